"""The handbook beside the page: read, search, follow its links, without the network."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.shell.handbook import (
    FIRST,
    Chapter,
    Handbook,
    handbook_folder,
    place_of,
    slug,
)
from penilaian_desktop.ui.widgets.button import icon_button, shortcut, text_button
from penilaian_desktop.ui.widgets.field import ComboBox, SearchField
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.overlay_scroll import OverlayScrollBar

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.tasks import Tasks

WIDTH = 480
_FOUND = "?"
"""Begins a place that is no chapter but what was searched for."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~])")


class HandbookPane(QWidget):
    """A column at the right of the window; the page beside it stays in use. Esc closes it.

    F1 opens it at the chapter of the page, Ctrl+F searches in all chapters, Alt+← goes back.
    """

    keys_wanted = Signal()
    guide_wanted = Signal()

    def __init__(self, over: QWidget, tasks: Tasks, resources: Path) -> None:
        super().__init__(over)
        self._over = over
        self._tasks = tasks
        self._folder = handbook_folder(resources)
        self._book: Handbook | None = None
        self._wanted = FIRST
        self._place = ""
        self._behind: list[str] = []
        self._before: QWidget | None = None
        self.setAccessibleName(self.tr("Panduan"))
        self._build()
        for keys, action in (
            ("Esc", self.close_pane),
            ("Alt+Left", self.back),
            ("Ctrl+F", self._search.setFocus),
        ):
            shortcut(self, keys, action)
        over.installEventFilter(self)
        look().changed.connect(self._dress)
        self.hide()

    def _build(self) -> None:
        self._back = icon_button("arrow_left", self.tr("Kembali (Alt+←)"), clicked=self.back)
        head = QHBoxLayout()
        head.setContentsMargins(15, 8, 8, 7)
        head.setSpacing(8)
        head.addWidget(Label(self.tr("Panduan"), "section"), 1)
        head.addWidget(self._back)
        head.addWidget(icon_button("close", self.tr("Tutup (Esc)"), clicked=self.close_pane))
        self._chapters = ComboBox(name=self.tr("Bab panduan"))
        self._chapters.chosen.connect(self.go)
        self._search = SearchField(self.tr("Cari di panduan"))
        self._search.searched.connect(self._find)
        self.text = QTextBrowser()
        self._search.left.connect(self.text.setFocus)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(self.tr("Isi panduan"))
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.setProperty("reading", True)
        self.text.anchorClicked.connect(self._follow)
        OverlayScrollBar(self.text)
        tools = QHBoxLayout()
        tools.setContentsMargins(15, 10, 15, 10)
        tools.setSpacing(8)
        tools.addWidget(self._chapters, 1)
        tools.addWidget(self._search, 1)
        self._keys = text_button(
            self.tr("Tombol di halaman ini"),
            "keyboard",
            compact=True,
            clicked=self.keys_wanted.emit,
        )
        self._guide = text_button(
            self.tr("Apa gunanya penilaian ini?"),
            "info",
            compact=True,
            clicked=self.guide_wanted.emit,
        )
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(8, 6, 8, 6)
        foot.setSpacing(8)
        foot.addWidget(self._keys)
        foot.addWidget(self._guide)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Rule())
        column.addLayout(tools)
        column.addWidget(self.text, 1)
        column.addWidget(Rule())
        column.addWidget(self._foot)

    @property
    def place(self) -> str:
        """Return what is read: "skp", "skp#menyusun", or what was searched for as "?bukti"."""
        return self._place

    @property
    def can_go_back(self) -> bool:
        """Tell whether something was read before."""
        return bool(self._behind)

    def set_foot(self, *, shown: bool) -> None:
        """Offer the keys of the page and the guide, or nothing where there is no page."""
        self._foot.setVisible(shown)

    def open_at(self, place: str) -> None:
        """Show the pane at a chapter, or at a heading of it; the chapters are read once."""
        if self.isHidden():
            self._before = self.window().focusWidget()
        self._put()
        self.show()
        self.raise_()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._wanted = place
        if self._book is not None:
            self.go(place)
            return
        self._tasks.submit(
            self, lambda _r: Handbook(self._folder), self._read, lane=Lane.READ, key="handbook"
        )

    def close_pane(self) -> None:
        """Hide, and give the keyboard back to the page."""
        self.hide()
        before = self._before
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus()

    def go(self, place: str) -> None:
        """Read another place; the one before is one key away."""
        refined = place.startswith(_FOUND) and self._place.startswith(_FOUND)
        if self._place and self._place != place and not refined:
            self._behind.append(self._place)
        self._show(place)

    def back(self) -> None:
        """Return to what was read before."""
        if self._behind:
            self._show(self._behind.pop())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._put()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the line at the left."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().color("surface"))
        painter.fillRect(0, 0, 1, self.height(), look().color("control_line"))

    def _put(self) -> None:
        over = self._over
        width = min(WIDTH, over.width() - 48)
        self.setGeometry(over.width() - width, 0, width, over.height())

    def _read(self, book: Handbook) -> None:
        self._book = book
        self._chapters.set_options([(chapter.name, chapter.title) for chapter in book.chapters])
        self.go(self._wanted)

    def _find(self, typed: str) -> None:
        if typed:
            self.go(_FOUND + typed)
        elif self._place.startswith(_FOUND):
            self.back()

    def _follow(self, link: QUrl) -> None:
        name, heading = place_of(link.toString())
        name = name or place_of(self._place)[0]
        self.go(f"{name}#{heading}" if heading else name)

    def _show(self, place: str) -> None:
        book = self._book
        if book is None:
            return
        self._place = place
        self._back.setEnabled(bool(self._behind))
        if place.startswith(_FOUND):
            words = place.removeprefix(_FOUND)
            if self._search.text().strip() != words:  # else it is being typed
                self._search.setText(words)
            self.text.setMarkdown(self._found(book, words))
            self._dress()
            return
        name, heading = place_of(place)
        chapter = book.chapter(name) or book.chapter(FIRST)
        if chapter is None:
            self.text.setPlainText(
                self.tr("Panduan tidak ada di laptop ini. Pasang ulang aplikasi.")
            )
            return
        self._search.clear()
        self._open(book, chapter, heading)

    def _open(self, book: Handbook, chapter: Chapter, heading: str) -> None:
        self._chapters.set_value(chapter.name)
        self.text.setMarkdown(book.readable(chapter))
        self._dress()
        block = next(
            (b for b in self._blocks() if _is_heading(b) and slug(b.text()) == heading), None
        )
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.text.verticalScrollBar().setValue(0)
        if block is not None:
            self.text.setTextCursor(QTextCursor(block))
            top = self.text.document().documentLayout().blockBoundingRect(block).top()
            self.text.verticalScrollBar().setValue(round(top))

    def _found(self, book: Handbook, typed: str) -> str:
        """Return what was found as a page of links."""
        hits = book.find(typed)
        if not hits:
            words = self.tr("Tidak ada “{words}” di panduan. Coba kata lain yang lebih pendek.")
            return _escaped(words.format(words=typed))
        lines = ["# " + _escaped(self.tr("“{words}” di panduan").format(words=typed)), ""]
        for hit in hits:
            name, heading = place_of(hit.place)
            link = f"{name}.md#{heading}" if heading else f"{name}.md"
            title = hit.chapter if hit.heading == hit.chapter else f"{hit.chapter} › {hit.heading}"
            lines += [f"[{_escaped(title)}]({link})", "", _escaped(hit.excerpt), ""]
        return "\n".join(lines)

    def _blocks(self) -> list[QTextBlock]:
        blocks, block = [], self.text.document().begin()
        while block.isValid():
            blocks.append(block)
            block = block.next()
        return blocks

    def _dress(self) -> None:
        """Give the text the fonts and colours of the look; Markdown knows neither."""
        document = self.text.document()
        document.setDefaultFont(look().font("body"))
        document.setDocumentMargin(16)
        for block in self._blocks():
            _dress_block(block)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _dress_table(frame)


def open_handbook(over: QWidget, tasks: Tasks, resources: Path, place: str) -> HandbookPane:
    """Open the handbook over a view, the one that is there already if there is one."""
    pane = over.findChild(HandbookPane) or HandbookPane(over, tasks, resources)
    pane.open_at(place)
    return pane


def _is_heading(block: QTextBlock) -> bool:
    return block.blockFormat().headingLevel() > 0


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _dress_block(block: QTextBlock) -> None:
    cursor = QTextCursor(block)
    level = block.blockFormat().headingLevel()
    fenced = block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)
    shape = QTextBlockFormat()
    shape.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if level:
        shape.setTopMargin(4 if level == 1 else 18)
        shape.setBottomMargin(6)
    elif fenced:
        shape.setBackground(QBrush(look().color("sunken")))
        shape.setNonBreakableLines(False)
        last = not block.next().blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)
        shape.setBottomMargin(10 if last else 0)
    elif cursor.currentTable() is None and block.textList() is None:
        shape.setBottomMargin(10)
    else:
        shape.setBottomMargin(3)
    cursor.mergeBlockFormat(shape)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    if level:
        words = QTextCharFormat()
        words.setFont(look().font("title" if level == 1 else "section"))
        words.setForeground(QBrush(look().color("text")))
        cursor.setCharFormat(words)  # what Markdown says of its size must go
        return
    fragments = []
    walk = block.begin()
    while not walk.atEnd():
        fragments.append(walk.fragment())
        walk += 1
    for fragment in fragments:
        part = QTextCursor(block)
        part.setPosition(fragment.position())
        part.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
        words = QTextCharFormat()
        if fragment.charFormat().isAnchor():
            words.setForeground(QBrush(look().color("primary")))
        elif fragment.charFormat().fontFixedPitch():
            words.setFontFixedPitch(True)
            words.setBackground(QBrush(look().color("sunken")))
        else:
            continue
        part.mergeCharFormat(words)


def _dress_table(table: QTextTable) -> None:
    shape = table.format()
    shape.setBorder(1)
    shape.setBorderCollapse(True)
    shape.setBorderBrush(QBrush(look().color("line")))
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setCellPadding(6)
    shape.setCellSpacing(0)
    shape.setTopMargin(4)
    shape.setBottomMargin(12)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(shape)
