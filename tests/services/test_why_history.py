"""The history of an appraisal goes by the days of the agency (X-4)."""

from __future__ import annotations

from datetime import UTC, datetime

from penilaian_desktop.domain.appraisal import Rating

PERIOD = "2026-T3"


def kinds_after_saving(office, *hours):
    """Return the rated lines after saving the ratings anew on hours of UTC of 18 November."""
    s, siti = office.session("bambang"), office.ids["siti"]
    for at, (day, hour, minute) in enumerate(hours):
        office.clock.moment = datetime(2026, 11, day, hour, minute, tzinfo=UTC)
        office.services.appraisals.save(
            s, siti, PERIOD, work_rating=Rating.MEETS, behaviour_rating=Rating.MEETS,
            strength=f"Teliti {at}",
        )  # fmt: skip
    view = office.services.appraisals.why(s, siti, PERIOD)
    return [line.kind for line in view.history]


def test_before_and_after_midnight_of_the_agency_are_two_events(office):
    """16.30 UTC is 23.30 in Semarang, 23.30 UTC half past six of the next day."""
    assert kinds_after_saving(office, (18, 16, 30), (18, 23, 30)) == ["rated", "rated"]


def test_a_morning_over_the_midnight_of_greenwich_is_one_event(office):
    assert kinds_after_saving(office, (18, 23, 30), (19, 1, 0)) == ["rated"]
