"""Column headings among the cells of flattened text: which words belong to them, and which only look as if."""

from __future__ import annotations

from itertools import pairwise

from .cells import COUNTRY, HEADING, MARK, METAL, NAME, NUMBER, SMELTER_ID, STATUS, Cell
from .heading_words import has_heading_words
from .known_smelters import is_known
from .names import is_complete, is_legal_form
from .records import Placed, kind_of

ANCHORS = (METAL, COUNTRY, SMELTER_ID)
"""Cells that no heading has."""
_LINES_ABOVE = 3


def without_headings(tokens: list[Placed]) -> list[Placed]:
    """Column headings and numbers out, and the words that stand between two words of a heading ("or", "RMAP")."""
    tokens = _with_ends_of_names(tokens)
    heads = [token.cell.kind == HEADING for token in tokens]
    for index, token in enumerate(tokens):
        if token.cell.kind == NAME and True in heads[max(index - 1, 0) : index + 2]:
            heads[index] = has_heading_words(token.cell.text)
    return [
        token
        for index, token in enumerate(tokens)
        if not (heads[index] or token.cell.kind == NUMBER or _is_within_heading(tokens, heads, index))
    ]


def _with_ends_of_names(tokens: list[Placed]) -> list[Placed]:
    """The cells, a heading or a country that is the end of a wrapped name as a text."""
    kinds = [token.cell.kind for token in tokens]
    may_end = [kind == HEADING or kind == following == COUNTRY for kind, following in pairwise(kinds)]
    return [
        token._replace(cell=Cell(token.cell.text, NAME)) if may and _ends_name(tokens, index) else token
        for index, (token, may) in enumerate(zip(tokens, [*may_end, False], strict=True))
    ]


def _ends_name(tokens: list[Placed], index: int) -> bool:
    """Words of a heading or a country that end a wrapped name: "Refinery" below "Rand" and above a country,
    "Thailand" below "Umicore Precious Metals" and above "THAILAND"."""
    kind = tokens[index].cell.kind
    if not 1 < index < len(tokens) - 1:
        return False
    behind = next(
        (kind_of(token) for token in tokens[index + 1 : index + 3] if token.cell.kind != HEADING), ""
    )
    if behind not in (COUNTRY, SMELTER_ID, STATUS) or (kind == COUNTRY != behind):
        return False
    if _makes_known_name(tokens, index):
        return True
    text, end = tokens[index - 1].cell.text, tokens[index].cell.text
    if tokens[index - 1].cell.kind != NAME or kind_of(tokens[index + 1]) != behind:
        return False
    if kind == COUNTRY:
        return text.count("(") > text.count(")") and end.endswith(")")
    is_below_row = any(kind_of(above) in ANCHORS for above in tokens[:index])
    return is_below_row and (is_legal_form(end) or not is_complete(text))


def _makes_known_name(tokens: list[Placed], index: int) -> bool:
    """With the texts above it, and the heading's words below it, the cell is the name of a known smelter."""
    last = index + (tokens[index + 1].cell.kind == HEADING)
    for first in range(index - 1, max(index - _LINES_ABOVE, 0) - 1, -1):
        if tokens[first].cell.kind not in (NAME, HEADING):
            return False
        if is_known(" ".join([token.cell.text for token in tokens[first : last + 1]])):
            return True
    return False


def _is_within_heading(tokens: list[Placed], heads: list[bool], index: int) -> bool:
    """A word that stands one or two before and behind words of a heading, and no cell of a row between them.

    Between the same words twice stands a row: the page ends behind it.
    """
    if kind_of(tokens[index]) not in (NAME, STATUS, MARK):
        return False
    before = _heading_near(tokens, heads, (index - 1, index - 2))
    behind = _heading_near(tokens, heads, (index + 1, index + 2))
    if before is None or behind is None:
        return False
    above = {token.cell.text.lower() for token in tokens[max(before - _LINES_ABOVE, 0) : before + 1]}
    return tokens[behind].cell.text.lower() not in above


def _heading_near(tokens: list[Placed], heads: list[bool], places: tuple[int, int]) -> int | None:
    for place in places:
        if not 0 <= place < len(tokens) or kind_of(tokens[place]) in ANCHORS:
            return None
        if heads[place]:
            return place
    return None
