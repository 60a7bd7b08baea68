"""The text styles of filings: tabs, runs of spaces, one cell a line, markdown pipes, fixed columns."""

import re
import textwrap
from collections.abc import Callable
from dataclasses import replace

from rendering import Cell, Lines, Style


def marked(text: str) -> str:
    return f"<b><u>{text}</u></b>"


def separated(separator: str, heading: str = "{}", header: Callable[[str], str] = marked) -> Style:
    """One line a row, cells parted by a separator."""
    return Style(
        row=lambda cells: [separator.join(cell.text for cell in cells)],
        header=lambda labels: [separator.join(map(header, labels))],
        heading=lambda text, width: ["", heading.format(text), ""],
        page_end=lambda lines: lines,
    )


def gaps() -> Style:
    """Runs of spaces and NBSP between cells, here and there an NBSP inside one (qualys-2022)."""

    def row(cells: list[Cell]) -> Lines:
        texts = [cell.text for cell in cells if cell.text]
        texts[-1] = texts[-1].replace(" ", "\u00a0")
        return [" \u00a0 \u00a0 ".join(texts)]

    return replace(separated("    ", header=str), row=row)


def flattened(inside: Lines, after: Lines, keep_empty: bool = False, end: str = "") -> Style:
    """One cell a line. inside: lines between the cells of a row, after: lines behind a row."""

    def cells_on_lines(texts: list[str]) -> Lines:
        kept = [text for text in texts if text or keep_empty]
        return [line for text in kept for line in (text + end, *inside)][: -len(inside) or None] + after

    return Style(
        row=lambda cells: cells_on_lines([cell.text for cell in cells]),
        header=cells_on_lines,
        heading=lambda text, width: [text + end, *after],
        page_end=lambda lines: lines,
    )


def wrapped_flat(width: int, columns: tuple[str, ...]) -> Style:
    """One cell a line, long cells of some columns broken over lines, blank lines between cells."""

    def row(cells: list[Cell]) -> Lines:
        lines = []
        for cell in cells:
            lines += [*(_wrapped(cell.text, width) if cell.column in columns else [cell.text]), ""]
        return [line for index, line in enumerate(lines) if line or lines[index - 1]]

    return replace(flattened([""], [""]), row=row)


def broken_heading() -> Style:
    """One cell a line, and each column heading broken into its words ("SMELTER", "ID", "NUMBER")."""
    return replace(flattened([], []), header=lambda labels: " ".join(labels).upper().split())


def pipes(tight: bool = False) -> Style:
    """A markdown table, or rows of cells between bars only (tight)."""
    space = "" if tight else " "

    def line(texts: list[str]) -> str:
        return f"|{space}" + f"{space}|{space}".join(texts) + f"{space}|"

    return replace(
        separated("|", heading="**{}**"),
        row=lambda cells: [line([cell.text for cell in cells])],
        header=lambda labels: [line(labels)] if tight else [line(labels), "|" + " --- |" * len(labels)],
    )


def trailing_pipes() -> Style:
    """Cells parted by a bar, and a bar at the end of the row, none at its start."""
    return replace(
        separated(" | ", header=str),
        row=lambda cells: [" | ".join(cell.text for cell in cells) + " |"],
        header=lambda labels: [" | ".join(labels) + " |"],
    )


def bars() -> Style:
    """Cells that begin a line with a bar, as some HTML-to-text tools leave them."""

    def on_lines(texts: list[str]) -> Lines:
        return ["|" + text for text in texts]

    return replace(
        flattened([], []),
        row=lambda cells: on_lines([cell.text for cell in cells]),
        header=on_lines,
        heading=lambda text, width: ["|" + text],
    )


WIDTHS = {
    "number": 5,
    "metal": 16,
    "reported": 36,
    "name": 36,
    "city": 18,
    "country": 25,
    "place": 25,
    "origin": 20,
    "cycle": 12,
    "id source": 10,
    "status": 18,
    "cid": 13,
}


def fixed(columns: tuple[str, ...]) -> Style:
    """Plain text with <TABLE>, <S> and <C> and fixed columns; a long cell goes on in the next line."""
    widths = [WIDTHS[column] for column in columns]

    def wrapped(texts: list[str]) -> Lines:
        blocks = [_wrapped(text, width - 2) for text, width in zip(texts, widths, strict=True)]
        height = max(len(block) for block in blocks)
        return [
            "".join(
                _padded(block[line] if line < len(block) else "", width)
                for block, width in zip(blocks, widths, strict=True)
            )
            for line in range(height)
        ]

    rule = "".join("-" * (width - 2) + "  " for width in widths)
    tags = "".join(tag.ljust(width) for tag, width in zip(["<S>", *["<C>"] * 9], widths, strict=False))
    return Style(
        row=lambda cells: wrapped([cell.text for cell in cells]),
        header=lambda labels: [*wrapped([label.upper() for label in labels]), rule, tags],
        heading=lambda text, width: ["", text, ""],
        page_end=lambda lines: ["</TABLE>", *lines, "<PAGE>", "<TABLE>"],
        opening=lambda width: ["<TABLE>", "<CAPTION>"],
        closing=["</TABLE>"],
    )


def _wrapped(text: str, width: int) -> Lines:
    """The text on lines of a width, the brackets at its first and last character."""
    if not text or text[0] > "\x04":
        return textwrap.wrap(text, width) or [""]
    pieces = textwrap.wrap(text[1:-1], width, break_long_words=False, break_on_hyphens=False)
    pieces[0] = text[0] + pieces[0]
    return [*pieces[:-1], pieces[-1] + text[-1]]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - len(re.sub("[\x01-\x04]", "", text)))


def bullets() -> Style:
    """A list under headings: each row a bullet and its cells, one cell a row as a rule."""
    return Style(
        row=lambda cells: ["• " + ", ".join(cell.text for cell in cells if cell.text)],
        header=lambda labels: [],
        heading=lambda text, width: ["", f"{text}:", ""],
        page_end=lambda lines: lines,
    )
