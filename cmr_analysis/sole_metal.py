"""The one conflict mineral of a filer that has one only: a jeweler's gold, a can maker's tin.

Its prose says so once ("Tin is the only conflict mineral that is necessary to our products"), and then tells of
"sixteen tin smelters" and lists them without a metal: they are all of the filing's smelters, not those of one metal.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .document import Document

_METAL = r"(gold|tin|tantalum|tungsten)\b"
_MINERAL = r"(?:conflict minerals?|3TGs?(?: minerals?| metals?)?|conflict metals?)"
_IS_USED = r"(?![^.;,]{0,60}\bnot\b)"  # not "the only conflict mineral that we do not use"
_NO_OTHER = r"(?!(?:,| and| or|/|;)[^.]{0,20}\b(?:gold|tin|tantalum|tungsten)\b)"
# By a glance: what each of the phrases below holds.
_MAY_SAY = re.compile(r"nly (?:[cC]onflict|3TG|[gG]old|[tT](?:in|antalum|ungsten))")
_SOLE = re.compile(
    rf"(?<![,/&] )(?<!\band )(?<!\bor )\b{_METAL} (?:is|was) (?:the|our|its) only {_MINERAL}\b{_IS_USED}"
    rf"|\bonly {_MINERAL}\b(?! of (?:any )?significance){_IS_USED}[^.;,]{{0,90}}? (?:is|was) {_METAL}{_NO_OTHER}"
    rf"|\bonly {_METAL} (?:is|was) necessary\b",
    re.IGNORECASE,
)


class SoleMetal(NamedTuple):
    """The metal, as in schema.SMELTERS, and the line that says so."""

    metal: str
    line: int


def sole_metal(document: Document) -> SoleMetal | None:
    """The only conflict mineral in the filer's products; None where the filing names none, or two."""
    told = [
        SoleMetal(next(filter(None, found.groups())).capitalize(), paragraph.lines_of(*found.span())[0])
        for paragraph in document.paragraphs
        if "nly " in paragraph.text and _MAY_SAY.search(paragraph.text)
        for found in _SOLE.finditer(paragraph.text)
    ]
    return told[0] if len({one.metal for one in told}) == 1 else None
