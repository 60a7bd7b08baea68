"""Footnote marks that state a status: "* Conformant with the RMAP" under a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import vocabulary
from ..document import Document
from ..vocabulary import normalize_text
from .crosses import told_by_marks
from .heading_words import is_programme
from .status_words import status_in_words

_LEGEND = re.compile(
    r"^(?P<mark>[*†‡§^#✓✔●]{1,3}|[(\[](?:\d|[a-h]|[*†‡§]+)[)\]]|[¹²³⁴⁵])\s*[-–—:=]?\s*(?P<text>\w.{3,400})$",
    re.DOTALL,
)
_SENTENCE_MARK = re.compile(
    r"(?:asterisk|mark(?:ed)?|denoted|indicated|designated|identified)[^.]{0,60}?"
    r"[(\"“]\s*(?P<mark>[*†‡§^]{1,3}|[¹²³⁴⁵])\s*[)\"”]",
    re.I,
)
# A raised figure of which the extraction left the figure: "1 Conformant with the RMAP".
_FIGURE = re.compile(r"^(?P<mark>[1-6])\s?(?P<text>[A-Z].{3,200})$", re.DOTALL)
# "* indicates that the facility is on the list of compliant smelters", in brackets or within a sentence.
_MARK_MEANS = re.compile(
    r"(?:^|[\s(\"“])(?P<mark>[*†‡§^]{1,3}|[¹²³⁴⁵])\s*(?:indicates?|denotes?|means?|designates?|signif(?:y|ies))\s"
    r"(?P<text>[^.]{3,300})",
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
    r"(?P<mark>[*†‡§^]{1,3})(?P<text>\s[^.]{3,300})",
    re.I,
)
_NAMES_OF_MARKS = {"asterisk": ("*", "**"), "dagger": ("†", "‡")}
# "Smelters without a mark were neither compliant nor active" below a legend speaks of the others.
_OF_THE_UNMARKED = re.compile(
    r"(?<=[\w.)\]] )(?:The )?(?:Smelters?|Refiners?|Facilit(?:y|ies)|Those|Others|All others?|Names|Entries)\b"
    r"[^.]{0,80}?\b(?:without (?:a|any) mark|not (?:so )?marked|unmarked|no mark|no asterisk|without an asterisk)\b"
)
# "All other listed SORs are CFSP compliant.", "Smelters without a mark were neither compliant nor active."
_UNMARKED_ARE = re.compile(
    r"(?:^|(?<=[.;)] ))(?P<sentence>(?:(?:The |All )?(?:other|remaining|unmarked)(?: listed)? "
    r"(?:smelters|refiners|SORs|facilities)(?: (?:and|or) refiners)?(?: listed)?"
    r"|(?:Smelters|Refiners|SORs|Facilities|Those|Names)(?: (?:and|or) refiners)? "
    r"(?:without (?:a|an|any) (?:mark|asterisk)|not (?:so )?marked)) (?:are|were|have been) (?P<text>[^.;]{3,120}))"
)
# Two legends on one line: "¹ Conformant  ² Active", "(1) Conformant; (2) Active".
_NEXT_LEGEND = re.compile(
    r"(?<=[\w.)])[\s;,]+(?=(?:[*†‡§^]{1,3}|[¹²³⁴⁵]|\((?:[2-9]|[*†‡§^]+)\))\s*[-–—:=]?\s*[A-Z])"
)
# "marked with a dagger (†) if active and a double dagger (‡) if neither"
_MARK_IN_BRACKETS = re.compile(r"[(\"“]\s*([*†‡§^]{1,3}|[¹²³⁴⁵])\s*[)\"”]")
_MARK_BY_ITSELF = re.compile(
    r"(?:^|(?<=[\s(\[;,/]))[(\[]?([*†‡§^]{1,3}|[¹²³⁴⁵])[)\]]?(?=[\s=:–—A-Za-z-])\s*[=:–—-]?\s*"
)
_LEGEND_BEFORE = re.compile(
    r"(?:^|[;,/.]|\band|\b(?:key|legend|notes?|status(?:es)?) ?[:–—-])[\s(\[]*$", re.I
)
_LAST_WORDS = re.compile(r"(?:[\w-]+ ?){0,3}$")
_MEANS = re.compile(r"(?:denotes?|indicates?|means?|designates?|signif(?:y|ies)|are|is|were|was)\b", re.I)
_LETTER = re.compile(r"\b([A-Z]{1,2})\s*=\s*([A-Za-z][^=;,.]{3,80}?)(?=[;,.]|\s+[A-Z]{1,2}\s*=|$)")
# "A – Conformant to the RMAP", a letter a line
_LETTER_AND_DASH = re.compile(
    r"(?:^|[\s;,.:])([A-Z]) ?[–—:-] ([A-Za-z][^–—:=;,.]{3,80}?)(?=[;,.]|\s[A-Z] ?[–—:-] |$)"
)
# "1 = Conformant, 2 = Active", "(1) Conformant; (2) Active": figures apart from words that are a status and no more
_FIGURE_AND_STATUS = re.compile(
    r"(?:^|(?<=[\s;,.:]))(?:\((?P<in>[1-9])\)\s*[=–—:-]?|(?P<figure>[1-9])\s*[=–—:-])\s*"
    r"(?P<words>[A-Za-z][^=;,.:]{3,60}?)(?=\s*(?:[;,.]|and\b|$)|\s+\(?[1-9]\)?\s*[=–—:-])"
)
_SHOWN = re.compile(r"\b(?:marked|shown|denoted|indicated|designated|identified|labell?ed|flagged)\b")
_QUOTED_LETTER = re.compile(r"[“\"‘']([A-Z]{1,2})[”\"’'.,]")
_KNOWN = re.compile(r"(?:other )?known(?: (?:smelters?|refiners?|facilities|and|or))*")
_MARKS = "*^†‡§¹²³⁴⁵"
_MARKS_IN_BRACKETS = _MARKS + "123456789"
_FIRST_MARKS = frozenset("([¹²³⁴⁵#✓✔●123456")
_FIGURES = frozenset("123456789")
_LONGEST_LEGEND = 700
# "(c) compared the smelters with the list of compliant ones; and …" counts what a filer did.
_LONGEST_LETTERED = 100
_LONGEST_KEY = 300
_WORDS_OF_A_PART = 3
_NONE = "none"
_SPEAKS_OF_STATUS = re.compile(r"\b(?:complian|conforman|audit|certificat|assessment)", re.I)
UNMAPPED = "unmapped"
"""What a mark means whose legend speaks of a status in words that the vocabulary does not know."""


def _may_explain(text: str) -> bool:
    """A mark stands in the text, or one that a legend begins with stands at its start."""
    if text[:1] in _FIRST_MARKS or "*" in text or "^" in text or "sterisk" in text or "agger" in text:
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
        explained = [
            *(_explained(text) if _may_explain(text) else ()),
            *(_letters(text) if _may_be_key(text) else ()),
            *(
                _figures(text)
                if ("=" in text or text[:1] in _FIGURES) and _may_be_key_of_figures(text)
                else ()
            ),
        ]
        for mark, words in explained:
            status = status_in_words(_of_the_marked(words))
            if status or not mark.isalnum():
                marks.setdefault(mark, set()).add(status or _unmapped(_of_the_marked(words)))
    for mark in [mark for mark in marks if mark[:1] in "([" and mark[1:2] in _MARKS_IN_BRACKETS]:
        marks.setdefault(mark.strip("()[]"), marks[mark])  # "(*) Conformant" below names with "*"
    stated = {mark: meanings - {"", UNMAPPED} or meanings - {""} for mark, meanings in marks.items()}
    return {mark: next(iter(meanings), "") for mark, meanings in stated.items() if len(meanings) < 2}


def status_of_the_unmarked(document: Document) -> tuple[str, str]:
    """The sentence beside a mark's legend that says what the rows without a mark are, and the status; else ''."""
    for paragraph in document.paragraphs:
        text = paragraph.text
        if len(text) <= _LONGEST_LEGEND and _may_explain(text) and (found := _UNMARKED_ARE.search(text)):
            status = status_in_words(found["text"])
            if status and any(_explained(text)):
                return found["sentence"], status
    return "", ""


def _unmapped(words: str) -> str:
    """UNMAPPED for a legend that speaks of a status, else ''."""
    return UNMAPPED if len(words) <= _LONGEST_LETTERED and _SPEAKS_OF_STATUS.search(words) else ""


def _of_the_marked(words: str) -> str:
    """The first part of a legend, which speaks of what is marked; what follows a semicolon may speak of others."""
    if others := _OF_THE_UNMARKED.search(words):
        words = words[: others.start()]
    first = words.partition(";")[0]
    return first if first.count(" ") >= _WORDS_OF_A_PART else words


def _explained(text: str) -> Iterator[tuple[str, str]]:
    """Each mark that the text explains, and the words that do."""
    if several := _several(text):
        yield from several
        return
    for piece in _NEXT_LEGEND.split(text):
        if legend := _LEGEND.match(piece) or _FIGURE.match(piece) or _MARK_MEANS.search(piece):
            if not (legend["mark"][1:2].isalpha() and len(piece) > _LONGEST_LETTERED):
                yield legend["mark"], legend["text"]
        elif sentence := _SENTENCE_MARK.search(piece):
            yield from _in_sentence(piece, sentence)
        elif marked := _MARKED_WITH.search(piece):
            yield marked["mark"], marked["text"]
        elif named := _NAMED_MARK.search(piece):
            mark = _NAMES_OF_MARKS[named["name"].lower()][bool(named["double"])]
            yield mark, _before_bracket(piece, named.start()) or named["text"]


def _before_bracket(text: str, place: int) -> str:
    """The words before the bracket that a place stands in: "conformant (marked with an asterisk) or active"."""
    opened = text.rfind("(", 0, place)
    if opened < 0 or ")" in text[opened:place] or ")" not in text[place:]:
        return ""
    return _LAST_WORDS.search(text[:opened])[0]


def _several(text: str) -> list[tuple[str, str]]:
    """A line that explains several marks: "* conformant; ** active", "Those marked * are conformant, those marked **
    are active". Each mark means what stands between it and the next."""
    marks = list(_MARK_BY_ITSELF.finditer(text)) if len(text) <= _LONGEST_KEY else []
    if len({mark[1] for mark in marks}) < max(2, len(marks)) or not all(map(_leads_in, marks)):
        return []
    words = [behind.partition(";")[0].strip(" ,/()[]") for behind in _behind_each(text, marks)]
    explained = list(zip((mark[1] for mark in marks), words, strict=True))
    return explained if all(status_in_words(_of_the_marked(each)) for each in words) else []


def _leads_in(mark: re.Match) -> bool:
    """Whether a mark stands at the start of a legend or of one of its parts, or before a word such as "denotes"."""
    printed = mark.group().rstrip()
    if printed[0] in "([" and printed[-1] not in ")]":  # "(* conformant; ** active)"
        return True
    return bool(_LEGEND_BEFORE.search(mark.string, 0, mark.start()) or _MEANS.match(mark.string, mark.end()))


def _letters(text: str) -> list[tuple[str, str]]:
    """A key of letters: "C = conformant; A = active; N = neither"; "A – Conformant  B – Active"; "conformant ones are
    shown with a “C”, active ones with an “A”"."""
    if _SHOWN.search(text):
        quoted = list(_QUOTED_LETTER.finditer(text))
        if len(quoted) < 2:
            return []
        parts = [(letters, part) for part in text.split(";") if (letters := _QUOTED_LETTER.findall(part))]
        if all(len(letters) == 1 for letters, _ in parts):
            return [(letters[0], part) for letters, part in parts]
        return list(_each_with_its_words(text, quoted))
    pattern = _LETTER if "=" in text else _LETTER_AND_DASH
    found = pattern.findall(text)
    return found if len(found) > 1 else []


def _figures(text: str) -> Iterator[tuple[str, str]]:
    """A key of figures, each with the status that it stands for, in the vocabulary's words."""
    for match in _FIGURE_AND_STATUS.finditer(text):
        if vocabulary.statuses().get(normalize_text(match["words"])):
            yield match["figure"] or f"({match['in']})", match["words"]


def _may_be_key_of_figures(text: str) -> bool:
    """By a glance: a short text with a word that most statuses have."""
    return len(text) <= _LONGEST_KEY and ("onform" in text or "ompli" in text or "ctive" in text)


def _may_be_key(text: str) -> bool:
    """By a glance: letters apart from what they mean."""
    if "=" in text or len(text) > _LONGEST_KEY:
        return "=" in text
    return "A –" in text or "A:" in text or "A -" in text or "A —" in text or "“A" in text or '"A' in text


def _in_sentence(text: str, first: re.Match) -> Iterator[tuple[str, str]]:
    """What a sentence says of its marks: of several, each by what stands between it and the next."""
    marks = [match for match in _MARK_IN_BRACKETS.finditer(text) if match.start() >= first.start("mark") - 2]
    if len(marks) < 2:
        behind = text[first.end("mark") :]
        yield first["mark"], behind if status_in_words(behind) else text
        return
    yield from _each_with_its_words(text, marks)


def _each_with_its_words(text: str, marks: list[re.Match]) -> Iterator[tuple[str, str]]:
    """Each mark with the words before it, or behind: "Conformant smelters are marked (*), active ones (**)"."""
    behind = _behind_each(text, marks)
    before = [text[: marks[0].start()], *behind[:-1]]
    is_before = bool(status_in_words(before[0])) and not status_in_words(behind[-1])
    for match, words in zip(marks, before if is_before else behind, strict=True):
        yield match.group(1), words.rpartition(";")[2] if is_before else words.partition(". ")[0]


def _behind_each(text: str, marks: list[re.Match]) -> list[str]:
    """What stands between each mark and the next."""
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return [text[mark.end() : end] for mark, end in zip(marks, ends, strict=True)]


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
