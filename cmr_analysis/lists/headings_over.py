"""What the headings over rows say, kept from one row to the next."""

from __future__ import annotations

from dataclasses import dataclass

from .cells import LEGEND_MARKS, group_heading
from .names import is_complete
from .wording import names_smelters

_MOST_WORDS = 10


@dataclass(slots=True)
class Over:
    """What the headings over a row say: a metal, a status, and which of the two stands outside."""

    metal: str | None = None
    status: str | None = None
    outer: str = ""

    def take(self, text: str) -> bool:
        """Note a heading; False where the text is none. A new metal ends a status that stands under metals, and
        so does a heading of smelters that says nothing of either ("Other smelters")."""
        metal, status = group_heading(text)
        if self.status and not (metal or status) and _heads_others(text):
            self.status = None
        self.outer = self.outer or ("metal" if metal else "status" if status else "")
        if metal:
            if self.outer == "metal" and metal != self.metal:
                self.status = None
            self.metal = metal
        if status:
            self.status = text
        return bool(metal or status)


def _heads_others(text: str) -> bool:
    """A short text that names smelters and is neither a legend nor the name of one."""
    is_short = text.count(" ") <= _MOST_WORDS and text[0] not in LEGEND_MARKS
    return is_short and names_smelters(text) and not is_complete(text)
