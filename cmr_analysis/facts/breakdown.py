"""What stands beside a number of suppliers and is none: the parts it is made of, and counts for cobalt or mica."""

from __future__ import annotations

import re

from .plain import holds

SUPPLIERS = (
    r"(?:suppliers|vendors|manufacturers|partners|sub-?contractors|factories|foundries|distributors)\b"
)
COUNTED_SUPPLIERS = rf"(?<![\w.,$/#-])(\d{{1,6}}) (?:[a-z][a-z'/-]* ){{0,4}}?{SUPPLIERS}"
NUMBER = re.compile(r"(?<![\w.,$/#-])\d{1,6}(?![\w/%]|[.,]\d|-\w)")
KEYS = ("suppliers", "vendors", "manufacturers", "partners", "contractors", "factories")
_INCLUDING = ", including"
_DIVIDED = re.compile(
    rf"{COUNTED_SUPPLIERS}[^.;:\d]{{0,120}}?"
    rf"(?P<by>:|,? of (?:which|whom)|{_INCLUDING})(?= )(?P<parts>[^.;]*)"
)
_OTHER_MINERALS = ("cobalt", "mica", "emrt", "amrt", "extended minerals")
_OF_OTHER_MINERALS = re.compile(  # "our survey went to 183 suppliers, and our cobalt survey to 52 suppliers"
    r",? (?:and|while|whereas|as well as|plus) "
    rf"(?=[^.;]{{0,90}}\b(?:{'|'.join(_OTHER_MINERALS)})\b)(?=[^.;]*\d)[^.;]*"
)
_PLACES = re.compile(
    r" (?:located |based |situated )?in \d{1,3} (?:different )?(?:countries|states|locations|regions)\b"
)
_IN_YEAR = re.compile(r"\b(that|which|who) (?:in|during) (?:(?:calendar|fiscal) )?(?:year )?20\d\d,? ")
_FEWEST_OF_WHICH = 3  # "of which 203 are in scope and 71 are not" chooses; three or more divide


def without_breakdown(plain: str) -> str:
    """A plain sentence without what it says a number of suppliers is made of.

    >>> without_breakdown("there were 74 vendors: 41 in asia, 24 in europe, and 9 in the americas.")
    'there were 74 vendors.'
    """
    if not holds(plain, KEYS):
        return plain
    plain = _IN_YEAR.sub(r"\1 ", _PLACES.sub("", plain))
    for found in _DIVIDED.finditer(plain):
        if _is_divided(int(found[1]), list(map(int, NUMBER.findall(found["parts"]))), found["by"]):
            return plain[: found.start("by")] + plain[found.end() :]
    return plain


def _is_divided(whole: int, parts: list[int], by: str) -> bool:
    """Whether the numbers behind are parts of the whole: all of them, or some that it includes."""
    if by == _INCLUDING:
        return 0 < sum(parts) < whole
    return len(parts) >= (2 if by == ":" else _FEWEST_OF_WHICH) and sum(parts) == whole


def without_other_minerals(plain: str) -> str:
    """A plain sentence without the clause that counts for cobalt or mica beside the conflict minerals.

    >>> without_other_minerals("they named 243 smelters, as well as 19 cobalt refiners.")
    'they named 243 smelters.'
    """
    if not holds(plain, _OTHER_MINERALS):
        return plain
    rest = _OF_OTHER_MINERALS.sub("", plain)
    return plain if holds(rest, _OTHER_MINERALS) else rest
