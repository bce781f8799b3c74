"""Whether a text that must be written says anything: a dash or a full stop is not an answer."""

from __future__ import annotations

import re

FEW = 3
"""Words that an outcome has at least, where it is all that stays of what was agreed."""

_WORD = re.compile(r"[^\W\d_]{2,}")


def says(text: str, words: int = 1) -> bool:
    """Tell whether a text has at least so many words: runs of two letters or more."""
    return sum(1 for _ in _WORD.finditer(text)) >= words
