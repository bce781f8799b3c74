"""Sentences that every room needs."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "cancelled": Sentence("Pekerjaan dihentikan.", "Tidak ada yang berubah."),
    "not_allowed": Sentence(
        "Akun ini tidak berwenang untuk tindakan itu.",
        "Masuk dengan akun yang berwenang atau hubungi bagian kepegawaian.",
    ),
    "record_gone": Sentence(
        "Data ini sudah tidak ada.", "Muat ulang halaman untuk melihat keadaan terbaru."
    ),
    "record_changed": Sentence(
        "Data ini sudah berubah sejak dibuka.",
        "Muat ulang halaman, periksa isinya, lalu ulangi perubahan Anda.",
    ),
    "record_changed_form": Sentence(
        "Data ini sudah berubah sejak dibuka.", "Tulisan Anda tetap di sini, belum tersimpan."
    ),
    "record_changed_seen": Sentence(
        "Yang terbaru ada di tiap isian.", "Simpan lagi untuk memakai isi formulir ini."
    ),
    "record_changed_elsewhere": Sentence(
        "Isian di formulir ini tidak berubah.", "Simpan lagi untuk memakai isi formulir ini."
    ),
}
