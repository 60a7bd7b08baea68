"""Smelters that the registry knows, to tell which of two readings of a list puts the right cells together.

Never a source of rows or cells: a list whose smelters are all unknown is read as well, by its own order alone.
"""

from __future__ import annotations

from functools import lru_cache

from .. import vocabulary
from ..vocabulary import normalize_text
from .cells import COUNTRY, METAL, NAME, PLACE, SMELTER_ID
from .records import Record

_TOLD = frozenset((METAL, COUNTRY, PLACE, SMELTER_ID))


@lru_cache(maxsize=1)
def _known() -> dict[str, frozenset[str]]:
    """Normalized name to the metals, country codes and IDs that the registry has for it."""
    known: dict[str, set[str]] = {}
    for row in vocabulary.read_vocabulary("smelters.csv"):
        cells = (row["metal"], row["country_code"], row["smelter_id"])
        known.setdefault(normalize_text(row["name"]), set()).update(cells)
    return {name: frozenset(cells) for name, cells in known.items()}


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
