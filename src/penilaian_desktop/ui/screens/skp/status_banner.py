"""The line above the plan: what the appraiser decided, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.plan import PlanStatus
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.ui.screens.skp.printing import folder_opener
from penilaian_desktop.ui.widgets.notices import Banner

CLOSED = frozenset({PlanStatus.SUBMITTED, PlanStatus.AGREED})


class StatusBanner(Banner):
    """Says the state of a plan in a sentence, and the one thing to do next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tint="warn", parent=parent)

    def show_file(self, file: Path, close: Callable[[], object]) -> None:
        """Say that a file was written and offer its folder."""
        self.clear_actions()
        text = self.tr("**{file}** tersimpan").format(file=file.name)
        self.show_message(text, str(file.parent), "good", "done")
        self.add_action(self.tr("Buka folder"), "folder", folder_opener(file))
        self.add_action(self.tr("Tutup"), "close", close)

    @property
    def speaks(self) -> bool:
        """Tell whether there is something to read."""
        return not self.isHidden()

    def show_proposals(self, count: int, look: Callable[[], object]) -> None:
        """Say that proposals of the head wait to become RHK."""
        words = self.tr("**{count} usulan pimpinan belum menjadi RHK Anda**").format(count=count)
        remedy = self.tr("Baca di Yang diharapkan; satu tombol menjadikannya RHK.")
        self.show_message(words, remedy, "info", "submitted")
        self.add_action(self.tr("Lihat usulan"), "arrow_right", look)

    def show_plan(self, plan: PlanView | None, *, editable: bool) -> None:
        """Say what the appraiser decided, or what a change would do."""
        self.clear_actions()
        if plan is None:
            self.show_message("")
            return
        who = plan.appraiser.name or self.tr("Pejabat penilai")
        if plan.status not in CLOSED and plan.decision_note:
            text = self.tr("**Dikembalikan oleh {who}:** “{note}”").format(
                who=who, note=plan.decision_note
            )
            self.show_message(text, self.tr("Perbaiki, lalu ajukan lagi."), "bad", "returned")
        elif plan.status in CLOSED and editable:
            text = self.tr("**SKP ini dibuka untuk diubah**")
            remedy = self.tr("Begitu diubah, SKP menjadi draf lagi dan perlu diajukan ulang.")
            self.show_message(text, remedy, "warn", "branch")
        elif plan.status is PlanStatus.AGREED and plan.decision_note:
            text = self.tr("**Catatan {who}:** “{note}”").format(who=who, note=plan.decision_note)
            self.show_message(text, "", "info", "comment")
        elif plan.status is PlanStatus.SUBMITTED and plan.editable:
            text = self.tr("**Menunggu persetujuan {who}**").format(who=who)
            remedy = self.tr(
                "Setelah disetujui, kegiatan dan penilaian memakai rencana ini. Sampai saat itu "
                "Anda dapat menariknya kembali."
            )
            self.show_message(text, remedy, "info", "clock")
        else:
            self.show_message("")
