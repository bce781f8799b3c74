"""The scroll bar that lies over the content."""

import gc

from PySide6.QtWidgets import QVBoxLayout, QWidget

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
