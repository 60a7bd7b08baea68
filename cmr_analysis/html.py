"""HTML, as EDGAR serves it, to numbered lines of cells.

A tokenizer and not a tree: it keeps the source line of every piece of text however long the file is, takes
unclosed and misnested tags as they come, and costs the same for a table nested once or a thousand times.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from .document import LONGEST_PARAGRAPH, Line
from .html_rows import OpenTable
from .html_tags import (
    BLOCK,
    BREAK,
    CELL,
    CELL_START,
    END_OF_CELL,
    END_OF_PRE,
    LONGEST_KEPT,
    NO_TAG,
    ROW,
    TABLE,
    Cell,
    Tag,
    Text,
    cell_of_text,
    known_tag,
    tag_of,
    without_hidden,
)
from .limits import MOST_NESTED, Gathered, refuse
from .preformatted import preformatted, preformatted_lines

# Where the source is cut: in lower case as in upper case it is always one of the two.
_CELL = "<td"
# Characters of the source that are taken apart at once.
_CHUNK = 100_000
# Cells of a row; one that does not end is no row.
_WIDEST_ROW = 10_000
_FIRST_LINE = itemgetter(0)


def html_lines(source: str, first_line: int = 1) -> list[Line]:
    """The paragraphs and table rows of an HTML text in printed order, numbered from first_line."""
    source = without_hidden(source)
    reader = _Reader(first_line)
    lines = reader.read(source)
    return _with_preformatted(source, first_line) if reader.met_preformatted else lines


def _with_preformatted(source: str, first_line: int) -> list[Line]:
    found, position = Gathered(), 0
    for start, end in preformatted(source):
        found.add_all(_Reader(first_line).read(source[position:start]))
        first_line += source.count("\n", position, start)
        found.add_all(preformatted_lines(source[start:end], first_line))
        first_line += source.count("\n", start, end)
        position = end
    found.add_all(_Reader(first_line).read(source[position:]))
    return found.lines


class _Reader:
    """Walks the source once, gathering text into paragraphs and table rows.

    The source is cut where cells begin: a cell that is only a text is known as a whole, the rest goes tag by tag.
    """

    def __init__(self, first_line: int) -> None:
        self.line = first_line
        self.found = Gathered()
        self.text = Text()
        self.tables: list[OpenTable] = []
        self.current = self.text
        self.met_preformatted = False

    def read(self, source: str) -> list[Line]:
        for chunk in _chunks(source):
            self._read_chunk(chunk)
            self._keep_little_open()
        while self.tables:
            self._close_table()
        self._flush()
        self.found.lines.sort(key=_FIRST_LINE)
        return self.found.lines

    def _read_chunk(self, chunk: str) -> None:
        before, *cells = chunk.split(_CELL if _CELL in chunk else _CELL.upper())
        text, *tags = before.split("<")
        if text:
            self._take(text)
        self._walk(tags)
        for cell in cells:
            known = cell_of_text(cell) if len(cell) < LONGEST_KEPT else None
            if known and self.tables and not self.text.pieces:
                self._add_cell(known)
            else:
                self._walk(f"td{cell}".split("<"))

    def _keep_little_open(self) -> None:
        """A very long text comes out before it ends; a row that does not end is no filing's."""
        if self.tables and len(self.tables[-1].cells) > _WIDEST_ROW:
            refuse(_WIDEST_ROW, "cells in one row")
        text = self.current
        if len(text.pieces) > 1 and sum(map(len, text.pieces)) > LONGEST_PARAGRAPH:
            whole = "".join(text.pieces)
            end = whole.rfind(". ") + 1 or len(whole)
            self._emit(Text([whole[:end]], text.first, text.last))
            text.pieces = [whole[end:]] if end < len(whole) else []

    def _walk(self, pieces: list[str]) -> None:
        """Tag by tag; each piece is what follows a <."""
        for piece in pieces:
            inside, is_closed, text = piece.partition(">")
            tag = known_tag(inside) if len(inside) < LONGEST_KEPT else tag_of(inside)
            if tag.kind == NO_TAG or not is_closed:
                self._take(f"<{piece}")
                continue
            if tag.kind:
                self._tag(tag)
            if tag.newlines:
                self.line += tag.newlines
            if text:
                self._take(text)

    def _take(self, text: str) -> None:
        self.current.add(text, self.line)
        if "\n" in text:
            self.line += text.count("\n")

    def _add_cell(self, cell: Cell) -> None:
        """What the tags of a cell of text do, at once."""
        width, rows, text, first, last, newlines, ends_row = cell
        table, line = self.tables[-1], self.line
        if table.text is not None:
            self._close_cell(table)
            self.current = self.text
        if table.reaching:
            table.pass_reaching()
        if rows > 1:
            table.put(width, rows, text, line + first, line + last)
        else:
            if text:
                table.cells.append((table.column, text, line + first, line + last))
            table.column += width
        self.line = line + newlines
        if ends_row:
            self._close_row(table)

    def _tag(self, tag: Tag) -> None:
        table = self.tables[-1] if self.tables else None
        if tag.kind == END_OF_PRE:
            self.met_preformatted = True
            return
        if tag.kind == BLOCK:
            if table is None or table.text is None:
                self._flush()
            else:
                table.text.part(BREAK)
            return
        if tag.kind == TABLE:
            self._open_table()
        elif table is None:
            self._flush()
        elif tag.kind == END_OF_CELL:
            self._close_cell(table)
        elif tag.kind == CELL:
            self._close_cell(table)
            table.pass_reaching()
            table.text, table.spans = Text(), (tag.columns, tag.rows)
        elif tag.kind == ROW:
            self._close_row(table)
        else:
            self._close_table()
        self.current = (self.tables[-1].text if self.tables else None) or self.text

    def _open_table(self) -> None:
        self._flush()
        self._flush_around()
        if len(self.tables) == MOST_NESTED:
            refuse(MOST_NESTED, "tables in each other")
        self.tables.append(OpenTable())

    def _flush_around(self) -> None:
        """Text of a cell that holds a table comes out as a paragraph before or after that table."""
        if self.tables and (around := self.tables[-1].text) is not None:
            self._emit(around)
            self.tables[-1].text, self.tables[-1].is_nesting = Text(), True

    def _close_cell(self, table: OpenTable) -> None:
        if table.text is None:
            return
        if table.is_nesting:
            self._emit(table.text)
            table.text, table.is_nesting = Text(), False
        text = table.text
        table.put(*table.spans, text.parted(), text.first, text.last)
        table.text = None

    def _close_row(self, table: OpenTable) -> None:
        self._close_cell(table)
        line = table.end_row()
        if line:
            self.found.add(line)

    def _close_table(self) -> None:
        if self.tables:
            self._close_row(self.tables[-1])
            self.tables.pop()
        else:
            self._flush()

    def _flush(self) -> None:
        if self.text.pieces:
            self._emit(self.text)
            self.text = Text()
            if not self.tables or self.tables[-1].text is None:
                self.current = self.text

    def _emit(self, gathered: Text) -> None:
        self.found.add_prose(gathered.first, gathered.last, gathered.text())


def _chunks(source: str) -> Iterator[str]:
    """The source in pieces of which each begins with a cell, else with a tag, else within a text."""
    start = 0
    while start < len(source):
        end = _end_of_chunk(source, start)
        yield source[start:end]
        start = end


def _end_of_chunk(source: str, start: int) -> int:
    near = start + _CHUNK
    if near >= len(source):
        return len(source)
    if cell := CELL_START.search(source, near, near + _CHUNK):
        return cell.start()
    tag = source.find("<", near, near + _CHUNK)
    if tag < 0 and source.rfind(">", start, near) >= source.rfind("<", start, near):
        return near  # within a text
    tag = source.find("<", near) if tag < 0 else tag
    return tag if tag >= 0 else len(source)
