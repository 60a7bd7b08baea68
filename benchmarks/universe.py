"""All filings since 2014 on one machine: what `cmr tables` and the questions that follow cost.

Writes an invented universe (benchmarks/corpus.py) and measures; bars are those of a laptop with two cores. Nothing is
asserted. `python benchmarks/universe.py [FILINGS [FOLDER]]`; the FOLDER keeps what is
written, and filings that are in FOLDER/universe already are taken as they are.
"""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import corpus
import lxml.html
import pandas as pd
import psutil

from cmr_analysis import load_corpus
from cmr_analysis.analysis import filers, shifts
from cmr_analysis.extraction import extract

ROOT = Path(__file__).resolve().parents[1]
FEW, ADDED, EXHIBITS = 1_000, 50, 300


def timed(task: Callable[[], object]) -> float:
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


def cmr(*arguments: object) -> Callable[[], object]:
    """A run of the command in a process of its own."""
    command = [sys.executable, "-m", "cmr_analysis", *map(str, arguments)]
    return lambda: subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


class Memory:
    """The most memory that this process's children held together, in GB: shared pages counted once (PSS)."""

    def __enter__(self) -> "Memory":
        self.most, self._done = 0.0, threading.Event()
        self._watch = threading.Thread(target=self._look)
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._watch.join()

    def _look(self) -> None:
        while not self._done.wait(0.5):
            self.most = max(self.most, sum(map(_pss, psutil.Process().children(recursive=True))) / 1e9)


def _pss(process: psutil.Process) -> int:
    try:
        return process.memory_full_info().pss
    except psutil.Error:
        return 0


def building(filings: list[Path], folder: Path, store: Path) -> Iterator[tuple[str, str, str]]:
    first, new = folder / "first", folder / "new"
    for name, files in ((first, filings[:FEW]), (new, filings[-ADDED:])):
        name.mkdir(exist_ok=True)
        for path in files:
            path.rename(name / path.name)
    few = timed(cmr("tables", first, "--out", folder / "tables-of-few"))
    yield f"{FEW:,} filings to tables", f"{few:.1f} s", f"{few / FEW * 1e3:.1f} ms a filing"
    many = len(filings) - ADDED
    with Memory() as memory:
        whole = timed(cmr("tables", folder / "universe", first, "--out", store))
    yield f"{many:,} filings to a store", f"{whole:.1f} s", f"{whole / many * 1e3:.1f} ms a filing; bar 180 s"
    yield "memory of all its processes", f"{memory.most:.2f} GB", "bar 2 GB"
    size = sum(path.stat().st_size for path in store.rglob("*") if path.is_file())
    yield "the store on disk", f"{size / 1e6:.0f} MB", ""
    added = timed(cmr("tables", folder / "universe", first, new, "--out", store))
    yield f"{ADDED} filings added", f"{added:.1f} s", "bar 5 s"
    again = timed(cmr("tables", folder / "universe", first, new, "--out", store))
    yield "nothing new", f"{again:.1f} s", ""


def asking(folder: Path, store: Path) -> Iterator[tuple[str, str, str]]:
    one = timed(lambda: load_corpus(store).select(years=[2022]).smelters)
    yield "load_corpus(store).select(years=[2022]).smelters", f"{one:.2f} s", "bar 0.5 s"
    two = load_corpus(store).select(years=[2021, 2022])
    two.smelters  # noqa: B018
    shift = timed(lambda: shifts.status_shifts(*_listed(two), 2021, 2022))
    yield "status shifts of all companies, two years", f"{shift:.2f} s", "bar 1 s"
    trends = timed(cmr("report", "trends", "-p", "data", store, "--out", folder / "report"))
    yield "cmr report trends, the whole store", f"{trends:.1f} s", "bar 20 s"


def _listed(part: object) -> tuple[pd.DataFrame]:
    return (filers.listings(filers.filers(part.filings, part.smelters), part.smelters),)


def exhibits(filings: list[Path]) -> Iterator[tuple[str, str, str]]:
    html = [path for path in filings if b"<HTML>" in path.read_bytes()[:3000]][:EXHIBITS]
    reports = [path.read_text(encoding="utf-8").split("<TYPE>EX-1.01")[1] for path in html]
    ours = timed(lambda: [extract(path) for path in html])
    parsed = timed(lambda: [lxml.html.document_fromstring(report) for report in reports])
    tables = timed(lambda: [pd.read_html(StringIO(report)) for report in reports])
    each = f"{len(html)} submissions to six tables"
    yield each, f"{ours:.1f} s", f"{ours / parsed:.1f} times lxml's bare parse of the reports"
    yield each, f"{ours:.1f} s", f"{ours / tables:.2f} times pandas.read_html of the reports' tables alone"


def main(count: int, folder: Path) -> None:
    start = time.perf_counter()
    there = sorted((folder / "universe").glob("*.txt"), key=lambda path: path.name.split("-")[1:])  # by year
    filings = there if len(there) == count else corpus.write_corpus(folder / "universe", count)
    size = sum(path.stat().st_size for path in filings)
    print(f"{count:,} invented filings, {size / 1e6:,.0f} MB, written in {time.perf_counter() - start:.0f} s")
    store = folder / "store"
    for part in (exhibits(filings), building(filings, folder, store), asking(folder, store)):
        for what, cost, beside in part:
            print(f"{what:<52}{cost:>10}  {beside}", flush=True)
    rows = load_corpus(store).read("smelters", ["metal", "smelter_name_raw"])
    print(f"{len(rows):,} smelter rows, {len(rows.drop_duplicates()):,} spellings")


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else corpus.FILINGS
    if len(sys.argv) > 2:
        main(wanted, Path(sys.argv[2]))
    else:
        with TemporaryDirectory() as name:
            main(wanted, Path(name))
