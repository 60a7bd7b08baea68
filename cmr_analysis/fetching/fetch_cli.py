"""The command `cmr fetch`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..progress import progress_bar
from .edgar import BASE, FIRST_YEAR

if TYPE_CHECKING:
    from .fetch import Fetched, Listing

_YEARS = re.compile(r"(\d{4})(?:[:-](\d{4}))?")


class Years(click.ParamType):
    """`2014:2026`, `2022`, or several of these with commas."""

    name = "years"

    def convert(self, value, param, ctx) -> list[int]:
        if isinstance(value, list):
            return value
        found = [_YEARS.fullmatch(part.strip()) for part in str(value).split(",")]
        spans = [(int(each[1]), int(each[2] or each[1])) for each in found if each]
        if len(spans) < len(found) or any(first > last for first, last in spans):
            self.fail(f"{value!r} is not years such as 2022 or 2014:2026", param, ctx)
        years = sorted({year for first, last in spans for year in range(first, last + 1)})
        if years[0] < FIRST_YEAR:
            self.fail(f"{value!r}: EDGAR's indexes begin in {FIRST_YEAR}, Form SD in 2014", param, ctx)
        return years


@click.command()
@click.option(
    "--years", type=Years(), metavar="A:B", required=True, help="Years of filing, such as 2014:2026."
)
@click.option(
    "--company",
    "companies",
    metavar="NAME_OR_CIK",
    multiple=True,
    help="Only this company: CIK, name or its beginning; may be given several times.",
)
@click.option(
    "--identity",
    metavar="'NAME EMAIL'",
    required=True,
    envvar="CMR_IDENTITY",
    show_envvar=True,
    help="Who asks; EDGAR refuses requests that do not say so.",
)
@click.option("--store", metavar="DIR", type=click.Path(path_type=Path), help="Folder for the filings.")
@click.option("--list", "is_dry", is_flag=True, help="Print what would be fetched; write nothing.")
@click.option(
    "--accept-changed", is_flag=True, help="Take a filing that differs from the one fetched before."
)
@click.option(
    "--base", metavar="URL", default=BASE, show_default=True, help="Another server laid out as EDGAR."
)
def fetch(
    years: list[int],
    companies: tuple[str, ...],
    identity: str,
    store: Path | None,
    is_dry: bool,
    accept_changed: bool,
    base: str,
) -> int:
    """Fetch Form SD filings from EDGAR, each once, with a manifest; run again, it goes on where it was.

    At most 10 requests a second. Filings under Rule 13q-1 are fetched and marked; reading skips them.

    \b
    Examples:
      cmr fetch --years 2014:2026 --identity "Ada Lovelace ada@example.org" --store filings
      cmr fetch --years 2023 --company Qualys --identity "Ada Lovelace ada@example.org" --list
    """
    if store is None and not is_dry:
        raise click.UsageError("Missing option '--store' (or '--list' to write nothing)")
    if not re.match(r"https?://[^/\s]+", base):
        raise click.BadParameter(f"{base!r} is no address such as {BASE}", param_hint="--base")
    from .fetch import fetch_filings, list_filings
    from .polite import Client, StoppedError

    with Client(identity, base) as client:
        try:
            with progress_bar("indexes") as progress:
                listing = list_filings(client, years, companies, progress=progress)
        except StoppedError as error:
            click.echo(f"cmr: {error}", err=True)
            return 1
        if is_dry:
            _print_listing(listing, store)
            return _tell(listing.notes, listing.problems)
        with progress_bar("filings") as progress:
            fetched = fetch_filings(client, listing.entries, store, accept_changed, progress)
    click.echo(f"{store}: {_summary(fetched)}")
    return _tell(listing.notes, [*listing.problems, *fetched.problems])


def _print_listing(listing: Listing, store: Path | None) -> None:
    from .manifest import read_manifest

    known = read_manifest(store) if store else {}
    waiting = 0
    for entry in listing.entries:
        record = known.get(entry.accession_number)
        is_here = bool(record and record.status == "fetched" and (store / entry.file_name).is_file())
        waiting += not is_here
        state = "here" if is_here else "to fetch"
        click.echo(
            "\t".join((entry.accession_number, entry.form, entry.filed_date, entry.cik, entry.company, state))
        )
    click.echo(f"{len(listing.entries)} filings, {waiting} to fetch")


def _summary(fetched: Fetched) -> str:
    words = {"fetched": "fetched", "here": "here already", "gone": "gone", "failed": "failed", "left": "left"}
    shown = [
        f"{fetched.counts[key]} {word}"
        for key, word in words.items()
        if fetched.counts[key] or key == "fetched"
    ]
    return ", ".join(shown)


def _tell(notes: list[str], problems: list[str]) -> int:
    for line in (*notes, *problems):
        click.echo(line, err=True)
    return 1 if problems else 0
