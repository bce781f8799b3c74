"""The page Tinjauan: what the staff handed in as a reading list, and plans to decide on."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
)

from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.changes import Area
from penilaian_desktop.domain.review_views import ReadingGroup, ReadingPage, TeamMember
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.screens.tinjauan import loading, saying
from penilaian_desktop.ui.screens.tinjauan.deciding import ENTRIES, PLANS
from penilaian_desktop.ui.screens.tinjauan.frame import TinjauanFrame
from penilaian_desktop.ui.screens.tinjauan.staff import day_rows, rhk_rows, staff_rows
from penilaian_desktop.ui.widgets.button import shortcut

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

ENTRY = "entri:"


class TinjauanPage(TinjauanFrame):
    """Loads staff and entries and shows them by person, by day or by RHK."""

    page_id: ClassVar[str] = "tinjauan"
    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.ACTIVITIES, Area.REVIEWS, Area.EVIDENCE, Area.PLANS, Area.EMPLOYEES, Area.CALENDAR}
    )

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._team = loading.Team()
        self._reading = loading.Reading(ReadingGroup.PERSON, "")
        self._limit = loading.PAGE
        self._on = False
        self._wanted = ""
        self._opened: set[str] = set()
        self._seen: set[str] = set()
        self._connect()
        self._keys()

    def _connect(self) -> None:
        self._dwell.timeout.connect(self._count_as_read)
        self.mode.chosen.connect(self.show_mode)
        self.group.chosen.connect(self.show_group)
        self.filter.chosen.connect(self._narrow_to_rhk)
        self.staff.chosen.connect(self._load_group)
        self.list.moved.connect(self._on_moved)
        self.list.accept_requested.connect(lambda item_id: self.accept([item_id]))
        self.list.return_requested.connect(self.ask_return)
        self.list.day_requested.connect(self.accept_head)
        self.list.end_neared.connect(self.load_more)
        self.reading.selection_accepted.connect(self.accept_selection)
        self.reading.selection_returned.connect(self.return_selection)
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
            ("X", self._tick),
            ("Space", self._space),
            ("Esc", self._untick),
            ("G", self._swap_group),
        ):
            shortcut(self, keys, action)

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
            self._open_person(argument)

    def _open_entry(self, item: ActivityItem) -> None:
        self._wanted = item.id
        self._open_person(item.person_id)

    def _open_person(self, person_id: str) -> None:
        self.show_mode(ENTRIES)
        self.group.set_value(ReadingGroup.PERSON.value)
        self._show_rows(person_id)

    def refresh(self) -> None:
        """Load staff and plans, then the entries of the person, day or RHK chosen."""
        services, session = self.context.services, self.context.session
        self.run(lambda _r: loading.team(services, session), self._show_team, key="team")

    def _show_team(self, team: loading.Team) -> None:
        self._team = team
        self.plans.set_plans(team.plans)
        self._choose_stack()
        self._say()
        self.notice.show_message(saying.lent(team.desk.delegations))
        self._show_rows(self.staff.key)

    def _show_rows(self, key: str) -> None:
        """Show who or what waits at the left, and read the one of a key, else the first."""
        desk, shown = self._team.desk, ReadingGroup(self.group.value())
        words = {
            ReadingGroup.PERSON: (self.tr("Staf"), self.tr("{0} orang"), len(desk.members)),
            ReadingGroup.DAY: (self.tr("Hari"), self.tr("{0} hari"), len(desk.days)),
            ReadingGroup.RHK: (self.tr("RHK"), "{0}", len(desk.rhk)),
        }
        title, note, count = words[shown]
        if shown is ReadingGroup.PERSON:
            self.staff.set_rows(staff_rows(desk.members, self.context.today()))
        else:
            self.staff.set_rows(day_rows(desk) if shown is ReadingGroup.DAY else rhk_rows(desk))
        self._left.set_title(title, note.format(number(count)))
        keys = self.staff.people()
        self.staff.choose(key if key in keys else next(iter(keys), ""))
        if self.staff.key:
            self._load_group(self.staff.key)
        else:
            self._reading = loading.Reading(shown, "")
            self._show_items()

    def _load_group(self, key: str) -> None:
        services, session, today = self.context.services, self.context.session, self.context.today()
        group = ReadingGroup(self.group.value())
        if (group, key) != (self._reading.group, self._reading.key):
            self.list.untick()
            self.filter.set_value("")
            self._limit = loading.PAGE
        everything = bool(self._wanted or self.filter.value())
        limit = loading.EVERYTHING if everything else self._limit
        self.run(
            lambda _r: loading.reading(services, session, group, key, limit, today),
            self._show_reading,
            self._lost,
            key="reading",
        )

    def _lost(self, error: object) -> None:
        """Read nobody when the right to it ended meanwhile."""
        self.context.signals.refused.emit(error)
        self._reading = loading.Reading(ReadingGroup(self.group.value()), "")
        self._show_items()

    def load_more(self) -> None:
        """Bring the next page behind what is shown."""
        before = self._reading
        if before.next_key is None:
            return
        services, session = self.context.services, self.context.session
        self.run(
            lambda _r: services.reviews.reading(
                session, before.group, before.key, after=before.next_key, limit=loading.PAGE
            ),
            lambda page: self._add_page(before, page),
            key="more",
        )

    def _add_page(self, before: loading.Reading, page: ReadingPage) -> None:
        if self._reading is not before:
            return
        self._limit = len(before.items) + loading.PAGE
        self._reading = before.with_more(page)
        self._show_items()
        if self._on:  # J at the end of what was loaded
            self._on = False
            self.list.step(1)

    def _narrow_to_rhk(self, wanted: str) -> None:
        """Show one RHK; that needs everything of the person, not the first page."""
        if wanted and self._reading.next_key is not None:
            self._load_group(self.staff.key)
        else:
            self._show_items()

    def _show_reading(self, reading: loading.Reading) -> None:
        if (reading.key, reading.group.value) != (self.staff.key, self.group.value()):
            return
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
        wanted = self.filter.value() if self._by_person() else ""
        reading = self._reading
        days = reading.days
        if wanted:
            kept = (
                replace(
                    day, entries=tuple(e for e in day.entries if wanted == (e.item.rhk_id or "-"))
                )
                for day in days
            )
            days = tuple(day for day in kept if day.entries)
        members = self._team.desk.members
        member = next((m for m in members if m.person_id == reading.key), None)
        following = self._next_waiting()
        self.reading.show_items(
            days,
            reading,
            name=member.name if member is not None else "",
            aside=saying.aside(reading, member),
            missing=member.missing_days if member is not None else 0,
            since=member.missing_since if member is not None else None,
            following=(following.name, following.waiting) if following is not None else None,
        )
        if any(entry.item.id == self._wanted for day in days for entry in day.entries):
            self.list.choose(self._wanted)
        self._wanted = ""
        self._on_moved(self.list.item)

    def _say(self) -> None:
        words = saying.waiting(self._team.desk, len(self._team.plans), short=self.narrow)
        self.header.set_subtitle(words)

    # --- moving about ----------------------------------------------------------------------
    def show_mode(self, mode: str) -> None:
        """Show entries or plans."""
        self.mode.set_value(mode)
        self._choose_stack()

    def _swap_mode(self) -> None:
        self.show_mode(PLANS if self.mode.value() == ENTRIES else ENTRIES)

    def _choose_stack(self) -> None:
        plans = self.mode.value() == PLANS
        nobody = not self._team.desk.members and not plans
        self.filter.setVisible(not plans and self._by_person() and not self.narrow)
        self.group.setVisible(not plans)
        self._stack.setCurrentIndex(1 if plans else 2 if nobody else 0)

    def _by_person(self) -> bool:
        return self.group.value() == ReadingGroup.PERSON.value

    def show_group(self, group: str) -> None:
        """Put the entries together by person, by day or by RHK."""
        self.group.set_value(group)
        self._choose_stack()
        self._show_rows("")

    def _swap_group(self) -> None:
        kinds = [kind.value for kind in ReadingGroup]
        self.show_group(kinds[(kinds.index(self.group.value()) + 1) % len(kinds)])

    def _tick(self) -> None:
        if self.mode.value() == ENTRIES:
            self.list.tick()

    def _space(self) -> None:
        """Press what has the focus, as everywhere; in the list tick the entry being read."""
        focus = self.focusWidget()
        if isinstance(focus, QAbstractButton):
            focus.click()
        elif isinstance(focus, QComboBox):
            focus.showPopup()
        else:
            self._tick()

    def _untick(self) -> None:
        self.list.untick()

    def step(self, by: int) -> None:
        """Go to the next entry; after the last one to the next person who waits."""
        if self.mode.value() == PLANS:
            self.plans.staff.step(by)
        elif not self.list.step(by) and by > 0:
            if self._reading.next_key is not None:
                self._on = True
                self.load_more()
            else:
                self._next_person()

    def _next_waiting(self) -> TeamMember | None:
        """Return the next of the list at the left that waits; days and RHK count as members."""
        keys = self.staff.people()
        at = keys.index(self.staff.key) + 1 if self.staff.key in keys else 0
        for key in (*keys[at:], *keys[:at]):
            row = self.staff.row(key)
            if row is not None and row.count and key != self.staff.key:
                return TeamMember(person_id=key, name=row.name, position="", waiting=row.count)
        return None

    def _next_person(self) -> None:
        member = self._next_waiting()
        if member is not None:
            self.staff.choose(member.person_id)
            self._load_group(member.person_id)

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

    # --- measures --------------------------------------------------------------------------
    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures."""
        super().set_narrow(narrow)
        self._choose_stack()
        self._say()

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember what was read."""
        super().hideEvent(event)
        self._dwell.stop()
        self._write_opened()
