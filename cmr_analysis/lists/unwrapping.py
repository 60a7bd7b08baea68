"""Cells of flattened text and names of a list of names that were wrapped over lines, joined again."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from .. import vocabulary
from ..vocabulary import normalize_text
from .cells import COUNTRY, HEADING, MARK, METAL, NAME, SMELTER_ID, STATUS, classify
from .names import is_complete, is_rest
from .records import Placed, Record, kind_of

_LONGEST_WRAP = 4
# A metal that heads rows is printed once, or again on a few pages.
_MOST_HEADINGS = 8
_MOST_NAMES_A_CELL = 4
# So many lines that are surely the rest of a name prove that names are wrapped.
_FEWEST_RESTS = 2


def unwrap(tokens: list[Placed]) -> list[Placed]:
    """Cells that were wrapped over lines joined: those without a blank line between where blank lines part
    cells, and a country whose words stand on two lines."""
    if not tokens:
        return []
    if _blank_lines_part_cells(tokens):
        tokens = _joined_where(tokens, _are_one_cell)
    return _join_countries(tokens)


def _are_one_cell(left: Placed, right: Placed) -> bool:
    """No blank line parts them, and they are not the column headings and the metal of the first row."""
    return right.number == left.end + 1 and not (left.cell.kind == HEADING and right.cell.kind == METAL)


def _blank_lines_part_cells(tokens: list[Placed]) -> bool:
    """Nearly all countries, statuses and IDs stand alone, or all but the statuses, which may be wrapped; without
    these the metals, or many of the names."""
    kinds = [kind_of(token) for token in tokens]
    located = [index for index, kind in enumerate(kinds) if kind in (COUNTRY, SMELTER_ID)]
    typed = [index for index, kind in enumerate(kinds) if kind in (COUNTRY, STATUS, SMELTER_ID)]
    metals = [index for index, kind in enumerate(kinds) if kind == METAL]
    if kinds.count(NAME) > _MOST_NAMES_A_CELL * len(typed):
        typed = []  # statuses over the rows
    if not typed and len(metals) <= _MOST_HEADINGS:
        return _blank_lines_part_names(tokens)
    return _stand_alone(tokens, typed or metals) or (bool(located) and _stand_alone(tokens, located))


def _stand_alone(tokens: list[Placed], places: list[int]) -> bool:
    return sum(_stands_alone(tokens, index) for index in places) >= 0.85 * len(places)


def _blank_lines_part_names(tokens: list[Placed]) -> bool:
    gaps = [
        right.number > left.end + 1
        for left, right in pairwise(tokens)
        if kind_of(left) == NAME and kind_of(right) == NAME
    ]
    return 0.4 * len(gaps) <= sum(gaps) < len(gaps)


def _stands_alone(tokens: list[Placed], index: int) -> bool:
    before = index == 0 or tokens[index].number > tokens[index - 1].end + 1
    after = index + 1 == len(tokens) or tokens[index + 1].number > tokens[index].end + 1
    return before and after


def _joined_where(tokens: list[Placed], together) -> list[Placed]:
    joined = [tokens[0]]
    for token in tokens[1:]:
        if together(joined[-1], token):
            joined[-1] = joined[-1].joined(token, classify(f"{joined[-1].cell.text} {token.cell.text}"))
        else:
            joined.append(token)
    return joined


def _join_countries(tokens: list[Placed]) -> list[Placed]:
    joined, index = [], 0
    while index < len(tokens):
        if index + 1 == len(tokens) or tokens[index + 1].number > tokens[index].end + 1:
            joined.append(tokens[index])  # a blank line behind it
            index += 1
            continue
        size = _country_over_lines(tokens[index : index + _LONGEST_WRAP])
        run = tokens[index : index + size]
        joined.append(run[0] if size == 1 else run[0].joined(run[-1], classify(_text(run))))
        index += size
    return joined


def _country_over_lines(tokens: list[Placed]) -> int:
    """How many of the lines are one country's name; 1 for none."""
    first = normalize_text(tokens[0].cell.text).partition(" ")[0]
    if tokens[0].cell.kind not in (NAME, COUNTRY) or first not in _first_words_of_countries():
        return 1
    for size in range(len(tokens), 1, -1):
        run = tokens[:size]
        if any(right.number > left.end + 1 for left, right in pairwise(run)):
            continue
        kinds = [token.cell.kind for token in run]
        if MARK not in kinds and kinds.count(COUNTRY) < size and classify(_text(run)).kind == COUNTRY:
            return size
    return 1


def _text(run: list[Placed]) -> str:
    return " ".join([token.cell.text for token in run])


@lru_cache(maxsize=1)
def _first_words_of_countries() -> frozenset[str]:
    return frozenset(country.partition(" ")[0] for country in vocabulary.countries() if " " in country)


def whole_names(records: list[Record]) -> list[Record]:
    """A list of names alone, each name that goes on in the next line joined with it."""
    lines = [record[0] for record in records if len(record) == 1]
    rests = sum(_goes_on(left, right, 0) for left, right in pairwise(lines))
    if len(lines) < len(records) or not rests:
        return records
    width = max(len(line.cell.text) for line in lines) if rests >= _FEWEST_RESTS else 0
    return [[line] for line in _joined_where(lines, lambda left, right: _goes_on(left, right, width))]


def _goes_on(left: Placed, right: Placed, width: int) -> bool:
    """The line is the rest of the name above: its words say so, or its first word had no room above."""
    if not _are_names(left, right):
        return False
    if is_rest(left.cell.text, right.cell.text):
        return True
    if not width or is_complete(left.cell.text):
        return False
    return len(left.cell.text) + 1 + len(right.cell.text.split()[0]) > width


def _are_names(left: Placed, right: Placed) -> bool:
    return left.cell.kind == NAME == right.cell.kind and right.number == left.end + 1
