"""Bad and hostile input: every file is read, skipped or failed with a reason; nothing raises, nothing hangs."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmr_analysis import load_corpus
from cmr_analysis.extraction import extract

FILINGS = sorted((Path(__file__).parents[1] / "data" / "filings").glob("*.txt"))
PREFACE = (
    "Form SD. Conflict Minerals Report. Rule 13p-1, reporting period from January 1 to December 31, 2016.\n\n"
)


def extracted(tmp_path, content):
    path = tmp_path / "acme.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    extraction = extract(path)
    log = extraction.log
    assert log["outcome"] in ("read", "skipped", "failed")
    assert log["outcome"] == "read" or log["reason"]
    assert "internal error" not in (log["reason"] or "")
    return extraction


@pytest.mark.parametrize("filing", FILINGS, ids=lambda path: path.stem)
def test_truncated_anywhere(filing, tmp_path):
    data = filing.read_bytes()
    for size in [*range(0, 2000, 97), *range(2000, len(data), 2503)]:
        extracted(tmp_path, data[:size])


@pytest.mark.parametrize("filing", FILINGS, ids=lambda path: path.stem)
def test_mutated(filing, tmp_path):
    data, chance = bytearray(filing.read_bytes()), random.Random(filing.stem)
    for _ in range(12):
        mutant = bytearray(data)
        for _ in range(chance.choice([1, 20, 400])):
            place = chance.randrange(len(mutant))
            mutant[place : place + chance.choice([0, 1, 40])] = chance.choice(
                [b"", b"\x00", b"<td>", b"\n", b"**", b"\xff", b"9"]
            )
        extracted(tmp_path, bytes(mutant))


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from("Gold\tAlpha JAPAN|<td></tr>&;*†()CID0123456789.%\n\u00a0“”"), max_size=400
    )
)
def test_any_text(tmp_path_factory, text):
    extracted(tmp_path_factory.mktemp("any"), PREFACE + text)


@pytest.mark.parametrize(
    "content",
    [
        PREFACE + "a" * 1_000_000,
        PREFACE + "310 smelters " * 80_000,
        PREFACE + "Gold\tAlpha\tJAPAN\t" * 20_000,
        PREFACE + "<table><tr><td>" * 1_000 + "Gold",
        PREFACE + "<table>" + "<tr><td rowspan=5000>Gold<td rowspan=5000>A<td>JAPAN\n" * 500,
        PREFACE + "<div>" + "&amp;" * 100_000,
        PREFACE + "<!--" * 10_000,
        PREFACE + "<" * 100_000,
        PREFACE + "<html>" + "<td " * 10_000,
        PREFACE + "((((" * 20_000,
        "<SEC-DOCUMENT>" + "<DOCUMENT>\n<TYPE>EX-1.01\n<TEXT>\n" * 1_000,
        (PREFACE + "Métaux").encode("utf-16"),
        (PREFACE + "Métaux").encode("cp1252"),
        (PREFACE + "Gold\tA\x00B\tJAPAN").encode(),
        "\ufeff" + PREFACE,
        PREFACE.encode() + bytes(range(256)) * 40,
    ],
    ids=lambda content: repr(content[105:125]),
)
def test_hostile_files(content, tmp_path):
    extracted(tmp_path, content)


def test_an_entity_bomb_stays_text(tmp_path):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><html><body><p>&b;</p></body></html>'
    extracted(tmp_path, PREFACE + bomb)


def test_one_bad_file_does_not_stop_the_others(tmp_path):
    (tmp_path / "qualys-2016.txt").write_bytes(FILINGS[2].read_bytes())
    (tmp_path / "empty.txt").touch()
    (tmp_path / "letter.txt").write_text("Dear sir, thank you for your letter.")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    corpus = load_corpus(tmp_path)
    log = corpus.read_log.set_index("filing_id")
    assert log["outcome"].to_dict() == {
        "empty": "failed",
        "letter": "skipped",
        "picture": "failed",
        "qualys-2016": "read",
    }
    assert log.loc[["empty", "letter", "picture"], "reason"].notna().all()
    assert len(corpus.smelters) == 310
