"""The footnote mark of a row, where the filing explains it."""

from __future__ import annotations

import re

from .cells import MARK, Cell, classify
from .letter_keys import DASHES
from .records import Placed, Record

_LEADING_MARK = re.compile(r"(?:[*†‡§^#]{1,3}|[(\[](?:\d|[*†‡§]+)[)\]])\s*")
_BEFORE_FULL_STOP = re.compile(r"([*†‡§^#]{1,3})(?=\.$)")  # "Electro-Materials Ltd*."
_RAISED_FIGURE = re.compile(r"(?<=[a-z.)])[1-6]$")
_MARKS = frozenset("*†‡§^#")


def may_be_marked(name: Cell) -> bool:
    """By a glance: a mark stands before or behind the name."""
    return bool(name.mark) or not name.text[0].isalnum() or name.text[-2:-1] in _MARKS


def marked(record: Record, fields: dict[str, Placed], marks: dict[str, str]) -> tuple[str, str | None]:
    """The name without its mark, and the mark: before the name, behind a cell, or in a cell of its own."""
    name = fields["name"].cell
    leading = _LEADING_MARK.match(name.text) if not name.text[0].isalnum() else None
    if leading and leading.group().strip() in marks:
        return _stated(name.text[leading.end() :], leading.group().strip(), marks)
    if name.mark in marks:
        return _stated(name.text.removesuffix(name.mark).rstrip(), name.mark, marks)
    if (within := _BEFORE_FULL_STOP.search(name.text)) and within[1] in marks:
        return _stated(f"{name.text[: within.start()]}.", within[1], marks)
    if name.text[-1] in marks and (figure := _RAISED_FIGURE.search(name.text)):
        return _stated(name.text[: figure.start()], figure.group(), marks)
    own = [
        placed.cell.text for placed in record if placed.cell.kind == MARK and placed.cell.text not in DASHES
    ]
    behind = [placed.cell.mark for placed in fields.values()]
    return name.text, next((mark for mark in own + behind if marks.get(mark)), None)


def mark_left(name: str) -> str:
    """The footnote mark that stands before or behind a name as it was read, '' for none."""
    leading = _LEADING_MARK.match(name) if not name[0].isalnum() else None
    return leading.group().strip() if leading else classify(name).mark


def _stated(name: str, mark: str, marks: dict[str, str]) -> tuple[str, str | None]:
    """The name, and the mark where it states a status."""
    return name, mark if marks[mark] else None
