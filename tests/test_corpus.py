"""Loading and selecting: what is there, what is not, and what a message says."""

from pathlib import Path

import pandas as pd
import pytest

from cmr_analysis import load_corpus, read_filing, schema
from cmr_analysis.errors import NotAFilingError, SelectionError, UnreadableFileError

FILINGS = Path(__file__).parents[1] / "data" / "filings"


@pytest.fixture(scope="module")
def corpus():
    return load_corpus(FILINGS)


@pytest.mark.parametrize("name", schema.TABLES)
def test_tables_have_the_columns_of_the_schema(corpus, name):
    table = schema.TABLES[name]
    frame = getattr(corpus, name)
    assert frame.columns.to_list() == table.column_names
    assert [str(dtype) for dtype in frame.dtypes] == [column.dtype for column in table.columns]
    assert not frame.duplicated(list(table.key)).any()
    assert frame[list(table.key)].drop(columns="metal", errors="ignore").notna().all(axis=None)


@pytest.mark.parametrize("name", schema.TABLES)
def test_an_empty_table_is_typed(name):
    table = schema.TABLES[name]
    frame = schema.typed_frame(table, [])
    assert [str(dtype) for dtype in frame.dtypes] == [column.dtype for column in table.columns]


def test_a_record_with_an_unknown_column_is_refused():
    with pytest.raises(ValueError, match="no column"):
        schema.typed_frame(schema.FILINGS, [{"colour": "red"}])


@pytest.mark.parametrize("company", ["Qualys, Inc.", "Qualys", "qualys inc", "QUALYS"])
def test_a_company_is_found_by_name_or_by_its_beginning(corpus, company):
    chosen = corpus.select(company=company, years=[2014, 2022])
    assert chosen.filings["filing_id"].to_list() == ["qualys-2014", "qualys-2022"]
    assert set(chosen.smelters["filing_id"]) == {"qualys-2014", "qualys-2022"}
    assert set(chosen.read_log["filing_id"]) == {"qualys-2014", "qualys-2022"}


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"company": "Acme"}, "company 'Acme' is not in the corpus; there are: 'Calix, Inc.', 'Qualys, Inc.'"),
        ({"company": ""}, "company '' is not in the corpus"),
        ({"company": "Qualys", "years": [2014, 2015]}, "reporting year 2015 of 'Qualys' is not in the corpus; there are: 2014, 2016, 2022"),
        ({"years": 1999}, "reporting year 1999 is not in the corpus; there are: 2014, 2016, 2017, 2022"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told_with_what_is(corpus, wanted, message):
    with pytest.raises(SelectionError) as error:
        corpus.select(**wanted)
    assert message in str(error.value)


def test_selecting_leaves_the_corpus_as_it_was(corpus):
    before = len(corpus.smelters)
    corpus.select(company="Calix")
    assert len(corpus.smelters) == before == 1148


def test_a_filing_alone():
    filing = read_filing(FILINGS / "calix-2017.txt")
    assert len(filing.smelters) == 331
    assert filing.filings["company"].to_list() == ["Calix, Inc."]


def test_a_file_that_is_none_raises_when_it_is_asked_for_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear sir, thank you for your letter.")
    with pytest.raises(NotAFilingError, match=r"letter\.txt"):
        read_filing(tmp_path / "letter.txt")
    with pytest.raises(UnreadableFileError, match="no such file"):
        read_filing(tmp_path / "missing.txt")


def test_two_files_with_one_id_are_both_refused_and_the_rest_goes_on(tmp_path):
    text = (FILINGS / "calix-2017.txt").read_bytes()
    for name in ("a/calix.txt", "b/calix.txt", "other.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text)
    corpus = load_corpus(tmp_path)
    log = corpus.read_log.set_index("source_path")
    first, second = str(tmp_path / "a" / "calix.txt"), str(tmp_path / "b" / "calix.txt")
    assert log["outcome"].to_list() == ["failed", "failed", "read"]
    assert second in log.loc[first, "reason"]
    assert first in log.loc[second, "reason"]
    assert corpus.filings["filing_id"].to_list() == ["other"]


def test_a_folder_without_filings_says_what_it_looked_for(tmp_path):
    with pytest.raises(UnreadableFileError, match=r"no filing in this folder"):
        load_corpus(tmp_path)


def test_the_order_of_files_does_not_change_the_tables():
    files = sorted(FILINGS.glob("*.txt"))
    forward, backward = load_corpus(files), load_corpus(files[::-1])
    pd.testing.assert_frame_equal(
        forward.smelters,
        backward.smelters.sort_values(["filing_id", "row_number"], ignore_index=True),
    )


def test_a_form_sd_without_a_report_gives_typed_empty_tables(tmp_path):
    (tmp_path / "acme-2019.txt").write_text(
        "FORM SD\nSPECIALIZED DISCLOSURE REPORT\n\nAcme Corp.\n(Exact name of registrant)\n\n"
        "Rule 13p-1 under the Securities Exchange Act (17 CFR 240.13p-1) for the reporting period from January 1 to "
        "December 31, 2019.\n\nItem 1.01 Conflict Minerals Disclosure\n\nWe determined in good faith that no conflict "
        "minerals are necessary to our products.\n"
    )
    corpus = load_corpus(tmp_path)
    assert corpus.read_log["outcome"].to_list() == ["read"]
    assert corpus.filings["reporting_year"].to_list() == [2019]
    assert corpus.smelters.empty
    assert str(corpus.smelters["row_number"].dtype) == "Int64"
