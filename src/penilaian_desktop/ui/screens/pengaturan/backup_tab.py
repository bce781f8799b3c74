"""The tab Cadangan: make one now, where they lie, which there are, and how to restore."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.backup_views import BackupItem
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.ui.kit import formats
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.pengaturan.doors import BACKUP_FOLDER
from penilaian_desktop.ui.widgets.beside import Beside
from penilaian_desktop.ui.widgets.button import Button, text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import Banner
from penilaian_desktop.ui.widgets.small import Mark
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class BackupTab(QWidget):
    """Lists the backups of the chosen folder."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.model: RecordModel[BackupItem] = RecordModel(self._columns())
        self.view = TableView(self.model, self.tr("Cadangan"))
        self.frame = Beside(self.view, self.tr("Cadangan"))
        self.banner = Banner()
        self.banner.hide()
        self.make = Button(
            self.tr("Buat cadangan sekarang"), "backup", kind="primary", clicked=self._make
        )
        self.folder = Label("", "small", "muted")
        self._build_side()
        head = QHBoxLayout()
        head.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._latest = Label("", "strong")
        words.addWidget(self._latest)
        words.addWidget(self.folder)
        head.addLayout(words, 1)
        head.addWidget(self.make)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.banner)
        column.addWidget(self.frame, 1)

    def _build_side(self) -> None:
        place = Card(self.tr("Folder cadangan"), padded=True)
        place.body.addWidget(
            Label(
                self.tr(
                    "Simpan juga di luar komputer ini, misalnya di flash disk: cadangan terkunci "
                    "dengan kata sandi yang sama."
                ),
                "small",
                "muted",
                wrap=True,
            )
        )
        self.pick = Button(self.tr("Pilih folder…"), "folder", compact=True, clicked=self._pick)
        self.reset = text_button(
            self.tr("Folder bawaan"), "undo", compact=True, clicked=self._reset
        )
        self.show_folder = text_button(
            self.tr("Buka folder"), "open_outside", compact=True, clicked=self._open_folder
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.pick)
        buttons.addWidget(self.show_folder)
        buttons.addStretch(1)
        place.body.addLayout(buttons)
        again = QHBoxLayout()
        again.addWidget(self.reset)
        again.addStretch(1)
        place.body.addLayout(again)
        restore = Card(self.tr("Memulihkan"), padded=True)
        for text in (
            self.tr("1. Kunci aplikasi, lalu pilih “Pulihkan dari cadangan” di jendela pembuka."),
            self.tr("2. Pilih berkas cadangan; isinya ditunjukkan sebelum apa pun ditulis."),
            self.tr("3. Pilih folder kosong. Ruang kerja yang sekarang tidak ditimpa."),
            self.tr("4. Masuk dengan kata sandi yang berlaku saat cadangan dibuat."),
        ):
            restore.body.addWidget(Label(text, "small", "muted", wrap=True))
        self.frame.side.addWidget(place)
        self.frame.side.addWidget(restore)

    # --- showing -----------------------------------------------------------------------------
    def load(self) -> None:
        """Read the list of the chosen folder."""
        services, session = self._context.services, self._context.session
        chosen = self._chosen()
        self.folder.setText(str(chosen or self._default()))
        self.reset.setVisible(chosen is not None)
        self._context.tasks.submit(
            self,
            lambda _r: services.backups.list(session, chosen),
            self.show_backups,
            key="backups",
        )

    def show_backups(self, items: tuple[BackupItem, ...]) -> None:
        """Show the backups, newest first."""
        self.model.set_rows(items)
        if not items:
            self._latest.setText(self.tr("Belum ada cadangan di folder ini"))
            return
        when = formats.when_text(items[0].made, self._context.today())
        self._latest.setText(self.tr("Cadangan terakhir {when}").format(when=when))

    def _chosen(self) -> Path | None:
        text = self._context.prefs.get(BACKUP_FOLDER)
        return Path(text) if text else None

    def _default(self) -> Path:
        return self._context.services.context.workspace.root / "backups"

    # --- doing -------------------------------------------------------------------------------
    def _make(self) -> None:
        services, session = self._context.services, self._context.session
        chosen = self._chosen()
        self.banner.show_message("")
        self.make.refuse(self.tr("Sedang dibuat."))
        self._context.tasks.submit(
            self,
            lambda _r: services.backups.make(session, chosen),
            self._made,
            self._failed,
            lane=Lane.WRITE,
            label=self.tr("Membuat cadangan"),
        )

    def _made(self, outcome: Outcome[BackupItem]) -> None:
        self.make.refuse("")
        size = wording.bytes_size(outcome.value.size)
        self._context.signals.toast_requested.emit(
            self.tr("Cadangan {size} dibuat dan sudah diperiksa").format(size=size), ""
        )
        self.load()

    def _failed(self, error: PenilaianError) -> None:
        self.make.refuse("")
        found = describe(error)
        self.banner.show_message(found.text, found.remedy)

    def use_folder(self, folder: Path | None) -> None:
        """Put backups into another folder from now on; None is the workspace's own."""
        self._context.prefs.set(BACKUP_FOLDER, str(folder) if folder is not None else "")
        self.load()

    def _pick(self) -> None:
        start = str(self._chosen() or Path.home())
        chosen = QFileDialog.getExistingDirectory(
            self.window(), self.tr("Folder untuk cadangan"), start
        )
        if chosen:
            self.use_folder(Path(chosen))

    def _reset(self) -> None:
        self.use_folder(None)

    def _open_folder(self) -> None:
        folder = self._chosen() or self._default()
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _columns(self) -> list[Column[BackupItem]]:
        return [
            Column(
                "made",
                self.tr("Dibuat"),
                lambda b: formats.when_text(b.made, self._context.today()),
                sort=lambda b: b.made,
            ),
            Column(
                "size",
                self.tr("Ukuran"),
                lambda b: wording.bytes_size(b.size),
                width=80,
                number=True,
                sort=lambda b: b.size,
            ),
            Column(
                "newest",
                self.tr("Catatan terbaru"),
                lambda b: wording.short_date(b.newest_entry) if b.newest_entry else "–",
                width=120,
                sort=lambda b: b.newest_entry,
            ),
            Column(
                "entries",
                self.tr("Kegiatan"),
                lambda b: wording.number(b.activities),
                width=70,
                number=True,
                sort=lambda b: b.activities,
            ),
            Column(
                "verified",
                self.tr("Pemeriksaan"),
                lambda b: Cell(
                    pill=Mark(self.tr("Sudah dibuka"), "shield", "good")
                    if b.verified
                    else Mark(self.tr("Belum"), "warn", "warn")
                ),
                width=120,
            ),
        ]
