"""Small corpora for the tests of measures, findings and charts: filings and smelter rows from a few letters."""

import pandas as pd

from cmr_analysis import schema

FILINGS, SMELTERS = schema.FILINGS, schema.SMELTERS
STATUS = {"c": "conformant", "a": "active", "u": "undetermined", "n": "not_conformant", "-": None}


def filings_of(*years: int, company: str = "Acme Inc.") -> pd.DataFrame:
    """One filing a year, named `acme-YEAR`."""
    return schema.typed_frame(
        FILINGS,
        [
            {"filing_id": f"acme-{year}", "company": company, "reporting_year": year, "form_type": "SD"}
            for year in years
        ],
    )


def smelters_of(lists: dict[int, str], countries: dict[str, str] | None = None) -> pd.DataFrame:
    """Rows from texts such as "Tin:X:c Gold:Y:-" (metal, smelter, first letter of the status or - for none)."""
    rows = []
    for year, text in lists.items():
        for number, word in enumerate(text.split(), start=1):
            metal, smelter, letter = word.split(":")
            rows.append(
                {
                    "filing_id": f"acme-{year}",
                    "row_number": number,
                    "metal": metal,
                    "smelter_id": smelter,
                    "smelter_name": f"Smelter {smelter}",
                    "smelter_name_raw": f"SMELTER {smelter}",
                    "country_code": (countries or {}).get(smelter),
                    "status": STATUS[letter],
                    "status_raw": STATUS[letter],
                    "line_start": 100 + number,
                    "line_end": 100 + number,
                    "match_method": "exact_name",
                    "match_score": 1.0,
                }
            )
    return schema.typed_frame(SMELTERS, rows)
