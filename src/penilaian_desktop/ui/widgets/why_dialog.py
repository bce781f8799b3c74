"""The dialog "Mengapa predikat ini?": the chain from the predicate down to the entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.appraisal_views import RhkResult
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.why_views import WhyView
from penilaian_desktop.domain.wording import (
    date_range,
    giver_label,
    long_date,
    number,
    predicate_label,
    rating_label,
    short_date,
)
from penilaian_desktop.ui.kit.formats import clock_text, local_day
from penilaian_desktop.ui.widgets.button import Button, primary_button, text_button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.print_form import FormPrinter, file_name
from penilaian_desktop.ui.widgets.small import Icon
from penilaian_desktop.ui.widgets.why_parts import ChainStep, MatrixView, Side, WorkRows
from penilaian_desktop.ui.widgets.why_trail import ChangeLines, SchemeSteps

if TYPE_CHECKING:
    from penilaian_desktop.domain.appraisal import Rating
    from penilaian_desktop.ui.widgets.page import Page

WIDTH, HEIGHT, SIDE_WIDTH = 974, 702, 296
_HISTORY_ICONS = {
    "rated": "edit",
    "rhk_rated": "edit",
    "finished": "approved",
    "published": "send",
}


def show_why(page: Page, person_id: str, period_code: str) -> None:
    """Load the chain of a person and period, then show it over the page."""
    services, session = page.context.services, page.context.session
    page.run(
        lambda _r: services.appraisals.why(session, person_id, period_code),
        lambda why: WhyDialog(page, why).open(),
        key="why",
    )


class WhyDialog(Dialog):
    """Shows a `WhyView`; the chain at the left, who, when, where and feedback at the right."""

    def __init__(self, page: Page, why: WhyView) -> None:
        super().__init__(page, _title(page), width=WIDTH, height=HEIGHT)
        self._page = page
        self._why = why
        view = why.appraisal
        self._own = view.person.person_id == page.context.session.person_id
        self.print_button = Button(
            self.tr("Cetak sebagai lampiran"), "print", clicked=self.print_appendix
        )
        if view.state.value == "draft":
            self.print_button.refuse(self.tr("Selesaikan penilaian dahulu, lalu cetak."))
        self._printer = FormPrinter(page.context, page)
        self.add_head_action(self.print_button)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.addWidget(ScrollColumn(self._chain()), 1)
        columns.addWidget(Rule(vertical=True))
        self.side = Side(self._facts())
        self.side.setFixedWidth(SIDE_WIDTH if page.window().width() >= WIDTH else 220)
        columns.addWidget(self.side)
        self.body.addLayout(columns, 1)
        self.explain(self._objection())
        self.add_action(primary_button(self.tr("Tutup"), clicked=self.accept))

    # --- the chain -------------------------------------------------------------------------
    def _chain(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(23, 16, 24, 16)
        column.setSpacing(0)
        view = self._why.appraisal
        self.predicate_step = self._predicate_step()
        self.work_step = self._work_step()
        self.behaviour_step = self._behaviour_step()
        self.log_step = ChainStep("edit", "", "", last=True)
        for step in (self.predicate_step, self.work_step, self.behaviour_step, self.log_step):
            column.addWidget(step)
        column.addStretch(1)
        if view.rhk:
            counted = max(view.rhk, key=lambda one: one.activities)
            self.rows.choose(counted.rhk_id)
        self._show_log(self.rows.current)
        return whole

    def _predicate_step(self) -> ChainStep:
        view, article = self._why.appraisal, self._why.article
        predicate = predicate_label(view.predicate) if view.predicate else self.tr("belum ada")
        step = ChainStep("award", self.tr("Predikat: {0}").format(predicate), article)
        if self._why.matrix:
            self._add_matrix(step, predicate)
        else:
            step.add(_said(self._why.scheme_title))
            step.add(SchemeSteps(self._why.steps))
        if self._why.notice:
            step.add(_said(self._why.notice))
        if view.changes:
            step.add(ChangeLines(view.changes))
        return step

    def _add_matrix(self, step: ChainStep, predicate: str) -> None:
        view = self._why.appraisal
        if view.work_rating and view.behaviour_rating:
            step.add(
                Label(
                    self.tr(
                        "Hasil kerja **{0}** dan perilaku kerja **{1}** bertemu di petak {2}."
                    ).format(
                        rating_label(view.work_rating),
                        rating_label(view.behaviour_rating),
                        predicate,
                    ),
                    "body",
                    "muted",
                    wrap=True,
                    markup=True,
                )
            )
        self.matrix = MatrixView(self._why.matrix, view.work_rating, view.behaviour_rating)
        step.add(self.matrix)

    def _work_step(self) -> ChainStep:
        view = self._why.appraisal
        step = ChainStep(
            "skp",
            self.tr("Hasil kerja: {0}").format(_words(view.work_rating))
            if view.asks.work
            else self.tr("Hasil kerja"),
            self._compared(view.work_rating, view.work_suggested),
        )
        if view.work_reason:
            step.add(_said(self.tr("Alasan: “{0}”").format(view.work_reason)))
        self.rows = WorkRows(view.rhk)
        self.rows.chosen.connect(self._show_log)
        step.add(self.rows)
        return step

    def _behaviour_step(self) -> ChainStep:
        view = self._why.appraisal
        step = ChainStep(
            "behaviour",
            self.tr("Perilaku kerja: {0}").format(_words(view.behaviour_rating))
            if view.asks.behaviour
            else self.tr("Perilaku kerja"),
            self._compared(view.behaviour_rating, view.behaviour_suggested),
        )
        if view.behaviour_reason:
            step.add(_said(self.tr("Alasan: “{0}”").format(view.behaviour_reason)))
        else:
            count = sum(len(one.feedback) for one in view.behaviour)
            step.add(_said(self.tr("{0} umpan balik atas tujuh nilai BerAKHLAK.").format(count)))
        return step

    def _show_log(self, result: RhkResult | None) -> None:
        code = PeriodCode.parse(self._why.appraisal.period_code)
        step = self.log_step
        step.clear()
        span = date_range(code.starts, code.ends)
        if result is None:
            step.set_head(self.tr("Belum ada RHK pada periode ini"), span)
            return
        step.set_head(
            self.tr("RHK {0} dari {1} kegiatan").format(result.number, result.activities), span
        )
        step.add(_said(self._added_up(result)))
        row = QHBoxLayout()
        row.setSpacing(16)
        for icon, words in (
            ("list", self.tr("{0} kegiatan disetujui").format(result.activities)),
            ("evidence", self.tr("{0} bukti").format(result.evidence)),
        ):
            row.addWidget(Icon(icon))
            row.addWidget(Label(words, "strong"))
        row.addStretch(1)
        if self._own:
            row.addWidget(
                text_button(self.tr("Buka Kegiatan"), "list", compact=True, clicked=self._open_log)
            )
        step.add_layout(row)

    def _added_up(self, result: RhkResult) -> str:
        if result.actual_text:
            return self.tr("Realisasi dalam kata-kata: “{0}”.").format(result.actual_text)
        if result.actual is None:
            return self.tr("Belum ada realisasi yang tercatat untuk indikator ini.")
        amount = f"{number(result.actual)} {result.unit}".strip()
        return self.tr(
            "Realisasi {0}. Dari log hanya kegiatan yang disetujui yang dihitung; yang "
            "dikembalikan tidak."
        ).format(amount)

    def _compared(self, rating: Rating | None, suggested: Rating | None) -> str:
        if rating is None:
            return ""
        if suggested is None:
            return self.tr("tanpa saran dari data")
        if rating is suggested:
            return self.tr("keputusan sama dengan saran")
        return self.tr("saran semula: {0}").format(rating_label(suggested))

    # --- the side --------------------------------------------------------------------------
    def _facts(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(0)
        column.addWidget(Label(self.tr("Siapa, kapan, dari mana"), "section"))
        column.addSpacing(8)
        for line in self._why.history:
            when = f"{short_date(local_day(line.at))} {clock_text(line.at)}"
            detail = f"{when}, {line.device}" if line.device else when
            if line.package:
                detail += self.tr(", paket {0}").format(line.package[:12])
            column.addWidget(_event(_HISTORY_ICONS.get(line.kind, "edit"), line.text, detail))
        if not self._why.history:
            column.addWidget(_said(self.tr("Belum ada keputusan yang tercatat.")))
        column.addSpacing(12)
        column.addWidget(Label(self.tr("Umpan balik"), "section"))
        column.addSpacing(8)
        said = [item for value in self._why.appraisal.behaviour for item in value.feedback]
        for item in said:
            giver = giver_label(item.giver_role)
            who = f"{giver}: {item.giver}" if item.giver else giver
            column.addWidget(Label(f"“{item.text}”", "body", wrap=True))
            column.addWidget(Label(f"{who} · {item.value_name}", "small", "muted", wrap=True))
            column.addSpacing(8)
        if not said:
            column.addWidget(_said(self.tr("Belum ada umpan balik.")))
        column.addStretch(1)
        return whole

    def _objection(self) -> str:
        until = self._why.objection_until
        if until is None:
            return self.tr("Belum diterbitkan; masa keberatan mulai saat diterbitkan.")
        if until < self._page.context.today():
            return self.tr("Masa keberatan berakhir {0}. Hasil ini sudah tetap.").format(
                long_date(until)
            )
        return self.tr("Keberatan dapat diajukan sampai {0}.").format(long_date(until))

    # --- actions ---------------------------------------------------------------------------
    def print_appendix(self) -> None:
        """Print the chain as an appendix into a file."""
        view = self._why.appraisal
        services, session = self._page.context.services, self._page.context.session
        name = file_name("alasan-predikat", view.person.name, view.period_code)
        self._printer.print_form(
            "alasan-predikat",
            name,
            lambda: services.forms.why(session, view.person.person_id, view.period_code),
        )

    def first_input(self) -> QWidget:
        """Put the focus on the rows of hasil kerja, or on the button that prints."""
        return self.rows if self._why.appraisal.rhk else self.print_button

    def _open_log(self) -> None:
        page = self._page
        self.accept()
        page.navigate("kegiatan")


def _title(page: Page) -> str:
    return page.tr("Mengapa predikat ini?")


def _words(rating: Rating | None) -> str:
    return rating_label(rating) if rating else "–"


def _said(text: str) -> Label:
    return Label(text, "body", "muted", wrap=True)


def _event(icon: str, text: str, detail: str) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 8)
    column.setSpacing(8)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Icon(icon), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(Label(text, "strong", wrap=True))
    words.addWidget(Label(detail, "small", "muted", wrap=True))
    row.addLayout(words, 1)
    column.addLayout(row)
    column.addWidget(Rule())
    return whole
