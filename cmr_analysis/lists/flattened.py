"""Flattened text, one cell a line, back to rows.

The order of the columns is learned from which kind of cell follows which; a row ends where the order starts
again. Blank lines only help: extractions put them between cells, between rows, or anywhere.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from .cells import (
    COUNTRY,
    HEADING,
    METAL,
    NAME,
    PROSE,
    SMELTER_ID,
    STATUS,
    Cell,
    group_heading,
)
from .flat_headings import ANCHORS, without_headings
from .flat_rows import COLUMN_SHARE, Cutter, repeats
from .known_smelters import known_pairs
from .names import is_complete
from .placeholders import UNTOLD, in_their_columns, with_unknown_countries
from .records import Placed, Record, kind_of

_COLUMN_KINDS = (METAL, NAME, COUNTRY, STATUS, SMELTER_ID)
_ROLE_KINDS = {"metal": METAL, "name": NAME, "country": COUNTRY, "status": STATUS, "id": SMELTER_ID}
# More of them are a column: there are four metals, and each heads its rows once.
_MOST_METALS = 4
_NEARLY_ALL = 0.9
_FEWEST_HINTS = 2
_FEWEST_ROWS = 3
_ORIGIN = re.compile(r"\b(?:origin|mine|mined|sourced)\b", re.IGNORECASE)
TITLE = re.compile(r"\b(?:smelters|refiners|refineries|facilities|list)\b", re.IGNORECASE)


def unflatten(tokens: list[Placed]) -> list[Record]:
    """Rows of a run of single cells; a heading over rows comes back as a row of one cell."""
    hints = _heading_kinds(tokens)
    tokens = _with_unknown_statuses(tokens)
    if _heads_origin_first(tokens):
        tokens = _without_origins(tokens)
    tokens = [_as_status(token) for token in tokens]
    tokens = _without_addresses(tokens)
    printed = _without_titles(without_headings(tokens))
    tokens = _without_titles(without_headings(_without_unknowns(tokens, hints)))
    columns = _columns(tokens, hints)
    if not tokens or (columns and NAME not in columns):
        return []
    if columns <= {NAME}:
        return [[token] for token in tokens]
    order = _order(tokens, columns, hints)
    if len(tokens) < len(printed):
        tokens = [token for token in in_their_columns(printed, order) if kind_of(token) != STATUS]
    tokens = with_unknown_countries(in_their_columns(tokens, order), order)
    if order[0] == METAL:
        first = next(index for index, token in enumerate(tokens) if kind_of(token) == METAL)
        tokens = [token for token in tokens[:first] if kind_of(token) == STATUS] + tokens[first:]
    return Cutter(tokens, order, is_headed=len(hints) > 1).rows()


def _with_unknown_statuses(tokens: list[Placed]) -> list[Placed]:
    """Where statuses stand over repeated column headings, another text there is one too, of unknown meaning."""
    kinds = [token.cell.kind for token in tokens]
    over = {
        index
        for index, (kind, first, second) in enumerate(zip(kinds, kinds[1:], kinds[2:], strict=False))
        if kind != HEADING == first == second
    }
    statuses = {index for index, kind in enumerate(kinds) if kind == STATUS}
    if not statuses or not statuses <= over:
        return tokens
    return [
        token._replace(cell=Cell(token.cell.text, STATUS, ""))
        if index in over and index > min(statuses) and kinds[index] in (NAME, PROSE)
        else token
        for index, token in enumerate(tokens)
    ]


def _heads_origin_first(tokens: list[Placed]) -> bool:
    """The first row of column headings has "Country of Origin" right before the smelter's own "Country"."""
    first = next((index for index, token in enumerate(tokens) if kind_of(token) in ANCHORS), len(tokens))
    heads = [token.cell for token in tokens[:first] if token.cell.kind == HEADING]
    return any(
        one.value == "other" and other.value == "country" and _ORIGIN.search(one.text)
        for one, other in pairwise(heads)
    )


def _without_origins(tokens: list[Placed]) -> list[Placed]:
    """The cells without the first of two countries, or places, that stand one behind the other."""
    return [
        token
        for token, following in zip(tokens, [*tokens[1:], None], strict=True)
        if not (following and kind_of(token) == kind_of(following) == COUNTRY)
    ]


def _as_status(token: Placed) -> Placed:
    """ "Smelters and refiners conformant with RMAP" is a status over rows, whatever else it may look like."""
    text, kind = token.cell.text, token.cell.kind
    if kind not in (NAME, PROSE) or not TITLE.search(text) or not (status := group_heading(text)[1]):
        return token
    return token._replace(cell=Cell(text, STATUS, status))


def _without_addresses(tokens: list[Placed]) -> list[Placed]:
    """The cells without those behind the ID where rows are copied from the survey template, one cell a line.

    Each begins with its metal and prints name, country and ID; behind it stand the street, the city, the mines.
    """
    starts = [index for index, token in enumerate(tokens) if kind_of(token) == METAL]
    rows = [tokens[first:last] for first, last in pairwise([*starts, len(tokens)])]
    kinds = [list(map(kind_of, row)) for row in rows]
    if len(rows) < _FEWEST_ROWS or any(row.count(SMELTER_ID) != 1 for row in kinds):
        return tokens
    places = [row.index(SMELTER_ID) for row in kinds]
    located = sum(COUNTRY in row[:place] for row, place in zip(kinds, places, strict=True))
    addressed = sum(row[place:].count(NAME) > 1 for row, place in zip(kinds, places, strict=True))
    if located < _NEARLY_ALL * len(rows) or 2 * addressed < len(rows):
        return tokens
    kept = [row[: place + 1] for row, place in zip(rows, places, strict=True)]
    return [*tokens[: starts[0]], *(token for row in kept for token in row)]


def _without_unknowns(tokens: list[Placed], hints: list[str]) -> list[Placed]:
    """Where no heading is one of statuses, "Unknown" is none: the country of a mine, a smelter's other name."""
    is_told = len(hints) < _FEWEST_HINTS or STATUS in hints
    if is_told or any(kind_of(token) == STATUS and token.cell.value not in UNTOLD for token in tokens):
        return tokens
    return [token for token in tokens if kind_of(token) != STATUS]


def _without_titles(tokens: list[Placed]) -> list[Placed]:
    """The cells without a title that stands before them ("List of smelters and refiners")."""
    first = next((index for index, token in enumerate(tokens) if kind_of(token) in ANCHORS), 0)
    titles = {
        index
        for index in range(first)
        if tokens[index].cell.kind == NAME and _is_title(tokens[index].cell.text)
    }
    return [token for index, token in enumerate(tokens) if index not in titles]


def _is_title(text: str) -> bool:
    """ "List of smelters and refiners", and no name such as "Fidelity Printers and Refiners Ltd."."""
    return bool(TITLE.search(text)) and not is_complete(text)


def _heading_kinds(tokens: list[Placed]) -> list[str]:
    """Kinds that the first row of column headings names, in order; a title before it ("Smelter list") left out."""
    kinds: list[str] = []
    for token in tokens:
        if token.cell.kind == HEADING:
            kinds += [_ROLE_KINDS[token.cell.value]] if token.cell.value in _ROLE_KINDS else []
        elif kinds and kind_of(token) in ANCHORS:
            break
    if len(kinds) > len(set(kinds)) + 1:
        return [kind for kind in kinds[:1] if kind == METAL]  # word by word: "smelter" may be "smelter ID"
    return [kind for index, kind in enumerate(kinds) if kind not in kinds[index + 1 :]]


def _columns(tokens: list[Placed], hints: list[str]) -> set[str]:
    """Kinds that are columns of the list: printed in at least half of its rows, and headed if headings are printed."""
    counts = Counter(kind_of(token) for token in tokens)
    rows = max((counts[kind] for kind in (COUNTRY, SMELTER_ID, STATUS)), default=0)
    if counts[METAL] > rows and counts[METAL] * 3 > counts[NAME]:
        rows = counts[METAL]
    if not rows or rows * 4 < counts[NAME]:
        return set()
    columns = {kind for kind in _COLUMN_KINDS if counts[kind] >= rows * COLUMN_SHARE}
    is_headed = NAME in hints and bool({COUNTRY, SMELTER_ID} & set(hints))
    is_printed_a_row = counts[METAL] > _MOST_METALS and counts[METAL] >= _NEARLY_ALL * rows
    if METAL not in hints and not is_printed_a_row and (is_headed or not repeats(tokens, METAL)):
        columns.discard(METAL)
    if STATUS not in hints and counts[STATUS] < rows and (is_headed or not repeats(tokens, STATUS)):
        columns.discard(STATUS)
    return columns


def _order(tokens: list[Placed], columns: set[str], hints: list[str]) -> list[str]:
    """Column kinds in printed order: as headed, else each followed by the kind that most often follows it."""
    kinds = [kind for kind in map(kind_of, tokens) if kind in columns]
    if set(hints) == columns and len(hints) == len(columns) and hints[0] == kinds[0]:
        return hints
    kinds = [kind for index, kind in enumerate(kinds) if not index or kinds[index - 1] != kind]
    follows = Counter(pairwise(kinds))
    chains = [_chain(start, columns, follows) for start in sorted(columns)]
    return max(
        chains,
        key=lambda order: (
            *_read_in_order(tokens, order, not hints),
            _support(order, follows, kinds, tokens, hints),
            order,
        ),
    )


def _read_in_order(tokens: list[Placed], order: list[str], is_unheaded: bool) -> tuple[float, ...]:
    """How well the list reads in this order: known smelters beside their own cells and blank lines between rows,
    where no heading tells the order (the text may begin within a row); rows with every column (a rotated order
    breaks one a heading)."""
    rows = Cutter(tokens, order, is_headed=False).rows()
    complete = sum(set(order) <= {kind_of(placed) for placed in row} for row in rows)
    return (known_pairs(rows), _gap_support(order, tokens), complete) if is_unheaded else (complete,)


def _chain(start: str, columns: set[str], follows: Counter) -> list[str]:
    order = [start]
    while len(order) < len(columns):
        left = sorted(columns.difference(order))
        order.append(max(left, key=lambda kind: follows[order[-1], kind]))
    return order


def _support(
    order: list[str], follows: Counter, kinds: list[str], tokens: list[Placed], hints: list[str]
) -> float:
    """How well an order explains the cells: their succession, the heading's order, the gaps, the two ends."""
    in_order = sum(follows[pair] for pair in pairwise(order)) / max(len(kinds), 1)
    hinted = [kind for index, kind in enumerate(hints) if kind in order and kind not in hints[:index]]
    heading = 3.0 if hinted and hinted[0] == order[0] else 0.0
    ends = (kinds[0] == order[0]) * 0.5 + (kinds[-1] == order[-1]) * 0.5 if kinds else 0.0
    return 4 * in_order + heading + ends + _gap_support(order, tokens)


def _gap_support(order: list[str], tokens: list[Placed]) -> float:
    """1 where rows that begin with order[0] stand further apart than the cells within a row."""
    inside, between = [], []
    for left, right in pairwise(tokens):
        (between if kind_of(right) == order[0] else inside).append(min(right.number - left.end, 4))
    if not inside or not between:
        return 0.0
    return 1.0 if sum(between) / len(between) > sum(inside) / len(inside) + 0.4 else 0.0
