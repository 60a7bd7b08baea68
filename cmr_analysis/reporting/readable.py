"""Tidy frames made ready for reading: columns with headings, shares in percent, intervals in words.

`display.table` shows what this gives; the tidy frame stays what a program reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ..analysis.findings import percent

HEADINGS = {
    "company": "Company",
    "fact": "Statement",
    "value": "Value",
    "has_cmr": "Report attached",
    "number": "Stated",
    "filings": "Filings",
    "of": "Of",
    "share_of_filers": "Share of filers",
    "interval": "95% interval",
    "n": "n",
    "lowest": "Lowest",
    "lower_quartile": "Lower quartile",
    "median": "Median",
    "upper_quartile": "Upper quartile",
    "highest": "Highest",
    "lists": "Lists",
    "share_of_lists": "Share of lists",
    "measure": "Measure",
    "gao": "GAO",
    "gao_of": "GAO’s denominator",
    "gao_source": "GAO report",
    "ours_counts": "This corpus counts",
    "ours_of": "Of",
    "hits": "Number",
    "share": "Share",
    "filing_year": "Filed in",
    "unit": "Unit",
    "denominator": "Denominator",
    "source": "Source",
    "with_status": "With a status",
    "share_conformant": "Share conformant",
    "leave_one_out": "With any one company left out",
    "largest_company": "Largest company",
    "share_of_largest": "Largest share",
    "warning": "Warning",
    "companies": "Companies",
    "in_every_year": "In all of them",
    "in_some_years": "In some only",
    "stayed": "In the one before too",
    "check": "Comparison",
    "agrees": "Agrees",
    "differs": "Differs",
    "not_checkable": "Not checkable",
    "outcome": "Outcome",
    "files": "Files",
    "reason": "Reason",
    "smelter_rows_seen": "Rows seen",
    "smelter_rows_kept": "Rows kept",
    "rows_lost": "Rows not kept",
    "column": "Column",
    "repair": "How the row was read",
    "level": "Trusted stages",
    "match_score": "Score",
    "lowest_score": "Lowest score",
    "rows_missing": "Rows without",
    "share_missing": "Share without",
    "filings_missing": "Filings without any",
    "share_found": "Share of filings",
    "taken_as": "Taken as",
}


def readable(frame: pd.DataFrame, columns: str, labels: Mapping[str, str] | None = None) -> pd.DataFrame:
    """The named columns in order, with headings and values as a reader wants them; codes through `labels`.

    Columns that begin with `share` and the columns low and high are shares, shown in percent. `interval` is
    made of low and high, `leave_one_out` of left_out_low and left_out_high. Where a column `is_share` says
    that only some rows are shares, it decides.

    >>> import pandas as pd
    >>> readable(pd.DataFrame({"share": [0.5], "low": [0.4], "high": [0.6]}), "share interval").iloc[0].tolist()
    ['50%', '40% to 60%']
    """
    made = {name: _column(frame, name, labels or {}) for name in columns.split()}
    return pd.DataFrame({HEADINGS.get(name, name): column for name, column in made.items()})


MOST = 500  # rows of a table that can grow with the corpus; a page of more opens slowly


def first_of(caption: str, frame: pd.DataFrame, most: int = MOST) -> str:
    """The caption of a table of the first `most` rows; where there are more, it says so.

    >>> first_of("Names", pd.DataFrame({"name": range(7)}), most=5)
    'Names: the first 5 of 7'
    """
    return caption if len(frame) <= most else f"{caption}: the first {most:,} of {len(frame):,}"


_ENDS = {"interval": ("low", "high"), "leave_one_out": ("left_out_low", "left_out_high")}


def _column(frame: pd.DataFrame, name: str, labels: Mapping[str, str]) -> pd.Series:
    if name in _ENDS:
        ends = [_texts(frame, end) for end in _ENDS[name]]
        joined = [None if low is None else f"{low} to {high}" for low, high in zip(*ends, strict=True)]
        return pd.Series(joined, index=frame.index, dtype="string")
    if pd.api.types.is_float_dtype(frame[name]) and not pd.api.types.is_integer_dtype(frame[name]):
        return pd.Series(_texts(frame, name), index=frame.index, dtype="string")
    if pd.api.types.is_numeric_dtype(frame[name]):
        return frame[name].astype("Int64") if not pd.api.types.is_bool_dtype(frame[name]) else frame[name]
    return frame[name].astype("string").map(lambda value: labels.get(value, value), na_action="ignore")


def _texts(frame: pd.DataFrame, name: str) -> list[str | None]:
    is_share = frame["is_share"] if "is_share" in frame else [None] * len(frame)
    by_name = name.startswith("share") or (name in ("low", "high") and "is_share" not in frame)
    return [
        _text(value, bool(by_name if share is None else by_name or share))
        for value, share in zip(frame[name], is_share, strict=True)
    ]


def _text(value: Any, is_share: bool) -> str | None:
    if pd.isna(value):
        return None
    return percent(value) if is_share else f"{round(value, 2):,.10g}"
