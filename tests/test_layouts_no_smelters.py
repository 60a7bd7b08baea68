"""Lines that look like a list of smelters and are none, or that cannot be told apart."""

import pytest
from test_layouts import found

COBALT = {
    "a column": (
        "Metal\tSmelter Name\tCountry\nTin\tAlpha\tUnited States\nCobalt\tUmicore Finland Oy\tFinland\n"
        "Gold\tJapan Mint\tJapan\n"
    ),
    "a heading": (
        "Smelter Name\nCountry\nGold\nJapan Mint\nJapan\nTin\nAlpha\nUnited States\n"
        "Cobalt\nUmicore Finland Oy\nFinland\n"
    ),
}


@pytest.mark.parametrize("printed", COBALT)
def test_a_smelter_of_another_metal_is_seen_and_not_kept(printed, tmp_path):
    result = found(COBALT[printed], tmp_path)
    assert {row.smelter_name_raw: row.metal for row in result.rows} == {"Alpha": "Tin", "Japan Mint": "Gold"}
    assert [reason for _, reason in result.unread] == ["its metal is none of the four"]


NO_LISTS = {
    "suppliers under metals": (
        "Our suppliers of parts:\nGold\nNorthgate Circuits GmbH (Germany)\nKestrel Plating, Inc. (Mexico)\nTin\n"
        "Solder Works Ltd. (Japan)\nAldermoor Components GmbH (Germany)\n"
    ),
    "suppliers and metals": (
        "Supplier\tCountry\tMetals\nNorthgate Circuits Co., Ltd.\tChina\tGold, Tin\n"
        "Kestrel Plastics, Inc.\tMexico\tTin\nAldermoor Components GmbH\tGermany\tTantalum\n"
    ),
    "associations": (
        "Metal\tAssociation\tCountry\nGold\tLondon Bullion Market Association\tUnited Kingdom\n"
        "Tin\tInternational Tin Association Ltd.\tUnited Kingdom\n"
    ),
    "countries behind metals": "Origin\nGold: Argentina, Peru\nTin: Bolivia, China\nTungsten: Austria, China\n",
    "countries behind dashes": "Origin\nGold – Argentina – Peru\nTin – Bolivia – Peru\nTungsten – Austria – China\n",
    "countries at single spaces": "\n".join(
        f"{pair} Peru" for pair in ("Gold Chile", "Gold Mali", "Tin China", "Tin Brazil", "Tungsten Spain")
    ),
    "mines": "Metal\tMine\tCountry\nGold\tKibali\tDRC\nGold\tGeita\tTanzania\nTin\tPitinga\tBrazil\n",
    "places of mines": "Metal\tLocation\nGold\tKibali, Congo\nGold\tGeita, Tanzania\nTin\tPitinga, Brazil\n",
    "mines led by metals": "Mines\nGold: Kibali, Congo\nGold: Geita, Tanzania\nTin: Pitinga, Brazil\n",
    "uses behind metals": "Smelters were asked of the metals.\nTin: Solder; Plating\nGold: Bond wires; Connectors\n",
    "uses under metals": (
        "Smelters of the metals below were asked for.\nTin\nSolder\nGold\nBond wires\nPlating\nTantalum\nCapacitors\n"
    ),
    "offices": "Our offices:\n• Halcyon GmbH (Germany)\n• Halcyon K.K. (Japan)\n• Halcyon Ltd. (United Kingdom)\n",
    "uses": "Tin – solder\nGold – plating\nTantalum – capacitors\nTungsten – contacts\n",
    "mines under no list of smelters": "We visited:\nBisie, Democratic Republic of the Congo\nPitinga, Brazil\n",
    "counts": "Gold China 45\nGold Japan 23\nTin Indonesia 21\nTin Brazil 9\nTungsten China 30\nTungsten Japan 2\n",
    "sentences": "\n".join(
        f"{metal} is refined in Japan" for metal in ("Gold", "Tin", "Tantalum", "Tungsten")
    ),
}


@pytest.mark.parametrize("text", NO_LISTS)
def test_lines_that_only_look_alike_give_no_row(text, tmp_path):
    result = found(NO_LISTS[text], tmp_path)
    assert result.rows == []
    assert {reason for _, reason in result.unread} <= {
        "stands in a list that no heading calls one of smelters, and that names none known"
    }


UNKNOWN = [f"Zorbix Refining {letter} Co., Ltd." for letter in "ABCDE"]
TRADERS = [f"Zorbix {letter} Co., Ltd." for letter in "ABCDE"]


@pytest.mark.parametrize(
    ("line", "names", "kept"),
    [
        ("Gold\t{}\tJapan", UNKNOWN, 5),  # called as smelters are
        ("Gold\t{}\tJapan\tCID009999", TRADERS, 5),  # the industry's IDs
        ("Gold\t{}\tJapan", [*TRADERS[:4], "Asahi Pretec Corp."], 5),  # one is known
        ("Gold\t{}\tJapan", TRADERS, 0),  # suppliers, for all that is printed
    ],
)
def test_a_list_without_headings_looks_like_smelters_or_is_seen_and_not_kept(line, names, kept, tmp_path):
    result = found("\n".join(map(line.format, names)) + "\n", tmp_path)
    assert (len(result.rows), len(result.unread)) == (kept, 5 - kept)


def test_smelters_named_in_a_sentence_are_noted_and_not_read(tmp_path):
    text = (
        "Gold came from Aida Chemical Industries Co., Ltd., Asahi Pretec Corp. and Japan Mint; tin from\n"
        "Malaysia Smelting Corporation (MSC) and from others that we could not identify.\n"
    )
    result = found(text, tmp_path)
    assert result.rows == []
    assert result.unread == [
        (1, "4 known smelters are named in lines 1 to 2, not as rows that can be told apart")
    ]


def test_a_country_is_no_smelter(tmp_path):
    text = "Metal\tSmelter\tCountry\nGold\tJapan Mint\tJapan\nTin\tAlpha\tUSA\nTin\tPeru\tBolivia\n"
    result = found(text, tmp_path)
    assert [row.smelter_name_raw for row in result.rows] == ["Japan Mint", "Alpha"]
    assert result.unread == [(4, "no smelter name: 'Peru'")]
