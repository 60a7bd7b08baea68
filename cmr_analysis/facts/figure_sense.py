"""What the words around a figure say of it: that so many answered, that so many smelters were identified."""

from __future__ import annotations

import re

from .figures import ANSWERS, Figure
from .numerals import read_share
from .phrases import word
from .plain import holds
from .statements import share_as_printed

_FROM_THERE = "smelters_sourcing_covered"
_STATUSES = (  # the first is said of suppliers, too: it does not tell what a number counts
    (_FROM_THERE, "is_from_there"),
    ("smelters_not_listed", "is_unlisted"),
    ("smelters_active", "is_active"),
    ("smelters_conformant", "is_conformant"),
)
_LABELS = (
    ("smelters_active", "label_active"),  # "active, not yet compliant"
    ("smelters_not_listed", "label_unlisted"),
    ("smelters_conformant", "label_conformant"),
)


_CONFORMANT = ("cfsp", "rmap", "complian", "conforman", "conflict-free", "conflict free")
_PROGRAMME = re.compile(r"conflict[- ]free sourcing initiative")  # whose list names smelters of any status
_NO_SMELTERS = (" entries", " names", " records")
"""What suppliers print, again and again for one smelter."""
_CLAUSE_END = re.compile(r"[,;] ")


def is_identified(figure: Figure) -> bool:
    """Whether smelters are said to be in the supply chain, on the list, named by suppliers."""
    if word("they_named").match(figure.after):
        return True
    if not figure.kind and "matched" in figure.after and word("verified_as").match(figure.after):
        return False  # on which list, the rest of the sentence tells
    if figure.words.endswith(_NO_SMELTERS):
        return False
    clause = _CLAUSE_END.split(figure.words)[-1]
    if word("not_identified").search(clause) or word("not_identified_after").match(figure.after):
        return False
    if word("smelters_number").search(figure.before):
        return True
    return bool(word("identifies").search(figure.before) or word("identified_after").match(figure.after))


def is_verified(figure: Figure, plain: str) -> bool:
    """Whether of the names that suppliers gave so many are said to be of smelters."""
    if holds(_PROGRAMME.sub("", plain), _CONFORMANT):  # "compared with the CFSP's list, 47 matched"
        return False
    is_part = figure.is_part or figure.before.endswith("of which ") or not figure.kind
    said = word("verified_as").match(figure.after) or word("are_smelters").match(figure.after)
    return is_part and said is not None


def answered(figure: Figure, kind: str) -> int | None:
    """How far behind a figure it is said that so many answered, or None where it is not.

    "39 replied", "responses were received from 39", "39 responses were received".
    """
    clause = word("asked_clause").match(figure.after)
    if figure.whole and clause and word("answers_number").search(figure.before):
        return 0
    said = word("says_answered").match(figure.after, clause.end() if clause else 0)
    if kind == ANSWERS:
        said = word("came_in").match(figure.after)
    elif said and word("not_answered").search(said.group()):
        return None
    before = word("got_in" if kind == ANSWERS else "came_from")
    if said:
        return said.end()
    if kind == ANSWERS and not (figure.before.rpartition(":")[2].strip(" -•") + figure.after.strip(" .;,")):
        return 0  # an item of a list: "1,101 responses"
    if kind != ANSWERS and word("requested_from").search(figure.before):
        return None
    if word("response_of_all").search(figure.before):
        return None  # "a 91% response from the 203 suppliers": those asked
    return 0 if before.search(figure.before) or word("label_of_answers").search(figure.before) else None


def tells_status(figure: Figure) -> bool:
    """Whether a status of smelters stands behind a figure."""
    return any(word(name).match(figure.after) for _, name in _STATUSES[1:])


def status_behind(figure: Figure) -> tuple[str, int] | None:
    """The fact that is said behind a figure, and how far behind; None where no status is.

    "participate but are not yet conformant" is said of active ones: the first counts.
    """
    said = [(fact, found.end()) for fact, name in _STATUSES if (found := word(name).match(figure.after))]
    if not said:
        return None
    return said[0] if said[0][0] == _FROM_THERE else min(said, key=lambda one: one[1])


def labelled_status(figure: Figure) -> str | None:
    """The status that stands before a number: "Active: 5", "not in the RMAP: 38"."""
    if not figure.before.endswith((": ", ") ", " to ", "ed ", "s ")):
        return None
    return next((fact for fact, name in _LABELS if word(name).search(figure.before)), None)


def is_asked_alone(figure: Figure, whole: int, plain: str) -> bool:
    """Whether the one number of those asked would be taken for those that answered, too."""
    is_one = figure.number == whole and len(re.findall(rf"\b{whole}\b", plain)) == 1
    return is_one and not word("all_of").search(figure.before)


def share_told(number: int, whole: int, plain: str, follows: str) -> float:
    """The share as it is printed behind the number, or near it; else that of the two counts."""
    for found in re.finditer(rf"\b{number}\b", plain):
        if behind := word("share_behind").match(plain, found.end()):
            return read_share(behind["p"]) or round(number / whole, 4)
    next_one = follows if follows.startswith(("this", "that", "which", "it ")) else ""
    return share_as_printed(number / whole, plain, next_one)
