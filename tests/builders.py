"""Records with valid defaults: name only what the test is about."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count

from penilaian_desktop.domain.activity import (
    Activity,
    ActivityState,
    DayMark,
    EvidenceLink,
    Review,
    ReviewDecision,
)
from penilaian_desktop.domain.appraisal import (
    Actual,
    Appraisal,
    Feedback,
    GiverRole,
    OrganisationPredicate,
    OrganisationResult,
    Period,
    Predicate,
    Rating,
    RhkRating,
    SelfReport,
    TrailStep,
)
from penilaian_desktop.domain.archive import ArchiveScore
from penilaian_desktop.domain.attendance import Attendance
from penilaian_desktop.domain.calendar import Holiday, ReducedHours, WorkingPattern
from penilaian_desktop.domain.calibration import Calibration, CalibrationChange
from penilaian_desktop.domain.cascade import Goal, GoalLevel, RoleCell
from penilaian_desktop.domain.delegation import Delegation
from penilaian_desktop.domain.employee import (
    Agency,
    Assignment,
    Employee,
    Relation,
    RelationKind,
    Unit,
)
from penilaian_desktop.domain.feedback import FeedbackRequest, PeerDigest
from penilaian_desktop.domain.follow_up import (
    FollowUp,
    FollowUpApproval,
    FollowUpKind,
    Innovation,
    InnovationDecision,
    InnovationKind,
)
from penilaian_desktop.domain.library import Anchor, LibraryIndicator
from penilaian_desktop.domain.monitor import ExceptionKind, PersonException
from penilaian_desktop.domain.objection import (
    Objection,
    ObjectionDecision,
    ObjectionOutcome,
    ObjectionReply,
)
from penilaian_desktop.domain.plan import ActionPlan, Indicator, Plan, PlanDecision, Rhk
from penilaian_desktop.domain.public_voice import PublicService
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.scheme_record import (
    IndicatorComplaint,
    SchemeFact,
    SchemeText,
    SystemReview,
)
from penilaian_desktop.domain.task import Task, TaskActivity, TaskProgress
from penilaian_desktop.domain.template import EntryTemplate, KeptOverlap, UnitTemplate
from penilaian_desktop.storage.trail import Author

AT = datetime(2026, 11, 18, 7, 30, tzinfo=UTC)
DAY = date(2026, 11, 18)
PERIOD = "2026-T4"

_number = count(1)


def _meta(fields, **defaults):
    return {"id": new_id(), "at": AT, **defaults, **fields}


def an_author(person_id="p-siti", *, account_id="", device_id="dev-1", package=""):
    """The person who writes, on an account of the same name."""
    return Author(account_id or f"acc-{person_id}", person_id, device_id, package)


def an_agency(**fields):
    return Agency(**_meta(fields, name="Pemerintah Kota Contoh", place="Kota Contoh"))


def a_unit(**fields):
    return Unit(**_meta(fields, name="Dinas Kependudukan dan Pencatatan Sipil"))


def a_working_pattern(**fields):
    return WorkingPattern(**_meta(fields, name="Lima hari"))


def an_employee(**fields):
    number = next(_number)
    return Employee(
        **_meta(fields, name=f"Pegawai {number}", identity=f"1990010120150310{number % 100:02d}")
    )


def an_assignment(**fields):
    return Assignment(
        **_meta(
            fields,
            person_id="p-siti",
            unit_id="u-1",
            position="Analis Kependudukan",
            golongan="III/a",
            starts=date(2026, 1, 1),
        )
    )


def a_relation(**fields):
    return Relation(
        **_meta(
            fields,
            person_id="p-siti",
            other_id="p-head",
            relation_kind=RelationKind.APPRAISER,
            starts=date(2026, 1, 1),
        )
    )


def a_period(**fields):
    return Period(
        **_meta(
            fields,
            code=PERIOD,
            starts=date(2026, 10, 1),
            ends=date(2026, 12, 31),
            deadline=date(2027, 1, 15),
        )
    )


def a_holiday(**fields):
    return Holiday(**_meta(fields, day=date(2026, 12, 25), name="Hari Raya Natal"))


def reduced_hours(**fields):
    return ReducedHours(
        **_meta(fields, name="Ramadan", starts=date(2026, 2, 18), ends=date(2026, 3, 19))
    )


def an_organisation_result(**fields):
    return OrganisationResult(
        **_meta(fields, unit_id="u-1", period_code=PERIOD, predicate=OrganisationPredicate.BAIK)
    )


def an_activity(**fields):
    return Activity(
        **_meta(
            fields,
            person_id="p-siti",
            day=DAY,
            text="Melayani perekaman KTP-el",
            minutes=30,
            volume=Decimal(24),
            unit="orang",
        )
    )


def a_submitted_activity(**fields):
    return an_activity(**{"state": ActivityState.SUBMITTED, **fields})


def a_review(activity, **fields):
    """A review that approves exactly this version of the activity."""
    return Review(
        **_meta(
            fields,
            person_id=activity.person_id,
            activity_id=activity.id,
            activity_version=activity.version,
            decision=ReviewDecision.APPROVED,
        )
    )


def an_evidence_link(activity, **fields):
    return EvidenceLink(
        **_meta(
            fields,
            person_id=activity.person_id,
            activity_id=activity.id,
            sha256="ab" * 32,
            name="foto.jpg",
            media="image/jpeg",
            size=1024,
        )
    )


def a_day_mark(**fields):
    return DayMark(**_meta(fields, person_id="p-siti", day=DAY, mark="cuti"))


def an_entry_template(**fields):
    return EntryTemplate(**_meta(fields, person_id="p-siti", name="Loket", line="Loket @2"))


def a_unit_template(**fields):
    return UnitTemplate(**_meta(fields, unit_id="u-capil", name="Apel", line="30m Apel pagi"))


def a_kept_overlap(**fields):
    return KeptOverlap(
        **_meta(
            fields,
            person_id="p-siti",
            day=DAY,
            activity_id="a-1",
            other_id="a-2",
            times="2026-11-18/540-600 2026-11-18/570-630",
        )
    )


def a_task(**fields):
    return Task(**_meta(fields, person_id="p-siti", title="Digitalisasi arsip akta", starts=DAY))


def a_task_progress(task, **fields):
    values = {"person_id": task.person_id, "task_id": task.id, "day": DAY, "percent": 40}
    return TaskProgress(**_meta(fields, **values))


def a_task_activity(task, activity, **fields):
    values = {"person_id": activity.person_id, "activity_id": activity.id, "task_id": task.id}
    return TaskActivity(**_meta(fields, **values))


def a_delegation(**fields):
    return Delegation(
        **_meta(
            fields,
            person_id="p-bambang",
            other_id="p-siti",
            starts=DAY,
            ends=DAY,
        )
    )


def a_plan(**fields):
    return Plan(
        **_meta(
            fields,
            person_id="p-siti",
            year=2026,
            starts=date(2026, 1, 1),
            ends=date(2026, 12, 31),
        )
    )


def an_rhk(plan, **fields):
    return Rhk(
        **_meta(
            fields,
            person_id=plan.person_id,
            plan_id=plan.id,
            order=1,
            text="Terlaksananya perekaman KTP-el",
        )
    )


def an_indicator(rhk, **fields):
    return Indicator(
        **_meta(
            fields,
            person_id=rhk.person_id,
            rhk_id=rhk.id,
            order=1,
            text="Jumlah perekaman",
            target_text="1.200 orang",
            target_low=Decimal(1200),
            unit="orang",
            measure="Dihitung dari log harian",
            source="Log harian",
        )
    )


def an_action_plan(rhk, **fields):
    return ActionPlan(
        **_meta(
            fields,
            person_id=rhk.person_id,
            plan_id=rhk.plan_id,
            rhk_id=rhk.id,
            order=1,
            text="Membuka loket keliling",
            unit="kali",
            quarter_targets=(Decimal(3), None, Decimal("2.5"), None),
        )
    )


def a_role_cell(**fields):
    return RoleCell(
        **_meta(fields, person_id="p-siti", leader_rhk_id="r-1", year=2026, text="Perekaman KTP-el")
    )


def a_goal(**fields):
    return Goal(
        **_meta(fields, level=GoalLevel.MISI, text="Pelayanan prima", starts=date(2025, 1, 1))
    )


def a_library_indicator(**fields):
    return LibraryIndicator(
        **_meta(
            fields,
            code="disiplin",
            effective_from=date(2026, 1, 1),
            name="Disiplin",
            anchors=(Anchor(level=1, text="Sering terlambat"),),
        )
    )


def a_scheme_text(**fields):
    values = {"code": "kota-contoh", "title": "Skema Kota Contoh", "toml": 'code = "kota-contoh"'}
    return SchemeText(**_meta(fields, **values))


def a_scheme_fact(**fields):
    values = {"name": "kehadiran", "value": "96.5", "reason": "Rekap kehadiran Januari–Juni"}
    return SchemeFact(**_meta(fields, person_id="p-siti", period_code="2026-S1", **values))


def an_indicator_complaint(**fields):
    values = {"text": "Waktu tunggu loket", "reason": "Nomor antrean tidak dicatat"}
    return IndicatorComplaint(
        **_meta(fields, person_id="p-siti", library_code="waktu-tunggu", **values)
    )


def a_system_review(**fields):
    return SystemReview(
        **_meta(
            fields,
            year=2026,
            held_on=date(2026, 11, 10),
            findings="Waktu tunggu sulit diukur",
            decisions="Pakai mesin antrean",
            changed=("waktu-tunggu",),
        )
    )


def a_public_service(**fields):
    values = {"unit_id": "u-loket", "name": "Perekaman KTP-el", "standard": "Selesai di tempat"}
    return PublicService(**_meta(fields, **values, days=1))


def an_attendance(**fields):
    values = {"unit_id": "u-loket", "person_id": "p-siti", "month": "2026-B08", "working_days": 19}
    days = ("L", "L", "H", "S", "H", "DL", "?", *("-",) * 24)
    return Attendance(**_meta(fields, **values, present=16, sick=1, duty=1, undecided=1, days=days))


def a_plan_decision(plan, **fields):
    return PlanDecision(
        **_meta(
            fields,
            person_id=plan.person_id,
            plan_id=plan.id,
            plan_version=plan.version,
            agreed=True,
        )
    )


def an_actual(indicator, **fields):
    return Actual(
        **_meta(
            fields,
            person_id=indicator.person_id,
            indicator_id=indicator.id,
            period_code=PERIOD,
            value=Decimal(300),
        )
    )


def a_self_report(**fields):
    return SelfReport(
        **_meta(
            fields,
            person_id="p-siti",
            period_code=PERIOD,
            achievements="Perekaman selesai sesuai target.",
            challenges="Listrik padam dua kali.",
        )
    )


def a_feedback(**fields):
    return Feedback(
        **_meta(fields, person_id="p-siti", period_code=PERIOD, value_code="BP", text="Ramah.")
    )


def an_rhk_rating(rhk, **fields):
    return RhkRating(
        **_meta(
            fields,
            person_id=rhk.person_id,
            rhk_id=rhk.id,
            period_code=PERIOD,
            rating=Rating.MEETS,
        )
    )


def an_appraisal(**fields):
    return Appraisal(**_meta(fields, person_id="p-siti", period_code=PERIOD))


_CHANGED = {
    "work_before": Rating.BELOW, "behaviour_before": Rating.MEETS,
    "predicate_before": Predicate.BUTUH_PERBAIKAN, "work_after": Rating.MEETS,
    "behaviour_after": Rating.MEETS, "predicate_after": Predicate.BAIK,
    "reason": "Dibanding unit lain", "scheme": "permenpanrb-6-2022", "scheme_version": "1",
}  # fmt: skip
_SHOWN = (TrailStep(rule="penilaian", inputs=(("kekuatan", "Teliti"),), output="baik"),)


def _about(fields, **defaults):
    return _meta(fields, **{"person_id": "p-siti", "period_code": PERIOD, **defaults})


def a_feedback_request(**fields):
    return FeedbackRequest(
        **_about(fields, giver_id="p-taufik", giver_role=GiverRole.PEER, due=DAY)
    )


def a_peer_digest(**fields):
    return PeerDigest(**_about(fields, givers=3, closed_on=DAY, lines=_SHOWN))


def a_calibration(**fields):
    return Calibration(
        **_about(fields, unit_id="u-1", held_on=DAY, participants=("Bambang Wijaya",))
    )


def a_calibration_change(meeting, **fields):
    return CalibrationChange(**_about(fields, calibration_id=meeting.id, **_CHANGED))


def an_objection(**fields):
    return Objection(
        **_about(
            fields,
            appraisal_id="a-1",
            appraisal_version=3,
            text="Log saya lengkap.",
            filed_on=DAY,
            dossier=_SHOWN,
            dossier_sha256="ab" * 32,
        )
    )


def an_objection_reply(objection, **fields):
    return ObjectionReply(
        **_about(fields, objection_id=objection.id, text="Terlambat.", replied_on=DAY)
    )


def an_objection_decision(objection, **fields):
    return ObjectionDecision(
        **_about(
            fields,
            objection_id=objection.id,
            outcome=ObjectionOutcome.GRANTED,
            decided_on=DAY,
            **_CHANGED,
        )
    )


def a_follow_up(**fields):
    return FollowUp(**_about(fields, follow_kind=FollowUpKind.COACHING, topic="Waktu", due=DAY))


def a_follow_up_approval(follow_up, **fields):
    return FollowUpApproval(
        **_about(fields, follow_up_id=follow_up.id, approved=True, approved_on=DAY)
    )


def an_innovation(**fields):
    return Innovation(
        **_about(
            fields,
            innovation_kind=InnovationKind.INNOVATION,
            title="Antrean lewat pesan",
            activity_ids=("a-1", "a-2"),
        )
    )


def an_innovation_decision(innovation, **fields):
    return InnovationDecision(
        **_about(fields, innovation_id=innovation.id, innovation_version=1, accepted=True)
    )


def an_exception(**fields):
    return PersonException(
        **_meta(
            fields,
            person_id="p-budi",
            exception_kind=ExceptionKind.LEAVE,
            starts=date(2026, 9, 1),
            ends=date(2026, 11, 30),
            document="SK 800/12/BKPSDM",
        )
    )


def an_archive_score(**fields):
    return ArchiveScore(
        **_about(
            {"period_code": "2020", **fields},
            scheme="pp-30-2019",
            scheme_version="1",
            skp=Decimal("112.5"),
            behaviour=Decimal(110),
            value=Decimal("111.75"),
            predicate="baik",
        )
    )
