"""Prints one known smelter table in the layouts of real filings, and says on which lines each row stands.

The company is invented, the smelters are real. A `Table` says what is printed (columns, order, grouping,
page breaks, marks), a `Style` says how: rendering_text.py has tabs, runs of spaces, one cell a line, pipes
and fixed columns, rendering_html.py the HTML of the filing agents. `draw(table, style)` gives the text and,
for every row, what a reader must find and where.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

COMPANY = "Halcyon Instruments, Inc."
SYMBOLS = {"Gold": "Au", "Tantalum": "Ta", "Tin": "Sn", "Tungsten": "W"}
LABELS = {
    "number": "No.",
    "metal": "Metal",
    "reported": "Smelter Name (as reported)",
    "name": "Smelter or Refiner Name",
    "city": "City",
    "country": "Country Location of Smelter",
    "place": "Smelter Location",
    "status": "RMAP Status",
    "cid": "Smelter ID",
    "origin": "Country of Origin of Minerals",
    "cycle": "Audit Cycle",
    "id source": "Source of Smelter ID",
}
# Columns beside the smelter's own: their values by row, in turn.
BESIDE = {
    "origin": ("Australia, Canada", "Peru", "Recycled/Scrap", "DRC, Rwanda", "Bolivia", ""),
    "cycle": ("1 Year", "06/12/2019", "3 Years", "Feb-20"),
    "id source": ("RMI", "CFSI", "RMI", "LBMA"),
}
# Put around the name and around every other printed cell while lines are made; taken out at the end.
NAME, CELL = ("\x01", "\x02"), ("\x03", "\x04")
INTRODUCTION = [
    f"{COMPANY} Conflict Minerals Report for the year ended December 31, 2019",
    "",
    "We surveyed 142 direct suppliers on tin, tantalum, tungsten and gold and received 130 responses.",
    "The facilities below are located in China, Japan, Germany and other countries.",
    "",
    "Appendix A. Smelters and refiners reported by our suppliers",
    "",
]
CLOSING = [
    "",
    "Steps to improve",
    "",
    "We intend to continue our work with suppliers, to raise response rates, and to ask that smelters in",
    "China, Indonesia and Russia that are not yet conformant take part in the RMAP.",
]
PAGE_END = ["", "14", "", f"{COMPANY} – Conflict Minerals Report", "Table of Contents", ""]


@dataclass(frozen=True)
class Smelter:
    """One row of the known table; None where the filing prints nothing."""

    metal: str
    name: str
    country: str | None
    status: str | None
    cid: str | None
    city: str = ""


@dataclass(frozen=True)
class Printed:
    """A row as it must be read, the lines its cells stand on, and the lines its name stands on."""

    smelter: Smelter
    lines: tuple[int, int]
    name_lines: tuple[int, int]


@dataclass(frozen=True)
class Rendered:
    text: str
    printed: list[Printed]
    suffix: str = ".txt"


@dataclass(frozen=True)
class Table:
    """What is printed. groups: columns printed as headings over their rows. once: columns whose repeated
    value is left out (or spans rows). marks: status to footnote mark, set where mark says. title: a row of
    one cell over the table. continued: the heading that a new page repeats."""

    rows: tuple[Smelter, ...]
    columns: tuple[str, ...] = ("metal", "name", "country", "status")
    labels: dict[str, str] = field(default_factory=dict)
    metal: str = "{metal}"
    cid: str = "{cid}"
    upper: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    group_wording: dict[str, str] = field(default_factory=dict)
    once: tuple[str, ...] = ()
    page: int = 0
    page_end: tuple[str, ...] = tuple(PAGE_END)
    header: bool = True
    repeat_header: bool = True
    header_per_group: bool = False
    two_line_header: bool = False
    title: str = ""
    continued: str = ""
    marks: dict[str, str] = field(default_factory=dict)
    mark: str = "{name}{mark}"
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    def labelled(self) -> list[str]:
        return [self.labels.get(column, LABELS[column]) for column in self.columns]

    def value(self, smelter: Smelter, column: str, number: int) -> str:
        text = {
            "number": str(number),
            "place": self.place(smelter),
            "metal": self.metal.format(metal=smelter.metal, symbol=SYMBOLS[smelter.metal]),
            "reported": smelter.name.replace("Co., Ltd.", "Company Limited").replace("GmbH", "Gmbh"),
            "name": self.mark.format(
                name=smelter.name, mark=self.marks.get(smelter.status or "", "")
            ).strip(),
            "cid": self.cid.format(cid=smelter.cid, digits=smelter.cid[3:]) if smelter.cid else "",
        }.get(column)
        if column in BESIDE:
            text = BESIDE[column][number % len(BESIDE[column])]
        text = (getattr(smelter, column) or "") if text is None else text
        return text.upper() if column in self.upper else text

    def place(self, smelter: Smelter) -> str:
        """City and country in one cell: "Warwick, UNITED STATES OF AMERICA"."""
        return ", ".join(part for part in (smelter.city, smelter.country) if part)

    def printed_country(self, smelter: Smelter) -> str | None:
        if "place" in self.columns:
            return self.place(smelter)
        return smelter.country if "country" in self.columns else None

    def printed_status(self, smelter: Smelter) -> str | None:
        """The status as it is printed: in its column, in the heading over the row, or as a mark."""
        if "status" in self.groups:
            return _heading(self, smelter, "status")
        return smelter.status if "status" in self.columns else self.marks.get(smelter.status or "")

    def expected(self, smelter: Smelter) -> Smelter:
        """The row as this table prints it: what is not printed is None."""
        shown = {*self.columns, *self.groups}
        return replace(
            smelter,
            name=smelter.name.upper() if "name" in self.upper else smelter.name,
            country=self.printed_country(smelter),
            status=self.printed_status(smelter),
            cid=smelter.cid if "cid" in shown else None,
        )


@dataclass(frozen=True)
class Cell:
    """A cell as printed. span: rows it spans; 0 where an earlier cell spans this row."""

    column: str
    text: str
    span: int = 1


Lines = list[str]


@dataclass(frozen=True)
class Style:
    """How each kind of line is printed; every function gives the lines it takes."""

    row: Callable[[list[Cell]], Lines]
    header: Callable[[list[str]], Lines]
    heading: Callable[[str, int], Lines]
    page_end: Callable[[list[str]], Lines]
    opening: Callable[[int], Lines] = lambda width: []
    closing: Lines = field(default_factory=list)
    prose: Callable[[list[str]], Lines] = lambda lines: lines
    suffix: str = ".txt"
    joined: bool = False


def events(table: Table) -> Iterator[tuple[str, object]]:
    """header, heading, page and row events in printed order, each with what it holds."""
    current: list[str] = []
    if table.title:
        yield "heading", table.title
    for index, smelter in enumerate(table.rows):
        starts_page = bool(table.page) and index > 0 and index % table.page == 0
        if starts_page:
            yield "page", None
        if table.header and (index == 0 or (starts_page and table.repeat_header)):
            yield from _headers(table)
        groups = [getattr(smelter, group) for group in table.groups]
        yield from _headings(table, smelter, groups, current, starts_page)
        current = groups
        yield "row", (smelter, [_cell(table, index, column) for column in table.columns])


def _headers(table: Table) -> Iterator[tuple[str, list[str]]]:
    """The row of column headings, or two of them: the first halves of the headings, then the second."""
    labels = table.labelled()
    if table.two_line_header:
        halves = [label.rsplit(" ", max(label.count(" ") // 2, 1)) for label in labels]
        yield "header", [half[0] for half in halves]
        labels = [" ".join(half[1:]) for half in halves]
    yield "header", labels


def _headings(
    table: Table, smelter: Smelter, groups: list[str], current: list[str], starts_page: bool
) -> Iterator[tuple[str, object]]:
    changed = [level for level in range(len(groups)) if groups[: level + 1] != current[: level + 1]]
    for level in changed:
        yield "heading", _heading(table, smelter, table.groups[level])
    if groups and starts_page and not changed and table.continued:
        yield "heading", table.continued.format(heading=_heading(table, smelter, table.groups[-1]))
    if changed and current and table.header_per_group:
        yield from _headers(table)


def _heading(table: Table, smelter: Smelter, group: str) -> str:
    wording = table.value(smelter, group, 0)
    return table.group_wording.get(wording, wording)


def _cell(table: Table, index: int, column: str) -> Cell:
    text = table.value(table.rows[index], column, index + 1)
    if column not in table.once:
        return Cell(column, text)
    first_of_page = index - index % table.page if table.page else 0
    if index > first_of_page and table.value(table.rows[index - 1], column, index) == text:
        return Cell(column, "", 0)
    page_last = first_of_page + table.page if table.page else len(table.rows)
    run = index
    while run < min(page_last, len(table.rows)) and table.value(table.rows[run], column, 0) == text:
        run += 1
    return Cell(column, text, run - index)


def draw(table: Table, style: Style) -> Rendered:
    """The filing with the table in it, and the lines on which each row stands."""
    lines = style.prose([*INTRODUCTION, *table.before]) + style.opening(len(table.columns))
    body_start = len(lines)
    printed = []
    for kind, load in events(table):
        new = _lines_of(style, kind, load, table)
        if kind == "row":
            printed.append(_printed(table.expected(load[0]), new, len(lines)))
        lines += new
    lines += [*style.closing]
    if style.joined:
        lines[body_start:] = ["".join(lines[body_start:])]
        only = (body_start + 1, body_start + 1)
        printed = [replace(row, lines=only, name_lines=only) for row in printed]
    lines += style.prose([*table.after, *CLOSING])
    return Rendered(re.sub("[\x01-\x04]", "", "\n".join(lines)) + "\n", printed, style.suffix)


def draw_grid(grid: list[list[str]], style: Style) -> Rendered:
    """A table of any texts in a style, its first row as the header: no row of it is a smelter's."""
    cells = [[Cell("other", text) for text in row] for row in grid[1:]]
    body = [
        *style.opening(len(grid[0])),
        *style.header(grid[0]),
        *(line for row in cells for line in style.row(row)),
    ]
    lines = [*style.prose(INTRODUCTION[:4]), *body, *style.closing, *style.prose(CLOSING)]
    return Rendered("\n".join(lines) + "\n", [], style.suffix)


def _lines_of(style: Style, kind: str, load: object, table: Table) -> Lines:
    if kind == "row":
        return style.row([replace(cell, text=_bracketed(cell)) for cell in load[1]])
    if kind == "header":
        return style.header(load)
    if kind == "page":
        return style.page_end(list(table.page_end))
    return style.heading(load, len(table.columns))


def _bracketed(cell: Cell) -> str:
    start, end = NAME if cell.column == "name" else CELL
    return f"{start}{cell.text}{end}" if cell.text else ""


def _printed(smelter: Smelter, lines: Lines, before: int) -> Printed:
    def extent(pattern: str) -> tuple[int, int]:
        found = [number for number, line in enumerate(lines, start=before + 1) if re.search(pattern, line)]
        return found[0], found[-1]

    return Printed(smelter, extent("[\x01-\x04]"), extent("[\x01\x02]"))
