"""Who left and who entered, by metal."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from ..analysis.findings import counted, movement
from .style import (
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

_ROW = 0.36  # inches from bar to bar
_HEAD = 0.46  # inches for a pair of years
_MIDDLE = 0.75  # inches from the centre to where bars begin: room for the metal and who stayed
_LABEL = 0.9  # inches beyond the longest bar
_LEFT = {"facecolor": "#ffffff", "edgecolor": "#6b747a", "hatch": "/////", "linewidth": 0.8}
_ENTERED = {"facecolor": "#4a545b", "edgecolor": "#4a545b", "linewidth": 0.8}


def entries_and_exits(moves: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Bars of smelters that left (to the left) and entered (to the right) between lists, by metal.

    moves: one row a consecutive pair of years and metal (`measures.entries_and_exits`).
    """
    if moves.empty:
        return nothing_to_show(ax, "entries and exits need the lists of two years.")
    pairs = list(moves.groupby(["from_year", "to_year"]))
    height = len(pairs) * _HEAD + len(moves) * _ROW
    ax = bare(ax if ax is not None else new_axes(height))
    width = size_in_inches(ax)[0]
    unit = (width / 2 - _MIDDLE - _LABEL) / max(1, moves[["left", "entered"]].to_numpy().max())
    y = 0.0
    for (first, second), pair in pairs:
        y -= _HEAD
        _head(ax, f"{first} to {second}", pair, y + 0.04)
        for move in pair.itertuples():
            y -= _ROW
            _bars(ax, move, y + _ROW / 2, _ROW * 0.62, unit)
    ax.set(xlim=(-width / 2, width / 2), ylim=(-height, 0))
    years = sorted({*moves["from_year"], *moves["to_year"]})
    headline(ax, movement(moves), f"{_note(moves)} {source(moves, years)}.", above=0)
    return describe(ax, f"{movement(moves)}. {_rows_in_words(moves)}")


def _note(moves: pd.DataFrame) -> str:
    return "Bars: smelters on one of the two lists only. An unrecognized change of name counts as both."


def _rows_in_words(moves: pd.DataFrame) -> str:
    return " ".join(
        f"{move.metal} from {move.from_year} to {move.to_year}: {move.left} left, {move.stayed} stayed, "
        f"{move.entered} entered."
        for move in moves.itertuples()
    )


def _head(ax: Axes, text: str, pair: pd.DataFrame, y: float) -> None:
    style = {"va": "bottom", "size": 9.5, "color": INK}
    ax.text(0, y, text, ha="center", weight="bold", **style)
    ax.text(-_MIDDLE, y, f"{counted(pair['left'].sum(), 'smelter')} left", ha="right", **style)
    ax.text(_MIDDLE, y, f"{counted(pair['entered'].sum(), 'smelter')} entered", ha="left", **style)


def _bars(ax: Axes, move, y: float, height: float, unit: float) -> None:
    ax.barh(y, -move.left * unit, height, left=-_MIDDLE, **_LEFT)
    ax.barh(y, move.entered * unit, height, left=_MIDDLE, **_ENTERED)
    style = {"va": "center", "size": 9, "color": INK}
    ax.text(
        -_MIDDLE - move.left * unit - 0.06, y, _number(move.left, move.went_into_another), ha="right", **style
    )
    ax.text(
        _MIDDLE + move.entered * unit + 0.06,
        y,
        _number(move.entered, move.came_from_another),
        ha="left",
        **style,
    )
    ax.text(0, y + height * 0.28, move.metal, ha="center", **style)
    ax.text(
        0, y - height * 0.34, f"{move.stayed:,} stayed", ha="center", **style | {"size": 7.5, "color": GREY}
    )


def _number(moved: int, related: int) -> str:
    """The number at a bar's end; smelters split or merged are set apart from it."""
    return f"{moved:,} (+ {related:,} split or merged)" if related else f"{moved:,}"
