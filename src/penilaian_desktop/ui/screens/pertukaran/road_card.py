"""The card of the road: which one, whether it can be reached, when it was used and is used next."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from penilaian_desktop.domain.exchange_views import RoadState
from penilaian_desktop.domain.road_views import RoadKind
from penilaian_desktop.ui.kit import formats
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import Icon, Mark, Pill

_tr = translator("Pertukaran")

ICONS = {
    RoadKind.NONE: "folder",
    RoadKind.FOLDER: "folder",
    RoadKind.SERVER: "server",
    RoadKind.MAIL: "mail",
}


def road_mark(road: RoadState) -> Mark:
    """Return the pill of a road."""
    if road.kind is RoadKind.MAIL:
        return Mark(_tr("Dibawa sendiri"), "mail", "info")
    marks = {
        "none": Mark(_tr("Belum dipilih"), "dashed", "muted", "soft_draft"),
        "ready": Mark(_tr("Terhubung"), "done", "good"),
        "unknown": Mark(_tr("Belum dicoba"), "dashed", "muted", "soft_draft"),
        "missing": Mark(_tr("Tidak terjangkau"), "network_off", "warn"),
        "unmarked": Mark(_tr("Belum disiapkan"), "warn", "warn"),
        "moved": Mark(_tr("Perlu dipastikan"), "warn", "warn"),
        "foreign": Mark(_tr("Milik kantor lain"), "refused", "bad"),
    }
    return marks[road.state]


def rhythm_words(road: RoadState, today: date) -> str:
    """Return when the road was used and is used next by itself, "" when nothing is known."""
    rhythm, parts = road.rhythm, []
    if rhythm.succeeded is not None:
        when = formats.when_text(rhythm.succeeded, today)
        parts.append(_tr("terakhir berhasil {0}").format(when))
    if road.auto and rhythm.next is not None:
        parts.append(_tr("berikutnya sekitar {0}").format(formats.clock_text(rhythm.next)))
    elif road.auto and rhythm.succeeded is None:
        parts.append(_tr("dipakai sendiri begitu terjangkau"))
    words = " · ".join(parts)
    return words[:1].upper() + words[1:]


class RoadCard(Card):
    """The road: where, whether it can be reached, whose it is."""

    change_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_tr("Jalan"), padded=True)
        self.pill = Pill()
        self.add_head_widget(self.pill)
        self._icons = {kind: Icon(name, "muted", 18) for kind, name in ICONS.items() if kind}
        self._name = Label("", "strong")
        self._state = Label("", "small", "muted", wrap=True)
        self._rhythm = Label("", "small", "muted", wrap=True)
        self.change = Button(_tr("Pilih jalan…"), "settings", compact=True)
        self.change.clicked.connect(self.change_wanted)
        line = QHBoxLayout()
        line.setSpacing(8)
        for icon in self._icons.values():
            line.addWidget(icon)
        line.addWidget(self._name, 1)
        line.addWidget(self.change)
        self.body.addLayout(line)
        self.body.addWidget(self._state)
        self.body.addWidget(self._rhythm)

    def show_road(self, road: RoadState, today: date, *, may_choose: bool) -> None:
        """Show the road as it is now."""
        self.pill.set_mark(road_mark(road))
        for kind, icon in self._icons.items():
            icon.setVisible(kind == (road.kind or RoadKind.FOLDER))
        self._name.setText(self._name_of(road))
        self._name.setToolTip(road.folder)
        chosen = road.state != "none"
        self.change.setText(_tr("Ganti jalan…") if chosen else _tr("Pilih jalan…"))
        self.change.refuse(
            "" if may_choose else _tr("Jalan dipilih kepala unit, operator, atau kepegawaian.")
        )
        self._state.setText(self._words(road))
        rhythm = rhythm_words(road, today)
        self._rhythm.setText(rhythm)
        self._rhythm.setVisible(bool(rhythm))

    @staticmethod
    def _name_of(road: RoadState) -> str:
        if road.kind is RoadKind.MAIL:
            return _tr("Surel")
        if road.kind is RoadKind.SERVER:
            return road.folder.partition("://")[2].partition("/")[0]
        return Path(road.folder).name if road.folder else _tr("Folder pertukaran")

    @staticmethod
    def _words(road: RoadState) -> str:
        if road.kind is RoadKind.MAIL:
            return _tr("Lampiran dan isi surel ditulis ke folder; Anda yang mengirimnya.")
        if road.state == "none":
            return _tr("Folder bersama, flash disk, server WebDAV seperti Nextcloud, atau surel.")
        if road.state in {"ready", "unknown"}:
            words = road.folder
            if road.office:
                words += "\n" + _tr("Penanda bertanda tangan: {0}").format(road.office)
            return words
        return f"{road.folder}\n{road.message}"
