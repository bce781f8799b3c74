"""The page Kekuatan & perbaikan of one person, over all published periods (SM-6, TJ-5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Area
from penilaian_desktop.domain.chart_views import ChartData
from penilaian_desktop.domain.cycle_views import (
    StrengthCount,
    StrengthLine,
    StrengthView,
    rated_title,
)
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.screens.kekuatan.peers_card import PeersCard
from penilaian_desktop.ui.widgets.button import Button, shortcut
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.chart_card import ChartCard
from penilaian_desktop.ui.widgets.chart_turning import turn_by_key
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.print_form import FormPrinter, file_name
from penilaian_desktop.ui.widgets.save_workbook import ask_workbook
from penilaian_desktop.ui.widgets.small import predicate_mark
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session
    from penilaian_desktop.ui.kit.context import UiContext

FORM = "kekuatan"
ROW = 56
CHART = 262
Loaded = tuple[StrengthView, tuple[ChartData, ...]]


def load(services: Services, session: Session, person_id: str) -> Loaded:
    """Return what is said of a person, and the trend of its results."""
    return (
        services.roll_ups.strengths(session, person_id),
        services.trends.person(session, person_id),
    )


class KekuatanPage(Page):
    """Shows one person: oneself, or whom the session may read."""

    page_id: ClassVar[str] = "kekuatan"
    areas: ClassVar[frozenset[Area]] = frozenset({Area.APPRAISALS})

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Kekuatan & perbaikan"))
        self._person = context.session.person_id
        self._loaded: Loaded | None = None
        self.back = Button(self.tr("Kembali"), "arrow_left", clicked=self._back)
        self.export = Button(self.tr("Simpan sebagai Excel"), "sheet", clicked=self.save)
        self.print = Button(self.tr("Cetak"), "print", clicked=self.show_paper)
        self.print.setToolTip(self.tr("Cetak halaman ini (Ctrl+P)"))
        self._printer = FormPrinter(context, self)
        shortcut(self, "Ctrl+P", self.show_paper)
        self.header.add_action(self.back)
        self.header.add_action(self.print)
        self.header.add_action(self.export)
        self.above = _Named(self.tr("Sering dinilai tinggi"))
        self.below = _Named(self.tr("Sering dinilai rendah"))
        self.trend = ChartCard(self.tr("Predikat"))
        self.ratings = ChartCard(self.tr("Rating"))
        for card in (self.trend, self.ratings):
            card.setMinimumHeight(CHART)
        self.model: RecordModel[StrengthLine] = RecordModel(self._columns())
        self.table = TableView(self.model, self.tr("Kekuatan dan perbaikan"), row_height=ROW)
        periods = Card(self.tr("Menurut periode"), self.tr("yang terbaru di atas"))
        periods.body.addWidget(self.table, 1)
        self.closed = Label("", "body", "muted", wrap=True)
        self.closed.hide()
        self.parts = QWidget()
        column = QVBoxLayout(self.parts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.closed)
        self._pairs: list[QBoxLayout] = []
        for left, right in ((self.above, self.below), (self.trend, self.ratings)):
            pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            pair.setSpacing(16)
            pair.addWidget(left, 1)
            pair.addWidget(right, 1)
            self._pairs.append(pair)
            column.addLayout(pair)
        column.addWidget(periods, 1)
        self.nothing = EmptyState(
            "appraisal",
            self.tr("Belum ada hasil yang diterbitkan"),
            self.tr(
                "Sesudah penilaian pertama diterbitkan, di sini terkumpul yang sudah baik dan yang "
                "perlu diperbaiki dari periode ke periode."
            ),
        )
        self.peers = PeersCard(self)
        inner = QWidget()
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self.parts, 1)
        whole.addWidget(self.nothing, 1)
        whole.addWidget(self.peers)
        self.nothing.hide()
        self.body.addWidget(ScrollColumn(inner, host=self), 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn all charts with T where the keyboard is on none of them."""
        if not turn_by_key(event, (self.trend, self.ratings, self.peers.chart)):
            super().keyPressEvent(event)

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (
            ("←→↑↓", self.tr("telusuri titik grafik")),
            ("T", self.tr("grafik menjadi tabel, dan kembali")),
            ("Ctrl+P", self.tr("cetak")),
            ("Ctrl+Shift+E", self.tr("ekspor tabel ke Excel")),
        )

    def help_text(self) -> str:
        """Return what the help (?) says."""
        return self.tr(
            "Halaman ini mengumpulkan kekuatan dan hal yang perlu diperbaiki dari setiap penilaian "
            "yang sudah diterbitkan; RHK, nilai perilaku, dan komponen skema yang sering dinilai "
            "tinggi atau rendah, dengan arti tingkatnya; serta tren predikat dan rating.\n\n"
            "Yang melihatnya: pegawai itu sendiri, kepegawaian, serta pejabat penilai dan "
            "atasannya untuk periode ketika mereka memimpinnya. Angka di belakang nama adalah "
            "berapa kali hal itu dinilai demikian.\n\n"
            "Perbandingan unit di bawah dapat dilihat semua pegawai: tanpa nama, tanpa unit yang "
            "hasilnya sedikit, dan hanya dari hasil yang ada di laptop ini."
        )

    # --- loading ---------------------------------------------------------------------------
    def open(self, argument: object) -> None:
        """Show a person by id; nothing means oneself."""
        wanted = argument if isinstance(argument, str) and argument else None
        person = wanted or self.context.session.person_id
        if person != self._person:
            self._person = person
            self.refresh()

    def refresh(self) -> None:
        """Load the person."""
        person = self._person
        own = bool(person) and person == self.context.session.person_id
        self.peers.setVisible(own)
        if own:
            self.peers.refresh()
        if not person:
            self._show_parts(shown=False)
            return
        services, session = self.context.services, self.context.session
        self.run(lambda _r: load(services, session, person), self._show, key="strengths")

    def _show(self, loaded: Loaded) -> None:
        view, charts = loaded
        if view.person.person_id != self._person:
            return
        self._loaded = loaded
        own = self._person == self.context.session.person_id
        said = " · ".join(p for p in (view.person.name, view.person.position) if p)
        self.header.set_subtitle(self.tr("Milik Anda sendiri") if own else said)
        self.back.setVisible(not own)
        self._show_parts(shown=bool(view.lines))
        self.closed.setText(_closed(self, view.closed))
        self.closed.setVisible(bool(view.closed))
        self.above.set_title(rated_title(view.above, self.tr("tinggi")))
        self.below.set_title(rated_title(view.below, self.tr("rendah")))
        self.above.show_counts(view.above, self.tr("Belum ada yang dinilai tinggi."))
        self.below.show_counts(view.below, self.tr("Belum ada yang dinilai rendah."))
        self.trend.set_data(charts[0])
        self.trend.set_title(self.tr("Tren predikat"))
        self.ratings.set_data(charts[1])
        self.ratings.set_title(self.tr("Tren rating"))
        self.model.set_rows(list(reversed(view.lines)))
        self.table.setMinimumHeight(34 + ROW * max(2, len(view.lines)))

    def _show_parts(self, *, shown: bool) -> None:
        self.parts.setVisible(shown)
        self.nothing.setVisible(not shown)
        nothing = "" if shown else self.tr("Belum ada hasil yang diterbitkan.")
        self.export.refuse(nothing)
        self.print.refuse(nothing)

    def show_paper(self) -> None:
        """Show the page as it is printed."""
        if self._loaded is None or not self._loaded[0].lines:
            return
        services, session, person = self.context.services, self.context.session, self._person
        self._printer.print_form(
            FORM,
            file_name(FORM, self._loaded[0].person.name),
            lambda: services.forms.view(session, FORM, person, ""),
        )

    def save(self) -> None:
        """Save the lines and the trends as an Excel file."""
        if self._loaded is None:
            return
        loaded = self._loaded
        ask_workbook(
            self, file_name("kekuatan", loaded[0].person.name), lambda: loaded, workbook_of
        )

    def _back(self) -> None:
        self._person = self.context.session.person_id
        self.refresh()

    def _columns(self) -> list[Column[StrengthLine]]:
        return [
            Column(
                "period",
                self.tr("Periode"),
                lambda line: PeriodCode.parse(line.period_code).label,
                width=132,
                sort=lambda line: PeriodCode.parse(line.period_code).ends,
            ),
            Column(
                "predicate",
                self.tr("Predikat"),
                lambda line: (
                    Cell(pill=predicate_mark(line.predicate)) if line.predicate else Cell("–")
                ),
                width=132,
            ),
            Column("strength", self.tr("Kekuatan"), lambda line: line.strength or "–"),
            Column(
                "improvement", self.tr("Perlu diperbaiki"), lambda line: line.improvement or "–"
            ),
        ]

    def set_narrow(self, narrow: bool) -> None:
        """Put the cards one under another in a small window."""
        super().set_narrow(narrow)
        direction = QBoxLayout.Direction
        for pair in self._pairs:
            pair.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)


class _Named(Card):
    """Names with how often they were rated so."""

    def __init__(self, title: str) -> None:
        super().__init__(title, padded=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)

    def show_counts(self, counts: Sequence[StrengthCount], nothing: str) -> None:
        """Show names, the most frequent first, and what it means; a sentence without any."""
        clear(self._rows)
        if not counts:
            self._rows.addWidget(Label(nothing, "body", "muted", wrap=True))
            return
        for at, one in enumerate(counts):
            if at:
                self._rows.addWidget(Rule())
            said = self.tr("**{0}** · {1} kali").format(one.name, number(one.count))
            self._rows.addWidget(Label(said, "body", markup=True, wrap=True))
            if one.anchor:
                self._rows.addWidget(Label(one.anchor, "small", "muted", wrap=True))


def _closed(page: KekuatanPage, codes: Sequence[str]) -> str:
    """Return which periods are not shown, and why."""
    if not codes:
        return ""
    names = ", ".join(PeriodCode.parse(code).label for code in codes)
    said = page.tr("{0} tidak ditampilkan: pada waktu itu pegawai ini dipimpin orang lain.")
    return said.format(names)


def workbook_of(loaded: Loaded) -> bytes:
    """Return lines and trends as .xlsx."""
    from penilaian_desktop.spreadsheets.strength_book import (  # noqa: PLC0415 - who saves pays
        strength_workbook,
    )

    return strength_workbook(*loaded)
