"""The page Pertukaran: what waits, what travels, over which road, and who this laptop is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QVBoxLayout, QWidget

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.changes import Area, Outcome
from penilaian_desktop.domain.errors import Cancelled, PenilaianError, RuleViolation
from penilaian_desktop.domain.exchange_views import MailLine, RoadState
from penilaian_desktop.domain.package_views import PackageItem
from penilaian_desktop.domain.road_views import RoadKind
from penilaian_desktop.domain.wording import number
from penilaian_desktop.sync.card import CARD_SUFFIX, OfficeCard
from penilaian_desktop.sync.joining import Founded, Joining, UnsavedFile
from penilaian_desktop.sync.roads import Standing
from penilaian_desktop.ui.kit import formats
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.screens.pertukaran.cards import (
    DeviceCard,
    FirstStepCard,
    MailCard,
    OutboxCard,
)
from penilaian_desktop.ui.screens.pertukaran.collected_words import collected_words
from penilaian_desktop.ui.screens.pertukaran.handing_part import HandingPart
from penilaian_desktop.ui.screens.pertukaran.joining_dialogs import (
    FoundDialog,
    JoinDialog,
    KeysDialog,
)
from penilaian_desktop.ui.screens.pertukaran.road_part import RoadPart
from penilaian_desktop.ui.screens.pertukaran.tables import BARE
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut
from penilaian_desktop.ui.widgets.notices import Banner
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.print_form import FormPrinter, file_name

if TYPE_CHECKING:
    from penilaian_desktop.domain.progress import Reporter
    from penilaian_desktop.ui.kit.context import UiContext

RIGHT = 368
KEY_FORM = "sidik-kunci"
RECEIPT_FORM = "tanda-terima"
ONE_COLUMN_UNDER = 760

_tr = translator("Pertukaran")


class PertukaranPage(Page):
    """Sends and fetches in the background and says what went and came."""

    page_id: ClassVar[str] = "pertukaran"
    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.EXCHANGE, Area.ACTIVITIES, Area.PLANS, Area.REVIEWS, Area.APPRAISALS, Area.EMPLOYEES}
    )

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Pertukaran"))
        self.roading = RoadPart(self)
        self.roads = self.roading.roads
        self.joining = Joining(context.services, context.desk)
        self._standing: Standing | None = None
        self.outbox = OutboxCard()
        self.mail = MailCard()
        self.road = self.roading.card
        self.device = DeviceCard()
        self.first_step = FirstStepCard()
        self.banner = Banner(tint="warn")
        self.handing = HandingPart(self)
        self._printer = FormPrinter(context, self)
        self._build()
        self._connect()

    # --- building --------------------------------------------------------------------------
    def _build(self) -> None:
        self.collect_button = Button(self.tr("Ambil paket"), "down_load", clicked=self.collect)
        self.save_button = Button(self.tr("Simpan ke flash disk…"), "usb", clicked=self.show_save)
        self.send_button = primary_button(self.tr("Kirim sekarang"), "send", clicked=self.send)
        for button in (self.collect_button, self.save_button, self.send_button):
            self.header.add_action(button)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, widgets in (
            (left, (self.first_step, self.banner, self.outbox, self.handing.card, self.mail)),
            (right, (self.road, self.device)),
        ):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(12)
            for widget in widgets:
                column.addWidget(widget)
        left.setStretchFactor(self.mail, 1)
        right.addStretch(1)
        self._side = QWidget()
        self._side.setLayout(right)
        self._side.setFixedWidth(RIGHT)
        inner = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(16)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._side)
        self.body.addWidget(ScrollColumn(inner, host=self), 1)
        for part in (self.first_step, self.banner, self.outbox, self.mail, self._side):
            part.hide()

    def _connect(self) -> None:
        self.device.print_wanted.connect(self.print_key)
        self.mail.table.opened.connect(self.print_receipt)
        self.mail.table.print_wanted.connect(self.print_receipt)
        self.first_step.join_wanted.connect(self.pick_card)
        self.first_step.found_wanted.connect(self.show_found)
        self.first_step.collect_wanted.connect(self.collect)
        self.first_step.ask_wanted.connect(self._ask_again)
        for keys, action in (("K", self.send), ("S", self.show_save), ("A", self.collect)):
            shortcut(self, keys, action)

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (
            ("K", self.tr("kirim sekarang lewat jalan yang dipilih")),
            ("S", self.tr("simpan ke folder atau flash disk")),
            ("A", self.tr("ambil paket dari jalan yang dipilih")),
            ("H", self.tr("serahkan ke laptop atasan, staf, atau rekan")),
            ("Enter", self.tr("cetak tanda terima paket dalam riwayat")),
        )

    def help_text(self) -> str:
        """Return what the help (?) says."""
        return self.tr(
            "Yang sudah diajukan menunggu di sini sampai kantor menjawab dengan tanda terima. Draf "
            "tidak pernah ikut terkirim.\n\n"
            "Kirim sekarang menaruh paket tersegel di folder pertukaran atau server, dengan berkas "
            "buktinya. Tanpa keduanya, simpan ke flash disk atau kirim lewat surel. Mengirim dua "
            "kali tidak apa-apa; yang terputus diteruskan, bukan diulang.\n\n"
            "Ambil paket membaca tanda terima dan data induk yang ditaruh kantor untuk laptop ini. "
            "Yang ditolak kantor kembali menjadi belum terkirim, lengkap dengan alasannya.\n\n"
            "Serahkan menaruh paket untuk laptop atasan, staf, atau rekan: hanya yang boleh mereka "
            "lihat. Yang mereka serahkan tampil di sini; belum ada yang disimpan sebelum Anda "
            "menerimanya."
        )

    # --- loading ---------------------------------------------------------------------------
    def refresh(self) -> None:
        """Load the page again; the folder is looked at too."""
        roads, session = self.roads, self.context.session
        self.run(lambda _r: roads.standing(session), self.show_standing, key="standing")

    def show_standing(self, standing: Standing) -> None:
        """Show what the use case found."""
        self._standing = standing
        overview = standing.overview
        self.first_step.show_overview(overview)
        self.outbox.setVisible(overview.enrolled or bool(overview.waiting))
        self.outbox.show_overview(overview)
        self.mail.setVisible(overview.enrolled or bool(overview.mail))
        self.mail.show_overview(overview, self.context.today())
        self.roading.show_standing(standing)
        self.road.setVisible(overview.office_root is not None)
        self.device.show_standing(standing)
        self._side.show()
        if overview.enrolled and overview.may_send and not overview.office:
            road = standing.road
            near = road.state == "ready" and road.kind is not RoadKind.MAIL
            self.handing.refresh(road.folder if near else "")
        self._say(standing)
        self._allow(standing)

    def _say(self, standing: Standing) -> None:
        overview = standing.overview
        if not overview.enrolled:
            self.header.set_subtitle(self.tr("Laptop ini belum terhubung dengan kantor."))
            return
        parts = []
        if overview.office:
            due = sum(line.waiting > 0 for line in overview.laptops)
            parts.append(
                self.tr("{0} laptop perlu data induk baru").format(due)
                if due
                else self.tr("semua laptop unit sudah dikirimi")
            )
        else:
            total = sum(line.count for line in overview.waiting)
            parts.append(
                self.tr("{0} catatan menunggu").format(number(total))
                if total
                else self.tr("semua sudah diterima kantor")
            )
        answers = [m.answered for m in overview.mail if m.answered is not None]
        if answers:
            when = formats.when_text(max(answers), self.context.today())
            parts.append(self.tr("tanda terima terakhir {0}").format(when))
        self.header.set_subtitle(" · ".join(parts))

    def _allow(self, standing: Standing) -> None:
        overview, road = standing.overview, standing.road
        for button in (self.collect_button, self.save_button, self.send_button):
            button.setVisible(overview.enrolled)
        reason = ""
        if not overview.may_send:
            reason = self.tr("Data induk dikirim oleh kepegawaian.")
            if not overview.office:
                reason = self.tr("Akun ini tidak mengirim paket.")
        self.save_button.refuse(reason)
        blocked = _blocked(road)
        self.send_button.refuse(reason or blocked)
        self.collect_button.refuse(blocked if road.state == "missing" else "")
        if overview.office and Role.HR not in self.context.session.roles:
            self.collect_button.refuse(
                self.tr("Paket unit diterima oleh kepegawaian di Meja impor.")
            )
        self.banner.show_message("")
        if overview.enrolled and (blocked or road.state == "moved"):
            self.banner.show_message(
                f"**{blocked or road.message}**",
                self.tr("Yang menunggu tetap aman di sini. Simpan ke flash disk, atau coba lagi."),
                "warn",
                "network_off" if blocked else "warn",
            )

    def print_receipt(self, line: MailLine) -> None:
        """Show the receipt of a package that the office received, or say which have one."""
        if line.kind in BARE:
            self.toast(self.tr("Tanda terima hanya ada untuk paket berisi data."))
            return
        if line.direction == "out" and line.answered is None:
            self.toast(self.tr("Paket ini belum dijawab. Ambil paket, atau tanyakan ke kantor."))
            return
        if line.direction == "in" and not session_is_office(self._standing):
            self.toast(self.tr("Paket dari kantor tidak memerlukan tanda terima di kertas."))
            return
        desk, session = self.context.desk, self.context.session
        self._printer.print_form(
            RECEIPT_FORM,
            file_name(RECEIPT_FORM, line.other, str(line.seq)),
            lambda: desk.receipt(session, line.direction, line.identity),
        )

    def print_key(self) -> None:
        """Show the sheet with the fingerprint of the office's key, or of this laptop's."""
        standing = self._standing
        if standing is None:
            return
        overview, services = standing.overview, self.context.services
        office, session = overview.office, self.context.session
        digits = standing.office_fingerprint if office else standing.device_fingerprint
        kid = standing.office_kid if office else overview.device_kid
        device = overview.office_name if office else overview.device
        self._printer.print_form(
            KEY_FORM,
            file_name(KEY_FORM, device),
            lambda: services.forms.key(
                session, kid, digits, device=device, unit_name=overview.unit, office=office
            ),
        )

    # --- the road and sending --------------------------------------------------------------
    def use_folder(self, folder: Path) -> None:
        """Remember a folder; at the office it gets the marker and the card."""
        self.roading.use_folder(folder)

    def send(self) -> None:
        """Seal what waits and send it over the road; the first time ask which one."""
        if self._may(self.send_button):
            self.roading.send()

    def show_save(self) -> None:
        """Open the dialog that saves to a folder or flash disk."""
        if self._may(self.save_button):
            self.roading.show_save()

    # --- collecting ------------------------------------------------------------------------
    def collect(self) -> None:
        """Take what lies in the exchange folder for this laptop."""
        if not self._may(self.collect_button, hidden=True):
            return
        if session_is_office(self._standing):
            self.navigate("meja_impor", "ambil")
            return
        road = self._standing.road if self._standing is not None else None
        if road is not None and (road.state == "none" or road.kind is RoadKind.MAIL):
            folder = QFileDialog.getExistingDirectory(self, self.tr("Folder dengan paket"))
            if folder:
                self.collect_from(Path(folder))
            return
        self.collect_from(None)

    def collect_from(self, folder: Path | None) -> None:
        """Take what lies in a folder for this laptop; None is the chosen road."""
        roads, session = self.roads, self.context.session

        def job(reporter: Reporter) -> Outcome[tuple[PackageItem, ...]]:
            return roads.collect(session, folder, reporter)

        self.run(
            job,
            lambda outcome: self.toast(collected_words(outcome.value)),
            self._refused,
            lane=Lane.WORK,
            label=self.tr("Mengambil paket"),
        )

    # --- the first step --------------------------------------------------------------------
    def pick_card(self) -> None:
        """Ask for the office's card."""
        pattern = self.tr("Kartu kantor (*{0})").format(CARD_SUFFIX)
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Kartu kantor"), "", pattern)
        if name:
            self.use_card(Path(name))

    def use_card(self, file: Path) -> None:
        """Read a card and open the dialog that compares it."""
        joining = self.joining
        self.run(lambda _r: joining.card(file), lambda card: self._compare(file, card))

    def _compare(self, file: Path, card: OfficeCard) -> None:
        dialog = JoinDialog(self, card)
        joining, session = self.joining, self.context.session

        def join(said: str, device: str) -> None:
            self.run(
                lambda _r: joining.join(session, file, said=said, device=device),
                done,
                dialog.refuse,
                lane=Lane.WRITE,
            )

        def done(outcome: Outcome[str]) -> None:
            dialog.accept()
            said = self.tr("Permintaan {0} ada di {1}; bawa ke kepegawaian.")
            self.toast(said.format(outcome.value, file.parent.name))

        dialog.wanted.connect(join)
        dialog.open()

    def _ask_again(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder untuk permintaan"))
        if folder:
            self.ask_again(Path(folder))

    def ask_again(self, folder: Path) -> None:
        """Leave the request once more, in a folder."""
        joining, session = self.joining, self.context.session

        def done(outcome: Outcome[str]) -> None:
            said = self.tr("Permintaan {0} ada di {1}; bawa ke kepegawaian.")
            self.toast(said.format(outcome.value, folder.name))

        self.run(lambda _r: joining.ask(session, folder), done, lane=Lane.WRITE)

    def show_found(self) -> None:
        """Open the dialog that founds the office."""
        dialog = FoundDialog(self, self.context.title)
        joining, session = self.joining, self.context.session

        def found(name: str, passphrase: str, root: Path, recovery: Path) -> None:
            def job(_reporter: Reporter) -> Outcome[Founded]:
                return joining.found(
                    session, name=name, passphrase=passphrase, root=root, recovery=recovery
                )

            self.run(job, done, dialog.refuse, lane=Lane.WRITE, label=self.tr("Membuat kunci"))

        def done(outcome: Outcome[Founded]) -> None:
            dialog.accept()
            self._show_keys(outcome.value)

        dialog.wanted.connect(found)
        dialog.open()

    def _show_keys(self, founded: Founded) -> None:
        dialog = KeysDialog(self, founded)
        joining = self.joining

        def save(file: UnsavedFile, folder: Path) -> None:
            self.run(
                lambda _r: joining.save_key(file, folder),
                lambda _n: dialog.saved(file.name),
                lane=Lane.WORK,
            )

        dialog.save_wanted.connect(save)
        dialog.finished.connect(lambda _yes: self._next_is_folder())
        dialog.open()

    def _next_is_folder(self) -> None:
        self.toast(self.tr("Berikutnya pilih folder pertukaran; kartu kantor ditaruh di sana."))
        self.road.change.setFocus()

    # --- inside ----------------------------------------------------------------------------
    def _may(self, button: Button, *, hidden: bool = False) -> bool:
        """Tell whether a key may do what its button does; say why not."""
        if button.isEnabled() and (hidden or not button.isHidden()):
            return True
        if button.toolTip() and not button.isHidden():
            self.toast(button.toolTip())
        return False

    def _refused(self, error: PenilaianError) -> None:
        if isinstance(error, RuleViolation) and error.code in {"folder_not_chosen", "folder_moved"}:
            self.roading.show_choice()
            return
        if not isinstance(error, Cancelled):
            self.context.signals.refused.emit(error)
        self.refresh()

    # --- measures --------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns below one another where there is no room for both."""
        super().resizeEvent(event)
        single = self.width() < ONE_COLUMN_UNDER
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.TopToBottom if single else ways.LeftToRight)
        if single:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16777215)
        else:
            self._side.setFixedWidth(RIGHT if self.width() > 1000 else 300)


def _blocked(road: RoadState) -> str:
    """Return why nothing can go over the road now; a server is tried again at any time."""
    if road.kind is not RoadKind.FOLDER:
        return ""
    words = {
        "missing": _tr("Folder pertukaran tidak terjangkau sekarang."),
        "unmarked": _tr("Folder itu belum disiapkan kantor."),
        "foreign": _tr("Folder itu milik kantor lain."),
    }
    return words.get(road.state, "")


def session_is_office(standing: Standing | None) -> bool:
    """Tell whether the workspace is the office's own."""
    return standing is not None and standing.overview.office
