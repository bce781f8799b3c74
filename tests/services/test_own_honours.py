"""An ASN is told of the own recognition and rewards, and of nobody else's (WG-5, TS-7, X-3)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.domain.follow_up import FollowUpKind
from penilaian_desktop.services.own_honours import REWARD_DAYS, TOLD_DAYS

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
