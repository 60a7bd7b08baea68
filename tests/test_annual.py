"""A year's reports: planned, made in processes, linked to lines, indexed; what a kill or a bad report leaves."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from cmr_analysis import load_corpus
from cmr_analysis.errors import SelectionError
from cmr_analysis.reporting import annual, reports, running, site_files
from cmr_analysis.reporting.annual import ROSTER, fingerprints, named_companies, plan
from cmr_analysis.reporting.line_links import Targets, copy_address, copy_name, link_lines

HOSTILE = ['x"; import os', "<script>alert(1)</script> & Sons, Inc.", "../../etc"]


def a_filing(company: str, year: int, smelters: int = 3) -> str:
    """An invented filing: enough of a Form SD to be read, with a list."""
    rows = "\n".join(f"Tin\tInvented Smelter {number}\tPERU\tCompliant" for number in range(smelters))
    return (
        f"FORM SD\nSpecialized Disclosure Report\n{company}\n"
        "(Exact name of registrant as specified in its charter)\n"
        f"for the reporting period from January 1 to December 31, {year}.\n"
        "Conflict Minerals Report\n\nThis filing is invented.\n\n"
        f"Metal\tSmelter Name\tCountry\tStatus\n{rows}\n"
    )


@pytest.fixture(scope="module")
def shipped():
    return load_corpus("data/filings")


# which reports


def test_the_reports_of_a_year_are_the_years_and_those_of_its_filings_and_companies(shipped):
    jobs = plan(shipped, 2022, "data/filings")
    assert [(job.notebook, job.subject) for job in jobs] == [
        ("the_year", "2022"),
        ("data_quality", "2022"),
        ("one_filing", "Qualys, Inc."),
        ("status_shifts", "Qualys, Inc."),
    ]
    assert json.loads(jobs[-1].parameters["years"]) == [2014, 2016, 2022]
    assert json.loads(plan(shipped, 2016, "data/filings")[-1].parameters["years"]) == [2014, 2016]


def test_every_notebook_of_the_roster_has_the_parameters_it_is_given(shipped):
    for job in plan(shipped, 2022, "data/filings"):
        declared = reports.declared_parameters(reports._read_notebook(reports.find_notebook(job.notebook)))
        assert set(job.parameters) <= set(declared), job.notebook


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        (["Qualys"], ["Qualys"]),
        (["Qualys, Inc.,Calix"], ["Qualys, Inc.", "Calix"]),
        (["calix,qualys"], ["calix", "qualys"]),
        (["Calix, Inc.", "Qualys"], ["Calix, Inc.", "Qualys"]),
    ],
)
def test_a_comma_may_belong_to_a_name(shipped, typed, names):
    assert named_companies(typed, shipped) == names


@pytest.mark.parametrize("typed", ["Qualys,Nobody", "Nobody", ""])
def test_a_company_that_is_not_there_is_refused(shipped, typed):
    with pytest.raises(SelectionError):
        named_companies([typed], shipped)


def test_a_company_without_a_filing_in_the_year_is_refused(shipped):
    with pytest.raises(SelectionError, match="2022"):
        plan(shipped, 2022, "data/filings", ["Calix"])


def test_file_names_are_plain_and_tell_names_apart():
    names = [annual.file_name(name) for name in (*HOSTILE, "Acme, Inc.", "ACME INC", "acme", "株式会社")]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in names)


# what a report is made from


def marks(corpus, **changed):
    jobs = plan(corpus, 2022, "data/filings")
    return dict(zip([job.notebook for job in jobs], fingerprints(corpus, jobs), strict=True))


def test_a_fingerprint_changes_with_the_rows_of_its_filings_and_with_nothing_else(shipped):
    from dataclasses import replace

    before = marks(shipped)
    assert marks(load_corpus("data/filings")) == before  # reading took another time
    facts = shipped.facts.copy()
    row = facts.index[facts["filing_id"].eq("qualys-2014")][0]
    facts.loc[row, "value"] = "1"
    after = marks(replace(shipped, facts=facts))
    assert {name for name in before if before[name] != after[name]} == {
        "the_year",
        "data_quality",
        "status_shifts",
    }


def test_a_fingerprint_changes_with_the_code(shipped, monkeypatch):
    before = marks(shipped)
    monkeypatch.setattr(annual, "code_hash", lambda: "other code")
    assert not set(before.values()) & set(marks(shipped).values())


# links to lines

LINES = {"acme-2014": 300, "acme-2016": 300, "a b & <c>": 9}


def linked(html: str, **where) -> str:
    return link_lines(html, Targets(lambda filing: LINES.get(filing, 0), **where))


def addresses(html: str, **where) -> list[str]:
    return re.findall(r'href="\.\./filings/([^"]+)"', linked(html, **where))


def a_table(headings: list[str], *rows: list[str]) -> str:
    head = "".join(f"<th>{heading}</th>" for heading in headings)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><caption>line 5</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>acme-2014, line 7: a difference.</p>", ["acme-2014.html#L7"]),
        ("<p>See acme-2014, lines 7, 8 and 12.</p>", [f"acme-2014.html#L{n}" for n in (7, 8, 12)]),
        ("<p>acme-2014, line 7; acme-2016, line 9.</p>", ["acme-2014.html#L7", "acme-2016.html#L9"]),
        ("<p>line 7</p>", []),  # whose line is not said
        ("<p>other-2014, line 7</p>", []),  # no such filing
        ("<p>acme-2014, line 301</p>", []),  # the filing has no such line
        ("<p>acme-2014, line 0</p>", []),
        ("<p>acme-2014 has a pipeline 7</p>", []),
        ("<pre>acme-2014, line 7</pre>", []),
        ('<p><a href="x">acme-2014, line 7</a></p>', []),
    ],
)
def test_lines_in_prose(html, found):
    assert addresses(html) == found


def test_lines_in_a_table_belong_to_the_filing_of_their_row():
    html = a_table(
        ["Line", "What", "Filing"], ["12", "twice, lines 12, 14", "acme-2014"], ["13", "7", "acme-2016"]
    )
    assert addresses(html) == [
        "acme-2014.html#L12", "acme-2014.html#L12", "acme-2014.html#L14", "acme-2014.html",
        "acme-2016.html#L13", "acme-2016.html",
    ]  # fmt: skip


def test_lines_in_a_column_of_a_year_belong_to_the_list_of_that_year():
    html = a_table(["Smelter", "2014", "2016"], ["X", "“Active” (line 12)", "no status (line 31)"])
    assert addresses(html) == []
    years = {"2014": "acme-2014", "2016": "acme-2016"}
    assert addresses(html, of_year=years) == ["acme-2014.html#L12", "acme-2016.html#L31"]


def test_lines_in_a_report_on_one_filing_are_its_lines():
    html = a_table(["Fact", "Line"], ["x", "12"]) + "<p>line 13</p>"
    assert addresses(html, only="acme-2014") == ["acme-2014.html#L12", "acme-2014.html#L13"]


def test_nothing_but_links_is_added_and_text_stays_escaped():
    html = a_table(["Filing", "Line"], ["a b &amp; &lt;c&gt;", "3"]) + "<p>&lt;b&gt; &amp; line 3</p>"
    done = linked(html, only="a b & <c>")
    assert re.sub(r'<a href="[^"]*">|</a>', "", done) == html
    assert "filings/a%20b%20%26%20%3Cc%3E.html#L3" in done


@pytest.mark.parametrize("filing", ["../../etc/passwd", ".hidden", "a/b", "x" * 300, "new\nline"])
def test_a_copy_is_never_outside_its_folder(filing):
    name = copy_name(filing)
    assert "/" not in name and not name.startswith(".") and len(name) < 200
    assert unquote(copy_address(filing)) == f"../filings/{name}"


# a run, with small notebooks in place of the shipped ones

PARAMETERS = {
    "the_year": 'year: int = 2022  # year\ndata: str = ""  # folder',
    "data_quality": 'data: str = ""  # folder',
    "one_filing": 'filing_id: str = ""  # filing\ndata: str = ""  # folder',
    "status_shifts": 'company: str = ""  # whose\nyears: list = [2022]  # years\ndata: str = ""  # folder',
}
SHOW = """\
from cmr_analysis.analysis import display
from cmr_analysis import load_corpus
corpus = load_corpus(data)
{select}
display.points(f"{{len(corpus.smelters)}} rows of {{', '.join(corpus.filings['company'])}}")"""
ROWS = 'display.table(corpus.smelters, "Rows", "smelter_name_raw filing_id line_start")'
SELECT = {
    "one_filing": "corpus = corpus._of([filing_id])",
    "status_shifts": "corpus = corpus.select(company, years)",
}


def write_notebooks(folder: Path, **extra: str) -> None:
    folder.mkdir(exist_ok=True)
    for name, parameters in PARAMETERS.items():
        cells = [
            new_markdown_cell(f"# A short {name.replace('_', ' ')}\n\nText."),
            new_code_cell(parameters, metadata={"tags": ["parameters"]}),
            new_code_cell(SHOW.format(select=SELECT.get(name, ""))),
            new_code_cell(ROWS),
            new_code_cell(extra.get(name, "None")),
        ]
        for number, cell in enumerate(cells):
            cell["id"] = f"cell-{number}"
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": kernel}), folder / f"{name}.ipynb")


class Project:
    """A folder of filings and one of notebooks, and `cmr annual` on them, as a command of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.site = folder, folder / "site"
        self.filings, self.notebooks = folder / "filings", folder / "notebooks"
        self.filings.mkdir(parents=True)
        write_notebooks(self.notebooks)

    def command(self, *arguments: str) -> list[str]:
        script = self.folder / "run.py"
        script.write_text(
            "import os, sys\nfrom pathlib import Path\nfrom cmr_analysis import cli; from cmr_analysis.reporting import reports\n"
            "folder = Path(__file__).parent / 'notebooks'\nreports.notebooks_dir = lambda: folder\n"
            "if __name__ == '__main__':\n    sys.exit(cli.main())\n",
            encoding="utf-8",
        )
        given = ["--year", "2022", "--data", "filings", "--out", "site", "--workers", "2"]
        return [sys.executable, str(script), "annual", *given, *arguments]

    def run(self, *arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            self.command(*arguments), cwd=self.folder, capture_output=True, text=True, timeout=240
        )

    @property
    def log(self) -> dict:
        return json.loads((self.site / "run_log.json").read_text(encoding="utf-8"))

    def outcomes(self) -> dict[str, str]:
        return {report["report"]: report["outcome"] for report in self.log["reports"]}

    def pages(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in (self.site / "reports").iterdir()}


class Page(HTMLParser):
    """The tags of a page, and its links."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.text = path.read_text(encoding="utf-8")
        self.feed(self.text)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def links(self) -> list[str]:
        return [attributes["href"] for tag, attributes in self.tags if tag == "a"]

    def ids(self) -> set[str]:
        return {attributes["id"] for _, attributes in self.tags if "id" in attributes}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """One run on filings of companies whose names look like code."""
    project = Project(tmp_path_factory.mktemp("hostile"))
    for number, company in enumerate(HOSTILE):
        (project.filings / f"f{number}.txt").write_text(a_filing(company, 2022), encoding="utf-8")
    odd = project.filings / "<b>odd & name</b>.txt".replace("/", "")
    odd.write_text(a_filing("Acme, Inc.", 2022), encoding="utf-8")
    return project, project.run()


def test_every_report_is_made_whatever_the_companies_are_called(hostile):
    project, done = hostile
    assert (done.returncode, done.stderr) == (0, "")
    assert set(project.outcomes().values()) == {"made"}
    assert len(project.outcomes()) == 2 + 4 + 4
    assert done.stdout == "site/index.html: 10 reports: 10 made\n"


@pytest.mark.parametrize(
    ("folder", "transport"), [("site", "ipc"), ("a" * 100, "tcp")], ids=["short", "long"]
)
def test_a_kernel_has_sockets_of_its_own_where_their_path_is_short_enough(folder, transport):
    with tempfile.TemporaryDirectory() as short:
        project = Project(Path(short) / folder)
        (project.filings / "bolt-2022.txt").write_text(a_filing("Bolt, Inc.", 2022), encoding="utf-8")
        kernel = "from ipykernel.kernelapp import IPKernelApp as K; print('by', K.instance().transport)"
        write_notebooks(project.notebooks, one_filing=kernel)
        done = project.run()
        assert (done.returncode, done.stderr) == (0, "")
        page = project.site / "reports" / "2022-one_filing-bolt-2022.html"
        assert f"by {transport}" in page.read_text(encoding="utf-8")


def test_nothing_but_the_site_is_left(hostile):
    project, _ = hostile
    assert {path.name for path in project.site.iterdir()} == {
        ".lock", "filings", "index.html", "reports", "run_log.json",
    }  # fmt: skip
    assert {path.name for path in project.folder.iterdir()} == {"filings", "notebooks", "run.py", "site"}


def test_names_are_only_text_on_every_page(hostile):
    project, _ = hostile
    pages = [Page(path) for path in project.site.rglob("*.html")]
    assert len(pages) == 1 + 10 + 4
    for page in pages:
        assert "<script>alert" not in page.text
        assert not [tag for tag in page.tags if tag[0] == "b"]
    index = Page(project.site / "index.html")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Sons, Inc." in index.text
    assert "x&#34;; import os" in index.text


def test_names_reach_the_notebook_as_data(hostile):
    project, _ = hostile
    given = [
        nbformat.read(path, as_version=4).metadata["papermill"]["parameters"].get("company")
        for path in project.site.rglob("*status_shifts*.ipynb")
    ]
    assert set(HOSTILE) < set(given)


def test_every_link_of_the_site_leads_to_a_page_and_its_line(hostile):
    project, _ = hostile
    followed = 0
    for path in project.site.rglob("*.html"):
        for link in Page(path).links():
            address, _, anchor = link.partition("#")
            target = (path.parent / unquote(address)).resolve() if address else path
            assert target.is_relative_to(project.site) and target.is_file(), link
            assert not anchor or anchor in Page(target).ids(), link
            followed += 1
    assert followed > 60


def test_every_row_links_to_the_line_that_prints_it(hostile):
    project, _ = hostile
    page = (project.site / "reports" / "2022-one_filing-f0.html").read_text(encoding="utf-8")
    rows = re.findall(r">(Invented Smelter \d)<.*?filings/f0\.html#(L\d+)", page)
    assert len(rows) == 3
    copy = (project.site / "filings" / "f0.html").read_text(encoding="utf-8")
    for name, anchor in rows:
        assert re.search(rf'id="{anchor}"[^\n]*\t{name}\t', copy)


def test_a_copy_holds_every_line_as_it_is(hostile):
    project, _ = hostile
    copy = Page(project.site / "filings" / "f1.html")
    lines = (project.filings / "f1.txt").read_text(encoding="utf-8").split("\n")[:-1]
    assert copy.ids() == {f"L{number}" for number in range(1, len(lines) + 1)}
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Sons, Inc.</span>" in copy.text


def test_the_index_shows_the_headline_of_every_report(hostile):
    project, _ = hostile
    text = (project.site / "index.html").read_text(encoding="utf-8")
    assert text.count('<span class="headline">') == 10
    assert "3 rows of Acme, Inc." in text
    assert 'type="search"' in text


def test_the_log_says_what_each_report_was_made_from(hostile):
    project, _ = hostile
    for report in project.log["reports"]:
        assert set(report) == {"report", "notebook", "parameters", "hash", "outcome", "seconds", "error"}
        assert re.fullmatch("[0-9a-f]{64}", report["hash"])
        assert report["seconds"] > 0


# run again, after a failure, after a change, after a kill (one project; the tests follow one another)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("project"))
    for company in ("Acme", "Bolt"):
        path = project.filings / f"{company.lower()}-2022.txt"
        path.write_text(a_filing(f"{company}, Inc.", 2022), encoding="utf-8")
    write_notebooks(project.notebooks, one_filing="1 / (filing_id != 'bolt-2022')")
    return project


@pytest.fixture(scope="module")
def failed(project):
    return project.run()


def test_a_failed_report_does_not_stop_the_others_and_is_named(project, failed):
    assert failed.returncode == 1
    assert failed.stderr.startswith("2022-one_filing-bolt-2022: ")
    assert "ZeroDivisionError" in failed.stderr and failed.stderr.count("\n") == 1
    outcomes = project.outcomes()
    assert outcomes.pop("2022-one_filing-bolt-2022") == "failed"
    assert set(outcomes.values()) == {"made"}
    assert "could not be made" in (project.site / "index.html").read_text(encoding="utf-8")


def test_run_again_it_does_only_what_is_missing(project, failed):
    before = project.pages()
    write_notebooks(project.notebooks)
    assert project.run().returncode == 0
    made = {name for name, outcome in project.outcomes().items() if outcome == "made"}
    assert made == {"2022-one_filing-acme-2022", "2022-one_filing-bolt-2022"}  # their notebook changed
    assert {name for name, page in project.pages().items() if before.get(name) == page} >= {
        "2022-the_year.html",
        "2022-data_quality.html",
    }
    assert "could not be made" not in (project.site / "index.html").read_text(encoding="utf-8")


def test_with_nothing_to_do_nothing_is_done(project, failed):
    before = project.pages()
    done = project.run()
    assert (done.returncode, done.stdout) == (0, "site/index.html: 6 reports: 6 up to date\n")
    assert project.pages() == before


def test_the_same_inputs_give_the_same_bytes(project, failed):
    before = project.pages()
    (project.site / "reports" / "2022-one_filing-acme-2022.html").unlink()
    (project.site / "reports" / "2022-the_year.ipynb").unlink()
    assert project.run().stdout == "site/index.html: 6 reports: 2 made, 4 up to date\n"
    assert project.pages() == before


def test_a_changed_filing_renews_its_reports_and_the_years(project, failed):
    (project.filings / "bolt-2022.txt").write_text(a_filing("Bolt, Inc.", 2022, 5), encoding="utf-8")
    assert project.run().returncode == 0
    current = {name for name, outcome in project.outcomes().items() if outcome == "up to date"}
    assert all("acme" in name for name in current) and len(current) == 2
    copy = (project.site / "filings" / "bolt-2022.html").read_text(encoding="utf-8")
    assert "Invented Smelter 4" in copy


def test_companies_are_made_alone_and_the_others_stay(project, failed):
    shutil.rmtree(project.site / "reports")
    done = project.run("--companies", "Bolt, Inc.")
    assert done.stdout == "site/index.html: 4 reports: 4 made\n"
    assert project.run().stdout == "site/index.html: 6 reports: 2 made, 4 up to date\n"


def test_killed_at_any_moment_it_leaves_no_half_report_and_finishes_on_the_next_run(project, failed):
    whole, folder = project.pages(), project.site / "reports"
    for files in (0, 1, 2, 5):  # as soon as so many of the reports' twelve files are there
        shutil.rmtree(folder, ignore_errors=True)
        process = subprocess.Popen(
            project.command(),
            cwd=project.folder,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_until(lambda files=files: folder.is_dir() and len(project.pages()) >= files)
        process.send_signal(signal.SIGKILL)  # the command alone: its processes must see it themselves
        process.wait()
        wait_until(lambda ended=process.pid: not processes_of(ended))
        left = project.pages()
        assert files <= len(left) < len(whole)
        assert all(whole[name] == page for name, page in left.items())
    assert project.run().returncode == 0
    assert project.pages() == whole
    assert not (project.site / ".unfinished").exists()


def wait_until(is_so, seconds: float = 120.0) -> None:
    """A server process that is still importing notices only after that that its parent is gone."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "still running"
        time.sleep(0.1)


def processes_of(session: int) -> list[int]:
    """Living processes of the session that this one leads."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            state, _, _, of = (path / "stat").read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(of) == session and state != "Z":
            found.append(int(path.name))
    return found


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals on Windows")
def test_progress_is_shown_on_a_terminal_only(project, failed):
    (project.site / "reports" / "2022-the_year.html").unlink()
    ours, terminal = os.openpty()
    with subprocess.Popen(
        project.command(), cwd=project.folder, stderr=terminal, stdout=subprocess.PIPE, text=True
    ) as process:
        os.close(terminal)
        shown = read_all(ours)
        assert process.stdout.read() == "site/index.html: 6 reports: 1 made, 5 up to date\n"
    assert "reports" in shown and "100%" in shown


def read_all(terminal: int) -> str:
    shown = b""
    try:
        while part := os.read(terminal, 1024):
            shown += part
    except OSError:  # what Linux says at the end of a pseudo-terminal
        pass
    os.close(terminal)
    return shown.decode()


def test_a_filing_that_is_gone_takes_its_reports_with_it(project, failed):
    (project.filings / "bolt-2022.txt").unlink()
    assert "2 removed" in project.run().stdout
    assert not [name for name in project.pages() if "bolt" in name]


def test_a_file_that_is_no_filing_is_named_and_the_exit_code_is_1(project, failed):
    (project.filings / "bad.txt").write_bytes(b"%PDF-1.4")
    done = project.run()
    assert done.returncode == 1
    assert "bad.txt: this is a PDF" in done.stderr
    assert any("bad.txt" in problem for problem in project.log["problems"])
    (project.filings / "bad.txt").unlink()


def test_a_process_that_dies_is_a_failed_report(project, failed):
    write_notebooks(project.notebooks, the_year="import os\nos.kill(os.getppid(), 9)")
    done = project.run()
    assert done.returncode == 1
    assert "2022-the_year: its process died (exit code -9)" in done.stderr
    write_notebooks(project.notebooks)


# refusals


def test_a_year_without_filings_is_wrong_usage(cmr, tmp_path):
    done = cmr("annual", "--year", "1999", "--out", tmp_path / "site")
    assert (done.exit_code, "1999" in done.err) == (2, True)
    assert not (tmp_path / "site").exists()


def test_a_folder_that_holds_something_else_is_refused(cmr, tmp_path):
    (tmp_path / "thesis.docx").write_text("mine")
    done = cmr("annual", "--year", "2022", "--out", tmp_path)
    assert (done.exit_code, "thesis.docx" in done.err) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


@pytest.mark.skipif(os.name == "nt", reason="no such lock on Windows")
def test_two_runs_at_one_site_are_refused(cmr, tmp_path):
    with site_files.open_site(tmp_path / "site"):
        done = cmr("annual", "--year", "2022", "--out", tmp_path / "site")
    assert (done.exit_code, "another run is writing this site" in done.err) == (2, True)


def test_the_roster_names_notebooks_that_are_shipped():
    assert {name for name, _ in ROSTER} <= {path.stem for path in reports.notebooks_dir().glob("*.ipynb")}


# on an executor


def test_reports_are_made_on_any_executor_and_a_lost_worker_is_a_failed_report():
    jobs = [annual.Job(name, "", {}, "", 2022, ()) for name in ("good", "bad", "lost")]

    def make(job):
        if job.name == "lost":
            raise OSError("the machine is gone")
        return {"bad": "no such filing"}.get(job.name, "")

    with ThreadPoolExecutor(2) as executor:
        found = {one.job.name: (one.outcome, one.error) for one in running.run_on(executor, jobs, make)}
    assert found == {
        "good": ("made", ""),
        "bad": ("failed", "no such filing"),
        "lost": ("failed", "its worker was lost: the machine is gone"),
    }


def test_a_dask_cluster_makes_the_same_pages(cmr, filings, tmp_path):
    distributed = pytest.importorskip("distributed")
    data = str(tmp_path / "tables")
    cmr("tables", filings / "qualys-2022.txt", "--out", data)
    arguments = ("annual", "--year", "2022", "--data", data)
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        on_cluster = cmr(*arguments, "--out", tmp_path / "on", "--dask", cluster.scheduler_address)
    here = cmr(*arguments, "--out", tmp_path / "here")
    assert (on_cluster.exit_code, on_cluster.err) == (0, "")
    assert on_cluster.out.replace("/on/", "/here/") == here.out
    pages = [path.name for path in (tmp_path / "here" / "reports").glob("*.html")]
    assert len(pages) == 4
    for name in pages:
        assert (tmp_path / "on" / "reports" / name).read_bytes() == (
            tmp_path / "here" / "reports" / name
        ).read_bytes()
