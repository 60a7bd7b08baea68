"""HTML, as EDGAR serves it, to numbered lines of cells.

A tokenizer and not a tree: it keeps the source line of every piece of text however long the file is, takes
unclosed and misnested tags as they come, and costs the same for a table nested once or a thousand times.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from .document import Line

_INLINE = re.compile(
    r"</?(?:span|font|b|i|u|a|sup|sub|em|strong|small|big|ix:[a-z]+|s|strike|tt|center|nobr|ins)(?:\s[^<>\n]*)?/?>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]*)([^<>]*)>")
_SPAN = re.compile(r"(col|row)span\s*=\s*[\"']?\s*(\d{1,4})", re.IGNORECASE)
_BLOCK = frozenset(
    [
        "p",
        "div",
        "br",
        "hr",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "body",
        "html",
        "blockquote",
        "pre",
        "section",
        "article",
        "header",
        "footer",
        "caption",
        "title",
        "form",
        "center",
        "page",
        "type",
        "document",
        "text",
    ]
)
_ROW_TAGS = frozenset(("table", "tr", "td", "th", "thead", "tbody", "tfoot"))
_HIDDEN = ("script", "style", "head")
# A column or row that is spanned by more is a slip of the writer's, not a table.
_WIDEST_SPAN = 200
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
    return _Reader(first_line).read(_INLINE.sub("", _without_hidden(source)))


def _without_hidden(source: str) -> str:
    """Comments, scripts, styles and the head removed; their line breaks stay, so that lines keep their numbers."""
    source = _cut(source, "<!--", "-->")
    lowered = source.lower()
    for tag in _HIDDEN:
        if f"<{tag}" in lowered:
            source = _cut(source, f"<{tag}", f"</{tag}>")
            lowered = source.lower()
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

    def read(self, source: str) -> list[Line]:
        pieces = _TAG.split(source)
        self._take(pieces[0])
        for index in range(1, len(pieces), 4):
            self._tag(pieces[index] == "/", pieces[index + 1].lower(), pieces[index + 2])
            self._take(pieces[index + 3])
        while self.tables:
            self._close_table()
        self._flush()
        self.lines.sort(key=lambda line: line.number)
        return self.lines

    def _take(self, piece: str) -> None:
        if piece and not piece.isspace():
            self._current().add(piece, self.line)
        elif piece:
            current = self._current()
            if current.pieces:
                current.pieces.append(" ")
        if "\n" in piece:
            self.line += piece.count("\n")

    def _current(self) -> _Text:
        if self.tables and self.tables[-1].text is not None:
            return self.tables[-1].text
        return self.text

    def _tag(self, closing: bool, name: str, attributes: str) -> None:
        if name in _ROW_TAGS:
            self._row_tag(closing, name, attributes)
        elif name in _BLOCK:
            if self.tables and self.tables[-1].text is not None:
                if self.tables[-1].text.pieces:
                    self.tables[-1].text.pieces.append(" ")
            else:
                self._flush()
        if "\n" in attributes:
            self.line += attributes.count("\n")

    def _row_tag(self, closing: bool, name: str, attributes: str) -> None:
        if name == "table":
            if closing:
                self._close_table()
            else:
                self._flush()
                self._flush_around()
                self.tables.append(_Table())
        elif not self.tables:
            self._flush()
        elif name in ("td", "th"):
            self._close_cell(self.tables[-1])
            if not closing:
                self._open_cell(self.tables[-1], attributes)
        else:
            self._close_row(self.tables[-1])

    def _open_cell(self, table: _Table, attributes: str) -> None:
        spans = {kind.lower(): int(number) for kind, number in _SPAN.findall(attributes)}
        table.text = _Text()
        table.spans = (
            min(max(spans.get("col", 1), 1), _WIDEST_SPAN),
            min(max(spans.get("row", 1), 1), 5000),
        )
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
