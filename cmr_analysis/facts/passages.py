"""The sentences of a document in which numbers are looked for once more, and where each begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST_TEXT = 5000
"""Characters of a paragraph that are read; what stands behind them is data, not prose."""

_SENTENCE_END = re.compile(r"[.;]\s+(?=[A-Z])")


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence of a paragraph, without the mark that ends it, and its place in the paragraph."""
    start = 0
    text = text[:LONGEST_TEXT]
    for end in _SENTENCE_END.finditer(text):
        yield start, text[start : end.start()]
        start = end.end()
    yield start, text[start:]
