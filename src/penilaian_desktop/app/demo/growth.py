"""What the example office does for its people: trainings, recognition, meetings about appraisal."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from penilaian_desktop.app.demo.clock import StoryClock
from penilaian_desktop.app.demo.laptop import Laptop
from penilaian_desktop.app.demo.life import Life
from penilaian_desktop.domain.appraisal import AppraisalState
from penilaian_desktop.domain.follow_up import FollowUpKind, FollowUpState
from penilaian_desktop.domain.outreach import OutreachKind
from penilaian_desktop.domain.recognition_views import RecognitionDraft, RecognitionSource
from penilaian_desktop.domain.training_views import EXAMPLES, Mark
from penilaian_desktop.services.session import Session
from penilaian_desktop.sync.transports.folder import FolderTransport

HR = "nurhayati"
WHERE = "unit-dukcapil"
SCORES = ((48, 70), (55, 82), (62, 76), (40, 68), (71, 85), (50, 74), (58, 79), (66, 80))
"""Before and after, in the order of the names; who comes after the last begins again."""
HELD = ((-75, "Keterampilan komunikasi", 6), (-16, "Manajemen waktu", 8))
PLANNED = ((18, "Teknologi informasi"), (33, "Manajemen waktu"))
THANKS = (
    (4, "Loket dibuka lebih awal", "Membuka loket setengah jam lebih awal selama sebulan."),
    (9, "Berkas lama tertata", "Menata 1.200 berkas lama sehingga dapat dicari dalam semenit."),
    (14, "Mendampingi pegawai baru", "Mendampingi pegawai baru sampai dapat melayani sendiri."),
    (21, "Jemput bola ke kelurahan", "Melayani 64 warga lanjut usia di rumahnya."),
    (33, "Laporan tepat waktu", "Rekap bulanan selesai sebelum tanggal lima setiap bulan."),
)
NEEDS = ("Manajemen waktu", "Teknologi informasi", "Teknologi informasi")
"""What appraisers ask for after the last published period."""
AGREE = 2
"""Of those recognised, so many let their colleagues see it."""
MEETINGS = (
    (-190, OutreachKind.SOCIALISATION, "Sosialisasi penilaian kinerja triwulan", 1, 12),
    (-45, OutreachKind.WORKSHOP, "Workshop menulis hasil kerja yang terukur", 3, 0),
)
"""Days from today, kind, title, one of so many stays at the counter, and guests."""


def ask_training(life: Life, period: str, day: date) -> None:
    """Let appraisers ask for trainings after a published period, and the head approve them."""
    head, services = _head(life.laptop), life.laptop.services
    if head is None:
        return
    life.clock.at(day, 560)
    staff = [p for p in life.laptop.people if p.appraiser_id and not p.account]
    topics = iter(NEEDS)
    for person in staff:
        leader = life.leader_of(person)
        if leader.person_id == head.person_id or not _published(life, leader, person.id, period):
            continue
        topic = next(topics, "")
        if not topic:
            break
        services.follow_ups.save(
            leader, person.id, period, FollowUpKind.TRAINING, topic=topic,
            reason="Disepakati saat pembahasan hasil",
        )  # fmt: skip
    for item in services.follow_ups.list(head):
        wanted = item.kind is FollowUpKind.TRAINING and item.state is FollowUpState.PROPOSED
        if wanted and item.may_approve:
            services.follow_ups.approve(head, item.id)


def _published(life: Life, leader: Session, person_id: str, period: str) -> bool:
    view = life.laptop.services.appraisals.view(leader, person_id, period)
    return view.state is AppraisalState.PUBLISHED


def _head(laptop: Laptop) -> Session | None:
    """Return the session of the head of the whole unit."""
    place = laptop.cast.units[laptop.code].id
    return next(
        (
            laptop.session_of(p)
            for p in laptop.people
            if p.role == "appraiser" and p.account and p.assignment.unit_id == place
        ),
        None,
    )


def train(office: Laptop, clock: StoryClock, day: date, today: date) -> None:
    """Fill catalogue and calendar as HR; what was held has its people and scores."""
    hr, training = office.sessions[HR], office.services.training
    clock.at(day, 510)
    courses = {
        one.name: training.save_course(
            hr, None, name=one.name, topics=one.topics, hours=one.hours, provider="BKPSDM"
        ).value.id
        for one in EXAMPLES
    }
    staff = sorted(
        (p for p in office.cast.people if p.unit_code != "office"),
        key=lambda p: (not p.account, p.employee.name),
    )
    needing = [line for topic in training.needs(hr) for line in topic.lines]
    for at, (days, name, count) in enumerate(HELD):
        held = today + timedelta(days=days)
        event = training.save_event(
            hr, None, course_id=courses[name], starts=held, ends=held, place="Aula BKPSDM",
            capacity=20,
        ).value  # fmt: skip
        people = [p.id for p in staff if p.assignment.starts <= held][at * 4 : at * 4 + count]
        needs = {x.person.person_id: x.need_id for x in needing if x.topic == name} if at else {}
        training.put(hr, event.id, [*people, *needs], needs=needs)
        lines = training.people(hr, event.id).lines
        marks = {}
        for number, line in enumerate(lines):
            before, after = SCORES[number % len(SCORES)]
            came = len(lines) < 3 or number != 2
            marks[line.participation.id] = (
                Mark(attended=True, before=Decimal(before), after=Decimal(after))
                if came
                else Mark(attended=False)
            )
        training.record(hr, event.id, marks)
    for days, name in PLANNED:
        starts = today + timedelta(days=days)
        training.save_event(
            hr, None, course_id=courses[name], starts=starts, ends=starts + timedelta(days=1),
            place="Aula BKPSDM", capacity=25,
        )  # fmt: skip


def tell_units(office: Laptop, units: list[Laptop], exchange: Path) -> None:
    """Send the calendar to the laptops of the units."""
    for laptop in units:
        out = FolderTransport(exchange, None)
        office.desk.seal(office.sessions[HR], "master", ("sealed",), out, device=laptop.device_id)


def thank(life: Life, today: date) -> None:
    """Recognise people for what they did, the first for what a citizen said of them."""
    services = life.laptop.services
    if life.laptop.code != WHERE:
        return
    people = sorted(
        (p for p in life.laptop.people if p.appraiser_id in life.people),
        key=lambda p: (p.role == "appraiser", not p.account, p.employee.name),
    )
    life.clock.at(today, 495)
    praised = False
    for number, (person, thanks) in enumerate(zip(people, THANKS, strict=False)):
        leader = life.leader_of(person)
        draft = None if praised else _praise(life, leader, person.id, today.year)
        praised = praised or draft is not None
        title = "Dipuji warga di loket" if draft else thanks[1]
        entries = services.recognitions.entries(leader, person.id).lines if number == 0 else ()
        given = services.recognitions.give(
            leader, None, person_id=person.id, title=title,
            day=max(today - timedelta(days=thanks[0]), person.assignment.starts),
            text=draft.text if draft else thanks[2], note_id=draft.note_id if draft else "",
            activity_ids=[line.activity_id for line in entries[:2]],
        ).value  # fmt: skip
        if number < AGREE:
            services.recognitions.share(
                life.laptop.session_of(person), given.recognition.id, shared=True
            )


def _praise(life: Life, leader: Session, person_id: str, year: int) -> RecognitionDraft | None:
    drafts = life.laptop.services.recognitions.board(leader, year).drafts
    return next(
        (
            draft
            for draft in drafts
            if draft.source is RecognitionSource.PRAISE and draft.person.person_id == person_id
        ),
        None,
    )


def meet(life: Life, today: date) -> None:
    """Record the meetings at which the staff heard of the system."""
    laptop, outreach = life.laptop, life.laptop.services.outreach
    place = laptop.cast.units[laptop.code].id
    head = _head(laptop)
    if head is None:
        return
    life.clock.at(today, 500)
    for days, kind, title, away, others in MEETINGS:
        held = today + timedelta(days=days)
        staff = outreach.staff(head, place, held)
        came = [p.person_id for at, p in enumerate(staff) if away == 1 or at % away]
        if came:
            outreach.save(
                head, None, unit_id=place, held_on=held, kind=kind, title=title,
                place="Ruang rapat", material="Panduan satu halaman", attendees=came,
                others=others,
            )  # fmt: skip
