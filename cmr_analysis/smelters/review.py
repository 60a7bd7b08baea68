"""What is unsure about identity, worst first, and a person's decisions on it.

A decision is a row of judgements.csv: who decided, when, why, on what evidence. It can be made again without
harm, an "unsure" may become sure, and one that contradicts an earlier one is refused.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..errors import CmrError
from .candidates import nearest
from .identity import OTHER_COUNTRY, Match, Mention, resolve
from .names import name_keys
from .registry import KEYS, Registry
from .registry_tables import JUDGEMENTS, Judgement, party_name, read_judgements
from .user_files import write_rows

# Why a row is in the queue, the worst first.
REASONS = (
    "printed ID and name disagree",
    "another country",
    "near a known smelter",
    "inferred, not documented",
    "taken for a misspelling",
)
_FILING_LINE = tuple[str, int]


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One name that a person should look at, beside the facility it may be."""

    reason: str
    metal: str
    name: str
    country_code: str | None
    smelter_id: str
    places: tuple[_FILING_LINE, ...]  # filings and lines that print the name
    candidate_id: str
    candidate_name: str
    candidate_places: tuple[_FILING_LINE, ...]  # filings and lines that list the candidate
    score: float
    why: str

    @property
    def parties(self) -> tuple[str, str]:
        """The pair as judgements.csv writes it."""
        return f"{self.metal}|{self.name}", self.candidate_id


@dataclass(frozen=True, slots=True)
class Step:
    """One stage as `explain` shows it: what it compared and which facilities it led to."""

    stage: str
    compared: str
    found: tuple[str, ...]


def explain(mention: Mention, registry: Registry) -> tuple[list[Step], Match]:
    """Every stage for one mention, in order, and the match that comes of it."""
    keys = name_keys(mention.name, mention.metal)
    printed = (mention.printed_id,) if mention.printed_id else ()
    steps = [Step("printed_id", mention.printed_id or "not printed", printed)]
    for key in KEYS:
        entries = sorted(registry.entries(key, mention.metal, keys).items())
        steps.append(
            Step(key, getattr(keys, key), tuple(f"{each} ({entry.method})" for each, entry in entries))
        )
    near = [found for found in nearest([keys], mention.metal, registry) if found]
    steps.append(Step("fuzzy", keys.core, tuple(f"{found.smelter_id} {found.score:.2f}" for found in near)))
    for judgement in judgements_on(mention, registry):
        steps.append(Step("judgement", f"{judgement.left} / {judgement.right}", (judgement.judgement,)))
    return steps, resolve([mention], registry)[0]


def judgements_on(mention: Mention, registry: Registry) -> list[Judgement]:
    """Judgements that name this mention's name or a facility that carries it."""
    spelled = name_keys(mention.name, mention.metal).spelled
    carried = registry.named(mention.metal, mention.name)

    def is_party(party: str) -> bool:
        metal, name = party_name(party)
        if metal is None:
            return party in carried
        return metal == mention.metal and name_keys(name, metal).spelled == spelled

    return [each for each in registry.judgements if is_party(each.left) or is_party(each.right)]


def review_queue(rows: Iterable[tuple[Mention, _FILING_LINE]], registry: Registry) -> list[ReviewItem]:
    """What a person should look at, worst first; the order does not depend on the order of the rows.

    A pair that is judged already ("same", "different" or "unsure") is not asked for again.
    """
    listed = list(rows)
    matches = resolve([mention for mention, _ in listed], registry)
    places: dict[Mention, set[_FILING_LINE]] = defaultdict(set)
    listed_at: dict[str, set[_FILING_LINE]] = defaultdict(set)
    for (mention, place), match in zip(listed, matches, strict=True):
        places[mention].add(place)
        listed_at[match.smelter_id].add(place)
    found = dict(zip((mention for mention, _ in listed), matches, strict=True))
    items = []
    for mention, match in found.items():
        doubt = _doubt(mention, match, registry)
        if doubt:
            items.append(_item(mention, match, doubt, places[mention], listed_at, registry))
    return sorted(
        items,
        key=lambda item: (
            REASONS.index(item.reason),
            -item.score,
            item.metal,
            item.name,
            item.country_code or "",
        ),
    )


def _doubt(mention: Mention, match: Match, registry: Registry) -> tuple[str, str, float] | None:
    """(reason, the facility it may be, score) of a match that a person should look at."""
    if match.match_method == "printed_id":
        named = registry.named(mention.metal, mention.name) - {match.smelter_id}
        return (REASONS[0], min(named), 1.0) if named else None
    if match.match_method == "fuzzy":
        return REASONS[4], match.smelter_id, match.match_score
    if match.match_method == "unmatched":
        near = match.candidate
        judged = near and near.smelter_id in registry.refused.get(_spelled(mention), set())
        return (REASONS[2], near.smelter_id, near.score) if near and not judged else None
    if OTHER_COUNTRY in match.why:
        return REASONS[1], match.smelter_id, match.match_score
    return (REASONS[3], match.smelter_id, match.match_score) if match.is_inferred else None


def _spelled(mention: Mention) -> tuple[str, str]:
    return mention.metal, name_keys(mention.name, mention.metal).spelled


def _item(
    mention: Mention,
    match: Match,
    doubt: tuple[str, str, float],
    places: set[_FILING_LINE],
    listed_at: dict[str, set[_FILING_LINE]],
    registry: Registry,
) -> ReviewItem:
    reason, candidate_id, score = doubt
    return ReviewItem(
        reason,
        mention.metal,
        mention.name,
        mention.country_code,
        match.smelter_id,
        tuple(sorted(places)),
        candidate_id,
        registry.name_of(candidate_id) or "",
        tuple(sorted(listed_at.get(candidate_id, set()) - places)),
        score,
        match.why,
    )


def record_judgement(path: Path, registry: Registry, judgement: Judgement) -> bool:
    """Write a decision to a judgements file; False when it stands there already.

    Raises CmrError for a decision without a reason, about one facility only, or against an earlier one.
    """
    _check(judgement, registry)
    earlier = read_judgements(path) if path.is_file() else []
    pair = _pair(judgement, registry)
    on_pair = [other for other in [*registry.judgements, *earlier] if _pair(other, registry) == pair]
    if on_pair and on_pair[-1].judgement == judgement.judgement:
        return False
    if on_pair and on_pair[-1].judgement != "unsure":
        both = f"  earlier {_shown(on_pair[-1])}\n  now     {_shown(judgement)}"
        raise CmrError(f"contradicts an earlier decision:\n{both}")
    write_rows([*earlier, judgement], Judgement, path)
    return True


def _check(judgement: Judgement, registry: Registry) -> None:
    if judgement.judgement not in JUDGEMENTS:
        raise CmrError(f"judgement {judgement.judgement!r} is none of {', '.join(JUDGEMENTS)}")
    if not judgement.why.strip():
        raise CmrError("a decision needs a reason: say why")
    pair = _pair(judgement, registry)
    if len(pair) == 1:
        raise CmrError(f"{judgement.left!r} and {judgement.right!r} are one and the same")
    if judgement.judgement == "same" and all(party.startswith("CID") for party in pair):
        both = " and ".join(sorted(pair))
        raise CmrError(f"{both} are two smelter IDs; a renaming or merger belongs in smelter_lineage.csv")


def _pair(judgement: Judgement, registry: Registry) -> frozenset[str]:
    """The two parties, however written: the registry's own name is its facility, an alias is a name."""
    return frozenset(_party(party, registry) for party in (judgement.left, judgement.right))


def _party(party: str, registry: Registry) -> str:
    metal, name = party_name(party)
    if metal is None:
        return party
    spelled = name_keys(name, metal).spelled
    carried = registry.resolve_party(party)
    own_name = registry.name_of(carried)
    is_own = own_name is not None and name_keys(own_name, metal).spelled == spelled
    return carried if is_own else f"{metal}|{spelled}"


def _shown(judgement: Judgement) -> str:
    by = f"{judgement.who}, {judgement.when}: {judgement.why}"
    return f"{judgement.judgement}: {judgement.left} / {judgement.right} ({by})"
