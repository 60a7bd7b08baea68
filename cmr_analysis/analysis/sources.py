"""What stands behind the measures: printed rows, the filings' own legends, how smelters were recognized."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from ..facts.sentences import read_sentences
from ..reading import read_document
from ..smelters.identity_tables import LEVELS
from ..smelters.names import normalize_name
from .measures import country_name, smelter_changes
from .panel import SMELTER, identified, smelter_status_by_year, typed, yearly_lists

_BAND = ["smelters", "every_list", "status_changed", "left", "entered"]
_SENTENCE = ["filing_id", "reporting_year", "before", "quote", "line_start", "line_end"]


def printed_rows(filings: pd.DataFrame, smelters: pd.DataFrame, chosen: pd.DataFrame) -> pd.DataFrame:
    """One row a printed row of the chosen smelters: year, name, country and status as printed, and its lines.

    chosen: any frame with metal and smelter_id, such as a part of `measures.smelter_changes`. Rows come in
    the order of chosen, then by year. Only lists that stand for a year are used.
    """
    lists = yearly_lists(filings, smelters).loc[lambda frame: frame["is_used"]]
    order = chosen[SMELTER].drop_duplicates().assign(place=lambda frame: range(len(frame)))
    rows = (
        smelters.assign(metal=smelters["metal"].astype("string"))
        .merge(lists[["filing_id", "reporting_year"]], on="filing_id")
        .merge(order, on=SMELTER, validate="many_to_one")
        .sort_values(["place", "reporting_year", "row_number"])
    )
    columns = ["smelter_name", "reporting_year", "filing_id", "smelter_name_raw", "country_raw", "status_raw"]
    return typed(rows, [*SMELTER, *columns, "line_start", "line_end"])


def repeated_rows(filings: pd.DataFrame, smelters: pd.DataFrame) -> pd.DataFrame:
    """One row a printed row whose smelter another row of the same list names too: one smelter, counted once."""
    rows = printed_rows(filings, smelters, smelters)
    return rows.loc[rows.duplicated(["filing_id", *SMELTER], keep=False)].reset_index(drop=True)


def histories(filings: pd.DataFrame, smelters: pd.DataFrame, changes: pd.DataFrame) -> pd.DataFrame:
    """One row a smelter of changes, one column a year: the status as printed and its line, for reading.

    A name that is not the smelter's (but for spelling) stands beside it. changes: a part of
    `measures.smelter_changes`, in whose order the rows come.
    """
    rows = printed_rows(filings, smelters, changes)
    years = yearly_lists(filings, smelters).loc[lambda frame: frame["is_used"], "reporting_year"]
    said = rows.assign(said=[_as_printed(row) for row in rows.itertuples()])
    cells = said.groupby([*SMELTER, "reporting_year"])["said"].agg("; ".join)
    table = changes.assign(country=changes["country_code"].map(country_name))
    for year in years:
        keys = zip(table["metal"], table["smelter_id"], strict=True)
        table[str(year)] = [cells.get((*key, year), "not on the list") for key in keys]
    named = {"smelter_name": "Smelter", "metal": "Metal", "country": "Country"}
    return table.rename(columns=named)[[*named.values(), *map(str, years)]].astype("string")


def _as_printed(row: Any) -> str:
    status = "no status" if pd.isna(row.status_raw) else f"“{row.status_raw}”"
    same = normalize_name(str(row.smelter_name_raw), row.metal) == normalize_name(
        str(row.smelter_name), row.metal
    )
    return f"{status} (line {row.line_start})" + ("" if same else f" as {row.smelter_name_raw}")


def conformant_by_country(shares: pd.DataFrame) -> pd.DataFrame:
    """One row a country, one column a year, for reading: "36 of 70" smelters listed are conformant.

    Only the number of smelters where no list of the year states a status. shares:
    `measures.status_share_by_country`.
    """
    said = shares.assign(
        said=[
            f"{row.smelters}" if pd.isna(row.share_conformant) else f"{row.conformant} of {row.smelters}"
            for row in shares.itertuples()
        ]
    )
    countries = said["country"].drop_duplicates()
    wide = said.set_index(["country", "reporting_year"])["said"].unstack("reporting_year")  # noqa: PD010
    table = wide.reindex(countries).rename(columns=str).reset_index()
    return table.rename(columns={"country": "Country"}).astype("string").rename_axis(columns=None)


def status_legends(filings: pd.DataFrame, smelters: pd.DataFrame) -> pd.DataFrame:
    """One row a sentence in which a filing quotes a status word of its own list: what it says the word means.

    The source file is read again; a filing whose file is not there has no row.
    """
    found = []
    for filing in _in_order(filings):
        words = smelters.loc[smelters["filing_id"].eq(filing.filing_id), "status_raw"].dropna().unique()
        if len(words):
            quoted = "|".join(re.escape(word) for word in sorted(words))
            keys = tuple(f"{mark}{word.lower()}" for word in sorted(words) for mark in "“\"'‘")
            found += _sentences(filing, keys, re.compile(f"[“\"'‘](?:{quoted})[,.]?[”\"'’]"))
    return typed(pd.DataFrame(found), _SENTENCE)


def location_statements(filings: pd.DataFrame) -> pd.DataFrame:
    """One row a sentence that says where smelters are located, with the sentence before it for its scope."""
    located = re.compile(
        r"\b(?:smelters?|refiners?|facilit(?:y|ies))\b.*\blocated (?:in|within|outside)\b.*", re.IGNORECASE
    )
    found = [
        sentence for filing in _in_order(filings) for sentence in _sentences(filing, ("located ",), located)
    ]
    return typed(pd.DataFrame(found), _SENTENCE)


def _in_order(filings: pd.DataFrame) -> Iterator[Any]:
    return filings.sort_values(["reporting_year", "filing_id"]).itertuples()


def _sentences(filing: Any, keys: tuple[str, ...], wanted: re.Pattern[str]) -> list[dict]:
    if not Path(filing.source_path).is_file():
        return []
    sentences = read_sentences(
        read_document(filing.source_path), lambda text: any(key in text for key in keys)
    )
    return [
        {
            "filing_id": filing.filing_id,
            "reporting_year": filing.reporting_year,
            "before": sentence.previous or None,
            "quote": sentence.text,
            "line_start": sentence.line_start,
            "line_end": sentence.line_end,
        }
        for sentence in sentences
        if wanted.search(sentence.text)
    ]


def match_summary(smelters: pd.DataFrame) -> pd.DataFrame:
    """One row a match_method: rows whose smelter was recognized that way, and their share of all rows."""
    counts = (
        smelters.groupby("match_method", observed=True, dropna=False)
        .agg(rows=("row_number", "size"), lowest_score=("match_score", "min"))
        .reset_index()
        .assign(share_of_rows=lambda frame: frame["rows"] / frame["rows"].sum())
        .sort_values("rows", ascending=False)
    )
    return typed(counts, ["match_method", "rows", "share_of_rows", "lowest_score"])


def identity_band(filings: pd.DataFrame, smelters: pd.DataFrame) -> pd.DataFrame:
    """What identity changes: one row a way to tell smelters apart, the most cautious first.

    identity: `printed name` (letter for letter), then those of `panel.identified`. smelters: on any list.
    every_list: on all lists. status_changed: stated statuses differ between lists. left, entered: on the
    first list but not on the last, on the last but not on the first.
    """
    by_name = smelters.assign(smelter_id=smelters["smelter_name_raw"])
    ways = {"printed name": by_name, **{identity: identified(smelters, identity) for identity in LEVELS}}
    rows = [
        {"identity": way, **_counts_of(smelter_changes(smelter_status_by_year(filings, rows)))}
        for way, rows in ways.items()
    ]
    return typed(pd.DataFrame(rows), ["identity", *_BAND])


def _counts_of(changes: pd.DataFrame) -> dict[str, int]:
    counts = changes["change"].value_counts()
    return {
        "smelters": len(changes),
        "every_list": int(counts["stayed"]),
        "status_changed": int(changes["is_status_changed"].sum()),
        "left": int(counts["left"]),
        "entered": int(counts["entered"]),
    }


def not_at_hand(filings: pd.DataFrame) -> str:
    """A sentence that names the filings whose files are not at hand and so cannot be quoted; '' for none."""
    missing = [f.filing_id for f in _in_order(filings) if not Path(f.source_path).is_file()]
    return f"Not quoted, since the file is not at hand: {', '.join(missing)}" if missing else ""
