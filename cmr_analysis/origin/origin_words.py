"""What the words around a list of countries say: countries of origin, or something else.

The wordings are data/reference/origin_phrases.csv. `plain` below is always what `plain_text` gives.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .. import vocabulary
from ..document import Document

LONGEST_PARAGRAPH = 20_000
"""Characters; a longer paragraph is data without breaks, and no list is read from it."""

BULLET = re.compile(r"(?:[-*•◦▪‣●○·–—§]+|\(?\d{1,3}[.)]|\(?(?:[ivx]{1,4}|[a-h])[.)](?= )|o(?= [A-Z]))\s*")
_TITLED = re.compile(
    r"(?:(?:annex|appendix|exhibit|schedule|table)\b[^:]{0,6}: ?)?countries of origin\b.{0,140}$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z“\"(])")
TITLE = re.compile(
    r"\W*(annex|appendix|exhibit|schedule|attachment|addendum|table|item|section|part)\s+"
    r"([A-Z]\b(?:-?\d)?|[IVX]+\b|\d{1,2}(?![\d.]*\d))",
    re.IGNORECASE,
)
ANNEX_WORDS = "annex appendix exhibit schedule attachment addendum table".split()
_ANNEX_LABEL = re.compile(rf"\b({'|'.join(ANNEX_WORDS)})\s+([a-z](?:-?\d)?|[ivx]+|\d{{1,2}})\b(?!\.\d)")
_METAL = re.compile(r"\b(gold|tantalum|tin|tungsten)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"; |, (?:we|but|however|although|though|while|and (?:the|we|our|that)|the)\b| but | however,? "
)
_COLUMN_HEADING = re.compile(
    r"(?:countr(?:y|ies)(?: names?| or region| of origin)?|metals?|minerals?|regions?|3tg|[a-z]|\W+)"
)
_INCLUDES = re.compile(
    r"\b(?:includ(?:e|es|ed|ing)|following|as follows|countr[^.]{0,60} (?:are|were))[,:]?(?: the)?$"
)
_QUOTES = (("’", "'"), ("‘", "'"), ("“", ""), ("”", ""), ("\xa0", " "), ("‑", "-"))
_REFERS_BACK = re.compile(
    r"(?:[^.;,]{0,60}, )?(?:the|these|those|such)(?: countries)? (?:may |might |could )?(?:are|were|is|be|include)\b"
    r"[^.;]{0,40}(?::|below\.?|follows?\.?)"
)
_MARKUP = re.compile(r"\*\*|__|^#+\s*|</?(?:b|u|i|em|strong)>", re.IGNORECASE)
_NEEDED = "countr origin location sourc came come mined extracted derived obtained procured".split()
_MEANS = ("means:", "mean:")
_MOST_COVERED = 8  # of the ten covered countries; nearly all of them alone are a definition

Label = tuple[str, str]
"""How an annex is called: ('annex', 'ii')."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Wordings tried together. needs: substrings, of each group of which a text must hold one before it is searched."""

    needs: tuple[tuple[str, ...], ...]
    pattern: re.Pattern[str]

    def could_be_in(self, plain: str) -> bool:
        """A cheap test before the pattern."""
        return all(any(map(plain.__contains__, group)) for group in self.needs)


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[_Phrase]]:
    patterns: dict[tuple[str, str], list[str]] = {}
    for row in vocabulary.read_vocabulary("origin_phrases.csv"):
        patterns.setdefault((row["use"], row["needs"]), []).append(f"(?:{row['pattern']})")
    phrases: dict[str, list[_Phrase]] = {}
    for (use, needs), found in patterns.items():
        groups = tuple(tuple(group.split("|")) for group in needs.split("&") if group)
        phrases.setdefault(use, []).append(_Phrase(groups, re.compile("|".join(found))))
    return phrases


def says(use: str, plain: str) -> bool:
    """The text holds a phrase of this `use` in origin_phrases.csv."""
    return any(phrase.could_be_in(plain) and phrase.pattern.search(plain) for phrase in _phrases()[use])


@lru_cache(maxsize=512)
def plain_text(text: str) -> str:
    """Lower case, no markup, plain quotes, and without the name of the inquiry (RCOI), which names no list."""
    plain = text.lower()
    if not plain.isascii():
        for printed, plainly in _QUOTES:
            plain = plain.replace(printed, plainly)
    plain = plain.replace('"', "")
    if any(map(plain.__contains__, "*_#<")):
        plain = _MARKUP.sub("", plain)
    plain = plain.strip()
    for phrase in _phrases()["inquiry"]:
        if phrase.could_be_in(plain):
            plain = phrase.pattern.sub("", plain)
    return plain


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, without a closing quote or bracket behind the full stop."""
    found, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        found.append(text[start : match.start() + 1])
        start = match.end()
    return [*found, text[start:]]


def metal_of(text: str) -> str | None:
    """The one metal that a heading or lead-in names, None for none or several."""
    metals = {word.capitalize() for word in _METAL.findall(text)}
    return metals.pop() if len(metals) == 1 else None


# --- does it speak of countries of origin? ----------------------------------------------------------------


def mentions_origin(text: str) -> bool:
    """A cheap test before the others: the text could speak of countries of origin at all."""
    low = text.lower()
    return "countr" in low or "origin" in low or "mine " in low or "mines" in low


def could_say_origin(text: str) -> bool:
    """A cheap test: the text holds a word without which no phrase of the vocabulary begins a list."""
    low = text.lower()
    return any(map(low.__contains__, _NEEDED))


@lru_cache(maxsize=2048)
def is_prose(text: str) -> bool:
    """A sentence, a paragraph or a lead-in; no heading, though that of a list may be long."""
    words = text.count(" ")
    if text[-1] in ".:":
        return text[-1] == ":" or words > 5 or len(text) > 110
    return (len(text) > 110 or words > 17) and not _TITLED.match(text)


def heading_says_origin(text: str) -> bool:
    """The heading is one of a list of countries of origin."""
    plain = plain_text(text)
    if not names_origin(plain) and not says("heading", plain):
        return False
    return not says("denies_heading", plain) and not says("denies", plain)


@lru_cache(maxsize=2048)  # filings of one company repeat their sentences from year to year
def sentence_says_origin(sentence: str) -> bool:
    """The sentence leads in a list of countries of origin."""
    plain = plain_text(sentence)
    return says("points", plain) and any(names_origin(clause) for clause in _clauses(plain))


def led_back(told: list[str]) -> list[str]:
    """The sentences of a lead-in; where the last one is "The countries are as follows:", each other leads in, too."""
    if len(told) > 1 and _REFERS_BACK.fullmatch(plain_text(told[-1])):
        return [f"{sentence.rstrip('. ')}:" for sentence in told[:-1]]
    return told


def names_origin(clause: str) -> bool:
    """The clause speaks of countries of origin and does not deny, ask or define."""
    named = says("name", clause)
    if not named and not (says("verb", clause) and says("mineral", clause)):
        return False
    return not says("denies", clause) and (named or not says("denies_weak", clause))


def _clauses(plain: str) -> list[str]:
    """The sentence, then its clauses where it has several."""
    parts = [part for part in _CLAUSE.split(plain) if part.strip()]
    return [plain, *parts] if len(parts) > 1 else [plain]


# --- annexes that the report names ------------------------------------------------------------------------


def named_annexes(document: Document) -> set[Label]:
    """Annexes that a sentence of the filing names as a list of countries of origin."""
    named: set[Label] = set()
    for paragraph in document.paragraphs:
        if 40 < len(paragraph.text) < LONGEST_PARAGRAPH and _could_name_annex(paragraph.text):
            for sentence in filter(_could_name_annex, sentences(paragraph.text)):
                named |= _annexes_of_origin(plain_text(sentence))
    return named


def _could_name_annex(text: str) -> bool:
    return "ountr" in text and any(map(text.lower().__contains__, ANNEX_WORDS))


@lru_cache(maxsize=512)
def _annexes_of_origin(plain: str) -> frozenset[Label]:
    if not _ANNEX_LABEL.search(plain):
        return frozenset()
    by_clause = [set(_ANNEX_LABEL.findall(clause)) for clause in _clauses(plain)[1:] if names_origin(clause)]
    if any(by_clause):
        return frozenset().union(*by_clause)
    return frozenset(_ANNEX_LABEL.findall(plain) if names_origin(plain) else ())


# --- headings inside a list -------------------------------------------------------------------------------


def is_title(text: str) -> bool:
    """The heading of an annex, item or section: "Annex II", "Item 2. Countries of Origin"."""
    return len(text) < 160 and text.count(" ") < 20 and not text.endswith(".") and bool(TITLE.match(text))


def is_group(text: str, plain: str, is_prose: bool) -> bool:
    """A heading inside a list of countries ("L2", "Covered Countries"), or what is printed in place of a country."""
    if len(text) < 60 and says("no_country", plain):
        return True
    if is_prose and not text.endswith(":"):
        return False
    return says("group", plain) and not says("denies", plain) and (is_prose or not says("other_list", plain))


def is_column_heading(text: str) -> bool:
    """A column heading of a list of countries, printed alone or again: "Country", "Metal", "Region"."""
    return _COLUMN_HEADING.fullmatch(text.lower()) is not None


def is_country_heading(text: str) -> bool:
    """The heading of the column of countries."""
    return text.lower().startswith("countr")


# --- the words before countries in a paragraph ------------------------------------------------------------


def is_labelled(countries: int, lead: str) -> bool:
    """In an open list: countries alone, after a metal's or a group's label, or after "include".

    countries: how many follow each other; lead: the plain words before them.
    """
    label = lead.strip(" |").removeprefix("; ")
    if label.lstrip("-• ").startswith("drc"):  # "DRC – The Democratic Republic of the Congo"
        label = label.removesuffix(" the")
    if not label or BULLET.fullmatch(label):
        return countries > 1
    if label[-1] in ":–—-" and _METAL.search(label) and len(label) < 60:
        return True
    if label[-1] in ":–—-" and says("group", label.lstrip("-• ")):
        # "L3 (covered countries, none of which was reported):", "“Covered Countries” means:"
        return not says("denies", label) and not label.endswith(_MEANS)
    if countries < 3 or len(label) >= 300 or not (label[-1] == ":" or _INCLUDES.search(label)):
        return False
    return not says("denies", label) and not says("defines", label)


def is_led_in(codes: set[str], sentence: str) -> bool:
    """The sentence before the countries calls them countries of origin. codes: the countries, sentence: plain."""
    covered = codes <= vocabulary.covered_countries()
    if not _ends_in_lead(sentence, covered) and (covered or not _runs_in(len(codes), sentence)):
        return False
    return not says("denies", _clauses(sentence)[-1]) and not is_definition(codes, sentence)


def _runs_in(countries: int, sentence: str) -> bool:
    """Minerals came from there, in running text: four countries or more."""
    return countries > 3 and says("runs_in", sentence) and says("mineral", sentence)


def _ends_in_lead(sentence: str, covered: bool) -> bool:
    """The sentence names countries of origin and ends in "include", "following" or the like."""
    if not says("leads_in", sentence) or not any(map(names_origin, _clauses(sentence))):
        return False
    return not covered or "following" in sentence or "from which" in sentence or says("name", sentence)


def is_definition(codes: set[str], opening: str) -> bool:
    """Covered countries only, and the words before them define what they are (Form SD item 1.01(d))."""
    if not codes <= vocabulary.covered_countries():
        return False
    return says("defines", opening) or (len(codes) > _MOST_COVERED and not says("own", opening))
