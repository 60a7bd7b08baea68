"""A source file to a Document. The only module that knows how a file is written.

`read_document` takes a text extraction, an EDGAR HTML exhibit or a full EDGAR submission; what is none of
these (a PDF, an archive, an empty file) is refused with the reason.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from .document import Document, Line, Part
from .errors import TooLargeError, UnreadableFileError
from .html import html_lines
from .limits import Gathered
from .text import text_lines

_BINARY = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive (or an Office document)",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"PAR1": "a Parquet file",
}
_CONTROLS = bytes((*range(9), *range(14, 22)))
_HTML = re.compile(r"<(?:html|body|div|td|p|br|font)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_EXHIBIT = re.compile(r"(EX-\d+(?:\.\d+)?) \d+ \S+\.(?:htm|html|txt)\b", re.IGNORECASE)
_HEADER_LINE = re.compile(r"^\s*([A-Z][A-Z0-9 /-]+):[ \t]+(\S.*?)\s*$", re.MULTILINE)
_HEADER_TAG = re.compile(r"<(RULE-NAME|ITEM-PERIOD|ACCEPTANCE-DATETIME)>([^\s<]+)")
_DOCUMENT_TAG = re.compile(r"^<(TYPE|TEXT)>(.*)$", re.MULTILINE | re.IGNORECASE)
_READ_TYPES = re.compile(r"(?:SD|EX-(?:1|99)\b)", re.IGNORECASE)


def read_document(path: str | Path) -> Document:
    """The file as a Document.

    Raises UnreadableFileError where there is no file, or it is empty, binary or of no known encoding, and
    TooLargeError where it prints more than any filing.
    """
    path = Path(path)
    sha256, text, notes = _read_text(path)
    try:
        return _document(path, sha256, text, notes)
    except TooLargeError as error:
        raise TooLargeError(f"{path}: {error}") from None


def _read_text(path: Path) -> tuple[str, str, list[str]]:
    """The bytes' hash, their text and notes on how it was decoded."""
    data = _read_bytes(path)
    return hashlib.sha256(data).hexdigest(), *decode(data, path)


def _read_bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFileError(f"{path}: there is no such file") from None
    except IsADirectoryError:
        raise UnreadableFileError(
            f"{path}: this is a folder; name the files in it or load the folder"
        ) from None
    except OSError as error:
        raise UnreadableFileError(f"{path}: cannot be read: {error.strerror}") from None
    if not data.strip():
        raise UnreadableFileError(f"{path}: the file is empty ({len(data)} bytes)")
    return data


def decode(data: bytes, path: Path) -> tuple[str, list[str]]:
    """Text of the bytes, and notes on what had to be decided: an encoding other than UTF-8, NUL bytes."""
    kind = next((name for magic, name in _BINARY.items() if data.startswith(magic)), None)
    if kind:
        raise UnreadableFileError(
            f"{path}: this is {kind}, not text; extract its text or save it as HTML first"
        )
    text, notes = _decoded(data)
    has_controls = len(data) != len(data.translate(None, _CONTROLS))
    controls = sum(map(text.count, map(chr, _CONTROLS))) if has_controls else 0
    if controls > max(8, len(text) // 500):
        raise UnreadableFileError(f"{path}: binary data ({controls} control characters), not text")
    if controls:
        notes.append(f"{controls} control characters read as spaces")
        text = re.sub("[\x00-\x08\x0e-\x1f]", " ", text)
    return text, notes


def _decoded(data: bytes) -> tuple[str, list[str]]:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), [] if "8" in encoding else [
                f"read as {encoding.upper()}"
            ]
    nul = data[:4096].count(0)
    if nul > len(data[:4096]) // 3:
        encoding = "utf-16-le" if data[1:4096:2].count(0) > data[0:4096:2].count(0) else "utf-16-be"
        return data.decode(encoding, errors="replace"), [f"read as {encoding.upper()}"]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return data.decode("cp1252", errors="replace"), [f"not UTF-8 (line {line}), read as Windows-1252"]


def _document(path: Path, sha256: str, text: str, notes: list[str]) -> Document:
    if _is_submission(text):
        lines, parts, header = _submission(text)
        kind = "submission"
    else:
        header = {}
        kind = "html" if _HTML.search(text) else "text"
        lines = html_lines(text) if kind == "html" else text_lines(text)
        parts = _parts(lines)
    return Document(str(path), path.stem, sha256, kind, lines, header, parts, notes)


def _is_submission(text: str) -> bool:
    start = text[:2000].lstrip()
    is_headed = start.startswith(
        ("<SEC-DOCUMENT>", "-----BEGIN PRIVACY-ENHANCED", "<SUBMISSION>", "<DOCUMENT>")
    )
    # a rendering that lost the tags is a text
    return (is_headed or "<SEC-HEADER>" in start) and "<DOCUMENT>" in text


def _parts(lines: list[Line]) -> list[Part]:
    """The documents of a text in which EDGAR's document line ("EX-1.01 2 file.htm …") still stands."""
    marks = [
        (index, match.group(1).upper())
        for index, line in enumerate(lines)
        if line.text[:3].upper() == "EX-" and (match := _EXHIBIT.match(line.text))
    ]
    starts = [(0, "SD"), *marks] if not marks or marks[0][0] > 2 else [(0, marks[0][1]), *marks[1:]]
    ends = [start for start, _ in starts[1:]] + [len(lines)]
    return [Part(kind, first, last) for (first, kind), last in zip(starts, ends, strict=True)]


def _submission(text: str) -> tuple[list[Line], list[Part], dict[str, str]]:
    """Lines of the SD and its exhibits, their parts, and the SGML header; pictures and the like are passed over."""
    first = text.find("<DOCUMENT>")
    head = text[: first if first >= 0 else len(text)]
    gathered = Gathered()
    parts: list[Part] = []
    number, position = 1, 0
    while (start := text.find("<DOCUMENT>", position)) >= 0:
        end = text.find("</DOCUMENT>", start)
        end = len(text) if end < 0 else end
        number += text.count("\n", position, start)
        kind, body_start = _document_head(text, start, end)
        if _READ_TYPES.match(kind):
            body = text[body_start:end].replace("</TEXT>", "")
            body_line = number + text.count("\n", start, body_start)
            is_html = bool(_HTML.search(body))
            found = html_lines(body, body_line) if is_html else text_lines(body, body_line)
            index = len(gathered.lines)
            gathered.add_all(found)
            parts.append(Part(kind, index, len(gathered.lines), is_html))
        number += text.count("\n", start, end)
        position = end
    return gathered.lines, parts, _header(head)


def _document_head(text: str, start: int, end: int) -> tuple[str, int]:
    kind, body = "", start + len("<DOCUMENT>")
    for match in _DOCUMENT_TAG.finditer(text, start, min(end, start + 4000)):
        if match.group(1).upper() == "TEXT":
            return kind, match.start(2)
        kind = match.group(2).strip().upper()
        body = match.end()
    return kind, body


def _header(head: str) -> dict[str, str]:
    header: dict[str, str] = {}
    for pattern in (_HEADER_LINE, _HEADER_TAG):
        for name, value in pattern.findall(head):
            header.setdefault(name.strip().lower(), value)
    return header
