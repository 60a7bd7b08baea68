"""With which words cells of known wording begin and end: whether lines are rows, and names are more than names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from .. import vocabulary
from ..vocabulary import normalize_text
from .cells import COUNTRY, HEADING, METAL, SMELTER_ID, STATUS, classify
from .known_smelters import is_known

# Hardly one smelter in ten is called by a country ("China Tin").
_MOST_LED = 0.4
# Words of a country or a status.
_SIZES = range(8, 0, -1)
_CELLS = frozenset((COUNTRY, METAL, SMELTER_ID, STATUS))


def are_led(names: Sequence[str]) -> bool:
    """Many of the names hold an ID, begin with a country or a status, or end in two cells: these were not parted
    ("Conformant Japan Mint", "Japan Mint Japan Gold")."""
    unparted = sum("CID" in name or _begins_with_cell(name) or _ends_in_cells(name) for name in names)
    return unparted >= max(_MOST_LED * len(names), 1)


def is_end_of_name(text: str) -> bool:
    """A word of column headings that names end in, too: "Refinery", "Company"."""
    cell = classify(text)
    return cell.kind == HEADING and cell.value == "name"


@lru_cache(maxsize=1 << 14)
def is_of_cells(text: str) -> bool:
    """Nothing but cells in a row: "Gold United Arab Emirates"."""
    words = text.split(" ")
    while words:
        size = next((size for size in _SIZES if classify(" ".join(words[:size])).kind in _CELLS), 0)
        if not size:
            return False
        words = words[size:]
    return True


@lru_cache(maxsize=1 << 14)
def _ends_in_cells(name: str) -> bool:
    words, cells = name.split(" "), 0
    while words and normalize_text(words[-1]) in last_words_of_told():
        ends = [
            size for size in _SIZES if size < len(words) and classify(" ".join(words[-size:])).kind in _CELLS
        ]
        if not ends:
            break
        words, cells = words[: -ends[0]], cells + 1
    return cells > 1 and not is_known(name)


@lru_cache(maxsize=1 << 14)
def _begins_with_cell(name: str) -> bool:
    first = normalize_text(name).partition(" ")[0]
    if not any(first in first_words_of(kind) for kind in (COUNTRY, STATUS)) or is_known(name):
        return False
    words = name.split(" ")
    firsts = (" ".join(words[:size]) for size in _SIZES if size < len(words))
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
