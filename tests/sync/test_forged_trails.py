"""Trails that are signed and make no sense are refused with a code and a place (X-3, SM-5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.builders import an_author as the_author
from tests.services.office import TODAY
from tests.sync.pair import as_object, craft

from penilaian_desktop.domain.appraisal import (
    Appraisal,
    AppraisalState,
    GiverRole,
    OrganisationPredicate,
    OrganisationResult,
    Period,
    Predicate,
    Rating,
    TrailStep,
)
from penilaian_desktop.domain.archive import ArchiveScore
from penilaian_desktop.domain.feedback import PeerDigest
from penilaian_desktop.domain.objection import Objection
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.frozen_results import RULE
from penilaian_desktop.services.objection_reading import dossier_hash

PERIOD = "2026-T3"
GOOD = {
    "nomor": "1", "jenis": "UTAMA", "rhk": "Akta", "realisasi": "12.5", "target": "10",
    "arah": "lebih tinggi lebih baik", "kegiatan": "3", "bukti": "0",
    "rating": "sesuai_ekspektasi", "saran": "di_atas_ekspektasi",
}  # fmt: skip
MATRIX = TrailStep(
    rule="predikat",
    inputs=(("hasil_kerja", "sesuai_ekspektasi"), ("perilaku_kerja", "sesuai_ekspektasi")),
    output="baik",
)


@pytest.fixture
def people(pair):
    return pair.unit.people


def frozen(output="125", **changed):
    said = {**GOOD, **changed}
    return TrailStep(
        rule=RULE, inputs=tuple((n, t) for n, t in said.items() if t is not None), output=output
    )


def appraisal(people, *trail, **fields):
    values = {
        "state": AppraisalState.FINISHED, "work_rating": Rating.MEETS,
        "behaviour_rating": Rating.MEETS, "predicate": Predicate.BAIK,
        "scheme": "permenpanrb-6-2022", "scheme_version": "1",
    }  # fmt: skip
    record = Appraisal(
        id=new_id(), at=people.clock(), person_id=people.ids["siti"], period_code=PERIOD,
        author_id=people.ids["bambang"], trail=trail, **{**values, **fields},
    )  # fmt: skip
    return people.session("bambang").signer.sign(record)


def judged(pair, record):
    """Return the code of the problem and its place, as the office tells it; "" for none."""
    item = pair.office.desk.inspect(pair.hr, craft(pair.unit, [as_object(record)]).sealed)
    assert item.outcome == "ready", item.problems
    return next(((p.code, p.place) for p in item.problems), ("", ""))


@pytest.mark.parametrize(
    ("step", "place"),
    [
        (frozen(), None),
        (frozen(realisasi=None, target=None, rating=None, saran=None, output=""), None),
        (frozen(nomor="satu"), "nomor"),
        (frozen(nomor=None), "nomor"),
        (frozen(nomor="9" * 5000), "nomor"),
        (frozen(jenis="pokok"), "jenis"),
        (frozen(realisasi="banyak"), "realisasi"),
        (frozen(target="NaN"), "target"),
        (frozen(target="1E+999999"), "target"),
        (frozen(target="1" * 41), "target"),
        (frozen(arah="entah"), "arah"),
        (frozen(kegiatan="-1"), "kegiatan"),
        (frozen(bukti=None), "bukti"),
        (frozen(rating="hebat"), "rating"),
        (frozen(saran=""), "saran"),
        (frozen(output="seratus"), "output"),
        (replace(MATRIX, output="sangat_baik"), "output"),
        (replace(MATRIX, output="melayang"), "output"),
    ],
)
def test_a_signed_trail_is_taken_only_when_it_can_be_read(pair, people, step, place):
    found = judged(pair, appraisal(people, MATRIX, step))
    if place is None:
        assert found == ("", "")
        return
    assert found[0] == "trail_malformed"
    assert f"trail[2].{place}" in found[1]


def test_a_draft_is_no_way_around(pair, people):
    record = appraisal(people, frozen(rating="hebat"), state=AppraisalState.DRAFT, scheme="")
    assert judged(pair, record)[0] == "trail_malformed"


def test_the_score_of_a_regional_scheme_is_a_number_in_its_trail(pair, people):
    """Later periods take it as a fact: what is no number must not get in."""
    step = TrailStep(rule="nilai", inputs=(), output="tinggi")
    fields = {"scheme": "tanjung-selor", "scheme_version": "1"}
    code, place = judged(pair, appraisal(people, step, **fields))
    assert (code, "trail[1].output" in place) == ("trail_malformed", True)
    fine = appraisal(people, replace(step, output="87.5"), **fields)
    assert judged(pair, fine)[0] == "scheme_not_here", "it lacks the facts, but it can be read"


@pytest.mark.parametrize(
    ("step", "place"),
    [
        (TrailStep(rule="umpan_balik", inputs=(("peran", "bos"),), output="Baik"), "peran"),
        (frozen(jenis="pokok"), "jenis"),
        (TrailStep(rule="penilaian", inputs=(("diterbitkan", "kemarin"),), output="baik"),
         "diterbitkan"),
    ],
)  # fmt: skip
def test_a_dossier_with_a_good_hash_is_taken_only_when_it_can_be_read(pair, people, step, place):
    first = TrailStep(rule="penilaian", inputs=(("diterbitkan", "2026-10-05"),), output="baik")

    def filed(*dossier):
        return Objection(
            id=new_id(), at=people.clock(), person_id=people.ids["siti"], period_code=PERIOD,
            author_id=people.ids["siti"], appraisal_id=new_id(), appraisal_version=3, text="x",
            filed_on=TODAY, dossier=dossier, dossier_sha256=dossier_hash(dossier),
        )  # fmt: skip

    given = TrailStep(rule="umpan_balik", inputs=(("peran", "pimpinan"),), output="Teliti")
    assert judged(pair, filed(first, given)) == ("", "")
    code, where = judged(pair, filed(first, step))
    assert (code, f"dossier[2].{place}" in where) == ("trail_malformed", True)


def test_a_unit_takes_no_digest_or_old_score_that_makes_no_sense(pair, people):
    """Not even from the office: its laptop may be in other hands."""

    def line(**said):
        return TrailStep(rule="umpan_balik_rekan", inputs=tuple(said.items()), output="Membantu")

    person = {"person_id": people.ids["siti"], "period_code": PERIOD, "at": people.clock()}
    digest = PeerDigest(id=new_id(), givers=3, closed_on=TODAY, lines=(line(nilai="KP"),), **person)
    score = ArchiveScore(
        id=new_id(), scheme="pp-30-2019", scheme_version="1", skp=Decimal(90),
        behaviour=Decimal(90), value=Decimal(90), predicate="baik",
        **{**person, "period_code": "2020"},
    )  # fmt: skip
    wrong = [
        (replace(digest, lines=(line(), line(peran="pimpinan"))), "lines[2].peran"),
        (replace(digest, lines=(line(peran="bos"),)), "lines[1].peran"),
        (replace(digest, lines=(line(tingkat="hebat"),)), "lines[1].tingkat"),
        (replace(digest, givers=2), "givers"),
        (replace(digest, period_code="2026-Q3"), "period_code"),
        (replace(score, predicate="melayang"), "predicate"),
        (replace(score, value=Decimal(91)), "value"),
        (replace(score, skp=Decimal(999)), "scheme"),
        (Period(id="", at=people.clock(), code="kapan", starts=TODAY, ends=TODAY, deadline=TODAY),
         "code"),
        (OrganisationResult(id="", at=people.clock(), unit_id=people.units["dinas"],
                            period_code="kapan", predicate=OrganisationPredicate.BAIK),
         "period_code"),
    ]  # fmt: skip
    places = {}
    with pair.office.workspace.write(the_author()) as unit:
        for record in (digest, score):
            unit.add(replace(record, id=new_id()))
        for record, place in wrong:
            places[unit.add(replace(record, id=new_id())).id] = place
    item = pair.office.desk.seal(pair.hr, "master", out=pair.folder, device=pair.head.device_id)
    found = pair.unit.desk.inspect(pair.head, pair.folder / item.value.files[-1])
    assert found.outcome == "ready", found.problems
    assert len(found.problems) == len(wrong), [(p.code, p.place) for p in found.problems]
    for place in places.values():
        assert any(place in p.place for p in found.problems), place
    assert {p.code for p in found.problems} == {
        "trail_malformed", "record_malformed", "result_not_by_rule", "scheme_not_here",
    }  # fmt: skip


# --- what is here already ------------------------------------------------------------------
def test_readers_stand_what_was_stored_before_such_trails_were_refused(pair, people):
    """X-3: what cannot be read counts as not said; the page opens."""
    unreadable = frozen(
        nomor="satu", jenis="pokok", realisasi="NaN", target="x", arah="entah", kegiatan="-",
        bukti=None, rating="hebat", saran="?", output="seratus",
    )  # fmt: skip
    record = appraisal(people, MATRIX, unreadable, state=AppraisalState.PUBLISHED,
                       published_on=date(2026, 10, 5))  # fmt: skip
    lines = (TrailStep(rule="x", inputs=(("nilai", "KP"), ("peran", "bos"), ("tingkat", "?")),
                       output="Membantu"),)  # fmt: skip
    digest = PeerDigest(
        id=new_id(), at=people.clock(), person_id=people.ids["siti"], period_code=PERIOD,
        givers=3, closed_on=TODAY, lines=lines,
    )  # fmt: skip
    with people.workspace.write(the_author()) as unit:
        unit.add(record)
        unit.add(digest)
    services, siti = people.services, people.session("siti")
    view = services.appraisals.own(siti, PERIOD)
    (told,) = view.rhk
    assert (told.text, told.number, told.actual, told.percent, told.rating) == (
        "Akta", 0, None, None, None,
    )  # fmt: skip
    assert services.roll_ups.strengths(siti, people.ids["siti"]).above == ()
    (peer,) = (f for value in view.behaviour for f in value.feedback)
    assert (peer.giver_role, peer.level, peer.text) == (GiverRole.PEER, None, "Membantu")
