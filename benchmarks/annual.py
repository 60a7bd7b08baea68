"""Reports a minute: `cmr annual` beside a loop over the papermill command line, in one run.

Both make the same reports of the shipped filings' years; papermill writes executed notebooks only, `cmr annual`
pages, line links, copies of filings and an index too. Nothing is asserted. `python benchmarks/annual.py [YEAR...]`.
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from cmr_analysis import annual, load_corpus
from cmr_analysis.reports import find_notebook

ROOT = Path(__file__).resolve().parents[1]
DATA = "data/filings"
YEARS = (2022,)


def papermill_loop(jobs: list[annual.Job], folder: Path) -> float:
    """Seconds for one papermill command after the other."""
    start = time.perf_counter()
    for job in jobs:
        given = folder / "parameters.json"  # JSON is YAML
        given.write_text(json.dumps(_typed(job.parameters)), encoding="utf-8")
        notebook, out = str(find_notebook(job.notebook)), str(folder / f"{job.name}.ipynb")
        run("papermill", notebook, out, "--parameters_file", str(given), "--no-progress-bar")
    return time.perf_counter() - start


def _typed(parameters: dict[str, str]) -> dict:
    return {k: json.loads(v) if k in ("year", "years") else v for k, v in parameters.items()}


def cmr_annual(year: int, folder: Path) -> float:
    """Seconds for the whole command, its start included."""
    start = time.perf_counter()
    run("cmr_analysis", "annual", "--year", str(year), "--data", DATA, "--out", str(folder / f"site-{year}"))
    return time.perf_counter() - start


def run(module: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", module, *arguments], cwd=ROOT, check=True, capture_output=True)


def main() -> None:
    years = [int(year) for year in sys.argv[1:]] or YEARS
    corpus = load_corpus(ROOT / DATA)
    print(f"{'year':<6}{'reports':>8}{'papermill loop':>18}{'cmr annual':>18}{'ratio':>8}")
    with TemporaryDirectory() as name:
        for year in years:
            jobs = annual.plan(corpus, year, DATA)
            loop, ours = papermill_loop(jobs, Path(name)), cmr_annual(year, Path(name))
            each = f"{len(jobs) / loop * 60:.1f}/min", f"{len(jobs) / ours * 60:.1f}/min"
            print(f"{year:<6}{len(jobs):>8}{each[0]:>18}{each[1]:>18}{loop / ours:>8.1f}", flush=True)


if __name__ == "__main__":
    main()
