"""Looking at files and folders in the background; nothing is stored by it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import Cancelled
from penilaian_desktop.sync.import_desk import Gathered, ImportDesk, Look
from penilaian_desktop.sync.roads import Roads
from penilaian_desktop.sync.transports.transport import Transport
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.meja_impor import words
from penilaian_desktop.ui.screens.meja_impor.pile import Pile

if TYPE_CHECKING:
    from penilaian_desktop.domain.progress import Reporter
    from penilaian_desktop.ui.widgets.page import Page


class Gathering(QObject):
    """Fills the pile; `show` is called with the key to choose, "" for the one chosen."""

    def __init__(
        self, page: Page, desk: ImportDesk, pile: Pile, show: Callable[[str], None]
    ) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._pile = pile
        self._show = show

    def look_at(self, sources: Iterable[Path], *, quiet: bool = False) -> None:
        """Look at files and folders; `quiet` says nothing where nothing is found."""
        wanted = tuple(sources)
        self._look(lambda: wanted, quiet=quiet)

    def look_at_server(self, *, quiet: bool = False) -> None:
        """Look at what lies on the server that is the chosen road."""
        roads = Roads(self._page.context.services, self._page.context.desk)
        self._look(lambda: (roads.place(quick=quiet),), quiet=quiet)

    def _look(self, sources: Callable[[], Sequence[Path | Transport]], *, quiet: bool) -> None:
        session, desk = self._page.context.session, self._desk

        def job(reporter: Reporter) -> tuple[Gathered, int]:
            wanted = sources()
            gathered = desk.gather(session, wanted, reporter)
            places = [s for s in wanted if not isinstance(s, Path) or s.is_dir()]
            with suppress(Cancelled):
                came = sum(desk.fetch_evidence(session, place, reporter) for place in places)
                return gathered, came
            return gathered, 0

        self._page.run(
            job,
            lambda found: self._gathered(*found, quiet=quiet),
            (lambda _error: None) if quiet else None,
            lane=Lane.WORK,
            label=self.tr("Memeriksa paket"),
        )

    def pick_files(self) -> None:
        """Ask for files."""
        names, _ = QFileDialog.getOpenFileNames(
            self._page,
            self.tr("Pilih paket"),
            self._pile.folder,
            self.tr("Paket Penilaian (*.paket *.paket.json *.paket.xlsx);;Semua berkas (*)"),
        )
        if names:
            self.look_at([Path(name) for name in names])

    def fetch(self) -> None:
        """Look into the exchange folder or server; the first time ask which folder it is."""
        if self._pile.server:
            self.look_at_server()
            return
        if self._pile.folder:
            self.look_at([Path(self._pile.folder)])
            return
        folder = QFileDialog.getExistingDirectory(self._page, self.tr("Folder pertukaran"))
        if folder:
            self.use_folder(Path(folder))

    def use_folder(self, folder: Path) -> None:
        """Remember a folder for the exchange and look into it."""
        context = self._page.context
        roads = Roads(context.services, context.desk)

        def done(_outcome: object) -> None:
            self._pile.folder = str(folder)
            self.look_at([folder])

        self._page.run(lambda _r: roads.use(context.session, folder), done, lane=Lane.WRITE)

    def _gathered(self, gathered: Gathered, came: int, *, quiet: bool) -> None:
        answers = [
            look
            for look in gathered.looks
            if look.item.kind == "receipt" and look.item.outcome in {"ready", "duplicate"}
        ]
        fresh = [look for look in gathered.looks if look not in answers]
        for look in fresh:
            self._pile.put(look)
        self._show(fresh[0].key if fresh and not self._pile.shown else "")
        ready = [look for look in answers if look.item.outcome == "ready"]
        if ready:
            self._take_answers(ready)
        elif gathered.read < gathered.found:
            said = self.tr("Dihentikan: {0} dari {1} berkas sudah diperiksa.")
            self._page.toast(said.format(gathered.read, gathered.found))
        elif came:
            said = self.tr("{0} berkas bukti yang menyusul sudah diambil.")
            self._page.toast(said.format(came))
        elif not fresh and not quiet:
            self._page.toast(self.tr("Tidak ada paket baru di sana."))

    def _take_answers(self, looks: Sequence[Look]) -> None:
        """Take receipts of units at once: there is nothing in them to decide."""
        session, desk, out = self._page.context.session, self._desk, self._pile.out()

        def job(_reporter: Reporter) -> Outcome[int]:
            done = [desk.accept(session, look, None, out) for look in looks]
            taken = [d for d in done if d.value.outcome in words.TAKEN]
            return Outcome(len(taken), Changes.of(Area.EXCHANGE))

        self._page.run(job, self._answers_taken, lane=Lane.WRITE)

    def _answers_taken(self, outcome: Outcome[int]) -> None:
        if outcome.value:
            said = self.tr("{0} tanda terima dari unit sudah dicatat.")
            self._page.toast(said.format(outcome.value))
