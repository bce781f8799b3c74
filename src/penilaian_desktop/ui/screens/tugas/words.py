"""Words and marks of tasks, as list, detail and chart say them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from penilaian_desktop.domain.plan import Direction
from penilaian_desktop.domain.task import Task, TaskKind, TaskState
from penilaian_desktop.domain.task_views import Measure, Source, TaskItem
from penilaian_desktop.domain.wording import number, short_date
from penilaian_desktop.ui.widgets.small import Mark

translate = QCoreApplication.translate


def kind_word(kind: TaskKind) -> str:
    """Return "Tugas" or "Proyek"."""
    if kind is TaskKind.PROJECT:
        return translate("TaskWords", "Proyek")
    return translate("TaskWords", "Tugas")


def state_mark(item: TaskItem) -> Mark:
    """Return the mark of a task's state; one that is overdue or due soon says so."""
    state = item.task.state
    if state is TaskState.DONE:
        return Mark(translate("TaskWords", "Selesai"), "approved", "good")
    if state is TaskState.DROPPED:
        return Mark(translate("TaskWords", "Dibatalkan"), "refused", "muted", "soft_draft")
    if item.overdue:
        return Mark(translate("TaskWords", "Lewat tenggat"), "calendar_late", "bad")
    if item.due_soon:
        return Mark(translate("TaskWords", "Dekat tenggat"), "clock", "warn")
    return Mark(translate("TaskWords", "Berjalan"), "tasks", "primary")


def due_words(item: TaskItem, today: date) -> tuple[str, str]:
    """Return what a row says about the date, and its tint."""
    task = item.task
    if task.state is not TaskState.OPEN:
        day = task.ended or task.due or task.starts
        if task.state is TaskState.DONE:
            return translate("TaskWords", "selesai {0}").format(short_date(day)), "good"
        return translate("TaskWords", "dibatalkan {0}").format(short_date(day)), "muted"
    if task.due is None:
        return translate("TaskWords", "tanpa tenggat"), "muted"
    left = (task.due - today).days
    if left < 0:
        return translate("TaskWords", "lewat {0} hari").format(number(-left)), "bad"
    if left == 0:
        return translate("TaskWords", "tenggat hari ini"), "warn"
    words = translate("TaskWords", "{0} · {1} hari lagi")
    return words.format(short_date(task.due), number(left)), "warn" if item.due_soon else "muted"


def progress_words(item: TaskItem) -> str:
    """Return what a screen reader says about how far a task is."""
    words = translate("TaskWords", "kemajuan {0} persen").format(item.percent)
    if item.task.state is TaskState.OPEN and item.expected is not None:
        words += translate("TaskWords", ", menurut waktu {0} persen").format(item.expected)
    if item.late:
        words += translate("TaskWords", ", ada laporan terlambat")
    return words


def pace_words(item: TaskItem) -> tuple[str, str]:
    """Return how progress stands to the time that has passed, and its tint."""
    if item.task.state is not TaskState.OPEN or item.expected is None:
        return "", "muted"
    ahead = item.percent - item.expected
    if ahead < 0:
        words = translate("TaskWords", "{0} poin di bawah rencana waktu")
        return words.format(-ahead), "bad" if item.overdue else "warn"
    return translate("TaskWords", "sesuai rencana waktu"), "good"


def span_words(task: Task) -> str:
    """Return the planned dates."""
    if task.due is None:
        return translate("TaskWords", "mulai {0}").format(short_date(task.starts))
    return f"{short_date(task.starts)} – {short_date(task.due)}"


def measure_name(measure: Measure) -> str:
    """Return "Hasil akhir", "Waktu penyelesaian" or "Anggaran"."""
    return {
        "result": translate("TaskWords", "Hasil akhir"),
        "time": translate("TaskWords", "Waktu penyelesaian"),
        "budget": translate("TaskWords", "Anggaran"),
    }[measure.key]


def amount_words(measure: Measure, value: Decimal | None) -> str:
    """Return a number of a measure with its unit, "–" where there is none."""
    if value is None:
        return "–"
    if measure.key == "budget":
        return f"Rp {number(value)}"
    return f"{number(value)} {measure.unit}".strip()


def percent_words(measure: Measure) -> str:
    """Return the achievement, "–" while there is none."""
    return "–" if measure.percent is None else f"{number(measure.percent, 1)} %"


def counted_words(measure: Measure) -> str:
    """Return how an achievement was counted, or why there is none yet."""
    parts: list[str] = []
    if measure.source is Source.LOG:
        parts.append(translate("TaskWords", "realisasi dari kegiatan yang disetujui"))
    elif measure.source is Source.DATES:
        parts.append(translate("TaskWords", "hari kalender dari mulai sampai selesai"))
    if measure.planned is None:
        parts.append(translate("TaskWords", "rencana belum diisi"))
    elif measure.running:
        parts.append(
            translate("TaskWords", "makin rendah makin baik; dihitung setelah tugas selesai")
        )
    elif measure.actual is None:
        parts.append(translate("TaskWords", "realisasi belum ada"))
    elif measure.percent is None:
        parts.append(translate("TaskWords", "rencana 0 tidak mempunyai capaian"))
    else:
        ratio = f"{number(measure.actual)} ÷ {number(measure.planned)}"
        if measure.direction is Direction.HIGHER:
            parts.append(translate("TaskWords", "makin tinggi makin baik: {0} × 100").format(ratio))
        else:
            parts.append(
                translate("TaskWords", "makin rendah makin baik: (2 − {0}) × 100").format(ratio)
            )
    return "; ".join(parts)
