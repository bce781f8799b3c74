"""Progress without a listener."""

from __future__ import annotations

from penilaian_desktop.domain.progress import Reporter, Silent


def test_a_silent_reporter_takes_progress():
    reporter: Reporter = Silent()
    assert reporter.report(1, 2) is None
