"""What an ASN is told of the own honours: recognition and rewards, until answered or old (WG-5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from penilaian_desktop.domain.follow_up import FollowUp, FollowUpApproval, FollowUpKind
from penilaian_desktop.domain.public_voice import NoteKind, PublicNote
from penilaian_desktop.domain.recognition import Recognition, RecognitionConsent
from penilaian_desktop.services.context import zone_of
from penilaian_desktop.services.follow_up_reading import newest_approvals
from penilaian_desktop.storage.unit_of_work import ReadUnit

TOLD_DAYS = 60
"""Days for which a recognition is told of that nobody answered."""
PRAISE_DAYS = 30
"""Days for which the public's praise is told of, unless it was seen before."""
REWARD_DAYS = 14
"""Days for which a granted reward is told of; there is nothing to answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnHonours:
    """The newest first; `answered` recognitions are left out."""

    recognitions: tuple[Recognition, ...]
    rewards: tuple[tuple[FollowUp, FollowUpApproval], ...]


def own_honours(unit: ReadUnit, person_id: str, today: date) -> OwnHonours:
    """Return what a person is to be told: only what is about that person."""
    zone = zone_of(unit)
    since, granted_since = (today - timedelta(days=n) for n in (TOLD_DAYS, REWARD_DAYS))
    answered = {
        consent.recognition_id
        for consent in unit.find(RecognitionConsent, person_id=person_id)
        if consent.author_id == person_id
    }
    recognised = tuple(
        record
        for record in unit.find(Recognition, order=("-day", "-id"), person_id=person_id)
        if record.id not in answered and max(record.day, record.at.astimezone(zone).date()) >= since
    )
    asked = unit.find(FollowUp, person_id=person_id, follow_kind=FollowUpKind.REWARD)
    approvals = newest_approvals(unit, asked)
    granted = [
        (record, approval)
        for record in asked
        if (approval := approvals.get(record.id)) is not None
        and approval.approved
        and approval.approved_on >= granted_since
    ]
    granted.sort(key=lambda pair: (pair[1].approved_on, pair[0].id), reverse=True)
    return OwnHonours(recognitions=recognised, rewards=tuple(granted))


def own_praise(unit: ReadUnit, person_id: str, today: date) -> tuple[PublicNote, ...]:
    """Return the public's praise of the last days that names a person, the newest first (PR-6)."""
    found = unit.find(
        PublicNote,
        order=("-received_on", "-id"),
        person_id=person_id,
        note_kind=NoteKind.PRAISE,
    )
    since = today - timedelta(days=PRAISE_DAYS)
    return tuple(note for note in found if since <= note.received_on <= today)


def praise_seen(unit: ReadUnit, account_id: str) -> frozenset[str]:
    """Return the ids of the praise that an account has seen."""
    return frozenset((unit.setting(praise_key(account_id)) or "").split())


def praise_key(account_id: str) -> str:
    """Return where the praise that was seen is kept."""
    return f"praise_seen.{account_id}"
