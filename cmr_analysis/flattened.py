"""Flattened text, one cell a line, back to rows.

The order of the columns is learned from which kind of cell follows which; a row ends where the order starts
again. Nothing is read from blank lines alone: extractions put them anywhere.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from .cells import COUNTRY, HEADING, METAL, NAME, NUMBER, PLACE, SMELTER_ID, STATUS, Cell
from .vocabulary import normalize_text

_COLUMN_KINDS = (METAL, NAME, COUNTRY, STATUS, SMELTER_ID)
_ROLE_KINDS = {
    "metal": METAL,
    "name": NAME,
    "country": COUNTRY,
    "status": STATUS,
    "programme": STATUS,
    "id": SMELTER_ID,
}
# A column is printed in most rows; what is printed more rarely is a heading over rows.
_COLUMN_SHARE = 0.5
_JOINS = (",", "&", "(", "-", "/", " and", " of", " the", " de", " und", " e")
_LEGAL_STARTS = frozenset(
    [
        "co",
        "ltd",
        "limited",
        "inc",
        "llc",
        "corp",
        "corporation",
        "gmbh",
        "sa",
        "s",
        "a",
        "ag",
        "kg",
        "plc",
        "company",
        "jsc",
        "tbk",
        "bhd",
        "pte",
        "pty",
        "ltda",
        "nv",
        "bv",
        "spa",
        "oao",
        "zao",
        "kk",
    ]
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell and where it stands: lines in the file and its column (grid, character or order)."""

    cell: Cell
    number: int
    end: int
    column: int = 0

    def joined(self, other: Placed, cell: Cell) -> Placed:
        return replace(self, cell=cell, end=max(self.end, other.end))


Record = list[Placed]


def _kind(placed: Placed) -> str:
    return COUNTRY if placed.cell.kind == PLACE else placed.cell.kind


def unflatten(tokens: list[Placed], furniture: set[str]) -> list[Record]:
    """Rows of a run of single cells; a heading over rows comes back as a row of one cell.

    furniture: texts that stand between rows on every page (running titles), normalized.
    """
    hints = [
        _ROLE_KINDS[token.cell.value]
        for token in tokens
        if token.cell.kind == HEADING and token.cell.value in _ROLE_KINDS
    ]
    tokens = [token for token in tokens if token.cell.kind not in (HEADING, NUMBER)]
    columns = _columns(tokens)
    if NAME not in columns:
        return []
    order = _order(tokens, columns, hints)
    names = _names_a_row(tokens, columns)
    rows = _cut(tokens, order, names, furniture)
    return [_numbered(row, order) for row in rows]


def _columns(tokens: list[Placed]) -> set[str]:
    """Kinds that are columns of the list: printed in at least half of its rows."""
    counts = Counter(_kind(token) for token in tokens)
    rows = max((counts[kind] for kind in (COUNTRY, SMELTER_ID, STATUS, METAL)), default=0)
    if not rows:
        return set()
    return {kind for kind in _COLUMN_KINDS if counts[kind] >= rows * _COLUMN_SHARE}


def _order(tokens: list[Placed], columns: set[str], hints: list[str]) -> list[str]:
    """Column kinds in printed order: each followed by the kind that most often follows it."""
    kinds = [kind for kind in map(_kind, tokens) if kind in columns]
    kinds = [kind for index, kind in enumerate(kinds) if not index or kinds[index - 1] != kind]
    follows = Counter(zip(kinds, kinds[1:], strict=False))
    best = max(
        (_chain(start, columns, follows) for start in sorted(columns)),
        key=lambda order: (_support(order, follows, kinds, tokens, columns, hints), order),
    )
    return best


def _chain(start: str, columns: set[str], follows: Counter) -> list[str]:
    order = [start]
    while len(order) < len(columns):
        left = sorted(columns.difference(order))
        order.append(max(left, key=lambda kind: follows[order[-1], kind]))
    return order


def _support(
    order: list[str],
    follows: Counter,
    kinds: list[str],
    tokens: list[Placed],
    columns: set[str],
    hints: list[str],
) -> float:
    """How well an order explains the cells: cells in order, the heading's order, the gaps between rows, the ends."""
    in_order = sum(follows[pair] for pair in zip(order, order[1:], strict=False)) / max(len(kinds), 1)
    hinted = [kind for index, kind in enumerate(hints) if kind in columns and kind not in hints[:index]]
    heading = 2.0 if hinted and hinted[0] == order[0] else 0.0
    ends = (kinds[0] == order[0]) * 0.5 + (kinds[-1] == order[-1]) * 0.5 if kinds else 0.0
    return 4 * in_order + heading + ends + _gap_support(order, tokens)


def _gap_support(order: list[str], tokens: list[Placed]) -> float:
    """1 where rows that begin with order[0] stand further apart than the cells within a row."""
    inside, between = [], []
    for left, right in zip(tokens, tokens[1:], strict=False):
        (between if _kind(right) == order[0] else inside).append(min(right.number - left.end, 4))
    if not inside or not between:
        return 0.0
    return 1.0 if sum(between) / len(between) > sum(inside) / len(inside) + 0.4 else 0.0


def _names_a_row(tokens: list[Placed], columns: set[str]) -> int:
    """How many name-like columns a row has: the usual length of a run of names."""
    runs: Counter[int] = Counter()
    length = 0
    for kind in [*map(_kind, tokens), METAL]:
        if kind == NAME:
            length += 1
        elif kind in columns and length:
            runs[length] += 1
            length = 0
    if not runs:
        return 1
    usual, count = runs.most_common(1)[0]
    return usual if usual <= 4 and count >= 0.6 * runs.total() else 1


def _cut(tokens: list[Placed], order: list[str], names: int, furniture: set[str]) -> list[Record]:
    rank = {kind: index for index, kind in enumerate(order)}
    gaps = [right.number - left.end > 1 for left, right in zip(tokens, tokens[1:], strict=False)]
    spaced = sum(gaps) > 0.8 * len(gaps)
    rows: list[Record] = []
    runs = _runs(tokens)
    for index, run in enumerate(runs):
        kind = _kind(run[0])
        if kind == NAME:
            is_last = index == len(runs) - 1
            run = _name_cells(run, names, furniture, is_last or order[0] == NAME, spaced and not is_last)
            run = run[:names] if is_last else run
        for placed in run:
            if kind not in rank or _opens_row(rows, kind, rank, names):
                rows.append([placed])
            else:
                rows[-1].append(placed)
    if rows and len(order) > 1 and all(_kind(placed) == NAME for placed in rows[-1]):
        rows.pop()  # text behind the list, not a row
    return rows


def _runs(tokens: list[Placed]) -> list[list[Placed]]:
    """Neighbouring names together, every other cell by itself."""
    runs: list[list[Placed]] = []
    for token in tokens:
        if runs and _kind(token) == NAME and _kind(runs[-1][-1]) == NAME:
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _opens_row(rows: list[Record], kind: str, rank: dict[str, int], names: int) -> bool:
    if not rows or _kind(rows[-1][-1]) not in rank:
        return True
    last = _kind(rows[-1][-1])
    if kind == NAME == last:
        return sum(_kind(placed) == NAME for placed in rows[-1]) >= names
    return rank[kind] <= rank[last]


def _name_cells(
    run: list[Placed], names: int, furniture: set[str], starts_row: bool, spaced: bool
) -> list[Placed]:
    """The names of a run: running titles out, a name that was wrapped joined, as many as the row has columns."""
    if len(run) > names:
        run = [token for token in run if normalize_text(token.cell.text) not in furniture] or run[-1:]
    joined: list[Placed] = []
    for token in run:
        if joined and len(run) > names and _is_wrapped(joined[-1], token, starts_row, spaced):
            text = f"{joined[-1].cell.text} {token.cell.text}"
            joined[-1] = joined[-1].joined(token, Cell(text, NAME))
        else:
            joined.append(token)
    return joined


def _is_wrapped(first: Placed, second: Placed, starts_row: bool, spaced: bool) -> bool:
    """The second line goes on with the first one's name.

    Where a row begins with the name, two names may also be two rows, the first without its other cells: then
    only a missing blank line among cells that are spaced out, or the words themselves, tell.
    """
    if not starts_row or (spaced and second.number == first.end + 1):
        return True
    words = normalize_text(second.cell.text).split()
    return (
        first.cell.text.endswith(_JOINS)
        or second.cell.text[:1].islower()
        or (bool(words) and words[0] in _LEGAL_STARTS)
    )


def _numbered(row: Record, order: list[str]) -> Record:
    """The row with each cell's column: its kind's place in the order, in hundreds."""
    rank = {kind: index for index, kind in enumerate(order)}
    numbered, previous, repeat = [], -1, 0
    for placed in row:
        column = rank.get(_kind(placed), 99) * 100
        repeat = repeat + 1 if column == previous else 0
        numbered.append(replace(placed, column=column + repeat))
        previous = column
    return numbered
