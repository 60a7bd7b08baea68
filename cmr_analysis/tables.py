"""Smelter rows of a document, whatever its layout.

Cells are typed by what they are, the order of columns is learned from the list itself, then rows are read: one
recognizer for tab-separated rows, HTML tables, fixed columns and flattened text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from .cells import (
    COUNTRIES,
    HEADING,
    MARK,
    METAL,
    NAME,
    NUMBER,
    PLACE,
    PROSE,
    SMELTER_ID,
    STATUS,
    classify,
    group_heading,
)
from .document import Document
from .flattened import Placed, Record, unflatten, unwrap
from .layout import Layout, learn_layout
from .legends import status_marks
from .segments import (
    Segment,
    furniture,
    is_flattened,
    is_heading,
    is_matrix_heading,
    segments,
    split_single_spaced,
)
from .vocabulary import normalize_text

_KIND_ROLES = {METAL: "metal", "country": "country", STATUS: "status", SMELTER_ID: "id"}
# What stands above a list of smelters: a short title that names them, or a sentence that says they follow.
_LIST_TITLE = re.compile(
    r"(?:smelter|refiner|processing facilit)[^.]{0,200}\b(?:list(?:ed)?|below|following|follows|set forth|include[sd]?|identified"
    r"|reported|disclosed|appendix|annex|exhibit|schedule|table)\b"
    r"|\b(?:list|below|following|include[sd]?|identified|reported|appendix|annex|exhibit|schedule|table)\b[^.]{0,200}"
    r"(?:smelter|refiner|processing facilit)",
    re.IGNORECASE,
)
_NAMES_SMELTERS = re.compile(r"smelter|refiner|processing facilit", re.IGNORECASE)
_LONGEST_TITLE_WORDS = 16
_FEWEST_NAMES = 3
# A legend or a footer between two pages has no more words; a section of text has, and ends the headings above.
_WORDS_OF_A_LEGEND = 40
_LEADING_MARK = re.compile(r"(?:[*†‡§^]{1,3}|[(\[](?:\d|[*†‡§]+)[)\]])\s*")
# Characters by which a wrapped line may stand off its column.
_SLACK = 3
_TOTALS = ("total", "subtotal", "grand total", "number of")


@dataclass(slots=True)
class SmelterRow:
    """One printed smelter row; None where the row prints no such cell. Fields as in schema.SMELTERS."""

    metal: str | None
    smelter_name_raw: str
    country_raw: str | None
    status_raw: str | None
    smelter_id_raw: str | None
    line_start: int
    line_end: int
    repair: str | None = None


@dataclass(slots=True)
class SmelterRows:
    """The rows of a document, and each row that was seen and not kept with its reason."""

    rows: list[SmelterRow] = field(default_factory=list)
    unread: list[tuple[int, str]] = field(default_factory=list)

    @property
    def seen(self) -> int:
        return len(self.rows) + len(self.unread)


@dataclass(slots=True)
class _Heading:
    """What the headings over a row say."""

    metal: str | None = None
    status: str | None = None
    outer: str = ""

    def take(self, text: str) -> bool:
        """Note a heading; False where the text is none. A new metal ends a status heading that stands under metals."""
        metal, status = group_heading(text)
        self.outer = self.outer or ("metal" if metal else "status" if status else "")
        if metal:
            if self.outer == "metal" and metal != self.metal:
                self.status = None
            self.metal = metal
        if status:
            self.status = text
        return bool(metal or status)


@dataclass(slots=True)
class _Group:
    """Rows under one row of column headings."""

    heading: Record | None
    records: list[Record] = field(default_factory=list)
    is_matrix: bool = False
    is_flattened: bool = False


def read_smelters(document: Document) -> SmelterRows:
    """Every smelter row that the document prints, in printed order; none gives empty rows."""
    found = SmelterRows()
    marks = status_marks(document)
    over, words = _Heading(), 0
    for segment in segments(document):
        words += segment.words_above
        if segment.has_new_title or words > _WORDS_OF_A_LEGEND:
            over = _Heading()
        before = len(found.rows)
        for group in _groups(segment):
            _read_group(group, segment, over, marks, found)
        words = 0 if len(found.rows) > before else words
    return found


def _groups(segment: Segment) -> Iterator[_Group]:
    """The segment's records by their row of column headings; the same headings again (a new page) go on."""
    if is_flattened(segment):
        tokens = unwrap([placed for record in segment.records for placed in record])
        rows = unflatten(tokens, furniture(segment.records))
        yield _Group(_flat_heading(tokens), rows, is_flattened=True)
        return
    group = _Group(None)
    for record in _unspaced(segment.records):
        if is_heading(record) or is_matrix_heading(record):
            if group.heading and _wording(record) == _wording(group.heading):
                continue
            if group.heading and not group.records:
                record = _joined_headings(group.heading, record)
            elif group.records:
                yield group
            group = _Group(record, is_matrix=is_matrix_heading(record))
        elif group.heading and not group.records and _is_rest_of_heading(group.heading, record):
            group.heading = _joined_headings(group.heading, record)
        else:
            group.records.append(record)
    yield group


def _is_rest_of_heading(heading: Record, record: Record) -> bool:
    """A line of heading words right under a heading of fixed columns."""
    last = max(placed.end for placed in heading)
    return record[0].number == last + 1 and all(placed.cell.kind == HEADING for placed in record)


def _joined_headings(above: Record, below: Record) -> Record:
    """A heading over two lines: words in one column joined."""
    joined = list(above)
    for placed in below:
        near = min(range(len(above)), key=lambda index: abs(above[index].column - placed.column))
        if abs(above[near].column - placed.column) <= _SLACK:
            joined[near] = joined[near].joined(
                placed, classify(f"{joined[near].cell.text} {placed.cell.text}")
            )
        else:
            joined.append(placed)
    return joined


def _unspaced(records: list[Record]) -> list[Record]:
    split = [split_single_spaced(record) for record in records]
    changed = sum(len(new) != len(old) for new, old in zip(split, records, strict=True))
    return split if changed >= 5 else records


def _flat_heading(tokens: list[Placed]) -> Record | None:
    heads = [token for token in tokens if token.cell.kind == HEADING and token.cell.value != "number"]
    return list({normalize_text(token.cell.text): token for token in heads}.values()) or None


def _wording(record: Record) -> str:
    return " ".join(normalize_text(placed.cell.text) for placed in record)


def _read_group(
    group: _Group, segment: Segment, over: _Heading, marks: dict[str, str], found: SmelterRows
) -> None:
    rows = [record for record in group.records if _could_be_row(record)]
    if group.is_matrix or not rows:
        found.rows += _names_under_metals(group, segment, over, marks)
        return
    layout, numbered = learn_layout(rows, group.heading, group.is_flattened)
    by_id = {id(old): new for old, new in zip(rows, numbered, strict=True)}
    records = [by_id.get(id(record), record) for record in group.records]
    reader = _GroupReader(layout, over, marks, _is_list_of_smelters(group, layout, segment))
    reader.read(records)
    if reader.is_list():
        found.rows += reader.rows
        found.unread += reader.unread


def _names_under_metals(
    group: _Group, segment: Segment, over: _Heading, marks: dict[str, str]
) -> list[SmelterRow]:
    """Rows of a list that prints names alone under headings of metals; its title or headings name smelters."""
    reader = _GroupReader(Layout(), over, marks, True)
    is_titled = _is_titled(segment.title) and not group.is_matrix
    for record in group.records:
        text = record[0].cell.text
        if len(record) > 1:
            return []
        if over.take(text):
            is_titled |= bool(_NAMES_SMELTERS.search(text))
        elif over.metal and record[0].cell.kind in (NAME, PLACE) and _is_plausible_name(text):
            reader.rows.append(reader.row(record, {"name": record[0]}))
    return reader.rows if is_titled and len(reader.rows) >= _FEWEST_NAMES else []


def _is_plausible_name(text: str) -> bool:
    """Most of its words begin with a capital, as names do and sentences do not."""
    words = [word for word in text.split() if word[:1].isalpha()]
    capitals = sum(word[:1].isupper() for word in words)
    return bool(words) and capitals >= 0.6 * len(words) and not text.endswith(":")


def _could_be_row(record: Record) -> bool:
    kinds = {placed.cell.kind for placed in record}
    return (
        len(record) > 1
        and bool(kinds & {NAME, PLACE})
        and (PROSE not in kinds or bool(kinds & _KIND_ROLES.keys()))
    )


def _is_list_of_smelters(group: _Group, layout: Layout, segment: Segment) -> bool:
    if layout.headed_as_list:
        return True
    if group.heading and not group.is_flattened:
        return False
    return _is_titled(segment.title)


def _is_titled(title: str) -> bool:
    """The text above says that smelters or refiners are listed below."""
    is_short = title.count(" ") < _LONGEST_TITLE_WORDS
    return bool((_NAMES_SMELTERS if is_short else _LIST_TITLE).search(title))


class _GroupReader:
    """Reads the records of one group with its layout."""

    def __init__(self, layout: Layout, over: _Heading, marks: dict[str, str], is_titled: bool) -> None:
        self.layout, self.over, self.marks, self.is_titled = layout, over, marks, is_titled
        self.rows: list[SmelterRow] = []
        self.unread: list[tuple[int, str]] = []
        self.strong = 0
        self.looked_at = 0

    def read(self, records: list[Record]) -> None:
        for record in self._with_continuations(records):
            if (len(record) == 1 and record[0].cell.kind not in (NAME, PLACE, PROSE)) or self._is_heading(
                record
            ):
                self.over.take(record[0].cell.text)
            elif len(record) > 1 or self._is_name_alone(record):
                self._read_row(record)
        self._fill_metals()

    def _is_heading(self, record: Record) -> bool:
        return len(record) == 1 and any(group_heading(record[0].cell.text))

    def _is_name_alone(self, record: Record) -> bool:
        """A row of which only the name is printed, in the name's column of a list under metal headings."""
        return (
            self.layout.positional
            and self.over.metal is not None
            and not self.layout.filled.get("metal")
            and record[0].cell.kind == NAME
            and record[0].column > 0
            and self.layout.role(record[0].column) == "name"
        )

    def _with_continuations(self, records: list[Record]) -> Iterator[Record]:
        """Lines that go on with the row above (a wrapped name in fixed columns) joined to it."""
        pending: Record | None = None
        for record in records:
            if pending and self._continues(pending, record):
                pending = self._join(pending, record)
                continue
            if pending:
                yield pending
            pending = record
        if pending:
            yield pending

    def _continues(self, above: Record, record: Record) -> bool:
        if (
            len(above) < 2
            or record[0].number != max(placed.end for placed in above) + 1
            or not self.layout.positional
        ):
            return False
        if any(placed.cell.kind in (METAL, SMELTER_ID) for placed in record) or self._is_heading(record):
            return False
        columns = [self.layout.nearest(placed.column) for placed in record]
        if any(abs(column - placed.column) > _SLACK for column, placed in zip(columns, record, strict=True)):
            return False
        roles = [self.layout.role(column) for column in columns]
        if "name" not in roles:
            return True
        if self.layout.usually_has("metal") or self.layout.usually_has("id"):
            return True
        lacks = [
            role for role in ("country", "status") if self.layout.usually_has(role) and role not in roles
        ]
        return bool(lacks) or (len(record) == 1 and record[0].column > self.layout.column_of("name"))

    def _join(self, above: Record, record: Record) -> Record:
        joined = list(above)
        for placed in record:
            column = self.layout.nearest(placed.column)
            for index, known in enumerate(joined):
                if self.layout.nearest(known.column) == column:
                    text = f"{known.cell.text} {placed.cell.text}"
                    joined[index] = known.joined(placed, classify(text))
                    break
            else:
                joined.append(replace(placed, column=column))
        return joined

    def _read_row(self, record: Record) -> None:
        fields = self._fields(record)
        self.looked_at += 1
        reason = self._why_no_row(record, fields)
        if reason is None:
            self.rows.append(self.row(record, fields))
            self.strong += "name" in fields and ("country" in fields or "id" in fields)
        elif {placed.cell.kind for placed in record} & {METAL, SMELTER_ID} and "name" in fields:
            self.unread.append((record[0].number, reason))

    def _fields(self, record: Record) -> dict[str, Placed]:
        """The row's cells by role: by what they are first, by their column where they are not known."""
        fields: dict[str, Placed] = {}
        rest: list[tuple[str, Placed]] = []
        for placed in record:
            role, kind = self.layout.role(placed.column), placed.cell.kind
            kind_role = _KIND_ROLES.get("country" if kind == PLACE and role == "country" else kind)
            if kind_role and kind_role == role and role not in fields:
                fields[role] = placed
            else:
                rest.append((role, placed))
        for role, placed in rest:
            kind_role = _KIND_ROLES.get(placed.cell.kind)
            if role.startswith("other") or (
                role == "name" and kind_role and not self._is_shifted(kind_role, fields)
            ):
                continue
            target = kind_role or role
            if target and target not in fields:
                fields[target] = placed
        self._name_left(record, fields)
        return fields

    def _is_shifted(self, kind_role: str, fields: dict[str, Placed]) -> bool:
        return kind_role not in fields and kind_role in self.layout.filled

    def _name_left(self, record: Record, fields: dict[str, Placed]) -> None:
        """The name where its column did not give it: the cell of that column whatever it is, or the only text."""
        if "name" in fields:
            return
        taken = {id(placed) for placed in fields.values()}
        left = [placed for placed in record if id(placed) not in taken]
        named = [placed for placed in left if self.layout.role(placed.column) == "name"]
        texts = [placed for placed in left if placed.cell.kind in (NAME, PLACE)]
        if named or len(texts) == 1:
            fields["name"] = (named or texts)[0]

    def _why_no_row(self, record: Record, fields: dict[str, Placed]) -> str | None:
        name = fields.get("name")
        if name is None:
            return "no smelter name"
        words = normalize_text(name.cell.text)
        if not any(character.isalpha() for character in words) or name.cell.kind in (
            NUMBER,
            MARK,
            PROSE,
            HEADING,
        ):
            return f"no smelter name: {name.cell.text!r}"
        if "country" in fields and fields["country"].cell.kind == HEADING:
            return "column headings"
        if words.startswith(_TOTALS):
            return f"a total: {name.cell.text!r}"
        if any(placed.cell.kind == COUNTRIES for placed in record) and not {"country", "id"} & fields.keys():
            return "a list of countries, no smelter"
        if not ("metal" in fields or self.over.metal or "id" in fields or self.layout.filled.get("metal")):
            return "no metal"
        return None if self._has_evidence(record, fields) else "nothing but a name"

    def _has_evidence(self, record: Record, fields: dict[str, Placed]) -> bool:
        if {"country", "id"} & fields.keys():
            return True
        if self._counts(record):
            return False
        if "status" in fields or "metal" in fields or self._is_name_alone(record):
            return self.is_titled
        return self.is_titled and self.over.metal is not None and self.layout.filled.get("country", 0) > 0.5

    def _counts(self, record: Record) -> bool:
        """Numbers behind the first cell: a table of counts."""
        return any(placed.cell.kind == NUMBER for placed in record[1:])

    def row(self, record: Record, fields: dict[str, Placed]) -> SmelterRow:
        name, status, mark = fields["name"].cell.text, self._text(fields, "status"), fields["name"].cell.mark
        if status is None:
            mark = next(
                (
                    placed.cell.text
                    for placed in record
                    if placed.cell.kind == MARK and placed.cell.text in self.marks
                ),
                mark,
            )
            for placed in fields.values():
                mark = mark if mark in self.marks else placed.cell.mark or mark
        if (
            status is None
            and (leading := _LEADING_MARK.match(name))
            and leading.group().strip() in self.marks
        ):
            status, name = leading.group().strip(), name[leading.end() :]
        if status is None and mark in self.marks:
            status = mark
            name = name.removesuffix(mark).rstrip() if fields["name"].cell.mark == mark else name
        return SmelterRow(
            self._metal(fields),
            name,
            self._text(fields, "country"),
            status if status is not None else self.over.status,
            self._text(fields, "id"),
            min(placed.number for placed in fields.values() if placed.number),
            max(placed.end for placed in fields.values() if placed.number),
            self._repair(fields),
        )

    def _metal(self, fields: dict[str, Placed]) -> str | None:
        if "metal" in fields:
            return fields["metal"].cell.value
        return None if self.layout.filled.get("metal") else self.over.metal

    def _text(self, fields: dict[str, Placed], role: str) -> str | None:
        return fields[role].cell.text if role in fields else None

    def _repair(self, fields: dict[str, Placed]) -> str | None:
        """What the row lacks that nearly every row of the list prints."""
        missing = [
            word
            for role, word in (("country", "country"), ("status", "status"), ("id", "smelter ID"))
            if role not in fields and self.layout.usually_has(role)
        ]
        if not missing:
            return None
        shifted = any(self.layout.role(placed.column) not in (role, "") for role, placed in fields.items())
        note = f"prints no {' and no '.join(missing)}"
        return (
            f"{note}; its later cells stand one column early and were read by what they are"
            if shifted
            else note
        )

    def _fill_metals(self) -> None:
        """Rows without a metal of their own in a list that has the column: the metal of the row above."""
        if not self.layout.filled.get("metal"):
            return
        for index, row in enumerate(self.rows):
            if row.metal is None:
                self._carry_metal(index, row, self.rows[index - 1].metal if index else self.over.metal)

    def _carry_metal(self, index: int, row: SmelterRow, above: str | None) -> None:
        if self.layout.filled["metal"] < 0.5:
            row.metal = above
            return
        below = next((later.metal for later in self.rows[index + 1 :] if later.metal), above)
        row.metal = above if above == below else None
        note = f"prints no metal; read as {above}, as the rows around it" if row.metal else "prints no metal"
        row.repair = f"{row.repair}; {note}" if row.repair else note

    def is_list(self) -> bool:
        """The group is a list of smelters: enough rows that print a place or an ID, or a title that says so."""
        kept = len(self.rows)
        if not kept or kept < 0.5 * self.looked_at:
            return False
        return self.strong >= 2 or self.is_titled
