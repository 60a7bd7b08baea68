"""What an earlier run of the same version wrote into the folder: rows that need not be read from files again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from .. import schema
from ..smelters.identity_tables import FILLED, SPELLED, spellings
from .folders import TablesFolderError, descriptor_of, is_tables_folder
from .opening import Stored, StoredTables
from .parts import SourceFile
from .paths import ALL, BY_YEAR, SOURCES, SPELLINGS, path_of
from .table_files import pieces_by_year

if TYPE_CHECKING:
    import pandas as pd

EXTRACTOR = "cmr_extractor"
"""Where `datapackage.json` names the version that read the tables."""


@dataclass(frozen=True)
class Earlier:
    """An earlier run's folder, linked file by file: it stays when another writer replaces the folder itself."""

    tables: StoredTables

    def unchanged(self, files: Iterable[Path]) -> set[str]:
        """Those of the files, as they are named there, that are as they were when they were read."""
        rows = self.sources.loc[self.sources["sha256"].notna()].itertuples(index=False)
        known = {row.source_path: row for row in map(SourceFile._make, rows)}
        there = [known[str(file)] for file in files if str(file) in known]
        same = {source.source_path for source in there if source.has_its_times()}
        doubtful = [source for source in there if source.source_path not in same]
        with ThreadPoolExecutor(4) as pool:  # hashing leaves the interpreter free
            hashed = pool.map(SourceFile.has_its_content, doubtful)
            return same | {
                source.source_path for source, is_same in zip(doubtful, hashed, strict=True) if is_same
            }

    def of_files(self, table: str, kept: set[str]) -> pd.DataFrame:
        """The rows of `filings`, `read_log` or `sources` for the files that are kept."""
        frame = self.sources if table == "sources" else self.tables.frame(table)
        return frame.loc[frame["source_path"].isin(kept)]

    @property
    def is_csv(self) -> bool:
        return self.tables.pieces["filings"][0].path.suffix == ".csv"

    @cached_property
    def sources(self) -> pd.DataFrame:
        """One row a file of that run: `SourceFile`. Few filings go without times: they are hashed again."""
        import pandas as pd

        path = self.tables.folder / SOURCES
        if path.is_file():
            return pd.read_parquet(path)
        known = self.tables.frame("filings", ["source_path", "source_sha256"]).set_axis(
            ["source_path", "sha256"], axis=1
        )
        return known.assign(bytes=0, modified=0, changed=0)[list(SourceFile._fields)]

    @cached_property
    def spelled(self) -> pd.DataFrame:
        """One row a spelling and piece, with its identity in that run."""
        import pandas as pd

        path = self.tables.folder / SPELLINGS
        if path.is_file():
            return pd.read_parquet(path)
        return spellings(self.tables.frame("smelters"), [*SPELLED, *FILLED]).assign(piece=ALL)

    @cached_property
    def filings_of(self) -> dict[str, set[str]]:
        """The filing IDs of each piece that it keeps as files of their own."""
        filings = self.tables.frame("filings", ["filing_id", "reporting_year"])
        is_by_year = any(each.piece != ALL for name in BY_YEAR for each in self.tables.pieces[name])
        pieces = pieces_by_year(filings) if is_by_year else filings["filing_id"].map(lambda _: ALL)
        return {str(piece): set(ids) for piece, ids in filings["filing_id"].groupby(pieces)}

    def put(self, piece: str, tables: Iterable[str], staged: Path) -> list[tuple[str, str]]:
        """Let the files of a piece stand in the staged folder too; the table and path of each."""
        wanted = [(name, path_of(name, piece)) for name in tables]
        there = [(name, path) for name, path in wanted if (self.tables.folder / path).is_file()]
        for _, path in there:
            (staged / path).parent.mkdir(parents=True, exist_ok=True)
            _link(self.tables.folder / path, staged / path)
        return there


def earlier_run(out: Path, snapshot: Path, version: str) -> Earlier | None:
    """The run that wrote `out`, kept in `snapshot`; None if it was of another version, or is damaged.

    version: `batch.extractor_version()`.
    """
    if not is_tables_folder(out):
        return None
    try:
        shutil.copytree(out, snapshot, copy_function=_link)
        if descriptor_of(snapshot).get(EXTRACTOR) != version:
            return None
        tables = StoredTables(snapshot)
        with ThreadPoolExecutor(4) as pool:
            list(
                pool.map(
                    Stored.require_whole, [file for name in schema.TABLES for file in tables.pieces[name]]
                )
            )
    except (TablesFolderError, OSError, shutil.Error):
        return None
    return Earlier(tables)


def _link(source: str | Path, destination: str | Path) -> None:
    try:
        os.link(source, destination)
    except OSError:
        shutil.copyfile(source, destination)
