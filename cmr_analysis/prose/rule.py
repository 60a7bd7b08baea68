"""Under which rule a Form SD is filed: the box ticked on its cover, else what it is about.

Rule 13p-1 is about conflict minerals, Rule 13q-1 about payments by resource extraction issuers; since 2021 the
form offers both (17 CFR 249b.400).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..document import Document, Line

NAMED = re.compile(r"rule\s+13\s?(p|q)-?1\b", re.IGNORECASE)
OFFERED = re.compile(r"rule\s+13(p|q)-1\s+under\s+the\s+securities", re.IGNORECASE)
_CHECKED = re.compile(r"[☒☑✓✔√⌧þýxX■]|\[\s*[xX✓]\s*\]|\(\s*[xX]\s*\)|_+[xX]_+")
_LONGEST_COVER = 400
_LONGEST_TEXT = 20_000


def read_rule(form: list[Line], header: Mapping[str, str], document: Document) -> str | None:
    """'13p-1' or '13q-1': the rule whose box is ticked; where only one is printed, that one; None where none is.

    *form* are the lines of the form itself, exhibits left out.
    """
    printed = _offered(form[:_LONGEST_COVER])
    if len(printed) == 1:
        return next(iter(printed))
    ticked = [rule for rule, is_ticked in printed.items() if is_ticked]
    if ticked:
        return ticked[0] if len(ticked) == 1 else "13p-1"
    stated = header.get("rule-name")
    return stated if stated in ("13p-1", "13q-1") else _by_content(document)


def _offered(cover: list[Line]) -> dict[str, bool]:
    """Each rule that the cover offers, and whether the mark before it is a tick."""
    rules: dict[str, bool] = {}
    before = ""
    for line in cover:
        for cell in line.cells:
            for found in OFFERED.finditer(cell):
                mark = cell[: found.start()].strip()[-6:].strip() or before
                rules.setdefault(f"13{found.group(1).lower()}-1", bool(_CHECKED.fullmatch(mark)))
            before = cell
    return rules


def _by_content(document: Document) -> str | None:
    texts = [line.text[:_LONGEST_TEXT] for line in document.lines if len(line.text) > 20]
    found = {rule.lower() for text in texts for rule in NAMED.findall(text)}
    if not found:
        return None
    is_on_minerals = "p" in found or any("conflict mineral" in text.lower() for text in texts)
    return "13p-1" if is_on_minerals else "13q-1"
