"""What a folder of fetched filings holds: one row a filing, in `manifest.jsonl`.

Files and manifest are each written beside their place and then put there, so a reader finds the old one or the
new one, whatever is killed. A file that was put in place just before a kill, and so has no row yet, is looked at
and taken up by the next run.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from ..errors import CmrError
from .edgar import IndexEntry

NAME = "manifest.jsonl"
_LOCK = ".lock"
_PART = ".part"


class ManifestError(CmrError):
    """The store's manifest cannot be read, or another command writes to the store."""


@dataclass(frozen=True)
class Record:
    """One row: a filing of the index and what became of it.

    status: fetched (the file is there), gone (EDGAR has it no more), failed (could not be had; the next run tries
    again). sha256, bytes: of the file. rule: 13p-1, or 13q-1 for what is not about conflict minerals and is skipped
    by the reader; None where neither the header nor the text says. reason: why it is gone or failed, or a doubt.
    """

    accession_number: str
    form: str
    company: str
    cik: str
    filed_date: str
    url: str
    status: str
    file: str | None = None
    sha256: str | None = None
    bytes: int | None = None
    rule: str | None = None
    reason: str | None = None
    co_registrants: tuple[str, ...] = ()


_FIELDS = {field.name for field in fields(Record)}


def record_of(entry: IndexEntry, url: str, status: str, **more: object) -> Record:
    """A row for an entry of the index."""
    return Record(
        entry.accession_number,
        entry.form,
        entry.company,
        entry.cik,
        entry.filed_date,
        url,
        status,
        co_registrants=entry.co_registrants,
        **more,
    )


def read_manifest(store: Path) -> dict[str, Record]:
    """The rows by accession number; {} where there is no manifest yet. Raises ManifestError."""
    path = store / NAME
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError as error:
        raise ManifestError(f"{path}: is not UTF-8; {_HINT}") from error
    records = (
        _record(line, f"{path}:{number}") for number, line in enumerate(lines, start=1) if line.strip()
    )
    return {record.accession_number: record for record in records}


_HINT = "move it away; the next run makes it again from the files that are there"


def _record(line: str, where: str) -> Record:
    try:
        values = json.loads(line)
        known = {name: value for name, value in values.items() if name in _FIELDS}
        return Record(**known | {"co_registrants": tuple(known.get("co_registrants", ()))})
    except (ValueError, TypeError, AttributeError) as error:
        raise ManifestError(f"{where}: is no row of a manifest: {line[:80]!r}; {_HINT}") from error


def write_manifest(store: Path, records: dict[str, Record]) -> None:
    """Put the rows in place of the old manifest, in order of filing date."""
    ordered = sorted(records.values(), key=lambda record: (record.filed_date, record.accession_number))
    text = "".join(json.dumps(asdict(record), ensure_ascii=False) + "\n" for record in ordered)
    write_whole(store / NAME, text.encode("utf-8"))


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place, bring it to the disk, and put it there."""
    part = path.with_name(f".{path.name}{_PART}")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def sha256_of(path: Path) -> str | None:
    """The file's SHA-256, None where there is no file."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None


@contextmanager
def sole_writer(store: Path) -> Iterator[None]:
    """Hold the store while writing. Raises ManifestError where another process holds it; a kill lets it go."""
    store.mkdir(parents=True, exist_ok=True)
    with (store / _LOCK).open("a") as file:
        _lock(file.fileno(), store)
        for part in store.glob(f".*{_PART}"):
            part.unlink()
        yield


def _lock(descriptor: int, store: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Windows: two writers at once are not kept apart there
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise ManifestError(f"{store}: another `cmr fetch` is writing here; let it finish") from None
