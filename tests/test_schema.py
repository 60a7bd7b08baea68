"""Records to typed frames: the dtype of each column, whatever Python values the records hold."""

from datetime import date

import pandas as pd
import pytest

from cmr_analysis.schema import Column, Table, typed_frame


def frame_of(dtype, values, categories=()):
    table = Table("made_up", "One row a value.", (), (Column("value", dtype, "", categories=categories),))
    return typed_frame(table, [{"value": value} for value in values])["value"]


@pytest.mark.parametrize(
    ("dtype", "values", "expected"),
    [
        ("string", ["Gold", None], ["Gold", pd.NA]),
        ("string", ["Gold", 7, pd.NA], ["Gold", "7", pd.NA]),  # other values are cast
        ("Int64", [2**62, None, 0], [2**62, pd.NA, 0]),
        ("Int64", [1.0, None, True], [1, pd.NA, 1]),
        ("Float64", [0.25, None], [0.25, pd.NA]),
        ("Float64", [0.25, 1, float("nan")], [0.25, 1.0, pd.NA]),
        ("boolean", [True, None, False], [True, pd.NA, False]),
        ("datetime64[ns]", [date(2019, 12, 31), None], [pd.Timestamp("2019-12-31"), pd.NaT]),
        ("datetime64[ns]", ["2019-12-31", None], [pd.Timestamp("2019-12-31"), pd.NaT]),
    ],
)
def test_values_come_in_the_dtype_of_the_column(dtype, values, expected):
    pd.testing.assert_series_equal(
        frame_of(dtype, values), pd.Series(expected, dtype=dtype), check_names=False
    )


def test_what_is_no_category_is_missing():
    column = frame_of("category", ["Tin", None, "Cobalt", "Gold"], ("Gold", "Tin"))
    assert column.astype(object).where(column.notna(), None).to_list() == ["Tin", None, None, "Gold"]
    assert column.cat.categories.to_list() == ["Gold", "Tin"]


def test_a_day_that_no_timestamp_holds_is_refused_not_wrapped():
    with pytest.raises(ValueError, match="206"):
        frame_of("datetime64[ns]", [date(206, 5, 31)])
