"""A folder of tables while it is written: readers, other writers, kills, and what is taken from it the next time."""

import shutil
import signal
import subprocess
import sys
import time

import pytest

from cmr_analysis import load_corpus
from cmr_analysis.store import folders, read_tables, write_tables
from cmr_analysis.store.paths import is_ours

WRITE_FOR_EVER = """
import sys
from cmr_analysis import load_corpus
from cmr_analysis.store import write_tables
corpus = load_corpus(sys.argv[1])
while True:
    write_tables(corpus, sys.argv[2])
"""


def writer(source, out):
    return subprocess.Popen([sys.executable, "-c", WRITE_FOR_EVER, str(source), str(out)])


@pytest.fixture
def two_sources(filings, tmp_path):
    for name in ("calix-2017", "qualys-2022"):
        (tmp_path / name).mkdir()
        shutil.copy(filings / f"{name}.txt", tmp_path / name)
    return [tmp_path / "calix-2017", tmp_path / "qualys-2022"]


def test_readers_see_whole_tables_while_two_write_and_are_killed(two_sources, tmp_path):
    out = write_tables(load_corpus(two_sources[0]), tmp_path / "tables")
    writers = [writer(source, out) for source in two_sources]
    seen = set()
    try:
        end = time.monotonic() + 12
        while time.monotonic() < end and len(seen) < 2:
            seen.add(tuple(read_tables(out).filings["filing_id"]))
        for process in writers:
            process.send_signal(signal.SIGKILL)
    finally:
        for process in writers:
            process.kill()
            process.wait()
    assert seen <= {("calix-2017",), ("qualys-2022",)}
    assert len(seen) == 2
    assert len(read_tables(out).smelters) in (331, 248)
    assert len(read_tables(write_tables(load_corpus(two_sources[0]), out)).smelters) == 331


def test_folders_change_places_in_one_step_where_the_system_can(tmp_path):
    if sys.platform != "linux":
        pytest.skip("renameat2 is Linux's")
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        (folder / folder.name).touch()
    if not folders._exchanged(first, second):
        pytest.skip("this file system cannot exchange folders")
    assert ([path.name for path in first.iterdir()], [path.name for path in second.iterdir()]) == (
        ["second"],
        ["first"],
    )


def test_without_that_step_the_new_tables_still_replace_the_old(two_sources, tmp_path, monkeypatch):
    monkeypatch.setattr(folders, "_exchanged", lambda first, second: False)
    for source, rows in zip(two_sources, (331, 248), strict=True):
        assert len(read_tables(write_tables(load_corpus(source), tmp_path / "tables")).smelters) == rows


def test_nothing_is_left_beside_the_tables(two_sources, tmp_path):
    for source in two_sources:
        write_tables(load_corpus(source), tmp_path / "out" / "tables")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["tables"]


def test_what_was_opened_stays_while_another_takes_its_place(two_sources, tmp_path):
    out = write_tables(load_corpus(two_sources[0]), tmp_path / "tables")
    opened = read_tables(out)
    write_tables(load_corpus(two_sources[1]), out)
    assert (len(opened.smelters), len(read_tables(out).smelters)) == (331, 248)


def test_the_scratch_of_a_killed_writer_goes_and_that_of_a_living_one_stays(two_sources, tmp_path):
    out = tmp_path / "tables"
    killed = subprocess.run([sys.executable, "-c", DIE_WHILE_WRITING, str(out)], capture_output=True)
    assert killed.returncode == -signal.SIGKILL
    assert len(list(tmp_path.glob(".tables-*"))) == 1
    with folders.replacing(out) as (staged, _):
        write_tables(load_corpus(two_sources[0]), out)
        assert staged.is_dir()
        assert len(list(tmp_path.glob(".tables-*"))) == 1
        write_tables(load_corpus(two_sources[1]), staged.parent / "copy")
        for path in (staged.parent / "copy").iterdir():
            path.rename(staged / path.name)
    assert len(read_tables(out).smelters) == 248
    assert not list(tmp_path.glob(".tables-*"))


DIE_WHILE_WRITING = """
import os, signal, sys
from cmr_analysis.store.folders import replacing
with replacing(sys.argv[1]):
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize(
    ("path", "ours"),
    [
        ("filings.parquet", True),
        ("facts.csv", True),
        ("datapackage.json", True),
        ("_sources.parquet", True),
        ("facts.parquet/reporting_year=2022", True),
        ("facts.parquet/reporting_year=2022/part-0.parquet", True),
        ("facts.parquet/reporting_year=2022/part-1.parquet", False),
        ("facts.parquet/reporting_year=2022/part-0.parquet/more", False),
        ("facts.parquet/reporting_year=notes", False),
        ("facts.parquet/notes.txt", False),
        ("filings.parquet/reporting_year=2022", False),  # always one file
        ("facts.csv/reporting_year=2022", False),
        ("notes.txt", False),
    ],
)
def test_paths_that_a_folder_of_tables_may_hold(path, ours):
    assert is_ours(path) == ours
