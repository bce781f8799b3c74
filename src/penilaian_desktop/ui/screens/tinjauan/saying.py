"""The sentences of the page Tinjauan: what waits, who is lent the reading, who has no entry."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from penilaian_desktop.domain.review_views import DelegationItem, LentState, ReviewDesk, TeamMember
from penilaian_desktop.domain.wording import (
    number,
    short_date,
    short_weekday_date,
    weekday_date,
)
from penilaian_desktop.ui.screens.tinjauan.loading import Reading

translate = QCoreApplication.translate


def waiting(desk: ReviewDesk, plans: int, *, short: bool) -> str:
    """Return how much waits from how many, since when, and the plans; **strong** is allowed."""
    parts = []
    if desk.waiting:
        words = translate("ReviewWords", "{0} kegiatan menunggu dari {1} orang")
        parts.append(words.format(number(desk.waiting), number(desk.persons)))
        if desk.oldest is not None and not short and not plans:
            since = translate("ReviewWords", "sejak {0}")
            parts.append(since.format(weekday_date(desk.oldest)))
    else:
        parts.append(translate("ReviewWords", "tidak ada kegiatan yang menunggu"))
    if plans:
        words = translate("ReviewWords", "**{0} SKP menunggu keputusan**")
        parts.append(words.format(number(plans)))
    return " · ".join(parts)


def lent(delegations: Iterable[DelegationItem]) -> str:
    """Return what both sides are told about delegations that run or come, "" for none."""
    lines = []
    for item in delegations:
        if item.state is LentState.ENDED:
            continue
        words = translate("ReviewWords", "**{0}** meninjau untuk Anda {1} sampai {2}.")
        if not item.own:
            words = translate("ReviewWords", "Anda meninjau untuk **{0}** {1} sampai {2}.")
        who = item.delegate if item.own else item.head
        lines.append(words.format(who, short_date(item.starts), short_date(item.ends)))
    return " ".join(reversed(lines))


def aside(reading: Reading, member: TeamMember | None) -> str:
    """Return who or what has no entry: days of a person, persons of a day."""
    if reading.absent:
        words = translate("ReviewWords", "Tanpa catatan: {0}")
        return words.format(", ".join(reading.absent))
    if member is None or member.missing_since is None:
        return ""
    words = translate("ReviewWords", "{0} hari kerja kosong, sejak {1}")
    return words.format(member.missing_days, short_weekday_date(member.missing_since))
