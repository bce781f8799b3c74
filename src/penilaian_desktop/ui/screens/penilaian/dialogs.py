"""Dialogs of the page Penilaian: the reason of a move, feedback, publication."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.appraisal_views import AppraisalView, BehaviourResult
from penilaian_desktop.domain.berakhlak import BY_CODE
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.feedback_views import FeedbackItem
from penilaian_desktop.domain.review_views import TeamMember
from penilaian_desktop.domain.wording import giver_label, predicate_label, rating_label, short_date
from penilaian_desktop.services.appraisal_reading import needs_reason
from penilaian_desktop.ui.kit.formats import local_day
from penilaian_desktop.ui.widgets.appraisal_words import short_rating
from penilaian_desktop.ui.widgets.asking_dialog import AskingDialog
from penilaian_desktop.ui.widgets.button import Button, icon_button, primary_button, shortcut
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.field import TextArea
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.rating_bar import RatingBar
from penilaian_desktop.ui.widgets.small import Pill, predicate_mark


class MoveDialog(AskingDialog):
    """Moving a person to another field of the quadrant, with the reasons that this needs."""

    wanted = Signal(object)
    """The fields to save."""

    def __init__(
        self,
        over: QWidget,
        view: AppraisalView,
        work: Rating,
        behaviour: Rating,
        predicate: Predicate | None,
    ) -> None:
        super().__init__(over, _title_move(over, view.person.name))
        self._fields: dict[str, object] = {"work_rating": work, "behaviour_rating": behaviour}
        words = self.tr("Hasil kerja **{0}**, perilaku kerja **{1}**.").format(
            rating_label(work), rating_label(behaviour)
        )
        self.body.addWidget(Label(words, "body", "muted", wrap=True, markup=True))
        if predicate is not None:
            pill = Pill(predicate_mark(predicate))
            self.body.addWidget(pill)
        self.areas: dict[str, TextArea] = {}
        for field, label, decision, suggested, text in (
            (
                "work_reason",
                self.tr("Alasan hasil kerja {0} (saran: {1})"),
                work,
                view.work_suggested,
                view.work_reason,
            ),
            (
                "behaviour_reason",
                self.tr("Alasan perilaku kerja {0} (saran: {1})"),
                behaviour,
                view.behaviour_suggested,
                view.behaviour_reason,
            ),
        ):
            if needs_reason(decision, suggested):
                area = TextArea(text, height=60, placeholder=self.tr("Satu atau dua kalimat"))
                self.areas[field] = area
                name = label.format(short_rating(decision).lower(), short_rating(suggested).lower())
                self.rows.add(field, name, area)
        self.body.addWidget(self.rows)
        self.explain(self.tr("Dapat diurungkan sampai diterbitkan."))
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.confirm = self.add_action(primary_button(self.tr("Pindahkan"), clicked=self._confirm))
        shortcut(self, "Ctrl+Return", self._confirm)

    @property
    def asks(self) -> bool:
        """Tell whether a reason is needed at all."""
        return bool(self.areas)

    def _confirm(self) -> None:
        for field, area in self.areas.items():
            if not area.text().strip():
                self.refuse(RuleViolation("reason_missing", field=field))
                return
        reasons = {field: area.text().strip() for field, area in self.areas.items()}
        self.wanted.emit({**self._fields, **reasons})


class FeedbackDialog(AskingDialog):
    """The feedback on one value, and a new one."""

    wanted = Signal(str, object)
    """The text, and the level (`Rating`) or None."""
    delete_requested = Signal(str)

    def __init__(
        self,
        over: QWidget,
        value: BehaviourResult,
        name: str,
        own_name: str,
        *,
        editable: bool,
        at_once: bool,
    ) -> None:
        super().__init__(over, value.name)
        guides = BY_CODE[value.code].guides if value.code in BY_CODE else ()
        words = value.expectation or "; ".join(guides)
        self.body.addWidget(Label(words, "body", "muted", wrap=True))
        given = QWidget()
        column = QVBoxLayout(given)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        for item in value.feedback:
            column.addWidget(self._item(item, deletable=editable and item.giver == own_name))
        if value.feedback:
            scroll = ScrollColumn(given)
            scroll.setFixedHeight(min(160, 52 * len(value.feedback)))
            self.body.addWidget(scroll)
        self.text = TextArea(height=60, placeholder=self.tr("Contoh nyata lebih berguna"))
        if editable:
            self.rows.add("text", self.tr("Umpan balik untuk {0}").format(name), self.text)
            self.level = RatingBar(self.tr("Bagaimana nilai ini dijalankan"))
            self.rows.add(
                "level", self.tr("Bagaimana nilai ini dijalankan (boleh kosong)"), self.level
            )
            self.body.addWidget(self.rows)
            self.explain(
                self.tr("Terlihat olehnya begitu disimpan.")
                if at_once
                else self.tr("Terlihat olehnya bersama hasil yang diterbitkan.")
            )
            self.add_action(Button(self.tr("Batal"), clicked=self.reject))
            self.confirm = self.add_action(primary_button(self.tr("Simpan"), clicked=self._submit))
            shortcut(self, "Ctrl+Return", self._submit)
        else:
            self.add_action(primary_button(self.tr("Tutup"), clicked=self.accept))

    def _submit(self) -> None:
        self.wanted.emit(self.text.text(), self.level.rating())

    def _item(self, item: FeedbackItem, *, deletable: bool) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(f"“{item.text}”", "body", wrap=True))
        giver = f"{giver_label(item.giver_role)} {item.giver}".strip()
        if item.giver:
            giver += f" · {short_date(local_day(item.at))}"
        words.addWidget(Label(giver, "small", "muted"))
        row.addLayout(words, 1)
        if deletable:
            row.addWidget(
                icon_button(
                    "delete",
                    self.tr("Hapus umpan balik ini"),
                    compact=True,
                    clicked=lambda: self.delete_requested.emit(item.id),
                )
            )
        return whole


class PublishDialog(AskingDialog):
    """Publication cannot be undone: who is published is named before, and may be left for later.

    `wanted` carries the ids of those whose box is checked.
    """

    wanted = Signal(object)

    def __init__(self, over: QWidget, period: str, members: Sequence[TeamMember]) -> None:
        super().__init__(over, _title_publish(over, period), width=520)
        words = self.tr(
            "Yang dicentang akan melihat hasilnya. Ini **tidak dapat diurungkan**; sesudahnya "
            "perubahan hanya lewat keberatan."
        )
        self.body.addWidget(Label(words, "body", wrap=True, markup=True))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(4)
        self.boxes: dict[str, CheckBox] = {}
        for member in members:
            label = predicate_label(member.predicate) if member.predicate else "–"
            box = CheckBox(f"{member.name} · {label}")
            box.setChecked(True)
            box.toggled.connect(lambda _on: self._count())
            self.boxes[member.person_id] = box
            column.addWidget(box)
        scroll = ScrollColumn(inner)
        room = max(72, over.window().height() - 300)
        scroll.setFixedHeight(min(room, 24 * len(members)))
        self.body.addWidget(scroll)
        self.back = self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.confirm = self.add_action(
            primary_button("", "send", clicked=lambda: self.wanted.emit(self.chosen()))
        )
        self._count()

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of those who are published."""
        return tuple(person_id for person_id, box in self.boxes.items() if box.isChecked())

    def _count(self) -> None:
        count = len(self.chosen())
        self.confirm.setText(self.tr("Terbitkan {0} penilaian").format(count))
        self.confirm.refuse("" if count else self.tr("Centang paling sedikit satu orang."))

    def first_input(self) -> QWidget:
        """Put the focus on the way back, since the way on cannot be undone."""
        return self.back


def _title_move(over: QWidget, name: str) -> str:
    return over.tr("Pindahkan {0}").format(name)


def _title_publish(over: QWidget, period: str) -> str:
    return over.tr("Terbitkan {0}").format(period)
