"""The reports of a task as a table: the newest first, with the change, who told it and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from penilaian_desktop.domain.task_views import LinkedEntry, ProgressItem
from penilaian_desktop.domain.wording import hours, number, short_date, status_label
from penilaian_desktop.ui.kit.formats import when_text
from penilaian_desktop.ui.widgets.small import status_mark
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel

translate = QCoreApplication.translate
CHANGE = 2
PERSON, VOLUME = 2, 4
"""Columns that a narrow window leaves out: of the reports, and of the entries."""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report with its number in the history and the change since the one before."""

    at: int
    item: ProgressItem
    change: int
    today: date


def report_lines(items: Sequence[ProgressItem], today: date) -> list[ReportLine]:
    """Return the reports, the newest first."""
    found, before = [], 0
    for n, item in enumerate(items):
        found.append(ReportLine(n, item, item.percent - before, today))
        before = item.percent
    return found[::-1]


def report_model() -> RecordModel[ReportLine]:
    """Return the model of the history."""
    return RecordModel(
        (
            Column(
                "day",
                translate("TaskHistory", "Tanggal"),
                lambda line: short_date(line.item.day),
                width=104,
            ),
            Column(
                "percent",
                translate("TaskHistory", "Persen"),
                lambda line: Cell(f"{line.item.percent} %", strong=True),
                width=58,
                number=True,
            ),
            Column(
                "change",
                translate("TaskHistory", "Perubahan"),
                _change,
                width=78,
                number=True,
            ),
            Column("note", translate("TaskHistory", "Catatan"), lambda line: line.item.note),
            Column("told", translate("TaskHistory", "Dilaporkan oleh"), _told, width=164),
        )
    )


def _change(line: ReportLine) -> Cell:
    if line.change == 0:
        return Cell("0", tint="muted")
    sign = "+" if line.change > 0 else "−"
    return Cell(f"{sign}{abs(line.change)}", tint="text" if line.change > 0 else "bad")


def _told(line: ReportLine) -> Cell:
    told = when_text(line.item.at, line.today)
    if not line.item.late:
        return Cell(line.item.person, told)
    words = translate("TaskHistory", "terlambat, {0}").format(told)
    return Cell(line.item.person, words, icon="calendar_late", icon_tint="warn")


def entry_model() -> RecordModel[LinkedEntry]:
    """Return the model of the linked entries."""
    return RecordModel(
        (
            Column(
                "day",
                translate("TaskHistory", "Tanggal"),
                lambda entry: short_date(entry.day),
                width=104,
            ),
            Column("text", translate("TaskHistory", "Kegiatan"), lambda entry: Cell(entry.text)),
            Column(
                "person",
                translate("TaskHistory", "Pegawai"),
                lambda entry: entry.person,
                width=132,
            ),
            Column(
                "minutes",
                translate("TaskHistory", "Waktu"),
                lambda entry: hours(entry.minutes),
                width=70,
                number=True,
            ),
            Column("volume", translate("TaskHistory", "Volume"), _volume, width=88),
            Column("status", translate("TaskHistory", "Keadaan"), _status, width=104),
        )
    )


def _volume(entry: LinkedEntry) -> str:
    return "" if entry.volume is None else f"{number(entry.volume)} {entry.unit}".strip()


def _status(entry: LinkedEntry) -> Cell:
    return Cell(pill=status_mark(entry.status), spoken=status_label(entry.status))
