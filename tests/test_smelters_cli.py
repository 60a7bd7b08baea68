"""`cmr smelters`: what a person types, and what comes of it."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from test_cmrt import workbook

from cmr_analysis.errors import CmrError
from cmr_analysis.smelters.registry import default_registry
from cmr_analysis.smelters.registry_tables import read_judgements
from cmr_analysis.smelters.smelters_cli import smelters
from cmr_analysis.smelters.user_files import user_list_path


@pytest.fixture(autouse=True)
def at_home(tmp_path, monkeypatch):
    monkeypatch.setenv("CMR_ANALYSIS_HOME", str(tmp_path / "home"))


def run(*arguments):
    return CliRunner().invoke(smelters, list(arguments), catch_exceptions=False, standalone_mode=False)


def test_import_writes_the_users_list_and_the_registry_uses_it(tmp_path):
    assert default_registry().name_of("CID909501") is None
    result = run("import", str(workbook(tmp_path / "CMRT.xlsx")), "--as-of", "2026-05-01")
    assert "4 names read" in result.output and "left out: 1 rows, no smelter ID" in result.output
    assert user_list_path().is_file() and str(user_list_path()) in result.output
    assert default_registry().name_of("CID909501") == "Invented Tin Smelter"


def test_a_second_list_shows_its_differences(tmp_path):
    run("import", str(workbook(tmp_path / "old.xlsx")), "--as-of", "2024-01-01")
    rows = [("Tin", "Invented Tin Ltd", "Invented Tin", "CHINA", "CID909502", "", "")]
    result = run("import", str(workbook(tmp_path / "new.xlsx", rows)), "--as-of", "2026-01-01")
    expected = (
        "smelter ID of a name, Tin 'Invented Tin Ltd': 'CID909502' (new.xlsx), not 'CID909501' (old.xlsx)"
    )
    assert expected in result.output


def test_explain_shows_every_stage():
    output = run("explain", "TANIOBIS Co., Ltd.", "--metal", "Tantalum").output
    assert output.startswith("Tantalum: CID002544 'H.C. Starck Co., Ltd.' by lineage")
    for stage in ("printed_id", "exact", "spelled", "core", "ordered", "joined", "fuzzy", "judgement"):
        assert f"\n  {stage}" in output


def test_explain_asks_every_metal_where_none_is_given():
    output = run("explain", "Hunan Chenzhou Mining Co., Ltd.").output
    assert "Gold: CID000767" in output and "Tungsten: CID000766" in output and "Tin: LOCAL-SN-" in output


def test_a_decision_is_written_with_its_reason(tmp_path):
    path = tmp_path / "judgements.csv"
    parties = ("Tungsten|Fujian Xinlo Tungsten", "CID003609")
    decide = ("review", "--judgements", str(path), "--who", "me", "--same", *parties, "--why", "their letter")
    assert "same: Tungsten|Fujian Xinlo" in run(*decide).output
    assert [(row.judgement, row.who, row.why) for row in read_judgements(path)] == [
        ("same", "me", "their letter")
    ]
    assert "(decided before)" in run(*decide).output
    with pytest.raises(CmrError, match="contradicts"):
        run("review", "--judgements", str(path), "--different", *parties, "--why", "changed my mind")


def test_a_decision_needs_a_reason(tmp_path):
    with pytest.raises(CmrError, match="say why"):
        run("review", "--judgements", str(tmp_path / "j.csv"), "--same", "Tin|A", "Tin|B")
