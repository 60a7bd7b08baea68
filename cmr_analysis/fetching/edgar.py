"""What EDGAR publishes: quarterly indexes of filings and the submissions they name. No network here.

An index is `Archives/edgar/full-index/YYYY/QTRn/form.idx`, one row a filing and filer. A submission is one
`.txt` that holds the SGML header and every document of a filing. Both are described in SEC, "Accessing EDGAR
Data".
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from ..errors import CmrError, SelectionError
from ..vocabulary import normalize_text

BASE = "https://www.sec.gov"
FORMS = ("SD", "SD/A")
FIRST_YEAR = 1993
"""The first year of EDGAR's indexes; Form SD begins in 2014."""

_ROW = re.compile(
    r"(?P<form>\S+) +(?P<company>\S.*?) +(?P<cik>\d{1,10}) +(?P<filed>\d{4}-?\d\d-?\d\d) +"
    r"(?P<path>edgar/data/\d+/(?P<accession>\d{10}-\d\d-\d{6})\.txt)\s*"
)
_HEADING = re.compile(r"^Form Type +Company Name +CIK\s+Date Filed +File Name\s*^-+\s*$", re.MULTILINE)
_WANTED = re.compile(r"^SD(?:/A)?(?=\s).*$", re.MULTILINE)
_LAST_LINE = re.compile(r"(?:[^\n]*\.txt|-{20,})[ \t\r]*\n\s*\Z")
_ACCESSION = re.compile(
    rb"^(?:ACCESSION NUMBER:|<ACCESSION-NUMBER>|<SEC-DOCUMENT>)\s*(\d{10}-\d\d-\d{6})", re.MULTILINE
)
_FORM = re.compile(rb"^(?:CONFORMED SUBMISSION TYPE:|<CONFORMED-SUBMISSION-TYPE>)\s*(\S+)", re.MULTILINE)
_DOCUMENT_COUNT = re.compile(rb"^(?:PUBLIC DOCUMENT COUNT:|<PUBLIC-DOCUMENT-COUNT>)\s*(\d+)", re.MULTILINE)
_DOCUMENT = re.compile(rb"^<(/?)DOCUMENT>", re.MULTILINE)
_RULE_NAME = re.compile(rb"^<RULE-NAME>\s*(13[pq]-1)", re.MULTILINE)
_END = re.compile(rb"</(?:SEC-DOCUMENT|SUBMISSION)>\s*(?:-----END PRIVACY-ENHANCED MESSAGE-----)?\s*\Z")


class IncompleteIndexError(CmrError):
    """A text is not a whole form.idx: its heading is missing or its last row is cut off."""


class Quarter(NamedTuple):
    """A quarter of filing dates, 1 to 4."""

    year: int
    number: int

    @property
    def index_path(self) -> str:
        return f"Archives/edgar/full-index/{self.year}/QTR{self.number}/form.idx"

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def next(self) -> Quarter:
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    def __str__(self) -> str:
        return f"{self.year} QTR{self.number}"


@dataclass(frozen=True)
class IndexEntry:
    """One filing of an index. co_registrants: the other companies it was filed for, as `CIK NAME`."""

    accession_number: str
    form: str
    company: str
    cik: str
    filed_date: str
    path: str
    co_registrants: tuple[str, ...] = ()

    @property
    def file_name(self) -> str:
        return f"{self.accession_number}.txt"

    @property
    def all_ciks(self) -> set[str]:
        return {self.cik, *(other.split(" ", 1)[0] for other in self.co_registrants)}


class Doubt(NamedTuple):
    """Why a body is not taken for a filing; is_certain where no second look could clear it."""

    reason: str
    is_certain: bool


class OddRow(NamedTuple):
    """A row of Form SD that an index prints in no known way, with its line in the index."""

    line: int
    text: str


def quarters_begun(years: Iterable[int], today: date) -> list[Quarter]:
    """The quarters of these years whose first day has come."""
    quarters = (Quarter(year, number) for year in sorted(set(years)) for number in (1, 2, 3, 4))
    return [quarter for quarter in quarters if quarter.first_day <= today]


def doubt_of_index(text: str) -> Doubt | None:
    """None for a whole form.idx: its heading is there and its last row ends. An index states no number of rows."""
    if not _HEADING.search(text, 0, 5000):
        return Doubt(
            "no index: it has no heading 'Form Type  Company Name  CIK  Date Filed  File Name'", True
        )
    if not _LAST_LINE.search(text, max(0, len(text) - 2000)):
        return Doubt(f"no whole index: its last row is cut off: {text[-80:]!r}", True)
    return None


def read_index(text: str) -> tuple[list[IndexEntry], list[OddRow]]:
    """The rows of forms SD and SD/A in a form.idx, in its order, and those that could not be read.

    Rows are read by what their cells are and not by columns: the heading's columns have moved against the rows'
    over the years, and names hold runs of spaces and numbers. Raises IncompleteIndexError.
    """
    if incomplete := doubt_of_index(text):
        raise IncompleteIndexError(incomplete.reason)
    entries, odd = [], []
    for found in _WANTED.finditer(text):
        row = _ROW.fullmatch(found.group())
        entry = _entry(row) if row else None
        if entry:
            entries.append(entry)
        else:
            odd.append(OddRow(text.count("\n", 0, found.start()) + 1, " ".join(found.group().split())))
    return entries, odd


def _entry(row: re.Match[str]) -> IndexEntry | None:
    digits = row["filed"].replace("-", "")
    try:
        filed = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    company = " ".join(row["company"].split())
    cik = row["cik"].zfill(10)
    return IndexEntry(row["accession"], row["form"], company, cik, filed.isoformat(), row["path"])


def one_each(entries: Iterable[IndexEntry]) -> list[IndexEntry]:
    """One entry a filing, in order of filing date: one filed for several companies stands in the index for each."""
    by_accession: dict[str, IndexEntry] = {}
    for entry in entries:
        first = by_accession.setdefault(entry.accession_number, entry)
        if entry.cik not in first.all_ciks:
            others = (*first.co_registrants, f"{entry.cik} {entry.company}")
            by_accession[entry.accession_number] = replace(first, co_registrants=others)
    return sorted(by_accession.values(), key=lambda entry: (entry.filed_date, entry.accession_number))


def of_companies(entries: Sequence[IndexEntry], wanted: Sequence[str]) -> list[IndexEntry]:
    """The entries of some companies, each a CIK, a name or a name's beginning that is unique; () takes all.

    A company that has changed its name is found under each. Raises SelectionError for one that is not there.
    """
    if not wanted:
        return list(entries)
    names: dict[str, set[str]] = {}
    for entry in entries:
        names.setdefault(entry.cik, set()).add(entry.company)
        for other in entry.co_registrants:
            cik, _, name = other.partition(" ")
            names.setdefault(cik, set()).add(name)
    ciks = {_cik_of(company, names) for company in wanted}
    return [entry for entry in entries if entry.all_ciks & ciks]


def _cik_of(wanted: str, names: dict[str, set[str]]) -> str:
    if wanted.strip().isdecimal():
        cik = wanted.strip().zfill(10)
        if cik not in names:
            raise SelectionError(f"company {wanted!r}: no Form SD of this CIK was filed in these years")
        return cik
    words = normalize_text(wanted)
    known = [(normalize_text(name), name, cik) for cik, all_names in names.items() for name in all_names]
    exact = {cik: name for words_of, name, cik in known if words_of == words}
    begins = {cik: name for words_of, name, cik in known if words and f"{words_of} ".startswith(f"{words} ")}
    found = exact or begins
    if len(found) == 1:
        return next(iter(found))
    if found:
        shown = ", ".join(f"{name!r} (CIK {int(cik)})" for cik, name in sorted(found.items())[:20])
        raise SelectionError(f"company {wanted!r} fits several: {shown}; name one by its CIK")
    near = difflib.get_close_matches(words, [each[0] for each in known], n=5)
    like = sorted({name for words_of, name, _ in known if words_of in near})
    hint = f"; there are: {', '.join(map(repr, like))}" if like else ""
    raise SelectionError(f"company {wanted!r}: no Form SD of it was filed in these years{hint}")


def doubt_of(body: bytes, entry: IndexEntry) -> Doubt | None:
    """None for the whole submission that the entry names, else what is wrong with the body.

    Looked at: the accession number of the header, the end tag, and the form and the number of documents that the
    header states. The last two are doubts only: a body that the server sends twice the same is EDGAR's own.
    """
    head = body[: max(body.find(b"<DOCUMENT>"), 0) or 20_000]
    number, form, count = _ACCESSION.search(head), _FORM.search(head), _DOCUMENT_COUNT.search(head)
    if not number:
        return Doubt(f"no EDGAR submission: it names no accession number and begins {body[:60]!r}", True)
    if number.group(1).decode() != entry.accession_number:
        return Doubt(f"another filing: its header names {number.group(1).decode()}", True)
    if not _END.search(body, max(0, len(body) - 400)):
        return Doubt(f"cut off: it does not end with </SEC-DOCUMENT> ({len(body)} bytes)", True)
    tags = _DOCUMENT.findall(body)
    stated = int(count.group(1)) if count else tags.count(b"/")
    if tags != [b"", b"/"] * (len(tags) // 2) or tags.count(b"/") < stated:
        return Doubt(f"damaged: its header states {stated} documents, it holds {tags.count(b'/')}", False)
    if form and form.group(1).decode("ascii", "replace") != entry.form:
        return Doubt(f"a form {form.group(1).decode('ascii', 'replace')}; the index says {entry.form}", False)
    return None


def rules_stated(body: bytes) -> list[str]:
    """The rules that a submission's header says it is filed under: 13p-1 (conflict minerals), 13q-1 or none."""
    head = body[: max(body.find(b"<DOCUMENT>"), 0)]
    return sorted({rule.decode() for rule in _RULE_NAME.findall(head)})
