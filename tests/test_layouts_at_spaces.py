"""Rows of which single spaces part the cells, in any order of columns, and lines of them that were broken."""

from itertools import permutations
from textwrap import wrap

import pytest
from layout_tables import SMELTERS
from test_layouts import as_read, found

TITLE = "The smelters and refiners in our supply chain are listed below.\n\n"
HEADS = {
    "metal": "Metal",
    "name": "Smelter Name",
    "country": "Smelter Country",
    "cid": "Smelter ID",
    "status": "RMAP Status",
}
COLUMNS = [
    *permutations(("metal", "name", "country")),
    *permutations(("metal", "name", "status")),
    *permutations(("metal", "name", "cid")),
    *permutations(("metal", "name", "country", "status")),
    *[order for order in permutations(("metal", "name", "cid", "country")) if order[0] != "name"],
]


def lines_of(order: tuple[str, ...], first: str = "") -> list[str]:
    rows = [" ".join(getattr(smelter, column) for column in order) for smelter in SMELTERS]
    numbered = [f"{number} {row}" if first else row for number, row in enumerate(rows, start=1)]
    return [" ".join([first, *(HEADS[column] for column in order)]).strip(), *numbered]


def read(text: str, order: tuple[str, ...], folder) -> list[tuple]:
    rows = map(as_read, found(TITLE + text + "\n", folder).rows)
    return [tuple(getattr(row, column) for column in order) for row in rows]


def printed(order: tuple[str, ...]) -> list[tuple]:
    return [tuple(getattr(smelter, column) for column in order) for smelter in SMELTERS]


@pytest.mark.parametrize("order", COLUMNS)
def test_single_spaces_in_any_order(order, tmp_path):
    assert read("\n".join(lines_of(order)), order, tmp_path) == printed(order)


@pytest.mark.parametrize("order", [("metal", "name", "country"), ("cid", "metal", "name", "country")])
def test_a_number_before_each_row(order, tmp_path):
    assert read("\n".join(lines_of(order, first="No.")), order, tmp_path) == printed(order)


@pytest.mark.parametrize("width", [52, 58, 64, 70, 76])
@pytest.mark.parametrize("order", COLUMNS)
def test_broken_lines_are_read_whole_or_not_at_all(order, width, tmp_path):
    """No row is a part of one, and a list of which rows are missing is reported."""
    lines = [piece for line in lines_of(order) for piece in wrap(line, width, break_on_hyphens=False)]
    rows = read("\n".join(lines), order, tmp_path)
    assert not set(rows) - set(printed(order))
    assert rows == printed(order) or not rows


BROKEN = [
    # the name, the country, and what stands behind it, go on in the next line
    ("Gold Solar Applied Materials Technology Corp. CID001761", "TAIWAN, PROVINCE OF CHINA"),
    ("Gold Singway Technology Co., Ltd. CID002516 TAIWAN,", "PROVINCE OF CHINA"),
    ("Gold Umicore S.A. Business Unit Precious Metals Refining", "CID001980 BELGIUM"),
    ("Gold Inner Mongolia Qiankun Gold and Silver Refinery Share", "Co., Ltd. CID000801 CHINA"),
    (
        "Tantalum RFH Tantalum Smeltery Co., Ltd./Yanling Jincheng",
        "Tantalum & Niobium Co., Ltd. CID001522 CHINA",
    ),
    ("Gold Abington Reldan Metals, LLC CID002708 UNITED STATES OF", "AMERICA"),
]


@pytest.mark.parametrize("broken", BROKEN)
def test_a_line_broken_behind_any_cell(broken, tmp_path):
    order = ("metal", "name", "cid", "country")
    rows = read("\n".join([*lines_of(order)[:12], *broken, *lines_of(order)[12:]]), order, tmp_path)
    assert " ".join(rows.pop(11)) == " ".join(broken)
    assert rows == printed(order)


@pytest.mark.parametrize("form", ["{name} {country}", "{cid} {name} {country}", "{name} {country} {status}"])
@pytest.mark.parametrize("last", ["Wolfram Bergbau und Hutten AG", "Xiamen Tungsten (H.C.) Co., Ltd."])
def test_names_and_countries_under_metals(form, last, tmp_path):
    """The name of the last line begins with a word for its metal."""
    rows = [(s.metal, s.name, s.country, s.cid, s.status) for s in SMELTERS]
    rows.append(("Tungsten", last, "AUSTRIA", "CID002044", "Conformant"))
    lines, over = [], ""
    for metal, name, country, cid, status in rows:
        lines += [] if metal == over else ["", metal, ""]
        over = metal
        lines.append(form.format(name=name, country=country, cid=cid, status=status))
    read_rows = found(TITLE + "\n".join(lines) + "\n", tmp_path).rows
    assert [(row.metal, row.smelter_name_raw, row.country_raw) for row in read_rows] == [
        row[:3] for row in rows
    ]


def test_the_article_in_a_country_is_no_beginning_of_a_metal(tmp_path):
    lines = lines_of(("name", "country", "metal"))[:-4]
    lines.append("Mining Minerals Resources SARL CONGO, DEMOCRATIC REPUBLIC OF THE Tin")
    row = found(TITLE + "\n".join(lines) + "\n", tmp_path).rows[-1]
    assert (row.metal, row.country_raw) == ("Tin", "CONGO, DEMOCRATIC REPUBLIC OF THE")


@pytest.mark.parametrize(
    "lines",
    [
        # what a filer sells, and where its suppliers are
        [
            f"{country} sales office {country}"
            for country in ("Japan", "China", "Peru", "Brazil", "Italy", "Spain")
        ],
        [f"Kestrel {place} Ltd. {place}" for place in ("Japan", "China", "Peru", "Brazil", "Italy", "Spain")],
        [f"Tin solder paste no. {number} active" for number in range(8)],
    ],
)
def test_other_lines_with_countries_and_statuses_give_no_row(lines, tmp_path):
    assert not found("Our business\n\n" + "\n".join(lines) + "\n", tmp_path).rows


@pytest.mark.parametrize("name", ["Conformant {}", "{} Peru Conformant", "Chile {}", "{} CID00000"])
def test_cells_that_are_not_told_apart_are_reported(name, tmp_path):
    """No row has a name that is more than one; the same list with the names alone is read."""
    names = ["Kestrel Works Ltd.", "Aldermoor Tin S.A.", "Tarnow GmbH", "Vantaa Oy", "Granby Smelting Inc."]
    heads, rows = (
        "Metal\tSmelter\tCountry\n",
        "".join(f"Tin\t{{}}\t{c}\n" for c in ("Peru", "Japan", "Chile") * 2),
    )
    names = [*names, "Oxbow Refining LLC"]
    result = found(TITLE + heads + rows.format(*map(name.format, names)), tmp_path)
    assert not result.rows
    assert [line for line, _ in result.unread] == list(range(4, 10))
    assert {reason for _, reason in result.unread} == {"its name is not told apart from the cells beside it"}
    assert [
        row.smelter_name_raw for row in found(TITLE + heads + rows.format(*names), tmp_path).rows
    ] == names
