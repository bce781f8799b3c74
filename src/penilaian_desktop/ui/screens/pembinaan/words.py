"""Words and columns of the page Pembinaan & pelatihan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.outreach import OutreachKind
from penilaian_desktop.domain.training import EventState
from penilaian_desktop.domain.wording import MONTHS, number, predicate_label, short_date
from penilaian_desktop.ui.widgets.small import Mark
from penilaian_desktop.ui.widgets.table import Cell, Column, Group

if TYPE_CHECKING:
    from penilaian_desktop.domain.recognition_views import OutreachItem, RecognitionItem
    from penilaian_desktop.domain.training_views import (
        CourseItem,
        EventItem,
        NeedLine,
        OwnTraining,
    )


def tr(text: str) -> str:
    """Return a text of this page as shown."""
    return QCoreApplication.translate("Pembinaan", text)


def state_mark(state: EventState) -> Mark:
    """Return the mark of an event: its word, icon and colour."""
    return {
        EventState.PLANNED: Mark(tr("Direncanakan"), "calendar", "primary"),
        EventState.HELD: Mark(tr("Terlaksana"), "approved", "good"),
        EventState.CANCELLED: Mark(tr("Dibatalkan"), "close", "muted"),
    }[state]


def kind_word(kind: OutreachKind) -> str:
    """Return the word of a kind of meeting."""
    return {
        OutreachKind.SOCIALISATION: tr("Sosialisasi"),
        OutreachKind.SEMINAR: tr("Seminar"),
        OutreachKind.TRAINING: tr("Pelatihan"),
        OutreachKind.WORKSHOP: tr("Workshop"),
    }[kind]


def period_word(kind: str) -> str:
    """Return the word of a kind of period."""
    return {
        "T": tr("Triwulan"),
        "S": tr("Semester"),
        "Y": tr("Tahun"),
        "B": tr("Bulan"),
    }[kind]


def purpose_word(purpose: str) -> str:
    """Return the word of a purpose of an export."""
    return {
        "karir": tr("Karier"),
        "pelatihan": tr("Pelatihan"),
        "penghargaan": tr("Penghargaan"),
    }[purpose]


def days_text(starts: date, ends: date) -> str:
    """Return the days of an event: "20 Okt 2026" or "20 Okt 2026 – 21 Okt 2026"."""
    if starts == ends:
        return short_date(starts)
    return f"{short_date(starts)} – {short_date(ends)}"


def score_text(score: Decimal | None) -> str:
    """Return a score as it is typed, "" for none."""
    return "" if score is None else number(score)


def read_score(text: str, field: str) -> Decimal | None:
    """Read a score; a comma or a point parts the decimals. Raises RuleViolation `score_wrong`."""
    typed = text.strip().replace(",", ".")
    if not typed:
        return None
    try:
        found = Decimal(typed)
    except InvalidOperation:
        raise RuleViolation("score_wrong", field=field) from None
    if not found.is_finite():
        raise RuleViolation("score_wrong", field=field)
    return found


def read_count(text: str, code: str, field: str) -> int:
    """Read a whole number, "" = 0. Raises RuleViolation with `code`."""
    typed = text.strip()
    if not typed:
        return 0
    if not (typed.isascii() and typed.isdecimal() and len(typed) < 7):
        raise RuleViolation(code, field=field)
    return int(typed)


def by_month(events: Sequence[EventItem]) -> list[EventItem | Group]:
    """Return events under the months they start in."""
    rows: list[EventItem | Group] = []
    for month, name in enumerate(MONTHS, start=1):
        of_month = [e for e in events if e.event.starts.month == month]
        if of_month:
            title = f"{name} {of_month[0].event.starts.year}"
            rows.append(Group(title, tr("{0} kegiatan").format(len(of_month))))
            rows.extend(of_month)
    return rows


def event_columns() -> list[Column[EventItem]]:
    """Return the columns of the calendar."""

    def places(item: EventItem) -> Cell:
        if item.event.capacity is None:
            return Cell(number(item.enrolled), spoken=tr("{0} peserta").format(item.enrolled))
        words = f"{number(item.enrolled)}/{number(item.event.capacity)}"
        return Cell(words, tint="warn" if item.free == 0 else "text")

    def gain(item: EventItem) -> Cell:
        if item.gain is None:
            return Cell("–", tint="muted", spoken=tr("belum ada nilai"))
        sign = "+" if item.gain > 0 else ""
        return Cell(f"{sign}{number(item.gain)}", tint="good" if item.gain > 0 else "bad")

    return [
        Column(
            "title",
            tr("Kegiatan"),
            lambda e: Cell(e.title, e.event.place or e.course),
        ),
        Column("day", tr("Hari"), lambda e: Cell(_days(e)), width=112),
        Column("people", tr("Peserta"), places, width=64, number=True),
        Column(
            "attended",
            tr("Hadir"),
            lambda e: Cell(number(e.attended), tint="text" if e.attended else "muted"),
            width=48,
            number=True,
        ),
        Column("gain", tr("Naik"), gain, width=52, number=True),
        Column("state", tr("Keadaan"), lambda e: Cell(pill=state_mark(e.event.state)), width=124),
    ]


def _days(item: EventItem) -> str:
    starts, ends = item.event.starts, item.event.ends
    if starts == ends:
        return short_date(starts)
    if (starts.year, starts.month) == (ends.year, ends.month):
        return f"{starts.day}–{short_date(ends)}"
    return f"{starts.day} {MONTHS[starts.month - 1][:3]}–{short_date(ends)}"


def need_columns() -> list[Column[NeedLine]]:
    """Return the columns of the needs."""

    def state(line: NeedLine) -> Cell:
        if line.served_on is not None:
            return Cell(tr("Terlayani {0}").format(short_date(line.served_on)), line.event, "good")
        if line.event_id:
            return Cell(tr("Dijadwalkan"), line.event, "primary")
        return Cell(tr("Belum dijadwalkan"), tint="warn")

    def helped(line: NeedLine) -> Cell:
        if line.steps is None:
            return Cell(tr("belum diketahui"), tint="muted")
        after = predicate_label(line.after) if line.after else ""
        if line.steps > 0:
            return Cell(tr("naik"), after, "good")
        return Cell(tr("tetap") if line.steps == 0 else tr("turun"), after, "warn")

    return [
        Column("name", tr("Pegawai"), lambda n: Cell(n.person.name, n.person.unit)),
        Column(
            "period",
            tr("Dari penilaian"),
            lambda n: Cell(
                PeriodCode.parse(n.period_code).label,
                predicate_label(n.before) if n.before else "",
            ),
            width=132,
        ),
        Column("state", tr("Keadaan"), state, width=168),
        Column("helped", tr("Periode berikutnya"), helped, width=120),
    ]


def course_columns() -> list[Column[CourseItem]]:
    """Return the columns of the catalogue."""

    def hours(item: CourseItem) -> str:
        parts = [tr("{0} jam pelajaran").format(item.course.hours)] if item.course.hours else []
        parts += [item.course.provider] if item.course.provider else []
        return " · ".join(parts) or item.course.topics

    return [
        Column(
            "name",
            tr("Pelatihan"),
            lambda c: Cell(
                c.course.name,
                hours(c) if c.open else tr("tidak ditawarkan"),
                "text" if c.open else "muted",
            ),
        ),
        Column(
            "held",
            tr("Terlaksana"),
            lambda c: Cell(
                tr("{0} kali").format(c.held), tr("{0} orang").format(number(c.attended))
            ),
            width=84,
        ),
    ]


def own_columns() -> list[Column[OwnTraining]]:
    """Return the columns of the own trainings."""

    def came(item: OwnTraining) -> Cell:
        if item.state is EventState.CANCELLED:
            return Cell(pill=state_mark(item.state))
        attended = item.participation.attended
        if attended is None:
            return Cell(tr("terdaftar"), tint="muted")
        return Cell(tr("hadir"), tint="good") if attended else Cell(tr("tidak hadir"), tint="warn")

    def score(item: OwnTraining) -> Cell:
        part = item.participation
        if part.score_before is None and part.score_after is None:
            return Cell("–", tint="muted", spoken=tr("belum ada nilai"))
        before = score_text(part.score_before) or "–"
        return Cell(f"{before} → {score_text(part.score_after) or '–'}")

    return [
        Column("title", tr("Pelatihan"), lambda o: Cell(o.title, o.need or o.place)),
        Column("days", tr("Hari"), lambda o: Cell(days_text(o.starts, o.ends)), width=190),
        Column(
            "hours",
            tr("Jam"),
            lambda o: Cell(number(o.hours) if o.hours else "–"),
            width=44,
            number=True,
        ),
        Column("came", tr("Kehadiran"), came, width=124),
        Column("score", tr("Sebelum → sesudah"), score, width=132),
    ]


def given_columns() -> list[Column[RecognitionItem]]:
    """Return the columns of recognitions."""

    def agreed(item: RecognitionItem) -> Cell:
        if item.shared is None:
            return Cell(tr("belum menjawab"), tint="muted")
        if item.shared:
            return Cell(tr("boleh dilihat"), tint="good")
        return Cell(tr("tidak ditampilkan"), tint="muted")

    return [
        Column("name", tr("Pegawai"), lambda r: Cell(r.person.name, r.person.unit), width=180),
        Column("title", tr("Untuk"), lambda r: Cell(r.recognition.title, r.recognition.text)),
        Column("day", tr("Hari"), lambda r: Cell(short_date(r.recognition.day)), width=96),
        Column("author", tr("Dari"), lambda r: Cell(r.author, tint="muted"), width=116),
        Column("shared", tr("Rekan"), agreed, width=116),
    ]


def outreach_columns() -> list[Column[OutreachItem]]:
    """Return the columns of meetings."""
    return [
        Column(
            "title",
            tr("Kegiatan"),
            lambda o: Cell(o.event.title, " · ".join(x for x in (o.unit, o.event.place) if x)),
        ),
        Column("kind", tr("Jenis"), lambda o: Cell(kind_word(o.event.outreach_kind)), width=96),
        Column(
            "day",
            tr("Hari"),
            lambda o: Cell(short_date(o.event.held_on)),
            width=96,
            sort=lambda o: o.event.held_on,
        ),
        Column(
            "staff",
            tr("Pegawai"),
            lambda o: Cell(number(len(o.people))),
            width=64,
            number=True,
            sort=lambda o: len(o.people),
        ),
        Column(
            "others",
            tr("Lainnya"),
            lambda o: Cell(number(o.event.others), tint="text" if o.event.others else "muted"),
            width=64,
            number=True,
        ),
    ]
