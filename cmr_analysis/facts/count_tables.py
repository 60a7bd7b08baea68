"""Small tables that state one figure a row ("Conformant | 206 | 84%"), read as sentences.

Only a table whose labels are each printed once is read: the same label again means a table for each metal or
each year, of which no row states the figure of the filing. Of columns headed by years the last year's is read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

from ..document import Document, Line
from .phrases import word
from .plain import plain_text
from .sentences import Sentence
from .table_leads import (
    APART,
    FIGURE,
    LONGEST_LABEL,
    caption_of,
    caption_of_flattened,
    is_of_others,
    without_footnote,
)

_LABEL = re.compile(
    r"\b(?:conformant|compliant|conflict[- ]free|active|in pro(?:cess|gress)|progressing|participating|enrolled"
    r"|neither|not [io]n"
    r"|outreach required"
    r"|suppliers|vendors|smelters|refiners|facilities|response rate)\b",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"\b(?:conformant|compliant|active|in pro(?:cess|gress)|participating|enrolled)\b", re.IGNORECASE
)
_ONLY_SMELTERS = re.compile(
    r"(?:(?:annex|appendix|exhibit|schedule|attachment|table|section|part|item)\s*\w{0,4}\W+|\w{1,4}\.\s*)?"
    r"(?:(?:list|listing|table) of )?(?:the )?(?:smelters?|refiners?|facilities)(?:(?: and | or |/| & )\w+)?(?: list)?",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"(?:all )?others?", re.IGNORECASE)
_BEGINS_FIGURE = frozenset("0123456789-–—nN%")
_NONE = ("-", "–", "—", "none")
_BRACKET = re.compile(r" ?\(([^()]*)\)")
_SHARE = re.compile(r"\(?\d{1,3}(?:\.\d+)?\s?%\)?")
_NOT_OF_PROGRAMME = re.compile(
    r"^not (?:currently |yet )?(?:rmap|rmi|cfs[pi])[- ](?=conformant|compliant|active)"
)
_WITH_PROGRAMME = re.compile(
    r"^(conformant|compliant|active|not enrolled) (?:to|with|under|in|by) (?:the )?(?:rmap|rmi|cfs[pi])\b.*"
)
_COUNT = re.compile(r"\d{1,3}(?:,\d{3})*")
_PLAIN_SHARE = re.compile(r"\d{1,3}(?:\.\d+)?")
_TOTAL = re.compile(r"(?:grand )?total", re.IGNORECASE)
_SHARE_BEHIND = re.compile(r"(?<=\d) ?\(\d{1,3}(?:\.\d+)?\s?%\)$")
_YEAR = re.compile(r"(?:[RCF]Y ?|(?:[Aa]s (?:of|at) )?[A-Z][a-z]{2,8}\.? \d{1,2}, )?(20[0-3]\d)")
_THIS = re.compile(r"\b(?:this|current)\b", re.IGNORECASE)
_PRIOR = re.compile(r"\b(?:prior|previous|last)\b", re.IGNORECASE)
_MOST_FIGURES = 5
_STATUS_WORDS = 3
_FEWEST_PAIRS = 2  # of label and figure in flattened text; one alone may be a heading and a page number
_ROWS = 12  # so far above a row its columns may be headed


def read_count_rows(document: Document, year: int | None = None) -> list[Sentence]:
    """One sentence a row of label and figure, its plain form "label: figure", in printed order.

    None of a table whose lead-in tells of something else than the filing's results for the reporting *year*.
    """
    shared = _rows_with_shares(document.lines)
    figures = {
        index: figure
        for index, line in enumerate(document.lines)
        if line.is_row
        and _may_be_figure(line.cells)
        and (figure := line.cells[1] if index in shared else _figure(document, index, line))
    }
    flat = _one_cell_a_line(document.lines)
    figures |= flat
    figures = {
        index: figure
        for index, figure in figures.items()
        if not _is_title(document.lines, index, figures) and not is_of_others(document.lines, index, year)
    }
    printed = Counter(document.lines[index].cells[0].lower() for index in figures)
    if not figures or max(printed.values()) > 1:
        return []
    captions = {index: caption_of(document.lines, index) for index in figures} | _captions(
        document.lines, flat
    )
    sentences = [_sentence(document, index, figure, captions[index]) for index, figure in figures.items()]
    sentences += _totals(document.lines, figures, captions)
    return [sentence for sentence in sentences if not _is_of_one_metal(sentence.previous)]


def _totals(
    lines: Sequence[Line], figures: Mapping[int, str], captions: Mapping[int, str]
) -> Iterator[Sentence]:
    """The bare "Total" under rows of statuses that add up to it: so many smelters were identified."""
    for index, line in enumerate(lines):
        if not (len(line.cells) > 1 and _TOTAL.fullmatch(line.cells[0]) and _COUNT.fullmatch(line.cells[1])):
            continue
        rows: list[int] = []
        while (row := index - len(rows) - 1) in figures:
            rows.append(row)
        counts = [figures[row].replace(",", "") for row in rows]
        is_of_statuses = len(rows) > 1 and bool(_STATUS.search(lines[rows[-1]].cells[0]))
        total = int(line.cells[1].replace(",", ""))
        if is_of_statuses and all(map(str.isdigit, counts)) and sum(map(int, counts)) == total:
            plain = plain_text(f"total smelters and refiners: {total}")
            yield Sentence(line.text, plain, "", line.number, line.end, previous=captions[rows[-1]])


def _is_title(lines: Sequence[Line], index: int, figures: Mapping[int, str]) -> bool:
    """Whether a label that names smelters and no more is a title, and the figure its page's: no status stands near.

    "Smelters and refiners", "Annex I - Smelters and Refiners" and a number below or beside it.
    """
    if not _ONLY_SMELTERS.fullmatch(lines[index].cells[0].rstrip(": ")):
        return False
    return not any(
        _STATUS.search(lines[row].cells[0]) and _is_one_table(lines, index, row, figures) for row in figures
    )


def _is_one_table(lines: Sequence[Line], one: int, other: int, figures: Mapping[int, str]) -> bool:
    """Whether nothing but figures stands between two rows of label and figure."""
    first, last = min(one, other), max(one, other)
    between = range(first + 1, min(last, first + APART))
    return last - first < APART and all(
        row in figures or not lines[row].text or FIGURE.fullmatch(lines[row].text) or lines[row].text == "%"
        for row in between
    )


def _rows_with_shares(lines: Sequence[Line]) -> set[int]:
    """Rows of label, count and share without its mark, where the shares add up to 100: "Conformant | 214 | 65"."""
    found: set[int] = set()
    table: list[int] = []
    for index, line in enumerate((*lines, Line(0, 0, ("",)))):
        if len(line.cells) == 3 and line.cells[2][:1].isdigit() and _is_count_row(line):
            table.append(index)
        elif table and line.cells:
            shares = [float(lines[row].cells[2]) for row in table if not _TOTAL.match(lines[row].cells[0])]
            if len(shares) > 1 and abs(sum(shares) - 100) <= len(shares) / 2:
                found.update(row for row in table if _LABEL.search(lines[row].cells[0]))
            table = []
    return found


def _one_cell_a_line(lines: Sequence[Line]) -> dict[int, str]:
    """Figures of flattened tables: a label that has one figure in the whole text, the figure on the next line."""
    alone = [index for index, line in enumerate(lines) if len(line.cells) == 1 and not line.is_row]
    figures = [
        place
        for place, index in enumerate(alone)
        if place and lines[index].text[:1].isdigit() and _COUNT.fullmatch(lines[index].text)
    ]
    labelled = [(_labelling(lines, alone[max(0, place - 2) : place]), place) for place in figures]
    shown = [(label, _of_its_columns(lines, alone, place)) for label, place in labelled if label is not None]
    pairs = [(label, figure) for label, figure in shown if figure]
    if len(pairs) < _FEWEST_PAIRS:
        return {}
    printed = Counter(lines[label].text.lower() for label, _ in pairs)
    once = {label: figure for label, figure in pairs if printed[lines[label].text.lower()] == 1}
    found = {
        label: figure
        for label, figure in once.items()
        if any(label != other and abs(label - other) < APART for other in once)
    }
    return found if len(found) >= _FEWEST_PAIRS and not _are_row_numbers(list(found.values())) else {}


def _of_its_columns(lines: Sequence[Line], alone: Sequence[int], place: int) -> str:
    """The count at a place, or of several that follow each other that of the last year; "" where none heads them."""
    counts = list(
        takewhile(_COUNT.fullmatch, (lines[index].text for index in alone[place : place + _MOST_FIGURES]))
    )
    if len(counts) < 2:
        return counts[0]
    above = [_YEAR.fullmatch(lines[index].text) for index in alone[max(0, place - _ROWS) : place]]
    for end in range(len(above), len(counts) - 1, -1):
        years = [int(found.group(1)) for found in above[end - len(counts) : end] if found]
        if len(years) == len(set(years)) == len(counts):
            return counts[years.index(max(years))]
    return ""


def _are_row_numbers(figures: Sequence[str]) -> bool:
    """Whether figures count on, as the numbers of rows do that follow the last cell of the row before."""
    counts = [int(figure.replace(",", "")) for figure in figures]
    return any(after == before + 1 for before, after in pairwise(counts))


def _labelling(lines: Sequence[Line], above: Sequence[int]) -> int | None:
    """The line that labels a figure: the one above it, or above what explains it; None where neither does."""
    first, last = above[0], above[-1]
    label = first if _explains(lines[last].text, lines[first].text) else last
    text = lines[label].text
    return label if len(text) < LONGEST_LABEL and _LABEL.search(text) else None


def _explains(text: str, label: str) -> bool:
    """Whether a text explains a status: "Active", "Has been engaged but is not yet conformant"."""
    return len(label.split()) <= _STATUS_WORDS < len(text.split()) and bool(_LABEL.search(label))


def _is_count_row(line: Line) -> bool:
    label, count, share = line.cells
    return len(label) < LONGEST_LABEL and bool(_COUNT.fullmatch(count) and _PLAIN_SHARE.fullmatch(share))


def _is_of_one_metal(caption: str) -> bool:
    return 0 < len(set(word("metal").findall(caption.lower()))) < 4


def _may_be_figure(cells: tuple[str, ...]) -> bool:
    """By a glance: most rows list smelters."""
    return len(cells) > 1 and (cells[1][0] in _BEGINS_FIGURE or cells[-1][0] in _BEGINS_FIGURE)


def _figure(document: Document, index: int, line: Line) -> str:
    """The figure that a row states, or "": the only one, or that of the last year."""
    label, *figures = line.cells
    label = without_footnote(label)
    if len(figures) > _MOST_FIGURES or len(label) >= LONGEST_LABEL:
        return ""
    if not _LABEL.search(label) and not _OTHERS.fullmatch(label):
        return ""
    if _explains(figures[0], label):
        figures = figures[1:]
    if "%" in figures:  # its mark in a cell of its own
        figures = [each for each in figures if each != "%"]
        figures[-1] += "%"
    figures = ["0" if each.lower() in _NONE else _SHARE_BEHIND.sub("", each) for each in figures]
    if not all(map(FIGURE.fullmatch, figures[:1])):
        return ""
    if all(map(_SHARE.fullmatch, figures[1:])) and len(figures) <= 2:
        return figures[0]
    counts, shares = figures[::2], figures[1::2]  # of each year a count and its share
    if (
        len(counts) == len(shares) > 1
        and all(map(_COUNT.fullmatch, counts))
        and all(map(_SHARE.fullmatch, shares))
    ):
        figures = counts
    return _of_last_year(document, index, figures) if all(map(FIGURE.fullmatch, figures)) else ""


def rows_of_others(document: Document, year: int | None) -> set[tuple[int, str]]:
    """First line and text of the rows of label and figure that hold no results of the filing for the year."""
    return {
        (line.number, line.text)
        for index, line in enumerate(document.lines)
        if len(line.cells) == 2
        and line.is_row
        and _may_be_figure(line.cells)
        and _LABEL.search(line.cells[0])
        and is_of_others(document.lines, index, year)
    }


def _captions(lines: Sequence[Line], flat: Iterable[int]) -> dict[int, str]:
    """The caption of each row of the tables of one cell a line: the table's."""
    captions: dict[int, str] = {}
    last = -APART
    for index in flat:
        captions[index] = captions[last] if index - last < APART else caption_of_flattened(lines, index)
        last = index
    return captions


def plain_label(label: str) -> str:
    """A label without its bracket, or what the bracket says where that is the status: "In progress (RMAP Active)".

    >>> plain_label("of which conformant"), plain_label("In progress (RMAP Active)")
    ('conformant', 'rmap active')
    """
    label = without_footnote(label)
    bracket = _BRACKET.search(label)
    if bracket and _LABEL.search(bracket.group(1)):
        label = bracket.group(1)
    bare = _BRACKET.sub("", label).rstrip(": ").lower().removeprefix("of which ").removeprefix("thereof ")
    return _WITH_PROGRAMME.sub(r"\1", _NOT_OF_PROGRAMME.sub("not ", bare))


def _of_last_year(document: Document, index: int, figures: list[str]) -> str:
    """Of figures in columns headed by years ("2019", "This report") the last year's."""
    for above in reversed(document.lines[max(0, index - _ROWS) : index]):
        years = [int(found.group(1)) for cell in above.cells if (found := _YEAR.fullmatch(cell.strip()))]
        this = [bool(_THIS.search(cell)) for cell in above.cells]
        if len(this) == len(figures) and this.count(True) == 1 and any(map(_PRIOR.search, above.cells)):
            return figures[this.index(True)]
        if years:
            is_head = len(years) == len(figures) == len(set(years))
            return figures[years.index(max(years))] if is_head else ""
    return ""


def _sentence(document: Document, index: int, figure: str, caption: str) -> Sentence:
    line = document.lines[index]
    plain = plain_text(f"{plain_label(line.cells[0])}: {figure}")
    return Sentence(line.text, plain, "", line.number, line.end, previous=caption)
