"""Where the user's own smelter list and decisions lie, outside the repository."""

from __future__ import annotations

import os
from pathlib import Path

from ..vocabulary import project_root, reference_dir

HOME_VARIABLE = "CMR_ANALYSIS_HOME"


def user_dir() -> Path:
    """The folder that CMR_ANALYSIS_HOME names, else cmr_analysis in the user's data folder."""
    named = os.environ.get(HOME_VARIABLE)
    if named:
        return Path(named)
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "cmr_analysis"


def user_list_path() -> Path:
    """The list that `cmr smelters import` writes."""
    return user_dir() / "smelters.csv"


def judgements_path() -> Path:
    """Where decisions are written: the repository's own file in a checkout, else the user's."""
    return reference_dir() / "judgements.csv" if project_root() else user_dir() / "judgements.csv"
