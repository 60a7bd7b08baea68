"""How the statuses of smelters moved between two years, over the lists of all companies at once."""

from __future__ import annotations

import pandas as pd

from ..errors import SelectionError
from .panel import typed

COLUMNS = ["from_year", "to_year", "from_status", "to_status", "smelters", "share_of_from"]
_LISTING = ["company_key", "metal", "smelter_id"]


def status_shifts(listed: pd.DataFrame, from_year: int, to_year: int) -> pd.DataFrame:
    """One row a pair of statuses: how many listings of a smelter by a company went from one to the other.

    A listing is a company and a smelter; those of the companies that print a list for both years are counted.
    `not_listed` is a smelter that the company lists in the other of the two years alone. smelters: listings.
    share_of_from: of the listings with that status in the earlier year.
    listed: `filers.listings`. Raises SelectionError where no company prints a list for both years.
    """
    before, after = (_of_year(listed, year) for year in (from_year, to_year))
    both = set(before["company_key"].unique()) & set(after["company_key"].unique())
    if not both:
        raise SelectionError(f"no company prints a list for both {from_year} and {to_year}")
    pairs = before.merge(after, how="outer", on=_LISTING, suffixes=("_from", "_to"), validate="one_to_one")
    pairs = pairs.loc[pairs["company_key"].isin(both), ["status_from", "status_to"]].astype("category")
    counts = pairs.value_counts(dropna=False).reset_index(name="smelters").query("smelters > 0")
    shifts = counts.assign(
        from_status=counts["status_from"].astype("string").fillna("not_listed"),
        to_status=counts["status_to"].astype("string").fillna("not_listed"),
        from_year=from_year,
        to_year=to_year,
        share_of_from=lambda frame: (
            frame["smelters"] / frame.groupby("from_status")["smelters"].transform("sum")
        ),
    )
    return typed(shifts, COLUMNS).sort_values(["from_status", "to_status"], ignore_index=True)


def latest(listed: pd.DataFrame) -> pd.DataFrame:
    """`status_shifts` between the last two years for which one company prints a list; no row if there are none."""
    lists = listed[["company_key", "reporting_year"]].drop_duplicates()
    before = lists.merge(lists, on="company_key", suffixes=("_from", "_to"))
    before = before.loc[before["reporting_year_from"] < before["reporting_year_to"]]
    if before.empty:
        return typed(pd.DataFrame(), COLUMNS)
    last = before.sort_values(["reporting_year_to", "reporting_year_from"]).iloc[-1]
    return status_shifts(listed, int(last["reporting_year_from"]), int(last["reporting_year_to"]))


def _of_year(listed: pd.DataFrame, year: int) -> pd.DataFrame:
    return listed.loc[listed["reporting_year"].eq(year), [*_LISTING, "status"]]
