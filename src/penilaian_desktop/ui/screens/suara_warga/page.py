"""The page Suara warga: surveys, complaints and praise, forums, services (PR-5, TJ-8, WG-9)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QStackedWidget

from penilaian_desktop.domain.changes import Area
from penilaian_desktop.domain.voice_views import VoiceBoard
from penilaian_desktop.ui.kit.formats import age_text
from penilaian_desktop.ui.screens.suara_warga.list_tabs import ForumTab, ServiceTab
from penilaian_desktop.ui.screens.suara_warga.notes_tab import NotesTab
from penilaian_desktop.ui.screens.suara_warga.survey_tab import SurveyTab
from penilaian_desktop.ui.widgets.button import primary_button, shortcut
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.paper_menu import PaperButton, PeriodPaper, newest_periods
from penilaian_desktop.ui.widgets.tabs import TabBar

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

SURVEYS, NOTES, FORUMS, SERVICES = "survei", "catatan", "forum", "layanan"
EVERY = ""
UNIT = 240
BACK = 6
"""Years that can be chosen."""
RESULTS = "hasil-survei"
OFFERED = (("S", 3), ("T", 4), ("Y", 2))
"""Periods to print, the newest of each kind."""


class SuaraWargaPage(Page):
    """Loads services and surveys of the units that the account keeps; each tab loads the rest."""

    page_id: ClassVar[str] = "suara_warga"
    areas: ClassVar[frozenset[Area]] = frozenset({Area.PUBLIC_VOICE, Area.EMPLOYEES})

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Suara warga"))
        self.board: VoiceBoard | None = None
        self._build_actions()
        self.surveys = SurveyTab(self)
        self.notes = NotesTab(self)
        self.forums = ForumTab(self)
        self.services = ServiceTab(self)
        self._tabs: dict[str, SurveyTab | NotesTab | ForumTab | ServiceTab] = {
            SURVEYS: self.surveys,
            NOTES: self.notes,
            FORUMS: self.forums,
            SERVICES: self.services,
        }
        self.tabs = TabBar(
            (
                (SURVEYS, self.tr("Survei")),
                (NOTES, self.tr("Pengaduan & pujian")),
                (FORUMS, self.tr("Forum")),
                (SERVICES, self.tr("Layanan")),
            ),
            self.tr("Bagian suara warga"),
        )
        self.tabs.chosen.connect(self.show_tab)
        self._stack = QStackedWidget()
        for tab in self._tabs.values():
            self._stack.addWidget(tab)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)
        self._keys()
        self.show_actions()

    def _build_actions(self) -> None:
        year = self.context.today().year
        self.year = ComboBox(
            [(str(y), self.tr("Tahun {0}").format(y)) for y in range(year, year - BACK, -1)]
        )
        self.year.setAccessibleName(self.tr("Tahun"))
        self.year.chosen.connect(lambda _key: self._fill())
        self.unit = ComboBox(((EVERY, self.tr("Semua unit")),))
        self.unit.setAccessibleName(self.tr("Unit"))
        self.unit.setMaximumWidth(UNIT)
        self.unit.chosen.connect(lambda _key: self._fill())
        self.add = primary_button(self.tr("Survei baru"), "add", cap="N", clicked=self.new)
        self.print_button = PaperButton(self, self._paper)
        for widget in (self.unit, self.year, self.print_button, self.add):
            self.header.add_action(widget)

    def _keys(self) -> None:
        shortcut(self, "N", self.new)
        shortcut(self, "I", self._key_paper)
        shortcut(self, "K", self._list_answers)
        shortcut(self, "F2", self._edit)
        shortcut(self, "S", self._solve)
        for at, key in enumerate(self._tabs, start=1):
            shortcut(self, f"Alt+{at}", partial(self.show_tab, key))

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (
            ("Alt+1…4", self.tr("bagian yang lain")),
            ("N", self.tr("catat yang baru")),
            ("I", self.tr("isi kuesioner dari kertas")),
            ("1 2 3 4 -", self.tr("jawaban; Enter membuka lembar berikutnya")),
            ("K", self.tr("daftar kuesioner yang tersimpan")),
            ("F2", self.tr("ubah yang dipilih")),
            ("S", self.tr("selesaikan pengaduan")),
            ("T", self.tr("grafik menjadi tabel, dan kembali")),
            ("Ctrl+P", self.tr("cetak hasil survei dan pengaduan satu periode")),
            ("Ctrl+Shift+E", self.tr("ekspor tabel ke Excel")),
        )

    def help_text(self) -> str:
        """Return what the help (?) says."""
        return self.tr(
            "Survei kepuasan masyarakat dihitung menurut PermenPANRB 14/2017: rata-rata sembilan "
            "unsur dikali 25 menjadi IKM, dengan mutu A sampai D. Kuesioner kertas diisi dengan "
            "sembilan angka sebaris; ekspor formulir diimpor dengan alasan untuk setiap baris "
            "yang ditolak, dan berkas yang sama tidak masuk dua kali.\n\n"
            "Pengaduan yang terbuka lebih lama dari janji layanannya (atau 14 hari) ditandai. "
            "Nama warga boleh dikosongkan; ia hanya dilihat pencatat dan kepegawaian, tidak "
            "pernah oleh pegawai yang disebut.\n\n"
            "Semua ini menjadi bahan evaluasi di samping skala penilaian, dan pujian yang "
            "menyebut seorang pegawai tampil pada halaman Evaluasi miliknya."
        )

    # --- loading ---------------------------------------------------------------------------
    def open(self, argument: object) -> None:
        """Go to a tab by its key."""
        if isinstance(argument, str) and argument in self._tabs:
            self.show_tab(argument)

    def refresh(self) -> None:
        """Load services and surveys, then what the tabs show."""
        services, session = self.context.services, self.context.session
        self.run(lambda _r: services.public_services.board(session), self._show, key="board")

    def _show(self, board: VoiceBoard) -> None:
        self.board = board
        self.unit.set_options([(EVERY, self.tr("Semua unit")), *board.units])
        self.header.set_subtitle(age_text(board.as_of, board.oldest))
        self.show_actions()
        self._fill()

    def _fill(self) -> None:
        board = self.board
        if board is not None:
            tab = self._tabs[self.tabs.value()]
            tab.show_board(board, self.unit.value())

    def show_tab(self, key: str) -> None:
        """Show a tab and load what it needs."""
        self.tabs.set_value(key)
        self._stack.setCurrentWidget(self._tabs[key])
        self.show_actions()
        self._fill()

    def show_actions(self) -> None:
        """Show what can be done on the tab that is shown."""
        key, board = self.tabs.value(), self.board
        busy = key == SURVEYS and self.surveys.busy()
        self.add.setText(
            {
                SURVEYS: self.tr("Survei baru"),
                NOTES: self.tr("Catat"),
                FORUMS: self.tr("Forum baru"),
                SERVICES: self.tr("Layanan baru"),
            }[key]
        )
        self.add.setVisible(board is not None and board.can_write and not busy)
        self.year.setVisible(key in {NOTES, FORUMS})
        self.print_button.setVisible(board is not None and not busy)
        self.unit.setVisible(board is not None and len(board.units) > 1 and not busy)
        self.tabs.setVisible(not busy)

    def _paper(self) -> PeriodPaper | None:
        """Return the paper of the unit chosen, which names no citizen and no employee (WG-11)."""
        board = self.board
        if board is None:
            return None
        forms, s, unit_id = self.context.services.forms, self.context.session, self.unit.value()
        today = self.context.today()
        return PeriodPaper(
            RESULTS,
            lambda code: forms.of_unit(s, RESULTS, unit_id, code),
            tuple(newest_periods(today, kind, count) for kind, count in OFFERED),
            dict(board.units).get(unit_id, ""),
        )

    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures."""
        super().set_narrow(narrow)
        for tab in self._tabs.values():
            tab.set_narrow(narrow)

    # --- keys ------------------------------------------------------------------------------
    def new(self) -> None:
        """Ask for what the tab that is shown lists."""
        if not (self.tabs.value() == SURVEYS and self.surveys.busy()):
            self._tabs[self.tabs.value()].new()

    def _edit(self) -> None:
        if not (self.tabs.value() == SURVEYS and self.surveys.busy()):
            self._tabs[self.tabs.value()].edit()

    def _key_paper(self) -> None:
        if self.tabs.value() == SURVEYS and not self.surveys.busy():
            self.surveys.begin_keying()

    def _list_answers(self) -> None:
        if self.tabs.value() == SURVEYS and not self.surveys.busy():
            self.surveys.begin_answers()

    def _solve(self) -> None:
        if self.tabs.value() == NOTES:
            self.notes.solve()
