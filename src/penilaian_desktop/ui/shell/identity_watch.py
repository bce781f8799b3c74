"""Whether the person who signed in still has the id that the session was opened with.

A laptop that began alone takes over the office's ids when it joins (`services.adopting`). What the
session wrote from then on would stand under an id that is gone: the person signs in again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.changes import Area, Changes
from penilaian_desktop.ui.widgets.button import primary_button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class MergedDialog(Dialog):
    """Says that the records are the office's person's now; closing it locks."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, self.tr("Laptop ini sudah bergabung"), width=520)
        self.words = Label(
            self.tr(
                "Data diri, unit, dan periode dari kantor sudah menggantikan yang sementara. "
                "Kegiatan, rencana, dan tugas yang Anda tulis sebelumnya ikut pindah; riwayatnya "
                "tetap utuh.\n\nMasuklah sekali lagi untuk melanjutkan."
            ),
            "body",
            wrap=True,
        )
        self.body.addWidget(self.words)
        self.again = primary_button(self.tr("Masuk lagi"), "lock", clicked=self.accept)
        self.add_action(self.again)


class IdentityWatch(QObject):
    """Asks after each change of the accounts whether the session's person is still the same."""

    lock_wanted = Signal()

    def __init__(self, over: QWidget, context: UiContext) -> None:
        super().__init__(over)
        self._over = over
        self._context = context
        self.dialog: MergedDialog | None = None
        context.signals.changed.connect(self._look)

    def _look(self, changes: Changes, _initiator: object) -> None:
        if Area.ACCOUNTS not in changes.areas or self.dialog is not None:
            return
        accounts, session = self._context.services.accounts, self._context.session
        self._context.tasks.submit(
            self, lambda _r: accounts.is_stale(session), self._tell, key="identity"
        )

    def _tell(self, stale: bool) -> None:
        if stale and self.dialog is None:
            self.dialog = MergedDialog(self._over)
            self.dialog.finished.connect(lambda _yes: self.lock_wanted.emit())
            self.dialog.open()
