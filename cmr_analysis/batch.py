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
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from . import schema
from .extraction import Extraction, Record, extract
from .smelters.user_files import judgements_path, user_list_path
from .vocabulary import reference_dir

if TYPE_CHECKING:
    import pandas as pd

Frames = dict[str, "pd.DataFrame"]
Progress = Callable[[int, int], None]

POOL_FROM = 48
"""So many files are read in processes of their own: fewer are read before these have started."""

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


def sha256_of_files(paths: Sequence[Path]) -> list[str | None]:
    """The SHA-256 of each file, None for one that cannot be read."""
    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(_sha256, paths))


def _sha256(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def frames_of_files(
    files: Sequence[Path], executor: Executor | None = None, progress: Progress | None = None
) -> Frames:
    """The six tables of these files, in their order, each filing's smelters recognized by itself.

    executor: where the work is done; None takes this process for fewer than POOL_FROM files, else a process for
    each core. progress: called with the number of files done and of all, after each file or each few.
    """
    if executor is None and len(files) < POOL_FROM:
        return frames_of_extractions(list(_extracted(files, progress)))
    chunks = [files[start : start + _CHUNK] for start in range(0, len(files), _CHUNK)]
    if executor is None:
        with _processes() as pool:
            return concatenated(_chunks_on(pool, chunks, progress, may_break=True))
    return concatenated(_chunks_on(executor, chunks, progress, may_break=False))


def _extracted(files: Sequence[Path], progress: Progress | None) -> Iterator[Extraction]:
    for done, file in enumerate(files, start=1):
        yield extract(file)
        if progress:
            progress(done, len(files))


def _chunks_on(
    executor: Executor, chunks: Sequence[Sequence[Path]], progress: Progress | None, may_break: bool
) -> list[Frames]:
    """The frames of each chunk, in order. A pool of ours whose process dies leaves the rest to this process."""
    futures = {
        executor.submit(frames_of_chunk, [str(file) for file in chunk]): number
        for number, chunk in enumerate(chunks)
    }
    results: dict[int, Frames] = {}
    files_done, files = 0, sum(map(len, chunks))
    try:
        for future in as_completed(futures):
            number = futures[future]
            results[number] = _result(future.result, chunks[number], may_break)
            files_done += len(chunks[number])
            if progress:
                progress(files_done, files)
    finally:
        for future in futures:
            future.cancel()
    return [results[number] for number in range(len(chunks))]


def _result(result: Callable[[], Frames], chunk: Sequence[Path], may_break: bool) -> Frames:
    try:
        return result()
    except BrokenExecutor:
        if not may_break:
            raise
        return frames_of_chunk([str(file) for file in chunk])


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


@contextmanager
def _processes() -> Iterator[Executor]:
    """A process for each core. Forked where that is safe, so that a script needs no `if __name__ == "__main__"`."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    is_safe = sys.platform == "linux" and threading.active_count() == 1
    context = multiprocessing.get_context("fork" if is_safe else "spawn")
    pool = ProcessPoolExecutor(cores, mp_context=context)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
