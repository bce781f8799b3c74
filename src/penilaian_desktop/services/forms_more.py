"""The forms beyond SKP and evaluation by name: which function gathers the data of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from penilaian_desktop.services.context import Context
from penilaian_desktop.services.forms_attendance import attendance_form
from penilaian_desktop.services.forms_cycle import (
    archive_form,
    credit_form,
    feedback_form,
    work_report_form,
)
from penilaian_desktop.services.forms_follow_up import award_form, coaching_form, proposal_form
from penilaian_desktop.services.forms_plan import (
    action_form,
    expected_form,
    manual_form,
    matrix_form,
)
from penilaian_desktop.services.forms_strength import strength_form
from penilaian_desktop.services.forms_system import review_form, staff_form
from penilaian_desktop.services.forms_unit import recap_form, reminder_form, summary_form
from penilaian_desktop.services.forms_voice import register_form, voice_form
from penilaian_desktop.services.session import Session

Gather = Callable[[Context, Session, str, str], object]

MORE: Mapping[str, Gather] = MappingProxyType(
    {
        "manual-indikator": manual_form,
        "matriks-peran-hasil": matrix_form,
        "rencana-aksi": action_form,
        "yang-diharapkan": expected_form,
        "umpan-balik": feedback_form,
        "laporan-kinerja": work_report_form,
        "konversi-angka-kredit": credit_form,
        "akumulasi-angka-kredit": credit_form,
        "penetapan-angka-kredit": credit_form,
        "penilaian-pp30": archive_form,
        "surat-pengingat": reminder_form,
        "kekuatan": strength_form,
        "surat-usulan-penghargaan": proposal_form,
        "piagam-penghargaan": award_form,
        "berita-acara-pembinaan": coaching_form,
    }
)
"""Each takes context, session, the id of the person, and the code of a period."""

OF_UNIT: Mapping[str, Gather] = MappingProxyType(
    {
        "rekap-unit": recap_form,
        "rekap-kehadiran": attendance_form,
        "ringkasan-publik": summary_form,
        "hasil-survei": voice_form,
        "register-perbaikan": register_form,
    }
)
"""Each takes context, session, the name of a unit ("" = all), and the code of a period."""

OF_AGENCY: Mapping[str, Callable[[Context, Session, str], object]] = MappingProxyType(
    {"kuesioner-wawancara": staff_form, "tinjauan-sistem": review_form}
)
"""Each takes context, session, and the code of a period."""
