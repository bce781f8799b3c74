"""Reminder letters in a batch: one PDF with a letter for each person who is late."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.print_form import file_name

if TYPE_CHECKING:
    from penilaian_desktop.domain.person_views import PersonItem
    from penilaian_desktop.domain.progress import Reporter
    from penilaian_desktop.reports.batch_files import BatchResult
    from penilaian_desktop.ui.widgets.page import Page

FORM = "surat-pengingat"


class Letters(QObject):
    """Asks for a file and prints; who needs no letter is named with the reason."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def for_units(
        self, period: str, units: Sequence[tuple[str, bool]], *, national: bool = False
    ) -> None:
        """Print letters for everybody of some units who has not handed in."""
        services, session = self._page.context.services, self._page.context.session
        self._page.run(
            lambda _r: services.monitor.late_people(session, period, units, national=national),
            lambda people: self.for_people(period, people),
            key="late",
        )

    def for_people(self, period: str, people: Sequence[PersonItem]) -> None:
        """Ask for the file, then print in the background."""
        if not people:
            self._page.toast(self.tr("Tidak ada yang perlu diingatkan"))
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self._page.window(),
            self.tr("Simpan surat pengingat"),
            str(Path.home() / file_name(FORM, period)),
            self.tr("Dokumen PDF (*.pdf)"),
        )
        if chosen:
            path = Path(chosen)
            self.write(period, people, path if path.suffix else path.with_name(f"{path.name}.pdf"))

    def write(self, period: str, people: Sequence[PersonItem], out: Path) -> None:
        """Print the letters into one file."""
        page, context = self._page, self._page.context
        services, session, today = context.services, context.session, context.today()

        def work(reporter: Reporter) -> BatchResult:
            from penilaian_desktop.reports.batch_files import (  # noqa: PLC0415 - who prints pays
                BatchJob,
                write_batch,
            )
            from penilaian_desktop.reports.door import setup_for  # noqa: PLC0415

            setup = setup_for(FORM, services.paper.settings())
            job = BatchJob(form=FORM, period=period, setup=setup, out=out, dated=today)
            parts = services.print_batch.parts(session, FORM, people, period)
            return write_batch(job, parts, len(people), reporter)

        def done(result: BatchResult) -> None:
            from penilaian_desktop.ui.widgets.batch_dialog import (  # noqa: PLC0415
                tell_result,
            )

            tell_result(context, page, result, out, self.tr("surat pengingat"))

        label = self.tr("Mencetak {0} surat").format(number(len(people)))
        page.run(work, done, lane=Lane.WORK, label=label)
