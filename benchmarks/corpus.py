"""An invented universe of filings as files, of the size of the real one: no company, number or list in it is real.

Two in three are EDGAR submissions with the report in HTML, the rest text extractions. The smelters are those of the
shipped filings, one in seven under a spelling that nobody else uses. `python benchmarks/corpus.py FOLDER [FILINGS]`.
"""

import random
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path

import rendering
import rendering_html
import rendering_text

from cmr_analysis import load_corpus

FILINGS, YEARS, SPELLINGS = 13_000, range(2013, 2026), 40_000
_ROOT = Path(__file__).resolve().parents[1]
_STYLES = (rendering_html.donnelley, rendering_html.toppan, partial(rendering_text.separated, "\t"))
_COLUMNS = ("metal", "name", "country", "status")
_ENDINGS = (
    "",
    " Co., Ltd.",
    " Corp.",
    " Inc.",
    " Limited",
    " (refinery)",
    " Works",
    " Group",
    " Metals",
    " S.A.",
)

_HEAD = """<SEC-DOCUMENT>{accession}.txt : {filed}
<SEC-HEADER>{accession}.hdr.sgml : {filed}
ACCESSION NUMBER:\t\t{accession}
CONFORMED SUBMISSION TYPE:\tSD
PUBLIC DOCUMENT COUNT:\t\t2
FILED AS OF DATE:\t\t{filed}

FILER:

\tCOMPANY DATA:
\t\tCOMPANY CONFORMED NAME:\t\t\t{upper}
\t\tCENTRAL INDEX KEY:\t\t\t{cik}
\t\tSTATE OF INCORPORATION:\t\t\tDE
</SEC-HEADER>
<DOCUMENT>
<TYPE>SD
<SEQUENCE>1
<TEXT>
<HTML><BODY>
{cover}
</BODY></HTML>
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-1.01
<SEQUENCE>2
<TEXT>
{report}
</TEXT>
</DOCUMENT>
</SEC-DOCUMENT>
"""
_COVER = """UNITED STATES
SECURITIES AND EXCHANGE COMMISSION
FORM SD
SPECIALIZED DISCLOSURE REPORT
{company}
(Exact name of the registrant as specified in its charter)
Rule 13p-1 under the Securities Exchange Act for the reporting period from January 1 to December 31, {year}.
A copy of the Conflict Minerals Report of {company} is filed as Exhibit 1.01.
SIGNATURES
By: /s/ Ada Example
Ada Example
Chief Financial Officer
Date: May {day}, {after}"""
_REPORT = """Conflict Minerals Report of {company} for the year ended December 31, {year}
We surveyed {asked} direct suppliers with the Conflict Minerals Reporting Template.
We received responses from {share}% of them.
Our suppliers named {rows} smelters and refiners, of which {conformant} were conformant with the RMAP.
Our due diligence conforms to the OECD Due Diligence Guidance for Responsible Supply Chains of Minerals.
Based on our reasonable country of origin inquiry we have reason to believe
that some of the minerals may have originated in the Covered Countries.
We intend to ask suppliers that did not answer again, and to encourage smelters to take part in audits."""


def write_corpus(folder: Path, filings: int = FILINGS) -> list[Path]:
    """Write so many filings into the folder and return their paths; the same for the same number."""
    folder.mkdir(parents=True, exist_ok=True)
    known_smelters(), spellings()  # once, before the processes are made
    with ProcessPoolExecutor() as pool:
        return list(pool.map(partial(_write, folder), range(filings), chunksize=100))


@cache
def known_smelters() -> list[rendering.Smelter]:
    """The rows of the shipped lists, each facility and name once."""
    listed = load_corpus(_ROOT / "data" / "filings").smelters.dropna(subset=["country_raw", "status_raw"])
    once = listed.drop_duplicates(["metal", "smelter_name_raw"])
    columns = ["metal", "smelter_name_raw", "country_raw", "status_raw", "smelter_id_raw"]
    printed = once[columns].astype(object).where(once[columns].notna(), None)
    return [rendering.Smelter(*row) for row in printed.itertuples(index=False)]


@cache
def spellings() -> list[rendering.Smelter]:
    """Misspelled and abridged names of the known smelters."""
    chance = random.Random(40)
    return [_respelled(chance.choice(known_smelters()), chance) for _ in range(SPELLINGS)]


def _respelled(smelter: rendering.Smelter, chance: random.Random) -> rendering.Smelter:
    name = smelter.name
    place = chance.randrange(1, max(len(name) - 1, 2))
    changed = (
        name[:place] + chance.choice(("", name[place - 1], " ", "-")) + name[place + chance.randint(0, 1) :]
    )
    return rendering.Smelter(
        smelter.metal, f"{changed.strip()}{chance.choice(_ENDINGS)}", smelter.country, smelter.status, None
    )


def _write(folder: Path, number: int) -> Path:
    chance = random.Random(number)
    company, year = number % 1000 + 1 + 1000 * (number // 13_000), YEARS[number // 1000 % len(YEARS)]
    rows = [chance.choice(spellings()) if chance.random() < 1 / 7 else row for row in _list(chance)]
    style = _STYLES[number % 3]()
    columns = (*_COLUMNS, "cid") if number % 4 == 0 else _COLUMNS
    table = rendering.Table(tuple(sorted(rows, key=lambda row: row.metal)), columns, page=40)
    drawn = rendering.draw(table, style)
    facts = _facts(company, year, rows, chance)
    is_html = drawn.suffix != ".txt"
    path = folder / f"{facts['accession']}.txt"
    path.write_text(
        _submission(drawn.text, facts) if is_html else _plain(drawn.text, facts), encoding="utf-8"
    )
    return path


def _list(chance: random.Random) -> list[rendering.Smelter]:
    known = known_smelters()
    return chance.sample(known, min(chance.randint(110, 350), len(known)))


def _facts(
    company: int, year: int, rows: list[rendering.Smelter], chance: random.Random
) -> dict[str, object]:
    conformant = sum(row.status in ("Compliant", "Full Compliant", "Conformant", "Yes") for row in rows)
    name = f"Invented {company:04d} Corp."
    return {
        "company": name,
        "upper": name.upper(),
        "cik": f"{9_000_000_000 + company}",
        "accession": f"{9_000_000_000 + company}-{(year + 1) % 100:02d}-{company:06d}",
        "year": year,
        "after": year + 1,
        "filed": f"{year + 1}0528",
        "day": chance.randint(10, 31),
        "asked": chance.randint(20, 900),
        "share": chance.randint(40, 100),
        "rows": len(rows),
        "conformant": conformant,
    }


def _submission(drawn: str, facts: dict[str, object]) -> str:
    cover, prose = (
        "\n".join(
            f'<P STYLE="font-size:10pt; font-family:Times New Roman">{line}</P>'
            for line in lines.splitlines()
        )
        for lines in (_COVER.format(**facts), _REPORT.format(**facts))
    )
    return _HEAD.format(cover=cover, report=f"<HTML><BODY>\n{prose}\n{drawn}\n</BODY></HTML>", **facts)


def _plain(drawn: str, facts: dict[str, object]) -> str:
    return f"{_COVER}\n\n{_REPORT}\n\n".format(**facts).replace("\n", "\n\n") + drawn


if __name__ == "__main__":
    written = write_corpus(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else FILINGS)
    print(f"{len(written):,} filings, {sum(path.stat().st_size for path in written) / 1e6:,.0f} MB")
