"""Lines kept under a name, and favourites (issue B: templates per person and per unit)."""

from __future__ import annotations

from datetime import date

import pytest
from tests.services.office import TODAY

from penilaian_desktop.domain.errors import NotAllowed, RuleViolation, StaleRecord
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.quick_entry import parse


def save(office, who, name, line, *, template_id=None, **more):
    return office.services.templates.save(
        office.session(who), template_id, name=name, line=line, **more
    ).value


def names(office, who):
    return [item.name for item in office.services.templates.list(office.session(who))]


def suggestions(office, who="siti", day=TODAY):
    return office.services.activities.entry_context(office.session(who), day).suggestions


def test_an_own_template_is_kept_changed_and_taken_back(office):
    s, templates = office.session("siti"), office.services.templates
    item = save(office, "siti", " Loket  pagi ", "08.00-12.00 Melayani =24 orang #loket")
    assert (item.name, item.for_unit, item.favourite, item.by, item.editable) == (
        "Loket pagi", False, False, "", True,
    )  # fmt: skip
    changed = save(office, "siti", "Loket", "Melayani", template_id=item.id, favourite=True)
    assert (changed.id, changed.version, changed.favourite) == (item.id, 2, True)
    assert office.services.undo.undo(s).value == "Simpan templat"
    assert names(office, "siti") == ["Loket pagi"]
    assert templates.delete(s, item.id).undo_label == "Hapus templat"
    assert names(office, "siti") == []
    office.services.undo.undo(s)
    assert names(office, "siti") == ["Loket pagi"]


def test_the_whole_line_of_a_template_is_suggested_by_its_name(office):
    office.plan("siti")
    save(office, "siti", "Loket", "08.00-12.00 Melayani perekaman =24 orang @2 #loket")
    (found,) = suggestions(office)
    assert (found.name, found.text) == ("Loket", "Melayani perekaman")
    assert (found.usual_minutes, found.unit, found.rhk_number) == (240, "orang", 2)
    context = office.services.activities.entry_context(office.session("siti"), TODAY)
    entry = parse(found.line, context)
    assert (entry.start, entry.end, entry.volume, entry.tags) == (480, 720, 24, ("loket",))


def test_the_head_shares_a_template_with_the_staff_and_nobody_else(office):
    item = save(office, "bambang", "Apel", "30m Apel pagi", for_unit=True)
    assert item.for_unit
    offered = office.services.templates.list(office.session("siti"))
    assert [(i.name, i.by, i.editable, i.for_unit) for i in offered] == [
        ("Apel", "Bambang Wijaya", False, True)
    ]
    assert [s.text for s in suggestions(office)] == ["Apel pagi"]
    for other in ("dewi", "hendra", "nurul"):
        assert names(office, other) == []
    save(office, "bambang", "Rahasia", "Rapat tertutup")
    assert names(office, "siti") == ["Apel"]
    office.end_relation("siti", date(2026, 6, 30))
    assert names(office, "siti") == []


def test_who_leads_nobody_shares_nothing(office):
    with pytest.raises(NotAllowed, match="template_needs_head") as refused:
        save(office, "siti", "Apel", "Apel", for_unit=True)
    assert describe(refused.value).remedy
    own = save(office, "siti", "Apel", "Apel")
    with pytest.raises(NotAllowed, match="template_needs_head"):
        save(office, "siti", "Apel", "Apel", template_id=own.id, for_unit=True)


def test_hr_writes_templates_for_a_unit_and_all_below(office):
    """A master record: it travels in the packages of the office."""
    item = save(office, "nurul", "Senam", "07.00-08.00 Senam", for_unit=True)
    for who in ("siti", "dewi", "bambang"):
        (found,) = office.services.templates.list(office.session(who))
        assert (found.name, found.by, found.editable) == ("Senam", "Disdukcapil", False)
    changed = save(office, "nurul", "Senam pagi", "Senam", template_id=item.id)
    assert changed.editable
    assert names(office, "siti") == ["Senam pagi"]
    for call in (
        lambda: save(office, "siti", "x", "y", template_id=item.id),
        lambda: office.services.templates.delete(office.session("bambang"), item.id),
    ):
        with pytest.raises(NotAllowed, match="role_needed"):
            call()
    office.services.templates.delete(office.session("nurul"), item.id)
    assert names(office, "siti") == []


def test_nobody_elses_template_is_changed(office):
    item = save(office, "taufik", "Loket", "Loket")
    with pytest.raises(NotAllowed, match="owner_only"):
        save(office, "siti", "x", "y", template_id=item.id)
    with pytest.raises(NotAllowed, match="owner_only"):
        office.services.templates.delete(office.session("bambang"), item.id)
    with pytest.raises(StaleRecord, match="record_gone"):
        office.services.templates.delete(office.session("siti"), "0190")
    assert names(office, "siti") == []


@pytest.mark.parametrize(
    ("name", "line", "code", "field"),
    [("  ", "Apel", "template_name_missing", "name"), ("Apel", "", "template_line_missing", "line"),
     ("a" * 61, "Apel", "template_long", "name"), ("Apel", "a" * 501, "template_long", "line")],
)  # fmt: skip
def test_a_template_that_says_nothing_is_refused_at_its_field(office, name, line, code, field):
    with pytest.raises(RuleViolation, match=code) as refused:
        save(office, "siti", name, line)
    assert refused.value.field == field
    assert describe(refused.value).text


def test_a_favourite_stands_first_whatever_was_written_more(office):
    s, templates = office.session("siti"), office.services.templates
    for hour in (8, 9, 10):
        office.log("siti", f"{hour}.00-{hour}.30 Melayani")
    office.log("siti", "13.00-14.15 Arsip =3 map")
    assert [f.text for f in suggestions(office)] == ["Melayani", "Arsip"]
    outcome = templates.set_favourite(s, "arsip", on=True)
    assert outcome.undo_label == "Ubah favorit"
    first, second = suggestions(office)
    assert (first.text, first.favourite, first.usual_minutes, first.unit) == (
        "Arsip", True, 75, "map",
    )  # fmt: skip
    assert (second.text, second.favourite) == ("Melayani", False)
    assert templates.set_favourite(s, "Arsip", on=True).undo_label == ""
    templates.set_favourite(s, "Arsip", on=False)
    assert [(f.text, f.favourite) for f in suggestions(office)] == [
        ("Melayani", False), ("Arsip", False),
    ]  # fmt: skip
    assert templates.list(s) == ()
    office.services.undo.undo(s)
    assert suggestions(office)[0].favourite


def test_a_template_stays_when_it_is_no_favourite_any_more(office):
    s, templates = office.session("siti"), office.services.templates
    item = save(office, "siti", "Pagi", "30m Apel pagi", favourite=True)
    templates.set_favourite(s, "Apel pagi", on=False)
    (found,) = templates.list(s)
    assert (found.id, found.favourite) == (item.id, False)
    templates.set_favourite(s, "apel  pagi", on=True)
    assert templates.list(s)[0].favourite


def test_the_weekday_and_the_newness_rank_what_is_suggested(office):
    """A Wednesday text comes first on a Wednesday, last month's last."""
    for back in (7, 14):
        day = date.fromordinal(TODAY.toordinal() - back)
        office.log("siti", "10.00-11.00 Rapat mingguan", day=day)
    for back in (1, 8):
        day = date.fromordinal(TODAY.toordinal() - back)
        office.log("siti", "10.00-11.00 Kunjungan", day=day)
    for back in (60, 61, 62):
        day = date.fromordinal(TODAY.toordinal() - back)
        office.log("siti", "10.00-11.00 Sensus", day=day)
    assert [f.text for f in suggestions(office)] == ["Rapat mingguan", "Kunjungan", "Sensus"]
    thursday = date.fromordinal(TODAY.toordinal() + 1)
    assert suggestions(office, day=thursday)[0].text == "Kunjungan"


def test_a_template_takes_the_place_of_its_text_in_the_history(office):
    office.log("siti", "08.00-09.00 Melayani")
    office.log("siti", "10.00-10.30 Melayani")
    office.log("siti", "13.00-14.00 Arsip =2 map")
    save(office, "siti", "Berkas", "Arsip =5 #berkas")
    save(office, "siti", "Lain", "Rapat besar")
    found = [(f.text, f.name, f.unit) for f in suggestions(office)]
    assert found == [
        ("Melayani", "", None),
        ("Arsip", "Berkas", "map"),
        ("Rapat besar", "Lain", None),
    ]
