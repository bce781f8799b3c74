"""What was typed and not saved: kept while it is typed, and told of when the person is back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.log_views import UnsavedText
from penilaian_desktop.ui.kit import formats
from penilaian_desktop.ui.widgets.notices import Banner

_SHOWN = 120


class UnsavedBanner(Banner):
    """Says one found text after the other; each is used or thrown away, nothing by itself."""

    use_wanted = Signal(object)
    """The `UnsavedText` to put back."""
    drop_wanted = Signal(object)
    """The `UnsavedText` to forget."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tint="info", icon="history", parent=parent)
        self._waiting: list[tuple[UnsavedText, str]] = []
        self.use = self.add_action(self.tr("Pakai"), "check", lambda: self._answer(used=True))
        self.drop = self.add_action(self.tr("Buang"), "delete", lambda: self._answer(used=False))
        self.hide()

    @property
    def places(self) -> frozenset[str]:
        """Return the places of the texts that wait for an answer."""
        return frozenset(text.place for text, _what in self._waiting)

    def show_found(self, found: Sequence[tuple[UnsavedText, str]], today: date) -> None:
        """Show texts, each with what it is ("Baris", "Isian Volume"), the first one first."""
        self._waiting = list(found)
        self._today = today
        self._show()

    def _show(self) -> None:
        if not self._waiting:
            self.hide()
            return
        found, what = self._waiting[0]
        at = formats.local(found.at)
        day = wording.long_date(at.date())
        if at.year == self._today.year:
            day = day.rsplit(" ", 1)[0]
        text = found.text if len(found.text) <= _SHOWN else f"{found.text[:_SHOWN].rstrip()}…"
        words = self.tr("{what} yang belum disimpan dari {moment} ditemukan:").format(
            what=what, moment=f"{day} {wording.clock(at.hour * 60 + at.minute)}"
        )
        more = len(self._waiting) - 1
        rest = " " + self.tr("Masih ada {count} lagi.").format(count=more) if more else ""
        self.show_message(words, f"“{text}”.{rest}")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def _answer(self, *, used: bool) -> None:
        found, _what = self._waiting.pop(0)
        self._show()
        (self.use_wanted if used else self.drop_wanted).emit(found)
