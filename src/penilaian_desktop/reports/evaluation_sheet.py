"""EVALUASI KINERJA PEGAWAI: the SKP with realisation, feedback and ratings (3.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.domain.appraisal_views import BehaviourResult
from penilaian_desktop.domain.feedback_views import FeedbackItem
from penilaian_desktop.domain.form_views import EvaluationSheetView
from penilaian_desktop.domain.plan import Approach, PlanForm
from penilaian_desktop.domain.skp_views import IndicatorView, RhkView
from penilaian_desktop.domain.wording import (
    giver_label,
    organisation_label,
    predicate_label,
    rating_label,
)
from penilaian_desktop.reports.atoms import Atom, Gap
from penilaian_desktop.reports.blocks import (
    NOTHING,
    identity_block,
    period_line,
    period_title,
    place_and_date,
    title_block,
)
from penilaian_desktop.reports.curve import distribution_block
from penilaian_desktop.reports.fingerprint import with_fingerprint
from penilaian_desktop.reports.plan_cells import (
    BEHAVIOUR,
    FORM_LINE,
    GOES_ON,
    LONGEST_ASPECT,
    SECTIONS,
    WORK,
    both_signatures,
    empty_row,
    expectation_pars,
    guide_pars,
    head_rows,
    perspective_text,
    qualitative_pars,
    rhk_text,
    target_text,
)
from penilaian_desktop.reports.sheet import Colophon, Document
from penilaian_desktop.reports.style import (
    BOLD,
    HEAD,
    MM,
    SMALL,
    Align,
    Orientation,
    Setup,
    frame_for,
)
from penilaian_desktop.reports.table import Cell, Group, Table, cell, shares
from penilaian_desktop.reports.text import Par

VERSION = "2"

_REALISATION = "REALISASI BERDASARKAN BUKTI DUKUNG"
_FEEDBACK = "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG"
_JAJF_HEAD = (
    "NO",
    "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI*",
    "RENCANA HASIL KERJA",
    "ASPEK",
    "INDIKATOR KINERJA INDIVIDU",
    "TARGET",
    _REALISATION,
    _FEEDBACK,
)
_JPT_HEAD = (
    "NO",
    "RENCANA HASIL KERJA",
    "INDIKATOR KINERJA INDIVIDU",
    "TARGET",
    "PERSPEKTIF",
    _REALISATION,
    _FEEDBACK,
)
_QUALITATIVE_HEAD = ("NO", "RENCANA HASIL KERJA", _REALISATION, _FEEDBACK)


def lay_evaluation_sheet(view: EvaluationSheetView, setup: Setup) -> Document:
    """Return the evaluation sheet, ready to be set."""
    plan, appraisal = view.plan, view.appraisal
    frame = frame_for(setup, Orientation.LANDSCAPE)
    width = frame.width
    organisation = appraisal.organisation
    predicate = appraisal.predicate
    verdicts = _verdicts(width)
    titles = (
        "EVALUASI KINERJA PEGAWAI",
        f"PENDEKATAN HASIL KERJA {plan.approach}",
        FORM_LINE[plan.form],
        f"PERIODE: {period_title(view.period_label)}",
    )
    reached = organisation_label(organisation).upper() if organisation else NOTHING
    atoms: list[Atom] = [
        *title_block(titles, view.agency, period_line(plan.starts, plan.ends), width),
        *identity_block(plan.employee, plan.appraiser, width),
        _verdict(verdicts, "CAPAIAN KINERJA ORGANISASI*", reached, keep_next=True),
        distribution_block(organisation, width),
        Gap(3 * MM),
        *_work(view, width),
        *(
            [_verdict(verdicts, "RATING HASIL KERJA*", _rating(appraisal.work_rating))]
            if appraisal.asks.work or appraisal.work_rating
            else ()
        ),
        Gap(3 * MM),
        *_behaviour(view, width),
        *(
            [
                _verdict(
                    verdicts,
                    "RATING PERILAKU KERJA*",
                    _rating(appraisal.behaviour_rating),
                    keep_next=True,
                )
            ]
            if appraisal.asks.behaviour or appraisal.behaviour_rating
            else ()
        ),
        _verdict(
            verdicts,
            "PREDIKAT KINERJA PEGAWAI*",
            predicate_label(predicate, paper=True).upper() if predicate else NOTHING,
            keep_next=True,
        ),
        Gap(4 * MM),
        both_signatures(
            plan.employee,
            plan.appraiser,
            place_and_date(view.place, view.signed_on, plan.year),
            width,
        ),
    ]
    colophon = Colophon(
        code=f"EVALUASI-{plan.form}-{plan.approach}",
        version=VERSION,
        title=f"Evaluasi Kinerja Pegawai {view.period_label}",
        person=plan.employee.name,
        agency=view.agency,
        dated=view.signed_on or plan.starts,
        foot=with_fingerprint("evaluasi", view, view.foot),
    )
    return Document(atoms, frame, colophon)


def feedback_pars(items: Iterable[FeedbackItem]) -> tuple[Par, ...]:
    """Return feedback as the form writes it: who gave it, then what was said."""
    return tuple(
        Par(f"{giver_label(item.giver_role)}: {item.text}", before=1 if index else 0)
        for index, item in enumerate(items)
    ) or (Par(NOTHING),)


def _rating(rating: Rating | None) -> str:
    return rating_label(rating).upper() if rating else NOTHING


def _verdicts(width: float) -> Table:
    return Table((62 * MM, width - 62 * MM))


def _verdict(table: Table, label: str, value: str, *, keep_next: bool = False) -> Group:
    return table.row(cell(label, HEAD, fill=True), cell(value, BOLD), keep_next=keep_next)


def _work(view: EvaluationSheetView, width: float) -> Iterator[Atom]:
    plan = view.plan
    actual, own = dict(view.realisations), dict(view.targets)
    qualitative = plan.approach is Approach.KUALITATIF
    head, parts = _columns(plan.form, qualitative=qualitative)
    words = [LONGEST_ASPECT if one == "ASPEK" else one for one in head]
    table = Table(shares(width, parts, words), head_rows(WORK, head))
    for kind, title in SECTIONS:
        yield table.row(cell(title, BOLD, span=len(head)), keep_next=True)
        chosen = [rhk for rhk in plan.rhk if rhk.kind is kind]
        for rhk in chosen:
            said = feedback_pars(item for item in view.feedback if item.rhk_id == rhk.id)
            if qualitative:
                yield _qualitative_row(table, rhk, plan.form, actual, own, said)
            else:
                yield _group(table, rhk, plan.form, actual, own, said)
        if not chosen:
            yield empty_row(table)


def _columns(form: PlanForm, *, qualitative: bool) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Return titles and shares of the columns: 8 for JA/JF, 7 for JPT, 4 without a grid."""
    if qualitative:
        return _QUALITATIVE_HEAD, (9, 110, 74, 74)
    if form is PlanForm.JPT:
        return _JPT_HEAD, (9, 58, 58, 30, 30, 38, 44)
    return _JAJF_HEAD, (9, 42, 44, 19, 47, 28, 35, 43)


def _group(
    table: Table,
    rhk: RhkView,
    form: PlanForm,
    actual: Mapping[str, str],
    own: Mapping[str, str],
    said: tuple[Par, ...],
) -> Group:
    jajf = form is PlanForm.JAJF
    lead = [cell(str(rhk.number), align=Align.CENTER, again=str(rhk.number))]
    if jajf:
        lead.append(cell(rhk.parent_text or NOTHING, again=GOES_ON))
    lead.append(cell(rhk_text(rhk), again=GOES_ON))

    def row(one: IndicatorView) -> tuple[Cell, ...]:
        text, target = cell(one.text or NOTHING), Cell(_target_pars(one, own.get(one.id, "")))
        reached = cell(actual.get(one.id, "") or NOTHING)
        if jajf:
            return cell(one.aspect or NOTHING), text, target, reached
        return text, target, cell(perspective_text(one)), reached

    rows = [row(one) for one in rhk.indicators] or [tuple(cell(NOTHING) for _ in range(4))]
    return table.group(lead, rows, trail=(Cell(said),))


def _target_pars(one: IndicatorView, own: str) -> tuple[Par, ...]:
    """Return the target of the period, the year's in brackets behind it."""
    if not own:
        return (Par(target_text(one)),)
    return Par(own), Par(f"(setahun: {target_text(one)})", SMALL)


def _qualitative_row(
    table: Table,
    rhk: RhkView,
    form: PlanForm,
    actual: Mapping[str, str],
    own: Mapping[str, str],
    said: tuple[Par, ...],
) -> Group:
    reached = tuple(
        Par(actual.get(one.id, "") or NOTHING, bullet="•", indent=9) for one in rhk.indicators
    )
    return table.row(
        cell(str(rhk.number), align=Align.CENTER, again=str(rhk.number)),
        Cell(tuple(qualitative_pars(rhk, form, own))),
        Cell(reached or (Par(NOTHING),)),
        Cell(said),
    )


def _behaviour(view: EvaluationSheetView, width: float) -> Iterator[Atom]:
    parts = (9.0, 112.0, 66.0, 80.0)
    head = tuple(
        cell(text, HEAD, Align.CENTER, span=span, fill=True, middle=True)
        for text, span in ((BEHAVIOUR, 2), ("EKSPEKTASI KHUSUS PIMPINAN", 1), (_FEEDBACK, 1))
    )
    table = Table([width * part / sum(parts) for part in parts], (head,))
    results: dict[str, BehaviourResult] = {one.name: one for one in view.appraisal.behaviour}
    last = len(view.behaviour)
    for index, (name, guides, expectation) in enumerate(view.behaviour, start=1):
        found = results.get(name)
        yield table.group(
            (cell(str(index), align=Align.CENTER, again=str(index)),),
            [
                (
                    Cell((Par(name, BOLD), *guide_pars(guides))),
                    Cell(expectation_pars(expectation)[1:] or (Par(NOTHING),)),
                    Cell(feedback_pars(found.feedback if found else ())),
                )
            ],
            keep_next=index == last,
            loose=index == last,
        )
