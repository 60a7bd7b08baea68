"""Where a report comes from: files and their hashes, package, parameters, how smelters were told apart.

Nothing here tells the time: the same inputs give the same bytes.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd

from .. import __version__
from ..analysis.display import Html, points, stack, table
from ..analysis.findings import in_words
from ..smelters.user_files import judgements_path, user_list_path
from ..vocabulary import project_root

_LEVELS = {
    "strict": "by printed IDs and by names but for spelling",
    "reviewed": "by printed IDs, by names but for spelling, and by recorded other and earlier names",
    "fuzzy": "by printed IDs, by names, by recorded other and earlier names, and by similar names",
}
_HEADINGS = {"source_format": "Format", "source_sha256": "SHA-256 of the file"}
_MOST = 25  # filings up to which the hashes are seen without opening the table


def provenance(filings: pd.DataFrame, identity: str = "fuzzy", **parameters: Any) -> Html:
    """The end of a report: package and version, parameters, identity setting, and a table of the files read.

    filings: of all that the report counted. parameters: those of the notebook, by name.
    """
    said = points(
        f"Made with cmr_analysis {__version__}",
        "Parameters: " + "; ".join(f"{name} = {_shown(value)}" for name, value in parameters.items()),
        f"Identity setting {identity}: smelters told apart {_LEVELS[identity]}; {_registry()}",
        f"One hash of all {len(filings):,} files: {combined_hash(filings)}" if len(filings) > 1 else "",
    )
    files = filings.sort_values("filing_id")[["filing_id", "source_format", "source_sha256"]]
    return stack([said, table(files.rename(columns=_HEADINGS), "Files read", folded=len(files) > _MOST)])


def combined_hash(filings: pd.DataFrame) -> str:
    """The SHA-256 of the files' SHA-256, in the order of their filing_id.

    >>> combined_hash(pd.DataFrame({"filing_id": [], "source_sha256": []}))[:8]
    'e3b0c442'
    """
    hashes = filings.sort_values("filing_id")["source_sha256"].fillna("")
    return sha256("\n".join(hashes).encode()).hexdigest()


def _shown(value: Any) -> str:
    return (
        in_words(value) if isinstance(value, list) else f"“{value}”" if isinstance(value, str) else str(value)
    )


def _registry() -> str:
    """Which registry told the smelters apart: the shipped one, and the user's own files by their hashes."""
    own = [path for path in (user_list_path(), judgements_path()) if _is_own(path)]
    if not own:
        return "the registry is the one that comes with the package"
    named = [f"{path.name} ({sha256(path.read_bytes()).hexdigest()[:12]})" for path in own]
    return f"the registry is the one that comes with the package, and over it {in_words(named)}"


def _is_own(path: Path) -> bool:
    root = project_root()
    return path.is_file() and not (root and path.is_relative_to(root))
