"""What counts as one name: spelling, legal forms, word order; and what never does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmr_analysis.schema import METALS
from cmr_analysis.smelters.names import name_keys, names_within, normalize_name

SAME_CORE = [  # (metal, one, other, what differs)
    ("Gold", "Jiangxi Copper Company Limited", "Jiangxi Copper Co., Ltd.", "legal form spelled out"),
    ("Gold", "Argor-Heraeus SA", "Argor-Heraeus S.A.", "dots"),
    ("Gold", "Cendres & Métaux SA", "Cendres + Metaux S.A.", "accents, & and +"),
    (
        "Gold",
        "KGHM Polska Miedz Spółka Akcyjna",
        "KGHM Polska Miedz Spolka Akcyjna",
        "a letter Unicode does not split",
    ),
    ("Gold", "L' azurde Company For Jewelry", "L'azurde Company For Jewelry", "a space after the apostrophe"),
    ("Gold", "L’Orfebre S.A.", "L'Orfebre S.A.", "kind of apostrophe"),
    (
        "Gold",
        "Western Australian Mint (T/a The Perth Mint)",
        "Western Australian Mint trading as The Perth Mint",
        "T/a",
    ),
    ("Gold", "FSE Novosibirsk Refinery", "OJSC Novosibirsk Refinery", "Russian legal forms"),
    ("Gold", "Kazzinc Ltd", "Kazzinc", "legal form left out"),
    (
        "Gold",
        "Metalor Technologies (Singapore) Pte. Ltd.",
        "Metalor Technologies (Singapore) Pte., Ltd.",
        "comma",
    ),
    ("Tantalum", "H.C. Starck Smelting GmbH & Co.KG", "H.C. Starck Smelting GmbH & Co. KG", "space"),
    ("Tantalum", "RFH Tantalum Smeltry Co., Ltd", "RFH Tantalum Smeltery Co., Ltd.", "smeltry and smeltery"),
    (
        "Tin",
        "Yunnan Chengfeng Non-Ferrous Metals Co.,Ltd.",
        "Yunnan Chengfeng Nonferrous Metals Co., Ltd.",
        "hyphen",
    ),
    ("Tin", "CV JusTindo", "PT Justindo", "Indonesian legal forms"),
    ("Tin", "PT Timah (Persero) Tbk Kundur", "PT Timah Tbk Kundur", "state company"),
    (
        "Tin",
        "Malaysia Smelting Corporation (MSC)",
        "Malaysia Smelting Corporation",
        "initials in parentheses",
    ),
    (
        "Tin",
        "Magnu’s Minerais Metais e Ligas LTDA",
        "Magnu's Minerais Metais e Ligas Ltda.",
        "apostrophe, case",
    ),
    (
        "Tungsten",
        "Ganzhou Seadragon W & Mo Co., Ltd.",
        "Ganzhou Seadragon Tungsten and Molybdenum Co., Ltd.",
        "symbols",
    ),
]
NOT_SAME = [  # (metal, one, other, what tells them apart)
    ("Tin", "Yunnan Tin Co., Ltd.", "Yunnan Tungsten Co., Ltd.", "the metal"),
    ("Tin", "PT Bangka Tin Industry", "PT Bangka Prima Tin", "a word"),
    (
        "Tungsten",
        "Xiamen Tungsten Co., Ltd.",
        "Xiamen Tungsten (H.C.) Co., Ltd.",
        "initials that abbreviate nothing",
    ),
    ("Tungsten", "A.L.M.T. Corp.", "A.L.M.T. TUNGSTEN Corp.", "the metal's name"),
    ("Gold", "Metalor Technologies (Hong Kong) Ltd.", "Metalor Technologies (Suzhou) Ltd.", "the city"),
    (
        "Gold",
        "Eco-System Recycling Co., Ltd. East Plant",
        "Eco-System Recycling Co., Ltd. West Plant",
        "the plant",
    ),
    ("Gold", "AURA-II", "AURA", "the number"),
    ("Tantalum", "H.C. Starck GmbH Goslar", "H.C. Starck GmbH Laufenburg", "the town"),
]


@pytest.mark.parametrize(("metal", "one", "other", "why"), SAME_CORE)
def test_spellings_of_one_name(metal, one, other, why):
    assert name_keys(one, metal).core == name_keys(other, metal).core, why


@pytest.mark.parametrize(("metal", "one", "other", "why"), NOT_SAME)
def test_names_that_stay_two(metal, one, other, why):
    keys, others = name_keys(one, metal), name_keys(other, metal)
    assert keys.core != others.core and keys.ordered != others.ordered and keys.joined != others.joined, why


def test_word_order_is_a_key_of_its_own():
    one = name_keys("Gold Refinery of Zijin Mining Group Co., Ltd.", "Gold")
    other = name_keys("Zijin Mining Group Co., Ltd. Gold Refinery", "Gold")
    assert one.core != other.core
    assert one.ordered == other.ordered


def test_legal_form_is_kept_in_the_spelled_key():
    assert name_keys("H.C. Starck Ltd.", "Tantalum").spelled == "hc starck ltd"
    assert name_keys("H.C. Starck Co., Limited", "Tantalum").spelled == "hc starck co ltd"


def test_a_name_of_legal_forms_alone_keeps_them():
    assert normalize_name("PT Tbk", "Tin") == "pt tbk"


def test_other_scripts_are_kept():
    assert normalize_name("云南锡业（股份）", "Tin") == "云南锡业 股份"


@given(st.text(max_size=60), st.sampled_from(METALS))
def test_normalizing_twice_is_normalizing_once(name, metal):
    once = normalize_name(name, metal)
    assert normalize_name(once, metal) == once


_WORDS = [
    "PT",
    "Co.",
    "Ltd",
    "S.A.",
    "A",
    "B",
    "H.C.",
    "(MSC)",
    "GmbH &",
    "W",
    "Non",
    "Ferrous",
    "the",
    "de C.V.",
    "Tin",
]


@given(st.lists(st.sampled_from(_WORDS), max_size=7).map(" ".join), st.sampled_from(METALS))
def test_normalizing_twice_is_normalizing_once_for_names_like_names(name, metal):
    once = normalize_name(name, metal)
    assert normalize_name(once, metal) == once


CELLS = [  # (what a cell prints, the names that it joins)
    ("OMSA - Operaciones Metalurgicas S.A.", ("OMSA", "Operaciones Metalurgicas S.A.")),
    ("TANIOBIS GmbH (formerly H.C. Starck GmbH)", ("TANIOBIS GmbH", "H.C. Starck GmbH")),
    ("Tokuriki Honten Co., Ltd., Japan", ("Tokuriki Honten Co., Ltd.", "Japan")),
    ("Tokuriki Honten Co., Ltd.", ()),
    ("Jiujiang Nonferrous Metals Smelting Co., Limited", ()),
    ("Argor-Heraeus S.A.", ()),
    ("(", ()),
]


@pytest.mark.parametrize(("cell", "names"), CELLS)
def test_the_names_that_a_cell_joins(cell, names):
    assert names_within(cell) == names
