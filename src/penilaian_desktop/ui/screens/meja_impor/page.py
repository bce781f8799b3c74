"""The page Meja impor: packages come in, are looked at, taken whole or in part, or held."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QResizeEvent,
)
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Unit
from penilaian_desktop.domain.errors import Cancelled, PenilaianError
from penilaian_desktop.domain.exchange_views import MailLine
from penilaian_desktop.domain.views import PackageItem
from penilaian_desktop.domain.wording import number
from penilaian_desktop.sync.import_desk import Gathered, ImportDesk, Look
from penilaian_desktop.sync.roads import Roads
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.meja_impor import words
from penilaian_desktop.ui.screens.meja_impor.drop_zone import DropZone
from penilaian_desktop.ui.screens.meja_impor.dry_run import DryRunCard
from penilaian_desktop.ui.screens.meja_impor.enrol_dialog import EnrolDialog
from penilaian_desktop.ui.screens.meja_impor.history_dialog import HistoryDialog
from penilaian_desktop.ui.screens.meja_impor.package_table import (
    ROW,
    PackageModel,
    package_table,
    ready_looks,
)
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut
from penilaian_desktop.ui.widgets.card import Card, CardFoot
from penilaian_desktop.ui.widgets.notices import Banner, EmptyState
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.page import Page

if TYPE_CHECKING:
    from penilaian_desktop.domain.progress import Reporter
    from penilaian_desktop.ui.kit.context import UiContext

MOST_ROWS = 6
"""Rows of the upper table before it scrolls by itself."""
LEAST_LINES = 3
FETCH = "ambil"
"""The argument of `open` that looks into the exchange folder."""


@dataclass(frozen=True, slots=True)
class _Begun:
    """What the page needs before anything is dropped."""

    kept: tuple[Look, ...]
    units: dict[str, str]
    folder: str


@dataclass(frozen=True, slots=True)
class _Taken:
    """What became of packages that were taken together, by key."""

    items: dict[str, PackageItem]


class MejaImporPage(Page):
    """Loads packages in the background, shows what they would do, and does what HR decides."""

    page_id: ClassVar[str] = "meja_impor"
    areas: ClassVar[frozenset[Area]] = frozenset({Area.EXCHANGE})

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Meja impor"))
        self.desk = ImportDesk(context.services, context.desk)
        self._looks: list[Look] = []
        self._folder = ""
        self._begun = False
        self._shown = ""
        self.model = PackageModel(self)
        self.table = package_table(self.model)
        self.zone = DropZone()
        self.banner = Banner()
        self.dry_run = DryRunCard()
        self.setAcceptDrops(True)
        self._build_header()
        self._build_body()
        self.table.chosen.connect(self._choose)
        self.table.confirmed.connect(self._confirm)
        self.table.opened.connect(self._open_request)
        self.dry_run.all_wanted.connect(lambda: self.accept(None))
        self.dry_run.part_wanted.connect(self.accept)
        self.dry_run.hold_wanted.connect(self.hold)
        for keys, action in (
            ("O", self.pick_files),
            ("F", self.fetch),
            ("R", self.show_history),
            ("T", self.hold),
        ):
            shortcut(self, keys, action)
        self._show()

    # --- building --------------------------------------------------------------------------
    def _build_header(self) -> None:
        self.history = Button(self.tr("Riwayat"), "history", clicked=self.show_history)
        self.fetcher = Button(self.tr("Ambil dari folder…"), "down_load", clicked=self.fetch)
        self.picker = primary_button(self.tr("Pilih berkas…"), "folder", clicked=self.pick_files)
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
        self.take_all.clicked.connect(self.accept_ready)
        self._foot.row.addWidget(self.take_all)
        self._list.body.addWidget(self._foot)
        self.empty = EmptyState(
            "import_desk",
            self.tr("Belum ada paket di meja"),
            self.tr(
                "Seret paket dari flash disk atau surel ke halaman ini, atau ambil dari folder "
                "pertukaran. Isinya diperiksa dahulu; tidak ada yang disimpan sebelum Anda "
                "menerimanya."
            ),
            Button(self.tr("Ambil dari folder…"), "down_load", clicked=self.fetch),
        )
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        for widget in (self.zone, self._list, self.banner, self.dry_run):
            self._column.addWidget(widget)
        self._column.addWidget(self.empty, 1)
        self._column.addStretch(0)
        self._scroll = ScrollColumn(inner)
        self.body.addWidget(self._scroll, 1)

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (
            ("Enter", self.tr("terima paket yang dipilih, atau baris yang dicentang")),
            ("Spasi", self.tr("centang atau lepas satu baris uji coba")),
            ("T", self.tr("tahan paket untuk diputuskan kemudian")),
            ("O", self.tr("pilih berkas")),
            ("F", self.tr("ambil dari folder pertukaran")),
            ("R", self.tr("riwayat penerimaan")),
        )

    def help_text(self) -> str:
        """Return what F1 says."""
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

        def job(reporter: Reporter) -> _Begun:
            kept = desk.kept(session, reporter)
            devices = services.enrolling.devices(session)
            units = {u.id: u.name for u in self._units()}
            named = {d.name: units.get(d.unit_id, "") for d in devices if not d.is_self}
            return _Begun(kept, named, services.exchange_desk.folder())

        self.run(job, self._began, key="begin", lane=Lane.WORK)

    def open(self, argument: object) -> None:
        """Look into the exchange folder when asked to."""
        if argument == FETCH and self._begun:
            self.fetch()

    def _units(self) -> tuple[Unit, ...]:
        if Role.HR not in self.context.session.roles:
            return ()
        return self.context.services.master_data.units(self.context.session)

    def _began(self, begun: _Begun) -> None:
        self.model.units = begun.units
        self._folder = begun.folder
        known = bool(begun.folder)
        self.fetcher.setText(self.tr("Ambil dari folder") if known else self._pick_words())
        self.fetcher.setToolTip(begun.folder)
        here = {look.key for look in self._looks}
        self._looks.extend(look for look in begun.kept if look.key not in here)
        self._show()
        if not self._begun:
            self._begun = True
            if known:
                self.look_at([Path(begun.folder)], quiet=True)

    def _pick_words(self) -> str:
        return self.tr("Ambil dari folder…")

    def look_at(self, sources: Iterable[Path], *, quiet: bool = False) -> None:
        """Look at files and folders in the background; nothing is stored."""
        session, desk, wanted = self.context.session, self.desk, tuple(sources)

        def job(reporter: Reporter) -> Gathered:
            return desk.gather(session, wanted, reporter)

        self.run(
            job,
            lambda gathered: self._gathered(gathered, quiet=quiet),
            (lambda _error: None) if quiet else None,
            lane=Lane.WORK,
            label=self.tr("Memeriksa paket"),
        )

    def _gathered(self, gathered: Gathered, *, quiet: bool) -> None:
        answers = [
            look
            for look in gathered.looks
            if look.item.kind == "receipt" and look.item.outcome in {"ready", "duplicate"}
        ]
        fresh = [look for look in gathered.looks if look not in answers]
        for look in fresh:
            self._put(look)
        self._show(fresh[0].key if fresh and not self._shown else "")
        ready = [look for look in answers if look.item.outcome == "ready"]
        if ready:
            self._take_answers(ready)
        elif gathered.read < gathered.found:
            said = self.tr("Dihentikan: {0} dari {1} berkas sudah diperiksa.")
            self.toast(said.format(gathered.read, gathered.found))
        elif not fresh and not quiet:
            self.toast(self.tr("Tidak ada paket baru di sana."))

    def _put(self, look: Look) -> None:
        for n, old in enumerate(self._looks):
            if old.key == look.key:
                if old.item.outcome not in words.TAKEN:
                    self._looks[n] = look
                return
        self._looks.append(look)

    def _take_answers(self, looks: Sequence[Look]) -> None:
        """Take receipts of units at once: there is nothing in them to decide."""
        session, desk, out = self.context.session, self.desk, self._out()

        def job(_reporter: Reporter) -> Outcome[int]:
            done = [desk.accept(session, look, None, out) for look in looks]
            taken = [d for d in done if d.value.outcome in words.TAKEN]
            return Outcome(len(taken), Changes.of(Area.EXCHANGE))

        self.run(job, self._answers_taken, lane=Lane.WRITE)

    def _answers_taken(self, outcome: Outcome[int]) -> None:
        if outcome.value:
            said = self.tr("{0} tanda terima dari unit sudah dicatat.")
            self.toast(said.format(outcome.value))

    # --- picking ---------------------------------------------------------------------------
    def pick_files(self) -> None:
        """Ask for files."""
        names, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Pilih paket"),
            self._folder,
            self.tr("Paket Penilaian (*.paket *.paket.json *.paket.xlsx);;Semua berkas (*)"),
        )
        if names:
            self.look_at([Path(name) for name in names])

    def fetch(self) -> None:
        """Look into the exchange folder; the first time ask which one it is."""
        if self._folder:
            self.look_at([Path(self._folder)])
            return
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder pertukaran"))
        if folder:
            self.use_folder(Path(folder))

    def use_folder(self, folder: Path) -> None:
        """Remember a folder for the exchange and look into it."""
        session = self.context.session
        roads = Roads(self.context.services, self.context.desk)

        def done(_outcome: object) -> None:
            self._folder = str(folder)
            self.fetcher.setText(self.tr("Ambil dari folder"))
            self.fetcher.setToolTip(str(folder))
            self.look_at([folder])

        self.run(lambda _r: roads.use(session, folder), done, lane=Lane.WRITE)

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
            self.look_at(paths)

    # --- deciding --------------------------------------------------------------------------
    @property
    def current(self) -> Look | None:
        """Return the package that is chosen."""
        return next((look for look in self._looks if look.key == self._shown), None)

    def accept(self, only: frozenset[str] | None) -> None:
        """Take the chosen package, whole or in part; its receipt is made by itself."""
        look = self.current
        if look is None or look.item.outcome != "ready" or look.asking is not None:
            return
        session, desk, out = self.context.session, self.desk, self._out(look)
        self._busy(self.tr("Sedang diterima."))
        self.run(
            lambda _r: desk.accept(session, look, only, out),
            lambda outcome: self._accepted(look, outcome, out),
            self._failed,
            lane=Lane.WRITE,
            label=self.tr("Menerima {0}").format(self.model.who(look)),
        )

    def _accepted(self, look: Look, outcome: Outcome[PackageItem], out: Path | None) -> None:
        item = outcome.value
        who = self.model.who(look)
        self._replace(look.key, _with(look, item))
        unwritten = [p for p in item.problems if p.code == "receipt_not_written"]
        if item.outcome in words.TAKEN:
            said = self.tr("{0}: {1} baru dan {2} berubah diterima.").format(
                who, number(item.new), number(item.changed)
            )
            if unwritten:
                said = self.tr("{0} diterima; {1}").format(who, unwritten[0].message)
            elif out is not None:
                said += " " + self.tr("Tanda terima ada di {0}.").format(out.name)
            self.toast(said, outcome.undo_label)
            self._look_again(item.device)
        self._show()

    def accept_ready(self) -> None:
        """Take every package in which nothing is refused, in chain order; can be stopped."""
        session, desk = self.context.session, self.desk
        wanted = [(look, self._out(look)) for look in ready_looks(self._looks)]

        def job(reporter: Reporter) -> Outcome[_Taken]:
            items: dict[str, PackageItem] = {}
            areas: set[Area] = {Area.EXCHANGE}
            try:
                for n, (look, out) in enumerate(wanted):
                    reporter.report(n, len(wanted))
                    done = desk.accept(session, look, None, out)
                    items[look.key] = done.value
                    areas |= done.changes.areas
                reporter.report(len(wanted), len(wanted))
            except Cancelled:
                pass  # what was taken stays taken; the rest waits
            return Outcome(_Taken(items), Changes(frozenset(areas)))

        self._busy(self.tr("Sedang diterima."))
        label = self.tr("Menerima {0} paket").format(len(wanted))
        self.run(job, self._all_accepted, self._failed, lane=Lane.WRITE, label=label)

    def _all_accepted(self, outcome: Outcome[_Taken]) -> None:
        taken = 0
        for look in list(self._looks):
            item = outcome.value.items.get(look.key)
            if item is not None:
                taken += item.outcome in words.TAKEN
                self._replace(look.key, _with(look, item))
        self.toast(self.tr("{0} paket diterima; tanda terimanya sudah dibuat.").format(taken))
        self._show()

    def hold(self) -> None:
        """Keep the chosen package here for a later decision."""
        look = self.current
        if look is None or look.kept or look.item.outcome not in {"ready", "held"}:
            return
        if look.asking is not None:
            return
        session, desk, out = self.context.session, self.desk, self._out(look)

        def done(outcome: Outcome[Look]) -> None:
            self._replace(look.key, outcome.value)
            self.toast(
                self.tr("{0} ditahan di sini; berkasnya boleh dihapus.").format(
                    self.model.who(look)
                )
            )
            self._show()

        self.run(lambda _r: desk.hold(session, look, out), done, self._failed, lane=Lane.WRITE)

    def _look_again(self, device: str) -> None:
        """Look again at what else came from a laptop: a gap may be closed now."""
        waiting = [
            look
            for look in self._looks
            if look.item.device == device and look.item.outcome in {"ready", "held"}
        ]
        if not waiting:
            return
        session, desk = self.context.session, self.desk

        def done(looks: list[Look]) -> None:
            for look in looks:
                self._replace(look.key, look)
            self._show()

        self.run(
            lambda _r: [desk.again(session, look) for look in waiting],
            done,
            lambda _error: None,
            lane=Lane.WORK,
        )

    def _replace(self, key: str, look: Look) -> None:
        self._looks = [look if old.key == key else old for old in self._looks]

    def _out(self, look: Look | None = None) -> Path | None:
        """Return where answers go: beside the file, else into the exchange folder."""
        if look is not None and look.path is not None:
            return look.path.parent
        return Path(self._folder) if self._folder else None

    def _busy(self, reason: str) -> None:
        self.dry_run.all.refuse(reason)
        self.dry_run.part.refuse(reason)

    def _failed(self, error: PenilaianError) -> None:
        self.context.signals.refused.emit(error)
        self._show()

    # --- laptops that ask ------------------------------------------------------------------
    def _open_request(self, record: object) -> None:
        if isinstance(record, Look) and record.asking is not None:
            self.show_request(record)

    def _confirm(self, record: object) -> None:
        if not isinstance(record, Look):
            return
        if record.asking is not None:
            self.show_request(record)
        else:
            self.accept(None)

    def show_request(self, look: Look) -> None:
        """Open the dialog in which a laptop is let in."""
        if Role.HR not in self.context.session.roles:
            self.toast(self.tr("Hanya kepegawaian yang dapat menyetujui laptop."))
            return
        self.run(lambda _r: self._units(), lambda units: self._ask(look, units))

    def _ask(self, look: Look, units: tuple[Unit, ...]) -> None:
        assert look.asking is not None
        dialog = EnrolDialog(self, look.asking, units)
        session, desk, out = self.context.session, self.desk, self._out(look)

        def approve(unit_id: str) -> None:
            self.run(
                lambda _r: desk.approve(session, look, unit_id, out),
                done,
                dialog.refuse,
                lane=Lane.WRITE,
            )

        def done(outcome: Outcome[tuple[str, ...]]) -> None:
            dialog.accept()
            self._looks = [other for other in self._looks if other.key != look.key]
            said = self.tr("Laptop {0} disetujui.").format(look.item.device)
            if outcome.value and out is not None:
                said += " " + self.tr("Paket data induknya ada di {0}.").format(out.name)
            self.toast(said)
            self._show()

        dialog.approved.connect(approve)
        dialog.open()

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
            dialog.open()

        self.run(job, done, key="history")

    # --- showing ---------------------------------------------------------------------------
    def _choose(self, record: object) -> None:
        if isinstance(record, Look) and record.key != self._shown:
            self._shown = record.key
            self._show_current()

    def _show(self, choose: str = "") -> None:
        wanted = choose or self._shown
        self.model.set_rows(tuple(self._looks))
        row = self.model.row_of(lambda look: look.key == wanted)
        if row < 0 and self._looks:
            row = self.model.row_of(lambda look: look.item.outcome == "ready")
        found = self.model.record(max(0, row))
        self._shown = found.key if found is not None else ""
        if found is not None:
            self.table.choose_row(max(0, row))
        self._say_counts()
        self._show_current()

    def _say_counts(self) -> None:
        looks = self._looks
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
        ]
        said = ", ".join(text.format(count) for text, count in parts if count)
        head = self.tr("{0} paket").format(len(looks))
        few = sum(count > 0 for _, count in parts) < 4 and not self.narrow
        tail = self.tr("tanda terima dibuat sendiri setelah diterima") if few else ""
        self.header.set_subtitle(" · ".join(part for part in (head, said, tail) if part))

    def _show_current(self) -> None:
        look = self.current
        ready = ready_looks(self._looks)
        many = len(ready) > 1
        self.take_all.setText(self.tr("Terima {0} paket yang siap").format(len(ready)))
        self._foot.left.setText(self.tr("{0} paket tanpa catatan yang ditolak").format(len(ready)))
        self._foot.setVisible(many)
        self.empty.setVisible(not self._looks)
        self._list.setVisible(bool(self._looks))
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
                self.tr("Periksa laptop…"), "fingerprint", lambda: self.show_request(look)
            )
            return
        remarks = [p for p in item.problems if p.code != "left_out"]
        if not remarks or item.outcome in {"ready", "applied", "partly", "duplicate"}:
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
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height between the two tables."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        """Let both tables be as high as their rows, the lower one within what is left."""
        foot = 0 if self._foot.isHidden() else 36
        rows = min(len(self._looks), 3 if self.narrow else MOST_ROWS)
        upper = 2 + 32 + rows * ROW + 1 + foot
        self._list.setFixedHeight(upper)
        if self.dry_run.isHidden():
            return
        banner = 0 if self.banner.isHidden() else 54 + 12
        left = self._scroll.viewport().height() - 36 - 12 - upper - 12 - banner
        least = min(self.dry_run.wanted_height(), 2 + 45 + 32 + LEAST_LINES * 32)
        self.dry_run.setFixedHeight(max(least, min(left, self.dry_run.wanted_height())))


def _with(look: Look, item: PackageItem) -> Look:
    """Return the look after its package was taken: the dry run stays as the record of it."""
    shown = item if item.differences else replace(item, differences=look.item.differences)
    return replace(look, item=shown, kept=False)
