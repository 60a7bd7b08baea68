"""Two lists side by side: what is shared, what differs, what the charts draw and the sentences say."""

import pandas as pd
import pytest
from invented import corpus_of, hundreds, one_cell
from matplotlib.patches import Rectangle

from cmr_analysis.analysis import comparison, comparison_findings, comparison_tables
from cmr_analysis.charts import alt_text, is_empty, picture
from cmr_analysis.charts import comparison as charts
from cmr_analysis.errors import SelectionError

COUNTRIES = {"A": "CHN", "B": "CHN", "C": "PER", "D": "JPN", "E": "JPN"}
LISTS = {
    "Acme 2017": "Tin:A:c Tin:B:n Tin:C:- Gold:D:c Gold:D:c Gold:E:a",
    "Bolt 2016": "Tin:A:c Tin:B:c Tin:C:c Gold:A:c Gold:D=Smelter_D_Ltd.:u",
}


@pytest.fixture(scope="module")
def sides():
    corpus = corpus_of(LISTS, COUNTRIES)
    return comparison.list_of(corpus, "Acme", 2017), comparison.list_of(corpus, "Bolt Inc.", 2016)


@pytest.fixture(scope="module")
def compared(sides) -> pd.DataFrame:
    return comparison.compare(*sides)


# which list


def test_a_list_is_named_by_its_company_and_year(sides):
    assert [comparison.label_of(side) for side in sides] == ["Acme Inc. 2017", "Bolt Inc. 2016"]


def test_of_two_filings_for_a_year_the_last_that_prints_a_list_is_compared():
    corpus = corpus_of({"Acme 2017": "Tin:A:c"})
    later = corpus.filings.assign(filing_id="acme-2017-a", signed_date=pd.Timestamp("2018-07-01"))
    both = type(corpus)(**{**vars(corpus), "filings": pd.concat([corpus.filings, later])})
    assert comparison.list_of(both, "Acme", 2017).filings["filing_id"].to_list() == ["acme-2017"]


@pytest.mark.parametrize(
    ("company", "year", "message"), [("Nobody", 2017, "'Acme Inc.'"), ("Acme", 2016, "2017")]
)
def test_an_unknown_list_is_refused_with_those_that_there_are(company, year, message):
    with pytest.raises(SelectionError, match=message):
        comparison.list_of(corpus_of(LISTS), company, year)


def test_a_list_is_not_compared_with_itself(sides):
    with pytest.raises(SelectionError, match="both lists are 'Acme Inc. 2017'"):
        comparison.compare(sides[0], sides[0])


# measures


def test_one_row_a_smelter_and_metal_however_often_printed(compared):
    assert compared[["metal", "smelter_id", "on_lists"]].to_numpy().tolist() == [
        ["Gold", "A", "second"],  # the tin smelter A is another one
        ["Gold", "D", "both"],
        ["Gold", "E", "first"],
        ["Tin", "A", "both"],
        ["Tin", "B", "both"],
        ["Tin", "C", "both"],
    ]
    assert one_cell(compared, "lines_a", smelter_id="D") == "104, 105"


def test_overlap_by_metal_adds_up(compared):
    gold, tin = comparison.overlap(compared).to_dict("records")
    assert [gold[name] for name in ("shared", "only_a", "only_b", "listed_a", "listed_b")] == [1, 1, 1, 2, 2]
    assert [tin[name] for name in ("shared", "only_a", "only_b", "listed_a", "listed_b")] == [3, 0, 0, 3, 3]
    assert (gold["share_shared"], gold["share_of_a"], tin["share_shared"]) == (pytest.approx(1 / 3), 0.5, 1.0)


def test_overlap_by_country_puts_most_smelters_first(compared):
    by_country = comparison.overlap(compared, "country")
    assert by_country[["country", "on_either", "shared"]].to_numpy().tolist() == [
        ["China", 3, 2],
        ["Japan", 2, 1],
        ["Peru", 1, 1],
    ]


def test_statuses_differ_only_where_both_lists_state_one(compared):
    assert comparison.status_differences(compared)["smelter_id"].to_list() == ["D", "B"]
    assert len(comparison.with_both_statuses(compared)) == 3  # C has none on the first list
    pairs = comparison.status_pairs(compared)
    assert one_cell(pairs, "smelters", status_a="not_stated", status_b="conformant") == 1
    assert pairs["smelters"].sum() == 4


@pytest.mark.parametrize(
    ("first", "second", "difference"),
    [
        ("Smelter_A", "Smelter_A", None),
        ("Smelter_A_Co.,_Ltd.", "SMELTER_A_CO_LTD", "spelling"),
        ("Fundição_A", "Fundicao_A", "spelling"),
        ("Old_Works", "New_Works", "other name"),
    ],
)
def test_names_of_one_smelter_differ_by_spelling_or_are_others(first, second, difference):
    corpus = corpus_of({"Acme 2017": f"Tin:A={first}:c", "Bolt 2017": f"Tin:A={second}:c"})
    sides = [comparison.list_of(corpus, name, 2017) for name in ("Acme", "Bolt")]
    found = comparison.name_differences(comparison.compare(*sides))["names"].to_list()
    assert found == ([difference] if difference else [])


def test_a_second_name_beside_the_same_one_is_no_difference():
    corpus = corpus_of({"Acme 2017": "Tin:A=Old:c Tin:A=New:c", "Bolt 2017": "Tin:A=New:c"})
    sides = [comparison.list_of(corpus, name, 2017) for name in ("Acme", "Bolt")]
    assert comparison.name_differences(comparison.compare(*sides)).empty


def test_the_identity_band_counts_each_way_to_tell_smelters_apart(sides):
    band = comparison.identity_band(*sides)
    assert band[["identity", "shared"]].to_numpy().tolist() == [
        ["printed name", 3],
        ["strict", 4],
        ["reviewed", 4],
        ["fuzzy", 4],
    ]


def test_metals_are_chosen(sides):
    assert set(comparison.compare(*sides, ["tin"])["metal"]) == {"Tin"}
    with pytest.raises(SelectionError, match="'Lead' is none"):
        comparison.compare(*sides, ["lead"])


# the shipped filings


@pytest.fixture(scope="module")
def shipped():
    from cmr_analysis import load_corpus

    return load_corpus("data/filings")


def test_calix_2017_and_qualys_2016_share_over_300_facilities(shipped):
    sides = comparison.list_of(shipped, "Calix", 2017), comparison.list_of(shipped, "Qualys", 2016)
    counted = comparison.overlap(comparison.compare(*sides))
    assert (counted["listed_a"].sum(), counted["listed_b"].sum()) == (331, 310)
    assert counted["shared"].sum() > 300
    by_name = comparison.identity_band(*sides).set_index("identity")["shared"]
    assert by_name["printed name"] < 300 < by_name["reviewed"] <= by_name["fuzzy"]


def test_one_name_that_changed_is_found_on_both_lists(shipped):
    sides = comparison.list_of(shipped, "Calix", 2017), comparison.list_of(shipped, "Qualys", 2016)
    named = comparison.name_differences(comparison.compare(*sides)).set_index("smelter_id")
    assert named.loc["CID002773", ["names_a", "names_b", "names"]].to_list() == [
        "Metallo Belgium N.V.",
        "Metallo-Chimique N.V.",
        "other name",
    ]


# sentences


def test_sentences_say_what_is_counted(compared):
    counted = comparison.overlap(compared)
    assert comparison_findings.overlapping(counted) == (
        "Acme Inc. 2017 and Bolt Inc. 2016 share 4 of the 6 smelters on either list"
    )
    assert "names 5 smelters, 1 of them not on the other list" in comparison_findings.exclusive(counted)
    assert "most alike for tin (100%" in comparison_findings.most_alike(counted)
    assert comparison_findings.statuses(compared) == (
        "Of 4 smelters on both lists, 3 have a status on both, and 2 of these have different ones"
    )


def test_a_list_without_statuses_is_said_to_have_none():
    corpus = corpus_of({"Acme 2017": "Tin:A:-", "Bolt 2017": "Tin:A:c"})
    compared = comparison.compare(*(comparison.list_of(corpus, name, 2017) for name in ("Acme", "Bolt")))
    assert (
        comparison_findings.statuses(compared)
        == "Acme Inc. 2017 states no status, so that none can be compared"
    )
    ax = charts.status_agreement(compared)
    assert is_empty(ax)
    assert "Acme Inc. 2017 states no status" in alt_text(ax)


def test_what_is_not_stated_is_said_so():
    facts = [
        {
            "filing_id": "acme-2017",
            "fact": "suppliers_surveyed",
            "value": "410",
            "number": 410.0,
            "quote": "410 …",
        },
        {
            "filing_id": "acme-2017",
            "fact": "response_rate",
            "value": "0.84",
            "number": 0.84,
            "quote": "84% …",
        },
        {
            "filing_id": "bolt-2016",
            "fact": "suppliers_surveyed",
            "value": "7",
            "number": 7.0,
            "quote": "seven …",
        },
    ]
    corpus = corpus_of(LISTS, facts=facts)
    sides = comparison.list_of(corpus, "Acme", 2017), comparison.list_of(corpus, "Bolt", 2016)
    stated = comparison_findings.stated_side_by_side(*sides)
    assert stated.to_numpy().tolist() == [
        ["Suppliers surveyed", "410", "7"],
        ["Response rate", "84%", "not stated"],
    ]
    assert comparison_findings.differing_statements(stated) == (
        "Stated differently: suppliers surveyed. Stated by one of them only: response rate"
    )
    assert comparison_findings.effort(*sides) == (
        "Acme Inc. 2017: 410 suppliers asked, 84% answered; Bolt Inc. 2016: 7 suppliers asked, "
        "the response rate is not stated"
    )
    assert comparison_tables.quotes(*sides)["Fact"].to_list() == ["Suppliers surveyed"] * 2 + [
        "Response rate"
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("Acme", 2017), ("Bolt", 2017), ""),
        (("Acme", 2017), ("Bolt", 2016), "one of time as much as of company"),
        (("Acme", 2017), ("Acme", 2016), "difference is one of time"),
    ],
)
def test_lists_of_different_years_carry_a_caveat(first, second, expected):
    names = ("Acme 2016", "Acme 2017", "Bolt 2016", "Bolt 2017")
    corpus = corpus_of(dict.fromkeys(names, "Tin:A:c"))
    said = comparison_findings.years_apart(*(comparison.list_of(corpus, *side) for side in (first, second)))
    assert said.endswith(expected) if expected else said == ""


def test_tables_name_the_lines_of_both_filings(compared):
    rows = comparison_tables.statuses_side_by_side(compared).set_index("Smelter")
    assert rows.loc["Smelter D", "Acme Inc. 2017"] == "Conformant: “conformant” (acme-2017, lines 104, 105)"
    assert rows.loc["Smelter D", "Bolt Inc. 2016"] == "Undetermined: “undetermined” (bolt-2016, line 105)"


# charts


def texts(ax) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_overlap_bars_are_as_long_as_the_smelters_are_many(compared):
    ax = charts.overlap(comparison.overlap(compared))
    bars = [bar for container in ax.containers for bar in container]
    unit = max(abs(bar.get_width()) for bar in bars) / 3  # the longest stands for three tin smelters
    assert [round(abs(bar.get_width()) / unit) for bar in bars] == [1, 1, 1, 3]
    assert {"only Acme Inc. 2017", "both", "only Bolt Inc. 2016", "33%", "100%"} <= set(texts(ax))


def test_overlap_by_country_says_how_many_countries_it_leaves_out(compared):
    ax = charts.overlap(comparison.overlap(compared, "country"), by="country", top=2)
    assert any("n = 5 of 6 smelters, 2 of 3 countries" in text for text in texts(ax))
    assert "Peru" not in texts(ax)


def test_the_heat_map_writes_every_pair_and_frames_what_agrees(compared):
    ax = charts.status_agreement(compared)
    assert sorted(text for text in texts(ax) if text.isdigit()) == ["1", "1", "1", "1"]
    frames = [patch for patch in ax.patches if isinstance(patch, Rectangle) and not patch.get_fill()]
    assert len(frames) == 1  # only conformant is on both sides
    assert "Conformant for Acme Inc. 2017, undetermined for Bolt Inc. 2016: 1." in alt_text(ax)


def test_a_long_company_name_is_cut_and_its_year_is_not():
    long = "International Consolidated Widget Holdings"
    corpus = corpus_of({f"{long} 2016": "Tin:A:c", f"{long} 2017": "Tin:A:c"})
    compared = comparison.compare(*(comparison.list_of(corpus, long, year) for year in (2016, 2017)))
    shown = texts(charts.overlap(comparison.overlap(compared)))
    assert {"only International Conso… 2016", "only International Conso… 2017"} <= set(shown)


def test_signs_in_a_name_are_only_text(recwarn):
    names = [r"Acme$\frac$ 山 2016", r"Acme$\frac$ 山 2017"]
    corpus = corpus_of(dict.fromkeys(names, "Tin:A:c"))
    compared = comparison.compare(*(comparison.list_of(corpus, names[0][:-5], year) for year in (2016, 2017)))
    assert picture(charts.overlap(comparison.overlap(compared))).startswith(b"\x89PNG")
    assert picture(charts.status_agreement(compared)).startswith(b"\x89PNG")
    assert not [warning for warning in recwarn if "Glyph" in str(warning.message)]


def test_charts_say_that_there_is_nothing_to_draw():
    corpus = corpus_of({"Acme 2017": "", "Bolt 2017": ""})
    compared = comparison.compare(*(comparison.list_of(corpus, name, 2017) for name in ("Acme", "Bolt")))
    for ax in (
        charts.overlap(comparison.overlap(compared)),
        charts.overlap(comparison.overlap(compared, "country"), by="country"),
        charts.status_agreement(compared),
    ):
        assert is_empty(ax)


def test_a_list_beside_an_empty_one_shares_nothing():
    corpus = corpus_of({"Acme 2017": "Tin:A:c", "Bolt 2017": ""})
    compared = comparison.compare(*(comparison.list_of(corpus, name, 2017) for name in ("Acme", "Bolt")))
    ax = charts.overlap(comparison.overlap(compared))
    assert alt_text(ax).startswith("Nothing is shared: Bolt Inc. 2017 names no smelter")


def test_two_of_hundreds_of_invented_companies_are_drawn_the_same_each_time():
    corpus = hundreds(companies=60)
    sides = [comparison.list_of(corpus, f"Invented {number:03d}", 2020) for number in (3, 44)]
    compared = comparison.compare(*sides)
    assert len(compared) == comparison.overlap(compared)["on_either"].sum()
    assert picture(charts.status_agreement(compared)) == picture(charts.status_agreement(compared))
