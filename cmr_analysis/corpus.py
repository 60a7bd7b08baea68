"""Filings as frames: the six tables of a corpus, loading and selecting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from . import batch
from .amendments import superseded
from .errors import NotAFilingError, SelectionError, UnreadableFileError
from .extraction import extract
from .inputs import Source, files_of, in_order_of, locate, located, without_twins
from .smelters.identity_tables import resolve_frame
from .smelters.registry import default_registry
from .vocabulary import normalize_text

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Corpus:
    """The six tables; columns, keys and meanings are those of `cmr_analysis.schema`.

    filings: one row a filing. smelters: one row a printed smelter row. facts: one row a stated fact with its
    quote. origins: one row a country of origin listed. checks: one row a comparison of what a filing says with
    what it lists. read_log: one row an input file.
    """

    filings: pd.DataFrame
    smelters: pd.DataFrame
    facts: pd.DataFrame
    origins: pd.DataFrame
    checks: pd.DataFrame
    read_log: pd.DataFrame

    def select(
        self, company: str | Sequence[str] | None = None, years: Iterable[int] | int | None = None
    ) -> Corpus:
        """The part of the corpus for some companies and reporting years; None takes all.

        company: a name, or the beginning of one that is unique ("Qualys"), or several; case does not matter.
        Raises SelectionError, which lists what there is, for a company or a year that the corpus does not hold.
        """
        filings = self.filings
        if company is not None:
            wanted = [company] if isinstance(company, str) else list(company)
            names = {_company(name, filings) for name in wanted}
            filings = filings.loc[filings["company"].isin(names)]
        if years is not None:
            filings = _of_years(filings, [years] if isinstance(years, int) else list(years), company)
        return self._of(filings["filing_id"])

    def latest(self) -> Corpus:
        """One filing for each company and reporting year: amendments (SD/A) win, then the latest.

        The filings that were dropped stay in read_log, as skipped, with the filing that replaces each as the
        reason. Companies are joined as `amendments.company_keys` says.
        """
        dropped = superseded(self.filings)
        kept = self._of(self.filings.loc[~self.filings["filing_id"].isin(dropped["filing_id"]), "filing_id"])
        log = _with_reasons(self.read_log, self.filings, dropped)
        return kept._with_log(log)

    def read(self, table: str, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """A table, or some of its columns. From a folder of tables nothing else is read than what is asked for.

        >>> load_corpus("data/filings").read("smelters", ["metal", "country_code"]).shape
        (1148, 2)
        """
        frame = getattr(self, table)
        return frame if columns is None else frame[list(columns)]

    def _with_log(self, read_log: pd.DataFrame) -> Corpus:
        return replace(self, read_log=read_log)

    def _of(self, filing_ids: Iterable[str]) -> Corpus:
        wanted = set(filing_ids)
        return Corpus(*(_rows_of(getattr(self, field.name), wanted) for field in fields(self)))


def _rows_of(table: pd.DataFrame, filing_ids: set[str]) -> pd.DataFrame:
    is_wanted = table["filing_id"].isin(filing_ids)
    return table.copy(deep=False) if is_wanted.all() else table.loc[is_wanted].reset_index(drop=True)


def _with_reasons(read_log: pd.DataFrame, filings: pd.DataFrame, dropped: pd.DataFrame) -> pd.DataFrame:
    """The log with the dropped filings as skipped, each with the one that replaces it."""
    about = filings.set_index("filing_id")
    reasons = {
        row.filing_id: f"{row.filing_id}: replaced by {row.kept_id} ({_form_and_date(about.loc[row.kept_id])}), "
        f"which is for the same company and year {about.loc[row.filing_id, 'reporting_year']}"
        for row in dropped.itertuples()
    }
    told = read_log["filing_id"].map(reasons).astype("string")
    told = told.where(read_log["outcome"] == "read")
    return read_log.assign(
        outcome=read_log["outcome"].mask(told.notna(), "skipped"), reason=told.fillna(read_log["reason"])
    )


def _form_and_date(filing: pd.Series) -> str:
    dates = {"filed": filing["filed_date"], "signed": filing["signed_date"]}
    dated = next((f"{word} {day:%Y-%m-%d}" for word, day in dates.items() if day == day), "undated")
    return f"{filing['form_type'] or 'form not stated'}, {dated}"


def _company(wanted: str, filings: pd.DataFrame) -> str:
    names = sorted(set(filings["company"].dropna()))
    words = normalize_text(wanted)
    exact = [name for name in names if normalize_text(name) == words]
    begins = [name for name in names if words and f"{normalize_text(name)} ".startswith(f"{words} ")]
    found = exact or begins or [name for name in names if words and normalize_text(name).startswith(words)]
    if len(found) == 1:
        return found[0]
    if found:
        raise SelectionError(
            f"company {wanted!r} fits several: {', '.join(map(repr, found[:20]))}; name one in full"
        )
    there = ", ".join(map(repr, names[:20])) or "none"
    more = f" and {len(names) - 20} more" if len(names) > 20 else ""
    raise SelectionError(f"company {wanted!r} is not in the corpus; there are: {there}{more}")


def _of_years(filings: pd.DataFrame, years: list[int], company: object) -> pd.DataFrame:
    there = sorted(set(filings["reporting_year"].dropna().astype(int)))
    missing = [year for year in years if year not in there]
    if missing:
        whose = f" of {company!r}" if company is not None else ""
        raise SelectionError(
            f"reporting year {', '.join(map(str, missing))}{whose} is not in the corpus; there are: "
            f"{', '.join(map(str, there)) or 'none'}"
        )
    return filings.loc[filings["reporting_year"].isin(years)]


def load_corpus(
    source: Source,
    progress: Callable[[int, int], None] | None = None,
    executor: Executor | None = None,
) -> Corpus:
    """Filings as a corpus.

    source: a folder of filings, a file, several of either, or a folder of tables that `cmr tables` wrote. A
    relative path that is not found from the working directory is looked for from the project's root.
    progress: called with the number of files done and of all, after each file or each few.
    executor: where files are read (any `concurrent.futures.Executor`); when None, a pool of processes for many files
    and this process for a few. The tables are the same.

    A file that cannot be read, or is no conflict-minerals filing, is a row of read_log with the reason; the rest
    is loaded. A folder of tables is opened and a table read when it is asked for. Raises UnreadableFileError
    where a path does not exist or a folder holds no filing at all.

    >>> load_corpus("data/filings").select(company="Qualys").filings["reporting_year"].to_list()
    [2014, 2016, 2022]
    """
    paths = located(source)
    if len(paths) == 1 and (paths[0] / "datapackage.json").is_file():
        from .store import read_tables

        return read_tables(paths[0])
    files = files_of(paths)
    alone, refused = without_twins(files)
    frames = batch.frames_of_files(alone, executor, progress)
    if refused:
        frames = _with_refused(frames, batch.frames_of_extractions(refused), files)
    return _recognized(frames)


def read_filing(path: str | Path) -> Corpus:
    """One filing as a corpus of its own.

    Raises UnreadableFileError (missing, empty, binary) or NotAFilingError with the reason.
    """
    extraction = extract(locate(Path(path)))
    if extraction.log["outcome"] == "skipped":
        raise NotAFilingError(extraction.log["reason"])
    if extraction.log["outcome"] == "failed":
        raise UnreadableFileError(extraction.log["reason"])
    return Corpus(**batch.frames_of_extractions([extraction]))


def _with_refused(frames: batch.Frames, refused: batch.Frames, files: list[Path]) -> batch.Frames:
    """The tables, their read_log with the files that were refused too, in the order of the files."""
    log = batch.concatenated([frames, refused])["read_log"]
    return frames | {"read_log": in_order_of(files, log)}


def _recognized(frames: batch.Frames) -> Corpus:
    """The corpus, its smelters recognized over all filings: these teach each other the IDs that they print."""
    smelters = resolve_frame(frames["smelters"], default_registry())
    return Corpus(**frames | {"smelters": smelters})
