"""`penilaian print`: a form of a person as PDF."""

from __future__ import annotations

from argparse import Namespace

from penilaian_desktop.cli.account import opened
from penilaian_desktop.cli.backend import Backend
from penilaian_desktop.cli.output import OK, Output
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.errors import RuleViolation, StorageUnavailable
from penilaian_desktop.domain.log_views import LOG_REPORTS
from penilaian_desktop.domain.wording import bytes_size
from penilaian_desktop.reports.door import PERSON_FORMS, render


def run(args: Namespace, backend: Backend, output: Output) -> int:
    """Print the list of forms, or one form into a file."""
    if args.list:
        for name, spec in PERSON_FORMS.items():
            output.say(f"{name:<20} {spec.title}")
        output.document({name: spec.title for name, spec in PERSON_FORMS.items()})
        return OK
    if args.form not in PERSON_FORMS:
        raise RuleViolation(
            "form_unknown", field="form", form=args.form or "", forms=", ".join(PERSON_FORMS)
        )
    for name, value in (("--employee", args.employee), ("--period", args.period)):
        if not value:
            raise RuleViolation("option_needed", field=name, option=name)
    if args.out is None:
        raise RuleViolation("option_needed", field="--out", option="--out")
    with opened(args, backend) as workspace:
        services, session = workspace.services, workspace.session
        person_id = services.master_data.person_by_identity(session, args.employee)
        view: object
        if args.form in LOG_REPORTS:
            view = services.log_reports.report(
                session, args.form, person_id, args.period, appendix=args.evidence
            )
        else:
            period = PeriodCode.parse(args.period)
            view = services.forms.view(session, args.form, person_id, period.code)
    pdf = render(args.form, view)
    try:
        args.out.parent.mkdir(parents=True, exist_ok=True)
        args.out.write_bytes(pdf)
    except OSError as failed:
        raise StorageUnavailable("file_unwritable", file=str(args.out)) from failed
    output.say(f"{PERSON_FORMS[args.form].title}: {args.out} ({bytes_size(len(pdf))})")
    output.document({"form": args.form, "file": args.out, "size": len(pdf)})
    return OK
