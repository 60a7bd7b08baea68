"""A filer of one metal: its prose names it once, its counts and lists go without."""

import pytest

from cmr_analysis.document import Document, Line
from cmr_analysis.extraction import extract
from cmr_analysis.facts.facts import read_statements
from cmr_analysis.sole_metal import sole_metal

TOLD = [
    ("Gold is the only conflict mineral that is necessary to our products.", "Gold"),
    ("We determined that tin is the only Conflict Mineral in our cans.", "Tin"),
    ("The Company's only 3TG mineral is tungsten, used in its drill bits.", "Tungsten"),
    ("The only 3TG in our lines is tin.", "Tin"),
    ("Of the conflict minerals, only gold is necessary to our products.", "Gold"),
    ("The only conflict minerals contained in our products are tin and gold.", None),
    ("Tantalum is the only conflict mineral that we do not use.", None),
    ("The only conflict mineral of significance in our products is gold; tin is used in small quantities.", None),
    ("Tin and gold is the only conflict mineral to speak of.", None),
    ("Gold is the only conflict mineral in our rings. Tin is the only conflict mineral in our boxes.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "metal"), TOLD)
def test_the_only_metal_of_a_filer(text, metal):
    found = sole_metal(Document("", "", "", "text", [Line(7, 7, (text,), text)]))
    assert (found and found.metal) == metal
    assert found is None or found.line == 7


def test_the_smelters_of_the_only_metal_are_all_smelters():
    told = "Gold is the only conflict mineral that is necessary to our products. Our suppliers identified 29 gold refiners."
    assert read_statements(told)["smelters_identified"] == "29"
    assert read_statements(told.partition(". ")[2]) == {}


LIST = """Exhibit 1.01 Conflict Minerals Report of Acme Cans, Inc. for the year ended December 31, 2019

{first} We list the smelters of our suppliers:

Smelter\tCountry\tStatus
Minsur\tPeru\tConformant
PT Timah Tbk Mentok\tIndonesia\tConformant
Thaisarco\tThailand\tActive
"""


def test_a_list_without_metals_has_the_only_metal_and_says_so(tmp_path):
    path = tmp_path / "acme-2019.txt"
    path.write_text(LIST.format(first="Tin is the only conflict mineral in our cans."), encoding="utf-8")
    rows = extract(path).smelters
    assert [row["metal"] for row in rows] == ["Tin"] * 3
    assert {row["repair"] for row in rows} == {"prints no metal; line 3 names the only conflict mineral"}
    assert rows[0]["smelter_name"] == "Minsur"


def test_nothing_is_filled_in_where_no_metal_is_the_only_one(tmp_path):
    path = tmp_path / "acme-2019.txt"
    path.write_text(LIST.format(first="Our cans hold tin."), encoding="utf-8")
    assert [row["metal"] for row in extract(path).smelters] == [None] * 3
