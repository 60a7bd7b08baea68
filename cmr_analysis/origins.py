"""Countries of origin that a filing lists: annexes, tables and lists of countries that minerals may come from.

A list of countries is one of origins only where its heading, its lead-in or a sentence that names its annex
says so (data/reference/origin_phrases.csv). Smelters' locations, definitions of the covered countries and
countries where the company works are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice

from . import vocabulary
from .cells import COUNTRY, MARK, METAL, NUMBER, SMELTER_ID, classify
from .document import Document, Line, Paragraph
from .vocabulary import normalize_text

LONGEST_PARAGRAPH = 20_000
"""Characters; a longer paragraph is data without breaks, and no list is read from it."""

_METAL_WORDS = re.compile(r"\b(gold|tantalum|tin|tungsten)\b", re.IGNORECASE)
_BULLET = re.compile(r"(?:[-*•◦▪‣●○·–—§]+|\(?\d{1,3}[.)]|o(?= [A-Z]))\s*")
_LAST_WORD = re.compile(r"[\s,;]+(?:and|or)\s*$", re.IGNORECASE)
_TITLE = re.compile(
    r"\W*(annex|appendix|exhibit|schedule|attachment|addendum|table|item|section|part)\s+"
    r"([A-Z]\b(?:-?\d)?|[IVX]+\b|\d{1,2}(?![\d.]*\d))",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(annex|appendix|exhibit|schedule|attachment|addendum|table)\s+([a-z](?:-?\d)?|[ivx]+|\d{1,2})\b(?!\.\d)"
)
_PAGE = re.compile(
    r"\W*(?:page\s*)?(?:[A-Z]-)?[\divxl]{1,6}(?:\s*(?:of|/)\s*\d+)?\W*|table of contents|back to contents",
    re.IGNORECASE,
)
_RUNNING_TITLE = re.compile(r"conflict minerals report|form sd|specialized disclosure", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[A-Z“\"(])")
_CLAUSE = re.compile(
    r"; |, (?:we|but|however|although|though|while|and (?:the|we|our|that)|the)\b| but | however,? "
)
_SEPARATOR = re.compile(
    r"\s*(?:[,;•·|:▪●]+|(?<=\s)(?:and/or|and|or|&|/|plus|as well as|[–—-])(?=\s))\s*", re.IGNORECASE
)
_ASIDE = re.compile(r"\([^(),]{0,60}\)|\[[^\[\],]{0,60}\]")
_TERM = re.compile(
    r"[\s,]*\(?[^.(]{0,60}(?:[\"“”‘]|(?<!\w)')[^.]{0,40}(?:countr|region|area|drc)", re.IGNORECASE
)
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": None, "”": None, '"': None, "\xa0": " ", "‑": "-"})
_MARKUP = re.compile(r"\*\*|__|^#+\s*|</?(?:b|u|i|em|strong)>", re.IGNORECASE)
_METAL_NOTE = re.compile(r"([^(:–—]{3,60}?)\s*(?:[(:–—]|\s-\s)\s*([^()]{2,50}?)\)?")
_TICKS = frozenset("x X ✓ ✔ √ ● • ■ þ ü * ☒ ☑".split())
_MATRIX_KINDS = frozenset(("tick", "no", "metals"))
_CODE = re.compile(r"[A-Z]{2,3}")
_YES = frozenset(("yes", "y"))
_CAPITALIZED = re.compile(r"[A-ZÀ-Þ]\w+|(?:[A-Z]\.){2,}")
_LONG_LIST = 8  # countries; a longer list goes on after one text that is none
_MOST_COVERED = 8  # of the ten covered countries; nearly all of them alone are a definition
_MOST_RUNS = 60  # of countries in one paragraph; more is no list in prose
_LONGEST_LEAD = 800
_LIST_BREAKS = 3  # texts that may stand between what says "origin" and the first country


@dataclass(frozen=True, slots=True)
class Origin:
    """One country of origin as printed; metal is None where the list is not by metal."""

    country_raw: str
    metal: str | None
    line_start: int
    line_end: int


def read_origins(document: Document) -> list[Origin]:
    """Every country of origin that the document lists, in printed order; one printed twice is two rows."""
    reader = _Reader(document)
    for paragraph, line in _pieces(document):
        if line is not None and ((len(line.cells) > 1 and line.is_row) or reader.is_in_columns(line)):
            reader.take_row(line)
        elif paragraph.text:
            reader.take_text(paragraph, line.cells[0] if line is not None and len(line.cells) == 1 else None)
    reader.close()
    return reader.found


# --- what a text says -------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _phrases() -> dict[str, re.Pattern[str]]:
    patterns: dict[str, list[str]] = {}
    for row in vocabulary.read_vocabulary("origin_phrases.csv"):
        patterns.setdefault(row["use"], []).append(row["pattern"])
    return {
        use: re.compile("|".join(f"(?:{pattern})" for pattern in found)) for use, found in patterns.items()
    }


def _is(use: str, plain: str) -> bool:
    return _phrases()[use].search(plain) is not None


@lru_cache(maxsize=512)
def _plain(text: str) -> str:
    plain = _MARKUP.sub("", text.translate(_PLAIN)).lower().strip()
    return _phrases()["inquiry"].sub("", plain) if "origin" in plain or "rcoi" in plain else plain


def _names_origin(clause: str) -> bool:
    """The clause speaks of countries of origin and does not deny, ask or define."""
    named = _is("name", clause)
    if not named and not (_is("verb", clause) and _is("mineral", clause)):
        return False
    return not _is("denies", clause) and (named or not _is("denies_weak", clause))


def _could_lead_in(plain: str) -> bool:
    if "countr" not in plain:
        return _is("runs_in_text", plain) or ("following" in plain and _is("verb", plain))
    return _is("name", plain) or _is("verb", plain) or _is("runs_in_text", plain)


def _clauses(plain: str) -> list[str]:
    parts = [part for part in _CLAUSE.split(plain) if part.strip()]
    return [plain, *parts] if len(parts) > 1 else [plain]


def _heading_says_origin(text: str) -> bool:
    plain = _plain(text)
    if _is("denies_heading", plain) or _is("denies", plain):
        return False
    return _names_origin(plain) or _is("heading", plain)


def _sentence_says_origin(sentence: str) -> bool:
    """The sentence leads in a list of countries of origin."""
    plain = _plain(sentence)
    return _is("points", plain) and any(_names_origin(clause) for clause in _clauses(plain))


def _mentions(text: str) -> bool:
    """A cheap test before the others: the text could speak of countries of origin at all."""
    low = text.lower()
    return "countr" in low or "origin" in low or "mine " in low or "mines" in low


def _named_annexes(document: Document) -> set[tuple[str, str]]:
    """Annexes that a sentence of the filing names as a list of countries of origin: ('annex', 'ii')."""
    named: set[tuple[str, str]] = set()
    for paragraph in document.paragraphs:
        text = paragraph.text
        if (
            40 < len(text) < LONGEST_PARAGRAPH
            and ("countr" in text or "Countr" in text)
            and _TITLE_WORD.search(text)
        ):
            for sentence in _SENTENCE.split(text):
                if "ountr" in sentence and _TITLE_WORD.search(sentence):
                    named |= _annexes_of_origin(_plain(sentence))
    return named


_TITLE_WORD = re.compile(r"\b(?:annex|appendix|exhibit|schedule|attachment|addendum|table)\b", re.IGNORECASE)


def _annexes_of_origin(plain: str) -> set[tuple[str, str]]:
    clauses = _clauses(plain)
    by_clause = [set(_LABEL.findall(clause)) for clause in clauses[1:] if _names_origin(clause)]
    if any(by_clause):
        return set().union(*by_clause)
    return set(_LABEL.findall(plain)) if _names_origin(plain) else set()


def _metal_of(text: str) -> str | None:
    """The one metal that a heading or lead-in names, None for none or several."""
    metals = {word.capitalize() for word in _METAL_WORDS.findall(text)}
    return metals.pop() if len(metals) == 1 else None


# --- countries in a text ----------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 14)
def _is_country(text: str) -> bool:
    return len(text) < 80 and classify(text).kind == COUNTRY


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without bullets, an article and the punctuation around a country."""
    if match := _BULLET.match(text, start, end):
        start = match.end()
    while start < end and text[start] in " \"“”'‘(*_<":
        start += 1
    if text[start : start + 4].lower() == "the ":
        start += 4
    if match := _LAST_WORD.search(text, max(start, end - 8), end):
        end = match.start()
    while end > start and (text[end - 1] in ' ,;"“”:' or text[end - 2 : end] == "**"):
        end -= 1
    while end > start and (
        (text[end - 1] == "." and text[end - 3 : end - 2] != ".") or _is_open(text, start, end)
    ):
        end -= 1
    return start, end


def _is_open(text: str, start: int, end: int) -> bool:
    return text[end - 1] in ")’'" and "(" not in text[start:end]


@dataclass(slots=True)
class _Run:
    """Countries that follow each other in a text. spans: where each stands."""

    start: int
    end: int
    spans: list[tuple[int, int]] = field(default_factory=list)
    whole_start: bool = True


def _items(text: str) -> list[tuple[int, int, str]]:
    """The text cut at commas, "and", bullets and colons: start, end and the separator before each piece."""
    masked = _ASIDE.sub(lambda match: "_" * len(match.group()), text) if "(" in text or "[" in text else text
    items, position, before = [], 0, ""
    for match in _SEPARATOR.finditer(masked):
        items.append((position, match.start(), before))
        position, before = match.end(), match.group().strip().lower()
    items.append((position, len(text), before))
    return [item for item in items if text[item[0] : item[1]].strip()]


_ENDS_RUN = frozenset((":", "–", "—", "-"))


def country_runs(text: str) -> list[_Run]:
    """The runs of countries in a text; names with a comma ("Congo, Republic of the") are one country."""
    items, runs, index = _items(text), [], 0
    open_run: _Run | None = None
    while index < len(items):
        start, end, before = items[index]
        if open_run and before[-1:] in _ENDS_RUN:
            open_run = None
        size, span = _whole(text, items, index)
        if span is None and open_run is None and (tail := _country_at_end(text, items, index)):
            size, span = tail
        if span and open_run is None:
            open_run = _Run(span[0], span[1], whole_start=span[0] - start < 6)
            runs.append(open_run)
        if span and open_run:
            open_run.spans.append(span)
            open_run.end = span[1]
        elif open_run and (head := _country_at_start(text, items, index)):
            open_run.spans.append(head[1])
            open_run.end, size, open_run = head[1][1], head[0], None
        elif open_run and not _is_gap(text, items, index):
            open_run = None
        elif open_run and _near_country(text[slice(*_trimmed(text, start, end))]):
            open_run.spans.append(_trimmed(text, start, end))
        index += size
    return runs


def _whole(text: str, items: list, index: int) -> tuple[int, tuple[int, int] | None]:
    """How many pieces from index on make one country, and where it stands."""
    first = _trimmed(text, *items[index][:2])
    alone = _is_country(text[slice(*first)])
    for size in (3, 2):
        if index + size > len(items) or (
            alone and _is_country(text[slice(*_trimmed(text, *items[index + 1][:2]))])
        ):
            continue
        span = _trimmed(text, items[index][0], items[index + size - 1][1])
        if _is_country(text[slice(*span)]):
            return size, span
    return 1, (first if alone else None)


def _country_at_end(text: str, items: list, index: int) -> tuple[int, tuple[int, int]] | None:
    """A country at the end of a piece: "the countries of origin include Angola"."""
    for size in (2, 1):
        if index + size > len(items):
            continue
        start, end = items[index][0], items[index + size - 1][1]
        words = [match.start() for match in re.finditer(r"\S+", text[max(start, end - 90) : end])][-8:]
        if not words or not _could_be(text[max(start, end - 90) + words[-1] : end]):
            continue
        for word in words:
            span = _trimmed(text, max(start, end - 90) + word, end)
            if size == 2 and span[0] >= items[index][1]:
                break
            if _is_country(text[slice(*span)]):
                return size, span
    return None


def _country_at_start(text: str, items: list, index: int) -> tuple[int, tuple[int, int]] | None:
    """A country at the start of a piece: "Zimbabwe. We also rely on", "Zambia as well as possibly others"."""
    for size in (2, 1):
        if index + size > len(items):
            continue
        start, end = items[index][0], items[index + size - 1][1]
        ends = [match.end() for match in re.finditer(r"\S+", text[start : min(end, start + 90)])][:8]
        for stop in reversed(ends):
            span = _trimmed(text, start, start + stop)
            if size == 2 and span[1] <= items[index][1]:
                break
            if _is_country(text[slice(*span)]):
                return size, span
    return None


def _is_gap(text: str, items: list, index: int) -> bool:
    """A short piece between two countries that is none itself ("recycled materials", a misspelling)."""
    start, end, _ = items[index]
    if index + 1 >= len(items) or text.count(" ", start, end) > 3 or "." in text[start:end]:
        return False
    return items[index + 1][2][-1:] not in _ENDS_RUN and _whole(text, items, index + 1)[1] is not None


@lru_cache(maxsize=1)
def _last_words() -> frozenset[str]:
    return frozenset(words.rpartition(" ")[2] for words in vocabulary.countries())


@lru_cache(maxsize=1 << 14)
def _could_be(word: str) -> bool:
    """A cheap test: some country's name ends with this word."""
    return normalize_text(word).rpartition(" ")[2] in _last_words()


@lru_cache(maxsize=2048)
def _near_country(text: str) -> bool:
    """A country with a slip in its spelling ("Phillipines") or a note in brackets after it."""
    words = normalize_text(text)
    if not 5 <= len(words) <= 40 or _is("no_country", text.lower()):
        return False
    bare = re.sub(r"\s*[(\[][^()]*[)\]]\W*$", "", text)
    if bare != text and _is_country(bare):
        return True
    return any(edit in _countries_by_skeleton() for edit in _skeletons(words))


@lru_cache(maxsize=1)
def _countries_by_skeleton() -> frozenset[str]:
    """Every country with one letter left out: two spellings that share one differ by one letter."""
    return frozenset(cut for words in vocabulary.countries() if len(words) > 5 for cut in _skeletons(words))


def _skeletons(words: str) -> set[str]:
    return {words} | {words[:index] + words[index + 1 :] for index in range(len(words))}


# --- lines in order ---------------------------------------------------------------------------------------


def _pieces(document: Document) -> Iterator[tuple[Paragraph, Line | None]]:
    """The document's paragraphs; a country, metal or annex alone on its line is a piece of its own."""
    lines = (line for line in document.lines if line.text)
    for paragraph in document.paragraphs:
        block = list(islice(lines, len(paragraph.numbers)))
        if len(block) == 1:
            yield paragraph, block[0]
        else:
            yield from _split(block)


def _split(block: list[Line]) -> Iterator[tuple[Paragraph, Line | None]]:
    pending: list[Line] = []
    for line, is_alone in zip(block, _alone(block), strict=True):
        if not is_alone:
            pending.append(line)
            continue
        if pending:
            yield _joined(pending), pending[0] if len(pending) == 1 else None
            pending = []
        yield _joined([line]), line
    if pending:
        yield _joined(pending), pending[0] if len(pending) == 1 else None


def _alone(block: list[Line]) -> list[bool]:
    """For each line whether it is no part of a sentence: a country, a metal, an annex, a heading over countries."""
    alone = [len(line.text) < 90 and _stands_alone(line.cells[0] if line.cells else "") for line in block]
    for index, line in enumerate(block):
        above = block[index - 1].text.rstrip("* ") if index else ""
        follows = index + 1 < len(block) and (alone[index + 1] or "," in block[index + 1].text)
        if alone[index]:
            goes_on = not alone[index - 1] and above.endswith((",", ";", " and", " or", " the", " of"))
            is_cut = line.text.endswith((",", " and")) and not (index + 1 == len(block) or alone[index + 1])
            alone[index] = not goes_on and not is_cut
        elif (
            follows and len(line.text) < 90 and (not index or alone[index - 1] or above.endswith((".", ":")))
        ):
            alone[index] = _mentions(line.text) and _heading_says_origin(line.cells[0] if line.cells else "")
    return alone


def _stands_alone(text: str) -> bool:
    if _TITLE.match(text) and text.count(" ") < 4:
        return True
    start, end = _trimmed(text, 0, len(text))
    note = _METAL_NOTE.fullmatch(text, start)
    if _is_heading_of_list(text):
        return True
    return classify(text[start:end]).kind in (COUNTRY, METAL) or bool(note and _is_country(note.group(1)))


def _joined(block: list[Line]) -> Paragraph:
    starts, position = [], 0
    for line in block:
        starts.append(position)
        position += len(line.text) + 1
    numbers = tuple((line.number, line.end) for line in block)
    return Paragraph(" ".join(line.text for line in block), tuple(starts), numbers)


# --- the lists --------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _List:
    """A list that its heading or lead-in calls one of origins, and what was met in it."""

    metal: str | None = None
    opening: str = ""
    breaks: int = 0
    names: int = 0
    counted: int = 0
    rows: list[Origin] = field(default_factory=list)
    columns: list[tuple[int, int, str]] = field(default_factory=list)
    partial: set[int] = field(default_factory=set)
    strays: set[int] = field(default_factory=set)
    has_country_column: bool = False
    is_aligned: bool = True
    metals_alone: list[int] = field(default_factory=list)
    is_headed: bool = False
    metal_comes_after: bool = False
    is_broken: bool = False

    def origins(self) -> list[Origin]:
        """The rows, none where the list turned out to be something else."""
        if self.is_broken or self.counted * 3 > len(self.rows) or (self.names and len(self.rows) < 4):
            return []
        if self.metal_comes_after and any(row.metal is None for row in self.rows):
            return []
        if _is_definition({_code(row.country_raw) for row in self.rows}, self.opening):
            return []
        return [row for index, row in enumerate(self.rows) if self.is_aligned or index not in self.partial]

    def set_columns(self, metals: list[_Token], has_country_column: bool) -> None:
        self.has_country_column = has_country_column
        self.columns = [
            (token.column, token.column + len(token.text), metal)
            for token in metals
            for metal in token.values
        ]

    def metals_of(self, tokens: list[_Token]) -> dict[int, str]:
        """The metal over each cell of a row: by order in a full row, else by where the cell stands.

        Where cells do not stand under their headings, only full rows say which metal they mean.
        """
        if len(tokens) == len(self.columns):
            return {token.column: metal for token, (_, _, metal) in zip(tokens, self.columns, strict=True)}
        found = {}
        for token in tokens:
            start, end, metal = min(self.columns, key=lambda known: abs(known[0] - token.column))
            if start - 2 <= token.column <= end + 1:
                found[token.column] = metal
            elif token.kind != "countries" or token.column >= self.columns[0][0]:
                self.is_aligned = False
        return found

    def bears_stray(self) -> bool:
        """A short text between two countries of a long list, one at a time: a page's running title, an unknown name."""
        rows = len(self.rows)
        if rows < _LONG_LIST * (len(self.strays) + 1) or rows in self.strays:
            return False
        self.strays.add(rows)
        return True

    def take_answer(self) -> None:
        """Yes or no alone on its line: of a column beside the country, unless it stands under one metal for many."""
        if self.metal and (not self.metals_alone or len(self.rows) - self.metals_alone[-1] != 1):
            self.is_broken = True

    def take_metals(self, metals: list[str]) -> None:
        """Metals alone on their line head the countries below, or follow each country if the list began with one.

        Two such lines in a row are the column headings of a table that lost its columns: nothing is read from it.
        """
        rows, alone = len(self.rows), self.metals_alone
        self.metal_comes_after = self.metal_comes_after or (rows == 1 and not alone and self.metal is None)
        new = rows - (alone[-1] if alone else 0)
        if (
            (new == 0 and alone)
            or (self.metal_comes_after and new != 1)
            or (rows and not alone and new > 1 and not self.metal)
        ):
            self.is_broken = True
        elif self.metal_comes_after:
            last = self.rows.pop()
            self.rows += [replace(last, metal=metal) for metal in metals]
        else:
            self.metal = metals[0] if len(metals) == 1 else None
        alone.append(len(self.rows))


class _Reader:
    """Walks the pieces once; a list is open from what says "origin" to the first text that is none of it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.found: list[Origin] = []
        self.list: _List | None = None
        self.title = ("", "")
        self.named: set[tuple[str, str]] | None = None

    def open(self, opening: str, metal: str | None = None) -> None:
        self.close()
        self.list = _List(metal or _metal_of(opening), _plain(opening))

    def close(self) -> None:
        if self.list is not None:
            self.found += self.list.origins()
        self.list = None

    def is_in_columns(self, line: Line) -> bool:
        """A country alone on its line in a table whose columns are metals."""
        return bool(
            self.list is not None
            and self.list.columns
            and len(line.cells) == 1
            and _is_country(line.cells[0])
        )

    # texts

    def take_text(self, paragraph: Paragraph, cell: str | None) -> None:
        text = cell if cell is not None else paragraph.text
        if len(paragraph.text) > LONGEST_PARAGRAPH:
            self.close()
        elif (self.list is not None and self._take_item(paragraph, text)) or _PAGE.fullmatch(text):
            return
        elif self._is_title(text):
            self._take_title(text)
            if self.list is not None and "," in text:
                self._take_runs(paragraph)
        elif self.list is not None or _mentions(text) or len(text) > 60:
            self._take_prose(paragraph, text)

    def _take_item(self, paragraph: Paragraph, text: str) -> bool:
        """A country or a metal alone, a tick: part of the open list."""
        if len(text) > 200:
            return False
        if metals := metals_in(text):
            self.list.take_metals(metals)
            return True
        if text in _TICKS or classify(text).kind == SMELTER_ID:
            self.list.is_broken = True
            return True
        if text.lower() in ("yes", "no"):
            self.list.take_answer()
            return True
        lines = paragraph.lines_of(0, len(paragraph.text))
        if (note := _METAL_NOTE.fullmatch(text)) and (metals := metals_in(note.group(2))):
            countries = whole_countries(note.group(1), near=False)
            self._add(countries, metals, *lines)
        else:
            is_one = "," not in text or _is_country(text[slice(*_trimmed(text, 0, len(text)))])
            countries = whole_countries(text, near=bool(self.list.rows)) if is_one else []
            self._add(countries, [self.list.metal], *lines)
        return bool(countries)

    def _is_title(self, text: str) -> bool:
        return (
            len(text) < 160 and text.count(" ") < 20 and not text.endswith(".") and bool(_TITLE.match(text))
        )

    def _take_title(self, text: str) -> None:
        label = _TITLE.match(text)
        name, rest = (label.group(1).lower(), label.group(2).lower()), text[label.end() :]
        if self.list is not None and name == self.title and (not rest or "cont" in rest.lower()):
            return
        self.close()
        self.title = name
        says = _heading_says_origin(rest)
        if says or (not _is("other_list", _plain(rest)) and self._is_named(name)):
            self.open(rest if says else "countries of origin")

    def _is_named(self, name: tuple[str, str]) -> bool:
        if self.named is None:
            self.named = _named_annexes(self.document)
        return name in self.named

    def _take_prose(self, paragraph: Paragraph, text: str) -> None:
        if self._take_runs(paragraph):
            return
        spaces = text.count(" ")
        is_prose = len(text) > 110 or spaces > 14 or (text.endswith(".") and spaces > 5) or text.endswith(":")
        if is_prose and self._leads_in(text):
            return
        if not is_prose and _heading_says_origin(text):
            self.open(text)
        elif self.list is not None:
            self._take_break(text, is_prose)

    def _leads_in(self, text: str) -> bool:
        for sentence in reversed(_SENTENCE.split(text)):
            if ("countr" in sentence.lower() or sentence.endswith(":")) and _sentence_says_origin(sentence):
                self.open(sentence)
                self.list.breaks = 1
                return True
        return False

    def _take_break(self, text: str, is_prose: bool) -> None:
        """A text that is no country: a group's heading and a running title go by, others end the list."""
        plain = _plain(text)
        if _is_group(text, plain, is_prose):
            self.list.metal = self.list.metal if is_prose else _metal_of(text) or self.list.metal
            return
        if (_RUNNING_TITLE.search(text) and len(text) < 100) or _is_heading_of_list(text):
            return
        if (
            not is_prose
            and not _is("other_list", plain)
            and not _is("denies", plain)
            and self.list.bears_stray()
        ):
            return
        self.list.names += not is_prose and not self.list.rows
        self.list.breaks += 1
        if self.list.rows or self.list.breaks > _LIST_BREAKS or (not is_prose and _is("other_list", plain)):
            self.close()

    # lists in a paragraph

    def _take_runs(self, paragraph: Paragraph) -> bool:
        """Read the lists of countries in a paragraph; False where it holds none."""
        text, taken, after = paragraph.text, False, 0
        if self.list is None and not _could_lead_in(_plain(text)):
            return False
        hints = sum(_could_be(word) for word in _CAPITALIZED.findall(text))
        if not hints or (self.list is None and hints < 4 and "countr" not in text.lower()):
            return False
        for run in country_runs(text)[:_MOST_RUNS]:
            lead = _SENTENCE.split(text[max(after, run.start - _LONGEST_LEAD) : run.start])[-1]
            if self._accepts(run, text, lead, taken):
                self._take_run(paragraph, run, lead)
                taken = True
            after = run.end if taken or len(run.spans) > 1 else after
        return taken

    def _accepts(self, run: _Run, text: str, lead: str, is_next: bool) -> bool:
        if _TERM.match(text, run.end, run.end + 120):
            return False
        sentence = _plain(lead)
        if self.list is not None and _is_labelled(run, sentence):
            return True
        return not is_next and len(run.spans) > 1 and _is_led_in(run, text, sentence)

    def _take_run(self, paragraph: Paragraph, run: _Run, lead: str) -> None:
        if self.list is None:
            self.open(lead, None)
            self.list.metal = None
        metal = _metal_of(lead) or self.list.metal
        for start, end in run.spans:
            self._add([paragraph.text[start:end]], [metal], *paragraph.lines_of(start, end))

    def _add(self, countries: list[str], metals: list[str | None], first: int, last: int) -> None:
        self.list.rows += [Origin(country, metal, first, last) for country in countries for metal in metals]

    # rows of a table

    def take_row(self, line: Line) -> None:
        if self.list is None and not _mentions(line.text):
            return
        tokens = _without_codes(
            [_token(cell, column) for cell, column in zip(line.cells, line.columns, strict=True)]
        )
        kinds = {token.kind for token in tokens}
        if "countries" not in kinds:
            self._take_heading_row(" ".join(line.cells), tokens)
        elif self.list is not None:
            self._take_country_row(line, tokens)

    def _take_heading_row(self, text: str, tokens: list[_Token]) -> None:
        says = len(text) < 300 and _mentions(text) and _heading_says_origin(text)
        others = [_plain(token.text) for token in tokens if token.kind == "other"]
        if any(_is("other_list", other) for other in others) and not (says and len(tokens) < 3):
            self.close()
        elif says and (self.list is None or self.list.rows):
            self.open(text)
        if self.list is None:
            return
        metals = [token for token in tokens if token.kind == "metals"]
        self.list.is_headed = not metals
        if len(metals) > 1 or (metals and _is_country_heading(tokens[0].text)):
            self.list.set_columns(metals, _is_country_heading(tokens[0].text))
        elif metals and not others:
            self.list.metal = metals[0].values[0]
        elif others and not says and not _is("group", _plain(text)):
            self._take_break(text, False)

    def _take_country_row(self, line: Line, tokens: list[_Token]) -> None:
        others = sum(token.kind == "other" for token in tokens)
        if others and (others * 2 >= len(tokens) or len(self.list.rows) < _LONG_LIST or self.list.columns):
            self.list.is_broken = self.list.is_broken or len(self.list.rows) < 4
            self.close()
            return
        self.list.counted += tokens[-1].kind == "number"
        if self.list.columns and any(token.kind == "countries" for token in tokens):
            self._take_columns(line, tokens)
        elif tokens[-1].kind != "tick" or tokens[-1].text == "*" or self.list.is_headed:
            self._take_pairs(line, tokens)

    def _take_columns(self, line: Line, tokens: list[_Token]) -> None:
        """A matrix: one row for each mark under a metal; else columns of countries, each under its metal."""
        is_matrix = any(token.kind in _MATRIX_KINDS for token in tokens)
        if self.list.has_country_column and not is_matrix:
            return
        in_columns = [
            token
            for token in tokens
            if token.kind in _MATRIX_KINDS or (not is_matrix and token.kind == "countries")
        ]
        before = len(self.list.rows)
        metals = self.list.metals_of(in_columns)
        named = [token for token in tokens if token.kind == "countries"]
        countries = named[0].values if named == tokens[-1:] else []  # the country may stand after its marks
        for token in tokens:
            countries = token.values if token.kind == "countries" else countries
            marked = token.kind in ("tick", "metals") if is_matrix else token.kind == "countries"
            metal = token.values[0] if token.kind == "metals" else metals.get(token.column)
            if marked and metal:
                self._add(countries, [metal], line.number, line.end)
        if len(in_columns) != len(self.list.columns):
            self.list.partial.update(range(before, len(self.list.rows)))

    def _take_pairs(self, line: Line, tokens: list[_Token]) -> None:
        """Countries with the metal of their row, printed before or after; without one, the metal above."""
        kinds = [token.kind for token in tokens if token.kind in ("metals", "countries")]
        if kinds[0] == "countries" and "metals" in kinds:
            for index, token in enumerate(tokens):
                following = next(
                    (later for later in tokens[index + 1 :] if later.kind in ("metals", "countries")), None
                )
                if token.kind == "countries":
                    metals = (
                        following.values if following and following.kind == "metals" else [self.list.metal]
                    )
                    self._add(token.values, metals, line.number, line.end)
            return
        metals: list[str | None] = [self.list.metal]
        for token in tokens:
            if token.kind == "metals":
                metals = list(token.values)
                self.list.metal = metals[0] if len(metals) == 1 else None
            elif token.kind == "countries":
                self._add(token.values, metals, line.number, line.end)


_INCLUDES = re.compile(
    r"\b(?:includ(?:e|es|ed|ing)|following|as follows|countr[^.]{0,60} (?:are|were))[,:]?(?: the)?$"
)


def _is_group(text: str, plain: str, is_prose: bool) -> bool:
    """A heading inside a list of countries ("L2", "Covered Countries"), or what is printed in place of a country."""
    if _is("no_country", plain) and len(text) < 60:
        return True
    if _is("denies", plain) or (not is_prose and _is("other_list", plain)):
        return False
    return _is("group", plain) and (not is_prose or text.endswith(":"))


def _is_labelled(run: _Run, lead: str) -> bool:
    """In an open list: countries alone, after a metal or a group's label, or after "include"."""
    label = lead.strip(" |")
    if not label or _BULLET.fullmatch(label):
        return len(run.spans) > 1
    if label[-1] in ":–—-" and (
        (_METAL_WORDS.search(label) and len(label) < 60) or _is("group", label.lstrip("-• "))
    ):
        return True
    if _is("denies", label) or _is("defines", label):
        return False
    return len(run.spans) > 2 and len(label) < 300 and (label[-1] == ":" or bool(_INCLUDES.search(label)))


def _is_led_in(run: _Run, text: str, sentence: str) -> bool:
    """The sentence before the countries calls them countries of origin."""
    codes = {_code(text[start:end]) for start, end in run.spans}
    if _is("denies", _clauses(sentence)[-1]) or _is_definition(codes, sentence):
        return False
    covered = codes <= vocabulary.covered_countries()
    if any(_names_origin(clause) for clause in _clauses(sentence)) and _is("leads_in", sentence):
        return not covered or "following" in sentence or _is("name", sentence)
    return len(codes) > 3 and not covered and _is("runs_in", sentence) and _is("mineral", sentence)


def _code(country: str) -> str:
    return classify(country).value


def _is_definition(codes: set[str], opening: str) -> bool:
    """Covered countries only, and the words before them define what they are."""
    if not codes <= vocabulary.covered_countries():
        return False
    return _is("defines", opening) or (len(codes) > _MOST_COVERED and not _is("own", opening))


def _is_heading_of_list(text: str) -> bool:
    """A column heading of a list of countries, printed alone or again: "Country", "Metal", "Region"."""
    return bool(
        re.fullmatch(
            r"(?:countr(?:y|ies)(?: names?| or region| of origin)?|metals?|minerals?|regions?|3tg|[a-z]|\W+)",
            text.lower(),
        )
    )


def _is_country_heading(text: str) -> bool:
    return text.lower().startswith("countr")


@dataclass(frozen=True, slots=True)
class _Token:
    """A cell of a table of countries. kind: countries, metals, tick, no, number, skip or other."""

    text: str
    kind: str
    column: int
    values: list[str]


def _token(cell: str, column: int) -> _Token:
    if len(cell) > LONGEST_PARAGRAPH:
        return _Token(cell, "other", column, [])
    if metals := metals_in(cell):
        return _Token(cell, "metals", column, metals)
    if countries := whole_countries(cell, near=True):
        return _Token(cell, "countries", column, countries)
    return _Token(cell, _other_kind(cell), column, [])


def _without_codes(tokens: list[_Token]) -> list[_Token]:
    """The cells of a row without a country's code printed beside its name ("Peru", "PE")."""
    kept: list[_Token] = []
    for token in tokens:
        is_code = _CODE.fullmatch(token.text) and kept and kept[-1].kind == "countries"
        if not (is_code and (token.kind == "other" or _code(token.text) == _code(kept[-1].values[-1]))):
            kept.append(token)
    return kept


def _other_kind(cell: str) -> str:
    low = cell.lower()
    if cell in _TICKS or low in _YES:
        return "tick"
    kind = classify(cell).kind
    if kind == MARK or low in ("no", "n", "n/a", "na"):
        return "no"
    if kind == NUMBER:
        return "number"
    is_label = len(cell) < 160 and (_is("group", _plain(cell)) or _is("no_country", low))
    return "skip" if is_label or _is_heading_of_list(cell) else "other"


@lru_cache(maxsize=1 << 14)
def _metal_words(text: str) -> tuple[str, ...]:
    cell = classify(text.strip(" :"))
    if cell.kind == METAL:
        return (cell.value,)
    parts = [classify(part.strip()) for part in re.split(r"[,;/&]|\band\b", text) if part.strip()]
    return (
        tuple(part.value for part in parts)
        if len(parts) > 1 and all(part.kind == METAL for part in parts)
        else ()
    )


def metals_in(text: str) -> list[str]:
    """The metals of a text that names nothing else: "Gold", "Tin, Tungsten"."""
    return list(_metal_words(text)) if len(text) < 60 else []


def whole_countries(text: str, near: bool) -> list[str]:
    """The countries of a text that holds nothing else; near: a slip in the spelling of one is forgiven."""
    start, end = _trimmed(text, 0, len(text))
    if start >= end:
        return []
    if _is_country(text[start:end]) or (near and _near_country(text[start:end])):
        return [text[start:end]]
    runs = country_runs(text) if re.search(r"[,;•]| and ", text) else []
    if len(runs) == 1 and runs[0].start <= start and runs[0].end >= end - 1:
        return [text[slice(*span)] for span in runs[0].spans]
    return _side_by_side(text[start:end]) if " " in text[start:end] else []


def _side_by_side(text: str) -> list[str]:
    """Countries with only spaces between them (a cell whose line breaks were lost), [] for any other text."""
    words, found, index = text.split(), [], 0
    while index < len(words):
        sizes = [
            size
            for size in range(min(7, len(words) - index), 0, -1)
            if _is_country(" ".join(words[index : index + size]))
        ]
        if not sizes:
            return []
        found.append(" ".join(words[index : index + sizes[0]]))
        index += sizes[0]
    return found
