"""Suara warga: names of an export that no service has (TJ-8); nothing new is made silently."""

from __future__ import annotations

import csv

import pytest
from tests.ui.screens.suara_warga.test_questionnaires import (
    UNSUR,
    importing,
    nameless,
    page,
    voice,
)

from penilaian_desktop.domain.public_voice import PublicService
from penilaian_desktop.ui.screens.suara_warga.import_view import GOOD, REFUSED, SERVICES

__all__ = ["page", "voice"]


@pytest.fixture
def export(tmp_path):
    """Write an export: a row is its service and one answer."""

    def write(*rows):
        path = tmp_path / "skm.csv"
        with path.open("w", newline="", encoding="utf-8") as out:
            book = csv.writer(out)
            book.writerow(["No responden", "Tanggal", "Layanan", *UNSUR])
            book.writerows(
                [at, "02/07/2026", name, *[answer] * 9]
                for at, (name, answer) in enumerate(rows, start=1)
            )
        return path

    return write


def choose(box, key):
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def services(page):
    with page.team.office.workspace.read() as unit:
        return sorted(service.name for service in unit.find(PublicService))


def test_a_likely_service_is_proposed_and_the_page_opens_on_it(page, voice, export):
    """A second KTP service is made by nobody's decision."""
    view = importing(page, export(("ktp elektronik", 3), ("KTP-el", 4), ("KTP-el", 9)))
    assert view.problems.records()
    assert view.parts.choice.value() == SERVICES
    assert view.notice.isVisible()
    assert "ktp elektronik → KTP-el" in view.notice.accessibleName()
    assert view.choices["ktp elektronik"].value() == voice[0].id
    assert view.save.text() == "Simpan 2 kuesioner"
    assert nameless(page) == []
    view.save.click()
    assert services(page) == ["KTP-el"]


def test_what_new_services_are_made_is_said_before_they_are(page, voice, export):
    view = importing(page, export(("Legalisir", 3), ("legalisir", 4), ("KTP", 3), ("KIA", 2)))
    assert view.save.text() == "Simpan 4 kuesioner dan 2 layanan baru"
    assert "Legalisir → layanan baru, tanpa janji hari" in view.notice.accessibleName()
    choose(view.choices["kia"], voice[0].id)
    assert view.save.text() == "Simpan 4 kuesioner dan 1 layanan baru"
    assert "KIA → KTP-el" in view.notice.accessibleName()
    view.save.click()
    assert services(page) == ["KTP-el", "Legalisir"]


def test_names_that_are_known_ask_nothing(page, export):
    assert importing(page, export(("ktp-EL", 3))).parts.choice.value() == GOOD
    view = importing(page, export(("KTP-el", 3), ("KTP-el", 9)))
    assert view.parts.choice.value() == REFUSED
    assert not view.notice.isVisible()
