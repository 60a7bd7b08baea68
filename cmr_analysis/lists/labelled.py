"""Records of labels and values, back to rows: "Smelter: Japan Mint", "Metal: Gold", "Country: Japan"."""

from __future__ import annotations

from collections import Counter

from .cells import HEADING, classify
from .records import Placed, Record

_FEWEST = 4
_MOST = 0.5
_ROLES = frozenset(("name", "metal", "country", "status", "id"))
_LONGEST_LABEL = 60


def labels_apart(records: list[Record]) -> list[Record]:
    """A heading of the labels and a row a record; the records as they are where these are no labels and values."""
    if not any(_may_be_labelled(record) for record in records):
        return records
    pairs = [_label_and_value(record) for record in records]
    labels = Counter(label.cell.text.lower() for label, _ in filter(None, pairs))
    if sum(labels.values()) < max(_FEWEST, _MOST * len(records)) or not _heads_smelters(labels):
        return records
    return _rows(records, pairs, list(labels))


def _may_be_labelled(record: Record) -> bool:
    return record[0].cell.kind == HEADING if len(record) == 2 else ":" in record[0].cell.text


def _label_and_value(record: Record) -> tuple[Placed, Placed] | None:
    """The label and the value of one line or of a row of two cells."""
    first = record[0]
    if len(record) == 2 and first.cell.kind == HEADING and first.cell.value in _ROLES:
        return first, record[1]
    text, _, value = first.cell.text.partition(":")
    label = classify(text.strip()) if len(record) == 1 and len(text) < _LONGEST_LABEL else None
    if label is None or label.kind != HEADING or label.value not in _ROLES or not value.strip():
        return None
    return first._replace(cell=label), first._replace(cell=classify(value.strip()))


def _heads_smelters(labels: Counter[str]) -> bool:
    """Each label stands again and again, and one of them is the smelter's name."""
    roles = {classify(label).value for label in labels}
    return "name" in roles and len(roles) > 1 and min(labels.values()) > 1


def _rows(
    records: list[Record], pairs: list[tuple[Placed, Placed] | None], labels: list[str]
) -> list[Record]:
    """The first label begins a row; the first row of labels is the heading."""
    heading = {label.cell.text.lower(): label for label, _ in reversed(list(filter(None, pairs)))}
    rows: list[Record] = [[heading[label].at(column) for column, label in enumerate(labels)]]
    taken: set[str] = set()
    for record, pair in zip(records, pairs, strict=True):
        if pair is None:
            rows.append(record)
            taken = set(labels)
            continue
        label, value = pair
        words = label.cell.text.lower()
        if words in taken or len(rows) == 1:
            rows.append([])
            taken = set()
        taken.add(words)
        rows[-1].append(value._replace(column=labels.index(words), in_row=True))
    return rows
