"""The papers about a follow-up: letter, piagam, minutes of coaching (TS-7, TS-8)."""

from __future__ import annotations

from datetime import date

import pytest

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.follow_up import FollowUpKind
from penilaian_desktop.domain.follow_up_views import AWARD, COACHING, PROPOSAL

PERIOD = "2026-T3"


def refusal(call):
    with pytest.raises((NotAllowed, RuleViolation)) as refused:
        call()
    return refused.value.code


@pytest.fixture
def head(office):
    """Siti did very well, Taufik must improve; both are published, the third of October."""
    office.clock.set(date(2026, 10, 5))
    office.appraise("siti", "bambang", work=Rating.ABOVE, behaviour=Rating.ABOVE, publish=True)
    office.appraise("taufik", "bambang", work=Rating.BELOW, behaviour=Rating.MEETS, publish=True)
    return office.session("bambang")


def written(office, s, who, kind, topic="Piagam", **fields):
    return office.services.follow_ups.save(
        s, office.ids[who], PERIOD, kind, topic=topic, **fields
    ).value


def papers(office, s, item):
    return next(i.papers for i in office.services.follow_ups.list(s) if i.id == item.id)


def test_a_reward_has_its_letter_before_and_after_the_decision(office, head):
    """TS-7: proposal with approval and letter; the number is filled by hand or with the answer."""
    forms, siti = office.services.forms, office.ids["siti"]
    assert refusal(lambda: forms.view(head, PROPOSAL, siti, PERIOD)) == "follow_up_paper_none"
    item = written(office, head, "siti", FollowUpKind.REWARD, reason="Loket lebih awal")
    letter = forms.view(head, PROPOSAL, siti, PERIOD)
    assert (letter.employee.name, letter.proposer.name, letter.superior.name) == (
        "Siti Aminah", "Bambang Wijaya", "Hendra Gunawan",
    )  # fmt: skip
    assert (letter.text, letter.reason, letter.predicate) == (
        "Piagam", "Loket lebih awal", Predicate.SANGAT_BAIK,
    )  # fmt: skip
    assert (letter.approved, letter.letter, letter.approver.name) == (None, "", "")
    assert len(letter.foot.data_sha256) == 64
    office.clock.set(date(2026, 10, 12))
    above = office.session("hendra")
    office.services.follow_ups.approve(above, item.id, letter="800/12/2026", note="Saat apel")
    decided = forms.of_follow_up(above, PROPOSAL, item.id)
    assert (decided.approved, decided.letter, decided.note, decided.approved_on) == (
        True, "800/12/2026", "Saat apel", date(2026, 10, 12),
    )  # fmt: skip
    assert decided.approver.name == "Hendra Gunawan"
    assert decided.foot.data_sha256 != letter.foot.data_sha256


def test_a_piagam_is_printed_once_the_reward_is_approved(office, head):
    """TS-7: by whom it was approved, for whom, with its number."""
    forms, siti = office.services.forms, office.ids["siti"]
    item = written(office, head, "siti", FollowUpKind.REWARD)
    assert papers(office, head, item) == (PROPOSAL,)
    assert refusal(lambda: forms.view(head, AWARD, siti, PERIOD)) == "award_not_approved"
    office.services.follow_ups.approve(office.session("nurul"), item.id, letter="800/12/2026")
    office.services.follow_ups.close(head, item.id, outcome="Diserahkan")
    assert papers(office, head, item) == (PROPOSAL, AWARD)
    own = office.session("siti")
    assert papers(office, own, item) == (AWARD,)
    award = forms.view(own, AWARD, siti, PERIOD)
    assert (award.employee.name, award.signer.name, award.letter, award.text) == (
        "Siti Aminah", "Nurul Huda", "800/12/2026", "Piagam",
    )  # fmt: skip


def test_a_reward_that_nobody_described_is_a_piagam(office, head):
    """The words that the application proposes are no name of a recognition."""
    (proposed, *_) = office.services.follow_ups.propose(head, PERIOD)
    item = written(office, head, "siti", FollowUpKind.REWARD, topic=proposed.topic)
    assert office.services.forms.of_follow_up(head, PROPOSAL, item.id).text == ""


def test_of_several_rewards_the_approved_one_is_printed(office, head):
    forms, siti = office.services.forms, office.ids["siti"]
    first = written(office, head, "siti", FollowUpKind.REWARD, topic="Pertama")
    second = written(office, head, "siti", FollowUpKind.REWARD, topic="Kedua")
    assert forms.view(head, PROPOSAL, siti, PERIOD).text == "Kedua"
    office.services.follow_ups.approve(office.session("hendra"), first.id)
    assert forms.view(head, PROPOSAL, siti, PERIOD).text == "Pertama"
    assert forms.of_follow_up(head, PROPOSAL, second.id).text == "Kedua"


def test_coaching_has_its_minutes_empty_before_and_with_the_outcome_after(office, head):
    """TS-8: topic, date, outcome, and who signs."""
    forms, taufik = office.services.forms, office.ids["taufik"]
    item = written(office, head, "taufik", FollowUpKind.COACHING, topic="Mengelola waktu")
    blank = forms.view(head, COACHING, taufik, PERIOD)
    assert (blank.held_on, blank.outcome, blank.text) == (None, "", "Mengelola waktu")
    assert (blank.employee.name, blank.coach.name) == ("Taufik Rahman", "Bambang Wijaya")
    office.services.follow_ups.close(
        head, item.id, outcome="Target mingguan disepakati", held_on=date(2026, 10, 5)
    )
    mine = forms.view(office.session("taufik"), COACHING, taufik, PERIOD)
    assert (mine.held_on, mine.outcome) == (date(2026, 10, 5), "Target mingguan disepakati")
    assert papers(office, head, item) == (COACHING,)


def test_who_prints_which_paper(office, head):
    forms, ids = office.services.forms, office.ids
    reward = written(office, head, "siti", FollowUpKind.REWARD)
    written(office, head, "taufik", FollowUpKind.COACHING)
    for who, form, person in (
        ("siti", PROPOSAL, "siti"), ("taufik", PROPOSAL, "siti"), ("ratna", PROPOSAL, "siti"),
        ("siti", COACHING, "taufik"), ("ratna", AWARD, "siti"),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            forms.view(office.session(who), form, ids[person], PERIOD)
    with pytest.raises(NotAllowed):
        forms.of_follow_up(office.session("siti"), PROPOSAL, reward.id)
    for who in ("hendra", "nurul"):
        assert forms.view(office.session(who), PROPOSAL, ids["siti"], PERIOD).text == "Piagam"
    assert refusal(lambda: forms.of_follow_up(head, COACHING, reward.id)) == "form_wrong_data"
    assert refusal(lambda: forms.of_follow_up(head, "skp", reward.id)) == "form_unknown"
