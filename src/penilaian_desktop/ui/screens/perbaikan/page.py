"""The page Perbaikan: the register, and how the system looks at itself (TS-9, SM-1…SM-8)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.changes import Area
from penilaian_desktop.domain.improvement_views import ImprovementBoard
from penilaian_desktop.domain.plan_views import LibraryItem
from penilaian_desktop.domain.scheme_views import ComplaintGroup, SystemReviewItem
from penilaian_desktop.ui.kit.formats import age_text
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.perbaikan.complaints_tab import ComplaintsTab
from penilaian_desktop.ui.screens.perbaikan.law_tab import LawTab
from penilaian_desktop.ui.screens.perbaikan.register_tab import RegisterTab
from penilaian_desktop.ui.screens.perbaikan.reviews_tab import ReviewsTab
from penilaian_desktop.ui.screens.perbaikan.staff_tab import StaffTab
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.library_form import LibraryForm
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.paper_menu import PaperButton, PeriodPaper, newest_periods
from penilaian_desktop.ui.widgets.tabs import TabBar

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

REGISTER, COMPLAINTS, REVIEWS, STAFF, LAWS = "register", "keluhan", "tinjauan", "pegawai", "hukum"
REGISTER_FORM, STAFF_FORM = "register-perbaikan", "kuesioner-wawancara"
YEARS = 3
"""That can be printed."""
EVERY = ""
UNIT = 240
OFFICE = frozenset({Role.HR, Role.DRAFTER})
"""Who reads complaints, reviews and what staff said."""
KEEPERS = OFFICE | {Role.APPRAISER}
"""Who reads the register of units; everybody else sees what they answer for themselves."""


class PerbaikanPage(Page):
    """Loads the register for heads, and for HR and tim penyusun the looks at the system too."""

    page_id: ClassVar[str] = "perbaikan"
    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.IMPROVEMENT, Area.SCHEMES, Area.PLANS, Area.PERIODS, Area.EMPLOYEES}
    )

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Perbaikan"))
        self.office = bool(OFFICE & context.session.roles)
        self.hr = Role.HR in context.session.roles
        self.keeper = bool(KEEPERS & context.session.roles)
        self.board: ImprovementBoard | None = None
        self._period = ""
        self.register = RegisterTab(self)
        self.complaints = ComplaintsTab(context)
        self.reviews = ReviewsTab(context)
        self.staff = StaffTab(self)
        self.laws = LawTab(self, writes=self.office)
        self._build()
        self._keys()
        self.show_actions()

    def _build(self) -> None:
        self.unit = ComboBox(((EVERY, self.tr("Semua unit")),))
        self.unit.setAccessibleName(self.tr("Unit"))
        self.unit.setMaximumWidth(UNIT)
        self.unit.chosen.connect(lambda _key: self._fill())
        self.offered = Button(
            self.tr("Ambil temuan…"), "improvement", clicked=self.register.findings
        )
        self.add = primary_button(self.tr("Perbaikan baru"), "add", cap="N", clicked=self.new)
        self.print_button = PaperButton(self, self._paper)
        for widget in (self.unit, self.offered, self.print_button, self.add):
            self.header.add_action(widget)
        names = {
            REGISTER: self.tr("Register"),
            COMPLAINTS: self.tr("Keluhan indikator"),
            REVIEWS: self.tr("Tinjauan sistem"),
            STAFF: self.tr("Kuesioner & wawancara"),
            LAWS: self.tr("Dasar hukum"),
        }
        self.keys = tuple(names) if self.office else (REGISTER, LAWS)
        self.tabs = TabBar([(key, names[key]) for key in self.keys], self.tr("Bagian perbaikan"))
        self.tabs.chosen.connect(self.show_tab)
        self._faces: dict[str, QWidget] = {
            REGISTER: self.register,
            COMPLAINTS: self._complaints(),
            REVIEWS: self.reviews,
            STAFF: self.staff,
            LAWS: self.laws,
        }
        self._stack = QStackedWidget()
        for face in self._faces.values():
            self._stack.addWidget(face)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)

    def _complaints(self) -> QWidget:
        """Return the complaints with what can be made of one (SM-5, TJ-10)."""
        self.edition = Button(
            self.tr("Jadikan edisi baru…"), "add", kind="primary", clicked=self.new_edition
        )
        self.follow = Button(
            self.tr("Jadikan perbaikan"), "improvement", clicked=self.improve_indicator
        )
        self.follow.setVisible(self.hr)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addStretch(1)
        bar.addWidget(self.follow)
        bar.addWidget(self.edition)
        face = QWidget()
        column = QVBoxLayout(face)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(bar)
        column.addWidget(self.complaints, 1)
        self.complaints.view.chosen.connect(lambda _record: self._show_doors())
        return face

    def _keys(self) -> None:
        shortcut(self, "N", self.new)
        shortcut(self, "F2", self._edit)
        shortcut(self, "A", self._take)
        shortcut(self, "I", self._answer)
        shortcut(self, "Alt+Up", lambda: self._move(-1))
        shortcut(self, "Alt+Down", lambda: self._move(1))
        for at, key in enumerate(self.keys, start=1):
            shortcut(self, f"Alt+{at}", partial(self.show_tab, key))

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        own = (
            (f"Alt+1…{len(self.keys)}", self.tr("bagian yang lain")),
            ("N", self.tr("catat yang baru")),
            ("A", self.tr("ambil temuan dari suara warga dan evaluasi")),
            ("Enter", self.tr("buka barisnya")),
            ("F2", self.tr("ubah yang dipilih")),
            ("Ctrl+P", self.tr("cetak register, kuesioner, atau tinjauan")),
        )
        office = (("I", self.tr("isi lembar kuesioner")),) if self.office else ()
        return (*own, *office, ("Ctrl+Shift+E", self.tr("ekspor tabel ke Excel")))

    def help_text(self) -> str:
        """Return what the help (?) says."""
        return self.tr(
            "Temuan dari evaluasi, survei, pengaduan, forum, atau keluhan indikator menjadi "
            "perbaikan dengan tindakan, penanggung jawab, dan tenggat. Isi angka sebelum, "
            "misalnya waktu tunggu 45 menit; saat selesai, angka sesudah wajib diisi. Yang lewat "
            "tenggat ditandai.\n\n"
            "Keluhan indikator dijawab dengan edisi baru di pustaka; indikator yang ditulis "
            "sendiri dalam SKP dijawab dengan memasukkannya ke pustaka. SKP dan nilai lama tetap "
            "memakai edisinya sendiri.\n\n"
            "Kuesioner pegawai diisi tanpa nama. Dasar hukum hanya dicetak di kaki formulir bila "
            "ditandai; aplikasi tidak menyebut peraturan apa pun dengan sendirinya."
        )

    # --- loading -----------------------------------------------------------------------------
    def open(self, argument: object) -> None:
        """Go to a tab by its key, or to a line of the register by its id."""
        if not isinstance(argument, str) or not argument:
            return
        if argument in self.keys:
            self.show_tab(argument)
            return
        self.show_tab(REGISTER)
        self.register.go_to(argument)

    def refresh(self) -> None:
        """Load everything again that the account may read."""
        services, s = self.context.services, self.context.session
        register = services.improvements
        self.run(
            lambda _r: register.board(s) if self.keeper else register.own_board(s),
            self._show,
            key="board",
        )
        self.run(lambda _r: services.legal_bases.list(s), self.laws.show_items, key="laws")
        if self.keeper:
            self.run(lambda _r: services.appraisals.periods(s), self._show_periods, key="periods")
        if not self.office:
            return
        self.run(lambda _r: services.indicator_complaints.groups(s), self._show_groups, key="said")
        self.run(lambda _r: services.system_reviews.list(s), self._show_reviews, key="reviews")
        self.run(
            lambda _r: services.library.list(s, retired=True),
            self.reviews.show_library,
            key="library",
        )
        self.run(lambda _r: services.staff_questions.list(s), self.staff.show_sheets, key="sheets")
        self.run(
            lambda _r: services.staff_questions.interviews(s), self.staff.show_notes, key="notes"
        )

    def _show(self, board: ImprovementBoard) -> None:
        self.board = board
        kept = self.unit.value()
        self.unit.set_options([(EVERY, self.tr("Semua unit")), *board.units])
        self.unit.set_value(kept if kept in dict(board.units) else EVERY)
        self.header.set_subtitle(age_text(board.as_of, board.oldest))
        self.show_actions()
        self._fill()

    def _fill(self) -> None:
        if self.board is not None:
            self.register.show_board(self.board, self.unit.value())

    def _show_periods(self, periods: tuple[Period, ...]) -> None:
        today = self.context.today()
        past = [p for p in periods if p.ends < today]
        self._period = max(past, key=lambda p: (p.ends, p.starts)).code if past else ""

    def last_period(self) -> str:
        """Return the code of the newest period that ended, "" without any."""
        return self._period

    def _show_reviews(self, items: tuple[SystemReviewItem, ...]) -> None:
        self.reviews.show_reviews(items)
        self.show_actions()

    def _show_groups(self, groups: tuple[ComplaintGroup, ...]) -> None:
        self.complaints.show_groups(groups)
        self._show_doors()

    # --- actions -----------------------------------------------------------------------------
    def show_tab(self, key: str) -> None:
        """Show a part of the page."""
        self.tabs.set_value(key)
        self._stack.setCurrentWidget(self._faces[key])
        self.show_actions()

    def show_actions(self) -> None:
        """Show what can be done on the part that is shown."""
        key, board = self.tabs.value(), self.board
        writes = board is not None and board.can_write
        self.unit.setVisible(key == REGISTER and board is not None and len(board.units) > 1)
        self.offered.setVisible(key == REGISTER and writes)
        self.print_button.setVisible(self._paper() is not None)
        words = {
            REGISTER: self.tr("Perbaikan baru"),
            STAFF: self.staff.new_words(),
            LAWS: self.tr("Dasar hukum baru"),
        }
        self.add.setVisible(key in words and (writes if key == REGISTER else self.office))
        self.add.setText(words.get(key, self.tr("Perbaikan baru")))

    def _paper(self) -> PeriodPaper | None:
        """Return the paper of the part that is shown, None where it has none."""
        key, board = self.tabs.value(), self.board
        forms, s = self.context.services.forms, self.context.session
        years = newest_periods(self.context.today(), "Y", YEARS)
        if key == REGISTER and self.keeper and board is not None:
            unit_id = self.unit.value()
            return PeriodPaper(
                REGISTER_FORM,
                lambda code: forms.of_unit(s, REGISTER_FORM, unit_id, code),
                (years,),
                dict(board.units).get(unit_id, ""),
            )
        if key == STAFF:
            return PeriodPaper(
                STAFF_FORM, lambda code: forms.of_agency(s, STAFF_FORM, code), (years,)
            )
        return self.reviews.paper() if key == REVIEWS else None

    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures."""
        super().set_narrow(narrow)
        self.register.set_narrow(narrow)

    def new(self) -> None:
        """Ask for what the part that is shown lists."""
        key = self.tabs.value()
        if key == REGISTER:
            self.register.new()
        elif key == STAFF:
            self.staff.new()
        elif key == LAWS:
            self.laws.new()

    def _edit(self) -> None:
        key = self.tabs.value()
        if key == REGISTER:
            self.register.edit()
        elif key == STAFF:
            self.staff.edit()
        elif key == LAWS:
            self.laws.edit()

    def _take(self) -> None:
        if self.tabs.value() == REGISTER:
            self.register.findings()

    def _answer(self) -> None:
        if self.tabs.value() == STAFF:
            self.staff.answer()

    def _move(self, by: int) -> None:
        if self.tabs.value() == LAWS:
            self.laws.move_line(by)

    def _group(self) -> ComplaintGroup | None:
        record = self.complaints.view.current_record()
        return record if isinstance(record, ComplaintGroup) else None

    def _show_doors(self) -> None:
        group = self._group()
        self.follow.setVisible(self.hr and group is not None)
        self.edition.setVisible(group is not None)
        own = group is not None and not (group.library_code or group.answer_code)
        self.edition.setText(
            self.tr("Masukkan ke pustaka…") if own else self.tr("Jadikan edisi baru…")
        )

    def new_edition(self) -> None:
        """Write a new edition of the indicator that is complained about (SM-5).

        One that somebody typed in a plan is taken into the library as its first edition.
        """
        group = self._group()
        if group is None:
            return
        code = group.library_code or group.answer_code
        if not code:
            self.edition_dialog = LibraryForm(
                self.context, self, None, self.context.today(), origin=group.text
            )
            self.edition_dialog.open()
            return
        library, s = self.context.services.library, self.context.session
        self.run(
            lambda _r: next((i for i in library.list(s, retired=True) if i.code == code), None),
            self._ask_edition,
            key="edition",
        )

    def _ask_edition(self, item: LibraryItem | None) -> None:
        if item is not None:
            self.edition_dialog = LibraryForm(self.context, self, item, self.context.today())
            self.edition_dialog.open()

    def improve_indicator(self) -> None:
        """Make a line of the register of the newest complaint about the indicator chosen."""
        group = self._group()
        if group is None or not self.hr:
            return
        improvements, s, newest = (
            self.context.services.improvements, self.context.session, group.items[0].id,
        )  # fmt: skip
        self.run(
            lambda _r: improvements.from_complaint_about_indicator(s, newest),
            lambda outcome: self.toast(
                self.tr("Masuk daftar perbaikan layanan"), outcome.undo_label
            ),
            lane=Lane.WRITE,
        )
