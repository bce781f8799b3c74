"""Dialogs of a calibration: change a result with its reason, write and close the minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.calibration_views import CalibrationRow, CalibrationView
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.wording import predicate_label
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.asking_dialog import AskingDialog
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut
from penilaian_desktop.ui.widgets.field import ComboBox, DateField, Field, TextArea
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.result_preview import PreviewLine
from penilaian_desktop.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class _Asking(AskingDialog):
    """`saved` carries the calibration as it is now."""

    saved = Signal(object)

    def __init__(self, context: UiContext, over: QWidget, title: str, width: int) -> None:
        super().__init__(over, title, width=width)
        self._context = context


class ChangeDialog(_Asking):
    """The ratings of a person after the meeting, with the reason (required)."""

    def __init__(
        self,
        context: UiContext,
        over: QWidget,
        view: CalibrationView,
        people: tuple[CalibrationRow, ...],
        chosen: CalibrationRow | None,
    ) -> None:
        super().__init__(context, over, over.tr("Ubah hasil dalam kalibrasi"), 560)
        self._view = view
        self._people = {row.person.person_id: row for row in people}
        self.person = ComboBox([(key, row.person.name) for key, row in self._people.items()])
        options = (
            (Rating.BELOW.value, self.tr("Di bawah")),
            (Rating.MEETS.value, self.tr("Sesuai")),
            (Rating.ABOVE.value, self.tr("Di atas")),
        )
        self.now = Label("", "body", "muted", wrap=True, markup=True)
        self.work = Segmented(options, self.tr("Hasil kerja"))
        self.behaviour = Segmented(options, self.tr("Perilaku kerja"))
        self.predicate = ComboBox([(one.value, predicate_label(one)) for one in Predicate])
        self.preview = PreviewLine(context)
        self.reason = TextArea(
            height=72, placeholder=self.tr("Dibandingkan dengan siapa, berdasarkan apa")
        )
        self.rows.add("person", self.tr("Pegawai"), self.person)
        self.rows.add_widget(self.now)
        asks = view.asks
        if asks.work:
            self.rows.add("work", self.tr("Hasil kerja sesudah kalibrasi"), self.work)
        if asks.behaviour:
            self.rows.add("behaviour", self.tr("Perilaku kerja sesudah kalibrasi"), self.behaviour)
        if asks.any:
            self.rows.add_widget(self.preview)
        else:
            self.rows.add("predicate", self.tr("Predikat sesudah kalibrasi"), self.predicate)
        self.rows.add("reason", self.tr("Alasan"), self.reason)
        self.body.addWidget(self.rows)
        self.explain(
            self.tr("Predikat mengikuti aturan skema.")
            if asks.any
            else self.tr("Skema periode ini tidak memakai rating: predikatnya yang diubah.")
        )
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.confirm = self.add_action(
            primary_button(self.tr("Simpan"), "check", clicked=self._save)
        )
        shortcut(self, "Ctrl+Return", self._save)
        self.person.chosen.connect(self._show)
        for choice in (self.work, self.behaviour):
            choice.chosen.connect(lambda _key: self._preview())
        if chosen is not None:
            self.person.set_value(chosen.person.person_id)
        self._show(self.person.value())

    def _show(self, person_id: str) -> None:
        row = self._people.get(person_id)
        if row is None or row.predicate is None:
            return
        before = predicate_label(row.predicate_before) if row.predicate_before else "–"
        now = predicate_label(row.predicate) if row.predicate else "–"
        self.now.setText(
            self.tr("Penilai: {0}. Predikat semula **{1}**, sekarang **{2}**.").format(
                row.appraiser.rstrip("."), before, now
            )
        )
        if row.work is not None:
            self.work.set_value(row.work.value)
        if row.behaviour is not None:
            self.behaviour.set_value(row.behaviour.value)
        self.predicate.set_value(row.predicate.value)
        self.reason.set_value(row.changes[-1].reason if row.changes else "")
        self._preview()

    def _ratings(self) -> tuple[Rating | None, Rating | None]:
        """Return what is chosen; None for what the scheme does not ask for."""
        asks = self._view.asks
        return (
            Rating(self.work.value()) if asks.work else None,
            Rating(self.behaviour.value()) if asks.behaviour else None,
        )

    def _preview(self) -> None:
        row = self._people.get(self.person.value())
        if row is None or not self._view.asks.any:
            return
        calibration, s = self._context.services.calibration, self._context.session
        code, person_id = self._view.period_code, row.person.person_id
        work, behaviour = self._ratings()
        self.preview.ask(
            lambda: calibration.preview(s, code, person_id, work, behaviour), row.predicate
        )

    def _save(self) -> None:
        self.rows.clear_faults()
        calibration, s, view = (
            self._context.services.calibration,
            self._context.session,
            self._view,
        )
        person_id, reason = self.person.value(), self.reason.text()
        work, behaviour = self._ratings()
        predicate = None if view.asks.any else Predicate(self.predicate.value())
        self._context.tasks.submit(
            self,
            lambda _r: calibration.change(
                s,
                view.unit_id,
                view.period_code,
                person_id,
                work=work,
                behaviour=behaviour,
                predicate=predicate,
                reason=reason,
            ),
            self._saved,
            self.refuse,
            lane=Lane.WRITE,
        )

    def _saved(self, outcome: Outcome[CalibrationView]) -> None:
        person_id = self.person.value()
        row = next((r for r in outcome.value.rows if r.person.person_id == person_id), None)
        if row is not None and row.predicate is not None:
            self._context.signals.toast_requested.emit(
                self.tr("{0}: predikat {1}").format(
                    row.person.name, predicate_label(row.predicate)
                ),
                outcome.undo_label,
            )
        self.saved.emit(outcome.value)
        self.accept()


class MinutesDialog(_Asking):
    """When, where, with whom and what was said; closing makes the minutes final."""

    def __init__(self, context: UiContext, over: QWidget, view: CalibrationView) -> None:
        super().__init__(context, over, over.tr("Tutup kalibrasi"), 600)
        self._view = view
        minutes = view.minutes
        self.held_on = DateField(minutes.held_on or context.today())
        self.place = Field(minutes.place)
        self.participants = TextArea(
            "\n".join(minutes.participants), height=76,
            placeholder=self.tr("Satu nama satu baris"),
        )  # fmt: skip
        self.notes = TextArea(minutes.notes, height=64)
        self.rows.add_row(
            ("held_on", self.tr("Tanggal"), self.held_on),
            ("place", self.tr("Tempat"), self.place),
            stretch=(1, 2),
        )
        self.rows.add("participants", self.tr("Peserta"), self.participants)
        self.rows.add("notes", self.tr("Catatan"), self.notes)
        if view.missing:
            self.body.addWidget(
                Label(
                    self.tr(
                        "{0} orang belum mempunyai predikat; kalibrasi tetap dapat ditutup."
                    ).format(view.missing),
                    "body",
                    "muted",
                    wrap=True,
                )
            )
        self.body.addWidget(self.rows)
        self.explain(self.tr("Menutup **tidak dapat diurungkan**."))
        self.add_cancel()
        self.keep = self.add_action(
            Button(self.tr("Simpan dahulu"), clicked=lambda: self._save(close=False))
        )
        self.confirm = self.add_action(
            primary_button(
                self.tr("Tutup kalibrasi"), "lock", clicked=lambda: self._save(close=True)
            )
        )

    def _save(self, *, close: bool) -> None:
        self.rows.clear_faults()
        calibration, s, view = (
            self._context.services.calibration,
            self._context.session,
            self._view,
        )
        held_on, place, notes = self.held_on.value(), self.place.text(), self.notes.text()
        participants = tuple(self.participants.text().splitlines())
        if close and not any(name.strip() for name in participants):
            self.refuse(RuleViolation("calibration_participants_missing", field="participants"))
            return

        def job(_reporter: object) -> Outcome[CalibrationView]:
            opened = calibration.open(
                s,
                view.unit_id,
                view.period_code,
                held_on=held_on,
                place=place,
                participants=participants,
                notes=notes,
            )
            return calibration.close(s, view.unit_id, view.period_code) if close else opened

        self._context.tasks.submit(self, job, self._saved, self.refuse, lane=Lane.WRITE)

    def _saved(self, outcome: Outcome[CalibrationView]) -> None:
        words = (
            self.tr("Kalibrasi ditutup; berita acara siap dicetak")
            if outcome.value.minutes.closed
            else self.tr("Berita acara disimpan")
        )
        self._context.signals.toast_requested.emit(words, outcome.undo_label)
        self.saved.emit(outcome.value)
        self.accept()
