"""Running a notebook as a report: what a user may get wrong, what a page must have, what is never left behind."""

import re
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from cmr_analysis.errors import CmrError
from cmr_analysis.reporting import reports
from cmr_analysis.reporting.parameters import ReportError, parse_parameters
from cmr_analysis.reporting.reports import declared_parameters, run_report

PARAMETERS = """\
company: str = "Acme"  # whose lists
years: list = [2014, 2016]  # reporting years
top: int = 10  # rows shown
share: float = 0.5  # least share
deep: bool = False  # every detail
"""


def notebook_of(*cells: str) -> nbformat.NotebookNode:
    parameters = new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]})
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    title = new_markdown_cell("# A title of <its> own\n\nText.")
    return new_notebook(
        cells=[title, parameters, *map(new_code_cell, cells)], metadata={"kernelspec": kernel}
    )


def write(folder: Path, *cells: str, name: str = "small.ipynb") -> Path:
    path = folder / name
    nbformat.write(notebook_of(*cells), path)
    return path


# parameters


def parsed(**given: str) -> dict:
    return parse_parameters(declared_parameters(notebook_of()), given, "small.ipynb")


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("company", "Qualys, Inc.", "Qualys, Inc."),
        ("company", "2014", "2014"),  # a text stays a text
        ("years", "2014,2016", [2014, 2016]),
        ("years", " 2014 , 2016 ", [2014, 2016]),
        ("years", "[2014, 2016]", [2014, 2016]),
        ("years", "2014", [2014]),
        ("years", '["Tin", "Gold"]', ["Tin", "Gold"]),
        ("years", "Tin,Gold", ["Tin", "Gold"]),
        ("top", "12", 12),
        ("top", "-1", -1),
        ("share", "0.25", 0.25),
        ("deep", "true", True),
        ("deep", "No", False),
    ],
)
def test_values_are_parsed_by_the_declared_type(name, typed, value):
    found = parsed(**{name: typed})[name]
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("name", "typed", "message"),
    [
        ("top", "many", "parameter top: 'many' is no whole number (rows shown)"),
        ("top", "1.5", "parameter top: '1.5' is no whole number (rows shown)"),
        ("share", "half", "parameter share: 'half' is no number (least share)"),
        ("deep", "perhaps", "parameter deep: 'perhaps' is neither true nor false (every detail)"),
        ("years", "[2014", "parameter years: '[2014' is no list"),
        ("years", "2014,,2016", "parameter years: '2014,,2016' is no list"),
        ("years", "", "parameter years: '' is no list"),
        ("years", '[{"a": 1}]', "is no list"),
        ("years", "[true]", "is no list"),
    ],
)
def test_a_value_of_another_type_is_refused(name, typed, message):
    with pytest.raises(ReportError) as error:
        parsed(**{name: typed})
    assert message in str(error.value)


def test_an_unknown_parameter_names_the_known_ones_with_their_help():
    with pytest.raises(ReportError) as error:
        parsed(yeers="2014")
    assert "no parameter 'yeers'" in str(error.value)
    assert "years (list, [2014, 2016]): reporting years" in str(error.value)


# files


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("no_such", None, "there is no notebook 'no_such'; shipped ones: "),
        ("no/such.ipynb", None, "there is no notebook 'no/such.ipynb'"),
        ("empty.ipynb", "", "is no Jupyter notebook"),
        ("prose.ipynb", "Dear reader", "is no Jupyter notebook"),
        ("other.ipynb", '{"a": 1}', "is no Jupyter notebook"),
        ("list.ipynb", "[1, 2]", "is no Jupyter notebook"),
        ("binary.ipynb", "\x00\ufffd\x01", "is no Jupyter notebook"),
    ],
)
def test_what_is_no_notebook_is_refused(tmp_path, name, text, message):
    path = tmp_path / name
    if text is not None:
        path.write_text(text, encoding="utf-8")
        name = str(path)
    with pytest.raises(ReportError, match=re.escape(message)):
        run_report(name, {}, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_shipped_notebook_is_found_by_its_bare_name():
    assert reports.find_notebook("status_shifts") == reports.find_notebook("status_shifts.ipynb")


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ReportError, match="cannot be a folder for reports"):
        run_report(write(tmp_path, "1"), {}, tmp_path / "file")


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    path = tmp_path / "page.html"
    path.write_text("before")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        reports._write_whole(path, b"after")
    assert [file.name for file in tmp_path.iterdir()] == ["page.html"]
    assert path.read_text() == "before"


# running (one kernel start each)

HOSTILE = 'a"; raise SystemExit("run") #\n\\" \'\'\' {0} \u2028 </script><b>x</b>'


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """One report of a small notebook with a hostile parameter."""
    folder = tmp_path_factory.mktemp("report")
    path = write(
        folder,
        "from cmr_analysis.analysis import display\nimport pandas as pd\ndisplay.lead(company)",
        "print(company == " + repr(HOSTILE) + ", years)",
        'display.table(pd.DataFrame({"smelter_name": [company], "rows": [1200]}), "A <caption>")',
        "from cmr_analysis import charts\ndisplay.chart(charts.alluvial(pd.DataFrame({'reporting_year': []})))",
        "from IPython.display import Image, display as show\n"
        "from cmr_analysis.charts import style\nax = style.new_axes(1)\n"
        "style.describe(ax, 'A picture of \"x\" & y')\ndisplay.chart(ax)",
    )
    paths = run_report(path, {"company": HOSTILE, "years": "2014"}, folder / "out" / "deep")
    return folder, path, paths


def test_values_reach_the_notebook_as_data(report):
    *_, paths = report
    executed = nbformat.read(paths.notebook, as_version=4)
    printed = [
        o.text for cell in executed.cells for o in cell.get("outputs", []) if o.output_type == "stream"
    ]
    assert printed == ["True [2014]\n"]


def test_the_two_files_are_all_that_is_written(report):
    folder, _, paths = report
    assert sorted(file.name for file in (folder / "out" / "deep").iterdir()) == ["small.html", "small.ipynb"]
    assert paths.html.name == "small.html"


def test_the_executed_notebook_is_valid_and_holds_no_time(report):
    executed = nbformat.read(report[2].notebook, as_version=4)
    nbformat.validate(executed)
    assert executed.metadata["papermill"] == {"parameters": {"company": HOSTILE, "years": [2014]}}
    assert not re.search(r"start_time|iopub", report[2].notebook.read_text(encoding="utf-8"))


class Page(HTMLParser):
    """What a reader's program finds in a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.title = ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, data):
        if self.tags and self.tags[-1][0] == "title" and not self.title:
            self.title = data

    def all(self, tag: str) -> list[dict]:
        return [attributes for name, attributes in self.tags if name == tag]


def test_the_page_asks_nothing_of_a_network(report):
    page = Page(report[2].html.read_text(encoding="utf-8"))
    assert not page.all("link")
    assert not [tag for tag in page.all("script") if "src" in tag]
    assert all(image["src"].startswith("data:") for image in page.all("img"))


def test_the_page_can_be_read_without_seeing_it(report):
    page = Page(report[2].html.read_text(encoding="utf-8"))
    assert page.all("html")[0]["lang"] == "en"
    assert len(page.all("h1")) == 1
    assert [image["alt"] for image in page.all("img")] == ['A picture of "x" & y']
    assert all(cell.get("scope") in ("col", "row") for cell in page.all("th"))
    assert len(page.all("caption")) == len(page.all("table")) == 1


def test_the_page_has_the_reports_title_and_no_markup_from_data(report):
    text = report[2].html.read_text(encoding="utf-8")
    assert Page(text).title.startswith("A title of <its> own: ")
    assert "<b>x</b>" not in text
    assert "Nothing to show" in text
    assert "1,200" in text


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("1 / 0", "small.ipynb: cell 2 ('1 / 0') failed: ZeroDivisionError: division by zero"),
        (
            "from cmr_analysis.errors import SelectionError\nraise SelectionError('no such company')",
            "no such company",
        ),
    ],
    ids=["any error", "an error of the package"],
)
def test_a_failing_cell_is_one_line_and_writes_nothing(tmp_path, cell, message):
    with pytest.raises(CmrError) as error:
        run_report(write(tmp_path, cell), {}, tmp_path / "out")
    assert str(error.value).endswith(message)
    assert "\n" not in str(error.value)
    assert not (tmp_path / "out").exists()


def test_a_kernel_that_does_not_start_is_started_again_but_not_for_ever(tmp_path, monkeypatch):
    import papermill

    starts = []

    def fail(*_, **__):
        starts.append(1)
        raise RuntimeError("Address already in use")

    monkeypatch.setattr(papermill, "execute_notebook", fail)
    with pytest.raises(ReportError, match="the kernel did not start or died: Address already in use"):
        run_report(write(tmp_path, "1"), {}, tmp_path / "out")
    assert len(starts) == 3
