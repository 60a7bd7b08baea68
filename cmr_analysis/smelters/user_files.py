"""Where the user's own smelter list and decisions lie, outside the repository."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable
from dataclasses import astuple, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..vocabulary import project_root, reference_dir

HOME_VARIABLE = "CMR_ANALYSIS_HOME"


def user_dir() -> Path:
    """The folder that CMR_ANALYSIS_HOME names, else cmr_analysis in the user's data folder."""
    return _user_dir(*map(os.environ.get, (HOME_VARIABLE, "XDG_DATA_HOME", "HOME")))


@lru_cache(maxsize=4)  # asked for with every filing
def _user_dir(named: str | None, data: str | None, _home: str | None) -> Path:
    if named:
        return Path(named)
    return (Path(data) if data else Path.home() / ".local" / "share") / "cmr_analysis"


def user_list_path() -> Path:
    """The list that `cmr smelters import` writes."""
    return user_dir() / "smelters.csv"


def judgements_path() -> Path:
    """Where decisions are written: the repository's own file in a checkout, else the user's."""
    return reference_dir() / "judgements.csv" if project_root() else user_dir() / "judgements.csv"


def write_rows(rows: Iterable[Any], row_type: type, path: Path) -> None:
    """The rows (dataclasses of row_type) as a CSV file, whole or not at all: written beside it and renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".partial")
    with partial.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([field.name for field in fields(row_type)])
        writer.writerows(astuple(row) for row in rows)
    partial.replace(path)
