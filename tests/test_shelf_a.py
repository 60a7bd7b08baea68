"""One filing, two lists side by side, one smelter: run with other readers' parameters, checked by value.

Counts are taken from the filings' own lines where a line can be recognized without the package.
"""

import re
from html import unescape
from pathlib import Path

import nbformat
import pytest
from invented import hundreds

from cmr_analysis.errors import CmrError
from cmr_analysis.reporting.reports import run_report


class Shown:
    """What a run of a notebook shows, as plain text and as tables."""

    def __init__(self, folder: Path, notebook: str, **parameters: str) -> None:
        self.paths = run_report(notebook, parameters, folder)
        executed = nbformat.read(self.paths.notebook, as_version=4)
        self.outputs = [
            output.data for cell in executed.cells if cell.cell_type == "code" for output in cell.outputs
        ]
        self.text = "\n".join(str(data["text/plain"]) for data in self.outputs)
        self.pictures = sum("image/png" in data for data in self.outputs)

    def table(self, caption: str) -> list[list[str]]:
        """The rows of the table with this caption."""
        page = next(data["text/html"] for data in self.outputs if f">{caption}" in data.get("text/html", ""))
        page = page[page.index(f">{caption}") :]
        body = page[page.index("<tbody>") : page.index("</tbody>")]
        return [
            [unescape(re.sub("<[^>]+>", "", cell)) for cell in re.findall(r"<t[hd][^>]*>.*?</t[hd]>", row)]
            for row in body.split("</tr>")
            if "<t" in row
        ]


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Run a notebook once for each set of parameters."""
    known: dict[tuple, Shown] = {}

    def shown(notebook: str, **parameters: str) -> Shown:
        key = (notebook, *sorted(parameters.items()))
        if key not in known:
            known[key] = Shown(tmp_path_factory.mktemp(notebook), notebook, **parameters)
        return known[key]

    return shown


@pytest.fixture(scope="module")
def many(tmp_path_factory) -> Path:
    """Tables of 400 filings of 100 invented companies."""
    from cmr_analysis.store import write_tables

    folder = tmp_path_factory.mktemp("many") / "tables"
    write_tables(hundreds(companies=100), folder)
    return folder


# one filing


def test_one_filing_quotes_what_is_said_with_its_line(run, filings):
    shown = run("one_filing", filing_id="qualys-2016")
    facts = {row[0]: row for row in shown.table("Facts stated, each with its sentence")}
    lines = (filings / "qualys-2016.txt").read_text(encoding="utf-8").splitlines()
    for fact, value in (("Smelters and refiners identified", "310"), ("Of them conformant", "241")):
        assert facts[fact][1] == value
        assert facts[fact][2] in re.sub(r"\s+", " ", lines[int(facts[fact][4]) - 1])
    assert facts["Suppliers surveyed"][1] == "7"


def test_one_filing_counts_its_list_by_metal_and_status(run):
    shown = run("one_filing", filing_id="qualys-2016")
    rows = {row[0]: row[1:] for row in shown.table("Smelters listed, by metal and status")}
    assert rows == {
        "Gold": ["93", "6", "36", "135"],
        "Tin": ["65", "7", "12", "84"],
        "Tantalum": ["44", "0", "3", "47"],
        "Tungsten": ["39", "1", "4", "44"],
    }
    assert shown.pictures == 2


def test_one_filing_shows_rows_that_were_mended_with_their_line(run, filings):
    shown = run("one_filing", filing_id="qualys-2016")
    lines = (filings / "qualys-2016.txt").read_text(encoding="utf-8").splitlines()
    rows = shown.table("Rows that had to be mended to be read")
    assert [row[0] for row in rows] == ["EM Vinto", "Operaciones Metalurgical S.A."]
    for name, _metal, country, status, repair, _filing, line in rows:
        assert lines[int(line) - 1].split("\t") == ["Tin", name, status, ""]
        assert (country, repair[:17]) == ("–", "prints no country")
    assert "2 rows of the list had to be mended" in shown.text


def test_one_filing_lists_countries_of_origin(run):
    shown = run("one_filing", filing_id="qualys-2014")
    rows = shown.table("Countries of origin listed")
    assert ["Bolivia", "Bolivia", "not by metal", "no", "qualys-2014", "455"] in rows
    assert ["United Kingdom", "Britain, Great Britain", "not by metal", "no", "qualys-2014", "457"] in rows
    assert f"The filing lists {len(rows)} countries" in shown.text


def test_one_filing_shows_where_statement_and_list_differ(run):
    [printed_twice] = [
        row
        for row in run("one_filing", filing_id="qualys-2014").table("Statements compared")
        if row[0] == "Differs"
    ]
    assert "HC Starck GmbH (Tungsten, lines 425, 427)" in printed_twice[3]


def test_one_filing_of_hundreds_reads_from_tables(run, many):
    shown = run("one_filing", filing_id="Invented 007-2019", data=str(many))
    assert "Invented 007 Inc., reporting year 2019" in shown.text
    assert "Not found in the filing" in shown.text


# two lists side by side


def test_qualys_2014_beside_qualys_2022_states_other_statuses(run, filings):
    shown = run("company_comparison", company_a="qualys", year_a="2014", company_b="qualys", year_b="2022")
    rows = {row[0]: row for row in shown.table("Shared smelters with different statuses")}
    masan = rows["Nui Phao H.C. Starck Tungsten Chemicals Manufacturing LLC"]
    assert masan[3:] == [
        "Not conformant: “No” (qualys-2014, line 441)",
        "Conformant: “Full Compliant” (qualys-2022, line 439)",
    ]
    lines = (filings / "qualys-2022.txt").read_text(encoding="utf-8").splitlines()
    assert "Masan High-Tech Materials" in lines[438]
    assert shown.pictures == 3
    assert "Of 157 smelters on both lists, 42 have different statuses" in shown.text
    assert "The lists are of 2014 and 2022: " in shown.text


def test_the_shared_smelters_add_up_to_both_lists(run):
    shown = run("company_comparison", company_a="qualys", year_a="2014", company_b="qualys", year_b="2022")
    for metal, first, second, both, only_first, only_second, _ in shown.table(
        "Smelters on both lists and on one only, by metal"
    ):
        assert int(first) == int(both) + int(only_first), metal
        assert int(second) == int(both) + int(only_second), metal


def test_one_metal_is_compared_alone_and_the_more_careful_identity_shares_less(run):
    careful = run("company_comparison", metals="tin", identity="strict")
    assert "Calix, Inc. 2017 beside Qualys, Inc. 2016, tin only" in careful.text
    [row] = careful.table("Smelters on both lists and on one only, by metal")
    band = {row[0].split(":")[0]: int(row[1]) for row in careful.table("What changes with the way")}
    assert int(row[3]) == band["strict"] < band["fuzzy"]
    assert "Identity setting strict" in careful.text


def test_the_list_that_states_no_status_is_named(run):
    careful = run("company_comparison", metals="tin", identity="strict")
    assert "Nothing to show: Calix, Inc. 2017 states no status, so that none can be compared." in careful.text
    assert careful.pictures == 2


def test_survey_effort_stands_side_by_side_with_its_sentences(run):
    careful = run("company_comparison", metals="tin", identity="strict")
    assert ["Suppliers surveyed", "410", "7"] in careful.table("What each filing states")
    quotes = {(row[0], row[3]): row[2] for row in careful.table("The sentences that state it")}
    assert "surveys were distributed to 410 suppliers" in quotes["Suppliers surveyed", "calix-2017"]
    assert "our seven contract manufacturers" in quotes["Suppliers surveyed", "qualys-2016"]


# one smelter


def test_a_smelter_under_its_later_name_shows_all_its_statuses(run):
    shown = run("one_smelter", smelter="masan high-tech materials")
    assert [row[1:4] for row in shown.table("The lists that name it")] == [
        ["2014", "Not conformant", "No"],
        ["2016", "Conformant", "Compliant"],
        ["2017", "No status stated", "–"],
        ["2022", "Conformant", "Full Compliant"],
    ]
    assert [row[0] for row in shown.table("Names printed")] == [
        "Nui Phao H.C. Starck Tungsten Chemicals Manufacturing LLC",
        "Masan High-Tech Materials",
    ]
    assert "No company that listed it has left it off a later list" in shown.text


def test_a_smelter_that_was_split_names_its_parts(run):
    shown = run("one_smelter", smelter="CID000425")
    parts = [row[0] for row in shown.table("Lists that name a smelter it was split or merged into")]
    assert parts == [
        "Eco-System Recycling Co., Ltd. North Plant",
        "Eco-System Recycling Co., Ltd. West Plant",
    ]
    assert "was split, into Eco-System Recycling Co., Ltd. North Plant" in shown.text


def test_a_smelter_on_hundreds_of_invented_lists(run, many):
    shown = run("one_smelter", smelter="S7", data=str(many))
    assert shown.pictures == 2
    assert re.search(r"on \d+ of 400 lists, of \d+ of 100 companies, since 2018", shown.text)


@pytest.mark.parametrize(
    ("notebook", "parameters", "message"),
    [
        (
            "one_filing",
            {"filing_id": "acme-1999"},
            "filing 'acme-1999' is not in the corpus; there are: 'calix-2017'",
        ),
        ("one_smelter", {"smelter": '<script>x"; import os'}, "is on no list"),
    ],
)
def test_a_wrong_parameter_is_only_text_and_told_in_one_line(tmp_path, notebook, parameters, message):
    with pytest.raises(CmrError) as error:
        run_report(notebook, parameters, tmp_path)
    assert message in str(error.value)
    assert "\n" not in str(error.value)
