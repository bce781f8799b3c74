"""Words and columns of the page Perbaikan."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from penilaian_desktop.domain.improvement import FindingSource, Improvement, ImprovementState
from penilaian_desktop.domain.improvement_views import ImprovementItem, OfferedFinding
from penilaian_desktop.domain.staff_views import (
    InterviewItem,
    LegalBasisItem,
    QuestionnaireItem,
    QuestionSummary,
)
from penilaian_desktop.domain.wording import number, short_date
from penilaian_desktop.ui.widgets.small import Mark
from penilaian_desktop.ui.widgets.table import Cell, Column


def tr(text: str) -> str:
    """Return a text of this page as shown."""
    return QCoreApplication.translate("Perbaikan", text)


def source_name(source: FindingSource) -> str:
    """Return where a finding comes from."""
    return {
        FindingSource.EVALUATION: tr("Evaluasi"),
        FindingSource.SURVEY: tr("Survei"),
        FindingSource.COMPLAINT: tr("Suara warga"),
        FindingSource.FORUM: tr("Forum"),
        FindingSource.INDICATOR: tr("Keluhan indikator"),
        FindingSource.OTHER: tr("Lain"),
    }[source]


def state_mark(item: ImprovementItem) -> Mark:
    """Return the state of a line as a pill."""
    state = item.improvement.state
    if item.overdue:
        return Mark(tr("Terlambat"), "clock", "bad")
    return {
        ImprovementState.OPEN: Mark(tr("Temuan"), "flag", "muted", "soft_draft"),
        ImprovementState.DOING: Mark(tr("Dikerjakan"), "log", "primary"),
        ImprovementState.DONE: Mark(tr("Selesai"), "check", "good"),
        ImprovementState.DROPPED: Mark(tr("Dihentikan"), "close", "muted", "soft_draft"),
    }[state]


def one_line(text: str) -> str:
    """Return a text without its line ends."""
    return " ".join(text.split())


def figures(record: Improvement) -> str:
    """Return the figure before and after: "45 → 28 menit"."""
    if record.before is None and record.after is None:
        return ""
    places = record.places
    before = number(record.before, places) if record.before is not None else "–"
    if record.after is None:
        return f"{before} {record.measured_in}".strip()
    return f"{before} → {number(record.after, places)} {record.measured_in}".strip()


def overdue_words(days: int) -> str:
    """Return how late a line is."""
    return tr("lewat {0} hari").format(number(days))


def register_columns() -> list[Column[ImprovementItem]]:
    """Return the columns of the register."""

    def finding(item: ImprovementItem) -> Cell:
        record = item.improvement
        about = [source_name(record.source), item.service, item.unit]
        return Cell(one_line(record.finding), " · ".join(part for part in about if part))

    def action(item: ImprovementItem) -> Cell:
        if not item.improvement.action:
            return Cell(tr("belum ditetapkan"), tint="warn" if item.open else "muted")
        return Cell(one_line(item.improvement.action), item.owner or tr("tanpa penanggung jawab"))

    def due(item: ImprovementItem) -> Cell:
        record = item.improvement
        if record.closed_on is not None:
            return Cell(short_date(record.closed_on), tr("ditutup"), tint="muted")
        if record.due is None:
            return Cell("–", tint="muted", spoken=tr("tanpa tenggat"))
        if item.overdue:
            return Cell(short_date(record.due), overdue_words(item.overdue), tint="bad")
        return Cell(short_date(record.due))

    def measured(item: ImprovementItem) -> Cell:
        told = figures(item.improvement)
        return Cell(told, item.improvement.measure) if told else Cell("–", tint="muted")

    return [
        Column(
            "finding", tr("Temuan"), finding, sort=lambda i: i.improvement.finding.casefold()
        ),
        Column("action", tr("Tindakan dan penanggung jawab"), action, width=270),
        Column(
            "measured", tr("Sebelum → sesudah"), measured, width=140, sort=lambda i: i.change
        ),
        Column("due", tr("Tenggat"), due, width=104, sort=lambda i: i.improvement.due),
        Column(
            "state", tr("Keadaan"), lambda i: Cell(pill=state_mark(i)), width=122,
            sort=lambda i: i.improvement.state.value,
        ),
    ]  # fmt: skip


def offered_columns() -> list[Column[OfferedFinding]]:
    """Return the columns of findings that are not in the register yet."""
    return [
        Column("source", tr("Asal"), lambda f: source_name(f.source), width=104),
        Column("text", tr("Temuan"), lambda f: Cell(one_line(f.text), f.unit)),
        Column(
            "day", tr("Tanggal"), lambda f: short_date(f.day) if f.day else "–", width=96,
            sort=lambda f: f.day,
        ),
    ]  # fmt: skip


def questionnaire_columns() -> list[Column[QuestionnaireItem]]:
    """Return the columns of the questionnaires."""

    def span(item: QuestionnaireItem) -> Cell:
        record = item.questionnaire
        closed = short_date(record.closed_on) if record.closed_on else tr("masih dibuka")
        return Cell(short_date(record.opened_on), closed)

    return [
        Column(
            "title", tr("Kuesioner"),
            lambda i: Cell(i.questionnaire.title, one_line(i.questionnaire.purpose)),
            sort=lambda i: i.questionnaire.title.casefold(),
        ),
        Column("span", tr("Masa"), span, width=110, sort=lambda i: i.questionnaire.opened_on),
        Column(
            "answers", tr("Jawaban"), lambda i: Cell(number(i.answers), strong=True), width=76,
            number=True, sort=lambda i: i.answers,
        ),
    ]  # fmt: skip


def summary_columns() -> list[Column[QuestionSummary]]:
    """Return the columns of the questions of a questionnaire, added up."""

    def texts(question: QuestionSummary) -> str:
        return " · ".join(
            f"{one_line(text)} ({number(count)})" if count > 1 else one_line(text)
            for text, count in question.texts
        )

    def groups(question: QuestionSummary) -> str:
        return ", ".join(
            f"{group or tr('tanpa kelompok')} {number(count)}" for group, count in question.groups
        )

    return [
        Column("number", tr("No."), lambda q: str(q.number), width=40, number=True),
        Column("text", tr("Pertanyaan"), lambda q: Cell(q.text, texts(q))),
        Column("answered", tr("Dijawab"), lambda q: number(q.answered), width=68, number=True),
        Column("groups", tr("Per kelompok"), groups, width=300),
    ]


def interview_columns() -> list[Column[InterviewItem]]:
    """Return the columns of the notes of interviews."""
    return [
        Column(
            "held", tr("Tanggal"), lambda i: short_date(i.note.held_on), width=96,
            sort=lambda i: i.note.held_on,
        ),
        Column(
            "whom", tr("Dengan"), lambda i: Cell(i.note.with_whom, i.author), width=200,
            sort=lambda i: i.note.with_whom.casefold(),
        ),
        Column(
            "points", tr("Pokok dan kesimpulan"),
            lambda i: Cell(one_line(i.note.points), one_line(i.note.conclusion)),
        ),
    ]  # fmt: skip


def law_columns() -> list[Column[LegalBasisItem]]:
    """Return the columns of the legal basis."""

    def span(item: LegalBasisItem) -> Cell:
        starts, ends = item.basis.starts, item.basis.ends
        told = tr("sejak {0}").format(short_date(starts)) if starts else "–"
        ended = tr("sampai {0}").format(short_date(ends)) if ends else ""
        return Cell(told, ended, tint="text" if item.in_force else "muted")

    def printed(item: LegalBasisItem) -> Cell:
        if not item.basis.on_forms:
            return Cell("–", tint="muted", spoken=tr("tidak dicetak"))
        if not item.in_force:
            return Cell(tr("tidak berlaku"), tint="muted")
        return Cell(pill=Mark(tr("Dicetak"), "check", "good"))

    return [
        Column("title", tr("Peraturan"), lambda i: Cell(i.basis.title, strong=True), width=260),
        Column("about", tr("Tentang"), lambda i: one_line(i.basis.about)),
        Column("span", tr("Berlaku"), span, width=130, sort=lambda i: i.basis.starts),
        Column("printed", tr("Di formulir"), printed, width=120),
    ]
