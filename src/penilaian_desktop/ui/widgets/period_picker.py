"""The choice of a period, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from penilaian_desktop.ui.widgets.field import ComboBox

if TYPE_CHECKING:
    from penilaian_desktop.domain.appraisal import Period


class PeriodPicker(ComboBox):
    """A combo box of period codes with their words ("Triwulan IV 2026")."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name=self.tr("Periode"), parent=parent)

    def set_codes(self, codes: Sequence[str], chosen: str = "") -> None:
        """Offer periods by code; the chosen one, or the one chosen before, stays."""
        from penilaian_desktop.domain.calendar import PeriodCode  # noqa: PLC0415 - not at start-up

        kept = chosen or self.value()
        self.set_options([(code, PeriodCode.parse(code).label) for code in codes])
        if kept:
            self.set_value(kept)

    def set_periods(self, periods: Sequence[Period], chosen: str = "") -> None:
        """Offer the periods of the workspace, newest first."""
        ordered = sorted(periods, key=lambda period: period.starts, reverse=True)
        self.set_codes([period.code for period in ordered], chosen)
