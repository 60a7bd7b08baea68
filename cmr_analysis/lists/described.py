"""A smelter that a text names and then describes: "Argor-Heraeus S.A., a gold refiner in Switzerland"."""

from __future__ import annotations

import re

_DESCRIBES = (", a gold ", ", a tin ", ", a tantalum ", ", a tungsten ")
# "Argor-Heraeus S.A., a gold refiner in Switzerland"
_DESCRIBED = re.compile(
    r"(?:\(?\d{1,3}[.)]\s+)?(?P<name>[^\W\d_][^:;]{2,90}?),\s+an?\s+(?P<metal>gold|tantalum|tin|tungsten)\s+"
    r"(?:smelter|refiner|refinery|processor)"
    r"(?:,?\s+(?:located|based|operating))?(?:\s+in\s+(?P<country>[A-Z(][^:;]{2,60}))?",
)


def may_describe(text: str) -> bool:
    """By a glance: a smelter is named and then described by its metal."""
    return any(words in text for words in _DESCRIBES)


def description(text: str) -> re.Match | None:
    """The groups metal, name and country (which may be none) of a text that says no more."""
    return _DESCRIBED.fullmatch(text.rstrip(";")) if may_describe(text) else None
