"""Measures over years, with the sample of companies held fixed or not, and what single companies do to them.

A measure is made of contributions: one row a company, year and measure, with numerator and denominator. So
that it can be said how far a value depends on one company, each value comes with the range that it takes when
any one company is left out.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from ..errors import SelectionError
from .filers import used, wilson
from .findings import in_words, percent
from .panel import STATED

MEASURES = {
    "share_conformant": "Listed smelters called conformant",
    "share_covered": "Listed smelters in covered countries",
    "list_length": "Smelters on a list",
    "response_rate": "Response rate of suppliers",
    "suppliers_surveyed": "Suppliers asked",
    "origin_determined": "Filings that determine the origin",
}
MEANING = {
    "share_conformant": "conformant smelters of all smelters on the lists that state statuses, each list’s counted",
    "share_covered": "smelters in covered countries of all whose country is printed, each list’s counted",
    "list_length": "smelters on the list of the median filer that prints one",
    "response_rate": "the median of the filers that state a rate",
    "suppliers_surveyed": "the median of the filers that state a number",
    "origin_determined": "covered, not covered, recycled or scrap, of the filings whose determination was found",
}
POOLED = ("share_conformant", "share_covered", "origin_determined")  # sum of numerators / sum of denominators
OF_FILINGS = ("origin_determined",)  # one filing counts one: a Wilson interval holds
SHARES = (*POOLED, "response_rate")
UNITS = {"list_length": "smelters", "suppliers_surveyed": "suppliers"}
_DETERMINED = ("covered", "not_covered", "recycled_or_scrap")
FEW = 5  # companies: fewer than this say little of others, whatever their shares
LARGE = 0.25  # of the rows: one company that holds more outweighs the rest of a small sample
WIDE = 0.1  # of a share, or of a median: what leaving out one company may change before it is said
SHOWN = "measure reporting_year value n leave_one_out largest_company share_of_largest"  # columns of a table
_PLACE = ["measure", "reporting_year"]


def chosen(filed: pd.DataFrame, years: Iterable[int] = (), companies: Iterable[str] = ()) -> pd.DataFrame:
    """The filers of these years and companies; none named means all. A name's unique beginning is enough.

    filed: `filers.filers`. Raises SelectionError for a year or a company that there is none of.
    """
    there = used(filed)
    wanted = {int(year) for year in years}
    missing = sorted(wanted.difference(there["reporting_year"].astype(int)))
    if missing:
        known = ", ".join(map(str, sorted(there["reporting_year"].unique()))) or "none"
        raise SelectionError(f"no filing for {in_words(missing)}; reporting years there are: {known}")
    keys = {_key(name, there) for name in companies}
    kept = there["reporting_year"].isin(wanted) if wanted else there["reporting_year"].notna()
    return there.loc[kept & (there["company_key"].isin(keys) if keys else True)].reset_index(drop=True)


def _key(name: str, there: pd.DataFrame) -> str:
    words = str(name).strip().casefold()
    names = there["company"].str.casefold()
    exact = there.loc[names.eq(words), "company_key"].unique()
    found = exact if len(exact) else there.loc[names.str.startswith(words), "company_key"].unique()
    if not words or len(found) != 1:
        known = ", ".join(repr(company) for company in sorted(there["company"].unique())[:10])
        many = "fits several companies" if words and len(found) > 1 else "is no company of the corpus"
        raise SelectionError(f"company {name!r} {many}; some that there are: {known or 'none'}")
    return str(found[0])


def in_every_year(filed: pd.DataFrame) -> pd.DataFrame:
    """The rows of the companies that filed in every year of the frame: a sample of fixed composition."""
    years = filed["reporting_year"].nunique()
    often = filed.groupby("company_key")["reporting_year"].nunique()
    return filed.loc[filed["company_key"].isin(often.index[often.eq(years)])].reset_index(drop=True)


def composition(filed: pd.DataFrame) -> pd.DataFrame:
    """One row a year: companies that filed, those that filed in every year of the frame and those that did not.

    stayed: companies that filed for the year before it in the frame too; NA in the first year.
    """
    always = set(in_every_year(filed)["company_key"])
    by_year = {int(year): set(group["company_key"]) for year, group in filed.groupby("reporting_year")}
    rows = [
        {
            "reporting_year": year,
            "companies": len(keys),
            "in_every_year": len(keys & always),
            "in_some_years": len(keys - always),
            "stayed": len(keys & before) if before is not None else None,
        }
        for (year, keys), before in zip(by_year.items(), [None, *by_year.values()], strict=False)
    ]
    columns = ["reporting_year", "companies", "in_every_year", "in_some_years", "stayed"]
    return pd.DataFrame(rows, columns=columns).astype("Int64")


def contributions(filed: pd.DataFrame, listed: pd.DataFrame, facts: pd.DataFrame) -> pd.DataFrame:
    """One row a company, year and measure that it takes part in: numerator, denominator, and both divided.

    share_conformant: conformant smelters / smelters on its list, if the list states any status.
    share_covered: smelters in covered countries / smelters whose country is printed.
    origin_determined: 1 or 0 / 1, if the result of its inquiry was found ("may be covered" is 0).
    list_length, response_rate, suppliers_surveyed: the number / 1, where there is one.
    filed, listed: of the companies and years wanted (`chosen`, `filers.listings`).
    """
    rows = pd.concat([_of_lists(filed, listed), _of_facts(filed, facts)], ignore_index=True)
    typed = rows.astype({"numerator": "Float64", "denominator": "Float64", "measure": "string"})
    kept = typed.loc[typed["denominator"].gt(0)].assign(value=lambda f: f["numerator"] / f["denominator"])
    order = ["measure", "reporting_year", "company_key", "company", "numerator", "denominator", "value"]
    return kept[order].sort_values(order[:3], ignore_index=True)


def _of_lists(filed: pd.DataFrame, listed: pd.DataFrame) -> pd.DataFrame:
    counts = (
        listed.loc[listed["filing_id"].isin(filed["filing_id"])]
        .assign(
            stated=lambda f: f["status"].isin(STATED),
            conformant=lambda f: f["status"].eq("conformant"),
            placed=lambda f: f["is_covered_country"].notna(),
            covered=lambda f: f["is_covered_country"].fillna(False),
        )
        .groupby(["reporting_year", "company_key", "company"], as_index=False)
        .agg(
            smelters=("smelter_id", "size"),
            **{name: (name, "sum") for name in ("stated", "conformant", "placed", "covered")},
        )
    )
    parts = {
        "share_conformant": ("conformant", counts["smelters"].where(counts["stated"].gt(0), 0)),
        "share_covered": ("covered", counts["placed"]),
        "list_length": ("smelters", 1),
    }
    return pd.concat(
        counts[["reporting_year", "company_key", "company"]].assign(
            measure=name, numerator=counts[top], denominator=bottom
        )
        for name, (top, bottom) in parts.items()
    )


def _of_facts(filed: pd.DataFrame, facts: pd.DataFrame) -> pd.DataFrame:
    who = filed[["filing_id", "reporting_year", "company_key", "company"]]
    found = who.merge(facts[["filing_id", "fact", "value", "number"]], on="filing_id")
    stated = found.loc[found["fact"].isin(["response_rate", "suppliers_surveyed", "rcoi_determination"])]
    is_inquiry = stated["fact"].eq("rcoi_determination")
    determined = stated["value"].isin(_DETERMINED).astype("Float64")
    return (
        stated.assign(
            measure=stated["fact"].mask(is_inquiry, "origin_determined"),
            numerator=stated["number"].mask(is_inquiry, determined),
            denominator=1.0,
        )
        .dropna(subset=["numerator"])
        .drop(columns=["filing_id", "fact", "value", "number"])
    )


def over_years(parts: pd.DataFrame) -> pd.DataFrame:
    """One row a measure and year: its value, of how many companies, and what one company does to it.

    value: sum of numerators / sum of denominators for the shares of smelters and of filings, the median for
    list_length, response_rate and suppliers_surveyed. low, high: 95 % Wilson interval, for the share of filings
    alone (smelters of one list are not drawn one by one). left_out_low, left_out_high: the lowest and highest
    value when any one company is left out; NA for one company. shared_before, shared_first: companies that
    the year before in the frame, and the first one, have a value of too. share_of_largest: the share of the
    denominator, such as of the listed smelters, that is the largest company's (1 / n where each counts the same).
    """
    rows = [
        row for measure, group in parts.groupby("measure") for row in _years_of_measure(str(measure), group)
    ]
    columns = [*_PLACE, "n", "value", "low", "high", "left_out_low", "left_out_high", "shared_before"]
    columns += ["shared_first", "largest_company", "share_of_largest", "is_share", "warning"]
    texts = {"measure": "string", "largest_company": "string", "warning": "string", "is_share": "boolean"}
    counts = ["reporting_year", "n", "shared_before", "shared_first"]
    floats = ["value", "low", "high", "left_out_low", "left_out_high", "share_of_largest"]
    frame = pd.DataFrame(rows, columns=columns).astype(
        {**texts, **dict.fromkeys(counts, "Int64"), **dict.fromkeys(floats, "Float64")}
    )
    place = {name: number for number, name in enumerate(MEASURES)}
    return frame.sort_values(
        _PLACE, key=lambda c: c.map(place) if c.name == "measure" else c, ignore_index=True
    )


def of_measure(values: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The rows of `over_years` for one measure; none where nobody states it. Raises SelectionError for no measure."""
    if measure not in MEASURES:
        raise SelectionError(f"measure {measure!r} is none; known are {', '.join(MEASURES)}")
    return values.loc[values["measure"].eq(measure)].reset_index(drop=True)


def _years_of_measure(measure: str, parts: pd.DataFrame) -> list[dict]:
    years = [(int(year), group) for year, group in parts.groupby("reporting_year")]
    who = [set(group["company_key"]) for _, group in years]
    return [
        {
            "measure": measure,
            "reporting_year": year,
            **_summary(measure, group),
            "shared_before": len(keys & before) if before is not None else None,
            "shared_first": len(keys & who[0]),
        }
        for (year, group), keys, before in zip(years, who, [None, *who], strict=False)
    ]


def _summary(measure: str, group: pd.DataFrame) -> dict:
    top, bottom, n = group["numerator"].sum(), group["denominator"].sum(), len(group)
    pooled = measure in POOLED
    low, high = wilson(top, n) if measure in OF_FILINGS else (None, None)
    without = _left_out(group, pooled) if n > 1 else (None, None)
    largest = group.loc[group["denominator"].idxmax()]
    found = {
        "n": n,
        "value": top / bottom if pooled else group["value"].median(),
        "low": None if pd.isna(low) else low,
        "high": None if pd.isna(high) else high,
        "left_out_low": without[0],
        "left_out_high": without[1],
        "largest_company": largest["company"] if n == 1 or largest["denominator"] > bottom / n else None,
        "share_of_largest": largest["denominator"] / bottom,
        "is_share": measure in SHARES,
    }
    return {**found, "warning": _warning(found)}


def _left_out(group: pd.DataFrame, pooled: bool) -> tuple[float, float]:
    """The lowest and the highest value without one company, of all companies that could be left out."""
    if pooled:
        top, bottom = group["numerator"], group["denominator"]
        without = (top.sum() - top) / (bottom.sum() - bottom)
        return without.min(), without.max()
    ordered = group["value"].sort_values()
    return ordered.iloc[:-1].median(), ordered.iloc[1:].median()


def _warning(found: dict) -> str | None:
    """Why the value should not be read as that of many companies; None where nothing speaks against it."""
    if found["n"] == 1:
        return "one company only"
    said = [f"{found['n']} companies only"] if found["n"] < FEW else []
    if found["share_of_largest"] > LARGE and found["n"] >= FEW:
        said.append(f"{found['largest_company']} has {percent(found['share_of_largest'])} of the rows")
    change = max(found["value"] - found["left_out_low"], found["left_out_high"] - found["value"])
    if change > (WIDE if found["is_share"] else WIDE * abs(found["value"])):
        said.append("one company moves it far")
    return "; ".join(said) or None


def conformant_by_metal(filed: pd.DataFrame, listed: pd.DataFrame) -> pd.DataFrame:
    """One row a year and metal: smelters on the lists that state statuses, each list’s counted, and those conformant.

    share_conformant: conformant / smelters. n: lists. share_of_largest: the longest list's share of the smelters.
    """
    rows = listed.loc[listed["filing_id"].isin(filed["filing_id"])]
    silent = ~rows["status"].isin(STATED).groupby(rows["filing_id"]).transform("any")
    by_list = (
        rows.loc[~silent]
        .assign(conformant=lambda f: f["status"].eq("conformant"))
        .groupby(["reporting_year", "metal", "filing_id"], observed=True, as_index=False)
        .agg(smelters=("smelter_id", "size"), conformant=("conformant", "sum"))
    )
    found = by_list.groupby(["reporting_year", "metal"], as_index=False).agg(
        n=("filing_id", "size"), smelters=("smelters", "sum"), conformant=("conformant", "sum"),
        longest=("smelters", "max"),
    )  # fmt: skip
    counts = found.astype(dict.fromkeys(["n", "smelters", "conformant", "longest"], "Int64"))
    return counts.assign(
        share_conformant=counts["conformant"].astype("Float64") / counts["smelters"],
        share_of_largest=counts["longest"].astype("Float64") / counts["smelters"],
    ).drop(columns="longest")
