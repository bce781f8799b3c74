"""Pages: chains stay together, heads are repeated, rows are cut only when they must be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from penilaian_desktop.reports.atoms import Atom, Gap, PageBreak, Paragraphs, Solid
from penilaian_desktop.reports.layout import paginate
from penilaian_desktop.reports.table import Group, Table, cell
from penilaian_desktop.reports.text import Par


def block(height: float, *, keep_next: bool = False) -> Solid:
    return Solid(height, lambda *_: None, keep_next=keep_next)


def heights(atoms: list[Atom], room: float) -> list[list[float]]:
    return [[atom.height for _, atom in page.placed] for page in paginate(atoms, room)]


def table(head: bool = True) -> Table:
    return Table((40, 60, 60), ((cell("NO"), cell("RHK"), cell("TARGET")),) if head else ())


def words(group: Group) -> str:
    boxes = [*group._lead, *(box for row in group._rows for box in row.boxes)]
    return "|".join(" ".join(line.text for line in box.lines) for box in boxes)


def test_blocks_follow_one_another_and_begin_a_new_page_when_full():
    assert heights([block(40), block(40), block(40)], 100) == [[40, 40], [40]]


def test_what_is_tied_together_moves_together():
    atoms = [block(60), block(20, keep_next=True), block(30)]
    assert heights(atoms, 100) == [[60], [20, 30]]


def test_gaps_vanish_at_the_top_of_a_page():
    assert heights([block(90), Gap(20), block(30)], 100) == [[90], [30]]


def test_a_page_break_begins_a_page_and_never_makes_an_empty_one():
    assert heights([PageBreak(), block(10), PageBreak(), PageBreak(), block(10)], 100) == [
        [10],
        [10],
    ]


def test_the_head_is_drawn_on_each_page_of_a_table():
    grid = table()
    rows = [grid.row(cell("1"), cell("hasil"), cell("12")) for _ in range(10)]
    pages = paginate(rows, 4 * rows[0].height + grid.head_height)
    assert [len(page.placed) for page in pages] == [4, 4, 2]
    assert all([entry[1] for entry in page.heads] == [grid] for page in pages)


def test_a_head_never_stands_without_a_row():
    grid = table()
    row = grid.row(cell("1"), cell("hasil"), cell("12"))
    pages = paginate([block(100 - grid.head_height - 1), row], 100)
    assert [len(page.heads) for page in pages] == [0, 1]


def test_a_group_that_would_waste_the_page_is_divided_between_its_rows():
    grid = table(head=False)
    inner = [(cell("x"), cell(f"{number} laporan")) for number in range(6)]
    group = grid.group((cell("7", again="7"),), inner)
    step = group.height / 6
    first, second = paginate([block(2 * step), group], 6 * step)
    (_, above), (_, below) = first.placed[1], second.placed[0]
    assert words(above) == "7|x|0 laporan|x|1 laporan|x|2 laporan|x|3 laporan"
    assert words(below) == "7|x|4 laporan|x|5 laporan"


def test_a_whole_group_is_not_divided_while_it_fits_a_page():
    grid = table(head=False)
    inner = [(cell("x"), cell(f"{number} laporan")) for number in range(6)]
    group = grid.group((cell("7"),), inner, whole=True)
    step = group.height / 6
    assert heights([block(2 * step), group], 6 * step) == [[2 * step], [group.height]]


def test_a_row_is_cut_only_when_it_fits_no_page():
    grid = table(head=False)
    text = " ".join(f"kata{number}" for number in range(40))
    row = grid.row(cell("1", again="1"), cell(text), cell("x"))
    whole = paginate([block(50), row], row.height + 1)
    assert [len(page.placed) for page in whole] == [1, 1]
    parts = [atom for page in paginate([row], row.height / 2) for _, atom in page.placed]
    assert len(parts) > 1
    said = " ".join(words(part) for part in parts)
    assert all(f"kata{number}" in said for number in range(40))
    assert all(words(part).startswith("1|") for part in parts)


def test_a_long_shared_cell_goes_on_beside_empty_rows():
    grid = table(head=False)
    text = " ".join(f"kata{number}" for number in range(40))
    group = grid.group((cell("1", again="1"), cell(text)), [(cell("12 laporan"),)])
    parts = [atom for page in paginate([group], group.height / 3) for _, atom in page.placed]
    said = " ".join(words(part) for part in parts)
    assert said.count("12 laporan") == 1
    assert all(f"kata{number}" in said for number in range(40))


def test_the_signature_takes_a_part_of_the_last_row_along():
    grid = table(head=False)
    text = " ".join(f"kata{number}" for number in range(60))
    row = grid.row(cell("1", again="1"), cell(text), cell("x"), keep_next=True)
    pages = paginate([row, Gap(5), block(60)], row.height + 20)
    assert [len(page.placed) for page in pages] == [1, 3]
    assert len(words(pages[1].placed[0][1])) > 10


def test_paragraphs_leave_no_single_line_behind():
    lines = Paragraphs.of([Par(" ".join(["kata"] * 60))], 60)
    step = lines.lines[0].height
    count = len(lines.lines)
    first, second = paginate([lines], (count - 1) * step + 1)
    assert len(first.placed[0][1].lines) == count - 2
    assert len(second.placed[0][1].lines) == 2


@given(
    st.lists(
        st.tuples(st.integers(0, 80), st.integers(1, 4), st.booleans()), min_size=1, max_size=12
    ),
    st.integers(0, 60),
)
def test_nothing_is_lost_and_the_signature_is_never_alone(sizes, before):
    """FEATURES 2.18: the signature is whole, on a page with its last rows."""
    grid = table()
    atoms: list[Atom] = [block(before)] if before else []
    for number, (length, rows, tied) in enumerate(sizes):
        inner = [(cell(f"t{number}.{row}"),) for row in range(rows)]
        text = " ".join(f"w{number}.{index}" for index in range(length))
        last = number == len(sizes) - 1
        atoms.append(
            grid.group(
                (cell(str(number), again=str(number)), cell(text, again="(lanjutan)")),
                inner,
                keep_next=tied or last,
            )
        )
    signature = block(70)
    pages = paginate([*atoms, Gap(6), signature], 220)
    placed = [[atom for _, atom in page.placed] for page in pages]
    assert all(page.used <= 220 + 1e-6 for page in pages)
    assert placed[-1][-1] is signature
    assert any(isinstance(atom, Group) for atom in placed[-1])
    said = (
        " ".join(words(atom) for page in placed for atom in page if isinstance(atom, Group))
        .replace("|", " ")
        .split()
    )
    for number, (length, rows, _) in enumerate(sizes):
        for index in range(length):
            assert said.count(f"w{number}.{index}") == 1
        for row in range(rows):
            assert said.count(f"t{number}.{row}") == 1
