"""Runs of neighbouring texts in flattened lists: how many texts a row has, and which are running titles."""

from __future__ import annotations

from collections import Counter

from ..vocabulary import normalize_text
from .cells import NAME
from .known_smelters import is_known
from .names import is_legal_form
from .records import Placed, kind_of

# A longer run of texts is no row.
_MOST_TEXTS = 4
# Lines of a wrapped name.
_MOST_LINES = 4


def running_titles(runs: list[list[Placed]], names: int) -> set[str]:
    """Texts that stand more than once, and each time where a row has no room for them; normalized. The wrapped end
    of a name ("Co., Ltd.") is none."""
    counts: Counter[str] = Counter()
    surplus: Counter[str] = Counter()
    for run in runs:
        if kind_of(run[0]) == NAME:
            words = [normalize_text(token.cell.text) for token in run]
            counts.update(words)
            surplus.update(words if len(run) > names else ())
    titles = {text for text, count in surplus.items() if count > 1 and count == counts[text]}
    return titles - parts_of_names(runs, titles) if titles else titles


def parts_of_names(runs: list[list[Placed]], texts: set[str]) -> set[str]:
    """Those of the texts that are names, or go on with the name above: "Co., Ltd.", or what makes a known one."""
    ends = {text for text in texts if is_legal_form(text) or is_known(text)}
    for run in runs:
        words = [normalize_text(run[index].cell.text) for index in going_on(run)]
        ends.update(texts.intersection(words))
    return ends


def going_on(run: list[Placed]) -> set[int]:
    """Places of the texts that surely go on with the one above: the ends of legal forms and of known names."""
    if len(run) == 1:
        return set()
    texts = [token.cell.text for token in run]
    places = {place for place in range(1, len(run)) if is_legal_form(texts[place])}
    for first in range(len(run) - 1):
        for last in range(first + 1, min(first + _MOST_LINES, len(run))):
            if is_known(" ".join(texts[first : last + 1])):
                places.update(range(first + 1, last + 1))
    return places


def text_runs(tokens: list[Placed]) -> list[list[Placed]]:
    """Neighbouring texts together, every other cell by itself."""
    runs: list[list[Placed]] = []
    for token in tokens:
        if runs and kind_of(token) == NAME and kind_of(runs[-1][-1]) == NAME:
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def texts_a_row(runs: list[list[Placed]], order: list[str]) -> tuple[int, int]:
    """How many texts a row begins with, and how many it has: the usual length of a run of texts.

    A list that begins "name country level name country level" opens with one text and has runs of two: one text
    of a row stands behind its country.
    """
    lengths = Counter(_length(run) for run in runs if kind_of(run[0]) == NAME)
    if not lengths:
        return 1, 1
    usual, count = lengths.most_common(1)[0]
    if usual > _MOST_TEXTS or count < 0.6 * lengths.total():
        return 1, 1
    opening = [
        _length(run)
        for before, run in zip([None, *runs], runs, strict=False)
        if kind_of(run[0]) == NAME and (before is None or kind_of(before[0]) not in order)
    ]
    leading = min(Counter(opening).most_common(1)[0][0], usual) if opening else usual
    return (leading if order[0] == NAME else usual), usual


def _length(run: list[Placed]) -> int:
    """How many texts the run has, one that surely goes on with the one above not counted."""
    return len(run) - len(going_on(run))
