"""The footnote mark of a row, where the filing explains it."""

from __future__ import annotations

import re

from .cells import MARK
from .records import Placed, Record

_LEADING_MARK = re.compile(r"(?:[*†‡§^]{1,3}|[(\[](?:\d|[*†‡§]+)[)\]])\s*")
_RAISED_FIGURE = re.compile(r"(?<=[a-z.)])[1-6]$")


def marked(record: Record, fields: dict[str, Placed], marks: dict[str, str]) -> tuple[str, str | None]:
    """The name without its mark, and the mark: before the name, behind a cell, or in a cell of its own."""
    name = fields["name"].cell
    leading = _LEADING_MARK.match(name.text)
    if leading and leading.group().strip() in marks:
        return name.text[leading.end() :], leading.group().strip()
    if name.mark in marks:
        return name.text.removesuffix(name.mark).rstrip(), name.mark
    if (figure := _RAISED_FIGURE.search(name.text)) and figure.group() in marks:
        return name.text[: figure.start()], figure.group()
    own = [placed.cell.text for placed in record if placed.cell.kind == MARK]
    behind = [placed.cell.mark for placed in fields.values()]
    return name.text, next((mark for mark in own + behind if mark in marks), None)
