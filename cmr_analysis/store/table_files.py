"""One table in files, Parquet or CSV: written in the schema's types, read back as it was written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from .. import datapackage, schema
from ..datapackage import File, file_name
from .csv_text import read_csv, write_csv
from .folders import TablesFolderError
from .paths import ALL, DESCRIPTOR, NO_YEAR, path_of

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


def pieces_by_year(filings: pd.DataFrame) -> pd.Series:
    """For each filing the piece that holds its rows where tables are kept by year."""
    return filings["reporting_year"].astype("string").fillna(NO_YEAR)


def write_whole(table: schema.Table, frame: pd.DataFrame, folder: Path, file_format: str) -> str:
    """Write a table as the one file that it is; its path in the folder."""
    if file_format == "csv":
        return append_csv(table, frame, folder)
    return write_parquet(arrow_of(table, frame), folder, path_of(table.name, ALL))


def arrow_of(table: schema.Table, frame: pd.DataFrame) -> pa.Table:
    """The frame as Arrow holds it, in the schema's types; a value that its column cannot hold is an error."""
    import pyarrow as pa

    return pa.Table.from_pandas(conformed(table, frame, table.name), preserve_index=False)


def write_parquet(rows: pa.Table, folder: Path, path: str) -> str:
    """Write rows as the Parquet file of this path in the folder; the path."""
    from pyarrow import parquet

    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    parquet.write_table(rows, folder / path, compression="zstd")
    return path


def append_csv(table: schema.Table, frame: pd.DataFrame, folder: Path) -> str:
    """Write rows at the end of the table's CSV file; its path in the folder."""
    path = file_name(table.name, "csv")
    write_csv(table, conformed(table, frame, path), folder / path)
    return path


def write_descriptor(
    folder: Path, written: Iterable[tuple[str, str]], file_format: str, more: Mapping[str, str] = {}
) -> None:
    """Write the `datapackage.json` of a folder in which these tables were written to these paths."""
    paths = sorted(set(written))
    files = {
        name: [_described(folder, path) for table, path in paths if table == name] for name in schema.TABLES
    }
    package = {**datapackage.describe(files, file_format), **more}
    text = json.dumps(package, indent=2, ensure_ascii=False)
    (folder / DESCRIPTOR).write_text(text + "\n", encoding="utf-8")


def _described(folder: Path, path: str) -> File:
    with (folder / path).open("rb") as file:
        return File(path, (folder / path).stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())


def read_file(
    table: schema.Table, path: Path, file: BinaryIO, expected: File, columns: list[str] | None
) -> Any:
    """The rows of an open file as an Arrow table.

    Raises TablesFolderError where its SHA-256 is not the one expected or its columns are not this version's.
    """
    import pyarrow as pa
    from pyarrow import parquet

    require_whole(path, file, expected)
    if path.suffix == ".csv":
        frame = read_csv(table, path)
        _require_columns(table, list(frame.columns), path)
        rows = arrow_of(table, frame)
        return rows.select(columns) if columns else rows
    file.seek(0)
    opened = parquet.ParquetFile(file)
    _require_columns(table, opened.schema_arrow.names, path)
    rows = opened.read(columns=columns)
    types = arrow_of(table, schema.typed_frame(table, [])).schema
    fields = [types.field(name) for name in rows.column_names]
    return rows.cast(pa.schema(fields, metadata=types.metadata))


def require_whole(path: Path, file: BinaryIO, expected: File) -> None:
    """Raises TablesFolderError where the file's SHA-256 is not the one expected."""
    file.seek(0)
    if hashlib.file_digest(file, "sha256").hexdigest() != expected.sha256:
        raise TablesFolderError(f"{path}: was changed after it was written; write the tables again")


def _require_columns(table: schema.Table, found: list[str], path: Path) -> None:
    if found != table.column_names:
        odd = sorted(set(found) ^ set(table.column_names))
        raise TablesFolderError(f"{path}: its columns are not this version's ({odd}); write the tables again")


def conformed(table: schema.Table, frame: pd.DataFrame, where: str | Path) -> pd.DataFrame:
    """The frame in the schema's dtypes; a value that its column cannot hold is an error."""
    for column in table.columns:
        if column.dtype != "category" or schema.is_typed(frame[column.name], column):
            continue
        for value in set(frame[column.name].dropna().unique()).difference(column.categories):
            raise TablesFolderError(f"{where}: column {column.name} cannot hold {value!r}")
    try:
        return schema.conform(table, frame)
    except (TypeError, ValueError) as error:
        raise TablesFolderError(f"{where}: a value has the wrong type: {error}") from error
