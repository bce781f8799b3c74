"""The comparison of units for everybody, with its age (PR-10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.peer_views import PeerView
from penilaian_desktop.domain.wording import long_date, number
from penilaian_desktop.ui.widgets.chart_card import ChartCard
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from penilaian_desktop.ui.widgets.page import Page

LEAST_HEIGHT = 180


class PeersCard(QWidget):
    """Loads and shows the units of one period."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.view: PeerView | None = None
        self.chart = ChartCard(self.tr("Perbandingan unit"))
        self.chart.setMinimumHeight(LEAST_HEIGHT)
        self.period = ComboBox()
        self.period.setAccessibleName(self.tr("Periode perbandingan"))
        self.period.chosen.connect(lambda _key: self.refresh())
        self.chart.add_head_widget(self.period)
        self.said = Label("", "small", "muted", wrap=True)
        foot = QHBoxLayout()
        foot.setContentsMargins(15, 0, 15, 10)
        foot.addWidget(self.said, 1)
        self.chart.body.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chart)

    def refresh(self) -> None:
        """Load the period that is chosen, the newest at first."""
        services, session = self._page.context.services, self._page.context.session
        code = self.period.value()
        self._page.run(lambda _r: services.peers.view(session, code), self._show, key="peers")

    def _show(self, view: PeerView) -> None:
        self.view = view
        self.period.set_options([(code, PeriodCode.parse(code).label) for code in view.codes])
        self.period.set_value(view.period_code)
        self.period.setVisible(len(view.codes) > 1)
        self.chart.set_data(view.chart)
        self.said.setText(" ".join(self._sentences(view)))

    def _sentences(self, view: PeerView) -> list[str]:
        said = [self.tr("Dari hasil terbit yang ada di laptop ini, bukan dari seluruh instansi.")]
        if view.newest is not None and view.age is not None:
            newest = self.tr("Yang terbaru dicatat {0}, {1} hari yang lalu.")
            today = self.tr("Yang terbaru dicatat hari ini, {0}.")
            day = long_date(view.newest)
            said.append(newest.format(day, number(view.age)) if view.age else today.format(day))
        if view.hidden:
            few = self.tr(
                "{0} unit tidak ditampilkan: hasilnya kurang dari lima, atau semuanya sama."
            )
            said.append(few.format(number(view.hidden)))
        return said
