"""What the page Penilaian asks of others and keys in: colleagues, facts of the scheme."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from penilaian_desktop.domain.appraisal import GiverRole
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.feedback_views import CollectionView
from penilaian_desktop.domain.follow_up_views import InnovationItem
from penilaian_desktop.domain.giver_views import GiverChoice
from penilaian_desktop.domain.scheme_views import FactItem
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.penilaian.innovation_card import DeclineDialog
from penilaian_desktop.ui.screens.penilaian.peers import PeersDialog
from penilaian_desktop.ui.widgets.autosave import Fields, Subject

if TYPE_CHECKING:
    from penilaian_desktop.ui.screens.penilaian.page import PenilaianPage

FACT = "fact"


class Asking:
    """Requests to colleagues and keyed facts, as use cases of the page."""

    def __init__(self, page: PenilaianPage) -> None:
        self._page = page

    # --- colleagues ------------------------------------------------------------------------
    def open_peers(self) -> None:
        """Load whom one may ask, then show the dialog."""
        sheet = self._page.sheet
        if sheet is None or sheet.peers is None:
            return
        services, session = self._page.context.services, self._page.context.session
        peers, name = sheet.peers, sheet.view.person.name
        self._page.run(
            lambda _r: services.giver_choices.of(session, peers.person_id, peers.period_code),
            lambda choices: self._choose(peers, name, choices),
            key="givers",
        )

    def _choose(self, peers: CollectionView, name: str, choices: tuple[GiverChoice, ...]) -> None:
        page = self._page
        dialog = PeersDialog(page, peers, name, choices, page.context.today())
        services, session = page.context.services, page.context.session

        def submit(givers: tuple[tuple[str, GiverRole], ...], due: date) -> None:
            page.run(
                lambda _r: services.peer_feedback.request(
                    session, peers.person_id, peers.period_code, givers, due=due
                ),
                lambda outcome: done(page.tr("{0} rekan diminta").format(len(givers)), outcome),
                dialog.refuse,
                lane=Lane.WRITE,
            )

        def withdraw(request_id: str) -> None:
            page.run(
                lambda _r: services.peer_feedback.withdraw(session, request_id),
                lambda outcome: done(page.tr("Permintaan ditarik kembali"), outcome),
                dialog.refuse,
                lane=Lane.WRITE,
            )

        def done(words: str, outcome: Outcome[CollectionView]) -> None:
            dialog.accept()
            page.toast(words, outcome.undo_label)

        dialog.wanted.connect(submit)
        dialog.withdraw_wanted.connect(withdraw)
        dialog.open()

    # --- innovations -----------------------------------------------------------------------
    def decide_innovation(self, innovation_id: str, accepted: bool) -> None:
        """Accept an innovation, or ask why not."""
        sheet = self._page.sheet
        items = sheet.innovations if sheet is not None else ()
        item = next((one for one in items if one.id == innovation_id), None)
        if item is None:
            return
        if accepted:
            self._decide(item, "", None)
            return
        dialog = DeclineDialog(self._page, item)
        dialog.wanted.connect(lambda note: self._decide(item, note, dialog))
        dialog.open()

    def _decide(self, item: InnovationItem, note: str, dialog: DeclineDialog | None) -> None:
        page = self._page
        services, session = page.context.services, page.context.session
        accepted = dialog is None

        def done(outcome: Outcome[InnovationItem]) -> None:
            if dialog is not None:
                dialog.accept()
            words = page.tr("{0} diterima") if accepted else page.tr("{0} tidak diterima")
            page.toast(words.format(item.title), outcome.undo_label)

        page.run(
            lambda _r: services.innovations.decide(session, item.id, accepted=accepted, note=note),
            done,
            dialog.refuse if dialog is not None else page.refuse,
            lane=Lane.WRITE,
        )

    # --- facts of the scheme ---------------------------------------------------------------
    def type_fact(self, name: str, value: str, source: str) -> None:
        """Take what was keyed in; it is written once it has its source."""
        view = self._page.view
        if view is None or not view.editable:
            return
        row = self._page.facts.rows[name]
        if not value:
            if row.fact.keyed:
                self.clear_fact(name)
            return
        if not source:
            row.say(self._page.tr("Tulis sumbernya; setelah itu nilainya disimpan."))
            return
        subject = (view.person.person_id, view.period_code, FACT, name)
        self._page.save.touch(subject, {"value": value, "reason": source})

    def clear_fact(self, name: str) -> None:
        """Take a keyed fact back."""
        view = self._page.view
        if view is None:
            return
        services, session = self._page.context.services, self._page.context.session
        person_id, code = view.person.person_id, view.period_code
        self._page.run(
            lambda _r: services.schemes.clear_fact(session, person_id, code, name),
            lambda outcome: self._page.toast(
                self._page.tr("Nilai yang diketik dihapus"), outcome.undo_label
            ),
            self._page.refuse,
            lane=Lane.WRITE,
        )

    def write(self, subject: Subject, fields: Fields) -> Outcome[tuple[FactItem, ...]]:
        """Write a keyed fact; runs in the write lane."""
        person_id, code, _, name = subject
        return self._page.context.services.schemes.key_fact(
            self._page.context.session,
            person_id,
            code,
            name,
            str(fields["value"]),
            str(fields["reason"]),
        )

    def refused(self, subject: Subject, error: PenilaianError) -> bool:
        """Say at its row why a fact was not written; tell whether that was possible."""
        return isinstance(error, RuleViolation) and self._page.facts.refuse(subject[3], error)
