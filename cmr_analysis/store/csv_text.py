"""The cells of a CSV file: every text safe in a spreadsheet, and the same when read back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from .. import schema

if TYPE_CHECKING:
    import pandas as pd

# Spreadsheets run a cell that begins so as a formula (OWASP, "CSV Injection").
_NEEDS_GUARD = re.compile(r"'*(?:[=+\-@\t\r\n]|\Z)")
_HAS_GUARD = re.compile(r"'+(?:[=+\-@\t\r\n]|\Z)")


def write_csv(table: schema.Table, frame: pd.DataFrame, path: Path) -> None:
    """Write the frame to the file, after what is in it already; the names of the columns stand in the first line."""
    text = frame.assign(**{column.name: _column_text(frame[column.name], column) for column in table.columns})
    text.to_csv(
        path, mode="a", header=not path.exists(), index=False, lineterminator="\r\n", encoding="utf-8"
    )


def read_csv(table: schema.Table, path: Path) -> pd.DataFrame:
    """The frame that was written. Arrow reads what pandas cuts off: a text with a NUL in it."""
    import pandas as pd
    from pyarrow import csv, string

    with path.open(encoding="utf-8", newline="") as file:
        names = file.readline().strip().split(",")
    convert = csv.ConvertOptions(
        column_types=dict.fromkeys(names, string()), null_values=[""], strings_can_be_null=True
    )
    frame = csv.read_csv(
        path, parse_options=csv.ParseOptions(newlines_in_values=True), convert_options=convert
    ).to_pandas(types_mapper={string(): pd.StringDtype()}.get)
    there = [column for column in table.columns if column.name in frame]
    return frame.assign(**{column.name: _parsed(frame[column.name], column) for column in there})


def _column_text(values: pd.Series, column: schema.Column) -> pd.Series:
    if column.dtype == "string":
        return values.map(_guard, na_action="ignore")
    if column.dtype == "boolean":
        return values.map({True: "true", False: "false"})
    return values.dt.strftime("%Y-%m-%d") if column.dtype.startswith("datetime64") else values


def _parsed(values: pd.Series, column: schema.Column) -> pd.Series:
    if column.dtype == "string":
        return values.map(_unguard, na_action="ignore")
    if column.dtype == "boolean":
        return values.map({"true": True, "false": False}).astype("boolean")
    return values.astype(column.dtype) if column.dtype in ("Int64", "Float64") else values


def _guard(text: str) -> str:
    """The text as a spreadsheet takes it for text: `=1+1` is written `'=1+1`, an empty text `'`."""
    return f"'{text}" if _NEEDS_GUARD.match(text) else text


def _unguard(text: str) -> str:
    return text[1:] if _HAS_GUARD.match(text) else text
