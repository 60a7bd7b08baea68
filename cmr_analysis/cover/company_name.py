"""What a company's name looks like, and how the filing itself spells it in capitals and small letters."""

from __future__ import annotations

import re

from ..document import Document

_BOILERPLATE = re.compile(
    r"^(?:[\W_]*|securities and|exchange commission|d\.?c\.? 20549|form|sd|special(?:i[sz]ed)?"
    r"|disclosure report|(?:document)?united(?: states(?: of america|,? securities.*)?)?|states"
    r"|(?:united states )?securities and exchange.*|washington,? d\.?\s?c.*|20549|form sd.*"
    r"|special(?:i[sz]ed)? disclosure.*|ex-\d.*|exhibit \d.*"
    r"|\(?amendment no.*|as filed with.*|current report.*|pursuant to.*|.*\blogo\W*|table of contents.*"
    r"|(?:sec )?document|https?:.*|.*\.(?:html?|jpe?g|gif|png|txt)|\(?mark one\)?|omb .*|expires:.*"
    r"|estimated average burden.*|hours per (?:response|form).*|commission file.*|date of .*"
    r"|conflict minerals.*|introduction.*"
    r"|items?\s.*|section\s.*|part\s.*|page\s.*|.*\bdecember\s+31.*|.*\b(?:19|20)\d\d)$",
    re.IGNORECASE,
)
_LEGAL = (
    r"(?:corporation|incorporated|inc|corp|company|co|limited|ltd|plc|n\.?\s?v|s\.?\s?a|l\.?\s?p|s\.?e|a\.?g|llc|holdings?"
    r"|group|gmbh|trust|s\.?p\.?a|a/?s|oyj|kaisha|ab)"
)
LEGAL_FORM_ALONE = re.compile(_LEGAL + r"\W*(?:inc|ltd|co)?\W*|& co\W*", re.IGNORECASE)
LEGAL_FORM_LAST = re.compile(r".*[\w)’]\W{1,3}" + _LEGAL + r"\W*", re.IGNORECASE)
ENDS_A_NAME = re.compile(r".*\w\W{1,3}(?:inc|corp|llc|ltd|plc|l\.?p|n\.?v)\.?", re.IGNORECASE)
_FOOTNOTE = re.compile(
    r"(?<!\w)(?P<form>corporation|incorporated|company|limited|(?:inc|corp|ltd|plc|llc)\.?|co\.|n\.v\.|s\.a\.|l\.p\.)[\d¹²³]{1,2}$",
    re.IGNORECASE,
)
STRONG_FORM = r"(?:corporation|incorporated|inc|corp|company|co|limited|ltd|plc|llc|l\.?p|n\.?v|s\.?a)"
"""The legal forms that are no words of other things, as "group", "trust" and "holdings" are."""

_ABBREVIATED = re.compile(r"\b(?:inc|corp|ltd|co)\.$", re.IGNORECASE)
LONGEST_TEXT = 20_000
LONGEST_NAME = 110


def is_name(text: str) -> bool:
    """Whether a cell may be a company's name: some letters, not a heading of the form, not a sentence."""
    return (
        len(text) <= LONGEST_NAME
        and len(text.split()) <= 14
        and any(map(str.isalpha, text))
        and not _BOILERPLATE.match(text)
        and not text.startswith("(")
        and "|" not in text
        and not text.endswith(":")
    )


def without_footnote(name: str) -> str:
    """A name without the figure of a footnote behind its legal form: "Acme Inc.1"; "Studio 54" keeps its own."""
    return _FOOTNOTE.sub(r"\g<form>", name) if name[-1:].isdigit() else name


def best_cased(name: str, document: Document, *witnesses: str | None) -> str:
    """A name printed in capitals, as the filing spells it elsewhere; the name itself where it never does.

    *witnesses* are the names at the signature and in the submission's header, looked at first.
    """
    if any(letter.islower() for letter in name) or not any(letter.isalpha() for letter in name):
        return name
    for witness in filter(None, witnesses):
        if _same_letters(witness, name) and _is_cased(witness):
            return witness
    pattern = spelling(name)
    for line in document.lines:
        for found in pattern.finditer(line.text) if len(line.text) < LONGEST_TEXT else ():
            if _is_cased(found.group()):
                has_stop = name.endswith(".") or _ABBREVIATED.search(found.group())
                return found.group().rstrip(".") + ("." if has_stop else "")
    return name


def spelling(name: str) -> re.Pattern[str]:
    """The words of a name in capitals or small letters, whatever stands between them."""
    words = map(re.escape, re.findall(r"[^\s,.]+", name.replace("’", "'")))
    return re.compile(r"[\s,.]{1,3}".join(words).replace("'", "['’]") + r"\b\.?", re.IGNORECASE)


def _is_cased(text: str) -> bool:
    return any(letter.islower() for letter in text) and text[0].isupper()


def _same_letters(one: str, other: str) -> bool:
    return re.sub(r"\W", "", one).lower() == re.sub(r"\W", "", other).lower()
