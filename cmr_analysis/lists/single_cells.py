"""Lists that print a whole row in one cell, cut into cells.

"Gold Japan Mint JAPAN CID000823", "Japan Mint (Japan)", "Tin – Minsur – Peru", "Alpha, United States", or no
separator at all ("GoldJapan MintJAPAN"). Which lines are cut is decided for the whole list: one line proves nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from ..vocabulary import normalize_text
from .broken_lines import heads_rows, shape_of_cut, shape_of_rows, whole_lines
from .cells import COUNTRY, HEADING, METAL, NAME, PLACE, PROSE, SMELTER_ID, STATUS, Cell, classify
from .cutting import (
    COMMA,
    DASH,
    Cut,
    at_bare_commas,
    at_nothing,
    before_brackets,
    between_typed_ends,
    described,
    in_brackets,
    led_by_metal,
    looks_glued,
)
from .described import may_describe
from .known_smelters import is_known
from .names import are_companies
from .printed_rows import several_names
from .records import Placed, Record
from .told_words import are_led, first_words_of, is_end_of_name, is_of_cells, last_words_of_told

# A shape that fewer lines have is a name that ends in a word for a country or a status ("… Refinery DMCC").
_RARE = 0.1
_UNTYPED = frozenset((NAME, PLACE, PROSE))
_ONE_A_ROW = frozenset((COUNTRY, SMELTER_ID, STATUS))
_BEHIND = frozenset((METAL, COUNTRY, SMELTER_ID))
_METAL_AND_STATUS = frozenset((METAL, STATUS))
_IN_FRONT = frozenset((METAL, SMELTER_ID))
_ENDS_OF_BRACKETS = frozenset(")];,.*†‡§^¹²³⁴⁵")
# No space behind it, and no number before and behind: "1,000".
_BARE_COMMA = re.compile(r"[^\W\d],(?=[\w\"])|\",")
_LEADERS = re.compile(r"\s*\.{3,}\s*")
_SEMICOLON = re.compile(r"\s*;\s+")
_SLASH = re.compile(r"\s+/\s+")
_SPACE = re.compile(r"\s+")
_NUMBERED = re.compile(r"^\(?\d{1,3}[.)]\s+(?=\w)")
_ROW_NUMBER = re.compile(r"^\d{1,3}\s+(?=(?:gold|tantalum|tin|tungsten|CID\s?\d{6})\b)", re.IGNORECASE)
_METAL_FIRST = re.compile(r"(?:gold|tantalum|tin|tungsten)\b", re.IGNORECASE)
_METALS_AND_IDS = re.compile(r"^(?:(?:gold|tantalum|tin|tungsten|CID\s?\d{6})\s+){1,2}", re.IGNORECASE)
_ID = re.compile(r"\bCID\d{6}\b")
_METAL_OR_ID = re.compile(r"\b(?:(?i:gold|tantalum|tin|tungsten)|CID\s?\d{6})\b")


@dataclass(frozen=True, slots=True)
class _Separator:
    """How the cells of a line are parted.

    could_part: whether a line may be printed so, by a glance. cuts: its cuts, the one with the most cells first.
    fewest: lines that prove it; most: their share of the lines that could be rows.
    """

    could_part: Callable[[Placed], bool]
    cuts: Callable[[str], Iterable[Cut]]
    fewest: int = 3
    most: float = 0.5

    def named_cuts(self, text: str) -> Iterator[Cut]:
        return filter(_has_name, self.cuts(text))


def apart(records: list[Record]) -> list[Record]:
    """The records, rows that stand in one cell cut into their cells; the records as they are where none do."""
    alone = [record[0] for record in records if len(record) == 1]
    lines = [placed for placed in alone if placed.cell.kind in _UNTYPED and not heads_rows(placed.cell.text)]
    typed = sum(placed.cell.kind in _ONE_A_ROW for placed in alone)
    if len(lines) < 2 or 2 * typed >= len(lines):
        return records
    for separator in _SEPARATORS:
        if chosen := _chosen(separator, lines):
            return _cut(whole_lines(records, chosen, separator.named_cuts), chosen)
    return records


def _chosen(separator: _Separator, lines: list[Placed]) -> dict[int, Cut]:
    """A cut for each line that is printed with the separator, by its place; none where these are too few."""
    fewest = max(separator.fewest, separator.most * len(lines))
    could_be = [line for line in lines if separator.could_part(line)]
    if len(could_be) < fewest:
        return {}
    cuts = {id(line): list(separator.named_cuts(line.cell.text)) for line in could_be}
    chosen = _of_usual_shape(cuts)
    names = [name for cut in chosen.values() for name in _names(cut)]
    are_apart = are_companies(names) and not are_led(names)
    return chosen if len(chosen) >= fewest and are_apart else {}


def _has_name(cut: Cut) -> bool:
    """What is left for the name is one: "Gold: Argentina, Peru" has none, nor has a text with an ID in it."""
    name = _name(cut)
    if classify(name).kind not in (NAME, PROSE) and not is_end_of_name(name):
        return False
    behind = cut[[kind for _, kind in cut].index(NAME) + 1 :][:1]
    is_country = (
        bool(behind) and classify(f"{name} {behind[0][0]}").kind == COUNTRY
    )  # "Taiwan, Province of China"
    return not (is_country or _ID.search(name) or is_of_cells(name))


def _name(cut: Cut) -> str:
    return next(text for text, kind in cut if kind == NAME)


def _names(cut: Cut) -> list[str]:
    """The name, or those that stand in its cell."""
    return [entry.name for entry in several_names(_name(cut))] or [_name(cut)]


def _of_usual_shape(cuts: dict[int, list[Cut]]) -> dict[int, Cut]:
    """Of each line the cut of the usual shape, where no other tells more; else the first whose shape is not rare."""
    shapes = Counter(shape_of_cut(some[0]) for some in cuts.values() if some)
    rare = max(_RARE * shapes.total(), 1 if shapes.total() > 3 else 0)
    usual = shape_of_rows(shapes)
    chosen = {}
    for line, some in cuts.items():
        by_shape = {shape_of_cut(cut): cut for cut in reversed(some)}
        is_told = usual in by_shape and (
            set(shape_of_cut(some[0])) <= set(usual) or shapes[shape_of_cut(some[0])] <= rare
        )
        first = next((cut for cut in some if shapes[shape_of_cut(cut)] > rare), None)
        if cut := by_shape[usual] if is_told else first:
            chosen[line] = cut
    return chosen


def _cut(records: list[Record], chosen: dict[int, Cut]) -> list[Record]:
    """The records with the chosen lines cut; a column for each kind, in the order of the usual shape."""
    shapes = Counter(map(shape_of_cut, chosen.values()))
    order = list(dict.fromkeys(kind for shape, _ in shapes.most_common() for kind in shape))
    rows = [_row(record, chosen.get(id(record[0])), order) for record in records]
    for index in range(1, len(rows) - 1):
        if len(rows[index]) == 1 and len(rows[index - 1]) > 1 < len(rows[index + 1]):
            rows[index] = [rows[index][0]._replace(column=order.index(NAME), in_row=True)]
    return rows


def _row(record: Record, cut: Cut | None, order: list[str]) -> Record:
    if cut is None:
        return record
    columns = [order.index(kind) if kind in order else len(order) for _, kind in cut]
    return [
        record[0]._replace(cell=_cell(text, kind), column=column)
        for (text, kind), column in zip(cut, columns, strict=True)
    ]


def _cell(text: str, kind: str) -> Cell:
    cell = classify(text)
    return Cell(text, NAME, "", cell.mark) if kind == NAME and cell.kind != HEADING else cell


def _at_spaces(text: str) -> Iterator[Cut]:
    """An ID in front; or a metal in front and a country or an ID behind, or two of these behind."""
    for cut in between_typed_ends(_unnumbered(text), _SPACE):
        kinds = shape_of_cut(cut)
        behind = _BEHIND.intersection(kinds[kinds.index(NAME) + 1 :])
        if SMELTER_ID in kinds[: kinds.index(NAME)] or (behind and (kinds[0] != NAME or len(behind) > 1)):
            yield cut


def _led_at_spaces(text: str, leads: frozenset[str]) -> Iterator[Cut]:
    """A country or a status or both in front, and a metal, a country or an ID in all: "Peru Minsur CID001182 Tin"."""
    for cut in between_typed_ends(_unnumbered(text), _SPACE, _IN_FRONT | leads) if not is_known(text) else ():
        kinds = shape_of_cut(cut)
        if leads.issubset(kinds[: kinds.index(NAME)]) and _BEHIND.intersection(kinds):
            yield cut


def _metal_and_status_at_spaces(text: str) -> Iterator[Cut]:
    """ "Tin Minsur Conformant", "Minsur Tin Conformant"."""
    for cut in between_typed_ends(_unnumbered(text), _SPACE):
        if _METAL_AND_STATUS.issubset(shape_of_cut(cut)):
            yield cut


def _to_country_at_spaces(text: str) -> Iterator[Cut]:
    """A country behind the name, and perhaps a status: "Minsur Peru Conformant". A known name is none of these."""
    for cut in between_typed_ends(_unnumbered(text), _SPACE) if not is_known(text) else ():
        kinds = shape_of_cut(cut)
        if kinds[0] == NAME and COUNTRY in kinds:
            yield cut


def _unnumbered(text: str) -> str:
    return _NUMBERED.sub("", _ROW_NUMBER.sub("", text))


def _may_lead(line: Placed, leads: frozenset[str]) -> bool:
    """By a glance: behind a metal and an ID, the first word begins a country or a status."""
    words = _METALS_AND_IDS.sub("", _unnumbered(line.cell.text))
    first = normalize_text(words).partition(" ")[0]
    return any(first in first_words_of(kind) for kind in leads)


def _may_end(line: Placed) -> bool:
    """By a glance: its last word ends a country, a status or a metal."""
    return normalize_text(line.cell.text).rpartition(" ")[2] in last_words_of_told()


def _at_dashes(text: str) -> Iterator[Cut]:
    return _at(DASH, _NUMBERED.sub("", text))


def _at_commas(text: str) -> Iterator[Cut]:
    return _at(COMMA, _NUMBERED.sub("", text))


def _at(separator: re.Pattern, text: str) -> Iterator[Cut]:
    """The cells before the last brackets and the one in them, or those of the whole line."""
    yield from before_brackets(text, separator)
    yield from between_typed_ends(text, separator)


def _at_leaders(text: str) -> Iterator[Cut]:
    return between_typed_ends(text, _LEADERS)


def _at_semicolons(text: str) -> Iterator[Cut]:
    return between_typed_ends(text, _SEMICOLON)


def _at_slashes(text: str) -> Iterator[Cut]:
    return between_typed_ends(text, _SLASH)


def _in_brackets(text: str) -> Iterator[Cut]:
    return in_brackets(_NUMBERED.sub("", text))


def _led_by(kinds: set[str]) -> _Separator:
    leads = frozenset(kinds)
    return _Separator(
        partial(_may_lead, leads=leads), partial(_led_at_spaces, leads=leads), fewest=5, most=0.6
    )


_SEPARATORS = (
    _Separator(lambda line: bool(_BARE_COMMA.search(line.cell.text)), at_bare_commas),
    _Separator(lambda line: may_describe(line.cell.text), described, fewest=2),
    _Separator(lambda line: bool(_METAL_FIRST.match(line.cell.text)), led_by_metal, fewest=2),
    _Separator(lambda line: line.cell.text[-1] in _ENDS_OF_BRACKETS, _in_brackets),
    _Separator(lambda line: bool(DASH.search(line.cell.text)), _at_dashes),
    _Separator(lambda line: "..." in line.cell.text, _at_leaders),
    _Separator(lambda line: "; " in line.cell.text, _at_semicolons),
    _Separator(lambda line: " / " in line.cell.text, _at_slashes),
    # Among names, "Hanau, Germany" may be a place.
    _Separator(lambda line: line.cell.kind == PLACE or ", " in line.cell.text, _at_commas, most=0.8),
    *map(_led_by, ({COUNTRY, STATUS}, {COUNTRY}, {STATUS})),
    _Separator(lambda line: bool(_METAL_OR_ID.search(line.cell.text)), _at_spaces, fewest=5),
    _Separator(_may_end, _metal_and_status_at_spaces, fewest=5, most=0.9),
    _Separator(_may_end, _to_country_at_spaces, fewest=5, most=0.9),
    _Separator(looks_glued, at_nothing, fewest=5),
)
