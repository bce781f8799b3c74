"""The dialogs of the page, and what the menus offer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from penilaian_desktop.domain.plan import PlanStatus
from penilaian_desktop.ui.screens.skp.drawer import find
from penilaian_desktop.ui.screens.skp.header import Action
from penilaian_desktop.ui.screens.skp.loading import kind_label
from penilaian_desktop.ui.screens.skp.plan_rows import is_provisional
from penilaian_desktop.ui.screens.skp.writes import PlanWrites
from penilaian_desktop.ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from penilaian_desktop.ui.screens.skp.page import SkpPage


class PlanDesks(QObject):
    """Opens library, proposals, complaint, split, import and export over the page."""

    def __init__(self, page: SkpPage, writes: PlanWrites) -> None:
        super().__init__(page)
        self._page = page
        self._writes = writes
        self.dialog: Dialog | None = None

    # --- menus -------------------------------------------------------------------------------
    def page_actions(self) -> list[Action]:
        """Return what the menu "Lainnya" offers now."""
        page = self._page
        loaded, plan = page.loaded, page.plan
        actions: list[Action] = [("sheet", self.tr("Impor SKP dari Excel…"), self.open_import)]
        if plan is not None:
            actions.append(("export", self.tr("Ekspor SKP ke Excel…"), self.open_export))
            actions.append(("print", self.tr("Cetak (PDF)…"), page.print_plan))
            actions += [
                ("print", words, partial(page.print_paper, form))
                for form, words in (
                    ("lampiran-skp", self.tr("Cetak lampiran…")),
                    ("rencana-aksi", self.tr("Cetak rencana aksi…")),
                    ("manual-indikator", self.tr("Cetak manual indikator…")),
                    ("yang-diharapkan", self.tr("Cetak apa yang diharapkan…")),
                )
            ]
        if loaded is None:
            return actions
        if plan is None and loaded.copy_from is not None:
            words = self.tr("Salin dari {year}").format(year=loaded.copy_from)
            actions.append(("copy", words, page.copy_older))
        if plan is not None:
            if any(is_provisional(plan, rhk) for rhk in plan.rhk) and loaded.leader:
                words = self.tr("Hubungkan semua induk yang sama persis")
                actions.append(("branch", words, self.attach_alike))
            actions.append(("split", self.tr("Bagi karena mutasi…"), self.open_split))
            if plan.editable:
                actions.append(("person", self.tr("Catat pejabat penilai…"), self.open_superior))
            actions.append(("calendar", self.tr("Ubah masa SKP…"), self.open_period))
            if plan.editable:
                actions.append(("sheet", self.tr("Bentuk dan pendekatan…"), self.open_form))
            actions += [
                (
                    "add",
                    self.tr("SKP untuk {position} ({kind})…").format(
                        position=choice.position, kind=kind_label(choice.assignment_kind)
                    ),
                    partial(self._writes.add_plan, page.year, choice.assignment_id,
                            page.show_plan_of),
                )
                for choice in loaded.positions
            ]  # fmt: skip
            if plan.status is PlanStatus.DRAFT and not plan.decision_note and len(loaded.plans) > 1:
                actions.append(("delete", self.tr("Hapus SKP ini"), self.delete_plan))
        return actions

    def row_actions(self, wanted: str) -> list[Action]:
        """Return what can be done with an RHK or an indicator."""
        page, plan = self._page, self._page.plan
        rhk, indicator = find(plan, wanted) if plan is not None else (None, None)
        if plan is None or rhk is None:
            return []
        actions: list[Action] = [("edit", self.tr("Ubah"), partial(page.edit, wanted))]
        if page.editable:
            actions += [
                ("add", self.tr("Tambah indikator"), partial(page.add_indicator, rhk.id)),
                ("book", self.tr("Ambil dari pustaka…"), partial(self.open_library, rhk.id)),
                ("arrow_up", self.tr("Pindah ke atas"), partial(page.move_row, wanted, -1)),
                ("arrow_down", self.tr("Pindah ke bawah"), partial(page.move_row, wanted, 1)),
            ]
        if is_provisional(plan, rhk) and indicator is None:
            actions.append(
                ("branch", self.tr("Cari induknya…"), partial(self.open_reattach, rhk.id))
            )
        if indicator is not None:
            actions.append(
                ("flag", self.tr("Sulit diukur?"), partial(self.open_complaint, indicator.id))
            )
        if page.editable:
            words = self.tr("Hapus indikator") if indicator else self.tr("Hapus RHK")
            actions.append(("delete", words, partial(page.delete, wanted)))
        return actions

    # --- dialogs -----------------------------------------------------------------------------
    def open_library(self, rhk_id: str) -> None:
        """Offer the ready indicators for an RHK."""
        from penilaian_desktop.ui.screens.skp.library_dialog import (  # noqa: PLC0415 - seldom
            LibraryDialog,
        )

        page = self._page
        rhk, _ = find(page.plan, rhk_id) if page.plan is not None else (None, None)
        if rhk is None or not page.editable:
            if page.plan is not None and page.editable:
                page.toast(self.tr("Pilih atau tambah satu RHK dahulu."))
            return
        page.flush()
        title = self.tr("Pustaka indikator untuk RHK {number}").format(number=rhk.number)
        dialog = LibraryDialog(page.context, page, title)
        dialog.taken.connect(lambda code: self._writes.from_library(rhk_id, code, page.begin))
        self._show(dialog)

    def open_reattach(self, rhk_id: str) -> None:
        """Offer the superior's RHK that a provisional one may hang on."""
        from penilaian_desktop.ui.screens.skp.reattach_dialog import (  # noqa: PLC0415 - seldom
            ReattachDialog,
        )

        page = self._page
        rhk, _ = find(page.plan, rhk_id) if page.plan is not None else (None, None)
        if rhk is None or page.plan is None or not page.plan.editable:
            return
        if not page.leader:
            page.toast(
                self.tr("Rencana pimpinan belum diterima. Induk sementara tetap boleh diajukan.")
            )
            return
        page.flush()
        dialog = ReattachDialog(page.context, page, rhk)
        dialog.chosen.connect(partial(self._writes.reattach, rhk_id))
        self._show(dialog)

    def open_complaint(self, indicator_id: str) -> None:
        """Ask what makes an indicator hard to measure."""
        from penilaian_desktop.ui.screens.skp.complaint_dialog import (  # noqa: PLC0415 - seldom
            ComplaintDialog,
        )

        page = self._page
        _, indicator = find(page.plan, indicator_id) if page.plan is not None else (None, None)
        if indicator is None:
            return
        page.flush()
        self._show(ComplaintDialog(page.context, page, indicator))

    def open_split(self) -> None:
        """Ask for the day from which another SKP holds."""
        from penilaian_desktop.ui.screens.skp.split_dialog import (  # noqa: PLC0415 - seldom
            SplitDialog,
        )

        page, loaded = self._page, self._page.loaded
        if loaded is None or loaded.plan is None:
            return
        page.flush()
        plan = loaded.plan
        dialog = SplitDialog(page, plan, loaded.positions)
        dialog.confirmed.connect(
            lambda on, assignment, copy: self._writes.split(
                plan, on, assignment or None, copy=copy, then=page.show_plan_of
            )
        )
        self._show(dialog)

    def open_superior(self) -> None:
        """Ask who appraises the owner, since when, and why nobody recorded it."""
        from penilaian_desktop.ui.screens.skp.superior_dialog import (  # noqa: PLC0415 - seldom
            SuperiorDialog,
        )

        page, plan = self._page, self._page.plan
        if plan is None:
            return
        page.flush()
        services, session = page.context.services, page.context.session
        page.run(
            lambda _r: services.plans.superior_choices(session, plan.id),
            lambda people: self._show(SuperiorDialog(page.context, page, plan, people)),
            key="superior",
        )

    def open_period(self) -> None:
        """Ask for the days the SKP is for."""
        from penilaian_desktop.ui.screens.skp.period_dialog import (  # noqa: PLC0415 - seldom
            PeriodDialog,
        )

        if self._page.plan is not None:
            self._page.flush()
            self._show(PeriodDialog(self._page.context, self._page, self._page.plan))

    def open_form(self) -> None:
        """Ask which form the SKP has and how its results are described."""
        from penilaian_desktop.ui.screens.skp.form_dialog import (  # noqa: PLC0415 - seldom
            FormDialog,
        )

        if self._page.plan is not None:
            self._page.flush()
            self._show(FormDialog(self._page.context, self._page, self._page.plan))

    def open_import(self) -> None:
        """Ask for a filled workbook and show what it holds before anything is stored."""
        from penilaian_desktop.ui.screens.skp.import_dialog import (  # noqa: PLC0415 - heavy
            PlanImportDialog,
        )

        page = self._page
        page.flush()
        dialog = PlanImportDialog(page.context, page, page.year)
        dialog.stored.connect(page.show_plan_of)
        self._show(dialog)

    def open_export(self) -> None:
        """Ask for a file and write the plan into it as a workbook."""
        from penilaian_desktop.ui.screens.skp.export_desk import (  # noqa: PLC0415 - heavy
            ask_export,
        )

        if self._page.plan is not None:
            self._page.flush()
            ask_export(self._page, self._page.plan, self._page.say_file)

    # --- at once -----------------------------------------------------------------------------
    def take_proposal(self, cell_id: str) -> None:
        """Take a proposal of the head over as a new RHK."""
        self._page.flush()
        self._writes.take_over(cell_id, self._page.begin)

    def attach_alike(self) -> None:
        """Attach every provisional RHK whose text is that of an RHK of the superior."""
        page, plan = self._page, self._page.plan
        if plan is not None:
            page.flush()
            self._writes.attach_alike(plan)

    def delete_plan(self) -> None:
        """Delete a draft that stands beside another SKP of the year."""
        page, plan = self._page, self._page.plan
        if plan is not None:
            self._writes.delete_plan(plan, lambda: page.show_plan_of(""))

    def _show(self, dialog: Dialog) -> None:
        self.dialog = dialog
        dialog.open()
