"""Smelter rows of a document, whatever its layout.

Cells are typed by what they are, the order of columns is learned from the list itself, then rows are read: one
recognizer for tab-separated rows, HTML tables, fixed columns and flattened text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..document import Document
from ..vocabulary import normalize_text
from .aligned import without_indents
from .cells import (
    HEADING,
    METAL,
    NAME,
    OF_ROWS,
    PLACE,
    PROSE,
    STATUS,
    group_heading,
    metal_of_smelters,
)
from .compound import cells_apart
from .crosses import status_heading
from .flattened import TITLE, unflatten
from .found_rows import SmelterRows, set_aside_mentions, set_aside_other_metals, take_rows
from .headings_over import Over
from .joined_headings import is_rest_of_heading, joined_headings
from .known_smelters import names_in_text
from .labelled import labels_apart
from .layout import Layout, learn_layout
from .led_in import status_led_in
from .legends import UNMAPPED, status_marks, status_of_the_unmarked, told_by_contrast
from .marks import mark_left
from .matrices import crosses_by_metal, halves, names_by_metal
from .name_lists import names_under_metals
from .names import is_complete
from .overrun import in_their_columns
from .printed_rows import SmelterRow
from .records import Placed, Record, kinds_of
from .rows import KIND_ROLES, RowReader
from .segments import (
    Segment,
    is_flattened,
    is_heading,
    is_matrix_heading,
    segments,
)
from .single_cells import apart
from .unwrapping import unwrap
from .wording import SMELTER_WORDS, names_smelters, says_smelters

# What stands above a list of smelters, in lower case: a short title that names them, or a sentence that they follow.
_LIST_TITLE = re.compile(
    rf"(?:{SMELTER_WORDS})[^.]{{0,200}}\b(?:list(?:ed)?|below|following|follows|set forth"
    r"|include[sd]?|identified|reported|disclosed|appendix|annex|exhibit|schedule|table)\b"
    r"|\b(?:list|below|following|include[sd]?|identified|reported|appendix|annex|exhibit|schedule|table)\b[^.]{0,200}"
    rf"(?:{SMELTER_WORDS})"
)
_LONGEST_TITLE_WORDS = 16
# A legend or a footer between two pages has no more words; a section of text has, and ends the headings above.
_WORDS_OF_A_LEGEND = 40


@dataclass(slots=True)
class _Group:
    """Rows under one row of column headings."""

    heading: Record | None
    records: list[Record] = field(default_factory=list)
    is_matrix: bool = False
    is_flattened: bool = False


def read_smelters(document: Document) -> SmelterRows:
    """Every smelter row that the document prints, in printed order; none gives empty rows."""
    found = SmelterRows(marks=status_marks(document))
    over, words, led, led_in = Over(), 0, ("", ""), {}
    for segment in segments(document):
        words += segment.words_above
        if segment.has_new_title or words > _WORDS_OF_A_LEGEND:
            over = Over()
            over.take(segment.title)
        elif segment.title.endswith(":") and _LIST_TITLE.search(segment.title):
            over.status = None  # a sentence leads another list in
        elif over.status and _has_heading_of_its_own(segment.records):
            over.status = None
        elif over.in_words and segment.title:
            over.take(segment.title.strip())
        if words > _WORDS_OF_A_LEGEND or segment.has_new_title or segment.words_above:
            led = status_led_in(segment.title) if segment.title else led
        before = len(found.rows)
        for group in _groups(segment):
            _read_group(group, segment, over, found)
        led_in |= _with_status_led_in(found.rows[before:], *led)
        if segment.in_halves:
            found.rows[before:] = sorted(found.rows[before:], key=lambda row: row.line_start)
        if len(found.rows) > before:
            words = 0
        elif _heads_nothing(segment.records):
            over.status = None
    set_aside_other_metals(found)
    set_aside_mentions(found)
    marks_left = [mark_left(row.smelter_name_raw) for row in found.rows]
    found.unexplained = [mark for mark in marks_left if mark and mark not in found.marks]
    stated = {mark: status for mark, status in found.marks.items() if status not in ("", UNMAPPED)}
    if stated and any(row.status_raw in stated for row in found.rows):
        led_in |= _with_status_of_the_rest(found.rows, *status_of_the_unmarked(document, found.rows))
    found.marks = told_by_contrast({row.status_raw for row in found.rows}) | stated | led_in
    if not found.seen:
        found.unread = names_in_text(document)
    return found


def _with_status_led_in(rows: list[SmelterRow], sentence: str, status: str) -> dict[str, str]:
    """The sentence over a list is the status of its rows where none prints one; the sentence and what it states."""
    if not status or any(row.status_raw for row in rows):
        return {}
    for row in rows:
        row.status_raw = sentence
    return {sentence: status}


def _with_status_of_the_rest(rows: list[SmelterRow], sentence: str, status: str) -> dict[str, str]:
    """The sentence that speaks of the rows without a mark is the status of each that prints none."""
    for row in rows if status else ():
        if not row.status_raw and not mark_left(row.smelter_name_raw):
            row.status_raw = sentence
    return {sentence: status} if status else {}


def _has_heading_of_its_own(records: list[Record]) -> bool:
    """Over the first cells of rows stands a heading that names smelters and no status: "Smelters we identified"."""
    for record in records:
        text, kind = record[0].cell.text, record[0].cell.kind
        if len(record) > 1 or kind in OF_ROWS or any(group_heading(text)):
            return False
        if kind == NAME and names_smelters(text) and not is_complete(text):
            return True
    return False


def _heads_nothing(records: list[Record]) -> bool:
    """Several statuses one after the other and no row under them: counts by status."""
    return len({record[0].cell.value for record in records if record[0].cell.kind == STATUS}) > 1


def _groups(segment: Segment) -> Iterator[_Group]:
    """The segment's records by their row of column headings; the same headings again (a new page) go on."""
    segment.records = apart(labels_apart(segment.records))
    if is_flattened(segment):
        tokens = unwrap([placed for record in segment.records for placed in record])
        status = status_heading(tokens)
        said = status.cell.text if status else None  # on each page again
        rows = unflatten([token for token in tokens if token.cell.text != said])
        yield _Group(_flat_heading(tokens, status), rows, is_flattened=True)
        return
    group = _Group(None)
    for record in _side_by_side(segment):
        kinds = kinds_of(record)
        may_head = HEADING in kinds or kinds.count(METAL) > 1
        if may_head and (is_heading(record) or is_matrix_heading(record)):
            if group.heading and _wording(record) == _wording(group.heading):
                continue
            if group.heading and not group.records:
                record = joined_headings(group.heading, record)
            elif group.records:
                yield group
            group = _Group(record, is_matrix=is_matrix_heading(record))
        elif group.heading and not group.records and is_rest_of_heading(group.heading, record):
            group.heading = joined_headings(group.heading, record)
        else:
            group.records.append(record)
    yield group


def _side_by_side(segment: Segment) -> list[Record]:
    """Two rows printed beside each other apart: where the row of column headings says everything twice.

    Where each half has a metal of its own over it, the left half comes first.
    """
    records = segment.records
    middle = next((column for record in records if (column := halves(record)) is not None), None)
    if middle is None:
        return records
    lefts = [[placed for placed in record if placed.column < middle] for record in records]
    rights = [[placed for placed in record if placed.column >= middle] for record in records]
    over = (_metal_alone(left) and _metal_alone(right) for left, right in zip(lefts, rights, strict=True))
    segment.in_halves = any(over)
    parts = (
        [*lefts, *rights]
        if segment.in_halves
        else [part for pair in zip(lefts, rights, strict=True) for part in pair]
    )
    return [part for part in parts if part]


def _metal_alone(record: Record) -> bool:
    return len(record) == 1 and bool(group_heading(record[0].cell.text)[0])


def _flat_heading(tokens: list[Placed], status: Placed | None) -> Record | None:
    heads = [
        token
        for token in tokens
        if token is status or (token.cell.kind == HEADING and token.cell.value != "number")
    ]
    names = [token for token in heads if token.cell.value == "name"]
    if len(names) > 1 and heads[0] is names[0] and TITLE.search(names[0].cell.text):
        heads = heads[1:]  # "List of smelters and refiners" stands over the list and heads no column
    return list({normalize_text(token.cell.text): token for token in heads}.values()) or None


def _wording(record: Record) -> str:
    return " ".join(normalize_text(placed.cell.text) for placed in record)


def _read_group(group: _Group, segment: Segment, over: Over, found: SmelterRows) -> None:
    group.records = cells_apart(without_indents(group.records) if segment.fixed_rows else group.records)
    rows = [record for record in group.records if _could_be_row(record)]
    if group.is_matrix:
        found.rows += _rows_of_matrix(group, segment, over, found.marks)
        return
    if all(kind == NAME for record in rows for kind in kinds_of(record)):
        is_titled = _is_titled(segment.title) or _is_led_in(group.records)
        is_titled |= group.is_flattened and says_smelters(group.heading or [])
        take_rows(found, names_under_metals(group.records, over, found.marks, is_titled), [])
        return
    if metal := _metal_of_rows_without(group.heading or [], segment.title, rows):
        over.take(metal)
    is_fixed = 2 * segment.fixed_rows > len(rows)
    in_columns = in_their_columns(rows) if is_fixed else rows
    layout, numbered = learn_layout(in_columns, group.heading, group.is_flattened, is_fixed)
    by_id = {id(old): new for old, new in zip(rows, numbered, strict=True)}
    records = [by_id.get(id(record), record) for record in group.records]
    reader = RowReader(layout, over, found.marks, _is_list_of_smelters(group, layout, segment))
    reader.read(records)
    if reader.is_list(is_first=not found.rows):
        take_rows(found, reader.rows, reader.unread)


def _metal_of_rows_without(heading: Record, title: str, rows: list[Record]) -> str:
    """The metal of rows that print none, from the column headings ("Gold Refiner") or the sentence above them."""
    metals = {group_heading(placed.cell.text)[0] for placed in heading if placed.cell.kind in (METAL, NAME)}
    metals.discard("")
    if any(placed.cell.kind == METAL for row in rows for placed in row):
        return ""
    sentence = title.rstrip(". ").rpartition(". ")[2]
    return metals.pop() if len(metals) == 1 else metal_of_smelters(sentence)


def _rows_of_matrix(group: _Group, segment: Segment, over: Over, marks: dict[str, str]) -> list[SmelterRow]:
    """Rows of a table whose columns are metals, where its headings or its title name smelters."""
    heading = group.heading or []
    reader = RowReader(Layout(), Over(), marks, True)
    if any(names_smelters(placed.cell.text) for placed in heading):
        for fields, metal in crosses_by_metal(heading, group.records):
            reader.over.metal = metal
            reader.rows.append(reader.row(list(fields.values()), fields))
    elif _is_titled(segment.title):
        for placed, metal in names_by_metal(heading, group.records):
            reader.over.metal = metal
            reader.rows.append(reader.row([placed], {"name": placed}))
    return reader.rows


def _could_be_row(record: Record) -> bool:
    kinds = kinds_of(record)
    if len(kinds) < 2 or not (NAME in kinds or PLACE in kinds):
        return False
    return PROSE not in kinds or not KIND_ROLES.keys().isdisjoint(kinds)


def _is_list_of_smelters(group: _Group, layout: Layout, segment: Segment) -> bool:
    if layout.headed_as_list:
        return True
    if group.heading and not group.is_flattened:
        return False
    return _is_titled(segment.title) or _is_led_in(group.records)


def _is_led_in(records: list[Record]) -> bool:
    """A short line that names smelters stands over the first row: "Smelters used by our suppliers:"."""
    for record in records:
        if len(record) > 1 or record[0].in_row:
            return False
        if names_smelters(record[0].cell.text):
            return True
    return False


def _is_titled(title: str) -> bool:
    """The text above says that smelters or refiners are listed below."""
    if not names_smelters(title):
        return False
    return title.count(" ") < _LONGEST_TITLE_WORDS or bool(_LIST_TITLE.search(title.lower()))
