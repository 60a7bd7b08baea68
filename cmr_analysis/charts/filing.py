"""What one filing lists: smelters by metal or country and status."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from ..analysis.filing_findings import countries_title, metals_title
from ..analysis.findings import STATUS_LABELS as LABELS
from ..analysis.findings import counted
from ..analysis.panel import STATUSES
from .legends import status_key, status_style, text_colour
from .style import INK, bare, describe, headline, new_axes, nothing_to_show, size_in_inches

_ROW = 0.36  # inches from bar to bar
_HEAD = 0.3  # inches for the key
_NAMES = 1.75  # inches for the names of the rows
_END = 0.55  # inches beyond the longest bar, for its number
_TOP = 15  # rows
_DIGIT = 0.085  # inches that a digit needs inside a bar


def statuses_by(counts: pd.DataFrame, *, by: str, ax: Axes | None = None, top: int = _TOP) -> Axes:
    """A bar a metal or country (by), its parts the statuses of the smelters listed; the number at its end.

    counts: `filing.statuses_by` of the same `by`. Only the rows with most smelters are drawn; the subtitle
    says how many.
    """
    if counts.empty:
        return nothing_to_show(ax, "the filing prints no list of smelters.")
    names = list(counts[by].drop_duplicates()[:top])
    height = _HEAD + _ROW * len(names)
    ax = bare(ax if ax is not None else new_axes(height))
    width = size_in_inches(ax)[0]
    unit = (width - _NAMES - _END) / int(counts["listed"].max())
    for place, name in enumerate(names):
        y = -_HEAD - _ROW * (place + 0.5)
        ax.text(_NAMES - 0.12, y, _short(name), ha="right", va="center", size=9.5, color=INK)
        _draw_bar(ax, counts.loc[counts[by].eq(name)], y, unit)
    status_key(ax, [status for status in STATUSES if counts["status"].eq(status).any()], _NAMES, -0.1, width)
    ax.set(xlim=(0, width), ylim=(-height, 0))
    title = metals_title(counts) if by == "metal" else countries_title(counts)
    headline(ax, title, _note(counts, by, names), above=6)
    return describe(ax, f"{title}. {_rows_in_words(counts.loc[counts[by].isin(names)], by)}")


def _short(name: str, most: int = 26) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _draw_bar(ax: Axes, bar: pd.DataFrame, y: float, unit: float) -> None:
    left = _NAMES
    for part in bar.itertuples():
        width = part.smelters * unit
        ax.add_patch(Rectangle((left, y - _ROW * 0.31), width, _ROW * 0.62, **status_style(part.status)))
        if width > _DIGIT * (len(f"{part.smelters:,}") + 1) and len(bar) > 1:
            colour = text_colour(part.status)
            ax.text(
                left + width / 2, y, f"{part.smelters:,}", ha="center", va="center", size=8.5, color=colour
            )
        left += width
    ax.text(left + 0.08, y, f"{bar['listed'].iloc[0]:,}", va="center", size=9.5, weight="bold", color=INK)


def _note(counts: pd.DataFrame, by: str, names: list[str]) -> str:
    shown = counts.loc[counts[by].isin(names), "smelters"].sum()
    total, groups = counts["smelters"].sum(), counts[by].nunique()
    among = (
        f", {len(names)} of {counted(groups, 'country')}" if by == "country" and groups > len(names) else ""
    )
    n = (
        f"n = {counted(int(total), 'smelter')}"
        if shown == total
        else f"n = {shown:,} of {total:,} smelters{among}"
    )
    place = " The country is where the smelter stands." if by == "country" else ""
    return f"{n}, each counted once.{place} Source: {counts['filing_id'].iloc[0]}."


def _rows_in_words(counts: pd.DataFrame, by: str) -> str:
    said = []
    for name, bar in counts.groupby(by, sort=False):
        parts = ", ".join(f"{part.smelters} {LABELS[part.status].lower()}" for part in bar.itertuples())
        said.append(f"{name} {bar['listed'].iloc[0]}: {parts}.")
    return " ".join(said)
