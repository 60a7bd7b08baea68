"""Tables with columns in any order, any page length and any rows come back exactly, in every style."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layout_tables import SMELTERS
from rendering import Table
from test_layouts import STYLES, check

# Left to the tables of test_layouts.py: cells broken over lines, headings broken into words.
PLAIN_STYLES = [style for style in STYLES if "wrapped" not in style and "broken" not in style]


@st.composite
def tables(draw) -> Table:
    """A table with the name, the metal (column or heading), and a country or an ID; eight rows or more."""
    beside = draw(st.sets(st.sampled_from(["country", "cid", "status"]), min_size=1))
    beside |= set() if beside & {"country", "cid"} else {"country"}
    over_rows = draw(st.booleans())
    columns = draw(st.permutations(["name", *([] if over_rows else ["metal"]), *sorted(beside)]))
    kept = draw(st.lists(st.booleans(), min_size=len(SMELTERS), max_size=len(SMELTERS)))
    rows = [smelter for smelter, keep in zip(SMELTERS, kept, strict=True) if keep]
    return Table(
        tuple(rows if len(rows) >= 8 else SMELTERS),
        tuple(columns),
        groups=("metal",) if over_rows else (),
        metal=draw(st.sampled_from(["{metal}", "{metal} ({symbol})"])),
        upper=("metal",) if draw(st.booleans()) else (),
        page=draw(st.sampled_from([0, 4, 9])),
        repeat_header=draw(st.booleans()),
    )


@settings(max_examples=250, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(table=tables(), style=st.sampled_from(PLAIN_STYLES))
def test_any_table_reads_back_exactly(table, style):
    with tempfile.TemporaryDirectory() as folder:
        check(STYLES[style](table), Path(folder))
