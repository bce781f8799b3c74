"""Writes an SKP as a workbook of the BKN style; it is read back as the same plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from penilaian_desktop.domain.berakhlak import VALUES
from penilaian_desktop.domain.nip import format_nip
from penilaian_desktop.domain.plan import Approach, PersonSnapshot, PlanForm, RhkKind
from penilaian_desktop.domain.skp_views import IndicatorView, PlanView, RhkView
from penilaian_desktop.domain.wording import MONTHS, long_date
from penilaian_desktop.spreadsheets.xlsx_writer import Cell, Sheet, Style, write_workbook

Row = Sequence[Cell | None]
FORMS = {
    PlanForm.JAJF: "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL",
    PlanForm.JPT: "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI",
}
_HEADS = {
    PlanForm.JAJF: (
        "NO", "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI*", "RENCANA HASIL KERJA", "ASPEK",
        "INDIKATOR KINERJA INDIVIDU", "TARGET",
    ),
    PlanForm.JPT: (
        "NO", "RENCANA HASIL KERJA", "INDIKATOR KINERJA INDIVIDU", "TARGET", "PERSPEKTIF",
    ),
}  # fmt: skip
_SHEETS = {PlanForm.JAJF: "SKP JAJF", PlanForm.JPT: "SKP JPT"}
_WIDTHS = (6.0, 40.0, 44.0, 16.0, 44.0, 24.0)


def skp_workbook(
    plan: PlanView, *, agency: str, place: str = "", signed_on: date | None = None
) -> bytes:
    """Return a plan as .xlsx: the form and its Lampiran; texts are never evaluated."""
    title: list[Row] = [
        (Cell("SASARAN KINERJA PEGAWAI", Style.TITLE),),
        (Cell(f"PENDEKATAN HASIL KERJA {plan.approach.value}", Style.NOTE),),
        (Cell(FORMS[plan.form], Style.NOTE),),
        (),
    ]
    period = Cell(_period(plan), Style.NOTE)
    rows: list[Row] = [
        *title,
        (Cell(agency, Style.NOTE), None, None, None, period),
        *identity_rows(plan),
        (Cell("HASIL KERJA", Style.NOTE),),
    ]
    header = 0
    if plan.approach is Approach.KUANTITATIF:
        head = _HEADS[plan.form]
        rows.append(tuple(Cell(name, Style.HEADER) for name in head))
        header = len(rows)
        rows.append(tuple(Cell(f"({at})", Style.NOTE) for at in range(1, len(head) + 1)))
        rows += _grid(plan)
    else:
        rows += _paragraphs(plan)
    rows += _behaviour(plan)
    rows += signature_rows(plan, place, signed_on)
    sheets = [
        Sheet(name=_SHEETS[plan.form], rows=rows, widths=_WIDTHS, repeated_row=header, fitted=True),
        Sheet(
            name="LAMP SKP",
            rows=[
                (Cell("LAMPIRAN SASARAN KINERJA PEGAWAI", Style.TITLE),),
                (),
                (Cell(agency, Style.NOTE), None, period),
                *_attachments(plan),
            ],
            widths=(6.0, 70.0, 60.0),
            repeated_row=1,
            fitted=True,
        ),
    ]
    return write_workbook(sheets)


def _period(plan: PlanView) -> str:
    starts, ends = plan.starts, plan.ends
    return (
        f"PERIODE PENILAIAN: {starts.day} {MONTHS[starts.month - 1].upper()} SD "
        f"{ends.day} {MONTHS[ends.month - 1].upper()} TAHUN {ends.year}"
    )


def identity_rows(plan: PlanView) -> list[Row]:
    """Return both persons beside each other, numbered 1 to 5."""
    left, right = _person(plan.employee), _person(plan.appraiser)
    rows: list[Row] = [
        (
            Cell("NO", Style.HEADER), Cell("PEGAWAI YANG DINILAI", Style.HEADER), None,
            Cell("NO", Style.HEADER), Cell("PEJABAT PENILAI KINERJA", Style.HEADER), None,
        )
    ]  # fmt: skip
    for number, (mine, other) in enumerate(zip(left, right, strict=True), 1):
        rows.append(
            (
                Cell(number, Style.INTEGER), Cell(mine[0]), Cell(mine[1]),
                Cell(number, Style.INTEGER), Cell(other[0]), Cell(other[1]),
            )
        )  # fmt: skip
    return rows


def _person(person: PersonSnapshot) -> tuple[tuple[str, str], ...]:
    number = person.identity
    shown = format_nip(number) if number and person.identity_kind == "NIP" else number
    return (
        ("NAMA", person.name),
        ("NRP" if person.identity_kind == "NRP" else "NIP", shown),
        ("PANGKAT/GOL. RUANG", person.rank),
        ("JABATAN", person.position),
        ("INSTANSI" if person.identity_kind == "NONE" else "UNIT KERJA", person.unit),
    )


def _grid(plan: PlanView) -> list[Row]:
    rows: list[Row] = []
    for kind, heading in ((RhkKind.UTAMA, "A. UTAMA"), (RhkKind.TAMBAHAN, "B. TAMBAHAN")):
        group = [rhk for rhk in plan.rhk if rhk.kind is kind]
        if not group:
            continue
        rows.append((Cell(heading, Style.NOTE),))
        for number, rhk in enumerate(group, 1):
            for at, indicator in enumerate(rhk.indicators or (None,)):
                rows.append(_grid_row(plan.form, number, rhk, indicator, first=at == 0))
    return rows


def _grid_row(
    form: PlanForm, number: int, rhk: RhkView, indicator: IndicatorView | None, *, first: bool
) -> Row:
    count = Cell(number, Style.INTEGER) if first else None
    text = Cell(rhk_words(rhk)) if first else None
    words = Cell(indicator.text if indicator else "")
    target = Cell(indicator.target_text if indicator else "")
    if form is PlanForm.JPT:
        seen = ", ".join(p.value for p in indicator.perspectives) if indicator else ""
        return (count, text, words, target, Cell(seen))
    parent = Cell(rhk.parent_text or "-") if first else None
    aspect = indicator.aspect.value if indicator and indicator.aspect else ""
    return (count, parent, text, Cell(aspect), words, target)


def rhk_words(rhk: RhkView) -> str:
    """Return an RHK, who gave the work behind it in brackets."""
    if not rhk.assigned_by:
        return rhk.text
    told = rhk.assigned_by
    given = told if "ugas" in told.casefold() else f"penugasan dari {told}"
    return f"{rhk.text} ({given})"


def _paragraphs(plan: PlanView) -> list[Row]:
    jpt = plan.form is PlanForm.JPT
    heading = "Ukuran keberhasilan/Indikator Kinerja Individu, " + (
        "Target, dan Perspektif:" if jpt else "dan Target:"
    )
    rows: list[Row] = []
    for kind, group in ((RhkKind.UTAMA, "A. UTAMA"), (RhkKind.TAMBAHAN, "B. TAMBAHAN")):
        found = [rhk for rhk in plan.rhk if rhk.kind is kind]
        if found:
            rows.append((Cell(group, Style.NOTE),))
        for number, rhk in enumerate(found, 1):
            behind = f" ({rhk.parent_text})" if rhk.parent_text and not rhk.assigned_by else ""
            rows.append((Cell(number, Style.INTEGER), Cell(rhk_words(rhk) + behind)))
            rows.append((None, Cell(heading)))
            for i in rhk.indicators:
                seen = f" ({i.perspectives[0].value})" if i.perspectives else ""
                told = f": {i.target_text}" if i.target_text else ""
                rows.append((None, Cell(f"- {i.text}{told}{seen}")))
    return rows


def _behaviour(plan: PlanView) -> list[Row]:
    rows: list[Row] = [(), (Cell("PERILAKU KERJA", Style.NOTE),)]
    texts = (*plan.expectations, *("",) * len(VALUES))
    for number, (value, text) in enumerate(zip(VALUES, texts, strict=False), 1):
        rows.append((Cell(number, Style.INTEGER), Cell(value.name)))
        for at, guide in enumerate(value.guides):
            right = ("Ekspektasi Khusus Pimpinan:", text, "")[at]
            rows.append((None, Cell(f"- {guide}"), None, None, Cell(right) if right else None))
    return rows


def signature_rows(plan: PlanView, place: str, signed_on: date | None) -> list[Row]:
    """Return the rows that are signed."""
    where = ", ".join(part for part in (place, long_date(signed_on) if signed_on else "") if part)
    mine, other = plan.employee, plan.appraiser
    pairs = (
        ("Pegawai yang Dinilai", where),
        ("", "Pejabat Penilai Kinerja"),
        ("", ""),
        (mine.name, other.name),
        (_number(mine), _number(other)),
    )
    return [
        (),
        *((None, Cell(a, Style.NOTE), None, None, Cell(b, Style.NOTE)) for a, b in pairs),
    ]


def _number(person: PersonSnapshot) -> str:
    label, number = _person(person)[1]
    return f"{label}. {number}" if number else ""


def _attachments(plan: PlanView) -> list[Row]:
    rows: list[Row] = []
    for heading, lines in (
        ("DUKUNGAN SUMBER DAYA", plan.support),
        ("SKEMA PERTANGGUNGJAWABAN", plan.accountability),
        ("KONSEKUENSI", plan.consequences),
    ):
        rows += [(), (Cell(heading, Style.NOTE),)]
        rows += [(Cell(n, Style.INTEGER), Cell(line)) for n, line in enumerate(lines, 1)]
    return rows
