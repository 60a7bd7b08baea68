"""Whole filings of invented companies, with what a careful reader finds in them.

They were written, and their answers noted, by people who had not read the code: each in the wording of another
kind of filer, in the layouts of real filings, with real smelters. tests/whole holds them and, table by table,
the answers; `read` in facts.csv says whether a fact is read today.
"""

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "whole"
FILINGS = {path.stem: path for path in sorted(FOLDER.iterdir()) if path.suffix in (".txt", ".htm")}
TABLES = ("cover", "facts", "smelters", "origins", "checks")


@cache
def answers(table: str) -> dict[str, list[dict[str, str]]]:
    """The answers of a table by filing."""
    found = defaultdict(list)
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["filing_id"]].append(row)
    return found


def as_text(record: dict, columns) -> dict[str, str]:
    """A record's values as CSV writes them."""
    return {column: "" if record[column] is None else str(record[column]) for column in columns}
