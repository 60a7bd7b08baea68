"""Which files are read: the filings in folders, and those whose names clash."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import UnreadableFileError
from .extraction import Extraction
from .vocabulary import project_root

if TYPE_CHECKING:
    import pandas as pd

_ENDINGS = frozenset((".txt", ".htm", ".html", ".xhtml", ".sgml", ".md"))

Source = str | Path | Iterable[str | Path]


def located(source: Source) -> list[Path]:
    """The paths that the source names; a relative one that is not here is looked for from the project's root."""
    paths = [source] if isinstance(source, (str, Path)) else list(source)
    return [locate(Path(path)) for path in paths]


def locate(path: Path) -> Path:
    """The path, or where it is found from the project's root."""
    if path.exists() or path.is_absolute():
        return path
    root = project_root()
    return root / path if root and (root / path).exists() else path


def files_of(paths: Iterable[Path]) -> list[Path]:
    """The filings of folders in the order of their names, and files themselves, each once.

    A file that is missing is left to be logged. Raises UnreadableFileError for a folder that holds no filing.
    """
    return list(dict.fromkeys(file for path in paths for file in _files(path)))


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = sorted(file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in _ENDINGS)
    if not files:
        raise UnreadableFileError(
            f"{path}: no filing in this folder (looked for {', '.join(sorted(_ENDINGS))})"
        )
    return files


def without_twins(files: Iterable[Path]) -> tuple[list[Path], list[Extraction]]:
    """The files whose filing_id is theirs alone, and a refusal for each of the others: neither of two is read."""
    of_id = defaultdict(list)
    for file in files:
        of_id[file.stem].append(file)
    alone = [same[0] for same in of_id.values() if len(same) == 1]
    return alone, [_refused(file, same) for same in of_id.values() if len(same) > 1 for file in same]


def in_order_of(files: Iterable[Path], frame: pd.DataFrame) -> pd.DataFrame:
    """Rows about files, each named by its source_path, in the order of the files."""
    place = {str(file): number for number, file in enumerate(files)}
    return frame.sort_values("source_path", key=lambda paths: paths.map(place), ignore_index=True)


def _refused(file: Path, same: list[Path]) -> Extraction:
    """Two files with one filing_id: each names the other."""
    others = ", ".join(str(other) for other in same if other != file)
    reason = f"{file}: filing_id {file.stem!r} is also that of {others}; rename one of them"
    log = {"source_path": str(file), "filing_id": file.stem, "outcome": "failed", "reason": reason}
    return Extraction(log | {"seconds": 0.0})
