"""What the exploring notebook shows: rows of smelter lists, chosen by company, year, metal, status and country.

In JupyterLab the choice is made with widgets, and charts and table follow. Where nobody can click (papermill,
nbval, an exported page) the same view is shown for the choice that the parameters make.
"""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..charts import explore as explore_charts
from ..errors import SelectionError
from . import display
from .findings import STATUS_LABELS, counted, in_words
from .measures import country_name
from .panel import STATUSES

if TYPE_CHECKING:
    from ..corpus import Corpus

_ROW_COLUMNS = "smelter_name_raw metal country_raw status_raw Company reporting_year filing_id line_start"
_NO_COUNTRY, _NO_METAL = "no country known", "metal not stated"
_LISTING = ["filing_id", "metal", "smelter_id"]


@dataclass(frozen=True)
class Choice:
    """What is looked at; an empty part takes all."""

    companies: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    metals: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


_COLUMN = {
    "companies": "company",
    "years": "reporting_year",
    "metals": "metal",
    "statuses": "status",
    "countries": "country",
}
_CALLED = {
    "companies": "Companies",
    "years": "Years",
    "metals": "Metals",
    "statuses": "Statuses",
    "countries": "Countries",
}


def listed_rows(corpus: Corpus) -> pd.DataFrame:
    """One row a printed smelter row, with company, year and country by name; what is not stated says so."""
    filings = corpus.filings[["filing_id", "company", "reporting_year"]]
    rows = corpus.smelters.merge(filings, on="filing_id", validate="many_to_one")
    status = rows["status"].astype("string").fillna("not_stated")
    return rows.assign(
        company=rows["company"].fillna(rows["filing_id"]),
        metal=rows["metal"].astype("string").fillna(_NO_METAL),
        status=status.astype(pd.CategoricalDtype(STATUSES, ordered=True)),
        country=rows["country_code"]
        .map(country_name, na_action="ignore")
        .fillna(_NO_COUNTRY)
        .astype("string"),
    ).sort_values(["company", "reporting_year", "filing_id", "row_number"], ignore_index=True)


def choices(rows: pd.DataFrame) -> dict[str, list]:
    """What can be chosen of each part, in order."""
    found = {part: sorted(rows[column].dropna().unique()) for part, column in _COLUMN.items()}
    return found | {"years": [int(year) for year in found["years"]], "statuses": _in_order(found["statuses"])}


def _in_order(statuses: Iterable[str]) -> list[str]:
    return [status for status in STATUSES if status in set(statuses)]


def choice(rows: pd.DataFrame, **wanted: Iterable[Any]) -> Choice:
    """The choice that words make: any case, companies by a unique beginning, statuses by label or by name.

    Raises SelectionError, which lists what there is, for a word that fits nothing or several.
    """
    there = choices(rows)
    return Choice(
        **{part: tuple(_known(word, part, there[part]) for word in words) for part, words in wanted.items()}
    )


def _known(word: Any, part: str, there: list) -> Any:
    names = {str(STATUS_LABELS.get(name, name)).casefold(): name for name in there}
    names |= {str(name).casefold(): name for name in there}
    wanted = str(word).strip().casefold()
    found = {names[wanted]} if wanted in names else set()
    if not found and part == "companies" and wanted:
        found = {name for key, name in names.items() if key.startswith(wanted)}
    if len(found) != 1:
        shown = ", ".join(str(name) for name in there[:20]) or "none"
        raise SelectionError(f"{part}: {str(word)!r} fits {len(found) or 'none'}; there are: {shown}")
    return found.pop()


def chosen(rows: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """The rows of the choice."""
    for part in fields(choice):
        wanted = getattr(choice, part.name)
        if wanted:
            rows = rows.loc[rows[_COLUMN[part.name]].isin(wanted)]
    return rows.reset_index(drop=True)


def counts_by(rows: pd.DataFrame, by: str) -> pd.DataFrame:
    """One row a group and status: on how many lists a smelter stands with it; the largest groups first.

    by: "list" (a company's list of a year, in that order), "country" or "metal". A smelter (a facility for one
    metal) counts once a list; where the list prints it with two statuses, that is its status. Columns: group,
    status, listings.
    """
    stated = rows.loc[rows["status"].ne("not_stated")].drop_duplicates([*_LISTING, "status"])
    twice = stated.loc[stated.duplicated(_LISTING), _LISTING]
    once = rows.sort_values("status").drop_duplicates(_LISTING)
    keys = pd.MultiIndex.from_frame(once[_LISTING])
    once = once.assign(status=once["status"].mask(keys.isin(pd.MultiIndex.from_frame(twice)), "two_statuses"))
    year = once["reporting_year"].astype("string").fillna("no year")
    group = once["company"] + ", " + year if by == "list" else once[by]
    counts = once.assign(group=group.astype("string")).groupby(["group", "status"], observed=True).size()
    table = counts.reset_index(name="listings").astype({"listings": "Int64"})
    total = table.groupby("group")["listings"].transform("sum")
    first = ["group"] if by == "list" else ["total", "group"]
    order = table.assign(total=-total).sort_values([*first, "status"], ignore_index=True)
    return order.drop(columns="total")


def said(rows: pd.DataFrame, choice: Choice) -> str:
    """The choice and what it holds, in a sentence."""
    parts = [
        f"{_CALLED[part.name].lower()} {in_words([STATUS_LABELS.get(word, word) for word in words])}"
        for part in fields(choice)
        if (words := getattr(choice, part.name))
    ]
    smelters = counted(len(rows.drop_duplicates(["metal", "smelter_id"])), "smelter")
    lists = counted(rows["filing_id"].nunique(), "list")
    return f"Chosen: {'; '.join(parts) or 'everything'}. {counted(len(rows), 'row')}, {smelters}, {lists}."


def is_live() -> bool:
    """Whether this kernel was started for a notebook that somebody has open: Jupyter's server then names it."""
    return bool(os.environ.get("JPY_SESSION_NAME"))


class View:
    """The parts of the notebook's view, each a widget that follows the controls, or what it would show first."""

    def __init__(
        self, corpus: Corpus, *, most: int = 50, live: bool | None = None, **wanted: Iterable[Any]
    ) -> None:
        """wanted: companies, years, metals, statuses, countries to begin with. most: rows shown in the table."""
        self.all_rows, self.most = listed_rows(corpus), most
        self.choice = choice(self.all_rows, **wanted)
        self.live = is_live() if live is None else live
        self.parts: list[tuple[Any, Callable[[], Any]]] = []

    @property
    def rows(self) -> pd.DataFrame:
        return chosen(self.all_rows, self.choice)

    def controls(self) -> Any:
        """A list to choose from for each part, and the choice in a sentence."""
        summary = self._part(lambda: display.prose(said(self.rows, self.choice)))
        if not self.live:
            return summary
        from ipywidgets import HBox, Layout, VBox

        there = choices(self.all_rows)
        lists = [self._list(part, there[part]) for part in _COLUMN]
        return VBox([HBox(lists, layout=Layout(flex_flow="row wrap")), summary])

    def _list(self, part: str, there: list) -> Any:
        from ipywidgets import Label, Layout, SelectMultiple, VBox

        options = [(str(STATUS_LABELS.get(name, name)), name) for name in there]
        box = SelectMultiple(options=options, value=getattr(self.choice, part), rows=6)
        box.layout = Layout(width="15em")
        box.tooltip = f"{_CALLED[part]}: none chosen means all"
        box.observe(lambda change: self.choose(**{part: change["new"]}), names="value")
        return VBox([Label(f"{_CALLED[part]} (none chosen: all)"), box])

    def choose(self, **parts: tuple) -> None:
        """Another choice; everything shown follows."""
        self.choice = Choice(**{**vars(self.choice), **parts})
        for widget, draw in self.parts:
            widget.value = as_html(draw())

    def lists(self) -> Any:
        """The chosen lists, with statuses."""
        return self._chart("list")

    def countries(self) -> Any:
        """Where the smelters stand, with statuses."""
        return self._chart("country")

    def _chart(self, by: str) -> Any:
        return self._part(lambda: display.chart(explore_charts.listings(counts_by(self.rows, by), by=by)))

    def table(self) -> Any:
        """The chosen rows, the first of them."""
        return self._part(self._table)

    def _table(self) -> display.Html:
        rows = self.rows
        caption = "Rows" if len(rows) <= self.most else f"The first {self.most} of {len(rows):,} rows"
        first = rows.head(self.most).rename(columns={"company": "Company"})
        return display.table(first, caption, _ROW_COLUMNS)

    def _part(self, draw: Callable[[], Any]) -> Any:
        if not self.live:
            return draw()
        from ipywidgets import HTML

        widget = HTML(value=as_html(draw()))
        self.parts.append((widget, draw))
        return widget


def as_html(piece: display.Html | display.Picture) -> str:
    """What a piece shows, as HTML for a widget."""
    if isinstance(piece, display.Picture):
        picture = b64encode(piece.png).decode()
        return f'<img style="width:100%" alt="{escape(piece.description)}" src="data:image/png;base64,{picture}">'
    return piece.html
