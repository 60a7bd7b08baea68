"""Which facility a misspelled name comes nearest to, and whether the difference is only a misspelling.

All names of one metal are compared in blocks (rapidfuzz `cdist`): time grows linearly with the number of
spellings, memory stays at one block.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from .names import NameKeys, distinct_words, name_keys, weak_words

if TYPE_CHECKING:
    import numpy as np

    from .registry import Registry

BLOCK = 512  # spellings compared at once: 512 x 6,000 names are 3 MB
LONGEST = 200  # characters; no smelter's name is longer, and comparing costs the product of lengths
SHOWN = 70  # of 100: nothing less alike is shown to a person
_WORTH_THREADS = 64  # names: fewer are compared before threads have started
_SLIPS = 2  # so many words may be misspelled
_SHORT, _LONG = 6, 9  # words under 6 letters may not differ; from 9 letters two slips are allowed


@dataclass(frozen=True, slots=True)
class Candidate:
    """A facility that a name comes near to. Scores are 0 to 1; `runner_up` is the next other facility."""

    smelter_id: str
    score: float
    matched: str  # the core key that came nearest
    runner_up: str | None
    runner_up_score: float


def nearest(names: Sequence[NameKeys], metal: str, registry: Registry) -> list[Candidate | None]:
    """For each name the nearest facility of the metal, None where nothing is alike enough to show."""
    pool = _pool(metal, registry)
    found: list[Candidate | None] = [None] * len(names)
    places = [place for place, keys in enumerate(names) if len(keys.core) <= LONGEST and pool.cores]
    for start in range(0, len(places), BLOCK):
        block = places[start : start + BLOCK]
        for place, candidate in zip(
            block, _nearest_in_block([names[each] for each in block], pool), strict=True
        ):
            found[place] = candidate
    return found


@dataclass(frozen=True, slots=True)
class _Pool:
    """Every name of one metal's facilities, the names of a facility side by side."""

    ids: list[str]  # one a facility
    starts: list[int]  # place of each facility's first name
    cores: list[str]  # one a name
    ordered: list[str]


@lru_cache(maxsize=16)
def _pool(metal: str, registry: Registry) -> _Pool:
    names: dict[str, set[tuple[str, str]]] = {}
    for (kind, core), entries in registry.index["core"].items():
        if kind == metal:
            for smelter_id in entries:
                names.setdefault(smelter_id, set()).add((core, " ".join(sorted(core.split()))))
    pool = _Pool(sorted(names), [], [], [])
    for smelter_id in pool.ids:
        pool.starts.append(len(pool.cores))
        for core, ordered in sorted(names[smelter_id]):
            pool.cores.append(core)
            pool.ordered.append(ordered)
    return pool


def _nearest_in_block(names: Sequence[NameKeys], pool: _Pool) -> list[Candidate | None]:
    import numpy as np

    by_name = np.maximum(
        _likeness([keys.core for keys in names], pool.cores),
        _likeness([" ".join(sorted(keys.core.split())) for keys in names], pool.ordered),
    )
    by_facility = np.maximum.reduceat(by_name, pool.starts, axis=1)
    first = by_facility.argmax(axis=1)
    rows = np.arange(len(names))
    best = by_facility[rows, first]
    by_facility[rows, first] = 0
    second = by_facility.argmax(axis=1)
    runner_up = by_facility[rows, second]
    return [
        _candidate(pool, by_name[row], int(first[row]), int(best[row]), int(second[row]), int(runner_up[row]))
        for row in range(len(names))
    ]


def _likeness(left: list[str], right: list[str]) -> np.ndarray:
    import numpy as np
    from rapidfuzz import fuzz, process

    workers = -1 if len(left) > _WORTH_THREADS else 1
    return process.cdist(left, right, scorer=fuzz.ratio, score_cutoff=SHOWN, dtype=np.uint8, workers=workers)


def _candidate(
    pool: _Pool, scores: np.ndarray, first: int, best: int, second: int, runner_up: int
) -> Candidate | None:
    if best < SHOWN:
        return None
    start = pool.starts[first]
    end = pool.starts[first + 1] if first + 1 < len(pool.starts) else len(pool.cores)
    matched = pool.cores[start + int(scores[start:end].argmax())]
    other = pool.ids[second] if runner_up else None
    return Candidate(pool.ids[first], best / 100, matched, other, runner_up / 100)


def is_misspelling(left: str, right: str, known_words: frozenset[str]) -> bool:
    """Whether two core keys differ only by slips of spelling.

    Every word must stand on both sides; one or two words may differ, by a letter or two after the first.
    Words that tell plants or provinces apart, numbers and short words must be equal, and a word that another
    facility's name carries is no slip ("Putra" is not "Putera" misspelled when both are names).

    >>> is_misspelling("remondis argentina", "remondis argentia", frozenset())
    True
    >>> is_misspelling("bangka tin industry", "bangka prima tin", frozenset())
    False
    """
    only_left, only_right = _difference(left.split(), right.split())
    lost = (set(only_left) | set(only_right)) & distinct_words()
    if lost or len(only_left) != len(only_right):
        return not lost and set(only_left + only_right) <= weak_words()
    if len(only_left) > _SLIPS:
        return False
    return all(_is_slip(one, other, known_words) for one, other in zip(only_left, only_right, strict=True))


def _difference(left: list[str], right: list[str]) -> tuple[list[str], list[str]]:
    """The words of each side that the other lacks, in alphabetical order."""
    rest = list(right)
    only_left = []
    for word in left:
        if word in rest:
            rest.remove(word)
        else:
            only_left.append(word)
    return sorted(only_left), sorted(rest)


def _is_slip(left: str, right: str, known_words: frozenset[str]) -> bool:
    from rapidfuzz.distance import DamerauLevenshtein

    shorter = min(len(left), len(right))
    if shorter < _SHORT or left[0] != right[0] or any(character.isdigit() for character in left + right):
        return False
    if left in known_words and right in known_words and left.rstrip("s") != right.rstrip("s"):
        return False
    allowed = 2 if shorter >= _LONG else 1
    return DamerauLevenshtein.distance(left, right, score_cutoff=allowed) <= allowed


@lru_cache(maxsize=4)
def known_words(registry: Registry) -> frozenset[str]:
    """Words of the registry's own names (core keys)."""
    names = (name_keys(each.name, each.metal).core for each in registry.facilities.values())
    return frozenset(word for name in names for word in name.split())
