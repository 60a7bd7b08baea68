"""Cover and signature facts: exact on the filings shipped, and on covers in other layouts."""

from datetime import date
from pathlib import Path

import pytest
from covers import read_cover, why_not_a_filing

from cmr_analysis.cover.cover import KEYS
from cmr_analysis.reading import read_document

FILINGS = Path(__file__).parents[1] / "data" / "filings"


def cover_of(year, signed, **other):
    expected = dict.fromkeys(KEYS)
    expected |= {"form_type": "SD", "rule": "13p-1", "has_cmr": True, "state_of_incorporation": "Delaware"}
    expected |= {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31), "reporting_year": year}
    return expected | {"signed_date": signed} | other


QUALYS = {"company": "Qualys, Inc.", "commission_file_number": "001-35662", "signatory": "Bruce K. Posey"}
COUNSEL = "Vice President, General Counsel and Corporate Secretary"
GOLDEN = {
    "qualys-2014": cover_of(
        2014, date(2015, 6, 1), **QUALYS, irs_employer_id="77-0534145", signatory_title=COUNSEL
    ),
    "qualys-2016": cover_of(
        2016, date(2017, 5, 26), **QUALYS, irs_employer_id="77-0534145", signatory_title=COUNSEL
    ),
    # The extraction lost the company's name and IRS number on the cover: the name stands at the signature.
    "qualys-2022": cover_of(
        2022, date(2023, 5, 31), **QUALYS, signatory_title="Chief Legal Officer and Corporate Secretary"
    ),
    "calix-2017": cover_of(
        2017,
        date(2018, 5, 31),
        company="Calix, Inc.",
        commission_file_number="001-34674",
        irs_employer_id="68-0438710",
        signatory="Suzanne Tom",
        signatory_title="VP, General Counsel",
    ),
}


@pytest.mark.parametrize("filing_id", GOLDEN)
def test_the_cover_of_every_filing_shipped_is_read_exactly(filing_id):
    document = read_document(FILINGS / f"{filing_id}.txt")
    assert read_cover(document) == GOLDEN[filing_id]
    assert why_not_a_filing(document) is None


SIGNED = (
    "Pursuant to the requirements of the Securities Exchange Act of 1934, the registrant has duly caused this"
)
SIGNED += " report to be signed on its behalf by the duly authorized undersigned."
RULE_P = (
    "Rule 13p-1 under the Securities Exchange Act (17 CFR 240.13p-1) for the reporting period from January 1"
)
RULE_P += " to December 31, 2023."
RULE_Q = "Rule 13q-1 under the Securities Exchange Act (17 CFR 240.13q-1) for the fiscal year ended"
BODY = "Item 1.01 Conflict Minerals Disclosure and Report"
ASKED = "Check the appropriate box to indicate the rule pursuant to which this form is being filed:"


def cover_text(
    *, name="ACME DEVICES, INC.", numbers=None, rules=RULE_P, body=BODY, signature=None, form="FORM SD"
):
    """A cover page of invented values; each argument is that part's lines as printed."""
    numbers = (
        numbers or "Delaware\n(State or other jurisdiction of incorporation)\n\n001-12345\n(Commission File"
    )
    signature = (
        signature or "ACME DEVICES, INC.\n\nBy: /s/ Ann Lee\nName: Ann Lee\nTitle: General Counsel\n\n"
    )
    parts = [
        "UNITED STATES\nSECURITIES AND EXCHANGE COMMISSION\nWashington, D.C. 20549",
        form,
        "SPECIALIZED DISCLOSURE REPORT",
        f"{name}\n(Exact name of the registrant as specified in its charter)",
        numbers,
        "1 Main Street, Salem, Oregon 97301\n(Address of principal executive offices)",
        ASKED,
        rules,
        body,
        "Acme Devices, Inc. makes devices.",
        "SIGNATURES",
        SIGNED,
        signature,
        "Date: May 30, 2024",
    ]
    return "\n\n".join(parts)


def read_text(tmp_path, text, name="filing.txt"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_document(path)


VALUES = [  # the printed cells of state, file number and IRS number, in many orders
    ("Delaware\n(State or other jurisdiction\nof incorporation)\n\n001-12345\n(Commission\nFile Number)\n\n"
     "12-3456789\n(IRS Employer\nIdentification No.)", ("Delaware", "001-12345", "12-3456789")),
    ("Delaware\n001-12345\n12-3456789\n\n(State or other jurisdiction of\nincorporation)\n(Commission\nFile Number)",
     ("Delaware", "001-12345", "12-3456789")),
    ("DELAWARE   1-4534   23-1274455\n\n(State or Other Jurisdiction\n\nof Incorporation)",
     ("DELAWARE", "1-4534", "23-1274455")),
    ("California 001-36743 94-2404110\n\n(State or other jurisdiction\nof incorporation)",
     ("California", "001-36743", "94-2404110")),
    ("Minnesota\t0-1424\t41-0222640\n(State or other jurisdiction)\t(Commission)\t(I.R.S. Employer)",
     ("Minnesota", "0-1424", "41-0222640")),
    ("Cayman Islands\n(State or Other Jurisdiction of Incorporation)\n\n001–34775\n(Commission File Number)\n\n"
     "Not Applicable\n(I.R.S. Employer Identification Number)", ("Cayman Islands", "001-34775", None)),
    ("Japan\n001\u201014948\n22\u20102251454\n(State or other jurisdiction of\nincorporation)\n(Commission File Number)",
     ("Japan", "001-14948", "22-2251454")),
    ("Japan\n001\u201214948\n22\u20122251454\n(State or other jurisdiction of\nincorporation)\n(Commission File Number)",
     ("Japan", "001-14948", "22-2251454")),
    ("The Netherlands\n(State or other jurisdiction)\n\n001-33463\n(Commission file number)",
     ("The Netherlands", "001-33463", None)),
]  # fmt: skip


@pytest.mark.parametrize(("numbers", "expected"), VALUES)
def test_state_and_numbers_are_known_by_what_they_are(tmp_path, numbers, expected):
    cover = read_cover(read_text(tmp_path, cover_text(numbers=numbers)))
    keys = ("state_of_incorporation", "commission_file_number", "irs_employer_id")
    assert tuple(cover[key] for key in keys) == expected


NAMES = [
    ("ACME DEVICES, INC.", "Acme Devices, Inc."),  # as the signature or the prose spells it
    ("Acme Devices, Inc.", "Acme Devices, Inc."),
    ("**ACME DEVICES, INC.**", "Acme Devices, Inc."),
    ("ACME\nINCORPORATED", "ACME INCORPORATED"),  # nowhere else: as printed
    ("Telefonaktiebolaget Acme", "Telefonaktiebolaget Acme"),
]


@pytest.mark.parametrize(("printed", "company"), NAMES)
def test_the_company_is_spelled_as_in_running_text(tmp_path, printed, company):
    assert read_cover(read_text(tmp_path, cover_text(name=printed)))["company"] == company


RULES = [
    (RULE_P, "13p-1"),
    (f"☒ {RULE_P}\n\n☐ {RULE_Q} ____", "13p-1"),
    (f"☐ {RULE_P.replace('2023', '____')}\n\n☒ {RULE_Q} December 31, 2023", "13q-1"),
    (f"x  {RULE_P}\n\n¨  {RULE_Q}", "13p-1"),
    (f"[ ] {RULE_P}\n\n[X] {RULE_Q} June 30, 2023", "13q-1"),
    (f"☒\n\n{RULE_P}\n\n☐\n\n{RULE_Q}", "13p-1"),
    (f"_X_ {RULE_P}\n\n___ {RULE_Q}", "13p-1"),
    (
        RULE_P.replace("-", "\u2010"),
        "13p-1",
    ),  # hyphens of a PDF's text: hyphen, not to be broken, of a figure's width
    (RULE_P.replace("-", "\u2011"), "13p-1"),
    (RULE_Q.replace("-", "\u2012") + " December 31, 2023", "13q-1"),
]


@pytest.mark.parametrize(("rules", "rule"), RULES)
def test_the_ticked_box_gives_the_rule(tmp_path, rules, rule):
    document = read_text(tmp_path, cover_text(rules=rules))
    assert read_cover(document)["rule"] == rule
    assert (why_not_a_filing(document) is None) == (rule == "13p-1")


SIGNATURES = [
    ("ACME DEVICES, INC.\n\nBy: /s/ Ann Lee\nName: Ann Lee\nTitle: General Counsel", "Ann Lee", "General Counsel"),
    ("/s/ Ann B. Lee\nAnn B. Lee\nSenior Vice President and Chief Financial Officer", "Ann B. Lee",
     "Senior Vice President and Chief Financial Officer"),
    ("By: /s/ ANN LEE\nAnn Lee\nVice President, General Counsel and\nSecretary", "Ann Lee",
     "Vice President, General Counsel and Secretary"),
    ("By: /s/ Ann Lee, Chief Legal Officer", "Ann Lee", "Chief Legal Officer"),
    ("By:\n\n/s/ Ann Lee\n\nAnn Lee\n\nChief Operating Officer", "Ann Lee", "Chief Operating Officer"),
    ("Name: Ann Lee\nTitle: Chief Executive Officer and\nPresident", "Ann Lee", "Chief Executive Officer and President"),
    ("/s/ John Q. Smith, Jr.\nJohn Q. Smith, Jr.\nTreasurer", "John Q. Smith, Jr.", "Treasurer"),
]  # fmt: skip


@pytest.mark.parametrize(("signature", "signatory", "title"), SIGNATURES)
def test_who_signed_with_which_title(tmp_path, signature, signatory, title):
    cover = read_cover(read_text(tmp_path, cover_text(signature=signature)))
    assert (cover["signatory"], cover["signatory_title"]) == (signatory, title)
    assert cover["signed_date"] == date(2024, 5, 30)


def test_a_signature_without_a_date_takes_none_from_the_report_behind_it(tmp_path):
    text = cover_text().removesuffix("Date: May 30, 2024")
    text += "Exhibit 1.01\n\nConflict Minerals Report\n\nFor the Year Ended December 31, 2023"
    assert read_cover(read_text(tmp_path, text))["signed_date"] is None


FIRST_PAGES = [
    ("Signed by: | /s/ Ann B. Lee | |\nName, Title: Ann B. Lee, Chief Financial Officer | |\nDate: May 31, 2017 | |",
     ("Ann B. Lee", "Chief Financial Officer", date(2017, 5, 31))),
    ("Signed by: /s/ Ann Lee Name, Title: Ann Lee, Treasurer Date: May 31, 2017", ("Ann Lee", "Treasurer", date(2017, 5, 31))),
    ("Signed by: /s/ Roe and Doe LLP\nDate: May 31, 2017", (None, None, None)),  # an auditor
    ("Signed by: ________\nDate: May 31, 2017", (None, None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("signature", "expected"), FIRST_PAGES)
def test_a_report_signed_on_its_first_page(tmp_path, signature, expected):
    text = f"Exhibit 1.01\nAcme Inc.\nConflict Minerals Report for Calendar Year 2016\n{signature}\nAcme Inc. makes boats."
    cover = read_cover(read_text(tmp_path, text))
    assert tuple(cover[key] for key in ("signatory", "signatory_title", "signed_date")) == expected
    assert (cover["company"], cover["has_cmr"]) == ("Acme Inc.", True)


@pytest.mark.parametrize(
    ("text", "company"),
    [
        (
            "Exhibit 1.01\nIntegrated Devices, Inc. (“IDI”)\nConflict Minerals Report\nWe make chips.",
            "Integrated Devices, Inc.",
        ),
        (
            "Conflict Minerals Report\n\nAssent Compliance (“Assent”) was engaged to survey our suppliers.",
            None,
        ),
        (
            "Conflict Minerals Report\n\nPursuant to Rule 13p-1 of the Securities Exchange Act of 1934, Acme Wireless, Inc."
            " (“Acme,” the “Company,” “we”) conducted an inquiry.",
            "Acme Wireless, Inc.",
        ),
    ],
)
def test_the_company_of_a_report_without_a_cover(tmp_path, text, company):
    assert read_cover(read_text(tmp_path, text))["company"] == company


def test_the_date_of_filing_that_a_report_states(tmp_path):
    text = "Exhibit 1.01\nAcme Inc.\nConflict Minerals Report\nThe date of filing of this Conflict Minerals Report is May 30, 2014."
    assert read_cover(read_text(tmp_path, text))["filed_date"] == date(2014, 5, 30)


def test_a_report_with_a_cover_of_its_own(tmp_path):
    text = (
        "Exhibit 1.01\n\nUNITED STATES\n\nCONFLICT MINERALS REPORT OF\n\nACME INDUSTRIES, INC.\n\n(Exact name of registrant"
        " as specified in its charter)\n\nDelaware\n\n(State or other jurisdiction of incorporation)\n\n1-9235\n\n"
        "(Commission File Number)\n\n93-0768752\n\n(IRS Employer Identification No.)\n\nThis is the Conflict Minerals Report"
        " of Acme Industries, Inc. for 2016.\n"
    )
    cover = read_cover(read_text(tmp_path, text))
    expected = ("Acme Industries, Inc.", "Delaware", "1-9235", "93-0768752")
    columns = ("company", "state_of_incorporation", "commission_file_number", "irs_employer_id")
    assert tuple(cover[key] for key in columns) == expected


def test_a_note_s_figure_within_the_title_of_a_report(tmp_path):
    text = "CONFLICT MINERALS REPORT OF\nACME INC.\n\nThis is the Conflict Minerals1 Report of Acme Inc. under Rule 13p-1."
    assert read_cover(read_text(tmp_path, text))["has_cmr"] is True


def test_an_amendment_is_an_amendment(tmp_path):
    assert (
        read_cover(read_text(tmp_path, cover_text(form="FORM SD/A\n(Amendment No. 1)")))["form_type"]
        == "SD/A"
    )


REPORTS = [
    (BODY + "\n\nThe Conflict Minerals Report is filed as Exhibit 1.01 hereto.", True),
    (
        BODY
        + "\n\nA copy of the Conflict Minerals Report required by Item 1.01 is filed as Exhibit 1.01 hereto.",
        True,
    ),
    (BODY + "\n\nAcme is filing this disclosure along with a Conflict Minerals Report.", True),
    (BODY + "\n\nExhibit 1.01 – Conflict Minerals Report as required by Items 1.01 and 1.02.", True),
    (
        BODY + "\n\nBased on its inquiry Acme has no reason to believe that its minerals came from there.",
        False,
    ),
    (BODY + "\n\nAcme is not required to file a Conflict Minerals Report as an exhibit.", False),
]


@pytest.mark.parametrize(("body", "has_cmr"), REPORTS)
def test_a_form_without_a_report_is_a_filing_too(tmp_path, body, has_cmr):
    document = read_text(tmp_path, cover_text(body=body))
    assert read_cover(document)["has_cmr"] is has_cmr
    assert why_not_a_filing(document) is None


TITLES = [
    ("Exhibit 1.01\n\nConflict Minerals Report\nof ACME Corporation\nfor the Calendar Year Ended December 31, 2021",
     "ACME Corporation"),
    ("Exhibit 1.01\n\nAcme, Inc.\n\nConflict Minerals Report\n\nFor the Year Ended December 31, 2021", "Acme, Inc."),
    # without blank lines between the titles and the text
    ("Exhibit 1.01\nConflict Minerals Report\nAcme, Becker and Company has included this Conflict Minerals Report as an exhibit"
     " to its Form SD for 2021.", "Acme, Becker and Company"),
    ("Exhibit 1.01\n\nConflict Minerals Report\n\nAcme Stores, Inc. has included this Conflict Minerals Report as an"
     " exhibit to its Form SD for calendar year 2021.", "Acme Stores, Inc."),
    ("EXHIBIT 1.01\n\nCONFLICT MINERALS REPORT OF\nTHE ACME-RUPP COMPANY\nFOR THE REPORTING PERIOD FROM\nJANUARY 1 TO"
     " DECEMBER 31, 2021\n\nThis is the Conflict Minerals Report of The Acme-Rupp Company (“we”) prepared for calendar"
     " year 2021.", "The Acme-Rupp Company"),
    ("Exhibit 1.01\n\nThis Conflict Minerals Report (the “Report”) of Acme, Inc. (“Acme”) has been prepared pursuant to"
     " Rule 13p-1 for the reporting period from January 1, 2021 to December 31, 2021.", "Acme, Inc."),
    ("Exhibit 1.01\nAcme International Inc.\nConflict Minerals Report\nFor the year ended December 31, 2021\nThis is the"
     " Conflict Minerals Report of Acme for calendar year 2021.", "Acme International Inc."),
    ("Conflict Minerals Report\n\nIn accordance with the requirements of the Securities and Exchange Commission, Acme"
     " Industries (the 'Company') has made efforts for the period from January 1 to December 31, 2021.", "Acme Industries"),
    # a short name in full: as the title spells it in capitals, or as the sentence does that shortens it
    ("EXHIBIT 1.02\nACME JEWELERS LIMITED\nCONFLICT MINERALS REPORT\nFOR THE REPORTING PERIOD FROM\nJANUARY 1 TO DECEMBER 31,"
     " 2021\n\nThis Conflict Minerals Report for Acme is provided in accordance with Section 13(p), as Acme Jewelers Limited"
     " does.", "Acme Jewelers Limited"),
    ("This report shows how Acme Jewelers Limited (“Acme”) chooses its suppliers.\n\nThis Conflict Minerals Report for Acme is"
     " provided for the reporting period from January 1 to December 31, 2021.", "Acme Jewelers Limited"),
    # a running head; the figure of a footnote
    ("Exhibit 1.01\nAcme Inc. | 2021 Conflict Minerals Report | 1\nCONFLICT MINERALS REPORT\nOverview of Acme’s Commitment",
     "Acme Inc."),
    ("Exhibit 1.01(a)\n\nThis Conflict Minerals Report of Acme Brands Inc.1 (“the Company”) for the calendar year ended"
     " December 31, 2021 is provided in accordance with Rule 13p-1.", "Acme Brands Inc."),
    # the whole exhibit in one line
    ("Exhibit 1.01 1 2021 Acme Holdings Corp. Conflict Minerals Report Reporting period: January 1, 2021 to December 31, 2021"
     " The Conflict Minerals Report (the “Report”) is on our website. Acme Holdings Corp. is providing this Report.",
     "Acme Holdings Corp."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "company"), TITLES)
def test_an_exhibit_that_stands_alone_names_company_and_year(tmp_path, text, company):
    cover = read_cover(read_text(tmp_path, text))
    assert (cover["company"], cover["reporting_year"], cover["has_cmr"]) == (company, 2021, True)


PERIODS = [
    ("This Conflict Minerals Report of Acme, Inc. is for the year ended December 31st, 2019.", 2019),
    ("Acme, Inc. has included this Conflict Minerals Report as an exhibit to its Form SD for 2020 as required.", 2020),
    ("Acme, Inc. has included this Conflict Minerals Report in its Form SD in respect of calendar 2020.", 2020),
    ("2020 CONFLICT MINERALS REPORT\n\nWe prepared this report pursuant to Rule 13p-1.", 2020),
    ("We prepared this 2020 Conflict Minerals Report pursuant to Rule 13p-1.", 2020),
    ("Acme Industries, Inc. – 2020 Conflict Minerals Report", 2020),
    ("Acme, Inc. is filing this Conflict Minerals Report in respect of 2020 as required by Rule 13p-1.", 2020),
    ("2016 Conflict Minerals Report\n\nAcme, Inc. makes devices.", 2016),
    ("Acme Inc. | 2015 Conflict Minerals Report | 1\nCONFLICT MINERALS REPORT\nAcme makes devices.", 2015),
    ("Acme looks back on its 2015 Conflict Minerals Report.", None),
    ("Conflict Minerals Report for calendar year 2018. Minerals outside the supply chain before January 31, 2013 do"
     " not count.", 2018),
    ("Conflict Minerals Report. In 2012, we set up a group. For 2021, we have completed our analysis.", 2021),
    ("This Conflict Minerals Report says nothing of its year. In 2012, we set up a group.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "year"), PERIODS)
def test_the_year_of_a_report_without_a_cover(tmp_path, text, year):
    cover = read_cover(read_text(tmp_path, text))
    assert cover["reporting_year"] == year
    assert cover["period_start"] == (date(year, 1, 1) if year else None)


HTML = f"""<html><body><p>FORM SD</p><p>ACME DEVICES, INC.</p><p>(Exact name of registrant as specified in its charter)</p>
<table><tr><td>Delaware</td><td>&nbsp;</td><td>001-12345</td><td></td><td>12-3456789</td></tr>
<tr><td>(State or other jurisdiction)</td><td></td><td>(Commission File Number)</td><td></td><td>(I.R.S. No.)</td></tr></table>
<table><tr><td>&#9746;</td><td>{RULE_P}</td></tr><tr><td>&#9744;</td><td>{RULE_Q} ____.</td></tr></table>
<p>{BODY}</p><p>{SIGNED}</p><table><tr><td>ACME DEVICES, INC.</td><td></td></tr>
<tr><td>By:</td><td>/s/ ANN LEE</td><td>Date: May 30, 2024</td></tr><tr><td></td><td>Ann Lee</td></tr>
<tr><td></td><td>Senior Vice President and</td></tr><tr><td></td><td>Corporate Secretary</td></tr></table></body></html>"""


def test_an_html_cover_in_table_cells(tmp_path):
    cover = read_cover(read_text(tmp_path, HTML, "filing.htm"))
    assert cover == cover_of(
        2023,
        date(2024, 5, 30),
        company="ACME DEVICES, INC.",
        commission_file_number="001-12345",
        irs_employer_id="12-3456789",
        signatory="Ann Lee",
        signatory_title="Senior Vice President and Corporate Secretary",
        has_cmr=False,
    )


SUBMISSION = """<SEC-DOCUMENT>0000851205-21-000014.txt : 20210521
<SEC-HEADER>0000851205-21-000014.hdr.sgml : 20210521
ACCESSION NUMBER:\t\t0000851205-21-000014
CONFORMED SUBMISSION TYPE:\tSD
<RULE>
<RULE-NAME>13p-1
<ITEM-PERIOD>20201231
</RULE>
FILED AS OF DATE:\t\t20210521
FILER:
\tCOMPANY DATA:
\t\tCOMPANY CONFORMED NAME:\t\t\tACME CORP
\t\tCENTRAL INDEX KEY:\t\t\t0000851205
\t\tIRS NUMBER:\t\t\t\t042713778
\t\tSTATE OF INCORPORATION:\t\t\tMA
\tFILING VALUES:
\t\tSEC FILE NUMBER:\t001-34218
</SEC-HEADER>
<DOCUMENT>
<TYPE>SD
<TEXT>
{body}
</TEXT>
</DOCUMENT>
</SEC-DOCUMENT>
"""


def test_the_header_of_a_submission_fills_what_the_cover_lacks(tmp_path):
    cover = read_cover(read_text(tmp_path, SUBMISSION.format(body="Form SD of Acme Corporation")))
    expected = cover_of(
        2020, None, company="ACME CORP", cik="0000851205", accession_number="0000851205-21-000014"
    )
    expected |= {"commission_file_number": "001-34218", "irs_employer_id": "04-2713778", "has_cmr": False}
    assert cover == expected | {"state_of_incorporation": "MA", "filed_date": date(2021, 5, 21)}


def test_what_the_cover_prints_comes_before_the_header(tmp_path):
    cover = read_cover(read_text(tmp_path, SUBMISSION.format(body=cover_text(name="Acme Devices, Inc."))))
    assert (cover["company"], cover["commission_file_number"]) == ("Acme Devices, Inc.", "001-12345")
    assert cover["cik"] == "0000851205"


def test_a_header_run_together_by_an_extraction_is_read(tmp_path):
    text = (
        "0000885639-15-000011.txt : 20150601 ACCESSION NUMBER: 0000885639-15-000011 CONFORMED SUBMISSION TYPE: SD"
        " FILED AS OF DATE: 20150601 FILER: COMPANY DATA: COMPANY CONFORMED NAME: ACME STORES CENTRAL INDEX KEY:"
        " 0000885639 IRS NUMBER: 391630919 STATE OF INCORPORATION: WI\n\n"
    )
    cover = read_cover(read_text(tmp_path, text + cover_text()))
    assert (cover["accession_number"], cover["cik"]) == ("0000885639-15-000011", "0000885639")
    assert cover["filed_date"] == date(2015, 6, 1)


NO_FILINGS = [
    ("A letter about lunch.\n\nIt says nothing.", "neither a Form SD nor a Conflict Minerals Report"),
    (SUBMISSION.replace("TYPE:\tSD", "TYPE:\t10-K").format(body="Annual report"), "form type 10-K"),
    (cover_text(rules=f"☐ {RULE_P}\n\n☒ {RULE_Q} December 31, 2023"), "Rule 13q-1"),
]


@pytest.mark.parametrize(("text", "reason"), NO_FILINGS)
def test_what_is_no_conflict_minerals_filing_says_why(tmp_path, text, reason):
    assert reason in why_not_a_filing(read_text(tmp_path, text))
