"""Sentences that the reports and chart titles say, beside the lists that they are said of."""

import pandas as pd
import pytest
from panels import filings_of, smelters_of

from cmr_analysis.analysis import display, findings, measures


def panel_of(lists: dict[int, str], countries: dict[str, str] | None = None) -> pd.DataFrame:
    return measures.smelter_status_by_year(filings_of(*lists), smelters_of(lists, countries))


@pytest.mark.parametrize(
    ("lists", "sentence"),
    [
        (
            {2014: "Tin:A:n Tin:B:c", 2016: "Tin:A:c Tin:B:c"},
            "Acme Inc. lists 100% of its tin smelters as conformant for 2016, up from 50% for 2014",
        ),
        (
            {2014: "Tin:A:c Tin:B:c", 2016: "Tin:A:a Tin:B:c"},
            "Acme Inc. lists 50% of its tin smelters as conformant for 2016, down from 100% for 2014",
        ),
        (
            {2014: "Tin:A:c", 2016: "Tin:B:c"},
            "Acme Inc. lists 100% of its tin smelters as conformant for 2016, as for 2014",
        ),
        (  # a smelter without a status is one that is not called conformant
            {2014: "Tin:A:c Tin:B:-", 2016: "Tin:A:c Tin:B:- Tin:C:- Tin:D:-"},
            "Acme Inc. lists 25% of its tin smelters as conformant for 2016, down from 50% for 2014",
        ),
        (  # the list that states no status is not compared
            {2014: "Tin:A:n", 2015: "Tin:A:-", 2016: "Tin:A:c"},
            "Acme Inc. lists 100% of its tin smelters as conformant for 2016, up from 0% for 2014",
        ),
        (
            {2014: "Tin:A:- Gold:A:-", 2016: "Tin:A:c"},
            "Acme Inc. lists 2 gold and tin smelters for 2014 and 1 gold and tin smelter for 2016",
        ),
        ({2017: "Tin:A:c"}, "Acme Inc. lists 1 tin smelter for 2017"),
        ({}, "the company lists no smelter"),
    ],
)
def test_the_shift(lists, sentence):
    assert findings.shift(panel_of(lists)) == sentence


@pytest.mark.parametrize(
    ("lists", "sentence"),
    [
        (
            {2014: "Tin:A:n Tin:B:n Tin:C:u", 2016: "Tin:A:c"},
            "Of 2 tin smelters that Acme Inc. lists as not conformant for 2014, the list for 2016 calls 1 "
            "conformant and leaves out 1",
        ),
        (  # where all are conformant, what became of those
            {2014: "Tin:A:c", 2016: "Tin:A:c"},
            "Of 1 tin smelter that Acme Inc. lists as conformant for 2014, the list for 2016 calls 1 "
            "conformant and leaves out 0",
        ),
        ({2014: "Tin:A:c", 2016: "Tin:B:c Tin:A:c", 2022: "Gold:B:c"}, "Of 1 gold and tin smelter"),
    ],
)
def test_what_became_of_the_largest_group_that_was_not_conformant(lists, sentence):
    assert findings.transition(measures.status_transitions(panel_of(lists))).startswith(sentence)


@pytest.mark.parametrize(
    ("countries", "sentence"),
    [
        (
            {"A": "PER", "B": "PER", "C": "CHN"},
            "The country with most tin smelters on Acme Inc.’s list for 2014 is Peru: 2 of 3, 50% of them conformant",
        ),
        (
            {"A": "PER", "C": "CHN"},
            "The countries with most tin smelters on Acme Inc.’s list for 2014 are China and Peru: 1 of 3 each",
        ),
        ({}, "Acme Inc. prints no country for a smelter"),
    ],
)
def test_the_country_with_most_smelters(countries, sentence):
    shares = measures.status_share_by_country(panel_of({2014: "Tin:A:c Tin:B:n Tin:C:c"}, countries))
    assert findings.country(shares) == sentence


def test_a_move_between_words_that_may_mean_the_same_is_said():
    lists = {2014: "Tin:A:n Tin:B:n Tin:C:c", 2016: "Tin:A:u Tin:B:c Tin:C:c"}
    assert findings.wording(panel_of(lists)).startswith(
        "1 tin smelter moved between “not conformant” and “undetermined”"
    )
    assert findings.wording(panel_of({2014: "Tin:C:c", 2016: "Tin:C:c"})).startswith("No smelter moved")
    assert findings.wording(panel_of({2014: "Tin:A:n"})) == ""


def test_rows_that_repeat_a_smelter_are_counted_by_filing():
    rows = smelters_of({2014: "Tin:A:c Tin:A:c Tin:B:c", 2016: "Tin:A:c"})
    lists = measures.yearly_lists(filings_of(2014, 2016), rows)
    assert (
        findings.repeated(lists)
        == "A smelter that stands on the list already is repeated by 1 row of acme-2014"
    )


def test_what_a_filing_states_otherwise_is_said_with_its_line():
    checks = pd.DataFrame(
        [
            ["acme-2014", "249", "differs", "The filing states 249; its list holds 248.", 117],
            ["acme-2014", "7", "agrees", "The filing states 7; its list holds as many.", 117],
            ["acme-2014", None, "differs", "1 smelter is printed twice.", 300],
        ],
        columns=["filing_id", "stated", "outcome", "detail", "line_start"],
    )
    assert findings.differences(checks) == ["acme-2014, line 117: The filing states 249; its list holds 248."]
    assert findings.checked(checks) == "Of 3 comparisons of a statement with the list, 1 agree and 2 differ"


def test_the_summary_of_one_list_leaves_out_what_needs_two():
    assert len(findings.summary(panel_of({2014: "Tin:A:c"}))) == 2
    assert len(findings.summary(panel_of({2014: "Tin:A:c", 2016: "Tin:A:c"}))) == 5


def test_scope_names_company_years_and_metals():
    lists = measures.yearly_lists(filings_of(2014, 2016), smelters_of({2014: "Tin:A:c"}))
    assert (
        findings.scope(lists, ["tin", "Gold"])
        == "Acme Inc., reporting years 2014 and 2016, tin and gold only"
    )
    assert (
        findings.scope(lists, ["Gold", "Tin", "Tantalum", "Tungsten"])
        == "Acme Inc., reporting years 2014 and 2016"
    )


# what a notebook shows


def test_a_table_has_a_caption_header_cells_and_no_markup_from_data():
    frame = pd.DataFrame(
        {"smelter_name": ["<script>x</script> & Co"], "rows": pd.array([1200], dtype="Int64")}
    )
    shown = display.table(frame, "Rows <all>")
    assert shown._repr_html_() == (
        '<div class="table" role="region" tabindex="0" aria-label="Rows &lt;all&gt;"><table>'
        '<caption style="text-align:left">Rows &lt;all&gt;</caption>'
        '<thead><tr><th scope="col" style="text-align:left">Smelter</th><th scope="col" class="number">Rows</th></tr></thead>'
        '<tbody><tr><th scope="row" class="id" style="text-align:left">&lt;script&gt;x&lt;/script&gt; &amp; Co</th>'
        '<td class="number">1,200</td></tr></tbody></table></div>'
    )
    assert repr(shown) == "Rows <all>\nSmelter                  Rows\n<script>x</script> & Co  1,200"


def test_what_is_not_stated_is_a_dash_and_a_share_is_in_percent():
    frame = pd.DataFrame(
        {
            "metal": ["Tin", "Gold"],
            "share_of_rows": pd.array([0.125, None], dtype="Float64"),
            "reporting_year": pd.array([2014, None], dtype="Int64"),
        }
    )
    assert repr(display.table(frame, "T")).splitlines()[2:] == [
        "Tin    12%            2014",
        "Gold   –              –",
    ]


def test_a_folded_table_says_how_many_rows_it_has_and_an_empty_one_that_it_has_none():
    frame = pd.DataFrame({"metal": ["Tin"]})
    assert "<summary>Rows (1 row)</summary>" in display.table(frame, "Rows", folded=True)._repr_html_()
    assert repr(display.table(frame.iloc[:0], "Rows", folded=True)) == "Rows: none."


def test_prose_ends_its_sentences_escapes_them_and_leaves_out_empty_ones():
    assert display.prose("One <b>", "", "Two.")._repr_html_() == "<p>One &lt;b&gt;. Two.</p>"
    assert display.prose("")._repr_html_() == ""
