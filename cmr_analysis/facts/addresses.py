"""Addresses of web pages as a filing prints them, also where a line's end cuts them in two."""

from __future__ import annotations

import re

_CLOSING = ".,;:'*_"
_CUT_AT = ("/", "-", "_", "=", "%")
_REST = re.compile(r" (?P<rest>[a-z0-9][^\s<>()\"]*)")
_LIKE_A_PATH = re.compile(r"[^\s]*[\d/_=?&%#-]|[^\s]*\.[a-z]")
_IN_A_SENTENCE = frozenset(
    "and or under in on at for as by to of the which where with is are was from our its a an this that".split()
)
_REST_OF_A_NAME = re.compile(
    r" [^\s<>()\"]*\.(?:pdf|html?|aspx?|php)\b", re.IGNORECASE
)  # "/files/CMR 2019.pdf"
_FOOTNOTE = re.compile(
    r"(?<=[a-z/])\.\d{1,2}$"
)  # "/investor-relations.1", the figure of a note behind the full stop
_HOST = re.compile(r"(?:https?://)?(?:www\.)?[^/\s]*[^/\s.]\.[a-z]{2,}", re.IGNORECASE)


def printed_address(found: str, text: str) -> str | None:
    """The address *found* in the plain form, in the letters of *text*; None where only a part of it is known.

    >>> printed_address("www.acme.com/sd/", "See www.acme.com/sd/ minerals.")
    'www.acme.com/sd/minerals'
    """
    found = _FOOTNOTE.sub("", found.rstrip(_CLOSING))
    start = text.lower().find(found)
    if start < 0:  # a word of it reads otherwise in the plain form ("3tg")
        start = text.lower().find(found[: found.rfind("/") + 1] or found)
        found = re.split(r"[\s<>()\"]", text[start:], maxsplit=1)[0].rstrip(_CLOSING) if start >= 0 else found
    address = text[start : start + len(found)] if start >= 0 else found
    if _REST_OF_A_NAME.match(text, start + len(found)) and not address.endswith(_CUT_AT):
        return None
    if address.endswith(_CUT_AT) or not _HOST.match(address):
        return _with_rest(address, text[start + len(found) :])
    return address


def _with_rest(address: str, behind: str) -> str | None:
    """An address that may go on behind a space: with the word behind it, alone, or None where nobody can tell."""
    behind = behind.removeprefix(".") if _HOST.match(address) else behind
    following = _REST.match(behind)
    if following is None or following["rest"].strip(_CLOSING) in _IN_A_SENTENCE:
        return address if _HOST.match(address) else None
    rest = following["rest"].rstrip(_CLOSING)
    ends = following.end() == len(behind) or following["rest"] != rest
    if ends or _LIKE_A_PATH.match(rest):
        return address + rest
    return None
