"""Draw the first page of every form, small, for docs/gallery."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.reports import (  # noqa: E402
    results,
    samples,
    samples_attendance,
    samples_calibration,
    samples_cycle,
    samples_follow_up,
    samples_log,
    samples_plan,
    samples_unit,
    samples_voice,
)

from penilaian_desktop.reports import door, preview  # noqa: E402

PLAN = samples.plan(samples.many(5))
FORMS = {
    "skp": samples.skp_of(5),
    "dokumen-evaluasi": results.evaluation(),
    "evaluasi": results.evaluation_sheet(PLAN),
    "alasan-predikat": results.why(PLAN),
    "tanda-terima": results.receipt(),
    "lampiran-skp": samples.skp_of(5),
    "manual-indikator": samples_plan.manual(),
    "matriks-peran-hasil": samples_plan.matrix(5),
    "rencana-aksi": samples_plan.actions(months=True),
    "yang-diharapkan": samples_plan.expected(),
    "umpan-balik": samples_cycle.feedback(),
    "laporan-kinerja": samples_cycle.work_report(),
    "konversi-angka-kredit": samples_cycle.credit(),
    "akumulasi-angka-kredit": samples_cycle.credit(5),
    "penetapan-angka-kredit": samples_cycle.credit(5),
    "penilaian-pp30": samples_cycle.archive(),
    "surat-pengingat": samples_unit.reminder(),
    "surat-usulan-penghargaan": samples_follow_up.APPROVED,
    "piagam-penghargaan": samples_follow_up.AWARD,
    "berita-acara-pembinaan": samples_follow_up.COACHING,
    "rekap-unit": samples_unit.recap(),
    "ringkasan-publik": samples_unit.summary(),
    "rekap-kehadiran": samples_attendance.MONTH,
    "hasil-survei": samples_voice.voice(),
    "register-perbaikan": samples_voice.register(),
    "kuesioner-wawancara": samples_voice.staff(),
    "tinjauan-sistem": samples_voice.review(),
    "berita-acara-kalibrasi": samples_calibration.VIEW,
    "laporan-mingguan": samples_log.log(),
    "sidik-kunci": samples_unit.key(),
}


def main() -> None:
    door.use_fonts(ROOT / "resources" / "fonts" / "print")
    target = ROOT / "docs" / "gallery"
    target.mkdir(parents=True, exist_ok=True)
    for form, view in FORMS.items():
        width, height, data = preview.page_image(door.render(form, view), 0, 2.0)
        picture = Image.frombytes("RGBA", (width, height), data).convert("L")
        picture = picture.resize((width * 9 // 20, height * 9 // 20), Image.Resampling.LANCZOS)
        picture.quantize(16).save(target / f"{form}.png", optimize=True)


if __name__ == "__main__":
    main()
