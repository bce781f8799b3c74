"""Heads whose superior has no account anywhere hand their plans in (section 3 no. 13, 2.4)."""

from __future__ import annotations

from penilaian_desktop.domain.plan import PlanStatus


def test_the_plans_of_the_heads_are_handed_in_and_reach_the_office(demo):
    """Section 3 no. 13: nobody is blocked by a superior without an account."""
    office = demo.open("nurhayati")
    for account in ("ratnawati", "hendra"):
        unit = demo.open(account)
        plan = unit.services.plans.current(unit.session, year=2026)
        assert plan is not None
        assert plan.status is PlanStatus.SUBMITTED
        assert plan.appraiser.position == "Sekretaris Daerah"
        assert (plan.appraiser_superior.position, plan.appraiser_superior.identity) == (
            "Wali Kota Contoh",
            "",
        )
        seen = office.services.plans.view(office.session, plan.id)
        assert seen.appraiser == plan.appraiser
        unit.close()
    office.close()
