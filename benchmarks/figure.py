"""One line of the table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A ratio against its floor; `must` is the limit, `goal` what we would like."""

    name: str
    ratio: float
    must: float | None
    goal: float | None
    detail: str

    @property
    def verdict(self) -> str:
        if self.goal is not None and self.ratio <= self.goal:
            return "goal"
        if self.must is None:
            return "-"
        return "yes" if self.ratio <= self.must else "NO"
