"""One line with a whole row in it, cut into a name and the typed cells at its ends.

A metal, a country, a status or an ID is found at either end by what it is; what is left between is the name.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from .. import vocabulary
from ..vocabulary import normalize_text
from .cells import COUNTRY, MARK, METAL, NAME, PLACE, SMELTER_ID, STATUS, classify, metal_of_smelters
from .described import description
from .entries import entries_in_cell
from .known_smelters import is_known, names_at_commas
from .records import Placed

# A row's cells in printed order, each with its kind; exactly one is the name.
Cut = list[tuple[str, str]]
_FRONT = frozenset((METAL, SMELTER_ID))
_TYPED = frozenset((METAL, COUNTRY, SMELTER_ID, STATUS))
_IN_BRACKETS = frozenset((COUNTRY, PLACE, METAL, SMELTER_ID, STATUS))
# Pieces of the longest typed cell, and characters where nothing parts the cells.
_LONGEST_TAIL = 8
_LONGEST_CELL = 60
_SHORTEST_STATUS = 4
_LONGEST_LINE = 1000
_GLUED_METAL = (
    r"^(?P<metal>(?:Gold|Tantalum|Tin|Tungsten)(?=[A-Z0-9])"
    r"|(?:GOLD|TANTALUM|TIN|TUNGSTEN)(?=[A-Z0-9][a-z0-9. &-]))"
)
_GLUED = re.compile(rf"{_GLUED_METAL}|(?<=\S)CID\d{{6}}$|(?<=[a-z.)])[A-Z]{{4,}}")
DASH = re.compile(r"\s+[-–—]\s*|\s*[–—]\s+")
COMMA = re.compile(r",\s+")
_LED_BY_METAL = re.compile(r"^(?P<metal>[A-Za-z() ]{3,40}?)\s*[:–—-]\s+(?P<rest>\S.*)$")
_AT_END = " .;,*†‡§^¹²³⁴⁵"
_CLOSING = (")", "]")
_BRACKETS = re.compile(
    r"^(?P<name>.+?)\s*[(\[](?P<place>[^()\[\]]+(?:\([^()]*\))?)[)\]][.;,]?\s*(?P<mark>[*†‡§^¹²³⁴⁵]{0,3})$"
)


def between_typed_ends(text: str, separator: re.Pattern, in_front: frozenset[str] = _FRONT) -> Iterator[Cut]:
    """Cuts of a line at a separator: the most typed cells behind the name first; then those with the name in front.

    in_front: the kinds of cells that may stand before the name.
    """
    pieces = _pieces(text, separator)
    front = _front(text, pieces, in_front)
    while front:
        rest = pieces[sum(size for size, _ in front) :]
        yield from _with_tail(text, rest, [cell for _, cell in front])
        if in_front - _FRONT or SMELTER_ID in (kind for _, (_, kind) in front):
            yield [*(cell for _, cell in front), (text[rest[0][0] :], NAME)]
        front = front[:-1] if front[-1][1][1] != SMELTER_ID else []  # "Gold Coast Refinery", "China Tin"
    yield from _with_tail(text, pieces, [])


def _pieces(text: str, separator: re.Pattern) -> list[tuple[int, int]]:
    """Start and end of each piece; several together are as they are printed."""
    starts, ends = [0], []
    for match in separator.finditer(text):
        ends.append(match.start())
        starts.append(match.end())
    return list(zip(starts, [*ends, len(text)], strict=True))


def _front(
    text: str, pieces: list[tuple[int, int]], kinds: frozenset[str]
) -> list[tuple[int, tuple[str, str]]]:
    """The typed cells before the name: how many pieces each takes, and the cell."""
    front: list[tuple[int, tuple[str, str]]] = []
    while found := _typed_at_start(text, pieces, kinds.difference(cell[1] for _, cell in front)):
        front.append(found)
        pieces = pieces[found[0] :]
    return front


def _typed_at_start(text: str, pieces: list, kinds: frozenset[str]) -> tuple[int, tuple[str, str]] | None:
    for size in range(_LONGEST_TAIL if len(kinds - _FRONT) else 2, 0, -1):
        if len(pieces) > size:
            cell = text[pieces[0][0] : pieces[size - 1][1]]
            kind = classify(cell).kind
            last = text[pieces[size - 1][0] : pieces[size - 1][1]]
            if size > 1 and last[0].isalnum() and classify(last).kind == METAL:
                continue  # "Gold AU Traders and Refiners", but "Gold (Au) Japan Mint"
            if kind in kinds:
                return size, (cell, kind)
    return None


def _with_tail(text: str, pieces: list[tuple[int, int]], front: Cut) -> Iterator[Cut]:
    """The cuts with one or more typed cells behind the name, the most first."""
    cuts: list[Cut] = []
    tail: Cut = []
    while found := _typed_at_end(text, pieces, {kind for _, kind in front + tail}):
        size, cell = found
        pieces, tail = pieces[:-size], [cell, *tail]
        cuts.append([*front, (text[pieces[0][0] : pieces[-1][1]], NAME), *tail])
    return reversed(cuts)


def _typed_at_end(text: str, pieces: list, taken: set[str]) -> tuple[int, tuple[str, str]] | None:
    """The longest typed cell at the end of a kind that is not taken yet, and how many pieces it takes."""
    for size in range(min(_LONGEST_TAIL, len(pieces) - 1), 0, -1):
        cell = text[pieces[-size][0] : pieces[-1][1]]
        kind = classify(cell).kind
        if kind in _TYPED and kind not in taken and cell[0].isalnum():
            first = text[pieces[-size][0] : pieces[-size][1]]
            if (
                size > 1
                and kind != COUNTRY
                and _ends_cell_before(text[pieces[0][0] : pieces[-size][1]], first)
            ):
                continue
            return size, (cell, kind)
    return None


def _ends_cell_before(before: str, word: str) -> bool:
    """The word belongs to what stands before: "Congo, Democratic Republic of the", "Al Etihad Gold Refinery DMCC"."""
    return word.lower() == "the" or is_known(before)


def in_brackets(text: str) -> Iterator[Cut]:
    """ "Japan Mint (Japan)", "Japan Mint (Gold)": the last brackets hold a country, a metal, an ID or a status."""
    match = _BRACKETS.match(text)
    cells = _cells_in_brackets(match["place"]) if match else []
    if cells:
        marks = [(match["mark"], MARK)] if match["mark"] else []
        yield [(match["name"], NAME), *cells, *marks]


def before_brackets(text: str, separator: re.Pattern) -> Iterator[Cut]:
    """ "Japan Mint – Japan (Active)": cells parted before the brackets, and one more kind of cell in them."""
    match = _BRACKETS.match(text) if text.rstrip(_AT_END)[-1:] in _CLOSING else None
    cells = _cells_in_brackets(match["place"]) if match else []
    kinds = {kind for _, kind in cells}
    for cut in between_typed_ends(match["name"], separator) if match and cells else ():
        if kinds.isdisjoint(kind for _, kind in cut):
            yield [*cut, *cells]


def described(text: str) -> Iterator[Cut]:
    """ "Argor-Heraeus S.A., a gold refiner in Switzerland": metal, name and country, which may be none."""
    if match := description(text):
        country = match["country"] and match["country"].rstrip(".")
        end = [(country, COUNTRY)] if country and classify(country).kind == COUNTRY else []
        yield [(match["metal"], METAL), (match["name"], NAME), *end]


def at_bare_commas(text: str) -> Iterator[Cut]:
    """ "Gold,"Kojima Chemicals Co., Ltd.",Japan,CID000981": values parted by commas and nothing else."""
    values = [value for value in next(csv.reader([text[:_LONGEST_LINE]]), []) if value]
    kinds = [classify(value).kind for value in values]
    if (
        kinds.count(NAME) == 1
        and len(values) > 2
        and _TYPED.issuperset(kind for kind in kinds if kind != NAME)
    ):
        yield list(zip(values, kinds, strict=True))


def _cells_in_brackets(text: str) -> Cut:
    """Two typed cells of different kinds at a comma ("Gold, Japan"), or one; [] for other words."""
    first, comma, second = text.partition(", ")
    kinds = classify(first).kind, classify(second).kind if comma else ""
    if kinds[0] != kinds[1] and _IN_BRACKETS.issuperset(kinds):
        return list(zip((first, second), kinds, strict=True))
    kind = classify(text).kind
    return [(text, COUNTRY if kind == PLACE else kind)] if kind in _IN_BRACKETS else []


def led_by_metal(text: str) -> Iterator[Cut]:
    """ "Tin: Alpha, United States", "Tin – Alpha; EM Vinto": what stands behind the metal is a row, or names."""
    match = _LED_BY_METAL.match(text)
    metal = _metal_of(match["metal"]) if match else ""
    if not metal:
        return
    front, rest = (metal, METAL), match["rest"]
    if entries_in_cell(rest) or names_at_commas(rest):
        yield [front, (rest, NAME)]
        return
    cuts = [*in_brackets(rest), *between_typed_ends(rest, COMMA)]
    yield from ([front, *cut] for cut in cuts if METAL not in (kind for _, kind in cut))


def _metal_of(text: str) -> str:
    """The metal of "Gold", "Tin (Sn)" and "Gold refiners"; '' for other words."""
    if classify(text).kind == METAL:
        return text
    return text.partition(" ")[0] if metal_of_smelters(text) else ""


def looks_glued(line: Placed) -> bool:
    """A cell seems to begin right behind another, by a glance."""
    return bool(_GLUED.search(line.cell.text))


def at_nothing(text: str) -> Iterator[Cut]:
    """ "GoldJapan MintJAPANCID000823": a cell begins with a capital right behind a character that is no space."""
    match = _GLUED.match(text)
    front: Cut = [(match["metal"], METAL)] if match and match["metal"] else []
    rest, tail = text[len(front[0][0]) :] if front else text, []
    while found := glued_at_end(rest, {kind for _, kind in front + tail}):
        rest, tail = rest[: -len(found[0])], [found, *tail]
    if len(front) + len(tail) > 1:
        yield [*front, (rest, NAME), *tail]


def glued_at_end(text: str, taken: set[str]) -> tuple[str, str] | None:
    """The longest typed cell at the end that has no space before it."""
    for start in range(max(1, len(text) - _LONGEST_CELL), len(text) - 1):
        if text[start].isupper() and not text[start - 1].isspace():
            kind = _kind_of_glued(text[start:])
            if kind and kind not in taken:
                return text[start:], kind
    return None


def _kind_of_glued(text: str) -> str:
    words = normalize_text(text)
    if words in vocabulary.metals():
        return METAL
    if words in vocabulary.countries():
        return COUNTRY
    if len(words) >= _SHORTEST_STATUS and words in vocabulary.statuses():
        return STATUS
    return SMELTER_ID if classify(text).kind == SMELTER_ID else ""
