"""Enrolment by files only: office, card, request, certificates, policy (section 2 no. 2; X-4)."""

from __future__ import annotations

import re
import shutil
from datetime import date

import pytest
from tests.sync.pair import PASSPHRASE, add_laptop, craft, side

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.errors import ImportRefused, NotAllowed, RuleViolation
from penilaian_desktop.domain.exchange import ChainPoint
from penilaian_desktop.sync.card import read_card
from penilaian_desktop.sync.root_file import open_root
from penilaian_desktop.sync.signature import fingerprint
from penilaian_desktop.sync.transports.folder import put_marker
from penilaian_desktop.sync.workspace_trust import trust_book
from penilaian_desktop.sync.writer import write_parcel


def test_the_card_shows_the_fingerprint_that_the_office_printed(pair):
    card = read_card(pair.keys.card)
    assert card.fingerprint == pair.keys.fingerprint
    assert re.fullmatch(r"(\d{5} ){4}\d{5}", card.fingerprint)
    assert card.name == "BKPSDM Kota Contoh"
    assert card.intake().kid == pair.office.exchange.trust().self_device.kid


def test_a_changed_card_is_refused(pair):
    text = pair.keys.card.decode()
    at = text.index('"card": "') + 200
    changed = text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :]
    with pytest.raises(ImportRefused, match=r"card_malformed|signature_bad"):
        read_card(changed.encode())


def test_the_root_key_opens_with_the_passphrase_and_with_the_recovery_code(pair):
    by_words = open_root(pair.keys.root_file, PASSPHRASE)
    by_paper = open_root(pair.keys.recovery_file, pair.keys.recovery_code)
    assert by_words.key.kid == by_paper.key.kid
    assert by_words.office_id == pair.keys.office_id
    assert fingerprint(by_words.key.kid) == pair.keys.fingerprint


@pytest.mark.parametrize("secret", ["AGE-SECRET-KEY-1ABC", ""])
def test_a_wrong_secret_does_not_open_the_root_key(pair, secret):
    with pytest.raises(ImportRefused, match="root_not_opened"):
        open_root(pair.keys.recovery_file, secret)


def test_the_root_key_does_not_lie_in_the_workspace(pair):
    root = open_root(pair.keys.recovery_file, pair.keys.recovery_code)
    with pair.office.workspace.read() as unit:
        assert root.key.kid not in {device.kid for device in unit.exchange.devices()}


def test_an_office_is_founded_once_and_by_hr_only(pair):
    with pytest.raises(NotAllowed):
        pair.office.desk.enrolment.found_office(
            pair.office.session("siti"), name="Lain", passphrase=PASSPHRASE
        )
    with pytest.raises(RuleViolation, match="office_exists"):
        pair.office.desk.enrolment.found_office(pair.hr, name="Lain", passphrase=PASSPHRASE)
    with pytest.raises(RuleViolation, match="passphrase_short"):
        pair.office.desk.enrolment.found_office(pair.hr, name="Lain", passphrase="pendek")


def test_a_laptop_that_is_not_enrolled_cannot_report(pair, workspace_template, tmp_path, data_key):
    shutil.copytree(workspace_template, tmp_path / "baru")
    people = pair.unit.people
    fresh = side(tmp_path / "baru", data_key, people.clock, people.ids, people.units)
    try:
        with pytest.raises(RuleViolation, match="not_enrolled"):
            fresh.desk.seal(fresh.session("siti"), "report", out=pair.folder)
        assert fresh.desk.inspect(fresh.session("siti"), pair.send_something()).problems
    finally:
        fresh.workspace.close()


def test_a_laptop_keeps_to_one_office(pair):
    with pytest.raises(RuleViolation, match="device_exists"):
        pair.unit.desk.enrolment.make_device(pair.head, name="LAIN")


def test_a_report_is_no_request(pair):
    with pytest.raises(ImportRefused, match="not_a_request"):
        pair.office.desk.enrolment.read_request(pair.send_something().read_bytes())


def test_a_request_is_approved_not_imported(pair, workspace_template, tmp_path, data_key):
    shutil.copytree(workspace_template, tmp_path / "baru")
    people = pair.unit.people
    fresh = side(tmp_path / "baru", data_key, people.clock, people.ids, people.units)
    someone = fresh.people.session("siti")
    fresh.desk.enrolment.make_device(someone, name="LAYANAN-09")
    fresh.desk.enrolment.join(someone, pair.keys.card)
    request = fresh.desk.enrolment.request(someone, [])
    fresh.workspace.close()
    item = pair.office.desk.accept(pair.hr, request.sealed).value
    assert item.device == "LAYANAN-09"
    assert not item.known
    assert [p.code for p in item.problems] == ["request_needs_approval"]


def test_new_master_data_travels_once(pair):
    own = pair.unit.exchange.trust().self_device.kid
    with pytest.raises(RuleViolation, match="nothing_to_send"):
        pair.office.exchange.sending.seal_master(pair.hr, own, write_parcel)
    pair.office.people.end_relation("siti", date(2026, 11, 30))
    (parcel,) = pair.office.exchange.sending.seal_master(pair.hr, own, write_parcel).value
    done = pair.unit.desk.accept(pair.head, parcel.sealed).value
    assert (done.kind, done.outcome, done.new, done.changed) == ("master", "applied", 0, 1)
    assert done.differences[0].person == "Siti Aminah"
    assert done.differences[0].after == "30 Nov 2026"
    with pytest.raises(RuleViolation, match="nothing_to_send"):
        pair.office.exchange.sending.seal_master(pair.hr, own, write_parcel)


def test_the_office_learns_that_its_master_data_arrived(pair):
    own = pair.unit.exchange.trust().self_device.kid
    assert pair.office.exchange.mailbook.unanswered()
    put_marker(pair.folder, pair.office.desk.enrolment.marker())
    pair.send_something()
    pair.office.desk.receive_all(pair.hr, pair.folder)
    assert pair.office.exchange.mailbook.unanswered() == ()
    with pair.office.workspace.read() as unit:
        assert pair.unit.people.ids["siti"] in unit.exchange.acks(own)


def test_an_export_to_any_other_folder_holds_the_report_alone(pair):
    """The request was answered by the certificate; receipts go to the office's folders only."""
    pair.send_something()
    assert len(list(pair.folder.iterdir())) == 1


def test_a_policy_reaches_the_laptop_and_never_goes_back(pair):
    kid = "A" * 43
    pair.office.desk.enrolment.revoke(pair.hr, kid, epoch=1, seq=5)
    own = pair.unit.exchange.trust().self_device.kid
    (parcel,) = pair.office.exchange.sending.seal_master(pair.hr, own, write_parcel).value
    pair.unit.desk.accept(pair.head, parcel.sealed)
    facts = pair.unit.exchange.trust()
    assert facts.policy == 2
    assert (kid, 1, 5) in facts.revoked


def test_a_certificate_of_another_office_does_not_get_into_the_book(pair, enrolled_template):
    book = trust_book(pair.unit.exchange.trust())
    stranger = craft(pair.unit, [], at=ChainPoint(seq=1)).open_json
    assert stranger
    with pytest.raises(ImportRefused, match="certificate_malformed"):
        book.with_copies(["a.b.c"])


def test_a_second_laptop_gets_its_own_chain(pair, workspace_template, tmp_path, data_key):
    shutil.copytree(workspace_template, tmp_path / "kedua")
    people = pair.unit.people
    second = side(tmp_path / "kedua", data_key, people.clock, people.ids, people.units)
    kid = add_laptop(pair, second, pair.keys, "LAYANAN-03", ("dewi",), place="arsip")
    second.people.submit("dewi", "08.00-09.00 Menata arsip")
    item = second.desk.seal(second.session("dewi"), "report", out=pair.folder).value
    second.workspace.close()
    done = pair.office.desk.accept(pair.hr, pair.folder / item.files[-1]).value
    assert (done.outcome, done.unit, done.device) == ("applied", "Bidang Arsip", "LAYANAN-03")
    with pair.office.workspace.read() as unit:
        assert unit.exchange.device(kid).name == "LAYANAN-03"


def test_an_account_that_sends_nothing_makes_no_keys_for_the_laptop(pair):
    """X-4: the keys of a laptop are made by whoever may send from it."""
    drafter = pair.unit.session("tamu", Role.DRAFTER)
    with pytest.raises(NotAllowed, match="role_needed"):
        pair.unit.desk.enrolment.make_device(drafter, name="LAPTOP-LAIN")
