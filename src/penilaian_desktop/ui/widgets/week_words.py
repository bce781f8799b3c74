"""The words of the week grid: what is painted, what is read aloud, what the tool tips say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.activity_views import ActivityItem, DayInfo
from penilaian_desktop.ui.widgets.week_layout import Overlap, Stop

MARKS = ("cuti", "sakit", "dinas_luar", "pelatihan")


class WeekWords(QObject):
    """Indonesian texts about days and entries; numbers and times in Indonesian form."""

    def gap(self, minutes: int) -> str:
        """Return the text of an empty stretch."""
        return self.tr("{minutes} menit kosong").format(minutes=minutes)

    def doubled(self, minutes: int) -> str:
        """Return the text of minutes that are covered twice."""
        return self.tr("{minutes} m ganda").format(minutes=minutes)

    def repair(self) -> str:
        """Return the name of the repair."""
        return self.tr("Rapikan")

    def rest(self) -> str:
        """Return the word for the break."""
        return self.tr("istirahat")

    def now(self, minute: int) -> str:
        """Return the words beside the line of the present."""
        return self.tr("sekarang {time}").format(time=wording.clock(minute))

    def to_save(self) -> str:
        """Return what the return key does while an entry is being typed."""
        return self.tr("untuk menyimpan")

    def short_day(self, info: DayInfo) -> str:
        """Return the three letters of a weekday."""
        return wording.WEEKDAYS[info.day.weekday()][:3]

    def balance(self, info: DayInfo, today: bool, past: bool) -> str:
        """Return the second line of a day's head: even, short by how much, or the target."""
        if info.target <= 0:
            return ""
        if info.logged >= info.target and info.logged > 0:
            return self.tr("genap")
        if past and not today:
            return self.tr("kurang {minutes} m").format(minutes=info.target - info.logged)
        return self.tr("dari {hours}").format(hours=wording.target_hours(info.target))

    def widest_balance(self) -> str:
        """Return as wide a second line as a past day can have: all days speak alike."""
        return self.tr("kurang {minutes} m").format(minutes=888)

    def free_title(self, info: DayInfo) -> str:
        """Return the words of a free day: Libur nasional, Cuti bersama, Cuti, Dinas luar."""
        if info.free_kind == "weekend":
            return self.tr("akhir pekan")
        if info.free_kind == "mark":
            return info.free.replace("_", " ").capitalize()
        return {
            "libur_nasional": self.tr("Libur nasional"),
            "cuti_bersama": self.tr("Cuti bersama"),
            "libur_daerah": self.tr("Libur daerah"),
        }.get(info.holiday_kind, self.tr("Libur"))

    def free_short(self, info: DayInfo) -> str:
        """Return one word for a free day where there is no room: Libur, or the mark."""
        return self.tr("Libur") if info.free_kind == "holiday" else self.free_title(info)

    def status(self, status: ActivityStatus) -> str:
        """Return the name of a state."""
        return {
            ActivityStatus.DRAFT: self.tr("Draf"),
            ActivityStatus.SUBMITTED: self.tr("Diajukan"),
            ActivityStatus.APPROVED: self.tr("Disetujui"),
            ActivityStatus.RETURNED: self.tr("Dikembalikan"),
        }[status]

    def time(self, item: ActivityItem) -> str:
        """Return "08.00–10.00", or the duration where the time is not known."""
        if item.start is None:
            return self.tr("{minutes} m").format(minutes=item.minutes)
        if item.end is None and not item.minutes:
            return self.tr("{time}, isi lamanya").format(time=wording.clock(item.start))
        end = item.end if item.end is not None else item.start + item.minutes
        return f"{wording.clock(item.start)}–{wording.clock(end % 1440 or end)}"

    def volume(self, item: ActivityItem) -> str:
        """Return "24 orang", or nothing."""
        if item.volume is None:
            return ""
        return f"{wording.number(item.volume)} {item.unit or ''}".strip()

    def second_line(self, item: ActivityItem, *, narrow: bool = False) -> str:
        """Return the small line of a block: time and volume, or what a returned entry lacks."""
        if item.status is ActivityStatus.RETURNED:
            if narrow:
                return self.tr("dikembalikan")
            if item.volume is None:
                return self.tr("dikembalikan, isi volume")
            return self.tr("dikembalikan: {note}").format(note=item.review_note)
        volume = self.volume(item)
        if narrow:
            return volume or self.time(item)
        return f"{self.time(item)} · {volume}" if volume else self.time(item)

    def ring(self, info: DayInfo) -> str:
        """Return what a ring says aloud: "Rabu, 315 dari 450 menit"."""
        day = wording.WEEKDAYS[info.day.weekday()]
        if info.target <= 0:
            return f"{day}, {info.free or self.tr('tidak ada target')}"
        return self.tr("{day}, {logged} dari {target} menit").format(
            day=day, logged=info.logged, target=info.target
        )

    def day_aloud(self, info: DayInfo) -> str:
        """Return what the head of a day says: minutes against the target, why it is free."""
        day = wording.weekday_date(info.day)
        if info.target <= 0:
            free = self.free_title(info)
            named = info.free if info.free_kind == "holiday" else ""
            parts = [day, free, named]
            if info.logged:
                parts.append(self.tr("{minutes} menit dicatat").format(minutes=info.logged))
            return ", ".join(part for part in parts if part)
        said = self.tr("{day}, {logged} dari {target} menit").format(
            day=day, logged=info.logged, target=info.target
        )
        short = info.target - info.logged
        return said if short <= 0 else self.tr("{said}, kurang {m}").format(said=said, m=short)

    def shared(self, item: ActivityItem, overlap: Overlap) -> str:
        """Return what an entry shares with another one."""
        both = (overlap.earlier.item, overlap.later.item)
        other = both[1] if both[0].id == item.id else both[0]
        return self.tr("{minutes} menit bersamaan dengan {text}, P untuk merapikan").format(
            minutes=overlap.span.minutes, text=other.text
        )

    def aloud(self, stop: Stop, overlaps: Sequence[Overlap] = ()) -> str:
        """Return what a block or a gap says to a screen reader."""
        day = wording.weekday_date(stop.day)
        if stop.item is None:
            return self.tr("{day}, kosong {start} sampai {end}, {minutes} menit").format(
                day=day,
                start=wording.clock(stop.start or 0),
                end=wording.clock(stop.end or 0),
                minutes=(stop.end or 0) - (stop.start or 0),
            )
        item = stop.item
        if stop.day != item.day:
            day = self.tr("{day}, lanjutan dari {before}").format(
                day=day, before=wording.WEEKDAYS[item.day.weekday()]
            )
        parts = [day, self.time(item), item.text, self.volume(item)]
        if item.rhk_number is not None:
            parts.append(self.tr("RHK {number}").format(number=item.rhk_number))
        parts.append(self.status(item.status))
        if item.status is ActivityStatus.RETURNED:
            parts.append(item.review_note)
        if item.evidence_count:
            parts.append(self.tr("{count} bukti").format(count=item.evidence_count))
        else:
            parts.append(self.tr("belum ada bukti"))
        parts += [self.shared(item, overlap) for overlap in overlaps]
        return ", ".join(part for part in parts if part)

    def tip(self, stop: Stop) -> str:
        """Return the tool tip of a block or gap."""
        if stop.item is None:
            return self.tr("Klik untuk mencatat kegiatan pada jam ini")
        note = stop.item.review_note
        lines = [stop.item.text, self.second_line(stop.item)]
        if stop.item.rhk_text:
            lines.append(f"RHK {stop.item.rhk_number}: {stop.item.rhk_text}")
        if note:
            lines.append(f"{stop.item.reviewer}: “{note}”" if stop.item.reviewer else note)
        return "\n".join(lines)
