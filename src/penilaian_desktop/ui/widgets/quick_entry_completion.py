"""How the one-line entry is completed: Tab takes, the arrows write, Enter always saves."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.entry_views import EntryContext, Suggestion
from penilaian_desktop.domain.quick_entry import Token, utf16_index
from penilaian_desktop.ui.widgets.completion import (
    Typed,
    code_index,
    label,
    matches,
    rest_of,
    spans,
    typed_words,
    written,
)
from penilaian_desktop.ui.widgets.completion_popup import Choice, CompletionPopup
from penilaian_desktop.ui.widgets.entry_line import EntryLine
from penilaian_desktop.ui.widgets.entry_parts import EntryWords


class Completing(QObject):
    """The list under the line and what it does to the line.

    An arrow writes the row it comes to into the line, so that what is read is what Enter saves;
    Esc brings back what was typed. The first row is offered to Tab without an arrow.
    """

    changed = Signal()
    """The list came or went."""
    same_wanted = Signal()
    favourite_wanted = Signal(object, bool)
    """A `Suggestion`, and whether it is to be a favourite."""

    def __init__(self, line: EntryLine, over: QWidget, words: EntryWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = line
        self._over = over
        self._words = words
        self.popup = CompletionPopup(over)
        self.popup.chosen.connect(self._clicked)
        self.popup.starred.connect(self._star)
        self._context: EntryContext | None = None
        self._same_note = ""
        self._found: tuple[Suggestion, ...] = ()
        self._typed: Typed | None = None
        self._before: str | None = None
        self._kinds: frozenset[str] = frozenset()
        self._writing = False

    @property
    def shown(self) -> bool:
        """Tell whether the list is open."""
        return not self.popup.isHidden()

    @property
    def browsing(self) -> bool:
        """Tell whether the line holds a row of the list instead of what was typed."""
        return self._before is not None

    @property
    def writing(self) -> bool:
        """Tell whether the line is just being written by the list."""
        return self._writing

    @property
    def on_same(self) -> bool:
        """Tell whether an arrow stands on the last row, which is an action."""
        return self.browsing and self.popup.current >= len(self._found)

    def set_context(self, context: EntryContext, same_note: str) -> None:
        """Complete from this context from now on."""
        self._context = context
        self._same_note = same_note

    def complete(self, tokens: tuple[Token, ...], spot: QPoint, *, asked: bool = False) -> None:
        """Offer what completes the words before the caret; unasked only while words are typed."""
        self._typed, self._found, self._before = None, (), None
        self._kinds = frozenset(token.kind for token in tokens)
        context = self._context
        if context is not None and (self._line.hasFocus() or asked):
            text = self._line.text()
            caret = code_index(text, self._line.cursorPosition())
            self._typed = typed_words(text, caret, tokens)
            if self._typed is not None and (self._typed.text or asked):
                self._found = matches(self._typed.text, context.suggestions)
        if self._typed is None or not (self._found or asked):
            self.hide()
            return
        self._line.set_ghost(rest_of(self._typed.text, self._found[0]) if self._found else "")
        width = min(624, self._over.width() - spot.x() - 12)
        self.popup.show_rows(self._rows(), spot, width)
        self.changed.emit()

    def hide(self) -> None:
        """Close the list and leave the line as it reads."""
        self._line.set_ghost("")
        self._before = None
        if self.shown:
            self.popup.hide()
            self.changed.emit()

    def give_back(self) -> None:
        """Close the list and bring back what was typed."""
        if self._before is not None:
            self._write(self._before)
        self.hide()

    def take(self) -> bool:
        """Take the marked row on Tab; tell whether there was one."""
        if not self.shown or self._typed is None or not (self._found or self.browsing):
            return False
        if self.on_same:
            self.give_back()
            self.same_wanted.emit()
        else:
            self._clicked(self.popup.current)
        return True

    def move(self, step: int) -> None:
        """Go to another row and write it into the line."""
        if not self.shown or self._typed is None:
            return
        if self.browsing or step < 0 or self._typed.text:
            # The first row is marked already: an arrow goes on from it.
            self.popup.move_choice(step)
        else:
            self.popup.move_choice(0)
        if self._before is None:
            self._before = self._line.text()
        at = self.popup.current
        if at < len(self._found):
            self._put(self._found[at])
        else:
            self._write(self._before)
        self._line.set_ghost("")

    def star(self) -> bool:
        """Mark the row, or take its mark away; tell whether there was one."""
        if not self.shown or self.popup.current >= len(self._found):
            return False
        self._star(self.popup.current)
        return True

    def _star(self, index: int) -> None:
        one = self._found[index]
        star = not self.popup.rows[index].star
        self.popup.set_star(index, star=star)
        self.favourite_wanted.emit(one, star)

    def _clicked(self, index: int) -> None:
        if index >= len(self._found):
            self.give_back()
            self.same_wanted.emit()
            return
        if self._before is None:
            self._before = self._line.text()
        self._put(self._found[index])
        self.hide()

    def _put(self, chosen: Suggestion) -> None:
        """Write a suggestion over the words that were typed; the rest of the line stays."""
        typed, before, context = self._typed, self._before, self._context
        if typed is None or before is None or context is None:
            return
        rest = before[typed.end :]
        text = written(chosen, self._kinds, context)
        head = before[: typed.start] + text + ("" if rest else " ")
        self._write(head + rest, utf16_index(head, len(head)))

    def _write(self, text: str, caret: int = -1) -> None:
        """Replace the whole line as one step that Ctrl+Z takes back."""
        self._writing = True
        self._line.selectAll()
        self._line.insert(text)
        if caret >= 0:
            self._line.setCursorPosition(caret)
        self._writing = False

    def _rows(self) -> tuple[Choice, ...]:
        typed = self._typed.text if self._typed is not None else ""
        rows = [
            Choice(
                self._words.icon(one),
                label(one),
                self._words.note(one),
                typed=spans(typed, label(one)),
                star=one.favourite,
            )
            for one in self._found
        ]
        same = self.tr("Sama seperti hari kerja terakhir")
        rows.append(Choice("copy", same, self._same_note, ("Ctrl", "D"), apart=True))
        return tuple(rows)
