"""Countries of origin that a filing lists: annexes, tables and lists of countries that minerals may come from.

A list of countries is one of origins only where its heading, its lead-in or a sentence that names its annex
says so (data/reference/origin_phrases.csv). Smelters' locations, definitions of the covered countries and
countries where the company works are none.
"""

from __future__ import annotations

import re

from ..document import Document, Line, Paragraph
from ..lists.cells import SMELTER_ID, classify
from .origin_cells import BULLETS, TICKS, Token, tokens_of
from .origin_countries import code_of, is_country, is_one_country, metal_note, metals_in, noted_metals
from .origin_leads import (
    is_another_list,
    is_class_of_origins,
    label_of_metals,
    metals_behind,
    refers_to_origins,
)
from .origin_lists import Origin, OriginList
from .origin_pieces import Piece, blocks, could_begin, pieces
from .origin_runs import Run, country_hints, country_runs, whole_countries
from .origin_tables import take_countries, take_heading
from .origin_words import (
    ANNEX_WORDS,
    LONGEST_PARAGRAPH,
    TITLE,
    Label,
    heading_says_origin,
    is_column_heading,
    is_group,
    is_labelled,
    is_led_in,
    is_prose,
    is_title,
    led_back,
    mentions_origin,
    metal_of,
    named_annexes,
    plain_text,
    says,
    sentence_says_origin,
    sentences,
)

__all__ = ["Origin", "read_origins"]

_PAGE = re.compile(
    r"\W*(?:page\s*)?(?:[A-Z]-)?[\divxl]{1,6}(?:\s*(?:of|/)\s*\d+)?\W*|table of contents|back to contents",
    re.IGNORECASE,
)
_RUNNING_TITLE = re.compile(r"conflict minerals report|form sd|specialized disclosure", re.IGNORECASE)
_TERM = re.compile(
    r"[\s,]*\(?[^.(]{0,60}(?:[\"“”‘]|(?<!\w)')[^.]{0,40}(?:countr|region|area|drc)", re.IGNORECASE
)
_LABEL_END = re.compile(r"[:–—]|-(?![a-z])")  # a single country follows a label: "Gold: Peru"
_ENDS_LABEL = re.compile(r"[^().;:]{0,80}\)\s?:\s?(?:the )?", re.IGNORECASE)
_LABEL_AND_COLON = re.compile(r"\s?[:–—-]\s?(?:the )?", re.IGNORECASE)
_MOST_RUNS = 60  # of countries in one paragraph; more is no list in prose
_LONGEST_LEAD = 800
_LIST_BREAKS = 3  # texts that may stand between what says "origin" and the first country


def read_origins(document: Document) -> list[Origin]:
    """Every country of origin that the document lists, in printed order; one printed twice is two rows."""
    reader = _Reader(document)
    for paragraph, block in blocks(document):
        if reader.list is not None or could_begin(paragraph, block):
            for piece in pieces(paragraph, block):
                reader.take(piece)
    reader.close()
    return reader.found


class _Reader:
    """Walks the pieces once; a list is open from what says "origin" to the first text that is none of it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.found: list[Origin] = []
        self.list: OriginList | None = None
        self.title: Label = ("", "")
        self.named: set[Label] | None = None

    def open(self, opening: str, *, metal: str | None = None, breaks: int = 0) -> None:
        """Begin a list. breaks: texts met since what says "origin"."""
        self.close()
        self.list = OriginList(metal, plain_text(opening), breaks=breaks)

    def close(self) -> None:
        """End the open list and keep its rows."""
        if self.list is not None:
            self.found += self.list.origins()
        self.list = None

    def take(self, piece: Piece) -> None:
        """Read one piece: a row of a table or a text."""
        paragraph, line = piece
        if line is not None and len(line.cells) == 2 and line.cells[0] in BULLETS:
            self._take_text(paragraph, line.cells[1])
        elif line is not None and ((len(line.cells) > 1 and line.is_row) or self._is_in_columns(line)):
            self._take_row(line)
        elif paragraph.text:
            is_cell = line is not None and len(line.cells) == 1
            self._take_text(paragraph, line.cells[0] if is_cell else paragraph.text)

    def _is_in_columns(self, line: Line) -> bool:
        """A country alone on its line in a table whose columns are metals."""
        if self.list is None or not self.list.columns:
            return False
        return len(line.cells) == 1 and is_country(line.cells[0])

    # texts

    def _take_text(self, paragraph: Paragraph, text: str) -> None:
        if len(paragraph.text) > LONGEST_PARAGRAPH:
            self.close()
        elif (self.list is not None and self._take_item(paragraph, text)) or _PAGE.fullmatch(text):
            return
        elif is_title(text):
            self._take_title(text)
            if self.list is not None and "," in text:
                self._take_runs(paragraph)
        elif self.list is not None or mentions_origin(text) or len(text) > 60:
            self._take_prose(paragraph, text)

    def _take_item(self, paragraph: Paragraph, text: str) -> bool:
        """A country or a metal alone, a tick: part of the open list."""
        if len(text) > 200:
            return False
        if metals := metals_in(text):
            self.list.take_metals(metals)
        elif text in BULLETS and not self.list.metals_alone:
            return True
        elif text in TICKS or classify(text).kind == SMELTER_ID:
            self.list.is_broken = True
        elif text.lower() in ("yes", "no"):
            self.list.take_answer()
        else:
            return self._take_country(paragraph, text)
        return True

    def _take_country(self, paragraph: Paragraph, text: str) -> bool:
        """A country alone, or with its metal: "Peru (gold)"; countries with only spaces between them."""
        countries: list[str] = []
        metals: list[str | None] = [self.list.metal]
        if (note := metal_note(text)) and (noted := metals_in(note[1])):
            countries, metals = whole_countries(note[0], near=False), noted
        elif "," not in text or is_one_country(text):
            countries = whole_countries(text, near=bool(self.list.rows))
        self.list.add(countries, metals, *paragraph.lines_of(0, len(paragraph.text)))
        return bool(countries)

    def _take_title(self, text: str) -> None:
        """The title of an annex: it ends the open list unless it continues it, and may begin another."""
        label = TITLE.match(text)
        name, rest = (label.group(1).lower(), label.group(2).lower()), text[label.end() :]
        if self.list is not None and name == self.title and (not rest or "cont" in rest.lower()):
            return
        self.close()
        self.title = name
        if heading_says_origin(rest):
            self.open(rest, metal=metal_of(rest))
        elif not says("other_list", plain_text(rest)) and self._is_named(name):
            self.open("countries of origin")

    def _is_named(self, name: Label) -> bool:
        if name[0] not in ANNEX_WORDS:
            return False
        if self.named is None:
            self.named = named_annexes(self.document)
        return name in self.named

    def _take_prose(self, paragraph: Paragraph, text: str) -> None:
        if self._take_runs(paragraph):
            return
        is_text = is_prose(text)
        if is_text and self._leads_in(text):
            return
        if not is_text and heading_says_origin(text):
            self.open(text, metal=metal_of(text))
        elif self.list is not None:
            self._take_break(text, is_text)

    def _leads_in(self, text: str) -> bool:
        """Begin a list where a sentence leads it in, the last such sentence of the paragraph."""
        if "countr" not in text.lower() and not text.endswith(":"):
            return False
        for sentence in reversed(led_back(sentences(text))):
            if ("countr" in sentence.lower() or sentence.endswith(":")) and sentence_says_origin(sentence):
                self.open(sentence, metal=metal_of(sentence), breaks=1)
                return True
        return False

    def _take_break(self, text: str, is_prose: bool) -> None:
        """A text that is no country: a group's heading and a running title go by, others end the list."""
        plain = plain_text(text)
        if is_group(text, plain, is_prose):
            self.list.metal = self.list.metal if is_prose else metal_of(text) or self.list.metal
            return
        is_remark = text[0] == "(" and text[-1] == ")"  # "(in alphabetical order)"
        if (len(text) < 100 and (is_remark or _RUNNING_TITLE.search(text))) or is_column_heading(text):
            return
        is_other = not is_prose and says("other_list", plain)
        could_be_stray = self.list.rows and not is_prose and not is_other
        if could_be_stray and not says("denies", plain) and self.list.bears_stray():
            return
        is_alone = len(self.list.rows) == 1 and self.list.metal is None
        self.list.is_broken = self.list.is_broken or (is_alone and not is_prose)
        self.list.names += not is_prose and not self.list.rows
        self.list.breaks += 1
        if self.list.rows or self.list.breaks > _LIST_BREAKS or is_other:
            self.close()

    # lists in a paragraph

    def _take_runs(self, paragraph: Paragraph) -> bool:
        """Read the lists of countries in a paragraph; False where it holds none."""
        text, taken, after = paragraph.text, False, 0
        if not self._could_hold_runs(text):
            return False
        runs = country_runs(text)[:_MOST_RUNS]
        for run, following in zip(runs, [*runs[1:], None], strict=False):
            if following is not None and _is_label_of(run, following, text):
                continue
            lead = sentences(text[max(after, run.start - _LONGEST_LEAD) : run.start])[-1]
            if self._accepts(run, text, lead, taken):
                self._take_run(paragraph, run, lead)
                taken = True
            after = run.end if taken or len(run.spans) > 1 else after
        return taken

    def _could_hold_runs(self, text: str) -> bool:
        """A cheap test; where no list is open, it takes several countries to open one."""
        hints = country_hints(text)
        if self.list is not None:
            return hints > 1 or (hints == 1 and _LABEL_END.search(text) is not None)
        return hints > 3 or (hints > 1 and "countr" in text.lower())

    def _accepts(self, run: Run, text: str, lead: str, is_next: bool) -> bool:
        if _TERM.match(text, run.end, run.end + 120):
            return False
        if self.list is not None and is_labelled(len(run.spans), plain_text(lead)):
            return True
        told = text[: run.start]
        if is_class_of_origins(told) or (
            is_another_list(text, lead, run.end) if is_next else refers_to_origins(told)
        ):
            return True
        metals, before = label_of_metals(lead)
        if (len(run.spans) < 2 and not metals) or (is_next and not metal_of(lead)):
            return False
        return is_led_in({code_of(text[start:end]) for start, end in run.spans}, plain_text(before))

    def _take_run(self, paragraph: Paragraph, run: Run, lead: str) -> None:
        if self.list is None:
            self.open(lead)
        named = metals_behind(paragraph.text, run.end) or label_of_metals(lead)[0]
        for start, end in run.spans:
            metals = noted_metals(paragraph.text, end) or named or [metal_of(lead) or self.list.metal]
            self.list.add([paragraph.text[start:end]], metals, *paragraph.lines_of(start, end))

    # rows of a table

    def _take_row(self, line: Line) -> None:
        if self.list is None and not _says_origin(" ".join(line.cells)):
            return
        tokens = tokens_of(line)
        if all(token.kind != "countries" for token in tokens):
            self._take_heading_row(" ".join(line.cells), tokens)
        elif self.list is not None and not take_countries(self.list, line, tokens):
            self.list.give_up()
            self.close()

    def _take_heading_row(self, text: str, tokens: list[Token]) -> None:
        says_origin = _says_origin(text)
        others = [plain_text(token.text) for token in tokens if token.kind == "other"]
        if any(says("other_list", other) for other in others) and not (says_origin and len(tokens) < 3):
            self.close()
        elif says_origin and (self.list is None or self.list.rows):
            self.open(text, metal=metal_of(text))
        if self.list is None or take_heading(self.list, tokens):
            return
        if others and not says_origin and not says("group", plain_text(text)):
            self._take_break(text, False)


def _is_label_of(run: Run, following: Run, text: str) -> bool:
    """A country that labels itself, "DRC: Democratic Republic of the Congo", or stands in the brackets of a label:
    "L3 (the DRC and its adjoining countries): Angola"."""
    if len(run.spans) > 1:
        return False
    if _is_in_brackets(text, run.start) and _ENDS_LABEL.fullmatch(text, run.end, following.start):
        return True
    if not _LABEL_AND_COLON.fullmatch(text, run.end, following.start):
        return False
    return code_of(text[slice(*run.spans[0])]) == code_of(text[slice(*following.spans[0])])


def _is_in_brackets(text: str, place: int) -> bool:
    return text.rfind("(", 0, place) > text.rfind(")", 0, place)


def _says_origin(row: str) -> bool:
    """The cells of a row without countries are the heading of a list of origins."""
    return len(row) < 300 and mentions_origin(row) and heading_says_origin(row)
