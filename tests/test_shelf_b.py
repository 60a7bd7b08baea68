"""The notebooks on the year, on trends and on data quality, run with parameters of other readers, by value.

The corpus of hundreds of filings is invented (`synthetic`); what the notebooks show of it is counted again here.
"""

import re
from pathlib import Path

import nbformat
import pytest
from synthetic import invented_corpus

from cmr_analysis.corpus import Corpus
from cmr_analysis.errors import CmrError
from cmr_analysis.reporting.reports import run_report
from cmr_analysis.store import write_tables

YEARS = (2015, 2017, 2022)


class Shown:
    """What a run of a notebook shows: its text, its tables by caption, its pictures."""

    def __init__(self, notebook: str, folder: Path, **parameters: str) -> None:
        executed = nbformat.read(run_report(notebook, parameters, folder).notebook, as_version=4)
        cells = [cell for cell in executed.cells if cell.cell_type == "code"]
        self.outputs = [output for cell in cells for output in cell.outputs]
        self.text = "\n".join(str(output["data"]["text/plain"]) for output in self.outputs)
        self.pictures = sum("image/png" in output["data"] for output in self.outputs)

    def table(self, caption: str) -> list[list[str]]:
        """The rows of the table with this caption."""
        pages = (output["data"].get("text/html", "") for output in self.outputs)
        page = next(page for page in pages if f">{caption}" in page)
        page = page[page.index(f">{caption}") :]
        body = page[page.index("<tbody>") : page.index("</tbody>")]
        rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in body.split("</tr>")]
        return [row for row in rows if row]


@pytest.fixture(scope="module")
def invented() -> Corpus:
    return invented_corpus(200, YEARS)


@pytest.fixture(scope="module")
def store(invented, tmp_path_factory) -> str:
    return str(write_tables(invented, tmp_path_factory.mktemp("store") / "tables"))


@pytest.fixture(scope="module")
def year_of_many(store, tmp_path_factory) -> Shown:
    return Shown("the_year", tmp_path_factory.mktemp("year"), year="2017", data=store)


@pytest.fixture(scope="module")
def calix(tmp_path_factory) -> Shown:
    return Shown("the_year", tmp_path_factory.mktemp("calix"), year="2017")


@pytest.fixture(scope="module")
def fixed(store, tmp_path_factory) -> Shown:
    return Shown(
        "trends", tmp_path_factory.mktemp("fixed"), fixed_sample="true", years="2017,2022", data=store
    )


@pytest.fixture(scope="module")
def qualys(tmp_path_factory) -> Shown:
    return Shown("trends", tmp_path_factory.mktemp("qualys"), companies="Qualys", fixed_sample="yes")


# the year


def test_the_year_counts_each_determination_over_all_filers(year_of_many, invented):
    ids = invented.filings.loc[invented.filings["reporting_year"].eq(2017), "filing_id"]
    facts = invented.facts.loc[
        invented.facts["filing_id"].isin(ids) & invented.facts["fact"].eq("rcoi_determination")
    ]
    rows = [row for row in year_of_many.table("Determinations") if row[0].startswith("Country of origin")]
    assert {int(row[3]) for row in rows} == {len(ids)}
    assert sum(int(row[2]) for row in rows) == len(ids)
    assert (
        int(next(row for row in rows if row[1] == "undetermined")[2])
        == facts["value"].eq("undetermined").sum()
    )
    assert int(next(row for row in rows if row[1] == "nothing found")[2]) == len(ids) - len(facts)


def test_the_year_sets_gao_s_number_of_filers_beside_its_own(year_of_many):
    rows = year_of_many.table("GAO’s figures for filings of 2018")
    assert rows[0][:3] == ["Companies that filed", "1,117", "all Form SD conflict-minerals filers"]
    assert rows[0][5] == "180"
    denominators = {row[0]: row[2] for row in rows}
    assert denominators["Exercised due diligence"] == "filers required to perform it (estimate)"
    assert denominators["Found covered countries after due diligence"].startswith("filers that performed due")


def test_the_year_of_many_draws_all_its_charts(year_of_many):
    assert year_of_many.pictures == 5
    assert "180 company filings" in year_of_many.text
    assert "nothing can be inferred" not in year_of_many.text


def test_the_year_of_one_filing_infers_nothing_and_shows_what_it_lists(calix):
    assert "With one filing (n = 1) nothing can be inferred about other filers" in calix.text
    assert "One filing prints a list, of 331 smelters" in calix.text
    assert "No list states a status" in calix.text
    assert [row[1:3] for row in calix.table("Numbers as stated")] == [
        ["Calix, Inc.", "84%"],
        ["Calix, Inc.", "410"],
    ]
    shares = calix.table("Conformant smelters of those listed")
    assert [row[2] for row in shares] == ["150", "46", "88", "47"]
    assert {(row[4], row[5]) for row in shares} == {("–", "–")}
    assert "this corpus holds 1 of the 1,117 filers that GAO counted (<1%)" in calix.text


def test_a_year_that_is_not_there_is_refused_with_those_that_are(tmp_path):
    with pytest.raises(
        CmrError, match="reporting year 1999.*is not in the corpus; there are: 2014, 2016, 2017, 2022"
    ):
        Shown("the_year", tmp_path, year="1999")


# trends


def test_a_fixed_sample_is_the_same_in_every_year(fixed):
    assert "180 companies, the same in every year; reporting years 2017 and 2022" in fixed.text
    assert fixed.table("Companies by year") == [
        ["2017", "180", "180", "0", "–"],
        ["2022", "200", "180", "20", "180"],
    ]
    rows = [row for row in fixed.table("Every value") if row[0] == "Filings that determine the origin"]
    assert all(int(row[3]) <= 180 for row in rows)


def test_values_of_many_carry_no_warning(fixed):
    assert "None of the 12 values hangs on a few companies" in fixed.text
    assert {row[-1] for row in fixed.table("Every value")} == {"–"}


def test_pooled_shares_are_those_counted_again(fixed, invented):
    filings = invented.filings.set_index("filing_id")
    first = set(filings.loc[filings["reporting_year"].eq(2017), "company"])
    kept = filings.loc[filings["reporting_year"].eq(2022) & filings["company"].isin(first)]
    rows = invented.smelters.loc[invented.smelters["filing_id"].isin(kept.index)]
    rows = rows.loc[rows["status"].notna().groupby(rows["filing_id"]).transform("any")]
    share = rows["status"].eq("conformant").mean()
    [shown] = [
        row for row in fixed.table("Every value") if row[0].endswith("conformant") and row[1] == "2022"
    ]
    assert shown[2] == f"{share:.0%}"
    assert int(shown[3]) == rows["filing_id"].nunique()


def test_trends_of_one_company_warn_at_every_value(qualys, filings):
    assert "1 company, the same in every year; reporting years 2014, 2016 and 2022" in qualys.text
    rows = {(row[0], row[1]): row for row in qualys.table("Every value")}
    assert {row[-1] for row in rows.values()} == {"one company only"}
    assert rows["Listed smelters called conformant", "2016"][2] == "78%"  # 241 of 310
    assert rows["Smelters on a list", "2022"][2] == str(
        sum(
            line.startswith(("Gold ", "Tantalum ", "Tin ", "Tungsten "))
            for line in lines(filings / "qualys-2022.txt")
        )
    )
    assert "Calix" not in qualys.text


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def test_a_fixed_sample_that_is_empty_says_so_and_draws_no_trend(tmp_path):
    shown = Shown("trends", tmp_path, fixed_sample="true")
    assert "No company filed in every year: a fixed sample is empty" in shown.text
    assert shown.text.count("Nothing to show:") == 7
    assert shown.pictures == 1  # who is in the sample


# data quality


def test_quality_of_many_counts_every_row_once(store, invented, tmp_path):
    shown = Shown("data_quality", tmp_path, data=store)
    assert f"560 filings, {len(invented.smelters):,} smelter rows, reporting years 2015 to 2022" in shown.text
    missing = {row[0]: row[1] for row in shown.table("Smelter rows without")}
    assert missing["Status"] == f"{invented.smelters['status_raw'].isna().sum():,}"
    differs = invented.checks["outcome"].eq("differs").sum()
    assert f"What differs ({differs} rows)" in shown.text
    levels = [int(row[1].replace(",", "")) for row in shown.table("Distinct smelters")]
    assert levels == sorted(levels, reverse=True) and levels[0] > levels[-1]
    assert shown.pictures == 3


def test_quality_names_a_file_that_could_not_be_read_without_its_folder(tmp_path, filings):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "empty.txt").write_text("")
    (folder / "calix-2017.txt").write_text((filings / "calix-2017.txt").read_text(encoding="utf-8"))
    shown = Shown("data_quality", tmp_path, data=str(folder))
    assert "Of 2 files, 1 read and 1 failed" in shown.text
    [row] = [row for row in shown.table("Files not read") if row[0] == "empty"]
    assert row[1] == "failed" and str(folder) not in row[2]
    missing = {row[0]: (row[1], row[3]) for row in shown.table("Smelter rows without")}
    assert missing["Status"] == ("331", "1")
