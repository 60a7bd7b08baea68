"""Lines of fixed columns that go on with the row above: a wrapped name, country or status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .cells import COUNTRY, METAL, SMELTER_ID, STATUS, classify, group_heading
from .flattened import Record
from .layout import Layout

# Characters by which a wrapped line may stand off its column.
SLACK = 3


def with_continuations(records: Iterable[Record], layout: Layout) -> Iterator[Record]:
    """The records, each with the lines that go on with it joined, cell by cell."""
    pending: Record | None = None
    for record in records:
        if pending and _continues(pending, record, layout):
            pending = _join(pending, record, layout)
            continue
        if pending:
            yield pending
        pending = record
    if pending:
        yield pending


def _continues(above: Record, record: Record, layout: Layout) -> bool:
    """The record stands right under a row, in its columns, and lacks what a row of its own would have."""
    if len(above) < 2 or not layout.is_fixed or record[0].number != max(cell.end for cell in above) + 1:
        return False
    if any(placed.cell.kind in (METAL, SMELTER_ID) for placed in record):
        return False
    if len(record) == 1 and any(group_heading(record[0].cell.text)):
        return False
    columns = [layout.nearest(placed.column) for placed in record]
    if any(abs(column - placed.column) > SLACK for column, placed in zip(columns, record, strict=True)):
        return False
    roles = [layout.role(column) for column in columns]
    if "name" in roles and not _goes_on(above, record, layout):
        return False
    if "name" not in roles or layout.usually_has("metal") or layout.usually_has("id"):
        return True
    lacks = any(layout.usually_has(role) and role not in roles for role in ("country", "status"))
    return lacks or (len(record) == 1 and record[0].column > layout.column_of("name"))


def _goes_on(above: Record, record: Record, layout: Layout) -> bool:
    """No cell of the record is whole where the row above has that cell whole: else it is a row of its own."""
    for placed in record:
        column = layout.nearest(placed.column)
        over = next((known for known in above if layout.nearest(known.column) == column), None)
        if over and placed.cell.kind == over.cell.kind and placed.cell.kind in (COUNTRY, STATUS):
            return False
    return True


def _join(above: Record, record: Record, layout: Layout) -> Record:
    joined = list(above)
    for placed in record:
        column = layout.nearest(placed.column)
        for index, known in enumerate(joined):
            if layout.nearest(known.column) == column:
                joined[index] = known.joined(placed, classify(f"{known.cell.text} {placed.cell.text}"))
                break
        else:
            joined.append(placed._replace(column=column))
    return joined
