"""A country or a metal as printed: the marks around it, slips in its spelling."""

from __future__ import annotations

import re
from functools import lru_cache

from .. import vocabulary
from ..lists.cells import COUNTRY, METAL, classify
from ..vocabulary import normalize_text
from .origin_words import BULLET, says

_LAST_WORD = re.compile(r"[\s,;]+(?:and|or)\s*$", re.IGNORECASE)
_ENDS = (" -", " –", " —")
_MARKS = "*†‡"  # of footnotes
_AROUND = ' ,;"“”:' + _MARKS
_NOTE = re.compile(r"\s*[(\[]([^()\[\]]{2,50})[)\]]")
_NOTE_AT_END = re.compile(r"\s*[(\[][^()]*[)\]]\W*$")
_METAL_NOTE = re.compile(r"([^(:–—]{3,180}?)\s*(?:[(:–—]|\s-\s)\s*([^()]{2,50}?)\)?")
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


@lru_cache(maxsize=4096)
def without_note(text: str) -> str:
    """The country without what a bracket says of it: a level of risk ("Peru (L1)"), metals ("Peru (gold)"); else ''."""
    bare = text[: len(text) - note_length(text)]
    return bare if bare != text and is_country(bare) else ""


def note_length(text: str) -> int:
    """Characters of the bracket that ends a text and names metals or a level of risk, with the space before it."""
    opening = text.rfind("(") if text.endswith(")") else -1
    note = text[opening + 1 : -1]
    if opening < 1 or not (metals_in(note) or says("note", note.lower())):
        return 0
    return len(text) - len(text[:opening].rstrip())


def noted_metals(text: str, end: int) -> list[str]:
    """The metals in brackets behind a country that ends there."""
    note = _NOTE.match(text, end)
    return metals_in(note.group(1)) if note else []


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
    while end > start and (text[end - 1] in _AROUND or text[end - 2 : end] in _ENDS):
        end -= 1
    while end > start and _ends_in_mark(text, start, end):
        end -= 1
    return start, end


def _ends_in_mark(text: str, start: int, end: int) -> bool:
    """A full stop that is none of an abbreviation, a quote or bracket that was opened before the span."""
    if text[end - 1] == ".":
        return text[end - 3 : end - 2] != "."
    return text[end - 1] in ")’'" and "(" not in text[start:end]


def is_one_country(text: str) -> bool:
    """One country, whatever bullets and punctuation stand around it."""
    return is_country(text[slice(*trimmed(text))])


@lru_cache(maxsize=2048)
def is_near_country(text: str) -> bool:
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


@lru_cache(maxsize=1)
def _last_words() -> frozenset[str]:
    return frozenset(words.rpartition(" ")[2] for words in vocabulary.countries())


@lru_cache(maxsize=1 << 14)
def could_be_country(word: str) -> bool:
    """A cheap test: some country's name ends with this word."""
    return normalize_text(word).rpartition(" ")[2] in _last_words()
