"""New keys in place of old ones, officers, certificates over time (issue: rotation; X-4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.services.office import SYSTEM, TODAY
from tests.sync.pair import PASSPHRASE
from tests.sync.test_epochs import exchange, texts, trust

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.employee import Assignment
from penilaian_desktop.domain.errors import ImportRefused, RuleViolation
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.session import Signer
from penilaian_desktop.sync.card import read_card
from penilaian_desktop.sync.desk import put_parcel
from penilaian_desktop.sync.renewing import Renewing
from penilaian_desktop.sync.root_file import open_root
from penilaian_desktop.sync.rotating import Rotating
from penilaian_desktop.sync.workspace_trust import trust_book


def rotating(side):
    return Rotating(side.exchange, side.people.services.enrolling)


def own(side):
    return side.exchange.trust().self_device


def approve(pair, parcel, **options):
    package = pair.office.desk.enrolment.read_request(parcel.sealed)
    masters = pair.office.desk.enrolment.approve(
        pair.hr, package, unit_id=pair.unit.people.units["dinas"], **options
    )
    for master in masters:
        put_parcel(pair.office.desk.place(pair.folder), master, ("sealed",))
    return package


def test_a_laptop_gets_a_new_key_and_the_old_one_ends_at_a_number(pair):
    pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    pair.exchange_all()
    old = own(pair.unit).kid
    parcel = rotating(pair.unit).device(pair.head, [])
    assert own(pair.unit).kid == old, "the old key signs until the answer comes"
    pair.unit.people.submit("siti", "09.00-10.00 Masih dengan kunci lama")
    pair.exchange_all()

    package = approve(pair, parcel)
    assert package.request.replaces[0] == old
    exchange(pair)
    assert own(pair.unit).kid == parcel.dev
    pair.unit.people.submit("siti", "10.00-11.00 Dengan kunci baru")
    pair.exchange_all()
    assert len(texts(pair.office.workspace)) == 3
    assert pair.unit.desk.pending(pair.head) == 0
    states = {d.kid: d.state for d in trust(pair).devices(pair.hr)}
    assert states == {old: "revoked", parcel.dev: "well"}


def test_what_the_old_key_signed_and_did_not_arrive_goes_again_under_the_new_one(pair):
    parcel = rotating(pair.unit).device(pair.head, [])
    approve(pair, parcel)
    pair.unit.people.submit("siti", "08.00-09.00 Sesudah disetujui, sebelum diambil")
    late = pair.send().read_bytes()
    assert pair.office.desk.inspect(pair.hr, late).problems[0].code == "revoked"
    exchange(pair)
    assert own(pair.unit).kid == parcel.dev
    pair.exchange_all()
    assert len(texts(pair.office.workspace)) == 1
    assert pair.unit.desk.pending(pair.head) == 0


def test_the_persons_of_the_laptop_stay_with_its_new_key(pair):
    before = trust_book(pair.office.exchange.trust()).device(own(pair.unit).kid).persons
    approve(pair, rotating(pair.unit).device(pair.head, []))
    exchange(pair)
    after = trust_book(pair.office.exchange.trust()).device(own(pair.unit).kid).persons
    assert set(before) == set(after)
    assert len(after) == 7


def test_the_office_gets_a_new_intake_key_with_its_root_file_alone(pair):
    pair.unit.people.submit("siti", "08.00-09.00 Tersegel untuk kunci lama")
    before = pair.send()
    old = own(pair.office).kid
    root = open_root(pair.keys.root_file, PASSPHRASE)
    card = rotating(pair.office).intake(pair.hr, root)
    assert own(pair.office).kid != old
    assert read_card(card).no == 2
    assert read_card(card).intake().kid == own(pair.office).kid

    done = pair.office.desk.accept(pair.hr, before, out=pair.folder).value
    assert done.outcome == "applied"
    pair.office.desk.seal(pair.hr, "master", out=pair.folder, device=own(pair.unit).kid)
    exchange(pair)
    assert pair.unit.desk.pending(pair.head) == 0
    pair.unit.people.submit("siti", "09.00-10.00 Tersegel untuk kunci baru")
    pair.exchange_all()
    assert pair.unit.desk.pending(pair.head) == 0
    facts = pair.unit.exchange.trust()
    assert old in {kid for kid, _, _ in facts.revoked}
    assert [d.name for d in trust(pair).devices(pair.hr)] == ["LAYANAN-02"]


def test_the_recovery_copy_renews_the_intake_key_too_and_a_foreign_root_does_not(pair):
    root = open_root(pair.keys.recovery_file, pair.keys.recovery_code)
    rotating(pair.office).intake(pair.hr, root)
    with pytest.raises(ImportRefused, match="root_other_office"):
        rotating(pair.office).intake(pair.hr, replace(root, office_id=new_id()))
    with pytest.raises(RuleViolation, match="not_the_office"):
        rotating(pair.unit).intake(pair.head, root)


def certify(pair, who, *, second=None):
    signer = Signer(f"kunci-{who}".encode().ljust(32, b"\0"))
    pair.office.desk.enrolment.certify_account(
        pair.hr, signer.public_jwk, pair.office.people.ids[who], ("employee", "hr"), second
    )


def officer(pair, who):
    return pair.office.session(who, Role.HR, Role.EMPLOYEE)


def test_a_second_officer_is_needed_once_the_office_has_two(pair):
    """Two officers for HR roles where the office has two; the exception recorded."""
    certify(pair, "nurul")
    certify(pair, "hendra")
    policies = pair.office.desk.enrolment.policies
    assert policies.current().two_officers
    assert [text.split(": ")[1] for text in policies.current().exceptions] == ["satu petugas"]
    with pytest.raises(RuleViolation, match="second_officer_needed"):
        certify(pair, "dewi")
    for wrong in (pair.hr, officer(pair, "siti")):
        with pytest.raises(RuleViolation, match="second_officer_same"):
            certify(pair, "dewi", second=wrong)
    certify(pair, "dewi", second=officer(pair, "hendra"))
    assert len(policies.officers(pair.office.exchange.trust())) == 3


def test_policies_are_numbered_and_keep_what_was_revoked(pair):
    certify(pair, "nurul")
    certify(pair, "hendra")
    trust(pair).lost(pair.hr, own(pair.unit).kid)
    policy = pair.office.desk.enrolment.policies.current()
    assert policy.two_officers
    assert policy.exceptions
    certify(pair, "dewi", second=officer(pair, "hendra"))
    assert own(pair.unit).kid in {kid for kid, _, _ in pair.office.exchange.trust().revoked}


def test_who_moved_to_another_unit_leaves_the_laptop(pair):
    """A laptop for a unit names the persons who work there today."""
    kid = own(pair.unit).kid
    ids = pair.office.people.ids
    office = pair.office.people
    with office.workspace.write(SYSTEM) as uow:
        top = uow.find(Assignment, person_id=ids["dewi"])[0]
        uow.put(replace(top, ends=TODAY - timedelta(days=1)))
    assert Renewing(pair.office.exchange, office.services.enrolling).everybody(pair.hr) == 0
    other = office.services.master_data.save_unit(pair.hr, None, name="Kecamatan").value
    with office.workspace.write(SYSTEM) as uow:
        uow.add(
            Assignment(
                id=new_id(), at=office.clock(), person_id=ids["dewi"], unit_id=other.id,
                position="Arsiparis", starts=TODAY,
            )
        )  # fmt: skip
    pair.office.desk.seal(pair.hr, "master", out=pair.folder, device=kid)
    assert ids["dewi"] not in trust_book(pair.office.exchange.trust()).device(kid).persons
    assert ids["siti"] in trust_book(pair.office.exchange.trust()).device(kid).persons


def test_a_certificate_that_ends_warns_and_locks_nothing(pair):
    office = pair.office.people
    Renewing(pair.office.exchange, office.services.enrolling).one(pair.hr, own(pair.unit).kid)
    (device,) = trust(pair).devices(pair.hr)
    assert device.until == TODAY + timedelta(days=3 * 365)
    office.clock.set(date(2030, 1, 7))
    pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    pair.exchange_all()
    assert texts(pair.office.workspace) == ["Rapat"]
    (device,) = trust(pair).devices(pair.hr)
    assert device.state == "expiring"
