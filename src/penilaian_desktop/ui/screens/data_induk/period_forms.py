"""The forms beside the periods: making those of a year, and what holds for the one chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.cycle_views import LockLine
from penilaian_desktop.domain.scheme_views import SchemeItem, SchemeState
from penilaian_desktop.domain.voice_rule import VoiceRule
from penilaian_desktop.domain.wording import short_date
from penilaian_desktop.ui.kit.formats import local_day
from penilaian_desktop.ui.screens.data_induk import words
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.field import ComboBox, DateField, Field
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.voice_words import rule_name

COUNTS = {"Y": 1, "S": 2, "T": 4, "B": 12}


class MakingCard(Card):
    """A year and the kinds wanted in it, side by side."""

    wanted = Signal(int, object)
    """The year, and the kinds."""

    def __init__(self, today: date) -> None:
        super().__init__(self.tr("Buat periode"), padded=True)
        self.rows = FormRows()
        self._first = today.year
        self._proposed = str(today.year)
        self.year = Field(self._proposed)
        self.rows.add("year", self.tr("Tahun"), self.year)
        self.kinds: dict[str, CheckBox] = {}
        choice = QWidget()
        grid = QHBoxLayout(choice)
        grid.setContentsMargins(0, 0, 0, 0)
        columns = (QVBoxLayout(), QVBoxLayout())
        for column in columns:
            column.setSpacing(4)
            grid.addLayout(column, 1)
        for n, (kind, text) in enumerate(words.period_kinds()):
            box = CheckBox(text, name=self.tr("Buat {0}").format(text.lower()))
            box.setChecked(kind in {"Y", "T"})
            box.toggled.connect(lambda _checked: self._say())
            self.kinds[kind] = box
            columns[n // 2].addWidget(box)
        self.rows.add("kinds", self.tr("Jenis, berdampingan"), choice)
        self._what = Label("", "small", "muted", wrap=True)
        self.make = Button(self.tr("Buat periode"), "add", clicked=self._make)
        for widget in (self.rows, self._what, self.make):
            self.body.addWidget(widget)
        self.year.textChanged.connect(lambda _text: self._say())
        self._say()

    def propose(self, made: Collection[int]) -> None:
        """Propose the next year without periods, unless another year was typed."""
        if self.year.text().strip() != self._proposed:
            return
        year = self._first
        while year in made:
            year += 1
        self._proposed = str(year)
        self.year.set_value(self._proposed)

    def chosen_kinds(self) -> tuple[str, ...]:
        """Return the kinds that are checked, the longest first."""
        return tuple(kind for kind, box in self.kinds.items() if box.isChecked())

    def _say(self) -> None:
        self.rows.clear_faults()
        count = sum(COUNTS[kind] for kind in self.chosen_kinds())
        self._what.setText(
            self.tr("{count} periode sekaligus; yang sudah ada tidak berubah.").format(count=count)
        )
        self.make.refuse("" if count else self.tr("Pilih paling sedikit satu jenis."))

    def _make(self) -> None:
        typed = self.year.text().strip()
        if not typed.isdecimal():
            self.rows.show_fault("year", self.tr("Tulis tahun dengan empat angka."))
            return
        self.wanted.emit(int(typed), self.chosen_kinds())


class ChosenCard(Card):
    """Deadlines with who they are for, the scheme, and the lock of one period."""

    deadline_wanted = Signal(object)
    own_deadlines_wanted = Signal(object, object)
    """Until when the staff report, and until when results are published."""
    scheme_wanted = Signal(str, str, bool)
    """Code and version, and whether for all of the same kind in the year."""
    lock_wanted = Signal()
    release_wanted = Signal()
    terms_wanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__(self.tr("Periode terpilih"), padded=True)
        self.rows = FormRows()
        self.self_deadline = DateField(today)
        self.deadline = DateField(today)
        self.publish_deadline = DateField(today)
        self.rows.add("self_deadline", self.tr("Pegawai: isi realisasi sampai"), self.self_deadline)
        self.rows.add("ends", self.tr("Pejabat penilai: nilai sampai"), self.deadline)
        self.rows.add(
            "publish_deadline",
            self.tr("Pejabat penilai: terbitkan sampai"),
            self.publish_deadline,
            self.tr("Yang ditulis sesudahnya ditandai terlambat, tidak hilang."),
        )
        self.scheme = ComboBox(())
        self.rows.add("scheme", self.tr("Skema penilaian"), self.scheme)
        self.same_kind = CheckBox("", name="")
        self.rows.add_widget(self.same_kind)
        self.terms = Button(
            self.tr("Aturan keberatan dan SKP…"), "objection", clicked=self.terms_wanted.emit
        )
        self.terms_note = Label("", "small", "muted", wrap=True)
        self.lock = Button(self.tr("Kunci periode…"), "lock", clicked=self.lock_wanted.emit)
        self.lock_note = Label("", "small", "muted", wrap=True)
        self.history = Label("", "small", "muted", wrap=True)
        self.release = Button(
            self.tr("Siapkan ringkasan rekan"),
            kind="text",
            clicked=self.release_wanted.emit,
        )
        self.release_note = Label(
            self.tr(
                "Umpan balik rekan yang sudah ditutup dan diisi sedikitnya tiga orang ikut paket "
                "berikutnya ke unit, tanpa nama."
            ),
            "small",
            "muted",
            wrap=True,
        )
        for widget in (
            self.rows,
            self.terms,
            self.terms_note,
            self.lock,
            self.lock_note,
            self.history,
            self.release,
            self.release_note,
        ):
            self.body.addWidget(widget)
        self._filling = False
        self.deadline.edited.connect(self._tell_deadline)
        self.self_deadline.edited.connect(self._tell_own)
        self.publish_deadline.edited.connect(self._tell_own)
        self.scheme.chosen.connect(self._tell_scheme)

    def set_schemes(self, schemes: Sequence[SchemeItem]) -> None:
        """Offer the schemes that a period can be appraised by."""
        options = [
            (f"{s.code}@{s.version}", self.tr("{0}, versi {1}").format(s.short, s.version))
            for s in schemes
            if s.appraises and s.state is not SchemeState.DRAFT
        ]
        now = self.scheme.value()
        self._filling = True
        self.scheme.set_options(options)
        if now:
            self.scheme.set_value(now)
        self._filling = False

    def show_period(self, period: Period) -> None:
        """Show what holds for a period."""
        self._filling = True
        self.rows.clear_faults()
        code = PeriodCode.parse(period.code)
        self.set_title(code.label)
        self.deadline.set_value(period.deadline)
        self.self_deadline.set_value(period.self_deadline or period.deadline)
        self.publish_deadline.set_value(period.publish_deadline or period.deadline)
        self.scheme.set_value(f"{period.scheme}@{period.scheme_version}")
        kind = dict(words.period_kinds())[code.kind].lower()
        self.same_kind.setText(self.tr("untuk semua {0} {1}").format(kind, code.year))
        self.same_kind.setAccessibleName(self.same_kind.text())
        self.same_kind.setVisible(COUNTS[code.kind] > 1)
        self.scheme.setEnabled(not period.locked)
        self.terms_note.setText(_terms(self, period))
        self.lock.setText(self.tr("Buka kunci…") if period.locked else self.tr("Kunci periode…"))
        self.lock_note.setText(
            self.tr("Terkunci: kegiatan, realisasi, dan rating periode ini tidak dapat diubah.")
            if period.locked
            else self.tr(
                "Setelah dikunci tidak ada yang dapat diubah dalam periode ini. Ctrl+Z tidak "
                "membukanya; pakai tombol ini lagi."
            )
        )
        self._filling = False

    def show_history(self, lines: Sequence[LockLine]) -> None:
        """Say who locked and opened the period, when and why; the newest first."""
        said = []
        for line in reversed(lines):
            done = self.tr("Dikunci") if line.locked else self.tr("Dibuka")
            words_of = self.tr("{0} {1} oleh {2}").format(
                done, short_date(local_day(line.at)), line.who or "–"
            )
            said.append(f"{words_of}: {line.reason}" if line.reason else words_of)
        self.history.setText("\n".join(said))
        self.history.setVisible(bool(said))

    def _tell_deadline(self, _day: object) -> None:
        if not self._filling:
            self.deadline_wanted.emit(self.deadline.value())

    def _tell_own(self, _day: object) -> None:
        if not self._filling:
            self.own_deadlines_wanted.emit(
                self.self_deadline.value(), self.publish_deadline.value()
            )

    def _tell_scheme(self, key: str) -> None:
        if not self._filling:
            code, _, version = key.partition("@")
            same = self.same_kind.isChecked() and not self.same_kind.isHidden()
            self.scheme_wanted.emit(code, version, same)


def _terms(over: QWidget, period: Period) -> str:
    """Say how many days an objection has, and whether leaders need the Manual Indikator."""
    days = over.tr("hari kerja") if period.objection_working_days else over.tr("hari")
    said = over.tr("Keberatan: diajukan dalam {0} {2}, diputus dalam {1} {2}.").format(
        period.objection_days, period.decision_days, days
    )
    if period.manual_required:
        said += " " + over.tr("Manual Indikator wajib lengkap bagi pimpinan.")
    if period.voice is not VoiceRule.SURVEY_FIRST:
        said += " " + over.tr("Suara warga: {0}.").format(rule_name(period.voice))
    return said
