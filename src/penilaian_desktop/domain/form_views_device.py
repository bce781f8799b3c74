"""What the paper about the key of a laptop prints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain.form_views import FormFoot
from penilaian_desktop.domain.plan import PersonSnapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFormView:
    """Lembar sidik kunci: `digits` are five groups of five, of the office's key when `office`.

    `kid` is the whole thumbprint. `holder` keeps the laptop or the office's key and `officer`
    compares it; either may be nobody, and `unit` "" where none is known.
    """

    agency: str
    place: str
    device: str
    unit: str
    office: bool
    digits: str
    kid: str
    holder: PersonSnapshot
    officer: PersonSnapshot
    dated: date
    foot: FormFoot
