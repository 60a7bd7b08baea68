"""Countries of origin that a filing lists."""

from __future__ import annotations

from .document import Document


def read_origins(document: Document) -> list:
    return []
