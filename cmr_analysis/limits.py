"""What no filing can be, and is refused before it fills the memory.

The industry knows some 2,000 names of smelters, and the longest filings print a few thousand rows on a hundred
pages: the limits are ten times that. A short line takes hundreds of times its bytes once it is read, some 1 to
5 kB; with the limits a file takes less than 100 MB, a large one less than ten times its size, whatever is in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .document import LONGEST_PARAGRAPH, Line
from .errors import TooLargeError
from .html_tags import fold

MOST_LINES = 50_000
"""Lines of a document, blank ones too: some 1,000 pages."""

MOST_CELLS = 75_000
"""Cells of a document: some 15,000 rows."""

MOST_SENTENCES = 10_000
"""Sentences of a document that may state a fact, repeated ones counted once."""

MOST_NESTED = 10_000
"""Tables that stand in each other."""


class Gathered:
    """The lines of a document as they are read. Raises TooLargeError where no filing prints as many."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.cells = 0

    def add(self, line: Line) -> None:
        self.lines.append(line)
        self.cells += len(line.cells)
        if self.cells > MOST_CELLS:
            refuse(MOST_CELLS, "cells")
        if len(self.lines) > MOST_LINES:
            refuse(MOST_LINES, "lines")

    def add_all(self, lines: Iterable[Line]) -> None:
        for line in lines:
            self.add(line)

    def add_prose(self, first: int, last: int, text: str, start: int = 0, end: int | None = None) -> None:
        """A line or paragraph without cells (of a text from start to end), as several lines where it is very long."""
        for piece in _pieces(text, start, len(text) if end is None else end):
            self.add(Line(first, last, (piece,), piece, False, (0,)))


def check_lines(text: str) -> None:
    """Raises TooLargeError where the text has more lines than any filing."""
    if len(text) > MOST_LINES and text.count("\n") > MOST_LINES:
        refuse(MOST_LINES, "lines")


def refuse(most: int, what: str, path: str = "") -> None:
    """Raises TooLargeError; while a file is read, its reader adds the path."""
    where = f"{path}: " if path else ""
    remedy = "if it holds several, save each as a file of its own"
    raise TooLargeError(f"{where}it prints more than {most:,} {what}; no filing does: {remedy}")


def _pieces(text: str, start: int, end: int) -> Iterator[str]:
    """The text folded, cut at the end of a sentence, else at a space, where it is longer than a paragraph."""
    while start < end:
        cut = _cut(text, start, end)
        if piece := fold(text[start:cut]):
            yield piece
        start = cut


def _cut(text: str, start: int, end: int) -> int:
    most = start + LONGEST_PARAGRAPH
    if most >= end:
        return end
    return text.rfind(". ", start, most) + 1 or text.rfind(" ", start, most) + 1 or most
