"""What stands behind the measures: the printed rows, the filings' own legends, how smelters were recognized."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from .measures import typed, yearly_lists
from .reading import read_document
from .sentences import read_sentences

_SMELTER = ["metal", "smelter_id"]


def printed_rows(filings: pd.DataFrame, smelters: pd.DataFrame, chosen: pd.DataFrame) -> pd.DataFrame:
    """One row a printed row of the chosen smelters: year, name, country and status as printed, and its lines.

    chosen: any frame with metal and smelter_id, such as a part of `measures.smelter_changes`. Rows come in
    the order of chosen, then by year. Only lists that stand for a year are used.
    """
    lists = yearly_lists(filings, smelters).loc[lambda frame: frame["is_used"]]
    order = chosen[_SMELTER].drop_duplicates().assign(place=lambda frame: range(len(frame)))
    rows = (
        smelters.assign(metal=smelters["metal"].astype("string"))
        .merge(lists[["filing_id", "reporting_year"]], on="filing_id")
        .merge(order, on=_SMELTER, validate="many_to_one")
        .sort_values(["place", "reporting_year", "row_number"])
    )
    columns = ["smelter_name", "reporting_year", "filing_id", "smelter_name_raw", "country_raw", "status_raw"]
    return typed(rows, [*_SMELTER, *columns, "line_start", "line_end"])


def status_legends(filings: pd.DataFrame, smelters: pd.DataFrame) -> pd.DataFrame:
    """One row a sentence in which a filing quotes a status word of its own list: what it says the word means.

    The source file is read again; a filing whose file is not there has no row.
    """
    found = []
    for filing in filings.sort_values(["reporting_year", "filing_id"]).itertuples():
        words = smelters.loc[smelters["filing_id"].eq(filing.filing_id), "status_raw"].dropna().unique()
        if len(words) and Path(filing.source_path).is_file():
            found += [
                {"filing_id": filing.filing_id, "reporting_year": filing.reporting_year, **sentence}
                for sentence in _sentences_that_quote(filing.source_path, sorted(words))
            ]
    columns = ["filing_id", "reporting_year", "quote", "line_start", "line_end"]
    return typed(pd.DataFrame(found), columns)


def _sentences_that_quote(path: str, words: list[str]) -> list[dict]:
    quoted = re.compile(r"[“\"']({})[,.]?[”\"']".format("|".join(re.escape(word) for word in words)))
    return [
        {"quote": sentence.text, "line_start": sentence.line_start, "line_end": sentence.line_end}
        for sentence in read_sentences(read_document(path), quoted)
        if quoted.search(sentence.text)
    ]


def match_summary(smelters: pd.DataFrame) -> pd.DataFrame:
    """One row a match_method: rows whose smelter was recognized that way, and their share of all rows."""
    counts = (
        smelters.groupby("match_method", observed=True, dropna=False)
        .agg(rows=("row_number", "size"), lowest_score=("match_score", "min"))
        .reset_index()
        .assign(share=lambda frame: frame["rows"] / frame["rows"].sum())
        .sort_values("rows", ascending=False)
    )
    return typed(counts, ["match_method", "rows", "share", "lowest_score"])


def listed_every_year(filings: pd.DataFrame, smelters: pd.DataFrame) -> pd.DataFrame:
    """What identity changes: one row a way to tell smelters apart (printed name, smelter_id).

    smelters: distinct ones over all lists that stand for a year; every_list: those on each of the lists.
    """
    lists = yearly_lists(filings, smelters).loc[lambda frame: frame["is_used"], "filing_id"]
    listed = smelters.loc[smelters["filing_id"].isin(lists)]
    rows = []
    for identity, column in (("printed name", "smelter_name_raw"), ("smelter", "smelter_id")):
        on_lists = listed.groupby(["metal", column], observed=True)["filing_id"].nunique()
        every = int(on_lists.eq(len(lists)).sum())
        rows.append({"identity": identity, "smelters": len(on_lists), "every_list": every})
    return typed(pd.DataFrame(rows), ["identity", "smelters", "every_list"])


