"""Files to a folder of tables, however many: workers write parts, and a year at a time these are put together.

At no time are all rows in memory. What an earlier run of the same version wrote is taken over: files that have not
changed are not read, and the tables of a year in which nothing changed are linked, not written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from .. import batch, datapackage, schema
from ..inputs import Source, files_of, in_order_of, located, without_twins
from ..smelters.identity_tables import SPELLED, recognized, spellings, together
from .earlier import EXTRACTOR, Earlier, earlier_run
from .folders import replacing
from .opening import StoredCorpus, read_tables
from .parts import Parts, SourceFile
from .paths import ALL, BY_YEAR, SOURCES, SPELLINGS
from .pieces import PieceJob, write_piece
from .table_files import pieces_by_year, write_descriptor, write_whole

if TYPE_CHECKING:
    import pandas as pd

BY_YEAR_FROM = 1000
"""So many filings are kept by reporting year; fewer are quicker to read from one file a table."""

Progress = Callable[[int, int], None]
Written = list[tuple[str, str]]


def build_tables(
    source: Source,
    out: str | Path,
    format: str = "parquet",
    progress: Progress | None = None,
    executor: Executor | None = None,
) -> StoredCorpus:
    """Read filings and write their six tables and a `datapackage.json` into the folder `out`; open it.

    source, progress, executor: as for `load_corpus`; workers on other machines need source and `out` under the
    same names. From BY_YEAR_FROM filings on, Parquet tables are kept by reporting year. Where `out` holds tables that
    this version of the package wrote, files that have not changed are not read again.
    Raises TablesFolderError as `replacing` does, UnreadableFileError for a folder that holds no filing, and
    ValueError for a format other than 'parquet' and 'csv'.
    """
    if format not in datapackage.FORMATS:
        raise ValueError(f"format {format!r} is not one of {sorted(datapackage.FORMATS)}")
    files, version = files_of(located(source)), batch.extractor_version()
    with replacing(out) as (staged, work):
        earlier = earlier_run(Path(out), work / "earlier", version)
        build = _Build(files, version, earlier, staged, work, format)
        with batch.workers(len(build.new), executor) as pool:
            build.read(pool, progress)
            build.write_pieces(pool)
        build.write_rest()
    return read_tables(out)


@dataclass
class _Build:
    """One writing of a folder of tables: its files, what an earlier run knows of them, and where it is made."""

    files: list[Path]
    version: str
    earlier: Earlier | None
    staged: Path
    work: Path
    file_format: str

    def __post_init__(self) -> None:
        alone, self.twins = without_twins(self.files)
        self.kept = self.earlier.unchanged(alone) if self.earlier else set()
        self.new = [file for file in alone if str(file) not in self.kept]
        self.parts = Parts(str(self.work.absolute() / "parts"))
        self.written: Written = []

    def read(self, pool: Executor | None, progress: Progress | None) -> None:
        """Let workers read the new files and write their rows as parts."""
        self.parts.require(batch.in_chunks(self.parts.write, self.new, pool, progress))
        if self.twins:
            refused = [SourceFile.unread(twin.log["source_path"]) for twin in self.twins]
            self.parts.keep(self.twins, refused)

    def write_pieces(self, pool: Executor | None) -> None:
        """Write the tables that are kept by piece, each piece by a worker; those of unchanged pieces are linked."""
        self.known = self._recognized(pool)
        self.known.to_parquet(self.work / SPELLINGS)
        jobs = []
        for piece in self.filings_of:
            same = self._same_as_before(piece)
            self.written += self.earlier.put(piece, same, self.staged) if same else []
            jobs += [self._job(piece, set(BY_YEAR).difference(same))] if len(same) < len(BY_YEAR) else []
        is_one_file = self.file_format == "csv"  # its rows are written one piece after the other
        for written in batch.in_pool(write_piece, jobs, None if is_one_file else pool):
            self.written += written

    def write_rest(self) -> None:
        """Write the tables that are one file, those that have no row, and the description of all."""
        whole = {"filings": self.filings, "read_log": self._in_order("read_log")}
        for name, table in schema.TABLES.items():
            if name not in dict(self.written):
                frame = whole[name] if name in whole else schema.typed_frame(table, [])
                self.written.append((name, write_whole(table, frame, self.staged, self.file_format)))
        if self._is_by_year and self.file_format == "parquet":
            self._in_order("sources").to_parquet(self.staged / SOURCES, index=False, compression="zstd")
            self.spelled.to_parquet(self.staged / SPELLINGS, index=False, compression="zstd")
        write_descriptor(self.staged, self.written, self.file_format, {EXTRACTOR: self.version})

    @cached_property
    def _is_by_year(self) -> bool:
        of_csv = self.earlier is not None and self.earlier.is_csv  # to be read as a whole in any case
        return len(self.filings) >= BY_YEAR_FROM and not of_csv

    @cached_property
    def _piece_of(self) -> pd.Series:
        """The piece that each filing belongs to."""
        ids = self.filings["filing_id"]
        return pieces_by_year(self.filings) if self._is_by_year else ids.where(ids.isna(), ALL)

    @cached_property
    def filings(self) -> pd.DataFrame:
        return self._in_order("filings")

    @cached_property
    def filings_of(self) -> dict[str, tuple[str, ...]]:
        """The filing IDs of each piece, in the order of their files."""
        of_piece = self.filings["filing_id"].groupby(self._piece_of)
        return {str(piece): tuple(ids) for piece, ids in of_piece}

    def _in_order(self, table: str) -> pd.DataFrame:
        """A table of what each file is, in the order of the files: what was kept and what was read."""
        import pandas as pd

        frames = [part.to_pandas() for part in self.parts.rows(table)]
        if self.earlier:
            frames.append(self.earlier.of_files(table, self.kept))
        if not frames:
            return schema.typed_frame(schema.TABLES[table], [])
        return in_order_of(self.files, pd.concat(frames, ignore_index=True))

    def _is_unchanged(self, piece: str) -> bool:
        """Whether the earlier run kept this piece as Parquet files, and of the same filings as they are now."""
        if self.earlier is None or self.earlier.is_csv or self.file_format == "csv":
            return False
        filings = self.filings_of[piece]
        return self._kept_of(piece) == filings and self.earlier.filings_of.get(piece) == set(filings)

    def _kept_of(self, piece: str) -> tuple[str, ...]:
        return tuple(filing for filing in self.filings_of[piece] if filing in self._kept_filings)

    @cached_property
    def _kept_filings(self) -> set[str]:
        paths = zip(self.filings["filing_id"], self.filings["source_path"], strict=True)
        return {filing for filing, path in paths if path in self.kept}

    @cached_property
    def spelled(self) -> pd.DataFrame:
        """One row a piece and spelling of a smelter in it, with its identity among all filings."""
        return self._spelled_by_piece.merge(self.known.drop(columns="rows"), how="left", on=list(SPELLED))

    def _recognized(self, pool: Executor | None) -> pd.DataFrame:
        """One row a spelling, with its identity: filings teach each other the IDs that they print, metal by metal."""
        import pandas as pd

        spelled = together(self._spelled_by_piece)
        by_metal = spelled.groupby("metal", dropna=False, observed=True)
        of_metals = [rows.reset_index(drop=True) for _, rows in by_metal]
        return pd.concat(batch.in_pool(recognized, of_metals or [spelled], pool), ignore_index=True)

    @cached_property
    def _spelled_by_piece(self) -> pd.DataFrame:
        import pandas as pd

        of_piece = [self._spelled_of(piece).assign(piece=piece) for piece in self.filings_of]
        return pd.concat([_no_spelling().assign(piece=ALL), *of_piece], ignore_index=True)

    def _spelled_of(self, piece: str) -> pd.DataFrame:
        import pandas as pd

        if self._is_unchanged(piece):
            earlier = self.earlier.spelled
            return earlier.loc[earlier["piece"].eq(piece), [*SPELLED, "rows"]]
        found = [part.to_pandas() for part in self.parts.rows("spellings", piece)]
        kept = self._kept_of(piece)
        if kept:
            found.append(spellings(self.earlier.tables.frame("smelters", SPELLED, [piece], set(kept))))
        return together(pd.concat([_no_spelling(), *found], ignore_index=True))

    def _same_as_before(self, piece: str) -> tuple[str, ...]:
        """The tables of a piece that are as the earlier run wrote them; new filings may teach what a smelter is."""
        if not self._is_unchanged(piece):
            return ()
        now, before = (
            spelled.loc[spelled["piece"].eq(piece)] for spelled in (self.spelled, self.earlier.spelled)
        )
        is_alike = now.reset_index(drop=True).equals(before.reset_index(drop=True))
        return BY_YEAR if is_alike else tuple(name for name in BY_YEAR if name != "smelters")

    def _job(self, piece: str, tables: Iterable[str]) -> PieceJob:
        return PieceJob(
            piece,
            tuple(tables),
            self.filings_of[piece],
            self._kept_of(piece),
            self.parts,
            str(self.work.absolute() / "earlier"),
            str(self.work.absolute() / SPELLINGS),
            str(self.staged),
            self.file_format,
        )


def _no_spelling() -> pd.DataFrame:
    return spellings(schema.typed_frame(schema.SMELTERS, []))
