"""Words for ratings and innovations that the appraiser's page and the own one share."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.domain.follow_up import InnovationKind
from penilaian_desktop.domain.follow_up_views import InnovationItem
from penilaian_desktop.domain.result_views import ResultChange
from penilaian_desktop.ui.widgets.small import Mark

translate = QCoreApplication.translate


def short_rating(rating: Rating | None) -> str:
    """Return "Sesuai" and its like, a dash for none."""
    words = {
        Rating.ABOVE: translate("Appraisal", "Di atas"),
        Rating.MEETS: translate("Appraisal", "Sesuai"),
        Rating.BELOW: translate("Appraisal", "Di bawah"),
    }
    return words[rating] if rating is not None else "–"


def innovation_kind(kind: InnovationKind) -> str:
    """Return what kind of work outside the plan it is."""
    if kind is InnovationKind.INNOVATION:
        return translate("Appraisal", "inovasi")
    return translate("Appraisal", "tugas tambahan")


def decision_mark(item: InnovationItem, words: QWidget) -> Mark | None:
    """Return the mark of a decision, None while there is none."""
    if item.accepted is None:
        return None
    if item.accepted:
        return Mark(words.tr("diterima"), "approved", "good")
    return Mark(words.tr("tidak diterima"), "returned", "warn")


def rating_options() -> tuple[tuple[str, str], ...]:
    """Return the three ratings with their keys, from low to high."""
    return (
        (Rating.BELOW.value, translate("Appraisal", "1 Di bawah")),
        (Rating.MEETS.value, translate("Appraisal", "2 Sesuai")),
        (Rating.ABOVE.value, translate("Appraisal", "3 Di atas")),
    )


def changed_ratings(change: ResultChange) -> str:
    """Return the ratings that a change moved: "Hasil kerja sesuai → di atas"; "" for none."""
    pairs = (
        (translate("Appraisal", "Hasil kerja"), change.work_before, change.work_after),
        (translate("Appraisal", "Perilaku kerja"), change.behaviour_before, change.behaviour_after),
    )
    return "; ".join(
        f"{name} {short_rating(old).lower()} → {short_rating(new).lower()}"
        for name, old, new in pairs
        if old is not new
    )
