"""Head and staff on different laptops: plan down, log and plan up, decisions back (X-1)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.services.office import TODAY
from tests.sync.pair import as_object, craft

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.activity import Activity, ActivityStatus, Review
from penilaian_desktop.domain.appraisal import Appraisal, Feedback, GiverRole
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.exchange import PackageKind
from penilaian_desktop.domain.feedback import FeedbackRequest
from penilaian_desktop.domain.feedback_views import GivenLine
from penilaian_desktop.domain.handover_views import Subject, Tie
from penilaian_desktop.domain.plan import PlanStatus
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.domain.task import Task
from penilaian_desktop.services.handover_choice import handover_choice
from penilaian_desktop.services.laptops import laptops
from penilaian_desktop.sync.parcel_files import parcel_files

PERIOD = "2026-T3"


def outcomes(items):
    return [(item.outcome, item.refused) for item in items]


def test_each_laptop_knows_the_other_by_its_certificate(trio):
    """PACKAGES: the gate checks certificates, never names."""
    (head,) = trio.handing(trio.staff).others(trio.siti)
    assert (head.name, head.tie, head.waiting) == ("KEPALA-01", Tie.HEAD, 0)
    assert [p.name for p in head.people] == ["Bambang Wijaya"]
    (staff,) = trio.handing(trio.head).others(trio.bambang)
    assert staff.tie is Tie.STAFF
    assert [p.name for p in staff.people] == ["Siti Aminah", "Taufik Rahman", "Yohanes Tandi"]


def test_the_plan_comes_down_and_the_staff_hang_their_rhk_on_it(trio):
    trio.head.people.plan("bambang")
    assert trio.staff.people.services.plans.leader_rhk(trio.siti) == ()
    assert outcomes(trio.hand(trio.head, trio.staff)) == [("applied", 0)]
    assert len(trio.staff.people.services.plans.leader_rhk(trio.siti)) == 2


def test_plan_and_log_go_up_and_the_decisions_come_back(trio):
    plan = trio.staff.people.plan("siti")
    entry, other = trio.staff.people.submit("siti", "08.00-09.30 Rapat", "10.00-11.00 Loket")
    trio.staff.people.log("siti", "13.00-14.00 Draf")
    assert outcomes(trio.hand(trio.staff, trio.head)) == [("applied", 0)]
    services, bambang = trio.head.people.services, trio.bambang
    assert [p.id for p in services.plans.to_decide(bambang)] == [plan.id]
    services.plans.decide(bambang, plan.id, agreed=True)
    services.reviews.accept(bambang, [entry.id])
    services.reviews.return_many(bambang, [other.id], "Jam tidak cocok")
    assert outcomes(trio.hand(trio.head, trio.staff)) == [("applied", 0)]
    own = trio.staff.people.services
    assert own.plans.current(trio.siti).status is PlanStatus.AGREED
    assert own.activities.item(trio.siti, entry.id).status is ActivityStatus.APPROVED
    assert own.activities.item(trio.siti, other.id).status is ActivityStatus.RETURNED
    with trio.head.workspace.read() as unit:
        assert len(unit.find(Activity)) == 2  # the draft stayed


def test_a_second_handover_carries_only_what_is_new(trio):
    trio.staff.people.submit("siti", "08.00-09.30 Rapat")
    trio.hand(trio.staff, trio.head)
    assert trio.kinds_waiting(trio.staff, trio.head) == {}
    with pytest.raises(RuleViolation) as refused:
        trio.staff.desk.seal(trio.siti, "handover", device=trio.kid(trio.head))
    assert refused.value.code == "nothing_to_send"
    trio.staff.people.submit("siti", "10.00-11.00 Loket")
    assert trio.kinds_waiting(trio.staff, trio.head) == {"activity": 1}


def test_a_result_comes_down_once_it_is_published_and_never_before(trio):
    trio.staff.people.plan("siti")
    trio.hand(trio.staff, trio.head)
    trio.head.people.services.plans.decide(
        trio.bambang, trio.head.people.services.plans.to_decide(trio.bambang)[0].id, agreed=True
    )
    trio.hand(trio.head, trio.staff)
    trio.head.people.appraise("siti", "bambang")
    assert trio.kinds_waiting(trio.head, trio.staff) == {}
    trio.head.people.services.appraisals.publish(
        trio.bambang, PERIOD, [trio.head.people.ids["siti"]]
    )
    assert trio.kinds_waiting(trio.head, trio.staff)["appraisal"] == 1
    assert outcomes(trio.hand(trio.head, trio.staff)) == [("applied", 0)]
    own = trio.staff.people.services.appraisals.own(trio.siti, PERIOD)
    assert own is not None


def test_nothing_of_other_persons_goes_to_a_laptop(trio):
    """A laptop of taufik alone gets nothing of siti, although bambang appraises both."""
    for who in ("siti", "taufik"):
        trio.staff.people.submit(who, "08.00-09.30 Rapat")
    trio.hand(trio.staff, trio.head)
    services, bambang = trio.head.people.services, trio.bambang
    with trio.head.workspace.read() as unit:
        services.reviews.accept(bambang, [a.id for a in unit.find(Activity)])
    with trio.head.workspace.read() as unit:
        choice = handover_choice(unit, trio.kid(trio.staff), {a.id: 1 for a in unit.find(Activity)})
        choice.readers = tuple(
            r for r in choice.readers if r.person_id == trio.staff.people.ids["taufik"]
        )
        reviews = [r for r in choice.records() if isinstance(r, Review)]
        assert [r.person_id for r in reviews] == [trio.staff.people.ids["taufik"]]


def test_a_handover_empties_no_outbox_and_the_office_gets_each_record_once(trio):
    """The laptop on which a record was written reports it, whoever has a copy."""
    (entry,) = trio.staff.people.submit("siti", "08.00-09.30 Rapat")
    before = trio.staff.desk.pending(trio.siti)
    trio.hand(trio.staff, trio.head)
    assert trio.staff.desk.pending(trio.siti) == before
    trio.head.people.services.reviews.accept(trio.bambang, [entry.id])
    early = trio.report(trio.head)
    assert [p.code for p in early.problems] == ["subject_missing"]
    assert trio.head.desk.pending(trio.bambang) == 1  # it comes again, nothing is lost
    assert outcomes([trio.report(trio.staff), trio.report(trio.head)]) == [("applied", 0)] * 2
    with trio.office.workspace.read() as unit:
        assert [a.id for a in unit.find(Activity)] == [entry.id]
        assert [r.activity_id for r in unit.find(Review)] == [entry.id]
    assert trio.head.desk.pending(trio.bambang) == trio.staff.desk.pending(trio.siti) == 0


def test_what_was_written_elsewhere_is_not_passed_on(trio):
    trio.staff.people.submit("siti", "08.00-09.30 Rapat")
    trio.hand(trio.staff, trio.head)
    assert trio.head.desk.pending(trio.bambang) == 0
    assert trio.kinds_waiting(trio.head, trio.staff) == {}


def test_nothing_is_taken_before_a_person_has_looked(trio):
    trio.staff.people.plan("siti")
    trio.staff.people.submit("siti", "08.00-09.30 Rapat", "10.00-11.00 Loket")
    giving = trio.handing(trio.staff)
    giving.hand(trio.siti, trio.kid(trio.head), trio.folder, Silent())
    (item,) = trio.fetch(trio.head)
    assert (item.sender, item.position, item.laptop) == (
        "Siti Aminah", "Operator SIAK", "LAYANAN-02",
    )  # fmt: skip
    assert {a.subject: a.count for a in item.amounts} == {Subject.LOG: 2, Subject.PLAN: 1}
    assert (item.ready, item.refused) == (True, 0)
    with trio.head.workspace.read() as unit:
        assert unit.find(Activity) == ()
    assert trio.fetch(trio.head) == (item,)  # looked at twice, kept once


def test_a_declined_handover_comes_again(trio):
    trio.staff.people.submit("siti", "08.00-09.30 Rapat")
    trio.handing(trio.staff).hand(trio.siti, trio.kid(trio.head), trio.folder, Silent())
    (item,) = trio.fetch(trio.head)
    trio.handing(trio.head).decline(trio.bambang, item.identity, trio.folder)
    assert trio.fetch(trio.head) == ()
    trio.fetch(trio.staff)
    assert trio.kinds_waiting(trio.staff, trio.head) == {"activity": 1}
    assert outcomes(trio.hand(trio.staff, trio.head)) == [("applied", 0)]


def test_taking_is_one_step_that_can_be_undone_and_the_sender_learns_it(trio):
    trio.staff.people.submit("siti", "08.00-09.30 Rapat", "10.00-11.00 Loket")
    trio.hand(trio.staff, trio.head)
    services = trio.head.people.services
    assert "LAYANAN-02" in services.undo.can_undo(trio.bambang)
    services.undo.undo(trio.bambang)
    with trio.head.workspace.read() as unit:
        assert unit.find(Activity) == ()
    trio.fetch(trio.head)  # leaves the receipt that says so
    trio.fetch(trio.staff)
    assert trio.kinds_waiting(trio.staff, trio.head) == {"activity": 2}
    assert outcomes(trio.hand(trio.staff, trio.head)) == [("applied", 0)]


def test_a_colleague_elsewhere_is_asked_and_the_answer_goes_to_the_office_alone(trio):
    """PR-9: the request travels, the answer stays unnamed (decision 009)."""
    people, ids = trio.head.people, trio.head.people.ids
    people.services.peer_feedback.request(
        trio.bambang, ids["siti"], "2026-T4", [(ids["taufik"], GiverRole.PEER)]
    )
    assert trio.kinds_waiting(trio.head, trio.staff) == {"feedback_request": 1}
    trio.hand(trio.head, trio.staff)
    taufik = trio.staff.session("taufik")
    peer = trio.staff.people.services.peer_feedback
    (asked,) = peer.asked_of_me(taufik)
    peer.give(taufik, asked.request_id, [GivenLine(value_code="KP", text="Mau membantu")])
    assert trio.kinds_waiting(trio.staff, trio.head) == {}
    trio.report(trio.head)
    assert outcomes([trio.report(trio.staff)]) == [("applied", 0)]
    with trio.office.workspace.read() as unit:
        assert [f.author_id for f in unit.find(Feedback)] == [ids["taufik"]]
        assert [f.giver_id for f in unit.find(FeedbackRequest)] == [ids["taufik"]]


def test_feedback_of_colleagues_is_refused_from_another_laptop(trio):
    people = trio.staff.people
    feedback = Feedback(
        id=people.log("siti", "08.00-09.00 Rapat").id, at=people.clock(),
        person_id=people.ids["siti"], author_id=people.ids["taufik"], period_code=PERIOD,
        giver_role=GiverRole.PEER, value_code="KP", text="Mau membantu",
    )  # fmt: skip
    parcel = craft(
        trio.staff, [as_object(feedback)], kind=PackageKind.HANDOVER, aud=trio.kid(trio.head),
        recipients=(trio.head.exchange.trust().self_device.age_recipient,),
    )  # fmt: skip
    item = trio.head.desk.inspect(trio.bambang, parcel.sealed)
    assert [p.code for p in item.problems] == ["peer_feedback_office_only"]


def test_a_shared_task_reaches_its_member_on_another_laptop(trio):
    ids = trio.head.people.ids
    tasks = trio.head.people.services.tasks
    tasks.save(trio.bambang, None, title="Pindah arsip", starts=TODAY, members=(ids["siti"],))
    assert trio.kinds_waiting(trio.head, trio.staff) == {"task": 1}
    trio.hand(trio.head, trio.staff)
    with trio.staff.workspace.read() as unit:
        assert [t.title for t in unit.find(Task)] == ["Pindah arsip"]


def test_a_staff_laptop_speaks_for_its_own_persons_only(trio):
    """A laptop of the unit cannot hand over a plan in the head's name."""
    forged = trio.head.people.plan("bambang")
    with trio.head.workspace.read() as unit:
        choice = handover_choice(unit, trio.kid(trio.staff), {})
        records = [as_object(r) for r in choice.records()]
    assert forged
    parcel = craft(
        trio.office and trio.staff, records, kind=PackageKind.HANDOVER,
        aud=trio.kid(trio.head),
        recipients=(trio.head.exchange.trust().self_device.age_recipient,),
    )  # fmt: skip
    item = trio.head.desk.inspect(trio.bambang, parcel.sealed)
    assert {p.code for p in item.problems} == {"device_not_for_person"}


def test_a_clerks_laptop_cannot_hand_over_a_heads_rating(trio):
    trio.head.people.plan("bambang")
    trio.head.people.appraise("siti", "bambang", publish=True)
    with trio.head.workspace.read() as unit:
        (appraisal,) = unit.find(Appraisal)
    forged = replace(appraisal, work_reason="Diubah", version=appraisal.version + 1)
    parcel = craft(
        trio.staff,
        [as_object(trio.siti.signer.sign(forged))],
        kind=PackageKind.HANDOVER,
        aud=trio.kid(trio.head),
        recipients=(trio.head.exchange.trust().self_device.age_recipient,),
    )
    item = trio.head.desk.inspect(trio.bambang, parcel.sealed)
    assert [p.code for p in item.problems] == ["sig_other_person"]


def test_a_laptop_gets_the_certificates_it_needs_and_no_more(trio):
    """Least access: a laptop on which nobody stands near the people here stays unknown."""
    with trio.staff.workspace.read() as unit:
        assert {laptop.name for laptop in laptops(unit).values()} == {"LAYANAN-02", "KEPALA-01"}


def test_beranda_and_the_rail_say_that_something_waits(trio):
    trio.staff.people.submit("siti", "08.00-09.30 Rapat")
    trio.handing(trio.staff).hand(trio.siti, trio.kid(trio.head), trio.folder, Silent())
    home = trio.head.people.services.home
    assert home.counts(trio.bambang).handed == 0
    (item,) = trio.fetch(trio.head)
    assert home.counts(trio.bambang).handed == 1
    operator = trio.head.session("bambang", Role.EMPLOYEE, Role.OPERATOR)
    assert home.counts(operator).packages == 0  # it waits for him, not at the import desk
    assert trio.head.people.services.exchange_desk.kept(operator) == ()
    (todo,) = [t for t in home.view(trio.bambang, trio.clock()).todos if t.kind == "handed_over"]
    assert (todo.title, todo.target) == ("1 serahan dari laptop lain menunggu", "pertukaran")
    trio.handing(trio.head).take(trio.bambang, item.identity)
    assert home.counts(trio.bambang).handed == 0


def test_evidence_goes_along_in_parts_and_is_joined_at_the_other_laptop(trio):
    (entry,) = trio.staff.people.submit("siti", "08.00-09.30 Rapat")
    activities = trio.staff.people.services.activities
    item = activities.attach(trio.siti, entry.id, "notulen.pdf", b"%PDF-1.7 notulen\n%%EOF\n")
    activities.submit(trio.siti, [entry.id])
    assert trio.kinds_waiting(trio.staff, trio.head) == {"activity": 1, "evidence_link": 1}
    (taken,) = trio.hand(trio.staff, trio.head)
    assert (taken.outcome, taken.refused) == ("applied", 0)
    trio.fetch(trio.head)
    assert trio.head.workspace.evidence.get(item.value.sha256) == b"%PDF-1.7 notulen\n%%EOF\n"


def test_what_goes_from_laptop_to_laptop_is_never_written_where_anybody_can_read_it(trio):
    trio.staff.people.submit("siti", "08.00-09.30 Rapat")
    trio.handing(trio.staff).seal(trio.siti, trio.kid(trio.head))
    (parcel,) = trio.handing(trio.staff).services.handing.parcels_for(trio.kid(trio.head))
    names = [file.name for file in parcel_files(parcel, ("sealed", "json", "workbook"))]
    assert [name.rsplit(".", 1)[1] for name in names] == ["paket"]


def test_a_package_that_goes_the_wrong_way_is_refused_whole(trio):
    """A handover is no way round the import desk, a report none round the persons of a laptop."""
    office, head = trio.office.exchange.trust(), trio.head.exchange.trust().self_device
    for kind, aud, at, s, key in (
        (PackageKind.HANDOVER, office.office_id, trio.office, trio.hr, office.self_device),
        (PackageKind.HANDOVER, office.self_device.kid, trio.office, trio.hr, office.self_device),
        (PackageKind.REPORT, head.kid, trio.head, trio.bambang, head),
        (PackageKind.CLOSING, head.kid, trio.head, trio.bambang, head),
    ):
        parcel = craft(trio.staff, [], kind=kind, aud=aud, recipients=(key.age_recipient,))
        item = at.desk.inspect(s, parcel.sealed)
        assert (item.outcome, item.problems[0].code) == ("refused", "wrong_way"), kind
