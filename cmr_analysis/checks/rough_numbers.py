"""Numbers that a filing gives as "approximately 300" or "over 250": what a count may be and still agree."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..facts.numerals import NUMBER, read_number

_WORDS = {
    "about": r"approximately|about|around|roughly|circa|ca\.|some|an estimated|nearly|almost|close to|just under|~",
    "above": r"over|more than|greater than|in excess of|at least|no fewer than|upwards of|above|minimum of",
    "below": r"up to|fewer than|less than|no more than|not more than|at most|maximum of",
}
_ROUGH = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _WORDS.items())
    + rf")\s?(?:a total of )?(?P<number>{NUMBER})(?P<more>\s?\+)?|(?P<plus>\b\d[\d,]*)\s?\+(?!\d)",
    re.IGNORECASE,
)  # fmt: skip
_TOLERANCE = 0.05
"""Share of a number by which "approximately" may be off (at least 1)."""


@dataclass(frozen=True, slots=True)
class Roughness:
    """How exactly a number is stated. kind: exact, about, above or below; printed: the words, '' if exact."""

    kind: str = "exact"
    number: float = 0.0
    printed: str = ""

    def fits(self, count: float) -> bool:
        """Whether a count is what the words allow."""
        if self.kind == "about":
            return abs(count - self.number) <= max(1.0, _TOLERANCE * self.number)
        if self.kind == "above":
            return count >= self.number
        return count <= self.number if self.kind == "below" else count == self.number

    def allows(self, count: float) -> bool:
        """Whether the number is no exact one and a count is what its words allow."""
        return self.kind != "exact" and self.fits(count)


EXACT = Roughness()


def roughness(quote: str, number: float | None) -> Roughness:
    """How exactly a sentence states a number; EXACT where no word says otherwise.

    >>> roughness("We identified over 250 smelters.", 250).kind, roughness("We identified 250 smelters.", 250).kind
    ('above', 'exact')
    """
    for found in _ROUGH.finditer(quote) if number else ():
        if read_number(found.group("number") or found.group("plus")) == number:
            return _of(found, number)
    return EXACT


def _of(found: re.Match[str], number: float) -> Roughness:
    kind = next((kind for kind in _WORDS if found.group(kind)), "above")
    return Roughness(kind, number, (found.group(kind) or "more than").lower())
