"""One smelter through all lists: who names it in which year with which status, and on how many lists it stands."""

from __future__ import annotations

import textwrap

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from ..analysis import smelter_findings as said
from ..analysis.findings import STATUS_LABELS as LABELS
from ..analysis.findings import counted, percent
from ..analysis.one_smelter import by_company
from ..analysis.panel import STATUSES
from .legends import status_key, status_style, text_colour
from .style import GREY, INK, PALE, bare, describe, headline, new_axes, nothing_to_show, size_in_inches

_NAMES = 2.1  # inches for the names of the companies
_HEAD = 0.55  # inches for the key and the years
_TOP = 25  # companies
_ROOM_FOR_WORDS = 1.25  # inches: the column that has room for the words printed
_WORDY, _PLAIN = 0.76, 0.27  # inches from row to row, with the words printed and without
_HIGHEST = 2.3  # inches of the bar of a year
_FEW = 5  # lists a year at least of which a share says something


def who_lists(listed: pd.DataFrame, *, ax: Axes | None = None, top: int = _TOP) -> Axes:
    """A row a company, a column a year: the status with which its list names the smelter.

    An empty frame is a list that leaves it out, nothing a year without a list. listed:
    `one_smelter.listings`. Companies that name it come first; only the first are drawn, and the subtitle says
    how many. Where columns are wide enough, status and name are given as printed.
    """
    if listed.empty or listed["status"].eq("not_listed").all():
        return nothing_to_show(ax, "no list names the smelter.")
    companies = _in_order(listed)[:top]
    shown = listed.loc[listed["company"].isin(companies)]
    years = sorted(int(year) for year in shown["reporting_year"].unique())
    width = 8.6 if ax is None else size_in_inches(ax)[0]
    step = (width - _NAMES) / max(len(years), 3)
    row = _WORDY if step > _ROOM_FOR_WORDS and len(companies) <= 10 else _PLAIN
    ax = bare(ax if ax is not None else new_axes(_HEAD + row * len(companies)))
    _draw_names(ax, companies, years, step, row)
    for cell in shown.itertuples():
        corner = (
            _NAMES + step * years.index(int(cell.reporting_year)),
            -_HEAD - row * (companies.index(cell.company) + 1),
        )
        _draw_cell(ax, cell, corner, step, row)
    status_key(ax, [status for status in STATUSES if shown["status"].eq(status).any()], _NAMES, -0.1, width)
    ax.set(xlim=(0, width), ylim=(-_HEAD - row * len(companies), 0))
    headline(ax, said.title(listed), _note(listed, companies), above=6)
    return describe(ax, f"{said.title(listed)}. {_cells_in_words(shown)}")


def _in_order(listed: pd.DataFrame) -> list[str]:
    """Companies that name the smelter first, the earliest and longest before the others."""
    order = by_company(listed).assign(never=lambda frame: frame["naming"].eq(0))
    return list(
        order.sort_values(["never", "since", "naming", "company"], ascending=[True, True, False, True])[
            "company"
        ]
    )


def _draw_names(ax: Axes, companies: list[str], years: list[int], step: float, row: float) -> None:
    for place, company in enumerate(companies):
        text = company if len(company) < 29 else f"{company[:27]}…"
        y = -_HEAD - row * (place + 0.5)
        ax.text(_NAMES - 0.12, y, text, ha="right", va="center", size=9 if row == _WORDY else 8.5, color=INK)
    for place, year in enumerate(years):
        x = _NAMES + step * (place + 0.5)
        ax.text(x, -0.4, str(year), ha="center", va="center", size=9.5, weight="bold", color=INK)


def _draw_cell(ax: Axes, cell, corner: tuple[float, float], step: float, row: float) -> None:
    x, y = corner
    style = status_style(cell.status) | ({"linestyle": (0, (2, 2))} if cell.status == "not_listed" else {})
    if cell.status == "not_stated" and row == _WORDY:
        style = style | {"hatch": None}  # the words say it
    ax.add_patch(Rectangle((x + 0.02, y + 0.02), step - 0.04, row - 0.04, **style))
    if row == _PLAIN:
        return
    colour = GREY if cell.status == "not_listed" else text_colour(cell.status)
    text = {"x": x + step / 2, "ha": "center", "va": "center", "color": colour}
    lines = _words(cell, int((step - 0.1) / 0.063))
    for place, (line, size, weight) in enumerate(lines):
        height = y + row / 2 + (len(lines) / 2 - place - 0.5) * 0.165
        ax.text(y=height, s=line, size=size, weight=weight, **text)


def _words(cell, letters: int) -> list[tuple[str, float, str]]:
    """The lines in a cell: the status, as printed, the name as printed."""
    lines = [(LABELS[cell.status], 8.5, "bold")]
    if pd.notna(cell.status_raw) and cell.status_raw.lower() != LABELS[cell.status].lower():
        lines.append((f"“{_cut(cell.status_raw, letters - 2)}”", 7.5, "normal"))
    if pd.notna(cell.names):
        wrapped = textwrap.wrap(cell.names, letters, max_lines=2, placeholder="…")
        lines += [(line, 7.5, "normal") for line in wrapped]
    return lines


def _cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[: max(letters - 1, 1)]}…"


def _note(listed: pd.DataFrame, companies: list[str]) -> str:
    everyone = listed["company"].nunique()
    among = f"; {len(companies)} of {everyone:,} companies are drawn" if everyone > len(companies) else ""
    return (
        f"n = {counted(len(listed), 'list')}{among}. No cell: no list of that year is in the corpus. "
        "Source: Forms SD of these companies."
    )


def _cells_in_words(shown: pd.DataFrame) -> str:
    parts = []
    for company, lists in shown.groupby("company"):
        cells = ", ".join(f"{row.reporting_year} {LABELS[row.status].lower()}" for row in lists.itertuples())
        parts.append(f"{company}: {cells}.")
    return " ".join(parts)


def share_of_lists(years: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """A bar a year: the share of its lists that name the smelter, by the status they give it.

    years: `one_smelter.by_year`. Above a bar the share, under it the number of lists. Where no year has more
    than a few lists a share says nothing, and the axes say so.
    """
    if years.empty or years["status"].eq("not_listed").all():
        return nothing_to_show(ax, "no list names the smelter.")
    most = int(years["lists"].max())
    if most < _FEW:
        return nothing_to_show(
            ax,
            f"a share of lists needs several lists a year, and no year has more than {counted(most, 'list')}.",
        )
    ax = bare(ax if ax is not None else new_axes(_HIGHEST + 0.9))
    width = size_in_inches(ax)[0]
    groups = list(years.groupby("reporting_year"))
    step = (width - 0.2) / max(len(groups), 4)
    for place, (year, bar) in enumerate(groups):
        _draw_year(ax, int(year), bar, 0.1 + step * (place + 0.5), min(step * 0.6, 0.9))
    ax.plot([0, width], [0, 0], color=GREY, linewidth=0.8)
    named = years.loc[years["status"].ne("not_listed"), "status"]
    status_key(ax, [status for status in STATUSES if named.eq(status).any()], 0.1, _HIGHEST + 0.42, width)
    ax.set(xlim=(0, width), ylim=(-0.4, _HIGHEST + 0.5))
    note = f"n = {counted(int(years['naming'].sum()), 'list')}; in grey, how many there are of the year."
    headline(ax, said.shares_title(years), f"{note} The frame: all lists of the year.", above=6)
    return describe(ax, f"{said.shares_title(years)}. {_years_in_words(years)}")


def _draw_year(ax: Axes, year: int, bar: pd.DataFrame, x: float, width: float) -> None:
    height = 0.0
    for part in bar.loc[bar["status"].ne("not_listed")].itertuples():
        part_height = float(part.share) * _HIGHEST
        ax.add_patch(Rectangle((x - width / 2, height), width, part_height, **status_style(part.status)))
        height += part_height
    rest = {"fill": False, "edgecolor": PALE, "linewidth": 0.8, "zorder": 0}
    ax.add_patch(Rectangle((x - width / 2, 0), width, _HIGHEST, **rest))
    text = {"ha": "center", "va": "center"}
    ax.text(x, height + 0.12, percent(height / _HIGHEST), size=9, weight="bold", color=INK, **text)
    ax.text(x, -0.13, str(year), size=9.5, color=INK, **text)
    ax.text(x, -0.31, f"{bar['lists'].iloc[0]:,}", size=8.5, color=GREY, **text)


def _years_in_words(years: pd.DataFrame) -> str:
    parts = []
    for year, bar in years.groupby("reporting_year"):
        cells = ", ".join(f"{row.naming} {LABELS[row.status].lower()}" for row in bar.itertuples())
        parts.append(f"{year}, {counted(int(bar['lists'].iloc[0]), 'list')}: {cells}.")
    return " ".join(parts)
