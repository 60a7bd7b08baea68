"""Lists that print a whole row in one cell or one line, and lists of which only a part is there."""

from dataclasses import replace
from pathlib import Path

import pytest
from layout_tables import SMELTERS, TABLES
from rendering import Smelter
from test_layouts import STYLES, as_read

from cmr_analysis.harmonize import harmonized_status
from cmr_analysis.lists.tables import SmelterRows, read_smelters
from cmr_analysis.reading import read_document

SHORT = {"UNITED STATES OF AMERICA": "United States", "BOLIVIA (PLURINATIONAL STATE OF)": "Bolivia"}
TITLE = "The facilities used to process the necessary conflict minerals in our products are listed below."


def found(text: str, folder: Path) -> SmelterRows:
    path = folder / ("halcyon-2019.htm" if text.startswith("<") else "halcyon-2019.txt")
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


def test_names_parted_by_semicolons_are_rows(tmp_path):
    text = (
        "Smelters and refiners\n\nMetal\tSmelters\nGold\tJapan Mint; Caridad; Aida Chemical Industries Co., Ltd.\n"
        "Tin\tAlpha; Minsur\n\nGold\tArgentina; Peru; recycled\n"
    )
    rows = found(text, tmp_path).rows
    assert [(row.metal, row.smelter_name_raw) for row in rows] == [
        ("Gold", "Japan Mint"),
        ("Gold", "Caridad"),
        ("Gold", "Aida Chemical Industries Co., Ltd."),
        ("Tin", "Alpha"),
        ("Tin", "Minsur"),
    ]
    assert rows[0].repair == "prints 3 names in one cell; a row for each"


@pytest.mark.parametrize(
    "cell", ["Asahi Pretec Corp. Japan Mint Aida Chemical Industries Co., Ltd.", "Alpha Minsur EM Vinto"]
)
def test_names_run_together_in_a_cell_are_no_row(cell, tmp_path):
    text = f"Smelters and refiners\n\nMetal\tSmelter\nGold\tYokohama Metal Co., Ltd.\nGold\tKazzinc\nTin\t{cell}\n"
    result = found(text, tmp_path)
    assert [row.smelter_name_raw for row in result.rows] == ["Yokohama Metal Co., Ltd.", "Kazzinc"]
    assert result.unread == [(6, f"several smelters in one cell, not told apart: {cell!r}")]


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


LED_BY_METALS = {
    "a row a line": ["Gold: Japan Mint, Japan", "Tin: Alpha, United States", "Tin: Minsur, Peru"],
    "names behind the metal": ["Gold – Japan Mint; Kazzinc", "Tin – Alpha; Xiamen Tungsten Co., Ltd."],
    "the metal in brackets": ["Japan Mint (Gold)", "Alpha (Tin)", "Asahi Pretec Corp. (Gold)"],
}


@pytest.mark.parametrize(
    ("printed", "rows"),
    [
        ("a row a line", [("Gold", "Japan Mint"), ("Tin", "Alpha"), ("Tin", "Minsur")]),
        (
            "names behind the metal",
            [
                ("Gold", "Japan Mint"),
                ("Gold", "Kazzinc"),
                ("Tin", "Alpha"),
                ("Tin", "Xiamen Tungsten Co., Ltd."),
            ],
        ),
        ("the metal in brackets", [("Gold", "Japan Mint"), ("Tin", "Alpha"), ("Gold", "Asahi Pretec Corp.")]),
    ],
)
def test_lines_that_name_the_metal(printed, rows, tmp_path):
    text = "\n".join(["Smelters used by our suppliers:", "", *LED_BY_METALS[printed]])
    assert [(row.metal, row.smelter_name_raw) for row in found(text, tmp_path).rows] == rows


def test_a_name_that_runs_into_the_next_fixed_column_ends_there(tmp_path):
    rows = [
        ("Gold", "Japan Mint", "Japan"),
        ("Gold", "A. B. C. D. E. Refining Company (ABCDE)", "Mexico"),
        ("Tin", "Alpha", "Peru"),
    ]
    text = "\n".join(["Smelters", "", *(f"{metal:10}{name:39} {country}" for metal, name, country in rows)])
    assert [(row.metal, row.smelter_name_raw, row.country_raw) for row in found(text, tmp_path).rows] == rows


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
    "suppliers under metals": (
        "Our suppliers of parts:\nGold\nNorthgate Circuits GmbH (Germany)\nKestrel Plating, Inc. (Mexico)\nTin\n"
        "Solder Works Ltd. (Japan)\nAldermoor Components GmbH (Germany)\n"
    ),
    "suppliers and metals": (
        "Supplier\tCountry\tMetals\nNorthgate Circuits Co., Ltd.\tChina\tGold, Tin\n"
        "Kestrel Plastics, Inc.\tMexico\tTin\nAldermoor Components GmbH\tGermany\tTantalum\n"
    ),
    "associations": (
        "Metal\tAssociation\tCountry\nGold\tLondon Bullion Market Association\tUnited Kingdom\n"
        "Tin\tInternational Tin Association Ltd.\tUnited Kingdom\n"
    ),
    "countries behind metals": "Origin\nGold: Argentina, Peru\nTin: Bolivia, China\nTungsten: Austria, China\n",
    "countries behind dashes": "Origin\nGold – Argentina – Peru\nTin – Bolivia – Peru\nTungsten – Austria – China\n",
    "countries at single spaces": "\n".join(
        f"{pair} Peru" for pair in ("Gold Chile", "Gold Mali", "Tin China", "Tin Brazil", "Tungsten Spain")
    ),
    "mines": "Metal\tMine\tCountry\nGold\tKibali\tDRC\nGold\tGeita\tTanzania\nTin\tPitinga\tBrazil\n",
    "places of mines": "Metal\tLocation\nGold\tKibali, Congo\nGold\tGeita, Tanzania\nTin\tPitinga, Brazil\n",
    "mines led by metals": "Mines\nGold: Kibali, Congo\nGold: Geita, Tanzania\nTin: Pitinga, Brazil\n",
    "uses behind metals": "Smelters were asked of the metals.\nTin: Solder; Plating\nGold: Bond wires; Connectors\n",
    "uses under metals": (
        "Smelters of the metals below were asked for.\nTin\nSolder\nGold\nBond wires\nPlating\nTantalum\nCapacitors\n"
    ),
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


RUNNING = ["", "14", "", "Northgate Circuits, Inc.", ""]


@pytest.mark.parametrize("style", ["flat, no blanks", "flat, blank between cells", "bars"])
@pytest.mark.parametrize("table", ["plain", "ids", "metal over rows"])
@pytest.mark.parametrize("inside", [1, 2])
def test_a_page_that_ends_within_a_row_leaves_the_row_whole(style, table, inside, tmp_path):
    rendered = STYLES[style](TABLES[table])
    lines, cut = rendered.text.split("\n"), rendered.printed[7].lines[0] + inside - 1
    text = ["Northgate Circuits, Inc.", "", *lines[:cut], *RUNNING, *lines[cut:]]
    rows = found("\n".join(text), tmp_path).rows
    assert [as_read(row) for row in rows] == [replace(p.smelter, city="") for p in rendered.printed]


def test_rows_of_single_spaces_that_go_on_in_the_next_line_are_whole(tmp_path):
    text = (
        "Appendix: Smelters and Refiners\n\nMetal Smelter Name Country Smelter ID\n"
        "Gold Advanced Chemical Company UNITED STATES OF AMERICA CID000015\nGold Japan Mint JAPAN CID000823\n"
        "Gold Bangko Sentral ng Pilipinas (Central Bank of the\nPhilippines) PHILIPPINES CID000128\n"
        "Gold Chimet S.p.A. ITALY CID000233\nPage 3 of 7\n"
        "Tin Electro-Mechanical Facility of the Cao Bang Minerals & VIET NAM CID002572\n"
        "Metallurgy Joint Stock Company\nTin EM Vinto BOLIVIA (PLURINATIONAL STATE\nOF) CID000438\n"
        "Tin Alpha UNITED STATES OF AMERICA CID000292\n"
    )
    rows = found(text, tmp_path).rows
    assert [
        row.smelter_id_raw[3:] for row in rows
    ] == "000015 000823 000128 000233 002572 000438 000292".split()
    assert [(row.smelter_name_raw, row.country_raw, row.line_start, row.line_end) for row in rows[2:6:2]] == [
        ("Bangko Sentral ng Pilipinas (Central Bank of the Philippines)", "PHILIPPINES", 6, 7),
        (
            "Electro-Mechanical Facility of the Cao Bang Minerals & Metallurgy Joint Stock Company",
            "VIET NAM",
            10,
            11,
        ),
    ]
    assert rows[5].country_raw == "BOLIVIA (PLURINATIONAL STATE OF)"


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
