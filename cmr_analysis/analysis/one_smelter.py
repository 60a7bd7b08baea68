"""One smelter through all lists: who names it, since when, under which names, with which statuses, who dropped it.

A smelter is one facility for one metal. A list counts for its company and reporting year as in
`measures.yearly_lists`; a filing that prints no list says nothing of the smelter.
"""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from ..corpus import Corpus
from ..errors import SelectionError
from ..smelters.names import normalize_name
from ..smelters.registry import Registry, default_registry
from ..smelters.registry_tables import party_name
from ..vocabulary import normalize_text
from .measures import only_metals
from .panel import STATUSES, identified

_STATUS = pd.CategoricalDtype(STATUSES, ordered=True)
_MOST_NAMED = 12  # smelters that an error names
_PRINTED = ["names", "status_raw", "country_raw", "match_method"]
STAYS, DROPPED, NEVER = "on its latest list", "dropped", "never listed"
OUTCOMES = (STAYS, DROPPED, NEVER)


class Smelter(NamedTuple):
    """One facility for one metal, and the registry's name of it."""

    metal: str
    smelter_id: str
    name: str

    def __str__(self) -> str:
        return f"{self.name} ({self.metal.lower()}, {self.smelter_id})"


def find_smelter(corpus: Corpus, smelter: str, metal: str = "", identity: str = "fuzzy") -> Smelter:
    """The smelter of this ID or name: the registry's name or one that a list prints, case and spelling aside.

    A part of a name is enough where only one smelter has it. metal: needed where a name is that of several.
    Raises SelectionError, which names the smelters that come near, where none or several fit.
    """
    known = _known(corpus, identity)
    if metal.strip():
        known = only_metals(known, [metal])
    for fits in _ways_to_fit(known, smelter):
        found = known.loc[fits].drop_duplicates(["metal", "smelter_id"])
        if len(found) == 1:
            return Smelter(*found[["metal", "smelter_id", "smelter_name"]].iloc[0])
        if len(found):
            raise SelectionError(
                f"smelter {smelter!r} fits several: {_named(found)}; give its ID, or its metal too"
            )
    of_metal = f" for {metal!r}" if metal.strip() else ""
    raise SelectionError(f"smelter {smelter!r} is on no list{of_metal}; {_near(known, smelter)}")


def _known(corpus: Corpus, identity: str) -> pd.DataFrame:
    """One row a smelter and printed name."""
    rows = identified(corpus.smelters, identity)
    names = ["metal", "smelter_id", "smelter_name", "smelter_name_raw"]
    return rows[names].astype("string").dropna(subset=["metal"]).drop_duplicates(ignore_index=True)


def _ways_to_fit(known: pd.DataFrame, wanted: str):
    """From the strictest: the ID, a name as written, a name but for spelling, a part of a name."""
    yield known["smelter_id"].str.lower().eq(wanted.strip().lower())
    text = normalize_text(wanted)
    names = [known[column].fillna("").map(normalize_text) for column in ("smelter_name", "smelter_name_raw")]
    yield names[0].eq(text) | names[1].eq(text)
    own = known["metal"].map({metal: normalize_name(wanted, metal) for metal in known["metal"].unique()})
    yield own.ne("") & (_spelled(known, "smelter_name").eq(own) | _spelled(known, "smelter_name_raw").eq(own))
    if len(text) > 2:
        yield names[0].str.contains(text, regex=False) | names[1].str.contains(text, regex=False)


def _spelled(known: pd.DataFrame, column: str) -> pd.Series:
    names = [
        normalize_name(name, metal)
        for name, metal in zip(known[column].fillna(""), known["metal"], strict=True)
    ]
    return pd.Series(names, index=known.index, dtype="string")


def _named(found: pd.DataFrame) -> str:
    rows = found.sort_values(["metal", "smelter_name"]).head(_MOST_NAMED).itertuples()
    more = f" and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
    return ", ".join(f"{row.smelter_name!r} ({row.metal}, {row.smelter_id})" for row in rows) + more


def _near(known: pd.DataFrame, wanted: str) -> str:
    from rapidfuzz import process

    names = sorted(set(known["smelter_name_raw"].dropna()))
    near = [name for name, *_ in process.extract(wanted, names, limit=5, score_cutoff=60)]
    return f"similar names are {', '.join(map(repr, near))}" if near else "no name is similar"


def standing_lists(corpus: Corpus) -> pd.DataFrame:
    """One row a list that stands for a company's reporting year: company, reporting_year, filing_id.

    The rule of `measures.yearly_lists` for all companies at once: of several filings for a year the one signed
    last that prints a list. A company is told by its CIK, else by its name, letter case and signs aside; its
    name is the one of its latest filing.
    """
    printed = corpus.filings.loc[
        corpus.filings["filing_id"].isin(corpus.smelters["filing_id"])
        & corpus.filings["reporting_year"].notna()
    ]
    plain = printed["company"].fillna("").str.lower().str.replace(r"\W", "", regex=True)
    ordered = printed.assign(key=printed["cik"].fillna(plain)).sort_values(
        ["reporting_year", "signed_date", "filing_id"], na_position="first"
    )
    latest = ordered.groupby("key")["company"].transform("last")
    lists = ordered.assign(company=latest).drop_duplicates(["key", "reporting_year"], keep="last")
    return lists[["company", "reporting_year", "filing_id"]].sort_values(
        ["company", "reporting_year"], ignore_index=True
    )


def listings(corpus: Corpus, smelter: Smelter, identity: str = "fuzzy") -> pd.DataFrame:
    """One row a list that stands for a company and year: whether it names the smelter, and how.

    status: one of `measures.STATUSES`. names, status_raw, country_raw: as printed, several set apart by " | ".
    rows: printed rows, 0 where it is not listed. line_start: of the first. match_method: how it was recognized.
    """
    lists = standing_lists(corpus).merge(
        _by_filing(_rows_of(corpus, smelter, identity)), on="filing_id", how="left", validate="one_to_one"
    )
    return lists.assign(
        status=lists["status"].fillna("not_listed").astype(_STATUS),
        rows=lists["rows"].fillna(0).astype("Int64"),
        line_start=lists["line_start"].astype("Int64"),
        smelter_name=smelter.name,
        metal=smelter.metal,
    )


def _rows_of(corpus: Corpus, smelter: Smelter, identity: str) -> pd.DataFrame:
    """The printed rows of the smelter."""
    rows = identified(corpus.smelters, identity)
    rows = rows.loc[rows["metal"].eq(smelter.metal) & rows["smelter_id"].eq(smelter.smelter_id)]
    return rows.astype({"status": "string", "match_method": "string"}).rename(
        columns={"smelter_name_raw": "names"}
    )


def _by_filing(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a filing: what its rows say together. Most filings print a smelter once, which is quick."""
    is_repeated = rows["filing_id"].duplicated(keep=False)
    once = rows.loc[~is_repeated].assign(rows=1, status=lambda frame: frame["status"].fillna("not_stated"))
    folded = (
        rows.loc[is_repeated]
        .groupby("filing_id", as_index=False)
        .agg(
            rows=("row_number", "size"),
            line_start=("line_start", "min"),
            status=("status", _one_status),
            **{name: (name, _joined) for name in _PRINTED},
        )
    )
    columns = ["filing_id", "status", *_PRINTED, "rows", "line_start"]
    texts = dict.fromkeys(["filing_id", "status", *_PRINTED], "string")
    return pd.concat([part[columns].astype(texts) for part in (once, folded) if len(part) or part is once])


def _one_status(statuses: pd.Series) -> str:
    stated = statuses.dropna().unique()
    return "two_statuses" if len(stated) > 1 else str(stated[0]) if len(stated) else "not_stated"


def _joined(printed: pd.Series) -> str | None:
    return " | ".join(dict.fromkeys(printed.dropna())) or None


def naming(listed: pd.DataFrame) -> pd.DataFrame:
    """The lists that name the smelter."""
    return listed.loc[listed["status"].ne("not_listed")].reset_index(drop=True)


def by_year(listed: pd.DataFrame) -> pd.DataFrame:
    """One row a reporting year and status: on how many lists the smelter has it.

    lists: all lists of the year. share: of these. A year whose lists all leave the smelter out has one row,
    `not_listed`.
    """
    counted = listed.groupby(["reporting_year", "status"], observed=True).size().reset_index(name="naming")
    counted = counted.astype({"naming": "Int64"})
    lists = counted.groupby("reporting_year")["naming"].transform("sum")
    return counted.assign(
        lists=lists, share=counted["naming"] / lists, smelter_name=_first(listed, "smelter_name")
    )


def _first(frame: pd.DataFrame, column: str) -> str | None:
    return frame[column].iloc[0] if len(frame) else None


def by_company(listed: pd.DataFrame) -> pd.DataFrame:
    """One row a company: from when to when its lists name the smelter, and whether its latest list still does.

    lists, naming: its lists, and those that name the smelter. since, last: reporting years of the first and
    the last that do (NA: none); earlier lists than the first of this corpus are not known, so `since` means
    "or before" where it is the company's first list (is_since_first_list). gone: reporting year of its first
    list after the last that names the smelter. outcome: `on its latest list`, `dropped` or `never listed`.
    """
    rows = [_of_company(company, lists) for company, lists in listed.groupby("company")]
    columns = ["company", "outcome", "since", "is_since_first_list", "last", "gone", "lists", "naming"]
    frame = pd.DataFrame(rows, columns=columns)
    types = {"company": "string", "outcome": pd.CategoricalDtype(OUTCOMES, ordered=True)}
    years = dict.fromkeys(["since", "last", "gone", "lists", "naming"], "Int64")
    return frame.astype({**types, **years, "is_since_first_list": "boolean"}).sort_values(
        ["outcome", "since", "company"], ignore_index=True
    )


def _of_company(company: str, lists: pd.DataFrame) -> tuple:
    years = lists["reporting_year"]
    named = years.loc[lists["status"].ne("not_listed")]
    if named.empty:
        return company, NEVER, pd.NA, pd.NA, pd.NA, pd.NA, len(lists), 0
    later = years.loc[years.gt(named.max())]
    gone = later.min() if len(later) else pd.NA
    is_first = bool(named.min() == years.min())
    outcome = DROPPED if len(later) else STAYS
    return company, outcome, named.min(), is_first, named.max(), gone, len(lists), len(named)


def names_printed(corpus: Corpus, smelter: Smelter, identity: str = "fuzzy") -> pd.DataFrame:
    """One row a name under which lists print the smelter: how many lists, in which years, how it was recognized.

    match_method: several are set apart by " | ".
    """
    named = _rows_of(corpus, smelter, identity).merge(standing_lists(corpus), on="filing_id")
    return (
        named.rename(columns={"names": "smelter_name_raw"})
        .groupby("smelter_name_raw", as_index=False)
        .agg(
            lists=("filing_id", "nunique"),
            first_year=("reporting_year", "min"),
            last_year=("reporting_year", "max"),
            match_method=("match_method", _joined),
        )
        .sort_values(["first_year", "last_year", "smelter_name_raw"], ignore_index=True)
    )


def lineage_of(smelter: Smelter, registry: Registry | None = None) -> pd.DataFrame:
    """One row a recorded event of the smelter: renamed, split, merged or closed, its year (NA: not known), the source.

    predecessor and successor are names; a facility that closed has no successor. Events of one name that led
    to the next stand in that order where a year or a name tells it.
    """
    registry = registry or default_registry()
    rows = [
        (_party(row.predecessor, registry), _party(row.successor, registry), row.kind, row.year, row.source)
        for row in registry.lineage
        if smelter.smelter_id
        in {registry.resolve_party(party) for party in (row.predecessor, row.successor) if party}
    ]
    frame = pd.DataFrame(rows, columns=["predecessor", "successor", "kind", "year", "source"], dtype="string")
    return frame.replace("", pd.NA)


def _party(party: str, registry: Registry) -> str:
    return registry.name_of(party) or party_name(party)[1] or party
