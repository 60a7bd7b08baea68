"""Countries of origin: what is a list of them, what only looks like one, and where each country stands.

The companies are invented; the wordings follow those of Conflict Minerals Reports 2014 to 2026.
"""

from pathlib import Path

import pytest

from cmr_analysis.origins import Origin, read_origins
from cmr_analysis.reading import read_document

OPENING = """Exhibit 1.01

Conflict Minerals Report of Quince Instruments, Inc.

This report for the year ended December 31, 2021 is presented to comply with Rule 13p-1.

"""
NO_METAL = None


def origins_of(text: str, folder: Path) -> list[Origin]:
    path = folder / "quince-2021.txt"
    path.write_text(text, encoding="utf-8")
    return read_origins(read_document(path))


def printed(text: str, folder: Path) -> list[str]:
    """Each row as "country" or "country/metal"."""
    rows = origins_of(OPENING + text, folder)
    return [row.country_raw + (f"/{row.metal}" if row.metal else "") for row in rows]


POSITIVE = {
    "an annex whose heading says it, one country a line": (
        "ANNEX B\n\nCountries of Origin\n\nAngola\nBurundi\nCongo, Democratic Republic of the\nRwanda\n",
        "Angola|Burundi|Congo, Democratic Republic of the|Rwanda",
    ),
    "flattened text, blank lines between": (
        "APPENDIX C\n\n\nCountries From Which Quince’s Necessary 3TG\nMay Have Originated as of March 1, 2022\n\n\n"
        "Bolivia (Plurinational State of)\n\nBrazil\n\n12\n\nCôte d'Ivoire\n\nKorea, Republic of\n",
        "Bolivia (Plurinational State of)|Brazil|Côte d'Ivoire|Korea, Republic of",
    ),
    "an annex that only a sentence of the report names": (
        "We believe that the Conflict Minerals were sourced from the countries listed in Annex II below, in "
        "addition to recycled or scrap sources.\n\nANNEX II\n\nAustralia\tKorea\nBelgium\tMalaysia\nJapan\t\n",
        "Australia|Korea|Belgium|Malaysia|Japan",
    ),
    "an annex that a sentence names after saying what is not known": (
        "Though we do not have sufficient information to determine whether the minerals originated in the "
        "Covered Countries, we believe that they are metals that came from the countries in Schedule 2.\n\n"
        "Schedule 2\n\nChile\nPeru\n",
        "Chile|Peru",
    ),
    "columns by runs of spaces, with unequal columns": (
        "Appendix B - Countries of Origin\n\nArgentina        Ghana          Peru\nAustralia        Guinea         Rwanda\n"
        "Bolivia\n",
        "Argentina|Ghana|Peru|Australia|Guinea|Rwanda|Bolivia",
    ),
    "the metal as a heading over its countries": (
        "Countries of Origin by Metal\n\nGold\nPeru\nMali\n\nTantalum (Ta)\nBrazil\nRwanda\n\nTungsten\nChina\nSpain\n",
        "Peru/Gold|Mali/Gold|Brazil/Tantalum|Rwanda/Tantalum|China/Tungsten|Spain/Tungsten",
    ),
    "a metal column and a cell of countries": (
        "Table 3\n\nMetal\tCountries of Origin\nGold\tArgentina, Australia and Peru\nTin\tBolivia, Indonesia\n"
        "Tantalum\tBrazil\n",
        "Argentina/Gold|Australia/Gold|Peru/Gold|Bolivia/Tin|Indonesia/Tin|Brazil/Tantalum",
    ),
    "one country a row, the metal beside it": (
        "Country of Origin\tMetal\nBrazil\tTin\nRwanda\tTantalum, Tungsten\n",
        "Brazil/Tin|Rwanda/Tantalum|Rwanda/Tungsten",
    ),
    "a matrix of countries by metal": (
        "Annex III: Countries of Origin\n\nCountry\tTantalum\tTin\tTungsten\tGold\nAngola\t\t\t\tX\nBolivia\t\tX\tX\t\n"
        "Brazil\tX\tX\t\tX\n",
        "Angola/Gold|Bolivia/Tin|Bolivia/Tungsten|Brazil/Tantalum|Brazil/Tin|Brazil/Gold",
    ),
    "a matrix whose empty cells are dashes": (
        "| Country of origin | Gold | Tin |\n|---|---|---|\n| Peru | ✓ | – |\n| Spain | – | ✓ |\n| Laos | – | – |\n",
        "Peru/Gold|Spain/Tin",
    ),
    "columns of countries under their metals": (
        "Known countries of origin\n\nGold\tTin\tTungsten\nGhana\tBolivia\tAustria\nMali\tMalaysia\tVietnam\nPeru\n",
        "Ghana/Gold|Bolivia/Tin|Austria/Tungsten|Mali/Gold|Malaysia/Tin|Vietnam/Tungsten|Peru/Gold",
    ),
    "bullets after a lead-in": (
        "Based on the information that the RMI provides, the 3TG in our products may have originated from the "
        "following countries:\n\n• Australia\n• Bolivia;\n• Brazil; and\n• Zambia.\n\nWe will go on with our work.\n",
        "Australia|Bolivia|Brazil|Zambia",
    ),
    "numbered items": (
        "The smelters in our supply chain sourced from the following countries:\n\n1. Peru\n2. Chile\n3. Laos\n",
        "Peru|Chile|Laos",
    ),
    "a list in a paragraph under its heading": (
        "**Countries of Origin**\n\nAngola, Argentina, Congo (Kinshasa), Côte d’Ivoire, Korea, Republic of, Papua New\n"
        "Guinea, Trinidad and Tobago, the United States of America and Zimbabwe.\n",
        "Angola|Argentina|Congo (Kinshasa)|Côte d’Ivoire|Korea, Republic of|Papua New Guinea|Trinidad and Tobago"
        "|United States of America|Zimbabwe",
    ),
    "a sentence that leads in its list": (
        "The countries of origin of the 3TG processed by these smelters may include: Argentina, Bolivia, Brazil, "
        "the Democratic Republic of the Congo, Rwanda and Thailand, as well as possibly other countries. We "
        "continue to ask suppliers in China and Mexico.\n",
        "Argentina|Bolivia|Brazil|Democratic Republic of the Congo|Rwanda|Thailand",
    ),
    "a sentence without a colon": (
        "We believe that the countries of origin of the conflict minerals in our products include Australia, "
        "Austria, Canada and Peru.\n",
        "Australia|Austria|Canada|Peru",
    ),
    "running text that names where the minerals are from": (
        "Our due diligence shows that the tin in our products originated from Bolivia, Brazil, Indonesia, Malaysia "
        "and Peru.\n",
        "Bolivia/Tin|Brazil/Tin|Indonesia/Tin|Malaysia/Tin|Peru/Tin",
    ),
    "levels of risk under a lead-in of origin": (
        "The identified countries of origin of the 3TG processed by these smelters may have included countries in "
        "each of the categories below, as well as possibly other countries.\n\n"
        "L1 – Countries that are not identified as conflict regions or plausible areas of smuggling or export: "
        "Argentina, Australia, Austria and Belgium.\n\n"
        "L2 – Countries that are known or plausible for smuggling or transit of 3TG: Kenya, Mozambique and South "
        "Africa.\n\nL3 – The DRC and its nine adjoining countries: Angola, Burundi and Rwanda.\n",
        "Argentina|Australia|Austria|Belgium|Kenya|Mozambique|South Africa|Angola|Burundi|Rwanda",
    ),
    "a metal as a label before its list": (
        "Countries of origin of the conflict minerals:\n\nTantalum: Brazil, Rwanda, Ethiopia\n\nTin – Bolivia, Peru\n\n"
        "Gold: Ghana.\n",
        "Brazil/Tantalum|Rwanda/Tantalum|Ethiopia/Tantalum|Bolivia/Tin|Peru/Tin|Ghana/Gold",
    ),
    "a heading that names the metal": (
        "Countries of Origin of Gold\n\nMali; Mexico; Peru\n\nCountries of Origin of Tin\n\nBolivia; Laos\n",
        "Mali/Gold|Mexico/Gold|Peru/Gold|Bolivia/Tin|Laos/Tin",
    ),
    "recycled material among the countries": (
        "Possible countries of origin include: Chile, recycled materials, Japan, Sweden and scrap sources.\n",
        "Chile|Japan|Sweden",
    ),
    "a slip in the spelling": (
        "Annex B – Countries of Origin\n\nPeru\nPhillipines\nPoland\nKyrgzstan\nLaos\n",
        "Peru|Phillipines|Poland|Kyrgzstan|Laos",
    ),
    "a footnote mark is printed with its country": (
        "Countries of Origin\n\nAngola*\nChile\nRwanda*\n\n* A Covered Country.\n",
        "Angola*|Chile|Rwanda*",
    ),
    "a page break in the list": (
        "APPENDIX B – MINE COUNTRIES OF ORIGIN\n\nAustralia\nAustria\n\n7\n\nQuince Instruments Conflict Minerals Report\n\n"
        "Appendix B (continued)\n\nBelarus\nBelgium\n",
        "Australia|Austria|Belarus|Belgium",
    ),
    "covered countries and others under headings of their own": (
        "Exhibit B\n\nCountries of origin\n\nCovered Countries\n\nRwanda\nUganda\n\nOther Countries\n\nBrazil\nChina\n",
        "Rwanda|Uganda|Brazil|China",
    ),
    "covered countries from which the minerals are": (
        "The smelters told us that the 3TG came from the following Covered Countries: the DRC, Rwanda and Uganda.\n",
        "DRC|Rwanda|Uganda",
    ),
    "a list printed twice is read twice": (
        "Countries of Origin\n\nChile\nPeru\n\nAppendix A – Countries of Origin\n\nChile\nPeru\n",
        "Chile|Peru|Chile|Peru",
    ),
    "a smelter list before it": (
        "Annex I – Smelters\n\nGold\tAida Chemical Industries Co., Ltd.\tJapan\nTin\tMinsur\tPeru\n\n"
        "Annex II – Countries of Origin\n\nGermany\tSpain\nChile\tPeru\n\nWe rely on our suppliers.\n",
        "Germany|Spain|Chile|Peru",
    ),
    "HTML: a table of three columns": (
        "<html><body><p><b>Appendix B</b></p><p>Countries of Origin</p><table><tr><td>Albania</td><td>&nbsp;</td>"
        "<td>Ghana</td><td>Oman</td></tr><tr><td>Andorra</td><td></td><td>Guinea</td><td>Peru</td></tr></table></body>",
        "Albania|Ghana|Oman|Andorra|Guinea|Peru",
    ),
    "HTML: a cell for each column, its line breaks lost": (
        "<html><p>Countries of origin</p><table><tr><td>Chile<br>Congo, Republic of the<br>Niger</td>"
        "<td><p>Nigeria</p><p>Papua New Guinea</p></td></tr></table>",
        "Chile|Congo, Republic of the|Niger|Nigeria|Papua New Guinea",
    ),
    "HTML: a matrix with spacer columns": (
        "<html><p>Country of Origin of 3TG Minerals</p><table><tr><td></td><td></td><td colspan=2>Gold</td>"
        "<td colspan=2>Tin</td></tr><tr><td>Brazil</td><td></td><td></td><td>X</td><td></td><td>X</td></tr>"
        "<tr><td>China</td><td></td><td></td><td></td><td></td><td>X</td></tr></table>",
        "Brazil/Gold|Brazil/Tin|China/Tin",
    ),
    "HTML: the metal spans its rows": (
        "<html><table><tr><td>Mineral</td><td>Country of Origin</td></tr><tr><td rowspan=2>Tungsten</td><td>Austria</td>"
        "</tr><tr><td>Spain</td></tr><tr><td>Gold (Au)</td><td>Mali</td></tr></table>",
        "Austria/Tungsten|Spain/Tungsten|Mali/Gold",
    ),
    "HTML: bullets in a table": (
        "<html><p>The smelters may source 3TG from the following countries:</p><table><tr><td>•</td><td>Chile</td></tr>"
        "</table><table><tr><td>•</td><td>Sierra Leone</td></tr></table>",
        "Chile|Sierra Leone",
    ),
    "HTML: entities in names": (
        "<html><p>Countries of origin of our minerals:</p><p>C&ocirc;te d&rsquo;Ivoire, Lao People&#39;s Democratic "
        "Republic and Viet&nbsp;Nam</p>",
        "Côte d’Ivoire|Lao People's Democratic Republic|Viet Nam",
    ),
}

COVERED = "the Democratic Republic of the Congo, Angola, Burundi, Rwanda, Uganda and Zambia"
NEGATIVE = {
    "the definition of the covered countries": (
        "We have reason to believe that the minerals originated in "
        + COVERED
        + " (the “Covered Countries”).\n"
    ),
    "the definition, the other way round": (
        "“Covered Countries” means countries from which 3TG may originate, the DRC or an adjoining country: "
        + COVERED
        + ".\n"
    ),
    "the definition as bullets": (
        "Minerals are conflict minerals if they originated in the DRC or an adjoining country. The Covered Countries "
        "are the following:\n\n• Angola\n• Burundi\n• Rwanda\n• Zambia\n"
    ),
    "the definition in a sentence about the inquiry": (
        "We conducted a reasonable country of origin inquiry to determine whether the minerals originated in Angola, "
        "Burundi, the Central African Republic, the DRC, Rwanda, South Sudan, Tanzania, Uganda or Zambia.\n"
    ),
    "a smelter table": (
        "Annex A: Smelters and Countries of Origin\n\nMetal\tSmelter\tCountry\nGold\tAsahi Pretec Corp.\tJapan\n"
        "Tin\tMinsur\tPeru\nTin\tYunnan Tin\tChina\n"
    ),
    "a flattened smelter table": (
        "Smelters and their countries of origin\n\nGold\n\nAida Chemical Industries\n\nJapan\n\nGold\n\n"
        "Asahi Pretec Corp.\n\nJapan\n\nTin\n\nMinsur\n\nPeru\n"
    ),
    "smelters' locations": (
        "The smelters and refiners in our supply chain are located in the following countries:\n\nChina\nJapan\nPeru\n"
    ),
    "smelters' locations in a paragraph": (
        "The smelters from which our 3TG is sourced are located in the following countries: China, Japan, Peru.\n"
    ),
    "a table of smelters counted by country": (
        "Countries of origin of smelters\n\nCountry\tNumber\nChina\t41\nJapan\t30\nPeru\t2\n"
    ),
    "a count by country under a heading of origin": (
        "Country of Origin\tNumber of smelters\nChina\t41\nJapan\t30\nPeru\t2\n"
    ),
    "where the company operates": (
        "We have operations in the following countries:\n\nChina\nMexico\nPoland\n"
    ),
    "where it sells": "We sell products containing 3TG in the following countries: China, France, Mexico, Poland.\n",
    "where its plants are": (
        "Our products contain minerals sourced globally. Manufacturing locations\n\nChina\nMexico\nPoland\n"
    ),
    "where its suppliers are": (
        "The suppliers are from the following countries: China, Japan, Mexico and Thailand, and supply us with metals.\n"
    ),
    "a sanctions list": (
        "We compare smelters that may source minerals from the following sanctioned countries: Cuba, Iran, Syria.\n"
    ),
    "what did not happen": (
        "The minerals in our products did not originate from the following countries: Angola, Chad, Mali, Rwanda.\n"
    ),
    "a policy": ("Suppliers must not source 3TG from the following countries: Chad, Mali, Sudan, Yemen.\n"),
    "what could not be found out": (
        "We were unable to determine the countries of origin of the 3TG in our products.\n\nChina\nJapan\nPeru\n"
    ),
    "levels of risk that say nothing of this filing's minerals": (
        "The RMI puts countries in three levels.\n\nL1 – Countries not identified as conflict regions: Argentina, "
        "Australia, Austria.\n\nL2 – Countries known for smuggling: Kenya, Mozambique, South Africa.\n"
    ),
    "high-risk areas": (
        "Red flags are raised if minerals originate from or transit through the following conflict-affected and "
        "high-risk areas: Afghanistan, Chad, Mali, Yemen.\n"
    ),
    "countries in running text": (
        "Thirty-one smelters sourced from Rwanda and the DRC. Other smelters are in China, Japan, Peru and Spain.\n"
    ),
    "the name of a section, and another list in it": (
        "Reasonable Country of Origin Inquiry\n\nOur contract manufacturers sit in:\n\nChina\nMalaysia\nThailand\n"
    ),
    "efforts to determine the origin": (
        "Efforts to Determine Mine or Location of Origin\n\nWe asked our suppliers.\n\nChina\nMalaysia\nThailand\n"
    ),
    "a list of countries of nothing": "Annex B\n\nAustria\nBelgium\nChile\n",
    "an annex of smelters' locations that a sentence names": (
        "The countries in which the smelters are located are listed in Annex B.\n\nAnnex B\n\nAustria\nBelgium\nChile\n"
    ),
    "the other annex is the one of origins": (
        "The smelters' locations are listed in Annex A, and the countries of origin of the minerals are not known.\n\n"
        "Annex A\n\nAustria\nBelgium\nChile\n"
    ),
    "an annex after the one of origins": (
        "The minerals originated in the countries listed in Annex C.\n\nAnnex B\n\nAustria\nBelgium\nChile\n"
    ),
    "a flattened matrix: the columns of its marks are lost": (
        "Countries of origin\n\nCountry\n\nGold\n\nTin\n\nPeru\n\nX\n\nX\n\nSpain\n\nX\n"
    ),
    "a heading of origin, then a list of smelters": (
        "Countries of origin are given by the RMI\n\nSmelter List\n\nChina\nJapan\nPeru\nSpain\n"
    ),
    "a question": (
        "We ask suppliers whether the metals came from the following countries: Angola, Chad, Mali, Peru.\n"
    ),
    "no list at all": "We have no reason to believe that our minerals originated in the Covered Countries.\n",
    "HTML: smelters with their country": (
        "<html><p>Smelters and countries of origin</p><table><tr><td>Smelter</td><td>Country</td></tr>"
        "<tr><td>Asahi Pretec Corp.</td><td>Japan</td></tr><tr><td>Minsur</td><td>Peru</td></tr></table>"
    ),
    "HTML: offices after a list that ended": (
        "<html><p>Our offices</p><table><tr><td>China</td><td>Poland</td></tr></table><p>We source 3TG with care.</p>"
    ),
    "HTML: the definition": (
        "<html><p>the DRC or an adjoining country, which includes countries from which our 3TG may originate "
        "(collectively, the &#8220;Covered Countries&#8221;): " + COVERED + "</p>"
    ),
}


@pytest.mark.parametrize(("text", "expected"), POSITIVE.values(), ids=POSITIVE.keys())
def test_a_list_of_origins_is_read(text: str, expected: str, tmp_path: Path) -> None:
    assert printed(text, tmp_path) == expected.split("|")


@pytest.mark.parametrize("text", NEGATIVE.values(), ids=NEGATIVE.keys())
def test_what_is_no_list_of_origins_gives_nothing(text: str, tmp_path: Path) -> None:
    assert printed(text, tmp_path) == []


def test_the_annex_of_qualys_2014_is_read_with_its_lines(filings: Path) -> None:
    rows = read_origins(read_document(filings / "qualys-2014.txt"))
    assert [row.country_raw for row in rows] == (
        [
            *"Australia Korea Belgium Malaysia Bolivia Mexico Brazil Philippines Britain Portugal Canada Russia Chile Spain "
            "China Switzerland".split(),
            "Great Britain",
            "Thailand",
            "Indonesia",
            "United States",
            "Japan",
        ]
    )
    assert [row.line_start for row in rows] == [line for line in range(453, 463) for _ in "12"] + [463]
    assert all(row.line_end == row.line_start and row.metal is None for row in rows)


@pytest.mark.parametrize("filing", ["calix-2017", "qualys-2016", "qualys-2022"])
def test_a_shipped_filing_without_such_an_annex_has_no_origin(filing: str, filings: Path) -> None:
    assert read_origins(read_document(filings / f"{filing}.txt")) == []


def test_each_country_of_a_wrapped_list_stands_on_its_own_line(tmp_path: Path) -> None:
    text = "Countries of Origin\n\nArgentina, Chile, Papua New\nGuinea, Peru, Congo, Republic\nof the, and Laos\n"
    assert origins_of(text, tmp_path) == [
        Origin("Argentina", None, 3, 3),
        Origin("Chile", None, 3, 3),
        Origin("Papua New Guinea", None, 3, 4),
        Origin("Peru", None, 4, 4),
        Origin("Congo, Republic of the", None, 4, 5),
        Origin("Laos", None, 5, 5),
    ]


def test_an_empty_list_and_an_empty_report_have_no_origin(tmp_path: Path) -> None:
    assert origins_of("Countries of Origin\n", tmp_path) == []
    assert origins_of("A report without lists.\n", tmp_path) == []
