"""One smelter through all lists in words, all computed."""

from __future__ import annotations

import pandas as pd

from .findings import STATUS_LABELS, counted, in_words, percent
from .one_smelter import DROPPED, STAYS, Smelter, naming

_MOST_NAMED = 4  # companies that a sentence names


def scope(found: Smelter, asked: str) -> str:
    """Which smelter this is, and how it was asked for where that is another name."""
    same = asked.strip().lower() in (found.smelter_id.lower(), found.name.lower())
    return str(found) if same else f"{found}, asked for as “{asked.strip()}”"


def summary(
    listed: pd.DataFrame, companies: pd.DataFrame, names: pd.DataFrame, events: pd.DataFrame
) -> list[str]:
    """The report in a few sentences."""
    return [
        title(listed),
        statuses(listed),
        known_as(names),
        still(companies),
        dropped(companies),
        lineage(events),
    ]


def title(listed: pd.DataFrame) -> str:
    """How many companies' lists name the smelter, and since when."""
    named = naming(listed)
    companies, lists = listed["company"].nunique(), len(listed)
    if named.empty:
        return f"No list names {_name(listed)}"
    return (
        f"{_name(listed)}: on {len(named):,} of {counted(lists, 'list')}, of {named['company'].nunique():,} of "
        f"{_companies(companies)}, since {named['reporting_year'].min()}"
    )


def _name(listed: pd.DataFrame) -> str:
    return str(listed["smelter_name"].iloc[0]) if len(listed) else "the smelter"


def _companies(number: int) -> str:
    return f"{number:,} {'company' if number == 1 else 'companies'}"


def known_as(names: pd.DataFrame) -> str:
    """Under how many names the lists print it."""
    spelled = [f"“{name}”" for name in names["smelter_name_raw"]]
    if len(spelled) == 1:
        return f"Every list that names it prints {spelled[0]}"
    shown = spelled if len(spelled) <= 6 else [*spelled[:5], f"{len(spelled) - 5} more"]
    return f"Lists print it under {len(spelled)} names: {in_words(shown)}"


def dropped(companies: pd.DataFrame) -> str:
    """Who listed it and no longer does."""
    gone = companies.loc[companies["outcome"].eq(DROPPED)].sort_values(["gone", "company"])
    if gone.empty:
        return "No company that listed it has left it off a later list"
    said = [f"{row.company} (last listed for {row.last}, not for {row.gone})" for row in gone.itertuples()]
    if len(said) <= _MOST_NAMED:
        return f"Left off a later list by {in_words(said)}"
    return f"Left off a later list by {len(said):,} companies, the first {in_words(said[:_MOST_NAMED])}"


def still(companies: pd.DataFrame) -> str:
    """On how many companies' latest lists it stands."""
    on_latest = companies.loc[companies["outcome"].eq(STAYS)]
    if on_latest.empty:
        return "It is on no company's latest list"
    if len(on_latest) <= _MOST_NAMED:
        said = [f"{row.company} ({row.last})" for row in on_latest.itertuples()]
        return f"On the latest list of {in_words(said)}"
    return f"On the latest list of {len(on_latest):,} of {_companies(len(companies))}"


def statuses(listed: pd.DataFrame) -> str:
    """Which statuses the lists give it, in order of the years."""
    named = naming(listed).sort_values(["reporting_year", "company"])
    if named.empty:
        return ""
    sizes = named["status"].value_counts()
    parts = [
        f"{label.lower()} {sizes[status]:,}" for status, label in STATUS_LABELS.items() if sizes.get(status)
    ]
    return f"Statuses on the {counted(len(named), 'list')} that name it: {in_words(parts)}"


def contradicting(listed: pd.DataFrame) -> str:
    """The years for which lists state different statuses for it."""
    stated = naming(listed).loc[lambda frame: frame["status"].ne("not_stated")]
    kinds = stated.astype({"status": "string"}).groupby("reporting_year")["status"].nunique()
    years = [int(year) for year in kinds.index[kinds.gt(1)]]
    return f"Lists for one year disagree on its status: {in_words(years)}" if years else ""


def shares_title(years: pd.DataFrame) -> str:
    """The share of lists that name it in the first and in the last year."""
    named = years.assign(named=years["naming"].where(years["status"].ne("not_listed"), 0))
    by_year = named.groupby("reporting_year").agg(named=("named", "sum"), lists=("lists", "first"))
    first, last = by_year.iloc[0], by_year.iloc[-1]
    name = years["smelter_name"].iloc[0]
    said = f"{name} is on {percent(last['named'] / last['lists'])} of the lists for {by_year.index[-1]}"
    if len(by_year) == 1:
        return said
    return f"{said}, and on {percent(first['named'] / first['lists'])} of those for {by_year.index[0]}"


def lineage(events: pd.DataFrame) -> str:
    """What is recorded of the smelter's names and ends."""
    if events.empty:
        return "No change of name, split, merger or closure of it is recorded"
    return "Recorded: " + "; ".join(_event(row) for row in events.itertuples())


def _event(row) -> str:
    year = f" ({row.year})" if pd.notna(row.year) else " (year not recorded)"
    if row.kind == "closed":
        return f"{row.predecessor} closed{year}"
    verbs = {"renamed": "was renamed", "split": "was split, into", "merged": "was merged into"}
    return f"{row.predecessor} {verbs.get(row.kind, row.kind)} {row.successor}{year}"
