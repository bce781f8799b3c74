"""The cards beside and below the curve: distribution, people, changes, hints."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.calibration_views import CalibrationRow, CalibrationView
from penilaian_desktop.domain.wording import organisation_label
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.screens.kalibrasi import words
from penilaian_desktop.ui.widgets.appraisal_words import changed_ratings
from penilaian_desktop.ui.widgets.button import text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.small import Avatar, Icon, Pill, predicate_mark
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_paint import HEAD
from penilaian_desktop.ui.widgets.table_view import TableView

LINE = 32
PERSON = 52


class DistributionCard(Card):
    """The numbers of the curve, and what the pattern says of each predicate."""

    def __init__(self) -> None:
        super().__init__()
        self._view: CalibrationView | None = None
        self.model: RecordModel[int] = RecordModel(
            [
                Column("predicate", self.tr("Predikat"), self._pill, width=150),
                Column("before", self.tr("Sebelum"), self._before, width=64, number=True),
                Column("after", self.tr("Sesudah"), self._after, width=64, number=True),
                Column("share", self.tr("Persen"), self._share, width=64, number=True),
                Column("pattern", self.tr("Pola"), self._pattern),
            ]
        )
        self.table = TableView(self.model, self.tr("Distribusi predikat"), row_height=LINE)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setFixedHeight(HEAD + 5 * LINE + 1)
        self.body.addWidget(self.table)
        self.setAccessibleName(self.tr("Distribusi predikat"))

    def show_view(self, view: CalibrationView) -> None:
        """Show other numbers, best predicate first."""
        self._view = view
        self.model.set_rows([4, 3, 2, 1, 0])

    def _counted(self, at: int) -> CalibrationView:
        assert self._view is not None
        del at
        return self._view

    def _pill(self, at: int) -> Cell:
        return Cell(pill=predicate_mark(self._counted(at).counts[at][0]))

    def _before(self, at: int) -> Cell:
        return Cell(str(self._counted(at).before[at][1]), tint="muted")

    def _after(self, at: int) -> Cell:
        return Cell(str(self._counted(at).counts[at][1]), strong=True)

    def _share(self, at: int) -> str:
        return words.percent(self._counted(at).counts[at][2])

    def _pattern(self, at: int) -> Cell:
        view = self._counted(at)
        if view.organisation is None:
            return Cell("–", tint="muted", spoken=self.tr("tanpa pola"))
        return words.pattern_cell(view.counts[at][0], view.advice, too_small=view.too_small)


class PeopleCard(Card):
    """Everybody of the unit: before, after, how much was read; Enter changes the result."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("Pegawai"), self.tr("Enter mengubah hasil"))
        self.model: RecordModel[CalibrationRow] = RecordModel(
            [
                Column(
                    "name", self.tr("Nama"),
                    lambda r: Cell(r.person.name, second=r.person.position),
                    sort=lambda r: r.person.name,
                ),
                Column("before", self.tr("Sebelum"), _former, width=140),
                Column("after", self.tr("Sesudah"), self._after, width=140),
                Column("ratings", self.tr("Hasil · perilaku"), self._ratings, width=128),
                Column(
                    "read", self.tr("Dibaca"),
                    lambda r: Cell(
                        self.tr("{0} dari {1}").format(r.opened, r.entries) if r.entries else "–",
                        tint="muted",
                    ),
                    width=90,
                ),
            ]
        )  # fmt: skip
        self.table = TableView(self.model, self.tr("Pegawai dalam kalibrasi"), row_height=PERSON)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.opened.connect(self.wanted)
        self.body.addWidget(self.table)

    def show_rows(self, rows: Sequence[CalibrationRow]) -> None:
        """Show the people; the one chosen stays chosen."""
        chosen = self.table.current_record()
        kept = chosen.person.person_id if isinstance(chosen, CalibrationRow) else ""
        self.model.set_rows(rows)
        self.table.setFixedHeight(HEAD + len(rows) * PERSON + 1)
        at = self.model.row_of(lambda r: r.person.person_id == kept)
        if at >= 0:
            self.table.choose_row(at)

    def _after(self, row: CalibrationRow) -> Cell:
        if row.predicate is None:
            return Cell(self.tr("belum dinilai"), tint="muted")
        return _pill(row.predicate)

    def _ratings(self, row: CalibrationRow) -> Cell:
        short = {
            Rating.BELOW: self.tr("di bawah"),
            Rating.MEETS: self.tr("sesuai"),
            Rating.ABOVE: self.tr("di atas"),
            None: "–",
        }
        if row.work is None and row.behaviour is None:
            return Cell("–", tint="muted")
        return Cell(f"{short[row.work]} · {short[row.behaviour]}", tint="muted")


def _former(row: CalibrationRow) -> Cell:
    return _pill(row.predicate_before)


def _pill(predicate: Predicate | None) -> Cell:
    return Cell(pill=predicate_mark(predicate)) if predicate else Cell("–", tint="muted")


class ChangesCard(Card):
    """Before → after with the reason, person by person."""

    add_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Perubahan"))
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.body.addLayout(self._column)
        self.body.addWidget(Rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(11, 4, 15, 4)
        self.add = text_button(self.tr("Tambah perubahan"), "add", clicked=self.add_wanted.emit)
        foot.addWidget(self.add)
        foot.addStretch(1)
        self.body.addLayout(foot)

    def show_rows(self, rows: Sequence[CalibrationRow], refusal: str) -> None:
        """Show what was changed; `refusal` says why nothing can be changed now."""
        clear(self._column)
        changed = [row for row in rows if any(change.counts for change in row.changes)]
        self.set_note(self.tr("{0} orang").format(len(changed)) if changed else "")
        for at, row in enumerate(changed):
            if at:
                self._column.addWidget(Rule())
            self._column.addWidget(_change_row(row))
        if not changed:
            self._column.addWidget(_padded(self.tr("Belum ada hasil yang diubah."), refusal))
        self.add.refuse(refusal)


def _padded(*lines: str) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(15, 12, 15, 12)
    column.setSpacing(4)
    for at, line in enumerate(line for line in lines if line):
        column.addWidget(Label(line, "small" if at else "body", "muted", wrap=True))
    return whole


def _change_row(row: CalibrationRow) -> QWidget:
    whole = QWidget()
    line = QHBoxLayout(whole)
    line.setContentsMargins(15, 10, 15, 10)
    line.setSpacing(12)
    line.addWidget(Avatar(row.person.name), 0, Qt.AlignmentFlag.AlignTop)
    text = QVBoxLayout()
    text.setSpacing(4)
    text.addWidget(Label(row.person.name, "body"))
    pills = QHBoxLayout()
    pills.setSpacing(6)
    if row.predicate_before is not None:
        pills.addWidget(Pill(predicate_mark(row.predicate_before)))
    pills.addWidget(Icon("arrow_right", "muted", 12))
    if row.predicate is not None:
        pills.addWidget(Pill(predicate_mark(row.predicate)))
    pills.addStretch(1)
    text.addLayout(pills)
    for change in row.changes:
        if change.counts:
            moved = changed_ratings(change)
            if moved:
                text.addWidget(Label(moved, "small", wrap=True))
            said = f"{change.reason} – {change.who}"
            text.addWidget(Label(said, "small", "muted", wrap=True))
    line.addLayout(text, 1)
    return whole


class HintsCard(Card):
    """What to look at: advice, never a lock."""

    def __init__(self) -> None:
        super().__init__(self.tr("Petunjuk keadilan"), self.tr("saran, bukan kunci"))
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.body.addLayout(self._column)

    def show_view(self, view: CalibrationView) -> None:
        """Show the hints, then what was looked for and not found."""
        clear(self._column)
        names = {row.person.person_id: row.person.name for row in view.rows}
        lines = [(icon, "warn", *said) for icon, *said in words.hint_lines(view.hints, names)]
        if any(row.predicate is not None for row in view.rows):
            lines += [("done", "good", text, "") for text in words.good_words(view.hints)]
        if view.too_small:
            lines.append(
                (
                    "info", "info", self.tr("Unit di bawah sepuluh orang"),
                    self.tr("Persentase pola terlalu kasar; bandingkan orang dengan orang."),
                )
            )  # fmt: skip
        if view.organisation is None:
            lines.append(
                (
                    "info", "info", self.tr("Capaian organisasi belum ditetapkan"),
                    self.tr("Kepegawaian menetapkannya di Data induk; pola menyusul."),
                )
            )  # fmt: skip
        for at, (icon, tint, title, second) in enumerate(lines):
            if at:
                self._column.addWidget(Rule())
            self._column.addWidget(_hint_row(icon, tint, title, second))


def _hint_row(icon: str, tint: str, title: str, second: str) -> QWidget:
    whole = QWidget()
    line = QHBoxLayout(whole)
    line.setContentsMargins(15, 8, 15, 8)
    line.setSpacing(12)
    line.addWidget(Icon(icon, tint, 18), 0, Qt.AlignmentFlag.AlignTop)
    text = QVBoxLayout()
    text.setSpacing(1)
    text.addWidget(Label(title, "body", wrap=True))
    if second:
        text.addWidget(Label(second, "small", "muted", wrap=True))
    line.addLayout(text, 1)
    return whole


def chart_title(card: QWidget, view: CalibrationView) -> str:
    """Return the title of the curve as the regulation words it."""
    if view.organisation is None:
        return card.tr("Distribusi predikat kinerja pegawai")
    return card.tr(
        "Kurva distribusi predikat kinerja pegawai dengan capaian kinerja organisasi {0}"
    ).format(organisation_label(view.organisation))
