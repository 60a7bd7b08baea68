"""Two lists side by side in words: titles of charts and the prose of the report, all computed."""

from __future__ import annotations

import pandas as pd

from ..corpus import Corpus
from ..schema import METALS
from .comparison import label_of, overlap, shared, states_none, status_differences, with_both_statuses
from .filing_findings import FACT_LABELS, fact_value
from .findings import STATUS_LABELS, counted, in_words, percent


def scope(first: Corpus, second: Corpus, metals: list[str]) -> str:
    """Which lists are compared, and for which metals if not for all."""
    named = [str(metal).strip().title() for metal in metals]
    only = "" if set(METALS) <= set(named) else f", {in_words(named).lower()} only"
    return f"{label_of(first)} beside {label_of(second)}{only}"


def summary(compared: pd.DataFrame, differences: pd.DataFrame) -> list[str]:
    """The comparison in a few sentences."""
    by_metal = overlap(compared)
    return [
        overlapping(by_metal),
        exclusive(by_metal),
        most_alike(by_metal),
        statuses(compared),
        names(differences),
    ]


def overlapping(overlap: pd.DataFrame) -> str:
    """How many smelters the two lists share, of those on either."""
    if overlap.empty:
        return "Neither list names a smelter"
    row, totals = overlap.iloc[0], overlap[["shared", "on_either", "listed_a", "listed_b"]].sum()
    if not totals["listed_a"] or not totals["listed_b"]:
        empty = [row[f"label_{end}"] for end in "ab" if not totals[f"listed_{end}"]]
        return f"Nothing is shared: {in_words(empty)} names no smelter"
    return (
        f"{row['label_a']} and {row['label_b']} share {totals['shared']:,} of the "
        f"{counted(totals['on_either'], 'smelter')} on either list"
    )


def exclusive(overlap: pd.DataFrame) -> str:
    """How much of each list is on the other one too."""
    if overlap.empty:
        return ""
    row, totals = overlap.iloc[0], overlap[["shared", "listed_a", "listed_b"]].sum()
    said = [
        f"{row[f'label_{end}']} names {counted(int(totals[f'listed_{end}']), 'smelter')}, "
        f"{totals[f'listed_{end}'] - totals['shared']:,} of them not on the other list"
        for end in "ab"
    ]
    return "; ".join(said)


def most_alike(overlap: pd.DataFrame) -> str:
    """The metals of which most and least is shared; nothing where there is one metal only."""
    known = overlap.loc[overlap["on_either"].gt(0)].sort_values(["share_shared", "metal"])
    if len(known) < 2 or known["share_shared"].nunique() < 2:
        return ""
    least, most = known.iloc[0], known.iloc[-1]
    return (
        f"The lists are most alike for {most['metal'].lower()} ({percent(most['share_shared'])} of the smelters "
        f"on either list are on both) and least for {least['metal'].lower()} ({percent(least['share_shared'])})"
    )


def by_country(overlap: pd.DataFrame) -> str:
    """The country with most smelters on one list only."""
    if overlap.empty:
        return "Neither list names a smelter"
    alone = (overlap["only_a"] + overlap["only_b"]).astype("int64")
    if not alone.any():
        return "The lists name the same smelters in every country"
    most = overlap.loc[alone.eq(alone.max())]
    held = "has" if len(most) == 1 else "each have"
    return (
        f"{in_words(sorted(most['country']))} {held} most smelters on one list only: "
        f"{alone.max():,} of {in_words([f'{number:,}' for number in most['on_either']])}"
    )


def statuses(compared: pd.DataFrame) -> str:
    """How many shared smelters have a status on both lists, and how many another one; or why there is none."""
    both, stated = shared(compared), with_both_statuses(compared)
    if both.empty:
        return "No smelter is on both lists, so that no status can be compared"
    silent = [compared[f"label_{end}"].iloc[0] for end in "ab" if states_none(compared, end)]
    if silent:
        return f"{in_words(silent)} {'states' if len(silent) == 1 else 'state'} no status, so that none can be compared"
    differing = len(status_differences(compared))
    if len(stated) == len(both):
        return f"Of {counted(len(both), 'smelter')} on both lists, {differing:,} have different statuses"
    return (
        f"Of {counted(len(both), 'smelter')} on both lists, {len(stated):,} have a status on both, and "
        f"{differing:,} of these have different ones"
    )


def direction(compared: pd.DataFrame) -> str:
    """The commonest pair of statuses among those stated differently; nothing where none is."""
    differing = status_differences(compared)
    if differing.empty:
        return ""
    pairs = differing.astype({"status_a": "string", "status_b": "string"}).value_counts(
        ["status_a", "status_b"]
    )
    (before, after), number = pairs.index[0], pairs.iloc[0]
    return (
        f"Most often ({number:,} times) {compared['label_a'].iloc[0]} calls {STATUS_LABELS[before].lower()} what "
        f"{compared['label_b'].iloc[0]} calls {STATUS_LABELS[after].lower()}"
    )


def years_apart(first: Corpus, second: Corpus) -> str:
    """The caveat that a difference between lists of different years is not one between companies alone."""
    years = [side.filings["reporting_year"].iloc[0] for side in (first, second)]
    if years[0] == years[1]:
        return ""
    companies = {side.filings["company"].iloc[0] for side in (first, second)}
    kind = "one of time as much as of company" if len(companies) > 1 else "one of time"
    return (
        f"The lists are of {in_words(years)}: smelters opened, closed and were audited in between, so that a "
        f"difference is {kind}"
    )


def names(differences: pd.DataFrame) -> str:
    """How many shared smelters the lists print under different names."""
    if differences.empty:
        return "Both lists print every shared smelter under one name"
    kinds = differences["names"].value_counts()
    other, spelling = kinds.get("other name", 0), kinds.get("spelling", 0)
    return (
        f"{counted(len(differences), 'shared smelter')} {'stand' if len(differences) > 1 else 'stands'} under "
        f"different names: {other:,} under another name, {spelling:,} under another spelling of the same one. "
        "Counted by printed names, each of them would be on one list only"
    )


def identity(band: pd.DataFrame) -> str:
    """How far the number of shared smelters depends on how they are told apart."""
    both = band.set_index("identity")["shared"]
    return (
        f"By printed names alone {both['printed name']:,} smelters would be shared, by spelling evened out "
        f"{both['strict']:,}, with recorded other and earlier names {both['reviewed']:,}, "
        f"with similar names {both['fuzzy']:,}"
    )


def effort(first: Corpus, second: Corpus) -> str:
    """Whom each company asked, and how many answered; what one does not state is said to be not stated."""
    return "; ".join(f"{label_of(side)}: {_asked(side.facts)}" for side in (first, second))


def _asked(facts: pd.DataFrame) -> str:
    known = {row.fact: fact_value(row) for row in facts.itertuples()}
    asked = known.get("suppliers_surveyed")
    rate = known.get("response_rate")
    return (f"{asked} suppliers asked" if asked else "how many suppliers were asked is not stated") + (
        f", {rate} answered" if rate else ", the response rate is not stated"
    )


def stated_side_by_side(first: Corpus, second: Corpus) -> pd.DataFrame:
    """One row a fact that at least one filing states, one column a list, for reading."""
    label_a, label_b = label_of(first), label_of(second)
    values = [{row.fact: fact_value(row) for row in side.facts.itertuples()} for side in (first, second)]
    stated = [fact for fact in FACT_LABELS if fact in values[0] or fact in values[1]]
    rows = [(FACT_LABELS[fact], values[0].get(fact), values[1].get(fact)) for fact in stated]
    return pd.DataFrame(rows, columns=["Stated", label_a, label_b], dtype="string").fillna("not stated")


def differing_statements(table: pd.DataFrame) -> str:
    """Which facts the two filings state otherwise, and which only one of them states."""
    values = table.iloc[:, 1:]
    missing = values.eq("not stated").any(axis=1)
    other = values.iloc[:, 0].ne(values.iloc[:, 1]) & ~missing
    parts = []
    if other.any():
        parts.append(f"Stated differently: {in_words(list(table.loc[other, 'Stated'])).lower()}")
    if missing.any():
        parts.append(f"Stated by one of them only: {in_words(list(table.loc[missing, 'Stated'])).lower()}")
    return ". ".join(parts)
