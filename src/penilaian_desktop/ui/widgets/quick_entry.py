"""The one-line entry: the line, what it was understood to say, and what completes it.

Nothing is refused while typing, and what was typed stays until it is saved: the owner calls
`clear` after the write, `keep` when it failed.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from penilaian_desktop.domain.quick_entry import QuickEntry, parse
from penilaian_desktop.domain.views import EntryContext, Suggestion
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.completion import Typed, code_index, matches, rest_of, typed_words
from penilaian_desktop.ui.widgets.completion_popup import Choice, CompletionPopup
from penilaian_desktop.ui.widgets.entry_frame import EntryFrame
from penilaian_desktop.ui.widgets.entry_line import EntryLine
from penilaian_desktop.ui.widgets.entry_parts import EntryWords
from penilaian_desktop.ui.widgets.interpretation import Interpretation, Part

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class QuickEntryBar(QWidget):
    """Line, interpretation and completion; saves nothing itself."""

    parsed = Signal(object)
    """The `QuickEntry` after each change, None for an empty line."""
    save_requested = Signal(object)
    """The `QuickEntry` to save."""
    same_requested = Signal()
    """The same as on the last working day (Ctrl+D)."""
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
        self.popup = CompletionPopup(popup_parent)
        self.popup.chosen.connect(self._take)
        self._popup_parent = popup_parent
        self._words = EntryWords(self)
        self._context: EntryContext | None = None
        self._entry: QuickEntry | None = None
        self._found: tuple[Suggestion, ...] = ()
        self._typed: Typed | None = None
        self._problem = ""
        self._asked = False
        self._same_note = ""
        self._picked = False
        self._begun = True
        self._resting = True
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
        self._describe()

    # --- what the owner sets and asks ------------------------------------------------------
    @property
    def entry(self) -> QuickEntry | None:
        """Return what the line says, None while it is empty."""
        return self._entry

    def set_context(
        self, context: EntryContext, same_note: str = "", *, begun: bool = True
    ) -> None:
        """Interpret by this context from now on.

        `same_note` says what Ctrl+D would bring; `begun` that the day has an entry to follow.
        """
        self._context = context
        self._begun = begun
        self._same_note = same_note
        self._interpret()

    def set_line(self, text: str) -> None:
        """Put a line in and take the focus: "/rab 14.15-15.00 ", the caret at its end."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.setText(text)
        self.line.setCursorPosition(len(text))

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
        self._picked = False
        self._interpret()
        self._complete()

    def _interpret(self) -> None:
        text = self.line.text()
        if self._context is None or not text.strip():
            self._entry = None
            self.line.set_tokens(())
        else:
            self._entry = parse(text, self._context)
            self.line.set_tokens(self._entry.tokens)
        self._describe()
        self._show_parts()
        self.parsed.emit(self._entry)

    def _on_caret(self) -> None:
        if self.line.text():
            self._complete()

    def _complete(self, *, asked: bool = False) -> None:
        """Show what completes the words before the caret; unasked only while words are typed."""
        self._typed = None
        self._found = ()
        context = self._context
        if context is not None and (self.line.hasFocus() or asked):
            text = self.line.text()
            caret = code_index(text, self.line.cursorPosition())
            tokens = self._entry.tokens if self._entry is not None else ()
            self._typed = typed_words(text, caret, tokens)
            if self._typed is not None and (self._typed.text or asked):
                self._found = matches(self._typed.text, context.suggestions)
        if self._typed is None or not (self._found or asked):
            self._hide_popup()
            return
        self._ghost(self._found[0] if self._found else None)
        self._open_popup()
        self._describe()

    def _ghost(self, suggestion: Suggestion | None) -> None:
        typed = self._typed.text if self._typed is not None else ""
        self.line.set_ghost(rest_of(typed, suggestion) if suggestion is not None else "")

    def _open_popup(self) -> None:
        typed = self._typed.text if self._typed is not None else ""
        rows = [
            Choice(
                "favourite" if one.favourite else "history",
                one.text,
                self._words.note(one),
                (self.tr("Tab"),) if index == 0 else (),
                len(typed) if rest_of(typed, one) else 0,
            )
            for index, one in enumerate(self._found)
        ]
        rows.append(
            Choice(
                "copy",
                self.tr("Sama seperti hari kerja terakhir"),
                self._same_note,
                ("Ctrl", "D"),
                apart=True,
            )
        )
        anchor = self._frame if self.interpretation.isHidden() else self.interpretation
        spot = anchor.mapTo(self._popup_parent, QPoint(38, anchor.height()))
        width = min(624, self._popup_parent.width() - spot.x() - 12)
        self.popup.show_rows(tuple(rows), spot, width)

    def _hide_popup(self) -> None:
        self.line.set_ghost("")
        self._picked = False
        if not self.popup.isHidden():
            self.popup.hide()
            self._describe()

    # --- keys ------------------------------------------------------------------------------
    def _on_key(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        shown = self.popup.isVisible()
        if control and key == Qt.Key.Key_D:
            self._hide_popup()
            self.same_requested.emit()
        elif key == Qt.Key.Key_Tab and not event.modifiers() and shown and self._found:
            self._take(self.popup.current)
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and not event.modifiers():
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key in _ENTER:
            if shown and self._picked:
                self._take(self.popup.current)
            else:
                self._save()
        elif key == Qt.Key.Key_Escape:
            self._escape()
        else:
            return
        event.accept()

    def _move(self, step: int) -> None:
        if not self.popup.isVisible():
            self._complete(asked=True)
        elif self._picked or step < 0:
            self.popup.move_choice(step)
        else:
            # The first row is marked already: the first arrow takes it when nothing was typed.
            self.popup.move_choice(step if self._typed is not None and self._typed.text else 0)
        self._picked = True
        at = self.popup.current
        self._ghost(self._found[at] if at < len(self._found) else None)

    def _take(self, index: int) -> None:
        """Write a suggestion over the words before the caret."""
        if index >= len(self._found):
            self._hide_popup()
            self.same_requested.emit()
            return
        typed = self._typed
        if typed is None:
            return
        text = self.line.text()
        chosen = self._found[index].text
        rest = text[typed.end :]
        self.line.setText(f"{text[: typed.start]}{chosen}{rest or ' '}")
        self.line.setCursorPosition(len(text[: typed.start] + chosen) + (0 if rest else 1))
        self._hide_popup()

    def _save(self) -> None:
        self._hide_popup()
        # A second Enter while the first is being written must not write twice.
        if self._entry is not None and not self._asked:
            self._asked = True
            self.save_requested.emit(self._entry)

    def _escape(self) -> None:
        if self.popup.isVisible():
            self._hide_popup()
        elif self.line.text():
            # Not setText: Ctrl+Z brings the line back.
            self.line.selectAll()
            self.line.del_()
        else:
            self.left.emit()

    def _on_focus(self, focused: bool) -> None:
        self._button.setHidden(not focused and not self.line.text())
        if not focused:
            self._hide_popup()
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
            shown.set_parts(self._words.idle(self._context, begun=self._begun), keys)
        else:
            completing = self.popup.isVisible()
            parts = self._words.understood(self._entry, self._context, completing=completing)
            shown.set_parts(parts, keys)
