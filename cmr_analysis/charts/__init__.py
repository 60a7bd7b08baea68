"""Charts: a tidy frame in, matplotlib Axes out. The only place that imports matplotlib.

Every chart takes `(frame, *, ax=None)`, says its finding in the title, n and source in the subtitle, and
describes itself in words (`alt_text(ax)`). Statuses have one palette everywhere. A frame that holds nothing
to draw gives Axes that say so, with the reason.
"""

from .alluvial import alluvial
from .countries import conformance_by_country
from .movements import entries_and_exits
from .style import COLOURS, alt_text, is_empty, picture
from .transitions import transition_matrix

__all__ = [
    "COLOURS",
    "alluvial",
    "alt_text",
    "conformance_by_country",
    "entries_and_exits",
    "is_empty",
    "picture",
    "transition_matrix",
]
