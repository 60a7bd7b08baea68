"""Listings of smelters by list or by country, parted by status: what the exploring notebook draws."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from ..analysis.findings import STATUS_LABELS as LABELS
from ..analysis.findings import counted
from ..analysis.panel import STATUSES
from .legends import status_key, status_style, text_colour
from .style import INK, bare, describe, headline, new_axes, nothing_to_show, size_in_inches

_ROW = 0.32  # inches from bar to bar
_HEAD = 0.3  # inches for the key
_NAMES = 2.3  # inches for the names of the bars
_END = 0.6  # inches beyond the longest bar, for its number
_TOP = 15  # bars
_LETTERS = 34  # of a name
_DIGIT = 0.085  # inches that a digit needs inside a bar
_PLURAL = {"list": "lists", "country": "countries", "metal": "metals"}


def listings(counts: pd.DataFrame, *, by: str, ax: Axes | None = None, top: int = _TOP) -> Axes:
    """A bar a group, its parts the statuses; the number of listings at its end.

    counts: `explorer.counts_by` of the same `by`. Only the first groups are drawn, and the subtitle says how
    many there are.
    """
    if counts.empty:
        return nothing_to_show(ax, "no row fits the choice.")
    groups = list(counts["group"].drop_duplicates())
    shown = counts.loc[counts["group"].isin(groups[:top])]
    height = _HEAD + _ROW * len(groups[:top])
    ax = bare(ax if ax is not None else new_axes(height))
    width = size_in_inches(ax)[0]
    unit = (width - _NAMES - _END) / int(shown.groupby("group")["listings"].sum().max())
    for place, group in enumerate(groups[:top]):
        y = -_HEAD - _ROW * (place + 0.5)
        ax.text(_NAMES - 0.12, y, _short(group), ha="right", va="center", size=9.5, color=INK)
        _draw_bar(ax, shown.loc[shown["group"].eq(group)], y, unit)
    status_key(ax, [status for status in STATUSES if shown["status"].eq(status).any()], _NAMES, -0.1, width)
    ax.set(xlim=(0, width), ylim=(-height, 0))
    headline(ax, _title(counts, by), _note(counts, groups, by, top), above=6)
    return describe(ax, f"{_title(counts, by)}. {_in_words(shown)}")


def _short(name: str) -> str:
    """A long name cut in its middle: its end may be the year."""
    half = _LETTERS // 2
    return name if len(name) <= _LETTERS else f"{name[: half - 1]}…{name[-half:]}"


def _draw_bar(ax: Axes, bar: pd.DataFrame, y: float, unit: float) -> None:
    left = _NAMES
    for part in bar.itertuples():
        width = part.listings * unit
        ax.add_patch(Rectangle((left, y - _ROW * 0.31), width, _ROW * 0.62, **status_style(part.status)))
        if len(bar) > 1 and width > _DIGIT * (len(f"{part.listings:,}") + 1):
            style = {"ha": "center", "va": "center", "size": 8.5, "color": text_colour(part.status)}
            ax.text(left + width / 2, y, f"{part.listings:,}", **style)
        left += width
    total = int(bar["listings"].sum())
    ax.text(left + 0.08, y, f"{total:,}", va="center", size=9.5, weight="bold", color=INK)


def _title(counts: pd.DataFrame, by: str) -> str:
    totals = counts.groupby("group", sort=False)["listings"].sum()
    most = totals.index[totals.eq(totals.max())]
    number = counted(int(totals.max()), "smelter" if by == "list" else "listing")
    if by == "list" and len(totals) == 1:
        return f"{most[0]}: {number}"
    named = most[0] if len(most) == 1 else f"{len(most)} {_PLURAL[by]}"
    return f"Most of what is chosen: {named}, {number}{' each' if len(most) > 1 else ''}"


def _note(counts: pd.DataFrame, groups: list[str], by: str, top: int) -> str:
    total = int(counts["listings"].sum())
    drawn = f", the first {top} of {len(groups)} {_PLURAL[by]}" if len(groups) > top else ""
    place = " The country is where the smelter stands, not where ore is mined." if by == "country" else ""
    return (
        f"n = {counted(total, 'listing')}{drawn}: a smelter counts once on each list.{place} Source: Form SD."
    )


def _in_words(shown: pd.DataFrame) -> str:
    return " ".join(
        f"{row.group}, {LABELS[row.status].lower()}: {row.listings:,}." for row in shown.itertuples()
    )
