"""The stated numbers of smelters by metal against the list: "105 gold, 38 tantalum, 72 tin and 43 tungsten"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .. import schema
from ..document import Document
from ..facts.numerals import NUMBER, read_number
from ..facts.passages import sentences
from ..smelters.names import spelled_name
from .listed import Listed
from .lists import Check, Place, Row, check
from .of_some import is_not_comparable

_METAL = r"(?P<metal>gold|tantalum|tin|tungsten)\b"
_FORMS = [
    re.compile(
        rf"(?P<number>{NUMBER}) (?:(?:were|are|is|was|process|for|of|which|the|unique|distinct) ){{0,3}}{_METAL}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_METAL}(?: (?:smelters?|refiners?)(?: (?:and|or) refiners?)?)?\s?(?:[:(=–—-]|\bwith\b)\s?"
        rf"(?P<number>{NUMBER})",
        re.IGNORECASE,
    ),
]
_PART = re.compile(
    r"conformant|compliant|active|validated|certified|enrolled|covered countr|20[0-3]\d: "
    r"|prior year|high[- ]risk|recycled",
    re.IGNORECASE,
)
_LEAST_METALS = 3


def check_metals(listed: Listed) -> Iterator[Check]:
    """One check where a sentence gives numbers by metal that add up to the total stated.

    Numbers that do not add up may be of some smelters only, or count one of two metals twice.
    """
    rows, total = listed.rows, listed.facts.get("smelters_identified")
    stated = _stated(total.number, listed.document) if total and any(row["metal"] for row in rows) else None
    if stated is None:
        return
    numbers, place = stated
    other = [metal for metal, number in numbers.items() if number not in _counts(rows, metal)]
    said = ", ".join(f"{number} {metal.lower()}" for metal, number in numbers.items())
    counted = ", ".join(f"{max(_counts(rows, metal))} {metal.lower()}" for metal in numbers)
    detail = f"The filing states {said}; its list holds {'as many of each' if not other else counted}."
    outcome = "differs" if other else "agrees"
    if other and is_not_comparable(listed):
        outcome, detail = "not_checkable", f"{detail[:-1]}, and may be of other smelters than those counted."
    yield check("smelters_by_metal", outcome, detail, said, counted, place)


def _stated(total: float, document: Document) -> tuple[dict[str, int], Place] | None:
    """Number by metal, in the order of the metals, and the lines of the sentence where they add up to the total."""
    for paragraph in document.paragraphs:
        for start, sentence in sentences(paragraph.text) if "ungsten" in paragraph.text else ():
            for form in _FORMS if "ungsten" in sentence else ():
                found = _by_metal(sentence, form)
                if sum(found.values()) == total:
                    return found, Place(*paragraph.lines_of(start, start + len(sentence)))
    return None


def _by_metal(sentence: str, form: re.Pattern[str]) -> dict[str, int]:
    """Three metals or more, each once, in a sentence about all smelters."""
    pairs = [(match["metal"].capitalize(), read_number(match["number"])) for match in form.finditer(sentence)]
    found = {metal: number for metal, number in pairs if number}
    if len(pairs) != len(found) or len(found) < _LEAST_METALS or _PART.search(sentence):
        return {}
    return {metal: found[metal] for metal in schema.METALS if metal in found}


def _counts(rows: Sequence[Row], metal: str) -> set[int]:
    """How many of one metal the list holds: rows, facilities, names."""
    listed = [row for row in rows if row["metal"] == metal]
    names = {spelled_name(row["smelter_name_raw"]) for row in listed}
    return {len(listed), len({row["smelter_id"] for row in listed}), len(names)}
