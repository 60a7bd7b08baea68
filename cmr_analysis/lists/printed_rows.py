"""One printed smelter row, and rows that print several metals or names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from .entries import Entry, entries_in_cell
from .known_smelters import names_at_commas


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


def rows_of(row: SmelterRow) -> list[SmelterRow]:
    """The row, or as many as it prints metals and names."""
    has_metals = row.metal is not None and ", " in row.metal
    if not has_metals and not several_names(row.smelter_name_raw):
        return [row]
    return [one for named in one_a_name(row) for one in one_a_metal(named)]


def one_a_metal(row: SmelterRow) -> list[SmelterRow]:
    """A row that prints several metals ("Tantalum and Tungsten") is as many rows."""
    metals = row.metal.split(", ") if row.metal else []
    if len(metals) < 2:
        return [row]
    note = f"prints {' and '.join(metals)}; a row for each"
    return [replace(row, metal=metal, repair=noted(row.repair, note)) for metal in metals]


def one_a_name(row: SmelterRow) -> list[SmelterRow]:
    """A cell of several names is as many rows, each with the country that is printed with it."""
    entries = several_names(row.smelter_name_raw)
    if not entries:
        return [row]
    note = f"prints {len(entries)} names in one cell; a row for each"
    return [
        replace(
            row,
            smelter_name_raw=name,
            country_raw=country or row.country_raw,
            repair=noted(row.repair, note),
        )
        for name, country in entries
    ]


@lru_cache(maxsize=1 << 14)
def several_names(text: str) -> list[Entry]:
    """The smelters of a cell that names several and tells them apart; [] for a cell of one name."""
    if ";" in text or "), " in text or ") and" in text:
        return entries_in_cell(text)
    return [Entry(name) for name in names_at_commas(text)] if ", " in text else []


def noted(repair: str | None, note: str) -> str:
    return f"{repair}; {note}" if repair else note
