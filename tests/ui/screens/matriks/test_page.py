"""The page Matriks Peran Hasil over a real workspace (TS-2; REGULATIONS 1.3)."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from tests.ui.screens.team_world import RESOURCES, context_for, nameless, shown

from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.plan import PlanStatus, RhkKind
from penilaian_desktop.domain.plan_views import MatrixEntry, MatrixMember, MatrixRow, MatrixView
from penilaian_desktop.reports.door import use_fonts
from penilaian_desktop.ui.kit.tasks import TaskRunner
from penilaian_desktop.ui.screens.matriks.page import WITHOUT, MatriksPage
from penilaian_desktop.ui.widgets.print_preview import PrintPreview


@pytest.fixture
def page(team, qtbot):
    """Bambang's matrix: Siti's plan supports his first RHK, the others have none yet."""
    team.office.plan("bambang")
    plan = team.office.plan("siti", submit=False)
    siti = team.office.session("siti")
    above = team.services.plans.leader_rhk(siti)[0]
    team.services.matrix.reattach(siti, plan.rhk[0].id, above.rhk_id)
    team.services.plans.submit(siti, plan.id)
    page = shown(MatriksPage(team.context), qtbot)
    page.table.setFocus()
    return page


def place_of(page, name):
    return [m.name for m in page.table.matrix.members].index(name)


def editor(page):
    return next(e for e in page.table.findChildren(QPlainTextEdit) if e.isVisible())


def stand(page, row, column):
    page.table.setCurrentIndex(page.table.matrix.index(row, column))


def test_rows_are_the_leaders_rhk_and_columns_the_members_with_who_has_none(page):
    matrix = page.table.matrix
    siti, taufik = place_of(page, "Siti Aminah"), place_of(page, "Taufik Rahman")
    assert [e.kind for e in matrix.entries(0, siti)] == ["rhk"]
    assert matrix.member_state(taufik)[0] == "belum ada RHK"
    assert matrix.member_state(taufik)[1]  # an icon, not the colour alone
    assert "2 belum mempunyai RHK" in page.header.subtitle.text()
    assert matrix.is_loose(matrix.rowCount() - 1)
    assert matrix.entries(matrix.rowCount() - 1, siti)


def test_a_proposal_is_typed_into_a_cell_and_the_member_takes_it_over(page, team):
    stand(page, 0, place_of(page, "Taufik Rahman"))
    QTest.keyClicks(page.table, "M")
    QTest.keyClicks(editor(page), "elayani loket")
    QTest.keyClick(editor(page), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor(page), "Menata arsip")
    QTest.keyClick(editor(page), Qt.Key.Key_Return)
    taufik = team.office.session("taufik")
    found = team.services.matrix.proposals(taufik, 2026)
    assert [entry.text for entry in found] == ["Melayani loket", "Menata arsip"]
    assert team.toasts[-1][0] == "2 usulan disimpan"
    assert "2 usulan belum ada dalam SKP" in page._foot.left.text()
    team.services.plans.create(taufik, 2026)
    plan = team.services.matrix.take_over(taufik, found[0].id).value
    assert plan.rhk[0].text == "Melayani loket"
    assert [e.text for e in team.services.matrix.proposals(taufik, 2026)] == ["Menata arsip"]


def test_a_proposal_is_changed_and_taken_back_by_keys_and_undone(page, team):
    stand(page, 0, place_of(page, "Taufik Rahman"))
    page.table.hand_over(0, place_of(page, "Taufik Rahman"), "Melayani loket")
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert editor(page).toPlainText() == "Melayani loket"
    QTest.keyClicks(editor(page), " satu")
    QTest.keyClick(editor(page), Qt.Key.Key_Return)
    taufik = team.office.session("taufik")
    (entry,) = team.services.matrix.proposals(taufik, 2026)
    assert entry.text == "Melayani loket satu"
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert team.services.matrix.proposals(taufik, 2026) == ()
    team.services.undo.undo(team.context.session)
    assert len(team.services.matrix.proposals(taufik, 2026)) == 1


def test_a_block_of_excel_is_proposed_to_several_members(page, team):
    first = min(place_of(page, "Taufik Rahman"), place_of(page, "Yohanes Tandi"))
    stand(page, 0, first)
    QGuiApplication.clipboard().setText("satu\tdua")
    QTest.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    texts = {
        entry.text
        for who in ("taufik", "yohanes", "siti")
        for entry in team.services.matrix.proposals(team.office.session(who), 2026)
    }
    assert texts == {"satu", "dua"}
    team.services.undo.undo(team.context.session)  # the block is one step
    assert not any(
        team.services.matrix.proposals(team.office.session(who), 2026)
        for who in ("taufik", "yohanes", "siti")
    )


def test_what_hangs_on_no_rhk_is_only_read(page):
    last = page.table.matrix.rowCount() - 1
    assert not page.table.matrix.can_write(last, 0)
    assert page.table.matrix.writes(last, 0, "x") == ()


def test_the_members_without_an_rhk_are_shown_alone(page):
    page.who.set_value(WITHOUT)
    page._fill()
    assert {m.name for m in page.table.matrix.members} == {"Taufik Rahman", "Yohanes Tandi"}
    assert "2 dari 3 anggota" in page._foot.right.text()


def test_without_an_own_plan_the_page_says_what_to_do_and_members_are_not_blocked(team, qtbot):
    team.office.plan("siti")
    page = shown(MatriksPage(team.context), qtbot)
    assert "SKP Anda 2026 belum ada" in page.banner.accessibleName()
    page.banner._buttons[0].click()
    assert team.pages[-1][0] == "skp"
    assert page.table.matrix.rowCount() == 1


def test_somebody_without_members_is_told_what_the_page_is_for(office, qapp, tmp_path, qtbot):
    alone = context_for(office, "dewi", qapp, tmp_path)
    page = shown(MatriksPage(alone.context), qtbot)
    assert page.empty.isVisible()


@pytest.mark.parametrize(("width", "height"), [(1158, 684), (852, 392)])
def test_the_heads_stay_and_everything_has_a_name(page, width, height):
    page.set_narrow(width < 1000)
    page.resize(width, height)
    table = page.table
    assert table.horizontalHeader().isVisible()
    assert table.verticalHeader().isVisible()
    index = table.matrix.index(0, place_of(page, "Siti Aminah"))
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Siti Aminah: ")
    assert said.endswith(", baris 1")
    assert nameless(page) == []
    assert page.key_help()
    assert "usulan" in page.help_text()


def big_view(members=60, rows=14):
    def entry(row, member):
        return MatrixEntry(
            kind="rhk", id=f"{row}-{member}", version=1, person_id=str(member),
            text="Terselesaikannya permohonan kartu keluarga sesuai standar pelayanan",
            leader_rhk_id=str(row), leader_rhk_text="",
        )  # fmt: skip

    leader = PersonItem(person_id="x", name="Kepala", identity="", position="", unit="", status="")
    return MatrixView(
        year=2026, leader=leader, leader_plan_id="p", leader_status=PlanStatus.AGREED,
        members=tuple(
            MatrixMember(
                person_id=str(n), name=f"Pegawai {n}", position="Operator", unit="",
                plan_id=None, plan_status=PlanStatus.DRAFT,
            )
            for n in range(members)
        ),
        rows=tuple(
            MatrixRow(
                rhk_id=str(r), number=r + 1, kind=RhkKind.UTAMA,
                text=f"Meningkatnya kualitas pelayanan {r}",
                cells=tuple((entry(r, m), entry(r, m)) for m in range(members)),
            )
            for r in range(rows)
        ),
        loose=tuple(() for _ in range(members)),
        editable=True,
    )  # fmt: skip


def test_sixty_members_scroll_without_a_pause(page):
    page.show_matrix(big_view())
    bar = page.table.horizontalScrollBar()
    assert bar.maximum() > 8000
    started = time.process_time()
    for step in range(20):
        bar.setValue(bar.maximum() * step // 20)
        page.table.viewport().repaint()
    assert (time.process_time() - started) / 20 < 0.1


def test_with_real_threads_a_cell_that_is_typed_stays_under_the_cursor(team, qtbot):
    team.office.plan("bambang")
    tasks = TaskRunner(team.context.signals)
    page = MatriksPage(replace(team.context, tasks=tasks))
    try:
        shown(page, qtbot)
        qtbot.waitUntil(lambda: page.view is not None)
        page.table.setFocus()
        stand(page, 0, 1)
        QTest.keyClicks(page.table, "M")
        QTest.keyClicks(editor(page), "elayani loket")
        QTest.keyClick(editor(page), Qt.Key.Key_Return)
        qtbot.waitUntil(
            lambda: not tasks.busy and bool(page.table.matrix.entries(0, 1)), timeout=10_000
        )
        index = page.table.currentIndex()
        assert (index.row(), index.column()) == (0, 1)
        assert [entry.text for entry in page.table.matrix.entries(0, 1)] == ["Melayani loket"]
    finally:
        tasks.stop()


def test_the_matrix_is_printed_as_it_stands(page, team):
    """PR-9."""
    use_fonts(RESOURCES / "fonts" / "print")
    page.print_button.click()
    assert page.window().findChild(PrintPreview).sheets.pdf.startswith(b"%PDF")
    assert team.refusals == []


def test_without_members_there_is_nothing_to_print_and_the_button_says_so(
    office, qapp, tmp_path, qtbot
):
    team = context_for(office, "siti", qapp, tmp_path)
    page = shown(MatriksPage(team.context), qtbot)
    assert not page.print_button.isEnabled()
    assert "anggota" in page.print_button.toolTip()
    page.print_matrix()
    assert page.window().findChild(PrintPreview) is None
    assert team.refusals == []
