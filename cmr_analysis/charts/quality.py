"""How far the corpus can be trusted: recognized rows, comparisons, facts found."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from ..analysis import quality
from ..analysis.findings import counted, in_words, percent
from .scales import HEAD, MARK, ROW, Scale, canvas, draw_scale, number_scale, write
from .style import COLOURS, GREY, INK, describe, headline, nothing_to_show

BAND_COLOURS = {"strict": "#0b4f71", "reviewed": "#3fa7a0", "fuzzy": "#f0c75e", "unmatched": "#e4e8ea"}
BAND_SHORT = {
    "strict": "strict",
    "reviewed": "reviewed",
    "fuzzy": "fuzzy",
    "unmatched": "not in the registry",
}
LEVEL_LABELS = {
    "strict": "strict: printed IDs, and names but for spelling",
    "reviewed": "reviewed: and recorded other and earlier names",
    "fuzzy": "fuzzy: and similar names (used in the other notebooks)",
}
OUTCOME_COLOURS = {"agrees": "#0b4f71", "differs": COLOURS["not_conformant"], "not_checkable": "#dfe4e7"}
OUTCOME_LABELS = {"agrees": "agrees", "differs": "differs", "not_checkable": "cannot be decided"}
CHECK_LABELS = {
    "smelters_identified": "Smelters identified",
    "smelters_conformant": "Smelters conformant",
    "smelters_active": "Smelters active",
    "smelters_not_listed": "Smelters neither conformant nor active",
    "smelters_sourcing_covered": "Smelters sourcing from covered countries",
    "parts_of_total": "Stated parts and their total",
    "rows_printed_twice": "No smelter printed twice",
    "smelter_with_two_statuses": "No smelter with two statuses",
    "id_printed_for_two_names": "No smelter ID printed for two names",
    "located_in_covered_country": "Smelters located in covered countries",
}
FACT_LABELS = {
    "suppliers_surveyed": "Suppliers asked",
    "response_rate": "Response rate",
    "smelters_identified": "Smelters identified",
    "smelters_conformant": "Smelters conformant",
    "smelters_active": "Smelters active",
    "smelters_not_listed": "Smelters neither conformant nor active",
    "smelters_sourcing_covered": "Smelters sourcing from covered countries",
    "status_as_of": "Date of the statuses",
    "template": "Survey template",
    "rcoi_determination": "Result of the country of origin inquiry",
    "product_determination": "Determination on products",
    "due_diligence_framework": "Due diligence framework",
    "private_sector_audit": "Private sector audit",
    "report_url": "Where the report is published",
}
_NAMES = 3.3  # inches for the names of rows
_KEY = 0.32  # inches for the key above the bars


def check_label(check: str) -> str:
    """A comparison in words a reader knows.

    >>> check_label("smelters_active"), check_label("two_statements_response_rate")
    ('Smelters active', 'Two statements: response rate')
    """
    if check.startswith("two_statements_"):
        fact = check.removeprefix("two_statements_").replace("_", " ")
        return f"Two statements: {fact}"
    return CHECK_LABELS.get(check, check.replace("_", " ").capitalize())


def checks(counts: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Bars of filings, one row a kind of comparison: agrees, differs, cannot be decided.

    counts: `quality.checks_by_name`.
    """
    if counts.empty:
        return nothing_to_show(ax, "no filing states anything that can be compared with its list.")
    outcomes = list(OUTCOME_COLOURS)
    height = _KEY + HEAD + ROW * len(counts)
    ax, width = canvas(height, ax)
    scale = number_scale(_NAMES, width - 0.7, list(counts["filings"]))
    draw_scale(ax, scale, -height, is_share=False, top=-HEAD - _KEY)
    present = [outcome for outcome in outcomes if counts[outcome].any()]
    _draw_key(ax, present, OUTCOME_LABELS, OUTCOME_COLOURS)
    for place, row in enumerate(counts.itertuples()):
        y = -HEAD - _KEY - ROW * (place + 0.5)
        write(ax, _NAMES - 0.2, y, check_label(row.check), ha="right")
        _draw_parts(ax, scale, y, {name: getattr(row, name) for name in outcomes}, OUTCOME_COLOURS)
        write(ax, width, y, f"{row.filings:,}", ha="right")
    title = _checks_title(counts)
    compared = int(counts["filings"].sum())
    headline(
        ax,
        title,
        f"Filings by comparison of a statement with the list. n = {counted(compared, 'comparison')}.",
        above=2,
    )
    words = " ".join(
        f"{check_label(r.check)}: {r.agrees} agree, {r.differs} differ, {r.not_checkable} cannot be decided."
        for r in counts.itertuples()
    )
    return describe(ax, f"{title}. {words}")


def _checks_title(counts: pd.DataFrame) -> str:
    differs, decided = int(counts["differs"].sum()), int((counts["agrees"] + counts["differs"]).sum())
    if not decided:
        return "No comparison of a statement with the list could be decided"
    verb = "differs" if differs == 1 else "differ"
    return f"{differs:,} of {counted(decided, 'comparison')} that could be decided {verb}"


def _draw_parts(ax: Axes, scale: Scale, y: float, parts: dict[str, float], colours: dict[str, str]) -> None:
    """Parts side by side, each with its number where there is room for it."""
    done = 0.0
    for name, number in parts.items():
        left, length = scale(done), scale(number) - scale.left
        if number:
            ax.barh(y, length, ROW * 0.68, left=left, color=colours[name], edgecolor="white", linewidth=0.8)
        text = percent(number) if scale.most == 1.0 else f"{number:,}"
        if length > 0.09 * len(text) + 0.06:
            dark = colours[name] in ("#0b4f71", COLOURS["not_conformant"])
            write(ax, left + length / 2, y, text, ha="center", size=8.5, color="white" if dark else INK)
        done += float(number)


def _draw_key(ax: Axes, names: list[str], labels: dict[str, str], colours: dict[str, str]) -> None:
    x = _NAMES
    for name in names:
        ax.barh(-0.15, 0.2, 0.15, left=x, color=colours[name], edgecolor=GREY, linewidth=0.5)
        write(ax, x + 0.28, -0.15, labels[name], size=9)
        x += 0.28 + 0.085 * len(labels[name]) + 0.3


def bands(banded: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Bars of shares of smelter rows, one row a reporting year: strict, reviewed, fuzzy, not in the registry.

    banded: `quality.bands`.
    """
    if banded.empty:
        return nothing_to_show(ax, "there is no smelter row to recognize.")
    years = list(banded.groupby("reporting_year", dropna=False))
    height = _KEY + HEAD + ROW * len(years)
    ax, width = canvas(height, ax)
    scale = Scale(_NAMES - 1.4, width - 0.9)
    draw_scale(ax, scale, -height, is_share=True, top=-HEAD - _KEY)
    present = [name for name in quality.BANDS if banded["band"].eq(name).any()]
    _draw_key(ax, present, BAND_SHORT, BAND_COLOURS)
    write(ax, width, -HEAD - _KEY + 0.2, "rows", ha="right", size=8.5, color=GREY)
    for place, (year, group) in enumerate(years):
        y = -HEAD - _KEY - ROW * (place + 0.5)
        write(ax, _NAMES - 1.6, y, "year not stated" if pd.isna(year) else f"{year}", ha="right")
        shares = group.set_index("band")["share_of_rows"]
        _draw_parts(ax, scale, y, {name: shares.get(name, 0.0) for name in quality.BANDS}, BAND_COLOURS)
        write(ax, width, y, f"{group['rows'].sum():,}", ha="right")
    rows = banded.groupby("band")["rows"].sum()
    title = (
        f"{percent(rows.get('strict', 0) / rows.sum())} of smelter rows are recognized by printed ID or name"
    )
    if "unmatched" in rows:
        title += f", {percent(rows['unmatched'] / rows.sum())} not at all"
    headline(
        ax,
        title,
        f"Smelter rows by the first level of trust that recognizes them. n = {counted(int(rows.sum()), 'row')}.",
        above=2,
    )
    return describe(ax, f"{title}. {' '.join(_band_words(year, group) for year, group in years)}")


def _band_words(year: object, group: pd.DataFrame) -> str:
    said = [f"{BAND_SHORT[row.band]} {percent(row.share_of_rows)}" for row in group.itertuples()]
    rows = counted(int(group["rows"].sum()), "row")
    return f"{'Year not stated' if pd.isna(year) else year}: {in_words(said)} of {rows}."


def facts_found(found: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Bars of the share of filings in which each fact was found; counts at the right.

    found: `quality.facts_found`.
    """
    if found.empty or not found["of"].iloc[0]:
        return nothing_to_show(ax, "the corpus holds no filing.")
    height = HEAD + ROW * len(found)
    ax, width = canvas(height, ax)
    scale = Scale(_NAMES, width - 1.1)
    draw_scale(ax, scale, -height, is_share=True)
    for place, row in enumerate(found.itertuples()):
        y = -HEAD - ROW * (place + 0.5)
        write(ax, _NAMES - 0.2, y, FACT_LABELS.get(row.fact, row.fact), ha="right")
        ax.barh(y, scale(row.share_found) - scale.left, ROW * 0.62, left=scale.left, color=MARK)
        write(ax, width, y, f"{row.filings:,} of {row.of:,}", ha="right")
    always, never = int(found["share_found"].eq(1).sum()), int(found["filings"].eq(0).sum())
    title = f"Of {counted(len(found), 'kind')} of statement, {always:,} were found in every filing, {never:,} in none"
    note = (
        "Share of filings in which a statement was found; the rest do not make it, or in words not known. "
        f"n = {counted(int(found['of'].iloc[0]), 'filing')}."
    )
    headline(ax, title, note, above=2)
    words = " ".join(f"{FACT_LABELS.get(r.fact, r.fact)}: {r.filings} of {r.of}." for r in found.itertuples())
    return describe(ax, f"{title}. {words}")
