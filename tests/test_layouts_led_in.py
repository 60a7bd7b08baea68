"""A sentence above a list that says one status of every smelter in it, and sentences that do not."""

import pytest
from test_layouts import found
from test_layouts_as_printed import FOUR, html, statuses, tabs

from cmr_analysis.lists.led_in import status_led_in

GOOD, BUSY, BAD = "conformant", "active", "not_conformant"
HEAD = ("Metal", "Smelter", "Country")


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (
            "The following smelters and refiners have been validated as conformant with the RMAP as of May 1, 2020:",
            GOOD,
        ),
        ("The table below lists the smelters and refiners that have been certified as conflict-free.", GOOD),
        ("CFSP compliant smelters and refiners are listed below.", GOOD),
        ("Set forth below is a list of the smelters that were found to be compliant under the CFSP.", GOOD),
        (
            "As of May 1, 2016, the following smelters in our supply chain were listed as compliant by CFSI:",
            GOOD,
        ),
        ("Below is a list of smelters and refiners which are active in the RMAP:", BUSY),
        ("Listed below are the facilities that are not yet compliant with the CFSP.", BAD),
        # the smelters listed are not all of the status, or it is not said of them
        ("The smelters and refiners identified by our suppliers are listed below.", ""),
        ("The following smelters are not yet conformant but our suppliers tell us that they are active:", ""),
        ("Of the 245 smelters listed below, 206 are conformant:", ""),
        ("The following smelters, some of which are conformant, were identified:", ""),
        ("The following smelters are conformant or active:", ""),
        ("The following table lists the smelters, including whether they are conformant:", ""),
        ("The smelters marked with * in the following list are conformant:", ""),
        ("The following list of smelters excludes those that are conformant:", ""),
        ("The following smelters were identified from the list of compliant smelters:", ""),
        ("The following smelters were named by suppliers that are compliant with our policy:", ""),
        ("The following products contain gold from smelters that are conformant:", ""),
        ("The list below shows the smelters verified by our suppliers to be in our supply chain:", ""),
        # another sentence stands between
        ("The following smelters are conformant. Our survey is described in the next section.", ""),
    ],
)
def test_the_status_that_a_sentence_states(sentence, status):
    assert status_led_in(sentence)[1] == status


SAID = "The following table lists the smelters that are compliant with the CFSP assessment protocols."


def test_every_row_has_the_status_of_the_sentence_above(tmp_path):
    rows = found(f"{SAID}\n\n{tabs(HEAD, *FOUR)}", tmp_path).rows
    assert {row.status_raw for row in rows} == {"following table lists the smelters that are compliant"}
    assert all(row.status_raw in SAID for row in rows)
    assert statuses(f"{SAID}\n\n{tabs(HEAD, *FOUR)}", tmp_path) == [GOOD] * 4


def test_each_of_two_lists_has_its_own(tmp_path):
    titles = (SAID, "The smelters below were named as well.")
    tables = [[list(HEAD), *map(list, FOUR[:2])], [list(HEAD), *map(list, FOUR[2:])]]
    assert statuses(html(*tables, titles=titles), tmp_path) == [GOOD, GOOD, None, None]


def test_a_list_with_statuses_of_its_own_has_these(tmp_path):
    rows = [(*row, status) for row, status in zip(FOUR, ("Compliant", "Active", "", ""), strict=True)]
    text = f"{SAID}\n\n{tabs((*HEAD, 'CFSP Status'), *rows)}"
    assert statuses(text, tmp_path) == [GOOD, BUSY, None, None]
