"""One filing: which one, what it lists by metal, country and status, how its facts read, its charts."""

import pandas as pd
import pytest
from invented import corpus_of, one_cell
from matplotlib.patches import Rectangle

from cmr_analysis.analysis import filing, filing_findings
from cmr_analysis.charts import alt_text, is_empty
from cmr_analysis.charts import filing as charts
from cmr_analysis.errors import SelectionError

COUNTRIES = {"A": "CHN", "B": "CHN", "C": "PER"}
LISTS = {"Acme 2017": "Tin:A:c Tin:A:c Tin:B:n Gold:A:- Gold:C:c :D:-", "Bolt 2017": ""}


@pytest.fixture(scope="module")
def acme():
    return filing.one_filing(corpus_of(LISTS, COUNTRIES), "ACME-2017")


@pytest.fixture(scope="module")
def listed(acme) -> pd.DataFrame:
    return filing.listed_smelters(acme)


def test_only_the_one_filing_is_kept(acme):
    assert acme.filings["filing_id"].to_list() == ["acme-2017"]
    assert len(acme.smelters) == 6


def test_an_unknown_filing_is_refused_with_those_that_there_are():
    with pytest.raises(
        SelectionError, match="'acme-1999' is not in the corpus; there are: 'acme-2017', 'bolt-2017'"
    ):
        filing.one_filing(corpus_of(LISTS), "acme-1999")


def test_a_filing_that_could_not_be_read_is_refused_with_the_reason():
    log = [{"source_path": "x.pdf", "filing_id": "x", "outcome": "failed", "reason": "a PDF is not read"}]
    with pytest.raises(SelectionError, match="'x' could not be read: a PDF is not read"):
        filing.one_filing(corpus_of(LISTS, read_log=log), "x")


def test_a_smelter_counts_once_for_each_metal(listed):
    assert listed[["metal", "smelter_id", "rows"]].to_numpy().tolist() == [
        ["Gold", "A", 1],
        ["Gold", "C", 1],
        ["Tin", "A", 2],
        ["Tin", "B", 1],
        ["metal not stated", "D", 1],
    ]


def test_a_filing_that_states_no_year_is_counted_all_the_same(acme, listed):
    yearless = type(acme)(**{**vars(acme), "filings": acme.filings.assign(reporting_year=pd.NA)})
    assert len(filing.listed_smelters(yearless)) == len(listed)


def test_statuses_by_metal_and_country_add_up(listed):
    by_metal = filing.statuses_by(listed, "metal")
    assert by_metal["smelters"].sum() == 5
    assert one_cell(by_metal, "share", metal="Tin", status="conformant") == 0.5
    table = filing.counts_by(filing.statuses_by(listed, "country"), "country").set_index("country")
    assert table.loc["China"].to_dict() == {
        "Conformant": 1,
        "Not conformant": 1,
        "No status stated": 1,
        "smelters": 3,
    }


@pytest.mark.parametrize(
    ("fact", "value", "number", "words"),
    [
        ("response_rate", "0.996", 0.996, ">99%"),
        ("suppliers_surveyed", "1200", 1200.0, "1,200"),
        ("status_as_of", "2014-03-18", pd.NA, "2014-03-18"),
        ("product_determination", "drc_conflict_undeterminable", pd.NA, "DRC conflict undeterminable"),
        ("template", "EICC-GeSI", pd.NA, "EICC-GeSI"),
        ("report_url", "https://acme.example/sec/x", pd.NA, "acme.example"),
    ],
)
def test_values_read_as_words(fact, value, number, words):
    row = pd.DataFrame([{"fact": fact, "value": value, "number": number}]).iloc[0]
    assert filing_findings.fact_value(row) == words


def test_sentences(acme, listed):
    assert filing_findings.held(listed) == (
        "The list names 5 smelters, in 6 rows: 2 gold, 2 tin and 1 of a metal not stated"
    )
    assert filing_findings.shares(listed) == (
        "By the list's own words, put under common headings: 2 conformant (40%), 1 not conformant (20%) and "
        "2 no status stated (40%)"
    )
    assert filing_findings.surveyed(acme.facts).endswith("was not found in the filing")
    assert filing_findings.facts_not_stated(acme.facts).startswith(
        "Not found in the filing: suppliers surveyed"
    )


def test_countries_of_origin_stand_once_with_all_their_metals():
    rows = [
        {
            "filing_id": "acme-2017",
            "country_raw": name,
            "country_code": code,
            "metal": metal,
            "line_start": line,
        }
        for name, code, metal, line in (
            ("DRC", "COD", "Tin", 9),
            ("Congo, DR", "COD", "Gold", 7),
            ("Utopia", None, None, 8),
        )
    ]
    found = filing.origins_listed(corpus_of(LISTS, origins=rows).origins)
    assert found[["printed", "metals", "is_covered", "line_start"]].to_numpy().tolist() == [
        ["DRC, Congo, DR", "Gold, Tin", True, 7],
        ["Utopia", "not by metal", False, 8],
    ]
    assert "2 countries" in filing_findings.origins(found)


def test_differences_come_first():
    rows = [
        {"filing_id": "acme-2017", "check": name, "outcome": outcome, "detail": "…"}
        for name, outcome in (("a", "agrees"), ("b", "differs"), ("c", "not_checkable"))
    ]
    checks = filing.checks_in_words(corpus_of(LISTS, checks=rows).checks)
    assert checks["Outcome"].to_list() == ["Differs", "Cannot be decided", "Agrees"]


def test_bars_are_as_long_as_the_smelters_are_many(listed):
    ax = charts.statuses_by(filing.statuses_by(listed, "metal"), by="metal")
    bars = [patch for patch in ax.patches if isinstance(patch, Rectangle) and patch.get_height() > 0.2]
    unit = max(bar.get_width() for bar in bars)
    assert [round(bar.get_width() / unit) for bar in bars] == [1, 1, 1, 1, 1]
    shown = [text.get_text() for text in ax.texts]
    assert [text for text in shown if text.isdigit()].count("2") == 2
    assert alt_text(ax).startswith("Gold has most of the 5 smelters of Acme Inc.: 2. ")


def test_countries_that_are_left_out_are_counted(listed):
    ax = charts.statuses_by(filing.statuses_by(listed, "country"), by="country", top=1)
    assert any("n = 3 of 5 smelters, 1 of 3 countries" in text.get_text() for text in ax.texts)


def test_a_filing_without_a_list_has_nothing_to_draw():
    bolt = filing.one_filing(corpus_of(LISTS), "bolt-2017")
    listed = filing.listed_smelters(bolt)
    assert is_empty(charts.statuses_by(filing.statuses_by(listed, "metal"), by="metal"))
    assert filing_findings.held(listed) == "The filing prints no list of smelters"
