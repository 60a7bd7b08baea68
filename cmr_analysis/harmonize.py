"""Printed wordings in common words: ISO country codes and four statuses. What is not in a vocabulary is reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from . import vocabulary
from .lists.cells import PLACE, classify, group_heading


def country_code(country: str | None) -> str | None:
    """ISO 3166-1 alpha-3 of a printed country; None where none is printed or the spelling is unknown.

    >>> country_code("KOREA (REPUBLIC OF)")
    'KOR'
    """
    if country is None:
        return None
    cell = classify(country)
    return cell.value if cell.kind in ("country", PLACE) else None


def is_covered(code: str | None) -> bool | None:
    """Located in the DRC or an adjoining country; None where the country is not known."""
    return None if code is None else code in vocabulary.covered_countries()


def harmonized_status(status: str | None, marks: Mapping[str, str]) -> str | None:
    """One of schema.STATUSES for a printed status; None where it states none or is unknown.

    marks: what the filing's own legend says of its footnote marks; it goes before the vocabulary.
    """
    if status is None:
        return None
    if status in marks:
        return marks[status]
    cell = classify(status)
    if cell.kind == "status":
        return cell.value or None
    return marks.get(cell.mark) or group_heading(status)[1] or None


def is_known_status(status: str, marks: Mapping[str, str]) -> bool:
    """The wording is in the vocabulary, be it one that states no status ("N/A")."""
    return classify(status).kind == "status" or harmonized_status(status, marks) is not None


def unmapped_note(what: str, values: Iterable[str]) -> str | None:
    """ "unmapped status: 'Foo' (3 rows)" for the read log; None where all are mapped."""
    counts = Counter(values)
    if not counts:
        return None
    listed = ", ".join(
        f"{value!r} ({count} row{'s' * (count > 1)})" for value, count in counts.most_common(10)
    )
    more = f" and {len(counts) - 10} more" if len(counts) > 10 else ""
    return f"unmapped {what}: {listed}{more}"
