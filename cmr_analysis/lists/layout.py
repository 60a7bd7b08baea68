"""The columns of one list, learned from its rows: which column holds the name, the country, the status.

A column's role is the kind that most of its cells have; the heading decides where cells alone do not (which
of two name columns, a status nobody has used before).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from ..vocabulary import normalize_text
from .cells import (
    COUNTRY,
    HEADING,
    MARK,
    METAL,
    METALS,
    NAME,
    NUMBER,
    PLACE,
    SMELTER_ID,
    STATUS,
    group_heading,
)
from .crosses import Crosses, learn_crosses
from .heading_words import role_within
from .records import Placed, Record, Shape, kinds_of, shape_of
from .status_words import says_either
from .wording import heads_smelters, says_smelters

_TYPED = {
    METAL: "metal",
    METALS: "metal",
    COUNTRY: "country",
    PLACE: "country",
    SMELTER_ID: "id",
    STATUS: "status",
}
_MOST = 0.5
_UNKNOWN = "unknown"
# Answers to any question: under a heading of unknown words they say nothing of an audit.
_ANSWERS = frozenset(("yes", "no", "y", "n", "n a", "na", "none", "unknown", "not applicable", "x", ""))
# "Smelter not listed" is a status among names.
_NEARLY_ALL = 0.9
_NOT_UNDER_OTHERS = ("country", "status")
# Above this share of filled rows an empty cell is worth a note on the row.
_USUAL = 0.9
# Positions are columns where nearly all cells start at one of as many positions as a row has cells.
_ALIGNED = 0.97
_YEAR = re.compile(r"\b20\d\d\b")
_PREFERRED_NAME = ("standard", "official", "smelter name", "name of smelter", "refiner name", "facility name")


@dataclass(frozen=True, slots=True)
class Layout:
    """Roles of a list's columns.

    roles: column -> 'metal', 'name', 'country', 'status', 'id', 'mark', 'number', 'code' (figures that stand for a
    status) or 'other …'.
    filled: role -> share of rows that print it.
    positional: columns can be told by position (else only by the kinds of cells and their order).
    is_fixed: these positions are characters, so that a cell may go on in the line below.
    headed_as_list: the heading names smelters, refiners or facilities; names_headed: that of the names does.
    says_smelters: it says smelters or refiners.
    crossed: the columns of ticks and crosses that state a status.
    """

    roles: dict[int, str] = field(default_factory=dict)
    filled: dict[str, float] = field(default_factory=dict)
    positional: bool = True
    is_fixed: bool = False
    headed_as_list: bool = False
    names_headed: bool = False
    crossed: Crosses | None = None
    says_smelters: bool = False

    def role(self, column: int) -> str:
        return self.roles.get(column, "")

    def usually_has(self, role: str) -> bool:
        return self.filled.get(role, 0.0) >= _USUAL

    def nearest(self, column: int) -> int:
        """The known column that starts closest to a position."""
        return min(self.roles, key=lambda known: abs(known - column), default=0)

    def column_of(self, role: str) -> int:
        return next((column for column, known in self.roles.items() if known == role), 0)


def learn_layout(
    rows: list[Record], heading: Record | None, is_flattened: bool = False, is_fixed: bool = False
) -> tuple[Layout, list[Record]]:
    """The layout of rows, and the rows with their columns numbered anew where positions say nothing."""
    shapes = _shapes(rows)
    positional = not is_flattened and _is_positional(shapes)
    if not positional:
        rows, heading = _by_kind(rows, heading)
        shapes = _shapes(rows)
    kinds: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for shape, count in shapes.items():
        for column, kind in zip(*shape, strict=True):
            kinds[column][kind] += count
    headings = _headings(heading, sorted(kinds)) if heading else {}
    headed = {column: _heading_role(placed) for column, placed in headings.items()}
    for column in [column for column, role in headed.items() if role == _UNKNOWN]:
        headed[column] = "status" if _says_status(rows, column) else "other"
    roles = {column: _role(counts, headed.get(column, "")) for column, counts in kinds.items()}
    totals = {column: counts.total() for column, counts in kinds.items()}
    _settle_headed_country(roles, kinds)
    _settle_name(roles, totals, headings, headed, len(rows))
    _settle_typed(roles, totals, headed, headings)
    is_fixed = is_fixed and positional
    crossed = learn_crosses(rows, headings, roles)
    filled = _filled(shapes, roles)
    name = next((headings[column] for column in headings if roles[column] == "name"), None)
    is_headed = name is not None and _heading_role(name) == "name" and heads_smelters([name])
    is_list, is_told = heads_smelters(heading or []), says_smelters(heading or [])
    return Layout(roles, filled, positional, is_fixed, is_list, is_headed, crossed, is_told), rows


def _shapes(rows: list[Record]) -> Counter[Shape]:
    """How many rows have each shape; the rows of a list have a few."""
    return Counter(map(shape_of, rows))


def _is_positional(shapes: Counter[Shape]) -> bool:
    """Few distinct positions, and most cells stand in often-used ones; crosses stand now here, now there."""
    counts: Counter[int] = Counter()
    widest = 0
    for shape, count in shapes.items():
        columns = [column for column, kind in zip(*shape, strict=True) if kind != MARK]
        widest = max(widest, len(columns))
        for column in columns:
            counts[column] += count
    common = sum(count for _, count in counts.most_common(widest))
    return common >= _ALIGNED * counts.total()


def _by_kind(rows: list[Record], heading: Record | None) -> tuple[list[Record], Record | None]:
    """Columns numbered by what stands in them: each kind is one, text is told apart by what it stands behind."""
    keys = [_keys(tuple([_TYPED.get(kind, "") for kind in kinds_of(row)])) for row in rows]
    places: dict[str, list[int]] = {}
    for row in keys:
        for index, key in enumerate(row):
            places.setdefault(key, []).append(index)
    ranked = sorted(places, key=lambda key: (sum(places[key]) / len(places[key]), key))
    number = {key: index for index, key in enumerate(ranked)}
    renumbered = [
        [placed.at(number[key]) for key, placed in zip(row_keys, row, strict=True)]
        for row_keys, row in zip(keys, rows, strict=True)
    ]
    return renumbered, _heading_by_kind(heading, number) if heading else None


@lru_cache(maxsize=1024)
def _keys(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """A key a cell: its kind, or for text the kind it stands behind (a metal counts for nothing) and its turn."""
    keys, behind, turn = [], "", 0
    for kind in kinds:
        if kind and kind not in keys:
            keys.append(kind)
            behind, turn = ("", 0) if kind == "metal" else (kind, 0)
        else:
            keys.append(f"text behind {behind} {turn}")
            turn += 1
    return tuple(keys)


def _heading_by_kind(heading: Record, number: dict[str, int]) -> Record:
    """The heading's cells on the columns that they head: kinds first, the cells between them in order."""
    if len(heading) == len(number):
        return [placed.at(index) for index, placed in enumerate(heading)]
    placed_on: dict[int, int] = {}
    for index, placed in enumerate(heading):
        column = number.get(_heading_role(placed))
        if column is not None and column > max(placed_on.values(), default=-1):
            placed_on[index] = column
    anchors = [(-1, -1), *placed_on.items(), (len(heading), len(number))]
    for (index, column), (next_index, next_column) in pairwise(anchors):
        between = zip(range(index + 1, next_index), range(column + 1, next_column), strict=False)
        placed_on.update(between)
    return [heading[index].at(column) for index, column in sorted(placed_on.items())]


def _role(counts: Counter[str], headed: str) -> str:
    total = counts.total()
    for kind, role in _TYPED.items():
        share = sum(count for other, count in counts.items() if _TYPED.get(other) == role) / total
        if share >= (_NEARLY_ALL if headed == "name" else _MOST) and not (
            role in _NOT_UNDER_OTHERS and headed == "other"
        ):
            return role
        if kind == SMELTER_ID and counts[SMELTER_ID]:
            return "id"
    if (counts[NUMBER] + counts[MARK]) / total >= _MOST:
        if counts[MARK] > counts[NUMBER]:
            return "mark"
        return "code" if headed == "status" else "number"
    return headed if headed in ("name", "country", "status", "other") else "text"


def _headings(heading: Record, columns: list[int]) -> dict[int, Placed]:
    """Heading cell by column: by order where there are as many as columns, else by the nearest position."""
    if len(heading) == len(columns):
        return dict(zip(columns, heading, strict=True))
    headings: dict[int, Placed] = {}
    for placed in heading:
        headings.setdefault(min(columns, key=lambda column: abs(column - placed.column)), placed)
    return headings


def _heading_role(placed: Placed) -> str:
    if says_either(placed.cell.text):
        return _UNKNOWN
    if placed.cell.kind == STATUS:
        return "status"
    if placed.cell.kind in (METAL, NAME) and group_heading(placed.cell.text)[0] and " " in placed.cell.text:
        return "name"  # "Gold Refiner"
    role = placed.cell.value if placed.cell.kind == HEADING else role_within(placed.cell.text) or _UNKNOWN
    return "status" if role == "programme" else role


def _says_status(rows: list[Record], column: int) -> bool:
    """Under a heading of unknown words ("Standing") stand statuses, and not only answers such as yes and no."""
    cells = [placed.cell for row in rows for placed in row if placed.column == column]
    statuses = [normalize_text(cell.text) for cell in cells if cell.kind == STATUS]
    return 2 * len(statuses) > len(cells) and not _ANSWERS.issuperset(statuses)


def _settle_headed_country(roles: dict[int, str], kinds: dict[int, Counter[str]]) -> None:
    """A column of texts under "Smelter and country" is none of countries where another column holds these."""
    countries = [column for column, role in roles.items() if role == "country"]
    typed = [column for column in countries if kinds[column][COUNTRY] + kinds[column][PLACE]]
    if typed:
        for column in countries:
            if column not in typed:
                roles[column] = "text"


def _settle_name(
    roles: dict[int, str],
    totals: dict[int, int],
    headings: dict[int, Placed],
    headed: dict[int, str],
    rows: int,
) -> None:
    """One column of text is the name: the one headed so, else the first that most rows fill."""
    texts = [column for column in sorted(roles) if roles[column] in ("name", "text", "other")]
    pool = [column for column in texts if headed.get(column) == "name"]
    pool = pool or [column for column in texts if headed.get(column) != "other"] or texts
    full = [column for column in pool if totals[column] >= 0.4 * max(rows, 1)] or pool
    chosen = _preferred(full, headings) if full else None
    for column in texts:
        roles[column] = "name" if column == chosen else "other"


def _preferred(columns: list[int], headings: dict[int, Placed]) -> int:
    """The column headed as the standard name where two hold names, else the first."""
    for wording in _PREFERRED_NAME:
        for column in columns:
            if column in headings and wording in headings[column].cell.text.lower():
                return column
    return columns[0]


def _settle_typed(
    roles: dict[int, str], totals: dict[int, int], headed: dict[int, str], headings: dict[int, Placed]
) -> None:
    """One column a role: the one headed so, else the first that is well filled."""
    for role in ("country", "status", "id", "metal"):
        same = [column for column in sorted(roles) if roles[column] == role]
        pool = [column for column in same if headed.get(column) == role] or same
        if role == "status" and len(pool) > 1:
            pool = sorted(pool, key=lambda column: _is_of_audit(headings.get(column)), reverse=True)
        most = max((totals[column] for column in pool), default=0)
        keep = next((column for column in pool if totals[column] >= 0.5 * most), None)
        for column in same:
            if column != keep:
                roles[column] = f"other {role}"


def _is_of_audit(heading: Placed | None) -> tuple[bool, str]:
    """Of two columns of statuses the audit goes before "Operational status", this year before the last."""
    words = heading.cell.text.lower() if heading else ""
    year = _YEAR.search(words)
    return "operat" not in words, year.group() if year else ""


def _filled(shapes: Counter[Shape], roles: dict[int, str]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for shape, count in shapes.items():
        for role in {roles[column] for column in shape[0]}:
            counts[role] += count
    return {role: count / shapes.total() for role, count in counts.items()}
