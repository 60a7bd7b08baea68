"""An invented corpus of many filings, as frames: no company, smelter or number in it is real.

`invented_corpus(companies, years)` is the same for the same arguments. What is put in is known, so that a test
can compare a measure with what it must find: every company files in every year but those of `late`, which
begin in the last one.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Sequence

import pandas as pd
from panels import smelters_of

from cmr_analysis import schema
from cmr_analysis.corpus import Corpus

COUNTRIES = ("CHN", "JPN", "IDN", "DEU", "USA", "PER", "RWA", None)
WORDS = {"conformant": "Conformant", "active": "Active", "not_conformant": "No", "undetermined": "Unknown"}
RCOI = ("covered", "may_be_covered", "not_covered", "recycled_or_scrap", "undetermined")
METHODS = ("exact_name", "normalized_name", "alias", "lineage", "fuzzy", "unmatched")
WEIGHTS = (70, 12, 6, 4, 2, 6)
SCORES = {"exact_name": 1.0, "normalized_name": 0.98, "alias": 1.0, "lineage": 0.95, "fuzzy": 0.91}


def invented_corpus(
    companies: int = 300, years: Sequence[int] = (2021, 2022), seed: int = 7, late: int = 20, pool: int = 90
) -> Corpus:
    """An invented corpus; `pool` is how many smelters there are for each metal."""
    chance = random.Random(seed)
    names = [f"Invented {number:03d} Corp." for number in range(1, companies + 1)]
    filed = [
        (place, name, year)
        for year in years
        for place, name in enumerate(names)
        if place >= late or year == max(years) or companies <= late
    ]
    records: dict[str, list[dict]] = {name: [] for name in schema.TABLES}
    for place, name, year in filed:
        filing = _filing(place, name, year)
        rows = [] if chance.random() < 0.1 else list(_rows(filing["filing_id"], year, chance, pool))
        records["filings"].append(filing)
        records["smelters"] += rows
        records["facts"] += _facts(filing["filing_id"], chance)
        records["checks"] += _checks(filing["filing_id"], rows, chance)
        records["read_log"].append(_log(filing, rows))
    return Corpus(**{name: schema.typed_frame(table, records[name]) for name, table in schema.TABLES.items()})


def _filing(place: int, name: str, year: int) -> dict:
    filing_id = f"invented-{place + 1:03d}-{year}"
    return {
        "filing_id": filing_id,
        "company": name,
        "cik": f"{9_000_000_000 + place}",
        "form_type": "SD",
        "rule": "13p-1",
        "reporting_year": year,
        "signed_date": f"{year + 1}-05-{1 + place % 28:02d}",
        "has_cmr": place % 10 != 0,
        "source_path": f"invented/{filing_id}.txt",
        "source_sha256": hashlib.sha256(filing_id.encode()).hexdigest(),
        "source_format": "text",
    }


def _rows(filing_id: str, year: int, chance: random.Random, pool: int) -> Iterable[dict]:
    """A list: smelters with a low number are on most lists, those with a high one on few."""
    has_status = chance.random() < 0.8
    wanted = chance.uniform(0.2, 1.0)
    number = 0
    for metal in schema.METALS:
        for smelter in range(pool):
            if chance.random() < wanted * (1 - smelter / pool) ** 0.7:
                number += 1
                yield _row(filing_id, number, metal, smelter, year, chance, has_status)


def _row(
    filing_id: str, number: int, metal: str, smelter: int, year: int, chance: random.Random, has_status: bool
) -> dict:
    country = COUNTRIES[smelter % len(COUNTRIES)]
    method = chance.choices(METHODS, WEIGHTS)[0]
    share = 0.6 + 0.04 * (year - 2018)
    status = chance.choices(tuple(WORDS), (share, 0.1, (0.9 - share) / 2, (0.9 - share) / 2))[0]
    name = f"Invented {metal} Smelter {smelter:02d}"
    return {
        "filing_id": filing_id,
        "row_number": number,
        "metal": metal,
        "smelter_name_raw": name if method == "exact_name" else f"{name} ({method})",
        "country_raw": country,
        "country_code": country,
        "is_covered_country": None if country is None else country == "RWA",
        "status_raw": WORDS[status] if has_status else None,
        "status": status if has_status else None,
        "smelter_id": f"{'LOCAL' if method == 'unmatched' else 'INV'}-{metal}-{smelter:02d}",
        "smelter_name": f"{name} (unmatched)" if method == "unmatched" else name,
        "match_method": method,
        "match_score": SCORES.get(method, 0.0),
        "line_start": 100 + number,
        "line_end": 100 + number,
    }


def _facts(filing_id: str, chance: random.Random) -> list[dict]:
    stated: dict[str, tuple[str, float | None]] = {}
    if chance.random() < 0.6:
        rate = round(chance.uniform(0.5, 1.0), 2)
        stated["response_rate"] = (str(rate), rate)
    if chance.random() < 0.5:
        asked = chance.randint(5, 900)
        stated["suppliers_surveyed"] = (str(asked), float(asked))
    if chance.random() < 0.85:
        stated["rcoi_determination"] = (chance.choice(RCOI), None)
    if chance.random() < 0.9:
        stated["due_diligence_framework"] = ("OECD", None)
    return [
        {
            "filing_id": filing_id,
            "fact": fact,
            "value": value,
            "number": number,
            "quote": f"Invented: {value}.",
        }
        | {"line_start": 10 + place, "line_end": 10 + place}
        for place, (fact, (value, number)) in enumerate(stated.items())
    ]


def _checks(filing_id: str, rows: list[dict], chance: random.Random) -> list[dict]:
    outcome = (
        chance.choices(("agrees", "differs", "not_checkable"), (7, 2, 1))[0] if rows else "not_checkable"
    )
    stated = len(rows) + (outcome == "differs")
    return [
        {
            "filing_id": filing_id,
            "check": "smelters_identified",
            "stated": str(stated),
            "counted": str(len(rows)) if rows else None,
            "outcome": outcome,
            "detail": f"The filing states {stated} smelters and refiners; its list holds {len(rows)} rows.",
            "line_start": 12,
            "line_end": 12,
        }
    ]


def _log(filing: dict, rows: list[dict]) -> dict:
    return {
        "source_path": filing["source_path"],
        "filing_id": filing["filing_id"],
        "outcome": "read",
        "smelter_rows_seen": len(rows),
        "smelter_rows_kept": len(rows),
        "seconds": 0.0,
    }


# a few invented rows, written out in a test


def filed_by(*rows: tuple) -> pd.DataFrame:
    """Filings from (filing_id, company, cik, file number, year, date of signature)."""
    names = ["filing_id", "company", "cik", "commission_file_number", "reporting_year", "signed_date"]
    return schema.typed_frame(schema.FILINGS, [dict(zip(names, row, strict=True)) for row in rows])


def listing(filing_id: str, text: str, countries: dict[str, str] | None = None) -> pd.DataFrame:
    """The list of one filing, as in `panels.smelters_of`."""
    rows = smelters_of({2000: text}, countries)
    return rows.assign(filing_id=pd.array([filing_id] * len(rows), dtype="string"))


def fact(filing_id: str, name: str, value: str, number: float | None = None) -> dict:
    return {
        "filing_id": filing_id,
        "fact": name,
        "value": value,
        "number": number,
        "quote": value,
        "line_start": 1,
    }


def facts_of(*rows: dict) -> pd.DataFrame:
    return schema.typed_frame(schema.FACTS, rows)
