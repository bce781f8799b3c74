"""Many records removed, taken back and removed again: entered one by one, written at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests import builders as b

from penilaian_desktop.domain.errors import StaleRecord
from penilaian_desktop.domain.public_voice import SurveyAnswer
from penilaian_desktop.storage import unit_of_work

NOW = datetime(2026, 11, 18, 3, 0, tzinfo=UTC)
COUNT = 40


@pytest.fixture
def answers(workspace):
    """Answers of one survey as they are stored, the first one corrected once."""
    new = [
        SurveyAnswer(
            id=f"a-{n:03}", at=NOW, unit_id="u", survey_id="s", service_id="v",
            day=date(2026, 7, 1), u1=n % 4 + 1, respondent=str(n),
        )
        for n in range(COUNT)
    ]  # fmt: skip
    with workspace.write(b.an_author()) as uow:
        uow.add_many(new)
    with workspace.write(b.an_author()) as uow:
        uow.put(replace(uow.require(SurveyAnswer, "a-000"), u2=4))
    with workspace.read() as unit:
        return unit.find(SurveyAnswer)


def statements(workspace, call):
    """Return how often the driver is asked while something is written."""
    asked = []
    with workspace.write(b.an_author(), "Hapus") as uow:
        driver = uow._connection.connection.dbapi_connection
        driver.set_trace_callback(asked.append)
        try:
            call(uow)
        finally:
            driver.set_trace_callback(None)
    return [one for one in asked if one.startswith("SELECT")]


def stored(workspace):
    with workspace.read() as unit:
        return {one.id: one for one in unit.find(SurveyAnswer, include_deleted=True)}


def test_each_removed_record_is_a_version_with_its_entry_and_waits_to_be_sent(workspace, answers):
    with workspace.write(b.an_author(), "Hapus survei") as uow:
        uow.delete_many(answers)
    with workspace.read() as unit:
        assert unit.find(SurveyAnswer) == ()
        entries = unit.journal.of_records([one.id for one in answers])
        removed = [entry for entry in entries if entry.action == "delete"]
        assert [(e.record_id, e.version_before, e.version_after) for e in removed] == [
            (one.id, one.version, one.version + 1) for one in answers
        ]
        assert unit.journal.record_image(removed[0].image_sha256_before) == answers[0]
        assert unit.journal.verify().whole
        waiting = {item.record_id: item.version for item in unit.exchange.pending()}
    assert waiting == {one.id: one.version + 1 for one in answers}


def test_undo_brings_all_of_them_back_and_redo_removes_them_again(workspace, answers, monkeypatch):
    """Also a step of more records than are held at once."""
    monkeypatch.setattr(unit_of_work, "MANY", 7)
    before = stored(workspace)
    with workspace.write(b.an_author(), "Hapus survei") as uow:
        uow.delete_many(answers)
    with workspace.write(b.an_author()) as uow:
        step = uow.journal.last_undoable(b.an_author().account_id)
        assert len(uow.undo(step)) == COUNT
    after = stored(workspace)
    assert {one.version for one in after.values()} == {3, 4}
    assert after == {
        key: replace(one, version=one.version + 2, at=after[key].at) for key, one in before.items()
    }
    with workspace.write(b.an_author()) as uow:
        uow.redo(uow.journal.last_redoable(b.an_author().account_id))
    with workspace.read() as unit:
        assert unit.find(SurveyAnswer) == ()
        assert unit.journal.verify().whole


def test_one_record_that_changed_meanwhile_keeps_all_of_them(workspace, answers):
    with workspace.write(b.an_author()) as uow:
        uow.put(replace(uow.require(SurveyAnswer, "a-007"), u3=1))
    with (
        pytest.raises(StaleRecord, match="record_changed"),
        workspace.write(b.an_author()) as uow,
    ):
        uow.delete_many(answers)
    with workspace.write(b.an_author()) as uow:
        uow.delete(SurveyAnswer, "a-007")
        with pytest.raises(StaleRecord, match="record_gone"):
            uow.delete_many(answers)
    assert sum(not one.deleted for one in stored(workspace).values()) == COUNT - 1


def test_undo_is_refused_when_one_of_many_was_written_since(workspace, answers):
    with workspace.write(b.an_author(), "Hapus survei") as uow:
        uow.delete_many(answers)
    with workspace.write(b.an_author("other")) as uow:
        gone = uow.get(SurveyAnswer, "a-020", include_deleted=True)
        uow.put(replace(gone, deleted=False, u4=2))
    with (
        pytest.raises(StaleRecord, match="undo_changed_since"),
        workspace.write(b.an_author()) as uow,
    ):
        uow.undo(uow.journal.last_undoable(b.an_author().account_id))
    assert [key for key, one in stored(workspace).items() if not one.deleted] == ["a-020"]


def test_twice_as_many_records_take_no_more_statements(workspace, answers):
    half = statements(workspace, lambda uow: uow.delete_many(answers[: COUNT // 2]))
    rest = statements(workspace, lambda uow: uow.delete_many(answers[COUNT // 2 :]))
    assert len(half) == len(rest) < 10
