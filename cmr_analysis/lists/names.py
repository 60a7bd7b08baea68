"""Where one smelter's name ends and the next begins, from the words alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from ..vocabulary import normalize_text
from .heading_words import is_region
from .known_smelters import is_known

LEGAL_FORMS = frozenset(
    "co ltd limited inc llc corp corporation gmbh sa s a ag kg plc company jsc joint stock tbk bhd pte pty ltda nv bv"
    " spa".split()
)
# Only within one: "S.A. de C.V.", "S. de R.L.", "Sp. z o.o."
_WITHIN = frozenset("de c v r l sp z o y".split())
_GOES_ON = ("&", "(", "-", "/", ",", " and", " of", " the", " de", " und", " e")
# "PT Timah Tbk Kundur": the place of the plant stands behind it.
_NOT_THE_END = "tbk"
# Of the names in a list of smelters, how many at least end in a legal form or are known.
_FEWEST_COMPANIES = 0.2
_FEWEST_NAMES = 3
_MOST_DISTINCT = 0.7


def is_legal_form(text: str) -> bool:
    """Nothing but the end of a company's name: "Co., Ltd.", "GmbH & Co. KG"."""
    return all(word in LEGAL_FORMS or word in _WITHIN for word in normalize_text(text).split())


def is_rest(above: str, text: str) -> bool:
    """The text goes on with the name above: that has an open bracket or ends in "of", or this begins no name."""
    is_open = above.count("(") > above.count(")") or above.endswith(_GOES_ON)
    return is_open or text[:1] == "(" or text[:1].islower() or is_legal_form(text)


def is_complete(name: str) -> bool:
    """The name ends in a legal form, or the registry knows it as it stands."""
    last = normalize_text(name).rpartition(" ")[2]
    return is_known(name) or (last != _NOT_THE_END and last in LEGAL_FORMS)


def are_two(above: str, text: str) -> bool:
    """Two names, each by itself: the first is complete, and the second is no rest of it."""
    return is_complete(above) and not is_rest(above, text)


def are_companies(names: Iterable[str]) -> bool:
    """Enough of the names are those of companies; uses of a metal ("Solder", "Capacitors") are not."""
    complete = [is_complete(name) for name in names]
    return sum(complete) >= _FEWEST_COMPANIES * len(complete)


def are_names(texts: Sequence[str]) -> bool:
    """Each could be a name, and hardly one stands twice; for a column that is headed as one of smelters."""
    is_plausible = all(map(is_plausible_name, texts))
    return is_plausible and len(texts) >= _FEWEST_NAMES and len(set(texts)) > _MOST_DISTINCT * len(texts)


@lru_cache(maxsize=1 << 14)
def is_plausible_name(text: str) -> bool:
    """Most of its words begin with a capital, as names do and sentences do not."""
    words = [word for word in text.split() if word[:1].isalpha() and not is_legal_form(word)]
    capitals = sum(word[:1].isupper() for word in words)
    is_called = capitals >= 0.6 * len(words) or is_known(text)
    return bool(words) and is_called and not text.endswith(":") and not is_region(text)
