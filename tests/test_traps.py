"""Sentences that look like a fact and state none, and some that state one: see tests/traps.csv.

Recitals, what others found, earlier years, goals, parts of a filer, other minerals, a programme's own figures.
They were written, and what they state was noted, by people who had not read the code. `states` are the facts that
are read and right, `wrong` those that are read and wrong today; `about` says which facts were noted.
"""

import csv
from pathlib import Path

import pytest

from cmr_analysis.facts.evidence import FACTS
from cmr_analysis.facts.facts import read_statements

COUNTS = ("suppliers_surveyed", "response_rate", "smelters_", "status_as_of")
ABOUT = {"counts": tuple(fact for fact in FACTS if fact.startswith(COUNTS)), "others": tuple(FACTS)}
with (Path(__file__).parent / "traps.csv").open(encoding="utf-8", newline="") as file:
    TRAPS = list(csv.DictReader(file))


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap["text"][:60])
def test_a_trap_states_what_a_careful_reader_records(trap):
    read = read_statements(trap["text"], 2019)
    found = {f"{fact}={value}" for fact, value in read.items() if fact in ABOUT[trap["about"]]}
    known = f"{trap['states']} | {trap['wrong']}".split(" | ")
    assert found == {one for one in known if one}


def test_few_are_wrong():
    assert sum(bool(trap["wrong"]) for trap in TRAPS) <= 4
