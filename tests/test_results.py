"""Figures told over several sentences: what each number counts, and what the sentences around it say of it.

Wordings met in filings of 2013 to 2025, shortened and with other numbers; the reporting year is 2019.
"""

import pytest

from cmr_analysis.facts.facts import read_statements
from cmr_analysis.facts.figures import read_figures_of

ASKED, RATE, LISTED = "suppliers_surveyed", "response_rate", "smelters_identified"
CONFORMANT, ACTIVE, OTHER = "smelters_conformant", "smelters_active", "smelters_not_listed"
FROM_THERE, DAY = "smelters_sourcing_covered", "status_as_of"

FIGURES = [
    # (sentence in its plain form, number, what it counts, the number it is a part of)
    ("36 of our 38 direct suppliers replied.", [(36, "suppliers", 38)]),
    ("99 of the company's 104 in-scope suppliers had replied.", [(99, "suppliers", 104)]),
    ("29 responses were received.", [(29, "answers", None)]),
    ("in-scope direct suppliers: 412.", [(412, "suppliers", None)]),
    ("our 88 gold, tin, tantalum and tungsten suppliers replied.", [(88, "suppliers", None)]),
    ("98 suppliers of 420 were found to be relevant.", [(98, "suppliers", 420)]),
    ("the list of smelters has 260 entries.", [(260, "smelters", None)]),
    ("we have 260 entries in our register of visitors.", [(260, "", None)]),
    ("they come from 48 countries.", []),
    ("in 2019 we grew.", []),
]

TOLD = [
    # asked in one sentence, answered in another
    ("We have 46 suppliers of parts with 3TG. We mailed a questionnaire to those suppliers. Thirty-nine replied.",
     {ASKED: "46", RATE: "0.8478"}),
    ("We have 9 foundry partners. All nine were surveyed and all responded.", {ASKED: "9", RATE: "1.0"}),
    ("We surveyed 505 suppliers. 453 of them (89.7%) answered.", {ASKED: "505", RATE: "0.897"}),
    ("322 of the 1,544 suppliers were judged relevant and received our survey. 289 surveys came back (90%).",
     {ASKED: "322", RATE: "0.9"}),
    ("Acme wrote to 61 suppliers. Responses had been received from 52 suppliers. This is 85% of those surveyed.",
     {ASKED: "61", RATE: "0.85"}),
    ("From the 72 suppliers identified we got 65 declarations back.", {ASKED: "72", RATE: "0.9028"}),
    ("Two of our thirty-one suppliers did not reply.", {ASKED: "31"}),
    ("Every one of the 35 suppliers to which we sent the letter replied.", {ASKED: "35", RATE: "1.0"}),
    ("The suppliers in scope numbered 12.", {ASKED: "12"}),
    ("Suppliers contacted: 88. Suppliers responding: 84 (95%).", {ASKED: "88", RATE: "0.95"}),
    ("We sent inquiries to 65 partners in Japan and 120 abroad, i.e. 185 suppliers altogether.", {ASKED: "185"}),
    ("We received responses from 89% of the suppliers.", {RATE: "0.89"}),
    ("Our supplier survey achieved a 91% response from the 203 suppliers contacted.", {ASKED: "203", RATE: "0.91"}),
    ("Response rate: 100% (14 of 14 suppliers).", {ASKED: "14", RATE: "1.0"}),
    ("We surveyed all suppliers of our products, which numbered 88. We received 85 surveys back.",
     {ASKED: "88", RATE: "0.9659"}),
    ("We invited our 33 vendors to complete the form and 31 of them did.", {ASKED: "33", RATE: "0.9394"}),
    ("We asked each of these 12 suppliers for a template and received a template from each.",
     {ASKED: "12", RATE: "1.0"}),
    # smelters, and what is said of the parts of them
    ("The smelter list built from these forms has 314 facilities. The RMI's conformance list shows 236 of the 314.",
     {LISTED: "314", CONFORMANT: "236"}),
    ("The 187 smelters they named include 139 smelters with compliant status.", {LISTED: "187", CONFORMANT: "139"}),
    ("These eleven suppliers use 176 smelters.", {LISTED: "176"}),
    ("Smelters identified by suppliers: 289.", {LISTED: "289"}),
    ("Smelters reported rose to 310 from 305.", {LISTED: "310"}),
    ("We counted 55 smelters. Their standing is in Annex A. In summary:\n\n• 45 were conformant;\n\n• 3 were active.",
     {LISTED: "55", CONFORMANT: "45", ACTIVE: "3"}),
    ("83 smelters were disclosed. CFSP certification has been obtained by 49 of those 83.",
     {LISTED: "83", CONFORMANT: "49"}),
    ("No fewer than 290 smelters were named: 250 smelters are conformant. 10 smelters are active. 30 smelters are in"
     " neither group.", {CONFORMANT: "250", ACTIVE: "10"}),
    ("On May 31, 2020, 32 of the 37 smelters were compliant.", {CONFORMANT: "32", DAY: "2020-05-31"}),
    ("We found 245 smelters in our supply chain. One hundred ninety of those hold RMAP certificates.",
     {LISTED: "245", CONFORMANT: "190"}),
    ("Our suppliers named 40 smelters. Of the 40, we have reason to believe that 9 may source from the DRC.",
     {LISTED: "40", FROM_THERE: "9"}),
    ("As of May 1, 2020, our suppliers had named 41 smelters. Of these, 31 are conformant.",
     {LISTED: "41", CONFORMANT: "31", DAY: "2020-05-01"}),
    ("We named 147 smelters. Number on the CFSI active list: 3",
     {ACTIVE: "3"}),
    ("We named 290 smelters. Of these:\n\n• 252 (87%) are conformant;\n\n• 7 (2%) are active.\n\nThese include 42 which source from the DRC. All 42 are conformant.",
     {CONFORMANT: "252"}),
    ("Our suppliers named 53 smelters. 46 were conformant, 4 were active. Regarding the remaining three, we have asked for other sources.",
     {OTHER: "3"}),
    ("We named 60 smelters. Their status is:\n\nConformant: 51\nActive: 5\nNot enrolled: 4",
     {ACTIVE: "5"}),
    ("From the CMRTs we compiled a list of 349 entries, of which 268 matched a smelter on the RMI's list.",
     {LISTED: "268"}),
    ("Our suppliers named 34 smelters. Of these, RMI had at March 29, 2019 validated thirty-one, and two were active.",
     {CONFORMANT: "31", ACTIVE: "2"}),
    ("We had 33 smelters. 26 were conformant, 2 active. The other five are not on either list.",
     {OTHER: "5"}),
    ("The Company's conflict minerals were processed by 31 facilities, which are listed.",
     {LISTED: "31"}),
    ("All but three of our 48 suppliers responded.",
     {ASKED: "48", RATE: "0.9375"}),
    ("Our suppliers named 118 smelters. All but 5 were CFSP compliant.",
     {LISTED: "118", CONFORMANT: "113"}),
    ("Our list includes 268 smelters. All but 21 of the 268 are conformant.",
     {LISTED: "268", CONFORMANT: "247"}),
    ("Of the 352 smelters disclosed, 69% are conformant (243) and 2% are active (7).",
     {CONFORMANT: "243", ACTIVE: "7"}),
    ("They named 268 smelters, 261 of which are conformant and 7 of which participate in the RMAP but are not yet conformant.",
     {CONFORMANT: "261", ACTIVE: "7"}),
    ("Forty of the fifty suppliers that Pentron contacted (80%) returned a CMRT that we could accept.",
     {ASKED: "50", RATE: "0.8"}),
    ("The template was completed by each of our 17 suppliers.",
     {ASKED: "17", RATE: "1.0"}),
    ("We named 286 smelters: 253 were conformant; 6 were active; 27 were outside the RMAP.",
     {OTHER: "27"}),
    ("Our survey population was 366 suppliers. We had 94% of them respond.",
     {ASKED: "366"}),
    ("We identified 1,150 suppliers, 704 of which supply items that may contain 3TG and were therefore asked for a CMRT. 90 percent of these complied.",
     {ASKED: "704", RATE: "0.9"}),
    ("Response to our survey was good: 96%.",
     {RATE: "0.96"}),
    ("We had 98 in-scope vendors for 2019. CMRTs came from 97 of them.",
     {ASKED: "98"}),
    ("The CMRTs contain 224 smelters. RMAP conformance has been attained by 199.",
     {LISTED: "224", CONFORMANT: "199"}),
    ("Of the 45 facilities known to obtain 3TG from the DRC, 44 are conformant. Our suppliers use 281 facilities, of which 240 conform with the RMAP.",
     {CONFORMANT: "240"}),
    ("We created a list of 341 smelters. 243 smelters or 71% were conformant and 40 smelters or 12% were active.",
     {CONFORMANT: "243", ACTIVE: "40"}),
    ("The Company's survey was sent to its 147 direct suppliers and was returned by 139 (95%).",
     {ASKED: "147", RATE: "0.95"}),
    ("We have 312 suppliers of which we consider 74 relevant. All 74 were asked to provide a CMRT and have done so.",
     {ASKED: "74", RATE: "1.0"}),
    ("The 266 smelters comprise 231 that are conformant, 5 that are active and 30 that are not in the RMAP.",
     {LISTED: "266", OTHER: "30"}),
    ("RMAP status: 254 conformant, 8 active, 11 not conformant, total 273 smelters.",
     {LISTED: "273", OTHER: "11"}),
    ("Suppliers surveyed rose to 540 in 2019 from 502 in 2018.",
     {ASKED: "540"}),
    ("We obtained 71 CMRTs, one from each of our 71 direct suppliers.",
     {ASKED: "71", RATE: "1.0"}),
    ("Our suppliers' responses listed more than 5,000 entries in the smelter tab. After removal of entities which are not smelters, 296 remained.",
     {LISTED: "296"}),
    ("Suppliers provided the names of 244 facilities on the CFSI's smelter reference list; these are shown in Appendix 1.",
     {LISTED: "244"}),
    ("We surveyed 128 manufacturers. We have heard back from 102, or just under 80%.",
     {ASKED: "128", RATE: "0.8"}),
    ("We surveyed 91 vendors. Every vendor responded.",
     {ASKED: "91", RATE: "1.0"}),
    ("Altogether 331 smelters and refiners were validated as possible sources. 214 are conformant.",
     {LISTED: "331", CONFORMANT: "214"}),
    ("Our suppliers named 150 smelters. Of these, 120 were CFSP compliant. By contrast, one year earlier 88 of 186 were compliant.",
     {CONFORMANT: "120"}),
    ("Our suppliers named 204 smelters. 121 are conformant and 13 are active. The balance of 70 appeared on neither.",
     {OTHER: "70"}),
    ("We have heard back from 102 suppliers. Of the vendors we got CMRTs back from 268, that is, 84%.",
     {RATE: "0.84"}),
    ("We requested CMRTs from 93 suppliers. Eighty suppliers provided CMRTs, thirteen did not.",
     {ASKED: "93", RATE: "0.8602"}),
]  # fmt: skip

NOT_TOLD = [
    ("We surveyed 46 suppliers. Seven did not reply.", RATE),
    ("Of 5,300 suppliers, eleven told us that they use tin.", ASKED),
    ("We contacted the other 50 suppliers again.", ASKED),
    ("For one line we surveyed 22 suppliers, for the other line we surveyed 31 suppliers.", ASKED),
    ("We have 5,000 suppliers. We surveyed the suppliers of parts with tin.", ASKED),
    ("Approximately 1,000 suppliers were asked to sign our code of conduct.", ASKED),
    ("We asked our twenty largest suppliers to commit to conformant smelters.", ASKED),
    ("116 suppliers were asked; 71 of them confirmed it.", ASKED),
    ("We surveyed 200 suppliers. Six suppliers, 3% of those that responded, named the DRC.", RATE),
    ("Our rate of conformance was 83%.", RATE),
    ("Our response rate improved by 5%.", RATE),
    ("Suppliers are asked each year; our goal, as before, is a response rate of at least 90%.", RATE),
    ("We own 30 facilities, 12 of which process metal.", LISTED),
    ("We operate 31 facilities. Our suppliers number over 4,000.", LISTED),
    ("A typical CMRT lists more than 100 smelters.", LISTED),
    ("The four smelters that are not conformant are shown below.", LISTED),
    ("One of our suppliers reported 214 smelters.", LISTED),
    ("The number of smelters with unknown status fell by 20.", LISTED),
    ("There are more than 500 smelters in the world.", LISTED),
    ("Our suppliers named 312 smelters that are validated by the RMI.", CONFORMANT),
    ("Of these smelters, 40 were verified to be smelters.", CONFORMANT),
    ("We have approximately 9,400 active product suppliers of our smelters' metals.", ACTIVE),
    ("We have 61 smelters. Conformant or active: 51.", ACTIVE),
    ("84 smelters in our supply chain process tin.", ACTIVE),
    ("We have no relationship with smelters. We have 2 active audits.", ACTIVE),
    ("241 of these smelters participate in or have been validated by the RMAP.", CONFORMANT),
    (
        "Of our 21 contract manufacturers and 340 suppliers, all manufacturers and 322 suppliers responded.",
        ASKED,
    ),
    ("52 vendors were contacted again.", ASKED),
    ("We received responses from 287 of the suppliers surveyed.", ASKED),
    ("Raise the response rate to 85% of suppliers.", RATE),
    ("It was the fifth year in which we achieved 100 percent participation of our smelters.", RATE),
    ("All of our suppliers completed the questionnaire on human rights.", RATE),
    ("Five smelters in our suppliers' answers were rated high risk.", LISTED),
    ("They had stopped buying from 14 listed smelters.", LISTED),
    (
        "We asked 600 suppliers. Of the 524 that replied, 88 reported smelters that process ore from the DRC.",
        FROM_THERE,
    ),
    (
        "Of the suppliers that responded, 210 reported no 3TG and 37 reported sourcing from the DRC.",
        FROM_THERE,
    ),
    ("11 smelters became non-conformant after our survey closed on March 31, 2020.", DAY),
    (
        "Our suppliers named 60 smelters. 46 were conformant, 4 were active. The remaining three are small.",
        OTHER,
    ),
    ("All but 5 of our smelters were compliant or active. We have 60 smelters.", CONFORMANT),
    ("We buy tungsten from nine suppliers. They use 14 smelters.", LISTED),
    ("We know of 31 smelters which, according to the CFSI, obtain minerals from the DRC.", LISTED),
    ("Our suppliers named 118 smelters. All but 5 were compliant or active.", CONFORMANT),
    ("We asked for the template to be completed by each of our suppliers.", RATE),
    (
        "Our suppliers named 33 refiners. All but two are certified by the LBMA or accredited elsewhere or active.",
        CONFORMANT,
    ),
    ("455 suppliers were surveyed, and two-thirds of them responded.", RATE),
    (
        "37 smelters are known to source from a conflict-affected or high-risk area, some of which are in the DRC.",
        FROM_THERE,
    ),
    ("Number of smelters identified by our suppliers 276", ASKED),
    ("We requested CMRTs from 93 suppliers.", RATE),
    ("We asked for responses from 93 suppliers.", RATE),
]


@pytest.mark.parametrize(("plain", "figures"), FIGURES, ids=[plain for plain, _ in FIGURES])
def test_a_number_counts_what_its_noun_says(plain, figures):
    assert [(each.number, each.kind, each.whole) for each in read_figures_of(plain)] == figures


@pytest.mark.parametrize(("text", "facts"), TOLD, ids=[text[:60] for text, _ in TOLD])
def test_what_is_told_over_sentences_is_read(text, facts):
    read = read_statements(text, 2019)
    assert {fact: read.get(fact) for fact in facts} == facts


@pytest.mark.parametrize(("text", "fact"), NOT_TOLD, ids=[text[:60] for text, _ in NOT_TOLD])
def test_what_only_looks_like_it_is_not(text, fact):
    assert read_statements(text, 2019).get(fact) is None


def test_a_figure_that_a_phrase_states_is_not_read_a_second_time():
    read = read_statements("We surveyed 120 suppliers. Later 15 suppliers were asked for better data.", 2019)
    assert read["suppliers_surveyed"] == "120"
