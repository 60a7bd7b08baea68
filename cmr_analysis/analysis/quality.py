"""What a reader must know before trusting a number: what was read, what disagrees, what is unsure or missing.

Nothing here corrects anything. Frames of the corpus in, tidy frames out; sentences at the end.
"""

from __future__ import annotations

import re
from pathlib import PurePath

import pandas as pd

from ..facts.evidence import FACTS
from ..schema import MATCH_METHODS
from ..smelters.identity_tables import LEVELS, at_level
from .findings import MATCH_LABELS, counted, in_words, percent

BANDS = ("strict", "reviewed", "fuzzy", "unmatched")
BAND_LABELS = {
    "strict": "strict: printed IDs, and names but for spelling",
    "reviewed": "reviewed: recorded other and earlier names",
    "fuzzy": "fuzzy: similar names",
    "unmatched": "not in the registry",
}
COLUMN_LABELS = {
    "metal": "Metal",
    "smelter_name_raw": "Name",
    "country_raw": "Country",
    "status_raw": "Status",
    "smelter_id_raw": "Smelter ID",
}
UNSURE = 0.95  # of match_score: below it two spellings differ by more than what a registry evens out
_MAPPED = (("status_raw", "status"), ("country_raw", "country_code"))
_BAND = {method: next((b for b in LEVELS if method in LEVELS[b]), "unmatched") for method in MATCH_METHODS}


def files_read(read_log: pd.DataFrame) -> pd.DataFrame:
    """One row an outcome: input files, smelter rows seen and kept, and rows seen but not kept."""
    found = (
        read_log.groupby("outcome", observed=True)
        .agg(
            files=("filing_id", "size"),
            smelter_rows_seen=("smelter_rows_seen", "sum"),
            smelter_rows_kept=("smelter_rows_kept", "sum"),
        )
        .reset_index()
    )
    lost = found["smelter_rows_seen"] - found["smelter_rows_kept"]
    return found.assign(outcome=found["outcome"].astype("string"), rows_lost=lost).astype({"files": "Int64"})


def to_explain(read_log: pd.DataFrame) -> pd.DataFrame:
    """One row a file that was not read, or of which the log explains something: outcome and reason.

    Folders are left out of the reasons: where a file stood says nothing about it.
    """
    rows = read_log.loc[read_log["outcome"].ne("read") | read_log["reason"].notna()]
    folders = sorted({str(PurePath(path).parent) for path in read_log["source_path"]}, key=len, reverse=True)
    inside = re.compile("|".join(re.escape(folder) + r"[/\\]" for folder in folders if folder != "."))
    reasons = (
        rows["reason"].map(lambda text: inside.sub("", text), na_action="ignore")
        if folders
        else rows["reason"]
    )
    found = rows.assign(reason=reasons.astype("string"), outcome=rows["outcome"].astype("string"))
    columns = ["filing_id", "outcome", "reason", "smelter_rows_seen", "smelter_rows_kept"]
    return found[columns].sort_values(["outcome", "filing_id"], ignore_index=True)


def checks_by_name(checks: pd.DataFrame) -> pd.DataFrame:
    """One row a kind of comparison: filings for which it agrees, differs, cannot be decided; most filings first.

    share_differs: differs / (agrees + differs); NA where none could be decided.
    """
    kind = checks["check"].str.replace(r"^(two_statements_[a-z_]+?)(?:_\d+)?$", r"\1", regex=True)
    outcomes = ["agrees", "differs", "not_checkable"]
    wide = pd.crosstab(kind, checks["outcome"].astype("string")).reindex(columns=outcomes, fill_value=0)
    found = (
        wide.rename_axis(columns=None)
        .rename_axis("check")
        .reset_index()
        .astype(dict.fromkeys(outcomes, "Int64"))
    )
    decided = found["agrees"] + found["differs"]
    return found.assign(
        check=found["check"].astype("string"),
        filings=decided + found["not_checkable"],
        share_differs=found["differs"].astype("Float64") / decided.mask(decided.eq(0)),
    ).sort_values(["filings", "check"], ascending=[False, True], ignore_index=True)


def missing_cells(smelters: pd.DataFrame) -> pd.DataFrame:
    """One row a printed column: rows in which it is NA, their share of all rows, and filings that print it nowhere."""
    rows = []
    for column in COLUMN_LABELS:
        absent = smelters[column].isna()
        whole = absent.groupby(smelters["filing_id"]).all()
        rows.append(
            {"column": column, "rows_missing": int(absent.sum()), "filings_missing": int(whole.sum())}
        )
    found = pd.DataFrame(rows).astype(
        {"column": "string", "rows_missing": "Int64", "filings_missing": "Int64"}
    )
    share = found["rows_missing"].astype("Float64") / (len(smelters) or pd.NA)
    return found.assign(share_missing=share)[["column", "rows_missing", "share_missing", "filings_missing"]]


def unmapped(smelters: pd.DataFrame) -> pd.DataFrame:
    """One row a printed value that no vocabulary maps: its column, rows and filings, and one place where it stands."""
    parts = [
        smelters.loc[smelters[printed].notna() & smelters[mapped].isna()].assign(
            column=printed, value=lambda f, printed=printed: f[printed]
        )
        for printed, mapped in _MAPPED
    ]
    found = (
        pd.concat(parts)
        .groupby(["column", "value"], as_index=False)
        .agg(
            rows=("row_number", "size"), filings=("filing_id", "nunique"),
            filing_id=("filing_id", "first"), line_start=("line_start", "first"),
        )
    )  # fmt: skip
    return found.astype({"rows": "Int64", "filings": "Int64"}).sort_values(
        ["rows", "column", "value"], ascending=[False, True, True], ignore_index=True
    )


def repaired(smelters: pd.DataFrame) -> pd.DataFrame:
    """One row a smelter row that was read otherwise than it stands, and how, with its place in the file."""
    rows = smelters.loc[smelters["repair"].notna()]
    columns = ["filing_id", "line_start", "metal", "smelter_name_raw", "country_raw", "status_raw", "repair"]
    return rows[columns].reset_index(drop=True)


def bands(filings: pd.DataFrame, smelters: pd.DataFrame) -> pd.DataFrame:
    """One row a reporting year and band of trust: smelter rows recognized by its stages, and their share.

    Band: the first level (`strict`, `reviewed`, `fuzzy`) whose stages recognized the row, or `unmatched`:
    told apart by its own spelling. Denominator: the smelter rows of that year's filings; reporting_year is NA
    for filings that state none.
    """
    band = smelters["match_method"].astype("string").map(_BAND).fillna("unmatched")
    year = smelters["filing_id"].map(filings.set_index("filing_id")["reporting_year"]).astype("Int64")
    counts = (
        pd.DataFrame({"reporting_year": year, "band": band})
        .value_counts(dropna=False)
        .rename("rows")
        .reset_index()
        .astype({"reporting_year": "Int64", "band": "string", "rows": "Int64"})
    )
    total = counts.groupby("reporting_year", dropna=False)["rows"].transform("sum")
    order = {name: place for place, name in enumerate(BANDS)}
    return counts.assign(share_of_rows=counts["rows"].astype("Float64") / total).sort_values(
        ["reporting_year", "band"], key=lambda c: c.map(order) if c.name == "band" else c, ignore_index=True
    )


def levels(smelters: pd.DataFrame) -> pd.DataFrame:
    """One row a level of trust: how many distinct smelters the corpus holds when only its stages count."""
    rows = [
        {
            "level": level,
            "smelters": len(at_level(smelters, level)[["metal", "smelter_id"]].drop_duplicates()),
        }
        for level in LEVELS
    ]
    return pd.DataFrame(rows).astype({"level": "string", "smelters": "Int64"})


def unsure(smelters: pd.DataFrame, below: float = UNSURE) -> pd.DataFrame:
    """One row a printed name that was taken for a smelter with a score under `below`; the least sure first.

    rows and filings that print it; a name that is not in the registry is in `unknown`, not here.
    """
    method = smelters["match_method"].astype("string")
    doubtful = method.ne("unmatched") & (method.eq("fuzzy") | smelters["match_score"].lt(below))
    return _names(smelters.loc[doubtful.fillna(False)]).sort_values(
        ["match_score", "rows", "metal", "smelter_name_raw"],
        ascending=[True, False, True, True],
        ignore_index=True,
    )


def unknown(smelters: pd.DataFrame) -> pd.DataFrame:
    """One row a printed name that the registry does not know, most printed first; each counts as its own smelter."""
    rows = smelters.loc[smelters["match_method"].astype("string").fillna("unmatched").eq("unmatched")]
    return _names(rows).sort_values(
        ["rows", "metal", "smelter_name_raw"], ascending=[False, True, True], ignore_index=True
    )


def _names(rows: pd.DataFrame) -> pd.DataFrame:
    texts = rows.assign(
        metal=rows["metal"].astype("string"), match_method=rows["match_method"].astype("string")
    )
    found = texts.groupby(
        ["metal", "smelter_name_raw", "smelter_id", "match_method"], as_index=False, dropna=False
    ).agg(
        taken_as=("smelter_name", "first"), match_score=("match_score", "min"),
        rows=("row_number", "size"), filings=("filing_id", "nunique"),
        filing_id=("filing_id", "first"), line_start=("line_start", "first"),
    )  # fmt: skip
    return found.astype({"rows": "Int64", "filings": "Int64"})


def facts_found(filings: pd.DataFrame, facts: pd.DataFrame) -> pd.DataFrame:
    """One row a fact: filings in which it was found, of all filings.

    A fact that was not found is not stated, or is stated in words that the reader does not know: the tables
    cannot tell which.
    """
    filings_of = facts.drop_duplicates(["filing_id", "fact"])["fact"].value_counts()
    rows = [{"fact": fact, "filings": int(filings_of.get(fact, 0)), "of": len(filings)} for fact in FACTS]
    found = pd.DataFrame(rows).astype({"fact": "string", "filings": "Int64", "of": "Int64"})
    share = found["filings"].astype("Float64") / found["of"].mask(found["of"].eq(0))
    return found.assign(share_found=share).sort_values(
        "filings", ascending=False, kind="stable", ignore_index=True
    )


# sentences


def scope(filings: pd.DataFrame, smelters: pd.DataFrame) -> str:
    years = sorted(filings["reporting_year"].dropna().unique())
    when = f", reporting years {years[0]} to {years[-1]}" if len(years) > 1 else ""
    only = f", reporting year {years[0]}" if len(years) == 1 else ""
    return f"{counted(len(filings), 'filing')}, {counted(len(smelters), 'smelter row')}{when}{only}"


def reading(read_log: pd.DataFrame) -> str:
    """How many files were read, skipped and failed, and whether any row got lost."""
    outcomes = read_log["outcome"].value_counts()
    said = [f"{outcomes[name]:,} {name}" for name in ("read", "skipped", "failed") if outcomes.get(name)]
    lost = int((read_log["smelter_rows_seen"] - read_log["smelter_rows_kept"]).fillna(0).sum())
    rows = f"{counted(lost, 'smelter row')} seen and not kept" if lost else "every smelter row seen was kept"
    return f"Of {counted(len(read_log), 'file')}, {in_words(said) or 'none'}; {rows}"


def recognition(banded: pd.DataFrame) -> str:
    """Which share of rows each band recognized."""
    if banded.empty:
        return "There is no smelter row to recognize"
    rows = banded.groupby("band")["rows"].sum()
    total = rows.sum()
    share = {band: percent(rows.get(band, 0) / total) for band in BANDS}
    return (
        f"Of {counted(int(total), 'smelter row')}, {share['strict']} are recognized by a printed ID or by name but for "
        f"spelling, {share['reviewed']} by a recorded other name, {share['fuzzy']} by likeness; {share['unmatched']} "
        "name a smelter that the registry does not know"
    )


def levels_say(found: pd.DataFrame) -> str:
    """How far the number of smelters depends on the stages that are trusted."""
    of = found.set_index("level")["smelters"]
    if of["strict"] == of["fuzzy"]:
        return f"At every level of trust the corpus holds {counted(int(of['strict']), 'smelter')}"
    all_stages = f"The corpus holds {counted(int(of['fuzzy']), 'smelter')} when all stages are trusted"
    return f"{all_stages}, {of['strict']:,} when only the strict ones are"


def checks_say(checks: pd.DataFrame) -> str:
    """How many comparisons differ, of those that could be decided, and in how many filings."""
    decided = checks.loc[checks["outcome"].isin(["agrees", "differs"])]
    differ = decided.loc[decided["outcome"].eq("differs")]
    if decided.empty:
        return "No comparison of a statement with a list could be decided"
    return (
        f"{len(differ):,} of {counted(len(decided), 'comparison')} that could be decided "
        f"{'differs' if len(differ) == 1 else 'differ'}, in {counted(differ['filing_id'].nunique(), 'filing')}"
    )


def unknown_say(names: pd.DataFrame) -> str:
    """How many names the registry does not know, and in how many rows."""
    if names.empty:
        return "The registry knows every printed name"
    rows = counted(int(names["rows"].sum()), "row")
    verb = "is" if len(names) == 1 else "are"
    return f"{counted(len(names), 'printed name')} in {rows} {verb} not in the registry"


def values_say(found: pd.DataFrame, mended: pd.DataFrame) -> str:
    """How many printed values no vocabulary knows, and how many rows were mended."""
    values = counted(len(found), "printed value")
    rows = counted(int(found["rows"].sum()), "row")
    unknown_ = (
        f"{values} in {rows} are in no vocabulary"
        if len(found)
        else "Every printed status and country is known"
    )
    return f"{unknown_}; {counted(len(mended), 'row')} {'was' if len(mended) == 1 else 'were'} mended while reading"


def labels() -> dict[str, str]:
    """Words for the codes of this module's tables."""
    return {**BAND_LABELS, **COLUMN_LABELS, **MATCH_LABELS}
