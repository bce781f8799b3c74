"""What the card of the road does: choose a road, send over it, save to a disk, write mails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import Cancelled, PenilaianError, RuleViolation
from penilaian_desktop.domain.exchange_views import RoadState
from penilaian_desktop.domain.road_views import Drive, Estimate, RoadChoice, RoadKind, ServerAddress
from penilaian_desktop.domain.wording import bytes_size, number
from penilaian_desktop.sync.load import Sent
from penilaian_desktop.sync.roads import Roads, Standing
from penilaian_desktop.sync.transports.drives import removable_drives
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.screens.pertukaran.mail_dialog import MailDialog
from penilaian_desktop.ui.screens.pertukaran.road_card import RoadCard
from penilaian_desktop.ui.screens.pertukaran.road_dialog import RoadDialog
from penilaian_desktop.ui.screens.pertukaran.save_dialog import SaveDialog

if TYPE_CHECKING:
    from penilaian_desktop.domain.progress import Reporter
    from penilaian_desktop.sync.transports.mail import Mail
    from penilaian_desktop.ui.widgets.page import Page

_tr = translator("Pertukaran")

Asked = tuple[Estimate, tuple[Drive, ...], bool]


class RoadPart(QObject):
    """The card with its use cases. What goes over a network runs beside what people write."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._context = page.context
        self.roads = Roads(page.context.services, page.context.desk)
        self.card = RoadCard()
        self.state: RoadState | None = None
        self.office = False
        self.busy = False
        self.card.change_wanted.connect(self.show_choice)

    def show_standing(self, standing: Standing) -> None:
        """Show the road as it is now."""
        self.state, self.office = standing.road, standing.overview.office
        today = self._context.today()
        self.card.show_road(standing.road, today, may_choose=standing.may_choose)

    # --- choosing --------------------------------------------------------------------------
    def show_choice(self) -> None:
        """Open the dialog that chooses the road."""
        if not self.card.change.isEnabled():
            self._page.toast(self.card.change.toolTip())
            return
        settings = self._context.services.road_settings

        def job(_reporter: Reporter) -> tuple[RoadChoice, tuple[Drive, ...]]:
            return settings.choice(), removable_drives()

        self._page.run(job, lambda found: self._open_choice(*found), key="roads")

    def _open_choice(self, choice: RoadChoice, drives: Sequence[Drive]) -> None:
        dialog = RoadDialog(self._page, choice, drives)
        roads, session = self.roads, self._context.session
        settings = self._context.services.road_settings

        def chosen(use: Callable[[], Outcome[RoadState]], *, auto: bool) -> None:
            def job(_reporter: Reporter) -> Outcome[RoadState]:
                done = use()
                settings.use_by_itself(session, yes=auto)
                return done

            self._page.run(job, done, dialog.refuse, lane=Lane.WORK)

        def done(outcome: Outcome[RoadState]) -> None:
            dialog.accept()
            self._tell(outcome.value)

        def use_mail() -> Outcome[RoadState]:
            changes = settings.choose_mail(session).changes
            return Outcome(roads.road(), changes)

        def tried(address: ServerAddress) -> None:
            self._page.run(
                lambda _r: roads.try_server(address), dialog.tried, dialog.refuse, lane=Lane.WORK
            )

        dialog.folder_wanted.connect(
            lambda folder, auto: chosen(lambda: roads.use(session, folder), auto=auto)
        )
        dialog.server_wanted.connect(
            lambda address, auto: chosen(lambda: roads.use_server(session, address), auto=auto)
        )
        dialog.mail_wanted.connect(lambda: chosen(use_mail, auto=False))
        dialog.trial_wanted.connect(tried)
        dialog.open()

    def use_folder(self, folder: Path) -> None:
        """Remember a folder; at the office it gets the marker and the card."""
        roads, session = self.roads, self._context.session
        self._page.run(
            lambda _r: roads.use(session, folder),
            lambda outcome: self._tell(outcome.value),
            lane=Lane.WRITE,
        )

    def _tell(self, road: RoadState) -> None:
        if road.message:
            self._page.toast(road.message)
        elif road.kind is RoadKind.MAIL or not road.folder:
            self._page.toast(_tr("Paket dikirim lewat surel, oleh Anda sendiri."))
        elif self.office:
            said = _tr("{0} disiapkan: penanda dan kartu kantor ada di sana.")
            self._page.toast(said.format(_short(road)))
        else:
            self._page.toast(_tr("Jalan pertukaran: {0}").format(_short(road)))

    # --- sending ---------------------------------------------------------------------------
    def send(self) -> None:
        """Seal what waits and send it over the road; the first time ask which one."""
        if self.state is None or self.busy:
            return
        if self.state.state in {"none", "moved"}:
            self.show_choice()
            return
        if self.state.kind is RoadKind.MAIL:
            self._ask(self._open_mail)
            return
        roads, session = self.roads, self._context.session
        self.busy = True
        self._page.run(
            lambda reporter: roads.send(session, reporter),
            self._sent,
            self._refused,
            lane=Lane.WORK,
            label=_tr("Mengirim paket"),
        )

    def _sent(self, outcome: Outcome[Sent]) -> None:
        self.busy = False
        sent = outcome.value
        if not sent.whole:
            self._page.toast(_tr("Dihentikan. Yang belum terkirim menunggu di sini."))
            return
        evidence = ""
        if sent.parts:
            evidence = " " + _tr("Bukti {0} ikut.").format(bytes_size(sent.part_bytes))
        if not sent.packages:
            said = _tr("Tidak ada catatan baru; tanda terima terakhir ditaruh lagi.")
        elif self.state is not None and self.state.kind is RoadKind.SERVER:
            said = _tr("{0} paket dengan {1} catatan ada di server.")
        else:
            said = _tr("{0} paket dengan {1} catatan ada di folder pertukaran.")
        self._page.toast(said.format(sent.packages, number(sent.records)) + evidence)

    def _refused(self, error: PenilaianError) -> None:
        self.busy = False
        if isinstance(error, RuleViolation) and error.code in {"folder_not_chosen", "folder_moved"}:
            self.show_choice()
            return
        if not isinstance(error, Cancelled):
            self._context.signals.refused.emit(error)
        self._page.refresh()

    # --- saving and mail -------------------------------------------------------------------
    def show_save(self) -> None:
        """Open the dialog that saves to a folder or flash disk."""
        self._ask(self._open_save)

    def _ask(self, then: Callable[[Asked], None]) -> None:
        """Find out how much would be written and which flash disks there are."""
        roads, session = self.roads, self._context.session
        evidence = self._context.desk.evidence.road

        def job(_reporter: Reporter) -> Asked:
            return roads.estimate(session), removable_drives(), evidence.included()

        self._page.run(job, then, key="estimate")

    def _open_save(self, asked: Asked) -> None:
        estimate, drives, evidence = asked
        dialog = SaveDialog(self._page, estimate, drives, evidence=evidence)
        roads, session = self.roads, self._context.session
        road = self._context.desk.evidence.road

        def save(folder: Path, carriers: Sequence[str], wanted: bool) -> None:
            def job(reporter: Reporter) -> Outcome[Sent]:
                if wanted != evidence:
                    road.include(session, yes=wanted)
                return roads.save(session, folder, carriers, reporter)

            self._page.run(
                job,
                lambda outcome: dialog.done(outcome.value),
                dialog.refuse,
                lane=Lane.WORK,
                label=_tr("Menyimpan paket"),
            )

        dialog.wanted.connect(save)
        dialog.open()

    def _open_mail(self, asked: Asked) -> None:
        estimate, _drives, evidence = asked
        size = estimate.total(evidence=evidence)
        about = _tr(
            "Sekitar {0} ditulis ke folder yang Anda pilih: satu folder tiap surel, paling besar "
            "7 MB, dengan isi surelnya."
        )
        dialog = MailDialog(self._page, about.format(bytes_size(size)))
        roads, session = self.roads, self._context.session

        def written(outcome: Outcome[tuple[Mail, ...]]) -> None:
            dialog.written(outcome.value)

        def write(folder: Path) -> None:
            self._page.run(
                lambda reporter: roads.save_mails(session, folder, reporter),
                written,
                dialog.refuse,
                lane=Lane.WORK,
                label=_tr("Menulis lampiran"),
            )

        dialog.wanted.connect(write)
        dialog.open()


def _short(road: RoadState) -> str:
    if road.kind is RoadKind.SERVER:
        return road.folder.partition("://")[2].partition("/")[0]
    return Path(road.folder).name
