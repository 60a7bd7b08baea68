"""A folder of tables as a whole: whose it is, and how a new one takes its place in one step."""

from __future__ import annotations

import ctypes
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from .. import datapackage
from ..errors import CmrError
from .paths import DESCRIPTOR, is_ours


class TablesFolderError(CmrError):
    """A folder of tables cannot be written or read."""


def is_tables_folder(path: str | Path) -> bool:
    """Whether this is a folder of tables of ours."""
    try:
        return descriptor_of(path).get("name") == datapackage.PACKAGE_NAME
    except (OSError, ValueError, AttributeError):
        return False


def descriptor_of(folder: str | Path) -> dict[str, Any]:
    """The content of the folder's `datapackage.json`."""
    return json.loads((Path(folder) / DESCRIPTOR).read_text(encoding="utf-8"))


@contextmanager
def replacing(out: str | Path) -> Iterator[tuple[Path, Path]]:
    """An empty folder to fill, which then takes the place of `out`, and another folder for scratch.

    It stands beside its place and is changed for the old folder in one step (on Linux; elsewhere in two), so a
    reader finds the old tables or the new ones, never a part, and of two writers the last one's. Raises
    TablesFolderError for an `out` that holds anything but tables of ours, and where the disk refuses.
    """
    place = Path(out).absolute()
    _refuse_foreign(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with _scratch_folder(place) as scratch:
            staged, work = scratch / "new", scratch / "work"
            staged.mkdir()
            work.mkdir()
            yield staged, work
            _put(staged, place, scratch / "old")
    except OSError as error:
        told = error.strerror or error
        raise TablesFolderError(f"{out}: the tables cannot be written here: {told}") from error


@contextmanager
def _scratch_folder(place: Path) -> Iterator[Path]:
    """A hidden folder beside the place; those of writers that were killed are removed."""
    prefix = f".{place.name}-"
    for left in place.parent.glob(f"{prefix}*"):
        _remove_if_left(left)
    with TemporaryDirectory(prefix=prefix, dir=place.parent) as scratch, _locked(Path(scratch) / _LOCK):
        yield Path(scratch)


_LOCK = "in-use"
"""A file that a writer holds locked while it works: the system lets go of it when the writer dies."""


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    unnamed = path.with_suffix(".new")  # nobody looks for it before it is locked
    with unnamed.open("w") as file:
        _try_lock(file.fileno())
        unnamed.rename(path)
        yield


def _try_lock(descriptor: int) -> bool:
    """Lock a file for this process; False where another holds it, or where the system knows no such locks."""
    try:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (ImportError, OSError):
        return False
    return True


def _remove_if_left(scratch: Path) -> None:
    import shutil

    with suppress(OSError), (scratch / _LOCK).open("r+") as file:
        if _try_lock(file.fileno()):
            shutil.rmtree(scratch, ignore_errors=True)


def _refuse_foreign(place: Path) -> None:
    if not place.exists() and not place.is_symlink():
        return
    if not place.is_dir() or place.is_symlink():
        raise TablesFolderError(f"{place}: is not a folder; name another with --out")
    found = sorted(place.iterdir())
    foreign = _foreign(place, found) or _foreign(place, (part for path in found for part in path.rglob("*")))
    if foreign or (found and not is_tables_folder(place)):
        raise TablesFolderError(
            f"{place}: holds {(foreign or found[0].name)!r}, which `cmr tables` did not write; "
            "name a new or an empty folder"
        )


def _foreign(place: Path, paths: Iterable[Path]) -> str | None:
    """The first of these paths that somebody else put there."""
    names = (path.relative_to(place).as_posix() for path in paths)
    return next((name for name in names if not is_ours(name)), None)


def _put(staged: Path, place: Path, aside: Path) -> None:
    """Put the new folder in the place of the old one, which is left where `staged` or `aside` was."""
    if not place.exists():
        with suppress(OSError):  # another writer may have made it since
            staged.rename(place)
            return
    if _exchanged(staged, place):
        return
    place.rename(aside)
    try:
        staged.rename(place)
    except OSError:
        aside.rename(place)
        raise


def _exchanged(first: Path, second: Path) -> bool:
    """Let two folders change places in one step; False where the system cannot (renameat2, Linux 3.15)."""
    try:
        exchange = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    at_working_directory, flag_exchange = ctypes.c_int(-100), ctypes.c_uint(2)
    names = [ctypes.c_char_p(os.fsencode(path)) for path in (first, second)]
    return exchange(at_working_directory, names[0], at_working_directory, names[1], flag_exchange) == 0
