"""The plain form of a sentence: what phrases are matched against, never what is quoted.

Lower case, straight marks, no quotation marks or markup, numbers in digits, "percent" as "%", no asides.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .numerals import IN_WORDS, read_number

_MARKUP = re.compile(r"\*\*|__|</?(?:b|u|i|em|strong)>", re.IGNORECASE)
_MARKS = (
    ("’", "'"), ("‘", "'"), ("´", "'"), ("“", ""), ("”", ""), ("–", "-"), ("—", "-"), ("‑", "-"), ("\xa0", " "),
)  # fmt: skip
_WORDS = re.compile(  # the first letters decide: most words are tried no further
    r"\b(?=tw[eo]|t(?:hree|hir|en\b)|fo(?:ur|rt)|fi(?:ve|ft)|six|seven|eight|nine|eleven|one\b|zero)"
    + IN_WORDS
    + r"(?![-\w])"
)
_STEMS = "two three four five six seven eight nine eleven twelve thirt fift twent hundred".split()
_MAY_BE_NUMBERS = (*_STEMS, " ten", "(ten", " fort", "(fort")  # "ten" and "fort" stand in other words, too
_NUMBER_WORDS = tuple(f"{before}{stem}" for stem in (*_STEMS, "ten", "fort") for before in (" ", "("))
_ONE = re.compile(r"(?<![\w-])one(?= (?:smelter|refiner|facility|sor|supplier|vendor|\(1\))\b)")
_ONE_OF = re.compile(r"(?<![\w-])(?<!every )(?<!each )one(?= of (?:the |these |those |our |its )?\d)")
_PERCENT = re.compile(r"(?<=\d)(?: ?percent\b| per cent\b| %)")
_THOUSANDS = re.compile(r",(?=\d{3}\b)(?<=\d,)")
_FOOTNOTE_MARK = re.compile(r"\d{1,2}\b(?!-)(?:(?<=[a-z]{4}\d)|(?<=[a-z]{4}\d\d))")  # "suppliers1"
_FOOTNOTE_APART = re.compile(r"(\d[^.;:]{0,120}\b(?:conformant|compliant|active)) [1-9](?= as (?:of|at)\b)")
_DIGIT_AT_A_WORD = re.compile(r"\d(?<=[a-z]\d)")
_VERSION = re.compile(
    r",? (?:version|revision|rev\.?) \d+(?:\.\d+)*[a-z]?(?: (?:or|and) (?:higher|later|newer|above))?,?"
)
_LEGAL_FORMS = ("inc.", "corp.", "ltd.", "co.")
_LEGAL_FORM = re.compile(r"\b(inc|corp|ltd|co)\.(?=,| [a-z])")  # its full stop ends no sentence
_LIKE_A_YEAR = re.compile(r"\b(2),(0[0-3]\d)\b")  # "2,019 suppliers" becomes 02019, so that it is no year
_DIGIT_IN_BRACKETS = re.compile(r"\(\d")
_NOT = re.compile(r"\b(ca|wo|[a-z]+)n't\b")
_SORS = (
    r"(?:smelters?|refiners?|facilit(?:y|ies)|sors?)(?: (?:and|or) (?:smelters?|refiners?|facilit(?:y|ies)))?"
)
_IS = r"(?:was|were|is|are) (?:(?:listed|reported|considered|designated|currently|still|as|in|on|the) ){0,3}"
_IS_ACTIVE = r"(?:(?:rmap|cfsp|rmi|cfsi)[ -])?active\b(?! in (?!the (?:rmap|cfsp)|rmap|cfsp))"
_NONE_BY_STATUS = re.compile(  # "none of the 29 was active", "no smelters were active", "there were no active smelters"
    rf"\bnone(?=(?: of (?:(?:the|these|those|them|our)\b ?)(?:\d{{1,6}} ?)?(?:{_SORS} ?)?)? ?{_IS}{_IS_ACTIVE})"
    rf"|\bno(?= {_SORS} {_IS}{_IS_ACTIVE}| {_SORS} (?:(?:that|which) )?(?:were|are|is|was) neither\b)"
    rf"|\bno(?= (?:(?:rmap|cfsp|rmi|cfsi)[ -])?active {_SORS}(?=[.;,]|$))"
    r"|(?:(?<=active: )|(?<=participating: )|(?<=enrolled: ))(?:none|nil)\b"
)
_STATUSES_OF_NONE = ("active", "neither", "participating: ", "enrolled: ")
_OTHER_TEMPLATE = re.compile(  # "94% provided a CMRT and 301 (66%) an EMRT"
    r",? and \d{1,6} (?:\(\d{1,3}(?:\.\d+)?%\) )?(?:provided |returned |completed |submitted )?(?:an? |the )?"
    r"(?:emrts?|amrts?|extended minerals reporting templates?)\b"
)
_ROUND = 10
_NOTE_AT_A_SHARE = re.compile(r"(?<=%)\(\d\)")  # "approximately 97%(1)"
_SAID_TWICE = re.compile(r"\b(\d{1,6}) \(\1\)|\b(\d{1,3}(?:\.\d+)?%) \(\2\)")
_IF_NOT_ALL = re.compile(
    r",? if not (?:all|most|nearly all),?(?= of\b)"
)  # "in many, if not most, of our products"
_OR_EQUIVALENT = re.compile(
    r"\b(conformant|compliant|conflict[- ]free),? (?:or|/) ?(?:an )?"
    r"(?:equivalent\b|(?:audited|certified|validated|recogni[sz]ed) (?:under|by|through) an? "
    r"(?:equivalent|cross-recogni[sz]ed|other|similar|comparable) (?:programm?e?|scheme|standard)\b)"
)
_ASIDE = re.compile(r" \((?![^()]{0,50}(?:www\.|http|\.com|\.net|\.org))[^()\d]{1,75}\)")
_SPENT = ("spend", "expenditure", "purchases", "accounting for", "representing")
_SHARE_OF_SPEND = re.compile(  # "(representing 99% of our spend)", ", representing 99% of our spend,"
    r",? and (?:approximately |about )?\d{1,3}(?:\.\d+)?% of (?:our |the |its )?(?:20\d\d )?(?:[a-z]+ ){0,2}?"
    r"(?:spend|spending|expenditures?|purchases)\b[^,.;()]{0,40}(?=[,.;])"
    r"| \([^()]{0,60}\b(?:spend|spending|expenditures?|purchases)\b[^()]{0,30}\)"
    r"|, (?:which |who )?(?:represent|account|compris|mak|constitut)(?:ing|ed|es?|s)?\b[^,.;()]{0,60}"
    r"\b(?:spend|spending|expenditures?|purchases|parts|part numbers|components)\b"
    r"[^,.;()]{0,30}(?: \(\d{1,3}(?:\.\d+)?%\))?(?=[,.;])"
)


@lru_cache(maxsize=4096)
def marks_unified(text: str) -> str:
    """The text in lower case with straight marks and without quotation marks."""
    if not text.isascii():
        for mark, plain in _MARKS:  # a chain of replacements is three times as fast as str.translate
            text = text.replace(mark, plain)
    return text.replace('"', "").lower()


@lru_cache(maxsize=4096)
def plain_text(text: str) -> str:
    """The form of a sentence that phrases match.

    >>> plain_text("We surveyed **seven (7)** suppliers (“Suppliers”) and 95 percent answered.")
    'we surveyed 7 suppliers and 95% answered.'
    """
    plain = marks_unified(text)
    if "n't" in plain:
        plain = _NOT.sub(_in_full, plain)
    if "**" in plain or "__" in plain or "</" in plain:
        plain = _MARKUP.sub("", plain)
    if "3tg" in plain:  # its digit would look like a count
        plain = plain.replace("3tgs", "conflict minerals").replace("3tg", "conflict minerals")
    if holds(plain, _LEGAL_FORMS):
        plain = _LEGAL_FORM.sub(r"\1", plain)
    if ", by number," in plain:
        plain = plain.replace(", by number,", "")
    if " if not " in plain:
        plain = _IF_NOT_ALL.sub("", plain)
    if " equivalent" in plain or "compliant, or " in plain or "conformant, or " in plain:
        plain = _OR_EQUIVALENT.sub(r"\1", plain)
    if "version" in plain or "rev" in plain:
        plain = _VERSION.sub("", plain)
    plain = _figures_in_digits(plain)
    if "emrt" in plain or "amrt" in plain:
        plain = _OTHER_TEMPLATE.sub("", plain)
    if "no" in plain and holds(plain, _STATUSES_OF_NONE):
        plain = _NONE_BY_STATUS.sub("0", plain)
    if "%(" in plain:
        plain = _NOTE_AT_A_SHARE.sub("", plain)
    if _DIGIT_AT_A_WORD.search(plain):
        plain = _FOOTNOTE_MARK.sub("", plain)
    if " as of" in plain or " as at" in plain:
        plain = _FOOTNOTE_APART.sub(r"\1", plain)
    if holds(plain, _SPENT):
        plain = _SHARE_OF_SPEND.sub("", plain)
    return _ASIDE.sub("", plain) if "(" in plain else plain


def _in_full(contracted: re.Match[str]) -> str:
    """ "did not" for "didn't", "cannot" for "can't"."""
    return {"ca": "cannot", "wo": "will not"}.get(contracted[1], f"{contracted[1]} not")


def holds(text: str, keys: tuple[str, ...]) -> bool:
    """Whether a text holds one of some substrings. (A loop: `any` of a generator takes four times as long.)"""
    for key in keys:  # noqa: SIM110
        if key in text:
            return True
    return False


def has_number_word(lowered: str) -> bool:
    """Whether a text in lower case may hold a number in words, by a cheap test."""
    lowered = " " + lowered
    return holds(lowered, _MAY_BE_NUMBERS) and holds(lowered, _NUMBER_WORDS)


def _figures_in_digits(plain: str) -> str:
    """Each step runs only where its mark is there: most sentences hold no figure at all."""
    if "one " in plain:
        plain = _ONE.sub("1", plain)
    if has_number_word(plain):
        plain = _WORDS.sub(_digits, plain)
    if "one of " in plain:
        plain = _ONE_OF.sub("1", plain)
    if "2,0" in plain:
        plain = _LIKE_A_YEAR.sub(r"0\1\2", plain)
    if "," in plain:
        plain = _THOUSANDS.sub("", plain)
    if "percent" in plain or "per cent" in plain or " %" in plain:
        plain = _PERCENT.sub("%", plain)
    if _DIGIT_IN_BRACKETS.search(plain):
        plain = _SAID_TWICE.sub(lambda found: found.group(1) or found.group(2), plain)
    return plain


def _digits(found: re.Match[str]) -> str:
    printed = found.group()
    if printed == "one":
        return printed
    number = read_number(printed)
    if "(" in printed and number is not None:  # "nine out of ten (237)"
        told = read_number(printed.partition("(")[0])
        if told is not None and told <= _ROUND < number:
            return f"{told} ({number})"
    return printed if number is None else str(number)
