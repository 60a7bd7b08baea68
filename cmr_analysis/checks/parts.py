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
    rf"\b(?:other|remaining) (?P<left>{NUMBER})\b(?! (?:smelters|refiners|facilities|SORs),? \d)"
    rf"|(?P<number>{NUMBER}) (?:(?!active|conformant|compliant|and\b|or\b)[a-z]+ ){{0,4}}?"
    r"(?:not (?:yet )?(?:enrolled|conformant|compliant|participating|listed|active|validated|certified|audited)"
    r"|neither|non-?conformant|non-?compliant|unknown|(?:have|had|has) not\b)",
    re.IGNORECASE,
)
_IS_OF_A_STATUS = re.compile(
    r" (?:\w+ )?(?:is|are|was|were|has|have|had) (?:(?!not\b|neither\b|yet\b)\w+ ){0,3}?"
    r"(?:active|participating|conformant|compliant|certified|validated|enrolled|in progress|in the process"
    r"|undergoing|to (?:participate|undergo|be (?:audited|assessed)))\b",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"\b(?:of (?:which|whom|these|those|them|the (?:latter|other|remaining)\b[^.;,]{0,20}?),? (?:\w+ ){0,2}?"
    rf"|including |(?:but|although|though|while) (?:all|both) )(?P<number>{NUMBER})",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(r"\b(?:19|20)\d\d\b|\b[A-Z][a-z]+ \d{1,2},|\d+(?:\.\d+)? ?%")


def check_parts(facts: Mapping[str, Any]) -> Iterator[Check]:
    """One check of the parts stated against their total; none where too few are stated to tell."""
    total = facts.get(TOTAL)
    parts = [facts[name] for name in _separate_parts(facts)]
    if total is None or not parts:
        return
    numbers = [part.number for part in parts]
    rest = _rest_in_sentence(facts) if PARTS[2] not in facts else None
    if rest is not None:
        numbers.append(float(rest))
    outcome = _outcome(numbers, parts, total)
    if outcome:
        added = sum(numbers)
        detail = _detail(outcome, " + ".join(f"{number:g}" for number in numbers), added, total)
        yield check("parts_of_total", outcome, detail, total.value, f"{added:g}", total)


def holds_active(facts: Mapping[str, Any]) -> bool:
    """The active ones are among those said not to be conformant: "60 are not conformant, of which 20 are active"."""
    if TOTAL not in facts or not all(name in facts for name in PARTS):
        return False
    conformant, active, rest = (facts[name] for name in PARTS)
    if conformant.number + rest.number != facts[TOTAL].number or not 0 < active.number <= rest.number:
        return False
    return any(read_number(one["number"]) == active.number for one in _AMONG.finditer(active.quote))


def _separate_parts(facts: Mapping[str, Any]) -> list[str]:
    is_among = holds_active(facts)
    return [name for name in PARTS if name in facts and not (is_among and name == PARTS[1])]


def _rest_in_sentence(facts: Mapping[str, Any]) -> int | None:
    """The third part that the sentence of the other two states, where it holds no other number.

    Such a number is no fact where it does not add up: just then it is wanted here. A figure is counted once: in
    "the other three are active" it is that of the active ones.
    """
    conformant, active = (facts.get(name) for name in PARTS[:2])
    if conformant is None or active is None or conformant.quote != active.quote:
        return None
    quote = conformant.quote
    found = _REST.search(quote)
    rest = read_number(found["left"] or found["number"]) if found else None
    numbers, stated = _numbers(quote), [conformant.number, active.number]
    if not rest or not {facts[TOTAL].number, rest, *stated}.issuperset(numbers):
        return None
    if _IS_OF_A_STATUS.match(quote, found.end()) or _holds_a_part(found, facts[TOTAL].number, stated):
        return None
    return rest if numbers.count(rest) > stated.count(rest) else None


def _holds_a_part(found: re.Match[str], total: float, stated: Sequence[float]) -> bool:
    """All but the one part named before: "17 are compliant; of the other three, two are active"."""
    before = [number for number in stated if number in _numbers(found.string[: found.start()])]
    return bool(found["left"]) and len(before) == 1 and read_number(found["left"]) == total - before[0]


def _numbers(text: str) -> list[int | None]:
    """The counts of a sentence, without years, days and shares."""
    return [read_number(number) for number in _NUMBER.findall(_NO_COUNT.sub(" ", text))]


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
