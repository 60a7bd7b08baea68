"""The phrases by which filings state facts: data/reference/fact_phrases.csv, compiled once.

One row of the file is one phrase. Its `role` says what it does:

- word: a named part that other patterns use as {name};
- mentions: substrings (joined by |) of which a sentence must hold one before any pattern of the fact is tried;
- states: the pattern states the fact; `needs` are substrings (joined by |, several groups by &) of which
  one of each group must be there. `value` says how to read it: n, a or b (a count), "n, whole" (a count of
  which parts are told), "n, next" (a count that
  the next sentence makes one of those asked), p (a share), a/b (a share of two counts), d (a date), u (an
  address), or else the value itself. `strength` is 1 (weak) to 4;
- rejects: words that show that the match is about something else, looked for in the match and just before it
  (with a `value`, only where the phrase would state that value);
- rejects_after: the same, right behind the match;
- excludes: the whole sentence states nothing about this fact.

`fact` names the fact, or several (joined by |) of which a row holds alike: whose figures are told is asked of all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from ..errors import VocabularyError
from ..vocabulary import read_vocabulary
from .holding import ANY, Keys, keys
from .literals import Wording

VOCABULARY = "fact_phrases.csv"
_NAME = re.compile(r"\{([a-z_]+)\}")
_COUNT_OF = re.compile(r"\{[nab]\} (?:\{sadj\}\{(suppliers)\}|\{madj\}\{(smelters)\})(?!\?)")
"""What a pattern counts, by the parts it is written with: "{n} {sadj}{suppliers}"."""
_MANY_WAYS = 16
_NO_LETTER_BEFORE = "(?<![a-z])"


@dataclass(frozen=True, slots=True)
class Phrase:
    """One pattern that states a fact, how to read its value and how strong the evidence is (1 to 4).

    count_of: the word that must stand in the sentence where the pattern cannot match without, else "".
    """

    fact: str
    wording: Wording
    value: str
    strength: int
    needs: tuple[Keys, ...] = ()
    starts_word: bool = False
    count_of: str = ""

    def search(self, plain: str, position: int) -> re.Match[str] | None:
        """The next match in a sentence. A pattern's leading \\b is tested here: `re` skips ahead faster without."""
        while found := self.wording.pattern.search(plain, position):
            start = found.start()
            if not (self.starts_word and start and plain[start - 1].isalnum()):
                return found
            position = start + 1
        return None


Against = tuple[str, Wording]
"""The value that a wording speaks against, "" for any."""


@dataclass(slots=True)
class FactPhrases:
    """Every phrase of one fact, and what speaks against a match."""

    fact: str
    mentions: Keys = ANY
    states: list[Phrase] = field(default_factory=list)
    rejects: list[Against] = field(default_factory=list)
    rejects_after: list[Against] = field(default_factory=list)
    excludes: list[Against] = field(default_factory=list)

    def is_rejected(self, value: str, words: str) -> bool:
        """Whether words of the match, or just before it, show that it is about something else."""
        return _any_is_in(self.rejects, value, words)

    def is_rejected_after(self, value: str, plain: str, position: int) -> bool:
        """Whether the words right behind the match show it."""
        return any(
            only in ("", value) and wording.pattern.match(plain, position)
            for only, wording in self.rejects_after
        )

    def is_excluded(self, value: str, plain: str) -> bool:
        """Whether the whole sentence is about something else."""
        return _any_is_in(self.excludes, value, plain)


def _any_is_in(against: list[Against], value: str, plain: str) -> bool:
    for only, wording in against:  # noqa: SIM110 (a generator takes three times as long)
        if (not only or only == value) and wording.is_in(plain):
            return True
    return False


@lru_cache(maxsize=1)
def words() -> dict[str, str]:
    """The named parts of patterns, each with the parts it uses put in."""
    found: dict[str, str] = {}
    for row in read_vocabulary(VOCABULARY):
        if row["role"] == "word":
            found[row["fact"]] = _fill(row["pattern"], found, row)
    return found


@lru_cache(maxsize=1)
def fact_phrases() -> dict[str, FactPhrases]:
    """Phrases by fact, in the order of the vocabulary. Raises VocabularyError where a row breaks its rules."""
    facts: dict[str, FactPhrases] = {}
    for row in read_vocabulary(VOCABULARY):
        if row["role"] == "word":
            continue
        for fact in row["fact"].split("|"):
            _add(facts.setdefault(fact, FactPhrases(fact)), row)
    return facts


@lru_cache(maxsize=64)
def word(name: str) -> re.Pattern[str]:
    """A named part as a pattern of its own."""
    return re.compile(words()[name])


def _add(phrases: FactPhrases, row: dict[str, str]) -> None:
    if row["role"] == "mentions":
        phrases.mentions = keys(row["pattern"])
        return
    if row["role"] == "states":
        if row["strength"] not in ("1", "2", "3", "4"):
            raise VocabularyError(
                f"{VOCABULARY}: {row['fact']}: {row['strength']!r} is no strength from 1 to 4"
            )
        starts_word = row["pattern"].startswith(r"\b")
        source = _filled(row)
        needs = tuple(keys(group) for group in row["needs"].split("&") if group)
        counted = _COUNT_OF.search(row["pattern"])
        count_of = f"count_of_{counted.group(1) or counted.group(2)}" if counted else ""
        phrases.states.append(
            Phrase(
                row["fact"],
                Wording(_from_a_word(source) if starts_word else source),
                row["value"],
                int(row["strength"]),
                needs,
                starts_word,
                count_of,
            )
        )
        return
    if row["role"] not in ("rejects", "rejects_after", "excludes"):
        raise VocabularyError(f"{VOCABULARY}: {row['role']!r} is no role of a phrase")
    getattr(phrases, row["role"]).append((row["value"], Wording(_filled(row))))


def _from_a_word(pattern: str) -> str:
    """A pattern without its leading \\b, which `Phrase.matches` tests.

    Where it may begin in many ways, each would be tried at each letter: there the start of a word is sought first.
    """
    bare = pattern.removeprefix(r"\b")
    return _NO_LETTER_BEFORE + bare if _ways_to_begin(bare) >= _MANY_WAYS else bare


def _ways_to_begin(pattern: str) -> int:
    """How many alternatives the bracket holds that a pattern begins with; 1 without such a bracket."""
    depth, ways = 0, 1
    for before, mark in zip(" " + pattern, pattern, strict=False):
        if before != "\\":
            depth += (mark == "(") - (mark == ")")
            ways += mark == "|"
        if not depth:
            return ways
    return ways


def _filled(row: dict[str, str]) -> str:
    return _fill(row["pattern"], words(), row)


def _fill(pattern: str, known: dict[str, str], row: dict[str, str]) -> str:
    missing = [name for name in _NAME.findall(pattern) if name not in known]
    if missing:
        raise VocabularyError(f"{VOCABULARY}: {row['fact']}: no word is called {missing[0]!r}")
    return _NAME.sub(lambda found: known[found.group(1)], pattern)
