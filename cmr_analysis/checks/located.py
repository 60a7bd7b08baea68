"""How many smelters a filing says are located in covered countries, against the countries of its list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ..facts.numerals import NUMBER, read_number
from .listed import Listed
from .lists import SHOWN, Check, Place, Row, check
from .of_some import is_not_comparable

_COVERED = (
    r"(?:covered countr|(?:drc|democratic republic of (?:the )?congo)(?: \([^()]{1,40}\))?,? (?:or|and|nor)"
    r"(?: in)? (?:an|(?:any|one) of (?:its|the)|any|the|its)?(?: nine)? ?adjoin)"
)
_NONE_LOCATED = re.compile(
    r"\b(?:no|none of (?:the|our|its|these|those)|not any(?: of the)?|zero)\b"
    r"(?! (?:reason|information|knowledge|evidence|indication|assurance|way|determination)\b)[^.;]{0,80}?"
    r"\b(?:smelters?|refiners?|facilit(?:y|ies))\b[^.;]{0,120}?"
    rf"\blocated (?:in|within) (?:a|any|the|one of the)? ?{_COVERED}",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:gold|tantalum|tin|tungsten|(?:non-?|not )?(?:conformant|compliant)|active|unknown|financ\w+|benefit\w*|armed"
    r"|sourc\w+|suppliers? (?:that|who|which)|recycl\w+|new|additional)\b",
    re.IGNORECASE,
)
_SUBSET = re.compile(
    r"\b(?:these|those|such|remaining) (?:\d+|[a-z]+ )?\s*(?:facilities|smelters|refiners)\b", re.IGNORECASE
)
_SOME_LOCATED = re.compile(
    rf"(?P<number>{NUMBER})(?: of (?:these|them|those|the|our|its)\b[\w ]{{0,40}}?)?"
    r"(?: (?:smelters?|refiners?|facilit(?:y|ies)|sors)(?:(?: (?:and|or) |/)refiners?)?)?,? (?:is|are|was|were)"
    rf"(?: (?:physically|geographically|also))? located (?:in|within) (?:a|any|the|one of the)? ?{_COVERED}",
    re.IGNORECASE,
)
_PLACE = re.compile(r"located (?:in|within) (?:[\w ]{0,12})?(?:covered countr|drc|democratic)", re.IGNORECASE)
_SMELTERS = re.compile(r"\b(?:smelters?|refiners?|facilit(?:y|ies)|sors)\b", re.IGNORECASE)


def check_located(listed: Listed) -> list[Check]:
    """The first sentence on smelters located in covered countries, beside the listed smelters that are."""
    for paragraph in listed.document.paragraphs:
        if "located" not in paragraph.text or not _PLACE.search(paragraph.text):
            continue
        match = _NONE_LOCATED.search(paragraph.text)
        if match and not _PART.search(match.group()):
            return [_check(listed, paragraph, match, 0)]
        match = _SOME_LOCATED.search(paragraph.text)
        if match and _is_of_all_smelters(paragraph.text, match):
            return [_check(listed, paragraph, match, read_number(match["number"]) or 0)]
    return []


def _is_of_all_smelters(text: str, match: re.Match[str]) -> bool:
    """The sentence counts smelters, and no part of them."""
    start = max(text.rfind(". ", 0, match.start()), text.rfind("; ", 0, match.start())) + 1
    sentence = text[start : match.end()]
    return _SMELTERS.search(sentence) is not None and not _PART.search(sentence)


def _check(listed: Listed, paragraph: Any, match: re.Match[str], stated: int) -> Check:
    located = [row for row in listed.rows if row["is_covered_country"]]
    compared = (
        _some_located(listed, located, stated)
        if stated
        else _none_located(listed.rows, located, paragraph, match)
    )
    place = Place(*paragraph.lines_of(*match.span()))
    counted = len(located) if listed.rows else None
    return check("located_in_covered_country", *compared, stated, counted, place)


def _some_located(listed: Listed, located: list[Row], stated: int) -> tuple[str, str]:
    said = f"The filing says that {stated} of its smelters and refiners are located in covered countries"
    if not listed.rows:
        return "not_checkable", f"{said} and prints no list."
    counts = len(located), len({(row["metal"], row["smelter_id"]) for row in located})
    holds = f"its list holds {len(located) or 'none'}{_named(located)}"
    if stated in counts:
        return "agrees", f"{said}; {holds}."
    if len(located) < stated and is_not_comparable(listed):
        return "not_checkable", f"{said}; {holds}, and may be of other smelters than those counted."
    return "differs", f"{said}; {holds}."


def _none_located(
    rows: Sequence[Row], listed: list[Row], paragraph: Any, match: re.Match[str]
) -> tuple[str, str]:
    quoted = "The filing says that no smelter or refiner is located in a covered country"
    if not rows:
        return "not_checkable", f"{quoted} and prints no list."
    if not listed:
        return "agrees", f"{quoted}; its list holds none."
    narrower = [row for row in listed if row["status"] not in ("conformant", "active")]
    if _SUBSET.search(paragraph.text[: match.end()]) and not narrower and any(row["status"] for row in rows):
        return "not_checkable", (
            f"{quoted}; its list holds {len(listed)}{_named(listed)}. The sentence follows one about the facilities "
            "that are neither conformant nor active, and of those the list places none in a covered country. The "
            "filing does not say which it means, so this is no proven contradiction: read it with that scope, it "
            "agrees; read of the whole list, it does not."
        )
    return "differs", f"{quoted}; its list holds {len(listed)}{_named(listed)}."


def _named(listed: Sequence[Row]) -> str:
    return ": " + ", ".join(map(_shown, listed[:SHOWN])) if listed else ""


def _shown(row: Row) -> str:
    status = f", {row['status_raw']}" if row["status_raw"] else ""
    return f"{row['smelter_name_raw']} ({row['country_raw']}{status}, line {row['line_start']})"
