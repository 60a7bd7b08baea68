"""HTML, as EDGAR serves it, to numbered lines of cells.

A tokenizer and not a tree: it keeps the source line of every piece of text however long the file is, takes
unclosed and misnested tags as they come, and costs the same for a table nested once or a thousand times.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from .document import Line

# What a tag does to the text around it; every other tag (span, font, b, …) only styles it.
_INLINE, _BLOCK, _CELL, _END_OF_CELL, _ROW, _TABLE, _END_OF_TABLE, _NO_TAG = range(8)
_TAG_NAME = re.compile(r"/?[a-zA-Z][a-zA-Z0-9:]*")
_SPAN = re.compile(r"(col|row)span\s*=\s*[\"']?\s*(\d{1,4})", re.IGNORECASE)
_BLOCKS = frozenset(
    "p div br hr li ul ol dl dt dd h1 h2 h3 h4 h5 h6 body html blockquote pre section article header footer "
    "caption title form center page type document text".split()
)
_ROWS = frozenset(("tr", "thead", "tbody", "tfoot"))
_HIDDEN = ("script", "style", "head")
# A column or row that is spanned by more is a slip of the writer's, not a table.
_WIDEST_SPAN = 200
_LONGEST_SPAN = 5000
_MOST_REACHING = 50


@dataclass(slots=True)
class _Text:
    """Text being gathered: its pieces and the lines on which the first and the last stand."""

    pieces: list[str] = field(default_factory=list)
    first: int = 0
    last: int = 0

    def add(self, piece: str, line: int) -> None:
        stripped = piece.lstrip()
        if not self.pieces:
            self.first = line + piece[: len(piece) - len(stripped)].count("\n")
        self.pieces.append(piece)
        self.last = line + piece.rstrip().count("\n")

    def fold(self) -> str:
        text = "".join(self.pieces)
        return fold(html.unescape(text) if "&" in text else text)


@dataclass(frozen=True, slots=True)
class _Tag:
    """What one tag does, its spans, and how many line breaks stand inside it."""

    kind: int
    columns: int = 1
    rows: int = 1
    newlines: int = 0


@dataclass(slots=True)
class _Table:
    """An open table: the cells of its current row and what earlier rows reach down into it."""

    cells: list[tuple[int, str, int, int]] = field(default_factory=list)
    column: int = 0
    text: _Text | None = None
    spans: tuple[int, int] = (1, 1)
    reaching: dict[int, tuple[int, int, str]] = field(default_factory=dict)
    is_nesting: bool = False


def fold(text: str) -> str:
    """White space, NBSP and zero-width characters folded to single spaces."""
    if "\u200b" in text or "\ufeff" in text or "\u00ad" in text:
        text = text.replace("\u200b", " ").replace("\ufeff", " ").replace("\u00ad", "")
    return " ".join(text.split())


def html_lines(source: str, first_line: int = 1) -> list[Line]:
    """The paragraphs and table rows of an HTML text in printed order, numbered from first_line."""
    return _Reader(first_line).read(_without_hidden(source))


def _tag_of(tag: str) -> _Tag:
    """What stands between < and > as a tag; _NO_TAG where it is none ("a < b and c > d")."""
    match = _TAG_NAME.match(tag)
    if not match:
        return _Tag(_INLINE if tag[:1] in ("!", "?") else _NO_TAG, newlines=tag.count("\n"))
    name = match.group().lower()
    spans = {kind.lower(): int(number) for kind, number in _SPAN.findall(tag)} if name in ("td", "th") else {}
    return _Tag(
        _kind_of_tag(name),
        min(max(spans.get("col", 1), 1), _WIDEST_SPAN),
        min(max(spans.get("row", 1), 1), _LONGEST_SPAN),
        tag.count("\n"),
    )


def _kind_of_tag(name: str) -> int:
    bare = name.lstrip("/")
    if bare in ("td", "th"):
        return _CELL if name == bare else _END_OF_CELL
    if bare == "table":
        return _TABLE if name == bare else _END_OF_TABLE
    if bare in _ROWS:
        return _ROW
    return _BLOCK if bare in _BLOCKS else _INLINE


def _without_hidden(source: str) -> str:
    """Comments, scripts, styles and the head removed; their line breaks stay, so that lines keep their numbers."""
    source = _cut(source, "<!--", "-->")
    for tag in _HIDDEN:
        if f"<{tag}" in source or f"<{tag.upper()}" in source or f"<{tag.title()}" in source:
            source = _cut(source, f"<{tag}", f"</{tag}>")
    return source


def _cut(source: str, opening: str, closing: str) -> str:
    lowered = source.lower() if opening != "<!--" else source
    if len(lowered) != len(source):  # a letter whose lower case is longer: positions would not agree
        lowered = source
    kept, position = [], 0
    while (start := lowered.find(opening, position)) >= 0:
        if opening != "<!--" and lowered[start + len(opening) : start + len(opening) + 1] not in " >\n\t\r/":
            kept.append(source[position : start + len(opening)])
            position = start + len(opening)
            continue
        end = lowered.find(closing, start)
        if end < 0:
            break
        kept += (source[position:start], "\n" * source.count("\n", start, end))
        position = end + len(closing)
    return "".join((*kept, source[position:])) if kept else source


class _Reader:
    """Walks the tags once, gathering text into paragraphs and table rows."""

    def __init__(self, first_line: int) -> None:
        self.line = first_line
        self.lines: list[Line] = []
        self.text = _Text()
        self.tables: list[_Table] = []
        self.current = self.text

    def read(self, source: str) -> list[Line]:
        pieces = source.split("<")
        self._take(pieces[0])
        tags: dict[str, _Tag] = {}  # the same few tags come again and again, attributes and all
        for piece in pieces[1:]:
            inside, closed, text = piece.partition(">")
            tag = tags.get(inside)
            if tag is None:
                tag = tags[inside] = _tag_of(inside)
            if tag.kind == _NO_TAG or not closed:
                self._take(f"<{piece}")
                continue
            if tag.kind:
                self._tag(tag)
            if tag.newlines:
                self.line += tag.newlines
            if not text:
                continue
            if text.isspace():  # most of what stands between tags
                self.line += text.count("\n")
                if self.current.pieces:
                    self.current.pieces.append(" ")
            else:
                self._take(text)
        while self.tables:
            self._close_table()
        self._flush()
        self.lines.sort(key=_first_line)
        return self.lines

    def _take(self, piece: str) -> None:
        if not piece.isspace():
            self.current.add(piece, self.line)
        if "\n" in piece:
            self.line += piece.count("\n")

    def _tag(self, tag: _Tag) -> None:
        table = self.tables[-1] if self.tables else None
        if tag.kind == _BLOCK:
            if table is None or table.text is None:
                self._flush()
            elif table.text.pieces:
                table.text.pieces.append(" ")
            return
        if tag.kind == _TABLE:
            self._open_table()
        elif table is None:
            self._flush()
        elif tag.kind == _END_OF_CELL:
            self._close_cell(table)
        elif tag.kind == _CELL:
            self._close_cell(table)
            self._open_cell(table, tag)
        elif tag.kind == _ROW:
            self._close_row(table)
        else:
            self._close_table()
        self.current = (self.tables[-1].text if self.tables else None) or self.text

    def _open_table(self) -> None:
        self._flush()
        self._flush_around()
        self.tables.append(_Table())

    def _open_cell(self, table: _Table, tag: _Tag) -> None:
        table.text = _Text()
        table.spans = (tag.columns, tag.rows)
        while table.column in table.reaching:
            self._reach_down(table)

    def _reach_down(self, table: _Table) -> None:
        """A cell of an earlier row reaches into this one: its text stands here too."""
        rows, width, text = table.reaching.pop(table.column)
        table.cells.append((table.column, text, 0, 0))
        if rows > 1:
            table.reaching[table.column] = (rows - 1, width, text)
        table.column += width

    def _flush_around(self) -> None:
        """Text of a cell that holds a table comes out as a paragraph before or after that table."""
        if self.tables and (around := self.tables[-1].text) is not None:
            self._emit(around)
            self.tables[-1].text, self.tables[-1].is_nesting = _Text(), True

    def _close_cell(self, table: _Table) -> None:
        if table.text is None:
            return
        if table.is_nesting:
            self._emit(table.text)
            table.text, table.is_nesting = _Text(), False
        text = table.text.fold() if table.text.pieces else ""
        width, rows = table.spans
        if text:
            table.cells.append((table.column, text, table.text.first, table.text.last))
        if rows > 1 and len(table.reaching) < _MOST_REACHING:
            table.reaching[table.column] = (rows - 1, width, text)
        table.column += width
        table.text = None

    def _close_row(self, table: _Table) -> None:
        self._close_cell(table)
        printed = [cell for cell in table.cells if cell[2]]
        if printed:
            for column in sorted(column for column in table.reaching if column >= table.column):
                table.column = column
                self._reach_down(table)
            cells = [cell for cell in table.cells if cell[1]]
            self.lines.append(_row(cells, printed))
        table.cells = []
        table.column = 0

    def _close_table(self) -> None:
        if self.tables:
            self._close_row(self.tables[-1])
            self.tables.pop()
        else:
            self._flush()

    def _flush(self) -> None:
        if self.text.pieces:
            self._emit(self.text)
            self.text = _Text()
            if not self.tables or self.tables[-1].text is None:
                self.current = self.text

    def _emit(self, gathered: _Text) -> None:
        text = gathered.fold()
        if text:
            self.lines.append(Line(gathered.first, gathered.last, (text,), text, False, (0,)))


def _row(cells: list[tuple[int, str, int, int]], printed: list[tuple[int, str, int, int]]) -> Line:
    texts = tuple(cell[1] for cell in cells)
    return Line(
        min(cell[2] for cell in printed),
        max(cell[3] for cell in printed),
        texts,
        " ".join(cell[1] for cell in printed),
        True,
        tuple(cell[0] for cell in cells),
    )


def _first_line(line: Line) -> int:
    return line.number
