"""Where the signature page of a Form SD begins and ends, also where an extraction has run it together in one line."""

from __future__ import annotations

import re
from itertools import takewhile

from ..document import Line

_REQUIREMENTS = re.compile(r"pursuant to the requirements? of the securities exchange act", re.IGNORECASE)
_SIGNATURES = re.compile(r"[\W_]*signatures?[\W_]*", re.IGNORECASE)
_PAGE_END = re.compile(
    r"[\W_]*(?:exhibit index|index to exhibits|exhibits?)[\W_]*$|ex-1\.0|[\W_]*exhibit\s+1\.0\d"
    r"|[\W_]*conflict minerals? report",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"/\s?s\s?/", re.IGNORECASE)
_FULL_STOP = re.compile(r"(?:undersigned|authorized)[^.]{0,60}\.(?=\s)", re.IGNORECASE)
_AT_LABELS = re.compile(
    r"(?<!Name,)(?<!Name and)\s+(?=(?:By|BY|Name(?:,| and) Title|Name|NAME|Title|TITLE|Its|Date|DATE|Dated|DATED)\s*:"
    r"|\((?:Date|Registrant)\))"
    r"|\s+(?=Exhibit\s|EXHIBIT\s|Conflict Minerals Report)|\s+(?=/\s?[sS]\s?/)|(?<=\(Registrant\))\s+"
)
_NAME_TWICE = re.compile(
    r"(?P<mark>/\s?s\s?/\s*)(?P<name>\S.{3,40}?)\s+(?P<again>(?P=name))\b\.?,?\s*", re.IGNORECASE
)
_COMPANY = re.compile(
    r"[A-Z].{1,90}\W(?:corporation|incorporated|inc|corp|company|co|limited|ltd|plc|n\.?v|s\.?a|l\.?p|llc)\W*",
    re.IGNORECASE,
)
_SIGNED_BY = re.compile(r"signed\s+by\s*:", re.IGNORECASE)
_FIRST_PAGE = 40
_LONGEST_BLOCK = 8
_LONGEST_LABEL = 120
_LONGEST_PAGE = 60
_LONGEST_RUN_ON = 700
_LINES_ABOVE_MARK = 3


def signature_page(form: list[Line], *, has_cover: bool) -> tuple[list[Line], int]:
    """The lines between "Pursuant to the requirements …" and the exhibits, and the index behind them; ([], 0) if none.

    Where an extraction has lost that sentence, a form with a cover is signed where its last mark /s/ stands. An
    exhibit may be signed on its first page, the report goes on below: no index behind it.
    """
    start = _requirements(form)
    if start is None:
        return _page_of_mark(form) if has_cover else (_signed_above(form), 0)
    run_on = _run_on(form[start])
    if run_on:
        return run_on, start + 1
    start = _sentence_end(form, start) + 1
    page = _page(form, start)
    return page, start + len(page)


def _requirements(lines: list[Line]) -> int | None:
    """The line "Pursuant to the requirements …", the last such line of the form, else the heading "Signatures"."""
    found = None
    for index, line in enumerate(lines):
        if "requirement" in line.text.lower() and _REQUIREMENTS.search(line.text):
            found = index
    if found is not None:
        return found
    headings = (
        index
        for index, line in enumerate(lines)
        if "ignature" in line.text.lower() and _SIGNATURES.fullmatch(line.text)
    )
    return next(headings, None)


def _sentence_end(lines: list[Line], start: int) -> int:
    """The line in which the sentence that starts the page comes to its full stop (it may be wrapped)."""
    for index in range(start, min(start + 6, len(lines))):
        text = lines[index].text.rstrip("* ").lower()
        if text.endswith((".", "authorized", "undersigned")):
            return index
    return start


def _page(lines: list[Line], start: int) -> list[Line]:
    page: list[Line] = []
    filled = 0
    for line in lines[start : start + 4 * _LONGEST_PAGE]:
        if _PAGE_END.match(line.text) or filled >= _LONGEST_PAGE:
            break
        filled += bool(line.text)
        page.extend(_divided(line.text, line) if _is_run_on(line) else [line])
    return page


def _is_run_on(line: Line) -> bool:
    if len(line.cells) != 1 or not _SIGNED.search(line.text):
        return False
    return len(_AT_LABELS.findall(line.text)) > 1 or bool(_NAME_TWICE.search(line.text))


def _run_on(line: Line) -> list[Line]:
    """The page where it stands in the line of its first sentence, divided at its labels; [] where it does not."""
    text = " ".join(line.cells)
    sentence = _REQUIREMENTS.search(text)
    stop = sentence and _FULL_STOP.search(text, sentence.end(), sentence.end() + _LONGEST_RUN_ON)
    rest = text[stop.end() : stop.end() + _LONGEST_RUN_ON] if stop else ""
    return _divided(rest, line) if _SIGNED.search(rest) else []


def _divided(text: str, line: Line) -> list[Line]:
    """Labels, names and titles that stand in one line, each as a line; "/s/ Ann Lee Ann Lee Treasurer" as three."""
    text = _NAME_TWICE.sub(r"\g<mark>\g<name>\n\g<again>\n", _AT_LABELS.sub("\n", text))
    page = []
    for piece in filter(None, map(str.strip, text.split("\n"))):
        if _PAGE_END.match(piece):
            break
        page.append(Line(line.number, line.end, (piece,), piece))
    return page


def _page_of_mark(lines: list[Line]) -> tuple[list[Line], int]:
    """The lines around the last mark /s/: a name above it, labels and a title below."""
    marked = [i for i, line in enumerate(lines) if len(line.text) < 200 and _is_signed(line.text)]
    if not marked:
        return [], 0
    above = [index for index in range(marked[-1]) if lines[index].text][-_LINES_ABOVE_MARK:]
    start = next((index for index in above if _COMPANY.fullmatch(" ".join(lines[index].cells))), marked[-1])
    page = _page(lines, start)
    return page, start + len(page)


def _signed_above(lines: list[Line]) -> list[Line]:
    """The lines "Signed by: /s/ …", "Name, Title: …" and "Date: …" among the first of an exhibit; [] if none."""
    first = [line for line in lines[:_FIRST_PAGE] if line.text]
    for index, line in enumerate(first):
        block = first[index : index + _LONGEST_BLOCK]
        if _SIGNED_BY.match(line.text) and any(_is_signed(one.text) for one in block[:2]):
            return _page(list(takewhile(lambda one: len(one.text) < _LONGEST_LABEL, block)), 0)
    return []


def _is_signed(text: str) -> bool:
    return bool(_SIGNED.search(text)) and "LLP" not in text  # an auditor's
