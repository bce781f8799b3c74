"""The page Matriks Peran Hasil: the leader's RHK, and what each member does for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QStackedWidget

from penilaian_desktop.domain.changes import Area, Outcome
from penilaian_desktop.domain.plan_views import MatrixView
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.matriks.matrix_model import CellWrite, has_any
from penilaian_desktop.ui.screens.matriks.matrix_table import Corner, MatrixTable
from penilaian_desktop.ui.widgets.button import Button, shortcut
from penilaian_desktop.ui.widgets.card import Card, CardFoot
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.notices import Banner, EmptyState
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.print_form import FormPrinter, file_name
from penilaian_desktop.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session
    from penilaian_desktop.ui.kit.context import UiContext

EVERYBODY, WITHOUT = "semua", "belum"
FORM = "matriks-peran-hasil"


class MatriksPage(Page):
    """Loads the matrix of a year; what is typed into a cell is proposed to the member at once."""

    page_id: ClassVar[str] = "matriks"
    areas: ClassVar[frozenset[Area]] = frozenset({Area.PLANS, Area.EMPLOYEES})

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Matriks peran hasil"))
        self._year = context.today().year
        self._view: MatrixView | None = None
        self.table = MatrixTable()
        Corner(self.table)
        self.who = Segmented(
            ((EVERYBODY, self.tr("Semua anggota")), (WITHOUT, self.tr("Yang belum"))),
            self.tr("Anggota yang tampak"),
        )
        self.years = ComboBox(name=self.tr("Tahun"))
        self._printer = FormPrinter(context, self)
        self.print_button = Button(self.tr("Cetak"), "print", clicked=self.print_matrix)
        shortcut(self, "Ctrl+P", self.print_matrix)
        self.header.add_action(self.who)
        self.header.add_action(self.years)
        self.header.add_action(self.print_button)
        self.banner = Banner(tint="warn")
        self._card = Card()
        self._card.setAccessibleName(self.tr("Matriks Peran Hasil"))
        self._card.body.addWidget(self.table, 1)
        self._foot = CardFoot()
        self._card.body.addWidget(self._foot)
        self.empty = EmptyState(
            "columns",
            self.tr("Belum ada anggota"),
            self.tr(
                "Matriks menunjukkan RHK Anda dan apa yang dikerjakan tiap anggota untuknya. "
                "Anggota tampak setelah kepegawaian mencatat Anda sebagai atasan atau ketua tim."
            ),
            Button(self.tr("Buka SKP saya"), "skp", clicked=lambda: self.navigate("skp")),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._card)
        self._stack.addWidget(self.empty)
        self.body.addWidget(self.banner)
        self.body.addWidget(self._stack, 1)
        self.banner.hide()
        self.table.written.connect(self.write)
        self.who.chosen.connect(lambda _key: self._fill())
        self.years.chosen.connect(self._choose_year)

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (
            ("← → ↑ ↓", self.tr("pindah sel")),
            (self.tr("huruf, Enter"), self.tr("tulis usulan RHK untuk anggota")),
            ("Shift+Enter", self.tr("usulan berikutnya dalam sel yang sama")),
            ("Del", self.tr("tarik usulan Anda")),
            ("Ctrl+C, Ctrl+V", self.tr("salin, tempel dari Excel")),
            ("Ctrl+Z", self.tr("urungkan")),
            ("Ctrl+P", self.tr("cetak")),
        )

    def help_text(self) -> str:
        """Return what the help (?) says."""
        return self.tr(
            "Baris adalah RHK Anda, kolom adalah anggota. Centang hijau berarti sudah menjadi RHK "
            "anggota; pesawat kertas berarti usulan Anda yang belum diambil.\n\n"
            "SKP ditulis oleh pemiliknya: usulan Anda sampai kepada anggota, yang mengambilnya "
            "dengan satu tombol di SKP → Yang diharapkan. Tanpa rencana Anda pun anggota tetap "
            "dapat menyusun SKP; RHK-nya tampak di baris “Belum terhubung”."
        )

    # --- loading -----------------------------------------------------------------------------
    def refresh(self) -> None:
        """Load the matrix again."""
        services, session, year = self.context.services, self.context.session, self._year
        self.run(lambda _r: services.matrix.matrix(session, year), self.show_matrix, key="matrix")

    def print_matrix(self) -> None:
        """Show the matrix of the year as it is printed."""
        if self._view is None or not self._view.members:
            return
        services, session, year = self.context.services, self.context.session, str(self._year)
        self._printer.print_form(
            FORM,
            file_name(FORM, year, self._view.leader.name),
            lambda: services.forms.view(session, FORM, session.person_id, year),
        )

    def show_matrix(self, view: MatrixView) -> None:
        """Show what was found."""
        self._view = view
        this = self.context.today().year
        years = sorted({this - 1, this, this + 1, self._year}, reverse=True)
        self.years.set_options([(str(y), str(y)) for y in years])
        self.years.set_value(str(self._year))
        nobody = "" if view.members else self.tr("Belum ada anggota untuk dicetak.")
        self.print_button.refuse(nobody)
        self._fill()

    @property
    def view(self) -> MatrixView | None:
        """Return the matrix shown."""
        return self._view

    def _fill(self) -> None:
        view = self._view
        if view is None:
            return
        without = sum(not has_any(view, n) for n in range(len(view.members)))
        only = self.who.value() == WITHOUT
        self.table.show_view(view, only_without=only)
        self._stack.setCurrentIndex(0 if view.members else 1)
        count = len(view.members)
        words = self.tr("{count} anggota").format(count=count)
        if without:
            words += " · " + self.tr("**{count} belum mempunyai RHK**").format(count=without)
        elif count:
            words += " · " + self.tr("semua mempunyai RHK")
        self.header.set_subtitle(words)
        waiting = sum(
            entry.kind == "cell" and not entry.taken
            for row in view.rows
            for cell in row.cells
            for entry in cell
        )
        self._foot.left.setText(
            self.tr("{count} usulan belum ada dalam SKP yang diajukan").format(count=waiting)
            if waiting
            else self.tr("Ketik di sel untuk mengusulkan RHK kepada anggota")
        )
        shown = len(self.table.matrix.members)
        all_shown = self.tr("semua anggota tampak")
        some = self.tr("{shown} dari {count} anggota").format(shown=shown, count=count)
        self._foot.right.setText(all_shown if shown == count else some)
        self._say(view)

    def _say(self, view: MatrixView) -> None:
        self.banner.clear_actions()
        if view.leader_plan_id is None and view.members:
            self.banner.show_message(
                self.tr("**SKP Anda {year} belum ada**").format(year=view.year),
                self.tr(
                    "RHK anggota tampak sebagai belum terhubung; mereka tetap dapat menyusun SKP."
                ),
                "warn",
                "link_off",
            )
            self.banner.add_action(self.tr("Susun SKP"), "skp", lambda: self.navigate("skp"))
        elif view.members and not view.rows:
            self.banner.show_message(
                self.tr("**SKP Anda belum mempunyai RHK**"),
                self.tr("Tulis RHK Anda dahulu; barisnya lalu tampak di sini."),
                "warn",
                "skp",
            )
            self.banner.add_action(self.tr("Tulis RHK"), "skp", lambda: self.navigate("skp"))
        else:
            self.banner.show_message("")

    def _choose_year(self, key: str) -> None:
        self._year = int(key)
        self.refresh()

    # --- writing -----------------------------------------------------------------------------
    def write(self, changes: tuple[CellWrite, ...]) -> None:
        """Propose what was typed, or take proposals back."""
        services, session = self.context.services, self.context.session
        gone = sum(not change.text for change in changes)
        if gone == len(changes):
            words = self.tr("{count} usulan ditarik").format(count=gone)
        else:
            words = self.tr("{count} usulan disimpan").format(count=len(changes) - gone)

        def done(outcome: Outcome[MatrixView]) -> None:
            self.toast(words, outcome.undo_label)

        self.run(lambda _r: _write(services, session, changes), done, lane=Lane.WRITE)

    # --- measures ----------------------------------------------------------------------------
    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures."""
        super().set_narrow(narrow)
        self.table.set_narrow(narrow)


def _write(
    services: Services, session: Session, changes: tuple[CellWrite, ...]
) -> Outcome[MatrixView]:
    cells = [(c.leader_rhk_id, c.member_id, c.text, c.cell_id) for c in changes]
    return services.matrix.put_cells(session, cells)
