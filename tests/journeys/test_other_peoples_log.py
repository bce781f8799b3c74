"""Nothing of one person's log, templates, tasks or evidence opens to another account."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from penilaian_desktop.domain.activity_views import ActivityFilter
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.log_views import RepairHow
from penilaian_desktop.domain.quick_entry import parse
from penilaian_desktop.domain.review_views import ReadingGroup
from penilaian_desktop.domain.task import Task

DAY = date(2026, 11, 18)
MONDAY = date(2026, 11, 16)
SECRET = "Rahasiaku"
FILE = f"{SECRET} isi berkas".encode()

WORKSPACES = {
    "siti": ("rahmat", "yohanes", "sri", "bambang", "ratnawati"),
    "nurhayati": ("dedi", "joko"),
}
"""Whose log it is, and the other accounts of that laptop."""

READS = {
    "item": lambda x: x.log.item(x.me, x.entry),
    "history": lambda x: x.log.history(x.me, x.entry),
    "evidence": lambda x: x.log.evidence(x.me, x.entry),
    "evidence bytes": lambda x: x.log.evidence_bytes(x.me, x.sha256),
    "week": lambda x: x.log.week(x.me, MONDAY, x.owner),
    "days": lambda x: x.log.days(x.me, MONDAY, DAY, x.owner),
    "page": lambda x: x.log.page(x.me, ActivityFilter(person_id=x.owner)),
    "totals": lambda x: x.log.totals(x.me, ActivityFilter(person_id=x.owner)),
    "search": lambda x: x.log.search(x.me, SECRET, ActivityFilter(person_id=x.owner)),
    "own search": lambda x: x.log.search(x.me, SECRET),
    "entry context": lambda x: x.log.entry_context(x.me, DAY),
    "templates": lambda x: x.services.templates.list(x.me),
    "tasks": lambda x: x.services.tasks.list(x.me),
    "task choices": lambda x: x.services.tasks.choices(x.me),
    "linked task": lambda x: x.services.tasks.linked(x.me, x.entry),
    "collaboration": lambda x: x.services.tasks.collaboration(x.me, "2026-T4"),
    "delegations": lambda x: x.services.delegations.list(x.me),
    "reading": lambda x: x.services.reviews.reading(x.me, ReadingGroup.PERSON, x.owner),
    "home": lambda x: x.services.home.view(x.me),
}
"""Nothing of a draft, a file, or a template may come out of these, whatever they answer."""

WRITES = {
    "update": lambda x: x.log.update(x.me, x.entry, x.version, text="x"),
    "delete": lambda x: x.log.delete(x.me, x.entry),
    "delete many": lambda x: x.log.delete_many(x.me, [x.entry]),
    "change many": lambda x: x.log.change_many(x.me, [x.entry], note="x"),
    "submit": lambda x: x.log.submit(x.me, [x.entry]),
    "move": lambda x: x.log.move(x.me, x.entry, x.version, day=DAY, start=600, end=660),
    "repair": lambda x: x.log.repair(x.me, x.entry, RepairHow.SHORTEN),
    "repeat": lambda x: x.log.repeat_on(x.me, x.entry, [MONDAY]),
    "attach": lambda x: x.log.attach(x.me, x.entry, "x.txt", b"x"),
    "detach": lambda x: x.log.detach(x.me, x.link),
    "accept": lambda x: x.services.reviews.accept(x.me, [x.entry]),
    "return": lambda x: x.services.reviews.return_many(x.me, [x.entry], "x"),
    "delete template": lambda x: x.services.templates.delete(x.me, x.template),
    "change task": lambda x: x.services.tasks.save(x.me, x.task, x.task_version, title="x"),
    "delete task": lambda x: x.services.tasks.delete(x.me, x.task),
    "report task": lambda x: x.services.tasks.report(x.me, x.task, 50),
    "reopen task": lambda x: x.services.tasks.reopen(x.me, x.task, x.task_version),
    "link": lambda x: x.services.tasks.link(x.me, [x.entry], x.task),
}
"""Each of these must be refused and leave the journal as it was."""


def journal(live) -> int:
    with live.workspace.read() as unit:
        return unit.journal.head()[0]


def prepared(live) -> SimpleNamespace:
    """Let the owner write a draft with a file, a template and a task."""
    me, services = live.session, live.services
    log = services.activities
    line = f"15.00-16.00 {SECRET} menyusun naskah #pribadi"
    entry = log.log(me, parse(line, log.entry_context(me, DAY))).value
    proof = log.attach(me, entry.id, f"{SECRET}.txt", FILE).value
    template = services.templates.save(me, None, name=SECRET, line=f"{SECRET} 30m").value
    task = services.tasks.save(me, None, title=f"{SECRET} tugas").value
    with live.workspace.read() as unit:
        version = unit.require(Task, task.item.id).version
    return SimpleNamespace(
        owner=me.person_id, entry=entry.id, version=log.item(me, entry.id).version,
        sha256=proof.sha256, link=proof.id, template=template.id,
        task=task.item.id, task_version=version,
    )  # fmt: skip


@pytest.mark.parametrize("owner", WORKSPACES)
def test_no_other_account_reads_or_changes_what_is_ones_own(demo, owner):
    """TS-4, TS-11, X-3; section 3 no. 14."""
    live = demo.open(owner)
    own = prepared(live)
    live.close()
    leaks, done = [], []
    for account in WORKSPACES[owner]:
        live = demo.open(account)
        x = SimpleNamespace(
            **vars(own), me=live.session, services=live.services, log=live.services.activities
        )
        for name, read in READS.items():
            try:
                found = repr(read(x))
            except PenilaianError:
                continue
            if SECRET in found:
                leaks.append((account, name))
        before = journal(live)
        for name, write in WRITES.items():
            try:
                write(x)
            except PenilaianError:
                continue
            done.append((account, name))
        after = journal(live)
        live.close()
        assert (done, after) == ([], before), account
    assert not leaks
