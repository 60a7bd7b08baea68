"""Measures over years, who stands behind them, and how far one company moves them."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from ..analysis import trend_words, trends
from ..analysis.findings import counted, percent
from .scales import BAND, HEAD, MARK, ROW, Scale, canvas, draw_mark, number_scale, shade, write
from .style import GREY, INK, PALE, describe, halo, headline, nothing_to_show

_HEIGHT = 2.5  # inches of a trend's drawing
_FOOT = 0.62  # inches for the years and the number of companies
_LEFT = 0.95  # inches for the numbers of the scale
_SMALL = 0.25  # shares all below this are drawn on a scale of their own, which still begins at 0
_METAL = 0.5  # inches of a metal's row
_YEAR = 1.1  # inches of a year's column at most


def trend(rows: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """One measure over the years: a dot a year with its value, and the number of companies under the year.

    The light bar is the range of the value when any one company is left out, the thin line the 95 % Wilson
    interval where the measure is a share of filings. Dots of one company are hollow. Years stand at their
    distance; a year without a value has no dot. A line joins values that share companies, dashed over a gap.
    rows: `trends.over_years`, one measure.
    """
    if rows.empty:
        return nothing_to_show(ax, "no company states it in any of the years.")
    height = _HEIGHT + _FOOT
    ax, width = canvas(height, ax)
    years = sorted(int(year) for year in rows["reporting_year"])
    place = _Years(years, _LEFT + 0.45, width - 0.6)
    scale = _value_scale(rows, -_HEIGHT)
    _draw_levels(ax, scale, bool(rows["is_share"].iloc[0]), width)
    _join(ax, rows, place, scale)
    for row in rows.itertuples():
        _draw_value(ax, row, place(row.reporting_year), scale)
    write(ax, 0, -height + 0.2, "companies", size=8.5, color=GREY)
    title = trend_words.trend(rows)
    headline(ax, title, _trend_note(rows), above=6)
    return describe(ax, f"{title}. {' '.join(map(_in_words, rows.itertuples()))}")


class _Years:
    """Where a year stands: first year left, last year right, a single one in the middle."""

    def __init__(self, years: list[int], left: float, right: float) -> None:
        self.first, self.last, self.left, self.right = years[0], years[-1], left, right

    def __call__(self, year: int) -> float:
        if self.first == self.last:
            return (self.left + self.right) / 2
        return self.left + (year - self.first) / (self.last - self.first) * (self.right - self.left)


def _value_scale(rows: pd.DataFrame, bottom: float) -> Scale:
    """From 0 to 100 %, or to the first round number above where all shares are small, or for numbers."""
    highest = rows[["value", "left_out_high", "high"]].max(axis=1)
    if rows["is_share"].iloc[0] and not 0 < highest.max() < _SMALL:
        return Scale(bottom + 0.1, -0.15)
    return number_scale(bottom + 0.1, -0.15, list(highest))


def _draw_levels(ax: Axes, scale: Scale, is_share: bool, width: float) -> None:
    for value in scale.ticks:
        ax.plot([_LEFT, width], [scale(value)] * 2, color=PALE, linewidth=0.8, zorder=0)
        text = f"{100 * value:.4g}%" if is_share else f"{value:,.10g}"
        write(ax, _LEFT - 0.12, scale(value), text, ha="right", size=8.5, color=GREY)


def _join(ax: Axes, rows: pd.DataFrame, place: _Years, scale: Scale) -> None:
    """A line from dot to dot, dashed over missing years; none where the two have no company in common."""
    for before, after in pairwise(rows.itertuples()):
        if after.shared_before:
            ends = [place(before.reporting_year), place(after.reporting_year)]
            dash = "-" if after.reporting_year - before.reporting_year == 1 else (0, (4, 3))
            ax.plot(
                ends, [scale(before.value), scale(after.value)], color=MARK, linewidth=1.3, linestyle=dash
            )


def _draw_value(ax: Axes, row, x: float, scale: Scale) -> None:
    if pd.notna(row.low):
        ax.plot([x, x], [scale(row.low), scale(row.high)], color=MARK, linewidth=1.1, zorder=2)
    if pd.notna(row.left_out_low):
        ends = [scale(row.left_out_low), scale(row.left_out_high)]
        ax.plot([x, x], ends, color=BAND, linewidth=8, solid_capstyle="butt", zorder=1)
    draw_mark(ax, x, scale(row.value), is_filled=row.n > 1)
    text = trend_words.value(row.value, row.measure, row.is_share).split(" ")[0]
    above = scale(row.value) < -0.45
    y = scale(row.value) + (0.2 if above else -0.22)
    write(ax, x + 0.1, y, text, ha="left", weight="bold", color=MARK, path_effects=halo(), zorder=6)
    write(ax, x, -_HEIGHT - 0.16, str(row.reporting_year), ha="center")
    write(ax, x, -_HEIGHT - _FOOT + 0.2, f"{row.n:,}", ha="center", size=8.5, color=GREY)


def _trend_note(rows: pd.DataFrame) -> str:
    measure = str(rows["measure"].iloc[0])
    said = [f"{_capital(trends.MEANING[measure])}."]
    if rows["n"].max() > 1:
        said.append("Light bar: with any one company left out.")
    if rows["n"].min() == 1:
        said.append("Hollow dot: one company.")
    if rows["shared_before"].eq(0).any():
        said.append("No line joins years without a company in common.")
    if rows["low"].notna().any():
        said.append("Thin line: 95% Wilson interval.")
    warned = int(rows["warning"].notna().sum())
    if warned:
        said.append(
            f"{warned:,} of {counted(len(rows), 'value')} {'hangs' if warned == 1 else 'hang'} on few companies."
        )
    return " ".join(said)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _in_words(row) -> str:
    said = trend_words.value(row.value, row.measure, row.is_share)
    return f"{row.reporting_year}: {said} of {counted(row.n, 'filer')}."


def composition(composed: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Bars of the companies a year: those that filed in every year dark, the others light.

    composed: `trends.composition`.
    """
    if composed.empty:
        return nothing_to_show(ax, "no company filed in these years.")
    height = HEAD + ROW * len(composed)
    ax, width = canvas(height, ax)
    scale = number_scale(0.8, width - 0.6, list(composed["companies"]))
    write(ax, 0.8, -0.2, "dark: filed in every year shown; light: in some of them only", size=8.5, color=GREY)
    for place, row in enumerate(composed.itertuples()):
        y = -HEAD - ROW * (place + 0.5)
        write(ax, 0.6, y, str(row.reporting_year), ha="right")
        split = scale(row.in_every_year)
        ax.barh(y, split - scale.left, ROW * 0.62, left=scale.left, color=MARK)
        ax.barh(y, scale(row.companies) - split, ROW * 0.62, left=split, color=BAND)
        write(ax, scale(row.companies) + 0.08, y, f"{row.companies:,}")
    title = _composition_title(composed)
    headline(
        ax,
        title,
        f"Companies whose filing stands for the year. n = {counted(int(composed['companies'].sum()), 'filing')}.",
        above=2,
    )
    words = " ".join(
        f"{r.reporting_year}: {r.companies}, of them {r.in_every_year} in every year."
        for r in composed.itertuples()
    )
    return describe(ax, f"{title}. {words}")


def _composition_title(composed: pd.DataFrame) -> str:
    always, years = int(composed["in_every_year"].iloc[0]), len(composed)
    if years == 1:
        return f"{always:,} filed for {composed['reporting_year'].iloc[0]}; one year shows no trend"
    least, most = int(composed["companies"].min()), int(composed["companies"].max())
    each = f"{least:,}" if least == most else f"between {least:,} and {most:,}"
    if not always:
        return f"No company filed in every one of the {years} years; {each} filed in each of them"
    return f"{always:,} filed in every one of the {years} years; {each} filed in each of them"


def conformant_by_metal(shares: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """A field a metal and year, the darker the larger the share of listed smelters called conformant.

    shares: `trends.conformant_by_metal`. Under the share the number of listings it is of.
    """
    if shares.empty:
        return nothing_to_show(ax, "no list of these years states a status.")
    metals = sorted(shares["metal"].unique())
    years = sorted(int(year) for year in shares["reporting_year"].unique())
    height = 0.3 + _METAL * len(metals)
    ax, width = canvas(height, ax)
    step = min(_YEAR, (width - 1.1) / len(years))
    for place, year in enumerate(years):
        write(ax, 1.1 + step * (place + 0.5), -0.13, str(year), ha="center")
    for row in shares.itertuples():
        corner = 1.1 + step * years.index(row.reporting_year), -0.3 - _METAL * (metals.index(row.metal) + 1)
        _draw_field(ax, row, corner, step)
    for place, metal in enumerate(metals):
        write(ax, 0.95, -0.3 - _METAL * (place + 0.5), metal, ha="right")
    title = _metal_title(shares)
    note = (
        "Share of listed smelters called conformant; small: how many listings, each list’s counted. "
        "Lists without statuses are left out."
    )
    headline(ax, title, note, above=6)
    words = " ".join(
        f"{r.metal}, {r.reporting_year}: {r.conformant} of {r.smelters} on {counted(r.n, 'list')}."
        for r in shares.itertuples()
    )
    return describe(ax, f"{title}. {words}")


def _draw_field(ax: Axes, row, corner: tuple[float, float], step: float) -> None:
    share = float(row.share_conformant)
    ax.add_patch(Rectangle(corner, step, _METAL, facecolor=shade(share), edgecolor="white", linewidth=2))
    style = {"ha": "center", "color": "white" if share > 0.68 else INK}
    middle = corner[0] + step / 2, corner[1] + _METAL / 2
    write(ax, middle[0], middle[1] + 0.07, percent(share), weight="bold", **style)
    if step > 0.45:
        write(ax, middle[0], middle[1] - 0.13, f"of {row.smelters:,}", **style | {"size": 7.5})


def _metal_title(shares: pd.DataFrame) -> str:
    last = shares.loc[shares["reporting_year"].eq(shares["reporting_year"].max())]
    best = last.loc[last["share_conformant"].astype(float).idxmax()]
    worst = last.loc[last["share_conformant"].astype(float).idxmin()]
    said = f"{best['metal']} {percent(best['share_conformant'])} conformant for {best['reporting_year']}"
    return said if len(last) < 2 else f"{said}, {worst['metal'].lower()} {percent(worst['share_conformant'])}"
