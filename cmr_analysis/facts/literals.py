"""The strings without which a pattern is not found, read from the pattern itself.

Most patterns are found in few sentences, and a search takes ten times as long as to see that a word is not there.
To read them takes as long as a hundred searches: it is done for a pattern that is sought again and again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from re import _constants as kinds
from re import _parser as parser

_SHORTEST = 3  # characters; shorter strings stand in nearly every sentence
_MOST = 24  # strings of which one must be there; to look for more costs as much as the search
_GROUPS = 3
_OFTEN = 500  # searches; to read what a pattern requires takes as long as a hundred
_TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL
)  # an escape, a set of characters, any other

Group = frozenset[str]


@dataclass(slots=True, eq=False)
class Wording:
    """A pattern that is sought in many texts, compiled when it is sought the first time.

    alternatives: its parts, each with the groups of strings that it requires (see `required`); None until it was
    sought often enough.
    """

    source: str
    alternatives: tuple[tuple[re.Pattern[str], tuple[tuple[str, ...], ...]], ...] | None = None
    sought: int = 0
    compiled: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        if self.compiled is None:
            self.compiled = re.compile(self.source)
        return self.compiled

    def is_in(self, text: str) -> bool:
        """Whether the pattern is found in the text."""
        if self.alternatives is None:
            self.sought += 1
            if self.sought == _OFTEN:
                self.learn()
            return bool(self.pattern.search(text))
        for (
            pattern,
            groups,
        ) in self.alternatives:  # as `holds` does; a call for each group takes as long again
            for group in groups:
                for string in group:
                    if string in text:
                        break
                else:
                    break
            else:
                if pattern.search(text):
                    return True
        return False

    def learn(self) -> None:
        """Read from the pattern what it requires."""
        self.alternatives = tuple((each, required(each)) for each in _alternatives(self.pattern))


def _alternatives(pattern: re.Pattern[str]) -> list[re.Pattern[str]]:
    """What stands between the bars of a pattern that stand in no bracket."""
    if pattern.flags != re.UNICODE:
        return [pattern]
    parts, depth = [""], 0
    for token in _TOKEN.findall(pattern.pattern):
        depth += (token == "(") - (token == ")")
        if token == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += token
    return [re.compile(part) for part in parts]


def required(pattern: re.Pattern[str]) -> tuple[tuple[str, ...], ...]:
    """Groups of strings: a text that the pattern is found in holds at least one string of every group.

    Empty for a pattern of which nothing can be said.

    >>> required(re.compile(r"(?:website|internet) at \\S+"))
    (('internet', 'website'), (' at ',))
    """
    if pattern.flags & re.IGNORECASE:
        return ()
    groups = {group for group in _groups(parser.parse(pattern.pattern, pattern.flags)) if _is_telling(group)}
    best = sorted(groups, key=lambda group: (-_worth(group), sorted(group)))[:_GROUPS]
    return tuple(tuple(sorted(group)) for group in best)


def _is_telling(group: Group) -> bool:
    return len(group) <= _MOST and min(map(len, group)) >= _SHORTEST


def _worth(group: Group) -> int:
    """How rarely a group is held: by its shortest string, less for many strings."""
    return 4 * min(map(len, group)) - len(group)


def _groups(sequence: Iterable[tuple]) -> list[Group]:
    """The groups of a sequence of pattern items: runs of characters, and what its parts require."""
    groups: list[Group] = []
    run = ""
    for kind, detail in sequence:
        if kind is kinds.LITERAL:
            run += chr(detail)
            continue
        groups += [frozenset((run,))] if run else []
        groups += _groups_of_part(kind, detail)
        run = ""
    return groups + ([frozenset((run,))] if run else [])


def _groups_of_part(kind: object, detail: tuple) -> list[Group]:
    if kind is kinds.SUBPATTERN and not detail[1] & re.IGNORECASE:
        return _groups(detail[3])
    if kind is kinds.ASSERT:  # what stands behind or before must stand there too
        return _groups(detail[1])
    if kind is kinds.BRANCH:
        return _one_of(detail[1])
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT) and detail[0] > 0:
        return _groups(detail[2])
    return []


def _one_of(branches: Iterable[Iterable[tuple]]) -> list[Group]:
    """One group for alternatives: the best group of each; none where one of them requires nothing."""
    best = [max(_groups(branch), key=_worth, default=frozenset()) for branch in branches]
    strings = frozenset().union(*best)
    return [_shortest(strings)] if all(best) else []


def _shortest(strings: Group) -> Group:
    """Without the strings that hold another: where "suppliers" stands, "supplier" does."""
    return frozenset(each for each in strings if not any(other in each for other in strings if other != each))
