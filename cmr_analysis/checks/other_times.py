"""Statements that disagree because they are about something else: last year, a goal, a condition, one supplier.

They are no contradiction of what the filing states for its own year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ..document import Document
from ..facts.scope import OF_SURVEY

_EARLIER = re.compile(
    r"\b(?:(?:a|one|the) years? (?:earlier|before|ago)|(?:prior|previous|preceding|last|earlier)"
    r"(?:'s|’s)? (?:calendar |reporting |fiscal |compliance )?(?:years?|periods?|reports?|filings?|cycles?)"
    r"|as against|(?:up|down) from|at that time|original(?:ly)?"
    r"|previously (?:reported|filed|stated|disclosed)|instead of)\b",
    re.IGNORECASE,
)
_GOAL = re.compile(
    r"\b(?:goals?|targets?|aims?|objectives?|plans?|planned|intends?|seeks?|strives?|endeavou?rs?|hopes?|will|would)\b"
    r"|^\W*(?:increas|improv|rais|reach|achiev|obtain|continu)(?:e|ing)?\b",
    re.IGNORECASE,
)
_COUNTS = frozenset({"suppliers_surveyed", "smelters_identified"})
_LEAST_SHARE = 0.5
_STAGE = re.compile(
    r"\b(?:initial(?:ly)?|first (?:round|phase|mailing|request|survey)|second|preliminary|reminders?"
    r"|follow(?:ed)?[- ]?ups?|subsequent(?:ly)?|final|remain(?:ed|ing)?|additional)\b",
    re.IGNORECASE,
)
_ONE_OF_THEM = re.compile(
    r"\b(?:one|another|each|a|an individual) (?:of (?:our|the|these|those) )?(?:\w+ )?(?:suppliers?|vendors?"
    r"|distributors?|customers?|manufacturers?)\b[^.;]{0,60}\b(?:report|list|nam|provid|disclos|identif|declar)\w*"
    r"|\b(?:world-?wide|globally|in the industry)\b",
    re.IGNORECASE,
)
_ANSWERED = r"(?:reported|named|identified|listed|disclosed|indicated|declared|answered)"
_ASKED_AGAIN = re.compile(
    r"\bcorrective actions?\b|\bonce more\b|\bsmelters? of concern\b|\bseparate (?:survey|questionnaire)\b"
    r"|\b(?:of|among|from) (?:the |these |our )?(?:non-?respond\w+|non-?responsive|unresponsive|high[- ]risk)\b"
    r"|\b(?:suppliers?|vendors?|companies|manufacturers|those|ones) (?:in question\b"
    rf"|(?:that|which|who) (?:(?:had|have|has) )?(?:{_ANSWERED}|failed|not|did not|could not|were (?:unable|found))\b"
    r"|(?:whose|with) [^.;]{0,40}?\b(?:incomplete|inconsistent|unclear|incorrect|insufficient|missing)\b)",
    re.IGNORECASE,
)
"""Those asked a second time, for what they had answered or had not."""
_OF_THEM = re.compile(r"\b(?:them|(?:these|those|such) (?:suppliers?|vendors?|companies))\b", re.IGNORECASE)
_NEAR = 250
_CONDITION = re.compile(
    r"\b(?:if|unless|until|provided that|condition|in order to|would|could)\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![\d$.,-])20[0-3]\d\b")
_NO_DATE = re.compile(r"\b(?:Act|Rule|Regulation|Release|Standard)s?(?: of)? 20\d\d\b")


def conflicts_of_this_period(
    facts: Mapping[str, Any], conflicts: Iterable[Any], year: int | None, document: Document
) -> list[Any]:
    """The statements of *conflicts* that are about the filing's own year and the whole survey, as findings.

    year: the reporting year, if it is known.
    """
    return [
        one
        for one in conflicts
        if one.fact in facts
        and not _is_of_other_time(one, year)
        and not _is_of_stages(one, facts[one.fact])
        and not _is_of_some(one, facts[one.fact])
        and not _are_asked_again(one, facts[one.fact], document)
    ]


def _are_asked_again(one: Any, other: Any, document: Document) -> bool:
    """Of those asked for a corrective action, say: in the sentence or, where it says "of them", in the one before."""
    if one.fact not in OF_SURVEY or _ASKED_AGAIN.search(other.quote):
        return False
    before = _sentence_before(one, document) if _OF_THEM.search(one.quote) else ""
    return bool(_ASKED_AGAIN.search(one.quote) or _ASKED_AGAIN.search(before))


def _sentence_before(fact: Any, document: Document) -> str:
    """The end of the sentence before a quote, '' where it begins its paragraph."""
    texts = (
        one.text for one in document.paragraphs if one.numbers[0][0] <= fact.line_start <= one.numbers[-1][1]
    )
    text = next((text for text in texts if fact.quote in text), "")
    before = text[: text.find(fact.quote)].rstrip()[:-1] if text else ""
    return before[before.rfind(". ") + 1 :][-_NEAR:]


def _is_of_some(one: Any, other: Any) -> bool:
    """A count of less than half: of some suppliers ("we asked two to explain …"), and no second figure for all."""
    if one.fact not in _COUNTS or not one.number or not other.number:
        return False
    return min(one.number, other.number) / max(one.number, other.number) < _LEAST_SHARE


def _is_of_stages(one: Any, other: Any) -> bool:
    """Two figures of one survey: after the first mailing and in the end."""
    if one.fact not in OF_SURVEY:
        return False
    return any(_STAGE.search(fact.quote) for fact in (one, other))


def _is_of_other_time(fact: Any, year: int | None) -> bool:
    if _EARLIER.search(fact.quote) or _ONE_OF_THEM.search(fact.quote):
        return True
    if fact.fact == "response_rate" and _GOAL.search(fact.quote):
        return True
    if fact.fact == "private_sector_audit":
        return _CONDITION.search(fact.quote) is not None
    years = {int(found) for found in _YEAR.findall(_NO_DATE.sub("", fact.quote))}
    return bool(year and years) and years.isdisjoint((year, year + 1))
