"""What the readers of lists work on: cells with their place in the file, and rows of them."""

from __future__ import annotations

from typing import NamedTuple

from ..vocabulary import normalize_text
from .cells import COUNTRIES, COUNTRY, METAL, METALS, NAME, PLACE, Cell

LEGAL_FORMS = frozenset(
    "co ltd limited inc llc corp corporation gmbh sa s a ag kg plc company jsc joint stock tbk bhd pte pty ltda nv bv"
    " spa".split()
)


class Placed(NamedTuple):
    """A cell and where it stands: lines in the file, its column (grid, character or order), and in a row or not."""

    cell: Cell
    number: int
    end: int
    column: int = 0
    in_row: bool = False

    def joined(self, other: Placed, cell: Cell) -> Placed:
        return self._replace(cell=cell, end=max(self.end, other.end))


Record = list[Placed]
_COLUMN_KIND = {PLACE: COUNTRY, COUNTRIES: NAME, METALS: METAL}


def kind_of(placed: Placed) -> str:
    """The cell's kind as a column: a place is its country, a list of countries is text."""
    return _COLUMN_KIND.get(placed.cell.kind, placed.cell.kind)


def is_legal_form(text: str) -> bool:
    """Nothing but the end of a company's name: "Co., Ltd.", "GmbH & Co. KG"."""
    return all(word in LEGAL_FORMS for word in normalize_text(text).split())
