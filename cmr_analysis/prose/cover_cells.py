"""The cells of a Form SD's cover in printed order, also where an extraction has run the cover together.

A cover reaches us as lines, as table rows, as one cell a line, or as one long line: "FORM SD … ACME, INC. (Exact
name of registrant …) Delaware 001-12345 12-3456789 (State …) (Commission File Number) …". The brackets of the
labels divide that line.
"""

from __future__ import annotations

import re

from ..document import Line
from .sgml_header import without_header

_COVER_END = re.compile(r"check the appropriate box|\bitem\s+1\.0[12]\b|section 1\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*(?=\()|(?<=\))\s*")
_LABELS = re.compile(r"\((?:exact name|state|commission|i\.?r\.?s|address|name and tel|zip)", re.IGNORECASE)
LONGEST_COVER = 400


def cover_cells(form: list[Line]) -> list[str]:
    """The cells of the cover, down to the rule's check box, from the lines of the form."""
    cells: list[str] = []
    for line in form[:LONGEST_COVER]:
        text = without_header(line.text)
        end = _COVER_END.search(text)
        if end or text != line.text:
            cells.extend(_pieces(text[: end.start()] if end else text))
        elif len(line.cells) == 1 and len(_LABELS.findall(text)) > 1:
            cells.extend(_pieces(text))
        else:
            cells.extend(line.cells)
        if end:
            break
    return cells


def _pieces(text: str) -> list[str]:
    """A line divided before and behind every bracket, where it holds more than one label."""
    pieces = _BRACKETS.split(text) if len(_LABELS.findall(text)) > 1 else [text]
    return [piece.strip() for piece in pieces if piece.strip()]
