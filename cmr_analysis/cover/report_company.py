"""The company of a report whose cover is lost or that has none, as its title or first sentences name it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..document import Document, Line
from ..facts.phrases import word
from .company_name import LEGAL_FORM_LAST, LONGEST_NAME, STRONG_FORM, is_name, spelling, without_footnote

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
    r"|,? (?i:for|pursuant|in accordance|and its|is|has|was|as|contains|prepared|filed|dated|together with"
    r"|covers|describes|relates|provides|presents)\b"
    r"|,? (?:This|The following|The|We|Our) |,? (?i:overview|introduction|executive summary|background"
    r"|forward.looking statements?|table of contents)\b)"
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
_REPORT_OF_SMALL = re.compile(  # "lululemon athletica inc."
    r"conflict minerals report (?:of|for) " + _NO_NAME
    + r"(?P<name>[a-z][\w.&’'-]*(?: [a-z][\w.&’'-]*){0,4},? (?:inc|corp|ltd|llc|plc|corporation|company|limited)\.?)$"
)  # fmt: skip
_BEFORE_TITLE = re.compile(r"(?P<name>[A-Z].{2,80}?)(?:[\s|–—-]+20\d\d)?\s+conflict minerals report\b")
_AT_HEAD = re.compile(
    rf"(?:(?i:exhibit) 1\.0\d )?(?:\d{{1,2}} )?(?:20\d\d )?(?P<name>{_NAME})(?: 20\d\d)? conflict minerals report\b"
)
_OF_FORM = re.compile(
    r"(?:of|for|to|(?:the )?(?:form sd\b)?\W*(?:special(?:i[sz]ed)? disclosure (?:report|form))?)",
    re.IGNORECASE,
)
_OF = re.compile(r"^(?:OF|FOR|BY) (?=[A-Z&., ]+$)")  # "OF ACME, INC." on the line below the title
_TITLE = re.compile(r"(?:.{0,40}\s)?conflict\s+minerals?\s+(?:report|disclosure)\b.{0,60}", re.IGNORECASE)
_SELF = r"[“\"'‘](?:the )?(?:Company|company|Registrant|registrant|we|We|us|our)[,.]?[”\"'’]"
_DEFINED = re.compile(
    rf"(?:^|(?<=\. )|(?<=Commission, )|(?<=\), )|(?<=1934, )|(?<=amended, )|\b(?:of|by|for|that|to) )"
    rf"{_NO_NAME}(?P<name>{_NAME})"
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
# "3E Supply Chain Solutions (“3E”) was selected to maintain a database": whom the filer has engaged
_OF_PROVIDER = re.compile(
    r",? (?:an? [^,]{3,60}, )?(?:(?:was|were|has been) (?:selected|engaged|retained|hired|chosen|contracted|used)"
    r"|(?:logged|collected|monitored|followed up|contacted (?:the|our)|(?:sent|distributed) (?:the )?survey))\b"
)
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|[Tt]he [Cc]ompany)\b")
_SPEAKER = re.compile(
    r"(?:(?:Based|Headquartered) in [A-Z][\w. ]+, (?:[A-Z][\w. ]+, ){0,2})?(?!(?i:inc|corp|ltd|llc|plc)\b)"
    rf"{_NO_NAME}(?P<name>{_NAME}),? (?:is (?:an?|the|one of)|does not|makes|manufactures|designs|develops"
    r"|produces|provides|supplies|sells|markets|operates|improves)\b"
    r"(?![^.;]{0,200}\b(?:we|us|our|subsidiary|affiliate|division|venture|smelter|third|independent)\b)"
)
_STRONG_FORM_LAST = re.compile(r".*[\w)’]\W{1,3}" + STRONG_FORM + r"\W*", re.IGNORECASE)
_POSSESSIVE = re.compile(
    r"(?<=\b(?:inc|ltd|llc)\.)[’']s$|(?<=\bcorp\.)[’']s$|(?<=[a-z]{5})(?<=ion|any)[’']s$", re.IGNORECASE
)
_SHORT_FORM = re.compile(r"(?<=[\w.]) \([“\"][^()”\"]{1,30}[”\"]\)$")  # "Integrated Devices, Inc. (“IDI”)"
_COMMISSION = re.compile(
    r".*\bSecurities and Exchange Commission, (?=[A-Z])"
)  # ends a clause before the name
_NEXT_SENTENCE = re.compile(
    r"(?<=\b(?:inc|ltd)\.) .*|(?<=\bcorp\.) .*|(?<=[a-z]{5})\.(?: .*)?$", re.IGNORECASE
)
_CMR = re.compile(r"conflict\s+minerals?\s+(?:disclosure\s+and\s+)?report", re.IGNORECASE)
_PLAIN_TITLE = "conflict minerals report"
_QUOTE = re.compile(r"[“\"‘]|the '")


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
            return _in_full(_without_heading(_report_name(found), document), document)
    lines = [line.text[:600] for line in document.lines[:300]]
    return (
        _name_at_title(document)
        or _small_name(lines[:60])
        or _name_defined(lines)
        or _name_defined(paragraphs)
        or _name_of_author(paragraphs[:40])
        or _name_of_form(lines)
        or _name_at_head(paragraphs)
        or _name_of_speaker(paragraphs)
    )


def _report_name(found: re.Match[str]) -> str:
    name = _NEXT_SENTENCE.sub("", found.group("name")).strip(" ,*")
    return without_footnote(re.sub(r"^the\s+(?=[a-z])", "", name))


def _without_heading(name: str, document: Document) -> str:
    """A name without the heading below it that became part of its paragraph: "ACME CORPORATION Introduction"."""
    if LEGAL_FORM_LAST.fullmatch(name) and not name.lower().endswith(" company"):  # "Company Overview"
        return name
    words = name.split()
    beginnings = (" ".join(words[:count]) for count in range(len(words) - 1, 1, -1))
    names = tuple(filter(_STRONG_FORM_LAST.fullmatch, beginnings))
    ends = [line.text.rstrip("* ") for line in document.lines[:80]] if names else []
    return next((one for one in names if any(end.endswith(one) for end in ends)), name)


def _in_full(name: str, document: Document) -> str:
    """A name without a legal form as the report's title spells it: "Magna" below "Magna International Inc.".

    Else as the sentence does that shortens it: "Magna International Inc. (“Magna”)".
    """
    if LEGAL_FORM_LAST.fullmatch(name):
        return name
    names = filter(None, (_name_at_title(document), _name_shortened(name, document)))
    longer = (full for full in names if full.lower().startswith(f"{name.lower()} "))
    return next(filter(LEGAL_FORM_LAST.fullmatch, longer), name)


def _name_shortened(short: str, document: Document) -> str | None:
    quoted = re.escape(short)
    shortened = re.compile(
        rf"\b(?P<name>{quoted},? {_NAME})(?:,? an? [^()“”\";]{{3,140}})?,? \((?:the )?[“\"'‘]{quoted}[,.]?[”\"'’]"
    )
    texts = (paragraph.text[:600] for paragraph in document.paragraphs[:80])
    names = (found.group("name") for text in texts for found in shortened.finditer(text))
    return next(filter(LEGAL_FORM_LAST.fullmatch, names), None)


def _small_name(titles: list[str]) -> str | None:
    """A name in small letters at the end of the title: "Conflict Minerals Report of lululemon athletica inc."."""
    found = next(filter(None, map(_REPORT_OF_SMALL.search, map(_with_plain_title, titles))), None)
    return found.group("name") if found else None


def _name_at_head(paragraphs: list[str]) -> str | None:
    """The name between the top of a page and the title in one run of text, where it is spelled again elsewhere."""
    for found in filter(None, map(_AT_HEAD.match, paragraphs)):
        name = found.group("name")
        again = re.compile(spelling(name).pattern + r"(?!\W*conflict)", re.IGNORECASE)
        is_again = any(map(again.search, paragraphs))
        if is_again and LEGAL_FORM_LAST.fullmatch(name) and is_name(name):
            return name
    return None


def _name_of_speaker(paragraphs: list[str]) -> str | None:
    """Who says "we" for the first time, where that paragraph begins with what it is: "Acme Inc. is a maker of …"."""
    first = next((text for text in paragraphs if len(text) > 60 and _FIRST_PERSON.search(text)), "")
    found = _SPEAKER.match(first)
    name = _trimmed(found.group("name")) if found else ""
    return name if _STRONG_FORM_LAST.fullmatch(name) else None


def _name_at_title(document: Document) -> str | None:
    """The line above the title "Conflict Minerals Report", what stands before it, or the line under it."""
    texts = [text for line in document.lines[:60] if line.text for text in _texts(line)]
    for index, text in enumerate(texts):
        title = _plain(text) if "conflict" in text.lower() else ""
        if len(title) < LONGEST_NAME and _TITLE.fullmatch(title):
            above = [*map(_plain, texts[max(index - 2, 0) : index])]
            below = [*map(_plain, texts[index + 1 : index + 6])]
            found = _name_above_title(above, title) or _name_in_title(title) or _name_under_title(below)
            if found:
                return found
    return None


def _texts(line: Line) -> Sequence[str]:
    """The line; a running head, "Acme Inc. | 2015 Conflict Minerals Report | 1", in its pieces."""
    return line.cells if " | " in line.text else (line.text,)


def _plain(text: str) -> str:
    """A line of a title without marks of bold, footnotes and the company's short form."""
    return _OF.sub("", without_footnote(_SHORT_FORM.sub("", text.strip("* "))))


def _name_above_title(above: list[str], title: str) -> str | None:
    """The last line above; of several registrants the first."""
    names = [text for text in above if is_name(text)]
    with_form = [name for name in names if LEGAL_FORM_LAST.fullmatch(name)]
    if with_form and names[-1] == with_form[-1]:
        return with_form[0]
    return names[-1] if names and above[-1] == names[-1] and _CMR.fullmatch(title) else None


def _name_in_title(title: str) -> str | None:
    found = _BEFORE_TITLE.match(_CMR.sub("conflict minerals report", title))
    name = found.group("name") if found else ""
    return name if LEGAL_FORM_LAST.fullmatch(name) and is_name(name) else None


def _name_under_title(below: list[str]) -> str | None:
    """What follows the words "of", "to Form SD of"."""
    name = next((text for text in below if not _OF_FORM.fullmatch(text)), "").removeprefix("of ")
    if name.startswith(("to ", "for ")):
        return None
    return name if LEGAL_FORM_LAST.fullmatch(name) and is_name(name) else None


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
    if found is None or not found.group("name").lower().startswith(found.group("short").lower()):
        return None
    return None if _OF_PROVIDER.match(text, found.end()) else found


def _name_of_author(paragraphs: list[str]) -> str | None:
    """Who has prepared or filed "this report", where the name has a legal form."""
    names = (_trimmed(found.group("name")) for found in map(_REPORT_IS_BY.search, paragraphs) if found)
    return next((name for name in names if LEGAL_FORM_LAST.fullmatch(name)), None)


def _name_of_form(lines: list[str]) -> str | None:
    """Whose form it is, where the cover's name or quotes are lost: "This Form SD of Acme Corporation for the year"."""
    found = [
        pattern.search(line)
        for pattern in (_FORM_OF, _UNQUOTED)
        for line in lines
        if "(" in line or "orm SD" in line
    ]
    names = (_trimmed(one.group("name")) for one in found if one)
    return next((name for name in names if LEGAL_FORM_LAST.fullmatch(name)), None)


def _trimmed(name: str) -> str:
    return _POSSESSIVE.sub("", _NEXT_SENTENCE.sub("", _COMMISSION.sub("", name)).strip(" ,"))
