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
