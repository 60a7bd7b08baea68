"""One phrase and one sentence: what the sentence states by it, and why it may state nothing after all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from .numerals import read_date, read_share, write_share
from .phrases import FactPhrases, Phrase, word
from .plain import holds, marks_unified
from .sentences import Sentence

SMELTER_COUNTS = frozenset(
    f"smelters_{part}" for part in ("identified", "conformant", "active", "not_listed", "sourcing_covered")
)
_STATUSES = SMELTER_COUNTS - {"smelters_identified", "smelters_sourcing_covered"}
_COUNTS = SMELTER_COUNTS | {"suppliers_surveyed"}
_FIGURES = _COUNTS | {"response_rate"}
_PERCENT_ASIDE = re.compile(
    r" ?\((?:or )?(?:approximately |about )?\d{1,3}(?:\.\d+)?%(?: of [^()]{1,40})?\)"
    r"|(?<=\d),? or (?:approximately |about )?\d{1,3}(?:\.\d+)?%,?"
    r"| ?\((?:in )?20[0-3]\d: [^()]{1,30}\)"
)
_YEAR_ASIDE = re.compile(r" \((?:in )?20[0-3]\d: [^()]{1,30}\)")  # "76% (2018: 71%) of the suppliers"
_COMPARED = re.compile(r",? (?:versus|vs\.?|(?:as )?compared (?:to|with)|(?:up|down) from|against) ")
_COUNT_ASIDE = re.compile(  # "85% (179) were conformant", "92% (231 of 251)"
    r"(?:approximately |about )?\b\d{1,3}(?:\.\d+)?%,? \((\d{1,6}(?: of (?:the )?\d{1,6})?(?: [a-z]+)?)\)"
)
_COUNTS_BEHIND = re.compile(  # "98% of the smelters in our supply chain (247 out of 252) are conformant"
    r"\b\d{1,3}(?:\.\d+)?% of (?:the |our |all )?([a-z ,/'-]{3,80}?),? \((\d{1,6}) (?:out )?of (?:the )?(\d{1,6})\)"
)
_NO_COUNT = re.compile(
    r"(?:[\w.$/-]|\b(?:tier|step|item|annex|section|rule|form|note|no\.|table|page|phase|level|version|january|february"
    r"|march|april|may|june|july|august|september|october|november|december)[ -])$"
)
_CLAUSE = re.compile(r"[,;:.] | and | while | but | whereas ")
_RCOI_HEADING = re.compile(r"country[- ]of[- ]origin|\brcoi\b", re.IGNORECASE)
_DETERMINATIONS = frozenset({"rcoi_determination", "product_determination"})
_OPENS_WITH_YEAR = re.compile(
    r"(?:(?:in|for|during) (?:the )?(?:calendar |reporting |fiscal )?(?:year )?(?=20\d\d,)"
    r"|(?:in )?our (?=20\d\d (?:conflict minerals )?(?:report|filing|form sd)\b))(20[0-3]\d)"
)
_LABELLED_YEAR = re.compile(r"\b(20[0-3]\d) ?[:=-] ?$")  # "(2018: 93%)"
_YEAR = re.compile(r"\b(?:in|for|during|of|year|from|ended december 31,) (20[0-3]\d)\b")
WHOLE, NEXT = "n, whole", "n, next"
"""Values of a phrase: a count of which parts are told; a count that the next sentence makes one of those asked."""
_SMELTER_WORDS = ("smelt", "refin", "sors", "facilit", "processor", "compliance status", "conformance status")
_FACILITY_WORDS = ("smelt", "refin", "sors", "process", "minerals facilit")
"""Words around a count of smelters; of "9 facilities" without one of these nobody knows what they are."""


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
    """Whether the number that starts there is a rule's, a step's, a day of a month or part of a larger one."""
    return bool(_NO_COUNT.search(plain, max(0, start - 12), start))


def stated(
    phrases: FactPhrases, phrase: Phrase, sentence: Sentence, context: str, order: int, year: int | None
) -> Iterator[Candidate]:
    """What one phrase states in one sentence: nothing, one value, or several counts of smelters."""
    form = _matched_form(phrase.fact, sentence)
    if not phrase.pattern.search(form):  # most do not match: nothing else is asked
        return
    reads = list(dict.fromkeys(_reads(phrases, phrase, form, sentence.text, year)))
    if not reads or not _fits_context(phrase.fact, sentence, context):
        return
    if phrase.fact == "suppliers_surveyed" and len(reads) > 1:
        return  # "22 suppliers of one line and 31 of the other": neither is the filing's number
    for read in reads if phrase.fact in SMELTER_COUNTS else reads[:1]:
        fact = Fact(phrase.fact, *read, sentence.text, sentence.line_start, sentence.line_end)
        yield Candidate(fact, phrase.strength + _weight(phrase, sentence), order)


def _reads(
    phrases: FactPhrases, phrase: Phrase, plain: str, text: str, year: int | None
) -> Iterator[tuple[str, float | None]]:
    """Values and numbers that a phrase finds in a sentence and nothing speaks against."""
    for match in phrase.matches(plain):
        if _is_rejected(phrases, phrase.value, plain, match, year):
            continue
        if phrases.is_excluded(phrase.value, plain):
            return
        read = _value(phrase, match, text)
        if read:
            yield read


def _matched_form(fact: str, sentence: Sentence) -> str:
    if fact in _COUNTS:
        return without_shares(sentence.plain)
    if (
        fact == "rcoi_determination" and sentence.lead
    ):  # "we concluded that: • our 3TG may have originated in"
        return f"{sentence.lead.rstrip(': ')} {sentence.plain}"
    if fact == "response_rate":
        return _YEAR_ASIDE.sub("", sentence.plain) if "(" in sentence.plain else sentence.plain
    if fact == "template":  # "(the “CMRT”)" counts here
        return marks_unified(sentence.text)
    return sentence.plain


@lru_cache(maxsize=256)
def without_shares(plain: str) -> str:
    """A sentence with counts alone: of "239 (69%) are conformant" and "85% (179) are" the number is left."""
    if "%" in plain or "(" in plain:
        plain = _COUNTS_BEHIND.sub(r"\2 of the \3 \1", plain)
        plain = _PERCENT_ASIDE.sub("", _COUNT_ASIDE.sub(r"\1", plain))
    return plain


def _fits_context(fact: str, sentence: Sentence, context: str) -> bool:
    """A count of smelters by status needs smelters in its sentence, before it, or in the lead of its list."""
    if fact not in SMELTER_COUNTS and fact != "status_as_of":
        return True
    if word("refers_back").search(sentence.plain) and _counts_a_part(fact, marks_unified(sentence.previous)):
        return False
    around = context, sentence.lead, sentence.previous.lower(), sentence.before.lower()
    wanted = _FACILITY_WORDS if fact == "smelters_identified" else _SMELTER_WORDS
    return any(holds(text, wanted) for text in around)


def _is_rejected(
    phrases: FactPhrases, value: str, plain: str, match: re.Match[str], year: int | None
) -> bool:
    if any(is_no_count(plain, match.start(name)) for name in match.re.groupindex if name in "nabp"):
        return True
    start = _clause_start(plain, match.start())
    span = plain[start : match.start("u") if "u" in match.re.groupindex else match.end()]
    if phrases.is_rejected(value, span):
        return True
    if phrases.is_rejected_after(value, plain, match.end()):
        return True
    if phrases.fact in SMELTER_COUNTS and _is_by_metal(plain, match.start(), span):
        return True
    if phrases.fact in _STATUSES and _is_of_those_from_there(plain, match, span):
        return True
    if phrases.fact in _DETERMINATIONS:
        opening = _OPENS_WITH_YEAR.match(plain)
        return opening is not None and year is not None and int(opening.group(1)) < year
    return phrases.fact in _FIGURES and _is_of_other_year(plain, match, year)


def _clause_start(plain: str, position: int) -> int:
    start = max(0, position - 70)
    for found in _CLAUSE.finditer(plain, start, position):
        start = found.end()
    return start


def _is_of_those_from_there(plain: str, match: re.Match[str], span: str) -> bool:
    """Of "48 smelters source from the Covered Countries; of these, 45 (all 48) are conformant"."""
    before = plain[: match.start()]
    if not word("from_there").search(before):
        return False
    number = match["n" if "n" in match.re.groupindex else "a"]
    return bool(word("refers_back").search(span) or number in before.split())


def _is_by_metal(plain: str, start: int, span: str) -> bool:
    """A count of the smelters of one metal, or of some, is not the count of the filing.

    *start* is where the match starts; "Tantalum:" may head the sentence, "of the tin smelters" stand before.
    """
    if 0 < len(_metals(span)) < 4 or (word("metal").match(plain.lstrip("- ")) and not _metals(span)):
        return True
    if word("refers_back").search(span) and 0 < len(_metals(plain[:start])) < 4:
        return True  # "our tin suppliers named 56 smelters, of which 50 are conformant"
    before = word("of_a_metal").search(plain, 0, start)
    return before is not None and len(_metals(before.group())) < 4


def _metals(text: str) -> set[str]:
    return set(word("metal").findall(word("named_after_a_metal").sub("", text)))


def _is_of_other_year(plain: str, match: re.Match[str], year: int | None) -> bool:
    """Whether the figure is quoted for comparison, or its clause names earlier years only."""
    if word("earlier").search(plain[: _number_start(match)]):
        return True
    if year is None:
        return False
    labelled = _LABELLED_YEAR.search(plain, 0, _number_start(match))
    if labelled and int(labelled.group(1)) < year:
        return True
    ends = [
        found.start()
        for found in (_CLAUSE.search(plain, match.end()), _COMPARED.search(plain, match.end()))
        if found
    ]
    clause = plain[: min(ends, default=len(plain))]
    years = {int(found) for found in _YEAR.findall(word("rise_from").sub("", clause))}
    return bool(years) and max(years) < year


def _number_start(match: re.Match[str]) -> int:
    groups = match.re.groupindex
    name = next((name for name in ("n", "p", "b", "a") if name in groups), None)
    return match.start(name) if name else match.start()


def _weight(phrase: Phrase, sentence: Sentence) -> int:
    """What makes a sentence better evidence: it states the inquiry's result; it tells of the survey's use."""
    if phrase.fact == "rcoi_determination":
        return _rcoi_weight(sentence)
    if phrase.fact == "template":
        return _tells_of_use(sentence.plain) + ("template" in sentence.plain)
    return 0


def _counts_a_part(fact: str, before: str) -> bool:
    """Whether what is counted of "these" is a part of the smelters: those written to, those sourcing from there.

    "We wrote to 48 smelters. Of these 48, 21 agreed to be audited."
    """
    return bool(word("outreach").search(before) or (fact in _STATUSES and word("from_there").search(before)))


@lru_cache(maxsize=256)
def _tells_of_use(plain: str) -> bool:
    return bool(word("used").search(plain))


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
        return _ratio(int(match.group("a")), int(match.group("b")))
    if phrase.value == "d":
        day = read_date(match.group("d"))
        return (day.isoformat(), None) if isinstance(day, date) else None
    if phrase.value == "u":
        return _as_printed(match.group("u").rstrip(".,;:'*_"), text), None
    return phrase.value, 1.0 if phrase.value == "1.0" else None


def _as_printed(address: str, text: str) -> str:
    """The address in the letters of the filing; plain text is in lower case."""
    start = text.lower().find(address)
    return text[start : start + len(address)] if start >= 0 else address


def _count(number: int, text: str) -> tuple[str, float] | None:
    looks_like_year = 1990 <= number <= 2040 and f"{number:,}" not in text
    return None if looks_like_year else (str(number), float(number))


def _ratio(part: int, whole: int) -> tuple[str, float] | None:
    if not 0 < part <= whole or whole < 2:
        return None
    share = round(part / whole, 4)
    return write_share(share), share
