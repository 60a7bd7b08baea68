"""The form of a sentence in which phrases are sought: counts without their shares, statuses behind their counts."""

from __future__ import annotations

import re
from functools import lru_cache

from .breakdown import without_breakdown, without_other_minerals
from .findings import with_conclusion
from .plain import marks_unified
from .rates import OF_ANOTHER_YEAR, with_one_rate, without_other_years
from .scope import SMELTER_COUNTS
from .sentences import Sentence

COUNTS = SMELTER_COUNTS | {"suppliers_surveyed"}
"""Facts that count."""
_PERCENT_ASIDE = re.compile(
    r" ?\((?:or )?(?:approximately |about )?\d{1,3}(?:\.\d+)?%(?: of [^()]{1,40})?\)"
    r"|(?<=\d),? (?:or|i\.e\.,?|that is,?) (?:approximately |about )?\d{1,3}(?:\.\d+)?%,?"
    r"|, or (?:approximately |about )?\d{1,3}(?:\.\d+)?%,"
    r"|(?<=[a-z]) or (?:approximately |about )?\d{1,3}(?:\.\d+)?%(?= (?:were|was|are|is|have|had)\b)"
)
_COUNT_ASIDE = re.compile(  # "85% (179) were conformant", "92% (231 of 251)"
    r"(?:approximately |about )?\b\d{1,3}(?:\.\d+)?%,? \((\d{1,6}(?: of (?:the )?\d{1,6})?(?: [a-z]+)?)\)"
)
_COUNT_BEHIND = re.compile(  # "94% of the smelters (236) were conformant"
    r"\b\d{1,3}(?:\.\d+)?% of ((?:the |our |these |those |all )?[a-z ,/'-]{3,60}?) \((\d{1,6})\)"
)
_STATUS_BEHIND = re.compile(
    r"\b\d{1,3}(?:\.\d+)?%(?: of (?:them|these|those))? (are|were) ([a-z -]{3,60}?) "
    r"\((\d{1,6})(?: (?:smelters|refiners|facilities|sors))?\)"
)  # "69% are active (7)"
_COUNTS_BEHIND = re.compile(  # "98% of the smelters in our supply chain (247 out of 252) are conformant"
    r"\b\d{1,3}(?:\.\d+)?% of (?:the |our |all )?([a-z ,/'-]{3,80}?),? \((\d{1,6}) (?:out )?of (?:the )?(\d{1,6})\)"
)
_ONE_BY_STATUS = re.compile(  # "two are active, and one is not enrolled"
    r"(?:(?<=, |d |; |: |g |y )|^)one(?= (?:has (?:agreed|committed|begun|started) to"
    r"|(?:is|was|has been) (?:also |currently |now |rmap |cfsp |listed as |declared )?"
    r"(?:active|(?:non-?)?(?:conformant|compliant)|in pro(?:cess|gress)|in the (?:process|course)|neither|known to"
    r"|not (?:yet )?(?:enrolled|participating|conformant|compliant|active|listed)))\b)"
)
_COUNT_OF_STATUS = re.compile(  # "either conformant (237) or active (14)"
    r"\b(conformant|compliant|active|in process) \((\d{1,6})\)(?:,? (?:or|and) |(?=[.;,]))"
)
_SHARE_OR_COUNT = re.compile(  # "92%, or 188, of the 204 smelters"
    r"(?:approximately |about )?\b\d{1,3}(?:\.\d+)?%,? (?:or|that is|i\.e\.),? (\d{1,6}),?(?= of\b)"
)
_AFTER_WHAT = re.compile(r",? (?:once|after) [^.;,:\d]{5,100},(?= [a-z])(?! (?:we|our|the company)\b)")
"""What was done before counting: "the facilities named, once duplicates were taken out, number 254"."""
_WHERE_THE_REPORT_IS = re.compile(  # "Our policy is at www.acme.com/minerals, where this report is posted as well"
    r"^.*?\b(?P<address>(?:https?://|www\.)[^\s,<>()]+),? where (?:a copy of )?(?P<report>(?:this|our|the) "
    r"(?:conflict minerals )?report) (?:is|can be|may be|will be) (?:also )?(?=(?:posted|published|found|available)\b)"
)
_SO_MANY_OF_THEM = re.compile(  # "There are 311 of them, of which 241 are CFSP compliant"
    r"\b(there (?:are|were) \d{1,6})(?: of (?:them|these))?"
    r"(?=,? of (?:which|these|whom) [^.;]{0,60}\b(?:conformant|compliant|active|certified|validated)\b)"
)
_BY_METAL = re.compile(r" \((?:\d{1,4} (?:tin|tantalum|tungsten|gold)(?:, and |, | and |\))){2,4}")
_LEFT_AFTER = re.compile(  # "After removal of duplicates and of other names, there were 171."
    r"(\bduplicates?\b[^.;\d]{0,80}\bthere (?:were|remained|are) \d{1,6})(?=[.;,])"
)
_OF_WHICH_ASIDE = re.compile(
    r" \((?:of which |including )?\d{1,6} of (?:these|them|which|those|whom)\b[^()]{0,120}\)"
)
_EXCEPTION = re.compile(  # "all of these with the exception of 35 are conformant"
    r"\bwith the exception of (\d{1,4}),? all(?: of (?:these|them|those))?\b"
    r"|\ball(?: of (?:these|them|those))?,? with the exception of (\d{1,4}),?(?! [a-z]+ers\b)"
)
_MAINLY = re.compile(
    r", (?:mainly|mostly|primarily|chiefly|largely) [^,.;\d]{3,60},(?= (?:are|were|have|had|has|is|was)\b)"
)
_NINE_OF_TEN = re.compile(
    r"\b\d{1,2} (?:out of|in|of) (?:3|4|5|10|20) \((\d{1,6})\)"
)  # "nine out of ten (237)"
_NEARLY = re.compile(  # "virtually all (200) of the 204 smelters"
    r"\b(?:(?:virtually|nearly|almost|substantially) all|(?:an?|the) (?:large |vast |overwhelming )?majority|most)"
    r" \((\d{1,6})\)"
)
_MORE = re.compile(r"\b(\d{1,6}) (?:more|others) (?=(?:were|are|had|have|has|was|is)\b)")
_ONE_LEFT = re.compile(
    r"\b(the (?:remaining|other)) (?:one (?=is|was)|(?=(?:smelter|refiner|facility) (?:is|was)\b))"
)
_LABEL_BEHIND = re.compile(  # "conformant: 251 active: 5", lines of a list that were run together
    r"(?<=\d)(?: \(\d{1,3}(?:\.\d+)?%\))? (?=[a-z][a-z ()/-]{2,50}: \d)"
)


def matched_form(fact: str, sentence: Sentence) -> str:
    """The form of a sentence in which the phrases of a fact are sought."""
    if fact in COUNTS:
        form = without_shares(without_other_minerals(sentence.plain))
        return without_breakdown(form) if fact == "suppliers_surveyed" else form
    if fact == "rcoi_determination":
        return with_conclusion(sentence)
    if fact == "response_rate":
        return with_one_rate(without_other_minerals(sentence.plain))
    if fact == "report_url" and " where " in sentence.plain:
        return _WHERE_THE_REPORT_IS.sub(r"\g<report> is available at \g<address>: ", sentence.plain)
    if fact == "template":  # "(the “CMRT”)" counts here
        return OF_ANOTHER_YEAR.sub("", marks_unified(sentence.text))
    return sentence.plain


@lru_cache(maxsize=256)
def without_shares(plain: str) -> str:
    """A sentence with counts alone: of "239 (69%) are conformant" and "85% (179) are" the number is left."""
    if ", once " in plain or ", after " in plain:
        plain = _AFTER_WHAT.sub("", plain)
    if "there " in plain:
        plain = _LEFT_AFTER.sub(r"\1 smelters", _SO_MANY_OF_THEM.sub(r"\1 smelters", plain))
    if "exception of" in plain:
        plain = _EXCEPTION.sub(lambda found: f"all but {found[1] or found[2]} of these", plain)
    if "ly " in plain:
        plain = _MAINLY.sub("", plain)
    if "one " in plain:
        plain = _ONE_BY_STATUS.sub("1", plain)
    if "the remaining " in plain or "the other " in plain:
        plain = _ONE_LEFT.sub(r"\1 1 ", plain)
    if " more " in plain or " others " in plain:
        plain = _MORE.sub(r"\1 ", plain)
    if plain.count(": ") > 1:
        plain = _LABEL_BEHIND.sub("; ", plain)
    if "(" in plain:
        plain = _OF_WHICH_ASIDE.sub("", without_other_years(_BY_METAL.sub("", plain)))
        plain = _COUNT_OF_STATUS.sub(r"\2 \1, ", plain)
    if "%" in plain:
        plain = _SHARE_OR_COUNT.sub(r"\1", plain)
    if "(" in plain:
        plain = _NEARLY.sub(r"\1", _NINE_OF_TEN.sub(r"\1", plain))
    if "%" in plain or "(" in plain:
        plain = _COUNTS_BEHIND.sub(r"\2 of the \3 \1", plain)
        plain = _COUNT_BEHIND.sub(r"\2 of \1", plain)
        plain = _STATUS_BEHIND.sub(r"\3 \1 \2", plain)
        plain = _PERCENT_ASIDE.sub("", _COUNT_ASIDE.sub(r"\1", plain))
    return plain
