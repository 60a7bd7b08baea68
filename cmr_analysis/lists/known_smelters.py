"""Smelters that the registry knows: which of two readings of a list puts the right cells together, and whether a
text that gave no row names smelters all the same.

Never a source of rows or cells: a list whose smelters are all unknown is read as well, by its own order alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from .. import vocabulary
from ..document import Document
from ..vocabulary import normalize_text
from .cells import COUNTRY, METAL, NAME, PLACE, SMELTER_ID
from .records import Record

if TYPE_CHECKING:
    from .printed_rows import SmelterRow

# One word ("Alpha", "Dowa") names many things; so many names are no chance.
_FEWEST_NAMES = 3
_MOST_KNOWN = 0.6
_WORDS_OF_TWO_NAMES = 4
_OTHER_NAME = re.compile(
    r"/|\b(?:formerly|previously|trading as|known as|now|dba|d/b/a|fka|aka)\b", re.IGNORECASE
)
_TRADE = re.compile(
    r"smelt|refin|affin|tungsten|wolfram|tantal|niobium|\b(?:tin|gold|mint|timah|stannum)\b|precious|bullion"
    r"|non-?ferrous|metallurg",
    re.IGNORECASE,
)
_BODY = re.compile(r"\b(?:association|council|alliance|initiative|institute)\b", re.IGNORECASE)
_TOLD = frozenset((METAL, COUNTRY, PLACE, SMELTER_ID))


@lru_cache(maxsize=1)
def _known() -> dict[str, frozenset[str]]:
    """Normalized name or alias to the metals, country codes and IDs that the registry has for it."""
    known: dict[str, set[str]] = {}
    by_id: dict[str, tuple[str, str, str]] = {}
    for row in vocabulary.read_vocabulary("smelters.csv"):
        cells = by_id[row["smelter_id"]] = row["metal"], row["country_code"], row["smelter_id"]
        known.setdefault(normalize_text(row["name"]), set()).update(cells)
    for row in vocabulary.read_vocabulary("smelter_aliases.csv"):
        cells = by_id.get(row["smelter_id"], (row["metal"],))
        known.setdefault(normalize_text(row["alias"]), set()).update(cells)
    return {name: frozenset(cells) for name, cells in known.items()}


def is_known(name: str) -> bool:
    """The registry has a smelter of this name."""
    return normalize_text(name) in _known()


def most_are_known(names: Sequence[str]) -> bool:
    """Enough of the names are those of known smelters for a list that prints no metal."""
    return sum(map(is_known, names)) >= _MOST_KNOWN * len(names)


def look_like_smelters(rows: Sequence[SmelterRow]) -> bool:
    """One is known or prints the industry's ID, or half are called as smelters are ("… Refinery", "… Tungsten")."""
    if any(row.smelter_id_raw or is_known(row.smelter_name_raw) for row in rows):
        return True
    names = [row.smelter_name_raw for row in rows]
    of_trade = [name for name in names if _TRADE.search(name) and not _BODY.search(name)]
    return 2 * len(of_trade) >= len(names)


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
    found: dict[str, int] = {}
    for line in document.lines:
        for name in _names_within(line.text):
            found.setdefault(name, line.number)
    if len(found) < _FEWEST_NAMES:
        return []
    lines = sorted(found.values())
    where = f"lines {lines[0]} to {lines[-1]}" if lines[0] != lines[-1] else f"line {lines[0]}"
    return [
        (lines[0], f"{len(found)} known smelters are named in {where}, not as rows that can be told apart")
    ]


def holds_a_name(text: str) -> bool:
    """A known smelter's name, of two words or more, stands in the text."""
    return bool(_names_within(text))


@lru_cache(maxsize=1 << 14)
def holds_several_names(text: str) -> bool:
    """The cell names more than one known smelter: names that stood on lines of their own, run together.

    Two names of one smelter, or a name and what it was before, are one.
    """
    if text.count(" ") < 2 or is_known(text) or _OTHER_NAME.search(text):
        return False
    names = _names_within(text) if text.count(" ") >= _WORDS_OF_TWO_NAMES else []
    if len(names) < 2:
        names = _names_that_make(normalize_text(text).split())
    return len(names) > 1 and not frozenset.intersection(*map(_ids, names))


def names_at_commas(text: str) -> list[str]:
    """Known smelters that commas part, and nothing else: "Alpha, EM Vinto, Fenix Metals"; [] for one name."""
    parts: list[str] = []
    for part in text.split(", "):
        names = part.split(" and ") if not is_known(part) else [part]
        if parts and not is_known(part) and is_known(f"{parts[-1]}, {part}"):
            parts[-1] = f"{parts[-1]}, {part}"  # "… Co., Ltd."
        else:
            parts += filter(None, names)
    return parts if len(parts) > 1 and not is_known(text) and all(map(is_known, parts)) else []


def _ids(name: str) -> frozenset[str]:
    return frozenset(cell for cell in _known()[name] if cell.startswith("CID"))


def _names_that_make(words: list[str]) -> list[str]:
    """The known names of a text of nothing else ("Alpha Minsur EM Vinto"); [] for other texts."""
    known = _known()
    for size in range(1, len(words) + 1):
        name = " ".join(words[:size])
        if name not in known:
            continue
        rest = _names_that_make(words[size:])
        if rest or size == len(words):
            return [name, *rest]
    return []


def _names_within(text: str) -> list[str]:
    """Known names of two words or more in a text, none within another."""
    first_words, words, found, index = _by_first_word(), normalize_text(text).split(), [], 0
    while index < len(words):
        if words[index] not in first_words:
            index += 1
            continue
        names = [name for name in first_words[words[index]] if words[index : index + len(name)] == name]
        longest = max(names, key=len, default=words[index : index + 1])
        found += [" ".join(longest)] if names else []
        index += len(longest)
    return found


@lru_cache(maxsize=1)
def _by_first_word() -> dict[str, list[list[str]]]:
    names: dict[str, list[list[str]]] = {}
    for name in _known():
        first, *rest = name.split()
        if rest:
            names.setdefault(first, []).append([first, *rest])
    return names
