"""Numbers, shares and dates as filings print them: in digits, in words, or in both ("seven (7)").

Every reader takes the printed text and gives None where it cannot be read; nothing is guessed. The patterns
hold no capturing groups, so that a phrase of the vocabulary can wrap them in its own.
"""

from __future__ import annotations

import re
from datetime import date

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: value for value, word in enumerate(_UNITS)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}
_MONTHS = "january february march april may june july august september october november december".split()

_ONE_WORD = rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS[1:10])}))?|{'|'.join(reversed(_UNITS))}"
IN_WORDS = (
    rf"\b(?:{_ONE_WORD})(?:[- ](?:hundred|thousand)(?:,?(?: and)? (?:{_ONE_WORD})){{0,1}}){{0,2}}\b"
    r"(?: ?\(\d{1,6}\))?"
)
_IN_DIGITS = r"(?<![\d.,$/])\b(?:\d{1,3}(?:,\d{3})+|\d{1,6})\b(?![.,]?\d)(?! ?(?:%|percent|per cent))"

NUMBER = rf"(?:{_IN_DIGITS}|{IN_WORDS}(?! ?(?:%|percent|per cent)))"
"""A count. Not a share ("84%"), not a part of a decimal, an amount of dollars or a date with slashes."""

_MONTH = "(?:" + "|".join([*_MONTHS, "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"]) + r")\b\.?"
DATE = (
    rf"(?:{_MONTH} ?\d{{1,2}}(?:st|nd|rd|th)? ?,? ?\d{{4}}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?: day)?(?: of)? {_MONTH},? \d{{4}}\b"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}/\d{4}\b)"
)
"""A whole date: "March 27, 2026", "27 March 2026", "2026-03-27", "3/27/2026" (month first, as in the US)."""

_DIGITS = re.compile(r"\d[\d,]*")
_SHARE_DIGITS = re.compile(r"\d{1,3}(?:\.\d{1,3})?")
_DATE = re.compile(DATE, re.IGNORECASE)
_WORD = re.compile(r"[a-z]+|\d+")


def read_number(text: str) -> int | None:
    """The count printed in *text*: digits where there are any, else words.

    >>> read_number("seven (7)"), read_number("1,204"), read_number("two hundred and forty-one")
    (7, 1204, 241)
    """
    digits = _DIGITS.search(text)
    if digits:
        return int(digits.group().replace(",", ""))
    return _from_words(text.lower().replace("-", " ").replace(",", " ").split())


def _from_words(words: list[str]) -> int | None:
    total = current = 0
    seen = False
    for word in words:
        if word in _WORDS:
            current += _WORDS[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word == "thousand":
            total, current = total + max(current, 1) * 1000, 0
        elif word not in ("and", "a"):
            return None
        seen = seen or word != "and"
    return total + current if seen else None


def read_share(text: str) -> float | None:
    """The share printed in *text*, from 0 to 1; None where it is above 100 percent.

    >>> read_share("approximately 84%"), read_share("ninety-five percent"), read_share("130%")
    (0.84, 0.95, None)
    """
    digits = _SHARE_DIGITS.search(text)
    if digits:
        percent = float(digits.group())
    else:
        words = re.sub(r"\bper ?cent\b", "", text.lower()).replace("-", " ").split()
        number = _from_words(words)
        if number is None:
            return None
        percent = float(number)
    return round(percent / 100, 6) if percent <= 100 else None


def write_share(share: float) -> str:
    """A share in its canonical writing: at most four decimals, no closing zeros.

    >>> write_share(0.84), write_share(1.0), write_share(97 / 120)
    ('0.84', '1.0', '0.8083')
    """
    text = f"{share:.4f}".rstrip("0")
    return text + "0" if text.endswith(".") else text


def read_date(text: str) -> date | None:
    """The first whole date in *text*, or None where there is none or no such day exists.

    >>> read_date("as of March 27, 2026"), read_date("31st day of May 2019"), read_date("February 30, 2020")
    (datetime.date(2026, 3, 27), datetime.date(2019, 5, 31), None)
    """
    found = _DATE.search(text)
    return _as_date(found.group()) if found else None


def _as_date(printed: str) -> date | None:
    words = _WORD.findall(printed.lower())
    numbers = [int(word) for word in words if word.isdigit()]
    month = next((_month_number(word) for word in words if _month_number(word)), None)
    if month:
        day, year = numbers[0], numbers[-1]
    elif "-" in printed:
        year, month, day = numbers
    else:
        month, day, year = numbers
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_number(word: str) -> int | None:
    if len(word) < 3:
        return None
    return next((n for n, month in enumerate(_MONTHS, start=1) if month.startswith(word[:4])), None)


def looks_like_year(number: int) -> bool:
    """Whether a number may be a year of which a filing speaks, and no count."""
    return 1990 <= number <= 2040
