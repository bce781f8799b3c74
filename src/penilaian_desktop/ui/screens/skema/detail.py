"""One scheme: read as cards, or changed as a form while it is a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.scheme import FactKind, Scheme
from penilaian_desktop.domain.scheme_checks import Defect
from penilaian_desktop.domain.scheme_edits import in_order
from penilaian_desktop.domain.scheme_views import SchemeDetail, SchemeState
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.skema import reading, words
from penilaian_desktop.ui.screens.skema.editing import SchemeForm
from penilaian_desktop.ui.screens.skema.trying import TryCard
from penilaian_desktop.ui.widgets.autosave import AutoSave, Fields, Subject
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.form import FactRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import Banner
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class SchemePane(QWidget):
    """Shows a scheme; who may write sees the actions on it."""

    copy_wanted = Signal()
    compare_wanted = Signal()
    choose_wanted = Signal()

    def __init__(self, context: UiContext, host: QWidget, *, reading: bool = False) -> None:
        super().__init__()
        self._context = context
        self._detail: SchemeDetail | None = None
        self.form: SchemeForm | None = None
        self.trial: TryCard | None = None
        roles = context.session.roles
        self.reads = reading
        self.writes = bool(roles & {Role.HR, Role.DRAFTER}) and not reading
        self.chooses = Role.HR in roles and not reading
        self.saving = AutoSave(context, self._write, self)
        self.saving.refused.connect(self._not_saved)
        self._build(host)

    def _build(self, host: QWidget) -> None:
        self.banner = Banner(tint="info", icon="info")
        self.head = Card(padded=True)
        self.facts = FactRows()
        self.head.body.addWidget(self.facts)
        self.copy = Button(self.tr("Salin…"), "copy", compact=True, clicked=self.copy_wanted.emit)
        self.compare = Button(
            self.tr("Bandingkan…"), "columns", compact=True, clicked=self.compare_wanted.emit
        )
        self.choose = Button(
            self.tr("Pakai untuk periode…"), "calendar", compact=True,
            clicked=self.choose_wanted.emit,
        )  # fmt: skip
        self.release = Button(
            self.tr("Terbitkan"), "check", kind="primary", compact=True, clicked=self._release
        )
        self.discard = Button(
            self.tr("Buang rancangan"), "delete", kind="text", compact=True, clicked=self._discard
        )
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.release, self.copy, self.compare, self.choose, self.discard):
            row.addWidget(button)
        row.addStretch(1)
        self.head.body.addWidget(buttons)
        self.faults = Label("", "body", "bad", wrap=True)
        self.faults.hide()
        self.head.body.addWidget(self.faults)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(12)
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.banner)
        column.addWidget(self.head)
        column.addLayout(self._parts)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.column = ScrollColumn(self._inner, host=host)
        outer.addWidget(self.column)

    @property
    def detail(self) -> SchemeDetail | None:
        """Return what is shown."""
        return self._detail

    def show_detail(self, detail: SchemeDetail) -> None:
        """Show a scheme; a draft that is being changed keeps its inputs."""
        before, self._detail = self._detail, detail
        item = detail.item
        same = before is not None and _place(before) == _place(detail)
        self._fill_head(detail)
        draft = item.state is SchemeState.DRAFT and self.writes
        if same and draft and self.form is not None and self.form.scheme == in_order(detail.scheme):
            self._say(detail.defects, detail.sentences)
            return
        if same and not draft:
            return
        self._rebuild(detail.scheme, draft=draft)
        if draft:
            self._say(detail.defects, detail.sentences)
        if not same:
            self.column.verticalScrollBar().setValue(0)

    def _fill_head(self, detail: SchemeDetail) -> None:
        item, draft = detail.item, detail.item.state is SchemeState.DRAFT
        self.head.set_title(words.name(item))
        self.facts.set_facts(
            [
                *([] if item.region else [(self.tr("Judul"), item.title)]),
                (self.tr("Versi"), f"{item.version} · {words.origin(item)}"),
                (self.tr("Untuk"), words.period_kinds(detail.scheme.periods)),
                (self.tr("Dipakai"), words.periods(item.periods)),
            ]
        )
        remedy = self.tr("Wilayah: {region}").format(region=item.region) if item.region else ""
        self.banner.show_message(item.notice, remedy)
        self.copy.setVisible(self.writes and not draft)
        self.compare.setVisible(not self.reads)
        self.choose.setVisible(self.chooses and not draft and item.appraises)
        self.release.setVisible(self.writes and draft)
        self.discard.setVisible(self.writes and draft)
        self.faults.hide()

    def _rebuild(self, scheme: Scheme, *, draft: bool) -> None:
        clear(self._parts)
        self.form = self.trial = None
        if draft:
            self.form = SchemeForm(scheme)
            self.form.edited.connect(self._edited)
            self.form.reshaped.connect(self._reshaped)
            self._parts.addWidget(self.form)
        else:
            for card in reading.cards(scheme):
                self._parts.addWidget(card)
        if all(fact.kind is not FactKind.ANSWERS for fact in scheme.facts):
            self.trial = TryCard(self._context, scheme)
            self._parts.addWidget(self.trial)

    # --- a draft -----------------------------------------------------------------------------
    def _edited(self, scheme: object) -> None:
        detail = self._detail
        if not isinstance(scheme, Scheme) or detail is None:
            return
        self.head.set_title(scheme.title)
        self.saving.touch((detail.item.id,), scheme=scheme)
        schemes = self._context.services.schemes
        self._context.tasks.submit(
            self, lambda _r: schemes.check(scheme), lambda found: self._say(*found),
            key="scheme_check",
        )  # fmt: skip
        if self.trial is not None:
            self.trial.set_scheme(scheme)

    def _reshaped(self, scheme: object) -> None:
        """Show the form of a scheme with another fact, or one less, where the eye is."""
        if isinstance(scheme, Scheme):
            at = self.column.verticalScrollBar().value()
            self._rebuild(scheme, draft=True)
            self._edited(scheme)
            self.column.verticalScrollBar().setValue(at)

    def _write(self, subject: Subject, fields: Fields) -> Outcome[SchemeDetail]:
        scheme = fields["scheme"]
        assert isinstance(scheme, Scheme)
        return self._context.services.schemes.save(self._context.session, subject[0], scheme)

    def _not_saved(self, _subject: object, error: object) -> None:
        if isinstance(error, PenilaianError):
            self._fault(str(describe(error)))

    def _say(self, defects: tuple[Defect, ...], sentences: tuple[str, ...]) -> None:
        if self.form is None:
            return
        homeless = self.form.show_defects(defects, sentences)
        self._fault("\n".join(dict.fromkeys(homeless)))
        self.release.refuse(
            self.tr("Masih ada {count} hal yang perlu diperbaiki.").format(count=len(defects))
            if defects
            else ""
        )

    def refuse_choosing(self, reason: str) -> None:
        """Say why the scheme cannot be chosen for any period now, "" when it can."""
        self.choose.refuse(reason)

    def _fault(self, text: str) -> None:
        self.faults.setText(text)
        self.faults.setVisible(bool(text))

    def _release(self) -> None:
        detail, schemes, s = self._detail, self._context.services.schemes, self._context.session
        if detail is None:
            return
        self.saving.flush()
        text_id = detail.item.id
        self._context.tasks.submit(
            self,
            lambda _r: schemes.release(s, text_id),
            lambda outcome: self._context.signals.toast_requested.emit(
                self.tr("{title} diterbitkan; sejak sekarang tidak berubah lagi").format(
                    title=outcome.value.item.title
                ),
                "",
            ),
            lane=Lane.WRITE,
        )

    def _discard(self) -> None:
        detail, schemes, s = self._detail, self._context.services.schemes, self._context.session
        if detail is None:
            return
        text_id, title = detail.item.id, detail.item.title
        self._context.tasks.submit(
            self,
            lambda _r: schemes.discard(s, text_id),
            lambda outcome: self._context.signals.toast_requested.emit(
                self.tr("Rancangan {title} dibuang").format(title=title), outcome.undo_label
            ),
            lane=Lane.WRITE,
        )


def _place(detail: SchemeDetail) -> tuple[str, str, SchemeState]:
    return detail.item.code, detail.item.version, detail.item.state
