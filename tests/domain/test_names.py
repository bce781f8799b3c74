"""Names without their titles, for comparing and for the order of lists."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from penilaian_desktop.domain.names import bare_name, name_order


def test_names_are_compared_without_their_titles() -> None:
    assert bare_name("Drs. H. Ali  MUSA, M.Si.") == "ali musa"
    assert bare_name("dr. Ali Musa") == bare_name("ALI MUSA")
    assert bare_name("M. Yusuf") != bare_name("A. Yusuf")
    assert bare_name("Prof.Dr.Ir. Budi Santoso") == "budi santoso"
    assert bare_name("Dr.") == "dr."


def test_a_list_stands_in_the_order_of_names_not_of_titles() -> None:
    names = ["dr. Ratna", "Siti Aminah, S.AP", "Dra. Ayu", "Budi", "Dewi", "drg. Citra"]
    assert sorted(names, key=name_order) == [
        "Dra. Ayu", "Budi", "drg. Citra", "Dewi", "dr. Ratna", "Siti Aminah, S.AP",
    ]  # fmt: skip


@given(st.lists(st.text(alphabet="aAbB ,.hHdr", max_size=12), max_size=8))
def test_the_order_is_the_same_however_the_list_comes(names: list[str]) -> None:
    one = sorted(names, key=name_order)
    backwards = names[::-1]
    other = sorted(backwards, key=name_order)
    assert [name.casefold() for name in one] == [name.casefold() for name in other]


@given(st.text(max_size=20))
def test_a_name_is_never_nothing_but_its_titles(name: str) -> None:
    assert bool(bare_name(name)) == bool(name.partition(",")[0].split())
