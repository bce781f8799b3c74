"""Printing for a whole unit: which form, whose, into what; then in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.paper import Paper, PrintSettings
from penilaian_desktop.domain.print_views import FIELDS, PATTERN, check_pattern
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.button import Button, primary_button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import ComboBox, Field
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.print_form import file_name
from penilaian_desktop.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from penilaian_desktop.domain.appraisal import Period
    from penilaian_desktop.domain.person_views import PersonItem
    from penilaian_desktop.domain.progress import Reporter
    from penilaian_desktop.reports.batch_files import BatchResult
    from penilaian_desktop.ui.kit.context import UiContext

TOGETHER, APART = "satu", "tiap"
ALL_UNITS = "*"
FORMS = (
    "dokumen-evaluasi",
    "evaluasi",
    "skp",
    "alasan-predikat",
    "rencana-aksi",
    "manual-indikator",
    "umpan-balik",
    "surat-pengingat",
)
_MOST_TOLD = 200
_TALL = 508


class BatchDialog(Dialog):
    """Asks what to print for whom; the work goes on when the dialog is closed."""

    def __init__(
        self, context: UiContext, over: QWidget, periods: Sequence[Period], period: str
    ) -> None:
        super().__init__(over, over.tr("Cetak untuk satu unit"), width=560, height=_TALL)
        from penilaian_desktop.reports.door import PERSON_FORMS  # noqa: PLC0415 - on demand
        from penilaian_desktop.ui.widgets.period_picker import PeriodPicker  # noqa: PLC0415

        self._context, self._over = context, over
        self._people: tuple[PersonItem, ...] = ()
        self._settings = PrintSettings()
        self.form = ComboBox(tuple((name, PERSON_FORMS[name].title) for name in FORMS))
        self.period = PeriodPicker()
        self.period.set_periods(periods, period)
        self.unit = ComboBox()
        self.paper = ComboBox(tuple((one.value, one.value) for one in Paper))
        self.kind = Segmented(
            ((TOGETHER, self.tr("Satu berkas")), (APART, self.tr("Satu berkas tiap pegawai"))),
            self.tr("Hasil"),
            equal=True,
        )
        self.pattern = Field(PATTERN)
        self.rows = FormRows()
        self.rows.add("form", self.tr("Formulir"), self.form)
        self.rows.add_row(
            ("period", self.tr("Periode"), self.period),
            ("paper", self.tr("Kertas"), self.paper),
            stretch=(3, 1),
        )
        self.rows.add("unit", self.tr("Unit kerja"), self.unit)
        self.rows.add("kind", self.tr("Hasil"), self.kind)
        known = ", ".join(f"{{{name}}}" for name in FIELDS)
        self._naming = FormRows()
        self._naming.add("name", self.tr("Nama berkas"), self.pattern, known)
        self._naming.hide()
        self.rows.add_widget(self._naming)
        self.rows.setContentsMargins(0, 0, 10, 0)
        self.body.addWidget(ScrollColumn(self.rows), 1)
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.go_button = self.add_action(
            primary_button(self.tr("Cetak…"), "print", clicked=self.choose)
        )
        self.go_button.refuse(self.tr("Daftar pegawai sedang dibaca."))
        self.kind.chosen.connect(lambda key: self._naming.setVisible(key == APART))
        self.period.chosen.connect(lambda _key: self._load())
        self.form.chosen.connect(lambda _key: self._load())
        self.unit.chosen.connect(lambda _key: self._count())
        self._load()

    def _load(self) -> None:
        services, session = self._context.services, self._context.session
        form, period = self.form.value(), self.period.value()
        self._context.tasks.submit(
            self,
            lambda _r: (
                services.print_batch.people(session, form, period),
                services.paper.settings(),
            ),
            self._loaded,
            key="batch",
        )

    def _loaded(self, found: tuple[tuple[PersonItem, ...], PrintSettings]) -> None:
        self._people, self._settings = found
        units = sorted({one.unit for one in self._people if one.unit}, key=str.casefold)
        everybody = self.tr("Semua unit ({0} pegawai)").format(number(len(self._people)))
        asked = self.unit.value() if self.unit.count() else self._first_unit(units)
        self.unit.set_options((*((unit, unit) for unit in units), (ALL_UNITS, everybody)))
        self.unit.set_value(asked)
        self.paper.set_value(self._settings.paper.value)
        self._count()

    def people(self) -> tuple[PersonItem, ...]:
        """Return whom the choice means."""
        unit = self.unit.value()
        return tuple(one for one in self._people if unit in {ALL_UNITS, one.unit})

    def _first_unit(self, units: Sequence[str]) -> str:
        """Return the person's own unit where it is one of them, else the first."""
        me = self._context.session.person_id
        own = next((one.unit for one in self._people if one.person_id == me), "")
        return own or next(iter(units), ALL_UNITS)

    def _count(self) -> None:
        count = len(self.people())
        self.explain(self.tr("{0} pegawai").format(number(count)))
        self.go_button.refuse("" if count else self.tr("Tidak ada pegawai."))

    def choose(self) -> None:
        """Ask for the file or the folder, and begin."""
        self._naming.clear_faults()
        try:
            check_pattern(self.pattern.text())
        except RuleViolation as refused:
            self._naming.refuse(refused)
            return
        if self.kind.value() == TOGETHER:
            unit = "" if self.unit.value() == ALL_UNITS else self.unit.value()
            name = file_name(self.form.value(), unit, self.period.value())
            chosen, _ = QFileDialog.getSaveFileName(
                self.window(), self.tr("Simpan PDF"), name, self.tr("Dokumen PDF (*.pdf)")
            )
            if chosen and not chosen.lower().endswith(".pdf"):
                chosen += ".pdf"
        else:
            chosen = QFileDialog.getExistingDirectory(self.window(), self.tr("Pilih folder"))
        if chosen:
            self.begin(Path(chosen))

    def begin(self, out: Path) -> None:
        """Print into a file that ends in .pdf, or into a folder; close."""
        work = self._work(out)
        context, over = self._context, self._over

        def done(result: BatchResult) -> None:
            tell_result(context, over, result, out)

        context.tasks.submit(
            over,
            work,
            done,
            lane=Lane.WORK,
            label=self.tr("Mencetak {0} formulir").format(number(len(self.people()))),
        )
        self.accept()

    def _work(self, out: Path) -> Callable[[Reporter], BatchResult]:
        """Return the work as plain values: it holds no widget."""
        services, session = self._context.services, self._context.session
        form, period, people = self.form.value(), self.period.value(), self.people()
        settings, paper = self._settings, Paper(self.paper.value())
        pattern, today = self.pattern.text(), self._context.today()

        def work(reporter: Reporter) -> BatchResult:
            from penilaian_desktop.reports.batch_files import (  # noqa: PLC0415 - only who prints
                BatchJob,
                write_batch,
            )
            from penilaian_desktop.reports.door import setup_for  # noqa: PLC0415

            job = BatchJob(
                form=form,
                period=period,
                setup=setup_for(form, settings, paper=paper),
                out=out,
                dated=today,
                pattern=pattern,
            )
            parts = services.print_batch.parts(session, form, people, period)
            return write_batch(job, parts, len(people), reporter)

        return work


def tell_result(
    context: UiContext, over: QWidget, result: BatchResult, out: Path, noun: str = ""
) -> None:
    """Say what was printed; name who was left out, with the reason.

    `noun` is what one of them is called, "formulir" where nothing is given.
    """
    dialog = Dialog(over, over.tr("Hasil cetak"), width=560)
    said = over.tr("**{0} {1}** ({2} halaman) tersimpan di {3}").format(
        number(result.printed), noun or over.tr("formulir"), number(result.pages), out.name
    )
    dialog.body.addWidget(Label(said, wrap=True, markup=True))
    if result.left_out:
        lines = [
            f"**{part.person.name}**: {describe(part.problem)}"
            for part in result.left_out[:_MOST_TOLD]
            if part.problem is not None
        ]
        words = over.tr("{0} pegawai tidak dicetak:").format(number(len(result.left_out)))
        dialog.body.addWidget(Label(words, "strong"))
        column = ScrollColumn(Label("\n".join(lines), wrap=True, markup=True))
        column.setMinimumHeight(160)
        dialog.body.addWidget(column, 1)
    folder = out.parent if out.suffix.lower() == ".pdf" else out
    dialog.add_action(
        Button(
            over.tr("Buka folder"),
            "folder",
            clicked=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))),
        )
    )
    dialog.add_action(primary_button(over.tr("Tutup"), clicked=dialog.accept))
    dialog.open()
    context.signals.toast_requested.emit(
        over.tr("{0} {1} dicetak").format(number(result.printed), noun or over.tr("formulir")),
        "",
    )
