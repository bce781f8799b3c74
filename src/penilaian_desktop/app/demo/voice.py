"""What the public says to the example offices: services, surveys, complaints, praise, a forum."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from penilaian_desktop.app.demo.clock import StoryClock
from penilaian_desktop.app.demo.laptop import Laptop
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.public_voice import Channel, NoteKind, PublicService, SurveyAnswer
from penilaian_desktop.domain.record import new_id

SEMESTERS = 4
SHEETS = 16
"""Questionnaires of a semester in one unit."""
MORNING = 585


class Voice:
    """Everything that the public says on one laptop, told up to a day at a time."""

    def __init__(self, laptop: Laptop, clock: StoryClock, today: date, seed: int) -> None:
        self._laptop = laptop
        self._clock = clock
        self._today = today
        self._rng = Random(f"{seed}:voice:{laptop.code}")  # noqa: S311  (not a secret)
        self._text: dict[str, Any] = laptop.cast.text["voice"][laptop.code]
        leader = laptop.leader.person_id
        self._head = next(p for p in laptop.people if p.id == leader).assignment
        self._unit = self._head.unit_id
        self._services: list[PublicService] = []
        self._story = self._plan()

    def tell(self, begin: date, ends: date) -> None:
        """Let everything happen that is due up to a day, what is older on the first one.

        Nothing is written before the head, who keeps the records of the unit, holds the position.
        """
        begin = max(begin, self._head.starts)
        if ends < begin:
            return
        due = [step for step in self._story if step[0] <= ends]
        self._story = self._story[len(due) :]
        for day, step in due:
            self._clock.at(max(day, begin), MORNING)
            step()

    def _plan(self) -> list[tuple[date, Callable[[], object]]]:
        """Return what happens by its day, the oldest first."""
        half = 1 if self._today.month <= 6 else 2
        first = 2 * self._today.year + half - 1 - (SEMESTERS - 1)
        story: list[tuple[date, Callable[[], object]]] = []
        for number in range(SEMESTERS):
            code = PeriodCode((first + number) // 2, "S", (first + number) % 2 + 1)
            story.append((self._keyed_on(code), self._teller(code, number)))
        story.extend((self._ago(e[0]), self._noter(e)) for e in self._text["notes"])
        story.extend((self._ago(e[0]), self._meeter(e)) for e in self._text["forums"])
        return sorted(story, key=lambda step: step[0])

    def _ago(self, days: int) -> date:
        return self._today - timedelta(days=int(days))

    def _keyed_on(self, code: PeriodCode) -> date:
        return min(code.ends, self._today) - timedelta(days=5)

    def _teller(self, code: PeriodCode, number: int) -> Callable[[], object]:
        return lambda: self._survey(code, number)

    def _noter(self, entry: list[Any]) -> Callable[[], object]:
        return lambda: self._note(entry)

    def _meeter(self, entry: list[Any]) -> Callable[[], object]:
        return lambda: self._forum(entry)

    # --- steps -------------------------------------------------------------------------------
    def _offered(self) -> list[PublicService]:
        """Return the services of the unit; they are recorded before anything is said of them."""
        services, s = self._laptop.services.public_services, self._laptop.leader
        if not self._services:
            self._services = [
                services.save(
                    s, None, unit_id=self._unit, name=name, standard=text, days=days
                ).value
                for name, text, days in self._text["services"]
            ]
        return self._services

    def _survey(self, code: PeriodCode, number: int) -> None:
        services, s = self._offered(), self._laptop.leader
        survey = self._laptop.services.surveys.save(
            s, None, unit_id=self._unit, title=f"Survei kepuasan {code.label}",
            starts=code.starts, ends=code.ends, method="Kuesioner di loket",
        ).value  # fmt: skip
        last = self._keyed_on(code)
        span = (last - code.starts).days
        answers = []
        for sheet in range(1, SHEETS + 1):
            drawn = [
                min(4, max(1, round(self._rng.gauss(mean + number * more, 0.55))))
                for mean, more in zip(self._text["answers"], self._text["better"], strict=True)
            ]
            said = self._rng.random() < 0.2
            answers.append(
                SurveyAnswer(
                    id=new_id(), at=self._clock(), unit_id=self._unit, survey_id=survey.id,
                    service_id=self._rng.choice(services).id,
                    day=code.starts + timedelta(days=span * sheet // SHEETS),
                    u1=drawn[0], u2=drawn[1], u3=drawn[2], u4=drawn[3], u5=drawn[4], u6=drawn[5],
                    u7=drawn[6], u8=drawn[7], u9=drawn[8], respondent=str(sheet),
                    comment=self._rng.choice(self._text["comments"]) if said else "",
                )
            )  # fmt: skip
        with self._laptop.services.context.write(s) as unit:
            unit.add_many(answers)

    def _note(self, entry: list[Any]) -> None:
        _, kind, channel, place, account, text, slow, took, solution = entry
        services, s, notes = (
            self._offered(),
            self._laptop.leader,
            self._laptop.services.public_notes,
        )
        received = self._clock().date()
        person = next((p.id for p in self._laptop.people if account and p.account == account), "")
        note = notes.save(
            s, None, unit_id=self._unit, kind=NoteKind(kind), channel=Channel(channel),
            received_on=received, text=text, too_slow=slow, person_id=person,
            service_id=services[place - 1].id if place else None,
        ).value  # fmt: skip
        if took >= 0:
            solved = received + timedelta(days=took)
            self._clock.at(solved, MORNING)
            notes.solve(s, note.id, solved_on=solved, solution=solution)

    def _forum(self, entry: list[Any]) -> None:
        _, place, topic, participants, points, follow_up, service = entry
        services = self._offered()
        self._laptop.services.public_notes.save_forum(
            self._laptop.leader, None, unit_id=self._unit, held_on=self._clock().date(),
            place=place, topic=topic, participants=participants, points=points,
            follow_up=follow_up, service_id=services[service - 1].id if service else None,
        )  # fmt: skip
