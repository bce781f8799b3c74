"""What a head decides on the page Tinjauan: entries, days, selections, plans, the delegate."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.review_views import DelegationItem
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.domain.wording import number, short_date, weekday_date
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.tinjauan import loading
from penilaian_desktop.ui.screens.tinjauan.delegate_dialog import DelegateDialog
from penilaian_desktop.ui.screens.tinjauan.phrases_dialog import PhrasesDialog
from penilaian_desktop.ui.screens.tinjauan.plans import PlansPanel
from penilaian_desktop.ui.screens.tinjauan.reading_card import ReadingCard
from penilaian_desktop.ui.screens.tinjauan.reading_list import ReadingList
from penilaian_desktop.ui.screens.tinjauan.reading_rows import DayRow
from penilaian_desktop.ui.screens.tinjauan.return_dialog import ReturnDialog
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from penilaian_desktop.ui.widgets.dialog import Dialog

ENTRIES, PLANS = "kegiatan", "skp"
NAMED = 3
"""How many entries the question about a note names."""


class Deciding(Page):
    """Turns what the head does into use cases and says what happened; the page shows it."""

    mode: Segmented
    list: ReadingList
    reading: ReadingCard
    plans: PlansPanel
    _team: loading.Team
    _reading: loading.Reading
    _opened: set[str]
    _seen: set[str]

    def _write_opened(self) -> None:
        ids = tuple(self._opened - self._seen)
        self._opened.clear()
        if not ids:
            return
        self._seen.update(ids)
        services, session = self.context.services, self.context.session
        self.run(lambda _r: services.reviews.open(session, ids), lambda _n: None, lane=Lane.WRITE)

    # --- deciding on entries ---------------------------------------------------------------
    def accept(self, ids: Sequence[str]) -> None:
        """Accept entries and go on to the next that waits."""
        items = [item for item in self.list.items() if item.id in ids]
        if not items:
            return
        self._opened.update(ids)
        self._write_opened()
        self.list.leave(ids)
        self.list.untick()
        services, session = self.context.services, self.context.session
        self.run(
            lambda _r: services.reviews.accept(session, ids),
            lambda outcome: self._accepted(items, outcome),
            self._refused,
            lane=Lane.WRITE,
        )

    def _accepted(self, items: Sequence[ActivityItem], outcome: Outcome[int]) -> None:
        if not outcome.value:
            return
        if len(items) == 1:
            text = self.tr("“{0}” diterima").format(items[0].text)
        else:
            text = self.tr("{0} kegiatan diterima").format(number(outcome.value))
        self.toast(text, outcome.undo_label)

    def _refused(self, error: object) -> None:
        self.context.signals.refused.emit(error)
        self.refresh()

    def accept_day(self, day: date, person_id: str = "") -> None:
        """Accept everything that waits on a day of the person being read."""
        person = person_id or self._reading.key
        ids = [
            item.id
            for item in self._reading.items
            if (item.person_id, item.day) == (person, day)
            and item.status is ActivityStatus.SUBMITTED
        ]
        if ids:
            self.list.leave(ids)
            services, session = self.context.services, self.context.session
            self.run(
                lambda _r: services.reviews.accept_day(session, person, day),
                lambda outcome: self._accepted_day(day, outcome),
                self._refused,
                lane=Lane.WRITE,
            )

    def _accepted_day(self, day: date, outcome: Outcome[int]) -> None:
        words = self.tr("{0} kegiatan {1} diterima")
        self.toast(words.format(outcome.value, weekday_date(day)), outcome.undo_label)

    def accept_head(self, shown: DayRow) -> None:
        """Accept what stands under the head of a day: the whole day, or its entries of an RHK."""
        if shown.whole:
            self.accept_day(shown.day, shown.person_id)
            return
        self.accept(
            [
                item.id
                for item in self.list.items()
                if (item.person_id, item.day) == (shown.person_id, shown.day)
                and item.status is ActivityStatus.SUBMITTED
            ]
        )

    def accept_selection(self) -> None:
        """Accept what is ticked: one signed decision each, one step to undo."""
        self.accept(self.list.ticked())

    def _accept_current(self) -> None:
        if self.mode.value() == PLANS:
            self.plans.agree_current()
        elif self.list.ticked():
            self.accept_selection()
        elif (item := self.list.item) is not None and item.status is not ActivityStatus.APPROVED:
            self.accept([item.id])

    def _accept_current_day(self) -> None:
        if self.mode.value() == ENTRIES and (item := self.list.item) is not None:
            head = self.list.head_of(item)
            if head is not None:
                self.accept_head(head)

    def _return_current(self) -> None:
        if self.mode.value() == PLANS:
            self.plans.return_current()
        elif self.list.ticked():
            self.return_selection()
        elif (item := self.list.item) is not None and item.status is not ActivityStatus.RETURNED:
            self.ask_return(item.id)

    def ready_phrases(self) -> tuple[str, ...]:
        """Return the account's own phrases, else those that come with the page."""
        return self._team.phrases or (
            self.tr("Lampirkan buktinya."),
            self.tr("Isi volumenya."),
            self.tr("Pilih RHK yang didukung."),
            self.tr("Jam belum sesuai."),
            self.tr("Uraian kurang jelas."),
            self.tr("Bukti tidak cocok."),
        )

    def ask_phrases(self, over: ReturnDialog) -> None:
        """Let the person write the own list of ready phrases."""
        dialog = PhrasesDialog(self, self.ready_phrases())
        services, session = self.context.services, self.context.session

        def kept(outcome: Outcome[tuple[str, ...]]) -> None:
            dialog.accept()
            self._team = loading.Team(self._team.desk, self._team.plans, outcome.value or None)
            over.set_phrases(self.ready_phrases())
            over.note.setFocus()

        def save(phrases: Sequence[str]) -> None:
            self.run(
                lambda _r: services.reviews.save_phrases(session, phrases),
                kept,
                dialog.refuse,
                lane=Lane.WRITE,
            )

        dialog.wanted.connect(save)
        dialog.open()

    def ask_return(self, item_id: str) -> None:
        """Ask for the note with which an entry goes back."""
        self._ask_return([item for item in self.list.items() if item.id == item_id])

    def return_selection(self) -> None:
        """Ask for the one note with which everything ticked goes back."""
        ticked = self.list.ticked()
        self._ask_return([item for item in self.list.items() if item.id in ticked])

    def _ask_return(self, items: Sequence[ActivityItem]) -> None:
        if not items:
            return
        if len(items) == 1:
            title = self.tr("Kembalikan kegiatan")
            subject = f"{weekday_date(items[0].day)} · {items[0].text}"
        else:
            title = self.tr("Kembalikan {0} kegiatan").format(number(len(items)))
            subject = " · ".join(item.text for item in items[:NAMED])
            if len(items) > NAMED:
                subject = self.tr("{0} · dan {1} lagi").format(subject, len(items) - NAMED)
        dialog = ReturnDialog(self, title, subject, self.ready_phrases())
        dialog.edit_requested.connect(lambda: self.ask_phrases(dialog))
        services, session = self.context.services, self.context.session
        ids = [item.id for item in items]

        def submit(note: str) -> None:
            self.run(
                lambda _r: services.reviews.return_many(session, ids, note),
                lambda outcome: self._returned(dialog, items, outcome),
                dialog.refuse,
                lane=Lane.WRITE,
            )

        dialog.wanted.connect(submit)
        dialog.open()

    def _returned(
        self, dialog: ReturnDialog, items: Sequence[ActivityItem], outcome: Outcome[int]
    ) -> None:
        dialog.accept()
        self.list.leave([item.id for item in items])
        self.list.untick()
        if len(items) == 1:
            words = self.tr("“{0}” dikembalikan").format(items[0].text)
        else:
            words = self.tr("{0} kegiatan dikembalikan").format(number(outcome.value))
        self.toast(words, outcome.undo_label)

    # --- deciding on plans -----------------------------------------------------------------
    def agree(self, plan: PlanView) -> None:
        """Agree to a plan."""
        services, session = self.context.services, self.context.session
        self.run(
            lambda _r: services.plans.decide(session, plan.id, agreed=True),
            lambda outcome: self.toast(
                self.tr("SKP {0} disetujui").format(plan.employee.name), outcome.undo_label
            ),
            self._refused,
            lane=Lane.WRITE,
        )

    def ask_return_plan(self, plan: PlanView) -> None:
        """Ask for the note with which a plan goes back."""
        dialog = ReturnDialog(
            self,
            self.tr("Kembalikan SKP"),
            self.tr("SKP {0} {1}").format(plan.year, plan.employee.name),
            (
                self.tr("Targetnya terlalu rendah."),
                self.tr("Satuan belum jelas."),
                self.tr("Selaraskan dengan RHK saya."),
                self.tr("Cara ukur belum tepat."),
            ),
            editable=False,
        )
        services, session = self.context.services, self.context.session

        def submit(note: str) -> None:
            self.run(
                lambda _r: services.plans.decide(session, plan.id, agreed=False, note=note),
                done,
                dialog.refuse,
                lane=Lane.WRITE,
            )

        def done(outcome: Outcome[PlanView]) -> None:
            dialog.accept()
            words = self.tr("SKP {0} dikembalikan").format(plan.employee.name)
            self.toast(words, outcome.undo_label)

        dialog.wanted.connect(submit)
        dialog.open()

    # --- lending the reading ---------------------------------------------------------------
    def ask_delegate(self) -> None:
        """Ask who reads instead, and from when to when."""
        services, session = self.context.services, self.context.session
        self.run(
            lambda _r: (services.delegations.choices(session), services.delegations.list(session)),
            self._open_delegate,
            key="delegate",
        )

    def _open_delegate(
        self, found: tuple[tuple[PersonItem, ...], tuple[DelegationItem, ...]]
    ) -> None:
        choices, lent = found
        own = [item for item in lent if item.own]
        dialog = DelegateDialog(self, choices, own, self.context.today())
        services, session = self.context.services, self.context.session
        dialog.wanted.connect(
            lambda who, starts, ends, note: self.run(
                lambda _r: services.delegations.lend(session, who, starts, ends, note),
                lambda outcome: self._lent(dialog, outcome),
                dialog.refuse,
                lane=Lane.WRITE,
            )
        )
        dialog.end_requested.connect(
            lambda item: self.run(
                lambda _r: services.delegations.end(session, item.id),
                lambda outcome: self._ended(dialog, item, outcome),
                dialog.refuse,
                lane=Lane.WRITE,
            )
        )
        dialog.open()

    def _lent(self, dialog: Dialog, outcome: Outcome[DelegationItem]) -> None:
        dialog.accept()
        item = outcome.value
        words = self.tr("{0} meninjau untuk Anda {1} sampai {2}").format(
            item.delegate, short_date(item.starts), short_date(item.ends)
        )
        self.toast(words, outcome.undo_label)

    def _ended(self, dialog: Dialog, item: DelegationItem, outcome: Outcome[None]) -> None:
        dialog.accept()
        words = self.tr("Perwakilan kepada {0} diakhiri").format(item.delegate)
        self.toast(words, outcome.undo_label)
