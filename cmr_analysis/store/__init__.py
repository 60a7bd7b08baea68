"""The six tables on disk: written whole or not at all, read back the same, each part read when it is asked for."""

from .building import build_tables
from .folders import TablesFolderError, is_tables_folder
from .opening import StoredCorpus, read_tables
from .writing import write_tables

__all__ = [
    "StoredCorpus",
    "TablesFolderError",
    "build_tables",
    "is_tables_folder",
    "read_tables",
    "write_tables",
]
