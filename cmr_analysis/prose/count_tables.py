"""Small tables that state one figure a row ("Conformant | 206 | 84%"), read as sentences.

Only a table whose labels are each printed once is read: the same label again means a table for each metal or
each year, of which no row states the figure of the filing.
"""

from __future__ import annotations

import re
from collections import Counter

from ..document import Document, Line
from .phrases import word
from .plain import plain_text
from .sentences import Sentence

_LABEL = re.compile(
    r"\b(?:conformant|compliant|active|in process|suppliers|vendors|smelters|refiners|facilities|response rate)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?\s?%?")
_SHARE = re.compile(r"\(?\d{1,3}(?:\.\d+)?\s?%\)?")
_LONGEST_LABEL = 80
_CAPTION = 5  # lines before the table that may say what it counts


def read_count_rows(document: Document) -> list[Sentence]:
    """One sentence a row of label and figure, its plain form "label: figure", in printed order."""
    rows = [(index, line) for index, line in enumerate(document.lines) if _is_count_row(line)]
    printed = Counter(line.cells[0].lower() for _, line in rows)
    if not rows or max(printed.values()) > 1:
        return []
    sentences = [_sentence(document, index, line) for index, line in rows]
    return [sentence for sentence in sentences if not _is_of_one_metal(sentence.previous)]


def _is_of_one_metal(caption: str) -> bool:
    return 0 < len(set(word("metal").findall(caption.lower()))) < 4


def _is_count_row(line: Line) -> bool:
    if not line.is_row or not 2 <= len(line.cells) <= 3:
        return False
    label, figure, *share = line.cells
    return (
        len(label) < _LONGEST_LABEL
        and bool(_LABEL.search(label))
        and bool(_FIGURE.fullmatch(figure))
        and all(map(_SHARE.fullmatch, share))
    )


def _sentence(document: Document, index: int, line: Line) -> Sentence:
    caption = " ".join(before.text for before in document.lines[max(0, index - _CAPTION) : index])
    plain = plain_text(f"{line.cells[0].rstrip(': ')}: {line.cells[1]}")
    return Sentence(line.text, plain, "", line.number, line.end, previous=caption)
