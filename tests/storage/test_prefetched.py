"""What was read ahead answers like the database does; anything else goes there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests import builders as b

from penilaian_desktop.domain.employee import Employee, Relation, RelationKind
from penilaian_desktop.storage.prefetched import Prefetched

NOW = datetime(2026, 11, 18, 3, 0, tzinfo=UTC)
APPRAISER, TEAM_LEAD = RelationKind.APPRAISER, RelationKind.TEAM_LEAD


@pytest.fixture
def filled(workspace):
    """Three relations of two persons, one of them deleted, and two employees."""
    with workspace.write(b.an_author()) as uow:
        for n, (person, other, kind) in enumerate(
            (("p-1", "h", APPRAISER), ("p-1", "t", TEAM_LEAD), ("p-2", "h", APPRAISER))
        ):
            uow.add(
                Relation(
                    id=f"r-{n}",
                    at=NOW,
                    person_id=person,
                    other_id=other,
                    relation_kind=kind,
                    starts=date(2026, 1, 1),
                )
            )
        uow.delete(Relation, "r-1")
        uow.add(Employee(id="p-1", at=NOW, name="Siti", identity="1"))
    return workspace


QUESTIONS = (
    {"person_id": "p-1"},
    {"person_id": "p-1", "include_deleted": True},
    {"person_id": ("p-1", "p-2")},
    {"person_id": ("p-1", "p-2"), "limit": 1},
    {"person_id": ["p-2"], "relation_kind": APPRAISER},
    {"person_id": "p-1", "relation_kind": (TEAM_LEAD,), "include_deleted": True},
    {"person_id": "p-1", "ends": None},
    {"person_id": "p-9"},
    {"other_id": "h"},
    {"person_id": ("p-1", "p-2"), "order": ("-other_id",)},
    {"person_id": ()},
)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("known", [(), ("p-1",), ("p-1", "p-2", "")])
def test_every_question_has_the_same_answer(filled, question, known):
    with filled.read() as unit:
        held = Prefetched(unit)
        held.ahead(Relation, "person_id", known)
        assert held.find(Relation, **question) == unit.find(Relation, **question)


def test_what_is_known_is_not_asked_again(filled):
    with filled.read() as unit:
        held = Prefetched(unit)
        assert {r.id for r in held.ahead(Relation, "person_id", ["p-1", "p-2"])} == {"r-0", "r-2"}
        assert held.ahead(Relation, "person_id", ["p-2"]) == ()
        held.ahead(Employee, "id", ["p-1", "nobody"])
        asked = []
        driver = unit._connection.connection.dbapi_connection
        driver.set_trace_callback(asked.append)
        assert held.get(Employee, "p-1").name == "Siti"
        assert held.get(Employee, "nobody") is None
        assert held.get(Employee, "") is None
        assert len(held.find(Relation, person_id="p-1", include_deleted=True)) == 2
        assert asked == []
        assert held.get(Employee, "p-2") is None
        assert len(held.find(Relation, other_id="h")) == 2
        driver.set_trace_callback(None)
        assert len(asked) == 2


def test_a_kind_of_few_records_is_read_as_a_whole(filled):
    with filled.read() as unit:
        held = Prefetched(unit)
        held.all_ahead(Relation)
        held.all_ahead(Relation)
        assert held.get(Relation, "r-1") is None
        assert held.get(Relation, "r-1", include_deleted=True).deleted
        for question in QUESTIONS:
            assert held.find(Relation, **question) == unit.find(Relation, **question)


def test_a_record_that_changes_later_is_another_snapshot(filled):
    with filled.read() as unit:
        held = Prefetched(unit)
        (relation,) = held.ahead(Relation, "person_id", ["p-2"])
    with filled.write(b.an_author()) as uow:
        uow.put(replace(relation, ends=date(2026, 2, 1)))
    with filled.read() as unit:
        assert Prefetched(unit).find(Relation, person_id="p-2")[0].ends == date(2026, 2, 1)
