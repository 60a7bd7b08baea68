"""Words that say smelters are meant: in a title, a sentence or a heading over rows, and in column headings."""

from __future__ import annotations

import re

from .records import Record

# "The facilities used to process the conflict minerals": the words of Form SD, item 1.01(c)(2).
SMELTER_WORDS = r"smelter|refiner|processing facilit|facilit(?:y|ies)\b[^.]{0,60}\bprocess"
_NAMES_SMELTERS = re.compile(SMELTER_WORDS)
_FIRST_LETTERS = ("smelter", "refiner", "facilit")
# A column is headed with one word where a sentence needs more: "Facility", "Processor".
_HEADS = ("smelter", "refiner", "facility", "processor")
# "Facility" alone may head the filer's own plants.
_SAYS = ("smelter", "refiner")


def names_smelters(text: str) -> bool:
    """The text speaks of smelters or refiners: "Gold Refiners", "facilities used to process the minerals"."""
    words = text.lower()
    return any(letters in words for letters in _FIRST_LETTERS) and bool(_NAMES_SMELTERS.search(words))


def heads_smelters(heading: Record) -> bool:
    """The column headings are those of a list of smelters."""
    words = " ".join(placed.cell.text for placed in heading).lower()
    return any(word in words for word in _HEADS)


def says_smelters(heading: Record) -> bool:
    """The column headings call what they head smelters or refiners."""
    words = " ".join(placed.cell.text for placed in heading).lower()
    return any(word in words for word in _SAYS)
