"""Numbers, shares and dates in digits and in words."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmr_analysis.facts import numerals

NUMBERS = [
    ("seven", 7),
    ("seven (7)", 7),
    ("Thirteen", 13),
    ("twenty-five", 25),
    ("two hundred and forty-one", 241),
    ("one thousand two hundred", 1200),
    ("1,204", 1204),
    ("310", 310),
    ("several", None),
    ("", None),
]


@pytest.mark.parametrize(("printed", "number"), NUMBERS)
def test_a_count_is_read_from_digits_or_words(printed, number):
    assert numerals.read_number(printed) == number


SHARES = [
    ("84%", 0.84),
    ("approximately 84 %", 0.84),
    ("99.5 percent", 0.995),
    ("one hundred percent", 1.0),
    ("eighty-four percent (84%)", 0.84),
    ("100 per cent", 1.0),
    ("130%", None),
    ("most", None),
]


@pytest.mark.parametrize(("printed", "share"), SHARES)
def test_a_share_is_between_0_and_1_or_unreadable(printed, share):
    assert numerals.read_share(printed) == share


DATES = [
    ("as of March 27, 2026", date(2026, 3, 27)),
    ("27 March 2026", date(2026, 3, 27)),
    ("this 31st day of May, 2019", date(2019, 5, 31)),
    ("June 1st, 2015", date(2015, 6, 1)),
    ("Sept. 3, 2019", date(2019, 9, 3)),
    ("May 31,2018", date(2018, 5, 31)),
    ("2026-03-27", date(2026, 3, 27)),
    ("3/27/2026", date(2026, 3, 27)),
    ("February 30, 2020", None),
    ("May 2020", None),
    ("in 2016", None),
]


@pytest.mark.parametrize(("printed", "day"), DATES)
def test_only_a_whole_date_that_exists_is_a_date(printed, day):
    assert numerals.read_date(printed) == day


@pytest.mark.parametrize("text", ["84%", "$310", "1.01", "12/31/2014", "84 percent"])
def test_the_count_pattern_takes_no_share_amount_decimal_or_date(text):
    assert re.search(rf"(?:{numerals.NUMBER})(?=$)", text, re.IGNORECASE) is None


@given(st.integers(0, 999_999))
def test_digits_with_and_without_commas_are_one_number(number):
    assert numerals.read_number(f"{number:,}") == numerals.read_number(str(number)) == number


@given(st.floats(0, 1))
def test_a_written_share_reads_back_to_four_decimals(share):
    assert float(numerals.write_share(share)) == pytest.approx(share, abs=5e-5)
