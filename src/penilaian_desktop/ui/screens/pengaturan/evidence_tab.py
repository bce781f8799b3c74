"""The tab Bukti: how files are prepared on this computer, and what all of them weigh."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.ui.kit.preferences import (
    EVIDENCE_LIMIT,
    EVIDENCE_PLACE,
    EVIDENCE_QUALITY,
    EVIDENCE_SIDE,
)
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.form import FactRows, FormRows
from penilaian_desktop.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from penilaian_desktop.domain.evidence_views import EvidenceTotal
    from penilaian_desktop.ui.kit.context import UiContext

REMOVE, KEEP = "hapus", "simpan"


class EvidenceTab(QWidget):
    """Settings of this machine; they hold for files attached from now on."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.side = Segmented(
            (("1024", "1024 px"), ("1600", "1600 px"), ("0", self.tr("Ukuran asli"))),
            self.tr("Ukuran gambar"),
            equal=True,
        )
        self.quality = Segmented(
            (("75", self.tr("Hemat")), ("85", self.tr("Biasa")), ("92", self.tr("Tinggi"))),
            self.tr("Mutu gambar"),
            equal=True,
        )
        self.place = Segmented(
            ((REMOVE, self.tr("Hapus")), (KEEP, self.tr("Simpan"))),
            self.tr("Lokasi pemotretan"),
            equal=True,
        )
        self.limit = Segmented(
            (("5", "5 MB"), ("10", "10 MB"), ("25", "25 MB")),
            self.tr("Batas ukuran berkas"),
            equal=True,
        )
        self.facts = FactRows()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._preparing())
        kept = Card(self.tr("Bukti di ruang kerja"), padded=True)
        kept.body.addWidget(self.facts)
        column.addWidget(kept)
        column.addStretch(1)
        self.side.chosen.connect(lambda key: context.prefs.set(EVIDENCE_SIDE, int(key)))
        self.quality.chosen.connect(lambda key: context.prefs.set(EVIDENCE_QUALITY, int(key)))
        self.place.chosen.connect(lambda key: context.prefs.set(EVIDENCE_PLACE, key == KEEP))
        self.limit.chosen.connect(lambda key: context.prefs.set(EVIDENCE_LIMIT, int(key)))

    def _preparing(self) -> Card:
        rows = FormRows()
        rows.add(
            "side",
            self.tr("Sisi terpanjang gambar"),
            self.side,
            self.tr("Foto diperkecil saat dilampirkan. PDF dan dokumen Office tidak diubah."),
        )
        rows.add(
            "quality",
            self.tr("Mutu foto"),
            self.quality,
            self.tr("Tangkapan layar PNG tetap tajam bila ukurannya di bawah 1 MB."),
        )
        rows.add(
            "place",
            self.tr("Lokasi pemotretan dalam foto"),
            self.place,
            self.tr("Tanggal pemotretan tetap ada; merek dan nomor seri kamera selalu dihapus."),
        )
        rows.add(
            "limit",
            self.tr("Batas ukuran berkas"),
            self.limit,
            self.tr("Ukuran sebelum diperkecil."),
        )
        card = Card(self.tr("Saat bukti dilampirkan di komputer ini"), padded=True)
        card.body.addWidget(rows)
        return card

    def load(self) -> None:
        """Show what is stored, and count the files."""
        prefs, services = self._context.prefs, self._context.services
        self.side.set_value(str(prefs.get(EVIDENCE_SIDE)))
        self.quality.set_value(str(prefs.get(EVIDENCE_QUALITY)))
        self.place.set_value(KEEP if prefs.get(EVIDENCE_PLACE) else REMOVE)
        self.limit.set_value(str(prefs.get(EVIDENCE_LIMIT)))
        self._context.tasks.submit(
            self, lambda _r: services.activities.evidence_total(), self._show, key="evidence"
        )

    def _show(self, total: EvidenceTotal) -> None:
        self.facts.set_facts(
            [
                (self.tr("Berkas"), wording.number(total.files)),
                (self.tr("Ukuran"), wording.bytes_size(total.size)),
            ]
        )
