"""Which form a text says that it is, or belongs to: SD, or SD/A where it amends one.

A report without its cover says so in its prose: "filed as an exhibit to our Form SD". What a rule asks of filers, and
where a word is defined, names the form of nobody's report.
"""

from __future__ import annotations

import re

from ..document import Document
from ..facts.passages import sentences

NAMED = re.compile(r"\bform\s+sd(\s*/\s*a)?\b", re.IGNORECASE)
_ITS_OWN = re.compile(  # "exhibit to our Form SD", "we file a Form SD", "prepared pursuant to Rule 13p-1 and Form SD"
    r"(?:\b(?:our|its|this|exhibit(?: 1\.0\d)? to|filed with|we (?:\w+ ){0,2}(?:file|filed|publish|submit))"
    r"|(?<!SEC)(?<!ommission)[’']s|\bpursuant to (?:the )?rule 13p-1\b[^.;]{0,60} and)"
    r" (?:(?:an?|the|related|annual|accompanying|our|its) )*(?:specialized disclosure report (?:on )?)?form\s+sd\b",
    re.IGNORECASE,
)
_OF_A_RULE = re.compile(
    r"\b(?:meanings?|defin\w+|refer(?:red)? to (?!as\b|herein)|reader|described in|terms used|must|shall|should"
    r"|requires?|(?:is|are) required|due(?! dil))\b",
    re.IGNORECASE,
)
_BEFORE, _BEHIND = 120, 30  # characters


def form_in_prose(document: Document) -> re.Match[str] | None:
    """The first place where the prose names the form that it belongs to."""
    naming = (text for text, *_ in document.paragraphs if "SD" in text and NAMED.search(text))
    named = (NAMED.search(sentence) for text in naming for _, sentence in sentences(text))
    return next((found for found in named if found and _is_its_own(found)), None)


def _is_its_own(found: re.Match[str]) -> bool:
    """No rule or definition stands about the form, or words that say whose it is."""
    first, last = max(0, found.start() - _BEFORE), found.end() + _BEHIND
    return bool(_ITS_OWN.search(found.string) or not _OF_A_RULE.search(found.string, first, last))
