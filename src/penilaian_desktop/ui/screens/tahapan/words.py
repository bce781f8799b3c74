"""Words and marks of the stages."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from penilaian_desktop.domain.cycle_views import PersonStage, Stage
from penilaian_desktop.domain.plan import PlanStatus
from penilaian_desktop.domain.wording import status_label
from penilaian_desktop.ui.widgets.small import Mark
from penilaian_desktop.ui.widgets.table import Cell

translate = QCoreApplication.translate
ORDER = tuple(Stage)


def stage_name(stage: Stage) -> str:
    """Return the name of a stage."""
    return {
        Stage.PLANNING: translate("Stages", "Perencanaan"),
        Stage.EXECUTION: translate("Stages", "Pelaksanaan"),
        Stage.APPRAISAL: translate("Stages", "Penilaian"),
        Stage.FOLLOW_UP: translate("Stages", "Tindak lanjut"),
    }[stage]


def stage_mark(stage: Stage) -> Mark:
    """Return the mark of the stage that somebody is at."""
    icon, tint, fill = {
        Stage.PLANNING: ("skp", "warn", ""),
        Stage.EXECUTION: ("activities", "primary", ""),
        Stage.APPRAISAL: ("appraisal", "info", ""),
        Stage.FOLLOW_UP: ("follow_up", "good", ""),
    }[stage]
    return Mark(stage_name(stage), icon, tint, fill)


def has_plan(person: PersonStage) -> bool:
    """Tell whether somebody has an agreed plan."""
    return person.plan_status is PlanStatus.AGREED


def stage_cell(person: PersonStage, stage: Stage) -> Cell:
    """Return how far a person is in one stage; the current one is a pill."""
    words = _words(person, stage)
    name = stage_name(stage)
    if stage is person.stage:
        mark = stage_mark(stage)
        return Cell(
            pill=mark._replace(text=words),
            spoken=translate("Stages", "{0}, tahap sekarang: {1}").format(name, words),
        )
    if words == "–":
        return Cell("–", tint="muted")
    done = stage is Stage.PLANNING and has_plan(person)
    done = done or (stage is Stage.APPRAISAL and person.appraised == person.due)
    return Cell(words, tint="muted", icon="done" if done else "", icon_tint="good")


def _words(person: PersonStage, stage: Stage) -> str:
    if stage is Stage.PLANNING:
        if person.plan_status is None:
            return translate("Stages", "belum ada SKP")
        return status_label(person.plan_status).lower()
    if stage is Stage.EXECUTION:
        started = has_plan(person) or person.stage is not Stage.PLANNING
        return translate("Stages", "berjalan") if started else "–"
    if stage is Stage.APPRAISAL:
        if not person.due:
            return "–"
        return translate("Stages", "{0} dari {1} terbit").format(person.appraised, person.due)
    return translate("Stages", "terbuka") if person.stage is Stage.FOLLOW_UP else "–"


def next_step(person: PersonStage) -> str:
    """Return what keeps the stage open, as the next thing to do."""
    left = person.due - person.appraised
    return {
        "plan_missing": translate("Stages", "susun SKP"),
        "plan_not_agreed": translate("Stages", "sepakati SKP dengan atasan"),
        "appraisal_open": translate("Stages", "terbitkan {0} penilaian").format(left),
        "follow_up_open": translate("Stages", "tuntaskan tindak lanjut"),
    }.get(person.note, "")
