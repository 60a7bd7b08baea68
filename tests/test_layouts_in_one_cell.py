"""Lists that print a whole row, or several names, in one cell or one line."""

import pytest
from layout_tables import SMELTERS
from rendering import Smelter
from test_layouts import as_read, found

SHORT = {"UNITED STATES OF AMERICA": "United States", "BOLIVIA (PLURINATIONAL STATE OF)": "Bolivia"}
TITLE = "The facilities used to process the necessary conflict minerals in our products are listed below."


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


# A name that begins with another word for its metal, or looks like a heading over rows ("Gold … Refiners").
NAMED_LIKE_METALS = [
    ("Gold", "Japan Mint", "JAPAN"),
    ("Gold", "AU Traders and Refiners", "SOUTH AFRICA"),
    ("Gold", "Fidelity Printers and Refiners Ltd.", "ZIMBABWE"),
    ("Tin", "Minsur", "PERU"),
    ("Tungsten", "Global Tungsten & Powders Corp.", "UNITED STATES OF AMERICA"),
    ("Tungsten", "Wolfram Bergbau und Hutten AG", "AUSTRIA"),
]


@pytest.mark.parametrize("metals", ({}, {"Gold": "Gold (Au)", "Tin": "Tin (Sn)", "Tungsten": "Tungsten (W)"}))
def test_names_that_begin_with_a_metal(metals, tmp_path):
    lines = [f"{metals.get(metal, metal)} {name} {country}" for metal, name, country in NAMED_LIKE_METALS]
    rows = found("Appendix: Smelters and Refiners\n\n" + "\n".join(lines) + "\n", tmp_path).rows
    assert [(row.metal, row.smelter_name_raw, row.country_raw) for row in rows] == NAMED_LIKE_METALS
