"""Under which rule a Form SD is filed: the box ticked on its cover, else what it is about.

Rule 13p-1 is about conflict minerals, Rule 13q-1 about payments by resource extraction issuers; since 2021 the
form offers both (17 CFR 249b.400).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from ..document import Document, Line

NAMED = re.compile(r"rule\s*13\s?(p|q)\s?[-‐‑‒–]?\s?[1l]\b", re.IGNORECASE)
OFFERED = re.compile(r"rule\s*13\s?(p|q)\s?[-‐‑‒–]\s?[1l]\s+under\s+the\s+securities", re.IGNORECASE)
_TICKED = re.compile(
    r"(?:[☒☑✓✔√⌧þýü■]|(?<![A-Za-z])[xXTR]|\[\s*[xX✓]\s*\]|\(\s*[xX]\s*\)|_+\s?[xX✓✔√]\s?_+)\s*$"
)  # the last thing before the rule
_FIRST_ITEM = re.compile(r"\bitems?\s+1\.0[12]", re.IGNORECASE)
# "Item 2.01 Resource Extraction Issuer Disclosure and Report", "Not applicable."
_NOT_APPLICABLE = re.compile(
    r"\bitems?\s+([12])\.01(?:(?!\bitems?\s+[123]\.0)[^.]){0,160}?\.?\s*(?:not\s+applicable|n/a\b|none\.)"
)
_YEAR = re.compile(r"\b20\d\d\b")
_LONGEST_OFFER = 220
_LONGEST_MARK = 12
_LONGEST_TEXT = 20_000
_LONGEST_SHORT_LINE = 20


class _Offer(NamedTuple):
    """One rule that the cover offers: is its box ticked, is the year of its period filled in."""

    is_ticked: bool
    has_year: bool


def read_rule(top: list[Line], header: Mapping[str, str], document: Document) -> str | None:
    """'13p-1' or '13q-1': the rule whose box is ticked; where only one is printed, that one; None where none is.

    Where an extraction has lost the boxes, the submission's header decides, then the period that is filled in.
    *top* are the lines that may be the form's cover.
    """
    offers = _offers(top)
    if len(offers) == 1:
        return next(iter(offers))
    ticked = [rule for rule, offer in offers.items() if offer.is_ticked]
    if ticked:
        return ticked[0] if len(ticked) == 1 else "13p-1"
    stated = header.get("rule-name")
    if stated in ("13p-1", "13q-1"):
        return stated
    filled = [rule for rule, offer in offers.items() if offer.has_year]
    return filled[0] if len(filled) == 1 else _by_content(document)


def _offers(cover: list[Line]) -> dict[str, _Offer]:
    """Each rule that the cover offers, in printed order; a line may break anywhere."""
    text = _cover_text(cover)
    rules: dict[str, _Offer] = {}
    for found in OFFERED.finditer(text) if "13" in text else ():
        period = text[found.end() : found.end() + _LONGEST_OFFER].partition("Rule 13")[0]
        is_ticked = bool(_TICKED.search(text, max(0, found.start() - _LONGEST_MARK), found.start()))
        rules.setdefault(f"13{found.group(1).lower()}-1", _Offer(is_ticked, bool(_YEAR.search(period))))
    return rules


def _cover_text(cover: list[Line]) -> str:
    """The cells of the cover, one a line, down to the form's first item."""
    cells: list[str] = []
    for line in cover:
        cells.extend(line.cells)
        if "1.0" in line.text and _FIRST_ITEM.search(line.text):
            break
    return "\n".join(cells)


def _by_content(document: Document) -> str | None:
    """The rule a text names; where it names both, by whether it speaks of where minerals come from."""
    texts = [paragraph.text[:_LONGEST_TEXT] for paragraph in document.paragraphs if _may_name(paragraph.text)]
    found = {rule.lower() for text in texts for rule in NAMED.findall(text)}
    if len(found) != 1:
        return _by_subject(document) if found else None
    is_on_minerals = "p" in found or any("conflict mineral" in line.text.lower() for line in document.lines)
    return "13p-1" if is_on_minerals else "13q-1"


def _may_name(text: str) -> bool:
    return "13" in text and ("ule" in text or "ULE" in text)


def _by_subject(document: Document) -> str:
    """Which section of the form is filled in; where neither is left out, whether payments alone are spoken of."""
    texts = [line.text[:_LONGEST_TEXT].lower() for line in document.lines if line.text]
    left_out = {found.group(1) for found in _NOT_APPLICABLE.finditer("\n".join(texts))}
    if len(left_out) == 1:
        return "13p-1" if left_out == {"2"} else "13q-1"
    is_on_payments = any("resource extraction" in text for text in texts if len(text) > _LONGEST_SHORT_LINE)
    return "13q-1" if is_on_payments and not any("country of origin" in text for text in texts) else "13p-1"
