"""The part Bandingkan versi: who wrote which version when, and two of them side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.plan_views import PlanDifference, PlanVersionItem
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.ui.kit import formats
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.screens.skp.version_rows import (
    CHANGED,
    GONE,
    NEW,
    SAME,
    VersionRow,
    rows_of,
)
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.small import Mark, status_mark
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

_tr = translator("VersionsTab")

LIST = 300
STACK_UNDER = 900
ONLY, ALL = "perubahan", "semua"


class VersionsTab(QWidget):
    """Loads the versions when it is shown; the newest is compared with the one before."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._plan_id = ""
        self._loaded = ("", -1)
        self._version = -1
        self._versions: tuple[PlanVersionItem, ...] = ()
        self._difference: PlanDifference | None = None
        self.list: RecordModel[PlanVersionItem] = RecordModel(
            (
                Column("version", self.tr("Versi"), self._version_cell),
                Column("status", self.tr("Keadaan"), _status, 116),
            )
        )
        self.versions = TableView(self.list, self.tr("Versi SKP"), row_height=52)
        self.left = ComboBox(name=self.tr("Versi lama"))
        self.right = ComboBox(name=self.tr("Versi baru"))
        self.mode = Segmented(
            ((ONLY, self.tr("Yang berubah")), (ALL, self.tr("Seluruhnya"))),
            self.tr("Isi perbandingan"),
            compact=True,
        )
        self.rows: RecordModel[VersionRow] = RecordModel(
            (
                Column("place", self.tr("Bagian"), _place, 150),
                Column("before", self.tr("Versi lama"), lambda r: _side(r, before=True)),
                Column("after", self.tr("Versi baru"), lambda r: _side(r, before=False)),
                Column("change", self.tr("Tanda"), _change, 100),
            )
        )
        self.table = TableView(self.rows, self.tr("Perbedaan dua versi"), row_height=44)
        self._says = Label("", "small", "muted")
        self._whole = (Label("", "body", wrap=True), Label("", "body", wrap=True))
        self._build()
        self.left.chosen.connect(lambda _key: self._compare())
        self.right.chosen.connect(lambda _key: self._compare())
        self.mode.chosen.connect(lambda _key: self._fill())
        self.versions.chosen.connect(self._choose)
        self.table.chosen.connect(self._read)

    def _build(self) -> None:
        listed = Card()
        listed.setAccessibleName(self.tr("Versi"))
        listed.body.addWidget(self.versions, 1)
        self._listed = listed
        compared = Card()
        compared.setAccessibleName(self.tr("Perbandingan"))
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.setSpacing(8)
        head.addWidget(self.left)
        head.addWidget(Label(self.tr("dengan"), "small", "muted"))
        head.addWidget(self.right)
        head.addStretch(1)
        head.addWidget(self.mode)
        compared.body.addLayout(head)
        compared.body.addWidget(self.table, 1)
        compared.body.addWidget(Rule())
        detail = QHBoxLayout()
        detail.setContentsMargins(12, 8, 12, 8)
        detail.setSpacing(24)
        top = Qt.AlignmentFlag.AlignTop
        for title, words in zip(
            (self.tr("Versi lama"), self.tr("Versi baru")), self._whole, strict=True
        ):
            side = QVBoxLayout()
            side.setSpacing(2)
            side.addWidget(Label(title, "small", "muted"))
            side.addWidget(words, 1, top)
            detail.addLayout(side, 1)
        self._detail = QWidget()
        whole = QVBoxLayout(self._detail)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(detail)
        self._detail.setMinimumHeight(76)
        compared.body.addWidget(self._detail)
        compared.body.addWidget(Rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 6, 12, 6)
        foot.addWidget(self._says, 1)
        compared.body.addLayout(foot)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addWidget(listed)
        self._row.addWidget(compared, 1)

    # --- loading -----------------------------------------------------------------------------
    def show_plan(self, plan: PlanView) -> None:
        """Take another plan, or a newer version of it; it is read once this part is shown."""
        self._plan_id, self._version = plan.id, plan.version
        if self.isVisible():
            self._load()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the versions."""
        super().showEvent(event)
        self._load()

    def _load(self) -> None:
        wanted = (self._plan_id, self._version)
        if not self._plan_id:
            return
        services, session = self._context.services, self._context.session
        self._loaded = wanted
        self._context.tasks.submit(
            self,
            lambda _r: services.plan_versions.versions(session, wanted[0]),
            self.show_versions,
            key="versions",
        )

    def show_versions(self, found: tuple[PlanVersionItem, ...]) -> None:
        """Show the versions, the newest first, and compare it with the one before."""
        same = [v.number for v in self._versions] == [v.number for v in found]
        kept = (self.left.value(), self.right.value())
        self._versions = found
        self.list.set_rows(found)
        options = [(str(v.number), self._name(v)) for v in found]
        for box in (self.left, self.right):
            box.set_options(options)
        if same and all(kept):
            self.left.set_value(kept[0])
            self.right.set_value(kept[1])
        elif found:
            self.right.set_value(str(found[0].number))
            self.left.set_value(str(found[min(1, len(found) - 1)].number))
        self._compare()

    def _compare(self) -> None:
        left, right = self.left.value(), self.right.value()
        if not left or not right:
            self._difference = None
            self._fill()
            return
        services, session = self._context.services, self._context.session
        plan_id = self._plan_id
        self._context.tasks.submit(
            self,
            lambda _r: services.plan_versions.compare(session, plan_id, int(left), int(right)),
            self.show_difference,
            key="difference",
        )

    def show_difference(self, difference: PlanDifference) -> None:
        """Show two versions side by side."""
        self._difference = difference
        self._fill()

    def _fill(self) -> None:
        difference = self._difference
        rows = (
            rows_of(difference, everything=self.mode.value() == ALL)
            if difference is not None
            else ()
        )
        self.rows.set_rows(rows)
        for label in self._whole:
            label.setText("")
        count = len(difference.differences) if difference is not None else 0
        if len(self._versions) < 2:
            words = self.tr("Baru ada satu versi. Versi berikutnya muncul setelah SKP diajukan.")
        elif self.left.value() == self.right.value():
            words = self.tr("Pilih dua versi yang berbeda.")
        elif count:
            words = self.tr("{count} isian berbeda").format(count=count)
        else:
            words = self.tr("Tidak ada perbedaan")
        self._says.setText(words)
        if rows:
            self.table.setCurrentIndex(self.rows.index(0, 0))

    # --- choosing ----------------------------------------------------------------------------
    def _choose(self, version: PlanVersionItem) -> None:
        """Compare a version with the one before it."""
        if not self.versions.hasFocus():
            return
        at = self._versions.index(version)
        before = self._versions[min(at + 1, len(self._versions) - 1)]
        self.right.set_value(str(version.number))
        self.left.set_value(str(before.number))
        self._compare()

    def _read(self, row: VersionRow) -> None:
        for label, text in zip(self._whole, (row.before, row.after), strict=True):
            label.setText(text or "–")

    def _ordinal(self, version: PlanVersionItem) -> int:
        return len(self._versions) - self._versions.index(version)

    def _name(self, version: PlanVersionItem) -> str:
        return self.tr("Versi {number} · {when}").format(
            number=self._ordinal(version), when=formats.day_text(formats.local_day(version.at))
        )

    def _version_cell(self, version: PlanVersionItem) -> Cell:
        who = version.author or self.tr("dari paket")
        when = (
            f"{formats.day_text(formats.local_day(version.at))}, {formats.clock_text(version.at)}"
        )
        counts = self.tr("{rhk} RHK, {indicators} indikator").format(
            rhk=version.rhk, indicators=version.indicators
        )
        first = self.tr("{number} · {when}").format(number=self._ordinal(version), when=when)
        return Cell(first, f"{who} · {counts}", strong=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list above the comparison where there is no room beside it."""
        super().resizeEvent(event)
        narrow = self.width() < STACK_UNDER
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._listed.setVisible(not (narrow and self.height() < 420))
        self._detail.setVisible(self.height() >= 360)
        if narrow:
            self._listed.setFixedHeight(160)
            self._listed.setMinimumWidth(0)
            self._listed.setMaximumWidth(16777215)
        else:
            self._listed.setMinimumHeight(0)
            self._listed.setMaximumHeight(16777215)
            self._listed.setFixedWidth(LIST)


def _status(version: PlanVersionItem) -> Cell:
    return Cell(pill=status_mark(version.status), second="")


def _place(row: VersionRow) -> Cell:
    kinds = {"plan": _tr("SKP"), "rhk": _tr("RHK"), "indicator": _tr("Indikator"),
             "action_plan": _tr("RHK")}  # fmt: skip
    first = f"{kinds.get(row.kind, row.kind)} {row.place}".strip()
    return Cell(first, field_words(row.field), strong=row.change != SAME)


def _side(row: VersionRow, *, before: bool) -> Cell:
    text = row.before if before else row.after
    if not text:
        return Cell("–", tint="muted")
    tint = "muted" if row.change == SAME or (before and row.change == CHANGED) else "text"
    return Cell(text, tint=tint, strong=not before and row.change in {CHANGED, NEW})


def _change(row: VersionRow) -> Cell:
    mark = {
        CHANGED: Mark(_tr("berubah"), "edit", "warn"),
        NEW: Mark(_tr("baru"), "add", "good"),
        GONE: Mark(_tr("dihapus"), "minus", "bad"),
        SAME: Mark(_tr("sama"), "meets", "muted", "soft_draft"),
    }[row.change]
    return Cell(pill=mark)


def field_words(field: str) -> str:
    """Return how people call a field of the plan."""
    return {
        "starts": _tr("Mulai"), "ends": _tr("Sampai"), "form": _tr("Formulir"),
        "approach": _tr("Pendekatan"), "expectations": _tr("Ekspektasi khusus"),
        "support": _tr("Dukungan sumber daya"), "accountability": _tr("Pertanggungjawaban"),
        "consequences": _tr("Konsekuensi"), "assignment_kind": _tr("Jenis jabatan"),
        "superior_since": _tr("Penilai dicatat sendiri sejak"),
        "superior_reason": _tr("Alasan penilai dicatat sendiri"),
        "rhk_kind": _tr("Jenis kinerja"), "text": _tr("Uraian"), "parent_text": _tr("RHK pimpinan"),
        "assigned_by": _tr("Ditugaskan oleh"), "aspect": _tr("Aspek"),
        "perspectives": _tr("Perspektif"), "target_text": _tr("Target"), "unit": _tr("Satuan"),
        "direction": _tr("Arah"), "measure": _tr("Cara mengukur"), "source": _tr("Sumber data"),
        "quarter_targets": _tr("Target triwulan"), "month_targets": _tr("Target bulan"),
        "library_code": _tr("Kode pustaka"), "library_version": _tr("Edisi pustaka"),
        "purpose": _tr("Tujuan"), "definition": _tr("Definisi"), "formula": _tr("Formula"),
        "control": _tr("Tingkat kendali"), "reporting": _tr("Periode pelaporan"),
        "active": _tr("Aktif"), "order": _tr("Urutan"),
    }.get(field, field)  # fmt: skip
