"""The page Pengaturan: looks, the own account, evidence, paper, backups, workspace, accounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.changes import Area
from penilaian_desktop.ui.screens.pengaturan.account_tab import AccountTab
from penilaian_desktop.ui.screens.pengaturan.accounts_tab import AccountsTab
from penilaian_desktop.ui.screens.pengaturan.backup_tab import BackupTab
from penilaian_desktop.ui.screens.pengaturan.device_tab import DeviceTab
from penilaian_desktop.ui.screens.pengaturan.evidence_tab import EvidenceTab
from penilaian_desktop.ui.screens.pengaturan.look_tab import LookTab
from penilaian_desktop.ui.screens.pengaturan.print_tab import PrintTab
from penilaian_desktop.ui.screens.pengaturan.reminder_tab import ReminderTab
from penilaian_desktop.ui.screens.pengaturan.workspace_tab import WorkspaceTab
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.tabs import TabBar

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

LOOK, OWN, BACKUP, WORKSPACE, ACCOUNTS = "tampilan", "akun_saya", "cadangan", "ruang_kerja", "akun"
REMIND, EVIDENCE, PRINT, DEVICE = "pengingat", "bukti", "cetak", "laptop"
TABS = (LOOK, OWN, REMIND, EVIDENCE, PRINT, BACKUP, WORKSPACE, DEVICE, ACCOUNTS)
MANAGERS = frozenset({Role.OPERATOR, Role.HR})
READABLE = 720
PAPER_WIDE = 1120


class PengaturanPage(Page):
    """Settings of the machine, of the account and of the workspace."""

    page_id: ClassVar[str] = "pengaturan"
    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.ACCOUNTS, Area.BACKUPS, Area.EXCHANGE, Area.SETTINGS}
    )

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Pengaturan"))
        self.header.set_subtitle(self.tr("Yang diubah langsung tersimpan"))
        self.manages = bool(context.session.roles & MANAGERS)
        self.look_tab = LookTab(context)
        self.account = AccountTab(context)
        self.evidence = EvidenceTab(context)
        self.paper = PrintTab(context)
        self.reminders = ReminderTab(context)
        self.backups = BackupTab(context)
        self.workspace = WorkspaceTab(context)
        self.device = DeviceTab(context)
        self.accounts = AccountsTab(context)
        tabs = [
            (LOOK, self.tr("Tampilan")),
            (OWN, self.tr("Akun saya")),
            (REMIND, self.tr("Pengingat")),
            (EVIDENCE, self.tr("Bukti")),
            (PRINT, self.tr("Cetak")),
            (BACKUP, self.tr("Cadangan")),
            (WORKSPACE, self.tr("Ruang kerja")),
            (DEVICE, self.tr("Laptop ini")),
        ]
        if self.manages:
            tabs.append((ACCOUNTS, self.tr("Akun")))
        self.tabs = TabBar(tabs, self.tr("Bagian pengaturan"))
        self._stack = QStackedWidget()
        for widget in (
            _readable(self.look_tab),
            _readable(self.account),
            _readable(self.reminders),
            _readable(self.evidence),
            _readable(self.paper, PAPER_WIDE),
            self.backups,
            _readable(self.workspace),
            _readable(self.device),
            self.accounts,
        ):
            self._stack.addWidget(widget)
        self.body.setSpacing(16)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)
        self.tabs.chosen.connect(self.show_tab)

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (("← →", self.tr("berpindah bagian, bila judul bagian dipilih")),)

    def help_text(self) -> str:
        """Return what the help (?) says."""
        return self.tr(
            "Tampilan berlaku untuk komputer ini. Kata sandi melindungi akun Anda saja; data yang "
            "sudah dikirim tidak berubah.\n\n"
            "Cadangan dibuat setiap hari dan baru dihitung bila berhasil dibuka kembali. Salin ke "
            "flash disk sekali seminggu."
        )

    def refresh(self) -> None:
        """Load everything again."""
        self.look_tab.show_settings()
        self.account.show_account()
        self.evidence.load()
        self.paper.load()
        self.reminders.load()
        self.backups.load()
        self.workspace.load()
        self.device.load()
        if self.manages:
            self.accounts.load()

    def open(self, argument: object) -> None:
        """Go to a part by its name ("cadangan")."""
        if isinstance(argument, str) and argument in self.tabs.tab_keys():
            self.show_tab(argument)

    def show_tab(self, key: str) -> None:
        """Show a part of the page."""
        self.tabs.set_value(key)
        self._stack.setCurrentIndex(TABS.index(key))

    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures."""
        super().set_narrow(narrow)
        self.body.setSpacing(8 if narrow else 16)


def _readable(widget: QWidget, width: int = READABLE) -> QWidget:
    """Return a widget that scrolls and is no wider than lines can be read."""
    widget.setMaximumWidth(width)
    return ScrollColumn(widget)
