"""The tables of the workspace database: one per record kind, and those beside the records.

A record table has the columns of its dataclass in its order, the meta columns first; what a
record does not carry but a list needs (`status`, `position`) stands behind them. The migrations
create the same schema step by step; a test compares the two.
"""

from __future__ import annotations

import dataclasses
import typing
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.kinds import RECORD_TYPES
from penilaian_desktop.domain.plan import PlanStatus
from penilaian_desktop.domain.record import Record
from penilaian_desktop.storage.columns import JsonText, ValueText, column_type

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

METADATA = MetaData(naming_convention=NAMING)

# Owned parts: the parent row exists when the transaction ends. Rows are never removed, only marked
# deleted, so that nothing cascades. Links between owners (activity → RHK, RHK → the leader's RHK)
# may point to a record that has not arrived yet and are no foreign keys.
_PARENTS = {
    ("rhk", "plan_id"): "plan",
    ("plan_decision", "plan_id"): "plan",
    ("indicator", "rhk_id"): "rhk",
    ("evidence_link", "activity_id"): "activity",
    ("review", "activity_id"): "activity",
    ("action_plan", "rhk_id"): "rhk",
    ("task_progress", "task_id"): "task",
    ("task_activity", "activity_id"): "activity",
    ("objection_reply", "objection_id"): "objection",
    ("objection_decision", "objection_id"): "objection",
    ("calibration_change", "calibration_id"): "calibration",
    ("follow_up_approval", "follow_up_id"): "follow_up",
    ("innovation_decision", "innovation_id"): "innovation",
}

# What lists need beside the record: the status people see, and the place of an entry in its day.
_DERIVED: dict[str, tuple[tuple[str, Any], ...]] = {
    "activity": (("status", ActivityStatus), ("position", int)),
    "plan": (("status", PlanStatus),),
}

_INDEXES: dict[str, tuple[tuple[str, ...], ...]] = {
    "unit": (("parent_id",),),
    "employee": (("identity",), ("name",)),
    "assignment": (("person_id", "starts"), ("unit_id", "starts")),
    "relation": (("person_id", "relation_kind", "starts"), ("other_id", "relation_kind", "starts")),
    "period": (("code",),),
    "organisation_result": (("unit_id", "period_code"),),
    "holiday": (("day",),),
    "activity": (
        ("person_id", "day", "position", "id", "deleted", "minutes"),
        ("person_id", "status", "day", "position", "id", "deleted"),
        ("rhk_id", "day"),
    ),
    "evidence_link": (("activity_id", "deleted"), ("sha256",)),
    "review": (("activity_id", "activity_version"), ("author_id",)),
    "day_mark": (("person_id", "day"),),
    "delegation": (("person_id", "starts"), ("other_id", "starts")),
    "plan": (
        ("person_id", "starts"),
        ("status",),
        ("year", "person_id", "status", "deleted"),
    ),
    "rhk": (("plan_id", "order"), ("person_id",), ("parent_rhk_id",)),
    "indicator": (
        ("rhk_id", "order"),
        ("person_id",),
        ("library_code", "deleted"),
    ),
    "plan_decision": (("plan_id", "plan_version"),),
    "actual": (("person_id", "period_code"), ("indicator_id", "period_code")),
    "self_report": (("person_id", "period_code"), ("period_code", "person_id", "deleted")),
    "feedback": (("person_id", "period_code"), ("author_id",)),
    "rhk_rating": (("person_id", "period_code"),),
    "appraisal": (
        ("person_id", "period_code"),
        (
            "period_code",
            "state",
            "person_id",
            "work_rating",
            "behaviour_rating",
            "predicate",
            "deleted",
        ),
    ),
    "entry_template": (("person_id",),),
    "unit_template": (("unit_id",),),
    "kept_overlap": (("person_id", "day"),),
    "version_choice": (("record_id",), ("person_id",)),
    "goal": (("parent_id",),),
    "library_indicator": (("code", "edition"),),
    "action_plan": (("plan_id",), ("rhk_id", "order"), ("person_id",)),
    "role_cell": (("person_id", "year"), ("leader_rhk_id",)),
    "task": (("person_id", "state"), ("rhk_id",)),
    "task_progress": (("task_id", "day"), ("person_id", "day")),
    "task_activity": (("activity_id",), ("task_id",), ("person_id",)),
    "feedback_request": (
        ("person_id", "period_code"),
        ("giver_id",),
    ),
    "peer_digest": (("person_id", "period_code"),),
    "calibration": (
        ("unit_id", "period_code"),
        ("person_id",),
    ),
    "calibration_change": (
        ("person_id", "period_code"),
        ("calibration_id",),
    ),
    "objection": (("person_id", "period_code"),),
    "objection_reply": (
        ("objection_id",),
        ("person_id", "period_code"),
    ),
    "objection_decision": (
        ("objection_id",),
        ("person_id", "period_code"),
    ),
    "follow_up": (
        ("person_id", "period_code"),
        ("author_id",),
    ),
    "follow_up_approval": (
        ("follow_up_id",),
        ("person_id", "period_code"),
    ),
    "innovation": (("person_id", "period_code"),),
    "innovation_decision": (
        ("innovation_id",),
        ("person_id", "period_code"),
    ),
    "archive_score": (("person_id", "period_code"),),
    "exception": (("person_id", "starts"),),
    "scheme_text": (("code", "scheme_version"),),
    "scheme_fact": (("person_id", "period_code"),),
    "indicator_complaint": (("person_id",), ("library_code",)),
    "system_review": (("year",),),
    "public_service": (("unit_id",),),
    "attendance": (("person_id", "month"), ("unit_id", "month"), ("month",)),
    "survey": (("unit_id",),),
    "survey_answer": (("survey_id", "deleted"), ("service_id", "day"), ("unit_id", "day")),
    "forum": (("unit_id", "held_on"),),
    "public_note": (("unit_id", "received_on"), ("person_id",)),
    "citizen": (("note_id",),),
    "improvement": (("unit_id", "state"),),
    "training_event": (("course_id",), ("starts",)),
    "participation": (("event_id",), ("person_id",)),
    "recognition": (("person_id", "day"),),
    "recognition_consent": (("recognition_id",), ("person_id",)),
    "outreach_event": (("unit_id", "held_on"),),
    "questionnaire_answer": (("questionnaire_id",),),
}


def _record_table(type_: type[Record]) -> Table:
    hints = typing.get_type_hints(type_)
    columns: list[Column[Any]] = []
    for field in dataclasses.fields(type_):
        kind, nullable = column_type(hints[field.name])
        parent = _PARENTS.get((type_.KIND, field.name))
        link = [ForeignKey(f"{parent}.id", deferrable=True, initially="DEFERRED")] if parent else []
        columns.append(
            Column(field.name, kind, *link, primary_key=field.name == "id", nullable=nullable)
        )
    for name, hint in _DERIVED.get(type_.KIND, ()):
        columns.append(Column(name, column_type(hint)[0], nullable=False))
    table = Table(type_.KIND, METADATA, *columns)
    for names in _INDEXES.get(type_.KIND, ()):
        Index(None, *(table.c[name] for name in names))
    return table


RECORD_TABLES: dict[type[Record], Table] = {
    type_: _record_table(type_) for type_ in RECORD_TYPES.values()
}
"""The table of each record type; only `record_rows` and `derived` write to them."""


def _moment(name: str, *, nullable: bool = False) -> Column[datetime]:
    return Column(name, ValueText(datetime), nullable=nullable)


def _text(name: str, *, nullable: bool = False, primary_key: bool = False) -> Column[str]:
    return Column(name, Text, nullable=nullable, primary_key=primary_key)


# --- the audit trail -----------------------------------------------------------------------
journal = Table(
    "journal",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    _moment("at"),
    _text("account_id"),
    _text("device_id"),
    _text("person_id"),
    _text("action"),
    _text("label"),
    _text("step_id", nullable=True),
    _text("record_kind"),
    _text("record_id"),
    Column("version_before", Integer),
    Column("version_after", Integer),
    _text("image_sha256_before", nullable=True),
    _text("image_sha256_after", nullable=True),
    _text("package"),
    Column("rows", Integer, nullable=False),
    _text("prev_hash"),
    _text("hash"),
    Index(None, "record_id", "seq"),
    Index(None, "step_id", "seq"),
    Index(None, "person_id", "seq"),
    Index(None, "package", "seq"),
)
image = Table(
    "image",
    METADATA,
    _text("sha256", primary_key=True),
    _text("record_kind"),
    _text("record_id"),
    Column("version", Integer, nullable=False),
    Column("body", LargeBinary, nullable=True),
    Index(None, "record_id", "version"),
)
step = Table(
    "step",
    METADATA,
    _text("step_id", primary_key=True),
    _text("account_id"),
    _text("label"),
    _moment("at"),
    _text("state"),
    Index(None, "account_id", "state", "step_id"),
)

# --- the exchange --------------------------------------------------------------------------
pending = Table(
    "pending",
    METADATA,
    _text("record_id", primary_key=True),
    _text("kind"),
    Column("version", Integer, nullable=False),
    _moment("since"),
    _text("sealed_in", nullable=True),
    Index(None, "sealed_in"),
)
ack = Table(
    "ack",
    METADATA,
    _text("aud", primary_key=True),
    _text("record_id", primary_key=True),
    _text("kind"),
    Column("version", Integer, nullable=False),
    Index(None, "record_id"),
)
device = Table(
    "device",
    METADATA,
    _text("kid", primary_key=True),
    _text("name"),
    _text("unit_id"),
    _text("public_jwk"),
    _text("age_recipient"),
    _text("cert", nullable=True),
    _text("cert_sha256", nullable=True),
    Column("from_seq", Integer, nullable=False),
    Column("revoked_after", Integer, nullable=True),
    Column("is_self", Boolean, nullable=False),
    Column("signing_seed", LargeBinary, nullable=True),
    _text("age_identity", nullable=True),
    _text("state"),
    _moment("at"),
    Index(None, "unit_id"),
)
certificate = Table(
    "certificate",
    METADATA,
    _text("sha256", primary_key=True),
    _text("kind"),
    _text("subject"),
    _text("jws"),
    _moment("at"),
    Index(None, "kind", "subject"),
)
chain = Table(
    "chain",
    METADATA,
    _text("direction", primary_key=True),
    _text("identity", primary_key=True),
    _text("device_kid"),
    _text("aud"),
    Column("epoch", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    _text("prev", nullable=True),
    _text("kind"),
    _moment("made"),
    Column("records", Integer, nullable=False),
    _text("outcome"),
    _text("sha256"),
    _moment("at"),
    _text("receipt_identity", nullable=True),
    _text("plain_sha256", nullable=True),
    UniqueConstraint("direction", "device_kid", "aud", "epoch", "seq"),
    Index(None, "direction", "at"),
)
refusal = Table(
    "refusal",
    METADATA,
    _text("device_kid", primary_key=True),
    _text("aud", primary_key=True),
    _text("record_id", primary_key=True),
    _text("kind"),
    Column("version", Integer, nullable=False),
    _text("outcome"),
    _text("code"),
    _text("field"),
    _text("identity"),
    Index(None, "identity"),
)

evidence_out = Table(
    "evidence_out",
    METADATA,
    _text("aud", primary_key=True),
    _text("sha256", primary_key=True),
    Column("size", Integer, nullable=False),
    _text("media"),
    Column("parts", JsonText(tuple[str, ...]), nullable=False),
    _text("recipients"),
    _text("sealed_in", nullable=True),
    Column("acknowledged", Boolean, nullable=False),
)
"""Blobs encrypted in parts for a recipient; the parts lie in archive.db until acknowledged."""
evidence_in = Table(
    "evidence_in",
    METADATA,
    _text("identity", primary_key=True),
    _text("sha256", primary_key=True),
    _text("device_kid"),
    _text("aud"),
    Column("size", Integer, nullable=False),
    _text("media"),
    Column("parts", JsonText(tuple[str, ...]), nullable=False),
    _moment("at"),
    Index(None, "sha256"),
)
"""Blobs that statements taken here promise and that have not come yet."""

# --- people at this laptop -----------------------------------------------------------------
account = Table(
    "account",
    METADATA,
    _text("account_id", primary_key=True),
    _text("name"),
    _text("person_id"),
    Column("roles", JsonText(tuple[Role, ...]), nullable=False),
    _text("public_jwk", nullable=True),
    _text("cert", nullable=True),
    Column("disabled", Boolean, nullable=False),
    UniqueConstraint("name"),
)
setting = Table("setting", METADATA, _text("key", primary_key=True), _text("value"))
opened_entry = Table(
    "opened_entry",
    METADATA,
    _text("reader_id", primary_key=True),
    _text("activity_id", primary_key=True),
    _text("person_id"),
    _moment("at"),
    Index(None, "reader_id", "person_id"),
)
unsaved_text = Table(
    "unsaved_text",
    METADATA,
    _text("account_id", primary_key=True),
    _text("place", primary_key=True),
    _text("text"),
    _moment("at"),
)
search_person = Table(
    "search_person",
    METADATA,
    Column("number", Integer, primary_key=True),
    _text("person_id"),
    UniqueConstraint("person_id"),
)
search_document = Table(
    "search_document",
    METADATA,
    Column("doc", Integer, primary_key=True),
    _text("activity_id"),
    UniqueConstraint("activity_id"),
)

# --- monitoring ----------------------------------------------------------------------------
activity_month = Table(
    "activity_month",
    METADATA,
    _text("month", primary_key=True),
    _text("person_id", primary_key=True),
    Column("entries", Integer, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("drafts", Integer, nullable=False),
    Column("approved", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""Entries of a person in a month ("2026-11"); triggers of the database keep it with each write."""
national_import = Table(
    "national_import",
    METADATA,
    _text("id", primary_key=True),
    _text("period_code"),
    _text("file_name"),
    _text("sha256"),
    _text("at"),
    _text("account_id"),
    Column("taken", Integer, nullable=False),
    Column("warned", Integer, nullable=False),
    Column("refused", Integer, nullable=False),
    Index(None, "period_code", "at"),
)
national_result = Table(
    "national_result",
    METADATA,
    _text("import_id", primary_key=True),
    _text("person_id", primary_key=True),
    _text("status"),
    _text("work", nullable=True),
    _text("behaviour", nullable=True),
    _text("predicate", nullable=True),
    Column("final", Boolean, nullable=False),
    Column("row", Integer, nullable=False),
    sqlite_with_rowid=False,
)
national_refusal = Table(
    "national_refusal",
    METADATA,
    _text("import_id", primary_key=True),
    _text("sheet", primary_key=True),
    Column("row", Integer, primary_key=True),
    _text("column"),
    _text("header"),
    _text("code"),
    _text("detail"),
    _text("name"),
    _text("person_id", nullable=True),
    sqlite_with_rowid=False,
)
"""Rows of a recap that were not taken over; `person_id` where it is known whose they are."""
