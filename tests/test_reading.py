"""Bytes to documents: encodings, formats, lines that keep their numbers, and what is refused."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmr_analysis import html
from cmr_analysis.errors import TooLargeError, UnreadableFileError
from cmr_analysis.html import html_lines
from cmr_analysis.reading import decode, read_document, text_lines

FILINGS = Path(__file__).parents[1] / "data" / "filings"


def document_of(tmp_path, content, name="acme-2020.txt"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_document(path)


def cells(lines):
    return [(line.number, line.cells) for line in lines if line.cells]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04....", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (bytes(range(32)) * 50, "binary data"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(tmp_path, content, message):
    with pytest.raises(UnreadableFileError, match=message):
        document_of(tmp_path, content)


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(UnreadableFileError, match=r"nowhere\.txt: there is no such file"):
        read_document(tmp_path / "nowhere.txt")
    with pytest.raises(UnreadableFileError, match="this is a folder"):
        read_document(tmp_path)


@pytest.mark.parametrize(
    ("data", "text", "note"),
    [
        ("Métaux".encode(), "Métaux", None),
        ("Métaux".encode("utf-8-sig"), "Métaux", None),
        ("Métaux".encode("utf-16"), "Métaux", "read as UTF-16"),
        ("Métaux, a smelter".encode("utf-16-le"), "Métaux, a smelter", "read as UTF-16-LE"),
        (
            "one\nMétaux “Yes”".encode("cp1252"),
            "one\nMétaux “Yes”",
            "not UTF-8 (line 2), read as Windows-1252",
        ),
        (b"a\x00b" + b" text" * 9, "a b" + " text" * 9, "1 control characters read as spaces"),
    ],
)
def test_encodings_are_told_and_noted(data, text, note):
    assert decode(data, Path("x")) == (text, [note] if note else [])


def test_a_line_is_what_stands_between_two_newlines():
    # a lone carriage return and a form feed are no line ends: only \n and \r\n are
    assert cells(text_lines("a\r\nb\rc\fd\n\ne")) == [(1, ("a",)), (2, ("b c d",)), (4, ("e",))]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Gold\tAlpha\tJAPAN", ("Gold", "Alpha", "JAPAN")),
        ("| Gold | Alpha |  | JAPAN |", ("Gold", "Alpha", "JAPAN")),
        ("|---|:--:|", ()),
        ("Gold \u00a0\u00a0 8853 S.p.A. \u00a0\u00a0 ITALY", ("Gold", "8853 S.p.A.", "ITALY")),
        ("F&X\u00a0Electro-Materials", ("F&X Electro-Materials",)),
        ("<b><u>Metal</u></b>\t**Name**", ("Metal", "Name")),
        ("Gold\tAlpha**\tJAPAN*", ("Gold", "Alpha**", "JAPAN*")),
        ("## ANNEX I", ("ANNEX I",)),
        ("<TABLE>", ()),
        ("-----  -----", ()),
    ],
)
def test_cells_of_a_line_of_text(raw, expected):
    assert text_lines(raw)[0].cells == expected


def test_the_text_of_a_line_is_verbatim_but_for_white_space():
    assert text_lines("**Status:**   as  of\u00a0May")[0].text == "**Status:** as of May"


def test_html_rows_keep_the_lines_their_text_stands_on():
    source = "<p>One</p>\n<table>\n<tr>\n<td>Gold</td>\n<td>Alpha\nRefining</td></tr></table>\n<p>Two"
    assert [(line.number, line.end, line.cells) for line in html_lines(source)] == [
        (1, 1, ("One",)),
        (4, 6, ("Gold", "Alpha Refining")),
        (7, 7, ("Two",)),
    ]


def test_text_before_the_first_paragraph_keeps_its_line():
    assert cells(html_lines("<b>\nOne</b>")) == [(2, ("One",))]


TAGS = (
    "<table> </table> <tr> </tr> <td> </td> <TD\nrowspan=2> <td\tcolspan=3> </TD> <th> </th> <p> </p> <br/> <b> </b>"
    " <tdx> <td <td:a> < > <!--a--> <?x?> &nbsp; &am p; Gold".split(" ")
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*TAGS, "\n", " ", "A\nB"]), max_size=60))
def test_cells_known_as_a_whole_are_read_as_tag_by_tag(pieces):
    source = "".join(pieces)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html, "LONGEST_KEPT", 0)  # no cell is known, every tag is read
        tag_by_tag = html_lines(source)
    assert html_lines(source) == tag_by_tag


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*TAGS, "\n", " ", "A\nB"]), max_size=60), st.integers(1, 40))
def test_a_source_taken_apart_in_chunks_is_read_as_a_whole(pieces, size):
    source = "".join(pieces)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html, "_CHUNK", size)
        in_chunks = html_lines(source)
    assert in_chunks == html_lines(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<!-- a --><p>A", ["A"]),
        ("<p>A<!-- <p>a -->B", ["AB"]),
        ("<STYLE type=x>p {}</STYLE><p>A", ["A"]),
        ("<head><title>a</title></HEAD><header>A", ["A"]),
        ("<!-- <style> --><p>A<p></style>B", ["A", "B"]),  # a style that stands in a comment hides nothing
        ("<style><p>A<!-- a", ["A<!-- a"]),  # left open: shown rather than lost
    ],
)
def test_hidden_parts_of_html(source, expected):
    assert [line.text for line in html_lines(source)] == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<tr><td>A</td><td>&nbsp;</td><td>&#160;B&amp;C</td></tr>", [("A", "B&C")]),
        ("<tr><td rowspan=2>Gold</td><td>A</td></tr><tr><td>B</td></tr>", [("Gold", "A"), ("Gold", "B")]),
        ("<tr><td>A</td><td rowspan=2>X</td></tr><tr><td>B</td></tr>", [("A", "X"), ("B", "X")]),
        ("<tr><td>A<tr><td>B", [("A",), ("B",)]),  # end tags left out
        ("<TR><TD><FONT SIZE=2><B>A</B></FONT></TD></TR>", [("A",)]),
        ("<tr><td>A<br>B</td><td><p>C</p><p>D</p></td></tr>", [("A B", "C D")]),
        ("<tr><td>A<!-- <td>no</td> --></td></tr>", [("A",)]),
        ("<script>var x = '<td>no</td>'</script><tr><td>A</td></tr>", [("A",)]),
        ("<tr><td>outer<table><tr><td>A</td></tr></table></td></tr>", [("outer",), ("A",)]),
    ],
)
def test_html_cells(source, expected):
    body = source if source.startswith("<script") else f"<table>{source}</table>"
    assert [line.cells for line in html_lines(body)] == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            "<td>Gold<td>Alpha Co.<br>Beta<td>JAPAN<p>CHINA",
            (("Gold",), ("Alpha Co.", "Beta"), ("JAPAN", "CHINA")),
        ),
        ("<td><b>Gold</b><td><div>Alpha</div>\n<div>Beta</div>", (("Gold",), ("Alpha", "Beta"))),
        ("<td>Gold<br/><td>Alpha\nCo.<td><p>JAPAN</p>", ()),  # nothing is parted
    ],
)
def test_parts_of_the_cells_of_a_row(row, expected):
    (line,) = html_lines(f"<table><tr>{row}</table>")
    assert line.parts == expected
    assert not expected or line.cells == tuple(map(" ".join, expected))


def test_a_parted_cell_that_reaches_down_is_parted_in_each_row():
    lines = html_lines("<table><tr><td rowspan=2>Gold<br>Tin<td>Alpha<tr><td>Beta</table>")
    assert [(line.text, line.cells[0], line.parts[0]) for line in lines] == [
        ("Gold Tin Alpha", "Gold Tin", ("Gold", "Tin")),
        ("Beta", "Gold Tin", ("Gold", "Tin")),
    ]


PREFORMATTED = """<html><body><p>FORM SD</p>
<pre>
We surveyed 310 suppliers, of <b>which
97%</b> responded. AT&amp;T

Metal     Smelter               Country
Gold      Argor-Heraeus S.A.    Switzerland
</pre><p>After</p>
<PRE>
one
</PRE>
<table><tr><td><pre>a
b</pre></td></tr></table><pre>left open
"""


def test_preformatted_text_in_html_is_read_as_text(tmp_path):
    document = document_of(tmp_path, PREFORMATTED)
    assert cells(document.lines) == [
        (1, ("FORM SD",)),
        (3, ("We surveyed 310 suppliers, of which",)),
        (4, ("97% responded. AT&T",)),
        (6, ("Metal", "Smelter", "Country")),
        (7, ("Gold", "Argor-Heraeus S.A.", "Switzerland")),
        (8, ("After",)),
        (10, ("one",)),
        (12, ("a b",)),  # in a cell of a table
        (13, ("left open",)),
    ]
    assert document.paragraphs[1].text == "We surveyed 310 suppliers, of which 97% responded. AT&T"


def test_tags_and_entities_in_preformatted_text_leave_its_lines_where_they_are():
    lines = html_lines("<pre>A<font\nsize=1>B</font>\nC&#10;D\n</pre>\n<p>E")
    assert cells(lines) == [(1, ("A",)), (2, ("B",)), (3, ("C D",)), (5, ("E",))]


def test_a_column_spanned_cell_moves_the_next_column():
    (line,) = html_lines("<table><tr><td colspan=3>A</td><td>B</td></tr></table>")
    assert line.columns == (0, 3)


SUBMISSION = """<SEC-DOCUMENT>0000000000-20-000001.txt : 20200529
<SEC-HEADER>
CONFORMED SUBMISSION TYPE:\tSD
FILED AS OF DATE:\t\t20200529
\tCOMPANY CONFORMED NAME:\t\t\tACME CORP
\tCENTRAL INDEX KEY:\t\t\t0000012345
</SEC-HEADER>
<DOCUMENT>
<TYPE>SD
<SEQUENCE>1
<TEXT>
<html><body><p>FORM SD</p></body></html>
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>GRAPHIC
<TEXT>
begin 644 logo.jpg
M_]C_X``02D9)1@`!
end
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-1.01
<TEXT>
<html><body><p>Conflict Minerals Report</p></body></html>
</TEXT>
</DOCUMENT>
"""


def test_a_submission_gives_its_header_its_parts_and_lines_of_the_whole_file(tmp_path):
    document = document_of(tmp_path, SUBMISSION)
    assert document.source_format == "submission"
    assert document.header["central index key"] == "0000012345"
    assert [part.kind for part in document.parts] == ["SD", "EX-1.01"]
    assert cells(document.lines) == [(12, ("FORM SD",)), (26, ("Conflict Minerals Report",))]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("<html><body>x</body></html>", "html"),
        ("<TABLE>\n<S> <C>\nGold  A\n</TABLE>", "text"),
        (SUBMISSION, "submission"),
    ],
)
def test_formats_are_told_by_what_stands_in_the_file(tmp_path, content, kind):
    assert document_of(tmp_path, content).source_format == kind


def test_paragraphs_join_wrapped_lines_and_know_where_each_part_stands(tmp_path):
    document = document_of(tmp_path, "We surveyed\n310 suppliers.\n\n- one\n- two\nGold\tAlpha\n")
    assert [paragraph.text for paragraph in document.paragraphs] == [
        "We surveyed 310 suppliers.",
        "- one",
        "- two",
        "Gold Alpha",
    ]
    first = document.paragraphs[0]
    assert first.lines_of(0, 5) == (1, 1)
    assert first.lines_of(first.text.index("310"), len(first.text)) == (2, 2)
    assert first.lines_of(0, len(first.text)) == (1, 2)


def test_paragraphs_of_html_in_a_submission_stay_apart(tmp_path):
    report = "<p>Conflict Minerals Report</p>\n<p>We surveyed 310 suppliers.</p>"
    document = document_of(tmp_path, SUBMISSION.replace("<p>Conflict Minerals Report</p>", report))
    assert [paragraph.text for paragraph in document.paragraphs] == [
        "FORM SD",
        "Conflict Minerals Report",
        "We surveyed 310 suppliers.",
    ]


@pytest.mark.parametrize("filing", sorted(FILINGS.glob("*.txt")), ids=lambda path: path.stem)
def test_no_character_of_a_filing_is_lost(filing):
    # all but white space and the marks of the extraction's own markup comes out again, in order
    document = read_document(filing)
    printed = "".join(filing.read_text(encoding="utf-8").split())
    rules = {"---"}
    kept = "".join(
        "".join(line.text.split()) if line.text else "".join(raw.split())
        for line, raw in zip(document.lines, filing.read_text(encoding="utf-8").split("\n"), strict=True)
        if line.text or raw.strip() not in rules
    )
    assert kept == printed.replace("---", "") if "---" in printed else kept == printed


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("Gold\tA\tX\n" * 1_000_000, "50,000 lines"),
        ("\n" * 200_000, "50,000 lines"),
        ("<p>a" * 200_000, "50,000 lines"),
        (("Gold\t" * 100 + "\n") * 2_000, "75,000 cells"),
        ("<table>" + "<tr><td>a<td>b" * 80_000, "75,000 cells"),
        ("<table><tr>" + "<td>a" * 50_000, "10,000 cells in one row"),
        ("<table><tr><td>" * 20_000, "10,000 tables in each other"),
        ("<SEC-DOCUMENT>" + "<DOCUMENT>\n<TYPE>EX-1.01\n<TEXT>\na\n</DOCUMENT>\n" * 30_000, "50,000 lines"),
    ],
)
def test_what_no_filing_prints_is_refused_with_the_reason(tmp_path, content, what):
    with pytest.raises(TooLargeError, match=f"acme-2020.txt: it prints more than {what}; no filing does"):
        document_of(tmp_path, content if len(content) > 2_000_000 else f"Form SD {content}")


@pytest.mark.parametrize(("opening", "closing"), [("", ""), ("<p>", "</p>"), ("<table><tr><td>", "</table>")])
def test_a_very_long_line_is_read_as_several_that_end_with_a_sentence(tmp_path, opening, closing):
    sentence = "Of the 310 smelters of Acme Corp., 97 were conformant."
    document = document_of(tmp_path, f"{opening}{f'{sentence} ' * 10_000}{closing}")
    assert len(document.lines) > 1
    assert all(line.text.endswith("conformant.") for line in document.lines)
    assert {(line.number, line.end) for line in document.lines} == {(1, 1)}
    assert " ".join(line.text for line in document.lines) == " ".join([sentence] * 10_000)


def test_a_line_too_long_to_be_wrapped_is_a_paragraph_apart_from_its_heading(tmp_path):
    prose = "Our suppliers named the smelters and refiners that are known to them. " * 3
    path = tmp_path / "quince-2019.txt"
    path.write_text(
        f"Results of the Inquiry\n{prose.strip()}\n{prose.strip()}\nwhich they know of\nand the rest\n",
        encoding="utf-8",
    )
    texts = [paragraph.text for paragraph in read_document(path).paragraphs]
    assert texts == ["Results of the Inquiry", prose.strip(), f"{prose}which they know of and the rest"]
