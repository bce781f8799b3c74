"""The guide on one page: what the appraisal is for, what follows, what nobody sees (TS-12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain.form_views import FormFoot

Sections = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideFormView:
    """The guide as paper: `dated` is the day it was printed."""

    agency: str
    dated: date
    sections: Sections
    foot: FormFoot


def guide(objection_days: int) -> Sections:
    """Return the guide as (title, lines); it says no more than the application does."""
    return (
        (
            "Apa gunanya",
            (
                "Pekerjaan Anda terlihat dari catatan dan bukti, bukan dari kesan.",
                (
                    "Hasil yang baik dapat diusulkan penghargaan; hasil yang kurang dibantu dengan "
                    "pembinaan dan pelatihan."
                ),
                (
                    "Temuan tentang layanan, misalnya waktu tunggu, menjadi perbaikan unit dengan "
                    "penanggung jawab dan tenggat."
                ),
            ),
        ),
        (
            "Apa yang dinilai",
            (
                (
                    "Hasil kerja terhadap SKP yang Anda setujui bersama atasan, dan perilaku kerja "
                    "BerAKHLAK."
                ),
                (
                    "Penilai melihat data di samping skala; rating yang jauh dari data memerlukan "
                    "alasan tertulis."
                ),
                "Cuti, sakit, dan izin tidak mengurangi persentase kehadiran Anda.",
            ),
        ),
        (
            "Apa akibatnya",
            (
                (
                    "Predikat yang diterbitkan menjadi dasar umpan balik, penghargaan, pembinaan, "
                    "pelatihan, dan pengembangan karier menurut aturan instansi."
                ),
                (
                    "Aplikasi ini tidak memotong tunjangan dan tidak menjatuhkan hukuman; itu "
                    "hanya diputuskan pejabat yang berwenang."
                ),
            ),
        ),
        (
            "Apa yang tidak dilihat orang lain",
            (
                "Kegiatan yang masih draf hanya Anda yang melihat.",
                (
                    "Penilaian yang belum diterbitkan hanya dilihat penilainya, dan atasannya saat "
                    "kalibrasi; kepegawaian tidak."
                ),
                "Rekan kerja tidak melihat nilai Anda. Perbandingan antarunit tidak memuat nama.",
                "Nama warga yang mengadu dan nama rekan yang memberi umpan balik disembunyikan.",
            ),
        ),
        (
            "Hak Anda",
            (
                (
                    "Setelah terbit, lihat predikat, alasannya, rumusnya, dan riwayat perubahannya "
                    "di halaman Evaluasi."
                ),
                f"Tidak setuju? Ajukan keberatan dalam {objection_days} hari sejak hasil diterima.",
                "Indikator sulit diukur? Tandai di SKP; tim penyusun menerimanya tanpa nama Anda.",
            ),
        ),
        (
            "Apa yang Anda lakukan",
            (
                (
                    "Tulis satu baris setiap kegiatan, misalnya 09.00-10.30 Melayani perekaman "
                    "=24 orang, lalu ajukan."
                ),
                "Pada akhir periode, periksa realisasi, tulis pencapaian dan tantangan.",
                "Bila ragu tekan F1 di halaman mana pun, atau coba dahulu dengan data contoh.",
            ),
        ),
    )
