"""Tables of counts in flattened text, one cell a line, back to rows: a head, rows of label and figures, the totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ..document import Line
from .plain import holds

_TOTAL = re.compile(r"(?:grand |overall )?totals?|sum|all (?:four )?(?:metals|minerals|3tg)", re.IGNORECASE)
_MAY_TOTAL = ("otal", "TOTAL", "All ", "ALL ", "Sum", "SUM")
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})*(?: ?\(\d{1,3}(?:\.\d+)?%\))?|[-–—]|\d{1,3}(?:\.\d+)? ?%")
_CORNER = re.compile(r"[A-Za-z][^\d:.]{1,30}")
_MOST_COLUMNS = 8
_MOST_ROWS = 8
_FEWEST_ROWS = 3


def flat_tables(lines: Sequence[Line]) -> Iterator[tuple[int, list[Line]]]:
    """Each table that ends with a row of totals, or whose one row ends with the total of the others: the place of
    its head, and its rows as if printed in columns."""
    totals = {index for index, line in enumerate(lines) if len(line.cells) == 1 and _is_total(line.text)}
    if not totals:
        return
    alone = [index for index, line in enumerate(lines) if len(line.cells) == 1 and not line.is_row]
    for place, index in enumerate(alone):
        if index in totals and (rows := _rows_to(lines, alone, place)):
            head, *body = [_as_row(lines, row) for row in rows]
            is_bare = len(rows) == 2 and _is_figure(lines, rows[1][0])
            yield rows[0][0], [head, *(map(labelled, body) if is_bare else body)]


def labelled(line: Line) -> Line:
    """A row of figures alone as one with an empty label."""
    return line._replace(cells=("", *line.cells), columns=(-1, *line.columns))


def _is_total(text: str) -> bool:
    return holds(text, _MAY_TOTAL) and bool(_TOTAL.fullmatch(text.rstrip(": ")))


def _rows_to(lines: Sequence[Line], alone: Sequence[int], place: int) -> list[Sequence[int]]:
    """The lines of the head and of each row down to the totals that begin at a place; none where "Total" is a head."""
    behind = alone[place + 1 : place + 1 + _MOST_COLUMNS]
    columns = len(list(takewhile(lambda index: _is_figure(lines, index), behind)))
    if columns < 2:
        return []
    if head := _head_of_one_row(lines, alone, place, columns):
        return [head, behind[:columns]]
    rows, start = [alone[place : place + 1 + columns]], place
    while len(rows) < _MOST_ROWS and _is_row(lines, row := alone[max(0, start - 1 - columns) : start]):
        rows.insert(0, row)
        start -= len(row)
    head = alone[max(0, start - columns) : start]
    if len(rows) < _FEWEST_ROWS or len(head) < columns or any(_is_figure(lines, each) for each in head):
        return []
    if start > columns and _CORNER.fullmatch(lines[alone[start - columns - 1]].text):
        head = alone[start - columns - 1 : start]
    return [head, *rows]


def _head_of_one_row(lines: Sequence[Line], alone: Sequence[int], place: int, columns: int) -> Sequence[int]:
    """Of "Conformant / Active / Total / 252 / 6 / 258" the labels, where the figures before the last add up to it."""
    head = alone[max(0, place + 1 - columns) : place + 1]
    figures = [lines[index].text.replace(",", "") for index in alone[place + 1 : place + 1 + columns]]
    if len(head) < columns or any(_is_figure(lines, index) for index in head):
        return []
    *parts, total = [int(figure) if figure.isdigit() else -1 for figure in figures]
    return head if parts and min(parts) >= 0 and sum(parts) == total else []


def _is_row(lines: Sequence[Line], row: Sequence[int]) -> bool:
    """Whether the lines are a label and figures; *row* is empty at the start of the text."""
    label, *figures = row or [0]
    return bool(figures) and not _is_figure(lines, label) and all(_is_figure(lines, each) for each in figures)


def _is_figure(lines: Sequence[Line], index: int) -> bool:
    return bool(_FIGURE.fullmatch(lines[index].text))


def _as_row(lines: Sequence[Line], row: Sequence[int]) -> Line:
    cells = tuple(lines[index].text for index in row)
    first, last = lines[row[0]], lines[row[-1]]
    return Line(first.number, last.end, cells, " ".join(cells), True, tuple(range(len(cells))))
