"""Who concludes what of what: whether a clause in which a phrase of a determination stands is the filer's finding.

"The supplier told us that it had no reason to believe …", "if we determine that …", "the Rule requires that …" and
"in 2013 we concluded that …" hold the same words as a finding. The clause of the match and the clauses that govern
it are read from the inside outwards: the subject of each, what it is made to depend on, and how sure it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .phrases import word
from .sentences import Sentence

_BOUNDARY = re.compile(
    r"(?P<mark>[;:]) "
    r"|(?P<comma>,) +(?:(?:and|but|or|so|yet|nor) +)?"
    r"|\b(?P<sub>that|whether|if|when|whenever|where|wherever|unless|until|once|because(?! of)|since|although|though"
    r"|while|whereas|which is why|who|which|whose|whom|with the result that|in the event|in case)\b ?"
    r"|(?:^|(?<=, )|(?<=and ))(?P<inverted>should(?= [a-z]+ )|were(?= (?:we|it|the company) to )"
    r"|had(?= (?:we|it|[a-z ]{1,30}?) (?:determined|concluded|found|known|been|believed) )) "
    r"|\b(?P<and>and|but|or|so)\b "
)
_ASIDE = re.compile(
    r"\b(?:that|whether|if|when|where|because|since|although|while|which|who|and|but)(?P<aside>, [^,;:.]{1,90},)(?= )"
)
_CONDITIONS = frozenset(
    [
        *"if whether when whenever where wherever unless until once should were had".split(),
        "in the event",
        "in case",
    ]
)
_HOLDS_FOR_BOTH = _CONDITIONS - {"whether"}
_REASONS = frozenset(
    [*"because since although though while whereas ;".split(), "which is why", "with the result that"]
)
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|us)\b")
_PARTS = ("; ", ", while ", ", whereas ", ", but ")
_ORIGINS = frozenset({"covered", "may_be_covered", "not_covered", "recycled_or_scrap"})
_FOUND = frozenset({"covered", "may_be_covered"})
_PRODUCTS = frozenset({"drc_conflict_free", "drc_conflict_undeterminable", "not_found_drc_conflict_free"})
FIRST_YEAR = 2013
"""The first calendar year on which Rule 13p-1 asks for a report; earlier years are those of laws."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause up to the match, or up to the clause inside it.

    start: its place in the sentence. joined_by: the word that joins it to the clause before. only_subject: its
    verb is not the one that governs ("we *asked them* and determined"). is_found: it is part of what is found.
    """

    start: int
    joined_by: str
    text: str
    only_subject: bool = False
    is_found: bool = False


def is_finding(value: str, plain: str, match: re.Match[str], year: int | None) -> bool:
    """Whether the filer itself finds it, in this report, of its minerals or products at large.

    *value* is what the match would state of the sentence *plain*; *year* the reporting year, if it is known.
    """
    if _is_of_earlier_year(plain, match, year) or _is_of_another(plain, match.start()):
        return False
    end = match.start() if value == "undetermined" else match.end()
    clauses = list(_clauses_to(_without_asides(plain), end, value))
    if value in _PRODUCTS and _is_of_others_products(plain, clauses[0].text):
        return False
    return all(_may_be_said(clause, value, match.start(), clause is clauses[0]) for clause in clauses)


def with_conclusion(sentence: Sentence) -> str:
    """The plain sentence, with the words that make it a conclusion.

    Those of the lead of its list, else "conclusion" where its heading or the sentence before announces one. Where
    the filer is "we", "it has determined" is said of another.
    """
    if sentence.lead:  # "we concluded that: • our 3TG may have originated in"
        return f"{sentence.lead.rstrip(': ')} {sentence.plain}"
    heading, before = sentence.heading.lower(), sentence.previous.lower()
    if (
        word("of_another").match(sentence.plain)
        and _WE.search(sentence.before)
        and not word("the_filer").search(before)
    ):
        return f"they {sentence.plain[3:]}"
    if word("concluding_heading").match(heading) or word("announced").search(before):
        return f"conclusion: {sentence.plain}"
    return sentence.plain


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


@lru_cache(maxsize=64)
def _without_asides(plain: str) -> str:
    """The sentence with "if, based on the inquiry, we know" as "if we know", each letter in its place."""
    return _ASIDE.sub(lambda found: found.group().replace(found["aside"], " " * len(found["aside"])), plain)


def _clauses_to(plain: str, end: int, value: str) -> Iterator[Clause]:
    """The clause that ends at *end* and those that govern it, the innermost first.

    A clause of its own ("…, and we determined") ends the way out, but for a condition that holds for both; a verb
    of its own ("… and has reason to believe") leads straight to the subject of the sentence.
    """
    is_found = value in _ORIGINS
    beside = resumed = False
    for boundary in reversed(list(_BOUNDARY.finditer(plain, 0, end))):
        start, kind = boundary.end(), boundary.lastgroup
        text = plain[start:end].strip()
        joined_by = boundary.group("sub") or boundary.group("mark") or boundary.group("inverted") or ""
        if kind in ("comma", "and"):
            if word("resumes").match(text) and not (beside or resumed):
                yield Clause(start, "", text, is_found=is_found and not text)
                is_found, resumed, end = False, True, boundary.start()
                continue
            if not word("starts_clause").match(text):
                continue
        starts_afresh = joined_by in _REASONS or boundary.group().strip() == ","
        holds_for_both = joined_by in _HOLDS_FOR_BOTH and not (joined_by == "where" and boundary.start())
        if (not beside and (not resumed or starts_afresh)) or holds_for_both:
            yield Clause(start, joined_by, text, resumed, is_found)
            is_found = is_found and bool(word("relative").match(text))
        end = boundary.start()
        if starts_afresh:
            return
        beside = beside or kind in ("comma", "and")
        resumed = resumed or joined_by == ":" or (joined_by == "which" and value in _PRODUCTS)
    if not beside:
        yield Clause(0, "", plain[:end].strip(), resumed, is_found)


def _may_be_said(clause: Clause, value: str, match_start: int, innermost: bool) -> bool:
    """Whether a clause leaves the finding the filer's own: no condition, no other speaker, no plan, no denial."""
    if clause.joined_by in _CONDITIONS:
        return False
    if clause.is_found:  # "our tin may have originated in the DRC": what is found, not who finds it
        is_none = value in _FOUND and word("none_of_it").search(clause.text)
        return not is_none and not word("others_first").match(clause.text)
    subject, rest = _subject(clause.text, innermost and value in _PRODUCTS)
    if subject == "other" or (value in _ORIGINS and not subject and word("others_data").match(clause.text)):
        return False
    if clause.only_subject:
        return True
    rest = word("next_verb").sub("", rest)
    if word("no_finding" if innermost else "no_finding_outside").search(rest):
        return False
    if innermost:
        return True
    if value != "not_covered":
        return not word("denial").search(rest) and not (
            value in _FOUND and word("none_of_it").search(clause.text)
        )
    before = rest[: max(0, len(rest) - (clause.start + len(clause.text) - match_start))]
    return not word("denial").search(before)


def _subject(text: str, of_products: bool) -> tuple[str, str]:
    """Who acts in a clause ("filer", "other" or "") and the words behind; of products "they" are the products."""
    for found in word("actor").finditer(text):
        if of_products and found.group() == "they":
            continue
        if not word("behind_preposition").search(text, 0, found.start()):
            return ("filer" if found.group("filer") else "other"), text[found.end() :]
    return "", text


def _is_of_earlier_year(plain: str, match: re.Match[str], year: int | None) -> bool:
    """Whether the sentence tells what an earlier report, or a report on an earlier year, determined.

    The years beside the match count before those of the rest: "in 2014 we could not …; in 2015 we were able to …".
    """
    if word("earlier_report").search(plain):
        return True
    if year is None or "20" not in plain:
        return False
    for found in (word("filed_in").search(plain), word("before_year").search(plain)):
        if found and int(found.group(1)) <= year:
            return True
    if word("no_time").search(plain):
        return False
    years = _years(_part_of(plain, match)) or _years(plain)
    return bool(years) and FIRST_YEAR <= max(years) < year


def _years(text: str) -> list[int]:
    return [int(found) for found in word("time").findall(text)]


def _part_of(plain: str, match: re.Match[str]) -> str:
    """What stands around a match between two semicolons."""
    start = max(plain.rfind(mark, 0, match.start()) for mark in _PARTS)
    ends = [end for mark in _PARTS if (end := plain.find(mark, match.end())) >= 0]
    return plain[start + 1 : min(ends, default=len(plain))]
