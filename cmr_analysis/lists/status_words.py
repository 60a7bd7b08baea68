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
_OTHERWISE = re.compile(r"\bneither\b.{3,60}\bnor\b|^\s*neither\W*$", re.I)
# In this order: "in process, not yet conformant" is active, "not participating" is not.
_MEANINGS = (
    ("undetermined", re.compile(r"\b(?:unknown|undetermin|not (?:yet )?determin)", re.I)),
    (
        "active",
        re.compile(
            r"(?<!not )(?<!not yet )(?<!not actively )(?<!not currently )\b(?:active\b|in (?:the )?process|in progress"
            r"|progressing|committed to|agreed to|undergoing|participat|scheduled|enrolled|pending)",
            re.I,
        ),
    ),
    (
        "not_conformant",
        re.compile(
            r"\b(?:non[- ]?(?:conform|compli)|no longer (?:conform|compli|certif|valid)|un(?:certified|audited)"
            r"|not (?:been |yet |currently |actively )*(?:a |on |received|obtained|conform|compli|certif|valid|listed"
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
