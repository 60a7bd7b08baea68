"""The rows found in a document, and those that are seen and set aside."""

from __future__ import annotations

from dataclasses import dataclass, field

from .cells import OTHER_METAL
from .printed_rows import SmelterRow
from .told_words import are_led

# More rows without a metal are a list of their own.
_MOST_MENTIONS = 0.2
_FEWEST_LED = 5
_LED = "its name is not told apart from the cells beside it"


@dataclass(slots=True)
class SmelterRows:
    """The rows of a document; each row that was seen and not kept, with its reason; footnote mark to status; the
    marks beside names that no legend explains, one for each row."""

    rows: list[SmelterRow] = field(default_factory=list)
    unread: list[tuple[int, str]] = field(default_factory=list)
    marks: dict[str, str] = field(default_factory=dict)
    unexplained: list[str] = field(default_factory=list)

    @property
    def seen(self) -> int:
        return len(self.rows) + len(self.unread)


def take_rows(found: SmelterRows, rows: list[SmelterRow], unread: list[tuple[int, str]]) -> None:
    """Add a list's rows; where many names begin with another cell, none is told apart from what stands before it."""
    if len(rows) >= _FEWEST_LED and are_led([row.smelter_name_raw for row in rows]):
        unread = [*unread, *((row.line_start, _LED) for row in rows)]
        rows = []
    found.rows += rows
    found.unread += unread


def set_aside_other_metals(found: SmelterRows) -> None:
    """Rows of cobalt, mica and the like, which some lists print too: seen and not kept."""
    others = [row for row in found.rows if row.metal == OTHER_METAL]
    if others:
        found.rows = [row for row in found.rows if row.metal != OTHER_METAL]
        found.unread += [(row.line_start, "its metal is none of the four") for row in others]


def set_aside_mentions(found: SmelterRows) -> None:
    """Rows without a metal, some of which a list with metals prints too ("high-risk smelters: …"): named again."""
    listed = {name for row in found.rows if row.metal for name in (row.smelter_id_raw, row.smelter_name_raw)}
    bare = [row for row in found.rows if row.metal is None]
    if not listed or len(bare) > _MOST_MENTIONS * len(found.rows):
        return
    if any({row.smelter_id_raw, row.smelter_name_raw} & (listed - {None}) for row in bare):
        found.rows = [row for row in found.rows if row.metal is not None]
        found.unread += [
            (row.line_start, "names a smelter of the list again, without its metal") for row in bare
        ]
