"""One smelter through all lists: finding it, who names it, since when, who dropped it, and its charts."""

import pandas as pd
import pytest
from invented import corpus_of, hundreds, one_cell
from matplotlib.colors import to_rgba
from matplotlib.patches import Rectangle

from cmr_analysis import load_corpus
from cmr_analysis.analysis import one_smelter, smelter_findings, smelter_tables
from cmr_analysis.charts import COLOURS, alt_text, is_empty, picture
from cmr_analysis.charts import smelter as charts
from cmr_analysis.errors import SelectionError

LISTS = {
    "Acme 2014": "Tin:A=Old_Works:n Tin:B:c",
    "Acme 2016": "Tin:A=Old_Works:c Tin:A=Old_Works_Ltd.:c Tin:B:c",
    "Acme 2018": "Tin:B:c",
    "Bolt 2016": "Tin:A=New_Works:- Gold:A=New_Works:c",
    "Core 2016": "Tin:B:c",
    "Core 2018": "Tin:A=New_Works:c",
    "Dust 2018": "",
}


@pytest.fixture(scope="module")
def corpus():
    return corpus_of(LISTS)


@pytest.fixture(scope="module")
def listed(corpus) -> pd.DataFrame:
    return one_smelter.listings(corpus, one_smelter.Smelter("Tin", "A", "Smelter A"))


# finding it


@pytest.mark.parametrize(
    ("wanted", "metal", "found"),
    [
        ("B", "", ("Tin", "B")),
        ("smelter b", "", ("Tin", "B")),
        ("OLD WORKS", "", ("Tin", "A")),
        ("Old Works, Ltd", "", ("Tin", "A")),  # spelling evened out
        ("old wor", "", ("Tin", "A")),  # a part that only one smelter has
        ("New Works", "gold", ("Gold", "A")),
    ],
)
def test_a_smelter_is_found_by_id_and_by_any_name(corpus, wanted, metal, found):
    assert one_smelter.find_smelter(corpus, wanted, metal)[:2] == found


@pytest.mark.parametrize(
    ("wanted", "metal", "message"),
    [
        (
            "New Works",
            "",
            "fits several: 'Smelter A' (Gold, A), 'Smelter A' (Tin, A); give its ID, or its metal too",
        ),
        ("New Works", "tungsten", "is on no list for 'tungsten'"),
        ("New Works", "lead", "'Lead' is none; known are Gold, Tantalum, Tin, Tungsten"),
        ("Nev Workz", "", "similar names are 'New Works'"),
        ("zzz", "", "no name is similar"),
        ("", "", "is on no list"),
    ],
)
def test_what_is_not_one_smelter_is_refused_with_what_comes_near(corpus, wanted, metal, message):
    with pytest.raises(SelectionError) as error:
        one_smelter.find_smelter(corpus, wanted, metal)
    assert message in str(error.value)


# who names it


def test_a_filing_without_a_list_says_nothing_of_a_smelter(listed):
    assert "dust-2018" not in set(listed["filing_id"])
    assert len(listed) == 6


def test_each_list_names_it_with_one_status_or_leaves_it_out(listed):
    assert listed[["company", "reporting_year", "status", "rows"]].astype(object).to_numpy().tolist() == [
        ["Acme Inc.", 2014, "not_conformant", 1],
        ["Acme Inc.", 2016, "conformant", 2],
        ["Acme Inc.", 2018, "not_listed", 0],
        ["Bolt Inc.", 2016, "not_stated", 1],  # the gold smelter of that name is another one
        ["Core Inc.", 2016, "not_listed", 0],
        ["Core Inc.", 2018, "conformant", 1],
    ]
    assert one_cell(listed, "names", filing_id="acme-2016") == "Old Works | Old Works Ltd."


def test_since_when_and_who_dropped_it(listed):
    companies = one_smelter.by_company(listed).set_index("company")
    acme, bolt, core = (companies.loc[f"{name} Inc."] for name in ("Acme", "Bolt", "Core"))
    assert (acme["outcome"], acme["since"], acme["last"], acme["gone"]) == ("dropped", 2014, 2016, 2018)
    assert (bolt["outcome"], bolt["since"], bolt["is_since_first_list"]) == ("on its latest list", 2016, True)
    assert (core["outcome"], core["since"], core["is_since_first_list"]) == (
        "on its latest list",
        2018,
        False,
    )


def test_a_company_that_never_lists_it_has_no_years(corpus):
    gold = one_smelter.Smelter("Gold", "A", "Smelter A")
    acme = one_smelter.by_company(one_smelter.listings(corpus, gold)).set_index("company").loc["Acme Inc."]
    assert acme["outcome"] == "never listed"
    assert pd.isna(acme["since"]) and pd.isna(acme["gone"])


def test_an_amended_list_stands_for_the_year_of_the_first():
    corpus = corpus_of({"Acme 2016": "Tin:A:c", "Acmez 2016": "Tin:B:c"})
    filings = corpus.filings.assign(
        company="Acme Inc.", signed_date=pd.to_datetime(["2017-05-30", "2017-09-01"])
    )
    lists = one_smelter.standing_lists(type(corpus)(**{**vars(corpus), "filings": filings}))
    assert lists["filing_id"].to_list() == ["acmez-2016"]


def test_names_printed_with_their_years(corpus):
    names = one_smelter.names_printed(corpus, one_smelter.Smelter("Tin", "A", "Smelter A"))
    assert names[["smelter_name_raw", "lists", "first_year", "last_year"]].to_numpy().tolist() == [
        ["Old Works", 2, 2014, 2016],
        ["Old Works Ltd.", 1, 2016, 2016],
        ["New Works", 2, 2016, 2018],
    ]


def test_years_count_all_lists(listed):
    years = one_smelter.by_year(listed)
    assert years.loc[years["reporting_year"].eq(2016), ["status", "naming", "lists"]].astype(
        object
    ).to_numpy().tolist() == [
        ["conformant", 1, 3],
        ["not_stated", 1, 3],
        ["not_listed", 1, 3],
    ]


# lineage, of the shipped registry


def test_recorded_events_carry_their_source():
    events = one_smelter.lineage_of(one_smelter.Smelter("Gold", "CID001322", "Elemetal Refining, LLC"))
    assert events["kind"].to_list() == ["renamed", "closed"]
    assert events["source"].notna().all()
    assert smelter_findings.lineage(events) == (
        "Recorded: Ohio Precious Metals, LLC was renamed Elemetal Refining, LLC (year not recorded); "
        "Elemetal Refining, LLC closed (2017)"
    )


def test_the_careful_identity_parts_what_only_a_recorded_name_joins():
    shipped = load_corpus("data/filings")
    for identity, years in (("strict", [2022]), ("reviewed", [2017, 2014, 2016, 2022])):
        found = one_smelter.find_smelter(shipped, "Masan High-Tech Materials", "", identity)
        listed = one_smelter.naming(one_smelter.listings(shipped, found, identity))
        assert listed["reporting_year"].to_list() == years


def test_a_smelter_without_recorded_events(listed):
    events = one_smelter.lineage_of(one_smelter.Smelter("Tin", "A", "Smelter A"))
    assert events.empty
    assert smelter_findings.lineage(events).startswith("No change of name")


# sentences and tables


def test_sentences(listed):
    companies = one_smelter.by_company(listed)
    assert smelter_findings.title(listed) == "Smelter A: on 4 of 6 lists, of 3 of 3 companies, since 2014"
    assert smelter_findings.dropped(companies) == (
        "Left off a later list by Acme Inc. (last listed for 2016, not for 2018)"
    )
    assert smelter_findings.still(companies) == "On the latest list of Bolt Inc. (2016) and Core Inc. (2018)"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("a", "Smelter A (tin, A)"),
        ("smelter a", "Smelter A (tin, A)"),
        ("Old Works", "Smelter A (tin, A), asked for as “Old Works”"),
    ],
)
def test_a_smelter_asked_for_under_another_name_says_so(asked, said):
    assert smelter_findings.scope(one_smelter.Smelter("Tin", "A", "Smelter A"), asked) == said


def test_lists_for_one_year_that_disagree_are_named():
    corpus = corpus_of({"Acme 2016": "Tin:A:c", "Bolt 2016": "Tin:A:n", "Acme 2018": "Tin:A:c"})
    listed = one_smelter.listings(corpus, one_smelter.Smelter("Tin", "A", "Smelter A"))
    assert smelter_findings.contradicting(listed) == "Lists for one year disagree on its status: 2016"


def test_a_first_list_that_names_it_says_or_before(listed):
    table = smelter_tables.companies_table(one_smelter.by_company(listed)).set_index("Company")
    assert table.loc["Acme Inc.", "Listed since"] == "2014 or before"
    assert table.loc["Core Inc.", "Listed since"] == "2018"


# charts


def cells(ax) -> list[Rectangle]:
    return [patch for patch in ax.patches if patch.get_width() > 0.2]


def test_the_grid_has_a_cell_a_list_in_the_colour_of_its_status(listed):
    ax = charts.who_lists(listed)
    drawn = [patch.get_facecolor() for patch in cells(ax)]
    assert len(drawn) == 6
    assert drawn.count(to_rgba(COLOURS["conformant"])) == 2
    shown = [text.get_text() for text in ax.texts]
    assert {"2014", "2016", "2018", "Acme Inc.", "Old Works", "New Works"} <= set(shown)
    assert "Acme Inc.: 2014 not conformant, 2016 conformant, 2018 not on the list." in alt_text(ax)


def test_shares_need_several_lists_a_year(listed):
    ax = charts.share_of_lists(one_smelter.by_year(listed))
    assert is_empty(ax)
    assert "no year has more than 3 lists" in alt_text(ax)


def test_hundreds_of_invented_lists():
    corpus = hundreds(companies=100)
    listed = one_smelter.listings(corpus, one_smelter.find_smelter(corpus, "S7"))
    ax = charts.who_lists(listed)
    assert any("25 of 100 companies are drawn" in text.get_text() for text in ax.texts)
    years = one_smelter.by_year(listed)
    bars = charts.share_of_lists(years)
    named = years.loc[years["status"].ne("not_listed")]
    framed = [patch for patch in bars.patches if not patch.get_fill()]
    filled = [patch for patch in bars.patches if patch.get_fill() and patch.get_width() > 0.2]
    assert len(framed) == 4
    full = framed[0].get_height()
    assert [patch.get_height() / full for patch in filled] == pytest.approx(named["share"].tolist())
    assert picture(bars) == picture(charts.share_of_lists(years))


def test_a_smelter_that_no_list_names_leaves_nothing_to_draw(corpus):
    nobody = one_smelter.listings(corpus, one_smelter.Smelter("Tin", "Z", "Smelter Z"))
    for ax in (charts.who_lists(nobody), charts.share_of_lists(one_smelter.by_year(nobody))):
        assert is_empty(ax)
