"""Which smelter a printed row is: its printed ID, else its name in the registry, else a local id of its own.

The pair (metal, smelter ID) is one facility for one metal. Names are compared exactly, then normalized
(spelling of legal forms, accents, punctuation); names that differ otherwise stay apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from . import vocabulary
from .cells import classify
from .vocabulary import normalize_text

_SAME_WORD = {
    "limited": "ltd",
    "company": "co",
    "corporation": "corp",
    "incorporated": "inc",
    "private": "pvt",
    "nonferrous": "non ferrous",
    "and": "",
}
_SINGLE_LETTERS = re.compile(r"\b(?:[a-z] )+[a-z]\b")


@dataclass(frozen=True, slots=True)
class Match:
    """A row's facility: id, the registry's name, the stage that decided, and how sure it is (0 to 1)."""

    smelter_id: str
    smelter_name: str
    method: str
    score: float


@lru_cache(maxsize=1 << 16)
def normalize_name(name: str) -> str:
    """A smelter's name with spelling evened out: accents, case, punctuation, legal forms. Idempotent.

    >>> normalize_name("Jiangxi Copper Company Limited") == normalize_name("JIANGXI COPPER Co., Ltd.")
    True
    """
    words = normalize_text(name).split()
    evened = " ".join(_SAME_WORD.get(word, word) for word in words)
    return _SINGLE_LETTERS.sub(lambda letters: letters.group().replace(" ", ""), " ".join(evened.split()))


@dataclass(frozen=True)
class Registry:
    """Known facilities by (metal, ID), by (metal, printed name) and by (metal, normalized name)."""

    names: dict[tuple[str | None, str], str]
    exact: dict[tuple[str, str], str]
    normalized: dict[tuple[str, str], str]

    def match(self, metal: str | None, name: str, smelter_id: str | None) -> Match:
        """The facility of one printed row."""
        if smelter_id and (cell := classify(smelter_id)).value:
            return Match(cell.value, self.names.get((metal, cell.value), name), "printed_id", 1.0)
        key = metal or ""
        if found := self.exact.get((key, name)):
            return Match(found, self.names[metal, found], "exact_name", 1.0)
        normal = normalize_name(name)
        if found := self.normalized.get((key, normal)):
            return Match(found, self.names[metal, found], "normalized_name", 1.0)
        return Match(f"{key or 'Unknown'}:{normal.replace(' ', '-')}", name, "unmatched", 0.0)


@lru_cache(maxsize=1)
def shipped_registry() -> Registry:
    """The registry of data/reference/smelters.csv. A normalized name of two facilities decides nothing."""
    names, exact, normalized = {}, {}, {}
    for row in vocabulary.read_vocabulary("smelters.csv"):
        metal, smelter_id, name = row["metal"], row["smelter_id"], row["name"]
        names[metal, smelter_id] = name
        exact[metal, name] = smelter_id
        key = (metal, normalize_name(name))
        normalized[key] = "" if key in normalized else smelter_id
    return Registry(names, exact, normalized)
