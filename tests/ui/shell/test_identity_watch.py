"""Whoever began alone signs in again once the office's ids took the place of the own (UC-7)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from tests.sync.test_adopting import (  # noqa: F401  (fixtures of the exchange)
    alone,
    alone_template,
    join,
)
from tests.ui.screens.meja_impor.desk_bench import bench_for

from penilaian_desktop.domain.changes import Area, Changes
from penilaian_desktop.ui.shell.identity_watch import IdentityWatch


def test_the_session_of_a_merged_person_is_locked(alone, qapp, qtbot, tmp_path):  # noqa: F811
    bench = bench_for(alone.unit, alone.unit.people.session("siti"), qapp, tmp_path)
    over = QWidget()
    qtbot.addWidget(over)
    watch = IdentityWatch(over, bench.context)
    bench.context.signals.changed.emit(Changes.of(Area.ACCOUNTS), None)
    assert watch.dialog is None
    join(alone)
    bench.context.signals.changed.emit(Changes.of(Area.EXCHANGE), None)
    assert watch.dialog is None
    bench.context.signals.changed.emit(Changes.of(Area.ACCOUNTS), None)
    assert "Masuklah sekali lagi" in watch.dialog.words.text()
    with qtbot.waitSignal(watch.lock_wanted):
        watch.dialog.again.click()
