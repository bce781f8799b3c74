"""The card Kelengkapan: what is missing with jumps, what is done, and handing in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.plan import PlanStatus
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.screens.skp.checklist_words import OpenLine, done_words, open_lines
from penilaian_desktop.ui.screens.skp.plan_rows import is_provisional
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.flat_button import FlatButton
from penilaian_desktop.ui.widgets.gauge import ProgressBar
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.small import Icon

WIDTH = 248


class _Jump(FlatButton):
    """One missing thing: what, where, and the arrow that leads there."""

    def __init__(self, line: OpenLine) -> None:
        super().__init__()
        self.line = line
        self._keyed = False
        self.setText(line.title)
        self.setAccessibleName(f"{line.title}. {line.detail}".strip())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(line.detail)

    def sizeHint(self) -> QSize:
        return QSize(120, 44 if self.line.detail else 28)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._keyed = event.reason() in {
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        }
        self.update()

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        self._keyed = False
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse() or self._keyed:
            border = "primary" if self._keyed else None
            paint.box(painter, self.rect().adjusted(8, 0, -8, 0), "hover", border, width=2)
        top = 3 if self.line.detail else (self.height() - 20) // 2
        paint.icon(painter, QRect(16, top, 16, 20), "alert", "warn", 16)
        end = self.width() - 16
        paint.icon(painter, QRect(end - 16, 0, 16, self.height()), "arrow_right", "primary", 16)
        words = QRect(40, top, end - 24 - 40, 20)
        paint.text_line(painter, words, self.line.title, "strong")
        paint.text_line(painter, words.translated(0, 19), self.line.detail, "small", "muted")


class ChecklistCard(Card):
    """Shows what a plan still needs; `jumped` carries the `OpenLine`, `submitted` hands in.

    `superior_wanted` asks to name the appraiser whom no record knows.
    """

    jumped = Signal(object)
    submitted = Signal()
    superior_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Kelengkapan"))
        self._count = Label("", "strong")
        self._bar = ProgressBar(self.tr("Kelengkapan"))
        head = QWidget()
        head.setFixedHeight(59)
        column = QVBoxLayout(head)
        column.setContentsMargins(15, 11, 15, 6)
        column.setSpacing(7)
        row = QHBoxLayout()
        row.addWidget(Label(self.tr("Kelengkapan"), "section"), 1)
        row.addWidget(self._count)
        column.addLayout(row)
        column.addWidget(self._bar)
        self.body.addWidget(head)
        self.body.addWidget(Rule())
        self._inner = QWidget()
        self._lines = QVBoxLayout(self._inner)
        self._lines.setContentsMargins(0, 12, 0, 12)
        self._lines.setSpacing(0)
        self._scroll = ScrollColumn(self._inner)
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(Rule())
        foot = QVBoxLayout()
        foot.setContentsMargins(15, 12, 15, 12)
        foot.setSpacing(8)
        self.submit = Button(self.tr("Ajukan ke atasan"), "send", kind="primary")
        self.submit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.submit.clicked.connect(self.submitted.emit)
        self._reason = Label("", "small", "muted", wrap=True)
        self.name_superior = Button(
            self.tr("Catat pejabat penilai…"), "person", clicked=self.superior_wanted.emit
        )
        self.name_superior.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.name_superior.hide()
        foot.addWidget(self.submit)
        foot.addWidget(self._reason)
        foot.addWidget(self.name_superior)
        self.body.addLayout(foot)
        self._whole = False

    def set_whole(self, whole: bool) -> None:
        """Take the width and height of all lines, for a page that scrolls as a whole."""
        self._whole = whole
        if whole:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16777215)
        else:
            self.setFixedWidth(WIDTH)
        self._fit()

    def show_plan(self, plan: PlanView) -> None:
        """Show the checklist of a plan."""
        missing = open_lines(plan.checklist)
        total = len(plan.checklist)
        words = self.tr("{done} dari {all}").format(done=total - len(missing), all=total)
        self._count.setText(words)
        self._bar.set_share((total - len(missing)) / total if total else 0.0)
        self._bar.setAccessibleName(self.tr("Kelengkapan {words}").format(words=words))
        clear(self._lines)
        if missing:
            self._open(self.tr("Perlu dilengkapi"), missing)
        remarks = open_lines(plan.remarks)
        if remarks:
            if missing:
                self._part()
            self._open(self.tr("Sebaiknya dilengkapi"), remarks)
        done = done_words(plan.checklist)
        if done:
            if missing or remarks:
                self._part()
            self._title(self.tr("Sudah lengkap"), first=not missing)
            for text in done:
                self._done(text)
        self._lines.addStretch(1)
        self._offer(plan, len(missing))
        self._fit()

    def _open(self, title: str, lines: Sequence[OpenLine]) -> None:
        self._title(title, first=True)
        for line in lines:
            jump = _Jump(line)
            jump.clicked.connect(lambda _checked=False, line=line: self.jumped.emit(line))
            self._lines.addWidget(jump)
            self._lines.addSpacing(4)
        self._lines.addSpacing(6)

    def _part(self) -> None:
        self._lines.addWidget(Rule())
        self._lines.addSpacing(12)

    def _offer(self, plan: PlanView, missing: int) -> None:
        provisional = any(is_provisional(plan, rhk) for rhk in plan.rhk)
        refusal = ""
        note = ""
        if plan.status is PlanStatus.SUBMITTED:
            note = self.tr("Menunggu keputusan {who}.").format(
                who=(plan.appraiser.name or self.tr("pejabat penilai")).rstrip(".")
            )
            refusal = note
        elif plan.status is PlanStatus.AGREED:
            refusal = self.tr("Sudah disetujui pejabat penilai.")
            note = refusal + " " + self.tr("Kegiatan kini dihitung ke rencana ini.")
        elif plan.status is PlanStatus.RETURNED and not missing:
            note = refusal = self.tr("Perbaiki dahulu sesuai catatan, lalu ajukan lagi.")
        elif missing:
            refusal = self.tr("Lengkapi {count} hal di atas dahulu.").format(count=missing)
            note = refusal
        elif not plan.appraiser.name:
            refusal = self.tr("Pejabat penilai Anda belum tercatat.")
            note = refusal + " " + self.tr("Catat sendiri; kepegawaian menetapkannya kemudian.")
        else:
            note = self.tr("Dikirim kepada {who}.").format(who=plan.appraiser.name.rstrip("."))
        if provisional and plan.status in {PlanStatus.DRAFT, PlanStatus.RETURNED}:
            note += " " + self.tr("Induk sementara boleh diajukan.")
        if plan.superior_reason and plan.status is not PlanStatus.AGREED:
            note += " " + self.tr("Dicatat sendiri sejak {day}: {reason}.").format(
                day=wording.short_date(plan.superior_since or plan.starts),
                reason=plan.superior_reason.rstrip("."),
            )
        self.name_superior.setVisible(plan.editable and not plan.appraiser.name)
        self.submit.refuse(refusal)
        self._reason.setText(note)

    def _title(self, text: str, *, first: bool) -> None:
        label = Label(text, "small_strong", "muted")
        label.setContentsMargins(0, 0, 0, 0)
        self._lines.addWidget(_indented(label))
        self._lines.addSpacing(4)
        del first

    def _done(self, text: str) -> None:
        row = QWidget()
        row.setFixedHeight(28)
        line = QHBoxLayout(row)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(8)
        line.addWidget(Icon("done", "good", 16))
        line.addWidget(Label(text, "body", "muted"), 1)
        self._lines.addWidget(row)

    def _fit(self) -> None:
        self._inner.adjustSize()
        self._scroll.setMinimumHeight(self._inner.sizeHint().height() if self._whole else 120)


def _indented(label: Label) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(16, 0, 16, 0)
    row.addWidget(label)
    return whole
