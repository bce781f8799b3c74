"""The example project: nine months of progress told by several persons, and two small tasks."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.task import TaskActivity, TaskKind, TaskState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from penilaian_desktop.app.demo.cast import Person
    from penilaian_desktop.app.demo.life import Life

LEADER = "siti"
TAG = "jemput-bola"
MONTHS = 9
LATE_MONTH = 6
"""The month whose report comes after its quarter, so that a late one is seen."""

_TOLD = (
    (8, "Jadwal sembilan kelurahan disepakati dengan para lurah."),
    (18, "Dua kelurahan selesai; alat rekam bergerak dikalibrasi."),
    (30, "Empat kelurahan selesai, sekolah diundang lebih awal."),
    (38, "Hujan: satu kelurahan diundur ke bulan depan."),
    (47, "Kelurahan yang tertunda selesai; enam dari tiga belas."),
    (58, "Delapan kelurahan selesai, data langsung masuk SIAK."),
    (66, "Laporan menyusul: jaringan di lokasi terputus."),
    (79, "Sebelas kelurahan selesai."),
    (88, "Tinggal dua kelurahan, keduanya terjadwal bulan ini."),
)


class ExampleProject:
    """What happens to the tasks of one laptop, told between two days as the log is."""

    def __init__(self, life: Life, starts: date, today: date) -> None:
        self._life = life
        self._owner = next((p for p in life.laptop.people if p.account == LEADER), None)
        self._today = today
        self._due = _month_end(today)
        self._starts = max(starts, _months_back(today, MONTHS - 1))
        self._task_id = ""

    def live(self, starts: date, ends: date) -> None:
        """Tell what belongs to the days from `starts` to `ends`."""
        if self._owner is None:
            return
        if not self._task_id:
            self._begin(self._owner)
        for number, (percent, note) in enumerate(_TOLD):
            day = self._day(number)
            if starts <= day <= ends and day >= self._starts:
                self._report(number, day, percent, note)
        if ends == self._today:
            self._link(self._owner)
            self._small_tasks(self._owner)

    def _day(self, number: int) -> date:
        """Return the last day of a month of the project, the last one a few days ago."""
        month = _months_back(self._today, MONTHS - 1 - number)
        return min(_month_end(month), self._today - timedelta(days=2))

    def _members(self, owner: Person) -> list[Person]:
        people = self._life.laptop.people
        same = [p for p in people if p.id != owner.id and p.appraiser_id == owner.appraiser_id]
        return [p for p in same if p.plan == owner.plan][:2]

    def _begin(self, owner: Person) -> None:
        life = self._life
        life.clock.at(self._starts, 9 * 60)
        rhk = life.rhk[owner.id]
        view = life.laptop.services.tasks.save(
            life.laptop.session_of(owner),
            None,
            title="Jemput bola perekaman KTP-el pemula di kelurahan",
            text="Perekaman di kelurahan dan sekolah bagi warga yang genap 17 tahun tahun ini.",
            task_kind=TaskKind.PROJECT,
            rhk_id=rhk[-1].id if rhk else None,
            starts=self._starts,
            due=self._due,
            started=self._starts,
            result_text="Layanan jemput bola terlaksana",
            result_planned=Decimal(20),
            result_unit="kegiatan",
            budget_planned=Decimal(24_000_000),
            budget_actual=Decimal(19_350_000),
            members=tuple(p.id for p in self._members(owner)),
        ).value
        self._task_id = view.item.id

    def _report(self, number: int, day: date, percent: int, note: str) -> None:
        life, owner = self._life, self._owner
        assert owner is not None
        told = day + timedelta(days=9) if number == LATE_MONTH else day
        tellers = [owner, *self._members(owner)]
        teller = tellers[1] if number % 4 == 3 and len(tellers) > 1 else owner
        life.clock.at(min(told, self._today), 16 * 60 + 30)
        life.laptop.services.tasks.report(
            life.laptop.session_of(teller), self._task_id, percent, note, day
        )

    def _link(self, owner: Person) -> None:
        """Link the entries of those who take part that carry the tag of the project."""
        life = self._life
        life.clock.at(self._today, 7 * 60 + 50)
        for person in (owner, *self._members(owner)):
            found = [
                TaskActivity(
                    id=new_id(),
                    at=life.clock(),
                    person_id=person.id,
                    activity_id=entry.id,
                    task_id=self._task_id,
                )
                for day, entries in life.by_day.items()
                for entry in entries
                if entry.person_id == person.id and TAG in entry.tags and day >= self._starts
            ]
            self._write(person, found)

    def _write(self, person: Person, links: Iterable[TaskActivity]) -> None:
        session = self._life.laptop.session_of(person)
        with self._life.laptop.services.context.write(session) as unit:
            unit.add_many(list(links))

    def _small_tasks(self, owner: Person) -> None:
        """Leave one task that is due this week and one that ended on time."""
        life, tasks = self._life, self._life.laptop.services.tasks
        session = life.laptop.session_of(owner)
        begun = self._today - timedelta(days=13)
        life.clock.at(begun, 8 * 60)
        blanks = tasks.save(
            session, None, title="Rekap blangko KTP-el rusak", starts=begun,
            due=self._today + timedelta(days=4), result_planned=Decimal(120), result_unit="keping",
        ).value  # fmt: skip
        life.clock.at(begun + timedelta(days=6), 15 * 60)
        tasks.report(session, blanks.item.id, 40, "lemari loket 1 dan 2")
        first = self._today - timedelta(days=48)
        life.clock.at(first, 8 * 60)
        guide = tasks.save(
            session, None, title="Menyusun alur antrean loket yang baru", starts=first,
            due=first + timedelta(days=24), result_text="Alur antrean ditetapkan",
            result_planned=Decimal(1), result_actual=Decimal(1), result_unit="dokumen",
            started=first, budget_planned=Decimal(1_500_000), budget_actual=Decimal(1_275_000),
        ).value  # fmt: skip
        life.clock.at(first + timedelta(days=10), 15 * 60)
        tasks.report(session, guide.item.id, 55, "draf dibahas bersama ketua tim")
        life.clock.at(first + timedelta(days=20), 15 * 60)
        done = tasks.close(session, guide.item.id, guide.item.task.version).value
        assert done.item.task.state is TaskState.DONE


def _months_back(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 - months
    return date(index // 12, index % 12 + 1, 1)


def _month_end(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
