"""A notebook's parameters: as it declares them, and values typed at a command line read by the declared type."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import CmrError


class ReportError(CmrError):
    """A notebook cannot be run as a report: no such notebook or parameter, or a cell failed."""


@dataclass(frozen=True)
class Parameter:
    """A parameter as the notebook declares it: `name: type = default  # help`."""

    name: str
    type: str
    default: str
    help: str

    def __str__(self) -> str:
        return f"{self.name} ({self.type}, {self.default}): {self.help}"


def parse_parameters(
    declared: Mapping[str, Parameter], given: Mapping[str, str], notebook: str | Path
) -> dict[str, Any]:
    """Values of the declared types. Raises ReportError, which lists the known parameters, for any other."""
    unknown = sorted(set(given).difference(declared))
    if unknown:
        known = "".join(f"\n  {parameter}" for parameter in declared.values()) or " none"
        raise ReportError(f"{notebook}: no parameter {unknown[0]!r}; known parameters:{known}")
    return {name: _parse(declared[name], value) for name, value in given.items()}


def _parse(parameter: Parameter, value: str) -> Any:
    try:
        return _PARSERS.get(parameter.type, str)(value)
    except ValueError as error:
        raise ReportError(
            f"parameter {parameter.name}: {value!r} is {_CALLED[parameter.type]} ({parameter.help})"
        ) from error


def _parse_list(value: str) -> list[Any]:
    """A JSON list, or items set apart by commas; what looks like a whole number is one."""
    if value.strip().startswith("["):
        items = json.loads(value)
        if not all(isinstance(item, str | int | float) and not isinstance(item, bool) for item in items):
            raise ValueError("a list of texts and numbers is wanted")
        return items
    items = [item.strip() for item in value.split(",")]
    if not all(items):
        raise ValueError("an item is empty")
    return [int(item) if re.fullmatch(r"[+-]?\d+", item) else item for item in items]


def _parse_bool(value: str) -> bool:
    words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if value.strip().lower() not in words:
        raise ValueError("neither true nor false")
    return words[value.strip().lower()]


_PARSERS = {"int": int, "float": float, "bool": _parse_bool, "list": _parse_list}
_CALLED = {
    "int": "no whole number",
    "float": "no number",
    "bool": "neither true nor false",
    "list": 'no list: write items with commas between, or ["a", "b"]',
}
