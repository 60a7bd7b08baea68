"""Stated numbers of smelters against the list, and against each other.

A filing may count rows, names or facilities: each reading is tried before a difference is called one, and the
detail says which reading agrees. A number given as "approximately" or "over" is held to no more than that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from ..document import Document
from ..facts.numerals import NUMBER, read_number
from ..smelters.names import spelled_name
from .lists import SHOWN, Check, Row, check
from .parts import PARTS, TOTAL, check_parts
from .passages import LONGEST_TEXT
from .rough_numbers import Roughness, roughness

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
_LISTING = re.compile(
    r"\blists\b|\b(?:is|are|were|been) (?:\w+ )?(?:listed|shown|named|set (?:forth|out)|included|disclosed)\b"
    r"|\b(?:listed|shown|named|set (?:forth|out)) (?:below|in)\b"
)
_CLAUSE_END = re.compile(r"[.;](?=\s|$)")
_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_LEAST_SHARE = 0.5
_LONG_LIST = 20
_SHOWN_READINGS = ("rows", "distinct facilities", "distinct names")


class _Listed(NamedTuple):
    """The list of a filing beside what it states: rows, facts by name, the statements that lost, the text."""

    rows: Sequence[Row]
    facts: Mapping[str, Any]
    conflicts: Sequence[Any]
    document: Document


def check_counts(
    rows: Sequence[Row], facts: Mapping[str, Any], conflicts: Sequence[Any], document: Document
) -> Iterator[Check]:
    """One check for each stated number of smelters, then one of the parts against their total."""
    listed = _Listed(rows, facts, conflicts, document)
    for fact in COUNTED:
        if fact in facts:
            yield _count_check(fact, listed)
    yield from check_parts(facts)


def _count_check(fact: str, listed: _Listed) -> Check:
    stated = listed.facts[fact]
    rough = roughness(stated.quote, stated.number)
    outcome, rest, counted = _compared(fact, stated, rough, listed)
    said = f"{rough.printed} {stated.value}" if rough.printed else stated.value
    detail = f"The filing states {said} {COUNTED[fact][0]}{rest}"
    return check(fact, outcome, detail, stated.value, counted, stated)


def _compared(fact: str, stated: Any, rough: Roughness, listed: _Listed) -> tuple[str, str, int | None]:
    """Outcome, the rest of the detail, and how many rows of the list count."""
    if not listed.rows:
        return "not_checkable", " and prints no list.", None
    if fact in PARTS and all(row["status_raw"] is None for row in listed.rows):
        return _without_statuses(fact, stated, listed)
    readings = _readings_of(fact, listed.rows)
    for reading, count in readings.items():
        if count == stated.number:
            return "agrees", f"; its list holds as many ({reading}).", count
    for reading, count in readings.items():
        if rough.allows(count):
            return "agrees", f"; its list holds {count} ({reading}).", count
    doubt = _unknown_statuses(fact, listed.rows) or _doubt(fact, readings, listed)
    return (
        "not_checkable" if doubt else "differs",
        doubt or f"; its list holds {_shown_readings(readings)}.",
        readings["rows"],
    )


def _unknown_statuses(fact: str, rows: Sequence[Row]) -> str:
    """The list prints statuses that are not in the vocabulary: what they count is not known."""
    unknown = dict.fromkeys(row["status_raw"] for row in rows if row["status_raw"] and row["status"] is None)
    if fact not in PARTS or not unknown:
        return ""
    shown = ", ".join(map(repr, list(unknown)[:SHOWN]))
    return f"; its list prints statuses whose meaning is not known: {shown}."


def _without_statuses(fact: str, stated: Any, listed: _Listed) -> tuple[str, str, int | None]:
    """A count by status beside a list that prints none: it may be a list of these smelters alone."""
    readings = _readings_of(TOTAL, listed.rows)
    total = listed.facts.get(TOTAL)
    is_part = total is not None and total.number > max(readings.values())
    reading = next((name for name, count in readings.items() if count == stated.number), None)
    if fact == "smelters_conformant" and reading and is_part:
        rest = f"; its list, which prints no status, holds as many in all ({reading}), so it may be of these only."
        return "agrees", rest, readings[reading]
    return "not_checkable", "; its list prints no status to count.", None


def _readings_of(fact: str, rows: Sequence[Row]) -> dict[str, int]:
    """How many the list holds by each way of counting."""
    statuses = COUNTED[fact][1]
    counted = [row for row in rows if statuses is None or row["status"] in statuses]
    return {reading: len({key(row) for row in counted}) for reading, key in _READINGS.items()}


def _of_facilities(readings: Mapping[str, int]) -> set[int]:
    """The counts of rows and facilities: sums of parts would meet a count of names by chance."""
    return {readings["rows"], readings["distinct facilities"]}


def _shown_readings(readings: Mapping[str, int]) -> str:
    if len({readings[name] for name in _SHOWN_READINGS}) == 1:
        count = readings["rows"]
        return f"{count} row{'' if count == 1 else 's'}" if count else "none"
    return ", ".join(f"{readings[name]} {name}" for name in _SHOWN_READINGS)


# --- why a list may hold another number and not contradict the statement ---------------------------------


def _doubt(fact: str, readings: Mapping[str, int], listed: _Listed) -> str:
    """The rest of the detail where the list need not contradict the statement, else ''."""
    return (
        _stated_otherwise(fact, readings, listed.conflicts)
        or (_lists_parts(readings, listed) if fact == TOTAL else _lists_other_parts(fact, readings, listed))
        or _lumped(fact, readings, listed)
        or (_says_how_many_are_listed(readings, listed) if fact == TOTAL else "")
        or (_is_far_off(readings, listed) if fact == TOTAL else "")
    )


def _stated_otherwise(fact: str, readings: Mapping[str, int], conflicts: Sequence[Any]) -> str:
    """Another sentence states the number that the list holds."""
    other = next((one for one in conflicts if one.fact == fact and one.number in readings.values()), None)
    if other is None:
        return ""
    return f" and, in line {other.line_start}, {other.value}; its list holds as many as the latter."


def _lists_parts(readings: Mapping[str, int], listed: _Listed) -> str:
    """The list may be of some parts of the total only."""
    parts = _parts_listed(listed)
    if not parts:
        return ""
    named = " and ".join(COUNTED[part][0] for part in parts)
    return (
        f"; its list holds {_shown_readings(readings)}, as many as it states for {named} alone, so the list may be "
        "of these only."
    )


def _lists_other_parts(fact: str, readings: Mapping[str, int], listed: _Listed) -> str:
    """The list holds none of this part and as many as the other parts: it may be of those only."""
    parts = _parts_listed(listed)
    if readings["rows"] or not parts or fact in parts:
        return ""
    named = " and ".join(COUNTED[part][0] for part in parts)
    return f"; its list holds none of these and as many as it states for {named}, so it may be of the latter only."


def _says_how_many_are_listed(readings: Mapping[str, int], listed: _Listed) -> str:
    """A sentence says that as many as the list holds are listed: "Annex A lists the 20 of them that …"."""
    for paragraph in listed.document.paragraphs:
        for start, end in _listing_clauses(paragraph.text):
            numbers = set(map(read_number, _NUMBER.findall(paragraph.text, start, end)))
            if numbers & (_of_facilities(readings) - {1}):
                line = paragraph.lines_of(start, end)[0]
                return (
                    f"; its list holds {_shown_readings(readings)}, as many as line {line} says are listed: the two "
                    "numbers may not be of the same smelters."
                )
    return ""


def _is_far_off(readings: Mapping[str, int], listed: _Listed) -> str:
    """A total of less than half the list, or more than twice: one of them is of some smelters only."""
    stated, rows = listed.facts[TOTAL].number, readings["rows"]
    if max(stated, rows) < _LONG_LIST or min(stated, rows) / max(stated, rows) >= _LEAST_SHARE:
        return ""
    return f"; its list holds {_shown_readings(readings)}: the one or the other is of some smelters only, it seems."


def _listing_clauses(text: str) -> Iterator[tuple[int, int]]:
    """Where the clauses of a paragraph stand that say what is listed."""
    if not 30 < len(text) < LONGEST_TEXT:
        return
    for found in _LISTING.finditer(text):
        before = [end.end() for end in _CLAUSE_END.finditer(text, max(0, found.start() - 200), found.start())]
        after = _CLAUSE_END.search(text, found.end())
        yield before[-1] if before else max(0, found.start() - 200), after.start() if after else len(text)


def _parts_listed(listed: _Listed) -> tuple[str, ...]:
    """The stated parts, one or two of them, that the list holds as many of; () where it does not."""
    parts = [name for name in PARTS if name in listed.facts]
    choices = [*combinations(parts, 1), *combinations(parts, 2)]
    counts = _of_facilities(_readings_of(TOTAL, listed.rows))
    return next((some for some in choices if sum(listed.facts[name].number for name in some) in counts), ())


def _lumped(fact: str, readings: Mapping[str, int], listed: _Listed) -> str:
    """The list may print one status for two stated parts: as many rows as both together, none of the other."""
    if fact not in PARTS:
        return ""
    stated = _stated_parts(listed.facts)
    active = _readings_of("smelters_active", listed.rows)["rows"]
    if fact == "smelters_conformant" and not readings["rows"] and active >= stated[fact]:
        return f"; its list marks {active} as active and none as conformant: one mark may stand for both."
    for other in (name for name in PARTS if name != fact and name in stated):
        both = stated[fact] + stated[other]
        of_other = _readings_of(other, listed.rows)
        is_lumped = (both in _of_facilities(readings) and not of_other["rows"]) or (
            both in _of_facilities(of_other) and not readings["rows"]
        )
        if is_lumped:
            return f"; its list prints one status for these and the {COUNTED[other][0]}: {both:g} in all."
    return ""


def _stated_parts(facts: Mapping[str, Any]) -> dict[str, float]:
    """The parts stated; the last of three is what the others leave of the total."""
    parts = {name: facts[name].number for name in PARTS if name in facts}
    missing = [name for name in PARTS if name not in parts]
    if TOTAL in facts and len(missing) == 1 and facts[TOTAL].number >= sum(parts.values()):
        parts[missing[0]] = facts[TOTAL].number - sum(parts.values())
    return parts
