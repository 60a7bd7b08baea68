"""One reporting year: determinations, lists and shares of all filers, and GAO's figures beside them."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from ..analysis import gao, year
from ..analysis.findings import counted, percent
from .scales import (
    HEAD,
    MARK,
    ROW,
    Scale,
    canvas,
    draw_interval,
    draw_mark,
    draw_scale,
    number_scale,
    scattered,
    write,
)
from .style import GREY, INK, describe, headline, nothing_to_show

VALUE_LABELS = {
    "covered": "some from covered countries",
    "may_be_covered": "may be from covered countries",
    "not_covered": "not from covered countries",
    "recycled_or_scrap": "from recycled or scrap sources",
    "undetermined": "undetermined",
    "drc_conflict_free": "DRC conflict free",
    "drc_conflict_undeterminable": "DRC conflict undeterminable",
    "not_found_drc_conflict_free": "not found to be DRC conflict free",
    "obtained": "obtained",
    "not_obtained": "not obtained",
    "not_found": "nothing found",
}
_NAMES = 2.9  # inches for the names of rows
_COUNTS = 1.15  # inches for numbers at the right
_GROUP = 0.4  # inches for the heading of a group of rows
_STRIP = 0.62  # inches for a row of many dots


def determinations(shares: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """A dot at the share of filers for each value of each determination, with its interval; counts at the right.

    shares: `year.determinations`. Determinations of which nothing was found in any filing are left to the table.
    """
    shown = shares.groupby("fact").filter(lambda group: not group["value"].eq(year.NOT_FOUND).all())
    if shown.empty:
        return nothing_to_show(ax, "no determination was found in any filing of the year.")
    groups = list(shown.groupby("fact", sort=False))
    height = HEAD + _GROUP * len(groups) + ROW * len(shown)
    ax, width = canvas(height, ax)
    scale = Scale(_NAMES, width - _COUNTS)
    draw_scale(ax, scale, -height, is_share=True)
    y = -HEAD
    for fact, group in groups:
        write(ax, 0, y - _GROUP / 2, year.DETERMINATIONS[fact], weight="bold")
        y -= _GROUP
        for row in group.itertuples():
            _share_row(ax, row, scale, y - ROW / 2, width)
            y -= ROW
    n = int(shown["of"].iloc[0])
    headline(
        ax,
        _determination_title(shown),
        f"Share of filers. {_interval_note(n)} n = {counted(n, 'filing')}.",
        above=2,
    )
    words = " ".join(
        f"{year.DETERMINATIONS[r.fact]}, {_value(r.value)}: {r.filings} of {r.of}."
        for r in shown.itertuples()
    )
    return describe(ax, f"{_determination_title(shown)}. {words}")


def _value(value: str) -> str:
    return VALUE_LABELS.get(value, value)


def _determination_title(shown: pd.DataFrame) -> str:
    """The most frequent result of the inquiry, or of the first determination that there is."""
    known = shown.loc[shown["fact"].eq(shown["fact"].iloc[0])]
    stated = known.loc[known["value"].ne(year.NOT_FOUND)].iloc[0]
    if stated["of"] == 1:
        return f"{year.DETERMINATIONS[stated['fact']]}: the one filing of the year says “{_value(stated['value'])}”"
    return (
        f"{year.DETERMINATIONS[stated['fact']]}: most often “{_value(stated['value'])}”, in {stated['filings']:,} of "
        f"{counted(int(stated['of']), 'filing')}"
    )


def _interval_note(n: int) -> str:
    if n < 2:
        return "One filing: nothing can be inferred about others."
    return "Bands: 95% Wilson intervals, as for a random sample of this size."


def _share_row(ax: Axes, row, scale: Scale, y: float, width: float) -> None:
    write(ax, _NAMES - 0.25, y, _value(row.value), ha="right")
    if pd.notna(row.low):
        draw_interval(ax, scale, row.low, row.high, y)
    draw_mark(ax, scale(row.share_of_filers), y, is_filled=row.value != year.NOT_FOUND)
    write(ax, width, y, f"{row.filings:,} of {row.of:,}", ha="right")


def list_lengths(lengths: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """A dot a filing at the number of smelters that it lists, one row a metal, with the median.

    lengths: `year.list_lengths`.
    """
    if lengths.empty:
        return nothing_to_show(ax, "no filing of the year prints a smelter list.")
    found = year.spread(lengths, "metal", "smelters")
    most = found.loc[found["median"].astype("Float64").idxmax()]
    n = lengths["filing_id"].nunique()
    whose = "The list names" if n == 1 else "The median list names"
    title = f"{whose} most smelters for {most['metal'].lower()}: {most['median']:,.10g}"
    note = f"{_dots(n)} Smelters are distinct facilities. n = {counted(n, 'list')}."
    return _strips(lengths, "smelters", found, title, note, ax)


def conformance(shares: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """A dot a filing at the share of its listed smelters that it calls conformant, one row a metal, with the median.

    shares: `year.conformance`. Lists that state no status are left out, and the subtitle says how many.
    """
    known = shares.dropna(subset=["share_conformant"])
    if known.empty:
        reason = "no list states a status." if len(shares) else "no filing of the year prints a smelter list."
        return nothing_to_show(ax, reason)
    found = year.spread(known, "metal", "share_conformant")
    lists, left_out = (
        known["filing_id"].nunique(),
        shares["filing_id"].nunique() - known["filing_id"].nunique(),
    )
    missing = f"; {counted(left_out, 'list')} without any left out" if left_out else ""
    note = (
        f"{_dots(lists)} Denominator: all smelters of the metal on the list, those without a status too. "
        f"n = {counted(lists, 'list')} with statuses{missing}."
    )
    return _strips(known, "share_conformant", found, year.conformance_says(shares).split(". ")[0], note, ax)


def _dots(n: int) -> str:
    return "Dot: the filing." if n == 1 else "Dots: filings; line: median; bar: middle half."


def _strips(
    frame: pd.DataFrame, value: str, found: pd.DataFrame, title: str, note: str, ax: Axes | None
) -> Axes:
    is_share = value.startswith("share")
    height = HEAD + _STRIP * len(found)
    ax, width = canvas(height, ax)
    values = frame[value].astype(float)
    scale = Scale(1.15, width - 1.75) if is_share else number_scale(1.15, width - 1.75, list(values))
    draw_scale(ax, scale, -height, is_share=is_share)
    for x, text in ((width - 0.7, "median" if found["n"].max() > 1 else "value"), (width, "filings")):
        write(ax, x, -HEAD + 0.2, text, ha="right", size=8.5, color=GREY)
    for place, row in enumerate(found.itertuples()):
        y = -HEAD - _STRIP * (place + 0.5)
        write(ax, 0.9, y, row.metal, ha="right")
        dots = values[frame["metal"].astype("string").eq(row.metal)].sort_values()
        _draw_strip(ax, scale, dots, row, y)
        middle = percent(row.median) if is_share else f"{row.median:,.10g}"
        write(ax, width - 0.7, y, middle, ha="right")
        write(ax, width, y, f"{row.n:,}", ha="right")
    headline(ax, title, note, above=2)
    return describe(ax, f"{title}. {_spread_in_words(found, is_share)}")


def _draw_strip(ax: Axes, scale: Scale, dots: pd.Series, row, y: float) -> None:
    many = len(dots) > 1
    if many:
        ends = [scale(row.lower_quartile), scale(row.upper_quartile)]
        ax.fill_between(ends, y - 0.25, y + 0.25, color="#e6ebee", linewidth=0, zorder=0.5)
        ax.plot([scale(row.median)] * 2, [y - 0.27, y + 0.27], color=INK, linewidth=1.8, zorder=5)
    heights = [y + 0.21 * part * many for part in scattered(len(dots))]
    size, alpha = (7, 1.0) if len(dots) <= 12 else (5, 0.75) if len(dots) <= 60 else (3.4, 0.5)
    ax.plot(
        [scale(dot) for dot in dots], heights, "o", markersize=size, color=MARK, alpha=alpha,
        markeredgewidth=0, zorder=3,
    )  # fmt: skip


def _spread_in_words(found: pd.DataFrame, is_share: bool) -> str:
    say = percent if is_share else "{:,.10g}".format
    return " ".join(
        f"{row.metal}: {say(row.lowest)} to {say(row.highest)}, median {say(row.median)}, {counted(row.n, 'filing')}."
        for row in found.itertuples()
    )


def gao_comparison(compared: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """GAO's share as a diamond, this corpus's as a dot with its interval, one row a reading; counts at the right.

    compared: `gao.beside`. Figures without a counterpart have the diamond alone.
    """
    shown = compared.loc[compared["unit"].eq("percent")]
    if shown.empty:
        return nothing_to_show(ax, "GAO published no share for filings of that year.")
    step = ROW * 2
    height = HEAD + step * len(shown)
    ax, width = canvas(height, ax)
    scale = Scale(4.1, width - _COUNTS)
    draw_scale(ax, scale, -height, is_share=True)
    for place, row in enumerate(shown.itertuples()):
        _gao_row(ax, row, scale, -HEAD - step * (place + 0.5), width)
    n = int(shown["n"].max()) if shown["n"].notna().any() else 0
    title = _gao_title(shown)
    note = (
        f"Diamond: GAO’s estimate; dot: this corpus. {_interval_note(n)} "
        "Each row has its own denominator; none is quite ours."
    )
    headline(ax, title, note, above=2)
    return describe(ax, f"{title}. {' '.join(map(_gao_words, shown.itertuples()))}")


def _gao_row(ax: Axes, row, scale: Scale, y: float, width: float) -> None:
    small = {"ha": "right", "size": 8, "color": GREY}
    write(ax, 3.85, y + 0.17, gao.MEASURES.get(row.measure, row.measure), ha="right")
    write(ax, 3.85, y, f"GAO: of {row.gao_of}", **small)
    write(ax, 3.85, y - 0.15, f"here: {_counts(row)}", **small)
    draw_mark(ax, scale(row.gao), y, marker="D", is_filled=False, size=8)
    write(ax, scale(row.gao), y + 0.2, f"GAO {percent(row.gao)}", ha="center", size=8, color=GREY)
    if pd.isna(row.n) or row.n == 0:
        return
    if pd.notna(row.low):
        draw_interval(ax, scale, row.low, row.high, y)
    draw_mark(ax, scale(row.share), y, size=6)
    write(ax, width, y, f"{row.hits:,} of {row.n:,}", ha="right")


def _counts(row) -> str:
    return "not among the facts read" if pd.isna(row.n) else f"{row.ours_counts}"


def _gao_title(shown: pd.DataFrame) -> str:
    with_ours = shown.loc[shown["n"].notna() & shown["n"].gt(0)]
    if with_ours.empty:
        return "GAO’s shares have no counterpart in this corpus"
    if with_ours["n"].max() < 2:
        return "One filing beside GAO’s estimates of all filers: nothing can be inferred from it"
    inside = (with_ours["low"].le(with_ours["gao"]) & with_ours["gao"].le(with_ours["high"])).sum()
    return f"GAO’s share lies within this corpus’s interval in {inside:,} of {counted(len(with_ours), 'comparison')}"


def _gao_words(row) -> str:
    ours = "no counterpart" if pd.isna(row.n) else f"this corpus {row.hits} of {row.n} ({row.ours_counts})"
    return f"{gao.MEASURES.get(row.measure, row.measure)}: GAO {percent(row.gao)} of {row.gao_of}, {ours}."


def how_common(common: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Bars: how many smelters stand on how many of the lists for their metal.

    common: `year.frequency`. Up to ten lists each number has a bar, beyond that each tenth of the lists.
    """
    lists = int(common["of"].max()) if len(common) else 0
    if lists < 2:
        return nothing_to_show(ax, "with fewer than two lists no smelter is more common than another.")
    bars = commonness(common, lists)
    height = HEAD + ROW * len(bars)
    ax, width = canvas(height, ax)
    scale = number_scale(_NAMES, width - 0.7, list(bars))
    draw_scale(ax, scale, -height, is_share=False)
    for place, (label, smelters) in enumerate(bars.items()):
        y = -HEAD - ROW * (place + 0.5)
        write(ax, _NAMES - 0.25, y, label, ha="right")
        ax.barh(y, scale(smelters) - scale.left, ROW * 0.62, left=scale.left, color=MARK)
        write(ax, scale(smelters) + 0.07, y, f"{smelters:,}")
    title = year.frequency_says(common)
    note = f"Smelters by the lists that name them, of the lists for their metal. n = {counted(len(common), 'smelter')}."
    headline(ax, title, note, above=2)
    words = " ".join(f"{label}: {counted(int(smelters), 'smelter')}." for label, smelters in bars.items())
    return describe(ax, f"{title}. {words}")


def commonness(common: pd.DataFrame, lists: int) -> pd.Series:
    """Smelters by number of lists (up to ten lists), else by tenth of the lists; the most common first."""
    if lists <= 10:
        counts = common["lists"].value_counts()
        return pd.Series({f"on {counted(k, 'list')}": int(counts.get(k, 0)) for k in range(lists, 0, -1)})
    tenth = ((common["share_of_lists"].astype(float) * 10 - 1e-9) // 1).clip(0, 9).astype(int)
    counts = tenth.value_counts()
    return pd.Series(
        {f"on {k * 10}% to {k * 10 + 10}% of the lists": int(counts.get(k, 0)) for k in range(9, -1, -1)}
    )
