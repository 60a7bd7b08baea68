"""What the headings over rows say, kept from one row to the next."""

from __future__ import annotations

from dataclasses import dataclass

from .cells import group_heading


@dataclass(slots=True)
class Over:
    """What the headings over a row say: a metal, a status, and which of the two stands outside."""

    metal: str | None = None
    status: str | None = None
    outer: str = ""

    def take(self, text: str) -> bool:
        """Note a heading; False where the text is none. A new metal ends a status that stands under metals."""
        metal, status = group_heading(text)
        self.outer = self.outer or ("metal" if metal else "status" if status else "")
        if metal:
            if self.outer == "metal" and metal != self.metal:
                self.status = None
            self.metal = metal
        if status:
            self.status = text
        return bool(metal or status)
