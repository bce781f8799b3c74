"""What the example offices improve, and what the office asked its staff before the year began."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from penilaian_desktop.app.demo.clock import StoryClock
from penilaian_desktop.app.demo.laptop import Laptop
from penilaian_desktop.domain.improvement import FindingSource, Improvement, ImprovementState

AFTERNOON = 850
WHERE = "unit-dukcapil"
DRAFTER = "dedi"


class _Line(NamedTuple):
    """A line of the register; days count from today, the past below zero, 0 = never."""

    source: FindingSource
    finding: str
    action: str
    account: str
    found: int
    due: int
    begun: int = 0
    ended: int = 0
    state: ImprovementState = ImprovementState.OPEN
    measure: str = ""
    measured_in: str = ""
    before: Decimal | None = None
    after: Decimal | None = None
    outcome: str = ""


_LINES = (
    _Line(
        FindingSource.SURVEY, "Waktu tunggu perekaman KTP-el 45 menit pada jam sibuk",
        "Nomor antrean dari rumah dan loket kedua pukul 08.00 sampai 11.00", "siti",
        found=-150, due=-20, begun=-145, ended=-24, state=ImprovementState.DONE,
        measure="Waktu tunggu", measured_in="menit", before=Decimal(45), after=Decimal(28),
        outcome="Warga datang sesuai jam; antrean tidak lagi sampai halaman",
    ),
    _Line(
        FindingSource.COMPLAINT, "Syarat akta kelahiran berbeda antara papan dan loket",
        "Satu daftar syarat, dicetak dan ditempel di semua loket", "rahmat",
        found=-75, due=-6, begun=-60, measure="Berkas dikembalikan",
        measured_in="berkas sebulan", before=Decimal(34),
    ),
    _Line(
        FindingSource.FORUM, "Lansia di kelurahan jauh tidak dapat datang ke kantor",
        "Jemput bola dua kali sebulan bersama kelurahan", "yohanes",
        found=-40, due=25, begun=-33,
    ),
    _Line(
        FindingSource.EVALUATION, "Legalisir menunggu tanda tangan sampai tiga hari", "",
        "bambang", found=-28, due=45, measure="Lama legalisir", measured_in="hari",
        before=Decimal(3),
    ),
    _Line(
        FindingSource.OTHER, "Permintaan membuka loket pada hari Sabtu",
        "Uji coba loket Sabtu selama satu bulan", "sri", found=-120, due=-80, begun=-110,
        ended=-70, state=ImprovementState.DROPPED,
        outcome="Rata-rata hanya empat warga; petugas dialihkan ke jemput bola",
    ),
)  # fmt: skip

_LAWS = (
    ("UU Nomor 20 Tahun 2023", "Aparatur Sipil Negara", date(2023, 10, 31)),
    ("PP Nomor 30 Tahun 2019", "Penilaian Kinerja Pegawai Negeri Sipil", None),
    ("PermenPANRB Nomor 6 Tahun 2022", "Pengelolaan Kinerja Pegawai ASN", None),
)
_QUESTIONS = (
    "Indikator mana yang paling sulit diukur di tempat Anda?",
    "Apakah penilaian setiap triwulan cocok dengan pekerjaan Anda?",
    "Apa yang paling Anda khawatirkan dari penilaian yang lebih ketat?",
)
_ANSWERS = (
    ("Pelaksana", "Inisiatif", "Ya", "Tidak tahu cara menghitungnya"),
    ("Pelaksana", "Waktu tunggu", "Ya", ""),
    ("Pelaksana", "Inisiatif", "Ya", "Takut salah mengisi"),
    ("Pelaksana", "Waktu tunggu", "Terlalu sering", "Laporan memakan waktu pelayanan"),
    ("Pelaksana", "", "Ya", ""),
    ("Jabatan fungsional", "Kualitas pelayanan", "Ya", "Bukti sulit dikumpulkan"),
    ("Jabatan fungsional", "Inisiatif", "Terlalu sering", ""),
    ("Jabatan fungsional", "Inisiatif", "Ya", "Penilaian subjektif"),
    ("Kepala seksi", "Waktu tunggu", "Ya", "Jumlah staf tidak seimbang"),
    ("Kepala seksi", "Inisiatif", "Ya", ""),
    ("Kepala seksi", "", "Terlalu sering", "Tenggat bertepatan dengan akhir tahun"),
    ("Kepala puskesmas", "Waktu tunggu", "Ya", "Mesin absensi sering rusak"),
)
_INTERVIEWS = (
    (
        "Kepala puskesmas",
        "Waktu tunggu dicatat dengan tangan pada jam sibuk. Mesin absensi sering rusak.",
        "Waktu tunggu diambil dari mesin antrean; kehadiran dapat diisi dengan jumlah.",
    ),
    (
        "Tiga petugas loket",
        "Inisiatif dinilai berbeda antara atasan. Contoh tertulis akan membantu.",
        "Jangkar setiap tingkat ditulis dalam pustaka indikator.",
    ),
)


def found_system(office: Laptop, today: date) -> None:
    """Write the legal basis, and what staff said before the first year began."""
    s = office.sessions.get(DRAFTER) or next(iter(office.sessions.values()))
    for title, about, starts in _LAWS:
        office.services.legal_bases.save(
            s, None, title=title, about=about, on_forms=True, starts=starts
        )
    questions, opened = office.services.staff_questions, today - timedelta(days=21)
    sheet = questions.save(
        s, None, title="Rancangan indikator dan periode", opened_on=opened, closed_on=today,
        purpose="Sebelum indikator ditetapkan", questions=_QUESTIONS,
    ).value  # fmt: skip
    for number, (group, *answers) in enumerate(_ANSWERS):
        day = opened + timedelta(days=number)
        questions.answer(s, sheet.id, answers, answered_on=day, group=group)
    for days, (whom, points, conclusion) in zip((12, 7), _INTERVIEWS, strict=True):
        questions.save_interview(
            s, None, held_on=today - timedelta(days=days), with_whom=whom, points=points,
            conclusion=conclusion,
        )  # fmt: skip


class Improving:
    """The register of the first unit, told between two days as its log is."""

    def __init__(self, laptop: Laptop, clock: StoryClock, today: date) -> None:
        self._laptop, self._clock, self._today = laptop, clock, today
        leader = laptop.leader.person_id
        self._head = next(p for p in laptop.people if p.id == leader).assignment
        self._told_on = today
        self._story = self._plan() if laptop.code == WHERE else []

    def tell(self, begin: date, ends: date) -> None:
        """Let everything happen that is due up to a day, what is older on the first one."""
        begin = max(begin, self._head.starts)
        if ends < begin:
            return
        due = [step for step in self._story if step[0] <= ends]
        self._story = self._story[len(due) :]
        for day, step in due:
            self._told_on = max(day, begin)
            self._clock.at(self._told_on, AFTERNOON)
            step()

    def _plan(self) -> list[tuple[date, Callable[[], object]]]:
        story: list[tuple[date, Callable[[], object]]] = []
        for line in _LINES:
            story.extend(self._steps(line))
        return sorted(story, key=lambda step: step[0])

    def _steps(self, line: _Line) -> list[tuple[date, Callable[[], object]]]:
        written: list[Improvement] = []
        register, s = self._laptop.services.improvements, self._laptop.leader

        def write() -> None:
            item = register.save(
                s, None, unit_id=self._head.unit_id, finding=line.finding, source=line.source,
                action=line.action, owner_id=self._owner(line.account),
                due=max(self._in(line.due), self._told_on), measure=line.measure,
                measured_in=line.measured_in, before=line.before,
            )  # fmt: skip
            written.append(item.value.improvement)

        def begin() -> None:
            register.set_state(s, written[0].id, ImprovementState.DOING)

        def end() -> None:
            register.set_state(s, written[0].id, line.state, outcome=line.outcome, after=line.after)

        steps: list[tuple[date, Callable[[], object]]] = [(self._in(line.found), write)]
        if line.begun:
            steps.append((self._in(line.begun), begin))
        if line.ended:
            steps.append((self._in(line.ended), end))
        return steps

    def _in(self, days: int) -> date:
        return self._today + timedelta(days=days)

    def _owner(self, account: str) -> str:
        people = self._laptop.people
        found = next((p.id for p in people if p.account == account), "")
        return found or self._laptop.leader.person_id
