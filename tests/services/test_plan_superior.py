"""A missing superior blocks nobody (section 3 no. 13, section 2.4), and a name opens nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.services.office import SYSTEM, YEAR

from penilaian_desktop.domain.employee import Employee, Relation, RelationKind
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.plan import NOBODY, PersonSnapshot, PlanStatus
from penilaian_desktop.domain.record import new_id

SEKDA = PersonSnapshot(
    name=" Drs. Marthen  Luther Rumbiak ",
    identity="19680412 199403 1 002",
    rank="Pembina Utama Madya / IV/d",
    position="Sekretaris Daerah",
    unit="Sekretariat Daerah",
)
MAYOR = PersonSnapshot(name="Abdul Karim", identity_kind="NONE", identity="x", position="Wali Kota")
WHY = "SIASN belum diperbarui"


def refusal(call) -> tuple[str, str]:
    with pytest.raises(RuleViolation) as caught:
        call()
    return caught.value.code, caught.value.field


@pytest.fixture
def plans(office):
    return office.services.plans


@pytest.fixture
def alone(office):
    """The plan of somebody whose appraiser is nowhere recorded."""
    plan = office.plan("siti", submit=False)
    office.end_relation("siti", YEAR)
    return plan


def name(office, plan, **changes):
    fields = {
        "appraiser": SEKDA, "appraiser_superior": MAYOR, "since": YEAR, "reason": WHY,
    } | changes  # fmt: skip
    return office.services.plans.name_superior(office.session("siti"), plan.id, **fields).value


def test_a_plan_is_handed_in_with_the_superiors_that_its_owner_typed(office, plans, alone):
    """Section 3 no. 13: the form prints the typed names; a political official has no number."""
    named = name(office, alone)
    assert (named.superior_since, named.superior_reason) == (YEAR, WHY)
    plan = plans.submit(office.session("siti"), alone.id).value
    assert plan.status is PlanStatus.SUBMITTED
    assert plan.appraiser == replace(
        SEKDA, name="Drs. Marthen Luther Rumbiak", identity="196804121994031002"
    )
    assert (plan.appraiser_superior.name, plan.appraiser_superior.identity) == ("Abdul Karim", "")
    assert plan.superior_reason == WHY
    assert plans.view(office.session("siti"), alone.id).appraiser.name == plan.appraiser.name


def test_a_named_superior_of_the_data_gets_no_access_by_it(office, plans, alone):
    """Section 3 no. 13: access comes from relation records only."""
    chosen = PersonSnapshot(person_id=office.ids["ratna"])
    named = name(office, alone, appraiser=chosen, appraiser_superior=NOBODY)
    assert (named.appraiser.name, named.appraiser.position) == ("Ratna Sari", "Kepala Bidang Arsip")
    plans.submit(office.session("siti"), alone.id)
    ratna = office.session("ratna")
    assert plans.to_decide(ratna) == ()
    for call in (
        lambda: plans.view(ratna, alone.id),
        lambda: plans.decide(ratna, alone.id, agreed=True),
    ):
        with pytest.raises(NotAllowed):
            call()


def test_nobody_names_a_superior_for_somebody_else(office, plans, alone):
    for who in ("bambang", "nurul", "taufik"):
        with pytest.raises(NotAllowed):
            plans.name_superior(
                office.session(who), alone.id, appraiser=SEKDA, since=YEAR, reason=WHY
            )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"reason": "  "}, ("superior_reason_missing", "reason")),
        ({"since": date(2027, 1, 1)}, ("superior_since_outside", "since")),
        ({"appraiser": replace(SEKDA, name=" ")}, ("superior_name_missing", "appraiser_name")),
        (
            {"appraiser_superior": replace(MAYOR, position="")},
            ("superior_position_missing", "superior_position"),
        ),
        (
            {"appraiser": replace(SEKDA, identity="123")},
            ("nip_not_18_digits", "appraiser_identity"),
        ),
    ],
)
def test_what_is_missing_is_said_at_its_place(office, alone, changes, expected):
    assert refusal(lambda: name(office, alone, **changes)) == expected


def test_nobody_names_themselves(office, alone):
    own = PersonSnapshot(person_id=office.ids["siti"])
    assert refusal(lambda: name(office, alone, appraiser=own))[0] == "superior_self"
    assert refusal(lambda: name(office, alone, appraiser_superior=own)) == (
        "superior_self", "superior_name",
    )  # fmt: skip


def test_a_wrong_record_is_answered_with_a_later_date_and_a_newer_record_counts(office, plans):
    """Section 3 no. 13: wrong in the system is reassigned with a date and a reason."""
    plan = office.plan("siti", submit=False)
    assert refusal(lambda: name(office, plan)) == ("superior_recorded", "since")
    named = name(office, plan, since=date(2026, 6, 1))
    assert named.appraiser.name == "Drs. Marthen Luther Rumbiak"
    office.relate(RelationKind.APPRAISER, "siti", "ratna", date(2026, 7, 1))
    plan = plans.view(office.session("siti"), plan.id)
    assert (plan.appraiser.name, plan.superior_reason) == ("Ratna Sari", "")
    handed = plans.submit(office.session("siti"), plan.id).value
    assert (handed.superior_since, handed.superior_reason) == (None, "")


def test_a_name_is_taken_off_again(office, plans, alone):
    name(office, alone)
    assert plans.forget_superior(office.session("siti"), alone.id).value.appraiser == NOBODY
    assert refusal(lambda: plans.submit(office.session("siti"), alone.id))[0] == "appraiser_missing"


def test_the_choices_are_those_who_lead(office, plans, alone):
    names = [c.name for c in plans.superior_choices(office.session("siti"), alone.id)]
    assert names == ["Bambang Wijaya", "Hendra Gunawan", "Ratna Sari"]


def test_hr_makes_a_relation_of_it_and_access_begins_then(office, plans, alone):
    """Section 3 no. 13: HR confirms; the former relation ends the day before."""
    chosen = PersonSnapshot(person_id=office.ids["ratna"])
    above = PersonSnapshot(person_id=office.ids["hendra"])
    name(office, alone, appraiser=chosen, appraiser_superior=above)
    hr = office.session("nurul")
    assert plans.superior_claims(hr) == ()  # a draft is its owner's
    plans.submit(office.session("siti"), alone.id)
    (claim,) = plans.superior_claims(hr)
    assert (claim.employee.name, claim.appraiser.name, claim.reason, claim.known) == (
        "Siti Aminah", "Ratna Sari", WHY, True,
    )  # fmt: skip
    plans.confirm_superior(hr, alone.id)
    assert plans.superior_claims(hr) == ()
    with office.workspace.read() as unit:
        kinds = {
            r.relation_kind: r.other_id
            for r in unit.find(Relation, person_id=office.ids["siti"], starts=YEAR)
            if r.ends is None
        }
    assert kinds == {
        RelationKind.APPRAISER: office.ids["ratna"],
        RelationKind.APPRAISER_SUPERIOR: office.ids["hendra"],
    }
    assert [p.id for p in plans.to_decide(office.session("ratna"))] == [alone.id]
    assert refusal(lambda: plans.confirm_superior(hr, alone.id))[0] == "superior_not_claimed"


def test_the_wrong_relation_ends_the_day_before_the_confirmed_one(office, plans):
    plan = office.plan("siti", submit=False)
    since = date(2026, 6, 1)
    name(office, plan, appraiser=PersonSnapshot(person_id=office.ids["ratna"]), since=since)
    plans.submit(office.session("siti"), plan.id)
    plans.confirm_superior(office.session("nurul"), plan.id)
    with office.workspace.read() as unit:
        found = unit.find(
            Relation, person_id=office.ids["siti"], relation_kind=RelationKind.APPRAISER
        )
    assert {(r.other_id, r.ends) for r in found} == {
        (office.ids["bambang"], date(2026, 5, 31)),
        (office.ids["ratna"], None),
    }


def test_the_confirmed_relation_ends_before_a_later_recorded_one(office, plans, alone):
    """On no day has a person two appraisers."""
    chosen = PersonSnapshot(person_id=office.ids["ratna"])
    name(office, alone, appraiser=chosen)
    plans.submit(office.session("siti"), alone.id)
    later = date(YEAR.year + 1, 1, 1)
    with office.workspace.write(SYSTEM) as unit:
        unit.add(
            Relation(
                id=new_id(),
                at=office.clock(),
                person_id=office.ids["siti"],
                other_id=office.ids["hendra"],
                relation_kind=RelationKind.APPRAISER,
                starts=later,
            )
        )
    plans.confirm_superior(office.session("nurul"), alone.id)
    with office.workspace.read() as unit:
        found = unit.find(
            Relation, person_id=office.ids["siti"], relation_kind=RelationKind.APPRAISER
        )
    days = {r.other_id: r.ends for r in found if r.ends is None or r.ends > YEAR}
    assert days == {office.ids["ratna"]: later - timedelta(days=1), office.ids["hendra"]: None}


def test_hr_adds_somebody_unknown_first(office, plans, alone):
    name(office, alone)
    plans.submit(office.session("siti"), alone.id)
    hr = office.session("nurul")
    assert plans.superior_claims(hr)[0].known is False
    assert refusal(lambda: plans.confirm_superior(hr, alone.id))[0] == "superior_unknown"
    with office.workspace.write(SYSTEM) as unit:
        unit.add(
            Employee(
                id=new_id(),
                at=office.clock(),
                name="Drs. M. L. Rumbiak",
                identity="196804121994031002",
            )
        )
    assert plans.superior_claims(hr)[0].known is True
    plans.confirm_superior(hr, alone.id)
    assert plans.superior_claims(hr) == ()


def test_only_hr_reads_and_confirms_the_claims(office, plans, alone):
    for who in ("siti", "bambang"):
        with pytest.raises(NotAllowed):
            plans.superior_claims(office.session(who))
        with pytest.raises(NotAllowed):
            plans.confirm_superior(office.session(who), alone.id)
