"""Rendered texts put together to files: one after the other, or as a full EDGAR submission."""

from dataclasses import replace

from rendering import COMPANY, Printed, Rendered


def following(first: Rendered, second: Rendered) -> Rendered:
    """One text after the other, the second's rows on their new lines."""
    moved = first.text.count("\n")
    printed = [*first.printed, *(_moved(row, moved) for row in second.printed)]
    return Rendered(first.text + second.text, printed, second.suffix)


def _moved(row: Printed, by: int) -> Printed:
    def moved(lines: tuple[int, int]) -> tuple[int, int]:
        return lines[0] + by, lines[1] + by

    return replace(row, lines=moved(row.lines), name_lines=moved(row.name_lines))


def submission(rendered: Rendered, kind: str = "htm") -> Rendered:
    """A full EDGAR submission: SGML header, the form, the report as EX-1.01, and a picture."""
    head = SUBMISSION_HEAD.format(company=COMPANY.upper().rstrip("."), kind=kind).splitlines()
    text = "\n".join([*head, rendered.text.rstrip("\n"), *SUBMISSION_TAIL.splitlines()]) + "\n"
    return Rendered(text, [_moved(row, len(head)) for row in rendered.printed], ".txt")


SUBMISSION_HEAD = """<SEC-DOCUMENT>0001234567-20-004321.txt : 20200529
<SEC-HEADER>0001234567-20-004321.hdr.sgml : 20200529
<ACCEPTANCE-DATETIME>20200529150533
ACCESSION NUMBER:\t\t0001234567-20-004321
CONFORMED SUBMISSION TYPE:\tSD
PUBLIC DOCUMENT COUNT:\t\t3
<RULE>
<RULE-NAME>13p-1
<ITEM>
<ITEM-NUMBER>1.01
<ITEM-PERIOD>20191231
</ITEM>
</RULE>
FILED AS OF DATE:\t\t20200529

FILER:

\tCOMPANY DATA:
\t\tCOMPANY CONFORMED NAME:\t\t\t{company}
\t\tCENTRAL INDEX KEY:\t\t\t0000999999
\t\tSTATE OF INCORPORATION:\t\t\tDE
</SEC-HEADER>
<DOCUMENT>
<TYPE>SD
<SEQUENCE>1
<FILENAME>formsd.htm
<TEXT>
<HTML><BODY><P>FORM SD</P>
<P>Rule 13p-1 for the reporting period from January 1 to December 31, 2019.</P>
<TABLE><TR><TD>Gold</TD><TD>Section 1.01</TD></TR></TABLE></BODY></HTML>
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-1.01
<SEQUENCE>2
<FILENAME>ex101.{kind}
<DESCRIPTION>EX-1.01
<TEXT>
"""
SUBMISSION_TAIL = """</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>GRAPHIC
<SEQUENCE>3
<FILENAME>logo.jpg
<TEXT>
begin 644 logo.jpg
M_]C_X  02D9)1@ ! 0   0 !  #_VP!#  @&!@<&!0@'!P<)"0@*#!0-# L+
MGOLD\tJAPAN MINT\tJAPAN\tCID000823
end
</TEXT>
</DOCUMENT>
</SEC-DOCUMENT>"""
