"""Identity over the smelters table: the four columns smelter_id, smelter_name, match_method, match_score.

`identify` fills them in records (no pandas); `resolve_frame` fills them in a frame again, for example with a
user's registry; `at_level` takes back what the looser stages said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ..errors import CmrError
from .identity import Match, Mention, own_id, resolve
from .registry import Registry, default_registry

if TYPE_CHECKING:
    import pandas as pd

# Which stages count at each level of trust: `measures` compares the three.
_STRICT = frozenset({"printed_id", "exact_name", "normalized_name"})
LEVELS = {
    "strict": _STRICT,
    "reviewed": _STRICT | {"alias", "lineage"},
    "fuzzy": _STRICT | {"alias", "lineage", "fuzzy"},
}
FILLED = ("smelter_id", "smelter_name", "match_method", "match_score")
# What a row says of its smelter: rows alike in these are one spelling.
SPELLED = ("metal", "smelter_name_raw", "country_code", "smelter_id_raw")
_CID = re.compile(r"CID[\s-]*(\d{6})", re.IGNORECASE)


def identify(records: Sequence[Mapping[str, Any]], registry: Registry) -> list[dict[str, Any]]:
    """Records of smelter rows with the four columns filled in, in order.

    A record needs metal, smelter_name_raw, country_code and smelter_id_raw; what is not stated is None. Rows
    of all filings belong in one call: they teach each other the IDs that they print.
    """
    mentions = [_mention(*map(record.get, SPELLED)) for record in records]
    matches = resolve(mentions, registry)
    return [{**record, **_columns(match)} for record, match in zip(records, matches, strict=True)]


@lru_cache(maxsize=1 << 16)
def _mention(
    metal: str | None, name: str | None, country_code: str | None, printed_id: str | None
) -> Mention:
    found = _CID.fullmatch(printed_id.strip()) if printed_id else None
    return Mention(metal or "", name or "", country_code or None, f"CID{found[1]}" if found else None)


def _columns(match: Match) -> dict[str, Any]:
    return {
        "smelter_id": match.smelter_id,
        "smelter_name": match.smelter_name,
        "match_method": match.match_method,
        "match_score": match.match_score,
    }


def mentions_of(smelters: pd.DataFrame) -> list[Mention]:
    """What each row of the smelters table says of its smelter, in order."""
    return [_mention(*(record[column] for column in SPELLED)) for record in _records(smelters)]


def resolve_frame(smelters: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """The smelters table with its four columns of identity filled in anew.

    Rows that say the same of their smelter are resolved once: millions of rows hold some ten thousands.
    """
    kinds, first, counts = _kinds(smelters)
    filled = _identities(smelters.iloc[first], counts, registry).take(kinds).set_index(smelters.index)
    return smelters.assign(**{column: filled[column] for column in FILLED})


def spellings(smelters: pd.DataFrame, columns: Sequence[str] = SPELLED) -> pd.DataFrame:
    """One row a way of naming a smelter (metal, name, country code, printed ID), and in how many rows it stands.

    columns: of the smelters table, those to keep of each spelling's first row.
    """
    _, first, counts = _kinds(smelters)
    return smelters[list(columns)].iloc[first].reset_index(drop=True).assign(rows=counts)


def together(spelled: pd.DataFrame) -> pd.DataFrame:
    """`spellings` of several parts, one below the other, as those of all: each spelling once, its rows added up."""
    kinds, first, _ = _kinds(spelled)
    rows = spelled["rows"].groupby(kinds).sum().to_numpy()
    return spelled[list(SPELLED)].iloc[first].reset_index(drop=True).assign(rows=rows)


def recognized(spelled: pd.DataFrame) -> pd.DataFrame:
    """`spellings` of all filings, or all of one metal, with the four columns of identity by the default registry."""
    return spelled.assign(**_identities(spelled, spelled["rows"].to_list(), default_registry()))


def _identities(smelters: pd.DataFrame, counts: Sequence[int], registry: Registry) -> pd.DataFrame:
    """The four columns for these rows, each of which stands for so many."""
    from ..schema import SMELTERS, typed_frame

    matches = resolve(mentions_of(smelters), registry, counts)
    return typed_frame(SMELTERS, map(_columns, matches))[list(FILLED)]


def _kinds(smelters: pd.DataFrame) -> tuple[Any, list[int], list[int]]:
    """Rows alike in all that identity needs: the number of each row's kind, each kind's first row and its size."""
    import numpy as np
    import pandas as pd

    key = np.zeros(len(smelters), dtype="int64")
    for column in SPELLED:
        codes, values = pd.factorize(smelters[column])
        key = key * (len(values) + 1) + codes + 1
    kinds, _ = pd.factorize(key)
    _, first, counts = np.unique(kinds, return_index=True, return_counts=True)
    return kinds, first.tolist(), counts.tolist()


def at_level(smelters: pd.DataFrame, identity: str) -> pd.DataFrame:
    """The resolved smelters table when only the stages of a level count: "strict", "reviewed" or "fuzzy".

    Rows that a looser stage recognized get the local ID of their name and are `unmatched` again.
    Raises CmrError for another level.
    """
    if identity not in LEVELS:
        raise CmrError(f"identity {identity!r} is none of {', '.join(LEVELS)}")
    undone = ~smelters["match_method"].isin(LEVELS[identity] | {"unmatched"})
    taken_back = smelters.copy()
    taken_back.loc[undone, "smelter_id"] = [own_id(mention) for mention in mentions_of(smelters[undone])]
    taken_back.loc[undone, "smelter_name"] = smelters.loc[undone, "smelter_name_raw"]
    taken_back.loc[undone, "match_method"] = "unmatched"
    taken_back.loc[undone, "match_score"] = 0.0
    return taken_back


def _records(smelters: pd.DataFrame) -> list[dict[str, Any]]:
    objects = smelters[list(SPELLED)].astype(object)
    return objects.where(objects.notna(), None).to_dict("records")
