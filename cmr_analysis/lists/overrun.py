"""Fixed columns in which a text is longer than its column is wide: what stands behind it is pushed to the right.

"Congo, Democratic Republic of the   Active": the status begins where the country ends, not where its column does.
"Malaysia Smelting Corporation (MSC) Malaysia": one space behind the name, which parts no cells, or none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator

from .cells import COUNTRY, METAL, NAME, PLACE, SMELTER_ID, STATUS, classify
from .cutting import between_typed_ends, glued_at_end
from .known_smelters import is_known
from .layout import Layout
from .names import is_rest
from .records import Placed, Record, kind_of

_SPACE = re.compile(" ")
_TYPED = frozenset((METAL, COUNTRY, STATUS, SMELTER_ID))
_ROLES = {METAL: "metal", COUNTRY: "country", STATUS: "status", SMELTER_ID: "id"}
# Where fewer cells begin in as many columns as a row has cells, positions say nothing.
_ALIGNED = 0.8
# A column of a list is begun in by this share of the rows, and by two at the least.
_USUAL = 0.2
_FEWEST = 2
# Spaces behind a text that reaches to the next column.
_LONGEST_GAP = 3
# A cell is missed only in a column that so many rows print.
_NEARLY_ALL = 0.7


def in_their_columns(rows: list[Record]) -> list[Record]:
    """The rows, each cell that the one before it has pushed to the right in the column of its kind."""
    starts = Counter([placed.column for row in rows for placed in row])
    widest = max(map(len, rows), default=0)
    if len(starts) <= widest:
        return rows
    common = sum(count for _, count in starts.most_common(widest))
    if common < _ALIGNED * starts.total():
        return rows
    fewest = max(_FEWEST, _USUAL * len(rows))
    usual = sorted(column for column, count in starts.items() if count >= fewest)
    kinds = _kinds(rows, usual)
    return [
        _pushed_back(row, usual, kinds)
        if any(kinds.get(placed.column, "") != kind_of(placed) for placed in row)
        else row
        for row in rows
    ]


def _kinds(rows: list[Record], columns: list[int]) -> dict[int, str]:
    """The kind that most cells of each column have."""
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for placed in row:
            counts[placed.column][kind_of(placed)] += 1
    return {column: counts[column].most_common(1)[0][0] for column in columns}


def _pushed_back(row: Record, columns: list[int], kinds: dict[int, str]) -> Record:
    """The row with each cell that begins behind its column, where none begins, or in another one because the text
    before it covers the beginning."""
    cells: Record = []
    end, column = -1, -1  # where the text before ends, and the column it stands in
    for placed in row:
        between = columns[bisect_right(columns, column) : bisect_right(columns, placed.column)]
        reach = end + _LONGEST_GAP if placed.column in kinds else placed.column
        covered = [own for own in between if own <= reach and kinds[own] == kind_of(placed)]
        is_elsewhere = kinds.get(placed.column, "") != kind_of(placed)
        is_pushed = is_elsewhere and covered and kind_of(placed) in _TYPED
        end = placed.column + len(placed.cell.text)
        column = covered[0] if is_pushed else placed.column
        cells.append(placed.at(column) if is_pushed else placed)
    return cells


def with_overrun_cut(record: Record, layout: Layout) -> Record:
    """The record with a cell cut in two where it runs on into the next column, one space before that begins, or
    over its beginning."""
    cut: Record = []
    columns = sorted(layout.roles)
    for placed, following in zip(record, [*record[1:], None], strict=True):
        later = bisect_right(columns, placed.column)
        column = columns[later] if later < len(columns) else 0
        size, text = column - placed.column, placed.cell.text
        is_free = following is None or following.column > column
        if not (is_free and 0 < size < len(text)):
            cut.append(placed)
        elif text[size - 1] == " " and classify(text[size:]).kind in _TYPED:
            cut.append(placed._replace(cell=classify(text[: size - 1])))
            cut.append(placed._replace(cell=classify(text[size:]), column=column))
        else:
            cut += _cut_behind(placed, size, following, columns[later:], layout)
    return cut


def _cut_behind(
    placed: Placed, size: int, following: Placed | None, columns: list[int], layout: Layout
) -> Record:
    """The cell as it is, or the text and the cells of the columns that it covers, one space behind it."""
    text, own = placed.cell.text, layout.role(placed.column)
    if placed.cell.kind not in (NAME, PLACE) or own not in ("name", "country") or is_known(text):
        return [placed]
    free = [column for column in columns if following is None or column < following.column]
    covered = [layout.role(column) for column in free]
    for front, *behind in _cuts(text):
        roles = [_ROLES.get(classify(cell).kind, "") for cell in behind]
        is_printed = all(layout.filled.get(role, 0.0) >= _NEARLY_ALL for role in roles)
        is_front = (
            not is_rest(front, behind[0]) if own == "name" else classify(front).kind in (COUNTRY, PLACE)
        )
        if len(front) >= size - 1 and roles == covered[: len(roles)] and is_printed and is_front:
            cells = zip([front, *behind], [placed.column, *free], strict=False)
            return [placed._replace(cell=classify(cell), column=column) for cell, column in cells]
    return [placed]


def _cuts(text: str) -> Iterator[list[str]]:
    """The text before and the typed cells behind it: parted by one space, or the last by none at all."""
    for cut in between_typed_ends(text, _SPACE):
        if cut[0][1] == NAME:
            yield _without_lower_case([cell for cell, _ in cut])
    if glued := glued_at_end(text, set()):
        yield [text[: -len(glued[0])], glued[0]]


def _without_lower_case(cells: list[str]) -> list[str]:
    """ "Congo, Democratic Republic of", "the Active": a word in lower case goes on with what stands before it."""
    front, first, *rest = cells
    while " " in first and first[0].islower():
        word, _, first = first.partition(" ")
        front = f"{front} {word}"
    return [front, first, *rest]
