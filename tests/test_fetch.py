"""Fetching: what is taken, refused, asked again and recorded, against a server on this machine that acts as EDGAR."""

import hashlib
import itertools
import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime

import pytest
from edgar_server import HEADING, EdgarServer, Filing, Mishap

from cmr_analysis import load_corpus
from cmr_analysis.errors import SelectionError
from cmr_analysis.fetching import edgar
from cmr_analysis.fetching.fetch import fetch_filings, list_filings
from cmr_analysis.fetching.manifest import NAME, ManifestError, read_manifest, sole_writer
from cmr_analysis.fetching.polite import Client, IdentityError, checked_identity

ME = "Ada Lovelace ada@example.org"
QUALYS = Filing("QUALYS, INC.", 1107843, "0001193125-23-157913")
CALIX = Filing("CALIX, INC", 1406666, "0001193125-23-150001", date="2023-05-26")
AMENDED = Filing("CALIX, INC", 1406666, "0001193125-23-170002", date="2023-07-03", form="SD/A")
OIL = Filing("DEEP OIL CORP", 34088, "0000034088-23-000045", date="2023-09-22", rule="13q-1")
ALL = [QUALYS, CALIX, AMENDED, OIL]


@pytest.fixture
def server():
    with EdgarServer(list(ALL)) as running:
        yield running


@pytest.fixture
def client(server):
    """A client in a hurry: no pace to keep, back-off in milliseconds, four attempts."""
    with Client(ME, server.base, requests_per_second=10_000, attempts=4, first_delay=0.01) as polite:
        yield polite


@pytest.fixture
def fetched(server, tmp_path):
    """Fetch the filings of 2023 into a folder, as often as it is called, each time with a client of its own."""

    def fetch(**options):
        with Client(ME, server.base, requests_per_second=10_000, attempts=4, first_delay=0.01) as polite:
            entries = list_filings(polite, [2023]).entries
            return fetch_filings(polite, entries, tmp_path / "store", **options)

    fetch.store = tmp_path / "store"
    return fetch


def row(form="SD", company="ACME CORP", cik="12345", filed="2023-05-31", path=None):
    path = path or f"edgar/data/{cik}/0000012345-23-000001.txt"
    return f"{form:<12}{company:<62}{cik:<12}{filed:<12}{path}\n"


# -- the index


READ_ROWS = [
    (row(), ("SD", "ACME CORP", "0000012345", "2023-05-31")),
    (row("SD/A"), ("SD/A", "ACME CORP", "0000012345", "2023-05-31")),
    # Runs of spaces inside a name are one space; numbers at a name's end are the name's.
    (row(company="ACME    HOLDINGS   CORP"), ("SD", "ACME HOLDINGS CORP", "0000012345", "2023-05-31")),
    (row(company="AREA 51 2000"), ("SD", "AREA 51 2000", "0000012345", "2023-05-31")),
    # A name so long that it pushes the columns to the right.
    (row(company="A" * 75), None),
    (row(company="A" * 75 + " "), ("SD", "A" * 75, "0000012345", "2023-05-31")),
    # Other widths of the first column, dates without hyphens: both were met in EDGAR's indexes.
    (row(form="SD" + " " * 15), ("SD", "ACME CORP", "0000012345", "2023-05-31")),
    (row(filed="20230531"), ("SD", "ACME CORP", "0000012345", "2023-05-31")),
    # Not read: no such day, no company, a path that leads elsewhere.
    (row(filed="2023-02-31"), None),
    (row(company=""), None),
    (row(path="edgar/data/../../etc/passwd.txt"), None),
    (row(path="https://elsewhere.example/0000012345-23-000001.txt"), None),
]


@pytest.mark.parametrize(("line", "expected"), READ_ROWS)
def test_a_row_of_the_index_is_read_by_what_its_cells_are(line, expected):
    entries, odd = edgar.read_index(HEADING.format(year=2023) + row("10-K") + line + row("X-17A-5"))
    found = [(each.form, each.company, each.cik, each.filed_date) for each in entries]
    assert found == ([expected] if expected else [])
    assert [each.line for each in odd] == ([] if expected else [12])


def test_only_forms_sd_and_sd_a_are_taken():
    forms = ["10-K", "SC 13D/A", "SD", "SD-X", "SDA", "SD/A", "DEF 14A"]
    entries, odd = edgar.read_index(HEADING.format(year=2023) + "".join(map(row, forms)))
    assert ([entry.form for entry in entries], odd) == (["SD", "SD/A"], [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<html>SEC.gov is down</html>\n", "no heading"),
        (HEADING.format(year=2023) + row() + row()[:50], "cut off"),
        (HEADING.format(year=2023) + row().rstrip(), "cut off"),
    ],
)
def test_a_text_that_is_no_whole_index_is_refused(text, said):
    with pytest.raises(edgar.IncompleteIndexError, match=said):
        edgar.read_index(text)


def test_an_index_without_rows_is_an_empty_quarter():
    assert edgar.read_index(HEADING.format(year=2023)) == ([], [])


def test_a_filing_of_several_companies_is_one_entry():
    entries, _ = edgar.read_index(
        HEADING.format(year=2023)
        + row(company="PARENT", cik="1", path="edgar/data/1/0000000001-23-000001.txt")
        + row(company="CHILD", cik="2", path="edgar/data/2/0000000001-23-000001.txt")
    )
    (entry,) = edgar.one_each(entries)
    assert (entry.cik, entry.co_registrants) == ("0000000001", ("0000000002 CHILD",))
    assert edgar.of_companies([entry], ["child"]) == [entry]


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2023, 3, 31), "2023 QTR1"),
        (date(2023, 4, 1), "2023 QTR2"),
        (date(2025, 1, 1), "2023 QTR4"),
    ],
)
def test_quarters_that_have_not_begun_are_not_asked_for(today, last):
    assert str(edgar.quarters_begun([2023, 2022], today)[-1]) == last


# -- which companies


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ([], ALL),
        (["Qualys"], [QUALYS]),
        (["calix inc"], [CALIX, AMENDED]),
        (["1406666"], [CALIX, AMENDED]),
        (["0001406666", "QUALYS, INC."], [QUALYS, CALIX, AMENDED]),
    ],
)
def test_companies_are_chosen_by_cik_or_name(client, wanted, expected):
    found = list_filings(client, [2023], wanted).entries
    assert {entry.accession_number for entry in found} == {filing.accession for filing in expected}


def test_a_company_that_changed_its_name_is_found_under_both(server, client):
    server.filings.append(Filing("QUALYS HOLDINGS", 1107843, "0001193125-22-000001", date="2022-05-31"))
    found = list_filings(client, [2022, 2023], ["Qualys Holdings"]).entries
    assert [entry.company for entry in found] == ["QUALYS HOLDINGS", "QUALYS, INC."]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("Qalys", "no Form SD of it was filed in these years; there are: 'QUALYS, INC.'"),
        ("99", "no Form SD of this CIK was filed"),
        ("", "no Form SD of it was filed"),
        ("Deep", r"fits several: 'DEEP OIL CORP' \(CIK 34088\), 'DEEP SEA CORP' \(CIK 34099\)"),
    ],
)
def test_a_company_that_is_not_there_is_told_with_what_is(server, client, wanted, said):
    server.filings.append(Filing("DEEP SEA CORP", 34099, "0000034099-23-000001"))
    with pytest.raises(SelectionError, match=said):
        list_filings(client, [2023], [wanted])


# -- who asks, and how fast


@pytest.mark.parametrize(
    ("identity", "sent"),
    [
        (ME, ME),
        ("  Ada   Lovelace\tada@example.org ", ME),
        ("ada@example.org Ada Lovelace", "ada@example.org Ada Lovelace"),
        ("Ada Lovelace <ada@example.org>", "Ada Lovelace <ada@example.org>"),
        ("José Peña jose@example.org", "Jose Pena jose@example.org"),
        ("", None),
        ("Ada Lovelace", None),
        ("ada@example.org", None),
        ("Name email", None),
        ("Ada Lovelace ada@example", None),
        ("Ada Lovelace ada@@example.org", None),
        ("Ada Lovelace a@example.org b@example.org", None),
        ("Ada\nEvil-Header: 1 ada@example.org", "Ada Evil-Header: 1 ada@example.org"),
        ("李白 li@example.org", None),
    ],
)
def test_an_identity_is_a_name_and_an_email_address(identity, sent):
    if sent:
        assert checked_identity(identity) == sent
    else:
        with pytest.raises(IdentityError):
            checked_identity(identity)


def test_no_more_than_ten_requests_arrive_in_any_second(tmp_path):
    filings = [QUALYS._replace(accession=f"0001193125-23-{n:06d}") for n in range(20)]
    with EdgarServer(filings) as server, Client(ME, server.base) as client:
        done = fetch_filings(client, list_filings(client, [2023]).entries, tmp_path)
        times = sorted(request.at for request in server.requests)
    assert done.counts == {"fetched": 20}
    assert len(times) == 24
    assert times[-1] - times[0] >= 2.3
    # A busy machine delivers some requests late and so nearer to the next ones: 0.85 instead of 1 second.
    assert all(later - first >= 0.85 for first, later in zip(times, times[10:], strict=False))


def test_who_is_too_fast_is_refused_waits_and_finishes(tmp_path):
    filings = [QUALYS._replace(accession=f"0001193125-23-{n:06d}") for n in range(16)]
    with EdgarServer(filings) as server:
        server.enforces_pace = True
        with Client(ME, server.base, requests_per_second=200, first_delay=0.6) as client:
            done = fetch_filings(client, list_filings(client, [2023]).entries, tmp_path)
        assert 403 in server.asked_for("edgar/data")
    assert done.counts == {"fetched": 16}


def test_a_request_without_identity_is_refused_by_the_server_as_by_edgar(server, tmp_path):
    client = Client(ME, server.base, requests_per_second=10_000, attempts=3, first_delay=0.01)
    client._http.headers["User-Agent"] = "python-httpx"
    with client, pytest.raises(Exception, match=r"answer 403; wait ten minutes, check --identity"):
        list_filings(client, [2023])
    assert server.asked_for("form.idx") == [403, 403, 403]


# -- what is fetched


def test_each_filing_is_a_file_and_a_row_of_the_manifest(server, fetched):
    done = fetched()
    assert (done.counts, done.problems) == ({"fetched": 4}, [])
    records = read_manifest(fetched.store)
    assert list(records) == [f.accession for f in sorted(ALL, key=lambda f: f.date)]
    record = records[AMENDED.accession]
    body = (fetched.store / f"{AMENDED.accession}.txt").read_bytes()
    assert body == AMENDED.body
    assert record.sha256 == hashlib.sha256(body).hexdigest() and record.bytes == len(body)
    assert (record.form, record.company, record.cik) == ("SD/A", "CALIX, INC", "0001406666")
    assert (record.filed_date, record.file) == ("2023-07-03", f"{AMENDED.accession}.txt")
    assert record.url == f"{server.base}/Archives/{AMENDED.path}"


def test_a_second_run_asks_for_no_filing(server, fetched):
    fetched()
    before = len(server.asked_for("edgar/data"))
    assert fetched().counts == {"here": 4}
    assert len(server.asked_for("edgar/data")) == before == 4


def test_rule_13q_1_is_recorded_and_skipped_by_the_reader(server, fetched):
    text = "FORM SD\n\nDisclosure of payments by resource extraction issuers under Rule 13q-1."
    server.filings.append(OIL._replace(accession="0000034088-23-000046", rule=None, text=text))
    fetched()
    rules = {number: record.rule for number, record in read_manifest(fetched.store).items()}
    assert rules == {
        QUALYS.accession: "13p-1",
        CALIX.accession: "13p-1",
        AMENDED.accession: "13p-1",
        OIL.accession: "13q-1",
        "0000034088-23-000046": "13q-1",
    }
    log = load_corpus(fetched.store).read_log.set_index("filing_id")
    assert log.loc[log["outcome"] == "skipped"].index.to_list() == [
        "0000034088-23-000045",
        "0000034088-23-000046",
    ]
    assert log.loc[OIL.accession, "reason"].endswith("not under Rule 13p-1")


# -- mishaps that pass


def cut(filing):
    return filing.body[: len(filing.body) * 2 // 3]


PASSING = {
    "429 with seconds": Mishap(429, {"Retry-After": "0"}),
    "429 without": Mishap(429),
    "403": Mishap(403),
    "503": Mishap(503),
    "500": Mishap(500),
    "body shorter than announced": Mishap(sent=200),
    "body without its end": Mishap(body=cut(QUALYS)),
    "no body": Mishap(body=b""),
    "a page instead": Mishap(body=b"<html>Down for maintenance</html>"),
    "another filing": Mishap(body=CALIX.body),
    "a document lost": Mishap(body=QUALYS.body.replace(b"<DOCUMENT>", b"").replace(b"</DOCUMENT>", b"")),
    "slow": Mishap(wait=0.3),
}


@pytest.mark.parametrize("mishap", PASSING.values(), ids=PASSING)
def test_what_passes_is_waited_for(server, fetched, mishap):
    server.mishaps[f"/Archives/{QUALYS.path}"] = [mishap]
    assert fetched().counts == {"fetched": 4}
    assert (fetched.store / f"{QUALYS.accession}.txt").read_bytes() == QUALYS.body
    assert len(server.asked_for(QUALYS.path)) == (1 if mishap.wait else 2)


@pytest.mark.parametrize(
    "mishap", [Mishap(503), Mishap(sent=300), Mishap(body=HEADING.encode()[:-90])], ids=str
)
def test_an_index_is_asked_for_again_too(server, client, mishap):
    server.mishaps["/Archives/edgar/full-index/2023/QTR2/form.idx"] = [mishap]
    listing = list_filings(client, [2023])
    assert (len(listing.entries), listing.problems) == (4, [])


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_retry_after_is_waited_for_by_all_requests(server, fetched, form):
    until = format_datetime(datetime.now(UTC) + timedelta(seconds=2.9), usegmt=True)
    mishap = Mishap(429, {"Retry-After": "1" if form == "seconds" else until})
    server.mishaps[f"/Archives/{CALIX.path}"] = [mishap]
    assert fetched().counts == {"fetched": 4}
    refused = next(request for request in server.requests if request.status == 429)
    later = [request.at - refused.at for request in server.requests if request.at > refused.at + 0.5]
    assert later and min(later) >= 0.98


def test_back_off_doubles(server):
    server.mishaps[f"/Archives/{QUALYS.path}"] = [Mishap(503)] * 4
    with Client(ME, server.base, requests_per_second=10_000, first_delay=0.1) as client:
        client.get(f"Archives/{QUALYS.path}")
    times = [request.at for request in server.requests]
    waits = [later - first for first, later in itertools.pairwise(times)]
    expected = [0.1, 0.2, 0.4, 0.8]
    assert all(least <= wait + 0.01 < least + 0.5 for least, wait in zip(expected, waits, strict=True))


# -- mishaps that stay


LASTING = {
    "503": (Mishap(503), "given up after 4 attempts: answer 503"),
    "cut": (Mishap(body=cut(QUALYS)), "the body is cut off: it does not end with </SEC-DOCUMENT>"),
    "short": (Mishap(sent=200), "RemoteProtocolError"),
    "other": (Mishap(body=CALIX.body), f"the body is another filing: its header names {CALIX.accession}"),
}


@pytest.mark.parametrize(("mishap", "said"), LASTING.values(), ids=LASTING)
def test_what_does_not_pass_is_named_and_the_rest_is_fetched(server, fetched, mishap, said):
    server.mishaps[f"/Archives/{QUALYS.path}"] = [mishap] * 4
    done = fetched()
    assert done.counts == {"fetched": 3, "failed": 1}
    assert said in done.problems[0] and QUALYS.accession in done.problems[0]
    assert not (fetched.store / f"{QUALYS.accession}.txt").exists()
    assert read_manifest(fetched.store)[QUALYS.accession].status == "failed"
    assert fetched().counts == {"here": 3, "fetched": 1}
    assert read_manifest(fetched.store)[QUALYS.accession].status == "fetched"


def test_a_filing_that_is_gone_is_recorded(server, fetched):
    server.gone.add(CALIX.accession)
    done = fetched()
    assert done.counts == {"fetched": 3, "gone": 1}
    assert server.asked_for(CALIX.path) == [404]
    record = read_manifest(fetched.store)[CALIX.accession]
    assert (record.status, record.sha256, record.file) == ("gone", None, None)
    assert "404" in record.reason


def test_edgars_own_miscount_is_taken_when_it_comes_twice_the_same(server, fetched):
    wrong = QUALYS.body.replace(b"COUNT:\t\t1", b"COUNT:\t\t2")
    server.mishaps[f"/Archives/{QUALYS.path}"] = [Mishap(body=wrong)] * 2
    assert fetched().counts == {"fetched": 4}
    record = read_manifest(fetched.store)[QUALYS.accession]
    assert record.reason == "damaged: its header states 2 documents, it holds 1 (sent twice the same)"


@pytest.mark.parametrize("status", [403, 429])
def test_a_server_that_goes_on_refusing_is_left_alone(server, fetched, status):
    for filing in ALL:
        server.mishaps[f"/Archives/{filing.path}"] = [Mishap(status)] * 99
    done = fetched()
    assert done.counts["left"] == 4
    assert f"answer {status}; wait ten minutes" in done.problems[-1]
    assert len(server.asked_for("edgar/data")) <= 4 * 4


def test_a_wait_that_is_too_long_ends_the_run(server, fetched):
    server.mishaps[f"/Archives/{QUALYS.path}"] = [Mishap(429, {"Retry-After": "86400"})]
    assert "the server asks to wait 86400 seconds" in fetched().problems[-1]
    assert server.asked_for(QUALYS.path) == [429]


def test_a_server_that_is_down_is_not_asked_for_every_filing(server, fetched):
    server.filings += [QUALYS._replace(accession=f"0001193125-23-{n:06d}") for n in range(50)]
    for filing in server.filings:
        server.mishaps[f"/Archives/{filing.path}"] = [Mishap(503)] * 99
    done = fetched()
    assert "nothing else was answered either" in done.problems[-1]
    assert len(server.asked_for("edgar/data")) < 40


def test_an_odd_row_is_named_and_the_rest_is_listed(server, client):
    server.odd_rows.append("SD          BROKEN ROW CO   12  yesterday  edgar/data/12/x.txt\n")
    listing = list_filings(client, [2023])
    assert len(listing.entries) == 4
    assert len(listing.problems) == 4  # it stands in each of the four quarters
    assert "form.idx:" in listing.problems[0] and "BROKEN ROW CO" in listing.problems[0]


def test_a_quarter_that_is_not_there_yet_is_told_and_is_no_failure(server, client):
    server.quarters.remove("2023/QTR3")
    listing = list_filings(client, [2023], today=date(2023, 7, 1))
    assert [note.split(":")[0] for note in listing.notes] == [
        "later quarters have not begun on 2023-07-01",
        "2023 QTR3",
    ]
    assert (len(listing.entries), listing.problems) == (2, [])
    assert server.asked_for("QTR3") == [404] and server.asked_for("QTR4") == []


def test_no_index_at_all_is_a_problem(server, client):
    server.quarters.clear()
    assert "is the address right?" in list_filings(client, [2023]).problems[0]


def test_one_filing_that_is_refused_does_not_stop_the_others(server, fetched):
    server.filings += [QUALYS._replace(accession=f"0001193125-23-{n:06d}") for n in range(30)]
    server.mishaps[f"/Archives/{CALIX.path}"] = [Mishap(403)] * 4
    done = fetched()
    assert done.counts == {"fetched": 33, "failed": 1}
    assert "answer 403" in done.problems[0]


# -- changed files and bodies


def test_an_altered_or_missing_file_is_fetched_again(server, fetched):
    fetched()
    (fetched.store / f"{QUALYS.accession}.txt").write_bytes(QUALYS.body.replace(b"QUALYS", b"QUALMS"))
    (fetched.store / f"{CALIX.accession}.txt").unlink()
    assert fetched().counts == {"here": 2, "fetched": 2}
    assert (fetched.store / f"{QUALYS.accession}.txt").read_bytes() == QUALYS.body


def test_a_body_that_is_not_the_recorded_one_is_refused_and_asked_for_again(server, fetched):
    fetched()
    (fetched.store / f"{QUALYS.accession}.txt").unlink()
    changed = QUALYS.body.replace(b"disclosure", b"DISCLOSURE")
    server.mishaps[f"/Archives/{QUALYS.path}"] = [Mishap(body=changed)]
    assert fetched().counts == {"here": 3, "fetched": 1}
    assert (fetched.store / f"{QUALYS.accession}.txt").read_bytes() == QUALYS.body


def test_a_body_that_stays_changed_is_taken_only_when_asked_to(server, fetched):
    fetched()
    (fetched.store / f"{QUALYS.accession}.txt").unlink()
    changed = QUALYS.body.replace(b"disclosure", b"DISCLOSURE")
    server.mishaps[f"/Archives/{QUALYS.path}"] = [Mishap(body=changed)] * 9
    done = fetched()
    assert done.counts == {"here": 3, "failed": 1}
    assert "changed since it was recorded (take it with --accept-changed)" in done.problems[0]
    assert read_manifest(fetched.store)[QUALYS.accession].sha256 == hashlib.sha256(QUALYS.body).hexdigest()
    assert fetched(accept_changed=True).counts == {"here": 3, "fetched": 1}
    assert (fetched.store / f"{QUALYS.accession}.txt").read_bytes() == changed


# -- the store


def test_a_file_without_a_row_is_taken_up_if_it_is_whole(server, fetched):
    fetched.store.mkdir()
    (fetched.store / f"{QUALYS.accession}.txt").write_bytes(QUALYS.body)
    (fetched.store / f"{CALIX.accession}.txt").write_bytes(cut(CALIX))
    assert fetched().counts == {"here": 1, "fetched": 3}
    assert server.asked_for(QUALYS.path) == []
    assert read_manifest(fetched.store)[QUALYS.accession].sha256 == hashlib.sha256(QUALYS.body).hexdigest()


def test_two_runs_do_not_write_one_store(fetched, tmp_path):
    with (
        sole_writer(fetched.store),
        pytest.raises(ManifestError, match="another `cmr fetch` is writing here"),
    ):
        fetched()
    assert fetched().counts == {"fetched": 4}


def test_a_manifest_that_is_none_is_not_written_over(fetched):
    fetched()
    (fetched.store / NAME).write_text("once upon a time\n")
    with pytest.raises(ManifestError, match=r"manifest\.jsonl:1: is no row of a manifest"):
        fetched()
    assert (fetched.store / NAME).read_text() == "once upon a time\n"


def command(server, store, *more):
    return [
        *(sys.executable, "-m", "cmr_analysis", "fetch", "--years", "2023", "--identity", ME),
        *("--base", server.base, "--store", str(store), *more),
    ]


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT], ids=["killed", "interrupted"])
def test_a_run_that_is_ended_goes_on_where_it_was(tmp_path, how):
    filings = [QUALYS._replace(accession=f"0001193125-23-{n:06d}") for n in range(16)]
    with EdgarServer(filings) as server:
        server.wait = 0.05
        run = subprocess.Popen(command(server, tmp_path), stderr=subprocess.PIPE, stdout=subprocess.PIPE)
        end = time.monotonic() + 30
        while len(list(tmp_path.glob("*.txt"))) < 5 and time.monotonic() < end:
            time.sleep(0.01)
        os.kill(run.pid, how)
        run.communicate(timeout=20)
        there = sorted(tmp_path.glob("*.txt"))
        assert 5 <= len(there) < 16
        assert run.returncode == (-how if how == signal.SIGKILL else 130)
        assert all(path.read_bytes().endswith(b"</SEC-DOCUMENT>\n") for path in there)
        server.requests.clear()
        server.wait = 0.0
        subprocess.run(command(server, tmp_path), check=True, capture_output=True, timeout=30)
        assert len(server.asked_for("edgar/data")) == 16 - len(there)
    assert len(read_manifest(tmp_path)) == len(list(tmp_path.glob("*.txt"))) == 16
    assert not list(tmp_path.glob(".*.part"))


# -- the command


def test_the_command_fetches_and_says_what_it_did(cmr, server, tmp_path):
    arguments = (
        "fetch",
        "--years",
        "2023",
        "--identity",
        ME,
        "--base",
        server.base,
        "--store",
        tmp_path / "store",
    )
    done = cmr(*arguments)
    assert (done.exit_code, done.out, done.err) == (0, f"{tmp_path / 'store'}: 4 fetched\n", "")
    again = cmr(*arguments, "--company", "Calix")
    assert (again.exit_code, again.out) == (0, f"{tmp_path / 'store'}: 0 fetched, 2 here already\n")
    lines = (tmp_path / "store" / NAME).read_text().splitlines()
    assert json.loads(lines[0])["accession_number"] == CALIX.accession


def test_list_prints_what_would_be_fetched_and_writes_nothing(cmr, server, tmp_path):
    store = tmp_path / "store"
    arguments = ("fetch", "--years", "2023", "--identity", ME, "--base", server.base, "--list")
    dry = cmr(*arguments, "--store", store, "--company", "Calix")
    assert dry.exit_code == 0
    assert dry.out.splitlines() == [
        f"{CALIX.accession}\tSD\t2023-05-26\t0001406666\tCALIX, INC\tto fetch",
        f"{AMENDED.accession}\tSD/A\t2023-07-03\t0001406666\tCALIX, INC\tto fetch",
        "2 filings, 2 to fetch",
    ]
    assert not store.exists() and server.asked_for("edgar/data") == []
    cmr(*arguments[:-1], "--store", store, "--company", "Qualys")
    assert cmr(*arguments, "--store", store).out.splitlines()[-1] == "4 filings, 3 to fetch"
    assert cmr(*arguments).out.splitlines()[-1] == "4 filings, 4 to fetch"


def test_progress_is_shown_on_a_terminal_only(server, tmp_path):
    pty = pytest.importorskip("pty", reason="no pseudo-terminals on this system")
    mine, theirs = pty.openpty()
    run = subprocess.run(
        command(server, tmp_path), stderr=theirs, stdout=subprocess.PIPE, timeout=30, check=True
    )
    os.close(theirs)
    shown = os.read(mine, 65536).decode()
    assert "indexes" in shown and "4/4" in shown
    assert run.stdout.decode() == f"{tmp_path}: 4 fetched\n"


def test_what_failed_is_on_stderr_and_the_exit_code_is_1(cmr, server, tmp_path):
    server.gone.add(QUALYS.accession)
    done = cmr("fetch", "--years", "2023", "--identity", ME, "--base", server.base, "--store", tmp_path)
    assert done.exit_code == 1
    assert done.out == f"{tmp_path}: 3 fetched, 1 gone\n"
    assert done.err.startswith(f"{QUALYS.accession}: gone: ") and done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"--identity": "Ada"}, "give a name and an e-mail address"),
        ({"--identity": None}, "Missing option '--identity'"),
        ({"--years": "soon"}, "'soon' is not years such as 2022 or 2014:2026"),
        ({"--years": "2026:2014"}, "is not years"),
        ({"--years": "1980"}, "begin in 1993"),
        ({"--store": None}, "Missing option '--store'"),
        ({"--base": "sec.gov"}, "is no address"),
        ({"--company": "Initech"}, "company 'Initech': no Form SD"),
    ],
)
def test_wrong_usage_is_exit_code_2_and_writes_nothing(cmr, server, tmp_path, monkeypatch, change, said):
    monkeypatch.delenv("CMR_IDENTITY", raising=False)
    usual = {"--years": "2023", "--identity": ME, "--base": server.base, "--store": tmp_path / "store"}
    options = [(name, value) for name, value in (usual | change).items() if value is not None]
    done = cmr("fetch", *itertools.chain(*options))
    assert done.exit_code == 2
    assert said in done.err
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize(
    ("text", "years"),
    [("2022", [2022]), ("2022:2024", [2022, 2023, 2024]), ("2014,2016:2017", [2014, 2016, 2017])],
)
def test_years_are_one_a_span_or_several(text, years):
    from cmr_analysis.fetching.fetch_cli import Years

    assert Years().convert(text, None, None) == years


def test_what_is_fetched_is_read(cmr, server, filings, tmp_path):
    text = (filings / "calix-2017.txt").read_text(encoding="utf-8")
    server.filings[:] = [CALIX._replace(text=text)]
    cmr("fetch", "--years", "2023", "--identity", ME, "--base", server.base, "--store", tmp_path)
    corpus = load_corpus(tmp_path)
    assert corpus.filings[["filing_id", "cik"]].values.tolist() == [[CALIX.accession, "0001406666"]]
    assert len(corpus.smelters) == 331
