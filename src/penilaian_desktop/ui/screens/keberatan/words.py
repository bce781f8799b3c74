"""Words of an objection: its state, its clock, the frozen dossier, who did what when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain.appraisal import (
    GiverRole,
    OrganisationPredicate,
    Predicate,
    Rating,
    TrailStep,
)
from penilaian_desktop.domain.berakhlak import BY_CODE
from penilaian_desktop.domain.objection import ObjectionOutcome, ObjectionState
from penilaian_desktop.domain.objection_views import Deadline, DossierView, ObjectionItem
from penilaian_desktop.domain.wording import (
    giver_label,
    long_date,
    organisation_label,
    predicate_label,
    rating_label,
)
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.widgets.small import Mark

_tr = translator("Keberatan")

RESULT, FEEDBACK = "penilaian", "umpan_balik"


def state_mark(state: ObjectionState) -> Mark:
    """Return the pill of a state."""
    return {
        ObjectionState.FILED: Mark(_tr("Menunggu penjelasan"), "submitted", "primary"),
        ObjectionState.REPLIED: Mark(_tr("Menunggu keputusan"), "clock", "warn"),
        ObjectionState.DECIDED: Mark(_tr("Diputuskan"), "approved", "good"),
        ObjectionState.WITHDRAWN: Mark(_tr("Ditarik"), "undo", "muted", "soft_draft"),
    }[state]


def short_mark(state: ObjectionState) -> Mark:
    """Return the pill of a state in a list: what is waited for, in one word."""
    word = {
        ObjectionState.FILED: _tr("Penjelasan"),
        ObjectionState.REPLIED: _tr("Keputusan"),
        ObjectionState.DECIDED: _tr("Diputuskan"),
        ObjectionState.WITHDRAWN: _tr("Ditarik"),
    }[state]
    return state_mark(state)._replace(text=word)


def outcome_words(outcome: ObjectionOutcome) -> str:
    """Return what was decided."""
    return {
        ObjectionOutcome.GRANTED: _tr("Dikabulkan"),
        ObjectionOutcome.PARTLY: _tr("Dikabulkan sebagian"),
        ObjectionOutcome.REJECTED: _tr("Ditolak"),
    }[outcome]


def left_words(deadline: Deadline) -> str:
    """Return the days left: of the calendar and working days."""
    if deadline.left < 0:
        return _tr("lewat {0} hari ({1} hari kerja)").format(-deadline.left, -deadline.working_left)
    if deadline.left == 0:
        return _tr("hari ini hari terakhir")
    return _tr("{0} hari lagi, {1} hari kerja").format(deadline.left, deadline.working_left)


def clock_words(item: ObjectionItem) -> str:
    """Return the clock of an objection as one sentence."""
    if item.state in {ObjectionState.DECIDED, ObjectionState.WITHDRAWN}:
        return ""
    return _tr("Diputuskan paling lambat **{0}**: {1}.").format(
        long_date(item.decide_by.day), left_words(item.decide_by)
    )


LABELS = {
    "hasil_kerja": "Hasil kerja",
    "alasan_hasil_kerja": "Alasan hasil kerja",
    "perilaku_kerja": "Perilaku kerja",
    "alasan_perilaku": "Alasan perilaku",
    "kekuatan": "Kekuatan",
    "perbaikan": "Perbaikan",
    "rekomendasi": "Rekomendasi",
    "pencapaian": "Pencapaian",
    "tantangan": "Tantangan",
    "capaian_organisasi": "Capaian organisasi",
    "diterbitkan": "Diterbitkan",
}


def plain(code: str) -> str:
    """Return a stored code as people read it; other words stay as they are."""
    if code in set(Rating):
        return rating_label(Rating(code))
    if code in set(Predicate):
        return predicate_label(Predicate(code))
    if code in set(OrganisationPredicate):
        return organisation_label(OrganisationPredicate(code))
    return code


def _read(name: str, text: str) -> str:
    """Return a frozen fact as people read it, the day of publication with its month in words."""
    if name != "diterbitkan":
        return plain(text)
    try:
        return long_date(date.fromisoformat(text))
    except ValueError:
        return text


def shown_facts(steps: tuple[TrailStep, ...]) -> list[tuple[str, str]]:
    """Return what the person saw of the result, as label and words."""
    facts = []
    for step in steps:
        if step.rule == RESULT:
            facts.append((_tr("Predikat"), plain(step.output)))
            facts += [
                (_tr(LABELS.get(name, name)), _read(name, text)) for name, text in step.inputs
            ]
    return facts


def shown_steps(steps: tuple[TrailStep, ...]) -> list[str]:
    """Return how the result came about, a line a step."""
    return [
        f"{step.rule.replace('_', ' ').capitalize()}: **{plain(step.output)}**"
        for step in steps
        if step.rule not in {RESULT, FEEDBACK}
    ]


def shown_feedback(steps: tuple[TrailStep, ...]) -> list[tuple[str, str]]:
    """Return the feedback that was shown: the words, and in which role about which value."""
    found = []
    for step in steps:
        if step.rule == FEEDBACK:
            inputs = dict(step.inputs)
            value = BY_CODE.get(inputs.get("nilai", ""))
            code = inputs.get("peran", "")
            role = giver_label(GiverRole(code)) if code in set(GiverRole) else code
            found.append((step.output, " · ".join(p for p in (role, value and value.name) if p)))
    return found


def shown_rating(steps: tuple[TrailStep, ...], name: str) -> Rating | None:
    """Return a rating of the frozen dossier by its name."""
    for step in steps:
        code = dict(step.inputs).get(name, "") if step.rule == RESULT else ""
        if code in set(Rating):
            return Rating(code)
    return None


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of the timeline; `day` is "" for what has not happened yet."""

    icon: str
    tint: str
    what: str
    who: str
    day: str


def timeline(dossier: DossierView) -> list[Happened]:
    """Return who did what when, and what comes next."""
    item = dossier.item
    late = _tr(" (terlambat)") if item.late else ""
    lines = [
        Happened("submitted", "primary", _tr("Keberatan diajukan") + late, item.person.name,
                 long_date(item.filed_on))
    ]  # fmt: skip
    if dossier.explained_on is not None:
        lines.append(
            Happened("comment", "primary", _tr("Penilai memberi penjelasan"), dossier.explained_by,
                     long_date(dossier.explained_on))
        )  # fmt: skip
    if dossier.decided_on is not None and dossier.outcome is not None:
        lines.append(
            Happened("approved", "good", outcome_words(dossier.outcome), dossier.decided_by,
                     long_date(dossier.decided_on))
        )  # fmt: skip
    elif dossier.withdrawn_on is not None:
        lines.append(
            Happened("undo", "muted", _tr("Keberatan ditarik"), item.person.name,
                     long_date(dossier.withdrawn_on))
        )  # fmt: skip
    else:
        if dossier.explained_on is None:
            lines.append(Happened("clock", "muted", _tr("Penjelasan penilai"), "", ""))
        lines.append(
            Happened("clock", "muted", _tr("Keputusan atasan penilai"), "",
                     _tr("paling lambat {0}").format(long_date(item.decide_by.day)))
        )  # fmt: skip
    return lines
