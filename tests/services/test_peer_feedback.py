"""Colleagues stay unknown: in views, forms and suggestions, whoever looks (PR-7, X-3)."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta

import pytest
from tests.services.office import SYSTEM

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.appraisal import Feedback, GiverRole, Rating
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.feedback import FeedbackRequest, PeerDigest
from penilaian_desktop.domain.feedback_views import GivenLine
from penilaian_desktop.domain.record import new_id

PERIOD = "2026-T3"
TODAY = date(2026, 10, 5)
DUE = date(2026, 10, 12)
COLLEAGUES = ("taufik", "yohanes", "dewi")
SECRET = "Rahasia dari"


@pytest.fixture
def asked(office):
    """Three colleagues were asked about Siti until 12 October; today is the 5th."""
    office.plan("siti", agree_by="bambang")
    office.clock.set(TODAY)
    ask(office, COLLEAGUES)
    return office


def ask(office, names, role=GiverRole.PEER, due=DUE):
    givers = [(office.ids[name], role) for name in names]
    return office.services.peer_feedback.request(
        office.session("bambang"), office.ids["siti"], PERIOD, givers, due=due
    ).value


def give(office, who, text="", level=None):
    service, s = office.services.peer_feedback, office.session(who)
    (item,) = service.asked_of_me(s)
    line = GivenLine(value_code="KP", text=text or f"{SECRET} {who}", level=level)
    return service.give(s, item.request_id, [line]).value


def shown_in(view):
    return [item for value in view.behaviour for item in value.feedback]


def everything_shown(office):
    """Return the text of every view and form that the head, the person and HR can get."""
    services, siti, found = office.services, office.ids["siti"], []
    for who in ("bambang", "siti", "nurul", "hendra"):
        s = office.session(who)
        for call in (
            lambda s=s: services.appraisals.view(s, siti, PERIOD),
            lambda s=s: services.appraisals.own_feedback(s, PERIOD),
            lambda s=s: services.appraisals.own(s, PERIOD),
            lambda s=s: services.appraisals.why(s, siti, PERIOD),
            lambda s=s: services.peer_feedback.collection(s, siti, PERIOD),
            lambda s=s: services.forms.sheet(s, siti, PERIOD),
            lambda s=s: services.forms.evaluation(s, siti, PERIOD),
            lambda s=s: services.forms.why(s, siti, PERIOD),
            lambda s=s: services.roll_ups.strengths(s, siti),
            lambda s=s: services.home.view(s),
        ):
            try:
                found.append(str(call()))
            except (NotAllowed, RuleViolation):
                continue
    return found


def refusal(call):
    with pytest.raises((NotAllowed, RuleViolation)) as refused:
        call()
    return refused.value.code


def test_nothing_is_shown_to_anybody_before_the_day_is_over(asked):
    for who in COLLEAGUES:
        give(asked, who)
    assert not any(SECRET in text for text in everything_shown(asked))
    asked.clock.set(DUE)
    assert not any(SECRET in text for text in everything_shown(asked))
    assert refusal(lambda: asked.services.peer_feedback.release(asked.session("bambang"), PERIOD))
    assert asked.services.peer_feedback.release(asked.session("nurul"), PERIOD).value == 0


def test_two_givers_are_never_shown_not_even_published(asked):
    give(asked, "taufik")
    give(asked, "yohanes")
    asked.clock.set(DUE + timedelta(days=1))
    asked.appraise("siti", "bambang", publish=True)
    assert not any(SECRET in text for text in everything_shown(asked))


def test_three_are_shown_at_once_without_name_id_hour_or_order(asked):
    for who in reversed(COLLEAGUES):
        give(asked, who, level=Rating.ABOVE)
    asked.clock.set(DUE + timedelta(days=1))
    view = asked.services.appraisals.view(asked.session("bambang"), asked.ids["siti"], PERIOD)
    (value,) = [value for value in view.behaviour if value.code == "KP"]
    assert [f.text for f in value.feedback] == [f"{SECRET} {who}" for who in sorted(COLLEAGUES)]
    assert {f.giver for f in value.feedback} == {""}
    assert len({f.at for f in value.feedback}) == 1
    with asked.workspace.read() as unit:
        records = unit.find(Feedback)
    shown = [text for text in everything_shown(asked) if SECRET in text]
    assert shown
    assert not any(r.id in text for text in shown for r in records)
    assert not any(repr(r.at) in text for text in shown for r in records)


def test_the_person_sees_it_with_the_publication_and_not_before(asked):
    for who in COLLEAGUES:
        give(asked, who)
    asked.clock.set(DUE + timedelta(days=1))
    own = lambda: asked.services.appraisals.own_feedback(asked.session("siti"), PERIOD)  # noqa: E731
    assert own() == ()
    asked.appraise("siti", "bambang", publish=True)
    assert [f.giver for f in own()] == ["", "", ""]
    sheet = asked.services.forms.sheet(asked.session("siti"), asked.ids["siti"], PERIOD)
    assert [f.giver for f in sheet.feedback] == ["", "", ""]


def test_what_was_shown_never_grows_so_nobody_tells_by_the_difference(asked):
    for who in COLLEAGUES:
        give(asked, who)
    asked.clock.set(DUE + timedelta(days=1))
    service = asked.services.peer_feedback
    assert refusal(lambda: ask(asked, ["ratna"], due=DUE + timedelta(days=9))) == (
        "feedback_already_shown"
    )
    assert refusal(lambda: give(asked, "taufik", "Lain")) == "feedback_closed"
    s = asked.session("bambang")
    (first, *_) = service.collection(s, asked.ids["siti"], PERIOD).requests
    assert refusal(lambda: service.withdraw(s, first.id)) == "feedback_already_shown"
    own = asked.services.appraisals
    with asked.workspace.read() as unit:
        record = unit.find(Feedback)[0]
    giver = next(w for w in COLLEAGUES if asked.ids[w] == record.author_id)
    assert refusal(lambda: own.delete_feedback(asked.session(giver), record.id)) == (
        "feedback_by_request"
    )


def test_the_appraiser_never_learns_who_has_answered(asked):
    before = asked.services.peer_feedback.collection(
        asked.session("bambang"), asked.ids["siti"], PERIOD
    )
    give(asked, "taufik")
    after = asked.services.peer_feedback.collection(
        asked.session("bambang"), asked.ids["siti"], PERIOD
    )
    assert asdict(before) == asdict(after)


def test_the_suggestion_does_not_move_while_levels_are_hidden(asked):
    s, siti = asked.session("bambang"), asked.ids["siti"]
    suggested = lambda: asked.services.appraisals.view(s, siti, PERIOD).behaviour_suggested  # noqa: E731
    for who in COLLEAGUES:
        give(asked, who, level=Rating.BELOW)
        assert suggested() is None
    asked.clock.set(DUE + timedelta(days=1))
    assert suggested() is Rating.BELOW


def test_a_role_that_fewer_than_three_share_is_not_told(office):
    """One subordinate among three givers would be known by the role alone."""
    office.clock.set(TODAY)
    service, hendra = office.services.peer_feedback, office.session("hendra")
    givers = [
        (office.ids["siti"], GiverRole.SUBORDINATE),
        (office.ids["ratna"], GiverRole.PEER),
        (office.ids["nurul"], GiverRole.PEER),
    ]
    service.request(hendra, office.ids["bambang"], PERIOD, givers, due=DUE)
    for who in ("siti", "ratna", "nurul"):
        give(office, who)
    office.clock.set(DUE + timedelta(days=1))
    found = office.services.appraisals.view(hendra, office.ids["bambang"], PERIOD)
    assert {f.giver_role for f in shown_in(found)} == {GiverRole.PEER}


def test_only_who_was_asked_may_write_and_only_in_words(asked):
    service = asked.services.peer_feedback
    (item,) = service.asked_of_me(asked.session("taufik"))
    line = GivenLine(value_code="KP", text="Teliti")
    assert refusal(lambda: service.give(asked.session("ratna"), item.request_id, [line])) == (
        "not_asked"
    )
    s = asked.session("taufik")
    assert refusal(lambda: service.give(s, item.request_id, [])) == "feedback_text_missing"
    twice = [line, GivenLine(value_code="KP", text="Lagi")]
    assert refusal(lambda: service.give(s, item.request_id, twice)) == "feedback_subject_missing"
    assert service.asked_of_me(asked.session("ratna")) == ()
    add = asked.services.appraisals.add_feedback
    assert (
        refusal(lambda: add(s, asked.ids["siti"], PERIOD, "Ramah", value_code="BP"))
        == "feedback_by_request"
    )


def test_writing_again_takes_the_place_of_what_was_written(asked):
    give(asked, "taufik", "Dulu")
    item = give(asked, "taufik", "Sekarang", Rating.MEETS)
    assert [(line.text, line.level) for line in item.given] == [("Sekarang", Rating.MEETS)]
    with asked.workspace.read() as unit:
        assert [f.text for f in unit.find(Feedback)] == ["Sekarang"]


def test_asking_is_the_appraisers_and_the_role_follows_the_relation(asked):
    service, siti = asked.services.peer_feedback, asked.ids["siti"]
    givers = [(asked.ids["taufik"], GiverRole.PEER)]
    for who, code in (("siti", "never_own"), ("ratna", "not_your_staff"), ("nurul", None)):
        call = lambda who=who: service.request(asked.session(who), siti, PERIOD, givers)  # noqa: E731
        assert refusal(call) == (code or "not_your_staff")
    assert refusal(lambda: ask(asked, ["siti"])) == "giver_is_person"
    assert refusal(lambda: ask(asked, ["bambang"])) == "giver_is_person"
    assert refusal(lambda: ask(asked, ["ratna"], GiverRole.SUBORDINATE)) == "giver_role_wrong"
    assert refusal(lambda: ask(asked, ["ratna"], GiverRole.LEADER)) == "giver_role_wrong"
    assert refusal(lambda: ask(asked, [])) == "giver_missing"
    assert refusal(lambda: ask(asked, ["ratna"], due=TODAY - timedelta(days=1))) == (
        "feedback_due_past"
    )


def test_a_later_day_counts_for_everybody_asked(asked):
    later = DUE + timedelta(days=5)
    view = ask(asked, ["ratna"], due=later)
    assert {request.due for request in view.requests} == {later}
    assert len(view.requests) == 4


def test_feedback_without_a_request_does_not_count(asked):
    """Somebody who writes records by hand does not become the third giver."""
    give(asked, "taufik")
    give(asked, "yohanes")
    asked.clock.set(DUE + timedelta(days=1))
    with asked.workspace.write(SYSTEM) as unit:
        unit.add(
            Feedback(
                id=new_id(), at=asked.clock(), person_id=asked.ids["siti"], period_code=PERIOD,
                giver_role=GiverRole.PEER, value_code="KP", text=SECRET,
            )
        )  # fmt: skip
    assert not any(SECRET in text for text in everything_shown(asked))


def test_the_office_makes_one_digest_that_never_changes(asked):
    """TS-11: what goes to the unit is the digest: no author, no id, no hour."""
    for who in COLLEAGUES:
        give(asked, who, level=Rating.ABOVE)
    asked.clock.set(DUE + timedelta(days=1))
    hr = asked.session("nurul", Role.HR)
    assert asked.services.peer_feedback.release(hr, PERIOD).value == 1
    assert asked.services.peer_feedback.release(hr, PERIOD).value == 0
    with asked.workspace.read() as unit:
        (digest,) = unit.find(PeerDigest)
        authors = [f.author_id for f in unit.find(Feedback)]
    assert (digest.givers, digest.closed_on) == (3, DUE)
    assert [step.output for step in digest.lines] == [f"{SECRET} {w}" for w in sorted(COLLEAGUES)]
    assert not any(author in str(digest) for author in authors)
    with asked.workspace.write(SYSTEM) as unit:  # where the records never were, the digest is shown
        for request in unit.find(FeedbackRequest):
            unit.delete(FeedbackRequest, request.id)
        for record in unit.find(Feedback):
            unit.delete(Feedback, record.id)
    shown = asked.services.appraisals.view(asked.session("bambang"), asked.ids["siti"], PERIOD)
    assert [(f.giver, f.level) for f in shown_in(shown)] == [("", Rating.ABOVE)] * 3


def test_undo_takes_nothing_out_of_what_is_shown(asked):
    """Taking back one request would show by the difference what its giver wrote."""
    ask(asked, ["ratna"], due=DUE)
    for who in (*COLLEAGUES, "ratna"):
        give(asked, who)
    asked.clock.set(DUE + timedelta(days=1))
    for who in ("bambang", "ratna"):
        assert refusal(lambda who=who: asked.services.undo.undo(asked.session(who))) == (
            "feedback_closed"
        )
