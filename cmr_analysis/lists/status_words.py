"""Statuses in running words: "has been validated as conflict free", "that are active in the RMAP"."""

from __future__ import annotations

import re

from .. import vocabulary
from ..vocabulary import normalize_text

# "Conformant or active": which one is not said.
_EITHER = re.compile(
    r"(?<!not )(?<!nor )\b(?:conformant|compliant)(?: \w+)? ?(?:or|and|/|,) ?active\b"
    r"|\bactive ?(?:or|and|/) ?(?:\w+ )?(?:conformant|compliant)\b",
    re.I,
)
_OTHERWISE = re.compile(r"\bneither\b.{3,60}\bnor\b|(?:^|\b(?:is|are|was|were) )\s*neither\W*$", re.I)
# In this order: "in process, not yet conformant" is active, "not participating" is not.
_MEANINGS = (
    (
        "undetermined",
        re.compile(
            r"\b(?:unknown|undetermin|not (?:yet )?determin)"
            r"|\b(?:complian|conforman|status)[^.]{0,40}\b(?:not|cannot)(?: yet)?(?: been| be)? (?:confirm|verif)",
            re.I,
        ),
    ),
    (
        "active",
        re.compile(
            r"(?<!not )(?<!not yet )(?<!not actively )(?<!not currently )\b(?:active(?:ly)?\b|in (?:the )?process"
            r"|in progress|going through|progressing|work(?:s|ing) towards?|seek(?:s|ing)\b|on the way to|under ?way"
            r"|expected to be|(?:begun|started) (?:the|its|an?)\b|audit (?:process )?(?:begun|started)|committed to"
            r"|agreed to|undergoing|participat|scheduled|enrolled|pending)"
            r"|(?:^|\b(?:facility|smelter|refiner) )(?:currently )?in the (?:[\w-]+ ){1,3}process",
            re.I,
        ),
    ),
    (
        "not_conformant",
        re.compile(
            r"\b(?:non[- ]?(?:conform|compli)|no longer (?:conform|compli|certif|valid|listed as|on (?:the|any) )"
            r"|un(?:certified|audited)"
            r"|^(?:\w+ ){0,3}(?:on|in) (?:[\w’']+ ){1,4}look-?up (?:tab|list|sheet)(?: list)? only\W*$"
            r"|(?:removed|withdrawn|dropped|deleted) from|delisted|(?:lost|expired|revoked)\b"
            r"|not (?:been |yet |currently |actively |found |known |listed |considered |deemed |to |be |as |fully )*"
            r"(?:a |on |in (?:the|any) (?:\w+ )?program|received|obtained|conform|compli|certif|valid|listed"
            r"|enrol|participat|active|verified|audited|completed|undergone|scheduled|committed|agreed))",
            re.I,
        ),
    ),
    (
        "conformant",
        re.compile(
            r"\b(?:conformant|compliant|conform(?:s|ed|ance|ity)?\b|certified|validated|verified|conflict[- ]free"
            r"|complian|successfully|passed|complet(?:ed|ion))",
            re.I,
        ),
    ),
)

# "Conformant – extended CAP", "Conformant (re-audit in progress)", "Active; audit scheduled"
_QUALIFIED = re.compile(
    r"(?P<status>[A-Z][\w -]{4,40}?)\s*(?:[–—;:(\[,]|\s-\s)\s*(?P<rest>[a-zA-Z][^()]{2,60})[)\]]?"
)
# "No - in process", "Yes (compliant)", "No, not enrolled": what stands behind the answer says which status it is
_ANSWER = re.compile(
    r"(?P<answer>yes|no)\s?(?:[–—,:/;(\[-])\s?(?P<rest>[a-z][^()]{2,60})[)\]]?", re.IGNORECASE
)
_NEGATED = re.compile(r"\b(?:not|no|non|never|un(?:til|less)|lost|removed|suspended|expired)\b", re.I)
_OF_SMELTERS = frozenset("smelter smelters refiner refiners refinery refineries facilities".split())
_STATED = ("conformant", "active")
_UNDER_NO = ("active", "not_conformant", "undetermined")
_ANSWERS = frozenset(("Ye", "YE", "ye", "No", "NO", "no"))


def says_either(text: str) -> bool:
    """ "Compliant or active": which one is not said."""
    return "ctive" in text and bool(_EITHER.search(text))


def qualified_status(text: str) -> str | None:
    """The status that a cell begins with, where it goes on behind a dash or in brackets, or that it explains an
    answer with; None for other cells.

    >>> qualified_status("Conformant – extended CAP")
    'conformant'
    >>> qualified_status("No - in process")
    'active'
    """
    if text[:2] in _ANSWERS and (answer := _ANSWER.fullmatch(text)):
        return _status_behind(answer)
    if not ("onform" in text or "ompli" in text or "ctive" in text):
        return None
    match = _QUALIFIED.fullmatch(text)
    status = vocabulary.statuses().get(normalize_text(match["status"])) if match else None
    if status not in _STATED or (status == "conformant" and _NEGATED.search(match["rest"])):
        return None
    rest = set(normalize_text(match["rest"]).split())
    return None if rest & vocabulary.metals().keys() or rest & _OF_SMELTERS else status


def status_in_words(text: str) -> str:
    """Status that a legend's sentence states, '' for none.

    >>> status_in_words("Smelter has been validated as conflict free under the CFSP")
    'conformant'
    """
    known = vocabulary.statuses().get(normalize_text(text))
    if known is not None:
        return known
    if _OTHERWISE.search(text):
        return "not_conformant"
    if _EITHER.search(text):
        return ""
    return next((status for status, pattern in _MEANINGS if pattern.search(text)), "")


def _status_behind(answer: re.Match) -> str | None:
    """The status that an answer is explained with; None for words of no status, or of one that contradicts it."""
    status = vocabulary.statuses().get(normalize_text(answer["rest"]))
    allowed = _STATED if answer["answer"].lower() == "yes" else _UNDER_NO
    return status if status in allowed else None
