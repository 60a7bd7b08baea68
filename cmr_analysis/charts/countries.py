"""Where the smelters stand, and how many of them are conformant there."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb

from ..analysis.findings import counted, country
from .style import (
    COLOURS,
    GREY,
    INK,
    PALE,
    bare,
    describe,
    halo,
    headline,
    new_axes,
    nothing_to_show,
    size_in_inches,
    source,
    spread,
)

_ROW = 0.34  # inches from country to country
_HEAD = 0.5  # inches above the first country
_NAMES = 1.75  # inches for the countries' names
_COUNT = 0.5  # inches for a year's number of smelters
_TOP = 12  # countries


def conformance_by_country(shares: pd.DataFrame, *, ax: Axes | None = None, top: int = _TOP) -> Axes:
    """A dot a country and year at the share of its smelters that are conformant; at the right their number.

    Where no list states a status, bars of the number of smelters on the last list.
    shares: one row a country and year (`measures.status_share_by_country`), most smelters first. Only the
    first countries are drawn, and the subtitle says how many smelters those hold.
    """
    if shares.empty:
        return nothing_to_show(ax, "no smelter is listed.")
    years = sorted(int(year) for year in shares["reporting_year"].unique())
    shown = shares.loc[shares["country_code"].isin(shares["country_code"].drop_duplicates()[:top])]
    countries = list(shown.groupby(["country_code", "country"], sort=False, dropna=False))
    height = _HEAD + _ROW * len(countries)
    ax = bare(ax if ax is not None else new_axes(height))
    width = size_in_inches(ax)[0]
    scale = _Scale(_NAMES, width - _COUNT * len(years) - 0.45)
    rows = [-_HEAD - _ROW * (place + 0.5) for place in range(len(countries))]
    groups = [group for _, group in countries]
    for y, ((_, name), group) in zip(rows, countries, strict=True):
        ax.text(_NAMES - 0.25, y, name, ha="right", va="center", size=9.5, color=INK)
        _write_counts(ax, group, y, width, years)
    _head_counts(ax, width, years)
    if shares["with_status"].any():
        _draw_shares(ax, groups, rows, scale, years)
    else:
        _draw_bars(ax, groups, rows, scale, years[-1])
    ax.set(xlim=(0, width), ylim=(-height, 0))
    headline(ax, country(shares), _note(shares, shown, years), above=12)
    return describe(ax, f"{country(shares)}. {_rows_in_words(shown)}")


def _draw_shares(ax: Axes, groups: list, rows: list[float], scale: _Scale, years: list[int]) -> None:
    _draw_scale(ax, scale, rows[-1] - _ROW / 2)
    for y, group in zip(rows, groups, strict=True):
        _draw_dots(ax, group, y, scale, years)
    _label_years(ax, groups, rows, scale)


def _draw_bars(ax: Axes, groups: list, rows: list[float], scale: _Scale, year: int) -> None:
    """Bars of the number of smelters in the year; the numbers stand at the right."""
    listed = [int(group.loc[group["reporting_year"].eq(year), "smelters"].sum()) for group in groups]
    for y, number in zip(rows, listed, strict=True):
        length = number / max(1, *listed) * (scale.right - scale.left)
        ax.barh(y, length, _ROW * 0.62, left=scale.left, color="#4a545b")


@dataclass(frozen=True)
class _Scale:
    """Where 0 % and 100 % stand, in inches."""

    left: float
    right: float

    def __call__(self, share: float) -> float:
        return self.left + share * (self.right - self.left)


def _note(shares: pd.DataFrame, shown: pd.DataFrame, years: list[int]) -> str:
    among = f"{shown['country'].nunique()} of {shares['country'].nunique()}"
    what = "Share of a country's listed smelters that the filing calls conformant."
    if not shares["with_status"].any():
        what = f"Smelters listed for {years[-1]}; the list prints no status."
    listings = f"n = {shown['smelters'].sum():,} of {shares['smelters'].sum():,} listings, {among} countries"
    return f"{what} {listings}: where smelters stand, not where ore is mined. {source(shares, years)}."


def _rows_in_words(shown: pd.DataFrame) -> str:
    return " ".join(
        f"{row.country}, {row.reporting_year}: {row.conformant} of {row.with_status} conformant."
        if row.with_status
        else f"{row.country}, {row.reporting_year}: {counted(row.smelters, 'smelter')}."
        for row in shown.itertuples()
    )


def _draw_scale(ax: Axes, scale: _Scale, bottom: float) -> None:
    for share in (0, 0.25, 0.5, 0.75, 1):
        ax.plot([scale(share)] * 2, [-_HEAD + 0.06, bottom], color=PALE, linewidth=0.8, zorder=0)
        ax.text(scale(share), -0.2, f"{share:.0%}", ha="center", va="center", size=8.5, color=GREY)
    ax.text(_NAMES - 0.25, -0.2, "share conformant", ha="right", va="center", size=8.5, color=GREY)


def _draw_dots(ax: Axes, group: pd.DataFrame, y: float, scale: _Scale, years: list[int]) -> None:
    """One dot a year, the later the darker; a year without a stated status has none."""
    dots = group.dropna(subset=["share_conformant"])
    if len(dots) > 1:
        ends = scale(dots["share_conformant"].min()), scale(dots["share_conformant"].max())
        ax.plot(ends, [y, y], color="#aab3b8", linewidth=1.4, zorder=1)
    for dot in dots.itertuples():
        shade = year_shade(dot.reporting_year, years)
        style = {"markeredgecolor": COLOURS["conformant"], "markeredgewidth": 1.1, "markerfacecolor": shade}
        order = 2 + years.index(dot.reporting_year)
        ax.plot(scale(dot.share_conformant), y, "o", markersize=8, zorder=order, **style)


def year_shade(year: int, years: list[int]) -> str:
    """White for the first year to the full colour for the last; the full colour for a single one.

    >>> year_shade(2014, [2014, 2022]), year_shade(2022, [2014, 2022])
    ('#ffffff', '#0b4f71')
    """
    depth = years.index(year) / (len(years) - 1) if len(years) > 1 else 1.0
    full, white = to_rgb(COLOURS["conformant"]), (1.0, 1.0, 1.0)
    return to_hex([w + (f - w) * depth for f, w in zip(full, white, strict=True)])


def _label_years(ax: Axes, groups: list[pd.DataFrame], rows: list[float], scale: _Scale) -> None:
    """Names the dots' years once, above the row whose dots stand farthest apart."""
    place = _place_of_years(groups, scale)
    dots = groups[place].dropna(subset=["share_conformant"]).sort_values("share_conformant")
    heights = spread([-scale(share) for share in dots["share_conformant"]], 0.36)
    for x, year in zip(heights, dots["reporting_year"], strict=True):
        ax.text(
            -x, rows[place] + 0.115, str(year), ha="center", va="bottom", size=8, color=COLOURS["conformant"],
            weight="bold", path_effects=halo(), zorder=9,
        )  # fmt: skip


def _place_of_years(groups: list[pd.DataFrame], scale: _Scale) -> int:
    """The first row with a dot for most years and room for their names, else the one with most room."""
    rooms = [_room(group, scale) for group in groups]
    most = max(dots for dots, _ in rooms)
    return max(
        range(len(rooms)), key=lambda place: (rooms[place][0] == most, min(rooms[place][1], 0.36), -place)
    )


def _room(group: pd.DataFrame, scale: _Scale) -> tuple[int, float]:
    """How many years have a dot, and the inches between the two that are closest."""
    places = sorted(scale(share) for share in group["share_conformant"].dropna())
    return len(places), min((right - left for left, right in pairwise(places)), default=9.0)


def _head_counts(ax: Axes, width: float, years: list[int]) -> None:
    ax.text(width, 0.0, "smelters listed", ha="right", va="center", size=8.5, color=GREY)
    for place, year in enumerate(reversed(years)):
        ax.text(width - place * _COUNT, -0.2, str(year), ha="right", va="center", size=8.5, color=GREY)


def _write_counts(ax: Axes, group: pd.DataFrame, y: float, width: float, years: list[int]) -> None:
    listed = dict(zip(group["reporting_year"], group["smelters"], strict=True))
    for place, year in enumerate(reversed(years)):
        text = f"{listed[year]:,}" if year in listed else "–"
        ax.text(width - place * _COUNT, y, text, ha="right", va="center", size=9.5, color=INK)
