"""Numbers of suppliers that a filing tells as parts of a larger one: no part is the number of those asked.

"371 suppliers, including 19 contract manufacturers and 352 suppliers of parts"; "6 contract manufacturers, 173
component suppliers and 44 accessory suppliers". What is said of a part later ("All 19 contract manufacturers
responded") is not said of the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .breakdown import COUNTED_SUPPLIERS, KEYS
from .plain import holds
from .scope import OF_SURVEY
from .sentences import Sentence
from .statements import Candidate

_COUNTED = re.compile(COUNTED_SUPPLIERS)
_COMPRISING = re.compile(
    r"\b(?:including|consist(?:ing|s|ed) of|comprising|comprised of|composed of|made up of|namely|being)\b"
)
_ITEMS = re.compile(
    r"(?: (?:of|for|to|in|that|which|who) [^.;:\d]{1,60}?)?"
    r"(?:,|(?P<last>,? and|,? as well as|,? plus))(?: the| another)? "
)


def without_parts(candidates: Sequence[Candidate], sentences: Sequence[Sentence]) -> list[Candidate]:
    """Without the numbers of suppliers that are told as parts, and the rates in sentences that count no others."""
    told = {one.order for one in candidates if one.fact.fact in OF_SURVEY}
    if not told:
        return list(candidates)
    parts = {number for sentence in sentences for number in _parts(sentence.plain)}
    if not parts:
        return list(candidates)
    counts = {order: set(_COUNTED.findall(sentences[order].plain)) for order in told}
    of_parts = {order for order, counted in counts.items() if counted and counted <= parts}
    return [one for one in candidates if not _is_of_part(one, parts, of_parts)]


def _is_of_part(one: Candidate, parts: set[str], of_parts: set[int]) -> bool:
    if one.fact.fact == "suppliers_surveyed":
        return one.fact.value in parts
    return one.fact.fact == "response_rate" and one.order in of_parts


def _parts(plain: str) -> Iterator[str]:
    """The numbers in a sentence that are parts of one that stands before them, or stand in a list of several."""
    if not holds(plain, KEYS):
        return
    counted = list(_COUNTED.finditer(plain))
    if len(counted) < 2:
        return
    comprising = _COMPRISING.search(plain, counted[0].end())
    if comprising and counted[1].start() > comprising.start():
        whole = int(counted[0][1])
        yield from (each[1] for each in counted[1:] if int(each[1]) < whole)
        return
    joints = [_ITEMS.fullmatch(plain, one.end(), other.start()) for one, other in pairwise(counted)]
    if all(joints) and joints[-1]["last"]:
        yield from (each[1] for each in counted)
