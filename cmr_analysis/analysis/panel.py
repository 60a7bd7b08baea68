"""The panel that the measures count: a company's smelters and years, one status each.

Which list stands for a year, which rows are one smelter, and what its status is are decided here, once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pandas as pd

from ..errors import SelectionError
from ..smelters.identity_tables import LEVELS, at_level
from ..smelters.registry import default_registry

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
CHANGES = ("stayed", "left", "entered", "split or merged", "left and came back", "listed in between only")

_STATUS = pd.CategoricalDtype(STATUSES, ordered=True)
SMELTER = ["metal", "smelter_id"]
_LISTING = [*SMELTER, "reporting_year"]
_LINEAGE = ["predecessor", "successor", "kind", "year"]
_TEXTS = (
    "company filing_id form_type why metal metals smelter_id smelter_name smelter_name_raw country_code "
    "country country_raw status_raw path match_method identity before quote "
    "predecessor successor kind year"
)
_COUNTS = (
    "reporting_year from_year to_year line_start line_end rows smelters with_status conformant every_list "
    "status_changed listed_before stayed left went_into_another entered came_from_another listed_after"
)
_TYPES = {  # of every column of the measures; those not named are shares and scores: Float64
    **dict.fromkeys(_TEXTS.split(), "string"),
    **dict.fromkeys(_COUNTS.split(), "Int64"),
    **dict.fromkeys(("status", "from_status", "to_status"), _STATUS),
    **dict.fromkeys(("is_used", "is_status_changed"), "boolean"),
    "change": pd.CategoricalDtype(CHANGES, ordered=True),
}


def identified(smelters: pd.DataFrame, identity: str = "fuzzy") -> pd.DataFrame:
    """The rows with smelter_id as far as one trusts how smelters were recognized.

    identity: `strict` takes printed IDs and names that are the registry's but for spelling, `reviewed` adds
    recorded aliases and lineage, `fuzzy` adds similar names: all that the corpus decided. A row recognized
    by a later stage is told apart by its own name. Raises SelectionError for another word.
    """
    if identity not in LEVELS:
        raise SelectionError(f"identity {identity!r} is none; known are {', '.join(LEVELS)}")
    told_apart = smelters if identity == "fuzzy" else at_level(smelters, identity)
    return told_apart.assign(smelter_id=lambda frame: frame["smelter_id"].fillna(frame["smelter_name_raw"]))


def lineage() -> pd.DataFrame:
    """One row a split or merger that the registry records: predecessor, successor (smelter IDs), kind, year."""
    known = pd.DataFrame(default_registry().relations(), columns=_LINEAGE)
    return typed(known.loc[known["kind"].isin(["split", "merged"])], _LINEAGE)


def yearly_lists(filings: pd.DataFrame, smelters: pd.DataFrame) -> pd.DataFrame:
    """One row a filing of one company: whether its list stands for its reporting year, and why.

    Where a company files twice for a year (Form SD/A), the filing signed last that prints a list stands for
    the year. A filing without a list stands for none: a missing list does not mean that smelters left.
    `rows` are printed rows, `smelters` distinct (metal, smelter_id).

    Raises SelectionError when the filings are of several companies.
    """
    _one_company(filings)
    counts = smelters.groupby("filing_id").agg(rows=("row_number", "size")).reset_index()
    distinct = smelters.drop_duplicates(["filing_id", *SMELTER]).groupby("filing_id").size()
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


def smelter_status_by_year(
    filings: pd.DataFrame, smelters: pd.DataFrame, identity: str = "fuzzy"
) -> pd.DataFrame:
    """One row a smelter and year: its status in the company's list of that year, or `not_listed`.

    Every smelter on any of the lists has a row for every year that has a list, so each year's rows sum to
    the same number of smelters. status_raw is the status as printed, `rows` the rows that print the smelter
    (0 where not listed), country_code where the list of that year locates it (NA where not listed or not
    printed). smelter_name is that of the latest list.
    identity: how smelters are told apart (see `identified`).

    >>> import pandas as pd
    >>> filings = pd.DataFrame({"filing_id": ["a", "b"], "company": "Acme", "cik": None, "form_type": "SD",
    ...                         "reporting_year": [2014, 2016], "signed_date": pd.NaT})
    >>> smelters = pd.DataFrame({"filing_id": ["a", "b", "b"], "row_number": [1, 1, 2], "metal": "Tin",
    ...                          "smelter_id": ["x", "x", "y"], "smelter_name": ["X", "X", "Y"],
    ...                          "country_code": "PER", "status": ["active", "conformant", None],
    ...                          "status_raw": ["Active", "Compliant", None], "smelter_name_raw": ["X", "X", "Y"]})
    >>> smelter_status_by_year(filings, smelters)[["smelter_id", "reporting_year", "status"]].values.tolist()
    [['x', 2014, 'active'], ['x', 2016, 'conformant'], ['y', 2014, 'not_listed'], ['y', 2016, 'not_stated']]
    """
    lists = yearly_lists(filings, smelters).loc[lambda frame: frame["is_used"]]
    printed = (
        identified(smelters, identity)
        .merge(lists[["filing_id", "company", "reporting_year"]], on="filing_id")
        .assign(
            metal=lambda frame: frame["metal"].astype("string").fillna("metal not stated"),
            status=lambda frame: frame["status"].astype("string"),
        )
    )
    panel = (
        _latest_names(printed)
        .merge(lists[["company", "reporting_year"]], how="cross")
        .merge(_listed(printed), on=[*SMELTER, "reporting_year"], how="left", validate="one_to_one")
        .assign(status=lambda frame: frame["status"].fillna("not_listed"), rows=lambda f: f["rows"].fillna(0))
        .sort_values([*SMELTER, "reporting_year"])
    )
    columns = [
        "company",
        *SMELTER,
        "smelter_name",
        "country_code",
        "reporting_year",
        "status",
        "status_raw",
        "rows",
    ]
    return typed(panel, columns)


def _listed(printed: pd.DataFrame) -> pd.DataFrame:
    """One row a smelter and year that lists it."""
    listed = printed.groupby(_LISTING, as_index=False).agg(
        country_code=("country_code", "first"), rows=("row_number", "size")
    )
    for column, of_several in (("status", _two_statuses), ("status_raw", _joined)):
        values = _one_value(printed, column, of_several)
        listed = listed.merge(values, on=_LISTING, how="left", validate="one_to_one")
    return listed.assign(status=listed["status"].fillna("not_stated"))


def _one_value(printed: pd.DataFrame, column: str, of_several: Callable[[pd.Series], str]) -> pd.DataFrame:
    """The value that a smelter's rows in one list state; a row without one says nothing against another's.

    of_several: what their value is where rows differ. Few do, so only those are gone through one by one.
    """
    stated = printed[[*_LISTING, column]].dropna().drop_duplicates()
    differ = stated.duplicated(_LISTING, keep=False)
    several = stated.loc[differ].groupby(_LISTING, as_index=False)[column].agg(of_several)
    return pd.concat([stated.loc[~differ], several.astype(stated.dtypes)])


def _two_statuses(stated: pd.Series) -> str:
    return "two_statuses"


def _joined(printed: pd.Series) -> str:
    """The distinct wordings of a smelter's rows in one list."""
    return " / ".join(sorted(printed))


def _latest_names(printed: pd.DataFrame) -> pd.DataFrame:
    """One row a smelter: the name of the latest list that prints one."""
    latest = printed.sort_values(["reporting_year", "row_number"]).groupby(SMELTER, as_index=False)
    return latest[["smelter_name"]].last()


def typed(frame: pd.DataFrame, columns: Iterable[str]) -> pd.DataFrame:
    """The columns in order and with their types; a frame without rows or columns is typed all the same."""
    return (
        frame.reindex(columns=list(columns))
        .pipe(lambda known: known.astype({name: _TYPES.get(name, "Float64") for name in known}))
        .reset_index(drop=True)
    )
