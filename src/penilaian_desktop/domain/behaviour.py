"""What feedback on behaviour suggests (PermenPANRB 6/2022: one rating, no numbers, no weights)."""

from __future__ import annotations

from collections.abc import Sequence

from penilaian_desktop.domain.appraisal import Rating


def suggest_behaviour(levels: Sequence[Rating]) -> Rating | None:
    """Return the behaviour rating that the levels in feedback suggest; None without any.

    Above: more than half above and none below; below: more than half below; else it meets.
    """
    if not levels:
        return None
    above = sum(level is Rating.ABOVE for level in levels)
    below = sum(level is Rating.BELOW for level in levels)
    if 2 * below > len(levels):
        return Rating.BELOW
    if 2 * above > len(levels) and not below:
        return Rating.ABOVE
    return Rating.MEETS
