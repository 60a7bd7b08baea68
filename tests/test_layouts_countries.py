"""Which country is the smelter's: one that stands over its rows, or one of two that a row prints."""

from itertools import groupby

import pytest
from test_layouts import found

TITLE = "Smelters and refiners in our supply chain"
SMELTERS = [  # metal, name, country, status; those of a country together
    ("Tantalum", "D Block Metals, LLC", "United States", "Conformant"),
    ("Tin", "Tin Technology & Refining", "United States", "Active"),
    ("Tantalum", "Jiujiang Tanbre Co., Ltd.", "China", "Conformant"),
    ("Tin", "China Tin Group Co., Ltd.", "China", "Conformant"),
    ("Tin", "Yunnan Tin Company Limited", "China", "Conformant"),
    ("Tin", "Luna Smelter, Ltd.", "Rwanda", "Active"),
    ("Tin", "Minsur", "Peru", "Conformant"),
]
BY_COUNTRY = {country: list(rows) for country, rows in groupby(SMELTERS, key=lambda row: row[2])}


def read(text: str, folder) -> list[tuple]:
    rows = found(text, folder).rows
    return [(row.metal, row.smelter_name_raw, row.country_raw, row.status_raw) for row in rows]


def tabs() -> str:
    lines = ["Smelter\tMetal\tStatus"]
    for country, rows in BY_COUNTRY.items():
        lines += [country, *("\t".join((name, metal, status)) for metal, name, _, status in rows)]
    return "\n".join([TITLE, *lines]) + "\n"


def fixed() -> str:
    lines = [f"{'Smelter':40}{'Metal':12}Status"]
    for country, rows in BY_COUNTRY.items():
        lines += [country, *(f"  {name:38}{metal:12}{status}" for metal, name, _, status in rows)]
    return "\n".join([TITLE, "", *lines]) + "\n"


def html() -> str:
    rows = ["<tr><td>Smelter</td><td>Metal</td><td>Status</td></tr>"]
    for country, printed in BY_COUNTRY.items():
        rows.append(f"<tr><td colspan=3><b>{country}</b></td></tr>")
        rows += [f"<tr><td>{n}</td><td>{m}</td><td>{s}</td></tr>" for m, n, _, s in printed]
    return f"<html><body><p>{TITLE}</p><table>{''.join(rows)}</table></body></html>"


@pytest.mark.parametrize("printed", [tabs, fixed, html])
def test_a_country_over_its_smelters(printed, tmp_path):
    assert read(printed(), tmp_path) == SMELTERS


def test_a_metal_ends_the_country_above_it(tmp_path):
    text = (
        f"{TITLE}\nSmelter\tStatus\nTantalum\nUnited States\nD Block Metals, LLC\tConformant\n"
        "China\nJiujiang Tanbre Co., Ltd.\tConformant\nTin\nYunnan Tin Company Limited\tActive\n"
        "Peru\nMinsur\tConformant\n"
    )
    assert [(metal, country) for metal, _, country, _ in read(text, tmp_path)] == [
        ("Tantalum", "United States"),
        ("Tantalum", "China"),
        ("Tin", None),
        ("Tin", "Peru"),
    ]


ROWS = [f"{name}\t{metal}\t{status}" for metal, name, _, status in SMELTERS]
HEAD = [TITLE, "Smelter\tMetal\tStatus"]
NOT_OVER = {
    "countries of origin behind the list": [*HEAD, *ROWS, "Countries of origin:", "China", "Rwanda", "Peru"],
    "countries of origin between two pages": [
        *HEAD,
        *ROWS[:4],
        "Countries of origin",
        "China",
        "Peru",
        *ROWS[4:],
    ],
    "countries of origin before the list": [
        TITLE,
        "China",
        "Rwanda",
        "Peru",
        "Smelter\tMetal\tStatus",
        *ROWS,
    ],
    "one country": [TITLE, "United States", "Smelter\tMetal\tStatus", *ROWS],
}


@pytest.mark.parametrize("printed", NOT_OVER)
def test_a_country_that_is_over_no_smelters(printed, tmp_path):
    rows = read("\n".join(NOT_OVER[printed]) + "\n", tmp_path)
    assert rows == [(metal, name, None, status) for metal, name, _, status in SMELTERS]


ORIGINS = ["Rwanda", "Brazil", "Recycled", "Peru", "DRC", "Rwanda, Brazil", "Peru"]
HEADINGS = [
    ("Country of Origin", "Smelter Location"),
    ("Mine country", "Country"),
    ("Origin of material", "Country location"),
]


@pytest.mark.parametrize(("origin", "location"), HEADINGS)
@pytest.mark.parametrize("is_origin_first", [True, False])
@pytest.mark.parametrize("between", ["\t", "\n\n"])
def test_the_country_of_origin_is_not_where_the_smelter_stands(
    between, is_origin_first, origin, location, tmp_path
):
    countries = zip(ORIGINS, (country for _, _, country, _ in SMELTERS), strict=True)
    pairs = [(origin, location), *countries]
    pairs = [pair if is_origin_first else pair[::-1] for pair in pairs]
    named = [("Metal", "Smelter"), *((metal, name) for metal, name, _, _ in SMELTERS)]
    lines = [between.join((*one, *pair)) for one, pair in zip(named, pairs, strict=True)]
    text = f"{TITLE}\n\n" + ("\n\n" if between == "\n\n" else "\n").join(lines) + "\n"
    assert [row[:3] for row in read(text, tmp_path)] == [row[:3] for row in SMELTERS]
