"""The example office under the scheme of one region: office, unit, clock and what people do.

The journeys of the regions write what a person would type and read what a person would see.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

from tests.journeys.conftest import Demo
from tests.journeys.laptops import Calendar, Laptop, text_of

from penilaian_desktop.app.journey import Hands
from penilaian_desktop.domain.appraisal_views import AppraisalView
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.services.people import unit_of
from penilaian_desktop.services.registry import Services


class Region:
    """The laptop of Dukcapil (siti, bambang, ratnawati) and the office, with their clock."""

    def __init__(
        self, demo: Demo, kind: str, scheme: str, years: tuple[int, ...], folder: Path
    ) -> None:
        self.demo, self.folder = demo, folder
        self.clock = Calendar(date(years[0], 1, 4))
        self.office = Laptop(demo, "nurhayati", self.clock)
        self.unit = Laptop(demo, "ratnawati", self.clock)
        for year in years:
            self.office.services.master_data.make_periods(self.hr, year, kind, scheme=scheme)

    @property
    def services(self) -> Services:
        """Return the use cases of the unit's laptop."""
        return self.unit.services

    @property
    def hr(self):
        """Return the session of HR at the office."""
        return self.office.session("nurhayati")

    @property
    def siti(self):
        """Return the session of the appraised person."""
        return self.unit.session("siti")

    @property
    def bambang(self):
        """Return the session of the appraiser."""
        return self.unit.session("bambang")

    @property
    def ratnawati(self):
        """Return the session of the superior of the appraiser."""
        return self.unit.session("ratnawati")

    @property
    def place(self) -> str:
        """Return the unit that Siti works in."""
        with self.services.context.read() as unit:
            found = unit_of(unit, self.siti.person_id, self.clock.moment.date())
        assert found is not None
        return found.id

    def news(self) -> None:
        """Bring the master data of the office to the unit through the folder."""
        device = self.services.enrolling.own_device()
        assert device is not None
        self.office.live.desk.seal(self.hr, "master", ("sealed",), self.folder, device=device.kid)
        taken = self.unit.live.desk.receive_all(self.ratnawati, self.folder)
        assert [item.value.outcome for item in taken][-1] == "applied"

    def report(self) -> None:
        """Bring what the unit wrote to the office, and the receipt back."""
        self.unit.live.desk.seal(self.ratnawati, "report", ("sealed",), self.folder)
        taken = self.office.live.desk.receive_all(self.hr, self.folder)
        assert {(item.value.outcome, item.value.refused) for item in taken} == {("applied", 0)}
        self.unit.live.desk.receive_all(self.ratnawati, self.folder)
        assert self.unit.live.desk.pending(self.ratnawati) == 0

    def plan(self, year: int, *codes: str, goal: str = "", target: int = 0) -> PlanView:
        """Let Siti write a plan with ready indicators, and Bambang agree to it."""
        plans, s = self.services.plans, self.siti
        plan = plans.create(s, year).value
        plan = plans.save_rhk(
            s, plan.id, None, text="Terlayaninya warga di loket", parent_text="Layanan cepat",
            goal_id=goal or None,
        ).value  # fmt: skip
        for code in codes:
            plan = plans.add_from_library(s, plan.rhk[0].id, code).value
        if target:
            for indicator in plan.rhk[0].indicators:
                plan = plans.save_indicator(
                    s, plan.rhk[0].id, indicator.id, target_text=f"{4 * target} {indicator.unit}",
                    quarter_targets=(Decimal(target),) * 4,
                ).value  # fmt: skip
        plan = plans.save_attachments(s, plan.id, ["Printer"], ["Bulanan"], ["Pembinaan"]).value
        plans.submit(s, plan.id)
        return plans.decide(self.bambang, plan.id, agreed=True).value

    def finish(self, period: str, **fields: object) -> AppraisalView:
        """Let Bambang write strength and improvement beside `fields`, finish, and publish."""
        who, appraisals = self.siti.person_id, self.services.appraisals
        words = {"strength": "Teliti", "improvement": "Menulis volume setiap hari", **fields}
        appraisals.save(self.bambang, who, period, **words)
        done = appraisals.finish(self.bambang, who, period).value
        appraisals.publish(self.bambang, period, [who])
        return done

    def paper(self, form: str, period: str, folder: Path) -> str:
        """Return the words of a form about Siti as she prints it."""
        return text_of(self.unit.printed(form, "siti", "siti", period), folder)


@contextmanager
def region(
    demo: Demo, kind: str, scheme: str, *years: int, folder: Path | None = None
) -> Iterator[Region]:
    """Open both laptops in years that a scheme appraises; they exchange through `folder`."""
    found = Region(demo, kind, scheme, years, folder or demo.exchange)
    try:
        found.news()
        yield found
    finally:
        found.unit.close()
        found.office.close()


def reads(window: Hands, page: str, *words: str, period: str = "") -> None:
    """Open a page of the real window, of a period, and find the words on it."""
    window.go(page)
    if period:
        window.choose("Periode", period)
    window.settle()
    for one in words:
        assert window.sees(one), f"{page}: {one} is not among " + " | ".join(window.words())
