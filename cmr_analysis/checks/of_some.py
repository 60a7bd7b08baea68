"""Whether the list is of the smelters that the filing counts: a list of some of them contradicts no count.

One answer for a filing: where the total cannot be compared with the list, its parts cannot either.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any

from .listed import COUNTED, Listed, of_facilities, shown_readings
from .narrower import line_of_narrower_list, line_of_number, line_of_status
from .parts import PARTS, TOTAL

_LEAST_SHARE = 0.5
_LEAST_SHARE_OF_A_METAL = 2 / 3
_LONG_LIST = 20
_SLIP = 0.1
"""A list that is shorter by no more than this share is no selection: "the table includes only known smelters"
stands over 248 rows of 249 stated (qualys-2022), and one is missing.
"""
_FAR_OFF = "the one or the other is of some smelters only, it seems"


def doubt_of_total(listed: Listed) -> str:
    """The rest of the detail where the list need not contradict the total stated, else ''."""
    holds = f"; its list holds {shown_readings(listed.readings())}"
    parts = parts_listed(listed)
    if parts:
        named = " and ".join(COUNTED[part][0] for part in parts)
        return f"{holds}, as many as it states for {named} alone, so the list may be of these only."
    reason = _reason(listed) or _of_status(listed)
    return f"{holds}: {reason}." if reason else ""


def doubt_of_part(fact: str, readings: Mapping[str, int], listed: Listed) -> str:
    """The rest of the detail where a count by status follows the total in not being comparable, else ''."""
    reason = _reason_for_part(fact, readings, listed)
    return f"; its list holds {shown_readings(readings)}: {reason}." if reason else ""


def other_statement(fact: str, readings: Mapping[str, int], listed: Listed) -> Any:
    """The statement that lost and gives the number that the list holds, if there is one."""
    found = (one for one in listed.conflicts if one.fact == fact and one.number in readings.values())
    return next(found, None)


def parts_listed(listed: Listed) -> tuple[str, ...]:
    """The stated parts, one or two of them, that the list holds as many of; () where it does not, or where it prints
    the statuses of others: 39 of 44 rows that are conformant are none of 44 smelters that are not."""
    parts = [name for name in PARTS if name in listed.facts]
    choices = [*combinations(parts, 1), *combinations(parts, 2)]
    counts = of_facilities(listed.readings())
    as_many = (some for some in choices if sum(listed.facts[name].number for name in some) in counts)
    return next((some for some in as_many if not _prints_others(some, listed)), ())


def is_not_comparable(listed: Listed) -> bool:
    """Whether the list is of other smelters than those stated in all, so that no number by metal or place compares."""
    if listed.agrees():
        return False
    return bool(_other_total(listed) or doubt_of_total(listed))


def _reason_for_part(fact: str, readings: Mapping[str, int], listed: Listed) -> str:
    stated, rows = listed.facts[fact].number, len(listed.rows)
    if not listed.agrees() and fact not in parts_listed(listed):
        reason = _other_total(listed) or _reason(listed) or ("" if readings["rows"] else _of_status(listed))
        if reason and _may_be_of_others(stated, readings, listed):
            return reason
    return _FAR_OFF if stated > rows and _is_far_off(stated, rows) else ""


def _prints_others(some: tuple[str, ...], listed: Listed) -> bool:
    """Most rows print the status of a part that is none of these."""
    others = {status for part in PARTS if part not in some for status in COUNTED[part][1] if status}
    return 2 * sum(row["status"] in others for row in listed.rows) > len(listed.rows)


def _may_be_of_others(stated: float, readings: Mapping[str, int], listed: Listed) -> bool:
    """Some of them hold no more than all: a short list with more than are stated contradicts, as does a part
    that is more than a total of fewer than are listed.
    """
    if _is_shorter(listed):
        return min(readings.values()) <= stated
    return TOTAL in listed.facts and stated <= listed.facts[TOTAL].number


def _other_total(listed: Listed) -> str:
    other = other_statement(TOTAL, listed.readings(), listed)
    return f"in all it holds as many as line {other.line_start} states, another total" if other else ""


def _reason(listed: Listed) -> str:
    """The answer of `_sought_reason`, sought once for a filing."""
    if "reason" not in listed.known:
        listed.known["reason"] = _sought_reason(listed)
    return listed.known["reason"]


def _sought_reason(listed: Listed) -> str:
    """Why the list and the numbers stated are not of the same smelters, in words; '' where nothing says so."""
    number = line_of_number(listed) if TOTAL in listed.facts else None
    if number:
        return f"as many as line {number} says are listed are in it, so the two numbers may not be of the same smelters"
    line = line_of_narrower_list(listed) if _is_selection(listed) else None
    if line:
        return f"line {line} says that it is of some smelters only"
    if _is_far_off(_stated_in_all(listed), len(listed.rows)):
        return _FAR_OFF
    return _of_one_metal(listed)


def _of_one_metal(listed: Listed) -> str:
    metals = {row["metal"] for row in listed.rows}
    if (
        len(metals) > 1
        or None in metals
        or len(listed.rows) > _LEAST_SHARE_OF_A_METAL * _stated_in_all(listed)
    ):
        return ""
    return f"it lists {metals.pop().lower()} alone, so it may be of one metal only"


def _of_status(listed: Listed) -> str:
    """The filing says that it lists the conformant (or active) ones, and no row prints another status."""
    if not _is_selection(listed) or not {row["status"] for row in listed.rows} <= {
        "conformant",
        "active",
        None,
    }:
        return ""
    line = line_of_status(listed.document)
    return f"line {line} says that it is of those of some statuses only" if line else ""


def _is_far_off(stated: float, rows: int) -> bool:
    """Less than half of the list, or more than twice: one of them is of some smelters only."""
    return max(stated, rows) >= _LONG_LIST and min(stated, rows) / max(stated, rows) < _LEAST_SHARE


def _is_shorter(listed: Listed) -> bool:
    return max(listed.readings().values()) < _stated_in_all(listed)


def _is_selection(listed: Listed) -> bool:
    """The list is shorter by more than a slip."""
    return max(listed.readings().values()) < (1 - _SLIP) * _stated_in_all(listed)


def _stated_in_all(listed: Listed) -> float:
    """The total stated; where none is, what the parts stated add up to."""
    facts = listed.facts
    return (
        facts[TOTAL].number if TOTAL in facts else sum(facts[name].number for name in PARTS if name in facts)
    )
