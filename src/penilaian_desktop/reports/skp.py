"""Form SKP with its Lampiran, both forms and both approaches (PermenPANRB 6/2022; 1.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from penilaian_desktop.domain.plan import Approach, PlanForm, RhkKind
from penilaian_desktop.domain.views import IndicatorView, RhkView, SkpFormView
from penilaian_desktop.domain.wording import number
from penilaian_desktop.reports.atoms import Atom, Gap, PageBreak, Paragraphs
from penilaian_desktop.reports.blocks import (
    NOTHING,
    Signature,
    identity_block,
    period_line,
    place_and_date,
    signatures,
    title_block,
)
from penilaian_desktop.reports.fingerprint import with_fingerprint
from penilaian_desktop.reports.sheet import Colophon, render_pages
from penilaian_desktop.reports.style import (
    BODY,
    BOLD,
    HEAD,
    ITALIC,
    MM,
    NUMBERS,
    SMALL,
    Align,
    Orientation,
    Setup,
    frame_for,
)
from penilaian_desktop.reports.table import Cell, Group, Table, cell
from penilaian_desktop.reports.text import Par

if TYPE_CHECKING:
    from penilaian_desktop.domain.plan import PersonSnapshot

VERSION = "1"

FORM_LINE = {
    PlanForm.JAJF: "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL",
    PlanForm.JPT: "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI",
}
SECTIONS = ((RhkKind.UTAMA, "A. UTAMA"), (RhkKind.TAMBAHAN, "B. TAMBAHAN"))
WORK = "HASIL KERJA"
BEHAVIOUR = "PERILAKU KERJA"
GOES_ON = "(lanjutan)"

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
_QUALITATIVE_LABEL = {
    PlanForm.JAJF: "Ukuran keberhasilan/Indikator Kinerja Individu, dan Target:",
    PlanForm.JPT: "Ukuran keberhasilan/Indikator Kinerja Individu, Target, dan Perspektif:",
}


def render_skp(view: SkpFormView, setup: Setup) -> bytes:
    """Return the SKP and its Lampiran as a PDF."""
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
        Gap(4 * MM),
        _signed(view, width),
        PageBreak(),
        *_annex(view, width),
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
    return render_pages(atoms, frame, colophon)


def section_row(title: str, columns: int) -> tuple[Cell, ...]:
    """Return the title of a section over the whole width of its table."""
    return (cell(title, HEAD, span=columns, fill=True),)


def head_rows(section: str, titles: Sequence[str]) -> tuple[tuple[Cell, ...], ...]:
    """Return the head of a table: section, titles, and the columns' numbers in brackets."""
    names = tuple(cell(text, HEAD, Align.CENTER, fill=True, middle=True) for text in titles)
    numbers = tuple(
        cell(f"({index})", NUMBERS, Align.CENTER, fill=True) for index in range(1, len(titles) + 1)
    )
    return section_row(section, len(titles)), names, numbers


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


def empty_row(table: Table) -> Group:
    """Return a row that says there is nothing in this section."""
    return table.row(*(cell(NOTHING, align=Align.CENTER) for _ in table.widths))


def _jajf_table(width: float) -> Table:
    parts = (9, 62, 62, 21, 75, 38)
    return Table(
        [width * part / sum(parts) for part in parts],
        head_rows(
            WORK,
            (
                "NO",
                "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI*",
                "RENCANA HASIL KERJA",
                "ASPEK",
                "INDIKATOR KINERJA INDIVIDU",
                "TARGET",
            ),
        ),
    )


def _jpt_table(width: float) -> Table:
    parts = (9, 88, 88, 40, 42)
    return Table(
        [width * part / sum(parts) for part in parts],
        head_rows(
            WORK,
            ("NO", "RENCANA HASIL KERJA", "INDIKATOR KINERJA INDIVIDU", "TARGET", "PERSPEKTIF"),
        ),
    )


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


def qualitative_pars(rhk: RhkView, form: PlanForm) -> Iterator[Par]:
    """Yield the paragraphs of an RHK in the qualitative approach."""
    yield Par(rhk_text(rhk), BOLD)
    if form is PlanForm.JAJF and rhk.parent_text:
        yield Par(f"({rhk.parent_text})", ITALIC)
    yield Par(_QUALITATIVE_LABEL[form], before=2)
    for indicator in rhk.indicators:
        target = target_text(indicator)
        text = indicator.text if target == NOTHING else f"{indicator.text}: {target}"
        if form is PlanForm.JPT and indicator.perspectives:
            text = f"{text} ({', '.join(indicator.perspectives)})"
        yield Par(text or NOTHING, bullet="•", indent=9)
    if not rhk.indicators:
        yield Par(NOTHING, bullet="•", indent=9)


def rhk_text(rhk: RhkView) -> str:
    """Return the RHK, who assigned it in brackets behind it."""
    if rhk.assigned_by and rhk.assigned_by.casefold() not in rhk.text.casefold():
        return f"{rhk.text} (penugasan dari {rhk.assigned_by})"
    return rhk.text or NOTHING


def target_text(indicator: IndicatorView) -> str:
    """Return the target as it was written; a bare number gets its unit."""
    text = indicator.target_text.strip()
    if not text and indicator.target_low is not None:
        text = number(indicator.target_low)
        if indicator.target_high not in {None, indicator.target_low}:
            text = f"{text} - {number(indicator.target_high)}"
    if text[-1:].isdigit() and indicator.unit:
        text = f"{text} {indicator.unit}"
    return text or NOTHING


def perspective_text(indicator: IndicatorView) -> str:
    """Return the ticked perspectives, one a line."""
    return "\n".join(indicator.perspectives) or NOTHING


def _behaviour(view: SkpFormView, width: float) -> Iterator[Atom]:
    left = (width - 9 * MM) * 0.56
    table = Table((9 * MM, left, width - 9 * MM - left), (section_row(BEHAVIOUR, 3),))
    last = len(view.behaviour)
    for index, (name, guides, expectation) in enumerate(view.behaviour, start=1):
        yield table.group(
            (cell(str(index), align=Align.CENTER, again=str(index)),),
            [
                (cell(name, BOLD, span=2),),
                (Cell(guide_pars(guides)), Cell(expectation_pars(expectation))),
            ],
            keep_next=index == last,
            whole=True,
        )


def guide_pars(guides: Sequence[str]) -> tuple[Par, ...]:
    """Return the guides of a value as a list."""
    return tuple(Par(guide, bullet="-", indent=7) for guide in guides) or (Par(""),)


def expectation_pars(text: str) -> tuple[Par, ...]:
    """Return the label of the leader's special expectation, and the expectation if there is one."""
    label = Par("Ekspektasi Khusus Pimpinan:")
    return (label, Par(text)) if text.strip() else (label,)


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


def both_signatures(
    employee: PersonSnapshot, appraiser: PersonSnapshot, when: str, width: float
) -> Atom:
    """Return the signatures of the appraised person (left) and of the appraiser (right)."""
    return signatures(
        (
            Signature(("", "Pegawai yang Dinilai"), employee),
            Signature((when, "Pejabat Penilai Kinerja"), appraiser),
        ),
        width,
    )


def _annex(view: SkpFormView, width: float) -> Iterator[Atom]:
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
