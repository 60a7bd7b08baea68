"""A stated share of answers against the counts beside it: "120 surveyed, 97 responded, 81%".

The number of answers is no fact of its own; it is read where the number asked or the share is stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..document import Document
from ..facts.numerals import NUMBER, read_number
from ..facts.plain import holds
from .lists import Check, check
from .passages import sentences

_PAPERS = (
    r"(?:responses?|replies|answers|cmrts?|templates?|surveys?|questionnaires?|declarations?|submissions?)"
)
_OF_WHOLE = rf"(?:\s(?:out )?of (?:the |these |those |our )?(?:(?P<whole>{NUMBER})|them\b|which\b|whom\b)?)?"
_OF_ALL = rf"(?:\s(?:out )?of (?:the |these |those |our )?(?:(?P<all>{NUMBER})|them\b|which\b|whom\b)?)?"
_WHO = (
    r"(?:\s?(?:direct |in-scope |relevant |surveyed |such |of |the |these |those |our ){0,4}"
    r"(?:suppliers|vendors|manufacturers|companies)(?: (?:in scope|surveyed|asked|contacted|solicited))?)?"
)
_ANSWERED = re.compile(
    r"(?<!every )(?<!each )(?<!any )(?<!no )(?<!of the )(?<!of our )(?<!% of )(?<!but )(?<!except )"
    rf"\b(?P<who>{NUMBER}){_OF_ALL}"
    rf"{_WHO},?(?: (?:or |\()(?:approximately )?\d{{1,3}}(?:\.\d+)?%\)?,?)?\s"
    r"(?:have |had )?(?:responded|replied|answered|(?:returned|provided|submitted|completed)\s(?:us )?"
    rf"(?:an? |the |their |our |with ){{0,2}}(?:[\w-]+ ){{0,2}}{_PAPERS})"
    rf"|\b(?:received|obtained)\s(?:back )?(?:[\w-]+\s){{0,2}}{_PAPERS}\s"
    rf"(?:back )?from\s(?P<from>{NUMBER}){_OF_WHOLE}"
    rf"|\b(?:received|obtained|collected)\s(?:a total of )?(?P<got>{NUMBER})\s(?:[\w-]+\s){{0,2}}{_PAPERS}",
    re.IGNORECASE,
)
_MAY_ANSWER = (
    "espon",
    "repl",
    "Repl",
    "nswer",
    "eturned",
    "rovided",
    "ubmitted",
    "ompleted",
    "eceived",
    "btained",
    "ollected",
)
_OF_THEM = re.compile(
    rf"\bof (?:the |these |those |our )?(?P<whole>{NUMBER})\b[^.;%]{{0,60}}$", re.IGNORECASE
)
_SHARE = re.compile(r"\d ?%|per ?cent", re.IGNORECASE)
_OTHER_SHARE = re.compile(
    r"\b(?:spend|spent|expenditures?|purchases|revenues?|volume|sales|costs?)\b", re.IGNORECASE
)
_ROUGH_SHARE = re.compile(
    r"\b(?:approximately|about|around|roughly|nearly|almost"
    r"|(?P<over>over|more than|at least|in excess of|above)) (?:an? )?"
    r"(?:\d|\w+[- ]?\w* (?:percent|per cent))",
    re.IGNORECASE,
)
_SOME_ANSWERS = re.compile(
    r"\b(?:cobalt|mica|emrt|crt|reminde\w*|further|additional|(?:in)?complete|initial\w*|first|partial\w*|valid"
    r"|(?:did|had|have|has|was|were) not|reject\w*|insufficient|inconsisten\w*|fail\w*)\b",
    re.IGNORECASE,
)
_COUNT_AND_SHARE = re.compile(r"\b(\d[\d,]*)\b[^.;%\d]{0,30}\(\d{1,3}(?:\.\d+)?(?: ?%| percent)")
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?) ?%")
_OF_SOME = re.compile(
    r"\b(?:top|key|strategic|critical|largest|segments?|divisions?|high[- ]risk|targeted|latter|priority)\b",
    re.IGNORECASE,
)
_NEAR = 120
_TOLERANCE = 0.011  # a share is printed in whole percents, rounded or cut
_ROUGH_TOLERANCE = 0.03


class _Answers(NamedTuple):
    """How many answered, of how many, and whether these are all answers."""

    count: int
    asked: int
    are_all: bool

    @property
    def share(self) -> float:
        return self.count / self.asked


def check_responses(facts: Mapping[str, Any], document: Document) -> Iterator[Check]:
    """The stated share of answers beside the stated counts; nothing where one of the three is not stated."""
    asked, rate = facts.get("suppliers_surveyed"), facts.get("response_rate")
    if rate is None or not _SHARE.search(rate.quote) or _OTHER_SHARE.search(rate.quote):
        return
    answers = _answers(asked, rate, document)
    fitting = [one for one in answers if _fits(one.share, rate)]
    if fitting:
        yield _check("agrees", fitting[0], rate)
    elif _is_of_another_count(rate, answers):
        return
    elif len({one.count for one in answers}) == 1 and answers[0].are_all and not _OF_SOME.search(rate.quote):
        yield _check("differs", min(answers, key=lambda one: abs(one.share - rate.number)), rate)


def _is_of_another_count(rate: Any, answers: list[_Answers]) -> bool:
    """Whether the stated share stands behind a number that none of the counts is: "472 (98%): 433 provided a CMRT"."""
    behind = {read_number(found[1]) for found in _COUNT_AND_SHARE.finditer(rate.quote)}
    return bool(behind) and not behind & {one.count for one in answers}


def _fits(share: float, rate: Any) -> bool:
    rough = _ROUGH_SHARE.search(rate.quote)
    if rough is None:
        return abs(share - rate.number) <= _TOLERANCE
    return abs(share - rate.number) <= _ROUGH_TOLERANCE or (rough["over"] is not None and share > rate.number)


def _check(outcome: str, answers: _Answers, rate: Any) -> Check:
    detail = (
        f"The filing states a response rate of {_percent(rate.number)}; {answers.count} answers of {answers.asked} "
        f"asked, as it also states, are {_percent(answers.share)}."
    )
    return check("response_rate", outcome, detail, rate.value, f"{answers.share:.4f}", rate)


def _percent(share: float) -> str:
    return f"{100 * share:.4g}%" if share != 1 else "100%"


def _answers(asked: Any, rate: Any, document: Document) -> list[_Answers]:
    """The counts of answers where the number asked or the share is stated, of those asked there or in all."""
    found: list[_Answers] = []
    for paragraph in document.paragraphs:
        first, last = paragraph.numbers[0][0], paragraph.numbers[-1][1]
        if any(first <= fact.line_start <= last for fact in (asked, rate) if fact):
            is_beside = first <= rate.line_start <= last
            for _, sentence in sentences(paragraph.text):
                of_it = _in_sentence(sentence, int(asked.number) if asked else 0)
                found += (one if is_beside else one._replace(are_all=False) for one in of_it)
    return found


def _in_sentence(sentence: str, asked: int) -> Iterator[_Answers]:
    for match in _ANSWERED.finditer(sentence) if holds(sentence, _MAY_ANSWER) else ():
        count = read_number(match["who"] or match["from"] or match["got"])
        before = _OF_THEM.search(sentence, max(0, match.start() - _NEAR), match.start())
        own = match["all"] or match["whole"] or (before and before["whole"])
        for whole in dict.fromkeys((read_number(own) if own else asked, asked)):
            if count and whole and 1 < count <= whole:
                yield _Answers(count, whole, _are_all(sentence, count / whole))


def _are_all(sentence: str, share: float) -> bool:
    """Whether these are all answers, and the sentence does not print their own share, another than that compared."""
    printed = [float(found) / 100 for found in _PERCENT.findall(sentence)]
    return not _SOME_ANSWERS.search(sentence) and not any(abs(one - share) <= _TOLERANCE for one in printed)
