"""What a filing calls its filer, the minerals and the countries: read as such, and another's name as another's."""

import pytest

from cmr_analysis.document import Document
from cmr_analysis.facts.facts import read_facts
from cmr_analysis.reading import text_lines

CALLED = [
    # (the cover's company, the text, rcoi_determination)
    ("Quince Locks, Inc.", "Quince determined that the gold in its locks did not originate in the Covered Countries.", "not_covered"),
    ("ALDER MOTOR CO", "Alder concluded that none of its necessary tin originated in the DRC.", "not_covered"),
    ("International Business Machines Corporation", "IBM determined that its gold did not originate in the DRC.", "not_covered"),
    ("Quince Locks, Inc.", "The Quince Conflict Minerals Team concluded that tin in its locks may have originated in the DRC.", "may_be_covered"),
    # another's finding is not the filer's, unless nobody knows who files or the name is one of the filing's own
    ("Quince Locks, Inc.", "We buy gold of our refiner. Metalor determined that its gold did not originate in the DRC.", None),
    ("Quince Locks, Inc.", "Quince was told that Metalor has no reason to believe that its gold originated in the DRC.", None),
    ("Quince Locks, Inc.", "We found its list. On its website, Heraeus Precious Metals has concluded that its tantalum originated in the DRC.", None),
    (None, "Metalor determined that its gold did not originate in the Covered Countries.", "not_covered"),
    ("Alphabet Inc.", "Google asked 97 suppliers. Google received 90 replies. Google found 30 smelters. Google determined that its tin"
     " may have originated in the DRC.", "may_be_covered"),
    ("Quince Locks, Inc.", "Quince could not determine the country of origin of its gold, and Metalor has not answered.", "undetermined"),
    ("GENERAL ELECTRIC CO", "We asked. GE could not determine the country of origin of the gold in its engines.", "undetermined"),
    ("HP Inc.", "We asked. HP determined that the gold in its printers did not originate in the DRC.", "not_covered"),
    ("Kohl's Corporation", "We asked. Kohl’s determined that its gold did not originate in the DRC.", "not_covered"),
    # terms that the filing defines
    ("Quince Locks, Inc.", "We use tin and gold (collectively, “CMs”). Our RCOI revealed that CMs in our locks originated in the DRC.", "covered"),
    ("Quince Locks, Inc.", "Our RCOI revealed that CMs in our locks originated in the DRC.", None),
    ("Quince Locks, Inc.", "The DRC and its adjoining countries (the “Target Countries”) hold ores. We have reason to believe that some"
     " of our tin may have originated in the Target Countries.", "may_be_covered"),
    ("Quince Locks, Inc.", "We sell to Peru and Chile (the “Target Countries”). We believe that some of our tin may have originated"
     " in the Target Countries.", None),
]  # fmt: skip


@pytest.mark.parametrize(("company", "text", "value"), CALLED)
def test_a_filing_s_own_names_and_terms(company, text, value):
    document = Document("", "", "", "text", text_lines(text))
    facts, _ = read_facts(document, {"reporting_year": 2016, "company": company})
    assert {fact.fact: fact.value for fact in facts}.get("rcoi_determination") == value


@pytest.mark.parametrize(
    ("company", "asked"), [("Quince Locks, Inc.", 79.0), (None, None), ("Acme Corporation", None)]
)
def test_the_filer_s_name_may_stand_between_a_count_and_what_it_counts(company, asked):
    text = "We surveyed 79 Quince Optics direct suppliers to determine whether they used any 3TG in the parts supplied."
    facts, _ = read_facts(
        Document("", "", "", "text", text_lines(text)), {"reporting_year": 2016, "company": company}
    )
    assert {fact.fact: fact.number for fact in facts}.get("suppliers_surveyed") == asked
