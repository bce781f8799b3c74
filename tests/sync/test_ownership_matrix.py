"""Every field of every kind by every role, taken from the table of kinds (X-4; section 2 no. 15).

Who does not own a kind cannot write one field of it by a package: not in the own name, not in the
owner's, not with the signature of somebody else.
"""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from tests.services.office import SYSTEM
from tests.sync.every_record import LEADER, SUBJECT, Samples, every_type
from tests.sync.pair import add_laptop, as_object, copy_pair, craft, side

from penilaian_desktop.domain.exchange import ChainPoint, PackageKind
from penilaian_desktop.domain.kinds import DECISIONS, OWNERS, Owner
from penilaian_desktop.domain.record import META_FIELDS
from penilaian_desktop.storage.workspace import Workspace

KEY = bytes(range(32))
ROLES = {
    "siti": "the person", "taufik": "a colleague", "bambang": "the appraiser",
    "hendra": "the appraiser's superior", "ratna": "the head of another section",
    "yohanes": "ketua tim",
}  # fmt: skip
AUTHORS = {
    Owner.PERSON: {"siti"}, Owner.APPRAISER: {"bambang"}, Owner.SUPERIOR: {"hendra"},
    Owner.GIVER: {"bambang"}, Owner.HR: set(), Owner.UNIT: set(ROLES),
}  # fmt: skip
"""Who owns what about siti. The unit's own records are everybody's in the unit, on its laptop."""
LED = {"calibration", "calibration_change"}
"""A meeting belongs to who leads it (bambang here), and so do the changes made in it."""
WHO = frozenset(
    {
        "calibration_not_yours", "device_not_for_person", "device_not_for_unit", "giver_changed",
        "not_appraiser", "not_owner", "not_superior", "owner_changed", "person_unknown",
        "record_kind_not_here", "sig_missing", "sig_other_person", "subject_changed",
        "subject_missing", "unit_unknown",
    }
)  # fmt: skip
"""Refusals about who writes; the rules of the field come after them and do not count here."""


def owners(kind: str) -> set[str]:
    return {LEADER} if kind in LED else AUTHORS[OWNERS[kind]]


@pytest.fixture(scope="module")
def held(enrolled_template, tmp_path_factory):
    """An office that holds a record of every kind for each of its fields, and one laptop more.

    The laptop is ratna's and stands in another section: it speaks for nobody in siti's.
    """
    root = tmp_path_factory.mktemp("matriks")
    pair = copy_pair(enrolled_template, root, KEY)
    Workspace.create(root / "arsip", KEY, title="arsip").close()
    people = pair.unit.people
    far = side(root / "arsip", KEY, people.clock, people.ids, people.units)
    add_laptop(pair, far, pair.keys, "ARSIP-01", ("ratna", "dewi"), place="arsip")
    samples = Samples(people)
    stored = []
    with pair.office.workspace.write(SYSTEM) as unit:
        for parent in samples.parents.values():
            unit.apply(parent)
        for type_ in every_type():
            author = min(owners(type_.KIND) & {SUBJECT, LEADER, "hendra"}, default=SUBJECT)
            first = samples.of(type_, author)
            for field, changed in samples.changed(first):
                record = replace(first, id=samples.of(type_, author).id)
                if OWNERS[type_.KIND] is not Owner.HR:  # or the samples would change who leads whom
                    unit.apply(record)
                stored.append((type_.KIND, field, replace(changed, id=record.id, version=2)))
    yield pair, far, stored
    far.workspace.close()
    pair.close()


def judged(pair, at, objects):
    """Return (change, code) of each object by its id, as the office would take them."""
    parcel = craft(at, objects, at=ChainPoint(seq=9, identity="0" * 64))
    item = pair.office.desk.inspect(pair.hr, parcel.sealed)
    assert item.outcome in {"ready", "held"}, item.problems
    return {i: (d.change, d.code) for d in item.differences for i in d.record_ids}


def sent(pair, record, who, *, sign):
    signer = pair.unit.people.session(who).signer
    return as_object(signer.sign(record, 1) if sign else record, 1)


@pytest.mark.parametrize("who", ROLES)
def test_nobody_writes_a_field_of_what_others_own(held, who):
    """In the own name, signed with the own key, from the unit's own laptop."""
    pair, _, stored = held
    me = pair.unit.people.ids[who]
    foreign = [
        (kind, field, replace(record, author_id=me))
        for kind, field, record in stored
        if who not in owners(kind)
    ]
    objects = [sent(pair, r, who, sign=kind in DECISIONS) for kind, _, r in foreign]
    found = judged(pair, pair.unit, objects)
    taken = {
        (kind, field): found.get(record.id)
        for kind, field, record in foreign
        if found.get(record.id, ("", ""))[0] != "refused" or found[record.id][1] not in WHO
    }
    assert taken == {}
    assert {kind for kind, _, _ in foreign} == {k for k in OWNERS if who not in owners(k)}


@pytest.mark.parametrize("by", ["ratna", "dewi"])
def test_nobody_writes_in_the_owners_name_from_another_laptop(held, by):
    """The author is the owner's, the signature (where one is needed) only the thief's own."""
    pair, far, stored = held
    objects = [sent(pair, r, by, sign=kind in DECISIONS) for kind, _, r in stored]
    found = judged(pair, far, objects)
    taken = {
        (kind, field): found.get(record.id)
        for kind, field, record in stored
        if found.get(record.id, ("", ""))[0] != "refused" or found[record.id][1] not in WHO
    }
    assert taken == {}


def test_a_decision_without_a_signature_is_nobodys(held):
    pair, _, stored = held
    plain = [(f"{k}.{f}", r) for k, f, r in stored if k in DECISIONS]
    found = judged(pair, pair.unit, [as_object(r, 1) for _, r in plain])
    assert {
        name: found[r.id] for name, r in plain if found[r.id] != ("refused", "sig_missing")
    } == {}


def test_the_owner_may_write_each_kind(held):
    """Without this the refusals above would prove nothing: the same records pass by their owner."""
    pair, _, stored = held
    refused = {}
    for who in ROLES:
        mine = [(k, f, r) for k, f, r in stored if owners(k) == {who}]
        objects = [sent(pair, r, who, sign=k in DECISIONS) for k, _, r in mine]
        found = judged(pair, pair.unit, objects)
        for kind in {k for k, _, _ in mine}:
            codes = {found[r.id][1] for k, _, r in mine if k == kind}
            if codes <= WHO - {"owner_changed", "subject_changed"}:
                refused[kind] = codes
    assert refused == {}


@pytest.mark.parametrize("kind", [PackageKind.MASTER, PackageKind.RETURN])
def test_no_laptop_writes_in_the_offices_place(held, kind):
    """What only the office may carry is not even looked at when a laptop signed it."""
    pair, _, stored = held
    objects = [as_object(r, 1) for k, _, r in stored if OWNERS[k] is Owner.HR]
    parcel = craft(pair.unit, objects, kind=kind, at=ChainPoint(seq=9, identity="0" * 64))
    item = pair.office.desk.inspect(pair.hr, parcel.sealed)
    assert (item.outcome, item.problems[0].code) == ("refused", "office_only")


def test_the_table_is_whole(held):
    """Every kind and every field of it was tried, whatever is added to the table of kinds."""
    _, _, stored = held
    assert {kind for kind, _, _ in stored} == set(OWNERS)
    tried = {(kind, field) for kind, field, _ in stored}
    assert tried == {
        (type_.KIND, each.name)
        for type_ in every_type()
        for each in fields(type_)
        if each.name not in META_FIELDS
    }
