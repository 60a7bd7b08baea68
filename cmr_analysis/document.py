"""One document model for every format: numbered lines of cells, and paragraphs of prose over them.

Nothing here knows how a file was written, and nothing here imports pandas.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

# A bullet, a number or a footnote mark begins a paragraph.
_BULLET = re.compile(r"(?:[-*•◦▪‣●○–—o]|\(?[a-zA-Z0-9]{1,3}[.)])\s|\*{1,3}|[†‡§]|[(\[]\d[)\]]")

_CLOSED = re.compile(r"[.:;?!][”\"’)]{0,2}$")
_OPEN = re.compile(
    r"(?:[,(&–—-]|\b(?:of|the|by|and|or|to|in|for|an?|with|our|its|at|from|on|as|that|is|are))$"
)
_COUNTED = re.compile(r"[A-Z][^.:]{2,90}: ?(?:\d[\d,]{0,6}|\d{1,3}(?:\.\d+)?%)")  # "Active: 13"
_TOO_LONG_TO_BE_WRAPPED = 160
_LONGEST_HEADING = 120

LONGEST_PARAGRAPH = 50_000
"""Characters. What is longer is no row, and is read as several paragraphs."""


class Line(NamedTuple):
    """One printed line of a text file, or one table row or paragraph of an HTML file.

    number, end: first and last line in the source file, from 1.
    cells: its non-empty cells, white space folded, markup removed.
    text: the whole line as printed, white space folded.
    is_row: it has columns (tabs, pipes, runs of spaces, an HTML table row).
    columns: for each cell the position at which it starts (character or grid column).
    is_fixed: its columns are positions of characters.
    parts: for each cell its texts, where a line break or paragraph within a cell of HTML parts some; else ().
    is_wrapped: preformatted text in HTML, that may go on in the next line; else a line of HTML is a paragraph.
    """

    number: int
    end: int
    cells: tuple[str, ...] = ()
    text: str = ""
    is_row: bool = False
    columns: tuple[int, ...] = ()
    is_fixed: bool = False
    parts: tuple[tuple[str, ...], ...] = ()
    is_wrapped: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a filing ('SD', 'EX-1.01', …) as a range of line indexes, last excluded.

    is_html: a part of a submission that is written in HTML.
    """

    kind: str
    first: int
    last: int
    is_html: bool = False


class Paragraph(NamedTuple):
    """Prose that belongs together, white space folded, and where in the file each part of it stands."""

    text: str
    starts: tuple[int, ...]
    numbers: tuple[tuple[int, int], ...]

    def lines_of(self, start: int, end: int) -> tuple[int, int]:
        """First and last line in the file of the characters from start to end (end excluded)."""
        first = self.numbers[max(bisect_right(self.starts, start) - 1, 0)]
        last = self.numbers[max(bisect_right(self.starts, max(end - 1, start)) - 1, 0)]
        return first[0], last[1]


@dataclass(frozen=True)
class Document:
    """A source file, whatever its format. source_format: text, html or submission."""

    path: str
    filing_id: str
    sha256: str
    source_format: str
    lines: list[Line]
    header: dict[str, str] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """The document's prose and rows in order; mostly each line of HTML is a paragraph."""
        paragraphs: list[Paragraph] = []
        for part in self.parts or [Part("", 0, len(self.lines))]:
            lines = self.lines[part.first : part.last]
            is_html = part.is_html or self.source_format == "html"
            paragraphs += _of_html(lines) if is_html else _of_text(lines)
        return paragraphs


def _of_html(lines: list[Line]) -> Iterator[Paragraph]:
    for is_wrapped, run in groupby(lines, attrgetter("is_wrapped")):
        if is_wrapped:
            yield from _of_text(run)
        else:
            yield from (_of_line(line) for line in run if line.text)


def _of_text(lines: Iterable[Line]) -> Iterator[Paragraph]:
    """Lines of text that stand together; a row of columns is a paragraph of its own."""
    block: list[Line] = []
    length = 0
    for line in lines:
        if block and (
            length > LONGEST_PARAGRAPH or not _continues(line) or _is_apart(block[-1].text, line.text)
        ):
            yield _paragraph(block)
            block, length = [], 0
        if line.text and line.is_row:
            yield _of_line(line)
        elif line.text:
            block.append(line)
            length += len(line.text)
    if block:
        yield _paragraph(block)


def _continues(line: Line) -> bool:
    return bool(line.text) and not line.is_row and not _BULLET.match(line.text)


def _is_apart(before: str, text: str) -> bool:
    """Whether one of two lines is a paragraph: a label and its count, or too long to be wrapped and below a heading."""
    if is_counted(text) and is_counted(before):
        return True
    if max(len(before), len(text)) < _TOO_LONG_TO_BE_WRAPPED or text[0].islower():
        return False
    if len(before) >= _TOO_LONG_TO_BE_WRAPPED:
        return bool(_CLOSED.search(before, len(before) - 3))
    return len(before) < _LONGEST_HEADING and not _OPEN.search(before) and not before[0].islower()


def is_counted(text: str) -> bool:
    """Whether a line is a label and its count: "Active: 13"."""
    return text[-1] in "0123456789%" and bool(_COUNTED.fullmatch(text))


# A Paragraph of all its fields at once: half the time of a call of the class.
_paragraph_of = partial(tuple.__new__, Paragraph)
_AT_START = (0,)


def _of_line(line: Line) -> Paragraph:
    return _paragraph_of((line[3], _AT_START, ((line[0], line[1]),)))


def _paragraph(block: list[Line]) -> Paragraph:
    if len(block) == 1:
        return _of_line(block[0])
    starts, position = [], 0
    for line in block:
        starts.append(position)
        position += len(line.text) + 1
    return Paragraph(
        " ".join(line.text for line in block), tuple(starts), tuple((line.number, line.end) for line in block)
    )
