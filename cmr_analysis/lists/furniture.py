"""What stands on every page and is no part of a list: page numbers, running titles."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from ..document import Line
from .cells import METAL, NAME, OF_ROWS, PROSE, SMELTER_ID, classify
from .known_smelters import is_known

_PAGE = re.compile(
    r"[-–—\s]*(?:page\s*)?(?:[A-Z]-)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*"
    r"|table of contents|back to contents",
    re.IGNORECASE,
)
_REPORT = re.compile(r"\b(?:conflict minerals (?:report|disclosure)|form sd)\b", re.IGNORECASE)
_LONGEST_PAGE = 40
_LONGEST_COVER = 100
_MOST_TITLE_CELLS = 4
# More numbers than this share of the lines are those of rows.
_MOST_PAGES = 0.1
LONGEST_RUNNING_TITLE = 120


def without_furniture(lines: list[Line]) -> list[Line]:
    """The lines without page numbers and the running titles beside them."""
    pages = [index for index, line in enumerate(lines) if _is_page(line)]
    if not pages:
        return [line for line in lines if not _names_report(line)]
    beside = {index for page in pages for index in (page - 1, page + 1) if 0 <= index < len(lines)}
    alone = [index for index in beside if len(lines[index].cells) == 1 and _is_untyped(lines[index])]
    texts = Counter(lines[index].cells[0].lower() for index in alone)
    titles = _running_titles(texts, lines, are_rows=len(pages) > _MOST_PAGES * len(lines))
    dropped = {*pages, *(index for index in alone if lines[index].cells[0].lower() in titles)}
    return [line for index, line in enumerate(lines) if index not in dropped and not _names_report(line)]


def _running_titles(texts: Counter[str], lines: list[Line], are_rows: bool) -> set[str]:
    """Of the texts beside page numbers (of rows, where there are so many) those that hardly stand elsewhere, or
    stand on the cover; no name of a smelter."""
    everywhere = Counter(
        text for line in lines if len(line.cells) == 1 and (text := line.cells[0].lower()) in texts
    )
    fewest = 3 if are_rows else 2
    titles = {
        text
        for text, count in texts.items()
        if everywhere[text] == count >= fewest or (count > fewest and 2 * count >= everywhere[text])
    }
    if not are_rows:
        titles |= {text for text in texts.keys() & _on_cover(lines) if everywhere[text] > texts[text]}
    return {text for text in titles if not is_known(text)}


def _on_cover(lines: list[Line]) -> set[str]:
    """Lines of one cell before the first metal or ID, in lower case."""
    cover: set[str] = set()
    for line in lines[:_LONGEST_COVER]:
        if any(classify(cell).kind in (METAL, SMELTER_ID) for cell in line.cells):
            break
        cover.add(line.cells[0].lower())
    return cover


def _is_page(line: Line) -> bool:
    return len(line.cells) == 1 and _is_page_number(line.cells[0])


@lru_cache(maxsize=1 << 16)
def _is_page_number(text: str) -> bool:
    return len(text) < _LONGEST_PAGE and bool(_PAGE.fullmatch(text))


def _is_untyped(line: Line) -> bool:
    return classify(line.cells[0]).kind in (NAME, PROSE)


def _names_report(line: Line) -> bool:
    """A running title such as "Acme Corp. | Conflict Minerals Report | 6": no smelter is called a report."""
    text = line.text
    may_name = "inerals" in text or "INERALS" in text or "SD" in text or "sd" in text
    if not may_name or len(line.cells) > _MOST_TITLE_CELLS or len(text) > LONGEST_RUNNING_TITLE:
        return False
    return bool(_REPORT.search(text)) and not any(classify(cell).kind in OF_ROWS for cell in line.cells)
