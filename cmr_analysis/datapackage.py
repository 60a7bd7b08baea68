"""The six tables described for outsiders: a Frictionless data package, and the data dictionary.

Both are made from `schema`, so neither can say anything else than the tables do. The descriptor follows
Data Package v1 (specs.frictionlessdata.io): resources, table schemas, keys, hashes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from . import schema

PACKAGE_NAME = "cmr_analysis-tables"
FORMATS = {"parquet": "application/vnd.apache.parquet", "csv": "text/csv"}
CSV_NOTE = (
    "An empty cell is a missing value. So that a spreadsheet takes no text for a formula, a text that begins "
    "with = + - @, a tab or a line break, also behind apostrophes, is written with one more apostrophe in "
    "front; an empty text is one apostrophe. Take that apostrophe off to get what the filing prints. "
    "'NA' is text, not a missing value."
)

_TYPES = {
    "string": "string",
    "category": "string",
    "Int64": "integer",
    "Float64": "number",
    "boolean": "boolean",
}
_FILING_TABLES = ("smelters", "facts", "origins", "checks")


class File(NamedTuple):
    """A file of the package: its path in the folder, size in bytes and SHA-256 in hexadecimal."""

    path: str
    bytes: int
    sha256: str


def describe(files: Mapping[str, Sequence[File]], file_format: str) -> dict[str, Any]:
    """The content of `datapackage.json`; `files` gives each table's files: one, or one a reporting year."""
    note = f" {CSV_NOTE}" if file_format == "csv" else ""
    return {
        "profile": "tabular-data-package" if file_format == "csv" else "data-package",
        "name": PACKAGE_NAME,
        "title": "Conflict minerals filings as tables",
        "description": f"Six tables that cmr_analysis read from Form SD filings.{note}",
        "resources": [_resource(table, file_format, files[table.name]) for table in schema.TABLES.values()],
    }


def file_name(table_name: str, file_format: str) -> str:
    """The name of a table's file."""
    return f"{table_name}.{file_format}"


def files_of(resource: Mapping[str, Any]) -> list[File]:
    """The files that a resource of `describe` names."""
    if isinstance(resource["path"], str):
        return [File(resource["path"], resource["bytes"], resource["hash"].removeprefix("sha256:"))]
    parts = resource["parts"]
    return [File(part["path"], part["bytes"], part["hash"].removeprefix("sha256:")) for part in parts]


def _file(file: File) -> dict[str, Any]:
    return {"path": file.path, "bytes": file.bytes, "hash": f"sha256:{file.sha256}"}


def _resource(table: schema.Table, file_format: str, files: Sequence[File]) -> dict[str, Any]:
    is_one = len(files) == 1 and files[0].path == file_name(table.name, file_format)
    return {
        "name": table.name,
        "path": files[0].path if is_one else [file.path for file in files],
        "description": table.description,
        "profile": "tabular-data-resource" if file_format == "csv" else "data-resource",
        "format": file_format,
        "mediatype": FORMATS[file_format],
        **({"encoding": "utf-8"} if file_format == "csv" else {}),
        "bytes": sum(file.bytes for file in files),
        **({"hash": f"sha256:{files[0].sha256}"} if is_one else {"parts": [_file(file) for file in files]}),
        "schema": _table_schema(table),
    }


def _table_schema(table: schema.Table) -> dict[str, Any]:
    described: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if all(column.missing == "never" for column in table.columns if column.name in table.key):
        described["primaryKey"] = list(table.key)
    if table.name in _FILING_TABLES:
        reference = {"resource": "filings", "fields": "filing_id"}
        described["foreignKeys"] = [{"fields": "filing_id", "reference": reference}]
    return described


def _field(column: schema.Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.missing == "never":
        constraints["required"] = True
    if column.categories:
        constraints["enum"] = list(column.categories)
    return {
        "name": column.name,
        "type": _TYPES.get(column.dtype, "date"),
        "description": column.description,
        **({"unit": column.unit} if column.unit else {}),
        "missing": column.missing,
        **({"constraints": constraints} if constraints else {}),
    }


def dictionary() -> str:
    """The data dictionary as Markdown, one section a table."""
    head = (
        "# Data dictionary\n\n"
        "Made from `cmr_analysis/schema.py` by `make dictionary`; do not edit by hand.\n\n"
        "*Not stated* is a missing value (NA), *stated as none* is 0, and what *could not be read* has a row "
        "in `read_log`: the three are kept apart. Columns that end in `_raw` hold what is printed, with runs "
        "of white space folded to one space. `line_start` and `line_end` count the lines of the source file "
        "from 1.\n"
    )
    return head + "".join(f"\n{_section(table)}" for table in schema.TABLES.values())


def _section(table: schema.Table) -> str:
    lines = [
        f"## {table.name}\n",
        f"{table.description} Key: {', '.join(f'`{name}`' for name in table.key)}.\n",
        "| column | type | meaning | unit or values | missing means |",
        "|---|---|---|---|---|",
    ]
    return "\n".join([*lines, *(_row(column) for column in table.columns)]) + "\n"


def _row(column: schema.Column) -> str:
    values = ", ".join(f"`{value}`" for value in column.categories) or column.unit
    cells = (f"`{column.name}`", column.dtype, column.description, values, column.missing)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


if __name__ == "__main__":
    print(dictionary(), end="")
