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

from .errors import SelectionError
from .schema import METALS
from .vocabulary import read_vocabulary

STATUSES = (
    "conformant",
    "active",
    "undetermined",
    "not_conformant",
    "two_statuses",
    "not_stated",
    "not_listed",
)
STATED = STATUSES[:5]
CHANGES = ("stayed", "left", "entered", "left and came back", "listed in between only")

_STATUS = pd.CategoricalDtype(STATUSES, ordered=True)
_SMELTER = ["metal", "smelter_id"]
_TEXTS = (
    "company filing_id form_type why metal metals smelter_id smelter_name smelter_name_raw country_code "
    "country country_raw status_raw path match_method identity before quote"
)
_COUNTS = (
    "reporting_year from_year to_year line_start line_end rows smelters stated conformant every_list "
    "listed_before stayed left entered listed_after"
)
_TYPES = {  # of every column of the measures; those not named are shares and scores: Float64
    **dict.fromkeys(_TEXTS.split(), "string"),
    **dict.fromkeys(_COUNTS.split(), "Int64"),
    **dict.fromkeys(("status", "from_status", "to_status"), _STATUS),
    **dict.fromkeys(("is_used", "is_status_changed"), "boolean"),
    "change": pd.CategoricalDtype(CHANGES, ordered=True),
}


def yearly_lists(filings: pd.DataFrame, smelters: pd.DataFrame) -> pd.DataFrame:
    """One row a filing of one company: whether its list stands for its reporting year, and why.

    Where a company files twice for a year (Form SD/A), the filing signed last that prints a list stands for
    the year. A filing without a list stands for none: a missing list does not mean that smelters left.
    `rows` are printed rows, `smelters` distinct (metal, smelter_id).

    Raises SelectionError when the filings are of several companies.
    """
    _one_company(filings)
    counts = smelters.groupby("filing_id").agg(rows=("row_number", "size")).reset_index()
    distinct = smelters.drop_duplicates(["filing_id", *_SMELTER]).groupby("filing_id").size()
    lists = (
        filings.merge(counts, on="filing_id", how="left", validate="one_to_one")
        .assign(smelters=lambda frame: frame["filing_id"].map(distinct))
        .assign(**{name: lambda frame, name=name: frame[name].fillna(0) for name in ("rows", "smelters")})
        .sort_values(["reporting_year", "signed_date", "filing_id"], na_position="first")
    )
    columns = ["company", "reporting_year", "filing_id", "form_type", "rows", "smelters", "is_used", "why"]
    return typed(lists.assign(why=_why_used(lists)).assign(is_used=lambda f: f["why"].isna()), columns)


def _one_company(filings: pd.DataFrame) -> None:
    companies = filings["company"].dropna()
    if len(filings["cik"].unique()) == 1 and filings["cik"].notna().all():
        return  # one registrant under several names
    if len(companies.str.lower().str.replace(r"\W", "", regex=True).unique()) > 1:
        names = ", ".join(repr(name) for name in sorted(companies.unique()))
        raise SelectionError(f"these filings are of several companies ({names}): select one of them")


def _why_used(lists: pd.DataFrame) -> pd.Series:
    """NA where the filing's list stands for its year, else the reason why not."""
    printed = lists.loc[lists["rows"].gt(0) & lists["reporting_year"].notna()]
    last = set(printed.drop_duplicates("reporting_year", keep="last")["filing_id"])
    why = pd.Series(pd.NA, index=lists.index, dtype="string")
    why = why.mask(~lists["filing_id"].isin(last), "replaced by a later filing for the year")
    why = why.mask(lists["reporting_year"].isna(), "no reporting year stated")
    return why.mask(lists["rows"].eq(0), "prints no smelter list")


def smelter_status_by_year(filings: pd.DataFrame, smelters: pd.DataFrame) -> pd.DataFrame:
    """One row a smelter and year: its status in the company's list of that year, or `not_listed`.

    Every smelter on any of the lists has a row for every year that has a list, so each year's rows sum to
    the same number of smelters. status_raw is the status as printed, `rows` the rows that print the smelter
    (0 where not listed). smelter_name and country_code are those of the latest list that prints them.

    >>> import pandas as pd
    >>> filings = pd.DataFrame({"filing_id": ["a", "b"], "company": "Acme", "cik": None, "form_type": "SD",
    ...                         "reporting_year": [2014, 2016], "signed_date": pd.NaT})
    >>> smelters = pd.DataFrame({"filing_id": ["a", "b", "b"], "row_number": [1, 1, 2], "metal": "Tin",
    ...                          "smelter_id": ["x", "x", "y"], "smelter_name": ["X", "X", "Y"],
    ...                          "country_code": "PER", "status": ["active", "conformant", None],
    ...                          "status_raw": ["Active", "Compliant", None]})
    >>> smelter_status_by_year(filings, smelters)[["smelter_id", "reporting_year", "status"]].values.tolist()
    [['x', 2014, 'active'], ['x', 2016, 'conformant'], ['y', 2014, 'not_listed'], ['y', 2016, 'not_stated']]
    """
    lists = yearly_lists(filings, smelters).loc[lambda frame: frame["is_used"]]
    printed = smelters.merge(lists[["filing_id", "company", "reporting_year"]], on="filing_id").assign(
        metal=lambda frame: frame["metal"].astype("string").fillna("metal not stated"),
        status=lambda frame: frame["status"].astype("string"),
    )
    listed = printed.groupby([*_SMELTER, "reporting_year"], as_index=False).agg(
        status=("status", _one_status), status_raw=("status_raw", _joined), rows=("row_number", "size")
    )
    columns = ["company", *_SMELTER, "smelter_name", "country_code", "reporting_year"]
    panel = (
        _latest(printed)
        .merge(lists[["company", "reporting_year"]], how="cross")
        .merge(listed, on=[*_SMELTER, "reporting_year"], how="left", validate="one_to_one")
        .assign(status=lambda frame: frame["status"].fillna("not_listed"), rows=lambda f: f["rows"].fillna(0))
    )
    panel = typed(panel, [*columns, "status", "status_raw", "rows"])
    return panel.sort_values([*_SMELTER, "reporting_year"], ignore_index=True)


def _one_status(statuses: pd.Series) -> str:
    """The status of a smelter's rows in one list; a row without one says nothing against another's."""
    stated = statuses.dropna().unique()
    if len(stated) > 1:
        return "two_statuses"
    return str(stated[0]) if len(stated) else "not_stated"


def _joined(printed: pd.Series) -> str | None:
    """The distinct wordings of a smelter's rows in one list."""
    return " / ".join(sorted(printed.dropna().unique())) or None


def _latest(printed: pd.DataFrame) -> pd.DataFrame:
    """One row a smelter: the name and the country of the latest list that prints them."""
    return (
        printed.sort_values(["reporting_year", "row_number"])
        .groupby(_SMELTER, as_index=False)[["smelter_name", "country_code"]]
        .last()
    )


def only_metals(frame: pd.DataFrame, metals: Iterable[str]) -> pd.DataFrame:
    """The frame's rows of these metals, upper or lower case. Raises SelectionError for a word that is none.

    >>> import pandas as pd
    >>> only_metals(pd.DataFrame({"metal": ["Tin", "Gold"]}), ["tin"])["metal"].tolist()
    ['Tin']
    """
    wanted = {str(metal).strip().title() for metal in metals}
    unknown = sorted(wanted.difference(METALS))
    if unknown or not wanted:
        said = ", ".join(repr(metal) for metal in unknown) or "none"
        raise SelectionError(f"metals: {said} given; known are {', '.join(METALS)}")
    return frame.loc[frame["metal"].isin(wanted)].reset_index(drop=True)


def list_lengths(panel: pd.DataFrame) -> pd.DataFrame:
    """One row a year, metal and status: smelters listed, and their share of the metal's smelters that year."""
    listed = panel.loc[panel["status"].ne("not_listed")]
    counts = (
        listed.groupby(["reporting_year", "metal", "status"], observed=True)
        .size()
        .reset_index(name="smelters")
    )
    total = counts.groupby(["reporting_year", "metal"])["smelters"].transform("sum")
    lengths = counts.assign(share=counts["smelters"] / total, company=_company(panel))
    return typed(lengths, ["company", *counts.columns, "share"])


def status_flows(panel: pd.DataFrame) -> pd.DataFrame:
    """One row a consecutive pair of years and pair of statuses: how many smelters went from one to the other.

    All smelters of the panel are in every pair of years, those on neither of the two lists too: the flows of
    each pair sum to the number of smelters.
    """
    return _transitions(panel, pairwise(years_of(panel)))


def status_transitions(panel: pd.DataFrame) -> pd.DataFrame:
    """One row a pair of years and pair of statuses: counts and shares, for all pairs of years in the panel.

    smelters: on at least one of the two lists. share_of_from: of the smelters with that status in the earlier
    year. share: of all smelters on either list.
    """
    flows = _transitions(panel, combinations(years_of(panel), 2))
    flows = flows.loc[~(flows["from_status"].eq("not_listed") & flows["to_status"].eq("not_listed"))]
    pair = ["from_year", "to_year"]
    from_total = flows.groupby([*pair, "from_status"], observed=True)["smelters"].transform("sum")
    total = flows.groupby(pair)["smelters"].transform("sum")
    shares = flows.assign(share_of_from=flows["smelters"] / from_total, share=flows["smelters"] / total)
    return typed(shares, [*flows.columns, "share_of_from", "share"])


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
    return panel.set_index([*_SMELTER, "reporting_year"])["status"].unstack("reporting_year")  # noqa: PD010


def entries_and_exits(panel: pd.DataFrame) -> pd.DataFrame:
    """One row a consecutive pair of years and metal: how many smelters stayed, left and entered the list.

    listed_before = stayed + left, and listed_after = stayed + entered. A smelter whose two names were not
    recognized as one counts as left and as entered.
    """
    listed = statuses_wide(panel).ne("not_listed")
    counted = [
        pd.DataFrame(
            {
                "listed_before": listed[first],
                "stayed": listed[first] & listed[second],
                "left": listed[first] & ~listed[second],
                "entered": ~listed[first] & listed[second],
                "listed_after": listed[second],
            }
        )
        .groupby("metal")
        .sum()
        .reset_index()
        .assign(company=_company(panel), from_year=first, to_year=second)
        for first, second in pairwise(years_of(panel))
    ]
    counts = ["listed_before", "stayed", "left", "entered", "listed_after"]
    columns = ["company", "from_year", "to_year", "metal", *counts]
    moves = typed(pd.concat(counted) if counted else pd.DataFrame(), columns)
    return moves.sort_values(columns[:4], ignore_index=True)


def smelter_changes(panel: pd.DataFrame) -> pd.DataFrame:
    """One row a smelter: what became of it between the first and the last list.

    change is about the lists alone: `stayed` (on every list), `entered` (not on the first, on the last),
    `left` (on the first, not on the last), `left and came back`, `listed in between only`.
    is_status_changed: its stated statuses differ between the years in which it is listed; a year without a
    status changes nothing. path: its status in every year, in order.
    """
    by_year = statuses_wide(panel).astype("string")
    rows = [
        {
            "change": _change([status != "not_listed" for status in statuses]),
            "is_status_changed": len(set(statuses).intersection(STATED)) > 1,
            "path": " → ".join(status.replace("_", " ") for status in statuses),
        }
        for statuses in by_year.to_numpy()
    ]
    latest = panel.drop_duplicates(_SMELTER)[[*_SMELTER, "smelter_name", "country_code"]]
    columns = [*latest.columns, "change", "is_status_changed", "path"]
    found = by_year.index.to_frame(index=False).join(pd.DataFrame(rows, columns=columns[-3:]))
    described = typed(latest.merge(found, on=_SMELTER, validate="one_to_one"), columns)
    return described.sort_values(["change", "metal", "smelter_name", "smelter_id"], ignore_index=True)


def _change(listed: list[bool]) -> str:
    if all(listed):
        return "stayed"
    if not listed[0]:
        return "entered" if listed[-1] else "listed in between only"
    return "left and came back" if listed[-1] else "left"


def status_paths(changes: pd.DataFrame) -> pd.DataFrame:
    """One row a way through the years: how many smelters went it; most first."""
    return typed(changes.value_counts("path").reset_index(name="smelters"), ["path", "smelters"]).sort_values(
        ["smelters", "path"], ascending=[False, True], ignore_index=True
    )


def status_share_by_country(panel: pd.DataFrame) -> pd.DataFrame:
    """One row a country and year: smelters listed, how many state a status, how many are conformant.

    A smelter's country is where it stands (`country_code` of the panel), never where minerals come from.
    share_conformant: conformant / stated; NA where no status is stated. A smelter without a printed country
    has country_code NA. Countries with most smelters (over all years) first.
    """
    counted = (
        panel.loc[panel["status"].ne("not_listed")]
        .assign(
            stated=lambda frame: frame["status"].isin(STATED),
            conformant=lambda frame: frame["status"].eq("conformant"),
        )
        .groupby(["country_code", "reporting_year"], dropna=False)
        .agg(smelters=("smelter_id", "size"), stated=("stated", "sum"), conformant=("conformant", "sum"))
        .reset_index()
        .assign(share_conformant=lambda f: f["conformant"].astype("Float64") / f["stated"].replace(0, pd.NA))
        .assign(
            company=_company(panel),
            metals=_metals(panel),
            country=lambda frame: frame["country_code"].map(country_name),
        )
        .assign(_all=lambda f: f.groupby("country_code", dropna=False)["smelters"].transform("sum"))
        .sort_values(["_all", "country_code", "reporting_year"], ascending=[False, True, True])
    )
    columns = [
        "company",
        "metals",
        "country_code",
        "country",
        "reporting_year",
        "smelters",
        "stated",
        "conformant",
    ]
    return typed(counted, [*columns, "share_conformant"])


def country_name(code: str) -> str:
    """A country's short English name (ISO 3166-1), or the code itself where the vocabulary has none.

    >>> country_name("PER"), country_name(None)
    ('Peru', 'Country not printed')
    """
    return "Country not printed" if pd.isna(code) else _country_names().get(code, code)


@lru_cache(maxsize=1)
def _country_names() -> dict[str, str]:
    return {row["country_code"]: row["country_name"] for row in read_vocabulary("countries.csv")}


def typed(frame: pd.DataFrame, columns: Iterable[str]) -> pd.DataFrame:
    """The columns in order and with their types; a frame without rows or columns is typed all the same."""
    return (
        frame.reindex(columns=list(columns))
        .pipe(lambda known: known.astype({name: _TYPES.get(name, "Float64") for name in known}))
        .reset_index(drop=True)
    )
