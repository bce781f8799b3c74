"""A year in Semarang's scheme: a complaint about an indicator becomes a new edition of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.journeys.conftest import PASSWORD
from tests.journeys.regions import reads, region

from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.library import Anchor

FIRST, SECOND = "2027-S1", "2027-S2"
CODE = "inisiatif"
FORMS = ("skp", "manual-indikator", "dokumen-evaluasi", "evaluasi", "alasan-predikat")
NEW_DAY = date(2027, 9, 1)
REASON = "Tingkat 3 dan 4 tidak dapat dibedakan dari bukti"


def test_a_complaint_becomes_a_new_edition_and_an_old_form_reprints_unchanged(
    demo, begin, tmp_path
):
    """SM-1, SM-3, SM-4, SM-5, SM-6, SM-7, SM-8, X-2; section 2 no. 12."""
    with region(demo, "S", "semarang", 2027, 2028) as semarang:
        services, office = semarang.services, semarang.office.services
        siti, bambang, who = semarang.siti, semarang.bambang, semarang.siti.person_id
        drafter = semarang.office.session("dedi")

        # a semester measured with the first edition, its three facts rated by anchors
        plan = semarang.plan(2027, CODE)
        (indicator,) = plan.rhk[0].indicators
        assert (indicator.library_code, indicator.library_version) == (CODE, 1)
        semarang.clock.turn(date(2027, 7, 5))
        services.appraisals.save_actual(siti, indicator.id, FIRST, value=Decimal(3))
        facts = {f.name: f for f in services.schemes.facts_for(bambang, who, FIRST)}
        for name, value in (("disiplin", "4"), ("kualitas_pelayanan", "4"), ("inisiatif", "3")):
            assert all(option.note for option in facts[name].options)
            services.schemes.key_fact(bambang, who, FIRST, name, value, "Catatan harian")
        for lacking in ({"strength": " "}, {"improvement": ""}):
            with pytest.raises(RuleViolation, match=f"{next(iter(lacking))}_missing"):
                semarang.finish(FIRST, **lacking)
        done = semarang.finish(FIRST)
        assert done.predicate is Predicate.BAIK
        before = {form: semarang.unit.printed(form, "siti", "siti", FIRST) for form in FORMS}

        # she says that it is hard to measure; at the office a count, not her name
        services.indicator_complaints.file(siti, indicator.id, REASON)
        semarang.report()
        (group,) = [
            g for g in office.indicator_complaints.groups(drafter) if g.library_code == CODE
        ]
        assert (group.count, group.open_count, group.items[0].reason) == (1, 1, REASON)
        assert siti.display_name not in repr(group)

        # the drafting team writes a new edition with its day, and the yearly review names it
        semarang.clock.turn(date(2027, 8, 2))
        saved = office.library.save(
            drafter, CODE, effective_from=NEW_DAY, name="Inisiatif dengan bukti",
            measure="Banyaknya usulan tertulis yang dijalankan",
            anchors=tuple(
                Anchor(level=level, text=f"{level} usulan dijalankan") for level in range(1, 6)
            ),
        ).value  # fmt: skip
        assert (saved.edition, saved.effective_from) == (2, NEW_DAY)
        (group,) = [
            g for g in office.indicator_complaints.groups(drafter) if g.library_code == CODE
        ]
        assert (group.open_count, group.answered_by, group.answered_on) == (0, 2, NEW_DAY)
        semarang.clock.turn(date(2027, 12, 15))
        review = office.system_reviews.save(
            drafter, None, year=2027, held_on=date(2027, 12, 14), findings=REASON,
            decisions="Inisiatif diukur dari usulan tertulis", participants="Tim penyusun",
            changed=[CODE],
        ).value  # fmt: skip
        (listed,) = [r for r in office.system_reviews.list(drafter) if r.review.year == 2027]
        assert (listed.review.changed, listed.complaints) == ((CODE,), 1)
        assert listed.author == drafter.display_name
        assert review.review.id == listed.review.id

        # the law in the foot of forms is another one now
        laws = office.legal_bases
        law = next(item.basis for item in laws.list(semarang.hr) if item.basis.on_forms)
        assert law.title in semarang.paper("dokumen-evaluasi", FIRST, tmp_path)
        laws.save(semarang.hr, law.id, title=law.title, on_forms=False)
        laws.save(semarang.hr, None, title="Perwali Nomor 9 Tahun 2027", on_forms=True)

        # the unit gets it: the old papers are the same to the byte, a new plan takes the new one
        semarang.news()
        after = {form: semarang.unit.printed(form, "siti", "siti", FIRST) for form in FORMS}
        assert after == before
        assert law.title in semarang.paper("dokumen-evaluasi", FIRST, tmp_path)
        why = semarang.paper("alasan-predikat", FIRST, tmp_path)
        assert "Semarang" in why
        assert "usulan" not in why
        (old,) = services.plans.view(siti, plan.id).rhk[0].indicators
        assert (old.text, old.library_version) == (indicator.text, 1)
        semarang.clock.turn(date(2028, 1, 4))
        (new,) = semarang.plan(2028, CODE).rhk[0].indicators
        assert (new.text, new.library_version) == ("Inisiatif dengan bukti", 2)
        assert new.measure == "Banyaknya usulan tertulis yang dijalankan"

        assert "Perwali Nomor 9 Tahun 2027" in semarang.paper("skp", "2028-S1", tmp_path)

        # strength and weakness of the person stand on one page
        view = services.roll_ups.strengths(siti, who)
        (line,) = [found for found in view.lines if found.period_code == FIRST]
        assert (line.strength, line.improvement) == ("Teliti", "Menulis volume setiap hari")
        high = {one.name: (one.count, one.anchor) for one in view.above}
        for name in ("Disiplin", "Kualitas pelayanan"):
            assert high[name][0] == 1
            assert high[name][1].startswith("Baik: ")
        middle = "Inisiatif dalam menyelesaikan tugas"
        assert middle not in {one.name for one in (*view.above, *view.below)}
        predicate, *_ = services.trends.person(siti, who)
        at = [category.spoken for category in predicate.categories].index("Semester I 2027")
        assert predicate.series[0].values[at] == 4
        assert {"Disiplin", "Kualitas pelayanan"} <= {found.name for found in view.above}

    # the drafting team reads complaint and answer in its window, Siti both sides of her in hers
    window = begin(demo.office, semarang.clock)
    window.sign_in("dedi", PASSWORD)
    reads(window, "Perbaikan")
    window.click("Keluhan indikator")
    window.settle()
    for words in ("Inisiatif", "edisi 2"):
        assert window.sees(words), " | ".join(window.words())
    assert not window.sees("Siti Aminah")
    own = begin(demo.unit, semarang.clock)
    own.sign_in("siti", PASSWORD)
    reads(own, "Kekuatan & perbaikan", "Semester I 2027", "Teliti", "Menulis volume setiap hari")
