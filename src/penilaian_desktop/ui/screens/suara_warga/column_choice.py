"""Which column of an export asks which unsur: asked once for a form, then remembered."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.survey_questions import (
    OTHER_FIELDS,
    UNSUR_FIELDS,
    ChosenColumns,
    SurveyQuestion,
    SurveyQuestions,
)
from penilaian_desktop.ui.screens.suara_warga.words import tr, unsur_names
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import Banner
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn

NONE = ""
ABREAST = 2
"""Choices in a line."""
FEWEST = 5
"""Unsur that must be told: an index of fewer says nothing (PermenPANRB 14/2017)."""


class ColumnChoice(QWidget):
    """`chosen` brings what the person said of the columns."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._questions: SurveyQuestions | None = None
        self.boxes: dict[str, ComboBox] = {}
        self.banner = Banner()
        self.banner.hide()
        self.go = Button(tr("Baca dengan kolom ini"), "check", kind="primary", clicked=self._say)
        self._room = QWidget()
        self._lines = QVBoxLayout(self._room)
        self._lines.setContentsMargins(0, 0, 12, 0)
        actions = QHBoxLayout()
        actions.addStretch(1)
        actions.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.banner)
        column.addWidget(ScrollColumn(self._room), 1)
        column.addLayout(actions)

    def offer(self, questions: SurveyQuestions) -> None:
        """Show the columns of a form with what can be guessed of them."""
        self._questions = questions
        self.banner.show_message("")
        while (item := self._lines.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.deleteLater()
        rows = FormRows()
        rows.add_widget(
            Label(
                tr(
                    "Tunjukkan kolom mana yang menanyakan setiap unsur. Pilihan ini diingat: "
                    "berkas berikutnya dari formulir yang sama langsung terbaca."
                ),
                "body", "muted", wrap=True,
            )
        )  # fmt: skip
        options = [(NONE, tr("tidak ada di berkas"))]
        options += [(str(one.at), _words(one)) for one in questions.questions]
        self.boxes = {}
        names = [
            (field, f"U{at} · {name}")
            for at, (field, name) in enumerate(zip(UNSUR_FIELDS, unsur_names(), strict=True), 1)
        ]
        lines = []
        for field, label in (*names, *zip(OTHER_FIELDS, _other_names(), strict=True)):
            box = ComboBox(options)
            at = questions.guess.get(field)
            box.set_value(NONE if at is None else str(at))
            self.boxes[field] = box
            lines.append((field, label, box))
        for start in range(0, len(lines), ABREAST):
            rows.add_row(*lines[start : start + ABREAST])
        self._lines.addWidget(rows)
        self._lines.addStretch(1)
        self.boxes[UNSUR_FIELDS[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        assert self._questions is not None
        told = {name: int(box.value()) for name, box in self.boxes.items() if box.value()}
        twice = {at for at in told.values() if list(told.values()).count(at) > 1}
        if twice:
            letters = ", ".join(q.column for q in self._questions.questions if q.at in twice)
            self.banner.show_message(
                tr("Kolom {0} dipilih lebih dari satu kali.").format(letters),
                tr("Pilih kolom yang berbeda untuk setiap isian."),
            )
            return
        if sum(name in told for name in UNSUR_FIELDS) < FEWEST:
            self.banner.show_message(
                tr("Baru {0} unsur yang ditunjuk.").format(
                    sum(name in told for name in UNSUR_FIELDS)
                ),
                tr("Tunjuk sedikitnya {0} dari sembilan unsur.").format(FEWEST),
            )
            return
        self.chosen.emit(ChosenColumns(fingerprint=self._questions.fingerprint, fields=told))


def _words(question: SurveyQuestion) -> str:
    """Return a column as "F · Apakah langkahnya mudah? (3, 4, 2)"."""
    said = f"{question.column} · {question.label}"
    return f"{said} ({', '.join(question.samples)})" if question.samples else said


def _other_names() -> tuple[str, ...]:
    return (
        tr("Layanan"), tr("Tanggal atau waktu isi"), tr("Nomor kuesioner"), tr("Usia"),
        tr("Jenis kelamin"), tr("Pendidikan"), tr("Pekerjaan"), tr("Saran"),
    )  # fmt: skip
