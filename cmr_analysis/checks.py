"""What a filing says against what it lists, and against itself.

What cannot be compared (no list, no statuses printed) is not_checkable.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .count_checks import check_counts
from .document import Document
from .list_checks import SHOWN, Check, Row, check, check_list
from .other_times import conflicts_of_this_period
from .response_checks import check_responses
from .rough_numbers import EXACT, roughness

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


def run_checks(
    filing_id: str,
    rows: Sequence[Row],
    facts: Mapping[str, Any],
    conflicts: Iterable[Any],
    document: Document,
) -> list[Check]:
    """The checks of one filing as records of schema.CHECKS, in a fixed order.

    rows: records of schema.SMELTERS with status and smelter_id; facts: name to Fact; conflicts: Facts that lost.
    """
    conflicts = list(conflicts)
    checks = [*check_counts(rows, facts, conflicts, document), *check_responses(facts, document)]
    checks += _conflicts(facts, conflicts_of_this_period(conflicts, document))
    checks += _located(rows, document)
    checks += check_list(rows)
    checks += _not_comparable(facts)
    return [{"filing_id": filing_id, **one} for one in checks]


def _conflicts(facts: Mapping[str, Any], conflicts: Iterable[Any]) -> list[Check]:
    """Two sentences of one filing that state one fact differently: the fact kept and each other value."""
    checks, numbered = [], Counter()
    for other in conflicts:
        kept = facts.get(other.fact)
        if kept is None or _is_rounded(kept, other) or _is_rounded(other, kept):
            continue
        numbered[other.fact] += 1
        suffix = f"_{numbered[other.fact]}" if numbered[other.fact] > 1 else ""
        detail = (
            f"Line {kept.line_start} states {kept.value} for {other.fact.replace('_', ' ')}, "
            f"line {other.line_start} states {other.value}: {other.quote!r}."
        )
        checks.append(
            check(f"two_statements_{other.fact}{suffix}", "differs", detail, kept.value, other.value, other)
        )
    return checks


def _is_rounded(one: Any, other: Any) -> bool:
    """One is the other as a round number: "approximately 300" beside "297"."""
    rough = roughness(one.quote, one.number)
    return rough is not EXACT and other.number is not None and rough.fits(other.number)


def _located(rows: Sequence[Row], document: Document) -> list[Check]:
    """A sentence that no smelter is located in a covered country, beside the listed smelters that are."""
    for paragraph in document.paragraphs:
        match = _NONE_LOCATED.search(paragraph.text) if "ocated" in paragraph.text else None
        if match and not _PART.search(match.group()):
            return [_located_check(rows, paragraph, match)]
    return []


def _located_check(rows: Sequence[Row], paragraph: Any, match: re.Match[str]) -> Check:
    line_start, line_end = paragraph.lines_of(*match.span())
    listed = [row for row in rows if row["is_covered_country"]]
    outcome, detail = _located_outcome(rows, listed, paragraph.text[: match.end()])
    return {
        **check("located_in_covered_country", outcome, detail, 0, len(listed) if rows else None),
        "line_start": line_start,
        "line_end": line_end,
    }


def _located_outcome(rows: Sequence[Row], listed: list[Row], before: str) -> tuple[str, str]:
    quoted = "The filing says that no smelter or refiner is located in a covered country"
    if not rows:
        return "not_checkable", f"{quoted} and prints no list."
    if not listed:
        return "agrees", f"{quoted}; its list holds none."
    shown = ", ".join(_shown(row) for row in listed[:SHOWN])
    narrower = [row for row in listed if row["status"] not in ("conformant", "active")]
    if _SUBSET.search(before) and not narrower and any(row["status"] for row in rows):
        return "not_checkable", (
            f"{quoted}; its list holds {len(listed)}: {shown}. The sentence follows one about the facilities that are "
            "neither conformant nor active, and of those the list places none in a covered country. The filing does "
            "not say which it means, so this is no proven contradiction: read it with that scope, it agrees; read of "
            "the whole list, it does not."
        )
    return "differs", f"{quoted}; its list holds {len(listed)}: {shown}."


def _shown(row: Row) -> str:
    status = f", {row['status_raw']}" if row["status_raw"] else ""
    return f"{row['smelter_name_raw']} ({row['country_raw']}{status}, line {row['line_start']})"


def _not_comparable(facts: Mapping[str, Any]) -> list[Check]:
    fact = facts.get("smelters_sourcing_covered")
    if fact is None:
        return []
    detail = (
        f"The filing states {fact.value} smelters and refiners that source from covered countries; a list prints "
        "where smelters are, not where they source from."
    )
    return [check("smelters_sourcing_covered", "not_checkable", detail, fact.value, None, fact)]
