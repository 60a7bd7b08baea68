"""Smelters that the registry knows: which of two readings of a list puts the right cells together, and whether a
text that gave no row names smelters all the same.

Never a source of rows or cells: a list whose smelters are all unknown is read as well, by its own order alone.
"""

from __future__ import annotations

from functools import lru_cache

from .. import vocabulary
from ..document import Document
from ..vocabulary import normalize_text
from .cells import COUNTRY, METAL, NAME, PLACE, SMELTER_ID
from .records import Record

# One word ("Alpha", "Dowa") names many things; so many names are no chance.
_FEWEST_NAMES = 3
_TOLD = frozenset((METAL, COUNTRY, PLACE, SMELTER_ID))


@lru_cache(maxsize=1)
def _known() -> dict[str, frozenset[str]]:
    """Normalized name to the metals, country codes and IDs that the registry has for it."""
    known: dict[str, set[str]] = {}
    for row in vocabulary.read_vocabulary("smelters.csv"):
        cells = (row["metal"], row["country_code"], row["smelter_id"])
        known.setdefault(normalize_text(row["name"]), set()).update(cells)
    return {name: frozenset(cells) for name, cells in known.items()}


def is_known(name: str) -> bool:
    """The registry has a smelter of this name."""
    return normalize_text(name) in _known()


def known_pairs(rows: list[Record]) -> int:
    """How many cells stand beside a known name that are its own, less those that are another's."""
    known, count = _known(), 0
    for row in rows:
        own = next((known[text] for text in _names(row) if text in known), None)
        if own:
            beside = [placed.cell.value for placed in row if placed.cell.kind in _TOLD]
            count += sum(1 if value in own else -1 for value in beside)
    return count


def _names(row: Record) -> list[str]:
    return [normalize_text(placed.cell.text) for placed in row if placed.cell.kind == NAME]


def names_in_text(document: Document) -> list[tuple[int, str]]:
    """The line and the reason where a text names smelters and prints no list; none for fewer than three."""
    first_words, found = _by_first_word(), {}
    for line in document.lines:
        words = normalize_text(line.text).split()
        for index, word in enumerate(words):
            for name in first_words.get(word, ()):
                if words[index : index + len(name)] == name:
                    found.setdefault(" ".join(name), line.number)
    if len(found) < _FEWEST_NAMES:
        return []
    lines = sorted(found.values())
    where = f"lines {lines[0]} to {lines[-1]}" if lines[0] != lines[-1] else f"line {lines[0]}"
    return [
        (lines[0], f"{len(found)} known smelters are named in {where}, not as rows that can be told apart")
    ]


@lru_cache(maxsize=1)
def _by_first_word() -> dict[str, list[list[str]]]:
    names: dict[str, list[list[str]]] = {}
    for name in _known():
        first, *rest = name.split()
        if rest:
            names.setdefault(first, []).append([first, *rest])
    return names
