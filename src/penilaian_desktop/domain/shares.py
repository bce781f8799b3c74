"""A part of a whole in percent, rounded half up as every figure of the house."""

from __future__ import annotations


def share(part: int, whole: int) -> int:
    """Return a part of a whole in whole percent; 0 of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else 0
