"""Lists of smelters whose columns are metals: names under each metal, or a cross under each metal of a smelter.

A matrix of countries or products by metal is none of these and gives no row.
"""

from __future__ import annotations

from collections.abc import Iterator

from .cells import COUNTRY, HEADING, MARK, METAL, NAME, PLACE, STATUS
from .records import Placed, Record

_CROSSES = frozenset(("x", "✓", "✔", "●", "•", "yes", "y"))
# Of the cells under the metals, how many must be names for a list of names.
_MOST = 0.8


def names_by_metal(heading: Record, records: list[Record]) -> Iterator[tuple[Placed, str]]:
    """Name and metal of each cell of a table whose columns are metals and whose cells are names."""
    if any(placed.cell.kind != METAL for placed in heading):
        return
    cells = [placed for record in records for placed in record if placed.in_row == heading[0].in_row]
    if sum(placed.cell.kind == NAME for placed in cells) < _MOST * len(cells):
        return
    for placed in cells:
        if placed.cell.kind in (NAME, PLACE):
            yield placed, _nearest(heading, placed).cell.value


def crosses_by_metal(heading: Record, records: list[Record]) -> Iterator[tuple[dict[str, Placed], str]]:
    """Cells by role and metal, one for each cross that a smelter has under a metal."""
    metals = [placed for placed in heading if placed.cell.kind == METAL]
    for record in records:
        fields: dict[str, Placed] = {}
        for placed in record:
            role = {NAME: "name", COUNTRY: "country", PLACE: "country"}.get(placed.cell.kind)
            if role and role not in fields:
                fields[role] = placed
        if "name" in fields:
            for placed in record:
                head = _nearest(heading, placed)
                if _is_cross(placed) and head in metals:
                    yield fields, head.cell.value


def _is_cross(placed: Placed) -> bool:
    return placed.cell.kind in (MARK, STATUS) and placed.cell.text.lower() in _CROSSES


def _nearest(heading: Record, placed: Placed) -> Placed:
    return min(heading, key=lambda head: abs(head.column - placed.column))


def halves(heading: Record) -> int | None:
    """Column at which a heading starts again (two rows are printed beside each other), None where it does not."""
    if heading[0].cell.kind != HEADING:
        return None
    half, odd = divmod(len(heading), 2)
    if odd or half < 2:
        return None
    words = [placed.cell.text.lower() for placed in heading]
    return heading[half].column if words[:half] == words[half:] else None
