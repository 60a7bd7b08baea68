"""Two lists side by side: what they share, and where they state another status."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle

from ..analysis import comparison_findings as said
from ..analysis.comparison import shared, states_none, status_pairs
from ..analysis.findings import STATUS_LABELS as LABELS
from ..analysis.findings import counted, percent
from ..analysis.panel import STATUSES
from ..schema import STATUSES as STATED
from .style import COLOURS, GREY, INK, bare, describe, headline, new_axes, nothing_to_show, size_in_inches

_ROW = 0.36  # inches from bar to bar
_HEAD = 0.5  # inches for the names of the lists
_NAMES = 1.45  # inches for the names of the rows
_SHARE = 0.75  # inches for the share at the right
_LABEL = 0.42  # inches beyond the longest bar, for its number
_TOP = 15  # rows
_BOTH = {"facecolor": "#4a545b", "edgecolor": "#4a545b", "linewidth": 0.8}
_FIRST = {"facecolor": "#ffffff", "edgecolor": "#6b747a", "hatch": "/////", "linewidth": 0.8}
_SECOND = {"facecolor": "#ffffff", "edgecolor": "#6b747a", "hatch": ".....", "linewidth": 0.8}
_CELL = 0.55  # inches
_STATUS_NAMES, _STATUSES = 2.15, 0.55  # inches at the left and above the cells, for the names of statuses
_LONGEST = 20  # letters of a company's name in a key
_SHADES = LinearSegmentedColormap.from_list("share", ["#ffffff", COLOURS["conformant"]])


def overlap(counts: pd.DataFrame, *, by: str = "metal", ax: Axes | None = None, top: int = _TOP) -> Axes:
    """A bar a metal or country: smelters on the first list only, on both, on the second only.

    counts: `comparison.overlap` of the same `by`. The middles of the shared parts stand under each other. Only
    the rows with most smelters are drawn; the subtitle says how many.
    """
    if counts.empty or not counts["on_either"].sum():
        return nothing_to_show(ax, "neither list names a smelter.")
    shown = counts.head(top)
    height = _HEAD + _ROW * len(shown)
    ax = bare(ax if ax is not None else new_axes(height))
    width = size_in_inches(ax)[0]
    unit, middle = _scale(shown, width)
    for place, row in enumerate(shown.itertuples()):
        _draw_row(ax, row, getattr(row, by), -_HEAD - _ROW * (place + 0.5), unit, middle)
    _name_lists(ax, shown, width)
    ax.set(xlim=(0, width), ylim=(-height, 0))
    title = said.overlapping(counts) if by == "metal" else said.by_country(counts)
    headline(ax, title, _note(counts, shown, by), above=8)
    return describe(ax, f"{title}. {_rows_in_words(shown, by)}")


def _scale(shown: pd.DataFrame, width: float) -> tuple[float, float]:
    """Inches a smelter, and where the middle of the shared parts stands."""
    left = float((shown["shared"] / 2 + shown["only_a"]).max())
    right = float((shown["shared"] / 2 + shown["only_b"]).max())
    unit = (width - _NAMES - _SHARE - 2 * _LABEL) / max(left + right, 1.0)
    return unit, _NAMES + _LABEL + left * unit


def _draw_row(ax: Axes, row, name: str, y: float, unit: float, middle: float) -> None:
    half = row.shared * unit / 2
    left_end, right_end = middle - half, middle + half
    parts = ((left_end, -row.only_a, _FIRST), (left_end, row.shared, _BOTH), (right_end, row.only_b, _SECOND))
    for left, smelters, style in parts:
        if smelters:
            ax.barh(y, smelters * unit, _ROW * 0.62, left=left, **style)
    text = {"va": "center", "size": 9, "color": INK}
    ax.text(_NAMES - 0.1, y, _cut(name, 20), ha="right", **text | {"size": 9.5})
    ax.text(left_end - row.only_a * unit - 0.06, y, f"{row.only_a:,}", ha="right", **text)
    ax.text(right_end + row.only_b * unit + 0.06, y, f"{row.only_b:,}", ha="left", **text)
    if 2 * half > 0.1 * len(f"{row.shared:,}"):
        ax.text(middle, y, f"{row.shared:,}", ha="center", **text | {"color": "white", "weight": "bold"})
    share = percent(float(row.share_shared))
    ax.text(size_in_inches(ax)[0], y, share, ha="right", **text)


def _name_lists(ax: Axes, shown: pd.DataFrame, width: float) -> None:
    """Above the bars: which part is which list, and how many smelters each has."""
    first, second = (_short(shown[f"label_{end}"].iloc[0]) for end in "ab")
    left = _NAMES
    for name, style in ((f"only {first}", _FIRST), ("both", _BOTH), (f"only {second}", _SECOND)):
        ax.add_patch(Rectangle((left, -0.16), 0.22, 0.13, **style))
        ax.text(left + 0.29, -0.095, name, va="center", size=9, color=INK)
        left += 0.62 + 0.073 * len(name)
    ax.text(width, -0.38, "on both, of either", ha="right", va="center", size=8.5, color=GREY)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _short(label: str) -> str:
    """A list's label with a long company's name cut, and its year whole."""
    company, _, year = label.rpartition(" ")
    return f"{_cut(company, _LONGEST)} {year}"


def _note(counts: pd.DataFrame, shown: pd.DataFrame, by: str) -> str:
    total, drawn = int(counts["on_either"].sum()), int(shown["on_either"].sum())
    if drawn == total:
        n = f"n = {counted(total, 'smelter')}, each counted once"
    else:
        n = f"n = {drawn:,} of {total:,} smelters, {len(shown)} of {counted(len(counts), 'country')}"
    place = " The country is where the smelter stands." if by == "country" else ""
    return f"{n}.{place} Source: the lists of {counts['label_a'].iloc[0]} and {counts['label_b'].iloc[0]}."


def _rows_in_words(shown: pd.DataFrame, by: str) -> str:
    return " ".join(
        f"{getattr(row, by)}: {row.shared} on both, {row.only_a} only {row.label_a}, {row.only_b} only {row.label_b}."
        for row in shown.itertuples()
    )


def status_agreement(compared: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Shared smelters by their status on the first list (rows) and the second (columns), as a heat map.

    compared: `comparison.compare`. Framed are the smelters to which both lists give one status. Where a list
    states no status at all, the axes say so.
    """
    both = shared(compared)
    if both.empty or states_none(both, "a") or states_none(both, "b"):
        return nothing_to_show(ax, f"{_first_low(said.statuses(compared))}.")
    pairs = status_pairs(compared)
    rows = [status for status in STATUSES if pairs["status_a"].eq(status).any()]
    columns = [status for status in STATUSES if pairs["status_b"].eq(status).any()]
    table = pairs.pivot(index="status_a", columns="status_b", values="smelters")  # noqa: PD010
    ax = bare(ax if ax is not None else new_axes(_STATUSES + _CELL * len(rows)))
    _draw_cells(ax, table.reindex(index=rows, columns=columns).fillna(0).astype(int))
    _frame_agreement(ax, rows, columns)
    label_a, label_b = pairs["label_a"].iloc[0], pairs["label_b"].iloc[0]
    _name_statuses(ax, rows, columns, _short(label_a), _short(label_b))
    _make_room(ax, len(rows), len(columns))
    note = f"n = {counted(len(both), 'smelter')} on both lists. Framed: one status on both. Shade: share of the row."
    title = said.statuses(compared)
    headline(ax, title, f"{note} Source: the lists of {label_a} and {label_b}.", above=4)
    return describe(ax, f"{title}. {_pairs_in_words(pairs)}")


def _make_room(ax: Axes, rows: int, columns: int) -> None:
    """Widens the limits of the heat map, whose cells are units, for the names above and at the left."""
    width, height = size_in_inches(ax)
    cell = (width - _STATUS_NAMES) / columns, (height - _STATUSES) / rows
    ax.set(xlim=(-_STATUS_NAMES / cell[0], columns), ylim=(rows, -_STATUSES / cell[1]))


def _first_low(text: str) -> str:
    return text[0].lower() + text[1:] if text.startswith("No ") else text


def _draw_cells(ax: Axes, table: pd.DataFrame) -> None:
    import seaborn

    shares = table.div(table.sum(axis=1), axis=0)
    words = table.astype(object).map(lambda number: f"{number:,}" if number else "–")
    seaborn.heatmap(
        shares, vmin=0, vmax=1, cmap=_SHADES, cbar=False, annot=words, fmt="", ax=ax,
        linewidths=2, linecolor="white", xticklabels=False, yticklabels=False,
        annot_kws={"size": 11, "weight": "bold"},
    )  # fmt: skip
    ax.set(xlabel="", ylabel="")


def _frame_agreement(ax: Axes, rows: list[str], columns: list[str]) -> None:
    for status in {*rows}.intersection(columns, STATED):
        corner = (columns.index(status), rows.index(status))
        ax.add_patch(
            Rectangle(corner, 1, 1, fill=False, edgecolor=INK, linewidth=1.8, zorder=4, clip_on=False)
        )


def _name_statuses(ax: Axes, rows: list[str], columns: list[str], label_a: str, label_b: str) -> None:
    style = {"size": 9, "color": INK, "annotation_clip": False}
    for place, status in enumerate(rows):
        ax.annotate(
            LABELS[status],
            (0, place + 0.5),
            (-8, 0),
            textcoords="offset points",
            ha="right",
            va="center",
            **style,
        )
    for place, status in enumerate(columns):
        ax.annotate(
            LABELS[status],
            (place + 0.5, 0),
            (0, 6),
            textcoords="offset points",
            ha="center",
            va="bottom",
            **style,
        )
    style["weight"] = "bold"
    ax.annotate(f"{label_b} →", (0, 0), (0, 24), textcoords="offset points", ha="left", va="bottom", **style)
    ax.annotate(f"{label_a} ↓", (0, 0), (-8, 6), textcoords="offset points", ha="right", va="bottom", **style)


def _pairs_in_words(pairs: pd.DataFrame) -> str:
    return " ".join(
        f"{LABELS[pair.status_a]} for {pair.label_a}, {LABELS[pair.status_b].lower()} for {pair.label_b}: "
        f"{pair.smelters}."
        for pair in pairs.itertuples()
    )
