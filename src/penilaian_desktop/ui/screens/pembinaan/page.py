"""The page Pembinaan & pelatihan (TJ-7, WG-4, WG-5, WG-7, SM-10, PR-6)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.changes import Area
from penilaian_desktop.ui.screens.pembinaan.calendar_tab import CalendarTab
from penilaian_desktop.ui.screens.pembinaan.export_tab import ExportTab
from penilaian_desktop.ui.screens.pembinaan.needs_tab import NeedsTab
from penilaian_desktop.ui.screens.pembinaan.outreach_tab import OutreachTab
from penilaian_desktop.ui.screens.pembinaan.own_tab import OwnTab
from penilaian_desktop.ui.screens.pembinaan.recognition_tab import RecognitionTab
from penilaian_desktop.ui.widgets.button import icon_button, shortcut
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.tabs import TabBar

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

CALENDAR, NEEDS, OWN, RECOGNITION, OUTREACH, EXPORT = (
    "kalender", "kebutuhan", "saya", "apresiasi", "sosialisasi", "ekspor",
)  # fmt: skip
BACK, AHEAD = 4, 1
"""Years before and after this one that can be chosen."""
KEEPERS = frozenset({Role.APPRAISER, Role.HR})
OF_YEAR = frozenset({CALENDAR, NEEDS, RECOGNITION, OUTREACH})


class PembinaanPage(Page):
    """HR keeps training, heads read it and recognise; everybody has the own part."""

    page_id: ClassVar[str] = "pembinaan"
    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.TRAINING, Area.APPRAISALS, Area.EMPLOYEES, Area.PUBLIC_VOICE}
    )

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Pembinaan & pelatihan"))
        roles = context.session.roles
        self.keeper = bool(KEEPERS & roles)
        personal = bool(context.session.person_id)
        self.calendar = CalendarTab(self)
        self.needs = NeedsTab(self)
        self.own = OwnTab(self)
        self.recognition = RecognitionTab(self, keeper=self.keeper, personal=personal)
        self.outreach = OutreachTab(self)
        self.export = ExportTab(self)
        shown = (
            (CALENDAR, self.tr("Kalender"), self.calendar, self.keeper),
            (NEEDS, self.tr("Kebutuhan"), self.needs, self.keeper),
            (RECOGNITION, self.tr("Apresiasi"), self.recognition, True),
            (OUTREACH, self.tr("Sosialisasi"), self.outreach, self.keeper),
            (EXPORT, self.tr("Ekspor"), self.export, Role.HR in roles),
            (OWN, self.tr("Pelatihan saya"), self.own, personal),
        )
        self._tabs: dict[str, QWidget] = {key: tab for key, _, tab, on in shown if on}
        self.tabs = TabBar(
            [(key, word) for key, word, _, on in shown if on], self.tr("Bagian pembinaan")
        )
        self._stack = QStackedWidget()
        for key, _, tab, _on in shown:
            if key in self._tabs:
                self._stack.addWidget(tab)
            else:
                tab.setParent(self)
                tab.hide()
        self._build()

    def _build(self) -> None:
        this = self.context.today().year
        years = [
            (str(y), self.tr("Tahun {0}").format(y)) for y in range(this + AHEAD, this - BACK, -1)
        ]
        self.years = ComboBox(years, name=self.tr("Tahun"))
        self.years.set_value(str(this))
        self.years.chosen.connect(lambda _key: self.refresh())
        self.back = icon_button(
            "chevron_left", self.tr("Tahun sebelumnya (Alt+←)"), clicked=lambda: self.step(-1)
        )
        self.on = icon_button(
            "chevron_right", self.tr("Tahun berikutnya (Alt+→)"), clicked=lambda: self.step(1)
        )
        for widget in (self.back, self.years, self.on):
            self.header.add_action(widget)
        for widget in (self.calendar.add, self.recognition.add, self.outreach.add):
            self.header.add_action(widget)
            widget.hide()
        self.tabs.chosen.connect(self.show_tab)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)
        for at, key in enumerate(self._tabs, start=1):
            shortcut(self, f"Alt+{at}", partial(self.show_tab, key))
        shortcut(self, "Alt+Left", lambda: self.step(-1))
        shortcut(self, "Alt+Right", lambda: self.step(1))
        shortcut(self, "Ins", self._write_new)

    @property
    def year(self) -> int:
        """Return the year chosen."""
        return int(self.years.value())

    def step(self, by: int) -> None:
        """Go a year on (positive) or back."""
        wanted = str(self.year + by)
        if wanted in {self.years.itemData(at) for at in range(self.years.count())}:
            self.years.set_value(wanted)
            self.refresh()

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        keys = [(f"Alt+1…{len(self._tabs)}", self.tr("bagian yang lain"))]
        if self.keeper:
            keys += [
                ("Alt+← →", self.tr("tahun sebelumnya atau berikutnya")),
                ("Ins", self.tr("kegiatan atau apresiasi baru")),
                ("Enter", self.tr("buka peserta, atau ubah yang dipilih")),
                ("F2", self.tr("ubah yang dipilih")),
                ("Del", self.tr("hapus yang dipilih; dapat diurungkan")),
                ("Ctrl+Enter", self.tr("simpan hasil peserta")),
                ("Esc", self.tr("tutup panel")),
            ]
        return (*keys, ("Ctrl+Shift+E", self.tr("ekspor tabel ke Excel")))

    def help_text(self) -> str:
        """Return what the help (?) says."""
        return self.tr(
            "Kebutuhan pelatihan berasal dari Tindak lanjut yang sudah disetujui. Kepegawaian "
            "mengisi katalog, menaruh kegiatan di kalender, mendaftarkan peserta, lalu mencatat "
            "kehadiran dan nilai sebelum dan sesudah. Kebutuhan yang pesertanya hadir terlayani; "
            "periode berikutnya menunjukkan apakah membantu.\n\n"
            "Apresiasi ditulis dan ditandatangani pejabat penilai, dari pujian warga, dari hasil "
            "yang sangat baik, atau atas pertimbangannya sendiri. Rekan hanya melihatnya bila "
            "pegawai itu setuju, dan persetujuan dapat ditarik kapan saja.\n\n"
            "Sosialisasi mencatat siapa yang sudah mendengar tentang penilaian kinerja; setiap "
            "orang dihitung sekali setahun. Ekspor membuat daftar untuk karier, pelatihan, atau "
            "penghargaan, ditandatangani kepegawaian."
        )

    # --- going -----------------------------------------------------------------------------
    def open(self, argument: object) -> None:
        """Go to a tab by its key, and there to a need or a person: "kebutuhan:id:2026".

        "apresiasi:saya" is the own recognition, "apresiasi:id" writes one for a person.
        """
        key, _, rest = argument.partition(":") if isinstance(argument, str) else ("", "", "")
        if key not in self._tabs:
            return
        wanted, _, year = rest.partition(":")
        if year and self.years.findData(year) >= 0:
            self.years.set_value(year)
        if key == NEEDS:
            self.needs.go_to(wanted)
        elif key == RECOGNITION and wanted == OWN:
            self.recognition.show_own()
        self.show_tab(key)
        if key == RECOGNITION and wanted not in {"", OWN}:
            self.recognition.write_for(wanted)

    def refresh(self) -> None:
        """Load the tab that is shown."""
        self.show_tab(self.tabs.value())

    def show_tab(self, key: str) -> None:
        """Show a tab and load it."""
        tab = self._tabs.get(key)
        if tab is None:
            return
        self.tabs.set_value(key)
        self._stack.setCurrentWidget(tab)
        for widget in (self.back, self.years, self.on):
            widget.setVisible(self.keeper and key in OF_YEAR)
        self.show_actions()
        if isinstance(
            tab, CalendarTab | NeedsTab | OwnTab | RecognitionTab | OutreachTab | ExportTab
        ):
            tab.refresh()

    def show_actions(self) -> None:
        """Show the primary action of the tab that is shown, where the account may take it."""
        shown = self._tabs.get(self.tabs.value())
        for tab in (self.calendar, self.recognition, self.outreach):
            tab.add.setVisible(tab is shown and tab.offered)

    def show_event(self, event_id: str) -> None:
        """Show an event of the calendar with its participants."""
        self.calendar.go_to(event_id)
        self.show_tab(CALENDAR)

    def plan_event(self, course_id: str) -> None:
        """Plan an event, of a training where one is named."""
        self.show_tab(CALENDAR)
        self.calendar.write_new(course_id)

    def _write_new(self) -> None:
        key = self.tabs.value()
        if key == CALENDAR:
            self.calendar.write_new()
        elif key == NEEDS:
            self.needs.write_course()
        elif key == RECOGNITION and not self.recognition.add.isHidden():
            self.recognition.write_new()
        elif key == OUTREACH:
            self.outreach.write_new()

    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures."""
        super().set_narrow(narrow)
        for tab in (
            self.calendar,
            self.needs,
            self.own,
            self.recognition,
            self.outreach,
            self.export,
        ):
            tab.set_narrow(narrow)
