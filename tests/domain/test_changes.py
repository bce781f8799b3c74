"""What a use case changed."""

from __future__ import annotations

from penilaian_desktop.domain.changes import Area, Changes, Outcome


def test_changes_name_areas_and_persons():
    changes = Changes.of(Area.PLANS, Area.PLANS, Area.REVIEWS, persons=("a", "b"))
    assert changes.areas == {Area.PLANS, Area.REVIEWS}
    assert changes.persons == {"a", "b"}
    assert Changes.of() == Changes()


def test_an_outcome_changes_nothing_unless_told():
    outcome = Outcome(3)
    assert (outcome.value, outcome.changes, outcome.undo_label) == (3, Changes(), "")
