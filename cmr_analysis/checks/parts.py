"""The stated numbers of conformant, active and other smelters against the total that they are parts of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..facts.numerals import NUMBER, read_number
from .lists import Check, check
from .rough_numbers import roughness

TOTAL = "smelters_identified"
PARTS = ("smelters_conformant", "smelters_active", "smelters_not_listed")

_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_REST = re.compile(
    rf"\b(?:other|remaining) (?P<left>{NUMBER})\b"
    rf"|(?P<number>{NUMBER}) (?:(?!active|conformant|compliant|and\b|or\b)[a-z]+ ){{0,4}}?"
    r"(?:not (?:yet )?(?:enrolled|conformant|compliant|participating|listed|active|validated|certified|audited)"
    r"|neither|non-?conformant|non-?compliant|unknown|(?:have|had|has) not\b)",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(r"\b(?:19|20)\d\d\b|\b[A-Z][a-z]+ \d{1,2},|\d+(?:\.\d+)? ?%")


def check_parts(facts: Mapping[str, Any]) -> Iterator[Check]:
    """One check of the parts stated against their total; none where too few are stated to tell."""
    total = facts.get(TOTAL)
    parts = [facts[name] for name in PARTS if name in facts]
    if total is None or not parts:
        return
    numbers = [part.number for part in parts]
    rest = _rest_in_sentence(facts) if len(parts) == len(PARTS) - 1 else None
    if rest is not None:
        numbers.append(float(rest))
    outcome = _outcome(numbers, parts, total)
    if outcome:
        added = sum(numbers)
        detail = _detail(outcome, " + ".join(f"{number:g}" for number in numbers), added, total)
        yield check("parts_of_total", outcome, detail, total.value, f"{added:g}", total)


def _rest_in_sentence(facts: Mapping[str, Any]) -> int | None:
    """The third part that the sentence of the other two states, where it holds no other number.

    Such a number is no fact where it does not add up: just then it is wanted here.
    """
    conformant, active = (facts.get(name) for name in PARTS[:2])
    if conformant is None or active is None or conformant.quote != active.quote:
        return None
    quote = conformant.quote
    found = _REST.search(quote)
    rest = read_number(found["left"] or found["number"]) if found else None
    numbers = [read_number(number) for number in _NUMBER.findall(_NO_COUNT.sub(" ", quote))]
    known = {facts[TOTAL].number, conformant.number, active.number, rest}
    return rest if rest and known.issuperset(numbers) else None


def _outcome(numbers: Sequence[float], parts: Sequence[Any], total: Any) -> str:
    """agrees, differs or not_checkable; '' where parts are missing that may make up the total."""
    added = sum(numbers)
    if added == total.number:
        return "agrees" if len(numbers) > 1 else ""
    if added < total.number and len(numbers) < len(PARTS):
        return ""
    if roughness(total.quote, total.number).allows(added):
        return "agrees"
    is_of_others = added > total.number and any(_is_of_others(part, total) for part in parts)
    return "not_checkable" if is_of_others else "differs"


def _is_of_others(part: Any, total: Any) -> bool:
    """A part as large as the total beside other parts, or larger in another sentence: of other smelters, it seems."""
    return part.number == total.number or (part.number > total.number and part.quote != total.quote)


def _detail(outcome: str, summed: str, added: float, total: Any) -> str:
    said = f"The parts stated ({summed} = {added:g})"
    if outcome == "not_checkable":
        return (
            f"{said} hold one that is as large as the total stated, {total.value}, or larger: the sentences may not be "
            "about the same smelters."
        )
    if outcome == "agrees":
        rough = "" if added == total.number else f"{roughness(total.quote, total.number).printed} "
        return f"{said}: their sum is the total stated, {rough}{total.value}."
    return f"{said}: their sum is not the total stated, {total.value}."
