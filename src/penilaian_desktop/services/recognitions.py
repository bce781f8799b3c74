"""Recognition: given by the leader, shown to colleagues only where the ASN agrees (WG-5, PR-6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from penilaian_desktop.domain.access import Action, Role
from penilaian_desktop.domain.activity import Activity, ActivityState, ActivityStatus
from penilaian_desktop.domain.activity_views import ActivityFilter
from penilaian_desktop.domain.appraisal import Appraisal, AppraisalState, Predicate
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.follow_up import FollowUp, FollowUpKind
from penilaian_desktop.domain.form_views_growth import CertificateFormView
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.public_voice import NoteKind, PublicNote
from penilaian_desktop.domain.recognition import Recognition, RecognitionConsent
from penilaian_desktop.domain.recognition_views import (
    EvidenceLine,
    EvidencePage,
    OwnRecognitions,
    RecognitionBoard,
    RecognitionDraft,
    RecognitionItem,
    RecognitionSource,
)
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.wording import predicate_label
from penilaian_desktop.services.appraisal_store import appraisals_of
from penilaian_desktop.services.as_shown import check_shown
from penilaian_desktop.services.citizens import (
    citizens_of,
    plain_recognition,
    says_who,
    without_citizens,
)
from penilaian_desktop.services.context import Context, step_label
from penilaian_desktop.services.effective import results_of
from penilaian_desktop.services.form_paper import NO_FOOT, agency_of, foot_of
from penilaian_desktop.services.people import person_item, snapshot, staff_windows
from penilaian_desktop.services.person_lists import PersonList
from penilaian_desktop.services.public_notes import PublicNotes
from penilaian_desktop.services.reach import Reach
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require
from penilaian_desktop.services.training_reading import newest_approval
from penilaian_desktop.services.unit_keeping import kept_units, people_in
from penilaian_desktop.storage.prefetched import Prefetched
from penilaian_desktop.storage.unit_of_work import ReadUnit

BACK_DAYS = 400
"""Praise and results older than this suggest nothing any more."""
HANDED_IN = (ActivityStatus.SUBMITTED, ActivityStatus.APPROVED, ActivityStatus.RETURNED)
ENTRIES = 60


@dataclass(frozen=True, slots=True)
class Recognitions:
    """Use cases of recognition."""

    context: Context

    # --- reading ---------------------------------------------------------------------------
    def board(self, s: Session, year: int) -> RecognitionBoard:
        """Return the recognitions of a year that the session may read, and what suggests more."""
        with self.context.read() as unit:
            today = self.context.today(unit)
            reach = Reach(unit, s)
            near = reach.people(Action.READ_RECOGNITION)
            some: dict[str, Any] = {} if near is None else {"person_id": near}
            of_year = [
                record
                for record in unit.find(Recognition, order=("-day", "-id"), **some)
                if record.day.year == year
            ]
            reach.look_at(record.person_id for record in of_year)
            given = [
                record
                for record in of_year
                if reach.may(Action.READ_RECOGNITION, record.person_id, record.day)
            ]
            staff = self._staff(unit, s, today)
            return RecognitionBoard(
                year=year,
                given=self._items(unit, s, [r for r in given if r.person_id != s.person_id]),
                drafts=(*self._praised(unit, staff, today), *self._good(unit, staff, today)),
                may_give=bool(staff),
            )

    def own(self, s: Session, person_id: str = "") -> OwnRecognitions:
        """Return the recognition of a person, the own one by default, with the public's praise.

        Raises NotAllowed.
        """
        who = person_id or s.person_id
        with self.context.read() as unit:
            today = self.context.today(unit)
            require(unit, s, Action.READ_RECOGNITION, who, today)
            items = self._items(unit, s, unit.find(Recognition, order=("-day",), person_id=who))
            person = person_item(unit, who, today)
        return OwnRecognitions(
            person=person, items=items, praise=PublicNotes(self.context).praise(s, who)
        )

    def wall(self, s: Session) -> tuple[RecognitionItem, ...]:
        """Return what colleagues of the own unit and below let others see, the newest first.

        HR sees what all units share. Entries of the log and the words of citizens are never on
        the wall.
        """
        with self.context.read() as unit:
            today = self.context.today(unit)
            near = people_in(unit, kept_units(unit, s, today), today, today)
            shown = {
                c.recognition_id
                for c in unit.find(RecognitionConsent, shared=True)
                if c.person_id in near and c.author_id == c.person_id
            }
            found = unit.find(Recognition, order=("-day", "-id"), id=tuple(shown)) if shown else ()
            return tuple(
                replace(item, entries=(), praise="", may_edit=False)
                for item in self._items(unit, s, found)
                if item.shared  # the newest word counts, whichever laptop it was said on
            )

    def staff(self, s: Session) -> tuple[tuple[str, str], ...]:
        """Return (id, name) of whom the session may recognise today, by name."""
        with self.context.read() as unit:
            ids = self._staff(unit, s, self.context.today(unit))
            found = unit.find(Employee, id=ids) if ids else ()
            return tuple(sorted(((e.id, e.name) for e in found), key=lambda x: name_order(x[1])))

    def entries(
        self,
        s: Session,
        person_id: str,
        *,
        contains: str = "",
        after: tuple[str, str] | None = None,
    ) -> EvidencePage:
        """Return entries of a person's log, handed in, that may show why; the newest first.

        `contains` are beginnings of words that all stand in the text; `after` is the key that the
        page before gave. Raises NotAllowed.
        """
        with self.context.read() as unit:
            today = self.context.today(unit)
            require(unit, s, Action.GIVE_RECOGNITION, person_id, today)
            shown = ActivityFilter(
                person_id=person_id,
                starts=today - timedelta(days=BACK_DAYS),
                statuses=HANDED_IN,
                search=contains.strip(),
            )
            found = unit.activities.page(shown, after=after, limit=ENTRIES)
            return EvidencePage(
                lines=tuple(
                    EvidenceLine(activity_id=a.id, day=a.day, text=a.text) for a in found.items
                ),
                next_key=found.next_key,
            )

    def certificate(self, s: Session, recognition_id: str) -> CertificateFormView:
        """Return a recognition as a piagam to print. Raises NotAllowed."""
        with self.context.read() as unit:
            record = unit.require(Recognition, recognition_id)
            require(unit, s, Action.READ_RECOGNITION, record.person_id, record.day)
            record = plain_recognition(record, citizens_of(unit, (record.note_id,)))
            agency = agency_of(unit)
            bare = CertificateFormView(
                agency=agency.name,
                place=agency.place,
                dated=record.day,
                title=record.title,
                text=record.text,
                employee=snapshot(unit, record.person_id, record.day),
                signer=snapshot(
                    unit, record.author_id or None, record.day, seen_from=record.person_id
                ),
                foot=NO_FOOT,
            )
            return replace(bare, foot=foot_of(unit, s, bare, record.id))

    # --- the leader ------------------------------------------------------------------------
    def give(
        self, s: Session, recognition_id: str | None, *, person_id: str, day: date, title: str,
        text: str, note_id: str = "", activity_ids: Sequence[str] = (),
        version: int | None = None,
    ) -> Outcome[RecognitionItem]:  # fmt: skip
        """Write a recognition, new (None) or changed from `version`; signed.

        Its person and day stay. Raises NotAllowed; RuleViolation `recognition_title_missing`,
        `recognition_text_missing`, `recognition_in_future`, `recognition_entry_elsewhere`,
        `recognition_note_elsewhere`, `recognition_names_citizen`, `recognition_not_yours`,
        `recognition_answered`.
        """
        for field, said in (("title", title), ("text", text)):
            if not said.strip():
                raise RuleViolation(f"recognition_{field}_missing", field=field)
        with self.context.read() as unit:
            name = person_item(unit, person_id, self.context.today(unit)).name
        with self.context.write(s, "undo_recognition_given", name=name) as unit:
            old = self._mine(unit, s, recognition_id) if recognition_id else None
            whom, when = (old.person_id, old.day) if old else (person_id, day)
            require(unit, s, Action.GIVE_RECOGNITION, whom, when)
            check_shown(old, version)
            if when > self.context.today(unit):
                raise RuleViolation("recognition_in_future", field="day")
            ids = tuple(dict.fromkeys(activity_ids))
            self._check(unit, whom, note_id, ids)
            brought = citizens_of(unit, (note_id,))
            for field, said in (("title", title), ("text", text)):
                if says_who(said, brought, note_id):
                    raise RuleViolation("recognition_names_citizen", field=field)
            base = old or Recognition(
                id=new_id(), at=self.context.now(), person_id=whom, day=when, title="", text=""
            )
            new = replace(
                base, title=title.strip(), text=text.strip(), note_id=note_id, activity_ids=ids
            )
            written = unit.add(new) if old is None else unit.put(new) if new != old else old
            item = self._items(unit, s, (written,))[0]
        return Outcome(item, _changes(whom), step_label(unit, "undo_recognition_given", name=name))

    def delete(self, s: Session, recognition_id: str) -> Outcome[None]:
        """Take an own recognition back. Raises NotAllowed, RuleViolation."""
        with self.context.write(s, "undo_recognition_deleted") as unit:
            old = unit.require(Recognition, recognition_id)
            if old.author_id != s.person_id:
                raise RuleViolation("recognition_not_yours")
            require(unit, s, Action.GIVE_RECOGNITION, old.person_id, old.day)
            unit.delete(Recognition, old.id)
        return Outcome(None, _changes(old.person_id), step_label(unit, "undo_recognition_deleted"))

    # --- the person ------------------------------------------------------------------------
    def share(self, s: Session, recognition_id: str, *, shared: bool) -> Outcome[None]:
        """Let colleagues see an own recognition, or no longer. Raises NotAllowed `owner_only`."""
        with self.context.write(s, "undo_recognition_shared") as unit:
            record = unit.require(Recognition, recognition_id)
            today = self.context.today(unit)
            require(unit, s, Action.SHARE_RECOGNITION, record.person_id, today)
            old = _consent(unit, record)
            if old is None:
                unit.add(
                    RecognitionConsent(
                        id=new_id(), at=self.context.now(), person_id=record.person_id,
                        recognition_id=record.id, shared=shared,
                    )
                )  # fmt: skip
            elif old.shared is not shared:
                unit.put(replace(old, shared=shared))
        return Outcome(
            None, _changes(record.person_id), step_label(unit, "undo_recognition_shared")
        )

    # --- inside ----------------------------------------------------------------------------
    def _staff(self, unit: ReadUnit, s: Session, today: date) -> tuple[str, ...]:
        if Role.APPRAISER not in s.roles:
            return ()
        return tuple(
            person
            for person, windows in staff_windows(unit, s).items()
            if any(window.covers(today) for window in windows)
        )

    def _mine(self, unit: ReadUnit, s: Session, recognition_id: str) -> Recognition:
        old = unit.require(Recognition, recognition_id)
        if old.author_id != s.person_id:
            raise RuleViolation("recognition_not_yours")
        if _consent(unit, old) is not None:
            raise RuleViolation("recognition_answered")
        return old

    def _check(self, unit: ReadUnit, person: str, note_id: str, ids: tuple[str, ...]) -> None:
        found = unit.find(Activity, id=ids, person_id=person) if ids else ()
        if len([a for a in found if a.state is ActivityState.SUBMITTED]) != len(ids):
            raise RuleViolation("recognition_entry_elsewhere", field="activity_ids")
        note = unit.get(PublicNote, note_id) if note_id else None
        fits = note is not None and note.person_id == person and note.note_kind is NoteKind.PRAISE
        if note_id and not fits:
            raise RuleViolation("recognition_note_elsewhere", field="note_id")

    def _praised(
        self, unit: ReadUnit, staff: Sequence[str], today: date
    ) -> tuple[RecognitionDraft, ...]:
        notes = [
            n
            for n in unit.find(PublicNote, order=("-received_on", "-id"), person_id=tuple(staff))
            if n.note_kind is NoteKind.PRAISE and (today - n.received_on).days <= BACK_DAYS
        ]
        used = {r.note_id for r in unit.find(Recognition, person_id=tuple(staff))}
        notes = [n for n in notes if n.id not in used]
        return tuple(
            RecognitionDraft(
                source=RecognitionSource.PRAISE,
                person=person_item(unit, note.person_id, today),
                day=today,
                title=message("recognition_for_praise").text,
                text=note.text,
                note_id=note.id,
            )
            for note in without_citizens(unit, notes)
        )

    def _good(
        self, unit: ReadUnit, staff: Sequence[str], today: date
    ) -> tuple[RecognitionDraft, ...]:
        """Return very good published results after which their person was not recognised yet."""
        codes = {
            a.period_code
            for a in unit.find(Appraisal, person_id=tuple(staff), state=AppraisalState.PUBLISHED)
            if a.published_on is not None and (today - a.published_on).days <= BACK_DAYS
        }
        newest: dict[str, date] = {}
        for record in unit.find(Recognition, person_id=tuple(staff)):
            newest[record.person_id] = max(record.day, newest.get(record.person_id, date.min))
        drafts = []
        for code in sorted(codes, reverse=True):
            out = {
                person: a
                for person, a in appraisals_of(unit, staff, code).items()
                if a.state is AppraisalState.PUBLISHED
            }
            for person, result in results_of(unit, out, code).items():
                published = out[person].published_on
                known = published is not None and newest.get(person, date.min) >= published
                if result.predicate is Predicate.SANGAT_BAIK and not known:
                    drafts.append(self._draft(unit, out[person], result.predicate, today))
        return tuple(drafts)

    def _draft(
        self, unit: ReadUnit, appraisal: Appraisal, predicate: Predicate, today: date
    ) -> RecognitionDraft:
        label = PeriodCode.parse(appraisal.period_code).label
        said = predicate_label(predicate)
        return RecognitionDraft(
            source=RecognitionSource.RESULT,
            person=person_item(unit, appraisal.person_id, today),
            day=today,
            title=message("recognition_for_result", predicate=said, period=label).text,
            text=message(
                "recognition_text_result",
                predicate=said,
                period=label,
                strength=appraisal.strength.strip(),
            ).text.strip(),
            period_code=appraisal.period_code,
            letter=_letter(unit, appraisal),
        )

    def _items(
        self, unit: ReadUnit, s: Session, records: Iterable[Recognition]
    ) -> tuple[RecognitionItem, ...]:
        every = tuple(records)
        wanted = tuple({i for r in every for i in r.activity_ids})
        entries = {a.id: a for a in unit.find(Activity, id=wanted)} if wanted else {}
        authors = tuple({r.author_id for r in every if r.author_id})
        names = {e.id: e.name for e in unit.find(Employee, id=authors, include_deleted=True)}
        praised = tuple({r.note_id for r in every if r.note_id})
        notes = {n.id: n.text for n in without_citizens(unit, unit.find(PublicNote, id=praised))}
        brought = citizens_of(unit, praised)
        held = Prefetched(unit)
        held.ahead(RecognitionConsent, "recognition_id", (r.id for r in every))
        people = PersonList(unit, {r.person_id for r in every})
        items = []
        for record in every:
            consent = _consent(held, record)
            items.append(
                RecognitionItem(
                    recognition=plain_recognition(record, brought),
                    person=people.item(record.person_id, record.day),
                    author=names.get(record.author_id, ""),
                    shared=consent.shared if consent else None,
                    entries=tuple(
                        EvidenceLine(activity_id=i, day=entries[i].day, text=entries[i].text)
                        for i in record.activity_ids
                        if i in entries
                    ),
                    praise=notes.get(record.note_id, ""),
                    may_edit=bool(s.person_id) and record.author_id == s.person_id,
                )
            )
        return tuple(items)


def _consent(unit: ReadUnit, record: Recognition) -> RecognitionConsent | None:
    """Return what the person said about a recognition; nobody else's word counts."""
    found = [
        c
        for c in unit.find(RecognitionConsent, recognition_id=record.id)
        if c.person_id == c.author_id == record.person_id
    ]
    return max(found, key=lambda c: (c.at, c.id), default=None)


def _letter(unit: ReadUnit, appraisal: Appraisal) -> str:
    for reward in unit.find(
        FollowUp, person_id=appraisal.person_id, period_code=appraisal.period_code,
        follow_kind=FollowUpKind.REWARD,
    ):  # fmt: skip
        newest = newest_approval(unit, reward.id)
        if newest is not None and newest.approved:
            return newest.letter
    return ""


def _changes(person_id: str) -> Changes:
    return Changes.of(Area.TRAINING, persons=(person_id,))
