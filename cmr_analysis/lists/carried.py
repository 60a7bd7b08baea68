"""Rows without a metal or a country of their own in a list that has the column: printed once, or left out."""

from __future__ import annotations

from itertools import pairwise

from .printed_rows import SmelterRow, noted

# A metal that is printed once is printed again on each page: now and then two rows in a row print it.
_PAGE_SHARE = 0.1


def fill_metals(rows: list[SmelterRow], over: str | None) -> None:
    """The metal of the row above, where it is printed once; else that of both neighbours where they agree.

    over: the metal of the heading above the first row.
    """
    repeats = sum(bool(left.metal) and left.metal == right.metal for left, right in pairwise(rows))
    is_printed_once = repeats <= _PAGE_SHARE * len(rows)
    for index, row in enumerate(rows):
        above = rows[index - 1].metal if index else over
        if row.metal is None and is_printed_once:
            row.metal = above
        elif row.metal is None:
            _carry(rows, index, above)


def _carry(rows: list[SmelterRow], index: int, above: str | None) -> None:
    """A row that lacks its metal among rows that print theirs: that of its neighbours where they agree."""
    row = rows[index]
    below = next((later.metal for later in rows[index + 1 :] if later.metal), above)
    row.metal = above if above == below else None
    note = f"prints no metal; read as {above}, as the rows around it" if row.metal else "prints no metal"
    row.repair = noted(row.repair, note)


def fill_countries(rows: list[SmelterRow]) -> None:
    """The country of the row above, in a list that prints each once, in the first of its rows."""
    repeats = any(left.country_raw == right.country_raw for left, right in pairwise(rows) if left.country_raw)
    if repeats or not rows or rows[0].country_raw is None:
        return
    for above, row in pairwise(rows):
        if row.country_raw is None:
            row.country_raw = above.country_raw
            row.repair = noted(
                row.repair, f"prints no country; read as {above.country_raw}, as printed above"
            )
