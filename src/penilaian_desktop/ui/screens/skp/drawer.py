"""The drawer that edits an RHK or an indicator: every field is saved as it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.entry_views import RhkChoice
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.plan_views import GoalItem
from penilaian_desktop.domain.skp_views import IndicatorView, PlanView, RhkView
from penilaian_desktop.ui.kit import formats
from penilaian_desktop.ui.screens.skp.indicator_form import IndicatorForm
from penilaian_desktop.ui.screens.skp.rhk_form import RhkForm
from penilaian_desktop.ui.widgets.autosave import AutoSave, Fields, Subject
from penilaian_desktop.ui.widgets.button import Button, text_button
from penilaian_desktop.ui.widgets.drawer import Drawer
from penilaian_desktop.ui.widgets.field import TextArea
from penilaian_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

RHK, INDICATOR = "rhk", "indicator"


class PlanDrawer(Drawer):
    """Shows one RHK or one indicator of the plan."""

    delete_requested = Signal(str)
    indicator_wanted = Signal(str)
    """The id of the RHK that is to get another indicator."""
    library_wanted = Signal(str)
    """The id of the RHK that is to get a ready indicator."""
    reattach_wanted = Signal(str)
    """The id of the RHK whose provisional parent is to be replaced."""
    complaint_wanted = Signal(str)
    """The id of an indicator that is hard to measure."""
    left_blank = Signal(str)
    """The id of a record that was begun and left without a word."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._plan: PlanView | None = None
        self._shown: RhkView | IndicatorView | None = None
        self._rhk_id = ""
        self._editable = True
        self.rhk = RhkForm()
        self.indicator = IndicatorForm()
        self.autosave = AutoSave(context, self._write, self)
        self._note = Label("", "small", "muted", wrap=True)
        self._note.hide()
        self.more = Button(self.tr("Tambah indikator"), "add", compact=True)
        self.more.clicked.connect(lambda: self.indicator_wanted.emit(self._rhk_id))
        self.library = Button(self.tr("Dari pustaka"), "book", compact=True)
        self.library.clicked.connect(lambda: self.library_wanted.emit(self._rhk_id))
        self.hard = text_button(self.tr("Sulit diukur?"), "flag", compact=True)
        self.hard.clicked.connect(lambda: self.complaint_wanted.emit(self.record_id))
        self._delete = text_button(
            self.tr("Hapus"), "delete", compact=True, clicked=self._ask_delete
        )
        for widget in (self._note, self.rhk, self.indicator):
            self.body.addWidget(widget)
        adding = QHBoxLayout()
        adding.setSpacing(8)
        adding.addWidget(self.more)
        adding.addWidget(self.library)
        adding.addStretch(1)
        self.body.addLayout(adding)
        self.body.addStretch(1)
        self.foot.addWidget(self.hard)
        self.foot.addWidget(self._delete)
        self.rhk.touched.connect(self._touch)
        self.rhk.reattach_wanted.connect(lambda: self.reattach_wanted.emit(self._rhk_id))
        self.indicator.touched.connect(self._touch)
        self.autosave.touched.connect(self._say_saving)
        self.autosave.saved.connect(self._saved)
        self.autosave.refused.connect(self._refused)

    @property
    def record_id(self) -> str:
        """Return the id of the record shown, "" when none is."""
        return self._shown.id if self._shown is not None else ""

    def set_goals(self, goals: Sequence[GoalItem]) -> None:
        """Offer the goals of the organisation."""
        self.rhk.set_goals(goals)
        self.indicator.set_goals(goals)

    def show_record(
        self,
        plan: PlanView,
        wanted: str,
        leader: Sequence[RhkChoice],
        *,
        editable: bool,
        focus: bool = False,
        field: str = "",
    ) -> bool:
        """Show an RHK or an indicator by its id; tell whether the plan has it."""
        rhk, indicator = find(plan, wanted)
        if rhk is None:
            self._forget()
            return False
        fresh = self.record_id != wanted
        if fresh:
            self._leave()
            self.saved.setText("")
        self._plan, self._rhk_id, self._editable = plan, rhk.id, editable
        self._shown = indicator or rhk
        self.rhk.set_leader(leader)
        self.indicator.set_form(plan.form)
        self.rhk.setVisible(indicator is None)
        for button in (self.more, self.library):
            button.setVisible(indicator is None and editable)
        self.hard.setVisible(indicator is not None)
        self.indicator.setVisible(indicator is not None)
        dirty = self.autosave.dirty(self._subject())
        if indicator is None:
            self.rhk.fill(rhk, dirty, fresh=fresh)
            self.set_head(self.tr("RHK {number}").format(number=rhk.number))
        else:
            self.indicator.fill(indicator, dirty, fresh=fresh)
            self.set_head(self.tr("Indikator RHK {number}").format(number=rhk.number))
        for form in (self.rhk, self.indicator):
            form.setEnabled(editable)
        self._delete.setVisible(editable)
        self._note.setVisible(not editable)
        self._note.setText(self.tr("SKP ini sedang tidak dapat diubah; hanya dibaca."))
        self.show()
        self.raise_()
        if focus:
            self._focus(field)
        return True

    def flush(self) -> None:
        """Write at once what was typed."""
        self.autosave.flush()

    def close_drawer(self) -> None:
        """Write what was typed, and let a record go that was left without a word."""
        self._leave()
        super().close_drawer()
        self._shown = None

    def hideEvent(self, event: QHideEvent) -> None:
        """Write what was typed."""
        super().hideEvent(event)
        self.flush()

    # --- saving ------------------------------------------------------------------------------
    def _subject(self) -> Subject:
        if self._plan is None or self._shown is None:
            return ()
        if isinstance(self._shown, IndicatorView):
            return (INDICATOR, self._rhk_id, self._shown.id)
        return (RHK, self._plan.id, self._shown.id)

    def _touch(self, fields: dict[str, object], now: bool) -> None:
        if self._shown is not None and self._editable:
            self.autosave.touch(self._subject(), fields, now=now)

    def _write(self, subject: Subject, fields: Fields) -> Outcome[PlanView]:
        services, session = self._context.services, self._context.session
        kind, owner, record = subject
        if kind == RHK:
            return services.plans.save_rhk(session, owner, record, **fields)  # type: ignore[arg-type]
        return services.plans.save_indicator(session, owner, record, **fields)  # type: ignore[arg-type]

    def _say_saving(self) -> None:
        self.saved.set_tint("muted")
        self.saved.setText(self.tr("menyimpan…"))

    def _saved(self, subject: Subject, _plan: PlanView) -> None:
        if subject == self._subject():
            self.rhk.rows.clear_faults()
            time = formats.clock_text(self._context.clock())
            self.saved.set_tint("muted")
            self.saved.setText(self.tr("Tersimpan {time}").format(time=time))

    def _refused(self, subject: Subject, error: PenilaianError) -> None:
        if subject != self._subject():
            self._context.signals.refused.emit(error)
            return
        rows = self.rhk.rows if subject[0] == RHK else self.indicator.rows
        self.saved.set_tint("bad")
        self.saved.setText(self.tr("belum disimpan"))
        if not (isinstance(error, RuleViolation) and rows.refuse(error)):
            self.saved.setText(describe(error).text)
            self.saved.setToolTip(str(describe(error)))

    # --- inside ------------------------------------------------------------------------------
    def _ask_delete(self) -> None:
        if self.record_id:
            wanted = self.record_id
            self._forget()
            self.delete_requested.emit(wanted)

    def _leave(self) -> None:
        """Write what waits; say which record was begun and left without a word."""
        blank = self.record_id if self._is_blank() else ""
        self.flush()
        if blank:
            self._shown = None
            self.left_blank.emit(blank)

    def _is_blank(self) -> bool:
        """Tell whether nothing was ever written into the record shown."""
        shown = self._shown
        if shown is None or not self._editable or self.autosave.dirty(self._subject()):
            return False
        if isinstance(shown, IndicatorView):
            words = (shown.text, shown.target_text, shown.unit, shown.measure, shown.source)
            return not any(words)
        return not (shown.text or shown.indicators or shown.parent_text or shown.assigned_by)

    def _forget(self) -> None:
        self._shown = None
        self.hide()
        self.closed.emit()

    def _focus(self, field: str) -> None:
        rows = self.indicator.rows if isinstance(self._shown, IndicatorView) else self.rhk.rows
        widget = rows.input(field or "text")
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._reveal(widget)
        if isinstance(widget, TextArea):
            widget.moveCursor(QTextCursor.MoveOperation.End)

    def _reveal(self, widget: QWidget) -> None:
        for scroll in self.findChildren(QScrollArea):
            if scroll.isAncestorOf(widget):
                scroll.ensureWidgetVisible(widget, 0, 24)


def find(plan: PlanView, wanted: str) -> tuple[RhkView | None, IndicatorView | None]:
    """Return the RHK of an id, or the RHK and the indicator; (None, None) for neither."""
    for rhk in plan.rhk:
        if rhk.id == wanted:
            return rhk, None
        for indicator in rhk.indicators:
            if indicator.id == wanted:
                return rhk, indicator
    return None, None
