"""Live the months of the example office on one laptop: plans, logs, reviews, appraisals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from penilaian_desktop.app.demo.attendance import Machine
from penilaian_desktop.app.demo.cast import Person
from penilaian_desktop.app.demo.clock import StoryClock
from penilaian_desktop.app.demo.cycle import Cycle
from penilaian_desktop.app.demo.laptop import Laptop
from penilaian_desktop.app.demo.pictures import counter_photo, recap_scan
from penilaian_desktop.app.demo.planning import (
    REVISER,
    action_plans,
    before_handing_in,
    linked,
    revise,
)
from penilaian_desktop.app.demo.projects import ExampleProject
from penilaian_desktop.app.demo.script import Diary, steady, write_plan
from penilaian_desktop.app.demo.voice import Voice
from penilaian_desktop.domain.activity import (
    Activity,
    ActivityState,
    DayMark,
    Review,
    ReviewDecision,
)
from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.plan import Indicator, Rhk
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.people import calendar_of
from penilaian_desktop.services.session import Session
from penilaian_desktop.storage.workspace import Author

UNREAD_DAYS = 3
"""The last days that heads have not read yet."""
RETURNED_DAYS = 12
"""What was returned earlier has been mended by now."""


class Life:
    """Everything that happens on one laptop, in the order of the story."""

    def __init__(self, laptop: Laptop, clock: StoryClock, seed: int) -> None:
        self.laptop = laptop
        self.clock = clock
        self.rng = Random(f"{seed}:{laptop.code}")  # noqa: S311  (not a secret)
        self.seed = seed
        self.rhk: dict[str, tuple[Rhk, ...]] = {}
        self.indicators: dict[str, tuple[Indicator, ...]] = {}
        self.by_day: dict[date, list[Activity]] = defaultdict(list)
        self.marks: list[DayMark] = []
        self.project: ExampleProject | None = None
        self.people = {person.id: person for person in laptop.people}
        self.machine = Machine(laptop, seed)
        self.voice: Voice | None = None

    # --- plans -----------------------------------------------------------------------------
    def make_plans(self, year: int) -> None:
        """Let everybody write, hand in and agree on a plan; leaders first, so that they cascade."""
        texts: dict[str, str] = {}
        goals: dict[str, str] = {}
        for person in self.laptop.people:
            plan, rhk, indicators = write_plan(self.laptop.cast, person, year, texts)
            if person.role == "appraiser":
                rhk = linked(self.laptop, rhk, goals)
            lines = action_plans(plan, rhk, indicators) if person.account else ()
            self.rhk[person.id] = rhk
            self.indicators[person.id] = indicators
            if person.role == "appraiser":
                texts.update({item.text: item.id for item in rhk})
            begun = max(date(year, 1, 1), person.assignment.starts)
            if begun.year != year:
                continue
            self.clock.at(begun + timedelta(days=7), 600)
            with self.laptop.workspace.write(self._author(person)) as unit:
                unit.add(plan)
                for record in (*rhk, *indicators, *lines):
                    unit.add(record)
            services = self.laptop.services
            if person.appraiser_id is None:  # the superior has no account: it is handed in only
                services.plans.submit(self.laptop.session_of(person), plan.id)
                continue
            before_handing_in(self, person, plan, rhk)
            services.plans.submit(self.laptop.session_of(person), plan.id)
            if person.account == REVISER:
                revise(self, person, plan, begun)
            self.clock.at(begun + timedelta(days=12), 840)
            services.plans.decide(self.leader_of(person), plan.id, agreed=True)

    def plan_waiting(self, year: int) -> None:
        """Leave two plans open: one handed in again after a change, one returned with a note."""
        staff = [p for p in self.laptop.people if not p.account and p.appraiser_id]
        services = self.laptop.services
        for person, agreed in zip(staff[:2], (None, False), strict=False):
            session = self.laptop.session_of(person)
            view = services.plans.current(session, year=year)
            if view is None or not view.rhk:
                continue
            last = view.rhk[-1]
            services.plans.save_rhk(session, view.id, last.id, text=f"{last.text} tahun {year}")
            services.plans.submit(session, view.id)
            if agreed is False:
                services.plans.decide(
                    self.leader_of(person),
                    view.id,
                    agreed=False,
                    note="Sebutkan target triwulan IV untuk RHK terakhir.",
                )

    # --- logs ------------------------------------------------------------------------------
    def write_diaries(self, starts: date, today: date) -> None:
        """Let everybody's days be invented from their first day on; nothing is stored yet."""
        with self.laptop.workspace.read() as unit:
            calendars = {p.id: calendar_of(unit, p.id, today) for p in self.laptop.people}
        self.project = ExampleProject(self, starts, today)
        self.voice = Voice(self.laptop, self.clock, today, self.seed)
        for person in self.laptop.people:
            diary = Diary(
                self.laptop.cast, person, self.rhk[person.id], self.seed, calendars[person.id]
            )
            activities, marks = diary.write(max(starts, person.assignment.starts), today)
            self.marks.extend(marks)
            for activity in steady(activities, self.indicators[person.id], today, self.rng):
                self.by_day[activity.day].append(activity)

    def live(self, starts: date, ends: date, today: date) -> None:
        """Store the days from `starts` to `ends`: entries that day, reviews the next."""
        for mark in [m for m in self.marks if starts <= m.day <= ends]:
            self.clock.at(mark.day, 465)
            with self.laptop.workspace.write(self._author(self.people[mark.person_id])) as unit:
                unit.add(mark)
        for days in self._together([d for d in self.by_day if starts <= d <= ends], today):
            self._store(days, submitted=days[-1] != today)
            if (today - days[-1]).days >= UNREAD_DAYS:
                self._review(days, may_return=(today - days[-1]).days < RETURNED_DAYS)
        if self.project is not None:
            self.project.live(starts, ends)
        if self.voice is not None:
            self.voice.tell(starts, ends)
        month = PeriodCode(starts.year, "B", starts.month)
        while month.ends <= ends:
            self.clock.at(month.ends, 985)
            self.machine.take_over(self.laptop.leader, month)
            after = month.ends + timedelta(days=1)
            month = PeriodCode(after.year, "B", after.month)

    def _together(self, days: list[date], today: date) -> list[list[date]]:
        """Return the days that are written at once: whole weeks, single days at the end."""
        groups: dict[date, list[date]] = defaultdict(list)
        for day in sorted(days):
            recent = (today - day).days < RETURNED_DAYS
            groups[day if recent else day - timedelta(days=day.weekday())].append(day)
        return list(groups.values())

    def _store(self, days: list[date], *, submitted: bool) -> None:
        self.clock.at(days[-1], 16 * 60 + 10)
        state = ActivityState.SUBMITTED if submitted else ActivityState.DRAFT
        entries: dict[str, list[Activity]] = defaultdict(list)
        for day in days:
            for entry in self.by_day[day]:
                entries[entry.person_id].append(entry)
            self.by_day[day] = []
        for person_id, own in entries.items():
            with self.laptop.workspace.write(self._author(self.people[person_id])) as unit:
                for entry in unit.add_many([replace(entry, state=state) for entry in own]):
                    self.by_day[entry.day].append(entry)

    def _review(self, days: list[date], *, may_return: bool) -> None:
        self.clock.at(days[-1] + timedelta(days=1), 8 * 60 + 20)
        groups: dict[str, list[Activity]] = defaultdict(list)
        for entry in (entry for day in days for entry in self.by_day[day]):
            appraiser = self.people[entry.person_id].appraiser_id
            if appraiser is not None:
                groups[appraiser].append(entry)
        notes = self.laptop.cast.text["texts"]["return_notes"]
        for appraiser, entries in groups.items():
            leader = self.laptop.session_of(self.people[appraiser])
            reviews = []
            for entry in entries:
                returned = may_return and self.rng.random() < 0.08
                reviews.append(
                    Review(
                        id=new_id(),
                        at=self.clock(),
                        person_id=entry.person_id,
                        activity_id=entry.id,
                        activity_version=entry.version,
                        decision=ReviewDecision.RETURNED if returned else ReviewDecision.APPROVED,
                        note=self.rng.choice(notes) if returned else "",
                    )
                )
            with self.laptop.services.context.write(leader) as unit:
                unit.add_many(reviews)

    # --- evidence ------------------------------------------------------------------------------
    def attach_evidence(self, days: Iterable[date], limit: int) -> None:
        """Attach pictures to entries of the people with accounts, one of them used twice."""
        count = 0
        for day in sorted(days, reverse=True):
            for entry in self.by_day.get(day, ()):
                person = self.people[entry.person_id]
                if not person.account or entry.volume is None or self.rng.random() < 0.4:
                    continue
                count += 1
                if count > limit:
                    return
                self.clock.at(day, 16 * 60 + 20)
                photo = count % 3 != 0
                data = counter_photo(count) if photo else recap_scan(count, entry.text)
                stamp = f"{day:%d%m}-{(entry.start or 0) // 60:02d}"
                name = f"loket-{stamp}.jpg" if photo else f"rekap-{stamp}.png"
                self.laptop.services.activities.attach(
                    self.laptop.session_of(person), entry.id, name, data
                )

    # --- appraisals -------------------------------------------------------------------------
    def appraise(self, period: str, today: date, *, publish: bool, whole: bool = False) -> None:
        """Let people report on a quarter and heads score it, publish it or leave it half done.

        What people do after the end of a quarter is done today when that day is yet to come. With
        `whole` colleagues, calibration, an objection and follow-ups belong to it.
        """
        cycle = Cycle(self, period, today)
        whole = whole and publish and cycle.here
        if whole:
            cycle.colleagues()
        code = PeriodCode.parse(period)
        report, score, publication = (min(code.ends + timedelta(n), today) for n in (4, 7, 9))
        texts = self.laptop.cast.text["texts"]
        logged = {
            entry.person_id
            for day, entries in self.by_day.items()
            if code.starts <= day <= code.ends
            for entry in entries
        }
        rated = [p for p in self.laptop.people if p.appraiser_id is not None and p.id in logged]
        if not publish:
            rated = rated[: max(len(rated) // 2, 1)]
        for person in rated:
            self.clock.at(report, 500)
            services = self.laptop.services
            services.appraisals.save_self_report(
                self.laptop.session_of(person),
                period,
                achievements=self.rng.choice(texts["achievements"]),
                challenges=self.rng.choice(texts["challenges"]),
            )
            self.clock.at(score, 520)
            self._score(person, period, finish=publish)
        if whole:
            cycle.calibrate(rated, min(code.ends + timedelta(8), today))
        if publish:
            for leader in {p.appraiser_id for p in rated if p.appraiser_id}:
                self.clock.at(publication, 530)
                session = self.laptop.session_of(self.people[leader])
                self.laptop.services.appraisals.publish(session, period)
        if whole:
            cycle.afterwards(publication)

    def _score(self, person: Person, period: str, *, finish: bool) -> None:
        leader = self.leader_of(person)
        appraisals = self.laptop.services.appraisals
        texts = self.laptop.cast.text["texts"]
        for value, words in self.rng.sample(texts["behaviour_feedback"], 3):
            appraisals.add_feedback(leader, person.id, period, value_code=value, text=words)
        view = appraisals.view(leader, person.id, period)
        for item in view.rhk:
            rating = item.suggested or Rating.MEETS
            appraisals.rate_rhk(leader, person.id, period, item.rhk_id, rating)
        view = appraisals.view(leader, person.id, period)
        work = view.work_suggested or Rating.MEETS
        drawn = self._behaviour(person)
        behaviour = view.behaviour_suggested or drawn
        appraisals.save(
            leader,
            person.id,
            period,
            work_rating=work,
            work_reason=self._reason(work),
            behaviour_rating=behaviour,
            behaviour_reason=self._reason(behaviour),
            strength=self.rng.choice(texts["strengths"]),
            improvement=self.rng.choice(texts["improvements"]) if finish else "",
        )
        if finish:
            appraisals.finish(leader, person.id, period)

    def _behaviour(self, person: Person) -> Rating:
        drawn = self.rng.random()
        if drawn < 0.28:
            return Rating.ABOVE
        return Rating.MEETS if drawn < 0.95 or person.account else Rating.BELOW

    def _reason(self, rating: Rating) -> str:
        if rating is Rating.MEETS:
            return ""
        kind = "reasons_above" if rating is Rating.ABOVE else "reasons_below"
        words: str = self.rng.choice(self.laptop.cast.text["texts"][kind])
        return words

    # --- inside ---------------------------------------------------------------------------
    def leader_of(self, person: Person) -> Session:
        """Return the session of a person's appraiser."""
        assert person.appraiser_id is not None
        return self.laptop.session_of(self.people[person.appraiser_id])

    def _author(self, person: Person) -> Author:
        session = self.laptop.session_of(person)
        return Author(session.account_id, person.id, session.device_id)
