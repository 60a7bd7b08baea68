"""How many suppliers answered, as a filing counts them beside the number asked or the share of answers.

The number of answers is no fact of its own. It tells which of several numbers of suppliers are those asked, and
whether share and counts agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..document import Document
from .evidence import best
from .numerals import NUMBER, read_number
from .passages import sentences
from .plain import holds
from .statements import Candidate, Fact

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
_BESIDE_SHARE = re.compile(  # "a response rate of 369 of 476, or 78%"
    rf"\b(?P<count>{NUMBER})(?: (?:suppliers|vendors|responses|answers))?,? (?:out )?of "
    rf"(?:(?:the|these|those|our|a total of) )*(?P<asked>{NUMBER})\b"
    r"(?=[,.;:()]| or | and |$| (?:(?:direct|in-scope|relevant|remaining|surveyed) )*(?:suppliers|vendors)\b)",
    re.IGNORECASE,
)
SHARE = re.compile(r"\d ?%|per ?cent", re.IGNORECASE)
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
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?) ?%")
_AGREES = 4
"""What it adds to the strength of a number that answers and their share agree with it."""
_NEAR = 120
_TOLERANCE = 0.011  # a share is printed in whole percents, rounded or cut
_ROUGH_TOLERANCE = 0.03


class Answers(NamedTuple):
    """How many answered, of how many, and whether these are all answers."""

    count: int
    asked: int
    are_all: bool

    @property
    def share(self) -> float:
        return self.count / self.asked


def that_agree_with_answers(found: Sequence[Candidate], document: Document) -> list[Candidate]:
    """Of several numbers of suppliers those are stronger that the counted answers and their share agree with.

    "We buy from 2,650 suppliers … surveyed 494 … 356 answered, or 72%": 494 were asked.
    """
    asked = {one.fact.value: one.fact for one in found if one.fact.fact == "suppliers_surveyed"}
    rates = [one for one in found if one.fact.fact == "response_rate" and SHARE.search(one.fact.quote)]
    if len(asked) < 2 or not rates:
        return list(found)
    rate = best(rates).fact
    if rate.number == 1:  # all of any number are 100%
        return list(found)
    agreeing = {
        value
        for value, fact in asked.items()
        if any(
            one.asked == fact.number and fits(one.share, rate) for one in read_answers(fact, rate, document)
        )
    }
    return [
        replace(one, strength=one.strength + _AGREES)
        if one.fact.fact == "suppliers_surveyed" and one.fact.value in agreeing
        else one
        for one in found
    ]


def fits(share: float, rate: Fact) -> bool:
    """Whether a share of two counts is the stated one."""
    rough = _ROUGH_SHARE.search(rate.quote)
    if rough is None:
        return abs(share - rate.number) <= _TOLERANCE
    return abs(share - rate.number) <= _ROUGH_TOLERANCE or (rough["over"] is not None and share > rate.number)


def read_answers(asked: Fact | None, rate: Fact, document: Document) -> list[Answers]:
    """The counts of answers where the number asked or the share is stated, of those asked there or in all."""
    found: list[Answers] = []
    for paragraph in document.paragraphs:
        first, last = paragraph.numbers[0][0], paragraph.numbers[-1][1]
        if any(first <= fact.line_start <= last for fact in (asked, rate) if fact):
            is_beside = first <= rate.line_start <= last
            for _, sentence in sentences(paragraph.text):
                of_it = _in_sentence(sentence, int(asked.number) if asked else 0)
                is_beside &= not _tells_other_shares(sentence, rate)
                found += (one if is_beside else one._replace(are_all=False) for one in of_it)
    return found


def counted_beside(rate: Fact) -> Iterator[Answers]:
    """The counts that the sentence of a share prints itself: "The response rate is thus 369 of 476, or 78%"."""
    for found in _BESIDE_SHARE.finditer(rate.quote) if "of " in rate.quote else ():
        count, asked = read_number(found["count"]), read_number(found["asked"])
        if count and asked and 1 < count <= asked:
            yield Answers(count, asked, True)


def _in_sentence(sentence: str, asked: int) -> Iterator[Answers]:
    for match in _ANSWERED.finditer(sentence) if holds(sentence, _MAY_ANSWER) else ():
        count = read_number(match["who"] or match["from"] or match["got"])
        before = _OF_THEM.search(sentence, max(0, match.start() - _NEAR), match.start())
        own = match["all"] or match["whole"] or (before and before["whole"])
        for whole in dict.fromkeys((read_number(own) if own else asked, asked)):
            if count and whole and 1 < count <= whole:
                yield Answers(count, whole, _are_all(sentence, count / whole))


def _tells_other_shares(sentence: str, rate: Fact) -> bool:
    """Whether a sentence prints shares and the rate is none of them: "429 of the domestic suppliers, or 81%"."""
    return bool(_PERCENT.search(sentence)) and not _prints(rate.number or 0, sentence)


def _are_all(sentence: str, share: float) -> bool:
    """Whether these are all answers, and the sentence does not print their own share, another than that compared."""
    return not _SOME_ANSWERS.search(sentence) and not _prints(share, sentence)


def _prints(share: float, sentence: str) -> bool:
    return any(abs(float(found) / 100 - share) <= _TOLERANCE for found in _PERCENT.findall(sentence))
