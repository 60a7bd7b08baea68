"""Lines of fixed columns that go on with the row above: a wrapped name, country or status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .cells import COUNTRY, METAL, NAME, PLACE, SMELTER_ID, STATUS, Cell, classify, group_heading
from .known_smelters import is_known
from .layout import Layout
from .names import are_two, is_complete, is_legal_form, is_rest
from .records import Placed, Record

# Characters by which a wrapped line may stand off its column.
SLACK = 3
# Spaces between two columns, at the least.
_GAP = 2


def with_continuations(records: Iterable[Record], layout: Layout) -> Iterator[Record]:
    """The records, each with the lines that go on with it joined, cell by cell."""
    pending: Record | None = None
    last: Record = []  # the line above as it is printed: the row it belongs to may be longer already
    for record in records:
        if pending and _leads(pending, record, layout):
            pending = last = _join_lead(pending, record, layout)
            continue
        if pending and _continues(pending, last, record, layout):
            pending, last = _join(pending, record, layout), record
            continue
        if pending:
            yield pending
        pending = last = record
    if pending:
        yield pending


def _continues(above: Record, last: Record, record: Record, layout: Layout) -> bool:
    """The record stands right under a row (last is that row's last line), in its columns, and goes on with it."""
    if len(above) < 2 or not layout.is_fixed or record[0].number != max(cell.end for cell in above) + 1:
        return False
    if any(placed.cell.kind in (METAL, SMELTER_ID) for placed in record):
        return False
    if len(record) == 1 and any(group_heading(record[0].cell.text)):
        return False
    if not _has_anchor(layout) and len(above) > len(last) and len(record) >= len(above):
        return False
    pairs = [(placed, _over(placed, last, layout)) for placed in record]
    if any(abs(layout.nearest(placed.column) - placed.column) > SLACK for placed in record):
        return False
    if any(over and _is_rest_of_country(over, placed) for placed, over in pairs):
        return True
    if any(_is_whole(placed, _over(placed, above, layout), layout) for placed in record):
        return False
    return all(_goes_on(placed, over, layout) for placed, over in pairs)


def _leads(above: Record, record: Record, layout: Layout) -> bool:
    """The line above is the beginning of this row's name, and nothing else stands on it."""
    if len(above) > 1 or len(record) < 2 or not layout.is_fixed or record[0].number != above[0].end + 1:
        return False
    first, rest = above[0].cell, record[0].cell
    column = layout.column_of("name")
    in_column = all(abs(placed.column - column) <= SLACK for placed in (above[0], record[0]))
    are_names = first.kind == NAME and rest.kind in (NAME, COUNTRY, PLACE)
    if not in_column or not are_names or any(group_heading(first.text)):
        return False
    has_no_room = len(first.text) + 1 + len(rest.text.split()[0]) > _width(layout)
    return is_rest(first.text, rest.text) or (has_no_room and not is_complete(first.text))


def _join_lead(above: Record, record: Record, layout: Layout) -> Record:
    text = f"{above[0].cell.text} {record[0].cell.text}"
    name = above[0].joined(record[0], Cell(text, NAME, "", classify(text).mark))
    return [name._replace(column=layout.column_of("name"), in_row=record[0].in_row), *record[1:]]


def _has_anchor(layout: Layout) -> bool:
    """Nearly every row prints its metal or its ID: a line without is no row of its own."""
    return layout.usually_has("metal") or layout.usually_has("id")


def _prints_all(layout: Layout) -> bool:
    """Nearly every row prints its metal, and its country or its ID: a name without them is no row of its own."""
    return layout.usually_has("metal") and (layout.usually_has("country") or layout.usually_has("id"))


def _over(placed: Placed, above: Record, layout: Layout) -> Placed | None:
    """The cell of the row above in the same column."""
    column = layout.nearest(placed.column)
    return next((known for known in above if layout.nearest(known.column) == column), None)


def _is_rest_of_country(over: Placed, placed: Placed) -> bool:
    """ "UNITED STATES OF" above "AMERICA"."""
    return over.cell.kind != COUNTRY and _is_country(f"{over.cell.text} {placed.cell.text}")


def _is_whole(placed: Placed, over: Placed | None, layout: Layout) -> bool:
    """A country or a status where the row above has one already: this is a row of its own."""
    if over is None:
        return False
    if placed.cell.kind in (COUNTRY, STATUS) and placed.cell.kind == over.cell.kind:
        return True
    is_country = over.cell.kind == COUNTRY and layout.role(layout.nearest(placed.column)) == "country"
    text = f"{over.cell.text} {placed.cell.text}"
    return is_country and not (_is_country(text) or text.count("(") > text.count(")"))


def _is_country(text: str) -> bool:
    return classify(text).kind == COUNTRY


def _goes_on(placed: Placed, over: Placed | None, layout: Layout) -> bool:
    """The cell can be the rest of the one above; a name that had room there is none."""
    if over is None:
        return _has_anchor(layout)
    if over.cell.kind in (METAL, SMELTER_ID):
        return False
    if layout.role(layout.nearest(placed.column)) != "name":
        return True
    if are_two(over.cell.text, placed.cell.text) and not is_known(f"{over.cell.text} {placed.cell.text}"):
        return _prints_all(layout) and not is_known(placed.cell.text)
    if _has_anchor(layout):
        return True
    words = placed.cell.text.split()
    if not words or placed.column > layout.nearest(placed.column) or is_legal_form(placed.cell.text):
        return True
    return len(over.cell.text) + 1 + len(words[0]) > _width(layout)


def _width(layout: Layout) -> int:
    """Characters that the name's column has room for; 0 where it is the last."""
    name = layout.column_of("name")
    later = [column for column in layout.roles if column > name]
    return min(later) - name - _GAP if later else 0


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
