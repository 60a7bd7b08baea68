"""One filing for each company and year: which stands, which goes, and what is said of it."""

import pandas as pd
import pytest

from cmr_analysis import load_corpus, schema
from cmr_analysis.amendments import company_keys, superseded
from cmr_analysis.corpus import Corpus


def filings(*rows):
    """Filings of 2022, told by what differs: (filing_id, form, filed, more columns)."""
    records = [
        {
            "filing_id": name,
            "form_type": form,
            "filed_date": filed,
            "reporting_year": 2022,
            "cik": "0000000007",
        }
        | more
        for name, form, filed, more in rows
    ]
    return schema.typed_frame(schema.FILINGS, records)


CASES = {
    "an amendment replaces the filing": (
        [("a", "SD", "2023-05-31", {}), ("b", "SD/A", "2023-07-01", {})],
        {"a": "b"},
    ),
    "an amendment wins whatever its date": (
        [("a", "SD", "2023-05-31", {}), ("b", "SD/A", "2023-05-30", {}), ("c", "SD/A", None, {})],
        {"a": "b", "c": "b"},
    ),
    "of two amendments the later stands": (
        [("a", "SD/A", "2023-08-31", {}), ("b", "SD/A", "2023-07-01", {}), ("c", "SD", "2023-05-01", {})],
        {"b": "a", "c": "a"},
    ),
    "of two filings the later stands": (
        [("a", "SD", "2023-05-31", {}), ("b", "SD", "2023-05-01", {})],
        {"b": "a"},
    ),
    "the date signed counts where none is filed": (
        [("a", "SD", None, {"signed_date": "2023-05-31"}), ("b", "SD", None, {"signed_date": "2023-05-01"})],
        {"b": "a"},
    ),
    "other years and other companies are left alone": (
        [("a", "SD", "2023-05-31", {}), ("b", "SD/A", "2023-05-31", {"reporting_year": 2021}), ("c", "SD/A", None, {"cik": "0000000008"})],
        {},
    ),
    "without a year nothing is replaced": (
        [("a", "SD", "2023-05-31", {"reporting_year": None}), ("b", "SD/A", "2023-07-01", {"reporting_year": None})],
        {},
    ),
    "without CIK and file number nothing is replaced": (
        [("a", "SD", "2023-05-31", {"cik": None}), ("b", "SD/A", "2023-07-01", {"cik": None})],
        {},
    ),
    "a form that is not stated loses": (
        [("a", None, "2023-09-30", {}), ("b", "SD/A", "2023-07-01", {})],
        {"a": "b"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), CASES.values(), ids=CASES)
def test_which_filing_stands(rows, expected):
    found = superseded(filings(*rows))
    assert dict(zip(found["filing_id"], found["kept_id"], strict=True)) == expected
    backwards = superseded(filings(*rows[::-1]))
    assert backwards.equals(found)


@pytest.mark.parametrize(
    ("companies", "keys"),
    [
        # The CIK counts, its leading zeros do not.
        ([("0000000007", None), ("7", None)], ["CIK 7", "CIK 7"]),
        # A file number stands for the CIK that another filing prints with it.
        ([("0000000007", "001-34218"), (None, "1-34218")], ["CIK 7", "CIK 7"]),
        ([(None, "001-34218"), (None, "001-34218")], ["file 1-34218", "file 1-34218"]),
        # One that goes with two CIKs tells nothing of the company; it is a company of its own.
        ([("7", "001-1"), ("8", "001-1"), (None, "001-1")], ["CIK 7", "CIK 8", "file 1-1"]),
        ([(None, None)], [None]),
    ],
)
def test_a_company_is_its_cik_else_its_file_number(companies, keys):
    rows = [(str(n), "SD", None, {"cik": cik, "commission_file_number": number}) for n, (cik, number) in enumerate(companies)]  # fmt: skip
    found = company_keys(filings(*rows))
    assert [None if pd.isna(key) else key for key in found] == keys


def test_latest_keeps_one_and_says_what_it_dropped():
    table = filings(
        ("a", "SD", "2023-05-31", {}), ("b", "SD/A", "2023-07-01", {}), ("c", "SD", None, {"cik": "8"})
    )
    row = {"row_number": 1, "metal": "Tin", "smelter_name_raw": "Alpha", "line_start": 1, "line_end": 1}
    logged = [{"source_path": f"{name}.txt", "filing_id": name, "outcome": "read"} for name in "abc"]
    lost = {"source_path": "d.txt", "filing_id": "d", "outcome": "failed", "reason": "d.txt: empty"}
    records = {"smelters": [row | {"filing_id": name} for name in "abc"], "read_log": [*logged, lost]}
    frames = {name: schema.typed_frame(each, records.get(name, [])) for name, each in schema.TABLES.items()}
    corpus = Corpus(**frames | {"filings": table})
    latest = corpus.latest()
    assert latest.filings["filing_id"].to_list() == latest.smelters["filing_id"].to_list() == ["b", "c"]
    log = latest.read_log.set_index("filing_id")
    assert log["outcome"].to_dict() == {"a": "skipped", "b": "read", "c": "read", "d": "failed"}
    assert log.loc["a", "reason"] == (
        "a: replaced by b (SD/A, filed 2023-07-01), which is for the same company and year 2022"
    )
    assert log.loc["d", "reason"] == "d.txt: empty" and pd.isna(log.loc["b", "reason"])
    assert latest.read_log.dtypes.equals(corpus.read_log.dtypes)
    assert len(corpus.filings) == 3


def test_latest_of_what_has_no_amendments_is_the_same(filings):
    corpus = load_corpus(filings)
    for name in schema.TABLES:
        pd.testing.assert_frame_equal(getattr(corpus.latest(), name), getattr(corpus, name))
