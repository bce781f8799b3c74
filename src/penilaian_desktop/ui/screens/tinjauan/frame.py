"""What the page Tinjauan is made of: its parts, its words, its measures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QWidget,
)

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.review_views import ReadingGroup
from penilaian_desktop.ui.screens.tinjauan.deciding import ENTRIES, PLANS, Deciding
from penilaian_desktop.ui.screens.tinjauan.plans import PlansPanel
from penilaian_desktop.ui.screens.tinjauan.reading_card import ReadingCard
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.evidence_card import EvidenceCard, EvidenceSource
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.notices import Banner, EmptyState
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.staff_list import StaffList

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

READ_AFTER = 700
"""Milliseconds after which an entry on the screen counts as read."""


class TinjauanFrame(Deciding):
    """Staff at the left, entries in the middle, evidence at the right; plans instead of them."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Tinjauan"))
        self.source = EvidenceSource(context, self)
        self.staff = StaffList(self.tr("Staf"))
        self.reading = ReadingCard()
        self.list = self.reading.list
        self.evidence = EvidenceCard(self.source)
        self.plans = PlansPanel()
        self._build()

    def _build(self) -> None:
        self.filter = ComboBox((("", self.tr("Semua RHK")),), name=self.tr("Saring menurut RHK"))
        self.mode = Segmented(
            ((ENTRIES, self.tr("Kegiatan")), (PLANS, self.tr("SKP"))), self.tr("Yang ditinjau")
        )
        self.group = Segmented(
            (
                (ReadingGroup.PERSON.value, self.tr("Per orang")),
                (ReadingGroup.DAY.value, self.tr("Per hari")),
                (ReadingGroup.RHK.value, self.tr("Per RHK")),
            ),
            self.tr("Cara mengelompokkan"),
        )
        self.lend = Button(self.tr("Wakilkan…"), "person_check", clicked=self.ask_delegate)
        leads = Role.APPRAISER in self.context.session.roles
        self.lend.setVisible(leads)
        self.mode.setVisible(leads or not self.context.session.delegate)
        for action in (self.filter, self.group, self.mode, self.lend):
            self.header.add_action(action)
        self.notice = Banner(tint="info", icon="person_check", parent=self)
        self._left = Card(self.tr("Staf"))
        self._left.body.addWidget(self.staff)
        self._left.setFixedWidth(224)
        entries = QWidget()
        self._row = QHBoxLayout(entries)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addWidget(self._left)
        self._row.addWidget(self.reading, 1)
        self._row.addWidget(self.evidence)
        self._nobody = EmptyState(
            "review",
            self.tr("Belum ada staf yang ditinjau"),
            self.tr(
                "Kegiatan staf muncul di sini sesudah kepegawaian mencatat Anda sebagai pejabat "
                "penilai mereka, beserta tanggalnya."
            ),
        )
        self._stack = QStackedWidget()
        for view in (entries, self.plans, self._nobody):
            self._stack.addWidget(view)
        self.body.addWidget(self.notice)
        self.body.addWidget(self._stack, 1)
        self._dwell = QTimer(self)
        self._dwell.setSingleShot(True)
        self._dwell.setInterval(READ_AFTER)

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (
            ("J", self.tr("kegiatan berikutnya; di akhir daftar, staf berikutnya")),
            ("K", self.tr("kegiatan sebelumnya")),
            ("A", self.tr("terima, atau setujui SKP")),
            ("Shift+A", self.tr("terima semua kegiatan hari itu")),
            ("X", self.tr("pilih beberapa; lalu A atau R bersama, Esc untuk batal")),
            ("G", self.tr("per orang, per hari, per RHK")),
            ("R", self.tr("kembalikan dengan catatan")),
            ("B", self.tr("buka bukti")),
            ("S", self.tr("kegiatan atau SKP")),
            ("↑ ↓", self.tr("pindah dalam daftar yang sedang dipilih")),
        )

    def help_text(self) -> str:
        """Return what the help (?) says."""
        return self.tr(
            "Di kiri staf Anda dengan jumlah kegiatan yang menunggu, di tengah kegiatannya hari "
            "demi hari, di kanan buktinya. Kelompokkan per orang, per hari, atau per RHK. Yang "
            "diterima masuk hitungan realisasi RHK; yang "
            "dikembalikan harus dilengkapi pemiliknya dan tidak dihitung.\n\n"
            "Setiap keputusan ditandatangani dengan kunci Anda dan dapat diurungkan selama belum "
            "diterbitkan.\n\n"
            "Wakilkan… menyerahkan peninjauan kepada rekan atau staf selama Anda tidak di tempat; "
            "berakhir sendiri pada tanggalnya.\n\n"
            "SKP yang diajukan staf ada di pilihan SKP: setujui, atau kembalikan dengan catatan."
        )

    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures: the evidence is opened from the entry instead."""
        super().set_narrow(narrow)
        self._left.setFixedWidth(176 if narrow else 224)
        self._row.setSpacing(12 if narrow else 16)
        self.evidence.setVisible(not narrow)
        self.list.set_narrow(narrow)
        self.reading.set_narrow(narrow)
        self.plans.set_narrow(narrow)
        self.lend.setText("" if narrow else self.tr("Wakilkan…"))
        self.lend.setAccessibleName(self.tr("Wakilkan tinjauan"))
        self.lend.setToolTip(self.tr("Wakilkan tinjauan") if narrow else "")
        self.notice.setMinimumHeight(36 if narrow else 52)
