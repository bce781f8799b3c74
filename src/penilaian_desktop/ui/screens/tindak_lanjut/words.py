"""Words of follow-ups: kinds, states, whether it helped, and the text of a letter."""

from __future__ import annotations

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.follow_up import FollowUpKind, FollowUpState
from penilaian_desktop.domain.follow_up_views import (
    AWARD,
    COACHING,
    PROPOSAL,
    FollowUpItem,
    HelpedLine,
)
from penilaian_desktop.domain.wording import predicate_label
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.widgets.small import Mark

_tr = translator("TindakLanjut")


KIND_ICONS = {
    FollowUpKind.REWARD: "award",
    FollowUpKind.COACHING: "coaching",
    FollowUpKind.TRAINING: "book",
}


def kind_words(kind: FollowUpKind) -> str:
    """Return what a follow-up is."""
    return {
        FollowUpKind.REWARD: _tr("Penghargaan"),
        FollowUpKind.COACHING: _tr("Pembinaan"),
        FollowUpKind.TRAINING: _tr("Pelatihan"),
    }[kind]


def paper_words(form: str) -> str:
    """Return what a paper about a follow-up is called."""
    return {
        PROPOSAL: _tr("Surat usulan"),
        AWARD: _tr("Piagam penghargaan"),
        COACHING: _tr("Berita acara pembinaan"),
    }[form]


def state_mark(item: FollowUpItem) -> Mark:
    """Return the pill of a state."""
    if item.overdue:
        return Mark(_tr("Lewat waktu"), "alert", "bad")
    return {
        FollowUpState.PROPOSED: Mark(_tr("Diusulkan"), "submitted", "primary"),
        FollowUpState.APPROVED: Mark(_tr("Disetujui"), "approved", "good"),
        FollowUpState.DECLINED: Mark(_tr("Ditolak"), "refused", "bad"),
        FollowUpState.CLOSED: Mark(_tr("Selesai"), "check", "muted", "soft_draft"),
    }[item.state]


def helped_mark(line: HelpedLine) -> Mark:
    """Return whether it helped, as a pill; not known yet says so."""
    if line.steps is None:
        return Mark(_tr("Belum diketahui"), "clock", "muted", "soft_draft")
    if line.steps > 0:
        return Mark(_tr("Membaik"), "tier3", "good")
    if line.steps < 0:
        return Mark(_tr("Menurun"), "below", "bad")
    return Mark(_tr("Tetap"), "meets", "muted", "soft_draft")


def letter_text(item: FollowUpItem, office: str) -> str:
    """Return the text of a proposal, to be pasted into the letter of the office."""
    period = PeriodCode.parse(item.period_code).label
    predicate = predicate_label(item.predicate) if item.predicate else "–"
    position = f", {item.person.position}" if item.person.position else ""
    identity = f" (NIP {item.person.identity})" if item.person.identity else ""
    reason = f" {item.reason.strip()}" if item.reason.strip() else ""
    closing = (
        _tr("Usul ini disetujui {0} dengan nomor {1}.").format(item.approved_by, item.letter)
        if item.letter
        else _tr("Demikian usul ini disampaikan untuk mendapat persetujuan.")
    )
    opening = {
        FollowUpKind.REWARD: _tr("kami mengusulkan penghargaan bagi"),
        FollowUpKind.COACHING: _tr("kami menyampaikan pembinaan bagi"),
        FollowUpKind.TRAINING: _tr("kami mengusulkan pelatihan bagi"),
    }[item.kind]
    return _tr(
        "Berdasarkan hasil penilaian kinerja {0} dengan predikat {1}, {2} {3}{4}{5} pada {6}, "
        "berupa: {7}.{8}\n\n{9}"
    ).format(
        period, predicate, opening, item.person.name, identity, position, office,
        item.topic.rstrip("."), reason, closing,
    )  # fmt: skip
