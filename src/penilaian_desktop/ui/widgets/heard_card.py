"""What the public said, line by line and never who: beside a rating, and on the own page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.domain.public_voice import NoteKind
from penilaian_desktop.domain.voice_views import HeardLine, PublicMaterial
from penilaian_desktop.domain.wording import number, short_date
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.voice_words import channel_name, kind_name

SHOWN = 6


class HeardCard(Card):
    """A quiet card; it is hidden while there is nothing to read."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(15, 10, 15, 12)
        self._column.setSpacing(10)
        self.body.addLayout(self._column)
        self._shown: tuple[str, tuple[HeardLine, ...]] | None = None
        self.hide()

    def show_material(self, material: PublicMaterial | None) -> None:
        """Show the index of a unit and what was said in a period (WG-8)."""
        if material is None:
            self._show("", ())
            return
        index = ""
        if material.index is not None:
            index = self.tr("IKM {0}: **{1}**, mutu {2}, {3} responden").format(
                material.unit,
                number(material.index.index, 2),
                material.index.grade,
                number(material.index.respondents),
            )
        self._show(index, material.lines)

    def show_lines(self, lines: Sequence[HeardLine]) -> None:
        """Show lines alone, all of them about the reader."""
        self._show("", tuple(replace(line, names_person=False) for line in lines))

    def _show(self, index: str, lines: tuple[HeardLine, ...]) -> None:
        if (index, lines) == self._shown:
            return
        self._shown = index, lines
        clear(self._column)
        if index:
            self._column.addWidget(Label(index, "body", "muted", wrap=True, markup=True))
        for line in lines[:SHOWN]:
            self._column.addWidget(self._line(line))
        if len(lines) > SHOWN:
            words = self.tr("{0} lagi pada halaman Suara warga").format(len(lines) - SHOWN)
            self._column.addWidget(Label(words, "small", "muted", wrap=True))
        self.set_note(number(len(lines)) if lines else "")
        self.setVisible(bool(index or lines))

    def _line(self, line: HeardLine) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        tint = {NoteKind.PRAISE: "good", NoteKind.COMPLAINT: "warn"}
        parts = [kind_name(line.kind)] if line.kind is not None else []
        parts += [channel_name(line.channel), short_date(line.day)]
        if line.names_person:
            parts.append(self.tr("menyebut pegawai ini"))
        if line.solved:
            parts.append(self.tr("selesai"))
        shade = tint.get(line.kind, "muted") if line.kind is not None else "muted"
        column.addWidget(Label(" · ".join(parts), "small", shade, wrap=True))
        column.addWidget(Label(line.text, "body", wrap=True))
        return whole
