"""What a reader sees in a real browser: every notebook run in JupyterLab, the explorer's widgets, a published site.

Chromium is the system's own; nothing is downloaded. Where there is none, the tests are skipped and say so.
"""

import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import nbformat
import pytest

from cmr_analysis.reporting.reports import notebooks_dir

NOTEBOOKS = sorted(path.name for path in notebooks_dir().glob("*.ipynb"))
CHROMIUM = next(
    filter(None, (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))), None
)
PATIENCE = 240_000  # milliseconds for a notebook to run on a busy machine

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="needs a Chromium of the system (on Debian: apt-get install chromium)"
)


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


# notebooks in JupyterLab


@pytest.fixture(scope="module")
def lab(tmp_path_factory, root):
    """JupyterLab on a copy of the notebooks, so that what a run saves is not what is committed."""
    pytest.importorskip("jupyterlab", reason="needs JupyterLab (extra lab)")
    home = tmp_path_factory.mktemp("lab")
    shutil.copytree(notebooks_dir(), home / "notebooks", ignore=shutil.ignore_patterns(".*"))
    port, token = free_port(), secrets.token_hex(16)
    settings = {
        "HOME": str(home), "JUPYTER_CONFIG_DIR": str(home / "config"), "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"), "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
    }  # fmt: skip
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={token}",
        "--LabApp.expose_app_in_browser=True", "--LabApp.news_url=None",
        f"--ServerApp.root_dir={home / 'notebooks'}",
    ]  # fmt: skip
    log = (home / "lab.log").open("wb")
    server = subprocess.Popen(command, env={**os.environ, **settings}, stdout=log, stderr=log, cwd=home)
    try:
        wait_for(f"http://127.0.0.1:{port}/api", server, home / "lab.log")
        yield lambda name: f"http://127.0.0.1:{port}/lab/tree/{name}?token={token}&reset"
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
        log.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address: str, server: subprocess.Popen, log: Path) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=1).close()
            return
        except (urllib.error.URLError, OSError):
            assert server.poll() is None, log.read_text(encoding="utf-8")[-2000:]
            time.sleep(0.2)
    raise AssertionError("JupyterLab does not answer")


IDLE = "window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
CODE_CELLS = (
    """[...jupyterapp.shell.currentWidget.content.model.cells].filter(cell => cell.type === 'code')"""
)
ALL_RUN = f"{CODE_CELLS}.every(cell => cell.executionCount > 0) && {IDLE}"
OUTPUTS = f"{CODE_CELLS}.flatMap(cell => cell.sharedModel.toJSON().outputs)"


def run_all(page, address: str) -> list[dict]:
    """Opens a notebook, empties it of its outputs, runs all cells, and gives the outputs."""
    page.goto(address)
    page.wait_for_function(f"() => {IDLE}", timeout=PATIENCE)
    page.evaluate("() => jupyterapp.restored.then(() => true)")
    page.evaluate("() => jupyterapp.commands.execute('notebook:clear-all-cell-outputs')")
    assert page.evaluate(f"() => {OUTPUTS}.length") == 0
    for _ in range(3):  # a click that comes while JupyterLab still settles is lost
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name=re.compile("^Run All Cells")).first.click()
        if begins(page):
            break
    page.wait_for_function(f"() => {ALL_RUN}", timeout=PATIENCE)
    return page.evaluate(f"() => {OUTPUTS}")


def begins(page) -> bool:
    """Whether a cell has run, or one runs, within a while."""
    begun = f"{CODE_CELLS}.some(cell => cell.executionCount > 0) || !({IDLE})"
    for _ in range(100):
        if page.evaluate(f"() => {begun}"):
            return True
        page.wait_for_timeout(200)
    return False


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs_and_shows_its_charts_and_tables(page, lab, name):
    outputs = run_all(page, lab(name))
    assert [output for output in outputs if output["output_type"] in ("error", "stream")] == []
    shown = page.locator(".jp-Notebook")
    committed = nbformat.read(notebooks_dir() / name, as_version=4)
    if name == "explore.ipynb":
        return  # its charts and tables are widgets here: the next test
    pictures = [output for output in outputs if "image/png" in output.get("data", {})]
    assert len(pictures) == count(committed, "image/png")
    tables = sum("<table" in "".join(output.get("data", {}).get("text/html", "")) for output in outputs)
    assert tables == count(committed, "text/html", "<table")
    page.evaluate("() => document.querySelector('.jp-WindowedPanel-outer').scrollTo(0, 0)")
    assert shown.locator("h1").first.is_visible()
    scroll_until(page, lambda: shown.locator(".jp-OutputArea-output table").count() > 0)
    if pictures:
        scroll_until(page, lambda: shown.locator(".jp-RenderedImage img").count() > 0)
        picture = shown.locator(".jp-RenderedImage img").first
        assert picture.evaluate("image => image.complete && image.naturalWidth") > 400


def count(notebook: nbformat.NotebookNode, kind: str, holds: str = "") -> int:
    return sum(
        holds in "".join(output.data[kind])
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if kind in output.get("data", {})
    )


def scroll_until(page, is_so) -> None:
    """JupyterLab draws the cells in sight only."""
    for _ in range(60):
        if is_so():
            return
        page.evaluate("() => document.querySelector('.jp-WindowedPanel-outer').scrollBy(0, 500)")
        page.wait_for_timeout(200)
    raise AssertionError("not seen anywhere in the notebook")


def test_the_explorers_charts_and_table_follow_its_widgets(page, lab):
    outputs = run_all(page, lab("explore.ipynb"))
    widgets = [
        output for output in outputs if "application/vnd.jupyter.widget-view+json" in output.get("data", {})
    ]
    assert len(widgets) == 4
    notebook = page.locator(".jp-Notebook")
    scroll_until(page, lambda: notebook.locator("select").count() == 5)
    years = notebook.locator("select").nth(1)
    assert years.locator("option").all_text_contents() == ["2014", "2016", "2017", "2022"]
    said = notebook.locator("p", has_text=re.compile("^Chosen:"))
    assert "4 lists" in said.text_content()
    choose(page, years, "2022", "Chosen: years 2022.")
    assert "248 rows" in said.text_content() and "1 list" in said.text_content()
    choose(page, notebook.locator("select").nth(2), "Tin", "metals Tin")
    scroll_until(page, lambda: notebook.locator("img[alt*='Qualys, Inc., 2022']").count() > 0)
    assert "2014" not in notebook.locator("img[alt*='Qualys, Inc., 2022']").get_attribute("alt")
    metals = notebook.locator(".widget-html table tbody tr td:nth-child(2)")
    scroll_until(page, lambda: set(metals.all_text_contents()) == {"Tin"})


def choose(page, box, label: str, said: str) -> None:
    """Marks an option until the view says so; a click before the widget has met its kernel is lost."""
    for _ in range(5):
        box.select_option([])
        box.select_option(label=label)
        for _ in range(50):
            if said in page.locator(".jp-Notebook").text_content():
                return
            page.wait_for_timeout(200)
    raise AssertionError(f"the view does not say {said!r}")


# a published site


@pytest.fixture(scope="module")
def published(tmp_path_factory, root) -> Path:
    """The site of 2022, made by the command."""
    site = tmp_path_factory.mktemp("published") / "site"
    command = [sys.executable, "-m", "cmr_analysis", "annual", "--year", "2022", "--out", str(site)]
    subprocess.run(command, cwd=root, check=True, capture_output=True, timeout=300)
    return site


def test_a_reader_searches_the_index_and_follows_a_number_to_its_line(page, published, filings):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((published / "index.html").as_uri())
    everything = page.locator("#reports li:visible").count()
    page.get_by_label("Search").fill("qualys 2022 status")
    assert 0 < page.locator("#reports li:visible").count() < everything
    page.locator("#reports li:visible a").first.click()
    page.locator("summary", has_text="Smelters whose status changed").first.click()
    link = page.locator("a[href*='qualys-2022.html#L']:visible").first
    line = int(link.get_attribute("href").rpartition("#L")[2])
    link.click()
    target = page.locator(":target")
    lines = (filings / "qualys-2022.txt").read_text(encoding="utf-8").splitlines()
    assert target.get_attribute("id") == f"L{line}"
    assert words(target.inner_text()) == words(f"{line} {lines[line - 1]}")
    place = target.bounding_box()
    assert 0 <= place["y"] <= 1000, "the line is not in sight"
    assert all(url.startswith(("file:", "data:")) for url in asked)


def words(text: str) -> list[str]:
    return re.sub(r"^(\d+)", r"\1 ", text).split()


def test_the_site_can_be_used_without_a_mouse(page, published):
    page.goto((published / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.id") == "search"
    page.keyboard.type("one filing")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("reports/"))
    assert page.locator("h1").count() == 1
