"""Lists that print a whole row in one cell, its parts told apart by what they are.

"Gold Japan Mint JAPAN CID000823", "Japan Mint (Japan)", "Tin – Minsur – Peru", "Alpha, United States", or no
separator at all ("GoldJapan MintJAPAN"). The metal and the ID stand at an end, the country behind the name; what
is left is the name. A line is cut only as enough lines of its list can be cut: one alone proves nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from .. import vocabulary
from ..vocabulary import normalize_text
from .cells import COUNTRY, METAL, NAME, PLACE, PROSE, SMELTER_ID, STATUS, classify
from .records import Placed, Record

Pieces = list[str]
# Lines of one shape that make a list, and their share of the lines that could be rows.
_FEWEST = {"spaces": 5, "nothing": 5}
_FEWEST_WITH_A_SEPARATOR = 3
_MOST = 0.5
_MOST_WITH_COMMAS = 0.8  # among names, "Hanau, Germany" may be a place
# A shape fewer lines have is a name that ends in a word for a country or a status ("… Refinery DMCC").
_RARE = 0.1
_LONGEST_TAIL = 8
_TYPED = frozenset((METAL, COUNTRY, PLACE, SMELTER_ID, STATUS))
_UNTYPED = frozenset((NAME, PLACE, PROSE))
_ONE_A_ROW = frozenset((COUNTRY, SMELTER_ID, STATUS))
_BEHIND = frozenset((METAL, COUNTRY, SMELTER_ID))
_METAL = r"(?:Gold|Tantalum|Tin|Tungsten|GOLD|TANTALUM|TIN|TUNGSTEN)"
_BEGINS_OR_HOLDS_METAL = re.compile(rf"\b{_METAL}\b|\bCID\s?\d{{6}}\b")
_GLUED = re.compile(
    rf"^(?P<metal>{_METAL})(?=[A-Z0-9][a-z0-9. &-])|(?<=\S)CID\d{{6}}$|(?<=[a-z.)])(?:[A-Z]{{4,}})"
)
_BRACKETS = re.compile(r"^(?P<name>.+?)\s*[(\[](?P<place>[^()\[\]]+(?:\([^()]*\))?)[)\]][.;,]?$")
_DASH = re.compile(r"\s+[-–—]\s*|\s*[–—]\s+")
_NUMBERED = re.compile(r"^\(?\d{1,3}[.)]\s+(?=\w)")


def apart(records: list[Record]) -> list[Record]:
    """The records, rows that stand in one cell cut into their cells; the records as they are where none do."""
    alone = [record[0] for record in records if len(record) == 1]
    lines = [placed for placed in alone if placed.cell.kind in _UNTYPED]
    typed = sum(placed.cell.kind in _ONE_A_ROW for placed in alone)
    if len(lines) < _FEWEST_WITH_A_SEPARATOR or 2 * typed >= len(lines):
        return records
    for separator, cuts in _CUTS.items():
        most = _MOST_WITH_COMMAS if separator == "commas" else _MOST
        fewest = max(_FEWEST.get(separator, _FEWEST_WITH_A_SEPARATOR), most * len(lines))
        found = {id(line): list(cuts(line.cell.text)) for line in _could_be(separator, lines)}
        if sum(map(bool, found.values())) >= fewest:
            chosen = _chosen(found)
            if len(chosen) >= fewest:
                return _cut(records, chosen)
    return records


def _could_be(separator: str, lines: list[Placed]) -> Iterator[Placed]:
    """Lines that may be printed with this separator, by a glance."""
    test = _GLANCES[separator]
    return (line for line in lines if test(line))


def _chosen(found: dict[int, list[Pieces]]) -> dict[int, list[str]]:
    """Each line's cut of a shape that is not rare; the longest such."""
    shapes = Counter(_shape(cuts[0]) for cuts in found.values() if cuts)
    rare = max(_RARE * shapes.total(), 1 if shapes.total() > _FEWEST_WITH_A_SEPARATOR else 0)
    chosen = {}
    for line, cuts in found.items():
        cut = next((cut for cut in cuts if shapes[_shape(cut)] > rare), None)
        if cut:
            chosen[line] = cut
    return chosen


def _shape(pieces: Pieces) -> tuple[str, ...]:
    return tuple(map(_kind, pieces))


def _kind(text: str) -> str:
    kind = classify(text).kind
    return COUNTRY if kind == PLACE else kind if kind in _TYPED else NAME


def _cut(records: list[Record], chosen: dict[int, Pieces]) -> list[Record]:
    """The records with the chosen lines cut; a column for each kind, in the order of the usual shape."""
    order = list(Counter(map(_shape, chosen.values())).most_common(1)[0][0])
    rows = [_row(record, chosen.get(id(record[0])), order) for record in records]
    for index in range(1, len(rows) - 1):
        if len(rows[index]) == 1 and len(rows[index - 1]) > 1 < len(rows[index + 1]):
            rows[index] = [rows[index][0]._replace(column=order.index(NAME), in_row=True)]
    return rows


def _row(record: Record, pieces: Pieces | None, order: list[str]) -> Record:
    if pieces is None:
        return record
    row = []
    for text in pieces:
        kind = _kind(text)
        column = order.index(kind) if kind in order else len(order)
        row.append(record[0]._replace(cell=classify(text), column=column))
    return row


def _at_spaces(text: str) -> Iterator[Pieces]:
    """Words: a metal or an ID in front and a country or an ID behind, or two of these behind."""
    for pieces in _typed_ends(text.split(), " "):
        kinds = _shape(pieces)
        behind = _BEHIND.intersection(kinds[kinds.index(NAME) + 1 :])
        if behind and (kinds[0] != NAME or len(behind) > 1):
            yield pieces


def _at_dashes(text: str) -> Iterator[Pieces]:
    yield from _typed_ends(_DASH.split(_NUMBERED.sub("", text)), " - ")


def _at_commas(text: str) -> Iterator[Pieces]:
    yield from _typed_ends(_NUMBERED.sub("", text).split(", "), ", ")


def _in_brackets(text: str) -> Iterator[Pieces]:
    match = _BRACKETS.match(_NUMBERED.sub("", text))
    if match and classify(match["place"]).kind in (COUNTRY, PLACE):
        yield [match["name"], match["place"]]


def _typed_ends(pieces: Pieces, joint: str) -> Iterator[Pieces]:
    """The pieces with a name between typed cells, the most cells behind the name first."""
    front, rest = _front(pieces, joint)
    tails = [[]]
    words = rest
    while (size := _size_of_tail(words, joint, [*front, *tails[-1]])) and len(words) > size:
        tails.append([joint.join(words[-size:]), *tails[-1]])
        words = words[:-size]
    for tail in reversed(tails[1:]):
        name = rest[: len(rest) - sum(len(cell.split(joint)) for cell in tail)]
        yield [*front, joint.join(name), *tail]


def _front(pieces: Pieces, joint: str) -> tuple[Pieces, Pieces]:
    """A number, a metal and an ID before the name, and the pieces behind them."""
    front: Pieces = []
    while len(pieces) > 1:
        for size in (2, 1):
            text = joint.join(pieces[:size])
            if len(pieces) > size and classify(text).kind in (METAL, SMELTER_ID) and _is_new(text, front):
                front, pieces = [*front, text], pieces[size:]
                break
        else:
            return front, pieces
    return front, pieces


def _size_of_tail(words: Pieces, joint: str, taken: Pieces) -> int:
    """How many pieces at the end are one typed cell of a kind that is not taken yet; 0 for none."""
    for size in range(min(_LONGEST_TAIL, len(words) - 1), 0, -1):
        text = joint.join(words[-size:])
        if classify(text).kind in _TYPED - {PLACE} and _is_new(text, taken):
            return size
    return 0


def _is_new(text: str, taken: Pieces) -> bool:
    return _kind(text) not in map(_kind, taken)


def _at_nothing(text: str) -> Iterator[Pieces]:
    """Cells that follow one another without a space: a cell begins with a capital right behind a character."""
    metal = _GLUED.match(text)
    front = [metal["metal"]] if metal and metal["metal"] else []
    rest, tail = text[len(front[0]) :] if front else text, []
    while start := _glued_tail(rest, [*front, *tail]):
        rest, tail = rest[:start], [rest[start:], *tail]
    if (front and tail) or len(tail) > 1:
        yield [*front, rest, *tail]


def _glued_tail(text: str, taken: Pieces) -> int:
    """Where the last cell begins; 0 for none. The longest that is typed and has no space before it."""
    for start in range(max(1, len(text) - _LONGEST_CELL), len(text) - 1):
        if text[start].isupper() and not text[start - 1].isspace():
            cell = text[start:]
            if _could_be_typed(cell) and classify(cell).kind in _TYPED - {PLACE} and _is_new(cell, taken):
                return start
    return 0


_LONGEST_CELL = 60


def _could_be_typed(text: str) -> bool:
    words = normalize_text(text)
    return (
        text.startswith("CID")
        or words in vocabulary.countries()
        or words in vocabulary.metals()
        or (len(words) > 3 and words in vocabulary.statuses())
    )


_CUTS: dict[str, Callable[[str], Iterator[Pieces]]] = {
    "brackets": _in_brackets,
    "dashes": _at_dashes,
    "commas": _at_commas,
    "spaces": _at_spaces,
    "nothing": _at_nothing,
}
_GLANCES: dict[str, Callable[[Placed], bool]] = {
    "brackets": lambda line: line.cell.text[-1] in ")];,.",
    "dashes": lambda line: bool(_DASH.search(line.cell.text)),
    "commas": lambda line: line.cell.kind == PLACE or line.cell.text.count(", ") > 1,
    "spaces": lambda line: bool(_BEGINS_OR_HOLDS_METAL.search(line.cell.text)),
    "nothing": lambda line: bool(_GLUED.search(line.cell.text)),
}
