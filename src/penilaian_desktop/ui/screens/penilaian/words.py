"""Words of the page Penilaian for states, ratings and what is missing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from penilaian_desktop.domain.appraisal import AppraisalState, Rating
from penilaian_desktop.domain.views import AppraisalView, TeamMember
from penilaian_desktop.domain.wording import predicate_label
from penilaian_desktop.ui.widgets.staff_list import StaffRow

translate = QCoreApplication.translate


def short_rating(rating: Rating | None) -> str:
    """Return "Sesuai" and its like, a dash for none."""
    words = {
        Rating.ABOVE: translate("Appraisal", "Di atas"),
        Rating.MEETS: translate("Appraisal", "Sesuai"),
        Rating.BELOW: translate("Appraisal", "Di bawah"),
    }
    return words[rating] if rating is not None else "–"


def rating_options() -> tuple[tuple[str, str], ...]:
    """Return the three ratings with their keys, from low to high."""
    return (
        (Rating.BELOW.value, translate("Appraisal", "1 Di bawah")),
        (Rating.MEETS.value, translate("Appraisal", "2 Sesuai")),
        (Rating.ABOVE.value, translate("Appraisal", "3 Di atas")),
    )


BY_KEY = {"1": Rating.BELOW, "2": Rating.MEETS, "3": Rating.ABOVE}


def staff_row(member: TeamMember, view: AppraisalView | None) -> StaffRow:
    """Return a person with the state of the appraisal; `view` is that of the person shown."""
    state = view.state if view is not None else member.appraisal_state
    if view is not None and view.id is None:
        state = None
    predicate = view.predicate if view is not None else member.predicate
    label = predicate_label(predicate) if predicate is not None else ""
    if state is AppraisalState.PUBLISHED:
        words, icon, tint = (
            translate("Appraisal", "diterbitkan · {0}").format(label),
            "lock",
            "muted",
        )
    elif state is AppraisalState.FINISHED:
        words, icon, tint = translate("Appraisal", "selesai · {0}").format(label), "done", "good"
    elif state is AppraisalState.DRAFT:
        words, icon, tint = translate("Appraisal", "draf"), "edit", "primary"
        if view is not None and view.todo:
            words = translate("Appraisal", "draf, {0} hal belum").format(len(view.todo))
    else:
        words, icon, tint = translate("Appraisal", "belum dinilai"), "dashed", "muted"
    return StaffRow(member.person_id, member.name, words, icon=icon, icon_tint=tint, spoken=words)
