"""What a filing says against what it lists.

A filing may count rows, names or facilities: each reading is tried before a difference is called one, and the
detail says which reading agrees. What cannot be compared (no list, no statuses printed) is not_checkable.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from .document import Document
from .smelters.names import spelled_name

Row = Mapping[str, Any]
Check = dict[str, Any]

_COUNTED = {
    "smelters_identified": ("smelters and refiners", None),
    "smelters_conformant": ("conformant smelters and refiners", ("conformant",)),
    "smelters_active": ("active smelters and refiners", ("active",)),
    "smelters_not_listed": (
        "smelters and refiners neither conformant nor active",
        ("not_conformant", "undetermined", None),
    ),
}
_READINGS: dict[str, Callable[[Row], Any]] = {
    "rows": lambda row: row["row_number"],
    "distinct facilities": lambda row: (row["metal"], row["smelter_id"]),
    "distinct names": lambda row: spelled_name(row["smelter_name_raw"]),
    "distinct smelter IDs": lambda row: row["smelter_id"],
}
_NONE_LOCATED = re.compile(
    r"\b(?:no|none of the|not any|zero)\b[^.;]{0,80}\b(?:smelters?|refiners?|facilit(?:y|ies))\b[^.;]{0,120}"
    r"\blocated (?:in|within) (?:a|any|the|one of the)? ?covered countr",
    re.IGNORECASE,
)
_SUBSET = re.compile(
    r"\b(?:these|those|such|remaining) (?:\d+|[a-z]+ )?\s*(?:facilities|smelters|refiners)\b", re.IGNORECASE
)
_SHOWN = 5


def run_checks(
    filing_id: str,
    rows: Sequence[Row],
    facts: Mapping[str, Any],
    conflicts: Iterable[Any],
    document: Document,
) -> list[Check]:
    """The checks of one filing as records of schema.CHECKS, in a fixed order.

    rows: records of schema.SMELTERS with status and smelter_id; facts: name to Fact; conflicts: Facts that lost.
    """
    checks = [_count_check(fact, rows, facts) for fact in _COUNTED if fact in facts]
    checks += _parts(facts)
    checks += _conflicts(facts, conflicts)
    checks += _located(rows, document)
    if rows:
        checks += [_repeated_rows(rows), _two_statuses(rows), _id_for_two_names(rows)]
    checks += _not_comparable(facts)
    return [{"filing_id": filing_id, **check} for check in checks if check]


def _check(
    name: str, outcome: str, detail: str, stated: Any = None, counted: Any = None, at: Any = None
) -> Check:
    return {
        "check": name,
        "stated": None if stated is None else str(stated),
        "counted": None if counted is None else str(counted),
        "outcome": outcome,
        "detail": detail,
        "line_start": getattr(at, "line_start", None),
        "line_end": getattr(at, "line_end", None),
    }


def _count_check(fact: str, rows: Sequence[Row], facts: Mapping[str, Any]) -> Check:
    """A stated number of smelters against the list: rows, facilities or names, whichever the filing may mean."""
    what, statuses = _COUNTED[fact]
    stated = facts[fact]
    if not rows:
        return _check(
            fact,
            "not_checkable",
            f"The filing states {stated.value} {what} and prints no list.",
            stated.value,
            None,
            stated,
        )
    if statuses and all(row["status"] is None for row in rows):
        detail = f"The filing states {stated.value} {what}; its list prints no status to count."
        return _check(fact, "not_checkable", detail, stated.value, None, stated)
    counted = [row for row in rows if statuses is None or row["status"] in statuses]
    readings = {name: len({key(row) for row in counted}) for name, key in _READINGS.items()}
    agreeing = [name for name, count in readings.items() if count == stated.number]
    if agreeing:
        detail = f"The filing states {stated.value} {what}; its list holds as many ({agreeing[0]})."
        return _check(fact, "agrees", detail, stated.value, readings[agreeing[0]], stated)
    return _count_differs(fact, what, stated, readings, rows, facts)


def _count_differs(
    fact: str,
    what: str,
    stated: Any,
    readings: Mapping[str, int],
    rows: Sequence[Row],
    facts: Mapping[str, Any],
) -> Check:
    counts = (
        f"{readings['rows']} rows, {readings['distinct facilities']} distinct facilities, "
        f"{readings['distinct names']} distinct names"
    )
    part = next(
        (
            name
            for name in ("smelters_conformant", "smelters_active", "smelters_not_listed")
            if name in facts and facts[name].number == len(rows)
        ),
        None,
    )
    if fact == "smelters_identified" and part:
        detail = (
            f"The filing states {stated.value} {what}; its list holds {counts}, as many as it states for "
            f"{_COUNTED[part][0]} alone, so the list may be of these only."
        )
        return _check(fact, "not_checkable", detail, stated.value, len(rows), stated)
    detail = f"The filing states {stated.value} {what}; its list holds {counts}."
    return _check(fact, "differs", detail, stated.value, readings["rows"], stated)


def _parts(facts: Mapping[str, Any]) -> list[Check]:
    """Conformant, active and not listed against the total they are parts of."""
    names = ("smelters_conformant", "smelters_active", "smelters_not_listed")
    total = facts.get("smelters_identified")
    parts = [facts[name] for name in names if name in facts]
    if total is None or not parts:
        return []
    added = sum(part.number for part in parts)
    summed = " + ".join(part.value for part in parts)
    if len(parts) == len(names):
        outcome, verb = ("agrees", "is") if added == total.number else ("differs", "is not")
        detail = f"The parts stated ({summed} = {added:g}): their sum {verb} the total stated, {total.value}."
        return [_check("parts_of_total", outcome, detail, total.value, f"{added:g}", total)]
    if added > total.number:
        detail = f"The parts stated ({summed} = {added:g}) are more than the total stated, {total.value}."
        return [_check("parts_of_total", "differs", detail, total.value, f"{added:g}", total)]
    return []


def _conflicts(facts: Mapping[str, Any], conflicts: Iterable[Any]) -> list[Check]:
    """Two sentences of one filing that state one fact differently: the fact kept and each other value."""
    checks, numbered = [], Counter()
    for other in conflicts:
        kept = facts.get(other.fact)
        if kept is None:
            continue
        numbered[other.fact] += 1
        suffix = f"_{numbered[other.fact]}" if numbered[other.fact] > 1 else ""
        detail = (
            f"Line {kept.line_start} states {kept.value} for {other.fact.replace('_', ' ')}, "
            f"line {other.line_start} states {other.value}: {other.quote!r}."
        )
        checks.append(
            _check(f"two_statements_{other.fact}{suffix}", "differs", detail, kept.value, other.value, other)
        )
    return checks


def _located(rows: Sequence[Row], document: Document) -> list[Check]:
    """A sentence that no smelter is located in a covered country, beside the listed smelters that are."""
    for paragraph in document.paragraphs:
        match = _NONE_LOCATED.search(paragraph.text) if "ocated" in paragraph.text else None
        if match:
            return [_located_check(rows, paragraph, match)]
    return []


def _located_check(rows: Sequence[Row], paragraph: Any, match: re.Match[str]) -> Check:
    line_start, line_end = paragraph.lines_of(*match.span())
    listed = [row for row in rows if row["is_covered_country"]]
    outcome, detail = _located_outcome(rows, listed, paragraph.text[: match.start()])
    return {
        **_check("located_in_covered_country", outcome, detail, 0, len(listed) if rows else None),
        "line_start": line_start,
        "line_end": line_end,
    }


def _located_outcome(rows: Sequence[Row], listed: list[Row], before: str) -> tuple[str, str]:
    quoted = "The filing says that no smelter or refiner is located in a covered country"
    if not rows:
        return "not_checkable", f"{quoted} and prints no list."
    if not listed:
        return "agrees", f"{quoted}; its list holds none."
    shown = ", ".join(_shown(row) for row in listed[:_SHOWN])
    narrower = [row for row in listed if row["status"] not in ("conformant", "active")]
    if _SUBSET.search(before) and not narrower and any(row["status"] for row in rows):
        return "not_checkable", (
            f"{quoted}; its list holds {len(listed)}: {shown}. The sentence follows one about the facilities that are "
            "neither conformant nor active, and of those the list places none in a covered country. The filing does "
            "not say which it means, so this is no proven contradiction: read it with that scope, it agrees; read of "
            "the whole list, it does not."
        )
    return "differs", f"{quoted}; its list holds {len(listed)}: {shown}."


def _shown(row: Row) -> str:
    status = f", {row['status_raw']}" if row["status_raw"] else ""
    return f"{row['smelter_name_raw']} ({row['country_raw']}{status}, line {row['line_start']})"


def _repeated_rows(rows: Sequence[Row]) -> Check:
    groups = _groups(
        rows, lambda row: (row["metal"], spelled_name(row["smelter_name_raw"]), row["country_code"])
    )
    if not groups:
        return _check("rows_printed_twice", "agrees", "No row of the list is printed twice.", None, 0)
    shown = "; ".join(_at(group) for group in groups[:_SHOWN])
    are = "smelters are" if len(groups) > 1 else "smelter is"
    detail = f"{len(groups)} {are} printed more than once for one metal and country: {shown}."
    return _check("rows_printed_twice", "differs", detail, None, len(groups), _place_of(groups[0]))


def _two_statuses(rows: Sequence[Row]) -> Check | None:
    """One facility with two different statuses in one list."""
    if all(row["status"] is None for row in rows):
        return None
    groups = _groups((row for row in rows if row["status"]), lambda row: (row["metal"], row["smelter_id"]))
    split = [group for group in groups if len({row["status"] for row in group}) > 1]
    if not split:
        return _check(
            "smelter_with_two_statuses", "agrees", "No smelter of the list has two statuses.", None, 0
        )
    shown = "; ".join(
        f"{_at(group)}: {' and '.join(row['status_raw'] for row in group)}" for group in split[:_SHOWN]
    )
    detail = f"{len(split)} smelter{'s have' if len(split) > 1 else ' has'} two statuses: {shown}."
    return _check("smelter_with_two_statuses", "differs", detail, None, len(split), _place_of(split[0]))


def _id_for_two_names(rows: Sequence[Row]) -> Check | None:
    """One printed smelter ID beside two names or two metals."""
    printed = [row for row in rows if row["smelter_id_raw"]]
    if not printed:
        return None
    groups = _groups(printed, lambda row: row["smelter_id"])
    split = [
        group
        for group in groups
        if len({(row["metal"], spelled_name(row["smelter_name_raw"])) for row in group}) > 1
    ]
    if not split:
        return _check(
            "id_printed_for_two_names", "agrees", "No smelter ID is printed for two names.", None, 0
        )
    shown = "; ".join(
        f"{group[0]['smelter_id']} for " + " and ".join(_named(row) for row in group)
        for group in split[:_SHOWN]
    )
    detail = f"{len(split)} smelter ID{'s are' if len(split) > 1 else ' is'} printed for two names or metals: {shown}."
    return _check("id_printed_for_two_names", "differs", detail, None, len(split), _place_of(split[0]))


def _not_comparable(facts: Mapping[str, Any]) -> list[Check]:
    fact = facts.get("smelters_sourcing_covered")
    if fact is None:
        return []
    detail = (
        f"The filing states {fact.value} smelters and refiners that source from covered countries; a list prints "
        "where smelters are, not where they source from."
    )
    return [_check("smelters_sourcing_covered", "not_checkable", detail, fact.value, None, fact)]


class _Place(NamedTuple):
    """Lines of a check."""

    line_start: int
    line_end: int


def _place_of(group: Sequence[Row]) -> _Place:
    return _Place(min(row["line_start"] for row in group), max(row["line_end"] for row in group))


def _groups(rows: Iterable[Row], key: Callable[[Row], Any]) -> list[list[Row]]:
    """Rows that share a key, in printed order; keys with a single row are left out."""
    groups: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return [group for group in groups.values() if len(group) > 1]


def _at(group: Sequence[Row]) -> str:
    lines = ", ".join(str(row["line_start"]) for row in group)
    return f"{group[0]['smelter_name_raw']} ({group[0]['metal']}, lines {lines})"


def _named(row: Row) -> str:
    return f"{row['smelter_name_raw']} ({row['metal']}, line {row['line_start']})"
