"""A folder of tables as a corpus that reads a table, a year or a column only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from .. import schema
from ..corpus import Corpus
from ..datapackage import FORMATS, File, files_of
from . import table_files
from .folders import TablesFolderError, descriptor_of, is_tables_folder
from .paths import ALL, DESCRIPTOR, piece_of
from .table_files import pieces_by_year

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

_OPENINGS = 50  # while writers replace the folder without a pause, an opening may meet several of them


@dataclass(frozen=True)
class Stored:
    """An open file with the rows of one piece of a table; it stays what it is when the folder is written anew."""

    table: schema.Table
    piece: str
    path: Path
    file: BinaryIO
    expected: File

    def rows(self, columns: list[str] | None = None) -> pa.Table:
        """The rows, all columns or some. Raises TablesFolderError where the file is not as it was written."""
        return table_files.read_file(self.table, self.path, self.file, self.expected, columns)

    def require_whole(self) -> None:
        """Raises TablesFolderError where the file is not as it was written."""
        table_files.require_whole(self.path, self.file, self.expected)


class StoredTables:
    """The files of a folder of tables, opened but not read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.descriptor = descriptor_of(folder)
        self.pieces: dict[str, list[Stored]] = {
            name: _stored(folder, table, self._resource(name)) for name, table in schema.TABLES.items()
        }

    def that_may_hold(self, table: str, pieces: Iterable[str]) -> list[Stored]:
        """The files of a table in which rows of these pieces may stand."""
        wanted = set(pieces)
        return [each for each in self.pieces[table] if ALL in (each.piece, *wanted) or each.piece in wanted]

    def _resource(self, name: str) -> dict[str, Any]:
        resources = {each.get("name"): each for each in self.descriptor["resources"]}
        if name not in resources:
            raise TablesFolderError(
                f"{self.folder}/{DESCRIPTOR}: names no table {name!r}; write the tables again"
            )
        return resources[name]

    def frame(
        self,
        table: str,
        columns: Sequence[str] | None = None,
        pieces: Iterable[str] | None = None,
        filing_ids: set[str] | None = None,
    ) -> pd.DataFrame:
        """The rows of a table, in the schema's dtypes: all, or some columns, pieces and filings alone."""
        import pyarrow as pa

        stored = self.pieces[table] if pieces is None else self.that_may_hold(table, pieces)
        if not stored:
            empty = schema.typed_frame(schema.TABLES[table], [])
            return empty if columns is None else empty[list(columns)]
        needed = None if columns is None else list(dict.fromkeys([*columns, "filing_id"]))
        parts = [of_filings(each.rows(needed), filing_ids) for each in stored]
        return _typed(schema.TABLES[table], pa.concat_tables(parts).to_pandas(), columns)


class StoredCorpus(Corpus):
    """A corpus on disk. A table is read when it is first asked for, then kept; a part reads its own years' files."""

    def __init__(self, tables: StoredTables, selected: pd.DataFrame | None = None) -> None:
        """selected: the rows of `filings` that the corpus holds; all when None."""
        self.__dict__ |= {"_tables": tables, "_selected": selected}
        if selected is not None:
            self.__dict__["filings"] = selected

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name not in schema.TABLES:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        return self.__dict__.setdefault(name, self.read(name))

    def __reduce__(self) -> tuple[Any, ...]:
        """Sent to another process it is opened there anew; no row is sent but those of the filings selected."""
        return _reopened, (self._tables.folder.absolute(), self._selected)

    def read(self, table: str, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """Some columns of a table (all when None); nothing else is read from disk."""
        if table in self.__dict__:
            return super().read(table, columns)
        if self._selected is None:
            return self._tables.frame(table, columns)
        pieces = set(pieces_by_year(self._selected))
        return self._tables.frame(table, columns, pieces, set(self._selected["filing_id"]))

    def _with_log(self, read_log: pd.DataFrame) -> Corpus:
        corpus = StoredCorpus(self._tables, self.filings)
        corpus.__dict__["read_log"] = read_log
        return corpus

    def _of(self, filing_ids: Iterable[str]) -> Corpus:
        is_wanted = self.filings["filing_id"].isin(set(filing_ids))
        return StoredCorpus(self._tables, self.filings.loc[is_wanted].reset_index(drop=True))


def read_tables(folder: str | Path) -> StoredCorpus:
    """The corpus of a folder of tables, its frames with the schema's dtypes, each read when it is asked for.

    What is asked for later is of the folder as it is now, also when it is written anew in the meantime. Raises
    TablesFolderError when the folder is none of ours, or when a file is missing or has another size than it was
    written with; so does asking for a table whose SHA-256 differs or whose columns are not this version's.
    """
    if not is_tables_folder(folder):
        raise TablesFolderError(
            f"{folder}: no folder of tables; `cmr tables PATH... --out {folder}` makes one"
        )
    for _ in range(_OPENINGS):
        place = _place(folder)
        try:
            return StoredCorpus(StoredTables(Path(folder)))
        except (TablesFolderError, OSError):
            if _place(folder) == place:
                raise  # else the tables were written anew while they were opened
    return StoredCorpus(StoredTables(Path(folder)))


def _reopened(folder: Path, selected: pd.DataFrame | None) -> StoredCorpus:
    return StoredCorpus(read_tables(folder)._tables, selected)


def _place(folder: str | Path) -> tuple[int, ...] | None:
    """Which folder stands under this name now: one with the same tables that took its place is another."""
    try:
        found = Path(folder).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_ctime_ns


def _stored(folder: Path, table: schema.Table, resource: dict[str, Any]) -> list[Stored]:
    """The files of a table, opened. Their paths are those that `paths` gives, whatever the descriptor says."""
    if resource.get("format") not in FORMATS:
        raise TablesFolderError(f"{folder}/{DESCRIPTOR}: {table.name} has format {resource.get('format')!r}")
    return [_opened(folder, table, file) for file in files_of(resource)]


def _opened(folder: Path, table: schema.Table, expected: File) -> Stored:
    piece = piece_of(table.name, expected.path)
    if piece is None:
        raise TablesFolderError(f"{folder}/{DESCRIPTOR}: {table.name} has no file {expected.path!r}")
    path = folder / expected.path
    try:
        file = path.open("rb")
    except FileNotFoundError as error:
        raise TablesFolderError(f"{path}: is missing; write the tables again") from error
    if path.stat().st_size != expected.bytes:
        raise TablesFolderError(f"{path}: was changed after it was written; write the tables again")
    return Stored(table, piece, path, file, expected)


def of_filings(rows: pa.Table, filing_ids: set[str] | None) -> pa.Table:
    """The rows of these filings; all when None."""
    from pyarrow import array, compute

    if filing_ids is None:
        return rows
    return rows.filter(
        compute.is_in(rows["filing_id"], value_set=array(sorted(filing_ids), rows["filing_id"].type))
    )


def _typed(table: schema.Table, frame: pd.DataFrame, columns: Sequence[str] | None) -> pd.DataFrame:
    if columns is None:
        return table_files.conformed(table, frame, table.name)
    return frame[list(columns)]
