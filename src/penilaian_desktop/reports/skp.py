"""Form SKP with its Lampiran, both forms and both approaches (PermenPANRB 6/2022; 1.3)."""

from __future__ import annotations

from collections.abc import Iterator

from penilaian_desktop.domain.form_views import SkpFormView
from penilaian_desktop.domain.plan import Approach, PlanForm
from penilaian_desktop.domain.skp_views import RhkView
from penilaian_desktop.reports.atoms import Atom, Gap, PageBreak, Paragraphs
from penilaian_desktop.reports.blocks import (
    NOTHING,
    identity_block,
    period_line,
    place_and_date,
    title_block,
)
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
    section_row,
    target_text,
)
from penilaian_desktop.reports.sheet import Colophon, Document
from penilaian_desktop.reports.style import (
    BODY,
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

_FOOTNOTE_INTERVENED = (
    "Dalam hal rencana hasil kerja Pimpinan yang diintervensi adalah hasil kerja pejabat pimpinan "
    "tinggi dan Pimpinan unit kerja mandiri/organisasi maka dituliskan rencana hasil kerja beserta "
    "indikator kinerja individu pejabat pimpinan tinggi dan Pimpinan unit kerja mandiri atau "
    "sasaran dan indikator kinerja organisasi yang diintervensi"
)
_FOOTNOTE_EXPECTATION = (
    "Pimpinan dapat memberikan Ekspektasi khusus terhadap satu atau lebih aspek perilaku kerja "
    "Pegawai"
)


def lay_skp(view: SkpFormView, setup: Setup) -> Document:
    """Return the SKP and its Lampiran, ready to be set."""
    plan = view.plan
    frame = frame_for(setup, Orientation.LANDSCAPE)
    width = frame.width
    code = f"SKP-{plan.form}-{plan.approach}"
    atoms: list[Atom] = [
        *title_block(
            (
                "SASARAN KINERJA PEGAWAI",
                f"PENDEKATAN HASIL KERJA {plan.approach}",
                FORM_LINE[plan.form],
            ),
            view.agency,
            period_line(plan.starts, plan.ends),
            width,
        ),
        *identity_block(plan.employee, plan.appraiser, width),
        Gap(3 * MM),
        *work_results(view, width),
        Gap(3 * MM),
        *_behaviour(view, width),
        Gap(1.5 * MM),
        Paragraphs.of(_footnotes(plan.form), width, keep_next=True),
        Gap(3 * MM),
        _signed(view, width),
        PageBreak(),
        *annex(view, width),
    ]
    colophon = Colophon(
        code=code,
        version=VERSION,
        title=f"Sasaran Kinerja Pegawai {plan.year}",
        person=plan.employee.name,
        agency=view.agency,
        dated=view.signed_on or plan.starts,
        foot=with_fingerprint("skp", view, view.foot),
    )
    return Document(atoms, frame, colophon)


def work_results(view: SkpFormView, width: float) -> Iterator[Atom]:
    """Yield the section HASIL KERJA of the plan's form and approach."""
    plan = view.plan
    if plan.approach is Approach.KUALITATIF:
        yield from _qualitative(view, width)
        return
    jpt = plan.form is PlanForm.JPT
    table = _jpt_table(width) if jpt else _jajf_table(width)
    for kind, title in SECTIONS:
        yield table.row(cell(title, BOLD, span=len(table.widths)), keep_next=True)
        chosen = [rhk for rhk in plan.rhk if rhk.kind is kind]
        for rhk in chosen:
            yield _jpt_group(table, rhk) if jpt else _jajf_group(table, rhk)
        if not chosen:
            yield empty_row(table)


def _jajf_table(width: float) -> Table:
    heads = (
        "NO",
        "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI*",
        "RENCANA HASIL KERJA",
        "ASPEK",
        "INDIKATOR KINERJA INDIVIDU",
        "TARGET",
    )
    return Table(
        shares(width, (9, 62, 62, 21, 75, 38), (*heads[:3], LONGEST_ASPECT, *heads[4:])),
        head_rows(WORK, heads),
    )


def _jpt_table(width: float) -> Table:
    heads = ("NO", "RENCANA HASIL KERJA", "INDIKATOR KINERJA INDIVIDU", "TARGET", "PERSPEKTIF")
    return Table(shares(width, (9, 88, 88, 40, 42), heads), head_rows(WORK, heads))


def _jajf_group(table: Table, rhk: RhkView) -> Group:
    return table.group(
        (
            cell(str(rhk.number), align=Align.CENTER, again=str(rhk.number)),
            cell(rhk.parent_text or NOTHING, again=GOES_ON),
            cell(rhk_text(rhk), again=GOES_ON),
        ),
        [
            (
                cell(indicator.aspect or NOTHING),
                cell(indicator.text or NOTHING),
                cell(target_text(indicator)),
            )
            for indicator in rhk.indicators
        ]
        or [(cell(NOTHING), cell(NOTHING), cell(NOTHING))],
    )


def _jpt_group(table: Table, rhk: RhkView) -> Group:
    return table.group(
        (
            cell(str(rhk.number), align=Align.CENTER, again=str(rhk.number)),
            cell(rhk_text(rhk), again=GOES_ON),
        ),
        [
            (
                cell(indicator.text or NOTHING),
                cell(target_text(indicator)),
                cell(perspective_text(indicator)),
            )
            for indicator in rhk.indicators
        ]
        or [(cell(NOTHING), cell(NOTHING), cell(NOTHING))],
    )


def _qualitative(view: SkpFormView, width: float) -> Iterator[Atom]:
    table = Table((9 * MM, width - 9 * MM), (section_row(WORK, 2),))
    plan = view.plan
    for kind, title in SECTIONS:
        yield table.row(cell(title, BOLD, span=2), keep_next=True)
        chosen = [rhk for rhk in plan.rhk if rhk.kind is kind]
        for rhk in chosen:
            yield table.row(
                cell(str(rhk.number), align=Align.CENTER, again=str(rhk.number)),
                Cell(tuple(qualitative_pars(rhk, plan.form))),
            )
        if not chosen:
            yield empty_row(table)


def _behaviour(view: SkpFormView, width: float) -> Iterator[Atom]:
    left = (width - 9 * MM) * 0.62
    table = Table((9 * MM, left, width - 9 * MM - left), (section_row(BEHAVIOUR, 3),))
    last = len(view.behaviour)
    for index, (name, guides, expectation) in enumerate(view.behaviour, start=1):
        yield table.group(
            (cell(str(index), align=Align.CENTER, again=str(index)),),
            [
                (
                    Cell((Par(name, BOLD), *guide_pars(guides))),
                    Cell(expectation_pars(expectation)),
                )
            ],
            keep_next=index == last,
            loose=index == last,
            whole=True,
        )


def _footnotes(form: PlanForm) -> tuple[Par, ...]:
    expectation = Par(_FOOTNOTE_EXPECTATION, SMALL, bullet="**", indent=9)
    if form is PlanForm.JPT:
        return (expectation,)
    return (Par(_FOOTNOTE_INTERVENED, SMALL, bullet="*", indent=9), expectation)


def _signed(view: SkpFormView, width: float) -> Atom:
    plan = view.plan
    return both_signatures(
        plan.employee, plan.appraiser, place_and_date(view.place, view.signed_on, plan.year), width
    )


def lay_annex(view: SkpFormView, setup: Setup) -> Document:
    """Return the Lampiran alone, ready to be set."""
    plan = view.plan
    frame = frame_for(setup, Orientation.LANDSCAPE)
    colophon = Colophon(
        code=f"LAMPIRAN-SKP-{plan.form}",
        version=VERSION,
        title=f"Lampiran Sasaran Kinerja Pegawai {plan.year}",
        person=plan.employee.name,
        agency=view.agency,
        dated=view.signed_on or plan.starts,
        foot=with_fingerprint("lampiran-skp", view, view.foot),
    )
    return Document(list(annex(view, frame.width)), frame, colophon)


def annex(view: SkpFormView, width: float) -> Iterator[Atom]:
    """Yield the Lampiran: support, accountability, consequences, signatures."""
    plan = view.plan
    yield from title_block(
        ("LAMPIRAN SASARAN KINERJA PEGAWAI",),
        view.agency,
        period_line(plan.starts, plan.ends),
        width,
    )
    lists = (
        ("DUKUNGAN SUMBER DAYA", plan.support),
        ("SKEMA PERTANGGUNGJAWABAN", plan.accountability),
        ("KONSEKUENSI", plan.consequences),
    )
    for index, (title, texts) in enumerate(lists):
        head = (cell(title, HEAD, span=2, fill=True),)
        table = Table((9 * MM, width - 9 * MM), (head,))
        said = [text for text in texts if text.strip()] or [NOTHING]
        for place, text in enumerate(said, start=1):
            final = index == len(lists) - 1 and place == len(said)
            yield table.row(
                cell(str(place) if text != NOTHING else "", BODY, Align.CENTER, again=str(place)),
                cell(text),
                keep_next=final,
            )
        yield Gap(3 * MM)
    yield Gap(3 * MM)
    yield _signed(view, width)
