"""The signature page of a Form SD: company, who signed, with which title, when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ..document import Line
from .numerals import DATE, read_date

_REQUIREMENTS = re.compile(r"pursuant to the requirements? of the securities exchange act", re.IGNORECASE)
_SIGNATURES = re.compile(r"[\W_]*signatures?[\W_]*", re.IGNORECASE)
_PAGE_END = re.compile(
    r"[\W_]*(?:exhibit index|index to exhibits|exhibits?)[\W_]*$|ex-1\.0|[\W_]*exhibit\s+1\.0\d"
    r"|[\W_]*conflict minerals? report",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"(?:/\s?s\s?/|\\s\\|/S/)\s*", re.IGNORECASE)
_SIGNED_BY = re.compile(r"^(?:by|name)\s*:\s*(?=[A-Z][\w.]*\s+\S)", re.IGNORECASE)
_LABEL = re.compile(
    r"\(?\s*(by|its|name|title|date|dated|signature|registrant|company)\s*(?::|\)|$)\s*", re.IGNORECASE
)
_LABELS_ALONE = re.compile(
    r"[(\s]*(?:by|its|name|title|date|dated|signature|registrant|name and title)[:)\s_]*", re.IGNORECASE
)
_DATE = re.compile(DATE, re.IGNORECASE)
_DATE_LABEL = re.compile(r"\s*\bdated?\s*:", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:,|&|\band|\bof|\bthe|\bfor|-|–)$", re.IGNORECASE)
_RULE = re.compile(r"[\W_]*")
_TITLE_WORD = re.compile(
    r"president|officer|secretary|counsel|chief|director|treasurer|controller|manager|chair|head|vp\b|ceo|cfo|coo|clo"
    r"|executive|principal|partner|leader|compliance|attorney|vice|trustee|member|advis[eo]r|legal|operations"
    r"|supply chain|procurement|sourcing|finance",
    re.IGNORECASE,
)
_LONGEST_PAGE = 60


@dataclass(frozen=True, slots=True)
class Signature:
    """What the page prints, None where it does not; `end` is the index behind it in the lines given (0: no page)."""

    company: str | None = None
    signatory: str | None = None
    title: str | None = None
    signed_date: date | None = None
    end: int = 0


def read_signature(lines: list[Line]) -> Signature:
    """The signature page among the lines of a Form SD; an empty Signature where there is none."""
    start = _start(lines)
    if start is None:
        return Signature()
    page = _page(lines, start)
    cells = [cell for line in page for cell in line.cells if not _RULE.fullmatch(cell)]
    signed = _signed_at(cells)
    end = start + len(page)
    if signed is None:
        return Signature(signed_date=read_date(" ".join(cells)), end=end)
    signatory = _signatory(cells, signed)
    return Signature(
        company=_company(cells[:signed]),
        signatory=signatory,
        title=_title(page, signatory),
        signed_date=read_date(" ".join(cells)),  # a date over two cells ("May 31," and "2018") counts
        end=end,
    )


def _signed_at(cells: list[str]) -> int | None:
    """The cell of the mark /s/, else of "By: NAME" or "Name: NAME" where the mark is lost."""
    marks = (_SIGNED, _SIGNED_BY)
    return next((i for mark in marks for i, cell in enumerate(cells) if mark.search(cell)), None)


def _start(lines: list[Line]) -> int | None:
    """Index of the first line behind "Pursuant to the requirements …", the last such line of the form."""
    found = None
    for index, line in enumerate(lines):
        if len(line.text) < 2000 and _REQUIREMENTS.search(line.text):
            found = index
    if found is None:
        found = next(
            (index for index, line in enumerate(lines) if _SIGNATURES.fullmatch(line.text or "-")), None
        )
    return None if found is None else _sentence_end(lines, found) + 1


def _sentence_end(lines: list[Line], start: int) -> int:
    """The line in which the sentence that starts the page comes to its full stop (it may be wrapped)."""
    for index in range(start, min(start + 6, len(lines))):
        if lines[index].text.rstrip("* ").endswith("."):
            return index
    return start


def _page(lines: list[Line], start: int) -> list[Line]:
    page: list[Line] = []
    filled = 0
    for line in lines[start : start + 4 * _LONGEST_PAGE]:
        if _PAGE_END.match(line.text) or filled >= _LONGEST_PAGE:
            break
        filled += bool(line.text)
        page.append(line)
    return page


def _company(cells: list[str]) -> str | None:
    """The first cell before the signature that is no label and no date."""
    for cell in cells:
        if (
            _LABELS_ALONE.fullmatch(cell)
            or _LABEL.match(cell)
            or _SIGNATURES.fullmatch(cell)
            or _DATE.search(cell)
        ):
            continue
        if 2 < len(cell) < 120 and not cell.endswith("authorized.") and any(map(str.isalpha, cell)):
            return cell.strip("* ").removesuffix(" (Registrant)")
    return None


def _signatory(cells: list[str], signed: int) -> str | None:
    """The printed name: after "Name:", else behind the signature mark, else in the next cell."""
    for cell in cells:
        found = re.match(r"name(?: and title)?\s*:\s*(\S.*)", cell, re.IGNORECASE)
        if found:
            return _name(found.group(1))
    written = _name(re.sub(r"^by\s*:\s*", "", _SIGNED.split(cells[signed])[-1], flags=re.IGNORECASE))
    following = [cell for cell in cells[signed + 1 : signed + 4] if not _LABELS_ALONE.fullmatch(cell)]
    if not written:
        return _name(following[0]) if following else None
    if written.isupper():
        return next((cell for cell in map(_name, following) if cell and cell.upper() == written), written)
    return written


def _name(text: str) -> str | None:
    text = _DATE.split(text)[0]
    text = re.split(r"\b(?:date|title|its)\b\s*:", text, flags=re.IGNORECASE)[0]
    name, *rest = text.split(",")
    if rest and re.fullmatch(r"\s*(?:jr|sr|ii|iii|iv|esq|ph\.?d|m\.?d)\.?\s*", rest[0], re.IGNORECASE):
        name = f"{name},{rest[0]}"
    return name.strip(" _*.\t") + ("." if name.rstrip(" _*\t").endswith(("Jr.", "Sr.")) else "") or None


def _title(page: list[Line], signatory: str | None) -> str | None:
    """After "Title:", else below the printed name; over two lines where the first is not finished."""
    pieces = [(cell, line) for line in page for cell in line.cells if not _RULE.fullmatch(cell)]
    for index, (cell, line) in enumerate(pieces):
        found = re.match(r"(?:title|its)\s*:\s*(.*)", cell, re.IGNORECASE)
        if found:
            first = found.group(1).strip()
            rest = pieces[index + 1 :]
            if not first and rest:
                first, line = rest[0]
                rest = rest[1:]
            return _whole_title(first, line, rest)
    return _title_below_name(pieces, signatory)


def _title_below_name(pieces: list[tuple[str, Line]], signatory: str | None) -> str | None:
    signed = _signed_at([cell for cell, _ in pieces])
    if signed is None:
        return None
    for index, (cell, line) in enumerate(pieces[signed : signed + 7], start=signed):
        text = _SIGNED.split(re.sub(r"^(?:name|by)\s*:\s*", "", cell, flags=re.IGNORECASE))[-1]
        if signatory and text.lower().startswith(signatory.lower()):
            text = text[len(signatory) :].lstrip(" ,-–")
        if text and _TITLE_WORD.search(text) and not _LABEL.match(text) and not _DATE.search(text):
            return _whole_title(text, line, pieces[index + 1 :])
    return None


def _whole_title(first: str, line: Line, rest: list[tuple[str, Line]]) -> str | None:
    title, at = _DATE_LABEL.split(first)[0].strip("* "), line
    for cell, here in rest[:3]:
        is_next = here.number == at.end + 1 and not here.is_row and not at.is_row
        if _LABEL.match(cell) or _LABELS_ALONE.fullmatch(cell) or _DATE.search(cell) or _SIGNED.search(cell):
            break
        if not (_GOES_ON.search(title) or (is_next and _TITLE_WORD.search(cell))):
            break
        title, at = f"{title} {cell.strip('* ')}", here
    return title or None
