"""Columns of ticks and crosses: the status that the column's heading and the mark in it state together.

"✔" under "RMAP Conformant" or under "RMAP Status" is conformant, "✘" is not. An "X" says that the heading holds
("X" under "Conformant"), but in a list that prints ticks it is their opposite. Yes and no are read so in columns
beside each other ("Conformant", "Active") and under a status other than conformant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from .. import vocabulary
from .cells import HEADING, MARK, STATUS, Cell
from .records import Placed, Record
from .status_words import says_either

TICK, CROSS, EITHER = "tick", "cross", "either"
# Headings that a tick answers, though they name no status themselves. "RMAP audit" is none: it may have failed.
_ASKS_STATUS = re.compile(r"status|conform|compli|certif|validat|conflict|designat", re.IGNORECASE)
ANSWERS = {"yes": TICK, "y": TICK, "no": CROSS, "n": CROSS}
_CONFORMANT = "conformant"
_FEWEST_MARKS = 2


@dataclass(frozen=True, slots=True)
class Crosses:
    """The columns of marks that a status heads.

    heads: column -> the heading as printed and its status ('' for "RMAP Status"). has_ticks: the list prints
    ticks, so that an "X" says no.
    """

    heads: dict[int, tuple[str, str]] = field(default_factory=dict)
    has_ticks: bool = False

    def status(self, record: Record) -> str | None:
        """The heading that a mark says holds, or the mark itself where the heading names none or does not hold."""
        said_no = None
        for placed in record:
            says = self._says(placed.cell) if placed.column in self.heads else ""
            if not says:
                continue
            heading, meaning = self.heads[placed.column]
            if says == TICK:
                return heading if meaning else placed.cell.text
            if says == EITHER and meaning:
                return heading
            if says == CROSS and meaning in ("", _CONFORMANT):
                said_no = said_no or placed.cell.text
        return said_no

    def _says(self, cell: Cell) -> str:
        if cell.kind == STATUS:
            return ANSWERS.get(cell.text.lower(), "")
        says = what_mark_says(cell.text) if cell.kind == MARK else ""
        return CROSS if says == EITHER and self.has_ticks else says


def learn_crosses(
    rows: Iterable[Record], headings: dict[int, Placed], roles: dict[int, str]
) -> Crosses | None:
    """The columns of crosses that a status heads; None where there is none."""
    answered = [column for column in headings if _heads_answers(column, headings, roles)]
    if len(answered) == 1 and headings[answered[0]].cell.value == _CONFORMANT:
        answered = []  # yes and no are what they always are
    heads = {
        column: (placed.cell.text, placed.cell.value if placed.cell.kind == STATUS else "")
        for column, placed in headings.items()
        if (roles[column] == "mark" and _is_answered(placed)) or column in answered
    }
    if not heads:
        return None
    marks = {placed.cell.text for row in rows for placed in row if placed.column in heads}
    return Crosses(heads, TICK in map(what_mark_says, marks))


def _is_answered(heading: Placed) -> bool:
    text = heading.cell.text
    return not says_either(text) and (heading.cell.kind == STATUS or bool(_ASKS_STATUS.search(text)))


def _heads_answers(column: int, headings: dict[int, Placed], roles: dict[int, str]) -> bool:
    cell = headings[column].cell
    return cell.kind == STATUS and bool(cell.value) and roles[column] in ("status", "other status")


def status_heading(tokens: list[Placed]) -> Placed | None:
    """In flattened text with a tick or a cross a row (or yes and no under "Active"): the status that stands
    among the column headings."""
    heads = [index for index, token in enumerate(tokens) if token.cell.kind == HEADING]
    if not heads:
        return None
    beside = [tokens[index] for index in (heads[0] - 1, heads[-1] + 1) if 0 <= index < len(tokens)]
    between = [token for token in tokens[heads[0] : heads[-1]] if token.cell.kind == STATUS]
    found = next((token for token in [*between[:1], *beside] if token.cell.kind == STATUS), None)
    if found is None:
        return None
    marks = sum(bool(what_mark_says(token.cell.text)) for token in tokens)
    answers = sum(token.cell.text.lower() in ANSWERS for token in tokens)
    is_answered = marks + (answers if found.cell.value not in ("", _CONFORMANT) else 0) >= _FEWEST_MARKS
    return found if is_answered else None


def told_by_marks(statuses: Iterable[str], is_beside_words: bool) -> dict[str, str]:
    """What ticks and crosses that stand for a status state. An "X" says no beside a tick or a status in words."""
    says = {status: what_mark_says(status) for status in statuses}
    means = {TICK: _CONFORMANT, CROSS: "not_conformant"}
    if is_beside_words or TICK in says.values():
        means[EITHER] = "not_conformant"
    return {status: means[said] for status, said in says.items() if said in means}


def what_mark_says(mark: str) -> str:
    """'tick', 'cross', 'either' for a mark of data/reference/tick_marks.csv, else ''."""
    return _marks().get(mark.lower(), "")


@lru_cache(maxsize=1)
def _marks() -> dict[str, str]:
    return {row["mark"]: row["says"] for row in vocabulary.read_vocabulary("tick_marks.csv")}
