"""Which smelter a printed row is: printed CID, exact name, normalized name, alias or lineage, fuzzy match.

The stages run from the strictest knowledge to the loosest, and the first that decides is kept as
`match_method`. A name that leads to two facilities decides nothing. A row that no stage recognizes gets a
local ID made of its normalized name, so that the same name is the same smelter in every filing, and goes to
review when a facility comes near (see review.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from ..harmonize import country_code
from ..schema import METALS
from .candidates import Candidate, is_misspelling, known_words, nearest
from .names import NameKeys, name_keys, names_within
from .registry import CHINA, KEYS, NameEntry, Registry, local_id, same_country

# How sure a match is, by the strictest key on which the names agree.
KEY_SCORES = {"exact": 1.0, "spelled": 0.99, "core": 0.97, "ordered": 0.95, "joined": 0.93}
FUZZY_SCORE = 0.88  # a fuzzy match is accepted from here on …
FUZZY_LEAD = 0.05  # … when it leads the next facility by this much
ELSEWHERE = 0.10  # taken off where the name agrees to the letter and the country does not
WITHIN = 0.04  # taken off where the cell joins several names of one facility
WITHOUT_METAL = 0.04  # taken off where the row prints no metal and the name is known for one alone
INFERRED = 0.10  # taken off where the alias is inferred rather than documented
OTHER_COUNTRY = "the row prints another country"
_REMEMBERED = 1 << 16  # spellings; 13,000 filings print some ten thousands


class Mention(NamedTuple):
    """What a printed row says of its smelter. `metal` is '' where row and heading name none."""

    metal: str
    name: str
    country_code: str | None = None
    printed_id: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Which facility a mention is, which stage decided, how sure (0 to 1), and why in words."""

    smelter_id: str
    smelter_name: str
    match_method: str
    match_score: float
    why: str
    is_inferred: bool = False  # by an alias that no document shows
    candidate: Candidate | None = None  # a near facility that was not accepted, or the accepted fuzzy one


def resolve(
    mentions: Iterable[Mention], registry: Registry, counts: Iterable[int] | None = None
) -> list[Match]:
    """One match a mention, in order. Equal mentions are resolved once.

    counts: how many rows each mention stands for; one each when None.
    """
    listed = list(mentions)
    printed = _printed_ids(zip(listed, repeat(1) if counts is None else counts, strict=False), registry)
    matches: dict[Mention, Match] = {}
    open_mentions = []
    for mention in dict.fromkeys(listed):
        match = _decided(mention, registry, printed)
        if match is None:
            open_mentions.append(mention)
        else:
            matches[mention] = match
    matches.update(_nearest_matches(open_mentions, registry))
    matches.update(_placed(matches))
    return [matches[mention] for mention in listed]


def _decided(mention: Mention, registry: Registry, printed: _PrintedIds) -> Match | None:
    """The match of the stages that need no comparing, None where they leave it open."""
    if mention.printed_id:
        facility = registry.facilities.get(mention.printed_id)
        is_known = facility is not None and mention.metal in ("", facility.metal)
        name = facility.name if is_known else printed.names[mention.metal, mention.printed_id]
        return _by_printed_id(mention.printed_id, name)
    if not mention.metal:
        return _without_metal(mention, registry)
    known = _by_key(mention, registry) or _by_names_within(mention, registry)
    if not printed.ids or (known and not known.smelter_id.startswith("LOCAL-")):
        return known
    elsewhere = printed.ids.get((mention.metal, name_keys(mention.name, mention.metal).spelled))
    if elsewhere:  # a local ID of the registry only stands in for a CID
        name = registry.name_of(elsewhere) or printed.names[mention.metal, elsewhere]
        return Match(elsewhere, name, "alias", 0.9, "another row prints this name with this smelter ID")
    return known


@lru_cache(maxsize=_REMEMBERED)
def _by_printed_id(smelter_id: str, name: str) -> Match:
    return Match(smelter_id, name, "printed_id", 1.0, "the row prints its smelter ID")


@lru_cache(maxsize=_REMEMBERED)
def _by_key(mention: Mention, registry: Registry) -> Match | None:
    """The facility that carries the name by the strictest key that leads to exactly one in its country.

    A name that agrees to the letter may stand with another country, unless a looser key finds one in this.
    """
    keys = name_keys(mention.name, mention.metal)
    refused = _refused(mention.metal, keys, registry)
    elsewhere = None
    for key in KEYS:
        entries = {
            smelter_id: entry
            for smelter_id, entry in registry.entries(key, mention.metal, keys).items()
            if smelter_id not in refused
        }
        here = [smelter_id for smelter_id in entries if _located(smelter_id, mention, registry)]
        if here and elsewhere:
            return None
        if len(here) == 1:
            return _key_match(entries[here[0]], key, registry)
        if not here and not elsewhere and len(entries) == 1 and key in ("exact", "spelled"):
            elsewhere = _key_match(*entries.values(), key, registry)
    return elsewhere and replace(
        elsewhere,
        match_score=round(elsewhere.match_score - ELSEWHERE, 2),
        why=f"{elsewhere.why}; {OTHER_COUNTRY}",
    )


@lru_cache(maxsize=_REMEMBERED)
def _by_names_within(mention: Mention, registry: Registry) -> Match | None:
    """The facility to which each of the names leads that a cell joins: "OMSA - Operaciones Metalurgicas S.A.".

    A name that leads nowhere may be another plant's ("Malaysia Smelting Corporation Berhad (Port Klang)") and
    leaves it open. The row's own country is no name: "Tokuriki Honten Co., Ltd., Japan".
    """
    countries, names = _countries_and_names(mention.name)
    row = mention._replace(country_code=mention.country_code or next(iter(countries), None))
    found: list[Match] = []
    for name in names:
        match = _by_key(row._replace(name=name), registry)
        if match is None or (found and match.smelter_id != found[0].smelter_id):
            return None
        found.append(match)
    worst = min(found, key=lambda match: match.match_score, default=None)
    if worst is None or worst.smelter_id in _refused(row.metal, name_keys(row.name, row.metal), registry):
        return None
    if not all(_located(worst.smelter_id, row._replace(country_code=code), registry) for code in countries):
        return None
    score = round(worst.match_score - WITHIN, 2)
    return replace(worst, match_score=score, why=f"{worst.why}; within {mention.name!r}")


def _without_metal(mention: Mention, registry: Registry) -> Match | None:
    """The one facility whose own name a list prints that names no metals.

    A name that also leads to a facility of another metal decides nothing, nor does a former or short one:
    "H.C. Starck GmbH" was the tantalum plant's name as well.
    """
    found = [match for metal in METALS if (match := _by_key(mention._replace(metal=metal), registry))]
    is_own = len(found) == 1 and found[0].match_method in ("exact_name", "normalized_name")
    if not is_own or found[0].match_score < KEY_SCORES["spelled"]:
        return None
    score = round(found[0].match_score - WITHOUT_METAL, 2)
    metal = registry.facilities[found[0].smelter_id].metal
    why = f"{found[0].why}; the row prints no metal, and the name is known for {metal} alone"
    return replace(found[0], match_score=score, why=why)


def _countries_and_names(cell: str) -> tuple[list[str], list[str]]:
    """What a cell joins: country codes and names."""
    countries, names = [], []
    for part in names_within(cell):
        code = country_code(part)
        (countries if code else names).append(code or part)
    return countries, names


def _located(smelter_id: str, mention: Mention, registry: Registry) -> bool:
    return same_country(registry.facilities[smelter_id].country_code, mention.country_code)


def _key_match(entry: NameEntry, key: str, registry: Registry) -> Match:
    method = "normalized_name" if entry.method == "exact_name" and key != "exact" else entry.method
    score = KEY_SCORES[key] - (INFERRED if entry.is_inferred else 0.0)
    why = f"{method.replace('_', ' ')} by the {key} key ({entry.detail})"
    name = registry.facilities[entry.smelter_id].name
    return Match(entry.smelter_id, name, method, round(score, 2), why, is_inferred=entry.is_inferred)


def _refused(metal: str, keys: NameKeys, registry: Registry) -> set[str]:
    """Facilities that a person judged this name not to be, or not surely to be."""
    return registry.refused.get((metal, keys.spelled), set())


def _nearest_matches(mentions: Sequence[Mention], registry: Registry) -> dict[Mention, Match]:
    remembered = _nearest_known(registry)
    new = [mention for mention in mentions if mention not in remembered]
    for metal in sorted({mention.metal for mention in new}):
        of_metal = [mention for mention in new if mention.metal == metal]
        keys = [name_keys(mention.name, metal) for mention in of_metal]
        for mention, key, candidate in zip(of_metal, keys, nearest(keys, metal, registry), strict=True):
            remembered[mention] = _nearest_match(mention, key, candidate, registry)
    found = {mention: remembered[mention] for mention in mentions}
    if len(remembered) > _REMEMBERED:
        remembered.clear()
    return found


@lru_cache(maxsize=4)
def _nearest_known(registry: Registry) -> dict[Mention, Match]:
    """What was found by comparing names before: filings print the same unknown names again and again."""
    return {}


def _nearest_match(
    mention: Mention, keys: NameKeys, candidate: Candidate | None, registry: Registry
) -> Match:
    refusal = "no facility comes near" if candidate is None else _refusal(mention, keys, candidate, registry)
    if candidate is not None and refusal is None:
        name = registry.facilities[candidate.smelter_id].name
        why = f"misspelling of {candidate.matched!r}"
        return Match(
            candidate.smelter_id, name, "fuzzy", round(candidate.score * 0.9, 3), why, candidate=candidate
        )
    return Match(own_id(mention), mention.name, "unmatched", 0.0, str(refusal), candidate=candidate)


def _placed(matches: dict[Mention, Match]) -> dict[Mention, Match]:
    """Unmatched rows that print no country take the ID of the one country in which others print the name."""
    unmatched = {mention: match for mention, match in matches.items() if match.match_method == "unmatched"}
    by_name: dict[tuple[str, str], set[str]] = {}
    for mention, match in unmatched.items():
        if mention.country_code:
            core = name_keys(mention.name, mention.metal).core
            by_name.setdefault((mention.metal, core), set()).add(match.smelter_id)
    placed = {}
    for mention, match in unmatched.items():
        ids = by_name.get((mention.metal, name_keys(mention.name, mention.metal).core), set())
        if not mention.country_code and len(ids) == 1:
            placed[mention] = replace(match, smelter_id=next(iter(ids)))
    return placed


def own_id(mention: Mention) -> str:
    """The local ID of a name that no list knows. One name in two countries is two smelters."""
    base = local_id(mention.metal, mention.name)
    country = "CHN" if mention.country_code in CHINA else mention.country_code
    return f"{base}-{country.lower()}" if country else base


def _refusal(mention: Mention, keys: NameKeys, candidate: Candidate, registry: Registry) -> str | None:
    """Why a candidate is not accepted, in words; None when it is."""
    if candidate.smelter_id in _refused(mention.metal, keys, registry):
        return "a judgement keeps them apart"
    if not _located(candidate.smelter_id, mention, registry):
        return "the countries differ"
    if candidate.score < FUZZY_SCORE:
        return f"only {candidate.score:.2f} alike"
    if candidate.score - candidate.runner_up_score < FUZZY_LEAD:
        return f"{candidate.runner_up} is nearly as near"
    if not is_misspelling(keys.core, candidate.matched, known_words(registry)):
        return "a word differs that is no misspelling"
    return None


@dataclass(frozen=True, slots=True)
class _PrintedIds:
    """What the rows themselves teach: a name's CID where they print one, and a CID's name."""

    ids: dict[tuple[str, str], str]  # (metal, spelled key) -> CID, where all rows print the same
    names: dict[tuple[str, str], str]  # (metal, CID) -> the name most often printed with it


def _printed_ids(mentions: Iterable[tuple[Mention, int]], registry: Registry) -> _PrintedIds:
    """A CID of another metal in the registry teaches nothing, nor does a name printed with two CIDs."""
    seen: dict[tuple[str, str], set[str]] = {}
    names: dict[tuple[str, str], dict[str, int]] = {}
    for mention, count in mentions:
        if mention.printed_id:
            counts = names.setdefault((mention.metal, mention.printed_id), {})
            counts[mention.name] = counts.get(mention.name, 0) + count
            facility = registry.facilities.get(mention.printed_id)
            if facility is None or facility.metal == mention.metal:
                name = mention.metal, name_keys(mention.name, mention.metal).spelled
                seen.setdefault(name, set()).add(mention.printed_id)
    return _PrintedIds(
        {name: next(iter(ids)) for name, ids in seen.items() if len(ids) == 1},
        {pair: min(found, key=lambda name: (-found[name], name)) for pair, found in names.items()},
    )
