"""The pieces of a document in which lists of countries stand: paragraphs, and lines that are no part of one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..document import Document, Line, Paragraph
from ..lists.cells import COUNTRY, METAL, classify
from .origin_cells import BULLETS
from .origin_countries import is_country, metal_note, metals_in, trimmed
from .origin_words import (
    TITLE,
    could_say_origin,
    heading_says_origin,
    is_column_heading,
    is_title,
    mentions_origin,
)

_LONGEST_ALONE = 90  # characters of a line that may stand alone

_LONGEST_HEADING_ROW = 600  # characters with markup and rules


class Piece(NamedTuple):
    """A text to read at once. line: the line it is alone on, None for prose over several."""

    paragraph: Paragraph
    line: Line | None


def blocks(document: Document) -> Iterator[tuple[Paragraph, list[Line]]]:
    """The document's paragraphs, each with its lines."""
    lines, position = [line for line in document.lines if line.text], 0
    for paragraph in document.paragraphs:
        count = len(paragraph.numbers)
        yield paragraph, lines[position : position + count]
        position += count


def could_begin(paragraph: Paragraph, block: list[Line]) -> bool:
    """A cheap test: a piece of the paragraph could begin a list of origins, or is the title of an annex."""
    line = block[0]
    if line.is_row and len(line.cells) > 1:
        return len(line.text) < _LONGEST_HEADING_ROW and mentions_origin(line.text)
    return could_say_origin(paragraph.text) or any(is_title(_first_cell(line)) for line in block)


def pieces(paragraph: Paragraph, block: list[Line]) -> Iterator[Piece]:
    """The paragraph; where a country, metal or annex stands alone on its line, that is a piece of its own."""
    if len(block) == 1:
        yield Piece(paragraph, block[0])
    else:
        yield from _split(block)


def _split(block: list[Line]) -> Iterator[Piece]:
    pending: list[Line] = []
    for line, is_alone in zip(block, _alone(block), strict=True):
        if not is_alone:
            pending.append(line)
            continue
        if pending:
            yield _joined(pending)
            pending = []
        yield _joined([line])
    if pending:
        yield _joined(pending)


def _joined(block: list[Line]) -> Piece:
    starts, position = [], 0
    for line in block:
        starts.append(position)
        position += len(line.text) + 1
    numbers = tuple((line.number, line.end) for line in block)
    paragraph = Paragraph(" ".join(line.text for line in block), tuple(starts), numbers)
    return Piece(paragraph, block[0] if len(block) == 1 else None)


def _alone(block: list[Line]) -> list[bool]:
    """For each line whether it is no part of a sentence: a country, a metal, an annex, a heading over countries."""
    alone = [len(line.text) < _LONGEST_ALONE and _stands_alone(_first_cell(line)) for line in block]
    for index in range(len(block)):
        alone[index] = (
            not _is_within(block, alone, index) if alone[index] else _is_heading_over(block, alone, index)
        )
    return alone


def _first_cell(line: Line) -> str:
    return line.cells[0] if line.cells else ""


def _stands_alone(text: str) -> bool:
    if is_column_heading(text) or (text.count(" ") < 4 and TITLE.match(text)):
        return True
    start, end = trimmed(text)
    if classify(text[start:end]).kind in (COUNTRY, METAL) or text in BULLETS:
        return True
    label, colon, countries = text[start:end].partition(":")
    if colon and countries and metals_in(label):
        return True
    note = metal_note(text, start)
    return note is not None and is_country(note[0])


def _text_above(block: list[Line], index: int) -> str:
    return block[index - 1].text.rstrip("* ") if index else ""


def _is_within(block: list[Line], alone: list[bool], index: int) -> bool:
    """The line goes on with a sentence, or a sentence goes on after it."""
    above = _text_above(block, index)
    goes_on = above.endswith((",", ";", " and", " or", " the", " of")) or _is_cut(above, block[index].text)
    is_followed_by_text = index + 1 < len(block) and not alone[index + 1]
    return (goes_on and not alone[index - 1]) or (
        is_followed_by_text and block[index].text.endswith((",", " and"))
    )


def _is_cut(above: str, text: str) -> bool:
    """A country's name goes on in the line below: "Democratic" and "Republic of the Congo"."""
    words, below = above.split()[-3:], text[slice(*trimmed(text))]
    return any(is_country(" ".join([*words[-count:], below])) for count in range(1, len(words) + 1))


def _is_heading_over(block: list[Line], alone: list[bool], index: int) -> bool:
    """The line is a heading that says "origin", with a country or a list of them below it."""
    line, below = block[index], block[index + 1 : index + 2]
    if not below or len(line.text) >= _LONGEST_ALONE or not (alone[index + 1] or "," in below[0].text):
        return False
    begins = not index or alone[index - 1] or _text_above(block, index).endswith((".", ":"))
    return begins and mentions_origin(line.text) and heading_says_origin(_first_cell(line))
