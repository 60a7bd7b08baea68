"""One piece of the tables put together: what an earlier run wrote and what workers read now, as one file a table."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .. import schema
from ..smelters.identity_tables import FILLED, SPELLED
from .opening import StoredTables, of_filings
from .parts import Parts
from .paths import path_of
from .table_files import append_csv, write_parquet

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class PieceJob:
    """What a worker needs to put a piece together.

    tables: which of its tables. filing_ids: its filings, in the order of their files. kept: those of them that
    are taken from the earlier run. recognized: a Parquet file of spellings with their identity.
    """

    piece: str
    tables: tuple[str, ...]
    filing_ids: tuple[str, ...]
    kept: tuple[str, ...]
    parts: Parts
    earlier: str
    recognized: str
    staged: str
    file_format: str


def write_piece(job: PieceJob) -> list[tuple[str, str]]:
    """Write the piece's tables; the table and path of each file. A table without rows has none."""
    written, earlier = [], StoredTables(Path(job.earlier)) if job.kept else None
    for table in job.tables:
        rows = _rows(job, table, earlier)
        if rows is not None and rows.num_rows:
            written.append((table, _write(job, table, rows)))
    return written


def _write(job: PieceJob, table: str, rows: pa.Table) -> str:
    if job.file_format == "csv":
        return append_csv(schema.TABLES[table], rows.to_pandas(), Path(job.staged))
    return write_parquet(rows, Path(job.staged), path_of(table, job.piece))


def _rows(job: PieceJob, table: str, earlier: StoredTables | None) -> pa.Table | None:
    """The piece's rows of a table in the order of the files, those of a filing as they were; None without any."""
    import pyarrow as pa
    from pyarrow import compute

    stored = earlier.that_may_hold(table, [job.piece]) if earlier else []
    kept = [of_filings(each.rows(), set(job.kept)) for each in stored]
    found = [*kept, *job.parts.rows(table, job.piece)]
    if not found:
        return None
    rows = pa.concat_tables(found)
    order = pa.array(job.filing_ids, type=rows["filing_id"].type)
    rows = rows.take(compute.sort_indices(compute.index_in(rows["filing_id"], value_set=order)))
    return _identified(rows, Path(job.recognized)) if table == "smelters" else rows


def _identified(rows: pa.Table, recognized: Path) -> pa.Table:
    """The rows of the smelters table with the identity of their spelling among all filings."""
    import pandas as pd
    import pyarrow as pa

    spelled = rows.select(list(SPELLED)).to_pandas()
    identity = pd.read_parquet(recognized, columns=[*SPELLED, *FILLED])
    found = spelled.merge(identity, how="left", on=list(SPELLED))[list(FILLED)]
    filled = pa.Table.from_pandas(found, preserve_index=False)
    for name in FILLED:
        rows = rows.set_column(rows.schema.get_field_index(name), rows.schema.field(name), filled[name])
    return rows
