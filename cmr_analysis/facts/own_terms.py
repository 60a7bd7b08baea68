"""What a filing calls its filer, the minerals and the countries, put into the words that phrases know.

"Acme", "CMs" and "the Region" are the company, conflict minerals and the covered countries, once a filing has said
so: gold, tin … (collectively, “CMs”). A name that finds something and is not the filer's is a supplier's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ..document import Paragraph
from .phrases import word
from .plain import plain_text
from .sentences import Sentence

_MINERALS = re.compile(
    r"[“\"]((?:[A-Z]{0,3}CMs?|T3Gs?|3T&Gs?|TTTG|TTGT|(?:[A-Z][a-z]+ ){0,2}(?:Materials|Elements|Substances)))[,.]?[”\"]"
)
_COUNTRIES = re.compile(
    r"[“\"]((?:[A-Z][A-Za-z-]+ ){0,3}(?:Countr(?:y|ies)|Regions?|Areas?|Zones?|Nations|States|Locations))[,.]?[”\"]"
)
_MINERALS_BEFORE = re.compile(r"\b(?:minerals?|metals?|tin|tantalum|tungsten|gold|3TG)\b", re.IGNORECASE)
_COUNTRIES_BEFORE = re.compile(r"\bcongo\b|\bDRC\b|\badjoin", re.IGNORECASE)
_BEFORE = 260
_LEGAL_FORM = re.compile(
    r",? (?:inc|incorporated|corp|corporation|co|company|ltd|limited|plc|llc|l\.?p|n\.?v|s\.?a|a\.?g|s\.?e|holdings?"
    r"|group|& co|/[a-z]{2}/)\.?$",
    re.IGNORECASE,
)
_NAME = (
    r"(?<![\w.@/-])(?:[Tt]he )?NAME(?:,? (?:Inc|Corp|Ltd|Co|LLC|plc)\b\.?)?(?![\w@]|\.\w|-\w| Countr| Region)"
)
_COUNTED = r"(?:[a-z-]+ ){0,2}(?:suppliers|vendors|manufacturers|smelters|refiners|facilities)\b"
_REGISTRANT = re.compile(r"\b(?:[Tt]he )?Registrant\b")
_SHORT = 3
"""Letters. A shorter first word of a name is not used by itself."""
_OFTEN = 4
"""A name that stands in so many sentences is one of the filer's own: a segment, a brand, its shorter name."""


@dataclass
class OwnTerms:
    """A filing's own words. company: the filer's name as on the cover, if it is known."""

    company: str | None
    paragraphs: Sequence[Paragraph]
    sentences: Sequence[Sentence] = ()

    def in_common_words(self, sentence: Sentence) -> Sentence:
        """The sentence, its plain form with "the company", "conflict minerals" and "the supplier" for names."""
        common = self._common(sentence.text)
        return sentence if common == sentence.text else replace(sentence, plain=plain_text(common))

    def without_names_behind_counts(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        """The sentences with "79 direct suppliers" for "79 Acme Devices direct suppliers"."""
        names = _any_of(self._names)
        if not names:
            return list(sentences)
        behind = re.compile(rf"(?<=\d ){names}(?:['’]s)?(?: [A-Z][a-z]+){{0,2}} (?={_COUNTED})")
        return [
            replace(sentence, plain=plain_text(behind.sub("", sentence.text)))
            if any(name in sentence.text for name in self._names) and behind.search(sentence.text)
            else sentence
            for sentence in sentences
        ]

    def with_countries(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        """The sentences with "the covered countries" for the filing's own name of them."""
        defined = {term.lower() for term in self._defined(_COUNTRIES, _COUNTRIES_BEFORE)}
        terms = _any_of(term for term in defined if not word("covered").match(term))
        if not terms:
            return list(sentences)
        countries = re.compile(rf"\bthe {terms}\b")
        return [
            replace(sentence, plain=countries.sub("the covered countries", sentence.plain))
            if countries.search(sentence.plain)
            else sentence
            for sentence in sentences
        ]

    def _common(self, text: str) -> str:
        if self._minerals:
            text = self._minerals.sub("conflict minerals", text)
        if "Registrant" in text:
            text = _REGISTRANT.sub("the company", text)
        for name in self._names:
            if name in text:
                text = re.sub(_NAME.replace("NAME", re.escape(name)), "the company", text)
        return word("named_finder").sub(self._of_supplier, text) if self._names else text

    def _of_supplier(self, found: re.Match[str]) -> str:
        """Another's name as "the supplier"."""
        name, start = found["name"], found.start()
        if not word("before_finder").search(found.string, max(0, start - 12), start):
            return found.group()
        if word("own_unit").search(name) or self._is_said_often(name) or not self._is_filer_told:
            return found.group()
        return found.group().replace(name, "the supplier", 1)

    def _is_said_often(self, name: str) -> bool:
        return sum(name in sentence.text for sentence in self.sentences) >= _OFTEN

    @cached_property
    def _is_filer_told(self) -> bool:
        """Whether the prose tells of the filer as "we", "the Company" or by a name of the cover's."""
        return any(
            word("filer_told").search(paragraph.text) or any(name in paragraph.text for name in self._names)
            for paragraph in self.paragraphs
        )

    def _defined(self, terms: re.Pattern[str], before: re.Pattern[str]) -> list[str]:
        """What a filing defines in quotation marks, where the words before it tell what it is."""
        return [
            found.group(1)
            for paragraph in self.paragraphs
            if "“" in paragraph.text or '"' in paragraph.text
            for found in terms.finditer(paragraph.text)
            if before.search(paragraph.text, max(0, found.start() - _BEFORE), found.start())
        ]

    @cached_property
    def _minerals(self) -> re.Pattern[str] | None:
        terms = _any_of(self._defined(_MINERALS, _MINERALS_BEFORE))
        return re.compile(rf"\b{terms}(?!\w)") if terms else None

    @cached_property
    def _names(self) -> list[str]:
        """The filer's names, the longest first: the cover's without its legal form, its first word, its initials."""
        if not self.company:
            return []
        bare = without_legal_form(self.company).replace("’", "'")
        first = re.split(r"[\s,]+", bare)[0]
        printed = [bare, first] if len(first) > _SHORT or first.isupper() else [bare]
        names = {_initials(self.company), _initials(bare)}
        for name in printed:
            if not word("common_name").fullmatch(name.lower()):
                names |= {name, name.upper(), name.title(), name.replace("'", "’")}
        return sorted((name for name in names if len(name) > 1), key=lambda name: (-len(name), name))


def without_metal(sentences: Sequence[Sentence], metal: str) -> list[Sentence]:
    """The sentences with "sixteen smelters" for "sixteen tin smelters", where the filer uses no other metal."""
    smelters = r"(?:smelters?|refiners?|refiner(?:y|ies)|facilit(?:y|ies)|processors?)\b"
    named = re.compile(rf"\b{metal.lower()} (?={smelters})|\b({smelters}) of {metal.lower()}\b")
    return [
        replace(sentence, plain=named.sub(r"\1", sentence.plain))
        if named.search(sentence.plain)
        else sentence
        for sentence in sentences
    ]


def _any_of(terms: Iterable[str]) -> str:
    """A pattern of one of some terms, the longest first; "" where there are none."""
    longest_first = sorted(set(terms), key=lambda term: (-len(term), term))
    return f"(?:{'|'.join(map(re.escape, longest_first))})" if longest_first else ""


def _initials(name: str) -> str:
    """The first letters of a name's words, as IBM of International Business Machines; "" of one word."""
    initials = "".join(re.findall(r"\b([A-Z])\w", name))
    return initials if len(initials) > 1 else ""


def without_legal_form(name: str) -> str:
    while (shorter := _LEGAL_FORM.sub("", name.strip())) != name:
        name = shorter
    return name
