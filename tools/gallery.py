"""The pictures of the README: the log as a week and as a table, and the reading of it.

    python tools/gallery.py

makes the example office in a temporary folder and draws docs/gallery. `Gallery` is one widget with
every part in its states, for tools/shots.py.
"""

from __future__ import annotations

import os
import tempfile
from datetime import date
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shots import NOW, ShownRuntime, wait

from penilaian_desktop.app.demo.build import build_demo
from penilaian_desktop.app.opening import open_workspace
from penilaian_desktop.app.paths import Paths, find_paths
from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.ui.kit.look import install_look, look
from penilaian_desktop.ui.kit.preferences import Preferences
from penilaian_desktop.ui.kit.runtime import Opened
from penilaian_desktop.ui.kit.tasks import TaskRunner
from penilaian_desktop.ui.shell.window import AppWindow
from penilaian_desktop.ui.widgets.button import Button, icon_button, primary_button, text_button
from penilaian_desktop.ui.widgets.card import Card, CardFoot
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.drawer import Drawer
from penilaian_desktop.ui.widgets.field import (
    ComboBox,
    DateField,
    Field,
    SearchField,
    TextArea,
)
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.gauge import ProgressBar
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import Banner
from penilaian_desktop.ui.widgets.page import PageHeader
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.small import (
    Avatar,
    KeyCap,
    rating_mark,
    status_mark,
    status_pill,
)
from penilaian_desktop.ui.widgets.table import Cell, Column, Group, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView


class Line(NamedTuple):
    time: str
    minutes: int
    text: str
    rhk: str
    volume: str
    evidence: int
    status: ActivityStatus


S = ActivityStatus
LINES: list[Line | Group] = [
    Group("Kamis 19 November", "6 j 00 m dari 7 j 30 m"),
    Line("07.30–08.00", 30, "Apel pagi dan menyiapkan loket", "–", "–", -1, S.DRAFT),
    Line("08.00–10.00", 120, "Melayani perekaman KTP-el", "2", "19 orang", 3, S.DRAFT),
    Line("10.00–12.00", 120, "Menerbitkan kartu keluarga", "1", "15 dokumen", 0, S.DRAFT),
    Group("Rabu 18 November", "5 j 15 m dari 7 j 30 m"),
    Line(
        "07.30–09.00", 90, "Memverifikasi berkas pindah datang dari luar kota", "3", "14 berkas", 1,
        S.SUBMITTED,
    ),
    Line("10.30–12.00", 90, "Menerbitkan kartu keluarga", "1", "12 dokumen", 1, S.APPROVED),
    Line("13.00–14.15", 75, "Memutakhirkan data SIAK", "3", "38 data", 0, S.RETURNED),
]  # fmt: skip


def evidence(line: Line) -> Cell:
    if line.evidence < 0:
        return Cell("–", tint="muted")
    if not line.evidence:
        return Cell("belum", tint="warn", strong=True)
    return Cell(str(line.evidence), icon="evidence", tint="muted")


def columns() -> tuple[Column[Line], ...]:
    return (
        Column("time", "Waktu", lambda v: v.time, 118, sort=lambda v: v.time),
        Column("minutes", "Menit", lambda v: str(v.minutes), 44, number=True, gap=12,
               sort=lambda v: v.minutes),
        Column("text", "Uraian", lambda v: v.text),
        Column("rhk", "RHK", lambda v: Cell(v.rhk), 32),
        Column("volume", "Volume", lambda v: v.volume, 80, number=True),
        Column("evidence", "Bukti", evidence, 48),
        Column("status", "Status", lambda v: Cell(pill=status_mark(v.status)), 108),
    )  # fmt: skip


class Gallery(QWidget):
    def __init__(self) -> None:
        super().__init__()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        page = QVBoxLayout()
        page.setContentsMargins(24, 10, 24, 20)
        page.setSpacing(10)
        outer.addLayout(page, 1)
        header = PageHeader("Kegiatan", "16–22 November · **26 j 15 m** dari 30 j 00 m")
        choices = (("week", "Minggu"), ("table", "Tabel"), ("month", "Bulan"))
        view = Segmented(choices, "Tampilan")
        view.set_value("table")
        header.add_action(view)
        header.add_action(ComboBox([("2026-T4", "Triwulan IV 2026")], name="Periode"))
        header.add_action(primary_button("Catat", "add", cap="N"))
        page.addWidget(header)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        search = SearchField("Cari dalam kegiatan")
        search.setFixedWidth(188)
        tools.addWidget(search)
        tools.addWidget(ComboBox([("", "Semua RHK")], name="RHK"))
        tools.addWidget(ComboBox([("", "Semua status")], name="Status"))
        chip = Button("Belum ada bukti 4", "evidence", kind="chip")
        chip.setCheckable(True)
        chip.setChecked(True)
        tools.addWidget(chip)
        tools.addStretch(1)
        for icon, name in (("copy", "Salin"), ("sheet", "Excel"), ("print", "Cetak")):
            tools.addWidget(icon_button(icon, name))
        page.addLayout(tools)
        card = Card()
        model = RecordModel(columns(), checkable=True, parent=self)
        model.set_rows(LINES)
        model.order_by("time", descending=True)
        table = TableView(model, "Kegiatan")
        table.choose_row(2)
        card.body.addWidget(table, 1)
        card.body.addWidget(
            CardFoot("17 kegiatan · 1.605 menit tercatat, 30 menit ganda", "klik ganda mengubah")
        )
        page.addWidget(card, 1)
        page.addWidget(
            Banner(
                "**Kelurahan Sukamaju: berkas ini diubah setelah ditandatangani,** baris 14.",
                "Tidak ada yang disimpan. Minta unit mengirim ulang dari aplikasi.",
                parent=self,
            )
        )
        page.addLayout(
            self.row(*(status_pill(status) for status in S), KeyCap("Ctrl"), KeyCap("Enter"))
        )
        page.addLayout(self.row(Avatar("Siti Aminah")))
        rating = Segmented(
            [("1", "1 Di bawah"), ("2", "2 Sesuai"), ("3", "3 Di atas")], "Rating", compact=True
        )
        rating.set_value("2")
        off = Button("Ajukan ke atasan", "send")
        off.refuse("Lengkapi 3 hal dahulu.")
        bar = ProgressBar("412 dari 600 orang")
        bar.set_share(0.69, 0.57)
        page.addLayout(
            self.row(
                rating,
                off,
                Button("Isi sekarang", compact=True),
                text_button("Lihat semua"),
                CheckBox("Kode disimpan"),
                bar,
            )
        )
        outer.addWidget(self.drawer())

    @staticmethod
    def row(*widgets: QWidget) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        for widget in widgets:
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        return line

    def drawer(self) -> Drawer:
        drawer = Drawer()
        drawer.set_head("Kamis 19 November", status_mark(S.DRAFT))
        form = FormRows()
        form.add("text", "Uraian", TextArea("Melayani perekaman KTP-el"))
        form.add_row(
            ("start", "Mulai", Field("08.00")),
            ("end", "Selesai", Field("10.00")),
            ("minutes", "Menit efektif", Field("120")),
        )
        form.add("rhk", "Mendukung RHK", ComboBox([("2", "2  Terlayaninya perekaman KTP-el…")]))
        form.add("day", "Tanggal", DateField(date(2026, 11, 19)))
        form.show_fault("end", "Selesai sebelum mulai.")
        drawer.body.addWidget(form)
        drawer.body.addWidget(Label("Bukti", "strong"))
        drawer.body.addStretch(1)
        drawer.saved.setText("Tersimpan 14.38")
        drawer.foot.addWidget(text_button("Riwayat", "history", compact=True))
        drawer.foot.addWidget(text_button("Hapus", "delete", compact=True))
        mark = rating_mark(Rating.MEETS, "Sesuai")
        drawer.body.addWidget(Label(f"{mark.text}, {look().theme.name}", "small", "muted"))
        return drawer


# --- the pictures of the README --------------------------------------------------------------
ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 11, 19)
PICTURES = (
    ("kegiatan", "siti", "kegiatan", ""),
    ("kegiatan-tabel", "siti", "kegiatan", "table"),
    ("tinjauan", "bambang", "tinjauan", ""),
)
"""File, account, page, and the view of the log."""


def settle(tasks: TaskRunner) -> None:
    wait(200)
    while tasks.busy:
        wait(50)
    wait(100)


def walk_to_evidence(page: QWidget, tasks: TaskRunner) -> None:
    """Read on with J until an entry has a file to look at."""
    for _ in range(60):
        item = page.list.item
        if item is not None and item.evidence_count:
            return
        page.step(1)
        settle(tasks)


def draw(target: Path, paths: Paths, demo: Path) -> None:
    """Open the example office as its people do and draw their pages."""
    app = QApplication.instance() or QApplication(["gallery"])
    dress = install_look(app, ROOT / "resources", "terang")
    runtime = ShownRuntime()
    for name, account, page, view in PICTURES:
        live = open_workspace(demo, account, "contoh-2026", paths, lambda: NOW)
        tasks = TaskRunner()
        prefs = Preferences(QSettings(str(demo.parent / name), QSettings.Format.IniFormat))
        window = AppWindow(runtime, tasks, prefs, dress, ROOT / "resources", lambda: NOW)
        title = live.workspace.title
        bench = window.open_workbench(Opened(live.services, live.desk, live.session, title))
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        bench.go(page)
        if view:
            bench.current_page.show_view(view)
        settle(tasks)
        if page == "tinjauan":
            walk_to_evidence(bench.current_page, tasks)
        bench.bar.hide()
        wait(100)
        file = target / f"{name}.png"
        window.grab().save(str(file))
        with Image.open(file) as drawn:
            drawn.convert("RGB").quantize(128).save(file, optimize=True)
        print(file)
        window.close()
        tasks.stop()
        if view:  # what stands in the table goes to the head, who reads it in the next picture
            found = live.services.activities.week(live.session, TODAY).items
            drafts = [item.id for item in found if item.day == TODAY]
            live.services.activities.submit(live.session, drafts)
        live.close()


def main() -> None:
    """Make the example office anew in a temporary folder and draw the README's pictures of it."""
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder) / "contoh"
        paths = find_paths()
        build_demo(demo, paths, today=TODAY, reporter=Silent())
        draw(ROOT / "docs" / "gallery", paths, demo / "unit-dukcapil")


if __name__ == "__main__":
    main()
