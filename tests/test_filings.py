"""The four shipped filings, row by row and fact by fact, against values read from the files by hand.

tests/golden/*.csv hold every printed smelter row with its line; the two rows of qualys-2016 that print no
country (lines 366 and 376) were set by hand.
"""

import csv
from pathlib import Path

import pandas as pd
import pytest

from cmr_analysis import load_corpus
from cmr_analysis.reading import read_document

ROOT = Path(__file__).parents[1]
FILINGS = ROOT / "data" / "filings"
ROWS = {"calix-2017": 331, "qualys-2014": 259, "qualys-2016": 310, "qualys-2022": 248}
RAW = ["metal", "smelter_name_raw", "country_raw", "status_raw", "smelter_id_raw"]


@pytest.fixture(scope="module")
def corpus():
    return load_corpus(FILINGS)


def golden(filing_id):
    with (Path(__file__).parent / "golden" / f"{filing_id}.csv").open(encoding="utf-8", newline="") as file:
        return [tuple(row.values()) for row in csv.DictReader(file)]


def folded(filing_id, first, last):
    """The lines of a filing as a quote is compared with them: white space folded."""
    text = (FILINGS / f"{filing_id}.txt").read_text(encoding="utf-8")
    return " ".join(" ".join(text.split("\n")[first - 1 : last]).split())


@pytest.mark.parametrize("filing_id", ROWS)
def test_every_row_is_read_as_printed(corpus, filing_id):
    rows = corpus.smelters.loc[lambda frame: frame["filing_id"].eq(filing_id)]
    read = [
        (str(row.line_start), *("" if pd.isna(value) else value for value in map(row._asdict().get, RAW)))
        for row in rows.itertuples()
    ]
    assert read == golden(filing_id)
    assert len(read) == ROWS[filing_id]
    assert rows["row_number"].to_list() == list(range(1, ROWS[filing_id] + 1))
    assert rows["line_end"].eq(rows["line_start"]).all()


@pytest.mark.parametrize("filing_id", ROWS)
def test_every_row_seen_is_kept(corpus, filing_id):
    log = corpus.read_log.set_index("filing_id").loc[filing_id]
    assert (log["outcome"], log["smelter_rows_seen"], log["smelter_rows_kept"]) == (
        "read",
        ROWS[filing_id],
        ROWS[filing_id],
    )
    assert pd.isna(log["reason"])


def test_rows_without_a_country_say_so(corpus):
    rows = corpus.smelters.loc[lambda frame: frame["country_raw"].isna()]
    assert rows[["filing_id", "line_start", "smelter_name_raw", "status"]].to_numpy().tolist() == [
        ["qualys-2016", 366, "EM Vinto", "conformant"],
        ["qualys-2016", 376, "Operaciones Metalurgical S.A.", "conformant"],
    ]
    assert rows["repair"].str.startswith("prints no country").all()
    assert corpus.smelters["repair"].notna().sum() == 2


def test_every_printed_country_and_status_is_mapped(corpus):
    smelters = corpus.smelters
    assert smelters.loc[smelters["country_raw"].notna(), "country_code"].notna().all()
    assert smelters.loc[smelters["status_raw"].notna(), "status"].notna().all()


@pytest.mark.parametrize(
    ("filing_id", "counts"),
    [
        ("qualys-2014", {"conformant": 154, "not_conformant": 105}),
        ("qualys-2016", {"conformant": 241, "active": 14, "undetermined": 55}),
        ("qualys-2022", {"conformant": 225, "active": 7, "undetermined": 16}),
        ("calix-2017", {}),
    ],
)
def test_no_is_not_the_same_as_indeterminable(corpus, filing_id, counts):
    rows = corpus.smelters.loc[lambda frame: frame["filing_id"].eq(filing_id)]
    read = rows["status"].value_counts()
    assert read.loc[read.gt(0)].to_dict() == counts


def test_rows_in_covered_countries(corpus):
    rows = corpus.smelters.loc[lambda frame: frame["is_covered_country"].fillna(False)]
    assert rows[["filing_id", "line_start", "smelter_name_raw", "country_code"]].to_numpy().tolist() == [
        ["calix-2017", 267, "Universal Precious Metals Refining Zambia", "ZMB"],
        ["calix-2017", 278, "African Gold Refinery", "UGA"],
        ["qualys-2016", 301, "Universal Precious Metals Refining Zambia", "ZMB"],
        ["qualys-2016", 429, "Phoenix Metal Ltd.", "RWA"],
        ["qualys-2022", 353, "Luna Smelter, Ltd.", "RWA"],
    ]


COVER = ["company", "commission_file_number", "irs_employer_id", "state_of_incorporation", "reporting_year"]


@pytest.mark.parametrize(
    ("filing_id", "cover", "signed", "signatory", "title"),
    [
        ("calix-2017", ["Calix, Inc.", "001-34674", "68-0438710", "Delaware", 2017], "2018-05-31", "Suzanne Tom", "VP, General Counsel"),
        ("qualys-2014", ["Qualys, Inc.", "001-35662", "77-0534145", "Delaware", 2014], "2015-06-01", "Bruce K. Posey", "Vice President, General Counsel and Corporate Secretary"),
        ("qualys-2016", ["Qualys, Inc.", "001-35662", "77-0534145", "Delaware", 2016], "2017-05-26", "Bruce K. Posey", "Vice President, General Counsel and Corporate Secretary"),
        ("qualys-2022", ["Qualys, Inc.", "001-35662", None, "Delaware", 2022], "2023-05-31", "Bruce K. Posey", "Chief Legal Officer and Corporate Secretary"),
    ],
)  # fmt: skip
def test_cover_facts(corpus, filing_id, cover, signed, signatory, title):
    filing = corpus.filings.set_index("filing_id").loc[filing_id]
    assert [None if pd.isna(filing[column]) else filing[column] for column in COVER] == cover
    year = cover[-1]
    assert [filing["period_start"], filing["period_end"]] == [
        pd.Timestamp(year, 1, 1),
        pd.Timestamp(year, 12, 31),
    ]
    assert filing["signed_date"] == pd.Timestamp(signed)
    assert (filing["signatory"], filing["signatory_title"]) == (signatory, title)
    assert (filing["form_type"], filing["rule"], bool(filing["has_cmr"])) == ("SD", "13p-1", True)
    assert pd.isna(filing["cik"])
    assert pd.isna(filing["accession_number"])


def golden_facts(filing_id):
    """Fact to (value, line); the line is empty where several sentences state the fact equally well."""
    with (Path(__file__).parent / "golden" / "facts.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["filing_id"] == filing_id]
    return {row["fact"]: (row["value"], row["line"]) for row in rows}


@pytest.mark.parametrize("filing_id", ROWS)
def test_stated_facts_and_no_others(corpus, filing_id):
    facts = corpus.facts.loc[lambda frame: frame["filing_id"].eq(filing_id)].set_index("fact")
    golden = golden_facts(filing_id)
    assert facts["value"].to_dict() == {fact: value for fact, (value, _) in golden.items()}
    lines = {fact: int(line) for fact, (_, line) in golden.items() if line}
    assert facts.loc[list(lines), "line_start"].to_dict() == lines


@pytest.mark.parametrize("filing_id", ROWS)
def test_every_quote_and_every_name_stands_in_its_lines(corpus, filing_id):
    for fact in corpus.facts.loc[lambda frame: frame["filing_id"].eq(filing_id)].itertuples():
        assert fact.quote in folded(filing_id, fact.line_start, fact.line_end)
    for row in corpus.smelters.loc[lambda frame: frame["filing_id"].eq(filing_id)].itertuples():
        assert row.smelter_name_raw in folded(filing_id, row.line_start, row.line_end)


def test_what_the_filings_say_against_what_they_list(corpus):
    checks = corpus.checks.set_index(["filing_id", "check"])[["stated", "counted", "outcome"]]
    expected = {
        ("qualys-2016", "smelters_identified"): ["310", "310", "agrees"],
        ("qualys-2016", "smelters_conformant"): ["241", "241", "agrees"],
        ("qualys-2016", "smelters_active"): ["14", "14", "agrees"],
        ("qualys-2016", "smelters_not_listed"): ["55", "55", "agrees"],
        ("qualys-2016", "parts_of_total"): ["310", "310", "agrees"],
        ("qualys-2022", "smelters_identified"): ["249", "248", "differs"],
        ("qualys-2022", "smelters_conformant"): ["226", "225", "differs"],
        ("qualys-2022", "smelters_active"): ["7", "7", "agrees"],
        ("qualys-2022", "smelters_not_listed"): ["16", "16", "agrees"],
        ("qualys-2022", "parts_of_total"): ["249", "249", "agrees"],
        ("qualys-2022", "located_in_covered_country"): ["0", "1", "not_checkable"],
    }
    assert {key: checks.loc[key].to_list() for key in expected} == expected
    differing = corpus.checks.loc[lambda frame: frame["outcome"].eq("differs"), ["filing_id", "check"]]
    assert differing.to_numpy().tolist() == [
        ["qualys-2014", "rows_printed_twice"],
        ["qualys-2022", "smelters_identified"],
        ["qualys-2022", "smelters_conformant"],
    ]


def test_the_sentence_on_covered_countries_names_the_smelter_and_its_own_scope(corpus):
    check = corpus.checks.set_index(["filing_id", "check"]).loc[("qualys-2022", "located_in_covered_country")]
    assert "Luna Smelter, Ltd. (RWANDA, Full Compliant, line 353)" in check["detail"]
    assert "no proven contradiction" in check["detail"]
    assert check["line_start"] == 117


def test_lines_are_counted_as_the_file_prints_them():
    document = read_document(FILINGS / "qualys-2022.txt")
    assert document.lines[191].number == 192
    assert document.lines[191].cells == ("Gold", "8853 S.p.A.", "ITALY", "Indeterminable")
