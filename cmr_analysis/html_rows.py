"""An open table of HTML: cells gathered to rows, with what earlier rows reach down into them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from .document import Line
from .html_tags import BREAK, Text

# More cells that reach into the rows below are a slip of the writer's, not a table.
_MOST_REACHING = 50
# A Line of all its fields at once: half the time of a call of the class.
_row = partial(tuple.__new__, Line)


@dataclass(slots=True)
class OpenTable:
    """An open table: the cells of its current row and what earlier rows reach down into it."""

    cells: list[tuple[int, str, int, int]] = field(default_factory=list)
    column: int = 0
    text: Text | None = None
    spans: tuple[int, int] = (1, 1)
    reaching: dict[int, tuple[int, int, str]] = field(default_factory=dict)
    is_nesting: bool = False

    def reach_down(self) -> None:
        """The cell of an earlier row that reaches down to the next column: its text stands in this row too."""
        rows, width, text = self.reaching.pop(self.column)
        if text:
            self.cells.append((self.column, text, 0, 0))
        if rows > 1:
            self.reaching[self.column] = (rows - 1, width, text)
        self.column += width

    def pass_reaching(self) -> None:
        """On to the first column that no earlier row reaches down to."""
        while self.column in self.reaching:
            self.reach_down()

    def put(self, width: int, rows: int, text: str, first: int, last: int) -> None:
        """A cell behind those of its row. width, rows: what it spans; text: parted; first, last: its lines."""
        if text:
            self.cells.append((self.column, text, first, last))
        if rows > 1 and len(self.reaching) < _MOST_REACHING:
            self.reaching[self.column] = (rows - 1, width, text)
        self.column += width

    def end_row(self) -> Line | None:
        """The row's line, None where it prints nothing; the next row begins."""
        printed = [cell for cell in self.cells if cell[2]]
        line = self._line(printed) if printed else None
        self.cells, self.column = [], 0
        return line

    def _line(self, printed: list[tuple[int, str, int, int]]) -> Line:
        if self.reaching:
            for column in sorted(column for column in self.reaching if column >= self.column):
                self.column = column
                self.reach_down()
        columns, texts, _, _ = zip(*self.cells, strict=True)
        text = " ".join([cell[1] for cell in printed])
        first, last = printed[0][2], printed[-1][3]
        if BREAK not in text and (len(printed) == len(texts) or BREAK not in "".join(texts)):
            return _row((first, last, texts, text, True, columns, False, (), False))
        parts = tuple([tuple(cell.split(BREAK)) for cell in texts])
        texts, text = tuple(map(" ".join, parts)), text.replace(BREAK, " ")
        return Line(first, last, texts, text, True, columns, False, parts)
