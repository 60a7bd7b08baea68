"""The files of a site: the folder for one run alone, pages put in their place whole, what a page was made from."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from html import escape, unescape
from pathlib import Path
from typing import IO, Any

from ..errors import CmrError

HERE = Path(__file__).parent  # of the templates
_META = re.compile(r'<meta name="cmr-page" content="([^"]*)">')
_META_WITHIN = 20_000  # characters at the beginning of a page that hold its meta line


class SiteError(CmrError):
    """The folder cannot be a site: it holds something else, or cannot be written."""


def meta_of(page: Path) -> dict[str, Any]:
    """What a page of the site says that it was made from; empty for another page or none."""
    try:
        with page.open(encoding="utf-8") as file:
            found = _META.search(file.read(_META_WITHIN))
        about = json.loads(unescape(found[1])) if found else {}
    except (OSError, ValueError):
        return {}
    return about if isinstance(about, dict) else {}


def meta_line(about: Mapping[str, Any]) -> str:
    return f'<meta name="cmr-page" content="{escape(json.dumps(about, ensure_ascii=False))}">'


def render(template: str, **values: Any) -> str:
    from jinja2 import Environment, FileSystemLoader

    pages = Environment(loader=FileSystemLoader(HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return pages.get_template(template).render(**values)


@contextlib.contextmanager
def open_site(folder: str | Path) -> Iterator[Path]:
    """The folder, made if need be, for this run alone, and freed of what a killed run left.

    The system lets go of it when a run ends, however it ends. Raises SiteError for a folder that holds something
    else than a site, and where another run is at it.
    """
    site = Path(folder)
    try:
        site.mkdir(parents=True, exist_ok=True)
        foreign = sorted(path.name for path in site.iterdir() if path.name not in _OURS)
        if foreign and not (site / "run_log.json").is_file():
            raise SiteError(f"{site}: holds {foreign[0]!r} and is no site; name a new or an empty folder")
        with (site / _LOCK).open("w") as lock:
            _take(lock, site)
            shutil.rmtree(site / SCRATCH, ignore_errors=True)
            for name in ("reports", "filings", SCRATCH):
                (site / name).mkdir(exist_ok=True)
            yield site
            shutil.rmtree(site / SCRATCH, ignore_errors=True)
    except OSError as error:
        raise SiteError(f"{error.filename or site}: cannot be written: {error.strerror}") from error


def _take(lock: IO[str], site: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Windows has no such lock
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise SiteError(f"{site}: another run is writing this site") from None


SCRATCH, _LOCK = ".unfinished", ".lock"
_OURS = ("index.html", "reports", "filings", "run_log.json", SCRATCH, _LOCK)


def put(site: Path, name: str, text: str) -> None:
    """Writes a file of the site elsewhere and renames it: nobody meets half of it, however the run ends."""
    unfinished = site / SCRATCH / name.replace("/", "-")
    unfinished.write_text(text, encoding="utf-8", errors="replace", newline="")
    unfinished.replace(site / name)
