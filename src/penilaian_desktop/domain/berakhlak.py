"""BerAKHLAK: seven values with three guides each (SE MenPANRB 20/2021), perilaku kerja of the SKP.

The national form has no number per value: an expectation, feedback, and one rating for all.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BehaviourValue:
    """One value: our two-letter code, its name, its definition and its three guides."""

    code: str
    name: str
    definition: str
    guides: tuple[str, str, str]


VALUES: tuple[BehaviourValue, ...] = (
    BehaviourValue(
        "BP",
        "Berorientasi Pelayanan",
        "Komitmen memberikan pelayanan prima demi kepuasan masyarakat",
        (
            "Memahami dan memenuhi kebutuhan masyarakat",
            "Ramah, cekatan, solutif, dan dapat diandalkan",
            "Melakukan perbaikan tiada henti",
        ),
    ),
    BehaviourValue(
        "AK",
        "Akuntabel",
        "Bertanggung jawab atas kepercayaan yang diberikan",
        (
            (
                "Melaksanakan tugas dengan jujur, bertanggung jawab, cermat, disiplin, dan "
                "berintegritas tinggi"
            ),
            (
                "Menggunakan kekayaan dan barang milik negara secara bertanggung jawab, "
                "efektif, dan efisien"
            ),
            "Tidak menyalahgunakan kewenangan jabatan",
        ),
    ),
    BehaviourValue(
        "KP",
        "Kompeten",
        "Terus belajar dan mengembangkan kapabilitas",
        (
            "Meningkatkan kompetensi diri untuk menjawab tantangan yang selalu berubah",
            "Membantu orang lain belajar",
            "Melaksanakan tugas dengan kualitas terbaik",
        ),
    ),
    BehaviourValue(
        "HR",
        "Harmonis",
        "Saling peduli dan menghargai perbedaan",
        (
            "Menghargai setiap orang apapun latar belakangnya",
            "Suka menolong orang lain",
            "Membangun lingkungan kerja yang kondusif",
        ),
    ),
    BehaviourValue(
        "LY",
        "Loyal",
        "Berdedikasi dan mengutamakan kepentingan Bangsa dan Negara",
        (
            (
                "Memegang teguh ideologi Pancasila, Undang-Undang Dasar Negara Republik "
                "Indonesia Tahun 1945, setia kepada Negara Kesatuan Republik Indonesia serta "
                "pemerintahan yang sah"
            ),
            "Menjaga nama baik sesama ASN, pimpinan, instansi, dan negara",
            "Menjaga rahasia jabatan dan negara",
        ),
    ),
    BehaviourValue(
        "AD",
        "Adaptif",
        "Terus berinovasi dan antusias dalam menggerakkan serta menghadapi perubahan",
        (
            "Cepat menyesuaikan diri menghadapi perubahan",
            "Terus berinovasi dan mengembangkan kreativitas",
            "Bertindak proaktif",
        ),
    ),
    BehaviourValue(
        "KL",
        "Kolaboratif",
        "Membangun kerja sama yang sinergis",
        (
            "Memberi kesempatan kepada berbagai pihak untuk berkontribusi",
            "Terbuka dalam bekerja sama untuk menghasilkan nilai tambah",
            "Menggerakkan pemanfaatan berbagai sumber daya untuk tujuan bersama",
        ),
    ),
)
"""The seven values in the order of the form."""

BY_CODE: dict[str, BehaviourValue] = {value.code: value for value in VALUES}
"""The values by code: BP AK KP HR LY AD KL."""
