"""Texts that want to be something else are printed as they are, or as boxes that are named."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reports import paper, samples, samples_log

from penilaian_desktop.reports import door

TEXTS = {
    "markup": "<b>tebal</b> & <i>miring</i> &amp; ]]>",
    "pdf": "(kurung) \\ balik ) ( \\050 endstream",
    "long": "A" * 5000,
    "control": "a\x00b\x07c\x1bd\u200be\u202efgh",
    "ligature": "\ufb01nal ½ ² ™ … – — “kutip” ‘satu’",
    "arabic": "مرحبا",
    "script": "\ua9b2\ua98f \u1b83 \u4e2d\u6587",
    "emoji": "Bagus \U0001f44d",
}


def printed(tmp_path, text):
    view = samples.skp_of(2)
    plan = view.plan
    rhk = tuple(replace(one, text=text) for one in plan.rhk)
    who = replace(plan.employee, name=text[:120], position=text[:200])
    view = replace(view, agency=text[:80], plan=replace(plan, rhk=rhk, employee=who))
    file = tmp_path / "hostile.pdf"
    file.write_bytes(door.render("skp", view))
    return file, view


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_stays_a_text_on_its_page(tmp_path, name):
    file, _ = printed(tmp_path, TEXTS[name])
    paper.run("qpdf", "--check", str(file))
    width = float(paper.info(file)["Page size"].split()[0])
    for words in paper.words_of(file):
        assert max(word.right for word in words) <= width - 42
        assert paper.overlaps(words) == []


@pytest.mark.parametrize("name", ["markup", "pdf", "long"])
def test_no_letter_of_it_is_lost_or_obeyed(tmp_path, name):
    file, _ = printed(tmp_path, TEXTS[name])
    said = paper.letters("".join(paper.form_pages(file)))
    assert not paper.letters(TEXTS[name]) - said


def test_what_the_fonts_lack_is_a_box_and_is_named(tmp_path):
    file, view = printed(tmp_path, TEXTS["arabic"])
    assert "□□□□□" in "".join(paper.form_pages(file))
    assert set(door.unprintable(view)) == set(TEXTS["arabic"])
    assert door.unprintable(samples.skp_of(2)) == ""
    assert door.unprintable(samples_log.with_evidence()) == ""


def test_a_title_turns_no_words_around(tmp_path):
    file, _ = printed(tmp_path, TEXTS["control"])
    title = paper.info(file)["Title"]
    assert title.endswith("abcdefgh")
    assert not {"\u202e", "\u200b", "\x07"} & set(title)
