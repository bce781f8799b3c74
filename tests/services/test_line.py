"""The main line on one laptop: log, plan, review, appraisal, publication, forms (TS-4, TS-5)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.appraisal import AppraisalState, Predicate, Rating
from penilaian_desktop.domain.plan import PlanStatus
from penilaian_desktop.domain.review_views import ReadingGroup


def test_from_the_first_entry_to_the_printed_form(office):
    """TS-4, TS-5, TJ-1, TJ-4, PR-7, TS-11, X-2, X-3, section 2.5."""
    services, siti, bambang = office.services, office.session("siti"), office.session("bambang")
    plan = office.plan("siti", agree_by="bambang")
    assert plan.status is PlanStatus.AGREED
    assert plan.appraiser.name == "Bambang Wijaya"
    assert plan.appraiser_superior.name == "Hendra Gunawan"

    july = date(2026, 7, 15)
    office.clock.set(july)
    entries = office.submit(
        "siti",
        "08.00-10.00 Melayani perekaman KTP-el =19 orang @2 #pelayanan",
        "10.00-12.00 Menerbitkan kartu keluarga =15 dokumen @1",
        "13.00-14.30 Melayani perekaman KTP-el =7 orang @2",
        day=july,
    )
    assert [e.status for e in entries] == [ActivityStatus.SUBMITTED] * 3
    assert entries[0].rhk_number == 2

    (page,) = services.reviews.reading(bambang, ReadingGroup.PERSON, office.ids["siti"]).days
    assert len(page.entries) == 3
    services.reviews.accept(bambang, [entries[0].id, entries[1].id])
    services.reviews.return_many(bambang, [entries[2].id], "Tuliskan jumlah berkasnya.")
    returned = services.activities.item(siti, entries[2].id)
    assert (returned.status, returned.review_note, returned.reviewer) == (
        ActivityStatus.RETURNED,
        "Tuliskan jumlah berkasnya.",
        "Bambang Wijaya",
    )

    office.clock.set(date(2026, 10, 5))
    view = services.appraisals.view(bambang, office.ids["siti"], "2026-T3")
    assert [r.actual for r in view.rhk] == [Decimal(15), Decimal(19)]
    assert [r.target for r in view.rhk] == [Decimal(450), Decimal(600)]
    assert view.work_suggested is Rating.BELOW

    finished = office.appraise("siti", "bambang", behaviour=Rating.ABOVE)
    assert (finished.state, finished.predicate) == (AppraisalState.FINISHED, Predicate.BAIK)
    assert services.appraisals.own(siti, "2026-T3") is None
    published = services.appraisals.publish(bambang, "2026-T3")
    assert (published.value, published.undo_label) == (1, "")

    own = services.appraisals.own(siti, "2026-T3")
    assert own.predicate is Predicate.BAIK
    assert own.published_on == date(2026, 10, 5)
    assert own.trail[0].output == "baik"
    why = services.appraisals.why(siti, office.ids["siti"], "2026-T3")
    assert why.objection_until == date(2026, 10, 19)
    services.master_data.save_terms(
        office.session("nurul"), ["2026-T3"], objection_days=14, decision_days=14,
        objection_working_days=True, manual_required=False,
    )  # fmt: skip
    counted = services.appraisals.why(siti, office.ids["siti"], "2026-T3").objection_until
    assert counted == date(2026, 10, 23)  # fourteen days from Monday to Friday
    assert ("sesuai_ekspektasi", "di_atas_ekspektasi", "baik") in why.matrix
    assert [line.kind for line in why.history] == ["rated", "finished", "published"]
    assert why.history[-1].who == "Bambang Wijaya"

    skp = services.forms.skp(siti, office.ids["siti"], 2026)
    assert skp.plan.employee.rank == "Penata Muda / III/a"
    assert len(skp.behaviour) == 7
    assert len(skp.foot.data_sha256) == 64
    document = services.forms.evaluation(siti, office.ids["siti"], "2026-T3")
    assert document.predicate is Predicate.BAIK
    assert document.employee.name == "Siti Aminah"
    assert "Teliti" in document.notes
