"""What the headings over rows say, kept from one row to the next."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .cells import HEADING, LEGEND_MARKS, NAME, classify, group_heading
from .heading_words import is_region
from .legends import says_known
from .names import is_complete
from .wording import names_smelters

_MOST_WORDS = 10
_FEWEST_OF_WORDING = 3
_CONTINUED = re.compile(r"\bcont(?:inued|['’]?d)?\b|^page\b|^table\b(?!\s\w{1,3}\s*[:.–—-])", re.IGNORECASE)


@dataclass(slots=True)
class Over:
    """What the headings over a row say: a metal, a status, and which of the two stands outside.

    unused: what a status meant under which no row has stood yet. Another one behind it says that both are counts
    ("Conformant smelters: 206", "Active smelters: 5").
    in_words: the metal stands in running words ("Gold smelters that we removed"), and another such heading ends it.
    """

    metal: str | None = None
    status: str | None = None
    outer: str = ""
    unused: str = ""
    in_words: bool = False

    def take(self, text: str, in_row: bool = False) -> bool:
        """Note a heading; False where the text is none. A new metal ends a status that stands under metals, and
        so does a heading that says nothing of either: one of smelters ("Other smelters"), or any over a table's
        width (in_row)."""
        metal, status = group_heading(text)
        is_open = self.status or self.in_words
        if is_open and not (metal or status) and _heads_others(text, in_row):
            self.status = text if says_known(text) else None
            self.metal = None if self.in_words else self.metal
            self.in_words = False
        self.outer = self.outer or ("metal" if metal else "status" if status else "")
        if metal:
            if self.outer == "metal" and metal != self.metal:
                self.status = None
            self.metal, self.in_words = metal, text.count(" ") >= _FEWEST_OF_WORDING
        if status:
            is_count = bool(self.unused) and status != self.unused
            self.status, self.unused = None if is_count else text, status
        return bool(metal or status)


def _heads_others(text: str, in_row: bool) -> bool:
    """A short text that names smelters, or stands alone in a table's row; no legend, no name, no page's end."""
    if text.count(" ") > _MOST_WORDS or text[0] in LEGEND_MARKS or _CONTINUED.search(text):
        return False
    is_heading = (
        names_smelters(text)
        or text.lower().endswith("facilities")
        or (in_row and classify(text).kind in (NAME, HEADING))
    )
    return is_heading and not is_complete(text) and not is_region(text)
