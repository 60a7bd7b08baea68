"""The HTML styles of EDGAR filings: how Workiva, Donnelley and Toppan set a table, and small variations."""

import html
from collections.abc import Callable
from dataclasses import replace

from rendering import Cell, Lines, Rendered, Style, Table, draw

FONT = "font-family:'Times New Roman',sans-serif;font-size:10pt"


def escaped(text: str, named: bool = False) -> str:
    """The text with entities, as the filing agents write them: &amp;, &#233; or &eacute;."""
    text = html.escape(text, quote=False)
    if named:
        text = text.replace("é", "&eacute;").replace("ö", "&ouml;").replace("’", "&rsquo;")
    return "".join(c if ord(c) < 128 else f"&#{ord(c)};" for c in text)


def html_style(
    cell: Callable[[Cell], Lines],
    row: tuple[str, str],
    paragraph: Callable[[str], str],
    table: tuple[str, str],
    heading_in_table: bool = True,
    label: Callable[[str], Lines] | None = None,
) -> Style:
    """A style from its parts: a cell's lines, a row's tags, a paragraph, the table's tags."""

    def cells(printed: list[Cell]) -> Lines:
        return [row[0], *(line for one in printed for line in cell(one)), row[1]]

    def heading(text: str, width: int) -> Lines:
        if heading_in_table:
            return [row[0], f'<td colspan="{width * 3}" valign="top"><b>{escaped(text)}</b></td>', row[1]]
        return [table[1], paragraph(f"<b>{escaped(text)}</b>"), table[0]]

    return Style(
        row=cells,
        header=lambda labels: [
            row[0],
            *(line for text in labels for line in (label or as_label(cell))(text)),
            row[1],
        ],
        heading=heading,
        page_end=lambda lines: [table[1], *(paragraph(escaped(line)) for line in lines), RULE, table[0]],
        opening=lambda width: [table[0]],
        closing=[table[1]],
        prose=lambda lines: [paragraph(escaped(line)) for line in lines],
        suffix=".htm",
    )


RULE = '<hr style="page-break-after:always"/>'


def as_label(cell: Callable[[Cell], Lines]) -> Callable[[str], Lines]:
    return lambda text: cell(Cell("label", text))


def spans(cell: Cell) -> str:
    return f' rowspan="{cell.span}"' if cell.span > 1 else ""


def workiva(joined: bool = False, broken: bool = False) -> Style:
    """div and span with inline CSS, every cell three grid columns wide, an empty spacer between.

    broken: a span ends and the next begins in the middle of a word, as after an edit.
    """

    def cell(one: Cell) -> Lines:
        text = escaped(one.text)
        if broken and len(text) > 12 and "&" not in text:
            text = f'{text[:5]}</span><span style="color:#000000;{FONT}">{text[5:]}'
        inner = f'<div><span style="color:#000000;{FONT}">{text}</span></div>'
        spacer = '<td colspan="3" style="padding:0 1pt"></td>'
        spanned = f'<td colspan="3"{spans(one)} style="padding:2px 1pt;vertical-align:bottom">{inner}</td>'
        return [spanned + spacer if one.span else spacer]

    tables = ('<div><table style="border-collapse:collapse;width:100%">', "</table></div>")
    style = html_style(
        cell, ("<tr>", "</tr>"), lambda text: f'<div><span style="{FONT}">{text}</span></div>', tables
    )
    return replace(style, joined=joined)


def donnelley() -> Style:
    """Upper-case tags, one cell a line or more, &nbsp; spacer columns, names broken over source lines."""

    def cell(one: Cell) -> Lines:
        text = escaped(one.text, named=True)
        head, _, rest = text.partition(" ") if one.column == "name" and len(text) > 34 else (text, "", "")
        lines = [f'<TD VALIGN="top"{spans(one).upper()}><P STYLE="margin-top:0pt"><FONT SIZE="2">{head}']
        lines += [rest] if rest else []
        lines[-1] += "</FONT></P></TD>"
        return [*(lines if one.span else []), '<TD VALIGN="bottom">&nbsp;&nbsp;</TD>']

    table = ('<TABLE CELLSPACING="0" CELLPADDING="0" WIDTH="100%" BORDER="0">', "</TABLE>")
    row = ('<TR STYLE="page-break-inside:avoid; font-family:Times New Roman; font-size:10pt">', "</TR>")
    return html_style(cell, row, lambda text: f'<P STYLE="margin-top:6pt">{text}</P>', table)


def toppan() -> Style:
    """Lower-case tags, paragraphs and fonts in cells, &#160; for what is empty, headings between tables."""

    def cell(one: Cell) -> Lines:
        text = escaped(one.text) or "&#160;"
        if not one.span:
            return []
        return [
            f'<td{spans(one)} style="padding-right:5.4pt">',
            f'<p style="margin:0pt"><font style="font-size:10pt">{broken_after_first_word(text)}</font></p>',
            "</td>",
        ]

    def label(text: str) -> Lines:
        words = "<br/>".join(text.split(" ", 1))
        return [f'<td><p style="margin:0pt"><b><u>{words}</u></b></p></td>']

    table = ('<table border="0" cellpadding="0" style="width:100%">', "</table>")
    return html_style(cell, ("<tr>", "</tr>"), lambda text: f"<p>{text}</p>", table, False, label)


def broken_after_first_word(text: str) -> str:
    """A long text with a line break in it, a short one with an NBSP."""
    return text.replace(" ", "<br/>" if len(text) > 40 else "&#160;", 1)


def bare() -> Style:
    """Hand-made HTML: end tags left out, header cells, nothing else."""

    def cell(one: Cell) -> Lines:
        return [f"<td{spans(one)}>{escaped(one.text)}"] if one.span else []

    return html_style(
        cell,
        ("<tr>", ""),
        lambda text: f"<p>{text}",
        ("<table>", "</table>"),
        True,
        lambda text: [f"<th>{text}"],
    )


def nested(table: Table, style: Style) -> Rendered:
    """The whole report inside a layout table of one cell, as page templates do."""
    outer = ["<html><body>", '<table width="100%"><tr><td>', *style.opening(len(table.columns))]
    inner = replace(style, opening=lambda width: outer, closing=[*style.closing, "</td></tr></table>"])
    return draw(table, inner)


def listed() -> Style:
    """An HTML list under a heading: <ul> and <li>."""
    return Style(
        row=lambda cells: [f"<li>{escaped(cells[0].text)}</li>"],
        header=lambda labels: [],
        heading=lambda text, width: ["</ul>", f"<p><b>{escaped(text)}</b></p>", "<ul>"],
        page_end=lambda lines: ["</ul>", *(f"<p>{escaped(line)}</p>" for line in lines), RULE, "<ul>"],
        opening=lambda width: ["<ul>"],
        closing=["</ul>"],
        prose=lambda lines: [f"<p>{escaped(line)}</p>" for line in lines],
        suffix=".htm",
    )


def bulleted() -> Style:
    """Each row a table of its own: a bullet, a name (how filing agents set lists)."""
    return replace(
        listed(),
        row=lambda cells: [f"<table><tr><td>&#8226;</td><td>{escaped(cells[0].text)}</td></tr></table>"],
        heading=lambda text, width: [f"<p><b>{escaped(text)}</b></p>"],
        page_end=lambda lines: [*(f"<p>{escaped(line)}</p>" for line in lines), RULE],
        opening=lambda width: [],
        closing=[],
    )
