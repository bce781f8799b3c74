"""The page Meja impor: packages come in, are looked at, taken whole or in part, or held."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QResizeEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.changes import Area
from penilaian_desktop.domain.exchange_views import MailLine
from penilaian_desktop.domain.road_views import RoadKind
from penilaian_desktop.sync.import_desk import ImportDesk, Look
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.meja_impor import words
from penilaian_desktop.ui.screens.meja_impor.deciding import Deciding
from penilaian_desktop.ui.screens.meja_impor.drop_zone import DropZone
from penilaian_desktop.ui.screens.meja_impor.dry_run import DryRunCard
from penilaian_desktop.ui.screens.meja_impor.gathering import Gathering
from penilaian_desktop.ui.screens.meja_impor.history_dialog import HistoryDialog
from penilaian_desktop.ui.screens.meja_impor.package_table import (
    ROW,
    PackageModel,
    package_table,
    ready_looks,
)
from penilaian_desktop.ui.screens.meja_impor.pile import Pile
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut
from penilaian_desktop.ui.widgets.card import Card, CardFoot
from penilaian_desktop.ui.widgets.notices import Banner, EmptyState
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.print_form import FormPrinter, file_name

if TYPE_CHECKING:
    from penilaian_desktop.domain.progress import Reporter
    from penilaian_desktop.ui.kit.context import UiContext

MOST_ROWS = 6
"""Rows of the upper table before it scrolls by itself."""
FEW_ROWS = 2
"""The same in a small window."""
LEAST_LINES = 3
FETCH = "ambil"
"""The argument of `open` that looks into the exchange folder."""


@dataclass(frozen=True, slots=True)
class _Begun:
    """What the page needs before anything is dropped."""

    kept: tuple[Look, ...]
    units: dict[str, str]
    folder: str
    undone: frozenset[str]
    server: str = ""
    again: tuple[tuple[Look, Look], ...] = ()


class MejaImporPage(Page):
    """Loads packages in the background, shows what they would do, and does what HR decides."""

    page_id: ClassVar[str] = "meja_impor"
    areas: ClassVar[frozenset[Area]] = frozenset(Area) - {
        Area.SETTINGS,
        Area.ACCOUNTS,
        Area.BACKUPS,
    }

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Meja impor"))
        self.desk = ImportDesk(context.services, context.desk)
        self.pile = Pile()
        self._hr = Role.HR in context.session.roles
        self._begun = False
        self.model = PackageModel(self)
        self.table = package_table(self.model)
        self.zone = DropZone()
        self.banner = Banner()
        self.dry_run = DryRunCard()
        self.gathering = Gathering(self, self.desk, self.pile, self._show)
        self.deciding = Deciding(self, self.desk, self.pile, self.model.who, self._show)
        self.setAcceptDrops(True)
        self._build_header()
        self._build_body()
        self.table.chosen.connect(self._choose)
        self.table.confirmed.connect(self._confirm)
        self.table.opened.connect(self._open_request)
        self.dry_run.all_wanted.connect(lambda: self.accept(None))
        self.dry_run.part_wanted.connect(self.accept)
        self.dry_run.hold_wanted.connect(self.deciding.hold)
        for keys, action in (
            ("O", self.gathering.pick_files),
            ("F", self.gathering.fetch),
            ("R", self.show_history),
            ("T", self.deciding.hold),
        ):
            shortcut(self, keys, action)
        self._show()

    # --- building --------------------------------------------------------------------------
    def _build_header(self) -> None:
        self.history = Button(self.tr("Riwayat"), "history", clicked=self.show_history)
        self.fetcher = Button(
            self.tr("Ambil dari folder…"), "down_load", clicked=self.gathering.fetch
        )
        self.picker = primary_button(
            self.tr("Pilih berkas…"), "folder", clicked=self.gathering.pick_files
        )
        for button in (self.history, self.fetcher, self.picker):
            self.header.add_action(button)

    def _build_body(self) -> None:
        self._list = Card()
        self._list.setAccessibleName(self.tr("Paket di meja"))
        self._list.body.addWidget(self.table, 1)
        self._foot = CardFoot()
        self.take_all = Button(
            self.tr("Terima semua yang siap"), "check_all", kind="text", compact=True
        )
        self.take_all.clicked.connect(self._accept_ready)
        self._foot.row.addWidget(self.take_all)
        self._list.body.addWidget(self._foot)
        self._first_fetcher = Button(
            self.tr("Ambil dari folder…"), "down_load", clicked=self.gathering.fetch
        )
        self.empty = EmptyState(
            "import_desk",
            self.tr("Belum ada paket di meja"),
            self.tr(
                "Seret paket dari flash disk atau surel ke halaman ini, atau ambil dari folder "
                "pertukaran atau server. Isinya diperiksa dahulu; tidak ada yang disimpan sebelum "
                "Anda menerimanya."
            ),
            self._first_fetcher,
        )
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        for widget in (self.zone, self._list, self.banner, self.dry_run):
            self._column.addWidget(widget)
        self._column.addWidget(self.empty, 1)
        self._column.addStretch(0)
        self._scroll = ScrollColumn(inner, host=self)
        self.body.addWidget(self._scroll, 1)

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (
            ("Enter", self.tr("terima paket yang dipilih, atau baris yang dicentang")),
            ("Spasi", self.tr("centang atau lepas satu baris uji coba")),
            ("T", self.tr("tahan paket untuk diputuskan kemudian")),
            ("O", self.tr("pilih berkas")),
            ("F", self.tr("ambil dari folder pertukaran atau server")),
            ("R", self.tr("riwayat penerimaan")),
        )

    def help_text(self) -> str:
        """Return what the help (?) says."""
        return self.tr(
            "Setiap paket diperiksa dahulu: siapa penanda tangannya, dari laptop mana, dan apa "
            "yang akan berubah. Belum ada yang disimpan sebelum Anda menerimanya.\n\n"
            "Lepaskan centang pada baris yang belum boleh masuk, lalu pilih Terima sebagian; "
            "sisanya kembali menjadi belum terkirim di unit, lengkap dengan alasannya. Tanda "
            "terima dibuat sendiri dan ditaruh di folder tempat paket itu berada.\n\n"
            "Paket yang ditolak tidak mengubah apa pun. Salin pesannya dan kirim ke unit. Paket "
            "yang menunggu nomor lain disimpan dan diterima setelah nomor itu datang."
        )

    # --- loading ---------------------------------------------------------------------------
    def refresh(self) -> None:
        """Load what waits here; the first time also what lies in the exchange folder."""
        session, services, desk = self.context.session, self.context.services, self.desk
        decided, deciding = self.pile.decided(), self.deciding
        waiting = self.pile.waiting()

        def job(reporter: Reporter) -> _Begun:
            kept = desk.kept(session, reporter)
            devices = services.enrolling.devices(session)
            units = {u.id: u.name for u in deciding.units()}
            named = {d.name: units.get(d.unit_id, "") for d in devices if not d.is_self}
            undone = services.exchange_desk.undone(session, decided)
            choice = services.road_settings.choice()
            at_server = choice.kind is RoadKind.SERVER and choice.server is not None
            server = urlsplit(choice.place).hostname or "" if at_server else ""
            again = tuple((look, desk.again(session, look)) for look in waiting)
            return _Begun(kept, named, services.exchange_desk.folder(), undone, server, again)

        self.run(job, self._began, key="begin", lane=Lane.WORK)

    def open(self, argument: object) -> None:
        """Look into the exchange folder when asked to."""
        if argument == FETCH and self._begun:
            self.gathering.fetch()

    def _began(self, begun: _Begun) -> None:
        self.model.units = begun.units
        self.pile.folder = begun.folder
        self.pile.server = begun.server
        known = bool(begun.folder)
        words = self.tr("Ambil dari folder") if known else self.tr("Ambil dari folder…")
        for button in (self.fetcher, self._first_fetcher):
            button.setText(self.tr("Ambil dari server") if begun.server else words)
        self.fetcher.setToolTip(begun.server or begun.folder)
        for before, now in begun.again:
            self.pile.freshen(before, now)
        self.pile.add(begun.kept)
        if self.pile.note_undone(begun.undone):
            self.deciding.answer()
        self._show()
        if not self._begun:
            self._begun = True
            if begun.server:
                self.gathering.look_at_server(quiet=True)
            elif known:
                self.gathering.look_at([Path(begun.folder)], quiet=True)

    # --- dropping --------------------------------------------------------------------------
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged over the page."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self.zone.set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget them."""
        super().dragLeaveEvent(event)
        self.zone.set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what was dropped."""
        self.zone.set_over(False)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.gathering.look_at(paths)

    # --- deciding --------------------------------------------------------------------------
    def accept(self, only: frozenset[str] | None = None) -> None:
        """Take the chosen package, whole or only the records named."""
        if self.pile.ready is not None:
            self.dry_run.wait(self.tr("Sedang diterima."))
            self.deciding.accept(self.pile.ready, only)

    def _accept_ready(self) -> None:
        self.dry_run.wait(self.tr("Sedang diterima."))
        self.deciding.accept_ready()

    def _open_request(self, record: object) -> None:
        if isinstance(record, Look) and record.asking is not None:
            self.deciding.show_request(record)

    def _confirm(self, record: object) -> None:
        if isinstance(record, Look) and record.asking is not None:
            self.deciding.show_request(record)
        elif self.dry_run.isVisible():
            self.dry_run.confirm()

    # --- history ---------------------------------------------------------------------------
    def show_history(self) -> None:
        """Open the table of what was received."""
        services, session = self.context.services, self.context.session

        def job(_reporter: Reporter) -> tuple[tuple[MailLine, ...], str]:
            step = services.undo.can_undo(session) or ""
            return services.exchange_desk.received(session), step

        def done(found: tuple[tuple[MailLine, ...], str]) -> None:
            lines, step = found
            imported = step.startswith(self.tr("Terima paket"))
            dialog = HistoryDialog(self, lines, step if imported else "")
            dialog.undo_wanted.connect(self.context.signals.undo_requested)
            dialog.print_wanted.connect(self.print_receipt)
            dialog.open()

        self.run(job, done, key="history")

    def print_receipt(self, line: MailLine) -> None:
        """Show the receipt of a package received before, as it is printed."""
        desk, session = self.context.desk, self.context.session
        FormPrinter(self.context, self).print_form(
            "tanda-terima",
            file_name("tanda-terima", line.other, str(line.seq)),
            lambda: desk.receipt(session, "in", line.identity),
        )

    # --- showing ---------------------------------------------------------------------------
    def _choose(self, record: object) -> None:
        if isinstance(record, Look) and record.key != self.pile.shown:
            self.pile.shown = record.key
            self._show_current()

    def _show(self, choose: str = "") -> None:
        wanted = choose or self.pile.shown
        self.model.set_rows(tuple(self.pile.looks))
        row = self.model.row_of(lambda look: look.key == wanted)
        if row < 0 and self.pile.looks:
            row = self.model.row_of(lambda look: look.item.outcome == "ready")
        found = self.model.record(max(0, row))
        self.pile.shown = found.key if found is not None else ""
        if found is not None:
            self.table.choose_row(max(0, row))
        self._say_counts()
        self._show_current()
        if found is not None and self.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_counts(self) -> None:
        looks = self.pile.looks
        if not looks:
            self.header.set_subtitle(self.tr("Paket dari unit diperiksa dahulu, lalu diterima."))
            return
        asking = sum(look.asking is not None for look in looks)
        parts = [
            (self.tr("{0} siap diperiksa"), sum(x.item.outcome == "ready" for x in looks) - asking),
            (self.tr("{0} laptop minta bergabung"), asking),
            (self.tr("{0} menunggu"), sum(x.item.outcome == "held" for x in looks)),
            (self.tr("{0} ditolak"), sum(x.item.outcome in words.BAD for x in looks)),
            (self.tr("{0} diterima"), sum(x.item.outcome in words.TAKEN for x in looks)),
            (self.tr("{0} dibatalkan"), sum(x.item.outcome == "undone" for x in looks)),
        ]
        said = ", ".join(text.format(count) for text, count in parts if count)
        head = self.tr("{0} paket").format(len(looks))
        few = sum(count > 0 for _, count in parts) < 4 and not self.narrow
        tail = self.tr("tanda terima dibuat sendiri setelah diterima") if few else ""
        self.header.set_subtitle(" · ".join(part for part in (head, said, tail) if part))

    def _show_current(self) -> None:
        look = self.pile.current
        ready = ready_looks(self.pile.looks)
        many = len(ready) > 1
        self.take_all.setText(self.tr("Terima {0} paket yang siap").format(len(ready)))
        self._foot.left.setText(self.tr("{0} paket siap diterima berurutan").format(len(ready)))
        self._foot.setVisible(many)
        self.empty.setVisible(not self.pile.looks)
        self._list.setVisible(bool(self.pile.looks))
        fits = look is not None and look.asking is None and look.item.outcome not in words.BAD
        self.dry_run.setVisible(fits)
        self._show_banner(look)
        if look is not None and fits:
            self.dry_run.show_look(look, self.model.who(look))
        self._measure()

    def _show_banner(self, look: Look | None) -> None:
        self.banner.clear_actions()
        self.banner.show_message("")
        if look is None:
            return
        who, item = self.model.who(look), look.item
        if look.asking is not None:
            self.banner.show_message(
                self.tr("**{0} minta bergabung.** Cocokkan dahulu sidik kuncinya.").format(who),
                self.tr("Sesudah disetujui, data induk unit itu disiapkan di folder yang sama."),
                "info",
                "device",
            )
            self.banner.add_action(
                self.tr("Periksa laptop…"), "fingerprint", lambda: self.deciding.show_request(look)
            )
            return
        remarks = [p for p in item.problems if p.code != "left_out"]
        if not remarks or item.outcome in {"ready", "duplicate", *words.DONE}:
            return
        first = remarks[0]
        sentence, rest = words.sentence_and_rest(first.message)
        place = words.place_words(first, item.file)
        more = self.tr(" dan {0} hal lain").format(len(remarks) - 1) if remarks[1:] else ""
        text = f"**{who}: {sentence[:1].lower()}{sentence[1:]}**"
        detail = f", {place}{more}." if place else f"{more}."
        held = item.outcome == "held"
        tint, icon = ("warn", "pause") if held else ("bad", "alert")
        self.banner.show_message(text + detail, rest, tint, icon)
        message = words.fault_text(item, who)
        self.banner.add_action(self.tr("Salin pesan"), "copy", self._copier(message))
        if first.code in {"epoch_unconfirmed", "chain_fork"} and self._hr:
            self.banner.add_action(
                self.tr("Cocokkan…"), "review", lambda: self.navigate("kunci_perangkat")
            )

    def _copier(self, message: str) -> Callable[[], None]:
        def copy() -> None:
            QGuiApplication.clipboard().setText(message)
            self.toast(self.tr("Pesan disalin; tempelkan ke surel atau obrolan untuk unit."))

        return copy

    # --- measures --------------------------------------------------------------------------
    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures."""
        super().set_narrow(narrow)
        self.model.set_narrow(narrow)
        self.dry_run.set_narrow(narrow)
        self.zone.set_narrow(narrow)
        self._show()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to the packages, so that the keys of the page act at once."""
        super().focusInEvent(event)
        if self.table.isVisible():
            self.table.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height between the two tables."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        """Let both tables be as high as their rows, the lower one within what is left."""
        foot = 0 if self._foot.isHidden() else 36
        rows = min(len(self.pile.looks), FEW_ROWS if self.narrow else MOST_ROWS)
        upper = 2 + 32 + rows * ROW + 1 + foot
        self._list.setFixedHeight(upper)
        if self.dry_run.isHidden():
            return
        banner = 0 if self.banner.isHidden() else 54 + 12
        left = (
            self._scroll.viewport().height()
            - self.zone.sizeHint().height()
            - 12
            - upper
            - 12
            - banner
        )
        least = min(self.dry_run.wanted_height(), 2 + 45 + 32 + LEAST_LINES * 32)
        self.dry_run.setFixedHeight(max(least, min(left, self.dry_run.wanted_height())))
