"""Data quality: what was read, what differs, what is missing or unsure, each counted exactly."""

import pandas as pd
import pytest
from panels import filings_of, smelters_of
from synthetic import invented_corpus

from cmr_analysis import load_corpus, schema
from cmr_analysis.analysis import quality
from cmr_analysis.charts import alt_text, is_empty, picture
from cmr_analysis.charts import quality as charts


def smelter_rows(*rows: dict) -> pd.DataFrame:
    """Smelter rows of one filing of 2022 with these cells; the rest as in `panels.smelters_of`."""
    made = smelters_of({2022: " ".join(["Tin:X:-"] * len(rows))}).astype(object)
    for place, cells in enumerate(rows):
        for column, value in cells.items():
            made.loc[place, column] = value
    return schema.conform(schema.SMELTERS, made)


def checks_of(*rows: tuple[str, str, str]) -> pd.DataFrame:
    records = [dict(zip(("filing_id", "check", "outcome"), row, strict=True), detail="x") for row in rows]
    return schema.typed_frame(schema.CHECKS, records)


# reading


def test_every_file_is_counted_and_rows_not_kept_too():
    log = schema.typed_frame(
        schema.READ_LOG,
        [
            {"source_path": "/home/me/in/a.txt", "filing_id": "a", "outcome": "read"}
            | {"smelter_rows_seen": 10, "smelter_rows_kept": 8, "reason": "2 rows name no metal"},
            {"source_path": "/home/me/in/b.txt", "filing_id": "b", "outcome": "failed"}
            | {"reason": "/home/me/in/b.txt: empty; see /home/me/in/a.txt"},
            {"source_path": "/home/me/in/c.txt", "filing_id": "c", "outcome": "read"}
            | {"smelter_rows_seen": 5, "smelter_rows_kept": 5},
        ],
    )
    found = quality.files_read(log).set_index("outcome")
    assert found.loc["read", ["files", "smelter_rows_seen", "rows_lost"]].tolist() == [2, 15, 2]
    explained = quality.to_explain(log).set_index("filing_id")["reason"]
    assert explained.to_dict() == {"a": "2 rows name no metal", "b": "b.txt: empty; see a.txt"}  # no folder
    assert quality.reading(log) == "Of 3 files, 2 read and 1 failed; 2 smelter rows seen and not kept"


# comparisons


def test_comparisons_are_counted_by_kind_and_what_cannot_be_decided_is_in_no_share():
    found = quality.checks_by_name(
        checks_of(
            ("a", "smelters_identified", "agrees"),
            ("b", "smelters_identified", "differs"),
            ("c", "smelters_identified", "not_checkable"),
            ("a", "two_statements_response_rate", "differs"),
            ("a", "two_statements_response_rate_2", "differs"),
            ("c", "smelters_active", "not_checkable"),
        )
    ).set_index("check")
    assert found.loc["smelters_identified", ["agrees", "differs", "not_checkable", "filings"]].tolist() == [
        1,
        1,
        1,
        3,
    ]
    assert found.loc["smelters_identified", "share_differs"] == 0.5
    assert found.loc["two_statements_response_rate", "differs"] == 2
    assert pd.isna(found.loc["smelters_active", "share_differs"])


# missing, unmapped, mended


def test_missing_cells_and_whole_lists_without_a_column():
    rows = smelter_rows({"country_raw": "PERU"}, {"country_raw": None, "status_raw": "Yes"})
    found = quality.missing_cells(rows).set_index("column")
    assert found.loc["country_raw", ["rows_missing", "share_missing", "filings_missing"]].tolist() == [
        1,
        0.5,
        0,
    ]
    assert found.loc["smelter_id_raw", ["rows_missing", "filings_missing"]].tolist() == [2, 1]


def test_unmapped_values_are_those_printed_without_a_code():
    rows = smelter_rows(
        {"status_raw": "Blessed", "status": None},
        {"status_raw": "Blessed", "status": None, "country_raw": "Atlantis", "country_code": None},
        {"status_raw": None, "status": None, "country_raw": None},  # nothing printed: nothing to map
        {"status_raw": "Yes", "status": "conformant", "country_raw": "PERU", "country_code": "PER"},
    )
    found = quality.unmapped(rows)
    assert found[["column", "value", "rows", "line_start"]].to_numpy().tolist() == [
        ["status_raw", "Blessed", 2, 101],
        ["country_raw", "Atlantis", 1, 102],
    ]
    assert quality.values_say(found, quality.repaired(rows)) == (
        "2 printed values in 3 rows are in no vocabulary; 0 rows were mended while reading"
    )


def test_mended_rows_of_the_shipped_filings(filings):
    mended = quality.repaired(load_corpus(filings / "qualys-2016.txt").smelters)
    assert mended[["filing_id", "line_start"]].to_numpy().tolist() == [
        ["qualys-2016", 366],
        ["qualys-2016", 376],
    ]


# identity


ROWS = [
    {"match_method": "printed_id", "smelter_id_raw": "CID000001"},
    {"match_method": "normalized_name", "match_score": 0.98},
    {"match_method": "lineage", "match_score": 0.9, "smelter_name_raw": "Old Name"},
    {"match_method": "fuzzy", "match_score": 0.97, "smelter_name_raw": "Nearly"},
    {"match_method": "unmatched", "match_score": 0.0, "smelter_name_raw": "Unheard Of", "smelter_id": "own"},
]


def test_bands_are_the_first_level_whose_stages_recognize_a_row():
    found = quality.bands(filings_of(2022), smelter_rows(*ROWS))
    assert dict(zip(found["band"], found["rows"], strict=True)) == {
        "strict": 2,
        "reviewed": 1,
        "fuzzy": 1,
        "unmatched": 1,
    }
    assert found["share_of_rows"].sum() == pytest.approx(1.0)


def test_levels_count_smelters_as_far_as_the_stages_are_trusted():
    found = quality.levels(smelter_rows(*ROWS)).set_index("level")["smelters"]
    assert found.to_dict() == {"strict": 4, "reviewed": 3, "fuzzy": 2}
    assert quality.levels_say(found.reset_index()) == (
        "The corpus holds 2 smelters when all stages are trusted, 4 when only the strict ones are"
    )


def test_unsure_are_low_scores_and_all_likenesses_and_never_what_is_unknown():
    found = quality.unsure(smelter_rows(*ROWS))
    assert found["smelter_name_raw"].tolist() == ["Old Name", "Nearly"]
    assert quality.unknown(smelter_rows(*ROWS))["smelter_name_raw"].tolist() == ["Unheard Of"]


def test_a_fact_that_was_not_found_counts_in_no_filing():
    facts = schema.typed_frame(
        schema.FACTS, [{"filing_id": "acme-2021", "fact": "template", "value": "CMRT", "quote": "CMRT"}]
    )
    found = quality.facts_found(filings_of(2021, 2022), facts).set_index("fact")
    assert found.loc["template", ["filings", "of", "share_found"]].tolist() == [1, 2, 0.5]
    assert found["filings"].sum() == 1 and found.index[0] == "template"


# charts


def test_bars_of_comparisons_are_as_long_as_the_filings_are_many():
    found = quality.checks_by_name(
        checks_of(*((f"{n}", "smelters_active", "differs" if n < 3 else "agrees") for n in range(10)))
    )
    ax = charts.checks(found)
    widths = [
        bar.get_width() for bar in ax.patches if round(bar.get_height(), 3) != 0.15
    ]  # the key's are that high
    assert widths[0] / widths[1] == pytest.approx(7 / 3)
    assert "3 of 10 comparisons that could be decided differ" in {text.get_text() for text in ax.texts}


def test_bars_of_bands_fill_the_scale():
    ax = charts.bands(quality.bands(filings_of(2022), smelter_rows(*ROWS)))
    bars = [bar for bar in ax.patches if round(bar.get_height(), 3) != 0.15]
    widths = [bar.get_width() for bar in bars]
    assert [width / sum(widths) for width in widths] == pytest.approx([0.4, 0.2, 0.2, 0.2])
    assert alt_text(ax).startswith("40% of smelter rows are recognized by printed ID or name, 20% not at all")


def test_bars_of_facts_are_as_long_as_their_share():
    corpus = invented_corpus(10)
    found = quality.facts_found(corpus.filings, corpus.facts)
    widths = [bar.get_width() for bar in charts.facts_found(found).patches]
    assert [width / max(widths) for width in widths] == pytest.approx(
        (found["share_found"] / found["share_found"].max()).astype(float).tolist()
    )


@pytest.mark.parametrize("companies", [1, 4, 120])
def test_every_chart_of_quality_is_drawn_described_and_the_same_each_time(companies):
    corpus = invented_corpus(companies, (2022,))
    for draw, frame in (
        (charts.checks, quality.checks_by_name(corpus.checks)),
        (charts.bands, quality.bands(corpus.filings, corpus.smelters)),
        (charts.facts_found, quality.facts_found(corpus.filings, corpus.facts)),
    ):
        assert len(alt_text(draw(frame))) > 80
        assert picture(draw(frame)) == picture(draw(frame))


def test_an_empty_corpus_draws_nothing_and_says_why():
    nothing = {name: schema.typed_frame(table, []) for name, table in schema.TABLES.items()}
    assert is_empty(charts.checks(quality.checks_by_name(nothing["checks"])))
    assert is_empty(charts.bands(quality.bands(nothing["filings"], nothing["smelters"])))
    assert is_empty(charts.facts_found(quality.facts_found(nothing["filings"], nothing["facts"])))
    assert quality.reading(nothing["read_log"]) == "Of 0 files, none; every smelter row seen was kept"
