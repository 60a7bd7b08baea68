"""Signature pages of Form SD in the orders and layouts met in filings: who signed, with which title, when."""

from datetime import date

import pytest

from cmr_analysis.cover.signature import read_signature
from cmr_analysis.reading import text_lines

SENTENCE = (
    "Pursuant to the requirements of the Securities Exchange Act of 1934, the registrant has duly caused this report to"
    " be signed on its behalf by the duly authorized undersigned."
)

PAGES = [
    ("ACME, INC.\n(Registrant)\n\nBy: /s/ Ann Lee\t\tMay 30, 2019\nAnn Lee\t\t(Date)\nChief Financial Officer",
     ("ACME, INC.", "Ann Lee", "Chief Financial Officer", date(2019, 5, 30))),
    ("/s/ Ann Lee\nBy: Ann Lee\nTitle: CFO\nDate: 5/31/2016", (None, "Ann Lee", "CFO", date(2016, 5, 31))),
    ("ACME\nBy: /s/ Ann Lee\nAnn Lee\nTreasurer\nDate: 05/31/16", ("ACME", "Ann Lee", "Treasurer", date(2016, 5, 31))),
    ("|By:\n|/s/ Ann B. Lee\n|\n|Date:\n|May 28, 2020\n|\n|Ann B. Lee\n|\n|Senior Vice President,\n|\n|General Counsel",
     (None, "Ann B. Lee", "Senior Vice President, General Counsel", date(2020, 5, 28))),
    ("|By:\n|/s/ Ann Lee\n|Title:\n|Executive Vice President & Chief\n|\n|Financial Officer\n|Dated: May 31, 2016",
     (None, "Ann Lee", "Executive Vice President & Chief Financial Officer", date(2016, 5, 31))),
    # the capacity in brackets is no part of the title
    ("By: /s/ Ann Lee\nAnn Lee\nChief Financial Officer\n(Principal Financial Officer)\nMay 31, 2016",
     (None, "Ann Lee", "Chief Financial Officer", date(2016, 5, 31))),
    ("/s/ ANN LEE\n(Ann Lee)\nTreasurer\nMay 31, 2016", (None, "Ann Lee", "Treasurer", date(2016, 5, 31))),
    ("Signature: /s/ Ann Lee\nName: Ann Lee\nPosition: Director\n29 May 2015",
     (None, "Ann Lee", "Director", date(2015, 5, 29))),
    # two signers: the first
    ("Date: May 31, 2017\nBy: /s/ Ann Lee\nAnn Lee\nGeneral Counsel\n\nBy: /s/ Bob Roe\nBob Roe\nTreasurer",
     (None, "Ann Lee", "General Counsel", date(2017, 5, 31))),
    # the mark is lost: a name over a title, behind "By:"
    ("Acme, Inc.\nBy:\n\n\nAnn Lee\nGeneral Counsel\nMay 30, 2014",
     ("Acme, Inc.", "Ann Lee", "General Counsel", date(2014, 5, 30))),
    ("Acme, Inc.\nBy:\n\n\nExhibit List\nMay 30, 2014", (None, None, None, date(2014, 5, 30))),
    ("By: /s/ J. Ann Lee, Ph.D.\nJ. Ann Lee, Ph.D.\nPresident\nMay 31, 2018",
     (None, "J. Ann Lee, Ph.D.", "President", date(2018, 5, 31))),
    # the written name is lost: the printed one, no date and no title
    ("By:\n/s/\nMay 31, 2018\nAnn Lee\nTreasurer", (None, "Ann Lee", "Treasurer", date(2018, 5, 31))),
    ("By:\n/s/\nChief Financial Officer\nMay 31, 2018", (None, None, "Chief Financial Officer", date(2018, 5, 31))),
    # a cell whose lines were run together: written name, printed name, title
    ("ACME\nBy: /s/ Ann Lee Ann Lee General Counsel\tMay 31, 2018", ("ACME", "Ann Lee", "General Counsel", date(2018, 5, 31))),
    # name and title run together
    ("By: /s/ Ann Lee Chief Legal Officer\nMay 30, 2014", (None, "Ann Lee", "Chief Legal Officer", date(2014, 5, 30))),
]  # fmt: skip


@pytest.mark.parametrize(("page", "expected"), PAGES)
def test_a_signature_page(page, expected):
    signed = read_signature(text_lines(f"SIGNATURES\n\n{SENTENCE}\n\n{page}"))
    assert (signed.company, signed.signatory, signed.title, signed.signed_date) == expected


DATES = [
    ("Date: May 31 , 2018", date(2018, 5, 31)),
    ("Dated this 31st day of May, 2018", date(2018, 5, 31)),
    ("5-31-2018", date(2018, 5, 31)),
    ("5 / 31 / 2018", date(2018, 5, 31)),
    ("31.05.2018", date(2018, 5, 31)),  # no month 31: the day comes first
    ("13/13/2018", None),
    ("Telephone 31-41-5926535", None),
]


@pytest.mark.parametrize(("printed", "signed"), DATES)
def test_the_date_of_a_signature_in_any_writing(printed, signed):
    page = text_lines(f"{SENTENCE}\n\nBy: /s/ Ann Lee\nTreasurer\n{printed}")
    assert read_signature(page).signed_date == signed


RUN_TOGETHER = [
    ("ACME, INC. By: /s/ Ann Lee Name: Ann Lee Title: Treasurer Date: May 28, 2021", "Treasurer"),
    ("ACME, INC. (Registrant) By: /s/ Ann Lee Ann Lee Chief Financial Officer Date: May 28, 2021", "Chief Financial Officer"),
    ("ACME, INC. Dated: May 28, 2021 By: /s/ Ann Lee Ann Lee Vice President, Supply Chain Exhibit 1.01 Conflict Minerals"
     " Report For the year ended December 31, 2020", "Vice President, Supply Chain"),
]  # fmt: skip


@pytest.mark.parametrize("between", [" ", "\n\n"])
@pytest.mark.parametrize(("page", "title"), RUN_TOGETHER)
def test_a_signature_page_run_together_in_one_line(page, title, between):
    signed = read_signature(text_lines(f"SIGNATURES {SENTENCE}{between}{page}"))
    found = signed.company, signed.signatory, signed.title, signed.signed_date
    assert found == ("ACME, INC.", "Ann Lee", title, date(2021, 5, 28))


LOST = "Our products hold tin.\n\nAcme Corporation | |\nDate: | May 17, 2017 | By: | /s/ Ann Lee |"


def test_a_page_that_lost_its_sentence_is_known_by_the_mark():
    signed = read_signature(text_lines(LOST), has_cover=True)
    assert (signed.company, signed.signatory, signed.signed_date) == (
        "Acme Corporation",
        "Ann Lee",
        date(2017, 5, 17),
    )


def test_an_exhibit_alone_is_not_signed_by_its_auditor():
    report = "Our products hold tin.\n\n/s/ Roe and Doe LLP\n\nMay 17, 2017"
    assert read_signature(text_lines(report), has_cover=False).signatory is None
    assert read_signature(text_lines(report), has_cover=True).signatory is None
