"""Progress on stderr, and only where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import click

Progress = Callable[[int, int], None]


@contextmanager
def progress_bar(label: str) -> Iterator[Progress | None]:
    """A function to call with the number done and of all; None where nobody watches. Shown from the first call on."""
    if not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as shown:
        bars = []

        def show(done: int, total: int) -> None:
            if not bars:
                bar = click.progressbar(length=total, label=label, file=sys.stderr, show_pos=True)
                bars.append(shown.enter_context(bar))
            bars[0].update(done - bars[0].pos)

        yield show
