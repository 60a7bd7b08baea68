"""Statuses that lists print as ticks, letters, qualified words and headings, each with what a reader would record."""

import pytest
from test_layouts import found
from test_layouts_as_printed import FOUR, html, read, statuses, tabs

from cmr_analysis.extraction import extract
from cmr_analysis.lists.status_words import qualified_status

YES, NO = "conformant", "not_conformant"


@pytest.mark.parametrize(
    ("heading", "marks", "told"),
    [
        ("RMAP Status", "✔✘", [YES, NO]),
        ("RMAP Conformant", "✓✗", [YES, NO]),
        ("CFSP Compliant", "✓X", [YES, NO]),  # beside ticks a cross says no
        ("CFSP Compliant", "X–", [YES, None]),  # alone it says that the heading holds
        ("Conflict-Free?", "üû", [YES, NO]),  # Wingdings
        ("Active", "✔✘", ["active", None]),  # not active may be conformant
        ("RMAP Status", "XX", [None, None]),  # says yes or no
        ("RMAP Audit", "✔✘", [None, None]),  # an audit may have failed
        ("On-site visit", "✔✘", [None, None]),
    ],
)
def test_ticks_under_a_heading(heading, marks, told, tmp_path):
    rows = [(*row, marks[index % 2]) for index, row in enumerate(FOUR)]
    assert statuses(tabs(("Metal", "Smelter", "Country", heading), *rows), tmp_path) == told * 2


@pytest.mark.parametrize("heading", ["RMAP Status", "RMAP Conformant", "Conflict-Free?"])
def test_ticks_in_flattened_rows(heading, tmp_path):
    rows = [("Metal", "Smelter", "Country", heading), *((*row, "✔✘"[i % 2]) for i, row in enumerate(FOUR))]
    text = "\n\n".join("\n".join(row) for row in rows) + "\n"
    assert read(text, tmp_path) == FOUR
    assert statuses(text, tmp_path) == [YES, NO] * 2


def test_ticks_in_columns_beside_each_other(tmp_path):
    rows = [["Refiner", "Country", "LBMA Good Delivery", "RJC Certified"]]
    rows += [["Argor-Heraeus S.A.", "Switzerland", "✔", ""], ["Japan Mint", "Japan", "", "✔"]]
    rows += [["Chimet S.p.A.", "Italy", "", ""], ["Boliden AB", "Sweden", "✔", "✘"]]
    assert statuses(html(rows), tmp_path) == [YES, YES, None, YES]


@pytest.mark.parametrize(
    "key", ["A – Conformant to the RMAP\nB – Active\n", "A: RMAP conformant; B: active.\n"]
)
def test_a_key_of_letters_and_dashes(key, tmp_path):
    rows = [(*row, "AB"[index % 2]) for index, row in enumerate(FOUR)]
    text = f"Status key:\n{key}\n" + tabs(("Metal", "Smelter", "Country", "Status"), *rows)
    assert statuses(text, tmp_path) == [YES, "active"] * 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Conformant – extended CAP", YES),
        ("Conformant (re-audit in progress)", YES),
        ("Active; audit scheduled", "active"),
        ("Active – not yet conformant", "active"),
        ("Conformant – no longer listed", None),  # says two things
        ("Conformant – Gold", None),  # a heading over rows
        ("Active Metals – Smelter", None),  # a name
        ("Known – conformant", None),
        ("No - in process", "active"),  # an answer, and what it means
        ("No (not enrolled)", "not_conformant"),
        ("No – Unknown", "undetermined"),
        ("Yes, compliant", YES),
        ("Yes - Active", "active"),
        ("No – conformant", None),  # says two things
        ("Yes – not compliant", None),
        ("No – reply", None),
        ("Noble Metal Services", None),  # a name
        ("No. of smelters", None),
    ],
)
def test_a_status_that_goes_on(text, told):
    assert qualified_status(text) == told


def test_a_status_that_goes_on_in_flattened_rows(tmp_path):
    said = ["Conformant", "Conformant – extended CAP"] * 2
    rows = [("Metal", "Smelter", "Country", "Status"), *((*r, s) for r, s in zip(FOUR, said, strict=True))]
    assert statuses("\n\n".join("\n".join(row) for row in rows), tmp_path) == [YES] * 4


@pytest.mark.parametrize(
    ("inside", "told"), [("Asia", YES), ("Europe and Americas", YES), ("Under consideration", None)]
)
def test_a_region_within_a_table_ends_no_status(inside, told, tmp_path):
    rows = [["Metal", "Smelter", "Country"], FOUR[0], [inside], *FOUR[1:]]
    text = html(rows, titles=("Conformant smelters",))
    assert statuses(text, tmp_path)[1:] == [told] * 3


@pytest.mark.parametrize(("heading", "told"), [("Known Smelters and Refiners", NO), ("Known Smelters", NO)])
def test_known_smelters_below_conformant_and_active_ones(heading, told, tmp_path):
    head = ("Metal", "Smelter", "Country")
    parts = [("Conformant Smelters", FOUR[:1]), ("Active Smelters", FOUR[1:2]), (heading, FOUR[2:])]
    text = "\n\n".join(f"{title}\n\n{tabs(head, *rows)}" for title, rows in parts)
    assert statuses(text, tmp_path) == [YES, "active", told, told]


def test_smelters_not_audited(tmp_path):
    text = "The following smelters had not been audited as of May 1, 2018:\n\n"
    text += tabs(("Metal", "Smelter", "Country"), *FOUR)
    assert statuses(text, tmp_path) == [NO] * 4


DESCRIBED = (
    "Our suppliers named: (1) Argor-Heraeus S.A., a gold refiner in Switzerland; (2) Japan Mint, a gold refiner"
    " located in Japan; (3) EM Vinto, a tin smelter in Bolivia; and (4) Thaisarco, a tin smelter in Thailand."
)


@pytest.mark.parametrize("text", [DESCRIBED, DESCRIBED.replace("(1) ", "").replace("; (2)", ";")])
def test_smelters_described_in_a_sentence(text, tmp_path):
    assert read(text + "\n", tmp_path) == FOUR


@pytest.mark.parametrize(
    "text",
    [
        "We bought: (1) solder, a tin product in use since 2010; (2) wire, a gold product of a refiner in Japan.",
        "Our plan: (1) ask suppliers; (2) press Thaisarco, a tin smelter in Thailand, to take part.",
    ],
)
def test_a_sentence_that_describes_something_else_gives_no_row(text, tmp_path):
    assert not found(text + "\n", tmp_path).rows


def test_a_name_with_its_short_form_is_one_smelter(tmp_path):
    name = "Allgemeine Gold- und Silberscheideanstalt A.G. (Agosi)"
    text = tabs(("Metal", "Smelter", "Country"), ("Gold", name, "Germany"), *FOUR)
    assert read(text, tmp_path)[0] == ("Gold", name, "Germany")


def test_a_signature_is_no_smelter(tmp_path):
    text = "Smelters and refiners\n\nTin\n\n• EM Vinto\n• Thaisarco\n• Fenix Metals\n\nSIGNATURES\n\nPursuant to the\n"
    assert [name for _, name, _ in read(text, tmp_path)] == ["EM Vinto", "Thaisarco", "Fenix Metals"]


def test_an_unknown_mine_in_flattened_rows_is_no_status(tmp_path):
    mines = ["Peru", "Unknown", "Unknown", "Recycled"]
    rows = [("Metal", "Smelter Name", "Smelter Country", "Mine Country")]
    rows += [(*row, mine) for row, mine in zip(FOUR, mines, strict=True)]
    text = "\n\n".join("\n".join(row) for row in rows) + "\n"
    assert read(text, tmp_path) == FOUR
    assert statuses(text, tmp_path) == [None] * 4


def test_a_heading_over_several_columns_of_ticks(tmp_path):
    spans = '<td rowspan="2">Refiner</td><td rowspan="2">Country</td><td colspan="2">Conformant to</td>'
    rows = [
        ["RMAP", "LBMA"],
        ["Argor-Heraeus S.A.", "Switzerland", "✓", ""],
        ["Japan Mint", "Japan", "", "✓"],
    ]
    rows += [["Chimet S.p.A.", "Italy", "", ""]]
    text = html(rows, titles=("Gold refiners",)).replace("<table>", f"<table><tr>{spans}</tr>")
    assert statuses(text, tmp_path) == [YES, YES, None]


def test_country_and_status_behind_the_name(tmp_path):
    text = "Smelters\n\nGold\n\n• Argor-Heraeus S.A. – Switzerland (Conformant)\n• Japan Mint – Japan (Active)\n\n"
    text += "Tin\n\n• EM Vinto – Bolivia (Active)\n• Thaisarco – Thailand (Conformant)\n"
    assert read(text, tmp_path) == FOUR
    assert statuses(text, tmp_path) == [YES, "active", "active", YES]


def test_names_and_countries_behind_the_smelters_of_a_metal(tmp_path):
    text = "The smelters are:\n\nGold refiners: Argor-Heraeus S.A. (Switzerland) and Japan Mint (Japan).\n\n"
    text += "Tin smelters: EM Vinto (Bolivia), Fenix Metals (Poland) and Thaisarco (Thailand).\n"
    assert read(text, tmp_path) == [*FOUR[:3], ("Tin", "Fenix Metals", "Poland"), FOUR[3]]


def test_plants_of_the_filer_are_no_smelters(tmp_path):
    rows = [("Facility", "Country", "Metals used"), ("Acme Tooling GmbH", "Germany", "Tungsten")]
    rows += [("Acme Electronics Co., Ltd.", "China", "Tin, Gold"), ("Acme Sdn. Bhd.", "Malaysia", "Gold")]
    assert not found("Our facilities\n\n" + tabs(*rows), tmp_path).rows


DESCRIBED_LINES = "".join(
    f"{number}. {name}, a {metal.lower()} smelter located in {country}\n"
    for number, (metal, name, country) in enumerate(FOUR, 1)
)
ONE_A_LINE = {
    "described": "The facilities are:\n\n" + DESCRIBED_LINES,
    "commas and quotes": "Metal,Smelter,Country\n" + "".join(f'{m},"{n}",{c}\n' for m, n, c in FOUR),
}


@pytest.mark.parametrize("printed", ONE_A_LINE)
def test_a_row_a_line(printed, tmp_path):
    assert read(ONE_A_LINE[printed], tmp_path) == FOUR


def test_products_described_are_no_smelters(tmp_path):
    text = "1. Solder, a tin product made in China\n2. Wire, a gold product of a smelter in Japan\n"
    assert not found(text, tmp_path).rows


def test_names_under_a_status_and_a_metal(tmp_path):
    gold, tin = [name for _, name, _ in FOUR[:2]], [name for _, name, _ in FOUR[2:]]
    parts = [
        ("Conformant", [*gold, "SAFINA a.s.", "Chimet S.p.A."]),
        ("Active", [*gold, "Kazzinc", "Boliden AB"]),
    ]
    lines = ["Smelters and Refiners", ""]
    for status, names in parts:
        lines += [status, "", "Gold", *(f"- {name}" for name in names), ""]
        lines += ["Tin", *(f"- {name}" for name in tin), ""]
    text = "\n".join(lines) + "\n"
    assert len(read(text, tmp_path)) == 12
    assert statuses(text, tmp_path) == [YES] * 6 + ["active"] * 6


def test_many_names_in_one_cell_of_a_table(tmp_path):
    names = ["Argor-Heraeus S.A.", "Japan Mint", "Aida Chemical Industries Co., Ltd.", "Chimet S.p.A."]
    names += ["Heraeus Precious Metals GmbH & Co. KG", "Umicore S.A. Business Unit Precious Metals Refining"]
    names += ["Ishifuku Metal Industry Co., Ltd.", "Sumitomo Metal Mining Co., Ltd."]
    rows = [["Metal", "Smelters"], ["Gold", "<br>".join(names).replace("&", "&amp;")]]
    assert [name for _, name, _ in read(html(rows), tmp_path)] == names


def test_a_mark_explained_before_it_is_named(tmp_path):
    legend = "Smelters listed as compliant as of May 1, 2014 are marked with an asterisk (*).\n\n"
    rows = [
        (metal, name + mark, country)
        for (metal, name, country), mark in zip(FOUR, ["*", ""] * 2, strict=True)
    ]
    text = legend + tabs(("Metal", "Smelter", "Country"), *rows)
    assert statuses(text, tmp_path) == [YES, None] * 2


@pytest.mark.parametrize(
    ("heading", "cells", "told"),
    [
        ("Third Party Audit", ("RMAP", "None"), [YES, NO]),
        ("RMAP Participant", ("Yes", "No"), ["active", None]),  # a conformant one needs no longer take part
        ("CFSP Compliant", ("Yes", "No"), [YES, NO]),
        ("CFSP Compliant or Active", ("Yes", "No"), [None, None]),  # which of the two is not said
        ("CFSP Compliant or Active", ("✔", ""), [None, None]),
        ("CFSP Compliant or Active", ("Compliant", "Active"), [YES, "active"]),
    ],
)
def test_answers_under_a_heading(heading, cells, told, tmp_path):
    rows = [(*row, cells[index % 2]) for index, row in enumerate(FOUR)]
    assert statuses(tabs(("Metal", "Smelter", "Country", heading), *rows), tmp_path) == told * 2


@pytest.mark.parametrize(
    ("legend", "told"),
    [
        ("* Smelter is not conformant with the RMAP.", NO),
        ("* Refiner has been removed from the conformant list.", NO),
        ("* These smelters are recyclers.", None),
        ("* Named by several suppliers; conformant smelters stand on the RMI website.", None),
    ],
)
@pytest.mark.parametrize("mark", ["*", "#"])
def test_a_mark_is_no_part_of_the_name(legend, told, mark, tmp_path):
    rows = [(metal, name + mark, country) for metal, name, country in FOUR]
    text = tabs(("Metal", "Smelter", "Country"), *rows) + "\n" + legend.replace("*", mark) + "\n"
    assert read(text, tmp_path) == FOUR
    assert statuses(text, tmp_path) == [told] * 4


def test_marks_behind_the_country(tmp_path):
    rows = [
        (metal, name, country + mark)
        for (metal, name, country), mark in zip(FOUR, ["*", "**"] * 2, strict=True)
    ]
    text = tabs(("Metal", "Smelter", "Country"), *rows) + "\n* Compliant\n** Active\n"
    assert statuses(text, tmp_path) == [YES, "active"] * 2


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Smelters that were removed from the conformant list", NO),
        ("Table 3: Smelters whose status is unknown", "undetermined"),
        ("Table 3: Smelters of other suppliers", None),
        ("III. Remaining Facilities", None),
    ],
)
def test_headings_below_active_smelters(heading, told, tmp_path):
    head = ("Metal", "Smelter", "Country")
    text = f"Active Smelters\n\n{tabs(head, *FOUR[:2])}\n{heading}\n\n{tabs(head, *FOUR[2:])}"
    assert statuses(text, tmp_path) == ["active"] * 2 + [told] * 2


def test_regions_under_a_metal_are_no_names(tmp_path):
    rows = [["Refiner", "Country"], ["Asia Pacific"], FOUR[1][1:], ["Chugai Mining", "Japan"]]
    rows += [["Europe and Middle East"], FOUR[0][1:], ["Chimet S.p.A.", "Italy"]]
    names = [name for _, name, _ in read(html(rows, titles=("Active Gold Refiners",)), tmp_path)]
    assert names == ["Japan Mint", "Chugai Mining", "Argor-Heraeus S.A.", "Chimet S.p.A."]


@pytest.mark.parametrize(
    ("behind", "names"),
    [
        ("An Vinh Joint Stock Mineral Processing Company; Fenix Metals Sp. z o.o.; EM Vinto", 3),
        ("Indonesia (12 smelters); China (30 smelters); Peru (1 smelter)", 0),
        ("Soldering of boards (assembly); Coating of leads (all of our products that have any of these)", 0),
    ],
)
def test_what_stands_behind_a_metal(behind, names, tmp_path):
    text = (
        f"The smelters and refiners reported to us are:\n\nGold: Japan Mint; Chimet S.p.A.\n\nTin: {behind}\n"
    )
    assert sum(metal == "Tin" for metal, _, _ in read(text, tmp_path)) == names


@pytest.mark.parametrize("headings", [("RMAP Conformant", "RMAP Active"), ("Active", "Conformant")])
def test_answers_in_columns_beside_each_other(headings, tmp_path):
    told = [YES, "active", NO, YES]
    rows = [("Metal", "Smelter", "Country", *headings)]
    for row, status in zip(FOUR, told, strict=True):
        rows.append((*row, *("Yes" if status in heading.lower().split() else "No" for heading in headings)))
    assert statuses(tabs(*rows), tmp_path) == told


def test_a_status_on_two_lines(tmp_path):
    said = ["RMAP\nConformant", "RMAP\nActive"] * 2
    rows = [("Metal", "Smelter", "Country", "Status"), *((*r, s) for r, s in zip(FOUR, said, strict=True))]
    text = "\n\n".join(cell for row in rows for cell in row) + "\n"
    assert statuses(text, tmp_path) == [YES, "active"] * 2


@pytest.mark.parametrize(
    ("heading", "told"), [("RMAP Active", ["active", None]), ("RMAP Conformant", [YES, NO])]
)
def test_answers_in_flattened_rows(heading, told, tmp_path):
    rows = [("Metal", "Smelter", "Country", heading)]
    rows += [(*row, ("Yes", "No")[index % 2]) for index, row in enumerate(FOUR)]
    text = "\n\n".join("\n".join(row) for row in rows) + "\n"
    assert read(text, tmp_path) == FOUR
    assert statuses(text, tmp_path) == told * 2


def test_a_row_without_a_tick_below_repeated_headings_has_no_status(tmp_path):
    head = ("Metal", "Smelter", "Country", "RMAP Conformant")
    rows = [head, (*FOUR[0], "✔"), (*FOUR[1], "✔"), head, FOUR[2], (*FOUR[3], "✔")]
    text = "\n\n".join("\n".join(row) for row in rows) + "\n"
    assert read(text, tmp_path) == FOUR
    assert statuses(text, tmp_path) == [YES, YES, None, YES]


FIGURES = ("1", "2")


@pytest.mark.parametrize(
    ("key", "figures", "told"),
    [
        ("1 = Conformant, 2 = Active", FIGURES, ("conformant", "active")),
        ("Status: 1 = Conformant; 2 = Active; 3 = Not enrolled", FIGURES, ("conformant", "active")),
        ("1 - Active\n2 - Conformant", FIGURES, ("active", "conformant")),
        ("(1) Conformant; (2) Active", ("(1)", "(2)"), ("conformant", "active")),
        # no key; figures that no key explains; a key of other things; a count
        ("The status of each is given.", FIGURES, (None, None)),
        ("3 = Conformant, 4 = Active", FIGURES, (None, None)),
        ("1 = Direct supplier, 2 = Distributor of active components", FIGURES, (None, None)),
        ("Of these, 2 active smelters and 1 conformant smelter were new.", FIGURES, (None, None)),
    ],
)
def test_a_key_of_figures(key, figures, told, tmp_path):
    rows = [(*row, figures[index % 2]) for index, row in enumerate(FOUR)]
    text = "Smelters\n" + tabs(("Metal", "Smelter", "Country", "RMAP Status"), *rows) + f"\n\n{key}\n"
    assert statuses(text, tmp_path) == list(told) * 2


@pytest.mark.parametrize("heading", ["Tier", "No. of products", "Risk level"])
def test_figures_under_another_heading_are_no_status(heading, tmp_path):
    rows = [(*row, FIGURES[index % 2]) for index, row in enumerate(FOUR)]
    text = "Smelters\n" + tabs(("Metal", "Smelter", "Country", heading), *rows)
    assert statuses(f"{text}\n\n1 = Conformant, 2 = Active\n", tmp_path) == [None] * 4


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Smelters that have successfully completed a CFSP audit", YES),
        ("Smelters and refiners that have agreed to undergo an RMAP audit", "active"),
        ("Smelters that have completed an RMAP audit", None),  # it may have failed
    ],
)
def test_a_heading_that_tells_of_an_audit(heading, told, tmp_path):
    text = "Smelters and refiners\n" + tabs(("Metal", "Smelter", "Country"), (heading,), *FOUR)
    assert statuses(text, tmp_path) == [told] * 4


NOT_ON_THE_LIST = (
    "A “*” means that the refiner is not on the CFSI list of compliant refiners at May 4, 2015. "
)
NAMED_MARKS = [
    (NOT_ON_THE_LIST, [NO, None]),
    (f"{NOT_ON_THE_LIST}All others in Annex A are on it.", [NO, YES]),
    (f"{NOT_ON_THE_LIST}All others in Annex A were named by one supplier.", [NO, None]),
    ("Smelters with their RMAP status at May 1, 2020: * active. No mark: neither.", ["active", NO]),
    ("* = conformant. No mark = not conformant or not in the program.", [YES, NO]),
    ("* = conformant. No mark: not researched by us.", [YES, None]),
    ("* RMAP conformant as of May 1, 2018. No mark: active in the RMAP.", [YES, "active"]),
    ("* conformant; all others were neither.", [YES, NO]),
    ("Refiners that are conformant are marked with *.", [YES, None]),
    ("We took two steps: * active suppliers were asked again; others were not.", [None, None]),
    (
        "An asterisk denotes those that, on March 21, 2016, were listed as compliant with the CFSP.",
        [YES, None],
    ),
    ("Those marked with an asterisk were active in the CFSP.", ["active", None]),
    ("Those listed were conformant (marked with an asterisk) or active.", [YES, None]),
    (
        "(*) SOR is active in the CFSP but not yet compliant. All other listed SORs are CFSP compliant.",
        ["active", YES],
    ),
    ("Facilities marked with * were compliant with the CFSP as of March 31, 2017.", [YES, None]),
    ("* Actively going through the CFSP certification process", ["active", None]),
    ("* Facility working towards compliance", ["active", None]),
    ("* Seeking compliance", ["active", None]),
    ("* Facility which has started the audit process", ["active", None]),
    ("* Facility in the audit process", ["active", None]),
    ("* Facility not found compliant", [NO, None]),
    ("* Compliance could not be confirmed", ["undetermined", None]),
    ("Names followed by a double asterisk are conformant.", [None, None]),  # no name of the list has two
    (
        "* Listed as active.\nSmelters and refiners without a mark were neither compliant nor active.",
        ["active", NO],
    ),
]


@pytest.mark.parametrize(("legend", "told"), NAMED_MARKS)
def test_a_mark_that_is_named_and_what_is_said_of_the_others(legend, told, tmp_path):
    rows = [(metal, name + "*" * (1 - i % 2), country) for i, (metal, name, country) in enumerate(FOUR)]
    text = f"{legend}\n\n" + tabs(("Metal", "Smelter", "Country"), *rows)
    assert statuses(text, tmp_path) == told * 2


BEHIND = [
    ("* Active in the RMAP\n\nAll other smelters listed are conformant.", ["active", YES]),
    ("* Active in the RMAP\nAll other smelters and refiners in the table are conformant.", ["active", YES]),
    ("All others are conformant.\n\nWe thank our suppliers.\n\n* Active in the RMAP", ["active", YES]),
    ("* Active in the RMAP\n\nAll smelters not so marked are conformant.", ["active", YES]),
    ("* Active\n\nWe thank our suppliers. Smelters without a mark are conformant.", ["active", YES]),
    ("* Active\n\nUnmarked refiners are conformant as of May 1, 2020.", ["active", YES]),
    # apart from list and legend; what is hoped, or not known; one of two statuses; within prose
    ("* Active\n\nWe thank our suppliers.\n\nAll other smelters are conformant.", ["active", None]),
    ("* Active\n\nAll other smelters are expected to be conformant.", ["active", None]),
    ("* Active\n\nAll others are believed to be conformant.", ["active", None]),
    ("* Active\n\nAll other smelters are conformant or active.", ["active", None]),
    ("* Active\n\nAll other smelters are new. All others are conformant.", ["active", None]),
    # no mark, or none that a legend explains by a status
    ("All others are conformant.", [None, None]),
    ("Smelters without a mark are conformant.", [None, None]),
    ("* Also known by another name\n\nAll others are conformant.", [None, None]),
]


@pytest.mark.parametrize(("legend", "told"), BEHIND)
def test_what_is_said_of_the_others_below_a_list(legend, told, tmp_path):
    rows = [(metal, name + "*" * (1 - i % 2), country) for i, (metal, name, country) in enumerate(FOUR)]
    text = tabs(("Metal", "Smelter", "Country"), *rows)
    assert statuses(f"{text}\n\n{legend}\n", tmp_path) == told * 2


def test_what_is_said_of_others_is_no_heading_over_a_list(tmp_path):
    text = "All other smelters are conformant.\n\n" + tabs(("Metal", "Smelter", "Country"), *FOUR)
    assert statuses(text, tmp_path) == [None] * 4


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("listed on the CMRT’s Smelter Look-up tab only", NO),
        ("on the Smelter Look-up Tab only", NO),
        ("listed on the CMRT’s Smelter Look-up tab", None),
        ("found on the Internet only", None),
    ],
)
def test_a_letter_for_what_only_the_lookup_tab_lists(words, told, tmp_path):
    rows = [(*row, "CO"[index % 2]) for index, row in enumerate(FOUR)]
    key = f"“C” means Conformant, “A” means Active, and “O” means {words}."
    text = f"Smelters\n\n{key}\n\n" + tabs(("Metal", "Smelter", "Country", "RMAP Status"), *rows)
    assert statuses(text, tmp_path) == [YES, told] * 2


TWO_MARKS = [
    "(* conformant; ** active, as of December 31, 2020)",
    "* denotes conformant; ** denotes active",
    "** denotes active; * denotes conformant",
    "* indicates conformant smelters and ** indicates active smelters, as of December 31, 2020",
    "* denotes a smelter that is conformant, and ** denotes one that is active",
    "* conformant; ** active; no mark: neither",
    "Key: * Conformant; ** Active",
    "Legend: * = conformant, ** = active",
    "(*: conformant; **: active)",
    "(*) Conformant\n(**) Active",
    "Smelters marked * are conformant; those marked ** are active.",
    "Conformant smelters are marked with an asterisk (*), and active ones with two (**)",
    "* Conformant / ** Active",
    "*Denotes RMAP conformant\t**Denotes RMAP active",
    "The list shows those named twice or more, with the RMAP status at March 1, 2021: * conformant, ** active.",
    "These are our smelters, with their status: * = conformant, ** = active.",
    "“*” = conformant; “**” = active",
    "A “*” means that the smelter is conformant.\n\nA “**” means that the smelter is active.",
    "The * after a name means that the RMI lists the smelter as conformant, and ** that it lists it as active.",
    "A single asterisk means conformant, a double asterisk active.",
    "An asterisk (*) marks those that are conformant, and two asterisks (**) those that were active, on May 1, 2021.",
    "“*” means conformant and “**” active.",
    "Conformant (*), Active (**)",
    "Status as of May 1, 2021: conformant *, active **",
    "A * beside the name of a smelter indicates that it is conformant. ** indicates that it is active.",
]


@pytest.mark.parametrize("is_above", [True, False])
@pytest.mark.parametrize("legend", TWO_MARKS)
def test_two_marks_explained_on_a_line(legend, is_above, tmp_path):
    rows = "Metal\tSmelter name\tCountry\nTin\tMinsur*\tPeru\nTin\tThaisarco**\tThailand\nTin\tEM Vinto*\tBolivia\n"
    parts = [legend, rows] if is_above else [rows, legend]
    path = tmp_path / "acme-2020.txt"
    text = "\n\n".join(("Conflict Minerals Report", "Smelters and refiners reported to us", *parts))
    path.write_text(f"{text}\n", encoding="utf-8")
    read = [(row["smelter_name_raw"], row["status"]) for row in extract(path).smelters]
    assert read == [("Minsur", "conformant"), ("Thaisarco", "active"), ("EM Vinto", "conformant")]


def test_a_mark_whose_legend_speaks_of_a_status_in_unknown_words_is_kept_and_reported(tmp_path):
    rows = "Metal\tSmelter name\tCountry\nTin\tMinsur*\tPeru\nTin\tThaisarco†\tThailand\nTin\tEM Vinto\tBolivia\n"
    path = tmp_path / "acme-2020.txt"
    legends = "* Conformant\n\n† Audit being considered by the CFSP\n"
    path.write_text(
        f"Conflict Minerals Report\n\nSmelters and refiners\n\n{rows}\n{legends}", encoding="utf-8"
    )
    found = extract(path)
    assert [(row["status_raw"], row["status"]) for row in found.smelters] == [
        ("*", YES),
        ("†", None),
        (None, None),
    ]
    assert found.log["reason"] == "unmapped status: '†' (1 row)"


def test_a_mark_before_the_full_stop_of_a_name(tmp_path):
    rows = (
        "Metal\tSmelter name\tCountry\nTantalum\tF & X Electro-Materials Ltd*.\tChina\nTin\tMinsur*\tPeru\n"
    )
    text = f"Smelters and refiners\n\n{rows}\n* Denotes smelters that are conformant with the RMAP.\n"
    assert [row[1] for row in read(text, tmp_path)] == ["F & X Electro-Materials Ltd.", "Minsur"]
    assert statuses(text, tmp_path) == [YES, YES]


@pytest.mark.parametrize(
    "legend",
    [
        "CFSP certified facilities are marked “C”, active facilities “A”; others are left blank.",
        "Conformant smelters are shown with “C”; “A” stands for active.",
        "They are in Table 1; those conformant on March 15, 2022 are shown with a “C”, active with an “A”.",
    ],
)
def test_letters_that_a_sentence_explains(legend, tmp_path):
    rows = [(*row, mark) for row, mark in zip(FOUR, "CAC-", strict=True)]
    text = f"{legend}\n\n" + tabs(("Metal", "Smelter", "Country", "Status"), *rows)
    assert statuses(text, tmp_path)[:3] == [YES, "active", YES]


KEYS_OF_LETTERS = [
    "“C” – compliant; “A” – active; “–” – neither, according to the CFSI as of May 5, 2017.",
    "1 “C” = compliant; “A” = active; “–” = not participating",
    "“C” means CFSP compliant, “A” means active and “–” means that the facility is neither.",
    "C = compliant; A = active; – = neither",
]


@pytest.mark.parametrize("key", KEYS_OF_LETTERS)
def test_a_key_in_quotation_marks_with_a_dash_for_neither(key, tmp_path):
    rows = [(*row, mark) for row, mark in zip(FOUR, "CAC–", strict=True)]
    text = tabs(("Metal", "Smelter", "Country", "Status"), *rows) + f"\n{key}\n"
    assert statuses(text, tmp_path) == [YES, "active", YES, NO]


@pytest.mark.parametrize(
    "key",
    [
        "C means compliant; A means active.",
        "C denotes compliant and A denotes active smelters.",
        "The names are those of the list. A “C” in the last column denotes conformant and an “A” denotes active.",
    ],
)
def test_letters_that_a_verb_explains(key, tmp_path):
    rows = [(*row, mark) for row, mark in zip(FOUR, "CACA", strict=True)]
    text = tabs(("Metal", "Smelter", "Country", "Status"), *rows) + f"\n{key}\n"
    assert statuses(text, tmp_path) == [YES, "active"] * 2


@pytest.mark.parametrize("heading", ["Smelter ID", "Mine"])
def test_a_dash_in_another_column_is_no_status(heading, tmp_path):
    rows = [(*row, "–", mark) for row, mark in zip(FOUR, "CACA", strict=True)]
    text = tabs(("Metal", "Smelter", "Country", heading, "Status"), *rows, (*FOUR[0], "–"))
    assert statuses(f"{text}\n{KEYS_OF_LETTERS[0]}\n", tmp_path) == [YES, "active"] * 2 + [None]


@pytest.mark.parametrize(
    "key", ["A means of payment. C denotes the degree.", "Plan A – active; plan C – no plan."]
)
def test_letters_of_something_else_are_no_key(key, tmp_path):
    rows = [(*row, mark) for row, mark in zip(FOUR, "CACA", strict=True)]
    text = tabs(("Metal", "Smelter", "Country", "Status"), *rows) + f"\n{key}\n"
    assert statuses(text, tmp_path)[0] is None


@pytest.mark.parametrize("mark", ["*", "#", "†", "^", "(1)"])
def test_a_mark_that_no_legend_explains_is_reported(mark, tmp_path):
    rows = [(metal, name + mark, country) for metal, name, country in FOUR]
    path = tmp_path / "acme-2020.txt"
    path.write_text(
        "Conflict Minerals Report\n\nSmelters and refiners\n\n" + tabs(("Metal", "Smelter", "Country"), *rows)
    )
    result = extract(path)
    assert [row["status"] for row in result.smelters] == [None] * 4
    assert result.log["reason"] == f"unmapped mark beside a name: '{mark}' (4 rows)"


def test_a_row_with_another_mark_is_none_of_those_without(tmp_path):
    rows = [
        (metal, name + mark, land)
        for (metal, name, land), mark in zip(FOUR, ["*", "†", ""] * 2, strict=False)
    ]
    text = tabs(("Metal", "Smelter", "Country"), *rows) + "\n* Conformant. No mark: not in the program.\n"
    assert statuses(text, tmp_path) == [YES, None, NO, YES]


def test_a_mark_that_a_legend_explains_beside_a_status_in_words_is_not_reported(tmp_path):
    rows = [(metal, f"{name}*", country, "Active") for metal, name, country in FOUR]
    text = tabs(("Metal", "Smelter", "Country", "Status"), *rows) + "\n* Named by several suppliers.\n"
    assert statuses(text, tmp_path) == ["active"] * 4
    assert not found(text, tmp_path).unexplained


def test_figures_that_a_key_in_brackets_explains(tmp_path):
    rows = [(*row, figure) for row, figure in zip(FOUR, "1213", strict=True)]
    text = (
        tabs(("Metal", "Smelter", "Country", "Status"), *rows)
        + "\n(1) Conformant, (2) Active, (3) Not participating\n"
    )
    assert statuses(text, tmp_path) == [YES, "active", YES, NO]


def test_a_heading_over_sors_with_their_status(tmp_path):
    text = "SORs in the supply chain (conformant under the RMAP)\n\n" + tabs(
        ("Metal", "Smelter", "Country"), *FOUR
    )
    assert statuses(text, tmp_path) == [YES] * 4
