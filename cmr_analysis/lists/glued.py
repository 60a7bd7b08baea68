"""A list glued into one sentence: "The smelters are: Tin – EM Vinto, Bolivia; Minsur, Peru; Gold – Japan Mint"."""

from __future__ import annotations

import re

from .cells import NAME, Cell, classify
from .cutting import COMMA, between_typed_ends
from .described import description, may_describe
from .names import are_companies, is_legal_form
from .printed_rows import several_names
from .records import Placed, Record

_LED_BY_METAL = re.compile(
    r"(?:^|[;:.,]\s+|\band\s+)(?=(?:Gold|Tantalum|Tin|Tungsten)\s*[:–—-]\s)", re.IGNORECASE
)
_METAL_AND_NAMES = re.compile(r"(?P<metal>\w+)\s*[:–—-]\s+(?P<names>.+)", re.DOTALL)
_LEADS = (":", "–", "—", "- ")
_FEWEST_METALS = 2
_NEXT_DESCRIBED = re.compile(r"[;,]?\s*(?:\band\s+)?\(\d{1,3}\)\s+|;\s+(?:and\s+)?")


def rows_in_sentence(line: Placed) -> list[Record]:
    """A row a metal, its names in one cell; [] for a sentence that is none such.

    Each metal must lead names, most of companies: "Gold: Argentina, Peru; Tin: Bolivia" are countries.
    """
    text = line.cell.text
    words = text.lower()
    if "smelter" not in words and "refiner" not in words:
        return []
    pieces = _LED_BY_METAL.split(text)[1:] if any(sign in text for sign in _LEADS) else []
    if len(pieces) < _FEWEST_METALS:
        return _rows_described(line)
    rows = [_row(line, piece) for piece in pieces]
    names = [name for row in rows if row for name in _names(row[1].cell.text)]
    return rows if all(rows) and are_companies(names) else []


def _rows_described(line: Placed) -> list[Record]:
    """A row for each "X, a gold refiner in Y", where numbers or semicolons part them and nothing else is told."""
    if not may_describe(line.cell.text):
        return []
    first, *rest = _NEXT_DESCRIBED.split(_without_stop(line.cell.text.rstrip()))
    led_in = first.rpartition(": ")[2]
    pieces = [led_in, *rest] if description(led_in) else rest
    found = [description(piece) for piece in pieces]
    if len(found) < _FEWEST_METALS or not all(found):
        return []
    return [_row_of(line, [match["metal"], match["name"], match["country"]]) for match in found]


def _row_of(line: Placed, texts: list[str | None]) -> Record:
    """The record of a metal, a name and a country, which may be none."""
    cells = [
        Cell(text, NAME) if column == 1 else text and classify(text) for column, text in enumerate(texts)
    ]
    return [line._replace(cell=cell, column=column, in_row=True) for column, cell in enumerate(cells) if cell]


def _row(line: Placed, piece: str) -> Record:
    match = _METAL_AND_NAMES.match(_without_stop(piece.rstrip(" ;,")))
    if not match:
        return []
    text = match["names"]
    cells = (
        [(text, NAME)] if several_names(text) else next(iter(between_typed_ends(text, COMMA)), [(text, NAME)])
    )
    if cells[0][1] != NAME or classify(cells[0][0]).kind != NAME:
        return []
    metal = line._replace(cell=classify(match["metal"]), in_row=True)
    named = [
        line._replace(cell=Cell(cell, NAME) if kind == NAME else classify(cell), column=column, in_row=True)
        for column, (cell, kind) in enumerate(cells, start=1)
    ]
    return [metal, *named]


def _without_stop(text: str) -> str:
    """Without the full stop of the sentence; that of "Corp." stays."""
    return text[:-1] if text.endswith(".") and not is_legal_form(text.rpartition(" ")[2]) else text


def _names(text: str) -> list[str]:
    return [entry.name for entry in several_names(text)] or [text]
