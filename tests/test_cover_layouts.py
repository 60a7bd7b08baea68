"""Covers and titles as extractions hand them on: run together, wrapped, with several registrants, with lost parts.

Every company here is invented; the shapes are those of filings of 2014 to 2025.
"""

from datetime import date

import pytest
from covers import read_cover, why_not_a_filing

from cmr_analysis.reading import read_document


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        path = tmp_path / "filing.txt"
        path.write_text(text, encoding="utf-8")
        return read_document(path)

    return read_text


TOP = "UNITED STATES\nSECURITIES AND EXCHANGE COMMISSION\nWashington, D.C. 20549\nFORM SD\nSPECIALIZED DISCLOSURE REPORT\n"
ASKED = "Check the appropriate box to indicate the rule pursuant to which this form is being filed:\n"
RULE_P = "Rule 13p-1 under the Securities Exchange Act (17 CFR 240.13p-1) for the reporting period from January 1 to"
RULE_Q = "Rule 13q-1 under the Securities Exchange Act (17 CFR 240.13q-1) for the fiscal year ended"
BOX = f"{ASKED}☒ {RULE_P} December 31, 2021.\n"
NUMBERS = "Ohio 001-12345 12-3456789 (State or other jurisdiction (Commission File Number) (IRS Employer of incorporation)"
NUMBERS += " Identification No.) 1 Main Street, Salem, Oregon 97301 (Address of principal executive offices) "
KEYS = ("company", "state_of_incorporation", "commission_file_number", "irs_employer_id", "reporting_year")
ACME = ("ACME DEVICES, INC.", "Ohio", "001-12345", "12-3456789", 2021)

COVERS = [
    # the whole cover in one line, as from a PDF
    (TOP.replace("\n", " ") + "ACME DEVICES, INC. (Exact name of registrant as specified in its charter) " + NUMBERS
     + BOX.replace("\n", " ") + "Section 1 – Conflict Minerals Disclosure Item 1.01 Acme makes devices.", ACME),
    # a rule of underscores on both sides of the name
    (TOP.replace("\n", " ") + "________ ACME DEVICES, INC. (Exact name of registrant as specified in its charter) ________ "
     + NUMBERS + BOX.replace("\n", " "), ACME),
    # every first word on a line of its own
    ("FORM\nSD\nSPECIALIZED DISCLOSURE REPORT\nACME DEVICES, INC.\n(Exact\nname of registrant as specified in its charter)\n|\n"
     "Ohio\n|\n|\n001-12345\n|\n|\n12-3456789\n|\n(State\nor other jurisdiction of incorporation or\norganization)\n|\n|\n"
     "(Commission File\nNumber)\n|\n|\n(IRS\nEmployer Identification No.)\nCheck\nthe appropriate box\n|\n[x]\n|\nRule\n"
     "13p-1 under the Securities Exchange Act for the\nreporting period from January 1 to December 31, 2021.", ACME),
    # a cell a line, the label of one column between the lines of another
    (TOP + "|\n|ACME DEVICES, INC.\n|\n|(Exact Name of Registrant as Specified in Charter)\n|\n|Ohio\n|001-12345\n|12-3456789\n"
     "|\n|(State or other jurisdiction of\n|(Commission\n|(IRS Employer\n|\n|incorporation or organization)\n|File Number)\n"
     "|Identification No.)\n" + BOX, ACME),
    # an extraction that runs a row's cells together
    (TOP + "ACME DEVICES, INC.\n(Exact name of registrant)\n\nOhio001-1234512-3456789\n(State of incorporation)\n" + BOX, ACME),
    # the agency's own box where the name is lost; the form says whose it is
    ("OMB APPROVAL\n" + TOP + "|\nOMB Number: 3235-0697\nExpires: May 31, 2016\nEstimated average burden\nhours per response....480.61\n"
     "(Exact name of registrant as specified in its charter)\n|Ohio\n|001-12345\n|12-3456789\n" + BOX
     + "This Specialized Disclosure Report on Form SD (“Form SD”) of Acme Corporation for the year is presented to comply.",
     ("Acme Corporation", *ACME[1:])),
    # no label at the name
    (TOP + "ACME DEVICES, INC.\nOhio\n(State or other Jurisdiction of\nIncorporation)\n001-12345\n(Commission File Number)\n"
     "12-3456789\n(I.R.S. Employer\nIdentification No.)\n" + BOX, ACME),
    # two registrants in a table under a row of labels: the first
    (TOP + "(Commission File Number) | (Exact Name of Registrant as Specified in Its Charter) | (State) | (IRS Employer No.) |\n"
     "001-12345 | ACME DEVICES, INC. | Ohio | 12-3456789 |\n| 1 Main Street, Salem | | |\n"
     "333-118021-01 | ACME HOLDINGS L.P. | Ohio | 12-3456780 |\n" + BOX, ACME),
    # two registrants, one above the other: the first
    (TOP + "ACME DEVICES, INC.\nACME HOLDINGS, LLC\n(Exact name of registrants as specified in their charters)\nOhio\n001-12345"
     "\n12-3456789\n(State or other jurisdiction)\n" + BOX, ACME),
    # the name in the registrant's language is lost, its translation stands under the label
    (TOP + "LOGO\n(Exact name of registrant as specified in its charter)\nAcme Manufacturing Company Limited\n(Translation of"
     " Registrant’s Name Into English)\nRepublic of China\n1-14700\n(State or other jurisdiction)\n(Commission File Number)\n"
     + BOX, ("Acme Manufacturing Company Limited", "Republic of China", "1-14700", None, 2021)),
    # a name over two lines is one where the text says so …
    (TOP + "AMERICAN ACME\nMACHINES CORPORATION\n(Exact name of registrant as specified in its charter)\n" + BOX
     + "Item 1.01\nAmerican Acme Machines Corporation makes machines.",
     ("American Acme Machines Corporation", None, None, None, 2021)),
    ("Form\nSD\nSpecialized\nDisclosure Report\nAcme\nMachines, Inc.\n(Exact name\nof registrant as specified in its charter)\n|\n"
     + BOX + "|\nAcme\nMachines, Inc. makes machines.", ("Acme Machines, Inc.", None, None, None, 2021)),
    ("Form\nSD\nSpecialized\nDisclosure Report\n(Exact name\nof registrant as specified in its charter)\n" + BOX,
     (None, None, None, None, 2021)),
    # … and a heading above a name is none of it
    (TOP + "An annual report\nACME MACHINES CORPORATION\n(Exact name of registrant as specified in its charter)\n" + BOX
     + "Item 1.01\nAcme Machines Corporation makes machines.",
     ("Acme Machines Corporation", None, None, None, 2021)),
    (TOP + "UNITED STATES ACME CORPORATION\n(Exact name of registrant as specified in its charter)\n" + BOX,
     ("UNITED STATES ACME CORPORATION", None, None, None, 2021)),
    # the name is lost: as a sentence defines it, or none at all
    (TOP + "(Exact name of registrant as specified in its charter)\n" + BOX + "Overview\nAcme Corporation (“Acme” or the"
     " “Company”) makes seats.", ("Acme Corporation", None, None, None, 2021)),
    (TOP + "(Exact name of registrant as specified in its charter)\n" + BOX + "Item 1.01\nConflict Minerals Disclosure and"
     " Report\nThe Company makes seats.", (None, None, None, None, 2021)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COVERS)
def test_a_cover_is_read_in_any_layout(read, text, expected):
    cover = read_cover(read(text))
    assert tuple(cover[key] for key in KEYS) == expected
    assert (cover["form_type"], cover["rule"]) == ("SD", "13p-1")


ONE_LINE = (
    "**FORM SD** **SPECIALIZED DISCLOSURE REPORT** --- **Acme Devices, Inc.** (Exact name of registrant) --- **Ohio** (State"
    f" of incorporation) **001-12345** (Commission File No.) --- {ASKED} {RULE_P} December 31, 2021. **Item 1.01** Acme's"
    " Conflict Minerals Report is provided as Exhibit 1.01. **SIGNATURES** Pursuant to the requirements of the Securities"
    " Exchange Act of 1934, the registrant has duly caused this report to be signed by the undersigned hereunto duly"
    " authorized. Date: May 31, 2022 ACME DEVICES, INC. By: /s/ Ann Lee **Ann Lee** **General Counsel** **Conflict Minerals"
    " Report** For the year ended December 31, 2021 " + "Acme makes devices of tin. " * 1000
)


def test_a_whole_filing_in_one_line_with_marks_of_bold(read):
    cover = read_cover(read(ONE_LINE))
    keys = ("company", "state_of_incorporation", "signatory", "signatory_title", "signed_date", "has_cmr")
    expected = ("Acme Devices, Inc.", "Ohio", "Ann Lee", "General Counsel", date(2022, 5, 31), True)
    assert tuple(cover[key] for key in keys) == expected


PLACES = [
    ("Canton of Vaud, Switzerland   0-29174   None\n(State or other jurisdiction", ("Canton of Vaud, Switzerland", "0-29174")),
    ("|Ontario, Canada\n|1-29174\n|(State or other jurisdiction", ("Ontario, Canada", "1-29174")),
    ("1 Main Street, Salem, Oregon\n1-29174\n(Commission File Number)", (None, "1-29174")),  # an address
    ("Ohio\n(State of incorporation)\nAnn Lee +1-650 801 6100\n(Name and telephone number)", ("Ohio", None)),
    ("Ohio\n(State of incorporation)\nAnn Lee 1-650 801-6100\n(Name and telephone number)", ("Ohio", None)),
    ("or\n1-29174\n(Commission File Number)", (None, "1-29174")),
]  # fmt: skip


@pytest.mark.parametrize(("numbers", "expected"), PLACES)
def test_where_it_is_incorporated_and_its_file_number(read, numbers, expected):
    cover = read_cover(read(f"{TOP}ACME INC.\n(Exact name of registrant)\n{numbers}\n{BOX}"))
    assert (cover["state_of_incorporation"], cover["commission_file_number"]) == expected


HEADER = (
    "0000885639-15-000011.txt : 20150601 ACCESSION NUMBER: 0000885639-15-000011 CONFORMED SUBMISSION TYPE: SD PUBLIC"
    " DOCUMENT COUNT: 2 13p-1 1.01 20141231 1.02 20141231 FILED AS OF DATE: 20150601 FILER: COMPANY DATA: COMPANY"
    " CONFORMED NAME: ACME STORES CENTRAL INDEX KEY: 0000885639 IRS NUMBER: 391630919 STATE OF INCORPORATION: WI FILING"
    " VALUES: SEC FILE NUMBER: 001-11084 FORMER COMPANY: FORMER CONFORMED NAME: OLD ACME SD 1 acme_sd.htm FORM SD\n\n"
)


def test_the_cover_comes_before_the_header_that_a_rendering_puts_above_it(read):
    cover = read_cover(
        read(
            HEADER + "ACME STORES CORP.\n(Exact name of registrant)\nOhio\n1-11084\n39-1630919\n(State of inc"
        )
    )
    found = cover["company"], cover["commission_file_number"], cover["state_of_incorporation"], cover["cik"]
    assert found == ("ACME STORES CORP.", "1-11084", "Ohio", "0000885639")


def test_the_period_and_the_rule_of_a_rendered_header(read):
    cover = read_cover(read(HEADER + "Acme Stores makes shelves."))
    assert (cover["reporting_year"], cover["rule"], cover["filed_date"]) == (2014, "13p-1", date(2015, 6, 1))


def test_the_employer_number_of_a_header_has_a_new_name_since_2025(read):
    assert read_cover(read(HEADER.replace("IRS NUMBER", "EIN")))["irs_employer_id"] == "39-1630919"


def test_a_header_alone_names_the_company_without_its_mark_of_a_state(read):
    assert (
        read_cover(read(HEADER.replace("ACME STORES", "ACME STORES INC /WI/")))["company"]
        == "ACME STORES INC"
    )


def test_a_name_in_capitals_is_spelled_as_in_the_header(read):
    header = HEADER.replace("ACME STORES", "AcMe Stores, Inc.")
    assert (
        read_cover(read(header + "ACME STORES, INC.\n(Exact name of registrant)"))["company"]
        == "AcMe Stores, Inc."
    )


def test_a_rendering_that_begins_like_a_submission_but_has_no_tags_is_a_text(read):
    document = read(
        "-----BEGIN PRIVACY-ENHANCED MESSAGE----- " + HEADER + "ACME INC.\n(Exact name of registrant)\n" + BOX
    )
    assert (document.source_format, read_cover(document)["company"]) == ("text", "ACME INC.")


def test_a_submission_of_form_sd_is_a_filing_whatever_its_text(read):
    assert why_not_a_filing(read(HEADER + "A picture of a form.")) is None


RULES = [
    (f"[ X ] {RULE_P} December 31, 2021\n[   ] {RULE_Q} ____", "13p-1"),
    (f"|☐\n|\n{RULE_P} December 31, 2021.\n|☒\n|\n{RULE_Q} March 31, 2022.", "13q-1"),
    (f"x {RULE_P} December 31, 2021. {RULE_Q} ________", "13p-1"),  # both in one cell
    (f"_√__{RULE_P} December 31, 2021\n____{RULE_Q}_________.", "13p-1"),
    (f"¨ {RULE_P} December 31, 2021\nT {RULE_Q} December 31, 2021.", "13q-1"),  # a letter that a symbol font ticks with
    (f"ü {RULE_P} December 31, 2021\n{RULE_Q} December 31, 2021.", "13p-1"),
    (f"{RULE_P} December 31, ____.\n{RULE_Q} December 31, 2021.", "13q-1"),  # boxes lost: the year filled in
    (f"{RULE_P} December 31, 2021.\n{RULE_Q} ____.", "13p-1"),
    (f"{RULE_P} December 31, 2021.\n{RULE_Q} December 31, 2021.\nThe Conflict Minerals Report is Exhibit 1.01.", "13p-1"),
    (f"{RULE_P} December 31, 2021.\n{RULE_Q} December 31, 2021.\nThe payment report of this resource extraction issuer is"
     " Exhibit 2.01.", "13q-1"),
    (f"{RULE_P} December 31, 2023.\n{RULE_Q} December 31, 2023.\nItem 1.01 Conflict Minerals Disclosure and Report\nSee"
     " Exhibit 1.01.\nSection 2 – Resource Extraction Issuer Disclosure\nItem 2.01 Resource Extraction Issuer Disclosure and"
     " Report\nNot applicable.", "13p-1"),
    (f"{RULE_P} December 31, 2023.\n{RULE_Q} December 31, 2023.\nItem 1.01 Conflict Minerals Disclosure and Report\nNot"
     " applicable.\nItem 2.01 Resource Extraction Issuer Disclosure and Report\nSee Exhibit 2.01.", "13q-1"),
    ("This report is presented to comply with Rule\n13p-1 (the “Rule”).", "13p-1"),
    ("Rule 13p-l under the Securities Exchange Act requires this report.", "13p-1"),  # the letter l for the digit
    ("This report is presented to comply with the rule.", None),
]  # fmt: skip


@pytest.mark.parametrize(("boxes", "rule"), RULES)
def test_the_rule_of_a_form_that_offers_two(read, boxes, rule):
    assert read_cover(read(f"ACME INC.\n{ASKED}{boxes}"))["rule"] == rule


TITLES = [
    ("CONFLICT MINERALS REPORT OF ACME HOLDINGS, INC.\nFOR THE YEAR ENDED DECEMBER 31, 2019", "ACME HOLDINGS, INC."),
    ("Conflict Minerals Report for Calendar Year Ended December 31, 2014", None),
    ("Conflict Minerals Report of the Company for 2014", None),
    ("Acme Holdings, Inc.\nAcme Services, LLC\nConflict Minerals Report\nFor the Year ended December 31, 2016",
     "Acme Holdings, Inc."),
    ("CONFLICT MINERALS REPORT\n\nACME CORPORATION\n\nFor the Year Ended December 31, 2015", "ACME CORPORATION"),
    ("Conflict Minerals Report\n\nof\n\nAcme Products Corp.\n\nFor the Year Ended December 31, 2015", "Acme Products Corp."),
    ("Acme Ltd. Conflict Minerals Report\nfor the Year Ended December 31, 2013", "Acme Ltd."),
    ("Acme Incorporated\nCalendar Year 2016 Conflict Minerals Report", "Acme Incorporated"),
    ("Acme, Inc.\nConflict Minerals Disclosure\nfor the year ended December 31, 2013", "Acme, Inc."),
    ("Conflict Minerals Report\n\nAcme Solar, Inc., together with its subsidiaries (“Acme,” “we”), has prepared this Conflict"
     " Minerals Report.", "Acme Solar, Inc."),
    ("Conflict Minerals Report\n\nIn this report, “we,” “our,” and “Acme” refer to Acme Systems N.V. and its subsidiaries.",
     "Acme Systems N.V."),
    ("Conflict Minerals Report\n\nReferences to the “Company” mean 3A Company and its consolidated subsidiaries.", "3A Company"),
    ("Conflict Minerals Report\n\nThis report has been prepared by Acme plc, a company organized under the laws of England and"
     " Wales (“Acme,” “we”).", "Acme plc"),
    ("2018 Conflict Minerals Report\n\nAcme Technologies, Inc. (“Acme”) makes devices.", "Acme Technologies, Inc."),
    ("Conflict Minerals Report\n\nThe Responsible Minerals Initiative (“RMI”) keeps a list.", None),
    ("Conflict Minerals Report\n\nThis Conflict Minerals Report for 2014 is filed by Acme Products Corp. as an exhibit.",
     "Acme Products Corp."),
    ("Conflict Minerals Report\n\nThe audit report was prepared by Roe and Doe LLP.", None),
    ("Item 1.01\nConflict Minerals Disclosure and Report\nThe Company makes seats.", None),
    ("Conflict Minerals Report\n\nAcme Company (the Company or Acme) has conducted an inquiry.", "Acme Company"),
    ("Conflict Minerals Report\n\nThe smelters (the Company does not know them) are many.", None),
    # the heading below a name is none of it, nor is the next sentence
    ("CONFLICT MINERALS REPORT OF\nACME WIDGETS, INC.\nCompany Overview\nWe prepared this report.", "ACME WIDGETS, INC."),
    ("Conflict Minerals Report\nOF ACME AUTOMATION, INC.\nIN ACCORD WITH RULE 13P-1 UNDER THE ACT\n\nWe make things.",
     "ACME AUTOMATION, INC."),
    ("This Conflict Minerals Report for Koninklijke Acme N.V. covers January 1st, 2013 to December 31st, 2013.",
     "Koninklijke Acme N.V."),
    ("CONFLICT MINERALS REPORT OF THE ACME COMPANY\nOverview\nWe prepared this report.", "THE ACME COMPANY"),
    ("CONFLICT MINERALS REPORT OF\nACME CORPORATION\nAbout Acme\nWe prepared this report.", "ACME CORPORATION"),
    ("This is the Conflict Minerals Report of Acme Corporation. It covers the year 2014. We make devices.", "Acme Corporation"),
    ("Conflict Minerals Report of Studio 54\nWe make devices.", "Studio 54"),
    # lines between the title and the name; a name in small letters; a running head with the year
    ("CONFLICT MINERALS REPORT\nTO\nFORM SD SPECIALIZED DISCLOSURE REPORT\nOF\nACME INC.\nForward-Looking Statements",
     "ACME INC."),
    ("Conflict Minerals Report\nto Form SD of our Acme Corporation\nThe minerals are many.", None),
    ("Conflict Minerals Report of acme athletica inc.\nacme athletica inc. has prepared this report.", "acme athletica inc."),
    ("Conflict Minerals Report of the company inc.\nThe minerals are many.", None),
    ("Acme Inc. – 2015 Conflict Minerals Report – 1\nThe minerals are many.", "Acme Inc."),
    # who introduces itself before it first says "we"
    ("Conflict Minerals Report\n\nAcme Systems, Inc. is a full-service provider of cables. Tin is in the parts we purchase.",
     "Acme Systems, Inc."),
    ("Conflict Minerals Report\n\nBased in Salem, N.C., ACME FLOW, Inc. improves the world. The company's products are many.",
     "ACME FLOW, Inc."),
    ("Conflict Minerals Report\n\nHelper Compliance, Inc. provides this service to us. We are glad of it and thank them.",
     None),
    ("Conflict Minerals Report\n\nWe have asked every one of our suppliers about the origin of the minerals.\n\nHelper"
     " Compliance, Inc. is a provider of software. We are glad of it.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "company"), TITLES)
def test_an_exhibit_alone_names_its_company(read, text, company):
    cover = read_cover(read(f"Exhibit 1.01\n\n{text}"))
    assert (cover["company"], cover["has_cmr"]) == (company, True)


YEARS = [
    # the year of another report is none
    ("See our Annual Report on Form 20-F for the year ended December 31, 2015.\n\nThis report is for the period from January 1,"
     " 2015 to December 31, 2016.", 2016),
    ("See our Annual Report on Form 10-K for the year ended December 31, 2015.", None),
    ("For the Year Ended December 31, 20221\n\nAcme makes cars.", 2022),  # with the number of a footnote
    ("The efforts noted below were undertaken on the products manufactured by us in 2020.", 2020),
    ("Conflict Minerals Report 2017\n\nAcme makes cars.", 2017),
    ("Acme was founded in 2017 and makes products.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "year"), YEARS)
def test_the_year_that_the_prose_names(read, text, year):
    assert read_cover(read(text))["reporting_year"] == year


FORMS = [
    ("Exhibit 1.01\n\nConflict Minerals Report\n\nAcme, Inc. has included this report as an exhibit to its Form SD for 2020.", "SD"),
    ("Exhibit 1.01\n\nConflict Minerals Report\n\nThis report amends the exhibit to our Form SD/A.", "SD/A"),
    ("Exhibit 1.01\n\nConflict Minerals Report\n\nAcme, Inc. makes devices.", None),
    # wherever it stands
    ("Exhibit 1.01\n\nConflict Minerals Report\n\n" + "We asked each of our suppliers again.\n\n" * 120
     + "Step 5: This report and our Form SD are posted on our website.", "SD"),
    ("Exhibit 1.01\n\nThis report has been prepared by Acme, Inc. (herein referred to as “Acme”) pursuant to Rule 13p-1 and Form"
     " SD for 2020.", "SD"),
    ("Exhibit 1.01\n\nWe file a Form SD and, where the rule requires it, a Conflict Minerals Report.", "SD"),
    ("Exhibit 1.01\n\nAs permitted by Instruction 3 to Item 1.01 of Form SD, Helper, Inc. is left out of this report.", "SD"),
    # where a word is defined, and what is asked of all
    ("Exhibit 1.01\n\nConflict Minerals Report\n\nTerms used in this report have the meaning given to them in Form SD.", None),
    ("Exhibit 1.01\n\nConflict Minerals Report\n\nPlease refer to Rule 13p-1, Form SD and Release No. 34-67716.", None),
    ("Exhibit 1.01\n\nConflict Minerals Report\n\nRegistrants with no such minerals must submit a Form SD which says so.", None),
    ("Exhibit 1.01\n\nConflict Minerals Report\n\nRule 13p-1 and Form SD require companies to disclose this.", None),
    ("FORM\nSD/A\nACME INC.\n(Exact name of registrant)", "SD/A"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_the_form_that_a_text_names(read, text, form):
    assert read_cover(read(text))["form_type"] == form


ATTACHED = [
    ("Acme has filed a Conflict Minerals Report, which is included as Exhibit 1.01. Exhibit No. Description", True),
    ("Acme could not name the origin. The Conflict Minerals Report is attached as Exhibit 1.01.", True),
    ("As a result we have filed a Conflict Minerals Report, incorporated by reference.", True),
    ("Acme does not file a Conflict Minerals Report as an exhibit.", False),
    ("No Conflict Minerals Report is attached.", False),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "has_cmr"), ATTACHED)
def test_only_the_sentence_on_the_report_says_whether_it_is_there(read, sentence, has_cmr):
    assert (
        read_cover(read(f"{TOP}ACME INC.\n(Exact name of registrant)\n{BOX}{sentence}"))["has_cmr"] is has_cmr
    )
