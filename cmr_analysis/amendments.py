"""Which filing stands for a company and a year: an amendment (SD/A) replaces what it amends.

A company is its CIK, also where another filing of it prints only the file number that goes with that CIK; without
a CIK it is its file number. An amendment is taken to hold the whole report, as most do; one that brings a single
page replaces the filing all the same; read_log names both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

_FILE_NUMBER = re.compile(r"0*(\d+)-0*(\d+)(-\d+)?")


def superseded(filings: pd.DataFrame) -> pd.DataFrame:
    """The filings that another replaces: one row each, with filing_id and, as kept_id, the one that stands.

    Of the filings of one company for one reporting year the latest amendment stands, else the latest filing, by the
    date filed, else signed. A filing without a reporting year, or without CIK and file number, is replaced by none.
    """
    import pandas as pd

    told = filings.assign(
        registrant=company_keys(filings),
        is_amendment=filings["form_type"].eq("SD/A").fillna(False).astype(bool),
        dated=filings["filed_date"].fillna(filings["signed_date"]).fillna(pd.Timestamp.min),
    )
    told = told.loc[told["registrant"].notna() & told["reporting_year"].notna()]
    ordered = told.sort_values(["is_amendment", "dated", "filing_id"])
    kept = ordered.groupby(["registrant", "reporting_year"])["filing_id"].transform("last")
    pairs = pd.DataFrame({"filing_id": ordered["filing_id"], "kept_id": kept})
    return pairs.loc[pairs["filing_id"] != pairs["kept_id"]].sort_values("filing_id", ignore_index=True)


def company_keys(filings: pd.DataFrame) -> pd.Series:
    """What each filing's company is known by: `CIK …`, else `file …`, else NA. Leading zeros do not count."""
    cik = filings["cik"].str.lstrip("0").radd("CIK ")
    number = filings["commission_file_number"].map(_plain_file_number, na_action="ignore").astype("string")
    known = cik.groupby(number).agg(["nunique", "first"])
    of_number = known.loc[known["nunique"] == 1, "first"]
    return cik.fillna(number.map(of_number)).fillna(number.radd("file "))


def _plain_file_number(printed: str) -> str:
    """`001-34218` and `1-34218` are one file number.

    >>> _plain_file_number("001-34218")
    '1-34218'
    """
    found = _FILE_NUMBER.fullmatch(printed.strip())
    return f"{found[1]}-{found[2]}{found[3] or ''}" if found else printed.strip()
