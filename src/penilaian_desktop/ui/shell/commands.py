"""What can be done from anywhere in the window: by key, by palette, by menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.ui.kit.preferences import THEME
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.shell.help_panel import HelpDialog
from penilaian_desktop.ui.shell.keys import bind
from penilaian_desktop.ui.shell.palette import Command, CommandPalette
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.guide_dialog import GuideDialog

if TYPE_CHECKING:
    from penilaian_desktop.domain.progress import Reporter
    from penilaian_desktop.ui.kit.context import UiContext
    from penilaian_desktop.ui.shell.handbook_pane import HandbookPane
    from penilaian_desktop.ui.shell.workbench import Workbench


class Commands(QObject):
    """The commands of the window. A page's own key of the same name goes before the window's."""

    def __init__(self, bench: Workbench, context: UiContext) -> None:
        super().__init__(bench)
        self._bench = bench
        self._context = context
        self._palette = CommandPalette(bench)
        self._pane: HandbookPane | None = None
        self._keys = [bind(bench, keys, action) for keys, action in self._bindings()]

    @property
    def palette(self) -> CommandPalette:
        """Return the command palette."""
        return self._palette

    def yield_to(self, page: QWidget) -> None:
        """Leave those keys to the open page that it binds itself."""
        taken = {shortcut.key().toString() for shortcut in page.findChildren(QShortcut)}
        for shortcut in self._keys:
            shortcut.setEnabled(shortcut.key().toString() not in taken)

    def undo(self) -> None:
        """Undo what this account did last."""
        services, session = self._context.services, self._context.session

        def job(_reporter: Reporter) -> Outcome[str]:
            return services.undo.undo(session)

        self._context.tasks.submit(self, job, self._undone, lane=Lane.WRITE)

    def redo(self) -> None:
        """Do again what was undone."""
        services, session = self._context.services, self._context.session

        def job(_reporter: Reporter) -> Outcome[str]:
            return services.undo.redo(session)

        self._context.tasks.submit(self, job, self._redone, lane=Lane.WRITE)

    def handbook(self) -> None:
        """Read the chapter of the page; the page stays in use beside it."""
        from penilaian_desktop.ui.shell.handbook import CHAPTERS, FIRST  # noqa: PLC0415 - F1
        from penilaian_desktop.ui.shell.handbook_pane import (  # noqa: PLC0415 - asked for by F1
            open_handbook,
        )

        bench, context = self._bench, self._context
        first = self._pane is None
        place = CHAPTERS.get(bench.current_id, FIRST)
        self._pane = open_handbook(bench, context.tasks, context.resources, place)
        if first:
            self._pane.keys_wanted.connect(self.help)
            self._pane.guide_wanted.connect(self.guide)

    def help(self) -> None:
        """Show what the page is for, with all keys."""
        page = self._bench.current_page
        text = page.help_text() if page is not None else ""
        groups = [
            (self.tr("Tombol di halaman ini"), tuple(page.key_help()) if page is not None else ()),
            (self.tr("Tombol di mana pun"), self._window_keys()),
        ]
        title = self.tr("Bantuan: {0}").format(self._bench.page_words)
        HelpDialog(self._bench, title, text, groups, self.guide, self.handbook).open()

    def guide(self) -> None:
        """Show what the appraisal is for, and what nobody else sees (TS-12)."""
        GuideDialog(self._context, self._bench).open()

    def open_palette(self) -> None:
        """Open the command palette, unless a dialog is open."""
        dialogs = self._bench.window().findChildren(Dialog)
        if not any(dialog.isVisible() for dialog in dialogs):
            self._palette.open(self._commands(), self._search_command)

    def cycle_theme(self) -> None:
        """Change between light and dark, and remember it."""
        dark = self._context.look.dark
        self._context.prefs.set(THEME, "terang" if dark else "gelap")
        self._context.look.set_mode("terang" if dark else "gelap")

    def new_entry(self) -> None:
        """Go to the log with the cursor in its line."""
        self._bench.go("kegiatan", "catat")

    def _undone(self, outcome: Outcome[str]) -> None:
        self._bench.say(self.tr("Diurungkan: {0}").format(outcome.value))

    def _redone(self, outcome: Outcome[str]) -> None:
        self._bench.say(self.tr("Diulangi: {0}").format(outcome.value))

    def _bindings(self) -> list[tuple[str, Callable[[], object]]]:
        bench = self._bench
        pages = [
            (f"Ctrl+{n}", partial(bench.go, spec.id))
            for n, spec in enumerate(bench.specs[:9], start=1)
        ]
        entry = [("N", self.new_entry), ("Ctrl+N", self.new_entry)]
        return [
            ("Ctrl+K", self.open_palette),
            ("F1", self.handbook),
            ("?", self.help),
            ("Ctrl+Z", self.undo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+Shift+Z", self.redo),
            ("Ctrl+L", bench.lock_wanted.emit),
            *pages,
            *(entry if bench.has("kegiatan") else []),
        ]

    def _commands(self) -> list[Command]:
        bench = self._bench
        entry = Command(self.tr("Catat kegiatan"), "add", self.new_entry, "Ctrl+N")
        pages = [
            Command(
                spec.words, spec.icon, partial(bench.go, spec.id), f"Ctrl+{n}" if n < 10 else ""
            )
            for n, spec in enumerate(bench.specs, start=1)
        ]
        quiet = [
            Command(spec.words, spec.icon, partial(bench.go, spec.id)) for spec in bench.quiet_specs
        ]
        return [
            *([entry] if bench.has("kegiatan") else []),
            *pages,
            *quiet,
            Command(self.tr("Urungkan tindakan terakhir"), "undo", self.undo, "Ctrl+Z"),
            Command(self.tr("Ulangi yang diurungkan"), "redo", self.redo, "Ctrl+Y"),
            Command(self.tr("Panduan halaman ini"), "help", self.handbook, "F1"),
            Command(self.tr("Tombol di halaman ini"), "keyboard", self.help, "?"),
            Command(self.tr("Apa gunanya penilaian ini?"), "info", self.guide),
            Command(self.tr("Ganti tampilan terang atau gelap"), "moon", self.cycle_theme),
            Command(self.tr("Ganti pengguna"), "employees", bench.switch_wanted.emit),
            Command(self.tr("Kunci"), "lock", bench.lock_wanted.emit, "Ctrl+L"),
        ]

    def _search_command(self, typed: str) -> Command | None:
        if not self._bench.has("kegiatan"):
            return None
        words = self.tr("Cari “{0}” dalam kegiatan").format(typed)
        return Command(words, "search", partial(self._bench.go, "kegiatan", f"cari:{typed}"))

    def _window_keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl+K", self.tr("cari halaman atau perintah")),
            ("N", self.tr("catat kegiatan")),
            ("Ctrl+Z", self.tr("urungkan tindakan terakhir")),
            ("Ctrl+Y", self.tr("ulangi yang diurungkan")),
            ("Ctrl+1", self.tr("halaman pertama, Ctrl 2 yang kedua, dan seterusnya")),
            ("F1", self.tr("panduan halaman ini")),
            ("?", self.tr("daftar tombol ini")),
            ("Ctrl+L", self.tr("kunci")),
            ("Tab", self.tr("ke kendali berikutnya")),
        )
