"""The six tables on disk: written whole or not at all, read back the same.

`write_tables` makes a folder of six Parquet or CSV files and a `datapackage.json` that describes and
fingerprints them. `read_tables` takes such a folder and nothing else.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import re
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from . import datapackage, schema
from .errors import CmrError

if TYPE_CHECKING:
    import pandas as pd

    from .corpus import Corpus

_DESCRIPTOR = "datapackage.json"
_EXTRACTOR = "cmr_extractor"
_READS = 50  # while writers replace the folder without a pause, a read may meet several of them
_OUR_FILES = {_DESCRIPTOR} | {
    datapackage.file_name(table, file_format)
    for table in schema.TABLES
    for file_format in datapackage.FORMATS
}
# Spreadsheets run a cell that begins so as a formula (OWASP, "CSV Injection").
_NEEDS_GUARD = re.compile(r"'*(?:[=+\-@\t\r\n]|\Z)")
_HAS_GUARD = re.compile(r"'+(?:[=+\-@\t\r\n]|\Z)")


class TablesFolderError(CmrError):
    """A folder of tables cannot be written or read."""


def write_tables(
    corpus: Corpus, out: str | Path, format: str = "parquet", extractor: str | None = None
) -> Path:
    """Write the corpus's six tables and their `datapackage.json` into the folder `out`; return it.

    extractor: `batch.extractor_version()` where this process read the corpus from filings; `reusable` asks for it.
    The folder is made beside its place and then changed for the old one in one step (on Linux; elsewhere in two),
    so a reader finds the old tables or the new ones, never a part, and of two writers the last one's. Raises
    TablesFolderError for an `out` that holds anything but tables written before, and where the disk refuses;
    ValueError for a format other than 'parquet' and 'csv'.
    """
    if format not in datapackage.FORMATS:
        raise ValueError(f"format {format!r} is not one of {sorted(datapackage.FORMATS)}")
    place = Path(out).absolute()
    _refuse_foreign(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=f".{place.name}-", dir=place.parent) as scratch:
            staged = Path(scratch) / "new"
            staged.mkdir()
            _write_files(corpus, staged, format, extractor)
            _put(staged, place, Path(scratch) / "old")
    except OSError as error:
        raise TablesFolderError(f"{out}: the tables cannot be written here: {error.strerror}") from error
    return Path(out)


def is_tables_folder(path: str | Path) -> bool:
    """Whether this is a folder that `write_tables` made."""
    try:
        descriptor = json.loads((Path(path) / _DESCRIPTOR).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(descriptor, dict) and descriptor.get("name") == datapackage.PACKAGE_NAME


def read_tables(folder: str | Path) -> Corpus:
    """The corpus of a folder that `write_tables` made, its frames with the schema's dtypes.

    Raises TablesFolderError when the folder is none of ours, or when a file is missing, was changed since
    (its SHA-256 differs) or has other columns than this version's tables.
    """
    if not is_tables_folder(folder):
        raise TablesFolderError(
            f"{folder}: no folder of tables; `cmr tables PATH... --out {folder}` makes one"
        )
    for _ in range(_READS):
        place = _place(folder)
        try:
            return _read_described(Path(folder), _descriptor(folder))
        except (TablesFolderError, OSError):
            if _place(folder) == place:
                raise  # else the tables were written anew while they were read
    return _read_described(Path(folder), _descriptor(folder))


def _place(folder: str | Path) -> tuple[int, ...] | None:
    """Which folder stands under this name now: one with the same tables that took its place is another."""
    try:
        found = Path(folder).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_ctime_ns


def _read_described(folder: Path, descriptor: dict[str, Any]) -> Corpus:
    resources = {r["name"]: r for r in descriptor["resources"]}
    missing = sorted(set(schema.TABLES) - set(resources))
    if missing:
        raise TablesFolderError(
            f"{folder}/{_DESCRIPTOR}: names no table {missing[0]!r}; write the tables again"
        )
    from .corpus import Corpus

    return Corpus(**{n: _read_table(folder, table, resources[n]) for n, table in schema.TABLES.items()})


def reusable(folder: str | Path, extractor: str) -> Corpus | None:
    """The corpus of a folder of tables if this extractor read it and it is whole, to take unchanged filings from."""
    if not is_tables_folder(folder) or _descriptor(folder).get(_EXTRACTOR) != extractor:
        return None
    try:
        return read_tables(folder)
    except TablesFolderError:
        return None


def _refuse_foreign(place: Path) -> None:
    if not place.exists() and not place.is_symlink():
        return
    if not place.is_dir() or place.is_symlink():
        raise TablesFolderError(f"{place}: is not a folder; name another with --out")
    found = sorted(entry.name for entry in place.iterdir())
    foreign = [name for name in found if name not in _OUR_FILES]
    if foreign or (found and not is_tables_folder(place)):
        raise TablesFolderError(
            f"{place}: holds {(foreign or found)[0]!r}, which `cmr tables` did not write; "
            "name a new or an empty folder"
        )


def _put(staged: Path, place: Path, aside: Path) -> None:
    """Put the new folder in the place of the old one, which is left where `staged` or `aside` was."""
    if not place.exists():
        with suppress(OSError):  # another writer may have made it since
            staged.rename(place)
            return
    if _exchanged(staged, place):
        return
    place.rename(aside)
    try:
        staged.rename(place)
    except OSError:
        aside.rename(place)
        raise


def _exchanged(first: Path, second: Path) -> bool:
    """Let two folders change places in one step; False where the system cannot (renameat2, Linux 3.15)."""
    try:
        exchange = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    at_working_directory, flag_exchange = ctypes.c_int(-100), ctypes.c_uint(2)
    names = [ctypes.c_char_p(os.fsencode(path)) for path in (first, second)]
    return exchange(at_working_directory, names[0], at_working_directory, names[1], flag_exchange) == 0


def _write_files(corpus: Corpus, folder: Path, file_format: str, extractor: str | None) -> None:
    files = {}
    for name, table in schema.TABLES.items():
        path = folder / datapackage.file_name(name, file_format)
        frame = _conformed(table, getattr(corpus, name), name)
        if file_format == "csv":
            _as_text(table, frame).to_csv(path, index=False, lineterminator="\r\n", encoding="utf-8")
        else:
            frame.to_parquet(path, index=False, compression="zstd")
        files[name] = (path.stat().st_size, _sha256(path))
    described = datapackage.describe(files, file_format)
    if extractor:
        described[_EXTRACTOR] = extractor
    text = json.dumps(described, indent=2, ensure_ascii=False)
    (folder / _DESCRIPTOR).write_text(text + "\n", encoding="utf-8")


def _descriptor(folder: str | Path) -> dict[str, Any]:
    return json.loads((Path(folder) / _DESCRIPTOR).read_text(encoding="utf-8"))


def _read_table(folder: Path, table: schema.Table, resource: dict[str, Any]) -> pd.DataFrame:
    import pandas as pd

    path = _file_of(folder, table, resource)
    frame = _read_csv(path) if path.suffix == ".csv" else pd.read_parquet(path)
    if list(frame.columns) != table.column_names:
        odd = sorted(set(frame.columns) ^ set(table.column_names))
        raise TablesFolderError(f"{path}: its columns are not this version's ({odd}); write the tables again")
    return _conformed(table, _from_text(table, frame) if path.suffix == ".csv" else frame, path)


def _read_csv(path: Path) -> pd.DataFrame:
    """Every cell as text, an empty one as NA. Arrow reads what pandas cuts off: a text with a NUL in it."""
    import pandas as pd
    from pyarrow import csv, string

    with path.open(encoding="utf-8", newline="") as file:
        names = file.readline().strip().split(",")
    convert = csv.ConvertOptions(
        column_types=dict.fromkeys(names, string()), null_values=[""], strings_can_be_null=True
    )
    return csv.read_csv(
        path, parse_options=csv.ParseOptions(newlines_in_values=True), convert_options=convert
    ).to_pandas(types_mapper={string(): pd.StringDtype()}.get)


def _file_of(folder: Path, table: schema.Table, resource: dict[str, Any]) -> Path:
    """The table's file, if it is the one the descriptor fingerprints; its path is not taken from there."""
    if resource.get("format") not in datapackage.FORMATS:
        raise TablesFolderError(f"{folder}/{_DESCRIPTOR}: {table.name} has format {resource.get('format')!r}")
    path = folder / datapackage.file_name(table.name, resource["format"])
    if not path.is_file():
        raise TablesFolderError(f"{path}: is missing; write the tables again")
    if resource.get("hash") != f"sha256:{_sha256(path)}":
        raise TablesFolderError(f"{path}: was changed after it was written; write the tables again")
    return path


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _conformed(table: schema.Table, frame: pd.DataFrame, where: str | Path) -> pd.DataFrame:
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


def _as_text(table: schema.Table, frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(**{column.name: _column_text(frame[column.name], column) for column in table.columns})


def _column_text(values: pd.Series, column: schema.Column) -> pd.Series:
    if column.dtype == "string":
        return values.map(_guard, na_action="ignore")
    if column.dtype == "boolean":
        return values.map({True: "true", False: "false"})
    return values.dt.strftime("%Y-%m-%d") if column.dtype.startswith("datetime64") else values


def _from_text(table: schema.Table, frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(**{column.name: _parsed(frame[column.name], column) for column in table.columns})


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
