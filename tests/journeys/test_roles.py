"""What a role does not open is not shown, and asking for it all the same is refused."""

from __future__ import annotations

from datetime import date

import pytest
from tests.journeys.conftest import PASSWORD, THIRD

from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.ui.shell.rail import Rail

MONDAY = date(2026, 11, 16)
OWN = {"Beranda", "Kegiatan", "Tugas & proyek", "SKP", "Evaluasi"}
FOOT = {"Pertukaran", "Pengaturan"}
CYCLE = {"Tahapan", "Keberatan", "Tindak lanjut"}
RULES = {"Sasaran & pustaka", "Data induk", "Skema & aturan"}
WATCH = {"Pemantauan", "Suara warga", "Perbaikan"}
STAFF = {"Kehadiran", "Pembinaan"}
MINE = STAFF | {"Keberatan", "Tindak lanjut", "Kekuatan & perbaikan", "Riwayat data saya"}


@pytest.mark.parametrize(
    ("account", "pages"),
    [
        ("siti", OWN | FOOT | MINE | {"Perbaikan"}),
        ("yohanes", OWN | FOOT | MINE | {"Perbaikan", "Tinjauan", "Matriks peran"}),
        (
            "bambang",
            OWN
            | FOOT
            | CYCLE
            | WATCH
            | STAFF
            | {"Tinjauan", "Matriks peran", "Penilaian", "Kalibrasi"},
        ),
        (
            "nurhayati",
            OWN | FOOT | CYCLE | RULES | WATCH | STAFF | {"Meja impor", "Kunci & perangkat"},
        ),
        ("dedi", OWN | FOOT | RULES | WATCH | MINE),
        ("joko", {"Beranda", "Meja impor"} | FOOT),
    ],
)
def test_the_rail_shows_what_the_role_opens_and_nothing_else(begin, demo, account, pages):
    """Section 2 no. 13; section 3 no. 14: rights are plain."""
    hands = begin(demo.folder / demo.who(account).workspace)
    hands.sign_in(account, PASSWORD)
    (rail,) = hands.all(Rail)
    assert {item.text() for item in rail._items} == pages
    hands.press("Ctrl+9")
    assert hands.window.view.current_page.title


def test_a_member_of_staff_may_not_read_a_colleague_nor_touch_master_data(demo):
    """TS-11: own data only, never other people's; X-3."""
    live = demo.open("siti")
    try:
        services, me = live.services, live.session
        with pytest.raises(RuleViolation, match="employee_unknown"):
            services.master_data.person_by_identity(me, demo.who("rahmat").nip)
        with live.workspace.read() as unit:
            ids = {each.name: each.id for each in unit.find(Employee)}
        head, colleague = ids[demo.who("bambang").name], ids[demo.who("rahmat").name]
        for refused in (
            lambda: services.activities.week(me, MONDAY, head),
            lambda: services.plans.current(me, colleague, 2026),
            lambda: services.appraisals.view(me, colleague, THIRD),
            lambda: services.appraisals.save(me, me.person_id, THIRD, strength="x"),
            lambda: services.master_data.make_periods(me, 2027, "T"),
            lambda: services.forms.view(me, "dokumen-evaluasi", colleague, THIRD),
        ):
            with pytest.raises(NotAllowed):
                refused()
        assert services.reviews.team(me, THIRD) == ()
    finally:
        live.close()
