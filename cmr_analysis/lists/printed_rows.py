"""One printed smelter row, and rows that print several metals or names."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .cells import names_in_cell


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


def one_a_metal(row: SmelterRow) -> list[SmelterRow]:
    """A row that prints several metals ("Tantalum and Tungsten") is as many rows."""
    metals = row.metal.split(", ") if row.metal else []
    if len(metals) < 2:
        return [row]
    note = f"prints {' and '.join(metals)}; a row for each"
    return [replace(row, metal=metal, repair=noted(row.repair, note)) for metal in metals]


def one_a_name(row: SmelterRow) -> list[SmelterRow]:
    """A cell of several names, parted by semicolons, is as many rows."""
    names = names_in_cell(row.smelter_name_raw) if ";" in row.smelter_name_raw else []
    if not names:
        return [row]
    note = f"prints {len(names)} names in one cell; a row for each"
    return [replace(row, smelter_name_raw=name, repair=noted(row.repair, note)) for name in names]


def noted(repair: str | None, note: str) -> str:
    return f"{repair}; {note}" if repair else note
