"""An ASN is told of the own recognition and rewards, and of nobody else's (WG-5, TS-7, X-3)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.domain.follow_up import FollowUpKind
from penilaian_desktop.domain.public_voice import Channel, NoteKind
from penilaian_desktop.services.own_honours import (
    PRAISE_DAYS,
    REWARD_DAYS,
    TOLD_DAYS,
    own_honours,
)

DAY = date(2026, 11, 5)
PERIOD = "2026-T3"


def give(office, title="Antrean tertib", who="siti"):
    office.clock.set(DAY)
    return office.services.recognitions.give(
        office.session("bambang"), None, person_id=office.ids[who], day=DAY, title=title,
        text="Loket buka lebih awal.",
    ).value  # fmt: skip


def told(office, who):
    view = office.services.home.view(office.session(who))
    found = {item.kind: item for item in view.todos}
    return found.get("recognised"), found.get("reward_granted")


def afternoon(day=DAY):
    """16.00 WIB: reminders are told from 15.00 on."""
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def reminded(office, who, day=DAY):
    due = office.services.reminders.due(office.session(who), afternoon(day))
    return next((one for one in due if one.kind == "recognised"), None)


def test_the_person_is_told_of_a_recognition_and_the_colleagues_are_not(office):
    """WG-5: consent first; neither colleagues nor the giver read of it on their first page."""
    give(office)
    item, _ = told(office, "siti")
    assert item.title == "Anda menerima apresiasi dari Bambang Wijaya"
    assert item.detail == "“Antrean tertib”. Pilih apakah rekan boleh melihatnya."
    assert (item.target, item.argument, item.severity) == ("pembinaan", "apresiasi:saya", "good")
    assert reminded(office, "siti").title == item.title
    for other in ("yohanes", "taufik", "bambang"):
        assert told(office, other) == (None, None)
        assert reminded(office, other) is None


def test_an_answer_of_either_kind_ends_it(office):
    recognitions, siti = office.services.recognitions, office.session("siti")
    for shared in (True, False):
        item = give(office)
        assert told(office, "siti")[0].count == 1
        recognitions.share(siti, item.recognition.id, shared=shared)
        assert told(office, "siti")[0] is None


def test_several_are_told_of_as_one_and_old_ones_no_more(office):
    give(office, "Arsip rapi")
    give(office)
    assert told(office, "siti")[0].title == "Anda menerima 2 apresiasi"
    office.clock.set(DAY + timedelta(days=TOLD_DAYS + 1))
    assert told(office, "siti")[0] is None


def test_a_reminder_comes_once_and_again_for_another_recognition(office):
    give(office)
    siti, reminders = office.session("siti"), office.services.reminders
    reminders.tell(siti, reminders.due(siti, afternoon()), afternoon())
    assert reminded(office, "siti") is None
    next_day = DAY + timedelta(days=1)
    assert reminded(office, "siti", next_day) is None
    office.services.recognitions.give(
        office.session("bambang"), None, person_id=office.ids["siti"], day=DAY, title="Lagi",
        text="Mengajari rekannya.",
    )  # fmt: skip
    assert reminded(office, "siti", next_day) is not None


def test_a_granted_reward_is_told_with_its_letter(office):
    """TS-7: approved, not merely proposed; declined ones are not spoken of here."""
    office.clock.set(DAY)
    office.appraise("siti", "bambang", work=Rating.ABOVE, behaviour=Rating.ABOVE, publish=True)
    follow_ups = office.services.follow_ups
    made = follow_ups.save(
        office.session("bambang"), office.ids["siti"], PERIOD, FollowUpKind.REWARD,
        topic="Pegawai teladan",
    ).value  # fmt: skip
    assert told(office, "siti")[1] is None
    hr = office.session("nurul")
    follow_ups.approve(hr, made.id, approved=False, note="Kuotanya habis")
    assert told(office, "siti")[1] is None
    follow_ups.approve(hr, made.id, letter="800/12")
    _, item = told(office, "siti")
    assert item.title == "Usul penghargaan untuk Anda disetujui"
    assert item.detail == "Pegawai teladan, surat 800/12, 5 November 2026."
    assert (item.target, item.argument) == ("tindak_lanjut", made.id)
    assert told(office, "yohanes")[1] is None
    office.clock.set(DAY + timedelta(days=REWARD_DAYS + 1))
    assert told(office, "siti")[1] is None


def praise(office, who="siti", day=DAY, text="Bu Siti sabar"):
    office.clock.set(DAY)
    return office.services.public_notes.save(
        office.session("bambang"), None, unit_id=office.units["pelayanan"],
        kind=NoteKind.PRAISE, channel=Channel.COUNTER, received_on=day, text=text,
        person_id=office.ids[who],
    ).value  # fmt: skip


def praised(office, who):
    view = office.services.home.view(office.session(who))
    return next((item for item in view.todos if item.kind == "praised"), None)


def test_praise_is_one_quiet_line_for_whom_it_names_until_it_is_seen(office):
    """PR-6: neither its words nor who said it stand on the first page."""
    praise(office)
    item = praised(office, "siti")
    assert (item.title, item.severity, item.target) == ("Warga memuji Anda", "good", "evaluasi")
    assert item.detail == "Diterima 5 November 2026; isinya ada di Evaluasi."
    assert praised(office, "yohanes") is praised(office, "bambang") is None
    assert office.services.home.saw_praise(office.session("siti")).changes.areas
    assert praised(office, "siti") is None
    assert not office.services.home.saw_praise(office.session("siti")).changes.areas
    praise(office, day=DAY - timedelta(days=1), text="Cepat sekali")
    praise(office, text="Ramah")
    assert praised(office, "siti").title == "2 pujian warga untuk Anda"


def test_praise_is_told_of_for_thirty_days_at_most(office):
    praise(office)
    office.clock.set(DAY + timedelta(days=PRAISE_DAYS))
    assert praised(office, "siti") is not None
    office.clock.set(DAY + timedelta(days=PRAISE_DAYS + 1))
    assert praised(office, "siti") is None


def test_a_recognition_is_as_old_as_the_day_of_the_agency_on_which_it_was_written(office):
    """23.30 UTC is half past six of the next day in Semarang."""
    written = DAY + timedelta(days=3)
    office.clock.moment = datetime(2026, 11, 8, 23, 30, tzinfo=UTC)
    office.services.recognitions.give(
        office.session("bambang"), None, person_id=office.ids["siti"], day=DAY, title="Antrean",
        text="Loket buka lebih awal.",
    )  # fmt: skip
    with office.workspace.read() as unit:
        for days, count in ((TOLD_DAYS + 1, 1), (TOLD_DAYS + 2, 0)):
            found = own_honours(unit, office.ids["siti"], written + timedelta(days=days))
            assert len(found.recognitions) == count
