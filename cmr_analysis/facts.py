"""What a filing states in its prose: counts, shares, dates and determinations, each with its quote.

A fact has a verbatim quote (the shortest whole sentence or bullet that supports it) and the lines it stands
on. What is not stated has no fact; nothing is guessed. The phrases are data/reference/fact_phrases.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .document import Document, Line
from .evidence import FACTS, choose
from .phrases import FactPhrases, Phrase, fact_phrases, words
from .sentences import Sentence, TextIndex, read_sentences
from .statements import NEXT, WHOLE, Candidate, Conflict, Fact, is_no_count, stated, with_next

__all__ = ["FACTS", "Conflict", "Fact", "read_facts", "read_statements"]

_DIGIT = re.compile(r"\d")
_COUNT = re.compile(r"\d{1,6}(?![\w%/]|[.,]\d|-\w)")
_COUNTED = {
    "suppliers_surveyed": ("suppl", "vendor", "manufacturer", "partner", "contractor", "odms"),
    "smelters_identified": ("smelt", "refiner", "facilit", "sors", "processor"),
    "smelters_sourcing_covered": ("sourc", "originat", "obtain", "procur"),
}
_YEAR_ALONE = re.compile(r"20[0-3]\d")


def read_facts(document: Document, cover: Mapping[str, Any]) -> tuple[list[Fact], list[Conflict]]:
    """The facts a filing states, in the order of FACTS, and the statements that disagree with them.

    *cover* gives the reporting year, by which last year's figures are told from this year's.
    """
    sentences = read_sentences(document, tuple(words()["paragraphs"].split("|")))
    candidates = list(_candidates(sentences, cover.get("reporting_year")))
    return choose(candidates)


def read_statements(text: str, year: int | None = None) -> dict[str, str]:
    """Facts of a few sentences, name to value. For looking at one wording; `read_facts` reads filings.

    >>> read_statements("We surveyed 120 suppliers and 97 of the 120 suppliers responded.")
    {'suppliers_surveyed': '120', 'response_rate': '0.8083'}
    """
    lines = [Line(number, number, (line,), line) for number, line in enumerate(text.split("\n"), start=1)]
    document = Document("", "", "", "text", lines)
    facts, _ = read_facts(document, {"reporting_year": year})
    return {fact.fact: fact.value for fact in facts}


def _candidates(sentences: list[Sentence], year: int | None) -> Iterator[Candidate]:
    contexts = [_with_items(sentences, order) for order in range(len(sentences))]
    figures = _with_figures(contexts)
    index = TextIndex(contexts)
    for phrases in fact_phrases().values():
        mentioned: dict[str, set[int]] = {}  # by the kind of figure that a phrase reads
        for phrase in phrases.states:
            kind = phrase.value if phrase.value in figures else ""
            if kind not in mentioned:
                mentioned[kind] = _mentioned(phrases, index, figures.get(kind), figures.get(phrases.fact))
            if not mentioned[kind]:
                continue
            possible = mentioned[kind].intersection(*(index.holding(group) for group in phrase.needs))
            for order in sorted(possible):
                yield from _stated(phrases, phrase, sentences, order, contexts[order], year)


def _mentioned(
    phrases: FactPhrases, index: TextIndex, figured: frozenset[int] | None, near: frozenset[int] | None
) -> set[int]:
    """The sentences worth trying: they hold a substring and a figure that the fact cannot do without."""
    if figured is None:
        return index.holding(phrases.mentions)
    orders = figured if near is None else figured & near
    return index.holding_among(orders, phrases.mentions)


def _stated(
    phrases: FactPhrases,
    phrase: Phrase,
    sentences: list[Sentence],
    order: int,
    context: str,
    year: int | None,
) -> Iterator[Candidate]:
    sentence: Sentence | None = sentences[order]
    if phrase.value == NEXT:
        sentence = with_next(*sentences[order : order + 2]) if order + 1 < len(sentences) else None
    if sentence:
        yield from stated(phrases, phrase, sentence, context, order, year)


def _with_figures(contexts: list[str]) -> dict[str, frozenset[int]]:
    """For each way to read a figure the contexts that can hold it: a count, two counts, a date, a share.

    Under a fact's own name: the contexts in which what it counts stands near a count.
    """
    digits = [order for order, context in enumerate(contexts) if _DIGIT.search(context)]
    counts = {order: _counts(contexts[order]) for order in digits}
    figures = {
        "n": frozenset(order for order, found in counts.items() if found),
        "d": frozenset(digits),
        "p": frozenset(order for order in digits if "%" in contexts[order]),
    }
    two = frozenset(order for order, found in counts.items() if len(found) > 1)
    figures |= dict.fromkeys(("a", "b", "a/b"), two) | dict.fromkeys((NEXT, WHOLE), figures["n"])
    for fact, nouns in _COUNTED.items():
        figures[fact] = frozenset(
            order for order, found in counts.items() if any(noun in near for near in found for noun in nouns)
        )
    return figures


def _counts(context: str) -> list[str]:
    """The words around each number that could be a count: no year, day of a month, share or number of a rule."""
    return [
        context[max(0, found.start() - 60) : found.end() + 110]
        for found in _COUNT.finditer(context)
        if not is_no_count(context, found.start()) and not _YEAR_ALONE.fullmatch(found.group())
    ]


def _with_items(sentences: list[Sentence], order: int) -> str:
    """A sentence that leads in a list, with the list: "of which, as of May 1, 2020: • 206 are conformant"."""
    sentence = sentences[order]
    if not sentence.is_lead:
        return sentence.plain
    items = [later.plain for later in sentences[order + 1 : order + 8] if later.lead == sentence.plain]
    return " ".join([sentence.plain, *items])
