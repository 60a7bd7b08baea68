"""Texts in another column's place, in flattened text: words for an untold cell, countries that nobody knows.

"Unknown" is a status where statuses stand; between an ID and a status, where each row prints its country, it is the
country. "Saudia Arabia" behind a known smelter's name is a country, too, where each row prints one there.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from .cells import COUNTRY, MARK, NAME, STATUS, Cell, classify
from .known_smelters import is_known
from .names import is_legal_form
from .records import Placed, kind_of

_NEARLY_ALL = 0.8
_LONGEST_COUNTRY = 30

# What such words mean as statuses: nothing, or that it is not known.
UNTOLD = ("undetermined", "")


def in_their_columns(tokens: list[Placed], order: list[str]) -> list[Placed]:
    """The cells, each word for an untold cell that stands in another column's place than the status as that cell.

    order: the kinds of the columns. A country keeps its words; what is no country is none of the row's cells.
    """
    settled: list[Placed] = []
    above = ""  # the kind of the column before
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if following is not None and _is_untold(token):
            column = _column_between(above, kind_of(following), order)
            if column:
                kind = COUNTRY if column == COUNTRY else MARK
                token, above = token._replace(cell=Cell(token.cell.text, kind)), column
        settled.append(token)
        above = kind_of(token) if kind_of(token) in order else above
    return settled


def with_unknown_countries(tokens: list[Placed], order: list[str]) -> list[Placed]:
    """The cells, a short text as a country where nearly every row has one behind its name and this row has none."""
    if (NAME, COUNTRY) not in pairwise(order):
        return tokens
    kinds = [kind_of(token) for token in tokens]
    behind = Counter(after for kind, after in pairwise([*kinds, ""]) if kind == NAME != after)
    if behind[COUNTRY] < _NEARLY_ALL * behind.total():
        return tokens
    read = list(tokens)
    for place, (kind, after) in enumerate(pairwise([*kinds, ""])):
        above = kinds[place - 1] if place else ""
        if kind == NAME == above and after not in (NAME, COUNTRY) and (place < 2 or kinds[place - 2] != NAME):
            text = tokens[place].cell.text
            if _may_be_country(tokens[place - 1].cell.text, text):
                read[place] = tokens[place]._replace(cell=Cell(text, COUNTRY))
    return read


def _may_be_country(name: str, text: str) -> bool:
    is_rest = is_legal_form(text) or is_known(f"{name} {text}")
    return len(text) <= _LONGEST_COUNTRY and is_known(name) and not is_rest and not is_known(text)


def _is_untold(token: Placed) -> bool:
    """By its own words: a text that stands over rows as statuses do is one of unknown meaning."""
    is_status = token.cell.kind == STATUS and token.cell.value in UNTOLD
    return is_status and classify(token.cell.text).kind == STATUS


def _column_between(above: str, below: str, order: list[str]) -> str:
    """The first column between two others, where neither the status nor the name is among them.

    A text below may be any other column's.
    """
    if above not in order or below not in order or below == NAME:
        return ""
    start, end = order.index(above) + 1, order.index(below)
    between = order[start:end] if start <= end else [*order[start:], *order[:end]]
    return between[0] if between and not {STATUS, NAME}.intersection(between) else ""
