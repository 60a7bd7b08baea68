"""The figures that the US Government Accountability Office published, beside what this corpus gives.

GAO names years by filing; a filing of May 2014 reports on 2013, so reporting year = filing_year - 1. GAO drew
samples of filings for what it calls estimates; its margins of error are not in the file. Each of its
rows has its own denominator, and none of ours is quite the same: `ours_counts` and `ours_of` say what is set beside it.
"""

from __future__ import annotations

import pandas as pd

from ..vocabulary import read_vocabulary
from .filers import used, with_interval
from .findings import counted, percent

MEASURES = {
    "filers": "Companies that filed",
    "rcoi_performed": "Made a country of origin inquiry",
    "rcoi_determination_made": "Determined the origin by the inquiry",
    "due_diligence_performed": "Exercised due diligence",
    "undetermined_after_due_diligence": "Could not determine the origin after due diligence",
    "covered_country_after_due_diligence": "Found covered countries after due diligence",
}
_DETERMINED = ("covered", "not_covered", "recycled_or_scrap")
_NOT_READ = "nothing: what a filing says of this is not among the facts read"
COLUMNS = ["measure", "gao", "unit", "gao_of", "gao_source", "ours_counts", "ours_of", "hits", "n"]


def figures() -> pd.DataFrame:
    """One row a published figure: reporting_year (filing year less one), measure, the
    figure (a share, or companies), unit, denominator, source."""
    rows = pd.DataFrame(read_vocabulary("gao_conflict_minerals.csv"))
    return rows.assign(
        filing_year=rows["filing_year"].astype("Int64"),
        reporting_year=rows["filing_year"].astype("Int64") - 1,
        gao=rows["value"]
        .astype("Float64")
        .where(rows["unit"].ne("percent"), rows["value"].astype("Float64") / 100),
        is_share=rows["unit"].eq("percent"),
    )[["reporting_year", "filing_year", "measure", "gao", "is_share", "unit", "denominator", "source"]]


def beside(year: int, filed: pd.DataFrame, facts: pd.DataFrame) -> pd.DataFrame:
    """One row a GAO figure for the reporting year and reading of it that this corpus allows.

    gao: GAO's figure (a share, or companies), of `gao_of`. share: hits / n of this corpus, low and high its
    95 % Wilson interval; hits counts `ours_counts`, n counts `ours_of`. hits and n are NA where the corpus has
    no counterpart. "May have originated" can be read as a determination or as none: both are given.
    """
    published = figures().loc[lambda frame: frame["reporting_year"].eq(year)]
    rows = [
        {
            "measure": row.measure,
            "gao": row.gao,
            "unit": row.unit,
            "gao_of": row.denominator,
            "gao_source": row.source,
            **ours,
        }
        for row in published.itertuples()
        for ours in _ours(row.measure, used(filed), facts)
    ]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    texts = dict.fromkeys(["measure", "unit", "gao_of", "gao_source", "ours_counts", "ours_of"], "string")
    typed = frame.astype({**texts, "gao": "Float64", "hits": "Int64", "n": "Int64"})
    shares = with_interval(typed, "hits", "n", "share")
    is_share = shares["unit"].eq("percent").astype("boolean")
    masked = {name: shares[name].where(is_share) for name in ("share", "low", "high")}
    return shares.assign(**masked, is_share=is_share)


def _ours(measure: str, filed: pd.DataFrame, facts: pd.DataFrame) -> list[dict]:
    if measure == "filers":
        return [_row("companies in this corpus", "filings at hand", len(filed), len(filed))]
    if measure == "rcoi_determination_made":
        return _determined(filed, facts)
    if measure == "due_diligence_performed":
        told = filed["has_cmr"].dropna()
        said = "filings with a Conflict Minerals Report", "filings of which it can be told"
        return [_row(*said, int(told.sum()), len(told))]
    return [_row(_NOT_READ, None, None, None)]


def _determined(filed: pd.DataFrame, facts: pd.DataFrame) -> list[dict]:
    stated = facts.loc[facts["fact"].eq("rcoi_determination") & facts["filing_id"].isin(filed["filing_id"])]
    of = "filings in which the result of the inquiry was found"
    sure = int(stated["value"].isin(_DETERMINED).sum())
    maybe = int(stated["value"].eq("may_be_covered").sum())
    return [
        _row("covered, not covered, recycled or scrap", of, sure, len(stated)),
        _row("the same, and may be covered", of, sure + maybe, len(stated)),
    ]


def _row(counts: str, of: str | None, hits: int | None, n: int | None) -> dict:
    return {"ours_counts": counts, "ours_of": of, "hits": hits, "n": n}


def says(compared: pd.DataFrame, year: int) -> str:
    """What can be said of the corpus against GAO's figures."""
    if compared.empty:
        return f"GAO’s published figures hold none for filings of {year + 1}, which report on {year}"
    figures_ = compared.drop_duplicates("measure")
    filers = figures_.loc[figures_["measure"].eq("filers")]
    coverage = "GAO’s number of filers for that year is not at hand"
    if len(filers):
        one = filers.iloc[0]
        coverage = f"this corpus holds {one['hits']:,} of the {one['gao']:,.0f} filers that GAO counted"
        coverage += f" ({percent(one['hits'] / one['gao'])})"
    number = counted(len(figures_), "figure")
    return f"GAO published {number} for filings of {year + 1}, which report on {year}; {coverage}"


def inference(compared: pd.DataFrame) -> list[str]:
    """One sentence a comparison of shares: whether GAO's figure lies within this corpus's interval."""
    shares = compared.loc[compared["unit"].eq("percent") & compared["n"].notna()]
    return [_one(row) for row in shares.itertuples()]


def _one(row) -> str:
    begin = f"{MEASURES.get(row.measure, row.measure)} ({row.ours_counts}): {row.hits:,} of {row.n:,}"
    if row.n < 2:
        return f"{begin}; from n = {row.n} nothing can be inferred, GAO’s {percent(row.gao)} is for reference only"
    place = "lies within" if row.low <= row.gao <= row.high else "lies outside"
    return (
        f"{begin}, {percent(row.share)}; GAO’s {percent(row.gao)} {place} the interval {percent(row.low)} to "
        f"{percent(row.high)} that a random sample of this size would give. The denominators differ: GAO counts "
        f"{row.gao_of}, this corpus {row.ours_of}"
    )
