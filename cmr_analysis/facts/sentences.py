"""A filing's prose as sentences, each with the lines it stands on and a plain form that phrases can match.

The sentence's `text` is verbatim (white space folded) and becomes the quote of a fact; `plain` is for matching.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass

from ..document import Document, Line, Paragraph, is_counted
from ..limits import MOST_SENTENCES, refuse
from .plain import holds, plain_text

LONGEST_SENTENCE = 2500
"""Characters. Longer "sentences" are data without full stops, not prose; no fact is read from them."""

LONGEST_ITEM = 600
LONGEST_ROW = 160
"""Characters. A longer row of three cells or more is prose set in a table, not a row of a list."""
LONGEST_CELL = 90
"""Characters. A shorter paragraph is read where it leads in a list, is an item of one or holds a short key."""
_SHORT_KEYS = (
    *"suppl smelt refiner sors vendor facilit respon templ cmrt http www. audit ipsa rcoi conform complian".split(),
    *"origin drc oecd .com recycled scrap sourc covered conflict status rmap %".split(),
    *("is as of", "are as of", "information as of", "active", "enrolled"),
)
LONGEST_HEADING = 140

_END = re.compile(r"[.!?][\"”’')\]*_]{0,4} ")
_STARTS = re.compile(r"[\"“‘(\[*_]{0,4}[A-Z0-9]|[•▪●◦] ")
_INLINE_BULLET = re.compile(r"[;.:] (?=[•▪●◦] )")
_ABBREVIATION = re.compile(
    r"(?:\b(?:inc|co|corp|ltd|no|nos|approx|mr|ms|mrs|dr|jr|sr|st|vs|i\.e|e\.g|cf|sec|al|et|rev|ver|v|p|pp|u\.s"
    r"|u\.k|s\.a|n\.v|l\.p|s\.p\.a|d\.c|a\.k\.a|llc|plc|gmbh|bros|mfg|intl|dept|est|fig|vol|art|ex"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
    r"|(?<!appendix )(?<!annex )(?<!exhibit )(?<!schedule )(?<!attachment )\b[A-Z])\.$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[-*•◦▪‣●○·–—o§]|\(?(?:[0-9]{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)]) +")
_ITEM_END = re.compile(r"[;,](?: and| or)?$")
_ITEM_START = re.compile(r"[\da-z]")
_OPEN_END = re.compile(r"[a-z,0-9&/(–-]$")
_GOES_ON = re.compile(r"[a-z(“\"‘&]|(?:Inc|Co|Corp|Ltd)\.")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$")
_AUDIT_HEADING = re.compile(r"\b(?:private[- ]sector audit|IPSA)\b[^.]{0,40}$", re.IGNORECASE)
_PAGE = ("\ue000", "\ue001")
_IN_THE_CUT = re.compile(f"{_PAGE[0]}[^{_PAGE[1]}]*{_PAGE[1]} ?")
_PAGE_FURNITURE = re.compile(r"(?:page |- ?)?\d{1,3}(?: ?-| of \d{1,3})?|table of contents", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or bullet.

    text: verbatim, white space folded. plain: the form that phrases match (see `plain_text`).
    lead: the plain text of the line that leads in a list ("… of which, as of March 27, 2026:"), else "".
    is_lead: it leads in such a list itself. heading: the heading of its section, as printed.
    previous: the sentence before it in its paragraph, or the items or bullets before it in its list, as printed.
    paragraph, start: what it is cut from, and where it begins there.
    """

    text: str
    plain: str
    lead: str
    line_start: int
    line_end: int
    is_lead: bool = False
    heading: str = ""
    previous: str = ""
    paragraph: str = ""
    start: int = 0

    @property
    def before(self) -> str:
        """What its paragraph says before it, the last of it, as printed."""
        return self.paragraph[max(0, self.start - LONGEST_ITEM) : self.start]


def read_sentences(document: Document, may_state: Callable[[str], bool]) -> list[Sentence]:
    """The sentences that *may_state* (a cheap test of the text in lower case) lets pass, and leads of lists.

    A filing is mostly rows of smelters and boilerplate, which are passed over. A sentence that is printed
    again is given once, where it stands first. Raises TooLargeError where there are more than any filing has.
    """
    sentences: dict[tuple[str, str], Sentence] = {}
    rows = {
        (line.number, line.text)  # a source line may hold a whole HTML file
        for line in document.lines
        if line.is_row and len(line.cells) > 2 and len(line.text) < LONGEST_ROW and not _ends_in_prose(line)
    }
    lead = heading = item = last = ""
    for paragraph in _whole_paragraphs(_without_tables(document.paragraphs, rows)):
        text = paragraph.text
        if (paragraph.numbers[0][0], text) in rows:
            continue
        if len(text) < LONGEST_HEADING and not text.endswith((".", ";", ",", ":")):
            heading = text
        if lead and not _is_item(text):
            lead = item = ""
        leads_in = text.endswith((":", ":**"))
        counted = is_counted(text)
        is_bullet = counted or bool(_BULLET.match(text))
        if not lead:
            item = item or last if is_bullet else ""
        last = text[-LONGEST_ITEM:]
        if lead or leads_in or counted or len(text) > LONGEST_CELL or holds(text.lower(), _SHORT_KEYS):
            for sentence in _sentences_of(paragraph, lead, heading, item, may_state):
                sentences.setdefault((sentence.plain, sentence.lead), sentence)
            if len(sentences) > MOST_SENTENCES:
                refuse(MOST_SENTENCES, "sentences that may state a fact", document.path)
            item = f"{item} {text}"[-LONGEST_ITEM:] if lead or is_bullet else ""
        if leads_in:
            lead, item = plain_text(_last_sentence(text)), ""
    return list(sentences.values())


def _ends_in_prose(line: Line) -> bool:
    """ "5 | Report | This report is published at …": a row that tells what was done."""
    return line.text[-1] == "." and len(line.cells[-1]) > LONGEST_CELL


def _without_tables(paragraphs: Iterable[Paragraph], rows: Set[tuple[int, str]]) -> Iterator[Paragraph]:
    """The paragraphs, of the rows that follow one another the first alone: it parts what stands around them."""
    is_row = False
    for paragraph in paragraphs:
        was_row, is_row = is_row, (paragraph.numbers[0][0], paragraph.text) in rows
        if not (was_row and is_row):
            yield paragraph


def _is_item(text: str) -> bool:
    return bool(
        _BULLET.match(text)
        or is_counted(text)
        or _ITEM_END.search(text, max(0, len(text) - 8))
        or _ITEM_START.match(text)
    )


def _last_sentence(text: str) -> str:
    tail = text[-LONGEST_SENTENCE:]
    return tail[_spans(tail)[-1][0] :]


def _whole_paragraphs(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Paragraphs, with a sentence cut in two by a page break, a false bullet or an address on its own line made whole.

    "Not required." below the heading "Independent Private Sector Audit" is read with that heading.

    A page number that stands in the cut stays in the text, between two marks, so that a quote is verbatim.
    """
    held: Paragraph | None = None
    furniture: list[Paragraph] = []
    is_open = False
    for paragraph in paragraphs:
        if held is not None:
            if is_open and len(paragraph.text) < 20 and _PAGE_FURNITURE.fullmatch(paragraph.text):
                furniture.append(paragraph)
                continue
            if _goes_on(held, is_open, paragraph):
                held, furniture = _joined(held, furniture, paragraph), []
                is_open = _is_open(held)
                continue
            yield held
        yield from furniture
        held, furniture, is_open = paragraph, [], _is_open(paragraph)
    if held is not None:
        yield held
    yield from furniture


def _is_open(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return 60 < len(text) < LONGEST_SENTENCE * 4 and bool(_OPEN_END.search(text, len(text) - 1))


def _goes_on(held: Paragraph, is_open: bool, after: Paragraph) -> bool:
    if (
        after.text.startswith("Not ")
        and len(held.text) < LONGEST_HEADING
        and _AUDIT_HEADING.search(held.text)
    ):
        return True
    if held.text.endswith(":") and _ADDRESS.match(after.text):
        return True
    return is_open and bool(_GOES_ON.match(after.text)) and not _BULLET.match(after.text)


def _joined(before: Paragraph, furniture: list[Paragraph], after: Paragraph) -> Paragraph:
    text, starts, numbers = before.text, before.starts, before.numbers
    for part in (*furniture, after):
        printed = part.text if part is after else f"{_PAGE[0]}{part.text}{_PAGE[1]}"
        starts += tuple(start + len(text) + 1 for start in part.starts)
        numbers += part.numbers
        text = f"{text} {printed}"
    return Paragraph(text, starts, numbers)


def _sentences_of(
    paragraph: Paragraph, lead: str, heading: str, previous: str, may_state: Callable[[str], bool]
) -> Iterator[Sentence]:
    text = paragraph.text
    follows = False
    for start, end in _spans(text):
        bullet = _BULLET.match(text, start, end)
        start = bullet.end() if bullet else start
        if not 0 < end - start <= LONGEST_SENTENCE:
            continue
        sentence = text[start:end]
        lowered = sentence.lower()
        is_wanted = may_state(lowered)
        if (
            is_wanted
            or sentence.endswith(":")
            or (follows and "suppl" in lowered)
            or (follows and "vendor" in lowered)
        ):
            yield _sentence(paragraph, start, end, lead, heading, previous)
        follows, previous = is_wanted, sentence


def _sentence(paragraph: Paragraph, start: int, end: int, lead: str, heading: str, previous: str) -> Sentence:
    first, last = paragraph.lines_of(start, end)
    text = paragraph.text[start:end]
    plain = plain_text(text)
    if _PAGE[0] in text:
        plain = plain_text(_IN_THE_CUT.sub("", text))
        text = text.replace(_PAGE[0], "").replace(_PAGE[1], "")
    is_lead = text.endswith(":")
    return Sentence(text, plain, lead, first, last, is_lead, heading, previous, paragraph.text, start)


def _spans(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for point, end in sorted(_ends(text)):
        if end <= start or _ABBREVIATION.search(text, max(start, point - 12), point):
            continue
        spans.append((start, end))
        start = end + 1
    spans.append((start, len(text.rstrip())))
    return spans


def _ends(text: str) -> Iterator[tuple[int, int]]:
    """Where sentences may end: behind the full stop, and behind the marks that close it."""
    for found in _END.finditer(text):
        if _STARTS.match(text, found.end()):
            yield found.start() + 1, found.end() - 1
    if "•" in text or "●" in text or "▪" in text:
        yield from ((found.start(), found.end() - 1) for found in _INLINE_BULLET.finditer(text))
