"""`make accuracy`: rows and facts against truth labelled by hand, as tables for the README.

Filings: every row and fact of the filings at hand against tests/golden. Layouts: tables of real smelters,
printed in every layout by the renderer of the tests (invented company), read back; a row counts as right only
when metal, name, country, status and ID are all as printed. Whole filings: see whole_filings.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(Path(__file__).parent))

import pandas as pd  # noqa: E402
from layout_tables import TABLES  # noqa: E402
from test_layouts import STYLES, as_read, read  # noqa: E402
from whole_filings import FILINGS, answers, as_text  # noqa: E402

from cmr_analysis import load_corpus  # noqa: E402
from cmr_analysis.facts.facts import FACTS  # noqa: E402

RAW = ["metal", "smelter_name_raw", "country_raw", "status_raw", "smelter_id_raw"]


def golden(name: str) -> list[dict[str, str]]:
    with (ROOT / "tests" / "golden" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def score(read_items: Counter, true_items: Counter) -> dict[str, object]:
    """Counts and shares of what was read right: recall of what is printed, precision of what was read."""
    right = (read_items & true_items).total()
    return {
        "printed": true_items.total(),
        "read": read_items.total(),
        "right": right,
        "recall": f"{right / max(true_items.total(), 1):.1%}",
        "precision": f"{right / max(read_items.total(), 1):.1%}",
    }


def rows_by_filing(corpus) -> pd.DataFrame:
    scores = []
    for filing_id, rows in corpus.smelters.groupby("filing_id"):
        values = rows[["line_start", *RAW]].astype("string").fillna("").itertuples(index=False, name=None)
        true = Counter(tuple(row.values()) for row in golden(filing_id))
        scores.append({"filing": filing_id, **score(Counter(values), true)})
    return pd.DataFrame(scores)


def facts_by_fact(corpus) -> pd.DataFrame:
    keys = ["filing_id", "fact", "value"]
    read_facts = Counter(corpus.facts[keys].itertuples(index=False, name=None))
    true_facts = Counter(tuple(row[key] for key in keys) for row in golden("facts"))
    names = sorted({fact for _, fact, _ in true_facts | read_facts})
    return pd.DataFrame(
        {"fact": name, **score(_of(read_facts, name), _of(true_facts, name))} for name in names
    )


def _of(facts: Counter, name: str) -> Counter:
    return Counter({key: count for key, count in facts.items() if key[1] == name})


def rows_by_layout() -> pd.DataFrame:
    scores = []
    with tempfile.TemporaryDirectory() as folder:
        for style, draw in STYLES.items():
            read_rows, true_rows = Counter(), Counter()
            for name, table in TABLES.items():
                rendered = draw(table)
                read_rows.update((name, str(as_read(row))) for row in read(rendered, Path(folder)))
                true_rows.update((name, str(replace(row.smelter, city=""))) for row in rendered.printed)
            scores.append({"layout": style, **score(read_rows, true_rows)})
    return pd.DataFrame(scores)


def tables_of_whole_filings(corpus) -> pd.DataFrame:
    """Rows, countries of origin and checks of the whole filings."""
    scores = []
    for table in ("smelters", "origins", "checks"):
        true = [row for rows in answers(table).values() for row in rows]
        records = getattr(corpus, table).astype(object)
        records = records.where(records.notna(), None).to_dict("records")
        texts = (tuple(as_text(record, true[0]).values()) for record in records)
        scores.append({"table": table, **score(Counter(texts), Counter(tuple(row.values()) for row in true))})
    return pd.DataFrame(scores)


def facts_of_whole_filings(corpus) -> pd.DataFrame:
    keys = ["filing_id", "fact", "value"]
    read_facts = Counter(corpus.facts[keys].itertuples(index=False, name=None))
    true_facts = Counter(
        tuple(row[key] for key in keys) for rows in answers("facts").values() for row in rows
    )
    scores = [{"fact": "all", **score(read_facts, true_facts)}]
    for name in FACTS:
        scores.append({"fact": name, **score(_of(read_facts, name), _of(true_facts, name))})
    return pd.DataFrame(scores)


def as_markdown(frame: pd.DataFrame) -> str:
    lines = [frame.columns, ["---"] * len(frame.columns), *frame.astype(str).itertuples(index=False)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    shipped, whole = load_corpus(ROOT / "data" / "filings"), load_corpus(FILINGS.values())
    for title, frame in (
        ("Rows of the filings at hand", rows_by_filing(shipped)),
        ("Facts of the filings at hand", facts_by_fact(shipped)),
        ("Rows of rendered lists, by layout", rows_by_layout()),
        ("Tables of whole filings", tables_of_whole_filings(whole)),
        ("Facts of whole filings", facts_of_whole_filings(whole)),
    ):
        print(f"\n### {title}\n\n{as_markdown(frame)}")
