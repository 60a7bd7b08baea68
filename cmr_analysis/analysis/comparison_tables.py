"""Two lists side by side as tables to read: measures of `comparison` under the lists' own names."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ..corpus import Corpus
from ..schema import METALS
from .comparison import label_of, status_differences
from .filing_findings import FACT_LABELS, facts_in_words
from .findings import STATUS_LABELS, percent
from .panel import STATED, yearly_lists

IDENTITY_LABELS = {
    "printed name": "by printed names, letter for letter",
    "strict": "strict: by printed IDs and by names but for spelling",
    "reviewed": "reviewed: and by recorded other and earlier names",
    "fuzzy": "fuzzy: and by similar names",
}
NAME_LABELS = {"spelling": "Spelling", "other name": "Other name"}


def lists_compared(first: Corpus, second: Corpus) -> pd.DataFrame:
    """One row a list: company, year, form, rows printed, smelters, and rows with a status that is understood.

    without_metal: rows that name no metal; they are not compared.
    """
    return pd.concat([_list(side) for side in (first, second)], ignore_index=True)


def _list(side: Corpus) -> pd.DataFrame:
    rows = side.smelters
    return yearly_lists(side.filings, rows)[
        ["filing_id", "reporting_year", "form_type", "rows", "smelters"]
    ].assign(
        **{
            "Rows with a status": int(rows["status"].isin(STATED).sum()),
            "Rows without a metal": int((~rows["metal"].isin(METALS)).sum()),
        }
    )


def overlap_table(overlap: pd.DataFrame, by: str = "metal") -> pd.DataFrame:
    """One row a metal or country: how long each list is, smelters on both and on one only."""
    if overlap.empty:
        return overlap
    first, second = overlap["label_a"].iloc[0], overlap["label_b"].iloc[0]
    shares = [percent(share) for share in overlap["share_shared"]]
    named = {
        by: by.title(),
        "listed_a": first,
        "listed_b": second,
        "shared": "On both",
        "only_a": f"Only {first}",
        "only_b": f"Only {second}",
    }
    return overlap[list(named)].rename(columns=named).assign(**{"On both, of either": shares})


def exclusives(compared: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """For each list its label and one row a smelter that only this list names, as printed."""
    for end, where in (("a", "first"), ("b", "second")):
        alone = compared.loc[compared["on_lists"].eq(where)]
        columns = {
            "smelter_name": "Smelter",
            f"names_{end}": "Name as printed",
            "metal": "Metal",
            "country": "Country",
            f"status_raw_{end}": "Status as printed",
            f"filing_id_{end}": "filing_id",
            f"lines_{end}": "Line",
        }
        label = compared[f"label_{end}"].iloc[0] if len(compared) else "this company"
        yield label, alone[list(columns)].rename(columns=columns)


def statuses_side_by_side(compared: pd.DataFrame) -> pd.DataFrame:
    """One row a shared smelter with different statuses: under the common headings, as printed, and where."""
    return _side_by_side(status_differences(compared), _status)


def _status(row: tuple, end: str) -> str:
    status = STATUS_LABELS[getattr(row, f"status_{end}")]
    return f"{status}: “{getattr(row, f'status_raw_{end}')}” ({_place(row, end)})"


def names_side_by_side(differences: pd.DataFrame) -> pd.DataFrame:
    """One row a shared smelter under different names: the names as printed, and where."""
    table = _side_by_side(
        differences, lambda row, end: f"{getattr(row, f'names_{end}')} ({_place(row, end)})"
    )
    return table.assign(Difference=differences["names"].map(NAME_LABELS))


def _place(row: tuple, end: str) -> str:
    lines = getattr(row, f"lines_{end}")
    return f"{getattr(row, f'filing_id_{end}')}, line{'s' if ', ' in lines else ''} {lines}"


def _side_by_side(chosen: pd.DataFrame, said) -> pd.DataFrame:
    table = chosen[["smelter_name", "metal", "country"]].rename(
        columns={"smelter_name": "Smelter", "metal": "Metal", "country": "Country"}
    )
    for end in "ab":
        if len(chosen):
            table[chosen[f"label_{end}"].iloc[0]] = [said(row, end) for row in chosen.itertuples()]
    return table.astype("string")


def band_table(band: pd.DataFrame, first: Corpus, second: Corpus) -> pd.DataFrame:
    """One row a way to tell smelters apart: smelters on both lists and on one only. band: `identity_band`."""
    columns = {
        "identity": "Smelters told apart",
        "shared": "On both",
        "only_a": f"Only {label_of(first)}",
        "only_b": f"Only {label_of(second)}",
    }
    return band.assign(identity=band["identity"].map(IDENTITY_LABELS))[list(columns)].rename(columns=columns)


def quotes(first: Corpus, second: Corpus) -> pd.DataFrame:
    """One row a fact and filing: the value and the sentence that states it; facts of one kind together."""
    said = pd.concat([facts_in_words(side.facts) for side in (first, second)], ignore_index=True)
    order = {label: place for place, label in enumerate(FACT_LABELS.values())}
    return said.sort_values("Fact", key=lambda facts: facts.map(order), kind="stable", ignore_index=True)


def both_filings(first: Corpus, second: Corpus) -> pd.DataFrame:
    """The two rows of the filings table."""
    return pd.concat([first.filings, second.filings], ignore_index=True)
