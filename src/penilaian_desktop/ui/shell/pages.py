"""The pages of the window, in the order of the rail.

A page is a class in `ui/screens/<id>/page.py`, named after its id (`meja_impor` → `MejaImporPage`).
It is imported when it is opened for the first time.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from penilaian_desktop.domain.access import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from penilaian_desktop.ui.kit.context import UiContext
    from penilaian_desktop.ui.widgets.page import Page

OWN, MINE, TEAM, OFFICE, FOOT = "", "mine", "team", "office", "foot"
EVERYONE = frozenset(Role)
PERSONAL = EVERYONE - {Role.OPERATOR}
"""Roles with a log, a plan and an appraisal of their own."""
LEADERS = frozenset({Role.APPRAISER, Role.TEAM_LEAD})


def _word(marked: object) -> str:
    """Return a word marked for translation; it is translated when it is shown."""
    return str(marked)


class PageSpec(NamedTuple):
    """A page as the rail and the palette know it; `counts` names fields of `RailCounts`."""

    id: str
    icon: str
    label: str
    group: str
    roles: frozenset[Role]
    counts: tuple[str, ...] = ()
    quiet: frozenset[Role] = frozenset()
    """Roles that reach it from another page and do not have it in the rail."""

    @property
    def words(self) -> str:
        """Return the label as shown."""
        return QCoreApplication.translate("Rail", self.label)

    @property
    def import_path(self) -> str:
        """Return module and class: "penilaian_desktop.ui.screens.skp.page:SkpPage"."""
        name = "".join(part.capitalize() for part in self.id.split("_"))
        return f"penilaian_desktop.ui.screens.{self.id}.page:{name}Page"

    def load(self) -> Callable[[UiContext], Page]:
        """Import the page. Raises ImportError when its module is missing."""
        module, _, name = self.import_path.partition(":")
        page: Callable[[UiContext], Page] = getattr(import_module(module), name)
        return page


GROUPS = {
    MINE: _word(QT_TRANSLATE_NOOP("Rail", "Catatan saya")),
    TEAM: _word(QT_TRANSLATE_NOOP("Rail", "Tim")),
    OFFICE: _word(QT_TRANSLATE_NOOP("Rail", "Kantor")),
}

PAGES: tuple[PageSpec, ...] = (
    PageSpec("beranda", "home", _word(QT_TRANSLATE_NOOP("Rail", "Beranda")), OWN, EVERYONE),
    PageSpec(
        "kegiatan",
        "activities",
        _word(QT_TRANSLATE_NOOP("Rail", "Kegiatan")),
        OWN,
        PERSONAL,
    ),
    PageSpec("tugas", "tasks", _word(QT_TRANSLATE_NOOP("Rail", "Tugas & proyek")), OWN, PERSONAL),
    PageSpec("skp", "skp", _word(QT_TRANSLATE_NOOP("Rail", "SKP")), OWN, PERSONAL),
    PageSpec(
        "evaluasi",
        "evaluation",
        _word(QT_TRANSLATE_NOOP("Rail", "Evaluasi")),
        OWN,
        PERSONAL,
    ),
    PageSpec(
        "tinjauan",
        "review",
        _word(QT_TRANSLATE_NOOP("Rail", "Tinjauan")),
        TEAM,
        LEADERS,
        ("to_review", "plans_to_decide"),
    ),
    PageSpec(
        "matriks",
        "employees",
        _word(QT_TRANSLATE_NOOP("Rail", "Matriks peran")),
        TEAM,
        LEADERS,
    ),
    PageSpec(
        "penilaian",
        "appraisal",
        _word(QT_TRANSLATE_NOOP("Rail", "Penilaian")),
        TEAM,
        frozenset({Role.APPRAISER}),
        ("to_score",),
    ),
    PageSpec(
        "tahapan",
        "branch",
        _word(QT_TRANSLATE_NOOP("Rail", "Tahapan")),
        TEAM,
        frozenset({Role.APPRAISER, Role.HR}),
    ),
    PageSpec(
        "kalibrasi",
        "calibration",
        _word(QT_TRANSLATE_NOOP("Rail", "Kalibrasi")),
        TEAM,
        frozenset({Role.APPRAISER}),
    ),
    PageSpec(
        "kehadiran",
        "calendar",
        _word(QT_TRANSLATE_NOOP("Rail", "Kehadiran")),
        TEAM,
        frozenset({Role.APPRAISER, Role.HR}),
        quiet=PERSONAL,
    ),
    PageSpec(
        "keberatan",
        "objection",
        _word(QT_TRANSLATE_NOOP("Rail", "Keberatan")),
        TEAM,
        frozenset({Role.APPRAISER, Role.HR}),
        ("objections",),
        quiet=PERSONAL,
    ),
    PageSpec(
        "tindak_lanjut",
        "follow_up",
        _word(QT_TRANSLATE_NOOP("Rail", "Tindak lanjut")),
        TEAM,
        frozenset({Role.APPRAISER, Role.HR}),
        quiet=PERSONAL,
    ),
    PageSpec(
        "pembinaan",
        "book",
        _word(QT_TRANSLATE_NOOP("Rail", "Pembinaan")),
        TEAM,
        frozenset({Role.APPRAISER, Role.HR}),
        quiet=PERSONAL,
    ),
    PageSpec(
        "kekuatan",
        "award",
        _word(QT_TRANSLATE_NOOP("Rail", "Kekuatan & perbaikan")),
        OWN,
        frozenset(),
        quiet=PERSONAL,
    ),
    PageSpec(
        "meja_impor",
        "import_desk",
        _word(QT_TRANSLATE_NOOP("Rail", "Meja impor")),
        OFFICE,
        frozenset({Role.HR, Role.OPERATOR}),
        ("packages",),
    ),
    PageSpec(
        "pemantauan",
        "monitoring",
        _word(QT_TRANSLATE_NOOP("Rail", "Pemantauan")),
        OFFICE,
        frozenset({Role.HR, Role.DRAFTER, Role.APPRAISER}),
    ),
    PageSpec(
        "suara_warga",
        "public_voice",
        _word(QT_TRANSLATE_NOOP("Rail", "Suara warga")),
        OFFICE,
        frozenset({Role.HR, Role.DRAFTER, Role.APPRAISER}),
    ),
    PageSpec(
        "perbaikan",
        "improvement",
        _word(QT_TRANSLATE_NOOP("Rail", "Perbaikan")),
        OFFICE,
        frozenset({Role.HR, Role.DRAFTER, Role.APPRAISER}),
        quiet=PERSONAL,
    ),
    PageSpec(
        "riwayat",
        "history",
        _word(QT_TRANSLATE_NOOP("Rail", "Riwayat data saya")),
        OWN,
        frozenset(),
        quiet=PERSONAL,
    ),
    PageSpec(
        "kunci_perangkat",
        "key",
        _word(QT_TRANSLATE_NOOP("Rail", "Kunci & perangkat")),
        OFFICE,
        frozenset({Role.HR}),
        ("laptops",),
    ),
    PageSpec(
        "sasaran",
        "flag",
        _word(QT_TRANSLATE_NOOP("Rail", "Sasaran & pustaka")),
        OFFICE,
        frozenset({Role.HR, Role.DRAFTER}),
    ),
    PageSpec(
        "data_induk",
        "master_data",
        _word(QT_TRANSLATE_NOOP("Rail", "Data induk")),
        OFFICE,
        frozenset({Role.HR, Role.DRAFTER}),
    ),
    PageSpec(
        "skema",
        "fill_in",
        _word(QT_TRANSLATE_NOOP("Rail", "Skema & aturan")),
        OFFICE,
        frozenset({Role.HR, Role.DRAFTER}),
    ),
    PageSpec(
        "pertukaran",
        "exchange",
        _word(QT_TRANSLATE_NOOP("Rail", "Pertukaran")),
        FOOT,
        EVERYONE,
        ("handed",),
    ),
    PageSpec(
        "pengaturan", "settings", _word(QT_TRANSLATE_NOOP("Rail", "Pengaturan")), FOOT, EVERYONE
    ),
)


def pages_for(roles: Collection[Role], *, reads: bool = False) -> tuple[PageSpec, ...]:
    """Return the pages that the roles open, in the order of the rail.

    An account that is nothing but operator has no log, plan or appraisal of its own; who `reads`
    the log of others today, by a delegation or a relation, gets the page without the role.
    """
    held = frozenset(roles)
    lent = {"tinjauan"} if reads else set()
    return tuple(page for page in PAGES if page.roles & held or page.id in lent)


def quiet_pages_for(roles: Collection[Role]) -> tuple[PageSpec, ...]:
    """Return the pages that the roles reach only from another page, such as an own objection."""
    held = frozenset(roles)
    return tuple(page for page in PAGES if page.quiet & held and not page.roles & held)


def rail_pages(pages: Collection[PageSpec], quiet: Collection[PageSpec]) -> tuple[PageSpec, ...]:
    """Return what the rail shows: who leads nobody finds the quiet pages in a group of their own.

    Who leads has most of them under Tim, and the others are reached from there.
    """
    if all(page.group != TEAM for page in quiet):
        return tuple(pages)
    own = tuple(page for page in pages if page.group == OWN)
    rest = tuple(page for page in pages if page.group != OWN)
    return (*own, *(page._replace(group=MINE, counts=()) for page in quiet), *rest)
