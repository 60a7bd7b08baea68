"""Keys of letters and figures that stand for statuses: "“C” – compliant; “A” – active", "1 = Conformant"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import vocabulary
from ..vocabulary import normalize_text
from .status_words import status_in_words

DASHES = frozenset("–—-")
"""In a column of letters a dash stands for none of them, where the key says so."""

_SIGN = r"(?:\b[A-Z]{1,2}|(?<!\S)[–—-])"
_LETTER = re.compile(rf"({_SIGN})\s*=\s*([A-Za-z][^=;,.]{{3,80}}?)(?=[;,.]|\s+(?:and\s+)?{_SIGN}\s*=|$)")
# "“C” – compliant", "C means compliant", "C denotes compliant smelters"
_MEANING = re.compile(
    r"(?:(?:\b[Aa]n? )?[“\"‘'](?P<quoted>[A-Z]{1,2}|[–—-])[”\"’']"
    r"(?: (?:in|under|beside) (?:the|that|this) [a-z ]{3,30}?)?"
    r"\s*(?:[=:–—-]|(?:means?|denotes?|indicates?|stands? for)\b)"
    r"|\b(?P<letter>[A-Z]{1,2})\s+(?:means|denotes|indicates|stands for)\b)\s*"
)
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
_FIGURES = frozenset("123456789")
_LONGEST_KEY = 300
# By a glance: "A –", "C means", "“A”"; an equals sign is sought before
_BEGINS_KEY = re.compile(
    r"\b[AC](?: ?[–—:-]| (?:means|denotes|indicates|stands) )|[“\"](?:[A-Z]{1,2}|[–—-])[”\"]"
)


def explained_in_key(text: str) -> list[tuple[str, str]]:
    """Each letter, dash or figure that the text explains, and the words that do."""
    letters = _letters(text) if _may_be_key(text) else []
    if ("=" in text or text[:1] in _FIGURES) and _may_be_key_of_figures(text):
        return [*letters, *_figures(text)]
    return letters


def _letters(text: str) -> list[tuple[str, str]]:
    """A key of letters: "C = conformant; A = active; N = neither"; "A – Conformant  B – Active"; "conformant ones are
    shown with a “C”, active ones with an “A”"."""
    plain = _MEANING.sub(lambda match: f"{match['quoted'] or match['letter']} = ", text)
    found = (_LETTER if "=" in plain else _LETTER_AND_DASH).findall(plain)
    is_key = len(found) > 1
    if _SHOWN.search(text) and not (is_key and all(status_in_words(words) for _, words in found)):
        return _shown(text)
    return [(sign, words) for sign, words in found if is_key and (sign.isalpha() or status_in_words(words))]


def _shown(text: str) -> list[tuple[str, str]]:
    """What a sentence says of the letters that it quotes."""
    quoted = list(_QUOTED_LETTER.finditer(text))
    if len(quoted) < 2:
        return []
    parts = [(letters, part) for part in text.split(";") if (letters := _QUOTED_LETTER.findall(part))]
    if all(len(letters) == 1 for letters, _ in parts):
        return [(letters[0], part) for letters, part in parts]
    return list(each_with_its_words(text, quoted))


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
    has_sign = "“" in text or '"' in text or "A " in text or "C " in text or "A:" in text or "C:" in text
    return has_sign and bool(_BEGINS_KEY.search(text))


def each_with_its_words(text: str, marks: list[re.Match]) -> Iterator[tuple[str, str]]:
    """Each mark with the words before it, or behind: "Conformant smelters are marked (*), active ones (**)"."""
    behind = behind_each(text, marks)
    before = [text[: marks[0].start()], *behind[:-1]]
    is_before = bool(status_in_words(before[0])) and not status_in_words(behind[-1])
    for match, words in zip(marks, before if is_before else behind, strict=True):
        yield match.group(1), words.rpartition(";")[2] if is_before else words.partition(". ")[0]


def behind_each(text: str, marks: list[re.Match]) -> list[str]:
    """What stands between each mark and the next."""
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return [text[mark.end() : end] for mark, end in zip(marks, ends, strict=True)]
