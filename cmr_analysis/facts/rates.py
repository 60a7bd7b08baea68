"""The rate of a sentence that is the suppliers' by number, beside those of spend, of parts and of other years."""

from __future__ import annotations

import re

from .plain import holds

OF_ANOTHER_YEAR = re.compile(r" \(\d{1,3}(?:,?\d{3})* (?:in|for) 20[0-3]\d\)")
"""What stands behind this year's number: "3,216 suppliers (2,504 in 2013)"."""
_SHARE = r"\d{1,3}(?:\.\d+)?%"
_P = rf"({_SHARE})"
_STAND_FOR = rf"(?:account(?:ed)? for|represent(?:ed)?) (?:about |approximately )?{_SHARE} of"
"""What suppliers do that are told by their share of spend."""
_YEAR_ASIDE = re.compile(  # behind this year's figure: "76% (2018: 71%) of the suppliers"
    r" ?\((?:in |for )?(?:(?:calendar|fiscal)(?: year)? )?20[0-3]\d[:,] [^()]{1,60}\)"
)
_NEARLY_HALF = re.compile(  # "slightly more than half (54%) of the suppliers"
    r"\b(?:(?:slightly |just |well )?(?:more|less) than |over |under |about |nearly |almost |approximately )?"
    r"(?:half|one[- ]third|a third|two[- ]thirds|three[- ]quarters|a quarter|(?:an?|the) (?:[a-z]+ )?majority|most)"
    rf" \({_P}\)"
)
_BY_COUNT = re.compile(  # "suppliers representing 98.6% of the spend (290 suppliers, or 94% by count)"
    rf"suppliers (?:that )?represent(?:ing)? {_SHARE} of [^().;]{{3,60}}"
    rf"\(\d{{1,6}} (?:suppliers|vendors),? or {_P}(?: by (?:count|number))?\)"
)
_BY_NUMBER = re.compile(  # "by spend, our response rate was 98%; by number of suppliers, it was 87%"
    r"^(?:measured )?by (?:spend|expenditure|value|(?:purchase )?volume)[^;.]*; "
    r"(?:measured )?by (?:the )?number(?: of suppliers)?,? "
    rf"(?:it|the (?:response )?rate) was {_P}"
)
_BESIDE_NUMBER = re.compile(  # "80% by number and 93% by spend"
    rf"\b{_P} by (?:number|count)(?: of suppliers)?"
    rf"(?:,? and {_SHARE} by (?:[a-z]+ )?(?:spend|value|volume|cost))?"
)
_IN_NUMBER = re.compile(  # "97% of the spend surveyed, or 91% in terms of the number of suppliers"
    rf"\b{_SHARE} of (?:the |our )?[^.;,()]{{0,40}}spend[^.;,()]{{0,20}},? (?:or|and) "
    rf"{_P} (?:in terms of|by) (?:the )?number(?: of suppliers)?"
)
_BESIDE_SPEND = (
    re.compile(  # "from suppliers that account for 81% of the spend, and from 67% of the suppliers"
        rf"\bfrom (?:suppliers|vendors) (?:that|which|who) {_STAND_FOR} "
        r"[^.;,()]{0,50}\bspend\b[^.;,()]{0,30},? and (?=from \d)"
    )
)
_IN_ALL = re.compile(  # "suppliers that represent 97% of our spend answered, 211 in all (89%)"
    rf"^(?:suppliers|vendors) (?:that|which|who) {_STAND_FOR} "
    r"[^.;,()]{3,60} (?:answered|responded|replied), "
    rf"\d{{1,6}} in (?:all|total) \({_P}\)"
)
_AS_BEFORE = re.compile(
    r"^as in (?:20\d\d|the (?:prior|previous|last) year|(?:prior|previous|earlier) years),? "
)
_GOALS = ("goal", "target", "objective")
_AGAINST_A_GOAL = re.compile(  # "a response rate of 82% against our target of 90%"
    rf",? (?:against|compared (?:to|with)|versus) (?:our|the|a|its) (?:goal|target|objective) of {_SHARE}"
)
_SHORT_OF_A_GOAL = re.compile(  # "We fell short of our goal of a 100% response rate: 71% of the suppliers answered"
    r"^(?:we|the company|acme) (?:fell short of|missed|met|exceeded|surpassed|did not (?:reach|meet|achieve|attain)) "
    r"(?:our|the|its) (?:goal|target|objective) of [^:;,.]{0,40}\d%[^:;,.]{0,40}[:;,] "
)
_KEYS = ("overall", "together,", "in all", "altogether", "in total", "combined,", " to ")
_OVERALL = re.compile(  # beside the rates of parts
    r"\boverall (?:(?:response|participation|return) )?rate(?: (?:was|is|of|equaled|came to))? "
    rf"(?:about |approximately )?{_P}"
    rf"|\b{_P} of (?:all |our |the )?(?:[a-z-]+ )?(?:suppliers|vendors) overall\b"
    rf"|\b(?:brought|raised|increased) (?:this|that|it|the (?:number|total)) to \d{{1,6}},? (?:or|that is,?) {_P}"
    rf"|\b{_P} (?:in total|in all|altogether|overall)(?=[.;,]|$)"
    rf"|; (?:together|in all|altogether|in total|taken together|combined),? (?:about |approximately )?{_P} of "
    r"(?:those|all|the suppliers|our suppliers|suppliers)\b"
)


def with_one_rate(plain: str) -> str:
    """A plain sentence with the rate of all suppliers by number alone, where it tells others beside it.

    >>> with_one_rate("95% of our fabric and 89% of our trims suppliers responded, an overall rate of 93%.")
    'the response rate was 93%'
    """
    if plain.startswith("as in "):
        plain = _AS_BEFORE.sub("", plain)
    if holds(plain, _GOALS):
        plain = _AGAINST_A_GOAL.sub("", _SHORT_OF_A_GOAL.sub("", plain))
    if holds(plain, _KEYS) and (found := _OVERALL.search(plain)):
        return f"the response rate was {next(filter(None, found.groups()))}"
    if "by number" in plain or "by count" in plain:
        plain = _BESIDE_NUMBER.sub(r"\1", plain)
    if "number" in plain:
        if found := _BY_NUMBER.match(plain):
            return f"the response rate was {found[1]}"
        plain = _IN_NUMBER.sub(r"\1 of our suppliers", plain)
    if "spend" in plain:
        plain = _IN_ALL.sub(r"\1 of our suppliers responded", _BESIDE_SPEND.sub("", plain))
    if "(" not in plain:
        return plain
    return _NEARLY_HALF.sub(r"\1", _BY_COUNT.sub(r"\1 of our suppliers", without_other_years(plain)))


def without_other_years(plain: str) -> str:
    """A plain sentence without the figures of other years in brackets."""
    return _YEAR_ASIDE.sub("", OF_ANOTHER_YEAR.sub("", plain))
