"""Names that go on in the next line: no line of theirs is lost, taken for a running title or for a heading."""

from textwrap import wrap

import pytest
from layout_tables import SMELTERS
from test_layouts import found

ROWS = [  # metal, the lines of the name, country, ID
    ("Gold", ["Advanced Chemical Company"], "UNITED STATES OF AMERICA", "CID000015"),
    ("Gold", ["Lingbao Jinyuan Tonghui Refinery", "Co., Ltd."], "CHINA", "CID001058"),
    ("Gold", ["Penglai Penggang Gold Industry", "Co., Ltd."], "CHINA", "CID001362"),
    ("Gold", ["Impala Platinum - Rustenburg", "Smelter"], "SOUTH AFRICA", "CID004610"),
    ("Gold", ["Yokohama Metal Co., Ltd."], "JAPAN", "CID002129"),
    # the last line is a country
    ("Gold", ["Umicore Precious Metals", "Thailand"], "THAILAND", "CID002314"),
    (
        "Gold",
        ["Bangko Sentral ng Pilipinas (Central Bank of the", "Philippines)"],
        "PHILIPPINES",
        "CID000128",
    ),
    ("Tantalum", ["Guangdong Zhiyuan New Material", "Co., Ltd."], "CHINA", "CID000616"),
    ("Tantalum", ["Jiujiang Janny New Material Co.,", "Ltd."], "CHINA", "CID003191"),
    ("Tin", ["An Vinh Joint Stock Mineral", "Processing Company"], "VIET NAM", "CID002703"),
    # over three lines, of which the last are words of headings
    ("Tin", ["Nghe Tinh Non-Ferrous", "Metals Joint Stock", "Company"], "VIET NAM", "CID002573"),
    ("Tin", ["Yunnan Chengfeng", "Non-ferrous Metals Co.,", "Ltd."], "CHINA", "CID002158"),
    ("Tin", ["Nankang Nanshan Tin Manufactory", "Co., Ltd."], "CHINA", "CID001231"),
    ("Tin", ["Minsur"], "PERU", "CID001182"),
    ("Tungsten", ["Ganzhou Huaxing Tungsten", "Products Co., Ltd."], "CHINA", "CID000875"),
    ("Tungsten", ["Hunan Litian Tungsten Industry", "Co., Ltd."], "CHINA", "CID003182"),
    # the same end twice, behind what is a name by itself
    ("Tungsten", ["Jiangxi Xinsheng Tungsten", "Industry Co., Ltd."], "CHINA", "CID002317"),
    ("Tungsten", ["Vietnam Youngsun Tungsten", "Industry Co., Ltd."], "VIET NAM", "CID002011"),
]
WHOLE = [(metal, " ".join(name), country, number) for metal, name, country, number in ROWS]
TITLE = "Annex I – Smelter and Refiner List"
HEADS = ["Metal", "Smelter or Refiner", "Name", "Smelter Country", "Smelter ID"]
END = "\n\nAnnex II – Countries of Origin\n\nThe ore may have come from the countries that follow.\n"


def flat(blank: str, between_headings: str) -> str:
    """A cell a line, and the same headings in the middle again, behind the number of a page."""
    cells = [line for metal, name, *rest in ROWS for line in (metal, *name, *rest)]
    rows = [blank.join(cells[:24]), "7", between_headings.join(HEADS), blank.join(cells[24:])]
    return f"{TITLE}\n\n{between_headings.join(HEADS)}{blank}{blank.join(rows)}{END}"


def fixed() -> str:
    lines = []
    for metal, name, country, number in ROWS:
        lines.append(f"{metal:10}{name[0]:50}{country:28}{number}")
        lines += [f"{'':10}{line}" for line in name[1:]]
    return f"{TITLE}\n\n{'Metal':10}{'Smelter':50}{'Country':28}Smelter ID\n" + "\n".join(lines) + END


PRINTED = {
    "no blank lines": flat("\n", "\n"),
    "blank lines": flat("\n\n", "\n\n"),
    "blank lines, none between the headings": flat("\n\n", "\n"),
    "fixed columns": fixed(),
}


@pytest.mark.parametrize("printed", PRINTED)
def test_a_wrapped_name_is_whole(printed, tmp_path):
    rows = found(PRINTED[printed], tmp_path).rows
    read = [(row.metal, row.smelter_name_raw, row.country_raw, row.smelter_id_raw) for row in rows]
    assert read == WHOLE


@pytest.mark.parametrize("title", ["Halcyon Instruments, Inc.", "Smelter List", "Refiners"])
def test_a_running_title_is_no_end_of_a_name(title, tmp_path):
    """It stands again and again between two rows, as the end of a name may do that is printed twice."""
    lines = [" ".join(name) for _, name, *_ in ROWS]
    pages = [lines[:4], lines[4:10], lines[10:]]
    cells = {" ".join(name): (metal, country, number) for metal, name, country, number in ROWS}
    page = [
        "\n".join("\n".join((cells[name][0], name, *cells[name][1:])) for name in names) for names in pages
    ]
    text = f"{TITLE}\n\n" + "\n".join(HEADS) + "\n" + f"\n{title}\n".join(page) + END
    assert [row.smelter_name_raw for row in found(text, tmp_path).rows] == lines


WIDTHS = {"metal": 8, "name": 34, "country": 17, "cid": 9, "status": 14}
ALIGNED = [
    ("metal", "name", "country"),
    ("metal", "name", "country", "cid"),
    ("cid", "name", "country", "metal", "status"),
    ("status", "cid", "name", "country", "metal"),
    ("country", "name", "metal"),
]
HEADED = {"metal": "Metal", "name": "Smelter", "country": "Country", "cid": "ID", "status": "Status"}
# How many of the free lines of a cell stand above it.
ABOVE = {
    "top": lambda free: 0,
    "middle": lambda free: free / 2,
    "upper middle": lambda free: free // 2,
    "lower middle": lambda free: (free + 1) // 2,
    "bottom": lambda free: free,
}


def aligned(order: tuple[str, ...], above, wrapped: tuple[str, ...], smelters: list[dict]) -> list[str]:
    """Rows over several lines; where the middle is between two lines, the cells stand on a line of their own."""
    rows = []
    for smelter in smelters:
        cells = [wrap(smelter[key], WIDTHS[key] if key in wrapped else 99) for key in order]
        height = max(map(len, cells))
        if any(above(height - len(cell)) % 1 for cell in cells):
            height += 1
            cells = [
                [*cell[: len(cell) // 2], "", *cell[len(cell) // 2 :]] if len(cell) > 1 else cell
                for cell in cells
            ]
        lines = [""] * height
        for key, cell in zip(order, cells, strict=True):
            first = int(above(height - len(cell)))
            width = WIDTHS[key] + 3 if key in wrapped else max(len(s[key]) for s in smelters) + 3
            for index in range(height):
                text = cell[index - first] if 0 <= index - first < len(cell) else ""
                lines[index] += text.ljust(width)
        rows.append("\n".join(line.rstrip() for line in lines))
    return rows


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("above", "wrapped"),
    # in the very middle, a cell of three lines would stand askew beside one of two
    [*((above, ("name",)) for above in ABOVE), *((a, ("name", "country")) for a in ABOVE if a != "middle")],
)
@pytest.mark.parametrize("order", ALIGNED)
def test_rows_whose_cells_stand_beside_any_line_of_the_name(order, above, wrapped, between, tmp_path):
    """At the top of the row, at its bottom or in the middle: the lines of one name stay together."""
    smelters = [vars(smelter) for smelter in SMELTERS]
    heading = aligned(order, ABOVE["top"], (), [HEADED, *smelters])[0]
    text = between.join(aligned(order, ABOVE[above], wrapped, smelters))
    rows = found(f"{TITLE}\n\n{heading}\n\n{text}{END}", tmp_path).rows
    read = [(row.metal, row.smelter_name_raw, row.country_raw) for row in rows]
    assert read == [(s.metal, s.name, s.country) for s in SMELTERS]


@pytest.mark.parametrize("indent", [0, 2])
@pytest.mark.parametrize("dots", [" .....", " . . . .", "....."])
def test_dots_lead_from_the_last_line_of_a_name(indent, dots, tmp_path):
    """The metal stands once, beside the first line of its first name."""
    lines, over = [], ""
    for metal, name, country, number in ROWS:
        *begun, last = name
        lines += [line.ljust(60) for line in begun]
        lines.append(
            f"{' ' * indent * len(begun[:1])}{last}{dots if last[-1] != '.' else ' .....'}".ljust(60)
        )
        lines[-1] += f"{country:28}{number}"
        first = len(lines) - len(name)
        lines[first:] = [
            f"{metal if metal != over else '':10}{lines[first]}",
            *(" " * 10 + x for x in lines[first + 1 :]),
        ]
        over = metal
    heading = f"{'Metal':10}{'Smelter':60}{'Country':28}Smelter ID\n"
    rows = found(f"{TITLE}\n\n{heading}" + "\n".join(lines) + END, tmp_path).rows
    assert [(row.metal, row.smelter_name_raw, row.country_raw, row.smelter_id_raw) for row in rows] == WHOLE


def test_a_country_over_three_lines(tmp_path):
    """The bracket that opens in the second is closed in the third."""
    lines = [
        "Metal     Smelter Name        Country             Smelter ID",
        "Tin       Minsur              Peru                CID001182",
        "Tin       EM Vinto            Bolivia             CID000438",
        "                              (Plurinational",
        "                              State of)",
        "Tin       Alpha               United States of    CID000292",
        "                              America",
    ]
    rows = found(TITLE + "\n\n" + "\n".join(lines) + END, tmp_path).rows
    countries = ["Peru", "Bolivia (Plurinational State of)", "United States of America"]
    assert [row.country_raw for row in rows] == countries
