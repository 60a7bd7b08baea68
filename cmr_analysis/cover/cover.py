"""What the cover and the signature page of a Form SD state, whatever their layout.

The cover of Form SD is the same everywhere (17 CFR 249b.400): a value and its label in brackets, under it, beside
it or in another table row. Values are known by what they are (a file number, an IRS number, a state), names by
the label they stand at. What is printed comes first, the SGML header of an EDGAR submission second.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from ..document import Document, Line
from ..facts.phrases import word
from . import form, rule, signature
from .company import name_on_cover
from .company_name import best_cased, without_footnote
from .cover_cells import cover_cells, top_of
from .period import reporting_year, stated_date_of_filing
from .report_company import name_in_report
from .sgml_header import header_in_text

KEYS = (
    "company", "cik", "accession_number", "commission_file_number", "irs_employer_id", "state_of_incorporation",
    "form_type", "rule", "period_start", "period_end", "reporting_year", "signed_date", "filed_date", "signatory",
    "signatory_title", "has_cmr",
)  # fmt: skip
"""The columns of the filings table that `read_cover` gives."""

_STATE_LABEL = re.compile(
    r"\(?\s*(?:state\s+(?:or\s+(?:other\s+)?(?:jurisdiction|country)|of\s+incorporation)|jurisdiction\s+of\s+inc)",
    re.IGNORECASE,
)
_FILE_NUMBER = re.compile(
    r"(?<![\d+-])(?:0{0,2}[012]|333|033|33|811|814)-\d{3,6}(?:-\d{2})?(?![\d-])(?!\s\d{3}[\s-]?\d{4})"  # no telephone
)
_IRS_NUMBER = re.compile(r"(?<![\d-])\d{2}-\d{7}(?![\d-])")
_EDGAR_STATE = re.compile(r"\s*/[A-Z]{2,3}/?$")  # "HARRIS CORP /DE/" tells two filers apart, it is no name
_AMENDED = re.compile(r"\(?amendment\s+no", re.IGNORECASE)
_CMR = re.compile(r"conflict\s+minerals?\s+report\b", re.IGNORECASE)
_CMR_TITLE = re.compile(
    r"(?:.{0,60}\s)?conflict\s+minerals?\s+report(?:\s+(?:of|for)\s.{0,80}|\s+[A-Z][a-z]+ \d{1,2}, 20\d\d)?",
    re.IGNORECASE,
)
_EXHIBIT = re.compile(r"\W*exhibit\s+1\.0[12]\b", re.IGNORECASE)  # the whole text is the exhibit
_CMR_OPENING = re.compile(r"this (?:is the )?conflict\s+minerals?\d?\s+report\b", re.IGNORECASE)
_CMR_ATTACHED = re.compile(
    r"\b(?:(?:has|have)\s+filed|(?:is|are)\s+filing)\s+(?:this\s+disclosure\s+along\s+with\s+)?(?:a|an|the|its|our)\s+conflict\s+minerals?\s+report\b|conflict\s+minerals?\s+(?:report|disclosure\s+is)(?:[^.]|\.\d){0,200}\b(?:exhibit\s+1\.0\d|as\s+an?\s+exhibit|attached)\b"
    r"|\b(?:provides?|presents?|submits?|prepared)\s+this\s+conflict\s+minerals?\d?\s+report\b"
    r"|exhibit\s+1\.0\d[^.]{0,40}(?:\b(?:inc|corp|co|ltd)\.\s+)?conflict\s+minerals?\s+report|^\W*1\.0\d\W+.{0,40}conflict\s+minerals?\s+report",
    re.IGNORECASE,
)
_NOT_ATTACHED = re.compile(r"\b(?:not|no(?!\.)|none|without|n/a)\b", re.IGNORECASE)
_DASH = re.compile(r"\s?[‐‑‒–—−]\s?|(?<=\d) - ?(?=\d)|(?<=\b\d)- (?=\d{4,5}\b)")
_NUMBER_WITH_DASH = re.compile(r"\d\s?[-‐‑‒–—−]")
_SENTENCE_END = re.compile(r"[.;:]\s")
_HEAD_CHARACTERS = 4000
_LONGEST_TEXT = 20_000


@dataclass(frozen=True)
class Cover:
    """The parts of a document that the cover facts are read from, each found once."""

    document: Document

    @cached_property
    def sd(self) -> list[Line]:
        """The lines of the form itself, exhibits left out."""
        parts = [part for part in self.document.parts if part.kind.upper().startswith("SD")]
        if not parts and self.document.parts:
            return []
        first, last = (parts[0].first, parts[0].last) if parts else (0, len(self.document.lines))
        return self.document.lines[first:last]

    @cached_property
    def top(self) -> list[Line]:
        """The first lines of the form, down to the title of the report."""
        return top_of(self.sd)

    @cached_property
    def cells(self) -> list[str]:
        """The cells of the cover, down to the rule's check box."""
        return cover_cells(self.top)

    @cached_property
    def rule(self) -> str | None:
        return rule.read_rule(self.top, self.header, self.document)

    @cached_property
    def text(self) -> str:
        """The cells of the cover in lower case: what is not in it need not be sought cell by cell."""
        return "\n".join(self.cells).lower()

    @cached_property
    def numbered(self) -> dict[int, str]:
        """The cells that can hold a file number or an IRS number, by place, every dash made a hyphen."""
        return {
            place: _hyphens(cell) for place, cell in enumerate(self.cells) if _NUMBER_WITH_DASH.search(cell)
        }

    @cached_property
    def head(self) -> str:
        """The first few thousand characters of the whole document."""
        texts, size = [], 0
        for line in self.document.lines:
            texts.append(line.text[:_HEAD_CHARACTERS])
            size += len(texts[-1])
            if size > _HEAD_CHARACTERS:
                break
        return "\n".join(texts)

    @cached_property
    def header(self) -> dict[str, str]:
        """The SGML header, also where a text extraction has run it together in one line."""
        return self.document.header or header_in_text(self.head)

    @property
    def submitted_as(self) -> str:
        """The form type in the header, "" without one."""
        return self.header.get("conformed submission type", "").upper()

    @cached_property
    def signature(self) -> signature.Signature:
        return signature.read_signature(self.sd, has_cover=_first(_FILE_NUMBER, self.numbered) is not None)


def read_cover(cover: Cover) -> dict[str, Any]:
    """The facts of the filings table that a filing's cover and signature page print, None where not printed.

    Dates are datetime.date, reporting_year is the calendar year of period_end (Form SD is always for a calendar
    year, whatever the company's fiscal year), has_cmr says whether a Conflict Minerals Report is attached.
    """
    header, document = cover.header, cover.document
    year = reporting_year(cover.sd, header, document)
    return {
        "company": _company(cover),
        "cik": header.get("central index key"),
        "accession_number": header.get("accession number"),
        "commission_file_number": _first(_FILE_NUMBER, cover.numbered) or header.get("sec file number"),
        "irs_employer_id": _first(_IRS_NUMBER, cover.numbered) or _header_irs_number(header),
        "state_of_incorporation": _state(cover) or header.get("state of incorporation"),
        "form_type": _form_type(cover),
        "rule": cover.rule,
        "period_start": date(year, 1, 1) if year else None,
        "period_end": date(year, 12, 31) if year else None,
        "reporting_year": year,
        "signed_date": _signed_date(cover, year),
        "filed_date": _header_date(header.get("filed as of date")) or stated_date_of_filing(document),
        "signatory": cover.signature.signatory,
        "signatory_title": cover.signature.title,
        "has_cmr": _has_report(cover),
    }


def why_not_a_filing(cover: Cover) -> str | None:
    """None for a conflict-minerals filing, else in words why this text is none.

    A Form SD alone, without a report, is a filing. One under Rule 13q-1 (payments by resource extraction
    issuers) is a Form SD but not about conflict minerals.
    """
    if cover.submitted_as and not cover.submitted_as.startswith("SD"):
        return f"a submission of form type {cover.submitted_as}, not a Form SD"
    if cover.rule == "13q-1":
        return "a Form SD under Rule 13q-1 (payments by resource extraction issuers), not under Rule 13p-1"
    if cover.submitted_as or _is_conflict_minerals(cover):
        return None
    return "neither a Form SD nor a Conflict Minerals Report: it names neither the form nor Rule 13p-1"


def _is_conflict_minerals(cover: Cover) -> bool:
    head = cover.head
    if (
        _CMR.search(head)
        or "specialized disclosure" in head.lower()
        or form.NAMED.search(head)
        or rule.NAMED.search(head)
    ):
        return True
    texts = [line.text for line in cover.document.lines if len(line.text) > 20]
    return any(map(_CMR.search, texts)) and any(map(rule.NAMED.search, texts))


def _first(pattern: re.Pattern[str], cells: dict[int, str]) -> str | None:
    for cell in cells.values():
        found = pattern.search(cell)
        if found:
            return found.group()
    return None


def _hyphens(text: str) -> str:
    return _DASH.sub("-", text)


def _state(cover: Cover) -> str | None:
    """The state or country that stands nearest to its label, or to the file number where the label is lost."""
    cells = cover.cells
    anchors = [index for index, cell in cover.numbered.items() if _FILE_NUMBER.search(cell)]
    if "state o" in cover.text or "jurisdiction of" in cover.text:
        labels = [
            index for index, cell in enumerate(cells) if "state" in cell.lower() or "jur" in cell.lower()
        ]
        anchors += [index for index in labels if _STATE_LABEL.search(cells[index])]
    names = [index for index, cell in enumerate(cells) if _state_name(cell)] if anchors else []
    if not names:
        return _place_before_number(cells, cover.numbered)
    nearest = min(names, key=lambda index: (min(abs(index - anchor) for anchor in anchors), index))
    return _state_name(cells[nearest])


def _place_before_number(cells: list[str], numbered: dict[int, str]) -> str | None:
    """A part of a country before the file number: "Canton of Vaud, Switzerland"."""
    for index in numbered:
        number = _FILE_NUMBER.search(cells[index])
        if number:
            place = cells[index][: number.start()].strip() or (cells[index - 1] if index else "")
            return place if place.count(",") == 1 and _state_name(place.partition(",")[2]) else None
    return None


def _state_name(cell: str) -> str | None:
    printed = _STATE_LABEL.split(_FILE_NUMBER.split(cell)[0])[0].strip(" ,(*_")
    if len(printed) == 2 and not printed.isupper():  # "or", "in"
        return None
    return printed if printed and word("state").fullmatch(printed.lower().rstrip(".")) else None


def _company(cover: Cover) -> str | None:
    document, signed_as = cover.document, cover.signature.company
    filed_as = _EDGAR_STATE.sub("", cover.header.get("company conformed name", "")) or None
    name = name_on_cover(cover.cells, document) or signed_as or name_in_report(document) or filed_as
    return best_cased(without_footnote(name), document, signed_as, filed_as) if name else None


def _header_irs_number(header: dict[str, str]) -> str | None:
    number = header.get("irs number") or header.get("ein", "")  # "EIN:" since 2025
    return f"{number[:2]}-{number[2:]}" if re.fullmatch(r"(?!0{9})\d{9}", number) else None


def _header_date(printed: str | None) -> date | None:
    try:
        return datetime.strptime(printed or "", "%Y%m%d").date()
    except ValueError:
        return None


def _form_type(cover: Cover) -> str | None:
    if cover.submitted_as in ("SD", "SD/A"):
        return cover.submitted_as
    forms = (form.NAMED.search(cell) for cell in cover.cells) if "form sd" in cover.text else ()
    found = next(filter(None, forms), None) or form.form_in_prose(cover.document)
    if found:
        return "SD/A" if found.group(1) or any(map(_AMENDED.match, cover.cells)) else "SD"
    return "SD" if _first(_FILE_NUMBER, cover.numbered) else None  # a cover that lost its first lines


def _signed_date(cover: Cover, year: int | None) -> date | None:
    """The date of the signature; the last day of the period is no such date (a page without one, misread)."""
    signed = cover.signature.signed_date
    return None if signed and year and signed <= date(year, 12, 31) else signed


def _has_report(cover: Cover) -> bool:
    """Whether a report is there: an exhibit, a titled report behind the signature, or one said to be attached."""
    if any(re.match(r"EX-(?:1\.|99)", part.kind.upper()) for part in cover.document.parts):
        return True
    if _EXHIBIT.match(next((line.text for line in cover.document.lines if line.text), "")):
        return True
    after = cover.sd[cover.signature.end :] if cover.signature.end else cover.document.lines
    if any(_opens_report(line.text.strip("*#_ ")) for line in after):
        return True
    return any(_says_attached(paragraph.text[:_LONGEST_TEXT]) for paragraph in cover.document.paragraphs)


def _says_attached(text: str) -> bool:
    """Whether a sentence says that the report is an exhibit; "no report is attached" says that it is not."""
    for found in _CMR_ATTACHED.finditer(text) if "conflict" in text.lower() else ():
        start = max((end.end() for end in _SENTENCE_END.finditer(text, 0, found.start())), default=0)
        if not _NOT_ATTACHED.search(text, start, found.end()):
            return True
    return False


def _opens_report(text: str) -> bool:
    if "conflict" not in text.lower():
        return False
    return bool(_CMR_OPENING.match(text) or (len(text) < 200 and _CMR_TITLE.fullmatch(text)))
