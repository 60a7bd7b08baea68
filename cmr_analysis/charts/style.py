"""What all charts share: the palette of statuses, axes, headlines, words for a reader who cannot see them."""

from __future__ import annotations

import textwrap
import warnings
from io import BytesIO

import pandas as pd
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from matplotlib.text import Text

from ..analysis.findings import company_of, in_words

# Lightness steps of about 15 (CIELAB 31, 48, 63, 82, 90), so that the order survives printing in grey;
# hues are told apart with deuteranopia, protanopia and tritanopia. What a list does not say has no hue.
COLOURS = {
    "conformant": "#0b4f71",
    "active": "#3fa7a0",
    "undetermined": "#f0c75e",
    "not_conformant": "#c0562b",
    "two_statuses": "#7b4b94",
    "not_stated": "#c9ced1",
    "not_listed": "#ffffff",
}
INK, GREY, PALE = "#1c2329", "#5c666d", "#dde1e4"
WIDTH = 8.6  # inches: the width of a report's column
_DPI = 144
_NOTHING = "Nothing to show:"


def new_axes(height: float) -> Axes:
    """Axes that fill a figure of the report's width, without a border or ticks. height in inches."""
    figure = Figure(figsize=(WIDTH, height))
    FigureCanvasAgg(figure)
    return figure.add_axes((0, 0, 1, 1))


def bare(ax: Axes) -> Axes:
    """The axes without frame and ticks: values are written where they stand."""
    ax.set_axis_off()
    return ax


def size_in_inches(ax: Axes) -> tuple[float, float]:
    width, height = ax.figure.get_size_inches()
    box = ax.get_position()
    return width * box.width, height * box.height


def headline(ax: Axes, title: str, subtitle: str, *, above: float = 10) -> None:
    """The finding above the axes, and n and source under it in grey, both wrapped to the axes' width.

    above: points between the axes and the subtitle.
    """
    width = size_in_inches(ax)[0]
    small = _write_above(ax, _balanced(subtitle, int(width * 15.5)), above, size=8.5, color=GREY)
    _write_above(ax, _balanced(title, int(width * 10.2)), small + 5, size=12, color=INK, weight="bold")


def _balanced(text: str, width: int) -> list[str]:
    """Lines of at most width characters, as few as it takes and of about one length."""
    lines = textwrap.wrap(text, width)
    while len(lines) > 1 and len(narrower := textwrap.wrap(text, width - 1)) == len(lines):
        lines, width = narrower, width - 1
    return lines


def _write_above(ax: Axes, lines: list[str], offset: float, **style) -> float:
    """Writes lines above the axes from the last up; gives the height in points that is taken then."""
    for line in reversed(lines):
        ax.annotate(
            line,
            (0, 1),
            (0, offset),
            xycoords="axes fraction",
            textcoords="offset points",
            va="bottom",
            **style,
        )
        offset += style["size"] * 1.32
    return offset


def halo(width: float = 2.2) -> list[withStroke]:
    """A white rim that keeps text legible on a coloured band."""
    return [withStroke(linewidth=width, foreground="white", alpha=0.85)]


def describe(ax: Axes, text: str) -> Axes:
    """Keeps the chart's description in words with it."""
    ax.set_label(text)
    return ax


def alt_text(ax: Axes) -> str:
    """The chart in words, for a screen reader."""
    return ax.get_label()


def nothing_to_show(ax: Axes | None, reason: str) -> Axes:
    """Axes that say that there is nothing to draw, and why."""
    ax = bare(ax if ax is not None else new_axes(0.7))
    text = f"{_NOTHING} {reason}"
    ax.text(0, 0.5, textwrap.fill(text, 100), transform=ax.transAxes, va="center", size=10, color=GREY)
    return describe(ax, text)


def is_empty(ax: Axes) -> bool:
    """Whether the axes only say that there is nothing to draw."""
    return alt_text(ax).startswith(_NOTHING)


def picture(ax: Axes) -> bytes:
    """The chart as PNG, the same bytes for the same data on the same versions.

    Dollar signs in a printed name are only text, and a letter that the font lacks is a box, not a warning.
    """
    buffer = BytesIO()
    for text in ax.figure.findobj(Text):
        text.set_parse_math(False)
    with rc_context({"hatch.linewidth": 0.5}), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        ax.figure.savefig(
            buffer,
            format="png",
            dpi=_DPI,
            bbox_inches="tight",
            pad_inches=0.12,
            metadata={"Software": None},
        )
    return buffer.getvalue()


def source(frame: pd.DataFrame, years: list[int]) -> str:
    return f"Source: Form SD of {company_of(frame)} for {in_words(years)}"


def spread(heights: list[float], line: float) -> list[float]:
    """Heights in falling order, moved as little as possible so that two are at least a line apart.

    >>> spread([10.0, 9.5, 2.0], 1.0)
    [10.25, 9.25, 2.0]
    """
    groups: list[list[float]] = []
    for height in heights:
        groups.append([height])
        while len(groups) > 1 and _bottom(groups[-2], line) - _top(groups[-1], line) < line - 1e-9:
            groups[-2:] = [groups[-2] + groups[-1]]
    return [_top(group, line) - place * line for group in groups for place in range(len(group))]


def _top(group: list[float], line: float) -> float:
    return sum(group) / len(group) + (len(group) - 1) * line / 2


def _bottom(group: list[float], line: float) -> float:
    return sum(group) / len(group) - (len(group) - 1) * line / 2
