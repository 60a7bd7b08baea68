"""Sentences on trends, computed from the measures of `trends`."""

from __future__ import annotations

import pandas as pd

from .findings import counted, in_words, percent
from .trends import MEASURES, UNITS


def scope(filed: pd.DataFrame, is_fixed: bool) -> str:
    """Which companies and years, and whether their composition is held fixed."""
    years = sorted(filed["reporting_year"].unique())
    if not years:
        return "No company filed in every year: a fixed sample is empty"
    companies = counted(filed["company_key"].nunique(), "company").replace("companys", "companies")
    kind = "the same in every year" if is_fixed else "whoever filed in each year"
    return f"{companies}, {kind}; reporting {'year' if len(years) == 1 else 'years'} {in_words(years)}"


def changing(composed: pd.DataFrame) -> str:
    """How far the sample changes its composition."""
    if len(composed) < 2:
        return "One year shows no trend"
    always = int(composed["in_every_year"].iloc[0])
    most = int(composed["companies"].max())
    if composed["in_some_years"].sum() == 0:
        return f"All {always:,} filed in every year: a change is a change in what they say, not in who speaks"
    who = "No company" if not always else f"{always:,} of at most {most:,} a year"
    return (
        f"{who} filed in every one of the {len(composed)} years. Where others come and go, a value changes with "
        "who files as well as with what is filed"
    )


def value(number: float, measure: str, is_share: bool) -> str:
    """A value as it is read: a share in percent (small ones with a decimal), else a number with its unit.

    >>> value(0.0064, "share_covered", True), value(0.64, "share_covered", True), value(248, "list_length", False)
    ('0.6%', '64%', '248 smelters')
    """
    if is_share and 0.0005 <= number < 0.0995:
        return f"{number:.1%}"
    return percent(number) if is_share else f"{number:,.10g} {UNITS.get(measure, '')}".strip()


def trend(rows: pd.DataFrame) -> str:
    """From the first year with a value to the last, one measure."""
    name = str(rows["measure"].iloc[0])
    first, last = rows.iloc[0], rows.iloc[-1]
    after = value(last["value"], name, last["is_share"])
    if len(rows) < 2:
        return f"{MEASURES[name]}: {after} for {last['reporting_year']}; one year shows no trend"
    before = value(first["value"], name, first["is_share"])
    if not last["shared_first"]:
        earlier = f"{before} for {first['reporting_year']}, of other companies"
        return f"{MEASURES[name]}: {after} for {last['reporting_year']}; {earlier}"
    if before == after:
        return f"{MEASURES[name]}: {after} for {last['reporting_year']}, as for {first['reporting_year']}"
    way = "up" if last["value"] > first["value"] else "down"
    return f"{MEASURES[name]}: {after} for {last['reporting_year']}, {way} from {before} for {first['reporting_year']}"


def in_short(values: pd.DataFrame) -> list[str]:
    """How many values hang on few companies, then one sentence a measure."""
    return [driven(values), *(trend(rows) for _, rows in values.groupby("measure", sort=False))]


def warnings(trends: pd.DataFrame) -> list[str]:
    """One sentence a measure with values that hang on few companies, with years and why; `driven` for none."""
    flagged = trends.dropna(subset=["warning"])
    return (
        [driven(trends)]
        if flagged.empty
        else [
            f"{MEASURES[measure]}: "
            + "; ".join(
                f"{in_words(list(same['reporting_year']))}: {why}" for why, same in group.groupby("warning")
            )
            for measure, group in flagged.groupby("measure", sort=False)
        ]
    )


def driven(trends: pd.DataFrame) -> str:
    """How many of the values hang on few companies."""
    if trends.empty:
        return "There is no value to show"
    hang = int(trends["warning"].notna().sum())
    if not hang:
        return f"None of the {len(trends):,} values hangs on a few companies"
    said = f"{hang:,} of {len(trends):,} values hang on a few companies"
    return f"{said}; read them as those companies’ and nobody else’s"


def moved(shifted: pd.DataFrame) -> str:
    """What became of the smelters that were not conformant, and how many conformant ones are gone from the list."""
    if shifted.empty:
        return "No company prints a list for two years, so no status moved"
    first, last = int(shifted["from_year"].iloc[0]), int(shifted["to_year"].iloc[0])
    counts = shifted.set_index(["from_status", "to_status"])["smelters"]
    below = [pair for pair in counts.index if pair[0] in ("active", "not_conformant", "undetermined")]
    total, gained = (sum(int(counts[p]) for p in below if to in (None, p[1])) for to in (None, "conformant"))
    held = sum(int(n) for pair, n in counts.items() if pair[0] == "conformant")
    gone = int(counts.get(("conformant", "not_listed"), 0))
    of_below = f"{gained:,} of {total:,} listed with another status became conformant" if total else ""
    of_held = f"{gone:,} of {held:,} listed as conformant are no longer listed" if held else ""
    said = "; ".join(filter(None, [of_below, of_held])) or "no list of the earlier year states a status"
    return f"From {first} to {last}, on the lists of the companies that print one for both: {said}"
