"""From which status to which: counts and shares of one pair of years as a matrix."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle

from ..analysis.findings import STATUS_LABELS as LABELS
from ..analysis.findings import farthest_pair, percent, transition
from ..analysis.measures import STATUSES
from .style import (
    COLOURS,
    GREY,
    INK,
    bare,
    describe,
    headline,
    new_axes,
    nothing_to_show,
    size_in_inches,
    source,
)

_CELL = 0.62  # inches
_NAMES = 2.3  # inches for the names of the earlier statuses
_HEAD = 0.62  # inches for the names of the later ones
_SHADES = LinearSegmentedColormap.from_list("share", ["#ffffff", COLOURS["conformant"]])


def transition_matrix(transitions: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Statuses of the earlier year (rows) by those of the later (columns): smelters and share of the row.

    transitions: `measures.status_transitions`; where it holds several pairs of years, the one farthest apart
    is drawn.
    """
    if transitions.empty:
        return nothing_to_show(ax, "a transition needs the lists of two years.")
    pair = farthest_pair(transitions)
    rows = [status for status in STATUSES if status in set(pair["from_status"])]
    columns = [status for status in STATUSES if status in set(pair["to_status"])]
    ax = bare(ax if ax is not None else new_axes(_HEAD + _CELL * len(rows)))
    width = size_in_inches(ax)[0]
    step = (width - _NAMES) / len(columns)
    _name(ax, pair, rows, columns, step)
    cells = pair.set_index(["from_status", "to_status"])
    for y, before in enumerate(rows):
        for x, after in enumerate(columns):
            corner = (_NAMES + x * step, -_HEAD - _CELL * (y + 1))
            _draw_cell(
                ax, corner, step, cells.loc[(before, after)] if (before, after) in cells.index else None
            )
    ax.set(xlim=(0, width), ylim=(-_HEAD - _CELL * len(rows), 0))
    years = [int(pair["from_year"].iloc[0]), int(pair["to_year"].iloc[0])]
    note = f"n = {pair['smelters'].sum():,} smelters on either list. Percent and shade: share of the row."
    headline(ax, transition(pair), f"{note} {source(pair, years)}.", above=4)
    return describe(ax, f"{transition(pair)}. {_cells_in_words(pair)}")


def _cells_in_words(pair: pd.DataFrame) -> str:
    return " ".join(
        f"{LABELS[cell.from_status]} to {LABELS[cell.to_status].lower()}: {cell.smelters}."
        for cell in pair.itertuples()
    )


def _name(ax: Axes, pair: pd.DataFrame, rows: list[str], columns: list[str], step: float) -> None:
    """The statuses with their colours: the earlier year's at the left, the later one's above."""
    before, after = (
        pair.groupby(f"{side}_status", observed=True)["smelters"].sum() for side in ("from", "to")
    )
    style = {"size": 9, "color": INK, "va": "center"}
    ax.text(_NAMES - 0.12, -0.14, f"{pair['from_year'].iloc[0]} ↓", ha="right", weight="bold", **style)
    ax.text(_NAMES, -0.14, f"{pair['to_year'].iloc[0]} →", ha="left", weight="bold", **style)
    for place, status in enumerate(rows):
        y = -_HEAD - _CELL * (place + 0.5)
        ax.text(_NAMES - 0.3, y, f"{LABELS[status]} {before[status]:,}", ha="right", **style)
        _chip(ax, status, (_NAMES - 0.2, y - _CELL * 0.4), 0.1, _CELL * 0.8)
    for place, status in enumerate(columns):
        x = _NAMES + step * place
        ax.text(x + step / 2, -0.38, f"{LABELS[status]} {after[status]:,}", ha="center", **style)
        _chip(ax, status, (x + step * 0.1, -_HEAD + 0.04), step * 0.8, 0.07)


def _chip(ax: Axes, status: str, corner: tuple[float, float], width: float, height: float) -> None:
    edge = GREY if status == "not_listed" else COLOURS[status]
    ax.add_patch(Rectangle(corner, width, height, facecolor=COLOURS[status], edgecolor=edge, linewidth=0.7))


def _draw_cell(ax: Axes, corner: tuple[float, float], step: float, cell: pd.Series | None) -> None:
    share = 0.0 if cell is None else float(cell["share_of_from"])
    ax.add_patch(Rectangle(corner, step, _CELL, facecolor=_SHADES(share), edgecolor="white", linewidth=2))
    middle = corner[0] + step / 2, corner[1] + _CELL / 2
    if cell is None:
        ax.text(*middle, "–", ha="center", va="center", size=10, color=GREY)
        return
    style = {"ha": "center", "va": "center", "color": "white" if share > 0.6 else INK}
    ax.text(middle[0], middle[1] + 0.1, f"{cell['smelters']:,}", size=12, weight="bold", **style)
    ax.text(middle[0], middle[1] - 0.13, percent(share), size=8.5, **style)
