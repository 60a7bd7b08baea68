"""One list's records to smelter rows: which cell is which, what is no row, what a row lacks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .aligned import whole_rows
from .carried import fill_countries, fill_metals
from .cells import (
    COUNTRIES,
    COUNTRY,
    HEADING,
    METAL,
    METALS,
    NAME,
    NUMBER,
    PLACE,
    SMELTER_ID,
    STATUS,
    group_heading,
)
from .countries_over import CountriesOver
from .crosses import ANSWERS
from .heading_words import is_region
from .headings_over import Over
from .known_smelters import holds_a_name, is_known, look_like_smelters, most_are_known
from .layout import Layout
from .marks import marked, may_be_marked
from .names import are_companies, are_names
from .printed_rows import SmelterRow, may_be_row, rows_of, why_no_name, with_note_on_id
from .records import Placed, Record, Shape, kinds_of, shape_of

KIND_ROLES = {METAL: "metal", METALS: "metal", "country": "country", STATUS: "status", SMELTER_ID: "id"}
_EXPECTED = {"country": "country", "status": "status", "id": "smelter ID"}
# Cells that are what they are by their words alone, whatever column they stand in.
_TYPED_ONLY = frozenset(("id", "metal"))
_PRINTED_ONCE = 0.5
_GROUPED = 0.7
_FEWEST_TO_KNOW = 3
_NO_ROW = "names a smelter, and no row of the list"
_NO_SMELTERS = "stands in a list that no heading calls one of smelters, and that names none known"


class _Plan(NamedTuple):
    """How rows of one shape are read.

    places: each role and the place of its cell; repair: what these rows lack.
    is_sure: they print a metal, a name and a place or an ID: only the name itself can speak against them.
    """

    places: list[tuple[str, int]]
    repair: str | None
    is_sure: bool


class RowReader:
    """Reads the records of one group with its layout."""

    def __init__(self, layout: Layout, over: Over, marks: dict[str, str], is_titled: bool) -> None:
        self.layout, self.over, self.marks, self.is_titled = layout, over, marks, is_titled
        self.states = any(marks.values())  # a mark states a status
        self.rows: list[SmelterRow] = []
        self.unread: list[tuple[int, str]] = []
        self.strong = self.looked_at = 0
        self.names_known = False
        self.countries = CountriesOver()
        self._plans: dict[Shape, _Plan] = {}

    def read(self, records: Iterable[Record]) -> None:
        records = whole_rows(records, self.layout)
        self.names_known = self._has_known_names(records)
        for record in records:
            if len(record) > 1 or self._is_name_alone(record):
                self._read_row(record)
            else:
                self._take_heading(record[0])
        if self.layout.filled.get("metal"):
            fill_metals(self.rows, self.over.metal)
        if self.countries.starts:
            self.countries.fill(self.rows)
        elif self._is_grouped_by_country():
            fill_countries(self.rows)

    def _take_heading(self, placed: Placed) -> None:
        """A cell alone over rows: a country in a list that prints none beside its names, a metal or a status."""
        if placed.cell.kind == COUNTRY and not self.layout.filled.get("country"):
            is_inner = bool(self.over.metal or self.over.status)
            self.countries.take(placed.cell.text, len(self.rows), is_inner)
        elif self.over.take(placed.cell.text, placed.in_row):
            self.countries.end(len(self.rows))
        elif placed.cell.kind == STATUS and not placed.cell.value:
            self.over.status = placed.cell.text  # stands where statuses stand; what it means is not known
        elif placed.cell.kind == NAME and holds_a_name(placed.cell.text):
            self.unread.append((placed.number, _NO_ROW))

    def _has_known_names(self, records: list[Record]) -> bool:
        """Below a title of smelters, in a list without headings and metals: most names are those of known ones."""
        has_metal = self.layout.filled.get("metal") or self.over.metal
        if has_metal or self.layout.headed_as_list or not self.is_titled:
            return False
        column = self.layout.column_of("name")
        names = [placed.cell.text for record in records for placed in record[:-1] if placed.column == column]
        return len(names) >= _FEWEST_TO_KNOW and most_are_known(names)

    def _is_grouped_by_country(self) -> bool:
        """The country stands before the name, in fewer rows than not: it may be printed once for several rows."""
        layout = self.layout
        is_first = layout.positional and layout.column_of("country") < layout.column_of("name")
        return is_first and 0 < layout.filled.get("country", 0.0) < _GROUPED

    def _is_name_alone(self, record: Record) -> bool:
        """A row of which only the name is printed, among rows under metal headings or with a metal printed once:
        it stands in the name's column, or is a name that the registry knows."""
        cell, metals = record[0].cell, self.layout.filled.get("metal", 0.0)
        if len(record) > 1 or cell.kind != NAME or any(group_heading(cell.text)) or is_region(cell.text):
            return False
        is_under_metal = self.over.metal is not None and not metals
        is_in_column = self.layout.positional and self.layout.role(record[0].column) == "name"
        if is_in_column and (record[0].in_row or (is_under_metal and record[0].column > 0)):
            return is_under_metal or 0 < metals < _PRINTED_ONCE
        return (is_under_metal or metals > 0) and is_known(cell.text)

    def _read_row(self, record: Record) -> None:
        plan = self._plan(record)
        fields = {role: record[place] for role, place in plan.places}
        self.looked_at += 1
        reason = why_no_name(fields["name"]) if plan.is_sure else self._why_no_row(record, fields)
        if reason is None:
            row = self.row(record, fields)
            row.repair = plan.repair
            if "id" in fields and not fields["id"].cell.value:
                row.repair = with_note_on_id(plan.repair, fields["id"].cell.text)
            self.rows += rows_of(row)
            is_located = "country" in fields or "id" in fields or self.countries.country is not None
            self.strong += is_located and "name" in fields
        elif "name" in fields and may_be_row(kinds_of(record)):
            self.unread.append((record[0].number, reason))

    def _plan(self, record: Record) -> _Plan:
        """Rows whose cells are alike in column and kind are read alike."""
        shape = shape_of(record)
        if shape not in self._plans:
            places = {id(placed): place for place, placed in enumerate(record)}
            fields = self._fields_of_shape(record)
            told = [(role, places[id(placed)]) for role, placed in fields.items()]
            country = fields.get("country")
            is_located = "id" in fields or (country is not None and country.cell.kind in (COUNTRY, PLACE))
            is_sure = "metal" in fields and "name" in fields and is_located
            self._plans[shape] = _Plan(told, self._repair(fields), is_sure)
        return self._plans[shape]

    def _fields_of_shape(self, record: Record) -> dict[str, Placed]:
        """By what the cells are first, by their column where they are not known."""
        fields: dict[str, Placed] = {}
        rest: list[tuple[str, Placed]] = []
        for placed in record:
            role, kind = self.layout.role(placed.column), placed.cell.kind
            kind_role = KIND_ROLES.get("country" if kind == PLACE and role == "country" else kind)
            if kind_role and kind_role == role and role not in fields:
                fields[role] = placed
            else:
                rest.append((role, placed))
        for role, placed in rest:
            kind_role = KIND_ROLES.get(placed.cell.kind)
            if role.startswith("other") or (
                role == "name" and kind_role and not self._is_shifted(kind_role, fields)
            ):
                continue
            is_untold = role == "country" and kind_role == "status" and kind_role in fields  # "Unknown"
            target = kind_role if kind_role in self.layout.filled and not is_untold else role
            if target and target not in fields and (target not in _TYPED_ONLY or kind_role == target):
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
        if reason := why_no_name(name):
            return reason
        if "country" in fields and fields["country"].cell.kind == HEADING:
            return "column headings"
        is_located = "country" in fields or "id" in fields
        if not is_located and any(placed.cell.kind == COUNTRIES for placed in record):
            return "a list of countries, no smelter"
        if not (self._has_metal(fields) or "id" in fields or self._is_headed(fields)):
            return "no metal"
        return None if self._has_evidence(record, fields) else "nothing but a name"

    def _has_metal(self, fields: dict[str, Placed]) -> bool:
        return bool("metal" in fields or self.over.metal or self.layout.filled.get("metal"))

    def _is_headed(self, fields: dict[str, Placed]) -> bool:
        """A list that prints no metal at all: its headings must name smelters, and the row a place or a status; or
        its title names them, the row prints a place, and most names are those of known smelters."""
        if self.layout.headed_as_list:
            return bool({"country", "status"} & fields.keys())
        return self.names_known and "country" in fields

    def _has_evidence(self, record: Record, fields: dict[str, Placed]) -> bool:
        if {"country", "id"} & fields.keys() or self.countries.country:
            return True
        if self._counts(record):
            return False
        if self._is_name_alone(record):
            return self.is_titled or is_known(fields["name"].cell.text)
        if "status" in fields or "metal" in fields:
            return self.is_titled
        usual = max(self.layout.filled.get("country", 0), self.layout.filled.get("id", 0))
        return self.is_titled and self.over.metal is not None and usual > 0.5

    def _counts(self, record: Record) -> bool:
        """Numbers behind the first cell: a table of counts."""
        return any(placed.cell.kind == NUMBER for placed in record[1:])

    def row(self, record: Record, fields: dict[str, Placed]) -> SmelterRow:
        """The row as printed; a footnote mark that the filing explains is its status."""
        self.over.unused = ""
        name, status = fields["name"].cell.text, self._text(fields, "status")
        if self.layout.crossed and (status is None or status.lower() in ANSWERS):
            status = self.layout.crossed.status(record)
        if status is None and "code" in fields and self.marks.get(fields["code"].cell.text):
            status = fields["code"].cell.text
        if self.marks and status is None and (self.states or may_be_marked(fields["name"].cell)):
            name, status = marked(record, fields, self.marks)
        country, smelter_id = fields.get("country"), fields.get("id")
        return SmelterRow(
            self._metal(fields),
            name,
            country.cell.text if country else None,
            status if status is not None else self.over.status,
            smelter_id.cell.text if smelter_id else None,
            *self._lines(record, fields),
        )

    def _lines(self, record: Record, fields: dict[str, Placed]) -> tuple[int, int]:
        """First and last line of the row's cells; the cells of a printed row stand on the same ones."""
        first, last = record[0], record[-1]
        if first.number == last.number and self.layout.positional and not self.layout.is_fixed:
            return first.number, first.end
        cells = fields.values()
        return min([placed.number for placed in cells]), max([placed.end for placed in cells])

    def _metal(self, fields: dict[str, Placed]) -> str | None:
        if "metal" in fields:
            return fields["metal"].cell.value
        return None if self.layout.filled.get("metal") else self.over.metal

    def _text(self, fields: dict[str, Placed], role: str) -> str | None:
        return fields[role].cell.text if role in fields else None

    def _repair(self, fields: dict[str, Placed]) -> str | None:
        """What the row lacks that nearly every row of the list prints."""
        missing = [
            word for role, word in _EXPECTED.items() if role not in fields and self.layout.usually_has(role)
        ]
        if not missing:
            return None
        note = f"prints no {' and no '.join(missing)}"
        if any(self.layout.role(placed.column) not in (role, "") for role, placed in fields.items()):
            note += "; its later cells stand one column early and were read by what they are"
        return note

    def is_list(self, is_first: bool) -> bool:
        """The group is a list of smelters: enough rows that print a place or an ID, or a title that says so.

        The first of a filing that is not headed as one must look like smelters: suppliers have metals and
        countries too. Where it does not, its rows are seen and not kept.
        """
        kept = len(self.rows)
        if not kept or kept < 0.5 * self.looked_at:
            return False
        if not (self.is_titled and self.strong):
            names = [row.smelter_name_raw for row in self.rows]
            # a table with one row a metal says something of the metals
            is_headed = self.layout.names_headed and kept > len({row.metal for row in self.rows})
            is_headed = is_headed and are_names(names)
            if not (((self.is_titled or self.strong > 1) and are_companies(names)) or is_headed):
                return False
        is_told = self.layout.says_smelters or (self.is_titled and kept < _FEWEST_TO_KNOW)
        if is_first and not is_told and not look_like_smelters(self.rows):
            self.unread += [(row.line_start, _NO_SMELTERS) for row in self.rows]
            self.rows = []
        return True
