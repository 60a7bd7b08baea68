"""Results told over several sentences, for facts that no phrase states.

"We have 46 suppliers of parts with 3TG. Each was sent the template. Thirty-nine replied": 46 asked, 39 of 46
answered. A number without a noun counts what the whole counts that it is a part of, else what the number
before it counts. What speaks against a phrase's match (another year, one metal, a goal) speaks against a
figure, too. See `figures` for what a sentence counts and `result_sentences` for what is said of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .plain import holds
from .result_sentences import Known, Reading
from .sentences import Sentence
from .statements import Candidate

_SURVEY = tuple(
    "suppl vendor manufactur partner factor contractor maker respon repl answer return complet cmrt survey questionn"
    " templat asked heard compan".split()
)
_LIST = tuple("smelt refin sors facilit entit conform complian active certif enroll neither".split())
FACTS = {
    "suppliers_surveyed": _SURVEY,
    "response_rate": _SURVEY,
    "smelters_identified": _LIST,
    "smelters_conformant": _LIST,
    "smelters_active": _LIST,
    "smelters_not_listed": _LIST,
    "smelters_sourcing_covered": ("from the ", "from covered", "sourcing from", "sourced from", " drc "),
    "status_as_of": ("as of",),
}
"""The facts that are read, each with substrings of which its sentence, or the one before it, holds one."""
_SUPPLIERS = "suppliers_surveyed"
_MAY_TELL = re.compile(r"\d(?<![^\W_]\d)|\b(?:all|each|every|these|those|them|both)\b")


def read_results(
    sentences: Sequence[Sentence], stated: Sequence[Candidate], year: int | None
) -> list[Candidate]:
    """Candidates of strength 1 for the facts of FACTS that no phrase states, by the sentences' order."""
    wanted = FACTS.keys() - {one.fact.fact for one in stated}
    keys = tuple({key for fact in wanted for key in FACTS[fact]})
    may_tell = [
        holds(sentence.plain, keys) and bool(_MAY_TELL.search(sentence.plain)) for sentence in sentences
    ]
    told: dict[int, list[Candidate]] = {}
    for one in stated:
        told.setdefault(one.order, []).append(one)
    listed = [one for one in stated if one.fact.fact == "smelters_identified"]
    best = max(listed, key=lambda one: one.strength, default=None)
    known = Known(smelters=int(best.fact.number or 0) if best else 0)
    found: list[Candidate] = []
    for order in range(len(sentences)):
        _learn(known, told.get(order, ()))
        if any(may_tell[order : order + 2]):
            read = Reading(sentences, order, year, known).candidates()
            found += [one for one in read if one.fact.fact in wanted]
    return found


def _learn(known: Known, told: Iterable[Candidate]) -> None:
    """What phrases state in a sentence is known to the sentences after it."""
    for one in told:
        if one.fact.fact == _SUPPLIERS:
            known.asked, known.asked_order = int(one.fact.number or 0), one.order
        elif one.fact.fact == "smelters_identified":
            known.smelters = int(one.fact.number or 0)
