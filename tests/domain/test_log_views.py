"""The days that a report of the log covers (section 2 no. 17)."""

from __future__ import annotations

from datetime import date

import pytest

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.log_views import DAILY, MONTHLY, WEEKLY, log_span


@pytest.mark.parametrize(
    ("form", "text", "starts", "ends", "label"),
    [
        (DAILY, "2026-09-14", date(2026, 9, 14), date(2026, 9, 14), "Senin 14 September 2026"),
        (WEEKLY, "2026-W38", date(2026, 9, 14), date(2026, 9, 20), "Minggu 38"),
        (WEEKLY, "2026-09-17", date(2026, 9, 14), date(2026, 9, 20), "Minggu 38"),
        (MONTHLY, "2026-B09", date(2026, 9, 1), date(2026, 9, 30), "September 2026"),
        (MONTHLY, "2026-09-17", date(2026, 9, 1), date(2026, 9, 30), "September 2026"),
        (DAILY, "2026-B09", date(2026, 9, 1), date(2026, 9, 30), "September 2026"),
        (WEEKLY, "2026-T3", date(2026, 7, 1), date(2026, 9, 30), "Triwulan III 2026"),
    ],
)
def test_a_day_a_week_a_month_or_a_period(form, text, starts, ends, label):
    span = log_span(form, text)
    assert (span.starts, span.ends) == (starts, ends)
    assert span.label.startswith(label)


@pytest.mark.parametrize("form", [DAILY, WEEKLY, MONTHLY])
@pytest.mark.parametrize("text", ["", "2026-W60", "2026-13-01", "kemarin", "2026-B13"])
def test_anything_else_is_refused(form, text):
    with pytest.raises(RuleViolation) as refused:
        log_span(form, text)
    assert refused.value.code == "log_period_invalid"
