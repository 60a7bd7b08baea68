"""Who concludes what of what: whether a clause in which a phrase of a determination stands is the filer's finding.

"The supplier told us that it had no reason to believe …", "if we determine that …", "the Rule requires that …" and
"in 2013 we concluded that …" hold the same words as a finding. The clause of the match and the clauses that govern
it are read from the inside outwards: the subject of each, what it is made to depend on, and how sure it is.
"""

from __future__ import annotations

import re

from .clauses import CONDITIONS, ORIGINS, PRODUCTS, Clause, clauses_to, without_asides
from .phrases import word
from .plain import holds
from .sentences import Sentence

_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|us)\b")
_EARLIER = (
    "prior",
    "previous",
    "last ",
    "preceding",
    "earlier",
    "past ",
    "initial",
    "first",
    "former",
    "a year",
)
"""One of these stands in what `earlier_report` finds: a cheap test."""
_PARTS = ("; ", ", while ", ", whereas ", ", but ")
_OF_A_PART = re.compile(r"\W*(?:\w\W )?(?:as to|with (?:respect|regard) to|regarding|in the case of) ")
_FOUND = frozenset({"covered", "may_be_covered"})
FIRST_YEAR = 2013
"""The first calendar year on which Rule 13p-1 asks for a report; earlier years are those of laws."""
_AND_DID = re.compile(  # "may have originated, and in part did originate, in the Covered Countries"
    r"\b(?:may|might|could) have originated,? and (?:in part |partly |actually )?(did originate|originated)\b"
)


def is_finding(value: str, plain: str, match: re.Match[str], year: int | None) -> bool:
    """Whether the filer itself finds it, in this report, of its minerals or products at large.

    *value* is what the match would state of the sentence *plain*; *year* the reporting year, if it is known. A
    pattern with a group "theirs" is about what suppliers sourced, one with "doubt" about what nobody can tell.
    """
    if _is_of_earlier_year(plain, match, year) or _is_of_another(plain, match.start()):
        return False
    is_doubt = value == "undetermined" or "doubt" in match.re.groupindex
    end = match.start() if is_doubt else match.end()
    clauses = list(clauses_to(without_asides(plain), end, value))
    if value in PRODUCTS and _is_of_others_products(plain, clauses[0].text):
        return False
    names_theirs = "theirs" in match.re.groupindex
    return all(
        _may_be_said(clause, value, match.start(), clause is clauses[0])
        for clause in clauses
        if not (clause.is_found and names_theirs)
    )


def with_conclusion(sentence: Sentence) -> str:
    """The plain sentence, with the words that make it a conclusion.

    Those of the lead of its list, else "conclusion" where its heading or the sentence before announces one. Where
    the filer is "we", "it has determined" is said of another.
    """
    if " any of it " in sentence.plain and _is_of_a_part(sentence):
        return ""
    if sentence.lead:  # "we concluded that: • our 3TG may have originated in"
        return f"{sentence.lead.rstrip(': ')} {sentence.plain}"
    plain = _AND_DID.sub(r"\1", sentence.plain) if "have originated" in sentence.plain else sentence.plain
    heading, before = sentence.heading.lower(), sentence.previous.lower()
    if _is_another(sentence):
        return f"they {sentence.plain[3:]}"
    if word("concluding_heading").match(heading) or word("announced").search(before):
        return f"conclusion: {plain}"
    return plain


def _is_of_a_part(sentence: Sentence) -> bool:
    """ "As to raw gold, all of it is recycled. We have no reason to believe that any of it …": of raw gold alone."""
    return bool(_OF_A_PART.match(sentence.previous.lower())) and not _OF_A_PART.match(sentence.plain)


def _is_another(sentence: Sentence) -> bool:
    """Whether "it" at the start is another than the filer, which is "we", or the supplier of the sentence before."""
    if not word("of_another").match(sentence.plain) or word("the_filer").search(sentence.previous.lower()):
        return False
    return bool(_WE.search(sentence.before) or word("others_named").search(sentence.previous.lower()))


def _is_of_another(plain: str, match_start: int) -> bool:
    """Whether the sentence as a whole is a question or a key, about one product line, or said by another."""
    if plain.rstrip(")*_ ").endswith("?") or word("one_line").match(plain):
        return True
    if word("listing").search(plain, 0, match_start + 1) or word("third_party").search(plain, 0, match_start):
        return True
    speaker = word("speaker").search(plain)
    return bool(speaker) and not word("concludes").search(plain, speaker.end())


def _is_of_others_products(plain: str, clause: str) -> bool:
    """Whether a status is that of products in general, or the one that another gave them."""
    if word("called_by_others").search(clause):
        return True
    return bool(word("any_product").match(clause)) and not word("own_products").search(plain)


def _may_be_said(clause: Clause, value: str, match_start: int, innermost: bool) -> bool:
    """Whether a clause leaves the finding the filer's own: no condition, no other speaker, no plan, no denial."""
    if clause.joined_by in CONDITIONS:
        return False
    if clause.is_found:  # "our tin may have originated in the DRC": what is found, not who finds it
        return not _is_of_others_minerals(clause.text, value)
    subject, rest = _subject(clause.text, innermost and value in PRODUCTS)
    if subject == "other" or (value in ORIGINS and not subject and word("others_data").match(clause.text)):
        return False
    if clause.only_subject:
        return True
    rest = word("next_verb").sub("", rest)
    if innermost:
        return not word("no_finding").search(rest)
    return not word("no_finding_outside").search(rest) and not _is_denied(clause, rest, value, match_start)


def _is_of_others_minerals(text: str, value: str) -> bool:
    if value in _FOUND and word("none_of_it").search(text):
        return True
    return bool(word("others_first").match(text) or word("others_object").search(text))


def _is_denied(clause: Clause, rest: str, value: str, match_start: int) -> bool:
    """Whether a clause that governs denies the finding; of "no reason to believe" the denial is the finding."""
    if value == "not_covered":
        behind_match = clause.start + len(clause.text) - match_start
        return bool(word("denial").search(rest[: max(0, len(rest) - max(0, behind_match))]))
    if value in _FOUND and word("none_of_it").search(clause.text):
        return True
    return bool(word("denial").search(rest))


def _subject(text: str, of_products: bool) -> tuple[str, str]:
    """Who acts in a clause ("filer", "other" or "") and the words behind; of products "they" are the products."""
    for found in word("actor").finditer(text):
        if of_products and found.group() == "they":
            continue
        is_answers = found.group()[0].isdigit()  # "results of the survey: • 12 indicated"
        if is_answers or not word("behind_preposition").search(
            text, max(0, found.start() - 90), found.start()
        ):
            return ("filer" if found.group("filer") else "other"), text[found.end() :]
    return "", text


def _is_of_earlier_year(plain: str, match: re.Match[str], year: int | None) -> bool:
    """Whether the sentence tells what an earlier report, or a report on an earlier year, determined.

    The years beside the match count before those of the rest: "in 2014 we could not …; in 2015 we were able to …".
    """
    if holds(plain, _EARLIER) and word("earlier_report").search(plain):
        return True
    if year is None or "20" not in plain:
        return False
    for found in (word("filed_in").search(plain), word("before_year").search(plain)):
        if found and int(found.group(1)) <= year:
            return True
    years = _years(_part_of(plain, match)) or _years(plain)
    return bool(years) and FIRST_YEAR <= max(years) < year


def _years(text: str) -> list[int]:
    """The years a text is about; none where a year is that of a law, a purchase or an order."""
    if word("no_time").search(text):
        return []
    return [int(found) for found in word("time").findall(text)]


def _part_of(plain: str, match: re.Match[str]) -> str:
    """What stands around a match between two semicolons."""
    start = max(plain.rfind(mark, 0, match.start()) for mark in _PARTS)
    ends = [end for mark in _PARTS if (end := plain.find(mark, match.end())) >= 0]
    return plain[start + 1 : min(ends, default=len(plain))]
