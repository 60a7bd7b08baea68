"""The signature page of a Form SD: company, who signed, with which title, when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ..document import Line
from ..facts.numerals import DATE, read_date
from .signature_page import signature_page

_SIGNED = re.compile(r"(?:/\s?s\s?/|\\s\\|/S/)\s*", re.IGNORECASE)
_NAMED = r"name(?:,? (?:and )?title)?"  # the label, also "Name, Title:"
_SIGNED_BY = re.compile(r"^(?:by|name)\s*:\s*(?=[A-Z][\w.]*\s+\S)", re.IGNORECASE)
_LABEL = re.compile(
    rf"\(?\s*((?:signed )?by|its|{_NAMED}|title|position|date|dated|signature|registrant|company)\s*(?::|\)|$)\s*",
    re.IGNORECASE,
)
_LABELS_ALONE = re.compile(
    rf"[(\s]*(?:(?:signed )?by|its|{_NAMED}|title|position|date|dated|signature|registrant)[:)\s_]*",
    re.IGNORECASE,
)
_DATE = re.compile(DATE, re.IGNORECASE)
_DATE_LABEL = re.compile(r"\s*\bdated?\s*:", re.IGNORECASE)
_SHORT_DATE = re.compile(
    r"(?<![\d/‐‑‒-])(\d{1,2})\s?([/.‐‑‒-])\s?(\d{1,2})\s?\2\s?((?:20)?\d\d)\b(?![/‐‑‒-])"
)
_GOES_ON = re.compile(
    r"(?:,|&|-|–|\b(?:and|of|the|for|chief|vice|senior|principal|assistant|deputy))$", re.IGNORECASE
)
_RULE = re.compile(r"[\W_]*")
_SIGNATURES = re.compile(r"[\W_]*signatures?[\W_]*", re.IGNORECASE)
_TITLE_START = re.compile(
    r",?\s(?=(?:(?:senior|executive|group|corporate|assistant|deputy|interim|global|first)\s)*(?:vice\s+president"
    r"|chief\s|president\b|general\s+counsel|secretary\b|treasurer\b|controller\b|director\b|managing\s))",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:(?:Dr|Mr|Ms|Mrs)\.\s)?[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){1,3}(?:,?\s(?:Jr\.?|Sr\.?|I{2,3}|IV))?"
)
_FIRM = re.compile(r"\b(?:LLP|LLC|L\.L\.P\.|Ltd\.?|Inc\.?|P\.?C\.?)\W*$")
_TWICE = re.compile(r"^(\S.{3,40}?)\s+\1$", re.IGNORECASE)
_DOTTED = ("Jr.", "Sr.", "Ph.D.", "M.D.")
_LONGEST_NAME = 6  # words
_TITLE_WORD = re.compile(
    r"president|officer|secretary|counsel|chief|director|treasurer|controller|manager|chair|head|vp\b|ceo|cfo|coo|clo"
    r"|executive|principal|partner|leader|compliance|attorney|vice|trustee|member|advis[eo]r|legal|operations"
    r"|supply chain|procurement|sourcing|finance",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signature:
    """What the page prints, None where it does not; `end` is the index behind it in the lines given (0: no page)."""

    company: str | None = None
    signatory: str | None = None
    title: str | None = None
    signed_date: date | None = None
    end: int = 0


def read_signature(form: list[Line], *, has_cover: bool = True) -> Signature:
    """The signature page among the lines of a Form SD; an empty Signature where there is none.

    Without a cover (an exhibit alone) only a page that says it is one counts: an auditor signs, too.
    """
    page, end = signature_page(form, has_cover=has_cover)
    cells = [cell for line in page for cell in line.cells if not _RULE.fullmatch(cell)]
    signed = _signed_at(cells)
    signed_date = _signed_date(cells)
    if signed is None:
        return Signature(signed_date=signed_date, end=end)
    signatory = _signatory(cells, signed)
    return Signature(_company(cells[:signed]), signatory, _title(page, signatory), signed_date, end)


def _signed_date(cells: list[str]) -> date | None:
    """The first date of the page; over two cells ("May 31," and "2018") it counts, and as 05/31/16 or 31.05.2016."""
    text = " ".join(cells)
    whole, short = read_date(text), _SHORT_DATE.search(text)
    return _as_date(short) if short and not whole else whole


def _as_date(short: re.Match[str]) -> date | None:
    """Month before day, as in the United States, unless there is no such month."""
    month, day, year = int(short.group(1)), int(short.group(3)), int(short.group(4)) % 100
    try:
        return date(2000 + year, day, month) if month > 12 else date(2000 + year, month, day)
    except ValueError:
        return None


def _signed_at(cells: list[str]) -> int | None:
    """The cell of the mark /s/, else of "By: NAME" or "Name: NAME" where the mark is lost."""
    marks = (_SIGNED, _SIGNED_BY)
    found = next((i for mark in marks for i, cell in enumerate(cells) if mark.search(cell)), None)
    return _name_over_title(cells) if found is None else found


def _name_over_title(cells: list[str]) -> int | None:
    """A person's name with a title under it, behind an empty "By:"."""
    for index, (by, name, title) in enumerate(zip(cells, cells[1:], cells[2:], strict=False), start=1):
        if (
            re.fullmatch(r"by:?[\s_]*", by, re.IGNORECASE)
            and _PERSON.fullmatch(name)
            and _TITLE_WORD.search(title)
        ):
            return index
    return None


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
        found = re.match(rf"{_NAMED}\s*:\s*(\S.*)", cell, re.IGNORECASE)
        if found:
            return _name(found.group(1))
    written = _name(re.sub(r"^by\s*:\s*", "", _SIGNED.split(cells[signed])[-1], flags=re.IGNORECASE))
    following = [cell for cell in cells[signed + 1 : signed + 4] if not _LABELS_ALONE.fullmatch(cell)]
    if not written:
        names = (_name(cell) for cell in following if not _TITLE_START.match(f" {cell}"))
        return next(filter(None, names), None)
    if written.isupper():
        return next((cell for cell in map(_name, following) if cell and cell.upper() == written), written)
    return written


def _name(text: str) -> str | None:
    text = _DATE.split(text)[0]
    text = re.split(rf"\b(?:date|{_NAMED}|title|its)\b\s*:", text, flags=re.IGNORECASE)[0]
    name, *rest = _TITLE_START.split(text)[0].split(",")
    if rest and re.fullmatch(r"\s*(?:jr|sr|ii|iii|iv|esq|ph\.?d|m\.?d)\.?\s*", rest[0], re.IGNORECASE):
        name = f"{name},{rest[0]}"
    name = _TWICE.sub(r"\1", name.strip(" _*\t()"))
    if len(name.split()) > _LONGEST_NAME or _FIRM.search(name):
        return None
    return name if name.endswith(_DOTTED) else name.rstrip(".") or None


def _title(page: list[Line], signatory: str | None) -> str | None:
    """After "Title:", else below the printed name; over two lines where the first is not finished."""
    pieces = [(cell, line) for line in page for cell in line.cells if not _RULE.fullmatch(cell)]
    for index, (cell, line) in enumerate(pieces):
        found = re.match(r"(?:title|position|its)\s*:\s*(.*)", cell, re.IGNORECASE)
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
        text = _SIGNED.split(re.sub(rf"^(?:{_NAMED}|by)\s*:\s*", "", cell, flags=re.IGNORECASE))[-1]
        while signatory and text.lower().startswith(signatory.lower()):
            text = text[len(signatory) :].lstrip(" ,-–")
        if text and _TITLE_WORD.search(text) and not _LABEL.match(text) and not _DATE.search(text):
            return _whole_title(text, line, pieces[index + 1 :])
    return None


def _whole_title(first: str, line: Line, rest: list[tuple[str, Line]]) -> str | None:
    title, at = _DATE_LABEL.split(first)[0].strip("* "), line
    for cell, here in rest[:3]:
        is_next = here.number == at.end + 1 and not here.is_row and not at.is_row
        if (
            cell.startswith("(")
            or _LABEL.match(cell)
            or _LABELS_ALONE.fullmatch(cell)
            or _DATE.search(cell)
            or _SIGNED.search(cell)
        ):
            break
        if not (_GOES_ON.search(title) or (is_next and _TITLE_WORD.search(cell))):
            break
        title, at = f"{title} {cell.strip('* ')}", here
    return title or None
