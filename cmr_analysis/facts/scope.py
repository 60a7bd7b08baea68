"""Whose figure a sentence gives: this year's, of all metals, of all the smelters and not of a part of them."""

from __future__ import annotations

import re

from .numerals import read_date
from .phrases import word
from .plain import holds, marks_unified
from .sentences import Sentence

SMELTER_COUNTS = frozenset(
    f"smelters_{part}" for part in ("identified", "conformant", "active", "not_listed", "sourcing_covered")
)
STATUSES = SMELTER_COUNTS - {"smelters_identified", "smelters_sourcing_covered"}
OF_SURVEY = frozenset({"suppliers_surveyed", "response_rate"})
"""Facts on the suppliers that were asked, and that answered."""
_REPORT = (
    "conflict minerals report",
    "this report",
    "the report",
    "our report",
    "form sd",
    "cmr",
    "private sector",
)
_OF_THE_REPORT = {
    "report_url": (
        "report",
        "form sd",
        "cmr",
        "disclosure",
        "exhibit",
        "information",
        "foregoing",
        "this document",
    ),
    "private_sector_audit": (
        "report",
        "cmr",
        "form sd",
        "private sector",
        "private-sector",
        "ipsa",
        "filing",
        "audit requirement",
    ),
}
"""Facts about the report, each with words of which its sentence holds one, or else the sentence before it tells."""
_OURS = ("3tg", "cmrt", "conflict mineral", "tungsten", "tantalum")
_OWN_WHOLE = re.compile(r"\b(?:smelters?|refiners?|facilit(?:y|ies)|sors|processors),? of which\b")
_INCLUDES = re.compile(r"(?:this|these|they|which) (?:also )?(?:includ|are\b|is\b)")
_CLAUSE = re.compile(r"[,;:.] | and | while | but | whereas ")
_COMPARED = re.compile(r",? \(?(?:versus|vs\.?|(?:as )?compared (?:to|with)|(?:up|down) from|against) ")
_LABELLED_YEAR = re.compile(r"\b(20[0-3]\d) ?[:=-] ?$")  # "(2018: 93%)"
_YEAR = re.compile(
    r"(?:\b(?:in|for|during|of|year,?|from|ended december 31,"
    r"|as of (?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2},)"
    r" (?:the |our |its )?(?:(?:calendar|reporting|fiscal) )?(?:[rcf]y ?)?"
    r"|\b(?=20[0-3]\d(?:'s\b| (?:supplier )?(?:response|survey|report|filing|rate)\b)))(20[0-3]\d)\b"
)
_THESE = ("these suppliers", "those suppliers", "of them", "of these", "of those", "such suppliers")
_WHOLE_BEFORE = re.compile(r"\d[^.;]*\b(?:including|of which|of whom|among (?:them|which)|thereof)\b[^.;]*$")
_REPORTED_YEAR = re.compile(
    r"\bfor (?:the |our )?(?:calendar |reporting |fiscal )?(?:years? )?(?:ended december 31, )?(20(?:1[3-9]|[23]\d))\b"
    r"(?: and (20(?:1[3-9]|[23]\d))\b)?"
)
_SMELTER_WORDS = ("smelt", "refin", "sors", " sor ", "facilit", "processor")
_FACILITY_WORDS = ("smelt", "refin", "sors", " sor ", "process", "minerals facilit")
_PROGRAMMES = ("rmi", "rmap", "cfsp", "cfsi")
_WANTED = {
    "smelters_identified": (*_FACILITY_WORDS, "cfsp", "rmap", "cfsi", "rmi "),
    "smelters_not_listed": (*_SMELTER_WORDS, "compliant nor active", "conformant nor active"),
    "status_as_of": (
        *_FACILITY_WORDS,
        "compliance status",
        "conformance status",
        "status at ",
        "status as of ",
        "status is ",
        "status information ",
        "cfsp",
        "cfs program",
        "rmap",
        "cfsi",
        "sourcing initiative",
        "minerals initiative",
        "facility information",
        "rmi ",
        "the rmi",
        "rmi's",
        "statuses",
    ),
}
"""Words around a count of smelters; of "9 facilities" without one of these nobody knows what they are."""


def fits_context(fact: str, sentence: Sentence, context: str) -> bool:
    """A count of smelters by status needs smelters in its sentence, before it, or in the lead of its list.

    No figure is read where what the paragraph says before tells of a survey for cobalt or mica.
    """
    if fact in _OF_THE_REPORT:
        return _is_of_the_report(fact, sentence)
    if (fact in OF_SURVEY or fact in SMELTER_COUNTS) and _is_planned(sentence):
        return False
    if fact in OF_SURVEY:
        if _is_of_named_part("part_of_suppliers", sentence.plain):
            return False
        before = marks_unified(f"{sentence.previous} {sentence.before}")
        if word("part_before").search(sentence.previous.lower()) and holds(sentence.plain, _THESE):
            return False
        return not _is_of_other_minerals(before, context) and not _is_a_goal(sentence, before)
    if fact not in SMELTER_COUNTS and fact != "status_as_of":
        return True
    if _refers_back(sentence) and _counts_a_part(fact, marks_unified(sentence.previous)):
        return False
    if _are_of_a_metal(sentence):
        return False
    if fact in SMELTER_COUNTS and _is_of_named_part("part_of_smelters", sentence.plain):
        return False
    if fact in STATUSES and holds(sentence.lead, _PROGRAMMES):
        return True
    around = context, sentence.lead, sentence.previous.lower(), sentence.before.lower()
    wanted = _WANTED.get(fact, _SMELTER_WORDS)
    if fact == "status_as_of":  # "The above is as of May 1, 2020." below a list
        around = (*around, sentence.heading.lower())
    return any(holds(text, wanted) for text in around)


def _is_of_the_report(fact: str, sentence: Sentence) -> bool:
    """Whether "it is available at www.acme.com" and "it has not been audited" are said of the report."""
    before = f"{sentence.heading} {sentence.previous}".lower()
    if not holds(sentence.plain, _OF_THE_REPORT[fact]):
        return holds(before, _REPORT) and not (fact == "report_url" and "policy" in before)
    return fact == "report_url" or "audit" in sentence.plain or "ipsa" in sentence.plain or "audit" in before


def _is_of_other_minerals(before: str, context: str) -> bool:
    return bool(word("other_minerals").search(before)) and not (holds(before, _OURS) or holds(context, _OURS))


def _is_planned(sentence: Sentence) -> bool:
    """Whether a list of steps to be taken holds it, by its lead or its heading."""
    return bool(
        word("to_be_taken").search(sentence.lead) or word("steps_ahead").search(sentence.heading.lower())
    )


def _is_a_goal(sentence: Sentence, before: str) -> bool:
    """Of "… the goals that we set. This includes a 100% response rate": no result."""
    return bool(_INCLUDES.match(sentence.plain) and word("goals").search(before))


def _are_of_a_metal(sentence: Sentence) -> bool:
    """Of "we buy tungsten from nine suppliers. They use 14 smelters.": the count of one metal's smelters."""
    if not sentence.plain.startswith(("these ", "those ", "they ")):
        return False
    before = marks_unified(sentence.previous)
    return 0 < len(_metals(before)) < 4 and not holds(before, ("3tg", "conflict mineral", "smelt", "refin"))


def _is_of_named_part(name: str, plain: str) -> bool:
    """Whether a sentence counts a part ("the 41 that were new"), and not a whole "including 5 that were new"."""
    found = word(name).search(plain)
    return found is not None and not _WHOLE_BEFORE.search(plain, 0, found.start())


def _refers_back(sentence: Sentence) -> bool:
    """Whether it counts some of what the sentence before counts; an item of a list counts some of its lead's."""
    if sentence.lead and sentence.plain.lstrip("- ")[:1].isdigit():
        return False
    return bool(word("refers_back").search(_OWN_WHOLE.sub("", sentence.plain)))


def _counts_a_part(fact: str, before: str) -> bool:
    """Whether what is counted of "these" is a part of the smelters: those written to, those sourcing from there.

    "We wrote to 48 smelters. Of these 48, 21 agreed to be audited."
    """
    if word("outreach").search(before) or _is_of_named_part("part_of_smelters", before):
        return True
    return fact in STATUSES and bool(word("from_there").search(before))


def clause_start(plain: str, position: int) -> int:
    start = max(0, position - 70)
    for found in _CLAUSE.finditer(plain, start, position):
        start = found.end()
    return start


def is_of_a_part(plain: str, match: re.Match[str], span: str) -> bool:
    """Of "48 smelters source from the Covered Countries; of these, 45 (all 48) are conformant".

    Likewise of "we sent emails to 21 smelters, of which 4 have become active and 2 conformant".
    """
    before = plain[: match.start()]
    if word("outreach").search(before):
        return True
    if not word("from_there").search(before):
        return False
    number = match["n" if "n" in match.re.groupindex else "a"]
    return bool(word("refers_back").search(span) or number in before.split())


def is_by_metal(plain: str, start: int, span: str) -> bool:
    """A count of the smelters of one metal, or of some, is not the count of the filing.

    *start* is where the match starts; "Tantalum:" may head the sentence, "of the tin smelters" stand before.
    """
    if 0 < len(_metals(span)) < 4 or (
        word("metal").match(plain.lstrip("- ").removeprefix("for ")) and not _metals(span)
    ):
        return True
    if word("refers_back").search(span) and 0 < len(_metals(plain[:start])) < 4:
        return True  # "our tin suppliers named 56 smelters, of which 50 are conformant"
    before = word("of_a_metal").search(plain, 0, start)
    return before is not None and len(_metals(before.group())) < 4


def _metals(text: str) -> set[str]:
    return set(word("metal").findall(word("named_after_a_metal").sub("", text)))


def is_of_other_year(plain: str, match: re.Match[str], year: int | None) -> bool:
    """Whether the figure is quoted for comparison, or its clause names earlier years only."""
    if word("earlier").search(plain[: _number_start(match)]):
        return True
    return year is not None and is_of_earlier_years(plain, match, year)


def is_of_earlier_years(plain: str, match: re.Match[str], year: int) -> bool:
    """Whether the clause of a match names earlier years only: "in our first year, 2013, we used another template"."""
    labelled = _LABELLED_YEAR.search(plain, 0, _number_start(match))
    if labelled and int(labelled.group(1)) < year:
        return True
    ends = [
        found.start()
        for found in (_CLAUSE.search(plain, match.end()), _COMPARED.search(plain, match.end()))
        if found
    ]
    clause = plain[: min(ends, default=len(plain))]
    years = {int(found) for found in _YEAR.findall(word("rise_from").sub("", clause))}
    return bool(years) and max(years) < year


def is_of_earlier_report(plain: str, year: int | None) -> bool:
    """Whether a sentence tells of reports for earlier years only: "For the 2016 reporting year we obtained …"."""
    if year is None or "20" not in plain:
        return False
    years = [int(one) for found in _REPORTED_YEAR.findall(plain) for one in found if one]
    return bool(years) and max(years) < year


def is_date_of_other_year(match: re.Match[str], year: int | None) -> bool:
    """Whether statuses of that day are not this year's: those stated last year, those of a rule to come."""
    day = read_date(match["d"])
    return day is not None and year is not None and not year <= day.year <= year + 2


def _number_start(match: re.Match[str]) -> int:
    groups = match.re.groupindex
    name = next((name for name in ("n", "p", "b", "a") if name in groups), None)
    return match.start(name) if name else match.start()
