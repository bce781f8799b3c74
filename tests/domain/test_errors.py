"""Expected errors carry a code, parameters and a place, never a sentence."""

from __future__ import annotations

import pytest

from penilaian_desktop.domain.errors import (
    Cancelled,
    ImportRefused,
    NotAllowed,
    Offline,
    PenilaianError,
    Place,
    RuleViolation,
    StaleRecord,
    StorageUnavailable,
)


@pytest.mark.parametrize("kind", [StaleRecord, NotAllowed, StorageUnavailable, Offline])
def test_an_error_keeps_its_code_and_parameters(kind):
    error = kind("code_x", name="Siti")
    assert isinstance(error, PenilaianError)
    assert (error.code, error.params, str(error)) == ("code_x", {"name": "Siti"}, "code_x")


def test_a_rule_violation_names_its_field():
    error = RuleViolation("code_x", field="nip", value=3)
    assert (error.field, error.params) == ("nip", {"value": 3})
    assert RuleViolation("code_x").field == ""


def test_a_refused_import_has_a_place():
    place = Place(file="a.xlsx", row=3)
    assert ImportRefused("code_x", place, n=1).place == place
    assert ImportRefused("code_x").place == Place()


def test_cancelling_is_an_error_with_its_own_code():
    assert Cancelled().code == "cancelled"
