"""The user's own list of smelters: what imported workbooks hold, merged, the newer list over the older.

It lies outside the repository, one row a name that suppliers use. `registry.load_registry` layers it over the
shipped tables.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from ..errors import CmrError
from .names import name_keys
from .user_files import write_rows


@dataclass(frozen=True, slots=True)
class ListedSmelter:
    """One row of the sheet: a name that suppliers use, and the facility it stands for."""

    metal: str
    alias: str
    name: str
    smelter_id: str
    country_code: str
    country_raw: str
    city: str
    state: str
    list_date: str
    list_source: str

    @property
    def printed_name(self) -> tuple[str, str]:
        """Two rows with one printed name mean one name, however it is spelled."""
        return self.metal, name_keys(self.alias, self.metal).spelled

    @property
    def origin(self) -> tuple[str, str]:
        """The list a row comes from."""
        return self.list_date, self.list_source


@dataclass(frozen=True, slots=True)
class ListConflict:
    """Two lists that differ on a name or a facility. The newer one's value is kept."""

    what: str  # "smelter ID of a name", "name of a smelter ID", "country of a smelter ID"
    metal: str
    of: str
    kept: str
    kept_from: str
    dropped: str
    dropped_from: str
    list_date: str


def read_list(path: Path) -> list[ListedSmelter]:
    """The list as an earlier import wrote it. Raises CmrError for any other file."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        return [
            ListedSmelter(**{field.name: row[field.name] for field in fields(ListedSmelter)}) for row in rows
        ]
    except (OSError, UnicodeDecodeError, csv.Error, KeyError) as error:
        raise CmrError(f"{path}: not a smelter list that an import wrote ({error}); move it away") from error


def write_list(rows: Sequence[ListedSmelter], path: Path) -> None:
    """Write the whole list or nothing."""
    write_rows(rows, ListedSmelter, path)


def merge_lists(
    earlier: Sequence[ListedSmelter], imported: Sequence[ListedSmelter]
) -> tuple[list[ListedSmelter], list[ListConflict]]:
    """Both lists as one, and what they differ on, the newest list first.

    A name that an older list gives to another facility is dropped. A name that one list gives to two
    facilities stays with both: it will decide nothing by itself.
    """
    kept: dict[tuple[str, str], dict[str, ListedSmelter]] = {}
    facilities: dict[tuple[str, str], ListedSmelter] = {}
    conflicts: set[ListConflict] = set()
    for row in sorted([*imported, *earlier], key=lambda row: row.list_date, reverse=True):
        own = facilities.setdefault((row.metal, row.smelter_id), row)
        conflicts.update(_differences(own, row))
        named = kept.setdefault(row.printed_name, {})
        newer = next((each for each in named.values() if each.origin != row.origin), None)
        if newer is None:
            named.setdefault(row.smelter_id, row)
        elif row.smelter_id not in named:
            conflicts.add(_conflict("smelter ID of a name", row.alias, newer, row, "smelter_id"))
    merged = [row for named in kept.values() for row in named.values()]
    merged.sort(key=lambda row: (row.metal, row.smelter_id, row.alias))
    return merged, sorted(conflicts, key=_newest_first)


def _differences(own: ListedSmelter, row: ListedSmelter) -> list[ListConflict]:
    """What an older list says otherwise of a facility."""
    if own.origin == row.origin:
        return []
    return [
        _conflict(f"{said} of a smelter ID", row.smelter_id, own, row, column)
        for said, column in (("name", "name"), ("country", "country_code"))
        if getattr(own, column) != getattr(row, column)
    ]


def _newest_first(conflict: ListConflict) -> tuple[int, str, str, str]:
    return -int(conflict.list_date.replace("-", "") or 0), conflict.what, conflict.metal, conflict.of


def _conflict(what: str, of: str, kept: ListedSmelter, dropped: ListedSmelter, column: str) -> ListConflict:
    values = getattr(kept, column), kept.list_source, getattr(dropped, column), dropped.list_source
    return ListConflict(what, kept.metal, of, *values, kept.list_date)
