"""The commands `cmr smelters import`, `review` and `explain`: the registry, and a person's decisions."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..schema import METALS

if TYPE_CHECKING:
    from .cmrt import ImportReport
    from .registry import Registry
    from .review import ReviewItem

_SHOWN = 20  # places and conflicts beyond these are counted


@click.group()
def smelters() -> None:
    """The smelter registry: import a list, review what is unsure, explain a name."""


@smelters.command("import")
@click.argument("workbook", type=click.Path(path_type=Path))
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The list's date; else the workbook's own.")
@click.option(
    "--list", "destination", type=click.Path(path_type=Path), help="File to write instead of your own."
)
def import_(workbook: Path, as_of: datetime | None, destination: Path | None) -> int:
    """Read the Smelter Look-up sheet of a CMRT workbook into your own list, outside the repository.

    \b
    Example:
      cmr smelters import CMRT.xlsx --as-of 2026-05-01
    """
    from .cmrt import import_workbook
    from .user_files import user_list_path

    destination = destination or user_list_path()
    report = import_workbook(workbook, destination, as_of.date() if as_of else None)
    for line in _import_lines(report):
        click.echo(line)
    click.echo(f"{destination}: {report.written} names")
    return 0


def _import_lines(report: ImportReport) -> list[str]:
    lines = [f"{report.read} names read"]
    lines += [f"  left out: {count} rows, {why}" for why, count in sorted(report.left_out.items())]
    if report.conflicts:
        lines.append(
            f"{len(report.conflicts)} differences between lists, the newest list first; its value is kept:"
        )
    for each in report.conflicts[:_SHOWN]:
        kept, dropped = f"{each.kept!r} ({each.kept_from})", f"{each.dropped!r} ({each.dropped_from})"
        lines.append(f"  {each.what}, {each.metal} {each.of!r}: {kept}, not {dropped}")
    return lines


@smelters.command()
@click.argument("paths", metavar="[PATH...]", nargs=-1)
@click.option("--same", nargs=2, metavar="LEFT RIGHT", help="Decide that the two are one smelter.")
@click.option("--different", nargs=2, metavar="LEFT RIGHT", help="Decide that they are two.")
@click.option("--unsure", nargs=2, metavar="LEFT RIGHT", help="Decide that it cannot be told.")
@click.option("--why", default="", help="The reason of the decision.")
@click.option("--source", default="", help="The document that shows it.")
@click.option("--who", default=None, help="Who decides; else your user name.")
@click.option(
    "--judgements", type=click.Path(path_type=Path), help="The decisions' file instead of the usual one."
)
@click.option("--limit", default=_SHOWN, show_default=True, help="Show so many pairs.")
def review(
    paths: tuple[str, ...],
    same: tuple[str, str] | None,
    different: tuple[str, str] | None,
    unsure: tuple[str, str] | None,
    why: str,
    source: str,
    who: str | None,
    judgements: Path | None,
    limit: int,
) -> int:
    """Show the unsure pairs in filings, worst first, or keep a decision on one.

    A party is a smelter ID (CID002544) or a printed name with its metal ("Tin|PT Koba Tin"). A pair that is
    decided is not shown again.

    \b
    Examples:
      cmr smelters review data/filings
      cmr smelters review --different "Tin|Fenix Metal" CID000468 --why "smelters in two countries"
    """
    from .user_files import judgements_path

    path = judgements or judgements_path()
    decisions = {"same": same, "different": different, "unsure": unsure}
    made = {judgement: parties for judgement, parties in decisions.items() if parties}
    if len(made) > 1:
        raise click.UsageError(
            f"decide once: {' and '.join('--' + judgement for judgement in made)} are given"
        )
    for judgement, parties in made.items():
        return _decide(path, judgement, parties, why, source, who or getpass.getuser())
    return _show_queue(paths or ("data/filings",), path, limit)


def _decide(path: Path, judgement: str, parties: tuple[str, str], why: str, source: str, who: str) -> int:
    from .registry_tables import Judgement
    from .review import record_judgement

    decision = Judgement(*parties, judgement, who, date.today().isoformat(), why, source)
    is_new = record_judgement(path, _registry(path), decision)
    click.echo(f"{path}: {judgement}: {parties[0]} / {parties[1]}" + ("" if is_new else " (decided before)"))
    return 0


def _show_queue(paths: Sequence[str], judgements: Path, limit: int) -> int:
    from ..corpus import load_corpus
    from .identity_tables import mentions_of
    from .review import review_queue

    rows = load_corpus(list(paths)).smelters
    places = list(zip(rows["filing_id"], rows["line_start"].astype(int), strict=True))
    queue = review_queue(zip(mentions_of(rows), places, strict=True), _registry(judgements))
    for number, item in enumerate(queue[:limit], start=1):
        click.echo("\n".join(_item_lines(number, item)))
    left = f", {len(queue) - limit} more with --limit" if len(queue) > limit else ""
    click.echo(f"{len(queue)} pairs to review{left}")
    return 0


def _item_lines(number: int, item: ReviewItem) -> list[str]:
    left, right = item.parties
    return [
        f"{number}. {item.reason} ({item.score:.2f}): {item.why}",
        f"   {left!r} {item.country_code or ''}  {_places(item.places)}",
        f"   {right!r} {item.candidate_name}  {_places(item.candidate_places)}",
    ]


def _places(places: Sequence[tuple[str, int]]) -> str:
    shown = ", ".join(f"{filing_id}:{line}" for filing_id, line in places[:_SHOWN])
    return (
        shown + (f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else "")
        or "in none of these filings"
    )


@smelters.command()
@click.argument("name")
@click.option("--metal", type=click.Choice(METALS, case_sensitive=False), help="Else all four.")
@click.option("--country", help="ISO 3166-1 alpha-3 code that the row prints.")
@click.option("--id", "printed_id", help="Smelter ID that the row prints.")
@click.option(
    "--judgements", type=click.Path(path_type=Path), help="The decisions' file instead of the usual one."
)
def explain(
    name: str, metal: str | None, country: str | None, printed_id: str | None, judgements: Path | None
) -> int:
    """Show every stage that a printed name passes, and which smelter comes of it.

    \b
    Example:
      cmr smelters explain "TANIOBIS Co., Ltd." --metal Tantalum
    """
    from .identity import Mention
    from .review import explain as explain_mention
    from .user_files import judgements_path

    registry = _registry(judgements or judgements_path())
    for each in [metal] if metal else METALS:
        steps, match = explain_mention(Mention(each, name, country, printed_id), registry)
        found = f"{match.smelter_id} {match.smelter_name!r}"
        click.echo(f"{each}: {found} by {match.match_method}, score {match.match_score:.2f}: {match.why}")
        for step in steps:
            click.echo(f"  {step.stage:10} {step.compared!r}: {', '.join(step.found) or 'nothing'}")
    return 0


def _registry(judgements: Path) -> Registry:
    from ..vocabulary import reference_dir
    from .registry import load_registry
    from .user_files import user_list_path

    shipped = reference_dir() / "judgements.csv"
    lists = [user_list_path()] if user_list_path().is_file() else []
    return load_registry(user_lists=lists, user_judgements=None if judgements == shipped else judgements)
