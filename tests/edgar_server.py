"""A web server on this machine that behaves like EDGAR, its refusals and mishaps included. All filings are invented.

What it copies of EDGAR: the addresses and layout of `form.idx` and of submissions, 403 without a declared name and
e-mail, 403 for more than ten requests in a second (where `enforces_pace`), 404 for what is not there.
"""

from __future__ import annotations

import gzip
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

HEADING = """Description:           Master Index of EDGAR Dissemination Feed by Form Type
Last Data Received:    June 30, {year}
Comments:              webmaster@sec.gov
Anonymous FTP:         ftp://ftp.sec.gov/edgar/




Form Type   Company Name                                                  CIK         Date Filed  File Name
---------------------------------------------------------------------------------------------------------------------------------------------
"""
SUBMISSION = """<SEC-DOCUMENT>{accession}.txt : {date}
<SEC-HEADER>{accession}.hdr.sgml : {date}
<ACCEPTANCE-DATETIME>{date}150533
ACCESSION NUMBER:\t\t{accession}
CONFORMED SUBMISSION TYPE:\t{form}
PUBLIC DOCUMENT COUNT:\t\t1
{rule}FILED AS OF DATE:\t\t{date}

FILER:

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\t{company}
\t\tCENTRAL INDEX KEY:\t\t\t{cik:010d}
</SEC-HEADER>
<DOCUMENT>
<TYPE>{form}
<SEQUENCE>1
<FILENAME>formsd.htm
<TEXT>
{text}
</TEXT>
</DOCUMENT>
</SEC-DOCUMENT>
"""
RULE = "<RULE>\n<RULE-NAME>{}\n<ITEM>\n<ITEM-NUMBER>1.01\n</ITEM>\n</RULE>\n"
UNDECLARED = "<html><head><title>SEC.gov | Your Request Originates from an Undeclared Automated Tool</title></head></html>"
TOO_MANY = "<html><head><title>SEC.gov | Request Rate Threshold Exceeded</title></head></html>"


class Filing(NamedTuple):
    """An invented filing: what the index says of it, and what its submission holds."""

    company: str
    cik: int
    accession: str
    date: str = "2023-05-31"
    form: str = "SD"
    rule: str | None = "13p-1"
    text: str = "FORM SD\n\nConflict minerals disclosure under Rule 13p-1."

    @property
    def path(self) -> str:
        return f"edgar/data/{self.cik}/{self.accession}.txt"

    @property
    def row(self) -> str:
        """As the index prints it, file name padded with spaces."""
        return f"{self.form:<12}{self.company:<62}{self.cik:<12}{self.date:<12}{self.path:<52}\n"

    @property
    def body(self) -> bytes:
        return SUBMISSION.format(
            accession=self.accession,
            date=self.date.replace("-", ""),
            form=self.form,
            rule=RULE.format(self.rule) if self.rule else "",
            company=self.company,
            cik=self.cik,
            text=self.text,
        ).encode()


class Request(NamedTuple):
    """One request as it arrived, and what was answered."""

    at: float
    path: str
    status: int


@dataclass
class Mishap:
    """What goes wrong with one answer: a status, a body sent short or instead, a wait before it."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    sent: int | None = None
    wait: float = 0.0


class EdgarServer:
    """Start with `with EdgarServer(filings) as server`; `server.base` is its address.

    mishaps: for a path, what goes wrong with its first, second, … answer. odd_rows: lines put among the index's.
    """

    def __init__(self, filings: list[Filing], quarters: list[str] | None = None) -> None:
        self.filings = filings
        self.quarters = quarters or [f"{year}/QTR{n}" for year in (2022, 2023) for n in (1, 2, 3, 4)]
        self.mishaps: dict[str, list[Mishap]] = defaultdict(list)
        self.odd_rows: list[str] = []
        self.requests: list[Request] = []
        self.gone: set[str] = set()
        self.enforces_pace = False
        self.wait = 0.0
        self.lock = threading.Lock()

    def __enter__(self) -> EdgarServer:
        handler = type("Handler", (_Handler,), {"edgar": self})
        self._http = _Http(("127.0.0.1", 0), handler)
        self._http.daemon_threads = True
        self.base = f"http://127.0.0.1:{self._http.server_address[1]}"
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._http.shutdown()
        self._http.server_close()

    def asked_for(self, part: str) -> list[int]:
        """The answers to requests whose path holds this, in order."""
        return [request.status for request in self.requests if part in request.path]

    def page(self, path: str) -> bytes | None:
        """What stands at a path; None where nothing does."""
        pages = {f"/Archives/edgar/full-index/{quarter}/form.idx": quarter for quarter in self.quarters}
        if path in pages:
            return self._index(pages[path])
        held = {
            f"/Archives/{filing.path}": filing for filing in self.filings if filing.accession not in self.gone
        }
        return held[path].body if path in held else None

    def _index(self, quarter: str) -> bytes:
        year, number = quarter.split("/QTR")
        months = {f"{year}-{3 * int(number) - back:02d}" for back in range(3)}
        rows = [filing.row for filing in self.filings if filing.date[:7] in months]
        others = [
            Filing("OTHER CO", 7, "0000000007-23-000001", form="10-K").row,
            Filing("SDI HOLDINGS", 8, "0000000008-23-000001", form="SC 13D/A").row,
            Filing("LAST CO", 9, "0000000009-23-000001", form="X-17A-5").row,
        ]
        lines = sorted([*rows, *others, *self.odd_rows])
        return (HEADING.format(year=year) + "".join(lines)).encode("cp1252")


class _Http(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Silent: a client that is killed leaves its connections open."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    edgar: EdgarServer

    def do_GET(self) -> None:
        edgar = self.edgar
        at = time.monotonic()
        with edgar.lock:
            mishap = edgar.mishaps[self.path].pop(0) if edgar.mishaps.get(self.path) else Mishap()
            recent = sum(at - request.at < 1 for request in edgar.requests)
            status, body = self._answer(mishap, recent)
            edgar.requests.append(Request(at, self.path, status))
        time.sleep(mishap.wait or edgar.wait)
        self._send(status, body, mishap)

    def _answer(self, mishap: Mishap, recent: int) -> tuple[int, bytes]:
        agent = self.headers.get("User-Agent", "")
        if "@" not in agent or " " not in agent:
            return 403, UNDECLARED.encode()
        if self.edgar.enforces_pace and recent >= 10:
            return 403, TOO_MANY.encode()
        page = self.edgar.page(self.path)
        if mishap.status != 200:
            return mishap.status, b"<html>trouble</html>"
        if page is None:
            return 404, b"<html>not found</html>"
        return 200, page if mishap.body is None else mishap.body

    def _send(self, status: int, body: bytes, mishap: Mishap) -> None:
        zipped = "gzip" in self.headers.get("Accept-Encoding", "") and self.path.endswith(".idx")
        body = gzip.compress(body) if zipped else body
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        if zipped:
            self.send_header("Content-Encoding", "gzip")
        for name, value in mishap.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[: mishap.sent])
        if mishap.sent is not None:
            self.close_connection = True

    def log_message(self, *arguments: object) -> None:
        """Silent: pytest's output is for results."""
