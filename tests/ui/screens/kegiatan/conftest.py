"""The fixtures of the pages of the log."""

from tests.ui.screens.log_fixtures import bench, new_world, office_time, styled

__all__ = ["bench", "new_world", "office_time", "styled"]
