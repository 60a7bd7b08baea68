"""The command `cmr`: what it prints and writes, its exit codes, and what it says to bad input."""

import os
import re
import subprocess
import sys

import pytest

from cmr_analysis import __version__
from cmr_analysis.schema import TABLES
from cmr_analysis.store import read_tables


def process(*arguments, cwd=None, **environment):
    """Run a command in a process of its own."""
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, **environment},
        timeout=60,
    )


@pytest.fixture
def filing(filings, tmp_path):
    """One good filing, to stand among bad ones."""
    path = tmp_path / "good" / "calix-2017.txt"
    path.parent.mkdir()
    path.write_bytes((filings / "calix-2017.txt").read_bytes())
    return path


# -- tables


@pytest.mark.parametrize("file_format", ["parquet", "csv"])
def test_tables_writes_the_six_tables_of_a_folder(cmr, filings, tmp_path, file_format):
    done = cmr("tables", filings, "--out", tmp_path / "out", "--format", file_format)
    assert (done.exit_code, done.err) == (0, "")
    assert f"{tmp_path / 'out'}: filings 4, smelters 1148" in done.out
    assert len(read_tables(tmp_path / "out").smelters) == 1148
    assert {p.suffix for p in (tmp_path / "out").iterdir()} == {f".{file_format}", ".json"}


def test_tables_of_written_tables_are_the_same_tables(cmr, filing, tmp_path):
    cmr("tables", filing, "--out", tmp_path / "first")
    done = cmr("tables", tmp_path / "first", "--out", tmp_path / "second")
    assert done.exit_code == 0
    first, second = read_tables(tmp_path / "first"), read_tables(tmp_path / "second")
    assert all(getattr(first, name).equals(getattr(second, name)) for name in TABLES)


BAD_FILES = {
    "missing.txt": (None, "failed", "no such file"),
    "empty.txt": (b"", "failed", "empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "failed", "not text"),
    "novel.txt": (
        b"It was the best of times, it was the worst of times.\n" * 40,
        "skipped",
        "neither a form sd",
    ),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_named_and_the_rest_is_written(cmr, filing, tmp_path, name):
    content, outcome, said = BAD_FILES[name]
    bad = tmp_path / name
    if content is not None:
        bad.write_bytes(content)
    done = cmr("tables", bad, filing, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert done.err.startswith(f"{bad}: ") and said in done.err.lower() and done.err.count("\n") == 1
    written = read_tables(tmp_path / "out")
    assert written.filings["filing_id"].tolist() == ["calix-2017"]
    assert written.read_log.set_index("filing_id")["outcome"].to_dict() == {
        "calix-2017": "read",
        bad.stem: outcome,
    }


def test_a_truncated_filing_gives_the_rows_it_still_has(cmr, filings, tmp_path):
    text = (filings / "calix-2017.txt").read_text(encoding="utf-8")
    (tmp_path / "cut.txt").write_text(text[: len(text) * 3 // 4], encoding="utf-8")
    done = cmr("tables", tmp_path / "cut.txt", "--out", tmp_path / "out")
    tables = read_tables(tmp_path / "out")
    assert done.exit_code == 0
    assert 100 < len(tables.smelters) < 331
    assert tables.filings["company"].tolist() == ["Calix, Inc."]


def test_tables_says_where_something_was_not_understood(cmr, filing, tmp_path):
    text = filing.read_text(encoding="utf-8")
    filing.write_text(text.replace("UNITED STATES OF AMERICA", "ATLANTIS", 1), encoding="utf-8")
    done = cmr("tables", filing, "--out", tmp_path / "out")
    assert done.exit_code == 0
    assert "read_log says what was not kept or not understood in 1 of the filings" in done.out
    assert "ATLANTIS" in read_tables(tmp_path / "out").read_log["reason"][0]


def test_two_files_with_one_id_are_both_refused(cmr, filing, tmp_path):
    twin = tmp_path / "calix-2017.htm"
    twin.write_bytes(filing.read_bytes())
    done = cmr("tables", filing, twin, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert len(done.err.splitlines()) == 2
    assert all(str(path) in line for path in (filing, twin) for line in done.err.splitlines())


def test_a_folder_that_is_not_ours_is_left_alone(cmr, filing, tmp_path):
    done = cmr("tables", filing, "--out", filing.parent)
    assert done.exit_code == 2
    assert "holds 'calix-2017.txt'" in done.err
    assert [path.name for path in filing.parent.iterdir()] == ["calix-2017.txt"]


# -- check


def test_check_prints_each_difference_where_it_stands(cmr, filings):
    done = cmr("check", filings)
    assert (done.exit_code, done.err) == (0, "")
    *findings, counts = done.out.splitlines()
    assert all(re.match(rf"{filings}/[\w-]+\.txt:\d+: \w+: .+\.$", line) for line in findings)
    of_2022 = [line for line in findings if "qualys-2022.txt" in line]
    assert any("249" in line and "248" in line for line in of_2022)
    assert any("226" in line and "225" in line for line in of_2022)
    assert f"{len(findings)} differ" in counts


def test_check_names_a_bad_file_and_goes_on(cmr, filings, tmp_path):
    done = cmr("check", tmp_path / "missing.txt", filings / "qualys-2022.txt")
    assert done.exit_code == 1
    assert str(tmp_path / "missing.txt") in done.err
    assert "qualys-2022.txt:" in done.out


# -- report


def test_report_writes_the_executed_notebook_and_the_page(cmr, tmp_path):
    done = cmr(
        "report", "status_shifts", "-p", "company", "Calix", "-p", "years", "[2017]", "--out", tmp_path
    )
    assert (done.exit_code, done.err) == (0, "")
    assert {path.suffix for path in tmp_path.iterdir()} == {".ipynb", ".html"}
    assert all(str(path) in done.out for path in tmp_path.iterdir())


WRONG_PARAMETERS = [
    (["-p", "compny", "Qualys"], ["compny", "company", "years", "metals"]),
    (["-p", "years", "soon"], ["soon", "2014"]),
    (["-p", "company", "Qualys", "-p", "company", "Calix"], ["company", "2 times"]),
    (["-p", "company", "Initech"], ["Initech", "Calix", "Qualys"]),
    (["-p", "years", "[2014, 1999]"], ["1999", "2014", "2016", "2022"]),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG_PARAMETERS)
def test_a_wrong_parameter_is_refused_with_what_is_possible(cmr, tmp_path, arguments, said):
    done = cmr("report", "status_shifts", *arguments, "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert all(word in done.err for word in said)
    assert "Traceback" not in done.err
    assert not list(tmp_path.rglob("*.html"))


def test_an_unknown_notebook_is_refused_with_the_shipped_ones(cmr, tmp_path):
    done = cmr("report", "status_shift", "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "'status_shift'" in done.err and "status_shifts" in done.err


# -- usage


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Usage: cmr"),
        (["tabels"], "No such command 'tabels'"),
        (["tables", "--out", "x"], "Missing argument 'PATH...'"),
        (["tables", "x"], "Missing option '--out'"),
        (["tables", "x", "--out", "y", "--format", "xlsx"], "'xlsx' is not one of 'parquet', 'csv'"),
        (["check"], "Missing argument 'PATH...'"),
        (["report", "status_shifts", "-p", "company", "--out", "x"], ""),
    ],
)
def test_wrong_usage_is_exit_code_2(cmr, arguments, said):
    done = cmr(*arguments)
    assert done.exit_code == 2
    assert said in done.err


@pytest.mark.parametrize("arguments", [["--help"], ["tables", "-h"], ["check", "-h"], ["report", "-h"]])
def test_every_command_has_help_with_an_example(cmr, arguments):
    done = cmr(*arguments)
    assert done.exit_code == 0
    assert done.out.startswith("Usage: cmr")
    assert len(arguments) == 1 or "Example:\n    cmr " in done.out


def test_python_m_runs_the_command():
    done = process("-m", "cmr_analysis", "--version")
    assert (done.returncode, done.stdout) == (0, f"cmr, version {__version__}\n")


def test_help_imports_neither_pandas_nor_matplotlib_nor_papermill():
    code = (
        "import sys; from cmr_analysis.cli import main; main(['--help']); "
        "sys.exit(', '.join({'pandas', 'matplotlib', 'papermill', 'pyarrow'} & set(sys.modules)) or 0)"
    )
    done = process("-c", code)
    assert (done.returncode, done.stderr) == (0, "")


def test_output_that_nobody_reads_is_no_traceback(filings):
    command = f"{sys.executable} -m cmr_analysis check {filings} | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
