"""What the cover of a document states, for tests that have a document."""

from cmr_analysis.cover import cover as covers


def read_cover(document):
    return covers.read_cover(covers.Cover(document))


def why_not_a_filing(document):
    return covers.why_not_a_filing(covers.Cover(document))
