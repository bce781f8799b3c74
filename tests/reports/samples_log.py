"""Reports of the log. Persons invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

from PIL import Image, ImageDraw
from tests.reports import samples

from penilaian_desktop.domain.activity import ActivityStatus, WorkPlace
from penilaian_desktop.domain.activity_views import ActivityItem, DayInfo
from penilaian_desktop.domain.log_views import (
    DAILY,
    MONTHLY,
    WEEKLY,
    EvidencePicture,
    LogReportView,
    log_span,
)

_PERIODS = {DAILY: "2026-09-15", WEEKLY: "2026-W38", MONTHLY: "2026-B09"}
_WORK = (
    ("Apel pagi dan menyiapkan loket", None, None),
    ("Merekam KTP-el pemula di loket 2", Decimal(14), "orang"),
    ("Memutakhirkan data warga pindah datang, termasuk memeriksa lampiran yang kurang", None, None),
    ("Menyusun laporan mingguan", Decimal("1.5"), "laporan"),
)
_HOURS = ((450, 480), (480, 720), (780, 900), (900, 960))


def _entry(day: date, at: int) -> ActivityItem:
    text, volume, unit = _WORK[at]
    start, end = _HOURS[at]
    return ActivityItem(
        id=f"k-{day}-{at}",
        version=1,
        person_id="p-1",
        day=day,
        start=start,
        end=end,
        minutes=end - start,
        text=text,
        volume=volume,
        unit=unit,
        rhk_id=f"r-{at}" if at else None,
        rhk_number=at or None,
        rhk_text="Terlayaninya perekaman KTP-el warga" if at else "",
        tags=(),
        place=WorkPlace.OFFICE,
        note="Tiga warga diminta melengkapi surat pindah." if at == 2 else "",
        status=tuple(ActivityStatus)[(day.day + at) % len(ActivityStatus)],
        review_note="",
        reviewer="",
        evidence_count=at % 3,
        late=at == 3,
    )


def log(form: str = WEEKLY, *, entries: bool = True) -> LogReportView:
    """Return a report of some days; a weekend and a day off are free."""
    span = log_span(form, _PERIODS[form])
    days = [span.starts + timedelta(n) for n in range((span.ends - span.starts).days + 1)]
    free = {day: "akhir pekan" for day in days if day.weekday() > 4}
    free |= {date(2026, 9, 16): "cuti"}
    items = [_entry(day, at) for day in days if day not in free for at in range(4)]
    items += [_entry(day, 1) for day in days if day == date(2026, 9, 19)]
    return LogReportView(
        form=form,
        agency=samples.AGENCY,
        place=samples.PLACE,
        span=span,
        employee=samples.EMPLOYEE,
        appraiser=samples.APPRAISER,
        days=tuple(
            DayInfo(
                day=day,
                target=0 if day in free else 450,
                logged=sum(one.minutes for one in items if one.day == day),
                overlap=0,
                free=free.get(day, ""),
            )
            for day in days
        ),
        items=tuple(sorted(items, key=lambda one: (one.day, one.start))) if entries else (),
        dated=span.ends,
        foot=samples.FOOT,
    )


def picture(wide: int, high: int) -> bytes:
    """Return an invented photograph."""
    image = Image.new("RGB", (wide, high), (200, 205, 210))
    ImageDraw.Draw(image).ellipse((wide // 4, high // 4, wide // 2, high // 2), (90, 95, 100))
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def with_evidence() -> LogReportView:
    """Return a report with an appendix of pictures, one of which cannot be read."""
    shots = (picture(160, 90), picture(90, 160), b"bukan gambar", picture(120, 120), picture(40, 9))
    return replace(
        log(DAILY),
        appendix=True,
        kept_out=2,
        pictures=tuple(
            EvidencePicture(number=at, name=f"bukti-{at}-{'foto ' * at}loket.jpg", data=data)
            for at, data in enumerate(shots, start=1)
        ),
    )


PAPERS = {
    "log-day": (DAILY, with_evidence()),
    "log-week": (WEEKLY, log()),
    "log-month-empty": (MONTHLY, log(MONTHLY, entries=False)),
}
LONG = {"log-month": (MONTHLY, log(MONTHLY))}
