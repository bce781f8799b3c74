"""The card of HR: after how many days without a package a unit counts as silent (no. 14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.monitor_views import Silence
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import Field
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from penilaian_desktop.domain.changes import Outcome
    from penilaian_desktop.ui.kit.context import UiContext

DAYS_WIDE = 120
MOST_DIGITS = 3


class SilenceCard(Card):
    """Two numbers of days, kept as soon as one is left; for others than HR it is not there."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Unit yang senyap"), padded=True, parent=parent)
        self._context = context
        self._shown = Silence()
        self.days = self._field(self.tr("Hari sampai unit disebut senyap"))
        self.long = self._field(self.tr("Hari sampai unit disebut lama senyap"))
        self.rows = FormRows()
        self.rows.add_row(
            ("days", self.tr("Senyap sesudah (hari)"), self.days),
            ("long", self.tr("Lama senyap sesudah (hari)"), self.long),
        )
        about = self.tr(
            "Dihitung sejak paket terakhir yang diterima. Unit yang senyap disebut di Pemantauan "
            "dan di antara yang perlu diingatkan; yang lama senyap juga ditandai di Beranda. "
            "Berlaku bagi semua akun di sini."
        )
        self.body.addWidget(self.rows)
        self.body.addWidget(Label(about, "small", "muted", wrap=True))
        self.setVisible(context.services.silences.may_change(context.session))

    def _field(self, name: str) -> Field:
        field = Field("")
        field.setFixedWidth(DAYS_WIDE)
        field.setMaxLength(MOST_DIGITS)
        field.setAccessibleName(name)
        field.editingFinished.connect(self._save)
        return field

    def load(self) -> None:
        """Load what holds."""
        services, session = self._context.services, self._context.session
        if services.silences.may_change(session):
            self._context.tasks.submit(
                self, lambda _r: services.silences.limits(), self._show, key="silence"
            )

    def _show(self, limits: Silence) -> None:
        self._shown = limits
        self.rows.clear_faults()
        self.days.set_value(str(limits.days))
        self.long.set_value(str(limits.long))

    def _save(self) -> None:
        wanted = Silence(days=_number(self.days.text()), long=_number(self.long.text()))
        if wanted == self._shown:
            self.rows.clear_faults()
            return
        services, session = self._context.services, self._context.session

        def job(_reporter: object) -> Outcome[Silence]:
            return services.silences.save(session, wanted)

        self._context.tasks.submit(self, job, self._saved, self._refused, lane=Lane.WRITE)

    def _saved(self, outcome: Outcome[Silence]) -> None:
        self._show(outcome.value)

    def _refused(self, error: PenilaianError) -> None:
        self.rows.clear_faults()
        if not (isinstance(error, RuleViolation) and self.rows.refuse(error)):
            self._context.signals.refused.emit(error)


def _number(text: str) -> int:
    """Return the number typed; what is none counts as 0, which is refused at the field."""
    bare = text.strip()
    return int(bare) if bare.isascii() and bare.isdecimal() else 0
