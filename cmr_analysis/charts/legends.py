"""The key to the statuses: chips with their names in one line, for charts whose bars are too short for names."""

from __future__ import annotations

from collections.abc import Iterable

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from ..analysis.findings import STATUS_LABELS as LABELS
from .style import COLOURS, GREY, INK

_CHARACTER = 0.068  # inches that a letter of the key takes on average
_CHIP = 0.44  # inches of a chip and the gaps beside it
_HATCHED = {"two_statuses": "////", "not_stated": "...."}  # told apart in grey too
_EDGES = {"two_statuses": INK, "not_stated": "#a3abb0", "not_listed": GREY}


def status_style(status: str) -> dict:
    """How a patch of a status is filled; what a list does not say is hatched or empty."""
    edge = _EDGES.get(status, COLOURS[status])
    return {
        "facecolor": COLOURS[status],
        "edgecolor": edge,
        "linewidth": 0.7,
        "hatch": _HATCHED.get(status),
    }


def text_colour(status: str) -> str:
    """The colour of letters that stand on a status's colour."""
    return "white" if status in ("conformant", "not_conformant", "two_statuses") else INK


def status_key(ax: Axes, statuses: Iterable[str], left: float, y: float, right: float) -> None:
    """One chip and name a status from the left on, or farther left where they would pass the right end (inches)."""
    statuses = list(statuses)
    widths = [_CHIP + _CHARACTER * len(LABELS[status]) for status in statuses]
    left = max(0.0, min(left, right - sum(widths)))
    for status, width in zip(statuses, widths, strict=True):
        ax.add_patch(Rectangle((left, y - 0.06), 0.16, 0.12, **status_style(status)))
        ax.text(left + 0.22, y, LABELS[status], va="center", size=8.5, color=INK)
        left += width
