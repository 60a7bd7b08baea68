"""A user's CMRT workbook: where its list stands, what is read, what is refused, and what a newer list changes."""

from __future__ import annotations

import csv
from datetime import date

import pytest
from openpyxl import Workbook

from cmr_analysis.errors import CmrError
from cmr_analysis.smelters.cmrt import CmrtError, import_workbook, read_workbook
from cmr_analysis.smelters.identity import Mention, resolve
from cmr_analysis.smelters.registry import load_registry
from cmr_analysis.smelters.user_list import read_list

NEW_HEADINGS = [
    "Metal",
    "Smelter Look-up (*)",
    "Standard Smelter Names",
    "Smelter Facility Location: Country",
    "Smelter ID",
    "Smelter Facility Location: City",
    "Smelter Facility Location: State / Province",
]
OLD_HEADINGS = [
    "Metal",
    "Smelter Reference List",
    "Standard Smelter Name",
    "Country",
    "Smelter Identification Number",
]
ROWS = [  # metal, look-up name, standard name, country, ID, city, state
    (
        "Tantalum",
        "H.C. Starck Co., Ltd.",
        "TANIOBIS Co., Ltd.",
        "THAILAND",
        "CID002544",
        "Map Ta Phut",
        "Rayong",
    ),
    (
        "Tantalum",
        "TANIOBIS Co., Ltd.",
        "TANIOBIS Co., Ltd.",
        "THAILAND",
        "CID002544",
        "Map Ta Phut",
        "Rayong",
    ),
    ("Gold", "8853 S.p.A.", "8853 S.p.A.", "ITALY", "CID909500", "Pero", "Milano"),
    ("Tin", "Invented Tin Ltd", "Invented Tin Smelter", "CHINA", "CID909501", "", ""),
    ("Tin", "Smelter not listed", "", "", "", "", ""),
]


def workbook(path, rows=ROWS, headings=NEW_HEADINGS, title="Smelter Look-up", above=3, order=None):
    """A small workbook of our own in the template's shape."""
    book = Workbook()
    book.active.title = "Declaration"
    sheet = book.create_sheet(title)
    for number in range(above):
        sheet.append([None, f"Title row {number}"])
    places = order or range(len(headings))
    for row in (headings, *rows):
        sheet.append([row[place] for place in places])
    book.save(path)
    return path


LAYOUTS = [  # what a template revision does otherwise
    {},
    {"above": 0},
    {"above": 5, "title": "Smelter Lookup"},
    {"headings": OLD_HEADINGS, "title": "Smelter Reference List"},
    {"order": [4, 0, 3, 2, 1]},
    {
        "headings": ["金属", "冶炼厂查找 (*)", "标准冶炼厂名称", "冶炼厂所在国家", "冶炼厂识别号"],
        "title": "冶炼厂查找",
    },
    {"headings": ["Metaal", "Opzoeken", "Standaardnaam", "Land X", "Nummer"]},  # unknown language: by content
]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_list_is_read_from_every_layout(tmp_path, layout):
    sheet = read_workbook(workbook(tmp_path / "CMRT.xlsx", **layout), as_of=date(2024, 5, 1))
    found = [(row.metal, row.alias, row.name, row.country_code, row.smelter_id) for row in sheet.smelters]
    assert found == [
        ("Tantalum", "H.C. Starck Co., Ltd.", "TANIOBIS Co., Ltd.", "THA", "CID002544"),
        ("Tantalum", "TANIOBIS Co., Ltd.", "TANIOBIS Co., Ltd.", "THA", "CID002544"),
        ("Gold", "8853 S.p.A.", "8853 S.p.A.", "ITA", "CID909500"),
        ("Tin", "Invented Tin Ltd", "Invented Tin Smelter", "CHN", "CID909501"),
    ]
    assert sheet.left_out == {"no smelter ID": 1}


def test_city_and_state_are_kept(tmp_path):
    first = read_workbook(workbook(tmp_path / "CMRT.xlsx")).smelters[0]
    assert (first.city, first.state, first.country_raw) == ("Map Ta Phut", "Rayong", "THAILAND")


def encrypted(path):
    path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))


def other_sheets(path):
    workbook(path, title="Product List")


def no_id_column(path):
    workbook(path, rows=[row[:4] for row in ROWS], headings=NEW_HEADINGS[:4])


def no_rows(path):
    workbook(path, rows=[])


BAD = [  # how the file is made, what the message says
    (lambda path: None, "no such file"),
    (lambda path: path.write_bytes(b""), "not an Excel workbook"),
    (lambda path: path.write_text("Metal,Smelter\nGold,Somebody\n"), "not an Excel workbook"),
    (lambda path: path.write_bytes(b"%PDF-1.7 not a workbook"), "not an Excel workbook"),
    (lambda path: path.write_bytes(b"PK\x03\x04 cut off"), "damaged"),
    (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600)), "old .xls format"),
    (encrypted, "password"),
    (other_sheets, "no sheet 'Smelter Look-up'; found 'Declaration', 'Product List'"),
    (no_id_column, "no column for the smelter ID; found 'Metal'"),
    (no_rows, "no row holds"),
]


@pytest.mark.parametrize(("make", "message"), BAD)
def test_what_is_no_such_workbook_is_refused_and_nothing_is_written(tmp_path, make, message):
    make(tmp_path / "CMRT.xlsx")
    destination = tmp_path / "user" / "smelters.csv"
    with pytest.raises(CmrtError, match=message):
        import_workbook(tmp_path / "CMRT.xlsx", destination)
    assert not destination.exists()


def test_an_import_is_layered_over_the_shipped_registry(tmp_path):
    destination = tmp_path / "smelters.csv"
    report = import_workbook(workbook(tmp_path / "CMRT.xlsx"), destination)
    assert (report.read, report.written, report.conflicts) == (4, 4, [])
    registry = load_registry(user_lists=[destination])
    assert registry.name_of("CID002544") == "TANIOBIS Co., Ltd."
    rows = [
        Mention("Gold", "8853 S.p.A.", "ITA"),  # shipped with a local ID; the workbook knows its CID
        Mention("Tin", "INVENTED TIN LIMITED", "CHN"),
        Mention("Tantalum", "H.C. Starck Co., Ltd.", "THA"),
        Mention("Gold", "Argor-Heraeus S.A.", "CHE"),  # the shipped registry still counts
    ]
    found = [(match.smelter_id, match.smelter_name) for match in resolve(rows, registry)]
    assert found == [
        ("CID909500", "8853 S.p.A."),
        ("CID909501", "Invented Tin Smelter"),
        ("CID002544", "TANIOBIS Co., Ltd."),
        ("CID000077", "Argor-Heraeus S.A."),
    ]
    assert "LOCAL-AU-8853" not in registry.facilities


def test_every_name_of_the_workbook_leads_to_its_id(tmp_path):
    destination = tmp_path / "smelters.csv"
    import_workbook(workbook(tmp_path / "CMRT.xlsx"), destination)
    registry = load_registry(user_lists=[destination])
    for row in read_list(destination):
        for name in (row.alias, row.name, row.alias.upper()):
            assert (
                resolve([Mention(row.metal, name, row.country_code)], registry)[0].smelter_id
                == row.smelter_id
            )


def test_importing_twice_changes_nothing(tmp_path):
    destination = tmp_path / "smelters.csv"
    import_workbook(workbook(tmp_path / "CMRT.xlsx"), destination, date(2024, 1, 1))
    once = destination.read_bytes()
    report = import_workbook(tmp_path / "CMRT.xlsx", destination, date(2024, 1, 1))
    assert destination.read_bytes() == once and report.conflicts == []


def test_the_newer_list_wins_and_the_difference_is_shown_newest_first(tmp_path):
    destination = tmp_path / "smelters.csv"
    newer = [("Tin", "Invented Tin Ltd", "Invented Tin (renamed)", "CHINA", "CID909502", "", "")]
    oldest = [("Tin", "Invented Tin Ltd", "Invented Tin", "VIET NAM", "CID909501", "", "")]
    import_workbook(workbook(tmp_path / "2024.xlsx"), destination, date(2024, 1, 1))
    import_workbook(workbook(tmp_path / "2026.xlsx", newer), destination, date(2026, 1, 1))
    report = import_workbook(workbook(tmp_path / "2020.xlsx", oldest), destination, date(2020, 1, 1))
    kept = [row for row in read_list(destination) if row.alias == "Invented Tin Ltd"]
    assert [(row.smelter_id, row.list_date) for row in kept] == [("CID909502", "2026-01-01")]
    assert [(each.what, each.kept, each.dropped, each.list_date) for each in report.conflicts] == [
        ("smelter ID of a name", "CID909502", "CID909501", "2026-01-01"),
    ]


def test_a_name_that_a_list_gives_to_two_smelters_decides_nothing_without_a_country(tmp_path):
    rows = [
        ("Tin", "Twin Tin", "Twin Tin China", "CHINA", "CID909601", "", ""),
        ("Tin", "Twin Tin", "Twin Tin Japan", "JAPAN", "CID909602", "", ""),
    ]
    destination = tmp_path / "smelters.csv"
    import_workbook(workbook(tmp_path / "CMRT.xlsx", rows), destination)
    registry = load_registry(user_lists=[destination])
    found = resolve([Mention("Tin", "Twin Tin"), Mention("Tin", "Twin Tin", "JPN")], registry)
    assert [match.match_method for match in found] == ["unmatched", "alias"]
    assert found[1].smelter_id == "CID909602"


def test_a_shipped_name_that_the_workbook_gives_to_another_is_the_workbooks(tmp_path):
    rows = [("Gold", "Torecom", "Torecom Two", "KOREA, REPUBLIC OF", "CID909700", "", "")]
    destination = tmp_path / "smelters.csv"
    import_workbook(workbook(tmp_path / "CMRT.xlsx", rows), destination)
    registry = load_registry(user_lists=[destination])
    assert resolve([Mention("Gold", "Torecom", "KOR")], registry)[0].smelter_id == "CID909700"
    conflict = registry.conflicts[0]
    assert (conflict.kept, conflict.dropped) == ("CID909700", "CID001955")


def test_a_workbook_overrules_a_shipped_judgement(tmp_path):
    """Shipped: unsure whether "Plansee" is the works at Reutte. A list that says so settles it."""
    rows = [
        ("Tantalum", "Plansee", "Plansee SE Reutte", "AUSTRIA", "CID909900", "", ""),
        ("Tantalum", "Plansee SE Reutte", "Plansee SE Reutte", "AUSTRIA", "CID909900", "", ""),
    ]
    destination = tmp_path / "smelters.csv"
    import_workbook(workbook(tmp_path / "CMRT.xlsx", rows), destination)
    registry = load_registry(user_lists=[destination])
    found = resolve(
        [Mention("Tantalum", "Plansee", "AUT"), Mention("Tantalum", "Plansee SE Liezen", "AUT")], registry
    )
    assert [match.smelter_id for match in found] == ["CID909900", "CID002540"]


def test_a_list_that_no_import_wrote_is_not_overwritten(tmp_path):
    destination = tmp_path / "smelters.csv"
    destination.write_text("my,own,notes\n1,2,3\n", encoding="utf-8")
    with pytest.raises(CmrError, match="not a smelter list"):
        import_workbook(workbook(tmp_path / "CMRT.xlsx"), destination)
    assert destination.read_text(encoding="utf-8").startswith("my,own,notes")


def test_names_are_kept_as_data(tmp_path):
    name = '=HYPERLINK("x")'
    rows = [("Gold", "'" + name, 'A, "quoted"\nname', "JAPAN", "CID909800", "", "")]
    destination = tmp_path / "smelters.csv"
    import_workbook(workbook(tmp_path / "CMRT.xlsx", rows), destination)
    with destination.open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["name"] == 'A, "quoted" name'
