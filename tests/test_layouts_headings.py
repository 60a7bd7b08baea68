"""What headings and titles over rows say of them, and names that stand beside each other."""

import pytest
from test_layouts import found

from cmr_analysis.harmonize import harmonized_status

NAMES_BESIDE = (
    "<p>The smelters and refiners reported to us are:</p><p>Gold</p><table>\n"
    "<tr><td>Japan Mint</td><td>Caridad</td></tr>\n<tr><td>Asahi Pretec Corp.</td><td>Kazzinc</td></tr></table>\n"
    "<p>Tin</p><table>\n<tr><td>Minsur</td><td>{}</td></tr></table>"
)


def test_names_beside_each_other_under_metals(tmp_path):
    rows = found(NAMES_BESIDE.format("Thaisarco"), tmp_path).rows
    assert [(row.metal, row.smelter_name_raw, row.line_start) for row in rows] == [
        ("Gold", "Japan Mint", 2),
        ("Gold", "Caridad", 2),
        ("Gold", "Asahi Pretec Corp.", 3),
        ("Gold", "Kazzinc", 3),
        ("Tin", "Minsur", 5),
        ("Tin", "Thaisarco", 5),
    ]


def test_a_status_in_the_title_of_a_table_is_that_of_its_rows(tmp_path):
    text = (
        "Table 1. RMAP Conformant Smelters and Refiners\n\nMetal\tName\tCountry\nTin\tAlpha\tUnited States\n"
        "Gold\tJapan Mint\tJapan\n\nTable 2. Smelters and Refiners not participating in RMAP\n\n"
        "Metal\tName\tCountry\nGold\tCaridad\tMexico\nTin\tMinsur\tPeru\n"
    )
    rows = found(text, tmp_path).rows
    assert [harmonized_status(row.status_raw, {}) for row in rows] == [
        *["conformant"] * 2,
        *["not_conformant"] * 2,
    ]


def test_whether_a_smelter_sources_from_somewhere_is_no_status(tmp_path):
    text = (
        "Metal\tSmelter\tCountry\tSources from the DRC or an adjoining country\n"
        "Gold\tJapan Mint\tJapan\tNo\nTin\tMinsur\tPeru\tNo\n"
    )
    assert [row.status_raw for row in found(text, tmp_path).rows] == [None, None]


def test_a_cross_under_a_status_is_that_status(tmp_path):
    text = (
        "Smelters\n\nMetal\tName\tCountry\tConformant\tActive\nGold\tJapan Mint\tJapan\tX\t\n"
        "Gold\tCaridad\tMexico\t\t\nTin\tAlpha\tUnited States\t\tX\nTin\tMinsur\tPeru\tX\t-\n"
    )
    assert [row.status_raw for row in found(text, tmp_path).rows] == [
        "Conformant",
        None,
        "Active",
        "Conformant",
    ]


def test_a_raised_figure_that_a_legend_explains_is_a_status_and_no_part_of_the_name(tmp_path):
    text = (
        "<p>Smelter list</p><table><tr><td>Metal</td><td>Name</td><td>Country</td></tr>"
        "<tr><td>Gold</td><td>Japan Mint<sup>1</sup></td><td>Japan</td></tr>"
        "<tr><td>Tin</td><td>Plant No. 5</td><td>Peru</td></tr></table>"
        "<p><sup>1</sup> Conformant with the RMAP.</p>"
    )
    rows = found(text, tmp_path).rows
    assert [(row.smelter_name_raw, row.status_raw) for row in rows] == [
        ("Japan Mint", "1"),
        ("Plant No. 5", None),
    ]


def test_a_title_behind_a_list_ends_its_headings(tmp_path):
    text = (
        "Annex A – Conformant smelters and refiners\n\nGold\nJapan Mint\tJapan\nKazzinc\tKazakhstan\n\n"
        "Annex B – Smelters and refiners that are not conformant\n\nTin\nMinsur\tPeru\nAlpha\tUnited States\n\n"
        "Annex C – Distributors\n\nNorthgate Circuits Co., Ltd.\tChina\nKestrel Plastics, Inc.\tMexico\n"
    )
    rows = found(text, tmp_path).rows
    assert [(row.metal, row.smelter_name_raw, harmonized_status(row.status_raw, {})) for row in rows] == [
        ("Gold", "Japan Mint", "conformant"),
        ("Gold", "Kazzinc", "conformant"),
        ("Tin", "Minsur", "not_conformant"),
        ("Tin", "Alpha", "not_conformant"),
    ]


def test_a_sentence_that_leads_a_list_in_ends_the_status_over_the_list_before(tmp_path):
    text = (
        "Conformant smelters and refiners\n\nMetal\tSmelter\tCountry\nGold\tJapan Mint\tJapan\n"
        "Tin\tAlpha\tUSA\n\nThe following smelters left our supply chain in 2019:\n\n"
        "Metal\tSmelter\tCountry\nGold\tCaridad\tMexico\nTin\tMinsur\tPeru\n"
    )
    heading = "Conformant smelters and refiners"
    assert [row.status_raw for row in found(text, tmp_path).rows] == [heading, heading, None, None]


@pytest.mark.parametrize(
    "heading", ["Table 2: Tin Smelters", "B. Tin", "(ii) Tin", "2. Tin Smelters and Refiners"]
)
def test_a_numbered_heading_names_the_metal_of_its_rows(heading, tmp_path):
    text = f"Smelters\n\n{heading}\n\nSmelter Name\tCountry\nAlpha\tUnited States\nEM Vinto\tBolivia\n"
    assert [row.metal for row in found(text, tmp_path).rows] == ["Tin", "Tin"]


BEFORE_THE_LIST = {
    "a section on conformant smelters": (
        "Conformant Smelters\n\nMost smelters named by our suppliers are conformant.\n\nSmelters we identified\n"
    ),
    "counts by status": "Status of the smelters:\nConformant\n231\nNot enrolled\n18\n\nThe smelters are listed below.\n",
}


@pytest.mark.parametrize("above", BEFORE_THE_LIST)
def test_a_status_that_heads_something_else_is_not_that_of_the_rows(above, tmp_path):
    rows = "Smelter Name\nCountry\nGold\nJapan Mint\nJapan\nCaridad\nMexico\nTin\nAlpha\nUnited States\n"
    read = found(f"{BEFORE_THE_LIST[above]}\n{rows}", tmp_path).rows
    assert [(row.smelter_name_raw, row.status_raw) for row in read] == [
        ("Japan Mint", None),
        ("Caridad", None),
        ("Alpha", None),
    ]


def test_an_unknown_text_where_statuses_stand_is_printed_as_the_status(tmp_path):
    head = "Metal\n\nSmelter ID\n\nSmelter or Refiner\n\nCountry\n\n"
    lists = {
        "Conformant": "Gold\n\nCID000937\n\nJapan Mint\n\nJAPAN\n\nTin\n\nCID001182\n\nMinsur\n\nPERU\n\n",
        "Kept for Review": "Gold\n\nCID000957\n\nKazzinc\n\nKAZAKHSTAN\n\nTin\n\nCID001898\n\nThaisarco\n\nTHAILAND\n\n",
    }
    text = "".join(f"{over}\n\n{head}{rows}" for over, rows in lists.items())
    rows = found(text, tmp_path).rows
    assert [(row.smelter_name_raw, row.status_raw) for row in rows] == [
        ("Japan Mint", "Conformant"),
        ("Minsur", "Conformant"),
        ("Kazzinc", "Kept for Review"),
        ("Thaisarco", "Kept for Review"),
    ]


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_one_column_cut_by_a_page(rows, tmp_path):
    """The heading stands again behind the first row: that is a row all the same, and no word of the headings."""
    parts = {"Gold": ["Japan Mint", "Dowa"], "Tantalum": ["AMG Brasil", "Exotech Inc.", "Taki Chemical"]}
    parts |= {"Tin": ["Minsur", "Alpha"], "Tungsten": ["A.L.M.T. Corp."]}
    heading = "<table><tr><td>Smelter Name</td></tr>"
    page = f"</table><p>7</p><hr>{heading}"
    tables = []
    for metal, names in parts.items():
        cells = [f"<tr><td>{name}</td></tr>" for name in names]
        cells = [*cells[:rows], page, *cells[rows:]] if len(cells) > rows else cells
        tables.append(f"<p><b>{metal}</b></p>{heading}{''.join(cells)}</table>")
    text = f"<html><body><p>Smelters and refiners in our supply chain</p>{''.join(tables)}</body></html>"
    read = [(row.metal, row.smelter_name_raw) for row in found(text, tmp_path).rows]
    assert read == [(metal, name) for metal, names in parts.items() for name in names]


TWO_STATUSES = [
    ("Operational status", "RMAP status", ("Active\tConformant", "Inactive\tActive", "Active\tConformant")),
    ("RMAP status", "Operational status", ("Conformant\tActive", "Active\tInactive", "Conformant\tActive")),
    ("2018 status", "2019 status", ("Active\tConformant", "Conformant\tActive", "Active\tConformant")),
]


@pytest.mark.parametrize(("first", "second", "statuses"), TWO_STATUSES)
def test_of_two_columns_of_statuses_that_of_this_years_audit_counts(first, second, statuses, tmp_path):
    smelters = ("Tin\tMinsur\tPeru", "Tin\tThaisarco\tThailand", "Tin\tEM Vinto\tBolivia")
    rows = "\n".join(f"{one}\t{status}" for one, status in zip(smelters, statuses, strict=True))
    text = f"Smelters:\n\nMetal\tSmelter name\tCountry\t{first}\t{second}\n{rows}\n"
    assert [row.status_raw for row in found(text, tmp_path).rows] == ["Conformant", "Active", "Conformant"]
