"""What the readers of lists work on: cells with their place in the file, and rows of them."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from .cells import COUNTRIES, COUNTRY, METAL, METALS, NAME, PLACE, Cell


class Placed(NamedTuple):
    """A cell and where it stands: lines in the file, its column (grid, character or order), and in a row or not."""

    cell: Cell
    number: int
    end: int
    column: int = 0
    in_row: bool = False

    def at(self, column: int) -> Placed:
        """The same cell in another column. (`_replace` takes three times as long.)"""
        return placed((self.cell, self.number, self.end, column, self.in_row))

    def joined(self, other: Placed, cell: Cell) -> Placed:
        return self._replace(cell=cell, end=max(self.end, other.end))


# A Placed of all its fields at once: half the time of a call of the class, for the cells of three million rows.
placed = partial(tuple.__new__, Placed)
Record = list[Placed]
# The columns of a record's cells, and their kinds.
Shape = tuple[tuple[int, ...], tuple[str, ...]]


class Row(list[Placed]):
    """The record of a line as printed, which knows its shape: that is asked for half a dozen times. Never changed."""

    __slots__ = ("shape",)
    shape: Shape


def shape_of(record: Record) -> Shape:
    if type(record) is Row:
        return record.shape
    return tuple([placed.column for placed in record]), kinds_of(record)


def kinds_of(record: Record) -> tuple[str, ...]:
    """The kinds of a record's cells, in order."""
    return record.shape[1] if type(record) is Row else tuple([placed.cell.kind for placed in record])


_COLUMN_KIND = {PLACE: COUNTRY, COUNTRIES: NAME, METALS: METAL}


def kind_of(placed: Placed) -> str:
    """The cell's kind as a column: a place is its country, a list of countries is text."""
    return _COLUMN_KIND.get(placed.cell.kind, placed.cell.kind)
