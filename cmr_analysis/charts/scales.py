"""Rows of marks on a scale: what the charts of the year, of trends and of data quality share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10
from typing import Any

from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap

from ..analysis.findings import percent
from .style import COLOURS, GREY, INK, PALE, WIDTH, bare, new_axes, size_in_inches

MARK = COLOURS["conformant"]
BAND = "#9db7c4"  # an interval: the colour of the marks, light
shade = LinearSegmentedColormap.from_list("share", ["#eef2f4", MARK])  # a share of 0 is not the page's white
ROW = 0.34  # inches from row to row
HEAD = 0.42  # inches above the first row, for the scale's numbers


@dataclass(frozen=True)
class Scale:
    """Values from 0 to `most` put between two places in inches."""

    left: float
    right: float
    most: float = 1.0

    def __call__(self, value: float) -> float:
        return self.left + value / self.most * (self.right - self.left)

    @property
    def ticks(self) -> list[float]:
        """Four to six round values from 0 to the most."""
        if self.most == 1.0:
            return [0, 0.25, 0.5, 0.75, 1]
        step = nice_step(self.most)
        return [step * place for place in range(round(self.most / step) + 1)]


def nice_step(most: float) -> float:
    """A round step of which at most five make `most`.

    >>> nice_step(331), nice_step(4), nice_step(0.03)
    (100, 1, 0.01)
    """
    size = 10.0 ** floor(log10(most / 5))
    step = next(size * factor for factor in (1, 2, 5, 10) if most / (size * factor) <= 5 + 1e-9)
    return int(step) if step >= 1 else round(step, 10)


def number_scale(left: float, right: float, values: Sequence[float]) -> Scale:
    """A scale from 0 to the first round number that holds all values."""
    most = max([float(value) for value in values], default=1.0) or 1.0
    step = nice_step(most)
    return Scale(left, right, step * -(-most // step))


def canvas(height: float, ax: Axes | None) -> tuple[Axes, float]:
    """Bare axes of this height that count in inches, the first row at the top, and their width."""
    ax = bare(ax if ax is not None else new_axes(height))
    width = size_in_inches(ax)[0] or WIDTH
    ax.set(xlim=(0, width), ylim=(-height, 0))
    return ax, width


def draw_scale(ax: Axes, scale: Scale, bottom: float, *, is_share: bool, top: float = -HEAD) -> None:
    """Lines from the top to the bottom at round values, with their numbers above."""
    for value in scale.ticks:
        ax.plot([scale(value)] * 2, [top + 0.06, bottom], color=PALE, linewidth=0.8, zorder=0)
        text = percent(value) if is_share else f"{value:,.10g}"
        ax.text(scale(value), top + 0.2, text, ha="center", va="center", size=8.5, color=GREY)


def write(ax: Axes, x: float, y: float, text: str, **style: Any) -> None:
    """A text at the middle of a row."""
    ax.text(x, y, text, **{"va": "center", "size": 9.5, "color": INK, **style})


def draw_interval(ax: Axes, scale: Scale, low: float, high: float, y: float) -> None:
    """A light band under the mark."""
    ends = [scale(low), scale(high)]
    ax.plot(ends, [y, y], color=BAND, linewidth=7, solid_capstyle="butt", zorder=1)


def draw_mark(
    ax: Axes, x: float, y: float, *, marker: str = "o", is_filled: bool = True, size: float = 8
) -> None:
    style = {"markeredgecolor": MARK, "markeredgewidth": 1.2, "markersize": size, "zorder": 4}
    ax.plot(x, y, marker, markerfacecolor=MARK if is_filled else "white", linestyle="none", **style)


def scattered(number: int) -> list[float]:
    """Places between -1 and 1 that look random and are the same each time (van der Corput's sequence).

    >>> scattered(4)
    [0.0, -0.5, 0.5, -0.75]
    """
    return [2 * _reversed_bits(place) - 1 for place in range(1, number + 1)]


def _reversed_bits(number: int) -> float:
    value, unit = 0.0, 0.5
    while number:
        value, unit, number = value + unit * (number & 1), unit / 2, number >> 1
    return value
