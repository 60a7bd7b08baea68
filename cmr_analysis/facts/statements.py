"""One phrase and one sentence: what the sentence states by it, and why it may state nothing after all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from .addresses import printed_address
from .findings import is_finding
from .forms import COUNTS, matched_form
from .numerals import looks_like_year, read_date, read_share, write_share
from .phrases import FactPhrases, Phrase, word
from .scope import (
    OF_SURVEY,
    SMELTER_COUNTS,
    STATUSES,
    clause_start,
    fits_context,
    is_by_metal,
    is_date_of_other_year,
    is_of_a_part,
    is_of_earlier_report,
    is_of_earlier_years,
    is_of_other_year,
)
from .sentences import Sentence

_FIGURES = COUNTS | {"response_rate"}
_PRINTED_SHARE = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3})?%")
_FOOTNOTE = re.compile(
    r"\d{1,2} (?:[a-z]+(?: [a-z]+)? (?:means?|refers? to|indicates?|denotes?|signif(?:y|ies)|is defined)\b"
    r"|(?:the|this|these|a|an|we|our|it|its|see|as used|for|please|under|pursuant|such|in|although)\b)"
)
"""A number that opens a sentence and is the mark of a note: "5 The RMAP Conformant Smelter list …"."""
_SPAN_OF_TIME = re.compile(
    r"\d{1,3}(?: (?:to|or|-) \d{1,3})?[ -](?:(?:business|calendar|working) )?(?:years?|months?|weeks?|days?)\b"
)
_NUMBERED = frozenset(
    "tier step item annex appendix exhibit schedule attachment section rule form note no. table page phase level"
    " version january february march april may"
    " june july august september october november december".split()
)
"""Words before a number that is no count: "step 2", "may 31"."""
_IN_ALL = re.compile(
    r"\W*(?:in total|in all|in (?:the )?aggregate|on a combined basis|overall|altogether|combined|taken together),? ",
    re.IGNORECASE,
)
_RCOI_HEADING = re.compile(r"country[- ]of[- ]origin|\brcoi\b", re.IGNORECASE)
DETERMINATIONS = frozenset({"rcoi_determination", "product_determination"})
WHOLE, NEXT = "n, whole", "n, next"
"""Values of a phrase: a count of which parts are told; a count that the next sentence makes one of those asked."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One stated fact. value: canonical text; number: the count or the share (0 to 1), else None."""

    fact: str
    value: str
    number: float | None
    quote: str
    line_start: int
    line_end: int


class Conflict(Fact):
    """A statement of the same filing that disagrees with the fact that was kept."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that one sentence states, how strong the evidence is, and the sentence's place in the filing."""

    fact: Fact
    strength: int
    order: int


def with_next(sentence: Sentence, following: Sentence) -> Sentence | None:
    """A sentence that counts suppliers together with the next one where that says they were asked."""
    if following.previous != sentence.text or not word("asks_them").search(following.plain):
        return None
    return replace(sentence, text=f"{sentence.text} {following.text}", line_end=following.line_end)


def is_no_count(plain: str, start: int) -> bool:
    """Whether the number that starts there is a rule's, a step's, a note's, a day's or part of a larger one."""
    before = plain[start - 1 : start]
    if start == 0 and _FOOTNOTE.match(plain):
        return True
    if before.isalnum() or before in ("_", ".", "$", "/", "-"):
        return True
    if _SPAN_OF_TIME.match(plain, start):
        return True
    word_before = plain[max(0, start - 12) : max(0, start - 1)].rpartition(" ")[2]
    return before == " " and word_before.rpartition("-")[2].lstrip("([") in _NUMBERED


def stated(
    phrases: FactPhrases, phrase: Phrase, sentence: Sentence, context: str, order: int, year: int | None
) -> Iterator[Candidate]:
    """What one phrase that is found in a sentence states there: nothing, one value, or several counts of smelters."""
    if sentence.plain.endswith("?"):
        return
    form = matched_form(phrase.fact, sentence)
    reads = list(dict.fromkeys(_reads(phrases, phrase, form, sentence.text, year)))
    if not reads or not fits_context(phrase.fact, sentence, context):
        return
    if phrase.fact == "suppliers_surveyed" and len(reads) > 1:
        return  # "22 suppliers of one line and 31 of the other": neither is the filing's number
    for read in reads if phrase.fact in SMELTER_COUNTS else reads[:1]:
        fact = Fact(phrase.fact, *read, sentence.text, sentence.line_start, sentence.line_end)
        yield Candidate(fact, phrase.strength + _weight(phrase, sentence), order)


def _reads(
    phrases: FactPhrases, phrase: Phrase, plain: str, text: str, year: int | None
) -> Iterator[tuple[str, float | None]]:
    """Values and numbers that a phrase finds in a sentence and nothing speaks against.

    Within a match that is rejected another may begin: "reported against a list, we identified 221 smelters".
    """
    position = 0
    while match := phrase.search(plain, position):
        if is_rejected(phrases, phrase.value, plain, match, year):
            position = match.start() + 1
            continue
        position = max(match.end(), match.start() + 1)
        if phrases.is_excluded(phrase.value, plain):
            return
        read = _value(phrase, match, text)
        if read:
            yield read


def is_rejected(phrases: FactPhrases, value: str, plain: str, match: re.Match[str], year: int | None) -> bool:
    if any(is_no_count(plain, match.start(name)) for name in match.re.groupindex if name in "nabp"):
        return True
    start = clause_start(plain, match.start())
    span = plain[start : match.start("u") if "u" in match.re.groupindex else match.end()]
    if phrases.is_rejected(value, span):
        return True
    if phrases.is_rejected_after(value, plain, match.end()):
        return True
    if phrases.fact in SMELTER_COUNTS and is_by_metal(plain, match.start(), span):
        return True
    if phrases.fact in STATUSES and is_of_a_part(plain, match, span):
        return True
    if phrases.fact == "private_sector_audit":
        return is_of_earlier_report(plain, year)
    if phrases.fact == "status_as_of":
        return is_date_of_other_year(match, year)
    if phrases.fact in DETERMINATIONS:
        return not is_finding(value, plain, match, year)
    if phrases.fact == "template":
        return year is not None and is_of_earlier_years(plain, match, year)
    return phrases.fact in _FIGURES and is_of_other_year(plain, match, year)


def _weight(phrase: Phrase, sentence: Sentence) -> int:
    """What makes a sentence better evidence: the result of the inquiry, what was done and not what is planned."""
    plain = sentence.plain
    if phrase.fact == "rcoi_determination":
        return _rcoi_weight(sentence)
    if phrase.fact == "template":
        return _tells_of_use(plain) + ("template" in plain) - _tells_of_others(plain)
    if phrase.fact in OF_SURVEY:
        return 2 * adds_up_parts(plain)
    if phrase.fact == "due_diligence_framework":
        return bool(word("designed").search(plain)) - ("policy" in plain)
    return 0


def adds_up_parts(text: str) -> bool:
    """Whether a sentence adds up what was told of parts: "In total, 1,191 of 1,414 suppliers responded"."""
    return bool(_IN_ALL.match(text))


@lru_cache(maxsize=256)
def _tells_of_use(plain: str) -> bool:
    return bool(word("used").search(plain))


@lru_cache(maxsize=256)
def _tells_of_others(plain: str) -> int:
    """Whether it tells of a survey for other minerals (2) or of what is to be done (1)."""
    return 2 if word("other_minerals").search(plain) else int(bool(word("to_be_done").search(plain)))


def _rcoi_weight(sentence: Sentence) -> int:
    """A result of the inquiry counts 2; of inquiry and due diligence, or in the inquiry's section, 1."""
    if word("rcoi").search(sentence.plain):
        return 1 if "due diligence" in sentence.plain else 2
    return 1 if _RCOI_HEADING.search(sentence.heading) else 0


def _value(phrase: Phrase, match: re.Match[str], text: str) -> tuple[str, float | None] | None:
    """The canonical value and number of a match, or None where it is no such thing."""
    if phrase.value in ("n", "a", "b", WHOLE, NEXT):
        return _count(int(match.group(phrase.value[0])), text)
    if phrase.value == "p":
        share = read_share(match.group("p"))
        return None if share is None else (write_share(share), share)
    if phrase.value == "a/b":
        return _ratio(int(match.group("a")), int(match.group("b")), match.string)
    if phrase.value == "d":
        day = read_date(match.group("d"))
        return (day.isoformat(), None) if isinstance(day, date) else None
    if phrase.value == "u":
        address = printed_address(match.group("u"), text)
        return None if address is None else (address, None)
    return phrase.value, 1.0 if phrase.value == "1.0" else None


def _count(number: int, text: str) -> tuple[str, float] | None:
    is_year = looks_like_year(number) and f"{number:,}" not in text
    return None if is_year else (str(number), float(number))


def _ratio(part: int, whole: int, plain: str) -> tuple[str, float] | None:
    if not 0 < part <= whole or whole < 2:
        return None
    share = share_as_printed(part / whole, plain)
    return write_share(share), share


def share_as_printed(share: float, *texts: str) -> float:
    """A share of two counts as the filing prints it near them ("39 of 46 (85%)"), else to four decimals."""
    printed = [found for text in texts for found in _PRINTED_SHARE.findall(text)]
    return next((read_share(each) or 0.0 for each in printed if _rounds_to(share, each)), round(share, 4))


def _rounds_to(share: float, printed: str) -> bool:
    decimals = len(printed.rstrip("%").partition(".")[2])
    return abs(share * 100 - float(printed.rstrip("%"))) <= 0.51 / 10**decimals
