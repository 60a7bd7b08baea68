"""Measures: frames of the corpus in, tidy frames out. Nothing is drawn and nothing is formatted here.

What is counted is always a **smelter**: one facility for one metal, the pair (metal, smelter_id). Rows that
name one smelter several times in one list count once; `rows` says how many were printed. Raw names are
never compared, except to show what identity changes (`listed_every_year`).

A smelter's status in a year is what the list says (`conformant`, `active`, `undetermined`,
`not_conformant`), or one of three words for what a list does not say:

- `two_statuses`: the list prints the smelter with two different statuses,
- `not_stated`: it is listed without a status,
- `not_listed`: it is not on the list of that year.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations, pairwise

import pandas as pd

from ..errors import SelectionError
from ..schema import METALS
from ..vocabulary import read_vocabulary
from .panel import SMELTER, STATED, STATUSES, smelter_status_by_year, typed, yearly_lists
from .panel import lineage as recorded_lineage

_MOVES = [
    "listed_before",
    "stayed",
    "left",
    "went_into_another",
    "entered",
    "came_from_another",
    "listed_after",
]
__all__ = [
    "STATED",
    "STATUSES",
    "entries_and_exits",
    "list_lengths",
    "only_metals",
    "smelter_changes",
    "smelter_status_by_year",
    "status_flows",
    "status_paths",
    "status_share_by_country",
    "status_transitions",
    "yearly_lists",
    "years_of",
]


def only_metals(frame: pd.DataFrame, metals: Iterable[str]) -> pd.DataFrame:
    """The frame's rows of these metals, upper or lower case. Raises SelectionError for a word that is none.

    >>> import pandas as pd
    >>> only_metals(pd.DataFrame({"metal": ["Tin", "Gold"]}), ["tin"])["metal"].tolist()
    ['Tin']
    """
    wanted = {str(metal).strip().title() for metal in metals}
    unknown = sorted(wanted.difference(METALS))
    if unknown:
        raise SelectionError(f"metals: {unknown[0]!r} is none; known are {', '.join(METALS)}")
    if not wanted:
        raise SelectionError(f"metals: none given; known are {', '.join(METALS)}")
    return frame.loc[frame["metal"].isin(wanted)].reset_index(drop=True)


def list_lengths(panel: pd.DataFrame) -> pd.DataFrame:
    """One row a year, metal and status: smelters listed, and their share of that metal's that year."""
    listed = panel.loc[panel["status"].ne("not_listed")]
    counts = (
        listed.groupby(["reporting_year", "metal", "status"], observed=True)
        .size()
        .reset_index(name="smelters")
    )
    total = counts.groupby(["reporting_year", "metal"])["smelters"].transform("sum")
    lengths = counts.assign(share_of_metal=counts["smelters"] / total, company=_company(panel))
    return typed(lengths, ["company", *counts.columns, "share_of_metal"])


def status_flows(panel: pd.DataFrame) -> pd.DataFrame:
    """One row a consecutive pair of years and pair of statuses: how many smelters went from one to the other.

    All smelters of the panel are in every pair of years, those on neither of the two lists too: the flows of
    each pair sum to the number of smelters.
    """
    return _transitions(panel, pairwise(years_of(panel)))


def status_transitions(panel: pd.DataFrame) -> pd.DataFrame:
    """One row a pair of years and pair of statuses: counts and shares, for all pairs of years in the panel.

    smelters: on at least one of the two lists. share_of_from: of the smelters with that status in the earlier
    year. share_of_all: of all smelters on either list.
    """
    flows = _transitions(panel, combinations(years_of(panel), 2))
    flows = flows.loc[~(flows["from_status"].eq("not_listed") & flows["to_status"].eq("not_listed"))]
    pair = ["from_year", "to_year"]
    from_total = flows.groupby([*pair, "from_status"], observed=True)["smelters"].transform("sum")
    total = flows.groupby(pair)["smelters"].transform("sum")
    shares = flows.assign(
        share_of_from=flows["smelters"] / from_total, share_of_all=flows["smelters"] / total
    )
    return typed(shares, [*flows.columns, "share_of_from", "share_of_all"])


def _transitions(panel: pd.DataFrame, pairs: Iterable[tuple[int, int]]) -> pd.DataFrame:
    by_year = statuses_wide(panel)
    columns = ["company", "metals", "from_year", "to_year", "from_status", "to_status", "smelters"]
    counted = [
        pd.DataFrame({"from_status": by_year[first], "to_status": by_year[second]})
        .value_counts()
        .reset_index(name="smelters")
        .assign(company=_company(panel), metals=_metals(panel), from_year=first, to_year=second)
        .loc[lambda frame: frame["smelters"].gt(0)]
        for first, second in pairs
    ]
    flows = typed(pd.concat(counted) if counted else pd.DataFrame(), columns)
    return flows.sort_values(columns[:6], ignore_index=True)


def _metals(panel: pd.DataFrame) -> str:
    """The metals that a measure counts, such as 'Gold, Tin'."""
    return ", ".join(sorted(panel["metal"].dropna().unique()))


def _company(panel: pd.DataFrame) -> str | None:
    """The company's name in the last of the lists."""
    return panel.sort_values("reporting_year")["company"].iloc[-1] if len(panel) else None


def years_of(panel: pd.DataFrame) -> list[int]:
    """The years that have a list, in order."""
    return sorted(int(year) for year in panel["reporting_year"].unique())


def statuses_wide(panel: pd.DataFrame) -> pd.DataFrame:
    """One row a smelter, one column a year, holding statuses."""
    return panel.set_index([*SMELTER, "reporting_year"])["status"].unstack("reporting_year")  # noqa: PD010


def entries_and_exits(panel: pd.DataFrame, lineage: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row a consecutive pair of years and metal: how many smelters stayed, left and entered the list.

    A smelter that left while another is listed into which it was split or merged counts as went_into_another;
    one that entered while the smelter was listed that it came of, as came_from_another (lineage: as
    `panel.lineage`, which it is by default). A recorded change of name is no move at all, an unrecorded one is
    an exit and an entry. listed_before = stayed + left + went_into_another, and listed_after = stayed +
    entered + came_from_another.
    """
    relations = recorded_lineage() if lineage is None else lineage
    listed = statuses_wide(panel).ne("not_listed")
    counted = [
        _moves(listed[first], listed[second], relations)
        .groupby("metal")
        .sum()
        .reset_index()
        .assign(company=_company(panel), from_year=first, to_year=second)
        for first, second in pairwise(years_of(panel))
    ]
    columns = ["company", "from_year", "to_year", "metal", *_MOVES]
    moves = typed(pd.concat(counted) if counted else pd.DataFrame(), columns)
    return moves.sort_values(columns[:4], ignore_index=True)


def _moves(before: pd.Series, after: pd.Series, lineage: pd.DataFrame) -> pd.DataFrame:
    """One row a smelter: which of the moves it made between two lists, as booleans."""
    left, entered = before & ~after, ~before & after
    went = left & before.index.isin(_relatives(after, lineage, "successor", "predecessor"))
    came = entered & after.index.isin(_relatives(before, lineage, "predecessor", "successor"))
    return pd.DataFrame(
        {
            "listed_before": before,
            "stayed": before & after,
            "left": left & ~went,
            "went_into_another": went,
            "entered": entered & ~came,
            "came_from_another": came,
            "listed_after": after,
        }
    )


def _relatives(listed: pd.Series, lineage: pd.DataFrame, known: str, other: str) -> list[tuple[str, str]]:
    """(metal, smelter_id) of the relatives of the smelters that are listed, from the known side to the other."""
    others = lineage.groupby(known)[other].agg(list)
    return [
        (metal, relative) for metal, smelter in listed.index[listed] for relative in others.get(smelter, [])
    ]


def smelter_changes(panel: pd.DataFrame, lineage: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row a smelter: what became of it between the first and the last list.

    change is about the lists alone: `stayed` (on every list), `entered` (not on the first, on the last),
    `left` (on the first, not on the last), `split or merged` (one of these two, while a smelter that it was
    split or merged into or came of is on the other list; lineage as in `entries_and_exits`), `left and came
    back`, `listed in between only`. is_status_changed: its stated statuses differ between the years in which
    it is listed; a year without a status changes nothing. path: its status in every year, in order.
    country_code is that of the latest list that prints one.
    """
    relations = recorded_lineage() if lineage is None else lineage
    by_year = statuses_wide(panel).astype("string")
    related = _related(by_year.ne("not_listed"), relations)
    rows = [
        {
            "change": _change([status != "not_listed" for status in statuses], smelter in related),
            "is_status_changed": len(set(statuses).intersection(STATED)) > 1,
            "path": " → ".join(status.replace("_", " ") for status in statuses),
        }
        for smelter, statuses in zip(by_year.index, by_year.to_numpy(), strict=True)
    ]
    in_order = panel.sort_values("reporting_year").groupby(SMELTER, as_index=False)
    latest = in_order[["smelter_name", "country_code"]].last()
    columns = [*latest.columns, "change", "is_status_changed", "path"]
    found = by_year.index.to_frame(index=False).join(pd.DataFrame(rows, columns=columns[-3:]))
    described = typed(latest.merge(found, on=SMELTER, validate="one_to_one"), columns)
    return described.sort_values(["change", "metal", "smelter_name", "smelter_id"], ignore_index=True)


def _related(listed: pd.DataFrame, lineage: pd.DataFrame) -> set[tuple[str, str]]:
    """Smelters that left for or entered from another, between the first and the last list."""
    if listed.empty:
        return set()
    moves = _moves(listed.iloc[:, 0], listed.iloc[:, -1], lineage)
    return set(moves.index[moves["went_into_another"] | moves["came_from_another"]])


def _change(listed: list[bool], is_related: bool) -> str:
    if all(listed):
        return "stayed"
    if is_related:
        return "split or merged"
    if not listed[0]:
        return "entered" if listed[-1] else "listed in between only"
    return "left and came back" if listed[-1] else "left"


def status_paths(changes: pd.DataFrame) -> pd.DataFrame:
    """One row a way through the years: how many smelters went it; most first."""
    return typed(changes.value_counts("path").reset_index(name="smelters"), ["path", "smelters"]).sort_values(
        ["smelters", "path"], ascending=[False, True], ignore_index=True
    )


def status_share_by_country(panel: pd.DataFrame) -> pd.DataFrame:
    """One row a country and year: smelters listed, how many have a status, how many are conformant.

    A smelter's country is where the list of that year locates it, never where minerals come from.
    share_conformant: conformant / smelters, those without a status too; NA in a year whose list states no
    status at all. A smelter without a printed country has country_code NA. Countries with most smelters
    (over all years) come first.
    """
    place = ["country_code", "reporting_year"]
    counted = (
        panel.loc[panel["status"].ne("not_listed")]
        .assign(with_status=lambda frame: frame["status"].isin(STATED))
        .assign(conformant=lambda frame: frame["status"].eq("conformant"))
        .groupby(place, dropna=False)
        .agg(
            smelters=("smelter_id", "size"),
            with_status=("with_status", "sum"),
            conformant=("conformant", "sum"),
        )
        .reset_index()
        .assign(share_conformant=_share_conformant, company=_company(panel), metals=_metals(panel))
        .assign(country=lambda frame: frame["country_code"].map(country_name))
        .assign(over_all_years=lambda f: f.groupby("country_code", dropna=False)["smelters"].transform("sum"))
        .sort_values(["over_all_years", *place], ascending=[False, True, True])
    )
    counts = ["smelters", "with_status", "conformant", "share_conformant"]
    return typed(counted, ["company", "metals", "country_code", "country", "reporting_year", *counts])


def _share_conformant(counts: pd.DataFrame) -> pd.Series:
    stated_that_year = counts.groupby("reporting_year")["with_status"].transform("sum").astype("Int64")
    share = counts["conformant"].astype("Float64") / counts["smelters"].astype("Int64")
    return share.mask(stated_that_year.eq(0))


def country_name(code: str) -> str:
    """A country's short English name (ISO 3166-1), or the code itself where the vocabulary has none.

    >>> country_name("PER"), country_name(None)
    ('Peru', 'Country not printed')
    """
    return "Country not printed" if pd.isna(code) else _country_names().get(code, code)


@lru_cache(maxsize=1)
def _country_names() -> dict[str, str]:
    return {row["country_code"]: row["country_name"] for row in read_vocabulary("countries.csv")}
