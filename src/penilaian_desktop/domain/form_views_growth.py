"""What the papers about growth print: lists for a purpose, and the piagam of a recognition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain.cycle_views import PurposeExport
from penilaian_desktop.domain.form_views import FormFoot
from penilaian_desktop.domain.plan import PersonSnapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class PurposeFormView:
    """Results for one purpose, with the place where HR signs (WG-4)."""

    agency: str
    place: str
    dated: date
    export: PurposeExport
    signer: PersonSnapshot
    foot: FormFoot


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFormView:
    """Piagam apresiasi: to whom, for what, by whom, on which day (WG-5)."""

    agency: str
    place: str
    dated: date
    title: str
    text: str
    employee: PersonSnapshot
    signer: PersonSnapshot
    foot: FormFoot
