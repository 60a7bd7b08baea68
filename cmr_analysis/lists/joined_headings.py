"""Column headings over two lines, or two rows of a table, as one."""

from __future__ import annotations

from .cells import HEADING, classify
from .records import Placed, Record
from .wrapped import SLACK


def is_rest_of_heading(heading: Record, record: Record) -> bool:
    """A line of heading words right under a heading of fixed columns."""
    last = max(placed.end for placed in heading)
    return record[0].number == last + 1 and all(placed.cell.kind == HEADING for placed in record)


def joined_headings(above: Record, below: Record) -> Record:
    """A heading over two lines: words in one column joined."""
    if below[0].in_row:
        return _joined_in_grid(above, below)
    joined = list(above)
    for placed in below:
        near = min(range(len(above)), key=lambda index: abs(above[index].column - placed.column))
        if abs(above[near].column - placed.column) <= SLACK:
            joined[near] = _joined(joined[near], placed)
        else:
            joined.append(placed)
    return joined


def _joined_in_grid(above: Record, below: Record) -> Record:
    """In a table: a cell that spans several columns stands over each of them; one that spans rows says the same."""
    by_column = {placed.column: placed for placed in above}
    for placed in below:
        over = max((head for head in above if head.column <= placed.column), default=None, key=_column)
        is_same = over is not None and over.cell.text == placed.cell.text
        by_column[placed.column] = placed if over is None or is_same else _joined(over, placed)
    return sorted(by_column.values(), key=_column)


def _column(placed: Placed) -> int:
    return placed.column


def _joined(over: Placed, placed: Placed) -> Placed:
    cell = classify(f"{over.cell.text} {placed.cell.text}")
    return over.joined(placed, cell)._replace(column=placed.column)
