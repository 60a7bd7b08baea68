"""Which of several statements of one fact is kept, and which disagree with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from .phrases import word
from .statements import SMELTER_COUNTS, Candidate, Conflict, Fact, adds_up_parts

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

_COMPARED = {
    "suppliers_surveyed": 3,
    "response_rate": 3,
    "smelters_identified": 3,
    "rcoi_determination": 5,
    "product_determination": 3,
    "private_sector_audit": 3,
}
"""Facts whose statements are compared, and how strong one must be to contradict the one kept."""
PARTS = ("smelters_conformant", "smelters_active")
"""Facts that may be stated of the smelters sourcing from there alone, which is not the count of the filing."""
_REST = "smelters_not_listed"
_IN_TABLE = 3
"""What it adds to the strength of a statement that a table states the same figure."""
_TELLING = {"covered": 3, "may_be_covered": 2, "not_covered": 1, "recycled_or_scrap": 1}
"""Of two equally strong determinations the one that tells more: a finding before a doubt (undetermined, 0)."""
_FOUND = frozenset({"covered", "may_be_covered"})
_RULED_OUT = frozenset({"not_covered", "recycled_or_scrap"})
_SHORTEST = frozenset({"template", "due_diligence_framework", "private_sector_audit"})


def choose(candidates: Iterable[Candidate], first_of_tables: int) -> tuple[list[Fact], list[Conflict]]:
    """The facts and what disagrees with them. first_of_tables: from this order on candidates stand in small tables."""
    by_fact: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        by_fact.setdefault(candidate.fact.fact, []).append(candidate)
    by_fact = {name: _with_tables(found, first_of_tables) for name, found in by_fact.items()}
    facts: list[Fact] = []
    for name in FACTS:
        found = by_fact.get(name, [])
        if name in PARTS:
            found = of_all(found, by_fact.get("smelters_sourcing_covered", []))
        elif name == "smelters_identified":
            found = _of_any_origin(found, by_fact.get("smelters_sourcing_covered", []))
            found = _no_less_than_conformant(found, by_fact.get("smelters_conformant", []))
            found = _that_parts_add_up_to(found, by_fact)
        elif name == _REST:
            found = [one for one in found if one.strength > 1 or _adds_up(one.fact, facts)]
        elif name == "rcoi_determination":
            found = _not_left_open(_of_all_metals(found))
        if found:
            facts.append(best(found).fact)
    counts = {fact.fact: fact.number or 0.0 for fact in facts if fact.fact in SMELTER_COUNTS}
    conflicts = [
        conflict
        for fact in facts
        if fact.fact in _COMPARED
        for conflict in _conflicts(fact, by_fact[fact.fact], counts)
    ]
    return facts, conflicts


def of_all(found: Sequence[Candidate], sourcing: Sequence[Candidate]) -> list[Candidate]:
    """Without counts of the smelters sourcing from there, there or in the next sentence: "all 44 are conformant"."""
    parts = {(one.order + later, one.fact.value) for one in sourcing for later in (0, 1)}
    return [one for one in found if (one.order, one.fact.value) not in parts]


def _of_any_origin(found: list[Candidate], sourcing: list[Candidate]) -> list[Candidate]:
    """Without what the same sentence says of those sourcing from there: "we know of 31 smelters which source …"."""
    there = {(one.order, one.fact.value) for one in sourcing}
    return [one for one in found if (one.order, one.fact.value) not in there]


def _with_tables(found: list[Candidate], first_of_tables: int) -> list[Candidate]:
    """A figure that a table of results states is the filing's, whatever a sentence tells of a part or another year."""
    in_tables = {one.fact.value for one in found if one.order >= first_of_tables and one.fact.fact != _REST}
    return [
        replace(one, strength=one.strength + _IN_TABLE) if one.fact.value in in_tables else one
        for one in found
    ]


def _no_less_than_conformant(found: list[Candidate], conformant: Sequence[Candidate]) -> list[Candidate]:
    """Without numbers of smelters smaller than that of the conformant ones: each is of a part."""
    least = best(list(conformant)).fact.number if conformant else None
    return [one for one in found if (one.fact.number or 0) >= (least or 0)]


def _that_parts_add_up_to(found: list[Candidate], by_fact: Mapping[str, list[Candidate]]) -> list[Candidate]:
    """The numbers of smelters that the conformant, the active and the other ones add up to, where there are such."""
    listed = [best(by_fact[name]).fact.number or 0 for name in PARTS if by_fact.get(name)]
    if len(listed) < len(PARTS):
        return found
    rest = {0.0, *(one.fact.number for one in by_fact.get(_REST, ()))}
    return [one for one in found if (one.fact.number or 0) - sum(listed) in rest] or found


def _of_all_metals(found: list[Candidate]) -> list[Candidate]:
    """Without what is ruled out for some metals only, where another is not ruled out for other metals."""
    metals = [set(word("metal").findall(one.fact.quote.lower())) for one in found]
    open_metals = [
        named for one, named in zip(found, metals, strict=True) if named and one.fact.value not in _RULED_OUT
    ]
    return [
        one
        for one, ruled_out in zip(found, metals, strict=True)
        if not (one.fact.value in _RULED_OUT and ruled_out and _is_of_some_metals(one.fact.quote.lower()))
        or not any(not others & ruled_out for others in open_metals)
    ]


def _not_left_open(found: list[Candidate]) -> list[Candidate]:
    """Without "no reason to believe", which rules nothing out, where the filer could not determine the origin."""
    if not any(one.fact.value == "undetermined" and one.strength > 1 for one in found):
        return found
    return [
        one for one in found if one.fact.value != "not_covered" or "reason to believe" not in one.fact.quote
    ]


def _is_of_some_metals(quote: str) -> bool:
    return "3tg" not in quote and "conflict mineral" not in quote


def best(found: list[Candidate]) -> Candidate:
    """The strongest; among equals the more telling one, the value that more sentences state, the first.

    Of the sentences that state a value equally well the shortest one is quoted where no figure hangs on it.
    """
    support = Counter(value for value, _ in {(one.fact.value, one.order) for one in found})
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
    rest_of_all = known.get("smelters_identified", 0) - listed
    return listed > 0 and rest.number is not None and rest_of_all == rest.number > 0


def _conflicts(kept: Fact, found: list[Candidate], counts: Mapping[str, float]) -> list[Conflict]:
    """Strong statements that give another value than the one kept.

    Parts of what it adds up do not contradict it. A number of smelters no larger than one of their parts (the
    conformant ones, say) is itself about a part.
    """
    if adds_up_parts(kept.quote) or (kept.fact == "suppliers_surveyed" and _says("counted_once", kept)):
        return []
    largest_part = max((number for name, number in counts.items() if name != kept.fact), default=0.0)
    others: dict[str, Conflict] = {}
    for one in found:
        fact = one.fact
        is_part = fact.fact in SMELTER_COUNTS and (fact.number or 0.0) <= largest_part
        is_part |= fact.fact == "response_rate" and _says("told_of_a_part", fact)
        if one.strength >= _COMPARED[kept.fact] and _differs(fact, kept) and not is_part:
            conflict = Conflict(
                fact.fact, fact.value, fact.number, fact.quote, fact.line_start, fact.line_end
            )
            others.setdefault(fact.value, conflict)
    return list(others.values())


def _differs(one: Fact, kept: Fact) -> bool:
    if one.fact == "response_rate":
        return abs((one.number or 0) - (kept.number or 0)) > 0.01
    if one.fact == "rcoi_determination":
        return _excludes(one, kept)
    if one.fact == "product_determination":  # of two product lines each may have its own status
        return one.value != kept.value and _says("all_products", one) and _says("all_products", kept)
    return one.value != kept.value


def _excludes(one: Fact, kept: Fact) -> bool:
    """Some did or may have originated there, and none did: of all minerals, not of one product line or metal each.

    "may have originated" beside "originated", or a doubt beside either, is no contradiction.
    """
    values = {one.value, kept.value}
    if "not_covered" not in values or not values & _FOUND:
        return False
    return not any(
        _says("part_of_it", fact) or _is_of_some_metals(fact.quote.lower()) for fact in (one, kept)
    )


def _says(name: str, fact: Fact) -> bool:
    return word(name).search(fact.quote.lower()) is not None
