"""The cells of a Form SD's cover in printed order, also where an extraction has run the cover together.

A cover reaches us as lines, as table rows, as one cell a line, or as one long line: "FORM SD … ACME, INC. (Exact
name of registrant …) Delaware 001-12345 12-3456789 (State …) (Commission File Number) …". The brackets of the
labels divide that line.
"""

from __future__ import annotations

import re

from ..document import Line
from ..facts.plain import holds
from .sgml_header import without_header

_COVER_END = re.compile(r"(?:check\s+)?the appropriate box|\bitem\s+1\.0[12]\b|section 1\b", re.IGNORECASE)
_REPORT = re.compile(r"\W*exhibit\s+1\.0[12]\b|(?:.{0,60}\s)?conflict\s+minerals?\s+report\W*", re.IGNORECASE)
_OF_REPORT = ("exhibit", "conflict")
_BRACKETS = re.compile(r"\s*(?=\()|(?<=\))\s*")
_GLUED = re.compile(r"((?:0{0,2}[012]|333)\s?[-‐‑‒–—−]\s?\d{3,6})(\d{2}\s?[-‐‑‒–—−]\s?\d{7})(?![\d-])")
_LABELS = re.compile(r"\((?:exact name|state|commission|i\.?r\.?s|address|name and tel|zip)", re.IGNORECASE)
_LABEL = re.compile(
    r"\bcommission\s+file\s+n|\bexact\s+name\s+of\s+registrant|\bother\s+jurisdiction", re.IGNORECASE
)
LONGEST_COVER = 400
_LINES_OF_COVER = 60
_LONGEST_LABEL = 120
# Characters: a cover that is run together with the text below it ends before.
_MOST_CHARACTERS = 100_000


def top_of(form: list[Line]) -> list[Line]:
    """The lines of the form that may be its cover: the first few hundred, down to the title of the report."""
    first = form[:LONGEST_COVER]
    for index, line in enumerate(first):
        is_title = holds(line.text.lower(), _OF_REPORT) and _REPORT.fullmatch(line.text)
        if is_title and (any(above.text for above in first[:index]) or not _is_cover(first[index:])):
            return first[:index]
    return first


def _is_cover(lines: list[Line]) -> bool:
    """Whether a report has a cover of its own below "Exhibit 1.01"."""
    return any(_LABEL.search(line.text) for line in lines[:_LINES_OF_COVER])


def cover_cells(top: list[Line]) -> list[str]:
    """The cells of the cover, down to the rule's check box."""
    cells: list[str] = []
    size = 0
    for line in top:
        size += len(line.text)
        printed = " ".join(line.cells)
        text = without_header(printed)
        lowered = text.lower()
        may_end = "item" in lowered or "box" in lowered or "section" in lowered
        end = _COVER_END.search(text) if may_end else None
        if end or text != printed:
            cells.extend(_pieces(text[: end.start()] if end else text))
        elif len(line.cells) == 1 and "(" in text and len(_LABELS.findall(text)) > 1:
            cells.extend(_pieces(text))
        else:
            cells.extend(line.cells)
        if end or size > _MOST_CHARACTERS:
            break
    return [_unglued(cell) for cell in _joined(cells)]


def _unglued(cell: str) -> str:
    """A file number and an IRS number that an extraction has run together: "Ohio000-0123412-3456789"."""
    return _GLUED.sub(r"\1 \2", cell) if cell[-1:].isdigit() else cell


def _joined(cells: list[str]) -> list[str]:
    """The cells with a label that is wrapped over several ("(Exact", "name of registrant …)") made one."""
    joined: list[str] = []
    for cell in cells:
        is_open = bool(joined) and joined[-1][:1] == "(" and ")" not in joined[-1] and "(" not in cell
        if is_open and len(joined[-1]) < _LONGEST_LABEL:
            joined[-1] = f"{joined[-1]} {cell}"
        else:
            joined.append(cell)
    return joined


def _pieces(text: str) -> list[str]:
    """A line divided before and behind every bracket, where it holds more than one label."""
    pieces = _BRACKETS.split(text) if len(_LABELS.findall(text)) > 1 else [text]
    return [piece.strip(" -") for piece in pieces if piece.strip(" -")]
