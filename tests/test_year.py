"""The year: which filing counts, what each share is of, what a sample of its size allows, GAO's figures beside it."""

import math

import pandas as pd
import pytest
from panels import filings_of
from synthetic import fact, facts_of, filed_by, invented_corpus, listing

from cmr_analysis import schema
from cmr_analysis.analysis import filers, gao, year
from cmr_analysis.charts import alt_text, is_empty, picture
from cmr_analysis.charts import year as charts
from cmr_analysis.charts.scales import nice_step, number_scale
from cmr_analysis.charts.style import new_axes
from cmr_analysis.reporting.readable import readable

NOBODY = schema.typed_frame(schema.SMELTERS, [])


# which company files


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (("Acme", "1", None), ("Bolt", "1", None), True),  # one registrant under a new name
        (("Acme", "1", None), ("Acme", "2", None), False),  # two registrants of one name
        (
            ("Acme", None, "001-34674"),
            ("Bolt", None, "1-34674"),
            True,
        ),  # a file number with and without zeros
        (("Acme", None, "001-34674"), ("Acme", None, "001-34675"), False),
        (("Acme, Inc.", None, None), ("ACME INC", None, None), True),  # by name where nothing else is stated
        ((None, None, None), (None, None, None), False),  # nothing stated: nothing is known to be one
        (("Acme", "1", "001-5"), ("Bolt", None, "001-5"), True),  # the number leads to the CIK
    ],
)
def test_company_keys(one, other, is_same):
    rows = filed_by(("a", *one, 2022, None), ("b", *other, 2022, None))
    first, second = filers.company_keys(rows)
    assert (first == second) is is_same


def test_a_file_number_of_two_registrants_joins_nobody_to_either():
    rows = filed_by(
        *((name, name, cik, "001-5", 2022, None) for name, cik in (("a", "1"), ("b", "2"), ("c", None)))
    )
    assert filers.company_keys(rows).nunique() == 3


# which filing stands for the year


def test_of_two_filings_the_later_one_with_a_list_stands():
    rows = filed_by(
        ("first", "Acme", "1", None, 2022, "2023-05-01"),
        ("amended", "Acme", "1", None, 2022, "2023-07-01"),
        ("cover", "Acme", "1", None, 2022, "2023-09-01"),
        ("undated", "Bolt", "2", None, None, "2023-05-01"),
    )
    smelters = pd.concat([listing("first", "Tin:A:c"), listing("amended", "Tin:A:c Tin:B:c Tin:B:c")])
    found = filers.filers(rows, smelters).set_index("filing_id")
    assert found["is_used"].to_dict() == {"first": False, "amended": True, "cover": False, "undated": False}
    assert found.loc["amended", ["rows", "smelters"]].tolist() == [3, 2]
    assert found.loc["undated", "why"] == "no reporting year stated"
    assert found.loc["cover", "why"] == "another filing of the company stands for the year"


def test_a_smelter_printed_twice_is_one_listing_and_two_statuses_are_said_so():
    smelters = listing("a", "Tin:A:c Tin:A:n Tin:B:- Tin:B:a Gold:A:-", {"B": "RWA"})
    smelters["is_covered_country"] = (
        smelters["country_code"].eq("RWA").where(smelters["country_code"].notna())
    )
    listed = filers.listings(
        filers.filers(filed_by(("a", "Acme", "1", None, 2022, None)), smelters), smelters
    )
    statuses = {(row.metal, row.smelter_id): row.status for row in listed.itertuples()}
    assert statuses == {("Tin", "A"): "two_statuses", ("Tin", "B"): "active", ("Gold", "A"): "not_stated"}
    assert listed.set_index(["metal", "smelter_id"])["is_covered_country"].isna().to_dict() == {
        ("Tin", "A"): True,
        ("Tin", "B"): False,
        ("Gold", "A"): True,
    }


# uncertainty


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),  # Wilson 1927, as tabled by Brown, Cai and DasGupta 2001
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),
    ],
)
def test_wilson(hits, n, low, high):
    assert filers.wilson(hits, n) == pytest.approx((low, high), abs=1e-4)


@pytest.mark.parametrize("n", [0, 1, None])
def test_of_fewer_than_two_there_is_no_interval(n):
    assert all(math.isnan(bound) for bound in filers.wilson(0, n))


def test_one_filing_says_that_nothing_can_be_inferred():
    filed = year.of_year(filings_of(2022), NOBODY, 2022)
    assert "n = 1) nothing can be inferred" in year.sample_warning(filed)
    shares = year.determinations(filed, facts_of(fact("acme-2022", "rcoi_determination", "covered")))
    assert shares[["low", "high"]].isna().all(axis=None)


def test_the_interval_of_a_half_is_that_of_the_sample_s_size():
    filed = year.of_year(invented_corpus(100).filings, NOBODY, 2022)
    low, high = filers.wilson(50, 100)
    assert f"from {low:.0%} to {high:.0%}" in year.sample_warning(filed)


# determinations and numbers


@pytest.fixture(scope="module")
def three() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Three filers: two determinations and one that says nothing, one response rate."""
    rows = filed_by(*((name, name.title(), name, None, 2022, None) for name in ("a", "b", "c")))
    facts = facts_of(
        fact("a", "rcoi_determination", "covered"),
        fact("b", "rcoi_determination", "may_be_covered"),
        fact("a", "response_rate", "0.8", 0.8),
        fact("elsewhere", "rcoi_determination", "covered"),
    )
    return year.of_year(rows, NOBODY, 2022), facts


def test_shares_of_a_determination_are_of_all_filers_and_sum_to_one(three):
    shares = year.determinations(*three)
    inquiry = shares.loc[shares["fact"].eq("rcoi_determination")]
    assert inquiry[["value", "filings", "of"]].to_numpy().tolist() == [
        ["covered", 1, 3],
        ["may_be_covered", 1, 3],
        ["not_found", 1, 3],
    ]
    assert shares.groupby("fact")["share_of_filers"].sum().tolist() == pytest.approx([1.0] * 4)


def test_a_filer_without_a_number_is_not_counted_as_zero(three):
    numbers = year.stated_numbers(*three)
    assert numbers[["company", "fact", "number"]].to_numpy().tolist() == [["A", "response_rate", 0.8]]
    assert year.numbers_say(numbers, 3) == [
        "1 of 3 filings states a response rate: 80%",
        "None of 3 filings states how many suppliers were asked",
    ]


# lists


@pytest.fixture(scope="module")
def listed() -> pd.DataFrame:
    """Three lists: b states a status for some smelters only, c for none."""
    rows = filed_by(*((name, name.title(), name, None, 2022, None) for name in ("a", "b", "c")))
    smelters = pd.concat(
        [
            listing("a", "Tin:A:c Tin:B:c Tin:C:n"),
            listing("b", "Tin:A:c Tin:B:- Gold:A:-"),
            listing("c", "Tin:A:-"),
        ]
    )
    return filers.listings(year.of_year(rows, smelters, 2022), smelters)


def test_conformant_are_counted_of_all_listed_but_not_where_a_list_has_no_status(listed):
    shares = year.conformance(listed).set_index(["filing_id", "metal"])
    assert shares.loc[("a", "Tin"), "share_conformant"] == pytest.approx(2 / 3)
    assert shares.loc[("b", "Tin"), "share_conformant"] == 0.5  # one without a status is in the denominator
    assert shares.loc[("b", "Gold"), "share_conformant"] == 0.0  # the list does state statuses
    assert pd.isna(shares.loc[("c", "Tin"), "share_conformant"])
    assert pd.isna(shares.loc[("c", "Tin"), "conformant"])


def test_how_common_a_smelter_is_is_of_the_lists_for_its_metal(listed):
    common = year.frequency(listed).set_index(["metal", "smelter_id"])
    assert common["lists"].to_dict() == {("Gold", "A"): 1, ("Tin", "A"): 3, ("Tin", "B"): 2, ("Tin", "C"): 1}
    assert common["of"].to_dict() == {("Gold", "A"): 1, ("Tin", "A"): 3, ("Tin", "B"): 3, ("Tin", "C"): 3}
    assert pd.isna(common.loc[("Gold", "A"), "low"])
    rarest = year.most_and_least(year.frequency(listed))["least"]
    assert rarest["smelter_id"].tolist() == ["C", "B", "A"]  # gold has one list: nothing is rare there


def test_a_spread_leaves_out_what_is_not_stated(listed):
    found = year.spread(year.conformance(listed), "metal", "share_conformant").set_index("metal")
    assert found["n"].to_dict() == {"Gold": 1, "Tin": 2}
    assert found.loc["Tin", "median"] == pytest.approx((2 / 3 + 0.5) / 2)


def test_smelters_in_covered_countries_without_a_status_are_not_called_0_conformant():
    smelters = pd.concat(
        [listing("a", "Tin:A:- Tin:B:c", {"A": "RWA", "B": "PER"}), listing("b", "Tin:A:c", {"A": "RWA"})]
    )
    smelters["is_covered_country"] = smelters["country_code"].eq("RWA")
    rows = filed_by(*((name, name, name, None, 2022, None) for name in "ab"))
    both = filers.listings(year.of_year(rows, smelters, 2022), smelters)
    [row] = year.covered_countries(both).to_dict("records")
    assert (row["country"], row["lists"], row["with_status"], row["conformant"]) == ("Rwanda", 2, 1, 1)
    [row] = year.covered_countries(both.loc[both["filing_id"].eq("a")]).to_dict("records")
    assert pd.isna(row["conformant"])
    assert year.covered_say(both).startswith("2 of 2 lists that print countries name")


# GAO


def test_gao_names_years_by_filing_one_later_than_the_reporting_year():
    figures = gao.figures()
    assert (figures["filing_year"] - figures["reporting_year"]).eq(1).all()
    one = figures.loc[figures["measure"].eq("filers") & figures["reporting_year"].eq(2013)].iloc[0]
    assert (one["gao"], one["filing_year"], one["source"]) == (1321, 2014, "GAO-15-561")


def test_gao_shares_stand_beside_ours_with_both_denominators(three):
    compared = gao.beside(2022, *three)
    assert compared["gao"].tolist() == [0.63, 0.63]
    assert compared["gao_of"].unique().tolist() == ["filers that performed an RCOI (estimate)"]
    assert compared[["hits", "n"]].to_numpy().tolist() == [
        [1, 2],
        [2, 2],
    ]  # without and with "may be covered"
    assert compared.loc[0, ["low", "high"]].tolist() == pytest.approx(filers.wilson(1, 2))


def test_what_has_no_counterpart_is_said_and_not_filled_in(three):
    compared = gao.beside(2017, *three).set_index("measure")
    after = compared.loc["undetermined_after_due_diligence"]
    assert (
        after["gao"] == 0.61
        and pd.isna(after["n"])
        and "not among the facts" in after["ours_counts"].replace("is ", "")
    )
    assert compared.loc["filers", ["hits", "gao"]].tolist() == [3, 1117]
    assert pd.isna(compared.loc["filers", "share"])


def test_gao_differs_in_denominators_between_years():
    figures = gao.figures().set_index(["reporting_year", "measure"])["denominator"]
    assert figures[2013, "due_diligence_performed"] != figures[2015, "due_diligence_performed"]


def test_with_one_filing_a_comparison_infers_nothing():
    filed = year.of_year(filings_of(2022), NOBODY, 2022)
    compared = gao.beside(2022, filed, facts_of(fact("acme-2022", "rcoi_determination", "covered")))
    assert all("nothing can be inferred" in sentence for sentence in gao.inference(compared))


def test_a_year_without_figures_says_so(three):
    compared = gao.beside(1999, *three)
    assert compared.empty and is_empty(charts.gao_comparison(compared))
    assert "none for filings of 2000, which report on 1999" in gao.says(compared, 1999)


def test_the_reference_file_is_the_published_one(root):
    lines = (
        (root / "data" / "reference" / "gao_conflict_minerals.csv").read_text(encoding="utf-8").splitlines()
    )
    assert len(lines) == 30
    assert lines[1] == "2014,filers,1321,companies,all Form SD conflict-minerals filers,GAO-15-561"


# charts


def marks(ax, marker: str) -> list[float]:
    return [float(line.get_xdata()[0]) for line in ax.lines if line.get_marker() == marker]


def test_determinations_put_a_dot_at_each_share_and_a_band_at_each_interval(three):
    shares = year.determinations(*three)
    ax = charts.determinations(shares)
    shown = shares.loc[shares["fact"].eq("rcoi_determination")]  # nothing was found of the others
    assert len(marks(ax, "o")) == len(shown)
    bands = [line.get_xdata() for line in ax.lines if line.get_linewidth() == 7]
    assert len(bands) == len(shown)
    assert all(low < dot < high for (low, high), dot in zip(bands, marks(ax, "o"), strict=True))
    assert "n = 3 filings." in " ".join(text.get_text() for text in ax.texts)


def test_strips_draw_one_dot_a_filing_and_the_median(listed):
    ax = charts.conformance(year.conformance(listed))
    dots = [line for line in ax.lines if line.get_marker() == "o"]
    assert [len(line.get_xdata()) for line in dots] == [
        1,
        2,
    ]  # gold, tin; the list without statuses is left out
    texts = [text.get_text() for text in ax.texts]
    assert {"58%", "0%", "2", "1"} <= set(texts)
    assert "1 list without any left out" in " ".join(reversed(texts))


def test_bars_of_common_smelters_are_as_long_as_the_smelters_are_many(listed):
    common = year.frequency(listed)
    assert charts.commonness(common, 3).to_dict() == {"on 3 lists": 1, "on 2 lists": 1, "on 1 list": 2}
    widths = [bar.get_width() for bar in charts.how_common(common).patches]
    assert widths == pytest.approx([widths[0], widths[0], 2 * widths[0]])


def test_beyond_ten_lists_smelters_are_counted_by_tenths_and_none_is_lost():
    corpus = invented_corpus(60)
    filed = year.of_year(corpus.filings, corpus.smelters, 2022)
    common = year.frequency(filers.listings(filed, corpus.smelters))
    tenths = charts.commonness(common, int(common["of"].max()))
    assert len(tenths) == 10 and tenths.sum() == len(common)


def test_gao_is_a_diamond_and_this_corpus_a_dot(three):
    ax = charts.gao_comparison(gao.beside(2017, *three))
    assert len(marks(ax, "D")) == 6  # six rows of shares, one with two readings among them
    assert len(marks(ax, "o")) == 2


@pytest.mark.parametrize(
    ("most", "step"),
    [(331, 100), (5, 1), (6, 2), (1200, 500), (0.9, 0.2), (1, 0.2)],
    ids=lambda value: f"{value:g}",
)
def test_steps_are_round(most, step):
    assert nice_step(most) == step


def test_a_scale_holds_all_values():
    assert number_scale(0, 1, [3, 331]).most == 400
    assert number_scale(0, 1, []).most > 0


@pytest.mark.parametrize("companies", [1, 4, 120])
def test_every_chart_of_the_year_is_drawn_described_and_the_same_each_time(companies):
    corpus = invented_corpus(companies, (2022,))
    filed = year.of_year(corpus.filings, corpus.smelters, 2022)
    listed = filers.listings(filed, corpus.smelters)
    for draw, frame in (
        (charts.determinations, year.determinations(filed, corpus.facts)),
        (charts.list_lengths, year.list_lengths(listed)),
        (charts.conformance, year.conformance(listed)),
        (charts.how_common, year.frequency(listed)),
        (charts.gao_comparison, gao.beside(2022, filed, corpus.facts)),
    ):
        ax = new_axes(4)
        assert draw(frame, ax=ax) is ax or is_empty(ax)
        assert len(alt_text(ax)) > 60
    assert picture(draw(frame)) == picture(draw(frame))


def test_a_year_without_filings_has_typed_empty_frames_and_charts_that_say_so():
    corpus = invented_corpus(2, (2022,))
    filed = year.of_year(corpus.filings, corpus.smelters, 1999)
    listed = filers.listings(filed, corpus.smelters)
    assert len(filed) == len(listed) == len(year.determinations(filed, corpus.facts)) == 0
    assert is_empty(charts.determinations(year.determinations(filed, corpus.facts)))
    assert is_empty(charts.conformance(year.conformance(listed)))
    assert year.lists_say(listed) == "No filing prints a smelter list"


# tables for reading


def test_readable_writes_shares_intervals_and_plain_numbers():
    frame = pd.DataFrame(
        {"share": [0.5, None], "low": [0.4, None], "high": [0.6, None], "number": [1200.0, 0.25]}
    )
    shown = readable(frame, "share interval number")
    assert shown["Share"].tolist()[0] == "50%" and pd.isna(shown["Share"].tolist()[1])
    assert shown["95% interval"].fillna("").tolist() == ["40% to 60%", ""]
    assert shown["Stated"].tolist() == ["1,200", "0.25"]


def test_readable_takes_the_rows_word_for_what_is_a_share():
    frame = pd.DataFrame({"value": [0.5, 12.0], "is_share": [True, False]})
    assert readable(frame, "value")["Value"].tolist() == ["50%", "12"]
