"""A smelter table that is printed in any layout comes back exactly; what only looks like one gives no row."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from layout_tables import ID_COLUMNS, SMELTERS, TABLES, WORDED
from look_alikes import LOOK_ALIKES
from rendering import Rendered, Smelter, Style, Table, draw, draw_grid
from rendering_files import following, submission
from rendering_html import bare, bulleted, donnelley, listed, nested, toppan, workiva
from rendering_text import (
    bars,
    broken_heading,
    bullets,
    fixed,
    flattened,
    gaps,
    pipes,
    separated,
    trailing_pipes,
    wrapped_flat,
)

from cmr_analysis.harmonize import country_code, harmonized_status
from cmr_analysis.lists.legends import status_marks
from cmr_analysis.lists.tables import SmelterRows, read_smelters
from cmr_analysis.reading import read_document


def with_style(style: Style):
    return lambda table: draw(table, style)


STYLES = {
    "tabs": with_style(separated("\t")),
    "gaps": with_style(gaps()),
    "spaces": with_style(separated("    ", header=str)),
    "flat, blank between cells": with_style(flattened([""], [""])),
    "flat, blank between rows": with_style(flattened([], [""], end=" ")),
    "flat, no blanks": with_style(flattened([], [])),
    "flat, more blanks between rows": with_style(flattened([""], ["", ""])),
    "flat, NBSP lines between": with_style(flattened(["", "\u00a0", ""], ["", "\u00a0", "", "\u00a0", ""])),
    "flat, broken heading": with_style(broken_heading()),
    "flat, wrapped names": with_style(wrapped_flat(40, ("name",))),
    "flat, wrapped cells": with_style(wrapped_flat(24, ("name", "country"))),
    "bars": with_style(bars()),
    "pipes": with_style(pipes()),
    "trailing pipes": with_style(trailing_pipes()),
    "tight pipes": with_style(pipes(tight=True)),
    "fixed columns": lambda table: draw(table, fixed(table.columns)),
    "workiva": with_style(workiva()),
    "workiva on one line": with_style(workiva(joined=True)),
    "workiva, broken spans": with_style(workiva(broken=True)),
    "donnelley": with_style(donnelley()),
    "toppan": with_style(toppan()),
    "bare html": with_style(bare()),
    "nested": lambda table: nested(table, toppan()),
    "submission with html": lambda table: submission(draw(table, donnelley())),
    "submission with text": lambda table: submission(draw(table, fixed(table.columns)), "txt"),
}


def written(rendered: Rendered, folder: Path) -> Path:
    path = folder / f"halcyon-2019{rendered.suffix}"
    path.write_text(rendered.text, encoding="utf-8")
    return path


def read(rendered: Rendered, folder: Path):
    return read_smelters(read_document(written(rendered, folder))).rows


def found(text: str, folder: Path) -> SmelterRows:
    path = folder / ("halcyon-2019.htm" if text.startswith("<") else "halcyon-2019.txt")
    path.write_text(text, encoding="utf-8")
    return read_smelters(read_document(path))


def as_read(row) -> Smelter:
    smelter_id = row.smelter_id_raw.replace(" ", "") if row.smelter_id_raw else None
    return Smelter(row.metal, row.smelter_name_raw, row.country_raw, row.status_raw, smelter_id)


def compare(rows: list, rendered: Rendered) -> None:
    """Every row once, in order, exactly as printed, and on the lines on which its name stands."""
    expected = [replace(printed.smelter, city="") for printed in rendered.printed]
    assert [as_read(row) for row in rows] == expected
    for row, printed in zip(rows, rendered.printed, strict=True):
        assert printed.lines[0] <= row.line_start <= printed.name_lines[0], row
        assert printed.name_lines[1] <= row.line_end <= printed.lines[1], row


def check(rendered: Rendered, folder: Path) -> None:
    compare(read(rendered, folder), rendered)


# Which column is which stands only in headings that are broken to single words: no reader could tell.
UNTELLABLE = {
    ("flat, broken heading", "two names"),
    ("flat, broken heading", "beside"),
    ("flat, broken heading", "unknown statuses"),
}


def cases(second: dict, without: set = frozenset()) -> list:
    """Each style with each of the second's keys."""
    return [pair for pair in product(STYLES, second) if pair not in without]


@pytest.mark.parametrize(("style", "table"), cases(TABLES, UNTELLABLE))
def test_a_printed_table_reads_back_exactly(style, table, tmp_path):
    check(STYLES[style](TABLES[table]), tmp_path)


LOOK_ALIKE_STYLES = {
    "tabs": separated("\t"),
    "spaces": separated("    ", header=str),
    "flat, blank between cells": flattened([""], [""]),
    "flat, no blanks": flattened([], []),
    "bars": bars(),
    "pipes": pipes(),
    "workiva": workiva(),
    "donnelley": donnelley(),
    "toppan": toppan(),
}


@pytest.mark.parametrize(("style", "grid"), list(product(LOOK_ALIKE_STYLES, LOOK_ALIKES)))
def test_a_look_alike_gives_no_row(style, grid, tmp_path):
    assert read(draw_grid(LOOK_ALIKES[grid], LOOK_ALIKE_STYLES[style]), tmp_path) == []


@pytest.mark.parametrize(("style", "grid"), list(product(["tabs", "flat, no blanks", "toppan"], LOOK_ALIKES)))
@pytest.mark.parametrize("table", ["ids", "metal over rows", "marks, legend after"])
def test_a_look_alike_beside_the_list_changes_nothing(style, grid, table, tmp_path):
    other = draw_grid(LOOK_ALIKES[grid], LOOK_ALIKE_STYLES[style])
    check(following(following(other, STYLES[style](TABLES[table])), other), tmp_path)


NAMES_UNDER_METALS = {
    "a list": Table(SMELTERS, ("name",), groups=("metal",)),
    "worded": Table(SMELTERS, ("name",), groups=("metal",), group_wording=WORDED),
    "pages": Table(SMELTERS, ("name",), groups=("metal",), page=9),
}


@pytest.mark.parametrize("style", [bullets, listed, bulleted])
@pytest.mark.parametrize("table", NAMES_UNDER_METALS)
def test_bulleted_names_under_metals(style, table, tmp_path):
    check(draw(NAMES_UNDER_METALS[table], style()), tmp_path)


MEANING = {"Conformant": "conformant", "Active": "active", "Non-Conformant": "not_conformant"}
PRINTED_STATUSES = [
    "plain",
    "status over rows",
    "status and metal over rows",
    "metal and status over rows",
    "marks, legend after",
    "marks, legend before",
    "marks with a space",
]


@pytest.mark.parametrize(("style", "table"), list(product(STYLES, PRINTED_STATUSES)))
def test_a_status_means_the_same_however_it_is_printed(style, table, tmp_path):
    rendered = STYLES[style](TABLES[table])
    document = read_document(written(rendered, tmp_path))
    marks = status_marks(document)
    statuses = [harmonized_status(row.status_raw, marks) for row in read_smelters(document).rows]
    assert statuses == [MEANING[smelter.status] for smelter in TABLES[table].rows]


@pytest.mark.parametrize("table", ["one mark", "one mark, explained in a sentence"])
@pytest.mark.parametrize("style", ["tabs", "flat, no blanks", "workiva", "toppan"])
def test_a_smelter_without_a_mark_has_no_status(style, table, tmp_path):
    document = read_document(written(STYLES[style](TABLES[table]), tmp_path))
    marks = status_marks(document)
    statuses = [harmonized_status(row.status_raw, marks) for row in read_smelters(document).rows]
    assert statuses == ["conformant" if s.status == "Conformant" else None for s in TABLES[table].rows]


PLACES = {s.name: country_code(s.country) for s in SMELTERS}


@pytest.mark.parametrize(("style", "table"), list(product(STYLES, ["places", "country in words"])))
def test_a_place_or_a_country_in_words_gives_its_code(style, table, tmp_path):
    rows = read(STYLES[style](TABLES[table]), tmp_path)
    assert [country_code(row.country_raw) for row in rows] == [PLACES[s.name] for s in SMELTERS]


LABELS = {
    "Polaris 2014": {"metal": "Subject Mineral", "name": "Smelter or Refiner Name"},
    "CMRT 4": {"metal": "Metal (*)", "name": "Standard Smelter Names", "cid": "Smelter Identification"},
    "CMRT 6": {"metal": "Metal", "name": "Smelter Look-up (*)", "cid": "Smelter Identification Number"},
    "mineral": {"metal": "Mineral", "name": "Facility Name", "country": "Facility Location"},
    "3TG": {
        "metal": "3TG",
        "name": "Processing Facility",
        "country": "Location of Facility",
        "cid": "RMI ID",
    },
    "conflict mineral": {"metal": "Conflict Mineral", "name": "Smelter/Refiner", "country": "Country"},
    "upper case": {
        "metal": "METAL",
        "name": "NAME OF SMELTER OR REFINER",
        "country": "COUNTRY",
        "cid": "CID",
    },
    "legal": {
        "metal": "Metal",
        "name": "Smelter or Refiner Facility Name",
        "country": "Location",
        "cid": "CFSI ID",
    },
}


@pytest.mark.parametrize(("style", "labels"), cases(LABELS))
def test_column_headings_in_any_words(style, labels, tmp_path):
    check(STYLES[style](Table(SMELTERS, ID_COLUMNS, labels=LABELS[labels], page=10)), tmp_path)


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("style", ["tabs", "donnelley", "fixed columns"])
def test_line_ends_and_encodings(style, encoding, newline, tmp_path):
    rendered = STYLES[style](TABLES["ids"])
    path = tmp_path / f"halcyon-2019{rendered.suffix}"
    path.write_bytes(rendered.text.replace("\n", newline).encode(encoding))
    compare(read_smelters(read_document(path)).rows, rendered)
