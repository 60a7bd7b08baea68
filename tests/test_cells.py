"""What a cell is by itself, what a heading over rows says, what a legend means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmr_analysis.harmonize import country_code, harmonized_status, is_known_status, unmapped_note
from cmr_analysis.lists.cells import classify, group_heading, heading_role
from cmr_analysis.lists.status_words import status_in_words
from cmr_analysis.vocabulary import normalize_text


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Gold", "metal", "Gold"),
        ("TUNGSTEN (W)", "metal", "Tungsten"),
        ("Table 2: Tin Smelters", "metal", "Tin"),
        ("(a) Gold", "metal", "Gold"),
        ("Tantalum and Tungsten", "metals", "Tantalum, Tungsten"),
        ("Gold / Tin", "metals", "Gold, Tin"),
        ("Cobalt", "other metal", "other metal"),
        ("Nickel Smelters", "other metal", "other metal"),
        ("Korea Zinc Co., Ltd.", "name", ""),
        ("Conformant1", "status", "conformant"),  # a raised 1
        ("Plant 1", "name", ""),
        ("KOREA (REPUBLIC OF)", "country", "KOR"),
        ("Taiwan, Province of China", "country", "TWN"),
        ("China*", "country", "CHN"),  # a footnote mark is no part of the name
        ("Hanau, Germany", "place", "DEU"),
        ("Dayuan, TAIWAN, PROVINCE OF CHINA", "place", "TWN"),
        ("Bolivia, Brazil and Peru", "countries", ""),
        ("Bolivia; Brazil; scrap", "countries", ""),
        ("Singapore, Singapore", "place", "SGP"),
        ("CID001908", "smelter_id", "CID001908"),
        ("CID 001908", "smelter_id", "CID001908"),
        ("Full Compliant", "status", "conformant"),
        ("Indeterminable", "status", "undetermined"),
        ("No", "status", "not_conformant"),
        ("No.", "heading", "number"),  # with the dot it heads the row numbers
        ("Smelter or Refiner Facility Name", "heading", "name"),
        ("Smelter Country", "heading", "country"),
        ("Country of Origin", "heading", "other"),  # not the smelter's own
        ("RMI Smelter ID", "heading", "id"),
        ("Audit Status", "heading", "status"),
        ("14", "number", "14"),
        ("✓", "mark", "✓"),
        ("8853 S.p.A.", "name", ""),
        ("Japan Mint", "name", ""),
        ("Istanbul Gold Refinery", "name", ""),
        ("We rely on our suppliers to tell us which smelters they use", "prose", ""),
    ],
)
def test_kinds_of_cells(text, kind, value):
    cell = classify(text)
    assert (cell.kind, cell.value) == (kind, value)


@given(st.text(max_size=80))
def test_every_text_is_some_kind_of_cell(text):
    assert classify(text).text == text


@given(st.text(max_size=80))
def test_normalizing_twice_is_normalizing_once(text):
    once = normalize_text(text)
    assert normalize_text(once) == once


@pytest.mark.parametrize(
    ("text", "metal", "status"),
    [
        ("Gold", "Gold", ""),
        ("Tantalum Smelters:", "Tantalum", ""),
        ("Tin (7)", "Tin", ""),
        ("Tin – 66 smelters and refiners", "Tin", ""),
        ("Smelters that are not conformant", "", "not_conformant"),
        ("C. Hafner GmbH + Co. KG", "", ""),  # a name, no heading C
        ("TUNGSTEN (continued)", "Tungsten", ""),
        ("Conformant Gold Refiners", "Gold", "conformant"),
        ("Active Smelters and Refiners", "", "active"),
        ("Cobalt Refiners", "other metal", ""),
        ("Istanbul Gold Refinery", "", ""),  # a name
        ("Gold and Tin", "", ""),  # two metals head no list
        ("Steps to improve", "", ""),
    ],
)
def test_headings_over_rows(text, metal, status):
    assert group_heading(text) == (metal, status)


def test_a_heading_has_no_word_of_its_own():
    assert heading_role("smelter name") == "name"
    assert heading_role("acme smelter name") == ""


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Smelter has been validated as conflict free under the CFSP", "conformant"),
        ("denotes smelters that are conformant with the RMAP", "conformant"),
        ("Smelters that have committed to undergo an audit", "active"),
        ("has not received a conflict free designation", "not_conformant"),
        ("no longer conformant", "not_conformant"),
        ("In the process of an audit, not yet conformant", "active"),
        ("Not actively participating in the RMAP", "not_conformant"),
        ("status unknown", "undetermined"),
        ("Formerly Johnson Matthey", ""),
    ],
)
def test_legends(text, status):
    assert status_in_words(text) == status


def test_harmonizing_says_nothing_where_nothing_is_known():
    assert country_code(None) is None
    assert country_code("Atlantis") is None
    assert harmonized_status(None, {}) is None
    assert harmonized_status("Level One", {}) is None
    assert harmonized_status("†", {"†": "active"}) == "active"  # the filing's own legend
    assert is_known_status("N/A", {})  # known to state no status
    assert not is_known_status("Level One", {})


def test_what_is_not_in_a_vocabulary_is_reported_with_its_count():
    assert unmapped_note("status", []) is None
    assert unmapped_note("status", ["Foo", "Foo", "Bar"]) == "unmapped status: 'Foo' (2 rows), 'Bar' (1 row)"
