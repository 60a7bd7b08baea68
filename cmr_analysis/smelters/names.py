"""How smelter names are compared: spelling, legal forms and word order set aside, one step at a time.

The words that are replaced or dropped stand in data/reference/smelter_name_words.csv. Nothing that names a
metal is ever dropped: "Yunnan Tin" and "Yunnan Tungsten" stay two names.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from ..vocabulary import read_vocabulary

_WORDS_FILE = "smelter_name_words.csv"
_JOINERS = frozenset({"and", "of", "the"})  # carry no name; left out where word order is set aside
_ELISION = re.compile(r"\b([dl])['`]\s*")  # L'azurde, L' azurde
_DOTTED = re.compile(r"\b(?:[a-z]\.)+[a-z]?\b")  # S.p.A., H.C., A.L.M.T.
_TRADING_AS = re.compile(r"\bt/a\b")
_LONGEST_CELL = 300  # characters; no cell joins two names that are longer
_SLASHED = re.compile(r"\b([a-z])/([a-z])\b")  # S/A
_SINGLES = re.compile(r"\b[a-z](?: [a-z]\b)+")
_PARENTHESES = re.compile(r"\(([^()]*)\)")
_WORD = re.compile(r"[^\W_]+")
# "OMSA - Operaciones Metalurgicas S.A.", "RFH Tantalum (formerly Yanling Jincheng)", "Tokuriki Honten Co., Ltd., Japan"
_JOINTS = re.compile(
    r"\s*[()/;]\s*|\s+[-\u2013\u2014]+\s+|,\s+(?!limited|incorporated|company)(?=[^\W\d_]{4,}[^,.()]*$)"
    r"|\b(?:formerly(?: known as)?|also known as|now known as|f/?k/?a|a/?k/?a)\b:?",
    re.IGNORECASE,
)
_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ı": "i", "ø": "o", "Ø": "O", "ß": "ss", "æ": "ae", "Æ": "AE", "đ": "d", "Đ": "D"}
    | dict.fromkeys("’‘´ʼ", "'")
    | {"\u00ad": "", "&": " and ", "+": " and "}
)


@dataclass(frozen=True, slots=True)
class NameKeys:
    """One name as the stages compare it, the strictest first."""

    exact: str  # as printed, white space folded, letters' case ignored
    spelled: str  # accents, punctuation and abbreviations set aside; legal forms kept
    core: str  # legal forms dropped
    ordered: str  # the words of `core` in alphabetical order, without "and", "of", "the"
    joined: str  # `core` without spaces: "Billi Tin" and "Billitin"


@dataclass(frozen=True, slots=True)
class _Wordings:
    """Wordings of one or more words, what each is replaced by, and how many words follow a first word at the most."""

    replaced: dict[tuple[str, ...], str]
    longest: dict[str, int]

    @classmethod
    def of(cls, replaced: dict[str, str]) -> _Wordings:
        by_words = {tuple(wording.split()): canonical for wording, canonical in replaced.items()}
        longest: dict[str, int] = {}
        for words in by_words:
            longest[words[0]] = max(len(words), longest.get(words[0], 0))
        return cls(by_words, longest)

    def replace(self, text: str) -> str:
        """The text with every wording replaced, at each place the longest that stands there."""
        words, kept, place = text.split(), [], 0
        while place < len(words):
            for size in range(self.longest.get(words[place], 0), 0, -1):
                canonical = self.replaced.get(tuple(words[place : place + size]))
                if canonical is not None:
                    kept.append(canonical)
                    place += size
                    break
            else:
                kept.append(words[place])
                place += 1
        return " ".join(filter(None, kept))


@dataclass(frozen=True, slots=True)
class _Words:
    symbols: dict[str, dict[str, str]]  # metal -> symbol -> word
    spelling: _Wordings
    legal_forms: _Wordings
    weak: frozenset[str]
    distinct: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    rows = read_vocabulary(_WORDS_FILE)
    spelling = {row["wording"]: row["canonical"] for row in rows if row["kind"] in ("legal_form", "spelling")}
    symbols: dict[str, dict[str, str]] = {}
    for row in rows:
        if row["kind"] == "symbol":
            symbols.setdefault(row["metal"], {})[row["wording"]] = row["canonical"]
    legal = {row["canonical"] for row in rows if row["kind"] == "legal_form"}
    return _Words(
        symbols,
        _Wordings.of(spelling),
        _Wordings.of(dict.fromkeys(legal, "")),
        *(frozenset(row["wording"] for row in rows if row["kind"] == kind) for kind in ("weak", "distinct")),
    )


def names_within(name: str) -> tuple[str, ...]:
    """The names that one cell joins by a parenthesis, a dash, a slash or "formerly"; none where it is one name.

    >>> names_within("OMSA - Operaciones Metalurgicas S.A.")
    ('OMSA', 'Operaciones Metalurgicas S.A.')
    """
    if len(name) > _LONGEST_CELL:
        return ()
    found = tuple(part.strip(" ,:") for part in _JOINTS.split(name) if part.strip(" ,.:"))
    return found if len(found) > 1 else ()


def weak_words() -> frozenset[str]:
    """Words that a fuzzy match may miss on one side ("Group")."""
    return _words().weak


def distinct_words() -> frozenset[str]:
    """Words that tell two plants of one company apart ("East", "II"): a fuzzy match may never miss one."""
    return _words().distinct


@lru_cache(maxsize=200_000)
def name_keys(name: str, metal: str) -> NameKeys:
    """Every key of a printed name.

    >>> name_keys("Zijin Mining Group Co., Ltd. Gold Refinery", "Gold").core
    'zijin mining group gold refinery'
    """
    spelled = _spelled(_plain_words(name), metal)
    core = _settled(_core(spelled), metal)
    words = sorted(word for word in core.split() if word not in _JOINERS)
    exact = " ".join(name.split()).casefold()
    return NameKeys(exact, spelled, core, " ".join(words) or core, core.replace(" ", ""))


def normalize_name(name: str, metal: str) -> str:
    """The name without accents, punctuation, legal forms and abbreviations. Idempotent.

    A name made of legal forms alone keeps them. `metal` decides what a chemical symbol stands for.

    >>> normalize_name("Ganzhou Seadragon W & Mo Co., Ltd.", "Tungsten")
    'ganzhou seadragon tungsten and molybdenum'
    """
    return name_keys(name, metal).core


def spelled_name(name: str, metal: str = "") -> str:
    """The name without accents and punctuation, abbreviations in one spelling, legal forms kept.

    Use it to count names: "TANIOBIS Co., Ltd." and "TANIOBIS GmbH" are two.

    >>> spelled_name("Jiangxi Copper Company Limited") == spelled_name("JIANGXI COPPER Co., Ltd.")
    True
    """
    return name_keys(name, metal).spelled


def _settled(core: str, metal: str) -> str:
    """Dropping words can bring others together ("A Co. B"): repeat until nothing changes."""
    before = None
    while core != before:
        before, core = core, _core(_spelled(core, metal))
    return core


def _core(spelled: str) -> str:
    core = _words().legal_forms.replace(spelled)
    core = core.removeprefix("the ").removeprefix("and ").removesuffix(" and")
    return core or spelled


def _spelled(words: str, metal: str) -> str:
    """Plain words with initials joined, symbols spelled out, abbreviations and legal forms in one spelling."""
    joined = _SINGLES.sub(lambda found: found.group().replace(" ", ""), words)
    symbols = _words().symbols.get(metal)
    if symbols:
        joined = " ".join(symbols.get(word, word) for word in joined.split())
    return _words().spelling.replace(joined)


def _plain_words(name: str) -> str:
    """The name's words in lower case, without accents and punctuation."""
    text = _plain_letters(_without_initials(name))
    if "t/a" in text:
        text = _TRADING_AS.sub("trading as", text)
    if "." in text:
        text = _DOTTED.sub(lambda found: found.group().replace(".", "") + " ", text)
    if "/" in text:
        text = _SLASHED.sub(r"\1\2 ", text)
    if "'" in text or "`" in text:
        text = _ELISION.sub(r"\1", text).replace("'", "")
    return " ".join(_WORD.findall(text))


def _plain_letters(text: str) -> str:
    text = text.translate(_LETTERS)
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(character for character in decomposed if not unicodedata.combining(character))
    return text.casefold()


def _without_initials(name: str) -> str:
    """Drop a parenthesis that only abbreviates the words before it: "… Smelting Corporation (MSC)"."""
    if "(" not in name:
        return name
    return _PARENTHESES.sub(lambda found: "" if _abbreviates(found, name) else found.group(), name, count=3)


def _abbreviates(found: re.Match[str], name: str) -> bool:
    letters = found[1].split()[-1:]
    if not letters or not letters[0].isupper() or not letters[0].isalpha() or len(letters[0]) < 2:
        return False
    initials = iter(word[0].upper() for word in _WORD.findall(name[: found.start()]))
    return all(letter in initials for letter in letters[0])
