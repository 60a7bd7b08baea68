"""Which clauses lead to a place in a sentence: the one it stands in, and those that govern it."""

import pytest

from cmr_analysis.facts.clauses import clauses_to, without_asides

CLAUSES = [
    # (sentence up to the place, the clauses with the words that join them, the innermost first)
    ("the supplier told us that its tin originated", ["that: its tin originated", "the supplier told us"]),
    (
        "if a registrant determines that its tin originated",
        ["that: its tin originated", "if: a registrant determines"],
    ),
    # an aside behind the joining word is no clause
    (
        "if, based on the inquiry, we know that tin originated",
        ["that: tin originated", "if: we know"],
    ),
    # a comma, "and" or "because" before a subject of its own ends the way out …
    ("suppliers did not answer, and we were", ["we were"]),
    ("since suppliers did not answer, we were", ["we were"]),
    ("we file this report because our tin originated", ["because: our tin originated"]),
    # … but a condition holds for both
    ("if suppliers do not answer and we are", ["we are", "if: suppliers do not answer"]),
    # a list of metals is no list of clauses
    (
        "we found that tin, tantalum, and gold originated",
        ["that: tin, tantalum, and gold originated", "we found"],
    ),
    (
        "we know that the gold, tin or tungsten in its locks originated",
        ["that: the gold, tin or tungsten in its locks originated", "we know"],
    ),
    # a further verb leads to the subject of the sentence
    (
        "the company cannot exclude that tin originated there and has reason to believe that it originated",
        ["that: it originated", "has reason to believe", "the company cannot exclude"],
    ),
    # what was wished for and did not happen
    ("had we determined that our tin originated", ["that: our tin originated", "had: we determined"]),
]


@pytest.mark.parametrize(("sentence", "expected"), CLAUSES)
def test_the_clauses_that_lead_to_the_end(sentence, expected):
    found = clauses_to(without_asides(sentence), len(sentence), "covered")
    told = [f"{clause.joined_by}: {clause.text}" if clause.joined_by else clause.text for clause in found]
    assert told == expected


def test_what_is_found_is_told_from_who_finds_it():
    sentence = "we determined that our products contain minerals that originated"
    found = [(clause.text, clause.is_found) for clause in clauses_to(sentence, len(sentence), "covered")]
    assert found == [("originated", True), ("our products contain minerals", True), ("we determined", False)]
