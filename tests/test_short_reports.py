"""What short reports state, each in the wording of another filer: see tests/short_reports.

They were written, and their answers noted, by people who had not read the code; `read` says whether a fact is
read today. A fact that is read from now on is to be marked so, and none is lost unnoticed.
"""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from cmr_analysis.facts.facts import read_facts
from cmr_analysis.reading import read_document

FOLDER = Path(__file__).parent / "short_reports"


def answers() -> dict[str, list[dict[str, str]]]:
    found = defaultdict(list)
    with (FOLDER / "facts.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["report"]].append(row)
    return found


@pytest.mark.parametrize(("report", "rows"), answers().items())
def test_facts_and_none_invented(report, rows):
    facts, _ = read_facts(read_document(FOLDER / f"{report}.txt"), {"reporting_year": int(rows[0]["year"])})
    expected = {row["fact"]: row["value"] for row in rows if row["read"] == "yes"}
    assert {fact.fact: fact.value for fact in facts} == expected
