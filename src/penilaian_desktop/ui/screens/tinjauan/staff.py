"""The staff of the page Tinjauan: who waits, who wrote nothing, who is done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from penilaian_desktop.domain.review_views import ReviewDesk, TeamMember
from penilaian_desktop.domain.wording import number, short_weekday_date, weekday_date
from penilaian_desktop.ui.kit.formats import local_day
from penilaian_desktop.ui.widgets.staff_list import StaffRow

translate = QCoreApplication.translate

MARKS = {"cuti": "cuti", "sakit": "sakit", "dinas_luar": "dinas luar", "pelatihan": "pelatihan"}


def staff_rows(members: Sequence[TeamMember], today: date) -> list[StaffRow | str]:
    """Return who has entries waiting first, then those without entries, then the others."""
    waiting = [m for m in members if m.waiting]
    missing = [m for m in members if not m.waiting and m.missing_days and not m.mark]
    done = [m for m in members if not m.waiting and m not in missing]
    rows: list[StaffRow | str] = [_waiting(member) for member in waiting]
    missing.sort(key=lambda m: -m.missing_days)
    if missing:
        rows.append(translate("ReviewStaff", "Belum ada catatan"))
        rows += [_missing(member) for member in missing]
    if done:
        rows.append(translate("ReviewStaff", "Sudah ditinjau semua"))
        rows += [_done(member, today) for member in done]
    return rows


def day_rows(desk: ReviewDesk) -> list[StaffRow | str]:
    """Return the days that wait, oldest first."""
    return [
        StaffRow(
            line.key,
            weekday_date(line.day),
            translate("ReviewStaff", "{0} orang").format(line.persons),
            count=line.count,
            spoken=translate("ReviewStaff", "{0} kegiatan menunggu").format(line.count),
            plain=True,
        )
        for line in desk.days
        if line.day is not None
    ]


def rhk_rows(desk: ReviewDesk) -> list[StaffRow | str]:
    """Return the RHK that entries wait for, the fullest first; entries without one last."""
    return [
        StaffRow(
            line.key,
            line.text or translate("ReviewStaff", "Tanpa RHK"),
            translate("ReviewStaff", "{0} orang").format(number(line.persons)),
            count=line.count,
            spoken=translate("ReviewStaff", "{0} kegiatan menunggu").format(line.count),
            plain=True,
        )
        for line in desk.rhk
    ]


def _waiting(member: TeamMember) -> StaffRow:
    second = ""
    if member.oldest is not None and member.newest is not None:
        first, last = member.oldest, member.newest
        second = short_weekday_date(first)
        if first != last:
            same = first.month == last.month
            start = second.rsplit(" ", 1)[0] if same else second
            second = f"{start} – {short_weekday_date(last)}"
    if member.data_at is not None:
        day = short_weekday_date(local_day(member.data_at)).split(" ", 1)[1]
        second = translate("ReviewStaff", "data per {0}").format(day)
    return StaffRow(
        member.person_id,
        member.name,
        second,
        count=member.waiting,
        spoken=translate("ReviewStaff", "{0} kegiatan menunggu").format(member.waiting),
    )


def _missing(member: TeamMember) -> StaffRow:
    tint = "bad" if member.missing_days > 2 else "warn"
    return StaffRow(
        member.person_id,
        member.name,
        _missing_words(member),
        tint,
        icon="calendar_missing",
        icon_tint=tint,
        spoken=translate("ReviewStaff", "belum ada catatan"),
    )


def _missing_words(member: TeamMember) -> str:
    """Return "3 hari kerja sejak 16 Nov", without the year."""
    words = translate("ReviewStaff", "{0} hari kerja").format(member.missing_days)
    if member.missing_since is None:
        return words
    day = short_weekday_date(member.missing_since).split(" ", 1)[1]
    return translate("ReviewStaff", "{0} sejak {1}").format(words, day)


def _done(member: TeamMember, today: date) -> StaffRow:
    if member.mark:
        words = MARKS.get(member.mark, member.mark)
        return StaffRow(
            member.person_id,
            member.name,
            translate("ReviewStaff", "{0} hari ini").format(words),
            icon="leave",
            icon_tint="info",
            spoken=words,
        )
    return StaffRow(
        member.person_id,
        member.name,
        translate("ReviewStaff", "sampai {0}").format(short_weekday_date(today)),
        icon="check",
        icon_tint="good",
        spoken=translate("ReviewStaff", "sudah ditinjau"),
    )
