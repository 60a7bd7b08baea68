"""The known smelters and the tables that print them: columns in any order, headings, marks, gaps."""

from dataclasses import replace

from rendering import Smelter, Table

GOOD, BUSY, BAD = "Conformant", "Active", "Non-Conformant"
USA, KOREA = "UNITED STATES OF AMERICA", "KOREA, REPUBLIC OF"
# Names that begin with a metal, a country or a digit, hold a comma, an accent, an ampersand or brackets,
# are one word or very long; one company under two metals.
SMELTERS = tuple(
    Smelter(*row)
    for row in [
        ("Gold", "Advanced Chemical Company", USA, GOOD, "CID000015", "Warwick"),
        ("Gold", "8853 S.p.A.", "ITALY", GOOD, "CID002763", "Pero"),
        ("Gold", "Japan Mint", "JAPAN", GOOD, "CID000823", "Osaka"),
        ("Gold", "Gold Refinery of Zijin Mining Group Co., Ltd.", "CHINA", GOOD, "CID002243", "Shanghang"),
        ("Gold", "Caridad", "MEXICO", BAD, "CID000180", "Nacozari"),
        ("Gold", "Dowa", "JAPAN", GOOD, "CID000401", "Kosaka"),
        ("Gold", "PX Précinox S.A.", "SWITZERLAND", GOOD, "CID001498", "La Chaux-de-Fonds"),
        (
            "Gold",
            "Bangko Sentral ng Pilipinas (Central Bank of the Philippines)",
            "PHILIPPINES",
            BUSY,
            "CID000128",
        ),
        ("Gold", "T.C.A S.p.A", "ITALY", GOOD, "CID002580", "Castelluccio"),
        ("Gold", "Singway Technology Co., Ltd.", "TAIWAN, PROVINCE OF CHINA", BAD, "CID002516", "Dayuan"),
        ("Gold", "LS-NIKKO Copper Inc.", KOREA, GOOD, "CID001078", "Onsan-eup"),
        ("Tantalum", "F&X Electro-Materials Ltd.", "CHINA", GOOD, "CID000460", "Jiangmen"),
        ("Tantalum", "King-Tan Tantalum Industry Ltd.", "CHINA", BUSY, "CID000973", "Yifeng"),
        ("Tantalum", "KEMET Blue Metals", "MEXICO", GOOD, "CID002539", "Matamoros"),
        ("Tantalum", "H.C. Starck Smelting GmbH & Co. KG", "GERMANY", GOOD, "CID002550", "Laufenburg"),
        ("Tin", "Alpha", USA, GOOD, "CID000292", "Altoona"),
        ("Tin", "China Tin Group Co., Ltd.", "CHINA", GOOD, "CID001070", "Laibin"),
        ("Tin", "Dowa", "JAPAN", GOOD, "CID000402", "Kosaka"),
        ("Tin", "EM Vinto", "BOLIVIA (PLURINATIONAL STATE OF)", GOOD, "CID000438", "Oruro"),
        ("Tin", "Malaysia Smelting Corporation (MSC)", "MALAYSIA", GOOD, "CID001105", "Butterworth"),
        ("Tin", "PT Timah (Persero) Tbk Kundur", "INDONESIA", BUSY, "CID001477", "Kundur"),
        (
            "Tin",
            "Electro-Mechanical Facility of the Cao Bang Minerals & Metallurgy Joint Stock Company",
            "VIET NAM",
            BAD,
            "CID002572",
            "Tinh Tuc",
        ),
        ("Tungsten", "Hydrometallurg, JSC", "RUSSIAN FEDERATION", BAD, "CID002649", "Nalchik"),
        ("Tungsten", "Global Tungsten & Powders Corp.", USA, GOOD, "CID000568", "Towanda"),
        ("Tungsten", "H.C. Starck Smelting GmbH & Co. KG", "GERMANY", GOOD, "CID002542", "Laufenburg"),
        ("Tungsten", "Xiamen Tungsten (H.C.) Co., Ltd.", "CHINA", GOOD, "CID002320", "Xiamen"),
    ]
)


def in_words(wording: dict[str, str | None]) -> tuple[Smelter, ...]:
    """The smelters with other words for their statuses."""
    return tuple(replace(smelter, status=wording[smelter.status]) for smelter in SMELTERS)


def in_title_case() -> tuple[Smelter, ...]:
    """The smelters with their countries as prose has them."""
    prose = {
        USA: "United States",
        KOREA: "South Korea",
        "TAIWAN, PROVINCE OF CHINA": "Taiwan",
        "VIET NAM": "Vietnam",
    }
    return tuple(replace(s, country=prose.get(s.country, s.country.title())) for s in SMELTERS)


BY_STATUS = tuple(sorted(SMELTERS, key=lambda smelter: (GOOD, BUSY, BAD).index(smelter.status)))
SPARSE = tuple(
    replace(
        smelter,
        country=None if number in (4, 18) else smelter.country,
        cid=None if number in (2, 9, 10, 20) else smelter.cid,
    )
    for number, smelter in enumerate(SMELTERS)
)
WORDED = {metal: f"{metal} Smelters and Refiners" for metal in ("Gold", "Tantalum", "Tin", "Tungsten")}
OVER_STATUS = {
    GOOD: "Conformant Smelters and Refiners",
    BUSY: "Active Smelters and Refiners",
    BAD: "Not Conformant",
}
MARKS = {GOOD: "*", BUSY: "**", BAD: "†"}
LEGEND = (
    "",
    "* Conformant with the RMAP assessment standards.",
    "** Active: has committed to undergo an RMAP assessment.",
    "† Not conformant: does not take part in the RMAP.",
    "",
)
BY_METAL_AND_STATUS = tuple(
    sorted(SMELTERS, key=lambda s: ([*WORDED].index(s.metal), (GOOD, BUSY, BAD).index(s.status)))
)
COUNTED = {"Gold": "Gold (11)", "Tantalum": "Tantalum (4)", "Tin": "Tin (7)", "Tungsten": "Tungsten (4)"}
ONE_LEGEND = ("", "* Smelter or refiner is conformant with the RMAP.", "")
LEGEND_SENTENCE = (
    "An asterisk (*) denotes that the smelter or refiner has been found conformant with the RMAP standards.",
    "",
)
ID_COLUMNS = ("metal", "name", "country", "cid")
STANDARD = {"reported": "Smelter Look-up", "name": "Standard Smelter Name"}

TABLES = {
    "plain": Table(SMELTERS),
    "ids": Table(SMELTERS, ID_COLUMNS),
    "id first": Table(SMELTERS, ("cid", "metal", "name", "country", "status")),
    "country before name": Table(SMELTERS, ("metal", "country", "name")),
    "metal last": Table(SMELTERS, ("name", "country", "metal")),
    "status first": Table(SMELTERS, ("status", "metal", "name", "country", "cid")),
    "numbered": Table(SMELTERS, ("number", *ID_COLUMNS)),
    "two names": Table(SMELTERS, ("metal", "reported", "name", "country", "cid"), labels=STANDARD),
    "city": Table(SMELTERS, ("metal", "name", "city", "country", "cid")),
    "places": Table(SMELTERS, ("metal", "name", "cid", "place"), labels={"metal": "Mineral"}),
    "places and marks": Table(
        SMELTERS, ("metal", "name", "cid", "place"), marks={GOOD: "*"}, after=ONE_LEGEND, page=9
    ),
    "no country": Table(SMELTERS, ("metal", "name")),
    "id with a space": Table(SMELTERS, ID_COLUMNS, cid="CID {digits}"),
    "symbol": Table(SMELTERS, metal="{metal} ({symbol})"),
    "upper case": Table(SMELTERS, upper=("metal", "country")),
    "pages": Table(SMELTERS, page=7),
    "pages, header once": Table(SMELTERS, ID_COLUMNS, page=7, repeat_header=False),
    "pages with other ends": Table(SMELTERS, ID_COLUMNS, page=5, page_end=("- 7 -", "Annex I (continued)")),
    "pages with a link": Table(
        SMELTERS, page=6, page_end=("A-3", "[Table of Contents](#toc)", "Exhibit 1.01")
    ),
    "title in the table": Table(SMELTERS, ID_COLUMNS, title="Smelters and Refiners in Our Supply Chain"),
    "two heading rows": Table(SMELTERS, two_line_header=True),
    "headings and header by metal": Table(
        SMELTERS, ("name", "country", "cid"), groups=("metal",), group_wording=WORDED, header_per_group=True
    ),
    "metal over rows, continued": Table(
        SMELTERS, ("name", "country"), groups=("metal",), page=5, continued="{heading} (continued)"
    ),
    "no header": Table(SMELTERS, header=False),
    "metal over rows": Table(SMELTERS, ("name", "country", "cid"), groups=("metal",)),
    "metal over rows, pages": Table(SMELTERS, ("name", "country", "status"), groups=("metal",), page=6),
    "metal over rows, worded": Table(SMELTERS, ("name", "country"), groups=("metal",), group_wording=WORDED),
    "metal over rows, id first": Table(SMELTERS, ("cid", "name", "country"), groups=("metal",)),
    "metal once": Table(SMELTERS, ID_COLUMNS, once=("metal",)),
    "metal once, pages": Table(SMELTERS, once=("metal",), page=9),
    "status over rows": Table(
        BY_STATUS, ("metal", "name", "country"), groups=("status",), group_wording=OVER_STATUS
    ),
    "marks, legend after": Table(SMELTERS, ("metal", "name", "country"), marks=MARKS, after=LEGEND),
    "marks, legend before": Table(SMELTERS, ID_COLUMNS, marks=MARKS, before=LEGEND),
    "missing cells": Table(SPARSE, ("metal", "name", "country", "status", "cid")),
    "missing ids": Table(
        tuple(replace(s, country=SMELTERS[n].country) for n, s in enumerate(SPARSE)), ID_COLUMNS
    ),
    "beside": Table(SMELTERS, ("metal", "name", "country", "origin", "cid", "id source", "cycle")),
    "origin beside status": Table(SMELTERS, ("metal", "name", "country", "origin", "status")),
    "yes and no": Table(in_words({GOOD: "Yes", BUSY: "No", BAD: "No"}), labels={"status": "Conflict Free?"}),
    "unknown statuses": Table(in_words({GOOD: "Level One", BUSY: "Level Two", BAD: "Level Nought"})),
    "programmes": Table(in_words({GOOD: "CFSP", BUSY: "LBMA, RJC", BAD: "TI-CMC"})),
    "empty statuses": Table(in_words({GOOD: "Compliant", BUSY: "Active", BAD: None})),
    "statuses of many words": Table(
        in_words(
            {GOOD: "Conformant", BUSY: "Communication Suspended - Not Interested", BAD: "In Communication"}
        )
    ),
    "name only under metals": Table(SMELTERS, ("name",), groups=("metal",), group_wording=WORDED),
    "metal and status over rows": Table(
        BY_METAL_AND_STATUS, ("name", "country"), groups=("metal", "status"), group_wording=OVER_STATUS
    ),
    "status and metal over rows": Table(
        BY_STATUS, ("name", "country", "cid"), groups=("status", "metal"), group_wording=OVER_STATUS
    ),
    "metal over rows with its count": Table(
        SMELTERS, ("name", "country", "status"), groups=("metal",), group_wording=COUNTED
    ),
    "marks before names": Table(
        SMELTERS, ("metal", "name", "country"), marks=MARKS, mark="{mark}{name}", after=LEGEND
    ),
    "marks with a space": Table(SMELTERS, ID_COLUMNS, marks=MARKS, mark="{name} {mark}", after=LEGEND),
    "one mark": Table(SMELTERS, ID_COLUMNS, marks={GOOD: "*"}, after=ONE_LEGEND),
    "one mark, explained in a sentence": Table(
        SMELTERS, ("metal", "name", "country"), marks={GOOD: "*"}, before=LEGEND_SENTENCE
    ),
    "one row": Table(SMELTERS[4:5]),
    "three rows": Table(SMELTERS[12:15], ("metal", "name", "country")),
    "country in words": Table(in_title_case(), ("metal", "name", "country", "status")),
}
