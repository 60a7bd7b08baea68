"""Rows of HTML whose cells hold several texts, parted by line breaks or paragraphs: a row for each, or one row.

A break within a name ("Yunnan Tin Co.,<br>Ltd.") parts nothing; names beside as many countries are as many rows.
"""

from __future__ import annotations

from itertools import pairwise

from .cells import COUNTRY, NAME, OF_ROWS, PLACE, SMELTER_ID, Cell, group_heading
from .known_smelters import is_known
from .names import is_complete, is_rest
from .records import Record

_ONE_A_ROW = frozenset((COUNTRY, PLACE, SMELTER_ID))
_MOST_COMPLETE = 0.6
Parts = list[list[Cell]]


def rows_of_parts(record: Record, parts: Parts) -> list[Record]:
    """The records of one printed row. parts: for each of its cells the texts that are parted."""
    if all(map(_is_headed_by_metal, parts)):
        return [
            [placed._replace(cell=cell)]
            for placed, cells in zip(record, parts, strict=True)
            for cell in cells
        ]
    rows = _several(parts)
    if not rows:
        return [record]
    return [
        [
            placed._replace(cell=cells[row] if len(cells) == rows else placed.cell)
            for placed, cells in zip(record, parts, strict=True)
        ]
        for row in range(rows)
    ]


def _is_headed_by_metal(cells: list[Cell]) -> bool:
    """ "Gold", and names below it in the same cell; no name that is broken behind its first word."""
    if len(cells) < 2 or not group_heading(cells[0].text)[0] or not _are_names(cells[1:]):
        return False
    return len(cells) > 2 or not is_known(f"{cells[0].text} {cells[1].text}")


def _several(parts: Parts) -> int:
    """How many rows the cells print, 0 for one."""
    names = next((cells for cells in parts if len(cells) > 1 and _are_all(cells, (NAME, PLACE))), None)
    if names is None:
        return 0
    beside = [cells for cells in parts if cells is not names]
    if any(len(cells) == len(names) and _are_all(cells, OF_ROWS) for cells in beside):
        return len(names) if all(len(cells) in (1, len(names)) for cells in beside) else 0
    is_one_place = any(len(cells) == 1 and cells[0].kind in _ONE_A_ROW for cells in beside)
    if is_one_place or any(len(cells) > 1 for cells in beside):
        return len(names) if all(is_known(cell.text) for cell in names) else 0
    return len(names) if _are_names(names) else 0


def _are_all(cells: list[Cell], kinds) -> bool:
    return all(cell.kind in kinds for cell in cells)


def _are_names(cells: list[Cell]) -> bool:
    """Names each by itself: none goes on with the one above, and most are complete or known."""
    if not _are_all(cells, (NAME, PLACE)) or any(is_rest(a.text, b.text) for a, b in pairwise(cells)):
        return False
    return sum(_is_complete(cell) for cell in cells) >= _MOST_COMPLETE * len(cells)


def _is_complete(cell: Cell) -> bool:
    """The name, without its country behind a comma, is one by itself."""
    return is_complete(cell.text.rpartition(", ")[0] if cell.kind == PLACE else cell.text)
