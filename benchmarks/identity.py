"""Time and memory of resolving many distinct spellings, beside rapidfuzz's extractOne in a loop.

Run: python benchmark.py [spellings …]. The registry is made up: 1,000 facilities, 5,000 aliases.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Sequence

from cmr_analysis.schema import METALS
from cmr_analysis.smelters.identity import Mention, resolve
from cmr_analysis.smelters.names import name_keys, normalize_name
from cmr_analysis.smelters.registry import NameEntry, Registry
from cmr_analysis.smelters.registry_tables import Facility

PLACES = "Ganzhou Jiujiang Bangka Hunan Chenzhou Goslar Osaka Torreon Lima Pforzheim Suzhou Xiamen Almaty Kyoto".split()
KINDS = [
    "Mining",
    "Smelting",
    "Refinery",
    "Metals",
    "Tantalum",
    "Tungsten Products",
    "Tin Industry",
    "Precious Metals",
]
FORMS = ["Co., Ltd.", "GmbH", "S.A.", "Inc.", "Company Limited", "LLC", "PT", "Corporation"]
COUNTRIES = ["CHN", "IDN", "DEU", "JPN", "PER", "USA", None]


def made_up_name(rng: random.Random) -> str:
    syllables = "".join(rng.choice("bdfghklmnprstvz") + rng.choice("aeiou") for _ in range(rng.randint(2, 5)))
    return f"{rng.choice(PLACES)} {syllables.title()} {rng.choice(KINDS)} {rng.choice(FORMS)}"


def made_up_registry(rng: random.Random, facilities: int = 1_000, aliases: int = 5_000) -> Registry:
    registry = Registry()
    for number in range(facilities):
        facility = Facility(
            f"CID{number:06}", rng.choice(METALS), made_up_name(rng), rng.choice(COUNTRIES), "made up"
        )
        registry.facilities[facility.smelter_id] = facility
        registry.add_name(
            facility.metal, facility.name, NameEntry(facility.smelter_id, "exact_name", "", str(number))
        )
    for number in range(aliases):
        facility = registry.facilities[f"CID{rng.randrange(facilities):06}"]
        entry = NameEntry(facility.smelter_id, "alias", "", str(number))
        registry.add_name(facility.metal, made_up_name(rng), entry)
    return registry


def made_up_spellings(rng: random.Random, registry: Registry, count: int) -> list[Mention]:
    """Half are misspelled names of the registry, half are unknown."""
    known = list(registry.facilities.values())
    found: dict[Mention, None] = {}
    while len(found) < count:
        facility = rng.choice(known)
        name = made_up_name(rng) if rng.random() < 0.5 else misspelled(rng, facility.name)
        found[Mention(facility.metal, name, facility.country_code)] = None
    return list(found)


def misspelled(rng: random.Random, name: str) -> str:
    for _ in range(rng.randint(1, 3)):
        place = rng.randrange(len(name))
        name = name[:place] + rng.choice("aeioustrn ") + name[place + rng.randint(0, 1) :]
    return name


def baseline(spellings: Sequence[Mention], registry: Registry) -> None:
    """rapidfuzz.process.extractOne, one spelling at a time, against all names of the metal."""
    from rapidfuzz import fuzz, process

    cores = {
        metal: sorted({core for kind, core in registry.index["core"] if kind == metal}) for metal in METALS
    }
    for mention in spellings:
        process.extractOne(
            normalize_name(mention.name, mention.metal), cores[mention.metal], scorer=fuzz.ratio
        )


def timed(work, *arguments: object) -> float:
    start = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - start


def main(counts: Sequence[int]) -> None:
    for count in counts:
        rng = random.Random(4)
        registry = made_up_registry(rng)
        spellings = made_up_spellings(rng, registry, count)
        name_keys.cache_clear()
        seconds = timed(resolve, spellings, registry)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{count:7} spellings: resolve {seconds:6.2f} s, {memory:5.0f} MB; extractOne in a loop ",
            end="",
            flush=True,
        )
        print(f"{timed(baseline, spellings, registry):6.2f} s")


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [10_000, 20_000, 40_000])
