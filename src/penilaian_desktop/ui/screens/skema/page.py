"""The page Skema & aturan: schemes, complaints about indicators, the yearly review (SM-1…SM-5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QStackedWidget

from penilaian_desktop.domain.changes import Area
from penilaian_desktop.domain.scheme_views import SystemReviewItem
from penilaian_desktop.ui.screens.skema.schemes_tab import SchemesTab
from penilaian_desktop.ui.widgets.complaints_tab import ComplaintsTab
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.paper_menu import PaperButton, PeriodPaper
from penilaian_desktop.ui.widgets.reviews_tab import ReviewsTab
from penilaian_desktop.ui.widgets.tabs import TabBar

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

SCHEMES, COMPLAINTS, REVIEWS = "skema", "keluhan", "tinjauan"
TABS = (SCHEMES, COMPLAINTS, REVIEWS)


class SkemaPage(Page):
    """Loads schemes, complaints and reviews for HR and tim penyusun."""

    page_id: ClassVar[str] = "skema"
    areas: ClassVar[frozenset[Area]] = frozenset({Area.SCHEMES, Area.PERIODS, Area.PLANS})

    def __init__(self, context: UiContext) -> None:
        super().__init__(
            context,
            self.tr("Skema & aturan"),
            self.tr("Skema yang diterbitkan tidak berubah lagi; nilai menyimpan versinya"),
        )
        self.schemes = SchemesTab(context, self)
        self.complaints = ComplaintsTab(context)
        self.reviews = ReviewsTab(context)
        self.tabs = TabBar(
            (
                (SCHEMES, self.tr("Skema")),
                (COMPLAINTS, self.tr("Keluhan indikator")),
                (REVIEWS, self.tr("Tinjauan tahunan")),
            ),
            self.tr("Bagian skema"),
        )
        self._stack = QStackedWidget()
        for tab in (self.schemes, self.complaints, self.reviews):
            self._stack.addWidget(tab)
        self.body.setSpacing(16)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)
        self.tabs.chosen.connect(self.show_tab)
        self.print_button = PaperButton(self, self._paper)
        self.print_button.setVisible(False)
        self.header.add_action(self.print_button)

    def refresh(self) -> None:
        """Load everything again."""
        services, s = self.context.services, self.context.session
        self.run(lambda _r: services.schemes.list(s), self.schemes.show_items, key="schemes")
        self.run(
            lambda _r: services.appraisals.periods(s), self.schemes.show_periods, key="periods"
        )
        self.run(
            lambda _r: services.indicator_complaints.groups(s),
            self.complaints.show_groups,
            key="complaints",
        )
        self.run(lambda _r: services.system_reviews.list(s), self._show_reviews, key="reviews")

    def _show_reviews(self, items: tuple[SystemReviewItem, ...]) -> None:
        self.reviews.show_reviews(items)
        self.print_button.setVisible(self._paper() is not None)

    def _paper(self) -> PeriodPaper | None:
        return self.reviews.paper() if self.tabs.value() == REVIEWS else None

    def open(self, argument: object) -> None:
        """Go to a tab by its name, or to a scheme by "code version"."""
        if not isinstance(argument, str) or not argument:
            return
        if argument in TABS:
            self.show_tab(argument)
            return
        code, _, version = argument.partition(" ")
        self.show_tab(SCHEMES)
        self.schemes.go_to(code, version)

    def show_tab(self, key: str) -> None:
        """Show a part of the page."""
        self.tabs.set_value(key)
        self._stack.setCurrentIndex(TABS.index(key))
        self.print_button.setVisible(self._paper() is not None)

    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures."""
        super().set_narrow(narrow)
        self.body.setSpacing(8 if narrow else 16)

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (
            ("↑ ↓", self.tr("skema sebelum dan sesudahnya")),
            ("← →", self.tr("bagian lain, bila tab terpilih")),
            ("Ctrl+P", self.tr("cetak tinjauan tahunan")),
            ("Ctrl+C", self.tr("salin baris tabel")),
            ("Ctrl+Shift+E", self.tr("ekspor tabel ke Excel")),
        )

    def help_text(self) -> str:
        """Return what F1 says."""
        return self.tr(
            "Skema berisi apa yang dinilai, bobotnya, dan rentang predikatnya. Skema bawaan dan "
            "skema yang sudah diterbitkan tidak berubah; salin dahulu, lalu ubah salinannya.\n\n"
            "Skema daerah bawaan adalah adaptasi dari uraian yang diterbitkan. Instansi perlu "
            "menetapkan bobot, rentang, dan jangkarnya sebelum memakainya.\n\n"
            "Rancangan dapat diterbitkan setelah bobot berjumlah 100, rentang tidak berlubang, "
            "dan semua contoh menghasilkan yang diharapkan. Kepegawaian memilih skema untuk "
            "periode; penilaian yang sudah selesai menyimpan versinya sendiri."
        )
