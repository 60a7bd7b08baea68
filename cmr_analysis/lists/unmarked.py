"""What a list says of its rows without a mark: "All other smelters are conformant", "No mark: neither"."""

from __future__ import annotations

import re
from typing import NamedTuple

from .status_words import status_in_words

# "Smelters without a mark were neither compliant nor active" below a legend speaks of the others.
_OF_THE_UNMARKED = re.compile(
    r"(?<=[\w.)\]] )(?:The )?(?:Smelters?|Refiners?|Facilit(?:y|ies)|Those|Others|All others?|Names|Entries)\b"
    r"[^.]{0,80}?\b(?:without (?:a|any) mark|not (?:so )?marked|unmarked|no mark|no asterisk|without an asterisk)\b"
)
# "“#” means that it is not on the list of compliant smelters. All others in the table are on it."
_ON_THE_LIST = re.compile(
    r"\bnot (?:\w+ )?on (?:the|an?) (?:\w+ )?list of (?:\w+ )?(?:compliant|conformant) [^.;]{0,80}[.;]\s"
    r"(?P<sentence>(?:All|The) (?:the )?others? [^.;]{0,40}\b(?:are|were) on (?:it|that list|the list))(?=[.;]|$)"
)
# "No mark: neither conformant nor active"
_NO_MARK = re.compile(
    r"(?:(?:^|(?<=[.;,)] ))(?=[NnUuWw])|(?<=\w )(?=[NU]))"
    r"(?P<sentence>(?i:no (?:mark|asterisk|symbol)|unmarked|without (?:a |any )?mark)\s?[:=–—-] ?"
    r"(?P<text>[^.;]{3,120}))"
)
_OF_THE_LIST = r"(?:smelters|refiners|SORs|facilities)(?: (?:and|or) refiners)?"
_WHERE_LISTED = r"(?: listed)?(?: (?:above|below|(?:in|on) [^.;,]{2,40}?))?"
# "All other listed SORs are CFSP compliant.", "Smelters without a mark were neither compliant nor active."
_UNMARKED_ARE = re.compile(
    r"(?:^|(?<=[.;)] )|(?<=\w )(?=All |Unmarked ))"
    rf"(?P<sentence>(?:(?P<others>(?:The |All )?(?:[Oo]ther|[Rr]emaining)(?: listed)? {_OF_THE_LIST}{_WHERE_LISTED}"
    rf"|(?:[Aa]ll|[Tt]he) others{_WHERE_LISTED})|(?:The |All )?[Uu]nmarked {_OF_THE_LIST}"
    rf"|(?:The |All )?(?:(?i:{_OF_THE_LIST})|[Tt]hose|[Nn]ames)(?: listed)? "
    r"(?:without (?:a|an|any) (?:mark|asterisk)|not (?:so )?marked)) (?:are|were|have been) "
    r"(?!(?:\w+ )?(?:expected|required|requested|asked|encouraged|believed|assumed)\b)(?P<text>[^.;]{3,120}))"
)

_NEEDED = ("ther", "mark", "sterisk", "ymbol")


class Rest(NamedTuple):
    """A sentence on the rows without a mark, and the status that it states.

    names_mark: it says that they have none, not only that they are the others; is_alone: the text says no more.
    """

    sentence: str
    status: str
    names_mark: bool
    is_alone: bool


def said_of_the_unmarked(text: str) -> Rest | None:
    """The first sentence of a text that states a status of the rows without a mark."""
    if not any(map(text.__contains__, _NEEDED)):
        return None
    if found := _ON_THE_LIST.search(text):
        return Rest(found["sentence"], "conformant", True, False)
    found = _UNMARKED_ARE.search(text) or _NO_MARK.search(text)
    status = status_in_words(found["text"]) if found else ""
    if not status:
        return None
    names_mark = found.re is _NO_MARK or not found["others"]
    return Rest(found["sentence"], status, names_mark, found["sentence"] == text.rstrip(". "))


def before_the_unmarked(words: str) -> str:
    """The words of a legend before those that speak of the unmarked."""
    for of_others in (_OF_THE_UNMARKED, _NO_MARK, _UNMARKED_ARE):
        words = words[: others.start()] if (others := of_others.search(words)) else words
    return words
