"""How a share of attendance came about, step by step: on Kehadiran and beside a rating (X-2)."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from penilaian_desktop.domain.attendance import Attendance, percent
from penilaian_desktop.domain.wording import number
from penilaian_desktop.domain.wording import percent as percent_text
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.kit.look import FontRole
from penilaian_desktop.ui.widgets.label import Label


def tr(text: str) -> str:
    """Return a text of attendance as shown."""
    return QCoreApplication.translate("Kehadiran", text)


class WhyStep(NamedTuple):
    """A line of the reckoning of a share; `result` is a line that follows from those above."""

    words: str
    figure: str
    result: bool = False


def why_steps(record: Attendance) -> list[WhyStep]:
    """Return how the share of attendance of a month came about, line by line (X-2)."""
    leave = record.leave + record.sick + record.permit
    share = percent((record,))
    steps = [
        WhyStep(tr("Hari kerja"), number(record.working_days)),
        WhyStep(tr("− cuti, sakit, izin (tidak merugikan)"), number(leave)),
        WhyStep(tr("= hari yang dihitung"), number(record.counted), result=True),
        WhyStep(tr("Hadir"), number(record.present)),
        WhyStep(tr("+ dinas luar"), number(record.duty)),
        WhyStep(tr("= hadir menurut hitungan"), number(record.present + record.duty), result=True),
    ]
    if share is not None:
        words = tr("{0} : {1} × 100").format(
            number(record.present + record.duty), number(record.counted)
        )
        steps.append(WhyStep(words, percent_text(share), result=True))
    if record.absent:
        steps.append(WhyStep(tr("Tanpa keterangan"), number(record.absent)))
    marked = len(record.marked)
    if marked:
        steps.append(WhyStep(tr("Belum diputuskan: menunggu konfirmasi tanda"), number(marked)))
    if record.undecided > marked:
        words = tr("Belum diputuskan: tidak terbaca atau tidak disebut")
        steps.append(WhyStep(words, number(record.undecided - marked)))
    if record.late_days:
        steps.append(WhyStep(_lateness(record), _in_minutes(record.late_minutes)))
    if record.early_days:
        early = tr("Pulang cepat {0} kali").format(number(record.early_days))
        steps.append(WhyStep(early, _in_minutes(record.early_minutes)))
    return steps


def _lateness(record: Attendance) -> str:
    words = tr("Terlambat {0} kali").format(number(record.late_days))
    classes = [f"TL{at} {number(count)}" for at, count in enumerate(record.late_steps, 1) if count]
    return f"{words} ({', '.join(classes)})" if classes else words


def _in_minutes(minutes: int) -> str:
    return tr("{0} menit").format(number(minutes))


class StepsGrid(QWidget):
    """The steps as words and figures, line by line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Cara menghitung"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)

    def show_record(self, record: Attendance | None) -> None:
        """Show the steps of a recap; None empties the grid."""
        clear(self._grid)
        for row, step in enumerate(why_steps(record) if record is not None else ()):
            role: FontRole = "small_strong" if step.result else "small"
            tint = "text" if step.result or step.figure != "0" else "muted"
            words = Label(step.words, role, tint, wrap=True)
            figure = Label(step.figure, role, tint)
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            figure.setMinimumWidth(figure.sizeHint().width())
            words.setAccessibleName(f"{step.words}: {step.figure}")
            self._grid.addWidget(words, row, 0)
            self._grid.addWidget(figure, row, 1)
