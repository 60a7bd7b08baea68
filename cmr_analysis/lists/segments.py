"""A document cut where prose stands: the runs of short lines in which lists are printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import repeat

from ..document import Document, Line
from .cells import (
    COUNTRY,
    HEADING,
    LEGEND_MARKS,
    MARK,
    METAL,
    NAME,
    NUMBER,
    OF_ROWS,
    OTHER_METAL,
    PROSE,
    SMELTER_ID,
    STATUS,
    Cell,
    classify,
    group_heading,
    reads_as_rows,
)
from .furniture import LONGEST_RUNNING_TITLE, without_furniture
from .glued import rows_in_sentence
from .parted import rows_of_parts
from .records import Record, Row, kinds_of, placed
from .status_words import status_in_words

_TITLE = re.compile(
    r"(?:exhibit|annex|appendix|schedule|attachment|addendum|section|item|part)\b|signatures?$"
    r"|table (?:[a-z]|[ivx]+|\d{1,2})\W*$",
    re.IGNORECASE,
)
# "Annex I (continued)", "Annex I-2": the same title on another page.
_PAGE_OF_TITLE = re.compile(
    r"[\s(–—-]*(?:cont(?:inued|[’']?d)?\.?\)?|page \d{1,3}(?: of \d{1,3})?\)?|[-–]\s*\d{1,3})\s*$"
)
_PROSE, _TITLE_LINE, _LEGEND = "prose", "title", "legend"
_MOST_SENTENCES = 3
_BULLETS = "•·▪◦●○‣■"
_LEADING = "".join(LEGEND_MARKS) + " "
# Words of a line of running text that has no other mark of prose.
_PROSE_WORDS = 16
_LOWER_WORDS = 4
_FEWEST_LOWER = 3
_SHORT = 30
_LONGEST_TITLE = 400


@dataclass(slots=True)
class Segment:
    """Records that stand together.

    title: the text above them (an annex heading, a lead-in).
    fixed_rows: how many of its records stand in columns of characters.
    words_above: how many words of prose part them from the records before; has_new_title: or a title.
    in_halves: two lists stand beside each other, each under a metal of its own.
    """

    records: list[Record] = field(default_factory=list)
    title: str = ""
    words_above: int = 0
    fixed_rows: int = 0
    has_new_title: bool = False
    in_halves: bool = False


def segments(document: Document) -> Iterator[Segment]:
    """The document's runs of short lines, each with the text that stands above it."""
    segment, above = Segment(), _Above()
    for line in without_furniture([line for line in document.lines if line.cells]):
        record = record_of(line)
        kind = _kind_of_line(line.text, line.cells[0]) if len(record) == 1 else _kind_of_row(line, record)
        if kind in (_PROSE, _TITLE_LINE):
            if segment.records:
                yield segment
                above.restart()
            above.take(line, kind == _PROSE)
            rows = rows_in_sentence(record[0]) if kind == _PROSE and len(record) == 1 else []
            segment = Segment(rows, above.title, above.words, has_new_title=above.has_new_title)
        elif kind != _LEGEND:
            segment.records += _records(line, record)
            segment.fixed_rows += line.is_fixed
    if segment.records:
        yield segment


@dataclass(slots=True)
class _Above:
    """The prose and titles read since the last record."""

    title: str = ""
    words: int = 0
    has_new_title: bool = False
    titles: set[str] = field(default_factory=set)

    def restart(self) -> None:
        self.words, self.has_new_title, self.title = 0, False, ""

    def take(self, line: Line, is_prose: bool) -> None:
        """Note a line of prose or a title."""
        if is_prose:
            self.words += line.text.count(" ") + 1
            self.title = f"{self.title} {line.text}"[-_LONGEST_TITLE:]
            return
        title = _PAGE_OF_TITLE.sub("", line.text.lower())
        self.has_new_title |= title not in self.titles
        self.titles.add(title)
        self.title = line.text


def _records(line: Line, record: Record) -> list[Record]:
    """The line's record, or as many as its cells print texts below each other."""
    if not line.parts:
        return [record]
    return rows_of_parts(record, [list(map(_listed, texts)) for texts in line.parts])


def record_of(line: Line) -> Record:
    """The line's cells, each with its kind and place; a metal beside the four is a metal too (see tables.py)."""
    number, end, texts, _, is_row, columns, _, _, _ = line
    cells = list(map(_listed, texts))
    record = Row(map(placed, zip(cells, repeat(number), repeat(end), columns, repeat(is_row), strict=False)))
    record.shape = columns, tuple([cell.kind for cell in cells])
    return record


@lru_cache(maxsize=1 << 16)
def _listed(text: str) -> Cell:
    cell = classify(text[2:] if text[:1] in _BULLETS and text[1:2] == " " else text)
    return replace(cell, kind=METAL) if cell.kind == OTHER_METAL else cell


def _kind_of_row(line: Line, record: Record) -> str:
    """A row with a cell of prose that has neither a name with its cells nor column headings is prose."""
    kinds = kinds_of(record)
    if not line.is_row:
        return _PROSE if _is_running_text(line, kinds) else ""
    if line.text[0] in LEGEND_MARKS and all(cell[0] in LEGEND_MARKS and len(cell) > 3 for cell in line.cells):
        return _LEGEND  # "*Denotes conformant", "**Denotes active" beside each other
    if PROSE not in kinds:
        return ""
    if line.parts and len(_records(line, record)) > 1:
        return ""  # names below each other in one cell
    is_row = (NAME in kinds and OF_ROWS.intersection(kinds)) or kinds.count(HEADING) > 1
    return "" if is_row else _PROSE


def _is_running_text(line: Line, kinds: tuple[str, ...]) -> bool:
    """Sentences parted by runs of spaces."""
    if any(kind == PROSE and len(cell) > _SHORT for kind, cell in zip(kinds, line.cells, strict=True)):
        return True
    has_typed = len(line.cells) > _MOST_SENTENCES or not OF_ROWS.isdisjoint(kinds)
    return not has_typed and _has_words_of_prose(line.text)


@lru_cache(maxsize=1 << 16)
def _kind_of_line(text: str, cell: str) -> str:
    """Prose, a title, a legend or '' for a line of one cell. text: as printed, with its bullet and marks."""
    kind = classify(cell).kind
    is_sentence = len(cell) > _SHORT and kind == PROSE
    if is_sentence or (text[-1] in ".:" and _is_short_sentence(text)):
        if not _heads_smelters(text, cell):
            return _PROSE
    elif kind not in OF_ROWS and _has_words_of_prose(text) and not reads_as_rows(text):
        return _PROSE
    if kind in (NAME, HEADING, PROSE) and _TITLE.match(cell):
        return _TITLE_LINE
    return _LEGEND if _is_legend(text, cell) else ""


def _has_words_of_prose(text: str) -> bool:
    return text.count(" ") >= _PROSE_WORDS and (
        sum(word[:1].islower() for word in text.split()) >= _LOWER_WORDS
    )


def _is_short_sentence(text: str) -> bool:
    """ "The smelters are listed below.": most of its words begin small."""
    words = text.split()
    lower = sum(word[0].islower() for word in words)
    return lower >= _FEWEST_LOWER and 2 * lower >= len(words)


def _heads_smelters(text: str, cell: str) -> bool:
    """ "Smelters and refiners that are not yet conformant": a heading over rows, though in words of prose."""
    words = text.lower()
    names = len(text) <= LONGEST_RUNNING_TITLE and (
        "smelter" in words or "refiner" in words or "sors" in words.split()
    )
    return names and any(group_heading(cell))


def _is_legend(text: str, cell: str) -> bool:
    """ "* conformant": what a mark means, though the mark looks like a bullet; no heading over rows."""
    is_marked = text[0] in LEGEND_MARKS and text[-1] not in LEGEND_MARKS  # "**Conformant**" is bold
    if "(*" in text or "sterisk" in text or "agger" in text:  # "An asterisk (*) denotes conformant smelters"
        return bool(group_heading(cell)[1] or status_in_words(cell))
    return is_marked and bool(group_heading(cell.lstrip(_LEADING))[1])


def is_flattened(segment: Segment) -> bool:
    """Most typed cells stand alone on their line."""
    kinds = [record[0].cell.kind for record in segment.records if len(record) == 1]
    alone = sum(kind in OF_ROWS for kind in kinds)
    if alone < 2 or (alone < 4 and kinds.count(HEADING) < 2):
        return False
    rows = [record for record in segment.records if len(record) > 1]
    return alone > 2 * sum(not OF_ROWS.isdisjoint(kinds_of(row)) for row in rows)


def is_heading(record: Record) -> bool:
    """The record is a list's row of column headings."""
    kinds = kinds_of(record)
    if len(record) < 2 or HEADING not in kinds:
        return False
    counts = Counter(kinds)
    if counts[COUNTRY] or counts[SMELTER_ID] or counts[METAL] > 1:
        return False
    roles = {placed.cell.value for placed in record if placed.cell.kind == HEADING}
    heads = counts[HEADING] + counts[STATUS] + counts[MARK] + counts[NUMBER]
    return bool(roles & {"name", "country", "metal", "id"}) and heads * 2 >= len(record)


def is_matrix_heading(record: Record) -> bool:
    """Column headings with several metals: a matrix of countries or products by metal, not a list of smelters."""
    metals = [placed.cell.value for placed in record if placed.cell.kind == METAL]
    return len(metals) > 1 and len(set(metals)) > 1
