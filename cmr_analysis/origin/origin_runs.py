"""Countries that follow each other: in a sentence, in a cell, on a line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from .origin_countries import (
    Span,
    code_of,
    could_be_country,
    is_country,
    is_near_country,
    note_length,
    trimmed,
    without_note,
)

# A full stop parts only before a label: "L2: Kenya. L3: Rwanda"
_SEPARATOR = re.compile(
    r"(?:[,;•·|:▪●]+|(?<=\s)(?:[&/–—-]|(?i:and/or|and|or|plus|as well as))(?=\s)"
    r"|(?<=[a-z]{3}|DRC)\.(?=\s+[A-Z][^.,;:]{0,60}:))\s*"
)
_ASIDE = re.compile(
    r"\([^(),]{0,60}\)|\[[^\[\],]{0,60}\]|\((?i:(?:gold|tin|tantalum|tungsten|au|sn|ta|w)(?:,? and |[,/] ?)?){2,4}\)"
)
_NOTE_BEHIND = re.compile(r"\s?\([^()]{1,50}\)")
_CAPITALIZED = re.compile(r"[A-ZÀ-Þ](?:\w+|\.(?:[A-Z]\.)+)")
_WORD = re.compile(r"\S+")
_SEVERAL = re.compile(r"[,;•]| and ")
_DASHES = frozenset("–—-")
_ENDS_RUN = _DASHES | {":"}
_BEGINS_LABEL = re.compile(r"(?:\(\w{1,4}\) )?(?:for|in the case of) ")  # "; for gold, Mali"
_LONGEST_NAME = 90  # characters of a country in running text
_LONGEST_PIECE = 110  # the same with the punctuation around it
_MOST_WORDS = 8  # of a country's name


@dataclass(slots=True)
class Run:
    """Countries that follow each other in a text. spans: where each stands."""

    spans: list[Span]
    end: int

    @property
    def start(self) -> int:
        """Where the first country begins."""
        return self.spans[0][0]


class _Item(NamedTuple):
    """A piece of a text between separators, and the separator before it."""

    start: int
    end: int
    before: str


def country_hints(text: str) -> int:
    """A cheap count: capitalized words with which some country's name ends."""
    return sum(map(could_be_country, _CAPITALIZED.findall(text)))


@lru_cache(maxsize=1024)
def country_runs(text: str) -> tuple[Run, ...]:
    """The runs of countries in a text; names with a comma ("Congo, Republic of the") are one country.

    Kept, for tables repeat their cells and filings their definition of the covered countries.
    """
    items = _items(text)
    hints = [match.start() for match in _CAPITALIZED.finditer(text) if could_be_country(match.group())]
    runs, run, index = [], None, 0
    while index < len(items):
        if run is not None and items[index].before[-1:] not in _ENDS_RUN:
            size, goes_on = _go_on(run, text, items, index)
            run = run if goes_on else None
        elif hints and not _is_near_hint(items, index, hints):
            size, run = 1, None
        else:
            size, run = _begin(text, items, index)
            runs += [run] if run else []
        index += size
    return tuple(runs)


def _is_near_hint(items: list[_Item], index: int, hints: list[int]) -> bool:
    """A hint stands in one of the three pieces that could make a country."""
    following = bisect_left(hints, items[index].start)
    return following < len(hints) and hints[following] < items[index : index + 3][-1].end


def _items(text: str) -> list[_Item]:
    """The text cut at commas, "and", bullets and colons; a note in brackets is not cut."""
    masked = _ASIDE.sub(lambda match: "_" * len(match.group()), text) if "(" in text or "[" in text else text
    items, position, before = [], 0, ""
    for match in _SEPARATOR.finditer(masked):
        end = position + len(masked[position : match.start()].rstrip())
        items.append(_Item(position, end, before))
        position, before = match.end(), match.group().strip().lower()
    items.append(_Item(position, len(text), before))
    return [item for item in items if text[item.start : item.end].strip()]


def _begin(text: str, items: list[_Item], index: int) -> tuple[int, Run | None]:
    """A run that begins in this piece, and how many pieces its first country takes."""
    size, span = _whole(text, items, index) or _at_end(text, items, index) or (1, None)
    return size, Run([span], _end_of(text, span)) if span else None


def _end_of(text: str, span: Span) -> int:
    """Where a country ends with the note in brackets behind it."""
    note = _NOTE_BEHIND.match(text, span[1])
    return note.end() if note else span[1]


def _go_on(run: Run, text: str, items: list[_Item], index: int) -> tuple[int, bool]:
    """Add the next country to the run: how many pieces were read, and whether the run goes on."""
    found = _whole(text, items, index)
    last = None if found else _at_start(text, items, index)
    if found or last:
        size, span = found or last
        run.spans.append(span)
        run.end = _end_of(text, span)
        return size, found is not None
    if not _is_gap(text, items, index):
        return 0, False  # another run may begin in this piece
    span = trimmed(text, items[index].start, items[index].end)
    if is_near_country(text[slice(*span)]):
        run.spans.append(span)
    return 1, True


def _whole(text: str, items: list[_Item], index: int) -> tuple[int, Span] | None:
    """A country made of whole pieces: how many, and where it stands."""
    alone = _country_between(text, items[index].start, items[index].end)
    following = items[index + 1 : index + 3]
    if alone and following and (other := _country_between(text, following[0].start, following[0].end)):
        both = (alone[0], other[1])
        return (
            (2, both)
            if following[0].before in _DASHES and _is_named_twice(text, alone, other)
            else (1, alone)
        )
    for size in range(len(following), 0, -1):
        if span := _country_between(text, items[index].start, following[size - 1].end):
            return size + 1, span
    return (1, alone) if alone else None


def _is_named_twice(text: str, one: Span, other: Span) -> bool:
    """Two names of one country with a dash between them that are known as a name: "DRC - Congo (Kinshasa)"."""
    return code_of(text[slice(*one)]) == code_of(text[slice(*other)]) and is_country(text[one[0] : other[1]])


def _country_between(text: str, start: int, end: int) -> Span | None:
    if end - start > _LONGEST_PIECE:
        return None
    piece = text[start:end]
    if piece[0].isupper() and piece[-1].isalpha() and piece[:4].lower() != "the " and is_country(piece):
        return start, end  # nothing to trim
    span = trimmed(text, start, end)
    if is_country(text[slice(*span)]):
        return span
    bare = without_note(text[slice(*span)]) if text[span[1] - 1] == ")" else ""
    return (span[0], span[0] + len(bare)) if bare else None


def _at_end(text: str, items: list[_Item], index: int) -> tuple[int, Span] | None:
    """A country at the end of one piece or two: "the countries of origin include Angola"."""
    first = items[index]
    for size, before in ((2, first.end), (1, len(text))):  # of two pieces it takes a part of the first
        end = items[index : index + size][-1].end
        end -= note_length(text[max(first.start, end - _LONGEST_NAME) : end])
        start = max(first.start, end - _LONGEST_NAME)
        if not could_be_country(text[start:end].rsplit(None, 1)[-1]):
            continue
        words = [match.start() for match in _WORD.finditer(text, start, end)][-_MOST_WORDS:]
        spans = takewhile(
            lambda span, before=before: span[0] < before, (trimmed(text, word, end) for word in words)
        )
        if span := _first_country(text, spans):
            return size, span
    return None


def _at_start(text: str, items: list[_Item], index: int) -> tuple[int, Span] | None:
    """A country at the start of one piece or two: "Zimbabwe. We also rely on", "Zambia as well as others"."""
    first = items[index]
    for size, behind in ((2, first.end), (1, -1)):  # of two pieces it takes a part of the second
        end = min(items[index : index + size][-1].end, first.start + _LONGEST_NAME)
        stops = [match.end() for match in _WORD.finditer(text, first.start, end)][:_MOST_WORDS]
        spans = takewhile(
            lambda span, behind=behind: span[1] > behind,
            (trimmed(text, first.start, stop) for stop in reversed(stops)),
        )
        if span := _first_country(text, spans):
            return size, span
    return None


def _first_country(text: str, spans: Iterable[Span]) -> Span | None:
    return next((span for span in spans if is_country(text[slice(*span)])), None)


def _is_gap(text: str, items: list[_Item], index: int) -> bool:
    """A short piece between two countries that is none itself ("recycled materials", a misspelling)."""
    start, end, _ = items[index]
    if index + 1 >= len(items) or text.count(" ", start, end) > 3 or "." in text[start:end]:
        return False
    if _BEGINS_LABEL.match(text, start):
        return False
    return items[index + 1].before[-1:] not in _ENDS_RUN and _whole(text, items, index + 1) is not None


# --- a text that holds nothing else -----------------------------------------------------------------------


def whole_countries(text: str, near: bool) -> list[str]:
    """The countries of a text that holds nothing else; near: a slip in the spelling of one is forgiven."""
    start, end = trimmed(text)
    if start >= end:
        return []
    if is_country(text[start:end]):
        return [text[start:end]]
    if bare := without_note(text[start:end]):
        return [bare]
    if near and is_near_country(text[start:end]):
        return [text[start:end]]
    runs = country_runs(text) if _SEVERAL.search(text) else ()
    if len(runs) == 1 and runs[0].start <= start and runs[0].end >= end - 1:
        return [text[slice(*span)] for span in runs[0].spans]
    return _side_by_side(text[start:end]) if " " in text[start:end] else []


def _side_by_side(text: str) -> list[str]:
    """Countries with only spaces between them (a cell whose line breaks were lost), [] for any other text.

    Dashes may stand between three and more; one dash or a colon stands behind a label ("DRC: Democratic Republic
    of the Congo").
    """
    words = [word for word in text.split() if word not in _ENDS_RUN]
    has_dashes = len(words) < len(text.split())
    found: list[str] = []
    while words:
        names = (" ".join(words[:size]) for size in range(min(7, len(words)), 0, -1))
        country = next(filter(is_country, names), None)
        if country is None or country not in text or country[-1] == ":":
            return []
        found.append(country.removeprefix("The ").removeprefix("the "))
        words = words[country.count(" ") + 1 :]
    return found if len(found) > 2 or not has_dashes else []
