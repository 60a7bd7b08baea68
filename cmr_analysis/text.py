"""Text, as an extraction or an old filing prints it, to numbered lines of cells."""

from __future__ import annotations

import re
from functools import lru_cache

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
_SENTENCE_GAP = re.compile(r"[.?!:;”\"’)]  (?=\S)")


def text_lines(text: str, first_line: int = 1) -> list[Line]:
    """Lines of a text, each split into cells at tabs, pipes or runs of spaces."""
    check_lines(text)
    gathered, raws = Gathered(), text.split("\n")
    for index, raw in enumerate(raws):
        number = index + first_line
        if len(raw) > LONGEST_PARAGRAPH:
            gathered.add_prose(number, number, raw)
        else:
            whole = _without_open_bold(raws, index) if raw[:2] == "**" else raw
            gathered.add(_text_line(whole, number, raw))
    return gathered.lines


def _without_open_bold(raws: list[str], index: int) -> str:
    """The line without a ** that is closed on one of the next lines; a footnote mark stays."""
    raw = raws[index]
    closed = any(following.rstrip().endswith("**") for following in raws[index + 1 : index + 4])
    return raw[2:] if raw.count("**") % 2 and closed else raw


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
    body = raw.strip(" \t\r\n\u00a0\u200b\ufeff")
    if body == text or not _GAP.search(body):  # text that folding leaves as it is has no gap
        cell = _without_bullet(_unmarked(fold(raw).strip("| ")) if "|" in raw else _cell(raw))
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
        if (cell := clean(text)) and (cell[0] not in _RULED or not _RULE.fullmatch(cell))
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
    """A cell folded and without marks."""
    return _unmarked(fold(raw))


# A filing prints a few metals, countries and statuses again and again.
_known_cell = lru_cache(maxsize=1 << 14)(_cell)


def _unmarked(text: str) -> str:
    """The text without the marks of an extraction: <b>, <u>, **bold**, a heading's # or a bold left open."""
    if "<" in text:
        text = fold(_MARKUP.sub("", text))
    if "*" in text:
        text = _BOLD.sub(r"\1", text)
    return text.lstrip("#").lstrip() if text.startswith("#") else text
