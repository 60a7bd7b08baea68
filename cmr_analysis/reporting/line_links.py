"""Line numbers in a report made into links to the line of the filing they name.

Reports say where something is printed in a few ways, and each is only linked where it is certain which filing
is meant: a number in a column headed Line, beside its Filing; "line 117" or "lines 425, 427" in a row with a
Filing, in a table's column headed by a year that one list stands for, or after the filing's id ("qualys-2022,
line 117"); all of these in a report on one filing. A line that the filing does not have is not linked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from urllib.parse import quote

from ..analysis.display import HEADINGS

_TAG = re.compile(r"(<[^<>]*>)")
_MENTION = re.compile(r"\b(?:lines?|l\.) \d+(?:(?:, and |, | and | to |[–-])\d+)*", re.IGNORECASE)
_ONLY_LINES = re.compile(r"L?\d+(?:(?:, |[–-])\d+)*")
_NUMBER = re.compile(r"\d+")
_ID_BEFORE = re.compile(r"(\S+?)[,:;]? \(?$")
_SILENT = ("a", "pre", "code", "script", "style", "summary", "caption", "h1", "h2", "h3")
_KEPT = -2  # the column of a text that is left as it is
_FILING, _LINE = HEADINGS["filing_id"], HEADINGS["line_start"]
_LINE_HEADINGS = (_LINE, "Lines", "First line", "Last line")


@dataclass(frozen=True)
class Targets:
    """Where links may go: how many lines each filing has, and which filing is meant where none is named.

    lines_of: filing_id to its number of lines, 0 for one without a copy. only: the filing of a report on one
    filing. of_year: a year, as a heading shows it, to the filing whose list stands for it. used: the filings
    that were linked.
    """

    lines_of: Callable[[str], int]
    only: str | None = None
    of_year: Mapping[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def link(self, filing: str, line: int | None, shown: str) -> str:
        """The text as a link, or the text alone where there is no such line."""
        lines = self.lines_of(filing)
        if not lines or (line is not None and not 1 <= line <= lines):
            return escape(shown)
        self.used.add(filing)
        anchor = "" if line is None else f"#L{line}"
        return f'<a href="{escape(copy_address(filing))}{anchor}">{escape(shown)}</a>'


def copy_name(filing_id: str) -> str:
    """The file name of a filing's copy; the id itself wherever that can be a file name."""
    if re.fullmatch(r"(?!\.)[^/\\\x00-\x1f]{1,150}", filing_id):
        return f"{filing_id}.html"
    return f"{re.sub('[^A-Za-z0-9-]+', '_', filing_id)[:60]}-{filing_id.encode().hex()[:40]}.html"


def copy_address(filing_id: str) -> str:
    """The address of a filing's copy, from a report of the same site."""
    return f"../filings/{quote(copy_name(filing_id))}"


def link_lines(html: str, targets: Targets) -> str:
    """The HTML of an output with its line numbers linked.

    >>> targets = Targets({"acme-2014": 500}.get)
    >>> link_lines("<p>acme-2014, line 7: 3 rows, line 9000.</p>", targets)
    '<p>acme-2014, <a href="../filings/acme-2014.html#L7">line 7</a>: 3 rows, line 9000.</p>'
    """
    return _Walk(targets).over(_TAG.split(html))


class _Walk:
    """One pass over tags and texts. A table row is held back until its end, when its filing is known."""

    def __init__(self, targets: Targets) -> None:
        self.targets = targets
        self.silent = 0
        self.headings: list[str] = []
        self.in_head = False
        self.column = -1
        self.row: list[tuple[int, str]] | None = None

    def over(self, pieces: list[str]) -> str:
        return "".join(self._tag(piece) if at % 2 else self._text(piece) for at, piece in enumerate(pieces))

    def _tag(self, tag: str) -> str:
        name = re.match(r"</?([a-zA-Z0-9]*)", tag)[1].lower()
        closing = tag.startswith("</")
        if name in _SILENT:
            self.silent = max(0, self.silent + (-1 if closing else 1))
        if name == "thead":
            self.in_head, self.headings = not closing, self.headings if closing else []
        if name in ("td", "th") and not closing:
            self.column += 1
            self.headings += [""] if self.in_head else []
        if name == "tr":
            return self._row_edge(tag, closing)
        return self._held(tag, tag)

    def _row_edge(self, tag: str, closing: bool) -> str:
        if not closing:
            self.column, self.row = -1, [(-1, tag)]
            return ""
        row, self.row = self.row or [], None
        if self.in_head:
            return "".join(piece for _, piece in row) + tag
        cells = {column: unescape(piece) for column, piece in row if not piece.startswith("<")}
        filing = next((cells[c] for c in cells if self._heading(c) == _FILING), None) or self.targets.only
        linked = [p if p.startswith("<") or c == _KEPT else self._cell(c, p, filing) for c, p in row]
        return "".join(linked) + tag

    def _heading(self, column: int) -> str:
        return self.headings[column] if 0 <= column < len(self.headings) else ""

    def _cell(self, column: int, text: str, filing: str | None) -> str:
        heading = self._heading(column)
        shown = unescape(text)
        if filing and heading == _FILING and shown == filing:
            return self.targets.link(filing, None, shown)
        if filing and heading in _LINE_HEADINGS and _ONLY_LINES.fullmatch(shown):
            return self._numbers(shown, filing)
        return self._mentions(shown, self.targets.of_year.get(heading, filing))

    def _text(self, text: str) -> str:
        if self.in_head and self.headings:
            self.headings[-1] += unescape(text)
        if self.row is not None:
            return self._held(text, text)
        return text if self.silent else self._mentions(unescape(text), self.targets.only)

    def _held(self, piece: str, given: str) -> str:
        if self.row is None or not piece:
            return given
        self.row.append((_KEPT if self.silent else self.column, piece))
        return ""

    def _mentions(self, text: str, filing: str | None) -> str:
        """The text, escaped, each "line 117" linked to the filing named before it, else to this one."""
        done, end = [], 0
        for found in _MENTION.finditer(text):
            before = _ID_BEFORE.search(text[: found.start()])
            named = before[1].lstrip("(“") if before else ""
            meant = named if named and self.targets.lines_of(named) else filing
            done.append(escape(text[end : found.start()]))
            done.append(self._numbers(found[0], meant) if meant else escape(found[0]))
            end = found.end()
        return "".join(done) + escape(text[end:])

    def _numbers(self, text: str, filing: str) -> str:
        """Each number of "lines 425, 427" linked; the word belongs to the first."""
        numbers = list(_NUMBER.finditer(text))
        starts = [0, *(number.start() for number in numbers[1:])]
        done = []
        for place, (start, number) in enumerate(zip(starts, numbers, strict=True)):
            done.append(self.targets.link(filing, int(number[0]), text[start : number.end()]))
            after = starts[place + 1] if place + 1 < len(starts) else len(text)
            done.append(escape(text[number.end() : after]))
        return "".join(done)
