"""The dialog of a recognition: whom, for what, why, and the entries that show it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.recognition_views import (
    EvidenceLine,
    EvidencePage,
    RecognitionDraft,
    RecognitionItem,
    RecognitionSource,
)
from penilaian_desktop.domain.wording import short_date
from penilaian_desktop.ui.screens.pembinaan.scrolling import put_scrolled
from penilaian_desktop.ui.screens.pembinaan.words import tr
from penilaian_desktop.ui.widgets.button import text_button
from penilaian_desktop.ui.widgets.field import ComboBox, DateField, Field, SearchField, TextArea
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView
from penilaian_desktop.ui.widgets.writing_dialog import Writing, WritingDialog

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

LIST_HEIGHT = 160
HEIGHT = 632


class RecognitionDialog(WritingDialog):
    """A draft fills title and text in; the entries are searched while typing."""

    def __init__(
        self,
        context: UiContext,
        over: QWidget,
        staff: Sequence[tuple[str, str]],
        item: RecognitionItem | None = None,
        draft: RecognitionDraft | None = None,
        *,
        person_id: str = "",
    ) -> None:
        title = tr("Ubah apresiasi") if item else tr("Apresiasi baru")
        super().__init__(
            context,
            over,
            title,
            confirm=tr("Simpan & tanda tangani"),
            write=self._job,
            said=tr("Apresiasi disimpan; rekan melihatnya bila pegawai itu setuju"),
            width=640,
            height=HEIGHT + (24 if draft else 0),
        )
        record = item.recognition if item else None
        self._item = item
        self._note = record.note_id if record else draft.note_id if draft else ""
        self._chosen: set[str] = set(record.activity_ids) if record else set()
        self._filling = False
        self._next: tuple[str, str] | None = None
        self.person = ComboBox(staff, name=tr("Pegawai"))
        whom = draft.person.person_id if draft else person_id
        if whom:
            self.person.set_value(whom)
        self.day = DateField(context.today())
        self.name = Field(record.title if record else draft.title if draft else "")
        self.name.setPlaceholderText(tr("mis. Antrean loket tertib"))
        self.text = TextArea(
            record.text if record else draft.text if draft else "",
            height=68,
            placeholder=tr("Apa yang dilakukan, dan apa hasilnya"),
        )
        if item is None:
            self.rows.add_row(
                ("person_id", tr("Pegawai"), self.person), ("day", tr("Hari"), self.day),
                stretch=(3, 1),
            )  # fmt: skip
        else:
            said = f"**{item.person.name}** · {short_date(item.recognition.day)}"
            self.rows.add_widget(Label(said, "body", markup=True))
        if draft is not None:
            self.rows.add_widget(Label(_why(draft), "small", "muted", wrap=True))
        self.rows.add("title", tr("Untuk"), self.name)
        self.rows.add("text", tr("Alasan"), self.text)
        self.search = SearchField(tr("Cari kegiatan sebagai bukti"))
        self.search.setAccessibleName(tr("Cari kegiatan"))
        self.rows.add(
            "activity_ids", tr("Kegiatan yang membuktikannya (boleh kosong)"), self.search
        )
        self.model: RecordModel[EvidenceLine] = RecordModel(_columns(), checkable=True)
        self.view = TableView(self.model, tr("Kegiatan pegawai"))
        self.view.exportable = False
        self.view.setFixedHeight(LIST_HEIGHT)
        self.older = text_button(
            tr("Kegiatan yang lebih lama"), "chevron_down", clicked=self.load_older
        )
        self.older.hide()
        put_scrolled(self.body, self.rows, self.view, self.older)
        self.shows(record)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(200)
        self._timer.timeout.connect(self.load)
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self.person.chosen.connect(self._other)
        self.model.checked_changed.connect(self._take)
        self.load()

    def first_input(self) -> QWidget:
        """Begin with the title."""
        return self.name

    def person_id(self) -> str:
        """Return whom it is for."""
        return self._item.person.person_id if self._item else self.person.value()

    def _other(self, _key: str) -> None:
        self._chosen.clear()
        self._note = ""
        self.load()

    def load(self) -> None:
        """Read the entries that fit what is searched."""
        services, s = self._context.services, self._context.session
        person, words = self.person_id(), self.search.text()
        if not person:
            return
        self._context.tasks.submit(
            self,
            lambda _r: services.recognitions.entries(s, person, contains=words),
            self._show,
            self.refuse,
            key="entries",
        )

    def load_older(self) -> None:
        """Read the entries behind those that are shown."""
        services, s, key = self._context.services, self._context.session, self._next
        person, words = self.person_id(), self.search.text()
        if key is not None:
            self._context.tasks.submit(
                self,
                lambda _r: services.recognitions.entries(s, person, contains=words, after=key),
                lambda page: self._show(page, before=self.model.records()),
                self.refuse,
                key="entries",
            )

    def _show(self, page: EvidencePage, before: Sequence[EvidenceLine] = ()) -> None:
        lines = [*before, *page.lines]
        self._next = page.next_key
        self.older.setVisible(page.next_key is not None)
        self._filling = True
        self.model.set_rows(lines)
        for at, line in enumerate(lines):
            if line.activity_id in self._chosen:
                self.model.check(at, checked=True)
        self._filling = False
        self._count()

    def _take(self) -> None:
        if self._filling:
            return
        self._chosen -= {line.activity_id for line in self.model.records()}
        self._chosen |= {line.activity_id for line in self.model.checked_records()}
        self._count()

    def _count(self) -> None:
        self.explanation.set_tint("muted")
        self.explain(tr("{0} kegiatan dipilih").format(len(self._chosen)))

    def _job(self) -> Writing:
        recognitions, s = self._context.services.recognitions, self._context.session
        identity = self._item.recognition.id if self._item else None
        values: dict[str, Any] = {
            "person_id": self.person_id(),
            "day": self.day.value(),
            "title": self.name.text(),
            "text": self.text.text(),
            "note_id": self._note,
            "activity_ids": tuple(sorted(self._chosen)),
            "version": self.version,
        }
        return lambda: recognitions.give(s, identity, **values)


def _columns() -> list[Column[EvidenceLine]]:
    return [
        Column("text", tr("Kegiatan"), lambda e: Cell(e.text)),
        Column("day", tr("Tanggal"), lambda e: Cell(short_date(e.day), tint="muted"), width=96),
    ]


def _why(draft: RecognitionDraft) -> str:
    if draft.source is RecognitionSource.PRAISE:
        return tr("Dari pujian warga; kata-katanya boleh Anda ubah.")
    if draft.letter:
        return tr("Dari hasil yang terbit; penghargaannya disetujui dengan surat {0}.").format(
            draft.letter
        )
    return tr("Dari hasil yang terbit; kata-katanya boleh Anda ubah.")
