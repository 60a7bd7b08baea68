"""HTML means the same whatever source lines it stands on: filing agents often put a whole report on one line."""

import re
from itertools import product

import pytest
from layout_tables import TABLES
from rendering import draw
from rendering_html import bare, bulleted, donnelley, listed, toppan, workiva

from cmr_analysis.extraction import extract

STYLES = {
    "workiva": workiva(),
    "donnelley": donnelley(),
    "toppan": toppan(),
    "bare": bare(),
    "listed": listed(),
    "bulleted": bulleted(),
}
COVER = """<p>UNITED STATES SECURITIES AND EXCHANGE COMMISSION</p>
<p>FORM SD</p>
<p>SPECIALIZED DISCLOSURE REPORT</p>
<p>HALCYON FORGE, INC.</p>
<p>(Exact name of registrant as specified in its charter)</p>
<table>
<tr><td>Delaware</td><td>001-34567</td><td>77-0123456</td></tr>
<tr><td>(State of incorporation)</td><td>(Commission File Number)</td><td>(IRS Employer Identification No.)</td></tr>
</table>
<p>[X] Rule 13p-1 under the Securities Exchange Act (17 CFR 240.13p-1) for the reporting period from
January 1 to December 31, 2019.</p>
"""
REPORT = """<p>Conflict Minerals Report of Halcyon Forge, Inc. for the year ended December 31, 2019</p>
<p>We surveyed 120 suppliers with the Conflict Minerals Reporting Template, and 97 of the 120 suppliers responded.
They identified 26 smelters and refiners, of which 18 are conformant.</p>
<table>
<tr><td>Metal</td><td>Conformant</td><td>Active</td><td>Total</td></tr>
<tr><td>Gold</td><td>8</td><td>1</td><td>11</td></tr>
</table>
<p>Based on our reasonable country of origin inquiry, we have reason to believe that some of our necessary
conflict minerals may have originated in the Covered Countries.</p>
<p>The countries of origin of the conflict minerals may include the following:</p>
<ul>
<li>Brazil</li>
<li>Rwanda</li>
<li>Bolivia</li>
</ul>
"""
LINES = ("line_start", "line_end", "source_sha256", "seconds", "detail", "quote")
"""What may differ: where it stands. (A quote's line breaks are folded, and a check's sentence names lines.)"""


def records(html, folder):
    path = folder / "halcyon-2019.htm"
    path.write_text(html, encoding="utf-8")
    found = extract(path)
    assert found.log["outcome"] == "read", found.log
    return {
        name: [{key: value for key, value in record.items() if key not in LINES} for record in table]
        for name, table in vars_of(found).items()
    }


def vars_of(found):
    return {name: getattr(found, name) for name in ("filings", "smelters", "facts", "origins", "checks")}


NAMES_ALONE = "name only under metals"
SOME = ("ids", "no country", "metal over rows", "pages", "marks, legend after", "status and metal over rows")
TABLE_STYLES = [style for style in STYLES if style not in ("listed", "bulleted")]


@pytest.mark.parametrize(
    ("style", "table"), [*product(TABLE_STYLES, SOME), *((style, NAMES_ALONE) for style in STYLES)]
)
def test_a_report_on_one_line_says_the_same(style, table, tmp_path):
    html = COVER + REPORT + draw(TABLES[table], STYLES[style]).text
    as_written = records(html, tmp_path)
    assert (
        len(as_written["facts"]) > 4 and len(as_written["smelters"]) > 20 and len(as_written["origins"]) == 3
    )
    assert records(re.sub(r"\s*\n\s*", " ", html), tmp_path) == as_written
