"""What a filing says against what it lists, and against itself.

What cannot be compared (no list, no statuses printed) is not_checkable.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..document import Document
from .counts import check_counts
from .listed import Listed
from .lists import Check, Row, check, check_list
from .located import check_located
from .metals import check_metals
from .other_times import conflicts_of_this_period
from .responses import check_responses
from .rough_numbers import roughness


def run_checks(
    filing_id: str,
    rows: Sequence[Row],
    facts: Mapping[str, Any],
    conflicts: Iterable[Any],
    document: Document,
    year: int | None = None,
) -> list[Check]:
    """The checks of one filing as records of schema.CHECKS, in a fixed order.

    rows: records of schema.SMELTERS with status and smelter_id; facts: name to Fact; conflicts: Facts that lost;
    year: the reporting year, if it is known.
    """
    conflicts = list(conflicts)
    listed = Listed(rows, facts, conflicts, document)
    checks = [*check_counts(listed), *check_metals(listed)]
    checks += check_responses(facts, document)
    checks += _conflicts(facts, conflicts_of_this_period(facts, conflicts, year, document))
    checks += check_located(listed)
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
    return other.number is not None and roughness(one.quote, one.number).allows(other.number)


def _not_comparable(facts: Mapping[str, Any]) -> list[Check]:
    fact = facts.get("smelters_sourcing_covered")
    if fact is None:
        return []
    detail = (
        f"The filing states {fact.value} smelters and refiners that source from covered countries; a list prints "
        "where smelters are, not where they source from."
    )
    return [check("smelters_sourcing_covered", "not_checkable", detail, fact.value, None, fact)]
