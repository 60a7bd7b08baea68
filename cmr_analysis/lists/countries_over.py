"""Lists that print a country alone over its smelters: "China", and below it rows without a country."""

from __future__ import annotations

from dataclasses import dataclass, field

from .printed_rows import SmelterRow

_FEWEST_COUNTRIES = 2


@dataclass(slots=True)
class CountriesOver:
    """The country over the rows that are read next, and where each began.

    starts: the number of rows before, and the country (None where a metal or a status ended it).
    is_list: rows stand below each; not where rows came before the first, or where two countries stand together.
    """

    country: str | None = None
    starts: list[tuple[int, str | None]] = field(default_factory=list)
    is_list: bool = True
    is_inner: bool = False

    def take(self, country: str, rows: int, is_inner: bool) -> None:
        """Note a country. is_inner: it stands below a metal or a status, and the next of these ends it."""
        if rows and not self.starts:
            self.is_list = False
        if self.starts and self.starts[-1][0] == rows and self.starts[-1][1]:
            self.is_list = False  # countries of origin
        self.starts.append((rows, country))
        self.country, self.is_inner = country if self.is_list else None, is_inner

    def end(self, rows: int) -> None:
        """A metal or a status stands over what follows."""
        if self.country and self.is_inner:
            self.country = None
            self.starts.append((rows, None))

    def fill(self, rows: list[SmelterRow]) -> None:
        """The rows, each with the country over it."""
        if not self.is_list or len({country for _, country in self.starts if country}) < _FEWEST_COUNTRIES:
            return
        ends = [*(start for start, _ in self.starts[1:]), len(rows)]
        for (start, country), end in zip(self.starts, ends, strict=True):
            for row in rows[start:end]:
                row.country_raw = row.country_raw or country
