"""What a list of smelters says against itself, and the record of one check.

A row printed twice, a smelter with two statuses, an ID beside two names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Any, NamedTuple

from ..smelters.names import normalize_name, spelled_name

Row = Mapping[str, Any]
Check = dict[str, Any]

_FEWEST_IN_BOTH = 3
"""Rows printed twice by which two lists are told from one with a slip."""

SHOWN = 5
"""Rows that a detail names; the rest is counted."""


def check(
    name: str, outcome: str, detail: str, stated: Any = None, counted: Any = None, at: Any = None
) -> Check:
    """One check as a record of schema.CHECKS; *at* is what has its lines."""
    return {
        "check": name,
        "stated": None if stated is None else str(stated),
        "counted": None if counted is None else str(counted),
        "outcome": outcome,
        "detail": detail,
        "line_start": getattr(at, "line_start", None),
        "line_end": getattr(at, "line_end", None),
    }


def check_list(rows: Sequence[Row]) -> list[Check]:
    """The checks of a list alone, in a fixed order; what its columns do not print is not checked."""
    if not rows:
        return []
    facilities = set(zip(_column(rows, "metal"), _column(rows, "smelter_id"), strict=True))
    again = rows if len(facilities) < len(rows) else ()  # else each facility stands once, and no row twice
    found = [_repeated_rows(again), _two_statuses(rows, again), _id_for_two_names(rows)]
    return [one for one in found if one]


def _repeated_rows(rows: Sequence[Row]) -> Check:
    groups = _groups(rows, _printed(rows))
    if not groups:
        return check("rows_printed_twice", "agrees", "No row of the list is printed twice.", None, 0)
    second = _second_list(rows, groups)
    if second:
        detail = (
            f"The filing prints two lists, the second from line {second['line_start']} on; no row of either is printed "
            f"twice, {len(groups)} smelters stand in both."
        )
        return check("rows_printed_twice", "agrees", detail, None, 0)
    shown = "; ".join(_at(group) for group in groups[:SHOWN])
    are = "smelters are" if len(groups) > 1 else "smelter is"
    detail = f"{len(groups)} {are} printed more than once for one metal and country: {shown}."
    return check("rows_printed_twice", "differs", detail, None, len(groups), _place_of(groups[0]))


def _second_list(rows: Sequence[Row], groups: Sequence[Sequence[Row]]) -> Row | None:
    """The row where a second list begins: of another product line, say, with some smelters of the first again.

    Every row printed twice stands once before it, once after it; text divides the two lists.
    """
    if len(groups) < _FEWEST_IN_BOTH or any(len(group) > 2 for group in groups):
        return None
    last_of_first = max(group[0]["row_number"] for group in groups)
    first_of_second = min(group[1]["row_number"] for group in groups)
    between = [
        (row["line_start"] - before["line_end"], row)
        for before, row in pairwise(rows)
        if last_of_first < row["row_number"] <= first_of_second
    ]
    widest, row = max(between, key=lambda gap: gap[0], default=(0, None))
    gaps = sorted(row["line_start"] - before["line_end"] for before, row in pairwise(rows))
    return row if widest > 2 * gaps[len(gaps) // 2] else None


def _printed(rows: Sequence[Row]) -> Iterable[tuple[Any, ...]]:
    """What makes two rows the same print: two plants of one name have an ID each."""
    names = map(spelled_name, _column(rows, "smelter_name_raw"))
    return zip(_column(rows, "metal"), names, _column(rows, "country_code"), _printed_ids(rows), strict=True)


def _two_statuses(rows: Sequence[Row], again: Sequence[Row]) -> Check | None:
    """One facility with two different statuses in one list. again: the rows where a facility stands again."""
    if not any(_column(rows, "status")):
        return None
    with_status = [row for row in again if row["status"]]
    groups = _groups(with_status, _facilities(with_status))
    split = [group for group in groups if len({row["status"] for row in group}) > 1]
    if not split:
        return check(
            "smelter_with_two_statuses", "agrees", "No smelter of the list has two statuses.", None, 0
        )
    sure = [group for group in split if _is_printed_as_one(group)]
    found = sure or split
    shown = "; ".join(
        f"{_at(group)}: {' and '.join(row['status_raw'] for row in group)}" for group in found[:SHOWN]
    )
    detail = f"{len(found)} smelter{'s have' if len(found) > 1 else ' has'} two statuses: {shown}."
    if not sure:
        detail += " The names differ; that they are one smelter the filing does not say."
    outcome = "differs" if sure else "not_checkable"
    return check("smelter_with_two_statuses", outcome, detail, None, len(found), _place_of(found[0]))


def _is_printed_as_one(group: Sequence[Row]) -> bool:
    """Two statuses beside one printed ID or one name in any spelling; else one only by what is known of smelters."""
    with_id = [row for row in group if row["smelter_id_raw"]]
    same = [*_groups(with_id, _column(with_id, "smelter_id_raw")), *_groups(group, map(_core, group))]
    return any(len({row["status"] for row in rows}) > 1 for rows in same)


def _core(row: Row) -> str:
    return normalize_name(row["smelter_name_raw"], row["metal"] or "").replace(" ", "")


def _facilities(rows: Sequence[Row]) -> Iterable[tuple[Any, ...]]:
    """One facility: rows with two printed IDs are two, whatever they are recognized as."""
    return zip(_column(rows, "metal"), _column(rows, "smelter_id"), _printed_ids(rows), strict=True)


def _printed_ids(rows: Sequence[Row]) -> list[str]:
    """The printed IDs without spaces ("CID 001908"), '' where none is printed."""
    return [printed.replace(" ", "") if printed else "" for printed in _column(rows, "smelter_id_raw")]


def _column(rows: Sequence[Row], name: str) -> Iterator[Any]:
    return map(itemgetter(name), rows)


def _id_for_two_names(rows: Sequence[Row]) -> Check | None:
    """One printed smelter ID beside two names or two metals; a legal form or a spelling alone is no other name."""
    printed = [row for row in rows if row["smelter_id_raw"]]
    if not printed:
        return None
    groups = _groups(printed, _column(printed, "smelter_id"))
    split = [group for group in groups if _is_of_two(group)]
    if not split:
        return check("id_printed_for_two_names", "agrees", "No smelter ID is printed for two names.", None, 0)
    shown = "; ".join(
        f"{group[0]['smelter_id']} for " + " and ".join(_named(row) for row in group)
        for group in split[:SHOWN]
    )
    detail = f"{len(split)} smelter ID{'s are' if len(split) > 1 else ' is'} printed for two names or metals: {shown}."
    return check("id_printed_for_two_names", "differs", detail, None, len(split), _place_of(split[0]))


def _is_of_two(group: Sequence[Row]) -> bool:
    """Two metals, two names, or one name with two legal forms in two countries."""
    if len({row["metal"] for row in group} - {None}) > 1:
        return True
    cores = set(map(_core, group))
    spelled = {spelled_name(row["smelter_name_raw"]) for row in group}
    return len(cores) > 1 or (len(spelled) > 1 and len({row["country_code"] for row in group}) > 1)


class Place(NamedTuple):
    """Lines of a check."""

    line_start: int
    line_end: int


def _place_of(group: Sequence[Row]) -> Place:
    return Place(min(row["line_start"] for row in group), max(row["line_end"] for row in group))


def _groups(rows: Sequence[Row], keys: Iterable[Any]) -> list[list[Row]]:
    """Rows that share a key, in printed order; keys with a single row are left out. keys: of the rows, in order."""
    keys = list(keys)
    if len(set(keys)) == len(keys):
        return []
    groups: dict[Any, list[Row]] = defaultdict(list)
    for row, key in zip(rows, keys, strict=True):
        groups[key].append(row)
    return [group for group in groups.values() if len(group) > 1]


def _at(group: Sequence[Row]) -> str:
    names = {spelled_name(row["smelter_name_raw"]): row["smelter_name_raw"] for row in reversed(group)}
    named = " / ".join(reversed(names.values()))
    lines = ", ".join(str(row["line_start"]) for row in group)
    return f"{named} ({group[0]['metal']}, lines {lines})"


def _named(row: Row) -> str:
    return f"{row['smelter_name_raw']} ({row['metal']}, line {row['line_start']})"
