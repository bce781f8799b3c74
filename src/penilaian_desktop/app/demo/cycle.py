"""What follows an appraisal in the example office: colleagues, calibration, objection, follow-up.

Only on the laptop of the first unit and in the last finished quarter: enough to look at every page.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from penilaian_desktop.app.demo.cast import Person
from penilaian_desktop.domain.appraisal import GiverRole, Rating
from penilaian_desktop.domain.calendar import PeriodCode, quarter_of
from penilaian_desktop.domain.calibration_views import CalibrationRow
from penilaian_desktop.domain.feedback_views import GivenLine
from penilaian_desktop.domain.follow_up import FollowUpKind, InnovationKind
from penilaian_desktop.services.session import Session

if TYPE_CHECKING:
    from penilaian_desktop.app.demo.life import Life

RATED, OBJECTS, SECTION, HEAD = "siti", "rahmat", "bambang", "ratnawati"
"""Accounts of the story: who gets feedback, who objects, the section's head and the office's."""
OBJECTION_DAYS = 5
SAID = (
    ("KL", "Siap membantu loket lain saat antrean panjang.", Rating.ABOVE),
    ("BP", "Menjelaskan syarat dengan sabar kepada warga lansia.", Rating.ABOVE),
    ("AD", "Cepat belajar versi baru aplikasi, kadang lupa berbagi caranya.", Rating.MEETS),
)


REASONS = {
    True: "Umpan balik baik, tetapi belum menonjol dibanding bidang lain.",
    False: "Satu keluhan di awal triwulan sudah selesai; sesudahnya setara rekan bidang lain.",
}
"""Why behaviour becomes as expected: it was rated above (True), or below."""


class Cycle:
    """The cycle around one published quarter on one laptop."""

    def __init__(self, life: Life, period: str, today: date) -> None:
        self.life = life
        self.period = period
        self.today = today
        self.ends = PeriodCode.parse(period).ends
        self.services = life.laptop.services
        self.by_account = {p.account: p for p in life.laptop.people if p.account}

    @property
    def here(self) -> bool:
        """Tell whether this laptop has the people of the story."""
        return {RATED, OBJECTS, SECTION, HEAD} <= set(self.by_account)

    def colleagues(self) -> None:
        """Ask three colleagues about one person and let them answer; a day later it is shown."""
        rated = self.by_account[RATED]
        others = [
            p
            for p in self.life.laptop.people
            if p.appraiser_id == rated.appraiser_id and p.id != rated.id
        ][: len(SAID)]
        day = self.ends + timedelta(days=1)
        if len(others) < len(SAID) or day >= self.today:
            return
        self.life.clock.at(day, 480)
        givers = [(p.id, GiverRole.PEER) for p in others]
        self.services.peer_feedback.request(
            self._session(SECTION), rated.id, self.period, givers, due=day
        )
        for person, (value, text, level) in zip(others, SAID, strict=True):
            s = self.life.laptop.session_of(person)
            for item in self.services.peer_feedback.asked_of_me(s):
                line = GivenLine(value_code=value, text=text, level=level)
                self.services.peer_feedback.give(s, item.request_id, [line])

    def calibrate(self, rated: list[Person], day: date) -> None:
        """Look at the results together, change one with its reason, close the minutes."""
        leader = self._session(HEAD)
        self.life.clock.at(day, 600)
        unit = self.by_account[HEAD].assignment.unit_id
        names = [self.by_account[account].employee.name for account in (HEAD, SECTION)]
        self.services.calibration.open(
            leader, unit, self.period, held_on=day, place="Ruang rapat", participants=names,
            notes="Sebaran dibandingkan dengan capaian organisasi dan bukti di log.",
        )  # fmt: skip
        view = self.services.calibration.view(leader, unit, self.period)
        staff = {p.id for p in rated} - {self.by_account[OBJECTS].id}
        rows = [row for row in view.rows if row.editable and row.person.person_id in staff]
        found = next((row for row in rows if self._would_change(leader, row)), None)
        if found is not None:
            self.services.calibration.change(
                leader, unit, self.period, found.person.person_id, work=found.work,
                behaviour=Rating.MEETS, reason=REASONS[found.behaviour is Rating.ABOVE],
            )  # fmt: skip
        self.services.calibration.close(leader, unit, self.period)

    def _would_change(self, leader: Session, row: CalibrationRow) -> bool:
        """Tell whether the predicate would be another with behaviour as expected."""
        preview = self.services.calibration.preview(
            leader, self.period, row.person.person_id, row.work, Rating.MEETS
        )
        return preview.predicate is not row.predicate

    def afterwards(self, published: date) -> None:
        """Object, explain, propose and approve what follows, coach, and record an innovation."""
        self._object(published)
        self._follow_up(published)
        self._innovate()

    def _object(self, published: date) -> None:
        filed = max(published, self.today - timedelta(days=OBJECTION_DAYS))
        if self.services.appraisals.own(self._session(OBJECTS), self.period) is None:
            return
        self.life.clock.at(filed, 610)
        dossier = self.services.objections.file(
            self._session(OBJECTS),
            self.period,
            "Realisasi dua kegiatan di bulan terakhir belum ikut dihitung; buktinya ada di log.",
        ).value
        self.life.clock.at(min(filed + timedelta(days=2), self.today), 620)
        self.services.objections.reply(
            self.life.leader_of(self.by_account[OBJECTS]),
            dossier.item.id,
            "Kedua kegiatan itu diajukan sesudah periode berakhir dan dihitung di triwulan ini.",
        )

    def _follow_up(self, published: date) -> None:
        s, done = self._session(SECTION), set()
        self.life.clock.at(min(published + timedelta(days=3), self.today), 630)
        for proposed in self.services.follow_ups.propose(s, self.period):
            if proposed.kind in done:
                continue
            done.add(proposed.kind)
            item = self.services.follow_ups.save(
                s, proposed.person.person_id, self.period, proposed.kind, topic=proposed.topic,
                due=self.today + timedelta(days=14), responsible_id=s.person_id,
            ).value  # fmt: skip
            if proposed.kind is FollowUpKind.REWARD:
                self.services.follow_ups.approve(
                    self._session(HEAD), item.id, letter=f"800/{self.ends.month:02d}/DKPS"
                )
            elif proposed.kind is FollowUpKind.COACHING:
                day = min(published + timedelta(days=3), self.today)
                self.services.follow_ups.close(
                    s, item.id, held_on=day, outcome="Disepakati bimbingan tiap Jumat pagi."
                )

    def _innovate(self) -> None:
        self.life.clock.at(self.today, 500)
        item = self.services.innovations.save(
            self._session(RATED), quarter_of(self.today), InnovationKind.INNOVATION,
            "Antrean perekaman lewat pesan singkat", "Warga datang pada jam yang dipilihnya.",
        ).value  # fmt: skip
        self.life.clock.at(self.today, 505)
        self.services.innovations.decide(
            self._session(SECTION), item.id, accepted=True, note="Antrean pagi jauh lebih pendek."
        )

    def _session(self, account: str) -> Session:
        return self.life.laptop.session_of(self.by_account[account])
