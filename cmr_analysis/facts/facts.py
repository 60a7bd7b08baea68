"""What a filing states in its prose: counts, shares, dates and determinations, each with its quote.

A fact has a verbatim quote (the shortest whole sentence or bullet that supports it) and the lines it stands
on. What is not stated has no fact; nothing is guessed. The phrases are data/reference/fact_phrases.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from ..document import Document, Line
from ..sole_metal import sole_metal
from .answers import that_agree_with_answers
from .count_tables import read_count_rows, rows_of_others
from .evidence import FACTS, choose
from .forms import matched_form, without_shares
from .holding import MOST, Holding, orders, set_of
from .own_terms import OwnTerms, without_metal
from .parts import without_parts
from .phrases import FactPhrases, Phrase, fact_phrases, word, words
from .plain import has_number_word, holds
from .results import read_results
from .sentences import Sentence, read_sentences
from .statements import (
    DETERMINATIONS,
    NEXT,
    WHOLE,
    Candidate,
    Conflict,
    Fact,
    is_no_count,
    stated,
    with_next,
)
from .totals import read_totals

__all__ = ["FACTS", "Conflict", "Fact", "read_facts", "read_statements"]

_DIGIT = re.compile(r"\d")
_NUMBER_BY_ITSELF = re.compile(r"\d(?<![^\W_]\d)")  # not "CID000015"; the digit first: `re` skips to it
_COUNT = re.compile(r"\d{1,6}(?![\w%/]|[.,]\d|-\w)")
_COUNTED = {
    "suppliers_surveyed": ("suppl", "vendor", "manufacturer", "partner", "contractor", "odms"),
    "smelters_identified": ("smelt", "refiner", "facilit", "sors", "processor"),
    "smelters_sourcing_covered": ("sourc", "originat", "obtain", "procur"),
}
_ONE_ALONE = ("one is ", "one was ", "one has ", "the remaining smelter ", "the other smelter ")
_OF_THEM = ("of these", "of those", "of them", "of the ")
_STATUSES = ("conformant", "compliant", "cfsp", "rmap")
_SHORT_LEAD = 40
_YEAR_ALONE = re.compile(r"20[0-3]\d")


def read_facts(document: Document, cover: Mapping[str, Any]) -> tuple[list[Fact], list[Conflict]]:
    """The facts a filing states, in the order of FACTS, and the statements that disagree with them.

    *cover* gives the reporting year, by which last year's figures are told from this year's, and the company's
    name, by which its findings are told from others'.
    """
    prose = read_sentences(document, may_state)
    terms = OwnTerms(cover.get("company"), document.paragraphs, prose)
    told = terms.with_countries(terms.without_names_behind_counts(prose))
    if sole := sole_metal(document):
        told = without_metal(told, sole.metal)
    year = cover.get("reporting_year")
    if others := rows_of_others(document, year):
        told = [sentence for sentence in told if (sentence.line_start, sentence.text) not in others]
    sentences = [*told, *read_count_rows(document, year), *read_totals(document, year)]
    stated = list(_candidates(sentences, year, terms))
    found = without_parts([*stated, *read_results(sentences, stated, year)], sentences)
    return choose(that_agree_with_answers(found, document), first_of_tables=len(told))


def read_statements(text: str, year: int | None = None) -> dict[str, str]:
    """Facts of a few sentences, name to value. For looking at one wording; `read_facts` reads filings.

    >>> read_statements("We surveyed 120 suppliers and 97 of the 120 suppliers responded.")
    {'suppliers_surveyed': '120', 'response_rate': '0.8083'}
    """
    lines = [Line(number, number, (line,), line) for number, line in enumerate(text.split("\n"), start=1)]
    document = Document("", "", "", "text", lines)
    facts, _ = read_facts(document, {"reporting_year": year})
    return {fact.fact: fact.value for fact in facts}


def may_state(lowered: str) -> bool:
    """Whether a sentence in lower case is worth reading: a figure, a determination, a template, an address, …"""
    if _NUMBER_BY_ITSELF.search(lowered) or "%" in lowered or holds(lowered, _keys("sentence_keys")):
        return True
    if holds(lowered, _keys("origin_keys")) and holds(lowered, _keys("finding_keys")):
        return True
    if holds(lowered, _keys("every_keys")) and holds(lowered, _keys("answer_keys")):
        return True
    if ("none" in lowered or "no " in lowered) and holds(lowered, _keys("none_keys")):
        return True
    is_counted = has_number_word(lowered) or lowered.lstrip("•●▪◦○·*-– ").startswith(_ONE_ALONE)
    return is_counted and holds(lowered, _keys("counted_keys"))


@cache
def _keys(name: str) -> tuple[str, ...]:
    return tuple(words()[name].split("|"))


def _candidates(sentences: list[Sentence], year: int | None, terms: OwnTerms) -> Iterator[Candidate]:
    contexts = [_with_items(sentences, order) for order in range(len(sentences))]
    for first in range(0, len(contexts), MOST):
        forms: dict[tuple[str, int], tuple[Sentence, str]] = {}
        for phrases, phrase, place in _fitting(contexts[first : first + MOST]):
            order = first + place
            known = forms.get((phrase.fact, order))
            if known is None:
                known = forms[phrase.fact, order] = _form(phrase.fact, sentences[order], terms)
            sentence, form = known
            if phrase.wording.is_in(form):  # most are not: nothing else is asked
                following = sentences[order + 1] if order + 1 < len(sentences) else None
                yield from _stated(phrases, phrase, sentence, following, order, contexts[order], year)


def _form(fact: str, sentence: Sentence, terms: OwnTerms) -> tuple[Sentence, str]:
    """A sentence and its form in which the phrases of a fact are sought; who concludes is told by names, too."""
    if fact in DETERMINATIONS:
        sentence = terms.in_common_words(sentence)
    return sentence, matched_form(fact, sentence)


def _fitting(contexts: list[str]) -> Iterator[tuple[FactPhrases, Phrase, int]]:
    """Each phrase with each context that holds what it needs, and a figure to read where it reads one."""
    vocabulary = fact_phrases()  # before Holding, which knows the keys that were made
    holding = Holding(contexts)
    figures = _with_figures(contexts)
    for phrases in vocabulary.values():
        mentioned = holding.of(phrases.mentions) & figures.get(phrases.fact, holding.everywhere)
        for phrase in phrases.states if mentioned else ():
            fitting = mentioned & figures.get(phrase.value, holding.everywhere)
            for keys in phrase.needs:
                fitting &= holding.of(keys) if fitting else 0
            if fitting and phrase.count_of:
                fitting &= figures[phrase.count_of]
            for order in orders(fitting):
                yield phrases, phrase, order


def _stated(
    phrases: FactPhrases,
    phrase: Phrase,
    sentence: Sentence,
    following: Sentence | None,
    order: int,
    context: str,
    year: int | None,
) -> Iterator[Candidate]:
    said: Sentence | None = sentence
    if phrase.value == NEXT:
        said = with_next(sentence, following) if following else None
    if said:
        yield from stated(phrases, phrase, said, context, order, year)


def _with_figures(contexts: list[str]) -> dict[str, int]:
    """For each way to read a figure the contexts that can hold it: a count, two counts, a date, a share.

    Under a fact's own name: the contexts in which what it counts stands near a count.
    """
    digits = [order for order, context in enumerate(contexts) if _DIGIT.search(context)]
    counts = {order: found for order in digits if (found := _counts(contexts[order]))}
    figures = {
        "n": set_of(counts),
        "d": set_of(order for order in digits if "20" in contexts[order]),
        "p": set_of(order for order in digits if "%" in contexts[order]),
        "1.0": set_of(order for order, context in enumerate(contexts) if _tells_of_all(context)),
    }
    two = set_of(order for order, found in counts.items() if len(found) > 1)
    figures |= dict.fromkeys(("a", "b", "a/b"), two) | dict.fromkeys((NEXT, WHOLE), figures["n"])
    for fact, nouns in _COUNTED.items():
        figures[fact] = set_of(
            order for order, found in counts.items() if any(holds(near, nouns) for near in found)
        )
    for name, fact in (
        ("count_of_suppliers", "suppliers_surveyed"),
        ("count_of_smelters", "smelters_identified"),
    ):
        search = word(name).search
        figures[name] = set_of(
            order for order in orders(figures[fact]) if search(without_shares(contexts[order]))
        )
    return figures


def _tells_of_all(context: str) -> bool:
    return "100%" in context or holds(context, _keys("every_keys"))


def _counts(context: str) -> list[str]:
    """The words around each number that could be a count: no year, day of a month, share or number of a rule."""
    return [
        context[max(0, found.start() - 110) : found.end() + 170]
        for found in _COUNT.finditer(context)
        if not is_no_count(context, found.start()) and not _YEAR_ALONE.fullmatch(found.group())
    ]


def _aside_on_template(sentence: Sentence) -> str:
    """ "(by using the CMRT)": the plain form is without asides, the template may be named in one."""
    if "(" not in sentence.text or "cmrt" in sentence.plain or "template" in sentence.plain:
        return ""
    lowered = sentence.text.lower()
    return " cmrt template" if "cmrt" in lowered or "template" in lowered else ""


def _counted_near(sentences: list[Sentence], order: int) -> str:
    """The sentence that says what another counts: before "After removal of duplicates there were 171", and behind
    "We identified 134 facilities", where it tells their status."""
    plain = sentences[order].plain
    if "duplicat" in plain or ("leaving " in plain and "scope" in plain):
        return sentences[order].previous.lower()
    following = sentences[order + 1].plain if "facilities" in plain and order + 1 < len(sentences) else ""
    return following if following.startswith(_OF_THEM) and holds(following, _STATUSES) else ""


def _with_items(sentences: list[Sentence], order: int) -> str:
    """A sentence that leads in a list, with the list: "of which, as of May 1, 2020: • 206 are conformant"."""
    sentence = sentences[order]
    if not sentence.is_lead:
        said = sentence.plain + _aside_on_template(sentence)
        said = f"{said} {_counted_near(sentences, order)}".rstrip()
        return f"{sentence.lead} {said}" if sentence.lead else said
    items = [later.plain for later in sentences[order + 1 : order + 8] if later.lead == sentence.plain]
    if not items and len(sentence.plain) < _SHORT_LEAD:  # "As of May 1, 2020:" over a table
        items = [sentence.previous.lower()]
    return " ".join([sentence.plain, *items])
