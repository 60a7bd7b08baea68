"""Every table of filings that nobody fitted a rule to when they were written: see whole_filings."""

import pytest
from whole_filings import FILINGS, answers, as_text

from cmr_analysis.extraction import extract


@pytest.fixture(scope="module", params=FILINGS)
def filing(request):
    return request.param, extract(FILINGS[request.param])


def test_the_cover(filing):
    name, found = filing
    expected = {row["column"]: row["value"] for row in answers("cover")[name]}
    assert [as_text(record, expected) for record in found.filings] == ([expected] if expected else [])


def test_every_smelter_row(filing):
    name, found = filing
    expected = answers("smelters")[name]
    assert [as_text(row, expected[0]) for row in found.smelters] == expected


def test_facts_and_none_invented(filing):
    """A fact that is read from now on is to be marked so: none is lost unnoticed."""
    name, found = filing
    expected = {row["fact"]: row["value"] for row in answers("facts")[name] if row["read"] == "yes"}
    assert {fact["fact"]: fact["value"] for fact in found.facts} == expected


def test_facts_stand_on_their_lines(filing):
    name, found = filing
    lines = {row["fact"]: row["line_start"] for row in answers("facts")[name] if row["read"] == "yes"}
    assert {fact["fact"]: str(fact["line_start"]) for fact in found.facts} == lines


def test_countries_of_origin(filing):
    name, found = filing
    expected = answers("origins")[name]
    assert [as_text(row, expected[0]) for row in found.origins] == expected


def test_checks(filing):
    name, found = filing
    expected = answers("checks")[name]
    assert [as_text(row, expected[0]) for row in found.checks] == expected


def test_a_report_of_payments_is_skipped():
    skipped = [name for name, path in FILINGS.items() if extract(path).log["outcome"] == "skipped"]
    assert skipped == [name for name in FILINGS if not answers("cover")[name]]
    assert len(skipped) == 1
