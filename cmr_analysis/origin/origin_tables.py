"""Rows of a table of countries: a matrix of marks, columns of countries by metal, pairs of country and metal."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Line
from .origin_cells import Token, without_bullets, without_repeats
from .origin_lists import LONG_LIST, OriginList
from .origin_words import is_country_heading

_MATRIX_KINDS = frozenset(("tick", "no", "metals"))
_PAIR_KINDS = frozenset(("metals", "countries"))


def take_heading(origins: OriginList, tokens: list[Token]) -> bool:
    """Take the metals of a row without countries as headings; False where it names none."""
    metals = [token for token in tokens if token.kind == "metals"]
    has_country_column = is_country_heading(tokens[0].text)
    origins.is_headed = not metals
    if len(metals) > 1 or (metals and has_country_column):
        origins.set_columns(metals, has_country_column)
    elif metals and all(token.kind != "other" for token in tokens):
        origins.metal = metals[0].values[0]
    else:
        return False
    return True


def take_countries(origins: OriginList, line: Line, tokens: list[Token]) -> bool:
    """Add the countries of a row; False where it is a row of another table."""
    if not origins.columns:
        tokens = without_repeats(without_bullets(tokens))
    others = sum(token.kind == "other" for token in tokens)
    is_short = len(origins.rows) < LONG_LIST
    is_of_others = others * 2 >= len(tokens) or is_short or bool(origins.columns)
    if others and is_of_others and not _has_remark(origins, tokens):
        return False
    last = tokens[-1]
    origins.counted += last.kind == "number"
    if origins.columns:
        _take_columns(origins, line, tokens)
    elif last.kind != "tick" or last.text == "*" or origins.is_headed:
        for country, metals in _pairs(origins, tokens):
            origins.add(country.values, metals, line.number, line.end)
    return True


def _has_remark(origins: OriginList, tokens: list[Token]) -> bool:
    """Metal and country, and what says so in a last column: "RCOI data", under a heading of its own."""
    kinds = [token.kind for token in tokens]
    return origins.is_headed and kinds[-1] == "other" and sorted(kinds[:-1]) == ["countries", "metals"]


def _take_columns(origins: OriginList, line: Line, tokens: list[Token]) -> None:
    """A matrix: one row for each mark under a metal; else columns of countries, each under its metal."""
    is_matrix = any(token.kind in _MATRIX_KINDS for token in tokens)
    if origins.has_country_column and not is_matrix:
        return
    kinds = _MATRIX_KINDS if is_matrix else ("countries",)
    in_columns = [token for token in tokens if token.kind in kinds]
    before = len(origins.rows)
    metals = origins.metals_of(in_columns)
    for countries, token in _marked(tokens) if is_matrix else ((token.values, token) for token in in_columns):
        metal = token.values[0] if token.kind == "metals" else metals.get(token.column)
        if metal:
            origins.add(countries, [metal], line.number, line.end)
    if len(in_columns) != len(origins.columns):
        origins.partial.update(range(before, len(origins.rows)))


def _marked(tokens: list[Token]) -> Iterator[tuple[list[str], Token]]:
    """Each mark of a matrix row with its countries, which may stand before the marks or after them all."""
    named = [token for token in tokens if token.kind == "countries"]
    countries = named[0].values if named == tokens[-1:] else []
    for token in tokens:
        if token.kind == "countries":
            countries = token.values
        elif token.kind in ("tick", "metals"):
            yield countries, token


def _pairs(origins: OriginList, tokens: list[Token]) -> Iterator[tuple[Token, list[str | None]]]:
    """Countries with the metal of their row, printed before or after; without one, the metal above."""
    tokens = [token for token in tokens if token.kind in _PAIR_KINDS]
    comes_after = tokens[0].kind == "countries" and any(token.kind == "metals" for token in tokens)
    metals: list[str | None] = [origins.metal]
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if token.kind == "countries" and comes_after:
            has_metal = following is not None and following.kind == "metals"
            yield token, following.values if has_metal else [origins.metal]
        elif token.kind == "countries":
            yield token, metals
        elif not comes_after:
            metals = list(token.values)
            origins.metal = metals[0] if len(metals) == 1 else None
