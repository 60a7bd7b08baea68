"""`make bench`: what the package costs, each time beside a named baseline measured in the same run.

Times differ between machines; the ratios are what to compare. Nothing is asserted here. The filings in
other layouts are rendered by tests/rendering.py, which `make bench` puts on the path.
"""

import random
import re
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import lxml.html
import pandas as pd
import rendering
import rendering_html
import rendering_text

from cmr_analysis import load_corpus, read_filing
from cmr_analysis.extraction import extract

ROOT = Path(__file__).resolve().parents[1]
FILINGS = sorted((ROOT / "data" / "filings").glob("*.txt"))
RENDERED = 500  # filings in HTML, and as many in text
GAP = re.compile(r"\t|\|| {2,}|\u00a0{2,}")


class Measure(NamedTuple):
    """One line of the result: a cost, and the cost of the baseline it is set beside."""

    what: str
    seconds: float
    baseline: str
    baseline_seconds: float


def best_of(repeats: int, *tasks: Callable[[], object]) -> list[float]:
    """The shortest time of each task; the tasks take turns, so that a slow moment hits all of them."""
    shortest = [float("inf")] * len(tasks)
    for _ in range(repeats):
        for number, task in enumerate(tasks):
            start = time.perf_counter()
            task()
            shortest[number] = min(shortest[number], time.perf_counter() - start)
    return shortest


def each(work: Callable[[Path], object], paths: list[Path]) -> Callable[[], object]:
    """The work done for every path, its results thrown away one by one, as in a run over many files."""
    return lambda: deque(map(work, paths), maxlen=0)


def python(*arguments: str) -> Callable[[], object]:
    """A run of Python in a process of its own."""
    return lambda: subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)


def start_up() -> Iterator[Measure]:
    ours, pandas_only = best_of(
        5, python("-c", "import pandas; from cmr_analysis import load_corpus"), python("-c", "import pandas")
    )
    yield Measure("import load_corpus, pandas included", ours, "import pandas", pandas_only)
    yield Measure("import load_corpus, beyond pandas", ours - pandas_only, "import pandas", pandas_only)
    ours, bare = best_of(5, python("-m", "cmr_analysis", "--help"), python("-c", "pass"))
    yield Measure("cmr --help", ours, "python -c pass", bare)


def shipped_filings(folder: Path) -> Iterator[Measure]:
    rows = folder / "rows.csv"
    load_corpus(FILINGS).smelters.to_csv(rows, index=False)
    extracted, framed, split, csv = best_of(
        5,
        each(extract, FILINGS),
        each(read_filing, FILINGS),
        each(split_into_cells, FILINGS),
        lambda: pd.read_csv(rows, keep_default_na=False),
    )
    for what, ours in (("to records", extracted), ("to six frames", framed)):
        what = f"a shipped filing {what} (mean of {len(FILINGS)})"
        yield Measure(what, ours / len(FILINGS), "splitlines and one re.split a line", split / len(FILINGS))
        yield Measure(what, ours / len(FILINGS), "pandas.read_csv of the rows read", csv / len(FILINGS))


def split_into_cells(path: Path) -> list[list[str]]:
    return [GAP.split(line) for line in path.read_text(encoding="utf-8").splitlines()]


def rendered_html(folder: Path) -> Iterator[Measure]:
    styles = [rendering_html.workiva(), rendering_html.donnelley(), rendering_html.toppan()]
    paths = render(folder, styles)
    (first,) = best_of(1, each(extract, paths))  # no filing was read before: what a run over new files takes
    ours, parsed, tables = best_of(
        2,
        each(extract, paths),
        each(lambda path: lxml.html.document_fromstring(path.read_bytes()), paths),
        each(pd.read_html, paths),
    )
    for what, seconds in (("for the first time", first), ("again", ours)):
        what = f"a rendered HTML filing to records, {what}"
        yield Measure(what, seconds / RENDERED, "lxml parses the same bytes", parsed / RENDERED)
        yield Measure(what, seconds / RENDERED, "pandas.read_html of its tables", tables / RENDERED)


def rendered_text(folder: Path) -> Iterator[Measure]:
    styles = [rendering_text.separated("\t"), rendering_text.gaps(), rendering_text.pipes()]
    paths = render(folder, styles)
    (first,) = best_of(1, each(extract, paths))
    ours, split = best_of(2, each(extract, paths), each(split_into_cells, paths))
    for what, seconds in (("for the first time", first), ("again", ours)):
        what = f"a rendered text filing to records, {what}"
        yield Measure(what, seconds / RENDERED, "splitlines and one re.split a line", split / RENDERED)


def render(folder: Path, styles: list[rendering.Style]) -> list[Path]:
    """Filings of 50 to 350 smelters taken from the shipped lists, the styles in turn."""
    pick = random.Random(2014)
    known = known_smelters()
    return [
        written(folder / f"rendered-{number}", pick.sample(known, pick.randint(50, 350)), styles[number % 3])
        for number in range(RENDERED)
    ]


def written(stem: Path, rows: list[rendering.Smelter], style: rendering.Style) -> Path:
    drawn = rendering.draw(rendering.Table(rows=tuple(rows), page=40), style)
    path = stem.with_suffix(drawn.suffix)
    path.write_text(drawn.text, encoding="utf-8")
    return path


def known_smelters() -> list[rendering.Smelter]:
    listed = load_corpus(FILINGS).smelters.dropna(subset=["country_raw", "status_raw"])
    columns = ["metal", "smelter_name_raw", "country_raw", "status_raw"]
    return [rendering.Smelter(*row, cid=None) for row in listed[columns].itertuples(index=False)]


def report(folder: Path) -> Iterator[Measure]:
    empty = (
        "import nbconvert, nbformat, papermill; notebook = nbformat.v4.new_notebook("
        "cells=[nbformat.v4.new_code_cell('')], metadata={'kernelspec': {'name': 'python3', "
        f"'display_name': 'Python 3', 'language': 'python'}}}}); path = {str(folder / 'empty.ipynb')!r}; "
        "nbformat.write(notebook, path); papermill.execute_notebook(path, path, progress_bar=False); "
        "nbconvert.HTMLExporter().from_filename(path)"
    )
    command = ("-m", "cmr_analysis", "report", "status_shifts", "--out", str(folder / "report"))
    ours, nothing = best_of(2, python(*command), python("-c", empty))
    yield Measure("cmr report status_shifts", ours, "papermill and nbconvert, one empty cell", nothing)


def print_line(*cells: str) -> None:
    print("{:<56}{:>12}  {:<42}{:>12}{:>8}".format(*cells), flush=True)


def main() -> None:
    print_line("what", "time", "baseline", "time", "ratio")
    with TemporaryDirectory() as name:
        folder = Path(name)
        for part in (
            start_up(),
            shipped_filings(folder),
            rendered_html(folder),
            rendered_text(folder),
            report(folder),
        ):
            for what, seconds, baseline, baseline_seconds in part:
                ratio = f"{seconds / baseline_seconds:.2f}"
                print_line(
                    what, f"{seconds * 1e3:,.1f} ms", baseline, f"{baseline_seconds * 1e3:,.1f} ms", ratio
                )


if __name__ == "__main__":
    main()
