"""Lists that print nothing but names, mostly under headings of metals, one or several a line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from .cells import NAME, PLACE
from .headings_over import Over
from .known_smelters import most_are_known
from .layout import Layout
from .names import are_companies, is_plausible_name
from .printed_rows import SmelterRow, rows_of
from .records import Placed, Record
from .rows import RowReader
from .unwrapping import whole_names
from .wording import names_smelters

_FEWEST_NAMES = 3
_NAMES = frozenset((NAME, PLACE))


def names_under_metals(
    records: list[Record], over: Over, marks: dict[str, str], is_titled: bool
) -> list[SmelterRow]:
    """Rows of the names; none where the title or a heading of a metal does not say that smelters are listed."""
    reader = RowReader(Layout(), over, marks, True)
    is_table = any(record[0].in_row for record in records)
    for record in whole_names(records):
        if len(record) == 1 and over.take(record[0].cell.text):
            is_titled |= names_smelters(record[0].cell.text)
        elif not is_table or record[0].in_row:
            rows = (rows_of(reader.row([name], {"name": name})) for name in _names(record))
            reader.rows += [row for named in rows for row in named]
    rows = [row for row in reader.rows if row.metal] or _known_ones(reader.rows)
    names = [row.smelter_name_raw for row in rows]
    is_list = is_titled and len(names) >= _FEWEST_NAMES and are_companies(names)
    return rows if is_list and _every_column_holds_companies(records) else []


def _known_ones(rows: list[SmelterRow]) -> list[SmelterRow]:
    """The rows of a list that prints no metal at all, where most names are those of known smelters."""
    return rows if most_are_known([row.smelter_name_raw for row in rows]) else []


def _names(record: Record) -> Iterator[Placed]:
    return (placed for placed in record if placed.cell.kind in _NAMES and is_plausible_name(placed.cell.text))


def _every_column_holds_companies(records: list[Record]) -> bool:
    """No column beside the names holds something else, such as a status in words of the filer's own."""
    columns: defaultdict[int, list[str]] = defaultdict(list)
    for record in records:
        for index, placed in enumerate(record if len(record) > 1 else ()):
            columns[index].append(placed.cell.text)
    return all(are_companies(names) for names in columns.values())
