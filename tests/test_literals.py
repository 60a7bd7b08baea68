"""The strings that a pattern requires: a text without them is passed over, and no match is lost by it."""

import re

import pytest

from cmr_analysis.facts.literals import Wording, required
from cmr_analysis.facts.phrases import VOCABULARY, fact_phrases
from cmr_analysis.facts.plain import plain_text
from cmr_analysis.vocabulary import read_vocabulary


@pytest.mark.parametrize(
    ("pattern", "groups"),
    [
        ("website", {("website",)}),
        ("(?:web )?sites?", {("site",)}),  # what may be missing is not required
        ("(?:smelters|smelter|refiners)", {("refiners", "smelter")}),  # "smelters" holds "smelter"
        (r"all \w+ suppliers", {("all ",), (" suppliers",)}),
        ("(?:asked|sent) to (?:vendors|[a-z]+)", {("asked", "sent"), (" to ",)}),
        (
            r"(?=.*inquiry)(?!.*cobalt)report",
            {("inquiry",), ("report",)},
        ),  # a look-ahead requires, a "not" does not
        (r"(?:suppliers){0,2} \d+%", set()),  # nothing of three letters is sure to be there
        ("(?i)report", set()),  # letters of any case
        ("(?i:annual) report", {(" report",)}),
    ],
)
def test_strings_that_a_pattern_requires(pattern, groups):
    assert set(required(re.compile(pattern))) == groups


def learned(pattern):
    wording = Wording(pattern)
    wording.learn()
    return wording


def wordings():
    for phrases in fact_phrases().values():
        yield from (learned(phrase.wording.source) for phrase in phrases.states)
        yield from (
            learned(against.source)
            for _, against in (*phrases.rejects, *phrases.rejects_after, *phrases.excludes)
        )


def test_no_match_in_the_vocabulary_s_examples_is_lost():
    examples = {plain_text(row["example"]) for row in read_vocabulary(VOCABULARY) if row.get("example")}
    assert len(examples) > 100
    for each in wordings():
        for example in examples:
            assert each.is_in(example) == bool(each.pattern.search(example)), (each.pattern.pattern, example)


def test_most_patterns_require_something():
    told = [bool(groups) for each in wordings() for _, groups in each.alternatives]
    assert sum(told) > 0.8 * len(told)


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("all|every|each one", ["all", "every", "each one"]),
        ("(?:all|every) one|none", ["(?:all|every) one", "none"]),
        (r"a[|(]b\|c|\(d|[]|]e", [r"a[|(]b\|c", r"\(d", "[]|]e"]),
        (r"[^]|\]]f|g", [r"[^]|\]]f", "g"]),
        ("(?i)all|every", ["(?i)all|every"]),  # of flags that hold for all, nothing is cut off
    ],
)
def test_alternatives_of_a_pattern(pattern, parts):
    assert [each.pattern for each, _ in learned(pattern).alternatives] == parts


def test_what_is_sought_again_and_again_is_found_as_before():
    wording = Wording("responded|replied to our survey")
    texts = ["all responded", "some replied", "all replied to our survey"] * 200
    assert [wording.is_in(text) for text in texts] == [True, False, True] * 200
    assert wording.alternatives is not None
