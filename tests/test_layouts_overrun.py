"""Fixed columns in which a text is longer than its column is wide: each cell behind it is still what it is."""

import pytest
from test_layouts import found

TITLE = "The smelters and refiners in our supply chain are listed below.\n\n"
END = "\n\nWe will go on asking our suppliers where their metals come from.\n"
HEAD = ("Metal", "Smelter", "Country", "RMAP Status")
WIDTHS = (10, 36, 20, 14)
USUAL = [
    ("Tantalum", "D Block Metals, LLC", "United States", "Conformant"),
    ("Tantalum", "Materion Newton Inc.", "United States", "Conformant"),
    ("Tantalum", "NPM Silmet AS", "Estonia", "Conformant"),
    ("Tin", "China Tin Group Co., Ltd.", "China", "Active"),
    ("Tin", "Luna Smelter, Ltd.", "Rwanda", "Conformant"),
    ("Tin", "Minsur", "Peru", "Conformant"),
    ("Tin", "PT Mitra Stania Prima", "Indonesia", "Conformant"),
    ("Tin", "Tin Technology & Refining", "United States", "Conformant"),
    ("Tungsten", "A.L.M.T. Corp.", "Japan", "Conformant"),
    ("Tungsten", "Wolfram Bergbau und Hutten AG", "Austria", "Active"),
]
LONG = "Electro-Mechanical Facility of the Cao Bang Minerals & Metallurgy Joint Stock Company"
OVERRUN = [
    # the country reaches into the statuses
    ("Tin", "Mining Minerals Resources SARL", "Congo, Democratic Republic of the", "Active"),
    # the name reaches into the countries, or over them and the statuses
    ("Tin", "Malaysia Smelting Corporation (MSC)", "Malaysia", "Conformant"),
    ("Gold", "Gold Refinery of Zijin Mining Group Co., Ltd.", "China", "Conformant"),
    ("Tin", LONG, "Viet Nam", "Active"),
    # the cell behind begins where another column does, by chance
    ("Gold", f"{'X' * 20} {'Y' * 31} Ltd.", "China", "Active"),
    # the name ends in a country of its own
    ("Gold", "Umicore Precious Metals Refining of Thailand", "Thailand", "Conformant"),
]


def printed(row: tuple[str, ...], gap: int, widths: tuple[int, ...] = WIDTHS) -> str:
    """The row in columns; behind a text that is too long for its own, as many spaces as gap says."""
    line, place = "", 0
    for cell, width in zip(row, widths, strict=True):
        place += width
        line += cell + " " * max(place - len(line) - len(cell), gap)
    return line.rstrip()


def read(lines: list[str], folder) -> list[tuple]:
    rows = found(TITLE + "\n".join(lines) + END, folder).rows
    assert {row.repair for row in rows} <= {None}
    return [(row.metal, row.smelter_name_raw, row.country_raw, row.status_raw) for row in rows]


def test_a_name_that_touches_its_country(tmp_path):
    """No space is left; the country begins with a capital where its column has begun."""
    row = ("Gold", "Gold Refinery of Zijin Mining Group Co., Ltd.", "China", "Conformant")
    lines = [printed(line, 2) for line in USUAL] + [f"{row[0]:10}{row[1]}{row[2]:16}{row[3]}"]
    assert read(lines, tmp_path) == [*USUAL, row]


@pytest.mark.parametrize("gap", [1, 2, 3, 4])
@pytest.mark.parametrize("count", [5, 8, 9, 10])
@pytest.mark.parametrize("head", [[HEAD], []])
@pytest.mark.parametrize("row", OVERRUN)
def test_a_text_longer_than_its_column(row, head, count, gap, tmp_path):
    rows = [*USUAL[:count], row]
    assert read([printed(line, gap) for line in [*head, *rows]], tmp_path) == rows


@pytest.mark.parametrize(
    "name",
    [
        # a name that ends in a country or a status and is printed without: nothing is cut from within its column
        "Metalor Technologies Hong Kong",
        # the country is a part of the name
        "Refinery and Mint of the Central Bank of Turkey",
        # a known name that runs on into the column of countries, and ends in none
        "Gold Refinery of Zijin Mining Group Co., Ltd.",
    ],
)
def test_a_row_without_a_country_keeps_its_name(name, tmp_path):
    rows = [*USUAL, ("Gold", name, "", "Conformant")]
    last = found(TITLE + "\n".join(printed(row, 3) for row in rows) + END, tmp_path).rows[-1]
    assert (last.smelter_name_raw, last.country_raw, last.status_raw) == (name, None, "Conformant")
    assert last.repair.startswith("prints no country")


FIVE = [row[1:3] for row in USUAL[:5]]
UNKNOWN = ["Adler Castings Ltd.", "Birch Fasteners, Inc.", "Castor Plating LLC", "Dorn Gears GmbH", "Elm AG"]


@pytest.mark.parametrize(
    ("title", "names", "kept"),
    [
        # neither metal nor column headings: the title and the names say what they are
        ("Annex I: Smelters", [name for name, _ in FIVE], 5),
        ("The smelters that our suppliers named are listed below.", [name for name, _ in FIVE], 5),
        # no title of smelters; names that nobody knows
        ("Annex I: Suppliers", [name for name, _ in FIVE], 0),
        ("Annex I: Smelters", UNKNOWN, 0),
    ],
)
def test_names_and_countries_without_metals_and_headings(title, names, kept, tmp_path):
    rows = [(name, country) for name, (_, country) in zip(names, FIVE, strict=True)]
    text = f"{title}\n\n" + "\n".join(printed(row, 2, (40, 20)) for row in rows) + END
    read_back = [(row.smelter_name_raw, row.country_raw, row.metal) for row in found(text, tmp_path).rows]
    assert read_back == [(*row, None) for row in rows[:kept]]
