"""What the public said, beside the rating and on the own page; never who said it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.ui.screens.team_world import THIRD, context_for, shown, write_quarter

from penilaian_desktop.domain.public_voice import Channel, NoteKind
from penilaian_desktop.ui.screens.evaluasi.page import EvaluasiPage
from penilaian_desktop.ui.screens.penilaian.page import PenilaianPage
from penilaian_desktop.ui.widgets.label import Label

CITIZEN = "Ibu Ani Lestari"


def words_of(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(Label))


@pytest.fixture
def said(team):
    """A survey, a forum, a complaint about the unit, and praise that names Siti."""
    write_quarter(team.office)
    s, place = team.context.session, team.office.units["pelayanan"]
    services = team.services
    service = services.public_services.save(s, None, unit_id=place, name="KTP-el").value
    survey = services.surveys.save(
        s, None, unit_id=place, title="SKM", starts=date(2026, 7, 1), ends=date(2026, 9, 30)
    ).value
    services.surveys.key(s, survey.id, service.id, [3] * 9, day=date(2026, 8, 3))
    services.public_notes.save_forum(
        s, None, unit_id=place, held_on=date(2026, 8, 20), place="Aula", topic="Antrean",
        participants=40, points="Buka lebih pagi",
    )  # fmt: skip
    for kind, text, person, day in (
        (NoteKind.COMPLAINT, "Loket tutup", "", date(2026, 9, 1)),
        (NoteKind.PRAISE, "KTP cepat dan tepat", team.id_of("siti"), date(2026, 7, 20)),
        (NoteKind.PRAISE, "Pak Yohanes sabar", team.id_of("yohanes"), date(2026, 7, 21)),
        (NoteKind.COMPLAINT, "Di luar periode", "", date(2026, 10, 3)),
    ):
        services.public_notes.save(
            s, None, unit_id=place, kind=kind, channel=Channel.COUNTER, received_on=day,
            text=text, person_id=person, citizen=CITIZEN,
        )  # fmt: skip


def test_the_appraiser_hears_the_index_forums_and_notes_of_the_period(team, said, qtbot):
    """WG-8, TJ-10, PR-4: material of the period beside the rating; the citizen is not in it."""
    page = shown(PenilaianPage(team.context), qtbot)
    page.open(team.id_of("siti"))
    assert page.period.value() == THIRD
    card = page.bench.heard
    told = words_of(card)
    assert card.isVisibleTo(page.bench)
    assert "IKM Bidang Pelayanan: 75,00, mutu C, 1 responden" in told
    assert told.index("KTP cepat dan tepat") < told.index("Loket tutup")
    assert "menyebut pegawai ini" in told
    assert "Antrean: Buka lebih pagi" in told
    for hidden in (CITIZEN, "Di luar periode", "Pak Yohanes sabar"):
        assert hidden not in told


def test_the_card_is_hidden_where_nobody_said_anything(team, qtbot):
    write_quarter(team.office)
    page = shown(PenilaianPage(team.context), qtbot)
    page.open(team.id_of("siti"))
    assert not page.bench.heard.isVisibleTo(page.bench)


def test_praise_that_names_a_person_stands_on_the_own_page(
    team, said, office, qapp, tmp_path, qtbot
):
    """PR-6: positive public feedback appears in the ASN's recognition list; no complaint does."""
    page = shown(EvaluasiPage(context_for(office, "siti", qapp, tmp_path).context), qtbot)
    told = words_of(page.praise)
    assert "KTP cepat dan tepat" in told
    for hidden in (CITIZEN, "Loket tutup", "Pak Yohanes sabar"):
        assert hidden not in told
    taufik = shown(EvaluasiPage(context_for(office, "taufik", qapp, tmp_path).context), qtbot)
    assert taufik.praise.isHidden()
