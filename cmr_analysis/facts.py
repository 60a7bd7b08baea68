"""What a filing states in its prose: counts, shares, dates and determinations, each with its quote.

A fact has a verbatim quote (the shortest whole sentence or bullet that supports it) and the lines it stands
on. What is not stated has no fact; nothing is guessed. The phrases are data/reference/fact_phrases.csv.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from .document import Document
from .numerals import read_date, read_share, write_share
from .phrases import FactPhrases, Phrase, fact_phrases, word
from .sentences import Sentence, TextIndex, marks_unified, read_sentences

FACTS = (
    "suppliers_surveyed",
    "response_rate",
    "smelters_identified",
    "smelters_conformant",
    "smelters_active",
    "smelters_not_listed",
    "smelters_sourcing_covered",
    "status_as_of",
    "template",
    "rcoi_determination",
    "product_determination",
    "due_diligence_framework",
    "private_sector_audit",
    "report_url",
)
"""The facts in the order of DESIGN.md section 3; see there for what each means."""

_SMELTER_COUNTS = frozenset(name for name in FACTS if name.startswith("smelters_"))
_COUNTS = _SMELTER_COUNTS | {"suppliers_surveyed"}
_COMPARED = (
    "suppliers_surveyed",
    "response_rate",
    "smelters_identified",
    "product_determination",
    "private_sector_audit",
)
_TELLING = {"covered": 3, "may_be_covered": 2, "not_covered": 1, "recycled_or_scrap": 1}
"""Of two equally strong determinations the one that tells more: a finding before a doubt (undetermined, 0)."""
_SHORTEST = frozenset({"template", "due_diligence_framework", "private_sector_audit"})
_KEYS = (
    "supplier",
    "vendor",
    "manufacturers",
    "partners",
    "smelt",
    "refiner",
    "facilit",
    "respon",
    "covered countr",
    "drc",
    "congo",
    "rcoi",
    "recycled",
    "scrap",
    "origin",
    "conflict",
    "oecd",
    "economic co",
    ".com",
    "audit",
    "http",
    "www.",
    "template",
    "cmrt",
    "eicc",
)
_METAL = re.compile(r"\b(tin|tantalum|tungsten|gold)\b")
_PROGRAMMES = re.compile(
    r"responsible gold|gold (?:certification|guidance|supplement|programme|program)|tungsten industry"
    r"|conflict[- ]free gold|gold and silver"
)
_PERCENT_ASIDE = re.compile(
    r"(?<=\d)(?:,? or (?:approximately |about )?|,? ?\((?:or )?(?:approximately |about )?)\d{1,3}(?:\.\d+)?%\)?,?"
)
_REFERS_BACK = re.compile(
    r"\b(?:of|among) (?:these|those|them|which|this)\b|^\W*(?:an additional|additional|another|the remaining|the other|\d)"
)
_DIGIT = re.compile(r"\d")
_COUNT = re.compile(r"\d{1,6}(?![\w%/]|[.,]\d|-\w)")
_YEAR_ALONE = re.compile(r"20[0-3]\d")
_NO_COUNT = re.compile(
    r"(?:[\w.$/-]|\b(?:tier|step|item|annex|section|rule|form|note|no\.|table|page|phase|level|version|january|february"
    r"|march|april|may|june|july|august|september|october|november|december)[ -])$"
)
_CLAUSE = re.compile(r"[,;:.] | and | while | but | whereas ")
_RCOI_HEADING = re.compile(r"country[- ]of[- ]origin|\brcoi\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:in|for|during|of|year|from|ended december 31,) (20[0-3]\d)\b")
_EARLIER = re.compile(
    r"\b(?:compared (?:to|with)|versus|up from|down from|(?:in|de)crease[sd]? from|prior[- ]year|last year|previous year"
    r"|preceding year|year before)\b(?:(?!\bto\b)[^.;])*$"
)
_SMELTER_WORDS = ("smelt", "refiner", "facilit", "sors")


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
class _Candidate:
    fact: Fact
    strength: int
    order: int


def read_facts(document: Document, cover: Mapping[str, Any]) -> tuple[list[Fact], list[Conflict]]:
    """The facts a filing states, in the order of FACTS, and the statements that disagree with them.

    *cover* gives the reporting year, by which last year's figures are told from this year's.
    """
    sentences = read_sentences(document, _KEYS)
    candidates = list(_candidates(sentences, cover.get("reporting_year")))
    return _choose(candidates)


def read_statements(text: str, year: int | None = None) -> dict[str, str]:
    """Facts of a few sentences, name to value. For looking at one wording; `read_facts` reads filings.

    >>> read_statements("We surveyed 120 suppliers and 97 of the 120 suppliers responded.")
    {'suppliers_surveyed': '120', 'response_rate': '0.8083'}
    """
    from .document import Line

    lines = [Line(number, number, (line,), line) for number, line in enumerate(text.split("\n"), start=1)]
    document = Document("", "", "", "text", lines)
    facts, _ = read_facts(document, {"reporting_year": year})
    return {fact.fact: fact.value for fact in facts}


def _candidates(sentences: list[Sentence], year: int | None) -> Iterator[_Candidate]:
    contexts = [_with_items(sentences, order) for order in range(len(sentences))]
    index = TextIndex(contexts)
    figures = _with_figures(contexts)
    for phrases in fact_phrases().values():
        for phrase in phrases.states:
            for order in _possible(phrase, phrases.mentions, index, figures.get(phrase.value)):
                yield from _stated(phrases, phrase, sentences[order], contexts[order], order, year)


def _possible(
    phrase: Phrase, mentions: tuple[str, ...], index: TextIndex, figures: frozenset[int] | None
) -> list[int]:
    """The sentences worth trying a phrase on, by substrings and figures that it cannot do without."""
    found = figures
    for group in (mentions, *phrase.needs):
        found = index.holding(group) if found is None else index.holding_among(found, group)
    return sorted(found or ())


def _with_figures(contexts: list[str]) -> dict[str, frozenset[int]]:
    """For each way to read a figure the contexts that can hold it: a count, two counts, a date, a share."""
    digits = [order for order, context in enumerate(contexts) if _DIGIT.search(context)]
    counts = {order: _number_of_counts(contexts[order]) for order in digits}
    one = frozenset(order for order, number in counts.items() if number)
    two = frozenset(order for order, number in counts.items() if number > 1)
    shares = frozenset(order for order in digits if "%" in contexts[order])
    return {"n": one, "d": frozenset(digits), "p": shares, "a": two, "b": two, "a/b": two}


def _number_of_counts(context: str) -> int:
    """How many numbers of a context could be counts: no years, days of a month, shares or numbers of rules."""
    return sum(
        not _NO_COUNT.search(context, max(0, found.start() - 12), found.start())
        and not _YEAR_ALONE.fullmatch(found.group())
        for found in _COUNT.finditer(context)
    )


def _with_items(sentences: list[Sentence], order: int) -> str:
    """A sentence that leads in a list, with the list: "of which, as of May 1, 2020: • 206 are conformant"."""
    sentence = sentences[order]
    if not sentence.is_lead:
        return sentence.plain
    items = [later.plain for later in sentences[order + 1 : order + 8] if later.lead == sentence.plain]
    return " ".join([sentence.plain, *items])


def _stated(
    phrases: FactPhrases, phrase: Phrase, sentence: Sentence, context: str, order: int, year: int | None
) -> Iterator[_Candidate]:
    """What one phrase states in one sentence: nothing, one value, or several counts of smelters."""
    if not _fits_context(phrase.fact, sentence, context):
        return
    plain = _matched_form(phrase.fact, sentence)
    for match in phrase.pattern.finditer(plain):
        if _is_rejected(phrases, phrase.value, plain, match, year):
            continue
        if phrases.is_excluded(phrase.value, plain):
            return
        read = _value(phrase, match, sentence.text)
        if read:
            fact = Fact(phrase.fact, *read, sentence.text, sentence.line_start, sentence.line_end)
            yield _Candidate(fact, phrase.strength + _weight(phrase, sentence), order)
            if phrase.fact not in _SMELTER_COUNTS:
                return


def _matched_form(fact: str, sentence: Sentence) -> str:
    if fact in _SMELTER_COUNTS:  # "239 (69%) are conformant"
        return _PERCENT_ASIDE.sub("", sentence.plain)
    if fact == "template":  # "(the “CMRT”)" counts here
        return marks_unified(sentence.text)
    return sentence.plain


def _fits_context(fact: str, sentence: Sentence, context: str) -> bool:
    """A count by status needs smelters in its sentence or in the line that leads in its list."""
    if fact not in _SMELTER_COUNTS and fact != "status_as_of":
        return True
    around = (
        f"{sentence.lead} {context} {sentence.before}"
        if _REFERS_BACK.search(context)
        else f"{sentence.lead} {context}"
    )
    return any(name in around for name in _SMELTER_WORDS)


def _is_rejected(
    phrases: FactPhrases, value: str, plain: str, match: re.Match[str], year: int | None
) -> bool:
    if any(
        _NO_COUNT.search(plain, max(0, match.start(name) - 12), match.start(name))
        for name in match.re.groupindex
        if name in "nab"
    ):
        return True
    start = _clause_start(plain, match.start())
    span = plain[start : match.start("u") if "u" in match.re.groupindex else match.end()]
    if phrases.is_rejected(value, span):
        return True
    if any(pattern.match(plain, match.end()) for pattern in phrases.rejects_after):
        return True
    if phrases.fact in _SMELTER_COUNTS and _is_by_metal(plain, span):
        return True
    is_figure = phrases.fact in _COUNTS or phrases.fact == "response_rate"
    return is_figure and _is_of_other_year(plain, match, year)


def _clause_start(plain: str, position: int) -> int:
    start = max(0, position - 70)
    for found in _CLAUSE.finditer(plain, start, position):
        start = found.end()
    return start


def _is_by_metal(plain: str, span: str) -> bool:
    """A count of the smelters of one metal is not the count of the filing."""
    metals = set(_METAL.findall(_PROGRAMMES.sub("", span)))
    heading = _METAL.match(plain.lstrip("- "))
    return 0 < len(metals) < 4 or bool(heading and not metals)


def _is_of_other_year(plain: str, match: re.Match[str], year: int | None) -> bool:
    """Whether the figure is quoted for comparison, or its clause names earlier years only."""
    if _EARLIER.search(plain[: _number_start(match)]):
        return True
    if year is None:
        return False
    clause_end = _CLAUSE.search(plain, match.end())
    years = {
        int(found) for found in _YEAR.findall(plain, 0, clause_end.start() if clause_end else len(plain))
    }
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
        return bool(word("used").search(sentence.plain)) + ("template" in sentence.plain)
    return 0


def _rcoi_weight(sentence: Sentence) -> int:
    """A result of the inquiry counts 2; of inquiry and due diligence, or in the inquiry's section, 1."""
    if word("rcoi").search(sentence.plain):
        return 1 if "due diligence" in sentence.plain else 2
    return 1 if _RCOI_HEADING.search(sentence.heading) else 0


def _value(phrase: Phrase, match: re.Match[str], text: str) -> tuple[str, float | None] | None:
    """The canonical value and number of a match, or None where it is no such thing."""
    if phrase.value in ("n", "a", "b"):
        return _count(int(match.group(phrase.value)), text)
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


def _choose(candidates: Iterable[_Candidate]) -> tuple[list[Fact], list[Conflict]]:
    by_fact: dict[str, list[_Candidate]] = {}
    for candidate in candidates:
        by_fact.setdefault(candidate.fact.fact, []).append(candidate)
    facts: list[Fact] = []
    for name in FACTS:
        found = by_fact.get(name, [])
        if name == "smelters_not_listed":
            found = [one for one in found if one.strength > 1 or _adds_up(one.fact, facts)]
        if found:
            facts.append(_best(found).fact)
    counts = {fact.fact: fact.number or 0.0 for fact in facts if fact.fact in _SMELTER_COUNTS}
    conflicts = [
        conflict
        for fact in facts
        if fact.fact in _COMPARED
        for conflict in _conflicts(fact, by_fact[fact.fact], counts)
    ]
    return facts, conflicts


def _best(found: list[_Candidate]) -> _Candidate:
    """The strongest; among equals the more telling one, the value that more sentences state, the first.

    Of the sentences that state a value equally well the shortest one is quoted where no figure hangs on it.
    """
    support = Counter(one.fact.value for one in found)
    strongest = max(one.strength for one in found)
    equals = [one for one in found if one.strength == strongest]
    value = max(
        equals, key=lambda one: (_TELLING.get(one.fact.value, 0), support[one.fact.value], -one.order)
    ).fact.value
    quotes = [one for one in equals if one.fact.value == value]
    if quotes[0].fact.fact in _SHORTEST:
        return min(quotes, key=lambda one: (len(one.fact.quote), one.order))
    return min(quotes, key=lambda one: one.order)


def _adds_up(rest: Fact, facts: list[Fact]) -> bool:
    """Whether a number is what the identified smelters leave when conformant and active ones are taken."""
    known = {fact.fact: fact.number or 0.0 for fact in facts}
    listed = known.get("smelters_conformant", 0) + known.get("smelters_active", 0)
    return rest.number is not None and known.get("smelters_identified", 0) - listed == rest.number > 0


def _conflicts(best: Fact, found: list[_Candidate], counts: Mapping[str, float]) -> list[Conflict]:
    """Strong statements that give another value than the one kept.

    A number of smelters no larger than one of their parts (the conformant ones, say) is itself about a part.
    """
    largest_part = max((number for name, number in counts.items() if name != best.fact), default=0.0)
    others: dict[str, Conflict] = {}
    for one in found:
        fact = one.fact
        is_part = fact.fact in _SMELTER_COUNTS and (fact.number or 0.0) <= largest_part
        if one.strength >= 3 and _differs(fact, best) and not is_part:
            conflict = Conflict(
                fact.fact, fact.value, fact.number, fact.quote, fact.line_start, fact.line_end
            )
            others.setdefault(fact.value, conflict)
    return list(others.values())


def _differs(one: Fact, best: Fact) -> bool:
    if one.fact == "response_rate":
        return abs((one.number or 0) - (best.number or 0)) > 0.01
    return one.value != best.value
