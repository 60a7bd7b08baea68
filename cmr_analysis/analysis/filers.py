"""Who filed, which filing stands for a company and year, and what its list holds: the ground of all counts.

Also the uncertainty of a share in a sample (`wilson`). Frames in, tidy frames out.
"""

from __future__ import annotations

from math import nan, sqrt

import pandas as pd

from ..schema import STATUSES
from ..vocabulary import normalize_text

_Z = 1.959964  # normal quantile of 0.975: intervals of 95 %
_LISTING = ["filing_id", "metal", "smelter_id"]
_STATED = ["status", "is_covered_country"]
COLUMNS = [*_LISTING, "smelter_name", "country_code", *_STATED]
"""What `filers` and `listings` need of the smelters table: the rest may stay on disk."""

_TWO, _NONE = "two_statuses", "not_stated"


def company_keys(filings: pd.DataFrame) -> pd.Series:
    """Which company files: one text a filing, equal for filings of one company whatever its name that year.

    The CIK; else the CIK that another filing gives for the same SEC file number; else that number; else the
    name, case and punctuation aside. A filing that states none of these is a company of its own.

    >>> import pandas as pd
    >>> company_keys(pd.DataFrame({"filing_id": ["a", "b", "c"], "company": ["Old", "New", "NEW"],
    ...     "cik": ["0000000001", None, None], "commission_file_number": ["001-5", "1-5", None]})).tolist()
    ['0000000001', '0000000001', '0000000001']
    """
    number = (
        filings["commission_file_number"]
        .astype("string")
        .str.replace(r"[^\d-]", "", regex=True)
        .str.lstrip("0")
    )
    name = filings["company"].map(normalize_text, na_action="ignore").astype("string")
    key = filings["cik"].astype("string")
    for hint, said in ((number, "file number "), (name, "name ")):
        known = hint.map(_unique(hint, key))
        key = key.fillna(known.astype("string")).fillna(said + hint)
    return key.fillna("filing " + filings["filing_id"].astype("string")).rename("company_key")


def _unique(hint: pd.Series, key: pd.Series) -> dict[str, str]:
    """hint -> key, where one hint stands with one key only."""
    pairs = pd.DataFrame({"hint": hint, "key": key}).dropna().drop_duplicates()
    alone = pairs.loc[~pairs["hint"].duplicated(keep=False)]
    return dict(zip(alone["hint"], alone["key"], strict=True))


def filers(filings: pd.DataFrame, smelters: pd.DataFrame) -> pd.DataFrame:
    """One row a filing: whether it stands for its company and reporting year, and if not, why.

    Of several filings of one company for one year (Form SD/A) the one signed (else filed) last that prints a
    list stands for the year; where none prints one, the one signed last. A filing without a reporting year
    stands for none. `rows` are printed smelter rows, `smelters` distinct (metal, smelter_id); 0 where no list
    is printed.
    """
    distinct = smelters.drop_duplicates(_LISTING).groupby("filing_id").size()
    counted = filings.assign(
        company_key=company_keys(filings),
        company=filings["company"].fillna(filings["filing_id"]),
        rows=filings["filing_id"].map(smelters["filing_id"].value_counts()).fillna(0).astype("Int64"),
        smelters=filings["filing_id"].map(distinct).fillna(0).astype("Int64"),
    )
    dated = filings["signed_date"].fillna(filings["filed_date"])
    ordered = counted.assign(has_list=counted["rows"].gt(0), dated=dated).sort_values(
        ["reporting_year", "company_key", "has_list", "dated", "filing_id"], na_position="first"
    )
    why = pd.Series(pd.NA, index=ordered.index, dtype="string")
    why = why.mask(
        ordered.duplicated(["company_key", "reporting_year"], keep="last"),
        "another filing of the company stands for the year",
    ).mask(ordered["reporting_year"].isna(), "no reporting year stated")
    columns = ["company", "company_key", "reporting_year", "filing_id", "form_type", "has_cmr", "rows"]
    found = ordered.assign(why=why, is_used=why.isna())[[*columns, "smelters", "is_used", "why"]]
    return found.sort_values(["reporting_year", "company", "filing_id"], ignore_index=True)


def used(filed: pd.DataFrame) -> pd.DataFrame:
    """The rows of `filers` that stand for a company and year."""
    return filed.loc[filed["is_used"]].reset_index(drop=True)


def listings(filed: pd.DataFrame, smelters: pd.DataFrame) -> pd.DataFrame:
    """One row a smelter on the list of a company and year: the pair (metal, smelter_id), counted once a list.

    status: what the list says, `two_statuses` where its rows differ, `not_stated` where no row has one.
    is_covered_country: one of its rows stands in a covered country; NA where none prints a known country.
    """
    lists = used(filed)[["filing_id", "company", "company_key", "reporting_year"]]
    kept = smelters["filing_id"].isin(lists["filing_id"])
    rows = smelters if kept.all() else smelters.loc[kept]
    codes = pd.Categorical(rows["status"], categories=list(STATUSES)).codes
    coded = rows[[*_LISTING, "smelter_name", "country_code"]].assign(
        metal=rows["metal"].astype("string").fillna("Not stated"),
        code=pd.Series(codes, index=rows.index, dtype="Float64").mask(codes < 0),
        covered=rows["is_covered_country"].astype("Float64"),
    )
    found = _once(coded)
    words = dict(enumerate(STATUSES))
    differ = found["lowest"].ne(found["highest"]).fillna(False).astype(bool)
    status = found["lowest"].map(words).astype("string").mask(differ, _TWO)
    return found.assign(
        status=status.fillna(_NONE), is_covered_country=found["covered"].astype("boolean")
    ).merge(lists, on="filing_id", validate="many_to_one")[
        ["reporting_year", "company", "company_key", *_LISTING, "smelter_name", "country_code", *_STATED]
    ]


def _once(coded: pd.DataFrame) -> pd.DataFrame:
    """Rows of one smelter on one list put together; the many that stand alone are not grouped, for speed."""
    keys = pd.DataFrame({name: pd.factorize(coded[name])[0] for name in _LISTING}, index=coded.index)
    together = keys.duplicated(keep=False)
    alone = (coded.loc[~together] if together.any() else coded).assign(
        lowest=lambda frame: frame["code"], highest=lambda frame: frame["code"]
    )
    grouped = (
        coded.loc[together]
        .groupby(_LISTING, sort=False, dropna=False)
        .agg(
            smelter_name=("smelter_name", "first"),
            country_code=("country_code", "first"),
            lowest=("code", "min"),
            highest=("code", "max"),
            covered=("covered", "max"),
        )
        .reset_index()
    )
    return pd.concat([alone.drop(columns="code"), grouped], ignore_index=True)


def wilson(hits: float, n: float) -> tuple[float, float]:
    """The 95 % Wilson score interval of a share; (nan, nan) where fewer than two were drawn.

    It holds for a simple random sample. Wilson 1927; Brown, Cai and DasGupta 2001 recommend it for small n.

    >>> [round(bound, 3) for bound in wilson(45, 100)]
    [0.356, 0.548]
    >>> wilson(1, 1)
    (nan, nan)
    """
    if pd.isna(n) or n < 2:
        return nan, nan
    share, spread = hits / n, _Z**2 / n
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * sqrt(share * (1 - share) / n + _Z**2 / (4 * n * n)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def with_interval(frame: pd.DataFrame, hits: str, n: str, share: str) -> pd.DataFrame:
    """The frame with the share hits / n (NA where n is 0) and its 95 % Wilson interval, low and high."""
    bounds = [wilson(hit, of) for hit, of in zip(frame[hits], frame[n], strict=True)]
    of = frame[n].astype("Float64")
    return frame.assign(
        **{share: frame[hits].astype("Float64") / of.mask(of.eq(0))},
        low=pd.array([None if pd.isna(low) else low for low, _ in bounds], dtype="Float64"),
        high=pd.array([None if pd.isna(high) else high for _, high in bounds], dtype="Float64"),
    )
