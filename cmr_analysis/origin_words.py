"""What the words around a list of countries say: countries of origin, or something else.

The wordings are data/reference/origin_phrases.csv. `plain` below is always what `plain_text` gives.
"""

from __future__ import annotations

import re
from functools import lru_cache

from . import vocabulary
from .document import Document

LONGEST_PARAGRAPH = 20_000
"""Characters; a longer paragraph is data without breaks, and no list is read from it."""

BULLET = re.compile(r"(?:[-*•◦▪‣●○·–—§]+|\(?\d{1,3}[.)]|o(?= [A-Z]))\s*")
SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[A-Z“\"(])")
TITLE = re.compile(
    r"\W*(annex|appendix|exhibit|schedule|attachment|addendum|table|item|section|part)\s+"
    r"([A-Z]\b(?:-?\d)?|[IVX]+\b|\d{1,2}(?![\d.]*\d))",
    re.IGNORECASE,
)
_ANNEX = r"\b(annex|appendix|exhibit|schedule|attachment|addendum|table)"
_ANNEX_WORD = re.compile(rf"{_ANNEX}\b", re.IGNORECASE)
_ANNEX_LABEL = re.compile(rf"{_ANNEX}\s+([a-z](?:-?\d)?|[ivx]+|\d{{1,2}})\b(?!\.\d)")
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
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": None, "”": None, '"': None, "\xa0": " ", "‑": "-"})
_MARKUP = re.compile(r"\*\*|__|^#+\s*|</?(?:b|u|i|em|strong)>", re.IGNORECASE)
_MOST_COVERED = 8  # of the ten covered countries; nearly all of them alone are a definition

Label = tuple[str, str]
"""How an annex is called: ('annex', 'ii')."""


@lru_cache(maxsize=1)
def _phrases() -> dict[str, re.Pattern[str]]:
    patterns: dict[str, list[str]] = {}
    for row in vocabulary.read_vocabulary("origin_phrases.csv"):
        patterns.setdefault(row["use"], []).append(row["pattern"])
    return {
        use: re.compile("|".join(f"(?:{pattern})" for pattern in found)) for use, found in patterns.items()
    }


def says(use: str, plain: str) -> bool:
    """The text holds a phrase of this use (a column of the vocabulary)."""
    return _phrases()[use].search(plain) is not None


@lru_cache(maxsize=512)
def plain_text(text: str) -> str:
    """Lower case, no markup, plain quotes, and without the name of the inquiry (RCOI), which names no list."""
    plain = _MARKUP.sub("", text.translate(_PLAIN)).lower().strip()
    return _phrases()["inquiry"].sub("", plain) if "origin" in plain or "rcoi" in plain else plain


def metal_of(text: str) -> str | None:
    """The one metal that a heading or lead-in names, None for none or several."""
    metals = {word.capitalize() for word in _METAL.findall(text)}
    return metals.pop() if len(metals) == 1 else None


# --- does it speak of countries of origin? ----------------------------------------------------------------


def mentions_origin(text: str) -> bool:
    """A cheap test before the others: the text could speak of countries of origin at all."""
    low = text.lower()
    return "countr" in low or "origin" in low or "mine " in low or "mines" in low


def heading_says_origin(text: str) -> bool:
    """The heading is one of a list of countries of origin."""
    plain = plain_text(text)
    if says("denies_heading", plain) or says("denies", plain):
        return False
    return _names_origin(plain) or says("heading", plain)


def sentence_says_origin(sentence: str) -> bool:
    """The sentence leads in a list of countries of origin."""
    plain = plain_text(sentence)
    return says("points", plain) and any(_names_origin(clause) for clause in _clauses(plain))


def could_lead_in(plain: str) -> bool:
    """A cheap test of a whole paragraph before its countries are looked for."""
    if "countr" not in plain:
        return says("runs_in_text", plain) or ("following" in plain and says("verb", plain))
    return says("name", plain) or says("verb", plain) or says("runs_in_text", plain)


def _names_origin(clause: str) -> bool:
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
        if 40 < len(paragraph.text) < LONGEST_PARAGRAPH and _names_annex(paragraph.text):
            for sentence in filter(_names_annex, SENTENCE.split(paragraph.text)):
                named |= _annexes_of_origin(plain_text(sentence))
    return named


def _names_annex(text: str) -> bool:
    return "ountr" in text and _ANNEX_WORD.search(text) is not None


def _annexes_of_origin(plain: str) -> set[Label]:
    by_clause = [set(_ANNEX_LABEL.findall(clause)) for clause in _clauses(plain)[1:] if _names_origin(clause)]
    if any(by_clause):
        return set().union(*by_clause)
    return set(_ANNEX_LABEL.findall(plain)) if _names_origin(plain) else set()


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
    return not says("denies", plain) and (is_prose or not says("other_list", plain)) and says("group", plain)


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
    label = lead.strip(" |")
    if not label or BULLET.fullmatch(label):
        return countries > 1
    if label[-1] in ":–—-" and (
        (_METAL.search(label) and len(label) < 60) or says("group", label.lstrip("-• "))
    ):
        return True
    if countries < 3 or len(label) >= 300 or not (label[-1] == ":" or _INCLUDES.search(label)):
        return False
    return not says("denies", label) and not says("defines", label)


def is_led_in(codes: set[str], sentence: str) -> bool:
    """The sentence before the countries calls them countries of origin. codes: the countries, sentence: plain."""
    clauses = _clauses(sentence)
    if says("denies", clauses[-1]) or is_definition(codes, sentence):
        return False
    covered = codes <= vocabulary.covered_countries()
    if says("leads_in", sentence) and any(_names_origin(clause) for clause in clauses):
        return not covered or "following" in sentence or says("name", sentence)
    return len(codes) > 3 and not covered and says("runs_in", sentence) and says("mineral", sentence)


def is_definition(codes: set[str], opening: str) -> bool:
    """Covered countries only, and the words before them define what they are (Form SD item 1.01(d))."""
    if not codes <= vocabulary.covered_countries():
        return False
    return says("defines", opening) or (len(codes) > _MOST_COVERED and not says("own", opening))
