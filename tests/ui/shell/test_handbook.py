"""F1 opens the handbook at the chapter of the page, beside it, without the network."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextFormat
from PySide6.QtTest import QTest
from tests.services.office import Clock, build
from tests.ui.screens.team_world import RESOURCES, THURSDAY, context_for
from tests.ui.windows import activate, show_active

from penilaian_desktop.storage.workspace import Workspace
from penilaian_desktop.ui.shell.handbook import (
    CHAPTERS,
    Handbook,
    handbook_folder,
    place_of,
    sections,
    slug,
)
from penilaian_desktop.ui.shell.handbook_pane import HandbookPane
from penilaian_desktop.ui.shell.help_panel import HelpDialog
from penilaian_desktop.ui.shell.pages import PAGES
from penilaian_desktop.ui.shell.workbench import Workbench

BOOK = Handbook(handbook_folder(RESOURCES))


@pytest.fixture
def bench(workspace_root, data_key, qapp, qtbot, tmp_path):
    clock = Clock(THURSDAY)
    opened = Workspace.open(workspace_root, data_key, clock=clock)
    context = context_for(build(opened, clock, RESOURCES), "bambang", qapp, tmp_path).context
    shown = Workbench(context)
    show_active(shown, qtbot, 1366, 768)
    shown.start()
    yield shown
    shown.close()
    opened.close()


def pane_of(bench) -> HandbookPane:
    (pane,) = bench.findChildren(HandbookPane)
    return pane


@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.id)
def test_every_page_has_a_place_in_the_handbook(spec):
    name, heading = place_of(CHAPTERS[spec.id])
    chapter = BOOK.chapter(name)
    assert chapter is not None
    assert not heading or heading in {slug(words) for words, _ in sections(chapter.text)}


@pytest.mark.parametrize("chapter", BOOK.chapters, ids=lambda chapter: chapter.name)
def test_every_link_between_chapters_leads_somewhere(chapter):
    for target in re.findall(r"\]\(([^)\s]+)\)", BOOK.readable(chapter)):
        name, heading = place_of(target)
        there = BOOK.chapter(name or chapter.name)
        assert there is not None, target
        assert not heading or heading in {slug(words) for words, _ in sections(there.text)}, target


def test_the_table_of_contents_names_every_chapter():
    first = BOOK.chapter("mulai")
    names = {place_of(target)[0] for target in re.findall(r"\]\(([^)\s]+)\)", first.text)}
    assert {chapter.name for chapter in BOOK.chapters} <= names
    assert BOOK.chapters[0] is first


def test_what_lies_outside_the_handbook_is_no_link():
    chapter = BOOK.chapter("tanya-jawab")
    assert "](../security.md)" in chapter.text
    assert "../security.md" not in BOOK.readable(chapter)


def test_the_chapters_are_among_the_resources_of_a_program(tmp_path):
    packed = tmp_path / "resources" / "panduan"
    assert handbook_folder(tmp_path / "resources") == tmp_path / "docs" / "panduan"
    packed.mkdir(parents=True)
    assert handbook_folder(tmp_path / "resources") == packed
    spec = (RESOURCES.parent / "installer" / "penilaian.spec").read_text(encoding="utf-8")
    assert '(str(ROOT / "docs" / "panduan"), "resources/panduan")' in spec


def test_a_search_finds_all_words_and_headings_first():
    hits = BOOK.find("Kode Pemulihan")
    assert hits[0].chapter == "Mulai"
    assert any("kode pemulihan" in hit.excerpt.casefold() for hit in hits)
    assert BOOK.find("pratinjau")[0].heading == "Pratinjau"
    assert BOOK.find("zzzz") == BOOK.find("  ") == ()


def test_no_mark_of_the_writing_stands_in_what_was_found():
    for word in ("bukti", "paket", "tombol", "kode"):
        for hit in BOOK.find(word):
            assert not set("*`|") & set(hit.excerpt)
            assert "---" not in hit.excerpt


def test_long_lines_of_examples_are_wrapped(bench):
    bench.commands.handbook()
    pane = pane_of(bench)
    for chapter in BOOK.chapters:
        pane.go(chapter.name)
        assert pane.text.horizontalScrollBar().maximum() == 0, chapter.name


def test_f1_opens_the_chapter_of_the_page_and_esc_gives_the_keyboard_back(bench):
    bench.go("skp")
    before = bench.window().focusWidget()
    QTest.keyClick(bench, Qt.Key.Key_F1)
    pane = pane_of(bench)
    assert pane.isVisible()
    assert pane.place == "skp"
    assert pane.text.hasFocus()
    assert pane.text.document().firstBlock().text() == "SKP"
    assert pane.geometry().right() == bench.rect().right()
    QTest.keyClick(pane.text, Qt.Key.Key_Escape)
    assert pane.isHidden()
    assert bench.window().focusWidget() is before


def test_f1_follows_the_page_and_there_is_one_pane(bench):
    QTest.keyClick(bench, Qt.Key.Key_F1)
    bench.go("penilaian")
    QTest.keyClick(bench, Qt.Key.Key_F1)
    pane = pane_of(bench)
    assert pane.place == CHAPTERS["penilaian"]
    block = pane.text.textCursor().block()
    assert block.text() == "Penilaian (pejabat penilai)"
    assert 0 <= pane.text.cursorRect().top() < 60
    pane.back()
    assert pane.place == CHAPTERS["beranda"]
    assert not pane.can_go_back


def test_links_lead_to_other_chapters_by_keyboard(bench):
    bench.commands.handbook()
    pane = pane_of(bench)
    pane.go("suara-warga")
    seen = []
    pane.text.anchorClicked.connect(lambda link: seen.append(link.toString()))
    QTest.keyClick(pane.text, Qt.Key.Key_Tab)
    QTest.keyClick(pane.text, Qt.Key.Key_Return)
    assert seen == ["perbaikan.md"]
    assert pane.place == "perbaikan"
    pane.text.anchorClicked.emit(QUrl("#register"))
    assert pane.place == "perbaikan#register"
    activate(bench)
    QTest.keyClick(pane.text, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(pane.text, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert pane.place == "suara-warga"


def test_the_search_lists_places_and_says_when_there_is_none(bench):
    bench.commands.handbook()
    pane = pane_of(bench)
    activate(bench)
    QTest.keyClick(pane.text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert pane._search.hasFocus()
    QTest.keyClicks(pane._search, "kode pemulihan")
    QTest.keyClick(pane._search, Qt.Key.Key_Return)
    assert "Mulai" in pane.text.toPlainText()
    assert pane.text.hasFocus()
    QTest.keyClick(pane.text, Qt.Key.Key_Tab)
    QTest.keyClick(pane.text, Qt.Key.Key_Return)
    assert pane.place.startswith("mulai")
    assert pane._search.text() == ""
    pane.back()
    assert pane._search.text() == "kode pemulihan"
    pane._find("zz*zz")
    assert "Tidak ada “zz*zz” di panduan" in pane.text.toPlainText()
    pane._find("")
    assert not pane.place.startswith("?")


def test_a_pause_between_two_words_keeps_the_space(bench):
    bench.commands.handbook()
    pane = pane_of(bench)
    QTest.keyClicks(pane._search, "kode ")
    pane._search._search()  # what the pause does
    QTest.keyClicks(pane._search, "pemulihan")
    assert pane._search.text() == "kode pemulihan"


def test_the_keys_of_the_page_stay_one_key_away(bench):
    bench.commands.handbook()
    pane = pane_of(bench)
    pane._keys.click()
    (dialog,) = bench.window().findChildren(HelpDialog)
    assert dialog.accessibleName() == "Bantuan: Beranda"
    activate(bench)
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    assert dialog.isHidden()
    assert pane.isVisible()
    assert pane.place == CHAPTERS["beranda"]


@pytest.mark.parametrize("theme", ["terang", "gelap"])
def test_the_text_takes_the_colours_of_the_theme(bench, theme):
    look = bench.context.look
    bench.commands.handbook()
    look.set_mode(theme)
    pane = pane_of(bench)
    pane.go("pertukaran")
    first = pane.text.document().firstBlock().begin().fragment().charFormat()
    assert first.foreground().color() == look.color("text")
    assert first.font().pixelSize() == look.font("title").pixelSize()
    assert not first.hasProperty(QTextFormat.Property.FontSizeAdjustment)
    look.set_mode("terang")


def test_the_pane_stays_inside_a_small_window(bench):
    bench.resize(900, 460)
    bench.commands.handbook()
    pane = pane_of(bench)
    assert bench.rect().contains(pane.geometry())
    bench.resize(1366, 768)
    assert pane.height() == 768


def test_a_handbook_that_is_not_there_says_what_to_do(bench, tmp_path):
    pane = HandbookPane(bench, bench.context.tasks, tmp_path / "resources")
    pane.open_at("skp")
    assert "Pasang ulang aplikasi" in pane.text.toPlainText()


def test_nothing_of_the_handbook_is_loaded_before_it_is_asked_for():
    script = "import sys, penilaian_desktop.ui.shell.workbench; print('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert "handbook" not in done.stdout


def test_the_built_program_is_proved_to_have_the_handbook():
    proof = Path(RESOURCES.parent / "installer" / "prove.sh").read_text(encoding="utf-8")
    assert "resources/panduan" in proof
