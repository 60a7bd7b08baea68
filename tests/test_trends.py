"""Trends: what each value is of, the sample held fixed, and what one company does to it."""

import pandas as pd
import pytest
from synthetic import fact, facts_of, filed_by, invented_corpus, listing

from cmr_analysis.analysis import filers, trend_words, trends
from cmr_analysis.charts import alt_text, is_empty, picture
from cmr_analysis.charts import trends as charts
from cmr_analysis.charts.scales import scattered
from cmr_analysis.errors import SelectionError

LISTS = {  # company: year: list
    "a": {2021: "Tin:A:c Tin:B:n", 2022: "Tin:A:c Tin:B:c Tin:C:n Tin:D:n"},
    "b": {2021: "Tin:A:c", 2022: "Tin:A:n"},
    "c": {2022: "Tin:A:- Tin:B:-"},
}


@pytest.fixture(scope="module")
def corpus() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Filings, smelters and facts of three companies; the third files in the last year only and states no status."""
    filed = [
        (f"{name}-{year}", name, name, None, year, None)
        for name, by_year in LISTS.items()
        for year in by_year
    ]
    smelters = [
        listing(f"{name}-{year}", text) for name, by_year in LISTS.items() for year, text in by_year.items()
    ]
    facts = facts_of(
        fact("a-2021", "response_rate", "0.5", 0.5),
        fact("b-2021", "response_rate", "0.7", 0.7),
        fact("a-2022", "response_rate", "0.9", 0.9),
        fact("a-2021", "rcoi_determination", "may_be_covered"),
        fact("b-2021", "rcoi_determination", "not_covered"),
    )
    return filed_by(*filed), pd.concat(smelters, ignore_index=True), facts


def over_years(corpus, is_fixed: bool = False) -> pd.DataFrame:
    filings, smelters, facts = corpus
    filed = trends.chosen(filers.filers(filings, smelters))
    filed = trends.in_every_year(filed) if is_fixed else filed
    return trends.over_years(trends.contributions(filed, filers.listings(filed, smelters), facts))


def row(values: pd.DataFrame, measure: str, year: int) -> pd.Series:
    return values.set_index(["measure", "reporting_year"]).loc[(measure, year)]


# values


def test_pooled_shares_add_numerators_and_denominators(corpus):
    values = over_years(corpus)
    before, after = (row(values, "share_conformant", year) for year in (2021, 2022))
    assert (before["value"], before["n"]) == (pytest.approx(2 / 3), 2)
    assert (after["value"], after["n"]) == (pytest.approx(2 / 5), 2)  # the list without statuses is left out


def test_list_lengths_and_stated_numbers_are_medians(corpus):
    values = over_years(corpus)
    assert row(values, "list_length", 2021)["value"] == 1.5
    assert row(values, "list_length", 2022)["value"] == 2
    assert row(values, "response_rate", 2021)["value"] == pytest.approx(0.6)
    assert row(values, "response_rate", 2022)["n"] == 1


def test_that_minerals_may_be_covered_determines_nothing(corpus):
    found = row(over_years(corpus), "origin_determined", 2021)
    assert (found["value"], found["n"]) == (0.5, 2)
    assert (found["low"], found["high"]) == pytest.approx(filers.wilson(1, 2))


def test_shares_of_smelters_have_no_interval_of_filings(corpus):
    values = over_years(corpus)
    assert values.loc[values["measure"].ne("origin_determined"), ["low", "high"]].isna().all(axis=None)


def test_a_measure_that_nobody_states_in_a_year_has_no_row(corpus):
    values = over_years(corpus)
    assert trends.of_measure(values, "origin_determined")["reporting_year"].tolist() == [2021]
    assert trends.of_measure(values, "suppliers_surveyed").empty
    with pytest.raises(SelectionError, match="'nonsense' is none"):
        trends.of_measure(values, "nonsense")


# who is in the sample


def test_a_fixed_sample_holds_those_who_filed_in_every_year(corpus):
    values = over_years(corpus, is_fixed=True)
    assert row(values, "list_length", 2022)[["value", "n"]].tolist() == [2.5, 2]  # c is out: (4 + 1) / 2


def test_composition_counts_newcomers(corpus):
    filed = trends.chosen(filers.filers(*corpus[:2]))
    columns = ["companies", "in_every_year", "in_some_years"]
    assert trends.composition(filed)[columns].to_numpy().tolist() == [[2, 2, 0], [3, 2, 1]]
    assert trends.composition(filed)["stayed"].fillna(-1).tolist() == [-1, 2]


def test_companies_are_followed_by_number_under_a_new_name():
    rows = filed_by(("x", "Old Name", "1", None, 2021, None), ("y", "New Name", "1", None, 2022, None))
    filed = filers.filers(rows, listing("none", ""))
    assert len(trends.in_every_year(trends.chosen(filed))) == 2
    assert len(trends.chosen(filed, companies=["old"])) == 2


@pytest.mark.parametrize(
    ("years", "companies", "message"),
    [
        ([1999], [], "no filing for 1999; reporting years there are: 2021, 2022"),
        ([], ["Invented"], "'Invented' fits several companies"),
        ([], ["Nobody"], "'Nobody' is no company of the corpus"),
        ([], [""], "'' is no company"),
    ],
)
def test_what_is_not_there_is_refused(years, companies, message):
    found = invented_corpus(3, late=0)
    filed = filers.filers(found.filings, found.smelters)
    with pytest.raises(SelectionError, match=message):
        trends.chosen(filed, years, companies)


# what one company does


def test_leaving_out_one_company_gives_the_range(corpus):
    found = row(over_years(corpus), "share_conformant", 2022)
    assert (found["left_out_low"], found["left_out_high"]) == pytest.approx(
        (0.0, 0.5)
    )  # without a, without b
    assert (found["largest_company"], found["share_of_largest"]) == ("a", 0.8)


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [([1, 2, 3], 1.5, 2.5), ([1, 2, 3, 10], 2, 3), ([5, 5], 5, 5), ([1, 9], 1, 9)],
)
def test_the_range_of_a_median_is_that_of_leaving_out_each(values, low, high):
    parts = pd.DataFrame(
        {"numerator": values, "denominator": 1.0, "value": [float(value) for value in values]}
    )
    tried = [parts["value"].drop(place).median() for place in parts.index]
    assert (min(tried), max(tried)) == (low, high)
    found = trends.over_years(
        parts.assign(measure="list_length", reporting_year=2022, company_key=range(len(values)), company="x")
    ).iloc[0]
    assert (found["left_out_low"], found["left_out_high"]) == (low, high)


@pytest.mark.parametrize(
    ("denominators", "warning"),
    [
        ([10], "one company only"),
        ([10, 10], "2 companies only"),
        ([10] * 6, None),
        ([100] + [10] * 9, "c0 has 53% of the rows"),
    ],
)
def test_a_value_that_hangs_on_few_companies_says_so(denominators, warning):
    n = len(denominators)
    parts = pd.DataFrame({"denominator": [float(number) for number in denominators]}).assign(
        numerator=lambda frame: frame["denominator"] / 2,
        value=0.5,
        measure="share_conformant",
        reporting_year=2022,
        company_key=[str(place) for place in range(n)],
        company=[f"c{place}" for place in range(n)],
    )
    found = trends.over_years(parts)["warning"].iloc[0]
    assert (None if pd.isna(found) else found) == warning


def test_one_company_that_moves_a_value_far_is_a_warning():
    parts = pd.DataFrame({"denominator": [10.0] * 5 + [13.0], "numerator": [0.0] * 5 + [13.0]}).assign(
        value=0.0,
        measure="share_conformant",
        reporting_year=2022,
        company_key=list("abcdef"),
        company=list("abcdef"),
    )
    assert trends.over_years(parts)["warning"].tolist() == ["one company moves it far"]


# sentences and charts


def test_a_trend_of_other_companies_is_not_called_up_or_down():
    rows = filed_by(("x", "Acme", "1", None, 2021, None), ("y", "Bolt", "2", None, 2022, None))
    smelters = pd.concat([listing("x", "Tin:A:c"), listing("y", "Tin:A:c Tin:B:n")])
    filed = trends.chosen(filers.filers(rows, smelters))
    facts = facts_of()
    values = trends.over_years(trends.contributions(filed, filers.listings(filed, smelters), facts))
    shown = trends.of_measure(values, "share_conformant")
    said = "Listed smelters called conformant: 50% for 2022; 100% for 2021, of other companies"
    assert trend_words.trend(shown) == said
    ax = charts.trend(shown)
    assert not [line for line in ax.lines if line.get_linewidth() == 1.3]  # no line joins the two
    assert "No line joins years without a company in common." in " ".join(
        reversed([t.get_text() for t in ax.texts])
    )


def test_a_trend_has_a_dot_a_year_hollow_for_one_company_and_a_dashed_line_over_a_gap():
    found = invented_corpus(6, (2014, 2016, 2017), late=0)
    filed = trends.chosen(filers.filers(found.filings, found.smelters))
    values = trends.over_years(
        trends.contributions(filed, filers.listings(filed, found.smelters), found.facts)
    )
    rows = trends.of_measure(values, "list_length")
    ax = charts.trend(rows)
    dots = [line for line in ax.lines if line.get_marker() == "o"]
    assert len(dots) == 3
    x = [float(dot.get_xdata()[0]) for dot in dots]
    assert x[1] - x[0] == pytest.approx(2 * (x[2] - x[1]))  # years stand at their distance
    heights = [float(dot.get_ydata()[0]) for dot in dots]
    assert sorted(heights) == [heights[place] for place in rows["value"].astype(float).argsort()]
    joined = [line.get_linestyle() for line in ax.lines if line.get_linewidth() == 1.3]
    assert joined == ["--", "-"]
    one = charts.trend(rows.assign(n=1))
    assert {line.get_markerfacecolor() for line in one.lines if line.get_marker() == "o"} == {"white"}


def test_small_shares_have_a_scale_of_their_own_that_begins_at_nothing():
    found = invented_corpus(20, (2021, 2022))
    filed = trends.chosen(filers.filers(found.filings, found.smelters))
    values = trends.over_years(
        trends.contributions(filed, filers.listings(filed, found.smelters), found.facts)
    )
    covered = trends.of_measure(values, "share_covered")  # one in seven or eight by the making of the corpus
    assert covered["value"].between(0.1, 0.2).all()
    texts = [text.get_text() for text in charts.trend(covered).texts]
    assert "0%" in texts and "100%" not in texts
    assert "100%" in [text.get_text() for text in charts.trend(covered.assign(value=0.6)).texts]


def test_composition_bars_are_as_long_as_the_companies_are_many(corpus):
    ax = charts.composition(trends.composition(trends.chosen(filers.filers(*corpus[:2]))))
    widths = [bar.get_width() for bar in ax.patches]
    assert widths == pytest.approx([2 * widths[3], 0, 2 * widths[3], widths[3]])
    assert alt_text(ax).startswith(
        "2 filed in every one of the 2 years; between 2 and 3 filed in each of them"
    )


def test_fields_by_metal_write_share_and_number(corpus):
    filings, smelters, _ = corpus
    filed = trends.chosen(filers.filers(filings, smelters))
    ax = charts.conformant_by_metal(trends.conformant_by_metal(filed, filers.listings(filed, smelters)))
    texts = [text.get_text() for text in ax.texts]
    assert {"67%", "of 3", "40%", "of 5"} <= set(texts)
    assert len(ax.patches) == 2


@pytest.mark.parametrize("companies", [1, 4, 120])
def test_every_chart_of_trends_is_drawn_described_and_the_same_each_time(companies):
    found = invented_corpus(companies, (2021, 2022))
    filed = trends.chosen(filers.filers(found.filings, found.smelters))
    listed = filers.listings(filed, found.smelters)
    values = trends.over_years(trends.contributions(filed, listed, found.facts))
    drawn = [charts.trend(trends.of_measure(values, measure)) for measure in trends.MEASURES]
    drawn += [charts.composition(trends.composition(filed))]
    drawn += [charts.conformant_by_metal(trends.conformant_by_metal(filed, listed))]
    assert all(len(alt_text(ax)) > 40 for ax in drawn)
    assert picture(drawn[0]) == picture(charts.trend(trends.of_measure(values, "share_conformant")))


def test_an_empty_sample_draws_nothing_and_says_why():
    found = invented_corpus(2, (2021, 2022))
    nobody = trends.chosen(filers.filers(found.filings, found.smelters)).iloc[:0]
    listed = filers.listings(nobody, found.smelters)
    values = trends.over_years(trends.contributions(nobody, listed, found.facts))
    assert values.empty and trend_words.driven(values) == "There is no value to show"
    assert is_empty(charts.trend(values)) and is_empty(charts.composition(trends.composition(nobody)))


def test_scattered_places_lie_between_and_do_not_repeat():
    places = scattered(100)
    assert len(set(places)) == 100 and min(places) >= -1 and max(places) <= 1


def test_the_columns_named_are_all_that_filers_and_listings_need():
    corpus = invented_corpus(30)
    some = corpus.read("smelters", filers.COLUMNS)
    assert list(some.columns) == filers.COLUMNS
    filed = filers.filers(corpus.filings, some)
    assert filed.equals(filers.filers(corpus.filings, corpus.smelters))
    assert filers.listings(filed, some).equals(filers.listings(filed, corpus.smelters))
