"""A smelter table that is printed in any layout comes back exactly; what only looks like one gives no row."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from rendering import (
    Rendered,
    Smelter,
    Style,
    Table,
    bars,
    draw,
    draw_grid,
    fixed,
    flattened,
    gaps,
    pipes,
    separated,
    submission,
)
from rendering_html import bare, donnelley, nested, toppan, workiva

from cmr_analysis.reading import read_document
from cmr_analysis.tables import read_smelters

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
    "no country": Table(SMELTERS, ("metal", "name")),
    "id with a space": Table(SMELTERS, ID_COLUMNS, cid="CID {digits}"),
    "symbol": Table(SMELTERS, metal="{metal} ({symbol})"),
    "upper case": Table(SMELTERS, upper=("metal", "country")),
    "pages": Table(SMELTERS, page=7),
    "pages, header once": Table(SMELTERS, ID_COLUMNS, page=7, repeat_header=False),
    "no header": Table(SMELTERS, header=False),
    "metal over rows": Table(SMELTERS, ("name", "country", "cid"), group="metal"),
    "metal over rows, pages": Table(SMELTERS, ("name", "country", "status"), group="metal", page=6),
    "metal over rows, worded": Table(SMELTERS, ("name", "country"), group="metal", group_wording=WORDED),
    "metal over rows, id first": Table(SMELTERS, ("cid", "name", "country"), group="metal"),
    "metal once": Table(SMELTERS, ID_COLUMNS, once=("metal",)),
    "metal once, pages": Table(SMELTERS, once=("metal",), page=9),
    "status over rows": Table(
        BY_STATUS, ("metal", "name", "country"), group="status", group_wording=OVER_STATUS
    ),
    "marks, legend after": Table(SMELTERS, ("metal", "name", "country"), marks=MARKS, after=LEGEND),
    "marks, legend before": Table(SMELTERS, ID_COLUMNS, marks=MARKS, before=LEGEND),
    "missing cells": Table(SPARSE, ("metal", "name", "country", "status", "cid")),
    "missing ids": Table(
        tuple(replace(s, country=SMELTERS[n].country) for n, s in enumerate(SPARSE)), ID_COLUMNS
    ),
}


def with_style(style: Style):
    return lambda table: draw(table, style)


STYLES = {
    "tabs": with_style(separated("\t")),
    "gaps": with_style(gaps()),
    "spaces": with_style(separated("    ", header=str)),
    "flat, blank between cells": with_style(flattened([""], [""])),
    "flat, blank between rows": with_style(flattened([], [""], end=" ")),
    "flat, no blanks": with_style(flattened([], [])),
    "flat, more blanks between rows": with_style(flattened([""], ["", ""])),
    "bars": with_style(bars()),
    "pipes": with_style(pipes()),
    "fixed columns": lambda table: draw(table, fixed(table.columns)),
    "workiva": with_style(workiva()),
    "workiva on one line": with_style(workiva(joined=True)),
    "donnelley": with_style(donnelley()),
    "toppan": with_style(toppan()),
    "bare html": with_style(bare()),
    "nested": lambda table: nested(table, toppan()),
    "submission with html": lambda table: submission(draw(table, donnelley())),
    "submission with text": lambda table: submission(draw(table, fixed(table.columns)), "txt"),
}


def read(rendered: Rendered, folder: Path):
    path = folder / f"halcyon-2019{rendered.suffix}"
    path.write_text(rendered.text, encoding="utf-8")
    return read_smelters(read_document(path)).rows


def as_read(row) -> Smelter:
    smelter_id = row.smelter_id_raw.replace(" ", "") if row.smelter_id_raw else None
    return Smelter(row.metal, row.smelter_name_raw, row.country_raw, row.status_raw, smelter_id)


@pytest.mark.parametrize(("style", "table"), list(product(STYLES, TABLES)))
def test_a_printed_table_reads_back_exactly(style, table, tmp_path):
    rendered = STYLES[style](TABLES[table])
    rows = read(rendered, tmp_path)
    assert [as_read(row) for row in rows] == [
        replace(printed.smelter, city="") for printed in rendered.printed
    ]
    for row, printed in zip(rows, rendered.printed, strict=True):
        assert printed.lines[0] <= row.line_start <= printed.name_lines[0], row
        assert printed.name_lines[1] <= row.line_end <= printed.lines[1], row


LOOK_ALIKES = {
    "countries by metal, crosses": [
        ["Country of Origin", "Gold", "Tantalum", "Tin", "Tungsten"],
        ["Argentina", "X", "", "", ""],
        ["Australia", "X", "X", "X", "X"],
        ["Bolivia", "X", "", "X", "X"],
        ["Brazil", "X", "X", "X", "X"],
        ["China", "X", "X", "X", "X"],
        ["DRC", "X", "X", "X", "X"],
    ],
    "metals by country, words": [
        ["Metal", "Countries of Origin"],
        ["Gold", "Argentina, Australia, Bolivia, Brazil, Canada, China"],
        ["Tantalum", "Australia, Brazil, China, Democratic Republic of the Congo, Rwanda"],
        ["Tin", "Bolivia, Brazil, China, Indonesia, Peru"],
        ["Tungsten", "Austria"],
    ],
    "countries under metals": [
        ["Gold", "Tantalum", "Tin", "Tungsten"],
        ["Argentina", "Australia", "Bolivia", "Austria"],
        ["Australia", "Brazil", "Brazil", "Bolivia"],
        ["Canada", "Rwanda", "Peru", "Vietnam"],
    ],
    "origin by metal, one a row": [
        ["Metal", "Country of Origin", "Covered Country"],
        ["Gold", "Argentina", "No"],
        ["Gold", "Rwanda", "Yes"],
        ["Tin", "Bolivia", "No"],
        ["Tin", "Uganda", "Yes"],
    ],
    "counts by status and metal": [
        ["Metal", "Conformant", "Active", "Not Enrolled", "Total"],
        ["Gold", "92", "5", "8", "105"],
        ["Tantalum", "37", "0", "0", "37"],
        ["Tin", "60", "3", "10", "73"],
        ["Tungsten", "38", "1", "4", "43"],
        ["Total", "227", "9", "22", "258"],
    ],
    "counts by metal and status": [
        ["RMAP Audit Status", "Gold", "Tantalum", "Tin", "Tungsten"],
        ["Conformant", "92", "37", "60", "38"],
        ["Active", "5", "0", "3", "1"],
        ["Outreach Required", "8", "-", "10", "4"],
    ],
    "smelters counted by country": [
        ["Smelter Country", "Number of Smelters"],
        ["China", "57"],
        ["Japan", "31"],
        ["United States of America", "24"],
        ["Germany", "11"],
    ],
    "metals and their uses": [
        ["Metal", "Use in our products"],
        ["Gold", "Connector plating, bond wires"],
        ["Tantalum", "Capacitors"],
        ["Tin", "Solder"],
        ["Tungsten", "Contacts and heat sinks"],
    ],
    "products by metal": [
        ["Product Line", "Tin", "Tantalum", "Tungsten", "Gold"],
        ["Spectrum Analyzers", "Yes", "Yes", "No", "Yes"],
        ["Signal Generators", "Yes", "No", "No", "Yes"],
        ["Power Supplies", "Yes", "Yes", "Yes", "No"],
    ],
    "products and what they hold": [
        ["Product", "Conflict Minerals", "Status"],
        ["Oscilloscopes", "Gold", "DRC Conflict Undeterminable"],
        ["Network Analyzers", "Tin", "DRC Conflict Free"],
        ["Cable Assemblies", "Tin", "DRC Conflict Free"],
    ],
    "supplier responses": [
        ["Supplier Tier", "Surveyed", "Responded", "Response Rate"],
        ["Direct suppliers", "142", "130", "92%"],
        ["Distributors", "18", "12", "67%"],
        ["Total", "160", "142", "89%"],
    ],
    "suppliers by name": [
        ["Supplier", "Country", "CMRT Received"],
        ["Northgate Circuits Co., Ltd.", "China", "Yes"],
        ["Aldermoor Components GmbH", "Germany", "Yes"],
        ["Kestrel Plastics, Inc.", "United States", "No"],
    ],
    "audit programmes": [
        ["Metal", "Audit Program", "Website"],
        ["Gold", "London Bullion Market Association", "www.lbma.org.uk"],
        ["Gold", "Responsible Jewellery Council", "www.responsiblejewellery.com"],
        ["Tungsten", "Tungsten Industry - Conflict Minerals Council", "www.ti-cmc.org"],
    ],
    "ores and metals": [
        ["Mineral", "Metal"],
        ["Columbite-tantalite (coltan)", "Tantalum"],
        ["Cassiterite", "Tin"],
        ["Wolframite", "Tungsten"],
        ["Gold", "Gold"],
    ],
    "OECD steps": [
        ["OECD Step", "What we did"],
        ["Step 1", "Established strong company management systems"],
        ["Step 2", "Identified and assessed risk in the supply chain of tin, tantalum, tungsten and gold"],
        ["Step 3", "Designed and implemented a strategy to respond to identified risks"],
        ["Step 4", "Supported independent third-party audits of smelters"],
        ["Step 5", "Reported on supply chain due diligence"],
    ],
    "table of contents": [
        ["Contents", "Page"],
        ["Company Overview", "3"],
        ["Smelters and Refiners", "7"],
        ["Countries of Origin", "12"],
        ["Conflict-Free Smelter Program", "14"],
    ],
    "years side by side": [
        ["", "2018", "2019"],
        ["Smelters identified", "251", "258"],
        ["Conformant", "215", "227"],
        ["Active", "14", "9"],
        ["Response rate", "88%", "92%"],
    ],
    "abbreviations": [
        ["3TG", "Tin, tantalum, tungsten and gold"],
        ["CFSP", "Conflict-Free Smelter Program"],
        ["DRC", "Democratic Republic of the Congo"],
        ["LBMA", "London Bullion Market Association"],
        ["RMAP", "Responsible Minerals Assurance Process"],
    ],
    "signatures": [
        ["Halcyon Instruments, Inc.", ""],
        ["By:", "/s/ Maria Golding"],
        ["Name:", "Maria Golding"],
        ["Title:", "Vice President, Tin and Gold Procurement"],
        ["Date:", "May 29, 2020"],
    ],
}
LOOK_ALIKE_STYLES = {
    "tabs": separated("\t"),
    "spaces": separated("    ", header=str),
    "flat, blank between cells": flattened([""], [""]),
    "flat, no blanks": flattened([], []),
    "bars": bars(),
    "pipes": pipes(),
    "workiva": workiva(),
    "donnelley": donnelley(),
    "toppan": toppan(),
}


@pytest.mark.parametrize(("style", "grid"), list(product(LOOK_ALIKE_STYLES, LOOK_ALIKES)))
def test_a_look_alike_gives_no_row(style, grid, tmp_path):
    assert read(draw_grid(LOOK_ALIKES[grid], LOOK_ALIKE_STYLES[style]), tmp_path) == []
