"""Cells of flattened text that were wrapped over lines, joined again."""

from __future__ import annotations

from itertools import pairwise

from .cells import COUNTRY, NAME, SMELTER_ID, STATUS, classify
from .records import Placed, kind_of

_LONGEST_WRAP = 4


def unwrap(tokens: list[Placed]) -> list[Placed]:
    """Cells that were wrapped over lines joined: those without a blank line between where blank lines part
    cells, and a country whose words stand on two lines."""
    if not tokens:
        return []
    typed = [index for index, token in enumerate(tokens) if kind_of(token) in (COUNTRY, STATUS, SMELTER_ID)]
    alone = sum(_stands_alone(tokens, index) for index in typed)
    if typed and alone >= 0.85 * len(typed):
        tokens = _joined_where(tokens, lambda left, right: right.number == left.end + 1)
    return _join_countries(tokens)


def _stands_alone(tokens: list[Placed], index: int) -> bool:
    before = index == 0 or tokens[index].number > tokens[index - 1].end + 1
    after = index + 1 == len(tokens) or tokens[index + 1].number > tokens[index].end + 1
    return before and after


def _joined_where(tokens: list[Placed], together) -> list[Placed]:
    joined = [tokens[0]]
    for token in tokens[1:]:
        if together(joined[-1], token):
            joined[-1] = joined[-1].joined(token, classify(f"{joined[-1].cell.text} {token.cell.text}"))
        else:
            joined.append(token)
    return joined


def _join_countries(tokens: list[Placed]) -> list[Placed]:
    joined, index = [], 0
    while index < len(tokens):
        size = _country_over_lines(tokens[index : index + _LONGEST_WRAP])
        run = tokens[index : index + size]
        text = " ".join(token.cell.text for token in run)
        joined.append(run[0].joined(run[-1], classify(text)) if size > 1 else run[0])
        index += size
    return joined


def _country_over_lines(tokens: list[Placed]) -> int:
    """How many of the lines are one country's name; 1 for none."""
    if tokens[0].cell.kind not in (NAME, COUNTRY):
        return 1
    for size in range(len(tokens), 1, -1):
        run = tokens[:size]
        if any(right.number > left.end + 1 for left, right in pairwise(run)):
            continue
        kinds = [token.cell.kind for token in run]
        if (
            classify(" ".join(token.cell.text for token in run)).kind == COUNTRY
            and kinds.count(COUNTRY) < size
        ):
            return size
    return 1
