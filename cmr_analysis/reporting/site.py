"""A published site: pages of reports, copies of the filings with an anchor a line, an index and a run log.

    index.html                 every report with its headline, with a search
    reports/NAME.html, .ipynb  the reports
    filings/FILING_ID.html     the filings, line by line: filings/qualys-2022.html#L353
    run_log.json               what became of each report in the last run

Each page carries what it was made from (`<meta name="cmr-page">`), so that a page that is there tells by itself
whether it is up to date. Pages are written elsewhere and renamed. Text from filings is escaped everywhere.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache
from html import unescape
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import CmrError
from .annual import Job
from .line_links import Targets, copy_name, link_lines
from .running import Result
from .site_files import HERE, SiteError, meta_line, meta_of, put, render

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from ..corpus import Corpus

_LINK = re.compile(r'href="\.\./filings/([^"#]+)')
_NEWLINE = re.compile(r"\r?\n")
_LONGEST_HEADLINE = 300


# one report


def make_report(site: str, job: Job, answers: Connection) -> None:
    """Makes one report in a process of its own and sends '' or the error, in one line."""
    from .kernels import use_forked_kernel

    use_forked_kernel()
    answers.send(try_report(site, job))


def try_report(site: str, job: Job) -> str:
    """Makes one report; '' or the error, in one line."""
    try:
        write_report(job, Path(site))
    except CmrError as error:
        return " ".join(str(error).split())
    except Exception as error:
        return f"{type(error).__name__}: {' '.join(str(error).split())}"
    return ""


def write_report(job: Job, site: Path) -> None:
    """Runs the notebook and puts the executed notebook and then the page into the site."""
    from . import reports
    from .kernels import loaded_corpus

    corpus = loaded_corpus(job.parameters["data"])
    executed = reports.execute(job.notebook, job.parameters)
    put(site, f"reports/{job.name}.ipynb", reports.as_json(executed))
    put(site, f"reports/{job.name}.html", report_page(executed, job, targets_of(corpus, job)))


def report_page(executed: NotebookNode, job: Job, targets: Targets) -> str:
    """The report as a page of the site: its lines linked, a way back to the index, what it was made from."""
    from . import reports

    headline = headline_of(executed)
    for cell in executed.cells:
        for output in cell.get("outputs", []):
            if "text/html" in output.get("data", {}):
                output.data["text/html"] = link_lines("".join(output.data["text/html"]), targets)
    about = {key: value for key, value in asdict(job).items() if key not in ("filings", "parameters")}
    about |= {"title": _heading_of(executed), "headline": headline}
    back = '<nav aria-label="Site"><a href="../index.html">All reports</a></nav>'
    page = _inserted(reports.as_page(executed), '<meta charset="utf-8"/?>', meta_line(about))
    return _inserted(page, '<main id="report">', back)


def _inserted(page: str, after: str, what: str) -> str:
    done, places = re.subn(after, lambda found: f"{found[0]}\n{what}", page, count=1)
    if not places:
        raise SiteError(f"the page of a report has no {after}")
    return done


def headline_of(executed: NotebookNode) -> str:
    """What the report finds: the first point of its summary, else its lead line."""
    shown = "\n".join(
        "".join(output.get("data", {}).get("text/html", ""))
        for cell in executed.cells
        for output in cell.get("outputs", [])
    )
    found = re.search(r"<li>(.*?)</li>", shown, re.DOTALL) or re.search(
        r'<p class="lead">(.*?)</p>', shown, re.DOTALL
    )
    text = " ".join(unescape(re.sub(r"<[^>]*>", "", found[1])).split()) if found else ""
    return text if len(text) <= _LONGEST_HEADLINE else f"{text[: _LONGEST_HEADLINE - 1].rsplit(' ', 1)[0]}…"


def _heading_of(executed: NotebookNode) -> str:
    from .reports import title_of

    return title_of(executed).split(": ", 1)[0]


def targets_of(corpus: Corpus, job: Job) -> Targets:
    """Where the lines that a report names are: its one filing, or its lists by year, or any filing by its id."""
    source = dict(zip(corpus.filings["filing_id"], corpus.filings["source_path"], strict=True))

    def lines_of(filing: str) -> int:
        return _count_lines(source[filing]) if filing in source else 0

    if len(job.filings) == 1:
        return Targets(lines_of, only=job.filings[0])
    return Targets(lines_of, of_year=_lists_by_year(corpus, job) if "company" in job.parameters else {})


def _lists_by_year(corpus: Corpus, job: Job) -> dict[str, str]:
    from ..analysis.panel import yearly_lists

    part = corpus._of(job.filings)
    lists = yearly_lists(part.filings, part.smelters).loc[lambda frame: frame["is_used"]]
    return dict(zip(lists["reporting_year"].astype(str), lists["filing_id"].astype(str), strict=True))


@lru_cache(maxsize=1024)
def _count_lines(path: str) -> int:
    try:
        return len(_lines(Path(path))[0])
    except (CmrError, OSError):
        return 0


def _lines(path: Path) -> tuple[list[str], str]:
    """The lines of a filing as `reading` counts them, and the SHA-256 of its bytes."""
    from ..reading import decode

    data = path.read_bytes()
    lines = _NEWLINE.split(decode(data, path)[0])
    return lines[:-1] if lines[-1] == "" else lines, hashlib.sha256(data).hexdigest()


# copies of filings


def copy_filings(corpus: Corpus, site: Path) -> list[str]:
    """Puts a copy of each filing that a report links to where it is missing or of other bytes; what went wrong."""
    linked = {name for page in (site / "reports").glob("*.html") for name in _linked_copies(page)}
    errors = []
    for filing in corpus.filings.itertuples():
        place = f"filings/{copy_name(filing.filing_id)}"
        about = {"filing_id": filing.filing_id, "sha256": filing.source_sha256, "page": _page_mark()}
        if copy_name(filing.filing_id) in linked and meta_of(site / place) != about:
            try:
                put(site, place, copy_page(Path(filing.source_path), filing, about))
            except (CmrError, OSError) as error:
                errors.append(f"{filing.source_path}: no copy for the site: {error}")
    return errors


def _linked_copies(page: Path) -> set[str]:
    from urllib.parse import unquote

    return {unquote(unescape(name)) for name in _LINK.findall(page.read_text(encoding="utf-8"))}


def copy_page(source: Path, filing: Any, about: Mapping[str, str]) -> str:
    """A filing's text as a page, an anchor a line, L1 the first. Raises SiteError if the file has changed."""
    lines, sha256 = _lines(source)
    if sha256 != about["sha256"]:
        raise SiteError("the file is not the one that was read")
    name = f"{filing.filing_id}"
    return render(
        "site_filing.html.j2",
        meta=meta_line(about),
        title=name,
        company="" if _missing(filing.company) else str(filing.company),
        source=source.name,
        sha256=sha256,
        lines=lines,
    )


@lru_cache(maxsize=1)
def _page_mark() -> str:
    """Changes when the look of a copy does."""
    return hashlib.sha256((HERE / "site_filing.html.j2").read_bytes()).hexdigest()[:12]


def _missing(value: Any) -> bool:
    import pandas as pd

    return bool(pd.isna(value))


# the index, the log, and what is there


def write_index(site: Path, year: int, failed: Sequence[Result]) -> None:
    """The index of all report pages that the site holds, and of those of this run that could not be made."""
    pages = [(path, about) for path in (site / "reports").glob("*.html") if (about := meta_of(path))]
    reports = [{**about, "address": f"reports/{path.name}"} for path, about in pages if "headline" in about]
    reports.sort(key=lambda report: (-report["year"], report["notebook"] in _PER_FILER, _sorted_as(report)))
    missing = [{"name": one.job.name, "subject": one.job.subject, "error": one.error} for one in failed]
    put(site, "index.html", render("site_index.html.j2", year=year, reports=reports, missing=missing))


_PER_FILER = ("one_filing", "status_shifts")


def _sorted_as(report: Mapping[str, Any]) -> tuple[str, str, str]:
    return report["subject"].casefold(), report["notebook"], report["name"]


def write_log(
    site: Path, settings: Mapping[str, Any], results: Iterable[Result], problems: Sequence[str]
) -> None:
    """run_log.json: the run's settings, what became of each report, and what else went wrong."""
    reports = [
        {
            "report": one.job.name,
            "notebook": one.job.notebook,
            "parameters": one.job.parameters,
            "hash": one.job.fingerprint,
            "outcome": one.outcome,
            "seconds": round(one.seconds, 3),
            "error": one.error or None,
        }
        for one in results
    ]
    log = {**settings, "reports": reports, "problems": list(problems)}
    put(site, "run_log.json", json.dumps(log, indent=1, ensure_ascii=False) + "\n")


def is_current(job: Job, site: Path) -> bool:
    """Whether the site holds this report, made from the same inputs, parameters and code."""
    page = site / "reports" / f"{job.name}.html"
    about = meta_of(page)
    return (
        bool(about) and about.get("fingerprint") == job.fingerprint and page.with_suffix(".ipynb").is_file()
    )


def remove_others(site: Path, jobs: Iterable[Job], year: int) -> list[str]:
    """Removes the year's reports that are no more to be made, such as one on a filing that is gone; their names."""
    wanted = {job.name for job in jobs}
    gone = []
    for page in sorted((site / "reports").glob("*.html")):
        about = meta_of(page)
        if about.get("year") == year and about.get("name") == page.stem and page.stem not in wanted:
            page.unlink()
            page.with_suffix(".ipynb").unlink(missing_ok=True)
            gone.append(page.stem)
    return gone
