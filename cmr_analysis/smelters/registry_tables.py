"""The registry's tables as records: smelters, aliases, lineage, judgements, and a user's list.

Each reader raises VocabularyError, naming file and line, for a missing file or column and for a value that
the table does not allow.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from ..errors import VocabularyError
from ..schema import METALS

LINEAGE_KINDS = ("renamed", "split", "merged", "closed")
JUDGEMENTS = ("same", "different", "unsure")


@dataclass(frozen=True, slots=True)
class Facility:
    """One smelter or refiner for one metal."""

    smelter_id: str  # RMI CID, or a local ID (see registry.local_id)
    metal: str
    name: str
    country_code: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Alias:
    """One other name of a facility; `basis` says what kind of name, `source` starts with "inferred" if so."""

    metal: str
    alias: str
    smelter_id: str
    basis: str
    source: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """What became of a facility or of its name. `successor` is '' for one that closed."""

    predecessor: str
    successor: str
    kind: str
    year: str
    source: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided about two names or facilities, and why."""

    left: str
    right: str
    judgement: str
    who: str
    when: str
    why: str
    source: str


@dataclass(frozen=True, slots=True)
class ListedName:
    """One row of a user's list: a name that may be printed, and the facility it stands for."""

    metal: str
    alias: str
    name: str
    smelter_id: str
    country_code: str | None


def party_name(party: str) -> tuple[str | None, str]:
    """("Tin", name) for "Tin|name", (None, ID) for a smelter ID."""
    metal, bar, name = party.partition("|")
    return (metal, name) if bar and metal in METALS else (None, party)


def read_smelters(directory: Path) -> list[Facility]:
    """The shipped facilities. No ID stands twice."""
    found: dict[str, Facility] = {}
    for line, row in _rows(directory / "smelters.csv", Facility):
        facility = Facility(**_with_country(row))
        if found.setdefault(facility.smelter_id, facility) is not facility:
            raise VocabularyError(f"smelters.csv:{line}: {facility.smelter_id!r} stands twice")
    return list(found.values())


def read_aliases(directory: Path, known_ids: set[str]) -> list[Alias]:
    """The shipped aliases. Each names a facility of smelters.csv."""
    found = []
    for line, row in _rows(directory / "smelter_aliases.csv", Alias):
        if row["smelter_id"] not in known_ids:
            raise VocabularyError(f"smelter_aliases.csv:{line}: smelters.csv has no {row['smelter_id']!r}")
        found.append(Alias(**row))
    return found


def read_lineage(directory: Path) -> list[Lineage]:
    """Renamings, splits, mergers and closures."""
    return [
        Lineage(**_with_one_of(row, "kind", LINEAGE_KINDS, f"smelter_lineage.csv:{line}"))
        for line, row in _rows(directory / "smelter_lineage.csv", Lineage)
    ]


def read_judgements(path: Path) -> list[Judgement]:
    """People's decisions, in the order in which they were made."""
    return [
        Judgement(**_with_one_of(row, "judgement", JUDGEMENTS, f"{path.name}:{line}"))
        for line, row in _rows(path, Judgement)
    ]


def read_user_list(path: Path) -> list[ListedName]:
    """The list that `cmr smelters import` wrote."""
    return [ListedName(**_with_country(row)) for _, row in _rows(path, ListedName)]


def _with_country(row: dict[str, str]) -> dict[str, str | None]:
    return {**row, "country_code": row["country_code"] or None}


def _with_one_of(row: dict[str, str], column: str, allowed: tuple[str, ...], where: str) -> dict[str, str]:
    if row[column] not in allowed:
        raise VocabularyError(f"{where}: {column} {row[column]!r} is none of {', '.join(allowed)}")
    return row


def _rows(path: Path, kind: type) -> Iterator[tuple[int, dict[str, str]]]:
    """(line, row) of a CSV with the columns of a record; other columns are left out."""
    columns = [field.name for field in fields(kind)]
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [column for column in columns if column not in (reader.fieldnames or ())]
            if missing:
                raise VocabularyError(f"{path}: no column {missing[0]!r}; found {reader.fieldnames!r}")
            for row in reader:
                if row.get("metal", METALS[0]) not in METALS:
                    raise VocabularyError(
                        f"{path}:{reader.line_num}: metal {row['metal']!r} is none of {METALS}"
                    )
                yield reader.line_num, {column: row[column] or "" for column in columns}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise VocabularyError(f"{path}: cannot be read: {error}") from error
