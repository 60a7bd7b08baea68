"""Reading the "Smelter Look-up" sheet of a CMRT workbook that the user has, into a list of the user's own.

RMI's list may not be redistributed: what is read goes to a file outside the repository (see registry.py for
how it is layered over the shipped tables). Template revisions differ in the sheet's name, in title rows
above the headings, in the headings' words and language, and in the order of columns: headings are found by
data/reference/cmrt_headings.csv, else by what the columns hold.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from ..errors import UnreadableFileError
from ..vocabulary import countries, metals, normalize_text, read_vocabulary
from .user_list import ListConflict, ListedSmelter, merge_lists, read_list, write_list

REQUIRED = ("metal", "alias", "name", "country", "smelter_id")
_CID = re.compile(r"CID\s*(\d{6})")
_HEADING_ROWS = 40  # headings stand in the first rows, under title rows
_BLANK_ROWS = 200  # so many blank rows in a row end the list: templates format a million rows
_OLE = b"\xd0\xcf\x11\xe0"  # an encrypted workbook, or one of the old .xls format
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class CmrtError(UnreadableFileError):
    """The workbook cannot be read as a CMRT, and what to do about it."""


@dataclass(frozen=True, slots=True)
class SheetRows:
    """What a sheet holds: its smelters, and how many rows were left out, by reason."""

    smelters: list[ListedSmelter]
    left_out: dict[str, int]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did. `conflicts` are the newest list's first."""

    read: int
    left_out: dict[str, int]
    written: int
    conflicts: list[ListConflict]


def import_workbook(workbook: Path, destination: Path, as_of: date | None = None) -> ImportReport:
    """Read a workbook into the user's list at `destination`, beside what older imports left there.

    `as_of` is the list's date; without it the workbook's own date of change counts. The newer list wins.
    Raises CmrtError for a file that is no such workbook; the list is then left as it was.
    """
    sheet = read_workbook(workbook, as_of)
    earlier = read_list(destination) if destination.is_file() else []
    merged, conflicts = merge_lists(earlier, sheet.smelters)
    write_list(merged, destination)
    return ImportReport(len(sheet.smelters), sheet.left_out, len(merged), conflicts)


def read_workbook(path: Path, as_of: date | None = None) -> SheetRows:
    """The smelters of a workbook's look-up sheet, in the sheet's order."""
    workbook = _open(path)
    try:
        title = _sheet_title(path, workbook.sheetnames)
        changed = as_of or getattr(workbook.properties.modified, "date", date.today)()
        rows = list(_filled_rows(workbook[title].iter_rows(values_only=True)))
    finally:
        workbook.close()
    where = f"{path}, sheet {title!r}"
    heading_row, columns = _columns(rows, where)
    smelters, left_out = [], Counter()
    for row in rows[heading_row:]:
        found = _smelter(row, columns, changed.isoformat(), path.name)
        if isinstance(found, str):
            left_out[found] += 1
        else:
            smelters.append(found)
    if not smelters:
        raise CmrtError(f"{where}: no row holds a metal, a name and a smelter ID (CID and six digits)")
    return SheetRows(smelters, dict(left_out))


def _open(path: Path):
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    _refuse_unreadable(path)
    try:
        return load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:
        raise CmrtError(f"{path}: not an Excel workbook (.xlsx), or a damaged one: {error}") from error


def _refuse_unreadable(path: Path) -> None:
    if not path.is_file():
        raise CmrtError(f"{path}: there is no such file")
    content = path.read_bytes()
    if content[:4] == _OLE and _ENCRYPTED in content:
        raise CmrtError(f"{path}: protected with a password; save it without one and import that")
    if content[:4] == _OLE:
        raise CmrtError(f"{path}: the old .xls format; save it as .xlsx and import that")
    if content[:4] != b"PK\x03\x04":
        raise CmrtError(f"{path}: not an Excel workbook (.xlsx)")


def _sheet_title(path: Path, titles: Sequence[str]) -> str:
    known = _headings()["sheet"]
    for title in titles:
        if _plain(title) in known:
            return title
    shown = ", ".join(repr(title) for title in titles)
    raise CmrtError(
        f"{path}: no sheet 'Smelter Look-up'; found {shown}. Is it a Conflict Minerals Reporting Template?"
    )


def _filled_rows(rows: Iterator[tuple]) -> Iterator[tuple[int, list[str]]]:
    """(row number, cells as text) of the rows that hold something."""
    blank = 0
    for number, cells in enumerate(rows, start=1):
        texts = ["" if cell is None else " ".join(str(cell).split()) for cell in cells]
        blank = 0 if any(texts) else blank + 1
        if blank > _BLANK_ROWS:
            return
        if not blank:
            yield number, texts


@lru_cache(maxsize=1)
def _headings() -> dict[str, frozenset[str]]:
    rows = read_vocabulary("cmrt_headings.csv")
    columns = sorted({row["column"] for row in rows})
    return {
        name: frozenset(_plain(row["wording"]) for row in rows if row["column"] == name) for name in columns
    }


def _plain(text: str) -> str:
    """A heading without case, marks such as (*), punctuation and accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(re.findall(r"[^\W_]+", letters))


def _columns(rows: Sequence[tuple[int, list[str]]], where: str) -> tuple[int, dict[str, int]]:
    """(index of the first row under the headings, place of each column)."""
    best: tuple[int, dict[str, int]] = (0, {})
    for index, (_, cells) in enumerate(rows[:_HEADING_ROWS]):
        found = _columns_by_heading(cells)
        if len(found) > len(best[1]):
            best = index + 1, found
    if all(column in best[1] for column in REQUIRED):
        return best
    by_content = _columns_by_content(rows)
    columns = {**by_content, **best[1]}
    missing = [column for column in REQUIRED if column not in columns]
    if missing:
        shown = ", ".join(repr(cell) for cell in rows[best[0] - 1][1] if cell) if best[0] else "no headings"
        raise CmrtError(f"{where}: no column for the {_said(missing[0])}; found {shown}")
    return best[0] or _first_listed(rows), columns


def _first_listed(rows: Sequence[tuple[int, list[str]]]) -> int:
    """Index of the first row that holds a smelter ID: where no heading is known, the list begins there."""
    return next(index for index, (_, cells) in enumerate(rows) if any(_CID.fullmatch(cell) for cell in cells))


def _said(column: str) -> str:
    return {"alias": "smelter look-up name", "name": "standard smelter name", "smelter_id": "smelter ID"}.get(
        column, column
    )


def _columns_by_heading(cells: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        for column, wordings in _headings().items():
            if column != "sheet" and cell and _plain(cell) in wordings:
                found.setdefault(column, place)
    return found


def _columns_by_content(rows: Sequence[tuple[int, list[str]]]) -> dict[str, int]:
    """Columns told by what most of their cells are; the two names stand in the sheet's order."""
    listed = [cells for _, cells in rows if any(_CID.fullmatch(cell) for cell in cells)]
    if not listed:
        return {}
    width = max(map(len, listed))
    tests = {
        "smelter_id": lambda cell: bool(_CID.fullmatch(cell)),
        "metal": lambda cell: normalize_text(cell) in metals(),
        "country": lambda cell: normalize_text(cell) in countries(),
    }
    found: dict[str, int] = {}
    for column, test in tests.items():
        shares = [sum(test(cells[place]) for cells in listed if place < len(cells)) for place in range(width)]
        if max(shares) > 0.8 * len(listed):
            found[column] = shares.index(max(shares))
    if len(found) == len(tests):
        names = [
            place for place in range(found["metal"] + 1, found["country"]) if place not in found.values()
        ]
        found |= dict(zip(("alias", "name"), names, strict=False)) if len(names) >= 2 else {}
    return found


def _smelter(
    row: tuple[int, list[str]], columns: dict[str, int], list_date: str, list_source: str
) -> ListedSmelter | str:
    """One smelter, or in words why the row holds none."""
    _, cells = row
    cell = {column: cells[place] if place < len(cells) else "" for column, place in columns.items()}
    metal = metals().get(normalize_text(cell["metal"]))
    printed_id = _CID.fullmatch(cell["smelter_id"].upper())
    name = cell["name"] or cell["alias"]
    if not metal:
        return f"metal {cell['metal']!r}"
    if not printed_id:
        return "no smelter ID"
    if not name:
        return "no name"
    country_code = countries().get(normalize_text(cell["country"]), "") if cell["country"] else ""
    return ListedSmelter(
        metal,
        cell["alias"] or name,
        name,
        f"CID{printed_id[1]}",
        country_code,
        cell["country"],
        cell.get("city", ""),
        cell.get("state", ""),
        list_date,
        list_source,
    )
