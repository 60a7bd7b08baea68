"""What a filing says against what it lists.

A filing may count rows, names or facilities: each reading is tried before a difference is called one, and the
detail says which reading agrees. What cannot be compared (no list, no statuses printed) is not_checkable.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from .document import Document
from .list_checks import SHOWN, Check, Row, check, check_list
from .smelters.names import spelled_name

_COUNTED = {
    "smelters_identified": ("smelters and refiners", None),
    "smelters_conformant": ("conformant smelters and refiners", ("conformant",)),
    "smelters_active": ("active smelters and refiners", ("active",)),
    "smelters_not_listed": (
        "smelters and refiners neither conformant nor active",
        ("not_conformant", "undetermined", None),
    ),
}
_PARTS = ("smelters_conformant", "smelters_active", "smelters_not_listed")
_READINGS: dict[str, Callable[[Row], Any]] = {
    "rows": lambda row: row["row_number"],
    "distinct facilities": lambda row: (row["metal"], row["smelter_id"]),
    "distinct names": lambda row: spelled_name(row["smelter_name_raw"]),
    "distinct smelter IDs": lambda row: row["smelter_id"],
}
_NONE_LOCATED = re.compile(
    r"\b(?:no|none of (?:the|our|its|these|those)|not any(?: of the)?|zero)\b"
    r"(?! (?:reason|information|knowledge|evidence|indication|assurance|way|determination)\b)[^.;]{0,80}?"
    r"\b(?:smelters?|refiners?|facilit(?:y|ies))\b[^.;]{0,120}?"
    r"\blocated (?:in|within) (?:a|any|the|one of the)? ?covered countr",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:gold|tantalum|tin|tungsten|(?:non-?|not )?(?:conformant|compliant)|active|unknown|financ\w+|benefit\w*|armed"
    r"|sourc\w+|suppliers? (?:that|who|which)|recycl\w+|new|additional)\b",
    re.IGNORECASE,
)
_SUBSET = re.compile(
    r"\b(?:these|those|such|remaining) (?:\d+|[a-z]+ )?\s*(?:facilities|smelters|refiners)\b", re.IGNORECASE
)


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
    conflicts = list(conflicts)
    checks = [_count_check(fact, rows, facts, conflicts) for fact in _COUNTED if fact in facts]
    checks += _parts(facts)
    checks += _conflicts(facts, conflicts)
    checks += _located(rows, document)
    checks += check_list(rows)
    checks += _not_comparable(facts)
    return [{"filing_id": filing_id, **one} for one in checks]


def _count_check(fact: str, rows: Sequence[Row], facts: Mapping[str, Any], conflicts: Sequence[Any]) -> Check:
    """A stated number of smelters against the list: rows, facilities or names, whichever the filing may mean."""
    what, statuses = _COUNTED[fact]
    stated = facts[fact]
    states = f"The filing states {stated.value} {what}"
    if not rows:
        return check(fact, "not_checkable", f"{states} and prints no list.", stated.value, None, stated)
    if statuses and all(row["status"] is None for row in rows):
        detail = f"{states}; its list prints no status to count."
        return check(fact, "not_checkable", detail, stated.value, None, stated)
    counted = [row for row in rows if statuses is None or row["status"] in statuses]
    readings: dict[str, int] = {}
    for reading, key in _READINGS.items():
        readings[reading] = count = len({key(row) for row in counted})
        if count == stated.number:
            detail = f"{states}; its list holds as many ({reading})."
            return check(fact, "agrees", detail, stated.value, count, stated)
    doubt = _stated_otherwise(fact, readings, conflicts) or _lists_parts(fact, readings, rows, facts)
    detail = f"{states}{doubt or f'; its list holds {_shown_readings(readings)}.'}"
    return check(
        fact, "not_checkable" if doubt else "differs", detail, stated.value, readings["rows"], stated
    )


def _stated_otherwise(fact: str, readings: Mapping[str, int], conflicts: Sequence[Any]) -> str:
    """Another sentence states the number that the list holds: the rest of the detail, else ''."""
    other = next((one for one in conflicts if one.fact == fact and one.number in readings.values()), None)
    if other is None:
        return ""
    return f" and, in line {other.line_start}, {other.value}; its list holds as many as the latter."


def _lists_parts(
    fact: str, readings: Mapping[str, int], rows: Sequence[Row], facts: Mapping[str, Any]
) -> str:
    """The list may be of some parts of the total only: the rest of the detail, else ''."""
    parts = _parts_listed(rows, facts) if fact == "smelters_identified" else ()
    if not parts:
        return ""
    named = " and ".join(_COUNTED[part][0] for part in parts)
    return (
        f"; its list holds {_shown_readings(readings)}, as many as it states for {named} alone, so the list may be "
        "of these only."
    )


def _shown_readings(readings: Mapping[str, int]) -> str:
    return ", ".join(f"{readings[name]} {name}" for name in ("rows", "distinct facilities", "distinct names"))


def _parts_listed(rows: Sequence[Row], facts: Mapping[str, Any]) -> tuple[str, ...]:
    """The stated parts, one or two of them, that the list holds as many rows as; () where it does not."""
    parts = [name for name in _PARTS if name in facts]
    choices = [*combinations(parts, 1), *combinations(parts, 2)]
    return next((some for some in choices if sum(facts[name].number for name in some) == len(rows)), ())


def _parts(facts: Mapping[str, Any]) -> list[Check]:
    """Conformant, active and not listed against the total they are parts of."""
    total = facts.get("smelters_identified")
    parts = [facts[name] for name in _PARTS if name in facts]
    if total is None or not parts:
        return []
    added = sum(part.number for part in parts)
    summed = " + ".join(part.value for part in parts)
    if len(parts) == len(_PARTS):
        outcome, verb = ("agrees", "is") if added == total.number else ("differs", "is not")
        detail = f"The parts stated ({summed} = {added:g}): their sum {verb} the total stated, {total.value}."
        return [check("parts_of_total", outcome, detail, total.value, f"{added:g}", total)]
    if added > total.number:
        detail = f"The parts stated ({summed} = {added:g}) are more than the total stated, {total.value}."
        return [check("parts_of_total", "differs", detail, total.value, f"{added:g}", total)]
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
            check(f"two_statements_{other.fact}{suffix}", "differs", detail, kept.value, other.value, other)
        )
    return checks


def _located(rows: Sequence[Row], document: Document) -> list[Check]:
    """A sentence that no smelter is located in a covered country, beside the listed smelters that are."""
    for paragraph in document.paragraphs:
        match = _NONE_LOCATED.search(paragraph.text) if "ocated" in paragraph.text else None
        if match and not _PART.search(match.group()):
            return [_located_check(rows, paragraph, match)]
    return []


def _located_check(rows: Sequence[Row], paragraph: Any, match: re.Match[str]) -> Check:
    line_start, line_end = paragraph.lines_of(*match.span())
    listed = [row for row in rows if row["is_covered_country"]]
    outcome, detail = _located_outcome(rows, listed, paragraph.text[: match.end()])
    return {
        **check("located_in_covered_country", outcome, detail, 0, len(listed) if rows else None),
        "line_start": line_start,
        "line_end": line_end,
    }


def _located_outcome(rows: Sequence[Row], listed: list[Row], before: str) -> tuple[str, str]:
    quoted = "The filing says that no smelter or refiner is located in a covered country"
    if not rows:
        return "not_checkable", f"{quoted} and prints no list."
    if not listed:
        return "agrees", f"{quoted}; its list holds none."
    shown = ", ".join(_shown(row) for row in listed[:SHOWN])
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


def _not_comparable(facts: Mapping[str, Any]) -> list[Check]:
    fact = facts.get("smelters_sourcing_covered")
    if fact is None:
        return []
    detail = (
        f"The filing states {fact.value} smelters and refiners that source from covered countries; a list prints "
        "where smelters are, not where they source from."
    )
    return [check("smelters_sourcing_covered", "not_checkable", detail, fact.value, None, fact)]
