"""The command `cmr annual`: every report of a year, as an indexed site."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from ..corpus import Corpus
    from .annual import Job
    from .running import Result

_SHOWN = 20  # failed reports named on stderr; run_log.json names all
_LOG_EVERY = 2.0  # seconds between two writings of the run log


@click.command()
@click.option("--year", type=int, required=True, help="Reporting year.")
@click.option("--out", metavar="SITE", required=True, help="Folder of the site: new, empty, or a site.")
@click.option("--companies", metavar="A,B", multiple=True, help="Only these companies' reports.")
@click.option("--workers", type=click.IntRange(1, 64), default=os.cpu_count() or 1, show_default="processors")
@click.option("--data", metavar="DIR", default="data/filings", show_default=True, help="Filings or tables.")
@click.option(
    "--dask", "scheduler", metavar="ADDRESS", help="Make them on the Dask cluster with this scheduler."
)
def annual(
    year: int, out: str, companies: tuple[str, ...], workers: int, data: str, scheduler: str | None
) -> int:
    """Make every report of a year, and an index, as a site of HTML pages.

    Run again, it makes only what is missing or whose inputs, parameters or code have changed. A report that
    fails does not stop the others; the exit code is then 1. What became of each is in SITE/run_log.json.
    Workers of a Dask cluster need DIR and SITE under the same names, and take --workers' place.

    \b
    Example:
      cmr annual --year 2022 --out site --companies Qualys
    """
    from ..batch import dask_executor
    from ..corpus import load_corpus
    from . import site as pages
    from .annual import named_companies, plan
    from .site_files import open_site

    corpus = load_corpus(data)
    jobs = plan(corpus, year, data, named_companies(companies, corpus))
    with open_site(out) as folder:
        settings = {
            "year": year,
            "data": data,
            "companies": list(companies),
            "workers": workers,
            "code": _code(),
        }
        with dask_executor(scheduler) as executor:
            results = _make(corpus, jobs, folder, executor or workers, data, settings)
        results += [] if companies else _removed(folder, jobs, year)
        problems = [*_unread(corpus), *pages.copy_filings(corpus, folder)]
        failed = [one for one in results if one.outcome == "failed"]
        pages.write_index(folder, year, failed)
        pages.write_log(folder, settings, results, problems)
    _tell(out, results, failed, problems)
    return 1 if failed or problems else 0


def _code() -> str:
    from .annual import code_hash

    return code_hash()


def _make(
    corpus: Corpus,
    jobs: list[Job],
    folder: Path,
    workers: int | Executor,
    data: str,
    settings: dict[str, Any],
) -> list[Result]:
    """Makes what is not up to date; keeps the run log as it goes."""
    from . import site as pages
    from .running import Result

    done = [Result(job, "up to date") for job in jobs if pages.is_current(job, folder)]
    todo = [job for job in jobs if job.name not in {one.job.name for one in done}]
    pages.write_log(folder, settings, done, [])
    logged = time.monotonic()
    for result in _with_progress(_results(corpus, todo, folder, workers, data), len(todo)):
        done.append(result)
        if time.monotonic() - logged > _LOG_EVERY:
            pages.write_log(folder, settings, done, [])
            logged = time.monotonic()
    order = {job.name: place for place, job in enumerate(jobs)}
    return sorted(done, key=lambda one: order[one.job.name])


def _results(
    corpus: Corpus, todo: list[Job], folder: Path, workers: int | Executor, data: str
) -> Iterator[Result]:
    from .kernels import warm_server
    from .running import run_all, run_on
    from .site import make_report, try_report
    from .site_files import SCRATCH

    if isinstance(workers, Executor):
        yield from run_on(workers, todo, partial(try_report, str(folder.resolve())))
    elif todo:
        with warm_server(corpus, data, folder / SCRATCH) as context:
            yield from run_all(todo, partial(make_report, str(folder)), context, workers)


def _with_progress(results: Iterable[Result], length: int) -> Iterator[Result]:
    """The results, with a bar on stderr where that is a terminal."""
    stream = sys.stderr
    if not stream.isatty():
        yield from results
        return
    with click.progressbar(results, length=length, label="reports", file=stream) as bar:
        yield from bar


def _removed(folder: Path, jobs: list[Job], year: int) -> list[Result]:
    from .annual import Job
    from .running import Result
    from .site import remove_others

    gone = remove_others(folder, jobs, year)
    return [Result(Job(name, "", {}, "", year, ()), "removed") for name in gone]


def _unread(corpus: Corpus) -> list[str]:
    unread = corpus.read_log.loc[corpus.read_log["outcome"] != "read"]
    return [
        row.reason if row.reason.startswith(f"{row.source_path}:") else f"{row.source_path}: {row.reason}"
        for row in unread.itertuples()
    ]


def _tell(out: str, results: list[Result], failed: list[Result], problems: list[str]) -> None:
    for problem in problems:
        click.echo(problem, err=True)
    for one in failed[:_SHOWN]:
        click.echo(f"{one.job.name}: {one.error}", err=True)
    if len(failed) > _SHOWN:
        click.echo(f"and {len(failed) - _SHOWN} more; see {out}/run_log.json", err=True)
    outcomes = [one.outcome for one in results]
    words = ("made", "up to date", "failed", "removed")
    counts = [f"{outcomes.count(word)} {word}" for word in words if word in outcomes]
    click.echo(f"{out}/index.html: {len(results)} reports: {', '.join(counts) or 'none'}")
