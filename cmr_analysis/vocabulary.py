"""Vocabularies: the CSV files of data/reference, each row with its source.

Use `look_up_*` where a printed wording must become a code. A wording that is not in the vocabulary gives
None, and the caller reports it; nothing is guessed.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from .errors import VocabularyError

_PACKAGE = Path(__file__).resolve().parent
_NOT_WORD = re.compile(r"[^a-z0-9]+")


@cache
def project_root() -> Path | None:
    """Where data/ and notebooks/ stand: the checkout, or the package itself when it is installed as a wheel."""
    if (_PACKAGE / "data").is_dir():
        return _PACKAGE
    root = _PACKAGE.parent
    return root if (root / "pyproject.toml").is_file() and (root / "data").is_dir() else None


@cache
def reference_dir() -> Path:
    """The folder of the vocabulary files: inside the installed package, else in the checkout."""
    installed = _PACKAGE / "data" / "reference"
    return installed if installed.is_dir() else _PACKAGE.parent / "data" / "reference"


@lru_cache(maxsize=65536)
def normalize_text(text: str) -> str:
    """Lower case, accents off, punctuation to single spaces, a leading "the" dropped. Idempotent.

    >>> normalize_text("The Côte  d'Ivoire")
    'cote d ivoire'
    """
    plain = text.lower() if text.isascii() else _without_accents(text)
    words = _NOT_WORD.sub(" ", plain).strip()
    while words.startswith("the "):
        words = words[4:]
    return words


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS)).lower()
    return "".join(character for character in decomposed if not unicodedata.combining(character))


# Letters that Unicode does not decompose, as the industry's own lists transliterate them.
_LETTERS = str.maketrans(
    {
        "ł": "l",
        "Ł": "L",
        "ı": "i",
        "ø": "o",
        "Ø": "O",
        "ß": "ss",
        "æ": "ae",
        "Æ": "AE",
        "đ": "d",
        "Đ": "D",
        "\u00ad": "",
    }
)


def read_vocabulary(name: str) -> list[dict[str, str]]:
    """The rows of one vocabulary file, empty cells as ''.

    Raises VocabularyError when it is not there, or a row has more or fewer cells than columns: a comma that stands
    in a cell without quotation marks parts it in two.
    """
    path = reference_dir() / name
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows = [_whole(row, name, reader.line_num) for row in reader]
    except OSError as error:
        raise VocabularyError(f"{path}: the vocabulary cannot be read: {error.strerror}") from error
    return rows


def _whole(row: dict[str, str], name: str, line: int) -> dict[str, str]:
    if None in row or None in row.values():
        shown = ",".join(str(cell) for cell in row.values())[:120]
        raise VocabularyError(f"{name}:{line}: more or fewer cells than columns: {shown!r}")
    return row


def _mapping(name: str, wording: str, value: str) -> dict[str, str]:
    mapping: dict[str, str] = {}
    for number, row in enumerate(read_vocabulary(name), start=2):
        known = mapping.setdefault(normalize_text(row[wording]), row[value])
        if known != row[value]:
            raise VocabularyError(f"{name}:{number}: {row[wording]!r} means {known!r} and {row[value]!r}")
    return mapping


@lru_cache(maxsize=1)
def metals() -> dict[str, str]:
    """Normalized wording to metal."""
    return _mapping("metals.csv", "wording", "metal")


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """Normalized spelling to ISO 3166-1 alpha-3."""
    return _mapping("countries.csv", "spelling", "country_code")


@lru_cache(maxsize=1)
def statuses() -> dict[str, str]:
    """Normalized wording to status; '' where the wording states none."""
    return _mapping("statuses.csv", "wording", "status")


@lru_cache(maxsize=1)
def covered_countries() -> frozenset[str]:
    """Codes of the DRC and the nine adjoining countries (Exchange Act section 13(p), Form SD item 1.01)."""
    return frozenset(
        row["country_code"] for row in read_vocabulary("countries.csv") if row["is_covered_country"] == "true"
    )
