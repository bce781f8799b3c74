"""The evaluation sheet in plain platypus: the floor that `bench_paper` measures against.

The same words, fonts, columns, repeated heads, shared cells, foot, QR code and metadata as
`reports.evaluation_sheet`, written as the reportlab user guide would: paragraphs in tables, a
canvas that learns the number of pages at the end. Cells that cannot wrap are plain strings.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table

from penilaian_desktop.domain.form_views import EvaluationSheetView
from penilaian_desktop.domain.wording import giver_label
from penilaian_desktop.reports.blocks import period_line, period_title, person_lines, place_and_date
from penilaian_desktop.reports.evaluation_sheet import _JAJF_HEAD
from penilaian_desktop.reports.plan_cells import FORM_LINE, rhk_text, target_text
from penilaian_desktop.reports.qr import qr_runs

BODY = ParagraphStyle("body", fontName="Arimo-Regular", fontSize=9, leading=11)
CENTER = ParagraphStyle("center", BODY, alignment=TA_CENTER)
BOLD = ParagraphStyle("bold", BODY, fontName="Arimo-Bold")
HEAD = ParagraphStyle(
    "head", BODY, fontName="Arimo-Bold", fontSize=8.5, leading=10.5, alignment=TA_CENTER
)
TITLE = ParagraphStyle(
    "title", BODY, fontName="Arimo-Bold", fontSize=12, leading=15, alignment=TA_CENTER
)
GUIDE = ParagraphStyle("guide", BODY, fontSize=8.5, leading=10.25, leftIndent=7, bulletIndent=0)
SMALL = ParagraphStyle("small", BODY, fontSize=7.5, leading=8.75)
GRID: list[tuple[Any, ...]] = [
    ("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 4),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ("TOPPADDING", (0, 0), (-1, -1), 2.55),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2.55),
    ("FONT", (0, 0), (-1, -1), "Arimo-Regular", 9, 11),
]
GRAY = (0.93, 0.93, 0.93)


class _Pages(Canvas):
    """Writes the foot when the number of pages is known."""

    view: EvaluationSheetView

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        foot = self.view.foot
        size, runs = qr_runs(f"PENILAIAN/{foot.data_sha256}/{foot.package_id}")
        for state in self._kept:
            self.__dict__.update(state)
            self._foot(size, runs, len(self._kept))
            super().showPage()
        super().save()

    def _foot(self, size: int, runs: list[tuple[int, int, int]], count: int) -> None:
        if self._pageNumber == 1:
            self.beginForm("qr", 0, 0, size, size)
            path = self.beginPath()
            for row, column, length in runs:
                path.rect(column, size - 1 - row, length, 1)
            self.drawPath(path, stroke=0, fill=1)
            self.endForm()
        self.line(15 * mm, 21.5 * mm, 282 * mm, 21.5 * mm)
        self.setFont("Arimo-Regular", 6.5)
        foot = self.view.foot
        for at, text in enumerate(
            (
                f"Tercetak dari {foot.printed_from}, bukan tanda tangan elektronik tersertifikasi.",
                f"Sidik data (SHA-256): {foot.data_sha256}",
                f"Paket: {foot.package_id}",
            )
        ):
            self.drawString(33 * mm, (18 - 3 * at) * mm, text)
        self.drawRightString(282 * mm, 15 * mm, "Formulir EVALUASI-JAJF-KUANTITATIF · versi 2")
        self.setFont("Arimo-Bold", 6.5)
        self.drawRightString(282 * mm, 18 * mm, f"Halaman {self._pageNumber} dari {count}")
        self.saveState()
        self.translate(15 * mm, 5 * mm)
        self.scale(15 * mm / size, 15 * mm / size)
        self.doForm("qr")
        self.restoreState()


def platypus_sheet(view: EvaluationSheetView) -> bytes:
    """Return the sheet of a JA/JF plan in the quantitative approach."""
    out = BytesIO()
    document = SimpleDocTemplate(
        out,
        pagesize=landscape(A4),
        leftMargin=15 * mm,
        rightMargin=15 * mm,
        topMargin=13 * mm,
        bottomMargin=18 * mm,
        title=f"Evaluasi Kinerja Pegawai {view.period_label}",
        author=view.agency,
        lang="id",
        invariant=1,
    )
    maker = type("Pages", (_Pages,), {"view": view})
    document.build(_story(view), canvasmaker=maker)
    return out.getvalue()


def _story(view: EvaluationSheetView) -> list[Any]:
    plan, result = view.plan, view.appraisal
    width = 267 * mm
    titles = (
        "EVALUASI KINERJA PEGAWAI",
        f"PENDEKATAN HASIL KERJA {plan.approach}",
        FORM_LINE[plan.form],
        f"PERIODE: {period_title(view.period_label)}",
    )
    story: list[Any] = [Paragraph(text, TITLE) for text in titles]
    story.append(Spacer(1, 3 * mm))
    story.append(
        Table(
            [[view.agency.upper(), period_line(plan.starts, plan.ends)]],
            [width / 2, width / 2],
            style=[
                ("FONT", (0, 0), (-1, -1), "Arimo-Bold", 9, 11),
                ("ALIGN", (1, 0), (1, 0), "RIGHT"),
            ],
        )
    )
    story += [_identities(view, width), _verdict("CAPAIAN KINERJA ORGANISASI*", "BAIK", width)]
    story += [_curve(width), Spacer(1, 3 * mm), _work(view, width)]
    story += [_verdict("RATING HASIL KERJA*", str(result.work_rating), width), Spacer(1, 3 * mm)]
    story.append(_behaviour(view, width))
    story.append(
        KeepTogether(
            [
                _verdict("RATING PERILAKU KERJA*", str(result.behaviour_rating), width),
                _verdict("PREDIKAT KINERJA PEGAWAI*", str(result.predicate), width),
                Spacer(1, 4 * mm),
                _signatures(view, width),
            ]
        )
    )
    return story


def _identities(view: EvaluationSheetView, width: float) -> Table:
    rest = (width - 98 * mm) / 2
    rows: list[list[Any]] = [
        ["NO", "PEGAWAI YANG DINILAI", "", "NO", "PEJABAT PENILAI KINERJA", ""]
    ]
    pairs = zip(person_lines(view.plan.employee), person_lines(view.plan.appraiser), strict=True)
    for at, (left, right) in enumerate(pairs, start=1):
        rows.append([str(at), left[0], Paragraph(left[1], BODY)])
        rows[-1] += [str(at), right[0], Paragraph(right[1], BODY)]
    style = [
        *GRID,
        ("SPAN", (1, 0), (2, 0)),
        ("SPAN", (4, 0), (5, 0)),
        ("BACKGROUND", (0, 0), (-1, 0), GRAY),
        ("FONT", (0, 0), (-1, 0), "Arimo-Bold", 8.5, 10.5),
    ]
    columns = [8 * mm, 41 * mm, rest]
    return Table(rows, columns * 2, style=style)


def _verdict(label: str, value: str, width: float) -> Table:
    style = [*GRID, ("FONT", (0, 0), (-1, -1), "Arimo-Bold", 9, 11)]
    return Table([[label, value.upper()]], [62 * mm, width - 62 * mm], style=style)


def _curve(width: float) -> Table:
    words = (
        "KURVA DISTRIBUSI PREDIKAT KINERJA PEGAWAI DENGAN CAPAIAN KINERJA ORGANISASI BAIK. "
        "Frekuensi Pegawai: Sangat Kurang, Kurang, Butuh Perbaikan, Baik, Sangat Baik"
    )
    row = [Paragraph("POLA DISTRIBUSI:", BOLD), Paragraph(words, SMALL)]
    return Table([row], [62 * mm, width - 62 * mm], [36 * mm], style=GRID)


def _work(view: EvaluationSheetView, width: float) -> Table:
    parts = (9, 42, 44, 19, 47, 28, 35, 43)
    own, actual = dict(view.targets), dict(view.realisations)
    rows: list[list[Any]] = [
        ["HASIL KERJA"] + [""] * 7,
        [Paragraph(text, HEAD) for text in _JAJF_HEAD],
        [f"({at})" for at in range(1, 9)],
    ]
    style = [
        *GRID,
        ("SPAN", (0, 0), (-1, 0)),
        ("BACKGROUND", (0, 0), (-1, 2), GRAY),
        ("FONT", (0, 0), (-1, 0), "Arimo-Bold", 8.5, 10.5),
        ("FONT", (0, 2), (-1, 2), "Arimo-Italic", 7.5, 9),
    ]
    for title, kind in (("A. UTAMA", "UTAMA"), ("B. TAMBAHAN", "TAMBAHAN")):
        style += [
            ("SPAN", (0, len(rows)), (-1, len(rows))),
            ("FONT", (0, len(rows)), (-1, len(rows)), "Arimo-Bold", 9, 11),
        ]
        rows.append([title] + [""] * 7)
        for rhk in (one for one in view.plan.rhk if one.kind.name == kind):
            first = len(rows)
            said = [
                Paragraph(f"{giver_label(one.giver_role)}: {one.text}", BODY)
                for one in view.feedback
                if one.rhk_id == rhk.id
            ]
            for one in rhk.indicators:
                target = [Paragraph(target_text(one), BODY)]
                if one.id in own:
                    target = [
                        Paragraph(own[one.id], BODY),
                        Paragraph(f"(setahun: {target_text(one)})", SMALL),
                    ]
                rows.append(
                    [
                        str(rhk.number),
                        Paragraph(rhk.parent_text or "-", BODY),
                        Paragraph(rhk_text(rhk), BODY),
                        str(one.aspect),
                        Paragraph(one.text, BODY),
                        target,
                        Paragraph(actual.get(one.id, "-"), BODY),
                        said or "-",
                    ]
                )
            style += [("SPAN", (at, first), (at, len(rows) - 1)) for at in (0, 1, 2, 7)]
    widths = [width * part / sum(parts) for part in parts]
    return Table(rows, widths, style=style, repeatRows=3)


def _behaviour(view: EvaluationSheetView, width: float) -> Table:
    parts = (9, 112, 66, 80)
    feedback = {one.name: one.feedback for one in view.appraisal.behaviour}
    rows: list[list[Any]] = [
        [
            Paragraph("PERILAKU KERJA", HEAD),
            "",
            Paragraph("EKSPEKTASI KHUSUS PIMPINAN", HEAD),
            Paragraph(_JAJF_HEAD[-1], HEAD),
        ]
    ]
    for at, (name, guides, expectation) in enumerate(view.behaviour, start=1):
        rows.append(
            [
                str(at),
                [Paragraph(name, BOLD), *(Paragraph(g, GUIDE, bulletText="-") for g in guides)],
                Paragraph(expectation or "-", BODY),
                [
                    Paragraph(f"{giver_label(one.giver_role)}: {one.text}", BODY)
                    for one in feedback.get(name, ())
                ]
                or "-",
            ]
        )
    style = [*GRID, ("SPAN", (0, 0), (1, 0)), ("BACKGROUND", (0, 0), (-1, 0), GRAY)]
    widths = [width * part / sum(parts) for part in parts]
    return Table(rows, widths, style=style, repeatRows=1)


def _signatures(view: EvaluationSheetView, width: float) -> Table:
    plan = view.plan
    when = place_and_date(view.place, view.signed_on, plan.year)
    rows = [
        ["", when],
        ["Pegawai yang Dinilai", "Pejabat Penilai Kinerja"],
        ["", ""],
        [plan.employee.name, plan.appraiser.name],
        [f"NIP. {plan.employee.identity}", f"NIP. {plan.appraiser.identity}"],
    ]
    style = [
        ("FONT", (0, 0), (-1, -1), "Arimo-Regular", 9, 11),
        ("FONT", (0, 3), (-1, 3), "Arimo-Bold", 9, 11),
        ("ALIGN", (0, 0), (-1, -1), "CENTER"),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]
    heights = [11, 11, 17.5 * mm, 11, 11]
    return Table(rows, [width / 2, width / 2], heights, style=style)
