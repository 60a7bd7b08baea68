"""Counts told by what is left out: "all but five of the 95 smelters were conformant", "all but three replied"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .figures import NUMBER_ON
from .known_figures import Known
from .numerals import write_share
from .phrases import fact_phrases, word
from .statements import is_rejected, share_as_printed

_FEW_SENTENCES = 2  # so far back "all but three replied" may look for those asked
CONFORMANT, RATE = "smelters_conformant", "response_rate"


def all_but(plain: str, known: Known, order: int, year: int | None) -> Iterator[tuple[str, str, float]]:
    """Fact, value and number that "all but so many" in the sentence at *order* tells.

    The whole is the number printed with it, else the smelters, or the suppliers asked, that are known.
    """
    found = word("all_but").search(plain)
    if found is None:
        return
    left, printed = int(found["n"]), int(found["whole"] or 0)
    for fact, said, whole in (
        (CONFORMANT, "is_conformant", printed or known.smelters),
        (RATE, "says_answered", printed or _asked(known, order)),
    ):
        told = word(said).match(plain, found.end())
        match = NUMBER_ON.match(plain, found.start("n"), told.end()) if told and whole > left else None
        if match and not _speaks_against(fact, plain, match, year, "a" if printed else "n"):
            yield fact, *_written(fact, whole - left, whole, plain)
            return


def _written(fact: str, number: int, whole: int, plain: str) -> tuple[str, float]:
    if fact == CONFORMANT:
        return str(number), float(number)
    share = share_as_printed(number / whole, plain)
    return write_share(share), share


def _asked(known: Known, order: int) -> int:
    return known.asked if order - known.asked_order <= _FEW_SENTENCES else 0


def _speaks_against(fact: str, plain: str, match: re.Match[str], year: int | None, value: str) -> bool:
    if fact == RATE and word("not_answered").search(match.group()):
        return True
    return is_rejected(fact_phrases()[fact], value, plain, match, year)
