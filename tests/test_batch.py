"""Many files: on any executor the tables are the same as one by one."""

import multiprocessing
import os
import shutil
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest
from pandas.testing import assert_frame_equal

from cmr_analysis import batch, extraction, load_corpus, schema
from cmr_analysis.smelters.identity_tables import identify
from cmr_analysis.smelters.registry import default_registry

COPIES = 5


@pytest.fixture(scope="module")
def folder(filings, tmp_path_factory):
    """Copies of the shipped filings, an empty file, a letter and two files with one id."""
    folder = tmp_path_factory.mktemp("many")
    for copy in range(COPIES):
        for path in filings.glob("*.txt"):
            shutil.copy(path, folder / f"{copy}-{path.name}")
    (folder / "empty.txt").write_text("")
    (folder / "letter.txt").write_text("Dear sir, thank you for your letter.")
    for ending in ("txt", "htm"):
        shutil.copy(filings / "calix-2017.txt", folder / f"twice.{ending}")
    return folder


@pytest.fixture(scope="module")
def one_by_one(folder):
    """The tables as they come without batches, pools or frames that are sent."""
    paths = [path for path in sorted(folder.iterdir()) if path.stem != "twice"]
    extractions = [extraction.extract(path) for path in paths]
    frames = batch.frames_of_extractions(extractions)
    rows = [row for each in extractions for row in each.smelters]
    return frames | {"smelters": schema.typed_frame(schema.SMELTERS, identify(rows, default_registry()))}


def assert_same(corpus, expected):
    for name in schema.TABLES:
        found, wanted = getattr(corpus, name), expected[name]
        if name == "read_log":
            found = found.loc[found["filing_id"] != "twice"].reset_index(drop=True).drop(columns="seconds")
            wanted = wanted.drop(columns="seconds")
        assert_frame_equal(found, wanted)


EXECUTORS = {
    "this process": lambda: None,
    "threads": lambda: ThreadPoolExecutor(3),
    "processes": lambda: ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")),
}


@pytest.mark.parametrize("make", EXECUTORS.values(), ids=EXECUTORS)
def test_the_tables_are_the_same_on_any_executor(folder, one_by_one, make, monkeypatch):
    monkeypatch.setattr(batch, "_CHUNK", 3)
    executor = make()
    corpus = load_corpus(folder, executor=executor)
    if executor:
        executor.shutdown()
    assert_same(corpus, one_by_one)
    assert corpus.read_log["source_path"].to_list() == [str(path) for path in sorted(folder.iterdir())]
    assert corpus.read_log["outcome"].value_counts().to_dict() == {
        "read": 4 * COPIES,
        "failed": 3,
        "skipped": 1,
    }


def test_many_files_are_read_in_processes_by_default(folder, one_by_one, monkeypatch):
    monkeypatch.setattr(batch, "POOL_FROM", 10)
    monkeypatch.setattr(batch, "_CHUNK", 4)
    seen = []
    corpus = load_corpus(folder, progress=lambda done, files: seen.append((done, files)))
    assert_same(corpus, one_by_one)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1] == (4 * COPIES + 2, 4 * COPIES + 2)
    assert len(seen) == 6


def test_a_script_needs_no_guard_and_says_nothing(folder):
    script = (
        "from cmr_analysis import batch, load_corpus\n"
        "batch.POOL_FROM = 10\n"
        f"print(len(load_corpus({str(folder)!r}).filings))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120)
    assert (done.stdout, done.stderr) == (f"{4 * COPIES}\n", "")


def dies(paths):
    """A worker that is killed, as the system does when memory ends."""
    if multiprocessing.parent_process():
        os._exit(9)
    return batch.frames_of_extractions([extraction.extract(path) for path in paths])


def test_a_process_that_dies_loses_no_file(folder, one_by_one, monkeypatch):
    monkeypatch.setattr(batch, "POOL_FROM", 10)
    monkeypatch.setattr(batch, "frames_of_chunk", dies)
    assert_same(load_corpus(folder), one_by_one)


def test_the_version_of_the_extractor_follows_code_vocabularies_and_own_lists(tmp_path, monkeypatch):
    monkeypatch.setenv("CMR_ANALYSIS_HOME", str(tmp_path))
    before = batch.extractor_version()
    assert before == batch.extractor_version()
    (tmp_path / "smelters.csv").write_text("an own list")
    assert batch.extractor_version() != before
