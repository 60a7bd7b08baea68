"""Cells that say that something is not told ("Unknown", "N/A"): none of them takes the place of a printed status."""

import pytest
from layout_tables import SMELTERS
from test_layouts import found

from cmr_analysis.harmonize import harmonized_status

TITLE = "The smelters and refiners in our supply chain are listed below.\n\n"
HEADS = {
    "metal": "Metal",
    "name": "Smelter Name",
    "country": "Country",
    "status": "Status",
    "cid": "Smelter ID",
}
ORDERS = [
    ("metal", "name", "cid", "country", "status"),
    ("metal", "name", "country", "cid", "status"),
    ("cid", "metal", "name", "country", "status"),
    ("name", "country", "status", "metal"),
    ("status", "name", "country", "metal"),
    ("metal", "name", "country", "status"),
]
UNTOLD = (2, 3, 9, 14, 20)


def printed(order: tuple[str, ...], rows: list[dict], between: str, below: str) -> str:
    lines = [between.join(HEADS[column] for column in order)]
    lines += [between.join(row[column] for column in order) for row in rows]
    return TITLE + below.join(lines) + "\n"


@pytest.mark.parametrize("words", ["Unknown", "N/A", "Not provided", "-"])
@pytest.mark.parametrize("column", ["country", "cid"])
@pytest.mark.parametrize(("between", "below"), [("\n", "\n"), ("\n", "\n\n"), ("\n\n", "\n\n"), ("\t", "\n")])
@pytest.mark.parametrize("order", ORDERS)
def test_the_status_beside_an_untold_cell(order, between, below, column, words, tmp_path):
    rows = [
        {"metal": s.metal, "name": s.name, "country": s.country, "status": s.status, "cid": s.cid}
        for s in SMELTERS
    ]
    for number in UNTOLD:
        rows[number][column] = words
    read = found(printed(order, rows, between, below), tmp_path).rows
    assert [(row.metal, row.smelter_name_raw, row.status_raw) for row in read] == [
        (row["metal"], row["name"], row["status"]) for row in rows
    ]
    told = [row["cid"] if row["cid"] != words and "cid" in order else None for row in rows]
    assert [row.smelter_id_raw for row in read] == told
    assert [row.country_raw or "-" for row in read] == [row["country"] for row in rows]


def test_an_unknown_status_is_one(tmp_path):
    """Where the country is printed, or nothing tells which of the two is not, the word is the status."""
    cells = ["Gold", "Japan Mint", "Japan", "Unknown", "Gold", "Dowa", "Japan", "Conformant"]
    cells += [
        "Tin",
        "Alpha",
        "United States",
        "Active",
        "Tin",
        "Minsur",
        "Unknown",
        "Tin",
        "EM Vinto",
        "Bolivia",
    ]
    heads = ["Metal", "Smelter Name", "Country", "Status"]
    rows = found(TITLE + "\n".join([*heads, *cells, "Conformant"]) + "\n", tmp_path).rows
    assert [row.status_raw for row in rows] == ["Unknown", "Conformant", "Active", "Unknown", "Conformant"]
    assert harmonized_status(rows[0].status_raw, {}) == "undetermined"


NAMED = [
    ("Gold", "Asahi Pretec Corp.", "Japan"),
    ("Gold", "Asahi Refining USA Inc.", "{country}"),
    ("Gold", "Atasay Kuyumculuk Sanayi Ve Ticaret A.S.", "Turkey"),
    ("Tin", "Minsur", "Peru"),
    ("Tin", "EM Vinto", "Bolivia"),
    ("Tungsten", "Wolfram Bergbau und Hutten AG", "Austria"),
]


@pytest.mark.parametrize(
    "country", ["Saudia Arabia", "Lithuana", "Ruritania", "Uganda / DRC", "Unknown", "Not disclosed"]
)
def test_a_country_that_nobody_knows_is_printed_all_the_same(country, tmp_path):
    cells = ["Metal", "Smelter Name", "Country", *(cell for row in NAMED for cell in row)]
    rows = found(TITLE + "\n".join(cells).format(country=country) + "\n", tmp_path).rows
    assert [row.country_raw for row in rows] == [row[2].format(country=country) for row in NAMED]
    assert all(row.repair is None for row in rows)


def test_rows_of_the_survey_template_one_cell_a_line_are_read_without_their_addresses(tmp_path):
    heads = [
        "Metal", "Smelter Look-up", "Smelter Name", "Smelter Country", "Smelter Identification",
        "Source of Smelter Identification Number", "Smelter Street", "Smelter City", "Location (Country) of Mine(s)",
        "Does 100% of the smelter's feedstock originate from recycled or scrap sources?", "Comments",
    ]  # fmt: skip
    rows = [
        (
            "Gold",
            "Metalor Technologies (Suzhou) Ltd.",
            "CHINA",
            "CID001147",
            "CFSI",
            "Industrial Park",
            "Suzhou",
            "Chile",
        ),
        ("Tin", "Minsur", "PERU", "CID001182", "CFSI", "Paracas", "Ica", "San Rafael", "Peru", "No"),
        (
            "Tin",
            "PT Timah (Persero) Tbk Kundur",
            "INDONESIA",
            "CID001477",
            "CFSI",
            "Kundur",
            "Riau Islands",
            "No",
        ),
        (
            "Tungsten",
            "Wolfram Bergbau und Hutten AG",
            "AUSTRIA",
            "CID002044",
            "St. Martin",
            "Styria",
            "Austria, Rwanda",
        ),
    ]
    cells = [cell for metal, name, *others in rows for cell in (metal, name, name, *others)]
    read = found(TITLE + "\n\n".join([*heads, *cells]) + "\n", tmp_path).rows
    assert [(r.metal, r.smelter_name_raw, r.country_raw, r.smelter_id_raw, r.status_raw) for r in read] == [
        (*row[:4], None) for row in rows
    ]


@pytest.mark.parametrize(("between", "below"), [("\t", "\n"), ("\n", "\n"), ("\n\n", "\n\n")])
@pytest.mark.parametrize("printed_id", ["CID00113", "CD000113", "CID0001130"])
def test_a_misprinted_id_is_kept_and_said(printed_id, between, below, tmp_path):
    ids = ["CID000082", printed_id, "CID000103", "CID001182", "CID000438", "CID002044"]
    rows = [(*row, id_) for row, id_ in zip(NAMED, ids, strict=True)]
    lines = [between.join(row) for row in [("Metal", "Smelter Name", "Country", "Smelter ID"), *rows]]
    read = found(TITLE + below.join(lines).format(country="United States") + "\n", tmp_path).rows
    assert [row.smelter_id_raw for row in read] == ids
    said = [f"prints {id_!r}, which is no smelter ID" if id_ == printed_id else None for id_ in ids]
    assert [row.repair for row in read] == said
