"""The six tables on disk: the same when read back, written whole or not at all, safe in a spreadsheet."""

import csv
import hashlib
import json
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from cmr_analysis import datapackage, schema
from cmr_analysis.store import TablesFolderError, is_tables_folder, read_tables, table_files, write_tables

FORMATS = ["parquet", "csv"]

FILING = {
    "filing_id": "acme-2020",
    "company": "Acme, Inc.",
    "rule": "13p-1",
    "period_start": "2020-01-01",
    "reporting_year": 2020,
    "has_cmr": True,
    "source_path": "acme-2020.txt",
    "source_sha256": "0" * 64,
    "source_format": "text",
}
SMELTER = {
    "filing_id": "acme-2020",
    "row_number": 1,
    "metal": "Tin",
    "smelter_name_raw": "Smelting \N{LATIN SMALL LETTER N WITH TILDE}andu",
    "country_raw": "NA",
    "line_start": 7,
    "line_end": 8,
    "is_covered_country": False,
    "smelter_id": "CID000001",
    "smelter_name": "Smelting Nandu",
    "match_method": "exact_name",
    "match_score": 0.1 + 0.2,
}


def corpus_of(**records):
    """A corpus that holds these records by table name; the other tables are empty."""
    frames = {name: schema.typed_frame(table, records.get(name, [])) for name, table in schema.TABLES.items()}
    return SimpleNamespace(**frames)


def acme(**changes):
    return corpus_of(filings=[FILING], smelters=[SMELTER | changes])


def written_text(folder, table, column):
    """The cells of a column as they stand in the CSV file."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [row[column] for row in csv.DictReader(file)]


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("corpus", [acme(), corpus_of()], ids=["rows", "no rows"])
def test_reading_what_was_written_gives_the_same_frames_and_types(tmp_path, corpus, file_format):
    folder = write_tables(corpus, tmp_path / "tables", file_format)
    for name in schema.TABLES:
        assert_frame_equal(getattr(read_tables(folder), name), getattr(corpus, name))


@pytest.mark.parametrize("file_format", FORMATS)
@settings(max_examples=30, deadline=None)
@given(texts=st.lists(st.none() | st.text(st.characters(codec="utf-8")), min_size=1))
def test_any_text_comes_back_as_it_was(tmp_path_factory, file_format, texts):
    rows = [SMELTER | {"row_number": n, "smelter_name_raw": text} for n, text in enumerate(texts, start=1)]
    corpus = corpus_of(smelters=rows)
    folder = write_tables(corpus, tmp_path_factory.mktemp("store") / "tables", file_format)
    assert_frame_equal(read_tables(folder).smelters, corpus.smelters)


@pytest.mark.parametrize("file_format", FORMATS)
def test_the_text_na_and_the_empty_text_are_not_missing(tmp_path, file_format):
    rows = [
        SMELTER | {"row_number": n, "country_raw": text} for n, text in enumerate(["NA", "", None], start=1)
    ]
    folder = write_tables(corpus_of(smelters=rows), tmp_path / "tables", file_format)
    countries = read_tables(folder).smelters["country_raw"]
    assert countries.isna().tolist() == [False, False, True]
    assert countries[:2].tolist() == ["NA", ""]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("'=1", "''=1"),
        ("", "'"),
        # not formulas: left as they are
        ("'s-Hertogenbosch Tin", "'s-Hertogenbosch Tin"),
        ("Jiangxi - Tin = good", "Jiangxi - Tin = good"),
        ("NA", "NA"),
    ],
)
def test_no_cell_of_a_csv_file_is_a_formula(tmp_path, text, cell):
    folder = write_tables(acme(smelter_name_raw=text), tmp_path / "tables", "csv")
    assert written_text(folder, "smelters", "smelter_name_raw") == [cell]
    assert read_tables(folder).smelters["smelter_name_raw"].tolist() == [text]


def test_csv_writes_dates_flags_and_numbers_plainly(tmp_path):
    folder = write_tables(acme(), tmp_path / "tables", "csv")
    assert written_text(folder, "filings", "period_start") == ["2020-01-01"]
    assert written_text(folder, "filings", "period_end") == [""]
    assert written_text(folder, "filings", "has_cmr") == ["true"]
    assert written_text(folder, "smelters", "match_score") == ["0.30000000000000004"]


@pytest.mark.parametrize("file_format", FORMATS)
def test_datapackage_describes_and_fingerprints_every_file(tmp_path, file_format):
    folder = write_tables(acme(), tmp_path / "tables", file_format)
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert {path.name for path in folder.iterdir()} == {
        "datapackage.json",
        *(r["path"] for r in descriptor["resources"]),
    }
    for resource in descriptor["resources"]:
        content = (folder / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["bytes"] == len(content)
        assert [field["name"] for field in resource["schema"]["fields"]] == schema.TABLES[
            resource["name"]
        ].column_names
    assert ("apostrophe" in descriptor["description"]) == (file_format == "csv")


def test_datapackage_states_types_keys_and_allowed_values():
    files = {name: [datapackage.File(f"{name}.csv", 0, "")] for name in schema.TABLES}
    resources = {r["name"]: r["schema"] for r in datapackage.describe(files, "csv")["resources"]}
    fields = {field["name"]: field for field in resources["smelters"]["fields"]}
    assert resources["smelters"]["primaryKey"] == ["filing_id", "row_number"]
    assert resources["smelters"]["foreignKeys"][0]["reference"] == {
        "resource": "filings",
        "fields": "filing_id",
    }
    assert fields["row_number"]["type"] == "integer"
    assert fields["filing_id"]["constraints"] == {"required": True}
    assert fields["status"]["constraints"]["enum"] == list(schema.STATUSES)
    assert "primaryKey" not in resources["origins"], "a part of its key, the metal, may be missing"


def test_writing_again_replaces_the_tables_and_leaves_nothing_beside_them(tmp_path):
    write_tables(acme(smelter_name_raw="old"), tmp_path / "tables", "csv")
    write_tables(acme(smelter_name_raw="new"), tmp_path / "tables", "parquet")
    assert read_tables(tmp_path / "tables").smelters["smelter_name_raw"].tolist() == ["new"]
    assert not list((tmp_path / "tables").glob("*.csv"))
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


def test_a_failure_half_way_leaves_the_old_tables(tmp_path, monkeypatch):
    write_tables(acme(smelter_name_raw="old"), tmp_path / "tables")

    def full_disk(folder, path):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(table_files, "_described", full_disk)
    with pytest.raises(TablesFolderError, match="No space left on device"):
        write_tables(acme(smelter_name_raw="new"), tmp_path / "tables")
    monkeypatch.undo()
    assert read_tables(tmp_path / "tables").smelters["smelter_name_raw"].tolist() == ["old"]
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


def test_an_empty_folder_is_used(tmp_path):
    (tmp_path / "tables").mkdir()
    assert is_tables_folder(write_tables(acme(), tmp_path / "tables"))


def test_a_folder_of_somebody_elses_files_is_refused(tmp_path):
    (tmp_path / "thesis.docx").write_text("years of work")
    with pytest.raises(TablesFolderError, match=r"holds 'thesis.docx'"):
        write_tables(acme(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_file_put_beside_our_tables_is_not_removed(tmp_path):
    folder = write_tables(acme(), tmp_path / "tables")
    (folder / "notes.txt").write_text("mine")
    with pytest.raises(TablesFolderError, match=r"holds 'notes.txt'"):
        write_tables(acme(), folder)
    assert (folder / "notes.txt").read_text() == "mine"


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "tables").write_text("a file")
    with pytest.raises(TablesFolderError, match="is not a folder"):
        write_tables(acme(), tmp_path / "tables")


def test_an_unknown_format_is_refused(tmp_path):
    with pytest.raises(ValueError, match="format 'xlsx' is not one of"):
        write_tables(acme(), tmp_path / "tables", "xlsx")


def test_a_value_that_its_column_cannot_hold_is_refused(tmp_path):
    corpus = acme()
    corpus.smelters = corpus.smelters.assign(status="excellent")
    with pytest.raises(TablesFolderError, match="column status cannot hold 'excellent'"):
        write_tables(corpus, tmp_path / "tables")
    assert not (tmp_path / "tables").exists()


def test_reading_refuses_a_folder_that_is_none_of_ours(tmp_path):
    (tmp_path / "datapackage.json").write_text('{"name": "another-package"}')
    with pytest.raises(TablesFolderError, match="no folder of tables"):
        read_tables(tmp_path)


@pytest.mark.parametrize("file_format", FORMATS)
def test_reading_refuses_a_changed_file(tmp_path, file_format):
    folder = write_tables(acme(), tmp_path / "tables", file_format)
    path = folder / f"smelters.{file_format}"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(TablesFolderError, match=f"smelters.{file_format}: was changed after it was written"):
        read_tables(folder)


def test_reading_refuses_a_missing_file(tmp_path):
    folder = write_tables(acme(), tmp_path / "tables")
    (folder / "facts.parquet").unlink()
    with pytest.raises(TablesFolderError, match="facts.parquet: is missing"):
        read_tables(folder)


@pytest.mark.parametrize(
    "odd",
    [
        "../../secret",
        "/etc/passwd",
        "smelters.parquet",
        "facts.parquet/reporting_year=2022/../../secret",
        "facts.parquet/reporting_year=20220/part-0.parquet",
    ],
)
def test_reading_takes_no_path_from_the_descriptor(tmp_path, odd):
    folder = write_tables(acme(), tmp_path / "tables")
    path = folder / "datapackage.json"
    path.write_text(path.read_text().replace('"path": "facts.parquet"', f'"path": "{odd}"'))
    with pytest.raises(TablesFolderError, match="facts has no file"):
        read_tables(folder)


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_changed_value_is_noticed_when_its_table_is_asked_for(tmp_path, file_format):
    folder = write_tables(acme(), tmp_path / "tables", file_format)
    path = folder / f"smelters.{file_format}"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    corpus = read_tables(folder)
    assert len(corpus.filings) == 1
    with pytest.raises(TablesFolderError, match=f"smelters.{file_format}: was changed after it was written"):
        corpus.smelters  # noqa: B018


def test_parquet_keeps_the_order_of_columns_and_needs_no_index(tmp_path):
    folder = write_tables(acme(), tmp_path / "tables")
    assert list(pd.read_parquet(folder / "smelters.parquet").columns) == schema.SMELTERS.column_names
