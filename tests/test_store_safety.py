"""A folder of tables while it is written: readers, other writers, kills, and what is taken from it the next time."""

import shutil
import signal
import subprocess
import sys
import time

import pytest

from cmr_analysis import batch, load_corpus, store
from cmr_analysis.store import TablesFolderError, read_tables, reusable, write_tables

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
    if not store._exchanged(first, second):
        pytest.skip("this file system cannot exchange folders")
    assert ([path.name for path in first.iterdir()], [path.name for path in second.iterdir()]) == (
        ["second"],
        ["first"],
    )


def test_without_that_step_the_new_tables_still_replace_the_old(two_sources, tmp_path, monkeypatch):
    monkeypatch.setattr(store, "_exchanged", lambda first, second: False)
    for source, rows in zip(two_sources, (331, 248), strict=True):
        assert len(read_tables(write_tables(load_corpus(source), tmp_path / "tables")).smelters) == rows


def test_nothing_is_left_beside_the_tables(two_sources, tmp_path):
    for source in two_sources:
        write_tables(load_corpus(source), tmp_path / "out" / "tables")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["tables"]


# -- taken from the last time


@pytest.fixture
def read(monkeypatch):
    """The files that are read from now on."""
    names, extract = [], batch.extract

    def noted(path):
        names.append(path.name)
        return extract(path)

    monkeypatch.setattr(batch, "extract", noted)
    return names


def test_the_command_reads_only_what_is_new(cmr, filings, tmp_path, read):
    source, out = tmp_path / "filings", tmp_path / "tables"
    source.mkdir()
    for name in ("calix-2017", "qualys-2014", "qualys-2022"):
        shutil.copy(filings / f"{name}.txt", source)
    cmr("tables", source, "--out", out)
    shutil.copy(filings / "qualys-2016.txt", source)
    read.clear()
    done = cmr("tables", source, "--out", out)
    assert read == ["qualys-2016.txt"]
    assert done.out.startswith(f"{out}: filings 4, smelters 1148")
    cmr("tables", source, "--out", tmp_path / "anew")
    taken, anew = read_tables(out), read_tables(tmp_path / "anew")
    for name in ("filings", "smelters", "facts", "origins", "checks"):
        assert getattr(taken, name).equals(getattr(anew, name)), name


def test_tables_of_another_extractor_are_read_anew(cmr, filings, tmp_path, read, monkeypatch):
    cmr("tables", filings / "calix-2017.txt", "--out", tmp_path / "out")
    monkeypatch.setattr(batch, "extractor_version", lambda: "another")
    read.clear()
    cmr("tables", filings / "calix-2017.txt", "--out", tmp_path / "out")
    assert read == ["calix-2017.txt"]


def test_tables_copied_from_tables_are_not_taken_for_read_ones(cmr, filings, tmp_path):
    cmr("tables", filings / "calix-2017.txt", "--out", tmp_path / "first")
    cmr("tables", tmp_path / "first", "--out", tmp_path / "second")
    version = batch.extractor_version()
    assert reusable(tmp_path / "first", version) is not None
    assert reusable(tmp_path / "second", version) is None


def test_damaged_tables_are_not_taken_but_replaced(cmr, filings, tmp_path):
    arguments = ("tables", filings / "calix-2017.txt", "--out", tmp_path / "out")
    cmr(*arguments)
    (tmp_path / "out" / "smelters.parquet").write_bytes(b"PAR1")
    assert reusable(tmp_path / "out", batch.extractor_version()) is None
    with pytest.raises(TablesFolderError):
        read_tables(tmp_path / "out")
    assert cmr(*arguments).exit_code == 0
    assert len(read_tables(tmp_path / "out").smelters) == 331
