"""Attaching some files: each prepared in the work lane and kept, all of an entry one step.

A file that is refused is told by name and keeps no other from being attached. Cancelling attaches
what was prepared until then.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.domain.errors import Cancelled, PenilaianError
from penilaian_desktop.domain.evidence_views import (
    MEGABYTE,
    AttachedEvidence,
    EvidenceOptions,
    PreparedEvidence,
    StoredEvidence,
)
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.wording import bytes_size
from penilaian_desktop.ui.kit import preferences
from penilaian_desktop.ui.kit.tasks import Lane, Task
from penilaian_desktop.ui.widgets.button import primary_button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn

if TYPE_CHECKING:
    from penilaian_desktop.domain.changes import Outcome
    from penilaian_desktop.domain.evidence_views import EvidenceItem
    from penilaian_desktop.domain.progress import Reporter
    from penilaian_desktop.ui.kit.context import UiContext

Source = tuple[str, Path | bytes | QImage]
"""The name of a file, and where or what it is; a picture of the clipboard becomes a PNG."""


class Refused(NamedTuple):
    """A file that was not attached, and why."""

    name: str
    error: PenilaianError


class _Wanted(NamedTuple):
    entry_id: str
    name: str
    source: Path | bytes | QImage


def options_of(prefs: preferences.Preferences) -> EvidenceOptions:
    """Return how this computer wants files prepared."""
    return EvidenceOptions(
        side=prefs.get(preferences.EVIDENCE_SIDE),
        quality=prefs.get(preferences.EVIDENCE_QUALITY),
        keep_place=prefs.get(preferences.EVIDENCE_PLACE),
        limit=prefs.get(preferences.EVIDENCE_LIMIT) * MEGABYTE,
    )


def png_of(image: QImage) -> bytes:
    """Return a picture as a PNG; runs in a lane."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


class Attaching(QObject):
    """A queue of files; `progressed` tells how far it is, `ended` that it is empty."""

    progressed = Signal(int, int, str)
    """Files done, files in all, and the name of the one at work."""
    ended = Signal()

    def __init__(self, context: UiContext, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._over = over
        self._waiting: deque[_Wanted] = deque()
        self._all = self._done = 0
        self._stored: list[StoredEvidence] = []
        self._stored_for = ""
        self._attached: list[str] = []
        self._undo_label = ""
        self.refused: list[Refused] = []
        self._task: Task | None = None
        self._running = self._stepping = self._again = False
        self._entries: set[str] = set()

    @property
    def running(self) -> bool:
        """Tell whether files are being attached."""
        return self._running

    def add(self, entry_id: str, files: Sequence[Source]) -> None:
        """Attach files to an entry of the log; those that still wait come first."""
        self._waiting.extend(_Wanted(entry_id, name, source) for name, source in files)
        self._all += len(files)
        if not self._running and self._waiting:
            self._running = True
            self._step()

    def cancel(self) -> None:
        """Attach nothing more; what is attached stays."""
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()

    def _step(self) -> None:
        """Go on with the next file; a runner that is done at once does not pile up calls."""
        if self._stepping:
            self._again = True
            return
        self._stepping = True
        try:
            self._again = True
            while self._again:
                self._again = False
                self._start()
        finally:
            self._stepping = False

    def _start(self) -> None:
        if self._stored and self._is_last(self._stored_for):
            self._attach()
            return
        if not self._waiting:
            self._end()
            return
        wanted = self._waiting.popleft()
        self.progressed.emit(self._done + len(self._stored), self._all, wanted.name)
        activities, options = self._context.services.activities, options_of(self._context.prefs)

        def job(reporter: Reporter) -> PreparedEvidence:
            reporter.report(0, 1)
            source = wanted.source
            source = png_of(source) if isinstance(source, QImage) else source
            found = activities.prepare_evidence(wanted.name, source, options)
            reporter.report(1, 1)
            return found

        self._task = self._context.tasks.submit(
            self,
            job,
            lambda found: self._write(wanted, found),
            lambda error: self._fail(wanted, error),
            lane=Lane.WORK,
            label=self.tr("Menyiapkan bukti {name}").format(name=wanted.name),
        )

    def _is_last(self, entry_id: str) -> bool:
        """Tell whether no more files wait for an entry that are next."""
        return not self._waiting or self._waiting[0].entry_id != entry_id

    def _write(self, wanted: _Wanted, found: PreparedEvidence) -> None:
        """Keep the bytes; with the last file of an entry all of them are attached."""
        self._task = None
        activities, session = self._context.services.activities, self._context.session
        before, last = tuple(self._stored), self._is_last(wanted.entry_id)

        def job() -> tuple[StoredEvidence, Outcome[AttachedEvidence] | None]:
            stored = activities.store_evidence(session, wanted.entry_id, found)
            if not last:
                return stored, None
            return stored, activities.attach_stored(session, wanted.entry_id, (*before, stored))

        def done(kept: tuple[StoredEvidence, Outcome[AttachedEvidence] | None]) -> None:
            stored, outcome = kept
            self._stored.append(stored)
            self._stored_for = wanted.entry_id
            if outcome is not None:
                self._context.signals.changed.emit(outcome.changes, self)
                self._wrote(outcome)
            else:
                self._step()

        self._context.tasks.submit(
            self,
            lambda _r: job(),
            done,
            lambda error: self._fail(wanted, error),
            lane=Lane.WRITE,
            label=self.tr("Menyimpan bukti {name}").format(name=wanted.name),
        )

    def _attach(self) -> None:
        """Attach what is kept, where the last file of the entry was refused or cancelled."""
        activities, session = self._context.services.activities, self._context.session
        entry, files = self._stored_for, tuple(self._stored)
        self._context.tasks.submit(
            self,
            lambda _r: activities.attach_stored(session, entry, files),
            self._wrote,
            self._lose,
            lane=Lane.WRITE,
        )

    def _wrote(self, outcome: Outcome[AttachedEvidence]) -> None:
        found = outcome.value
        self._done += len(self._stored)
        self._stored = []
        self._attached += [self._words(stored, item) for stored, item in found.items]
        self.refused += [Refused(one.name, one.error) for one in found.refused]
        self._undo_label = outcome.undo_label
        self._entries.add(self._stored_for)
        self._step()

    def _lose(self, error: PenilaianError) -> None:
        """Tell of every file that was kept and could not be attached."""
        self._done += len(self._stored)
        self.refused += [Refused(stored.name, error) for stored in self._stored]
        self._stored = []
        self._step()

    def _words(self, found: StoredEvidence, item: EvidenceItem) -> str:
        text = self.tr("{name} dilampirkan").format(name=item.name)
        if item.used_elsewhere:
            text = self.tr("{name} dilampirkan; berkas yang sama ada pada {where}").format(
                name=item.name, where=item.used_elsewhere
            )
        if found.locked:
            text += self.tr("; dikunci kata sandi, tidak dapat dipratinjau")
        if found.shrunk:
            text += f" · {bytes_size(found.size_before)} → {bytes_size(item.size)}"
        return text

    def _fail(self, wanted: _Wanted, error: PenilaianError) -> None:
        self._task = None
        if isinstance(error, Cancelled):
            self._waiting.clear()
        else:
            self._done += 1
            self.refused.append(Refused(wanted.name, error))
        self._step()

    def _end(self) -> None:
        attached, refused, every = self._attached, self.refused, self._all
        # An "undo" beside "3 files" takes back one step: those of one entry.
        undo = self._undo_label if len(self._entries) == 1 else ""
        self._attached, self.refused = [], []
        self._entries.clear()
        self._all = self._done = 0
        self._running = False
        self.ended.emit()
        if every == 1 and refused:
            self._context.signals.refused.emit(refused[0].error)
        elif len(attached) == 1 and every == 1:
            self._context.signals.toast_requested.emit(attached[0], undo)
        elif attached:
            words = self.tr("{count} dari {every} berkas dilampirkan")
            if len(attached) == every:
                words = self.tr("{count} berkas dilampirkan")
            self._context.signals.toast_requested.emit(
                words.format(count=len(attached), every=every), undo
            )
        if every > 1 and refused:
            RefusedFiles(self._over, refused, others=bool(attached)).open()


class RefusedFiles(Dialog):
    """The files that were not attached, each with its reason."""

    def __init__(self, over: QWidget, refused: Sequence[Refused], *, others: bool) -> None:
        tall = min(over.window().height() - 64, 150 + 60 * len(refused))
        super().__init__(over, "", width=560, height=max(240, tall))
        self.set_title(self.tr("{count} berkas tidak dilampirkan").format(count=len(refused)))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for one in refused:
            found = describe(one.error)
            column.addWidget(Label(found.text, "strong", wrap=True))
            column.addWidget(Label(found.remedy, "small", "muted", wrap=True))
            column.addSpacing(8)
        column.addStretch(1)
        self.body.addWidget(ScrollColumn(inner), 1)
        if others:
            self.explain(self.tr("Berkas yang lain tetap dilampirkan."))
        self.add_action(primary_button(self.tr("Mengerti"), clicked=self.accept))
