"""How well the resolver does against labels.csv: pairs of rows, stage by stage.

A pair is two of the labelled rows. Right: of the pairs said to be one smelter, the share that the labels
call one. Found: of the pairs that the labels call one, the share said to be. Run: python evaluate.py
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from cmr_analysis.harmonize import country_code
from cmr_analysis.lists.tables import read_smelters
from cmr_analysis.reading import read_document
from cmr_analysis.smelters.identity import Match, Mention, own_id, resolve
from cmr_analysis.smelters.names import name_keys
from cmr_analysis.smelters.registry import load_registry
from cmr_analysis.vocabulary import project_root

HERE = Path(__file__).resolve().parent
STAGES = ("printed_id", "exact_name", "normalized_name", "alias", "lineage", "fuzzy")
QUALYS = ("qualys-2014", "qualys-2016", "qualys-2022")


def pairs(keys: Sequence[str]) -> int:
    """How many pairs of rows share a key."""
    return sum(count * (count - 1) // 2 for count in Counter(keys).values())


def pairwise(said: Sequence[str], true: Sequence[str]) -> tuple[float, float, int, int, int]:
    """(right, found, pairs said, pairs true, pairs both)."""
    both = pairs([f"{one}|{other}" for one, other in zip(said, true, strict=True)])
    n_said, n_true = pairs(said), pairs(true)
    return both / n_said, both / n_true, n_said, n_true, both


def up_to(stage: str, mentions: Sequence[Mention], matches: Sequence[Match]) -> list[str]:
    """Each row's smelter when the stages after `stage` are switched off.

    A row that they recognized then stands for its name: as printed up to the exact name, normalized after it.
    """
    allowed = STAGES[: STAGES.index(stage) + 1]
    as_printed = stage in ("printed_id", "exact_name")
    return [
        match.smelter_id
        if match.match_method in allowed
        else f"{mention.metal}:{mention.name}"
        if as_printed
        else own_id(mention)
        for mention, match in zip(mentions, matches, strict=True)
    ]


def in_all_lists(rows: Iterable[dict], keys: Iterable[str]) -> int:
    """How many keys stand in all three Qualys lists."""
    lists = defaultdict(set)
    for row, key in zip(rows, keys, strict=True):
        lists[row["filing_id"]].add(key)
    return len(set.intersection(*(lists[filing] for filing in QUALYS)))


def labelled_rows(filings: Path | None = None) -> list[dict]:
    """The labels, each with the country and the ID that its row prints, read from the filing.

    Raises ValueError where a label's line or name is not what the filing's row says.
    """
    folder = filings or (project_root() or HERE) / "data" / "filings"
    with (HERE / "identity_labels.csv").open(encoding="utf-8", newline="") as file:
        labels = list(csv.DictReader(file))
    printed = {
        filing_id: read_smelters(read_document(folder / f"{filing_id}.txt")).rows
        for filing_id in dict.fromkeys(label["filing_id"] for label in labels)
    }
    for label in labels:
        row = printed[label["filing_id"]][int(label["row_number"]) - 1]
        if (row.line_start, row.smelter_name_raw) != (int(label["line"]), label["name"]):
            raise ValueError(f"label {label} is not the filing's row {row}")
        label["country_code"] = country_code(row.country_raw)
        label["printed_id"] = row.smelter_id_raw
    return labels


def wrong_pairs(rows: Sequence[dict], said: Sequence[str], true: Sequence[str]) -> list[tuple[str, str, str]]:
    """(kind, one row's name, other row's name) of every pair said wrongly or missed, once a pair of names."""
    found = set()
    by_key = defaultdict(set)
    for row, one, other in zip(rows, said, true, strict=True):
        by_key["wrongly joined", one].add((row["name"], row["metal"], one, other))
        by_key["missed", other].add((row["name"], row["metal"], one, other))
    for (kind, _), members in by_key.items():
        for a in members:
            for b in members:
                if a < b and (a[2] != b[2] if kind == "missed" else a[3] != b[3]):
                    found.add((kind, f"{a[1]}: {a[0]}", b[0]))
    return sorted(found)


def main() -> None:
    rows = labelled_rows()
    registry = load_registry()
    mentions = [Mention(row["metal"], row["name"], row["country_code"], row["printed_id"]) for row in rows]
    matches = resolve(mentions, registry)
    true = [row["facility"] for row in rows]
    sure = [index for index, row in enumerate(rows) if not row["note"].startswith("unsure")]
    print("methods", dict(Counter(match.match_method for match in matches)))
    print(f"{'up to stage':18}{'right':>9}{'found':>9}{'said':>7}{'true':>7}{'both':>7}{'in all three':>14}")
    for stage in STAGES:
        said = up_to(stage, mentions, matches)
        right, share, *counts = pairwise(said, true)
        print(
            f"{stage:18}{right:9.4%}{share:9.4%}"
            + "".join(f"{n:7}" for n in counts)
            + f"{in_all_lists(rows, said):14}"
        )
    said = [match.smelter_id for match in matches]
    right, share, *counts = pairwise([said[i] for i in sure], [true[i] for i in sure])
    print(f"{'sure labels only':18}{right:9.4%}{share:9.4%}" + "".join(f"{n:7}" for n in counts))
    normalized = [f"{row['metal']}:{name_keys(row['name'], row['metal']).core}" for row in rows]
    raw = [f"{row['metal']}:{row['name']}" for row in rows]
    print(
        "in all three Qualys lists: raw",
        in_all_lists(rows, raw),
        "normalized",
        in_all_lists(rows, normalized),
        "resolver",
        in_all_lists(rows, said),
        "labels",
        in_all_lists(rows, true),
    )
    for wrong in wrong_pairs(rows, said, true):
        print(*wrong, sep=" | ")


if __name__ == "__main__":
    main()
