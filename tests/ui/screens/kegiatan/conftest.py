"""The fixtures of the pages of the log."""

from tests.ui.screens.kegiatan.week_bench import open_week
from tests.ui.screens.log_fixtures import bench, new_world, office_time, styled

__all__ = ["bench", "new_world", "office_time", "open_week", "styled"]
