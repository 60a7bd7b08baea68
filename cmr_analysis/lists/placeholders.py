"""Words that stand for a cell that is not told ("Unknown", "N/A"), in flattened text: of which column they are.

"Unknown" is a status where statuses stand; between an ID and a status, where each row prints its country, it is the
country.
"""

from __future__ import annotations

from .cells import COUNTRY, MARK, NAME, STATUS, Cell, classify
from .records import Placed, kind_of

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
