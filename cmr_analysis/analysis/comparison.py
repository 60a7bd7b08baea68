"""Two lists side by side: shared and exclusive smelters, statuses and names that differ, stated effort.

What is counted is a **smelter**: one facility for one metal, the pair (metal, smelter_id), once a list however
often it is printed. The *first* and the *second* list are those of a company for a reporting year; columns that
end in `_a` are of the first, in `_b` of the second. Statuses are those of `measures`: what a list does not say
is `not_stated`, a smelter that it does not name `not_listed`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from ..corpus import Corpus
from ..errors import SelectionError
from ..schema import METALS
from ..smelters.names import normalize_name
from .filing import only_filings
from .measures import country_name, only_metals
from .panel import SMELTER, STATED, STATUSES, identified, smelter_status_by_year, yearly_lists

BETWEEN = " | "  # stands between a smelter's names where a list prints several
_STATUS = pd.CategoricalDtype(STATUSES, ordered=True)
_SIDE = ["filing_id", "status", "status_raw", "names", "lines"]
_COUNTS = ["shared", "only_a", "only_b", "listed_a", "listed_b", "on_either"]
_SHARES = ["share_shared", "share_of_a", "share_of_b"]


def list_of(corpus: Corpus, company: str, year: int) -> Corpus:
    """The one filing whose list stands for a company's reporting year, as a corpus.

    Of several filings for the year it is the one that `measures.yearly_lists` uses; where none prints a list,
    the one signed last. Raises SelectionError, which lists what there is, for a company or year that is not
    in the corpus.
    """
    chosen = corpus.select(company, year)
    lists = yearly_lists(chosen.filings, chosen.smelters)
    used = lists.loc[lists["is_used"], "filing_id"]
    return only_filings(chosen, (used if len(used) else lists["filing_id"]).tail(1))


def label_of(side: Corpus) -> str:
    """A list's name in charts and tables: the company and the reporting year."""
    [filing] = side.filings.itertuples()
    return f"{filing.company} {filing.reporting_year}"


def compare(
    first: Corpus, second: Corpus, metals: Iterable[str] = METALS, identity: str = "fuzzy"
) -> pd.DataFrame:
    """One row a smelter on either list, of these metals: on which list, and what each says of it.

    first, second: one filing each (`list_of`). on_lists: `both`, `first` or `second`. names_*: its names as
    printed there, lines_*: where. status_*: one of `measures.STATUSES`. country: where it stands, as the
    second list prints it, else the first. identity: how smelters are told apart (`panel.identified`).
    Raises SelectionError when both are the same filing.
    """
    if label_of(first) == label_of(second):
        raise SelectionError(f"both lists are {label_of(first)!r}: name another company or year")
    sides = [_said(side, metals, identity) for side in (first, second)]
    both = sides[0].merge(sides[1], on=SMELTER, how="outer", suffixes=("_a", "_b"), validate="one_to_one")
    compared = both.assign(
        smelter_name=both["smelter_name_b"].fillna(both["smelter_name_a"]),
        country_code=both["country_code_b"].fillna(both["country_code_a"]),
        on_lists=_on_lists(both),
        status_a=both["status_a"].fillna("not_listed").astype(_STATUS),
        status_b=both["status_b"].fillna("not_listed").astype(_STATUS),
        label_a=label_of(first),
        label_b=label_of(second),
    ).assign(country=lambda frame: frame["country_code"].map(country_name))
    told = [f"{name}_{end}" for end in "ab" for name in _SIDE]
    columns = [*SMELTER, "smelter_name", "country_code", "country", "on_lists", *told, "label_a", "label_b"]
    texts = {name: "string" for name in columns if not name.startswith("status_") or "raw" in name}
    return (
        compared[columns]
        .astype(texts)
        .sort_values(["metal", "smelter_name", "smelter_id"], ignore_index=True)
    )


def _said(side: Corpus, metals: Iterable[str], identity: str) -> pd.DataFrame:
    """One row a smelter of one list: its status, names and lines there."""
    panel = smelter_status_by_year(side.filings, side.smelters, identity).pipe(only_metals, metals)
    rows = identified(side.smelters, identity).assign(metal=lambda frame: frame["metal"].astype("string"))
    printed = rows.groupby(SMELTER, as_index=False).agg(
        filing_id=("filing_id", "first"),
        names=("smelter_name_raw", lambda names: BETWEEN.join(dict.fromkeys(names.dropna()))),
        lines=("line_start", lambda lines: ", ".join(map(str, lines.dropna()))),
    )
    said = panel.merge(printed, on=SMELTER, how="left", validate="one_to_one")
    return said[[*SMELTER, "smelter_name", "country_code", *_SIDE]].astype({"status": "string"})


def _on_lists(both: pd.DataFrame) -> pd.Series:
    shared = both["status_a"].notna() & both["status_b"].notna()
    where = pd.Series("both", index=both.index, dtype="string")
    return where.mask(~shared & both["status_a"].notna(), "first").mask(
        ~shared & both["status_b"].notna(), "second"
    )


def overlap(compared: pd.DataFrame, by: str = "metal") -> pd.DataFrame:
    """One row a metal (or a country, by="country"): how many smelters both lists name, and each alone.

    on_either = shared + only_a + only_b; listed_a = shared + only_a; listed_b = shared + only_b.
    share_shared = shared / on_either (the Jaccard index); share_of_a, share_of_b = shared / the list's length,
    NA where it has none. Most smelters first for countries, metals in alphabetical order.
    """
    where = compared["on_lists"]
    counted = (
        compared.assign(shared=where.eq("both"), only_a=where.eq("first"), only_b=where.eq("second"))
        .groupby(by, as_index=False)[["shared", "only_a", "only_b"]]
        .sum()
        .assign(
            listed_a=lambda frame: frame["shared"] + frame["only_a"],
            listed_b=lambda frame: frame["shared"] + frame["only_b"],
            on_either=lambda frame: frame["shared"] + frame["only_a"] + frame["only_b"],
            label_a=_label(compared, "a"),
            label_b=_label(compared, "b"),
        )
    )
    shares = _with_shares(counted.astype(dict.fromkeys(_COUNTS, "Int64")))
    columns = ["label_a", "label_b", by, *_COUNTS, *_SHARES]
    order = [by] if by == "metal" else ["on_either", by]
    return shares[columns].sort_values(
        order, ascending=[by == "metal", True][-len(order) :], ignore_index=True
    )


def _with_shares(counted: pd.DataFrame) -> pd.DataFrame:
    wholes = dict(zip(_SHARES, ("on_either", "listed_a", "listed_b"), strict=True))
    return counted.assign(
        **{
            share: counted["shared"].astype("Float64") / counted[whole].mask(counted[whole].eq(0))
            for share, whole in wholes.items()
        }
    )


def _label(compared: pd.DataFrame, end: str) -> str | None:
    return compared[f"label_{end}"].iloc[0] if len(compared) else None


def shared(compared: pd.DataFrame) -> pd.DataFrame:
    """The smelters on both lists."""
    return compared.loc[compared["on_lists"].eq("both")].reset_index(drop=True)


def states_none(compared: pd.DataFrame, end: str) -> bool:
    """Whether the list (end: "a" or "b") states no status for any smelter that it names."""
    return not compared[f"status_{end}"].isin(STATED).any()


def status_pairs(compared: pd.DataFrame) -> pd.DataFrame:
    """One row a pair of statuses of the smelters on both lists: how many the first gives one, the second the other.

    Smelters without a status on a list are counted under `not_stated`; share_of_all is of all shared smelters.
    """
    pairs = (
        shared(compared)
        .groupby(["status_a", "status_b"], observed=True)
        .size()
        .reset_index(name="smelters")
        .astype({"smelters": "Int64"})
    )
    return pairs.assign(
        share_of_all=pairs["smelters"] / pairs["smelters"].sum(),
        label_a=_label(compared, "a"),
        label_b=_label(compared, "b"),
    )


def with_both_statuses(compared: pd.DataFrame) -> pd.DataFrame:
    """The shared smelters for which both lists state a status."""
    both = shared(compared)
    return both.loc[both["status_a"].isin(STATED) & both["status_b"].isin(STATED)].reset_index(drop=True)


def status_differences(compared: pd.DataFrame) -> pd.DataFrame:
    """One row a shared smelter whose stated status is another on the second list than on the first.

    Statuses are compared in common words: "Compliant" and "Full Compliant" are both `conformant`.
    """
    stated = with_both_statuses(compared)
    differing = stated.loc[stated["status_a"].astype("string").ne(stated["status_b"].astype("string"))]
    return differing.sort_values(["status_a", "status_b", "metal", "smelter_name"], ignore_index=True)


def name_differences(compared: pd.DataFrame) -> pd.DataFrame:
    """One row a shared smelter that the lists print under different names; `names` says how they differ.

    `spelling`: the names are one once spelling is evened out (`names.normalize_name`: case, punctuation,
    accents, legal form); `other name`: they are not. A smelter that both lists print under one name, letter
    for letter, is left out, even where one of them prints a second name.
    """
    both = shared(compared)
    kinds = [_names(row.metal, row.names_a, row.names_b) for row in both.itertuples()]
    differing = both.assign(names=pd.Series(kinds, index=both.index, dtype="string"))
    differing = differing.loc[differing["names"].ne("same")]
    return differing.sort_values(["names", "metal", "smelter_name", "smelter_id"], ignore_index=True)


def _names(metal: str, names_a: str, names_b: str) -> str:
    """How the names printed on each list differ: `same`, `spelling` or `other name`."""
    first, second = (set(names.split(BETWEEN)) for names in (names_a, names_b))
    if first & second:
        return "same"
    evened = [{normalize_name(name, metal) for name in names} for names in (first, second)]
    return "spelling" if evened[0] & evened[1] else "other name"


def identity_band(first: Corpus, second: Corpus, metals: Iterable[str] = METALS) -> pd.DataFrame:
    """One row a way to tell smelters apart, the most cautious first: shared smelters and each list's own.

    identity: `printed name` (letter for letter), then the levels of `panel.identified`.
    """
    ways = [("printed name", *map(_by_name, (first, second)), "fuzzy")]
    ways += [(level, first, second, level) for level in ("strict", "reviewed", "fuzzy")]
    metals = list(metals)
    rows = [
        {"identity": way, **_totals(compare(one, other, metals, level))} for way, one, other, level in ways
    ]
    return pd.DataFrame(rows).astype({"identity": "string", **dict.fromkeys(_COUNTS, "Int64")})


def _by_name(side: Corpus) -> Corpus:
    return replace(side, smelters=side.smelters.assign(smelter_id=side.smelters["smelter_name_raw"]))


def _totals(compared: pd.DataFrame) -> dict[str, int]:
    counted = overlap(compared)
    return {name: int(counted[name].sum()) for name in _COUNTS}
