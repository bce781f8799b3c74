"""Words of the page Penilaian for states, ratings and what is missing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from penilaian_desktop.domain.appraisal import AppraisalState, Rating
from penilaian_desktop.domain.appraisal_views import AppraisalView
from penilaian_desktop.domain.fairness import Hint, HintKind
from penilaian_desktop.domain.review_views import TeamMember
from penilaian_desktop.domain.wording import number, predicate_label
from penilaian_desktop.ui.widgets.appraisal_words import short_rating
from penilaian_desktop.ui.widgets.staff_list import StaffRow

translate = QCoreApplication.translate


def hint_words(hint: Hint) -> str:
    """Return a hint on fairness as one quiet line."""
    share = f"{number(hint.share, 0)} %"
    words = {
        HintKind.LENIENT: translate("Appraisal", "{0} rating di atas ekspektasi"),
        HintKind.LENIENT_RISE: translate(
            "Appraisal", "rating di atas ekspektasi naik dari {1} menjadi {0}"
        ),
        HintKind.CENTRE: translate("Appraisal", "{0} rating sama: sesuai ekspektasi"),
        HintKind.FEW_READ: translate("Appraisal", "hanya {2} dari {3} kegiatan dibuka"),
        HintKind.LAST_WEEKS: translate(
            "Appraisal", "yang dibuka hanya kegiatan minggu-minggu terakhir"
        ),
        HintKind.SAME_TEXT: translate("Appraisal", "kalimat yang sama untuk {2} orang: “{4}”"),
    }
    before = f"{number(hint.before, 0)} %" if hint.before is not None else ""
    return words[hint.kind].format(share, before, hint.count, hint.of, hint.text)


def suggestion(rating: Rating | None, *, running: bool = False) -> str:
    """Return "Saran: Sesuai"; without data there is no suggestion.

    While the period is `running` the suggestion is by the pace so far, and says so.
    """
    if rating is None:
        return translate("Appraisal", "belum ada saran")
    words = translate("Appraisal", "Saran: {0}").format(short_rating(rating))
    return (
        translate("Appraisal", "{0} · periode masih berjalan").format(words) if running else words
    )


BY_KEY = {"1": Rating.BELOW, "2": Rating.MEETS, "3": Rating.ABOVE}


def staff_row(member: TeamMember, view: AppraisalView | None, *, narrow: bool = False) -> StaffRow:
    """Return a person with the state of the appraisal; `view` is that of the person shown.

    In a small window there is no avatar, so that state and predicate have their room.
    """
    state = view.state if view is not None else member.appraisal_state
    if view is not None and view.id is None:
        state = None
    predicate = view.predicate if view is not None else member.predicate
    label = predicate_label(predicate) if predicate is not None else ""
    spoken = ""
    if state is AppraisalState.PUBLISHED:
        words, icon, tint = translate("Appraisal", "terbit · {0}").format(label), "lock", "muted"
        spoken = translate("Appraisal", "diterbitkan")
    elif state is AppraisalState.FINISHED:
        words, icon, tint = translate("Appraisal", "selesai · {0}").format(label), "done", "good"
    elif state is AppraisalState.DRAFT:
        words, icon, tint = translate("Appraisal", "draf"), "edit", "primary"
        left = len(view.todo) if view is not None else member.todo
        if left:
            words = translate("Appraisal", "draf, {0} hal belum").format(left)
    else:
        words, icon, tint = translate("Appraisal", "belum dinilai"), "dashed", "muted"
    return StaffRow(
        member.person_id,
        member.name,
        words,
        icon=icon,
        icon_tint=tint,
        spoken=spoken,
        plain=narrow,
    )
