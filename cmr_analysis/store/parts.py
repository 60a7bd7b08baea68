"""What workers write while filings are read: for a few filings at a time, each table's rows by reporting year.

No row is sent from one process to another. A part is an Arrow file, named by the first filing that it holds.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..batch import Frames, frames_of_extractions
from ..errors import CmrError
from ..extraction import Extraction, extract
from ..smelters.identity_tables import spellings
from .paths import ALL, BY_YEAR
from .table_files import pieces_by_year

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

SOURCES, SPELLINGS = "sources", "spellings"
_UNSETTLED = 2.0  # seconds: a file changed as lately as this may change again and show the same times


class PartError(CmrError):
    """A worker's part is not where all others find it."""


class Parts(NamedTuple):
    """A folder of parts, the same for all workers."""

    folder: str

    def write(self, paths: list[str]) -> str:
        """Read these files and write their part; the part's name."""
        seen = [SourceFile.of(path) for path in paths]
        return self.keep([extract(path) for path in paths], seen)

    def keep(self, extractions: list[Extraction], seen: list[SourceFile]) -> str:
        """Write a part of what was read already; its name."""
        name = hashlib.sha1(seen[0].source_path.encode()).hexdigest()
        frames = frames_of_extractions(extractions)
        self._put(name, SOURCES, ALL, _frame_of_sources(seen))
        for table in ("filings", "read_log"):
            self._put(name, table, ALL, frames[table])
        for piece, of_year in _by_year(frames):
            for table, rows in of_year.items():
                self._put(name, table, piece, rows)
            if len(of_year["smelters"]):
                self._put(name, SPELLINGS, piece, spellings(of_year["smelters"]))
        return name

    def _put(self, name: str, table: str, piece: str, frame: pd.DataFrame) -> None:
        import pyarrow as pa

        if frame.empty:
            return
        rows = pa.Table.from_pandas(frame, preserve_index=False)
        folder = self._folder(table, piece)
        folder.mkdir(parents=True, exist_ok=True)
        compressed = pa.ipc.IpcWriteOptions(compression="lz4")
        with (
            pa.OSFile(str(folder / f"{name}.arrow"), "wb") as file,
            pa.ipc.new_file(file, rows.schema, options=compressed) as out,
        ):
            out.write_table(rows)

    def _folder(self, table: str, piece: str) -> Path:
        return Path(self.folder) / table / piece

    def require(self, names: Iterable[str]) -> None:
        """Raises PartError where a worker said that it wrote a part that is not here."""
        for name in names:
            if not (self._folder(SOURCES, ALL) / f"{name}.arrow").is_file():
                raise PartError(
                    f"{self.folder}: a worker wrote its part elsewhere; workers on other machines need "
                    "this folder under the same name: choose --out on a disk that all share"
                )

    def rows(self, table: str, piece: str = ALL) -> list[pa.Table]:
        """The parts of a table: those of a year, or all there are."""
        import pyarrow as pa

        pattern = "*" if piece == ALL else piece
        found = []
        for path in sorted((Path(self.folder) / table).glob(f"{pattern}/*.arrow")):
            with pa.OSFile(str(path)) as file:
                found.append(pa.ipc.open_file(file).read_all())
        return found


class SourceFile(NamedTuple):
    """A file as it was when it was read; the next run reads it again if it is another."""

    source_path: str
    bytes: int
    modified: int  # nanoseconds
    changed: int  # nanoseconds; 0 where the file was too young to trust its times
    sha256: str | None

    @classmethod
    def of(cls, path: str) -> SourceFile:
        """The file now; without a SHA-256 where it cannot be read."""
        try:
            with Path(path).open("rb") as file:
                found = os.fstat(file.fileno())
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return cls.unread(path)
        is_settled = time.time() - max(found.st_mtime, found.st_ctime) > _UNSETTLED
        return cls(path, found.st_size, found.st_mtime_ns, found.st_ctime_ns if is_settled else 0, digest)

    @classmethod
    def unread(cls, path: str) -> SourceFile:
        """A file that was refused before it was read."""
        return cls(path, 0, 0, 0, None)

    def has_its_times(self) -> bool:
        """Whether the file has the size and the times that it had: then nobody wrote to it."""
        try:
            found = Path(self.source_path).stat()
        except OSError:
            return False
        return bool(self.changed) and (found.st_size, found.st_mtime_ns, found.st_ctime_ns) == self[1:4]

    def has_its_content(self) -> bool:
        """Whether the file has the SHA-256 that it had."""
        return SourceFile.of(self.source_path).sha256 == self.sha256


def _frame_of_sources(seen: list[SourceFile]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(seen, columns=list(SourceFile._fields)).astype(
        {"source_path": "string", "sha256": "string"}
    )


def _by_year(frames: Frames) -> Iterator[tuple[str, Frames]]:
    """The tables that are kept by year, a year at a time."""
    piece_of = pieces_by_year(frames["filings"]).set_axis(frames["filings"]["filing_id"])
    pieces = {name: frames[name]["filing_id"].map(piece_of) for name in BY_YEAR}
    for piece in piece_of.unique():
        yield piece, {name: frames[name].loc[pieces[name].eq(piece)] for name in BY_YEAR}
