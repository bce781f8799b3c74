"""The tab Tinjauan tahunan: the yearly review of the system of appraisal itself (SM-1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.plan_views import LibraryItem
from penilaian_desktop.domain.scheme_views import SystemReviewItem
from penilaian_desktop.domain.wording import short_date
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.perbaikan.indicator_codes import (
    CodesField,
    YearChoices,
    changed_in,
    codes_in,
)
from penilaian_desktop.ui.widgets.beside import Beside
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import DateField, Field, TextArea
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.newest import Newest
from penilaian_desktop.ui.widgets.paper_menu import PeriodPaper
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

FORM = "tinjauan-sistem"


class ReviewsTab(QWidget):
    """The reviews by year; the form at the right writes one."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._id: str | None = None
        self._library: tuple[LibraryItem, ...] = ()
        self.model: RecordModel[SystemReviewItem] = RecordModel(
            [
                Column("year", self.tr("Tahun"), lambda i: str(i.review.year), width=64),
                Column(
                    "findings",
                    self.tr("Temuan dan keputusan"),
                    lambda i: Cell(
                        _one_line(i.review.findings), second=_one_line(i.review.decisions)
                    ),
                ),
                Column(
                    "changed",
                    self.tr("Indikator diubah"),
                    lambda i: Cell(self._names(i.review.changed) or "–", tint="muted"),
                    width=170,
                ),
                Column(
                    "complaints",
                    self.tr("Keluhan"),
                    lambda i: str(i.complaints),
                    width=76,
                    number=True,
                ),
                Column(
                    "held",
                    self.tr("Diadakan"),
                    lambda i: Cell(short_date(i.review.held_on), second=i.author),
                    width=130,
                ),
            ]
        )
        self.view = TableView(self.model, self.tr("Tinjauan tahunan"), row_height=52)
        self.frame = Beside(self.view, self.tr("Tinjauan tahunan"))
        self._build_form()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.view.chosen.connect(self._choose)

    def _build_form(self) -> None:
        today = self._context.today()
        self.rows = FormRows()
        self.year = Field(str(today.year))
        self.held_on = DateField(today)
        self.findings = TextArea(height=84)
        self.decisions = TextArea(height=84)
        self.participants = Field()
        self.changed = CodesField()
        self.offered = YearChoices()
        self.rows.add_row(
            ("year", self.tr("Tahun"), self.year), ("held_on", self.tr("Diadakan"), self.held_on)
        )
        self.rows.add("findings", self.tr("Temuan"), self.findings)
        self.rows.add("decisions", self.tr("Keputusan"), self.decisions)
        self.rows.add("participants", self.tr("Peserta"), self.participants)
        self.rows.add("changed", self.tr("Indikator yang diubah"), self.changed)
        self.rows.add_widget(self.offered)
        self.year.textChanged.connect(lambda _text: self._offer())
        self.changed.textChanged.connect(lambda _text: self._offer())
        self.offered.chosen.connect(self._mark)
        self.save = Button(self.tr("Simpan"), "check", kind="primary", clicked=self._save)
        self.fresh = Button(self.tr("Tinjauan baru"), "add", kind="text", clicked=self._new)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.save)
        buttons.addWidget(self.fresh)
        buttons.addStretch(1)
        self.card = Card(self.tr("Tinjauan baru"), padded=True)
        self.newest = Newest(self.rows)
        self.card.body.addWidget(self.newest)
        self.card.body.addWidget(self.rows)
        self.card.body.addLayout(buttons)
        self.frame.side.addWidget(self.card)

    def show_reviews(self, items: tuple[SystemReviewItem, ...]) -> None:
        """Show the reviews; the form keeps what is being written."""
        self.model.set_rows(items)
        at = self.model.row_of(lambda i: i.review.id == self._id)
        if at >= 0:
            self.view.choose_row(at)

    def show_library(self, items: tuple[LibraryItem, ...]) -> None:
        """Offer the indicators of the library by name; those of the year stand ready."""
        self._library = items
        self.changed.set_library(items)
        self._offer()
        self.view.viewport().update()

    def _offer(self) -> None:
        typed = self.year.text().strip()
        found = changed_in(self._library, int(typed)) if typed.isdecimal() else ()
        self.offered.show_items(found, codes_in(self.changed.text()))

    def _mark(self, code: str, yes: bool) -> None:
        codes = [one for one in codes_in(self.changed.text()) if one != code]
        self.changed.set_value(", ".join([*codes, code] if yes else codes))

    def _names(self, codes: tuple[str, ...]) -> str:
        known = {item.code: item.name for item in self._library}
        return ", ".join(known.get(code, code) for code in codes)

    def paper(self) -> PeriodPaper | None:
        """Return the paper of the reviews that were written, None without any."""
        years = tuple(str(item.review.year) for item in self.model.records())
        if not years:
            return None
        forms, s = self._context.services.forms, self._context.session
        return PeriodPaper(FORM, lambda code: forms.of_agency(s, FORM, code), (years,))

    def _choose(self, record: object) -> None:
        if not isinstance(record, SystemReviewItem) or record.review.id == self._id:
            return
        review = record.review
        self._id = review.id
        self.rows.clear_faults()
        self.card.set_title(self.tr("Tinjauan {year}").format(year=review.year))
        self.year.set_value(str(review.year))
        self.held_on.set_value(review.held_on)
        self.findings.set_value(review.findings)
        self.decisions.set_value(review.decisions)
        self.participants.set_value(review.participants)
        self.changed.set_value(", ".join(review.changed))
        self.newest.show_record(review)

    def _new(self) -> None:
        self._id = None
        self.rows.clear_faults()
        self.card.set_title(self.tr("Tinjauan baru"))
        self.view.clearSelection()
        today = self._context.today()
        self.year.set_value(str(today.year))
        self.held_on.set_value(today)
        for widget in (self.findings, self.decisions):
            widget.set_value("")
        for field in (self.participants, self.changed):
            field.set_value("")
        self.newest.show_record(None)
        self.findings.setFocus()

    def _save(self) -> None:
        self.rows.clear_faults()
        typed = self.year.text().strip()
        if not typed.isdecimal():
            self.rows.show_fault("year", self.tr("Tulis tahun dengan empat angka."))
            return
        reviews, s, review_id = (
            self._context.services.system_reviews,
            self._context.session,
            self._id,
        )
        year, held_on = int(typed), self.held_on.value()
        findings, decisions = self.findings.text(), self.decisions.text()
        participants = self.participants.text()
        changed, version = codes_in(self.changed.text()), self.newest.version
        self._context.tasks.submit(
            self,
            lambda _r: reviews.save(
                s,
                review_id,
                year=year,
                held_on=held_on,
                findings=findings,
                decisions=decisions,
                participants=participants,
                changed=changed,
                version=version,
            ),
            self._saved,
            self._refused,
            lane=Lane.WRITE,
        )

    def _saved(self, outcome: Outcome[SystemReviewItem]) -> None:
        review = outcome.value.review
        self._id = review.id
        self.newest.show_record(review)
        self.card.set_title(self.tr("Tinjauan {year}").format(year=review.year))
        self._context.signals.toast_requested.emit(
            self.tr("Tinjauan {year} disimpan").format(year=review.year), outcome.undo_label
        )

    def _refused(self, error: PenilaianError) -> None:
        if self.newest.refuse(error):
            return
        if not (isinstance(error, RuleViolation) and self.rows.refuse(error)):
            self._context.signals.refused.emit(error)


def _one_line(text: str) -> str:
    return " ".join(text.split())
