"""Files to a folder of tables: the same rows however many workers, whatever the layout, whatever was there before."""

import multiprocessing
import pickle
import shutil
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal
from pyarrow import parquet

from cmr_analysis import batch, load_corpus, schema
from cmr_analysis.store import TablesFolderError, build_tables, building, parts, read_tables, write_tables

YEARS = {"qualys-2014": 2014, "qualys-2016": 2016, "calix-2017": 2017, "qualys-2022": 2022}
UNDATED = "Form SD\nConflict Minerals Report\nGold\tAsahi Pretec Corp.\tJapan\nTin\tThaisarco\tThailand\n"


@pytest.fixture
def folder(filings, tmp_path):
    """The shipped filings, a filing that states no year, an empty file, a letter and two files with one id."""
    folder = tmp_path / "filings"
    shutil.copytree(filings, folder)
    (folder / "undated.txt").write_text(UNDATED)
    (folder / "empty.txt").write_text("")
    (folder / "letter.txt").write_text("Dear sir, thank you for your letter.")
    for name in ("twice.txt", "twice.htm"):
        shutil.copy(filings / "calix-2017.txt", folder / name)
    return folder


@pytest.fixture
def by_year(monkeypatch):
    """Every folder of tables is kept by year."""
    monkeypatch.setattr(building, "BY_YEAR_FROM", 1)


@pytest.fixture
def read(monkeypatch):
    """The names of the files that are read from now on."""
    names, extract = [], parts.extract

    def noted(path):
        names.append(path.rsplit("/", 1)[-1])
        return extract(path)

    monkeypatch.setattr(parts, "extract", noted)
    return names


def assert_same(stored, corpus):
    """The same rows; those of different filings may stand in another order."""
    for name, table in schema.TABLES.items():
        found, wanted = (_ordered(getattr(each, name), table) for each in (stored, corpus))
        assert_frame_equal(found, wanted)


def _ordered(frame, table):
    first = table.key[0]
    frame = frame.drop(columns="seconds") if table.name == "read_log" else frame
    return frame.sort_values(first, kind="stable", ignore_index=True)


EXECUTORS = {
    "this process": lambda: None,
    "threads": lambda: ThreadPoolExecutor(3),
    "processes": lambda: ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")),
}


@pytest.mark.parametrize("file_format", ["parquet", "csv"])
@pytest.mark.parametrize("years_from", [1, 1000], ids=["by year", "one file"])
@pytest.mark.parametrize("make", EXECUTORS.values(), ids=EXECUTORS)
def test_the_tables_hold_what_load_corpus_gives(folder, tmp_path, monkeypatch, make, years_from, file_format):
    monkeypatch.setattr(building, "BY_YEAR_FROM", years_from)
    monkeypatch.setattr(batch, "_CHUNK", 3)
    assert_same(build_tables(folder, tmp_path / "out", file_format, executor=make()), load_corpus(folder))


def test_one_file_a_table_keeps_the_order_of_the_files(folder, tmp_path):
    stored, corpus = build_tables(folder, tmp_path / "out"), load_corpus(folder)
    for name in schema.TABLES:
        if name != "read_log":
            assert_frame_equal(getattr(stored, name), getattr(corpus, name))


def test_many_filings_are_kept_by_year_as_hive_lays_them_out(folder, tmp_path, by_year):
    out = tmp_path / "out"
    build_tables(folder, out)
    there = {path.parent.name for path in (out / "smelters.parquet").glob("*/part-0.parquet")}
    assert there == {f"reporting_year={year}" for year in [*YEARS.values(), 0]}
    rows = pd.read_parquet(out / "smelters.parquet", filters=[("reporting_year", "=", 2022)])
    assert (len(rows), set(rows["filing_id"])) == (248, {"qualys-2022"})
    stored = parquet.ParquetFile(out / "smelters.parquet" / "reporting_year=2022" / "part-0.parquet")
    assert stored.schema_arrow.names == schema.SMELTERS.column_names
    assert (out / "filings.parquet").is_file()


def test_no_row_at_all_gives_typed_empty_tables(tmp_path, by_year):
    (tmp_path / "letter.txt").write_text("Dear sir, thank you for your letter.")
    stored = build_tables(tmp_path / "letter.txt", tmp_path / "out")
    assert_same(stored, load_corpus(tmp_path / "letter.txt"))
    assert stored.read_log["outcome"].to_list() == ["skipped"]


# -- opened, and read when asked for


@pytest.fixture
def files_read(monkeypatch):
    """The files of tables that are read from now on."""
    from cmr_analysis.store import table_files

    names, read_file = [], table_files.read_file

    def noted(table, path, file, expected, columns):
        names.append((table.name, path.parent.name.removeprefix("reporting_year=")))
        return read_file(table, path, file, expected, columns)

    monkeypatch.setattr(table_files, "read_file", noted)
    return names


def test_only_the_years_that_are_asked_for_are_read(folder, tmp_path, by_year, files_read):
    build_tables(folder, tmp_path / "out")
    files_read.clear()
    corpus = load_corpus(tmp_path / "out").select(company="Qualys", years=[2014, 2022])
    assert [name for name, _ in files_read] == ["filings"]
    assert set(corpus.smelters["filing_id"]) == {"qualys-2014", "qualys-2022"}
    assert files_read[1:] == [("smelters", "2014"), ("smelters", "2022")]
    assert corpus.smelters is corpus.smelters, "a table is read once"
    assert len(files_read) == 3


def test_a_selection_is_that_of_the_corpus_in_memory(folder, tmp_path, by_year):
    stored, corpus = build_tables(folder, tmp_path / "out"), load_corpus(folder)
    for choice in ({"company": "Qualys"}, {"years": 2017}, {"company": "Qualys", "years": [2014, 2016]}):
        assert_same(stored.select(**choice), corpus.select(**choice))
    assert_same(stored.select(years=[2014, 2022]).select(years=2022), corpus.select(years=2022))
    assert_same(stored.latest(), corpus.latest())


def test_a_corpus_that_is_sent_to_another_process_is_opened_there(folder, tmp_path, by_year):
    stored, corpus = build_tables(folder, tmp_path / "out"), load_corpus(folder)
    sent = pickle.dumps(stored.select(company="Qualys"))
    assert len(sent) < 20_000
    assert_same(pickle.loads(sent), corpus.select(company="Qualys"))
    assert_same(pickle.loads(pickle.dumps(stored)), corpus)


def test_some_columns_of_a_table(folder, tmp_path, by_year):
    stored, corpus = build_tables(folder, tmp_path / "out"), load_corpus(folder)
    columns = ["metal", "smelter_id", "status"]
    for each in (stored, stored.select(years=2022), stored.select(years=2022)):
        assert list(each.read("smelters", columns).columns) == columns
    assert_frame_equal(
        stored.select(years=2022).read("smelters", columns), corpus.select(years=2022).smelters[columns]
    )


def test_a_year_that_was_damaged_is_named(folder, tmp_path, by_year):
    out = tmp_path / "out"
    build_tables(folder, out)
    path = out / "facts.parquet" / "reporting_year=2016" / "part-0.parquet"
    path.write_bytes(bytes(len(path.read_bytes())))
    stored = read_tables(out)
    assert len(stored.select(years=2014).facts) > 0
    with pytest.raises(TablesFolderError, match="reporting_year=2016/part-0.parquet: was changed"):
        stored.select(years=2016).facts  # noqa: B018


def test_somebody_elses_file_among_the_years_is_not_removed(folder, tmp_path, by_year):
    build_tables(folder, tmp_path / "out")
    (tmp_path / "out" / "smelters.parquet" / "notes.txt").write_text("mine")
    with pytest.raises(TablesFolderError, match=r"holds 'smelters.parquet/notes.txt'"):
        build_tables(folder, tmp_path / "out")


def test_duckdb_reads_it_as_it_is(folder, tmp_path, by_year):
    duckdb = pytest.importorskip("duckdb")
    build_tables(folder, tmp_path / "out")
    files = f"read_parquet('{tmp_path}/out/smelters.parquet/*/*.parquet', hive_partitioning = true)"
    found = duckdb.sql(
        f"select reporting_year, count(*), count(distinct smelter_id) from {files} "
        "where metal = 'Gold' group by all order by all"
    ).fetchall()
    rows = load_corpus(folder).smelters.query("metal == 'Gold'")
    ids = rows.groupby("filing_id")["smelter_id"]
    expected = [(year, ids.size()[name], ids.nunique()[name]) for name, year in YEARS.items()]
    assert found == [(0, 1, 1), *expected]


def test_dask_reads_it_as_it_is(folder, tmp_path, by_year):
    frames = pytest.importorskip("dask.dataframe")
    build_tables(folder, tmp_path / "out")
    smelters = frames.read_parquet(tmp_path / "out" / "smelters.parquet")
    assert smelters.npartitions == len(YEARS) + 1
    counts = smelters.groupby("reporting_year", observed=True).size().compute()
    rows = load_corpus(folder).smelters.groupby("filing_id").size()
    expected = {year: rows[name] for name, year in YEARS.items()} | {0: rows["undated"]}
    assert {int(year): count for year, count in counts.items()} == expected


# -- taken from the last time


@pytest.mark.parametrize("years_from", [1, 1000], ids=["by year", "one file"])
@pytest.mark.parametrize("file_format", ["parquet", "csv"])
def test_unchanged_files_are_not_read_again(folder, tmp_path, read, monkeypatch, years_from, file_format):
    monkeypatch.setattr(building, "BY_YEAR_FROM", years_from)
    build_tables(folder, tmp_path / "out", file_format)
    read.clear()
    assert_same(build_tables(folder, tmp_path / "out", file_format), load_corpus(folder))
    assert set(read) <= {"empty.txt", "letter.txt"}, "few filings: those that were refused are not remembered"
    assert (read == []) == (years_from == 1 and file_format == "parquet")


@pytest.mark.parametrize("years_from", [1, 5, 1000], ids=["by year", "from five on", "one file"])
@pytest.mark.parametrize("file_format", ["parquet", "csv"])
def test_new_changed_and_lost_files(folder, tmp_path, read, monkeypatch, years_from, file_format):
    monkeypatch.setattr(building, "BY_YEAR_FROM", years_from)
    for name in ("calix-2017", "undated"):
        (folder / f"{name}.txt").rename(tmp_path / f"{name}.txt")
    build_tables(folder, tmp_path / "out", file_format)
    read.clear()
    for name in ("calix-2017", "undated"):
        (tmp_path / f"{name}.txt").rename(folder / f"{name}.txt")
    (folder / "qualys-2016.txt").unlink()
    (folder / "twice.htm").unlink()
    path = folder / "qualys-2014.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("Bruce K. Posey", "Ada Posey"), encoding="utf-8")
    stored = build_tables(folder, tmp_path / "out", file_format)
    refused = {"empty.txt", "letter.txt"}
    assert [name for name in read if name not in refused] == [
        "calix-2017.txt", "qualys-2014.txt", "twice.txt", "undated.txt"
    ]  # fmt: skip
    assert_same(stored, load_corpus(folder))
    assert "Ada Posey" in set(stored.filings["signatory"])


@pytest.mark.parametrize("years_from", [1, 1000], ids=["by year", "one file"])
def test_another_format_than_the_last_time(folder, tmp_path, monkeypatch, read, years_from):
    monkeypatch.setattr(building, "BY_YEAR_FROM", years_from)
    for file_format in ("parquet", "csv", "parquet"):
        read.clear()
        assert_same(build_tables(folder, tmp_path / "out", file_format), load_corpus(folder))
    assert set(read) <= {"empty.txt", "letter.txt"}


def test_a_file_that_was_only_touched_is_not_read_again(folder, tmp_path, read, by_year):
    build_tables(folder, tmp_path / "out")
    for path in folder.iterdir():
        path.touch()
    read.clear()
    build_tables(folder, tmp_path / "out")
    assert read == []


def test_a_year_in_which_nothing_changed_is_linked_not_written(folder, tmp_path, by_year):
    out = tmp_path / "out"
    build_tables(folder, out)
    before = {year: _inode(out, "facts", year) for year in YEARS.values()}
    for name in ("calix-2017.txt", "twice.txt", "twice.htm"):
        (folder / name).unlink()
    build_tables(folder, out)
    assert not (out / "facts.parquet" / "reporting_year=2017").exists()
    after = {year: _inode(out, "facts", year) for year in (2014, 2016, 2022)}
    assert after == {year: before[year] for year in after}


def _inode(out, table, year):
    return (out / f"{table}.parquet" / f"reporting_year={year}" / "part-0.parquet").stat().st_ino


NAME_ALONE = "Form SD\nConflict Minerals Report\nFor the year ended December 31, 2019\n" + "\n".join(
    f"Gold\t{name}\tJapan"
    for name in ("Zzyzx Precious Metals Works", "Asahi Pretec Corp.", "Dowa", "Tanaka Kikinzoku")
)
NAME_WITH_ID = NAME_ALONE.replace("2019", "2020").replace("Works\tJapan", "Works\tJapan\tCID009999")


def test_what_new_filings_teach_changes_the_smelters_of_other_years(tmp_path, by_year):
    folder, out = tmp_path / "filings", tmp_path / "out"
    folder.mkdir()
    (folder / "before.txt").write_text(NAME_ALONE)
    first = build_tables(folder, out)
    (folder / "after.txt").write_text(NAME_WITH_ID)
    second = build_tables(folder, out)
    of_name = [each.smelters.query("filing_id == 'before'").iloc[0] for each in (first, second)]
    assert [row["match_method"] for row in of_name] == ["unmatched", "alias"]
    assert of_name[1]["smelter_id"] == "CID009999"
    assert_same(second, load_corpus(folder))
    (folder / "after.txt").unlink()
    assert_same(build_tables(folder, out), load_corpus(folder))


def test_tables_of_another_extractor_are_read_anew(folder, tmp_path, read, monkeypatch):
    build_tables(folder, tmp_path / "out")
    monkeypatch.setattr(batch, "extractor_version", lambda: "another")
    read.clear()
    build_tables(folder, tmp_path / "out")
    assert len(read) == 7


def test_damaged_tables_are_not_taken_but_replaced(folder, tmp_path, read):
    build_tables(folder, tmp_path / "out")
    path = tmp_path / "out" / "smelters.parquet"
    path.write_bytes(bytes(len(path.read_bytes())))
    read.clear()
    assert_same(build_tables(folder, tmp_path / "out"), load_corpus(folder))
    assert len(read) == 7


def test_tables_copied_from_tables_are_not_taken_for_read_ones(folder, tmp_path, read):
    build_tables(folder, tmp_path / "first")
    write_tables(read_tables(tmp_path / "first"), tmp_path / "second")
    read.clear()
    build_tables(folder, tmp_path / "second")
    assert len(read) == 7


# -- on a Dask cluster


def test_a_dask_cluster_writes_the_same_tables(cmr, folder, tmp_path):
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        done = cmr("tables", folder, "--out", tmp_path / "out", "--dask", cluster.scheduler_address)
    assert done.exit_code == 1, "an empty file, a letter and twins were refused"
    assert "empty.txt" in done.err
    assert_same(read_tables(tmp_path / "out"), load_corpus(folder))


def test_a_cluster_that_does_not_answer_is_named(cmr, folder, tmp_path):
    pytest.importorskip("distributed")
    done = cmr("tables", folder, "--out", tmp_path / "out", "--dask", "tcp://127.0.0.1:9")
    assert done.exit_code == 2
    assert "tcp://127.0.0.1:9" in done.err
    assert not (tmp_path / "out").exists()


def test_a_worker_that_writes_elsewhere_is_noticed(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(parts.Parts, "keep", lambda self, extractions, seen: "elsewhere")
    with pytest.raises(parts.PartError, match="choose --out on a disk that all share"):
        build_tables(folder, tmp_path / "out")
