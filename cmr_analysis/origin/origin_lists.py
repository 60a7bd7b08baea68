"""A list of countries of origin while it is read, and what shows in the end that it was another list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from .origin_cells import Token
from .origin_countries import code_of
from .origin_words import is_definition

LONG_LIST = 8
"""Countries; a longer list goes on after one text that is none."""

_SHORT_LIST = 4  # countries; with names of something else among them it is none


@dataclass(frozen=True, slots=True)
class Origin:
    """One country of origin as printed; metal is None where the list is not by metal."""

    country_raw: str
    metal: str | None
    line_start: int
    line_end: int


@dataclass(slots=True)
class OriginList:
    """A list that its heading or lead-in calls one of origins, and what was met in it.

    metal: the metal of the countries that follow; opening: the plain text that opened the list.
    breaks, names: texts before the first country that are none, and those of them that are no prose.
    counted: rows that end in a number. strays: how many countries stood before each text let pass.
    columns: first and last position of each metal's heading, and the metal; has_country_column: a heading
    says where the countries stand. partial: rows of lines with cells missing, kept if is_aligned.
    metals_alone: how many countries stood before each metal alone on its line; metal_comes_after: below its country.
    """

    metal: str | None = None
    opening: str = ""
    rows: list[Origin] = field(default_factory=list)
    breaks: int = 0
    names: int = 0
    counted: int = 0
    strays: set[int] = field(default_factory=set)
    columns: list[tuple[int, int, str]] = field(default_factory=list)
    has_country_column: bool = False
    is_headed: bool = False
    is_aligned: bool = True
    partial: set[int] = field(default_factory=set)
    metals_alone: list[int] = field(default_factory=list)
    metal_comes_after: bool = False
    is_broken: bool = False

    def origins(self) -> list[Origin]:
        """The rows, none where the list turned out to be something else."""
        if not self.rows or self.is_broken or self.counted * 3 > len(self.rows):
            return []
        if self.names and len(self.rows) < _SHORT_LIST:
            return []
        if self.metal_comes_after and any(row.metal is None for row in self.rows):
            return []
        if is_definition({code_of(row.country_raw) for row in self.rows}, self.opening):
            return []
        return [row for index, row in enumerate(self.rows) if self.is_aligned or index not in self.partial]

    def add(self, countries: Iterable[str], metals: Iterable[str | None], first: int, last: int) -> None:
        """One row for each country and metal, printed on the lines from first to last."""
        metals = list(metals)
        self.rows += [Origin(country, metal, first, last) for country in countries for metal in metals]

    def give_up(self) -> None:
        """A row of another table: the list ends, and if it has just begun it was none."""
        self.is_broken = self.is_broken or len(self.rows) < _SHORT_LIST

    def bears_stray(self) -> bool:
        """A short text between two countries of a long list, one at a time: a page's running title, an unknown name."""
        rows = len(self.rows)
        if rows < LONG_LIST * (len(self.strays) + 1) or rows in self.strays:
            return False
        self.strays.add(rows)
        return True

    # metals and answers alone on their line

    def take_answer(self) -> None:
        """Yes or no alone on its line: of a column beside the country, unless it stands under one metal for many."""
        if self.metal and (not self.metals_alone or len(self.rows) - self.metals_alone[-1] != 1):
            self.is_broken = True

    def take_metals(self, metals: list[str]) -> None:
        """Metals alone on their line head the countries below, or follow each country.

        They follow where the list began with one country, or with the headings of several columns of metals: a
        table that lost its columns. If none follow there, nothing is read from it.
        """
        if self._begins_with_country() or self._begins_with_headings():
            self.metal_comes_after, self.metal = True, None
        if self.metal_comes_after:
            self._take_metals_of_last(metals)
        elif self._has_misplaced_metals():
            self.is_broken = True
        else:
            self.metal = metals[0] if len(metals) == 1 else None
        self.metals_alone.append(len(self.rows))

    def _begins_with_country(self) -> bool:
        return not self.metals_alone and len(self.rows) == 1 and self.metal is None

    def _begins_with_headings(self) -> bool:
        return bool(self.metals_alone) and not self.rows

    def _take_metals_of_last(self, metals: list[str]) -> None:
        """Metals of the country above them, all on one line or each on its own."""
        if not self.rows:
            return
        last = self.rows[-1]
        if last.metal is None:
            self.rows.pop()
        elif last.metal in metals:
            self.is_broken = True
        self.rows += [replace(last, metal=metal) for metal in metals]

    def _has_misplaced_metals(self) -> bool:
        """Metals that head no countries."""
        new = len(self.rows) - (self.metals_alone[-1] if self.metals_alone else 0)
        return new == 0 if self.metals_alone else new > 1 and not self.metal

    # metals over columns

    def set_columns(self, metals: list[Token], has_country_column: bool) -> None:
        """The headings of a table's columns of metals."""
        self.has_country_column = has_country_column
        self.columns = [
            (token.column, token.column + len(token.text), metal)
            for token in metals
            for metal in token.values
        ]

    def metals_of(self, tokens: list[Token]) -> dict[int, str]:
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
