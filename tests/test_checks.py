"""Statements against lists: each reading is tried before a difference is called one."""

from dataclasses import dataclass

import pytest
from covers import read_cover

from cmr_analysis.checks.run import run_checks
from cmr_analysis.document import Document
from cmr_analysis.reading import text_lines


@dataclass(frozen=True)
class Stated:
    fact: str
    value: str
    number: float
    quote: str = "quoted"
    line_start: int = 7
    line_end: int = 7


def facts(**numbers):
    return {fact: Stated(fact, str(number), float(number)) for fact, number in numbers.items()}


def row(number, name="Alpha", status=None, metal="Tin", country="JPN", **more):
    return {
        "row_number": number,
        "metal": metal,
        "smelter_name_raw": name,
        "country_raw": country,
        "country_code": country,
        "status_raw": status,
        "status": status,
        "smelter_id": f"{name}",
        "smelter_id_raw": None,
        "is_covered_country": country in ("RWA", "COD"),
        "line_start": 10 + number,
        "line_end": 10 + number,
        **more,
    }


def checked(rows, stated=None, conflicts=(), text=""):
    document = Document("acme.txt", "acme", "", "text", text_lines(text))
    year = read_cover(document)["reporting_year"]
    found = run_checks("acme", rows, stated or {}, conflicts, document, year)
    return {check["check"]: check for check in found}


TWO_METALS = [row(1, "Alpha"), row(2, "Alpha", metal="Gold"), row(3, "Beta")]


@pytest.mark.parametrize(
    ("rows", "stated", "outcome", "words"),
    [
        # 3 rows are 2 companies: a filing may count either
        (TWO_METALS, 3, "agrees", "(rows)"),
        (TWO_METALS, 2, "agrees", "(distinct names)"),
        (TWO_METALS, 4, "differs", "3 rows, 3 distinct facilities, 2 distinct names"),
        (TWO_METALS, 7, "differs", "3 rows"),
        # "five of the smelters …" beside a list of many; of 300 a few are listed
        ([row(number, f"N{number}") for number in range(1, 31)], 5, "not_checkable", "of some smelters only"),
        (TWO_METALS, 300, "not_checkable", "of some smelters only"),
        # a smelter printed twice: 2 rows, 1 facility
        ([row(1), row(2)], 1, "agrees", "(distinct facilities)"),
        ([], 12, "not_checkable", "prints no list"),
    ],
)
def test_a_total(rows, stated, outcome, words):
    check = checked(rows, facts(smelters_identified=stated))["smelters_identified"]
    assert (check["outcome"], words in check["detail"]) == (outcome, True)
    assert check["line_start"] == 7


def test_a_count_by_status_needs_printed_statuses():
    check = checked([row(1)], facts(smelters_conformant=1))["smelters_conformant"]
    assert check["outcome"] == "not_checkable"
    check = checked([row(1, status="conformant")], facts(smelters_conformant=1))["smelters_conformant"]
    assert check["outcome"] == "agrees"


@pytest.mark.parametrize(
    ("parts", "outcome"),
    [
        ({"smelters_conformant": 2}, "not_checkable"),
        # a list of the conformant and the active ones
        ({"smelters_conformant": 1, "smelters_active": 1, "smelters_not_listed": 3}, "not_checkable"),
        ({"smelters_conformant": 3, "smelters_active": 1}, "differs"),
    ],
)
def test_a_list_of_parts_alone_is_no_contradiction_of_the_total(parts, outcome):
    stated = facts(smelters_identified=5, **parts)
    check = checked([row(1, "A"), row(2, "B", metal="Gold")], stated)["smelters_identified"]
    assert check["outcome"] == outcome


def test_a_list_of_as_many_as_another_sentence_states_is_no_contradiction():
    other = Stated("smelters_identified", "2", 2.0, "two smelters", 20, 20)
    check = checked([row(1, "A"), row(2, "B")], facts(smelters_identified=5), [other])["smelters_identified"]
    assert (check["outcome"], "line 20" in check["detail"]) == ("not_checkable", True)


@pytest.mark.parametrize(
    ("numbers", "outcome"),
    [
        (
            {
                "smelters_identified": 10,
                "smelters_conformant": 7,
                "smelters_active": 2,
                "smelters_not_listed": 1,
            },
            "agrees",
        ),
        (
            {
                "smelters_identified": 10,
                "smelters_conformant": 7,
                "smelters_active": 2,
                "smelters_not_listed": 2,
            },
            "differs",
        ),
        ({"smelters_identified": 10, "smelters_conformant": 12}, "differs"),
        ({"smelters_identified": 10, "smelters_conformant": 9, "smelters_active": 3}, "differs"),
        ({"smelters_identified": 10, "smelters_conformant": 10, "smelters_active": 3}, "not_checkable"),
        ({"smelters_identified": 10, "smelters_conformant": 7}, None),  # the rest is not stated
        (
            {"smelters_identified": 10, "smelters_conformant": 7, "smelters_not_listed": 3},
            "agrees",
        ),  # none is active
        ({"smelters_identified": 10, "smelters_conformant": 7, "smelters_not_listed": 2}, None),
        ({"smelters_conformant": 7, "smelters_active": 2}, None),
    ],
)
def test_parts_of_a_total(numbers, outcome):
    check = checked([], facts(**numbers)).get("parts_of_total")
    assert (check and check["outcome"]) == outcome


NONE_LOCATED = "There were no smelters or refiners geographically located in a Covered Country."


@pytest.mark.parametrize(
    ("rows", "text", "outcome"),
    [
        ([row(1)], NONE_LOCATED, "agrees"),
        ([row(1, country="RWA")], NONE_LOCATED, "differs"),
        # the sentence speaks of the facilities before it, and the one in Rwanda is not among them
        ([row(1, country="RWA", status="conformant"), row(2, "B", "undetermined")], f"We assessed these 16 facilities. {NONE_LOCATED}", "not_checkable"),
        ([row(1, country="RWA", status="undetermined")], f"We assessed these 16 facilities. {NONE_LOCATED}", "differs"),
        ([], NONE_LOCATED, "not_checkable"),
        ([row(1, country="RWA")], "Our smelters are not located in the United States.", None),
        ([row(1, country="RWA")], "None of the smelters that our suppliers named are located in a Covered Country.", "differs"),
        ([row(1, country="COD")], "None of the smelters is located in the DRC or an adjoining country.", "differs"),
        ([row(1)], "No refiner is located in the Democratic Republic of the Congo (“DRC”) or any of its adjoining countries.", "agrees"),
        ([row(1)], "No refiner is located in the Democratic Republic of the Congo (“DRC”) or its nine adjoining countries.", "agrees"),
        # how many are
        ([row(1, country="RWA"), row(2, "B", country="COD"), row(3, "C")], "Of our smelters two are located in the Covered Countries.", "agrees"),
        ([row(1, country="RWA"), row(2, "B")], "Two of these smelters are located in the DRC or an adjoining country.", "differs"),
        ([], "Two of these smelters are located in the DRC or an adjoining country.", "not_checkable"),
        ([row(1)], "Two of the active smelters are located in the Covered Countries.", None),
        ([row(1)], "We asked 20 suppliers. Two are located in the Covered Countries.", None),
        # a part of the smelters, or something else that is denied
        ([row(1, country="RWA")], "None of the tin smelters are located in the Covered Countries.", None),
        ([row(1, country="RWA")], "No non-conformant smelters were located in a Covered Country.", None),
        ([row(1, country="RWA")], "There are no smelters that financed armed groups located in the Covered Countries.", None),
        ([row(1, country="RWA")], "We have no information on smelters located in the Covered Countries.", None),
    ],
)  # fmt: skip
def test_no_smelter_in_a_covered_country(rows, text, outcome):
    check = checked(rows, text=text).get("located_in_covered_country")
    assert (check and check["outcome"]) == outcome


def test_rows_printed_twice_and_two_statuses():
    checks = checked([row(1, status="conformant"), row(2, status="active"), row(3, "Beta", "active")])
    assert checks["rows_printed_twice"]["outcome"] == "differs"
    assert "lines 11, 12" in checks["rows_printed_twice"]["detail"]
    assert checks["smelter_with_two_statuses"]["outcome"] == "differs"


def with_id(number, name, cid, **more):
    return row(number, name, smelter_id=cid, smelter_id_raw=cid, **more)


def test_two_plants_of_one_name_with_an_id_each_are_two_smelters():
    checks = checked([with_id(1, "Alpha", "CID000001", status="active"), with_id(2, "Alpha", "CID000002", status="conformant")])  # fmt: skip
    assert {check["outcome"] for check in checks.values()} == {"agrees"}


@pytest.mark.parametrize(
    ("names", "countries", "outcome"),
    [
        (("Alpha Metals Co., Ltd.", "ALPHA METALS Company Limited"), ("JPN", "JPN"), "agrees"),
        (("Alpha Metals Co., Ltd.", "Alpha Metals"), ("JPN", "JPN"), "agrees"),
        (("Alpha Metals Co., Ltd.", "Alpha Metals GmbH"), ("THA", "DEU"), "differs"),
        (("Alpha Metals Co., Ltd.", "Beta Metals Co., Ltd."), ("JPN", "JPN"), "differs"),
    ],
)
def test_an_id_beside_two_spellings_of_a_name_is_no_contradiction(names, countries, outcome):
    rows = [with_id(n, name, "CID000001", country=at) for n, (name, at) in enumerate(zip(names, countries, strict=True))]  # fmt: skip
    assert checked(rows)["id_printed_for_two_names"]["outcome"] == outcome


def test_one_smelter_for_two_metals_is_not_printed_twice():
    assert checked(TWO_METALS)["rows_printed_twice"]["outcome"] == "agrees"


def test_one_id_beside_two_names():
    rows = [row(1, "A", smelter_id="CID000001", smelter_id_raw="CID000001"), row(2, "B", smelter_id="CID000001", smelter_id_raw="CID000001")]  # fmt: skip
    assert checked(rows)["id_printed_for_two_names"]["outcome"] == "differs"
    assert checked(rows[:1])["id_printed_for_two_names"]["outcome"] == "agrees"
    assert "id_printed_for_two_names" not in checked([row(1)])  # the list prints no IDs


def test_two_sentences_that_disagree():
    other = Stated("suppliers_surveyed", "9", 9.0, "We surveyed nine suppliers.", 20, 20)
    check = checked([], facts(suppliers_surveyed=8), [other])["two_statements_suppliers_surveyed"]
    assert (check["stated"], check["counted"], check["outcome"]) == ("8", "9", "differs")
    assert "Line 7 states 8" in check["detail"]
    assert "line 20 states 9" in check["detail"]


def said(fact, number, quote, line=7):
    return {fact: Stated(fact, str(number), float(number), quote, line, line)}


def rows_of(*names, **more):
    return [row(number, name, **more) for number, name in enumerate(names, start=1)]


TWENTY = [
    row(number, name, metal=("Tin", "Gold")[number % 2])
    for number, name in enumerate("ABCDEFGHIJKLMNOPQRST", start=1)
]


@pytest.mark.parametrize(
    ("stated", "quote", "outcome"),
    [
        (19, "We identified approximately 19 smelters.", "agrees"),
        (15, "We identified approximately 15 smelters.", "differs"),
        (18, "We identified more than 18 smelters.", "agrees"),
        (18, "We identified over eighteen (18) smelters.", "agrees"),
        (18, "We identified 18+ smelters.", "agrees"),
        (25, "We identified over 25 smelters.", "differs"),
        (25, "We identified up to 25 smelters.", "agrees"),
        (19, "We identified 19 smelters.", "differs"),
        # the rough number is another one
        (19, "We identified 19 smelters through approximately 40 suppliers.", "differs"),
        (19, "More than 50% of the 19 smelters are conformant.", "differs"),
    ],
)
def test_a_rough_number_is_held_to_no_more_than_it_says(stated, quote, outcome):
    check = checked(TWENTY, said("smelters_identified", stated, quote))["smelters_identified"]
    assert check["outcome"] == outcome


@pytest.mark.parametrize(
    ("stated", "conformant", "outcome"),
    [
        (31, 20, "agrees"),  # of 31 the 20 conformant ones are listed
        (20, 20, "not_checkable"),  # all are listed; that all are conformant no column says
        (31, 19, "not_checkable"),
    ],
)
def test_a_list_without_statuses_may_be_of_the_conformant_ones(stated, conformant, outcome):
    stated = facts(smelters_identified=stated, smelters_conformant=conformant)
    assert checked(TWENTY, stated)["smelters_conformant"]["outcome"] == outcome


def with_statuses(**counts):
    return [row(n, f"N{n}", status) for n, status in enumerate((s for s, count in counts.items() for _ in range(count)), start=1)]  # fmt: skip


@pytest.mark.parametrize(
    ("listed", "stated", "outcomes"),
    [
        # the list leaves out those neither conformant nor active
        ({"conformant": 15, "active": 3}, {"identified": 25, "conformant": 15, "active": 3, "not_listed": 7}, {"identified": "not_checkable", "not_listed": "not_checkable"}),
        # one status, "No", for the active ones and the others
        ({"conformant": 15, "not_conformant": 5}, {"identified": 20, "conformant": 15, "active": 3, "not_listed": 2}, {"active": "not_checkable", "not_listed": "not_checkable"}),
        ({"conformant": 15, "not_conformant": 5}, {"identified": 20, "conformant": 15, "active": 3}, {"active": "not_checkable"}),
        # one status for the conformant and the active ones
        ({"conformant": 18, "not_conformant": 2}, {"identified": 20, "conformant": 15, "active": 3, "not_listed": 2}, {"conformant": "not_checkable", "active": "not_checkable"}),
        # the list prints all three, in other numbers
        ({"conformant": 15, "active": 4, "not_conformant": 1}, {"identified": 20, "conformant": 15, "active": 3, "not_listed": 2}, {"active": "differs", "not_listed": "differs"}),
    ],
)  # fmt: skip
def test_a_list_may_print_fewer_statuses_than_the_filing_counts(listed, stated, outcomes):
    checks = checked(with_statuses(**listed), facts(**{f"smelters_{name}": n for name, n in stated.items()}))
    assert {name: checks[f"smelters_{name}"]["outcome"] for name in outcomes} == outcomes


@pytest.mark.parametrize(
    ("asked", "rate", "text", "outcome"),
    [
        (120, 0.81, "We asked 120 suppliers, of which 97 responded, or 81%.", "agrees"),
        (120, 0.91, "We surveyed 120 suppliers. We received responses from 97 of them, a response rate of 91%.", "differs"),
        (348, 0.8, "Of the 348 suppliers surveyed, 279 provided a completed template, a response rate of approximately 80%.", "agrees"),
        (200, 0.9, "We surveyed 200 suppliers. We received 188 responses, a rate of over 90%.", "agrees"),
        (212, 0.88, "Of 212 suppliers, 187 suppliers (88%) returned a CMRT.", "agrees"),
        # those in scope of the share are fewer than those asked
        (140, 0.95, "We surveyed 140 suppliers. 95 of the 100 suppliers in scope responded, a response rate of 95%.", "agrees"),
        (120, 0.95, "We have 120 suppliers. Of the 118 suppliers surveyed, 112 responded, a response rate of 95%.", "agrees"),
        (400, 0.95, "We surveyed 400 suppliers and 320 suppliers responded; of our top suppliers 95% responded.", None),
        # the sentence of the share prints its own counts: some of those asked were out of scope
        (500, 0.75, "Of the 500 suppliers contacted, 300 completed the CMRT. 100 were out of scope. The response rate is thus 300 of 400, or 75%.", "agrees"),
        (500, 0.75, "Of the 500 suppliers contacted, 300 completed the CMRT. The response rate was 75% (300 out of the 400 remaining suppliers).", "agrees"),
        (500, 0.75, "Of the 500 suppliers contacted, 300 completed the CMRT. The response rate is thus 320 of 400, or 75%.", "differs"),
        (500, 0.75, "Of the 500 suppliers contacted, 300 completed the CMRT. The response rate was 75%, for 300 of 400 parts.", "differs"),
        # no count of answers: "every one", those asked
        (212, 1.0, "We asked 212 suppliers. Every one of these suppliers submitted a completed CMRT, a response rate of 100%.", None),
        (318, 0.85, "We asked 318 vendors; 85% responded. For 2013, 74% of the 296 vendors surveyed had responded.", None),
        # the share beside the count is their own, so that the other is of something else
        (184, 0.03, "Of 184 suppliers, 171 suppliers responded, or 93%. Six suppliers, 3% of those that responded, named covered countries.", None),
        # two mailings: which count the share is of is not said
        (60, 0.9, "We surveyed 60 suppliers. 41 suppliers responded to our first request and 12 responded later, a response rate of 90%.", None),
        # a share of purchases, no share stated, no count of answers
        (150, 0.95, "We surveyed 150 suppliers. 132 suppliers responded, representing 95% of our spend.", None),
        (120, 0.8083, "We surveyed 120 suppliers and 97 suppliers responded.", None),
        (164, 1.0, "We surveyed 164 suppliers and had a response rate of 100%.", None),
    ],
)  # fmt: skip
def test_a_share_of_answers_beside_the_counts(asked, rate, text, outcome):
    stated = said("suppliers_surveyed", asked, text, 1) | said("response_rate", rate, text, 1)
    check = checked([], stated, text=text).get("response_rate")
    assert (check and check["outcome"]) == outcome


def test_two_lists_of_which_one_smelter_stands_in_both_print_no_row_twice():
    first = rows_of("A", "B", "C", "D", "E")
    second = [row(number, name, line_start=30 + number, line_end=30 + number) for number, name in enumerate("BCDF", start=6)]  # fmt: skip
    check = checked(first + second)["rows_printed_twice"]
    assert (check["outcome"], "from line 36 on" in check["detail"]) == ("agrees", True)
    # no text between them; two rows only
    assert checked(rows_of(*"ABCDEBCDF"))["rows_printed_twice"]["outcome"] == "differs"
    assert checked(first + second[:2])["rows_printed_twice"]["outcome"] == "differs"


def test_one_mark_may_stand_for_conformant_and_active():
    checks = checked(with_statuses(active=18, undetermined=2), facts(smelters_identified=20, smelters_conformant=15))  # fmt: skip
    assert checks["smelters_conformant"]["outcome"] == "not_checkable"


@pytest.mark.parametrize(
    ("kept", "other", "outcome"),
    [
        ("We identified 297 smelters.", "We identified approximately 300 smelters.", None),
        ("We identified over 290 smelters.", "We identified 297 smelters.", None),
        ("We identified 297 smelters.", "We identified approximately 250 smelters.", "differs"),
        ("We identified 297 smelters.", "We identified 300 smelters.", "differs"),
    ],
)
def test_a_round_number_beside_the_exact_one_is_no_contradiction(kept, other, outcome):
    numbers = [int(next(filter(str.isdigit, quote.split()))) for quote in (kept, other)]
    conflict = Stated("smelters_identified", str(numbers[1]), float(numbers[1]), other, 20, 20)
    check = checked([], said("smelters_identified", numbers[0], kept), [conflict]).get("two_statements_smelters_identified")  # fmt: skip
    assert (check and check["outcome"]) == outcome


def test_one_part_that_is_more_than_a_total_in_another_sentence_may_be_of_other_smelters():
    stated = said("smelters_identified", 4, "The four smelters below …") | said(
        "smelters_conformant", 26, "26 are …"
    )
    assert checked([], stated)["parts_of_total"]["outcome"] == "not_checkable"


@pytest.mark.parametrize(
    ("fact", "quote", "is_contradiction"),
    [
        ("suppliers_surveyed", "We surveyed 205 suppliers.", True),
        ("suppliers_surveyed", "In 2021, we surveyed 205 suppliers.", True),
        ("smelters_identified", "As of May 2022, we had identified 205 smelters.", True),
        ("suppliers_surveyed", "In 2018 we surveyed 205 suppliers.", False),
        ("smelters_identified", "At the same date a year earlier we had identified 205 smelters.", False),
        ("smelters_identified", "For the prior reporting period we identified 205 smelters.", False),
        ("smelters_identified", "The original report stated that 205 smelters were identified.", False),
        ("smelters_identified", "One of our suppliers reported 205 smelters in its supply chain.", False),
        ("smelters_identified", "Our suppliers reported 205 smelters.", True),
        ("response_rate", "Our goal is a response rate of at least 205%.", False),
        ("response_rate", "Raise the response rate to 205%.", False),
        ("response_rate", "We had a response rate of 205%.", True),
        ("response_rate", "After two reminders we had a response rate of 205%.", False),
        (
            "private_sector_audit",
            "… on condition that an independent private sector audit is obtained.",
            False,
        ),
        ("private_sector_audit", "We have not obtained an audit.", True),
    ],
)
def test_a_statement_about_another_time_is_no_contradiction(fact, quote, is_contradiction):
    kept, other = said(fact, 212, "We …"), Stated(fact, "205", 205.0, quote, 20, 20)
    checks = checked([], kept, [other], text="This report is for the year ended December 31, 2021.")
    assert (f"two_statements_{fact}" in checks) == is_contradiction


def test_a_count_of_less_than_half_is_of_some_suppliers():
    other = Stated("suppliers_surveyed", "2", 2.0, "We asked two suppliers to explain their answers.", 20, 20)
    assert "two_statements_suppliers_surveyed" not in checked([], facts(suppliers_surveyed=11), [other])


def test_statuses_that_are_not_known_are_not_counted():
    rows = [row(number, f"N{number}", None, status_raw=mark) for number, mark in enumerate("CCCA")]
    checks = checked(rows, facts(smelters_conformant=3, smelters_active=1))
    assert {checks[f"smelters_{part}"]["outcome"] for part in ("conformant", "active")} == {"not_checkable"}
    assert "'C', 'A'" in checks["smelters_active"]["detail"]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Annex A lists the 20 smelters of them that the RMI has verified.", "not_checkable"),
        ("The smelters of the parts we buy number twenty and are shown below.", "not_checkable"),
        ("Annex A lists all smelters; 20 suppliers named them.", "differs"),
        # listed by others, or named
        ("15 of the 20 smelters were listed as compliant by the CFSI as of April 15, 2015.", "differs"),
        ("Of these smelters 20 were named by a single supplier only.", "differs"),
        ("The smelters are listed in Annex A.", "differs"),
    ],
)
def test_a_sentence_that_says_how_many_are_listed(text, outcome):
    check = checked(TWENTY, facts(smelters_identified=40), text=text)["smelters_identified"]
    assert check["outcome"] == outcome


@pytest.mark.parametrize(
    ("names", "cid", "outcome"),
    [
        (("Alpha Metals Co., Ltd.", "ALPHA METALS"), None, "differs"),
        (("Alpha Metals", "Old Alpha"), "CID000001", "differs"),
        (("Alpha Metals", "Old Alpha"), None, "not_checkable"),  # known to be one; the filing does not say so
    ],
)
def test_one_smelter_under_two_names_with_two_statuses(names, cid, outcome):
    rows = [
        row(number, name, status, smelter_id="CID000001", smelter_id_raw=cid)
        for number, (name, status) in enumerate(zip(names, ("conformant", "active"), strict=True), start=1)
    ]
    check = checked(rows)["smelter_with_two_statuses"]
    assert (check["outcome"], all(name in check["detail"] for name in names)) == (outcome, True)


def test_a_metal_that_is_not_printed_is_no_second_metal():
    rows = [with_id(1, "Alpha", "CID000001", metal=None), with_id(2, "Alpha", "CID000001")]
    assert checked(rows)["id_printed_for_two_names"]["outcome"] == "agrees"


def test_an_id_with_a_space_is_the_same_id():
    rows = [
        with_id(1, "Alpha", "CID000001"),
        {**with_id(2, "Alpha", "CID000001"), "smelter_id_raw": "CID 000001"},
    ]
    assert checked(rows)["rows_printed_twice"]["outcome"] == "differs"


@pytest.mark.parametrize(
    ("quote", "outcome"),
    [
        ("Of these, 7 were conformant, 2 were active and 2 were not enrolled.", "differs"),
        (
            "Of the 10 smelters, 7 (70%) were conformant, 2 active and 2 had not been assessed as of May 3, 2022.",
            "differs",
        ),
        ("Of these, 7 were conformant, 2 were active and 1 was not enrolled.", "agrees"),
        ("Of these, 7 were conformant and 2 were active.", None),
        ("Of these, 7 were conformant, 2 active and 3 not enrolled.", "differs"),
        ("Seven were conformant and 2 active; nothing is known of the other three.", "differs"),
        ("Seven were conformant and 2 active; nothing is known of the remaining one.", "agrees"),
        # a fourth part
        ("Of these, 7 were conformant, 2 were active, 3 were under review and 2 were not enrolled.", None),
    ],
)
def test_a_third_part_in_the_sentence_of_the_other_two(quote, outcome):
    stated = said("smelters_identified", 10, "We …") | said("smelters_conformant", 7, quote) | said("smelters_active", 2, quote)  # fmt: skip
    check = checked([], stated).get("parts_of_total")
    assert (check and check["outcome"]) == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("We identified 6 smelters: 3 gold, 2 tin and 1 tungsten.", "agrees"),
        ("We identified 6 smelters. Gold (3), tin (2), tungsten (1).", "agrees"),
        ("We identified six smelters, of which three process gold, two tin and one tungsten.", "agrees"),
        ("We identified 6 smelters: 2 gold, 3 tin and 1 tungsten.", "differs"),
        # a part, two metals only, numbers that do not add up
        ("We identified 6 smelters. 2 gold, 3 tin and 1 tungsten smelters are conformant.", None),
        ("We identified 6 smelters: 2 gold and 4 others.", None),
        ("We identified 6 smelters: 2 gold, 2 tin and 1 tungsten.", None),
    ],
)
def test_numbers_by_metal(text, outcome):
    metals = ("Gold", "Gold", "Gold", "Tin", "Tin", "Tungsten")
    rows = [row(number, f"N{number}", metal=metal) for number, metal in enumerate(metals, start=1)]
    check = checked(rows, said("smelters_identified", 6, text, 1), text=text).get("smelters_by_metal")
    assert (check and check["outcome"]) == outcome


# --- a list of some smelters only ------------------------------------------------------------------------

SELECTION = [
    row(n, f"N{n}", "conformant" if n < 8 else "active", metal=("Tin", "Tantalum")[n % 2])
    for n in range(1, 9)
]
"""Seven conformant smelters and an active one, of two metals."""


def outcomes(rows, text="", **stated):
    """The outcome of each count stated, in order."""
    checks = checked(
        rows, facts(**{f"smelters_{name}": number for name, number in stated.items()}), text=text
    )
    return [checks[f"smelters_{name}"]["outcome"] for name in stated]


@pytest.mark.parametrize(
    ("text", "is_of_some"),
    [
        ("The following is an extract of SORs that more than half of the suppliers have named.", True),
        ("Annex A is a partial list of the smelters that our suppliers named.", True),
        ("The table below names, by way of example, smelters that our suppliers reported.", True),
        ("The following table lists those smelters that were named by five or more of our suppliers.", True),
        ("The smelters which at least two of our suppliers named are shown here.", True),
        ("The table below shows the smelters most frequently identified by our suppliers.", True),
        ("Appendix A includes only those smelters that our suppliers tied to our products.", True),
        ("Schedule A lists certain of the smelters that may have processed 3TG in our products.", True),
        ("The list below does not include smelters that we could not verify.", True),
        # of some metals, and the list holds no others
        ("Annex I lists the tantalum and tin smelters, which our own operations depend on.", True),
        ("We list the tin and tantalum smelters below.", True),
        # the smelters that the filing counts
        ("", False),
        ("The smelters and refiners that our suppliers identified are listed in Annex A.", False),
        ("The tin, tantalum, tungsten and gold smelters are listed below.", False),
        ("The gold refiners are listed below.", False),
        ("The following table lists the smelters identified by the more than 300 suppliers that responded.", False),
        # what every filing says of its list, and what is said of the smelters in it
        ("The table below may not be a complete list of all smelters in our supply chain.", False),
        ("Some of the smelters listed below may not be in our supply chain.", False),
        ("Many of the smelters listed in Annex A were named by several suppliers.", False),
        ("The list below does not include duplicates of smelters.", False),
        # another list
        ("The RMI does not show all smelters of the world.", False),
        ("Certain suppliers identified the smelters listed in Annex A.", False),
    ],
)  # fmt: skip
def test_a_filing_may_say_that_it_lists_some_smelters_only(text, is_of_some):
    found = outcomes(SELECTION, text, identified=14, conformant=11, active=2, not_listed=1)
    assert found == ["not_checkable" if is_of_some else "differs"] * 4


@pytest.mark.parametrize(
    ("rows", "stated", "expected"),
    [
        # 8 rows of 341: the total is not comparable, so its parts are not either
        (SELECTION, {"identified": 341, "conformant": 213, "active": 11}, ["not_checkable"] * 3),
        (SELECTION, {"identified": 341, "conformant": 213, "active": 1}, ["not_checkable", "not_checkable", "agrees"]),
        # no total is stated: 239 conformant ones are more than twice the whole list
        (SELECTION, {"conformant": 239, "active": 18}, ["not_checkable"] * 2),
        # a part of another sentence, beside a total that the list holds
        (SELECTION, {"identified": 8, "conformant": 213}, ["agrees", "not_checkable"]),
        # five of 20 are counted: 4 conformant are of those five, 25 are not
        (with_statuses(conformant=15, active=5), {"identified": 5, "conformant": 4}, ["not_checkable"] * 2),
        (with_statuses(conformant=15, active=5), {"identified": 5, "conformant": 25}, ["not_checkable", "differs"]),
        # some hold no more than all: 7 conformant ones in the list, 3 stated
        (SELECTION, {"identified": 341, "conformant": 3}, ["not_checkable", "differs"]),
        # one metal, much shorter: 8 tin smelters of 14; not where one or two are missing
        (rows_of(*"ABCDEFGH", status="conformant"), {"identified": 14, "conformant": 11}, ["not_checkable"] * 2),
        (rows_of(*"ABCDEFGH", status="conformant"), {"identified": 9, "conformant": 9}, ["differs"] * 2),
        (SELECTION, {"identified": 9, "conformant": 8, "active": 1}, ["not_checkable", "differs", "agrees"]),
        (SELECTION, {"identified": 10, "conformant": 9, "active": 1}, ["differs", "differs", "agrees"]),
    ],
)  # fmt: skip
def test_parts_are_no_more_comparable_with_a_list_than_their_total(rows, stated, expected):
    assert outcomes(rows, **stated) == expected


@pytest.mark.parametrize(
    ("printed", "stated", "expected"),
    [
        # one row prints that it is neither, six print nothing
        ({"active": 1, "not_conformant": 1, None: 6}, {"not_listed": 1}, ["agrees"]),
        ({"active": 1, "not_conformant": 1, None: 6}, {"not_listed": 4}, ["not_checkable"]),
        ({"active": 1, "not_conformant": 2, None: 6}, {"not_listed": 1}, ["differs"]),
        ({"active": 1, "not_conformant": 1, None: 6}, {"not_listed": 9}, ["differs"]),
        # as many print nothing as are stated, or more; the others may be conformant, too
        ({"conformant": 4, None: 4}, {"conformant": 4, "not_listed": 4}, ["agrees", "agrees"]),
        ({"conformant": 4, None: 4}, {"conformant": 3, "not_listed": 2}, ["differs", "not_checkable"]),
        ({"active": 1, "not_conformant": 1, None: 6}, {"conformant": 5}, ["not_checkable"]),
        ({"active": 1, "not_conformant": 7}, {"conformant": 5}, ["differs"]),
    ],
)
def test_a_row_without_a_status_is_of_no_part(printed, stated, expected):
    statuses = [status for status, count in printed.items() for _ in range(count)]
    rows = [row(number, f"N{number}", status) for number, status in enumerate(statuses, start=1)]
    assert outcomes(rows, **stated) == expected


NAMED_OFTEN = "The smelters that at least 25 of our suppliers named are shown in Annex A."


@pytest.mark.parametrize(
    ("rows", "text", "expected"),
    [
        (SELECTION, NAMED_OFTEN, ["not_checkable", "not_checkable"]),
        (SELECTION, "The list below shows some of the smelters that we found.", ["not_checkable", "not_checkable"]),
        (SELECTION, "The list below is a selection of our smelters.", ["not_checkable", "not_checkable"]),
        # eight rows that are neither are the eight stated, whatever is said of the list
        (rows_of(*"ABCDEFGH", status="not_conformant"), NAMED_OFTEN, ["not_checkable", "agrees"]),
        (SELECTION, "", ["differs", "differs"]),
        (SELECTION, "The list below shows smelters in some of the countries.", ["differs", "differs"]),
    ],
)  # fmt: skip
def test_rows_of_other_statuses_are_not_those_stated_by_chance(rows, text, expected):
    assert outcomes(rows, text, identified=14, not_listed=8) == expected


def test_a_list_shorter_by_a_slip_is_no_selection():
    """ "This table includes only known smelters" stands over 248 rows of 249 stated in qualys-2022: one is missing."""
    text = "This table includes only facilities that are known smelters."
    assert outcomes(SELECTION[:7] + TWENTY[7:], text, identified=21) == ["differs"]
    assert outcomes(SELECTION, text, identified=14) == ["not_checkable"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The conformant and active smelters are listed in Annex B.",
            ["not_checkable", "differs", "not_checkable"],
        ),
        ("The smelters are listed in Annex B.", ["differs"] * 3),
        ("The non-conformant smelters are listed in Annex B.", ["differs"] * 3),
    ],
)
def test_a_list_of_the_conformant_ones_contradicts_their_number_alone(text, expected):
    assert outcomes(SELECTION, text, identified=14, conformant=10, not_listed=3) == expected


def test_numbers_by_metal_and_place_of_other_smelters_than_those_listed():
    text = "Suppliers named 300 smelters: 170 gold, 50 tin, 40 tantalum and 40 tungsten."
    total = said("smelters_identified", 300, text, 1)
    assert checked(SELECTION, total, text=text)["smelters_by_metal"]["outcome"] == "not_checkable"
    text = "Three of our smelters are located in the Covered Countries."
    in_rwanda = [row(9, "R", country="RWA"), row(10, "S", country="RWA")]
    for located, outcome in ((in_rwanda, "not_checkable"), ([*in_rwanda, *in_rwanda], "differs")):
        check = checked(SELECTION + located, facts(smelters_identified=300), text=text)
        assert check["located_in_covered_country"]["outcome"] == outcome
    check = checked(SELECTION + in_rwanda, facts(smelters_identified=10), text=text)
    assert check["located_in_covered_country"]["outcome"] == "differs"


@pytest.mark.parametrize(
    ("quote", "active", "outcome"),
    [
        # the figure of the active ones is that of the others
        ("Seven of the ten are conformant and the other three are active but not yet audited.", 3, None),
        ("Seven are conformant and the remaining three have agreed to be audited.", 3, None),
        ("Seven are conformant, and three take part but have not yet been audited.", 3, None),
        ("Three are active and the other seven are conformant.", 3, None),
        # the active ones are among the others
        ("Seven are conformant; of the other three, two are active.", 2, None),
        # a figure of its own
        ("Seven are conformant, 3 are active and 3 are not enrolled.", 3, "differs"),
        ("Seven are conformant, 3 are active and the remaining 3 are not enrolled.", 3, "differs"),
        ("Seven are conformant, 2 are active and the remaining one is not enrolled.", 2, "agrees"),
    ],
)
def test_a_figure_is_counted_once(quote, active, outcome):
    stated = said("smelters_identified", 10, "We …") | said("smelters_conformant", 7, quote)
    check = checked([], stated | said("smelters_active", active, quote)).get("parts_of_total")
    counts_a_rest = check is not None and check["detail"].count("+") == 2
    assert (check["outcome"] if counts_a_rest else None) == outcome


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("The other three are not conformant, of which two are active.", ("agrees", "not_checkable")),
        ("Three are not yet conformant, including two that are active.", ("agrees", "not_checkable")),
        ("Of these, seven are conformant, two are active and three are not.", ("differs", "differs")),
    ],
)
def test_active_smelters_may_be_counted_among_those_that_are_not_conformant(quote, expected):
    stated = said("smelters_identified", 10, "We …") | said("smelters_conformant", 7, "Seven are …")
    stated |= said("smelters_active", 2, quote) | said("smelters_not_listed", 3, quote)
    checks = checked(with_statuses(conformant=7, active=2, undetermined=1), stated)
    assert (checks["parts_of_total"]["outcome"], checks["smelters_not_listed"]["outcome"]) == expected


@pytest.mark.parametrize(
    ("before", "quote", "is_contradiction"),
    [
        ("", "We had a response rate of 82%.", True),
        ("", "Of the suppliers that were asked for a CMRT, 82% replied.", True),
        ("We sent a CMRT to our suppliers.", "82% of them replied.", True),
        ("Suppliers were asked for a corrective action.", "We had a response rate of 82%.", True),
        # some suppliers, asked a second time
        ("", "Suppliers that reported smelters under sanctions were asked for a corrective action; 82% replied.", False),
        ("Suppliers that named a sanctioned smelter were asked for a corrective action.", "82% of them replied.", False),
        ("", "Suppliers whose answers were incomplete were asked to mend them; 82% of them responded.", False),
        ("", "We asked suppliers that had not replied once more, and 82% of them replied.", False),
        ("", "All suppliers with a smelter of concern were contacted and 82% responded.", False),
        ("", "In a separate survey of packaging suppliers, 82% responded.", False),
    ],
)  # fmt: skip
def test_a_share_of_those_asked_again_is_no_second_response_rate(before, quote, is_contradiction):
    other = Stated("response_rate", "0.82", 0.82, quote, 1, 1)
    kept = said("response_rate", 0.89, "We had a response rate of 89%.")
    checks = checked([], kept, [other], text=f"{before} {quote}".strip())
    assert ("two_statements_response_rate" in checks) == is_contradiction
