"""Which survey and which notes speak about a person: one rule for score and card (PR-4, WG-8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.public_voice import Channel, NoteKind
from penilaian_desktop.domain.scheme import FactSource
from penilaian_desktop.domain.voice_rule import VoiceRule
from penilaian_desktop.services.scheme_facts import facts_of
from penilaian_desktop.storage.scheme_writer import write_scheme
from penilaian_desktop.storage.schemes import parse_scheme

CODE = PeriodCode.parse("2026-T3")
JULY = date(2026, 7, 14)
FEEDBACK = ("pariaman", "wanggar")


@pytest.fixture
def hr(office):
    return office.session("nurul")


@pytest.fixture
def head(office):
    return office.session("bambang", Role.EMPLOYEE, Role.APPRAISER)


def survey(office, s, place, score, *, day=JULY, title="SKM"):
    """Let one respondent of a survey of a unit give the same answer to all nine questions."""
    services, home = office.services, office.units[place]
    names = {i.service.name: i.service.id for i in services.public_services.board(s).services}
    service = names.get(f"KTP {place}") or services.public_services.save(
        s, None, unit_id=home, name=f"KTP {place}"
    ).value.id  # fmt: skip
    made = services.surveys.save(
        s, None, unit_id=home, title=title, starts=date(2026, 7, 1), ends=date(2026, 9, 30)
    ).value
    services.surveys.key(s, made.id, service, [score] * 9, day=day)
    return made


def note(office, s, kind, who="", text="Cepat"):
    office.services.public_notes.save(
        s, None, unit_id=office.units["pelayanan"], kind=kind, channel=Channel.COUNTER,
        received_on=JULY, text=text, person_id=office.ids[who] if who else "",
    )  # fmt: skip


def known(office, scheme="pariaman", who="siti"):
    """Return what a scheme knows of the public, and where from."""
    found = office.services.context.schemes.get(scheme) if isinstance(scheme, str) else scheme
    fact = next(f for f in found.facts if f.source is FactSource.PUBLIC_FEEDBACK)
    with office.workspace.read() as unit:
        items = {f.name: f for f in facts_of(unit, found, office.ids[who], CODE)}
    return items[fact.name].known, items[fact.name].known_from


def shown(office, head, who="siti"):
    """Return the index beside the scale with the unit it names."""
    heard = office.services.public_notes.material(head, office.ids[who], CODE.code)
    return heard.unit, heard.index and str(heard.index.index)


@pytest.mark.parametrize("scheme", FEEDBACK)
def test_the_survey_of_the_dinas_speaks_for_a_bidang_without_one(office, hr, head, scheme):
    """PR-4, WG-8, X-2: what scores is what stands beside the scale, with the unit surveyed."""
    assert known(office, scheme) == (None, "")
    assert shown(office, head) == ("", None)
    survey(office, hr, "dinas", 3)
    place = "Disdukcapil"
    assert known(office, scheme) == ("75", f"survei kepuasan {place}, 1 responden")
    assert shown(office, head) == (place, "75.00")


@pytest.mark.parametrize("scheme", FEEDBACK)
def test_the_nearest_unit_with_answers_in_the_period_speaks(office, hr, head, scheme):
    survey(office, hr, "dinas", 2)
    survey(office, head, "pelayanan", 4)
    assert known(office, scheme) == ("100", "survei kepuasan Bidang Pelayanan, 1 responden")
    assert shown(office, head) == ("Bidang Pelayanan", "100.00")
    assert known(office, scheme, "dewi")[0] == "50"  # of the Bidang without a survey of its own


def test_a_survey_without_answers_in_the_period_is_passed_over(office, hr, head):
    survey(office, hr, "dinas", 2)
    services, home = office.services, office.units["pelayanan"]
    services.surveys.save(
        head, None, unit_id=home, title="Kosong", starts=date(2026, 7, 1), ends=date(2026, 9, 30)
    )
    assert known(office)[0] == "50"
    assert shown(office, head)[1] == "50.00"


def test_semarang_asks_for_no_index_and_shows_it_beside_the_scale(office, hr, head):
    """SM-3: kualitas pelayanan is rated with the public's voice in view."""
    scheme = office.services.context.schemes.get("semarang")
    assert all(fact.source is not FactSource.PUBLIC_FEEDBACK for fact in scheme.facts)
    survey(office, hr, "dinas", 3)
    assert shown(office, head)[1] == "75.00"
    with office.workspace.read() as unit:
        facts = facts_of(unit, scheme, office.ids["siti"], CODE)
    assert [fact.known for fact in facts] == [None] * len(facts)


# --- the setting -----------------------------------------------------------------------------
def choose(office, hr, rule):
    office.services.master_data.save_terms(
        hr, [CODE.code], objection_days=14, decision_days=14, objection_working_days=False,
        manual_required=False, voice=rule,
    )  # fmt: skip


@pytest.mark.parametrize("scheme", FEEDBACK)
@pytest.mark.parametrize(
    ("rule", "named", "unnamed"),
    [
        (VoiceRule.SURVEY_FIRST, "50", "50"),
        (VoiceRule.NOTES_FIRST, "75", "50"),
        (VoiceRule.SURVEY, "50", "50"),
        (VoiceRule.NOTES, "75", None),
        (VoiceRule.MEAN, "62.5", "50"),
    ],
)
def test_the_period_says_what_counts_where_the_scheme_leaves_it_open(
    office, hr, head, scheme, rule, named, unnamed
):
    """PR-4, X-2: notes that name a person count for that person, and for nobody else."""
    survey(office, hr, "dinas", 2)
    praise = (NoteKind.PRAISE,) * 3
    for at, kind in enumerate((*praise, NoteKind.COMPLAINT)):
        note(office, head, kind, "siti", f"Catatan {at}")
    note(office, head, NoteKind.COMPLAINT, text="Antre")
    choose(office, hr, rule)
    assert known(office, scheme)[0] == named
    assert known(office, scheme, "taufik")[0] == unnamed


def test_the_mean_names_both_sources(office, hr, head):
    survey(office, hr, "dinas", 2)
    note(office, head, NoteKind.PRAISE, "siti")
    choose(office, hr, VoiceRule.MEAN)
    value, source = known(office)
    assert value == "75"
    assert "50 (survei kepuasan Disdukcapil" in source
    assert "100 (1 pujian" in source


def test_what_the_file_of_a_scheme_says_holds_whatever_the_period_says(office, hr, head):
    """X-2: a scheme of the agency's own may say it, and its file keeps it."""
    shipped = office.services.context.schemes.get("pariaman")
    facts = [
        replace(f, voice=VoiceRule.NOTES) if f.source is FactSource.PUBLIC_FEEDBACK else f
        for f in shipped.facts
    ]
    text = write_scheme(replace(shipped, facts=tuple(facts), sha256=""))
    scheme = parse_scheme(Path("pariaman-1.toml"), text.encode())
    assert scheme.facts == tuple(facts)
    survey(office, hr, "dinas", 2)
    choose(office, hr, VoiceRule.SURVEY)
    assert known(office, scheme) == (None, "")
    note(office, head, NoteKind.PRAISE, "siti")
    assert known(office, scheme)[0] == "100"


def test_a_new_year_goes_on_with_what_was_chosen(office, hr):
    with office.workspace.read() as unit:
        newest = max(
            (p for p in unit.find(Period) if p.code.startswith("2026-T")), key=lambda p: p.code
        )
    office.services.master_data.save_terms(
        hr, [newest.code], objection_days=14, decision_days=14, objection_working_days=False,
        manual_required=False, voice=VoiceRule.MEAN,
    )  # fmt: skip
    first = office.services.master_data.make_periods(hr, 2027, "T").value[0]
    assert first.voice is VoiceRule.MEAN
