"""Trends over eight periods: of a unit, of a person, of an indicator of theirs or a ready one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.chart_views import ChartData
from penilaian_desktop.domain.monitor_views import Board, TrendChoice
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.chart_card import ChartCard
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.person_picker import PersonPicker

if TYPE_CHECKING:
    from penilaian_desktop.domain.person_views import PersonItem
    from penilaian_desktop.ui.screens.pemantauan.page import PemantauanPage

UNIT, PERSON, INDICATOR = "unit", "person", "indicator"
LENGTHS = ("8", "12", "16")


class TrendTab(QWidget):
    """Shows the charts of one subject."""

    def __init__(self, page: PemantauanPage) -> None:
        super().__init__()
        self._page = page
        self._board: Board | None = None
        self._person = ""
        self.charts: tuple[ChartData, ...] = ()
        self.subject = ComboBox((("unit:", self.tr("Semua unit")),))
        self.subject.setAccessibleName(self.tr("Unit atau indikator"))
        self.subject.chosen.connect(self._subject_chosen)
        self.person = PersonPicker(name=self.tr("Pegawai"))
        self.person.setPlaceholderText(self.tr("atau pegawai: ketik nama atau NIP"))
        self.person.editingFinished.connect(self._person_typed)
        self.person.setVisible(not page.letters_refused)
        self.strengths = Button(
            self.tr("Kekuatan"), "award", clicked=lambda: page.navigate("kekuatan", self._person)
        )
        self.strengths.hide()
        periods = self.tr("{0} periode")
        self.length = ComboBox([(n, periods.format(n)) for n in LENGTHS])
        self.length.setAccessibleName(self.tr("Panjang tren"))
        self.length.chosen.connect(lambda _key: self.refresh())
        self.measure = ComboBox((("", self.tr("Predikat, penyelesaian, dan jam")),))
        self.measure.setAccessibleName(self.tr("Yang diukur"))
        self.measure.chosen.connect(lambda _key: self._load())
        who = QHBoxLayout()
        who.setSpacing(8)
        who.addWidget(self.subject, 1)
        who.addWidget(self.person, 1)
        what = QHBoxLayout()
        what.setSpacing(8)
        what.addWidget(self.measure, 1)
        what.addWidget(self.strengths)
        what.addWidget(self.length)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(8)
        self._top.addLayout(who, 3)
        self._top.addLayout(what, 2)
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)
        self.cards = [ChartCard() for _ in range(3)]
        for card in self.cards:
            card.setMinimumHeight(262)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._top)
        column.addWidget(ScrollColumn(inner, host=page), 1)
        self.set_narrow(False)

    def show_board(self, board: Board) -> None:
        """Take year and kind of a board."""
        self._board = board

    def set_people(self, people: list[PersonItem]) -> None:
        """Offer persons to choose from."""
        self.person.set_people(people)

    def show_person(self, person_id: str, name: str) -> None:
        """Show the trend of a person."""
        self._person = person_id
        self.person.setText(name)
        self.refresh()

    def refresh(self) -> None:
        """Load what can be chosen, then the trend."""
        board = self._board
        if board is None:
            return
        services, session = self._page.context.services, self._page.context.session
        self._page.run(
            lambda _r: services.trends.choices(session, board.year),
            self._offer,
            key="trend_choices",
        )

    def _offer(self, choices: tuple[TrendChoice, ...]) -> None:
        chosen = self.subject.value()
        options = []
        for one in choices:
            name = one.name or self.tr("Semua unit")
            if one.key.startswith(INDICATOR):
                name = self.tr("Indikator: {0}").format(name)
            options.append((one.key, name))
        self.subject.set_options(options)
        known = {key for key, _ in options}
        self.subject.set_value(chosen if chosen in known else f"{UNIT}:")
        self._load_measures()

    def _subject_chosen(self, _key: str) -> None:
        self._person = ""
        self.person.clear()
        self._load_measures()

    def _person_typed(self) -> None:
        found = self.person.person_id()
        if found and found != self._person:
            self._person = found
            self._load_measures()
        elif not self.person.text().strip() and self._person:
            self._person = ""
            self._load_measures()

    def _load_measures(self) -> None:
        """Load what can be followed of the subject, then the trend."""
        board = self._board
        assert board is not None
        what, _, unit_id = self.subject.value().partition(":")
        if what == INDICATOR and not self._person:
            self._offer_measures(())
            return
        trends, s = self._page.context.services.trends, self._page.context.session
        year, person = board.year, self._person
        self._page.run(
            lambda _r: trends.measures(
                s, year, unit_id="" if person else unit_id, person_id=person
            ),
            self._offer_measures,
            key="trend_measures",
        )

    def _offer_measures(self, choices: tuple[TrendChoice, ...]) -> None:
        chosen = self.measure.value()
        usual = (
            self.tr("Predikat, rating, dan jam")
            if self._person
            else self.tr("Predikat, penyelesaian, dan jam")
        )
        options = [("", usual)]
        for one in choices:
            name = one.name or self.tr("Proyek: hasil, waktu, anggaran")
            options.append((one.key, name))
        self.measure.set_options(options)
        self.measure.set_value(chosen if chosen in {key for key, _ in options} else "")
        self.measure.setVisible(len(options) > 1)
        self._load()

    def _load(self) -> None:
        job = self._job()
        self._page.run(lambda _r: job(), self._show, key="trend")

    def _job(self) -> Callable[[], tuple[ChartData, ...]]:
        board = self._board
        assert board is not None
        trends, s = self._page.context.services.trends, self._page.context.session
        kind, year, count = board.kind or "T", board.year, int(self.length.value())
        key = self.measure.value()
        if key and (self._person or self.subject.value().startswith(UNIT)):
            person = self._person
            unit_id = "" if person else self.subject.value().partition(":")[2]
            return lambda: trends.measure(
                s, key, kind, unit_id=unit_id, person_id=person, count=count, year=year
            )
        if self._person:
            person = self._person
            return lambda: trends.person(s, person, kind, count=count, year=year)
        what, _, subject = self.subject.value().partition(":")
        if what == INDICATOR:
            return lambda: trends.indicator(s, subject, kind, count=count, year=year)
        return lambda: trends.unit(s, subject, kind, count=count, year=year)

    def _show(self, charts: tuple[ChartData, ...]) -> None:
        self.charts = charts
        self.strengths.setVisible(bool(self._person))
        for at, card in enumerate(self.cards):
            card.setVisible(at < len(charts))
            if at < len(charts):
                card.set_data(charts[at])

    def set_narrow(self, narrow: bool) -> None:
        """Put the charts one under another in a small window."""
        direction = QBoxLayout.Direction
        self._top.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        for at, card in enumerate(self.cards):
            if narrow:
                self._grid.addWidget(card, at, 0)
            else:
                self._grid.addWidget(card, at // 2, at % 2)
        self._grid.setRowStretch(3, 1)
