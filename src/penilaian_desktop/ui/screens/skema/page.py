"""The page Skema & aturan: the schemes; what is said about them has its home in Perbaikan.

Complaints about indicators and the yearly review of the system (SM-1, SM-4) stand on Perbaikan,
where they lead to something; two doors at the top go there.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from penilaian_desktop.domain.changes import Area
from penilaian_desktop.domain.scheme_views import ComplaintGroup
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.screens.skema.schemes_tab import SchemesTab
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.page import Page

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

HOME = "perbaikan"
COMPLAINTS, REVIEWS = "keluhan", "tinjauan"
"""Parts of the page Perbaikan."""


class SkemaPage(Page):
    """Loads schemes for HR and tim penyusun, and counts the complaints about indicators."""

    page_id: ClassVar[str] = "skema"
    areas: ClassVar[frozenset[Area]] = frozenset({Area.SCHEMES, Area.PERIODS, Area.PLANS})

    def __init__(self, context: UiContext) -> None:
        super().__init__(
            context,
            self.tr("Skema & aturan"),
            self.tr("Skema yang diterbitkan tidak berubah lagi; nilai menyimpan versinya"),
        )
        self.schemes = SchemesTab(context, self)
        self.complaints = Button(
            self.tr("Keluhan indikator"), "flag", clicked=partial(self.navigate, HOME, COMPLAINTS)
        )
        self.reviews = Button(
            self.tr("Tinjauan sistem"), "review", clicked=partial(self.navigate, HOME, REVIEWS)
        )
        for door in (self.complaints, self.reviews):
            door.setToolTip(self.tr("Ada di halaman Perbaikan"))
            self.header.add_action(door)
        self.body.addWidget(self.schemes, 1)

    def refresh(self) -> None:
        """Load everything again."""
        services, s = self.context.services, self.context.session
        self.run(lambda _r: services.schemes.list(s), self.schemes.show_items, key="schemes")
        self.run(
            lambda _r: services.appraisals.periods(s), self.schemes.show_periods, key="periods"
        )
        self.run(
            lambda _r: services.indicator_complaints.groups(s),
            self._count,
            key="complaints",
        )

    def _count(self, groups: tuple[ComplaintGroup, ...]) -> None:
        """Say at the door how many complaints there are."""
        count = sum(group.count for group in groups)
        words = self.tr("Keluhan indikator")
        self.complaints.setText(f"{words} ({number(count)})" if count else words)

    def open(self, argument: object) -> None:
        """Go to a scheme by "code version"."""
        if isinstance(argument, str) and argument:
            code, _, version = argument.partition(" ")
            self.schemes.go_to(code, version)

    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures."""
        super().set_narrow(narrow)
        self.body.setSpacing(8 if narrow else 16)

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (
            ("↑ ↓", self.tr("skema sebelum dan sesudahnya")),
            ("Ctrl+C", self.tr("salin baris tabel")),
            ("Ctrl+Shift+E", self.tr("ekspor tabel ke Excel")),
        )

    def help_text(self) -> str:
        """Return what the help (?) says."""
        return self.tr(
            "Skema berisi apa yang dinilai, bobotnya, dan rentang predikatnya. Skema bawaan dan "
            "skema yang sudah diterbitkan tidak berubah; salin dahulu, lalu ubah salinannya.\n\n"
            "Skema daerah bawaan adalah adaptasi dari uraian yang diterbitkan. Instansi perlu "
            "menetapkan bobot, rentang, dan jangkarnya sebelum memakainya.\n\n"
            "Rancangan dapat diterbitkan setelah bobot berjumlah 100, rentang tidak berlubang, "
            "dan semua contoh menghasilkan yang diharapkan. Kepegawaian memilih skema untuk "
            "periode; penilaian yang sudah selesai menyimpan versinya sendiri.\n\n"
            "Keluhan indikator dan tinjauan tahunan atas sistem penilaian ada di Perbaikan."
        )
