"""Words and columns of the page Suara warga."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from penilaian_desktop.domain.answer_line import format_answers
from penilaian_desktop.domain.public_voice import NoteKind, PublicNote, SurveyAnswer
from penilaian_desktop.domain.voice_views import (
    AnswerItem,
    ComplaintFigures,
    ForumItem,
    NoteItem,
    ServiceItem,
    SurveyItem,
)
from penilaian_desktop.domain.wording import date_range, number, short_date
from penilaian_desktop.ui.widgets.small import Mark
from penilaian_desktop.ui.widgets.table import Cell, Column
from penilaian_desktop.ui.widgets.voice_words import channel_name, kind_name

GRADES = {"A": "tier2", "B": "tier2", "C": "tier4", "D": "tier5"}


def tr(text: str) -> str:
    """Return a text of this page as shown."""
    return QCoreApplication.translate("SuaraWarga", text)


def unsur_names() -> tuple[str, ...]:
    """Return the nine unsur in short, in the order of PermenPANRB 14/2017."""
    return (
        tr("Persyaratan"), tr("Prosedur"), tr("Waktu"), tr("Biaya"), tr("Produk"),
        tr("Kompetensi"), tr("Perilaku"), tr("Pengaduan"), tr("Sarana"),
    )  # fmt: skip


def state_mark(note: PublicNote, *, overdue: bool) -> Mark | None:
    """Return the state of a complaint; praise and advice have none."""
    if note.note_kind is not NoteKind.COMPLAINT:
        return None
    if note.solved_on is not None:
        return Mark(tr("Selesai"), "approved", "good")
    if overdue:
        return Mark(tr("Terlambat"), "clock", "bad")
    return Mark(tr("Terbuka"), "dashed", "warn")


def kept_by_others() -> str:
    """Return what stands under an empty part for whoever only reads."""
    return tr("Dicatat kepala unit dan kepegawaian; lalu tampil di sini.")


def median_words(half_days: int | None) -> str:
    """Return a median that was counted in half days."""
    if half_days is None:
        return "–"
    return tr("{0} hari").format(number(Decimal(half_days) / 2))


def survey_columns() -> list[Column[SurveyItem]]:
    """Return the columns of the list of surveys."""

    def name(item: SurveyItem) -> Cell:
        span = date_range(item.survey.starts, item.survey.ends)
        return Cell(item.survey.title, f"{span} · {item.unit}")

    def index(item: SurveyItem) -> Cell:
        if item.result is None:
            return Cell("–", tint="muted", spoken=tr("belum ada jawaban"))
        return Cell(
            number(item.result.index, 2),
            tr("mutu {0}").format(item.result.grade),
            strong=True,
            spoken=tr("{0}, mutu {1}").format(number(item.result.index, 2), item.result.grade),
        )

    return [
        Column("title", tr("Survei"), name, sort=lambda i: i.survey.starts),
        Column(
            "respondents", tr("Responden"), lambda i: number(i.respondents), width=72, number=True,
            sort=lambda i: i.respondents, gap=16,
        ),
        Column(
            "index", tr("IKM"), index, width=64, number=True,
            sort=lambda i: i.result.index if i.result else None,
        ),
    ]  # fmt: skip


def answer_columns(services: dict[str, str]) -> list[Column[SurveyAnswer]]:
    """Return the columns of the questionnaires that were keyed last."""
    return [
        Column("sheet", tr("Lembar"), lambda a: a.respondent or "–", width=64),
        Column(
            "answers", tr("Jawaban"), lambda a: Cell(format_answers(a.answers), strong=True),
            width=160,
        ),
        Column("service", tr("Layanan"), lambda a: services.get(a.service_id, ""), width=200),
        Column("day", tr("Tanggal"), lambda a: short_date(a.day), width=92),
        Column("comment", tr("Catatan warga"), lambda a: Cell(a.comment, tint="muted")),
    ]  # fmt: skip


def respondent_words(answer: SurveyAnswer) -> str:
    """Return who answered, as far as it was asked: "34 th · P · SMA · Pedagang"."""
    age = tr("{0} th").format(answer.age) if answer.age is not None else ""
    return " · ".join(part for part in (age, answer.sex, answer.education, answer.job) if part)


def stored_columns() -> list[Column[AnswerItem]]:
    """Return the columns of the stored questionnaires; the service has the page's order."""
    return [
        Column("sheet", tr("Nomor atau waktu"), lambda i: i.answer.respondent or "–", width=150),
        Column("day", tr("Tanggal"), lambda i: short_date(i.answer.day), width=96),
        Column(
            "answers", tr("Jawaban"),
            lambda i: Cell(format_answers(i.answer.answers), strong=True), width=150,
        ),
        Column("service", tr("Layanan"), lambda i: i.service, width=180),
        Column(
            "who", tr("Responden"), lambda i: Cell(respondent_words(i.answer), tint="muted"),
            width=170,
        ),
        Column(
            "comment", tr("Catatan warga"),
            lambda i: Cell(i.answer.comment.replace("\n", " "), tint="muted"),
        ),
    ]  # fmt: skip


def note_columns(short: Callable[[], bool] = lambda: False) -> list[Column[NoteItem]]:
    """Return the columns of complaints, praise and advice.

    Where there is `short` room the first one says the kind in the place of the channel.
    """

    def received(item: NoteItem) -> Cell:
        day, channel = short_date(item.note.received_on), channel_name(item.note.channel)
        if not short():
            return Cell(day, channel)
        kind = kind_name(item.note.note_kind)
        return Cell(day, kind, spoken=f"{day}, {kind}, {channel}")

    def about(item: NoteItem) -> Cell:
        parts = [item.service or item.unit, item.person]
        return Cell(item.note.text.replace("\n", " "), " · ".join(p for p in parts if p))

    def state(item: NoteItem) -> Cell:
        mark = state_mark(item.note, overdue=item.overdue)
        return Cell("–", tint="muted") if mark is None else Cell(pill=mark)

    def days(item: NoteItem) -> Cell:
        found = item.note.days_to_solve
        return Cell("–", tint="muted") if found is None else Cell(number(found))

    return [
        Column(
            "received", tr("Diterima"), received, width=96, sort=lambda i: i.note.received_on,
        ),
        Column(
            "kind", tr("Jenis"), lambda i: kind_name(i.note.note_kind), width=84,
            sort=lambda i: i.note.note_kind.value,
        ),
        Column("text", tr("Isi"), about),
        Column("state", tr("Keadaan"), state, width=104, sort=lambda i: i.note.solved_on),
        Column(
            "days", tr("Hari"), days, width=44, number=True, sort=lambda i: i.note.days_to_solve,
            spoken=tr("Hari sampai selesai"),
        ),
    ]  # fmt: skip


def figure_columns() -> list[Column[ComplaintFigures]]:
    """Return the columns of the figures of units."""

    def count(name: str, title: str, width: int) -> Column[ComplaintFigures]:
        return Column(
            name, title, lambda f: number(getattr(f, name)), width=width, number=True,
            sort=lambda f: getattr(f, name),
        )  # fmt: skip

    return [
        Column("unit", tr("Unit"), lambda f: f.unit, sort=lambda f: f.unit.casefold()),
        count("complaints", tr("Pengaduan"), 84),
        count("open", tr("Terbuka"), 64),
        count("praise", tr("Pujian"), 56),
        count("advice", tr("Saran"), 56),
        Column(
            "median", tr("Median penyelesaian"),
            lambda f: Cell(median_words(f.median_half_days), strong=True), width=144,
            number=True, sort=lambda f: f.median_half_days,
        ),
    ]  # fmt: skip


def forum_columns() -> list[Column[ForumItem]]:
    """Return the columns of meetings with the public."""
    return [
        Column(
            "held", tr("Tanggal"), lambda i: Cell(short_date(i.forum.held_on), i.forum.place),
            width=150, sort=lambda i: i.forum.held_on,
        ),
        Column(
            "topic", tr("Pokok bahasan"),
            lambda i: Cell(i.forum.topic, i.forum.points.replace("\n", " ")),
            sort=lambda i: i.forum.topic.casefold(),
        ),
        Column("about", tr("Unit dan layanan"), lambda i: Cell(i.unit, i.service), width=180),
        Column(
            "participants", tr("Peserta"), lambda i: number(i.forum.participants), width=60,
            number=True, sort=lambda i: i.forum.participants,
        ),
        Column(
            "follow_up", tr("Tindak lanjut"),
            lambda i: Cell(i.forum.follow_up.replace("\n", " "))
            if i.forum.follow_up
            else Cell(tr("belum ada"), tint="warn"),
            width=240,
        ),
    ]  # fmt: skip


def service_columns() -> list[Column[ServiceItem]]:
    """Return the columns of services."""

    def promised(item: ServiceItem) -> Cell:
        days = item.service.days
        if days is None:
            return Cell("–", tint="muted", spoken=tr("tidak dijanjikan"))
        return Cell(tr("{0} hari").format(number(days)) if days else tr("hari itu juga"))

    def state(item: ServiceItem) -> Cell:
        ended = item.service.retired_on
        if ended is None:
            return Cell(tr("Berlaku"))
        return Cell(tr("Berakhir"), short_date(ended), tint="muted")

    return [
        Column(
            "name", tr("Layanan"), lambda i: Cell(i.service.name, i.unit),
            sort=lambda i: i.service.name.casefold(),
        ),
        Column("standard", tr("Standar pelayanan"), lambda i: i.service.standard),
        Column(
            "days", tr("Janji"), promised, width=104, number=True, sort=lambda i: i.service.days
        ),
        Column("state", tr("Keadaan"), state, width=104),
    ]  # fmt: skip
