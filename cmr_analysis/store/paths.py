"""What stands where in a folder of tables: the only place that knows the names of its files.

A table is one Parquet or CSV file, or a Parquet file for each reporting year. By year, the files stand as Hive,
and with it Spark, Dask, DuckDB and Polars, lays out a partitioned table:
`smelters.parquet/reporting_year=2022/part-0.parquet`. `filings` and `read_log` are always one file. Year 0 has the
filings that state none.
"""

from __future__ import annotations

import re

from .. import schema
from ..datapackage import FORMATS, file_name

DESCRIPTOR = "datapackage.json"
SOURCES, SPELLINGS = "_sources.parquet", "_spellings.parquet"
"""Beside the tables of a folder that `cmr tables` wrote: what the next run needs to read only what is new."""

BY_YEAR = tuple(name for name in schema.TABLES if name not in ("filings", "read_log"))
"""The tables that may be kept by reporting year."""

ALL = "all"
"""The piece of a table that is kept in one file; else a piece is a year, "2022", or NO_YEAR."""

NO_YEAR = "0"  # not Hive's own name for a missing value: Dask cannot read that

_PART = "part-0.parquet"
_YEAR_PATH = re.compile(rf"(\w+)\.parquet/reporting_year=(\d{{1,4}})(?:/{re.escape(_PART)})?")


def path_of(table: str, piece: str, file_format: str = "parquet") -> str:
    """Where these rows of a table stand in the folder.

    >>> path_of("smelters", "2022")
    'smelters.parquet/reporting_year=2022/part-0.parquet'
    """
    name = file_name(table, file_format)
    return name if piece == ALL else f"{name}/reporting_year={piece}/{_PART}"


def piece_of(table: str, path: str) -> str | None:
    """Which rows of a table a path holds; None for a path that no table of ours has."""
    if path in (file_name(table, file_format) for file_format in FORMATS):
        return ALL
    found = _YEAR_PATH.fullmatch(path)
    return found[2] if found and table in BY_YEAR and path == path_of(table, found[2]) else None


def is_ours(path: str) -> bool:
    """Whether a folder of tables may hold a file or folder of this path.

    >>> is_ours("facts.parquet/reporting_year=2022"), is_ours("facts.parquet/notes.txt"), is_ours("notes.txt")
    (True, False, False)
    """
    if path in (DESCRIPTOR, SOURCES, SPELLINGS) or any(piece_of(table, path) for table in schema.TABLES):
        return True
    found = _YEAR_PATH.fullmatch(path)
    return found is not None and found[1] in BY_YEAR and path.count("/") == 1
