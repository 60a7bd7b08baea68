"""What a notebook shows: prose, tables and pictures that a screen reader can use, every value escaped.

Each object shows itself as HTML (or PNG with a description) in a notebook and as plain text in a terminal.
Text from a filing never reaches a page as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd

from .findings import counted, percent

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NOTHING = "–"
HEADINGS = {
    "filing_id": "Filing",
    "reporting_year": "Year",
    "form_type": "Form",
    "rows": "Rows",
    "smelters": "Smelters",
    "why": "Not used because",
    "before": "Sentence before",
    "quote": "Quote",
    "line_start": "Line",
    "metal": "Metal",
    "status": "Status",
    "share_of_metal": "Share of the metal",
    "share_of_all": "Share of all on either list",
    "share_of_rows": "Share of rows",
    "from_year": "From",
    "to_year": "To",
    "from_status": "Earlier status",
    "to_status": "Later status",
    "share_of_from": "Share of the earlier status",
    "listed_before": "Listed before",
    "left": "Left",
    "stayed": "Stayed",
    "went_into_another": "Split or merged into another",
    "entered": "Entered",
    "came_from_another": "Split or merged from another",
    "listed_after": "Listed after",
    "country": "Country",
    "with_status": "With a status",
    "conformant": "Conformant",
    "share_conformant": "Share conformant",
    "path": "Way",
    "stated": "Stated",
    "counted": "Counted",
    "detail": "What was compared",
    "smelter_name": "Smelter",
    "smelter_name_raw": "Name as printed",
    "country_raw": "Country as printed",
    "status_raw": "Status as printed",
    "match_method": "Recognized by",
    "identity": "Smelters told apart",
    "every_list": "On every list",
    "status_changed": "Status changed",
}
_SHORT = 24  # characters of a row's name that stay on one line
_WIDE = 60  # characters to which a column of plain text is filled up


class Html:
    """A piece of HTML with the same in plain text."""

    def __init__(self, html: str, text: str) -> None:
        self.html, self.text = html, text

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text


class Picture:
    """A PNG with a description; the description is its plain text, so that a test can read it."""

    def __init__(self, png: bytes, description: str) -> None:
        self.png, self.description = png, description

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> tuple[dict, dict]:
        data = {"image/png": self.png, "text/plain": self.description}
        return data, {"image/png": {"alt": self.description}}

    def __repr__(self) -> str:
        return self.description


def lead(text: str) -> Html:
    """The line under the title that says what this report is about."""
    return Html(f'<p class="lead">{escape(text)}</p>', text)


def prose(*sentences: str) -> Html:
    """Sentences as one paragraph; empty ones are left out."""
    text = " ".join(map(_ended, filter(None, sentences)))
    return Html(f"<p>{escape(text)}</p>" if text else "", text)


def points(*sentences: str) -> Html:
    """Sentences as a list of points; empty ones are left out."""
    items = [_ended(sentence) for sentence in sentences if sentence]
    html = "".join(f"<li>{escape(item)}</li>" for item in items)
    return Html(f"<ul>{html}</ul>", "\n".join(f"- {item}" for item in items))


def _ended(sentence: str) -> str:
    """The sentence with a full stop if it has no end."""
    return sentence if sentence.endswith((".", ":", "!", "?")) else f"{sentence}."


def stack(pieces: Iterable[Html]) -> Html:
    """Several pieces one after the other."""
    pieces = list(pieces)
    return Html("".join(piece.html for piece in pieces), "\n\n".join(piece.text for piece in pieces))


def chart(ax: Axes) -> Picture | Html:
    """A chart with its description; where there is nothing to draw, the sentence that says why."""
    from ..charts import alt_text, is_empty, picture

    return prose(alt_text(ax)) if is_empty(ax) else Picture(picture(ax), alt_text(ax))


def table(
    frame: pd.DataFrame,
    caption: str,
    columns: str = "",
    *,
    labels: Mapping[str, str] | None = None,
    folded: bool = False,
) -> Html:
    """A frame as a table with a caption and marked header cells; the first column names each row.

    columns: names of the columns to show, in order, with spaces between; all by default. Their headings are
    those of HEADINGS. labels: words to show for codes. folded: only the caption and the number of rows
    are seen until a reader opens it. Shares (`share…`) are shown in percent, numbers with thousands set off,
    what is NA as a dash. A frame without rows gives a sentence that says so.
    """
    if not len(frame):
        return Html(f"<p>{escape(caption)}: none.</p>", f"{caption}: none.")
    shown = frame[columns.split()] if columns else frame
    names = [str(name) for name in shown.columns]
    headings = [HEADINGS.get(name, name) for name in names]
    cells = [
        [_cell(value, name, labels or {}) for value, name in zip(row, names, strict=True)]
        for row in shown.astype("object").itertuples(index=False)
    ]
    numeric = [pd.api.types.is_numeric_dtype(shown[name]) and "year" not in name for name in shown.columns]
    if folded:
        caption = f"{caption} ({counted(len(shown), 'row')})"
    text = caption if folded else f"{caption}\n{_table_text(headings, cells)}"
    return Html(_table_html(headings, cells, numeric, caption, folded), text)


def _cell(value: Any, column: str, labels: Mapping[str, str]) -> str:
    if pd.isna(value):
        return NOTHING
    if column.startswith("share"):
        return percent(value)
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int) and "year" not in column and "line" not in column:
        return f"{value:,}"
    return labels.get(str(value), str(value))


def _table_html(
    headings: list[str], rows: list[list[str]], numeric: list[bool], caption: str, folded: bool
) -> str:
    head = "".join(
        f'<th scope="col"{_side(number)}>{escape(heading)}</th>'
        for heading, number in zip(headings, numeric, strict=True)
    )
    body = "".join(f"<tr>{_row_html(row, numeric)}</tr>" for row in rows)
    said = "" if folded else f"<caption{_side(False)}>{escape(caption)}</caption>"
    html = (
        f'<div class="table" role="region" tabindex="0" aria-label="{escape(caption)}"><table>{said}'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
    return f'<details class="rows"><summary>{escape(caption)}</summary>{html}</details>' if folded else html


def _row_html(row: Iterable[str], numeric: list[bool]) -> str:
    first, *others = row
    kind = ' class="id"' if len(first) <= _SHORT else ""
    cells = [f'<th scope="row"{kind}{_side(False)}>{escape(first)}</th>']
    cells += [
        f"<td{_side(number)}>{escape(value)}</td>" for value, number in zip(others, numeric[1:], strict=True)
    ]
    return "".join(cells)


def _side(number: bool) -> str:
    """Numbers to the right, text to the left: said in each cell, since JupyterLab puts all to the right."""
    return ' class="number"' if number else ' style="text-align:left"'


def _table_text(headings: list[str], rows: list[list[str]]) -> str:
    """Columns set apart by two spaces; a column of long texts is not filled up."""
    widths = [min(max(map(len, column)), _WIDE) for column in zip(headings, *rows, strict=True)]
    return "\n".join(
        "  ".join(value.ljust(width) for value, width in zip(row, widths, strict=True)).rstrip()
        for row in [headings, *rows]
    )
