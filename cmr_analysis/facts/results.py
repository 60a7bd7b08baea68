"""Results told over several sentences, for facts that no phrase states.

"We have 46 suppliers of parts with 3TG. Each was sent the template. Thirty-nine replied": 46 asked, 39 of 46
answered. A number without a noun counts what the whole counts that it is a part of, else what the number
before it counts. What speaks against a phrase's match (another year, one metal, a goal) speaks against a
figure, too. See `figures` for what a sentence counts and `result_sentences` for what is said of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .evidence import PARTS, of_all
from .known_figures import Known
from .plain import holds
from .result_sentences import Reading
from .sentences import Sentence
from .statements import Candidate

_SURVEY = (
    *"suppl vendor manufactur partner factor contractor maker respon repl answer return complet complied cmrt".split(),
    *"survey questionn templat asked heard compan".split(),
    "did so",
    "done so",
)
_LIST = tuple(
    "smelt refin sors facilit entit conform complian active certif enroll neither particip progress".split()
)
_OTHERS = (*_LIST, "other", "remain", "rest ", "not in ", "not on ")
FACTS = {
    "suppliers_surveyed": _SURVEY,
    "response_rate": _SURVEY,
    "smelters_identified": _LIST,
    "smelters_conformant": _LIST,
    "smelters_active": _LIST,
    "smelters_not_listed": _OTHERS,
    "smelters_sourcing_covered": (
        "covered countr",
        "drc",
        "congo",
        "adjoining",
        "from there",
        "source there",
    ),
    "status_as_of": ("as of",),
}
"""The facts that are read, each with substrings of which its sentence, or the one before it, holds one."""
_SUPPLIERS = "suppliers_surveyed"
_OTHER = "smelters_not_listed"
_COUNT = re.compile(r"(?<![\w.,$/#-])(?!(?:19|20)\d\d\b)\d{1,6}(?![\w/]|[.,/-]\d)")  # no year, no "13p-1"
_ALL = ("all ", "each ", "every", "both ", "these ", "those ", "them")
_ANSWERED = ("responded", "replied", "answered", "returned", "completed", "submitted", "provided", "received")


def read_results(
    sentences: Sequence[Sentence], stated: Sequence[Candidate], year: int | None
) -> list[Candidate]:
    """Candidates of strength 1 for the facts of FACTS that no phrase states, by the sentences' order."""
    wanted = FACTS.keys() - _settled(stated)
    keys = tuple({key for fact in wanted for key in FACTS[fact]})
    of_wanted = [holds(sentence.plain, keys) for sentence in sentences]
    counts = [of and bool(_COUNT.search(each.plain)) for of, each in zip(of_wanted, sentences, strict=True)]
    told = _by_order(stated)
    known = Known(smelters=_smelters(stated))
    found: list[Candidate] = []
    for order, sentence in enumerate(sentences):
        _learn(known, told.get(order, ()))
        if any(counts[order : order + 2]) or (
            of_wanted[order] and _tells_of_all(sentence.plain, known, order)
        ):
            read = Reading(sentences, order, year, known, wanted).candidates()
            found += [one for one in read if one.fact.fact in wanted]
    return found


def _settled(stated: Sequence[Candidate]) -> set[str]:
    """Facts that phrases state of all the smelters, not of those sourcing from there, and without adding up."""
    sourcing = [one for one in stated if one.fact.fact == "smelters_sourcing_covered"]
    of_whole = of_all([one for one in stated if one.fact.fact in PARTS], sourcing)
    others = [
        one for one in stated if one.fact.fact not in PARTS and (one.fact.fact != _OTHER or one.strength > 1)
    ]
    return {one.fact.fact for one in (*of_whole, *others)}


def _by_order(stated: Iterable[Candidate]) -> dict[int, list[Candidate]]:
    told: dict[int, list[Candidate]] = {}
    for one in stated:
        told.setdefault(one.order, []).append(one)
    return told


def _smelters(stated: Iterable[Candidate]) -> int:
    """How many smelters the strongest statement tells of; a table's total stands behind every sentence."""
    listed = [one for one in stated if one.fact.fact == "smelters_identified"]
    best = max(listed, key=lambda one: one.strength, default=None)
    return int(best.fact.number or 0) if best else 0


def _tells_of_all(plain: str, known: Known, order: int) -> bool:
    """Whether a sentence without a number may say that all were asked, or answered."""
    near = order - max(known.asked_order, known.counted_order) <= 1
    return holds(plain, _ALL) and (near or holds(plain, _ANSWERED))


def _learn(known: Known, told: Iterable[Candidate]) -> None:
    """What phrases state in a sentence is known to the sentences after it."""
    for one in told:
        if one.fact.fact == _SUPPLIERS:
            known.ask(int(one.fact.number or 0), one.order)
        elif one.fact.fact == "smelters_identified":
            known.smelters = int(one.fact.number or 0)
