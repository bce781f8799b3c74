"""Attaching several files: what is refused is told by name, the rest is kept (TS-4, lesson 18)."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
    QShortcut,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.services.evidence_files import office, pdf, photograph
from tests.ui.windows import activate, show_active

from penilaian_desktop.ui.kit.preferences import EVIDENCE_LIMIT, EVIDENCE_SIDE
from penilaian_desktop.ui.kit.tasks import Lane, TaskRunner
from penilaian_desktop.ui.screens.kegiatan.attaching import Attaching, RefusedFiles
from penilaian_desktop.ui.screens.kegiatan.page import KegiatanPage
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.evidence_viewer import EvidenceViewer
from penilaian_desktop.ui.widgets.label import Label

PDF = pdf()
ENTRY, OTHER = (3, "08.00"), (3, "10.00")


@pytest.fixture
def page(bench, qtbot):
    said = bench()
    shown = KegiatanPage(said.context)
    show_active(shown, qtbot, 1160, 700)
    shown.refresh()
    said.evidence = lambda key: said.world.services.activities.evidence(
        said.world.session, said.world.ids[key]
    )
    shown.said = said
    return shown


def words_of(dialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(Label))


def urls(*paths) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_what_is_refused_is_told_by_name_and_the_others_are_kept(page, tmp_path):
    """Issue, bad input: files that lie, are empty, huge or unreadable; nothing else is lost."""
    said = page.said
    said.context.prefs.set(EVIDENCE_LIMIT, 5)
    files = [
        ("surat.pdf", PDF),
        ("kosong.pdf", b""),
        ("rekap.pdf", office("xlsx")),
        ("besar.pdf", b"%PDF-1.7" + bytes(6_000_000)),
        ("hilang.pdf", tmp_path / "hilang.pdf"),
        ("rekap.xlsx", office("xlsx")),
    ]
    page.drawer.evidence.attach_to(said.world.ids[ENTRY], files)
    assert [item.name for item in said.evidence(ENTRY)] == ["surat.pdf", "rekap.xlsx"]
    assert said.toasts[-1] == ("2 dari 6 berkas dilampirkan", "Lampirkan bukti")
    (dialog,) = page.window().findChildren(RefusedFiles)
    words = words_of(dialog)
    assert "4 berkas tidak dilampirkan" in words
    assert "Berkas yang lain tetap dilampirkan." in words
    assert "Berkas kosong.pdf kosong (0 byte)." in words
    assert "Nama rekap.pdf mengatakan PDF, isinya berkas Excel." in words
    assert "Berkas besar.pdf terlalu besar (batas 5 MB)." in words
    assert "Berkas hilang.pdf sudah tidak ada di tempatnya." in words


def test_where_nothing_was_attached_nothing_else_is_promised(page):
    said = page.said
    files = [("kosong.pdf", b""), ("lari.exe", b"MZ\x90")]
    page.drawer.evidence.attach_to(said.world.ids[ENTRY], files)
    (dialog,) = page.window().findChildren(RefusedFiles)
    assert "tetap dilampirkan" not in words_of(dialog)
    assert said.toasts == []


def test_hundreds_of_files_do_not_pile_up_calls(page):
    said = page.said
    files = [(f"{n}.pdf", PDF + b"%%%d" % n) for n in range(400)]
    page.drawer.evidence.attach_to(said.world.ids[ENTRY], files)
    assert len(said.evidence(ENTRY)) == 20
    assert said.toasts[-1][0] == "20 dari 400 berkas dilampirkan"


def test_a_shrunk_photograph_says_what_it_saved(page):
    said = page.said
    said.context.prefs.set(EVIDENCE_SIDE, 1024)
    page.drawer.evidence.attach_to(
        said.world.ids[ENTRY], [("IMG_1.jpg", photograph(size=(1600, 1200)))]
    )
    text = said.toasts[-1][0]
    (item,) = said.evidence(ENTRY)
    assert text.startswith("IMG_1.jpg dilampirkan · ")
    assert "KB → " in text
    assert item.size < 400_000


def test_a_large_photograph_is_prepared_outside_the_lane_that_writes(bench, qtbot):
    """Issue: a photograph being shrunk never makes the saving of an entry wait."""
    said = bench()
    owner = QWidget()
    qtbot.addWidget(owner)
    lanes, order, hold = [], [], threading.Event()
    tasks = TaskRunner(said.signals)

    class Watched(QObject):
        def submit(self, owner, job, done, failed=None, *, lane=Lane.READ, key="", label=""):
            lanes.append(lane)
            if lane is Lane.WORK:
                held = job

                def job(reporter):
                    assert hold.wait(20)
                    return held(reporter)

            return tasks.submit(owner, job, done, failed, lane=lane, key=key, label=label)

    context = replace(said.context, tasks=Watched())
    attaching = Attaching(context, owner)
    attaching.ended.connect(lambda: order.append("foto"))
    attaching.add(said.world.ids[ENTRY], [("foto.jpg", photograph(size=(800, 600)))])
    activities, session = said.world.services.activities, said.world.session
    item = activities.item(session, said.world.ids[OTHER])
    tasks.submit(
        owner,
        lambda _r: activities.update(session, item.id, item.version, text="Disimpan"),
        lambda _o: (order.append("kegiatan"), hold.set()),
        lane=Lane.WRITE,
    )
    qtbot.waitUntil(lambda: len(order) == 2, timeout=20_000)
    tasks.stop()
    assert order == ["kegiatan", "foto"]
    assert lanes == [Lane.WORK, Lane.WRITE]
    assert len(activities.evidence(session, said.world.ids[ENTRY])) == 1


def test_cancelling_keeps_what_is_attached_and_attaches_nothing_more(page):
    said = page.said
    panel = page.drawer.evidence
    seen = []

    def stop(done, every, name):
        seen.append((done, every, name, panel.drop.progress.text()))
        if done == 1:
            panel.drop.cancel_requested.emit()

    panel.attaching.progressed.connect(stop)
    panel.attach_to(said.world.ids[ENTRY], [(f"{n}.pdf", PDF + b"%d" % n) for n in range(3)])
    assert seen[0] == (0, 3, "0.pdf", "1 dari 3: 0.pdf")
    assert not panel.attaching.running
    assert len(said.evidence(ENTRY)) == 2
    assert panel.drop._faces.currentIndex() == 0


def test_a_task_cancelled_while_it_prepares_stops_the_rest_silently(bench, qtbot):
    said = bench()
    owner = QWidget()
    qtbot.addWidget(owner)
    tasks = TaskRunner(said.signals)
    attaching = Attaching(replace(said.context, tasks=tasks), owner)
    files = [("foto.jpg", photograph(size=(2400, 1600))), ("surat.pdf", PDF)]
    with qtbot.waitSignal(attaching.ended, timeout=20_000):
        attaching.add(said.world.ids[ENTRY], files)
        attaching._task.cancel()
    tasks.stop()
    assert said.world.services.activities.evidence(said.world.session, said.world.ids[ENTRY]) == ()
    assert (said.toasts, said.refused) == ([], [])


def test_files_dropped_on_a_row_of_the_table_become_its_evidence(page, tmp_path):
    said = page.said
    file = tmp_path / "surat.pdf"
    file.write_bytes(PDF)
    page.show_view("table")
    view = page.table.view
    row = page.table.model.row_of(lambda item: item.id == said.world.ids[ENTRY])
    view.scrollTo(page.table.model.index(row, 0))
    spot = QPointF(view.visualRect(page.table.model.index(row, 0)).center())
    data, copy, left = urls(file), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    port, none = view.viewport(), Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(port, QDragEnterEvent(spot.toPoint(), copy, data, left, none))
    QApplication.sendEvent(port, QDragMoveEvent(spot.toPoint(), copy, data, left, none))
    QApplication.sendEvent(port, QDropEvent(spot, copy, data, left, none))
    QApplication.sendEvent(port, QDragLeaveEvent())
    assert [item.name for item in said.evidence(ENTRY)] == ["surat.pdf"]


def test_files_dropped_on_a_field_of_the_drawer_are_evidence_and_no_text(page, tmp_path):
    said = page.said
    file = tmp_path / "surat.pdf"
    file.write_bytes(PDF)
    page.edit(said.world.ids[ENTRY])
    field = page.drawer._volume
    before = field.text()
    spot, data, copy = QPointF(5, 5), urls(file), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(field, QDragEnterEvent(spot.toPoint(), copy, data, left, none))
    QApplication.sendEvent(field, QDropEvent(spot, copy, data, left, none))
    assert [item.name for item in said.evidence(ENTRY)] == ["surat.pdf"]
    assert field.text() == before
    text = QMimeData()
    text.setText("9")
    QApplication.sendEvent(field, QDragEnterEvent(spot.toPoint(), copy, text, left, none))
    QApplication.sendEvent(field, QDropEvent(spot, copy, text, left, none))
    assert "9" in field.text()


def picture_in_clipboard() -> None:
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#884422"))
    QGuiApplication.clipboard().setImage(image)


def test_ctrl_v_on_a_block_attaches_the_picture_of_the_clipboard(page):
    said = page.said
    picture_in_clipboard()
    assert page.grid.select(said.world.ids[ENTRY])
    QTest.keyClick(page.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [item.name for item in said.evidence(ENTRY)] == ["tempelan.png"]


def test_ctrl_v_in_a_field_pastes_text_and_attaches_pictures(page):
    said = page.said
    page.edit(said.world.ids[ENTRY])
    field = page.drawer._volume
    picture_in_clipboard()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(said.evidence(ENTRY)) == 1
    QGuiApplication.clipboard().setText("7")
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "7"
    assert len(said.evidence(ENTRY)) == 1


def test_space_shows_the_file_in_large_and_its_keys_lead_through_all(page, qtbot):
    """Issue: preview beside, by keyboard."""
    said = page.said
    files = [("a.pdf", PDF), ("b.csv", b"nama;jumlah\nSiti;24"), ("c.docx", office("docx"))]
    files.append(("d.jpg", photograph(size=(60, 40))))
    page.edit(said.world.ids[ENTRY])
    panel = page.drawer.evidence
    panel.attach_to(said.world.ids[ENTRY], files)
    panel.view.setCurrentIndex(panel.model.index(0))
    activate(page)
    panel.view.setFocus()
    qtbot.waitUntil(panel.view.hasFocus)
    QTest.keyClick(panel.view, Qt.Key.Key_Space)
    assert page.peek.isVisible(), (page.width(), page.window().isActiveWindow())
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    (viewer,) = page.window().findChildren(EvidenceViewer)
    assert "a.pdf · berkas 1 dari 4 · halaman 1 dari 1" in viewer.explanation.text()
    wide = viewer._sheet.pixmap().width()
    QTest.keyClick(viewer, Qt.Key.Key_Plus)
    assert viewer._sheet.pixmap().width() == pytest.approx(wide * 1.5, abs=2)
    assert "150 %" in viewer.explanation.text()
    QTest.keyClick(viewer, Qt.Key.Key_0)
    assert viewer._sheet.pixmap().width() == wide
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    assert viewer._text.toPlainText() == "nama;jumlah\nSiti;24"
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    assert "tidak dapat dipratinjau" in words_of(viewer)
    assert viewer._instead.isVisible()
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    size = viewer._sheet.pixmap().size()
    QTest.keyClick(viewer, Qt.Key.Key_R)
    assert viewer._sheet.pixmap().size() == size.transposed()
    QTest.keyClick(viewer, Qt.Key.Key_Left)
    assert "c.docx" in viewer.explanation.text()
    QTest.keyClick(viewer, Qt.Key.Key_Space)
    assert viewer.isHidden()


@pytest.mark.parametrize("context", [c for c in Qt.ShortcutContext if c.name != "WidgetShortcut"])
def test_the_keys_of_the_thumbnails_stand_against_no_shortcut_around_them(page, context):
    """Two shortcuts of one key make Qt tell neither; that looks like a dead key."""
    taken = []
    for keys in ("Return", "Space"):
        other = QShortcut(QKeySequence(keys), page)
        other.setContext(context)
        other.activated.connect(lambda: taken.append("page"))
        other.activatedAmbiguously.connect(lambda: taken.append("nobody"))
    page.edit(page.said.world.ids[ENTRY])
    panel = page.drawer.evidence
    panel.attach_to(page.said.world.ids[ENTRY], [("a.pdf", PDF)])
    panel.view.setCurrentIndex(panel.model.index(0))
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_Space)
    assert page.peek.isVisible()
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert len(page.window().findChildren(EvidenceViewer)) == 1
    assert taken == []


def test_the_keys_of_the_thumbnails_need_no_active_window(page, qtbot):
    """Where the desktop gives the keys late, a shortcut is not found; the focus is enough."""
    page.edit(page.said.world.ids[ENTRY])
    panel = page.drawer.evidence
    panel.attach_to(page.said.world.ids[ENTRY], [("a.pdf", PDF)])
    panel.view.setCurrentIndex(panel.model.index(0))
    show_active(QWidget(), qtbot)
    assert not page.isActiveWindow()
    QTest.keyClick(panel.view, Qt.Key.Key_Space)
    assert page.peek.isVisible()
    QTest.keyClick(panel.view, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert len(page.window().findChildren(EvidenceViewer)) == 1


@pytest.mark.parametrize("width", [1600, 1158])
def test_a_file_is_seen_beside_its_entry_where_the_page_is_wide_enough(page, width):
    """UI.md: preview beside; the entry stays open and the thumbnails lead."""
    files = [("a.pdf", PDF), ("b.csv", b"nama;jumlah\nSiti;24")]
    page.resize(width, 700)
    page.edit(page.said.world.ids[ENTRY])
    panel = page.drawer.evidence
    panel.attach_to(page.said.world.ids[ENTRY], files)
    panel.view.setCurrentIndex(panel.model.index(0))
    panel.view.setFocus()
    room = page.layout().contentsMargins().right()
    QTest.keyClick(panel.view, Qt.Key.Key_Space)
    assert page.peek.isVisible()
    assert page.peek.geometry().right() < page.drawer.geometry().left()
    taken = page.layout().contentsMargins().right() - room
    assert taken == (page.peek.width() if width > 1500 else 0), "a wide page makes room for it"
    assert "a.pdf" in words_of(page.peek)
    assert not page.window().findChildren(EvidenceViewer)
    QTest.keyClick(panel.view, Qt.Key.Key_Right)
    assert "b.csv" in words_of(page.peek)
    QTest.keyClick(panel.view, Qt.Key.Key_Escape)
    assert page.peek.isHidden()
    assert page.drawer.isVisible()
    assert page.layout().contentsMargins().right() == room
    QTest.keyClick(panel.view, Qt.Key.Key_Space)
    page.drawer.close_drawer()
    assert page.peek.isHidden()


def test_a_narrow_page_shows_a_file_over_itself(page):
    page.resize(1000, 600)
    page.edit(page.said.world.ids[ENTRY])
    panel = page.drawer.evidence
    panel.attach_to(page.said.world.ids[ENTRY], [("a.pdf", PDF)])
    panel.look_at()
    assert page.peek.isHidden()
    assert page.window().findChildren(EvidenceViewer)


def test_a_pdf_with_a_password_is_kept_and_says_why_it_is_not_shown(page):
    """Issue: password-protected PDFs are accepted and flagged."""
    said = page.said
    locked = pdf(
        b"<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"ab" * 32, b"cd" * 32),
        trailer=b"/Encrypt 5 0 R/ID[<%s><%s>]" % (b"12" * 16, b"12" * 16),
    )
    page.edit(said.world.ids[ENTRY])
    panel = page.drawer.evidence
    panel.attach_to(said.world.ids[ENTRY], [("gaji.pdf", locked)])
    assert "dikunci kata sandi, tidak dapat dipratinjau" in said.toasts[-1][0]
    panel.look_at()
    panel.look_closer()
    (viewer,) = page.window().findChildren(EvidenceViewer)
    assert "PDF ini dikunci kata sandi" in words_of(viewer)


def test_another_program_gets_a_copy_only_after_the_person_was_told(page, monkeypatch):
    said = page.said
    opened = []
    monkeypatch.setattr(
        "penilaian_desktop.ui.widgets.evidence_hands.QDesktopServices.openUrl", opened.append
    )
    page.edit(said.world.ids[ENTRY])
    panel = page.drawer.evidence
    panel.attach_to(said.world.ids[ENTRY], [("c.docx", office("docx"))])
    said.world.services.context = type("C", (), {"workspace": said.world.workspace})()
    panel.hands.open_outside(panel.model.items[0])
    (dialog,) = page.window().findChildren(Dialog)
    assert "dihapus begitu Anda mengunci" in words_of(dialog)
    assert opened == []
    dialog.accept()
    assert opened[0].fileName() == "c.docx"
    panel.hands.open_outside(panel.model.items[0])
    assert len(opened) == 2
