"""Schemes and their facts, complaints, public services, attendance."""

from __future__ import annotations

from datetime import date

from tests.builders.record import meta

from penilaian_desktop.domain.attendance import Attendance
from penilaian_desktop.domain.public_voice import PublicService
from penilaian_desktop.domain.scheme_record import (
    IndicatorComplaint,
    SchemeFact,
    SchemeText,
    SystemReview,
)


def a_scheme_text(**fields):
    values = {"code": "kota-contoh", "title": "Skema Kota Contoh", "toml": 'code = "kota-contoh"'}
    return SchemeText(**meta(fields, **values))


def a_scheme_fact(**fields):
    values = {"name": "kehadiran", "value": "96.5", "reason": "Rekap kehadiran Januari–Juni"}
    return SchemeFact(**meta(fields, person_id="p-siti", period_code="2026-S1", **values))


def an_indicator_complaint(**fields):
    values = {"text": "Waktu tunggu loket", "reason": "Nomor antrean tidak dicatat"}
    return IndicatorComplaint(
        **meta(fields, person_id="p-siti", library_code="waktu-tunggu", **values)
    )


def a_system_review(**fields):
    return SystemReview(
        **meta(
            fields,
            year=2026,
            held_on=date(2026, 11, 10),
            findings="Waktu tunggu sulit diukur",
            decisions="Pakai mesin antrean",
            changed=("waktu-tunggu",),
        )
    )


def a_public_service(**fields):
    values = {"unit_id": "u-loket", "name": "Perekaman KTP-el", "standard": "Selesai di tempat"}
    return PublicService(**meta(fields, **values, days=1))


def an_attendance(**fields):
    values = {"unit_id": "u-loket", "person_id": "p-siti", "month": "2026-B08", "working_days": 19}
    days = ("L", "L", "H", "S", "H", "DL", "?", *("-",) * 24)
    return Attendance(**meta(fields, **values, present=16, sick=1, duty=1, undecided=1, days=days))
