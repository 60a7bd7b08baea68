"""Every table, defined once: name, one row, key, and for each column its type, unit and meaning of NA.

The data dictionary and the Frictionless datapackage are made from this module; no other module names a
dtype. NA means *not stated* in every column unless the column says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

METALS = ("Gold", "Tantalum", "Tin", "Tungsten")
STATUSES = ("conformant", "active", "not_conformant", "undetermined")
CHECK_OUTCOMES = ("agrees", "differs", "not_checkable")
READ_OUTCOMES = ("read", "skipped", "failed")
FORM_TYPES = ("SD", "SD/A")
RULES = ("13p-1", "13q-1")
SOURCE_FORMATS = ("text", "html", "submission")
MATCH_METHODS = ("printed_id", "exact_name", "normalized_name", "alias", "lineage", "fuzzy", "unmatched")

_NONE = type(None)
_PYTHON_TYPES = {
    "string": {str, _NONE},
    "category": {str, _NONE},
    "Int64": {int, _NONE},
    "Float64": {float, _NONE},
    "boolean": {bool, _NONE},
    "datetime64[ns]": {date, _NONE},
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its pandas dtype, what it holds, its unit and what NA means."""

    name: str
    dtype: str
    description: str
    unit: str = ""
    missing: str = "not stated"
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what one row is, the columns that identify it, its columns in order."""

    name: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def column_names(self) -> list[str]:
        return [column.name for column in self.columns]


def _lines(what: str) -> tuple[Column, Column]:
    return (
        Column("line_start", "Int64", f"first line of {what} in the source file", "line, from 1"),
        Column("line_end", "Int64", f"last line of {what} in the source file", "line, from 1"),
    )


_FILING_ID = Column("filing_id", "string", "the source file's name without its ending", missing="never")

FILINGS = Table(
    "filings",
    "One row a filing: what its cover and signature page state.",
    ("filing_id",),
    (
        _FILING_ID,
        Column("company", "string", "registrant's name as the filing spells it"),
        Column(
            "cik", "string", "SEC Central Index Key, ten digits", missing="printed in EDGAR submissions only"
        ),
        Column("accession_number", "string", "EDGAR accession number", missing="not an EDGAR submission"),
        Column("commission_file_number", "string", "SEC file number as printed"),
        Column("irs_employer_id", "string", "IRS employer identification number as printed"),
        Column("state_of_incorporation", "string", "state or country of incorporation as printed"),
        Column("form_type", "category", "form filed", categories=FORM_TYPES),
        Column("rule", "category", "rule under which the form is filed (17 CFR 240.13p-1)", categories=RULES),
        Column("period_start", "datetime64[ns]", "first day of the reporting period"),
        Column("period_end", "datetime64[ns]", "last day of the reporting period"),
        Column("reporting_year", "Int64", "calendar year reported on", "year"),
        Column("signed_date", "datetime64[ns]", "date of the signature"),
        Column(
            "filed_date",
            "datetime64[ns]",
            "date EDGAR gives as filed, else the date of filing that the report states",
            missing="not an EDGAR submission, and not stated",
        ),
        Column("signatory", "string", "who signed"),
        Column("signatory_title", "string", "the signatory's title as printed"),
        Column("has_cmr", "boolean", "a Conflict Minerals Report is attached", missing="cannot be told"),
        Column("source_path", "string", "the file read", missing="never"),
        Column("source_sha256", "string", "SHA-256 of the file's bytes", missing="never"),
        Column(
            "source_format", "category", "how the file is written", missing="never", categories=SOURCE_FORMATS
        ),
    ),
)

SMELTERS = Table(
    "smelters",
    "One row a smelter or refiner row printed in a filing's list, in printed order.",
    ("filing_id", "row_number"),
    (
        _FILING_ID,
        Column("row_number", "Int64", "place in the printed list", "from 1", "never"),
        Column(
            "metal",
            "category",
            "metal processed",
            missing="neither row nor heading names one",
            categories=METALS,
        ),
        Column("smelter_name_raw", "string", "name as printed, runs of white space folded"),
        Column("country_raw", "string", "location as printed", missing="no country printed in this row"),
        Column(
            "status_raw",
            "string",
            "audit status as printed: words, a mark, or the heading or sentence over the list that tells it",
            missing="no status printed for this row",
        ),
        Column(
            "smelter_id_raw",
            "string",
            "RMI smelter ID (CID…) as printed; a misprinted one is noted in `repair`",
            missing="no ID printed in this row",
        ),
        *_lines("the row"),
        Column(
            "repair", "string", "what was wrong with the row and how it was read", missing="nothing was wrong"
        ),
        Column(
            "country_code", "string", "ISO 3166-1 alpha-3", missing="no country, or one not in the vocabulary"
        ),
        Column("is_covered_country", "boolean", "located in the DRC or one of its nine adjoining countries"),
        Column(
            "status",
            "category",
            "status in common words",
            missing="none stated or unmapped",
            categories=STATUSES,
        ),
        Column("smelter_id", "string", "the facility for this metal: RMI CID or a local id", missing="never"),
        Column("smelter_name", "string", "the registry's name of the facility", missing="never"),
        Column("match_method", "category", "stage that recognized the smelter", categories=MATCH_METHODS),
        Column("match_score", "Float64", "how sure the match is", "0 to 1"),
    ),
)

FACTS = Table(
    "facts",
    "One row a fact stated in a filing, with its quote. A fact that is not stated has no row.",
    ("filing_id", "fact"),
    (
        _FILING_ID,
        Column("fact", "string", "name of the fact", missing="never"),
        Column(
            "value",
            "string",
            "value in canonical form; products are drc_conflict_undeterminable, too, where the filer was unable to"
            " determine whether they are DRC conflict free (Form SD item 1.01(d)(5))",
            missing="never",
        ),
        Column("number", "Float64", "value as a number; shares are 0 to 1", missing="not a number"),
        Column("quote", "string", "the sentence, verbatim, white space folded", missing="never"),
        *_lines("the quote"),
    ),
)

ORIGINS = Table(
    "origins",
    "One row a country of origin that a filing lists (not a smelter's location).",
    ("filing_id", "line_start", "country_raw", "metal"),
    (
        _FILING_ID,
        Column("country_raw", "string", "country as printed", missing="never"),
        Column("country_code", "string", "ISO 3166-1 alpha-3", missing="not in the vocabulary"),
        Column(
            "metal", "category", "metal the list is for", missing="list is not by metal", categories=METALS
        ),
        *_lines("the country"),
    ),
)

CHECKS = Table(
    "checks",
    "One row a comparison of what a filing says with what it lists.",
    ("filing_id", "check"),
    (
        _FILING_ID,
        Column("check", "string", "name of the comparison", missing="never"),
        Column("stated", "string", "what the filing says"),
        Column("counted", "string", "what its list holds"),
        Column("outcome", "category", "result", missing="never", categories=CHECK_OUTCOMES),
        Column("detail", "string", "one sentence a reader understands", missing="never"),
        *_lines("the statement"),
    ),
)

READ_LOG = Table(
    "read_log",
    "One row an input file: what became of it.",
    ("source_path",),
    (
        Column("source_path", "string", "the file", missing="never"),
        Column("filing_id", "string", "its id", missing="never"),
        Column("outcome", "category", "result", missing="never", categories=READ_OUTCOMES),
        Column("reason", "string", "why not read, or which rows were not kept", missing="nothing to explain"),
        Column("smelter_rows_seen", "Int64", "rows that look like smelter rows", "rows", "not read"),
        Column("smelter_rows_kept", "Int64", "rows in the smelters table", "rows", "not read"),
        Column("seconds", "Float64", "time taken to read the file", "seconds", "not measured"),
    ),
)

TABLES: dict[str, Table] = {
    table.name: table for table in (FILINGS, SMELTERS, FACTS, ORIGINS, CHECKS, READ_LOG)
}


def typed_frame(table: Table, records: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Records as a frame with the table's columns, order and dtypes; no record gives a typed empty frame.

    Raises ValueError for a record with a column that the table does not have.
    """
    import pandas as pd

    rows = list(records)
    unknown = set(chain.from_iterable(rows)).difference(table.column_names)
    if unknown:
        raise ValueError(f"table {table.name} has no column {sorted(unknown)!r}")
    columns = {
        column.name: _array([row.get(column.name) for row in rows], column) for column in table.columns
    }
    return pd.DataFrame(columns, index=pd.RangeIndex(len(rows)), copy=False)


def conform(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with the table's columns, order and dtypes; missing columns are NA."""
    import pandas as pd

    return pd.DataFrame(
        {
            column.name: _series(frame[column.name] if column.name in frame else [None] * len(frame), column)
            for column in table.columns
        }
    )


def is_typed(values: Any, column: Column) -> bool:
    """Whether these are a series of the column's dtype already; for a category with its categories in order."""
    if str(getattr(values, "dtype", "")) != column.dtype:
        return False
    return column.dtype != "category" or tuple(values.cat.categories) == column.categories


def _array(values: list[Any], column: Column) -> Any:
    """Plain Python values as an array of the column's dtype.

    Values of the column's own Python type go there at once, without a guess at what they are (a tenth of the time);
    any others are cast by pandas.
    """
    make = _maker(column)
    return make(values) if set(map(type, values)) <= _PYTHON_TYPES[column.dtype] else _series(values, column)


@lru_cache(maxsize=256)
def _maker(column: Column) -> Callable[[list[Any]], Any]:
    import numpy as np
    import pandas as pd
    import pyarrow as pa

    if column.dtype == "category":
        dtype = pd.CategoricalDtype(list(column.categories))
        codes = {None: -1} | {category: code for code, category in enumerate(column.categories)}
        return lambda values: pd.Categorical.from_codes([codes.get(each, -1) for each in values], dtype=dtype)
    if column.dtype.startswith("datetime64"):
        return lambda values: pd.array(np.array(values, dtype="datetime64[s]")).astype(column.dtype)
    dtype = pd.api.types.pandas_dtype(column.dtype)
    arrow = {"string": pa.large_string(), "Int64": pa.int64(), "Float64": pa.float64(), "boolean": pa.bool_()}
    return lambda values: dtype.__from_arrow__(pa.array(values, arrow[column.dtype]))


def _series(values: Any, column: Column) -> pd.Series:
    import pandas as pd

    if is_typed(values, column) and isinstance(values, pd.Series):
        return values.reset_index(drop=True)
    if column.dtype == "category":
        return pd.Series(pd.Categorical(values, categories=list(column.categories)))
    if column.dtype.startswith("datetime64"):
        return pd.Series(pd.to_datetime(pd.Series(values, dtype="object"))).astype(column.dtype)
    return pd.Series(values, dtype=column.dtype).reset_index(drop=True)
