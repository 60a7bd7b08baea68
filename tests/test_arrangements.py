"""Lists of smelters that are not one row a smelter, one column a field: marks, pairs, columns of names."""

from itertools import groupby, zip_longest
from pathlib import Path

import pytest
from layout_tables import SMELTERS
from rendering_html import escaped

from cmr_analysis.lists.tables import read_smelters
from cmr_analysis.reading import read_document

BY_METAL = {metal: list(smelters) for metal, smelters in groupby(SMELTERS, key=lambda s: s.metal)}
PAIRS = [SMELTERS[index : index + 2] for index in range(0, len(SMELTERS), 2)]


def page(rows: list[list[str]]) -> str:
    """A report with one table, a row of the file a row of the table."""
    table = "\n".join("<tr>" + "".join(f"<td>{escaped(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        "<p>Annex I. The smelters and refiners in our supply chain are listed below.</p>\n<table>\n"
        f"{table}\n</table>\n<p>Future steps</p>\n<p>We will continue to ask our suppliers.</p>"
    )


def marks_under_metals() -> str:
    head = ["Smelter Name", "Country", *BY_METAL]
    return page([head, *([s.name, s.country, *("X" * (s.metal == m) for m in BY_METAL)] for s in SMELTERS)])


def two_beside_each_other() -> str:
    head = ["Metal", "Smelter Name", "Country"] * 2
    return page([head, *([cell for s in pair for cell in (s.metal, s.name, s.country)] for pair in PAIRS)])


def names_under_metal_columns() -> str:
    rows = zip_longest(*BY_METAL.values())
    return page([list(BY_METAL), *([s.name if s else "" for s in row] for row in rows)])


def read(text: str, folder: Path) -> list:
    path = folder / "halcyon-2019.htm"
    path.write_text(text, encoding="utf-8")
    return read_smelters(read_document(path)).rows


@pytest.mark.parametrize("printed", [marks_under_metals, two_beside_each_other])
def test_every_smelter_with_its_country(printed, tmp_path):
    text = printed()
    rows = read(text, tmp_path)
    found = sorted((row.metal, row.smelter_name_raw, row.country_raw) for row in rows)
    assert found == sorted((s.metal, s.name, s.country) for s in SMELTERS)
    lines = text.splitlines()
    assert all(escaped(row.smelter_name_raw) in lines[row.line_start - 1] for row in rows)


def test_names_under_metal_columns(tmp_path):
    rows = read(names_under_metal_columns(), tmp_path)
    assert sorted((row.metal, row.smelter_name_raw) for row in rows) == sorted(
        (s.metal, s.name) for s in SMELTERS
    )
    assert {row.country_raw for row in rows} == {None}


def test_marks_of_countries_under_metals_are_no_smelters(tmp_path):
    countries = sorted({s.country.title() for s in SMELTERS})
    rows = [["Country", *BY_METAL], *([country, "X", "", "X", ""] for country in countries)]
    assert read(page(rows), tmp_path) == []
