"""Hasil kerja: each RHK with its totals beside the scale, and the rating of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.domain.appraisal_views import AppraisalView, RhkResult
from penilaian_desktop.domain.cycle_views import LateItem
from penilaian_desktop.domain.fairness import Hint, HintKind
from penilaian_desktop.domain.plan import RhkKind
from penilaian_desktop.domain.wording import number, short_date
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.formats import local_day
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.screens.penilaian.reason_field import ReasonField
from penilaian_desktop.ui.screens.penilaian.words import hint_words, suggestion
from penilaian_desktop.ui.widgets.button import text_button
from penilaian_desktop.ui.widgets.card import Card, CardFoot
from penilaian_desktop.ui.widgets.gauge import ProgressBar
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.rating_bar import RatingBar
from penilaian_desktop.ui.widgets.small import Icon

SCALE_TO = Decimal(130)
"""The bar ends here; its mark stands at 100 percent."""


class _TwoLines(QWidget):
    """A name in at most two lines; what does not fit stands in the tool tip."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Show another name."""
        self._text = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take one line or two."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines, the second one elided."""
        painter = QPainter(self)
        first, rest = self._split()
        paint.text_line(painter, QRect(0, 0, self.width(), 20), first, "strong")
        if rest:
            paint.text_line(painter, QRect(0, 20, self.width(), 20), rest, "strong")

    def _fit(self) -> None:
        self.setFixedHeight(40 if self._split()[1] else 20)

    def _split(self) -> tuple[str, str]:
        words = self._text.split()
        for n in range(len(words), 0, -1):
            first = " ".join(words[:n])
            if n == 1 or look().width(first, "strong") <= self.width():
                return first, " ".join(words[n:])
        return "", ""


class RhkRow(QWidget):
    """One RHK, 66 px high."""

    rated = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._rhk_id = ""
        self.setFixedHeight(66)
        self._number = Label("", "strong")
        self._number.setFixedWidth(16)
        self._text = _TwoLines()
        self._counts = Label("", "small", "muted")
        self._amount = Label("", "body", "muted", markup=True)
        self._percent = Label("", "strong", align=Qt.AlignmentFlag.AlignRight)
        self._bar = ProgressBar()
        self.rating = RatingBar("")
        self.rating.rated.connect(lambda rating: self.rated.emit(self._rhk_id, rating))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(self._number)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self._text)
        words.addWidget(self._counts)
        words.addStretch(1)
        row.addLayout(words, 1)
        figures = QWidget()
        figures.setFixedWidth(136)
        beside = QVBoxLayout(figures)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._amount, 1)
        top.addWidget(self._percent)
        beside.addStretch(1)
        beside.addLayout(top)
        beside.addWidget(self._bar)
        beside.addStretch(1)
        row.addWidget(figures)
        row.addWidget(self.rating)

    @property
    def rhk_id(self) -> str:
        """Return the id of the RHK shown."""
        return self._rhk_id

    def show_result(self, one: RhkResult, *, editable: bool) -> None:
        """Show an RHK."""
        self._rhk_id = one.rhk_id
        self._number.setText(str(one.number))
        self._text.set_text(one.text)
        counts = self.tr("{0} kegiatan · {1} bukti").format(
            number(one.activities), number(one.evidence)
        )
        if one.kind is RhkKind.TAMBAHAN:
            counts = self.tr("tambahan · {0} keg. · {1} bukti").format(
                number(one.activities), number(one.evidence)
            )
        self._counts.setText(counts)
        self._counts.setToolTip(one.indicator_text)
        self._show_figures(one)
        name = self.tr("Rating RHK {0}, {1}").format(one.number, one.text)
        self.rating.setAccessibleName(name)
        self.rating.set_rating(one.rating)
        self.rating.setEnabled(editable)

    def _show_figures(self, one: RhkResult) -> None:
        if one.actual_text and one.actual is None:
            self._amount.setText(one.actual_text)
        elif one.actual is None:
            self._amount.setText(self.tr("belum ada realisasi"))
        elif one.target is None:
            self._amount.setText(f"**{number(one.actual)}** {one.unit}".strip())
        else:
            self._amount.setText(f"**{number(one.actual)}** / {number(one.target)}")
        known = one.percent is not None
        self._percent.setText(f"{number(one.percent, 0)} %" if one.percent is not None else "")
        self._bar.setVisible(known)
        if one.percent is not None:
            self._bar.set_share(float(one.percent / SCALE_TO), float(100 / SCALE_TO))
            self._bar.setAccessibleName(
                self.tr("{0} persen dari target").format(number(one.percent, 0))
            )


class ResultsCard(Card):
    """The rows, the rating of the whole in the head, its reason, and the person's own words."""

    rhk_rated = Signal(str, object)
    why_requested = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Hasil kerja"))
        self._asked = True
        self.overall = RatingBar(self.tr("Rating hasil kerja"))
        self.add_head_widget(self.overall)
        self.reason = ReasonField(self.tr("Alasan rating hasil kerja"))
        self._band = QWidget()
        band = QVBoxLayout(self._band)
        band.setContentsMargins(15, 8, 15, 10)
        band.addWidget(self.reason)
        self.body.addWidget(self._band)
        self._line = Rule()
        self.body.addWidget(self._line)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.rows: list[RhkRow] = []
        self._rules: list[Rule] = []
        self._own = Label("", "body", "muted", wrap=True, markup=True)
        self._own.setContentsMargins(0, 0, 0, 0)
        holder = QVBoxLayout()
        holder.setContentsMargins(15, 12, 15, 12)
        holder.addWidget(self._own)
        self._own_box = QWidget()
        self._own_box.setLayout(holder)
        self._column.addWidget(self._own_box)
        self._column.addStretch(1)
        self._inner = inner
        self._scroll = ScrollColumn(inner)
        self.body.addWidget(self._scroll, 1)
        self._foot = CardFoot()
        self._foot.setFixedHeight(39)
        self._foot.row.insertWidget(0, Icon("book"))
        self.why = text_button(
            self.tr("Mengapa predikat ini?"), compact=True, clicked=self.why_requested.emit
        )
        self._foot.row.addWidget(self.why)
        self.body.addWidget(self._foot)

    def show_view(
        self, view: AppraisalView, late: Sequence[LateItem] = (), *, running: bool = False
    ) -> None:
        """Show the results of a person; `late` is what was reported after the deadline.

        While the period is `running` the note says that the suggestion is by the pace so far.
        """
        self._asked = view.asks.work
        self.set_note(suggestion(view.work_suggested, running=running) if self._asked else "")
        self.overall.setVisible(self._asked)
        self.overall.set_rating(view.work_rating)
        self.overall.setEnabled(view.editable)
        self._fit_rows(len(view.rhk))
        for row, one in zip(self.rows, view.rhk, strict=True):
            row.show_result(one, editable=view.editable)
            row.rating.setVisible(self._asked)
        own = [
            self.tr("**Pencapaian** {0}").format(view.achievements) if view.achievements else "",
            self.tr("**Tantangan** {0}").format(view.challenges) if view.challenges else "",
            *(
                self.tr("**Ditulis terlambat, {0}:** {1}").format(
                    short_date(local_day(item.at)), item.text or self.tr("laporan kemajuan")
                )
                for item in late
            ),
        ]
        words = "\n".join(part for part in own if part)
        if not view.rhk:
            words = self.tr("Belum ada SKP untuk periode ini, jadi belum ada RHK yang dinilai.")
        self._own.setText(words)
        self._own_box.setVisible(bool(words))
        missing = (
            self.tr("Predikat ada sesudah kedua rating dipilih.")
            if view.asks.both
            else self.tr("Predikat ada sesudah isian skema lengkap.")
        )
        self.why.refuse("" if view.predicate else missing)
        self.explain_reason(view.work_rating, view.work_suggested, editable=view.editable)

    def show_hints(self, hints: Sequence[Hint], view: AppraisalView) -> None:
        """Say in the foot how much was read, and quietly what else may be unfair."""
        read = self.tr("Anda membuka {0} dari {1} kegiatan.").format(view.opened, view.entries)
        about = [h for h in hints if h.person_ids == (view.person.person_id,)]
        found = [*about, *(h for h in hints if len(h.person_ids) != 1)]
        said = [hint_words(hint) for hint in found if hint.kind is not HintKind.FEW_READ]
        self._foot.left.setText(
            self.tr("{0} dari {1} kegiatan dibuka · {2}").format(view.opened, view.entries, said[0])
            if said
            else read
        )
        self._foot.left.setToolTip("\n".join([read, *said]))

    def explain_reason(
        self, decision: Rating | None, suggested: Rating | None, *, editable: bool
    ) -> None:
        """Open or close the reason."""
        self.reason.explain(decision, suggested)
        self.reason.area.setReadOnly(not editable)
        if not self._asked:
            self.reason.hide()
        shown = not self.reason.isHidden()
        self._band.setVisible(shown)
        self._line.setVisible(shown)

    def set_stacked(self, stacked: bool) -> None:
        """Show all rows without a scroll bar of their own, in a page that scrolls as a whole."""
        tall = 67 * len(self.rows)
        if not self._own_box.isHidden():
            tall += self._own_box.heightForWidth(max(240, self.width() - 2))
        self._scroll.setMinimumHeight(tall if stacked else 0)

    def bars(self) -> Sequence[RatingBar]:
        """Return the ratings in the order in which a head gives them."""
        return [*(row.rating for row in self.rows), self.overall] if self._asked else []

    def _fit_rows(self, count: int) -> None:
        while len(self.rows) < count:
            row, rule = RhkRow(), Rule()
            row.rated.connect(self.rhk_rated)
            at = 2 * len(self.rows)
            self._column.insertWidget(at, row)
            self._column.insertWidget(at + 1, rule)
            self.rows.append(row)
            self._rules.append(rule)
        while len(self.rows) > count:
            for old in (self.rows.pop(), self._rules.pop()):
                old.hide()
                old.deleteLater()
