"""Every parser of the exchange fed with nonsense: what it says is a refusal, never a traceback.

Half of the input is nothing like a package; the other half was one before something in it was
changed (`mutate.tree`), so that the deeper rooms are reached. `tools/fuzz.py` feeds the same doors
from atheris, where it is installed.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sync import doors, mutate
from tests.sync.pair import craft

from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.domain.exchange import PackageKind
from penilaian_desktop.domain.messages import CATALOGUE
from penilaian_desktop.sync.writer import write_parcel

TORTURE = bool(os.environ.get("PENILAIAN_TORTURE"))
fuzzing = settings(
    max_examples=20_000 if TORTURE else 100,
    deadline=None,
    derandomize=not TORTURE,
    database=None,
    suppress_health_check=list(HealthCheck),
)
seeds = st.integers(0, 2**32 - 1)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary().map(repr),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def refused_or_read(read: Callable[[bytes], object], data: bytes) -> None:
    """Read, and let nothing but a refusal that has its sentence come out."""
    found = None
    try:
        read(data)
    except ImportRefused as refused:
        found = refused
    assert found is None or found.code in CATALOGUE


@pytest.mark.parametrize("door", sorted(doors.DOORS))
@fuzzing
@given(data=st.binary(max_size=4096) | st.text().map(str.encode))
def test_bytes_of_any_kind_are_refused(door, data):
    refused_or_read(doors.DOORS[door], data)


@pytest.mark.parametrize("door", sorted(doors.DOORS))
@fuzzing
@given(value=values)
def test_values_of_any_kind_are_refused(door, value):
    refused_or_read(doors.DOORS[door], _json(value))


@pytest.mark.parametrize("door", sorted(doors.SEEDS))
@fuzzing
@given(seed=seeds)
def test_what_was_good_before_it_was_changed_is_read_or_refused(door, seed):
    refused_or_read(doors.DOORS[door], doors.changed(door, random.Random(seed)))


def _json(value: object) -> bytes:
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    except TypeError:
        return repr(value).encode("utf-8", "surrogatepass")


def test_a_thief_with_the_key_of_the_laptop_gets_no_traceback_out_of_the_office(pair):
    """Whatever a certified laptop signs is judged: the import desk says what it would do."""
    pair.unit.people.plan("siti", agree_by="bambang")
    pair.unit.people.submit("siti", "08.00-09.30 Melayani perekaman KTP-el =24 orang")
    pair.unit.people.appraise("siti", "bambang", publish=True)
    pair.unit.exchange.sending.seal_report(pair.head, write_parcel)
    (parcel,) = [p for p in pair.unit.exchange.mailbook.unanswered() if p.seq == 2]
    records = orjson.loads(parcel.open_json)["records"]
    dice, refused, half = random.Random(1908), 0, 2_000 if TORTURE else 30
    for number in range(2 * half):
        if number == half:  # from here on the office knows the records that are changed
            pair.office.desk.accept(pair.hr, parcel.sealed)
        objects = [_still_a_record(mutate.tree(r, dice), r) for r in records]
        crafted = craft(pair.unit, objects, kind=PackageKind.REPORT)
        item = pair.office.desk.inspect(pair.hr, crafted.sealed)
        assert item.outcome in ({"ready", "refused"} if number >= half else {"held", "refused"})
        assert all(problem.code in CATALOGUE for problem in item.problems)
        refused += item.refused > 0 or item.outcome == "refused"
    assert refused


def _still_a_record(changed: object, record: dict) -> dict:
    """Keep what can be signed at all: an object with kind and id, in the profile."""
    if not isinstance(changed, dict):
        return record
    found = {k: v for k, v in changed.items() if k.isascii()} | {
        "kind": record["kind"], "id": record["id"],
    }  # fmt: skip
    return found if _in_profile(found) else record


def _in_profile(value: object) -> bool:
    if isinstance(value, float) or (isinstance(value, int) and abs(value) >= 2**53):
        return False
    if isinstance(value, dict):
        return all(k.isascii() and _in_profile(v) for k, v in value.items())
    return not isinstance(value, list) or all(map(_in_profile, value))
