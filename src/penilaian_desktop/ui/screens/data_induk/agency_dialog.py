"""The agency: its name, the place printed before the date, and the zone its clocks follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.employee import Agency
from penilaian_desktop.domain.wording import ZONE_HOURS
from penilaian_desktop.ui.widgets.field import Field
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.writing_dialog import Writing, WritingDialog

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class AgencyDialog(WritingDialog):
    """Writes the one agency of the workspace."""

    def __init__(self, context: UiContext, over: QWidget, agency: Agency | None) -> None:
        super().__init__(
            context,
            over,
            over.tr("Instansi"),
            confirm=over.tr("Simpan"),
            write=self._job,
            said=over.tr("Instansi disimpan"),
            width=520,
        )
        self.name = Field(agency.name if agency else "")
        self.place = Field(agency.place if agency else "", placeholder=self.tr("Kota Contoh"))
        self.zone = Segmented([(zone, zone) for zone in ZONE_HOURS], self.tr("Zona waktu"))
        self.zone.set_value(agency.time_zone if agency else "WIB")
        self.rows.add("name", self.tr("Nama instansi"), self.name)
        self.rows.add_row(
            ("place", self.tr("Tempat pada tanda tangan"), self.place),
            ("time_zone", self.tr("Zona waktu"), self.zone),
            stretch=(3, 2),
        )
        self.body.addWidget(self.rows)
        self.body.addWidget(
            Label(
                self.tr("Nama dan tempat tercetak pada formulir; hari berganti menurut zona ini."),
                "small",
                "muted",
                wrap=True,
            )
        )

    def _job(self) -> Writing:
        data, session = self._context.services.master_data, self._context.session
        name, place, zone = self.name.text(), self.place.text(), self.zone.value()
        return lambda: data.save_agency(session, name=name, place=place, time_zone=zone)
