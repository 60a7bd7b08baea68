"""The phrases about origins: the cheap test of a row (its `needs`) never hides what its pattern matches."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cmr_analysis.origin.origin_words import says
from cmr_analysis.vocabulary import read_vocabulary

PLAIN = st.sampled_from("abcdefghijklmnopqrstuvwxyz 0123456789,.:()'-")
WITH_NEEDS = [row for row in read_vocabulary("origin_phrases.csv") if row["needs"]]
# The verbs' pattern is so long that Hypothesis finds a text for it only now and then: its examples stand for it.
DRAWN = [row for row in WITH_NEEDS if row["use"] != "verb"]


def named(row: dict[str, str]) -> str:
    return f"{row['use']}: {row['example']}"


@pytest.mark.parametrize("row", WITH_NEEDS, ids=named)
def test_the_example_of_a_phrase_passes_its_cheap_test(row: dict[str, str]) -> None:
    found = re.search(row["pattern"], row["example"].lower()) or re.search(row["pattern"], row["example"])
    assert found
    assert says(row["use"], found.string)


@pytest.mark.parametrize("row", DRAWN, ids=named)
@settings(
    max_examples=6, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
@given(data=st.data())
def test_what_a_phrase_matches_passes_its_cheap_test(row: dict[str, str], data: st.DataObject) -> None:
    text = data.draw(st.from_regex(row["pattern"], alphabet=PLAIN))
    assert re.search(row["pattern"], text)
    assert says(row["use"], text)


def test_a_text_that_only_passes_the_cheap_test_says_nothing() -> None:
    assert not says("name", "origin of the country code")
    assert not says("verb", "a resource of the country")
    assert not says("points", "a stable establishment")
