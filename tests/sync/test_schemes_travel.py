"""Own schemes go down with the master data, complaints go up with the reports (SM-4, SM-5)."""

from __future__ import annotations

from dataclasses import replace

from penilaian_desktop.domain.plan import Indicator
from penilaian_desktop.domain.scheme_record import IndicatorComplaint, SchemeText
from penilaian_desktop.sync.writer import write_parcel


def master(pair):
    own = pair.unit.exchange.trust().self_device.kid
    parcels = pair.office.exchange.sending.seal_master(pair.hr, own, write_parcel).value
    return [pair.unit.desk.accept(pair.head, parcel.sealed).value for parcel in parcels]


def released(pair):
    office = pair.office.people
    pair.office.desk.enrolment.certify_account(
        pair.hr, pair.hr.signer.public_jwk, office.ids["nurul"], ("hr",)
    )
    schemes = office.services.schemes
    draft = schemes.copy(
        pair.hr, "pariaman", "1", new_code="kota-contoh", title="Kota Contoh"
    ).value
    return schemes.release(pair.hr, draft.item.id).value


def test_a_released_scheme_reaches_the_units_and_can_be_read_there(pair):
    detail = released(pair)
    (done,) = master(pair)
    assert (done.outcome, done.new, done.refused) == ("applied", 1, 0), done.differences
    services = pair.unit.people.services
    found = services.context.schemes.get("kota-contoh")
    assert found == detail.scheme
    assert "kota-contoh" in {i.code for i in services.schemes.list(pair.unit.session("siti"))}


def test_what_was_released_is_not_changed_by_a_later_package(pair):
    released(pair)
    master(pair)
    with pair.office.workspace.write(pair.office.people.services.context.installation()) as unit:
        (text,) = unit.find(SchemeText)
        unit.put(replace(text, title="Judul lain"))
    (done,) = master(pair)
    assert done.refused == 1
    with pair.unit.workspace.read() as unit:
        (kept,) = unit.find(SchemeText)
    assert kept.title == "Kota Contoh"


def test_a_complaint_reaches_the_office(pair):
    s = pair.unit.session("siti")
    people = pair.unit.people
    people.plan("siti", submit=False)
    with pair.unit.workspace.read() as unit:
        indicator = unit.find(Indicator, person_id=s.person_id, limit=1)[0]
    people.services.indicator_complaints.file(s, indicator.id, "Tidak ada alat hitung")
    pair.exchange_all()
    with pair.office.workspace.read() as unit:
        assert len(unit.find(IndicatorComplaint)) == 1
