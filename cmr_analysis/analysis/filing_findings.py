"""One filing in words: names of the facts, their values for reading, the sentences of the report, all computed."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from ..corpus import Corpus
from ..schema import METALS
from .findings import STATUS_LABELS, counted, in_words, percent

FACT_LABELS = {
    "suppliers_surveyed": "Suppliers surveyed",
    "response_rate": "Response rate",
    "smelters_identified": "Smelters and refiners identified",
    "smelters_conformant": "Of them conformant",
    "smelters_active": "Of them active",
    "smelters_not_listed": "Of them neither conformant nor active",
    "smelters_sourcing_covered": "Smelters that source from covered countries",
    "status_as_of": "Day of the statuses",
    "template": "Questionnaire used",
    "rcoi_determination": "Country of origin: outcome of the inquiry",
    "product_determination": "Products: determination",
    "due_diligence_framework": "Framework of due diligence",
    "private_sector_audit": "Independent private sector audit",
    "report_url": "Where the report is published",
}


def fact_value(fact: Any) -> str:
    """The value of a row of the facts table for reading: shares in percent, codes in words, the host of an address.

    >>> from types import SimpleNamespace as Row
    >>> fact_value(Row(fact="response_rate", value="0.84", number=0.84))
    '84%'
    >>> fact_value(Row(fact="rcoi_determination", value="may_be_covered", number=pd.NA))
    'may be covered'
    """
    if fact.fact == "response_rate" and pd.notna(fact.number):
        return percent(fact.number)
    if pd.notna(fact.number) and float(fact.number).is_integer():
        return f"{int(fact.number):,}"
    if fact.fact == "report_url":
        return re.sub(r"^https?://|/.*", "", fact.value)
    words = fact.value if fact.fact == "template" else fact.value.replace("_", " ")
    return words.replace("drc ", "DRC ")


def facts_in_words(facts: pd.DataFrame) -> pd.DataFrame:
    """One row a stated fact with its value for reading, its quote and its line; facts in a fixed order."""
    order = {fact: place for place, fact in enumerate(FACT_LABELS)}
    said = facts.assign(
        Fact=facts["fact"].map(FACT_LABELS).fillna(facts["fact"]),
        Value=[fact_value(row) for row in facts.itertuples()],
        place=facts["fact"].map(order).fillna(len(order)),
    ).sort_values("place")
    columns = ["Fact", "Value", "quote", "filing_id", "line_start"]
    return said[columns].astype({"Fact": "string", "Value": "string"}).reset_index(drop=True)


def facts_not_stated(facts: pd.DataFrame) -> str:
    """Which of the facts that this package knows were found in no sentence of the filing."""
    missing = [label for fact, label in FACT_LABELS.items() if fact not in set(facts["fact"])]
    return f"Not found in the filing: {in_words(missing).lower()}" if missing else ""


def scope(filings: pd.DataFrame) -> str:
    """Whose filing, for which year."""
    [filing] = filings.itertuples()
    company = filing.company if pd.notna(filing.company) else "a company that the filing does not name"
    year = filing.reporting_year if pd.notna(filing.reporting_year) else "a year that it does not state"
    form = f" (Form {filing.form_type})" if pd.notna(filing.form_type) else ""
    return f"{filing.filing_id}: {company}, reporting year {year}{form}"


def summary(filing: Corpus, listed: pd.DataFrame) -> list[str]:
    """The report in a few sentences."""
    return [
        held(listed),
        shares(listed),
        surveyed(filing.facts),
        mended(filing.smelters),
        agreement(filing.checks),
    ]


def held(listed: pd.DataFrame) -> str:
    """How many smelters the list names, by metal."""
    if listed.empty:
        return "The filing prints no list of smelters"
    order = [*METALS, "metal not stated"]
    sizes = listed.groupby("metal").size()
    each = [
        f"{sizes[metal]:,} {'of a ' if metal not in METALS else ''}{metal.lower()}"
        for metal in order
        if metal in sizes
    ]
    again = int((listed["rows"] - 1).sum())
    said = f", in {counted(int(listed['rows'].sum()), 'row')}" if again else ""
    return f"The list names {counted(len(listed), 'smelter')}{said}: {in_words(each)}"


def shares(listed: pd.DataFrame) -> str:
    """What the list says of its smelters' statuses."""
    if listed.empty:
        return ""
    sizes = listed["status"].value_counts()
    if sizes.get("not_stated", 0) == len(listed):
        return "The list states no status for any of them"
    parts = [
        f"{sizes[status]:,} {label.lower()} ({percent(sizes[status] / len(listed))})"
        for status, label in STATUS_LABELS.items()
        if sizes.get(status)
    ]
    return f"By the list's own words, put under common headings: {in_words(parts)}"


def surveyed(facts: pd.DataFrame) -> str:
    """Whom the company asked and how many answered, with the line."""
    known = {row.fact: row for row in facts.itertuples()}
    asked, rate = known.get("suppliers_surveyed"), known.get("response_rate")
    if asked is None and rate is None:
        return "How many suppliers were asked, and how many answered, was not found in the filing"
    parts = []
    if asked is not None:
        parts.append(f"{fact_value(asked)} suppliers were asked (line {asked.line_start})")
    if rate is not None:
        parts.append(f"{fact_value(rate)} answered (line {rate.line_start})")
    return "The filing says that " + in_words(parts)


def agreement(checks: pd.DataFrame) -> str:
    """How many of the filing's statements differ from its list."""
    differing = checks.loc[checks["outcome"].eq("differs")]
    if differing.empty:
        return "No statement of the filing was found to differ from its list" if len(checks) else ""
    return (
        f"{counted(len(differing), 'comparison')} of what it says with what it lists {_verb(len(differing))}"
    )


def _verb(number: int) -> str:
    return "differs" if number == 1 else "differ"


def mended(smelters: pd.DataFrame) -> str:
    """How many rows had to be mended to be read."""
    number = int(smelters["repair"].notna().sum())
    if not number:
        return "No row of the list had to be mended to be read"
    return f"{counted(number, 'row')} of the list had to be mended to be read (shown below)"


def metals_title(counted_by_metal: pd.DataFrame) -> str:
    """The metal with most smelters, and the share of conformant ones by metal where statuses are stated."""
    if counted_by_metal.empty:
        return "The filing prints no list of smelters"
    total = int(counted_by_metal["smelters"].sum())
    first = counted_by_metal.iloc[0]
    name = _name(counted_by_metal)
    said = f"{first['metal']} has most of the {counted(total, 'smelter')} of {name}: {first['listed']:,}"
    conformant = counted_by_metal.loc[counted_by_metal["status"].eq("conformant")].sort_values("share")
    if counted_by_metal["status"].eq("not_stated").all() or conformant.empty:
        return said
    low, high = conformant.iloc[0], conformant.iloc[-1]
    if low["metal"] == high["metal"]:
        return f"{said}; {percent(high['share'])} of them are conformant"
    return (
        f"{said}. Conformant are from {percent(low['share'])} ({low['metal'].lower()}) to "
        f"{percent(high['share'])} ({high['metal'].lower()})"
    )


def countries_title(counted_by_country: pd.DataFrame) -> str:
    """The country with most smelters of the list."""
    if counted_by_country.empty:
        return "The filing prints no list of smelters"
    sizes = counted_by_country.groupby("country", sort=False)["smelters"].sum()
    most = sorted(sizes.index[sizes.eq(sizes.max())])
    each = " each" if len(most) > 1 else ""
    return (
        f"{in_words(most)} {'has' if len(most) == 1 else 'have'} most smelters on the list of "
        f"{_name(counted_by_country)}: {sizes.max():,} of {sizes.sum():,}{each}"
    )


def _name(frame: pd.DataFrame) -> str:
    company = frame["company"].iloc[0]
    return str(company) if pd.notna(company) else str(frame["filing_id"].iloc[0])


def origins(listed_origins: pd.DataFrame) -> str:
    """How many countries of origin the filing lists, and which of them are covered countries."""
    if listed_origins.empty:
        return "The filing lists no country of origin"
    covered = list(listed_origins.loc[listed_origins["is_covered"].fillna(False).astype(bool), "country"])
    said = f"The filing lists {counted(len(listed_origins), 'country')} as where minerals may come from"
    return f"{said}; covered countries among them: {in_words(covered) if covered else 'none'}"


def origins_table(listed_origins: pd.DataFrame) -> pd.DataFrame:
    """One row a country of origin that the filing lists, for reading."""
    names = {"printed": "As printed", "metals": "For", "is_covered": "Covered country"}
    return listed_origins[["country", *names, "filing_id", "line_start"]].rename(columns=names)


def read(read_log: pd.DataFrame) -> str:
    """How many of the rows that look like smelter rows are in the table, and what the reader noted."""
    log = next(read_log.itertuples(), None)
    if log is None or pd.isna(log.smelter_rows_seen):
        return ""
    said = (
        f"{log.smelter_rows_kept:,} of {log.smelter_rows_seen:,} rows that look like smelter rows were read"
    )
    return f"{said}. The reader noted: {log.reason}" if pd.notna(log.reason) else said
