"""Stated facts: exact on the filings shipped, each quote word for word in its lines, pairs of wordings."""

import csv
import re
from functools import lru_cache
from pathlib import Path

import pytest
from covers import read_cover
from fact_pairs import STATES, STATES_NOTHING, YEAR
from fact_reports import REPORTS

from cmr_analysis.document import Document, Line
from cmr_analysis.facts.facts import FACTS, read_facts, read_statements
from cmr_analysis.facts.phrases import fact_phrases
from cmr_analysis.reading import read_document
from cmr_analysis.vocabulary import reference_dir

FILINGS = Path(__file__).parents[1] / "data" / "filings"

# Read by hand, sentence by sentence. qualys-2014 states no response rate: five of its eight contract
# manufacturers answered "affirmatively", the other three sent answers too (its step 1 d calls them responses).
GOLDEN = {
    "qualys-2014": {
        "suppliers_surveyed": ("8", 129),
        "status_as_of": ("2014-03-18", 174),
        "template": ("EICC-GeSI", 127),
        "rcoi_determination": ("undetermined", 131),
        "product_determination": ("drc_conflict_undeterminable", 61),
        "due_diligence_framework": ("OECD", 168),
        "report_url": ("http://investor.qualys.com/sec.cfm", 67),
    },
    "qualys-2016": {
        "suppliers_surveyed": ("7", 111),
        "response_rate": ("1.0", 111),
        "smelters_identified": ("310", 111),
        "smelters_conformant": ("241", 111),
        "smelters_active": ("14", 111),
        "smelters_not_listed": ("55", 111),
        "template": ("CMRT", 109),
        "rcoi_determination": ("may_be_covered", 44),
        "due_diligence_framework": ("OECD", 152),
        "report_url": ("http://investor.qualys.com/sec.cfm", 50),
    },
    "qualys-2022": {
        "suppliers_surveyed": ("7", 117),
        "response_rate": ("1.0", 117),
        "smelters_identified": ("249", 117),
        "smelters_conformant": ("226", 117),
        "smelters_active": ("7", 117),
        "smelters_not_listed": ("16", 117),
        "template": ("CMRT", 115),
        "rcoi_determination": ("undetermined", 119),
        "due_diligence_framework": ("OECD", 180),
        "report_url": ("https://investor.qualys.com/financials-filings/sec-filings", 55),
    },
    "calix-2017": {
        "suppliers_surveyed": ("410", 94),
        "response_rate": ("0.84", 94),
        "smelters_sourcing_covered": ("48", 102),
        "template": ("CMRT", 92),
        "rcoi_determination": ("covered", 96),
        "due_diligence_framework": ("OECD", 102),
        "private_sector_audit": ("not_obtained", 112),
        "report_url": ("https://investor-relations.calix.com", 48),
    },
}


@lru_cache
def facts_of(filing_id):
    document = read_document(FILINGS / f"{filing_id}.txt")
    return read_facts(document, read_cover(document))


@pytest.mark.parametrize("filing_id", GOLDEN)
def test_every_stated_fact_is_found_on_its_line_and_nothing_else(filing_id):
    facts, _ = facts_of(filing_id)
    assert {fact.fact: (fact.value, fact.line_start) for fact in facts} == GOLDEN[filing_id]


@pytest.mark.parametrize("filing_id", GOLDEN)
def test_every_quote_stands_word_for_word_in_the_lines_named(filing_id):
    lines = (FILINGS / f"{filing_id}.txt").read_text(encoding="utf-8").split("\n")
    facts, conflicts = facts_of(filing_id)
    for fact in [*facts, *conflicts]:
        printed = re.sub(r"\s+", " ", " ".join(lines[fact.line_start - 1 : fact.line_end]))
        assert fact.quote in printed, fact


@pytest.mark.parametrize("filing_id", GOLDEN)
def test_these_filings_do_not_contradict_themselves_in_prose(filing_id):
    assert facts_of(filing_id)[1] == []


def test_numbers_are_counts_or_shares_and_none_for_words():
    numbers = {fact.fact: fact.number for fact in facts_of("calix-2017")[0]}
    assert numbers["suppliers_surveyed"] == 410.0
    assert numbers["response_rate"] == 0.84
    assert numbers["template"] is None


def phrase_examples(role):
    with (reference_dir() / "fact_phrases.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["role"] == role]


@pytest.mark.parametrize(
    "row", phrase_examples("states"), ids=lambda row: row["fact"] + ": " + row["example"][:60]
)
def test_the_example_of_every_phrase_gives_what_its_row_says(row):
    assert read_statements(row["example"]).get(row["fact"]) == row["expected"]


def test_only_phrases_that_state_need_words():
    against = phrase_examples("rejects") + phrase_examples("rejects_after") + phrase_examples("excludes")
    assert not [row["example"] for row in against if row["needs"]]


@pytest.mark.parametrize(
    "row", phrase_examples("rejects") + phrase_examples("rejects_after") + phrase_examples("excludes"),
    ids=lambda row: row["fact"] + ": " + row["example"][:60],
)  # fmt: skip
def test_the_example_of_every_rejection_states_nothing_of_its_kind(row):
    stated = read_statements(row["example"])
    for fact in row["fact"].split("|"):
        assert stated.get(fact) is None if not row["value"] else stated.get(fact) != row["value"], fact


def test_every_fact_of_the_design_has_phrases_and_no_other_has():
    assert set(fact_phrases()) == set(FACTS)


def pairs(table):
    return [
        pytest.param(fact, *pair, id=f"{fact}: {pair[0][:70]}")
        for fact, rows in table.items()
        for pair in rows
    ]


@pytest.mark.parametrize(("fact", "text", "value"), pairs(STATES))
def test_a_wording_states_its_fact(fact, text, value):
    assert read_statements(text, YEAR).get(fact) == value


@pytest.mark.parametrize(
    ("fact", "text"), pairs({fact: [(text,) for text in rows] for fact, rows in STATES_NOTHING.items()})
)
def test_a_look_alike_states_nothing(fact, text):
    assert read_statements(text, YEAR).get(fact) is None


def test_a_sentence_over_a_page_break_is_one_statement_and_quoted_with_the_page_number():
    text = "We surveyed 112 suppliers of our products and received responses from approximately 94% of these"
    text += "\n\n3\n\nsuppliers in 2019."
    lines = [Line(number, number, (line,), line) for number, line in enumerate(text.split("\n"), start=1)]
    facts, _ = read_facts(Document("", "", "", "text", lines), {"reporting_year": 2019})
    rate = next(fact for fact in facts if fact.fact == "response_rate")
    assert (rate.value, rate.line_start, rate.line_end) == ("0.94", 1, 5)
    assert rate.quote.endswith("94% of these 3 suppliers in 2019.")


def test_what_stands_below_the_heading_of_the_audit_is_read_with_it():
    text = "VI. Independent Private Sector Audit\n\nNot required for calendar year 2019.\n\nVII. Smelters"
    lines = [Line(number, number, (line,), line) for number, line in enumerate(text.split("\n"), start=1)]
    facts, _ = read_facts(Document("", "", "", "text", lines), {"reporting_year": 2019})
    assert [(fact.fact, fact.value, fact.line_start, fact.line_end) for fact in facts] == [
        ("private_sector_audit", "not_obtained", 1, 3)
    ]


def test_not_required_below_another_heading_states_nothing():
    assert read_statements("II. Independent Auditor\n\nNot required for calendar year 2019.", 2019) == {}


DISAGREEING = [
    ("We surveyed 120 suppliers.\n\nFor 2019 we surveyed 125 suppliers.", "suppliers_surveyed", "120", "125"),
    ("Our response rate was 91%.\n\nThe response rate in 2019 was 95%.", "response_rate", "0.91", "0.95"),
]


@pytest.mark.parametrize(("text", "fact", "kept", "other"), DISAGREEING)
def test_two_statements_that_disagree_are_both_reported(text, fact, kept, other):
    lines = [Line(number, number, (line,), line) for number, line in enumerate(text.split("\n"), start=1)]
    facts, conflicts = read_facts(Document("", "", "", "text", lines), {"reporting_year": 2019})
    assert [(one.fact, one.value) for one in facts] == [(fact, kept)]
    assert [(one.fact, one.value, one.line_start) for one in conflicts] == [(fact, other, 3)]


QUOTED = [  # of two statements of one fact, the better evidence
    ("We require suppliers to use the latest CMRT.\n\nWe surveyed our suppliers of tin and gold by means of the CMRT.", 3),
    ("Our policy is in accordance with the OECD Guidance.\n\nOur due diligence was designed to conform with the OECD"
     " Guidance.", 3),
    ("We compared what suppliers reported to us against the RMI's database, and we identified 221 smelters.\n\nOf the 221"
     " smelters, 205 are conformant.", 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line"), QUOTED)
def test_the_better_evidence_is_quoted(text, line):
    lines = [Line(number, number, (line,), line) for number, line in enumerate(text.split("\n"), start=1)]
    facts, _ = read_facts(Document("", "", "", "text", lines), {"reporting_year": 2019})
    assert facts[0].line_start == line


AGREEING = [
    "Our response rate was 91%.\n\nWe received responses from 91.4% of our suppliers.",
    "Our response rate was 91%.\n\nIn 2018 our response rate was 84%.",
    "We identified 310 smelters.\n\nOf these, 241 smelters are conformant.\n\nWe identified 30 smelters of concern.",
]


@pytest.mark.parametrize("text", AGREEING)
def test_roundings_earlier_years_and_parts_are_no_disagreement(text):
    lines = [Line(number, number, (line,), line) for number, line in enumerate(text.split("\n"), start=1)]
    assert read_facts(Document("", "", "", "text", lines), {"reporting_year": 2019})[1] == []


@pytest.mark.parametrize("text", ["", "x" * 200_000, "smelter 12 " * 20_000, ". " * 100_000, "(" * 100_000])
def test_text_that_is_no_prose_states_nothing(text):
    assert read_statements(text) == {}


@pytest.mark.parametrize("name", REPORTS)
def test_a_short_report_states_this_and_nothing_else(name):
    year, text, expected = REPORTS[name]
    lines = [Line(number, number, (line,), line) for number, line in enumerate(text.split("\n"), start=1)]
    facts, conflicts = read_facts(Document("", "", "", "text", lines), {"reporting_year": year})
    assert {fact.fact: fact.value for fact in facts} == expected
    assert conflicts == []


def rows_document(*rows):
    """A caption and the rows of one table."""
    caption = "The table shows the smelters and refiners that our suppliers identified."
    lines = [Line(1, 1, (caption,), caption)]
    lines += [
        Line(n, n, cells, " ".join(cells), is_row=True, columns=tuple(range(len(cells))))
        for n, cells in enumerate(rows, start=2)
    ]
    return Document("", "", "", "html", lines)


STATUS_TABLE = [
    ("Conformant", "206", "84%"),
    ("Active", "5", "2%"),
    ("Total smelters identified", "246", "100%"),
]


def test_a_small_table_of_figures_states_them_row_by_row():
    facts, _ = read_facts(rows_document(("Status", "Number"), *STATUS_TABLE), {})
    assert {fact.fact: (fact.value, fact.quote, fact.line_start) for fact in facts} == {
        "smelters_identified": ("246", "Total smelters identified 246 100%", 5),
        "smelters_conformant": ("206", "Conformant 206 84%", 3),
        "smelters_active": ("5", "Active 5 2%", 4),
    }


NO_FIGURES_OF_THE_FILING = [
    [("Gold", "Number"), *STATUS_TABLE],  # one metal
    [("Status", "Number"), ("Conformant", "95"), ("Active", "3"), ("Conformant", "40"), ("Active", "1")],
    [("Status", "A", "B"), ("Conformant", "206", "198"), ("Active", "5", "9")],  # of two lines
    [("Metal", "Conformant", "Active", "Total"), ("Gold", "95", "3", "98"), ("Tin", "40", "1", "41")],
]


@pytest.mark.parametrize("rows", NO_FIGURES_OF_THE_FILING)
def test_a_table_by_metal_or_by_year_states_no_figure_of_the_filing(rows):
    assert read_facts(rows_document(*rows), {"reporting_year": 2019})[0] == []


@pytest.mark.parametrize("head", [("Smelters", "2018", "2019"), ("Prior report", "This report")])
def test_of_two_years_side_by_side_this_year_is_read(head):
    rows = [head, ("Conformant", "198", "206"), ("Active", "9", "5")]
    facts, _ = read_facts(rows_document(*rows), {"reporting_year": 2019})
    assert {fact.fact: fact.value for fact in facts} == {"smelters_conformant": "206", "smelters_active": "5"}


BY_METAL = [
    ("Metal", "Conformant", "Active", "Not Enrolled", "Total"),
    ("Gold", "95 (81%)", "3", "20", "118"),
    ("Tantalum", "36", "0", "1", "37"),
    ("Tin", "40", "1", "10", "51"),
    ("Tungsten", "35", "1", "4", "40"),
    ("Total", "206", "5", "35", "246"),
]


@pytest.mark.parametrize("rows", [BY_METAL, list(zip(*BY_METAL, strict=True))], ids=["rows", "columns"])
def test_the_totals_of_a_table_by_metal_and_status_are_figures_of_the_filing(rows):
    facts, conflicts = read_facts(rows_document(*rows), {"reporting_year": 2019})
    assert {fact.fact: fact.value for fact in facts} == {
        "smelters_identified": "246",
        "smelters_conformant": "206",
        "smelters_active": "5",
        "smelters_not_listed": "35",
    }
    assert {(fact.line_start, fact.line_end) for fact in facts} == {(2, 1 + len(rows))}
    assert conflicts == []


def test_columns_of_shares_and_dashes_do_not_hide_the_totals():
    rows = [
        ("Metal", "Conformant", "%", "Active", "% of total"),
        ("Gold", "95", "97%", "3", "3%"),
        ("Tantalum", "36", "100%", "—", "0%"),
        ("Tin", "40", "98%", "1", "2%"),
        ("Tungsten", "35", "97%", "1", "3%"),
        ("Total", "206", "98%", "5", "2%"),
    ]
    facts, _ = read_facts(rows_document(*rows), {"reporting_year": 2019})
    assert {fact.fact: fact.value for fact in facts} == {
        "smelters_conformant": "206",
        "smelters_active": "5",
    }


NO_TOTALS_OF_SMELTERS = {
    "this year and the year before": [
        *BY_METAL,
        BY_METAL[0],
        ("Gold", "90", "3", "20", "113"),
        ("Tantalum", "35", "1", "2", "38"),
        ("Tin", "41", "2", "11", "54"),
        ("Total", "166", "6", "33", "205"),
    ],
    "does not add up": [*BY_METAL[:-1], ("Total", "216", "6", "36", "258")],
    "two metals": [BY_METAL[0], *BY_METAL[1:3], ("Total", "131", "3", "21", "155")],
    "suppliers": [("Metal", "Suppliers"), ("Gold", "5"), ("Tin", "9"), ("Tungsten", "3"), ("Total", "17")],
    "two years": [
        ("Metal", "Conformant 2019", "Conformant 2018"),
        ("Gold", "5", "4"),
        ("Tin", "9", "9"),
        ("Tungsten", "3", "2"),
        ("Total", "17", "15"),
    ],
}


@pytest.mark.parametrize("name", NO_TOTALS_OF_SMELTERS)
def test_a_table_that_only_looks_like_totals_of_smelters_states_nothing(name):
    assert read_facts(rows_document(*NO_TOTALS_OF_SMELTERS[name]), {"reporting_year": 2019})[0] == []


def test_items_of_a_list_that_begin_with_a_figure_are_read():
    text = "Our suppliers reported 253 smelters, with this status as of May 1, 2019:\n"
    text += "• 219 are RMAP conformant;\n• 9 are RMAP active; and\n• 25 are not enrolled in the RMAP."
    stated = read_statements(text, 2018)
    assert stated == {
        "smelters_identified": "253",
        "smelters_conformant": "219",
        "smelters_active": "9",
        "smelters_not_listed": "25",
        "status_as_of": "2019-05-01",
    }
