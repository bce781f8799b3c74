"""The form of a sentence in the catalogue."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """Plain Indonesian: what happened, and what to do next; `{name}` takes a parameter."""

    text: str
    remedy: str = ""
