"""The first start: three doors, text size, light or dark, and the way back from a backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.preferences import TEXT_SIZE, THEME
from penilaian_desktop.ui.shell.backdrop import Backdrop, FactsStrip
from penilaian_desktop.ui.shell.keys import bind
from penilaian_desktop.ui.widgets.button import Button, text_button
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.small import Icon, KeyCap, Logo

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.look import Look
    from penilaian_desktop.ui.kit.preferences import Preferences
    from penilaian_desktop.ui.kit.runtime import Runtime

WIDTH = 1056
TALL, TALLER = 356, 428
"""Height of a door, and of one that is too narrow for its words in one line."""


class Door(QWidget):
    """One way to begin: icon, key, what it is, what it needs, one button."""

    chosen = Signal()

    def __init__(
        self,
        icon: str,
        key: str,
        title: str,
        text: str,
        needs: tuple[tuple[str, str], ...],
        action: str,
    ) -> None:
        super().__init__()
        self.setFixedHeight(TALL)
        self.setMaximumWidth(336)
        self.setAccessibleName(f"{title}. {text}")
        column = QVBoxLayout(self)
        column.setContentsMargins(25, 25, 25, 25)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.addWidget(Icon(icon, "primary", 32))
        top.addStretch(1)
        top.addWidget(KeyCap(key))
        column.addLayout(top)
        column.addSpacing(16)
        column.addWidget(Label(title, "section", wrap=True))
        column.addSpacing(4)
        words = Label(text, "body", "muted", wrap=True)
        words.setMinimumHeight(60)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(words)
        column.addSpacing(12)
        column.addWidget(Rule())
        column.addSpacing(12)
        for need_icon, need in needs:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(Icon(need_icon, "muted", 16))
            row.addWidget(Label(need, "body", wrap=True), 1)
            column.addLayout(row)
            column.addSpacing(8)
        column.addStretch(1)
        self.button = Button(action, clicked=self.chosen.emit)
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button.setAccessibleDescription(title)
        column.addWidget(self.button)
        self._main = False

    def set_main(self, main: bool) -> None:
        """Be the door that Enter opens."""
        self._main = main
        self.button.set_kind("primary" if main else "plain")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card, 2 px primary around the main door."""
        border = "primary" if self._main else "line"
        paint.box(
            QPainter(self), QRectF(self.rect()), "surface", border, width=2 if self._main else 1
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the focus when the card is clicked beside its button."""
        self.button.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)


class FirstStart(Backdrop):
    """Three doors; keys 1 2 3, arrows and Enter."""

    demo_wanted = Signal()
    new_wanted = Signal()
    join_wanted = Signal()
    restore_wanted = Signal()
    text_size_chosen = Signal(int)
    help_wanted = Signal()

    def __init__(
        self, runtime: Runtime, prefs: Preferences, look: Look, parent: QWidget | None = None
    ) -> None:
        content = QWidget()
        content.setMaximumWidth(WIDTH)
        super().__init__(content, parent)
        self._prefs = prefs
        self._look = look
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Logo(40))
        head.addWidget(Label(self.tr("Selamat datang di Penilaian"), "figure"), 1)
        column.addLayout(head)
        column.addSpacing(14)
        promise = self.tr(
            "Catat kegiatan harian, susun SKP, nilai kinerja, dan kirim ke kantor, "
            "juga tanpa internet. Pilih cara memulai."
        )
        column.addWidget(Label(promise, "entry", "muted"))
        column.addSpacing(34)
        self._doors = self._make_doors()
        row = QHBoxLayout()
        row.setSpacing(24)
        for door in self._doors:
            row.addWidget(door, 1)
        column.addLayout(row)
        column.addSpacing(24)
        column.addLayout(self._make_foot())
        self._main = 0
        self._set_main(0)
        for n, door in enumerate(self._doors):
            bind(self, str(n + 1), door.chosen.emit)
        bind(self, "F1", self.help_wanted.emit)
        self.add_strip(self._facts(runtime))

    def start(self) -> None:
        """Put the focus on the first door."""
        self._doors[0].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the doors more height when their words need more lines."""
        super().resizeEvent(event)
        for door in self._doors:
            door.setFixedHeight(TALL if self.width() > WIDTH + 32 else TALLER)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between the doors with the arrows, open one with Enter."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self._set_main((self._main + step) % len(self._doors))
            self._doors[self._main].button.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._doors[self._main].chosen.emit()
        else:
            super().keyPressEvent(event)

    def _make_doors(self) -> tuple[Door, ...]:
        password = ("key", self.tr("Kata sandi yang Anda buat sendiri"))
        demo = Door(
            "flask",
            "1",
            self.tr("Coba dengan data contoh"),
            self.tr(
                "Lihat kantor contoh yang sudah terisi: kegiatan, SKP, penilaian, dan paket. "
                "Tidak ada yang dikirim ke mana pun."
            ),
            (
                ("employees", self.tr("Pegawai rekaan, 9 bulan kegiatan")),
                ("time", self.tr("Siap dalam 30 detik")),
                ("delete", self.tr("Dapat dihapus kapan saja")),
            ),
            self.tr("Buka data contoh"),
        )
        new = Door(
            "square_edit",
            "2",
            self.tr("Mulai ruang kerja baru"),
            self.tr(
                "Untuk kantor yang belum memakai aplikasi ini, "
                "atau bila paket dari kantor belum ada."
            ),
            (
                ("building", self.tr("Nama instansi dan unit kerja")),
                ("id_card", self.tr("NIP dan jabatan Anda")),
                password,
            ),
            self.tr("Mulai baru"),
        )
        join = Door(
            "package_open",
            "3",
            self.tr("Gabung dengan kartu kantor"),
            self.tr(
                "Kepegawaian sudah memberi kartu kantor lewat flash disk, folder, atau server."
            ),
            (
                ("id_card", self.tr("Kartu kantor (kantor.paket-kartu)")),
                ("fingerprint", self.tr("Sidik kunci dari bagian kepegawaian")),
                password,
            ),
            self.tr("Pilih kartu…"),
        )
        demo.chosen.connect(self.demo_wanted)
        new.chosen.connect(self.new_wanted)
        join.chosen.connect(self.join_wanted)
        return demo, new, join

    def _make_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        restore = text_button(self.tr("Pulihkan dari cadangan…"), "backup_restore")
        restore.clicked.connect(self.restore_wanted)
        restore.set_flush(True)
        foot.addWidget(restore)
        foot.addStretch(1)
        foot.addWidget(Label(self.tr("Ukuran teks"), "body", "muted"))
        sizes = [(str(size), f"{size} %") for size in TEXT_SIZE.allowed]
        size = Segmented(sizes, self.tr("Ukuran teks"), compact=True)
        size.set_value(str(self._prefs.get(TEXT_SIZE)))
        size.chosen.connect(self._choose_size)
        foot.addWidget(size)
        foot.addSpacing(16)
        foot.addWidget(Label(self.tr("Tampilan"), "body", "muted"))
        modes = [
            ("terang", self.tr("Terang")),
            ("gelap", self.tr("Gelap")),
            ("sistem", self.tr("Ikut Windows")),
        ]
        theme = Segmented(modes, self.tr("Tampilan"), compact=True)
        theme.set_value(self._prefs.get(THEME))
        theme.chosen.connect(self._choose_theme)
        foot.addWidget(theme)
        return foot

    def _facts(self, runtime: Runtime) -> FactsStrip:
        gigabytes = runtime.free_bytes() // 10**9
        words = self.tr("Data disimpan di laptop ini, ruang kosong {0} GB").format(gigabytes)
        left = [("info", self.tr("versi {0}").format(runtime.version)), ("storage", words)]
        return FactsStrip(left, [("help", self.tr("Bantuan F1"))])

    def _set_main(self, main: int) -> None:
        self._main = main
        for n, door in enumerate(self._doors):
            door.set_main(n == main)

    def _choose_size(self, size: str) -> None:
        self.text_size_chosen.emit(int(size))

    def _choose_theme(self, mode: str) -> None:
        self._prefs.set(THEME, mode)
        self._look.set_mode(mode)  # type: ignore[arg-type]
