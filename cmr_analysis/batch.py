"""Many files to frames: in this process or on any executor, with the same rows in the same order.

A worker returns typed frames, not records: they are small, and quick to send from one process to another.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import (
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    as_completed,
)
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from . import schema
from .errors import CmrError
from .extraction import Extraction, Record, extract
from .smelters.user_files import judgements_path, user_list_path
from .vocabulary import reference_dir

if TYPE_CHECKING:
    import pandas as pd

Frames = dict[str, "pd.DataFrame"]
Progress = Callable[[int, int], None]
Work = TypeVar("Work")
Result = TypeVar("Result")

POOL_FROM = 48
"""So many files are read in processes of their own: fewer are read before these have started."""

_PATIENCE = "10s"  # for a scheduler's answer
_CHUNK = 16  # files a task; the frames of a task cost about 10 ms beyond the files


# Packages that read nothing from a filing: a change there reads no filing again.
_NOT_READING = ("analysis", "charts", "reporting", "fetching")


def extractor_version() -> str:
    """A hash of all that decides what is read from a file: the package's code, its vocabularies, the user's lists.

    Rows that were read by another version are read again.
    """
    digest = hashlib.sha256()
    code = sorted(
        path for path in Path(__file__).parent.rglob("*.py") if path.parent.name not in _NOT_READING
    )
    own = [path for path in (user_list_path(), judgements_path()) if path.is_file()]
    for path in [*code, *sorted(reference_dir().glob("*.csv")), *own]:
        digest.update(f"{path.name}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def frames_of_files(
    files: Sequence[Path], executor: Executor | None = None, progress: Progress | None = None
) -> Frames:
    """The six tables of these files, in their order, each filing's smelters recognized by itself.

    executor: where the work is done; None takes this process for fewer than POOL_FROM files, else a process for
    each core. progress: called with the number of files done and of all, after each file or each few.
    """
    with workers(len(files), executor) as pool:
        return concatenated(in_chunks(frames_of_chunk, files, pool, progress))


@contextmanager
def workers(files: int, executor: Executor | None = None) -> Iterator[Executor | None]:
    """Where so many files are read: the executor given, else a process for each core, or None (here) for a few."""
    if executor is not None or files < POOL_FROM:
        yield executor
        return
    with _processes() as pool:
        yield pool


def in_chunks(
    task: Callable[[list[str]], Result],
    files: Sequence[Path],
    pool: Executor | None,
    progress: Progress | None = None,
) -> list[Result]:
    """What the task makes of a few files at a time, in their order; `pool` as `workers` gives it."""
    paths = [str(file) for file in files]
    size = _CHUNK if pool else 1 if progress else max(len(paths), 1)
    chunks = [paths[start : start + size] for start in range(0, len(paths), size)]
    done = 0

    def told(chunk: list[str]) -> None:
        nonlocal done
        done += len(chunk)
        if progress:
            progress(done, len(paths))

    return in_pool(task, chunks, pool, told)


def in_pool(
    task: Callable[[Work], Result],
    pieces: Sequence[Work],
    pool: Executor | None,
    told: Callable[[Work], None] = lambda piece: None,
) -> list[Result]:
    """What the task makes of each piece of work, in their order; `told` is called with each piece that is done.

    What a process of our own pool does not bring back, because it was killed, this process does.
    """
    if pool is None:
        return [_told(task(piece), piece, told) for piece in pieces]
    futures = {_submitted(pool, task, piece): number for number, piece in enumerate(pieces)}
    results: dict[int, Result] = {}
    try:
        for future in as_completed(futures):
            number = futures[future]
            results[number] = _told(_result(future, task, pieces[number], pool), pieces[number], told)
    finally:
        for future in futures:
            future.cancel()
    return [results[number] for number in range(len(pieces))]


def _submitted(pool: Executor, task: Callable[[Work], Result], piece: Work) -> Future:
    try:
        return pool.submit(task, piece)
    except BrokenExecutor as error:  # it broke over an earlier piece
        broken: Future = Future()
        broken.set_exception(error)
        return broken


def _told(result: Result, piece: Work, told: Callable[[Work], None]) -> Result:
    told(piece)
    return result


def _result(future: Future, task: Callable[[Work], Result], piece: Work, pool: Executor) -> Result:
    try:
        return future.result()
    except BrokenExecutor:
        if not isinstance(pool, _OwnPool):
            raise
        return task(piece)


def frames_of_chunk(paths: list[str]) -> Frames:
    """The six tables of a few files; what a worker does."""
    return frames_of_extractions([extract(path) for path in paths])


def frames_of_extractions(extractions: Sequence[Extraction]) -> Frames:
    """The records of some files as typed frames."""
    records: dict[str, list[Record]] = {name: [] for name in schema.TABLES}
    for extraction in extractions:
        records["read_log"].append(extraction.log)
        for name in records:
            if name != "read_log":
                records[name] += getattr(extraction, name)
    return {name: schema.typed_frame(table, records[name]) for name, table in schema.TABLES.items()}


def concatenated(parts: Sequence[Frames]) -> Frames:
    """Frames one after the other, with the types of the schema."""
    import pandas as pd

    parts = [part for part in parts if any(map(len, part.values()))] or [frames_of_extractions([])]
    if len(parts) == 1:
        return parts[0]
    return {name: pd.concat([part[name] for part in parts], ignore_index=True) for name in schema.TABLES}


class _OwnPool(ProcessPoolExecutor):
    """A pool that this module made: it may do itself what a process of it leaves undone."""


@contextmanager
def _processes() -> Iterator[Executor]:
    """A process for each core. Forked where that is safe, so that a script needs no `if __name__ == "__main__"`."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    is_safe = sys.platform == "linux" and threading.active_count() == 1
    context = multiprocessing.get_context("fork" if is_safe else "spawn")
    pool = _OwnPool(cores, mp_context=context)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def dask_executor(scheduler: str | None) -> Iterator[Executor | None]:
    """The workers of the Dask cluster whose scheduler has this address; None without an address.

    Raises CmrError where nobody answers, or where Dask is not installed.
    """
    if scheduler is None:
        yield None
        return
    try:
        from distributed import Client
    except ImportError as error:
        raise CmrError("--dask needs Dask: pip install 'cmr_analysis[dask]'") from error
    try:
        client = Client(scheduler, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise CmrError(f"{scheduler}: no Dask scheduler answers there ({error})") from error
    with client, client.get_executor() as executor:
        yield executor
