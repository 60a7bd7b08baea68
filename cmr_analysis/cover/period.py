"""The calendar year a filing reports on (Form SD: 17 CFR 240.13p-1), and when it says it was filed."""

from __future__ import annotations

import re
from datetime import date

from ..document import Document, Line
from ..facts.numerals import DATE, read_date
from .cover_cells import LONGEST_COVER

_YEAR = r"[\s_]*(20\s?\d\s?\d)\d?\b"  # a footnote's number may stand at it: "December 31, 20221"
_COVER_PERIOD = re.compile(
    r"reporting\s+period\s+from\s+january\s+1\s*,?\s*(?:20\d\d)?\s*(?:to|through)\s*december\s+31\s*,?"
    + _YEAR,
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"(?:reporting period|period|year|calendar year)[^.]{0,60}?\bdecember\s+31(?:st)?\s*,?" + _YEAR
    + r"|january\s+1\s*,?\s*(?:20\d\d)?\s*(?:to|through|and|[-‐‑‒–])\s*december\s+31\s*,?" + _YEAR
    + r"|\b(?:reporting|calendar)\s+year\s+(?:of\s+)?(20\d\d)\b"
    r"|\b(?:form\s+sd|conflict\s+minerals?\s+report)\s+(?:in\s+respect\s+of|for)\s+(?:calendar\s+)?(20\d\d)\b|(?:^|\|\s|[–—-]\s|\bthis\s+)(20\d\d)\s+conflict\s+minerals?\s+report"
    r"|\bconflict\s+minerals?\s+report(?:\s\([^)]{2,20}\))?[\s:‐‑‒–—-]{1,3}(?:for\s+)?(?:the\s+)?(?:year\s+)?(20\d\d)\b",
    re.IGNORECASE,
)  # fmt: skip
_PRODUCTS_OF = re.compile(
    r"products\s[^.]{0,40}\bmanufactured[^.]{0,60}\b(?:in|during|for)\s+(?:the\s+)?(?:calendar\s+)?(?:year\s+)?(20\d\d)\b",
    re.IGNORECASE,
)
_FOR_YEAR = re.compile(
    r"\bFor\s+(?:the\s+)?(?:(?:calendar|reporting)\s+)?(?:year\s+)?(20\d\d),\s+(?:we|our|the\s+Company)\b"
)
_OTHER_REPORT = re.compile(r"10[-‐‑‒–]K|[24]0[-‐‑‒–]F|annual\s+report|proxy\s+statement", re.IGNORECASE)
_OTHER_REPORT_NEAR = 90
_DATE_OF_FILING = re.compile(
    rf"\bdate\s+of\s+filing\s+of\s+this\s+(?:conflict\s+minerals?\s+)?report\s+is\s+({DATE})", re.IGNORECASE
)
_FIRST_PARAGRAPHS = 200
_LONGEST_TEXT = 5000


def reporting_year(form: list[Line], header: dict[str, str], document: Document) -> int | None:
    """The year the cover states, else the submission's header, else the first period the prose names.

    The year of another report ("our Annual Report on Form 10-K for the year ended December 31, 2015") is none.
    *form* are the lines of the form itself, exhibits left out.
    """
    for line in form[:LONGEST_COVER]:
        found = _COVER_PERIOD.search(line.text[:_LONGEST_TEXT]) if "20" in line.text else None
        if found:
            return _year(found)
    period = header.get("item-period") or header.get("conformed period of report", "")
    return int(period[:4]) if period[:4].isdigit() else _year_in_prose(document)


def stated_date_of_filing(document: Document) -> date | None:
    """ "The date of filing of this Conflict Minerals Report is May 30, 2014"."""
    for paragraph in document.paragraphs[:_FIRST_PARAGRAPHS]:
        text = paragraph.text[:_LONGEST_TEXT]
        may_state = "iling of" in text or "FILING OF" in text
        if may_state and (found := _DATE_OF_FILING.search(text)):
            return read_date(found[1])
    return None


def _year_in_prose(document: Document) -> int | None:
    """The first period that the prose names, else the year of the products it is about, or for which it tells."""
    texts = [paragraph.text[:_LONGEST_TEXT] for paragraph in document.paragraphs[:_FIRST_PARAGRAPHS]]
    for pattern in (_PERIOD, _PRODUCTS_OF, _FOR_YEAR):
        for text in texts:
            for found in pattern.finditer(text) if "20" in text else ():
                if not _OTHER_REPORT.search(text, max(0, found.start() - _OTHER_REPORT_NEAR), found.end()):
                    return _year(found)
    return None


def _year(found: re.Match[str]) -> int:
    return int(re.sub(r"\s", "", next(filter(None, found.groups()))))
