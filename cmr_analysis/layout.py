"""The columns of one list, learned from its rows: which column holds the name, the country, the status.

A column's role is the kind that most of its cells have; the heading decides where cells alone do not (which of
two name columns, a status nobody has used before).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from .cells import COUNTRY, HEADING, MARK, METAL, NAME, NUMBER, PLACE, SMELTER_ID, STATUS
from .flattened import Placed, Record

_TYPED = {METAL: "metal", COUNTRY: "country", PLACE: "country", SMELTER_ID: "id", STATUS: "status"}
_MOST = 0.5
# Above this share of filled rows an empty cell is worth a note on the row.
_USUAL = 0.9
_PREFERRED_NAME = ("standard", "official", "smelter name", "name of smelter", "refiner name", "facility name")


@dataclass(frozen=True, slots=True)
class Layout:
    """Roles of a list's columns.

    roles: column -> 'metal', 'name', 'country', 'status', 'id', 'mark' or 'other'.
    filled: role -> share of rows that print it.
    positional: columns can be told by position (else only by the order of cells).
    headed_as_list: the heading names smelters, refiners or facilities.
    """

    roles: dict[int, str] = field(default_factory=dict)
    filled: dict[str, float] = field(default_factory=dict)
    positional: bool = True
    headed_as_list: bool = False

    def role(self, column: int) -> str:
        return self.roles.get(column, "")

    def usually_has(self, role: str) -> bool:
        return self.filled.get(role, 0.0) >= _USUAL


def learn_layout(rows: list[Record], heading: Record | None) -> tuple[Layout, list[Record]]:
    """The layout of rows, and the rows with columns numbered by order where positions say nothing."""
    positional = _is_positional(rows)
    if not positional:
        rows = [_by_order(row) for row in rows]
        heading = _by_order(heading) if heading else None
    kinds: dict[int, Counter[str]] = {}
    for row in rows:
        for placed in row:
            kinds.setdefault(placed.column, Counter())[placed.cell.kind] += 1
    headed = _headed_roles(heading, sorted(kinds)) if heading else {}
    roles = {column: _role(counts, headed.get(column, "")) for column, counts in kinds.items()}
    _settle(roles, kinds, headed, heading, len(rows))
    return Layout(roles, _filled(rows, roles), positional, _names_smelters(heading)), rows


def _is_positional(rows: list[Record]) -> bool:
    """Few distinct positions, and most cells stand in often-used ones."""
    counts = Counter(placed.column for row in rows for placed in row)
    widest = max((len(row) for row in rows), default=0)
    common = sum(count for _, count in counts.most_common(widest))
    return common >= 0.9 * counts.total()


def _by_order(row: Record) -> Record:
    from dataclasses import replace

    return [replace(placed, column=index) for index, placed in enumerate(row)]


def _role(counts: Counter[str], headed: str) -> str:
    total = counts.total()
    for kind, role in _TYPED.items():
        share = sum(count for other, count in counts.items() if _TYPED.get(other) == role) / total
        if share >= _MOST and not (headed == "other" and role in ("country", "status")):
            return role
        if kind == SMELTER_ID and counts[SMELTER_ID]:
            return "id"
    if (counts[NUMBER] + counts[MARK]) / total >= _MOST:
        return "mark" if counts[MARK] > counts[NUMBER] else "number"
    return headed if headed in ("name", "country", "status", "other") else "text"


def _headed_roles(heading: Record, columns: list[int]) -> dict[int, str]:
    """Heading roles by column: by order where heading and rows have as many cells, else by the nearest position."""
    cells = [
        placed for placed in heading if placed.cell.kind == HEADING or placed.cell.kind in (NAME, STATUS)
    ]
    if len(heading) == len(columns):
        return {column: _heading_role(placed) for column, placed in zip(columns, heading, strict=True)}
    roles: dict[int, str] = {}
    for placed in cells:
        nearest = min(columns, key=lambda column: abs(column - placed.column))
        roles.setdefault(nearest, _heading_role(placed))
    return roles


def _heading_role(placed: Placed) -> str:
    if placed.cell.kind == STATUS:
        return "status"
    role = placed.cell.value if placed.cell.kind == HEADING else "other"
    return "status" if role == "programme" else role


def _settle(
    roles: dict[int, str], kinds: dict, headed: dict[int, str], heading: Record | None, rows: int
) -> None:
    """One column a role: the name among text columns, the first country, the first status."""
    names = [column for column in sorted(roles) if roles[column] in ("name", "text")]
    headed_names = [column for column in names if headed.get(column) == "name"]
    pool = headed_names or [column for column in names if headed.get(column) != "other"] or names
    full = [column for column in pool if kinds[column].total() >= 0.4 * max(rows, 1)] or pool
    chosen = _preferred(full, heading) if full else None
    for column in names:
        roles[column] = "name" if column == chosen else "other"
    for role in ("country", "status", "id", "metal"):
        same = [column for column in sorted(roles) if roles[column] == role]
        keep = _first(same, role, headed, kinds)
        for column in same:
            if column != keep:
                roles[column] = f"other {role}"


def _preferred(columns: list[int], heading: Record | None) -> int:
    """The column headed as the standard name where two hold names, else the first."""
    if heading and len(columns) > 1:
        for wording in _PREFERRED_NAME:
            for placed in heading:
                if wording in placed.cell.text.lower():
                    return min(columns, key=lambda column: abs(column - placed.column))
    return columns[0]


def _first(columns: list[int], role: str, headed: dict[int, str], kinds: dict) -> int | None:
    named = [column for column in columns if headed.get(column) == role]
    pool = named or columns
    if not pool:
        return None
    most = max(kinds[column].total() for column in pool)
    return next(column for column in pool if kinds[column].total() >= 0.5 * most)


def _filled(rows: list[Record], roles: dict[int, str]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update({roles[placed.column] for placed in row})
    return {role: count / len(rows) for role, count in counts.items()} if rows else {}


def _names_smelters(heading: Record | None) -> bool:
    words = " ".join(placed.cell.text for placed in heading).lower() if heading else ""
    return any(word in words for word in ("smelter", "refiner", "facility", "processor"))
