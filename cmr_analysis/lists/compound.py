"""Cells of a row that hold two things, taken apart: a name and its smelter ID, its country or its status.

"Japan Mint (CID000823)", "Japan Mint (Japan)", "Japan Mint – Active", "Japan Mint, Japan". A country is taken out
only where most cells of the column end in one and no other column holds them.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from .cells import COUNTRY, MARK, NAME, PLACE, SMELTER_ID, STATUS, Cell, classify
from .cutting import COMMA, DASH, between_typed_ends, in_brackets
from .entries import entries_in_cell
from .names import are_companies
from .records import Placed, Record, kinds_of

# No grid or line of text is as wide: the country's or the ID's own column, far from every heading.
_BEHIND_ITS_COLUMN = {COUNTRY: 10_000, SMELTER_ID: 20_000, STATUS: 30_000}
_ID_BEHIND = re.compile(r"^(?P<name>.+?)[\s,:–-]*[(\[]?\s*(?P<id>CID[\s-]?\d{6})\s*[)\]]?$")
_ID_BEFORE = re.compile(r"^[(\[]?(?P<id>CID[\s-]?\d{6})\s*[)\]]?[\s,:–-]+(?P<name>\w.*)$")
_MOST = 0.5
_ENDS = (")", "]")
_MARKS = " *†‡§^¹²³⁴⁵"
_DASHES = ("–", "—", " - ")


def cells_apart(records: list[Record]) -> list[Record]:
    """The records, each cell of two things as two cells; the records as they are where there is none."""
    names = _names(records)
    if any("CID" in name.cell.text for name in names):
        records = _ids_apart(records)
        names = _names(records)
    if two := list(filter(_may_hold_two, names)):
        records = _ends_apart(records, names, two, STATUS, frozenset((STATUS,)))
        records = _ends_apart(records, names, two, COUNTRY, frozenset((COUNTRY, PLACE)))
    return _places_apart(records)


def _names(records: list[Record]) -> list[Placed]:
    return [placed for record in records if len(record) > 1 for placed in record if placed.cell.kind == NAME]


def _may_hold_two(name: Placed) -> bool:
    text = name.cell.text
    return ")" in text or "]" in text or "–" in text or "—" in text or " - " in text


def _ids_apart(records: list[Record]) -> list[Record]:
    return [
        _cut(record, _id_cut) if len(record) > 1 and _has_id_in_name(record) else record for record in records
    ]


def _has_id_in_name(record: Record) -> bool:
    holds = any(placed.cell.kind == NAME and "CID" in placed.cell.text for placed in record)
    return holds and all(placed.cell.kind != SMELTER_ID for placed in record)


def _id_cut(placed: Placed) -> tuple[str, str, str] | None:
    if placed.cell.kind != NAME or "CID" not in placed.cell.text:
        return None
    match = _ID_BEHIND.match(placed.cell.text) or _ID_BEFORE.match(placed.cell.text)
    if not match or classify(match["name"]).kind != NAME:
        return None
    return match["name"], match["id"], SMELTER_ID


def _ends_apart(
    records: list[Record], names: list[Placed], two: list[Placed], kind: str, kinds: frozenset[str]
) -> list[Record]:
    """The names of one column without the countries (or statuses) at their ends, where most of them have one.

    two: the names that may have one.
    """
    with_end = Counter(placed.column for placed in two if _end_cut(placed.cell.text, kind))
    if not with_end:
        return records
    column, count = with_end.most_common(1)[0]
    filled = sum(placed.column == column for placed in names)
    printed = sum(placed.cell.kind in kinds for record in records for placed in record)
    if count < max(2, _MOST * filled) or printed > count:
        return records

    def end_cut(placed: Placed) -> tuple[str, str, str] | None:
        return _end_cut(placed.cell.text, kind) if placed.column == column else None

    return [_cut(record, end_cut) if len(record) > 1 else record for record in records]


@lru_cache(maxsize=1 << 14)
def _end_cut(text: str, kind: str) -> tuple[str, str, str] | None:
    """ "Japan Mint (Japan)", "Japan Mint – Japan": the name, and the country behind it."""
    if text.rstrip(_MARKS)[-1:] in _ENDS:
        cuts = in_brackets(text)
    elif any(dash in text for dash in _DASHES):
        cuts = between_typed_ends(text, DASH)
    else:
        return None
    cut = [cell for cell in next(iter(cuts), []) if cell[1] != MARK]
    is_name_and_end = [found for _, found in cut] == [NAME, kind]
    if not is_name_and_end or classify(text).kind != NAME or entries_in_cell(text):
        return None
    return cut[0][0], cut[1][0], kind


def _places_apart(records: list[Record]) -> list[Record]:
    """The rows whose name ends in its country ("Tokuriki Honten Co., Ltd., Japan") with name and country apart.

    So only where most rows have no other name: elsewhere "Hanau, Germany" is a place.
    """
    rows = [record for record in records if len(record) > 1]
    nameless = {id(record): kinds for record in rows if NAME not in (kinds := kinds_of(record))}
    places = sum(PLACE in kinds for kinds in nameless.values())
    if not places or 2 * places < len(rows):
        return records
    cut = [_cut(record, _place_cut) if id(record) in nameless else record for record in records]
    names = [
        placed.cell.text for record in cut if len(record) > 1 for placed in record if placed.cell.kind == NAME
    ]
    return cut if are_companies(names) else records


def _place_cut(placed: Placed) -> tuple[str, str, str] | None:
    if placed.cell.kind != PLACE:
        return None
    cut = next(iter(between_typed_ends(placed.cell.text, COMMA)), [])
    return (cut[0][0], cut[1][0], COUNTRY) if len(cut) == 2 else None


def _cut(record: Record, cut_of) -> Record:
    """The record with each cell that cut_of takes apart as two: the name, and the other far behind its column."""
    cells: Record = []
    for placed in record:
        found = cut_of(placed)
        if found is None:
            cells.append(placed)
            continue
        name, other, kind = found
        cells.append(placed._replace(cell=Cell(name, NAME, "", classify(name).mark or placed.cell.mark)))
        cells.append(placed._replace(cell=classify(other), column=placed.column + _BEHIND_ITS_COLUMN[kind]))
    return cells
