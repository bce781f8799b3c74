"""Where a follow-up leads: to the calendar of training, to recognition, to the next one (X-5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.follow_up import FollowUpKind, FollowUpState
from penilaian_desktop.domain.follow_up_views import FollowUpItem

PAGE = "pembinaan"
WRITE = "tulis"
"""Instead of a page: write a need for training for the same person and result."""
OPEN = "buka"
"""Instead of a page: go to another follow-up of the list."""


@dataclass(frozen=True, slots=True)
class Onward:
    """A button with where it goes; `refusal` says why it cannot be pressed yet."""

    text: str
    icon: str
    target: str
    argument: str = ""
    refusal: str = ""


def tr(text: str) -> str:
    """Return the words of the page for a button."""
    return QCoreApplication.translate("TindakLanjutPage", text)


def onward(
    item: FollowUpItem,
    items: Iterable[FollowUpItem],
    *,
    own: bool,
    appraised: bool,
    keeper: bool,
    schedules: bool,
) -> Onward | None:
    """Return where a follow-up leads from here, None where nothing is to be done.

    `own` = it is about who looks, `appraised` = who looks wrote about the result themselves,
    `keeper` = they read the calendar of training, `schedules` = they write it.
    """
    if own:
        return _of_own(item)
    if item.kind is FollowUpKind.TRAINING:
        return _to_calendar(item, schedules=schedules) if keeper else None
    if not appraised:
        return None
    if item.kind is FollowUpKind.REWARD:
        return Onward(tr("Tulis apresiasi…"), "award", PAGE, f"apresiasi:{item.person.person_id}")
    there = next((one for one in items if _same_result(one, item)), None)
    if there is not None:
        return Onward(tr("Kebutuhan pelatihannya"), "arrow_right", OPEN, there.id)
    return Onward(tr("Usulkan pelatihan…"), "add", WRITE)


def _of_own(item: FollowUpItem) -> Onward | None:
    if item.kind is FollowUpKind.TRAINING:
        return Onward(tr("Pelatihan saya"), "arrow_right", PAGE, "saya")
    if item.kind is FollowUpKind.REWARD:
        return Onward(tr("Apresiasi untuk saya"), "award", PAGE, "apresiasi:saya")
    return None


def _to_calendar(item: FollowUpItem, *, schedules: bool) -> Onward:
    year = PeriodCode.parse(item.period_code).year
    waits = item.state in {FollowUpState.PROPOSED, FollowUpState.DECLINED}
    return Onward(
        tr("Jadwalkan di Pembinaan") if schedules else tr("Lihat di Pembinaan"),
        "arrow_right",
        PAGE,
        f"kebutuhan:{item.id}:{year}",
        tr("Kebutuhan pelatihan dijadwalkan sesudah disetujui.") if waits else "",
    )


def _same_result(one: FollowUpItem, item: FollowUpItem) -> bool:
    """Tell whether a follow-up is the training for the same person and result."""
    return (
        one.kind is FollowUpKind.TRAINING
        and one.person.person_id == item.person.person_id
        and one.period_code == item.period_code
    )
