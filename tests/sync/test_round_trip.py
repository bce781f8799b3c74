"""Report, dry run, acceptance, receipt, and back (X-4, WG-12, section 2 no. 2 and 3)."""

from __future__ import annotations

import pytest

from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.appraisal import Appraisal
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import NotAllowed


def fill(pair):
    people = pair.unit.people
    people.plan("siti", agree_by="bambang")
    people.submit("siti", "08.00-09.30 Melayani perekaman KTP-el =24 orang", "10.00-11.00 Rapat")
    people.appraise("siti", "bambang", publish=True)


def test_the_laptop_knows_the_people_of_the_unit_after_enrolment(pair):
    with pair.unit.workspace.read() as unit:
        names = {person.name for person in unit.find(Employee)}
    assert {"Siti Aminah", "Bambang Wijaya", "Dewi Kartika"} <= names


def test_a_report_goes_to_the_office_and_the_receipt_clears_what_waits(pair):
    fill(pair)
    waiting = pair.unit.desk.pending(pair.head)
    assert waiting > 0
    path = pair.send()

    item = pair.office.desk.inspect(pair.hr, path)
    assert item.outcome == "ready", item.problems
    assert (item.new, item.changed, item.refused) == (waiting, 0, 0), item.problems
    assert item.device == "LAYANAN-02"
    assert item.known
    assert item.unit == "Disdukcapil"
    assert item.signer == "Bambang Wijaya"
    assert any(
        line.person == "Siti Aminah" and "Kegiatan" in line.field for line in item.differences
    )
    with pair.office.workspace.read() as unit:
        assert unit.find(Activity) == ()

    done = pair.office.desk.accept(pair.hr, path)
    assert done.value.outcome == "applied", done.value.problems
    with pair.office.workspace.read() as unit:
        assert len(unit.find(Activity)) == 2
        (appraisal,) = unit.find(Appraisal)
        assert appraisal.sig

    (receipt,) = pair.unit.desk.receive_all(pair.head, pair.folder)
    assert receipt.value.outcome == "applied", receipt.value.problems
    assert pair.unit.desk.pending(pair.head) == 0
    with pair.unit.workspace.read() as unit:
        assert unit.exchange.pending(unsealed=False) == ()


def test_the_same_package_again_is_a_harmless_duplicate(pair):
    fill(pair)
    path = pair.send()
    pair.office.desk.accept(pair.hr, path)
    with pair.office.workspace.read() as unit:
        before = unit.journal.head()
    again = pair.office.desk.accept(pair.hr, path).value
    assert again.outcome == "duplicate"
    with pair.office.workspace.read() as unit:
        assert unit.journal.head() == before


def test_a_closing_package_proves_that_the_office_holds_the_same(pair):
    """Count and state hash of the quarter agree on both sides (TJ-11, section 2 no. 14)."""
    fill(pair)
    pair.exchange_all()
    item = pair.unit.desk.seal(pair.head, "closing", out=pair.folder, period="2026-T4").value
    done = pair.office.desk.accept(pair.hr, pair.folder / item.files[-1]).value
    assert (done.kind, done.outcome, done.problems) == ("closing", "applied", ())


def test_a_closing_package_says_when_something_was_lost(pair):
    fill(pair)
    path = pair.send()
    chosen = pair.office.desk.inspect(pair.hr, path)
    keep = [r for line in chosen.differences for r in line.record_ids if "SKP" in line.field]
    pair.office.desk.accept(pair.hr, path, only=keep)
    item = pair.unit.desk.seal(pair.head, "closing", out=pair.folder, period="2026-T4").value
    done = pair.office.desk.accept(pair.hr, pair.folder / item.files[-1]).value
    assert [p.code for p in done.problems] == ["state_differs"]


def test_a_folder_is_collected_in_order_and_only_once(pair):
    """Files by any name, for others, or no packages at all do not disturb (WG-12)."""
    fill(pair)
    first = pair.send()
    pair.unit.people.submit("siti", "13.00-14.00 Loket")
    second = pair.send()
    second.rename(pair.folder / "kiriman dari loket.paket".replace(" ", "-"))
    (pair.folder / "catatan.txt").write_text("halo", encoding="utf-8")
    (pair.folder / "rusak.paket").write_bytes(b"halo")
    outcomes = {
        o.value.file: o.value.outcome for o in pair.office.desk.receive_all(pair.hr, pair.folder)
    }
    assert outcomes[first.name] == "applied"
    assert outcomes["kiriman-dari-loket.paket"] == "applied"
    assert outcomes["rusak.paket"] == "refused"
    pair.unit.desk.receive_all(pair.head, pair.folder)
    assert pair.unit.desk.pending(pair.head) == 0
    assert first.name not in pair.office.desk.files_for_us(pair.folder)


def test_a_monstrous_file_in_the_folder_stops_no_other(pair):
    """Whoever can write to the share cannot keep receipts from arriving."""
    path = pair.send_something()
    with (pair.folder / "0-besar.paket").open("wb") as file:
        file.truncate(33 * 1024 * 1024)
    taken = pair.office.desk.receive_all(pair.hr, pair.folder)
    found = {outcome.value.file: outcome.value for outcome in taken}
    assert found[path.name].outcome == "applied"
    assert found["0-besar.paket"].outcome == "refused"
    assert [p.code for p in found["0-besar.paket"].problems] == ["file_too_large"]


def test_only_who_leads_writes_what_anybody_can_read(pair, tmp_path):
    """Least access: a package carries colleagues' work, so a clerk may only send it sealed."""
    pair.unit.people.submit("siti", "08.00-09.30 Melayani perekaman KTP-el =24 orang")
    clerk, section, whole = (pair.unit.people.session(w) for w in ("siti", "bambang", "hendra"))
    for who in (clerk, section):
        for carrier in ("json", "workbook"):
            with pytest.raises(NotAllowed, match="seal_open_needs_leader"):
                pair.unit.desk.seal(who, "report", ("sealed", carrier), tmp_path)
    assert not [p for p in tmp_path.iterdir() if p.is_file()]
    assert pair.unit.desk.seal(clerk, "report", ("sealed",), tmp_path).value.files
    assert pair.unit.desk.seal(whole, "report", ("json",), tmp_path).value.files
