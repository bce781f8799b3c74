"""The own indicators: target, what the log adds up to, the own value and note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.appraisal_views import RhkResult
from penilaian_desktop.domain.improvement_views import VoiceOffer
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.domain.task_views import TaskView
from penilaian_desktop.domain.wording import number, read_number
from penilaian_desktop.services.realisation import Realisation
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.kit.look import FontRole, look
from penilaian_desktop.ui.screens.evaluasi.counting import counted
from penilaian_desktop.ui.widgets.autosave import refill
from penilaian_desktop.ui.widgets.button import text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import Field, mark_fault
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.small import Mark, Pill

COLUMNS = (84, 76, 84, 52)
"""Widths of target, log, own value and achievement."""
NOTE = 168


def read_value(text: str) -> tuple[Decimal | None, str]:
    """Return what a person wrote as a number, or as words where it is none."""
    plain = text.strip().removesuffix("%").strip()
    value = read_number(plain) if plain else None
    if plain.startswith("-"):
        value = read_number(plain[1:])
        value = -value if value is not None else None
    return (value, "") if value is not None else (None, text.strip())


def value_text(one: Realisation) -> str:
    """Return the own value as the field shows it, "" while the log speaks for it."""
    if one.actual_text:
        return one.actual_text
    if one.actual is None or one.actual == one.from_log:
        return ""
    return number(one.actual)


class IndicatorRow(QWidget):
    """One indicator; `typed` carries its id and all that is written about it."""

    typed = Signal(str, object)

    def __init__(self, one: Realisation) -> None:
        super().__init__()
        self._id = one.indicator.id
        self._rhk: RhkResult | None = None
        self._name = Label(one.indicator.text, "body", wrap=True)
        self._aspect = Label("", "small", "muted")
        self._target = _figure("strong")
        self._log = _figure("body", "muted")
        self._percent = _figure("strong")
        name = one.indicator.text
        self.value = Field(name=self.tr("Realisasi {0}").format(name), compact=True)
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.note = Field(
            name=self.tr("Catatan {0}").format(name),
            placeholder=self.tr("catatan"),
            compact=True,
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 8, 16, 8)
        grid.setHorizontalSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._name)
        second = QHBoxLayout()
        second.setSpacing(8)
        self.late = Pill(Mark(self.tr("terlambat"), "calendar_late", "warn"))
        self.late.setToolTip(self.tr("Ditulis sesudah batas penilaian; tetap dihitung."))
        self.late.hide()
        second.addWidget(self._aspect)
        second.addWidget(self.late)
        second.addStretch(1)
        words.addLayout(second)
        grid.addLayout(words, 0, 0)
        for n, widget in enumerate((self._target, self._log, self.value, self._percent), 1):
            widget.setFixedWidth(COLUMNS[n - 1])
            grid.addWidget(widget, 0, n, Qt.AlignmentFlag.AlignVCenter)
        self.note.setFixedWidth(NOTE)
        grid.addWidget(self.note, 0, 5, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 1)
        self.how = Label("", "small", "muted", wrap=True)
        self.take = text_button("", compact=True, clicked=self._take)
        self.take.set_flush(True)
        self.offer: VoiceOffer | None = None
        self.heard = text_button("", compact=True, clicked=self._use)
        self.heard.set_flush(True)
        self.heard.setAccessibleName(self.tr("Pakai angka dari suara warga"))
        self.heard.hide()
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.how, 1)
        below.addWidget(self.heard, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.take, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(below, 1, 0, 1, 6)
        grid.setVerticalSpacing(4)
        for field in (self.value, self.note):
            field.textEdited.connect(lambda _text: self._tell())

    @property
    def indicator_id(self) -> str:
        """Return the id of the indicator."""
        return self._id

    def show_rhk(self, rhk: RhkResult | None) -> None:
        """Take the counts of the RHK that the indicator belongs to."""
        self._rhk = rhk

    def show_offer(self, offer: VoiceOffer | None, *, editable: bool) -> None:
        """Offer what the public's voice, or the recap of attendance, says as the value (TJ-10)."""
        self.offer = offer
        self.heard.setVisible(offer is not None and editable)
        if offer is not None:
            words = (
                self.tr("Pakai {0} dari rekap kehadiran")
                if offer.recap
                else self.tr("Pakai {0} dari suara warga")
            )
            told = words.format(f"{number(offer.value)} {offer.unit}".strip())
            self.heard.setText(told)
            self.heard.setToolTip(offer.note)
            self.heard.setAccessibleName(f"{told}: {self._name.text()}")

    def show_one(self, one: Realisation, *, dirty: bool, editable: bool) -> None:
        """Show what is stored; what is being typed is left alone."""
        indicator = one.indicator
        self._name.setText(indicator.text)
        parts = [indicator.aspect.value if indicator.aspect else "", indicator.unit]
        self.late.setVisible(one.late)
        self.how.setText(counted(one, self._rhk))
        own = one.from_log is not None and (one.actual != one.from_log or bool(one.actual_text))
        self.take.setVisible(own and editable)
        if one.from_log is not None:
            self.take.setText(self.tr("Pakai {0} dari log").format(number(one.from_log)))
            self.take.setAccessibleName(f"{self.take.text()}: {indicator.text}")
        self._aspect.setText(" · ".join(part for part in parts if part))
        target = number(one.target) if one.target is not None else indicator.target_text or "–"
        self._target.setText(target)
        self._target.setToolTip(indicator.target_text)
        self._log.setText(number(one.from_log) if one.from_log is not None else "–")
        known = one.percent is not None
        self._percent.setText(f"{number(one.percent, 0)} %" if one.percent is not None else "–")
        self._percent.set_tint("text" if known else "muted")
        from_log = number(one.from_log) if one.from_log is not None else self.tr("isi")
        self.value.setPlaceholderText(from_log if editable or one.from_log is not None else "")
        self.note.setPlaceholderText(self.tr("catatan") if editable else "")
        self.value.setToolTip(
            self.tr("Kosongkan bila angka dari log sudah benar.")
            if one.from_log is not None
            else ""
        )
        if not dirty:
            refill(self.value, value_text(one))
            refill(self.note, one.note)
            mark_fault(self.value)
        for field in (self.value, self.note):
            field.setReadOnly(not editable)
            field.setEnabled(editable)

    def refuse(self, sentence: str) -> None:
        """Say at the value what is wrong with it."""
        mark_fault(self.value, sentence)

    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures."""
        self.note.setFixedWidth(120 if narrow else NOTE)

    def _take(self) -> None:
        """Let the log speak again; the note stays."""
        self.value.clear()
        self._tell()

    def _use(self) -> None:
        """Take over what the public's voice says, with where it comes from."""
        if self.offer is not None:
            self.value.setText(number(self.offer.value))
            self.note.setText(self.offer.note)
            self._tell()

    def _tell(self) -> None:
        value, text = read_value(self.value.text())
        self.typed.emit(self._id, {"value": value, "text": text, "note": self.note.text()})


class IndicatorsCard(Card):
    """All indicators under their RHK, with a head that names the columns."""

    typed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(self.tr("Realisasi"), self.tr("tersimpan sambil diketik"))
        self._head = self._build_head()
        self.body.addWidget(self._head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.rows: dict[str, IndicatorRow] = {}
        self.heads: dict[str, RhkHead] = {}
        self._shown: tuple[str, ...] = ()
        self._narrow = False

    def show_items(
        self,
        items: tuple[Realisation, ...],
        plan: PlanView | None,
        dirty: Mapping[str, bool],
        *,
        editable: bool,
        rhk: Sequence[RhkResult] = (),
        tasks: Sequence[TaskView] = (),
        offers: Sequence[VoiceOffer] = (),
    ) -> None:
        """Show indicators; rows stay as long as the plan stays, so that typing goes on.

        `rhk` are the counts beside them, `tasks` the tasks that support an RHK, `offers` what the
        voice of the public says.
        """
        counts = {one.rhk_id: one for one in rhk}
        heard = {offer.indicator_id: offer for offer in offers}
        shown = tuple(one.indicator.id for one in items)
        if shown != self._shown:
            self._rebuild(items, plan)
            self._shown = shown
        for rhk_id, head in self.heads.items():
            head.show_tasks([t for t in tasks if t.item.task.rhk_id == rhk_id])
        for one in items:
            self.rows[one.indicator.id].show_rhk(counts.get(one.indicator.rhk_id))
            self.rows[one.indicator.id].show_one(
                one, dirty=dirty.get(one.indicator.id, False), editable=editable
            )
            self.rows[one.indicator.id].show_offer(heard.get(one.indicator.id), editable=editable)

    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures."""
        self._narrow = narrow
        self._note_head.setFixedWidth(120 if narrow else NOTE)
        for row in self.rows.values():
            row.set_narrow(narrow)

    def _build_head(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(32)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(Label(self.tr("Indikator"), "small_strong", "muted"), 1)
        titles = (
            self.tr("Target"),
            self.tr("Dari log"),
            self.tr("Realisasi"),
            self.tr("Capaian"),
        )
        right = Qt.AlignmentFlag.AlignRight
        for title, width in zip(titles, COLUMNS, strict=True):
            label = Label(title, "small_strong", "muted", align=right)
            label.setFixedWidth(width)
            row.addWidget(label)
        self._note_head = Label(self.tr("Catatan"), "small_strong", "muted")
        self._note_head.setFixedWidth(NOTE)
        row.addWidget(self._note_head)
        return head

    def _rebuild(self, items: tuple[Realisation, ...], plan: PlanView | None) -> None:
        clear(self._rows)
        self.rows.clear()
        self.heads.clear()
        titles = {one.id: (one.number, one.text) for one in plan.rhk} if plan is not None else {}
        before = ""
        for one in items:
            rhk_id = one.indicator.rhk_id
            if rhk_id != before:
                number_, text = titles.get(rhk_id, (0, ""))
                self._rows.addWidget(Rule())
                self.heads[rhk_id] = RhkHead(f"{number_}  {text}" if number_ else text)
                self._rows.addWidget(self.heads[rhk_id])
                before = rhk_id
            self._rows.addWidget(Rule())
            row = IndicatorRow(one)
            row.set_narrow(self._narrow)
            row.typed.connect(self.typed)
            self.rows[one.indicator.id] = row
            self._rows.addWidget(row)


class RhkHead(QWidget):
    """The RHK above its indicators, on canvas, with the tasks that support it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 16, 6)
        column.setSpacing(2)
        column.addWidget(Label(text, "strong", wrap=True))
        self.tasks = Label("", "small", "muted", wrap=True)
        self.tasks.hide()
        column.addWidget(self.tasks)

    def show_tasks(self, tasks: Sequence[TaskView]) -> None:
        """Say how far the tasks of this RHK are."""
        words = [
            self.tr("{0} {1} %, {2} kegiatan").format(
                task.item.task.title, task.item.percent, len(task.entries)
            )
            for task in tasks
        ]
        self.tasks.setText(self.tr("Tugas: {0}").format("; ".join(words)) if words else "")
        self.tasks.setVisible(bool(words))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the canvas."""
        QPainter(self).fillRect(self.rect(), look().color("canvas"))


def _figure(role: FontRole, tint: str = "text") -> Label:
    return Label("", role, tint, align=Qt.AlignmentFlag.AlignRight)
