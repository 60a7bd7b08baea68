"""Stated numbers of smelters against the list, and against each other.

A filing may count rows, names or facilities: each reading is tried before a difference is called one, and the
detail says which reading agrees. A number given as "approximately" or "over" is held to no more than that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .listed import COUNTED, Listed, agreeing, of_facilities, shown_readings
from .lists import SHOWN, Check, Row, check
from .of_some import doubt_of_part, doubt_of_total, other_statement, parts_listed
from .parts import PARTS, TOTAL, check_parts, holds_active
from .rough_numbers import roughness


def check_counts(listed: Listed) -> Iterator[Check]:
    """One check for each stated number of smelters, then one of the parts against their total."""
    for fact in COUNTED:
        if fact in listed.facts:
            yield _count_check(fact, listed)
    yield from check_parts(listed.facts)


def _count_check(fact: str, listed: Listed) -> Check:
    stated = listed.facts[fact]
    rough = roughness(stated.quote, stated.number)
    outcome, rest, counted = _compared(fact, stated, listed)
    said = f"{rough.printed} {stated.value}" if rough.printed else stated.value
    detail = f"The filing states {said} {COUNTED[fact][0]}{rest}"
    return check(fact, outcome, detail, stated.value, counted, stated)


def _compared(fact: str, stated: Any, listed: Listed) -> tuple[str, str, int | None]:
    """Outcome, the rest of the detail, and how many rows of the list count."""
    if not listed.rows:
        return "not_checkable", " and prints no list.", None
    if fact in PARTS and all(row["status_raw"] is None for row in listed.rows):
        return _without_statuses(fact, stated, listed)
    readings = listed.readings(fact)
    reading = agreeing(stated, readings)
    if reading:
        return "agrees", _agreement(stated, reading, readings[reading]), readings[reading]
    doubt = (
        _unknown_statuses(fact, listed.rows)
        or (fact in PARTS and _without_status(fact, stated, listed.rows))
        or _doubt(fact, readings, listed)
    )
    rest = doubt or f"; its list holds {shown_readings(readings)}."
    return "not_checkable" if doubt else "differs", rest, readings["rows"]


def _agreement(stated: Any, reading: str, count: int) -> str:
    holds = "as many" if count == stated.number else count
    return f"; its list holds {holds} ({reading})."


def _unknown_statuses(fact: str, rows: Sequence[Row]) -> str:
    """The list prints statuses that are not in the vocabulary: what they count is not known."""
    unknown = dict.fromkeys(row["status_raw"] for row in rows if row["status_raw"] and row["status"] is None)
    if fact not in PARTS or not unknown:
        return ""
    shown = ", ".join(map(repr, list(unknown)[:SHOWN]))
    return f"; its list prints statuses whose meaning is not known: {shown}."


def _without_status(fact: str, stated: Any, rows: Sequence[Row]) -> str:
    """Rows that print no status may be of a part that no other row prints, or be neither conformant nor active."""
    bare = sum(row["status_raw"] is None for row in rows)
    printed = sum(row["status"] in COUNTED[fact][1] for row in rows if row["status_raw"]) if bare else 0
    if not printed <= stated.number <= printed + bare or (printed and fact != PARTS[2]):
        return ""
    return (
        f"; its list prints such a status in {printed or 'none'} of its rows and no status at all in {bare}."
    )


def _without_statuses(fact: str, stated: Any, listed: Listed) -> tuple[str, str, int | None]:
    """A count by status beside a list that prints none: it may be a list of these smelters alone."""
    readings = listed.readings()
    total = listed.facts.get(TOTAL)
    is_part = total is not None and total.number > max(readings.values())
    reading = next((name for name, count in readings.items() if count == stated.number), None)
    if fact == "smelters_conformant" and reading and is_part:
        rest = f"; its list, which prints no status, holds as many in all ({reading}), so it may be of these only."
        return "agrees", rest, readings[reading]
    return "not_checkable", "; its list prints no status to count.", None


# --- why a list may hold another number and not contradict the statement ---------------------------------


def _doubt(fact: str, readings: Mapping[str, int], listed: Listed) -> str:
    """The rest of the detail where the list need not contradict the statement, else ''."""
    if fact == TOTAL:
        return _stated_otherwise(fact, readings, listed) or doubt_of_total(listed)
    return (
        _stated_otherwise(fact, readings, listed)
        or _lists_other_parts(fact, readings, listed)
        or _lumped(fact, readings, listed)
        or _with_active(fact, readings, listed)
        or doubt_of_part(fact, readings, listed)
    )


def _stated_otherwise(fact: str, readings: Mapping[str, int], listed: Listed) -> str:
    """Another sentence states the number that the list holds."""
    other = other_statement(fact, readings, listed)
    if other is None:
        return ""
    return f" and, in line {other.line_start}, {other.value}; its list holds as many as the latter."


def _lists_other_parts(fact: str, readings: Mapping[str, int], listed: Listed) -> str:
    """The list holds none of this part and as many as the other parts: it may be of those only."""
    parts = parts_listed(listed)
    if readings["rows"] or not parts or fact in parts:
        return ""
    named = " and ".join(COUNTED[part][0] for part in parts)
    return f"; its list holds none of these and as many as it states for {named}, so it may be of the latter only."


def _lumped(fact: str, readings: Mapping[str, int], listed: Listed) -> str:
    """The list may print one status for two stated parts: as many rows as both together, none of the other."""
    stated = _stated_parts(listed.facts)
    active = listed.readings("smelters_active")["rows"]
    if fact == "smelters_conformant" and not readings["rows"] and active >= stated[fact]:
        return f"; its list marks {active} as active and none as conformant: one mark may stand for both."
    for other in (name for name in PARTS if name != fact and name in stated):
        both = stated[fact] + stated[other]
        of_other = listed.readings(other)
        is_lumped = (both in of_facilities(readings) and not of_other["rows"]) or (
            both in of_facilities(of_other) and not readings["rows"]
        )
        if is_lumped:
            return f"; its list prints one status for these and the {COUNTED[other][0]}: {both:g} in all."
    return ""


def _with_active(fact: str, readings: Mapping[str, int], listed: Listed) -> str:
    """The filing counts the active ones among those that are not conformant; the list has a status for each."""
    active = listed.readings("smelters_active")["rows"]
    if fact != "smelters_not_listed" or not holds_active(listed.facts):
        return ""
    if readings["rows"] + active != listed.facts[fact].number:
        return ""
    return f"; its list holds {shown_readings(readings)}, and the {active} active ones seem to be counted with these."


def _stated_parts(facts: Mapping[str, Any]) -> dict[str, float]:
    """The parts stated; the last of three is what the others leave of the total."""
    parts = {name: facts[name].number for name in PARTS if name in facts}
    missing = [name for name in PARTS if name not in parts]
    if TOTAL in facts and len(missing) == 1 and facts[TOTAL].number >= sum(parts.values()):
        parts[missing[0]] = facts[TOTAL].number - sum(parts.values())
    return parts
