"""Usulan atasan: the superiors that owners of plans named, for HR to make records of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.plan_views import SuperiorClaim
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn

if TYPE_CHECKING:
    from penilaian_desktop.domain.plan import PersonSnapshot
    from penilaian_desktop.ui.kit.context import UiContext


class ClaimsDialog(Dialog):
    """Lists the claims; one button makes the relation record and takes the line away."""

    def __init__(self, context: UiContext, over: QWidget, claims: Sequence[SuperiorClaim]) -> None:
        super().__init__(over, self.tr("Usulan atasan"), width=640, height=480)
        self._context = context
        self._claims = list(claims)
        self.buttons: dict[str, Button] = {}
        self._inner = QWidget()
        self._lines = QVBoxLayout(self._inner)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(12)
        self.body.addWidget(ScrollColumn(self._inner), 1)
        self.explain(self.tr("Yang ditetapkan menjadi hubungan penilai sejak tanggalnya."))
        for claim in self._claims:
            self._lines.addWidget(self._line(claim))
            self._lines.addWidget(Rule())
        self._lines.addStretch(1)

    def first_input(self) -> QWidget:
        """Begin with the first claim."""
        return next(iter(self.buttons.values()), self)

    def _line(self, claim: SuperiorClaim) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(claim.employee.name, "strong"))
        words.addWidget(
            Label(
                self.tr("Penilai: {who}, sejak {day}").format(
                    who=_words(claim.appraiser), day=wording.short_date(claim.since)
                ),
                "body",
                wrap=True,
            )
        )
        if claim.appraiser_superior.name:
            words.addWidget(
                Label(
                    self.tr("Atasannya: {who}").format(who=_words(claim.appraiser_superior)),
                    "body",
                    wrap=True,
                )
            )
        words.addWidget(Label(f"“{claim.reason}”", "small", "muted", wrap=True))
        row.addLayout(words, 1)
        button = Button(
            self.tr("Tetapkan"), "check", clicked=partial(self._confirm, claim), compact=True
        )
        button.setAccessibleName(
            self.tr("Tetapkan {who} sebagai penilai {name}").format(
                who=claim.appraiser.name, name=claim.employee.name
            )
        )
        if not claim.known:
            button.refuse(self.tr("Tambahkan orang ini ke Data induk dahulu."))
            words.addWidget(
                Label(
                    self.tr("Penilai belum ada di Data induk; tambahkan dahulu."),
                    "small",
                    "warn",
                    wrap=True,
                )
            )
        self.buttons[claim.plan_id] = button
        row.addWidget(button)
        return whole

    def _confirm(self, claim: SuperiorClaim) -> None:
        plans, session = self._context.services.plans, self._context.session
        self._context.tasks.submit(
            self,
            lambda _r: plans.confirm_superior(session, claim.plan_id),
            self._said(claim),
            self._refused,
            lane=Lane.WRITE,
        )

    def _said(self, claim: SuperiorClaim) -> Callable[[Outcome[None]], None]:
        def said(outcome: Outcome[None]) -> None:
            words = self.tr("{who} kini penilai {name}").format(
                who=claim.appraiser.name, name=claim.employee.name
            )
            self._context.signals.toast_requested.emit(words, outcome.undo_label)
            self._claims.remove(claim)
            self.buttons[claim.plan_id].refuse(self.tr("Sudah ditetapkan."))
            if not self._claims:
                self.accept()

        return said

    def _refused(self, error: PenilaianError) -> None:
        self._context.signals.refused.emit(error)


def _words(person: PersonSnapshot) -> str:
    """Return name, position and number of a person in one line."""
    return " · ".join(part for part in (person.name, person.position, person.identity) if part)
