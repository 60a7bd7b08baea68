"""Countries of origin: what is a list of them, what only looks like one, and where each country stands.

The companies are invented; the wordings follow those of Conflict Minerals Reports 2014 to 2026.
"""

from pathlib import Path

import pytest

from cmr_analysis.origin.origins import Origin, read_origins
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
    "countries of the smelters' minerals": (
        "APPENDIX B: Countries of origin of the smelters' 3TG\n\nBrazil\n\nPeru\n\nRwanda\n",
        "Brazil|Peru|Rwanda",
    ),
    "what is believed of the smelters that suppliers listed": (
        "The countries of origin for the smelters listed by our suppliers are believed to include: Brazil, Peru and Rwanda.\n",
        "Brazil|Peru|Rwanda",
    ),
    "levels of countries in one sentence": (
        "The countries of origin of the 3TG are L1 countries such as Australia, Brazil and Peru; L2 countries, being Kenya and"
        " Mozambique; and L3 countries, being Rwanda, Burundi and Uganda.\n",
        "Australia|Brazil|Peru|Kenya|Mozambique|Rwanda|Burundi|Uganda",
    ),
    "a short name twice in a row of metals": (
        "Countries of Origin\n\nTantalum\tTin\tTungsten\tGold\nBurundi\tBrazil\tBolivia\tBrazil\nDRC\tDRC\tChina\tCanada\n",
        "Burundi/Tantalum|Brazil/Tin|Bolivia/Tungsten|Brazil/Gold|DRC/Tantalum|DRC/Tin|China/Tungsten|Canada/Gold",
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
    "a last sentence that points to the one before": (
        "The CFSI told us the countries from which the reported facilities source. This information is aggregated. "
        "The countries are as follows:\n\nAngola\nPeru\nRwanda\n",
        "Angola|Peru|Rwanda",
    ),
    "a heading of many words": (
        "ANNEX A\n\nCountries that may be countries of origin of the 3TG processed by the facilities reported to us\n\n"
        "Angola\nPeru\nRwanda\n",
        "Angola|Peru|Rwanda",
    ),
    "what suppliers named": (
        "The countries that suppliers named as the origin of minerals are, in alphabetical order, Angola, Peru, Rwanda "
        "and Zambia.\n",
        "Angola|Peru|Rwanda|Zambia",
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
    "a footnote mark is no part of the country": (
        "Countries of Origin\n\nAngola*\nChile\nRwanda**\n\n* A Covered Country.\n** Another.\n",
        "Angola|Chile|Rwanda",
    ),
    "a long title over countries in one line": (
        "Annex: Countries of origin that smelters and refiners identified by Quince are considered to source from\n\n"
        "Australia, Brazil, Chile, China, Democratic Republic of the Congo, Peru\n",
        "Australia|Brazil|Chile|China|Democratic Republic of the Congo|Peru",
    ),
    "the metals of a country below it, one cell a line": (
        "Table 1\n\nCountry of Origin\nMineral\n\nGold\nTin\nTungsten\n\nArgentina\nGold\n\n\n\nPeru\nGold\nTin\n\n\n"
        "Rwanda**\n\nTin\nTungsten\n\nWe rely on our suppliers for this information.\n",
        "Argentina/Gold|Peru/Gold|Peru/Tin|Rwanda/Tin|Rwanda/Tungsten",
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


POSITIVE |= {
    "bullets after two paragraphs under the heading": (
        "Appendix B – Countries of Origin\n\n"
        "This Appendix B includes an aggregated list of the countries of origin from which the "
        "reported facilities collectively source conflict minerals, based on information provided "
        "by Assent and the RMI.\n\n"
        "As mentioned above, it is understood that many responses may provide more data than can "
        "be directly linked to products sold by Quince; therefore Appendix B may have more "
        "countries than those that Quince’s products are being sourced from.\n\n• Angola\n"
        "• Argentina\n• Benin\n",
        "Angola|Argentina|Benin",
    ),
    "a lead-in, the list a paragraph of its own": (
        "The following is a list of countries from which we believe the 3TG in our products may "
        "have originated, based on data of the RMI:\n\n"
        "Angola, Argentina, Bolivia (Plurinational State of), Chile, DRC and Peru",
        "Angola|Argentina|Bolivia (Plurinational State of)|Chile|DRC|Peru",
    ),
    "a table below a sentence in its annex": (
        "Annex II\n\n"
        "Based on information provided by smelters, Quince believes that the countries of origin "
        "of the 3TG contained in Quince products include the countries listed in the table below.\n"
        "\nAngola\tGhana\tPeru\nArgentina\tGuinea\tRwanda\n",
        "Angola|Ghana|Peru|Argentina|Guinea|Rwanda",
    ),
    "a list with semicolons": (
        "Annex III\n\n"
        "The smelters and refiners reportedly source from the following countries, as of May 2021:\n"
        "\nAngola; Argentina; Chile; Peru.\n",
        "Angola|Argentina|Chile|Peru",
    ),
    "include, but may not be limited to": (
        "The countries of origin for the necessary 3TG include, but may not be limited to: "
        "Argentina, Chile and Peru.",
        "Argentina|Chile|Peru",
    ),
    "a heading and a lead-in": (
        "ANNEX II: COUNTRIES OF ORIGIN\n\n"
        "Countries of origin may include the following countries (the list is not exhaustive):\n\n"
        "Argentina, Australia, Austria",
        "Argentina|Australia|Austria",
    ),
    "risk levels as a column": (
        "Identified Countries of Origin\n\nRisk Level\tCountries\nLow Risk\tArgentina, Australia\n"
        "Medium Risk\tKenya\nHigh Risk\tDRC, Rwanda\n",
        "Argentina|Australia|Kenya|DRC|Rwanda",
    ),
    "a risk beside each country": (
        "Country of Origin\tRisk\nAngola\tHigh\nPeru\tLow\nChile\tLow\nMali\tHigh",
        "Angola|Peru|Chile|Mali",
    ),
    "risk levels by metal": (
        "Known countries of origin\n\n\tTantalum\tTin\nL1\tAustralia, Brazil\tBolivia, Peru\n"
        "L3\tRwanda\tRwanda, DRC\n",
        "Australia/Tantalum|Brazil/Tantalum|Bolivia/Tin|Peru/Tin|Rwanda/Tantalum|Rwanda/Tin|DRC/Tin",
    ),
    "a matrix in fixed columns": (
        "Countries of Origin\n\nCountry            Tantalum    Tin    Tungsten    Gold\n"
        "Angola                                          X\n"
        "Bolivia                        X         X\n"
        "Brazil                X        X                X\n",
        "Angola/Gold|Bolivia/Tin|Bolivia/Tungsten|Brazil/Tantalum|Brazil/Tin|Brazil/Gold",
    ),
    "a matrix of yes and no": (
        "Country of Origin\tGold\tTin\nPeru\tYes\tNo\nSpain\tNo\tYes\n",
        "Peru/Gold|Spain/Tin",
    ),
    "a matrix headed by symbols": (
        "Countries of origin\nCountry\tAu\tSn\tTa\tW\nPeru\tX\tX\t\t\nSpain\t\tX\t\tX",
        "Peru/Gold|Peru/Tin|Spain/Tin|Spain/Tungsten",
    ),
    "regions as labels": (
        "Countries of origin of 3TG:\n\nAfrica: Angola, Burundi, Rwanda\n\nAsia: China, Japan\n",
        "Angola|Burundi|Rwanda|China|Japan",
    ),
    "slashes between countries": (
        "Countries of Origin: Angola / China / Peru",
        "Angola|China|Peru",
    ),
    "a label for each metal in one paragraph": (
        "Based on RMI data, the countries of origin are as follows: Gold: Mali, Peru; Tin: "
        "Bolivia, Laos; Tungsten: Austria.",
        "Mali/Gold|Peru/Gold|Bolivia/Tin|Laos/Tin|Austria/Tungsten",
    ),
    "flattened: a metal, then its countries in one line": (
        "Country of Origin by mineral\n\nGold\n\nArgentina, Chile\n\nTin\n\nBolivia, Peru\n",
        "Argentina/Gold|Chile/Gold|Bolivia/Tin|Peru/Tin",
    ),
    "a table for each metal": (
        "Table 4: Countries of origin – Tantalum\n\nBrazil\nRwanda\n\n"
        "Table 5: Countries of origin – Tin\n\nBolivia\nPeru",
        "Brazil/Tantalum|Rwanda/Tantalum|Bolivia/Tin|Peru/Tin",
    ),
    "a name on two lines": (
        "Countries of Origin\n\nDemocratic Republic of\nthe Congo\nPeru",
        "Democratic Republic of the Congo|Peru",
    ),
    "metals in brackets after the country": (
        "Countries of Origin\n\nBrazil (Ta, Sn)\nPeru (Gold)\n",
        "Brazil/Tantalum|Brazil/Tin|Peru/Gold",
    ),
    "metals after a dash": (
        "Countries of Origin\n\nBrazil – Tantalum, Tin\nPeru – Gold\n",
        "Brazil/Tantalum|Brazil/Tin|Peru/Gold",
    ),
    "upper case": (
        "COUNTRIES OF ORIGIN\n\nAUSTRALIA\nBRAZIL\nDEMOCRATIC REPUBLIC OF CONGO\n",
        "AUSTRALIA|BRAZIL|DEMOCRATIC REPUBLIC OF CONGO",
    ),
    "mined in the following countries": (
        "The gold used in our products was mined in the following countries: Chile, Mali and Peru.",
        "Chile/Gold|Mali/Gold|Peru/Gold",
    ),
    "countries where the minerals may have been mined": (
        "List of countries where the 3TG in our products may have been mined:\n\nChile\nMali\n",
        "Chile|Mali",
    ),
    "a number before each country of a table": (
        "Countries of origin\n\n1\tArgentina\t4\tChile\n2\tBrazil\t5\tPeru\n3\tChina\t\t\n",
        "Argentina|Chile|Brazil|Peru|China",
    ),
    "an annex named by a sentence, with a heading of its own": (
        "The possible countries of origin for the 3TG in our products are set forth in Appendix C.\n"
        "\nAPPENDIX C\n\nPOTENTIAL COUNTRIES\n\nArgentina\nChile",
        "Argentina|Chile",
    ),
    "bold bullets": (
        "**Annex B: Countries of Origin**\n\n- **Argentina**\n- **Chile**\n",
        "Argentina|Chile",
    ),
    "smelters that source from countries": (
        "Our smelters source from Argentina, Australia, Bolivia, Chile, and Peru.",
        "Argentina|Australia|Bolivia|Chile|Peru",
    ),
    "what the inquiry found": (
        "Based on our RCOI, the following countries of origin were identified for the 3TG: Brazil, "
        "China, Peru, Rwanda",
        "Brazil|China|Peru|Rwanda",
    ),
    "countries from which smelters may have sourced": (
        "Country of origin information\n\n"
        "The conformant smelters may have sourced 3TG, in whole or in part, from the following "
        "countries, as well as possibly other countries: Australia, Brazil, China and Peru.",
        "Australia|Brazil|China|Peru",
    ),
    "flattened: the metal after each country": (
        "Country of Origin\n\nMetal\n\nArgentina\n\nGold\n\nBolivia\n\nTin, Tungsten\n\nPeru\n\nGold\n",
        "Argentina/Gold|Bolivia/Tin|Bolivia/Tungsten|Peru/Gold",
    ),
    "flattened: the metal before each country": (
        "Metal\n\nCountry of Origin\n\nGold\n\nArgentina\n\nGold\n\nPeru\n\nTin\n\nBolivia\n",
        "Argentina/Gold|Peru/Gold|Bolivia/Tin",
    ),
    "the list in the annex's title line": (
        "Annex B – Countries of Origin: Argentina, Chile and Peru",
        "Argentina|Chile|Peru",
    ),
    "heading and list without a blank line": (
        "APPENDIX B\nCOUNTRIES OF ORIGIN\nArgentina\nAustralia\nChile",
        "Argentina|Australia|Chile",
    ),
    "a wrapped list right below its heading": (
        "Countries of Origin\nArgentina, Australia, Austria,\nBelgium, Chile,\nZimbabwe",
        "Argentina|Australia|Austria|Belgium|Chile|Zimbabwe",
    ),
    "a mark that is no metal's": (
        "Country of Origin\tCovered Country\nAngola\tX\nChile\t\nPeru\t\n",
        "Angola|Chile|Peru",
    ),
    "a matrix of one metal": (
        "Country of origin\tGold\nPeru\tX\nSpain\t\nChile\tX",
        "Peru/Gold|Chile/Gold",
    ),
    "HTML: a paragraph for each country": (
        "<html><p>Countries of origin:</p><p>Argentina,</p><p>Chile,</p><p>Peru</p></html>",
        "Argentina|Chile|Peru",
    ),
    "HTML: list items": (
        "<html><p>The countries of origin of the 3TG may "
        "include:</p><ul><li>Angola</li><li>Peru</li></ul><p>We will continue.</p></html>",
        "Angola|Peru",
    ),
    "HTML: lists in a row under their metals": (
        "<html><p>Countries of origin by "
        "mineral</p><table><tr><td>Tantalum</td><td>Tin</td></tr><tr><td>Brazil, "
        "Rwanda</td><td>Bolivia, Peru, China</td></tr></table></html>",
        "Brazil/Tantalum|Rwanda/Tantalum|Bolivia/Tin|Peru/Tin|China/Tin",
    ),
    "covered countries and others side by side": (
        "Countries of Origin\n\nCovered Countries\tNon-Covered Countries\nRwanda\tBrazil\nUganda\tChile\n"
        "\tPeru",
        "Rwanda|Brazil|Uganda|Chile|Peru",
    ),
    "all covered countries, said to be those of our minerals": (
        "Covered Countries from which our 3TG may have originated\n\nAngola\nBurundi\n"
        "Central African Republic\nDemocratic Republic of the Congo\nRepublic of the Congo\nRwanda\n"
        "South Sudan\nTanzania\nUganda\nZambia",
        "Angola|Burundi|Central African Republic|Democratic Republic of the Congo|Republic of the "
        "Congo|Rwanda|South Sudan|Tanzania|Uganda|Zambia",
    ),
    "a table right below its lead-in": (
        "The following table sets forth the countries of origin of the 3TG, to the extent known.\n\n"
        "Tantalum\tBrazil, Rwanda\nTin\tBolivia\n",
        "Brazil/Tantalum|Rwanda/Tantalum|Bolivia/Tin",
    ),
    "a numbered table that a sentence names": (
        "Potential countries of origin for the smelters in Table 1 are listed in Table 2.\n\n"
        "Table 1\n\nGold\tAida Chemical\tJapan\nTin\tMinsur\tPeru\n\nTable 2\n\nBrazil\tChile\nMali\tPeru\n",
        "Brazil|Chile|Mali|Peru",
    ),
    "names with commas in a paragraph": (
        "Countries of origin: Korea, Republic of, Kyrgyzstan, Tanzania, United Republic of, and Viet Nam.",
        "Korea, Republic of|Kyrgyzstan|Tanzania, United Republic of|Viet Nam",
    ),
    "a bullet that goes on in the next line": (
        "Countries of Origin\n\n• Congo, Democratic\n  Republic of the\n• Peru\n• Chile",
        "Congo, Democratic Republic of the|Peru|Chile",
    ),
    "smelters first, then three levels of countries": (
        "4. Identified Smelters and Refiners; Countries of Origin\n\n"
        "In connection with our RCOI, the suppliers identified to us the facilities listed below.\n"
        "\nGold\tAida Chemical\tJapan\tConformant\nTin\tMinsur\tPeru\tConformant\n\n"
        "Country of Origin Information\n\n"
        "The identified countries of origin of the 3TG processed by the conformant smelters and "
        "refiners listed in the table above may have included countries in each of the categories "
        "listed below, as well as possibly other countries. The listed countries of origin are "
        "derived from information made available by the RMI to its members.\n\n"
        "• L1 – Countries that are not identified as conflict regions or plausible areas of "
        "smuggling or export from these regions of 3TG: Argentina, Australia, Austria.\n\n"
        "• L2 – Countries that are known or plausible countries for smuggling, export out of "
        "region or transit of materials containing 3TG: Kenya, Mozambique and South Africa.\n\n"
        "• L3 – The DRC and its nine adjoining countries: Angola, Burundi, Central African "
        "Republic, Republic of Congo, Democratic Republic of the Congo, Rwanda, South Sudan, "
        "Tanzania, Uganda and Zambia.\n\nAlternatively, or in addition, some may be recycled.",
        "Argentina|Australia|Austria|Kenya|Mozambique|South Africa|Angola|Burundi|Central African "
        "Republic|Republic of Congo|Democratic Republic of the Congo|Rwanda|South "
        "Sudan|Tanzania|Uganda|Zambia",
    ),
    "levels under each metal": (
        "The identified countries of origin of the 3TG processed by these smelters and refiners "
        "may have included the following:\n\nTantalum\n\nL1 - Australia, Brazil, Canada\n\n"
        "L3 - Rwanda and DRC\n\nTin\n\nL1 - Bolivia, Peru\n",
        "Australia/Tantalum|Brazil/Tantalum|Canada/Tantalum|Rwanda/Tantalum|DRC/Tantalum|Bolivia/Ti"
        "n|Peru/Tin",
    ),
    "a label and a list on each line": (
        "The following are the countries of origin of the 3TG minerals that IBM-like Quince has "
        "been able to identify, to the best of its knowledge:\n\n"
        "Tantalum: Australia, Brazil, Burundi, China\nTin: Australia, Bolivia\n"
        "Tungsten: Australia, Austria\nGold: Argentina, Australia",
        "Australia/Tantalum|Brazil/Tantalum|Burundi/Tantalum|China/Tantalum|Australia/Tin|Bolivia/T"
        "in|Australia/Tungsten|Austria/Tungsten|Argentina/Gold|Australia/Gold",
    ),
    "columns of unequal length under their metals": (
        "Appendix II: Potential Countries of Origin for 3TG\n\n"
        "The table below lists countries where 3TG used in our products might have originated.\n\n"
        "Gold\tTantalum\tTin\tTungsten\nArgentina\tAustralia\tAustralia\tAustria\n"
        "Brazil\tBrazil\tBolivia\tBolivia\nChile\t\tBrazil\t\n",
        "Argentina/Gold|Australia/Tantalum|Australia/Tin|Austria/Tungsten|Brazil/Gold|Brazil/Tantal"
        "um|Bolivia/Tin|Bolivia/Tungsten|Chile/Gold|Brazil/Tin",
    ),
    "HTML: a table cut in two by a page": (
        "<html><p>Countries of "
        "Origin</p><table><tr><td>Angola</td><td>Chile</td></tr></table><p>14</p><table><tr><td>Per"
        "u</td><td>Spain</td></tr></table></html>",
        "Angola|Chile|Peru|Spain",
    ),
    "HTML: an empty cell below the metal": (
        "<html><table><tr><th>Mineral</th><th>Possible Country of "
        "Origin</th></tr><tr><td>Tin</td><td>Bolivia</td></tr><tr><td></td><td>Peru</td></tr><tr><t"
        "d>Gold</td><td>Mali</td></tr></table></html>",
        "Bolivia/Tin|Peru/Tin|Mali/Gold",
    ),
    "HTML: a metal's row over its countries": (
        "<html><p>Countries of origin</p><table><tr><td "
        "colspan=3>Gold</td></tr><tr><td>Mali</td><td>Peru</td><td>Chile</td></tr><tr><td "
        "colspan=3>Tin</td></tr><tr><td>Bolivia</td><td>Laos</td><td></td></tr></table></html>",
        "Mali/Gold|Peru/Gold|Chile/Gold|Bolivia/Tin|Laos/Tin",
    ),
    "two spaces after the annex's number": (
        "Annex C.  Countries of Origin\n\nAngola\n\nPeru\n",
        "Angola|Peru",
    ),
    "a country's code beside it": (
        "Country of Origin\tCountry Code\nAngola\tAO\nPeru\tPE\n",
        "Angola|Peru",
    ),
    "code and metals beside the country": (
        "Country of origin\tISO\tMinerals\nBrazil\tBRA\tTin, Gold\nPeru\tPER\tGold\n",
        "Brazil/Tin|Brazil/Gold|Peru/Gold",
    ),
    "an annex with a roman number": (
        "Country of origin information for the minerals is set out in Schedule I hereto.\n\n"
        "SCHEDULE I\n\nAngola\n\nPeru\n\nChile",
        "Angola|Peru|Chile",
    ),
}
NEGATIVE |= {
    "locations under a heading of origin": (
        "Countries of Origin\n\nThe smelters are located in: China, Japan, Peru."
    ),
    "neighbours under a heading of origin": (
        "Countries of Origin\n\n"
        "The DRC and its adjoining countries are Angola, Burundi, Rwanda, Uganda and Zambia."
    ),
    "the definition under a heading of origin": (
        "Countries of origin\n\n"
        "As used here, the “Covered Countries” are Angola, Burundi, Rwanda and Zambia.\n"
    ),
    "sourced from suppliers in": ("The gold is sourced from suppliers in China, Japan, Mexico and Thailand."),
    "sourced from smelters in": (
        "Our 3TG is sourced from smelters in the following countries: China, Japan, Mexico and Thailand."
    ),
    "origin of the smelters, not of the minerals": (
        "The countries of origin of the smelters are: China, Japan, Peru."
    ),
    "one smelter a paragraph, its country as a label": (
        "Smelter: Minsur\nMetal: Tin\nCountry of origin: Peru\n\nSmelter: Thaisarco\nMetal: Tin\n"
        "Country of origin: Thailand\n"
    ),
    "the contents name the annex, other countries follow": (
        "Table of Contents\n\nCountries of Origin 7\n\nSignatures 9\n\n"
        "We operate in the countries below.\n\nChina\nMexico\n"
    ),
    "smelters under the names of countries": (
        "Smelters by country of origin\n\nJapan\n\nAida Chemical\n\nPeru\n\nMinsur\n"
    ),
    "a flattened table whose last heading is the origin": (
        "Metal\n\nSmelter Name\n\nCountry of Origin\n\nGold\n\nAida Chemical\n\nJapan\n\nTin\n\nMinsur\n\nPeru\n"
    ),
    "HTML: a smelter table whose country is called origin": (
        "<html><table><tr><td>Metal</td><td>Smelter</td><td>Country of "
        "Origin</td></tr><tr><td>Gold</td><td>Aida</td><td>Japan</td></tr><tr><td>Tin</td><td>Minsu"
        "r</td><td>Peru</td></tr></table></html>"
    ),
    "customers that ask about origins": (
        "Our customers that ask about the countries of origin of minerals are in the following "
        "countries: China, France, Japan."
    ),
    "what a survey asks for": (
        "The CMRT asks for the country of origin of 3TG, including the following: Angola, Brazil, China."
    ),
    "the rule's countries in a sentence": (
        "The SEC rules apply to 3TG that originated in the following countries: Angola, Burundi, "
        "Central African Republic, Democratic Republic of the Congo, Republic of the Congo, "
        "Rwanda, South Sudan, Tanzania, Uganda and Zambia."
    ),
    "the rule's countries as bullets": (
        "The Rule covers minerals that originated in the following countries:\n\n• Angola\n• Burundi\n"
        "• Central African Republic\n• Democratic Republic of the Congo\n• Republic of the Congo\n"
        "• Rwanda\n• South Sudan\n• Tanzania\n• Uganda\n• Zambia"
    ),
    "the ten covered countries under a heading that names no minerals": (
        "Covered Countries of Origin\n\nAngola\nBurundi\nCentral African Republic\n"
        "Democratic Republic of the Congo\nRepublic of the Congo\nRwanda\nSouth Sudan\nTanzania\n"
        "Uganda\nZambia"
    ),
    "a flattened table under three metals": (
        "Country of Origin\n\nGold\n\nTin\n\nTungsten\n\nPeru\n\nSpain\n\nChile\n"
    ),
    "smelters and their countries below a lead-in": (
        "The smelters and the countries of origin of their ores are shown below.\n\nName\tCountries\n"
        "Minsur\tPeru, Bolivia\nThaisarco\tThailand, Laos, Rwanda\n"
    ),
    "countries with counts, one a line": (
        "The table below shows the countries of origin by number of smelters.\n\nAustralia 3\n"
        "Brazil 12\nChina 44\n"
    ),
    "suppliers that answered, by country": (
        "We surveyed suppliers about countries of origin. Suppliers from the following countries "
        "answered: China, Japan, Korea, Taiwan."
    ),
    "HTML: smelters and countries in turn": (
        "<html><p>List of smelters and countries of origin</p><p>Aida "
        "Chemical</p><p>Japan</p><p>Minsur</p><p>Peru</p></html>"
    ),
    "an address below a heading of origin": (
        "Countries of origin of minerals are not yet known\n\nQuince GmbH\n\nHanau\n\nGermany\n"
    ),
    "smelter IDs by country": ("Smelter ID\tCountry of Origin\nCID000001\tPeru\nCID000002\tChina\n"),
    "a smelter table with a column of origins": (
        "Metal\tSmelter\tSmelter Country\tCountry of Origin\nTin\tMinsur\tPeru\tPeru, Bolivia\n"
        "Tin\tThaisarco\tThailand\tLaos\n"
    ),
    "the same, flattened": (
        "Metal\n\nSmelter\n\nLocation\n\nCountry of origin\n\nTin\n\nMinsur\n\nPeru\n\nPeru\n\nTin\n\nThaisarco\n\n"
        "Thailand\n\nLaos\n"
    ),
    "where employees are from": (
        "We have 4,000 employees. The countries of origin of our employees include China, India, "
        "Mexico and Peru."
    ),
    "what the company does not support": (
        "We do not support sourcing from countries of origin such as Chad, Mali, Sudan and Yemen."
    ),
    "high-risk areas as a list": (
        "We consider the following as conflict-affected and high-risk areas:\n\nAfghanistan\nMali\nYemen\n"
    ),
    "areas of the EU's list": (
        "The EU’s indicative list of CAHRAs names countries, minerals originating in which need "
        "more care:\n\nAfghanistan\nMali\nYemen\n"
    ),
    "jurisdictions": ("Jurisdictions of incorporation\n\nChina\nJapan\nPeru\n"),
    "sales by country": ("Net sales by country of origin\n\nChina\nJapan\nPeru\n"),
    "where products are made": (
        "Our products’ country of origin is printed on the label: China, Mexico or Poland."
    ),
    "a condition": (
        "If the minerals originated in the following countries, we carry out due diligence: "
        "Angola, Chad, Mali, Peru."
    ),
    "flattened smelters under a heading of origin": (
        "Conformant smelters and their country of origin\n\nAida Chemical Industries Co., Ltd.\n\n"
        "Japan\n\nAllgemeine Gold-und Silberscheideanstalt A.G.\n\nGermany\n\nMinsur\n\nPeru\n\nThaisarco\n\n"
        "Thailand\n"
    ),
}


ALPHABET = "Angola Argentina Australia Austria Belgium Benin Bolivia Brazil Canada Chile".split()
POSITIVE |= {
    "a lead-in that ends with from": (
        "The minerals in our products are reported to have originated from:\n\n• Argentina\n• Brazil\n",
        "Argentina|Brazil",
    ),
    "a long list goes on after one text that is no country": (
        "Countries of Origin\n\n" + "\n".join(ALPHABET) + "\n\nQuince Instruments, Inc.\n\nDenmark\nEgypt\n\n"
        "Other things\n\nMore things\n\nFrance\n",
        "|".join([*ALPHABET, "Denmark", "Egypt"]),
    ),
    "an unknown name in one row of a long table": (
        "Countries of origin\n\n"
        + "\t".join(ALPHABET)
        + "\nPeru\tSomaliland\tSpain\nMali\tKyrgzstan\tLaos\n",
        "|".join([*ALPHABET, "Peru", "Spain", "Mali", "Kyrgzstan", "Laos"]),
    ),
    "marks that do not stand under their metals: only full rows are read": (
        "Country of Origin    Gold    Tin\nPeru    X    \nLaos    X    X\n",
        "Laos/Gold|Laos/Tin",
    ),
    "a matrix whose countries stand last": (
        "Table 2\n\nTin\tGold\tCountry of Origin\nX\tX\tAustralia\n\tX\tMali\n",
        "Australia/Tin|Australia/Gold|Mali/Gold",
    ),
    "HTML: bullets in a cell": (
        "<html><p>Countries of origin</p><table><tr><td>• Angola • Benin</td><td>• Mali • Peru</td></tr></table>",
        "Angola|Benin|Mali|Peru",
    ),
}
NEGATIVE |= {
    "where parts are bought": (
        "Components containing 3TG are sourced from multiple countries, including China, Japan and Malaysia.\n"
    ),
    "how the world goes": (
        "Most of the world’s tin is mined in countries such as China, Indonesia, Myanmar and Peru.\n"
    ),
    "smelters across countries": (
        "We identified 310 smelters of 3TG across 35 countries, including China, Japan, Indonesia and Peru.\n"
    ),
    "how a programme sorts all countries": (
        "The RMI categorizes countries of origin as follows:\n\nL1 – Argentina, Australia\n\nL2 – Kenya, Peru\n"
    ),
    "where smelters operate": (
        "The 3TG is sourced from countries in which smelters operate: China, Japan, Malaysia and Peru.\n"
    ),
}
POSITIVE |= {
    "a bullet alone on its line": (
        "Annex II - Countries of Origin\n•\nArgentina\n•\nAustralia\n",
        "Argentina|Australia",
    ),
    "HTML: bullets in cells of their own": (
        "<html><p>Countries of origin of the 3TG these facilities process</p><table><tr><td>●</td><td>Angola</td>"
        "<td>●</td><td>Mali</td></tr><tr><td>●</td><td>Benin</td><td>●</td><td>Peru</td></tr></table>",
        "Angola|Mali|Benin|Peru",
    ),
    "HTML: a bullet's cell before a label and its list": (
        "<html><p>Countries of origin</p><table><tr><td>•</td><td>Gold: Mali, Peru</td></tr><tr><td>•</td>"
        "<td>Tin: Laos</td></tr></table>",
        "Mali/Gold|Peru/Gold|Laos/Tin",
    ),
    "a label for each metal, line below line": (
        "Possible countries of origin:\n\nGold: Peru, China\nTantalum: Brazil\nTin: Laos\nTungsten: Spain, Portugal\n",
        "Peru/Gold|China/Gold|Brazil/Tantalum|Laos/Tin|Spain/Tungsten|Portugal/Tungsten",
    ),
    "dashes between countries": (
        "Table 2: Countries of Origin of 3TG\n\nAngola - Benin – Mali - Peru\n",
        "Angola|Benin|Mali|Peru",
    ),
    "a level that is called as its country": (
        "The countries of origin of the 3TG may have included:\n\nL3 – Burundi, Rwanda\n\nDRC – The Democratic "
        "Republic of the Congo\n",
        "Burundi|Rwanda|Democratic Republic of the Congo",
    ),
    "a level of risk in brackets behind each country": (
        "Countries of Origin\n\nArgentina (L1)\nKenya (L2)\nRwanda (Covered Country)\nBolivia (Plurinational State of)\n",
        "Argentina|Kenya|Rwanda|Bolivia (Plurinational State of)",
    ),
    "how many smelters in brackets": (
        "Countries of origin of the minerals processed by these smelters include Peru (6 smelters) and Laos (1 smelter).\n",
        "Peru|Laos",
    ),
    "metals in brackets in a paragraph": (
        "The countries of origin of our 3TG may include Peru (gold), Laos (tin) and Rwanda (tin, tantalum).\n",
        "Peru/Gold|Laos/Tin|Rwanda/Tin|Rwanda/Tantalum",
    ),
    "a metal in brackets behind a line of many countries": (
        "Conformant smelters source from the countries of origin below, among others:\n\n"
        "Argentina, Benin, Brazil, Canada, Chile, Ghana, Mexico, Peru, South Africa (gold)\n\n"
        "Bolivia, Laos (tin)\n",
        "Argentina/Gold|Benin/Gold|Brazil/Gold|Canada/Gold|Chile/Gold|Ghana/Gold|Mexico/Gold|Peru/Gold"
        "|South Africa/Gold|Bolivia/Tin|Laos/Tin",
    ),
    "small roman numbers": (
        "The 3TG in our products came from mines in the following countries:\n\n(i) Benin\n(ii) Chile\n",
        "Benin|Chile",
    ),
    "minerals from countries": (
        "The smelters process minerals from countries that may include the following:\nBenin, Chile and Peru.\n",
        "Benin|Chile|Peru",
    ),
    "sources of the minerals": (
        "Sources of the 3TG may include the following countries, as well as scrap:\n\n• Benin\n• Peru\n",
        "Benin|Peru",
    ),
    "mines in running text": (
        "We believe that our gold was sourced from mines located in Benin, Mali, Peru and Chile.\n",
        "Benin/Gold|Mali/Gold|Peru/Gold|Chile/Gold",
    ),
}
POSITIVE |= {
    "metals behind their countries": (
        "The countries of origin are believed to be Bolivia and Peru for tin and Benin, Mali and Peru for gold.\n",
        "Bolivia/Tin|Peru/Tin|Benin/Gold|Mali/Gold|Peru/Gold",
    ),
    "one clause for each metal": (
        "We were informed that our gold originates from Chile, Ghana, Mali and Peru, and that our tin originates from "
        "Bolivia, Brazil, Malaysia and Peru.\n",
        "Chile/Gold|Ghana/Gold|Mali/Gold|Peru/Gold|Bolivia/Tin|Brazil/Tin|Malaysia/Tin|Peru/Tin",
    ),
    "a remark under the heading": (
        "APPENDIX C: COUNTRIES OF ORIGIN\n\n(listed in alphabetical order)\n\nArgentina\n\nBenin\n\nChile\n",
        "Argentina|Benin|Chile",
    ),
    "a level that is one country": (
        "Countries of origin of the 3TG include the following, by level of risk:\n\nLevel 1 – no conflict: Chile, Peru.\n\n"
        "Level 3 – the DRC's adjoining countries: Burundi, Rwanda.\n\nLevel 4 – DRC: Democratic Republic of the Congo.\n",
        "Chile|Peru|Burundi|Rwanda|Democratic Republic of the Congo",
    ),
    "a remark beside metal and country": (
        "Metal\tCountry of Origin\tSource of Information\nTin\tPeru\tRMI data\nTungsten\tRwanda\tSupplier\n",
        "Peru/Tin|Rwanda/Tungsten",
    ),
    "a name cut by the end of a line": (
        "The countries of origin of the 3TG may include: Chile, Papua New\nGuinea and Democratic\nRepublic of the Congo.\n",
        "Chile|Papua New Guinea|Democratic Republic of the Congo",
    ),
    "levels of risk in a table": (
        "<html><p>The smelters sourced 3TG from the following countries:</p><table><tr><td>L1</td><td>Chile, Peru</td></tr>"
        "<tr><td>DRC</td><td>The Democratic Republic of the Congo</td><td>Democratic Republic of the Congo</td></tr></table>",
        "Chile|Peru|Democratic Republic of the Congo",
    ),
    "where the mines are": (
        "To the extent known, the mines of origin of the 3TG are located in the following countries: Chile, Mali "
        "and Peru.\n",
        "Chile|Mali|Peru",
    ),
    "covered countries that smelters source from": (
        "The Covered Countries from which these smelters source are the Democratic Republic of the Congo and "
        "Rwanda.\n",
        "Democratic Republic of the Congo|Rwanda",
    ),
    "an abbreviation before its country": (
        "Countries of Origin\n\nLevel 1: Chile, Peru\nLevel 3: Burundi, Rwanda\nDRC: Democratic Republic of the "
        "Congo\n",
        "Chile|Peru|Burundi|Rwanda|Democratic Republic of the Congo",
    ),
}
NEGATIVE |= {
    "where products are made": (
        "The country of origin of our finished products is China, Mexico, Malaysia or Vietnam; all contain 3TG.\n"
    ),
    "countries of risk": (
        "Smelters that source from countries of higher risk, such as Colombia, Mali, Mozambique and Peru, are asked for more.\n"
    ),
    "what is unlikely": "It is unlikely that our 3TG originated in Angola, the DRC, Rwanda or Uganda.\n",
    "smelters near mines": (
        "The smelters that our suppliers named are located in the following countries: Chile, Mali and Peru; their "
        "mines are not known.\n"
    ),
    "where risks are": (
        "We consider the following countries conflict-affected: Burundi, Colombia and Mali. We ask suppliers "
        "whether they source from them.\n"
    ),
}
NEGATIVE |= {
    "a flattened matrix of one metal and bullets": "Countries of Origin\n\nGold\n\nTin\n\nPeru\n\n●\n\nMali\n\n●\n",
    "smelters under their countries, below a heading of both": (
        "Annex A – Facilities and Countries of Origin\n\nJapan\nAsahi Pretec Corporation\nPeru\nMinsur\n"
    ),
    "products by country": "Products by country of origin\n\nChina\nMexico\nVietnam\n",
    "smelters in brackets behind their countries": (
        "Countries of origin\n\nJapan (Asahi Pretec)\nPeru (Minsur)\nThailand (Thaisarco)\n"
    ),
    "sources of parts": "Sources of the components are the following countries:\n\n• Japan\n• Mexico\n",
    "where the company has networks": (
        "Quince has networks in 22 countries and partners in 42 more, including Albania, Ghana, India and Spain.\n"
    ),
    "the efforts, not the list": "Countries of origin: our process\n\nJapan\nMexico\n",
}


POSITIVE |= {
    "two names of one country with a dash between them": (
        "The countries of origin may include: Brazil, DRC - Congo (Kinshasa), Congo (Brazzaville), DRC– Congo (Kinshasa) "
        "and Peru.\n",
        "Brazil|DRC - Congo (Kinshasa)|Congo (Brazzaville)|DRC– Congo (Kinshasa)|Peru",
    ),
    "two names of one country in a cell": (
        "Country of Origin\tMetal\nBrazil\tTin\nDRC - Congo (Kinshasa)\tTantalum\n",
        "Brazil/Tin|DRC - Congo (Kinshasa)/Tantalum",
    ),
    "for each metal its countries": (
        "From what the RMI tells its members, our 3TG was sourced from the following countries: for tin and tungsten, "
        "Bolivia, Peru and Spain; for tantalum, Rwanda; and for gold, Ghana and the United States.\n",
        "Bolivia/Tin|Bolivia/Tungsten|Peru/Tin|Peru/Tungsten|Spain/Tin|Spain/Tungsten|Rwanda/Tantalum|Ghana/Gold"
        "|United States/Gold",
    ),
    "in the case of each metal its countries": (
        "The countries of origin are, in the case of tin, Bolivia and Peru, and, in the case of gold, Chile and Ghana.\n",
        "Bolivia/Tin|Peru/Tin|Chile/Gold|Ghana/Gold",
    ),
    "classes of countries from which smelters sourced": (
        "The countries from which these smelters sourced come in three classes. Those where no risk is seen: Chile, Ghana "
        "and Peru. Those through which ore of the DRC is thought to leave: Kenya and Mozambique. The third: Rwanda.\n",
        "Chile|Ghana|Peru|Kenya|Mozambique|Rwanda",
    ),
    "for each metal its countries, numbered": (
        "The countries of origin of our 3TG include (i) for tin, Bolivia and Peru; and (ii) for gold, Chile and Ghana.\n",
        "Bolivia/Tin|Peru/Tin|Chile/Gold|Ghana/Gold",
    ),
    "for each metal a sentence": (
        "The likely countries of origin are the following. For tin: Bolivia and Peru. For gold: Chile and Ghana.\n",
        "Bolivia/Tin|Peru/Tin|Chile/Gold|Ghana/Gold",
    ),
    "an annex that lists what may be the source": (
        "Annex B lists the countries that may have been the source of the 3TG.\n\nAnnex B\n\nChile, Ghana, Peru and Spain\n",
        "Chile|Ghana|Peru|Spain",
    ),
    "levels of which one is a single country": (
        "The countries of origin of our 3TG are grouped by level of risk. L1: Chile and Peru. L2: Kenya. L3: Rwanda.\n",
        "Chile|Peru|Kenya|Rwanda",
    ),
    "a level whose label names a country": (
        "The countries of origin of our 3TG may have included: L1 (regions free of conflict): Chile, Peru and Spain; L2 "
        "(countries of transit): Kenya and Laos; L3 (the DRC and its nine adjoining countries): Angola and Rwanda; DRC.\n",
        "Chile|Peru|Spain|Kenya|Laos|Angola|Rwanda|DRC",
    ),
    "a level of which nothing was reported": (
        "The countries of origin of our 3TG may have included: L1 (regions free of conflict): Chile, Peru and Spain; L3 (the "
        "DRC and its nine adjoining countries, none of which was reported): Angola, Burundi and Rwanda.\n",
        "Chile|Peru|Spain",
    ),
    "a term defined behind a list": (
        "The countries of origin of our 3TG include Chile, Peru and Spain; Covered Countries (the DRC and the countries that "
        "adjoin it) means: Angola, Burundi and Rwanda.\n",
        "Chile|Peru|Spain",
    ),
    "a sentence that refers back to what is known of origins": (
        "Country of origin data for many of the smelters is confidential. For those that publish it, the countries are "
        "Bolivia, Ghana and Peru.\n",
        "Bolivia|Ghana|Peru",
    ),
    "an annex of countries that may be the source": (
        "The origin of all our 3TG is not known, but the countries in Annex B may have been the source.\n\nAnnex A\n\n"
        "Metal\tSmelter\tCountry\nTin\tMinsur\tPeru\nTin\tFenix Metals\tPoland\n\nAnnex B\n\nChile, Ghana, Peru and Spain\n",
        "Chile|Ghana|Peru|Spain",
    ),
    "an annex of countries that may be the origin, one a line": (
        "The countries shown in Schedule 1 might be the origin of the minerals.\n\nSchedule 1\n\nChile\nGhana\nPeru\n",
        "Chile|Ghana|Peru",
    ),
}
NEGATIVE |= {
    "for each metal the countries of its smelters": (
        "The smelters are located in the following countries: for tin, Bolivia, Peru and Spain; for gold, Chile and Ghana.\n"
    ),
    "for each metal where it is sold": "We sell in these countries: for gold, Chile, Peru and Spain; for tin, Japan.\n",
    "classes of places of smelters": (
        "The smelters are in three classes. Those in Asia: China, Japan and Korea. Those in Europe: Poland and Spain.\n"
    ),
    "how a programme sorts countries into levels": (
        "Under the RMI’s method countries of origin are in three levels. Level 1: Chile and Peru. Level 2: Kenya.\n"
    ),
    "for each metal where smelters are": (
        "Countries of origin are not known. The smelters’ places are as follows. Tin: Bolivia and Peru. Gold: Chile and Japan.\n"
    ),
    "smelters by metal behind a sentence on origins": (
        "The countries of origin are listed below. Tin smelters: Bolivia and Peru. Gold refiners: Chile and Japan.\n"
    ),
    "an annex of countries that are the source of goods": (
        "The countries in Annex B may have been the source of our suppliers’ goods.\n\nAnnex B\n\nChile, Ghana and Peru\n"
    ),
    "classes from which nothing comes": (
        "The countries from which our smelters source are in two groups. Those from which none of our 3TG came: Chad, Mali "
        "and Niger.\n"
    ),
    "smelters behind a sentence on classes of countries": (
        "The countries from which our smelters source are in two groups, which we do not show. The other facilities: Japan, "
        "Korea and Peru.\n"
    ),
    "where products come from, and what is on their labels": (
        "Country of origin information for our goods is on the label. The countries include China, Japan and Mexico.\n"
    ),
    "where the smelters of which no origin is known are": (
        "Country of origin information for the smelters is not public. For those based in Asia, the countries include China, "
        "Japan and Korea.\n"
    ),
    "other countries behind a sentence on origins": (
        "Country of origin information for the smelters is not public. The countries in which we work include China, Japan "
        "and Korea.\n"
    ),
    "countries two sentences behind one on origins": (
        "Country of origin information for our 3TG is scarce. Our suppliers are many. The countries include China, Japan and "
        "Mexico.\n"
    ),
    "an annex of countries that are the source of sales": (
        "The countries in Annex B may be the source of our revenues.\n\nAnnex B\n\nChile, Ghana, Peru and Spain\n"
    ),
    "an annex of countries that are not believed to be the source": (
        "We do not believe that the countries in Annex B were the source.\n\nAnnex B\n\nChile, Ghana, Peru and Spain\n"
    ),
    "an annex of smelters beside one of countries": (
        "The countries in Annex B may have been the source.\n\nAnnex A\n\nMetal\tSmelter\tCountry\nTin\tMinsur\tPeru\n"
        "Tin\tFenix Metals\tPoland\n"
    ),
}


@pytest.mark.parametrize(("text", "expected"), POSITIVE.values(), ids=POSITIVE.keys())
def test_a_list_of_origins_is_read(text: str, expected: str, tmp_path: Path) -> None:
    assert printed(text, tmp_path) == expected.split("|")


@pytest.mark.parametrize("text", NEGATIVE.values(), ids=NEGATIVE.keys())
def test_what_is_no_list_of_origins_gives_nothing(text: str, tmp_path: Path) -> None:
    assert printed(text, tmp_path) == []


def test_a_metal_in_a_new_sentence_goes_on_with_no_list(tmp_path: Path) -> None:
    text = "The countries of origin of our tin are Bolivia and Peru. For gold, Japan and Italy are where refiners are.\n"
    assert printed(text, tmp_path) == ["Bolivia/Tin", "Peru/Tin"]


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


@pytest.mark.parametrize("text", [text for text, _ in POSITIVE.values()], ids=POSITIVE.keys())
def test_every_country_stands_word_for_word_on_its_lines(text: str, tmp_path: Path) -> None:
    for row in origins_of(text, tmp_path):
        lines = read_document(tmp_path / "quince-2021.txt").lines
        there = [line for line in lines if row.line_start <= line.number and line.end <= row.line_end]
        assert row.country_raw in " ".join(cell for line in there for cell in line.cells)


def test_a_paragraph_without_an_end_is_data_and_not_a_list(tmp_path: Path) -> None:
    assert origins_of("The countries of origin include " + "Peru, " * 5000 + "and so on\n", tmp_path) == []
