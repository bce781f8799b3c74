"""The page Kunci & perangkat: the laptops of the office over time, its keys, its archive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.domain.changes import Area, Outcome
from penilaian_desktop.domain.device_views import (
    DeviceLine,
    DeviceState,
    HeldEpoch,
    OfficeKeyLine,
)
from penilaian_desktop.domain.errors import Cancelled, PenilaianError
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.rebuild_views import RebuildReport
from penilaian_desktop.domain.wording import number
from penilaian_desktop.services.returning import PERSONS, UNIT
from penilaian_desktop.sync.trust_desk import Confirmed, TrustDesk
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.kunci_perangkat import words
from penilaian_desktop.ui.screens.kunci_perangkat.cards import DeviceCard, OfficeCard
from penilaian_desktop.ui.screens.kunci_perangkat.dialogs import (
    ArchiveDialog,
    ForkDialog,
    IntakeDialog,
    LostDialog,
    ReturnDialog,
)
from penilaian_desktop.ui.screens.kunci_perangkat.epoch_dialog import EpochDialog
from penilaian_desktop.ui.widgets.beside import Beside
from penilaian_desktop.ui.widgets.button import Button, shortcut
from penilaian_desktop.ui.widgets.notices import Banner, EmptyState
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.print_form import FormPrinter, file_name
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.domain.progress import Reporter
    from penilaian_desktop.ui.kit.context import UiContext

KEY_FORM = "sidik-kunci"
ROW = 48


@dataclass(frozen=True, slots=True)
class _Loaded:
    keys: OfficeKeyLine | None
    devices: tuple[DeviceLine, ...]
    held: tuple[HeldEpoch, ...]
    folder: str


class KunciPerangkatPage(Page):
    """Lists the laptops, the ones that need HR first, and leads through each step."""

    page_id: ClassVar[str] = "kunci_perangkat"
    areas: ClassVar[frozenset[Area]] = frozenset({Area.EXCHANGE, Area.ACCOUNTS, Area.EMPLOYEES})

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Kunci & perangkat"))
        self.trust = TrustDesk(context.services, context.desk)
        self._held: dict[str, HeldEpoch] = {}
        self._keys: OfficeKeyLine | None = None
        self._folder = ""
        self._kid = ""
        self.model: RecordModel[DeviceLine] = RecordModel(self._columns())
        self.table = TableView(self.model, self.tr("Laptop unit"), row_height=ROW)
        self.frame = Beside(self.table, self.tr("Laptop unit"))
        self.banner = Banner(tint="warn")
        self.device = DeviceCard()
        self.office = OfficeCard()
        self._printer = FormPrinter(context, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.archive_button = Button(
            self.tr("Periksa arsip"), "storage", clicked=self.check_archive
        )
        self.header.add_action(self.archive_button)
        self.empty = EmptyState(
            "key",
            self.tr("Kantor belum didirikan"),
            self.tr(
                "Kunci kantor dibuat satu kali dari halaman Pertukaran. Sesudah itu laptop unit "
                "yang bergabung tampil di sini."
            ),
            Button(
                self.tr("Buka Pertukaran"), "exchange", clicked=lambda: self.navigate("pertukaran")
            ),
        )
        self.frame.side.addWidget(self.device)
        self.frame.side.addWidget(self.office)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.banner)
        column.addWidget(self.frame, 1)
        self.body.addWidget(self._inside, 1)
        self.body.addWidget(self.empty, 1)
        for widget in (self._inside, self.empty, self.banner, self.device):
            widget.hide()

    def _connect(self) -> None:
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _line: self.next_step())
        self.device.compare_wanted.connect(self.show_epoch)
        self.device.fork_wanted.connect(self.show_fork)
        self.device.lost_wanted.connect(self.show_lost)
        self.device.return_wanted.connect(self.show_return)
        self.device.renew_wanted.connect(self.renew)
        self.device.print_wanted.connect(self._print_device)
        self.office.print_wanted.connect(self._print_office)
        self.office.renew_wanted.connect(self.show_intake)
        self.office.archive_wanted.connect(self.check_archive)
        for keys, action in (
            ("C", self.next_step),
            ("D", self.show_return),
            ("P", self.check_archive),
        ):
            shortcut(self, keys, action)

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (
            ("Enter", self.tr("langkah untuk laptop yang dipilih")),
            ("C", self.tr("cocokkan atau cari sebabnya")),
            ("D", self.tr("kirim kembali data ke laptop yang dipilih")),
            ("P", self.tr("periksa arsip")),
        )

    def help_text(self) -> str:
        """Return what the help (?) says."""
        return self.tr(
            "Di sini tampil setiap laptop yang pernah Anda setujui, yang perlu diperhatikan di "
            "atas.\n\n"
            "Laptop hilang: cabut kuncinya, setujui laptop barunya di Meja impor, lalu kirim "
            "kembali data yang sudah diterima kantor. Laptop yang dipulihkan dari cadangan "
            "memulai urutan baru; cocokkan isinya satu kali, sesudah itu paketnya diterima.\n\n"
            "Sertifikat yang habis masa berlakunya hanya diingatkan; paketnya tetap diterima. "
            "Periksa arsip membaca lagi semua paket yang pernah diterima dan membandingkannya "
            "dengan isi ruang kerja."
        )

    # --- loading ---------------------------------------------------------------------------
    def refresh(self) -> None:
        """Load laptops, held epochs and keys again."""
        trust, session, services = self.trust, self.context.session, self.context.services

        def job(_reporter: Reporter) -> _Loaded:
            keys = trust.office_keys(session)
            if keys is None:
                return _Loaded(None, (), (), "")
            return _Loaded(
                keys, trust.devices(session), trust.held(session), services.exchange_desk.folder()
            )

        self.run(job, self._show, key="devices")

    def _show(self, found: _Loaded) -> None:
        self._keys, self._folder = found.keys, found.folder
        self._held = {epoch.kid: epoch for epoch in found.held}
        self._inside.setVisible(found.keys is not None)
        self.empty.setVisible(found.keys is None)
        self.archive_button.setVisible(found.keys is not None)
        if found.keys is None:
            self.header.set_subtitle("")
            return
        self.office.show_keys(found.keys)
        self.model.set_rows(found.devices)
        at = self.model.row_of(lambda line: line.kid == self._kid)
        self.table.choose_row(max(0, at))
        if not found.devices:
            self.device.hide()
        self._say(found)

    def _say(self, found: _Loaded) -> None:
        look = [d for d in found.devices if d.state not in _CALM]
        active = sum(d.state is not DeviceState.REVOKED for d in found.devices)
        parts = [self.tr("{0} laptop").format(number(active))]
        parts.append(
            self.tr("{0} perlu dilihat").format(number(len(look)))
            if look
            else self.tr("semuanya baik")
        )
        self.header.set_subtitle(" · ".join(parts))
        self.banner.clear_actions()
        self.banner.show_message("")
        if not look:
            return
        first = look[0]
        self.banner.show_message(
            f"**{words.headline(first)}**",
            self.tr("Pilih laptopnya untuk melihat langkahnya."),
            "bad" if first.state is DeviceState.FORKED else "warn",
            "alert",
        )
        if first.state in {DeviceState.RESTORED, DeviceState.FORKED}:
            self.banner.add_action(self.tr("Cocokkan…"), "review", lambda: self._step_for(first))

    def _choose(self, record: object) -> None:
        if isinstance(record, DeviceLine):
            self._kid = record.kid
            self.device.show()
            self.device.show_line(record)

    def chosen(self) -> DeviceLine | None:
        """Return the laptop under the cursor."""
        return next((d for d in self.model.records() if d.kid == self._kid), None)

    # --- steps -----------------------------------------------------------------------------
    def next_step(self) -> None:
        """Open the step that fits the chosen laptop."""
        line = self.chosen()
        if line is not None:
            self._step_for(line)

    def _step_for(self, line: DeviceLine) -> None:
        self._kid = line.kid
        if line.state is DeviceState.RESTORED:
            self.show_epoch()
        elif line.state is DeviceState.FORKED:
            self.show_fork()
        elif line.state is DeviceState.EXPIRING:
            self.renew()

    def show_epoch(self) -> None:
        """Show the difference that a new epoch brings."""
        epoch = self._held.get(self._kid)
        if epoch is None:
            return
        dialog = EpochDialog(self, epoch, self.context.today())
        trust, session, out = self.trust, self.context.session, self._out()

        def confirm() -> None:
            self.run(
                lambda _r: trust.confirm(session, epoch, out), done, dialog.refuse, lane=Lane.WRITE,
                label=self.tr("Menerima urutan baru"),
            )  # fmt: skip

        def done(outcome: Outcome[Confirmed]) -> None:
            dialog.accept()
            result = outcome.value
            said = self.tr("{0}: {1} paket diterima.").format(epoch.name, number(len(result.items)))
            if result.returned and self._folder:
                said += " " + self.tr("Yang hilang di sana dikirim kembali.")
            self.toast(said)

        dialog.confirmed.connect(confirm)
        dialog.lost_wanted.connect(self.show_lost)
        dialog.open()

    def show_fork(self) -> None:
        """Lead to the right step after a number was used twice."""
        line = self.chosen()
        if line is None:
            return
        dialog = ForkDialog(self, line)
        trust, session = self.trust, self.context.session
        dialog.settled.connect(
            lambda: self.run(
                lambda _r: trust.settle_forks(session, line.kid), _nothing, lane=Lane.WRITE
            )
        )
        dialog.open()

    def show_lost(self) -> None:
        """Ask before the key of a laptop is revoked."""
        line = self.chosen()
        if line is None or line.state is DeviceState.REVOKED:
            return
        dialog = LostDialog(self, line)
        trust, session = self.trust, self.context.session

        def done(outcome: Outcome[int]) -> None:
            dialog.accept()
            said = self.tr("Kunci {0} dicabut; diterima sampai nomor {1}.")
            self.toast(said.format(line.name, number(outcome.value)))

        dialog.wanted.connect(
            lambda: self.run(
                lambda _r: trust.lost(session, line.kid), done, dialog.refuse, lane=Lane.WRITE
            )
        )
        dialog.open()

    def show_return(self) -> None:
        """Count what a laptop would get back, then ask."""
        line = self.chosen()
        if line is None or line.state is DeviceState.REVOKED:
            return
        services, session = self.context.services, self.context.session

        def job(_reporter: Reporter) -> dict[str, int]:
            scopes = (PERSONS, UNIT)
            return {scope: services.returning.count(session, line.kid, scope) for scope in scopes}

        self.run(job, lambda counts: self._ask_return(line, counts), key="return")

    def _ask_return(self, line: DeviceLine, counts: dict[str, int]) -> None:
        dialog = ReturnDialog(self, line, counts, self._folder)
        trust, session = self.trust, self.context.session

        def give(scope: str, folder: Path) -> None:
            def done(_outcome: Outcome[tuple[str, ...]]) -> None:
                dialog.accept()
                said = self.tr("Data untuk {0} ada di {1}; minta pemegangnya memilih Ambil paket.")
                self.toast(said.format(line.name, folder.name))

            self.run(
                lambda _r: trust.give_back(session, line.kid, folder, scope=scope),
                done, dialog.refuse, lane=Lane.WRITE, label=self.tr("Menyegel data"),
            )  # fmt: skip

        dialog.wanted.connect(give)
        dialog.open()

    def renew(self) -> None:
        """Issue the certificate of a laptop anew."""
        line = self.chosen()
        if line is None:
            return
        trust, session = self.trust, self.context.session
        said = self.tr("Sertifikat {0} diperpanjang; ikut bersama data induk berikutnya.")
        self.run(
            lambda _r: trust.renew(session, line.kid),
            lambda _n: self.toast(said.format(line.name)),
            lane=Lane.WRITE,
        )

    def show_intake(self) -> None:
        """Ask for the root file, and renew the key that packages are sealed to."""
        dialog = IntakeDialog(self)
        trust, session = self.trust, self.context.session

        def renew(path: Path, secret: str) -> None:
            self.run(
                lambda _r: trust.renew_intake(session, path, secret), done, dialog.refuse,
                lane=Lane.WRITE, label=self.tr("Mengganti kunci penerima"),
            )  # fmt: skip

        def done(_outcome: Outcome[None]) -> None:
            dialog.accept()
            self.toast(self.tr("Kunci penerima diganti. Simpan lagi flash disk kunci induk."))

        dialog.wanted.connect(renew)
        dialog.open()

    def check_archive(self) -> None:
        """Build the received work again and compare."""
        if self._keys is None:
            return
        trust, session = self.trust, self.context.session
        self.archive_button.refuse(self.tr("Sedang diperiksa."))

        def done(report: RebuildReport) -> None:
            self.archive_button.refuse("")
            problems = [str(message(p.code, **dict(p.params))) for p in report.problems]
            ArchiveDialog(self, report, problems).open()

        def failed(error: PenilaianError) -> None:
            self.archive_button.refuse("")
            if not isinstance(error, Cancelled):
                self.context.signals.refused.emit(error)

        self.run(
            lambda reporter: trust.check_archive(session, reporter), done, failed,
            lane=Lane.WORK, label=self.tr("Memeriksa arsip"),
        )  # fmt: skip

    # --- paper -----------------------------------------------------------------------------
    def _print_device(self) -> None:
        line = self.chosen()
        if line is not None:
            self._print(line.kid, line.fingerprint, line.name, line.unit, office=False)

    def _print_office(self) -> None:
        keys = self._keys
        if keys is not None:
            self._print(keys.root_kid, keys.root_fingerprint, keys.name, "", office=True)

    def _print(self, kid: str, digits: str, device: str, unit: str, *, office: bool) -> None:
        services, session = self.context.services, self.context.session
        self._printer.print_form(
            KEY_FORM,
            file_name(KEY_FORM, device),
            lambda: services.forms.key(
                session, kid, digits, device=device, unit_name=unit, office=office
            ),
        )

    # --- inside ----------------------------------------------------------------------------
    def _out(self) -> Path | None:
        return Path(self._folder) if self._folder and Path(self._folder).is_dir() else None

    def _columns(self) -> list[Column[DeviceLine]]:
        return [
            Column(
                "name",
                self.tr("Laptop"),
                lambda d: Cell(d.name, d.unit, strong=True),
                sort=lambda d: (d.unit, d.name),
            ),
            Column(
                "persons",
                self.tr("Pemegang"),
                lambda d: Cell(_people(d, self.tr("{0} dan {1} lain")), tint="muted"),
                170,
            ),
            Column(
                "heard",
                self.tr("Terakhir"),
                lambda d: Cell(words.heard_words(d), words.taken_words(d), tint="muted"),
                168,
                sort=lambda d: d.heard.timestamp() if d.heard else 0,
            ),
            Column(
                "state",
                self.tr("Keadaan"),
                lambda d: Cell(pill=words.state_mark(d.state)),
                146,
                sort=lambda d: list(DeviceState).index(d.state),
            ),
        ]


_CALM = frozenset({DeviceState.WELL, DeviceState.REVOKED})


def _people(line: DeviceLine, more: str) -> str:
    if len(line.persons) < 2:
        return line.persons[0] if line.persons else "–"
    return more.format(line.persons[0].split(",", 1)[0], number(len(line.persons) - 1))


def _nothing(_outcome: object) -> None:
    """Leave the showing to the reload that every change brings."""
