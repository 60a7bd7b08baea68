"""One printed smelter row, and rows that print several metals or names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from ..vocabulary import normalize_text
from .cells import COUNTRIES, COUNTRY, HEADING, MARK, METAL, NUMBER, PROSE, SMELTER_ID, STATUS
from .entries import Entry, entries_in_cell
from .known_smelters import holds_several_names, names_at_commas
from .records import Placed

_TOTALS = ("total", "subtotal", "grand total", "number of")
_NO_NAMES = frozenset((NUMBER, MARK, PROSE, HEADING, COUNTRY, COUNTRIES, SMELTER_ID, STATUS))


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


def may_be_row(kinds: tuple[str, ...]) -> bool:
    """Whether cells of these kinds print a metal or an ID; in "Tin | Bolivia, Peru" the countries are origins."""
    return (METAL in kinds or SMELTER_ID in kinds) and set(kinds) != {METAL, COUNTRIES}


def with_note_on_id(repair: str | None, printed: str) -> str:
    """What was wrong with a row, and that the ID it prints is none: "CID00113"."""
    return noted(repair, f"prints {printed!r}, which is no smelter ID")


def why_no_name(name: Placed) -> str | None:
    """Why a cell in the name's place is no smelter's name, None where it is one."""
    return _why_no_name(name.cell.text, name.cell.kind)


@lru_cache(maxsize=1 << 14)
def _why_no_name(text: str, kind: str) -> str | None:
    words = normalize_text(text)
    if not words.islower() or kind in _NO_NAMES:  # no letter in it
        return f"no smelter name: {text!r}"
    if holds_several_names(text) and not several_names(text):
        return f"several smelters in one cell, not told apart: {text!r}"
    return f"a total: {text!r}" if words.startswith(_TOTALS) else None
