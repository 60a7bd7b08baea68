"""Counts of smelters in small tables, however these are printed."""

import pytest

from cmr_analysis.facts.facts import read_facts
from cmr_analysis.reading import read_document

COUNTS = {
    "smelters_identified": 331,
    "smelters_conformant": 214,
    "smelters_active": 20,
    "smelters_not_listed": 97,
}
LEAD = "Our suppliers identified 331 smelters and refiners.\n\n"
TABLES = {
    "shares": LEAD + "Status\tNumber\tShare\nConformant\t214\t65%\nActive\t20\t6%\nNot enrolled\t97\t29%\n",
    "shares without their mark": LEAD
    + "Status\tNumber\tPercent\nConformant\t214\t65\nActive\t20\t6\nNot enrolled\t97\t29\nTotal\t331\t100\n",
    "one cell a line": LEAD
    + "Status\n\nNumber\n\nConformant\n\n214\n\nActive\n\n20\n\nNot enrolled\n\n97\n\nTotal\n\n331\n",
    "explained, one cell a line": LEAD
    + "Status\n\nWhat it means\n\nSOR count\n\nPercentage\n\nConformant\n\nFound to conform with a protocol\n\n"
    "214\n\n64.7\n\n%\n\nActive\n\nHas been engaged but is not yet conformant\n\n20\n\n6.0\n\n%\n\n"
    "Not enrolled\n\nHas not been engaged as yet\n\n97\n\n29.3\n\n%\n",
    "explained": LEAD
    + "Status\tWhat it means\tSOR count\tPercentage\t\nConformant\tFound to conform with a protocol\t214\t64.7\t%\n"
    "Active\tHas been engaged but is not yet conformant\t20\t6.0\t%\nNot enrolled\tHas not been engaged\t97\t29.3\t%\n",
    "one cell a line, before a list that prints the statuses again": LEAD
    + "Status\n\nNumber\n\nShare\n\nConformant\n\n214\n\n65%\n\nActive\n\n20\n\n6%\n\nNot enrolled\n\n97\n\n29%\n\n"
    + "".join(
        f"Gold\n\nRefinery {n}\n\nJapan\n\n{s}\n\n" for n, s in enumerate(("Conformant", "Active") * 4)
    ),
    "leaders": "Smelters and refiners reported ........ 331\nConformant ........ 214\nActive .... 20\nNot enrolled . . . . . 97\n",
    "by metal": "Status of smelters\tGold\tTin\tTantalum\tTungsten\tTotal\nConformant\t100\t60\t34\t20\t214\n"
    "Active\t10\t5\t3\t2\t20\nNot enrolled\t90\t4\t2\t1\t97\nTotal\t200\t69\t39\t23\t331\n",
    "by metal, nothing in the place of none": "Smelters\tConformant\tActive\tNot enrolled\tTotal\nGold\t100\t20\t90\t210\n"
    "Tin\t60\t\t4\t64\nTantalum\t34\t-\t2\t36\nTungsten\t20\t-\t1\t21\nTotal\t214\t20\t97\t331\n",
    "by metal, one cell a line": "Status of smelters\n\n"
    + "\n\n".join(
        "Metal Conformant Active Other Total Gold 100 10 90 200 Tin 60 5 4 69 Tantalum 34 3 2 39 Tungsten 20 2 1 23 "
        "Total 214 20 97 331".split()
    )
    + "\n",
    "by metal, one cell a line, with a sum": "Status of smelters\n\n"
    + "\n\n".join(
        "Mineral Conformant Active Other Sum Gold 100 10 90 200 Tin 60 5 4 69 Tantalum 34 3 2 39 Tungsten 20 2 1 23 "
        "Sum 214 20 97 331".split()
    )
    + "\n",
    "figures of notes at the labels": "Smelters\tConformant1\tActive2\tNot enrolled3\tTotal\nGold\t100\t10\t90\t200\n"
    "Tin\t60\t5\t4\t69\nTantalum\t34\t3\t2\t39\nTungsten\t20\t2\t1\t23\nTotal\t214\t20\t97\t331\n\n"
    "1 Conformant means that the smelter was audited under the RMAP.\n\n2 Active means that it is engaged in the RMAP.\n",
    "one row without a label": "Status of smelters\n\nConformant\tActive\tNot Participating\tTotal\n214\t20\t97\t331\n",
    "one row and its shares": "Smelters\tConformant\tActive\tNot Participating\tTotal\nNumber\t214\t20\t97\t331\n"
    "Percent\t65%\t6%\t29%\t100%\n",
    "one row, one cell a line": "Status of smelters\n\nConformant\n\nActive\n\nNot conformant or active\n\nTotal\n\n"
    "214\n\n20\n\n97\n\n331\n",
    "with the prior year for comparison": LEAD + "Their status, with the prior year for comparison:\n\n"
    "Status\t2019\t2018\nConformant\t214\t198\nActive\t20\t31\nNot enrolled\t97\t80\nTotal\t331\t309\n",
    "years, one cell a line": LEAD + "Status\n\n2017\n\n2018\n\n2019\n\nConformant\n\n248\n\n250\n\n214\n\n"
    "Active\n\n9\n\n7\n\n20\n\nNot enrolled\n\n32\n\n27\n\n97\n",
    "dates over the columns": LEAD
    + "Status\tMarch 31, 2018\tMarch 31, 2019\nConformant\t87\t214\nActive\t33\t20\n"
    "Not enrolled\t101\t97\n",
    "labels": "Smelters and refiners identified: 331\nConformant: 214\nActive: 20\nNot participating: 97\n",
}
NO_COUNTS = {
    "a title and the number of its page": "SMELTERS AND REFINERS\n\n6\n\nANNEX I: SMELTERS\n\n7\n",
    "a line of the contents": "Our Suppliers\tpage\nAnnex I - Smelters and Refiners\t6\nSignatures\t7\n",
    "numbers beside statuses in a flattened list": "Smelters and refiners\n\n"
    + "".join(f"{n}\n\nGold\n\nJapan Mint {n}\n\nConformant\n\n" for n in range(1, 6)),
    "two numbers that are no shares": "Smelters\tPlant A\tPlant B\nConformant\t214\t31\nActive\t20\t3\n",
    "one row of one metal": "Smelters\tConformant\tActive\tNot enrolled\tTotal\nGold\t214\t20\t97\t331\n",
    "one row that does not add up": "Smelters\tConformant\tActive\tNot enrolled\tTotal\nNumber\t214\t20\t90\t331\n",
    "contents": "Smelters and refiners ........ 12\nConformant smelters ........ 14\nSuppliers ........ 3\n"
    "Smelters and refiners ........ 15\n",
}


def counts(text, folder):
    path = folder / "halcyon-2019.txt"
    path.write_text(text, encoding="utf-8")
    facts, _ = read_facts(read_document(path), {"reporting_year": 2019})
    return {fact.fact: fact.number for fact in facts if fact.fact.startswith("smelters_")}


@pytest.mark.parametrize("table", TABLES)
def test_counts_by_status(table, tmp_path):
    assert counts(TABLES[table], tmp_path) == COUNTS


def test_the_total_under_statuses_that_add_up_to_it(tmp_path):
    table = "Status of smelters\tNumber\tShare\nConformant\t214\t65%\nActive\t20\t6%\nNot enrolled\t97\t29%\nTotal\t{}\t100%\n"
    assert counts(table.format(331), tmp_path) == COUNTS
    assert "smelters_identified" not in counts(table.format(340), tmp_path)


@pytest.mark.parametrize("table", NO_COUNTS)
def test_what_states_no_count(table, tmp_path):
    assert counts(NO_COUNTS[table], tmp_path) == {}


def test_an_item_of_a_list_counts_some_of_what_its_lead_counts(tmp_path):
    """Not some of what the item before it counts, which tells of smelters that source from covered countries."""
    text = (
        "Our products sourced conflict minerals from up to 331 processing facilities, of which, as of March 27, 2019:\n\n"
        "• 214 have been validated as compliant, including 31 that were identified as sourcing from the Covered "
        "Countries;\n\n• 20 were active as defined by the RMAP.\n"
    )
    found = counts(text, tmp_path)
    assert found == {
        "smelters_identified": 331,
        "smelters_conformant": 214,
        "smelters_active": 20,
        "smelters_sourcing_covered": 31,
    }


SURVEY = """Business\tSuppliers surveyed\tResponded\tRate
Power\t612\t498\t81%
Lighting\t88\t79\t90%
Total\t{total}\t577\t82%
"""


@pytest.mark.parametrize(("total", "asked"), [("700", 700), ("702", None)])
def test_a_total_of_suppliers_counts_where_the_businesses_add_up_to_it(tmp_path, total, asked):
    path = tmp_path / "filing.txt"
    path.write_text(SURVEY.format(total=total), encoding="utf-8")
    facts = {fact.fact: fact.number for fact in read_facts(read_document(path), {"reporting_year": 2019})[0]}
    assert facts == ({"suppliers_surveyed": asked, "response_rate": 0.82} if asked else {})


def test_a_table_of_results_counts_more_than_a_sentence_on_a_part(tmp_path):
    path = tmp_path / "filing.txt"
    path.write_text(f"We contacted 93 suppliers.\n\n{SURVEY.format(total=700)}", encoding="utf-8")
    facts = {fact.fact: fact.number for fact in read_facts(read_document(path), {"reporting_year": 2019})[0]}
    assert facts["suppliers_surveyed"] == 700


RESULTS = (
    "We surveyed 312 suppliers and 290 of them responded (93%). Our suppliers identified 250 smelters and refiners of "
    "3TG, of which 230 are conformant and 8 are active; 12 are not enrolled.\n\n"
)
OF_OTHERS = {
    "other minerals": "Results of the cobalt survey\n\nSuppliers surveyed\t80\nResponse rate\t70%\nRefiners identified\t62\n"
    "Conformant\t30\nActive\t5\n",
    "last year": "For comparison, in our report for 2018 we stated:\n\nConformant\t200\nActive\t15\nNot enrolled\t35\nTotal\t250\n",
    "smelters of high risk": "High-risk smelters by status:\n\nConformant\t3\nActive\t2\nNot enrolled\t10\nTotal\t15\n",
    "a segment": "Results of the Medical segment:\n\nSuppliers surveyed\t80\nResponse rate\t70%\nSmelters identified\t62\n"
    "Conformant\t30\nActive\t5\n",
    "one metal": "Status of gold refiners:\n\nConformant\t100\nActive\t5\nNot enrolled\t7\nTotal\t112\n",
    "goals": "Our goals for 2020 are:\n\nSuppliers surveyed\t400\nResponse rate\t97%\nConformant smelters\t245\n",
    "the industry": "The RMI's lists of May 1, 2020 hold, worldwide:\n\nConformant\t280\nActive\t30\nTotal\t310\n",
}


@pytest.mark.parametrize("table", OF_OTHERS.values(), ids=OF_OTHERS.keys())
def test_a_table_of_something_else_counts_for_nothing(table, tmp_path):
    path = tmp_path / "filing.txt"
    path.write_text(RESULTS + table, encoding="utf-8")
    facts = {fact.fact: fact.value for fact in read_facts(read_document(path), {"reporting_year": 2019})[0]}
    assert facts == {
        "suppliers_surveyed": "312",
        "response_rate": "0.93",
        "smelters_identified": "250",
        "smelters_conformant": "230",
        "smelters_active": "8",
        "smelters_not_listed": "12",
    }
