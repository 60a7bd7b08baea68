"""What the measures count, on lists small enough to count by hand, and what must hold on any lists."""

import doctest

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from panels import filings_of, smelters_of

from cmr_analysis.analysis import findings, measures, panel, sources
from cmr_analysis.errors import SelectionError

LISTS = {
    2014: "Tin:A:n Tin:B:c Tin:C:c Gold:A:n",
    2016: "Tin:A:c Tin:B:c Gold:A:- Gold:D:a",
    2022: "Tin:A:c Gold:D:c Tin:E:u",
}


MOVES = [
    "listed_before",
    "stayed",
    "left",
    "went_into_another",
    "entered",
    "came_from_another",
    "listed_after",
]


def panel_of(lists: dict[int, str], **kwargs: dict) -> pd.DataFrame:
    return measures.smelter_status_by_year(filings_of(*lists), smelters_of(lists, **kwargs))


@pytest.mark.parametrize("module", [measures, panel, findings, sources])
def test_the_examples_in_docstrings_run(module):
    assert doctest.testmod(module).failed == 0


def test_every_smelter_has_a_row_for_every_year():
    found = panel_of({2014: "Tin:A:n Tin:B:c", 2016: "Tin:A:c"})
    assert found[["smelter_id", "reporting_year", "status", "rows"]].to_numpy().tolist() == [
        ["A", 2014, "not_conformant", 1],
        ["A", 2016, "conformant", 1],
        ["B", 2014, "conformant", 1],
        ["B", 2016, "not_listed", 0],
    ]


@pytest.mark.parametrize(
    ("rows", "status", "printed"),
    [
        ("Tin:A:c", "conformant", 1),
        ("Tin:A:c Tin:A:c", "conformant", 2),  # printed twice, one smelter
        ("Tin:A:c Tin:A:a", "two_statuses", 2),  # two statuses are shown, neither is chosen
        ("Tin:A:c Tin:A:-", "conformant", 2),  # a row without a status says nothing against the other
        ("Tin:A:-", "not_stated", 1),
    ],
)
def test_rows_of_one_smelter_are_one_status(rows, status, printed):
    found = panel_of({2014: rows})
    assert found[["status", "rows"]].to_numpy().tolist() == [[status, printed]]


def test_one_name_for_two_metals_is_two_smelters():
    assert len(panel_of({2014: "Tin:A:c Gold:A:c"})) == 2


def test_the_name_is_the_latest_and_the_country_the_one_that_the_year_prints():
    rows = smelters_of({2014: "Tin:A:c", 2016: "Tin:A:c", 2022: "Tin:A:c"}).assign(
        country_code=pd.array(["HKG", None, "CHN"], dtype="string"),
        smelter_name=pd.array(["Old name", "Old name", "New name"], dtype="string"),
    )
    found = measures.smelter_status_by_year(filings_of(2014, 2016, 2022), rows)
    assert set(found["smelter_name"]) == {"New name"}
    assert found["country_code"].tolist() == ["HKG", pd.NA, "CHN"]
    assert measures.smelter_changes(found)["country_code"].tolist() == ["CHN"]


# which list stands for a year


def test_an_amendment_stands_for_its_year_and_the_first_filing_is_named():
    filings = pd.concat([filings_of(2014), filings_of(2014)], ignore_index=True).assign(
        filing_id=["acme-2014", "acme-2014a"],
        form_type=["SD", "SD/A"],
        signed_date=pd.to_datetime(["2015-06-01", "2015-09-01"]),
    )
    rows = smelters_of({2014: "Tin:A:n", "2014a": "Tin:A:c Tin:B:c"})
    lists = measures.yearly_lists(filings, rows)
    assert lists["is_used"].tolist() == [False, True]
    assert lists["why"].tolist() == ["replaced by a later filing for the year", pd.NA]
    assert measures.smelter_status_by_year(filings, rows)["status"].tolist() == ["conformant", "conformant"]


def test_a_year_without_a_list_is_no_year_in_which_all_smelters_left():
    found = measures.smelter_status_by_year(filings_of(2014, 2015), smelters_of({2014: "Tin:A:c"}))
    assert measures.years_of(found) == [2014]
    lists = measures.yearly_lists(filings_of(2014, 2015), smelters_of({2014: "Tin:A:c"}))
    assert lists["why"].tolist() == [pd.NA, "prints no smelter list"]


def test_filings_of_two_companies_are_refused():
    filings = pd.concat([filings_of(2014), filings_of(2016, company="Other Corp.")], ignore_index=True)
    with pytest.raises(SelectionError, match=r"'Acme Inc\.', 'Other Corp\.'"):
        measures.yearly_lists(filings, smelters_of(LISTS))


def test_one_company_under_two_spellings_or_one_cik_is_one():
    filings = pd.concat([filings_of(2014), filings_of(2016, company="ACME, INC")], ignore_index=True)
    assert len(measures.yearly_lists(filings, smelters_of(LISTS))) == 2
    renamed = pd.concat([filings_of(2014), filings_of(2016, company="Newname Inc.")], ignore_index=True)
    assert len(measures.yearly_lists(renamed.assign(cik="0000000001"), smelters_of(LISTS))) == 2


def test_a_metal_that_is_none_is_refused():
    with pytest.raises(SelectionError, match="'Zinc' is none; known are Gold, Tantalum, Tin, Tungsten"):
        measures.only_metals(panel_of(LISTS), ["tin", "Zinc"])
    with pytest.raises(SelectionError, match="none given"):
        measures.only_metals(panel_of(LISTS), [])
    assert set(measures.only_metals(panel_of(LISTS), ["GOLD"])["metal"]) == {"Gold"}


# shifts


def test_transitions_count_smelters_on_either_list_and_say_of_what_a_share_is():
    found = measures.status_transitions(panel_of(LISTS)).query("from_year == 2014 and to_year == 2016")
    columns = ["from_status", "to_status", "smelters", "share_of_from", "share_of_all"]
    assert found[columns].to_numpy().tolist() == [
        ["conformant", "conformant", 1, 0.5, 0.2],
        ["conformant", "not_listed", 1, 0.5, 0.2],
        ["not_conformant", "conformant", 1, 0.5, 0.2],
        ["not_conformant", "not_stated", 1, 0.5, 0.2],
        ["not_listed", "active", 1, 1.0, 0.2],
    ]


def test_transitions_are_given_for_every_pair_of_years():
    found = measures.status_transitions(panel_of(LISTS))
    assert found[["from_year", "to_year"]].drop_duplicates().to_numpy().tolist() == [
        [2014, 2016],
        [2014, 2022],
        [2016, 2022],
    ]


def test_entries_and_exits_by_metal():
    found = measures.entries_and_exits(panel_of(LISTS))
    assert_frame_equal(
        found.drop(columns="company"),
        pd.DataFrame(
            [
                [2014, 2016, "Gold", 1, 1, 0, 0, 1, 0, 2],
                [2014, 2016, "Tin", 3, 2, 1, 0, 0, 0, 2],
                [2016, 2022, "Gold", 2, 1, 1, 0, 0, 0, 1],
                [2016, 2022, "Tin", 2, 1, 1, 0, 1, 0, 2],
            ],
            columns=["from_year", "to_year", "metal", *MOVES],
        ).astype({"metal": "string"} | dict.fromkeys(["from_year", "to_year", *MOVES], "Int64")),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("lists", "lineage", "moves"),  # stayed, left, went into another, entered, came from another
    [
        ({2014: "Tin:A:c", 2016: "Tin:B:c"}, [("A", "B", "merged")], [0, 0, 1, 0, 1]),
        (
            {2014: "Tin:A:c", 2016: "Tin:A:c Tin:B:c"},
            [("A", "B", "split")],
            [1, 0, 0, 0, 1],
        ),  # a plant is told apart
        ({2014: "Tin:A:c Tin:B:c", 2016: "Tin:B:c"}, [("A", "B", "merged")], [1, 0, 1, 0, 0]),
        (
            {2014: "Tin:A:c", 2016: "Tin:B:c Tin:C:c"},
            [("A", "B", "split"), ("A", "C", "split")],
            [0, 0, 1, 0, 2],
        ),
        (
            {2014: "Tin:A:c", 2016: "Tin:C:c"},
            [("A", "B", "merged")],
            [0, 1, 0, 1, 0],
        ),  # the successor is not listed
        ({2014: "Tin:A:c", 2016: "Gold:B:c"}, [("A", "B", "merged")], [0, 1, 0, 1, 0]),  # another metal
        ({2014: "Tin:B:c", 2016: "Tin:A:c"}, [("A", "B", "merged")], [0, 1, 0, 1, 0]),  # not backwards
    ],
)
def test_a_split_or_a_merger_is_no_exit_and_no_entry(lists, lineage, moves):
    relations = pd.DataFrame(lineage, columns=["predecessor", "successor", "kind"])
    found = measures.entries_and_exits(panel_of(lists), relations)[MOVES].sum()
    assert found[MOVES[1:-1]].tolist() == moves


def test_a_smelter_that_came_of_another_is_told_from_one_that_entered():
    relations = pd.DataFrame([("A", "B", "split")], columns=["predecessor", "successor", "kind"])
    found = measures.smelter_changes(panel_of({2014: "Tin:A:c", 2016: "Tin:A:c Tin:B:c Tin:C:c"}), relations)
    assert dict(zip(found["smelter_id"], found["change"], strict=True)) == {
        "A": "stayed",
        "B": "split or merged",
        "C": "entered",
    }


def test_the_recorded_lineage_names_both_sides():
    found = panel.lineage()
    assert set(found["kind"]) <= {"split", "merged"}
    assert found[["predecessor", "successor"]].notna().all(axis=None)


@pytest.mark.parametrize(
    ("lists", "change", "is_changed"),
    [
        ({2014: "Tin:A:n", 2016: "Tin:A:c"}, "stayed", True),
        ({2014: "Tin:A:c", 2016: "Tin:A:c"}, "stayed", False),
        ({2014: "Tin:A:-", 2016: "Tin:A:c"}, "stayed", False),  # the first status stated is no change of it
        ({2014: "Tin:A:n", 2016: "Tin:B:c"}, "left", False),
        ({2014: "Tin:B:n", 2016: "Tin:A:c"}, "entered", False),
        ({2014: "Tin:B:n", 2016: "Tin:A:a", 2022: "Tin:A:c"}, "entered", True),
        ({2014: "Tin:A:n", 2016: "Tin:B:a", 2022: "Tin:A:c"}, "left and came back", True),
        ({2014: "Tin:B:n", 2016: "Tin:A:a", 2022: "Tin:B:c"}, "listed in between only", False),
    ],
)
def test_what_became_of_a_smelter(lists, change, is_changed):
    found = measures.smelter_changes(panel_of(lists)).set_index("smelter_id").loc["A"]
    assert (found["change"], found["is_status_changed"]) == (change, is_changed)


def test_ways_through_the_years_most_frequent_first():
    lists = {2014: "Tin:A:n Tin:B:n Tin:C:c", 2016: "Tin:A:c Tin:B:c"}
    found = measures.status_paths(measures.smelter_changes(panel_of(lists)))
    assert found.to_numpy().tolist() == [["not conformant → conformant", 2], ["conformant → not listed", 1]]


# countries, lengths, identity


def test_share_by_country_is_of_all_smelters_listed_there():
    found = measures.status_share_by_country(
        panel_of({2014: "Tin:A:c Tin:B:n Tin:C:- Gold:D:-"}, countries={"A": "PER", "B": "PER", "C": "PER"})
    )
    columns = ["country_code", "country", "smelters", "with_status", "conformant", "share_conformant"]
    assert found[columns].to_numpy().tolist() == [
        ["PER", "Peru", 3, 2, 1, 1 / 3],
        [pd.NA, "Country not printed", 1, 0, 0, 0.0],
    ]


def test_a_list_without_statuses_has_no_share_of_conformant_smelters():
    found = measures.status_share_by_country(panel_of({2014: "Tin:A:-", 2016: "Tin:A:c"}))
    assert found["share_conformant"].tolist() == [pd.NA, 1.0]


def test_list_lengths_share_is_of_the_metal():
    found = measures.list_lengths(panel_of({2014: "Tin:A:c Tin:B:n Gold:D:c"}))
    assert found[["metal", "status", "smelters", "share_of_metal"]].to_numpy().tolist() == [
        ["Gold", "conformant", 1, 1.0],
        ["Tin", "conformant", 1, 0.5],
        ["Tin", "not_conformant", 1, 0.5],
    ]


def test_match_summary_counts_rows():
    rows = smelters_of({2014: "Tin:A:c Tin:B:c Tin:C:c Tin:D:c"}).assign(
        match_method=["exact_name", "exact_name", "exact_name", "unmatched"]
    )
    found = sources.match_summary(rows)
    assert found[["match_method", "rows", "share_of_rows"]].to_numpy().tolist() == [
        ["exact_name", 3, 0.75],
        ["unmatched", 1, 0.25],
    ]


def test_a_row_without_an_id_or_a_metal_is_counted_all_the_same():
    rows = smelters_of({2014: "Tin:A:c Tin:B:c Tin:C:c"})
    rows = rows.assign(
        smelter_id=pd.array(["A", None, "C"], dtype="string"),
        metal=pd.Categorical(["Tin", "Tin", None], categories=["Tin"]),
    )
    found = measures.smelter_status_by_year(filings_of(2014), rows)
    assert found[["metal", "smelter_id", "rows"]].to_numpy().tolist() == [
        ["Tin", "A", 1],
        ["Tin", "SMELTER B", 1],
        ["metal not stated", "C", 1],
    ]


def test_what_identity_changes():
    rows = smelters_of({2014: "Tin:A:n Tin:B:c Tin:C:c", 2016: "Tin:A:c Tin:B:c Tin:C:c"}).assign(
        smelter_name_raw=pd.array(["Old A", "Old B", "C Limited", "New A", "New B", "C Ltd"], dtype="string"),
        match_method=["alias", "fuzzy", "normalized_name", *["exact_name"] * 3],
    )
    found = sources.identity_band(filings_of(2014, 2016), rows)
    columns = ["identity", "smelters", "every_list", "status_changed", "left", "entered"]
    assert found[columns].to_numpy().tolist() == [
        ["printed name", 6, 0, 0, 3, 3],
        ["strict", 5, 1, 0, 2, 2],
        ["reviewed", 4, 2, 1, 1, 1],
        ["fuzzy", 3, 3, 1, 0, 0],
    ]


def test_a_way_to_tell_smelters_apart_that_is_none_is_refused():
    with pytest.raises(SelectionError, match="identity 'exact' is none; known are strict, reviewed, fuzzy"):
        measures.smelter_status_by_year(filings_of(2014), smelters_of({2014: "Tin:A:c"}), "exact")


def test_rows_that_repeat_a_smelter_are_shown_with_their_lines():
    rows = smelters_of({2014: "Tin:A:c Tin:B:c Tin:A:n", 2016: "Tin:B:c"})
    found = sources.repeated_rows(filings_of(2014, 2016), rows)
    assert found[["smelter_id", "filing_id", "status_raw", "line_start"]].to_numpy().tolist() == [
        ["A", "acme-2014", "conformant", 101],
        ["A", "acme-2014", "not_conformant", 103],
    ]


def test_histories_give_the_printed_status_and_its_line():
    lists = {2014: "Tin:A:n", 2016: "Tin:B:c Tin:A:c"}
    rows = smelters_of(lists).assign(
        status_raw=pd.array(["No", "Compliant", "Compliant"], dtype="string"),
        smelter_name_raw=pd.array(["A", "Smelter B", "smelter a"], dtype="string"),
    )
    found = sources.histories(filings_of(*lists), rows, measures.smelter_changes(panel_of(lists)))
    assert found.to_numpy().tolist() == [
        ["Smelter A", "Tin", "Country not printed", "“No” (line 101) as A", "“Compliant” (line 102)"],
        ["Smelter B", "Tin", "Country not printed", "not on the list", "“Compliant” (line 101)"],
    ]


def test_conformant_by_country_reads_across_the_years():
    shares = measures.status_share_by_country(
        panel_of({2014: "Tin:A:c Tin:B:n Gold:D:-", 2016: "Tin:A:-"}, countries={"A": "PER", "B": "PER"})
    )
    found = sources.conformant_by_country(shares)
    assert found.columns.tolist() == ["Country", "2014", "2016"]
    assert found.to_numpy().tolist() == [["Peru", "1 of 2", "1"], ["Country not printed", "0 of 1", pd.NA]]


def test_empty_lists_give_typed_empty_frames():
    full, none = panel_of(LISTS), panel_of({})
    assert_frame_equal(none, full.iloc[:0])
    for measure in (
        measures.list_lengths,
        measures.status_flows,
        measures.status_transitions,
        measures.entries_and_exits,
        measures.smelter_changes,
        measures.status_share_by_country,
    ):
        assert_frame_equal(measure(none), measure(full).iloc[:0])
    assert len(sources.match_summary(smelters_of({}))) == 0
    assert len(measures.status_paths(measures.smelter_changes(none))) == 0


# what must always hold

_ROWS = st.lists(
    st.tuples(st.sampled_from(["Tin", "Gold"]), st.sampled_from("ABCDEF"), st.sampled_from("caun-")),
    max_size=12,
).map(lambda rows: " ".join(":".join(row) for row in rows))
_LISTS = st.dictionaries(st.sampled_from([2014, 2015, 2016, 2022]), _ROWS, min_size=1)


@settings(max_examples=30, deadline=None)
@given(_LISTS)
def test_no_smelter_vanishes_in_a_flow(lists):
    found = panel_of(lists)
    smelters = len(found.drop_duplicates(["metal", "smelter_id"]))
    flows = measures.status_flows(found)
    assert (flows.groupby(["from_year", "to_year"])["smelters"].sum() == smelters).all()
    assert len(found) == smelters * len(measures.years_of(found))


@settings(max_examples=30, deadline=None)
@given(_LISTS)
def test_transitions_sum_to_the_smelters_on_either_list(lists):
    found = panel_of(lists)
    listed = found.loc[found["status"].ne("not_listed")]
    for (first, second), pair in measures.status_transitions(found).groupby(["from_year", "to_year"]):
        either = listed.loc[listed["reporting_year"].isin([first, second])]
        assert pair["smelters"].sum() == len(either.drop_duplicates(["metal", "smelter_id"]))
        assert pair.groupby("from_status", observed=True)["share_of_from"].sum().round(9).eq(1).all()
        assert round(pair["share_of_all"].sum(), 9) == 1


@settings(max_examples=30, deadline=None)
@given(_LISTS)
def test_entries_less_exits_are_the_change_of_the_list(lists):
    relations = pd.DataFrame(
        [("A", "B", "split"), ("C", "B", "merged")], columns=["predecessor", "successor", "kind"]
    )
    found = measures.entries_and_exits(panel_of(lists), relations)
    assert (found["stayed"] + found["left"] + found["went_into_another"] == found["listed_before"]).all()
    assert (found["stayed"] + found["entered"] + found["came_from_another"] == found["listed_after"]).all()


@settings(max_examples=30, deadline=None)
@given(_LISTS)
def test_every_printed_row_is_in_the_panel(lists):
    rows = smelters_of(lists)
    assert panel_of(lists)["rows"].sum() == len(rows)


@settings(max_examples=30, deadline=None)
@given(_LISTS)
def test_countries_hold_all_listed_smelters(lists):
    found = panel_of(lists, countries={"A": "PER", "B": "CHN"})
    assert measures.status_share_by_country(found)["smelters"].sum() == found["status"].ne("not_listed").sum()
