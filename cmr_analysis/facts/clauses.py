"""The clauses of a sentence that lead to a place in it, the innermost first.

Of "If a supplier tells us that its tin originated in the DRC" they are "its tin originated …", joined by "that", and
"a supplier tells us", joined by "if". Words decide, no grammar is parsed: it is asked only of sentences that a phrase
of a determination was found in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .phrases import word

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
    r"|(?P<reason>, (?:having|after|upon|following|relying|based|as) [^,;:.]{1,90},)"
    r"(?= (?!we\b|it\b|our\b|the company\b))"
)
_METAL = re.compile(r"(?:the |our )?(?:tin|tantalum|tungsten|gold|other)\b")
_METAL_LAST = re.compile(r"\b(?:tin|tantalum|tungsten|gold),? ?$")
CONDITIONS = frozenset(
    [
        *"if whether when whenever where wherever unless until once should were had".split(),
        "in the event",
        "in case",
    ]
)
_HOLDS_FOR_BOTH = CONDITIONS - {"whether"}
_REASONS = frozenset(
    [*"because since although though while whereas ;".split(), "which is why", "with the result that"]
)
ORIGINS = frozenset({"covered", "may_be_covered", "not_covered", "recycled_or_scrap"})
PRODUCTS = frozenset({"drc_conflict_free", "drc_conflict_undeterminable", "not_found_drc_conflict_free"})

GOVERNED, BESIDE, AFRESH, RESUMED = "governed", "beside", "afresh", "resumed"
"""How a clause hangs on the one before it: as part of it ("we know that …"); beside it ("…, and we know"); not at all
("…; we know"); as a further verb of the same subject ("we asked them … and have reason to believe")."""


@dataclass(frozen=True, slots=True)
class Joint:
    """Where two clauses meet: its place in the sentence, the word that joins them and how the second one hangs."""

    start: int
    end: int
    joined_by: str
    kind: str


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


@lru_cache(maxsize=64)
def without_asides(plain: str) -> str:
    """The sentence with "if, based on the inquiry, we know" as "if we know", each letter in its place."""
    return _ASIDE.sub(_blank, plain)


def _blank(found: re.Match[str]) -> str:
    aside = found["aside"] or found["reason"]
    return found.group().replace(aside, " " * len(aside))


def clauses_to(plain: str, end: int, value: str) -> Iterator[Clause]:
    """The clause that ends at *end* and those that govern it, the innermost first.

    A clause of its own ends the way out, but for a condition that holds for both clauses; a further verb leads
    straight to the subject of the sentence.
    """
    whole, is_found, beside, resumed = end, value in ORIGINS, False, False
    for joint in _joints(plain, end):
        text = plain[joint.end : end].strip()
        if joint.kind == RESUMED:
            if beside or resumed:
                continue
            yield Clause(joint.end, "", text, is_found=is_found and not text)
            is_found = False
        elif _is_asked(joint, beside, resumed):
            yield Clause(joint.end, joint.joined_by, text, resumed, is_found)
            is_found = is_found and bool(word("relative").match(text))
        if joint.kind == AFRESH:
            return
        end = joint.start
        beside = beside or joint.kind == BESIDE
        resumed = resumed or joint.kind == RESUMED or _leaves_subject(joint, value)
    if not beside and (end or not whole):
        yield Clause(0, "", plain[:end].strip(), resumed, is_found)


def _is_asked(joint: Joint, beside: bool, resumed: bool) -> bool:
    """Whether the clause behind a joint bears on the match, once a clause beside it or a further verb was met."""
    if joint.joined_by in _HOLDS_FOR_BOTH and not (joint.joined_by == "where" and joint.start):
        return True
    return not beside and (not resumed or joint.kind == AFRESH)


def _leaves_subject(joint: Joint, value: str) -> bool:
    """Whether of the clause before a joint only the subject counts: before a colon, or before what a product is."""
    return joint.joined_by == ":" or (joint.joined_by == "which" and value in PRODUCTS)


def _joints(plain: str, end: int) -> Iterator[Joint]:
    """Where the clauses before *end* meet, the last first."""
    for found in reversed(list(_BOUNDARY.finditer(plain, 0, end))):
        joined_by = found["sub"] or found["mark"] or found["inverted"] or ""
        kind = _kind(found, joined_by, plain[found.end() :].lstrip())
        if kind:
            yield Joint(found.start(), found.end(), joined_by, kind)


def _kind(found: re.Match[str], joined_by: str, onward: str) -> str | None:
    """How the clause behind a joint hangs; None where a comma or an "and" parts no clauses."""
    if joined_by:
        return AFRESH if joined_by in _REASONS else GOVERNED
    if _METAL.match(onward) and _METAL_LAST.search(found.string, max(0, found.start() - 14), found.start()):
        return None  # "tin, tantalum and | gold in our products"
    is_comma = found.group().strip() == ","
    if not is_comma and word("resumes").match(onward):
        return RESUMED
    if not word("starts_clause").match(onward):
        return None
    return AFRESH if is_comma else BESIDE
