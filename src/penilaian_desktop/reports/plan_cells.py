"""Cells of a plan that the SKP and the evaluation sheet both print (REGULATIONS 1.3, 3.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from penilaian_desktop.domain.plan import PersonSnapshot, PlanForm, RhkKind
from penilaian_desktop.domain.skp_views import IndicatorView, RhkView
from penilaian_desktop.domain.wording import number
from penilaian_desktop.reports.atoms import Atom
from penilaian_desktop.reports.blocks import NOTHING, Signature, signatures
from penilaian_desktop.reports.style import BOLD, GUIDE, HEAD, ITALIC, NUMBERS, Align
from penilaian_desktop.reports.table import Cell, Group, Table, cell
from penilaian_desktop.reports.text import Par

FORM_LINE = {
    PlanForm.JAJF: "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL",
    PlanForm.JPT: "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI",
}
SECTIONS = ((RhkKind.UTAMA, "A. UTAMA"), (RhkKind.TAMBAHAN, "B. TAMBAHAN"))
WORK = "HASIL KERJA"
BEHAVIOUR = "PERILAKU KERJA"
GOES_ON = "(lanjutan)"
LONGEST_ASPECT = "Kuantitas"
"""Aspects are never broken, however narrow the paper."""
_QUALITATIVE_LABEL = {
    PlanForm.JAJF: "Ukuran keberhasilan/Indikator Kinerja Individu, dan Target:",
    PlanForm.JPT: "Ukuran keberhasilan/Indikator Kinerja Individu, Target, dan Perspektif:",
}


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


def empty_row(table: Table) -> Group:
    """Return a row that says there is nothing in this section."""
    return table.row(*(cell(NOTHING, align=Align.CENTER) for _ in table.widths))


def qualitative_pars(
    rhk: RhkView, form: PlanForm, own: Mapping[str, str] | None = None
) -> Iterator[Par]:
    """Yield the paragraphs of an RHK in the qualitative approach.

    `own` are targets of a period by indicator id; the year's follows in brackets.
    """
    yield Par(rhk_text(rhk), BOLD)
    if form is PlanForm.JAJF and rhk.parent_text:
        yield Par(f"({rhk.parent_text})", ITALIC)
    yield Par(_QUALITATIVE_LABEL[form], before=2)
    for indicator in rhk.indicators:
        target = target_text(indicator)
        of_period = (own or {}).get(indicator.id, "")
        if of_period:
            target = f"{of_period} (setahun: {target})"
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


def guide_pars(guides: Sequence[str]) -> tuple[Par, ...]:
    """Return the guides of a value as a list."""
    return tuple(Par(guide, GUIDE, bullet="-", indent=7) for guide in guides) or (Par(""),)


def expectation_pars(text: str) -> tuple[Par, ...]:
    """Return the label of the leader's special expectation, and the expectation if there is one."""
    label = Par("Ekspektasi Khusus Pimpinan:")
    return (label, Par(text)) if text.strip() else (label,)


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
