"""A year's reports: which there are, and what each is made from.

A report is up to date when its page carries the fingerprint of today's inputs, parameters and code.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import __version__
from ..errors import CmrError, SelectionError
from ..vocabulary import normalize_text
from .reports import find_notebook

if TYPE_CHECKING:
    import pandas as pd

    from ..corpus import Corpus

# The reports of a year: the notebook, and what there is one report for. Change the list here.
ROSTER = (
    ("the_year", "year"),
    ("data_quality", "data"),
    ("one_filing", "filing"),
    ("status_shifts", "company"),
)
_TABLES = ("filings", "smelters", "facts", "origins", "checks", "read_log")
_LIBRARIES = ("pandas", "numpy", "matplotlib", "seaborn", "nbconvert", "papermill")


@dataclass(frozen=True)
class Job:
    """One report: the notebook and its parameters, what it is about, and the filings that it reads.

    name: of its files. subject: the company or the year, for the index. fingerprint: SHA-256 of inputs,
    parameters and code; '' until it is known.
    """

    name: str
    notebook: str
    parameters: dict[str, str]
    subject: str
    year: int
    filings: tuple[str, ...]
    fingerprint: str = ""


def plan(corpus: Corpus, year: int, data: str, companies: Sequence[str] = ()) -> list[Job]:
    """The reports of a year: those on everything first, then each company's, by name.

    companies: only the reports of these (names or unique beginnings) beside those on everything. Raises
    SelectionError for a company or a year that the corpus does not hold.
    """
    of_year = corpus.select(years=year).filings
    if companies:
        chosen = [corpus.select(company=name, years=year).filings for name in companies]
        of_year = of_year.loc[of_year["filing_id"].isin({f for found in chosen for f in found["filing_id"]})]
    jobs = [job for notebook, scope in ROSTER for job in _JOBS[scope](notebook, corpus, of_year, year, data)]
    return [
        replace(job, fingerprint=mark) for job, mark in zip(jobs, fingerprints(corpus, jobs), strict=True)
    ]


def _year_job(notebook: str, corpus: Corpus, of_year: pd.DataFrame, year: int, data: str) -> Iterator[Job]:
    parameters = {"year": str(year), "data": data}
    yield Job(f"{year}-{notebook}", notebook, parameters, str(year), year, tuple(corpus.filings["filing_id"]))


def _data_job(notebook: str, corpus: Corpus, of_year: pd.DataFrame, year: int, data: str) -> Iterator[Job]:
    job = next(_year_job(notebook, corpus, of_year, year, data))
    yield replace(job, parameters={"data": data})


def _filing_jobs(notebook: str, corpus: Corpus, of_year: pd.DataFrame, year: int, data: str) -> Iterator[Job]:
    for filing in of_year.sort_values(["company", "filing_id"]).itertuples():
        named = str(filing.filing_id)
        subject = named if _is_missing(filing.company) else str(filing.company)
        parameters = {"filing_id": named, "data": data}
        yield Job(f"{year}-{notebook}-{file_name(named)}", notebook, parameters, subject, year, (named,))


def _company_jobs(
    notebook: str, corpus: Corpus, of_year: pd.DataFrame, year: int, data: str
) -> Iterator[Job]:
    """One report a company, over all years of its filings up to the year."""
    whose = corpus.filings.assign(who=_who(corpus.filings))
    upto = whose.loc[whose["reporting_year"].le(year).fillna(False)]
    named = whose.loc[whose["filing_id"].isin(of_year["filing_id"]) & whose["company"].notna()]
    for company in named.sort_values(["company", "filing_id"]).drop_duplicates("who").itertuples():
        filings = upto.loc[upto["who"].eq(company.who)].sort_values(["reporting_year", "filing_id"])
        years = sorted({int(found) for found in filings["reporting_year"]})
        subject = str(company.company)
        parameters = {"company": subject, "years": json.dumps(years), "data": data}
        name = f"{year}-{notebook}-{file_name(subject)}"
        yield Job(name, notebook, parameters, subject, year, tuple(filings["filing_id"]))


_JOBS = {"year": _year_job, "data": _data_job, "filing": _filing_jobs, "company": _company_jobs}


def _who(filings: pd.DataFrame) -> pd.Series:
    """Whose filing it is: the registrant's CIK, else its name but for spelling."""
    return filings["cik"].fillna(filings["company"].fillna("").map(normalize_text))


def _is_missing(value: Any) -> bool:
    import pandas as pd

    return bool(pd.isna(value))


def file_name(text: str) -> str:
    """A text as a part of a file name: letters, digits and hyphens; a hash where that loses something.

    >>> file_name("qualys-2022"), file_name("../etc")
    ('qualys-2022', 'etc-a58a1c')
    """
    plain = normalize_text(text).replace(" ", "-")[:60]
    lost = plain != text.lower()
    return "-".join(filter(None, [plain, hashlib.sha256(text.encode()).hexdigest()[:6] if lost else ""]))


# what a report is made from


def fingerprints(corpus: Corpus, jobs: Sequence[Job]) -> list[str]:
    """One SHA-256 a report of what it is made from: the rows of its filings, its parameters, all code.

    Rows rather than files: which smelter a row names may change when another filing is added.
    """
    rows, code = row_hashes(corpus), code_hash()
    notebooks = {name: _notebook_hash(name) for name in {job.notebook for job in jobs}}
    return [
        _digest(code, notebooks[job.notebook], _about(job), *(rows[f] for f in job.filings)) for job in jobs
    ]


def row_hashes(corpus: Corpus) -> dict[str, str]:
    """filing_id to a hash of its rows in all six tables, but for how long reading took."""
    from pandas.util import hash_pandas_object

    hashes = {str(filing): hashlib.sha256() for filing in corpus.filings["filing_id"]}
    for name in _TABLES:
        table = getattr(corpus, name).drop(columns="seconds", errors="ignore")
        marks = hash_pandas_object(table.astype("string").fillna("\0NA"), index=False)
        for filing, of_filing in marks.groupby(table["filing_id"].astype("string"), sort=False):
            if filing in hashes:
                hashes[filing].update(f"{name}:{len(of_filing)}:".encode() + of_filing.to_numpy().tobytes())
    return {filing: found.hexdigest() for filing, found in hashes.items()}


def code_hash() -> str:
    """One hash of the package's code and vocabularies, the user's own smelter list and decisions, and the versions
    of what draws and writes reports.
    """
    from ..smelters.user_files import judgements_path, user_list_path
    from ..vocabulary import reference_dir

    package = Path(__file__).parents[1]
    sources = [path for path in package.rglob("*") if path.suffix in (".py", ".j2")]
    sources += [*reference_dir().glob("*"), user_list_path(), judgements_path()]
    files = [hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(set(sources)) if path.is_file()]
    return _digest(__version__, *files, *(f"{name} {_version(name)}" for name in _LIBRARIES))


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "not installed"


def _notebook_hash(name: str) -> str:
    try:
        return hashlib.sha256(find_notebook(name).read_bytes()).hexdigest()
    except CmrError:
        return "missing"


def _about(job: Job) -> str:
    return json.dumps([job.name, job.notebook, job.parameters, job.subject, job.year, job.filings])


def _digest(*texts: str) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def named_companies(given: Sequence[str], corpus: Corpus) -> list[str]:
    """Names as typed, "Qualys, Inc.,Calix": a comma separates unless it belongs to a name of the corpus."""
    return [name for text in given for name in _split(text.split(","), corpus)]


def _split(parts: list[str], corpus: Corpus) -> list[str]:
    if not parts:
        return []
    for length in range(len(parts), 0, -1):
        name = ",".join(parts[:length]).strip()
        try:
            corpus.select(company=name)
        except SelectionError:
            if length == 1:
                raise
        else:
            return [name, *_split(parts[length:], corpus)]
    raise AssertionError("unreachable")
