"""Statuses that moved between two years, over all companies: each listing counted once."""

import pandas as pd
import pytest

from cmr_analysis.analysis import shifts, trend_words
from cmr_analysis.errors import SelectionError

LISTINGS = [  # company, year, smelter, status
    ("acme", 2020, "CID1", "active"),
    ("acme", 2020, "CID2", "conformant"),
    ("acme", 2020, "CID3", "conformant"),
    ("acme", 2021, "CID1", "conformant"),
    ("acme", 2021, "CID2", "conformant"),
    ("acme", 2021, "CID4", "not_stated"),
    ("bolt", 2020, "CID1", "active"),
    ("bolt", 2021, "CID1", "active"),
    ("once", 2021, "CID1", "conformant"),  # prints no list for 2020: not counted
    ("cog", 2019, "CID1", "conformant"),
]


def listed(rows=LISTINGS):
    frame = pd.DataFrame(rows, columns=["company_key", "reporting_year", "smelter_id", "status"])
    return frame.assign(metal="Tin").convert_dtypes()


def test_each_listing_is_counted_once():
    found = shifts.status_shifts(listed(), 2020, 2021)
    assert found[["from_status", "to_status", "smelters"]].to_numpy().tolist() == [
        ["conformant", "conformant", 1],
        ["conformant", "not_listed", 1],
        ["active", "conformant", 1],
        ["active", "active", 1],
        ["not_listed", "not_stated", 1],
    ]
    assert found["smelters"].sum() == 5, "listings of acme and bolt"
    assert found["share_of_from"].tolist() == [0.5, 0.5, 0.5, 0.5, 1.0]


def test_the_same_smelter_for_two_metals_is_two_listings():
    rows = listed()
    both = pd.concat([rows, rows.assign(metal="Gold")])
    assert shifts.status_shifts(both, 2020, 2021)["smelters"].sum() == 10


def test_years_without_a_company_in_both_are_refused():
    with pytest.raises(SelectionError, match="no company prints a list for both 2019 and 2021"):
        shifts.status_shifts(listed(), 2019, 2021)


def test_the_latest_years_are_the_last_two_of_one_company():
    rows = [*LISTINGS, ("new", 2022, "CID1", "active")]
    assert shifts.latest(listed(rows)).loc[0, ["from_year", "to_year"]].tolist() == [2020, 2021]
    none = shifts.latest(listed(LISTINGS[-2:]))
    assert none.empty and list(none.columns) == shifts.COLUMNS


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            LISTINGS,
            "1 of 2 listed with another status became conformant; 1 of 2 listed as conformant are no longer",
        ),
        (LISTINGS[-2:], "No company prints a list for two years"),
        (
            [("a", year, "CID1", "not_stated") for year in (2020, 2021)],
            "no list of the earlier year states a status",
        ),
    ],
)
def test_what_is_said_of_it(rows, said):
    assert said in trend_words.moved(shifts.latest(listed(rows)))
