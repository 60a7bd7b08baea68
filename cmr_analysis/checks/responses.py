"""A stated share of answers against the counts beside it: "120 surveyed, 97 responded, 81%".

The number of answers is no fact of its own; it is read where the number asked or the share is stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..document import Document
from ..facts.answers import SHARE, Answers, counted_beside, fits, read_answers
from ..facts.numerals import read_number
from .lists import Check, check

_OTHER_SHARE = re.compile(
    r"\b(?:spend|spent|expenditures?|purchases|revenues?|volume|sales|costs?)\b", re.IGNORECASE
)
_COUNT_AND_SHARE = re.compile(r"\b(\d[\d,]*)\b[^.;%\d]{0,30}\(\d{1,3}(?:\.\d+)?(?: ?%| percent)")
_OF_SOME = re.compile(
    r"\b(?:top|key|strategic|critical|largest|segments?|divisions?|high[- ]risk|targeted|latter|priority)\b",
    re.IGNORECASE,
)


def check_responses(facts: Mapping[str, Any], document: Document) -> Iterator[Check]:
    """The stated share of answers beside the stated counts; nothing where one of the three is not stated."""
    asked, rate = facts.get("suppliers_surveyed"), facts.get("response_rate")
    if rate is None or not SHARE.search(rate.quote) or _OTHER_SHARE.search(rate.quote):
        return
    answers = read_answers(asked, rate, document)
    counted = (*answers, *counted_beside(rate)) if answers else ()
    fitting = [one for one in counted if fits(one.share, rate)]
    if fitting:
        yield _check("agrees", fitting[0], rate)
    elif _is_of_another_count(rate, answers):
        return
    elif len({one.count for one in answers}) == 1 and answers[0].are_all and not _OF_SOME.search(rate.quote):
        yield _check("differs", min(answers, key=lambda one: abs(one.share - rate.number)), rate)


def _is_of_another_count(rate: Any, answers: list[Answers]) -> bool:
    """Whether the stated share stands behind a number that none of the counts is: "472 (98%): 433 provided a CMRT"."""
    behind = {read_number(found[1]) for found in _COUNT_AND_SHARE.finditer(rate.quote)}
    return bool(behind) and not behind & {one.count for one in answers}


def _check(outcome: str, answers: Answers, rate: Any) -> Check:
    detail = (
        f"The filing states a response rate of {_percent(rate.number)}; {answers.count} answers of {answers.asked} "
        f"asked, as it also states, are {_percent(answers.share)}."
    )
    return check("response_rate", outcome, detail, rate.value, f"{answers.share:.4f}", rate)


def _percent(share: float) -> str:
    return f"{100 * share:.4g}%" if share != 1 else "100%"
