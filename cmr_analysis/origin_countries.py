"""Countries and metals in a text: alone in a cell or line, or one after the other in a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from . import vocabulary
from .cells import COUNTRY, METAL, classify
from .origin_words import BULLET, says
from .vocabulary import normalize_text

_LAST_WORD = re.compile(r"[\s,;]+(?:and|or)\s*$", re.IGNORECASE)
_SEPARATOR = re.compile(
    r"(?:[,;•·|:▪●]+|(?<=\s)(?:and/or|and|or|&|/|plus|as well as|[–—-])(?=\s))\s*", re.IGNORECASE
)
_ASIDE = re.compile(r"\([^(),]{0,60}\)|\[[^\[\],]{0,60}\]")
_NOTE_AT_END = re.compile(r"\s*[(\[][^()]*[)\]]\W*$")
_CAPITALIZED = re.compile(r"[A-ZÀ-Þ](?:\w+|\.(?:[A-Z]\.)+)")
_METAL_NOTE = re.compile(r"([^(:–—]{3,60}?)\s*(?:[(:–—]|\s-\s)\s*([^()]{2,50}?)\)?")
_WORD = re.compile(r"\S+")
_SEVERAL = re.compile(r"[,;•]| and ")
_ENDS_RUN = frozenset((":", "–", "—", "-"))
_LONGEST_NAME = 90  # characters of a country in running text
_LONGEST_PIECE = 110  # the same with the punctuation around it
_MOST_WORDS = 8  # of a country's name

Span = tuple[int, int]


@lru_cache(maxsize=1 << 14)
def is_country(text: str) -> bool:
    """The text is a country's name and nothing else."""
    return len(text) < 80 and classify(text).kind == COUNTRY


def code_of(country: str) -> str:
    """ISO 3166-1 alpha-3 of a country as printed, '' for a text that is none."""
    return classify(country).value


@lru_cache(maxsize=1 << 14)
def _metal_words(text: str) -> tuple[str, ...]:
    cell = classify(text.strip(" :"))
    if cell.kind == METAL:
        return (cell.value,)
    parts = [classify(part.strip()) for part in re.split(r"[,;/&]|\band\b", text) if part.strip()]
    if len(parts) > 1 and all(part.kind == METAL for part in parts):
        return tuple(part.value for part in parts)
    return ()


def metals_in(text: str) -> list[str]:
    """The metals of a text that names nothing else: "Gold", "Tin, Tungsten"."""
    return list(_metal_words(text)) if len(text) < 60 else []


def metal_note(text: str, start: int = 0) -> tuple[str, str] | None:
    """A text in two parts of which the second could be a metal: "Peru (gold)", "Peru: Gold"."""
    note = _METAL_NOTE.fullmatch(text, start)
    return note.groups() if note else None


def trimmed(text: str, start: int = 0, end: int | None = None) -> Span:
    """The span without bullets, an article and the punctuation around a country."""
    end = len(text) if end is None else end
    if match := BULLET.match(text, start, end):
        start = match.end()
    while start < end and text[start] in " \"“”'‘(*_<":
        start += 1
    if text[start : start + 4].lower() == "the ":
        start += 4
    if match := _LAST_WORD.search(text, max(start, end - 8), end):
        end = match.start()
    while end > start and (text[end - 1] in ' ,;"“”:' or text[end - 2 : end] == "**"):
        end -= 1
    while end > start and _ends_in_mark(text, start, end):
        end -= 1
    return start, end


def _ends_in_mark(text: str, start: int, end: int) -> bool:
    """A full stop that is none of an abbreviation, a quote or bracket that was opened before the span."""
    if text[end - 1] == ".":
        return text[end - 3 : end - 2] != "."
    return text[end - 1] in ")’'" and "(" not in text[start:end]


# --- a text that holds nothing else -----------------------------------------------------------------------


def is_one_country(text: str) -> bool:
    """One country, whatever bullets and punctuation stand around it."""
    return is_country(text[slice(*trimmed(text))])


def whole_countries(text: str, near: bool) -> list[str]:
    """The countries of a text that holds nothing else; near: a slip in the spelling of one is forgiven."""
    start, end = trimmed(text)
    if start >= end:
        return []
    if is_country(text[start:end]) or (near and _is_near_country(text[start:end])):
        return [text[start:end]]
    runs = country_runs(text) if _SEVERAL.search(text) else []
    if len(runs) == 1 and runs[0].start <= start and runs[0].end >= end - 1:
        return [text[slice(*span)] for span in runs[0].spans]
    return _side_by_side(text[start:end]) if " " in text[start:end] else []


def _side_by_side(text: str) -> list[str]:
    """Countries with only spaces between them (a cell whose line breaks were lost), [] for any other text."""
    words, found = text.split(), []
    while words:
        names = (" ".join(words[:size]) for size in range(min(7, len(words)), 0, -1))
        country = next(filter(is_country, names), None)
        if country is None:
            return []
        found.append(country)
        words = words[country.count(" ") + 1 :]
    return found


@lru_cache(maxsize=2048)
def _is_near_country(text: str) -> bool:
    """A country with a slip in its spelling ("Phillipines") or a note in brackets after it."""
    words = normalize_text(text)
    if not 5 <= len(words) <= 40 or says("no_country", text.lower()):
        return False
    bare = _NOTE_AT_END.sub("", text)
    if bare != text and is_country(bare):
        return True
    return not _countries_by_skeleton().isdisjoint(_skeletons(words))


@lru_cache(maxsize=1)
def _countries_by_skeleton() -> frozenset[str]:
    """Every country with one letter left out: two spellings that share one differ by one letter."""
    return frozenset(cut for words in vocabulary.countries() if len(words) > 5 for cut in _skeletons(words))


def _skeletons(words: str) -> set[str]:
    return {words} | {words[:index] + words[index + 1 :] for index in range(len(words))}


# --- countries that follow each other in a sentence -------------------------------------------------------


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
    return sum(map(_could_be, _CAPITALIZED.findall(text)))


def country_runs(text: str) -> list[Run]:
    """The runs of countries in a text; names with a comma ("Congo, Republic of the") are one country."""
    items = _items(text)
    hints = [match.start() for match in _CAPITALIZED.finditer(text) if _could_be(match.group())]
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
    return runs


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
    return size, Run([span], span[1]) if span else None


def _go_on(run: Run, text: str, items: list[_Item], index: int) -> tuple[int, bool]:
    """Add the next country to the run: how many pieces were read, and whether the run goes on."""
    found = _whole(text, items, index)
    last = None if found else _at_start(text, items, index)
    if found or last:
        size, span = found or last
        run.spans.append(span)
        run.end = span[1]
        return size, found is not None
    if not _is_gap(text, items, index):
        return 1, False
    span = trimmed(text, items[index].start, items[index].end)
    if _is_near_country(text[slice(*span)]):
        run.spans.append(span)
    return 1, True


def _whole(text: str, items: list[_Item], index: int) -> tuple[int, Span] | None:
    """A country made of whole pieces: how many, and where it stands."""
    alone = _country_between(text, items[index].start, items[index].end)
    following = items[index + 1 : index + 3]
    if alone and following and _country_between(text, following[0].start, following[0].end):
        return 1, alone
    for size in range(len(following), 0, -1):
        if span := _country_between(text, items[index].start, following[size - 1].end):
            return size + 1, span
    return (1, alone) if alone else None


def _country_between(text: str, start: int, end: int) -> Span | None:
    if end - start > _LONGEST_PIECE:
        return None
    piece = text[start:end]
    if piece[0].isupper() and piece[-1].isalpha() and piece[:4].lower() != "the " and is_country(piece):
        return start, end  # nothing to trim
    span = trimmed(text, start, end)
    return span if is_country(text[slice(*span)]) else None


def _at_end(text: str, items: list[_Item], index: int) -> tuple[int, Span] | None:
    """A country at the end of one piece or two: "the countries of origin include Angola"."""
    first = items[index]
    for size, before in ((2, first.end), (1, len(text))):  # of two pieces it takes a part of the first
        end = items[index : index + size][-1].end
        start = max(first.start, end - _LONGEST_NAME)
        if not _could_be(text[start:end].rsplit(None, 1)[-1]):
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
    return items[index + 1].before[-1:] not in _ENDS_RUN and _whole(text, items, index + 1) is not None


@lru_cache(maxsize=1)
def _last_words() -> frozenset[str]:
    return frozenset(words.rpartition(" ")[2] for words in vocabulary.countries())


@lru_cache(maxsize=1 << 14)
def _could_be(word: str) -> bool:
    """A cheap test: some country's name ends with this word."""
    return normalize_text(word).rpartition(" ")[2] in _last_words()
