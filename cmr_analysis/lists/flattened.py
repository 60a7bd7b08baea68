"""Flattened text, one cell a line, back to rows.

The order of the columns is learned from which kind of cell follows which; a row ends where the order starts
again. Blank lines only help: extractions put them between cells, between rows, or anywhere.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from ..vocabulary import normalize_text
from .cells import COUNTRY, HEADING, MARK, METAL, NAME, NUMBER, SMELTER_ID, STATUS, Cell, classify
from .known_smelters import known_pairs
from .names import LEGAL_FORMS, are_two, is_rest
from .records import Placed, Record, kind_of
from .text_runs import running_titles, text_runs, texts_a_row

_COLUMN_KINDS = (METAL, NAME, COUNTRY, STATUS, SMELTER_ID)
_ROLE_KINDS = {"metal": METAL, "name": NAME, "country": COUNTRY, "status": STATUS, "id": SMELTER_ID}
# A column is printed in most rows; what is printed more rarely is a heading over rows.
_COLUMN_SHARE = 0.5
# A status printed for fewer rows than this stands over them.
_HEADING_SHARE = 0.2
_MOST_METALS = 4
_ANCHORS = (METAL, COUNTRY, SMELTER_ID)
TITLE = re.compile(r"\b(?:smelters|refiners|refineries|facilities|list)\b", re.IGNORECASE)


def unflatten(tokens: list[Placed]) -> list[Record]:
    """Rows of a run of single cells; a heading over rows comes back as a row of one cell."""
    hints = _heading_kinds(tokens)
    tokens = _without_titles(_without_headings(tokens))
    columns = _columns(tokens, hints)
    if not tokens or (columns and NAME not in columns):
        return []
    if not columns:
        return [[token] for token in tokens]
    order = _order(tokens, columns, hints)
    if order[0] == METAL:
        first = next(index for index, token in enumerate(tokens) if kind_of(token) == METAL)
        tokens = [token for token in tokens[:first] if kind_of(token) == STATUS] + tokens[first:]
    return _Cutter(tokens, order, is_headed=len(hints) > 1).rows()


def _without_titles(tokens: list[Placed]) -> list[Placed]:
    """The cells without a title that stands before them ("List of smelters and refiners")."""
    first = next((index for index, token in enumerate(tokens) if kind_of(token) in _ANCHORS), 0)
    titles = {
        index
        for index in range(first)
        if tokens[index].cell.kind == NAME and TITLE.search(tokens[index].cell.text)
    }
    return [token for index, token in enumerate(tokens) if index not in titles]


def _heading_kinds(tokens: list[Placed]) -> list[str]:
    """Kinds that the first row of column headings names, in order; a title before it ("Smelter list") left out."""
    kinds: list[str] = []
    for token in tokens:
        if token.cell.kind == HEADING:
            kinds += [_ROLE_KINDS[token.cell.value]] if token.cell.value in _ROLE_KINDS else []
        elif kinds and kind_of(token) in _ANCHORS:
            break
    if len(kinds) > len(set(kinds)) + 1:
        return [kind for kind in kinds[:1] if kind == METAL]  # word by word: "smelter" may be "smelter ID"
    return [kind for index, kind in enumerate(kinds) if kind not in kinds[index + 1 :]]


def _without_headings(tokens: list[Placed]) -> list[Placed]:
    """Column headings and numbers out, and the words that stand between two words of a heading ("or", "RMAP")."""
    heads = [token.cell.kind == HEADING for token in tokens]
    return [
        token
        for index, token in enumerate(tokens)
        if not (heads[index] or token.cell.kind == NUMBER or _is_within_heading(tokens, heads, index))
    ]


def _is_within_heading(tokens: list[Placed], heads: list[bool], index: int) -> bool:
    """A word that stands one or two before and behind words of a heading, and no cell of a row between them."""
    if kind_of(tokens[index]) not in (NAME, STATUS, MARK):
        return False
    before, behind = (index - 1, index - 2), (index + 1, index + 2)
    return _reaches_heading(tokens, heads, before) and _reaches_heading(tokens, heads, behind)


def _reaches_heading(tokens: list[Placed], heads: list[bool], places: tuple[int, int]) -> bool:
    for place in places:
        if not 0 <= place < len(tokens) or kind_of(tokens[place]) in _ANCHORS:
            return False
        if heads[place]:
            return True
    return False


def _columns(tokens: list[Placed], hints: list[str]) -> set[str]:
    """Kinds that are columns of the list: printed in at least half of its rows, and headed if headings are printed."""
    counts = Counter(kind_of(token) for token in tokens)
    rows = max((counts[kind] for kind in (COUNTRY, SMELTER_ID, STATUS)), default=0)
    if counts[METAL] > rows and counts[METAL] * 3 > counts[NAME]:
        rows = counts[METAL]
    if not rows or rows * 4 < counts[NAME]:
        return set()
    columns = {kind for kind in _COLUMN_KINDS if counts[kind] >= rows * _COLUMN_SHARE}
    is_headed = NAME in hints and bool({COUNTRY, SMELTER_ID} & set(hints))
    if METAL not in hints and (is_headed or not _repeats(tokens, METAL)):
        columns.discard(METAL)
    if STATUS not in hints and counts[STATUS] < rows and (is_headed or not _repeats(tokens, STATUS)):
        columns.discard(STATUS)
    return columns


def _repeats(tokens: list[Placed], kind: str) -> bool:
    """A metal or a status printed row by row comes again and again; a heading does not (a status, once a metal)."""
    values = [token.cell.value or token.cell.text for token in tokens if kind_of(token) == kind]
    if kind == STATUS and max(Counter(values).values(), default=0) > _MOST_METALS:
        return True
    return sum(left == right for left, right in pairwise(values)) >= 0.25 * max(len(values) - 1, 1)


def _order(tokens: list[Placed], columns: set[str], hints: list[str]) -> list[str]:
    """Column kinds in printed order: as headed, else each followed by the kind that most often follows it."""
    if set(hints) == columns and len(hints) == len(columns):
        return hints
    kinds = [kind for kind in map(kind_of, tokens) if kind in columns]
    kinds = [kind for index, kind in enumerate(kinds) if not index or kinds[index - 1] != kind]
    follows = Counter(pairwise(kinds))
    chains = [_chain(start, columns, follows) for start in sorted(columns)]
    return max(
        chains,
        key=lambda order: (
            *_read_in_order(tokens, order, not hints),
            _support(order, follows, kinds, tokens, hints),
            order,
        ),
    )


def _read_in_order(tokens: list[Placed], order: list[str], is_unheaded: bool) -> tuple[float, ...]:
    """How well the list reads in this order: known smelters beside their own cells and blank lines between rows,
    where no heading tells the order (the text may begin within a row); rows with every column (a rotated order
    breaks one a heading)."""
    rows = _Cutter(tokens, order, is_headed=False).rows()
    complete = sum(set(order) <= {kind_of(placed) for placed in row} for row in rows)
    return (known_pairs(rows), _gap_support(order, tokens), complete) if is_unheaded else (complete,)


def _chain(start: str, columns: set[str], follows: Counter) -> list[str]:
    order = [start]
    while len(order) < len(columns):
        left = sorted(columns.difference(order))
        order.append(max(left, key=lambda kind: follows[order[-1], kind]))
    return order


def _support(
    order: list[str], follows: Counter, kinds: list[str], tokens: list[Placed], hints: list[str]
) -> float:
    """How well an order explains the cells: their succession, the heading's order, the gaps, the two ends."""
    in_order = sum(follows[pair] for pair in pairwise(order)) / max(len(kinds), 1)
    hinted = [kind for index, kind in enumerate(hints) if kind in order and kind not in hints[:index]]
    heading = 3.0 if hinted and hinted[0] == order[0] else 0.0
    ends = (kinds[0] == order[0]) * 0.5 + (kinds[-1] == order[-1]) * 0.5 if kinds else 0.0
    return 4 * in_order + heading + ends + _gap_support(order, tokens)


def _gap_support(order: list[str], tokens: list[Placed]) -> float:
    """1 where rows that begin with order[0] stand further apart than the cells within a row."""
    inside, between = [], []
    for left, right in pairwise(tokens):
        (between if kind_of(right) == order[0] else inside).append(min(right.number - left.end, 4))
    if not inside or not between:
        return 0.0
    return 1.0 if sum(between) / len(between) > sum(inside) / len(inside) + 0.4 else 0.0


class _Cutter:
    """Cuts a run of cells into rows, knowing the order of its columns."""

    def __init__(self, tokens: list[Placed], order: list[str], is_headed: bool) -> None:
        self.runs, self.order = text_runs(tokens), order
        gaps = [right.number - left.end > 1 for left, right in pairwise(tokens)]
        self.is_spaced = sum(gaps) > 0.8 * len(gaps)
        self.leading, self.names = texts_a_row(self.runs, order)
        self.running_titles = running_titles(self.runs, self.names)
        counts = Counter(kind_of(token) for token in tokens)
        share = _COLUMN_SHARE if is_headed else _HEADING_SHARE
        self.status_is_heading = counts[STATUS] < share * counts[order[0]] or not (
            STATUS in order or _repeats(tokens, STATUS)
        )

    def rows(self) -> list[Record]:
        rows: list[Record] = []
        for index, run in enumerate(self.runs):
            kind = kind_of(run[0])
            if kind == NAME:
                is_last = index == len(self.runs) - 1
                run = self._texts(run, is_last, rows)
                run = run[: self._room(rows)] if is_last else run
            is_followed = self._goes_on(index)
            for turn, placed in enumerate(run):
                if self._opens_row(rows, kind, turn, len(run), is_followed):
                    rows.append([placed])
                else:
                    rows[-1].append(placed)
        if rows and len(self.order) > 1 and all(kind_of(placed) == NAME for placed in rows[-1]):
            rows.pop()  # text behind the list, not a row
        return rows

    def _room(self, rows: list[Record]) -> int:
        """How many texts at the end of the run the last row still takes: what stands behind is no part of the list."""
        if self.order[0] == NAME or not rows:
            return self.names
        counts = [
            sum(kind_of(placed) == NAME for placed in row) for row in rows if kind_of(row[0]) in self.order
        ]
        usual = Counter(counts[:-1]).most_common(1)[0][0] if len(counts) > 1 else self.names
        return max(usual - counts[-1], 0) if counts else 0

    def _goes_on(self, index: int) -> bool:
        """Behind this run the row goes on: what follows is a cell of a row, and not its first."""
        following = kind_of(self.runs[index + 1][0]) if index + 1 < len(self.runs) else ""
        return following in self.order[1:]

    def _opens_row(self, rows: list[Record], kind: str, turn: int, length: int, is_followed: bool) -> bool:
        if kind not in self.order and kind != MARK:
            return not rows or self.order[0] != METAL or (kind == STATUS and self.status_is_heading)
        if not rows or kind_of(rows[-1][-1]) not in (*self.order, MARK):
            return True
        printed = [kind_of(placed) for placed in rows[-1]]
        first = self.order[0]
        if kind == MARK:
            return False
        if kind == NAME:
            return self._text_opens_row(printed, turn, length, is_followed)
        if kind == first:
            return True
        rank = self.order.index(kind)
        return (
            any(other in self.order and self.order.index(other) > rank for other in printed)
            and kind in printed
        )

    def _text_opens_row(self, printed: list[str], turn: int, length: int, is_followed: bool) -> bool:
        """A text begins a row where a name comes first, and elsewhere where the row it would join is full."""
        if self.order[0] == NAME and self.names == 1:
            return True
        if self.order[0] == NAME:
            behind = max(length - self.leading, 0)
            return turn == behind if printed[-1] != NAME or turn else True
        full = printed.count(NAME) >= self.names
        can_begin = self.order[0] != METAL or is_followed  # a metal that is printed once
        return full and can_begin and printed[-1] == self.order[-1] != NAME

    def _texts(self, run: list[Placed], is_last: bool, rows: list[Record]) -> list[Placed]:
        """The texts of a run: running titles out, a wrapped name joined, as many as a row has."""
        usual = self._usual_run(is_last, rows)
        if len(run) > usual and not is_last:
            run = [
                token for token in run if normalize_text(token.cell.text) not in self.running_titles
            ] or run[-1:]
        strict = is_last or self.order[0] == NAME
        joined: list[Placed] = []
        for index, token in enumerate(run):
            surplus = len(joined) + len(run) - index > usual
            if joined and surplus and self._is_wrapped(joined[-1], token, strict, is_last):
                text = f"{joined[-1].cell.text} {token.cell.text}"
                joined[-1] = joined[-1].joined(token, Cell(text, NAME, "", classify(text).mark))
            else:
                joined.append(token)
        return joined[:usual] if is_last else joined

    def _usual_run(self, is_last: bool, rows: list[Record]) -> int:
        if self.order[0] != NAME:
            return self.names
        return max(self.names - self.leading, 0) if is_last and rows else self.names

    def _is_wrapped(self, first: Placed, second: Placed, strict: bool, is_last: bool) -> bool:
        """The second line goes on with the first one's name.

        Where a row begins with the name, two names may also be two rows, the first without its other cells:
        then only a missing blank line among cells that are spaced out, or the words themselves, tell.
        """
        if not strict or (self.is_spaced and not is_last and second.number == first.end + 1):
            return not are_two(first.cell.text, second.cell.text)
        return is_rest(first.cell.text, second.cell.text) or _begins_with_legal_form(second.cell.text)


def _begins_with_legal_form(text: str) -> bool:
    """ "Co., Ltd. Shanghang" """
    return normalize_text(text).partition(" ")[0] in LEGAL_FORMS
