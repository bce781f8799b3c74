"""The tabs Perilaku kerja and Lampiran: texts that are saved as they are typed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.berakhlak import VALUES, BehaviourValue
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.ui.kit import formats
from penilaian_desktop.ui.widgets.autosave import AutoSave, Fields, Subject
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import TextArea
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.showing import put

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

ONE_COLUMN_UNDER = 760
EXPECTATIONS, ATTACHMENTS = "expectations", "attachments"
LISTS = ("support", "accountability", "consequences")


class PlanTexts(QWidget):
    """What both tabs share: the plan, saving, and the word that it is saved.

    `fill` puts the texts of a plan into the inputs, except the fields that are still being saved.
    """

    saved_at = Signal(str)

    def __init__(
        self,
        context: UiContext,
        fill: Callable[[PlanView, Collection[str]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._fill = fill
        self._plan: PlanView | None = None
        self._filling = False
        self.autosave = AutoSave(context, self._write, self)
        self.autosave.touched.connect(lambda: self.saved_at.emit(self.tr("menyimpan…")))
        self.autosave.saved.connect(self._said)
        self.autosave.refused.connect(self._refused)

    def show_plan(self, plan: PlanView, *, editable: bool) -> None:
        """Show the texts of a plan; what is on its way to the disk keeps what was typed."""
        self._plan = plan
        self._filling = True
        for subject in (EXPECTATIONS, ATTACHMENTS):
            self._fill(plan, self.autosave.dirty((subject, plan.id)))
        self._filling = False
        for area in self.findChildren(TextArea):
            area.setReadOnly(not editable)

    def touch(self, subject: str, **fields: object) -> None:
        """Save what was typed after a pause."""
        if not self._filling and self._plan is not None:
            self.autosave.touch((subject, self._plan.id), fields)

    def _write(self, subject: Subject, fields: Fields) -> Outcome[PlanView]:
        plans, session = self._context.services.plans, self._context.session
        kind, plan_id = subject
        if kind == EXPECTATIONS:
            texts = cast("tuple[str, ...]", fields["texts"])
            return plans.save_expectations(session, plan_id, texts)
        lists = cast("tuple[tuple[str, ...], ...]", fields["lists"])
        return plans.save_attachments(session, plan_id, *lists)

    def _said(self, _subject: Subject, _plan: PlanView) -> None:
        time = formats.clock_text(self._context.clock())
        self.saved_at.emit(self.tr("Tersimpan {time}").format(time=time))

    def _refused(self, _subject: Subject, error: PenilaianError) -> None:
        self.saved_at.emit(self.tr("belum disimpan"))
        self._context.signals.refused.emit(error)


class BehaviourTab(PlanTexts):
    """The seven values with their guides, and the leader's special expectation of each."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(context, self._fill_inputs, parent)
        self.areas: list[TextArea] = []
        self._rows: list[QBoxLayout] = []
        card = Card()
        for n, value in enumerate(VALUES):
            if n:
                card.body.addWidget(Rule())
            card.body.addLayout(self._row(value))
        card.body.addStretch(1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollColumn(inner))

    def _fill_inputs(self, plan: PlanView, dirty: Collection[str]) -> None:
        if "texts" not in dirty:
            for area, text in zip(self.areas, plan.expectations, strict=True):
                put(area, text, fresh=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the input below the guides where there is no room beside them."""
        super().resizeEvent(event)
        narrow = self.width() < ONE_COLUMN_UNDER
        ways = QBoxLayout.Direction
        for row in self._rows:
            row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
            row.setSpacing(8 if narrow else 24)

    def _row(self, value: BehaviourValue) -> QBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(value.name, "strong"))
        words.addWidget(Label(value.definition, "small", "muted", wrap=True))
        words.addSpacing(4)
        for guide in value.guides:
            words.addLayout(_guide(guide))
        words.addStretch(1)
        area = TextArea(
            name=self.tr("Ekspektasi khusus {value}").format(value=value.name),
            placeholder=self.tr("Tidak ada ekspektasi khusus"),
            height=72,
        )
        area.textChanged.connect(self._typed)
        self.areas.append(area)
        side = QVBoxLayout()
        side.setSpacing(4)
        side.addWidget(Label(self.tr("Ekspektasi khusus pimpinan"), "small", "muted"))
        side.addWidget(area)
        side.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(16, 14, 16, 14)
        row.addLayout(words, 1)
        row.addLayout(side, 1)
        self._rows.append(row)
        return row

    def _typed(self) -> None:
        self.touch(EXPECTATIONS, texts=tuple(area.text() for area in self.areas))


def _guide(text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Label("•", "small"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(text, "small", wrap=True), 1)
    return row


class AttachmentsTab(PlanTexts):
    """The three lists of the Lampiran, one line for each item."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(context, self._fill_inputs, parent)
        self.areas: dict[str, TextArea] = {}
        titles = {
            "support": (
                self.tr("Dukungan sumber daya"),
                self.tr("Orang, alat, anggaran, dan pelatihan yang diperlukan."),
            ),
            "accountability": (
                self.tr("Skema pertanggungjawaban"),
                self.tr("Kapan dan bagaimana hasil dilaporkan kepada pimpinan."),
            ),
            "consequences": (
                self.tr("Konsekuensi"),
                self.tr("Apa yang mengikuti bila hasil tercapai atau tidak tercapai."),
            ),
        }
        inner = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        for key, (title, note) in titles.items():
            card = Card(title, padded=True)
            card.body.addWidget(Label(note, "small", "muted", wrap=True))
            area = TextArea(
                name=title, placeholder=self.tr("Satu baris untuk satu butir"), height=220
            )
            area.textChanged.connect(self._typed)
            self.areas[key] = area
            card.body.addWidget(area)
            card.body.addStretch(1)
            self._row.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollColumn(inner))

    def _fill_inputs(self, plan: PlanView, dirty: Collection[str]) -> None:
        if "lists" in dirty:
            return
        for key, lines in (
            ("support", plan.support),
            ("accountability", plan.accountability),
            ("consequences", plan.consequences),
        ):
            area = self.areas[key]
            if not area.hasFocus():  # an empty last line is a line about to be written
                area.set_value("\n".join(lines))

    def focus_list(self, key: str) -> None:
        """Put the caret into a list."""
        self.areas[key].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the lists below one another where there is no room beside."""
        super().resizeEvent(event)
        narrow = self.width() < ONE_COLUMN_UNDER
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._row.setSpacing(12 if narrow else 16)
        for area in self.areas.values():
            area.setFixedHeight(110 if narrow or self.height() < 400 else 220)

    def _typed(self) -> None:
        lists = tuple(tuple(self.areas[key].text().split("\n")) for key in LISTS)
        self.touch(ATTACHMENTS, lists=lists)
