"""A run of single cells cut into rows, where the order of their columns is known."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from ..vocabulary import normalize_text
from .cells import MARK, METAL, NAME, STATUS, Cell, classify, group_heading
from .known_smelters import is_known
from .names import LEGAL_FORMS, are_two, is_rest
from .records import Placed, Record, kind_of
from .text_runs import going_on, running_titles, text_runs, texts_a_row

# A column is printed in most rows; what is printed more rarely is a heading over rows.
COLUMN_SHARE = 0.5
# A status printed for fewer rows than this stands over them.
_HEADING_SHARE = 0.2
_MOST_METALS = 4


def repeats(tokens: list[Placed], kind: str) -> bool:
    """A metal or a status printed row by row comes again and again; a heading does not (a status, once a metal)."""
    values = [token.cell.value or token.cell.text for token in tokens if kind_of(token) == kind]
    if kind == STATUS and max(Counter(values).values(), default=0) > _MOST_METALS:
        return True
    return sum(left == right for left, right in pairwise(values)) >= 0.25 * max(len(values) - 1, 1)


class Cutter:
    """Cuts a run of cells into rows, knowing the order of its columns."""

    def __init__(self, tokens: list[Placed], order: list[str], is_headed: bool) -> None:
        self.runs, self.order = text_runs(tokens), order
        gaps = [right.number - left.end > 1 for left, right in pairwise(tokens)]
        self.is_spaced = sum(gaps) > 0.8 * len(gaps)
        self.leading, self.names = texts_a_row(self.runs, order)
        self.running_titles = running_titles(self.runs, self.names)
        self.texts = Counter(token.cell.text for token in tokens)
        counts = Counter(kind_of(token) for token in tokens)
        share = COLUMN_SHARE if is_headed else _HEADING_SHARE
        self.status_is_heading = counts[STATUS] < share * counts[order[0]] or not (
            STATUS in order or repeats(tokens, STATUS)
        )

    def rows(self) -> list[Record]:
        rows: list[Record] = []
        printed: list[str] = []  # the kinds of the last row's cells
        for index, run in enumerate(self.runs):
            kind = kind_of(run[0])
            if kind == NAME:
                is_last = index == len(self.runs) - 1
                run = self._texts(run, is_last, rows)
                run = run[: self._room(rows)] if is_last else run
            is_followed = self._goes_on(index)
            for turn, placed in enumerate(run):
                if self._opens_row(printed, kind, turn, len(run), is_followed):
                    rows.append([placed])
                    printed = [kind]
                else:
                    rows[-1].append(placed)
                    printed.append(kind)
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

    def _opens_row(self, printed: list[str], kind: str, turn: int, length: int, is_followed: bool) -> bool:
        if kind not in self.order and kind != MARK:
            return not printed or self.order[0] != METAL or (kind == STATUS and self.status_is_heading)
        if not printed or (printed[-1] != MARK and printed[-1] not in self.order):
            return True
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
            run = self._without_repeated(run, usual)
        strict = is_last or self.order[0] == NAME
        ends = going_on(run)
        joined: list[Placed] = []
        for index, token in enumerate(run):
            surplus = len(joined) + len(run) - index > usual
            is_rest = index in ends or (joined and self._is_wrapped(joined[-1], token, strict, is_last))
            if joined and surplus and is_rest:
                text = f"{joined[-1].cell.text} {token.cell.text}"
                joined[-1] = joined[-1].joined(token, Cell(text, NAME, "", classify(text).mark))
            else:
                joined.append(token)
        return joined[:usual] if is_last else joined

    def _without_repeated(self, run: list[Placed], usual: int) -> list[Placed]:
        """Beside as many known names as a row has, a text that stands in the list again and again is none."""
        known = [token for token in run if is_known(token.cell.text)]
        if len(known) != usual or usual != self.names:
            return run
        ends = going_on(run)
        return [
            token
            for place, token in enumerate(run)
            if place in ends or token in known or self._stands_once(token.cell.text)
        ]

    def _stands_once(self, text: str) -> bool:
        return self.texts[text] == 1 or any(group_heading(text))

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
            return not are_two(first.cell.text, second.cell.text) or _are_known(first, second)
        return is_rest(first.cell.text, second.cell.text) or _begins_with_legal_form(second.cell.text)


def _are_known(first: Placed, second: Placed) -> bool:
    """The two lines are one known name."""
    return is_known(f"{first.cell.text} {second.cell.text}")


def _begins_with_legal_form(text: str) -> bool:
    """ "Co., Ltd. Shanghang"; but "JSC Uralelectromed" is a name, and so is every known one."""
    first = normalize_text(text).partition(" ")[0]
    return first in LEGAL_FORMS and first != "jsc" and not is_known(text)
