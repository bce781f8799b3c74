"""Templates in packages: those of a unit go down with the master data, own ones up in reports."""

from __future__ import annotations

from penilaian_desktop.domain.template import EntryTemplate
from penilaian_desktop.sync.writer import write_parcel


def test_the_template_of_a_unit_reaches_the_people_of_its_laptop(pair):
    office = pair.office.people
    pair.office.desk.enrolment.certify_account(
        pair.hr, pair.hr.signer.public_jwk, office.ids["nurul"], ("hr",)
    )
    item = office.services.templates.save(
        pair.hr, None, name="Apel", line="30m Apel pagi", for_unit=True
    ).value
    own = pair.unit.exchange.trust().self_device.kid
    (parcel,) = pair.office.exchange.sending.seal_master(pair.hr, own, write_parcel).value
    done = pair.unit.desk.accept(pair.head, parcel.sealed).value
    assert (done.outcome, done.new, done.refused) == ("applied", 1, 0), done.differences
    templates = pair.unit.people.services.templates
    (found,) = templates.list(pair.unit.session("siti"))
    assert (found.id, found.name, found.by, found.editable) == (
        item.id, "Apel", "Disdukcapil", False,
    )  # fmt: skip


def test_an_own_template_travels_with_the_reports_and_stays_its_owners(pair):
    s = pair.unit.session("siti")
    item = pair.unit.people.services.templates.save(s, None, name="Loket", line="Loket").value
    pair.exchange_all()
    with pair.office.workspace.read() as unit:
        kept = unit.require(EntryTemplate, item.id)
    assert kept.person_id == s.person_id
    assert pair.office.people.services.templates.list(pair.hr) == ()
