"""One filing: what its list holds, what it says, which rows had to be mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

import pandas as pd

from ..corpus import Corpus
from ..errors import SelectionError
from .findings import STATUS_LABELS
from .measures import country_name
from .panel import STATUSES, smelter_status_by_year

_MOST_NAMED = 20  # filings that an error names
_STATUS = pd.CategoricalDtype(STATUSES, ordered=True)
_COVER = {
    "company": "Company",
    "form_type": "Form",
    "rule": "Rule",
    "reporting_year": "Reporting year",
    "period_start": "Period from",
    "period_end": "Period to",
    "signed_date": "Signed on",
    "filed_date": "Filed on",
    "signatory": "Signed by",
    "signatory_title": "Title",
    "state_of_incorporation": "State of incorporation",
    "commission_file_number": "SEC file number",
    "irs_employer_id": "IRS employer number",
    "cik": "Central Index Key",
    "accession_number": "EDGAR accession number",
    "has_cmr": "Conflict Minerals Report attached",
}


def only_filings(corpus: Corpus, filing_ids: Iterable[str]) -> Corpus:
    """The part of the corpus that comes from these filings."""
    wanted = set(filing_ids)
    tables = {field.name: getattr(corpus, field.name) for field in fields(corpus)}
    return Corpus(
        **{
            name: table.loc[table["filing_id"].isin(wanted)].reset_index(drop=True)
            for name, table in tables.items()
        }
    )


def one_filing(corpus: Corpus, filing_id: str) -> Corpus:
    """The part of the corpus that comes from one filing; upper or lower case.

    Raises SelectionError with the ids that there are, or with the reason why the file could not be read.
    """
    ids = corpus.filings["filing_id"]
    found = ids.loc[ids.str.lower().eq(filing_id.strip().lower())]
    if found.empty:
        raise SelectionError(_not_there(corpus, filing_id))
    return only_filings(corpus, found)


def _not_there(corpus: Corpus, filing_id: str) -> str:
    log = corpus.read_log
    refused = log.loc[log["filing_id"].eq(filing_id) & log["reason"].notna(), "reason"]
    if len(refused):
        return f"filing {filing_id!r} could not be read: {refused.iloc[0]}"
    ids = sorted(corpus.filings["filing_id"])
    more = f" and {len(ids) - _MOST_NAMED} more" if len(ids) > _MOST_NAMED else ""
    named = ", ".join(map(repr, ids[:_MOST_NAMED])) or "none"
    return f"filing {filing_id!r} is not in the corpus; there are: {named}{more}"


def cover(filings: pd.DataFrame) -> pd.DataFrame:
    """One row a field of the cover and the signature page that one filing states, for reading."""
    [filing] = filings.to_dict("records")
    stated = [(label, filing[name]) for name, label in _COVER.items() if pd.notna(filing[name])]
    return pd.DataFrame(
        [(label, _in_words(value)) for label, value in stated], columns=["Field", "As stated"], dtype="string"
    )


def not_stated(filings: pd.DataFrame) -> list[str]:
    """The fields of the cover and the signature page that one filing does not state."""
    [filing] = filings.to_dict("records")
    return [label for name, label in _COVER.items() if pd.isna(filing[name])]


def _in_words(value: object) -> str:
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return {"True": "yes", "False": "no"}.get(str(value), str(value))


def listed_smelters(filing: Corpus) -> pd.DataFrame:
    """One row a smelter (metal and smelter_id) on the list of one filing, however often it is printed.

    status: as in `measures`, `not_stated` where the list gives none. rows: printed rows. metal: `metal not
    stated` where neither row nor heading names one.
    """
    year = filing.filings["reporting_year"].fillna(0)  # the year plays no part here, but may be missing
    listed = smelter_status_by_year(filing.filings.assign(reporting_year=year), filing.smelters)
    return listed.assign(
        country=listed["country_code"].map(country_name), filing_id=filing.filings["filing_id"].iloc[0]
    ).astype({"country": "string"})


def statuses_by(listed: pd.DataFrame, by: str) -> pd.DataFrame:
    """One row a metal (by="metal") or country (by="country") and status: how many smelters have it.

    share: of the smelters of that metal or country. Those with most smelters come first.
    """
    counted = (
        listed.groupby([by, "status"], observed=True)
        .size()
        .reset_index(name="smelters")
        .astype({"smelters": "Int64"})
    )
    total = counted.groupby(by)["smelters"].transform("sum")
    return (
        counted.assign(share=counted["smelters"] / total, listed=total)
        .astype({"status": _STATUS})
        .sort_values(["listed", by, "status"], ascending=[False, True, True], ignore_index=True)
        .assign(company=listed["company"].iloc[0] if len(listed) else None)
        .assign(filing_id=listed["filing_id"].iloc[0] if len(listed) else None)
    )


def counts_by(counted: pd.DataFrame, by: str) -> pd.DataFrame:
    """One row a metal or country, one column a status, and the sum, for reading. counted: `statuses_by`."""
    statuses = [status for status in STATUSES if counted["status"].eq(status).any()]
    wide = counted.pivot(index=by, columns="status", values="smelters").reindex(  # noqa: PD010
        index=counted[by].drop_duplicates(), columns=statuses
    )
    filled = wide.fillna(0).astype("Int64").rename(columns=STATUS_LABELS)
    return filled.assign(smelters=filled.sum(axis=1)).rename_axis(columns=None).reset_index()


def repaired_rows(smelters: pd.DataFrame) -> pd.DataFrame:
    """One row a printed row that was mended to be read, with what was wrong with it."""
    return smelters.loc[smelters["repair"].notna()].reset_index(drop=True)


def checks_in_words(checks: pd.DataFrame) -> pd.DataFrame:
    """One row a comparison of a statement with the list, differences first."""
    order = {"differs": 0, "not_checkable": 1, "agrees": 2}
    words = {"agrees": "Agrees", "differs": "Differs", "not_checkable": "Cannot be decided"}
    outcomes = checks["outcome"].astype("string")
    return (
        checks.assign(Outcome=outcomes.map(words), place=outcomes.map(order))
        .sort_values("place", kind="stable")[
            ["Outcome", "stated", "counted", "detail", "filing_id", "line_start"]
        ]
        .reset_index(drop=True)
    )


def origins_listed(origins: pd.DataFrame) -> pd.DataFrame:
    """One row a country of origin that one filing lists: for which metals, and where.

    printed: its names as printed. metals: `not by metal` where the list is not. is_covered: the DRC or one of
    its nine adjoining countries.
    """
    from ..vocabulary import covered_countries

    if origins.empty:
        return pd.DataFrame(
            columns=["filing_id", "country", "printed", "metals", "is_covered", "line_start"], dtype="string"
        )
    named = origins.assign(
        country=origins["country_code"].map(country_name, na_action="ignore").fillna(origins["country_raw"]),
        metal=origins["metal"].astype("string").fillna("not by metal"),
    )
    return (
        named.groupby(["filing_id", "country"], as_index=False)
        .agg(
            printed=("country_raw", lambda names: ", ".join(dict.fromkeys(names))),
            metals=("metal", lambda metals: ", ".join(sorted(set(metals)))),
            is_covered=("country_code", lambda codes: codes.isin(covered_countries()).any()),
            line_start=("line_start", "min"),
        )
        .sort_values("country", ignore_index=True)
    )
