"""A corpus that is in memory as a folder of tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .. import datapackage, schema
from .folders import replacing
from .table_files import write_descriptor, write_whole

if TYPE_CHECKING:
    from ..corpus import Corpus


def write_tables(corpus: Corpus, out: str | Path, format: str = "parquet") -> Path:
    """Write the corpus's six tables, one file each, and their `datapackage.json` into the folder `out`; return it.

    Raises TablesFolderError as `replacing` does, and for a value that its column cannot hold; ValueError for a
    format other than 'parquet' and 'csv'. From filings, `build_tables` makes the same and holds no table in memory.
    """
    if format not in datapackage.FORMATS:
        raise ValueError(f"format {format!r} is not one of {sorted(datapackage.FORMATS)}")
    with replacing(out) as (staged, _):
        written = [
            (name, write_whole(table, getattr(corpus, name), staged, format))
            for name, table in schema.TABLES.items()
        ]
        write_descriptor(staged, written, format)
    return Path(out)
