"""One reporting year, all filers: what they determined, whom they asked, what they list.

Every measure counts the filings that stand for a company and the year (`filers.filers`), so that an amended
filing counts once. Frames in, tidy frames out; sentences at the end.
"""

from __future__ import annotations

import pandas as pd

from .filers import filers, used, with_interval
from .findings import counted, in_words, percent
from .measures import country_name
from .panel import STATED

DETERMINATIONS = {
    "rcoi_determination": "Country of origin, after the inquiry",
    "product_determination": "Products",
    "due_diligence_framework": "Due diligence framework named",
    "private_sector_audit": "Private sector audit",
}
NUMBERS = {"response_rate": "Response rate", "suppliers_surveyed": "Suppliers asked"}
NOT_FOUND = "not_found"


def of_year(filings: pd.DataFrame, smelters: pd.DataFrame, year: int) -> pd.DataFrame:
    """`filers` of one reporting year: one row a filing; empty where nobody filed for the year."""
    wanted = filings.loc[filings["reporting_year"].eq(year).fillna(False)]
    return filers(wanted, smelters.loc[smelters["filing_id"].isin(wanted["filing_id"])])


def determinations(filed: pd.DataFrame, facts: pd.DataFrame) -> pd.DataFrame:
    """One row a determination and value: in how many filings it was found, and the share of all filers.

    Numerator `filings`: filers whose filing states the value. Denominator `of`: all filers of the year, those
    in which nothing was found too: they are the value `not_found` (the filing does not say, or the reader
    missed it), so the shares of a determination sum to 1. low, high: 95 % Wilson interval, NA for one filer.
    """
    ids = used(filed)["filing_id"]
    stated = facts.loc[facts["fact"].isin(DETERMINATIONS) & facts["filing_id"].isin(ids)]
    wide = stated.pivot_table(
        index="filing_id", columns="fact", values="value", aggfunc="first", observed=True
    )
    wide = wide.reindex(index=ids, columns=list(DETERMINATIONS)).astype("string").fillna(NOT_FOUND)
    counts = (
        wide.melt(var_name="fact", value_name="value").value_counts().reset_index(name="filings")
        if len(ids)
        else pd.DataFrame({"fact": [], "value": [], "filings": []})
    )
    order = {fact: place for place, fact in enumerate(DETERMINATIONS)}
    return (
        counts.assign(of=len(ids), place=counts["fact"].map(order), last=counts["value"].eq(NOT_FOUND))
        .sort_values(["place", "last", "filings", "value"], ascending=[True, True, False, True])
        .pipe(with_interval, "filings", "of", "share_of_filers")
        .drop(columns=["place", "last"])
        .astype({"fact": "string", "value": "string", "filings": "Int64", "of": "Int64"})
        .reset_index(drop=True)
    )


def stated_numbers(filed: pd.DataFrame, facts: pd.DataFrame) -> pd.DataFrame:
    """One row a filer and number that it states (response_rate: share; suppliers_surveyed: suppliers asked).

    A filer that states none has no row: nothing is filled in.
    """
    wanted = facts.loc[facts["fact"].isin(NUMBERS), ["filing_id", "fact", "number", "line_start"]]
    found = used(filed)[["company", "filing_id"]].merge(wanted, on="filing_id", validate="one_to_many")
    found = found.assign(is_share=found["fact"].eq("response_rate"))
    return found.sort_values(["fact", "number", "company"], ignore_index=True)


def most_and_least(common: pd.DataFrame, rows: int = 20) -> dict[str, pd.DataFrame]:
    """The first and the last rows of `frequency`, the rarest first; none where there are fewer than two lists."""
    shown = common.loc[common["of"].gt(1)]
    return {"most": shown.head(rows), "least": shown.iloc[::-1].head(rows).reset_index(drop=True)}


def quotes(filed: pd.DataFrame, facts: pd.DataFrame) -> pd.DataFrame:
    """One row a filer and determination that was found: its value, the sentence that states it, and its line."""
    wanted = facts.loc[facts["fact"].isin(DETERMINATIONS)]
    found = used(filed)[["company", "filing_id"]].merge(wanted, on="filing_id", validate="one_to_many")
    return found.sort_values(["fact", "value", "company"], ignore_index=True)


def list_lengths(listed: pd.DataFrame) -> pd.DataFrame:
    """One row a filer and metal: distinct smelters on its list. No row where it lists none of that metal.

    listed: `filers.listings`.
    """
    lengths = (
        listed.groupby(["company", "filing_id", "metal"], observed=True).size().reset_index(name="smelters")
    )
    return lengths.astype({"smelters": "Int64"}).sort_values(
        ["metal", "smelters", "company"], ignore_index=True
    )


def conformance(listed: pd.DataFrame) -> pd.DataFrame:
    """One row a filer and metal: smelters listed, those with a status, those conformant, and their share.

    Numerator `conformant`: smelters that the list calls conformant (not those with two statuses). Denominator
    `smelters`: all smelters of that metal on the list, those without a status too. NA where the whole list
    states no status: such a list says nothing about conformance.
    """
    counts = (
        listed.assign(with_status=listed["status"].isin(STATED), conformant=listed["status"].eq("conformant"))
        .groupby(["company", "filing_id", "metal"], observed=True)
        .agg(
            smelters=("smelter_id", "size"),
            with_status=("with_status", "sum"),
            conformant=("conformant", "sum"),
        )
        .reset_index()
        .astype({"smelters": "Int64", "with_status": "Int64", "conformant": "Int64"})
    )
    silent = counts.groupby("filing_id")["with_status"].transform("sum").eq(0)
    counts = counts.assign(conformant=counts["conformant"].mask(silent))
    share = counts["conformant"].astype("Float64") / counts["smelters"]
    return counts.assign(share_conformant=share).sort_values(["metal", "company"], ignore_index=True)


def spread(frame: pd.DataFrame, by: str, value: str) -> pd.DataFrame:
    """One row a group: n filers with a value, and the lowest, the quartiles and the highest; NA left out."""
    stated = frame.dropna(subset=[value]).astype({value: "Float64", by: "string"})
    found = stated.groupby(by)[value].quantile([0, 0.25, 0.5, 0.75, 1]).unstack()  # noqa: PD010
    names = ["lowest", "lower_quartile", "median", "upper_quartile", "highest"]
    found = found.reindex(columns=[0, 0.25, 0.5, 0.75, 1]).set_axis(names, axis=1)
    return found.assign(n=stated.groupby(by).size()).reset_index().astype({"n": "Int64"})[[by, "n", *names]]


def covered_countries(listed: pd.DataFrame) -> pd.DataFrame:
    """One row a smelter listed in a covered country: lists, those that state its status, those that call it conformant.

    The country is where the smelter stands (its row's printed country), not where its minerals come from.
    conformant is NA where no list states its status.
    """
    there = listed.loc[listed["is_covered_country"].fillna(False)]
    found = (
        there.assign(with_status=there["status"].isin(STATED), conformant=there["status"].eq("conformant"))
        .groupby(["metal", "smelter_id"], observed=True)
        .agg(
            smelter_name=("smelter_name", "first"),
            country_code=("country_code", "first"),
            lists=("filing_id", "nunique"),
            with_status=("with_status", "sum"),
            conformant=("conformant", "sum"),
        )
        .reset_index()
    )
    found = found.assign(conformant=found["conformant"].astype("Int64").mask(found["with_status"].eq(0)))
    found = found.assign(country=found["country_code"].map(country_name).astype("string"))
    return found.sort_values(["lists", "smelter_name"], ascending=[False, True], ignore_index=True)


def frequency(listed: pd.DataFrame) -> pd.DataFrame:
    """One row a smelter: on how many lists it stands; most common first, by name where equal.

    Numerator `lists`: lists that name it. Denominator `of`: lists that name any smelter of its metal. low,
    high: 95 % Wilson interval of the share, NA for one list.
    """
    of = listed.groupby("metal", observed=True)["filing_id"].nunique()
    found = (
        listed.groupby(["metal", "smelter_id"], observed=True)
        .agg(
            smelter_name=("smelter_name", "first"),
            country_code=("country_code", "first"),
            lists=("filing_id", "nunique"),
        )
        .reset_index()
        .assign(of=lambda frame: frame["metal"].map(of).astype("Int64"))
        .assign(country=lambda frame: frame["country_code"].map(country_name).astype("string"))
        .pipe(with_interval, "lists", "of", "share_of_lists")
    )
    return found.sort_values(
        ["share_of_lists", "lists", "metal", "smelter_name"],
        ascending=[False, False, True, True],
        ignore_index=True,
    )


# sentences


def numbers_say(numbers: pd.DataFrame, n: int) -> list[str]:
    """How many filers state each number, and the median of those that do."""
    said = []
    for fact, noun in (
        ("response_rate", "a response rate"),
        ("suppliers_surveyed", "how many suppliers were asked"),
    ):
        stated = numbers.loc[numbers["fact"].eq(fact), "number"]
        if stated.empty:
            said.append(f"None of {counted(n, 'filing')} states {noun}")
            continue
        median = percent(stated.median()) if fact == "response_rate" else f"{stated.median():,.10g} suppliers"
        of = "" if len(stated) == 1 else "the median of them "
        verb = "states" if len(stated) == 1 else "state"
        said.append(f"{len(stated):,} of {counted(n, 'filing')} {verb} {noun}: {of}{median}")
    return said


def scope(filed: pd.DataFrame, year: int) -> str:
    """Which year, how many filers, how many lists."""
    filers_ = used(filed)
    lists = int(filers_["rows"].gt(0).sum())
    return (
        f"Reporting year {year}: {counted(len(filers_), 'company filing')}, {counted(lists, 'smelter list')}"
    )


def sample_warning(filed: pd.DataFrame) -> str:
    """What a sample of this size allows to say of all filers."""
    n = len(used(filed))
    if n == 0:
        return "The corpus holds no filing for this year, so nothing can be said"
    if n == 1:
        return "With one filing (n = 1) nothing can be inferred about other filers: the numbers describe this filing"
    widest = with_interval(pd.DataFrame({"hits": [n / 2], "n": [n]}), "hits", "n", "share").iloc[0]
    return (
        f"Were the {n:,} filings drawn at random, a share of half of them would be uncertain from "
        f"{percent(widest['low'])} to {percent(widest['high'])} (95% Wilson interval). They are those that are at "
        "hand; how they were chosen adds an error that no interval shows"
    )


def lists_say(listed: pd.DataFrame) -> str:
    """How long the lists are, over all metals."""
    lengths = listed.groupby("filing_id").size()
    if lengths.empty:
        return "No filing prints a smelter list"
    if len(lengths) == 1:
        return f"One filing prints a list, of {counted(int(lengths.iloc[0]), 'smelter')}"
    return (
        f"{len(lengths):,} filings print a list: from {lengths.min():,} to {lengths.max():,} smelters, "
        f"median {lengths.median():,.0f}"
    )


def conformance_says(shares: pd.DataFrame) -> str:
    """The median filer's share of conformant smelters, by metal; how many lists state no status."""
    known = spread(shares, "metal", "share_conformant")
    lists, silent = shares["filing_id"].nunique(), shares.loc[shares["share_conformant"].isna()]
    said = [f"{percent(row.median)} of {row.metal.lower()}" for row in known.itertuples()]
    if not said:
        return "No list states a status" if lists else "No filing prints a smelter list"
    whose = "The one list that states statuses calls" if known["n"].max() == 1 else "The median list calls"
    left = counted(silent["filing_id"].nunique(), "list")
    missing = f". {left} without any status left out" if len(silent) else ""
    return f"{whose} {in_words(said)} smelters conformant{missing}"


def covered_say(listed: pd.DataFrame) -> str:
    """How many lists name a smelter in a covered country, of those that print countries."""
    known = listed.dropna(subset=["is_covered_country"])
    lists = known.groupby("filing_id")["is_covered_country"].any()
    if lists.empty:
        return "No list prints a country that is known"
    smelters = known.loc[known["is_covered_country"], ["metal", "smelter_id"]].drop_duplicates()
    with_countries = (
        f"{counted(len(lists), 'list')} that {'prints' if len(lists) == 1 else 'print'} countries"
    )
    if not lists.any():
        return f"No smelter of {with_countries} stands in a covered country"
    name = "names" if lists.sum() == 1 else "name"
    return (
        f"{lists.sum():,} of {with_countries} {name} a smelter in a covered country, "
        f"{counted(len(smelters), 'different smelter')} in all"
    )


def frequency_says(common: pd.DataFrame) -> str:
    """How many smelters stand on one list only, and how many on nearly all."""
    most = common["of"].max() if len(common) else 0
    if most < 2:
        return "With fewer than two lists no smelter is more common than another"
    once, nearly = int(common["lists"].eq(1).sum()), int(common["share_of_lists"].ge(0.9).sum())
    return (
        f"Of {counted(len(common), 'smelter')} on {most:,} lists, {once:,} {'is' if once == 1 else 'are'} on one "
        f"list only and {nearly:,} on at least {percent(0.9)} of the lists for their metal"
    )
