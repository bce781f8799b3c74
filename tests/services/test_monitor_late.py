"""Who is still missing of older periods that are open (section 2 no. 14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.services.office import APPRAISERS, SYSTEM

from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.monitor import ExceptionKind
from penilaian_desktop.domain.monitor_views import BoardState
from penilaian_desktop.domain.monitor_words import late_text


def hr(office):
    return office.session("nurul")


def except_(office, who, starts, ends):
    office.services.person_exceptions.save(
        hr(office), None, person_id=office.ids[who], kind=ExceptionKind.LEAVE,
        starts=starts, ends=ends, document="SK 1", note="",
    )  # fmt: skip


def board(office):
    return office.services.monitor.board(hr(office), 2026)


def test_whoever_misses_an_older_period_shows_with_that_period(office):
    """All of the third quarter is in; the second is not."""
    for who, appraiser in APPRAISERS.items():
        office.appraise(who, appraiser, "2026-T3", publish=True)
    for who in office.ids.keys() - APPRAISERS.keys():
        except_(office, who, date(2026, 9, 1), date(2026, 9, 30))
    office.appraise("dewi", APPRAISERS["dewi"], "2026-T2", publish=True)
    found = board(office)
    assert found.late == ()
    assert found.chased == ("2026-T3", "2026-T2", "2026-T1")
    missing = {(one.period_code, one.name): one.count for one in found.older}
    assert missing["2026-T2", "Bidang Arsip"] == 1
    assert missing["2026-T1", "Bidang Arsip"] == 2
    assert [one.period_code for one in found.older] == sorted(
        (one.period_code for one in found.older), reverse=True
    )
    names = {one.name for one in office.services.monitor.late_people(hr(office), "2026-T2", ())}
    assert "Ratna Sari" in names
    assert "Dewi Kartika" not in names


def test_a_locked_period_is_chased_no_more(office):
    with office.workspace.write(SYSTEM) as unit:
        for period in unit.find(Period):
            if period.code in {"2026-T1", "2026-T3"}:
                unit.put(replace(period, locked=True, lock_reason="selesai"))
    found = board(office)
    assert found.chased == ("2026-T2",)
    assert {one.period_code for one in found.late} == {"2026-T2"}
    assert found.older == ()


def test_the_last_package_of_a_unit_says_nothing_of_an_older_period(office):
    found = board(office)
    assert {one.reason for one in found.older} == {"nothing"}
    (one, *_) = (unit for unit in found.older if unit.name == "Bidang Arsip")
    assert late_text(one, "Triwulan II 2026") == "Triwulan II 2026: belum ada yang masuk, 2 pegawai"


def test_an_exception_counts_in_each_period_on_its_own(office):
    except_(office, "dewi", date(2026, 5, 1), date(2026, 7, 31))
    dewi = next(
        one
        for one in office.services.monitor.people(hr(office), 2026)
        if one.name == "Dewi Kartika"
    )
    assert dewi.excused[:3] == (False, True, False)
    assert dewi.states[1] is BoardState.NOT_STARTED
    counts = {
        one.period_code: one.count for one in board(office).older if one.name == "Bidang Arsip"
    }
    assert counts == {"2026-T2": 1, "2026-T1": 2}
