"""Totals of tables that count smelters by metal and status: "Total | 206 | 5 | 35 | 246", read as sentences.

Metals may stand in the rows or in the columns. A total is read only where the figures of the metals add up to
it, and each status stands once: a table of two years, or of something else, states nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..document import Document, Line
from .count_tables import plain_label
from .flat_tables import flat_tables, labelled
from .plain import holds
from .sentences import Sentence
from .table_leads import caption_of, caption_of_flattened, is_of_others, without_footnote

_METAL = re.compile(r"(?:tin|tantalum|tungsten|gold)\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"(?:grand )?totals?\b|all (?:four )?(?:metals|minerals|3tg)\b|overall\b|(?:all|sum)$", re.IGNORECASE
)
_MAY_TOTAL = ("otal", "TOTAL", "All ", "ALL ", "verall", "Sum ", "SUM ")  # no "Sumitomo"
_FIGURE = re.compile(r"(\d{1,3}(?:,\d{3})*|[-–—])(?: ?\(\d{1,3}(?:\.\d+)?%\))?")  # a dash is none
_SHARE = re.compile(r"\(?\d{1,3}(?:\.\d+)? ?%\)?")
_SHARES = re.compile(r"%|percent|share\b", re.IGNORECASE)  # the head of a column of shares
_STATUS = re.compile(
    r"\b(?:conformant|compliant|conflict[- ]free|active|in pro(?:cess|gress)|not enrolled"
    r"|not [io]n|list only|participating|neither|smelters|refiners|facilities|sors)\b|^other$"
    r"|^(?:(?:grand )?totals?|sum)$",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:suppliers|vendors)\b.*\b(?:surveyed|contacted|asked|solicited|in[- ]scope)\b", re.IGNORECASE
)
_ASKED_ALONE = re.compile(r"(?:number )?(?:surveyed|contacted|asked|in[- ]scope)", re.IGNORECASE)
_SUPPLIER = re.compile(r"\b(?:supplier|vendor)s?\b", re.IGNORECASE)
_RESPONDED = re.compile(r"(?:number )?(?:responded|replied|answered|responses|replies)", re.IGNORECASE)
_RATE = re.compile(r"\brate\b|% (?:respon|of respon)", re.IGNORECASE)
_LEAST_PARTS = 2
_OTHER_YEAR = re.compile(r"\b20[0-3]\d\b")
_LEAST_METALS = 3  # of the four; a table of fewer counts a part

Table = Sequence[Line]


def read_totals(document: Document, year: int | None = None) -> list[Sentence]:
    """One sentence a total of smelters, its plain form "label: figure", in printed order.

    Of two tables that give one label two figures (this year's and last year's, say) neither is read.
    """
    sentences: list[Sentence] = []
    for first, table, caption in _captioned(document.lines):
        if is_of_others(document.lines, first, year):
            continue
        sentences += [_sentence(table, caption, label, figure) for label, figure in _totals(table)]
        sentences += [_spoken(table, caption, plain) for plain in _of_suppliers(table)]
    figures: dict[str, set[str]] = {}
    for sentence in sentences:
        figures.setdefault(sentence.plain.split(":")[0], set()).add(sentence.plain)
    return [sentence for sentence in sentences if len(figures[sentence.plain.split(":")[0]]) == 1]


def _captioned(lines: Sequence[Line]) -> Iterator[tuple[int, Table, str]]:
    """Tables with totals, printed in rows or one cell a line: the place of the head, the rows, what stands above."""
    if holds("\n".join([line.text for line in lines if line.is_row]), _MAY_TOTAL):
        for first, table in _tables(lines):
            yield first, table, caption_of(lines, first)
    for first, table in flat_tables(lines):
        yield first, table, caption_of_flattened(lines, first)


def _tables(lines: Sequence[Line]) -> Iterator[tuple[int, Table]]:
    """Runs of rows that begin with a head and hold a row or column of totals, with the place of the head."""
    for index, line in enumerate(lines):
        if not line.is_row or not (_is_figures(line) or _has_no_label(line)):
            continue
        before = next(
            (first for first in range(index - 1, max(-1, index - 3), -1) if lines[first].text), None
        )
        if before is None or not _is_head(lines[before]):
            continue
        if not _has_no_label(line):
            yield before, [lines[before], *_body(lines, index)]
        elif len(lines[before].cells) == len(line.cells):
            yield before, [lines[before], labelled(line)]


def _has_no_label(line: Line) -> bool:
    return len(line.cells) > _LEAST_PARTS and all(map(_FIGURE.fullmatch, line.cells))


def _body(lines: Sequence[Line], start: int) -> Iterator[Line]:
    for line in lines[start : start + 16]:
        if line.text and not _is_figures(line):
            return
        if line.text:
            yield line


def _is_head(line: Line) -> bool:
    return line.is_row and len(line.cells) >= 2 and not any(map(_FIGURE.fullmatch, line.cells))


def _is_figures(line: Line) -> bool:
    """Whether a row is a label and counts. (Most rows list smelters: their last letter decides.)"""
    cells = line.cells
    if len(cells) < 2 or cells[-1][-1] not in "0123456789%)-–—" or cells[0][0].isdigit():
        return False
    return all(_FIGURE.fullmatch(cell) or _SHARE.fullmatch(cell) for cell in cells[1:])


def _counts(row: Line) -> dict[int, int]:
    """The counts of a row by column, without its label and shares."""
    printed = zip(row.columns[1:], map(_FIGURE.fullmatch, row.cells[1:]), strict=True)
    return {column: _count(found) for column, found in printed if found}


def _count(figure: re.Match[str]) -> int:
    return int(figure[1].replace(",", "").strip("-–—") or 0)


def _totals(table: Table) -> Iterator[tuple[str, int]]:
    head, *rows = table
    if _OTHER_YEAR.search(head.text) or "supplier" in head.text.lower():
        return
    columns = [(without_footnote(row.cells[0]), _by_column(head, row)) for row in rows]
    by_column = {label: dict(figures) for label, figures in columns if figures}
    by_row: dict[str, dict[str, int]] = {}
    for label, figures in by_column.items():
        for name, figure in figures.items():
            by_row.setdefault(name, {})[label] = figure
    yield from _adding_up(by_column)
    yield from _adding_up(by_row)
    if len(by_column) == 1:
        yield from _of_one_row(*by_column.items())


def _of_suppliers(table: Table) -> Iterator[str]:
    """The total of the suppliers surveyed, where the rows above it add up to it, and the rate beside it."""
    head, *rows = (line.cells for line in table)
    of_suppliers = any(_SUPPLIER.search(cell) or _RESPONDED.fullmatch(cell) for cell in head)
    asked = [
        place
        for place, cell in enumerate(head)
        if _ASKED.search(cell) or (of_suppliers and _ASKED_ALONE.fullmatch(cell))
    ]
    is_whole = len(rows) > _LEAST_PARTS and all(len(row) == len(head) for row in rows)
    if len(asked) != 1 or not is_whole or not _TOTAL.match(rows[-1][0]) or _OTHER_YEAR.search(" ".join(head)):
        return
    printed = [_FIGURE.fullmatch(row[asked[0]]) for row in rows]
    *parts, total = [_count(found) if found else -1 for found in printed]
    if min(parts) < 0 or sum(parts) != total:
        return
    yield f"suppliers surveyed: {total}"
    for label, cell in zip(head, rows[-1], strict=True):
        if _RATE.search(label) and _SHARE.fullmatch(cell) and cell.endswith("%"):
            yield f"response rate: {cell}"


def _by_column(head: Line, row: Line) -> dict[str, int]:
    """Label of the column to count; the corner of the table may be empty, and so may a cell for none."""
    counts = _counts(row)
    shares = {column for column, cell in zip(row.columns, row.cells, strict=True) if _SHARE.fullmatch(cell)}
    labels = {
        column: without_footnote(cell)
        for column, cell in zip(head.columns, head.cells, strict=True)
        if column not in shares and not _SHARES.search(cell)
    }
    if counts and len(labels) in (len(counts), len(counts) + 1):
        return dict(zip(list(labels.values())[-len(counts) :], counts.values(), strict=True))
    if counts and counts.keys() <= labels.keys():
        return {label: counts.get(column, 0) for column, label in labels.items() if column != row.columns[0]}
    return {}


def _adding_up(lists: dict[str, dict[str, int]]) -> Iterator[tuple[str, int]]:
    """Of each list of figures by metal and in total the total, where the metals add up to it.

    *lists*: label of the other side (a status) to metal or "Total" to figure.
    """
    for label, figures in lists.items():
        metals = [figure for name, figure in figures.items() if _METAL.match(name)]
        totals = [figure for name, figure in figures.items() if _TOTAL.match(name)]
        if len(metals) >= _LEAST_METALS and totals == [sum(metals)] and _STATUS.search(label):
            yield label, totals[0]


def _of_one_row(row: tuple[str, dict[str, int]]) -> Iterator[tuple[str, int]]:
    """The counts by status of a table of one row, where they add up to their total: "252 | 6 | 56 | 314"."""
    name, figures = row
    totals = [label for label in figures if _TOTAL.match(label)]
    parts = {label: figure for label, figure in figures.items() if label not in totals}
    by_status = [label for label in parts if _STATUS.search(label)]
    if len(totals) != 1 or len(by_status) < _LEAST_PARTS or sum(parts.values()) != figures[totals[0]]:
        return
    if not (_METAL.match(name) or _SUPPLIER.search(name) or _OTHER_YEAR.search(name)):
        yield from ((label, figures[label]) for label in [*by_status, *totals])


def _sentence(table: Table, caption: str, label: str, figure: int) -> Sentence:
    named = (
        f"total smelters and refiners: {figure}" if _TOTAL.match(label) else f"{plain_label(label)}: {figure}"
    )
    return _spoken(table, caption, named)


def _spoken(table: Table, caption: str, plain: str) -> Sentence:
    text = " ".join(line.text for line in table)
    return Sentence(text, plain, "", table[0].number, table[-1].end, previous=f"{caption} {table[0].text}")
