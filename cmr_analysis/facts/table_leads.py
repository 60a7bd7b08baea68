"""What stands above a table of counts: what it is of, and whether that is the filing's results for the year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from ..document import Line
from .phrases import word

FIGURE = re.compile(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?\s?%?")
LONGEST_LABEL = 80
APART = 16  # lines from one row to the next of a table of one cell a line, and up to its caption
_LONGEST_TABLE = 24  # rows
_LONGEST_LEAD = 300
_ANY_YEAR = re.compile(r"\b(20[0-3]\d)\b")
_FOOTNOTE = re.compile(
    r"(?<=[a-z]{4})\d$|(?<=onformant) \d$|(?<=ompliant) \d$|(?<=ctive) \d$|(?<=nrolled) \d$"
    r"|(?<=[A-Za-z)])[¹²³⁴⁵*†‡]{1,3}$"
)
_CAPTION = 5  # texts before the table that may say what it counts


def is_of_others(lines: Sequence[Line], index: int, year: int | None) -> bool:
    """Whether what leads in a table tells of a part, of other minerals, a plan, the industry or other years."""
    lead = _lead_of(lines, index).lower()
    if word("table_of_others").search(lead):
        return True
    if not lead.endswith(":"):
        return False  # a sentence on another year, and no lead-in
    if word("table_of_before").search(lead):
        return True
    years = [int(found) for found in _ANY_YEAR.findall(lead)]
    return year is not None and bool(years) and max(years) < year


def _lead_of(lines: Sequence[Line], index: int) -> str:
    """The last sentence above a table, or its title and the one above that."""
    above = reversed(lines[max(0, index - _LONGEST_TABLE) : index])
    texts = [
        line.text for line in above if line.text and len(line.cells) < 2 and not FIGURE.fullmatch(line.text)
    ]
    last = [text[-_LONGEST_LEAD:].rpartition(". ")[2] for text in texts[:2]]
    if len(last) > 1 and len(last[0]) < LONGEST_LABEL and last[1].endswith(":"):
        return f"{last[0]} {last[1]}"
    return last[0] if last else ""


def without_footnote(label: str) -> str:
    """ "Conformant" for "Conformant1" and "Conformant*"."""
    return _FOOTNOTE.sub("", label)


def caption_of(lines: Sequence[Line], index: int) -> str:
    """The lines above a row or a table, which may say what it counts."""
    return " ".join(line.text for line in lines[max(0, index - _CAPTION) : index])


def caption_of_flattened(lines: Sequence[Line], index: int) -> str:
    """The texts above a table of one cell a line: its head is several lines."""
    above = (line.text for line in reversed(lines[max(0, index - APART) : index]) if line.text)
    return " ".join(reversed(list(islice(above, _CAPTION))))
