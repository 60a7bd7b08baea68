"""What the cells of a table of countries are: countries, metals, marks under a metal."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..document import Line
from ..lists.cells import MARK, NUMBER, classify
from .origin_countries import code_of, metals_in
from .origin_runs import whole_countries
from .origin_words import LONGEST_PARAGRAPH, is_column_heading, plain_text, says

BULLETS = frozenset("• ● ▪ ■ ◦ ○ · – — - §".split())
"""Marks that stand before an item of a list, alone in their cell or on their line; some tick a matrix too."""

TICKS = frozenset("x X ✓ ✔ √ ● • ■ þ ü * ☒ ☑".split())
_YES = frozenset(("yes", "y"))
_NO = frozenset(("no", "n", "n/a", "na"))
_CODE = re.compile(r"[A-Z]{2,3}")
_LONGEST_LABEL = 160


@dataclass(frozen=True, slots=True)
class Token:
    """A cell of a table of countries. kind: countries, metals, tick, no, number, skip or other.

    column: where it starts; values: the countries as printed, or the metals.
    """

    text: str
    kind: str
    column: int
    values: list[str]


def tokens_of(line: Line) -> list[Token]:
    """The cells of a row without a country's code printed beside its name ("Peru", "PE")."""
    kept: list[Token] = []
    for cell, column in zip(line.cells, line.columns, strict=True):
        token = _token(cell, column)
        if not kept or not _is_code_of(token, kept[-1]):
            kept.append(token)
    return kept


def without_bullets(tokens: list[Token]) -> list[Token]:
    """The cells of a row without the bullets or numbers that stand in cells of their own before a country."""
    following = [*tokens[1:], None]
    return [
        token
        for token, after in zip(tokens, following, strict=True)
        if token.text not in BULLETS or after is None or after.kind != "countries"
    ]


def without_repeats(tokens: list[Token]) -> list[Token]:
    """The cells of a row without a label that says the same: "DRC", then "Democratic Republic of the Congo"."""
    following = [*tokens[1:], None]
    return [
        token
        for token, after in zip(tokens, following, strict=True)
        if after is None or not _is_same_country(token, after)
    ]


def _is_same_country(one: Token, other: Token) -> bool:
    if one.kind != "countries" or other.kind != "countries" or len(one.values) != 1 or len(other.values) != 1:
        return False
    return code_of(one.values[0]) == code_of(other.values[0])


def _token(cell: str, column: int) -> Token:
    if len(cell) > LONGEST_PARAGRAPH:
        return Token(cell, "other", column, [])
    if metals := metals_in(cell):
        return Token(cell, "metals", column, metals)
    if countries := whole_countries(cell, near=True):
        return Token(cell, "countries", column, countries)
    return Token(cell, _other_kind(cell), column, [])


def _is_code_of(token: Token, before: Token) -> bool:
    if before.kind != "countries" or not _CODE.fullmatch(token.text):
        return False
    if token.kind == "other":
        return True
    return token.text != before.text and code_of(token.text) == code_of(before.values[-1])


def _other_kind(cell: str) -> str:
    low = cell.lower()
    if cell in TICKS or low in _YES:
        return "tick"
    kind = classify(cell).kind
    if kind == MARK or low in _NO:
        return "no"
    if kind == NUMBER:
        return "number"
    return "skip" if is_column_heading(cell) or _is_label(cell) else "other"


def _is_label(cell: str) -> bool:
    """A group's heading, or what is printed in place of a country."""
    return len(cell) < _LONGEST_LABEL and (
        says("group", plain_text(cell)) or says("no_country", cell.lower())
    )
