"""Socialisation, seminar, training, workshop: who came, and the share reached (SM-10)."""

from __future__ import annotations

from datetime import date

import pytest

from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.outreach import OutreachKind

DAY = date(2026, 9, 10)


def refusal(call):
    with pytest.raises((NotAllowed, RuleViolation)) as refused:
        call()
    return refused.value.code


def save(office, by="bambang", place="pelayanan", who=("siti", "taufik"), identity=None, **fields):
    values = {
        "unit_id": office.units[place], "held_on": DAY, "kind": OutreachKind.SOCIALISATION,
        "title": "Sosialisasi penilaian triwulan",
        "attendees": [office.ids[one] for one in who], **fields,
    }  # fmt: skip
    return office.services.outreach.save(office.session(by), identity, **values).value


@pytest.mark.parametrize("kind", list(OutreachKind))
def test_a_meeting_of_each_kind_is_kept_with_those_who_came(office, kind):
    """SM-10: sosialisasi, seminar, pelatihan, workshop, participants per unit."""
    save(office, kind=kind, others=4)
    (item,) = office.services.outreach.board(office.session("bambang"), 2026).events
    assert (item.event.outreach_kind, item.event.others, item.unit) == (
        kind, 4, "Bidang Pelayanan",
    )  # fmt: skip
    assert [p.name for p in item.people] == ["Siti Aminah", "Taufik Rahman"]


def test_the_share_of_the_staff_reached_counts_each_person_once_by_unit_and_year(office):
    """SM-10: share of staff reached."""
    save(office)
    save(office, who=("siti",), held_on=date(2026, 10, 1), title="Seminar")
    save(office, "ratna", "arsip", ("ratna", "dewi"), title="Workshop")
    save(office, who=("yohanes",), held_on=date(2025, 10, 1), title="Tahun lalu")
    board = office.services.outreach.board(office.session("nurul"), 2026)
    assert (board.staff, board.reached) == (8, 4)
    shares = {u.unit: (u.staff, u.reached, u.share) for u in board.units}
    assert shares["Bidang Pelayanan"] == (4, 2, 50)
    assert shares["Bidang Arsip"] == (2, 2, 100)
    assert next(e.event.title for e in board.events) == "Seminar"
    assert office.services.outreach.board(office.session("nurul"), 2025).reached == 1


def test_the_whole_unit_comes_in_one_step(office):
    """SM-10: participants per unit."""
    service, head = office.services.outreach, office.session("hendra")
    everybody = service.staff(head, office.units["dinas"], DAY)
    assert len(everybody) == 8
    pelayanan = service.staff(head, office.units["pelayanan"], DAY)
    assert [p.name for p in pelayanan] == [
        "Bambang Wijaya", "Siti Aminah", "Taufik Rahman", "Yohanes Tandi",
    ]  # fmt: skip
    service.save(
        head, None, unit_id=office.units["dinas"], held_on=DAY, kind=OutreachKind.SEMINAR,
        title="Seluruh dinas", attendees=[p.person_id for p in everybody],
    )  # fmt: skip
    board = service.board(head, 2026)
    assert board.reached == 8
    assert [name for _, name in board.places] == [
        "Disdukcapil", "Bidang Arsip", "Bidang Pelayanan",
    ]  # fmt: skip


def test_heads_keep_their_units_and_nobody_elses(office):
    item = save(office)
    service, ratna = office.services.outreach, office.session("ratna")
    assert service.board(ratna, 2026).events == ()
    assert refusal(lambda: save(office, "ratna")) == "unit_not_yours"
    assert refusal(lambda: service.delete(ratna, item.id)) == "unit_not_yours"
    assert refusal(lambda: service.staff(ratna, office.units["pelayanan"], DAY)) == "unit_not_yours"
    assert refusal(lambda: save(office, who=("siti", "dewi"))) == "outreach_person_elsewhere"
    assert refusal(lambda: service.board(office.session("siti"), 2026)) == "role_needed"
    changed = save(office, identity=item.id, who=("siti",))
    assert (changed.version, len(changed.attendees)) == (2, 1)
    service.delete(office.session("bambang"), item.id)
    assert service.board(office.session("bambang"), 2026).events == ()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title": " "}, "outreach_title_missing"),
        ({"held_on": date(2026, 11, 19)}, "outreach_in_future"),
        ({"others": -1}, "outreach_others_wrong"),
        ({"who": (), "others": 0}, "outreach_nobody"),
    ],
)
def test_what_is_missing_is_refused(office, fields, code):
    assert refusal(lambda: save(office, **fields)) == code


def test_a_meeting_for_the_public_alone_has_no_staff(office):
    item = save(office, who=(), others=40)
    assert (item.attendees, item.others) == ((), 40)
