"""A list of which the beginning is lost, or that a page cuts within a row."""

from dataclasses import replace

import pytest
from layout_tables import TABLES
from test_layouts import STYLES, as_read, found

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
