"""What a person is asked about identity, in which order, and how a decision is kept."""

from __future__ import annotations

import pytest

from cmr_analysis.errors import CmrError
from cmr_analysis.smelters.identity import Mention, resolve
from cmr_analysis.smelters.registry import load_registry
from cmr_analysis.smelters.registry_tables import Judgement, read_judgements
from cmr_analysis.smelters.review import REASONS, explain, record_judgement, review_queue

REGISTRY = load_registry()
ROWS = [
    (Mention("Gold", "Argor-Heraeus S.A.", "CHE"), ("a", 1)),
    (Mention("Tin", "Malaysia Smeltng Corporation", "MYS"), ("a", 2)),
    (Mention("Tin", "Malaysia Smelting Corporation (MSC)", "MYS"), ("b", 7)),
    (Mention("Gold", "Torecom", "JPN"), ("a", 3)),
    (Mention("Gold", "Valcambi S.A.", "CHE", "CID000077"), ("a", 4)),
    (Mention("Tungsten", "Fujian Xinlo Tungsten", "CHN"), ("a", 5)),
    (Mention("Tin", "PT Bangka Kudai Tin", "IDN"), ("a", 6)),
    (Mention("Tin", "A name like no other", "PER"), ("a", 8)),
    (Mention("Tin", "PT Tambang Timah", "IDN"), ("a", 9)),
]


def judged(left, right, judgement, why="letter of the company, 2 March 2026"):
    return Judgement(left, right, judgement, "a researcher", "2026-03-02", why, "letter")


def test_the_queue_names_what_is_unsure_worst_first():
    queue = review_queue(ROWS, REGISTRY)
    assert [(item.reason, item.name, item.candidate_id) for item in queue] == [
        (REASONS[0], "Valcambi S.A.", "CID002003"),
        (REASONS[1], "Torecom", "CID001955"),
        (REASONS[2], "Fujian Xinlo Tungsten", "CID003609"),
        (REASONS[3], "PT Tambang Timah", "CID001477"),
        (REASONS[4], "Malaysia Smeltng Corporation", "CID001105"),
    ]


def test_both_rows_are_shown_with_filing_and_line():
    item = review_queue(ROWS, REGISTRY)[-1]
    assert item.places == (("a", 2),)
    assert item.candidate_places == (("b", 7),)


def test_the_order_of_rows_does_not_change_the_queue():
    assert review_queue(ROWS[::-1], REGISTRY) == review_queue(ROWS, REGISTRY)


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_a_decision_is_kept_and_not_asked_for_again(tmp_path, verdict):
    item = next(each for each in review_queue(ROWS, REGISTRY) if each.name.startswith("Fujian"))
    decisions = tmp_path / "mine" / "judgements.csv"
    assert record_judgement(decisions, REGISTRY, judged(*item.parties, verdict))
    again = load_registry(user_judgements=decisions)
    assert item.name not in [each.name for each in review_queue(ROWS, again)]
    match = resolve([Mention("Tungsten", "Fujian Xinlo Tungsten", "CHN")], again)[0]
    assert (match.smelter_id == item.candidate_id) is (verdict == "same")


def test_the_same_decision_twice_is_written_once(tmp_path):
    decision = judged("Tin|PT Nova", "CID001402", "same")
    assert record_judgement(tmp_path / "judgements.csv", REGISTRY, decision)
    assert not record_judgement(
        tmp_path / "judgements.csv", REGISTRY, judged("CID001402", "Tin|PT NOVA", "same")
    )
    assert read_judgements(tmp_path / "judgements.csv") == [decision]


def test_unsure_may_become_sure_and_sure_may_not_turn(tmp_path):
    path = tmp_path / "judgements.csv"
    record_judgement(path, REGISTRY, judged("Tin|PT Nova", "CID001402", "unsure"))
    record_judgement(path, REGISTRY, judged("Tin|PT Nova", "CID001402", "same"))
    before = path.read_bytes()
    with pytest.raises(CmrError, match="(?s)earlier same: Tin.PT Nova / CID001402.*now     different"):
        record_judgement(
            path, REGISTRY, judged("Tin|PT Nova", "PT Babel Inti Perkasa".join(["Tin|", ""]), "different")
        )
    assert path.read_bytes() == before


REFUSED = [  # (left, right, judgement, why, message)
    ("Tin|A", "Tin|B", "perhaps", "a reason", "none of same, different, unsure"),
    ("Tin|A", "Tin|B", "same", "  ", "say why"),
    ("Tin|PT Babel Inti Perkasa", "CID001402", "same", "a reason", "one and the same"),
    ("CID001402", "CID001468", "same", "a reason", "two smelter IDs"),
    ("Tin|PT Bangka Tin Industry", "Tin|PT Bangka Prima Tin", "same", "a reason", "two smelter IDs"),
]


@pytest.mark.parametrize(("left", "right", "judgement", "why", "message"), REFUSED)
def test_decisions_that_cannot_be_meant(tmp_path, left, right, judgement, why, message):
    with pytest.raises(CmrError, match=message):
        record_judgement(tmp_path / "judgements.csv", REGISTRY, judged(left, right, judgement, why))
    assert not (tmp_path / "judgements.csv").exists()


def test_two_unknown_names_judged_the_same_are_one_smelter(tmp_path):
    path = tmp_path / "judgements.csv"
    record_judgement(path, REGISTRY, judged("Tin|Nova Tin Ltd", "Tin|Supernova Metals", "same"))
    registry = load_registry(user_judgements=path)
    rows = [Mention("Tin", "Nova Tin Limited", "CHN"), Mention("Tin", "Supernova Metals", "CHN")]
    assert len({match.smelter_id for match in resolve(rows, registry)}) == 1


def test_a_person_may_take_back_an_alias(tmp_path):
    path = tmp_path / "judgements.csv"
    record_judgement(path, REGISTRY, judged("Tin|PT Premium Tin Indonesia", "CID000313", "different"))
    registry = load_registry(user_judgements=path)
    match = resolve([Mention("Tin", "PT Premium Tin Indonesia", "IDN")], registry)[0]
    assert match.match_method == "unmatched"


def test_explain_shows_every_stage_and_the_judgements():
    steps, match = explain(Mention("Tantalum", "H.C. Starck Ltd.", "JPN"), REGISTRY)
    by_stage = {step.stage: step for step in steps}
    assert match.smelter_id == "CID002549"
    assert by_stage["printed_id"].compared == "not printed"
    assert by_stage["exact"].found == ("CID002549 (exact_name)",)
    assert by_stage["core"].compared == "hc starck" and len(by_stage["core"].found) == 3
    assert by_stage["judgement"].found == ("different",)
