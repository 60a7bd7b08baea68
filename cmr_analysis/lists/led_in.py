"""A sentence above a list that says one status of every smelter in it.

"The following smelters and refiners have been validated as conformant with the RMAP as of March 31, 2020:". Only
sentences that say it of the smelters listed, and of all of them; a list that prints statuses needs none.
"""

from __future__ import annotations

import re

from .status_words import says_either, status_in_words

_LONGEST = 300
_SMELTERS = r"(?:smelters?|refiners?|refiner(?:y|ies)|facilit(?:y|ies)|SORs)"
_ALL_OF_THEM = rf"{_SMELTERS}(?:(?:\s+(?:and|or)\s+|/){_SMELTERS})?"
# Words between the smelters and what is said of them: "identified by our suppliers", "listed in the table below".
_BETWEEN = (
    r"(?:\s(?!(?:not|that|which|who|and|those|is|are|was|were|has|have|had|exclud\w+)\b)[\w’'-]+){0,8}?"
)
_STATUS = (
    r"(?:not\s(?:yet\s)?(?:been\s)?)?(?:(?:currently|each|all|independently|validated|certified|verified|listed"
    r"|designated|recogni[sz]ed|determined|found|considered|identified|confirmed|to|be|as|a|an|being|by|the|on|RMI"
    r"|CFSI|EICC|GeSI|RMAP|CFSP|CFS)\s){0,6}"
    r"(?:conformant|compliant|conflict[- ]free|non-?conformant|non-?compliant|active)\b"
)
_OF_LIST = (
    r"(?:,?\s(?:a|an|is|are|list|lists|listing|names?|of|the|all|those|these|table|below|following|in|our|known|metal|"
    r"gold|tantalum|tin|tungsten|3TG|and)){0,10}?"
)
_IS = r"(?:is|are|were|has been|have been|had been)"
_LIST = r"\b(?:lists?|listed|following|below|sets?\sforth)\b"
_FOLLOW = r"(?:listed|set\sforth|shown|provided|as\sfollows|identified\sbelow)"
_LED_IN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:\bThe\s)?\bfollowing\s(?:\w+\s){{0,3}}?{_ALL_OF_THEM}{_BETWEEN}\s{_IS}\s(?P<said>{_STATUS})",
        rf"{_LIST}{_OF_LIST}\s{_ALL_OF_THEM}{_BETWEEN}\s(?:that|which)\s{_IS}\s(?P<said>{_STATUS})",
        r"(?:^|\b(?:The|Our|These)\s)(?:\w+\s){0,2}?(?P<said>conformant|compliant|conflict[- ]free|active)\s"
        rf"{_ALL_OF_THEM}{_BETWEEN}\s(?:are|is)\s{_FOLLOW}",
    )
)
# What says that it holds for some only, or leaves open which.
_OF_SOME = re.compile(
    r"\b(?:some|most|many|certain|of\swhich|includ(?:es?|ed|ing)|whether|if|unless|percent|may(?!\s\d)|might|but"
    r"|except(?:ing)?|other\sthan|status(?:es)?|and\sthose|as\swell\sas|both|either|neither|any"
    r"|potential(?:ly)?|based\son)\b|%",
    re.IGNORECASE,
)


def status_led_in(title: str) -> tuple[str, str]:
    """What the last sentence of the text above a list says of all that is listed, and the status that it states.

    >>> status_led_in("We asked them. The following smelters are listed as conformant by the RMI:")
    ('The following smelters are listed as conformant', 'conformant')
    """
    sentence = title.strip().rstrip(".:").rpartition(". ")[2]
    if len(sentence) > _LONGEST or not ("ollow" in sentence or "below" in sentence or "list" in sentence):
        return "", ""
    if _OF_SOME.search(sentence) or says_either(sentence):
        return "", ""
    for pattern in _LED_IN:
        if match := pattern.search(sentence):
            return match.group(), status_in_words(match["said"])
    return "", ""
