"""A step of a scheme as "Mengapa predikat ini?" shows it, with the words of the scheme."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyStep:
    """One rule: what went in, what came out, and where it stands. `last` = it told the result."""

    label: str
    inputs: tuple[tuple[str, str], ...]
    output: str
    article: str
    last: bool = False
