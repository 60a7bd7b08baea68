"""The company's name, as the filing itself spells it in capitals and small letters."""

from __future__ import annotations

import re
from itertools import pairwise

from ..document import Document

_LABEL = re.compile(r"\(?\s*exact\s+name\s+of\s+(?:the\s+)?(?:registrant|issuer|company)", re.IGNORECASE)
_BOILERPLATE = re.compile(
    r"^(?:[\W_]*|united states.*|securities and exchange commission|washington.*|form sd.*"
    r"|specialized disclosure report|ex-\d.*|exhibit \d.*|\(?amendment no.*|as filed with.*|current report.*"
    r"|pursuant to.*|logo|table of contents)$",
    re.IGNORECASE,
)
_LEGAL_FORM_ALONE = re.compile(
    r"(?:corporation|incorporated|inc|company|limited|ltd|plc|n\.?v|s\.?a|l\.?p|llc|holdings?|& co|group)\W*"
    r"(?:inc|ltd)?\W*",
    re.IGNORECASE,
)
_REPORT_OF = re.compile(
    r"conflict minerals report (?:\([^)]{1,60}\) )?(?:of|for) "
    r"(?!the (?:year|reporting|calendar|period))(?!calendar|year)"
    r"(?P<name>(?:the )?[A-Z][^()“”\";:]{2,90}?)"
    r"(?=\s*\(|,? an? [A-Z]?\w+ (?:\w+ )?(?:corporation|company|limited)|$"
    r"|,? (?:for|pursuant|in accordance|and its|is|has|was|as|contains|prepared|filed)\b)"
)
_REPORT_BY = re.compile(
    r"^(?P<name>[A-Z][^()“”\";:]{2,80}?)\s*(?:\([^)]{1,160}\)\s*)?"
    r"(?:has included|has prepared|is filing|presents|files|is providing|submits|provides|has filed)\s+"
    r"(?:this|its|the)\s+(?:annual\s+)?conflict minerals report"
)
_CMR = re.compile(r"conflict\s+minerals?\s+report", re.IGNORECASE)
_LONGEST_TEXT = 20_000


def name_on_cover(cells: list[str]) -> str | None:
    """The name above (or in the cell of) "(Exact name of registrant as specified in its charter)"."""
    for index, cell in enumerate(cells):
        label = _LABEL.search(cell)
        if not label:
            continue
        beside = cell[: label.start()].strip(" \t*_-")
        return beside if beside and not _BOILERPLATE.match(beside) else _name_above(cells[:index])
    return None


def _name_above(cells: list[str]) -> str | None:
    names = [cell.strip(" *_") for cell in cells[-4:] if not _BOILERPLATE.match(cell)]
    if not names:
        return None
    if len(names) > 1 and _LEGAL_FORM_ALONE.fullmatch(names[-1]):
        return f"{names[-2]} {names[-1]}"
    return names[-1]


def name_in_report(document: Document) -> str | None:
    """The company of an exhibit that stands alone, as its title or first sentences name it."""
    for paragraph in document.paragraphs[:80]:
        text = _CMR.sub("conflict minerals report", paragraph.text[:600].replace("**", ""))
        found = _REPORT_OF.search(text) or _REPORT_BY.search(text)
        if found:
            return re.sub(r"^the\s+(?=[a-z])", "", found.group("name").strip(" ,"))
    return _name_above_title(document)


def _name_above_title(document: Document) -> str | None:
    titles = [line.text.strip("* ") for line in document.lines[:60] if line.text]
    for before, after in pairwise(titles):
        if _CMR.fullmatch(after) and not _BOILERPLATE.match(before):
            return before
    return None


def best_cased(name: str, document: Document, signed_as: str | None) -> str:
    """A name printed in capitals, as the filing spells it elsewhere; the name itself where it never does.

    *signed_as* is the name at the signature, the best witness.
    """
    if any(letter.islower() for letter in name) or not any(letter.isalpha() for letter in name):
        return name
    if signed_as and _same_letters(signed_as, name) and _is_cased(signed_as):
        return signed_as
    words = map(re.escape, re.findall(r"[^\s,.]+", name.replace("’", "'")))
    pattern = re.compile(r"[\s,.]{1,3}".join(words).replace("'", "['’]") + r"\b\.?", re.IGNORECASE)
    for line in document.lines:
        for found in pattern.finditer(line.text) if len(line.text) < _LONGEST_TEXT else ():
            if _is_cased(found.group()):
                return found.group() if name.endswith(".") else found.group().rstrip(".")
    return name


def _is_cased(text: str) -> bool:
    return any(letter.islower() for letter in text) and text[0].isupper()


def _same_letters(one: str, other: str) -> bool:
    return re.sub(r"\W", "", one).lower() == re.sub(r"\W", "", other).lower()
