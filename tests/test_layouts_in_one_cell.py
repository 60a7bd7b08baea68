"""Lists that print a whole row in one cell or one line, and lists of which only a part is there."""

from pathlib import Path

import pytest
from layout_tables import SMELTERS, TABLES
from rendering import Smelter
from test_layouts import STYLES, as_read

from cmr_analysis.lists.tables import SmelterRows, read_smelters
from cmr_analysis.reading import read_document

SHORT = {"UNITED STATES OF AMERICA": "United States", "BOLIVIA (PLURINATIONAL STATE OF)": "Bolivia"}
TITLE = "The facilities used to process the necessary conflict minerals in our products are listed below."


def found(text: str, folder: Path) -> SmelterRows:
    path = folder / "halcyon-2019.txt"
    path.write_text(text, encoding="utf-8")
    return read_smelters(read_document(path))


def with_metal(row: Smelter, between: str, *fields: str) -> str:
    return between.join(getattr(row, field) for field in fields)


# How a line is printed, and the cells of which it is made.
WITH_METAL = {
    "single spaces": (" ", ("metal", "name", "country", "cid")),
    "spaces, country last": (" ", ("metal", "name", "country")),
    "spaces, ID first": (" ", ("cid", "metal", "name", "country")),
    "spaces, name first": (" ", ("name", "metal", "country", "status")),
    "nothing between": ("", ("metal", "name", "country", "cid")),
    "nothing between, status": ("", ("metal", "name", "country", "status")),
    "dashes": (" – ", ("metal", "name", "country")),
}


@pytest.mark.parametrize("printed", WITH_METAL)
def test_rows_in_one_cell_are_cut_at_what_their_ends_are(printed, tmp_path):
    between, fields = WITH_METAL[printed]
    text = "\n".join(["Annex I. Smelters", "", *(with_metal(s, between, *fields) for s in SMELTERS)])
    rows = [as_read(row) for row in found(text, tmp_path).rows]
    assert [tuple(getattr(row, field) for field in fields) for row in rows] == [
        tuple(getattr(smelter, field) for field in fields) for smelter in SMELTERS
    ]


UNDER_METALS = {
    "brackets": "{name} ({country})",
    "bullets and brackets": "• {name} ({country})",
    "dashes": "{name} – {country}",
    "commas": "{name}, {country}",
    "numbers and commas": "{number}. {name}, {country}",
}


@pytest.mark.parametrize("printed", UNDER_METALS)
def test_a_country_behind_the_name_is_a_cell_of_its_own(printed, tmp_path):
    lines, metal = [TITLE, ""], ""
    for number, smelter in enumerate(SMELTERS, start=1):
        lines += [] if smelter.metal == metal else ["", f"{smelter.metal}:", ""]
        metal, country = smelter.metal, SHORT.get(smelter.country, smelter.country)
        lines.append(UNDER_METALS[printed].format(name=smelter.name, country=country, number=number))
    rows = found("\n".join(lines), tmp_path).rows
    assert [(row.metal, row.smelter_name_raw, row.country_raw) for row in rows] == [
        (s.metal, s.name, SHORT.get(s.country, s.country)) for s in SMELTERS
    ]


def test_a_row_of_two_metals_is_two_rows(tmp_path):
    text = (
        "Smelter\tCountry\tMetals\nAsaka Riken Co., Ltd.\tJapan\tGold, Tantalum\n"
        "Japan Mint\tJapan\tGold\nH.C. Starck\tGermany\tTantalum and Tungsten\n"
    )
    rows = found(text, tmp_path).rows
    assert [(row.metal, row.smelter_name_raw, row.line_start) for row in rows] == [
        ("Gold", "Asaka Riken Co., Ltd.", 2),
        ("Tantalum", "Asaka Riken Co., Ltd.", 2),
        ("Gold", "Japan Mint", 3),
        ("Tantalum", "H.C. Starck", 4),
        ("Tungsten", "H.C. Starck", 4),
    ]
    assert [row.repair for row in rows[1:3]] == ["prints Gold and Tantalum; a row for each", None]


COBALT = {
    "a column": (
        "Metal\tSmelter Name\tCountry\nTin\tAlpha\tUnited States\nCobalt\tUmicore Finland Oy\tFinland\n"
        "Gold\tJapan Mint\tJapan\n"
    ),
    "a heading": (
        "Smelter Name\nCountry\nGold\nJapan Mint\nJapan\nTin\nAlpha\nUnited States\n"
        "Cobalt\nUmicore Finland Oy\nFinland\n"
    ),
}


@pytest.mark.parametrize("printed", COBALT)
def test_a_smelter_of_another_metal_is_seen_and_not_kept(printed, tmp_path):
    result = found(COBALT[printed], tmp_path)
    assert {row.smelter_name_raw: row.metal for row in result.rows} == {"Alpha": "Tin", "Japan Mint": "Gold"}
    assert [reason for _, reason in result.unread] == ["its metal is none of the four"]


NO_LISTS = {
    "offices": "Our offices:\n• Halcyon GmbH (Germany)\n• Halcyon K.K. (Japan)\n• Halcyon Ltd. (United Kingdom)\n",
    "uses": "Tin – solder\nGold – plating\nTantalum – capacitors\nTungsten – contacts\n",
    "mines under no list of smelters": "We visited:\nBisie, Democratic Republic of the Congo\nPitinga, Brazil\n",
    "counts": "Gold China 45\nGold Japan 23\nTin Indonesia 21\nTin Brazil 9\nTungsten China 30\nTungsten Japan 2\n",
    "sentences": "\n".join(
        f"{metal} is refined in Japan" for metal in ("Gold", "Tin", "Tantalum", "Tungsten")
    ),
}


@pytest.mark.parametrize("text", NO_LISTS)
def test_lines_that_only_look_alike_give_no_row(text, tmp_path):
    assert found(NO_LISTS[text], tmp_path).seen == 0


def test_smelters_named_in_a_sentence_are_noted_and_not_read(tmp_path):
    text = (
        "Gold came from Aida Chemical Industries Co., Ltd., Asahi Pretec Corp. and Japan Mint; tin from\n"
        "Malaysia Smelting Corporation (MSC) and from others that we could not identify.\n"
    )
    result = found(text, tmp_path)
    assert result.rows == []
    assert result.unread == [
        (1, "4 known smelters are named in lines 1 to 2, not as rows that can be told apart")
    ]


# Text styles of whole lines; a part of the list, its headings and what stands above it lost.
PARTS = [style for style in STYLES if style.startswith(("flat, ", "bars")) and "wrapped" not in style]


@pytest.mark.parametrize("style", PARTS)
@pytest.mark.parametrize(
    "table", ["plain", "ids", "id first", "metal last", "status first", "country before name"]
)
@pytest.mark.parametrize("first", [4, 11])
def test_a_list_that_begins_within_a_row_is_cut_at_the_rows(style, table, first, tmp_path):
    rendered = STYLES[style](TABLES[table])
    begin = rendered.printed[first].lines[0]  # without the first line of the row
    whole = rendered.printed[first + 1 :]
    rows = found("\n".join(rendered.text.split("\n")[begin : whole[-1].lines[1]]), tmp_path).rows
    read = [as_read(row) for row in rows][-len(whole) :]
    fields = ("metal", "name", "country", "cid")
    assert [[getattr(row, field) for field in fields] for row in read] == [
        [getattr(printed.smelter, field) for field in fields] for printed in whole
    ]


@pytest.mark.parametrize(
    "heading", ["Table 2: Tin Smelters", "B. Tin", "(ii) Tin", "2. Tin Smelters and Refiners"]
)
def test_a_numbered_heading_names_the_metal_of_its_rows(heading, tmp_path):
    text = f"Smelters\n\n{heading}\n\nSmelter Name\tCountry\nAlpha\tUnited States\nEM Vinto\tBolivia\n"
    assert [row.metal for row in found(text, tmp_path).rows] == ["Tin", "Tin"]
