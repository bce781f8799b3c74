"""Feedback that colleagues ask of the session's person, and the dialog to write it (PR-7)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.appraisal import GiverRole
from penilaian_desktop.domain.berakhlak import VALUES, BehaviourValue
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.feedback import PEERS_FROM, UNNAMED
from penilaian_desktop.domain.feedback_views import AskedItem, GivenLine
from penilaian_desktop.domain.wording import giver_label, long_date, short_date
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.widgets.asking_dialog import AskingDialog
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import TextArea
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.rating_bar import RatingBar


class AskedCard(Card):
    """Who waits for a word of mine; hidden where nobody does."""

    wanted = Signal(str)
    """Id of the request to answer."""

    def __init__(self) -> None:
        super().__init__(self.tr("Diminta umpan balik"))
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addLayout(self._column)
        self.items: tuple[AskedItem, ...] = ()
        self.buttons: dict[str, Button] = {}

    def show_items(self, items: Sequence[AskedItem]) -> None:
        """Show the requests that are open."""
        self.items = tuple(item for item in items if item.open)
        clear(self._column)
        self.buttons = {}
        for item in self.items:
            if self.buttons:
                self._column.addWidget(Rule())
            self._column.addWidget(self._item_row(item))
        waiting = sum(not item.given for item in self.items)
        self.set_note(self.tr("{0} belum ditulis").format(waiting) if waiting else "")
        self.setVisible(bool(self.items))

    def _item_row(self, item: AskedItem) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(15, 8, 15, 8)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(item.person.name, "strong"))
        label = PeriodCode.parse(item.period_code).short
        words.addWidget(
            Label(self.tr("{0} · s.d. {1}").format(label, short_date(item.due)), "small", "muted")
        )
        row.addLayout(words, 1)
        text = self.tr("Ubah…") if item.given else self.tr("Tulis…")
        button = Button(text, compact=True, clicked=self._asker(item.request_id))
        button.setAccessibleName(
            self.tr("Diminta umpan balik untuk {0}: {1}").format(item.person.name, text)
        )
        row.addWidget(button)
        self.buttons[item.request_id] = button
        return whole

    def _asker(self, request_id: str) -> Callable[[], None]:
        return lambda: self.wanted.emit(request_id)


class ValueForm(QWidget):
    """One value: what it means, how it was lived, and an example."""

    def __init__(self, value: BehaviourValue, given: GivenLine | None) -> None:
        super().__init__()
        self.code = value.code
        self.level = RatingBar(self.tr("{0}: bagaimana dijalankan").format(value.name))
        self.text = TextArea(
            height=48,
            name=self.tr("{0}: contoh nyata").format(value.name),
            placeholder=self.tr("Contoh nyata, satu atau dua kalimat"),
        )
        self.fault = Label("", "small", "bad", wrap=True)
        self.fault.hide()
        if given is not None:
            self.level.set_rating(given.level)
            self.text.set_value(given.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(12)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Label(value.name, "strong"))
        guide = Label(value.definition, "small", "muted")
        guide.setToolTip("\n".join(value.guides))
        names.addWidget(guide)
        head.addLayout(names, 1)
        head.addWidget(self.level)
        column.addLayout(head)
        column.addWidget(self.text)
        column.addWidget(self.fault)

    def line(self) -> GivenLine | None:
        """Return what was written, None where nothing was."""
        text = self.text.text().strip()
        if not text and self.level.rating() is None:
            return None
        return GivenLine(value_code=self.code, text=text, level=self.level.rating())

    def say(self, sentence: str) -> None:
        """Say what is missing, or nothing."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))


class GiveDialog(AskingDialog):
    """The seven values; those left empty are not told."""

    wanted = Signal(object)
    """The `GivenLine`s."""

    def __init__(self, over: QWidget, item: AskedItem) -> None:
        super().__init__(
            over, over.tr("Umpan balik untuk {0}").format(item.person.name), width=680, height=600
        )
        label = PeriodCode.parse(item.period_code).label
        role = giver_label(item.giver_role)
        self.body.addWidget(
            Label(
                self.tr("{0}, sebagai {1}. Tulis yang Anda lihat sendiri; nilai yang tidak Anda "
                        "lihat dibiarkan kosong.").format(label, role.lower()),
                "body", "muted", wrap=True,
            )
        )  # fmt: skip
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        given = {line.value_code: line for line in item.given}
        self.forms = [ValueForm(value, given.get(value.code)) for value in VALUES]
        for form in self.forms:
            column.addWidget(form)
        self.body.addWidget(ScrollColumn(inner), 1)
        self.explain(self._promise(item.giver_role, item))
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.confirm = self.add_action(primary_button(self.tr("Simpan"), clicked=self._submit))
        shortcut(self, "Ctrl+Return", self._submit)

    def _promise(self, role: GiverRole, item: AskedItem) -> str:
        if role in UNNAMED:
            return self.tr("Tanpa nama; terlihat bila ada {0} pemberi, sesudah {1}.").format(
                PEERS_FROM, short_date(item.due)
            )
        return self.tr("Terlihat dengan nama Anda. Dapat diubah sampai {0}.").format(
            long_date(item.due)
        )

    def _submit(self) -> None:
        lines, lacking = [], None
        for form in self.forms:
            line = form.line()
            missing = line is not None and not line.text
            form.say(self.tr("Tulis contohnya juga.") if missing else "")
            if missing and lacking is None:
                lacking = form
            if line is not None:
                lines.append(line)
        if lacking is not None:
            lacking.text.setFocus()
        elif not lines:
            self.forms[0].say(self.tr("Tulis paling sedikit satu nilai."))
            self.forms[0].text.setFocus()
        else:
            self.wanted.emit(tuple(lines))
