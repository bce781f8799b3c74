"""The unlock view: who works now, the password of that account, nothing else.

It is the first thing painted, so it imports neither services nor the database.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.ui.kit import formats, paint
from penilaian_desktop.ui.kit.runtime import AccountItem, Opened, Runtime
from penilaian_desktop.ui.kit.tasks import Lane, Tasks
from penilaian_desktop.ui.shell.account_row import HEAD, OPEN, AccountRow
from penilaian_desktop.ui.shell.backdrop import Backdrop, FactsStrip
from penilaian_desktop.ui.shell.keys import bind
from penilaian_desktop.ui.widgets.button import Button, text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.password_field import PasswordField
from penilaian_desktop.ui.widgets.small import Icon, KeyCap, Logo

if TYPE_CHECKING:
    from penilaian_desktop.domain.errors import PenilaianError
    from penilaian_desktop.domain.progress import Reporter
    from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn

WIDTH = 480
MOST = 5
"""Rows shown before the list scrolls."""


class UnlockView(Backdrop):
    """The accounts of the workspace; `unlocked` carries what a right password opened."""

    unlocked = Signal(object)
    other_wanted = Signal()
    restore_wanted = Signal()
    forgotten = Signal()
    help_wanted = Signal()

    def __init__(
        self,
        runtime: Runtime,
        tasks: Tasks,
        clock: Callable[[], datetime],
        last_account: str = "",
        parent: QWidget | None = None,
    ) -> None:
        content = QWidget()
        content.setFixedWidth(WIDTH)
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        super().__init__(content, parent)
        self._runtime = runtime
        self._tasks = tasks
        self._today = formats.local_day(clock())
        self._rows: list[AccountRow] = []
        self._busy = False
        self._caps = False
        facts = runtime.facts()
        self.add_strip(self._facts_strip(facts.last_backup))
        self._add_title(facts.title, facts.device)
        self._card = Card()
        self._column.addWidget(self._card)
        self._add_head()
        self._password = PasswordField(name=self.tr("Kata sandi"))
        self._password.installEventFilter(self)
        self._password.textEdited.connect(self._typed)
        self._open = Button(self.tr("Buka"), kind="primary", cap="Enter", clicked=self.submit)
        self._note = Label("", "small_strong", "warn")
        self._note_icon = Icon("caps_lock", "warn", 12)
        self._forgot = text_button(self.tr("Lupa kata sandi?"), compact=True)
        self._forgot.clicked.connect(self.forgotten)
        self._entry = self._make_entry()
        self._add_rows(runtime.accounts(), last_account)
        self._add_foot()
        self._add_promise()
        bind(self, "F1", self.help_wanted.emit)

    def start(self) -> None:
        """Put the cursor where the password goes."""
        self._password.setFocus(Qt.FocusReason.OtherFocusReason)

    def current(self) -> AccountRow | None:
        """Return the chosen row."""
        return next((row for row in self._rows if row.isChecked()), None)

    def submit(self) -> None:
        """Try the password of the current account."""
        row = self.current()
        if row is None or self._busy or not self._password.text():
            self._password.setFocus()
            return
        runtime, name, password = self._runtime, row.account.name, self._password.text()

        def job(_reporter: Reporter) -> Opened:
            return runtime.unlock(name, password)

        self._set_busy(True)
        self._tasks.submit(self, job, self._opened, self._refused, lane=Lane.WORK)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let ↑ ↓ choose the account and Enter open it; notice Caps Lock."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self._step(step)
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.submit()
            return True
        self._notice_caps(event)
        return False

    # --- parts -------------------------------------------------------------------------------
    def _facts_strip(self, backup: datetime | None) -> FactsStrip:
        when = formats.when_text(backup, self._today) if backup else ""
        words = self.tr("cadangan terakhir {0}").format(when) if when else ""
        left = [("backup", words or self.tr("belum ada cadangan"))]
        left.append(("info", self.tr("versi {0}").format(self._runtime.version)))
        return FactsStrip(left, [("help", self.tr("Bantuan F1"))])

    def _add_title(self, title: str, device: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        row.addWidget(Logo(40))
        row.addWidget(Label(self.tr("Penilaian"), "figure"))
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addSpacing(8)
        words = self.tr("Ruang kerja **{0}** · laptop {1}").format(title, device)
        line = Label(words, "body", "muted", markup=True, align=Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(line)
        self._column.addSpacing(24)

    def _add_head(self) -> None:
        head = QWidget()
        head.setFixedHeight(43)
        row = QHBoxLayout(head)
        row.setContentsMargins(15, 0, 15, 0)
        row.setSpacing(4)
        row.addWidget(Label(self.tr("Siapa yang bekerja sekarang?"), "section"), 1)
        for cap in ("↑", "↓"):
            row.addWidget(KeyCap(cap))
        row.addWidget(Label(self.tr("pilih"), "small", "muted"))
        self._card.body.addWidget(head)

    def _make_entry(self) -> QWidget:
        entry = QWidget()
        grid = QVBoxLayout(entry)
        grid.setContentsMargins(68, 0, 16, 0)
        grid.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._password, 1)
        line.addWidget(self._open)
        grid.addLayout(line)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self._note_icon)
        below.addWidget(self._note, 1)
        below.addWidget(self._forgot)
        self._forgot.setFixedHeight(24)
        self._forgot.set_flush(True)
        grid.addLayout(below)
        grid.addStretch(1)
        self._tell("")
        return entry

    def _add_rows(self, accounts: Sequence[AccountItem], last_account: str) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for account in accounts:
            when = formats.when_text(account.last_used, self._today) if account.last_used else ""
            row = AccountRow(account, when, holder)
            row.clicked.connect(self._clicked)
            self._rows.append(row)
            column.addWidget(Rule())
            column.addWidget(row)
        if len(self._rows) > MOST:
            from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn  # noqa: PLC0415

            column.addStretch(1)
            scroll = ScrollColumn(holder)
            scroll.setFixedHeight((MOST - 1) * (HEAD + 1) + OPEN + 1)
            self._scroll: ScrollColumn | None = scroll
            self._card.body.addWidget(scroll)
        else:
            self._scroll = None
            self._card.body.addWidget(holder)
        known = next((row for row in self._rows if row.account.name == last_account), None)
        if self._rows:
            self._choose(known or self._rows[0])

    def _add_foot(self) -> None:
        self._card.body.addWidget(Rule())
        foot = _Foot()
        row = QHBoxLayout(foot)
        row.setContentsMargins(7, 7, 7, 7)
        restore = text_button(self.tr("Pulihkan dari cadangan…"), "backup_restore")
        restore.clicked.connect(self.restore_wanted)
        other = text_button(self.tr("Ruang kerja lain…"), "folder")
        other.clicked.connect(self.other_wanted)
        row.addWidget(restore)
        row.addStretch(1)
        row.addWidget(other)
        self._card.body.addWidget(foot)

    def _add_promise(self) -> None:
        self._column.addSpacing(16)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(Icon("shield", "muted", 14))
        row.addWidget(
            Label(
                self.tr("Data di laptop ini tersandi dan hanya terbuka dengan kata sandi."),
                "small",
                "muted",
            )
        )
        row.addStretch(1)
        self._column.addLayout(row)

    # --- behaviour ---------------------------------------------------------------------------
    def _clicked(self) -> None:
        row = self.sender()
        if isinstance(row, AccountRow):
            self._choose(row)

    def _step(self, by: int) -> None:
        at = next((n for n, row in enumerate(self._rows) if row.isChecked()), 0)
        if self._rows and not self._busy:
            self._choose(self._rows[(at + by) % len(self._rows)])

    def _choose(self, chosen: AccountRow) -> None:
        if self._busy:
            return
        for row in self._rows:
            row.set_current(row is chosen)
        self._password.clear()
        self._tell("")
        self._entry.setParent(chosen)
        self._entry.setGeometry(0, HEAD, WIDTH - 2, OPEN - HEAD)
        self._entry.show()
        self._open.setAccessibleDescription(chosen.account.display_name)
        self._password.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._scroll is not None:
            self._scroll.ensureWidgetVisible(chosen)

    def _typed(self, _text: str) -> None:
        if not self._caps:
            self._tell("")

    def _notice_caps(self, event: QKeyEvent) -> None:
        """Tell from what a letter came out as whether Caps Lock is on."""
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._caps = not self._caps
        elif len(letter) == 1 and letter.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._caps = letter.isupper() != shifted
        else:
            return
        self._tell(self.tr("Caps Lock aktif") if self._caps else "")

    def _tell(self, words: str, tint: str = "warn", icon: str = "caps_lock") -> None:
        self._note.setText(words)
        self._note.set_tint(tint)
        self._note_icon.set_icon(icon, tint)
        self._note_icon.setVisible(bool(words))
        self._password.setAccessibleDescription(words)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._password.setReadOnly(busy)
        self._open.refuse(self.tr("Sedang membuka ruang kerja.") if busy else "")
        self._tell(self.tr("Membuka…") if busy else "", "muted", "time")

    def _opened(self, opened: Opened) -> None:
        self._password.clear()
        self.unlocked.emit(opened)

    def _refused(self, error: PenilaianError) -> None:
        from penilaian_desktop.domain.messages import describe  # noqa: PLC0415 - not at start-up

        self._set_busy(False)
        said = describe(error)
        brief = said.text if said.code == "wrong_password" else str(said)  # one line has room
        self._tell(brief, "bad", "alert")
        self._password.selectAll()
        self._password.setFocus()


class _Foot(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.box(painter, self.rect(), "canvas", radius=5)
        paint.fill(painter, QRect(0, 0, self.width(), 8), "canvas")
