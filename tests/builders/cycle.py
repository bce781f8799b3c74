"""The cycle: ratings, feedback, calibration, objections, follow-ups."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.builders.record import DAY, PERIOD, about, meta

from penilaian_desktop.domain.appraisal import (
    Actual,
    Appraisal,
    Feedback,
    GiverRole,
    Predicate,
    Rating,
    RhkRating,
    SelfReport,
    TrailStep,
)
from penilaian_desktop.domain.archive import ArchiveScore
from penilaian_desktop.domain.calibration import Calibration, CalibrationChange
from penilaian_desktop.domain.feedback import FeedbackRequest, PeerDigest
from penilaian_desktop.domain.follow_up import (
    FollowUp,
    FollowUpApproval,
    FollowUpKind,
    Innovation,
    InnovationDecision,
    InnovationKind,
)
from penilaian_desktop.domain.monitor import ExceptionKind, PersonException
from penilaian_desktop.domain.objection import (
    Objection,
    ObjectionDecision,
    ObjectionOutcome,
    ObjectionReply,
)


def an_actual(indicator, **fields):
    return Actual(
        **meta(
            fields,
            person_id=indicator.person_id,
            indicator_id=indicator.id,
            period_code=PERIOD,
            value=Decimal(300),
        )
    )


def a_self_report(**fields):
    return SelfReport(
        **meta(
            fields,
            person_id="p-siti",
            period_code=PERIOD,
            achievements="Perekaman selesai sesuai target.",
            challenges="Listrik padam dua kali.",
        )
    )


def a_feedback(**fields):
    return Feedback(
        **meta(fields, person_id="p-siti", period_code=PERIOD, value_code="BP", text="Ramah.")
    )


def an_rhk_rating(rhk, **fields):
    return RhkRating(
        **meta(
            fields,
            person_id=rhk.person_id,
            rhk_id=rhk.id,
            period_code=PERIOD,
            rating=Rating.MEETS,
        )
    )


def an_appraisal(**fields):
    return Appraisal(**meta(fields, person_id="p-siti", period_code=PERIOD))


_CHANGED = {
    "work_before": Rating.BELOW, "behaviour_before": Rating.MEETS,
    "predicate_before": Predicate.BUTUH_PERBAIKAN, "work_after": Rating.MEETS,
    "behaviour_after": Rating.MEETS, "predicate_after": Predicate.BAIK,
    "reason": "Dibanding unit lain", "scheme": "permenpanrb-6-2022", "scheme_version": "1",
}  # fmt: skip


_SHOWN = (TrailStep(rule="penilaian", inputs=(("kekuatan", "Teliti"),), output="baik"),)


def a_feedback_request(**fields):
    return FeedbackRequest(**about(fields, giver_id="p-taufik", giver_role=GiverRole.PEER, due=DAY))


def a_peer_digest(**fields):
    return PeerDigest(**about(fields, givers=3, closed_on=DAY, lines=_SHOWN))


def a_calibration(**fields):
    return Calibration(
        **about(fields, unit_id="u-1", held_on=DAY, participants=("Bambang Wijaya",))
    )


def a_calibration_change(meeting, **fields):
    return CalibrationChange(**about(fields, calibration_id=meeting.id, **_CHANGED))


def an_objection(**fields):
    return Objection(
        **about(
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
        **about(fields, objection_id=objection.id, text="Terlambat.", replied_on=DAY)
    )


def an_objection_decision(objection, **fields):
    return ObjectionDecision(
        **about(
            fields,
            objection_id=objection.id,
            outcome=ObjectionOutcome.GRANTED,
            decided_on=DAY,
            **_CHANGED,
        )
    )


def a_follow_up(**fields):
    return FollowUp(**about(fields, follow_kind=FollowUpKind.COACHING, topic="Waktu", due=DAY))


def a_follow_up_approval(follow_up, **fields):
    return FollowUpApproval(
        **about(fields, follow_up_id=follow_up.id, approved=True, approved_on=DAY)
    )


def an_innovation(**fields):
    return Innovation(
        **about(
            fields,
            innovation_kind=InnovationKind.INNOVATION,
            title="Antrean lewat pesan",
            activity_ids=("a-1", "a-2"),
        )
    )


def an_innovation_decision(innovation, **fields):
    return InnovationDecision(
        **about(fields, innovation_id=innovation.id, innovation_version=1, accepted=True)
    )


def an_exception(**fields):
    return PersonException(
        **meta(
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
        **about(
            {"period_code": "2020", **fields},
            scheme="pp-30-2019",
            scheme_version="1",
            skp=Decimal("112.5"),
            behaviour=Decimal(110),
            value=Decimal("111.75"),
            predicate="baik",
        )
    )
