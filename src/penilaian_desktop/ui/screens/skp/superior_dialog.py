"""Who appraises the owner of a plan, where no record says so: picked or typed, since when, why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.employee import IdentityKind
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.plan import NOBODY, PersonSnapshot
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import ComboBox, DateField
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.line import Field
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn

if TYPE_CHECKING:
    from penilaian_desktop.domain.changes import Outcome
    from penilaian_desktop.domain.skp_views import PlanView
    from penilaian_desktop.ui.kit.context import UiContext

TYPED = "-"
"""The choice to type somebody whom the data does not know."""


class _TallRows(FormRows):
    """Rows that ask for their whole height, so that they scroll and are never pressed flat."""

    def event(self, event: QEvent) -> bool:
        """Take the height that the shown rows need in this width."""
        done = super().event(event)
        layout = self.layout()
        moved = event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}
        if moved and layout is not None:
            tall = max(layout.sizeHint().height(), layout.totalHeightForWidth(self.width()))
            if tall != self.minimumHeight():
                self.setMinimumHeight(tall)
        return done


class _Somebody(QObject):
    """The inputs of one person: a choice, and the typed words where nobody fits."""

    def __init__(self, part: str, title: str, empty: str, rows: FormRows) -> None:
        super().__init__(rows)
        self._known: dict[str, PersonSnapshot] = {}
        self._empty = empty
        self.choice = ComboBox()
        rows.add(f"{part}choice", title, self.choice)
        self.typed = _TallRows()
        self.name = Field()
        self.position = Field()
        self.identity = Field()
        self.kind = ComboBox(
            [
                (IdentityKind.NIP.value, self.tr("NIP")),
                (IdentityKind.NRP.value, self.tr("NRP")),
                (IdentityKind.NONE.value, self.tr("Tanpa nomor")),
            ]
        )
        self.rank = Field()
        self.unit = Field()
        self.typed.add_row(
            (f"{part}name", self.tr("Nama beserta gelar"), self.name),
            (f"{part}position", self.tr("Jabatan"), self.position),
        )
        self.typed.add_row(
            (f"{part}kind", self.tr("Jenis nomor"), self.kind),
            (f"{part}identity", self.tr("Nomor"), self.identity),
            stretch=(1, 2),
        )
        self.typed.add_row(
            (f"{part}rank", self.tr("Pangkat / golongan"), self.rank),
            (f"{part}unit", self.tr("Unit kerja"), self.unit),
        )
        rows.add_widget(self.typed)
        self.choice.chosen.connect(lambda _key: self._turn())
        self.kind.chosen.connect(lambda _key: self._turn())

    def offer(self, people: Sequence[PersonSnapshot], now: PersonSnapshot) -> None:
        """Offer the known people, and show who is named now."""
        self._known = {person.person_id: person for person in people}
        self.choice.set_options(
            [
                ("", self._empty),
                *((p.person_id, f"{p.name} · {p.position}") for p in people),
                (TYPED, self.tr("Tulis sendiri, tidak ada di daftar…")),
            ]
        )
        known = now.person_id if now.person_id in self._known else TYPED
        self.choice.set_value(known if now.name else "")
        if now.name and known == TYPED:
            for field in ("name", "position", "identity", "rank", "unit"):
                getattr(self, field).setText(getattr(now, field))
            self.kind.set_value(now.identity_kind)
        self._turn()

    def value(self) -> PersonSnapshot:
        """Return the person chosen or typed."""
        key = self.choice.value()
        if key != TYPED:
            return self._known.get(key, NOBODY)
        return PersonSnapshot(
            name=self.name.text(),
            identity=self.identity.text(),
            identity_kind=self.kind.value(),
            rank=self.rank.text(),
            position=self.position.text(),
            unit=self.unit.text(),
        )

    def _turn(self) -> None:
        """Show the typed inputs only where they count."""
        self.typed.setVisible(self.choice.value() == TYPED)
        self.identity.setEnabled(self.kind.value() != IdentityKind.NONE.value)


class SuperiorDialog(Dialog):
    """Names appraiser and superior for one plan; a refusal stands at its input."""

    def __init__(
        self,
        context: UiContext,
        over: QWidget,
        plan: PlanView,
        people: Sequence[PersonSnapshot],
    ) -> None:
        super().__init__(over, self.tr("Catat pejabat penilai"), width=640, height=560)
        self._context = context
        self._plan = plan
        named = bool(plan.superior_reason)
        inner = _TallRows()
        inner.add_widget(
            Label(
                self.tr(
                    "Dipakai pada SKP ini sampai kepegawaian menetapkannya. Orang yang Anda catat "
                    "tidak memperoleh akses apa pun ke data Anda."
                ),
                "body",
                "muted",
                wrap=True,
            )
        )
        self.appraiser = _Somebody(
            "appraiser_", self.tr("Pejabat penilai"), self.tr("Pilih…"), inner
        )
        self.superior = _Somebody(
            "superior_", self.tr("Atasan pejabat penilai"), self.tr("Belum diketahui"), inner
        )
        self.since = DateField(plan.superior_since or plan.starts)
        self.reason = Field()
        self.reason.setPlaceholderText(self.tr("SIASN belum diperbarui"))
        self.reason.setText(plan.superior_reason)
        inner.add_row(
            ("since", self.tr("Sejak"), self.since),
            ("reason", self.tr("Mengapa dicatat sendiri"), self.reason),
            stretch=(1, 2),
        )
        self.rows = inner
        inner.setContentsMargins(0, 0, 16, 0)  # clear of the scroll bar
        self._scroll = ScrollColumn(inner)
        self.body.addWidget(self._scroll, 1)
        self.appraiser.offer(people, plan.appraiser if named else NOBODY)
        self.superior.offer(people, plan.appraiser_superior if named else NOBODY)
        self.explain(self.tr("Dapat diurungkan."))
        self.drop = self.add_action(
            Button(self.tr("Hapus catatan ini"), "delete", clicked=self._forget)
        )
        self.drop.setVisible(named)
        self.add_cancel()
        self.save = self.add_action(
            Button(self.tr("Catat"), "check", kind="primary", clicked=self._save)
        )

    def first_input(self) -> QWidget:
        """Begin with the appraiser."""
        return self.appraiser.choice

    def _save(self) -> None:
        for rows in (self.rows, self.appraiser.typed, self.superior.typed):
            rows.clear_faults()
        appraiser, superior = self.appraiser.value(), self.superior.value()
        if not self.appraiser.choice.value():
            words = self.tr("Pilih pejabat penilai, atau tulis sendiri.")
            self.rows.show_fault("appraiser_choice", words)
            self.appraiser.choice.setFocus()
            return
        plans, session, plan_id = self._context.services.plans, self._context.session, self._plan.id
        since: date = self.since.value()
        reason = self.reason.text()
        self._context.tasks.submit(
            self,
            lambda _r: plans.name_superior(
                session,
                plan_id,
                appraiser=appraiser,
                appraiser_superior=superior,
                since=since,
                reason=reason,
            ),
            self._done,
            self._refused,
            lane=Lane.WRITE,
        )

    def _forget(self) -> None:
        plans, session, plan_id = self._context.services.plans, self._context.session, self._plan.id
        self._context.tasks.submit(
            self,
            lambda _r: plans.forget_superior(session, plan_id),
            self._done,
            self._refused,
            lane=Lane.WRITE,
        )

    def _done(self, outcome: Outcome[PlanView]) -> None:
        words = self.tr("Pejabat penilai dicatat sementara: {name}").format(
            name=outcome.value.appraiser.name
        )
        if not outcome.value.superior_reason:
            words = self.tr("Catatan pejabat penilai dihapus")
        self._context.signals.toast_requested.emit(words, outcome.undo_label)
        self.accept()

    def _refused(self, error: PenilaianError) -> None:
        if isinstance(error, RuleViolation):
            for rows in (self.rows, self.appraiser.typed, self.superior.typed):
                if rows.refuse(error):
                    self._scroll.ensureWidgetVisible(rows.input(error.field))
                    return
            for part, person in (("appraiser_", self.appraiser), ("superior_", self.superior)):
                if error.field.startswith(part):
                    self.rows.refuse(
                        RuleViolation(error.code, field=f"{part}choice", **error.params)
                    )
                    person.choice.setFocus()
                    return
        self._context.signals.refused.emit(error)
