"""Lists in the shapes that filers print them, each with what a reader would record: metal, name, country, status."""

import pytest
from test_layouts import found

from cmr_analysis.harmonize import harmonized_status

ARGOR, MINT = ("Gold", "Argor-Heraeus S.A.", "Switzerland"), ("Gold", "Japan Mint", "Japan")
VINTO, THAISARCO = ("Tin", "EM Vinto", "Bolivia"), ("Tin", "Thaisarco", "Thailand")
FOUR = [ARGOR, MINT, VINTO, THAISARCO]
TITLE = "Annex I: Smelters and refiners in our supply chain"


def html(*tables: list[list[str]], titles: tuple[str, ...] = (TITLE,)) -> str:
    """A page of tables, each under its paragraph."""
    parts = []
    for number, rows in enumerate(tables):
        title = f"<p>{titles[number]}</p>" if number < len(titles) else ""
        cells = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
        parts.append(f"{title}<table>{cells}</table>")
    return f"<html><body>{''.join(parts)}</body></html>"


def read(text: str, folder) -> list[tuple]:
    return [(row.metal, row.smelter_name_raw, row.country_raw) for row in found(text, folder).rows]


# Each prints the four smelters above.
PRINTED = {
    "name and country in a cell": html(
        [["Metal", "Smelter (Country)"], *([m, f"{name} ({country})"] for m, name, country in FOUR)]
    ),
    "name, country": html(
        [["Metal", "Smelter and location"], *([m, f"{name}, {country}"] for m, name, country in FOUR)]
    ),
    "several in a cell": html(
        [
            ["Metal", "Smelters"],
            ["Gold", "Argor-Heraeus S.A. (Switzerland); Japan Mint (Japan)"],
            ["Tin", "EM Vinto (Bolivia), Thaisarco (Thailand)"],
        ]
    ),
    "a line a metal": (
        "The smelters reported to us are:\n\nGold – Argor-Heraeus S.A., Switzerland; Japan Mint, Japan\n"
        "Tin – EM Vinto, Bolivia; Thaisarco, Thailand\n"
    ),
    "a sentence": (
        "The smelters that our suppliers reported are: Gold – Argor-Heraeus S.A., Switzerland; Japan Mint, Japan;"
        " Tin – EM Vinto, Bolivia; Thaisarco, Thailand.\n"
    ),
    "dots to the country": "Smelters\nGold\n"
    + "\n".join(f"{name} ..... {country}" for _, name, country in FOUR[:2])
    + "\nTin\n"
    + "\n".join(f"{name} ..... {country}" for _, name, country in FOUR[2:])
    + "\n",
    "slashes": "Smelters\n" + "\n".join(" / ".join(row) for row in FOUR) + "\n",
    "both in brackets": "Smelters\n" + "\n".join(f"{n} ({m}, {c})" for m, n, c in FOUR) + "\n",
    "bullets of a page": html(titles=()).replace(
        "<body>",
        "<body><p>Smelters</p>"
        + "".join(
            f"<p>• {name} – {country} ({m})</p>".replace(f" ({m})", "")
            if n % 2
            else f"<p>{m}</p><p>• {name} – {country}</p>"
            for n, (m, name, country) in enumerate(FOUR)
        ),
    ),
    "labels and values": TITLE
    + "\n\n"
    + "\n".join(f"Smelter Name: {name}\nMetal: {m}\nCountry: {country}\n" for m, name, country in FOUR),
    "the metal in a column heading": html(
        [["Gold Refiner Name", "Country"], ARGOR[1:], MINT[1:]],
        [["Tin Smelter Name", "Country"], VINTO[1:], THAISARCO[1:]],
    ),
    "the metal in a sentence above": html(
        [["Smelter", "Country"], ARGOR[1:], MINT[1:]],
        [["Smelter", "Country"], VINTO[1:], THAISARCO[1:]],
        titles=("The table below lists the gold refiners:", "Table 4. Tin smelters in our supply chain"),
    ),
    "the metal and what it is for": html(
        [["Smelter", "Country"], ARGOR[1:], MINT[1:]],
        [["Smelter", "Country"], VINTO[1:], THAISARCO[1:]],
        titles=("Gold (plating)", "Tin (solder, terminations)"),
    ),
    "a reported name beside the standard one": html(
        [
            ["Metal", "Smelter Name as Reported", "Standard Smelter Name", "Country"],
            *([m, name.upper(), name, country] for m, name, country in FOUR),
        ]
    ),
    "a look-up beside the name": html(
        [
            ["Metal", "Smelter Look-up", "Smelter Name", "Country"],
            *([m, "Smelter not listed" if m == "Tin" else name, name, country] for m, name, country in FOUR),
        ]
    ),
    "where the ore was mined": html(
        [
            ["Metal", "Country of Origin", "Smelter", "Smelter Location", "Scrap?"],
            *([m, "Rwanda", name, country, "No"] for m, name, country in FOUR),
        ]
    ),
    "a page foot with bars": "Smelter list\nMetal\tSmelter\tCountry\n"
    + "\n".join("\t".join(row) for row in FOUR[:2])
    + "\nHalcyon, Inc. | 2019 Conflict Minerals Report | 6\nMetal\tSmelter\tCountry\n"
    + "\n".join("\t".join(row) for row in FOUR[2:]),
}


@pytest.mark.parametrize("printed", PRINTED)
def test_a_list_is_read_as_a_reader_would(printed, tmp_path):
    assert read(PRINTED[printed], tmp_path) == FOUR


BROKEN = {
    "names, countries": (["Gold", "Japan Mint<br>Dowa", "Japan<br>Japan"], ["Japan Mint", "Dowa"]),
    "names alone": (["Tin", "<p>Minsur</p><p>Alpha</p><p>EM Vinto</p>"], ["Minsur", "Alpha", "EM Vinto"]),
    "a name over two lines": (
        ["Tin", "Yunnan Tin Company<br>Limited", "China"],
        ["Yunnan Tin Company Limited"],
    ),
    "and its country too": (
        ["Tin", "Yunnan Tin<br>Company Limited", "China<br>(Yunnan)"],
        ["Yunnan Tin Company Limited"],
    ),
    "under metals in their cells": (
        ["Gold<br>Japan Mint<br>Dowa", "Tin<br>Minsur"],
        ["Japan Mint", "Dowa", "Minsur"],
    ),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_line_breaks_in_a_cell(broken, tmp_path):
    cells, names = BROKEN[broken]
    rows = [["Metal", "Smelter", "Country"][: len(cells)], cells, ["Gold", "Caridad", "Mexico"][: len(cells)]]
    rows = rows[1:2] if broken.startswith("under") else rows
    assert [name for _, name, _ in read(html(rows), tmp_path)] == [*names, "Caridad"][
        : len(names) + len(rows) // 3
    ]


# Headings with words of their own, in printed order; flattened, a title or a broken word may stand before the rows.
HEADINGS = {
    "of a company": ["3TG", "Company", "Facility Location (Country)"],
    "of a type": ["Type", "Entity Name", "Smelter Country"],
    "of operation": ["Metal Processed", "Facility", "Country of Operation"],
    "of the works": ["Mineral", "Producer", "Country of the works"],
    "as reported": ["Conflict Mineral", "Legal Name of Smelter/Refinery", "Country where Located"],
}


@pytest.mark.parametrize("words", HEADINGS)
@pytest.mark.parametrize("title", ["", "Smelter and Refiner List\n", "Appendix A\n"])
def test_headings_in_words_of_their_own(words, title, tmp_path):
    rows = [*FOUR, ("Tungsten", "Zorbix Refining Works", "Austria")]
    cells = [cell for row in [HEADINGS[words], *rows] for cell in row]
    assert read(html([HEADINGS[words], *rows]), tmp_path) == rows
    assert read(title + "\n".join(cells) + "\n", tmp_path) == rows
    broken = [word for heading in HEADINGS[words] for word in heading.split()]
    assert read(title + "\n".join([*broken, *cells[3:]]) + "\n", tmp_path) == rows


def test_a_country_printed_once_before_its_smelters(tmp_path):
    rows = [
        ["Country", "Smelter", "Metal"],
        ["Japan", "Japan Mint", "Gold"],
        ["", "A.L.M.T. Corp.", "Tungsten"],
    ]
    rows += [["Switzerland", "Argor-Heraeus S.A.", "Gold"], ["", "PAMP S.A.", "Gold"]]
    found_rows = found(html(rows), tmp_path).rows
    assert [row.country_raw for row in found_rows] == ["Japan", "Japan", "Switzerland", "Switzerland"]
    assert found_rows[1].repair == "prints no country; read as Japan, as printed above"


GLUED = [
    "The smelters sourced from these countries: Gold: Argentina, Peru; Tin: Bolivia, China; Tungsten: Austria.",
    "We asked smelters about: Gold – connectors; Tin – solder; Tantalum – capacitors.",
    "Smelters identified by metal: Gold – 105; Tin – 73; Tantalum – 37; Tungsten – 43.",
    "Refiner programs: Gold: LBMA, RJC; Tin: ITRI Ltd.; Tungsten: TI-CMC.",
]


@pytest.mark.parametrize("sentence", GLUED)
def test_a_sentence_of_metals_gives_no_row(sentence, tmp_path):
    assert read(sentence + "\n", tmp_path) == []


def test_lists_beside_each_other_under_their_own_metals(tmp_path):
    text = html(
        [
            ["Gold Refiners", "", "Tin Smelters", ""],
            ["Name", "Country", "Name", "Country"],
            [*ARGOR[1:], *VINTO[1:]],
            [*MINT[1:], *THAISARCO[1:]],
        ]
    )
    assert read(text, tmp_path) == [ARGOR, VINTO, MINT, THAISARCO]


@pytest.mark.parametrize("cell", ["{name} ({cid})", "{cid} - {name}", "{name}, {cid}"])
def test_an_id_in_the_name_is_its_own_cell(cell, tmp_path):
    ids = ("CID000077", "CID000823", "CID000438")
    rows = [[m, cell.format(name=name, cid=cid), c] for (m, name, c), cid in zip(FOUR, ids, strict=False)]
    rows = found(html([["Metal", "Smelter", "Country"], *rows]), tmp_path).rows
    assert [(row.smelter_name_raw, row.smelter_id_raw) for row in rows] == [
        (name, cid) for (_, name, _), cid in zip(FOUR, ids, strict=False)
    ]


def test_names_at_commas_are_rows_where_all_are_known(tmp_path):
    text = html(
        [
            ["Metal", "Smelters and refiners"],
            ["Gold", "Argor-Heraeus S.A., Japan Mint, Aida Chemical Industries Co., Ltd."],
            ["Tin", "EM Vinto, Thaisarco and Minsur"],
        ]
    )
    assert [name for _, name, _ in read(text, tmp_path)] == [
        "Argor-Heraeus S.A.",
        "Japan Mint",
        "Aida Chemical Industries Co., Ltd.",
        "EM Vinto",
        "Thaisarco",
        "Minsur",
    ]


def test_unknown_names_under_a_heading_of_smelters_are_rows(tmp_path):
    names = [("Gold", "Zorbix Alluvial Partners"), ("Gold", "Kestrel Casting"), ("Tin", "Maru Works")]
    assert read(html([["Metal", "Smelter Name"], *names]), tmp_path) == [(*pair, None) for pair in names]


# One row a metal says something of the metal; a programme, a count or a product is no smelter.
NO_SMELTERS = {
    "counts in words": [
        ["Metal", "Smelters"],
        ["Gold", "One Hundred"],
        ["Tin", "Forty"],
        ["Tungsten", "Twenty"],
    ],
    "programmes": [["Metal", "Smelter Program"], ["Gold", "LBMA"], ["Tin", "RMAP"], ["Tungsten", "TI-CMC"]],
    "products": [
        ["Metal", "Smelter Product"],
        ["Gold", "Gold Bars"],
        ["Tin", "Tin Ingots"],
        ["Tungsten", "APT"],
    ],
    "mines": [
        ["Metal", "Mines"],
        ["Gold", "Kibali, Congo; Geita, Tanzania"],
        ["Tin", "Bisie, DRC; Pitinga, Brazil"],
    ],
    "suppliers": [
        ["Supplier (Country)", "Metal"],
        ["Northgate Circuits Co., Ltd. (China)", "Gold"],
        ["Aldermoor Components GmbH (Germany)", "Tin"],
    ],
    "countries and metals": [
        ["Australia", "Gold", "Tantalum", "Tin"],
        ["Bulgaria", "Gold"],
        ["Burundi**", "Tantalum", "Tin", "Tungsten"],
    ],
}


@pytest.mark.parametrize("printed", NO_SMELTERS)
def test_tables_about_metals_give_no_row(printed, tmp_path):
    assert read(html(NO_SMELTERS[printed]), tmp_path) == []


def test_labels_of_a_contact_give_no_row(tmp_path):
    contact = "Company Name: Halcyon\nCountry: Japan\nStatus: Final\nMetal: Tin\n"
    assert read(contact * 2, tmp_path) == []


def statuses(text: str, folder) -> list[str | None]:
    result = found(text, folder)
    return [harmonized_status(row.status_raw, result.marks) for row in result.rows]


def tabs(*rows: tuple[str, ...]) -> str:
    return "\n".join("\t".join(row) for row in rows) + "\n"


@pytest.mark.parametrize(
    ("heading", "cells", "told"),
    [
        ("Program", ("CFSP Compliant", "CFSP Active"), ["conformant", "active"]),
        ("Audit standing", ("RMAP Conformant", "Not in RMAP"), ["conformant", "not_conformant"]),
        ("Certification", ("CFSP", "No Certification"), ["conformant", "not_conformant"]),  # told by contrast
        ("Certification", ("CFSP", "CFSP"), [None, None]),  # may be a membership
        ("Status", ("–", "Not Enrolled"), [None, "not_conformant"]),  # a dash is no programme
        ("Status", ("Compliant (as of May 1, 2020)", "Active"), ["conformant", "active"]),
        ("Status", ("Compliant", "Known"), ["conformant", "not_conformant"]),
        ("Status", ("Known", "Known"), [None, None]),  # a smelter, and nothing more
        ("Sources from the DRC", ("Yes", "No"), [None, None]),  # an answer to another question
    ],
)
def test_a_column_of_statuses_is_known_by_its_cells(heading, cells, told, tmp_path):
    rows = [(*row, cells[number % 2]) for number, row in enumerate(FOUR)]
    text = tabs(("Metal", "Smelter", "Country", heading), *rows)
    assert statuses(text, tmp_path) == told * 2


LEGENDS = {
    "two on a line": "¹ Conformant        ² Active",
    "wrapped, in brackets": (
        "(¹ indicates that the facility was on the list of\ncompliant smelters on May 1, 2014)\n² Active"
    ),
    "in one sentence": "Facilities are marked with (¹) if conformant and (²) if active in the program.",
}


@pytest.mark.parametrize("legend", LEGENDS)
def test_a_legend_in_other_words(legend, tmp_path):
    rows = [(metal, name + mark, country) for (metal, name, country), mark in zip(FOUR, "¹²¹ ", strict=True)]
    text = tabs(("Metal", "Smelter", "Country"), *rows) + "\n" + LEGENDS[legend] + "\n"
    assert statuses(text, tmp_path) == ["conformant", "active", "conformant", None]


def test_a_mark_for_either_status_states_none(tmp_path):
    rows = [(metal, f"{name}*", country) for metal, name, country in FOUR]
    assert (
        statuses(tabs(("Metal", "Smelter", "Country"), *rows) + "\n* Conformant or active\n", tmp_path)
        == [None] * 4
    )


def test_a_legend_above_the_list_is_no_heading(tmp_path):
    rows = [
        (metal, name + mark, country)
        for (metal, name, country), mark in zip(FOUR, ["*", "**", "", ""], strict=True)
    ]
    text = f"{TITLE}\n\n* conformant\n** active\n\n" + tabs(("Metal", "Smelter", "Country"), *rows)
    assert statuses(text, tmp_path) == ["conformant", "active", None, None]


@pytest.mark.parametrize(
    "last", ["Other smelters", "Smelters and Refiners Under Consideration", "Not Listed by the RMI"]
)
def test_a_heading_of_other_smelters_ends_the_status_above(last, tmp_path):
    head = ("Metal", "Smelter", "Country")
    text = (
        f"Conformant smelters\n\n{tabs(head, *FOUR[:2])}\nActive in the RMAP\n\n{tabs(head, *FOUR[2:])}"
        f"\n{last}\n\n{tabs(head, ('Tin', 'Minsur', 'Peru'))}"
    )
    told = "not_conformant" if last.startswith("Not") else None
    assert statuses(text, tmp_path) == ["conformant"] * 2 + ["active"] * 2 + [told]


def test_a_mark_behind_the_country_in_brackets(tmp_path):
    lines = [f"• {name} ({country}){mark}" for (_, name, country), mark in zip(FOUR, "‡†‡ ", strict=True)]
    text = "Smelters\n\nGold\n" + "\n".join(lines) + "\n\n† Conformant\n\n‡ Active\n"
    assert [row[1:] for row in read(text, tmp_path)] == [row[1:] for row in FOUR]
    assert statuses(text, tmp_path) == ["active", "conformant", "active", None]


def test_a_name_led_by_a_line_of_its_own_in_fixed_columns(tmp_path):
    name = "Bangko Sentral ng Pilipinas (Central Bank of the Philippines)"
    lines = [f"{name:45}{country}" for _, name, country in FOUR[:2] * 20]
    lines += ["Bangko Sentral ng Pilipinas (Central Bank", f"{'  of the Philippines)':45}Philippines"]
    text = "Gold Refiners\n\n" + "\n".join([f"{'Smelter':45}Country", *lines, f"{'Dowa':45}Japan"]) + "\n"
    assert [row[1] for row in read(text, tmp_path)][39:] == ["Japan Mint", name, "Dowa"]


def test_a_key_of_letters_explains_a_column(tmp_path):
    rows = [(*row, letter) for row, letter in zip(FOUR, "CANC", strict=True)]
    text = tabs(("Metal", "Smelter", "Country", "RMAP (1)"), *rows)
    key = "\n(1) C = conformant with RMAP or a like program; A = active; N = neither.\n"
    assert statuses(text + key, tmp_path) == ["conformant", "active", "not_conformant", "conformant"]


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Smelters and Refiners Conformant with RMAP", "conformant"),
        ("Smelters that have been validated as conformant:", "conformant"),
        ("Smelters and Refiners Active in RMAP", "active"),
        ("Smelters that are not enrolled in an audit program", "not_conformant"),
        ("Conformant and active smelters and refiners", None),  # which one is not said
        ("Smelters named under the Conflict-Free Sourcing Initiative", None),  # a programme's name
    ],
)
@pytest.mark.parametrize("between", ["\t", "\n"])
def test_a_heading_of_smelters_in_running_words(heading, told, between, tmp_path):
    rows = [("Metal", "Smelter", "Country"), *FOUR]
    text = f"Appendix\n\n{heading}\n\n" + "\n".join(between.join(row) for row in rows) + "\n"
    assert statuses(text, tmp_path) == [told] * 4


def test_smelters_named_again_without_their_metal_are_no_rows(tmp_path):
    listed = [("Gold", f"Zorbix Refining {n} Ltd.", "Ghana", f"CID00990{n}") for n in range(9)]
    risky = "We rate these as high risk:\n\nZorbix Refining 1 Ltd. – CID009901\nZorbix Refining 2 Ltd. – CID009902\n\n"
    result = found(risky + "Annex\n" + tabs(("Metal", "Smelter", "Country", "Smelter ID"), *listed), tmp_path)
    assert [row.smelter_name_raw for row in result.rows] == [name for _, name, _, _ in listed]


def test_known_names_alone_are_rows_without_a_metal(tmp_path):
    title = "The smelters that our suppliers use are listed below:\n\n"
    names = ["Argor-Heraeus S.A.", "Japan Mint", "EM Vinto"]
    assert read(title + "".join(f"• {name}\n" for name in names), tmp_path) == [
        (None, n, None) for n in names
    ]
    others = ["Kestrel Plating, Inc.", "Northgate Circuits GmbH", "Aldermoor Ltd."]
    assert read(title + "".join(f"• {name}\n" for name in others), tmp_path) == []


def test_unknown_is_no_name(tmp_path):
    rows = [*FOUR, ("Tin", "Unknown", "Unknown"), ("Tin", "Not disclosed", "China")]
    result = found(tabs(("Metal", "Smelter", "Country"), *rows), tmp_path)
    assert len(result.rows) == 4
    assert [reason for _, reason in result.unread] == [
        "no smelter name: 'Unknown'",
        "no smelter name: 'Not disclosed'",
    ]


COUNTS = ["Conformant smelters: 206\nActive smelters: 5\n", "Conformant: 3\nActive: 1\nNot enrolled: 0\n"]


@pytest.mark.parametrize("counts", COUNTS)
@pytest.mark.parametrize("between", ["\t", "\n"])
def test_counts_by_status_above_a_list_head_no_row(counts, between, tmp_path):
    rows = [("Metal", "Smelter", "Country"), *FOUR]
    text = counts + "\n" + "\n".join(between.join(row) for row in rows) + "\n"
    assert statuses(text, tmp_path) == [None] * 4


def test_a_metal_in_running_words_ends_at_the_next_heading(tmp_path):
    removed, rest = "Gold smelters that we removed", "Smelters and refiners in our supply chain"
    rows = [["Smelter", "Country"], VINTO[1:], ["Exotech Inc.", "United States"], THAISARCO[1:]]
    text = html([["None"]], rows, titles=(removed, rest))
    assert [metal for metal, _, _ in read(text, tmp_path)] == [None] * 3


def test_a_smelter_named_between_rows_is_reported(tmp_path):
    """A line of its own, no heading and no row by the list's columns: it is seen and not kept."""
    rows = ["\t".join(row) for row in (("Metal", "Smelter", "Country"), *FOUR)]
    text = "\n".join([TITLE, *rows[:3], "Solar Applied Materials Technology Corp. (Taiwan plant)", *rows[3:]])
    result = found(text + "\n", tmp_path)
    assert [row.smelter_name_raw for row in result.rows] == [name for _, name, _ in FOUR]
    assert result.unread == [(5, "names a smelter, and no row of the list")]
