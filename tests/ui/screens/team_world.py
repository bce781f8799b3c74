"""A head with a team in a real workspace: entries that wait, plans, quarters, feedback."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QWidget
from tests.services.office import SYSTEM, Office
from tests.ui.windows import show_active

from penilaian_desktop.app.paths import Paths
from penilaian_desktop.app.runtime import WindowRuntime
from penilaian_desktop.domain.appraisal import OrganisationPredicate, OrganisationResult, Rating
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.sync.desk import Desk
from penilaian_desktop.ui.kit.context import UiContext
from penilaian_desktop.ui.kit.look import install_look, look
from penilaian_desktop.ui.kit.preferences import Preferences
from penilaian_desktop.ui.kit.signals import AppSignals
from penilaian_desktop.ui.kit.tasks import InlineRunner

RESOURCES = Path(__file__).parents[3] / "resources"
WEDNESDAY, THURSDAY = date(2026, 11, 18), date(2026, 11, 19)
THIRD = "2026-T3"


@dataclass
class Team:
    """The office, and the context of a page for one of its persons."""

    office: Office
    context: UiContext
    toasts: list
    refusals: list
    pages: list

    @property
    def services(self):
        return self.office.services

    def id_of(self, who: str) -> str:
        return self.office.ids[who]


def context_for(office: Office, who: str, qapp, folder: Path, theme: str = "terang") -> Team:
    """Return the context of a person's window; jobs run at once."""
    signals = AppSignals()
    try:
        dress = look()
        dress.set_mode(theme)
    except RuntimeError:
        dress = install_look(qapp, RESOURCES, theme)
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    tasks = InlineRunner(signals)
    context = UiContext(
        services=office.services,
        desk=Desk(office.services),
        session=office.session(who),
        signals=signals,
        tasks=tasks,
        look=dress,
        prefs=Preferences(settings),
        clock=office.clock,
        resources=RESOURCES,
        runtime=WindowRuntime(Paths(RESOURCES, folder, folder / "log"), office.clock),
        title="Disdukcapil Kota Contoh",
    )
    toasts, refusals, pages = [], [], []
    signals.toast_requested.connect(lambda text, undo: toasts.append((text, undo)))
    signals.refused.connect(refusals.append)
    tasks.refused.connect(refusals.append)
    signals.navigate_requested.connect(lambda page, argument: pages.append((page, argument)))
    return Team(office, context, toasts, refusals, pages)


def shown(page, qtbot, width=1158, height=684):
    """Show a page in a window of its own that has the focus."""
    show_active(page, qtbot, width, height)
    page.setFocus()
    return page


def nameless(page) -> list[str]:
    """Return the classes of focusable controls that have no accessible name."""
    return [
        type(w).__name__
        for w in page.findChildren(QWidget)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and w.window() is page.window()
        and not w.accessibleName()
    ]


def a_pdf() -> bytes:
    """Return a PDF of one page with a table, as an office prints it."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.setFont("Helvetica-Bold", 20)
    canvas.drawCentredString(298, 760, "REKAP KARTU KELUARGA")
    for row in range(12):
        canvas.rect(60, 680 - 40 * row, 470, 40)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def a_picture() -> bytes:
    """Return a small JPEG."""
    from PIL import Image

    file = BytesIO()
    Image.new("RGB", (320, 240), (70, 120, 160)).save(file, "JPEG")
    return file.getvalue()


def write_week(office: Office) -> dict[str, tuple]:
    """Siti hands in two days with evidence, Yohanes one entry; Taufik wrote nothing."""
    office.plan("siti", agree_by="bambang")
    office.clock.set(WEDNESDAY)
    wednesday = office.submit(
        "siti",
        "07.30-09.00 Memverifikasi berkas pindah datang =14 berkas @1",
        "10.30-12.00 Menerbitkan kartu keluarga =12 dokumen @1",
        "13.00-14.15 Memutakhirkan data SIAK =38 data @2",
        day=WEDNESDAY,
    )
    siti = office.session("siti")
    office.services.activities.attach(siti, wednesday[1].id, "rekap-kk-18nov.pdf", a_pdf())
    office.services.activities.attach(siti, wednesday[1].id, "loket.jpg", a_picture())
    office.services.reviews.accept(office.session("bambang"), [wednesday[0].id])
    office.clock.set(THURSDAY)
    thursday = office.submit(
        "siti",
        "07.30-08.00 Apel pagi dan menyiapkan loket",
        "08.00-10.00 Melayani perekaman KTP-el =19 orang @2",
        day=THURSDAY,
    )
    office.submit("yohanes", "08.00-10.00 Merawat basis data =1 laporan", day=THURSDAY)
    return {"wednesday": wednesday, "thursday": thursday}


def write_quarter(office: Office) -> None:
    """Siti's third quarter: accepted entries on both RHK, feedback, the unit's own result."""
    if office.services.plans.current(office.session("siti"), year=2026) is None:
        office.plan("siti", agree_by="bambang")
    start = date(2026, 7, 6)
    head = office.session("bambang")
    for week in range(4):
        day = start + timedelta(days=7 * week)
        office.clock.set(day)
        items = office.submit(
            "siti",
            "07.30-10.00 Menerbitkan kartu keluarga =110 dokumen @1",
            "10.00-12.00 Melayani perekaman KTP-el =171 orang @2",
            day=day,
        )
        office.services.reviews.accept(head, [item.id for item in items])
    office.services.appraisals.add_feedback(
        head, office.ids["siti"], THIRD, "Ramah dan cekatan.", value_code="BP"
    )
    with office.workspace.write(SYSTEM) as unit:
        unit.add(
            OrganisationResult(
                id=new_id(),
                at=office.clock(),
                unit_id=office.units["dinas"],
                period_code=THIRD,
                predicate=OrganisationPredicate.BAIK,
            )
        )
    office.clock.set(THURSDAY)


ABOVE, MEETS, BELOW = Rating.ABOVE, Rating.MEETS, Rating.BELOW
