"""Form SD filings from EDGAR into a folder: each submission once, whole, with its SHA-256 in a manifest."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from . import edgar, manifest
from .edgar import Doubt, IndexEntry, Quarter
from .manifest import Record, record_of
from .polite import Client, FetchError, GoneError, StoppedError

WORKERS = 4
"""Requests under way at once; the client's pace holds for all of them together."""

_SECONDS_BETWEEN_MANIFESTS = 5.0

Progress = Callable[[int, int], None]


@dataclass
class Listing:
    """The filings that the indexes name. problems: what of the indexes could not be read."""

    entries: list[IndexEntry] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


@dataclass
class Fetched:
    """What a run came to: how many filings were fetched, here, gone, failed or left; every problem in words."""

    counts: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)


def list_filings(
    client: Client,
    years: Iterable[int],
    companies: Sequence[str] = (),
    today: date | None = None,
    progress: Progress | None = None,
) -> Listing:
    """Every SD and SD/A filed in these years, once each, by filing date.

    companies: CIKs, names or their beginnings. Quarters that have not begun are not asked for; one that has no index
    (yet) is a note; an index that cannot be had or read, in whole or in part, is a problem. Raises SelectionError
    for a company that filed none, StoppedError where EDGAR refuses.
    """
    today = today or date.today()
    wanted = sorted(set(years))
    quarters = edgar.quarters_begun(wanted, today)
    listing = Listing()
    if len(quarters) < 4 * len(wanted):
        begun = f"the last quarter asked for is {quarters[-1]}" if quarters else "nothing is asked for"
        listing.notes.append(f"later quarters have not begun on {today}: {begun}")
    missing = 0
    for done, quarter in enumerate(quarters, start=1):
        found = _of_quarter(client, quarter, listing)
        missing += found is None
        listing.entries += found or []
        if progress:
            progress(done, len(quarters))
    if quarters and missing == len(quarters):
        listing.problems.append(f"{client.base}: no index of these years at all; is the address right?")
    listing.entries = edgar.of_companies(edgar.one_each(listing.entries), companies)
    return listing


def _of_quarter(client: Client, quarter: Quarter, listing: Listing) -> list[IndexEntry] | None:
    """The quarter's filings; None where EDGAR has no index of it."""
    try:
        body = client.get(quarter.index_path, lambda body: edgar.doubt_of_index(_index_text(body))).body
    except StoppedError:
        raise
    except GoneError as error:
        listing.notes.append(f"{quarter}: no index there: {error}")
        return None
    except FetchError as error:
        listing.problems.append(f"{quarter}: {error}")
        return []
    entries, odd = edgar.read_index(_index_text(body))
    for row in odd:
        where = f"{client.url(quarter.index_path)}:{row.line}"
        listing.problems.append(f"{where}: this row cannot be read, its filing is left out: {row.text!r}")
    return entries


def _index_text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("cp1252", errors="replace")


def fetch_filings(
    client: Client,
    entries: Sequence[IndexEntry],
    store: str | Path,
    accept_changed: bool = False,
    progress: Progress | None = None,
) -> Fetched:
    """Bring these filings into the folder `store`, as `ACCESSION.txt` each, and keep its manifest.

    A file that is there and has its recorded SHA-256 is not asked for. One that is missing or was altered is
    fetched again, and must have the recorded SHA-256 unless accept_changed. Whatever ends the run, what was fetched
    stays, and the next run goes on from there. progress: called with the number of filings done and of all.
    """
    with manifest.sole_writer(Path(store)):
        run = _Run(client, Path(store), accept_changed, manifest.read_manifest(Path(store)))
        try:
            return run.all(entries, progress)
        finally:
            run.save()


@dataclass
class _Run:
    """One run over a store: its manifest as it grows."""

    client: Client
    store: Path
    accept_changed: bool
    records: dict[str, Record]
    saved: float = field(default_factory=time.monotonic)

    def all(self, entries: Sequence[IndexEntry], progress: Progress | None) -> Fetched:
        fetched = Fetched()
        with closing(self._outcomes(entries, fetched)) as outcomes:
            for done, (record, is_new) in enumerate(outcomes, start=1):
                self._note(record, is_new, fetched)
                if progress:
                    progress(done, len(entries))
        return fetched

    def _note(self, record: Record, is_new: bool, fetched: Fetched) -> None:
        self.records[record.accession_number] = record
        fetched.counts[record.status if is_new else "here"] += 1
        if record.status != "fetched":
            fetched.problems.append(f"{record.accession_number}: {record.status}: {record.reason}")
        if time.monotonic() - self.saved > _SECONDS_BETWEEN_MANIFESTS:
            self.save()

    def save(self) -> None:
        manifest.write_manifest(self.store, self.records)
        self.saved = time.monotonic()

    def _outcomes(self, entries: Sequence[IndexEntry], fetched: Fetched) -> Iterator[tuple[Record, bool]]:
        """Each filing's record and whether it was asked for; those that are here come first."""
        missing = []
        for entry in entries:
            here = self._record_if_here(entry)
            if here:
                yield here, False
            else:
                missing.append(entry)
        pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="fetch")
        try:
            futures = [pool.submit(self._fetch, entry) for entry in missing]
            yield from ((record, True) for record in _as_they_come(futures, fetched))
        finally:
            self.client.stop()
            pool.shutdown(cancel_futures=True)

    def _record_if_here(self, entry: IndexEntry) -> Record | None:
        """The record of a file that is whole and as it was recorded, or was put there before a kill."""
        path = self.store / entry.file_name
        known = self.records.get(entry.accession_number)
        if known and known.status == "fetched":
            return known if manifest.sha256_of(path) == known.sha256 else None
        if not path.is_file() or (known and known.sha256):
            return None
        body = path.read_bytes()
        return None if edgar.doubt_of(body, entry) else self._record(entry, body, None)

    def _fetch(self, entry: IndexEntry) -> Record:
        known = self.records.get(entry.accession_number)
        recorded = known.sha256 if known and not self.accept_changed else None
        url = self.client.url(f"Archives/{entry.path}")
        try:
            answer = self.client.get(f"Archives/{entry.path}", lambda body: _doubt(body, entry, recorded))
        except StoppedError:
            raise
        except FetchError as error:
            status = "gone" if isinstance(error, GoneError) else "failed"
            lost = record_of(entry, url, status, reason=str(error))
            return replace(lost, file=known.file, sha256=known.sha256, bytes=known.bytes) if known else lost
        manifest.write_whole(self.store / entry.file_name, answer.body)
        return self._record(entry, answer.body, answer.note)

    def _record(self, entry: IndexEntry, body: bytes, note: str | None) -> Record:
        return record_of(
            entry,
            self.client.url(f"Archives/{entry.path}"),
            "fetched",
            file=entry.file_name,
            sha256=hashlib.sha256(body).hexdigest(),
            bytes=len(body),
            rule=_rule(self.store / entry.file_name, body),
            reason=note,
        )


def _as_they_come(futures: list[Future[Record]], fetched: Fetched) -> Iterator[Record]:
    """The records as they are made, until one is stopped; the rest is counted as left for the next run."""
    left = len(futures)
    for future in as_completed(futures):
        try:
            record = future.result()
        except StoppedError as error:
            fetched.counts["left"] = left
            fetched.problems.append(f"stopped with {left} filings left: {error}")
            return
        left -= 1
        yield record


def _doubt(body: bytes, entry: IndexEntry, recorded: str | None) -> Doubt | None:
    if recorded and hashlib.sha256(body).hexdigest() == recorded:
        return None
    if recorded and not edgar.doubt_of(body, entry):
        return Doubt("changed since it was recorded (take it with --accept-changed)", True)
    return edgar.doubt_of(body, entry)


def _rule(path: Path, body: bytes) -> str | None:
    """The rule that the header states, 13p-1 where it states both; else the one that the text is under."""
    stated = edgar.rules_stated(body)
    if stated:
        return stated[0]
    from ..cover.cover import Cover
    from ..reading import read_document

    try:
        return Cover(read_document(path)).rule
    except Exception:  # whatever the reader makes of it later, the filing is fetched
        return None
