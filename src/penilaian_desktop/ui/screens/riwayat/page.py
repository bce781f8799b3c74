"""The page Riwayat data saya: who wrote what about the person, and when (WG-10)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.changes import Area
from penilaian_desktop.domain.own_trail import TrailLine, TrailPage
from penilaian_desktop.domain.wording import short_date
from penilaian_desktop.ui.kit.formats import clock_text
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.field import SearchField
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

ROW = 52


class RiwayatPage(Page):
    """A table of what was written, the newest first; older lines come on request."""

    page_id: ClassVar[str] = "riwayat"
    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.ACTIVITIES, Area.REVIEWS, Area.PLANS, Area.APPRAISALS, Area.EMPLOYEES}
    )

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Riwayat data saya"))
        self._lines: list[TrailLine] = []
        self._older: int | None = None
        self.back = Button(
            self.tr("Kembali"), "arrow_left", clicked=lambda: self.navigate("evaluasi", None)
        )
        self.header.add_action(self.back)
        self.header.set_subtitle(
            self.tr("Siapa menulis apa tentang Anda, kapan, dan di laptop mana")
        )
        self.search = SearchField(self.tr("Cari nama, jenis, atau isi"))
        self.search.textChanged.connect(lambda _text: self._filter())
        self.model: RecordModel[TrailLine] = RecordModel(self._columns())
        self.table = TableView(self.model, self.tr("Riwayat data saya"), row_height=ROW)
        self.older = Button(self.tr("Tampilkan yang lebih lama"), "history", clicked=self.more)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addWidget(self.older)
        self._empty = EmptyState(
            "history",
            self.tr("Belum ada yang tercatat tentang Anda"),
            self.tr("Sesudah ada yang menulis data Anda di laptop ini, catatannya tampil di sini."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(inner)
        self._stack.addWidget(self._empty)
        self.body.addWidget(self._stack, 1)

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (
            ("Ctrl+F", self.tr("cari di riwayat")),
            ("Ctrl+Shift+E", self.tr("ekspor tabel ke Excel")),
        )

    def help_text(self) -> str:
        """Return what the help (?) says."""
        return self.tr(
            "Setiap kali data Anda ditulis di laptop ini, dicatat siapa yang menulis, kapan, di "
            "laptop mana, dan apa yang berubah. Catatan tidak dapat dihapus atau diubah.\n\n"
            "Penilaian tampil sesudah diterbitkan, tindak lanjut di halamannya sendiri. Umpan "
            "balik rekan dan suara warga tidak pernah menyebut nama. Bila ada yang tidak benar, "
            "sampaikan kepada atasan atau kepegawaian."
        )

    # --- loading ---------------------------------------------------------------------------
    def refresh(self) -> None:
        """Load the newest lines."""
        services, session = self.context.services, self.context.session
        self.run(lambda _r: services.own_trail.page(session), self._show, key="own-trail")

    def more(self) -> None:
        """Load the lines before those that are shown."""
        services, session, before = self.context.services, self.context.session, self._older
        self.run(lambda _r: services.own_trail.page(session, before), self._add, key="own-trail")

    def _show(self, page: TrailPage) -> None:
        self._lines = []
        self._add(page)

    def _add(self, page: TrailPage) -> None:
        self._lines = sorted((*self._lines, *page.lines), key=_when, reverse=True)
        self._older = page.older
        self.older.setVisible(page.older is not None)
        self._stack.setCurrentIndex(0 if self._lines or page.older is not None else 1)
        self._filter()

    def _filter(self) -> None:
        wanted = self.search.text().casefold().split()
        self.model.set_rows(
            [line for line in self._lines if all(word in self._all(line) for word in wanted)]
        )

    def _all(self, line: TrailLine) -> str:
        return " ".join((line.who, line.device, line.kind, line.title, self._what(line))).casefold()

    def _columns(self) -> list[Column[TrailLine]]:
        return [
            Column(
                "at",
                self.tr("Waktu"),
                lambda line: Cell(
                    short_date(line.at.astimezone().date()), self.tr("pukul {0}").format(
                        clock_text(line.at)
                    )
                ),
                width=116,
                sort=lambda line: line.seq,
            ),
            Column("what", self.tr("Apa"), self._what_cell),
            Column("changed", self.tr("Yang berubah"), self._changed_cell),
            Column(
                "who",
                self.tr("Oleh"),
                lambda line: Cell(line.who or "–", line.device),
                width=200,
                sort=lambda line: line.who.casefold(),
            ),
        ]  # fmt: skip

    def _what_cell(self, line: TrailLine) -> Cell:
        return Cell(self._what(line), line.title)

    def _what(self, line: TrailLine) -> str:
        words = {
            "add": self.tr("{0} dibuat"),
            "put": self.tr("{0} diubah"),
            "delete": self.tr("{0} dihapus"),
            "apply": self.tr("{0} diterima dari paket"),
            "undo": self.tr("{0}: perubahan diurungkan"),
            "redo": self.tr("{0}: perubahan diulangi"),
        }
        return words.get(line.done, "{0}").format(line.kind)

    def _changed_cell(self, line: TrailLine) -> Cell:
        if not line.changes:
            return Cell("–", tint="muted")
        first, *others = (
            self.tr("{0}: {1} → {2}").format(name, old or "–", new or "–")
            for name, old, new in line.changes
        )
        whole = "; ".join((first, *others))
        return Cell(first, "; ".join(others), spoken=whole)


def _when(line: TrailLine) -> tuple[datetime, int]:
    return line.at, line.seq
