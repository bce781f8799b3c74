"""A dry run in words, by person and field (section 2 no. 3; mock-up 11)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from tests.builders import an_activity, an_appraisal, an_attendance, an_evidence_link

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.exchange import PackageOutcome
from penilaian_desktop.domain.public_voice import Forum
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.verified import ChainVerdict, Judged, Judgement, RecordIn
from penilaian_desktop.domain.wording import date_range
from penilaian_desktop.sync.differences import differences, kind_title, periods

NAMES = {"p-siti": "Siti Aminah", "p-fajar": "Fajar Nugroho", "u-dukcapil": "Disdukcapil"}


def judged(after, before=None, code=""):
    change = "refused" if code else ("new" if before is None else "changed")
    incoming = RecordIn(
        kind=after.KIND, id=after.id, version=after.version, base=None, record=after
    )
    return Judged(incoming=incoming, before=before, change=change, code=code)


def a_forum(unit_id):
    return Forum(
        id=new_id(),
        version=1,
        author_id="p-siti",
        at=datetime(2026, 11, 12, tzinfo=UTC),
        unit_id=unit_id,
        held_on=date(2026, 11, 12),
        place="Aula",
        topic="Antrean",
        participants=12,
        points="Loket ditambah",
    )


def lines(*items):
    verdict = ChainVerdict(outcome=PackageOutcome.READY)
    return differences(Judgement(verdict=verdict, records=items, names=NAMES))


def test_a_changed_volume_is_told_with_its_unit():
    before = an_activity(
        person_id="p-siti", day=date(2026, 11, 12), start=480, volume=Decimal(28), unit="orang"
    )
    (line,) = lines(judged(replace(before, version=2, volume=Decimal(31)), before))
    assert (line.person, line.field) == ("Siti Aminah", "Kegiatan 12 Nov 2026 08.00, volume")
    assert (line.before, line.after, line.change) == ("28 orang", "31 orang", "changed")


def test_new_entries_are_one_line_with_days_minutes_and_evidence():
    entries = [
        an_activity(person_id="p-siti", day=date(2026, 11, 16 + n), minutes=405) for n in range(3)
    ]
    link = an_evidence_link(entries[0])
    (line,) = lines(*(judged(record) for record in (*entries, link)))
    assert line.field == "Kegiatan, 3 baris"
    days = date_range(entries[0].day, entries[-1].day)
    assert line.after == f"{days}, 1.215 menit, 1 bukti"
    assert line.count == 4
    assert set(line.record_ids) == {*(e.id for e in entries), link.id}


def test_a_changed_predicate_is_told_in_words():
    before = an_appraisal(
        person_id="p-fajar", period_code="2026-T3", predicate=Predicate.SANGAT_BAIK
    )
    after = replace(before, version=2, predicate=Predicate.BAIK, work_rating=Rating.MEETS)
    found = {line.field: (line.before, line.after) for line in lines(judged(after, before))}
    assert found["Penilaian TW III 2026, predikat"] == ("Sangat Baik", "Baik")


def test_a_recap_of_attendance_is_named_by_its_month_and_what_it_says():
    (line,) = lines(judged(an_attendance(person_id="p-siti")))
    assert (line.field, line.after) == ("Kehadiran Agt 2026", "hadir 17 dari 19 hari kerja")


def test_what_only_got_a_new_version_says_so():
    before = an_activity(person_id="p-siti")
    (line,) = lines(judged(replace(before, version=before.version + 1), before))
    assert line.after == f"versi {before.version + 1}"


def test_a_deleted_record_is_told_as_such():
    before = an_activity(person_id="p-siti", text="Rapat")
    (line,) = lines(judged(replace(before, version=2, deleted=True), before))
    assert (line.before, line.after) == ("Rapat", "dihapus")


def test_refusals_of_one_reason_are_one_line():
    found = lines(*(judged(an_activity(person_id="p-siti"), code="not_owner") for _ in range(3)))
    assert [(line.change, line.code, line.count) for line in found] == [("refused", "not_owner", 3)]


def test_the_periods_of_a_package_are_named_by_their_codes():
    items = (
        judged(an_activity(person_id="p-siti", day=date(2026, 11, 12))),
        judged(an_appraisal(person_id="p-siti", period_code="2026-T3")),
    )
    verdict = ChainVerdict(outcome=PackageOutcome.READY)
    assert periods(Judgement(verdict=verdict, records=items, names=NAMES)) == ("2026-T3", "2026-T4")


def test_an_operator_imports_without_reading_anybodys_work(pair):
    """An operator exchanges packages and reads nothing personal, by whatever door."""
    path = pair.send_something()
    operator = pair.office.session("operator", Role.OPERATOR)
    seen = pair.office.desk.inspect(operator, path)
    assert (seen.new, seen.differences, seen.signer) == (1, (), "")
    done = pair.office.desk.accept(operator, path).value
    assert (done.outcome, done.differences, done.signer) == ("applied", (), "")


def test_a_record_of_a_unit_is_told_by_its_unit_and_kind():
    """Nobody stands in it, and it is not nameless."""
    (line,) = lines(judged(a_forum("u-dukcapil")))
    assert (line.person, line.field) == ("Disdukcapil", "Forum warga")
    (elsewhere,) = lines(judged(a_forum("u-lain")))
    assert elsewhere.person == "Forum warga", "never without a name"


def test_a_review_is_called_as_its_page():
    assert kind_title("review") == "Tinjauan"
    assert kind_title("activity") == "Kegiatan"
