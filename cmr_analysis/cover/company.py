"""The company's name on the cover of a Form SD."""

from __future__ import annotations

import re

from ..document import Document
from .company_name import (
    ENDS_A_NAME,
    LEGAL_FORM_ALONE,
    LEGAL_FORM_LAST,
    LONGEST_TEXT,
    is_name,
    spelling,
)

_LABEL = re.compile(
    r"\(?\s*(?:exact\s+)?names?\s+of\s+(?:the\s+|each\s+)?(?:registrant|issuer|company)s?\b", re.IGNORECASE
)
_COVER_TOP = re.compile(
    r"^.*(?:special(?:i[sz]ed)?\s+disclosure\s+(?:report|form)|form\s+sd(?:\s*/\s*a)?\b|\b20549)[\W_]*",
    re.IGNORECASE,
)
_FORM = re.compile(r"(?:form sd\W*)?special(?:i[sz]ed)? disclosure (?:report|form)\W*", re.IGNORECASE)


def name_on_cover(cells: list[str], document: Document) -> str | None:
    """The name above (or in the cell of) "(Exact name of registrant as specified in its charter)".

    Of several registrants the first. A cover without that label has it under "Specialized Disclosure Report".
    """
    text = " ".join(cells).lower()
    for index, cell in enumerate(cells if "name of" in text or "names of" in text else ()):
        label = _LABEL.search(cell)
        if not label:
            continue
        beside = _without_cover_top(cell[: label.start()])
        if beside and is_name(beside):
            return beside
        return _name_above(cells[:index], document) or _name_below(cells[index + 1 : index + 13])
    return _name_under_form(cells)


def _without_cover_top(cell: str) -> str:
    return _COVER_TOP.sub("", cell).strip(" \t*_–—-")


def _name_above(cells: list[str], document: Document) -> str | None:
    names = [name for name in map(_without_cover_top, cells[-4:]) if is_name(name)]
    if len(names) < 2:
        return names[0] if names else None
    if ENDS_A_NAME.fullmatch(names[-2]) and LEGAL_FORM_LAST.fullmatch(names[-1]):
        return next(name for name in names if ENDS_A_NAME.fullmatch(name))
    whole = " ".join(names[-2:])
    return whole if LEGAL_FORM_ALONE.fullmatch(names[-1]) or _is_spelled(whole, document) else names[-1]


def _is_spelled(name: str, document: Document) -> bool:
    """Whether a name that is wrapped over two lines of the cover stands elsewhere in one line or sentence."""
    pattern = spelling(name)
    if any(pattern.search(line.text) for line in document.lines if len(line.text) < LONGEST_TEXT):
        return True
    texts = (paragraph.text for paragraph in document.paragraphs if len(paragraph.text) < LONGEST_TEXT)
    return any(pattern.search(text) and not _LABEL.search(text) for text in texts)


def _name_below(cells: list[str]) -> str | None:
    """The first name with a legal form in the rows under a row of labels."""
    return next((cell for cell in cells if is_name(cell) and LEGAL_FORM_LAST.fullmatch(cell)), None)


def _name_under_form(cells: list[str]) -> str | None:
    """The cell under the form's own name, where it has a legal form."""
    places = (place for place, cell in enumerate(cells) if _FORM.fullmatch(cell))
    below = cells[next(places, len(cells)) + 1 :]
    name = next((cell for cell in below[:3] if any(map(str.isalpha, cell)) and cell[0] != "("), "")
    return name if is_name(name) and LEGAL_FORM_LAST.fullmatch(name) else None
