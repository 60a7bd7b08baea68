"""Exploring the lists: what can be chosen, what is counted, what is drawn, and how widgets change it."""

import pandas as pd
import pytest

from cmr_analysis import load_corpus
from cmr_analysis.analysis import explorer
from cmr_analysis.analysis.explorer import Choice, View, choice, chosen, counts_by
from cmr_analysis.charts import alt_text, is_empty
from cmr_analysis.charts.explore import listings
from cmr_analysis.errors import SelectionError


@pytest.fixture(scope="module")
def corpus():
    return load_corpus("data/filings")


@pytest.fixture(scope="module")
def rows(corpus):
    return explorer.listed_rows(corpus)


def invented(*listed: tuple) -> pd.DataFrame:
    """Rows of (filing, smelter, status), all of one company, metal and country."""
    frame = pd.DataFrame(listed, columns=["filing_id", "smelter_id", "status"])
    return frame.assign(
        company="Acme", reporting_year=2014, metal="Tin", country="Peru",
        status=frame["status"].astype(pd.CategoricalDtype(explorer.STATUSES, ordered=True)),
    )  # fmt: skip


def test_every_printed_row_can_be_chosen_by_something(corpus, rows):
    assert len(rows) == len(corpus.smelters)
    assert rows[["company", "metal", "status", "country"]].notna().all(axis=None)
    there = explorer.choices(rows)
    assert there["years"] == [2014, 2016, 2017, 2022]
    assert there["statuses"] == ["conformant", "active", "undetermined", "not_conformant", "not_stated"]


@pytest.mark.parametrize(
    ("part", "words", "known"),
    [
        ("companies", ["qualys"], ("Qualys, Inc.",)),
        ("companies", ["CALIX, INC."], ("Calix, Inc.",)),
        ("years", [2014, "2016"], (2014, 2016)),
        ("metals", ["tin"], ("Tin",)),
        ("statuses", ["No status stated", "not_conformant"], ("not_stated", "not_conformant")),
        ("countries", ["united states"], ("United States",)),
        ("companies", [], ()),
    ],
)
def test_words_that_choose(rows, part, words, known):
    assert getattr(choice(rows, **{part: words}), part) == known


@pytest.mark.parametrize(
    ("part", "word"),
    [("companies", "Nobody"), ("years", 1999), ("metals", "Iron"), ("companies", ""), ("statuses", "x")],
)
def test_a_word_that_fits_nothing_is_refused_with_what_there_is(rows, part, word):
    with pytest.raises(SelectionError, match=f"{part}: .*there are: "):
        choice(rows, **{part: [word]})


def test_parts_of_a_choice_hold_together(rows):
    tin = chosen(rows, Choice(companies=("Qualys, Inc.",), years=(2022,), metals=("Tin",)))
    expected = rows["filing_id"].eq("qualys-2022") & rows["metal"].eq("Tin")
    assert len(tin) == expected.sum() > 0
    assert len(chosen(rows, Choice())) == len(rows)


def test_a_smelter_counts_once_a_list():
    counts = counts_by(
        invented(("a", "x", "active"), ("a", "x", "active"), ("b", "x", "active"), ("a", "y", "not_stated")),
        "country",
    )
    assert counts.to_numpy().tolist() == [["Peru", "active", 2], ["Peru", "not_stated", 1]]


@pytest.mark.parametrize(
    ("statuses", "counted"),
    [
        (("active", "conformant"), "two_statuses"),
        (("active", "active"), "active"),
        (("not_stated", "conformant"), "conformant"),  # a row without one says nothing against the other
        (("not_stated", "not_stated"), "not_stated"),
    ],
)
def test_the_status_of_a_smelter_that_is_printed_twice(statuses, counted):
    counts = counts_by(invented(*(("a", "x", status) for status in statuses)), "list")
    assert counts.to_numpy().tolist() == [["Acme, 2014", counted, 1]]


def test_the_chart_of_lists_says_what_it_counts(rows):
    counts = counts_by(rows, "list")
    ax = listings(counts, by="list")
    assert "n = 1,144 listings" in " ".join(text.get_text() for text in ax.texts)
    assert "Qualys, Inc., 2022, conformant: 225." in alt_text(ax)
    assert [text.get_text() for text in ax.texts if text.get_text() in ("331", "255", "310", "248")] == [
        "331", "255", "310", "248",
    ]  # fmt: skip


def test_the_chart_with_one_bar_with_none_and_with_hundreds():
    one = listings(counts_by(invented(("a", "x", "active")), "list"), by="list")
    assert "Acme, 2014: 1 smelter" in alt_text(one)
    none = listings(counts_by(invented(), "country"), by="country")
    assert is_empty(none)
    many = pd.concat(
        [invented((f"f{n}", "x", "active")).assign(company=f"Invented {n:03}") for n in range(400)]
    )
    ax = listings(counts_by(many, "list"), by="list")
    said = " ".join(text.get_text() for text in ax.texts)
    assert "the first 15 of 400 lists" in said
    assert "Invented 014, 2014" in said and "Invented 015" not in said


def test_where_nobody_can_click_the_parameters_choose(corpus, monkeypatch):
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    view = View(corpus, companies=["Qualys"], years=[2022], most=10)
    assert view.controls().text.startswith("Chosen: companies Qualys, Inc.; years 2022. 248 rows")
    assert "Qualys, Inc., 2022: 248 smelters" in view.lists().description
    assert view.table().html.count("<tr>") == 1 + 10
    assert "The first 10 of 248 rows" in view.table().html


def test_widgets_change_everything_that_is_shown(corpus):
    view = View(corpus, live=True)
    controls, lists, table = view.controls(), view.lists(), view.table()
    boxes = [column.children[1] for column in controls.children[0].children]
    said = controls.children[1]
    assert "1,148 rows" in said.value
    boxes[1].value = (2022,)
    assert "Chosen: years 2022. 248 rows" in said.value
    assert "Qualys, Inc., 2022" in lists.value and "Calix" not in lists.value
    boxes[2].value = ("Tin",)
    assert "<td" in table.value and "Gold" not in table.value
    boxes[1].value = boxes[2].value = ()
    assert "1,148 rows" in said.value


def test_text_of_filings_is_escaped_in_widgets(corpus):
    bad = "<script>alert(1)</script>"
    from dataclasses import replace

    view = View(
        replace(
            corpus,
            filings=corpus.filings.assign(company=bad),
            smelters=corpus.smelters.assign(smelter_name_raw=bad),
        ),
        live=True,
    )
    shown = [view.controls().children[1], view.lists(), view.countries(), view.table()]
    assert not any("<script" in part.value for part in shown)
    assert "&lt;script&gt;" in shown[1].value + shown[3].value
