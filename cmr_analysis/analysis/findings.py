"""Findings in words: sentences computed from measures, for chart titles and the reports' prose.

Each sentence says what its numbers count. Nothing here is typed in: change the data and the words change.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from ..schema import METALS
from .measures import (
    STATED,
    entries_and_exits,
    smelter_changes,
    status_share_by_country,
    status_transitions,
    statuses_wide,
    years_of,
)

STATUS_LABELS = {
    "conformant": "Conformant",
    "active": "Active",
    "undetermined": "Undetermined",
    "not_conformant": "Not conformant",
    "two_statuses": "Two statuses",
    "not_stated": "No status stated",
    "not_listed": "Not on the list",
}


CHANGE_LABELS = {
    "stayed": "Smelters on every list",
    "left": "Smelters that left: on the first list, not on the last",
    "entered": "Smelters that entered: not on the first list, on the last",
    "split or merged": "Smelters that were split or merged",
    "left and came back": "Smelters that left and came back",
    "listed in between only": "Smelters on a list in between only",
}
IDENTITY_LABELS = {
    "printed name": "by printed names, letter for letter",
    "strict": "strict: by printed IDs and by names but for spelling",
    "reviewed": "reviewed: and by recorded other and earlier names",
    "fuzzy": "fuzzy: and by similar names (used in this report)",
}
MATCH_LABELS = {
    "printed_id": "the smelter ID printed in the row",
    "exact_name": "its name, as the registry spells it",
    "normalized_name": "its name, once spelling is evened out",
    "alias": "another name of it, recorded with a source",
    "lineage": "an earlier name of it, recorded with a source",
    "fuzzy": "a similar name, far better than the next",
    "unmatched": "not in the registry: told apart by its own spelling",
}


def company_of(frame: pd.DataFrame) -> str:
    names = frame["company"].dropna()
    return str(names.iloc[-1]) if len(names) else "the company"


def in_words(items: list) -> str:
    """
    >>> in_words([2014, 2016, 2022])
    '2014, 2016 and 2022'
    """
    words = [str(item) for item in items]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def counted(number: int, noun: str) -> str:
    """
    >>> counted(1, "smelter"), counted(1200, "smelter"), counted(2, "country")
    ('1 smelter', '1,200 smelters', '2 countries')
    """
    plural = f"{noun[:-1]}ies" if noun.endswith("ry") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"


def percent(share: float) -> str:
    """A share in whole percent; what is not nothing is not shown as 0 %, nor what is not all as 100 %.

    >>> percent(0.912), percent(0.0), percent(0.004), percent(0.996), percent(1.0)
    ('91%', '0%', '<1%', '>99%', '100%')
    """
    if 0 < share < 0.005:
        return "<1%"
    return ">99%" if 0.995 <= share < 1 else f"{share:.0%}"


def smelters_of(metals: str) -> str:
    """What is counted: 'smelter' for all four metals, else with their names.

    >>> smelters_of("Gold, Tantalum, Tin, Tungsten"), smelters_of("Tin")
    ('smelter', 'tin smelter')
    """
    return "smelter" if metals == ", ".join(METALS) else f"{in_words(metals.lower().split(', '))} smelter"


def _smelters_in(frame: pd.DataFrame) -> str:
    if not len(frame):
        return "smelter"
    return smelters_of(
        frame["metals"].iloc[0] if "metals" in frame else ", ".join(sorted(frame["metal"].unique()))
    )


def shift(panel: pd.DataFrame) -> str:
    """The share of conformant smelters on the first and the last list that state statuses.

    The denominator is all smelters on the list, those without a status too. Without two lists that state
    statuses, how long the lists are.
    """
    shares = _conformant_shares(panel)
    if len(shares) < 2:
        return lengths(panel)
    (first, before), (last, after) = shares.iloc[[0, -1]].items()
    said = (
        f"{company_of(panel)} lists {percent(after)} of its {_smelters_in(panel)}s as conformant for {last}"
    )
    if percent(after) == percent(before):
        return f"{said}, as for {first}"
    return f"{said}, {'up' if after > before else 'down'} from {percent(before)} for {first}"


def lengths(panel: pd.DataFrame) -> str:
    """How many smelters each list holds."""
    listed = panel.loc[panel["status"].ne("not_listed")].groupby("reporting_year").size()
    held = [f"{counted(number, _smelters_in(panel))} for {year}" for year, number in listed.items()]
    return f"{company_of(panel)} lists {in_words(held) if held else 'no smelter'}"


def _conformant_shares(panel: pd.DataFrame) -> pd.Series:
    listed = panel.loc[panel["status"].ne("not_listed")]
    with_status = listed.loc[listed["status"].isin(STATED), "reporting_year"].unique()
    listed = listed.loc[listed["reporting_year"].isin(with_status)]
    return listed["status"].eq("conformant").groupby(listed["reporting_year"]).mean()


def movement(moves: pd.DataFrame) -> str:
    """How many smelters left a list and how many entered, for the pair of years with most of both."""
    pairs = moves.groupby(["from_year", "to_year"])[["listed_before", "left", "entered"]].sum()
    (first, second), most = max(pairs.iterrows(), key=lambda pair: pair[1]["left"] + pair[1]["entered"])
    before = counted(most["listed_before"], _smelters_in(moves))
    return (
        f"{company_of(moves)}, {first} to {second}: {most['left']:,} of {before} left the list, "
        f"{most['entered']:,} entered"
    )


def transition(transitions: pd.DataFrame) -> str:
    """What became, from the first year to the last, of the largest group listed as other than conformant."""
    pair = farthest_pair(transitions)
    first, last = pair["from_year"].iloc[0], pair["to_year"].iloc[0]
    listed = pair.loc[pair["from_status"].ne("not_listed")]
    if listed.empty:
        return f"{company_of(pair)}: every {_smelters_in(pair)} listed for {last} is new since {first}"
    others = listed.loc[listed["from_status"].ne("conformant")]
    sizes = (others if len(others) else listed).groupby("from_status", observed=True)["smelters"].sum()
    group = listed.loc[listed["from_status"].eq(sizes.idxmax())].set_index("to_status")["smelters"]
    return (
        f"Of {counted(group.sum(), _smelters_in(pair))} that {company_of(pair)} lists as "
        f"{STATUS_LABELS[sizes.idxmax()].lower()} for {first}, the list for {last} calls "
        f"{group.get('conformant', 0):,} conformant and leaves out {group.get('not_listed', 0):,}"
    )


def farthest_pair(transitions: pd.DataFrame) -> pd.DataFrame:
    """The transitions between the first and the last year."""
    first, last = transitions["from_year"].min(), transitions["to_year"].max()
    return transitions.loc[transitions["from_year"].eq(first) & transitions["to_year"].eq(last)]


def country(shares: pd.DataFrame) -> str:
    """The country with most smelters on the last list, and how many of them are conformant."""
    last = shares.loc[shares["reporting_year"].eq(shares["reporting_year"].max())]
    known = last.loc[last["country_code"].notna()].sort_values("country_code")
    if known.empty:
        return f"{company_of(shares)} prints no country for a smelter"
    most = known.loc[known["smelters"].eq(known["smelters"].max())]
    said = in_words(list(most["country"]))
    each = " each" if len(most) > 1 else ""
    number = f"{most['smelters'].iloc[0]:,} of {last['smelters'].sum():,}{each}"
    share = most["share_conformant"].iloc[0]
    stated = f", {percent(share)} of them conformant" if len(most) == 1 and pd.notna(share) else ""
    verb, noun = ("is", "country") if len(most) == 1 else ("are", "countries")
    return (
        f"The {noun} with most {_smelters_in(shares)}s on {_possessive(company_of(shares))} list for "
        f"{last['reporting_year'].iloc[0]} {verb} {said}: {number}{stated}"
    )


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def staying(panel: pd.DataFrame, changes: pd.DataFrame) -> str:
    """How many smelters are on every list, and how many change status; nothing where there is one list."""
    if len(years_of(panel)) < 2:
        return ""
    every = changes["change"].eq("stayed").sum()
    changed = counted(changes["is_status_changed"].sum(), _smelters_in(panel))
    everywhere = counted(len(changes), _smelters_in(panel))
    return (
        f"Of {everywhere} on at least one of the {len(years_of(panel))} lists, {every:,} are on all of them. "
        f"{changed} on two lists or more changed status between them"
    )


def wording(panel: pd.DataFrame) -> str:
    """How many smelters moved between `not_conformant` and `undetermined`: perhaps a change of words only."""
    by_year = statuses_wide(panel)
    if by_year.shape[1] < 2:
        return ""
    both = by_year.eq("not_conformant").any(axis=1) & by_year.eq("undetermined").any(axis=1)
    if not both.any():
        return "No smelter moved between “not conformant” and “undetermined”"
    return (
        f"{counted(int(both.sum()), _smelters_in(panel))} moved between “not conformant” and “undetermined”. "
        "Where the legends overlap, that may be a change of words and not of the smelter"
    )


def scope(lists: pd.DataFrame, metals: Iterable[str]) -> str:
    """Whose lists, of which years, for which metals."""
    years = sorted(lists["reporting_year"].dropna().unique())
    named = [str(metal).strip().title() for metal in metals]
    only = "" if set(METALS) <= set(named) else f", {in_words(named).lower()} only"
    return f"{company_of(lists)}, reporting {'year' if len(years) == 1 else 'years'} {in_words(years)}{only}"


def summary(panel: pd.DataFrame) -> list[str]:
    """The report in a few sentences; those that need two lists are left out where there is only one."""
    said = [shift(panel), country(status_share_by_country(panel))]
    if len(years_of(panel)) < 2:
        return said
    said[1:1] = [
        transition(status_transitions(panel)),
        movement(entries_and_exits(panel)),
        staying(panel, smelter_changes(panel)),
    ]
    return said


def checked(checks: pd.DataFrame) -> str:
    """How many of the comparisons between statement and list agree."""
    outcomes = checks["outcome"].value_counts()
    said = [
        f"{outcomes[outcome]:,} {words}"
        for outcome, words in (
            ("agrees", "agree"),
            ("differs", "differ"),
            ("not_checkable", "cannot be decided from the filing alone"),
        )
        if outcomes.get(outcome)
    ]
    return f"Of {counted(len(checks), 'comparison')} of a statement with the list, {in_words(said) or 'none'}"


def differences(checks: pd.DataFrame) -> list[str]:
    """What the filings state otherwise than their lists hold, one sentence a statement."""
    stated = checks.loc[checks["outcome"].eq("differs") & checks["stated"].notna()]
    return [f"{check.filing_id}, line {check.line_start}: {check.detail}" for check in stated.itertuples()]


def repeated(lists: pd.DataFrame) -> str:
    """How many printed rows name a smelter that another row of the same list already names."""
    used = lists.loc[lists["is_used"]]
    said = [
        f"{counted(row.rows - row.smelters, 'row')} of {row.filing_id}"
        for row in used.itertuples()
        if row.rows > row.smelters
    ]
    if not said:
        return "No list names a smelter twice"
    return f"A smelter that stands on the list already is repeated by {in_words(said)}"


def identity(band: pd.DataFrame) -> str:
    """How far the number of smelters on every list depends on how they are told apart."""
    every = band.set_index("identity")["every_list"]
    if every.eq(band.set_index("identity")["smelters"]).all():
        return "However smelters are told apart, each is on every list"
    return (
        f"By printed names alone, {counted(every['printed name'], 'smelter')} would be on all lists; recognized "
        f"as facilities, between {every['strict']:,} (strict) and {every['fuzzy']:,} (all stages) are"
        if every["strict"] != every["fuzzy"]
        else f"By printed names alone, {counted(every['printed name'], 'smelter')} would be on all lists; "
        f"recognized as facilities, {every['fuzzy']:,} are"
    )
