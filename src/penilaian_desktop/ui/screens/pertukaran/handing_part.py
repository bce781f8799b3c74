"""What the card from laptop to laptop does: hand over, take, leave alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.handover_views import Handover, OtherLaptop, TwoVersions
from penilaian_desktop.domain.package_views import PackageItem
from penilaian_desktop.sync.handing import Handed, Handing
from penilaian_desktop.sync.roads import Roads
from penilaian_desktop.sync.two_versions import Choosing
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.screens.pertukaran.hand_dialog import HandDialog
from penilaian_desktop.ui.screens.pertukaran.handing_card import HandingCard
from penilaian_desktop.ui.screens.pertukaran.two_versions_dialog import TwoVersionsDialog
from penilaian_desktop.ui.widgets.button import shortcut

if TYPE_CHECKING:
    from penilaian_desktop.domain.progress import Reporter
    from penilaian_desktop.ui.widgets.page import Page

_tr = translator("Pertukaran")

Found = tuple[tuple[Handover, ...], tuple[OtherLaptop, ...], tuple[TwoVersions, ...]]


class HandingPart(QObject):
    """The card with its use cases; `road` names the exchange folder or server, "" for none now."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._context = page.context
        self.handing = Handing(page.context.services, page.context.desk)
        self.roads = Roads(page.context.services, page.context.desk)
        self.choosing = Choosing(page.context.services)
        self._parted: tuple[TwoVersions, ...] = ()
        self.card = HandingCard()
        self.card.hide()
        self.road = ""
        self.card.hand_wanted.connect(self.show_hand)
        self.card.take_wanted.connect(self.take)
        self.card.decline_wanted.connect(self.decline)
        self.card.compare_wanted.connect(self.show_versions)
        shortcut(page, "H", self._hand_current)

    def refresh(self, road: str) -> None:
        """Load the card again."""
        self.road = road
        handing, choosing, session = self.handing, self.choosing, self._context.session

        def job(_reporter: Reporter) -> Found:
            return (
                handing.waiting(session),
                handing.others(session),
                choosing.open_ones(session),
            )

        self._page.run(job, self.show_found, key="handing")

    def show_found(self, found: Found) -> None:
        """Show what was found."""
        handovers, laptops, self._parted = found
        self.card.show_all(handovers, laptops, self._context.today(), len(self._parted))
        self.card.show()

    # --- giving ----------------------------------------------------------------------------
    def show_hand(self, laptop: OtherLaptop) -> None:
        """Open the dialog that hands over to a laptop."""
        dialog = HandDialog(self._page, laptop, self.road)
        handing, roads, session = self.handing, self.roads, self._context.session

        def hand(folder: Path | None) -> None:
            def job(reporter: Reporter) -> Outcome[Handed]:
                return handing.hand(session, laptop.kid, folder or roads.place(), reporter)

            self._page.run(
                job,
                lambda outcome: dialog.done(outcome.value),
                dialog.refuse,
                lane=Lane.WORK,
                label=_tr("Menyerahkan"),
            )

        dialog.wanted.connect(hand)
        dialog.open()

    def _hand_current(self) -> None:
        laptop = self.card.current()
        if not self.card.isHidden() and laptop is not None:
            self.show_hand(laptop)

    # --- two versions ----------------------------------------------------------------------
    def show_versions(self) -> None:
        """Open the dialog with two versions side by side."""
        if not self._parted:
            return
        dialog = TwoVersionsDialog(self._page, self._parted)
        choosing, session = self.choosing, self._context.session

        def choose(two: TwoVersions, keep_mine: bool) -> None:
            self._page.run(
                lambda _r: choosing.choose(session, two, keep_mine=keep_mine),
                lambda _outcome: dialog.taken(),
                dialog.refuse,
                lane=Lane.WRITE,
            )

        dialog.chosen.connect(choose)
        dialog.open()

    # --- taking ----------------------------------------------------------------------------
    def take(self, item: Handover) -> None:
        """Take what was handed over; the receipt goes back the same road."""
        self._decide(item, declined=False)

    def decline(self, item: Handover) -> None:
        """Take nothing of it; the other side learns it and may hand it over again."""
        self._decide(item, declined=True)

    def _decide(self, item: Handover, *, declined: bool) -> None:
        handing, roads, session = self.handing, self.roads, self._context.session
        near = bool(self.road)

        def job(_reporter: Reporter) -> Outcome[PackageItem]:
            place = roads.place() if near else None
            if declined:
                return handing.decline(session, item.identity, place)
            return handing.take(session, item.identity, place)

        def done(outcome: Outcome[PackageItem]) -> None:
            said = self._said(item, outcome.value, declined=declined)
            self._page.toast(said, outcome.undo_label)

        self._page.run(job, done, lane=Lane.WRITE, label=_tr("Mengambil serahan"))

    def _said(self, item: Handover, taken: PackageItem, *, declined: bool) -> str:
        back = (
            _tr("Tanda terimanya sudah ditaruh di jalan yang sama.")
            if self.road
            else _tr("Serahkan balik agar tanda terimanya sampai di {0}.").format(item.laptop)
        )
        if declined:
            return _tr("Tidak ada yang diambil. {0}").format(back)
        if taken.refused:
            told = _tr("Diambil, {0} catatan ditolak. {1}")
            return told.format(taken.refused, back)
        return _tr("Serahan dari {0} diambil. {1}").format(item.sender or item.laptop, back)
