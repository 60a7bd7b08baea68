"""One smelter through all lists as tables to read."""

from __future__ import annotations

import pandas as pd

from ..corpus import Corpus
from .findings import MATCH_LABELS, STATUS_LABELS
from .one_smelter import Smelter, naming, standing_lists
from .panel import identified, lineage

_WHERE = ["filing_id", "line_start"]
_HEADINGS = {
    "company": "Company",
    "status_raw": "Status as printed",
    "names": "Name as printed",
    "country_raw": "Country as printed",
}
_OUTCOMES = {
    "on its latest list": "On its latest list",
    "dropped": "Left off a later list",
    "never listed": "On no list",
}


def lists_naming(listed: pd.DataFrame) -> pd.DataFrame:
    """One row a list that names the smelter: company, year, status, and what is printed where."""
    named = naming(listed).sort_values(["reporting_year", "company"])
    shown = ["company", "reporting_year", "status", "status_raw", "names", "country_raw", *_WHERE]
    return _labelled(named, "status", STATUS_LABELS)[shown].rename(columns=_HEADINGS)


def years_table(years: pd.DataFrame) -> pd.DataFrame:
    """One row a year and status: lists that give it that status, of all lists of the year."""
    columns = {"naming": "Lists with this status", "lists": "Lists of the year"}
    shown = ["reporting_year", "status", *columns]
    return _labelled(years, "status", STATUS_LABELS)[shown].rename(columns=columns)


def companies_table(companies: pd.DataFrame) -> pd.DataFrame:
    """One row a company: from when to when its lists name the smelter."""
    firsts = zip(companies["since"], companies["is_since_first_list"], strict=True)
    since = [
        "–" if pd.isna(year) else f"{year} or before" if is_first else f"{year}" for year, is_first in firsts
    ]
    columns = {
        "company": "Company",
        "outcome": "On its lists",
        "since": "Listed since",
        "last": "Last listed for",
        "gone": "Not on the list for",
        "naming": "Lists that name it",
        "lists": "Lists",
    }
    years = {name: companies[name].astype("string") for name in ("last", "gone")}
    table = _labelled(companies.assign(since=since, **years), "outcome", _OUTCOMES)
    return table[list(columns)].rename(columns=columns)


def names_table(names: pd.DataFrame) -> pd.DataFrame:
    """One row a name printed: on how many lists, from when to when, how it was recognized."""
    years = {name: names[name].astype("string") for name in ("first_year", "last_year")}
    columns = {
        "smelter_name_raw": "Name as printed",
        "lists": "Lists",
        "first_year": "First for",
        "last_year": "Last for",
        "match_method": "Recognized by",
    }
    return _labelled(names.assign(**years), "match_method", MATCH_LABELS)[list(columns)].rename(
        columns=columns
    )


def _labelled(frame: pd.DataFrame, column: str, labels: dict[str, str]) -> pd.DataFrame:
    return frame.assign(**{column: frame[column].astype("string").map(labels)})


def events_table(events: pd.DataFrame) -> pd.DataFrame:
    """One row a recorded event, with its source."""
    columns = {
        "predecessor": "Smelter",
        "kind": "What happened",
        "successor": "Then",
        "year": "In",
        "source": "Source",
    }
    return events[list(columns)].rename(columns=columns)


def relatives_listed(corpus: Corpus, smelter: Smelter, identity: str = "fuzzy") -> pd.DataFrame:
    """One row a printed row of another smelter that this one was split or merged into, or came of."""
    known = lineage()
    related = pd.concat(
        [
            known.loc[known["predecessor"].eq(smelter.smelter_id), "successor"],
            known.loc[known["successor"].eq(smelter.smelter_id), "predecessor"],
        ]
    )
    rows = identified(corpus.smelters, identity)
    rows = rows.loc[rows["smelter_id"].isin(related) & rows["metal"].eq(smelter.metal)]
    lists = standing_lists(corpus)
    found = rows.merge(lists, on="filing_id").sort_values(["smelter_name", "reporting_year", "company"])
    shown = ["smelter_name", "company", "reporting_year", "status_raw", *_WHERE]
    return found[shown].rename(columns=_HEADINGS).reset_index(drop=True)
