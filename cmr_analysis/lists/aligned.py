"""Fixed columns whose rows stand over several lines, the cells of one line at the bottom or in the middle of them.

A line that has only a part of the name belongs to the row below or above: which of the two is decided for the whole
list, by what names, countries and their ends look like. Lists that print the first line first are read in wrapped.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise, product
from typing import NamedTuple

from .cells import COUNTRY, METAL, NAME, PLACE, SMELTER_ID, classify, group_heading
from .flattened import TITLE
from .heading_words import is_region
from .known_smelters import is_known
from .layout import Layout
from .names import are_two, is_complete, is_legal_form
from .overrun import with_overrun_cut
from .records import Placed, Record, kinds_of
from .wrapped import SLACK, with_continuations

# A cell that so many of the lines with several cells print stands on one line of each row.
_MOST = 0.5
_FEWEST_ROWS = 3
# How much more another reading than the usual one must explain: two whole names, or one and no end for a beginning.
_SURE = 4
_MOST_PARTS = 6
_OPEN = ("&", "-", ",", " and", " of", " de", " und")

# Whether a row may have so many lines above and below the one with its cells, which has a part of its name or not.
_Allowed = Callable[[int, int, bool], bool]


def _is_top(above: int, below: int, has_name: bool) -> bool:
    return above == 0


def _is_bottom(above: int, below: int, has_name: bool) -> bool:
    return below == 0


def _is_upper_middle(above: int, below: int, has_name: bool) -> bool:
    return below - above in (0, 1) if has_name else above == below


def _is_lower_middle(above: int, below: int, has_name: bool) -> bool:
    return above - below in (0, 1) if has_name else above == below


class _Reading(NamedTuple):
    """Rows put together, and how well they look."""

    score: int
    rows: list[Record]


class _Chain(NamedTuple):
    """The last row, those before it, and how well all of them look."""

    score: int
    row: Record | None = None
    before: _Chain | None = None

    def rows(self) -> list[Record]:
        rows, chain = [], self
        while chain.row is not None:
            rows.append(chain.row)
            chain = chain.before
        return rows[::-1]


def without_indents(records: list[Record]) -> list[Record]:
    """The records, the end of a name that stands in a little from its beginning above in the column of that."""
    straight = records[:1]
    for record in records[1:]:
        begun = straight[-1][-1]
        may_go_on = begun.cell.kind == NAME and record[0].number == begun.end + 1
        straight.append(_under(begun, record) if may_go_on else record)
    return straight


def _under(begun: Placed, record: Record) -> Record:
    first, text = record[0], begun.cell.text
    if first.cell.kind != NAME or not 0 < first.column - begun.column <= SLACK:
        return record
    is_heading = TITLE.search(text) or is_region(text) or any(group_heading(text))
    return record if is_heading else [first.at(begun.column), *record[1:]]


def whole_rows(records: Iterable[Record], layout: Layout) -> list[Record]:
    """The records, each with the lines that go on with it joined, and in fixed columns each cell in its own."""
    if layout.is_fixed:
        records = rows_over_lines([with_overrun_cut(record, layout) for record in records], layout)
    return list(with_continuations(records, layout))


def rows_over_lines(records: list[Record], layout: Layout) -> list[Record]:
    """The records, lines joined into rows where these do not begin with the line of their cells."""
    anchor = _anchor(records)
    if not anchor:
        return records
    stretches = list(_stretches(records, anchor, layout))
    if not any(_has_parts(stretch, anchor) for stretch in stretches):
        return records
    top, *others = [
        [_read(stretch, anchor, layout, allowed) for stretch in stretches]
        for allowed in (_is_top, _is_bottom, _is_upper_middle, _is_lower_middle)
    ]
    best = max(others, key=_total)
    if _total(best) < _total(top) + _SURE:
        return records
    return [row for reading in best for row in reading.rows]


def _total(readings: list[_Reading]) -> int:
    return sum(reading.score for reading in readings)


def _anchor(records: list[Record]) -> str:
    """The kind of cell that every row prints once, and on one line."""
    lines = [kinds_of(record) for record in records if len(record) > 1]
    for kind in (SMELTER_ID, METAL, COUNTRY):
        if sum(kind in kinds for kinds in lines) >= max(_MOST * len(lines), _FEWEST_ROWS):
            return kind
    return ""


def _stretches(records: list[Record], anchor: str, layout: Layout) -> Iterator[list[Record]]:
    """Lines that stand together and are rows or parts of rows; every other line by itself."""
    stretch: list[Record] = []
    for record in records:
        is_next = stretch and record[0].number == stretch[-1][-1].end + 1
        is_line = _is_row(record, anchor) or _is_part(record, anchor, layout)
        if stretch and not (is_next and is_line):
            yield stretch
            stretch = []
        if is_line:
            stretch.append(record)
        else:
            yield [record]
    if stretch:
        yield stretch


def _is_row(record: Record, anchor: str) -> bool:
    return len(record) > 1 and anchor in kinds_of(record)


def _is_part(record: Record, anchor: str, layout: Layout) -> bool:
    """The line has words of the row's columns, and neither its ID nor its metal (but where that is printed once)."""
    kinds = set(kinds_of(record))
    if kinds & {anchor, SMELTER_ID} or (METAL in kinds and (anchor == METAL or len(record) == 1)):
        return False
    is_country_over = COUNTRY in kinds and not layout.filled.get("country")
    if len(record) == 1 and (is_country_over or any(group_heading(record[0].cell.text))):
        return False
    return all(abs(layout.nearest(placed.column) - placed.column) <= SLACK for placed in record)


def _has_parts(stretch: list[Record], anchor: str) -> bool:
    rows = sum(_is_row(record, anchor) for record in stretch)
    return 0 < rows < len(stretch)


def _read(stretch: list[Record], anchor: str, layout: Layout, allowed: _Allowed) -> _Reading:
    """The best way to give each line to a row: of the lines between two rows, so many to the one above."""
    places = [index for index, record in enumerate(stretch) if _is_row(record, anchor)]
    gaps = [right - left - 1 for left, right in pairwise([-1, *places, len(stretch)])]
    if not any(gaps) or not places or max(gaps) > _MOST_PARTS:
        return _Reading(0, stretch)
    best = {gaps[0]: _Chain(0)}  # number of lines left to the next row -> the best rows so far
    for place, gap in zip(places, gaps[1:], strict=True):
        has_name = any(layout.role(layout.nearest(placed.column)) == "name" for placed in stretch[place])
        longer: dict[int, _Chain] = {}
        for (above, chain), below in product(best.items(), range(gap + 1)):
            if allowed(above, below, has_name):
                row = _joined(stretch[place - above : place + below + 1], layout)
                score = chain.score + (_score(row, layout) if above or below else 0)
                if gap - below not in longer or longer[gap - below].score < score:
                    longer[gap - below] = _Chain(score, row, chain)
        best = longer
    return _Reading(best[0].score, best[0].rows()) if 0 in best else _Reading(-_SURE, stretch)


def _joined(lines: list[Record], layout: Layout) -> Record:
    """One row of the lines, cell by cell; each cell in its column."""
    cells: dict[int, Placed] = {}
    for placed in (placed for line in lines for placed in line):
        column = layout.nearest(placed.column)
        above = cells.get(column)
        cell = classify(f"{above.cell.text} {placed.cell.text}") if above else placed.cell
        cells[column] = above.joined(placed, cell) if above else placed.at(column)
    return [cells[column] for column in sorted(cells)]


def _score(row: list[Placed], layout: Layout) -> int:
    """How well a joined row looks by its name and its country."""
    name = next((placed for placed in row if layout.role(placed.column) == "name"), None)
    country = next((placed for placed in row if layout.role(placed.column) == "country"), None)
    score = _score_of_name(name.cell.text) if name else -_SURE
    if country is not None:
        score += 1 if country.cell.kind in (COUNTRY, PLACE) else -_SURE
    return score


def _score_of_name(name: str) -> int:
    if is_known(name):
        return _SURE
    words = name.split()
    is_end = name[0].islower() or name[0] in "(&" or is_legal_form(words[0])
    is_begun = name.count("(") > name.count(")") or name.endswith(_OPEN)
    are_several = any(
        are_two(" ".join(words[:size]), " ".join(words[size:])) for size in range(1, len(words))
    )
    return is_complete(name) - _SURE * (is_end + is_begun + are_several)
