"""The list of a filing beside what the filing states, and the ways in which a list may be counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..document import Document
from ..smelters.names import spelled_name
from .lists import Row
from .parts import TOTAL
from .rough_numbers import roughness

COUNTED = {
    "smelters_identified": ("smelters and refiners", None),
    "smelters_conformant": ("conformant smelters and refiners", ("conformant",)),
    "smelters_active": ("active smelters and refiners", ("active",)),
    "smelters_not_listed": (
        "smelters and refiners neither conformant nor active",
        ("not_conformant", "undetermined", None),
    ),
}
"""Facts that count smelters: in words, and the statuses of the rows counted (None: all rows)."""

_READINGS: dict[str, Callable[[Row], Any]] = {
    "rows": lambda row: row["row_number"],
    "distinct facilities": lambda row: (row["metal"], row["smelter_id"]),
    "distinct names": lambda row: spelled_name(row["smelter_name_raw"]),
    "distinct smelter IDs": lambda row: row["smelter_id"],
}
_SHOWN_READINGS = ("rows", "distinct facilities", "distinct names")


@dataclass(frozen=True)
class Listed:
    """The rows of a filing, its facts by name, the statements that lost against them, and its text.

    known: answers about the filing that are sought once.
    """

    rows: Sequence[Row]
    facts: Mapping[str, Any]
    conflicts: Sequence[Any]
    document: Document
    known: dict[str, str] = field(default_factory=dict)
    _counted: dict[str, dict[str, int]] = field(default_factory=dict)

    def readings(self, fact: str = TOTAL) -> dict[str, int]:
        """How many rows the list holds for a fact, by each way of counting.

        A row without a status is none of the others, where those print theirs.
        """
        if fact not in self._counted:
            statuses = COUNTED[fact][1]
            counted = [row for row in self.rows if statuses is None or row["status"] in statuses]
            if statuses and any(row["status"] for row in counted):
                counted = [row for row in counted if row["status_raw"]]
            self._counted[fact] = {
                reading: len({key(row) for row in counted}) for reading, key in _READINGS.items()
            }
        return self._counted[fact]

    def agrees(self, fact: str = TOTAL) -> bool:
        """Whether the fact is stated and the list holds as many, in one way of counting."""
        stated = self.facts.get(fact)
        return stated is not None and agreeing(stated, self.readings(fact)) is not None


def agreeing(stated: Any, readings: Mapping[str, int]) -> str | None:
    """The way of counting by which the list holds what is stated: exactly, else as near as "approximately" says."""
    rough = roughness(stated.quote, stated.number)
    exact = (reading for reading, count in readings.items() if count == stated.number)
    near = (reading for reading, count in readings.items() if rough.allows(count))
    return next(exact, None) or next(near, None)


def of_facilities(readings: Mapping[str, int]) -> set[int]:
    """The counts of rows and facilities: sums of parts would meet a count of names by chance."""
    return {readings["rows"], readings["distinct facilities"]}


def shown_readings(readings: Mapping[str, int]) -> str:
    """The counts of a list in words: "3 rows", or each way of counting where they differ."""
    if len({readings[name] for name in _SHOWN_READINGS}) == 1:
        count = readings["rows"]
        return f"{count} row{'' if count == 1 else 's'}" if count else "none"
    return ", ".join(f"{readings[name]} {name}" for name in _SHOWN_READINGS)
