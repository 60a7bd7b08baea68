"""Footnote marks that state a status: "* Conformant with the RMAP" under a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .. import vocabulary
from ..document import Document
from ..vocabulary import normalize_text
from .crosses import told_by_marks
from .heading_words import is_programme
from .letter_keys import behind_each, each_with_its_words, explained_in_key
from .printed_rows import SmelterRow
from .status_words import status_in_words
from .unmarked import before_the_unmarked, said_of_the_unmarked

_LEGEND = re.compile(
    r"^(?P<mark>[*†‡§^#✓✔●]{1,3}|[(\[](?:\d|[a-h]|[*†‡§]+)[)\]]|[¹²³⁴⁵])\s*[-–—:=]?\s*(?P<text>\w.{3,400})$",
    re.DOTALL,
)
_SENTENCE_MARK = re.compile(
    r"(?:asterisk|mark(?:ed)?|denoted|indicated|designated|identified)[^.]{0,60}?"
    r"[(\"“]\s*(?P<mark>[*†‡§^#]{1,3}|[¹²³⁴⁵])\s*[)\"”]",
    re.I,
)
# A raised figure of which the extraction left the figure: "1 Conformant with the RMAP".
_FIGURE = re.compile(r"^(?P<mark>[1-6])\s?(?P<text>[A-Z].{3,200})$", re.DOTALL)
# "A * beside the name of a smelter means"
_BESIDE_NAME = r"(?:(?:next to|beside|behind|after|before|following|at) (?:a |the |its )?(?:[\w’']+ ){1,5}?)?"
# "* indicates that the facility is on the list of compliant smelters", in brackets, in quotes or within a sentence.
_MARK_MEANS = re.compile(
    rf"(?:^|[\s(\"“‘'])(?P<mark>[*†‡§^#]{{1,3}}|[¹²³⁴⁵])[\"”’')]?\s*{_BESIDE_NAME}"
    r"(?:indicates?|denotes?|means?|designates?|marks|signif(?:y|ies))\s"
    r"(?P<text>[^.*†‡§^#]{3,300})",
    re.I,
)
# "An asterisk denotes those that were listed as compliant", "those marked with a dagger are active"
_NAMED_MARK = re.compile(
    r"\b(?P<before>(?:marked|identified|shown|noted|denoted|indicated|followed|designated) (?:with|by) )?"
    r"(?:an? |one |single )*(?P<double>double |two )?(?P<name>asterisk|dagger)s?\b"
    r"(?(before)|[^.(]{0,30}?\b(?:denotes?|indicates?|means?|designates?|signif(?:y|ies)|identif(?:y|ies)|marks?)\b)"
    r"(?P<text>[^.]{3,300})",
    re.I,
)
# "Facilities marked with † were compliant with the CFSP"
_MARKED_WITH = re.compile(
    r"\b(?:marked|denoted|indicated|designated|identified|followed|shown) (?:with |by )?(?:an? |the )?"
    r"[“\"(]?(?P<mark>[*†‡§^#]{1,3})[”\")]?(?P<text>\s[^.*†‡§^#]{3,300}|(?=[.,;]|$))",
    re.I,
)
_NAME_OF_MARK = re.compile(
    r"\b(?:an? |one |single )*(?P<double>double |two )?(?P<name>asterisk|dagger)s?\b", re.I
)
_NAMES_OF_MARKS = {"asterisk": ("*", "**"), "dagger": ("†", "‡")}
# "Conformant (*), Active (**)", "conformant: *; active: **"
_WORDS_AND_MARK = re.compile(
    r"(?:^|(?<=[\s(]))(?P<words>[A-Za-z][\w-]*(?: [a-z][\w-]*){0,3})\s?[:=–—-]?\s?[(“\"]?(?P<mark>[*†‡§^#]{1,3})[)”\"]?"
    r"(?=[\s,;.)]|$)"
)
# Two legends on one line: "¹ Conformant  ² Active", "(1) Conformant; (2) Active".
_NEXT_LEGEND = re.compile(
    r"(?<=[\w.)])[\s;,]+(?=(?:[*†‡§^#]{1,3}|[¹²³⁴⁵]|\((?:[2-9]|[*†‡§^]+)\))\s*[-–—:=]?\s*[A-Z])"
)
# "marked with a dagger (†) if active and a double dagger (‡) if neither"
_MARK_IN_BRACKETS = re.compile(r"[(\"“]\s*([*†‡§^#]{1,3}|[¹²³⁴⁵])\s*[)\"”]")
_MARK_BY_ITSELF = re.compile(
    r"(?:^|(?<=[\s(\[;,/]))[(\[“\"]?([*†‡§^#]{1,3}|[¹²³⁴⁵])[)\]”\"]?(?=[\s=:–—A-Za-z-])\s*[=:–—-]?\s*"
)
_LEGEND_BEFORE = re.compile(
    r"(?:^|[;,/.:]|\band|\b(?:key|legend|notes?|status(?:es)?) ?[–—-])[\s(\[]*$", re.I
)
_END_OF_PART = re.compile(r";|\.(?=\s+[A-Z])")
_LAST_WORDS = re.compile(r"(?:[\w-]+ ?){0,3}$")
_MEANS = re.compile(
    rf"{_BESIDE_NAME}(?:denotes?|indicates?|means?|designates?|signif(?:y|ies)|are|is|were|was)\b", re.I
)
_KNOWN = re.compile(r"(?:other )?known(?: (?:smelters?|refiners?|facilities|and|or))*")
_MARKS = "*^#†‡§¹²³⁴⁵"
_MARKS_IN_BRACKETS = _MARKS + "123456789"
_FIRST_MARKS = frozenset("([¹²³⁴⁵#✓✔●123456")
_LONGEST_LEGEND = 700
# "(c) compared the smelters with the list of compliant ones; and …" counts what a filer did.
_LONGEST_LETTERED = 100
_WORDS_OF_A_PART = 3
_NONE = "none"
_SPEAKS_OF_STATUS = re.compile(r"\b(?:complian|conforman|audit|certificat|assessment)", re.I)
UNMAPPED = "unmapped"
"""What a mark means whose legend speaks of a status in words that the vocabulary does not know."""


def _may_explain(text: str) -> bool:
    """A mark stands in the text, or one that a legend begins with stands at its start."""
    if text[:1] in _FIRST_MARKS or "sterisk" in text or "agger" in text:
        return True
    if "*" in text or "^" in text or "#" in text:
        return True
    return not text.isascii() and any(mark in text for mark in _MARKS)


def status_marks(document: Document) -> dict[str, str]:
    """Footnote mark to status, from the legends that the document prints; '' for a mark that is explained and
    states none, UNMAPPED for one that speaks of compliance in words not known. A mark with two statuses is left
    out."""
    marks: dict[str, set[str]] = {}
    for paragraph in document.paragraphs:
        text = paragraph.text
        if len(text) > _LONGEST_LEGEND:
            continue
        for mark, words in _marks_in(text):
            status = status_in_words(_of_the_marked(words))
            if status or not mark.isalnum():
                marks.setdefault(mark, set()).add(status or _unmapped(_of_the_marked(words)))
    for mark in [mark for mark in marks if mark[:1] in "([" and mark[1:2] in _MARKS_IN_BRACKETS]:
        marks.setdefault(mark.strip("()[]"), marks[mark])  # "(*) Conformant" below names with "*"
    stated = {mark: meanings - {"", UNMAPPED} or meanings - {""} for mark, meanings in marks.items()}
    return {mark: next(iter(meanings), "") for mark, meanings in stated.items() if len(meanings) < 2}


def status_of_the_unmarked(document: Document, rows: Iterable[SmelterRow]) -> tuple[str, str]:
    """The sentence that says what the rows of a list without a mark are, and the status; else ''.

    It says that they have none, or it stands beside the legend of a mark; "All others are conformant" may also be a
    paragraph of its own, next to such a legend or to the list.
    """
    paragraphs, listed = document.paragraphs, frozenset(row.line_end for row in rows)
    for place, paragraph in enumerate(paragraphs):
        if len(paragraph.text) > _LONGEST_LEGEND or not (rest := said_of_the_unmarked(paragraph.text)):
            continue
        beside = paragraphs[max(place - 1, 0) : place + 2] if rest.is_alone else [paragraph]
        if rest.names_mark or any(_states(one.text) or one.numbers[-1][1] in listed for one in beside):
            return rest.sentence, rest.status
    return "", ""


def _states(text: str) -> bool:
    """The text explains a mark by a status."""
    return len(text) <= _LONGEST_LEGEND and any(
        status_in_words(_of_the_marked(words)) for _, words in _marks_in(text)
    )


def _unmapped(words: str) -> str:
    """UNMAPPED for a legend that speaks of a status, else ''."""
    return UNMAPPED if len(words) <= _LONGEST_LETTERED and _SPEAKS_OF_STATUS.search(words) else ""


def _of_the_marked(words: str) -> str:
    """The first part of a legend, which speaks of what is marked; what follows a semicolon may speak of others."""
    words = before_the_unmarked(words)
    first = words.partition(";")[0]
    return first if first.count(" ") >= _WORDS_OF_A_PART else words


def _marks_in(text: str) -> list[tuple[str, str]]:
    """Each mark, letter or figure that the text explains, and the words that do."""
    in_key = explained_in_key(text)
    return [*_explained(text), *in_key] if _may_explain(text) else in_key


def _explained(text: str) -> Iterator[tuple[str, str]]:
    """Each mark that the text explains, and the words that do."""
    has_mark = any(map(text.__contains__, _MARKS))  # else figures, letters or the name of a mark
    if has_mark and (several := _several(text)):
        yield from several
        return
    for piece in _NEXT_LEGEND.split(text):
        if legend := _LEGEND.match(piece) or _FIGURE.match(piece):
            if not (legend["mark"][1:2].isalpha() and len(piece) > _LONGEST_LETTERED):
                yield legend["mark"], legend["text"]
        elif meanings := _meanings(piece):
            yield from meanings
        elif sentence := _SENTENCE_MARK.search(piece):
            yield from _in_sentence(piece, sentence)
        elif marked := _MARKED_WITH.search(piece):
            yield marked["mark"], marked["text"] or piece[: marked.start()].rpartition(". ")[2]
        elif named := _NAMED_MARK.search(piece):
            yield from _in_named_marks(piece, named)
        elif has_mark:
            yield from _if_statuses(_WORDS_AND_MARK.findall(piece))


def _meanings(text: str) -> list[tuple[str, str]]:
    """Each mark with what stands behind "means"; none where a verb goes for several: "(*) marks …, and (**) …"."""
    found = [match.group("mark", "text") for match in _MARK_MEANS.finditer(text)]
    return found if set(_MARK_IN_BRACKETS.findall(text)) <= {mark for mark, _ in found} else []


def _in_named_marks(text: str, first: re.Match) -> Iterator[tuple[str, str]]:
    """What a sentence says of marks that it names in words: "An asterisk means conformant, a dagger active"."""
    printed = _NAME_OF_MARK.sub(lambda name: f"({_mark_named(name)})", text)
    marks = list(_MARK_IN_BRACKETS.finditer(printed))
    if len({mark[1] for mark in marks}) > 1:
        yield from each_with_its_words(printed, marks)
    else:
        yield _mark_named(first), _before_bracket(text, first.start()) or first["text"]


def _mark_named(name: re.Match) -> str:
    return _NAMES_OF_MARKS[name["name"].lower()][bool(name["double"])]


def _if_statuses(words_and_marks: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Several marks, each behind a status and no more."""
    statuses = [vocabulary.statuses().get(normalize_text(words)) for words, _ in words_and_marks]
    if len(statuses) > 1 and all(statuses):
        yield from ((mark, words) for words, mark in words_and_marks)


def _before_bracket(text: str, place: int) -> str:
    """The words before the bracket that a place stands in: "conformant (marked with an asterisk) or active"."""
    opened = text.rfind("(", 0, place)
    if opened < 0 or ")" in text[opened:place] or ")" not in text[place:]:
        return ""
    return _LAST_WORDS.search(text[:opened])[0]


def _several(text: str) -> list[tuple[str, str]]:
    """A line that explains several marks: "* conformant; ** active", "Those marked * are conformant, those marked **
    are active". Each mark means what stands between it and the next. One mark within a sentence ("with their status:
    * conformant") means a status and no more."""
    marks = list(_MARK_BY_ITSELF.finditer(text))
    if len({mark[1] for mark in marks}) < max(1, len(marks)) or not all(map(_leads_in, marks)):
        return []
    words = [_END_OF_PART.split(behind)[0].strip(" ,/()[]") for behind in behind_each(text, marks)]
    explained = list(zip((mark[1] for mark in marks), words, strict=True))
    if len(marks) == 1 and not vocabulary.statuses().get(normalize_text(words[0])):
        return []
    return explained if all(status_in_words(_of_the_marked(each)) for each in words) else []


def _leads_in(mark: re.Match) -> bool:
    """Whether a mark stands at the start of a legend or of one of its parts, or before a word such as "denotes"."""
    printed = mark.group().rstrip()
    if printed[0] in "([" and printed[-1] not in ")]":  # "(* conformant; ** active)"
        return True
    return bool(_LEGEND_BEFORE.search(mark.string, 0, mark.start()) or _MEANS.match(mark.string, mark.end()))


def _in_sentence(text: str, first: re.Match) -> Iterator[tuple[str, str]]:
    """What a sentence says of its marks: of several, each by what stands between it and the next."""
    marks = [match for match in _MARK_IN_BRACKETS.finditer(text) if match.start() >= first.start("mark") - 2]
    if len(marks) < 2:
        behind = text[first.end("mark") :]
        yield first["mark"], behind if status_in_words(behind) else text
        return
    yield from each_with_its_words(text, marks)


def says_known(text: str) -> bool:
    """ "Known", "Known Smelters and Refiners": that they are smelters, and no more."""
    return bool(_KNOWN.fullmatch(normalize_text(text)))


def told_by_contrast(statuses: set[str | None]) -> dict[str, str]:
    """Wordings that state a status only beside others of the same list.

    "CFSP" beside "No Certification" is a certificate; alone it may be a membership. "Known" beside "Compliant" is
    a smelter that is neither compliant nor active; alone it says that the smelter is one.
    """
    printed = {status for status in statuses if status}
    means = {status: vocabulary.statuses().get(normalize_text(status)) for status in printed}
    told = told_by_marks(printed, is_beside_words="conformant" in means.values())
    has_others = any(normalize_text(status) == _NONE for status in printed)
    for status in printed:
        words = normalize_text(status)
        if words == _NONE and any(is_programme(normalize_text(other)) for other in printed):
            told[status] = "not_conformant"
        elif is_programme(words) and (has_others or {"not_conformant", "undetermined"} & set(means.values())):
            told[status] = "conformant"
        elif says_known(status) and {"conformant", "active"} & set(means.values()):
            told[status] = "not_conformant"
    return told
