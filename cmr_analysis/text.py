"""Text, as an extraction or an old filing prints it, to numbered lines of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from .document import LONGEST_PARAGRAPH, Line
from .html_tags import fold
from .limits import Gathered, check_lines

_MARKUP = re.compile(r"</?(?:b|u|i|em|strong|sup|sub|s)>", re.IGNORECASE)
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_RULED = " |:=_-"
_RULE = re.compile(rf"[\s{_RULED}]+")
_ONLY_TAGS = re.compile(r"(?:</?(?:table|caption|page|s|c|fn|f\d)>\s*)+", re.IGNORECASE)
_BULLETS = "o•·▪◦●○‣■*-"
_BULLET = re.compile(rf"^[{_BULLETS}]\s+(?=\w)")
# Characters of a row whose cells are remembered.
_LONGEST_ROW = 1000
_GAP = re.compile(r"[ \u00a0\u2002-\u200a]{2,}")
_LEADERS = re.compile(r"(.*?[^\s.])\s?(?:\.\s?){4,}(\d[\d,.]*(?:\s?%)?)")  # "Conformant ........ 214"
_LEADERS_AT_END = re.compile(r"\s(?:\.\s?){3,}$|\.{4,}$")  # "Royal Canadian Mint ..........   CANADA"
_SENTENCE_GAP = re.compile(r"[.?!:;”\"’)]  (?=\S)")


def text_lines(text: str, first_line: int = 1) -> list[Line]:
    """Lines of a text, each split into cells at tabs, pipes or runs of spaces."""
    check_lines(text)
    gathered = Gathered()
    for number, (start, end) in enumerate(_spans(text), start=first_line):
        if end - start > LONGEST_PARAGRAPH:
            gathered.add_prose(number, number, text, start, end)
            continue
        raw = text[start:end]
        whole = raw[2:] if raw[:2] == "**" and _is_open_bold(raw, text, end) else raw
        gathered.add(_text_line(whole, number, raw))
    return gathered.lines


def _spans(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends, from the one that begins at start."""
    while (end := text.find("\n", start)) >= 0:
        yield start, end
        start = end + 1
    yield start, len(text)


def _is_open_bold(raw: str, text: str, end: int) -> bool:
    """The ** before the line is closed on one of the next lines; a footnote mark is not."""
    if raw.count("**") % 2 == 0 or end == len(text):
        return False
    return any(text[first:last].rstrip().endswith("**") for first, last in islice(_spans(text, end + 1), 3))


def _text_line(raw: str, number: int, printed: str) -> Line:
    text = fold(printed)
    if not text:
        return Line(number, number)
    tabs = "\t" in raw and "\t" in raw.lstrip()
    if tabs or ("|" in raw and "|" in text.strip("|")):
        cells, columns = _split(raw, "\t" if tabs else "|")
        return Line(number, number, cells, text if cells else "", bool(cells), columns)
    if (text[0] in _RULED and _RULE.fullmatch(text)) or (text[0] == "<" and _ONLY_TAGS.fullmatch(text)):
        return Line(number, number)
    if (".." in text or ". . " in text) and (led := _LEADERS.fullmatch(text)):
        return Line(number, number, led.groups(), text, True, (raw.find(led[1][0]), raw.rfind(led[2])))
    body = raw.strip(" \t\r\n\u00a0\u200b\ufeff")
    if body == text or not _GAP.search(body):  # text that folding leaves as it is has no gap
        folded = text if raw is printed else fold(raw)
        cell = _without_bullet(_unmarked(folded.strip("| ") if "|" in raw else folded))
        return Line(number, number, (cell,) if cell else (), text, False, (raw.find(body[:1]),))
    cells, columns = _split_at_gaps(raw)
    is_row = len(cells) > 1 and not _SENTENCE_GAP.search(body)
    return Line(number, number, cells, text, is_row, columns, is_fixed=True)


def _without_bullet(text: str) -> str:
    return _BULLET.sub("", text) if text[:1] in _BULLETS else text


def _split(raw: str, separator: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    clean = _known_cell if len(raw) < _LONGEST_ROW else _cell
    kept = [
        (cell, column)
        for column, text in enumerate(raw.split(separator))
        if (cell := clean(text)) and (cell == "-" or cell[0] not in _RULED or not _RULE.fullmatch(cell))
    ]
    return tuple([cell for cell, _ in kept]), tuple([column for _, column in kept])


def _split_at_gaps(raw: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    clean = _known_cell if len(raw) < _LONGEST_ROW else _cell
    cells, columns, position = [], [], 0
    expanded = raw.expandtabs()
    for gap in [*_GAP.finditer(expanded), None]:
        end = gap.start() if gap else len(expanded)
        cell = clean(expanded[position:end])
        if cell:
            cells.append(cell)
            columns.append(position)
        position = gap.end() if gap else end
    return tuple(cells), tuple(columns)


def _cell(raw: str) -> str:
    """A cell folded, without marks and without the dots that lead to the next one."""
    cell = _unmarked(fold(raw))
    return _LEADERS_AT_END.sub("", cell) if cell[-1:] == "." else cell


# A filing prints a few metals, countries and statuses again and again.
_known_cell = lru_cache(maxsize=1 << 14)(_cell)


def _unmarked(text: str) -> str:
    """The text without the marks of an extraction: <b>, <u>, **bold**, a heading's # or a bold left open."""
    if "<" in text:
        text = fold(_MARKUP.sub("", text))
    if "*" in text:
        text = _BOLD.sub(r"\1", text)
    return text.lstrip("#").lstrip() if text.startswith("#") else text
