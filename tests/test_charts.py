"""The data behind the charts: what is drawn, how high, with which words. No pictures are compared."""

from itertools import pairwise

import matplotlib.colors
import pandas as pd
import pytest
from matplotlib.patches import PathPatch, Rectangle
from panels import filings_of, smelters_of

from cmr_analysis import charts
from cmr_analysis.analysis import measures
from cmr_analysis.charts.style import new_axes, spread

LISTS = {
    2014: "Tin:A:n Tin:B:c Tin:C:c Gold:A:n",
    2016: "Tin:A:c Tin:B:c Gold:A:- Gold:D:a",
    2022: "Tin:A:c Gold:D:c Tin:E:u",
}
COUNTRIES = {"A": "PER", "B": "CHN", "C": "CHN", "D": "CHN", "E": "BOL"}


def panel_of(lists: dict[int, str]) -> pd.DataFrame:
    return measures.smelter_status_by_year(filings_of(*lists), smelters_of(lists, COUNTRIES))


def texts(ax) -> list[str]:
    return [text.get_text() for text in ax.texts]


def said(ax) -> str:
    """Title, subtitle and labels as they are read; headlines are written from their last line up."""
    return " ".join(reversed(texts(ax)))


# the palette


def lightness(colour: str) -> float:
    """CIELAB lightness, 0 to 100: what is left of a colour when it is printed in grey."""
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in matplotlib.colors.to_rgb(colour)
    ]
    y = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


def test_every_status_has_a_colour():
    assert set(charts.COLOURS) == set(measures.STATUSES)


def test_the_four_stated_statuses_and_none_differ_in_grey():
    shown = ["conformant", "not_conformant", "active", "undetermined", "not_listed"]
    steps = [lightness(charts.COLOURS[status]) for status in shown]
    assert all(after - before > 12 for before, after in pairwise(steps)), steps


@pytest.mark.parametrize(
    "matrix",  # Machado, Oliveira and Fernandes 2009, severity 1.0
    [
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    ],
    ids=["protanopia", "deuteranopia", "tritanopia"],
)
def test_statuses_stay_apart_for_colour_blind_readers(matrix):
    seen = {
        status: [
            sum(m * c for m, c in zip(row, matplotlib.colors.to_rgb(colour), strict=True)) for row in matrix
        ]
        for status, colour in charts.COLOURS.items()
        if status in measures.STATED
    }
    for one, colour in seen.items():
        for other, another in seen.items():
            if one != other:
                assert sum((a - b) ** 2 for a, b in zip(colour, another, strict=True)) ** 0.5 > 0.15, (
                    one,
                    other,
                )


# the alluvial chart


def test_alluvial_bars_are_as_high_as_the_smelters_are_many():
    ax = charts.alluvial(panel_of(LISTS))
    bars = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    assert [bar.get_height() for bar in bars] == [2, 2, 2, 2, 1, 1, 2, 2, 1, 3]
    columns = {}
    for bar in bars:
        columns.setdefault(round(bar.get_x(), 3), []).append(bar.get_height())
    assert [sum(heights) for heights in columns.values()] == [6, 6, 6]


def test_alluvial_draws_one_band_a_flow_and_labels_each():
    panel = panel_of(LISTS)
    ax = charts.alluvial(panel)
    flows = measures.status_flows(panel)
    bands = [patch for patch in ax.patches if isinstance(patch, PathPatch)]
    assert len(bands) == len(flows)
    numbers = sorted(text for text in texts(ax) if text.isdigit())
    assert numbers == sorted(str(number) for number in flows["smelters"])


def test_alluvial_bands_keep_inside_their_bars_and_do_not_overlap_there():
    ax = charts.alluvial(panel_of(LISTS))
    ends = {}
    for patch in ax.patches:
        if isinstance(patch, PathPatch):
            points = patch.get_path().vertices
            for x, high, low in (
                (points[0][0], points[0][1], points[7][1]),
                (points[3][0], points[3][1], points[4][1]),
            ):
                ends.setdefault(round(x, 3), []).append((high, low))
    for spans in ends.values():
        for above, below in pairwise(sorted(spans, reverse=True)):
            assert above[1] >= below[0] - 1e-9


def test_alluvial_says_its_finding_its_n_and_its_source():
    ax = charts.alluvial(panel_of(LISTS))
    finding = "Acme Inc. lists 67% of its gold and tin smelters as conformant for 2022, up from 50% for 2014"
    assert said(ax).startswith(f"{finding} n = 6 smelters on at least one list")
    assert "Source: Form SD of Acme Inc. for 2014, 2016 and 2022." in said(ax)
    assert {"2014: 4 listed", "2016: 4 listed", "2022: 3 listed"} <= set(texts(ax))


def test_alluvial_shows_the_printed_words_beside_the_status():
    panel = panel_of(LISTS).assign(
        status_raw=lambda frame: frame["status_raw"].mask(frame["status"].eq("not_conformant"), "No")
    )
    assert "“No”" in texts(charts.alluvial(panel))


def test_alluvial_numbers_stand_apart():
    ax = charts.alluvial(
        panel_of({2014: "Tin:A:c Tin:B:a Tin:C:u Tin:D:n Tin:E:-", 2016: "Tin:A:c Tin:B:c Tin:C:c"})
    )
    places = {}
    for text in ax.texts:
        if text.get_text().isdigit():
            places.setdefault(round(text.get_position()[0], 3), []).append(text.get_position()[1])
    line = 8.5 / 72 * (ax.get_ylim()[1] - ax.get_ylim()[0]) / ax.figure.get_size_inches()[1]
    for heights in places.values():
        assert all(above - below > line for above, below in pairwise(sorted(heights, reverse=True)))


@pytest.mark.parametrize(
    ("heights", "line", "expected"),
    [
        ([], 1.0, []),
        ([5.0], 1.0, [5.0]),
        ([5.0, 1.0], 1.0, [5.0, 1.0]),
        ([5.0, 5.0], 1.0, [5.5, 4.5]),
        ([5.0, 5.0, 4.0], 1.0, [5.0 + 2 / 3, 4.0 + 2 / 3, 3.0 + 2 / 3]),
    ],
)
def test_spread(heights, line, expected):
    assert spread(heights, line) == pytest.approx(expected)


# the other charts


def test_entries_and_exits_are_bars_to_the_left_and_right():
    moves = measures.entries_and_exits(panel_of(LISTS))
    ax = charts.entries_and_exits(moves)
    widths = [bar.get_width() for bar in ax.patches]
    left, entered = [-width for width in widths[::2]], widths[1::2]
    unit = max(left + entered)  # the longest bar stands for one smelter here
    assert [round(width / unit) for width in left] == moves["left"].tolist()
    assert [round(width / unit) for width in entered] == moves["entered"].tolist()
    assert "Acme Inc., 2016 to 2022: 2 of 4 gold and tin smelters left the list, 1 entered" in texts(ax)


def test_transition_matrix_writes_counts_and_shares_of_the_row():
    ax = charts.transition_matrix(measures.status_transitions(panel_of(LISTS)))
    assert "Not conformant 2" in texts(ax)
    assert texts(ax).count("50%") == 4
    assert "Of 2 gold and tin smelters that Acme Inc. lists as not conformant for 2014" in said(ax)


def test_countries_put_a_dot_at_each_share():
    shares = measures.status_share_by_country(panel_of(LISTS))
    ax = charts.conformance_by_country(shares)
    dots = [line for line in ax.lines if line.get_marker() == "o"]
    assert len(dots) == shares["share_conformant"].notna().sum()
    # more than one dot a row: places are in the order of the shares
    ordered = sorted(
        zip(shares["share_conformant"].dropna(), (dot.get_xdata()[0] for dot in dots), strict=True)
    )
    assert [x for _, x in ordered] == sorted(x for _, x in ordered)


def test_countries_without_statuses_are_bars_of_their_numbers():
    ax = charts.conformance_by_country(
        measures.status_share_by_country(panel_of({2017: "Tin:A:- Tin:B:- Gold:D:-"}))
    )
    widths = [bar.get_width() for bar in ax.patches]
    assert widths[0] == pytest.approx(2 * widths[1])
    assert "the list prints no status" in said(ax)


@pytest.mark.parametrize(
    ("chart", "frame", "reason"),
    [
        (charts.alluvial, panel_of({2017: "Tin:A:c"}), "only 2017 has one"),
        (charts.alluvial, panel_of({}), "no filing has one"),
        (charts.entries_and_exits, measures.entries_and_exits(panel_of({2017: "Tin:A:c"})), "two years"),
        (charts.transition_matrix, measures.status_transitions(panel_of({2017: "Tin:A:c"})), "two years"),
        (charts.conformance_by_country, measures.status_share_by_country(panel_of({})), "no smelter"),
    ],
)
def test_nothing_to_show_says_why(chart, frame, reason):
    ax = chart(frame)
    assert charts.is_empty(ax)
    assert reason in charts.alt_text(ax)


@pytest.mark.parametrize(
    "draw",
    [
        lambda panel, ax: charts.alluvial(panel, ax=ax),
        lambda panel, ax: charts.entries_and_exits(measures.entries_and_exits(panel), ax=ax),
        lambda panel, ax: charts.transition_matrix(measures.status_transitions(panel), ax=ax),
        lambda panel, ax: charts.conformance_by_country(measures.status_share_by_country(panel), ax=ax),
    ],
)
def test_a_chart_draws_into_the_axes_given_is_described_and_is_the_same_each_time(draw):
    ax = new_axes(4)
    assert draw(panel_of(LISTS), ax) is ax
    assert "Acme Inc." in charts.alt_text(ax)
    assert charts.picture(ax) == charts.picture(draw(panel_of(LISTS), new_axes(4)))
