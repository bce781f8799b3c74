"""`penilaian office`: what the office checks about itself."""

from __future__ import annotations

from argparse import Namespace

from penilaian_desktop.cli.account import opened
from penilaian_desktop.cli.backend import Backend
from penilaian_desktop.cli.output import OK, REFUSED, Output
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.domain.wording import number
from penilaian_desktop.sync.trust_desk import TrustDesk

SHOWN = 20
"""Problems that are named to people; JSON has all."""


def run(args: Namespace, backend: Backend, output: Output) -> int:
    """Build the received work again from the archive and compare it with the workspace."""
    with opened(args, backend) as workspace:
        desk = TrustDesk(workspace.services, workspace.desk)
        report = desk.check_archive(workspace.session, Silent())
    problems = [str(message(p.code, **dict(p.params))) for p in report.problems]
    output.say(
        f"{number(report.packages)} paket dibaca lagi dari arsip, {number(report.records)} catatan "
        f"dibandingkan, {number(report.own)} catatan ditulis di kantor ini sendiri."
    )
    output.say(f"Sidik keadaan di ruang kerja: {report.hash_here}")
    output.say(f"Sidik keadaan dari arsip:     {report.hash_rebuilt}")
    for sentence in problems[:SHOWN]:
        output.say(f"  {sentence}")
    if len(problems) > SHOWN:
        output.say(f"  dan {number(len(problems) - SHOWN)} hal lain")
    output.say("Arsip dan ruang kerja sama." if report.agrees else "Arsip dan ruang kerja berbeda.")
    output.document(
        {
            "agrees": report.agrees,
            "packages": report.packages,
            "records": report.records,
            "own": report.own,
            "undone": report.undone,
            "state_here": report.hash_here,
            "state_rebuilt": report.hash_rebuilt,
            "problems": [
                {"code": p.code, **dict(p.params), "message": words}
                for p, words in zip(report.problems, problems, strict=True)
            ],
        }
    )
    return OK if report.agrees else REFUSED
