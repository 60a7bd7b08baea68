"""The alluvial chart: how smelters flow from status to status through the years."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from ..analysis.findings import STATUS_LABELS as LABELS
from ..analysis.findings import counted, shift
from ..analysis.measures import STATUSES, status_flows, years_of
from .style import (
    COLOURS,
    GREY,
    INK,
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

_HEIGHT = 6.2  # inches
_SIDE = 1.6  # inches beside the first and the last bars, for their labels
_LINE = 0.155  # inches that a label needs
_GAP = 0.10  # inches between two statuses at least
_BAR = 0.12  # inches: half a bar's width
_REACH = 0.09  # inches between a bar and a number beside it
_SIZE = 8.5
_MOST_NAMED = 4  # columns up to which the bars between the first and the last have room for names


@dataclass
class _Node:
    """A status in a year: where its bar stands (x in inches, heights in smelters), how far flows fill it."""

    x: float
    status: str
    smelters: int
    room: float
    printed: str = ""
    top: float = 0.0
    slot: float = 0.0
    filled_in: float = 0.0
    filled_out: float = 0.0

    @property
    def middle(self) -> float:
        return self.top - self.smelters / 2


def alluvial(panel: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Statuses of a company's smelters through two or more years, as bands.

    panel: one row a smelter and year (`measures.smelter_status_by_year`). Every column holds the same
    smelters; a band has the colour of the status that it comes from, the number at its end says how many.
    """
    years = years_of(panel)
    if len(years) < 2:
        held = f"only {years[0]} has one" if years else "no filing has one"
        return nothing_to_show(ax, f"a shift needs the lists of two years, and {held}.")
    ax = bare(ax if ax is not None else new_axes(_HEIGHT))
    flows = status_flows(panel)
    width, height = size_in_inches(ax)
    nodes = _nodes(panel, flows, (width - 2 * _SIDE) / (len(years) - 1))
    unit = _lay_out(nodes, years, height)
    for pair in pairwise(years):
        _draw_flows(ax, nodes, flows.loc[flows["from_year"].eq(pair[0])], pair, unit)
    for (year, _), node in nodes.items():
        _draw_bar(ax, node)
        _label_bar(ax, node, -1 if year == years[0] else 1, unit, is_named=_is_named(year, years))
    _draw_years(ax, panel, nodes)
    ax.set(xlim=(-_SIDE, width - _SIDE), ylim=(-height / unit, 0))
    smelters = panel.drop_duplicates(["metal", "smelter_id"])
    note = f"n = {counted(len(smelters), 'smelter')} on at least one list; in quotes, the words printed."
    colour = "Bands have the colour of the status they come from."
    headline(ax, shift(panel), f"{note} {colour} {source(panel, years)}.", above=24)
    return describe(ax, f"{shift(panel)}. {_flows_in_words(flows)}")


def _flows_in_words(flows: pd.DataFrame) -> str:
    said = []
    for (first, second), pair in flows.groupby(["from_year", "to_year"]):
        pair = pair.loc[~(pair["from_status"].eq("not_listed") & pair["to_status"].eq("not_listed"))]
        parts = [
            f"{row.smelters} {LABELS[row.from_status].lower()} to {LABELS[row.to_status].lower()}"
            for row in pair.itertuples()
        ]
        said.append(f"From {first} to {second}: {', '.join(parts)}.")
    return " ".join(said)


def _nodes(panel: pd.DataFrame, flows: pd.DataFrame, spacing: float) -> dict[tuple[int, str], _Node]:
    """The bars, first year's first; a bar needs as much room as the labels of the bands that end in it."""
    counts = panel.groupby(["reporting_year", "status"], observed=True).size()
    labels = flows.groupby(["to_year", "to_status"], observed=True).size()
    return {
        (year, status): _Node(
            column * spacing,
            status,
            int(counts[year, status]),
            _LINE * labels.get((year, status), 1),
            _as_printed(panel, year, status),
        )
        for column, year in enumerate(years_of(panel))
        for status in STATUSES
        if (year, status) in counts.index
    }


def _as_printed(panel: pd.DataFrame, year: int, status: str) -> str:
    """The words that a year's list prints for a status, most frequent first; '' for the label's own word."""
    rows = panel.loc[panel["reporting_year"].eq(year) & panel["status"].eq(status), "status_raw"]
    words = [word for word in rows.value_counts().index if word.lower() != LABELS[status].lower()]
    return ", ".join(f"“{word}”" for word in words) if len(words) < 3 else f"{len(words)} wordings"


def _lay_out(nodes: dict, years: list[int], height: float) -> float:
    """Stacks each year's bars, each in a slot that its labels fit in; gives the inches of one smelter.

    The scale is the largest with which the fullest column fits. What is not on the list stands at the foot
    of every column, apart from what is.
    """
    columns = [[node for (year, _), node in nodes.items() if year == column] for column in years]
    unit = min(_largest_unit(column, height) for column in columns)
    for column in columns:
        top = 0.0
        for node in column:
            node.slot = max(node.smelters, node.room / unit)
            top = node.slot - height / unit if node.status == "not_listed" else top
            node.top = top - (node.slot - node.smelters) / 2
            top -= node.slot + _GAP / unit
    return unit


def _largest_unit(column: list[_Node], height: float) -> float:
    """Inches a smelter so that the slots of a column fill the height, found by halving."""
    low, high = 0.0, height / sum(node.smelters for node in column)
    for _ in range(40):
        unit = (low + high) / 2
        taken = sum(max(node.smelters * unit, node.room) + _GAP for node in column) - _GAP
        low, high = (unit, high) if taken <= height else (low, unit)
    return max(low, 1e-6)


def _draw_flows(ax: Axes, nodes: dict, flows: pd.DataFrame, years: tuple[int, int], unit: float) -> None:
    arrivals = []
    for flow in flows.sort_values(["from_status", "to_status"]).itertuples():
        start, end = nodes[years[0], flow.from_status], nodes[years[1], flow.to_status]
        high, low = start.top - start.filled_out, end.top - end.filled_in
        start.filled_out += flow.smelters
        end.filled_in += flow.smelters
        ax.add_patch(_band(start.x + _BAR, end.x - _BAR, high, low, flow))
        arrivals.append((low - flow.smelters / 2, flow.smelters))
    _label_arrivals(ax, end.x - _BAR, sorted(arrivals, reverse=True), _LINE / unit)


def _band(left: float, right: float, high: float, low: float, flow) -> PathPatch:
    """A band of constant height; one that comes from outside the list is pale and lies under the others."""
    bend = (right - left) * 0.45
    width = flow.smelters
    points = [
        *((left, high), (left + bend, high), (right - bend, low), (right, low)),
        *(
            (right, low - width),
            (right - bend, low - width),
            (left + bend, high - width),
            (left, high - width),
        ),
        (left, high),
    ]
    codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
    if flow.from_status == "not_listed":
        style = {"alpha": 0.35 if flow.to_status == "not_listed" else 1, "zorder": 1, "color": "#e6e9eb"}
    else:
        style = {"alpha": 0.5, "zorder": 2, "color": COLOURS[flow.from_status]}
    return PathPatch(Path(points, codes), linewidth=0.3, **style)


def _label_arrivals(ax: Axes, bar: float, labels: list[tuple[float, int]], line: float) -> None:
    """The number of each band left of the bar it ends in; numbers that would overlap are moved apart."""
    heights = spread([height for height, _ in labels], line)
    for label, (height, smelters) in zip(heights, labels, strict=True):
        if abs(label - height) > line / 4:
            ax.plot([bar, bar - _REACH + 0.02], [height, label], color=GREY, linewidth=0.6, zorder=4)
        ax.text(
            bar - _REACH, label, f"{smelters:,}",
            ha="right", va="center", size=_SIZE, color=INK, path_effects=halo(), zorder=4,
        )  # fmt: skip


def _draw_bar(ax: Axes, node: _Node) -> None:
    edge = GREY if node.status == "not_listed" else COLOURS[node.status]
    hatch = "////" if node.status == "two_statuses" else None
    corner = (node.x - _BAR, node.top - node.smelters)
    style = {"facecolor": COLOURS[node.status], "edgecolor": edge, "linewidth": 0.8, "hatch": hatch}
    ax.add_patch(Rectangle(corner, 2 * _BAR, node.smelters, zorder=3, **style))


def _label_bar(ax: Axes, node: _Node, side: int, unit: float, *, is_named: bool) -> None:
    """Status and number beside the bar (side: -1 left, 1 right), and under them the words printed."""
    place = {"x": node.x + side * (_BAR + 0.06), "ha": "left" if side > 0 else "right", "zorder": 5}
    has_words = is_named and node.printed and node.slot * unit > 2 * _LINE
    middle = node.middle + (_LINE / 2 / unit if has_words else 0)
    weight, colour = ("normal", GREY) if node.status == "not_listed" else ("bold", INK)
    text = f"{LABELS[node.status]} {node.smelters:,}" if is_named else f"{node.smelters:,}"
    style = {"va": "center", "path_effects": halo(2.6)}
    ax.text(y=middle, s=text, size=_SIZE + 0.5, weight=weight, color=colour, **place, **style)
    if has_words:
        ax.text(y=middle - _LINE / unit, s=node.printed, size=_SIZE - 1, color=GREY, **place, **style)


def _is_named(year: int, years: list[int]) -> bool:
    return len(years) <= _MOST_NAMED or year in (years[0], years[-1])


def _draw_years(ax: Axes, panel: pd.DataFrame, nodes: dict) -> None:
    listed = panel.loc[panel["status"].ne("not_listed")].groupby("reporting_year").size()
    columns = {year: node.x for (year, _), node in nodes.items()}
    style = {"textcoords": "offset points", "ha": "center", "va": "bottom", "color": INK}
    for year, x in columns.items():
        text = (
            f"{year}: {listed[year]:,} listed" if len(columns) <= _MOST_NAMED else f"{year}: {listed[year]:,}"
        )
        ax.annotate(text, (x, 0), (0, 7), size=10, weight="bold", **style)
