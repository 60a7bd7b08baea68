"""The command `cmr`. Every import of weight waits until a command needs it, so that `cmr --help` is quick.

Exit codes: 0 done; 1 done, but an input failed or was refused (named on stderr, the rest is written);
2 wrong usage, nothing done. Made with click rather than typer: `-p NAME VALUE`, given several times, is an
option that takes pairs, which typer cannot declare.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from . import __version__
from .errors import CmrError, NotAFilingError, UnreadableFileError
from .fetching.fetch_cli import fetch
from .reporting.annual_cli import annual
from .smelters.smelters_cli import smelters

if TYPE_CHECKING:
    from .corpus import Corpus

DONE, INPUT_FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
_INPUT_ERRORS = (UnreadableFileError, NotAFilingError)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `cmr` with these arguments (the process's own when None) and return its exit code."""
    try:
        return app.main(arguments, prog_name="cmr", standalone_mode=False) or DONE
    except click.Abort:
        return _complain("stopped", INTERRUPTED)
    except click.ClickException as error:
        error.show()
        return WRONG_USAGE
    except CmrError as error:
        return _complain(str(error), INPUT_FAILED if isinstance(error, _INPUT_ERRORS) else WRONG_USAGE)
    except OSError as error:
        return _complain(f"{error.filename or 'cmr'}: {error.strerror or error}", INPUT_FAILED)


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=True)
@click.version_option(__version__, prog_name="cmr")
def app() -> None:
    """Conflict minerals filings (SEC Form SD) as tables, checks and reports.

    Exit codes: 0 done; 1 done, but an input failed or was refused (named on stderr); 2 wrong usage.
    """


app.add_command(smelters)
app.add_command(annual)
app.add_command(fetch)

_paths = click.argument("paths", metavar="PATH...", nargs=-1, required=True)


@app.command()
@_paths
@click.option("--out", metavar="DIR", required=True, help="Folder to write: new, empty or written before.")
@click.option("--format", "file_format", type=click.Choice(["parquet", "csv"]), default="parquet")
@click.option("--dask", "scheduler", metavar="ADDRESS", help="Read on the Dask cluster with this scheduler.")
def tables(paths: tuple[str, ...], out: str, file_format: str, scheduler: str | None) -> int:
    """Write the six tables of these filings, and a datapackage.json.

    PATH is a filing, a folder of filings, or a folder of tables written before. Where DIR holds tables of this
    version, filings that have not changed are not read again. The Parquet tables of 1,000 filings or more are
    kept by reporting year. Workers of a Dask cluster need PATH and DIR under the same names.

    \b
    Example:
      cmr tables data/filings --out tables --format csv
    """
    from .batch import dask_executor
    from .progress import progress_bar
    from .store import build_tables, is_tables_folder, read_tables, write_tables

    if len(paths) == 1 and is_tables_folder(paths[0]):
        corpus: Corpus = read_tables(write_tables(read_tables(paths[0]), out, file_format))
    else:
        with dask_executor(scheduler) as executor, progress_bar("filings") as progress:
            corpus = build_tables(list(paths), out, file_format, progress, executor)
    counts = ", ".join(f"{name} {len(corpus.read(name, ['filing_id']))}" for name in _COUNTED)
    click.echo(f"{out}: {counts}")
    noted = int(corpus.read_log.loc[corpus.read_log["outcome"] == "read", "reason"].notna().sum())
    if noted:
        click.echo(f"{out}: read_log says what was not kept or not understood in {noted} of the filings")
    return _name_failures(corpus)


@app.command()
@_paths
def check(paths: tuple[str, ...]) -> int:
    """Print where a filing's statements differ from its own list.

    PATH is a filing, a folder of filings, or a folder of tables written before. A difference is a finding,
    not an error: the exit code stays 0.

    \b
    Example:
      cmr check data/filings
    """
    corpus = _load(paths)
    for line in _findings(corpus):
        click.echo(line)
    return _name_failures(corpus)


@app.command()
@click.argument("notebook")
@click.option(
    "-p",
    "--parameter",
    "parameters",
    metavar="NAME VALUE",
    nargs=2,
    multiple=True,
    help="Set a parameter of the notebook; may be given several times.",
)
@click.option("--out", metavar="DIR", required=True, help="Folder for the executed .ipynb and the .html.")
def report(notebook: str, parameters: tuple[tuple[str, str], ...], out: str) -> int:
    """Run one notebook and write it, executed, as .ipynb and .html.

    NOTEBOOK is a path, or the bare name of a notebook that comes with the package.

    \b
    Example:
      cmr report status_shifts -p company Calix -p years "[2017]" --out reports
    """
    values = _once_each(parameters)
    from .reporting.reports import run_report

    written = run_report(notebook, values, out)
    click.echo(f"{written.html}\n{written.notebook}")
    return DONE


_COUNTED = ("filings", "smelters", "facts", "origins", "checks")


def _load(paths: Sequence[str]) -> Corpus:
    from .corpus import load_corpus
    from .progress import progress_bar

    with progress_bar("filings") as progress:
        return load_corpus(list(paths), progress)


def _once_each(parameters: Sequence[tuple[str, str]]) -> dict[str, str]:
    names = [name for name, _ in parameters]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise click.UsageError(f"parameter {twice[0]!r} is given {names.count(twice[0])} times; give it once")
    return dict(parameters)


def _findings(corpus: Corpus) -> list[str]:
    """What `cmr check` prints: each difference where it stands, then one line of counts."""
    checks = corpus.checks.merge(corpus.filings[["filing_id", "source_path"]], on="filing_id", how="left")
    differs = checks.loc[checks["outcome"] == "differs"].sort_values(["filing_id", "line_start", "check"])
    counts = checks["outcome"].value_counts()
    lines = [f"{_place(row)}: {row.check}: {row.detail}" for row in differs.itertuples()]
    return [*lines, f"{len(checks)} checks: " + ", ".join(f"{counts[o]} {_WORDS[o]}" for o in _WORDS)]


_WORDS = {"agrees": "agree", "differs": "differ", "not_checkable": "not checkable"}


def _place(row: Any) -> str:
    import pandas as pd

    path = row.filing_id if pd.isna(row.source_path) else row.source_path
    return path if pd.isna(row.line_start) else f"{path}:{row.line_start}"


def _name_failures(corpus: Corpus) -> int:
    """Name every input that was not read on stderr; the exit code."""
    unread = corpus.read_log.loc[corpus.read_log["outcome"] != "read"]
    for row in unread.itertuples():
        named = row.reason.startswith(f"{row.source_path}:")
        click.echo(row.reason if named else f"{row.source_path}: {row.reason}", err=True)
    return DONE if unread.empty else INPUT_FAILED


def _complain(message: str, exit_code: int) -> int:
    click.echo(f"cmr: {message}", err=True)
    return exit_code
