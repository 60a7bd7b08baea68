"""The vocabulary files say one thing for one wording, and cover what the shipped filings print."""

import re
from collections import Counter
from pathlib import Path

import pytest

from cmr_analysis import vocabulary
from cmr_analysis.errors import VocabularyError
from cmr_analysis.vocabulary import normalize_text, read_vocabulary

FILINGS = sorted((Path(__file__).parents[1] / "data" / "filings").glob("*.txt"))
STATUSES = {"conformant", "active", "not_conformant", "undetermined", ""}
METALS = {"Gold", "Tantalum", "Tin", "Tungsten"}
COVERED = {"COD", "COG", "CAF", "SSD", "UGA", "RWA", "BDI", "TZA", "ZMB", "AGO"}
WORDING = {"countries.csv": "spelling", "statuses.csv": "wording", "metals.csv": "wording"}
# 249 officially assigned codes of ISO 3166-1, and the user-assigned code for Kosovo.
ISO_CODES = 249


def printed_cells(path: Path) -> list[list[str]]:
    """The cells after the name in each smelter row: columns parted by a tab or by runs of NBSP and spaces."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = [" ".join(cell.split()) for cell in re.split(r"\t|[ \u00a0]{3,}", line)]
        if cells[0] in METALS and len(cells) > 2:
            rows.append([cell for cell in cells[2:] if cell and not cell.startswith("CID")])
    return rows


@pytest.mark.parametrize("name", sorted(WORDING))
def test_every_row_has_a_source_and_no_wording_stands_twice(name):
    rows = read_vocabulary(name)
    counts = Counter(normalize_text(row[WORDING[name]]) for row in rows)
    assert [wording for wording, count in counts.items() if count > 1] == []
    assert [row for row in rows if not row["source"].strip()] == []
    assert [row for row in rows if any(value != value.strip() for value in row.values())] == []


def test_country_codes_are_complete_and_each_has_one_name():
    rows = read_vocabulary("countries.csv")
    codes = {row["country_code"] for row in rows}
    assert len(codes - {"XKX"}) == ISO_CODES and "XKX" in codes
    assert {code for code in codes if not re.fullmatch("[A-Z]{3}", code)} == set()
    assert len({(row["country_code"], row["country_name"]) for row in rows}) == len(codes)
    assert len({row["country_name"] for row in rows}) == len(codes)
    official = {row["country_code"] for row in rows if "ISO 3166-1 short name" in row["source"]}
    assert codes - official == {"XKX"}


def test_covered_countries_are_the_drc_and_its_nine_neighbours():
    rows = read_vocabulary("countries.csv")
    assert {row["is_covered_country"] for row in rows} == {"true", "false"}
    assert {row["country_code"] for row in rows if row["is_covered_country"] == "true"} == COVERED
    assert all((row["is_covered_country"] == "true") == (row["country_code"] in COVERED) for row in rows)


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("UNITED STATES OF AMERICA", "USA"),
        ("U.S.A.", "USA"),
        ("KOREA (REPUBLIC OF)", "KOR"),
        ("KOREA, REPUBLIC OF", "KOR"),
        ("Korea", "KOR"),
        ("Korea, Democratic People's Republic of", "PRK"),
        ("TAIWAN, PROVINCE OF CHINA", "TWN"),
        ("Chinese Taipei", "TWN"),
        ("VIET NAM", "VNM"),
        ("BOLIVIA (PLURINATIONAL STATE OF)", "BOL"),
        ("MACEDONIA, THE FORMER YUGOSLAV REPUBLIC OF", "MKD"),
        ("The Netherlands", "NLD"),
        ("Republic of the Congo", "COG"),
        ("The Democratic Republic of the Congo", "COD"),
        ("DRC- Congo (Kinshasa)", "COD"),
        ("cote d’ivoire", "CIV"),
        ("Türkiye", "TUR"),
        ("Great Britain", "GBR"),
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
        ("Guinea-Bissau", "GNB"),
        ("Dominica", "DMA"),
        ("Kosovo", "XKX"),
        # Not countries: a person, a city, a company, a covered region that is several countries, no answer.
        ("Atlantis", None),
        ("Tokyo", None),
        ("Japan Mint", None),
        ("DRC or an adjoining country", None),
        ("Unknown", None),
    ],
)
def test_country_spellings(printed, code):
    assert vocabulary.countries().get(normalize_text(printed)) == code


@pytest.mark.parametrize(
    ("printed", "status"),
    [
        ("Full Compliant", "conformant"),
        ("RMAP Conformant", "conformant"),
        ("“Conflict Free”", "conformant"),
        ("Yes", "conformant"),
        ("LBMA / RJC", "conformant"),
        ("Active", "active"),
        ("Active – in process", "active"),
        ("TI-CMC Category A", "active"),
        ("Re-audit in progress", "active"),
        # "No" denies the designation (qualys-2014); "Indeterminable" says that it is not known (qualys-2016).
        ("No", "not_conformant"),
        ("Indeterminable", "undetermined"),
        ("Non-conformant", "not_conformant"),
        ("Not Enrolled", "not_conformant"),
        ("In Communication", "not_conformant"),
        ("Communication Suspended – Not Interested", "not_conformant"),
        ("Unknown", "undetermined"),
        ("On Hold", "undetermined"),
        # Said of the facility, and no status: eligibility, membership, operation, identity, nothing at all.
        ("Not Eligible", ""),
        ("TI-CMC", ""),
        ("Ceased Operations", ""),
        ("Known", ""),
        ("N/A", ""),
        ("–", ""),
        # No status wording.
        ("China", None),
        ("CID000015", None),
        ("Gold", None),
    ],
)
def test_status_wordings(printed, status):
    assert vocabulary.statuses().get(normalize_text(printed)) == status


@pytest.mark.parametrize(
    ("printed", "metal"),
    [
        ("GOLD", "Gold"),
        ("Gold (Au)", "Gold"),
        ("Sn", "Tin"),
        ("Columbite-tantalite (tantalum)", "Tantalum"),
        ("TUNGSTEN SMELTERS", "Tungsten"),
        ("Cobalt", None),
        ("Gold Refinery of Zijin Mining Group Co., Ltd.", None),
        ("Tin, Tungsten", None),
    ],
)
def test_metal_wordings(printed, metal):
    assert vocabulary.metals().get(normalize_text(printed)) == metal


def test_the_values_are_the_contract_s_values():
    assert {row["status"] for row in read_vocabulary("statuses.csv")} == STATUSES
    assert {row["metal"] for row in read_vocabulary("metals.csv")} == METALS


def test_a_wording_is_never_both_a_country_and_a_status_or_a_metal():
    words = [set(vocabulary.countries()), set(vocabulary.statuses()), set(vocabulary.metals())]
    assert words[0] & words[1] == words[0] & words[2] == words[1] & words[2] == set()


@pytest.mark.parametrize("path", FILINGS, ids=lambda path: path.stem)
def test_every_country_and_status_that_a_shipped_filing_prints_is_mapped(path):
    rows = printed_cells(path)
    assert len(rows) > 240
    known = set(vocabulary.countries()) | set(vocabulary.statuses())
    assert {cell for row in rows for cell in row if normalize_text(cell) not in known} == set()


@pytest.mark.parametrize("row", ["tin,Tin,source,more", "tin,Tin"])
def test_a_row_with_other_cells_than_columns_is_refused(row, tmp_path, monkeypatch):
    (tmp_path / "metals.csv").write_text(
        f"wording,metal,source\ngold,Gold,a filing\n{row}\n", encoding="utf-8"
    )
    monkeypatch.setattr(vocabulary, "reference_dir", lambda: tmp_path)
    with pytest.raises(VocabularyError, match=r"metals\.csv:3: more or fewer cells than columns"):
        vocabulary.read_vocabulary("metals.csv")


@pytest.mark.parametrize("path", sorted(vocabulary.reference_dir().glob("*.csv")), ids=lambda path: path.name)
def test_every_row_of_the_shipped_vocabularies_has_the_columns_cells(path):
    assert read_vocabulary(path.name)
