"""What the sentences of a filing read so far have told of suppliers and smelters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Known:
    """What the sentences so far have told.

    base: suppliers of whom a part is told in the same sentence ("from the 72 suppliers we got 65 answers").
    asked: suppliers asked; counted: suppliers counted before anything was asked of them; smelters: how many there
    are, in a sentence that counts no others; topic: what was counted last; each with the place of its sentence.
    """

    asked: int = 0
    asked_order: int = -9
    answered_order: int = -9
    counted: tuple[int, ...] = ()
    counted_order: int = -9
    base: int = 0
    base_order: int = -9
    smelters: int = 0
    smelters_order: int = -9
    topic: str = ""
    topic_order: int = -9

    def ask(self, number: int, order: int) -> None:
        """Suppliers that a sentence says were asked."""
        self.asked, self.asked_order = number, order

    def count(self, number: int, order: int) -> None:
        """Suppliers counted in a sentence, of which it may be said later that all of them were asked."""
        self.counted = (*self.counted, number) if self.counted_order == order else (number,)
        self.counted_order = order
