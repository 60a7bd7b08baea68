"""The words of column headings (data/reference/headings.csv) and the role that they give a column."""

from __future__ import annotations

from functools import lru_cache

from .. import vocabulary
from ..vocabulary import normalize_text

_ROLES = ("other", "id", "country", "status", "program", "name", "metal", "number", "programme")


def heading_role(words: str) -> str:
    """Role of a column heading ('name', 'country', …), '' for words that are no heading.

    words: normalized text; a heading has no word outside data/reference/headings.csv but a date ("as of May 2019").
    A whole heading that stands there has the role told there: "sourcing status".
    """
    lexicon = heading_words()
    if " " in words and words in lexicon:
        return lexicon[words]
    roles = {lexicon.get(word) for word in words.partition(" as of ")[0].split()}
    if None in roles:
        return ""
    role = next((role for role in _ROLES if role in roles), "")
    return "status" if role == "program" else role


def role_within(text: str) -> str:
    """Role of a column heading that has words of its own beside the usual ones: "Country of the works"."""
    lexicon = heading_words()
    roles = {lexicon.get(word) for word in normalize_text(text).split()}
    return next((role for role in ("other", "id", "country", "status") if role in roles), "")


def has_heading_words(text: str) -> bool:
    """Each of its words may stand in a column heading: "of operation"."""
    lexicon = heading_words()
    return all(word in lexicon for word in normalize_text(text).split())


def is_programme(words: str) -> bool:
    """Nothing but names of audit programmes: "cfsp", "lbma rjc"; normalized text."""
    lexicon = heading_words()
    return bool(words) and all(lexicon.get(word) == "programme" for word in words.split())


def is_region(text: str) -> bool:
    """Nothing but a part of the world, which heads some rows of a table: "Europe and Americas"."""
    lexicon = heading_words()
    roles = [lexicon.get(word) for word in normalize_text(text).split()]
    return "region" in roles and all(role in ("region", "filler") for role in roles)


@lru_cache(maxsize=1)
def heading_words() -> dict[str, str]:
    return {row["word"]: row["role"] for row in vocabulary.read_vocabulary("headings.csv")}
