"""Whom an appraiser may ask for feedback on a person, as the dialog lists them."""

from __future__ import annotations

from dataclasses import dataclass

from penilaian_desktop.domain.appraisal import GiverRole
from penilaian_desktop.domain.person_views import PersonItem


@dataclass(frozen=True, slots=True, kw_only=True)
class GiverChoice:
    """A colleague who may be asked, and as what.

    `near` tells that they work with the person: the same unit, team or appraiser.
    """

    person: PersonItem
    role: GiverRole
    near: bool
