"""Real smelter names in random tables come back exactly: any order of columns, any style, page and length."""

from pathlib import Path
from random import Random

import pytest
from layout_tables import LEGEND, MARKS, WORDED
from rendering import Smelter, Table
from test_layouts import LABELS, STYLES, check

CALIX = Path(__file__).parents[1] / "data" / "filings" / "calix-2017.txt"
METALS = ["Gold", "Tantalum", "Tin", "Tungsten"]
STATUSES = ["Conformant", "Conformant", "Active", "Non-Conformant"]
# Left to the tables of test_layouts.py: cells broken over lines, headings broken into words.
PLAIN_STYLES = [style for style in STYLES if "wrapped" not in style and "broken heading" not in style]
SEEDS = 400


def printed_rows() -> list[list[str]]:
    """Metal, name, country and ID of the 331 rows that calix-2017 prints."""
    lines = CALIX.read_text(encoding="utf-8").splitlines()
    return [row for row in (line.split("\t") for line in lines) if row[0] in METALS and len(row) == 4]


ROWS = printed_rows()


def some_smelters(random: Random) -> list[Smelter]:
    """Some of the rows, metal by metal in an order of its own, with a status each and here and there no ID."""
    order = random.sample(METALS, 4)
    rows = [ROWS[index] for index in sorted(random.sample(range(len(ROWS)), random.choice([6, 12, 30, 80])))]
    without = random.choice([0.0, 0.0, 0.1])
    return [
        Smelter(*row[:3], random.choice(STATUSES), row[3] if random.random() >= without else None)
        for row in sorted(rows, key=lambda row: order.index(row[0]))
    ]


def some_table(random: Random) -> Table:
    smelters = some_smelters(random)
    beside = {"cid", *random.sample(["country", "status"], random.randint(0, 2))}
    if random.random() < 0.4:
        beside = {"country", *random.sample(["status"], random.randint(0, 1))}
    if any(smelter.cid is None for smelter in smelters):
        beside |= {"country"}
    has_marks = "status" not in beside and random.random() < 0.3
    is_over_rows = random.random() < 0.4
    columns = ["name", *([] if is_over_rows else ["metal"]), *sorted(beside)]
    random.shuffle(columns)
    return Table(
        tuple(smelters),
        tuple(columns),
        labels=random.choice([{}, *LABELS.values()]),
        metal=random.choice(["{metal}", "{metal}", "{metal} ({symbol})"]),
        groups=("metal",) if is_over_rows else (),
        group_wording=random.choice([{}, WORDED]),
        page=random.choice([0, 9, 25]),
        repeat_header=random.random() < 0.6,
        marks=MARKS if has_marks else {},
        after=LEGEND if has_marks else (),
        title=random.choice(["", "", "List of Smelters and Refiners"]),
    )


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_random_table_of_real_rows_reads_back_exactly(seed, tmp_path):
    random = Random(seed)
    table = some_table(random)
    check(STYLES[random.choice(PLAIN_STYLES)](table), tmp_path)
