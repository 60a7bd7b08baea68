"""Who is who among smelters: the registry's facilities, their names, their lineage and people's judgements.

The shipped tables are data/reference/smelters.csv, smelter_aliases.csv, smelter_lineage.csv and
judgements.csv. A user's lists (see cmrt.py) are layered over them: where both know a name, the user's wins,
and the difference is kept in `Registry.conflicts`.

A party in smelter_lineage.csv and judgements.csv is written as a smelter ID ("CID002544") or as a printed
name with its metal ("Tantalum|TANIOBIS Co., Ltd.").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from ..vocabulary import reference_dir
from .names import NameKeys, name_keys, normalize_name
from .registry_tables import (
    Alias,
    Facility,
    Judgement,
    Lineage,
    ListedName,
    party_name,
    read_aliases,
    read_judgements,
    read_lineage,
    read_smelters,
    read_user_list,
)
from .user_files import judgements_path, user_list_path

SYMBOLS = {"Gold": "AU", "Tantalum": "TA", "Tin": "SN", "Tungsten": "W"}
KEYS = ("exact", "spelled", "core", "ordered", "joined")  # NameKeys, the strictest first
_LONGEST_WORDS = 120  # of a local ID; a longer name is cut and told apart by its hash
CHINA = frozenset({"CHN", "HKG", "MAC"})  # filings print "China" for refiners in Hong Kong


@dataclass(frozen=True, slots=True)
class NameEntry:
    """What one name leads to: a facility, and by which kind of knowledge."""

    smelter_id: str
    method: str  # exact_name (the registry's own name), alias or lineage
    detail: str
    list_name: str = ""  # the user's list it comes from; '' for the shipped tables

    @property
    def is_inferred(self) -> bool:
        """An alias whose source says that no document shows it."""
        return self.detail.startswith("inferred")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A name that two lists give to two facilities; the newer list's is kept."""

    metal: str
    name: str
    kept: str
    kept_from: str
    dropped: str
    dropped_from: str


def _empty_index() -> dict[str, dict[tuple[str, str], dict[str, NameEntry]]]:
    return {key: defaultdict(dict) for key in KEYS}


@dataclass(eq=False)
class Registry:
    """Facilities by ID and by every key of their names. Build it with `load_registry`.

    What is found in a registry is remembered: add no name to one that `resolve` was asked about.
    """

    facilities: dict[str, Facility] = field(default_factory=dict)
    lineage: list[Lineage] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    refused: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    index: dict[str, dict[tuple[str, str], dict[str, NameEntry]]] = field(default_factory=_empty_index)

    def add_name(self, metal: str, name: str, entry: NameEntry) -> None:
        """Let a name lead to a facility. What is known first of a name and a facility is kept.

        A name that a newer list gives to another facility is not added: it is a conflict.
        """
        keys = name_keys(name, metal)
        for other in self.entries("spelled", metal, keys).values():
            if other.smelter_id != entry.smelter_id and other.list_name != entry.list_name:
                kept, dropped = (other.smelter_id, other.list_name), (entry.smelter_id, entry.list_name)
                self.conflicts.append(Conflict(metal, name, *kept, *dropped))
                return
        for key in KEYS:
            self.index[key][metal, getattr(keys, key)].setdefault(entry.smelter_id, entry)

    def entries(self, key: str, metal: str, keys: NameKeys) -> dict[str, NameEntry]:
        """Facilities that a name leads to by one key, by smelter ID."""
        return self.index[key].get((metal, getattr(keys, key)), {})

    def named(self, metal: str, name: str) -> set[str]:
        """IDs of the facilities that carry this name, spelled so (legal form included)."""
        return set(self.entries("spelled", metal, name_keys(name, metal)))

    def name_of(self, smelter_id: str) -> str | None:
        """The registry's name of a facility, None for an ID that it does not have."""
        facility = self.facilities.get(smelter_id)
        return facility.name if facility else None

    def resolve_party(self, party: str) -> str:
        """The smelter ID of a party; a name that leads to no facility, or to several, gets its local ID."""
        metal, name = party_name(party)
        if metal is None:
            return party
        keys = name_keys(name, metal)
        found = [self.entries(key, metal, keys) for key in KEYS]
        return next((next(iter(ids)) for ids in found if len(ids) == 1), local_id(metal, name))

    def relations(self) -> list[tuple[str, str, str, str]]:
        """Splits, mergers and closures as (predecessor ID, successor ID or '', kind, year or '')."""
        return [
            (
                self.resolve_party(row.predecessor),
                row.successor and self.resolve_party(row.successor),
                row.kind,
                row.year,
            )
            for row in self.lineage
            if row.kind != "renamed"
        ]


def local_id(metal: str, name: str) -> str:
    """The stable ID of a facility without a known CID: LOCAL, the metal's symbol, its normalized name.

    >>> local_id("Tin", "PT Fang Di MulTindo")
    'LOCAL-SN-fang-di-multindo'
    """
    words = normalize_name(name, metal).replace(" ", "-") or "unnamed"
    if len(words) > _LONGEST_WORDS:
        words = f"{words[:_LONGEST_WORDS]}-{sha256(words.encode()).hexdigest()[:8]}"
    return f"LOCAL-{SYMBOLS.get(metal, 'X')}-{words}"


def same_country(left: str | None, right: str | None) -> bool:
    """Whether two locations agree; one that is not stated agrees with all."""
    return not left or not right or left == right or {left, right} <= CHINA


def load_registry(
    directory: Path | None = None, user_lists: Iterable[Path] = (), user_judgements: Path | None = None
) -> Registry:
    """The shipped registry with the user's lists (the newest first) and judgements over it.

    Raises VocabularyError, naming file and line, for a table that breaks its own rules.
    """
    directory = directory or reference_dir()
    registry = Registry()
    for path in user_lists:
        _add_user_list(registry, read_user_list(path), path.name)
    smelters = read_smelters(directory)
    known_ids = {facility.smelter_id for facility in smelters}
    adopted = _adopted_ids(smelters, registry)
    registry.lineage = read_lineage(directory)
    renamed = _renamed_names(registry.lineage)
    for facility in smelters:
        _add_shipped(
            registry, replace(facility, smelter_id=adopted.get(facility.smelter_id, facility.smelter_id))
        )
    for alias in read_aliases(directory, known_ids):
        _add_alias(
            registry, replace(alias, smelter_id=adopted.get(alias.smelter_id, alias.smelter_id)), renamed
        )
    own = read_judgements(user_judgements) if user_judgements and user_judgements.is_file() else []
    registry.judgements = _adopt(read_judgements(directory / "judgements.csv"), adopted)
    _apply_judgements(registry, _adopt(own, adopted))
    return registry


def default_registry() -> Registry:
    """The registry that commands use: the shipped tables, with the user's list and decisions where there are any."""
    files = ((path, _last_changed(path)) for path in (user_list_path(), judgements_path()))
    return _loaded(reference_dir(), tuple(file for file in files if file[1]))


def _last_changed(path: Path) -> int:
    """In nanoseconds; 0 where there is no such file."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=4)
def _loaded(directory: Path, files: tuple[tuple[Path, int], ...]) -> Registry:
    paths = [path for path, _ in files]
    decisions = next(
        (path for path in paths if path.name == "judgements.csv" and path.parent != directory), None
    )
    return load_registry(directory, [path for path in paths if path.name != "judgements.csv"], decisions)


def _add_user_list(registry: Registry, names: Iterable[ListedName], list_name: str) -> None:
    for row in names:
        facility = Facility(row.smelter_id, row.metal, row.name, row.country_code, list_name)
        own = registry.facilities.setdefault(row.smelter_id, facility)
        method = "exact_name" if row.name == own.name else "alias"
        registry.add_name(row.metal, row.name, NameEntry(row.smelter_id, method, list_name, list_name))
        registry.add_name(row.metal, row.alias, NameEntry(row.smelter_id, "alias", list_name, list_name))


def _adopted_ids(smelters: Iterable[Facility], registry: Registry) -> dict[str, str]:
    """Local IDs whose facility a user's list knows under exactly one CID, and that CID."""
    adopted = {}
    for facility in smelters:
        if facility.smelter_id.startswith("LOCAL-"):
            found = registry.entries("core", facility.metal, name_keys(facility.name, facility.metal))
            here = [
                each
                for each in found
                if same_country(registry.facilities[each].country_code, facility.country_code)
            ]
            if len(here) == 1:
                adopted[facility.smelter_id] = here[0]
    return adopted


def _add_shipped(registry: Registry, facility: Facility) -> None:
    own = registry.facilities.setdefault(facility.smelter_id, facility)
    method = "exact_name" if own is facility else "alias"
    registry.add_name(facility.metal, facility.name, NameEntry(facility.smelter_id, method, facility.source))


def _add_alias(registry: Registry, alias: Alias, renamed: frozenset[tuple[str, str]]) -> None:
    core = normalize_name(alias.alias, alias.metal)
    method = "lineage" if (alias.metal, core) in renamed else "alias"
    detail = f"{alias.source} ({alias.basis})"
    registry.add_name(alias.metal, alias.alias, NameEntry(alias.smelter_id, method, detail))


def _renamed_names(lineage: Iterable[Lineage]) -> frozenset[tuple[str, str]]:
    parties = (
        party_name(party)
        for row in lineage
        if row.kind == "renamed"
        for party in (row.predecessor, row.successor)
    )
    return frozenset((metal, normalize_name(name, metal)) for metal, name in parties if metal)


def _adopt(judgements: Iterable[Judgement], adopted: dict[str, str]) -> list[Judgement]:
    return [
        replace(each, left=adopted.get(each.left, each.left), right=adopted.get(each.right, each.right))
        for each in judgements
    ]


def _apply_judgements(registry: Registry, own: list[Judgement]) -> None:
    """Of two judgements on one pair the later counts: "same" makes an alias, the others keep names apart.

    A shipped judgement gives way to the user's list; the user's own judgement does not.
    """
    registry.judgements = registry.judgements + own
    latest = {frozenset((each.left, each.right)): each for each in registry.judgements}
    for judgement in latest.values():
        if judgement.judgement == "same":
            _join(registry, judgement)
    for judgement in latest.values():
        if judgement.judgement != "same":
            _keep_apart(registry, judgement, over_lists=judgement in own)


def _join(registry: Registry, judgement: Judgement) -> None:
    known = [registry.resolve_party(party) for party in (judgement.left, judgement.right)]
    target = next((found for found in known if found in registry.facilities), min(known))
    detail = f"judged the same by {judgement.who}: {judgement.why}"
    for party in (judgement.left, judgement.right):
        metal, name = party_name(party)
        if metal is None or registry.named(metal, name):
            continue
        registry.facilities.setdefault(target, Facility(target, metal, name, None, detail))
        registry.add_name(metal, name, NameEntry(target, "alias", detail))


def _keep_apart(registry: Registry, judgement: Judgement, over_lists: bool) -> None:
    for party, other in ((judgement.left, judgement.right), (judgement.right, judgement.left)):
        metal, name = party_name(party)
        target = registry.resolve_party(other)
        if metal is None or registry.name_of(target) == name:
            continue
        listed = registry.entries("spelled", metal, name_keys(name, metal)).get(target)
        if over_lists or not (listed and listed.list_name):
            registry.refused[metal, name_keys(name, metal).spelled].add(target)
