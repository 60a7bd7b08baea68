"""Cross-filing analytics for conflict-minerals disclosures (SEC Form SD, 17 CFR 240.13p-1).

>>> from cmr_analysis import load_corpus
>>> corpus = load_corpus("data/filings")
>>> len(corpus.smelters)
1148
"""

from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = ["Corpus", "__version__", "load_corpus", "read_filing"]

if TYPE_CHECKING:
    from .corpus import Corpus, load_corpus, read_filing


def __getattr__(name: str):
    """The public names, imported when first asked for: `import cmr_analysis` alone stays quick."""
    if name in __all__:
        from . import corpus

        return getattr(corpus, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
