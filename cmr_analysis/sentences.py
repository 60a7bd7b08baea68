"""A filing's prose as sentences, each with the lines it stands on and a plain form that phrases can match.

The sentence's `text` is verbatim (white space folded) and becomes the quote of a fact. Its `plain` form is
for matching only: straight marks, no quotation marks or markup, numbers in digits, "percent" as "%".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from .document import Document, Paragraph
from .numerals import IN_WORDS, read_number

LONGEST_SENTENCE = 2500
"""Characters. Longer "sentences" are data without full stops, not prose; no fact is read from them."""

_END = re.compile(r"(?<=[.!?])[\"”’')\]*_]{0,4} (?=[\"“‘(\[*_]{0,4}[A-Z0-9])|(?<=[;.:]) (?=[•▪●◦] )")
_ABBREVIATION = re.compile(
    r"(?:\b(?:inc|co|corp|ltd|no|nos|approx|mr|ms|mrs|dr|jr|sr|st|vs|i\.e|e\.g|cf|sec|al|et|rev|ver|v|p|pp|u\.s"
    r"|u\.k|s\.a|n\.v|l\.p|s\.p\.a|d\.c|a\.k\.a|llc|plc|gmbh|bros|mfg|intl|dept|est|fig|vol|art|ex)|\b[A-Z])\.$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[-*•◦▪‣●○·–—o§]|\(?(?:[0-9]{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)]) +")
_OPEN_END = re.compile(r"[a-z,0-9&/(–-]$")
_GOES_ON = re.compile(r"[a-z(“\"‘&]|(?:Inc|Co|Corp|Ltd)\.")
_MARKUP = re.compile(r"\*\*|__|</?(?:b|u|i|em|strong)>", re.IGNORECASE)
_MARKS = str.maketrans(
    {"’": "'", "‘": "'", "´": "'", "“": None, "”": None, '"': None, "–": "-", "—": "-", "‑": "-", "\xa0": " "}
)
_WORDS = re.compile(IN_WORDS + r"(?![-\w])", re.IGNORECASE)
_ONE = re.compile(r"\bone(?= (?:smelter|refiner|facility|supplier|vendor|\(1\)))", re.IGNORECASE)
_PERCENT = re.compile(r"(?<=\d) ?(?:percent\b|per cent\b|%)", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_SAID_TWICE = re.compile(r"\b(\d{1,6}) \(\1\)|\b(\d{1,3}(?:\.\d+)?%) \(\2\)")
_ASIDE = re.compile(r" \((?:the |each,? |an? |collectively,? |or |together,? )?[^()\d]{1,60}\)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or bullet.

    text: verbatim, white space folded. plain: the form that phrases match (see `plain_text`).
    lead: the plain text of the line that leads in a list ("… of which, as of March 27, 2026:"), else "".
    part: which document of the filing it stands in ('SD', 'EX-1.01', '').
    """

    text: str
    plain: str
    lead: str
    line_start: int
    line_end: int
    is_lead: bool = False


@lru_cache(maxsize=4096)
def plain_text(text: str) -> str:
    """The form of a sentence that phrases match.

    >>> plain_text("We surveyed **seven (7)** suppliers (“Suppliers”) and 95 percent answered.")
    'We surveyed 7 suppliers and 95% answered.'
    """
    plain = _MARKUP.sub("", text.translate(_MARKS))
    plain = _ONE.sub("1", plain)
    plain = _WORDS.sub(_digits, plain)
    plain = _THOUSANDS.sub("", plain)
    plain = _PERCENT.sub("%", plain)
    plain = _SAID_TWICE.sub(lambda found: found.group(1) or found.group(2), plain)
    return _ASIDE.sub("", plain)


def _digits(found: re.Match[str]) -> str:
    printed = found.group()
    if printed.lower() == "one":
        return printed
    number = read_number(printed)
    return printed if number is None else str(number)


def read_sentences(document: Document, mentions: re.Pattern[str]) -> list[Sentence]:
    """The sentences of paragraphs that *mentions* finds, and every line that leads in a list.

    *mentions* is a cheap test on the raw text: a filing is mostly rows of smelters, which it skips.
    """
    sentences: list[Sentence] = []
    lead = ""
    for paragraph in _whole_paragraphs(document.paragraphs):
        text = paragraph.text
        is_item = bool(_BULLET.match(text)) or text.rstrip(" andor").endswith((";", ","))
        if not is_item:
            lead = ""
        if mentions.search(text) or (lead and len(text) < 300):
            sentences.extend(_sentences_of(paragraph, lead))
        if text.rstrip("*_ ").endswith(":"):
            lead = plain_text(_last_sentence(text))
    return sentences


def _last_sentence(text: str) -> str:
    tail = text[-LONGEST_SENTENCE:]
    return tail[_spans(tail)[-1][0] :]


def _whole_paragraphs(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Paragraphs, with a sentence cut in two by a page break or a false bullet made whole again."""
    held: Paragraph | None = None
    for paragraph in paragraphs:
        if held is None:
            held = paragraph
        elif _is_cut(held, paragraph):
            held = _joined(held, paragraph)
        else:
            yield held
            held = paragraph
    if held is not None:
        yield held


def _is_cut(before: Paragraph, after: Paragraph) -> bool:
    return (
        60 < len(before.text) < LONGEST_SENTENCE * 4
        and bool(_OPEN_END.search(before.text, len(before.text) - 1))
        and bool(_GOES_ON.match(after.text))
        and not _BULLET.match(after.text)
    )


def _joined(before: Paragraph, after: Paragraph) -> Paragraph:
    shift = len(before.text) + 1
    return Paragraph(
        f"{before.text} {after.text}",
        before.starts + tuple(start + shift for start in after.starts),
        before.numbers + after.numbers,
    )


def _sentences_of(paragraph: Paragraph, lead: str) -> Iterator[Sentence]:
    text = paragraph.text
    for start, end in _spans(text):
        bullet = _BULLET.match(text, start, end)
        if bullet:
            start = bullet.end()
        if end - start > LONGEST_SENTENCE or end <= start:
            continue
        first, last = paragraph.lines_of(start, end)
        sentence = text[start:end]
        yield Sentence(sentence, plain_text(sentence), lead, first, last, sentence.endswith(":"))


def _spans(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for found in _END.finditer(text):
        end = found.end() - 1
        if _ABBREVIATION.search(text, max(start, found.start() - 12), found.start()):
            continue
        spans.append((start, end))
        start = found.end()
    spans.append((start, len(text.rstrip())))
    return spans
