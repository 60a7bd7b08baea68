"""One source file to plain records: what its cover, prose and lists hold. No pandas here.

`extract` is all that is done to a file; a corpus is many of these put into frames.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any

from .checks.run import run_checks
from .cover.cover import Cover, read_cover, why_not_a_filing
from .document import Document
from .errors import CmrError, NotAFilingError
from .facts.facts import read_facts
from .harmonize import country_code, harmonized_status, is_covered, is_known_status, unmapped_note
from .lists.printed_rows import SmelterRow, noted
from .lists.tables import SmelterRows, read_smelters
from .origin.origins import read_origins
from .reading import read_document
from .smelters.identity_tables import identify
from .smelters.registry import default_registry
from .sole_metal import sole_metal

Record = dict[str, Any]


@dataclass(slots=True)
class Extraction:
    """Records of one file by table; log is its row of read_log."""

    log: Record
    filings: list[Record] = field(default_factory=list)
    smelters: list[Record] = field(default_factory=list)
    facts: list[Record] = field(default_factory=list)
    origins: list[Record] = field(default_factory=list)
    checks: list[Record] = field(default_factory=list)


def extract(path: str | Path) -> Extraction:
    """Everything one file holds. Never raises for a bad file: the log says why it was skipped or failed."""
    started = time.perf_counter()
    log: Record = {"source_path": str(path), "filing_id": Path(path).stem, "outcome": "read", "reason": None}
    try:
        with _no_garbage_collected():
            extraction = extract_document(read_document(path), log)
    except NotAFilingError as error:
        extraction = Extraction(log | {"outcome": "skipped", "reason": str(error)})
    except CmrError as error:
        extraction = Extraction(log | {"outcome": "failed", "reason": str(error)})
    except Exception as error:  # a defect of ours on an input nobody foresaw must not stop a batch
        reason = f"{path}: internal error, please report it with the file: {type(error).__name__}: {error}"
        extraction = Extraction(log | {"outcome": "failed", "reason": reason})
    extraction.log["seconds"] = time.perf_counter() - started
    return extraction


@contextmanager
def _no_garbage_collected() -> Iterator[None]:
    """What a file is read into holds no cycles; looking for some took a tenth of the time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def extract_document(document: Document, log: Record) -> Extraction:
    """Records of a document that was read. Raises NotAFilingError for what is no conflict-minerals filing."""
    cover_page = Cover(document)
    reason = why_not_a_filing(cover_page)
    if reason:
        raise NotAFilingError(f"{document.path}: {reason}")
    cover = read_cover(cover_page)
    found = read_smelters(document)
    _fill_sole_metal(found.rows, document)
    smelters = identify(_smelters(document.filing_id, found), default_registry())
    facts, conflicts = read_facts(document, cover)
    notes = [
        *document.notes,
        *(f"row not kept, line {line}: {why}" for line, why in found.unread),
        *_unmapped(smelters, found),
    ]
    return Extraction(
        log
        | {
            "reason": "; ".join(notes) or None,
            "smelter_rows_seen": found.seen,
            "smelter_rows_kept": len(smelters),
        },
        [_filing(document, cover)],
        smelters,
        [{"filing_id": document.filing_id, **_as_record(fact)} for fact in facts],
        [_origin(document.filing_id, origin) for origin in read_origins(document)],
        run_checks(
            document.filing_id,
            smelters,
            {fact.fact: fact for fact in facts},
            conflicts,
            document,
            cover["reporting_year"],
        ),
    )


def _fill_sole_metal(rows: list[SmelterRow], document: Document) -> None:
    """The metal of a list that prints none, where the filing names its only conflict mineral; noted on each row."""
    if not rows or any(row.metal for row in rows) or not (sole := sole_metal(document)):
        return
    for row in rows:
        row.metal = sole.metal
        row.repair = noted(row.repair, f"prints no metal; line {sole.line} names the only conflict mineral")


def _filing(document: Document, cover: Record) -> Record:
    return {
        "filing_id": document.filing_id,
        **cover,
        "source_path": document.path,
        "source_sha256": document.sha256,
        "source_format": document.source_format,
    }


def _smelters(filing_id: str, found: SmelterRows) -> list[Record]:
    codes = {country: country_code(country) for country in {row.country_raw for row in found.rows}}
    statuses = {
        status: harmonized_status(status, found.marks) for status in {row.status_raw for row in found.rows}
    }
    covered = {code: is_covered(code) for code in codes.values()}
    return [
        {
            "filing_id": filing_id,
            "row_number": number,
            "metal": row.metal,
            "smelter_name_raw": row.smelter_name_raw,
            "country_raw": row.country_raw,
            "status_raw": row.status_raw,
            "smelter_id_raw": row.smelter_id_raw,
            "line_start": row.line_start,
            "line_end": row.line_end,
            "repair": row.repair,
            "country_code": (code := codes[row.country_raw]),
            "is_covered_country": covered[code],
            "status": statuses[row.status_raw],
        }
        for number, row in enumerate(found.rows, start=1)
    ]


def _as_record(item: Any) -> Record:
    """The fields of a dataclass by name; `asdict` copies deeply and takes ten times as long."""
    names, values = _fields_of(type(item))
    return dict(zip(names, values(item), strict=True))


@cache
def _fields_of(kind: type) -> tuple[tuple[str, ...], Callable[[Any], tuple]]:
    names = tuple(field.name for field in fields(kind))
    return names, attrgetter(*names)


def _origin(filing_id: str, origin: Any) -> Record:
    return {"filing_id": filing_id, **_as_record(origin), "country_code": country_code(origin.country_raw)}


def _unmapped(smelters: list[Record], found: SmelterRows) -> list[str]:
    countries = (row["country_raw"] for row in smelters if row["country_raw"] and not row["country_code"])
    statuses = (
        row["status_raw"]
        for row in smelters
        if row["status_raw"] and not is_known_status(row["status_raw"], found.marks)
    )
    notes = (
        unmapped_note("country", countries),
        unmapped_note("status", statuses),
        unmapped_note("mark beside a name", found.unexplained),
    )
    return [note for note in notes if note]
