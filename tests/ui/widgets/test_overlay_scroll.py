"""The scroll bar that lies over the content."""

import gc

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from tests.ui.windows import show_active

from penilaian_desktop.ui.widgets.overlay_scroll import OverlayScrollBar, ScrollColumn


class Page(QWidget):
    """A page in a circle of references, as every page with its parts is."""

    def __init__(self):
        super().__init__()
        inner = QWidget()
        inner.setFixedHeight(2000)
        column = QVBoxLayout(self)
        column.addWidget(ScrollColumn(inner, self, host=self))
        self.bars = self.findChildren(OverlayScrollBar)
        self.whole = self


def test_a_page_that_the_collector_takes_apart_disturbs_nobody(dressed, qtbot, capfd):
    """The bar gets events after its attributes were cleared."""
    other = Page()
    qtbot.addWidget(other)
    other.show()
    page = Page()
    page.show()
    assert page.bars[0].isVisible()
    del page
    gc.collect()
    assert "Traceback" not in capfd.readouterr().err
    assert other.bars[0].isVisible()


class Form(QWidget):
    """A button above a column that is much higher than its window, with fields far apart."""

    def __init__(self):
        super().__init__()
        self.above = QPushButton("di atas")
        inner = QWidget()
        rows = QVBoxLayout(inner)
        self.fields = []
        for number in range(6):
            field = QPushButton(str(number))
            self.fields.append(field)
            rows.addWidget(field)
            rows.addSpacing(600)
        self.tall = QPlainTextEdit()
        self.tall.setTabChangesFocus(True)
        self.tall.setFixedHeight(900)
        rows.addWidget(self.tall)
        self.scroll = ScrollColumn(inner, self, host=self)
        column = QVBoxLayout(self)
        column.addWidget(self.above)
        column.addWidget(self.scroll)

    def seen(self, widget):
        return widget.visibleRegion().boundingRect()


def tab(widget, *, back=False):
    QTest.keyClick(widget, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
    return QApplication.focusWidget()


def test_the_keyboard_never_stands_on_something_out_of_view(dressed, qtbot):
    """KB-1: Tab and Shift+Tab, into the column from outside and within it, scroll along."""
    form = show_active(Form(), qtbot, 500, 300)
    form.above.setFocus()
    at = form.above
    for field in form.fields:
        at = tab(at)
        assert at is field
        assert form.seen(at) == at.rect()
    assert tab(at) is form.tall
    assert form.seen(form.tall).height() > 100
    QTest.keyClick(form.tall, Qt.Key.Key_Tab)  # round to the button above
    assert QApplication.focusWidget() is form.above
    assert tab(form.above, back=True) is form.tall
    assert form.seen(form.tall).height() > 100
    assert tab(form.tall, back=True) is form.fields[-1]
    assert form.seen(form.fields[-1]) == form.fields[-1].rect()


def test_what_the_program_gives_the_keyboard_comes_into_view(dressed, qtbot):
    form = show_active(Form(), qtbot, 500, 300)
    form.above.setFocus()
    form.fields[4].setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert form.seen(form.fields[4]) == form.fields[4].rect()


def test_a_press_of_the_mouse_moves_nothing_under_it(dressed, qtbot):
    """What is half in view stays where it was pressed."""
    form = show_active(Form(), qtbot, 500, 300)
    form.above.setFocus()
    field = form.fields[0]
    form.scroll.verticalScrollBar().setValue(field.y() + field.height() // 2)
    before = form.scroll.verticalScrollBar().value()
    QTest.mousePress(
        field, Qt.MouseButton.LeftButton, pos=field.rect().bottomLeft() + QPoint(5, -2)
    )
    assert QApplication.focusWidget() is field
    assert form.scroll.verticalScrollBar().value() == before
    QTest.mouseRelease(field, Qt.MouseButton.LeftButton)


def test_a_tall_part_that_fills_the_view_stays_as_it_was_read(dressed, qtbot):
    form = show_active(Form(), qtbot, 500, 300)
    form.above.setFocus()
    bar = form.scroll.verticalScrollBar()
    bar.setValue(form.tall.y() + 300)
    before = bar.value()
    form.tall.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert bar.value() == before
