"""Words before countries in a paragraph that lead them in only beside what stands before: a metal's label, a class of
countries, a sentence that refers back.

`told` below is the text of the paragraph up to the countries.
"""

from __future__ import annotations

import re

from .origin_countries import metals_in
from .origin_words import names_origin, plain_text, says, sentences

_ONE_METAL = r"(?:gold|tantalum|tin|tungsten)"
# "from the following countries: for tin, Peru; for gold and tungsten, the United States"
_METAL_LABEL = re.compile(
    rf"(?:(?<=[\s;,.:(–—-])|^)(?:\((?:[ivx]{{1,4}}|[a-d1-4])\)\s)?(?:for|in the case of) (?:the )?"
    rf"(?P<metals>{_ONE_METAL}(?:(?:,|,? and) {_ONE_METAL})*)"
    r"[,:]? (?:the )?$",
    re.IGNORECASE,
)
_FOR_METAL = re.compile(rf"\s(?:for|in the case of) (?:the )?(?P<metal>{_ONE_METAL})\b", re.IGNORECASE)
_AFTER_METAL = re.compile(_FOR_METAL.pattern + r"[,;]?(?: and| while)?\s*", re.IGNORECASE)
_MORE_COUNTRIES = re.compile(r"\bcountries,? (?:being|such as|including|namely)(?: the)?\s*$", re.IGNORECASE)
_BETWEEN_METALS = re.compile(r"\s*[;,]\s*(?:and,?\s+)?", re.IGNORECASE)
# "The countries from which our smelters source are in three classes", "… were grouped by level of risk"
_IN_CLASSES = re.compile(
    r"\bcountries\b[^.;]{0,160}\b(?:are|were|fall|fell|come|came)\b (?:\w+ ){0,2}(?:in|into|of|by|under) (?:\w+ ){0,3}"
    r"(?:classes|categories|groups|levels?|tiers)\b"
)
_OF_THE_FILER = re.compile(
    r"\b(?:our|we|us|supply chain|smelters?|refiners?|facilit(?:y|ies)|sors?|suppliers?)\b"
)
_BY_METAL = re.compile(r"\b(?:following|as follows|below|by metal|for each metal)[.:]?$")
_CLASS = re.compile(
    rf"(?:(?:for |in the case of )?{_ONE_METAL}\b|(?:those|these)\b"
    r"|(?:the |in the |of the )?(?:first|second|third|fourth|last|other)\b"
    r"|(?:class|category|group|level|tier) \w|l-?[1-4]\b)[^.;:]{0,120}:(?: the)?$"
)


def label_of_metals(lead: str) -> tuple[list[str], str]:
    """The metals that end a lead-in, and the words before them; none, and the lead-in, where it ends otherwise.

    >>> label_of_metals("from the following countries: for tin and gold, ")
    (['Tin', 'Gold'], 'from the following countries: ')
    """
    label = _METAL_LABEL.search(lead)
    return (metals_in(label["metals"]), lead[: label.start()]) if label else ([], lead)


def metals_behind(text: str, end: int) -> list[str]:
    """The metal of the countries that end there: "Peru and Mali for gold"."""
    behind = _FOR_METAL.match(text, end)
    return [behind["metal"].capitalize()] if behind else []


def is_another_list(text: str, between: str, end: int) -> bool:
    """Countries that end there go on with the list of the same sentence. between: the words behind the last list.

    "Peru and Mali for gold and Brazil for tin"; "Peru; for gold, Mali"; "Peru; L2 countries, namely Kenya".
    """
    metals, before = label_of_metals(between)
    if (metals and _BETWEEN_METALS.fullmatch(before)) or _MORE_COUNTRIES.search(between):
        return True
    return bool(_AFTER_METAL.fullmatch(between) and metals_behind(text, end))


def is_class_of_origins(told: str) -> bool:
    """The countries are one of the classes into which an earlier sentence puts the countries of origin: "The countries
    from which the smelters source are in three classes. The first: …", or those of a metal: "The countries of origin
    are as follows. For tin: …"."""
    if ":" not in told[-6:]:
        return False
    *earlier, label = sentences(told)
    label = plain_text(label)
    if not _CLASS.match(label) or says("denies", label):
        return False
    if says("other_list", label) and "from which" not in label and "sourc" not in label:
        return False  # "The other smelters: …"
    return any(map(_puts_origins_in_classes, map(plain_text, earlier)))


def _puts_origins_in_classes(plain: str) -> bool:
    """Countries of the filer's minerals or smelters; how a programme sorts all countries is no list."""
    is_parted = _BY_METAL.search(plain) or (_IN_CLASSES.search(plain) and _OF_THE_FILER.search(plain))
    return bool(is_parted) and names_origin(plain)


def refers_to_origins(told: str) -> bool:
    """The sentence before is on information of countries of origin, and this one tells which they are: "For those
    where it is available, the countries include …"."""
    if "countries" not in told[-40:]:
        return False
    *_, before, sentence = ["", *map(plain_text, sentences(told)[-2:])]
    return says("refers_back", sentence) and says("informs", before) and not says("denies", sentence)
