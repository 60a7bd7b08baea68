"""Text that stands between <pre> and </pre> in HTML: lines of characters, as some filers keep them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from .document import Line
from .text import text_lines

_PRE_OR_TABLE = re.compile(r"<(/?)(pre|table)\b[^<>]*>", re.IGNORECASE)
_END = re.compile(r"</pre\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")


def preformatted(source: str) -> Iterator[tuple[int, int]]:
    """Where each such text begins and ends; what stands in a cell of a table is left to the table."""
    nested = position = 0
    for tag in _PRE_OR_TABLE.finditer(source):
        if tag.start() < position:
            continue
        if tag[2].lower() == "table":
            nested = max(nested - 1, 0) if tag[1] else nested + 1
        elif not tag[1] and not nested:
            end = _END.search(source, tag.end())
            if end is None:
                return
            yield tag.end(), end.start()
            position = end.end()


def preformatted_lines(source: str, first_line: int) -> list[Line]:
    """The lines of such a text, tags taken out; a paragraph of it may go on over several."""
    text = _TAG.sub(_line_breaks, source)
    if "&" in text:
        text = "\n".join([" ".join(html.unescape(line).split("\n")) for line in text.split("\n")])
    return [line._replace(is_wrapped=True) for line in text_lines(text, first_line)]


def _line_breaks(tag: re.Match[str]) -> str:
    return "\n" * tag.group().count("\n")
