"""Which sentences hold which substrings, asked once for all phrases: each answer is a set of sentences.

A set of sentences is an int: its bits are their places. What a word holds is known from the words of other filings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

MOST = 256
"""Sentences that are asked about at once; the cost of a set grows with their number."""

_numbers: dict[str, int] = {}  # piece of a key -> its number, from 0
_KNOWN_WORDS = 1 << 16


class Keys:
    """Substrings of which a sentence must hold one; each with the numbers of its pieces, which no space parts."""

    __slots__ = ("parts",)

    def __init__(self, written: str) -> None:
        self.parts = [(key, _numbers_of(key)) for key in written.split("|")]


class Holding:
    """Some sentences and what they hold. At a sentence's ends a key may have the space that is not there.

    Keys are made before: a Holding knows nothing of later ones.
    """

    def __init__(self, sentences: Sequence[str]) -> None:
        self.everywhere = (1 << len(sentences)) - 1
        self._sentences = sentences
        self._known: dict[Keys, int] = {}
        words: dict[str, int] = {}
        for order, sentence in enumerate(sentences):
            for word in sentence.split():
                words[word] = words.get(word, 0) | 1 << order
        self._holders: dict[int, int] = {}
        for word, among in words.items():
            for number in _pieces_in(word):
                self._holders[number] = self._holders.get(number, 0) | among

    def of(self, keys: Keys) -> int:
        """The sentences that hold one of some keys."""
        if keys not in self._known:
            found = 0
            for key, pieces in keys.parts:
                found |= self._holding_all(pieces) if len(pieces) < 2 else self._holding(key, pieces)
            self._known[keys] = found
        return self._known[keys]

    def _holding_all(self, pieces: tuple[int, ...]) -> int:
        among = self.everywhere
        for piece in pieces:
            among &= self._holders.get(piece, 0)
        return among

    def _holding(self, key: str, pieces: tuple[int, ...]) -> int:
        """Several words must stand together."""
        among = self._holding_all(pieces)
        return (
            set_of(order for order in orders(among) if key in f" {self._sentences[order]} ") if among else 0
        )


@lru_cache(maxsize=1024)
def keys(written: str) -> Keys:
    """The keys of a group, joined by |; groups that are written alike are one, and are asked for once."""
    return Keys(written)


def set_of(places: Iterable[int]) -> int:
    """The set of the sentences in these places."""
    found = 0
    for place in places:
        found |= 1 << place
    return found


def orders(sentences: int) -> Iterator[int]:
    """The places of the sentences of a set.

    >>> list(orders(0b1010))
    [1, 3]
    """
    while sentences:
        last = sentences & -sentences
        yield last.bit_length() - 1
        sentences ^= last


def _numbers_of(key: str) -> tuple[int, ...]:
    """A piece keeps the space beside it: "number of " is "number " and " of "."""
    words = key.split(" ")
    last = len(words) - 1
    pieces = [" " * (place > 0) + word + " " * (place < last) for place, word in enumerate(words) if word]
    if not _numbers.keys() >= set(pieces):
        _pieces_in.cache_clear()
    return tuple(_numbers.setdefault(piece, len(_numbers)) for piece in pieces)


@lru_cache(maxsize=_KNOWN_WORDS)
def _pieces_in(word: str) -> tuple[int, ...]:
    padded = f" {word} "
    return tuple(number for piece, number in _numbers.items() if piece in padded)


ANY = keys("")
"""What every sentence holds."""
