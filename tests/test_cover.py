"""Cover and signature facts: exact on the filings shipped, and on covers in other layouts."""

from datetime import date
from pathlib import Path

import pytest

from cmr_analysis.cover import KEYS, read_cover, why_not_a_filing
from cmr_analysis.reading import read_document

FILINGS = Path(__file__).parents[1] / "data" / "filings"


def cover_of(year, signed, **other):
    expected = dict.fromkeys(KEYS)
    expected |= {"form_type": "SD", "rule": "13p-1", "has_cmr": True, "state_of_incorporation": "Delaware"}
    expected |= {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31), "reporting_year": year}
    return expected | {"signed_date": signed} | other


QUALYS = {"company": "Qualys, Inc.", "commission_file_number": "001-35662", "signatory": "Bruce K. Posey"}
COUNSEL = "Vice President, General Counsel and Corporate Secretary"
GOLDEN = {
    "qualys-2014": cover_of(
        2014, date(2015, 6, 1), **QUALYS, irs_employer_id="77-0534145", signatory_title=COUNSEL
    ),
    "qualys-2016": cover_of(
        2016, date(2017, 5, 26), **QUALYS, irs_employer_id="77-0534145", signatory_title=COUNSEL
    ),
    # The extraction lost the company's name and IRS number on the cover: the name stands at the signature.
    "qualys-2022": cover_of(
        2022, date(2023, 5, 31), **QUALYS, signatory_title="Chief Legal Officer and Corporate Secretary"
    ),
    "calix-2017": cover_of(
        2017,
        date(2018, 5, 31),
        company="Calix, Inc.",
        commission_file_number="001-34674",
        irs_employer_id="68-0438710",
        signatory="Suzanne Tom",
        signatory_title="VP, General Counsel",
    ),
}


@pytest.mark.parametrize("filing_id", GOLDEN)
def test_the_cover_of_every_filing_shipped_is_read_exactly(filing_id):
    document = read_document(FILINGS / f"{filing_id}.txt")
    assert read_cover(document) == GOLDEN[filing_id]
    assert why_not_a_filing(document) is None
