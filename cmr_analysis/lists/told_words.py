"""With which words cells of known wording begin and end: whether lines are rows, and names are more than names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from .. import vocabulary
from ..vocabulary import normalize_text
from .cells import COUNTRY, STATUS, classify
from .known_smelters import is_known

# Hardly one smelter in ten is called by a country ("China Tin").
_MOST_LED = 0.4
# Words of a country or a status.
_LONGEST = 8


def are_led(names: Sequence[str]) -> bool:
    """Many of the names begin with a country or a status: cells that were not parted ("Conformant Japan Mint")."""
    return sum(map(_begins_with_cell, names)) >= max(_MOST_LED * len(names), 1)


@lru_cache(maxsize=1 << 14)
def _begins_with_cell(name: str) -> bool:
    first = normalize_text(name).partition(" ")[0]
    if not any(first in first_words_of(kind) for kind in (COUNTRY, STATUS)) or is_known(name):
        return False
    words = name.split(" ")
    firsts = (" ".join(words[:size]) for size in range(1, min(len(words), _LONGEST + 1)))
    return any(classify(first).kind in (COUNTRY, STATUS) for first in firsts)


@lru_cache(maxsize=4)
def first_words_of(kind: str) -> frozenset[str]:
    """Of countries, or of statuses; normalized."""
    wordings = vocabulary.countries() if kind == COUNTRY else vocabulary.statuses()
    return frozenset(wording.partition(" ")[0] for wording in wordings)


@lru_cache(maxsize=1)
def last_words_of_told() -> frozenset[str]:
    """Of countries, statuses and metals; normalized."""
    wordings = [*vocabulary.countries(), *vocabulary.statuses(), *vocabulary.metals()]
    return frozenset(wording.rpartition(" ")[2] for wording in wordings)
