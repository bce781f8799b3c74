"""The page Tinjauan: what the staff handed in as a reading list, and plans to decide on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.changes import Area, Outcome
from penilaian_desktop.domain.views import ActivityItem, PlanView, TeamMember
from penilaian_desktop.domain.wording import number, weekday_date
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.tinjauan import loading
from penilaian_desktop.ui.screens.tinjauan.evidence import EvidenceCard, EvidenceSource
from penilaian_desktop.ui.screens.tinjauan.plans import PlansPanel
from penilaian_desktop.ui.screens.tinjauan.reading_card import ReadingCard
from penilaian_desktop.ui.screens.tinjauan.return_dialog import ReturnDialog
from penilaian_desktop.ui.screens.tinjauan.staff import staff_rows
from penilaian_desktop.ui.widgets.button import shortcut
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.staff_list import StaffList

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

ENTRIES, PLANS, ENTRY = "kegiatan", "skp", "entri:"
READ_AFTER = 700
"""Milliseconds after which an entry on the screen counts as read."""


class TinjauanPage(Page):
    """Loads staff and entries, turns what the head does into use cases, says what happened."""

    page_id: ClassVar[str] = "tinjauan"
    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.ACTIVITIES, Area.REVIEWS, Area.EVIDENCE, Area.PLANS, Area.EMPLOYEES, Area.CALENDAR}
    )

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Tinjauan"))
        self._team = loading.Team((), ())
        self._reading = loading.Reading("", (), {}, {})
        self._wanted = ""
        self._opened: set[str] = set()
        self._seen: set[str] = set()
        self.source = EvidenceSource(context, self)
        self.staff = StaffList(self.tr("Staf"))
        self.reading = ReadingCard()
        self.list = self.reading.list
        self.evidence = EvidenceCard(self.source)
        self.plans = PlansPanel()
        self._build()
        self._connect()
        self._keys()

    # --- building --------------------------------------------------------------------------
    def _build(self) -> None:
        self.filter = ComboBox((("", self.tr("Semua RHK")),), name=self.tr("Saring menurut RHK"))
        self.mode = Segmented(
            ((ENTRIES, self.tr("Kegiatan")), (PLANS, self.tr("SKP"))), self.tr("Yang ditinjau")
        )
        self.header.add_action(self.filter)
        self.header.add_action(self.mode)
        self._left = Card(self.tr("Staf"))
        self._left.body.addWidget(self.staff)
        self._left.setFixedWidth(224)
        entries = QWidget()
        self._row = QHBoxLayout(entries)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addWidget(self._left)
        self._row.addWidget(self.reading, 1)
        self._row.addWidget(self.evidence)
        self._nobody = EmptyState(
            "review",
            self.tr("Belum ada staf yang ditinjau"),
            self.tr(
                "Kegiatan staf muncul di sini sesudah kepegawaian mencatat Anda sebagai pejabat "
                "penilai mereka, beserta tanggalnya."
            ),
        )
        self._stack = QStackedWidget()
        for view in (entries, self.plans, self._nobody):
            self._stack.addWidget(view)
        self.body.addWidget(self._stack, 1)
        self._dwell = QTimer(self)
        self._dwell.setSingleShot(True)
        self._dwell.setInterval(READ_AFTER)
        self._dwell.timeout.connect(self._count_as_read)

    def _connect(self) -> None:
        self.mode.chosen.connect(self.show_mode)
        self.filter.chosen.connect(lambda _key: self._show_items())
        self.staff.chosen.connect(self._load_person)
        self.list.moved.connect(self._on_moved)
        self.list.accept_requested.connect(lambda item_id: self.accept([item_id]))
        self.list.return_requested.connect(self.ask_return)
        self.list.day_requested.connect(self.accept_day)
        self.list.evidence_requested.connect(lambda _id: self.look_at_evidence())
        self.reading.next_requested.connect(self._next_person)
        self.reading.keys_requested.connect(self.context.signals.help_requested)
        self.source.listed.connect(self._on_listed)
        self.evidence.jump_requested.connect(lambda item_id: self.open(ENTRY + item_id))
        self.plans.agree_requested.connect(self.agree)
        self.plans.return_requested.connect(self.ask_return_plan)
        self._look = False

    def _keys(self) -> None:
        for keys, action in (
            ("J", lambda: self.step(1)),
            ("K", lambda: self.step(-1)),
            ("A", self._accept_current),
            ("Shift+A", self._accept_current_day),
            ("R", self._return_current),
            ("B", self.look_at_evidence),
            ("S", self._swap_mode),
        ):
            shortcut(self, keys, action)

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (
            ("J", self.tr("kegiatan berikutnya; di akhir daftar, staf berikutnya")),
            ("K", self.tr("kegiatan sebelumnya")),
            ("A", self.tr("terima, atau setujui SKP")),
            ("Shift+A", self.tr("terima semua kegiatan hari itu")),
            ("R", self.tr("kembalikan dengan catatan")),
            ("B", self.tr("buka bukti")),
            ("S", self.tr("kegiatan atau SKP")),
            ("↑ ↓", self.tr("pindah dalam daftar yang sedang dipilih")),
        )

    def help_text(self) -> str:
        """Return what F1 says."""
        return self.tr(
            "Di kiri staf Anda dengan jumlah kegiatan yang menunggu, di tengah kegiatannya hari "
            "demi hari, di kanan buktinya. Yang diterima masuk hitungan realisasi RHK; yang "
            "dikembalikan harus dilengkapi pemiliknya dan tidak dihitung.\n\n"
            "Setiap keputusan ditandatangani dengan kunci Anda dan dapat diurungkan selama belum "
            "diterbitkan.\n\n"
            "SKP yang diajukan staf ada di pilihan SKP: setujui, atau kembalikan dengan catatan."
        )

    # --- loading ---------------------------------------------------------------------------
    def open(self, argument: object) -> None:
        """Go to a person or a plan by id, to an entry ("entri:id"), or to the plans ("skp")."""
        if not isinstance(argument, str) or not argument:
            return
        if argument == PLANS:
            self.show_mode(PLANS)
        elif argument.startswith(ENTRY):
            services, session = self.context.services, self.context.session
            entry_id = argument.removeprefix(ENTRY)
            job = partial(services.activities.item, session, entry_id)
            self.run(lambda _r: job(), self._open_entry, key="open")
        elif any(plan.id == argument for plan in self._team.plans):
            self.show_mode(PLANS)
            self.plans.choose(argument)
        else:
            self.show_mode(ENTRIES)
            self.staff.choose(argument)
            self._load_person(argument)

    def _open_entry(self, item: ActivityItem) -> None:
        self.show_mode(ENTRIES)
        self._wanted = item.id
        self.staff.choose(item.person_id)
        self._load_person(item.person_id)

    def refresh(self) -> None:
        """Load staff and plans, then the entries of the person chosen."""
        services, session, today = self.context.services, self.context.session, self.context.today()
        self.run(lambda _r: loading.team(services, session, today), self._show_team, key="team")

    def _show_team(self, team: loading.Team) -> None:
        self._team = team
        rows = staff_rows(team.members, self.context.today())
        self.staff.set_rows(rows)
        self._left.set_note(self.tr("{0} orang").format(len(team.members)))
        self.plans.set_plans(team.plans)
        if self.staff.key not in self.staff.people() and self.staff.people():
            self.staff.choose(self.staff.people()[0])
        self._choose_stack()
        self._say()
        if self.staff.key:
            self._load_person(self.staff.key)

    def _load_person(self, person_id: str) -> None:
        services, session, today = self.context.services, self.context.session, self.context.today()
        self.run(
            lambda _r: loading.reading(services, session, person_id, today),
            self._show_reading,
            key="reading",
        )

    def _show_reading(self, reading: loading.Reading) -> None:
        if reading.person_id != self.staff.key:
            return
        if reading.person_id != self._reading.person_id:
            self.filter.set_value("")
        self._reading = reading
        choices = {
            (item.rhk_id or "-"): (
                self.tr("RHK {0}").format(item.rhk_number)
                if item.rhk_number is not None
                else self.tr("Tanpa RHK")
            )
            for item in sorted(reading.items, key=lambda item: item.rhk_number or 99)
        }
        self.filter.set_options([("", self.tr("Semua RHK")), *choices.items()])
        self._show_items()

    def _show_items(self) -> None:
        wanted = self.filter.value()
        reading = self._reading
        items = [item for item in reading.items if wanted in ("", item.rhk_id or "-")]
        member = next((m for m in self._team.members if m.person_id == reading.person_id), None)
        following = self._next_waiting()
        self.reading.show_items(
            items,
            reading.targets,
            reading.progress,
            name=member.name if member is not None else "",
            missing=member.missing_days if member is not None else 0,
            following=(following.name, following.waiting) if following is not None else None,
        )
        if any(item.id == self._wanted for item in items):
            self.list.choose(self._wanted)
        self._wanted = ""
        self._on_moved(self.list.item)

    def _say(self) -> None:
        waiting = [m for m in self._team.members if m.waiting]
        total = sum(m.waiting for m in waiting)
        plans = len(self._team.plans)
        parts = []
        if total:
            words = self.tr("{0} kegiatan menunggu dari {1} orang").format(
                number(total), len(waiting)
            )
            parts.append(words)
            oldest = min((m.oldest for m in waiting if m.oldest is not None), default=None)
            if oldest is not None and not self.narrow:
                parts.append(self.tr("yang terlama sejak {0}").format(weekday_date(oldest)))
        else:
            parts.append(self.tr("tidak ada kegiatan yang menunggu"))
        if plans:
            parts.append(self.tr("**{0} SKP menunggu keputusan**").format(plans))
        self.header.set_subtitle(" · ".join(parts))

    # --- moving about ----------------------------------------------------------------------
    def show_mode(self, mode: str) -> None:
        """Show entries or plans."""
        self.mode.set_value(mode)
        self._choose_stack()

    def _swap_mode(self) -> None:
        self.show_mode(PLANS if self.mode.value() == ENTRIES else ENTRIES)

    def _choose_stack(self) -> None:
        plans = self.mode.value() == PLANS
        nobody = not self._team.members and not plans
        self.filter.setVisible(not plans)
        self._stack.setCurrentIndex(1 if plans else 2 if nobody else 0)

    def step(self, by: int) -> None:
        """Go to the next entry; after the last one to the next person who waits."""
        if self.mode.value() == PLANS:
            self.plans.staff.step(by)
        elif not self.list.step(by) and by > 0:
            self._next_person()

    def _next_waiting(self) -> TeamMember | None:
        keys = self.staff.people()
        members = {m.person_id: m for m in self._team.members}
        at = keys.index(self.staff.key) + 1 if self.staff.key in keys else 0
        order = [members[key] for key in (*keys[at:], *keys[:at]) if key in members]
        return next((m for m in order if m.waiting and m.person_id != self.staff.key), None)

    def _next_person(self) -> None:
        member = self._next_waiting()
        if member is not None:
            self.staff.choose(member.person_id)
            self._load_person(member.person_id)

    def _on_moved(self, item: ActivityItem | None) -> None:
        self.evidence.show_entry(item)
        self._dwell.stop()
        if item is not None and item.id not in self._seen:
            self._dwell.start()

    def _count_as_read(self) -> None:
        item = self.list.item
        if item is not None:
            self._opened.add(item.id)
        self._write_opened()

    def _write_opened(self) -> None:
        ids = tuple(self._opened - self._seen)
        self._opened.clear()
        if not ids:
            return
        self._seen.update(ids)
        services, session = self.context.services, self.context.session
        self.run(lambda _r: services.reviews.open(session, ids), lambda _n: None, lane=Lane.WRITE)

    # --- deciding on entries ---------------------------------------------------------------
    def accept(self, ids: Sequence[str]) -> None:
        """Accept entries and go on to the next that waits."""
        items = [item for item in self.list.items() if item.id in ids]
        if not items:
            return
        self._opened.update(ids)
        self._write_opened()
        self.list.leave(ids)
        services, session = self.context.services, self.context.session
        self.run(
            lambda _r: services.reviews.accept(session, ids),
            lambda outcome: self._accepted(items, outcome),
            self._refused,
            lane=Lane.WRITE,
        )

    def _accepted(self, items: Sequence[ActivityItem], outcome: Outcome[int]) -> None:
        if not outcome.value:
            return
        if len(items) == 1:
            text = self.tr("“{0}” diterima").format(items[0].text)
        else:
            text = self.tr("{0} kegiatan diterima").format(outcome.value)
        self.toast(text, outcome.undo_label)

    def _refused(self, error: object) -> None:
        self.context.signals.refused.emit(error)
        self.refresh()

    def accept_day(self, day: date) -> None:
        """Accept everything of a day that waits."""
        ids = [
            item.id
            for item in self._reading.items
            if item.day == day and item.status is ActivityStatus.SUBMITTED
        ]
        if ids:
            self.list.leave(ids)
            person_id = self._reading.person_id
            services, session = self.context.services, self.context.session
            self.run(
                lambda _r: services.reviews.accept_day(session, person_id, day),
                lambda outcome: self.toast(
                    self.tr("{0} kegiatan {1} diterima").format(outcome.value, weekday_date(day)),
                    outcome.undo_label,
                ),
                self._refused,
                lane=Lane.WRITE,
            )

    def _accept_current(self) -> None:
        if self.mode.value() == PLANS:
            self.plans.agree_current()
        elif (item := self.list.item) is not None and item.status is not ActivityStatus.APPROVED:
            self.accept([item.id])

    def _accept_current_day(self) -> None:
        if self.mode.value() == ENTRIES and (item := self.list.item) is not None:
            self.accept_day(item.day)

    def _return_current(self) -> None:
        if self.mode.value() == PLANS:
            self.plans.return_current()
        elif (item := self.list.item) is not None and item.status is not ActivityStatus.RETURNED:
            self.ask_return(item.id)

    def ask_return(self, item_id: str) -> None:
        """Ask for the note with which an entry goes back."""
        item = next((item for item in self.list.items() if item.id == item_id), None)
        if item is None:
            return
        dialog = ReturnDialog(
            self,
            self.tr("Kembalikan kegiatan"),
            f"{weekday_date(item.day)} · {item.text}",
            (
                self.tr("Lampirkan buktinya."),
                self.tr("Isi volumenya."),
                self.tr("Pilih RHK yang didukung."),
                self.tr("Jam belum sesuai."),
                self.tr("Uraian kurang jelas."),
                self.tr("Bukti tidak cocok."),
            ),
        )
        services, session = self.context.services, self.context.session

        def submit(note: str) -> None:
            self.run(
                lambda _r: services.reviews.return_(session, item_id, note),
                lambda outcome: self._returned(dialog, item, outcome),
                dialog.refuse,
                lane=Lane.WRITE,
            )

        dialog.wanted.connect(submit)
        dialog.open()

    def _returned(self, dialog: ReturnDialog, item: ActivityItem, outcome: Outcome[None]) -> None:
        dialog.accept()
        self.list.leave([item.id])
        self.toast(self.tr("“{0}” dikembalikan").format(item.text), outcome.undo_label)

    # --- evidence --------------------------------------------------------------------------
    def look_at_evidence(self) -> None:
        """Open the viewer on the evidence of the entry being read."""
        if self.evidence.items():
            self.evidence.open_viewer()
        elif (item := self.list.item) is not None and item.evidence_count:
            self._look = True
            self.source.ask(item.id)

    def _on_listed(self, _entry: str, _items: object) -> None:
        if self._look:
            self._look = False
            self.evidence.open_viewer()

    # --- deciding on plans -----------------------------------------------------------------
    def agree(self, plan: PlanView) -> None:
        """Agree to a plan."""
        services, session = self.context.services, self.context.session
        self.run(
            lambda _r: services.plans.decide(session, plan.id, agreed=True),
            lambda outcome: self.toast(
                self.tr("SKP {0} disetujui").format(plan.employee.name), outcome.undo_label
            ),
            self._refused,
            lane=Lane.WRITE,
        )

    def ask_return_plan(self, plan: PlanView) -> None:
        """Ask for the note with which a plan goes back."""
        dialog = ReturnDialog(
            self,
            self.tr("Kembalikan SKP"),
            self.tr("SKP {0} {1}").format(plan.year, plan.employee.name),
            (
                self.tr("Targetnya terlalu rendah."),
                self.tr("Satuan belum jelas."),
                self.tr("Selaraskan dengan RHK saya."),
                self.tr("Cara ukur belum tepat."),
            ),
        )
        services, session = self.context.services, self.context.session

        def submit(note: str) -> None:
            self.run(
                lambda _r: services.plans.decide(session, plan.id, agreed=False, note=note),
                done,
                dialog.refuse,
                lane=Lane.WRITE,
            )

        def done(outcome: Outcome[PlanView]) -> None:
            dialog.accept()
            words = self.tr("SKP {0} dikembalikan").format(plan.employee.name)
            self.toast(words, outcome.undo_label)

        dialog.wanted.connect(submit)
        dialog.open()

    # --- measures --------------------------------------------------------------------------
    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures: the evidence is opened from the entry instead."""
        super().set_narrow(narrow)
        self._left.setFixedWidth(176 if narrow else 224)
        self._row.setSpacing(12 if narrow else 16)
        self.evidence.setVisible(not narrow)
        self.list.set_narrow(narrow)
        self.reading.set_narrow(narrow)
        self.plans.set_narrow(narrow)
        self._say()

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember what was read."""
        super().hideEvent(event)
        self._dwell.stop()
        self._write_opened()
