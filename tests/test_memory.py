"""What a file costs in memory while it is read, in a process of its own: less than ten times the file.

A short line takes some hundred times its bytes, so a small file of them may take more; no file takes more than
100 MB that is not itself larger than 10 MB.
"""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's /proc")

PREFACE = (
    "Form SD. Conflict Minerals Report. Rule 13p-1, reporting period from January 1 to December 31, 2016.\n\n"
)
HTML = f"<html><body><p>{PREFACE}</p>"
PROSE = (
    "We surveyed 310 suppliers, of which 97% responded. Of the 246 smelters, 206 were conformant to the Responsible "
    "Minerals Assurance Process. "
)
CODE = """
import sys
from cmr_analysis.extraction import extract

def most():
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))

before = most()
log = extract(sys.argv[1]).log
print(1024 * (most() - before), log["outcome"], log["reason"] or "")
"""


def cost(path):
    """Bytes that the process grew by, the outcome and its reason."""
    done = subprocess.run(
        [sys.executable, "-c", CODE, path], capture_output=True, text=True, check=True, timeout=300
    )
    grown, outcome, reason = done.stdout.rstrip("\n").split(" ", 2)
    return int(grown), outcome, reason


def rows(count):
    return "".join(
        f"{('Gold', 'Tin')[number % 2]}\tAlpha Refining {number}\tJAPAN\tConformant\tCID{number:06d}\n"
        for number in range(count)
    )


READ = {
    "one line of prose": PREFACE + PROSE * 40_000,
    "one line without a space": PREFACE + "a" * 6_000_000,
    "one line of numbers": PREFACE + "1,234 " * 1_000_000,
    "one line of cells": PREFACE + "Gold\tAlpha\tJAPAN\t" * 350_000,
    "one line beyond Latin": PREFACE + "\U0001f600 " + PROSE * 40_000,
    "one paragraph": HTML + "<p>" + PROSE * 40_000,
    "entities": HTML + "<p>" + "&amp;&#x41;&lt;&nbsp;&bogus;" * 200_000,
    "tags that only style": HTML + "<b>a</b>" * 700_000,
    "unclosed comments": HTML + "<!-- " * 1_000_000,
    "tags never closed": HTML + "<td <tr <table " * 400_000,
    "empty cells": HTML + "<table>" + ("<tr>" + "<td></td>" * 4) * 150_000,
    "tables nested 1,000 deep": HTML + "<table><tr><td>Gold" * 1_000 + " " * 6_000_000,
    "UTF-16": (PREFACE + PROSE * 20_000).encode("utf-16"),
    "Windows-1252": (PREFACE + "é" + PROSE * 40_000).encode("cp1252"),
    "truncated": HTML + "<p>" + PROSE * 40_000 + "<table><tr><td sty",
}
REFUSED = {
    "a million rows": PREFACE + "Gold\tAlpha\tX\n" * 1_000_000,
    "flattened cells": PREFACE + "Gold\n\nAlpha\n\nJAPAN\n\n" * 300_000,
    "blank lines": PREFACE + "\n" * 6_000_000,
    "a table of a million cells": HTML + "<table>" + "<tr><td>a<td>b<td>c<td>d" * 250_000,
    "a row of a million cells": HTML + "<table><tr>" + "<td>a" * 1_000_000,
    "cells that reach down": HTML
    + ("<table>" + "<tr><td rowspan=5000>Gold<td rowspan=5000>A<td>B" * 100_000),
    "600,000 tables nested": HTML + "<table><tr><td>" * 600_000,
    "preformatted texts": HTML + "<pre>a</pre>" * 500_000,
    "unclosed paragraphs": HTML + "<p>Gold 1" * 600_000,
    "sentences that state something": PREFACE
    + "".join(f"We surveyed {i} of {i + 9} suppliers. " for i in range(150_000)),
    "documents of a submission": "<SEC-DOCUMENT>\n"
    + "<DOCUMENT>\n<TYPE>EX-1.01\n<TEXT>\nA\n</DOCUMENT>\n" * 130_000,
}


@pytest.mark.parametrize(
    ("shape", "outcome"), [*((s, "read") for s in READ), *((s, "failed") for s in REFUSED)]
)
def test_a_large_file_takes_less_than_ten_times_its_size(shape, outcome, tmp_path):
    path = tmp_path / "acme.txt"
    content = (READ | REFUSED)[shape]
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    grown, how, reason = cost(path)
    assert grown < 10 * path.stat().st_size
    assert how == outcome
    assert how == "read" or "no filing does" in reason


@pytest.mark.parametrize(
    "content",
    [
        PREFACE + "Metal\tSmelter Name\tCountry\tStatus\tSmelter ID\n" + rows(14_900),
        PREFACE + rows(9_900).replace("\t", "\n"),
        PREFACE + "".join(f"We surveyed {i} of {i + 9} suppliers.\n" for i in range(9_900)),
        PREFACE + "".join(f"{number}\n" for number in range(49_000)),
        HTML + "<table><tr><td>" + rows(14_900).replace("\t", "<td>").replace("\n", "<tr><td>"),
    ],
    ids=["rows", "flattened", "sentences", "short lines", "HTML rows"],
)
def test_as_much_as_may_be_read_takes_less_than_100_megabytes(content, tmp_path):
    path = tmp_path / "acme.txt"
    path.write_text(content)
    grown, outcome, _ = cost(path)
    assert outcome == "read"
    assert grown < 100_000_000
