"""Sentences that say that the list is of some of the smelters only: an extract, one metal's, those named most often.

A list that "may not be complete" is no such list: the filing lists there what it identified.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import schema
from ..document import Document
from ..facts.numerals import NUMBER, read_number
from ..facts.passages import LONGEST_TEXT, sentences
from .listed import Listed, of_facilities

_SMELTERS = r"(?:smelters?|refiners?|refineries|facilities|sors|processors?)\b"
_SMELTER = re.compile(rf"\b{_SMELTERS}", re.IGNORECASE)
_OWN_LIST = re.compile(
    r"\b(?:annex|appendix|schedule|attachment|exhibit|table|following|below|herein|here|this list|our list)\b"
    r"|\bthe list (?:includes|contains|shows|names|is|does|omits|excludes)\b|\bwe (?:\w+ )?(?:list|name|show)\b",
    re.IGNORECASE,
)
_FEW = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}(?: ?%| percent)?)"
_MANY = (
    rf"(?:(?:more than|at least|over) (?:{_FEW}|half|a (?:third|quarter|tenth))\b|{_FEW} or more\b"
    r"|(?:multiple|several|the majority of|a majority of|most of)\b)"
)
_NAMED = r"(?:named|reported|identified|listed|cited|mentioned|declared|disclosed)"
_BY = r"(?:suppliers?|vendors?|respondents?|responses|answers|templates|cmrts|declarations|times)\b"
_OFTEN = r"most (?:often|frequently|commonly)"
_WHICH = rf"(?:(?:that|which) (?:were |are |have been )?|(?<!of the ){_SMELTERS} )"
_CERTAIN = r"(?:certain|selected|some(?= of\b)) (?:of (?:the|these|our) )?"
_NARROWED = re.compile(
    "|".join(
        (
            # an extract of the smelters
            rf"\b(?:extract|excerpt|selection|sample|subset) (?:of|from) (?:\w+ ){{0,5}}?{_SMELTERS}",
            r"\bpartial list\b|\bby way of example\b",
            # those named by five or more of our suppliers, that more than half of them have named, most often named
            rf"\b{_WHICH}{_NAMED} (?:to us )?(?:by|in) {_MANY}[^.;]{{0,40}}?\b{_BY}",
            rf"\b{_WHICH}{_NAMED} (?:to us )?(?:by|in) {_FEW} {_BY} or more\b",
            rf"\b(?:that|which) {_MANY}[^.;]{{0,40}}?\b{_BY}[^.;]{{0,20}}?\b{_NAMED}\b",
            rf"\b{_WHICH}(?:{_OFTEN} {_NAMED}|{_NAMED} {_OFTEN})\b",
            # lists only those, certain of the smelters; certain smelters are listed
            r"\b(?:lists?|shows?|names?|includes?|contains?|limited to) only\b",
            rf"\bonly (?:those|the {_OFTEN}) (?:\w+ ){{0,2}}?{_SMELTERS}",
            rf"\b(?:lists?|shows?|names?|includes?|contains?|is|are) (?:a list of )?{_CERTAIN}(?:\w+ )?{_SMELTERS}",
            rf"\b{_CERTAIN}(?:\w+ )?{_SMELTERS}[^.;]{{0,80}}?\b(?:is|are) (?:listed|shown|set|named)\b",
            # the list below does not include, excludes, is limited to
            r"\b(?:list|table|annex|appendix|schedule)\b[^.;]{0,30}?\b"
            r"(?:limited to\b|(?:excludes?|omits?)\b(?! duplicat)"
            r"|do(?:es)? not (?:include|contain|name|show)\b(?! all\b| duplicat))",
        )
    ),
    re.IGNORECASE,
)
_METAL = rf"(?:{'|'.join(schema.METALS)})"
_METALS = rf"{_METAL}(?:(?:,? (?:and|or) |, ?|/){_METAL}\b)*"
_OF_METALS = re.compile(
    rf"\b{_METALS} {_SMELTERS}|\b{_SMELTERS} (?:(?:and|or) {_SMELTERS} )?(?:of|for|that process) {_METALS}",
    re.IGNORECASE,
)
_ONE_METAL = re.compile(rf"\b{_METAL}\b", re.IGNORECASE)
_STATUS = r"(?:conformant|compliant|active)"
_OF_STATUS = re.compile(
    rf"(?<!non-)(?<!not )\b{_STATUS}(?:(?:,? (?:and|or) |, ?|/){_STATUS})* {_SMELTERS}"
    rf"|\b(?:those|the) {_SMELTERS}(?: (?:and|or) {_SMELTERS})? (?:that|which) (?:are|were|have been) "
    r"(?:\w+ )?(?:conformant|compliant|certified)\b",
    re.IGNORECASE,
)
_LISTS = re.compile(
    r"\blists\b|\b(?:is|are|were|been) (?:\w+ )?(?:listed|shown|named|set (?:forth|out)|included|disclosed)\b"
    r"(?! (?:as|by|on|with|among)\b)"
    r"|\b(?:listed|shown|named|set (?:forth|out)) (?:below|in|here)\b|\bwe (?:\w+ )?list\b",
    re.IGNORECASE,
)
_LISTING = ("list", "shown", "named", "set forth", "set out", "included", "disclosed")
_LIST_OF = re.compile(r"\b(?:list|listing|table) of\b|\bfollowing (?:is|are|list|table)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.;](?=\s|$)")
_NUMBER = re.compile(NUMBER, re.IGNORECASE)


def line_of_narrower_list(listed: Listed) -> int | None:
    """The line of the sentence that says that the list is of some smelters only."""
    metals = {row["metal"] for row in listed.rows if row["metal"]}
    for line, sentence in _own_list_sentences(listed.document):
        if _NARROWED.search(sentence) or _is_of_metals(sentence, metals):
            return line
    return None


def line_of_status(document: Document) -> int | None:
    """The line of a sentence that says that conformant (or active) smelters are listed."""
    found = _own_list_sentences(document)
    return next((line for line, text in found if _is_listing(text) and _OF_STATUS.search(text)), None)


def line_of_number(listed: Listed) -> int | None:
    """The line of a clause that says that as many as the list holds are listed: "lists the 20 of them that …"."""
    counts = of_facilities(listed.readings()) - {1}
    for paragraph in listed.document.paragraphs:
        for start, end in _listing_clauses(paragraph.text):
            if counts & set(map(read_number, _NUMBER.findall(paragraph.text, start, end))):
                return paragraph.lines_of(start, end)[0]
    return None


def _is_of_metals(sentence: str, metals: set[str]) -> bool:
    """Whether a sentence lists the smelters of some metals, and the list holds no others."""
    if not metals or not _is_listing(sentence) or not _OF_METALS.search(sentence):
        return False
    named = {metal.capitalize() for metal in _ONE_METAL.findall(sentence)}
    return metals <= named and len(named) < len(schema.METALS)


def _is_listing(sentence: str) -> bool:
    return bool(_LISTS.search(sentence) or _LIST_OF.search(sentence))


def _own_list_sentences(document: Document) -> Iterator[tuple[int, str]]:
    """First line and text of each sentence about smelters and the filing's own list."""
    for paragraph in document.paragraphs:
        for start, sentence in sentences(paragraph.text) if _SMELTER.search(paragraph.text) else ():
            if _SMELTER.search(sentence) and _OWN_LIST.search(sentence):
                yield paragraph.lines_of(start, start + len(sentence))[0], sentence


def _listing_clauses(text: str) -> Iterator[tuple[int, int]]:
    """Where the clauses of a paragraph stand that say what is listed."""
    if not 30 < len(text) < LONGEST_TEXT or not any(map(text.lower().__contains__, _LISTING)):
        return
    for found in _LISTS.finditer(text):
        before = [end.end() for end in _CLAUSE_END.finditer(text, max(0, found.start() - 200), found.start())]
        after = _CLAUSE_END.search(text, found.end())
        yield before[-1] if before else max(0, found.start() - 200), after.start() if after else len(text)
