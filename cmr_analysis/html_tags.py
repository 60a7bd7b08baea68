"""What stands in an HTML source: its tags by what they do to the text, cells that are only text, what is hidden.

Most of a filing are table cells that hold a text and nothing else, and most of those are printed again and
again, markup and all: a country, a status, a spacer. So each distinct one is taken apart once.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

# What a tag does to the text around it; every other tag (span, font, b, …) only styles it.
INLINE, BLOCK, CELL, END_OF_CELL, ROW, TABLE, END_OF_TABLE, NO_TAG, END_OF_PRE = range(9)
# Stands between two texts of one cell that a <br>, a <p> and the like part; white space, which folding takes out.
BREAK = "\x0b"
_NO_TEXT = (TABLE, END_OF_TABLE, NO_TAG, END_OF_PRE)
_TAG_NAME = re.compile(r"/?[a-zA-Z][a-zA-Z0-9:]*")
CELL_START = re.compile(r"<(?=[tT][dDhH][^a-zA-Z0-9:])")
_SPAN = re.compile(r"(col|row)span\s*=\s*[\"']?\s*(\d{1,4})", re.IGNORECASE)
_BLOCKS = frozenset(
    "p div br hr li ul ol dl dt dd h1 h2 h3 h4 h5 h6 body html blockquote pre section article header footer "
    "caption title form center page type document text".split()
)
_ROWS = frozenset(("tr", "thead", "tbody", "tfoot"))
# The first letter alone passes over other tags at once: half the time.
_HIDDEN = re.compile(
    r"<[!sShH](?:(?<=!)--|(?<=[sS])(?i:cript|tyle)(?=[ >\n\t\r/])|(?<=[hH])(?i:ead)(?=[ >\n\t\r/]))"
)
_END_OF_HIDDEN = {"!--": re.compile("-->")} | {
    tag: re.compile(f"</{tag}>", re.IGNORECASE) for tag in ("script", "style", "head")
}
# A column or row that is spanned by more is a slip of the writer's, not a table.
_WIDEST_SPAN = 200
_LONGEST_SPAN = 5000
# Characters of a tag or cell that is remembered; what is longer is hardly printed twice.
LONGEST_KEPT = 1000


@dataclass(slots=True)
class Text:
    """Text being gathered: its pieces and the lines on which the first and the last stand."""

    pieces: list[str] = field(default_factory=list)
    first: int = 0
    last: int = 0

    def add(self, piece: str, line: int) -> None:
        if piece.isspace():  # most of what stands between tags
            self.part()
            return
        if not self.pieces:
            self.first = line + piece[: len(piece) - len(piece.lstrip())].count("\n")
        self.pieces.append(piece)
        self.last = line + piece.rstrip().count("\n")

    def part(self, mark: str = " ") -> None:
        """What follows is no part of the word before."""
        if self.pieces:
            self.pieces.append(mark)

    def text(self) -> str:
        text = "".join(self.pieces)
        return html.unescape(text) if "&" in text else text

    def parted(self) -> str:
        """The text folded, a BREAK between the parts of it."""
        text = self.text()
        return BREAK.join(filter(None, map(fold, text.split(BREAK)))) if BREAK in text else fold(text)


class Tag(NamedTuple):
    """What one tag does, its spans, and how many line breaks stand inside it."""

    kind: int
    columns: int = 1
    rows: int = 1
    newlines: int = 0


class Cell(NamedTuple):
    """A cell of text alone, up to the next cell: its spans, its parted text and where that stands (lines from 0),
    the line breaks in all, and whether the row ends behind it."""

    columns: int
    rows: int
    text: str
    first: int
    last: int
    newlines: int
    ends_row: bool


def fold(text: str) -> str:
    """White space, NBSP and zero-width characters folded to single spaces."""
    if "\u200b" in text or "\ufeff" in text or "\u00ad" in text:
        text = text.replace("\u200b", " ").replace("\ufeff", " ").replace("\u00ad", "")
    return " ".join(text.split())


def tag_of(tag: str) -> Tag:
    """What stands between < and > as a tag; NO_TAG where it is none ("a < b and c > d")."""
    match = _TAG_NAME.match(tag)
    if not match:
        return Tag(INLINE if tag[:1] in ("!", "?") else NO_TAG, newlines=tag.count("\n"))
    name = match.group().lower()
    spans = {kind.lower(): int(number) for kind, number in _SPAN.findall(tag)} if name in ("td", "th") else {}
    return Tag(
        _kind_of_tag(name),
        min(max(spans.get("col", 1), 1), _WIDEST_SPAN),
        min(max(spans.get("row", 1), 1), _LONGEST_SPAN),
        tag.count("\n"),
    )


def _kind_of_tag(name: str) -> int:
    bare = name.lstrip("/")
    if bare in ("td", "th"):
        return CELL if name == bare else END_OF_CELL
    if bare == "table":
        return TABLE if name == bare else END_OF_TABLE
    if bare in _ROWS:
        return ROW
    if name == "/pre":
        return END_OF_PRE
    return BLOCK if bare in _BLOCKS else INLINE


known_tag = lru_cache(maxsize=1 << 12)(tag_of)


@lru_cache(maxsize=1 << 14)
def cell_of_text(source: str) -> Cell | None:
    """The cell that begins with "<td" and a source (">Gold</td></tr><tr>"); None where it is left open, or holds a
    table or the beginning of another cell."""
    first, *others = f"td{source}".split("<")
    opening, text = known_tag(first.partition(">")[0]), Text()
    if opening.kind != CELL:  # "<tdx>"
        return None
    line, is_closed, ends_row = 0, False, False
    for piece in (first, *others):
        inside, is_tag, words = piece.partition(">")
        tag = known_tag(inside)
        is_closed |= tag.kind in (END_OF_CELL, ROW)
        if not is_tag or tag.kind in _NO_TEXT or (is_closed and (tag.kind == BLOCK or words.strip())):
            return None
        if tag.kind == CELL and piece is not first:
            return None
        ends_row |= tag.kind == ROW
        line += tag.newlines
        if tag.kind == BLOCK:
            text.part(BREAK)
        if words and not is_closed:
            text.add(words, line)
        line += words.count("\n")
    if not is_closed:
        return None
    return Cell(opening.columns, opening.rows, text.parted(), text.first, text.last, line, ends_row)


def without_hidden(source: str) -> str:
    """Comments, scripts, styles and the head removed; their line breaks stay, so that lines keep their numbers."""
    if not _HIDDEN.search(source):
        return source
    kept, position, unclosed = [], 0, set()
    for match in _HIDDEN.finditer(source):
        kind = match.group()[1:].lower()
        if match.start() < position or kind in unclosed:
            continue
        end = _END_OF_HIDDEN[kind].search(source, match.start())
        if not end:
            unclosed.add(kind)
            continue
        kept += (source[position : match.start()], "\n" * source.count("\n", match.start(), end.start()))
        position = end.end()
    return "".join((*kept, source[position:]))
