"""What HR decides about the packages on the desk: take, take in part, hold, let a laptop in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.employee import Unit
from penilaian_desktop.domain.errors import Cancelled, PenilaianError
from penilaian_desktop.domain.package_views import PackageItem
from penilaian_desktop.domain.wording import number
from penilaian_desktop.sync.import_desk import ImportDesk, Look
from penilaian_desktop.sync.transports.transport import Transport
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.meja_impor import words
from penilaian_desktop.ui.screens.meja_impor.enrol_dialog import EnrolDialog
from penilaian_desktop.ui.screens.meja_impor.package_table import ready_looks
from penilaian_desktop.ui.screens.meja_impor.pile import Pile, place_name
from penilaian_desktop.ui.widgets.print_form import FormPrinter, file_name
from penilaian_desktop.ui.widgets.second_officer import (
    NEEDED,
    SecondOfficerDialog,
    second_officers,
)

if TYPE_CHECKING:
    from penilaian_desktop.domain.exchange_views import AskingLaptop
    from penilaian_desktop.domain.progress import Reporter
    from penilaian_desktop.services.session import Session
    from penilaian_desktop.ui.widgets.page import Page


class Deciding(QObject):
    """Turns decisions into use cases and says what happened; `show` draws the pile again."""

    def __init__(
        self,
        page: Page,
        desk: ImportDesk,
        pile: Pile,
        who: Callable[[Look], str],
        show: Callable[[], None],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._pile = pile
        self._who = who
        self._show = show

    # --- taking ----------------------------------------------------------------------------
    def accept(self, look: Look, only: frozenset[str] | None) -> None:
        """Take a package, whole or only the records named; its receipt is made by itself."""
        session, desk, out = self._page.context.session, self._desk, self._pile.out(look)
        self._page.run(
            lambda _r: desk.accept(session, look, only, out),
            lambda outcome: self._accepted(look, outcome, out),
            self._failed,
            lane=Lane.WRITE,
            label=self.tr("Menerima {0}").format(self._who(look)),
        )

    def _accepted(
        self, look: Look, outcome: Outcome[PackageItem], out: Path | Transport | None
    ) -> None:
        item = outcome.value
        self._pile.taken(look, item)
        if item.outcome in words.TAKEN:
            self._page.toast(self._said(look, item, out), outcome.undo_label)
            self._look_again(item.device)
        self._show()

    def _said(self, look: Look, item: PackageItem, out: Path | Transport | None) -> str:
        who = self._who(look)
        unwritten = [p for p in item.problems if p.code == "receipt_not_written"]
        if unwritten:
            return self.tr("{0} diterima. {1}").format(who, unwritten[0].message)
        said = self.tr("{0}: {1} baru dan {2} berubah diterima.").format(
            who, number(item.new), number(item.changed)
        )
        if out is not None:
            said += " " + self.tr("Tanda terima ada di {0}.").format(place_name(out))
        return said

    def accept_ready(self) -> None:
        """Take every package whose turn it is or comes by that, in chain order; can be stopped."""
        session, desk = self._page.context.session, self._desk
        wanted = [(look, self._pile.out(look)) for look in ready_looks(self._pile.looks)]

        def job(reporter: Reporter) -> Outcome[tuple[tuple[str, Look], ...]]:
            return desk.accept_in_turn(session, wanted, reporter)

        label = self.tr("Menerima {0} paket").format(len(wanted))
        self._page.run(job, self._all_accepted, self._failed, lane=Lane.WRITE, label=label)

    def _all_accepted(self, outcome: Outcome[tuple[tuple[str, Look], ...]]) -> None:
        count = 0
        for key, look in outcome.value:
            count += look.item.outcome in words.TAKEN
            self._pile.replace(key, look)
        said = self.tr("{0} paket diterima; tanda terimanya sudah dibuat.")
        self._page.toast(said.format(count))
        for device in dict.fromkeys(look.item.device for _, look in outcome.value):
            self._look_again(device)
        self._show()

    def _look_again(self, device: str) -> None:
        """Look again at what else came from a laptop: a gap may be closed now."""
        waiting = self._pile.waiting_from(device)
        if not waiting:
            return
        session, desk = self._page.context.session, self._desk

        def done(looks: list[Look]) -> None:
            for look in looks:
                self._pile.replace(look.key, look)
            self._show()

        self._page.run(
            lambda _r: [desk.again(session, look) for look in waiting],
            done,
            lambda _error: None,
            lane=Lane.WORK,
        )

    # --- holding and answering -------------------------------------------------------------
    def hold(self) -> None:
        """Keep the chosen package here for a later decision."""
        look = self._pile.current
        if look is None or look.kept or look.asking is not None:
            return
        if look.item.outcome not in {"ready", "held"}:
            return
        session, desk, out = self._page.context.session, self._desk, self._pile.out(look)

        def done(outcome: Outcome[Look]) -> None:
            self._pile.replace(look.key, outcome.value)
            said = self.tr("{0} ditahan di sini; berkasnya boleh dihapus.")
            self._page.toast(said.format(self._who(look)))
            self._show()

        self._page.run(
            lambda _r: desk.hold(session, look, out), done, self._failed, lane=Lane.WRITE
        )

    def answer(self) -> None:
        """Tell the units at once what was taken back."""
        session, desk, out = self._page.context.session, self._desk, self._pile.out()
        self._page.run(lambda _r: desk.answer(session, out), lambda _n: None, lane=Lane.WRITE)

    # --- laptops that ask ------------------------------------------------------------------
    def units(self) -> tuple[Unit, ...]:
        """Return the units by name, for accounts that may read them; not in the GUI thread."""
        context = self._page.context
        if Role.HR not in context.session.roles:
            return ()
        return context.services.master_data.units(context.session)

    def show_request(self, look: Look) -> None:
        """Open the dialog in which a laptop is let in."""
        if Role.HR not in self._page.context.session.roles:
            self._page.toast(self.tr("Hanya kepegawaian yang dapat menyetujui laptop."))
            return
        self._page.run(lambda _r: self.units(), lambda units: self._ask(look, units))

    def print_key(self, asking: AskingLaptop) -> None:
        """Show the sheet with the fingerprint of a laptop that asks."""
        services, session = self._page.context.services, self._page.context.session
        FormPrinter(self._page.context, self._page).print_form(
            "sidik-kunci",
            file_name("sidik-kunci", asking.device),
            lambda: services.forms.key(
                session,
                asking.kid,
                asking.fingerprint,
                device=asking.device,
                unit_name=asking.unit_name,
                office=False,
            ),
        )

    def _ask(self, look: Look, units: tuple[Unit, ...]) -> None:
        assert look.asking is not None
        asking = look.asking
        dialog = EnrolDialog(self._page, asking, units)
        dialog.print_wanted.connect(lambda: self.print_key(asking))
        session, desk, out = self._page.context.session, self._desk, self._pile.out(look)
        door = second_officers(self._page.context)

        def approve(unit_id: str) -> None:
            def refused(error: PenilaianError) -> None:
                dialog.refuse(error)
                if error.code in NEEDED and door is not None:
                    self._ask_second(asking.device, lambda s: let_in(unit_id, s), done)

            self._page.run(lambda _r: let_in(unit_id, None), done, refused, lane=Lane.WRITE)

        def let_in(unit_id: str, second: Session | None) -> Outcome[tuple[str, ...]]:
            return desk.approve(session, look, unit_id, out, second)

        def turn_down() -> None:
            self._page.run(
                lambda _r: desk.turn_down(session, look), declined, dialog.refuse, lane=Lane.WRITE
            )

        def declined(_outcome: Outcome[None]) -> None:
            dialog.accept()
            self._pile.remove(look.key)
            said = self.tr("Permintaan {0} ditolak; tidak ada akun yang disahkan.")
            self._page.toast(said.format(look.item.device))
            self._look_again(look.item.device)
            self._show()

        def done(outcome: Outcome[tuple[str, ...]]) -> None:
            dialog.accept()
            self._pile.remove(look.key)
            self._look_again(look.item.device)
            said = self.tr("Laptop {0} disetujui.").format(look.item.device)
            if outcome.value and out is not None:
                said += " " + self.tr("Paket data induknya ada di {0}.").format(place_name(out))
            self._page.toast(said)
            self._show()

        dialog.approved.connect(approve)
        dialog.turned_down.connect(turn_down)
        dialog.open()

    def _ask_second(
        self,
        device: str,
        let_in: Callable[[Session], Outcome[tuple[str, ...]]],
        done: Callable[[Outcome[tuple[str, ...]]], None],
    ) -> None:
        """Let the second officer agree to a laptop on which somebody asks for a role of HR."""
        door = second_officers(self._page.context)
        dialog = SecondOfficerDialog(self._page, device)

        def agree(name: str, password: str) -> None:
            def job(_reporter: Reporter) -> Outcome[tuple[str, ...]]:
                assert door is not None
                return let_in(door.second_officer(name, password))

            def agreed(outcome: Outcome[tuple[str, ...]]) -> None:
                dialog.accept()
                done(outcome)

            self._page.run(job, agreed, dialog.refuse, lane=Lane.WRITE)

        dialog.wanted.connect(agree)
        dialog.open()

    def _failed(self, error: PenilaianError) -> None:
        if not isinstance(error, Cancelled):
            self._page.context.signals.refused.emit(error)
        self._show()
