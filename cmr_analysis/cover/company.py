"""The company's name, as the filing itself spells it in capitals and small letters."""

from __future__ import annotations

import re

from ..document import Document
from ..facts.phrases import word

_LABEL = re.compile(
    r"\(?\s*(?:exact\s+)?names?\s+of\s+(?:the\s+|each\s+)?(?:registrant|issuer|company)s?\b", re.IGNORECASE
)
_BOILERPLATE = re.compile(
    r"^(?:[\W_]*|securities and|exchange commission|d\.?c\.? 20549|form|sd|special(?:i[sz]ed)?"
    r"|disclosure report|(?:document)?united(?: states(?: of america|,? securities.*)?)?|states"
    r"|(?:united states )?securities and exchange.*|washington,? d\.?\s?c.*|20549|form sd.*"
    r"|special(?:i[sz]ed)? disclosure.*|ex-\d.*|exhibit \d.*"
    r"|\(?amendment no.*|as filed with.*|current report.*|pursuant to.*|.*\blogo\W*|table of contents|(?:sec )?document"
    r"|https?:.*|.*\.(?:html?|jpe?g|gif|png|txt)|\(?mark one\)?|omb .*|expires:.*|estimated average burden.*"
    r"|hours per (?:response|form).*|commission file.*|date of .*"
    r"|conflict minerals.*|introduction.*"
    r"|items?\s.*|section\s.*|part\s.*|page\s.*|.*\bdecember\s+31.*|.*\b(?:19|20)\d\d)$",
    re.IGNORECASE,
)
_COVER_TOP = re.compile(
    r"^.*(?:special(?:i[sz]ed)?\s+disclosure\s+(?:report|form)|form\s+sd(?:\s*/\s*a)?\b|\b20549)[\W_]*",
    re.IGNORECASE,
)
_LEGAL = (
    r"(?:corporation|incorporated|inc|corp|company|co|limited|ltd|plc|n\.?\s?v|s\.?\s?a|l\.?\s?p|s\.?e|a\.?g|llc|holdings?"
    r"|group|gmbh|trust|s\.?p\.?a|a/?s|oyj|kaisha|ab)"
)
_LEGAL_FORM_ALONE = re.compile(_LEGAL + r"\W*(?:inc|ltd|co)?\W*|& co\W*", re.IGNORECASE)
_LEGAL_FORM_LAST = re.compile(r".*[\w)’]\W{1,3}" + _LEGAL + r"\W*", re.IGNORECASE)
_ENDS_A_NAME = re.compile(r".*\w\W{1,3}(?:inc|corp|llc|ltd|plc|l\.?p|n\.?v)\.?", re.IGNORECASE)
_TOKEN = r"(?:[A-Z][\w.’'&/-]*|[a-z]{1,2}[A-Z][\w.-]*|\d+[A-Za-z][\w.-]*|&)"
_JOINING = r"(?:and|of|de|y)(?= [A-Z])|(?:inc|plc|ltd|llc|corp|limited|p\.l\.c)\b\.?"
_NAME = rf"(?:[Tt]he )?{_TOKEN}(?:,? ?(?:(?<=[ ,]){_TOKEN}|(?<= )(?:{_JOINING})))*"
_NO_NAME = (
    r"(?!(?i:the )?(?i:years?|reporting|calendar|fiscal|periods?|cy|20\d\d|twelve|annual|company|registrant|issuer"
    r"|january|december|rule|form|exhibit|section|items?|products|conflict|securities|this|in|as|our|we|it|its|report"
    r"|act|suppliers?|smelters?|covered|minerals?)\b)"
)
_REPORT_OF = re.compile(
    r"conflict minerals report (?:\([^)]{1,60}\) )?(?i:of|for) " + _NO_NAME
    + r"(?P<name>(?i:the )?(?:[A-Z]|[a-z]{1,2}[A-Z]|\d+[A-Za-z])[^()“”\";:]{1,90}?)"
    r"(?=\s*\(|,? an? [A-Z]?\w+ (?:\w+ )?(?:corporation|company|limited)|$"
    r"|,? (?i:for|pursuant|in accordance|and its|is|has|was|as|contains|prepared|filed|dated|together with)\b"
    r"|,? (?:This|The following|The) )"
)  # fmt: skip
_REPORT_BY = re.compile(
    r"^(?:(?i:exhibit) 1\.0\d )?(?:conflict minerals report )?"
    r"(?P<name>[A-Z](?:(?!conflict minerals report)[^()“”\";:]){2,80}?)"
    r"(?:,? together with [^()]{3,50})?\s*(?:\([^)]{1,160}\),?\s*)?"
    r"(?:has included|has prepared|is filing|presents|files|is providing|submits|provides|has filed)\s+"
    r"(?:this|its|the)\s+(?:annual\s+)?conflict minerals report"
)
_REPORT_IS_BY = re.compile(
    r"\breport\b[^.]{0,80}\b(?:filed|prepared|presented|provided|submitted) by (?:the )?(?:management of )?"
    rf"{_NO_NAME}(?P<name>{_NAME})"
)
_FORM_OF = re.compile(
    r"\b[Ff]orm SD,? (?:\([^()]{1,60}\) )?(?:of|for) " + _NO_NAME
    + rf"(?P<name>{_NAME})(?=,? (?:for|is|has been|was|in accordance|pursuant)\b| \()"
)  # fmt: skip
_BEFORE_TITLE = re.compile(r"(?P<name>[A-Z].{2,80}?)\s+conflict minerals report\b")
_TITLE = re.compile(r"(?:.{0,40}\s)?conflict\s+minerals?\s+(?:report|disclosure)\b.{0,60}", re.IGNORECASE)
_SELF = r"[“\"'‘](?:the )?(?:Company|company|Registrant|registrant|we|We|us|our)[,.]?[”\"'’]"
_DEFINED = re.compile(
    rf"(?:^|(?<=\. )|(?<=Commission, )|\b(?:of|by|for|that|to) ){_NO_NAME}(?P<name>{_NAME})"
    rf"(?:,? an? [^()“”\";]{{3,140}})?,?\s*\((?=[^()]{{0,140}}{_SELF})"
)
_UNQUOTED = re.compile(  # the quotes lost: "Acme Company (the Company or Acme)"
    rf"(?:^|(?<=\. )){_NO_NAME}(?P<name>{_NAME}),? \((?:the )?(?:Company|Registrant|we|us)\b[^()“\"]{{0,60}}\)"
)
_NICKNAMED = re.compile(
    rf"^{_NO_NAME}(?P<name>{_NAME}) ?\([“\"](?P<short>[^“”\"]{{2,40}}?),?[”\"][^()]{{0,60}}\)"
)
_REFERRED_TO = re.compile(
    rf"{_SELF}[^.;]{{0,80}}?\b(?:refers?\s+(?:collectively\s+)?to|means?|(?:is|are)\s+to)\s+{_NO_NAME}(?P<name>{_NAME})"
)
_COMMISSION = re.compile(
    r".*\bSecurities and Exchange Commission, (?=[A-Z])"
)  # ends a clause before the name
_NEXT_SENTENCE = re.compile(r"(?<=\b(?:Inc|Ltd)\.) .*|(?<=\bCorp\.) .*")
_CMR = re.compile(r"conflict\s+minerals?\s+(?:disclosure\s+and\s+)?report", re.IGNORECASE)
_PLAIN_TITLE = "conflict minerals report"
_QUOTE = re.compile(r"[“\"‘]|the '")
_LONGEST_TEXT = 20_000
_LONGEST_NAME = 110


def name_on_cover(cells: list[str], document: Document) -> str | None:
    """The name above (or in the cell of) "(Exact name of registrant as specified in its charter)".

    Of several registrants the first.
    """
    text = " ".join(cells).lower()
    for index, cell in enumerate(cells if "name of" in text or "names of" in text else ()):
        label = _LABEL.search(cell)
        if not label:
            continue
        beside = _without_cover_top(cell[: label.start()])
        if beside and _is_name(beside):
            return beside
        return _name_above(cells[:index], document) or _name_below(cells[index + 1 : index + 13])
    return None


def _without_cover_top(cell: str) -> str:
    return _COVER_TOP.sub("", cell).strip(" \t*_–—-")


def _is_name(text: str) -> bool:
    """Whether a cell may be a company's name: some letters, not a heading of the form, not a sentence."""
    return (
        len(text) <= _LONGEST_NAME
        and len(text.split()) <= 14
        and any(map(str.isalpha, text))
        and not _BOILERPLATE.match(text)
        and not text.startswith("(")
        and not text.endswith(":")
    )


def _name_above(cells: list[str], document: Document) -> str | None:
    names = [name for name in map(_without_cover_top, cells[-4:]) if _is_name(name)]
    if len(names) < 2:
        return names[0] if names else None
    if _ENDS_A_NAME.fullmatch(names[-2]) and _LEGAL_FORM_LAST.fullmatch(names[-1]):
        return next(name for name in names if _ENDS_A_NAME.fullmatch(name))
    whole = " ".join(names[-2:])
    return whole if _LEGAL_FORM_ALONE.fullmatch(names[-1]) or _is_spelled(whole, document) else names[-1]


def _is_spelled(name: str, document: Document) -> bool:
    """Whether a name that is wrapped over two lines of the cover stands elsewhere in one line or sentence."""
    pattern = _spelling(name)
    if any(pattern.search(line.text) for line in document.lines if len(line.text) < _LONGEST_TEXT):
        return True
    texts = (paragraph.text for paragraph in document.paragraphs if len(paragraph.text) < _LONGEST_TEXT)
    return any(pattern.search(text) and not _LABEL.search(text) for text in texts)


def _name_below(cells: list[str]) -> str | None:
    """The first name with a legal form in the rows under a row of labels."""
    return next((cell for cell in cells if _is_name(cell) and _LEGAL_FORM_LAST.fullmatch(cell)), None)


def _with_plain_title(text: str) -> str:
    return _CMR.sub(_PLAIN_TITLE, text) if "conflict" in text.lower() else text


def name_in_report(document: Document) -> str | None:
    """The company of an exhibit that stands alone, as its title or first sentences name it."""
    paragraphs = [_with_plain_title(paragraph.text[:600]) for paragraph in document.paragraphs[:80]]
    for text in paragraphs:
        if _PLAIN_TITLE not in text:
            continue
        found = _REPORT_OF.search(text) or _REPORT_BY.search(text)
        if found:
            return _in_full(re.sub(r"^the\s+(?=[a-z])", "", found.group("name").strip(" ,*")), document)
    lines = [line.text[:600] for line in document.lines[:300]]
    return (
        _name_at_title(document)
        or _name_defined(lines)
        or _name_defined(paragraphs)
        or _name_of_author(paragraphs[:40])
        or _name_of_form(lines)
    )


def _in_full(name: str, document: Document) -> str:
    """A name without a legal form as the report's title spells it: "Magna" below "Magna International Inc."."""
    if _LEGAL_FORM_LAST.fullmatch(name):
        return name
    title = _name_at_title(document)
    return title if title and title.startswith(f"{name} ") and _LEGAL_FORM_LAST.fullmatch(title) else name


def _name_at_title(document: Document) -> str | None:
    """The line above the title "Conflict Minerals Report", what stands before it, or the line under it."""
    titles = [line.text.strip("* ") for line in document.lines[:60] if line.text]
    for index, title in enumerate(titles):
        if len(title) < _LONGEST_NAME and _TITLE.fullmatch(title):
            above, below = titles[max(index - 2, 0) : index], titles[index + 1 : index + 3]
            found = _name_above_title(above, title) or _name_in_title(title) or _name_under_title(below)
            if found:
                return found
    return None


def _name_above_title(above: list[str], title: str) -> str | None:
    """The last line above; of several registrants the first."""
    names = [text for text in above if _is_name(text)]
    with_form = [name for name in names if _LEGAL_FORM_LAST.fullmatch(name)]
    if with_form and names[-1] == with_form[-1]:
        return with_form[0]
    return names[-1] if names and above[-1] == names[-1] and _CMR.fullmatch(title) else None


def _name_in_title(title: str) -> str | None:
    found = _BEFORE_TITLE.match(_CMR.sub("conflict minerals report", title))
    name = found.group("name") if found else ""
    return name if _LEGAL_FORM_LAST.fullmatch(name) and _is_name(name) else None


def _name_under_title(below: list[str]) -> str | None:
    name = next((text for text in below if text.lower() not in ("of", "for")), "")
    return name if _LEGAL_FORM_LAST.fullmatch(name) and _is_name(name) else None


def _name_defined(paragraphs: list[str]) -> str | None:
    """The name that a sentence gives to "the Company" or "we", or shortens ("Acme, Inc. (“Acme”)")."""
    for text in filter(_QUOTE.search, paragraphs):
        found = _DEFINED.search(text) or _REFERRED_TO.search(text) or _nicknamed(text)
        name = _trimmed(found.group("name")) if found else ""
        if name and not word("state").fullmatch(name.lower()):  # "organized under the laws of England (“we”)"
            return name
    return None


def _nicknamed(text: str) -> re.Match[str] | None:
    found = _NICKNAMED.search(text)
    return found if found and found.group("name").lower().startswith(found.group("short").lower()) else None


def _name_of_author(paragraphs: list[str]) -> str | None:
    """Who has prepared or filed "this report", where the name has a legal form."""
    names = (_trimmed(found.group("name")) for found in map(_REPORT_IS_BY.search, paragraphs) if found)
    return next((name for name in names if _LEGAL_FORM_LAST.fullmatch(name)), None)


def _name_of_form(lines: list[str]) -> str | None:
    """Whose form it is, where the cover's name or quotes are lost: "This Form SD of Acme Corporation for the year"."""
    found = [
        pattern.search(line)
        for pattern in (_FORM_OF, _UNQUOTED)
        for line in lines
        if "(" in line or "orm SD" in line
    ]
    names = (_trimmed(one.group("name")) for one in found if one)
    return next((name for name in names if _LEGAL_FORM_LAST.fullmatch(name)), None)


def _trimmed(name: str) -> str:
    return _NEXT_SENTENCE.sub("", _COMMISSION.sub("", name)).strip(" ,")


def best_cased(name: str, document: Document, *witnesses: str | None) -> str:
    """A name printed in capitals, as the filing spells it elsewhere; the name itself where it never does.

    *witnesses* are the names at the signature and in the submission's header, looked at first.
    """
    if any(letter.islower() for letter in name) or not any(letter.isalpha() for letter in name):
        return name
    for witness in filter(None, witnesses):
        if _same_letters(witness, name) and _is_cased(witness):
            return witness
    pattern = _spelling(name)
    for line in document.lines:
        for found in pattern.finditer(line.text) if len(line.text) < _LONGEST_TEXT else ():
            if _is_cased(found.group()):
                return found.group().rstrip(".") + ("." if name.endswith(".") else "")
    return name


def _spelling(name: str) -> re.Pattern[str]:
    """The words of a name in capitals or small letters, whatever stands between them."""
    words = map(re.escape, re.findall(r"[^\s,.]+", name.replace("’", "'")))
    return re.compile(r"[\s,.]{1,3}".join(words).replace("'", "['’]") + r"\b\.?", re.IGNORECASE)


def _is_cased(text: str) -> bool:
    return any(letter.islower() for letter in text) and text[0].isupper()


def _same_letters(one: str, other: str) -> bool:
    return re.sub(r"\W", "", one).lower() == re.sub(r"\W", "", other).lower()
