"""Which sentences hold which keys: as `key in sentence` says, with a space before and behind each sentence."""

from hypothesis import given
from hypothesis import strategies as st

from cmr_analysis.facts.holding import ANY, Holding, keys, orders, set_of

SENTENCES = [
    "we surveyed 120 suppliers, of which 90 responded.",
    "no smelter was found",
    "the number of smelters is not known",
]
WRITTEN = (
    "suppl|smelt",
    "no ",
    " no ",
    " not ",
    "number of ",
    "of which",
    "number known",
    " is ",
    "zinc",
    "w",
)


def by_hand(written, sentences):
    return [
        order
        for order, sentence in enumerate(sentences)
        if any(key in f" {sentence} " for key in written.split("|"))
    ]


def test_sentences_that_hold_a_key():
    made = [keys(written) for written in WRITTEN]  # before Holding, as the vocabulary is
    holding = Holding(SENTENCES)
    found = {written: list(orders(holding.of(one))) for written, one in zip(WRITTEN, made, strict=True)}
    assert found == {
        "suppl|smelt": [0, 1, 2],
        "no ": [1],
        " no ": [1],
        " not ": [2],
        "number of ": [2],
        "of which": [0],
        "number known": [],  # its words stand apart
        " is ": [2],
        "zinc": [],
        "w": [0, 1, 2],
    }


def test_any_sentence_holds_nothing_in_particular():
    assert list(orders(Holding(SENTENCES).of(ANY))) == [0, 1, 2]


def test_keys_written_alike_are_one():
    assert keys("a|b") is keys("a|b")


words = st.lists(st.sampled_from(["no", "not", "number", "of", "nothing", "of.", "x"]), max_size=6)


@given(
    st.lists(words.map(" ".join), max_size=5),
    st.sampled_from(["no", " no", "no ", "of x", "number of", "x|of"]),
)
def test_it_is_what_a_search_in_each_sentence_finds(sentences, written):
    one = keys(written)
    assert list(orders(Holding(sentences).of(one))) == by_hand(written, sentences)


@given(st.sets(st.integers(0, 300)))
def test_a_set_gives_its_places_back_in_order(places):
    assert list(orders(set_of(places))) == sorted(places)
