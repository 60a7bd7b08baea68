"""The SGML header of an EDGAR submission where a text extraction has run it together in one line.

sec.gov's own rendering of a submission loses the tags and the line breaks of the header: "ACCESSION NUMBER:
0000885639-15-000011 CONFORMED SUBMISSION TYPE: SD PUBLIC DOCUMENT COUNT: 2 13p-1 1.01 20141231 …".
"""

from __future__ import annotations

import re

_ITEMS = r"PUBLIC DOCUMENT COUNT:\s*\d+\s+(?:13[pq]-1\s+)?(?:[\d.]+\s+)?"
_FIELDS = {
    "accession number": re.compile(r"ACCESSION NUMBER:\s*(\d{10}-\d{2}-\d{6})"),
    "conformed submission type": re.compile(r"CONFORMED SUBMISSION TYPE:\s*(\S+)"),
    "rule-name": re.compile(r"PUBLIC DOCUMENT COUNT:\s*\d+\s+(13[pq]-1)\b"),
    "item-period": re.compile(_ITEMS + r"(20\d{6})\b"),
    "company conformed name": re.compile(r"COMPANY CONFORMED NAME:\s*(.{2,120}?)\s*(?:CENTRAL INDEX KEY|\n)"),
    "central index key": re.compile(r"CENTRAL INDEX KEY:\s*(\d{10})\b"),
    "irs number": re.compile(r"(?:IRS NUMBER|EIN):\s*(\d{9})\b"),
    "state of incorporation": re.compile(r"STATE OF INCORPORATION:\s*([A-Z]\w)\b"),
    "sec file number": re.compile(r"SEC FILE NUMBER:\s*(\d{1,3}-\d{3,6})"),
    "filed as of date": re.compile(r"FILED AS OF DATE:\s*(\d{8})\b"),
}
_FIRST_DOCUMENT = re.compile(r"\sSD(?:/A)?\s1\s\S+\.(?:html?|txt)\b")


def header_in_text(head: str) -> dict[str, str]:
    """The fields of a header among the first lines of a text, named as in a submission; {} where there is none."""
    if "ACCESSION NUMBER:" not in head:
        return {}
    found = ((name, pattern.search(head)) for name, pattern in _FIELDS.items())
    return {name: match.group(1).strip() for name, match in found if match}


def without_header(text: str) -> str:
    """A line without the header that opens it: what follows "SD 1 file.htm", nothing where that is all.

    >>> without_header("0001.txt : 2015 ACCESSION NUMBER: 1-15-1 SD 1 sd.htm FORM SD"), without_header("Delaware")
    ('FORM SD', 'Delaware')
    """
    if "ACCESSION NUMBER:" not in text:
        return text
    document = _FIRST_DOCUMENT.search(text)
    return text[document.end() :].strip() if document else ""
