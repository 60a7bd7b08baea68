"""The figures of a sentence: what each number counts, of which whole, and the words around it.

The grammar is here; the words are the rows counted_smelters, counted_answers, counted_suppliers, no_adjective
and counted_as of data/reference/fact_phrases.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from .breakdown import NUMBER
from .phrases import words
from .plain import holds
from .statements import is_no_count

SUPPLIERS, ANSWERS, SMELTERS = "suppliers", "answers", "smelters"
KINDS = (SMELTERS, ANSWERS, SUPPLIERS)
NUMBER_ON = re.compile(r"(?P<n>\d{1,6}).*", re.DOTALL)
"""A number and all that is said of it, up to where a match is made to end: as a phrase would match it."""

_BY_KIND = re.compile(r" (?:in|for|from|of) [a-z]")
_LIKE_A_YEAR = re.compile(r"199\d|20[0-4]\d")  # "2,019 suppliers" is 02019 in the plain form
_WHOLE = r"(?P<whole>\d{1,6}\b(?![.,]\d|%))"
_THESE = (
    r"(?:[a-z.&-]+'s |(?:the|our|its|these|those|such|all|them|which|whom|a|total|said|approximately|reported"
    r"|listed)\b ?)*"
)
_PART = rf"(?P<part>,? ?(?:(?:(?:out )?of|among) {_THESE}{_WHOLE}?|from {_THESE}))?"
_PART_OF = re.compile(
    rf"(?P<part> (?:out )?of {_THESE}{_WHOLE})(?! [a-z-]+ (?:of|in|for)\b)"
)  # "61 of the 62 certified"
_ALL = re.compile(r"\b(?:all|each of the|all of the) $")
_ANYTHING = re.compile(rf"(?P<part>{_WHOLE}(?!))?")
_ADJECTIVES = 6
_OF_METALS = (
    "smelt",
    "refin",
    "sors",
    "rmap",
    "cfsp",
    "cfsi",
    "rmi ",
    "process",
    "conflict mineral",
    "conformant",
)
_VAGUE = frozenset({"entities", "entries", "facilities"})  # of smelters where the sentence names smelters


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a sentence.

    kind: what it counts, "" where only the sentences before can tell. whole: the number it is a part of.
    is_part: "of these", "of the suppliers". start, end: where its digits begin, and its noun ends.
    before, after: the words since the figure before it, and up to the next one. words: before, number and noun.
    """

    number: int
    kind: str
    whole: int | None
    is_part: bool
    start: int
    end: int
    before: str
    after: str
    words: str


def read_figures_of(plain: str) -> list[Figure]:
    """The counts of a sentence in its plain form without shares; numbers of anything else, and what one before them is
    made of, are left out.

    >>> [(each.number, each.kind, each.whole) for each in read_figures_of("36 of our 38 direct suppliers replied.")]
    [(36, 'suppliers', 38)]
    """
    numbers = [
        each
        for each in NUMBER.finditer(plain)
        if not is_no_count(plain, each.start()) and not _LIKE_A_YEAR.fullmatch(each.group())
    ]
    return _without_breakdown(list(_figures(plain, numbers)))


def _without_breakdown(figures: list[Figure]) -> list[Figure]:
    """Figures without what one before them is made of: "74 vendors: 41 in Asia, 24 in Europe and nine in Canada"."""
    for place, whole in enumerate(figures):
        parts = figures[place + 1 :]
        is_divided = len(parts) > 1 and sum(part.number for part in parts) == whole.number
        if (
            is_divided
            and whole.kind in (SUPPLIERS, SMELTERS)
            and all(_BY_KIND.match(part.after) for part in parts)
        ):
            return figures[: place + 1]
    return figures


def _figures(plain: str, numbers: Sequence[re.Match[str]]) -> Iterator[Figure]:
    begin = 0
    for order, number in enumerate(numbers):
        if number.start() < begin:
            continue  # the whole of the number before
        head = _head(plain, number)
        if head is None:
            begin = number.end()
            continue
        later = (each.start() for each in numbers[order + 1 :] if each.start() >= head.end())
        before, after = plain[begin : number.start()], plain[head.end() : next(later, len(plain))]
        yield Figure(
            int(number.group()),
            _kind(head, before),
            _whole(head),
            head["part"] is not None,
            number.start(),
            head.end(),
            before,
            after,
            plain[begin : head.end()],
        )
        begin = head.end()


def _head(plain: str, number: re.Match[str]) -> re.Match[str] | None:
    """The words behind a number that say what it counts, of which whole; none where it counts something else."""
    for pattern in (_with_noun(), _PART_OF, _without_noun()):
        if found := pattern.match(plain, number.end()):
            return found
    return _ANYTHING.match(plain, number.end()) if _ALL.search(plain, 0, number.start()) else None


def _nouns() -> str:
    return "|".join(f"(?P<{kind}>{words()[f'counted_{kind}']})" for kind in KINDS)


@cache
def _with_noun() -> re.Pattern[str]:
    adjective = rf"(?:,| and|,? or)? ?(?!(?:{words()['no_adjective']})\b(?!-))[a-z][a-z'/&-]*(?= |,)"
    return re.compile(
        rf"{_PART}(?:{adjective}){{0,{_ADJECTIVES}}}? ?\b(?:{_nouns()})\b(?!'s? )(?! (?:names?|lists?|surveys?)\b)"
        r"(?:,? (?:out )?of (?:the |our |a total of )?(?P<all>\d{1,6})\b(?![.,]\d|%))?"
    )


@cache
def _without_noun() -> re.Pattern[str]:
    behind = rf" (?:{words()['counted_as']})\b| (?:{words()['answered']})\b"
    return re.compile(rf"{_PART}(?=[.;,:)]|$|{behind})")


@cache
def _label() -> re.Pattern[str]:
    label = rf"(?:[a-z][a-z /()'-]{{0,60}}? )??(?:{_nouns()})\b[a-z /()'-]{{0,30}}(?:20\d\d)?"
    return re.compile(
        rf"(?:^|[.;:,•-] ){label}"
        r"(?:: ?|\(n ?= ?|(?:, which|, who)?,? ?\b(?:number|amount|total|came|come)\w*(?: to| approximately| about)* )$"
    )


def _kind(head: re.Match[str], before: str) -> str:
    """The kind of the noun behind the number, else of the label before it ("in-scope suppliers: 412")."""
    named = head.groupdict()
    if not any(named.get(kind) for kind in KINDS):
        label = _label().search(before)
        named = label.groupdict() if label else {}
    if named.get(SMELTERS) in _VAGUE and not holds(head.string, _OF_METALS):
        return ""
    return next((kind for kind in KINDS if named.get(kind)), "")


def _whole(head: re.Match[str]) -> int | None:
    printed = head["whole"] or head.groupdict().get("all")
    return int(printed) if printed else None
