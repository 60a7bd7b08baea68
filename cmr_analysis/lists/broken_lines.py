"""Rows printed in one line each, some of which go on in the next line: joined, and cut into their cells again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from .cells import COUNTRY, HEADING, MARK, METAL, NAME, PLACE, PROSE, SMELTER_ID, STATUS, Cell, group_heading
from .cutting import Cut
from .known_smelters import holds_a_name, is_known
from .names import are_two, is_rest
from .records import Placed, Record
from .told_words import is_end_of_name

_UNTYPED = frozenset((NAME, PLACE, PROSE))
_MAY_GO_ON = _UNTYPED | {COUNTRY, HEADING, SMELTER_ID, STATUS}
_MOST_LINES = 4
# A whole row is the longest one that so many of the lines print.
_WHOLE = 0.1
Cuts = Callable[[str], Iterable[Cut]]


def shape_of_cut(cut: Cut) -> tuple[str, ...]:
    return tuple(kind for _, kind in cut if kind != MARK)


def heads_rows(text: str) -> bool:
    """ "Gold refiners"; but "Gold Fidelity Printers and Refiners Ltd. ZIMBABWE" is a row."""
    return ("melter" in text or "efiner" in text) and any(group_heading(text)) and not holds_a_name(text)


def shape_of_rows(shapes: Counter[tuple[str, ...]]) -> tuple[str, ...]:
    """The shape of a whole row: the longest that is not rare, the most usual of these."""
    usual = [shape for shape, count in shapes.items() if count > _WHOLE * shapes.total()]
    return max(usual or shapes, key=lambda shape: (len(shape), shapes[shape]), default=())


def whole_lines(records: list[Record], chosen: dict[int, Cut], cuts: Cuts) -> list[Record]:
    """The records, each line that goes on in the next one joined with it; the cuts of these are added to chosen."""
    whole: list[Record] = []
    width = _width(records, chosen)
    for record in _rows_over_lines(records, chosen, cuts):
        line = _joined(whole[-1], record, chosen, cuts, width) if whole else None
        if line:
            whole[-1] = [line]
        else:
            whole.append(record)
    return whole


def _width(records: list[Record], chosen: dict[int, Cut]) -> int:
    """Characters of the longest line, in a list whose rows end with the name; else 0."""
    shape = shape_of_rows(Counter(map(shape_of_cut, chosen.values())))
    lines = [record[0] for record in records if id(record[0]) in chosen] if shape[-1] == NAME else []
    return max([len(line.cell.text) for line in lines], default=0)


def _joined(above: Record, record: Record, chosen: dict[int, Cut], cuts: Cuts, width: int) -> Placed | None:
    """One line of two, where the second is no row by itself: the first lacks its end, or its name does."""
    first, second = above[0], record[0]
    is_next = len(above) == 1 == len(record) and second.number == first.end + 1
    is_text = second.cell.kind in _UNTYPED or is_end_of_name(second.cell.text)
    if not is_next or id(second) in chosen or not is_text:
        return None
    text = f"{first.cell.text} {second.cell.text}"
    if id(first) in chosen:
        has_no_room = len(first.cell.text) + 1 + len(second.cell.text.split()[0]) > width > 0
        cut = _with_rest_of_name(chosen[id(first)], second.cell.text, has_no_room)
    else:
        usual = set(map(shape_of_cut, chosen.values()))
        cut = next((cut for cut in cuts(text) if shape_of_cut(cut) in usual), None)
    line = first.joined(second, Cell(text, NAME))
    if cut:
        chosen[id(line)] = cut
    return line if cut else None


def _with_rest_of_name(cut: Cut, text: str, has_no_room: bool) -> Cut | None:
    if not (has_no_room or is_rest(_name(cut), text)):
        return None
    return [(f"{cell} {text}", kind) if kind == NAME else (cell, kind) for cell, kind in cut]


def _name(cut: Cut) -> str:
    return next(text for text, kind in cut if kind == NAME)


def _rows_over_lines(records: list[Record], chosen: dict[int, Cut], cuts: Cuts) -> list[Record]:
    """The records, lines joined that make a whole row only together."""
    usual = shape_of_rows(Counter(map(shape_of_cut, chosen.values())))
    whole: list[Record] = []
    index = 0
    while index < len(records):
        run = _run(records, index, chosen, usual, cuts)
        if len(run) == 1:
            whole.append(records[index])
        else:
            line = run[0].joined(run[-1], Cell(_text(run), NAME))
            chosen[id(line)] = _of_shape(usual, line.cell.text, cuts)
            whole.append([line])
        index += len(run)
    return whole


def _run(
    records: list[Record], index: int, chosen: dict[int, Cut], usual: tuple[str, ...], cuts: Cuts
) -> list[Placed]:
    """The lines that make one row of the usual shape, or the one line."""
    run = records[index][:1]
    if len(records[index]) > 1 or run[0].cell.kind not in _UNTYPED or heads_rows(run[0].cell.text):
        return run
    own = chosen.get(id(run[0]))
    is_whole = own is not None and shape_of_cut(own) == usual
    for record in records[index + 1 : index + _MOST_LINES]:
        kind = record[0].cell.kind
        may_go_on = kind in _MAY_GO_ON or (kind == METAL and kind == usual[-1])
        is_row = len(record) > 1 or (is_whole and id(record[0]) in chosen)
        if is_row or not may_go_on or record[0].number != run[-1].end + 1:
            break
        run = [*run, record[0]]
        cut = _of_shape(usual, _text(run), cuts)
        if cut and _are_one_row(run, cut, chosen):
            return run
    return run[:1]


def _of_shape(usual: tuple[str, ...], text: str, cuts: Cuts) -> Cut | None:
    return next((cut for cut in cuts(text) if shape_of_cut(cut) == usual), None)


def _text(run: list[Placed]) -> str:
    return " ".join([line.cell.text for line in run])


def _are_one_row(run: list[Placed], cut: Cut, chosen: dict[int, Cut]) -> bool:
    """No line is a row by itself. cut: that of the lines together."""
    own, *below = [chosen.get(id(line)) for line in run]
    if own and shape_of_cut(own) == shape_of_cut(cut):
        return not any(below) and _has_more(own, cut, run[1:])
    return all(part is None or _goes_on_with_name(cut, part) for part in below)


def _has_more(own: Cut, cut: Cut, later: list[Placed]) -> bool:
    """The row whose first line looks whole: "Taiwan," and "Province of China", or a name that ends as a country, a
    status or a metal does. own: the cut of the first line."""
    country, kind = own[-1]
    if _name(cut) != _name(own):
        is_last_cell = len(later) == 1 and later[0].cell.text == cut[-1][0]
        return is_known(_name(cut)) or (kind != METAL and is_last_cell)
    return kind == COUNTRY and (country.endswith((",", "(")) or later[0].cell.kind != COUNTRY)


def _goes_on_with_name(cut: Cut, below: Cut) -> bool:
    """A line begins with the end of a name. below: its own cut.

    A row may lack its metal: then both lines have names, each by itself.
    """
    name, rest = _name(cut), _name(below)
    above = name.removesuffix(rest).rstrip()
    if above == name:  # a metal of the name in the last line was read as its own cell
        return is_known(name) or shape_of_cut(cut) == shape_of_cut(below)
    if is_known(name) or is_rest(above, rest) or is_end_of_name(rest) or not rest[0].isalnum():
        return True
    is_begun = cut[0][1] != NAME and shape_of_cut(cut) != shape_of_cut(below)
    return is_begun and not are_two(above, rest)
