"""The one-line entry: the line, what it was understood to say, and what completes it.

Nothing is refused while typing, and what was typed stays until it is saved: the owner calls
`clear` after the write, `keep` when it failed.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from penilaian_desktop.domain.entry_views import EntryContext
from penilaian_desktop.domain.quick_entry import QuickEntry, parse
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.completion import code_index
from penilaian_desktop.ui.widgets.entry_frame import EntryFrame
from penilaian_desktop.ui.widgets.entry_line import EntryLine
from penilaian_desktop.ui.widgets.entry_parts import EntryWords
from penilaian_desktop.ui.widgets.interpretation import Interpretation, Part
from penilaian_desktop.ui.widgets.quick_entry_completion import Completing

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
SPOKEN_AFTER = 700
"""Milliseconds without typing after which a screen reader is told what was understood."""
_ARROWS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class QuickEntryBar(QWidget):
    """Line, interpretation and completion; saves nothing itself."""

    parsed = Signal(object)
    """The `QuickEntry` after each change, None for an empty line."""
    save_requested = Signal(object)
    """The `QuickEntry` to save."""
    same_requested = Signal()
    """The same as on the last working day (Ctrl+D)."""
    repeat_requested = Signal()
    """What was saved last, on each working day (Ctrl+U)."""
    lines_pasted = Signal(str)
    """Text of several lines was pasted; what stands in the line stays."""
    left = Signal()
    """Esc on an empty line: the focus may go elsewhere."""

    def __init__(self, popup_parent: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = EntryLine()
        self.line.setAccessibleName(self.tr("Catat kegiatan"))
        self.line.set_hint(
            self.tr("Catat kegiatan, misalnya: 09.00-10.30 Melayani perekaman KTP‑el =24 orang @2")
        )
        save = Button(self.tr("Simpan"), kind="primary", cap="↵", compact=True)
        save.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        save.clicked.connect(self._save)
        save.setCursor(Qt.CursorShape.ArrowCursor)
        save.hide()
        self._button = save
        self._frame = EntryFrame(self.line, save, self)
        self.interpretation = Interpretation()
        self._popup_parent = popup_parent
        self._words = EntryWords(self)
        self.completing = Completing(self.line, popup_parent, self._words, self)
        self.popup = self.completing.popup
        self.completing.changed.connect(self._describe)
        self.completing.same_wanted.connect(self.same_requested)
        self._context: EntryContext | None = None
        self._entry: QuickEntry | None = None
        self._problem = ""
        self._asked = False
        self._begun = True
        self._resting = True
        self._said = ""
        self._repeats = False
        self._speak = QTimer(self)
        self._speak.setSingleShot(True)
        self._speak.setInterval(SPOKEN_AFTER)
        self._speak.timeout.connect(self._say)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._frame)
        column.addWidget(self.interpretation)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line.textChanged.connect(self._on_text)
        self.line.cursorPositionChanged.connect(self._on_caret)
        self.line.key_pressed.connect(self._on_key)
        self.line.focus_changed.connect(self._on_focus)
        self.line.lines_pasted.connect(self.lines_pasted)
        self._describe()

    # --- what the owner sets and asks ------------------------------------------------------
    @property
    def entry(self) -> QuickEntry | None:
        """Return what the line says, None while it is empty."""
        return self._entry

    @property
    def context(self) -> EntryContext | None:
        """Return by what the line is read, None before it was loaded."""
        return self._context

    def set_context(
        self, context: EntryContext, same_note: str = "", *, begun: bool = True
    ) -> None:
        """Interpret by this context from now on.

        `same_note` says what Ctrl+D would bring; `begun` that the day has an entry to follow.
        """
        self._context = context
        self._begun = begun
        self.completing.set_context(context, same_note)
        self._interpret()

    def set_line(self, text: str) -> None:
        """Put a line in and take the focus: "/rab 14.15-15.00 ", the caret at its end."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.setText(text)
        self.line.setCursorPosition(len(text))

    def set_line_from_template(self, line: str) -> None:
        """Put a template's line in, ready to go on."""
        self.bring_back(f"{line} ")

    def offer_repeat(self) -> None:
        """Name the key that repeats what was just saved, until something is typed."""
        self._repeats = True
        self._describe()

    def bring_back(self, text: str) -> None:
        """Put text in that was typed earlier; Ctrl+Z gives back what stood here."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()
        self.line.insert(text)

    def begin(self) -> None:
        """Take the focus, the text as it is."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear(self, saved: QuickEntry | None = None) -> None:
        """Empty the line after a save, unless something else was typed meanwhile."""
        if saved is None:
            self.line.clear()
        elif self._entry is None or saved.text == self._entry.text:
            self.line.setText("")  # forgets its own steps: Ctrl+Z now takes the entry back

    def keep(self, problem: str) -> None:
        """Keep the text and say what was wrong until it changes."""
        self._problem = problem
        self._asked = False
        self._describe()

    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures."""
        self._frame.setFixedHeight(36 if narrow else 44)
        self._frame.place()
        self.interpretation.set_plain(narrow)

    def set_resting(self, rests: bool) -> None:
        """Hide the interpretation while the line is empty and has no focus."""
        self._resting = rests
        self._show_parts()

    def sizeHint(self) -> QSize:
        """Return the height of the line with its interpretation where that is shown."""
        height = self._frame.height()
        if not self.interpretation.isHidden():
            height += 2 + self.interpretation.height()
        return QSize(400, height)

    # --- reading ---------------------------------------------------------------------------
    def _on_text(self) -> None:
        self._problem = ""
        self._asked = False
        if self.line.text():
            self._repeats = False
        self._interpret()
        if not self.completing.writing:
            self._complete()

    def _interpret(self) -> None:
        text = self.line.text()
        if self._context is None or not text.strip():
            self._entry = None
            self.line.set_tokens(())
        else:
            self._entry = parse(text, self._context)
            self.line.set_tokens(self._entry.tokens, self._entry.hints)
        self._describe()
        self._show_parts()
        self.parsed.emit(self._entry)

    def _on_caret(self) -> None:
        if self._entry is not None and self._entry.hints:
            self._describe()
        if self.line.text() and not self.completing.writing:
            self._complete()

    def _complete(self, *, asked: bool = False) -> None:
        tokens = self._entry.tokens if self._entry is not None else ()
        self.completing.complete(tokens, self._below(), asked=asked)

    def _below(self) -> QPoint:
        """Return where the list begins: under the interpretation, which stays readable."""
        anchor = self._frame if self.interpretation.isHidden() else self.interpretation
        return anchor.mapTo(self._popup_parent, QPoint(38, anchor.height()))

    # --- keys ------------------------------------------------------------------------------
    def _on_key(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and key == Qt.Key.Key_D:
            self.completing.give_back()
            self.same_requested.emit()
        elif control and key == Qt.Key.Key_U:
            self.completing.give_back()
            self.repeat_requested.emit()
        elif control and key == Qt.Key.Key_B:
            self.completing.star()
        elif plain and key == Qt.Key.Key_Tab and self.completing.take():
            pass
        elif plain and key in _ARROWS:
            self._move(_ARROWS[key])
        elif key in _ENTER:
            self._enter()
        elif key == Qt.Key.Key_Escape:
            self._escape()
        else:
            return
        event.accept()

    def _move(self, step: int) -> None:
        if not self.completing.shown:
            self._complete(asked=True)
        self.completing.move(step)

    def _enter(self) -> None:
        if self.completing.on_same:
            self.completing.take()
        else:
            self._save()

    def _save(self) -> None:
        self.completing.hide()
        # A second Enter while the first is being written must not write twice.
        if self._entry is not None and not self._asked:
            self._asked = True
            self.save_requested.emit(self._entry)

    def _escape(self) -> None:
        if self.completing.shown:
            self.completing.give_back()
        elif self.line.text():
            # Not setText: Ctrl+Z brings the line back.
            self.line.selectAll()
            self.line.del_()
        else:
            self.left.emit()

    def _on_focus(self, focused: bool) -> None:
        self._button.setHidden(not focused and not self.line.text())
        if not focused:
            self.completing.hide()
        self._frame.place()
        self._describe()
        self._show_parts()

    # --- words -----------------------------------------------------------------------------
    def _show_parts(self) -> None:
        idle = self._resting and not self.line.hasFocus() and not self.line.text()
        self._button.setHidden(not self.line.hasFocus() and not self.line.text())
        self._frame.place()
        if self.interpretation.isHidden() != idle:
            self.interpretation.setHidden(idle)
            self.updateGeometry()

    def _describe(self) -> None:
        keys: tuple[tuple[str, str], ...] = ()
        if self.line.hasFocus() or self._entry is not None:
            keys = (("Tab", self.tr("lengkapi")), ("Esc", self.tr("batal")))
        shown = self.interpretation
        if self._problem:
            shown.set_parts((Part("alert", self._problem, "bad", stretch=True),))
        elif self._context is None:
            shown.set_parts(())
        elif self._entry is None:
            if self._repeats and self.line.hasFocus():
                keys = (("Ctrl+U", self.tr("ulangi setiap hari kerja")),)
            shown.set_parts(self._words.idle(self._context, begun=self._begun), keys)
        else:
            completing = self.completing.shown
            caret = code_index(self.line.text(), self.line.cursorPosition())
            parts = self._words.understood(
                self._entry, self._context, completing=completing, caret=caret
            )
            shown.set_parts(parts, keys)
        if QAccessible.isActive():
            self._speak.start()

    def _say(self) -> None:
        """Tell screen readers what stands under the line, once, after a pause in typing."""
        words = self.interpretation.accessibleName()
        if self.line.hasFocus() and words != self._said:
            self._said = words
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, words))
