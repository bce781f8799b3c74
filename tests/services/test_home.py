"""Beranda, the strip and the counters (section 3 no. 5 and 17, TS-6, X-3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from tests.services.office import SYSTEM, TODAY

from penilaian_desktop.app.paths import resources_folder
from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.account import Account
from penilaian_desktop.domain.activity import DayMark
from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.calendar import Holiday
from penilaian_desktop.domain.exchange import PackageOutcome
from penilaian_desktop.domain.exchange_rows import ChainLink
from penilaian_desktop.domain.objection import ObjectionOutcome
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.outgoing import ReportChoice
from penilaian_desktop.services.registry import build_services
from penilaian_desktop.services.session import Session
from penilaian_desktop.storage.outbox_reads import outbox
from penilaian_desktop.storage.schemes import load_schemes


def todos(office, who, *roles):
    view = office.services.home.view(office.session(who, *roles))
    return {item.kind: item for item in view.todos}


def test_an_employee_sees_what_hurts_first(office):
    """No. 17: workdays without entry, returned, without evidence, self report, plan."""
    office.plan("siti", agree_by="bambang")
    office.submit("siti", "08.00-09.00 Rapat awal @1", day=date(2026, 11, 12))
    entry = office.submit("siti", "08.00-09.00 Memperbaiki biodata @1", day=date(2026, 11, 16))[0]
    office.log("siti", "07.30-08.00 Apel, tanpa RHK dan bukti", day=date(2026, 11, 16))
    office.services.reviews.return_many(
        office.session("bambang"), [entry.id], "Tuliskan jumlahnya."
    )
    view = office.services.home.view(office.session("siti"))
    assert [item.kind for item in view.todos] == [
        "missing_days",
        "returned",
        "no_evidence",
        "self_report",
    ]
    missing, returned, bare, report = view.todos
    assert (missing.count, missing.title) == (2, "2 hari kerja belum ada catatan")
    assert missing.detail == "Jum 13 Nov dan Sel 17 Nov. Masih bisa diisi sampai 10 Januari 2027."
    assert (missing.argument, missing.severity, missing.target) == ("2026-11-13", "bad", "kegiatan")
    assert returned.detail == (
        "Sen 16 Nov, Memperbaiki biodata. Bambang Wijaya: “Tuliskan jumlahnya.”"
    )
    assert returned.argument == entry.id
    assert (bare.count, bare.detail) == (2, "Yang tertua Kam 12 Nov, Rapat awal.")
    assert report.title == "Pencapaian dan tantangan Triwulan IV 2026 belum ditulis"
    assert report.detail == "Diperlukan sebelum 31 Desember 2026, 43 hari lagi."


def test_weekends_holidays_and_leave_are_not_missing(office):
    office.submit("siti", "08.00-09.00 Rapat", day=date(2026, 11, 12))
    with office.workspace.write(SYSTEM) as unit:
        unit.add(Holiday(id=new_id(), at=office.clock(), day=date(2026, 11, 13), name="Libur"))
        for day in (date(2026, 11, 16), TODAY):
            unit.add(
                DayMark(
                    id=new_id(), at=office.clock(), person_id=office.ids["siti"], day=day,
                    mark="cuti",
                )
            )  # fmt: skip
    missing = todos(office, "siti")["missing_days"]
    assert (missing.count, missing.argument) == (1, "2026-11-17")


def test_many_missing_days_are_summed_up(office):
    office.log("siti", "1j Rapat", day=date(2026, 11, 9))
    assert todos(office, "siti")["missing_days"].detail.startswith(
        "Sel 10 Nov, Rab 11 Nov, dan 4 hari lain."
    )


def test_plan_missing_and_plan_returned_are_told(office):
    assert todos(office, "siti")["plan_missing"].title == "SKP 2026 belum disusun"
    plan = office.plan("siti")
    office.services.plans.decide(office.session("bambang"), plan.id, agreed=False, note="Kurang")
    told = todos(office, "siti")
    assert told["plan_returned"].detail == "“Kurang”"
    assert "plan_missing" not in told


def test_a_head_sees_staff_to_review_to_score_and_plans(office):
    office.submit("siti", "08.00-09.00 Satu", "09.00-10.00 Dua")
    office.plan("taufik")
    s = office.session("bambang")
    told = todos(office, "bambang")
    assert told["to_review"].count == 2
    assert told["plans_to_decide"].count == 1
    assert (told["unscored"].count, told["unscored"].argument) == (3, "2026-T3")
    assert told["unscored"].detail == (
        "Batas 10 Oktober 2026 sudah lewat; nilai dan terbitkan secepatnya."
    )
    counts = office.services.home.counts(s)
    assert (counts.to_review, counts.to_score, counts.plans_to_decide) == (2, 3, 1)
    for who in ("siti", "taufik", "yohanes"):
        office.appraise(who, "bambang")
    assert office.services.home.counts(s).to_score == 3
    for number in (1, 2):
        with office.workspace.write(SYSTEM) as unit:
            (period,) = unit.find(Period, code=f"2026-T{number}")
            unit.put(replace(period, locked=True))
    assert office.services.home.counts(s).to_score == 0


def test_an_objection_calls_the_appraiser_first_and_then_the_superior(office):
    """X-3: whoever is to act sees it at once, with the days left."""
    office.clock.set(date(2026, 10, 5))
    office.appraise("siti", "bambang", publish=True)
    objections, home = office.services.objections, office.services.home
    objections.file(office.session("siti"), "2026-T3", "Log saya lengkap.")
    (item,) = objections.list(office.session("siti"))
    told = todos(office, "bambang")["objections_to_explain"]
    assert (told.title, told.target) == ("1 keberatan menunggu penjelasan Anda", "keberatan")
    assert told.detail == "Siti Aminah, Triwulan III 2026. Batas 19 Oktober 2026, 14 hari lagi."
    assert (told.argument, told.severity) == (item.id, "warn")
    assert home.counts(office.session("bambang")).objections == 1
    for who in ("siti", "taufik", "hendra"):
        assert home.counts(office.session(who)).objections == 0
        assert not any(kind.startswith("objections") for kind in todos(office, who))
    office.clock.set(date(2026, 10, 16))
    objections.reply(office.session("bambang"), item.id, "Targetnya belum tercapai.")
    assert "objections_to_explain" not in todos(office, "bambang")
    asked = todos(office, "hendra")["objections_to_decide"]
    assert (asked.argument, asked.severity) == (item.id, "bad")
    assert asked.detail.endswith("Batas 19 Oktober 2026, 3 hari lagi.")
    assert home.counts(office.session("hendra")).objections == 1
    office.clock.set(date(2026, 10, 21))
    late = todos(office, "hendra")["objections_to_decide"]
    assert late.detail.endswith("Batas 19 Oktober 2026 sudah lewat 2 hari.")
    objections.decide(
        office.session("hendra"), item.id, ObjectionOutcome.REJECTED, "Sudah dinilai benar."
    )
    assert "objections_to_decide" not in todos(office, "hendra")
    assert home.counts(office.session("hendra")).objections == 0


def test_an_objection_that_was_withdrawn_calls_nobody_and_one_unheard_the_superior(office):
    """X-3: when the time for the explanation is over, the superior decides without it."""
    office.clock.set(date(2026, 10, 5))
    office.appraise("siti", "bambang", publish=True)
    objections = office.services.objections
    objections.file(office.session("siti"), "2026-T3", "Log saya lengkap.")
    (item,) = objections.list(office.session("siti"))
    office.clock.set(date(2026, 10, 20))
    assert "objections_to_explain" in todos(office, "bambang")
    assert "objections_to_decide" in todos(office, "hendra")
    objections.withdraw(office.session("siti"), item.id)
    assert "objections_to_explain" not in todos(office, "bambang")
    assert "objections_to_decide" not in todos(office, "hendra")


def test_week_today_and_progress_stand_beside(office):
    office.plan("siti", agree_by="bambang")
    entries = office.submit("siti", "08.00-10.00 Merekam =19 orang @2")
    office.services.reviews.accept(office.session("bambang"), [entries[0].id])
    s = office.session("siti")
    office.services.appraisals.add_feedback(
        office.session("bambang"), office.ids["siti"], "2026-T4", "Bagus", value_code="BP"
    )
    view = office.services.home.view(s)
    assert (view.period_code, view.period_label) == ("2026-T4", "Triwulan IV 2026")
    assert (view.working_day_number, view.working_days) == (35, 66)
    assert [i.id for i in view.today] == [entries[0].id]
    assert (view.today_info.day, view.today_info.logged, view.week.target) == (TODAY, 120, 2250)
    assert [(p.actual, p.target) for p in view.progress] == [
        (Decimal(0), Decimal(450)),
        (Decimal(19), Decimal(600)),
    ]
    assert (view.feedback.text, view.feedback_count) == ("Bagus", 1)


def test_an_account_without_a_person_has_an_empty_week(office):
    view = office.services.home.view(office.session("operator", Role.OPERATOR))
    assert (view.todos, view.today, view.week.target) == ((), (), 0)


def test_an_empty_workspace_shows_the_first_steps(workspace, clock):
    services = build_services(workspace, load_schemes(resources_folder()), clock)
    s = Session("a", "a", "", "A", frozenset({Role.OPERATOR}), "d")
    (first,) = services.home.view(s).todos
    assert (first.kind, first.severity) == ("first_steps", "info")


def test_the_strip_counts_what_may_leave_and_was_not_acknowledged(office):
    """No. 5: drafts do not count; what the other side acknowledged does not count."""
    office.log("siti", "1j Draf")
    assert office.services.home.strip(office.session("siti")).pending == 0
    entry = office.submit("siti", "2j Melayani")[0]
    office.services.activities.attach(office.session("siti"), entry.id, "a.pdf", b"%PDF-1.7")
    office.plan("siti", submit=False)
    strip = office.services.home.strip(office.session("siti"))
    assert (strip.pending, strip.pending_kind) == (2, "records")
    office.services.plans.submit(office.session("siti"), office.services.plans.current(
        office.session("siti")).id)  # fmt: skip
    assert office.services.home.strip(office.session("siti")).pending == 2 + 1 + 2 + 2
    with office.workspace.write(SYSTEM) as unit:
        unit.exchange.clear_pending([(p.record_id, p.version) for p in unit.exchange.pending()])
    assert office.services.home.strip(office.session("siti")).pending == 0


def test_a_head_sees_the_own_decisions_that_wait(office):
    entry = office.submit("siti", "2j Melayani")[0]
    s = office.session("bambang")
    office.services.reviews.accept(s, [entry.id])
    office.services.appraisals.save(s, office.ids["siti"], "2026-T3", strength="x")
    rhk = office.plan("siti").rhk[0].id
    office.services.appraisals.rate_rhk(s, office.ids["siti"], "2026-T3", rhk, None)
    strip = office.services.home.strip(s)
    with office.workspace.read() as unit:
        waits = outbox(unit)
    assert waits.decisions == 1
    assert (strip.pending, strip.data_age) == (waits.records + 1, None)
    assert strip == office.services.home.strip(office.session("siti")), "one truth for everybody"
    office.appraise("siti", "bambang")
    assert office.services.home.strip(s).pending == waits.records + 2
    assert strip.last_package is None


def test_deleting_what_was_never_sent_leaves_nothing_to_send(office):
    entry = office.submit("siti", "2j Melayani")[0]
    office.services.activities.delete(office.session("siti"), entry.id)
    assert office.services.home.strip(office.session("siti")).pending == 0


def test_the_moment_may_be_given(office):
    earlier = office.clock() - timedelta(days=30)
    view = office.services.home.view(office.session("siti"), earlier)
    assert view.today_info.day == TODAY - timedelta(days=30)


def test_packages_and_receipts_are_told(office):
    """TS-6: what waits on the import desk, what came back, how old the data is."""
    with office.workspace.write(SYSTEM) as unit:
        for n, (kind, outcome) in enumerate(
            (
                ("report", "held"),
                ("report", "applied"),
                ("receipt", "applied"),
                ("enrolment_request", "held"),
            )
        ):
            unit.exchange.put_link(
                ChainLink(
                    direction="in", identity=f"{n}" * 64, device_kid="d", aud="a", epoch=1,
                    seq=n + 1, prev=None, kind=kind, made=office.clock(), records=1,
                    outcome=PackageOutcome(outcome), sha256="0" * 64, at=office.clock(),
                )
            )  # fmt: skip
    assert office.services.home.counts(office.session("nurul")).packages == 2
    assert office.services.home.counts(office.session("siti")).packages == 0
    assert todos(office, "nurul")["packages_waiting"].title == ("1 paket menunggu di meja impor")
    assert next(iter(todos(office, "nurul"))) == "laptops_asking"
    operator = todos(office, "siti", Role.OPERATOR)
    assert "packages_waiting" in operator
    assert "plan_missing" not in operator
    assert todos(office, "siti")["receipt"].detail == "Diterima 18 November 2026."
    at_the_office = replace(office.session("siti"), office=True)
    kinds = {item.kind for item in office.services.home.view(at_the_office).todos}
    assert "receipt" not in kinds, "the office gets receipts of units, not of itself"
    assert office.services.home.strip(office.session("siti")).last_package is not None


def leaving(office) -> int:
    with office.workspace.read() as unit:
        by_kind: dict[str, list[str]] = {}
        for waiting in unit.exchange.pending():
            by_kind.setdefault(waiting.kind, []).append(waiting.record_id)
        there = frozenset(unit.exchange.acks("office"))
        return len(ReportChoice(unit, there).pending(by_kind))


def test_the_strip_counts_exactly_what_a_report_would_carry(office):
    """No. 5: the number at the bottom and the package agree."""
    office.log("siti", "1j Draf")
    entries = office.submit("siti", "1j Satu", "1j Dua", "1j Tiga")
    s, bambang = office.session("siti"), office.session("bambang")
    office.services.activities.attach(s, entries[0].id, "a.pdf", b"%PDF-1.7")
    office.services.reviews.accept(bambang, [entries[0].id, entries[1].id])
    office.services.activities.update(s, entries[1].id, entries[1].version, text="Diubah")
    office.services.activities.delete(s, entries[2].id)
    office.plan("siti", agree_by="bambang")
    office.plan("taufik", submit=False)
    office.services.appraisals.save_self_report(s, "2026-T3", achievements="x", challenges="y")
    for who in ("siti", "taufik"):
        office.services.appraisals.add_feedback(
            bambang, office.ids[who], "2026-T3", "Baik", value_code="BP"
        )
    office.services.appraisals.save(bambang, office.ids["taufik"], "2026-T3", strength="x")
    office.appraise("siti", "bambang", publish=True)
    assert office.services.home.strip(s).pending == leaving(office) == 12
    with office.workspace.write(SYSTEM) as unit:
        unit.exchange.set_acks(
            "office", [(entries[1].id, "activity", 2), (entries[2].id, "activity", 2)]
        )
    assert office.services.home.strip(s).pending == leaving(office) == 14


def test_a_thing_put_off_comes_back_tomorrow_and_only_for_the_account(office):
    """X-3: hidden until tomorrow for one account, counted, brought back at once when wanted."""
    office.submit("siti", "2j Melayani")
    s, home = office.session("bambang"), office.services.home

    def kinds(who=s):
        return [item.kind for item in home.view(who).todos]

    before = kinds()
    assert "to_review" in before
    home.put_off(s, "to_review")
    home.put_off(s, "unscored")
    assert set(before) - set(kinds()) == {"to_review", "unscored"}
    assert home.view(s).put_off == 2
    assert home.view(office.session("siti")).put_off == 0
    home.bring_back(s)
    assert kinds() == before
    home.put_off(s, "to_review")
    office.clock.set(TODAY + timedelta(days=1))
    assert "to_review" in kinds()


def test_the_age_of_decisions_is_told_only_where_they_come_by_package(office):
    """TS-5: on the head's own laptop the state is that of now."""
    siti = office.session("siti")
    assert office.services.home.view(siti).reviews_at is None, "nothing was received yet"
    with office.workspace.write(SYSTEM) as unit:
        unit.exchange.put_link(
            ChainLink(
                direction="in", identity="a" * 64, device_kid="k", aud="o", epoch=1, seq=1,
                prev=None, kind="master", made=office.clock(), records=1,
                outcome=PackageOutcome.APPLIED, sha256="", at=office.clock(),
            )
        )  # fmt: skip
    assert office.services.home.view(siti).reviews_at is not None
    activities, monday = office.services.activities, TODAY - timedelta(days=TODAY.weekday())
    assert activities.week(siti, monday).reviews_at is not None
    with office.workspace.write(SYSTEM) as unit:
        unit.accounts.save(
            Account(
                account_id="account-bambang", name="bambang", person_id=office.ids["bambang"],
                roles=office.session("bambang").roles, public_jwk=None,
            )
        )  # fmt: skip
    assert office.services.home.view(siti).reviews_at is None
