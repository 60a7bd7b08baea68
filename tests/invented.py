"""Corpora for tests, all invented: a few lists written as letters, or hundreds of made-up companies."""

import random

import pandas as pd

from cmr_analysis import schema
from cmr_analysis.corpus import Corpus

STATUS = {"c": "conformant", "a": "active", "u": "undetermined", "n": "not_conformant", "-": None}


def corpus_of(lists: dict[str, str], countries: dict[str, str] | None = None, **tables: list[dict]) -> Corpus:
    """Filings from texts: {"Acme 2016": "Tin:X:c Gold:Y:-"} (metal, smelter, first letter of the status).

    A smelter "X=Name" is printed under that name ("_" stands for a space). tables: rows of other tables.
    """
    filings, rows = [], []
    for place, (name, text) in enumerate(lists.items()):
        company, _, year = name.rpartition(" ")
        filing_id = f"{company.lower()}-{year}"
        filings.append(
            {
                "filing_id": filing_id,
                "company": f"{company} Inc.",
                "reporting_year": int(year),
                "form_type": "SD",
                "source_format": "text",
                "source_path": f"{filing_id}.txt",
                "source_sha256": f"{place:064d}",
            }
        )
        rows += [
            row_of(filing_id, number, word, countries or {}) for number, word in enumerate(text.split(), 1)
        ]
    known = {"filings": filings, "smelters": rows, **tables}
    return Corpus(
        **{key: schema.typed_frame(table, known.get(key, [])) for key, table in schema.TABLES.items()}
    )


def row_of(filing_id: str, number: int, word: str, countries: dict[str, str]) -> dict:
    metal, smelter, letter = word.split(":")
    smelter, _, printed = smelter.partition("=")
    return {
        "filing_id": filing_id,
        "row_number": number,
        "metal": metal or None,
        "smelter_id": smelter,
        "smelter_name": f"Smelter {smelter}",
        "smelter_name_raw": printed.replace("_", " ") or f"Smelter {smelter}",
        "country_code": countries.get(smelter),
        "country_raw": countries.get(smelter),
        "status": STATUS[letter],
        "status_raw": STATUS[letter],
        "line_start": 100 + number,
        "line_end": 100 + number,
        "match_method": "exact_name",
        "match_score": 1.0,
    }


def hundreds(companies: int = 150, years: range = range(2018, 2022), seed: int = 7) -> Corpus:
    """Made-up companies `Invented 001 Inc.` and on, their lists drawn at random from made-up smelters."""
    draw = random.Random(seed)
    countries = {
        f"S{number}": draw.choice(["CHN", "IDN", "JPN", "USA", "BRA", "PER"]) for number in range(60)
    }
    lists = {}
    for company in range(companies):
        for year in years:
            named = draw.sample(sorted(countries), draw.randint(5, 40))
            lists[f"Invented {company:03d} {year}"] = " ".join(
                f"{schema.METALS[int(smelter[1:]) % 4]}:{smelter}:{draw.choice('ccccaun-')}"
                for smelter in named
            )
    return corpus_of(lists, countries)


def one_cell(frame: pd.DataFrame, column: str, **where: object) -> object:
    """The only value of a column in the rows that fit."""
    for name, value in where.items():
        frame = frame.loc[frame[name].eq(value)]
    [value] = frame[column]
    return value
