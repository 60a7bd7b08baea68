"""A polite client of EDGAR: it says who it is, keeps its pace, backs off when told to, and gives up in the end.

SEC's rules of fair access: a User-Agent with a name and an e-mail address, and at most 10 requests a second
(SEC, "Accessing EDGAR Data"). Who breaks them is answered 403 or 429 for about ten minutes.
"""

from __future__ import annotations

import hashlib
import re
import ssl
import threading
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from types import TracebackType
from typing import NamedTuple

import httpx

from ..errors import CmrError
from .edgar import BASE, Doubt

REQUESTS_PER_SECOND = 9.0
"""SEC allows 10; the rest is for requests that the network squeezes together."""

ATTEMPTS = 6
FIRST_DELAY = 1.0
LONGEST_DELAY = 600.0
"""Seconds. A server that asks for more in Retry-After is not waited for."""

_FAILURES_IN_A_ROW = 3
_TRY_AGAIN = frozenset((403, 408, 425, 429))
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_TIMEOUT = httpx.Timeout(30.0, connect=15.0)


@lru_cache
def _certificates() -> ssl.SSLContext:
    """Those that servers are checked against; reading them takes longer than a request."""
    return httpx.create_ssl_context()


class IdentityError(CmrError):
    """The declared identity is not a name and an e-mail address."""


class FetchError(CmrError):
    """A request was given up; the message says after what."""


class GoneError(FetchError):
    """The server says that there is no such file."""


class StoppedError(FetchError):
    """The server refuses this client or does not answer at all: nothing more is asked."""


class Answer(NamedTuple):
    """What a request came to. note: a doubt that a second, equal answer cleared."""

    body: bytes
    note: str | None = None


class _Trouble(NamedTuple):
    reason: str
    kind: str  # refused (403, 429), unanswered (5xx, network), body
    retry_after: float = 0.0


def checked_identity(identity: str) -> str:
    """The identity as it is sent: a name and an e-mail address, in ASCII, one space between words.

    >>> checked_identity("Ada Lovelace  ada@example.org")
    'Ada Lovelace ada@example.org'
    """
    plain = unicodedata.normalize("NFKD", identity)
    text = " ".join("".join(each for each in plain if not unicodedata.combining(each)).split())
    addresses = _EMAIL.findall(text)
    name = re.sub(r"\S*@\S*", " ", text)
    if len(addresses) != 1 or text.count("@") != 1 or len(re.findall(r"[A-Za-z]", name)) < 2:
        raise IdentityError(
            f"identity {identity!r}: give a name and an e-mail address: 'Ada Lovelace ada@example.org'"
        )
    if not (text.isascii() and text.isprintable()):
        raise IdentityError(f"identity {identity!r}: write it in Latin letters; it is sent as a header")
    return text


class Pace:
    """Lets requests through one at a time, so many a second over all threads, and none while on hold."""

    def __init__(self, per_second: float) -> None:
        self._gap = 1 / per_second
        self._next = 0.0
        self._lock = threading.Lock()
        self._stopped = threading.Event()

    def wait(self) -> None:
        """Return when the caller may send. Raises StoppedError after `stop`."""
        while not self._stopped.is_set():
            with self._lock:
                now = time.monotonic()
                if now >= self._next:
                    self._next = now + self._gap
                    return
                delay = self._next - now
            self._stopped.wait(delay)
        raise StoppedError("stopped")

    def hold(self, seconds: float) -> None:
        """Let nothing through for so many seconds."""
        with self._lock:
            self._next = max(self._next, time.monotonic() + seconds)

    def rest(self, seconds: float) -> None:
        """Let only this caller wait so many seconds."""
        self._stopped.wait(seconds)

    def stop(self) -> None:
        """Let nothing through any more, and wake who waits."""
        self._stopped.set()


@dataclass
class Client:
    """Requests to one EDGAR, or to what is named with `base`. Several threads may use one client."""

    identity: str
    base: str = BASE
    requests_per_second: float = REQUESTS_PER_SECOND
    attempts: int = ATTEMPTS
    first_delay: float = FIRST_DELAY

    def __post_init__(self) -> None:
        self.identity = checked_identity(self.identity)
        self.base = self.base.rstrip("/")
        self._pace = Pace(self.requests_per_second)
        self._failures_in_a_row = 0
        self._answers = 0
        self._http = httpx.Client(
            headers={"User-Agent": self.identity}, timeout=_TIMEOUT, verify=_certificates()
        )

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ):
        self._pace.stop()
        self._http.close()

    def url(self, path: str) -> str:
        return f"{self.base}/{path}"

    def stop(self) -> None:
        """Send nothing more; what is under way is finished."""
        self._pace.stop()

    def get(self, path: str, doubt: Callable[[bytes], Doubt | None] = lambda body: None) -> Answer:
        """The body at this path, once `doubt` finds nothing wrong with it.

        Asked again after 1, 2, 4, … seconds, or after what Retry-After says: refusals (403, 429), failures of the
        server (5xx) or the network, and bodies that are cut off or doubtful. Raises GoneError for 404 and 410,
        StoppedError where the server goes on refusing, FetchError for the rest.
        """
        seen: set[str] = set()
        answers_before = self._answers
        trouble = _Trouble("not tried", "unanswered")
        for attempt in range(self.attempts):
            self._pace.wait()
            answer = self._ask(path, doubt, seen)
            if isinstance(answer, Answer):
                self._answered()
                return answer
            trouble = answer
            if attempt + 1 == self.attempts or trouble.retry_after > LONGEST_DELAY:
                break
            delay = max(trouble.retry_after, self.first_delay * 2**attempt)
            (self._pace.rest if trouble.kind == "body" else self._pace.hold)(delay)
        raise self._given_up(path, trouble, attempt + 1, is_alone=self._answers == answers_before)

    def _ask(self, path: str, doubt: Callable[[bytes], Doubt | None], seen: set[str]) -> Answer | _Trouble:
        try:
            response = self._http.get(self.url(path))
        except (httpx.TransportError, httpx.DecodingError) as error:
            is_cut = isinstance(error, (httpx.RemoteProtocolError, httpx.DecodingError))
            return _Trouble(_in_words(error), "body" if is_cut else "unanswered")
        status = response.status_code
        if status in (404, 410) or _is_missing_key(response):
            self._answered()
            raise GoneError(f"{self.url(path)}: {status}: there is no such file")
        if status in _TRY_AGAIN or status >= 500:
            kind = "refused" if status in (403, 429) else "unanswered"
            return _Trouble(f"answer {status}", kind, _retry_after(response))
        if status != 200:
            raise FetchError(f"{self.url(path)}: answer {status}, which was not asked for")
        return _accepted(response, doubt(response.content), seen)

    def _answered(self) -> None:
        self._failures_in_a_row = 0
        self._answers += 1

    def _given_up(self, path: str, trouble: _Trouble, attempts: int, is_alone: bool) -> FetchError:
        """The error to raise. A refusal stops all, unless other requests were answered meanwhile."""
        said = f"{self.url(path)}: given up after {attempts} attempts: {trouble.reason}"
        if trouble.retry_after > LONGEST_DELAY:
            return StoppedError(f"{said}; the server asks to wait {trouble.retry_after:.0f} seconds")
        if trouble.kind == "refused" and is_alone:
            return StoppedError(f"{said}; wait ten minutes, check --identity, and run the command again")
        self._failures_in_a_row += trouble.kind == "unanswered"
        if self._failures_in_a_row >= _FAILURES_IN_A_ROW:
            return StoppedError(f"{said}; nothing else was answered either, so run the command again later")
        return FetchError(said)


def _accepted(response: httpx.Response, doubt: Doubt | None, seen: set[str]) -> Answer | _Trouble:
    """The answer, if there is no doubt about it, or none that the same bytes sent twice would not clear."""
    if doubt is None:
        return Answer(response.content)
    digest = hashlib.sha256(response.content).hexdigest()
    if digest in seen and not doubt.is_certain:
        return Answer(response.content, f"{doubt.reason} (sent twice the same)")
    seen.add(digest)
    return _Trouble(f"the body is {doubt.reason}", "body")


def _is_missing_key(response: httpx.Response) -> bool:
    """EDGAR's files lie in a store that may answer 403 AccessDenied for a name that is not there."""
    return response.status_code == 403 and b"<Code>AccessDenied</Code>" in response.content[:1000]


def _retry_after(response: httpx.Response) -> float:
    """Seconds that Retry-After asks for, as a number or as a date; 0 where it is missing or unreadable."""
    stated = response.headers.get("Retry-After", "").strip()
    if stated.isdecimal():
        return float(stated)
    try:
        until = parsedate_to_datetime(stated)
    except ValueError:
        return 0.0
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def _in_words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
