"""The end of a report: what it says of its inputs, the same for the same inputs."""

import pandas as pd
import pytest

from cmr_analysis import __version__
from cmr_analysis.reporting.provenance import combined_hash, provenance


def filings_of(*hashes: str) -> pd.DataFrame:
    rows = [(f"acme-{year}", "html", sha) for year, sha in enumerate(hashes, start=2014)]
    return pd.DataFrame(rows, columns=["filing_id", "source_format", "source_sha256"])


def test_it_names_package_parameters_identity_and_every_file():
    said = repr(provenance(filings_of("aa", "bb"), "strict", company="<b>Acme", years=[2014, 2015], top=3))
    assert f"cmr_analysis {__version__}" in said
    assert "company = “<b>Acme”; years = 2014 and 2015; top = 3" in said
    assert "Identity setting strict: smelters told apart by printed IDs and by names but for spelling" in said
    assert "acme-2014  html    aa" in said


def test_text_is_escaped():
    assert "&lt;b&gt;Acme" in provenance(filings_of("aa"), company="<b>Acme").html


def test_the_user_s_own_list_is_named_by_its_hash(tmp_path, monkeypatch):
    monkeypatch.setenv("CMR_ANALYSIS_HOME", str(tmp_path))
    assert "over it" not in repr(provenance(filings_of("aa")))
    (tmp_path / "smelters.csv").write_text("metal\n")
    said = repr(provenance(filings_of("aa")))
    assert "over it smelters.csv (" in said
    assert str(tmp_path) not in said


def test_one_hash_changes_with_any_file_and_not_with_the_order():
    both = filings_of("aa", "bb")
    assert combined_hash(both) == combined_hash(both.iloc[::-1])
    assert combined_hash(both) != combined_hash(filings_of("aa", "bc"))


@pytest.mark.parametrize(("files", "folded"), [(25, False), (26, True)])
def test_many_files_are_folded(files, folded):
    assert ("<details" in provenance(filings_of(*["aa"] * files)).html) is folded
