"""Reports a minute: `cmr annual` beside a loop over the papermill command line, in one run.

Both make the same reports, of invented filers: the shipped filings of Qualys under other names. papermill writes
executed notebooks only; `cmr annual` pages, line links, copies of filings and an index too. Nothing is asserted;
on a machine that does other work, both take longer. `python benchmarks/annual.py [FILERS]`.
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from cmr_analysis import load_corpus
from cmr_analysis.reporting import annual
from cmr_analysis.reporting.reports import find_notebook

ROOT = Path(__file__).resolve().parents[1]
YEAR = 2022
FILERS = 8


def invented(folder: Path, filers: int) -> Path:
    """Filings of companies that do not exist, with the lists of Qualys."""
    folder.mkdir()
    for number in range(filers):
        for path in (ROOT / "data" / "filings").glob("qualys-*.txt"):
            text = path.read_text(encoding="utf-8").replace("Qualys", f"Invented {number}")
            text = text.replace("QUALYS", f"INVENTED {number}")
            (folder / path.name.replace("qualys", f"invented-{number}")).write_text(text, encoding="utf-8")
    return folder


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


def cmr_annual(data: Path, folder: Path) -> float:
    """Seconds for the whole command, its start included."""
    start = time.perf_counter()
    run("cmr_analysis", "annual", "--year", str(YEAR), "--data", str(data), "--out", str(folder / "site"))
    return time.perf_counter() - start


def run(module: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", module, *arguments], cwd=ROOT, check=True, capture_output=True)


def main() -> None:
    with TemporaryDirectory() as name:
        data = invented(Path(name) / "filings", int(sys.argv[1]) if len(sys.argv) > 1 else FILERS)
        jobs = annual.plan(load_corpus(data), YEAR, str(data))
        ours, loop = cmr_annual(data, Path(name)), papermill_loop(jobs, Path(name))
        for what, seconds in (("cmr annual", ours), ("papermill, one after the other", loop)):
            print(
                f"{what:<32}{len(jobs):>4} reports {seconds:>7.1f} s {len(jobs) / seconds * 60:>7.1f} a minute"
            )
        print(f"{'ratio':<32}{loop / ours:>34.1f}")


if __name__ == "__main__":
    main()
