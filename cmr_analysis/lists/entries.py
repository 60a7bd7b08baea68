"""Several smelters in one cell, told apart: "Japan Mint; Caridad", "EM Vinto (Bolivia), Minsur (Peru)"."""

from __future__ import annotations

import re
from typing import NamedTuple

from .. import vocabulary
from ..vocabulary import normalize_text

_FEWEST = 2
# More than any list of smelters has; a long text of other things has as many semicolons.
_MOST = 1000
_LONGEST = 90
_BEHIND_BRACKETS = re.compile(r"(?<=[)\]])\s*(?:,|\band\b|&)+\s*(?:and\b\s*)?")
_IN_BRACKETS = re.compile(r"^(?P<name>.+?)\s*[(\[](?P<place>[^()\[\]]+(?:\([^()]*\))?)[)\]]$")


class Entry(NamedTuple):
    """A smelter's name as printed in a cell of several, and its country ('' where none is printed)."""

    name: str
    country: str = ""


def entries_in_cell(text: str) -> list[Entry]:
    """The smelters that semicolons part, or commas behind a country in brackets; [] where it is one text.

    Each name begins with a capital or a digit, and none is a country: "Bolivia; Brazil" are no smelters.
    """
    text = text.rstrip(" ;,")
    if ";" in text:
        return _entries([part for part in text.split(";") if part.strip()])
    if ")," in text or ") and" in text:
        entries = _entries(_BEHIND_BRACKETS.split(text))
        return entries if all(entry.country for entry in entries) else []
    return []


def _entries(parts: list[str]) -> list[Entry]:
    parts = [_without_and(part.strip(" ,")) for part in parts]
    if not _FEWEST <= len(parts) <= _MOST or not all(map(_may_be_entry, parts)):
        return []
    entries = list(map(_entry, parts))
    return entries if all(map(_is_plausible, entries)) else []


def _may_be_entry(part: str) -> bool:
    """By a glance: not as long as a sentence, and beginning as a name does."""
    return len(part) <= 2 * _LONGEST and (part[:1].isupper() or part[:1].isdigit())


def _without_and(part: str) -> str:
    return part[4:] if part.startswith("and ") else part


def _entry(part: str) -> Entry:
    """The name and the country behind it, in brackets or behind a comma."""
    match = _IN_BRACKETS.match(part.removesuffix("."))
    if match and _is_country(match["place"].rpartition(", ")[2]):
        return Entry(match["name"], match["place"])
    for comma in re.finditer(r",\s+", part):
        if _is_country(part[comma.end() :]):
            return Entry(part[: comma.start()], _without_stop(part[comma.end() :]))
    return Entry(part)


def _without_stop(country: str) -> str:
    """ "Japan." at the end of a sentence is "Japan"; "U.S.A." stays."""
    return country[:-1] if country.endswith(".") and country.count(".") == 1 else country


def _is_country(text: str) -> bool:
    return normalize_text(text) in vocabulary.countries()


def _is_plausible(entry: Entry) -> bool:
    """Not too long, half of its words with a capital, and no country, be it with a count: "China (30 smelters)"."""
    name = entry.name
    if not name or len(name) > _LONGEST or not (name[0].isupper() or name[0].isdigit()):
        return False
    words = [word for word in name.split() if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return 2 * capitals >= len(words) and not _is_country(name.partition(" (")[0])
