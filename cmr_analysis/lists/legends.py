"""Footnote marks that state a status: "* Conformant with the RMAP" under a list."""

from __future__ import annotations

import re

from .. import vocabulary
from ..document import Document
from ..vocabulary import normalize_text

_LEGEND = re.compile(
    r"^(?P<mark>[*†‡§^#✓✔●]{1,3}|[(\[](?:\d|[*†‡§]+)[)\]]|[¹²³⁴⁵])\s*[-–—:=]?\s*(?P<text>\w.{3,400})$",
    re.DOTALL,
)
_SENTENCE_MARK = re.compile(
    r"(?:asterisk|mark(?:ed)?|denoted|indicated|designated|identified)[^.]{0,60}?"
    r"[(\"“]\s*(?P<mark>[*†‡§^]{1,3})\s*[)\"”]",
    re.I,
)
# A raised figure of which the extraction left the figure: "1 Conformant with the RMAP".
_FIGURE = re.compile(r"^(?P<mark>[1-6])\s?(?P<text>[A-Z].{3,200})$", re.DOTALL)
_MARKS = "*^†‡§"
_FIRST_MARKS = frozenset("([¹²³⁴⁵#✓✔●123456")
_LONGEST_LEGEND = 700
# In this order: "in process, not yet conformant" is active, "not participating" is not.
_MEANINGS = (
    ("undetermined", re.compile(r"\b(?:unknown|undetermin|not (?:yet )?determin)", re.I)),
    (
        "active",
        re.compile(
            r"(?<!not )(?<!not yet )(?<!not actively )(?<!not currently )\b(?:active\b|in (?:the )?process|in progress"
            r"|progressing|committed to|agreed to|undergoing|participat|scheduled|enrolled|pending)",
            re.I,
        ),
    ),
    (
        "not_conformant",
        re.compile(
            r"\b(?:non[- ]?(?:conform|compli)|no longer (?:conform|compli|certif|valid)|un(?:certified|audited)"
            r"|not (?:been |yet |currently |actively )*(?:a |on |received|obtained|conform|compli|certif|valid|listed"
            r"|enrol|participat|active|verified|audited|completed|undergone|scheduled|committed|agreed))",
            re.I,
        ),
    ),
    (
        "conformant",
        re.compile(
            r"\b(?:conformant|compliant|conform(?:s|ed|ance|ity)?\b|certified|validated|verified|conflict[- ]free"
            r"|complian|successfully|passed|complet(?:ed|ion))",
            re.I,
        ),
    ),
)


def status_in_words(text: str) -> str:
    """Status that a legend's sentence states, '' for none.

    >>> status_in_words("Smelter has been validated as conflict free under the CFSP")
    'conformant'
    """
    known = vocabulary.statuses().get(normalize_text(text))
    if known:
        return known
    return next((status for status, pattern in _MEANINGS if pattern.search(text)), "")


def _may_explain(text: str) -> bool:
    """A mark stands in the text, or one that a legend begins with stands at its start."""
    marks = _MARKS[:2] if text.isascii() else _MARKS
    return text[:1] in _FIRST_MARKS or any(mark in text for mark in marks)


def status_marks(document: Document) -> dict[str, str]:
    """Footnote mark to status, from the legends that the document prints. A mark with two meanings is left out."""
    marks: dict[str, set[str]] = {}
    for paragraph in document.paragraphs:
        text = paragraph.text
        if len(text) > _LONGEST_LEGEND or not _may_explain(text):
            continue
        match = _LEGEND.match(text) or _FIGURE.match(text) or _SENTENCE_MARK.search(text)
        if match and (status := status_in_words(text[match.end("mark") :] or text)):
            marks.setdefault(match.group("mark"), set()).add(status)
    return {mark: meanings.pop() for mark, meanings in marks.items() if len(meanings) == 1}
