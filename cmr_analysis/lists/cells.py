"""What a printed cell is by itself: a metal, a country, a status, a smelter ID, a heading, else a name.

Every layout is read through this one module; the order of columns is learned from the kinds of the cells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .. import vocabulary
from ..vocabulary import normalize_text
from .described import description
from .entries import entries_in_cell
from .heading_words import heading_role, heading_words
from .status_words import qualified_status, status_in_words

METAL, COUNTRY, PLACE, STATUS, SMELTER_ID = "metal", "country", "place", "status", "smelter_id"
COUNTRIES, HEADING, NUMBER, MARK, NAME, PROSE = "countries", "heading", "number", "mark", "name", "prose"
METALS, OTHER_METAL = "metals", "other metal"
OF_ROWS = frozenset((METAL, COUNTRY, PLACE, SMELTER_ID, STATUS))
"""The kinds of cells that stand beside a name in a row of smelters."""

_MISPRINTED_ID = re.compile(
    r"CID[\s:#-]{0,2}\d{3,8}|CD\d{6}|C1D\d{6}", re.IGNORECASE
)  # a digit too few, a letter
_SMELTER_ID = re.compile(r"CID[\s:#-]{0,2}(\d{6})", re.IGNORECASE)
_NUMBER = re.compile(r"[(#]?\s*\d{1,4}\s*[.)]?|[(]?\d[\d,.]*\s*%?[)]?")
_MARK = re.compile(r"[*†‡§#^✓✔●•xX–—-]{1,3}|[üþû]|[(\[]\s*(?:[*†‡§]+|\d|[a-z])\s*[)\]]")
LEGEND_MARKS = frozenset("*†‡§^")
_LAST_MARKS = frozenset("*†‡§^#)]¹²³⁴⁵")
_MARKS_AT_END = re.compile(r"\s*(?:[*†‡§^#]+|[(\[](?:\d|[a-h]|[*†‡§]+)[)\]]|[¹²³⁴⁵])\s*$")
# "Table 2: Tin Smelters", "A. Gold", "(ii) Tantalum": a numbered heading of a metal.
_NUMBER_WORD = r"(?:\d{1,2}(?:\.\d)?|[a-h]|[ivx]{1,4})"
_NUMBERING = re.compile(
    rf"(?:(?:table|annex|appendix|exhibit|schedule|list|part|section)\s+{_NUMBER_WORD}\s*[-–—.:)]*"
    rf"|[(]?{_NUMBER_WORD}\s*[-–—.:)]+)\s*(?=[a-z])(?<=[\s.:)–—-])",
    re.IGNORECASE,
)
# "Conformant (as of May 1, 2020)", "Compliant through 6/2021"
_DATED = re.compile(r"\s+[(\[]?(?:as of|through|thru|until|since|expires|valid)\b.*\d.*$", re.IGNORECASE)
_TYPED = frozenset((METAL, COUNTRY, STATUS, HEADING))
_MARKED = frozenset((NAME, METAL, COUNTRY))
_METAL_LEADS = re.compile(r"(?:gold|tantalum|tin|tungsten)\b[\w ]{0,30}[:–—-]\s", re.IGNORECASE)
_METAL_WORDS = {"gold": "Gold", "tantalum": "Tantalum", "tin": "Tin", "tungsten": "Tungsten"}
_ROW_NUMBER_HEADINGS = ("no.", "nos.", "#")  # "No" without the dot is a status
_PROSE_WORDS = 18
_LOWER_WORDS = 5
_LONGEST_NAME = 200
_MOST_COUNTRIES = 0.6


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text, its kind, and what it means: a metal (or several), a country code, a status, a heading's role.

    mark: a footnote mark at its end ('*', '†', '(1)'), not part of what it means.
    """

    text: str
    kind: str
    value: str = ""
    mark: str = ""


@lru_cache(maxsize=1 << 16)
def classify(text: str) -> Cell:
    """The kind of one cell, from its text alone."""
    if len(text) > _LONGEST_NAME:
        return Cell(text, NAME if reads_as_rows(text) or entries_in_cell(text) else PROSE)
    found = _classify_whole(text)
    is_marked = found.kind in _MARKED and text.rstrip()[-1:] in _LAST_MARKS
    if is_marked and (match := _MARKS_AT_END.search(text)) and match.start():
        bare = _classify_whole(text[: match.start()])
        return Cell(text, bare.kind, bare.value, match.group().strip())
    if found.kind == NAME and text[-1].isdigit() and text[-2:-1].isalpha():
        bare = _classify_whole(text[:-1])  # "Conformant1": a raised mark; no name loses its number
        return Cell(text, bare.kind, bare.value, text[-1]) if bare.kind in _TYPED else found
    return found


def _classify_whole(text: str) -> Cell:
    if match := _SMELTER_ID.fullmatch(text):
        return Cell(text, SMELTER_ID, f"CID{match.group(1)}")
    if _MISPRINTED_ID.fullmatch(text):
        return Cell(text, SMELTER_ID)
    if _MARK.fullmatch(text):
        return Cell(text, MARK, text)
    if text.lower() in _ROW_NUMBER_HEADINGS:
        return Cell(text, HEADING, "number")
    if _NUMBER.fullmatch(text):
        return Cell(text, NUMBER, text)
    words = normalize_text(text)
    if not words:
        return Cell(text, MARK, text)
    found = _classify_words(text, words)
    if found.kind == NAME and (bare := _unnumbered(text)) != text:
        metal = vocabulary.metals().get(normalize_text(bare))
        return Cell(text, METAL, metal) if metal else found
    return found


def _unnumbered(text: str) -> str:
    match = _NUMBERING.match(text)
    return text[match.end() :] if match else text


def _classify_words(text: str, words: str) -> Cell:
    if metal := vocabulary.metals().get(words):
        return Cell(text, METAL, metal)
    if metals := _several_metals(words):
        return Cell(text, METALS, metals)
    if code := vocabulary.countries().get(words):
        return Cell(text, COUNTRY, code)
    status = vocabulary.statuses().get(words)
    if status is None and "20" in text and (dated := _DATED.search(text)):
        status = vocabulary.statuses().get(normalize_text(text[: dated.start()]))
    status = qualified_status(text) if status is None else status
    if status is not None:
        return Cell(text, STATUS, status)
    if _is_other_metal(words):
        return Cell(text, OTHER_METAL, OTHER_METAL)
    if role := heading_role(words):
        return Cell(text, HEADING, role)
    if ("," in text or ";" in text) and (found := _place_or_countries(text)):
        return found
    return Cell(text, PROSE if _is_running_text(text, words) and not reads_as_rows(text) else NAME)


def reads_as_rows(text: str) -> bool:
    """As many words as they may be: "Tin: Minsur (Peru); EM Vinto (Bolivia)", "Minsur, a tin smelter in Peru"."""
    if led := _METAL_LEADS.match(text):
        return bool(entries_in_cell(text[led.end() :]))
    return bool(description(text))


def _several_metals(words: str) -> str:
    """ "tantalum and tungsten", "au sn" -> the metals with commas; '' for other words."""
    first, _, rest = words.partition(" ")
    if not rest or first not in vocabulary.metals():
        return ""
    metals = [vocabulary.metals().get(word) for word in words.split() if word != "and"]
    return ", ".join(dict.fromkeys(metals)) if all(metals) and len(set(metals)) > 1 else ""


def _is_other_metal(words: str) -> bool:
    """ "cobalt", "nickel refiners": a metal beside the four, alone or as a heading over its rows."""
    lexicon = heading_words()
    roles = [lexicon.get(word) for word in words.split()]
    return OTHER_METAL in roles and all(
        role in (OTHER_METAL, "name", "filler", "program", "programme") for role in roles
    )


def _is_running_text(text: str, words: str) -> bool:
    """More words in lower case than any smelter's name has (four, in the names of 2,000 list rows)."""
    if words.count(" ") < _LOWER_WORDS:
        return False
    lower = sum(word[:1].islower() for word in text.split())
    return words.count(" ") >= _PROSE_WORDS or lower >= _LOWER_WORDS


def _place_or_countries(text: str) -> Cell | None:
    """ "Hanau, Germany" is a place; "Bolivia, Brazil and Peru" is a list of countries, "…, scrap" as well."""
    if ";" in text and entries_in_cell(text):
        return None
    parts = [part for part in re.split(r",|;|\band\b", text) if part.strip()]
    codes = [vocabulary.countries().get(normalize_text(part)) for part in parts]
    if sum(map(bool, codes)) >= max(2, _MOST_COUNTRIES * len(parts)) and len(set(codes)) > 1:
        return Cell(text, COUNTRIES)
    if ";" in text and text.count(" ") >= _PROSE_WORDS:
        return None  # a sentence that ends in a country
    for comma in re.finditer(",", text):
        if code := vocabulary.countries().get(normalize_text(text[comma.end() :])):
            return Cell(text, PLACE, code)
    return None


_NOT_OF_THE_GROUP = frozenset(
    "continued cont contd d all these following table annex appendix au ta sn w".split()
)
_OF_OTHERS = re.compile(r"(?:all |the )*(?:other|remaining)s?\b.*\b(?:are|were)\b.*\.$", re.IGNORECASE)
_LONGEST_HEADING = 100
# "Gold (104)", "Tin – 66 smelters and refiners"
_COUNT_AT_END = re.compile(
    r"\s*[-–—:]?\s*[(\[]?\s*\d{1,4}(?:\s*(?:smelters?|refiners?|refineries|facilities|sors?|and|or|[/&]))*\s*[)\]]?\s*$",
    re.IGNORECASE,
)
# "Gold (plating)", "Tin (solder, terminations)"
_METAL_AND_USE = re.compile(r"(?P<metal>gold|tantalum|tin|tungsten)\s*\([a-z][^()]{2,60}\):?$", re.IGNORECASE)
# Words that a heading states a status with; "conflict-free" and "verified" may speak of a programme.
_SAYS_STATUS = re.compile(
    r"\b(?:non-?)?(?:conformant|compliant|active|enrolled|certified|validated|not listed"
    r"|not (?:been |yet )*audited|status (?:is )?(?:unknown|not known))\b",
    re.IGNORECASE,
)
_SORS = re.compile(r"\bsors\b")
_SMELTERS = ("smelters", "refiners", "refineries")
_METAL_WORD = re.compile(r"\b(?:gold|tantalum|tin|tungsten)\b")
_SMELTERS_OF_METAL = re.compile(
    rf"{_METAL_WORD.pattern}(?:[ \w/-]{{0,30}}) (?:smelters|refiners|refineries)\b"
    rf"|\b(?:smelters|refiners|refineries) (?:of|for|processing|that process) (?:the )?{_METAL_WORD.pattern}"
)
_OF_EVERY_SENTENCE = frozenset("a and as at be by for from in is of on or our the to with".split())
# Words around a status in a heading: "Smelters and refiners that are not conformant".
_AROUND_STATUS = frozenset("and or of the that which who are is have been were list other as".split())


@lru_cache(maxsize=4096)
def group_heading(text: str) -> tuple[str, str]:
    """Metal and status that a heading over rows names: "Conformant Gold Refiners" -> ('Gold', 'conformant').

    The metal is 'other metal' where it is none of the four. Both are '' for a text that is no such heading;
    "** active" is a legend, as is "All others are active."
    """
    if text.lstrip(" ([")[:1] in LEGEND_MARKS or (text[-1:] == "." and _OF_OTHERS.match(text)):
        return "", ""
    if len(text) > _LONGEST_HEADING or _words_of_headings().isdisjoint(normalize_text(text).split()):
        return "", ""
    heading = _unnumbered(text)
    if use := _METAL_AND_USE.match(heading):
        return _METAL_WORDS[use["metal"].lower()], ""
    cell = classify(heading.rstrip(": "))  # "Conformant as of December 31, 2019"
    if cell.kind != STATUS:
        cell = classify(_COUNT_AT_END.sub("", heading).rstrip(": "))
    if cell.kind in (METAL, OTHER_METAL):
        return cell.value, ""
    if cell.kind == STATUS:
        return "", cell.value
    if cell.kind not in (NAME, HEADING, PROSE):
        return "", ""
    words = [word for word in normalize_text(heading).split() if word not in _NOT_OF_THE_GROUP]
    metal, status = _heading_over_rows(words)
    if metal or status or text.endswith(".") or not _names_several(text):
        return metal, status
    return metal_of_smelters(text), status_in_words(text) if _SAYS_STATUS.search(text) else ""


@lru_cache(maxsize=1)
def _words_of_headings() -> frozenset[str]:
    """The words of metals, statuses and smelters, without those of every sentence."""
    wordings = [*vocabulary.metals(), *vocabulary.statuses(), *_SMELTERS, "sors"]
    words = {word for wording in wordings for word in wording.split()}
    metals = {word for word, role in heading_words().items() if role == OTHER_METAL}
    return frozenset((words | metals) - _OF_EVERY_SENTENCE)


def _names_several(text: str) -> bool:
    words = text.lower()
    return any(word in words for word in _SMELTERS) or bool(_SORS.search(words))


def metal_of_smelters(text: str) -> str:
    """The one metal whose smelters a text names: "Gold refiners in our supply chain"; '' for none or several."""
    words = text.lower()
    if not _names_several(text) or not _SMELTERS_OF_METAL.search(words):
        return ""
    metals = {_METAL_WORDS[match] for match in _METAL_WORD.findall(words)}
    return metals.pop() if len(metals) == 1 else ""


def _heading_over_rows(words: list[str]) -> tuple[str, str]:
    metals = {_METAL_WORDS[word] for word in words if word in _METAL_WORDS}
    rest = [word for word in words if word not in _METAL_WORDS]
    if len(metals) > 1 or not rest:
        return "", ""
    metal, lexicon = next(iter(metals), ""), heading_words()
    if metal and all(
        lexicon.get(word) in ("name", "metal", "filler", "program", "programme") for word in rest
    ):
        return metal, ""
    wording = [word for word in rest if lexicon.get(word) not in ("name", "metal")]
    status = next(filter(None, map(vocabulary.statuses().get, _wordings(wording))), "")
    return (metal, status) if status else ("", "")


def _wordings(words: list[str]) -> tuple[str, ...]:
    """A status as it may stand in the vocabulary: "that are active in the cfsp", "active in cfsp"."""
    bare = _without_ends(words)
    return " ".join(words), bare, bare.replace(" the ", " ")


def _without_ends(words: list[str]) -> str:
    """The words without "that are" and the like before and behind them."""
    while words and words[0] in _AROUND_STATUS:
        words = words[1:]
    while words and words[-1] in _AROUND_STATUS:
        words = words[:-1]
    return " ".join(words)
