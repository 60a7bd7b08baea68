"""The notebooks as a reader meets them: how they are written, and their results by value for other parameters.

Their committed outputs are compared by nbval (`make test`); here they run with parameters of other readers.
"""

import re
import statistics
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest

from cmr_analysis.reporting.reports import declared_parameters, first_picture, notebooks_dir, run_report

NOTEBOOKS = sorted(notebooks_dir().glob("*.ipynb"))


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request) -> nbformat.NotebookNode:
    return nbformat.read(request.param, as_version=4)


def code_cells(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


# how they are written


def test_a_notebook_begins_with_a_title_and_a_parameters_cell(notebook):
    assert notebook.cells[0].source.startswith("# ")
    assert code_cells(notebook)[0].metadata["tags"] == ["parameters"]
    assert all(parameter.help for parameter in declared_parameters(notebook).values())


def test_cells_are_short_and_define_nothing(notebook):
    lengths = [cell.source.count("\n") + 1 for cell in code_cells(notebook)]
    assert max(lengths) <= 12
    assert statistics.median(lengths) <= 5
    for cell in code_cells(notebook):
        assert not re.search(r"^\s*(def|class) |sys\.path|%%|^!", cell.source, re.MULTILINE)


def test_no_number_is_typed_into_prose(notebook):
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    assert re.findall(r"\b\d[\d,.]*\b", prose) == []


def test_headings_are_in_order(notebook):
    levels = [
        len(marks)
        for cell in notebook.cells
        if cell.cell_type == "markdown"
        for marks in re.findall(r"^(#+) ", cell.source, re.MULTILINE)
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels))


def test_outputs_are_committed_and_nothing_is_on_stderr(notebook):
    cells = code_cells(notebook)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert not [
        output for cell in cells for output in cell.outputs if output.output_type in ("stream", "error")
    ]


def test_outputs_name_no_path_and_no_time_of_day(notebook):
    shown = [
        str(text)
        for cell in code_cells(notebook)
        for output in cell.outputs
        for kind, text in output.data.items()
        if kind.startswith("text/")
    ]
    assert not re.search(r"/(?:home|root|tmp|work|Users)/|\b\d{1,2}:\d{2}:\d{2}\b", "\n".join(shown))


def test_every_picture_is_described(notebook):
    pictures = [
        output
        for cell in code_cells(notebook)
        for output in cell.outputs
        if "image/png" in output.get("data", {})
    ]
    for output in pictures:
        assert len(output.metadata["image/png"]["alt"]) > 80


def test_the_picture_in_the_readme_is_the_reports(root):
    """Renew both with cmr_analysis.reporting.reports.renew_outputs("status_shifts", "docs/status_shifts.png")."""
    committed = nbformat.read(root / "notebooks" / "status_shifts.ipynb", as_version=4)
    assert (root / "docs" / "status_shifts.png").read_bytes() == first_picture(committed)


# by value, for other parameters


class Shown:
    """What a run of the status-shift notebook shows, as plain text."""

    def __init__(self, folder: Path, **parameters: str) -> None:
        self.paths = run_report("status_shifts", parameters, folder)
        executed = nbformat.read(self.paths.notebook, as_version=4)
        self.outputs = [output.data for cell in code_cells(executed) for output in cell.outputs]
        self.text = "\n".join(str(data["text/plain"]) for data in self.outputs)
        self.pictures = sum("image/png" in data for data in self.outputs)

    def table(self, caption: str) -> list[list[str]]:
        """The rows of the table with this caption, as in the page."""
        page = next(data["text/html"] for data in self.outputs if f">{caption}" in data.get("text/html", ""))
        page = page[page.index(f">{caption}") :]
        body = page[page.index("<tbody>") : page.index("</tbody>")]
        return [
            [re.sub("<[^>]+>", "", cell) for cell in re.findall(r"<t[hd][^>]*>.*?</t[hd]>", row)]
            for row in body.split("</tr>")
            if "<t" in row
        ]


@pytest.fixture(scope="module")
def qualys(tmp_path_factory) -> Shown:
    """Qualys, its first and its last list only, named by the beginning of its name."""
    return Shown(tmp_path_factory.mktemp("qualys"), company="QUALYS", years="2014,2022")


@pytest.fixture(scope="module")
def calix(tmp_path_factory) -> Shown:
    """A single list, without statuses."""
    return Shown(tmp_path_factory.mktemp("calix"), company="Calix, Inc.", years="[2017]")


@pytest.fixture(scope="module")
def tin(tmp_path_factory) -> Shown:
    """One metal."""
    return Shown(tmp_path_factory.mktemp("tin"), metals="tin")


def test_two_years_have_one_transition_table_that_counts_every_smelter(qualys):
    assert qualys.text.count("Transitions from") == 1
    rows = qualys.table("Transitions from 2014 to 2022")
    listed = {status: sum(int(row[2]) for row in rows if row[1] == status) for _, status, *_ in rows}
    assert (listed["Conformant"], listed["Active"], listed["Undetermined"]) == (225, 7, 16)
    assert [row[:2] for row in rows if row[0] == "Not conformant"] == [
        ["Not conformant", "Conformant"],
        ["Not conformant", "Active"],
        ["Not conformant", "Undetermined"],
        ["Not conformant", "Not on the list"],
    ]


def test_the_lists_hold_what_is_printed(qualys):
    assert [row[:4] for row in qualys.table("Filings and the lists used")] == [
        ["qualys-2014", "2014", "SD", "259"],
        ["qualys-2022", "2022", "SD", "248"],
    ]


def test_the_legends_are_quoted(qualys):
    quotes = {
        (row[0], row[2]): row[1] for row in qualys.table("What the filings say their status words mean")
    }
    assert "has not received a “conflict free” designation" in quotes["qualys-2014", "174"]
    assert "the facility’s designation is indeterminable" in quotes["qualys-2022", "186"]


def test_what_a_filing_says_is_set_beside_what_it_lists(qualys):
    rows = qualys.table("Statements that do not agree with the list")
    stated = [row[1:3] for row in rows if row[0] == "qualys-2022"]
    assert ["249", "248"] in stated
    assert ["226", "225"] in stated


def test_a_sentence_on_location_stands_beside_the_row_in_rwanda_with_the_sentence_before_it(qualys):
    [sentence] = qualys.table("What the filings say about where smelters are located")
    assert "these 16 facilities" in sentence[1]
    assert sentence[2] == "There were no smelters or refiners geographically located in a Covered Country."
    [row] = qualys.table("Rows of smelters located in a covered country")
    assert row == ["Luna Smelter, Ltd.", "Tin", "RWANDA", "Full Compliant", "qualys-2022", "353"]


def test_a_single_list_without_statuses_says_what_cannot_be_shown(calix, filings):
    china = (filings / "calix-2017.txt").read_text(encoding="utf-8").count("\tCHINA\t")
    assert (
        f"The country with most smelters on Calix, Inc.’s list for 2017 is China: {china} of 331"
        in calix.text
    )
    assert calix.text.count("Nothing to show:") == 3
    assert calix.pictures == 1
    assert "lists 331 smelters for 2017" in calix.text


def test_one_metal_is_all_that_is_counted_and_the_titles_say_so(tin, filings):
    assert "Qualys, Inc., reporting years 2014, 2016 and 2022, tin only" in tin.text
    assert re.search(r"lists \d+% of its tin smelters as conformant for 2022, up from 40% for 2014", tin.text)
    rows = tin.table("Entries and exits by metal")
    assert {row[0] for row in rows} == {"Tin"}
    lines = (filings / "qualys-2022.txt").read_text(encoding="utf-8").splitlines()
    assert rows[-1][-1] == str(sum(line.startswith("Tin ") for line in lines))
