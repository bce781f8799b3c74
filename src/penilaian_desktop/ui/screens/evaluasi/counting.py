"""In words how a realisation was counted: what the log adds up to, and the formula."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from penilaian_desktop.domain.appraisal_views import RhkResult
from penilaian_desktop.domain.plan import Direction
from penilaian_desktop.domain.wording import number
from penilaian_desktop.services.realisation import Realisation

translate = QCoreApplication.translate


def counted(one: Realisation, rhk: RhkResult | None) -> str:
    """Return where the number comes from and how its achievement follows."""
    return " ".join(part for part in (origin(one, rhk), formula(one)) if part)


def origin(one: Realisation, rhk: RhkResult | None) -> str:
    """Return what the log says, or that it does not speak about this indicator."""
    if one.from_log is None:
        source = one.indicator.source.strip()
        if source:
            return translate("Evaluasi", "Log tidak menghitungnya; sumber: {0}.").format(source)
        return translate("Evaluasi", "Log tidak menghitungnya; tulis realisasinya sendiri.")
    amount = f"{number(one.from_log)} {one.indicator.unit}".strip()
    if rhk is None:
        return translate("Evaluasi", "Log: {0} dari kegiatan yang disetujui.").format(amount)
    return translate("Evaluasi", "Log: {0} dari {1} kegiatan yang disetujui, {2} bukti.").format(
        amount, number(rhk.activities), number(rhk.evidence)
    )


def formula(one: Realisation) -> str:
    """Return the formula with its numbers and the direction, "" without an achievement."""
    if one.percent is None or one.actual is None or one.target is None:
        return ""
    actual, percent = number(one.actual), f"{number(one.percent, 0)} %"
    indicator = one.indicator
    high = indicator.target_high
    if indicator.target_low == one.target and high is not None and high > one.target:
        span = f"{number(one.target)}–{number(high)}"
        if one.target <= one.actual <= high:
            return translate("Evaluasi", "Dalam rentang {0} = {1}.").format(span, percent)
        return translate("Evaluasi", "Di luar rentang {0}: {1}.").format(span, percent)
    target = number(one.target)
    if indicator.direction is Direction.LOWER:
        return translate("Evaluasi", "(2 − {0} ÷ {1}) × 100 = {2}; makin kecil makin baik.").format(
            actual, target, percent
        )
    return f"{actual} ÷ {target} × 100 = {percent}."
