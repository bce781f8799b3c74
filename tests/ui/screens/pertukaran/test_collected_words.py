"""What was fetched is said in one sentence (section 3 no. 7)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from penilaian_desktop.domain.package_views import PackageItem, Problem
from penilaian_desktop.ui.screens.pertukaran.collected_words import collected_words

ITEM = PackageItem(
    identity="0" * 64, file="", size=1, unit="", signer="", device="", known=True, periods=(),
    made=None, kind="receipt", carrier="sealed", seq=1, new=0, changed=0, refused=0,
    outcome="applied",
)  # fmt: skip


def test_data_that_came_back_is_counted_apart_from_master_data():
    back = replace(ITEM, kind="return", new=12, changed=1)
    assert collected_words([back]) == "Diambil: 13 catatan yang dikirim kembali kantor."


@pytest.mark.parametrize("more", [(), (replace(ITEM, kind="master", new=3),)])
def test_a_laptop_that_learns_it_was_restored_says_so_with_what_to_do(more):
    told = Problem(code="epoch_begun", place="", message="Ruang kerja ini dipulihkan. Teruskan.")
    said = collected_words([replace(ITEM, problems=(told,)), *more])
    assert said.startswith("Diambil: 1 tanda terima")
    assert said.endswith("Teruskan.")
